//! What is known, put in order: the timeline with its homes, gaps and disagreements, the life story told from it, the receipt of
//! what came, and what the papers speak of that did not.
//!
//! Pure functions. Nothing here reads a page, and nothing here decides which of two dates is right.

mod agreed;
mod alike;
mod care;
mod decided;
mod disagree;
mod gather;
mod key;
mod life;
#[cfg(test)]
mod made_up;
mod markdown;
mod missing;
mod papers;
pub mod people;
mod reasons;
mod receipt;
mod stays;
mod timeline;
mod titles;
mod voice;
mod when_words;
mod whole_file;
pub mod why;

pub use agreed::{agreed, left_undone};
pub use key::holds;
pub use life::{Chapter, ChapterKind, Sentence, SentenceKind, Source, Story, life_story};
pub use missing::{PageSaid, missing};
pub use receipt::{FileTally, PageEnd, PageSeen, Receipt, RemovedSeen, Tally, receipt};
pub use timeline::{Dated, GAP_DAYS, Gap, InCare, Move, Span, Timeline, WhatPagesSay, timeline, timeline_of};
pub use voice::{Telling, VoicePlace, unheard, voices};
pub use when_words::{moment_in_words, when_in_words};
pub use whole_file::{FromAllPages, WholeFile};
