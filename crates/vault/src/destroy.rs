//! Destroying a whole vault: the key files first, so that what may be left over can be opened by nobody.
//!
//! Only files of the vault's own format are taken away, and no link is followed. Copies elsewhere are out of reach.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keyfile::{self, Unlock};
use crate::{head, label, opening};

/// What [`destroy`] left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// Things in the folder that are not the vault's own, by their path inside it. They and the folder stay.
    pub left: Vec<PathBuf>,
}

const KEY_FILES: [&str; 5] = ["pass.age", "pass.age.bak", "recovery.age", "recovery.age.bak", "sums"];
/// The label goes late: as long as it is there, the folder says what it was, and this can be done again.
const FILES: [&str; 11] = [
    "v.db",
    "v.db-wal",
    "v.db-shm",
    "v.db-journal",
    head::NAME,
    head::COPY,
    crate::new_keys::MARK,
    crate::room::NAME,
    "lock",
    label::COPY,
    label::NAME,
];

/// Destroys a vault for good, after the passphrase or the words were proved.
///
/// A vault that was destroyed in part before, so that no key file is left, is cleared up without a proof.
///
/// # Errors
/// As opening has them before anything is touched: [`VaultError::NotAVault`], [`VaultError::AlreadyOpen`], a wrong
/// passphrase, damage. After that, why something could not be taken away; the keys are gone by then.
pub fn destroy(folder: &Path, unlock: Unlock) -> Result<Destroyed> {
    let folder = fs::canonicalize(folder).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => VaultError::NotAVault,
        _ => e.into(),
    })?;
    let labels = label::find(&folder)?;
    let lock = opening::lock(&folder)?;
    let keys = folder.join("keys");
    if KEY_FILES.iter().take(4).any(|name| disk::exists(&keys.join(name))) {
        let ids: Vec<&str> = labels.iter().flatten().map(|f| f.label.vault.as_str()).collect();
        keyfile::open(&folder, unlock, &ids)?;
    }
    let left = destroy_proved(&folder)?;
    drop(lock);
    Ok(Destroyed { left })
}

/// Destroys a folder that is surely a vault, and surely to go. The caller holds its lock, or nobody can.
///
/// Works again where it was interrupted before. Returns what was left because it is not of the format.
pub(crate) fn destroy_proved(folder: &Path) -> Result<Vec<PathBuf>> {
    disk::real_folder(folder).map_err(|_| damaged(DamagedPart::Label))?;
    let keys = folder.join("keys");
    if disk::real_folder(&keys).is_ok() {
        for name in KEY_FILES {
            shred(&keys.join(name))?;
        }
        sweep(&keys)?;
        disk::sync_folder(&keys)?;
        remove_empty(&keys)?;
    }
    let blobs = folder.join("blobs");
    if disk::real_folder(&blobs).is_ok() {
        for shelf in entries(&blobs)? {
            let name = shelf.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if disk::real_folder(&shelf).is_err() || disk::unhex::<1>(&name).is_none() {
                continue;
            }
            for blob in entries(&shelf)? {
                let is_ours = |n: &str| n.starts_with(&name) && disk::unhex::<32>(n).is_some();
                if blob.file_name().and_then(OsStr::to_str).is_some_and(is_ours) {
                    remove_regular(&blob)?;
                }
            }
            sweep(&shelf)?;
            remove_empty(&shelf)?;
        }
        sweep(&blobs)?;
        remove_empty(&blobs)?;
    }
    for path in entries(folder)? {
        // `set-aside-<8 hex digits>-<name>`: a log that did not belong to the vault.
        let aside = |n: &str| n.strip_prefix("set-aside-").and_then(|n| n.get(..9)).is_some_and(|n| n.ends_with('-'));
        if path.file_name().and_then(OsStr::to_str).is_some_and(aside) {
            remove_regular(&path)?;
        }
    }
    sweep(folder)?;
    for name in FILES {
        remove_regular(&folder.join(name))?;
    }
    let mut left = Vec::new();
    list(folder, folder, &mut left)?;
    if left.is_empty() {
        match fs::remove_dir(folder) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
        if let Some(parent) = folder.parent() {
            // Where the parent may not be opened, the system keeps the change in its own time.
            let _ = disk::sync_folder(parent);
        }
    } else {
        disk::sync_folder(folder)?;
    }
    left.sort();
    Ok(left)
}

/// Writes over a small file before it goes. An SSD may keep the old bytes all the same.
fn shred(path: &Path) -> Result<()> {
    let Ok(there) = fs::symlink_metadata(path) else { return Ok(()) };
    if !there.is_file() {
        return Ok(());
    }
    // Under a second name the bytes are someone else's too: then only our name for them goes.
    if has_one_name(&there) {
        let mut file = disk::open_to_overwrite(path)?;
        for _ in 0..there.len().div_ceil(64) {
            file.write_all(&disk::random::<64>()?)?;
        }
        file.sync_all()?;
    }
    remove_regular(path)
}

#[cfg(unix)]
fn has_one_name(there: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(there) == 1
}

#[cfg(not(unix))]
fn has_one_name(_: &fs::Metadata) -> bool {
    true
}

/// Removes a regular file. Anything else under the name, a link too, stays; nothing there is as good.
fn remove_regular(path: &Path) -> Result<()> {
    if !fs::symlink_metadata(path).is_ok_and(|m| m.is_file()) {
        return Ok(());
    }
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

fn sweep(folder: &Path) -> Result<()> {
    match disk::sweep(folder) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    match fs::read_dir(folder) {
        Ok(list) => {
            for entry in list {
                paths.push(entry?.path());
            }
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(e.into()),
    }
    Ok(paths)
}

fn remove_empty(folder: &Path) -> Result<()> {
    match fs::remove_dir(folder) {
        Err(e) if !matches!(e.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound) => Err(e.into()),
        _ => Ok(()),
    }
}

/// Everything below a folder that is not a folder itself; and folders with nothing in them.
fn list(top: &Path, folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for path in entries(folder)? {
        let deeper = fs::symlink_metadata(&path).is_ok_and(|m| m.is_dir()) && !entries(&path)?.is_empty();
        if deeper {
            list(top, &path, found)?;
        } else {
            found.push(path.strip_prefix(top).expect("it is below").to_owned());
        }
    }
    Ok(())
}
