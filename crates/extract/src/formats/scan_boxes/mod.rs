//! Removed parts that are burnt into the picture of a page: black and grey boxes, strokes of a marker pen, and white patches
//! that are cleaner than their paper. It looks at grey levels alone, reads no words, and says nothing about plain white space.

mod dark;
mod grey;
mod lean;
mod level;
mod regions;
mod white;

pub use grey::Grey;

use record::{Redaction, RedactionKind, WordBox};

/// More than this on one page is a pattern and no page of writing.
const MOST: usize = 400;
/// Dots to the inch under which boxes cannot be told from letters.
const TOO_COARSE: f32 = 45.0;

/// A removed part of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Burnt {
    pub kind: RedactionKind,
    /// `[x0, y0, x1, y1]` around it, in points from the top left corner of the page.
    pub area: [f32; 4],
    lies: Lying,
}

impl Burnt {
    /// True for a point, in points, that the box itself covers. A box that leans covers less than its `area`.
    pub fn covers(&self, x: f32, y: f32) -> bool {
        self.lies.holds(x, y)
    }
}

/// A rectangle that may lean a little: its middle, half its width and height, and sine and cosine of its angle.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Lying {
    middle: (f32, f32),
    half: (f32, f32),
    sin: f32,
    cos: f32,
}

impl Lying {
    fn upright([x0, y0, x1, y1]: [f32; 4]) -> Self {
        Self {
            middle: ((x0 + x1) / 2.0, (y0 + y1) / 2.0),
            half: ((x1 - x0) / 2.0, (y1 - y0) / 2.0),
            sin: 0.0,
            cos: 1.0,
        }
    }

    /// Where a place of the rectangle's own frame (along, across) stands on the page.
    fn place(&self, along: f32, across: f32) -> (f32, f32) {
        (self.middle.0 + along * self.cos - across * self.sin, self.middle.1 + along * self.sin + across * self.cos)
    }

    fn holds(&self, x: f32, y: f32) -> bool {
        let (dx, dy) = (x - self.middle.0, y - self.middle.1);
        (dx * self.cos + dy * self.sin).abs() <= self.half.0 && (dy * self.cos - dx * self.sin).abs() <= self.half.1
    }

    fn around(&self) -> [f32; 4] {
        let wide = self.half.0 * self.cos + self.half.1 * self.sin.abs();
        let high = self.half.0 * self.sin.abs() + self.half.1 * self.cos;
        let (x, y) = self.middle;
        [x - wide, y - high, x + wide, y + high]
    }

    fn scaled(self, by: f32) -> Self {
        let times = |(a, b): (f32, f32)| (a * by, b * by);
        Self { middle: times(self.middle), half: times(self.half), ..self }
    }
}

/// The removed parts of a page's picture, from the top. `grey` shows the whole page, which is `width` points wide.
///
/// Takes about 33 ms for a page of A4 at 100 dots to the inch on a busy computer with two cores.
pub fn find(grey: &Grey, width: f32) -> Vec<Burnt> {
    let dots = grey.wide as f32 / width.max(1.0);
    if dots * 72.0 < TOO_COARSE || grey.tall < 16 {
        return Vec::new();
    }
    let levels = level::Levels::of(grey);
    let Some(ink) = level::Ink::of(grey, &levels) else { return Vec::new() };
    let mut found = dark::boxes(&ink, dots);
    let white = white::patches(grey, &levels, dots);
    found.extend(white.into_iter().map(|lies| (RedactionKind::White, lies)));
    let mut found: Vec<Burnt> = found
        .into_iter()
        .map(|(kind, lies)| {
            let lies = lies.scaled(1.0 / dots);
            let [x0, y0, x1, y1] = lies.around();
            let height = grey.tall as f32 / dots;
            Burnt { kind, area: [x0.max(0.0), y0.max(0.0), x1.min(width), y1.min(height)], lies }
        })
        .collect();
    if found.len() > MOST {
        return Vec::new();
    }
    found.sort_by(|a, b| a.area[1].total_cmp(&b.area[1]).then(a.area[0].total_cmp(&b.area[0])));
    found
}

/// A page of nothing but removed parts as words: a `█` a line, until its other words are read.
pub fn told(found: &[Burnt]) -> (String, Vec<WordBox>, Vec<Redaction>) {
    let (mut text, mut words, mut parts) = (String::new(), Vec::new(), Vec::new());
    for (at, burnt) in (0_u32..).zip(found) {
        if at > 0 {
            text.push('\n');
        }
        text.push('█');
        let (start, end, [x0, y0, x1, y1]) = (2 * at, 2 * at + 1, burnt.area);
        words.push(WordBox { start, end, x0, y0, x1, y1 });
        parts.push(Redaction {
            kind: burnt.kind,
            start,
            end,
            bbox: Some(burnt.area),
            reason: None,
            text_underneath: false,
        });
    }
    (text, words, parts)
}

#[cfg(test)]
mod tests;
