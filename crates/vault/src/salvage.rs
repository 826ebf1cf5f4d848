//! Salvage: everything that can still be read of a damaged vault, copied into a new one. The old folder stays as it is.
//!
//! The person's own words come first, then the originals; pages are read again from their originals where they are
//! lost. It makes nothing up: what could not be brought back is named.

mod originals;
mod papers;
mod source;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use record::FileKind;

use crate::blob::Blobs;
use crate::check::DamageKind;
use crate::create::CreateOptions;
use crate::db::copy::used_up_to;
use crate::destroy::destroy_proved;
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::head::{self, State};
use crate::keyfile::{self, Unlock};
use crate::keys::KeyRing;
use crate::label;
use crate::opening;
use crate::passphrase::Passphrase;
use crate::vault::{HeadWrite, Vault};
use crate::words::RecoveryWords;

use originals::Originals;
use source::Source;

/// How the old database was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OldDatabase {
    Whole,
    /// Some of it could be read.
    Damaged,
    /// Nothing of it could be read: names, notes and everything decided are gone.
    #[default]
    Lost,
}

/// What salvage brought back, and what it could not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Salvaged {
    pub database: OldDatabase,
    /// In the new vault, those in its bin too.
    pub files: u32,
    pub pages: u32,
    pub decisions: u32,
    pub settings: u32,
    /// Originals whose names were lost, by the names that they have now. They wait to be read.
    pub recovered: Vec<String>,
    /// Files whose original is lost, by name. Those of their pages that could be read are there.
    pub lost_originals: Vec<String>,
    /// Pages that were lost and can be read again from their whole original, by file name and number. Their file waits
    /// to be read.
    pub to_read_again: Vec<(String, u32)>,
    /// Pages that were lost with their original.
    pub lost_pages: Vec<(String, u32)>,
    /// Entries that could not be read, at most so many: a damaged part may also have held none.
    pub lost_decisions: u32,
    pub lost_settings: u32,
    /// Files whose row could not be read, at most so many. Their originals are among the `recovered`.
    pub lost_names: u32,
    /// Files under `blobs/` that no row names and that could not be opened.
    pub unreadable: u32,
}

