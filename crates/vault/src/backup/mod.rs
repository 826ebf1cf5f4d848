//! Backup and restore: one file that holds a whole vault, made while the vault goes on, and counted only after it was
//! read back and proved. It never changes the vault that it is made of, and never writes outside the folders it is given.
//!
//! The file is described for other programmers in `docs/formats/backup.md`.

mod content;
mod frame;
mod keep;
mod label;
mod making;
mod outer;
mod pipe;
mod prove;
mod restore;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::disk;
use crate::error::{BackupPart, Result, VaultError};
use crate::reader::VaultReader;

pub use keep::{backups_in, prune_backups};
pub use making::BackupJob;
pub use restore::{Restored, restore_backup};

/// The ending of a backup's name, without the dot.
const EXTENSION: &str = "osbackup";

/// What a backup says about itself without a key. Only opening it proves that it is true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupLabel {
    /// The id of the vault that it was made of, which holds no meaning.
    pub vault: String,
    /// The vault's generation and count of saved steps when it was made.
    pub generation: u64,
    pub commit_seq: u64,
    /// RFC 3339, UTC.
    pub made: String,
    /// Whether the passphrase of then opens it too, and not only the recovery words of then.
    pub opens_with_passphrase: bool,
    /// Bytes of the whole file.
    pub size: u64,
}

/// What was found in a backup when it was proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAbout {
    pub vault: String,
    /// The name that the person chose.
    pub name: String,
    pub generation: u64,
    pub commit_seq: u64,
    /// RFC 3339, UTC.
    pub made: String,
    /// Received files that are not removed, and their pages.
    pub files: u64,
    pub pages: u64,
    /// Every decision, those taken back included.
    pub decisions: u64,
    /// Originals that were missing or damaged in the vault itself when the backup was made: everything else is whole.
    pub damaged: u64,
}

/// A backup that was written, read back and proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMade {
    pub path: PathBuf,
    pub about: BackupAbout,
    /// Bytes of the file.
    pub size: u64,
    /// How long writing took, with bringing it onto the disk; and proving it.
    pub writing: Duration,
    pub testing: Duration,
}

/// What a backup file says without a key. The parts in clear and the length of the file are checked.
///
/// # Errors
/// [`VaultError::NotABackup`], [`VaultError::Newer`], or [`VaultError::BackupDamaged`].
pub fn peek_backup(file: &Path) -> Result<BackupLabel> {
    Ok(outer::Outer::open(file)?.told())
}

impl outer::Outer {
    fn told(self) -> BackupLabel {
        let label = self.found.label;
        BackupLabel {
            vault: label.vault,
            generation: label.generation,
            commit_seq: label.commit_seq,
            made: label.made,
            opens_with_passphrase: label.opens_with_passphrase,
            size: self.size,
        }
    }
}

impl VaultReader {
    /// Proves an existing backup of this vault as one is proved when it is made: every part is read, opened and compared.
    ///
    /// `progress` is told bytes done and bytes in all; when it answers false, testing stops. The database inside is
    /// written, encrypted, into this vault's folder for as long as the test takes.
    ///
    /// # Errors
    /// As for [`peek_backup`]; [`VaultError::OtherVault`], [`VaultError::Stopped`], [`VaultError::NoSpace`].
    pub fn test_backup(&self, file: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<BackupAbout> {
        let outer = outer::Outer::open(file)?;
        if outer.found.label.vault != self.vault_id() {
            return Err(VaultError::OtherVault);
        }
        let mut watch = Watch { done: 0, all: outer.content_length, tell: progress };
        prove::test(&outer, &self.session, &mut watch)
    }
}

/// Tells the caller how far it is, and hears whether to go on.
struct Watch<'a> {
    done: u64,
    all: u64,
    tell: &'a mut dyn FnMut(u64, u64) -> bool,
}

impl Watch<'_> {
    fn step(&mut self, bytes: u64) -> Result<()> {
        self.done = (self.done + bytes).min(self.all);
        if (self.tell)(self.done, self.all) { Ok(()) } else { Err(VaultError::Stopped) }
    }
}

fn gone(what: BackupPart) -> VaultError {
    VaultError::BackupDamaged { what }
}

/// Turns a failure to read inside the backup into damage of this part, unless the disk itself failed.
fn inside(part: BackupPart) -> impl Fn(io::Error) -> VaultError {
    move |error| match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => gone(part),
        _ => error.into(),
    }
}

/// Refuses at once when there is not room for so many bytes and a little more.
fn ask_for_space(folder: &Path, bytes: u64) -> Result<()> {
    const SPARE: u64 = 1 << 20;
    match disk::free_space(folder) {
        Some(free) if free < bytes.saturating_add(SPARE) => Err(VaultError::NoSpace),
        _ => Ok(()),
    }
}
