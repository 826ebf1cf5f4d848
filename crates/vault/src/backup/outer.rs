//! The outside of a backup file: the few parts in clear, read with limits and checked, before there is any key.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::{EXTENSION, frame, gone, label};
use crate::disk;
use crate::error::{BackupPart, Result, VaultError};
use crate::keyfile::Kind;

pub(super) const READ_ME: &str = "READ ME.txt";
pub(super) const READ_ME_TEXT: &str = include_str!("read_me.txt");
pub(super) const RECOVERY: &str = "keys/recovery.age";
pub(super) const PASS: &str = "keys/pass.age";
pub(super) const CONTENT: &str = "content.age";
/// No part in clear is longer.
const LIMIT: u64 = crate::keyfile::LIMIT;

/// A backup file whose parts in clear are whole and whose length is right.
pub(super) struct Outer {
    file: File,
    pub found: label::Found,
    pub recovery: Vec<u8>,
    pub pass: Option<Vec<u8>>,
    content_at: u64,
    pub content_length: u64,
    /// Of the whole file, in bytes.
    pub size: u64,
}

/// Damage of the frame, told from a file that ends too early.
fn outside(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => gone(BackupPart::CutOff),
        io::ErrorKind::InvalidData => gone(BackupPart::Frame),
        _ => error.into(),
    }
}

/// Reads one small part of this name; the time must be that of the parts before.
fn small(from: &mut impl Read, name: &str, time: &mut Option<u64>) -> Result<Vec<u8>> {
    let Some((part, at)) = frame::next(from, *time).map_err(outside)? else { return Err(gone(BackupPart::Frame)) };
    if part.name != name || part.length > LIMIT {
        return Err(gone(BackupPart::Frame));
    }
    *time = Some(at);
    let mut bytes = vec![0; part.length as usize];
    from.read_exact(&mut bytes).map_err(outside)?;
    frame::end_of(from, part.length).map_err(outside)?;
    Ok(bytes)
}

/// Reads the first two parts, which every format has, and answers with the label.
pub(super) fn read_label(from: &mut impl Read) -> Result<(label::Found, u64)> {
    let mut time = None;
    let read_me = small(from, READ_ME, &mut time)?;
    let found = label::read(&small(from, label::NAME, &mut time)?)?;
    if blake3::hash(&read_me).to_hex().as_str() != found.label.read_me {
        return Err(gone(BackupPart::ReadMe));
    }
    let time = time.expect("two headers were read");
    if found.label.time() != Some(time) {
        return Err(gone(BackupPart::Frame));
    }
    Ok((found, time))
}

impl Outer {
    /// Opens a backup file and checks everything outside of its encrypted part.
    ///
    /// # Errors
    /// [`VaultError::NotABackup`], [`VaultError::Newer`], or damage by name.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let file = disk::open_regular(path).map_err(|e| match e.kind() {
            io::ErrorKind::InvalidData => VaultError::NotABackup,
            _ => e.into(),
        })?;
        match Self::read(&file) {
            Err(VaultError::BackupDamaged { .. }) if !looks_like_one(path, &file)? => Err(VaultError::NotABackup),
            read => read,
        }
    }

    fn read(file: &File) -> Result<Self> {
        let size = file.metadata()?.len();
        let mut from = BufReader::with_capacity(LIMIT as usize, file);
        let (found, time) = read_label(&mut from)?;
        let mut at = Some(time);
        let same = |bytes: &[u8], told: &str, part| {
            if blake3::hash(bytes).to_hex().as_str() == told { Ok(()) } else { Err(gone(part)) }
        };
        let recovery = small(&mut from, RECOVERY, &mut at)?;
        same(&recovery, &found.label.recovery, BackupPart::RecoveryKey)?;
        let pass = match &found.label.pass {
            Some(told) => {
                let bytes = small(&mut from, PASS, &mut at)?;
                same(&bytes, told, BackupPart::PassphraseKey)?;
                Some(bytes)
            }
            None => None,
        };
        let content = frame::next(&mut from, at).map_err(outside)?;
        let Some((content, _)) = content.filter(|(part, _)| part.name == CONTENT) else {
            return Err(gone(BackupPart::Frame));
        };
        let content_at = from.stream_position()?;
        let content_end = content_at + frame::framed(content.length) - frame::BLOCK as u64;
        let end = content_end + frame::END.len() as u64;
        if size != end {
            return Err(gone(if size < end { BackupPart::CutOff } else { BackupPart::Frame }));
        }
        from.seek(SeekFrom::Start(content_at + content.length))?;
        frame::end_of(&mut from, content.length).map_err(outside)?;
        frame::only_zeros(&mut from).map_err(outside)?;
        let file = file.try_clone()?;
        Ok(Self { file, found, recovery, pass, content_at, content_length: content.length, size })
    }

    /// The bytes of a key file, if the backup has it.
    pub(super) fn key_file(&self, kind: Kind) -> Option<&Vec<u8>> {
        match kind {
            Kind::Recovery => Some(&self.recovery),
            Kind::Pass => self.pass.as_ref(),
        }
    }

    /// The encrypted part, from its beginning.
    pub(super) fn content(&self) -> Result<io::Take<File>> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(self.content_at))?;
        Ok(file.take(self.content_length))
    }
}

/// Whether a file that cannot be read is a damaged backup rather than something else.
fn looks_like_one(path: &Path, file: &File) -> Result<bool> {
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case(EXTENSION)) {
        return Ok(true);
    }
    let mut start = Vec::new();
    let mut file = file.try_clone()?;
    file.seek(SeekFrom::Start(0))?;
    file.take(1024).read_to_end(&mut start)?;
    let first_line = READ_ME_TEXT.lines().next().unwrap_or_default().as_bytes();
    Ok(start.starts_with(READ_ME.as_bytes()) || start.get(frame::BLOCK..).is_some_and(|s| s.starts_with(first_line)))
}
