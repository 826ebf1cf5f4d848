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

/// The parts of a backup file that can be damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BackupPart {
    /// `READ ME.txt`
    ReadMe,
    /// `backup.toml`
    Label,
    /// `keys/recovery.age`
    RecoveryKey,
    /// `keys/pass.age`
    PassphraseKey,
    /// What holds the parts together: a name, a length, the space between two parts.
    Frame,
    /// The end is missing.
    CutOff,
    /// The encrypted part as a whole: it does not open, belongs to another backup, or is not in its order.
    Content,
    /// `about.json`
    About,
    /// `vault.toml`
    VaultLabel,
    /// `v.db`
    Database,
    /// A file under `blobs/`
    Original,
    /// `manifest.json`
    Manifest,
}

impl BackupPart {
    /// Its name inside the backup; the last six are inside the encrypted part.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::ReadMe => "READ ME.txt",
            Self::Label => "backup.toml",
            Self::RecoveryKey => "keys/recovery.age",
            Self::PassphraseKey => "keys/pass.age",
            Self::Frame => "the frame",
            Self::CutOff => "the end",
            Self::Content => "content.age",
            Self::About => "about.json",
            Self::VaultLabel => "vault.toml",
            Self::Database => "v.db",
            Self::Original => "blobs",
            Self::Manifest => "manifest.json",
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
    #[error("there is not enough memory")]
    NotEnoughMemory,
    /// No such file or page in this vault.
    #[error("not in this vault")]
    NotFound,
    #[error("this file is not a backup")]
    NotABackup,
    #[error("the backup is damaged: {}", what.path())]
    BackupDamaged { what: BackupPart },
    /// The backup is of a vault with another id.
    #[error("the backup is of another vault")]
    OtherVault,
    /// A backup that is opened with the recovery words needs a new passphrase for what is restored.
    #[error("a new passphrase is needed")]
    BackupNeedsPassphrase,
    /// The backup was made without the passphrase lock: only the recovery words open it.
    #[error("the backup opens with the recovery words only")]
    BackupNeedsWords,
    /// A backup was to be written into the folder of the vault itself, and would be lost together with it.
    #[error("the folder is inside the vault")]
    InsideTheVault,
    /// More originals than a backup can hold (1,048,576).
    #[error("too many files for one backup")]
    TooManyFiles,
    /// The caller's progress function said to stop. Nothing stays behind.
    #[error("stopped")]
    Stopped,
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
