//! The two small age files that each hold the root key: one for the passphrase, one for the recovery words.
//!
//! Each has a copy, and `keys/sums` holds a checksum of each, so that damage is never taken for a wrong passphrase.
//! What is inside is itself an age identity file, so that stock age opens the originals with it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use age::DecryptError;
use zeroize::Zeroizing;

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keys::KeyRing;
use crate::passphrase::Passphrase;
use crate::words::RecoveryWords;

pub(crate) const LIMIT: u64 = 16 * 1024;
const MAGIC: &str = "# OSV1";

/// The work factor that every vault has at least: scrypt with N = 2^18 takes 256 MiB and most of a second.
pub(crate) const LEAST_COST: u8 = if cfg!(feature = "quick-kdf") { 1 } else { 18 };
/// More than this is refused before any work: it is no file of ours.
const MOST_COST: u8 = 20;

/// What opens a vault.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    Passphrase(&'a Passphrase),
    Words(&'a RecoveryWords),
}

impl Unlock<'_> {
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Pass,
            Self::Words(_) => Kind::Recovery,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Pass,
    Recovery,
}

impl Kind {
    pub(crate) const BOTH: [Self; 2] = [Self::Pass, Self::Recovery];

    fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass.age",
            Self::Recovery => "recovery.age",
        }
    }

    pub(crate) fn part(self) -> DamagedPart {
        match self {
            Self::Pass => DamagedPart::PassphraseKey,
            Self::Recovery => DamagedPart::RecoveryKey,
        }
    }

    fn paths(self, folder: &Path) -> [PathBuf; 2] {
        let keys = folder.join("keys");
        [keys.join(self.name()), keys.join(format!("{}.bak", self.name()))]
    }
}

/// The vault's id and root key, as a key file holds them.
pub(crate) struct Root {
    pub vault: String,
    pub key: Zeroizing<[u8; 32]>,
}

impl Root {
    /// An age identity file: the lines with `#` are ours, the last is the key that opens the originals.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        let ring = KeyRing::new(&self.key, &self.vault);
        let root = Zeroizing::new(disk::hex(&*self.key));
        Zeroizing::new(format!("{MAGIC}\n# vault {}\n# root {}\n{}\n", self.vault, *root, *ring.originals()))
    }

    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != MAGIC {
            return None;
        }
        let vault = lines.next()?.strip_prefix("# vault ")?.to_owned();
        let key = Zeroizing::new(disk::unhex(lines.next()?.strip_prefix("# root ")?)?);
        let root = Self { vault, key };
        (root.to_text().as_str() == text).then_some(root)
    }
}

enum Refused {
    /// The key does not fit; or the file is damaged where that cannot be told apart.
    Key,
    Damage,
    Memory,
}

fn unwrap(bytes: &[u8], unlock: Unlock) -> std::result::Result<Root, Refused> {
    let decryptor = age::Decryptor::new_buffered(bytes).map_err(|_| Refused::Damage)?;
    let opened = match unlock {
        Unlock::Passphrase(passphrase) => {
            enough_memory()?;
            // `Identity::new` measures this computer, which takes time and is not needed: the limit is ours.
            let mut identity = age::scrypt::Identity::new(passphrase.secret());
            identity.set_max_work_factor(MOST_COST);
            decryptor.decrypt(std::iter::once(&identity as _))
        }
        Unlock::Words(words) => {
            let identity = words.identity();
            decryptor.decrypt(std::iter::once(&identity as _))
        }
    };
    let mut reader = opened.map_err(|e| match e {
        DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys => {
            Refused::Key
        }
        _ => Refused::Damage,
    })?;
    let mut text = Zeroizing::new(String::with_capacity(512));
    reader.by_ref().take(LIMIT).read_to_string(&mut text).map_err(|_| Refused::Damage)?;
    Root::from_text(&text).ok_or(Refused::Damage)
}

/// For the fuzz targets: true when the bytes open.
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn fuzzed(bytes: &[u8], unlock: Unlock) -> bool {
    unwrap(bytes, unlock).is_ok()
}

/// scrypt aborts the program when its memory is not to be had, so it is asked for first.
fn enough_memory() -> std::result::Result<(), Refused> {
    let mut trial: Vec<u8> = Vec::new();
    trial.try_reserve_exact(128 << LEAST_COST << 3).map_err(|_| Refused::Memory)
}

fn wrap_pass(root: &Root, passphrase: &Passphrase, cost: u8) -> Result<Vec<u8>> {
    enough_memory().map_err(|_| VaultError::NotEnoughMemory)?;
    let mut recipient = age::scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(cost.clamp(LEAST_COST, MOST_COST));
    age::encrypt(&recipient, root.to_text().as_bytes()).map_err(|e| VaultError::Io(io::Error::other(e.to_string())))
}

