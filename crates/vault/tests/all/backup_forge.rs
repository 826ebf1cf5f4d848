//! Takes backups apart and puts them together again, as someone could who knows the format: without the keys, or (for
//! the tests of what must hold even then) with them. Written from docs/formats/backup.md, not from the code.

use std::fs;
use std::io::Read;
use std::path::Path;

use age::x25519::Identity;
use hkdf::Hkdf;
use sha2::Sha256;
use vault::{BackupPart, RecoveryWords, VaultError};

/// Names and bytes, in order.
pub type Parts = Vec<(String, Vec<u8>)>;

/// A backup in pieces.
#[derive(Clone)]
pub struct Pieces {
    pub outside: Parts,
    pub inside: Parts,
    pub time: u64,
    keys: Keys,
}

#[derive(Clone)]
struct Keys {
    originals: Identity,
    root: Vec<u8>,
    vault: String,
}

impl Keys {
    fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let info = format!("ownstory/v1/{purpose}/{}", self.vault);
        Hkdf::<Sha256>::new(None, &self.root).expand(info.as_bytes(), &mut key).expect("32 bytes");
        key
    }
}

/// Splits a tar into its parts; the time is that of the first.
pub fn untar(bytes: &[u8]) -> (Parts, u64) {
    let mut archive = tar::Archive::new(bytes);
    let mut parts = Vec::new();
    let mut time = 0;
    for entry in archive.entries().expect("a tar") {
        let mut entry = entry.expect("an entry");
        time = entry.header().mtime().expect("a time");
        let name = entry.path().expect("a path").to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("read");
        parts.push((name, bytes));
    }
    (parts, time)
}

pub fn header(name: &str, length: u64, time: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.as_gnu_mut().expect("made as such").name[..name.len().min(100)]
        .copy_from_slice(&name.as_bytes()[..name.len().min(100)]);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(time);
    header.set_size(length);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    header
}

pub fn push(tar: &mut Vec<u8>, header: &tar::Header, bytes: &[u8]) {
    tar.extend(header.as_bytes());
    tar.extend(bytes);
    tar.resize(tar.len().next_multiple_of(512), 0);
}

pub fn tar_of(parts: &Parts, time: u64) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, bytes) in parts {
        push(&mut tar, &header(name, bytes.len() as u64, time), bytes);
    }
    tar.resize(tar.len() + 1024, 0);
    tar
}

/// Adds the two last lines of a label.
pub fn sealed(body: &str, key: &[u8; 32]) -> Vec<u8> {
    let covered = format!("{body}check = \"{}\"\n", &blake3::hash(body.as_bytes()).to_hex()[..16]);
    format!("{covered}mac = \"{}\"\n", blake3::keyed_hash(key, covered.as_bytes()).to_hex()).into_bytes()
}

impl Pieces {
    /// Opens a backup with the recovery words.
    pub fn of(file: &Path, words: &RecoveryWords) -> Self {
        let (outside, time) = untar(&fs::read(file).expect("read"));
        let part = |name: &str| &outside.iter().find(|(n, _)| n == name).expect("there").1;
        let sheet: Identity = words.to_age_identity().parse().expect("an identity");
        let keys = String::from_utf8(age::decrypt(&sheet, part("keys/recovery.age")).expect("opens")).expect("text");
        let line = |start: &str| keys.lines().find_map(|l| l.strip_prefix(start)).expect("a line").to_owned();
        let root = line("# root ");
        let keys = Keys {
            originals: keys.lines().last().expect("a line").parse().expect("an identity"),
            root: (0..32).map(|i| u8::from_str_radix(&root[i * 2..][..2], 16).expect("hex")).collect(),
            vault: line("# vault "),
        };
        let content = age::decrypt(&keys.originals, part("content.age")).expect("opens");
        let (inside, _) = untar(&content);
        Self { inside, time, keys, outside }
    }

    pub fn part(&mut self, name: &str) -> &mut Vec<u8> {
        let all = self.outside.iter_mut().chain(&mut self.inside);
        &mut all.into_iter().find(|(n, _)| n == name).expect("there").1
    }

    pub fn place(&self, name: &str) -> usize {
        self.inside.iter().position(|(n, _)| n.starts_with(name)).expect("there")
    }

    /// Writes backup.toml again after a change to its body, with the right keyed checksum or with a made-up one.
    pub fn change_label(&mut self, with_key: bool, change: impl Fn(&str) -> String) {
        let key = if with_key { self.keys.derive("manifest") } else { [9; 32] };
        let text = String::from_utf8(self.part("backup.toml").clone()).expect("text");
        let body = text.split("check = \"").next().expect("a body");
        *self.part("backup.toml") = sealed(&change(body), &key);
    }

    /// Makes the manifest again, so that it fits the parts inside as they are now.
    pub fn fit_manifest(&mut self) {
        let text = String::from_utf8(self.part("manifest.json").clone()).expect("text");
        let mut made = text.lines().next().expect("a first line").to_owned();
        let (mut count, mut total) = (0, 0);
        for (name, bytes) in self.inside.iter().filter(|(n, _)| n != "manifest.json") {
            let comma = if count == 0 { "" } else { "," };
            let (length, hash) = (bytes.len(), blake3::hash(bytes).to_hex());
            made.push_str(&format!("{comma}\n{{\"name\":\"{name}\",\"length\":{length},\"blake3\":\"{hash}\"}}"));
            count += 1;
            total += length;
        }
        made.push_str(&format!("\n],\"count\":{count},\"bytes\":{total}"));
        let mac = blake3::keyed_hash(&self.keys.derive("manifest"), made.as_bytes()).to_hex();
        *self.part("manifest.json") = format!("{made},\"mac\":\"{mac}\"}}\n").into_bytes();
    }

    pub fn lock(&self, plain: &[u8]) -> Vec<u8> {
        age::encrypt(&self.keys.originals.to_public(), plain).expect("encrypted")
    }

    /// The name of an original with these bytes.
    pub fn blob_name(&self, bytes: &[u8]) -> String {
        let whole = [b"blob\0original\0", bytes].concat();
        let name = blake3::keyed_hash(&self.keys.derive("blob-name"), &whole).to_hex().to_string();
        format!("blobs/{}/{name}", &name[..2])
    }

    /// The inside as a tar, filled up.
    pub fn inner_tar(&self) -> Vec<u8> {
        let mut tar = tar_of(&self.inside, self.time);
        tar.resize(tar.len().next_multiple_of(1 << 20), 0);
        tar
    }

    /// Puts it together with these bytes inside.
    pub fn write_with(&self, file: &Path, inner: &[u8]) {
        let mut outside = self.outside.clone();
        outside.iter_mut().find(|(n, _)| n == "content.age").expect("there").1 = self.lock(inner);
        fs::write(file, tar_of(&outside, self.time)).expect("written");
    }

    pub fn write(&self, file: &Path) {
        self.write_with(file, &self.inner_tar());
    }

    /// Puts it together and leaves content.age as it stands outside.
    pub fn write_outside(&self, file: &Path) {
        fs::write(file, tar_of(&self.outside, self.time)).expect("written");
    }
}

/// The part that an answer names as damaged.
#[track_caller]
pub fn named<T>(answer: Result<T, VaultError>) -> BackupPart {
    match answer {
        Err(VaultError::BackupDamaged { what }) => what,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was taken for whole"),
    }
}
