//! An open vault: making one, writing to it, changing its locks, closing it.
//!
//! Every write is one transaction that also counts itself; the head is told after it. What was returned is saved.

use std::fs::{self, File};
use std::io::Read;
use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use record::{Decision, FileId, FileKind, FileProblem, FileState, PageFindings};
use rusqlite::{Connection, TransactionBehavior};
use zeroize::Zeroizing;

use crate::blob::{Blob, Blobs};
use crate::db::open::{Access, checkpoint, connect, is_encrypted};
use crate::db::{decisions, files, findings, migrations, pages, search, settings};
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::head::{Head, State, measure};
use crate::keyfile::{self, LEAST_COST, Root, Unlock};
use crate::keys::KeyRing;
use crate::label::{self, Label, VaultLabel};
use crate::opening::{self, OpeningReport};
use crate::passphrase::Passphrase;
use crate::reader::{Session, VaultReader};
use crate::words::RecoveryWords;
use crate::{CheckReport, SavedPage};

/// During an import the head is written at most this often: so much of it could go unnoticed if the log were cut off.
const HEAD_EVERY: Duration = Duration::from_secs(1);

/// How a new vault is made.
#[derive(Debug)]
pub struct CreateOptions {
    /// Stands in clear in the folder, so that the person finds it: nothing private belongs in it. Cut to 120 characters.
    pub name: String,
    pub passphrase: Passphrase,
    /// scrypt with N = 2 to this power; 18 (256 MiB, most of a second) to 20. Less is raised to 18.
    pub work_factor: u8,
}

/// A file to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// As received; for a file found inside another, with the outer name and a stroke before it.
    pub name: &'a str,
    pub parent: Option<FileId>,
    pub kind: FileKind,
    pub bytes: &'a [u8],
}

/// A file that is safe in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub id: FileId,
    /// True when the same bytes with the same name, from the same outer file, were there already: nothing was added.
    pub already: bool,
    /// True when they had been removed and are now back, with their pages.
    pub restored: bool,
}

