//! Pictures of pages whose words are known, for measuring how well pictures are read (OCR): five conditions, any number of
//! pages, each from a seed of its own.
//!
//! The worst that a real file holds (handwriting, the fifth photocopy of a fax) is not among them, and no figure measured
//! on them says how such a page is read.

use chrono::{Days, NaiveDate};
use image::GrayImage;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};

use crate::ink::{Ink, Sheet, WIDE, bind};
use crate::metrics::Face;
use crate::prose::{HOMES, WORKERS, happening, sentences, written};
use crate::rng::Lot;
use crate::scan::render_grey_at;

/// What became of a page before it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// 300 dots to the inch, as printed.
    Clean,
    /// 200 dots, laid on the glass up to 3 degrees crooked, with a little grain.
    Skewed,
    /// 200 dots, faded, out of focus, specks, a shadow along the spine, packed hard as JPEG.
    Noisy,
    /// 200 dots, typed on a machine with uneven letters.
    Typewriter,
    /// A photograph from a hand, with uneven light and lines that run together.
    Photographed,
}

impl Condition {
    pub const ALL: [Self; 5] = [Self::Clean, Self::Skewed, Self::Noisy, Self::Typewriter, Self::Photographed];

    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Skewed => "skewed",
            Self::Noisy => "noisy",
            Self::Typewriter => "typewriter",
            Self::Photographed => "photographed",
        }
    }
}

/// A word and its box `[x0, y0, x1, y1]` in pixels of the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedWord {
    pub text: String,
    pub bbox: [f32; 4],
}

/// A picture and what is written on it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingPage {
    /// One byte a pixel, 0 black, row by row.
    pub pixels: Vec<u8>,
    pub width: u32,
    pub height: u32,
    /// In reading order, with their places.
    pub words: Vec<PlacedWord>,
}

impl ReadingPage {
    /// The words with a space between them.
    #[must_use]
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|w| w.text.as_str()).collect();
        words.join(" ")
    }
}

/// A page in a condition. The same seed gives the same page.
#[must_use]
pub fn reading_page(condition: Condition, seed: u64) -> ReadingPage {
    let mut lot = Lot::new(0x0C12 ^ seed.wrapping_mul(0x9E37_79B9) ^ (condition as u64) << 40);
    let (sheet, words) = written_page(condition, &mut lot);
    let dots = if condition == Condition::Clean { 300.0 } else { 200.0 };
    let drawn = render_grey_at(bind(vec![sheet], "Page"), dots).remove(0);
    let scale = dots / 72.0;
    let (page, lens) = match condition {
        Condition::Clean => (drawn, Lens::straight()),
        Condition::Photographed => photographed(&drawn, &mut lot),
        _ => copied(&drawn, condition, &mut lot),
    };
    let words = words
        .into_iter()
        .map(|word| {
            let [x0, y0, x1, y1] = word.bbox.map(|v| v * scale);
            let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| lens.seen_at(x, y));
            let side = |pick: fn(&(f32, f32)) -> f32, best: fn(f32, f32) -> f32| {
                corners.iter().map(pick).reduce(best).unwrap_or(0.0)
            };
            let bbox =
                [side(|c| c.0, f32::min), side(|c| c.1, f32::min), side(|c| c.0, f32::max), side(|c| c.1, f32::max)];
            PlacedWord { text: word.text, bbox }
        })
        .collect();
    let (width, height) = page.dimensions();
    ReadingPage { pixels: page.into_raw(), width, height, words }
}

/// Lines of a page, and the words on them with their places in points.
struct Writer {
    sheet: Sheet,
    words: Vec<PlacedWord>,
    face: Face,
    size: f32,
    typed: bool,
}

impl Writer {
    fn line(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str, lot: &mut Lot) {
        let mut at = x;
        for word in text.split(' ') {
            let wide = face.width(word, size);
            let bbox = [at, y - 0.72 * size, at + wide, y + 0.2 * size];
            self.words.push(PlacedWord { text: word.to_owned(), bbox });
            if self.typed {
                for (n, letter) in word.chars().enumerate() {
                    let off = |lot: &mut Lot| (lot.below(9) as f32 - 4.0) / 8.0;
                    let gray = lot.below(46) as f32 / 100.0;
                    let (dx, dy) = (off(lot) * 0.4, off(lot));
                    self.sheet.strike(at + n as f32 * 0.6 * size + dx, y + dy, face, size, gray, letter);
                }
            } else {
                self.sheet.write(at, y, face, size, Ink::Black, word);
            }
            at += wide + face.width(" ", size);
        }
    }

