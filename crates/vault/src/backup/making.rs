//! Making a backup: a snapshot that takes a moment, then a job that needs the vault no more and may take minutes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::content::{self, About, Manifest};
use super::keep::Unfinished;
use super::label::{self, Label};
use super::outer::{self, Outer};
use super::{BackupMade, Watch, ask_for_space, frame, gone, pipe, prove};
use rusqlite::Connection;

use crate::db::files;
use crate::disk::{self, Draft};
use crate::error::{BackupPart, DamagedPart, Result, VaultError, damaged};
use crate::keyfile::{self, Kind};
use crate::reader::Session;
use crate::vault::Vault;

/// How long a reader that is in the way is waited for, beside the time that SQLite takes by itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// A backup that is about to be written: the vault as it was when [`Vault::begin_backup`] was called.
///
/// It can be sent to another thread, and the vault goes on meanwhile. It keeps the folder's lock: it must be written or
/// dropped before [`Vault::close`], which else answers [`VaultError::StillReading`].
pub struct BackupJob {
    session: Arc<Session>,
    snapshot: Draft,
    database_length: u64,
    blobs: Vec<(String, u64)>,
    recovery: Vec<u8>,
    pass: Option<Vec<u8>>,
    about: About,
}

impl Vault {
    /// Takes a snapshot for a backup. The recovery words always open the backup; `with_passphrase` says whether the
    /// passphrase does too. A backup lies where others may guess for years, so that is the person's choice.
    ///
    /// # Errors
    /// [`VaultError::StillReading`] when a reader was in the way for some seconds, [`VaultError::ReadOnly`] for a vault
    /// with a damaged database, [`VaultError::NoSpace`] when there is no room for a second copy of the database,
    /// [`VaultError::TooManyFiles`], or damage to a key file.
    pub fn begin_backup(&mut self, with_passphrase: bool) -> Result<BackupJob> {
        if self.is_reading_only() {
            return Err(VaultError::ReadOnly);
        }
        let until = Instant::now() + PATIENCE;
        while !self.settle()? {
            if Instant::now() >= until {
                return Err(VaultError::StillReading);
            }
            sleep(Duration::from_millis(20));
        }
        let session = Arc::clone(&self.session);
        let folder = &session.folder;
        let recovery = keyfile::sound_bytes(folder, Kind::Recovery)?;
        let pass = if with_passphrase { Some(keyfile::sound_bytes(folder, Kind::Pass)?) } else { None };
        let blobs: Vec<_> = session.blobs.all()?.into_iter().collect();
        if blobs.len() > content::MOST_ORIGINALS {
            return Err(VaultError::TooManyFiles);
        }
        let (files, pages) = files::count(&self.connection)?;
        let about = About {
            format: label::FORMAT,
            backup: disk::hex(&disk::random::<16>()?),
            vault: self.vault_id().to_owned(),
            name: self.name().to_owned(),
            generation: self.generation(),
            commit_seq: crate::db::migrations::commit_seq(&self.connection, self.vault_id())?,
            made: disk::now(),
            files,
            pages,
            decisions: decisions(&self.connection)?,
        };
        // The log is empty and nobody else writes, so the file is the whole database. Opening and closing it a second
        // time lets go of SQLite's own locks on it, which is harmless: the lock on the folder keeps other programs out.
        let mut database = disk::open_regular(&session.database())?;
        ask_for_space(folder, database.metadata()?.len())?;
        let (snapshot, mut copy) = Draft::new(folder)?;
        let database_length = io::copy(&mut database, &mut copy)?;
        Ok(BackupJob { session, snapshot, database_length, blobs, recovery, pass, about })
    }
}

/// How many decisions there are, those taken back included.
pub(super) fn decisions(connection: &Connection) -> Result<u64> {
    Ok(connection.query_row("SELECT count(*) FROM decision", [], |r| r.get(0))?)
}

impl BackupJob {
    /// Bytes that the backup will have at most.
    #[must_use]
    pub fn size(&self) -> u64 {
        // An original takes a header, filling and a line of the manifest; encrypting adds 16 bytes to every 64 KiB.
        let originals: u64 = self.blobs.iter().map(|(_, length)| frame::framed(*length) + 200).sum();
        let inside = frame::framed(self.database_length) + originals + content::ROUND;
        inside + inside / 4_000 + (1 << 20)
    }