fn wrap_words(root: &Root, words: &RecoveryWords) -> Result<Vec<u8>> {
    let recipient = words.identity().to_public();
    age::encrypt(&recipient, root.to_text().as_bytes()).map_err(|e| VaultError::Io(io::Error::other(e.to_string())))
}

/// Writes a key file for this lock. The old one is replaced only after the new one was read back and opened.
///
/// # Errors
/// As writing does; then the old lock still works.
pub(crate) fn write(folder: &Path, root: &Root, unlock: Unlock, cost: u8) -> Result<()> {
    let bytes = match unlock {
        Unlock::Passphrase(passphrase) if passphrase.is_empty() => return Err(VaultError::EmptyPassphrase),
        Unlock::Passphrase(passphrase) => wrap_pass(root, passphrase, cost)?,
        Unlock::Words(words) => wrap_words(root, words)?,
    };
    let kind = unlock.kind();
    let keys = folder.join("keys");
    let (draft, mut file) = disk::Draft::new(&keys)?;
    io::Write::write_all(&mut file, &bytes)?;
    file.sync_all()?;
    drop(file);
    let back = disk::read_small(draft.path(), LIMIT)?;
    match unwrap(&back, unlock) {
        Ok(again) if again.vault == root.vault && *again.key == *root.key => {}
        _ => return Err(damaged(kind.part())),
    }
    let [path, copy] = kind.paths(folder);
    draft.keep_as(&path)?;
    disk::replace(&copy, &bytes)?;
    write_sums(folder)
}

fn small(path: &Path) -> Result<Option<Vec<u8>>> {
    match disk::read_small(path, LIMIT) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => Ok(None),
        Err(e) => Err(e.into()),
    }
}

