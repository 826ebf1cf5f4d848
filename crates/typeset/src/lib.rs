//! Turns a [`Paper`] (plain data) into a tagged PDF, laid out by a template of our own.
//!
//! The only crate that sees Typst, which is slow to build: keep it small. It reads no disk, knows no time and no network,
//! and never lets a person's words become part of the template.

mod clean;
mod layout;
mod paper;
mod wire;
mod world;

pub use layout::{TypesetProblem, to_pdf};
pub use paper::{Block, Day, Paper, Qr, Span, Style};
