//! Takes the lock off an Office or OpenOffice file, in memory, so that the parsers see the same file without one. A lock
//! that no password opens (rights management, a certificate, a cipher nobody here knows) makes a kind that cannot be read.

use std::io::Cursor;

use msoffice_crypto::{
    Classification, Error as OfficeError, Family, IntegrityPolicy, classify, decrypt_binary_office,
    decrypt_ooxml_with_policy,
};
use odf_crypto::{DecryptError, DecryptLimits, Kdf, Mode};
use record::{FileKind, FileProblem};
use zip::ZipArchive;

use crate::limits::{ARGON2_KIB, FILE_BYTES, UNLOCK_ROUNDS};
use crate::passwords::Passwords;

/// A file as its parser wants it.
pub struct Open {
    pub bytes: Vec<u8>,
    /// As it was told, or as what came out from under the lock says.
    pub kind: FileKind,
    /// Which password opened it, where one of the given was needed.
    pub password: Option<u32>,
}

/// What Office itself tries before it asks: a workbook with a locked layout is locked with the word, and slides that may
/// not be changed with the name. Both are printed in its manual and keep nobody out ([MS-OFFCRYPTO] 2.3.7.4).
const NOT_ASKED_FOR: [&str; 3] = ["VelvetSweatshop", "/01Hannes Ruescher/01", ""];
/// Rounds of a password after which Office's own are not tried, because the person's come first. Office takes 100,000.
const NOT_ASKED_FOR_ROUNDS: u64 = 1_000_000;
/// A lock without rounds to speak of still costs its making.
const LEAST_ROUNDS: u64 = 50_000;

/// The file without its lock; one that has none comes back as it is.
///
/// # Errors
/// `Locked` when none of the passwords opens it, `UnknownKind` for a lock that no password opens here, `Damaged`.
pub fn unlocked(bytes: Vec<u8>, kind: FileKind, passwords: &Passwords) -> Result<Open, FileProblem> {
    match kind {
        FileKind::Docx | FileKind::Xlsx | FileKind::Pptx if is_compound(&bytes) => package(bytes, kind, passwords),
        FileKind::Doc | FileKind::Xls | FileKind::Ppt if is_compound(&bytes) => old(bytes, kind, passwords),
        FileKind::Odt | FileKind::Ods | FileKind::Odp => open_document(bytes, kind, passwords),
        _ => Ok(Open { bytes, kind, password: None }),
    }
}

/// True for kinds whose lock is looked for here, before they are parsed.
pub fn takes(kind: FileKind) -> bool {
    matches!(kind, FileKind::Docx | FileKind::Xlsx | FileKind::Pptx | FileKind::Doc | FileKind::Xls | FileKind::Ppt)
}

fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// A newer file behind a password: an old container that holds the whole file as one encrypted stream.
fn package(bytes: Vec<u8>, kind: FileKind, passwords: &Passwords) -> Result<Open, FileProblem> {
    let about = classify(&bytes);
    if !about.is_encrypted() {
        // Its list of parts names the locked file, and what opens it is gone.
        return if names_package(&bytes) {
            Err(FileProblem::Damaged)
        } else {
            Ok(Open { bytes, kind, password: None })
        };
    }
    // What was changed after it was locked is told by the sums inside the ZIP, as in a file without a lock.
    let open = |password: &str| {
        decrypt_ooxml_with_policy(&bytes, password, IntegrityPolicy::Skip).map(|opened| opened.package)
    };
    let (package, password) = try_each(&about, passwords, open)?;
    if !package.starts_with(b"PK") {
        return Err(FileProblem::Damaged);
    }
    Ok(Open { kind: kind_inside(&package, kind), bytes: package, password })
}

fn names_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|w| w == name)
}

/// Which program wrote what was locked: from outside every such file looks the same.
fn kind_inside(package: &[u8], told: FileKind) -> FileKind {
    let Ok(archive) = ZipArchive::new(Cursor::new(package)) else { return told };
    let has = |kind: &FileKind| {
        let folder: &[u8] = match kind {
            FileKind::Xlsx => b"xl/",
            FileKind::Pptx => b"ppt/",
            _ => b"word/",
        };
        archive.file_names_raw().any(|name| name.starts_with(folder))
    };
    [told, FileKind::Docx, FileKind::Xlsx, FileKind::Pptx].into_iter().find(has).unwrap_or(told)
}

