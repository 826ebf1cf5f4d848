//! The worn family: 150 dots to the inch, bad copies, tape, thin pens, copiers that know two levels, and photographs. It shares
//! no look of a box and no trap with the plain family.

use image::{GrayImage, Luma};
use record::RedactionKind;

use super::copier::{Copier, copy, moved};
use super::{BurntPage, BurntTruth, Setting, block, bound, drawn, is_free, jpeg, paint, prose, stretch};
use crate::ink::{Ink, Sheet, TALL, WIDE};
use crate::metrics::Face;
use crate::rng::Lot;

const DOTS: f32 = 150.0;
const CODES: &[&str] = &["Sch 2 (16)", "Exempt", "LPP", "S2 P1 Para 2", "Data of another"];
const LOOKS: [&str; 7] = [
    "starved copy",
    "two strokes of a pen",
    "tape",
    "round corners",
    "dark grey",
    "code at the left",
    "framed white patch",
];

pub fn page(lot: &mut Lot) -> BurntPage {
    let mut sheet = Sheet::new();
    let face = lot.pick(&[Face::Serif, Face::Typed, Face::Sans, Face::SerifItalic]);
    let size = 10.0 + lot.below(5) as f32 * 0.7;
    let set = Setting { face, size, lead: size * 1.42, left: 78.0, right: WIDE - 72.0 };
    let trap = lot.below(9);
    let mut top = 96.0;
    let mut taken: Vec<[f32; 4]> = Vec::new();
    match trap {
        // A letterhead, white on dark across the page.
        0 => {
            sheet.shade(40.0, 36.0, WIDE - 80.0, 42.0, 0.12);
            sheet.write(60.0, 64.0, Face::SansBold, 21.0, Ink::White, "Borough of Marlow");
            taken.push([40.0, 36.0, WIDE - 40.0, 78.0]);
        }
        // Boxes that were ticked by filling them.
        1 => {
            for n in 0..6 {
                let y = 104.0 + 22.0 * n as f32;
                sheet.frame(set.left, y, 9.0, 9.0, 0.8);
                if n % 2 == 0 {
                    sheet.shade(set.left, y, 9.0, 9.0, 0.0);
                }
                sheet.write(set.left + 18.0, y + 8.5, Face::Sans, 10.0, Ink::Black, "Seen alone by the worker");
            }
            top = 250.0;
        }
        // Fields in grey with words on them.
        2 => {
            for n in 0..3 {
                let y = 100.0 + 26.0 * n as f32;
                sheet.shade(set.left, y, 200.0, 20.0, 0.62);
                sheet.write(set.left + 6.0, y + 14.0, Face::SansBold, 10.5, Ink::Black, "Name of school");
            }
            top = 196.0;
        }
        _ => sheet.write(set.left, 72.0, face.bold(), 22.0, Ink::Black, "MEMORANDUM"),
    }
    let low = (3..=6).contains(&trap);
    let words = prose(&mut sheet, lot, set, top, if low { 570.0 } else { 760.0 });
    let mut boxes: Vec<([f32; 4], usize)> = Vec::new();
    let mut codes = Sheet::new();
    for _ in 0..lot.below(6) {
        let area = match lot.below(5) {
            0 => {
                let lines = 2 + lot.below(3);
                block(&words, set, lot, lines)
            }
            _ => stretch(&words, set, lot, 5),
        };
        if area[3] > 762.0 || !is_free(&taken, area, 4.0) {
            continue;
        }
        let mut look = lot.below(LOOKS.len());
        if look >= 5 && area[2] - area[0] < 80.0 {
            look = lot.below(5);
        }
        taken.push(area);
        if look >= 5 {
            let y = (area[1] + area[3]) / 2.0 + 2.5;
            codes.write(area[0] + 5.0, y, Face::SansBold, 7.0, Ink::Black, lot.pick(CODES));
        }
        boxes.push((area, look));
    }
    let mut picture = drawn(sheet, DOTS);
    let printed = drawn(codes, DOTS);
    let low_place = paint::place([set.left, 600.0, set.left + 150.0, 760.0], DOTS, &picture);
    match trap {
        3 => paint::modules(
            &mut picture,
            [low_place[0], low_place[1], low_place[0] + 150, low_place[1] + 150],
            6,
            false,
            lot,
        ),
        4 => portrait(&mut picture, low_place),
        5 => paint::photo(&mut picture, low_place, 8, lot),
        6 => shield(&mut picture, low_place[0] + 120, low_place[1] + 40),
        7 => {
            let line = stretch(&words, set, lot, 6);
            if is_free(&taken, line, 4.0) {
                let at = paint::place(line, DOTS, &picture);
                paint::crossed_out(&mut picture, at);
            }
        }
        _ => {}
    }
    for &(area, look) in &boxes {
        let at = paint::place(area, DOTS, &picture);
        match look {
            0 => paint::starved(&mut picture, at, 38, 118, lot),
            1 => paint::marker(&mut picture, at, 42, true, lot),
            2 => tape(&mut picture, at, lot),
            3 => {
                paint::solid(&mut picture, at, 10);
                round_off(&mut picture, at);
            }
            4 => paint::solid(&mut picture, at, 66),
            5 => {
                paint::solid(&mut picture, at, 5);
                paint::print(&mut picture, &printed, at, true);
            }
            _ => {}
        }
    }
    let two_levels = trap != 4 && trap != 5 && lot.below(4) == 0;
    let how = Copier {
        turn: 3.0,
        paper: if two_levels { 244 } else { 206 + lot.below(38) as u8 },
        toner: 14 + lot.below(34) as u8,
        grain: 4 + lot.below(8) as u8,
        spine: if lot.below(3) == 0 { 60 } else { 0 },
        specks: 40 + lot.below(120),
        two_levels,
    };
    let (mut copied, to) = copy(&picture, how, lot);
    let scale = DOTS / 72.0;
    let mut parts = Vec::new();
    for (area, look) in boxes {
        let at = paint::place(area, DOTS, &copied);
        let mut area = area;
        let mut kind = RedactionKind::ScanBox;
        if look == 6 {
            if two_levels {
                // White on white is no evidence: the words that stand there are read later.
                continue;
            }
            kind = RedactionKind::White;
            paint::solid(&mut copied, at, 255);
            paint::print(&mut copied, &printed, at, false);
        } else {
            area = moved(area.map(|v| v * scale), &to).map(|v| v / scale);
        }
        parts.push((kind, LOOKS[look], area.map(|v| v * scale)));
    }
    if lot.below(3) == 0 {
        return photographed(&copied, parts, lot);
    }
    let (w, h) = (WIDE * scale, TALL * scale);
    let parts = parts
        .into_iter()
        .map(|(kind, look, a)| BurntTruth { kind, look, area: [a[0] / w, a[1] / h, a[2] / w, a[3] / h] })
        .collect();
    BurntPage { bytes: bound(&copied, 32 + lot.below(50) as u8), is_pdf: true, parts }
}

