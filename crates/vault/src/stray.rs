//! Stray originals: files under `blobs/` that no row names. A power cut just before a row was saved can leave one.
//!
//! Each is noted when it is first seen and taken away 30 days later, so that nothing unforeseen goes at once. One that
//! a row names is never touched, nor one that lost its row to damage.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use crate::db::{files, settings};
use crate::error::Result;
use crate::reader::VaultReader;
use crate::vault::{HeadWrite, Vault};

/// How long a stray original is left lying, in days.
pub const STRAY_DAYS: u64 = 30;

/// Before the blob's name: a setting of the vault holds what is known of it.
const KEY: &str = "stray.";
/// The value for one whose file was deleted for good: it goes at the first chance.
const DELETED: &str = "deleted";
/// The value for one that may have lost its row: it stays.
const STAYS: &str = "stays";

/// What became of the stray originals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strays {
    /// Still lying there.
    pub waiting: u32,
    pub gone: u32,
    /// Due to go, but the system did not let go of them.
    pub stuck: u32,
}

pub(crate) fn today() -> NaiveDate {
    chrono::Utc::now().date_naive()
}

pub(crate) fn mark_deleted(connection: &Connection, blob: &str) -> Result<()> {
    settings::set(connection, &format!("{KEY}{blob}"), DELETED)
}

/// True for a setting that is such a note.
pub(crate) fn is_note(key: &str) -> bool {
    key.starts_with(KEY)
}

/// The blob that this setting says was deleted for good, if it does.
pub(crate) fn deleted_blob(key: &str, value: &str) -> Option<String> {
    key.strip_prefix(KEY).filter(|_| value == DELETED).map(str::to_owned)
}

/// What is noted of each stray original, by its blob's name.
fn noted(connection: &Connection) -> Result<BTreeMap<String, String>> {
    let all = settings::beginning_with(connection, KEY)?;
    Ok(all.into_iter().map(|(key, value)| (key[KEY.len()..].to_owned(), value)).collect())
}

/// The day from which an opening takes this note's original away; none when it stays.
fn due(note: &str, today: NaiveDate) -> Option<NaiveDate> {
    match note {
        DELETED => Some(today),
        STAYS => None,
        day => Some(day.parse().unwrap_or(today).min(today).checked_add_days(Days::new(STRAY_DAYS))?),
    }
}

/// Puts what is noted under other names, after the originals got other names (old name to new).
pub(crate) fn carry_notes(vault: &mut Vault, renamed: &BTreeMap<String, String>) -> Result<()> {
    let notes = noted(&vault.connection)?;
    vault.write(HeadWrite::Now, |c| {
        notes.iter().try_for_each(|(old, note)| {
            settings::remove(c, &format!("{KEY}{old}"))?;
            renamed.get(old).map_or(Ok(()), |new| settings::set(c, &format!("{KEY}{new}"), note))
        })
    })
}

/// Every stray original with the day from which an opening takes it away; none where it stays or is not noted yet.
pub(crate) fn with_days(reader: &VaultReader) -> Result<Vec<Option<String>>> {
    let notes = noted(&reader.connection)?;
    let day = |name: &String| notes.get(name).and_then(|note| due(note, today())).map(|day| day.to_string());
    Ok(names(reader)?.iter().map(day).collect())
}

fn names(reader: &VaultReader) -> Result<BTreeSet<String>> {
    let mut lying: BTreeSet<String> = reader.session.blobs.all()?.into_keys().collect();
    for (_, _, blob) in files::blobs(&reader.connection)? {
        lying.remove(&blob.name);
    }
    Ok(lying)
}

impl Vault {
    /// Notes stray originals and takes away those that were first seen 30 days before `today`, or were deleted for good.
    ///
    /// Every opening does this with the day of today, in UTC.
    pub fn sweep_strays(&mut self, today: NaiveDate) -> Result<Strays> {
        self.handle_strays(today, false)
    }

    /// As [`Vault::sweep_strays`]; with `hold`, what is first seen now stays, since damage may have cost it its row.
    pub(crate) fn handle_strays(&mut self, today: NaiveDate, hold: bool) -> Result<Strays> {
        let lying = names(self)?;
        let notes = noted(&self.connection)?;
        let mut told = Strays::default();
        let mut changes: Vec<(&String, Option<String>)> = Vec::new();
        for name in &lying {
            let Some(note) = notes.get(name) else {
                changes.push((name, Some(if hold { STAYS.to_owned() } else { today.to_string() })));
                told.waiting += 1;
                continue;
            };
            if due(note, today).is_none_or(|day| day > today) {
                told.waiting += 1;
                // A clock that was ahead when it was first seen must not keep it for ever.
                if note.parse::<NaiveDate>().is_ok_and(|seen| seen > today) {
                    changes.push((name, Some(today.to_string())));
                }
            } else if self.session.blobs.remove(name).is_ok() {
                told.gone += 1;
                changes.push((name, None));
            } else {
                told.stuck += 1;
            }
        }
        // A note on what is gone, or has a row again.
        changes.extend(notes.keys().filter(|name| !lying.contains(*name)).map(|name| (name, None)));
        if !changes.is_empty() {
            self.write(HeadWrite::Now, |c| {
                changes.iter().try_for_each(|(name, note)| match note {
                    Some(note) => settings::set(c, &format!("{KEY}{name}"), note),
                    None => settings::remove(c, &format!("{KEY}{name}")),
                })
            })?;
        }
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stray_goes_after_thirty_days_and_no_clock_keeps_it_longer() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-11-22");
        assert_eq!(due("2026-11-01", today), Some(day("2026-12-01")));
        assert_eq!(due("2031-01-01", today), Some(day("2026-12-22")));
        assert_eq!(due("nonsense", today), Some(day("2026-12-22")));
        assert_eq!((due(DELETED, today), due(STAYS, today)), (Some(today), None));
    }
}
