//! Turns what went wrong in a stage into a code that the window has words for. Exhaustive, so that a new failure cannot be forgotten.

use contract::{Facts, Failure, FailureCode};
use vault::VaultError;

pub fn failed(error: VaultError) -> Failure {
    use FailureCode as Code;
    match error {
        VaultError::WrongPassphrase => Failure::of(Code::WrongPassphrase),
        VaultError::WrongRecoveryWords => Failure::of(Code::WrongRecoveryWords),
        VaultError::NotAVault => Failure::of(Code::NotASafePlace),
        VaultError::AlreadyOpen => Failure::of(Code::AlreadyOpen),
        VaultError::AlreadyExists | VaultError::NotEmpty => Failure::of(Code::AlreadyThere),
        VaultError::EmptyPassphrase => Failure::of(Code::PassphraseTooShort),
        VaultError::Newer(_) => Failure::of(Code::NewerSafePlace),
        VaultError::Damaged { what } => Failure::named(Code::Damaged, what.path()),
        VaultError::StepsMissing { n } => Failure::counted(Code::StepsMissing, u32::try_from(n).unwrap_or(u32::MAX)),
        VaultError::NoSpace => Failure::of(Code::NoRoom),
        VaultError::NoPermission => Failure::of(Code::NoPermission),
        VaultError::ReadOnly => Failure::of(Code::ReadOnly),
        VaultError::NotFound => Failure::of(Code::NothingThere),
        VaultError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => Failure::of(Code::NotThere),
        VaultError::NotABackup => Failure::of(Code::NotABackup),
        VaultError::BackupDamaged { what } => Failure::named(Code::BackupDamaged, what.path()),
        VaultError::OtherVault => Failure::of(Code::OtherSafePlace),
        VaultError::BackupNeedsPassphrase => Failure::of(Code::NewPassphraseNeeded),
        VaultError::BackupNeedsWords => Failure::of(Code::SheetNeeded),
        VaultError::InsideTheVault => Failure::of(Code::InsideTheSafePlace),
        // What a job does when it is stopped is told by the job; elsewhere nothing can be stopped.
        VaultError::Stopped
        | VaultError::TooManyFiles
        | VaultError::StillReading
        | VaultError::NotEnoughMemory
        | VaultError::Io(_)
        | VaultError::Database { .. } => Failure::of(Code::Unexpected),
    }
}

/// A failure to write a paper or an export to a place that the person chose.
pub fn not_written(error: &std::io::Error, label: &str) -> Failure {
    use std::io::ErrorKind as Kind;
    let code = match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => FailureCode::NoRoom,
        Kind::PermissionDenied => FailureCode::NoPermission,
        Kind::ReadOnlyFilesystem => FailureCode::ReadOnly,
        Kind::AlreadyExists => FailureCode::AlreadyThere,
        Kind::NotFound | Kind::NotADirectory => FailureCode::NotThere,
        _ => FailureCode::Unexpected,
    };
    Failure { code, facts: Facts { name: Some(label.to_owned()), count: None } }
}
