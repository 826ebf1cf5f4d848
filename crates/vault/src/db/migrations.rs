//! The tables, step by step from the first version on. A step that was released never changes; a new one is added.

use rusqlite::Connection;

use crate::error::{DamagedPart, Result, VaultError, damaged};

/// Step `n` leads from layout `n` to layout `n + 1`, which `user_version` records.
const STEPS: &[&str] = &[FIRST, SCANS, PASSWORDS];

/// The first layout with `page_scan`.
pub(crate) const WITH_SCANS: u32 = 2;
/// The first layout with `file_password`.
pub(crate) const WITH_PASSWORDS: u32 = 3;

const FIRST: &str = "
CREATE TABLE counter (one INTEGER PRIMARY KEY CHECK (one = 1), vault TEXT NOT NULL, commit_seq INTEGER NOT NULL) STRICT;

CREATE TABLE file (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent INTEGER REFERENCES file(id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    problem TEXT,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    blob TEXT NOT NULL,
    stored INTEGER NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    added TEXT NOT NULL,
    removed TEXT
) STRICT;
CREATE INDEX file_by_content ON file(sha256, name);
CREATE INDEX file_by_parent ON file(parent);
CREATE INDEX file_by_blob ON file(blob);

-- id = file * 1048576 + number, so that a search hit names its page without a look-up.
CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    text_from TEXT NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    problem TEXT,
    has_picture INTEGER NOT NULL,
    redactions TEXT
) STRICT;
-- A page's row is as big as its words. What is asked of all pages at once is answered from these.
CREATE INDEX page_with_problem ON page(id) WHERE problem IS NOT NULL;
CREATE INDEX page_without_words ON page(id) WHERE text_from = 'none' AND problem IS NULL;
CREATE INDEX page_with_redactions ON page(id) WHERE redactions IS NOT NULL;

CREATE TABLE page_words (id INTEGER PRIMARY KEY REFERENCES page(id), boxes BLOB NOT NULL) STRICT;

CREATE TABLE page_findings (
    id INTEGER PRIMARY KEY REFERENCES page(id),
    reader_version INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    text_from TEXT NOT NULL,
    findings TEXT NOT NULL
) STRICT;
CREATE INDEX findings_by_version ON page_findings(reader_version);

CREATE VIRTUAL TABLE page_fts USING fts5(
    text, content='page', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
INSERT INTO page_fts(page_fts, rank) VALUES('secure-delete', 1);

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    decision TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    lost INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
";

/// Reading the pictures of pages. Its text is kept short: the table of tables must stay on the first page (see `salvage`).
const SCANS: &str = "
CREATE TABLE page_scan (
id INTEGER PRIMARY KEY REFERENCES page(id), state TEXT NOT NULL, confidence REAL, unsure TEXT, reading TEXT
) STRICT;
CREATE INDEX scan_by_state ON page_scan(state, id);
INSERT INTO page_scan (id, state)
    SELECT id, 'to_read' FROM page WHERE text_from = 'none' AND problem IS NULL AND has_picture = 1;
";

/// The passwords that opened locked files. Short for the same reason.
const PASSWORDS: &str = "
CREATE TABLE file_password (file INTEGER NOT NULL REFERENCES file(id), password TEXT NOT NULL) STRICT;
";

/// The layout that this version writes.
pub(crate) fn newest() -> u32 {
    STEPS.len() as u32
}

/// The layout of an open database; 0 for one without tables.
///
/// # Errors
/// [`VaultError::Newer`] when a later version wrote it.
pub(crate) fn layout(connection: &Connection) -> Result<u32> {
    let found: u32 = connection.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    if found > newest() { Err(VaultError::Newer(found)) } else { Ok(found) }
}

/// Takes the steps that are missing, each in a transaction of its own.
pub(crate) fn run(connection: &mut Connection, vault: &str) -> Result<()> {
    for step in layout(connection)?..newest() {
        let transaction = connection.transaction()?;
        transaction.execute_batch(STEPS[step as usize])?;
        transaction.execute("INSERT OR IGNORE INTO counter VALUES (1, ?1, 0)", [vault])?;
        transaction.execute("UPDATE counter SET commit_seq = commit_seq + 1", [])?;
        transaction.pragma_update(None, "user_version", step + 1)?;
        transaction.commit()?;
    }
    Ok(())
}

/// How many steps were ever saved. Also proves that the database belongs to this vault.
pub(crate) fn commit_seq(connection: &Connection, vault: &str) -> Result<u64> {
    let row = connection
        .query_row("SELECT vault, commit_seq FROM counter", [], |r| Ok((r.get::<_, String>(0)?, r.get::<_, u64>(1)?)));
    match row.map_err(VaultError::from) {
        Ok((owner, seq)) if owner == vault => Ok(seq),
        // No such table, no such row, or the database of another vault.
        Ok(_) | Err(VaultError::NotFound | VaultError::Database { .. }) => Err(damaged(DamagedPart::Database)),
        Err(other) => Err(other),
    }
}
