//! Making, opening and checking the safe place, and what is set in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use contract::*;
use knowledge::Knowledge;
use record::{Decision, When};
use vault::{
    CreateOptions, OpeningReport, Passphrase, RecoveryWords as Words, Seal, StrengthLevel as Level, Unlock, Vault,
    VaultReader, WordsError,
};

use crate::fail::{failed, not_written};
use crate::import;
use crate::keeping::{PASSPHRASE_MADE, SHEET_CHECKED};
use crate::open::{OpenPlace, new_id, now};
use crate::readings::lay_typed_words;
use crate::scans::{self, Tools};
use crate::{Desk, Surroundings, held, surroundings};

/// scrypt with N = 2^18: most of a second and 256 MiB on a usual laptop (docs/formats/vault.md).
const WORK_FACTOR: u8 = 18;
const SETTINGS: &str = "settings";
const PLACE_KEPT: &str = "place-kept";
/// Longest text that a person may type into one box, in characters.
const LONGEST_TEXT: usize = 20_000;

/// Refuses a text that is too long to keep in one piece.
pub(crate) fn short_enough(text: &str) -> Result<(), Failure> {
    if text.chars().count() > LONGEST_TEXT { Err(Failure::of(FailureCode::TextTooLong)) } else { Ok(()) }
}

/// Refuses a passphrase that is too short to be one.
pub(crate) fn long_enough(passphrase: &str) -> Result<String, Failure> {
    if vault::judge(passphrase).level == Level::TooShort {
        return Err(Failure::of(FailureCode::PassphraseTooShort));
    }
    Ok(passphrase.to_owned())
}

/// What is kept in the safe place of how the person wants to use it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Kept {
    who_for: Option<WhoFor>,
    layout: PageLayout,
    born_words: String,
}

impl Default for Kept {
    fn default() -> Self {
        Self { who_for: None, layout: PageLayout::Both, born_words: String::new() }
    }
}

impl Desk {
    /// What the window needs before anything else.
    #[must_use]
    pub fn startup(&self) -> Startup {
        let remembered = held(&self.remembered).clone();
        let open = held(&self.open).clone();
        let known = remembered.folder.as_deref().and_then(|folder| Vault::peek(folder).ok());
        let state = match (&open, &known) {
            (Some(_), _) => DeskState::Open,
            (None, Some(_)) => DeskState::Locked,
            (None, None) => DeskState::Welcome,
        };
        Startup {
            state,
            name: open.map(|p| p.name.clone()).or(known.map(|k| k.name)),
            look: remembered.look,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            locked_by_idle: false,
            idle_minutes: remembered.idle_minutes,
            system: if cfg!(target_os = "linux") {
                System::Linux
            } else if cfg!(target_os = "macos") {
                System::Mac
            } else if cfg!(windows) {
                System::Windows
            } else {
                System::Other
            },
        }
    }

    /// True when this passphrase is the one that the program offered last.
    pub(crate) fn was_offered(&self, typed: &str) -> bool {
        let offered = held(&self.offered);
        !offered.is_empty() && *offered == typed.trim()
    }

    pub fn offer_passphrase(&self, _: Nothing) -> Result<OfferedPassphrase, Failure> {
        let words = vault::generate_passphrase().map_err(failed)?;
        held(&self.offered).clone_from(&words);
        Ok(OfferedPassphrase { words })
    }

    pub fn judge_passphrase(&self, typed: Typed) -> Result<Strength, Failure> {
        let level = match vault::judge(&typed.text).level {
            Level::TooShort => StrengthLevel::TooShort,
            Level::Weak => StrengthLevel::Weak,
            Level::Fair => StrengthLevel::Fair,
            Level::Good => StrengthLevel::Good,
            Level::Strong => StrengthLevel::Strong,
        };
        Ok(Strength { level })
    }

    pub fn create_safe_place(&self, request: CreateSafePlace) -> Result<SafePlaceMade, Failure> {
        long_enough(&request.passphrase)?;
        short_enough(&request.name)?;
        let folder = self.folder_of(&request.place)?;
        let name = if request.name.trim().is_empty() { "My folder" } else { request.name.trim() };
        let (place, recovery) = self.make(&folder, name, &request.passphrase, false)?;
        self.remember(&folder);
        let word = if self.was_offered(&request.passphrase) { "yes" } else { "no" };
        place.with_vault(|vault| vault.set_setting(PASSPHRASE_MADE, word))?;
        let opened = self.sit_down(place, None)?;
        Ok(SafePlaceMade { opened, recovery })
    }

