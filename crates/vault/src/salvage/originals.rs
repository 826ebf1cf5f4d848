//! The originals of a damaged vault: each file under `blobs/` is opened by itself, whatever the database says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::blob::{Blob, Blobs};
use crate::disk;
use crate::error::{Result, VaultError};

/// The originals that could be opened, in the new vault now.
pub(super) struct Originals {
    /// By the name that the bytes have in the old vault; with the name of the file that they were found in.
    found: BTreeMap<String, (Blob, String)>,
    /// Names of files that could not be opened.
    broken: BTreeSet<String>,
}

impl Originals {
    pub(super) fn carry(
        old: &Blobs,
        files: &[PathBuf],
        new: &Blobs,
        step: &mut dyn FnMut() -> Result<()>,
    ) -> Result<Self> {
        let mut all = Self { found: BTreeMap::new(), broken: BTreeSet::new() };
        for path in files {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match old.carry_file(path, new) {
                Ok((name, blob)) => {
                    let right = name == file;
                    let before = all.found.get(&name).is_some_and(|(_, file)| *file == name);
                    // Twice the same bytes: the one under its right name counts.
                    if right || !before {
                        all.found.insert(name, (blob, file));
                    }
                }
                Err(VaultError::Damaged { .. }) => {
                    all.broken.insert(file);
                }
                Err(other) => return Err(other),
            }
            step()?;
        }
        Ok(all)
    }

    /// The new form of an original that a row names, wherever its bytes were found.
    pub(super) fn get(&self, name: &str) -> Option<&Blob> {
        self.found.get(name).map(|(blob, _)| blob)
    }

    /// Those that no row names and that lay under their right name: only who has the keys could have put them there.
    /// With them, how many could not be opened or are not what their name says.
    pub(super) fn unclaimed(self, named: &BTreeSet<String>) -> (Vec<(String, Blob)>, Vec<Blob>, u32) {
        let unreadable = self.broken.difference(named).count();
        let (mut papers, mut foreign) = (Vec::new(), Vec::new());
        for (name, (blob, file)) in self.found {
            if named.contains(&name) {
            } else if name == file {
                papers.push((name, blob));
            } else {
                foreign.push(blob);
            }
        }
        let strange = foreign.len();
        (papers, foreign, (unreadable + strange) as u32)
    }
}

/// Every regular file under `blobs/`, in order. Unfinished writes of a stopped session are none of them.
pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut todo = vec![folder.join("blobs")];
    while let Some(next) = todo.pop() {
        if disk::real_folder(&next).is_err() {
            continue;
        }
        let Ok(entries) = fs::read_dir(&next) else { continue };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() && next.ends_with("blobs") {
                todo.push(entry.path());
            } else if kind.is_file() && !entry.file_name().to_string_lossy().starts_with(".tmp-") {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}
