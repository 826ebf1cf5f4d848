//! What can go wrong with a vault, told apart so that each cause can be named to the person. No message holds content.

use std::io;

/// The parts of a vault that can be damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DamagedPart {
    /// `vault.toml`
    Label,
    /// `keys/pass.age`
    PassphraseKey,
    /// `keys/recovery.age`
    RecoveryKey,
    /// `keys/sums`
    KeySums,
    /// `head`
    Head,
    /// `v.db`
    Database,
    /// A `v.db-wal` or `v.db-journal` that no session of this vault left behind.
    ForeignLog,
    /// A file under `blobs/`
    Original,
}

impl DamagedPart {
    /// Where it is in the vault's folder.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Label => "vault.toml",
            Self::PassphraseKey => "keys/pass.age",
            Self::RecoveryKey => "keys/recovery.age",
            Self::KeySums => "keys/sums",
            Self::Head => "head",
            Self::Database => "v.db",
            Self::ForeignLog => "v.db-wal",
            Self::Original => "blobs",
        }
    }
}

/// Why a vault did not do what was asked. Whatever was saved before stays saved.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("this passphrase does not open the vault")]
    WrongPassphrase,
    #[error("these recovery words do not open the vault")]
    WrongRecoveryWords,
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    #[error("this folder is not a vault")]
    NotAVault,
    #[error("there is a vault here already")]
    AlreadyExists,
    #[error("the folder is not empty")]
    NotEmpty,
    #[error("the vault is open already")]
    AlreadyOpen,
    /// A [`crate::VaultReader`] is still alive, so the vault cannot be closed.
    #[error("something is still reading the vault")]
    StillReading,
    /// Made by a later version; nothing was written. Holds the format (or database layout) number found.
    #[error("the vault was made by a later version (format {0})")]
    Newer(u32),
    #[error("damaged: {}", what.path())]
    Damaged { what: DamagedPart },
    /// The database holds `n` saved steps fewer than it did; nothing was written.
    #[error("{n} saved steps are missing")]
    StepsMissing { n: u64 },
    #[error("there is no room left on the disk")]
    NoSpace,
    #[error("the system does not allow it")]
    NoPermission,
    #[error("the folder can only be read")]
    ReadOnly,
    /// The progress callback said so; nothing changed.
    #[error("stopped before it was done")]
    Stopped,
    #[error("there is not enough memory")]
    NotEnoughMemory,
    /// No such file or page in this vault.
    #[error("not in this vault")]
    NotFound,
    #[error("reading or writing failed: {0}")]
    Io(io::Error),
    /// SQLite refused for a reason of its own; holds its extended result code.
    #[error("the database answered {code}")]
    Database { code: i32 },
}

pub(crate) type Result<T> = std::result::Result<T, VaultError>;

pub(crate) fn damaged(what: DamagedPart) -> VaultError {
    VaultError::Damaged { what }
}

impl From<io::Error> for VaultError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as K;
        match error.kind() {
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Self::NoSpace,
            K::PermissionDenied => Self::NoPermission,
            K::ReadOnlyFilesystem => Self::ReadOnly,
            K::OutOfMemory => Self::NotEnoughMemory,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error as E, ErrorCode as C};
        match error {
            E::SqliteFailure(e, _) => match e.code {
                C::DiskFull => Self::NoSpace,
                C::ReadOnly => Self::ReadOnly,
                C::PermissionDenied => Self::NoPermission,
                C::OutOfMemory => Self::NotEnoughMemory,
                C::SystemIoFailure | C::CannotOpen => {
                    Self::Io(io::Error::other(rusqlite::Error::SqliteFailure(e, None)))
                }
                C::DatabaseCorrupt | C::NotADatabase => damaged(DamagedPart::Database),
                _ => Self::Database { code: e.extended_code },
            },
            E::QueryReturnedNoRows => Self::NotFound,
            // A row that is not of the shape that the schema promises.
            E::FromSqlConversionFailure(..) | E::IntegralValueOutOfRange(..) | E::InvalidColumnType(..) => {
                damaged(DamagedPart::Database)
            }
            _ => Self::Database { code: -1 },
        }
    }
}
