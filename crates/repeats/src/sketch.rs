//! The sketch of a page: which of its runs of three words are kept, the same ones on every page of every file.
//!
//! Taking a run by its own number alone (a fraction of all numbers, "FracMinHash") keeps a part of a page comparable with the
//! whole of another, which MinHash of a fixed size does not.

use record::Sketch;

use crate::mix;
use crate::words::{PageWords, Words};

/// Words in a run.
const RUN: usize = 3;
/// One run in so many is kept.
const ONE_IN: u64 = 5;
/// Marks kept of one page; only a page far longer than paper has more.
const MOST_MARKS: usize = 1_200;

/// Makes the sketch of a page. `scan` is how sure the reading of its picture was, in percent; none when it is no scan.
#[must_use]
pub fn sketch(page: &PageWords, scan: Option<u8>) -> Sketch {
    let words = Words::of(page);
    let mut whole = 0_u64;
    let mut marks = Vec::new();
    for (i, word) in words.list.iter().enumerate() {
        whole = mix(whole ^ word.exact).wrapping_add(1);
        let Some(run) = words.list.get(i..i + RUN).filter(|r| r.iter().all(|w| !w.hole)) else { continue };
        let mark = run.iter().fold(0, |h, w| mix(h ^ w.folded));
        if mark.is_multiple_of(ONE_IN) {
            marks.push((mark >> 32) as u32);
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks.truncate(MOST_MARKS);
    let holes = words.list.iter().filter(|w| w.hole).count() as u32;
    Sketch { words: words.len() as u32 - holes, holes, scan, whole, marks }
}
