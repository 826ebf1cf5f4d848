//! The compiled-in files, and the ways in which a file can be wrong. A wrong file is named; it is never skipped.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de};

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// Why a content file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("knowledge/england/{file}: {what}")]
pub struct ContentProblem {
    pub file: String,
    pub what: String,
}

impl ContentProblem {
    pub(crate) fn new(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), what: what.into() }
    }
}

/// A table with its file name, for messages.
pub(crate) type Table<'a> = (&'a str, &'a str);

pub(crate) fn table<'a>(tables: &[(&'a str, &'a str)], name: &str) -> Result<Table<'a>, ContentProblem> {
    tables.iter().copied().find(|(n, _)| *n == name).ok_or_else(|| ContentProblem::new(name, "the file is missing"))
}

pub(crate) fn parse<T: de::DeserializeOwned>((file, text): Table<'_>) -> Result<T, ContentProblem> {
    toml::from_str(text).map_err(|e| ContentProblem::new(file, e.to_string()))
}

/// Every statement needs a source, so an empty one is a fault and not a default.
pub(crate) fn has_source(file: &str, about: &str, source: &str) -> Result<(), ContentProblem> {
    if source.trim().is_empty() {
        return Err(ContentProblem::new(file, format!("{about} has no source")));
    }
    Ok(())
}

/// True on each day from the first to the last, both included; without a last one, to this day.
pub(crate) fn is_in_force(from: NaiveDate, to: Option<NaiveDate>, day: NaiveDate) -> bool {
    from <= day && to.is_none_or(|to| day <= to)
}

/// A TOML date without quotes (`checked = 2026-11-21`).
pub(crate) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?;
    written
        .date
        .filter(|_| written.time.is_none())
        .and_then(|d| NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day)))
        .ok_or_else(|| de::Error::custom("this is not a calendar day"))
}

/// As [`day`], for a day that may be left out.
pub(crate) fn maybe_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    day(from).map(Some)
}
