//! The passwords that opened locked files: needed again whenever such a file is read or drawn. They stand nowhere else.

use std::collections::BTreeSet;

use record::FileId;
use rusqlite::Connection;
use zeroize::Zeroizing;

use super::migrations;
use crate::error::Result;

/// A damaged vault that can only be read may have an older layout, without this table.
fn is_there(connection: &Connection) -> Result<bool> {
    Ok(migrations::layout(connection)? >= migrations::WITH_PASSWORDS)
}

pub(crate) fn add(connection: &Connection, file: FileId, password: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO file_password (file, password) SELECT ?1, ?2
             WHERE NOT EXISTS (SELECT 1 FROM file_password WHERE file = ?1 AND password = ?2)",
        )?
        .execute((file.0, password))?;
    Ok(())
}

/// Those of one file, in the order in which they were given.
pub(crate) fn of(connection: &Connection, file: FileId) -> Result<Vec<Zeroizing<String>>> {
    if !is_there(connection)? {
        return Ok(Vec::new());
    }
    let mut statement =
        connection.prepare_cached("SELECT password FROM file_password WHERE file = ?1 ORDER BY rowid")?;
    let rows = statement.query_map([file.0], |r| r.get(0).map(Zeroizing::new))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of all files, each once, the one that opened most files first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Zeroizing<String>>> {
    if !is_there(connection)? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT password FROM file_password GROUP BY password ORDER BY count(*) DESC, max(rowid) DESC",
    )?;
    let rows = statement.query_map([], |r| r.get(0).map(Zeroizing::new))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes those of these files away for good.
pub(crate) fn delete(connection: &Connection, files: &BTreeSet<FileId>) -> Result<()> {
    let mut statement = connection.prepare_cached("DELETE FROM file_password WHERE file = ?1")?;
    files.iter().try_for_each(|file| statement.execute([file.0]).map(|_| ()))?;
    Ok(())
}