    fn make(
        &self,
        folder: &Path,
        name: &str,
        passphrase: &str,
        made_up: bool,
    ) -> Result<(OpenPlace, RecoveryWords), Failure> {
        let options =
            CreateOptions { name: name.to_owned(), passphrase: Passphrase::new(passphrase), work_factor: WORK_FACTOR };
        let (vault, words) = Vault::create(folder, options).map_err(failed)?;
        let place = OpenPlace::new(vault, name.to_owned(), folder.to_owned(), made_up)?;
        Ok((place, shown(&words)))
    }

    pub fn open_safe_place(&self, request: OpenSafePlace) -> Result<Opened, Failure> {
        let folder = self.wanted_folder(request.place.as_ref())?;
        let passphrase = Passphrase::new(&request.passphrase);
        let opened = if request.despite_damage {
            Vault::open_despite_damage(&folder, Unlock::Passphrase(&passphrase))
        } else {
            Vault::open(&folder, &passphrase)
        };
        let (vault, report) = opened.map_err(failed)?;
        self.open(vault, report, folder)
    }

    pub fn open_with_recovery(&self, request: OpenWithRecovery) -> Result<Opened, Failure> {
        let folder = self.wanted_folder(request.place.as_ref())?;
        let words = parsed(&request.words)?;
        let opened = if request.despite_damage {
            Vault::open_despite_damage(&folder, Unlock::Words(&words))
        } else {
            Vault::open_with_recovery(&folder, &words)
        };
        let (vault, report) = opened.map_err(failed)?;
        self.open(vault, report, folder)
    }

    pub(crate) fn open(&self, vault: Vault, report: OpeningReport, folder: PathBuf) -> Result<Opened, Failure> {
        let name = Vault::peek(&folder).map_err(failed)?.name;
        let place = OpenPlace::new(vault, name, folder.clone(), false)?;
        let id = place.with_reading(|vault| Ok(vault.vault_id().to_owned()))?;
        self.remember(&folder);
        let older_copy = held(&self.remembered).saw(&id, report.generation);
        let opened = self.sit_down(place, Some(&report))?;
        Ok(Opened { older_copy, ..opened })
    }

    /// Remembers where the safe place is, for the next start.
    fn remember(&self, folder: &Path) {
        let mut remembered = held(&self.remembered);
        remembered.folder = Some(folder.to_owned());
        remembered.save();
    }

    /// Makes this the open place, closing any other.
    fn sit_down(&self, place: OpenPlace, report: Option<&OpeningReport>) -> Result<Opened, Failure> {
        let place = Arc::new(place);
        let waiting = place.note_what_waits()?;
        if !waiting
            && !place.is_reading_only()
            && place
                .with_reading(|v| v.findings_older_than(understand::READER_VERSION))
                .is_ok_and(|old| !old.is_empty())
        {
            import::start_reading_again(&place)?;
        }
        // What a crash between a decision and the page left undone is done now; if it cannot be, the page shows what was read.
        let _ = lay_typed_words(&place);
        if self.reads_pictures.load(Ordering::Acquire) {
            let Surroundings { reader, models, .. } = &self.around;
            place.scans.equip(Tools { reader: reader.clone(), models: models.clone() });
            scans::start(&place)?;
        }
        let opened = Opened {
            name: place.name.clone(),
            last_opened: report.map(|r| r.last_opened.clone()),
            papers: place.index()?.files().count() as u32,
            pages: place.index()?.total(),
            mended: report.map_or(0, |r| r.repaired.len() as u32),
            steps_missing: report.map_or(0, |r| u32::try_from(r.missing_steps).unwrap_or(u32::MAX)),
            reading_only: place.is_reading_only(),
            damaged: report.is_some_and(|r| !r.damaged.is_empty()),
            seal: report.map_or(SealState::New, |r| match r.seal {
                Seal::Verified => SealState::Verified,
                Seal::NotClosed => SealState::NotClosedProperly,
                Seal::Broken => SealState::Broken,
            }),
            older_copy: false,
            made_up: place.made_up,
            import_waiting: waiting,
            who_for: kept(&place)?.who_for,
        };
        let before = held(&self.open).replace(place);
        if let Some(before) = before {
            before.close();
        }
        self.idle.touch();
        Ok(opened)
    }

