//! A ZIP as a list of files inside it. Nothing is written anywhere, so a name cannot point outside; bombs are stopped by
//! counting what really comes out.

use std::io::{Cursor, Read};

use record::{FileProblem, PageContent, PageProblem, safe_path};
use zeroize::Zeroizing;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Paper;
use crate::limits::{FILE_BYTES, INFLATE_RATIO, MEMBERS, MEMBERS_BYTES};
use crate::passwords::Passwords;
use crate::{Member, Opened};

pub struct Zipped {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    members: Vec<Member>,
    /// For each member, its place in the archive.
    places: Vec<usize>,
    /// What each password is as bytes, and whether it opened a member; those that did come first.
    keys: Vec<Key>,
}

struct Key {
    index: u32,
    bytes: Zeroizing<Vec<u8>>,
    opens: bool,
}

/// So many locked members are tried with each password when the file is opened.
const TRIED: usize = 200;

impl Zipped {
    pub fn open(bytes: Vec<u8>, passwords: &Passwords) -> Result<Self, FileProblem> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(why)?;
        if archive.is_empty() {
            return Err(FileProblem::Empty);
        }
        if archive.len() > MEMBERS {
            return Err(FileProblem::TooBig);
        }
        // The same bytes as many members: nothing honest does that.
        if archive.has_overlapping_files().map_err(why)? {
            return Err(FileProblem::TooBig);
        }
        let (mut members, mut places, mut total, mut locked) = (Vec::new(), Vec::new(), 0_u64, Vec::new());
        for place in 0..archive.len() {
            let file = archive.by_index_raw(place).map_err(why)?;
            if file.is_dir() || file.is_symlink() {
                continue;
            }
            let raw = file.name().map_or_else(|_| format!("file {}", place + 1), |name| name.into_owned());
            if left_behind_by_a_system(&raw) {
                continue;
            }
            if file.encrypted() {
                locked.push((file.compressed_size(), place));
            }
            total = total.saturating_add(file.size());
            members.push(Member { name: safe_path(&raw), size: file.size() });
            places.push(place);
        }
        if members.is_empty() {
            return Err(FileProblem::Empty);
        }
        if total > MEMBERS_BYTES {
            return Err(FileProblem::TooBig);
        }
        let (all, keys) = (locked.len() == members.len(), keys(passwords));
        let mut zipped = Self { archive, members, places, keys };
        zipped.try_keys(locked);
        if all && !zipped.keys.iter().any(|key| key.opens) {
            return Err(FileProblem::Locked);
        }
        Ok(zipped)
    }

    /// Finds out which passwords open anything, the smallest members first: only a member that was read whole proves it.
    fn try_keys(&mut self, mut locked: Vec<(u64, usize)>) {
        locked.sort_unstable();
        for k in 0..self.keys.len() {
            let key = self.keys[k].bytes.clone();
            self.keys[k].opens = locked.iter().take(TRIED).any(|&(_, place)| self.unpack(place, Some(&key)).is_ok());
        }
        self.keys.sort_by_key(|key| !key.opens);
    }

    fn unpack(&mut self, place: usize, key: Option<&[u8]>) -> Result<Vec<u8>, FileProblem> {
        let packed = self.archive.by_index_raw(place).map_err(why)?.compressed_size();
        let most = packed.saturating_mul(INFLATE_RATIO).saturating_add(1 << 20).min(FILE_BYTES);
        let mut bytes = Vec::new();
        let file = match key {
            Some(key) => self.archive.by_index_decrypt(place, key),
            None => self.archive.by_index(place),
        };
        file.map_err(why)?.take(most + 1).read_to_end(&mut bytes).map_err(|_| FileProblem::Damaged)?;
        if bytes.len() as u64 > most { Err(FileProblem::TooBig) } else { Ok(bytes) }
    }
}

impl Paper for Zipped {
    fn opened(&self) -> Opened {
        Opened { pages: 0, members: self.members.clone() }
    }

    fn opened_with(&self) -> Vec<u32> {
        self.keys.iter().filter(|key| key.opens).map(|key| key.index).collect()
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        Err(PageProblem::Damaged)
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        let place = *self.places.get(index as usize).ok_or(FileProblem::Damaged)?;
        if !self.archive.by_index_raw(place).map_err(why)?.encrypted() {
            return self.unpack(place, None);
        }
        let mut trouble = FileProblem::Locked;
        for k in 0..self.keys.len() {
            let key = self.keys[k].bytes.clone();
            match self.unpack(place, Some(&key)) {
                Ok(bytes) => return Ok(bytes),
                Err(FileProblem::TooBig) if self.keys[k].opens => trouble = FileProblem::TooBig,
                // The older lock may take a wrong password for right; what comes out is then broken. So a member that is
                // broken itself is told as locked, too.
                Err(_) => {}
            }
        }
        Err(trouble)
    }
}

/// Each password as it is written today, and as older Windows programs wrote letters such as é.
fn keys(passwords: &Passwords) -> Vec<Key> {
    let mut keys = Vec::new();
    for (index, password) in passwords.iter() {
        keys.push(Key { index, bytes: Zeroizing::new(password.as_bytes().to_vec()), opens: false });
        let (older, _, lost) = encoding_rs::WINDOWS_1252.encode(password);
        if !lost && older != password.as_bytes() {
            keys.push(Key { index, bytes: Zeroizing::new(older.into_owned()), opens: false });
        }
    }
    keys
}

fn left_behind_by_a_system(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    let last = parts.clone().next_back().unwrap_or_default().to_lowercase();
    parts.any(|part| part == "__MACOSX") || matches!(last.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini")
}

fn why(error: ZipError) -> FileProblem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => FileProblem::Locked,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => FileProblem::UnknownKind,
        _ => FileProblem::Damaged,
    }
}
