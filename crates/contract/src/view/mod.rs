//! The plain data of each command, by the place in the app that uses it.

mod bring;
mod covers;
mod keeping;
mod papers;
mod people;
mod place;
mod questions;
mod read;
mod receipt;
mod removed;
mod repeats;
mod story;
mod timeline;
mod whose;
mod why;

pub use bring::*;
pub use covers::*;
pub use keeping::*;
pub use papers::*;
pub use people::*;
pub use place::*;
pub use questions::*;
pub use read::*;
pub use receipt::*;
pub use removed::*;
pub use repeats::*;
pub use story::*;
pub use timeline::*;
pub use whose::*;
pub use why::*;

pub(crate) use crate::typescript::views;

pub(crate) fn all_declarations(config: &ts_rs::Config) -> Vec<String> {
    use ts_rs::TS;
    let mut all = vec![crate::FailureCode::decl(config), crate::Facts::decl(config), crate::Failure::decl(config)];
    for part in [
        place::declarations,
        bring::declarations,
        keeping::declarations,
        read::declarations,
        covers::declarations,
        receipt::declarations,
        papers::declarations,
        people::declarations,
        removed::declarations,
        repeats::declarations,
        timeline::declarations,
        why::declarations,
        questions::declarations,
        story::declarations,
        whose::declarations,
    ] {
        all.extend(part(config));
    }
    all
}
