//! `backup.toml`: what may be known about a backup without a key, and the checksums that tell damage from a wrong passphrase.

use serde::{Deserialize, Serialize};

use super::gone;
use crate::disk;
use crate::error::{BackupPart, Result, VaultError};
use crate::label::{format_of, seal_text, unseal_text};

/// The format that this version writes, and the highest that it reads.
pub(super) const FORMAT: u32 = 1;
pub(super) const NAME: &str = "backup.toml";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Label {
    pub format: u32,
    /// 32 random hex digits: the parts of two backups never fit together.
    pub backup: String,
    pub vault: String,
    pub generation: u64,
    pub commit_seq: u64,
    /// RFC 3339, UTC.
    pub made: String,
    pub opens_with_passphrase: bool,
    /// BLAKE3 of the other parts in clear.
    pub read_me: String,
    pub recovery: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<String>,
}

impl Label {
    fn text(&self) -> String {
        toml::to_string(self).expect("plain values make TOML")
    }

    pub(super) fn seal(&self, key: &[u8; 32]) -> Vec<u8> {
        seal_text(self.text(), key)
    }

    /// When it was made, in seconds since 1970: every header of the frame says the same.
    pub(super) fn time(&self) -> Option<u64> {
        let made = chrono::DateTime::parse_from_rfc3339(&self.made).ok()?;
        u64::try_from(made.timestamp()).ok()
    }

    fn is_sane(&self) -> bool {
        let sum = |text: &str| disk::unhex::<32>(text).is_some();
        let id = self.vault.len() == 36 && self.vault.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        id && disk::unhex::<16>(&self.backup).is_some()
            && [&self.read_me, &self.recovery].into_iter().chain(&self.pass).all(|s| sum(s))
            && self.pass.is_some() == self.opens_with_passphrase
            && self.time().is_some()
    }
}

/// A label as found, with what its keyed checksum covers.
#[derive(Debug)]
pub(super) struct Found {
    pub label: Label,
    covered: Vec<u8>,
    mac: String,
}

impl Found {
    pub(super) fn is_genuine(&self, key: &[u8; 32]) -> bool {
        disk::unhex::<32>(&self.mac).is_some_and(|mac| blake3::keyed_hash(key, &self.covered) == mac)
    }
}

/// Reads the label. Its text must be the one that we would write.
///
/// # Errors
/// [`VaultError::Newer`], or damage.
pub(super) fn read(bytes: &[u8]) -> Result<Found> {
    let damage = || gone(BackupPart::Label);
    let (body, covered, mac) = unseal_text(bytes).ok_or_else(damage)?;
    let format = format_of(body).ok_or_else(damage)?;
    if format > FORMAT {
        return Err(VaultError::Newer(format));
    }
    let label: Label = toml::from_str(body).map_err(|_| damage())?;
    if label.text() != body || !label.is_sane() {
        return Err(damage());
    }
    Ok(Found { label, covered: covered.as_bytes().to_vec(), mac: mac.to_owned() })
}