/// A file of before 2007, whose parts are encrypted one by one.
fn old(bytes: Vec<u8>, kind: FileKind, passwords: &Passwords) -> Result<Open, FileProblem> {
    let about = classify(&bytes);
    if !about.is_encrypted() {
        return Ok(Open { bytes, kind, password: None });
    }
    let (bytes, password) = try_each(&about, passwords, |password| decrypt_binary_office(&bytes, password))?;
    Ok(Open { bytes, kind, password })
}

/// Tries what Office tries unasked, then the passwords, as many as may be paid for.
fn try_each(
    about: &Classification,
    passwords: &Passwords,
    open: impl Fn(&str) -> Result<Vec<u8>, OfficeError>,
) -> Result<(Vec<u8>, Option<u32>), FileProblem> {
    if !about.is_supported() {
        return Err(FileProblem::UnknownKind);
    }
    let rounds = match about.family {
        Family::Agile => about.password_key.and_then(|key| key.spin_count).map_or(LEAST_ROUNDS, u64::from),
        _ => LEAST_ROUNDS,
    };
    let unasked = NOT_ASKED_FOR.iter().filter(|_| rounds <= NOT_ASKED_FOR_ROUNDS).map(|&password| (None, password));
    let given = passwords.iter().take(affordable(rounds)).map(|(index, password)| (Some(index), password));
    for (index, password) in unasked.chain(given) {
        match open(password) {
            Ok(bytes) => return Ok((bytes, index)),
            Err(OfficeError::WrongPassword) => {}
            // Found before any password was looked at, or after this one was found right.
            Err(error) => return Err(why(&error)),
        }
    }
    Err(FileProblem::Locked)
}

/// How many passwords may be tried that each cost so many rounds; at least one.
fn affordable(rounds: u64) -> usize {
    usize::try_from(UNLOCK_ROUNDS / rounds.max(LEAST_ROUNDS)).unwrap_or(usize::MAX).max(1)
}

fn why(error: &OfficeError) -> FileProblem {
    match error {
        OfficeError::UnsupportedAlgorithm { .. }
        | OfficeError::UnsupportedEncryptionVersion(..)
        | OfficeError::UnsupportedEncryptedContent(_) => FileProblem::UnknownKind,
        OfficeError::StreamTooLarge { .. } | OfficeError::PackageTooLarge { .. } => FileProblem::TooBig,
        _ => FileProblem::Damaged,
    }
}

/// A paper of OpenOffice or LibreOffice: its parts are encrypted one by one, or, of late, all as one.
fn open_document(bytes: Vec<u8>, kind: FileKind, passwords: &Passwords) -> Result<Open, FileProblem> {
    // What is wrong with its list of parts is told by the parser.
    let Some(about) = odf_crypto::classify(&bytes).ok().filter(|about| about.mode != Mode::Plain) else {
        return Ok(Open { bytes, kind, password: None });
    };
    if about.encrypted_entries.iter().any(|part| matches!(part.kdf, Kdf::PgpRsaOaepMgf1p)) {
        return Err(FileProblem::UnknownKind);
    }
    // Every part is locked in the same way; the dearest counts.
    let rounds = about.encrypted_entries.iter().map(|part| match part.kdf {
        Kdf::Pbkdf2 { iterations, .. } => u64::try_from(iterations).unwrap_or(0),
        Kdf::Argon2id { t, m, .. } => u64::try_from(t).unwrap_or(0).saturating_mul(u64::try_from(m).unwrap_or(0)),
        Kdf::PgpRsaOaepMgf1p => 0,
    });
    let rounds = rounds.max().unwrap_or(0);
    let limits = DecryptLimits::default().with_argon2_max_m_kib(ARGON2_KIB).with_max_output_bytes(FILE_BYTES);
    for (index, password) in passwords.iter().take(affordable(rounds)) {
        match odf_crypto::decrypt_with_limits(&bytes, password, limits) {
            Ok(bytes) => return Ok(Open { bytes, kind, password: Some(index) }),
            Err(DecryptError::WrongPassword) => {}
            Err(DecryptError::OutputLimit { .. } | DecryptError::HostCannotAllocate { .. }) => {
                return Err(FileProblem::TooBig);
            }
            Err(_) => return Err(FileProblem::Damaged),
        }
    }
    Err(FileProblem::Locked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dearer_a_password_the_fewer_are_tried() {
        for (rounds, passwords) in [(0, 400), (100_000, 200), (196_608, 101), (10_000_000, 2), (u64::MAX, 1)] {
            assert_eq!(affordable(rounds), passwords, "{rounds}");
        }
    }
}
