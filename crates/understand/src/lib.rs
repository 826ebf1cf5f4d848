//! Words to documents, dates, people and events: pure functions with rules and data that a person can follow.
//!
//! Nothing here guesses with a model, reads a disk, or remembers anything between pages but what it is handed.

pub mod dates;
mod documents;
mod entries;
mod events;
mod head;
mod lines;
mod loose;
mod page;
mod people;
mod promises;
mod sections;
mod sheet;
mod units;
mod voice;

pub use documents::{ReadPage, days_of_entries, documents};
pub use entries::{DatedEntry, dated_entries as entries};
pub use page::{PageInput, READER_VERSION, read_page};
pub use people::person_key;
