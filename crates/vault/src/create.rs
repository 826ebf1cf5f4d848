//! Making a vault: its keys, its database, and last of all its label, with which the folder becomes one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::blob::Blobs;
use crate::db::migrations;
use crate::db::open::{Access, checkpoint, connect, is_encrypted};
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::head::Head;
use crate::keyfile::{self, LEAST_COST, Root, Unlock};
use crate::keys::KeyRing;
use crate::label::{self, Label};
use crate::opening;
use crate::passphrase::Passphrase;
use crate::reader::{Session, VaultReader};
use crate::room;
use crate::vault::Vault;
use crate::words::RecoveryWords;

/// How a new vault is made.
#[derive(Debug)]
pub struct CreateOptions {
    /// Stands in clear in the folder, so that the person finds it: nothing private belongs in it. Cut to 120 characters.
    pub name: String,
    pub passphrase: Passphrase,
    /// scrypt with N = 2 to this power; 18 (256 MiB, most of a second) to 20. Less is raised to 18.
    pub work_factor: u8,
}

impl Vault {
    /// Makes a vault in a folder that is new or empty, and opens it. The words are to be printed and are not kept.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`], [`VaultError::NotEmpty`], [`VaultError::EmptyPassphrase`], or why it could not be
    /// written. A folder that this call made is then taken away again.
    pub fn create(folder: &Path, options: CreateOptions) -> Result<(Self, RecoveryWords)> {
        if options.passphrase.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        let made = is_new(folder)?;
        disk::make_folder(folder)?;
        let result = Self::fill(&fs::canonicalize(folder)?, &options);
        if result.is_err() {
            take_away(folder, made);
        }
        result
    }

    fn fill(folder: &Path, options: &CreateOptions) -> Result<(Self, RecoveryWords)> {
        restrict(folder)?;
        let lock = opening::lock(folder)?;
        for inside in ["keys", "blobs"] {
            disk::make_folder(&folder.join(inside))?;
        }
        let vault = new_id()?;
        let root = Root { vault: vault.clone(), key: Zeroizing::new(disk::random()?) };
        let keys = KeyRing::new(&root.key, &vault);
        let cost = options.work_factor.clamp(LEAST_COST, 20);
        keyfile::write(folder, &root, Unlock::Passphrase(&options.passphrase), cost)?;
        let words = RecoveryWords::generate()?;
        keyfile::write(folder, &root, Unlock::Words(&words), cost)?;

        let salt: [u8; 16] = disk::random()?;
        let now = disk::now();
        let label = Label {
            format: label::FORMAT,
            vault: vault.clone(),
            name: options.name.chars().take(120).collect(),
            created: now.clone(),
            key_cost: cost,
            salt: disk::hex(&salt),
        };
        let blobs = Blobs::new(folder, &keys);
        let session =
            Session { folder: folder.to_owned(), keys, label, salt, blobs, read_only_place: false, _lock: lock };
        disk::create_new(&session.database())?.sync_all()?;
        let mut connection = connect(&session.database(), &session.keys, &salt, Access::Write)?;
        migrations::run(&mut connection, &vault)?;
        checkpoint(&connection)?;
        if !is_encrypted(&session.database())? {
            return Err(VaultError::Database { code: -3 });
        }
        let head = Head {
            generation: 1,
            commit_seq: migrations::commit_seq(&connection, &vault)?,
            opened: now.clone(),
            written: now,
            ..Head::lost(&vault)
        };
        // The label comes last: with it the folder is a vault.
        let (label, key) = (session.label.clone(), Zeroizing::new(*session.keys.get("label")));
        let reader = VaultReader { connection, session: Arc::new(session) };
        let vault = Self::begin(reader, head, false)?;
        label::write(folder, &label, &key)?;
        if let Some(parent) = folder.parent() {
            // The folder's own name; where the parent may not be opened, the system keeps it in its own time.
            let _ = disk::sync_folder(parent);
        }
        Ok((vault, words))
    }
}

/// True when there is no such folder yet, false when it is there and empty.
///
/// # Errors
/// [`VaultError::AlreadyExists`] when it is a vault, [`VaultError::NotEmpty`].
pub(crate) fn is_new(folder: &Path) -> Result<bool> {
    if disk::exists(&folder.join(label::NAME)) || disk::exists(&folder.join(label::COPY)) {
        return Err(VaultError::AlreadyExists);
    }
    let new = !disk::exists(folder);
    if !new && fs::read_dir(folder)?.next().is_some() {
        return Err(VaultError::NotEmpty);
    }
    Ok(new)
}

/// Takes away a vault that was not finished. The folder was empty before, so everything of these names is ours.
pub(crate) fn take_away(folder: &Path, made: bool) {
    for inside in ["keys", "blobs"] {
        let _ = fs::remove_dir_all(folder.join(inside));
    }
    for file in ["v.db", "v.db-wal", "v.db-shm", "head", "head.bak", room::NAME, "lock", label::NAME, label::COPY] {
        let _ = fs::remove_file(folder.join(file));
    }
    if made {
        let _ = fs::remove_dir(folder);
    }
}

/// A random UUID, version 4.
fn new_id() -> Result<String> {
    let mut b = disk::random::<16>()?;
    b[6] = b[6] & 0x0f | 0x40;
    b[8] = b[8] & 0x3f | 0x80;
    let h = disk::hex(&b);
    Ok(format!("{}-{}-{}-{}-{}", &h[..8], &h[8..12], &h[12..16], &h[16..20], &h[20..]))
}

/// An empty folder that was there before may be open to others.
#[cfg(unix)]
pub(crate) fn restrict(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    disk::real_folder(folder).map_err(|_| damaged(DamagedPart::Label))?;
    Ok(fs::File::open(folder)?.set_permissions(fs::Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
pub(crate) fn restrict(folder: &Path) -> Result<()> {
    disk::real_folder(folder).map_err(|_| damaged(DamagedPart::Label))
}
