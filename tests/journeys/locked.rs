//! Locked files through the whole app: asked for their password, opened now or later, and the password kept nowhere else.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use contract::*;
use desk::Desk;
use sample::kinds;
use sample::locked::{Lock, OldLock, PackageLock, ROUNDS, lock_doc, lock_odf, lock_package, lock_pdf, lock_xls};

use crate::support::*;

const FIRST: &str = "river-Seventeen-17";
const SECOND: &str = "Käthe's other key";

fn letter() -> Vec<u8> {
    made_up().bytes("00 Cover letter and index.pdf").expect("it is in the made-up file").to_vec()
}

/// Two PDFs with one password, one with another, an open note, and a ZIP with a file behind each.
fn write_locked(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let letter = letter();
    fs::write(folder.join("a.pdf"), lock_pdf(&letter, Lock::Aes256R6, FIRST, "keeper")).unwrap();
    fs::write(folder.join("b.pdf"), lock_pdf(&letter, Lock::Rc4With128Bits, FIRST, "keeper")).unwrap();
    fs::write(folder.join("c.pdf"), lock_pdf(&letter, Lock::Aes128, SECOND, "keeper")).unwrap();
    fs::write(folder.join("note.txt"), "Mrs Osei telephoned about the coat.").unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, password) in [("one.txt", FIRST), ("two.txt", SECOND)] {
        zip.start_file(name, options.with_aes_encryption(zip::AesMode::Aes256, password)).unwrap();
        zip.write_all(format!("Inside stood {name}").as_bytes()).unwrap();
    }
    fs::write(folder.join("box.zip"), zip.finish().unwrap().into_inner()).unwrap();
}

fn locked(desk: &Desk) -> Vec<String> {
    let files = desk.files(nothing()).unwrap().files;
    let mut names: Vec<String> = files
        .iter()
        .filter(|f| f.why == Some(WhyNotReadable::Locked))
        .map(|f| f.name.rsplit('/').next().unwrap_or_default().to_owned())
        .collect();
    names.sort();
    names
}

fn unlock(desk: &Desk, name: &str, password: &str) -> Result<FileUnlocked, Failure> {
    let answer = desk.unlock_file(UnlockFile { id: file_named(desk, name).id, password: password.into() });
    desk.wait_for_import().unwrap();
    answer
}

/// True where these bytes stand in any file under a folder.
fn stands_in(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            stands_in(&path, bytes)
        } else {
            fs::read(&path).unwrap().windows(bytes.len()).any(|w| w == bytes)
        }
    })
}

