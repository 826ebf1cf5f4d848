//! Backups of the safe place, bringing one back, saving what can be read of a damaged one, and new keys.

use std::path::{Path, PathBuf};
use std::time::Duration;

use contract::*;
use record::FileKind;
use vault::{BackupAbout, Passphrase, Salvaged, Unlock, Vault, VaultReader};

use crate::fail::{failed, not_written};
use crate::jobs::{Ended, Outcome, ToOpen};
use crate::keeping::{BACKUPS, KeptBackup, PASSPHRASE_MADE, SHEET_CHECKED};
use crate::open::now;
use crate::place::{long_enough, parsed, shown};
use crate::{Desk, held};

/// So many backups of one safe place stay in a folder.
const KEEP: usize = 3;

enum Target {
    /// A folder that keeps the newest three.
    Folder(PathBuf),
    File(PathBuf),
}

impl Desk {
    /// Makes a backup in a folder while the safe place can be used. It counts once it was read back and tested.
    pub fn start_backup(&self, request: StartBackup) -> Result<JobView, Failure> {
        let folder = self.folder_of(&request.into)?;
        self.backup(Target::Folder(folder), request.with_passphrase)
    }

    /// As [`Desk::start_backup`], to a file of this very name; then nothing beside it is taken away.
    pub fn start_backup_to_file(&self, file: &Place, with_passphrase: bool) -> Result<JobView, Failure> {
        let file = self.folder_of(file)?;
        self.backup(Target::File(file), with_passphrase)
    }

    /// For the benchmark: makes a backup in a folder, and says how long writing it took, and proving it.
    pub fn time_backup(&self, folder: &Path) -> Result<(Duration, Duration), Failure> {
        let place = self.place()?;
        let job = place.with_vault(|vault| vault.begin_backup(true))?;
        let made = job.write(folder, &place.name, &mut |_, _| true).map_err(failed)?;
        Ok((made.writing, made.testing))
    }

    fn backup(&self, target: Target, with_passphrase: bool) -> Result<JobView, Failure> {
        let place = self.place()?;
        self.jobs.start(JobKind::Backup, move |told| {
            let (steps, notes) = (place.steps()?, place.own_words()?);
            if let Target::Folder(folder) = &target
                && !folder.exists()
            {
                std::fs::create_dir(folder).map_err(|error| not_written(&error, &folder.display().to_string()))?;
            }
            let job = place.with_vault(|vault| vault.begin_backup(with_passphrase))?;
            let progress = &mut |done, all| told.progress(done, all);
            let made = match &target {
                Target::Folder(folder) => job.write(folder, &place.name, progress)?,
                Target::File(file) => job.write_as(file, progress)?,
            };
            let pruned = match &target {
                Target::Folder(folder) => {
                    let vault_id = place.with_reading(|vault| Ok(vault.vault_id().to_owned()))?;
                    vault::prune_backups(folder, &vault_id, KEEP, &made)?
                }
                Target::File(_) => Vec::new(),
            };
            let kept = KeptBackup { notes, ..kept(&made.path, &made.about, made.size, with_passphrase, steps) };
            let view = kept.view();
            if !place.is_reading_only() {
                place.keep_backup(kept)?;
                let mut list = place.kept_backups()?;
                list.retain(|b| !pruned.iter().any(|gone| Path::new(&b.path) == gone));
                place.set_kept_backups(&list)?;
            }
            Ok(Outcome::telling(|told| {
                told.backup = Some(view);
                told.backups_removed = pruned.len() as u32;
            }))
        })
    }

    /// Opens a backup of this safe place from end to end, changing nothing.
    pub fn start_backup_test(&self, request: PlaceAsked) -> Result<JobView, Failure> {
        let place = self.place()?;
        let file = self.folder_of(&request.place)?;
        self.jobs.start(JobKind::BackupTest, move |told| {
            let reader = place.with_vault(|vault| vault.reader())?;
            let about = reader.test_backup(&file, &mut |done, all| told.progress(done, all))?;
            drop(reader);
            let label = vault::peek_backup(&file)?;
            let path = file.display().to_string();
            // Of a backup that this safe place does not remember, nobody can say what came since.
            let known = place.kept_backups()?.into_iter().find(|b| b.path == path);
            let steps = known.as_ref().map_or(0, |b| b.steps);
            let mut kept = kept(&file, &about, label.size, label.opens_with_passphrase, steps);
            kept.notes = known.map_or(kept.notes, |b| b.notes);
            let view = kept.view();
            if !place.is_reading_only() {
                place.keep_backup(kept)?;
            }
            Ok(Outcome::telling(|told| told.backup = Some(view)))
        })
    }

