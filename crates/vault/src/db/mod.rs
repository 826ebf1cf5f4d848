//! The encrypted database: one way to open it, one module for each table.

pub(crate) mod copy;
pub(crate) mod decisions;
pub(crate) mod files;
pub(crate) mod findings;
pub(crate) mod migrations;
pub(crate) mod open;
pub(crate) mod pages;
pub(crate) mod passwords;
pub(crate) mod scans;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod word_boxes;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{DamagedPart, Result, damaged};

/// The name of a plain enum value, as it stands in a column.
pub(crate) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => unreachable!("only enums without fields are stored as a word"),
    }
}

/// The value with this name; damage when this version knows no such name.
pub(crate) fn from_word<T: DeserializeOwned>(word: String) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|_| damaged(DamagedPart::Database))
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data without maps of odd keys makes JSON")
}

pub(crate) fn from_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| damaged(DamagedPart::Database))
}
