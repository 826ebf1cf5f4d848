//! How a file's reading ended, page by page: what is counted, what could not be read, what was removed by the council.

use record::{FileId, PageContent, PageProblem, Redaction, TextHash, char_slice};

use crate::VaultReader;
use crate::db::scans::{self, ScanCounts};
use crate::db::{from_json, from_word, pages, search};
use crate::error::{DamagedPart, Result, damaged};

/// The saved pages of one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageCounts {
    pub ready: u32,
    /// Pages that are a picture whose words have not been read.
    pub without_words: u32,
}

/// A part of a page that was removed before the council sent it, with the words (or the mark) that stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct RemovedPart {
    pub file: FileId,
    pub page: u32,
    pub redaction: Redaction,
    /// Width and height of the page, in points.
    pub page_size: (f32, f32),
    pub quote: String,
    pub text_hash: TextHash,
}

/// Pages of files that are not removed. A page's row is as big as its words, so each question names the small index
/// that answers it.
const KEPT: &str = "(id >> 20) NOT IN (SELECT id FROM file WHERE removed IS NOT NULL)";

impl VaultReader {
    fn count(&self, sql: &str) -> Result<u32> {
        Ok(self.connection.prepare_cached(sql)?.query_row([], |r| r.get(0))?)
    }

    /// Pages saved, of files that are not removed.
    pub fn pages_ready(&self) -> Result<u32> {
        self.count(&format!("SELECT count(*) FROM page_findings INDEXED BY findings_by_version WHERE {KEPT}"))
    }

    /// Pages that could not be read, of files that are not removed.
    pub fn pages_with_problems(&self) -> Result<u32> {
        self.count(&format!(
            "SELECT count(*) FROM page INDEXED BY page_with_problem WHERE problem IS NOT NULL AND {KEPT}"
        ))
    }

    /// How many pages of one file are saved.
    pub fn page_counts(&self, file: FileId) -> Result<PageCounts> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM page_findings INDEXED BY findings_by_version WHERE id BETWEEN ?1 AND ?2),
                    (SELECT count(*) FROM page INDEXED BY page_without_words
                     WHERE text_from = 'none' AND problem IS NULL AND id BETWEEN ?1 AND ?2)",
        )?;
        Ok(statement
            .query_row(pages::range(file)?, |r| Ok(PageCounts { ready: r.get(0)?, without_words: r.get(1)? }))?)
    }

    /// How far the pictures of pages are read: of one file, or of all that are not removed.
    pub fn scan_counts(&self, file: Option<FileId>) -> Result<ScanCounts> {
        scans::counts(&self.connection, file)
    }

    /// Pages whose picture waits to be read, by file and page, of files that are not removed.
    pub fn pages_to_read(&self) -> Result<Vec<(FileId, u32)>> {
        scans::to_read(&self.connection)
    }

    /// A page as it was read from its picture, where the saved page holds words that the person typed; else none.
    pub fn reading(&self, file: FileId, number: u32) -> Result<Option<PageContent>> {
        scans::reading(&self.connection, pages::id(file, number)?)
    }

    /// Pages that hold words which the person typed, by file and page.
    pub fn pages_with_typed_words(&self) -> Result<Vec<(FileId, u32)>> {
        scans::with_reading(&self.connection)
    }

    /// The pages of one file that could not be read, and why.
    pub fn page_problems(&self, file: FileId) -> Result<Vec<(u32, PageProblem)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, problem FROM page INDEXED BY page_with_problem
             WHERE problem IS NOT NULL AND id BETWEEN ?1 AND ?2 ORDER BY id",
        )?;
        let mut rows = statement.query(pages::range(file)?)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((pages::split(row.get(0)?).1, from_word(row.get(1)?)?));
        }
        Ok(found)
    }

    /// Where the words of a search stand on one page, in Unicode scalar values into its text.
    pub fn find_on_page(&self, file: FileId, number: u32, words: &str) -> Result<Vec<(u32, u32)>> {
        search::on_page(&self.connection, pages::id(file, number)?, words)
    }

    /// Every removed part of the files that are not removed, by file and page.
    pub fn removed_parts(&self) -> Result<Vec<RemovedPart>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, text, text_hash, redactions, width, height FROM page INDEXED BY page_with_redactions
             WHERE redactions IS NOT NULL AND {KEPT} ORDER BY id"
        ))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (file, page) = pages::split(row.get(0)?);
            let text = row.get_ref(1)?.as_str().map_err(|_| damaged(DamagedPart::Database))?;
            let text_hash = TextHash(row.get(2)?);
            let page_size = (row.get::<_, f64>(4)? as f32, row.get::<_, f64>(5)? as f32);
            let parts: Vec<Redaction> = from_json(&row.get::<_, String>(3)?)?;
            found.extend(parts.into_iter().map(|redaction| RemovedPart {
                file,
                page,
                quote: char_slice(text, redaction.start, redaction.end).to_owned(),
                redaction,
                page_size,
                text_hash: text_hash.clone(),
            }));
        }
        Ok(found)
    }
}
