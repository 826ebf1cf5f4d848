//! The received files: one row each, with the blob that holds its bytes. Removing one only marks it.

use std::collections::BTreeSet;

use record::{FileId, FileKind, FileProblem, FileState, ReceivedFile};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{from_word, word};
use crate::blob::Blob;
use crate::error::{DamagedPart, Result, VaultError, damaged};

/// Files in a vault that can be numbered together with their pages (2^43).
const MOST_FILES: i64 = 1 << 43;

pub(crate) struct NewRow<'a> {
    pub name: &'a str,
    pub parent: Option<FileId>,
    pub kind: FileKind,
    pub blob: &'a Blob,
    pub added: &'a str,
}

/// A row with this content, name and parent, and whether it was removed.
pub(crate) fn same(
    connection: &Connection,
    sha256: &str,
    name: &str,
    parent: Option<FileId>,
) -> Result<Option<(FileId, Blob, bool)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, blob, sha256, size, stored, removed IS NOT NULL FROM file
         WHERE sha256 = ?1 AND name = ?2 AND parent IS ?3 ORDER BY removed IS NOT NULL, id LIMIT 1",
    )?;
    Ok(statement
        .query_row((sha256, name, parent.map(|p| p.0)), |r| {
            let blob = Blob { name: r.get(1)?, sha256: r.get(2)?, size: r.get(3)?, stored: r.get(4)? };
            Ok((FileId(r.get(0)?), blob, r.get(5)?))
        })
        .optional()?)
}

/// The stored form of any file with these bytes, whatever it is called.
pub(crate) fn same_bytes(connection: &Connection, sha256: &str) -> Result<Option<Blob>> {
    let mut statement =
        connection.prepare_cached("SELECT blob, sha256, size, stored FROM file WHERE sha256 = ?1 LIMIT 1")?;
    Ok(statement
        .query_row([sha256], |r| Ok(Blob { name: r.get(0)?, sha256: r.get(1)?, size: r.get(2)?, stored: r.get(3)? }))
        .optional()?)
}

pub(crate) fn add(connection: &Connection, row: &NewRow) -> Result<FileId> {
    // Two files may share a blob. Written anew, it may have another length on the disk: then every row is told.
    connection
        .prepare_cached("UPDATE file SET stored = ?2 WHERE blob = ?1 AND stored <> ?2")?
        .execute((&row.blob.name, row.blob.stored))?;
    connection
        .prepare_cached(
            "INSERT INTO file (parent, name, kind, state, sha256, size, blob, stored, added)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            row.parent.map(|p| p.0),
            row.name,
            word(row.kind),
            word(FileState::Kept),
            &row.blob.sha256,
            row.blob.size,
            &row.blob.name,
            row.blob.stored,
            row.added,
        ))?;
    let id = connection.last_insert_rowid();
    if id < MOST_FILES { Ok(FileId(id)) } else { Err(damaged(DamagedPart::Database)) }
}

/// Tells every row of this blob how long its file on the disk is now, after it was written anew.
pub(crate) fn stored_anew(connection: &Connection, blob: &Blob) -> Result<()> {
    connection.execute("UPDATE file SET stored = ?2 WHERE blob = ?1", (&blob.name, blob.stored))?;
    Ok(())
}

/// Gives every row of a blob that was lost the blob that holds the same bytes now. After salvage the name is another.
pub(crate) fn found_again(connection: &Connection, lost: &str, blob: &Blob) -> Result<()> {
    connection.execute("UPDATE file SET blob = ?2, stored = ?3 WHERE blob = ?1", (lost, &blob.name, blob.stored))?;
    Ok(())
}

pub(crate) fn set(
    connection: &Connection,
    id: FileId,
    state: FileState,
    problem: Option<FileProblem>,
    pages: u32,
) -> Result<()> {
    let changed = connection
        .prepare_cached("UPDATE file SET state = ?2, problem = ?3, pages = ?4 WHERE id = ?1")?
        .execute((id.0, word(state), problem.map(word), pages))?;
    if changed == 1 { Ok(()) } else { Err(VaultError::NotFound) }
}

/// Says that a file waits to be read; how many pages it has stays as it is.
pub(crate) fn wait(connection: &Connection, id: FileId) -> Result<()> {
    let changed = connection
        .prepare_cached("UPDATE file SET state = ?2, problem = NULL WHERE id = ?1")?
        .execute((id.0, word(FileState::Kept)))?;
    if changed == 1 { Ok(()) } else { Err(VaultError::NotFound) }
}

