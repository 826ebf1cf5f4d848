//! Words to documents, dates, people and events: pure functions with rules and data that a person can follow.
//!
//! Nothing here guesses with a model, reads a disk, or remembers anything between pages but what it is handed.

pub mod dates;
mod decided;
mod documents;
mod entries;
mod events;
mod head;
mod lines;
mod mentions;
mod page;
mod people;
mod redate;
mod sheet;
mod units;

pub use decided::{DecidedPapers, SaidOf, decide, unsure_start};
pub use documents::{ReadPage, days_of_entries, documents};
pub use entries::{PageEntry, entries_on};
pub use page::{PageInput, READER_VERSION, read_page};
pub use people::person_key;
pub use redate::redated;
