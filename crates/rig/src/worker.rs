//! The session that is interrupted, in a process of its own. After every call that returned, it says so on one line.
//!
//! `at N`: it goes on with step N. `ok N [words]`: step N returned. `no N cause`: it failed. `end`: the vault is closed.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use record::{FileKind, FileState};
use vault::{CreateOptions, NewFile, Passphrase, RecoveryWords, SavedPage, Vault, VaultError};

use crate::args::Args;
use crate::scenario::Scenario;
use crate::state::State;
use crate::step::{self, Step};

/// A vault that is being worked on.
pub struct Session {
    folder: PathBuf,
    seed: u64,
    /// None before it is made, and after a closing that failed.
    pub vault: Option<Vault>,
    passphrase: u32,
}

impl Session {
    pub fn new(folder: &Path, seed: u64) -> Self {
        Self { folder: folder.to_owned(), seed, vault: None, passphrase: 0 }
    }

    /// Opens the vault that earlier sessions left, and tells how many of the steps are done: `acked` or one more.
    pub fn take_up(&mut self, steps: &[Step], acked: usize) -> Result<usize, String> {
        let mut why = String::new();
        for count in [acked, (acked + 1).min(steps.len())] {
            let state = State::after(steps, count);
            let passphrase = Passphrase::new(&step::passphrase(state.passphrase));
            let vault = match Vault::open(&self.folder, &passphrase) {
                Ok((vault, _)) => vault,
                Err(e) => {
                    why = format!("{why}; with the passphrase after {count} steps: {e}");
                    continue;
                }
            };
            match state.differs(self.seed, &vault).map_err(|e| e.to_string())? {
                None => {
                    (self.vault, self.passphrase) = (Some(vault), state.passphrase);
                    return Ok(count);
                }
                Some(difference) => why = format!("{why}; after {count} steps: {difference}"),
            }
        }
        Err(format!("of {acked} steps that returned{why}"))
    }

    /// Does one step. New recovery words are returned.
    pub fn perform(&mut self, step: Step) -> Result<Option<RecoveryWords>, VaultError> {
        let seed = self.seed;
        match step {
            Step::Create => {
                let passphrase = Passphrase::new(&step::passphrase(0));
                let options = CreateOptions { name: "Folder".into(), passphrase, work_factor: 1 };
                let (vault, words) = Vault::create(&self.folder, options)?;
                self.vault = Some(vault);
                return Ok(Some(words));
            }
            Step::Reopen => {
                if let Some(vault) = self.vault.take() {
                    vault.close()?;
                }
                self.open()?;
                return Ok(None);
            }
            Step::NewKeys { n } => {
                self.open()?;
                let vault = self.vault.take().expect("it was just opened");
                let new = vault.new_keys(&Passphrase::new(&step::passphrase(n)), &mut |_, _| true)?;
                self.passphrase = n;
                return Ok(Some(new.words));
            }
            _ => {}
        }
        let vault = self.open()?;
        match step {
            Step::Keep { file, size } => {
                let (name, bytes) = (step::file_name(file), step::bytes(seed, file, size));
                vault.keep_file(NewFile { name: &name, parent: None, kind: FileKind::Pdf, bytes: &bytes })?;
            }
            Step::KeepFrom { file, size } => {
                let (name, bytes) = (step::file_name(file), step::bytes(seed, file, size));
                vault.keep_file_from(&name, None, FileKind::Pdf, &mut &bytes[..], size as u64)?;
            }
            Step::Pages { file, first, count } => {
                let pages: Vec<_> = (first..first + count).map(|n| (n, step::page(seed, file, n))).collect();
                let list: Vec<_> = pages
                    .iter()
                    .map(|(number, (content, findings))| SavedPage { number: *number, content, findings })
                    .collect();
                vault.save_pages(find(vault, file)?, &list)?;
            }
            Step::Finish { file, pages } => vault.set_file(find(vault, file)?, FileState::Done, None, pages)?,
            Step::Note { n } => {
                vault.decide(&step::note(n), "2026-11-22T00:00:00Z")?;
            }
            Step::Undo => {
                vault.undo()?;
            }
            Step::Redo => {
                vault.redo()?;
            }
            Step::Setting { key, value } => {
                let (key, value) = step::setting(key, value);
                vault.set_setting(&key, &value)?;
            }
            Step::Remove { file } => vault.remove_file(find(vault, file)?)?,
            Step::Restore { file } => vault.restore_file(find(vault, file)?)?,
            Step::Delete { file } => {
                vault.delete_for_good(find(vault, file)?)?;
            }
            Step::EmptyBin => {
                vault.empty_bin()?;
            }
            Step::Passphrase { n } => {
                vault.change_passphrase(&Passphrase::new(&step::passphrase(n)))?;
                self.passphrase = n;
            }
            Step::NewWords => return vault.new_recovery_words().map(Some),
            Step::Settle => {
                vault.settle()?;
            }
            Step::Create | Step::Reopen | Step::NewKeys { .. } => unreachable!("done above"),
        }
        Ok(None)
    }

