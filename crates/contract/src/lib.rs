//! What crosses between the desk and the window: one list of commands, plain data, and failure codes.
//!
//! Knows no other crate, so that the app's build script can use the list. The window never gets a key, a bare path that the
//! person did not type or choose, or words that it may not show. `ui/src/contract.ts` is written from here (`cargo xtask contract`).

mod commands;
mod failure;
mod typescript;
pub mod view;

pub use commands::COMMANDS;
pub use failure::{Facts, Failure, FailureCode};
pub use typescript::typescript;
pub use view::*;
