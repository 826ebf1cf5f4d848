//! Files with passwords: every lock that PDF and ZIP have, opened with the right password and with no other.

use std::io::Write;
use std::sync::Arc;

use extract::{Opened, Passwords, Reader};
use record::{FileKind, FileProblem};
use sample::locked::{Lock, OldLock, PackageLock, ROUNDS, lock_doc, lock_odf, lock_package, lock_pdf, lock_xls};
use zip::unstable::write::FileOptionsExt;
use zip::write::{ExtendedFileOptions, FileOptions};

use crate::made::pdf;
use crate::{Test, reader};

pub const TESTS: &[Test] = &[
    ("locked: PDFs of every kind open with their passwords", every_lock),
    ("locked: a PDF that only forbids printing never asks", permissions_only),
    ("locked: which password worked is told, and a lying count is not believed", which_worked),
    ("locked: ZIPs, with one password and with several", zips),
    ("locked: newer Office files open with their passwords", newer_office),
    ("locked: a newer Office file is told by what lies under its lock", told_by_what_is_inside),
    ("locked: what Office opens unasked never asks", never_asks),
    ("locked: older Word files and workbooks open with their passwords", older_office),
    ("locked: papers of OpenOffice open with their passwords", open_document),
    ("locked: cut and damaged Office files do not ask for ever", damaged_office),
];

const USER: &str = "river-17";
const OWNER: &str = "keeper";

fn passwords(list: &[&str]) -> Passwords {
    Passwords::new(list.iter().map(|p| (*p).to_owned().into()))
}

fn open(reader: &mut Reader, bytes: &[u8], kind: FileKind, list: &[&str]) -> Result<Opened, FileProblem> {
    reader.open_with(Arc::new(bytes.to_vec()), kind, "test", passwords(list))
}

fn used(reader: &Reader) -> Vec<String> {
    reader.passwords_used().map(|p| p.to_string()).collect()
}

fn locked_pdf(lock: Lock, user: &str, owner: &str) -> Vec<u8> {
    lock_pdf(&pdf(&["BT /F1 12 Tf 72 700 Td (Home visit to Amy) Tj ET"]), lock, user, owner)
}

fn every_lock() {
    for lock in Lock::ALL {
        for user in [USER, "pässwörd £5"] {
            let bytes = locked_pdf(lock, user, OWNER);
            let mut reader = reader();
            assert_eq!(open(&mut reader, &bytes, FileKind::Pdf, &[]), Err(FileProblem::Locked), "{lock:?}");
            assert_eq!(open(&mut reader, &bytes, FileKind::Pdf, &["wrong", "RIVER-17"]), Err(FileProblem::Locked));
            for right in [user, OWNER] {
                let opened = open(&mut reader, &bytes, FileKind::Pdf, &["wrong", right]);
                assert_eq!(opened.map(|o| o.pages), Ok(1), "{lock:?} with {right}");
                assert_eq!(used(&reader), [right], "{lock:?}");
                assert_eq!(reader.page(1).unwrap().text, "Home visit to Amy", "{lock:?} with {right}");
                assert!(reader.picture(1, 200).is_ok(), "{lock:?} with {right}");
            }
        }
    }
}

fn permissions_only() {
    for lock in Lock::ALL {
        let bytes = locked_pdf(lock, "", OWNER);
        let mut reader = reader();
        assert_eq!(open(&mut reader, &bytes, FileKind::Pdf, &["not needed"]).map(|o| o.pages), Ok(1), "{lock:?}");
        assert_eq!(used(&reader), [""; 0], "{lock:?}");
        assert_eq!(reader.page(1).unwrap().text, "Home visit to Amy", "{lock:?}");
    }
}

fn which_worked() {
    let bytes = locked_pdf(Lock::Aes256R6, USER, OWNER);
    let mut reader = reader();
    let many: Vec<String> = (0..60).map(|n| format!("guess {n}")).collect();
    let mut list: Vec<&str> = many.iter().map(String::as_str).collect();
    list.push(USER);
    open(&mut reader, &bytes, FileKind::Pdf, &list).unwrap();
    assert_eq!(used(&reader), [USER]);
    // A child that dies is given the passwords again.
    reader.rehearse(1, extract::Rehearsal::Die);
    assert!(reader.page(1).is_err());
    assert!(reader.picture(1, 100).is_ok());
    // What was open before is forgotten with its passwords.
    open(&mut reader, b"hello", FileKind::Text, &[]).unwrap();
    assert_eq!(used(&reader), [""; 0]);
}

/// A ZIP of notes, each with its lock: none, the older one, or AES.
/// A member of a ZIP: its name, its bytes, and its password with whether the lock is AES.
type Locked<'a> = (&'a str, &'a [u8], Option<(&'a str, bool)>);

