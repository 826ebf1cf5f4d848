//! The locked-down reader process and the parent's side of it. The parent checks everything that the child says.

pub(crate) mod check;
pub(crate) mod child;
mod client;
mod confine;
mod process;
mod recogniser;
pub(crate) mod wire;

use serde::{Deserialize, Serialize};

pub use child::reader_main_if_asked;
pub use client::Reader;
pub use process::{Clock, ReaderProgram};
pub use recogniser::NotRecognised;

/// The one argument with which a program that links this crate becomes the reader process.
pub const READ_PAPERS: &str = "--read-papers";

/// A second argument after it: the reader process leaves the processor to everything else.
const GENTLY: &str = "--gently";

/// What the child found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// How many pages there are, at most 100,000. 0 for a ZIP.
    pub pages: u32,
    /// Files inside this one: members of a ZIP, attachments of an e-mail.
    pub members: Vec<Member>,
}

/// A file inside another, as it calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Safe to show; parts joined by `/`, never pointing outside.
    pub name: String,
    /// Bytes when unpacked, as declared.
    pub size: u64,
}

/// How far the child's cell is closed on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Files and network refused by Landlock as well.
    pub landlock: Landlock,
    /// Only a short list of system calls is allowed. Always true for a [`Reader`] that started.
    pub seccomp: bool,
    /// Memory, file size, open files and processor time are bounded.
    pub limits: bool,
}

/// What the kernel's Landlock does for the child. It comes on top of seccomp, so older kernels without it still do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Landlock {
    Full,
    Partial,
    None,
}

/// Why there is no reader process. Nothing was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReaderProblem {
    /// The child could not be locked down here, so it refused to read.
    #[error("the reader process cannot be locked down on this computer")]
    NoSafeReader,
    /// The program did not start, or did not speak as the reader does.
    #[error("the reader process did not start")]
    NotStarted,
}

/// Something the child does on purpose in a test when it is asked for a page.
#[cfg(debug_assertions)]
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rehearsal {
    Hang,
    Die,
    /// Answers with offsets and numbers that cannot be.
    Lie,
    /// Announces a frame far over the limit.
    Flood,
    EatMemory,
}

/// One thing that a captured child would try, and the error number with which the kernel refused it (0: it worked).
#[cfg(debug_assertions)]
#[doc(hidden)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub what: String,
    pub errno: i32,
}
