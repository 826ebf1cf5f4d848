//! One page of a received file as text with positions, removed parts and a picture.
//!
//! Every received file is hostile until read: all parsing happens in [`Reader`]'s child process, which has no files, no
//! network and bounded memory and time. This crate keeps nothing and decides nothing about what the words mean.

mod formats;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod limits;
mod mask;
mod passwords;
mod reader;
mod recognise;
mod written;

pub use ocr::Models;
pub use passwords::Passwords;
#[cfg(debug_assertions)]
#[doc(hidden)]
pub use reader::{Attempt, Rehearsal};
pub use reader::{
    Clock, Confinement, Landlock, Member, NotRecognised, Opened, READ_PAPERS, Reader, ReaderProblem, ReaderProgram,
    reader_main_if_asked,
};
pub use written::pages_withheld;

/// Grows when the same file would give other words or other removed parts, so that pages can be read again.
pub const READER_VERSION: u32 = 3;
