//! Scanned pages with removed parts burnt into them, and with dark things that are no removed parts, for measuring how well
//! the one is told from the other. There are two families that share no look: one to build on, one set aside to report on.

mod copier;
mod paint;
mod plain;
mod sealed;
mod worn;

pub use sealed::sealed_files;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, GrayImage};
use record::RedactionKind;

use crate::ink::{Plate, Sheet, TALL, WIDE, bind, bind_plates};
use crate::metrics::Face;
use crate::rng::Lot;

/// Which looks the pages have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// A tidy office copier. What finds boxes was built on these.
    Plain,
    /// Bad copies, other pens, other papers, photographs. Kept for reporting.
    Worn,
}

/// A removed part: where it stands, as shares of the page's width and height from its top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct BurntTruth {
    pub kind: RedactionKind,
    /// The look, for the reader of a report.
    pub look: &'static str,
    pub area: [f32; 4],
}

/// One page as it was received: a PDF with one picture in it, or a photograph.
#[derive(Debug, Clone, PartialEq)]
pub struct BurntPage {
    pub bytes: Vec<u8>,
    pub is_pdf: bool,
    pub parts: Vec<BurntTruth>,
}

/// `count` pages of a family, the same every time.
#[must_use]
pub fn burnt_pages(family: Family, seed: u64, count: usize) -> Vec<BurntPage> {
    (0..count)
        .map(|n| {
            let mut lot = Lot::new(seed.wrapping_mul(1_000_003).wrapping_add(n as u64));
            match family {
                Family::Plain => plain::page(&mut lot),
                Family::Worn => worn::page(&mut lot),
            }
        })
        .collect()
}

/// A word where it was written, in points.
#[derive(Debug, Clone, Copy)]
struct Written {
    line: usize,
    x0: f32,
    x1: f32,
    baseline: f32,
}

/// How the words of a page are set.
#[derive(Debug, Clone, Copy)]
struct Setting {
    face: Face,
    size: f32,
    lead: f32,
    left: f32,
    right: f32,
}

const WORDS: &[&str] = &[
    "the",
    "of",
    "visit",
    "carer",
    "said",
    "that",
    "review",
    "was",
    "held",
    "at",
    "school",
    "and",
    "placement",
    "home",
    "Amy",
    "seen",
    "today",
    "with",
    "social",
    "worker",
    "plan",
    "agreed",
    "contact",
    "should",
    "continue",
    "weekly",
    "mother",
    "told",
    "us",
    "she",
    "would",
    "like",
    "to",
    "see",
    "her",
    "brother",
    "again",
    "before",
    "Easter",
    "no",
    "concerns",
    "were",
    "raised",
    "by",
    "Mrs",
    "Hall",
    "health",
    "assessment",
    "due",
    "in",
    "May",
    "1994",
    "team",
];

/// Lines of prose from `top` to `bottom`, in points.
fn prose(sheet: &mut Sheet, lot: &mut Lot, set: Setting, top: f32, bottom: f32) -> Vec<Written> {
    let mut words = Vec::new();
    let (mut y, mut line) = (top + set.size, 0);
    while y < bottom {
        let ends = if lot.below(5) == 0 { set.left + (set.right - set.left) * 0.5 } else { set.right };
        let mut x = set.left;
        loop {
            let word = lot.pick(WORDS);
            let wide = set.face.width(word, set.size);
            if x + wide > ends {
                break;
            }
            sheet.write(x, y, set.face, set.size, crate::ink::Ink::Black, word);
            words.push(Written { line, x0: x, x1: x + wide, baseline: y });
            x += wide + set.face.width(" ", set.size);
        }
        line += 1;
        y += set.lead;
        if lot.below(6) == 0 {
            y += set.lead * 0.6;
        }
    }
    words
}

/// The place of a few words that follow each other on one line.
fn stretch(words: &[Written], set: Setting, lot: &mut Lot, most: usize) -> [f32; 4] {
    let first = lot.below(words.len());
    let mut last = first;
    let wanted = 1 + lot.below(most);
    while last + 1 < words.len() && words[last + 1].line == words[first].line && last - first + 1 < wanted {
        last += 1;
    }
    let (x0, x1) = (words[first].x0 - 1.0, words[last].x1 + 1.0);
    let least = set.size * 1.6;
    [x0, words[first].baseline - 0.86 * set.size, x1.max(x0 + least), words[first].baseline + 0.28 * set.size]
}

/// The place of a block of whole lines.
fn block(words: &[Written], set: Setting, lot: &mut Lot, lines: usize) -> [f32; 4] {
    let first = words[lot.below(words.len())];
    let last = words.iter().rfind(|w| w.line < first.line + lines).copied().unwrap_or(first);
    [set.left - 2.0, first.baseline - 0.9 * set.size, set.right + 2.0, last.baseline + 0.3 * set.size]
}

/// True where an area keeps clear of all that are there.
fn is_free(taken: &[[f32; 4]], area: [f32; 4], gap: f32) -> bool {
    taken.iter().all(|t| area[2] + gap < t[0] || area[0] - gap > t[2] || area[3] + gap < t[1] || area[1] - gap > t[3])
}

/// One sheet as grey pixels, `dots` to the inch.
fn drawn(sheet: Sheet, dots: f32) -> GrayImage {
    crate::scan::render_grey_at(bind(vec![sheet], "Page"), dots).remove(0)
}

fn jpeg(page: &GrayImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode(page.as_raw(), page.width(), page.height(), ExtendedColorType::L8)
        .expect("writing to memory");
    out
}

fn bound(page: &GrayImage, quality: u8) -> Vec<u8> {
    bind_plates(&[Plate { jpeg: jpeg(page, quality), wide: page.width(), tall: page.height() }], "Scan")
}

/// An area in points as shares of the page.
fn shares([x0, y0, x1, y1]: [f32; 4]) -> [f32; 4] {
    [x0 / WIDE, y0 / TALL, x1 / WIDE, y1 / TALL]
}
