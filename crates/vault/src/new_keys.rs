//! New keys: the whole vault built anew under another root, and put in the place of the old one at one stroke.
//!
//! Changing the passphrase leaves the root as it is, so an older copy of the folder with the older passphrase goes on
//! opening everything. This does not: the old folder is destroyed, and no old key opens anything in the new one. What
//! was copied elsewhere before is out of reach.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::blob::Blobs;
use crate::check::DamageKind;
use crate::create::CreateOptions;
use crate::db::{copy, files, pages};
use crate::destroy::destroy_proved;
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keys::KeyRing;
use crate::label::{self, Label};
use crate::opening;
use crate::passphrase::Passphrase;
use crate::reader::Session;
use crate::stray;
use crate::vault::Vault;
use crate::words::RecoveryWords;

/// A small file in a vault's folder that names the folder beside it which is to go, and proves that it may.
pub(crate) const MARK: &str = "new-keys";
const LIMIT: u64 = 4 * 1024;

/// What [`Vault::new_keys`] gives back.
#[derive(Debug)]
pub struct NewKeys {
    /// To be printed; they are not kept. The old words open nothing any more.
    pub words: RecoveryWords,
    /// True when the old folder could not be taken away whole. The next opening tries again.
    pub old_left: bool,
}

/// The two names beside a vault's folder, made of its own name and some random digits.
#[derive(Debug, Clone)]
struct Beside {
    live: PathBuf,
    /// Where the new folder is built. After an exchange the old one is there.
    building: PathBuf,
    /// Where the old folder goes when the two cannot be exchanged at one stroke.
    aside: PathBuf,
}

impl Beside {
    fn new(live: &Path, digits: &str) -> Option<Self> {
        let (parent, name) = (live.parent()?, live.file_name()?.to_string_lossy());
        Some(Self {
            live: live.to_owned(),
            building: parent.join(format!(".{name}.new-keys-{digits}")),
            aside: parent.join(format!(".{name}.old-keys-{digits}")),
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    /// The vault in whose folder the mark lies.
    vault: String,
    /// The vault that is to go, where it is known yet.
    other: String,
    digits: String,
}

impl Mark {
    fn write(&self, folder: &Path, keys: &KeyRing) -> Result<()> {
        let mut text = toml::to_string(self).expect("plain values make TOML");
        let mac = blake3::keyed_hash(keys.get("label"), text.as_bytes());
        text.push_str(&format!("mac = \"{}\"\n", mac.to_hex()));
        Ok(disk::replace(&folder.join(MARK), text.as_bytes())?)
    }

    fn read(folder: &Path, keys: &KeyRing, vault: &str) -> Option<Self> {
        let text = String::from_utf8(disk::read_small(&folder.join(MARK), LIMIT).ok()?).ok()?;
        let (body, mac) = text.strip_suffix("\"\n")?.rsplit_once("mac = \"")?;
        if blake3::keyed_hash(keys.get("label"), body.as_bytes()) != disk::unhex::<32>(mac)? {
            return None;
        }
        let mark: Self = toml::from_str(body).ok()?;
        (mark.vault == vault && disk::unhex::<8>(&mark.digits).is_some()).then_some(mark)
    }

    /// The new vault's id is not known from the first moment on.
    fn condemns(&self, id: &str) -> bool {
        id == self.other || (self.other.is_empty() && id != self.vault)
    }

    /// Destroys the folder that this mark condemns, if it is there and is that one. True when none is left.
    fn carry_out(&self, live: &Path) -> Result<bool> {
        let Some(beside) = Beside::new(live, &self.digits) else { return Ok(true) };
        let mut clear = true;
        for path in [&beside.building, &beside.aside] {
            if !disk::exists(path) {
                continue;
            }
            let surely = disk::real_folder(path).is_ok()
                && match label::find(path) {
                    Ok(found) => found.iter().flatten().all(|f| self.condemns(&f.label.vault)),
                    // One that was stopped before it had a label, or is already gone but for a few files.
                    Err(VaultError::NotAVault) => true,
                    Err(_) => false,
                };
            clear &= surely && destroy_proved(path)?.is_empty();
        }
        Ok(clear)
    }
}

/// At an opening: takes away what an interrupted call left beside the folder. Whatever fails is tried again next time.
pub(crate) fn sweep(session: &Session) {
    let folder = &session.folder;
    if !disk::exists(&folder.join(MARK)) {
        return;
    }
    let Some(mark) = Mark::read(folder, &session.keys, &session.label.vault) else { return };
    if mark.carry_out(folder).unwrap_or(false) {
        let _ = fs::remove_file(folder.join(MARK));
    }
}

/// Where a power cut fell between two renames there is no folder under the vault's name: puts the old one back.
///
/// The new one is not lost by that, since nobody was told its words yet: it is built again when the person asks.
pub(crate) fn put_back(folder: &Path) {
    if disk::exists(folder) {
        return;
    }
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return };
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let start = format!(".{}.old-keys-", name.to_string_lossy());
    let Ok(list) = fs::read_dir(parent) else { return };
    let mut found: Vec<PathBuf> = list
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            name.to_str().and_then(|n| n.strip_prefix(&start)).is_some_and(|digits| disk::unhex::<8>(digits).is_some())
        })
        .map(|entry| entry.path())
        .filter(|path| disk::real_folder(path).is_ok() && label::find(path).is_ok())
        .collect();
    if let (Some(old), true) = (found.pop(), found.is_empty())
        && fs::rename(old, folder).is_ok()
    {
        let _ = disk::sync_folder(parent);
    }
}

