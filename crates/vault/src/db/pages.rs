//! The pages: exact words, boxes and what was removed, written together with what was found and with the search index.

use record::{FileId, PageContent, PageFindings, Redaction, TextFrom, TextHash};
use rusqlite::{Connection, OptionalExtension, ToSql};

use super::{findings, from_json, from_word, scans, to_json, word, word_boxes};
use crate::error::{DamagedPart, Result, VaultError, damaged};

const BITS: u32 = 20;
/// The highest page number that a file can have in a vault.
pub const MOST_PAGES: u32 = (1 << BITS) - 1;

/// A page to be saved.
#[derive(Debug, Clone, Copy)]
pub struct SavedPage<'a> {
    /// Counts from 1 in the received file, up to [`MOST_PAGES`].
    pub number: u32,
    pub content: &'a PageContent,
    pub findings: &'a PageFindings,
}

/// A page as the vault holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRow {
    /// As saved, but that word boxes come back to the nearest hundredth of a point.
    pub content: PageContent,
    pub findings: PageFindings,
    pub text_hash: TextHash,
}

pub(crate) fn id(file: FileId, number: u32) -> Result<i64> {
    if number == 0 || number > MOST_PAGES {
        return Err(VaultError::NotFound);
    }
    Ok((file.0 << BITS) | i64::from(number))
}

pub(crate) fn split(id: i64) -> (FileId, u32) {
    (FileId(id >> BITS), (id & i64::from(MOST_PAGES)) as u32)
}

/// The ids that a file's pages can have, both ends counted.
pub(crate) fn range(file: FileId) -> Result<(i64, i64)> {
    Ok((id(file, 1)?, id(file, MOST_PAGES)?))
}

/// Takes a page away as if it had never been read, with all that was found on it.
pub(crate) fn forget(connection: &Connection, file: FileId, number: u32) -> Result<()> {
    let id = id(file, number)?;
    let text: Option<String> =
        connection.prepare_cached("SELECT text FROM page WHERE id = ?1")?.query_row([id], |r| r.get(0)).optional()?;
    let Some(text) = text else { return Ok(()) };
    connection
        .prepare_cached("INSERT INTO page_fts(page_fts, rowid, text) VALUES ('delete', ?1, ?2)")?
        .execute((id, text))?;
    forget_row(connection, id)
}

/// As [`forget`], but leaves the search index as it is: it must be made anew before anyone looks.
pub(crate) fn forget_unindexed(connection: &Connection, file: FileId, number: u32) -> Result<()> {
    forget_row(connection, id(file, number)?)
}

fn forget_row(connection: &Connection, id: i64) -> Result<()> {
    for table in ["page_scan", "page_findings", "page_words", "page"] {
        connection.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
    }
    Ok(())
}

/// Adds a new page's words to the search index.
pub(crate) fn index(connection: &Connection, id: &dyn ToSql, text: &dyn ToSql) -> Result<()> {
    connection.prepare_cached("INSERT INTO page_fts(rowid, text) VALUES (?1, ?2)")?.execute([id, text])?;
    Ok(())
}

/// Writes a page over any older reading of it.
pub(crate) fn save(connection: &Connection, file: FileId, page: &SavedPage) -> Result<()> {
    let id = id(file, page.number)?;
    let content = page.content;
    let hash = TextHash::of(&content.text);
    let old: Option<String> =
        connection.prepare_cached("SELECT text FROM page WHERE id = ?1")?.query_row([id], |r| r.get(0)).optional()?;
    if let Some(old) = old {
        connection
            .prepare_cached("INSERT INTO page_fts(page_fts, rowid, text) VALUES ('delete', ?1, ?2)")?
            .execute((id, old))?;
    }
    let redactions = if content.redactions.is_empty() { None } else { Some(to_json(&content.redactions)) };
    connection
        .prepare_cached(
            "INSERT INTO page VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(id) DO UPDATE SET
             text = ?2, text_hash = ?3, text_from = ?4, width = ?5, height = ?6, problem = ?7, has_picture = ?8, redactions = ?9",
        )?
        .execute((
            id,
            &content.text,
            &hash.0,
            word(content.text_from),
            f64::from(content.width),
            f64::from(content.height),
            content.problem.map(word),
            content.has_picture,
            redactions,
        ))?;
    connection
        .prepare_cached("INSERT INTO page_words VALUES (?1, ?2) ON CONFLICT(id) DO UPDATE SET boxes = ?2")?
        .execute((id, word_boxes::pack(&content.words)))?;
    index(connection, &id, &content.text)?;
    scans::put(connection, id, &content.scan)?;
    findings::put(connection, id, page.findings, &hash, content.text_from)
}

