//! Opening: what is proved before anything is written, and what is said about how the vault was found.
//!
//! In order: the label, the lock on the folder, the key file, the head, the seal or (after a crash) the saved steps.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;

use rusqlite::config::DbConfig;

use crate::blob::Blobs;
use crate::db::open::{Access, bad_pages, connect, is_well_formed};
use crate::db::{files, migrations};
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::head::{self, Head, State};
use crate::keyfile::{self, Unlock};
use crate::keys::KeyRing;
use crate::label;
use crate::reader::{Session, VaultReader};
use crate::vault::Vault;
use crate::{new_keys, room, stray};

/// What the seal said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// Every byte of the database is as it was at the last closing.
    Verified,
    /// The last session did not end properly, so there was no seal; the saved steps and every page were checked instead.
    NotClosed,
    /// The database is not as it was at the last closing: something changed it in between.
    Broken,
}

/// How a vault was found when it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningReport {
    /// When the session before this one began. RFC 3339, UTC.
    pub last_opened: String,
    /// When that session last wrote the head: its closing, if it was closed.
    pub last_written: String,
    pub closed_properly: bool,
    pub seal: Seal,
    /// Saved steps that are gone; only ever above 0 after [`Vault::open_despite_damage`].
    pub missing_steps: u64,
    /// The generation found, before this opening. One lower than was ever seen means that an old copy of the folder was put back.
    pub generation: u64,
    /// Small files that were damaged and were put right from their copies.
    pub repaired: Vec<DamagedPart>,
    /// Parts that are damaged and could not be put right.
    pub damaged: Vec<DamagedPart>,
    /// True when the database is damaged and was opened all the same, or when the folder can only be read: every
    /// writing call answers [`VaultError::ReadOnly`].
    pub reading_only: bool,
    /// True when nothing can be written in the folder, so that nothing was: then what is damaged and has a sound copy
    /// is among the `damaged` and was not put right.
    pub read_only_place: bool,
    /// Received files that are not removed, and their pages.
    pub files: u64,
    pub pages: u64,
}

/// The lock on a vault's folder. The system lets go of it however the program ends.
///
/// None in a place that cannot be written where there is nothing to lock.
pub(crate) struct FolderLock(Option<File>);

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing the file is not enough: a child process that is just being started holds it open for a moment longer.
        let _ = self.0.as_ref().map(File::unlock);
    }
}

/// Takes the lock on the folder.
pub(crate) fn lock(folder: &Path) -> Result<FolderLock> {
    let file = disk::open_lock(&folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(FolderLock(Some(file))),
        Err(fs::TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
        Err(fs::TryLockError::Error(e)) => Err(e.into()),
    }
}

/// Makes sure, as far as can be told without writing anything, that nobody else writes to the folder. Others may read.
pub(crate) fn lock_for_reading(folder: &Path) -> Result<FolderLock> {
    let Ok(file) = disk::open_regular(&folder.join("lock")) else { return Ok(FolderLock(None)) };
    match file.try_lock_shared() {
        Ok(()) => Ok(FolderLock(Some(file))),
        Err(fs::TryLockError::WouldBlock) => Err(VaultError::AlreadyOpen),
        Err(fs::TryLockError::Error(_)) => Ok(FolderLock(None)),
    }
}

pub(crate) fn open(folder: &Path, unlock: Unlock, despite_damage: bool) -> Result<(Vault, OpeningReport)> {
    new_keys::put_back(folder);
    let folder = fs::canonicalize(folder).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => VaultError::NotAVault,
        _ => e.into(),
    })?;
    let labels = label::find(&folder)?;
    let read_only_place = disk::is_read_only(&folder);
    let lock = if read_only_place { lock_for_reading(&folder)? } else { lock(&folder)? };

    if !read_only_place {
        room::give_up_if_tight(&folder);
    }

    let ids: Vec<&str> = labels.iter().flatten().map(|f| f.label.vault.as_str()).collect();
    let root = keyfile::open(&folder, unlock, &ids)?;
    let keys = KeyRing::new(&root.key, &root.vault);
    let genuine = |found: &Option<label::Found>| {
        found.as_ref().is_some_and(|f| f.label.vault == root.vault && f.is_genuine(keys.get("label")))
    };
    let label_sound = labels.iter().all(genuine);
    let label = labels.into_iter().find(genuine).flatten().ok_or(damaged(DamagedPart::Label))?.label;
    let salt = label.salt_bytes()?;

    let mut found = Found { repaired: Vec::new(), damaged: Vec::new() };
    if !label_sound {
        if !read_only_place {
            label::write(&folder, &label, keys.get("label"))?;
        }
        found.repaired.push(DamagedPart::Label);
    }
    let mended = keyfile::mend(&folder, Some((unlock, &root)), !read_only_place)?;
    found.repaired.extend(mended.repaired);
    found.damaged.extend(mended.damaged);

    let blobs = Blobs::new(&folder, &keys);
    let session = Session { folder, keys, label, salt, blobs, read_only_place, _lock: lock };
    prove(session, found, despite_damage)
}

struct Found {
    repaired: Vec<DamagedPart>,
    damaged: Vec<DamagedPart>,
}