/// The folder in the making. Dropped before it is done, it is taken away and the old one is as it was.
struct Building<'a> {
    beside: &'a Beside,
    old: Option<&'a Path>,
}

impl Drop for Building<'_> {
    fn drop(&mut self) {
        if let Some(folder) = self.old.take() {
            // What fails here is taken away at the next opening: the mark stays for it.
            if destroy_proved(&self.beside.building).is_ok_and(|left| left.is_empty())
                || !disk::exists(&self.beside.building)
            {
                let _ = fs::remove_file(folder.join(MARK));
            }
        }
    }
}

impl Vault {
    /// Gives the vault new keys: another root, another id, another passphrase lock (it may be the same passphrase), new
    /// recovery words; every original and the database encrypted anew. The vault is closed afterwards either way.
    ///
    /// The new vault stands at the old path, and the old one is destroyed, its key files first. It needs as much free
    /// room as the vault takes, in the folder that holds the vault's folder. `progress` is told how far it is (done,
    /// all) and answers whether to go on.
    ///
    /// # Errors
    /// [`VaultError::Stopped`], [`VaultError::NoSpace`], damage (check the vault, then salvage it or delete what is
    /// damaged), [`VaultError::StillReading`], [`VaultError::EmptyPassphrase`], or why it could not be written. After
    /// any error the old vault is there as it was, and opens with the old keys.
    pub fn new_keys(mut self, passphrase: &Passphrase, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<NewKeys> {
        if self.is_reading_only() {
            return Err(VaultError::ReadOnly);
        }
        if passphrase.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        if Arc::strong_count(&self.session) > 1 || !self.settle()? {
            return Err(VaultError::StillReading);
        }
        let folder = self.session.folder.clone();
        let digits = disk::hex(&disk::random::<8>()?);
        let beside = Beside::new(&folder, &digits).ok_or(VaultError::NoPermission)?;
        self.room_beside(&beside)?;
        let mut mark = Mark { vault: self.vault_id().to_owned(), other: String::new(), digits };
        mark.write(&folder, &self.session.keys)?;
        let mut building = Building { beside: &beside, old: Some(&folder) };
        let words = self.build(&beside, &mut mark, passphrase, progress)?;

        // From here on nothing long happens. The old vault is sealed, so that it is whole wherever a power cut falls.
        let old = self.close_and_hold()?;
        let new = opening::lock(&beside.building)?;
        // Windows lets no folder be renamed in which a file is open.
        let held = if cfg!(windows) { None } else { Some((old, new)) };
        let old_path = swap(&beside)?;
        building.old = None;
        if let Some(parent) = folder.parent() {
            // Where the parent may not be opened, the system keeps the change in its own time.
            let _ = disk::sync_folder(parent);
        }
        let gone = destroy_proved(old_path).is_ok_and(|left| left.is_empty());
        if gone {
            let _ = fs::remove_file(folder.join(MARK));
        }
        drop(held);
        Ok(NewKeys { words, old_left: !gone })
    }

    /// Makes sure that the new folder can stand beside the old one and has room.
    fn room_beside(&self, beside: &Beside) -> Result<()> {
        let parent = beside.live.parent().ok_or(VaultError::NoPermission)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if fs::metadata(parent)?.dev() != fs::metadata(&beside.live)?.dev() {
                // The folder is a disk of its own: nothing can be renamed into its place.
                return Err(VaultError::Io(io::ErrorKind::CrossesDevices.into()));
            }
        }
        let originals: u64 = self.session.blobs.all()?.values().sum();
        let database = fs::metadata(self.session.database())?.len();
        let needed = originals.saturating_add(database).saturating_add(database / 4).saturating_add(8 << 20);
        match disk::free_space(parent) {
            Some(free) if free < needed => Err(VaultError::NoSpace),
            _ => Ok(()),
        }
    }