    /// Fills lines of at most `wide` points, and answers where the next one goes.
    fn flow(&mut self, text: &str, x: f32, mut y: f32, wide: f32, lot: &mut Lot) -> f32 {
        let (face, size) = (self.face, self.size);
        let mut line = String::new();
        for word in text.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if face.width(&longer, size) > wide && !line.is_empty() {
                self.line(x, y, face, size, &line, lot);
                y += size * 1.24;
                line = word.to_owned();
            } else {
                line = longer;
            }
        }
        self.line(x, y, face, size, &line, lot);
        y + size * 1.24
    }
}

fn written_page(condition: Condition, lot: &mut Lot) -> (Sheet, Vec<PlacedWord>) {
    let typed = condition == Condition::Typewriter;
    let face = if typed {
        Face::Typed
    } else {
        lot.pick(&[Face::Serif, Face::Sans, Face::Serif, Face::Sans, Face::Typed, Face::SerifItalic])
    };
    let size = if typed { 10.5 } else { 9.0 + lot.below(7) as f32 / 2.0 };
    let mut writer = Writer { sheet: Sheet::new(), words: Vec::new(), face, size, typed };
    let from_prose = sentences();
    let mut day = NaiveDate::from_ymd_opt(1998, 2, 3).unwrap_or_default() + Days::new(lot.draw() % 3_000);
    let left = 56.0 + lot.below(20) as f32;
    let wide = WIDE - left - 50.0;
    let heading = format!("CASE RECORD {}/{} {}", 10 + lot.below(80), 1_000 + lot.below(9_000), lot.pick(&WORKERS));
    writer.line(left, 60.0, face.bold(), size + 2.0, &heading, lot);
    let mut y = 60.0 + size * 2.6;
    let end = 560.0 + lot.below(200) as f32;
    let mut table_due = lot.below(3) > 0;
    while y < end {
        let head = format!("{} Visit to {}", written(day, lot), lot.pick(&HOMES));
        writer.line(left, y, face.bold(), size, &head, lot);
        y += size * 1.3;
        let mut text = happening(day, lot);
        for _ in 0..2 + lot.below(4) {
            text.push(' ');
            text.push_str(lot.pick(&from_prose));
        }
        if lot.below(3) == 0 {
            text.push_str(&format!(
                " Paid £{}.{:02} for shoes (ref. {}-{}).",
                1 + lot.below(80),
                lot.below(100),
                lot.below(900),
                lot.below(90)
            ));
        }
        y = writer.flow(&text, left, y, wide, lot) + size * 0.8;
        if table_due && y > 300.0 {
            table_due = false;
            y = table(&mut writer, left, y, day, lot) + size;
        }
        day = day + Days::new(1 + lot.draw() % 20);
    }
    writer.line(left, 812.0, face, 8.0, &format!("Page {} of {}", 1 + lot.below(40), 41 + lot.below(300)), lot);
    (writer.sheet, writer.words)
}

/// Dates, weights and names in three columns far apart.
fn table(writer: &mut Writer, left: f32, mut y: f32, mut day: NaiveDate, lot: &mut Lot) -> f32 {
    let (face, size) = (writer.face, writer.size);
    for n in 0..5 {
        let cells = if n == 0 {
            ["Date".to_owned(), "Weight".to_owned(), "Seen by".to_owned()]
        } else {
            let weight = format!("{}.{} kg", 11 + lot.below(30), lot.below(10));
            [written(day, lot), weight, lot.pick(&WORKERS).to_owned()]
        };
        let used = if n == 0 { face.bold() } else { face };
        for (cell, x) in cells.iter().zip([0.0, 170.0, 290.0]) {
            writer.line(left + x, y, used, size, cell, lot);
        }
        y += size * 1.4;
        day = day + Days::new(30 + lot.draw() % 60);
    }
    y
}

/// How places on the paper become places on the picture and back: a perspective, with its inverse.
struct Lens {
    out: [f32; 8],
    back: [f32; 8],
}

