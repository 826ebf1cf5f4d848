//! Plain settings of a vault, kept inside it so that they say nothing while it is closed.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()?)
}

pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO setting VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2")?
        .execute([key, value])?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, key: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// The settings whose keys begin like this, with their values.
pub(crate) fn beginning_with(connection: &Connection, start: &str) -> Result<Vec<(String, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1")?;
    let rows = statement.query_map([start], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
