//! How a command ended, and failures in plain words: what happened, and what can be done.

use contract::{Failure, FailureCode};

/// How a command that could be done ended.
pub enum Ended {
    Done,
    /// Finished, with problems that were each named.
    WithProblems,
}

/// Words for a person about why nothing could be done.
pub type Outcome = Result<Ended, String>;

/// One plain sentence or two for each failure.
pub fn words(failure: &Failure) -> String {
    use FailureCode as Code;
    let name = failure.facts.name.as_deref().unwrap_or("it");
    let count = failure.facts.count.unwrap_or(0);
    match failure.code {
        Code::WrongPassphrase => {
            "That passphrase did not open it. Check the capital letters. Nothing was changed.".into()
        }
        Code::WrongRecoveryWords => {
            "Those recovery words did not open it. Check each word on your sheet. Nothing was changed.".into()
        }
        Code::WrongFilePassword => format!("That password does not open {name}. Nothing was changed."),
        Code::RecoveryWordUnknown => {
            format!("Word {count} is not one of the words used on a recovery sheet. Check its letters.")
        }
        Code::PassphraseTooShort => "That passphrase is too easy to guess. Use more words.".into(),
        Code::NotASafePlace => "That folder is not a safe place that this program made.".into(),
        Code::AlreadyOpen => "It is open somewhere else on this computer. Close it there first.".into(),
        Code::AlreadyThere => format!("Something is already there ({name}). Choose a name that is not used yet."),
        Code::NewerSafePlace => {
            "A newer version of this program made it. It was not changed. Use the newer version.".into()
        }
        Code::Damaged => format!(
            "A part of it is damaged: {name}. Nothing was changed. If you kept a copy of the folder, try that one."
        ),
        Code::StepsMissing => {
            format!("{count} saved steps are missing. An older copy may have been put back. Nothing was changed.")
        }
        Code::NotABackup => "That file is not a backup that this program made.".into(),
        Code::BackupDamaged => {
            format!("That backup is damaged or was cut off ({name}). Nothing was changed. Try another backup.")
        }
        Code::OtherSafePlace => "That backup is of another safe place. Nothing was changed.".into(),
        Code::InsideTheSafePlace => {
            "A backup cannot go into the safe place itself. Choose another place, best on another drive.".into()
        }
        Code::NewPassphraseNeeded => {
            "Opened with recovery words, it needs a new passphrase. Give one with --new-passphrase-file.".into()
        }
        Code::SheetNeeded => "That backup opens only with the recovery words. Give them with --recovery-file.".into(),
        Code::JobRunning => "Another long piece of work is running. Wait for it, or stop it.".into(),
        Code::ReadingOnly => "It is open for reading only. Nothing in it can be changed.".into(),
        Code::NoRoom => "The disk has no room left. Everything saved so far is safe. Make room, then carry on.".into(),
        Code::NoPermission => format!("This computer does not allow that ({name}). Nothing was changed."),
        Code::ReadOnly => "That place can be read but not written to. Choose another place.".into(),
        Code::NotThere => format!("There is nothing at that place ({name})."),
        Code::NotAPlace => "That is not a full place on this computer. Begin with / or ~.".into(),
        Code::Locked => "It is locked. Open it first.".into(),
        Code::NoSafeReader => {
            "The closed box that papers are read in could not be set up here. Your files are kept. Nothing was opened."
                .into()
        }
        Code::Busy => "Something is being brought in already. Wait for it, or pause it.".into(),
        Code::NothingToBringIn => "There was nothing to bring in at that place.".into(),
        Code::PageNotThere => "There is no such page.".into(),
        Code::NotADate => {
            "Those words were not understood as a date. Try “3 March 2009”, “spring 2006” or “about 1998”.".into()
        }
        Code::TextTooLong => "That text is too long to keep in one piece. Cut it in two.".into(),
        Code::NothingThere => "There is nothing there.".into(),
        Code::QuestionsTooMany => format!("Choose {count} questions at most. Three to five fit one meeting."),
        Code::Unexpected => "Something went wrong that nobody foresaw. Everything saved is safe. Try again.".into(),
    }
}

pub fn told(failure: Failure) -> String {
    words(&failure)
}

/// One JSON document, or one line of JSON Lines.
pub fn json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|e| format!("The answer could not be written as JSON: {e}"))
}
