//! `vault.toml`: what may be known about a vault without a key, and how damage and tampering with it are told apart.
//!
//! Its last two lines are a plain checksum, so that damage is noticed before there is a key, and a keyed one, so that
//! a change made on purpose is noticed after. A copy stands beside it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};

/// The format that this version writes, and the highest that it reads.
pub(crate) const FORMAT: u32 = 1;
pub(crate) const NAME: &str = "vault.toml";
pub(crate) const COPY: &str = "vault.toml.bak";
const LIMIT: u64 = 16 * 1024;

/// What a vault says about itself without a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultLabel {
    /// The name that the person chose. It stands in clear in the folder.
    pub name: String,
    /// RFC 3339, UTC.
    pub created: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    pub format: u32,
    pub vault: String,
    pub name: String,
    pub created: String,
    /// The work factor of the passphrase lock: scrypt with N = 2 to this power.
    pub key_cost: u8,
    /// The salt of the database file, 32 hex digits. Not secret.
    pub salt: String,
}

/// A label as found, with the bytes that its keyed checksum covers.
pub(crate) struct Found {
    pub label: Label,
    covered: Vec<u8>,
    mac: String,
}

impl Found {
    pub(crate) fn is_genuine(&self, key: &[u8; 32]) -> bool {
        disk::unhex::<32>(&self.mac).is_some_and(|mac| blake3::keyed_hash(key, &self.covered) == mac)
    }
}

impl Label {
    pub(crate) fn seal(&self, key: &[u8; 32]) -> Vec<u8> {
        seal_text(toml::to_string(self).expect("plain values make TOML"), key)
    }

    pub(crate) fn salt_bytes(&self) -> Result<[u8; 16]> {
        disk::unhex(&self.salt).ok_or(damaged(DamagedPart::Label))
    }
}

/// Adds the last two lines to a label of any kind: the plain checksum, then the keyed one.
pub(crate) fn seal_text(mut text: String, key: &[u8; 32]) -> Vec<u8> {
    text.push_str(&format!("check = \"{}\"\n", &blake3::hash(text.as_bytes()).to_hex()[..16]));
    let mac = blake3::keyed_hash(key, text.as_bytes());
    text.push_str(&format!("mac = \"{}\"\n", mac.to_hex()));
    text.into_bytes()
}

/// A label of any kind, taken apart: its body, what its keyed checksum covers, and that checksum.
///
/// None when the plain checksum does not fit.
pub(crate) fn unseal_text(bytes: &[u8]) -> Option<(&str, &str, &str)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (covered, mac) = text.strip_suffix("\"\n")?.rsplit_once("mac = \"")?;
    let (body, check) = covered.strip_suffix("\"\n")?.rsplit_once("check = \"")?;
    let sound = check == &blake3::hash(body.as_bytes()).to_hex()[..16] && mac.len() == 64;
    sound.then_some((body, covered, mac))
}

/// The format number of a label's body, which every later format has too.
pub(crate) fn format_of(body: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct OnlyFormat {
        format: u32,
    }
    Some(toml::from_str::<OnlyFormat>(body).ok()?.format)
}

/// Reads label bytes; none when they are damaged. A later format is not damage.
pub(crate) fn read(bytes: &[u8]) -> Option<Found> {
    let (body, covered, mac) = unseal_text(bytes)?;
    let format = format_of(body)?;
    let label = if format > FORMAT {
        // A later version may have other fields: only its number is of use here.
        Label {
            format,
            vault: String::new(),
            name: String::new(),
            created: String::new(),
            key_cost: 0,
            salt: String::new(),
        }
    } else {
        toml::from_str(body).ok()?
    };
    Some(Found { label, covered: covered.as_bytes().to_vec(), mac: mac.to_owned() })
}

/// The label and its copy, each none when it is missing or damaged.
///
/// # Errors
/// [`VaultError::NotAVault`] when there is neither, [`VaultError::Newer`] for a later format, damage when neither is sound.
pub(crate) fn find(folder: &Path) -> Result<[Option<Found>; 2]> {
    let mut there = false;
    let mut found = [None, None];
    for (place, name) in found.iter_mut().zip([NAME, COPY]) {
        match disk::read_small(&folder.join(name), LIMIT) {
            Ok(bytes) => {
                there = true;
                *place = read(&bytes);
            }
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {}
            Err(e) if e.kind() == io::ErrorKind::InvalidData => there = true,
            Err(e) => return Err(e.into()),
        }
    }
    if !there {
        return Err(VaultError::NotAVault);
    }
    // The copy is written last, so a sound label speaks for the vault.
    match found.iter().flatten().next() {
        None => Err(damaged(DamagedPart::Label)),
        Some(first) if first.label.format > FORMAT => Err(VaultError::Newer(first.label.format)),
        Some(_) => Ok(found),
    }
}

/// What the folder says without a key.
pub(crate) fn peek(folder: &Path) -> Result<VaultLabel> {
    let [a, b] = find(folder)?;
    let label = a.or(b).ok_or(damaged(DamagedPart::Label))?.label;
    Ok(VaultLabel { name: label.name, created: label.created })
}

pub(crate) fn write(folder: &Path, label: &Label, key: &[u8; 32]) -> Result<()> {
    let bytes = label.seal(key);
    disk::replace(&folder.join(NAME), &bytes)?;
    disk::replace(&folder.join(COPY), &bytes)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_bit_is_noticed() {
        let label = Label {
            format: 1,
            vault: "v".into(),
            name: "A \"name\"\nmac = \"x\"".into(),
            created: "2026-11-21T10:00:00Z".into(),
            key_cost: 18,
            salt: "00".repeat(16),
        };
        let bytes = label.seal(&[3; 32]);
        let found = read(&bytes).expect("sound");
        assert!(found.is_genuine(&[3; 32]) && !found.is_genuine(&[4; 32]));
        assert_eq!(found.label, label);
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(read(&changed).is_none_or(|f| !f.is_genuine(&[3; 32])), "bit {bit}");
        }
    }
}