fn sum(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

fn write_sums(folder: &Path) -> Result<()> {
    let mut text = String::new();
    for kind in Kind::BOTH {
        if let Some(bytes) = small(&kind.paths(folder)[0])? {
            text.push_str(&format!("{}  {}\n", sum(&bytes), kind.name()));
        }
    }
    Ok(disk::replace(&folder.join("keys/sums"), text.as_bytes())?)
}

fn read_sum(folder: &Path, kind: Kind) -> Result<Option<String>> {
    let text = small(&folder.join("keys/sums"))?.and_then(|b| String::from_utf8(b).ok()).unwrap_or_default();
    Ok(text.lines().find_map(|l| l.strip_suffix(kind.name())?.strip_suffix("  ").map(str::to_owned)))
}

/// One key file with its copy and its checksum, as they stand in the folder.
struct Pair {
    files: [Option<Vec<u8>>; 2],
    sum: Option<String>,
}

impl Pair {
    fn read(folder: &Path, kind: Kind) -> Result<Self> {
        let [path, copy] = kind.paths(folder);
        Ok(Self { files: [small(&path)?, small(&copy)?], sum: read_sum(folder, kind)? })
    }

    /// The file that is surely as it was written: it has the checksum, or it is byte for byte its copy.
    fn sound(&self) -> Option<&Vec<u8>> {
        let by_sum = self.files.iter().flatten().find(|f| Some(sum(f)) == self.sum);
        let by_copy = self.files[0].as_ref().filter(|_| self.files[0] == self.files[1]);
        by_sum.or(by_copy)
    }
}

/// Opens the root key with a passphrase or with recovery words, from the key file or from its copy.
///
/// # Errors
/// Wrong passphrase (or words) only when a key file is surely undamaged and does not open; else damage, by name.
pub(crate) fn open(folder: &Path, unlock: Unlock, vaults: &[&str]) -> Result<Root> {
    open_if(folder, unlock, &|root| vaults.contains(&root.vault.as_str()))
}

/// As [`open`], where no label is left to say whose key files these are.
///
/// # Errors
/// [`VaultError::NotAVault`] when there is no key file at all.
pub(crate) fn open_any(folder: &Path, unlock: Unlock) -> Result<Root> {
    if Kind::BOTH.iter().all(|kind| kind.paths(folder).iter().all(|path| !disk::exists(path))) {
        return Err(VaultError::NotAVault);
    }
    open_if(folder, unlock, &|_| true)
}

fn open_if(folder: &Path, unlock: Unlock, is_right: &dyn Fn(&Root) -> bool) -> Result<Root> {
    let kind = unlock.kind();
    let pair = Pair::read(folder, kind)?;
    let mut tried: Option<&Vec<u8>> = None;
    let mut foreign = false;
    for bytes in pair.files.iter().flatten() {
        if tried == Some(bytes) {
            continue;
        }
        tried = Some(bytes);
        match unwrap(bytes, unlock) {
            Ok(root) if is_right(&root) => return Ok(root),
            Ok(_) => foreign = true,
            Err(Refused::Memory) => return Err(VaultError::NotEnoughMemory),
            Err(Refused::Key | Refused::Damage) => {}
        }
    }
    match kind {
        _ if foreign || pair.sound().is_none() => Err(damaged(kind.part())),
        Kind::Pass => Err(VaultError::WrongPassphrase),
        Kind::Recovery => Err(VaultError::WrongRecoveryWords),
    }
}

/// The bytes of a key file that is surely as it was written.
///
/// # Errors
/// Damage when neither the file nor its copy is.
pub(crate) fn sound_bytes(folder: &Path, kind: Kind) -> Result<Vec<u8>> {
    Pair::read(folder, kind)?.sound().cloned().ok_or(damaged(kind.part()))
}

/// Opens the root key from the bytes of a key file that are known to be undamaged.
///
/// # Errors
/// Wrong passphrase (or words), or damage when it is no key file at all.
pub(crate) fn open_bytes(bytes: &[u8], unlock: Unlock) -> Result<Root> {
    unwrap(bytes, unlock).map_err(|refused| match (refused, unlock.kind()) {
        (Refused::Memory, _) => VaultError::NotEnoughMemory,
        (Refused::Damage, kind) => damaged(kind.part()),
        (Refused::Key, Kind::Pass) => VaultError::WrongPassphrase,
        (Refused::Key, Kind::Recovery) => VaultError::WrongRecoveryWords,
    })
}

/// Puts a key file that was made before, with its copy and checksum, into a vault's folder.
pub(crate) fn put(folder: &Path, kind: Kind, bytes: &[u8]) -> Result<()> {
    for path in kind.paths(folder) {
        disk::replace(&path, bytes)?;
    }
    write_sums(folder)
}

/// What [`mend`] found wrong, and whether it could be put right from a copy.
#[derive(Debug, Default)]
pub(crate) struct Mended {
    pub repaired: Vec<DamagedPart>,
    pub damaged: Vec<DamagedPart>,
}

/// Looks at both key files, their copies and the checksums without a key. With `write`, puts right what can be.
pub(crate) fn mend(folder: &Path, opened: Option<(Unlock, &Root)>, write: bool) -> Result<Mended> {
    let mut mended = Mended::default();
    let mut sums_wrong = false;
    for kind in Kind::BOTH {
        let pair = Pair::read(folder, kind)?;
        let surely = match opened {
            // A file that opened is sound whatever the checksum says.
            Some((unlock, root)) if unlock.kind() == kind => pair
                .files
                .iter()
                .flatten()
                .find(|f| Some(sum(f)) == pair.sum || pair.files[0] == pair.files[1] || opens(f, unlock, root)),
            _ => pair.sound(),
        };
        let Some(good) = surely else {
            mended.damaged.push(kind.part());
            continue;
        };
        sums_wrong |= pair.sum.as_deref() != Some(&sum(good));
        if pair.files.iter().any(|f| f.as_ref() != Some(good)) {
            mended.repaired.push(kind.part());
            if write {
                for path in kind.paths(folder) {
                    disk::replace(&path, good)?;
                }
            }
        }
    }
    if sums_wrong && mended.damaged.is_empty() {
        mended.repaired.push(DamagedPart::KeySums);
        if write {
            write_sums(folder)?;
        }
    }
    Ok(mended)
}

fn opens(bytes: &[u8], unlock: Unlock, root: &Root) -> bool {
    unwrap(bytes, unlock).is_ok_and(|r| r.vault == root.vault && *r.key == *root.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_payload_is_strict() {
        let root = Root { vault: "id".into(), key: Zeroizing::new([5; 32]) };
        let text = root.to_text();
        assert_eq!(*Root::from_text(&text).expect("our own").key, [5; 32]);
        assert!(Root::from_text(&text.replace("id", "ie")).is_none(), "the key for originals belongs to the vault id");
        assert!(Root::from_text(&format!("{}x", *text)).is_none());
    }

    #[test]
    #[cfg(not(feature = "quick-kdf"))]
    fn the_app_never_makes_a_cheap_lock() {
        let root = Root { vault: "id".into(), key: Zeroizing::new([5; 32]) };
        let file = wrap_pass(&root, &Passphrase::new("a passphrase"), 2).expect("made");
        let line = file.split(|b| *b == b'\n').nth(1).expect("a second line");
        assert!(line.ends_with(b" 18"), "{}", String::from_utf8_lossy(line));
    }
}
