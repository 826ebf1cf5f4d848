//! Bringing a vault back from a backup, into a folder that is new or empty. Everything is proved on the way, and the
//! label comes last: a folder that was not finished is no vault.

use std::fs;
use std::path::Path;

use super::outer::Outer;
use super::prove::{Place, prove};
use super::{BackupAbout, Watch, ask_for_space, gone};
use crate::create::{is_new, restrict, take_away};
use crate::disk;
use crate::error::{BackupPart, DamagedPart, Result, VaultError};
use crate::head::{Head, State, measure};
use crate::keyfile::{self, Kind, Root, Unlock};
use crate::keys::KeyRing;
use crate::passphrase::Passphrase;
use crate::{label, opening};

/// A vault that was brought back. It is closed; [`crate::Vault::open`] opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    pub about: BackupAbout,
    /// The generation of the restored vault: one more than the backup's.
    pub generation: u64,
}

/// Brings a vault back from a backup. The folder must be new or empty, and the one around it must be there.
///
/// With the recovery words a new passphrase is needed, since the person may not know the old one. With the passphrase,
/// none keeps it as it is. `progress` is told bytes done and bytes in all; when it answers false, all stops.
///
/// # Errors
/// Before anything is written: [`VaultError::NotABackup`], [`VaultError::Newer`], [`VaultError::BackupNeedsWords`],
/// [`VaultError::BackupNeedsPassphrase`], [`VaultError::WrongPassphrase`] and [`VaultError::WrongRecoveryWords`] (only
/// when the key file is surely undamaged), [`VaultError::NotEmpty`], [`VaultError::AlreadyExists`],
/// [`VaultError::NoSpace`], or damage in clear. Later: damage by name, [`VaultError::Stopped`]. Nothing stays behind.
pub fn restore_backup(
    file: &Path,
    into: &Path,
    unlock: Unlock,
    new_passphrase: Option<&Passphrase>,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Restored> {
    let outer = Outer::open(file)?;
    match (unlock, new_passphrase) {
        (Unlock::Passphrase(_), _) if outer.pass.is_none() => return Err(VaultError::BackupNeedsWords),
        (Unlock::Words(_), None) => return Err(VaultError::BackupNeedsPassphrase),
        (_, Some(new)) if new.is_empty() => return Err(VaultError::EmptyPassphrase),
        _ => {}
    }
    is_new(into)?;
    let root = unlocked(&outer, unlock)?;
    let keys = KeyRing::new(&root.key, &root.vault);
    if root.vault != outer.found.label.vault || !outer.found.is_genuine(keys.get("manifest")) {
        return Err(gone(BackupPart::Label));
    }
    let made = is_new(into)?;
    disk::make_folder(into)?;
    let result = fs::canonicalize(into).map_err(VaultError::from).and_then(|folder| {
        let mut watch = Watch { done: 0, all: outer.content_length, tell: progress };
        fill(&outer, &folder, &root, &keys, new_passphrase, &mut watch)
    });
    // A folder that somebody else has just taken is not ours to clear.
    if result.as_ref().is_err_and(|e| !matches!(e, VaultError::AlreadyOpen)) {
        let _ = disk::sweep(into);
        take_away(into, made);
    }
    result
}

fn unlocked(outer: &Outer, unlock: Unlock) -> Result<Root> {
    let bytes = outer.key_file(unlock.kind()).ok_or(VaultError::BackupNeedsWords)?;
    keyfile::open_bytes(bytes, unlock).map_err(|e| match e {
        VaultError::Damaged { what: DamagedPart::PassphraseKey } => gone(BackupPart::PassphraseKey),
        VaultError::Damaged { .. } => gone(BackupPart::RecoveryKey),
        other => other,
    })
}

fn fill(
    outer: &Outer,
    folder: &Path,
    root: &Root,
    keys: &KeyRing,
    new_passphrase: Option<&Passphrase>,
    watch: &mut Watch,
) -> Result<Restored> {
    restrict(folder)?;
    let _lock = opening::lock(folder)?;
    ask_for_space(folder, outer.content_length)?;
    watch.step(0)?;
    let (blobs, database) = (folder.join("blobs"), folder.join("v.db"));
    disk::make_folder(&folder.join("keys"))?;
    disk::make_folder(&blobs)?;
    let place = Place { database: (disk::create_new(&database)?, database.clone()), blobs: Some(blobs) };
    let proved = prove(outer, keys, place, watch)?;

    for kind in Kind::BOTH {
        if let Some(bytes) = outer.key_file(kind) {
            keyfile::put(folder, kind, bytes)?;
        }
    }
    if let Some(new) = new_passphrase {
        keyfile::write(folder, root, Unlock::Passphrase(new), proved.label.key_cost)?;
    }
    let (db_len, db_mac) = measure(&database, keys)?;
    let now = disk::now();
    let head = Head {
        generation: proved.about.generation + 1,
        state: State::Closed,
        commit_seq: proved.about.commit_seq,
        db_len,
        db_mac,
        opened: now.clone(),
        written: now,
        ..Head::lost(&root.vault)
    };
    head.write_both(folder, keys)?;
    all_on_disk(folder)?;
    watch.step(watch.all)?;
    label::write(folder, &proved.label, keys.get("label"))?;
    if let Some(parent) = folder.parent() {
        // The folder's own name; where the parent may not be opened, the system keeps it in its own time.
        let _ = disk::sync_folder(parent);
    }
    Ok(Restored { generation: head.generation, about: proved.about })
}

/// Brings everything onto the disk before the label says that it is there.
#[cfg(target_os = "linux")]
fn all_on_disk(folder: &Path) -> Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?).map_err(std::io::Error::from)?)
}

/// Each file was brought there when it was written; their names are left.
#[cfg(not(target_os = "linux"))]
fn all_on_disk(folder: &Path) -> Result<()> {
    let blobs = folder.join("blobs");
    for shelf in fs::read_dir(&blobs)? {
        disk::sync_folder(&shelf?.path())?;
    }
    disk::sync_folder(&blobs)?;
    Ok(disk::sync_folder(folder)?)
}
