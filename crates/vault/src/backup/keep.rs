//! Backup files in a folder: their names, the unfinished ones, which are there, and which old ones may go.
//! It never removes a file that it cannot read as a backup of the vault it was asked about.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::content::About;
use super::outer::{Outer, read_label};
use super::{BackupLabel, BackupMade, EXTENSION};
use crate::disk;
use crate::error::{Result, VaultError};

/// What an unfinished backup has after its name.
const UNFINISHED: &str = ".part";
/// Backups of one vault made on one day in one session.
const MOST_A_DAY: u32 = 1_000;

/// A backup in the making, locked while it is written. It is removed unless it gets its name.
pub(super) struct Unfinished {
    path: PathBuf,
    last: PathBuf,
    kept: bool,
    /// Tells a running backup from one that was broken off, until it has its name. Some disks know no locks. Windows
    /// lets nobody read a locked file, so there the lock ends with the writing.
    _lock: Option<File>,
}

impl Unfinished {
    /// A new file beside the place that the finished backup will have.
    pub(super) fn new(folder: &Path, stem: &str, about: &About) -> Result<(Self, File)> {
        let day = chrono::Local::now().format("%Y%m%d");
        let base = format!("{}-{day}-g{}", safe_stem(stem), about.generation);
        for n in 1..=MOST_A_DAY {
            let more = if n == 1 { String::new() } else { format!("-{n}") };
            let last = folder.join(format!("{base}{more}.{EXTENSION}"));
            let path = folder.join(format!("{base}{more}.{EXTENSION}{UNFINISHED}"));
            if disk::exists(&last) {
                continue;
            }
            match disk::create_new(&path) {
                Ok(file) => {
                    let mut unfinished = Self { path, last, kept: false, _lock: None };
                    let _ = file.try_lock();
                    unfinished._lock = if cfg!(unix) { Some(file.try_clone()?) } else { None };
                    return Ok((unfinished, file));
                }
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e.into()),
            }
        }
        Err(VaultError::AlreadyExists)
    }

    /// As [`Unfinished::new`], for a backup that will have this very name.
    pub(super) fn named(last: PathBuf) -> Result<(Self, File)> {
        let mut path = last.clone().into_os_string();
        path.push(UNFINISHED);
        let path = PathBuf::from(path);
        if disk::exists(&last) || disk::exists(&path) {
            return Err(VaultError::AlreadyExists);
        }
        let file = disk::create_new(&path)?;
        Ok((Self { path, last, kept: false, _lock: None }, file))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the proved backup its name.
    pub(super) fn keep(mut self) -> Result<PathBuf> {
        if disk::exists(&self.last) {
            return Err(VaultError::AlreadyExists);
        }
        fs::rename(&self.path, &self.last)?;
        self.kept = true;
        disk::sync_folder(self.last.parent().expect("it stands in a folder"))?;
        Ok(std::mem::take(&mut self.last))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing is lost if this fails: the next backup into this folder sweeps it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A name that every file system takes: letters, digits, spaces, dashes and underscores, at most 60.
fn safe_stem(stem: &str) -> String {
    let safe: String = stem
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else if c == ' ' {
                ' '
            } else {
                '-'
            }
        })
        .collect();
    let mut short: String = safe.trim_matches([' ', '-']).chars().take(60).collect();
    while short.len() > 120 {
        short.pop();
    }
    let short = short.trim_end_matches([' ', '-']);
    if short.is_empty() { "Backup".to_owned() } else { short.to_owned() }
}

/// Removes what a broken-off backup of this vault left in the folder.
pub(super) fn sweep(folder: &Path, vault: &str) -> Result<()> {
    let ending = format!(".{EXTENSION}{UNFINISHED}");
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().ends_with(&ending) {
            continue;
        }
        let Ok(file) = disk::open_regular(&entry.path()) else { continue };
        // One that is being written now is locked.
        if matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)) {
            continue;
        }
        if read_label(&mut BufReader::new(&file)).is_ok_and(|(found, _)| found.label.vault == vault) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The backups of one vault that stand in a folder, the newest first. Files that are damaged, or are no backups, or are
/// those of another vault, are left out: [`crate::peek_backup`] says of each what it is.
///
/// # Errors
/// When the folder, or a file in it, cannot be read: that is never the same as "there is none".
pub fn backups_in(folder: &Path, vault_id: &str) -> Result<Vec<(PathBuf, BackupLabel)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|e| !e.eq_ignore_ascii_case(EXTENSION)) {
            continue;
        }
        match Outer::open(&path).map(Outer::told) {
            Ok(label) if label.vault == vault_id => found.push((path, label)),
            Ok(_) | Err(VaultError::NotABackup | VaultError::BackupDamaged { .. } | VaultError::Newer(_)) => {}
            Err(VaultError::Io(e)) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(other) => return Err(other),
        }
    }
    // By the clock first: after an old backup was brought back, the generations count from there again.
    found.sort_by(|(a_path, a), (b_path, b)| {
        (&b.made, b.generation, b.commit_seq, b_path).cmp(&(&a.made, a.generation, a.commit_seq, a_path))
    });
    Ok(found)
}

/// Removes the older backups of one vault from a folder, so that the newest `keep` (at least one) stay. Returns the
/// paths that were removed.
///
/// Nothing is removed unless `just_made` is among those that stay and holds no damaged original. That it was proved, its
/// type says. Only files that [`backups_in`] finds can go.
///
/// # Errors
/// As for [`backups_in`], or when a file cannot be removed.
pub fn prune_backups(folder: &Path, vault_id: &str, keep: usize, just_made: &BackupMade) -> Result<Vec<PathBuf>> {
    let found = backups_in(folder, vault_id)?;
    let (stay, old) = found.split_at(keep.max(1).min(found.len()));
    let newest = fs::canonicalize(&just_made.path)?;
    let there = stay.iter().any(|(path, _)| fs::canonicalize(path).is_ok_and(|p| p == newest));
    if !there || just_made.about.damaged > 0 || just_made.about.vault != vault_id {
        return Ok(Vec::new());
    }
    let mut removed = Vec::new();
    for (path, _) in old {
        fs::remove_file(path)?;
        removed.push(path.clone());
    }
    if !removed.is_empty() {
        disk::sync_folder(folder)?;
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_safe_for_every_file_system() {
        assert_eq!(safe_stem("My folder"), "My folder");
        assert_eq!(safe_stem("Zoë's / file: \u{202e}x"), "Zoë-s - file- -x");
        for odd in ["", "..", "...", "/", "\0", " - ", "\u{202e}"] {
            assert_eq!(safe_stem(odd), "Backup", "{odd:?}");
        }
        assert!(safe_stem(&"語".repeat(500)).len() <= 120);
        assert_eq!(safe_stem(&"a".repeat(500)).len(), 60);
    }
}
