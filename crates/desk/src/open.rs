//! An open safe place: the vault, a second connection for reading, what is known so far, and the import that may be running.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use contract::Failure;
use record::{Decided, Decision, Question};
use vault::{Vault, VaultReader};
use zeroize::Zeroizing;

use crate::covers::Covers;
use crate::fail::failed;
use crate::found::Found;
use crate::held;
use crate::import::Import;
use crate::index::PageIndex;
use crate::known::Known;
use crate::picture::Pictures;
use crate::scans::Scans;

pub struct OpenPlace {
    pub name: String,
    pub folder: PathBuf,
    /// True for the made-up file, whose safe place goes when it is closed.
    pub made_up: bool,
    vault: Mutex<Option<Vault>>,
    reading: Mutex<Option<VaultReader>>,
    /// Goes up with every change, so that what was worked out from an older state is worked out again.
    changes: AtomicU64,
    decided: Mutex<Option<(u64, Arc<Decided>)>>,
    index: Mutex<Option<(u64, Arc<PageIndex>)>>,
    pub(crate) known: Mutex<Option<Arc<Known>>>,
    /// Suggested questions that were shown in this opening: what is pressed beside one is meant for it, also when pages that were read
    /// since raise it in other words.
    pub(crate) shown_questions: Mutex<BTreeMap<String, Question>>,
    pub(crate) found: Found,
    /// Pairs of pages that were compared in this opening.
    pub(crate) judged: Mutex<repeats::Judged>,
    /// Held while the whole file is worked out.
    pub(crate) working_out: Mutex<()>,
    pub(crate) import: Import,
    pub(crate) scans: Scans,
    /// Held while one page is understood and saved over an older one.
    pub(crate) saving: Mutex<()>,
    pub(crate) pictures: Pictures,
    pub(crate) covers: Arc<Covers>,
    /// Passwords for locked files that were given for this opening and have opened nothing yet.
    pub(crate) offered: Mutex<Vec<Zeroizing<String>>>,
    /// Whether a word about backups is due, decided once in each opening.
    pub(crate) reminding: Mutex<Option<bool>>,
    reading_only: bool,
}

impl OpenPlace {
    pub fn new(vault: Vault, name: String, folder: PathBuf, made_up: bool) -> Result<Self, Failure> {
        let reading = vault.reader().map_err(failed)?;
        let reading_only = vault.is_reading_only();
        Ok(Self {
            name,
            folder,
            made_up,
            vault: Mutex::new(Some(vault)),
            reading: Mutex::new(Some(reading)),
            changes: AtomicU64::new(0),
            shown_questions: Mutex::default(),
            decided: Mutex::default(),
            index: Mutex::default(),
            known: Mutex::default(),
            found: Found::default(),
            judged: Mutex::default(),
            working_out: Mutex::default(),
            import: Import::default(),
            scans: Scans::default(),
            saving: Mutex::default(),
            pictures: Pictures::default(),
            covers: Arc::default(),
            offered: Mutex::default(),
            reminding: Mutex::default(),
            reading_only,
        })
    }

    /// Works with the vault, alone. For everything that writes.
    pub fn with_vault<T>(&self, work: impl FnOnce(&mut Vault) -> Result<T, vault::VaultError>) -> Result<T, Failure> {
        let mut vault = held(&self.vault);
        let vault = vault.as_mut().ok_or_else(locked)?;
        work(vault).map_err(|error| match error {
            vault::VaultError::ReadOnly if self.reading_only => Failure::of(contract::FailureCode::ReadingOnly),
            other => failed(other),
        })
    }

    /// True when nothing can be changed: the database is damaged, or its folder cannot be written to.
    pub fn is_reading_only(&self) -> bool {
        self.reading_only
    }

    /// Gives the vault away, for work that needs it alone and closes it. From here on everything else answers `Locked`.
    pub fn give_vault_away(&self) -> Result<Vault, Failure> {
        self.import.stop_and_wait();
        self.scans.stop_and_wait();
        self.pictures.close();
        held(&self.reading).take();
        held(&self.vault).take().ok_or_else(locked)
    }

    /// Reads from the vault while something else may be writing.
    pub fn with_reading<T>(
        &self,
        work: impl FnOnce(&VaultReader) -> Result<T, vault::VaultError>,
    ) -> Result<T, Failure> {
        let reading = held(&self.reading);
        let reading = reading.as_ref().ok_or_else(locked)?;
        work(reading).map_err(failed)
    }

    /// The number of the newest change.
    pub fn change(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// Says that something changed.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
    }

    /// Everything that the person has decided.
    pub fn decided(&self) -> Result<Arc<Decided>, Failure> {
        let change = self.change();
        let mut kept = held(&self.decided);
        if let Some((at, decided)) = kept.as_ref()
            && *at == change
        {
            return Ok(Arc::clone(decided));
        }
        let list = self.with_reading(VaultReader::decisions)?;
        let decided = Arc::new(Decided::replay(&list));
        self.covers.decide(&decided.covers);
        *kept = Some((change, Arc::clone(&decided)));
        Ok(decided)
    }

    /// Writes one decision. It is safe on the disk when this returns.
    pub fn decide(&self, decision: &Decision) -> Result<(), Failure> {
        self.with_vault(|vault| vault.decide(decision, &now()))?;
        self.changed();
        Ok(())
    }

    /// Every page in order.
    pub fn index(&self) -> Result<Arc<PageIndex>, Failure> {
        let change = self.change();
        let mut kept = held(&self.index);
        if let Some((at, index)) = kept.as_ref()
            && *at == change
        {
            return Ok(Arc::clone(index));
        }
        let index =
            Arc::new(PageIndex::new(self.with_reading(VaultReader::files)?).with_covers(Arc::clone(&self.covers)));
        *kept = Some((change, Arc::clone(&index)));
        Ok(index)
    }

    /// Stops what runs, seals the vault and lets go of it. Answers the vault's id and the generation that it now has, so that an
    /// older copy put back later is noticed.
    pub fn close(&self) -> Option<(String, u64)> {
        self.import.stop_and_wait();
        self.scans.stop_and_wait();
        self.pictures.close();
        held(&self.offered).clear();
        held(&self.reading).take();
        let vault = held(&self.vault).take();
        let sealed = vault.and_then(|vault| {
            let (id, generation) = (vault.vault_id().to_owned(), vault.generation());
            // Everything acknowledged is on the disk already; a seal that could not be written is told when it is next opened.
            vault.close().is_ok().then_some((id, generation + 1))
        });
        if self.made_up {
            let _ = std::fs::remove_dir_all(&self.folder);
            return None;
        }
        sealed
    }
}

fn locked() -> Failure {
    Failure::of(contract::FailureCode::Locked)
}

/// The time now, RFC 3339 in UTC, to the second.
pub fn now() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// A name that nothing else has.
pub fn new_id() -> String {
    let mut bytes = [0_u8; 12];
    getrandom::fill(&mut bytes).expect("the system gives random numbers");
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
