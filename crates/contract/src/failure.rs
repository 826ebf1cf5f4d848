//! Why a command did not do what was asked, as a code and facts. The window owns the sentences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every way in which a command can fail. A code exists only if something can cause it and the window has words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    WrongPassphrase,
    WrongRecoveryWords,
    /// A password did not open a locked file; `name` says which file.
    WrongFilePassword,
    /// One of the recovery words is not a word of the list; `count` says which, from 1.
    RecoveryWordUnknown,
    PassphraseTooShort,
    NotASafePlace,
    /// Another copy of the program has it open.
    AlreadyOpen,
    /// Something is already in that folder.
    AlreadyThere,
    /// Made by a newer version of the program.
    NewerSafePlace,
    /// A part of the safe place is damaged; `name` says which.
    Damaged,
    /// Saved steps are missing (an old copy was put back, or a file was lost); `count` says how many.
    StepsMissing,
    /// The file is not one of our backups.
    NotABackup,
    /// A backup is damaged or was cut off; `name` says which part.
    BackupDamaged,
    /// The backup is of another safe place.
    OtherSafePlace,
    /// A backup cannot go into the safe place itself.
    InsideTheSafePlace,
    /// A backup opened with words needs a new passphrase.
    NewPassphraseNeeded,
    /// This backup opens only with the recovery sheet.
    SheetNeeded,
    /// Another long job is running.
    JobRunning,
    /// The safe place was opened for reading only.
    ReadingOnly,
    /// The disk is full.
    NoRoom,
    NoPermission,
    ReadOnly,
    /// Nothing was found at that place; `name` says what.
    NotThere,
    /// The words typed are not a place on this computer.
    NotAPlace,
    Locked,
    /// The closed box that papers are read in could not be set up, so nothing was opened.
    NoSafeReader,
    /// Something is being brought in already.
    Busy,
    NothingToBringIn,
    PageNotThere,
    NotADate,
    TextTooLong,
    NothingThere,
    QuestionsTooMany,
    /// Something went wrong that nobody foresaw. Nothing saved is lost.
    Unexpected,
}

/// What a sentence about a failure may need to name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Facts {
    pub name: Option<String>,
    pub count: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    pub code: FailureCode,
    pub facts: Facts,
}

impl Failure {
    #[must_use]
    pub fn of(code: FailureCode) -> Self {
        Self { code, facts: Facts::default() }
    }

    #[must_use]
    pub fn named(code: FailureCode, name: impl Into<String>) -> Self {
        Self { code, facts: Facts { name: Some(name.into()), count: None } }
    }

    #[must_use]
    pub fn counted(code: FailureCode, count: u32) -> Self {
        Self { code, facts: Facts { name: None, count: Some(count) } }
    }
}