    /// What a backup file says without a key.
    pub fn look_at_backup(&self, request: PlaceAsked) -> Result<BackupLabelView, Failure> {
        let label = vault::peek_backup(&self.folder_of(&request.place)?).map_err(failed)?;
        let open = held(&self.open).clone();
        let own = open.and_then(|p| p.with_reading(|vault: &VaultReader| Ok(vault.vault_id().to_owned())).ok());
        Ok(BackupLabelView {
            made: label.made,
            bytes: label.size,
            opens_with_passphrase: label.opens_with_passphrase,
            of_open_place: own.is_some_and(|id| id == label.vault),
        })
    }

    /// Makes a safe place from a backup and opens it.
    pub fn start_restore(&self, request: StartRestore) -> Result<JobView, Failure> {
        let (file, into) = (self.folder_of(&request.backup)?, self.folder_of(&request.into)?);
        let key = Key::of(request.passphrase.as_deref(), request.words.as_deref())?;
        let new = request.new_passphrase.as_deref().map(long_enough).transpose()?;
        let opens_with = match (&key, &new) {
            (_, Some(new)) => Passphrase::new(new),
            (Key::Passphrase(typed), None) => Passphrase::new(typed),
            (Key::Words(_), None) => return Err(Failure::of(FailureCode::NewPassphraseNeeded)),
        };
        self.jobs.start(JobKind::Restore, move |told| {
            let new = new.map(|typed| Passphrase::new(&typed));
            key.with(|unlock| {
                vault::restore_backup(&file, &into, unlock, new.as_ref(), &mut |done, all| told.progress(done, all))
            })?;
            let outcome = Outcome::telling(|_| ());
            Ok(Outcome { open: Some(ToOpen { folder: into, passphrase: opens_with, then: Vec::new() }), ..outcome })
        })
    }

    /// Makes a new safe place with all that can still be read of a damaged one, and opens it. The damaged one stays as it is.
    pub fn start_salvage(&self, request: StartSalvage) -> Result<JobView, Failure> {
        let from = self.wanted_folder(request.from.as_ref())?;
        let into = self.folder_of(&request.into)?;
        let key = Key::of(request.passphrase.as_deref(), request.words.as_deref())?;
        let new = long_enough(&request.new_passphrase)?;
        // What cannot be the key is told before anything is closed. With a damaged label only the salvage itself can tell.
        match key.with(|unlock| Vault::test(&from, unlock)) {
            Err(Ended::Failed(failure))
                if matches!(failure.code, FailureCode::WrongPassphrase | FailureCode::WrongRecoveryWords) =>
            {
                return Err(failure);
            }
            _ => {}
        }
        // A damaged place that is open for reading holds the lock on its own folder.
        if held(&self.open).as_ref().is_some_and(|open| open.folder == from) {
            self.close();
        }
        let name = Vault::peek(&from).map_or_else(|_| "My folder".to_owned(), |label| label.name);
        self.jobs.start(JobKind::Salvage, move |told| {
            let passphrase = Passphrase::new(&new);
            let (words, saved) = key.with(|unlock| {
                let progress = &mut |done, all| told.progress(done, all);
                vault::salvage(&from, unlock, &into, &passphrase, &name, &guess_kind, progress)
            })?;
            let view = salvaged(&saved);
            let outcome = Outcome::telling(|told| {
                told.salvaged = Some(view);
                told.recovery = Some(shown(&words));
            });
            let then = vec![(SHEET_CHECKED, ""), (BACKUPS, "[]")];
            Ok(Outcome { open: Some(ToOpen { folder: into, passphrase, then }), ..outcome })
        })
    }

    /// Locks everything anew: another root key, another passphrase, another recovery sheet.
    pub fn start_new_keys(&self, request: StartNewKeys) -> Result<JobView, Failure> {
        let place = self.place()?;
        let typed = long_enough(&request.passphrase)?;
        let made = if self.was_offered(&typed) { "yes" } else { "no" };
        if place.is_reading_only() {
            return Err(Failure::of(FailureCode::ReadingOnly));
        }
        if self.jobs.is_running() {
            return Err(Failure::of(FailureCode::JobRunning));
        }
        // Proved here, so that the safe place can be opened again should this come to nothing.
        let current = Passphrase::new(&request.current);
        Vault::test(&place.folder, Unlock::Passphrase(&current)).map_err(failed)?;
        self.jobs.start(JobKind::NewKeys, move |told| {
            let folder = place.folder.clone();
            let vault = place.give_vault_away()?;
            let passphrase = Passphrase::new(&typed);
            match vault.new_keys(&passphrase, &mut |done, all| told.progress(done, all)) {
                Ok(new) => {
                    let outcome = Outcome::telling(|told| told.recovery = Some(shown(&new.words)));
                    // The old backups belong to the old keys: they are another safe place's now.
                    let then = vec![(PASSPHRASE_MADE, made), (SHEET_CHECKED, ""), (BACKUPS, "[]")];
                    Ok(Outcome { open: Some(ToOpen { folder, passphrase, then }), ..outcome })
                }
                Err(error) => {
                    let open = ToOpen { folder, passphrase: current, then: Vec::new() };
                    Err(Ended::Closed(Box::new(error.into()), open))
                }
            }
        })
    }