#[test]
fn locked_files_wait_and_one_password_opens_all_that_it_fits() {
    let folder = folder();
    let from = folder.path().join("in");
    write_locked(&from);
    let desk = desk_with_place(folder.path());
    let view = bring_in(&desk, &[&from]);
    assert_eq!((view.files_locked, view.files_not_readable), (4, 4));
    assert_eq!(desk.home(nothing()).unwrap().locked_files, 4);
    assert_eq!(locked(&desk), ["a.pdf", "b.pdf", "box.zip", "c.pdf"]);

    // A wrong one is told, as often as it is tried, and changes nothing.
    for _ in 0..3 {
        let refused = unlock(&desk, "a.pdf", "not this").unwrap_err();
        assert_eq!(refused.code, FailureCode::WrongFilePassword);
        assert!(refused.facts.name.unwrap().ends_with("a.pdf"));
    }
    assert_eq!(locked(&desk).len(), 4);

    // The right one, with a blank that came along when it was copied.
    let opened = unlock(&desk, "a.pdf", &format!("{FIRST} ")).unwrap();
    assert_eq!(opened.others, 2, "b.pdf, and a part of the ZIP");
    assert_eq!(locked(&desk), ["box.zip", "c.pdf"]);
    assert_eq!(file_named(&desk, "a.pdf").state, FileStateView::Done);
    assert_eq!(file_named(&desk, "box.zip/one.txt").state, FileStateView::Done);
    let again = unlock(&desk, "box.zip", FIRST).unwrap_err();
    assert_eq!(again.code, FailureCode::WrongFilePassword, "it has opened all that it can");
    unlock(&desk, "c.pdf", SECOND).unwrap();
    assert_eq!(locked(&desk), [""; 0]);
    let found = desk.search(SearchWanted { words: "inside stood".into(), offset: 0, limit: 10 }).unwrap();
    assert_eq!(found.hits.len(), 2);

    // Pages are drawn after the place was closed and opened again: the passwords are still known.
    desk.close();
    let (desk, _) = reopen(folder.path());
    for name in ["a.pdf", "b.pdf", "c.pdf"] {
        let page = desk.page(PageWanted { seq: file_named(&desk, name).first_seq.unwrap(), find: None }).unwrap();
        let address = page.picture.expect("a PDF page has a picture");
        let mut parts = address.split('/');
        let mut part = || parts.next().unwrap();
        let (token, file, number) = (part().to_owned(), part().parse().unwrap(), part().parse().unwrap());
        assert!(desk.picture(&token, file, number, 200).is_some(), "{name}");
    }
    // And a new file with a known password never asks.
    let more = folder.path().join("more");
    fs::create_dir_all(&more).unwrap();
    fs::write(more.join("d.pdf"), lock_pdf(&letter(), Lock::Aes256R5, SECOND, "keeper")).unwrap();
    assert_eq!(bring_in(&desk, &[&more]).files_locked, 0);

    // In clear the passwords stand nowhere: not in the safe place, not in a backup, not in what is taken out.
    let out = folder.path().join("out");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    desk.close();
    for where_ in ["safe", "computer", "out"] {
        for password in [FIRST, SECOND] {
            assert!(!stands_in(&folder.path().join(where_), password.as_bytes()), "{password} in {where_}");
        }
    }

    // Deleted for good, a file takes its password with it.
    let (desk, _) = reopen(folder.path());
    for name in ["c.pdf", "d.pdf", "box.zip"] {
        let id = file_named(&desk, name).id;
        desk.take_file_out(FileRef { id }).unwrap();
        desk.delete_for_good(FileRef { id }).unwrap();
    }
    assert_eq!(bring_in(&desk, &[&from.join("c.pdf")]).files_locked, 1, "nothing knows the second password any more");
    desk.close();
}

#[test]
fn office_files_ask_for_their_password_as_pdfs_do() {
    let folder = folder();
    let from = folder.path().join("in");
    fs::create_dir_all(&from).unwrap();
    let package =
        |name: &str, password: &str| lock_package(&kinds::named(name), PackageLock::AgileSha512, password, ROUNDS);
    for (name, bytes) in [
        ("letter.pdf", lock_pdf(&letter(), Lock::Aes256R6, FIRST, "keeper")),
        ("plan.docx", package("plan.docx", FIRST)),
        ("visits.xlsx", package("visits.xlsx", SECOND)),
        ("report.odt", lock_odf(&kinds::named("report.odt"), FIRST)),
        // Words of this age hold no more than 15 letters in a password; the lock itself takes any.
        ("letter.doc", lock_doc(&kinds::named("letter.doc"), OldLock::CryptoApi, FIRST)),
        ("visits.xls", lock_xls(&kinds::named("visits.xls"), OldLock::Rc4, FIRST)),
    ] {
        fs::write(from.join(name), bytes).unwrap();
    }
    let desk = desk_with_place(folder.path());
    assert_eq!(bring_in(&desk, &[&from]).files_locked, 6);

    // A wrong one is told; the right one opens this file and every other that it fits, of whatever kind.
    assert_eq!(unlock(&desk, "plan.docx", "not this").unwrap_err().code, FailureCode::WrongFilePassword);
    assert_eq!(unlock(&desk, "plan.docx", FIRST).unwrap().others, 4);
    assert_eq!(locked(&desk), ["visits.xlsx"]);
    for name in ["letter.pdf", "plan.docx", "report.odt", "letter.doc", "visits.xls"] {
        assert_eq!(file_named(&desk, name).state, FileStateView::Done, "{name}");
    }
    let found = desk.search(SearchWanted { words: "leeds".into(), offset: 0, limit: 10 }).unwrap();
    assert_eq!(found.hits.len(), 2, "what plan.docx and report.odt say was deleted");
    unlock(&desk, "visits.xlsx", SECOND).unwrap();
    assert_eq!(locked(&desk), [""; 0]);

    // A file that comes later never asks, and neither password stands in clear anywhere.
    let more = folder.path().join("more");
    fs::create_dir_all(&more).unwrap();
    let later = lock_package(&kinds::named("talk.pptx"), PackageLock::StandardAes128, SECOND, ROUNDS);
    fs::write(more.join("talk.pptx"), later).unwrap();
    assert_eq!(bring_in(&desk, &[&more]).files_locked, 0);
    desk.close();
    for password in [FIRST, SECOND] {
        assert!(!stands_in(&folder.path().join("safe"), password.as_bytes()));
    }
}

