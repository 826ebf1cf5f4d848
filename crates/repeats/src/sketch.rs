//! The sketch of a page: which of its runs of three words are kept, the same ones on every page of every file.
//!
//! Taking a run by its own number alone (a fraction of all numbers, "FracMinHash") keeps a part of a page comparable with the
//! whole of another, which MinHash of a fixed size does not.

use record::Sketch;

use crate::mix;
use crate::words::{PageWords, Words};

/// Words in a run.
const RUN: usize = 3;
/// One run in so many is kept…
const ONE_IN: u64 = 4;
/// …and of a page with few words, one in so many, which are the same and more: a short note has few runs to be known by.
const ONE_IN_OF_A_SHORT_PAGE: u64 = 2;
const SHORT_PAGE: usize = 160;
/// How many times as many runs a short page keeps.
pub(crate) const FINER: usize = (ONE_IN / ONE_IN_OF_A_SHORT_PAGE) as usize;
/// Marks kept of one page; only a page far longer than paper has more.
const MOST_MARKS: usize = 1_200;

/// Makes the sketch of a page. `scan` is how sure the reading of its picture was, in percent; none when it is no scan.
#[must_use]
pub fn sketch(page: &PageWords, scan: Option<u8>) -> Sketch {
    of_words(&Words::of(page), scan)
}

pub(crate) fn of_words(words: &Words, scan: Option<u8>) -> Sketch {
    let one_in = if words.len() <= SHORT_PAGE { ONE_IN_OF_A_SHORT_PAGE } else { ONE_IN };
    let mut whole = 0_u64;
    let mut marks = Vec::new();
    for (i, word) in words.list.iter().enumerate() {
        whole = mix(whole ^ word.exact).wrapping_add(1);
        let Some(run) = words.list.get(i..i + RUN).filter(|r| r.iter().all(|w| !w.hole)) else { continue };
        let mark = run.iter().fold(0, |h, w| mix(h ^ w.folded));
        if mark.is_multiple_of(one_in) {
            marks.push((mark >> 32) as u32);
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks.truncate(MOST_MARKS);
    let holes = words.list.iter().filter(|w| w.hole).count() as u32;
    Sketch { words: words.len() as u32 - holes, holes, scan, whole, marks }
}

/// True when more of a page's runs were kept, since it has few words.
pub(crate) fn is_short(sketch: &Sketch) -> bool {
    (sketch.words + sketch.holes) as usize <= SHORT_PAGE
}
