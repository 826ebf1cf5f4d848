//! The folder that an export is written in until it is whole: every file new, hashed as it is written, and flushed to the disk.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::source::{BagSource, SourceProblem};

/// Stands in the folder until the export is whole, so that one left by a crash is known as ours and can be written anew.
const MARKER: &str = "unfinished-export.txt";
const MARKER_WORDS: &[u8] = b"This export was not finished. You can delete this folder.\n";
const PIECE: usize = 64 << 10;

#[derive(Debug)]
pub(super) enum PartProblem {
    AlreadyThere,
    Stopped,
    /// What was to be copied could not be read whole. Nothing of it is left.
    Unreadable,
    Source(SourceProblem),
    Disk(io::ErrorKind),
}

impl From<io::Error> for PartProblem {
    fn from(error: io::Error) -> Self {
        Self::Disk(error.kind())
    }
}

/// The unfinished folder. Dropped before [`Part::finish`], it is removed with all that is in it.
pub(super) struct Part<'a> {
    to: PathBuf,
    root: PathBuf,
    contents: &'a dyn BagSource,
    hashes: RefCell<BTreeMap<String, String>>,
    files: Cell<u64>,
    bytes: Cell<u64>,
    done: Cell<bool>,
}

impl<'a> Part<'a> {
    pub(super) fn begin(to: &Path, contents: &'a dyn BagSource) -> Result<Self, PartProblem> {
        if fs::symlink_metadata(to).is_ok() {
            return Err(PartProblem::AlreadyThere);
        }
        let (Some(folder), Some(name)) = (to.parent(), to.file_name()) else { return Err(PartProblem::AlreadyThere) };
        let mut name = name.to_owned();
        name.push(".part");
        let root = folder.join(name);
        if let Ok(found) = fs::symlink_metadata(&root) {
            let ours = found.is_dir() && fs::read(root.join(MARKER)).is_ok_and(|words| words == MARKER_WORDS);
            if !ours {
                return Err(PartProblem::AlreadyThere);
            }
            fs::remove_dir_all(&root)?;
        }
        private_folder(&root)?;
        let part = Self {
            to: to.to_owned(),
            root,
            contents,
            hashes: RefCell::default(),
            files: Cell::new(0),
            bytes: Cell::new(0),
            done: Cell::new(false),
        };
        let mut marker = OpenOptions::new().write(true).create_new(true).open(part.root.join(MARKER))?;
        marker.write_all(MARKER_WORDS)?;
        fs::create_dir_all(part.root.join("data/originals"))?;
        fs::create_dir_all(part.root.join("data/records"))?;
        fs::create_dir_all(part.root.join("data/story"))?;
        Ok(part)
    }

    pub(super) fn write_bytes(&self, path: &str, bytes: &[u8]) -> Result<(), PartProblem> {
        let mut file = self.create(path)?;
        bytes.chunks(PIECE).try_for_each(|piece| file.add(piece))?;
        file.close()
    }

    /// One JSON value a line. Answers how many.
    pub(super) fn write_lines(
        &self,
        path: &str,
        rows: impl Iterator<Item = Result<Value, SourceProblem>>,
    ) -> Result<u64, PartProblem> {
        let mut file = self.create(path)?;
        let mut count = 0;
        let mut waiting = Vec::with_capacity(2 * PIECE);
        for row in rows {
            let row = row.map_err(PartProblem::Source)?;
            serde_json::to_writer(&mut waiting, &row).expect("a JSON value is always writable");
            waiting.push(b'\n');
            count += 1;
            if waiting.len() >= PIECE {
                file.add(&waiting)?;
                waiting.clear();
            }
        }
        file.add(&waiting)?;
        file.close()?;
        Ok(count)
    }

    /// Copies a stream whose SHA-256 is known. A copy that cannot be read whole, or that differs, is taken away again.
    pub(super) fn copy(&self, path: &str, from: &mut dyn Read, sha256: &str) -> Result<(), PartProblem> {
        let mut file = self.create(path)?;
        let mut piece = vec![0; PIECE];
        let whole = loop {
            match from.read(&mut piece) {
                Ok(0) => break true,
                Ok(length) => file.add(&piece[..length])?,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break false,
            }
        };
        if !whole || !file.hash().eq_ignore_ascii_case(sha256) {
            let path = file.at.clone();
            drop(file);
            fs::remove_file(path)?;
            return Err(PartProblem::Unreadable);
        }
        file.close()
    }

    fn create(&self, path: &str) -> Result<Being<'_, 'a>, PartProblem> {
        let at = self.root.join(path);
        if let Some(folder) = at.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().write(true).create_new(true).open(&at)?;
        Ok(Being { part: self, name: path.to_owned(), at, file, hash: Sha256::new(), bytes: 0 })
    }

    /// Payload files and their bytes.
    pub(super) fn payload(&self) -> (u64, u64) {
        (self.files.get(), self.bytes.get())
    }

    pub(super) fn manifest(&self) -> String {
        self.listed(|name| name.starts_with("data/"))
    }

    pub(super) fn tag_manifest(&self) -> String {
        self.listed(|name| !name.starts_with("data/"))
    }

    fn listed(&self, which: impl Fn(&str) -> bool) -> String {
        let hashes = self.hashes.borrow();
        hashes.iter().filter(|(name, _)| which(name)).map(|(name, hash)| format!("{hash}  {name}\n")).collect()
    }

    /// Gives the whole folder its name, once all of it is on the disk.
    pub(super) fn finish(self) -> Result<(), PartProblem> {
        flush_folders(&self.root)?;
        if fs::symlink_metadata(&self.to).is_ok() {
            return Err(PartProblem::AlreadyThere);
        }
        fs::remove_file(self.root.join(MARKER))?;
        fs::rename(&self.root, &self.to)?;
        self.done.set(true);
        if let Some(folder) = self.to.parent() {
            // The export is whole and in its place; a folder that cannot be flushed by us does not undo that.
            let _ = flush_folder(folder);
        }
        Ok(())
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if !self.done.get() {
            // It may hold a person's whole file in plain words. If even this fails, the next export at this place tries again.
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

/// A file that is being written.
struct Being<'p, 'a> {
    part: &'p Part<'a>,
    name: String,
    at: PathBuf,
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Being<'_, '_> {
    fn add(&mut self, piece: &[u8]) -> Result<(), PartProblem> {
        self.file.write_all(piece)?;
        self.hash.update(piece);
        self.bytes += piece.len() as u64;
        match self.part.contents.written(piece.len() as u64) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PartProblem::Stopped),
        }
    }

    fn hash(&self) -> String {
        self.hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn close(self) -> Result<(), PartProblem> {
        self.file.sync_all()?;
        let hash = self.hash();
        if self.name.starts_with("data/") {
            self.part.files.set(self.part.files.get() + 1);
            self.part.bytes.set(self.part.bytes.get() + self.bytes);
        }
        self.part.hashes.borrow_mut().insert(self.name, hash);
        Ok(())
    }
}

/// A folder that only this user of the computer can look into, where the system knows such a thing.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn flush_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            flush_folders(&entry.path())?;
        }
    }
    flush_folder(folder)
}

/// Other systems than Unix cannot flush a folder, and keep its names in order by themselves.
fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        // A bare name has no folder before it: it stands in the one the program works in.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        match File::open(folder)?.sync_all() {
            // Some disks (network shares, FAT sticks) cannot flush a folder either.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            done => done,
        }
    } else {
        Ok(())
    }
}
