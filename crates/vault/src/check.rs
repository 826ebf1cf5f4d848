//! The health check: proves every part, and names each damaged one with its file and page. It repairs nothing.

use std::collections::{BTreeMap, BTreeSet};

use record::FileId;
use rusqlite::Connection;

use crate::blob::Blob;
use crate::db::open::{bad_pages, is_well_formed};
use crate::db::{decisions, files, pages, search};
use crate::disk;
use crate::error::{DamagedPart, Result, VaultError};
use crate::reader::VaultReader;
use crate::vault::Vault;
use crate::{head, keyfile, label, stray};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DamageKind {
    /// A small file of the vault, or its copy. The next opening puts it right where a sound copy is there.
    Part(DamagedPart),
    /// Pages of the database file that fail their own check; at most 100 are counted.
    DatabasePages(u32),
    /// The database is not well formed, or a row points to a row that is gone.
    DatabaseRows,
    /// The search index does not fit the pages. [`Vault::rebuild_search`] makes it anew.
    SearchIndex,
    /// The words, boxes or findings of a page are not what was saved. Reading the original again brings them back.
    Page,
    OriginalMissing,
    /// An original is not what was kept.
    OriginalChanged,
    /// A file under `blobs/` that no row speaks of. It may be one that was kept just before a power cut.
    StrayOriginal,
    /// Others on this computer may read the vault's folder.
    OpenToOthers,
}

/// One damaged thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    pub what: DamageKind,
    pub file: Option<FileId>,
    pub file_name: Option<String>,
    pub page: Option<u32>,
    /// For a stray original: the day (YYYY-MM-DD, UTC) from which an opening takes it away. None when it was not seen
    /// by an opening yet, or stays because damage may have cost it its row.
    pub goes_on: Option<String>,
}

/// What was looked at, removed files included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckCounts {
    pub files: u64,
    pub pages: u64,
    pub originals: u64,
    pub decisions: u64,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    pub problems: Vec<Damage>,
    pub counts: CheckCounts,
}

impl CheckReport {
    fn add(&mut self, what: DamageKind) {
        self.problems.push(Damage { what, file: None, file_name: None, page: None, goes_on: None });
    }
}

/// Steps besides the pages and the originals.
const STEPS: u64 = 6;

/// A check that is ready to run beside everything else. Like every reader it must be dropped before the vault can close.
pub struct CheckJob {
    // A failed page check poisons the connection that meets it, so the check has one of its own.
    own: VaultReader,
    search_is_sound: bool,
}

impl Vault {
    /// Settles the vault and asks the search index, which only the writing connection may do; the rest needs no vault.
    pub fn begin_check(&mut self) -> Result<CheckJob> {
        if !self.is_reading_only() {
            self.settle()?;
        }
        // Asking the index to check itself counts as writing, though it changes nothing.
        let search_is_sound = self.is_reading_only() || search::is_sound(&self.connection)?;
        Ok(CheckJob { own: self.reader()?, search_is_sound })
    }

    /// Proves every part of the vault and names what is damaged. With `full`, every original is opened.
    ///
    /// `progress` is told how many steps are done and how many there are.
    pub fn check(&mut self, full: bool, progress: &mut dyn FnMut(u64, u64)) -> Result<CheckReport> {
        self.begin_check()?.run(full, &mut |done, all| {
            progress(done, all);
            true
        })
    }
}