/// One page, or none when it is not read yet.
pub(crate) fn get(connection: &Connection, file: FileId, number: u32) -> Result<Option<PageRow>> {
    let Some(mut row) = get_without_scan(connection, file, number)? else { return Ok(None) };
    row.content.scan = scans::get(connection, id(file, number)?)?;
    Ok(Some(row))
}

/// As [`get`], but does not say how far its picture is read: for a database whose other tables may be damaged.
pub(crate) fn get_without_scan(connection: &Connection, file: FileId, number: u32) -> Result<Option<PageRow>> {
    let Ok(id) = id(file, number) else { return Ok(None) };
    let mut statement = connection.prepare_cached(
        "SELECT p.text, p.text_hash, p.text_from, p.width, p.height, p.problem, p.has_picture, p.redactions, w.boxes, f.findings
         FROM page p JOIN page_words w USING (id) JOIN page_findings f USING (id) WHERE p.id = ?1",
    )?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text_from: TextFrom = from_word(row.get(2)?)?;
    let redactions: Option<String> = row.get(7)?;
    let boxes = row.get_ref(8)?.as_blob().map_err(|_| damaged(DamagedPart::Database))?;
    let content = PageContent {
        text: row.get(0)?,
        text_from,
        width: row.get::<_, f64>(3)? as f32,
        height: row.get::<_, f64>(4)? as f32,
        words: word_boxes::unpack(boxes).ok_or(damaged(DamagedPart::Database))?,
        redactions: redactions.map_or(Ok(Vec::new()), |text| from_json(&text))?,
        problem: row.get::<_, Option<String>>(5)?.map(from_word).transpose()?,
        has_picture: row.get(6)?,
        scan: record::Scan::No,
    };
    let findings: String = row.get(9)?;
    Ok(Some(PageRow { content, findings: from_json(&findings)?, text_hash: TextHash(row.get(1)?) }))
}

/// The words of one page and what was removed from it, without the places of words; none when it is not read yet.
pub(crate) fn words(connection: &Connection, file: FileId, number: u32) -> Result<Option<(String, Vec<Redaction>)>> {
    let Ok(id) = id(file, number) else { return Ok(None) };
    let row: Option<(String, Option<String>)> = connection
        .prepare_cached("SELECT text, redactions FROM page WHERE id = ?1")?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?)))
        .optional()?;
    let Some((text, redactions)) = row else { return Ok(None) };
    Ok(Some((text, redactions.map_or(Ok(Vec::new()), |text| from_json(&text))?)))
}

/// The numbers of the pages that are saved, lowest first.
pub(crate) fn numbers(connection: &Connection, file: FileId) -> Result<Vec<u32>> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM page_findings WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
    let rows = statement.query_map(range(file)?, |r| r.get::<_, i64>(0))?;
    rows.map(|id| Ok(split(id?).1)).collect()
}

/// As [`numbers`], from the pages themselves.
pub(crate) fn every_number(connection: &Connection, file: FileId) -> Result<Vec<u32>> {
    let mut statement = connection.prepare_cached("SELECT id FROM page WHERE id BETWEEN ?1 AND ?2 ORDER BY id")?;
    let rows = statement.query_map(range(file)?, |r| r.get::<_, i64>(0))?;
    rows.map(|id| Ok(split(id?).1)).collect()
}

/// How many pages are saved, those of removed files too.
pub(crate) fn count(connection: &Connection) -> Result<u64> {
    Ok(connection.query_row("SELECT count(*) FROM page_findings", [], |r| r.get(0))?)
}

/// Every page whose words or boxes are not what was saved.
pub(crate) fn unreadable(
    connection: &Connection,
    progress: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<(FileId, u32)>> {
    let mut statement = connection.prepare(
        "SELECT p.id, p.text, p.text_hash, w.boxes, f.findings, f.text_hash FROM page p
         LEFT JOIN page_words w USING (id) LEFT JOIN page_findings f USING (id) ORDER BY p.id",
    )?;
    let mut rows = statement.query([])?;
    let mut bad = Vec::new();
    while let Some(row) = rows.next()? {
        let (file, number) = split(row.get(0)?);
        let sound = (|| -> Option<()> {
            let hash = TextHash::of(row.get_ref(1).ok()?.as_str().ok()?);
            word_boxes::unpack(row.get_ref(3).ok()?.as_blob().ok()?)?;
            serde_json::from_str::<PageFindings>(row.get_ref(4).ok()?.as_str().ok()?).ok()?;
            let told = [row.get_ref(2).ok()?.as_str().ok()?, row.get_ref(5).ok()?.as_str().ok()?];
            (told == [hash.0.as_str(); 2]).then_some(())
        })();
        if sound.is_none() {
            bad.push((file, number));
        }
        progress()?;
    }
    bad.extend(scans::unreadable(connection)?);
    bad.sort_unstable();
    bad.dedup();
    Ok(bad)
}