/// Copies everything that can be read of a damaged vault into a new one at `into`, which must be new or empty.
///
/// It needs a key file that opens. The label, the head and the database may be damaged or gone. `kind` looks at an
/// original that lost its name and says what it is, and the ending that its new name gets (`pdf`). The new vault
/// appears at `into` only when it is whole. `progress` is told how far it is (done, all) and answers whether to go on.
///
/// # Errors
/// [`VaultError::NotAVault`] when there is no key file, wrong passphrase or words, damage of the key file,
/// [`VaultError::Newer`], [`VaultError::AlreadyOpen`], [`VaultError::NotEmpty`], [`VaultError::NoSpace`],
/// [`VaultError::Stopped`]. Then there is nothing new.
pub fn salvage(
    folder: &Path,
    unlock: Unlock,
    into: &Path,
    passphrase: &Passphrase,
    name: &str,
    kind: &dyn Fn(&[u8]) -> (FileKind, &'static str),
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<(RecoveryWords, Salvaged)> {
    let old = Old::find(folder, unlock)?;
    let building = Building::beside(into, &old.folder)?;
    old.room(&building.folder)?;
    let options = CreateOptions { name: name.to_owned(), passphrase: passphrase.copy(), work_factor: old.cost };
    let (mut new, words) = Vault::create(&building.folder, options)?;

    let files = originals::list(&old.folder)?;
    // An original is by far the most work; everything else counts as one more.
    let total = files.len() as u64 + 1;
    let mut done = 0;
    let mut step = || {
        done += 1;
        if progress(done.min(total), total) { Ok(()) } else { Err(VaultError::Stopped) }
    };
    let originals = Originals::carry(&old.blobs, &files, &new.session.blobs, &mut step)?;
    let mut told = Salvaged::default();
    let mut source = Source::open(&old, &building.folder)?;
    papers::carry(&mut source, originals, &mut new, kind, &mut told)?;
    source.close();

    let harmless = |kind: DamageKind| {
        matches!(kind, DamageKind::OriginalMissing | DamageKind::StrayOriginal | DamageKind::OpenToOthers)
    };
    if !new.check(false, &mut |_, _| {})?.problems.iter().all(|d| harmless(d.what)) {
        return Err(damaged(DamagedPart::Database));
    }
    new.close()?;
    step()?;
    building.done(into)?;
    Ok((words, told))
}

/// What is known of the old vault before its database is looked at.
struct Old {
    folder: PathBuf,
    vault: String,
    keys: KeyRing,
    /// From the label; none when it is lost. The database file begins with the same bytes.
    salt: Option<[u8; 16]>,
    cost: u8,
    /// False when the head says that the vault was closed: then a log does not belong to it.
    log_belongs: bool,
    blobs: Blobs,
    _lock: opening::FolderLock,
}

impl Old {
    fn find(folder: &Path, unlock: Unlock) -> Result<Self> {
        let folder = fs::canonicalize(folder).map_err(|e| match e.kind() {
            io::ErrorKind::NotFound => VaultError::NotAVault,
            _ => e.into(),
        })?;
        let labels = match label::find(&folder) {
            Ok(labels) => labels,
            Err(VaultError::NotAVault | VaultError::Damaged { .. }) => [None, None],
            Err(other) => return Err(other),
        };
        let lock = opening::lock_for_reading(&folder)?;
        let root = keyfile::open_any(&folder, unlock)?;
        let keys = KeyRing::new(&root.key, &root.vault);
        let genuine = labels.into_iter().flatten().find(|f| f.is_genuine(keys.get("label"))).map(|f| f.label);
        let log_belongs = head::find(&folder, &keys, &root.vault).map_or(true, |(head, _)| head.state == State::Open);
        Ok(Self {
            salt: genuine.as_ref().and_then(|label| label.salt_bytes().ok()),
            cost: genuine.map_or(keyfile::LEAST_COST, |label| label.key_cost),
            blobs: Blobs::new(&folder, &keys),
            vault: root.vault,
            folder,
            keys,
            log_belongs,
            _lock: lock,
        })
    }

    /// Asks for the room that everything takes, the copy of the database that is worked on included.
    fn room(&self, beside: &Path) -> Result<()> {
        let parent = beside.parent().ok_or(VaultError::NoPermission)?;
        let originals: u64 =
            originals::list(&self.folder)?.iter().filter_map(|p| Some(fs::metadata(p).ok()?.len())).sum();
        let database = fs::metadata(self.folder.join("v.db")).map_or(0, |m| m.len());
        let log = fs::metadata(self.folder.join("v.db-wal")).map_or(0, |m| m.len());
        let needed = originals.saturating_add((database + log).saturating_mul(3)).saturating_add(8 << 20);
        match disk::free_space(parent) {
            Some(free) if free < needed => Err(VaultError::NoSpace),
            _ => Ok(()),
        }
    }
}

/// The new folder in the making, beside the place where it will stand. Dropped before it is done, it is taken away.
struct Building {
    folder: PathBuf,
    kept: bool,
}

impl Building {
    fn beside(into: &Path, old: &Path) -> Result<Self> {
        let name = into.file_name().ok_or(VaultError::NotEmpty)?.to_string_lossy().into_owned();
        let parent = match into.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => fs::canonicalize(parent)?,
            _ => fs::canonicalize(".")?,
        };
        if parent.starts_with(old) || parent.join(&name) == old {
            return Err(VaultError::NotEmpty);
        }
        if disk::exists(into) && (disk::real_folder(into).is_err() || fs::read_dir(into)?.next().is_some()) {
            return Err(if label::find(into).is_ok() { VaultError::AlreadyExists } else { VaultError::NotEmpty });
        }
        let start = format!(".{name}.salvage-");
        for entry in fs::read_dir(&parent)? {
            let (name, path) = {
                let e = entry?;
                (e.file_name(), e.path())
            };
            let left =
                name.to_str().and_then(|n| n.strip_prefix(&start)).is_some_and(|d| disk::unhex::<8>(d).is_some());
            // What an earlier call left when it was stopped dead; never one that is still at work.
            if left && disk::real_folder(&path).is_ok() && opening::lock(&path).is_ok() {
                destroy_proved(&path)?;
            }
        }
        let digits = disk::hex(&disk::random::<8>()?);
        Ok(Self { folder: parent.join(format!("{start}{digits}")), kept: false })
    }

    fn done(mut self, into: &Path) -> Result<()> {
        if disk::exists(into) {
            fs::remove_dir(into)?;
        }
        fs::rename(&self.folder, into)?;
        self.kept = true;
        if let Some(parent) = self.folder.parent() {
            // Where the parent may not be opened, the system keeps the change in its own time.
            let _ = disk::sync_folder(parent);
        }
        Ok(())
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        if !self.kept {
            // Nobody is left to tell; the next call into the same place tries again.
            let _ = destroy_proved(&self.folder);
        }
    }
}

/// Numbers that anything ever had are never given out again.
fn never_again(new: &mut Vault, file: i64, decision: i64) -> Result<()> {
    new.write(HeadWrite::Now, |c| {
        used_up_to(c, "file", file)?;
        used_up_to(c, "decision", decision)
    })
}