/// Whether the head follows a write at once, or may wait for the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadWrite {
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
    /// Makes a vault in a folder that is new or empty, and opens it. The words are to be printed and are not kept.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`], [`VaultError::NotEmpty`], [`VaultError::EmptyPassphrase`], or why it could not be
    /// written. A folder that this call made is then taken away again.
    pub fn create(folder: &Path, options: CreateOptions) -> Result<(Self, RecoveryWords)> {
        if options.passphrase.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        if disk::exists(&folder.join(label::NAME)) || disk::exists(&folder.join(label::COPY)) {
            return Err(VaultError::AlreadyExists);
        }
        let made = !disk::exists(folder);
        if !made && fs::read_dir(folder)?.next().is_some() {
            return Err(VaultError::NotEmpty);
        }
        disk::make_folder(folder)?;
        let result = Self::fill(&fs::canonicalize(folder)?, &options);
        if result.is_err() {
            // The folder was empty before, so everything in it is ours.
            for inside in ["keys", "blobs"] {
                let _ = fs::remove_dir_all(folder.join(inside));
            }
            for file in ["v.db", "v.db-wal", "v.db-shm", "head", "head.bak", "lock", label::NAME, label::COPY] {
                let _ = fs::remove_file(folder.join(file));
            }
            if made {
                let _ = fs::remove_dir(folder);
            }
        }
        result
    }

    fn fill(folder: &Path, options: &CreateOptions) -> Result<(Self, RecoveryWords)> {
        restrict(folder)?;
        let lock = opening::lock(folder)?;
        for inside in ["keys", "blobs"] {
            disk::make_folder(&folder.join(inside))?;
        }
        let vault = new_id()?;
        let root = Root { vault: vault.clone(), key: Zeroizing::new(disk::random()?) };
        let keys = KeyRing::new(&root.key, &vault);
        let cost = options.work_factor.clamp(LEAST_COST, 20);
        keyfile::write(folder, &root, Unlock::Passphrase(&options.passphrase), cost)?;
        let words = RecoveryWords::generate()?;
        keyfile::write(folder, &root, Unlock::Words(&words), cost)?;

        let salt: [u8; 16] = disk::random()?;
        let now = disk::now();
        let label = Label {
            format: label::FORMAT,
            vault: vault.clone(),
            name: options.name.chars().take(120).collect(),
            created: now.clone(),
            key_cost: cost,
            salt: disk::hex(&salt),
        };
        let blobs = Blobs::new(folder, &keys);
        let session = Session { folder: folder.to_owned(), keys, label, salt, blobs, _lock: lock };
        disk::create_new(&session.database())?.sync_all()?;
        let mut connection = connect(&session.database(), &session.keys, &salt, Access::Write)?;
        migrations::run(&mut connection, &vault)?;
        checkpoint(&connection)?;
        if !is_encrypted(&session.database())? {
            return Err(VaultError::Database { code: -3 });
        }
        let head = Head {
            generation: 1,
            commit_seq: migrations::commit_seq(&connection, &vault)?,
            opened: now.clone(),
            written: now,
            ..Head::lost(&vault)
        };
        // The label comes last: with it the folder is a vault.
        let (label, key) = (session.label.clone(), Zeroizing::new(*session.keys.get("label")));
        let reader = VaultReader { connection, session: Arc::new(session) };
        let vault = Self::begin(reader, head, false)?;
        label::write(folder, &label, &key)?;
        if let Some(parent) = folder.parent() {
            // The folder's own name; where the parent may not be opened, the system keeps it in its own time.
            let _ = disk::sync_folder(parent);
        }
        Ok((vault, words))
    }

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
        label::peek(folder)
    }

    /// Proves that the words open a vault, and changes nothing. The vault may be open.
    ///
    /// # Errors
    /// [`VaultError::WrongRecoveryWords`] or damage.
    pub fn test_recovery(folder: &Path, words: &RecoveryWords) -> Result<()> {
        let labels = label::find(folder)?;
        let ids: Vec<&str> = labels.iter().flatten().map(|f| f.label.vault.as_str()).collect();
        keyfile::open(folder, Unlock::Words(words), &ids).map(|_| ())
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
    fn write<T>(&mut self, when: HeadWrite, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
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

    /// Keeps a received file: when this returns, its bytes are on the disk, were read back, and have their row.
    ///
    /// # Errors
    /// [`VaultError::NoSpace`] before anything is written when half as much again is not free.
    pub fn keep_file(&mut self, file: NewFile) -> Result<Kept> {
        let sha256 = disk::hex(&<sha2::Sha256 as sha2::Digest>::digest(file.bytes));
        if let Some(kept) = self.already(&sha256, file.name, file.parent)? {
            return Ok(kept);
        }
        let known = files::same_bytes(&self.connection, &sha256)?.filter(|b| self.session.blobs.is_there(b));
        let blob = match known {
            Some(blob) => blob,
            None => self.keep_bytes(&mut &file.bytes[..], file.bytes.len() as u64)?,
        };
        self.add_row(file.name, file.parent, file.kind, &blob)
    }

    /// As [`Vault::keep_file`], for a file too big to hold in memory. `expected` is its length as far as is known.
    pub fn keep_file_from(
        &mut self,
        name: &str,
        parent: Option<FileId>,
        kind: FileKind,
        from: &mut dyn Read,
        expected: u64,
    ) -> Result<Kept> {
        let blob = self.keep_bytes(from, expected)?;
        if let Some(kept) = self.already(&blob.sha256, name, parent)? {
            self.write(HeadWrite::Soon, |c| files::stored_anew(c, &blob))?;
            return Ok(kept);
        }
        self.add_row(name, parent, kind, &blob)
    }

    fn keep_bytes(&self, from: &mut dyn Read, expected: u64) -> Result<Blob> {
        if self.reading_only {
            return Err(VaultError::ReadOnly);
        }
        self.session.blobs.keep(from, expected)
    }

    fn already(&mut self, sha256: &str, name: &str, parent: Option<FileId>) -> Result<Option<Kept>> {
        match files::same(&self.connection, sha256, name, parent)? {
            Some((id, blob, removed)) if self.session.blobs.is_there(&blob) => {
                if removed {
                    self.write(HeadWrite::Now, |c| files::restore(c, id))?;
                }
                Ok(Some(Kept { id, already: true, restored: removed }))
            }
            _ => Ok(None),
        }
    }

    fn add_row(&mut self, name: &str, parent: Option<FileId>, kind: FileKind, blob: &Blob) -> Result<Kept> {
        if let Some((id, ..)) = files::same(&self.connection, &blob.sha256, name, parent)? {
            // The row was there and its bytes were not: now they are again.
            self.write(HeadWrite::Now, |c| {
                files::stored_anew(c, blob)?;
                files::restore(c, id)
            })?;
            return Ok(Kept { id, already: true, restored: true });
        }
        let added = disk::now();
        let row = files::NewRow { name, parent, kind, blob, added: &added };
        let id = self.write(HeadWrite::Soon, |c| files::add(c, &row))?;
        Ok(Kept { id, already: false, restored: false })
    }

    /// Says where a file stands, and how many pages it has.
    pub fn set_file(&mut self, file: FileId, state: FileState, problem: Option<FileProblem>, pages: u32) -> Result<()> {
        self.write(HeadWrite::Soon, |c| files::set(c, file, state, problem, pages))
    }

    /// Puts a file, and every file that came inside it, in the bin: it is no longer listed, walked or found.
    pub fn remove_file(&mut self, file: FileId) -> Result<()> {
        let at = disk::now();
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

    /// Lets a file be read again: its troubled pages are forgotten, the others stay as they are.
    pub fn read_again(&mut self, file: FileId) -> Result<()> {
        let troubled = self.page_problems(file)?;
        self.write(HeadWrite::Now, |c| {
            troubled.iter().try_for_each(|(page, _)| pages::forget(c, file, *page))?;
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

    /// Proves every part of the vault and names what is damaged. With `full`, every original is opened.
    ///
    /// `progress` is told how many steps are done and how many there are.
    pub fn check(&mut self, full: bool, progress: &mut dyn FnMut(u64, u64)) -> Result<CheckReport> {
        if !self.reading_only {
            self.settle()?;
        }
        crate::check::run(self, full, progress)
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
        let Some(reader) = self.reader.take() else { return Ok(()) };
        if self.reading_only {
            return Ok(());
        }
        let VaultReader { connection, session } = reader;
        if Arc::strong_count(&session) > 1 {
            return Err(VaultError::StillReading);
        }
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
        head.write_both(&session.folder, &session.keys)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // Nobody is left to tell. Saved work is safe; the next opening finds the vault "not closed".
        let _ = self.finish();
    }
}

/// A random UUID, version 4.
fn new_id() -> Result<String> {
    let mut b = disk::random::<16>()?;
    b[6] = b[6] & 0x0f | 0x40;
    b[8] = b[8] & 0x3f | 0x80;
    let h = disk::hex(&b);
    Ok(format!("{}-{}-{}-{}-{}", &h[..8], &h[8..12], &h[12..16], &h[16..20], &h[20..]))
}

/// An empty folder that was there before may be open to others.
#[cfg(unix)]
fn restrict(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    disk::real_folder(folder).map_err(|_| damaged(DamagedPart::Label))?;
    Ok(File::open(folder)?.set_permissions(fs::Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
fn restrict(folder: &Path) -> Result<()> {
    disk::real_folder(folder).map_err(|_| damaged(DamagedPart::Label))
}