/// Proves the database against the head, then opens the session.
fn prove(session: Session, mut found: Found, despite_damage: bool) -> Result<(Vault, OpeningReport)> {
    let Session { folder, keys, .. } = &session;
    let id = session.label.vault.clone();
    let (last, head_lost) = match head::find(folder, keys, &id) {
        Ok((head, true)) => (head, false),
        Ok((head, false)) => {
            found.repaired.push(DamagedPart::Head);
            (head, false)
        }
        Err(VaultError::Damaged { .. }) if despite_damage && !session.read_only_place => {
            found.damaged.push(DamagedPart::Head);
            (Head::lost(&id), true)
        }
        Err(other) => return Err(other),
    };
    if session.read_only_place {
        if last.state == State::Open {
            // What the last session saved may still be in its log, which cannot be emptied here.
            return Err(VaultError::ReadOnly);
        }
        if ["v.db-wal", "v.db-journal"].iter().any(|name| disk::exists(&folder.join(name))) {
            found.damaged.push(DamagedPart::ForeignLog);
        }
    } else if set_logs_aside(folder, last.state)? {
        found.damaged.push(DamagedPart::ForeignLog);
    }
    let database = session.database();
    let seal = match last.state {
        State::Open => Seal::NotClosed,
        State::Closed => match head::measure(&database, keys) {
            Ok(now) if now == (last.db_len, last.db_mac.clone()) => Seal::Verified,
            Ok(_) => Seal::Broken,
            Err(VaultError::Io(e)) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {
                return Err(damaged(DamagedPart::Database));
            }
            Err(other) => return Err(other),
        },
    };

    if fs::symlink_metadata(&database).is_ok_and(|m| m.len() == 0) {
        // SQLite would take it for a new database and begin to fill it.
        return Err(damaged(DamagedPart::Database));
    }
    if session.read_only_place && seal != Seal::Verified && !despite_damage {
        return Err(damaged(DamagedPart::Database));
    }
    let access = if session.read_only_place { Access::Sealed } else { Access::Write };
    let connection = connect(&database, keys, &session.salt, access)?;
    // Until all is proved, closing again must leave the log as it is.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, seal != Seal::Verified)?;
    let mut reading_only = session.read_only_place;
    // A power cut may have torn pages of the file that the log still holds whole and puts right. So after a crash every
    // page is read and proved through the log; only a closed database is proved as it lies in the file.
    let torn = seal == Seal::Broken && bad_pages(&connection)? > 0;
    if seal != Seal::Verified && (torn || !is_well_formed(&connection)?) {
        if !despite_damage {
            return Err(damaged(DamagedPart::Database));
        }
        found.damaged.push(DamagedPart::Database);
        reading_only = true;
    }
    // A page that fails its check makes SQLCipher refuse everything on that connection, so a fresh one goes on.
    let connection = if reading_only {
        drop(connection);
        let fresh = connect(&database, keys, &session.salt, access)?;
        fresh.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        fresh.pragma_update(None, "query_only", true)?;
        fresh
    } else {
        connection
    };
    if migrations::layout(&connection)? < migrations::newest() && session.read_only_place {
        return Err(VaultError::ReadOnly);
    }
    let seq = migrations::commit_seq(&connection, &id)?;
    let missing = last.commit_seq.saturating_sub(seq);
    if missing > 0 && !despite_damage {
        return Err(VaultError::StepsMissing { n: missing });
    }
    if !reading_only {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    }
    let read_only_place = session.read_only_place;
    if read_only_place {
        found.damaged.append(&mut found.repaired);
    } else {
        sweep(&session.folder)?;
    }

    let now = disk::now();
    let head = Head {
        generation: last.generation + 1,
        state: State::Open,
        commit_seq: seq,
        db_len: 0,
        db_mac: String::new(),
        opened: now.clone(),
        written: now,
        ..last.clone()
    };
    let reader = VaultReader { connection, session: Arc::new(session) };
    let mut vault = Vault::begin(reader, head, reading_only)?;
    if !reading_only {
        // Where rows may be missing, an original without one is no leftover. A failure here costs nothing but time.
        let hold = missing > 0 || head_lost || seal == Seal::Broken;
        let _ = vault.handle_strays(stray::today(), hold);
        new_keys::sweep(&vault.session);
    }
    let (files, pages) = files::count(&vault.connection)?;
    found.repaired.sort_unstable();
    found.repaired.dedup();
    let report = OpeningReport {
        last_opened: last.opened,
        last_written: last.written,
        closed_properly: last.state == State::Closed && !head_lost,
        seal,
        missing_steps: missing,
        generation: last.generation,
        repaired: found.repaired,
        damaged: found.damaged,
        reading_only,
        read_only_place,
        files,
        pages,
    };
    Ok((vault, report))
}

/// Takes away what could change the database when it is opened and was not left by a session of this vault.
///
/// A closed vault has no log, and this program never leaves a rollback journal. They are kept under another name.
fn set_logs_aside(folder: &Path, state: State) -> Result<bool> {
    let mut any = false;
    for (name, belongs) in [("v.db-wal", state == State::Open), ("v.db-journal", false), ("v.db-shm", false)] {
        let path = folder.join(name);
        let Ok(there) = fs::symlink_metadata(&path) else { continue };
        if belongs && there.is_file() {
            continue;
        }
        if there.is_file() && (there.len() == 0 || name == "v.db-shm") {
            // The index of the log is made anew from the log; an empty file says nothing.
            fs::remove_file(&path)?;
            continue;
        }
        let aside = folder.join(format!("set-aside-{}-{name}", disk::hex(&disk::random::<4>()?)));
        fs::rename(&path, aside)?;
        any |= name != "v.db-shm";
    }
    Ok(any)
}

fn sweep(folder: &Path) -> Result<()> {
    for place in [folder.to_owned(), folder.join("keys"), folder.join("blobs")] {
        disk::real_folder(&place).map_err(|_| damaged(DamagedPart::Original))?;
        disk::sweep(&place)?;
    }
    Ok(())
}
