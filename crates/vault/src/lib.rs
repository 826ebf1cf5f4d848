//! The vault: one folder that keeps a person's received files, their pages and what the person decided, encrypted.
//!
//! The only crate that sees a database or a key. It understands nothing of what it keeps. The folder is described for
//! other programmers in `docs/formats/vault.md`.

mod blob;
mod check;
mod create;
mod db;
mod disk;
mod error;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod head;
mod keyfile;
mod keys;
mod label;
mod locked;
mod opening;
mod passphrase;
mod reader;
mod received;
mod told;
mod vault;
mod words;

pub use check::{CheckCounts, CheckReport, Damage, DamageKind};
pub use create::CreateOptions;
pub use db::pages::{MOST_PAGES, PageRow, SavedPage};
pub use db::search::{Hit, SearchAnswer, SearchQuery};
pub use error::{DamagedPart, VaultError};
pub use keyfile::Unlock;
pub use label::VaultLabel;
pub use opening::{OpeningReport, Seal};
pub use passphrase::{Passphrase, Strength, StrengthLevel, generate_passphrase, judge};
pub use reader::VaultReader;
pub use received::{Kept, NewFile};
pub use told::{PageCounts, RemovedPart};
pub use vault::Vault;
pub use words::{RecoveryWords, WordsError};
