//! The vault: one folder that keeps a person's received files, their pages and what the person decided, encrypted.
//!
//! The only crate that sees a database or a key. It understands nothing of what it keeps. The folder is described for
//! other programmers in `docs/formats/vault.md`.

mod backup;
mod blob;
mod check;
mod create;
mod db;
mod delete;
mod destroy;
mod disk;
mod error;
#[cfg(any(test, feature = "fuzzing"))]
#[doc(hidden)]
pub mod fuzzing;
mod head;
mod keyfile;
mod keys;
mod label;
mod locked;
mod mutant;
mod new_keys;
mod opening;
mod passphrase;
mod reader;
mod received;
mod room;
mod salvage;
mod stray;
mod told;
mod vault;
mod words;

pub use backup::{
    BackupAbout, BackupJob, BackupLabel, BackupMade, Restored, backups_in, peek_backup, prune_backups, restore_backup,
};
pub use check::{CheckCounts, CheckJob, CheckReport, Damage, DamageKind};
pub use create::CreateOptions;
pub use db::pages::{MOST_PAGES, PageRow, SavedPage};
pub use db::scans::ScanCounts;
pub use db::search::{Hit, SearchAnswer, SearchQuery};
pub use delete::Deleted;
pub use destroy::{Destroyed, destroy};
pub use error::{BackupPart, DamagedPart, VaultError};
pub use keyfile::Unlock;
pub use label::VaultLabel;
pub use new_keys::NewKeys;
pub use opening::{OpeningReport, Seal};
pub use passphrase::{Passphrase, Strength, StrengthLevel, generate_passphrase, judge};
pub use reader::VaultReader;
pub use received::{Kept, NewFile};
pub use salvage::{OldDatabase, Salvaged, salvage};
pub use stray::{STRAY_DAYS, Strays};
pub use told::{PageCounts, RemovedPart};
pub use vault::Vault;
pub use words::{RecoveryWords, WordsError};
