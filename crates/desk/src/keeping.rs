//! Keeping the safe place whole: its health check, what is known of its backups, and deleting for good.

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use contract::*;
use record::{FileId, Own};
use serde::{Deserialize, Serialize};
use vault::{Damage, DamageKind, Passphrase, Vault, VaultError, VaultReader};

use crate::fail::failed;
use crate::jobs::Outcome;
use crate::open::{OpenPlace, now};
use crate::{Desk, held};

pub(crate) const BACKUPS: &str = "backups";
const REMINDERS: &str = "backup-reminders";
const REMINDED: &str = "backup-reminded";
const LAST_CHECK: &str = "last-check";
pub(crate) const SHEET_CHECKED: &str = "sheet-checked";
pub(crate) const PASSPHRASE_MADE: &str = "passphrase-made";

/// A backup this old is worth a word, when something was added since.
const OLD_AFTER: i64 = 30;
/// After a word about it, this many days of quiet.
const QUIET_FOR: i64 = 14;
/// So many backups are remembered in the list.
const REMEMBERED: usize = 20;

/// A tested backup, as it is remembered inside the safe place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptBackup {
    pub path: String,
    pub made: String,
    pub tested: String,
    pub files: u32,
    pub pages: u32,
    /// Of a backup that this safe place did not make itself, every decision is counted.
    pub notes: u32,
    pub bytes: u64,
    pub opens_with_passphrase: bool,
    #[serde(default)]
    pub damaged: u32,
    /// Steps of the person (decisions) and received files at that time, to tell what came since.
    pub steps: u64,
}

impl KeptBackup {
    pub(crate) fn view(&self) -> BackupView {
        BackupView {
            label: self.path.clone(),
            made: self.made.clone(),
            tested: self.tested.clone(),
            files: self.files,
            pages: self.pages,
            notes: self.notes,
            bytes: self.bytes,
            opens_with_passphrase: self.opens_with_passphrase,
            damaged: self.damaged,
            there: Path::new(&self.path).is_file(),
        }
    }
}

impl OpenPlace {
    fn told(&self, key: &str) -> Result<Option<String>, Failure> {
        self.with_reading(|vault: &VaultReader| vault.setting(key))
    }