fn import(folder: &Path, passwords: bool) -> Command {
    let mut command = Command::new(cli());
    command.arg("import").arg(folder.join("safe")).arg(folder.join("in")).args(["--no-ocr", "--quiet"]);
    command.arg("--passphrase-file").arg(folder.join("passphrase"));
    if passwords {
        command.arg("--file-passwords").arg(folder.join("passwords"));
    }
    command
}

#[test]
fn the_terminal_names_what_is_locked_and_takes_passwords_from_a_file() {
    let folder = folder();
    write_locked(&folder.path().join("in"));
    desk_with_place(folder.path()).close();
    fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
    fs::write(folder.path().join("passwords"), format!("wrong\n{FIRST}\r\n\n")).unwrap();

    let output = import(folder.path(), false).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1));
    for name in ["a.pdf", "b.pdf", "c.pdf", "box.zip"] {
        assert!(told.contains(&format!("Asks for a password: in/{name}.")), "{told}");
    }
    let output = import(folder.path(), true).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "two are still locked");
    assert_eq!(told.matches("Asks for a password").count(), 2, "{told}");
    assert!(!told.contains(FIRST));

    fs::write(folder.path().join("passwords"), SECOND).unwrap();
    assert!(import(folder.path(), true).status().unwrap().success());
    let (desk, _) = reopen(folder.path());
    assert_eq!(locked(&desk), [""; 0]);
    desk.close();
}

#[test]
fn killed_in_between_the_locked_files_come_to_the_same_end() {
    let folder = folder();
    let from = folder.path().join("in");
    write_locked(&from);
    fs::write(from.join("long.pdf"), lock_pdf(&sample::prose_pdf(600), Lock::Aes128, FIRST, "keeper")).unwrap();
    desk_with_place(folder.path()).close();
    fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
    fs::write(folder.path().join("passwords"), format!("{FIRST}\n{SECOND}\n")).unwrap();
    for kill in 0..6 {
        let mut child =
            import(folder.path(), true).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(Duration::from_millis(600 + 350 * kill));
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
    }
    // What was opened before the last kill is read to its end without the passwords being given again; the rest waits.
    let (desk, _) = reopen(folder.path());
    desk.carry_on_import(nothing()).unwrap();
    desk.wait_for_import().unwrap();
    let files = desk.files(nothing()).unwrap().files;
    assert!(files.iter().all(|f| f.why.is_none() || f.why == Some(WhyNotReadable::Locked)), "{files:#?}");
    desk.close();
    assert!(import(folder.path(), true).status().unwrap().success());
    let (desk, _) = reopen(folder.path());
    let files = desk.files(nothing()).unwrap().files;
    assert!(files.iter().all(|f| f.state == FileStateView::Done && f.pages_ready == f.pages), "{files:#?}");
    assert_eq!(file_named(&desk, "long.pdf").pages, 600);
    desk.close();
}
