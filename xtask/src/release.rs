//! `cargo xtask release-check`: what must be true of the content before a release, apart from the checks of every day.
//!
//! The program that looks is `crates/knowledge/examples/release-check`, since this crate knows no other.

use crate::shell::{Done, cargo, go};

pub fn check() -> Done {
    go(cargo(&["run", "--quiet", "--package", "knowledge", "--example", "release-check"]))
}