/// The page on a table, with the light from one side.
fn photographed(page: &GrayImage, parts: Vec<(RedactionKind, &'static str, [f32; 4])>, lot: &mut Lot) -> BurntPage {
    let (wide, tall) = page.dimensions();
    let (left, above) = (30 + lot.below(50) as u32, 30 + lot.below(50) as u32);
    let photo = GrayImage::from_fn(wide + 120, tall + 120, |x, y| {
        let shade = 255 - (x * 70 / (wide + 120)) as i32;
        let inside = (left..left + wide).contains(&x) && (above..above + tall).contains(&y);
        let level =
            if inside { i32::from(page.get_pixel(x - left, y - above).0[0]) } else { 96 + (y / 7 % 3) as i32 * 9 };
        Luma([(level * shade / 255).clamp(0, 255) as u8])
    });
    let (w, h) = ((wide + 120) as f32, (tall + 120) as f32);
    let (left, above) = (left as f32, above as f32);
    let parts = parts
        .into_iter()
        // A patch that was white in the copy is as grey as the rest of the photograph.
        .filter(|(kind, ..)| *kind != RedactionKind::White)
        .map(|(kind, look, a)| BurntTruth {
            kind,
            look,
            area: [(a[0] + left) / w, (a[1] + above) / h, (a[2] + left) / w, (a[3] + above) / h],
        })
        .collect();
    BurntPage { bytes: jpeg(&photo, 60 + lot.below(30) as u8), is_pdf: false, parts }
}

/// Dark tape that was not stuck on straight.
fn tape(page: &mut GrayImage, [x0, y0, x1, y1]: paint::Place, lot: &mut Lot) {
    let lean = (lot.below(31) as f32 - 15.0) / 1000.0;
    let middle = (x0 + x1) as f32 / 2.0;
    for x in x0..x1 {
        let off = ((x as f32 - middle) * lean) as i32;
        for y in y0..y1 {
            let to = (y as i32 + off).clamp(0, page.height() as i32 - 1) as u32;
            page.put_pixel(x, to, Luma([48 + lot.below(9) as u8]));
        }
    }
}

fn round_off(page: &mut GrayImage, [x0, y0, x1, y1]: paint::Place) {
    let r = ((y1 - y0) / 4).min(8);
    paint::each(page, [x0, y0, x1, y1], |x, y, old| {
        let (dx, dy) = (r.saturating_sub((x - x0).min(x1 - 1 - x)), r.saturating_sub((y - y0).min(y1 - 1 - y)));
        if dx * dx + dy * dy > r * r { 255 } else { old }
    });
}

/// Somebody in a dark coat: nobody.
fn portrait(page: &mut GrayImage, at: paint::Place) {
    let [x0, y0, x1, y1] = at;
    let (w, h) = ((x1 - x0) as f32, (y1 - y0) as f32);
    paint::each(page, at, |x, y, _| {
        let (u, v) = ((x - x0) as f32 / w, (y - y0) as f32 / h);
        let head = (u - 0.5).powi(2) / 0.03 + (v - 0.34).powi(2) / 0.04 < 1.0;
        let coat = v > 0.55 && (u - 0.5).abs() < 0.12 + (v - 0.5) * 0.9;
        match (head, coat) {
            (true, _) => (150.0 + 40.0 * u) as u8,
            (_, true) => (22.0 + 30.0 * u) as u8,
            _ => (120.0 + 70.0 * v) as u8,
        }
    });
}

/// A council's arms, as a stamp.
fn shield(page: &mut GrayImage, x: u32, y: u32) {
    paint::each(page, [x - 60, y, x + 60, y + 140], |px, py, old| {
        let (u, v) = ((px as f32 - x as f32) / 60.0, (py - y) as f32 / 140.0);
        let inside = u.abs() < if v < 0.5 { 1.0 } else { 1.0 - ((v - 0.5) * 2.0).powi(2) };
        let cross = u.abs() < 0.16 || (v - 0.35).abs() < 0.08;
        match (inside, cross) {
            (true, true) => 240,
            (true, false) => 30,
            _ => old,
        }
    });
}
