//! What a vault must hold after so many steps, worked out without it; and what one does hold. The two are compared whole.

use std::collections::{BTreeMap, BTreeSet};

use record::{FileId, FileState};
use vault::{VaultError, VaultReader};

use crate::step::{self, SETTINGS, Step};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub size: usize,
    pub pages: BTreeSet<u32>,
    pub finished: Option<u32>,
    pub removed: bool,
}

/// A note, and whether it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    pub n: u32,
    pub undone: bool,
    /// Taken back, and something else was decided since. Not to be seen from outside.
    lost: bool,
}

/// Everything that a vault holds, by the numbers of the steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    pub made: bool,
    pub files: BTreeMap<u32, Kept>,
    pub notes: Vec<Decided>,
    pub settings: BTreeMap<u32, u32>,
    pub passphrase: u32,
}

impl State {
    /// After the first `count` of these steps.
    pub fn after(steps: &[Step], count: usize) -> Self {
        let mut state = Self::default();
        steps[..count].iter().for_each(|step| state.apply(*step));
        state
    }

    pub fn files_there(&self, removed: bool) -> Vec<u32> {
        self.files.iter().filter(|(_, f)| f.removed == removed).map(|(n, _)| *n).collect()
    }

    pub fn apply(&mut self, step: Step) {
        match step {
            Step::Create => self.made = true,
            Step::Keep { file, size } | Step::KeepFrom { file, size } => {
                self.files.insert(file, Kept { size, ..Kept::default() });
            }
            Step::Pages { file, first, count } => self.file(file).pages.extend(first..first + count),
            Step::Finish { file, pages } => self.file(file).finished = Some(pages),
            Step::Note { n } => {
                self.notes.iter_mut().for_each(|d| d.lost |= d.undone);
                self.notes.push(Decided { n, undone: false, lost: false });
            }
            Step::Undo => {
                if let Some(last) = self.notes.iter_mut().rev().find(|d| !d.undone) {
                    last.undone = true;
                }
            }
            Step::Redo => {
                if let Some(first) = self.notes.iter_mut().find(|d| d.undone && !d.lost) {
                    first.undone = false;
                }
            }
            Step::Setting { key, value } => {
                self.settings.insert(key, value);
            }
            Step::Remove { file } => self.file(file).removed = true,
            Step::Restore { file } => self.file(file).removed = false,
            Step::Delete { file } => {
                self.files.remove(&file);
            }
            Step::EmptyBin => self.files.retain(|_, file| !file.removed),
            Step::Passphrase { n } | Step::NewKeys { n } => self.passphrase = n,
            Step::NewWords | Step::Settle | Step::Reopen => {}
        }
    }

    fn file(&mut self, file: u32) -> &mut Kept {
        self.files.get_mut(&file).expect("a scenario speaks of files that it kept")
    }

    /// In what a vault differs from this state: nothing when it holds exactly this. Every byte and every page is compared.
    pub fn differs(&self, seed: u64, vault: &VaultReader) -> Result<Option<String>, VaultError> {
        let mut seen: BTreeMap<String, (FileId, u64, FileState, u32, bool)> = BTreeMap::new();
        let listed = vault.files()?.into_iter().map(|f| (f, false));
        for (file, removed) in listed.chain(vault.removed_files()?.into_iter().map(|(f, _)| (f, true))) {
            seen.insert(file.name, (file.id, file.size, file.state, file.pages, removed));
        }
        let names: Vec<String> = self.files.keys().map(|n| step::file_name(*n)).collect();
        if names.len() != seen.len() || !names.iter().all(|n| seen.contains_key(n)) {
            return told(format!("{} files and not {}: {:?}", seen.len(), names.len(), seen.keys()));
        }
        for (n, kept) in &self.files {
            let (id, size, state, pages, removed) = seen[&step::file_name(*n)];
            let expected = (kept.size as u64, kept.finished, kept.removed);
            let finished = (state == FileState::Done).then_some(pages);
            if expected != (size, finished, removed) {
                return told(format!("file {n} is {size} {state:?} {pages} removed {removed}, and not {expected:?}"));
            }
            if vault.original(id)? != step::bytes(seed, *n, kept.size) {
                return told(format!("file {n} has other bytes"));
            }
            if let Some(why) = self.pages_differ(seed, vault, *n, id)? {
                return told(why);
            }
        }
        let notes = vault.decisions()?;
        let same = notes.len() == self.notes.len()
            && notes.iter().zip(&self.notes).all(|(a, b)| a.undone == b.undone && a.decision == step::note(b.n));
        if !same {
            return told(format!("{} decisions and not {:?}", notes.len(), self.notes));
        }
        for key in 0..SETTINGS {
            let value = vault.setting(&step::setting(key, 0).0)?;
            if value != self.settings.get(&key).map(|v| step::setting(key, *v).1) {
                return told(format!("setting {key} is {value:?} and not {:?}", self.settings.get(&key)));
            }
        }
        Ok(None)
    }

    fn pages_differ(&self, seed: u64, vault: &VaultReader, n: u32, id: FileId) -> Result<Option<String>, VaultError> {
        let pages = vault.page_numbers_done(id)?;
        if !pages.iter().eq(&self.files[&n].pages) {
            return told(format!("file {n} has {} pages and not {}", pages.len(), self.files[&n].pages.len()));
        }
        for number in pages {
            let (content, findings) = step::page(seed, n, number);
            let row = vault.page(id, number)?;
            if row.is_none_or(|row| row.content != content || row.findings != findings) {
                return told(format!("page {number} of file {n} is another"));
            }
        }
        Ok(None)
    }
}

fn told(why: String) -> Result<Option<String>, VaultError> {
    Ok(Some(why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Scenario;

    #[test]
    fn every_step_of_every_scenario_but_the_quiet_ones_can_be_told_from_outside() {
        for scenario in Scenario::ALL {
            for seed in 0..20 {
                let steps = scenario.steps(seed);
                assert_eq!(steps, scenario.steps(seed));
                assert_eq!(steps[0], Step::Create);
                State::after(&steps, steps.len());
            }
        }
    }

    #[test]
    fn undoing_follows_the_vaults_rules() {
        let steps = [Step::Create, Step::Note { n: 1 }, Step::Note { n: 2 }, Step::Undo, Step::Undo, Step::Redo];
        let undone = |count| State::after(&steps, count).notes.iter().map(|d| d.undone).collect::<Vec<_>>();
        assert_eq!(undone(5), [true, true]);
        assert_eq!(undone(6), [false, true]);
        let state = State::after(&[&steps[..4], &[Step::Note { n: 3 }, Step::Redo]].concat(), 6);
        assert_eq!(state.notes.iter().map(|d| d.undone).collect::<Vec<_>>(), [false, true, false]);
    }
}
