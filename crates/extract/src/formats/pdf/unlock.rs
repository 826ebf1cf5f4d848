//! Opening a PDF that may be locked. hayro opens all but two kinds: an owner's password, or one with letters such as ä
//! in it, for the older locks. For those the whole file is unlocked in memory and given to hayro once more.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lopdf::{Document, LoadOptions};
use record::FileProblem;

use crate::passwords::Passwords;

/// The PDF, and which password opened it where one was needed.
///
/// # Errors
/// `Locked` when none of the passwords opens it, `Damaged` when it is no PDF that can be read.
pub fn open(bytes: Vec<u8>, passwords: &Passwords) -> Result<(Pdf, Option<u32>), FileProblem> {
    let bytes = Arc::new(bytes);
    // A file that only forbids printing or copying opens without a password.
    match Pdf::new(Arc::clone(&bytes)) {
        Ok(pdf) => return Ok((pdf, None)),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm)) => {}
        Err(_) => return Err(FileProblem::Damaged),
    }
    for (index, password) in passwords.iter() {
        if let Ok(pdf) = Pdf::new_with_password(Arc::clone(&bytes), password) {
            return Ok((pdf, Some(index)));
        }
    }
    for (index, password) in passwords.iter() {
        if let Some(unlocked) = unlocked(&bytes, password)
            && let Ok(pdf) = Pdf::new(unlocked)
        {
            return Ok((pdf, Some(index)));
        }
    }
    Err(FileProblem::Locked)
}

/// The same file without its lock, or nothing if the password does not open it.
fn unlocked(bytes: &[u8], password: &str) -> Option<Vec<u8>> {
    // What this library cannot take is no worse than a wrong password.
    catch_unwind(AssertUnwindSafe(|| {
        let mut document = Document::load_mem_with_options(bytes, LoadOptions::with_password(password)).ok()?;
        if !document.was_encrypted() {
            return None;
        }
        document.trailer.remove(b"Encrypt");
        let mut out = Vec::with_capacity(bytes.len());
        document.save_to(&mut out).ok()?;
        Some(out)
    }))
    .ok()
    .flatten()
}
