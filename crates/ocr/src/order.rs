//! Pieces of writing anywhere on a page → lines in the order in which a person reads them.
//!
//! Two columns of prose are read one after the other. What stands side by side otherwise, as in a table or a form, is one
//! line with tabs. All measures are taken after the page's slant was taken out, in heights of a line.

use crate::strips::Strip;
use crate::{Line, Word};

/// Narrowest white space between two columns.
const GUTTER: f32 = 1.2;
/// From this white space on, two words of a line stand in different cells.
const CELL: f32 = 1.5;
/// Lines this much further apart than usual start a new paragraph.
const APART: f32 = 1.4;
/// A line this much higher or lower than the one before is a heading or a note.
const OTHER_SIZE: f32 = 1.4;

/// A strip that was read, with its words from left to right.
pub struct Piece {
    pub strip: Strip,
    /// Each with where it begins and ends, 0 to 1 along the strip.
    pub words: Vec<(f32, f32, Word)>,
}

/// A piece with its place after the slant was taken out.
struct Placed {
    left: f32,
    right: f32,
    /// The height of the middle of the line at either end: a photographed line may still slope.
    left_y: f32,
    right_y: f32,
    height: f32,
    words: Vec<(f32, f32, Word)>,
}

impl Placed {
    fn new(piece: Piece, skew: f32) -> Option<Self> {
        let (sin, cos) = skew.sin_cos();
        let straight = |(x, y): (f32, f32)| (x * cos + y * sin, y * cos - x * sin);
        let start = straight(piece.strip.at(-piece.strip.length / 2.0, 0.0));
        let end = straight(piece.strip.at(piece.strip.length / 2.0, 0.0));
        let along = |part: f32| start.0 + (end.0 - start.0) * part;
        let height_at = |part: f32| start.1 + (end.1 - start.1) * part;
        let (first, last) = (piece.words.first()?.0, piece.words.last()?.1);
        Some(Self {
            left: along(first),
            right: along(last),
            left_y: height_at(first),
            right_y: height_at(last),
            // The strip is grown around the letters.
            height: (piece.strip.height * 0.62).max(1.0),
            words: piece.words.into_iter().map(|(from, to, word)| (along(from), along(to), word)).collect(),
        })
    }

    fn top(&self) -> f32 {
        self.left_y.min(self.right_y) - self.height / 2.0
    }

    fn bottom(&self) -> f32 {
        self.left_y.max(self.right_y) + self.height / 2.0
    }

    fn middle(&self) -> f32 {
        (self.left_y + self.right_y) / 2.0
    }
}

/// The lines in reading order. `skew` is the angle of the page in radians.
pub fn lines(pieces: Vec<Piece>, skew: f32) -> Vec<Line> {
    let placed: Vec<Placed> = pieces.into_iter().filter_map(|piece| Placed::new(piece, skew)).collect();
    let mut out = Vec::new();
    in_order(placed, 0, &mut out);
    out
}

fn in_order(mut pieces: Vec<Placed>, deep: usize, out: &mut Vec<Line>) {
    pieces.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let height = usual_height(&pieces);
    let mut bands = bands(pieces);
    let mut flat: Vec<Placed> = Vec::new();
    while !bands.is_empty() {
        let columns = if deep < 4 { columns_from(&bands, height) } else { None };
        if let Some((count, gutter)) = columns {
            rows(std::mem::take(&mut flat), out);
            let (left, right) = bands.drain(..count).flatten().partition(|piece| piece.right <= gutter);
            in_order(left, deep + 1, out);
            in_order(right, deep + 1, out);
        } else {
            flat.extend(bands.remove(0));
        }
    }
    rows(flat, out);
}

