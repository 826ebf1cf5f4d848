//! Words to documents, dates, people and events: pure functions with rules and data that a person can follow.
//!
//! Nothing here guesses with a model, reads a disk, or remembers anything between pages but what it is handed.

pub mod dates;
mod decided;
pub mod delicate;
mod documents;
mod entries;
mod events;
mod head;
mod in_order;
mod lines;
mod loose;
mod mentions;
mod names;
mod opening;
mod page;
mod people;
mod promises;
mod redate;
mod sections;
mod sheet;
mod units;
mod voice;
mod why;

pub use decided::{DecidedPapers, SaidOf, decide, reading_order, unsure_start};
pub use documents::{ReadPage, days_of_entries, documents};
pub use entries::{DatedEntry, dated_entries as entries};
pub use page::{OpenedPage, PageInput, READER_VERSION, read_page, read_page_for};
pub use redate::redated;
pub use why::decision_words;