impl Lens {
    fn straight() -> Self {
        let same = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0];
        Self { out: same, back: same }
    }

    /// Turned by `angle` about a point and seen from a side, as far as `tilt` says.
    fn new(angle: f32, (mid_x, mid_y): (f32, f32), shift: (f32, f32), tilt: (f32, f32)) -> Self {
        let (sin, cos) = angle.sin_cos();
        // About the middle: turn, then divide by 1 + tilt·place, then shift.
        let (g, h) = (tilt.0 * cos + tilt.1 * sin, tilt.1 * cos - tilt.0 * sin);
        let (to_x, to_y) = (mid_x + shift.0, mid_y + shift.1);
        let rows = [[cos + to_x * g, -sin + to_x * h, 0.0], [sin + to_y * g, cos + to_y * h, 0.0], [g, h, 1.0]];
        let about = |row: [f32; 3], end: f32| [row[0], row[1], end - row[0] * mid_x - row[1] * mid_y];
        let (a, b, c) = (about(rows[0], to_x), about(rows[1], to_y), about(rows[2], 1.0));
        let out = [a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1]].map(|v| v / c[2]);
        Self { out, back: inverse(out) }
    }

    fn seen_at(&self, x: f32, y: f32) -> (f32, f32) {
        apply(&self.out, x, y)
    }

    fn comes_from(&self, x: f32, y: f32) -> (f32, f32) {
        apply(&self.back, x, y)
    }
}

fn apply(m: &[f32; 8], x: f32, y: f32) -> (f32, f32) {
    let under = m[6] * x + m[7] * y + 1.0;
    ((m[0] * x + m[1] * y + m[2]) / under, (m[3] * x + m[4] * y + m[5]) / under)
}

fn inverse(m: [f32; 8]) -> [f32; 8] {
    let [a, b, c, d, e, f, g, h] = m.map(f64::from);
    let cofactors = [
        e - f * h,
        c * h - b,
        b * f - c * e,
        f * g - d,
        a - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    ];
    std::array::from_fn(|n| (cofactors[n] / cofactors[8]) as f32)
}

/// From a copier or scanner.
fn copied(drawn: &GrayImage, condition: Condition, lot: &mut Lot) -> (GrayImage, Lens) {
    let (wide, tall) = drawn.dimensions();
    let part = |lot: &mut Lot, most: f32| (lot.below(2_001) as f32 / 1_000.0 - 1.0) * most;
    let noisy = condition == Condition::Noisy;
    let degrees = match condition {
        Condition::Skewed => (1.0 + lot.below(200) as f32 / 100.0) * if lot.below(2) == 0 { -1.0 } else { 1.0 },
        Condition::Noisy => part(lot, 1.5),
        _ => part(lot, 0.7),
    };
    let middle = (wide as f32 / 2.0, tall as f32 / 2.0);
    let lens = Lens::new(degrees.to_radians(), middle, (part(lot, 6.0), part(lot, 6.0)), (0.0, 0.0));
    let (black, paper, grain) = if noisy { (96.0, 232.0, 22) } else { (30.0, 243.0, 6) };
    let shadow = if noisy { 130.0 } else { 20.0 };
    let source = if noisy { blurred(&blurred(drawn)) } else { drawn.clone() };
    let mut out = GrayImage::new(wide, tall);
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let (fx, fy) = lens.comes_from(x as f32 + 0.5, y as f32 + 0.5);
        let ink = between(&source, fx - 0.5, fy - 0.5, 255.0);
        let spine = shadow * (-(x as f32) / 40.0).exp();
        let noise = (lot.draw() % (2 * grain + 1)) as f32 - grain as f32;
        let mut grey = black + ink * (paper - black) / 255.0 + noise - spine;
        if noisy {
            match lot.draw() % 300 {
                0 => grey = 40.0,
                1 => grey = 250.0,
                _ => {}
            }
        }
        pixel.0[0] = grey.clamp(0.0, 255.0) as u8;
    }
    let quality = if noisy { 35 } else { 75 };
    (packed(&out, quality), lens)
}