    /// Writes the backup into a folder as `<stem>-YYYYMMDD-g<generation>.osbackup`, then proves it: it is read back,
    /// every part is opened and compared, and only then it gets its name. The stem stands in clear; what file systems do
    /// not like in it is replaced, and it is cut to 60 characters.
    ///
    /// `progress` is told bytes done and bytes in all, with the reading back. When it answers false, all stops.
    ///
    /// # Errors
    /// [`VaultError::NoSpace`] before anything is written or when the disk fills up, [`VaultError::InsideTheVault`],
    /// [`VaultError::Stopped`], or [`VaultError::BackupDamaged`] when what was read back is not what was written.
    /// Nothing stays behind.
    pub fn write(self, folder: &Path, stem: &str, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupMade> {
        let about = self.about.clone();
        self.write_and_prove(folder, &|folder| Unfinished::new(folder, stem, &about), progress)
    }

    /// As [`BackupJob::write`], to a file of this very name, which must not be there.
    ///
    /// # Errors
    /// As for [`BackupJob::write`], and [`VaultError::AlreadyExists`].
    pub fn write_as(self, file: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupMade> {
        let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else { return Err(VaultError::NotFound) };
        self.write_and_prove(folder, &|folder| Unfinished::named(folder.join(name)), progress)
    }

    fn write_and_prove(
        self,
        folder: &Path,
        begin: &dyn Fn(&Path) -> Result<(Unfinished, File)>,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<BackupMade> {
        let folder = fs::canonicalize(folder)?;
        if folder.starts_with(&self.session.folder) {
            return Err(VaultError::InsideTheVault);
        }
        let start = Instant::now();
        super::keep::sweep(&folder, &self.about.vault)?;
        // Proving it needs room for the database once more, in the vault's folder. The snapshot is gone by then.
        ask_for_space(&folder, self.size())?;
        let all = 2 * (self.blobs.iter().map(|(_, length)| length).sum::<u64>() + self.database_length);
        let mut watch = Watch { done: 0, all, tell: progress };
        watch.step(0)?;

        let (unfinished, file) = begin(&folder)?;
        self.fill(file, &mut watch)?;
        let writing = start.elapsed();

        let Self { session, snapshot, recovery, pass, .. } = self;
        drop(snapshot);
        let outer = Outer::open(unfinished.path())?;
        for (found, kept, part) in [
            (outer.key_file(Kind::Recovery), Some(&recovery), BackupPart::RecoveryKey),
            (outer.key_file(Kind::Pass), pass.as_ref(), BackupPart::PassphraseKey),
        ] {
            if found != kept {
                return Err(gone(part));
            }
        }
        let about = prove::test(&outer, &session, &mut watch)?;
        let size = outer.size;
        drop(outer);
        let path = unfinished.keep()?;
        Ok(BackupMade { path, about, size, writing, testing: start.elapsed() - writing })
    }

    fn label(&self) -> Label {
        let sum = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
        Label {
            format: self.about.format,
            backup: self.about.backup.clone(),
            vault: self.about.vault.clone(),
            generation: self.about.generation,
            commit_seq: self.about.commit_seq,
            made: self.about.made.clone(),
            opens_with_passphrase: self.pass.is_some(),
            read_me: sum(outer::READ_ME_TEXT.as_bytes()),
            recovery: sum(&self.recovery),
            pass: self.pass.as_deref().map(sum),
        }
    }

    /// Writes the whole file and brings it onto the disk.
    fn fill(&self, file: File, watch: &mut Watch) -> Result<()> {
        let keys = &self.session.keys;
        let label = self.label();
        let time = label.time().expect("made just now");
        let mut to = BufWriter::with_capacity(1 << 20, file);
        frame::write(&mut to, outer::READ_ME, outer::READ_ME_TEXT.as_bytes(), time)?;
        frame::write(&mut to, label::NAME, &label.seal(keys.get("manifest")), time)?;
        frame::write(&mut to, outer::RECOVERY, &self.recovery, time)?;
        if let Some(pass) = &self.pass {
            frame::write(&mut to, outer::PASS, pass, time)?;
        }
        // How long the encrypted part is shows only afterwards: its header is written again then.
        let header_at = to.stream_position()?;
        to.write_all(&frame::header(outer::CONTENT, 0, time))?;
        let identity: age::x25519::Identity = keys.originals().parse().expect("our own key is one that age reads");
        let (mut to, ()) = pipe::encrypt(to, &identity.to_public(), |feed| self.feed(feed, &label, time, watch))?;
        let length = to.stream_position()? - header_at - frame::BLOCK as u64;
        to.write_all(&frame::END[..frame::filling(length)])?;
        to.write_all(&frame::END)?;
        to.seek(SeekFrom::Start(header_at))?;
        to.write_all(&frame::header(outer::CONTENT, length, time))?;
        let file = to.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        // So that the test reads from the disk and not from memory. Where that is not to be had, it reads what it gets.
        #[cfg(target_os = "linux")]
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
        Ok(())
    }

    /// Feeds the inside: facts, label, database, originals, list, filling.
    fn feed(&self, feed: &mut pipe::Feed, label: &Label, time: u64, watch: &mut Watch) -> Result<()> {
        let keys = &self.session.keys;
        let mut manifest = Manifest::new(label);
        let vault_label = self.session.label.seal(keys.get("label"));
        for (name, bytes) in [(content::ABOUT, self.about.to_bytes()), (crate::label::NAME, vault_label)] {
            frame::write(feed, name, &bytes, time)?;
            manifest.add(name, bytes.len() as u64, &blake3::hash(&bytes));
        }
        let mut pass_on = |feed: &mut pipe::Feed, name: &str, mut file: File, length: u64, part| -> Result<()> {
            feed.write_all(&frame::header(name, length, time))?;
            let mut hasher = blake3::Hasher::new();
            let mut left = length;
            while left > 0 {
                let bytes = feed.read_from(&mut io::Read::take(&mut file, left))?;
                if bytes.is_empty() {
                    return Err(damaged(part));
                }
                let n = bytes.len() as u64;
                hasher.update(bytes);
                left -= n;
                watch.step(n)?;
            }
            feed.write_all(&frame::END[..frame::filling(length)])?;
            manifest.add(name, length, &hasher.finalize());
            Ok(())
        };
        let database = disk::open_regular(self.snapshot.path())?;
        pass_on(feed, content::DATABASE, database, self.database_length, DamagedPart::Database)?;
        for (name, _) in &self.blobs {
            // One that is missing now is told by the test, which knows every row; the rest is worth keeping.
            if let Some((file, length)) = self.session.blobs.stored(name)? {
                pass_on(feed, &content::blob_path(name), file, length, DamagedPart::Original)?;
            }
        }
        frame::write(feed, content::MANIFEST, &manifest.finish(keys.get("manifest")), time)?;
        feed.write_all(&frame::END)?;
        // Filled up, so that the length tells little of what is inside.
        let zeros = vec![0; (content::ROUND - feed.taken % content::ROUND) as usize];
        Ok(feed.write_all(&zeros)?)
    }
}
