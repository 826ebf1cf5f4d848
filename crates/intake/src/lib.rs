//! What arrives: walks the files and folders that a person chose and says what each file is by looking at its
//! bytes. It opens no file's content and parses nothing; that is the reader process's work.

mod container;
mod gather;
mod kind;
mod order;

pub use gather::{BIGGEST_FILE, Gathered, Incoming, MOST_FILES, Why, gather};
pub use kind::{FIRST_BYTES, sniff};
pub use order::natural_order;