    pub(crate) fn kept_backups(&self) -> Result<Vec<KeptBackup>, Failure> {
        Ok(self.told(BACKUPS)?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Remembers a backup that was just tested, in place of what was known of the same file.
    pub(crate) fn keep_backup(&self, backup: KeptBackup) -> Result<(), Failure> {
        let mut list = self.kept_backups()?;
        list.retain(|b| b.path != backup.path);
        list.push(backup);
        list.sort_by(|a, b| b.made.cmp(&a.made));
        list.truncate(REMEMBERED);
        self.set_kept_backups(&list)
    }

    pub(crate) fn set_kept_backups(&self, list: &[KeptBackup]) -> Result<(), Failure> {
        let text = serde_json::to_string(list).map_err(|_| Failure::of(FailureCode::Unexpected))?;
        self.with_vault(|vault| vault.set_setting(BACKUPS, &text))
    }

    /// Everything that was ever brought in or decided, as one number that only grows.
    pub(crate) fn steps(&self) -> Result<u64, Failure> {
        self.with_reading(|vault| {
            let decided = vault.decisions()?.last().map_or(0, |d| d.seq.unsigned_abs());
            let newest = vault.files()?.iter().map(|f| f.id.0.unsigned_abs()).max().unwrap_or(0);
            Ok(decided + newest)
        })
    }

    /// Notes, memories and questions that the person wrote and that still hold.
    pub(crate) fn own_words(&self) -> Result<u32, Failure> {
        let decided = self.decided()?;
        Ok((decided.notes.len() + decided.memories.len() + decided.questions.len()) as u32)
    }

    /// Whether to say a word about backups during this opening. Asked again, the answer stays the same until the next opening.
    fn remind(&self, newest: Option<&KeptBackup>, changes: u64, on: bool) -> Result<bool, Failure> {
        let mut decided = held(&self.reminding);
        if let Some(remind) = *decided {
            return Ok(remind && on);
        }
        let old = newest.is_none_or(|b| days_since(&b.made).is_none_or(|days| days >= OLD_AFTER));
        let quiet = self.told(REMINDED)?.and_then(|at| days_since(&at)).is_some_and(|days| days < QUIET_FOR);
        let remind = on && old && changes > 0 && !quiet && !self.made_up && !self.is_reading_only();
        if remind {
            self.with_vault(|vault| vault.set_setting(REMINDED, &now()))?;
        }
        *decided = Some(remind);
        Ok(remind)
    }
}

fn days_since(at: &str) -> Option<i64> {
    let at = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    Some(Utc::now().signed_duration_since(at).max(Duration::zero()).num_days())
}

impl Desk {
    /// What is known about keeping the open safe place.
    pub fn keeping(&self, _: Nothing) -> Result<KeepingView, Failure> {
        let place = self.place()?;
        let backups = place.kept_backups()?;
        let changes = place.steps()?.saturating_sub(backups.first().map_or(0, |b| b.steps));
        let reminders_on = place.told(REMINDERS)?.as_deref() != Some("off");
        Ok(KeepingView {
            remind: place.remind(backups.first(), changes, reminders_on)?,
            backups: backups.iter().map(KeptBackup::view).collect(),
            changes_since: u32::try_from(changes).unwrap_or(u32::MAX),
            reminders_on,
            last_check: place.told(LAST_CHECK)?,
            sheet_checked: place.told(SHEET_CHECKED)?.filter(|at| !at.is_empty()),
            passphrase_made: place.told(PASSPHRASE_MADE)?.as_deref() == Some("yes"),
            copied_by: crate::surroundings::copied_by(&place.folder),
            reading_only: place.is_reading_only(),
        })
    }

    pub fn set_backup_reminder(&self, request: BackupReminder) -> Result<KeepingView, Failure> {
        let word = if request.on { "on" } else { "off" };
        self.place()?.with_vault(|vault| vault.set_setting(REMINDERS, word))?;
        self.keeping(Nothing {})
    }

    /// Proves the safe place, part by part, while it can be used.
    pub fn start_check(&self, request: CheckSafePlace) -> Result<JobView, Failure> {
        let place = self.place()?;
        self.jobs.start(JobKind::Check, move |told| {
            let job = place.with_vault(Vault::begin_check)?;
            let report = job.run(request.full, &mut |done, all| told.progress(done, all))?;
            if !place.is_reading_only() {
                place.with_vault(|vault| vault.set_setting(LAST_CHECK, &now()))?;
            }
            let index = place.index()?;
            let view = CheckView {
                damage: report.problems.iter().map(|d| damage_view(d, &index)).collect(),
                files: report.counts.files as u32,
                pages: report.counts.pages as u32,
                notes: place.own_words()?,
                full: request.full,
            };
            Ok(Outcome::telling(|told| told.check = Some(view)))
        })
    }

    /// Makes the list of words for searching again from the pages.
    pub fn rebuild_search(&self, _: Nothing) -> Result<Done, Failure> {
        self.place()?.with_vault(Vault::rebuild_search)?;
        Ok(Done {})
    }

    /// Deletes one file that was taken out before, with all that came inside it.
    pub fn delete_for_good(&self, file: FileRef) -> Result<Deleted, Failure> {
        self.delete(|vault| {
            let id = FileId(file.id);
            // Only what was taken out first, so that one slip deletes nothing.
            if vault.removed_files()?.iter().all(|(file, _)| file.id != id) {
                return Err(VaultError::NotFound);
            }
            vault.delete_for_good(id)
        })
    }

    /// Deletes everything that was taken out.
    pub fn empty_bin(&self, _: Nothing) -> Result<Deleted, Failure> {
        self.delete(Vault::empty_bin)
    }

    fn delete(
        &self,
        work: impl FnOnce(&mut Vault) -> Result<vault::Deleted, vault::VaultError>,
    ) -> Result<Deleted, Failure> {
        let place = self.place()?;
        if place.import.is_running() {
            return Err(Failure::of(FailureCode::Busy));
        }
        if self.jobs.is_running() {
            return Err(Failure::of(FailureCode::JobRunning));
        }
        let names = place.index()?;
        let in_bin = || place.with_reading(vault::VaultReader::removed_files);
        let before = in_bin()?;
        let gone = place.with_vault(work)?;
        let after = in_bin()?;
        let deleted = before.iter().filter(|(f, _)| after.iter().all(|(left, _)| left.id != f.id));
        place.forget_left_out_of(&deleted.map(|(f, _)| f.name.as_str()).collect::<Vec<_>>())?;
        place.pictures.close();
        place.changed();
        Ok(Deleted {
            files: gone.files,
            pages: gone.pages,
            still_inside: gone.still_inside.iter().map(|id| names.name(*id).to_owned()).collect(),
            originals_left: gone.originals_left > 0,
        })
    }

    /// Takes the person's own words out for good: afterwards no undo brings them back.
    pub fn forget(&self, request: Forget) -> Result<Done, Failure> {
        let place = self.place()?;
        let id = request.id.as_str();
        let what = match request.what {
            ForgetKind::Note => Own::Note(id),
            ForgetKind::Memory => Own::Memory(id),
            ForgetKind::Question => Own::Question(id),
        };
        place.with_vault(|vault| vault.forget(what))?;
        place.changed();
        Ok(Done {})
    }

    /// Deletes the whole safe place, after its passphrase was given once more.
    pub fn destroy_safe_place(&self, request: DestroySafePlace) -> Result<Destroyed, Failure> {
        let place = self.place()?;
        let passphrase = Passphrase::new(&request.passphrase);
        Vault::test(&place.folder, vault::Unlock::Passphrase(&passphrase)).map_err(failed)?;
        let folder = place.folder.clone();
        drop(place);
        self.close();
        let gone = vault::destroy(&folder, vault::Unlock::Passphrase(&passphrase)).map_err(failed)?;
        let mut remembered = held(&self.remembered);
        remembered.folder = None;
        remembered.save();
        Ok(Destroyed { left: gone.left.len() as u32 })
    }
}

/// A damaged thing, with the place where the person can see it.
fn damage_view(damage: &Damage, index: &crate::index::PageIndex) -> DamageView {
    let what = match damage.what {
        DamageKind::Part(_) => DamageWhat::Part,
        DamageKind::DatabasePages(_) | DamageKind::DatabaseRows => DamageWhat::Database,
        DamageKind::SearchIndex => DamageWhat::SearchIndex,
        DamageKind::Page => DamageWhat::Page,
        DamageKind::OriginalMissing => DamageWhat::OriginalMissing,
        DamageKind::OriginalChanged => DamageWhat::OriginalChanged,
        DamageKind::StrayOriginal => DamageWhat::StrayOriginal,
        DamageKind::OpenToOthers => DamageWhat::OpenToOthers,
    };
    DamageView {
        what,
        file: damage.file_name.clone(),
        file_id: damage.file.map(|f| f.0),
        page: damage.page,
        seq: damage.file.and_then(|file| index.seq(file, damage.page.unwrap_or(1))),
    }
}