fn zip_of(members: &[Locked<'_>]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes, lock) in members {
        let options = FileOptions::<ExtendedFileOptions>::default();
        let options = match lock {
            None => options,
            Some((password, true)) => options.with_aes_encryption(zip::AesMode::Aes256, password),
            Some((password, false)) => {
                FileOptionsExt::with_deprecated_encryption(options, password.as_bytes()).unwrap()
            }
        };
        out.start_file(*name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn zips() {
    for aes in [true, false] {
        let bytes = zip_of(&[("a.txt", b"one", Some((USER, aes))), ("b.txt", b"two two", Some((USER, aes)))]);
        let mut reader = reader();
        assert_eq!(open(&mut reader, &bytes, FileKind::Zip, &[]), Err(FileProblem::Locked));
        let wrong: Vec<String> = (0..40).map(|n| format!("guess {n}")).collect();
        let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
        assert_eq!(open(&mut reader, &bytes, FileKind::Zip, &wrong), Err(FileProblem::Locked), "aes: {aes}");
        assert_eq!(open(&mut reader, &bytes, FileKind::Zip, &["wrong", USER]).map(|o| o.members.len()), Ok(2));
        assert_eq!(used(&reader), [USER]);
        assert_eq!(reader.member(0).unwrap(), b"one");
        assert_eq!(reader.member(1).unwrap(), b"two two");
    }
    let bytes = zip_of(&[
        ("open.txt", b"anyone", None),
        ("a.txt", b"one", Some(("first", true))),
        ("b.txt", b"two", Some(("second", false))),
    ]);
    let mut reader = reader();
    open(&mut reader, &bytes, FileKind::Zip, &["first"]).unwrap();
    assert_eq!(reader.member(0).unwrap(), b"anyone");
    assert_eq!(reader.member(1).unwrap(), b"one");
    assert_eq!(reader.member(2), Err(FileProblem::Locked));
    assert_eq!(used(&reader), ["first"]);
    open(&mut reader, &bytes, FileKind::Zip, &["second", "neither", "first"]).unwrap();
    assert_eq!(used(&reader), ["second", "first"]);
    assert_eq!(reader.member(1).unwrap(), b"one");
    assert_eq!(reader.member(2).unwrap(), b"two");
}

/// What stands on all pages, once the file is open.
fn words(reader: &mut Reader, opened: &Opened) -> String {
    (1..=opened.pages).map(|number| reader.page(number).unwrap().text + "\n").collect()
}

/// Nothing and wrong passwords do not open it, the right one does, and the words are those of the file without its lock.
fn opens_with(locked: &[u8], plain: &[u8], kind: FileKind, right: &str, what: &str) {
    let mut reader = reader();
    assert_eq!(open(&mut reader, locked, kind, &[]), Err(FileProblem::Locked), "{what}");
    let wrong = ["wrong", &right.to_uppercase(), &format!("{right} "), "", &right[..1]];
    assert_eq!(open(&mut reader, locked, kind, &wrong), Err(FileProblem::Locked), "{what}");
    let opened =
        open(&mut reader, locked, kind, &["wrong", right, "after"]).unwrap_or_else(|p| panic!("{what}: {p:?}"));
    assert_eq!(used(&reader), [right], "{what}");
    let read = words(&mut reader, &opened);
    let mut plainly = crate::reader();
    let opened = open(&mut plainly, plain, kind, &["never asked for"]).unwrap();
    assert_eq!(used(&plainly), [""; 0], "{what}");
    assert_eq!(read, words(&mut plainly, &opened), "{what}");
    assert!(read.contains("[REDACTED]"), "{what}: {read}");
}

/// A password with letters of several scripts and one outside the first plane.
const LETTERS: &str = "pässwörd £5 Ωδ 雨 🗝";

fn newer_office() {
    for (name, kind) in [("plan.docx", FileKind::Docx), ("visits.xlsx", FileKind::Xlsx), ("talk.pptx", FileKind::Pptx)]
    {
        let plain = sample::kinds::named(name);
        for lock in PackageLock::ALL {
            for right in [USER, LETTERS] {
                let locked = lock_package(&plain, lock, right, 1_000);
                opens_with(&locked, &plain, kind, right, &format!("{name} {lock:?} {right}"));
            }
        }
    }
    let plain = sample::kinds::named("plan.docx");
    let locked = lock_package(&plain, PackageLock::AgileSha512, USER, ROUNDS);
    opens_with(&locked, &plain, FileKind::Docx, USER, "as Office writes it");
}

fn told_by_what_is_inside() {
    for name in ["plan.docx", "visits.xlsx", "talk.pptx"] {
        let plain = sample::kinds::named(name);
        let locked = lock_package(&plain, PackageLock::AgileSha512, USER, 1_000);
        // Without an ending, every locked file is taken for a Word file until it is open.
        assert_eq!(intake::sniff(&locked, "x"), FileKind::Docx, "{name}");
        opens_with_words(&locked, name);
    }
}

fn opens_with_words(locked: &[u8], name: &str) {
    let mut reader = reader();
    let opened = open(&mut reader, locked, FileKind::Docx, &[USER]).unwrap();
    let words = words(&mut reader, &opened);
    let file = sample::kinds::all().into_iter().find(|file| file.name == name).unwrap();
    assert!(file.says.iter().all(|says| words.contains(says)), "{name}: {words}");
}

fn never_asks() {
    let book = sample::kinds::named("visits.xlsx");
    for unasked in ["", "VelvetSweatshop"] {
        for lock in [PackageLock::StandardAes128, PackageLock::AgileSha512] {
            let locked = lock_package(&book, lock, unasked, 1_000);
            let mut reader = reader();
            assert!(open(&mut reader, &locked, FileKind::Xlsx, &[]).is_ok(), "{lock:?} {unasked:?}");
            assert!(open(&mut reader, &locked, FileKind::Xlsx, &["any"]).is_ok(), "{lock:?} {unasked:?}");
            assert_eq!(used(&reader), [""; 0]);
        }
    }
    let old = lock_xls(&sample::kinds::named("visits.xls"), OldLock::Rc4, "VelvetSweatshop");
    assert!(open(&mut reader(), &old, FileKind::Xls, &[]).is_ok());
}

fn older_office() {
    let (letter, book) = (sample::kinds::named("letter.doc"), sample::kinds::named("visits.xls"));
    for lock in OldLock::ALL {
        for right in [USER, "pässwörd £5"] {
            let what = format!("{lock:?} {right}");
            opens_with(&lock_doc(&letter, lock, right), &letter, FileKind::Doc, right, &what);
            opens_with(&lock_xls(&book, lock, right), &book, FileKind::Xls, right, &what);
        }
    }
}

fn open_document() {
    for (name, kind) in [("report.odt", FileKind::Odt), ("visits.ods", FileKind::Ods), ("talk.odp", FileKind::Odp)] {
        let plain = sample::kinds::named(name);
        for right in [USER, LETTERS] {
            let locked = lock_odf(&plain, right);
            assert_eq!(intake::sniff(&locked, "x"), kind);
            opens_with(&locked, &plain, kind, right, name);
        }
    }
}

/// Whatever was cut off or turned over: the reader lives, and one that the password opens tells of the damage.
fn damaged_office() {
    let docx = lock_package(&sample::kinds::named("plan.docx"), PackageLock::AgileSha512, USER, 1_000);
    let standard = lock_package(&sample::kinds::named("plan.docx"), PackageLock::StandardAes128, USER, 1_000);
    let doc = lock_doc(&sample::kinds::named("letter.doc"), OldLock::CryptoApi, USER);
    let xls = lock_xls(&sample::kinds::named("visits.xls"), OldLock::Rc4, USER);
    let odt = lock_odf(&sample::kinds::named("report.odt"), USER);
    let mut reader = reader();
    for (whole, kind) in [
        (&docx, FileKind::Docx),
        (&standard, FileKind::Docx),
        (&doc, FileKind::Doc),
        (&xls, FileKind::Xls),
        (&odt, FileKind::Odt),
    ] {
        for cut in [1, 8, 300, 512, 513, 1_024, whole.len() / 2, whole.len() - 600] {
            let opened = open(&mut reader, &whole[..cut], kind, &[USER]);
            assert!(!matches!(opened, Err(FileProblem::Locked)), "{kind:?} cut at {cut} asks for a password");
        }
        // A password of OpenOffice costs a good part of a second.
        let places = if kind == FileKind::Odt { 10 } else { 40 };
        for at in (0..whole.len()).step_by(whole.len() / places) {
            let mut turned = whole.clone();
            for byte in turned.iter_mut().skip(at).take(3) {
                *byte ^= 0x55;
            }
            if let Ok(opened) = open(&mut reader, &turned, kind, &[USER]) {
                for number in 1..=opened.pages {
                    let _ = reader.page(number);
                }
            }
        }
    }
    // The last bytes of what is locked, with the password right: damaged, and not locked.
    let mut turned = docx.clone();
    let package = turned.len() / 2;
    turned[package..package + 64].fill(0);
    assert_eq!(open(&mut reader, &turned, FileKind::Docx, &[USER]).map(|o| o.pages), Err(FileProblem::Damaged));
    // Named by its list of parts, and nothing else of it left.
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 600]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for kind in [FileKind::Docx, FileKind::Xlsx, FileKind::Pptx] {
        assert_eq!(open(&mut reader, &bytes, kind, &["any"]), Err(FileProblem::Damaged), "{kind:?}");
    }
}
