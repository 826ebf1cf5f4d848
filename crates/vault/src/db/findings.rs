//! What the reader found on each page, in a table of its own so that it can be walked without the words.

use record::{FileId, PageFindings, TextFrom, TextHash};
use rusqlite::{Connection, Rows};

use super::{from_json, from_word, pages, to_json, word};
use crate::error::{DamagedPart, Result, VaultError, damaged};

pub(crate) fn put(
    connection: &Connection,
    id: i64,
    findings: &PageFindings,
    hash: &TextHash,
    from: TextFrom,
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO page_findings VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT(id) DO UPDATE SET
             reader_version = ?2, text_hash = ?3, text_from = ?4, findings = ?5",
        )?
        .execute((id, findings.reader_version, &hash.0, word(from), to_json(findings)))?;
    Ok(())
}

/// Puts a newer reading of the same words in the place of the old one.
pub(crate) fn update(connection: &Connection, file: FileId, number: u32, findings: &PageFindings) -> Result<()> {
    let changed = connection
        .prepare_cached("UPDATE page_findings SET reader_version = ?2, findings = ?3 WHERE id = ?1")?
        .execute((pages::id(file, number)?, findings.reader_version, to_json(findings)))?;
    if changed == 1 { Ok(()) } else { Err(VaultError::NotFound) }
}

/// Walks every page of the files that are not removed, by file and page.
pub(crate) fn each(
    connection: &Connection,
    visit: &mut dyn FnMut(FileId, u32, PageFindings, TextHash, TextFrom),
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, findings, text_hash, text_from FROM page_findings
         WHERE (id >> 20) NOT IN (SELECT id FROM file WHERE removed IS NOT NULL) ORDER BY id",
    )?;
    visit_all(statement.query([])?, visit)
}

/// Walks the pages of one file.
pub(crate) fn each_of(
    connection: &Connection,
    file: FileId,
    visit: &mut dyn FnMut(FileId, u32, PageFindings, TextHash, TextFrom),
) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT id, findings, text_hash, text_from FROM page_findings WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    )?;
    visit_all(statement.query(pages::range(file)?)?, visit)
}

fn visit_all(mut rows: Rows<'_>, visit: &mut dyn FnMut(FileId, u32, PageFindings, TextHash, TextFrom)) -> Result<()> {
    while let Some(row) = rows.next()? {
        let (file, number) = pages::split(row.get(0)?);
        let findings = row.get_ref(1)?.as_str().map_err(|_| damaged(DamagedPart::Database))?;
        visit(file, number, from_json(findings)?, TextHash(row.get(2)?), from_word(row.get(3)?)?);
    }
    Ok(())
}

/// Pages of files that are not removed whose findings are older than this version of the reader.
pub(crate) fn older_than(connection: &Connection, version: u32) -> Result<Vec<(FileId, u32)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM page_findings WHERE reader_version < ?1
         AND (id >> 20) NOT IN (SELECT id FROM file WHERE removed IS NOT NULL) ORDER BY id",
    )?;
    let rows = statement.query_map([version], |r| r.get::<_, i64>(0))?;
    rows.map(|id| Ok(pages::split(id?))).collect()
}
