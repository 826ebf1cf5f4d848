//! Whole jobs through the desk, on the made-up file, in a fresh safe place each.

mod covers;
mod errors;
mod export;
mod keeping;
mod kill;
mod locked;
mod locking;
pub mod main_job;
pub mod no_trace;
mod papers;
mod receipt;
mod repeats;
mod scans;
mod sealed;
mod terminal;
mod truth;
mod whose;
mod why;
