//! The same words on more than one page: exact copies, re-prints, scans of what is also text, copies with other black boxes, and
//! passages carried into later papers. Pure: it is given sketches and words, and answers which pages and papers belong together.
//!
//! Nothing is removed here, and no word comes out that is not among the words of the page that it is said to stand on.

mod align;
mod alike;
mod candidates;
mod compare;
mod copied;
mod find;
mod fold;
mod judge;
mod papers;
mod sentences;
mod sketch;
mod tell;
mod told;
mod words;

pub use compare::{Change, ChangeKind, Comparison, Piece, PieceKind, compare};
pub use copied::{Copied, CopiedAt, FirstKnown, PageSentences, copied};
pub use find::{Judged, PageSeen, find};
pub use fold::Said;
pub use sentences::{sentences, sketch_and_sentences};
pub use sketch::sketch;
pub use told::{Also, AlsoKind, Copy, Group, Passage, Place, Repeats};
pub use words::PageWords;

/// Spreads a number over all bits (SplitMix64's last step), the same on every computer and in every version: sketches are stored.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
