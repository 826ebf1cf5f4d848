//! The one judge of every part: opens the vault that an interruption left, and compares all that returned with what is there.

use std::fs;
use std::path::Path;

use vault::{DamageKind, OpeningReport, Passphrase, Seal, Vault, VaultError};

use crate::state::State;
use crate::step::{self, Step};
use crate::worker::words_open;

/// What was told before the interruption.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub seed: u64,
    pub steps: Vec<Step>,
    /// So many steps returned.
    pub acked: usize,
    /// The recovery words that the last of them gave.
    pub words: Option<String>,
}

impl Told {
    /// Takes in a line of the worker.
    pub fn hear(&mut self, line: &str) -> Result<(), String> {
        let mut words = line.splitn(3, ' ');
        let (what, number) = (words.next().unwrap_or_default(), words.next());
        let number = || -> Result<usize, String> {
            number.and_then(|n| n.parse().ok()).ok_or_else(|| format!("the worker said {line:?}"))
        };
        match what {
            "at" => {
                let at = number()?;
                if at != self.acked && at != self.acked + 1 {
                    return Err(format!("the worker goes on with step {at} after {} returned", self.acked));
                }
                if at > self.acked && self.steps[self.acked].gives_words() {
                    self.words = None;
                }
                self.acked = at;
            }
            "ok" => {
                self.acked = number()? + 1;
                self.words = words.next().map(str::to_owned).or(self.words.take());
            }
            _ => {}
        }
        Ok(())
    }

    fn in_flight(&self) -> Option<Step> {
        self.steps.get(self.acked).copied()
    }
}

/// What the judge found.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// So many steps are there: those that returned, or one more.
    pub done: usize,
    /// Originals without a row: kept just before the interruption.
    pub strays: usize,
    /// The interruption left no vault, which is right only while it was being made.
    pub no_vault: bool,
}

/// Opens the vault, compares, proves every part, closes it and opens it once more.
pub fn verify(folder: &Path, told: &Told) -> Result<Found, String> {
    if told.acked == 0 && matches!(Vault::peek(folder), Err(VaultError::NotAVault)) {
        return Ok(Found { done: 0, strays: 0, no_vault: true });
    }
    let in_flight = told.in_flight();
    let now = State::after(&told.steps, told.acked);
    let next = State::after(&told.steps, (told.acked + 1).min(told.steps.len()));
    let (passphrase, mut vault, report) = open(folder, &[now.passphrase, next.passphrase])?;
    sound(&report)?;
    let left = [temporary(folder), beside(folder)].concat();
    if !left.is_empty() {
        return Err(format!("after opening there are still {left:?}"));
    }

    let other = now.differs(told.seed, &vault).map_err(|e| format!("reading failed: {e}"))?;
    let done = match other {
        // With a new passphrase in the making, the one that opens tells how far it came.
        None => told.acked + usize::from(passphrase != now.passphrase),
        Some(why) => match next.differs(told.seed, &vault).map_err(|e| format!("reading failed: {e}"))? {
            None => told.acked + 1,
            Some(also) => {
                return Err(format!("{} steps returned, but {why}; nor is it with {in_flight:?}: {also}", told.acked));
            }
        },
    };
    let mut strays = 0;
    let health = vault.check(true, &mut |_, _| {}).map_err(|e| format!("the check failed: {e}"))?;
    for problem in health.problems {
        if problem.what == DamageKind::StrayOriginal {
            strays += 1;
        } else {
            return Err(format!("the check found {problem:?}"));
        }
    }
    vault.close().map_err(|e| format!("closing failed: {e}"))?;
    locks(folder, told)?;
    let (_, vault, report) = open(folder, &[passphrase])?;
    if report.seal != Seal::Verified || !report.closed_properly {
        return Err(format!("closed, but the next opening says {report:?}"));
    }
    sound(&report)?;
    vault.close().map_err(|e| format!("closing again failed: {e}"))?;
    Ok(Found { done, strays, no_vault: false })
}

fn open(folder: &Path, passphrases: &[u32]) -> Result<(u32, Vault, OpeningReport), String> {
    let mut why = String::new();
    for (i, n) in passphrases.iter().enumerate().filter(|(i, n)| !passphrases[..*i].contains(n)) {
        match Vault::open(folder, &Passphrase::new(&step::passphrase(*n))) {
            Ok((vault, report)) => return Ok((*n, vault, report)),
            Err(e) => why = format!("{why}{}it does not open with passphrase {n}: {e}", if i > 0 { ", " } else { "" }),
        }
    }
    Err(why)
}

fn sound(report: &OpeningReport) -> Result<(), String> {
    if report.missing_steps > 0 || !report.damaged.is_empty() || report.reading_only || report.seal == Seal::Broken {
        return Err(format!("it opened with {report:?}"));
    }
    Ok(())
}

/// The passphrase before the last one opens nothing, and the words that were told do.
fn locks(folder: &Path, told: &Told) -> Result<(), String> {
    if let Some(Step::Passphrase { .. } | Step::NewKeys { .. }) = told.in_flight() {
        return Ok(());
    }
    if told.in_flight() != Some(Step::NewWords)
        && let Some(words) = &told.words
    {
        words_open(folder, words).map_err(|e| format!("the recovery words no longer open it: {e}"))?;
    }
    let before = told.steps[..told.acked].iter().rev().filter_map(|step| match step {
        Step::Passphrase { n } | Step::NewKeys { n } => Some(*n),
        Step::Create => Some(0),
        _ => None,
    });
    if let Some(before) = before.into_iter().nth(1) {
        let old = Passphrase::new(&step::passphrase(before));
        match Vault::open(folder, &old) {
            Err(VaultError::WrongPassphrase) => {}
            Err(other) => return Err(format!("the passphrase before the last gets the answer {other}")),
            Ok(_) => return Err("the passphrase before the last still opens it".into()),
        }
    }
    Ok(())
}

/// Names of unfinished files, wherever they are in the vault.
pub fn temporary(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for place in [folder.to_owned(), folder.join("keys"), folder.join("blobs")] {
        let names = fs::read_dir(place).into_iter().flatten().flatten();
        found.extend(names.map(|e| e.file_name().to_string_lossy().into_owned()).filter(|n| n.contains(".tmp-")));
    }
    found
}

/// Names of what new keys that were interrupted leave beside the vault's folder.
fn beside(folder: &Path) -> Vec<String> {
    let names = folder.parent().and_then(|parent| fs::read_dir(parent).ok()).into_iter().flatten().flatten();
    names.map(|e| e.file_name().to_string_lossy().into_owned()).filter(|n| n.starts_with(".vault.")).collect()
}
