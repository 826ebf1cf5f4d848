//! Files with passwords: every lock that PDF and ZIP have, opened with the right password and with no other.

use std::io::Write;
use std::sync::Arc;

use extract::{Opened, Passwords, Reader};
use record::{FileKind, FileProblem};
use sample::locked::{Lock, lock_pdf};
use zip::unstable::write::FileOptionsExt;
use zip::write::{ExtendedFileOptions, FileOptions};

use crate::made::pdf;
use crate::{Test, reader};

pub const TESTS: &[Test] = &[
    ("locked: PDFs of every kind open with their passwords", every_lock),
    ("locked: a PDF that only forbids printing never asks", permissions_only),
    ("locked: which password worked is told, and a lying count is not believed", which_worked),
    ("locked: ZIPs, with one password and with several", zips),
    ("locked: Office files say so", office),
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

fn office() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.extend([0; 600]);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    for kind in [FileKind::Docx, FileKind::Xlsx, FileKind::Pptx] {
        assert_eq!(open(&mut reader(), &bytes, kind, &["any"]), Err(FileProblem::Locked), "{kind:?}");
    }
}
