//! The sessions that are interrupted: lists of steps that follow from a seed alone.

use crate::rng::Rng;
use crate::state::State;
use crate::step::{SETTINGS, Step};

/// A kind of session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scenario {
    /// A bit of everything, about 60 steps.
    Mixed,
    /// One file after another with its pages: what most of the first evening is like.
    Import,
    /// Passphrases and recovery words changed again and again, among small work.
    Locks,
    /// Three papers with pages and decisions, a change of passphrase, closing: short enough to fail at each of its calls.
    Short,
    /// Files of every size until the disk is full.
    Fill,
}

impl Scenario {
    pub const ALL: [Self; 5] = [Self::Mixed, Self::Import, Self::Locks, Self::Short, Self::Fill];

    pub fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    pub fn parse(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|s| s.name() == name).ok_or_else(|| format!("there is no scenario named {name}"))
    }

    pub fn steps(self, seed: u64) -> Vec<Step> {
        let mut rng = Rng::part(seed, 1);
        match self {
            Self::Mixed => mixed(&mut rng),
            Self::Import => import(&mut rng, 16),
            Self::Locks => locks(&mut rng),
            Self::Short => short(),
            Self::Fill => import(&mut rng, 400),
        }
    }
}

fn size(rng: &mut Rng) -> usize {
    match rng.below(12) {
        0 => 0,
        1 => 600_000 + rng.below(900_000),
        2 => 65_536 * (1 + rng.below(3)),
        _ => 300 + rng.below(60_000),
    }
}

/// The size of the file before for every third of the odd ones, which makes it the same paper under another name.
fn again(rng: &mut Rng, file: u32, before: usize) -> usize {
    if file % 2 == 1 && rng.below(3) == 0 { before } else { size(rng) }
}

fn import(rng: &mut Rng, files: u32) -> Vec<Step> {
    let mut steps = vec![Step::Create];
    let mut before = 0;
    for file in 0..files {
        let size = again(rng, file, before);
        before = size;
        steps.push(if rng.below(3) == 0 { Step::KeepFrom { file, size } } else { Step::Keep { file, size } });
        let batches = rng.below(4) as u32;
        for batch in 0..batches {
            steps.push(Step::Pages { file, first: batch * 10 + 1, count: 10 });
        }
        steps.push(Step::Finish { file, pages: batches * 10 });
        if rng.below(5) == 0 {
            steps.push(Step::Settle);
        }
    }
    steps.push(Step::Reopen);
    steps
}

fn locks(rng: &mut Rng) -> Vec<Step> {
    let mut steps = vec![Step::Create];
    for n in 1..=14 {
        steps.push(Step::Passphrase { n });
        match rng.below(5) {
            4 => steps.push(Step::NewKeys { n: n + 100 }),
            0 => steps.push(Step::NewWords),
            1 => steps.push(Step::Keep { file: n, size: size(rng) }),
            2 => steps.push(Step::Note { n }),
            _ => steps.push(Step::Reopen),
        }
    }
    steps
}

fn mixed(rng: &mut Rng) -> Vec<Step> {
    let mut steps = vec![Step::Create];
    let mut state = State::default();
    state.apply(Step::Create);
    let (mut files, mut before, mut notes, mut passphrases) = (0, 0, 0, 0);
    while steps.len() < 60 {
        let any = |rng: &mut Rng, list: Vec<u32>| (!list.is_empty()).then(|| list[rng.below(list.len())]);
        let step = match rng.below(27) {
            0..=5 => {
                files += 1;
                let (file, size) = (files, again(rng, files, before));
                before = size;
                if rng.below(3) == 0 { Step::KeepFrom { file, size } } else { Step::Keep { file, size } }
            }
            6..=10 => match any(rng, state.files_there(false)) {
                Some(file) => {
                    let first = state.files[&file].pages.len() as u32 + 1;
                    Step::Pages { file, first, count: 1 + rng.below(30) as u32 }
                }
                None => continue,
            },
            11 => match any(rng, state.files_there(false)) {
                Some(file) => Step::Finish { file, pages: state.files[&file].pages.len() as u32 },
                None => continue,
            },
            12..=14 => {
                notes += 1;
                Step::Note { n: notes }
            }
            15 => Step::Undo,
            16 => Step::Redo,
            17 => Step::Setting { key: rng.below(SETTINGS as usize) as u32, value: rng.below(1_000) as u32 },
            18 => match any(rng, state.files_there(false)) {
                Some(file) => Step::Remove { file },
                None => continue,
            },
            19 => match any(rng, state.files_there(true)) {
                Some(file) => Step::Restore { file },
                None => continue,
            },
            20 => {
                passphrases += 1;
                Step::Passphrase { n: passphrases }
            }
            21 => Step::NewWords,
            24 => match any(rng, state.files_there(false)) {
                Some(file) => Step::Delete { file },
                None => continue,
            },
            25 => Step::EmptyBin,
            26 => {
                passphrases += 1;
                Step::NewKeys { n: passphrases }
            }
            22 => Step::Settle,
            _ => Step::Reopen,
        };
        state.apply(step);
        steps.push(step);
    }
    steps.push(Step::Reopen);
    steps
}

fn short() -> Vec<Step> {
    let mut steps = vec![Step::Create];
    for (file, size) in [(1, 900), (2, 70_000), (3, 20_000)] {
        steps.push(if file == 3 { Step::KeepFrom { file, size } } else { Step::Keep { file, size } });
        steps.push(Step::Pages { file, first: 1, count: 4 });
        steps.push(Step::Finish { file, pages: 4 });
        steps.push(Step::Note { n: file });
    }
    steps.extend([Step::Undo, Step::Setting { key: 1, value: 30 }, Step::Remove { file: 2 }, Step::Settle]);
    steps.extend([Step::Passphrase { n: 1 }, Step::NewWords, Step::Restore { file: 2 }, Step::Reopen, Step::Redo]);
    steps.extend([Step::Remove { file: 3 }, Step::EmptyBin, Step::Delete { file: 1 }, Step::NewKeys { n: 2 }]);
    steps.push(Step::Setting { key: 2, value: 5 });
    steps
}
