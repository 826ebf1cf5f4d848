//! Keeping what was received: the bytes first, then the row, and each file once.

use std::io::Read;
use std::sync::Arc;

use record::{FileId, FileKind};

use crate::blob::Blob;
use crate::db::files;
use crate::disk;
use crate::error::{Result, VaultError};
use crate::mutant::{self, Mutant};
use crate::vault::{HeadWrite, Vault};

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

impl Vault {
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
        if self.is_reading_only() {
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
        if let Some((id, old, _)) = files::same(&self.connection, &blob.sha256, name, parent)? {
            // The row was there and its bytes were not: now they are again.
            self.write(HeadWrite::Now, |c| {
                files::stored_anew(c, blob)?;
                files::found_again(c, &old.name, blob)?;
                files::restore(c, id)
            })?;
            return Ok(Kept { id, already: true, restored: true });
        }
        let added = disk::now();
        let row = files::NewRow { name, parent, kind, blob, added: &added };
        let id = if mutant::on(Mutant::RowFirst) {
            let session = Arc::clone(&self.session);
            session.blobs.after(blob, || self.write(HeadWrite::Soon, |c| files::add(c, &row)))?
        } else {
            self.write(HeadWrite::Soon, |c| files::add(c, &row))?
        };
        Ok(Kept { id, already: false, restored: false })
    }
}