/// A file and every file that came inside it; nothing when there is no such file.
pub(crate) fn inside(connection: &Connection, id: FileId) -> Result<BTreeSet<FileId>> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE inside(id) AS (SELECT id FROM file WHERE id = ?1
                                       UNION SELECT file.id FROM file JOIN inside ON file.parent = inside.id)
         SELECT id FROM inside",
    )?;
    let rows = statement.query_map([id.0], |r| r.get(0).map(FileId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The file that this one came inside of.
pub(crate) fn parent(connection: &Connection, id: FileId) -> Result<Option<FileId>> {
    let parent: Option<i64> =
        connection.prepare_cached("SELECT parent FROM file WHERE id = ?1")?.query_row([id.0], |r| r.get(0))?;
    Ok(parent.map(FileId))
}

/// Takes the rows of these files away for good. Whatever came inside one of them must be among them.
pub(crate) fn delete(connection: &Connection, ids: &BTreeSet<FileId>) -> Result<()> {
    // What came inside is always younger than what it came in.
    for id in ids.iter().rev() {
        connection.prepare_cached("DELETE FROM file WHERE id = ?1")?.execute([id.0])?;
    }
    Ok(())
}

/// Marks a file, and every file that came inside it, as removed at this time.
pub(crate) fn remove(connection: &Connection, id: FileId, at: &str) -> Result<()> {
    let changed = connection.execute(
        "WITH RECURSIVE inside(id) AS (SELECT ?1 UNION SELECT file.id FROM file JOIN inside ON file.parent = inside.id)
         UPDATE file SET removed = ?2 WHERE id IN inside AND removed IS NULL",
        (id.0, at),
    )?;
    if changed > 0 { Ok(()) } else { Err(VaultError::NotFound) }
}

/// Brings back a removed file with what was removed together with it, and the files that it came inside of.
pub(crate) fn restore(connection: &Connection, id: FileId) -> Result<()> {
    let at: Option<Option<String>> =
        connection.query_row("SELECT removed FROM file WHERE id = ?1", [id.0], |r| r.get(0)).optional()?;
    let at = at.ok_or(VaultError::NotFound)?;
    let Some(at) = at else { return Ok(()) };
    connection.execute(
        "WITH RECURSIVE inside(id) AS (SELECT ?1 UNION SELECT file.id FROM file JOIN inside ON file.parent = inside.id),
                        around(id) AS (SELECT ?1 UNION SELECT file.parent FROM file JOIN around ON file.id = around.id)
         UPDATE file SET removed = NULL WHERE (id IN inside AND removed = ?2) OR id IN around",
        (id.0, at),
    )?;
    Ok(())
}

const COLUMNS: &str = "SELECT id, parent, name, kind, state, problem, sha256, size, pages, added, removed FROM file";

fn received(row: &Row) -> Result<ReceivedFile> {
    Ok(ReceivedFile {
        id: FileId(row.get(0)?),
        parent: row.get::<_, Option<i64>>(1)?.map(FileId),
        name: row.get(2)?,
        kind: from_word(row.get(3)?)?,
        state: from_word(row.get(4)?)?,
        problem: row.get::<_, Option<String>>(5)?.map(from_word).transpose()?,
        sha256: row.get(6)?,
        size: row.get(7)?,
        pages: row.get(8)?,
        added: row.get(9)?,
    })
}

/// The files in the order in which they were added.
pub(crate) fn all(connection: &Connection) -> Result<Vec<ReceivedFile>> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE removed IS NULL ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push(received(row)?);
    }
    Ok(files)
}

/// The removed files, with the time of removal, the last removed first.
pub(crate) fn removed(connection: &Connection) -> Result<Vec<(ReceivedFile, String)>> {
    let mut statement =
        connection.prepare_cached(&format!("{COLUMNS} WHERE removed IS NOT NULL ORDER BY removed DESC, id"))?;
    let mut rows = statement.query([])?;
    let mut files = Vec::new();
    while let Some(row) = rows.next()? {
        files.push((received(row)?, row.get(10)?));
    }
    Ok(files)
}

/// Where the bytes of a file are.
pub(crate) fn blob(connection: &Connection, id: FileId) -> Result<Blob> {
    let mut statement = connection.prepare_cached("SELECT blob, sha256, size, stored FROM file WHERE id = ?1")?;
    Ok(statement
        .query_row([id.0], |r| Ok(Blob { name: r.get(0)?, sha256: r.get(1)?, size: r.get(2)?, stored: r.get(3)? }))?)
}

/// Every file, removed ones too, with its name and blob.
pub(crate) fn blobs(connection: &Connection) -> Result<Vec<(FileId, String, Blob)>> {
    let mut statement = connection.prepare("SELECT id, name, blob, sha256, size, stored FROM file ORDER BY id")?;
    let rows = statement.query_map([], |r| {
        let blob = Blob { name: r.get(2)?, sha256: r.get(3)?, size: r.get(4)?, stored: r.get(5)? };
        Ok((FileId(r.get(0)?), r.get(1)?, blob))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Files that are not removed, and their pages as counted when each was opened.
pub(crate) fn count(connection: &Connection) -> Result<(u64, u64)> {
    Ok(connection.query_row("SELECT count(*), total(pages) FROM file WHERE removed IS NULL", [], |r| {
        Ok((r.get(0)?, r.get::<_, f64>(1)? as u64))
    })?)
}
