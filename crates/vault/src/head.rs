//! `head`: how far the vault has come, and the seal over the closed database.
//!
//! SQLCipher notices a changed page, but not an older page put back, and a cut-off log looks like a shorter one. So
//! this small file, with a keyed checksum of its own, counts the saved steps and seals the whole database at closing.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk;
use crate::error::{DamagedPart, Result, damaged};
use crate::keys::KeyRing;

pub(crate) const NAME: &str = "head";
pub(crate) const COPY: &str = "head.bak";
const LIMIT: u64 = 16 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum State {
    Open,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    pub format: u32,
    pub vault: String,
    /// Goes up by one at every opening and at every closing.
    pub generation: u64,
    pub state: State,
    /// The database holds at least this many saved steps.
    pub commit_seq: u64,
    /// Length and keyed BLAKE3 of `v.db`; zero and empty while open.
    pub db_len: u64,
    pub db_mac: String,
    /// When the running or last session began, and when this was written. RFC 3339, UTC.
    pub opened: String,
    pub written: String,
}

impl Head {
    /// Stands for a head that is gone: nothing is known, so nothing can be missed.
    pub(crate) fn lost(vault: &str) -> Self {
        Self {
            format: 1,
            vault: vault.to_owned(),
            generation: 0,
            state: State::Open,
            commit_seq: 0,
            db_len: 0,
            db_mac: String::new(),
            opened: String::new(),
            written: String::new(),
        }
    }

    pub(crate) fn seal(&self, keys: &KeyRing) -> Vec<u8> {
        let mut text = toml::to_string(self).expect("plain values make TOML");
        let mac = blake3::keyed_hash(keys.get("head"), text.as_bytes());
        text.push_str(&format!("mac = \"{}\"\n", mac.to_hex()));
        text.into_bytes()
    }

    pub(crate) fn read(bytes: &[u8], keys: &KeyRing, vault: &str) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (body, mac) = text.strip_suffix("\"\n")?.rsplit_once("mac = \"")?;
        if blake3::keyed_hash(keys.get("head"), body.as_bytes()) != disk::unhex::<32>(mac)? {
            return None;
        }
        toml::from_str::<Self>(body).ok().filter(|head| head.vault == vault)
    }

    /// Writes the head alone: the step that is taken after saved work.
    pub(crate) fn write(&self, folder: &Path, keys: &KeyRing) -> Result<()> {
        Ok(disk::replace(&folder.join(NAME), &self.seal(keys))?)
    }

    /// Writes the head and its copy, at opening and at closing.
    pub(crate) fn write_both(&self, folder: &Path, keys: &KeyRing) -> Result<()> {
        self.write(folder, keys)?;
        Ok(disk::replace(&folder.join(COPY), &self.seal(keys))?)
    }
}

/// The newest sound head, and whether both files were sound.
///
/// The copy of a closed vault says the same as the head. While open the copy may be some steps behind, never ahead.
///
/// # Errors
/// Damage when neither is sound or there.
pub(crate) fn find(folder: &Path, keys: &KeyRing, vault: &str) -> Result<(Head, bool)> {
    let mut found = Vec::new();
    for name in [NAME, COPY] {
        match disk::read_small(&folder.join(name), LIMIT) {
            Ok(bytes) => found.extend(Head::read(&bytes, keys, vault)),
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {}
            Err(e) => return Err(e.into()),
        }
    }
    let both = found.len() == 2;
    let newest = found.into_iter().max_by_key(|h| (h.generation, h.commit_seq)).ok_or(damaged(DamagedPart::Head))?;
    Ok((newest, both))
}

/// Length and keyed BLAKE3 of the whole database file.
pub(crate) fn measure(database: &Path, keys: &KeyRing) -> Result<(u64, String)> {
    let mut file: File = disk::open_regular(database)?;
    let mut hasher = blake3::Hasher::new_keyed(keys.get("seal"));
    let mut buffer = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                hasher.update(&buffer[..n]);
                length += n as u64;
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e.into()),
        }
    }
    Ok((length, hasher.finalize().to_hex().to_string()))
}
