//! Reading a damaged database: a copy of it is worked on, and read around the pages that fail.
//!
//! SQLCipher refuses everything on a connection that met a bad page, so a fresh one goes on after each.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::{Old, OldDatabase};
use crate::db::migrations;
use crate::db::open::{Access, bad_pages, checkpoint, connect, is_well_formed};
use crate::disk;
use crate::error::{Result, VaultError};

const PAGE: usize = 4096;
/// After so many failures in one table the rest of it is given up: each costs a few milliseconds.
const MOST_FAILURES: u32 = 20_000;

/// The old database, or what is left of it.
pub(super) struct Source<'a> {
    old: &'a Old,
    copy: PathBuf,
    salt: [u8; 16],
    connection: Option<Connection>,
    pub state: OldDatabase,
}

impl<'a> Source<'a> {
    /// Copies the database, and its log if it belongs to it, into the folder that is being built, and opens the copy.
    pub(super) fn open(old: &'a Old, work: &Path) -> Result<Self> {
        let copy = work.join(format!(".tmp-{}", disk::hex(&disk::random::<8>()?)));
        let mut source =
            Self { old, copy, salt: old.salt.unwrap_or_default(), connection: None, state: OldDatabase::Lost };
        if !copy_around(&old.folder.join("v.db"), &source.copy)? {
            return Ok(source);
        }
        if old.log_belongs {
            copy_around(&old.folder.join("v.db-wal"), &source.beside("-wal"))?;
        }
        let mut start = [0; 16];
        let has_start = File::open(&source.copy)?.read_exact(&mut start).is_ok();
        for salt in old.salt.into_iter().chain(has_start.then_some(start)) {
            source.salt = salt;
            if source.reconnect() {
                break;
            }
        }
        source.salt = if source.connection.is_some() { source.salt } else { old.salt.unwrap_or(start) };
        if source.connection.is_none() && source.mend_first_page().is_ok() {
            source.reconnect();
            source.state = OldDatabase::Damaged;
        }
        if source.connection.is_none() {
            source.state = OldDatabase::Lost;
            return Ok(source);
        }
        let whole = |c: &Connection| Ok(bad_pages(c)? == 0 && is_well_formed(c)?);
        if source.state == OldDatabase::Lost {
            let sound = source.try_to(whole) == Some(true);
            source.state = if sound { OldDatabase::Whole } else { OldDatabase::Damaged };
        }
        Ok(source)
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.copy.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    /// A fresh connection, and the proof that the database is this vault's.
    fn reconnect(&mut self) -> bool {
        self.connection = None;
        self.connection = (|| {
            let fresh = connect(&self.copy, &self.old.keys, &self.salt, Access::Write)?;
            fresh.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            fresh.pragma_update(None, "query_only", true)?;
            Ok::<_, VaultError>(fresh)
        })()
        .ok();
        self.connection.is_some()
    }

    /// Reads something; none when a damaged page is in the way. Then the next try begins afresh.
    pub(super) fn try_to<T>(&mut self, read: impl FnOnce(&Connection) -> Result<T>) -> Option<T> {
        match read(self.connection.as_ref()?) {
            Ok(value) => Some(value),
            Err(_) => {
                self.reconnect();
                None
            }
        }
    }

    /// Reads rows by their number, those between damaged pages too. Returns the numbers that could not be read, of
    /// which some may never have been there.
    pub(super) fn each<T>(
        &mut self,
        numbers: (i64, i64),
        read: impl Fn(&Connection, i64, i64) -> Result<Vec<T>>,
    ) -> (Vec<T>, Vec<i64>) {
        let (mut found, mut lost) = (Vec::new(), Vec::new());
        let mut failures = 0;
        let mut todo = vec![numbers];
        while let Some((from, to)) = todo.pop() {
            if from > to {
                continue;
            }
            if let Some(rows) = self.try_to(|c| read(c, from, to)) {
                found.extend(rows);
            } else if failures < MOST_FAILURES && self.connection.is_some() {
                failures += 1;
                if from == to {
                    lost.push(from);
                } else {
                    let middle = from + (to - from) / 2;
                    todo.push((middle + 1, to));
                    todo.push((from, middle));
                }
            }
        }
        (found, lost)
    }

    /// The highest number that a table ever gave out, as far as can be told.
    pub(super) fn highest(&mut self, table: &str) -> Option<i64> {
        self.try_to(|c| Ok(c.query_row("SELECT seq FROM sqlite_sequence WHERE name = ?1", [table], |r| r.get(0))?))
    }

    /// The ids of the saved pages: from the small index where it is whole.
    pub(super) fn page_ids(&mut self) -> BTreeSet<i64> {
        self.try_to(|c| {
            let mut statement = c.prepare("SELECT id FROM page_findings INDEXED BY findings_by_version")?;
            let ids = statement.query_map([], |r| r.get(0))?;
            Ok(ids.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap_or_default()
    }

    /// The first page holds nothing but the table of tables, which is the same in every vault of this layout. So a
    /// fresh database under the same key has the page that is needed, once it is as long as this one.
    fn mend_first_page(&mut self) -> Result<()> {
        let pages = fs::metadata(&self.copy)?.len().div_ceil(PAGE as u64);
        let pattern = self.beside("-pattern");
        disk::create_new(&pattern)?.sync_all()?;
        let mut fresh = connect(&pattern, &self.old.keys, &self.salt, Access::Write)?;
        migrations::run(&mut fresh, &self.old.vault)?;
        let has: u64 = fresh.query_row("PRAGMA page_count", [], |r| r.get(0))?;
        fresh.execute_batch("PRAGMA foreign_keys = OFF")?;
        // Its first page says how many there are, and SQLite looks at no page beyond.
        let room = pages.saturating_sub(has).saturating_mul(PAGE as u64).min(1 << 29);
        fresh.execute("INSERT INTO page_words VALUES (1, zeroblob(?1))", [room])?;
        let length: u64 = fresh.query_row("PRAGMA page_count", [], |r| r.get(0))?;
        checkpoint(&fresh)?;
        drop(fresh);
        let mut first = [0; PAGE];
        File::open(&pattern)?.read_exact(&mut first)?;
        remove(&pattern);
        let mut file = disk::open_to_overwrite(&self.copy)?;
        file.write_all(&first)?;
        file.set_len(length.max(pages) * PAGE as u64)?;
        file.sync_all()?;
        drop(file);
        // Where the tables stand elsewhere, this tells: the counter is not where it should be.
        let fits = self.reconnect() && self.try_to(|c| migrations::commit_seq(c, &self.old.vault)).is_some();
        if fits {
            Ok(())
        } else {
            self.connection = None;
            Err(VaultError::NotFound)
        }
    }

    /// Closes and removes the copy.
    pub(super) fn close(&mut self) {
        self.connection = None;
        for ending in ["", "-wal", "-shm", "-journal", "-pattern", "-pattern-wal", "-pattern-shm"] {
            remove(&self.beside(ending));
        }
    }
}

fn remove(path: &Path) {
    // The new vault's first opening sweeps it if this fails.
    let _ = fs::remove_file(path);
}

/// Copies a file page by page; one that the disk cannot read becomes zeros. False when there is no such file.
fn copy_around(from: &Path, to: &Path) -> Result<bool> {
    let Ok(mut source) = disk::open_regular(from) else { return Ok(false) };
    let length = source.metadata()?.len();
    let mut copy = disk::create_new(to)?;
    let mut page = [0; PAGE];
    let mut at = 0;
    while at < length {
        let wanted = (length - at).min(PAGE as u64) as usize;
        let whole = source.seek(SeekFrom::Start(at)).and_then(|_| source.read_exact(&mut page[..wanted]));
        if whole.is_err() {
            page.fill(0);
        }
        copy.write_all(&page[..wanted])?;
        at += wanted as u64;
    }
    copy.sync_all()?;
    Ok(length > 0)
}
