//! The plain family: 110 dots to the inch, an office copier, boxes of five looks, and what usually stands on such papers.

use record::RedactionKind;

use super::copier::{Copier, copy, moved};
use super::{BurntPage, BurntTruth, Setting, block, bound, drawn, is_free, paint, prose, shares, stretch};
use crate::ink::{Ink, Sheet, WIDE};
use crate::metrics::Face;
use crate::rng::Lot;

const DOTS: f32 = 110.0;
const CODES: &[&str] = &["S2 P3", "S3 P3", "TP", "s.40(2)", "3rd party"];

pub fn page(lot: &mut Lot) -> BurntPage {
    let mut sheet = Sheet::new();
    let face = lot.pick(&[Face::Sans, Face::Serif, Face::Typed]);
    let size = 9.5 + lot.below(4) as f32;
    let set = Setting { face, size, lead: size * 1.3, left: 62.0, right: WIDE - 60.0 };
    let mut top = 70.0;
    let mut traps: Vec<[f32; 4]> = Vec::new();
    let trap = lot.below(8);
    sheet.write(
        set.left,
        52.0,
        face.bold(),
        size + 8.0,
        Ink::Black,
        lot.pick(&["CASE RECORD", "Review of Arrangements"]),
    );
    match trap {
        // The head of a table, white on dark, with rules and grey fields below.
        0 | 1 => {
            let bar = [set.left, top, set.right, top + 18.0];
            sheet.shade(bar[0], bar[1], bar[2] - bar[0], 18.0, 0.15);
            for (n, word) in ["Date", "Event", "Worker"].into_iter().enumerate() {
                sheet.write(set.left + 6.0 + 150.0 * n as f32, top + 13.0, Face::SansBold, 9.5, Ink::White, word);
            }
            sheet.shade(set.left, top + 22.0, 120.0, 16.0, lot.pick(&[0.86, 0.58]));
            sheet.write(set.left + 5.0, top + 34.0, Face::Sans, 10.0, Ink::Black, "Legal status");
            sheet.shade(set.left, top + 42.0, 120.0, 16.0, 0.74);
            sheet.line((set.left, top + 64.0), (set.right, top + 64.0), 2.6, Ink::Black);
            traps.push([bar[0], bar[1], bar[2], top + 66.0]);
            top += 76.0;
        }
        // Square bullets and thick rules.
        2 => {
            for n in 0..4 {
                sheet.shade(set.left - 12.0, 120.0 + 40.0 * n as f32, 5.0, 5.0, 0.0);
            }
            sheet.line((set.left, top), (set.right, top), 3.5, Ink::Black);
            top += 10.0;
        }
        _ => {}
    }
    // Room for what is not written.
    let picture = [set.right - 150.0, 560.0, set.right, 700.0];
    let words = prose(&mut sheet, lot, set, top, if (3..=5).contains(&trap) { 540.0 } else { 770.0 });
    let mut taken = traps.clone();
    let mut boxes: Vec<([f32; 4], usize, &str)> = Vec::new();
    let mut codes = Sheet::new();
    for _ in 0..lot.below(7) {
        let look = lot.below(6);
        let area = match lot.below(6) {
            0 => {
                let lines = 2 + lot.below(4);
                block(&words, set, lot, lines)
            }
            _ => stretch(&words, set, lot, 6),
        };
        if area[3] > 772.0 || !is_free(&taken, area, 3.0) {
            continue;
        }
        let mut look = look;
        if look >= 4 && area[2] - area[0] < 45.0 {
            look = 0;
        }
        taken.push(area);
        let code = lot.pick(CODES);
        if look >= 4 {
            let x = (area[0] + area[2]) / 2.0 - Face::Sans.width(code, 6.5) / 2.0;
            codes.write(x, (area[1] + area[3]) / 2.0 + 2.3, Face::Sans, 6.5, Ink::Black, code);
        }
        boxes.push((area, look, code));
    }
    let mut picture_of = drawn(sheet, DOTS);
    let printed = drawn(codes, DOTS);
    let low = paint::place(picture, DOTS, &picture_of);
    match trap {
        3 => paint::photo(&mut picture_of, low, 20, lot),
        4 => {
            paint::disc(&mut picture_of, 640, 920, 40, 25);
            paint::disc(&mut picture_of, 200, 930, 14, 20);
        }
        5 => paint::modules(&mut picture_of, low, 2, true, lot),
        _ => {}
    }
    for &(area, look, _) in &boxes {
        let at = paint::place(area, DOTS, &picture_of);
        match look {
            0 => paint::solid(&mut picture_of, at, 12),
            1 => paint::starved(&mut picture_of, at, 70, 108, lot),
            2 => paint::marker(&mut picture_of, at, 30, false, lot),
            4 => {
                paint::solid(&mut picture_of, at, 8);
                paint::print(&mut picture_of, &printed, at, true);
            }
            _ => {}
        }
    }
    for (part, radius) in [(0.3, 10), (0.7, 10)] {
        let tall = picture_of.height();
        paint::disc(&mut picture_of, 30, (tall as f32 * part) as u32, radius, 40);
    }
    let how = Copier {
        turn: 2.5,
        paper: 232 + lot.below(14) as u8,
        toner: 20 + lot.below(20) as u8,
        grain: 3 + lot.below(5) as u8,
        spine: if lot.below(3) == 0 { 40 } else { 0 },
        specks: lot.below(60),
        two_levels: false,
    };
    let (mut copied, to) = copy(&picture_of, how, lot);
    let mut parts = Vec::new();
    for (area, look, _) in boxes {
        let scale = DOTS / 72.0;
        let mut area = area;
        // A program's boxes come after the scanner.
        let at = paint::place(area, DOTS, &copied);
        let (kind, name) = match look {
            3 => {
                paint::solid(&mut copied, at, 0);
                (RedactionKind::ScanBox, "box of a program")
            }
            5 => {
                paint::solid(&mut copied, at, 255);
                paint::print(&mut copied, &printed, at, false);
                (RedactionKind::White, "white patch with a code")
            }
            _ => {
                area = moved(area.map(|v| v * scale), &to).map(|v| v / scale);
                (RedactionKind::ScanBox, ["black box", "grey copied box", "marker pen", "", "box with a code"][look])
            }
        };
        parts.push(BurntTruth { kind, look: name, area: shares(area) });
    }
    BurntPage { bytes: bound(&copied, 45 + lot.below(40) as u8), is_pdf: true, parts }
}