    fn open(&mut self) -> Result<&mut Vault, VaultError> {
        if self.vault.is_none() {
            let passphrase = Passphrase::new(&step::passphrase(self.passphrase));
            self.vault = Some(Vault::open(&self.folder, &passphrase)?.0);
        }
        Ok(self.vault.as_mut().expect("it was just opened"))
    }
}

fn find(vault: &Vault, file: u32) -> Result<record::FileId, VaultError> {
    let name = step::file_name(file);
    let removed = vault.removed_files()?.into_iter().map(|(f, _)| f);
    vault.files()?.into_iter().chain(removed).find(|f| f.name == name).map(|f| f.id).ok_or(VaultError::NotFound)
}

/// Proves that these recovery words open the vault; nothing is changed by asking.
pub fn words_open(folder: &Path, words: &str) -> Result<(), String> {
    let words = RecoveryWords::parse(words).map_err(|e| e.to_string())?;
    Vault::test_recovery(folder, &words).map_err(|e| e.to_string())
}

/// What kind of failure it was, in one word.
pub fn cause(error: &VaultError) -> String {
    let told = format!("{error:?}");
    told.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

fn say(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|e| e.to_string())
}

/// The whole of the process: `worker folder=… scenario=… seed=… from=… [wait=yes] [retry=yes]`.
///
/// With `wait`, each step begins only after a line came in. With `retry`, a step that failed is tried once more, and a
/// session in which that fails too is closed.
pub fn run(args: &Args) -> Result<(), String> {
    let folder = PathBuf::from(args.word("folder")?);
    let seed = args.number("seed", 0)?;
    let steps = Scenario::parse(args.word("scenario")?)?.steps(seed);
    let from = args.number("from", 0)? as usize;
    let (wait, retry) = (args.is("wait"), args.is("retry"));
    let mut session = Session::new(&folder, seed);
    let at = if from == 0 && matches!(Vault::peek(&folder), Err(VaultError::NotAVault)) {
        0
    } else {
        session.take_up(&steps, from)?
    };
    say(&format!("at {at}"))?;
    for (i, step) in steps.iter().enumerate().skip(at) {
        if wait {
            let mut line = String::new();
            std::io::stdin().lock().read_line(&mut line).map_err(|e| e.to_string())?;
        }
        let mut done = session.perform(*step);
        if let Err(error) = &done
            && retry
        {
            say(&format!("no {i} {} {error}", cause(error)))?;
            done = session.perform(*step);
        }
        match done {
            Ok(Some(words)) => say(&format!("ok {i} {}", words.to_words().join(" ")))?,
            Ok(None) => say(&format!("ok {i}"))?,
            Err(error) => {
                say(&format!("no {i} {} {error}", cause(&error)))?;
                break;
            }
        }
    }
    if let Some(vault) = session.vault.take() {
        match vault.close() {
            Ok(()) => say("closed")?,
            Err(error) => say(&format!("open {} {error}", cause(&error)))?,
        }
    }
    say("end")
}