/// From a telephone held over a table.
fn photographed(drawn: &GrayImage, lot: &mut Lot) -> (GrayImage, Lens) {
    let (wide, tall) = drawn.dimensions();
    let (out_wide, out_tall) = (wide + 180, tall + 200);
    let part = |lot: &mut Lot, most: f32| (lot.below(2_001) as f32 / 1_000.0 - 1.0) * most;
    let tilt = (part(lot, 0.035) / wide as f32, part(lot, 0.05) / tall as f32);
    let middle = (wide as f32 / 2.0, tall as f32 / 2.0);
    let lens = Lens::new(part(lot, 2.0).to_radians(), middle, (90.0 + part(lot, 20.0), 100.0 + part(lot, 20.0)), tilt);
    let bright_from = lot.below(4);
    let source = blurred(drawn);
    let mut out = GrayImage::new(out_wide, out_tall);
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let (fx, fy) = lens.comes_from(x as f32 + 0.5, y as f32 + 0.5);
        let on_paper = (0.0..wide as f32).contains(&fx) && (0.0..tall as f32).contains(&fy);
        let base = if on_paper {
            35.0 + between(&source, fx - 0.5, fy - 0.5, 255.0) * 205.0 / 255.0
        } else {
            105.0 - if y / 7 % 3 == 0 { 12.0 } else { 0.0 }
        };
        let (across, down) = (x as f32 / out_wide as f32, y as f32 / out_tall as f32);
        let far = match bright_from {
            0 => across,
            1 => 1.0 - across,
            2 => down,
            _ => (across + down) / 2.0,
        };
        let noise = (lot.draw() % 13) as f32 - 6.0;
        pixel.0[0] = (base * (1.0 - 0.5 * far) + noise).clamp(0.0, 255.0) as u8;
    }
    (packed(&out, 60), lens)
}

/// The mean of each pixel and its neighbours.
fn blurred(page: &GrayImage) -> GrayImage {
    let (wide, tall) = page.dimensions();
    GrayImage::from_fn(wide, tall, |x, y| {
        let (xs, ys) = (x.saturating_sub(1)..(x + 2).min(wide), y.saturating_sub(1)..(y + 2).min(tall));
        let count = (xs.end - xs.start) * (ys.end - ys.start);
        let sum: u32 =
            ys.flat_map(|y| xs.clone().map(move |x| (x, y))).map(|(x, y)| u32::from(page.get_pixel(x, y).0[0])).sum();
        image::Luma([(sum / count) as u8])
    })
}

/// The grey level between four pixels; `outside` beyond the page.
fn between(page: &GrayImage, x: f32, y: f32, outside: f32) -> f32 {
    let (wide, tall) = page.dimensions();
    if x < 0.0 || y < 0.0 || x >= wide as f32 - 1.0 || y >= tall as f32 - 1.0 {
        return outside;
    }
    let (left, top) = (x as u32, y as u32);
    let at = |x, y| f32::from(page.get_pixel(x, y).0[0]);
    let upper = at(left, top) + (at(left + 1, top) - at(left, top)) * x.fract();
    let lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * x.fract();
    upper + (lower - upper) * y.fract()
}

/// Through JPEG and back.
fn packed(page: &GrayImage, quality: u8) -> GrayImage {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, quality).encode_image(page).expect("writing to memory");
    let decoder = JpegDecoder::new(std::io::Cursor::new(jpeg)).expect("just written");
    image::DynamicImage::from_decoder(decoder).expect("just written").into_luma8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_the_picture_lead_back_to_the_paper() {
        let lens = Lens::new(0.03, (800.0, 1100.0), (90.0, 100.0), (0.00002, -0.00003));
        for (x, y) in [(0.0, 0.0), (1600.0, 20.0), (300.0, 2200.0), (800.0, 1100.0)] {
            let (u, v) = lens.seen_at(x, y);
            let (bx, by) = lens.comes_from(u, v);
            assert!((bx - x).abs() < 0.1 && (by - y).abs() < 0.1, "({x}, {y}) became ({bx}, {by})");
        }
        let (x, y) = lens.seen_at(800.0, 1100.0);
        assert!((x - 890.0).abs() < 0.01 && (y - 1200.0).abs() < 0.01);
    }

    #[test]
    fn ink_is_where_the_words_are_said_to_be() {
        let page = reading_page(Condition::Photographed, 3);
        let mean = |[x0, y0, x1, y1]: [f32; 4]| {
            let (mut sum, mut n) = (0_u32, 0_u32);
            for y in y0.max(0.0) as u32..(y1 as u32).min(page.height) {
                for x in x0.max(0.0) as u32..(x1 as u32).min(page.width) {
                    sum += u32::from(page.pixels[(y * page.width + x) as usize]);
                    n += 1;
                }
            }
            sum as f32 / n.max(1) as f32
        };
        let darker = page
            .words
            .iter()
            .filter(|w| {
                let [x0, y0, x1, y1] = w.bbox;
                let high = y1 - y0;
                mean(w.bbox) < mean([x0, y0 + high * 40.0, x1, y1 + high * 40.0]).max(60.0) || mean(w.bbox) < 190.0
            })
            .count();
        assert!(darker * 10 > page.words.len() * 9, "{darker} of {}", page.words.len());
        assert_eq!(page, reading_page(Condition::Photographed, 3));
    }
}