    /// How far the job is, or how the last one ended. Opens the safe place that it made, if it made one.
    pub fn job(&self, _: Nothing) -> Result<JobView, Failure> {
        if let Some((made, state)) = self.jobs.take_to_open() {
            let opened = self.open_made(made);
            if opened.is_err() {
                // Whatever was open before has given its vault away.
                self.close_place();
            }
            self.jobs.opened(opened, state);
        }
        let view = self.jobs.view();
        if view.recovery.is_some() {
            // Recovery words are told once.
            self.jobs.forget();
        }
        Ok(view)
    }

    fn open_made(&self, made: ToOpen) -> Result<Opened, Failure> {
        let (vault, report) = Vault::open(&made.folder, &made.passphrase).map_err(failed)?;
        let opened = self.open(vault, report, made.folder)?;
        let place = self.place()?;
        for (key, value) in made.then {
            place.with_vault(|vault| vault.set_setting(key, value))?;
        }
        Ok(opened)
    }

    pub fn stop_job(&self, _: Nothing) -> Result<JobView, Failure> {
        self.jobs.stop_and_wait();
        self.job(Nothing {})
    }

    /// Waits for the job in hand to end. The terminal has nothing else to do meanwhile.
    pub fn wait_for_job(&self) -> Result<JobView, Failure> {
        self.jobs.wait();
        self.job(Nothing {})
    }
}

/// What is remembered of a backup that was just proved.
fn kept(path: &Path, about: &BackupAbout, bytes: u64, opens_with_passphrase: bool, steps: u64) -> KeptBackup {
    KeptBackup {
        path: path.display().to_string(),
        made: about.made.clone(),
        tested: now(),
        files: about.files as u32,
        pages: about.pages as u32,
        notes: about.decisions as u32,
        bytes,
        opens_with_passphrase,
        damaged: about.damaged as u32,
        steps,
    }
}

fn salvaged(saved: &Salvaged) -> SalvagedView {
    let lost = |what, file: &str, page: Option<u32>| DamageView {
        what,
        file: Some(file.to_owned()),
        file_id: None,
        page,
        seq: None,
    };
    let originals = saved.lost_originals.iter().map(|name| lost(DamageWhat::OriginalMissing, name, None));
    let pages = saved.lost_pages.iter().map(|(name, page)| lost(DamageWhat::Page, name, Some(*page)));
    SalvagedView {
        files: saved.files,
        pages: saved.pages,
        notes: saved.decisions,
        recovered: saved.recovered.len() as u32,
        read_again: saved.to_read_again.len() as u32,
        notes_lost: saved.lost_decisions,
        lost: originals.chain(pages).collect(),
    }
}

/// What the person gave to open something with.
enum Key {
    Passphrase(String),
    Words(vault::RecoveryWords),
}

impl Key {
    fn of(passphrase: Option<&str>, words: Option<&str>) -> Result<Self, Failure> {
        match (passphrase, words) {
            (_, Some(words)) if !words.trim().is_empty() => Ok(Self::Words(parsed(words)?)),
            (Some(passphrase), _) => Ok(Self::Passphrase(passphrase.to_owned())),
            _ => Err(Failure::of(FailureCode::WrongPassphrase)),
        }
    }

    fn with<T>(&self, work: impl FnOnce(Unlock) -> Result<T, vault::VaultError>) -> Result<T, Ended> {
        Ok(match self {
            Self::Passphrase(typed) => work(Unlock::Passphrase(&Passphrase::new(typed)))?,
            Self::Words(words) => work(Unlock::Words(words))?,
        })
    }
}

/// The kind of an original whose row is lost, and the ending of its new name.
fn guess_kind(start: &[u8]) -> (FileKind, &'static str) {
    let kind = intake::sniff(start, "");
    let ending = match kind {
        FileKind::Pdf => "pdf",
        FileKind::Jpeg => "jpg",
        FileKind::Png => "png",
        FileKind::Gif => "gif",
        FileKind::Bmp => "bmp",
        FileKind::Webp => "webp",
        FileKind::Tiff => "tif",
        FileKind::Heic => "heic",
        FileKind::Docx => "docx",
        FileKind::Doc => "doc",
        FileKind::Rtf => "rtf",
        FileKind::Odt => "odt",
        FileKind::Xlsx => "xlsx",
        FileKind::Xls => "xls",
        FileKind::Ods => "ods",
        FileKind::Csv => "csv",
        FileKind::Pptx => "pptx",
        FileKind::Ppt => "ppt",
        FileKind::Odp => "odp",
        FileKind::Eml => "eml",
        FileKind::Msg => "msg",
        FileKind::Mbox => "mbox",
        FileKind::Html => "html",
        FileKind::Mht => "mht",
        FileKind::Text => "txt",
        FileKind::Zip => "zip",
        FileKind::Unknown => "file",
    };
    (kind, ending)
}
