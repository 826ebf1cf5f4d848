//! An open vault: opening it, writing to it, changing its locks, closing it.
//!
//! Every write is one transaction that also counts itself; the head is told after it. What was returned is saved.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use record::{Decision, FileId, FileProblem, FileState, PageContent, PageFindings};
use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

use crate::db::open::checkpoint;
use crate::db::{decisions, files, findings, migrations, pages, passwords, scans, search, settings};
use crate::disk;
use crate::error::{Result, VaultError};
use crate::head::{Head, State, measure};
use crate::keyfile::{self, Root, Unlock};
use crate::label::{self, VaultLabel};
use crate::opening::{self, OpeningReport};
use crate::passphrase::Passphrase;
use crate::reader::{Session, VaultReader};
use crate::room;
use crate::words::RecoveryWords;
use crate::{SavedPage, new_keys};

/// During an import the head is written at most this often: so much of it could go unnoticed if the log were cut off.
const HEAD_EVERY: Duration = Duration::from_secs(1);

/// Whether the head follows a write at once, or may wait for the next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum HeadWrite {
    Now,
    Soon,
}

/// An open vault. It derefs to [`VaultReader`], which has every reading call.
///
/// It can be sent to another thread. Dropping it closes it as well as can be; [`Vault::close`] says whether it worked.
pub struct Vault {
    /// None only after closing.
    reader: Option<VaultReader>,
    head: Head,
    head_behind: bool,
    head_written: Instant,
    reading_only: bool,
}

impl Deref for Vault {
    type Target = VaultReader;
    fn deref(&self) -> &VaultReader {
        self.reader.as_ref().expect("a vault reads until it is closed, and closing takes it away")
    }
}

impl Vault {
    /// Starts a session: writes the open head before anything can reach the log.
    pub(crate) fn begin(reader: VaultReader, head: Head, reading_only: bool) -> Result<Self> {
        if !reading_only {
            head.write_both(&reader.session.folder, &reader.session.keys)?;
        }
        let mut vault =
            Self { reader: Some(reader), head, head_behind: false, head_written: Instant::now(), reading_only };
        if !reading_only {
            let id = vault.vault_id().to_owned();
            migrations::run(vault.connection_mut(), &id)?;
            vault.head.commit_seq = migrations::commit_seq(&vault.connection, &id)?;
            room::keep(&vault.session.folder);
        }
        Ok(vault)
    }

    /// Opens a vault with its passphrase.
    ///
    /// # Errors
    /// Before anything is written: [`VaultError::NotAVault`], [`VaultError::Newer`], [`VaultError::AlreadyOpen`],
    /// [`VaultError::WrongPassphrase`], damage by name, or [`VaultError::StepsMissing`].
    pub fn open(folder: &Path, passphrase: &Passphrase) -> Result<(Self, OpeningReport)> {
        opening::open(folder, Unlock::Passphrase(passphrase), false)
    }

    /// Opens a vault with its recovery words. Errors as for [`Vault::open`], with [`VaultError::WrongRecoveryWords`].
    pub fn open_with_recovery(folder: &Path, words: &RecoveryWords) -> Result<(Self, OpeningReport)> {
        opening::open(folder, Unlock::Words(words), false)
    }

    /// Opens a vault that [`Vault::open`] refused for damage or missing steps, after the person said so.
    ///
    /// With missing steps the vault goes on from what is there. With damaged pages it can only be read, and a call
    /// that meets a damaged page answers [`VaultError::Damaged`]; from then on, read through a new [`Vault::reader`].
    pub fn open_despite_damage(folder: &Path, unlock: Unlock) -> Result<(Self, OpeningReport)> {
        opening::open(folder, unlock, true)
    }

    /// What a folder says about its vault without a key.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::Newer`], or damage.
    pub fn peek(folder: &Path) -> Result<VaultLabel> {
        new_keys::put_back(folder);
        label::peek(folder)
    }

    /// Proves that the words open a vault, and changes nothing. The vault may be open.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryWords`] or damage.
    pub fn test_recovery(folder: &Path, words: &RecoveryWords) -> Result<()> {
        Self::test(folder, Unlock::Words(words))
    }

    /// Proves that a passphrase or words open a vault, and changes nothing. The vault may be open.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::WrongRecoveryWords`] or damage.
    pub fn test(folder: &Path, unlock: Unlock) -> Result<()> {
        let labels = label::find(folder)?;
        let ids: Vec<&str> = labels.iter().flatten().map(|f| f.label.vault.as_str()).collect();
        keyfile::open(folder, unlock, &ids).map(|_| ())
    }

