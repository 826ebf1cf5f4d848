//! The two small files inside a backup: `about.json`, first, and `manifest.json`, last.

use serde::{Deserialize, Serialize};

use super::label::Label;
use crate::disk;
use crate::error::BackupPart;

pub(super) const ABOUT: &str = "about.json";
pub(super) const DATABASE: &str = "v.db";
pub(super) const MANIFEST: &str = "manifest.json";
/// Originals in one backup.
pub(super) const MOST_ORIGINALS: usize = 1 << 20;
/// The encrypted part is filled up to a multiple of this.
pub(super) const ROUND: u64 = 1 << 20;

/// What is in the backup, in the words of the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    pub format: u32,
    pub backup: String,
    pub vault: String,
    pub name: String,
    pub generation: u64,
    pub commit_seq: u64,
    pub made: String,
    /// Received files that are not removed, their pages, and every decision.
    pub files: u64,
    pub pages: u64,
    pub decisions: u64,
}

impl About {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).expect("plain values make JSON");
        text.push(b'\n');
        text
    }

    /// None unless the bytes are those that we would write, for the backup of this label.
    pub(super) fn read(bytes: &[u8], label: &Label) -> Option<Self> {
        let about: Self = serde_json::from_slice(bytes).ok()?;
        let same = (about.format, &about.backup, &about.vault, about.generation, about.commit_seq, &about.made)
            == (label.format, &label.backup, &label.vault, label.generation, label.commit_seq, &label.made);
        (same && about.to_bytes() == bytes).then_some(about)
    }
}

/// Where the bytes of a blob stand in the backup, as in the vault.
pub(super) fn blob_path(name: &str) -> String {
    format!("blobs/{}/{name}", &name[..2])
}

/// The blob that a path names, if it is the path of one.
pub(super) fn blob_of(path: &str) -> Option<[u8; 32]> {
    let name = path.strip_prefix("blobs/")?.get(3..)?;
    let hash = disk::unhex::<32>(name)?;
    (blob_path(name) == path).then_some(hash)
}

/// The list of the parts, as it grows. It is never taken apart: who reads a backup makes it again and compares.
pub(super) struct Manifest {
    text: String,
    parts: u64,
    bytes: u64,
}

impl Manifest {
    pub(super) fn new(label: &Label) -> Self {
        let text = format!(
            "{{\"format\":{},\"backup\":\"{}\",\"vault\":\"{}\",\"parts\":[",
            label.format, label.backup, label.vault
        );
        Self { text, parts: 0, bytes: 0 }
    }

    pub(super) fn add(&mut self, name: &str, length: u64, hash: &blake3::Hash) {
        let comma = if self.parts == 0 { "" } else { "," };
        self.text.push_str(&format!(
            "{comma}\n{{\"name\":\"{name}\",\"length\":{length},\"blake3\":\"{}\"}}",
            hash.to_hex()
        ));
        self.parts += 1;
        self.bytes += length;
    }

    /// Its bytes: the totals and the keyed checksum come last.
    pub(super) fn finish(mut self, key: &[u8; 32]) -> Vec<u8> {
        self.text.push_str(&format!("\n],\"count\":{},\"bytes\":{}", self.parts, self.bytes));
        let mac = blake3::keyed_hash(key, self.text.as_bytes());
        self.text.push_str(&format!(",\"mac\":\"{}\"}}\n", mac.to_hex()));
        self.text.into_bytes()
    }
}

/// Says which part is at fault when the manifest found is not the one that was made again from what was read.
pub(super) fn at_fault(found: &[u8], made: &[u8], key: &[u8; 32]) -> BackupPart {
    let genuine = || {
        let (covered, mac) = std::str::from_utf8(found).ok()?.strip_suffix("\"}\n")?.rsplit_once(",\"mac\":\"")?;
        (blake3::keyed_hash(key, covered.as_bytes()) == disk::unhex::<32>(mac)?).then_some(covered)
    };
    let Some(told) = genuine() else { return BackupPart::Manifest };
    let made = String::from_utf8_lossy(made);
    let first = told.lines().zip(made.lines()).find(|(a, b)| a != b).map_or("", |(told, _)| told);
    match first {
        line if line.contains("\"name\":\"about.json\"") => BackupPart::About,
        line if line.contains("\"name\":\"vault.toml\"") => BackupPart::VaultLabel,
        line if line.contains("\"name\":\"v.db\"") => BackupPart::Database,
        line if line.contains("\"name\":\"blobs/") => BackupPart::Original,
        _ => BackupPart::Content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_path_of_a_blob_names_one() {
        let name = "ab".repeat(32);
        assert_eq!(blob_of(&format!("blobs/ab/{name}")), Some([0xab; 32]));
        for odd in [
            format!("blobs/ac/{name}"),
            format!("blobs/AB/{}", "AB".repeat(32)),
            format!("blobs//ab/{name}"),
            format!("./blobs/ab/{name}"),
            format!("blobs/../{name}"),
            format!("blobs/ab/{name}/"),
            format!("blobs/ab/{}", &name[2..]),
            "blobs/é".into(),
            "blobs/".into(),
        ] {
            assert_eq!(blob_of(&odd), None, "{odd}");
        }
    }

    #[test]
    fn a_manifest_is_json_and_names_what_differs() {
        let label = Label {
            format: 1,
            backup: "00".repeat(16),
            vault: "v".into(),
            generation: 1,
            commit_seq: 1,
            made: String::new(),
            opens_with_passphrase: false,
            read_me: String::new(),
            recovery: String::new(),
            pass: None,
        };
        let make = |hash: &[u8], key| {
            let mut manifest = Manifest::new(&label);
            manifest.add(ABOUT, 5, &blake3::hash(b"x"));
            manifest.add(DATABASE, 7, &blake3::hash(hash));
            manifest.finish(key)
        };
        let good = make(b"y", &[1; 32]);
        let json: serde_json::Value = serde_json::from_slice(&good).expect("JSON");
        assert_eq!((json["count"].as_u64(), json["bytes"].as_u64()), (Some(2), Some(12)));
        assert_eq!(json["parts"][1]["name"], "v.db");
        assert_eq!(at_fault(&good, &make(b"z", &[1; 32]), &[1; 32]), BackupPart::Database);
        assert_eq!(at_fault(&good, &make(b"z", &[2; 32]), &[2; 32]), BackupPart::Manifest);
    }
}
