//! What is remembered outside the safe place: how the window looks, and where the safe place is. Nothing of the file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use contract::{Done, Face, Failure, Look, Theme};
use serde::{Deserialize, Serialize};

use crate::{Desk, held};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    pub look: Look,
    /// Where the person's safe place is.
    pub folder: Option<PathBuf>,
    pub idle_minutes: u32,
    /// The highest generation seen of each safe place, so that an older copy put back is noticed.
    pub generations: BTreeMap<String, u64>,
    #[serde(skip)]
    file: PathBuf,
}

impl Default for Remembered {
    fn default() -> Self {
        let look = Look { theme: Theme::System, size: 18, face: Face::Atkinson, space: 0, still: false };
        Self { look, folder: None, idle_minutes: 10, generations: BTreeMap::new(), file: PathBuf::new() }
    }
}

impl Remembered {
    /// What was remembered, or the usual where nothing was or it cannot be read.
    pub fn load(config: &Path) -> Self {
        let file = config.join("window.json");
        let read = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        Self { file, ..read.unwrap_or_default() }
    }

    /// Remembers the generation of a safe place. True when a higher one was seen before: an older copy has been put back.
    /// That is told once; from then on the older copy is the one that is known.
    pub fn saw(&mut self, vault: &str, generation: u64) -> bool {
        let seen = self.generations.entry(vault.to_owned()).or_default();
        let older = generation < *seen;
        *seen = generation;
        self.save();
        older
    }

    /// Saves beside and renames over, so that a crash leaves the old one. How the window looks is worth no failure.
    pub fn save(&self) {
        // Without a folder of its own (the terminal face) nothing is remembered outside the safe place.
        let Some(folder) = self.file.parent().filter(|folder| folder.is_absolute()) else { return };
        let Ok(bytes) = serde_json::to_vec_pretty(self) else { return };
        let beside = self.file.with_extension("part");
        let _ = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&beside, bytes))
            .and_then(|()| fs::rename(&beside, &self.file));
    }
}

impl Desk {
    pub fn set_look(&self, look: Look) -> Result<Done, Failure> {
        let mut remembered = held(&self.remembered);
        remembered.look = Look { size: look.size.clamp(14, 48), space: look.space.min(3), ..look };
        remembered.save();
        Ok(Done {})
    }
}