impl CheckJob {
    /// As [`Vault::check`]; stops when `progress` answers false.
    ///
    /// # Errors
    /// [`VaultError::Stopped`].
    pub fn run(self, full: bool, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<CheckReport> {
        let mut report = CheckReport::default();
        small_files(&self.own, &mut report)?;
        if !self.search_is_sound {
            report.add(DamageKind::SearchIndex);
        }
        let bad = bad_pages(&self.own.connection)?;
        if bad > 0 {
            report.add(DamageKind::DatabasePages(bad));
        }
        let own = if bad > 0 { VaultReader::beside(&self.own.session)? } else { self.own };
        match rows(&own, full, &mut report, progress) {
            Err(VaultError::Damaged { what: DamagedPart::Database }) => report.add(DamageKind::DatabaseRows),
            other => other?,
        }
        Ok(report)
    }
}

fn small_files(reader: &VaultReader, report: &mut CheckReport) -> Result<()> {
    let session = &reader.session;
    let keys = &session.keys;
    let labels = label::find(&session.folder);
    let sound = |f: &Option<label::Found>| f.as_ref().is_some_and(|f| f.is_genuine(keys.get("label")));
    if !labels.is_ok_and(|l| l.iter().all(sound)) {
        report.add(DamageKind::Part(DamagedPart::Label));
    }
    let mended = keyfile::mend(&session.folder, None, false)?;
    for part in mended.repaired.into_iter().chain(mended.damaged) {
        report.add(DamageKind::Part(part));
    }
    match head::find(&session.folder, keys, reader.vault_id()) {
        Ok((_, true)) => {}
        Ok(_) | Err(VaultError::Damaged { .. }) => report.add(DamageKind::Part(DamagedPart::Head)),
        Err(other) => return Err(other),
    }
    let folder = &session.folder;
    if [folder.clone(), folder.join("keys"), folder.join("blobs"), session.database()]
        .iter()
        .any(|path| disk::open_to_others(path))
    {
        report.add(DamageKind::OpenToOthers);
    }
    Ok(())
}

fn rows(
    own: &VaultReader,
    full: bool,
    report: &mut CheckReport,
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<()> {
    let connection = &own.connection;
    let kept = files::blobs(connection)?;
    let pages = pages::count(connection)?;
    let total = STEPS + pages + kept.len() as u64;
    let mut done = 0;
    let mut step = |by: u64| {
        done += by;
        if progress(done.min(total), total) { Ok(()) } else { Err(VaultError::Stopped) }
    };
    step(2)?;
    report.counts = counts(connection)?;
    originals(own, &kept, full, report, &mut step)?;

    let names: BTreeMap<FileId, &String> = kept.iter().map(|(id, name, _)| (*id, name)).collect();
    for (file, page) in pages::unreadable(connection, &mut || step(1))? {
        let file_name = names.get(&file).map(|n| (*n).clone());
        let page = Some(page);
        report.problems.push(Damage { what: DamageKind::Page, file: Some(file), file_name, page, goes_on: None });
    }
    let dangling = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling || !is_well_formed(connection)? {
        report.add(DamageKind::DatabaseRows);
    }
    step(4)
}

/// What there is to look at.
pub(crate) fn counts(connection: &Connection) -> Result<CheckCounts> {
    let kept = files::blobs(connection)?;
    Ok(CheckCounts {
        files: kept.len() as u64,
        pages: pages::count(connection)?,
        originals: kept.iter().map(|(_, _, b)| &b.name).collect::<BTreeSet<_>>().len() as u64,
        decisions: decisions::all(connection)?.len() as u64,
    })
}

fn originals(
    own: &VaultReader,
    kept: &[(FileId, String, Blob)],
    full: bool,
    report: &mut CheckReport,
    step: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<()> {
    let blobs = &own.session.blobs;
    let on_disk = blobs.all()?;
    let mut known: BTreeMap<&str, bool> = BTreeMap::new();
    for (id, name, blob) in kept {
        step(1)?;
        let what = match on_disk.get(&blob.name) {
            None => Some(DamageKind::OriginalMissing),
            Some(length) if *length != blob.stored => Some(DamageKind::OriginalChanged),
            Some(_) if !full => None,
            Some(_) => {
                let sound = match known.get(blob.name.as_str()) {
                    Some(sound) => *sound,
                    None => match blobs.copy(blob, &mut std::io::sink()) {
                        Ok(()) => true,
                        Err(VaultError::Damaged { .. }) => false,
                        Err(other) => return Err(other),
                    },
                };
                known.insert(&blob.name, sound);
                (!sound).then_some(DamageKind::OriginalChanged)
            }
        };
        if let Some(what) = what {
            let file_name = Some(name.clone());
            report.problems.push(Damage { what, file: Some(*id), file_name, page: None, goes_on: None });
        }
    }
    for goes_on in stray::with_days(own)? {
        let what = DamageKind::StrayOriginal;
        report.problems.push(Damage { what, file: None, file_name: None, page: None, goes_on });
    }
    Ok(())
}