    /// Another connection that reads while this one writes.
    pub fn reader(&self) -> Result<VaultReader> {
        VaultReader::beside(&self.session)
    }

    /// Counts every opening and closing. Keep the highest seen outside the folder; see [`OpeningReport::generation`].
    /// After [`Vault::close`] it is one more than here.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.head.generation
    }

    #[must_use]
    pub fn is_reading_only(&self) -> bool {
        self.reading_only
    }

    fn connection_mut(&mut self) -> &mut Connection {
        &mut self.reader.as_mut().expect("a vault is written to only while it is open").connection
    }

    /// One transaction that counts itself. The head follows.
    pub(crate) fn write<T>(&mut self, when: HeadWrite, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if self.reading_only {
            return Err(VaultError::ReadOnly);
        }
        let transaction = self.connection_mut().transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.prepare_cached("UPDATE counter SET commit_seq = commit_seq + 1")?.execute([])?;
        transaction.commit()?;
        self.head.commit_seq += 1;
        self.head_behind = true;
        if when == HeadWrite::Now || self.head_written.elapsed() >= HEAD_EVERY {
            // The step is saved, whatever becomes of the head: it may always be behind, and the next write tries again.
            let _ = self.write_head();
        }
        Ok(done)
    }

    fn write_head(&mut self) -> Result<()> {
        if self.head_behind {
            self.head.written = disk::now();
            self.head.write(&self.session.folder, &self.session.keys)?;
            self.head_behind = false;
            self.head_written = Instant::now();
        }
        Ok(())
    }

    /// Empties the log into the database and tells the head. For the end of an import and every few minutes.
    ///
    /// Returns false when a reader was in the way; nothing is lost by that.
    pub fn settle(&mut self) -> Result<bool> {
        if self.reading_only {
            return Ok(true);
        }
        self.write_head()?;
        checkpoint(&self.connection)
    }

    /// Says where a file stands, and how many pages it has.
    pub fn set_file(&mut self, file: FileId, state: FileState, problem: Option<FileProblem>, pages: u32) -> Result<()> {
        self.write(HeadWrite::Soon, |c| files::set(c, file, state, problem, pages))
    }

    /// Puts a file, and every file that came inside it, in the bin: it is no longer listed, walked or found.
    pub fn remove_file(&mut self, file: FileId) -> Result<()> {
        let at = disk::now();
        room::give_up_if_tight(&self.session.folder);
        self.write(HeadWrite::Now, |c| files::remove(c, file, &at))
    }

    /// Takes a file out of the bin, with what was put there together with it.
    pub fn restore_file(&mut self, file: FileId) -> Result<()> {
        self.write(HeadWrite::Now, |c| files::restore(c, file))
    }

    /// Saves pages, all of them or none: words, boxes, what was found, and the search index. 50 to 200 at a time are fast.
    pub fn save_pages(&mut self, file: FileId, list: &[SavedPage]) -> Result<()> {
        files::blob(&self.connection, file)?;
        self.write(HeadWrite::Soon, |c| list.iter().try_for_each(|page| pages::save(c, file, page)))
    }

    /// Saves one page in the place of what was there, as [`Vault::save_pages`] does. Where the person typed words over a
    /// reading of its picture, `reading` is the page as it was read.
    pub fn save_page_over(&mut self, file: FileId, page: &SavedPage, reading: Option<&PageContent>) -> Result<()> {
        files::blob(&self.connection, file)?;
        self.write(HeadWrite::Soon, |c| {
            pages::save(c, file, page)?;
            reading.map_or(Ok(()), |reading| scans::keep_reading(c, pages::id(file, page.number)?, reading))
        })
    }

    /// Lets a page whose picture could not be read wait for another try.
    pub fn read_scan_again(&mut self, file: FileId, number: u32) -> Result<()> {
        self.write(HeadWrite::Soon, |c| scans::try_again(c, file, Some(number)))
    }

    /// Lets a file be read again: its troubled pages are forgotten, pictures that could not be read wait once more, the
    /// other pages stay as they are.
    pub fn read_again(&mut self, file: FileId) -> Result<()> {
        let troubled = self.page_problems(file)?;
        self.write(HeadWrite::Now, |c| {
            troubled.iter().try_for_each(|(page, _)| pages::forget(c, file, *page))?;
            scans::try_again(c, file, None)?;
            files::wait(c, file)
        })
    }

    /// Keeps a password that opened this file, or files inside it. It goes with the file when that is deleted for good.
    pub fn keep_file_password(&mut self, file: FileId, password: &str) -> Result<()> {
        files::blob(&self.connection, file)?;
        self.write(HeadWrite::Now, |c| passwords::add(c, file, password))
    }

    /// As [`Vault::keep_file_password`], and lets the file be read again, both or neither.
    pub fn unlock_file(&mut self, file: FileId, password: &str) -> Result<()> {
        files::blob(&self.connection, file)?;
        self.write(HeadWrite::Now, |c| {
            passwords::add(c, file, password)?;
            files::wait(c, file)
        })
    }

    /// Puts what a better reader found in the place of what was found before.
    pub fn update_findings(&mut self, file: FileId, number: u32, findings: &PageFindings) -> Result<()> {
        self.write(HeadWrite::Soon, |c| findings::update(c, file, number, findings))
    }

    /// As [`Vault::update_findings`], for many pages in one transaction.
    pub fn update_many_findings(&mut self, list: &[(FileId, u32, PageFindings)]) -> Result<()> {
        self.write(HeadWrite::Soon, |c| {
            list.iter().try_for_each(|(file, n, found)| findings::update(c, *file, *n, found))
        })
    }

    /// Adds a decision and returns its number. What was undone before can no longer be redone.
    pub fn decide(&mut self, decision: &Decision, at: &str) -> Result<i64> {
        self.write(HeadWrite::Now, |c| decisions::add(c, decision, at))
    }

    /// Takes back the last decision that still holds, and returns it.
    pub fn undo(&mut self) -> Result<Option<Decision>> {
        self.write(HeadWrite::Now, decisions::undo)
    }

    /// Brings back the decision that was taken back last, unless something was decided since.
    pub fn redo(&mut self) -> Result<Option<Decision>> {
        self.write(HeadWrite::Now, decisions::redo)
    }

    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.write(HeadWrite::Now, |c| settings::set(c, key, value))
    }

    /// Makes the search index anew from the pages.
    pub fn rebuild_search(&mut self) -> Result<()> {
        self.write(HeadWrite::Now, search::rebuild)
    }

    /// Locks the vault with another passphrase. The old one opens it no longer; an old copy of the folder still opens with it.
    pub fn change_passphrase(&mut self, passphrase: &Passphrase) -> Result<()> {
        self.new_lock(Unlock::Passphrase(passphrase))
    }

    /// Makes new recovery words. The old sheet opens the vault no longer; an old copy of the folder still opens with it.
    pub fn new_recovery_words(&mut self) -> Result<RecoveryWords> {
        let words = RecoveryWords::generate()?;
        self.new_lock(Unlock::Words(&words))?;
        Ok(words)
    }

    fn new_lock(&mut self, unlock: Unlock) -> Result<()> {
        if self.reading_only {
            return Err(VaultError::ReadOnly);
        }
        let session = &self.session;
        let root = Root { vault: session.label.vault.clone(), key: Zeroizing::new(*session.keys.root()) };
        keyfile::write(&session.folder, &root, unlock, session.label.key_cost)
    }

    /// Closes the vault: empties the log, seals the database, lets go of the folder.
    ///
    /// # Errors
    /// [`VaultError::StillReading`] while a reader lives, or why it could not be sealed. Nothing is lost by either: the
    /// next opening then finds it "not closed" and checks everything.
    pub fn close(mut self) -> Result<()> {
        self.finish()
    }

    fn finish(&mut self) -> Result<()> {
        self.finish_and_hold().map(|_| ())
    }

    /// As [`Vault::close`], but keeps the keys and the lock on the folder. None for one that was only read.
    pub(crate) fn close_and_hold(mut self) -> Result<Option<Session>> {
        self.finish_and_hold()
    }

    fn finish_and_hold(&mut self) -> Result<Option<Session>> {
        let Some(reader) = self.reader.take() else { return Ok(None) };
        if self.reading_only {
            return Ok(None);
        }
        let VaultReader { connection, session } = reader;
        if Arc::strong_count(&session) > 1 {
            return Err(VaultError::StillReading);
        }
        room::give_up_if_tight(&session.folder);
        if !checkpoint(&connection)? {
            return Err(VaultError::StillReading);
        }
        connection.close().map_err(|(_, e)| VaultError::from(e))?;
        let (db_len, db_mac) = measure(&session.database(), &session.keys)?;
        let head = Head {
            generation: self.head.generation + 1,
            state: State::Closed,
            db_len,
            db_mac,
            written: disk::now(),
            ..self.head.clone()
        };
        head.write_both(&session.folder, &session.keys)?;
        Ok(Arc::into_inner(session))
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Nobody is left to tell. Saved work is safe; the next opening finds the vault "not closed".
        let _ = self.finish();
    }
}
