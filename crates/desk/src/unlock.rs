//! Locked files: the passwords that are tried on them, and giving one now or later.
//!
//! A password that opened a file is kept in the safe place, with that file, and goes with it. One that opened nothing is
//! kept nowhere.

use std::sync::Arc;

use contract::{Failure, FailureCode, FileUnlocked, Nothing, UnlockFile};
use extract::{Opened, Passwords, Reader, ReaderProblem, ReaderProgram};
use record::{FileId, FileProblem, FileState, ReceivedFile};
use vault::VaultReader;
use zeroize::Zeroizing;

use crate::open::OpenPlace;
use crate::{Desk, held};

/// Passwords tried on a file in one go; the reader takes no more.
const AT_ONCE: usize = 64;

impl Desk {
    /// Tries a password on a locked file. Where it opens it, the file is read, and the same password is tried on all other
    /// locked files. It may be tried as often as the person likes.
    pub fn unlock_file(&self, request: UnlockFile) -> Result<FileUnlocked, Failure> {
        let password = Zeroizing::new(request.password);
        let place = self.place()?;
        let index = place.index()?;
        let file = index.file(FileId(request.id)).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
        let trimmed = Zeroizing::new(password.trim().to_owned());
        let mut others = 0;
        if is_locked(file) {
            let Some(used) = try_on(&place, &self.around.reader, file, &[password, trimmed])? else {
                return Err(Failure::named(FailureCode::WrongFilePassword, &file.name));
            };
            let rest = index.files().map(|(other, _)| other).filter(|other| other.id != file.id && is_locked(other));
            for other in rest.filter(|_| !used.is_empty()) {
                others += u32::from(try_on(&place, &self.around.reader, other, &used)?.is_some());
            }
            place.changed();
        }
        let import = self.carry_on_import(Nothing {})?;
        Ok(FileUnlocked { import, others, still_locked: locked_files(&place)? })
    }

    /// Takes passwords to try on every locked file from now until the safe place is closed, and tries them on those that are
    /// here already. Answers how many of these open now; they wait to be read.
    pub fn offer_file_passwords(&self, passwords: Vec<Zeroizing<String>>) -> Result<u32, Failure> {
        let place = self.place()?;
        let mut opened = 0;
        for (file, _) in place.index()?.files().filter(|(file, _)| is_locked(file)) {
            for some in passwords.chunks(AT_ONCE) {
                if try_on(&place, &self.around.reader, file, some)?.is_some() {
                    opened += 1;
                    break;
                }
            }
        }
        held(&place.offered).extend(passwords);
        place.changed();
        Ok(opened)
    }
}

/// True for a file, or a ZIP with a file in it, that still asks for its password.
pub fn is_locked(file: &ReceivedFile) -> bool {
    file.problem == Some(FileProblem::Locked)
}

pub fn locked_files(place: &OpenPlace) -> Result<u32, Failure> {
    Ok(place.index()?.files().filter(|(file, _)| is_locked(file)).count() as u32)
}

/// Tries passwords on a locked file. Those that open it, or more of a ZIP, are kept, and the file waits to be read again.
fn try_on(
    place: &OpenPlace,
    program: &ReaderProgram,
    file: &ReceivedFile,
    passwords: &[Zeroizing<String>],
) -> Result<Option<Vec<Zeroizing<String>>>, Failure> {
    let own = place.with_reading(|vault| vault.file_passwords(file.id))?;
    let bytes = Arc::new(place.with_reading(|vault| vault.original(file.id))?);
    let mut reader = started(program)?;
    match reader.open_with(bytes, file.kind, &file.name, Passwords::new(passwords.iter().cloned())) {
        Err(FileProblem::NoSafeReader) => return Err(Failure::of(FailureCode::NoSafeReader)),
        Err(FileProblem::Locked) => return Ok(None),
        // The password is right, and something else is wrong with it.
        Err(problem) => {
            place.with_vault(|vault| vault.set_file(file.id, FileState::NotReadable, Some(problem), 0))?;
            return Ok(Some(Vec::new()));
        }
        Ok(_) => {}
    }
    let used: Vec<_> = reader.passwords_used().cloned().collect();
    drop(reader);
    if file.kind.is_container() && used.iter().all(|password| own.contains(password)) {
        return Ok(None);
    }
    place.with_vault(|vault| {
        used.iter().try_for_each(|password| vault.unlock_file(file.id, password))?;
        if used.is_empty() { vault.read_again(file.id) } else { Ok(()) }
    })?;
    place.found.forget(file.id);
    Ok(Some(used))
}

/// Opens a file for reading its pages, with the passwords already given where it is locked.
pub fn open_file(
    place: &OpenPlace,
    reader: &mut Reader,
    file: &ReceivedFile,
    bytes: Arc<Vec<u8>>,
) -> Result<Result<Opened, FileProblem>, Failure> {
    let own = place.with_reading(|vault| vault.file_passwords(file.id))?;
    // What is inside a ZIP may be locked although the ZIP is not. Any other file sees passwords only if it asks for one.
    if own.is_empty() && !file.kind.is_container() {
        match reader.open_shared(Arc::clone(&bytes), file.kind, &file.name) {
            Err(FileProblem::Locked) => {}
            other => return Ok(other),
        }
    }
    let mut list = own.clone();
    list.extend(held(&place.offered).iter().cloned());
    list.extend(place.with_reading(VaultReader::all_file_passwords)?);
    if list.is_empty() && !file.kind.is_container() {
        return Ok(Err(FileProblem::Locked));
    }
    let (first, rest) = list.split_at(list.len().min(AT_ONCE));
    let mut open = |some: &[Zeroizing<String>]| {
        reader.open_with(Arc::clone(&bytes), file.kind, &file.name, Passwords::new(some.iter().cloned()))
    };
    let mut opened = open(first);
    for some in rest.chunks(AT_ONCE) {
        if opened == Err(FileProblem::Locked) {
            opened = open(some);
        }
    }
    if opened.is_ok() {
        let new: Vec<_> = reader.passwords_used().filter(|password| !own.contains(password)).cloned().collect();
        place.with_vault(|vault| new.iter().try_for_each(|password| vault.keep_file_password(file.id, password)))?;
    }
    Ok(opened)
}

pub fn started(program: &ReaderProgram) -> Result<Reader, Failure> {
    Reader::start(program).map_err(|problem| match problem {
        ReaderProblem::NoSafeReader => Failure::of(FailureCode::NoSafeReader),
        ReaderProblem::NotStarted => Failure::of(FailureCode::Unexpected),
    })
}
