//! What the person decides: a list that only grows. Undo marks an entry; redo clears the mark until something new is decided.

use record::{Decision, Undoable};
use rusqlite::{Connection, OptionalExtension};

use super::{from_json, to_json};
use crate::error::Result;

/// Adds a decision. Whatever was undone before can no longer be redone.
pub(crate) fn add(connection: &Connection, decision: &Decision, at: &str) -> Result<i64> {
    connection.execute("UPDATE decision SET lost = 1 WHERE undone = 1 AND lost = 0", [])?;
    connection
        .prepare_cached("INSERT INTO decision (at, decision) VALUES (?1, ?2)")?
        .execute([at, &to_json(decision)])?;
    Ok(connection.last_insert_rowid())
}

/// The whole list in order, undone entries included.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Undoable>> {
    let mut statement = connection.prepare_cached("SELECT seq, decision, undone FROM decision ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        list.push(Undoable { seq: row.get(0)?, decision: from_json(&text)?, undone: row.get(2)? });
    }
    Ok(list)
}

fn last_done(connection: &Connection) -> Result<Option<(i64, String)>> {
    one(connection, "SELECT seq, decision FROM decision WHERE undone = 0 ORDER BY seq DESC LIMIT 1")
}

/// The entry undone last: undoing goes from the newest back, so it is the oldest that can still be redone.
fn last_undone(connection: &Connection) -> Result<Option<(i64, String)>> {
    one(connection, "SELECT seq, decision FROM decision WHERE undone = 1 AND lost = 0 ORDER BY seq LIMIT 1")
}

fn one(connection: &Connection, sql: &str) -> Result<Option<(i64, String)>> {
    Ok(connection.prepare_cached(sql)?.query_row([], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
}

pub(crate) fn undo(connection: &Connection) -> Result<Option<Decision>> {
    mark(connection, last_done(connection)?, true)
}

pub(crate) fn redo(connection: &Connection) -> Result<Option<Decision>> {
    mark(connection, last_undone(connection)?, false)
}

fn mark(connection: &Connection, entry: Option<(i64, String)>, undone: bool) -> Result<Option<Decision>> {
    let Some((seq, text)) = entry else { return Ok(None) };
    connection.execute("UPDATE decision SET undone = ?2 WHERE seq = ?1", (seq, undone))?;
    from_json(&text).map(Some)
}

pub(crate) fn can_undo(connection: &Connection) -> Result<bool> {
    Ok(last_done(connection)?.is_some())
}

pub(crate) fn can_redo(connection: &Connection) -> Result<bool> {
    Ok(last_undone(connection)?.is_some())
}

/// Puts another decision in the place of one, or nothing. Only for what is deleted for good: else the list only grows.
pub(crate) fn replace(connection: &Connection, seq: i64, stays: Option<&Decision>) -> Result<()> {
    match stays {
        Some(decision) => connection
            .prepare_cached("UPDATE decision SET decision = ?2 WHERE seq = ?1")?
            .execute((seq, to_json(decision)))?,
        None => connection.prepare_cached("DELETE FROM decision WHERE seq = ?1")?.execute([seq])?,
    };
    Ok(())
}
