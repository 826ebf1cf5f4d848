//! Pages whose words are to be read from their picture, or were: how far each is, and how sure the reading was.
//!
//! A page whose words stand in the file itself has no row here. Where the person typed words over the reading, the page
//! as it was read is kept beside it, so that every word can be taken back.

use record::{FileId, PageContent, Scan};
use rusqlite::{Connection, OptionalExtension};

use super::{from_json, migrations, pages, to_json};
use crate::error::{DamagedPart, Result, damaged};

const TO_READ: &str = "to_read";
const READ: &str = "read";
const COULD_NOT_READ: &str = "could_not_read";

/// Pages of files that are not removed.
const KEPT: &str = "(id >> 20) NOT IN (SELECT id FROM file WHERE removed IS NOT NULL)";

/// How many pages are pictures with words, and how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScanCounts {
    pub to_read: u32,
    pub read: u32,
    pub could_not_read: u32,
}

/// A damaged vault that can only be read may have an older layout, without this table.
fn is_there(connection: &Connection) -> Result<bool> {
    Ok(migrations::layout(connection)? >= migrations::WITH_SCANS)
}

/// Writes how far a page is, over what was there. What was kept of an earlier reading goes.
pub(crate) fn put(connection: &Connection, id: i64, scan: &Scan) -> Result<()> {
    let (state, confidence, unsure) = match scan {
        Scan::No => {
            connection.prepare_cached("DELETE FROM page_scan WHERE id = ?1")?.execute([id])?;
            return Ok(());
        }
        Scan::ToRead => (TO_READ, None, None),
        Scan::CouldNotRead => (COULD_NOT_READ, None, None),
        Scan::Read { confidence, unsure } => (READ, Some(f64::from(*confidence)), Some(to_json(unsure))),
    };
    connection
        .prepare_cached(
            "INSERT INTO page_scan VALUES (?1, ?2, ?3, ?4, NULL) ON CONFLICT(id) DO UPDATE SET
             state = ?2, confidence = ?3, unsure = ?4, reading = NULL",
        )?
        .execute((id, state, confidence, unsure))?;
    Ok(())
}

/// Keeps the page as it was read beside one that holds the person's words.
pub(crate) fn keep_reading(connection: &Connection, id: i64, reading: &PageContent) -> Result<()> {
    connection.prepare_cached("UPDATE page_scan SET reading = ?2 WHERE id = ?1")?.execute((id, to_json(reading)))?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: i64) -> Result<Scan> {
    if !is_there(connection)? {
        return Ok(Scan::No);
    }
    let mut statement = connection.prepare_cached("SELECT state, confidence, unsure FROM page_scan WHERE id = ?1")?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(Scan::No) };
    let broken = || damaged(DamagedPart::Database);
    match row.get_ref(0)?.as_str().map_err(|_| broken())? {
        TO_READ => Ok(Scan::ToRead),
        COULD_NOT_READ => Ok(Scan::CouldNotRead),
        READ => {
            let confidence = row.get::<_, Option<f64>>(1)?.ok_or_else(broken)? as f32;
            let unsure: Option<String> = row.get(2)?;
            Ok(Scan::Read { confidence, unsure: from_json(&unsure.ok_or_else(broken)?)? })
        }
        _ => Err(broken()),
    }
}

/// The page as it was read, where the page itself holds words that the person typed.
pub(crate) fn reading(connection: &Connection, id: i64) -> Result<Option<PageContent>> {
    if !is_there(connection)? {
        return Ok(None);
    }
    let kept: Option<Option<String>> = connection
        .prepare_cached("SELECT reading FROM page_scan WHERE id = ?1")?
        .query_row([id], |r| r.get(0))
        .optional()?;
    kept.flatten().map(|text| from_json(&text)).transpose()
}

/// Pages that wait to be read, by file and page.
pub(crate) fn to_read(connection: &Connection) -> Result<Vec<(FileId, u32)>> {
    listed(connection, &format!("SELECT id FROM page_scan WHERE state = '{TO_READ}' AND {KEPT} ORDER BY id"))
}

/// Pages that hold words which the person typed.
pub(crate) fn with_reading(connection: &Connection) -> Result<Vec<(FileId, u32)>> {
    listed(connection, "SELECT id FROM page_scan WHERE reading IS NOT NULL ORDER BY id")
}

fn listed(connection: &Connection, sql: &str) -> Result<Vec<(FileId, u32)>> {
    if !is_there(connection)? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([], |r| r.get::<_, i64>(0))?;
    rows.map(|id| Ok(pages::split(id?))).collect()
}

/// Of the files that are not removed, or of one file.
pub(crate) fn counts(connection: &Connection, file: Option<FileId>) -> Result<ScanCounts> {
    let mut counts = ScanCounts::default();
    if !is_there(connection)? {
        return Ok(counts);
    }
    let (sql, (first, last)) = match file {
        None => (format!("SELECT state, count(*) FROM page_scan WHERE ?1 = ?2 AND {KEPT} GROUP BY state"), (0, 0)),
        Some(file) => (
            "SELECT state, count(*) FROM page_scan WHERE id BETWEEN ?1 AND ?2 GROUP BY state".to_owned(),
            pages::range(file)?,
        ),
    };
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query((first, last))?;
    while let Some(row) = rows.next()? {
        let place = match row.get_ref(0)?.as_str().map_err(|_| damaged(DamagedPart::Database))? {
            TO_READ => &mut counts.to_read,
            READ => &mut counts.read,
            _ => &mut counts.could_not_read,
        };
        *place = row.get(1)?;
    }
    Ok(counts)
}

/// Lets the pages of a file that could not be read wait once more; one of them, or all.
pub(crate) fn try_again(connection: &Connection, file: FileId, number: Option<u32>) -> Result<()> {
    let (first, last) = match number {
        Some(number) => (pages::id(file, number)?, pages::id(file, number)?),
        None => pages::range(file)?,
    };
    connection
        .prepare_cached(&format!(
            "UPDATE page_scan SET state = '{TO_READ}' WHERE state = '{COULD_NOT_READ}' AND id BETWEEN ?1 AND ?2"
        ))?
        .execute((first, last))?;
    Ok(())
}

/// Pages whose row here cannot be read.
pub(crate) fn unreadable(connection: &Connection) -> Result<Vec<(FileId, u32)>> {
    let every = listed(connection, "SELECT id FROM page_scan ORDER BY id")?;
    let sound = |&(file, number): &(FileId, u32)| {
        pages::id(file, number).and_then(|id| get(connection, id).and(reading(connection, id))).is_ok()
    };
    Ok(every.into_iter().filter(|page| !sound(page)).collect())
}