    /// Builds the new vault beside this one, closed and proved.
    fn build(
        &self,
        beside: &Beside,
        mark: &mut Mark,
        passphrase: &Passphrase,
        progress: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<RecoveryWords> {
        let old = &self.session;
        let options = CreateOptions {
            name: old.label.name.clone(),
            passphrase: passphrase.copy(),
            work_factor: old.label.key_cost,
        };
        let (mut new, words) = Self::create(&beside.building, options)?;
        mark.other = new.vault_id().to_owned();
        mark.write(&old.folder, &old.keys)?;

        let rows = files::blobs(&self.connection)?;
        let half = pages::count(&self.connection)? + rows.len() as u64;
        let mut done = 0;
        let mut step = |by: u64| {
            done += by;
            if progress(done.min(half), half * 2) { Ok(()) } else { Err(VaultError::Stopped) }
        };
        step(0)?;
        let mut moved = BTreeMap::new();
        for (_, _, blob) in &rows {
            if !moved.contains_key(&blob.name) {
                moved.insert(blob.name.clone(), old.blobs.carry(blob, &new.session.blobs)?);
            }
            step(1)?;
        }
        let strays = self.carry_strays(&moved, &new.session.blobs)?;
        copy::everything(&self.connection, &mut new, &moved, &mut step)?;
        stray::carry_notes(&mut new, &strays)?;

        self.prove_copy(&mut new, half, progress)?;
        let label = Label { created: old.label.created.clone(), ..new.session.label.clone() };
        label::write(&beside.building, &label, new.session.keys.get("label"))?;
        let back = Mark { vault: label.vault, other: mark.vault.clone(), digits: mark.digits.clone() };
        back.write(&beside.building, &new.session.keys)?;
        new.close()?;
        Ok(words)
    }

    /// Stray originals come along with what is noted of them. One that is damaged is nobody's, and stays behind.
    fn carry_strays(
        &self,
        moved: &BTreeMap<String, crate::blob::Blob>,
        to: &Blobs,
    ) -> Result<BTreeMap<String, String>> {
        let mut strays = BTreeMap::new();
        let from = &self.session.blobs;
        for name in from.all()?.into_keys().filter(|name| !moved.contains_key(name)) {
            match from.carry_file(&from.path(&name), to) {
                Ok((_, blob)) => strays.extend([(name, blob.name)]),
                Err(VaultError::Damaged { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(strays)
    }

    /// A full check of the new vault, and a count against the old one.
    fn prove_copy(&self, new: &mut Self, half: u64, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
        let mut go_on = true;
        let report = new.check(true, &mut |done, all| {
            go_on &= progress(half + half * done / all.max(1), half * 2);
        })?;
        if !go_on {
            return Err(VaultError::Stopped);
        }
        let harmless = |kind: DamageKind| matches!(kind, DamageKind::StrayOriginal | DamageKind::OpenToOthers);
        let sound = report.problems.iter().all(|d| harmless(d.what));
        if sound && report.counts == crate::check::counts(&self.connection)? {
            Ok(())
        } else {
            Err(damaged(DamagedPart::Database))
        }
    }
}

/// Puts the new folder in the old one's place. Returns where the old one is now.
fn swap(beside: &Beside) -> Result<&Path> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, &beside.live, CWD, &beside.building, RenameFlags::EXCHANGE) {
            Ok(()) => return Ok(&beside.building),
            // Disks of other systems cannot do it at one stroke.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            Err(other) => return Err(io::Error::from(other).into()),
        }
    }
    swap_by_two_renames(beside)
}

/// Between the two renames there is nothing under the vault's name; [`put_back`] knows what to do then.
fn swap_by_two_renames(beside: &Beside) -> Result<&Path> {
    fs::rename(&beside.live, &beside.aside)?;
    if let Err(error) = fs::rename(&beside.building, &beside.live) {
        fs::rename(&beside.aside, &beside.live)?;
        return Err(error.into());
    }
    Ok(&beside.aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(dir: &Path) -> Beside {
        let beside = Beside::new(&dir.join("v"), "0011223344556677").expect("names");
        for (path, content) in [(&beside.live, "old"), (&beside.building, "new")] {
            fs::create_dir(path).expect("made");
            fs::write(path.join("x"), content).expect("written");
        }
        beside
    }

    #[test]
    fn both_ways_of_swapping_put_the_new_folder_in_place() {
        for by in [swap, swap_by_two_renames] {
            let dir = tempfile::tempdir().expect("a folder");
            let beside = beside(dir.path());
            let old = by(&beside).expect("swapped");
            assert_eq!(fs::read(beside.live.join("x")).expect("read"), b"new");
            assert_eq!(fs::read(old.join("x")).expect("read"), b"old");
        }
        let dir = tempfile::tempdir().expect("a folder");
        let beside = beside(dir.path());
        fs::remove_dir_all(&beside.building).expect("removed");
        assert!(swap_by_two_renames(&beside).is_err());
        assert_eq!(fs::read(beside.live.join("x")).expect("as it was"), b"old");
    }

    #[test]
    fn a_mark_counts_only_with_the_vaults_own_key() {
        let dir = tempfile::tempdir().expect("a folder");
        let keys = KeyRing::new(&[1; 32], "a");
        let mark = Mark { vault: "a".into(), other: "b".into(), digits: "0011223344556677".into() };
        mark.write(dir.path(), &keys).expect("written");
        assert_eq!(Mark::read(dir.path(), &keys, "a").expect("read").other, "b");
        assert!(Mark::read(dir.path(), &KeyRing::new(&[2; 32], "a"), "a").is_none());
        assert!(Mark::read(dir.path(), &keys, "c").is_none());
    }
}