    /// A safe place of its own with the made-up file in it. It goes when it is closed, and touches no other.
    pub fn look_around(&self, _: Nothing) -> Result<Opened, Failure> {
        let folder = self.around.data.join(format!("made-up-{}", new_id()));
        let label = self.around.data.display().to_string();
        std::fs::create_dir_all(&self.around.data).map_err(|error| not_written(&error, &label))?;
        self.sweep_made_up();
        let (place, _) = self.make(&folder, "Made-up file", &vault::generate_passphrase().map_err(failed)?, true)?;
        self.sit_down(place, None)
    }

    /// Removes made-up safe places that a crash left behind. Nobody can open them: their passphrase was never kept.
    fn sweep_made_up(&self) {
        let Ok(entries) = std::fs::read_dir(&self.around.data) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with("made-up-") && !self.is_open_here(&entry.path()) {
                let _ = std::fs::remove_dir_all(entry.path());
            }
        }
    }

    /// True for the made-up safe place that this very desk has open.
    fn is_open_here(&self, folder: &Path) -> bool {
        held(&self.open).as_ref().is_some_and(|open| open.folder == folder)
    }

    pub fn change_passphrase(&self, request: ChangePassphrase) -> Result<Done, Failure> {
        let typed = long_enough(&request.passphrase)?;
        let word = if self.was_offered(&typed) { "yes" } else { "no" };
        self.place()?.with_vault(|vault| {
            vault.change_passphrase(&Passphrase::new(&typed))?;
            vault.set_setting(PASSPHRASE_MADE, word)
        })?;
        Ok(Done {})
    }

    pub fn new_recovery_words(&self, _: Nothing) -> Result<RecoveryWords, Failure> {
        let words = self.place()?.with_vault(|vault| {
            let words = vault.new_recovery_words()?;
            vault.set_setting(SHEET_CHECKED, "")?;
            Ok(words)
        })?;
        Ok(shown(&words))
    }

    /// Proves that a recovery sheet opens this safe place, changing nothing.
    pub fn check_recovery_words(&self, typed: Typed) -> Result<Done, Failure> {
        let words = parsed(&typed.text)?;
        let place = self.place()?;
        Vault::test_recovery(&place.folder, &words).map_err(failed)?;
        if !place.is_reading_only() {
            place.with_vault(|vault| vault.set_setting(SHEET_CHECKED, &now()))?;
        }
        Ok(Done {})
    }

    pub fn settings(&self, _: Nothing) -> Result<Settings, Failure> {
        let place = self.place()?;
        let kept = kept(&place)?;
        let idle_minutes = held(&self.remembered).idle_minutes;
        Ok(Settings {
            who_for: kept.who_for,
            called: place.decided()?.name.clone(),
            born_words: kept.born_words,
            idle_minutes,
            layout: kept.layout,
        })
    }

    pub fn set_settings(&self, settings: Settings) -> Result<Done, Failure> {
        short_enough(&settings.called)?;
        let place = self.place()?;
        let before = kept(&place)?;
        let decided = place.decided()?;
        if settings.called.trim() != decided.name {
            place.decide(&Decision::NameSet { name: settings.called.trim().to_owned() })?;
        }
        if settings.born_words.trim() != before.born_words {
            self.set_born(SetBorn { words: settings.born_words.clone() })?;
        }
        let now = Kept { who_for: settings.who_for, layout: settings.layout, ..kept(&place)? };
        keep(&place, &now)?;
        let mut remembered = held(&self.remembered);
        remembered.idle_minutes = settings.idle_minutes.clamp(1, 60);
        remembered.save();
        Ok(Done {})
    }

    /// The person's own day of birth. Ages and school years in the file are read again by it.
    pub fn set_born(&self, request: SetBorn) -> Result<Done, Failure> {
        let place = self.place()?;
        let words = request.words.trim().to_owned();
        let when: Option<When> = if words.is_empty() { None } else { Some(self.dated(&words)?) };
        place.decide(&Decision::BornSet { when })?;
        keep(&place, &Kept { born_words: words, ..kept(&place)? })?;
        import::start_reading_again(&place)?;
        Ok(Done {})
    }

    pub fn safety(&self, _: Nothing) -> Result<SafetyView, Failure> {
        let place = self.place()?;
        let reader = extract::Reader::start(&self.around.reader).map_err(|_| Failure::of(FailureCode::NoSafeReader))?;
        let confinement = reader.confinement();
        Ok(SafetyView {
            folder: place.folder.display().to_string(),
            network_refused: self.around.network_refused,
            reader_confined: confinement.seccomp,
            landlock: confinement.landlock != extract::Landlock::None,
            seccomp: confinement.seccomp,
            originals: place.index()?.files().count() as u32,
            disk_encrypted: surroundings::disk_encrypted(&place.folder),
        })
    }

    pub fn home(&self, _: Nothing) -> Result<HomeView, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        Ok(HomeView {
            name: place.name.clone(),
            called: place.decided()?.name.clone(),
            made_up: place.made_up,
            pages: index.total(),
            files: index.files().count() as u32,
            place_kept: self.place_kept(&place)?,
            has_kind_words: self.something_kind(&place)?,
            locked_files: crate::unlock::locked_files(&place)?,
            import: place.import_view(),
        })
    }

    pub fn support(&self, _: Nothing) -> Result<SupportCard, Failure> {
        let line = |l: &knowledge::SupportLine| SupportLine {
            name: l.name.clone(),
            what: l.what.clone(),
            phone: l.phone.clone(),
            text: l.text.clone(),
            web: l.web.clone(),
            hours: l.hours.clone(),
            checked: l.checked.to_string(),
        };
        // A number that nobody has looked up is worse than none.
        let checked = Knowledge::england().support().iter().filter(|l| !l.to_be_checked);
        let (urgent, lines): (Vec<_>, Vec<_>) = checked.partition(|l| l.urgent);
        Ok(SupportCard { lines: lines.into_iter().map(line).collect(), urgent: urgent.into_iter().map(line).collect() })
    }

    pub fn keep_place(&self, request: KeepPlace) -> Result<Done, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let (file, page) = index.at(request.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        place.scans.look_at(file.id, page);
        let text = format!("{} {page}", file.id.0);
        place.with_vault(|vault| vault.set_setting(PLACE_KEPT, &text))?;
        Ok(Done {})
    }

    fn place_kept(&self, place: &OpenPlace) -> Result<Option<PlaceKept>, Failure> {
        let Some(text) = place.with_reading(|v: &VaultReader| v.setting(PLACE_KEPT))? else { return Ok(None) };
        let mut parts = text.split(' ').filter_map(|n| n.parse::<i64>().ok());
        let (Some(file), Some(page)) = (parts.next(), parts.next().and_then(|p| u32::try_from(p).ok())) else {
            return Ok(None);
        };
        let file = record::FileId(file);
        let index = place.index()?;
        let Some(seq) = index.seq(file, page) else { return Ok(None) };
        let row = place.with_reading(|vault: &VaultReader| vault.page(file, page))?;
        let paper = place.paper_at(&index, file, page, row.as_ref().map(|row| &row.findings.head));
        let title = paper.map(|paper| paper.title).unwrap_or_default();
        Ok(Some(PlaceKept { seq, title, file: index.name(file).to_owned(), page }))
    }

    /// The folder asked for, else the one remembered.
    pub(crate) fn wanted_folder(&self, place: Option<&Place>) -> Result<PathBuf, Failure> {
        match place {
            Some(place) => self.folder_of(place),
            None => held(&self.remembered).folder.clone().ok_or_else(|| Failure::of(FailureCode::NothingThere)),
        }
    }
}

fn kept(place: &OpenPlace) -> Result<Kept, Failure> {
    let text = place.with_reading(|vault: &VaultReader| vault.setting(SETTINGS))?;
    Ok(text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default())
}

fn keep(place: &OpenPlace, kept: &Kept) -> Result<(), Failure> {
    let text = serde_json::to_string(kept).map_err(|_| Failure::of(FailureCode::Unexpected))?;
    place.with_vault(|vault| vault.set_setting(SETTINGS, &text))
}

pub(crate) fn shown(words: &Words) -> RecoveryWords {
    RecoveryWords {
        words: words.to_words().iter().map(|word| (*word).to_owned()).collect(),
        identity: words.to_age_identity().to_string(),
    }
}

pub(crate) fn parsed(text: &str) -> Result<Words, Failure> {
    Words::parse(text).map_err(|problem| match problem {
        WordsError::Unknown { place, .. } => {
            Failure::counted(FailureCode::RecoveryWordUnknown, u32::try_from(place).unwrap_or(0))
        }
        WordsError::Count { .. } | WordsError::NotTogether => Failure::of(FailureCode::WrongRecoveryWords),
    })
}