fn usual_height(pieces: &[Placed]) -> f32 {
    let mut heights: Vec<f32> = pieces.iter().map(|p| p.height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied().unwrap_or(1.0)
}

/// Groups with clear white above and below them, from top to bottom.
fn bands(pieces: Vec<Placed>) -> Vec<Vec<Placed>> {
    let mut pieces = pieces;
    pieces.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut out: Vec<Vec<Placed>> = Vec::new();
    let mut bottom = f32::NEG_INFINITY;
    for piece in pieces {
        // Lines may stand so close that their tails and heads touch.
        if piece.top() + 0.15 * piece.height < bottom && !out.is_empty() {
            bottom = bottom.max(piece.bottom());
            out.last_mut().expect("not empty").push(piece);
        } else {
            bottom = piece.bottom();
            out.push(vec![piece]);
        }
    }
    out
}

/// How many bands from the first stand in two columns of prose, and where the white space between them is.
fn columns_from(bands: &[Vec<Placed>], height: f32) -> Option<(usize, f32)> {
    let gutter = GUTTER * height;
    // Columns may be out of step, so that the first band shows one of them only.
    let candidates = (1..=bands.len().min(3)).flat_map(|n| white_between(bands[..n].iter().flatten()));
    candidates.filter(|(a, b)| b - a >= gutter).take(12).find_map(|(mut from, mut to)| {
        let (mut left, mut right) = (Side::default(), Side::default());
        let mut count = 0;
        for band in bands {
            let (mut l, mut r) = (from, to);
            let crossed = band.iter().any(|p| {
                if p.right <= to && p.left < from {
                    l = l.max(p.right);
                } else if p.left >= from {
                    r = r.min(p.left);
                } else {
                    return true;
                }
                false
            });
            if crossed || r - l < gutter {
                break;
            }
            (from, to) = (l, r);
            count += 1;
            for piece in band {
                if piece.right <= from { left.add(piece) } else { right.add(piece) }
            }
        }
        let (fewer, more) = (left.lines.len().min(right.lines.len()), left.lines.len().max(right.lines.len()));
        (left.is_prose(height) && right.is_prose(height) && fewer * 10 >= more * 4)
            .then_some((count, (from + to) / 2.0))
    })
}

/// The runs along the page in which no piece stands.
fn white_between<'p>(pieces: impl Iterator<Item = &'p Placed>) -> Vec<(f32, f32)> {
    let mut spans: Vec<(f32, f32)> = pieces.map(|p| (p.left, p.right)).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut out = Vec::new();
    let mut end = f32::INFINITY;
    for (left, right) in spans {
        if left > end {
            out.push((end, left));
        }
        end = if end.is_finite() { end.max(right) } else { right };
    }
    out
}

/// One side of a white space.
#[derive(Default)]
struct Side {
    lines: Vec<(f32, f32)>,
}

impl Side {
    fn add(&mut self, piece: &Placed) {
        self.lines.push((piece.left, piece.right));
    }

    /// Most lines run from one edge of the side to the other, as cells of a table do not.
    fn is_prose(&self, height: f32) -> bool {
        let from = self.lines.iter().map(|l| l.0).fold(f32::INFINITY, f32::min);
        let to = self.lines.iter().map(|l| l.1).fold(f32::NEG_INFINITY, f32::max);
        let full = self.lines.iter().filter(|l| l.1 - l.0 > 0.7 * (to - from)).count();
        self.lines.len() >= 4 && to - from >= 9.0 * height && full * 10 >= self.lines.len() * 6
    }
}

/// Pieces that are read line by line, from top to bottom.
fn rows(pieces: Vec<Placed>, out: &mut Vec<Line>) {
    let mut pieces = pieces;
    pieces.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut rows: Vec<Vec<Placed>> = Vec::new();
    for piece in pieces {
        // Only the last few rows can be level with it.
        let row = rows.iter_mut().rev().take(6).find(|row| belongs(row, &piece));
        match row {
            Some(row) => {
                let at = row.partition_point(|other| other.left < piece.left);
                row.insert(at, piece);
            }
            None => rows.push(vec![piece]),
        }
    }
    let level = |row: &[Placed]| row.iter().map(Placed::middle).sum::<f32>() / row.len() as f32;
    let size = |row: &[Placed]| row.iter().map(|p| p.height).fold(0.0, f32::max);
    rows.sort_by(|a, b| level(a).total_cmp(&level(b)));
    let mut steps: Vec<f32> = rows.windows(2).map(|pair| level(&pair[1]) - level(&pair[0])).collect();
    let apart: Vec<f32> = steps.clone();
    steps.retain(|step| *step > 0.0);
    steps.sort_by(f32::total_cmp);
    // Single-spaced lines are the rule, so the lower third speaks for them even on a page of short paragraphs.
    let usual = steps.get(steps.len() / 3).copied().unwrap_or(f32::INFINITY);
    let mut before = None;
    for (n, row) in rows.into_iter().enumerate() {
        let height = size(&row);
        let other_size = before.is_some_and(|b: f32| (height / b).max(b / height) > OTHER_SIZE);
        let paragraph_start = n == 0 || apart[n - 1] > APART * usual || other_size;
        before = Some(height);
        out.push(Line { words: joined(row), paragraph_start });
    }
}

