//! Chosen things that were not taken, kept inside the safe place, so that a receipt can still tell them after a restart.
//!
//! One line a name. A thing that is taken after all goes off the list; what came inside a file that is deleted for good goes with it.

use contract::{Failure, FailureCode, LeftOut, NotTaken};
use vault::VaultReader;

use crate::open::{OpenPlace, now};

/// The setting that holds the list.
const LEFT_OUT: &str = "left_out";
/// A folder of a million broken links says no more than its first lines.
const MOST: usize = 2000;

impl OpenPlace {
    /// Everything that was chosen and not taken, the oldest first.
    pub fn left_out(&self) -> Result<Vec<LeftOut>, Failure> {
        let kept = self.with_reading(|vault: &VaultReader| vault.setting(LEFT_OUT))?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    pub fn leave_out(&self, list: &[NotTaken]) -> Result<(), Failure> {
        if list.is_empty() {
            return Ok(());
        }
        let at = now();
        let mut kept = self.left_out()?;
        for left in list {
            kept.retain(|k| k.name != left.name);
            kept.push(LeftOut { name: left.name.clone(), why: left.why, at: at.clone() });
        }
        let from = kept.len().saturating_sub(MOST);
        self.keep_left_out(&kept[from..])
    }

    /// Takes a thing off the list, since it came in.
    pub fn taken_after_all(&self, name: &str) -> Result<(), Failure> {
        self.only_left_out(|left| left.name != name)
    }

    /// Takes off what came inside these files, when they are deleted for good: its name was theirs.
    pub fn forget_left_out_of(&self, files: &[&str]) -> Result<(), Failure> {
        let inside = |name: &str, file: &str| name.strip_prefix(file).is_some_and(|rest| rest.starts_with('/'));
        self.only_left_out(|left| !files.iter().any(|file| inside(&left.name, file)))
    }

    fn only_left_out(&self, stays: impl Fn(&LeftOut) -> bool) -> Result<(), Failure> {
        let mut kept = self.left_out()?;
        let before = kept.len();
        kept.retain(stays);
        if kept.len() == before { Ok(()) } else { self.keep_left_out(&kept) }
    }

    fn keep_left_out(&self, list: &[LeftOut]) -> Result<(), Failure> {
        let text = serde_json::to_string(list).map_err(|_| Failure::of(FailureCode::Unexpected))?;
        self.with_vault(|vault| vault.set_setting(LEFT_OUT, &text))
    }
}