/// True when a piece stands level with the piece of the row that is nearest to it, and beside all of them.
fn belongs(row: &[Placed], piece: &Placed) -> bool {
    let beside = row.iter().all(|other| {
        let shared = other.right.min(piece.right) - other.left.max(piece.left);
        shared < 0.3 * (other.right - other.left).min(piece.right - piece.left).max(1.0)
    });
    let distance = |other: &Placed| (piece.left - other.right).max(other.left - piece.right);
    let nearest = row.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
    beside
        && nearest.is_some_and(|other| {
            let off = if other.left < piece.left { piece.left_y - other.right_y } else { piece.right_y - other.left_y };
            off.abs() < 0.55 * other.height.min(piece.height)
        })
}

fn joined(row: Vec<Placed>) -> Vec<Word> {
    let height = row.iter().map(|p| p.height).fold(0.0, f32::max);
    let mut out: Vec<Word> = Vec::new();
    let mut end = f32::INFINITY;
    for (from, to, mut word) in row.into_iter().flat_map(|piece| piece.words) {
        word.tab_before = from - end > CELL * height;
        end = to;
        out.push(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A piece of one word from `left` to `right`, on the middle line `y`, turned with the page.
    fn piece(text: &str, left: f32, right: f32, y: f32, skew: f32) -> Piece {
        let (sin, cos) = skew.sin_cos();
        let x = (left + right) / 2.0;
        let strip =
            Strip { middle: (x * cos - y * sin, x * sin + y * cos), length: right - left, height: 16.0, angle: skew };
        let word =
            Word { text: text.into(), confidence: 1.0, least: 1.0, unsure: false, bbox: [0.0; 4], tab_before: false };
        Piece { strip, words: vec![(0.0, 1.0, word)] }
    }

    fn read(pieces: Vec<Piece>, skew: f32) -> String {
        let mut out = String::new();
        for line in lines(pieces, skew) {
            if !out.is_empty() {
                out.push_str(if line.paragraph_start { "\n\n" } else { "\n" });
            }
            for (n, word) in line.words.iter().enumerate() {
                if n > 0 {
                    out.push(if word.tab_before { '\t' } else { ' ' });
                }
                out.push_str(&word.text);
            }
        }
        out
    }

    #[test]
    fn a_crooked_page_is_read_line_by_line() {
        for skew in [-0.09, 0.0, 0.09] {
            let page = vec![
                piece("Date", 0.0, 40.0, 50.0, skew),
                piece("Weight", 300.0, 360.0, 52.0, skew),
                piece("3 May", 0.0, 40.0, 70.0, skew),
                piece("18 kg", 300.0, 360.0, 69.0, skew),
                piece("next to it", 45.0, 100.0, 70.0, skew),
                piece("Signed", 0.0, 60.0, 130.0, skew),
            ];
            assert_eq!(read(page, skew), "Date\tWeight\n3 May next to it\t18 kg\n\nSigned", "at {skew}");
        }
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other_even_out_of_step() {
        let mut page = vec![piece("Heading", 0.0, 400.0, 0.0, 0.02)];
        for n in 0..6 {
            let y = 40.0 + n as f32 * 20.0;
            page.push(piece(&format!("L{n}"), 0.0, 190.0, y, 0.02));
            page.push(piece(&format!("R{n}"), 210.0, 400.0, y + 9.0, 0.02));
        }
        page.push(piece("Foot", 0.0, 400.0, 200.0, 0.02));
        let expected = "Heading\n\nL0\nL1\nL2\nL3\nL4\nL5\n\nR0\nR1\nR2\nR3\nR4\nR5\n\nFoot";
        assert_eq!(read(page, 0.02), expected);
    }

    proptest! {
        #[test]
        fn no_piece_is_lost(places in prop::collection::vec((-1e4_f32..1e4, 0.0_f32..500.0, -1e4_f32..1e4), 0..60), skew in -0.7_f32..0.7) {
            let pieces: Vec<Piece> = places.iter().map(|(x, w, y)| piece("a", *x, x + w, *y, skew)).collect();
            let words: usize = lines(pieces, skew).iter().map(|l| l.words.len()).sum();
            prop_assert_eq!(words, places.len());
        }
    }
}
