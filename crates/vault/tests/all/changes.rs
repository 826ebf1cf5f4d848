//! Received files: kept once, put in the bin and taken out again.

use std::io::Read;

use record::{FileKind, FileProblem, FileState};
use vault::{NewFile, SearchQuery, Vault, VaultError};

use crate::support::*;

#[test]
fn the_same_file_again_is_recognised() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let zip = keep(&mut vault, "all.zip", b"zip");
    let new = |name, parent, bytes| NewFile { name, parent, kind: FileKind::Pdf, bytes };
    let first = vault.keep_file(new("a.pdf", None, b"bytes")).expect("kept");
    assert!(!first.already && !first.restored);
    let again = vault.keep_file(new("a.pdf", None, b"bytes")).expect("kept");
    assert!(again.already && again.id == first.id);
    // Another name, another outer file or other bytes is another thing that was received.
    let others = [new("b.pdf", None, b"bytes"), new("a.pdf", Some(zip), b"bytes"), new("a.pdf", None, b"other")];
    for other in others {
        assert!(!vault.keep_file(other).expect("kept").already);
    }
    assert_eq!(vault.files().expect("files").len(), 5);
    let blobs = snapshot(dir.path()).keys().filter(|p| p.starts_with("blobs")).count();
    assert_eq!(blobs, 3, "equal bytes are stored once");
    let streamed = vault.keep_file_from("a.pdf", None, FileKind::Pdf, &mut &b"bytes"[..], 5).expect("kept");
    assert!(streamed.already && streamed.id == first.id);
    assert_eq!(vault.original(first.id).expect("still whole"), b"bytes");
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
}

#[test]
fn a_big_file_goes_through_without_being_held_in_memory() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let size = 48 << 20;
    let mut source = std::io::repeat(0xa5).take(size);
    let kept = vault.keep_file_from("scan.pdf", None, FileKind::Pdf, &mut source, size).expect("kept");
    struct Count(u64);
    impl std::io::Write for Count {
        fn write(&mut self, b: &[u8]) -> std::io::Result<usize> {
            assert!(b.iter().all(|x| *x == 0xa5));
            self.0 += b.len() as u64;
            Ok(b.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    vault.copy_original(kept.id, &mut count).expect("out again");
    assert_eq!(count.0, size);
    let file = &vault.files().expect("files")[0];
    assert_eq!((file.size, file.state, file.pages), (size, FileState::Kept, 0));
}

#[test]
fn a_source_that_breaks_off_leaves_nothing_behind() {
    struct Breaks;
    impl Read for Breaks {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the stick was pulled out"))
        }
    }
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let before = snapshot(&dir.path().join("blobs"));
    let mut source = std::io::repeat(1).take(1 << 20).chain(Breaks);
    let answer = vault.keep_file_from("a.pdf", None, FileKind::Pdf, &mut source, 1 << 20);
    assert!(matches!(answer, Err(VaultError::Io(_))));
    assert_eq!(snapshot(&dir.path().join("blobs")), before);
    assert!(vault.files().expect("files").is_empty());
}

#[test]
fn a_file_in_the_bin_is_not_found_and_comes_back_whole() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let zip = keep(&mut vault, "all.zip", b"zip");
    let mut inner = |name: &str, parent| {
        let kept = vault.keep_file(NewFile { name, parent: Some(parent), kind: FileKind::Pdf, bytes: name.as_bytes() });
        kept.expect("kept").id
    };
    let (a, b) = (inner("all.zip/a.pdf", zip), inner("all.zip/b.pdf", zip));
    let deep = inner("all.zip/b.pdf/c.pdf", b);
    for file in [a, b, deep] {
        save(&mut vault, file, &[page(1, "the needle is here")]);
        vault.set_file(file, FileState::DoneWithProblems, Some(FileProblem::TooBig), 9).expect("set");
    }
    let needle = SearchQuery { words: "needle".into(), limit: 10, offset: 0 };
    let walked = |vault: &Vault| {
        let mut seen = Vec::new();
        vault
            .all_findings(|file, page, found, hash, _| seen.push((file, page, found.reader_version, hash)))
            .expect("walked");
        seen.len()
    };
    vault.remove_file(a).expect("removed");
    assert_eq!(vault.search(&needle).expect("search").total, 2);
    vault.remove_file(zip).expect("removed");
    assert_eq!((vault.files().expect("files").len(), vault.removed_files().expect("bin").len()), (0, 4));
    assert_eq!((vault.search(&needle).expect("search").total, walked(&vault)), (0, 0));
    assert!(vault.findings_older_than(99).expect("list").is_empty());
    assert!(matches!(vault.remove_file(zip), Err(VaultError::NotFound)));
    vault.restore_file(b).expect("back, with what it came in");
    let names: Vec<_> = vault.files().expect("files").into_iter().map(|f| f.name).collect();
    assert!(names.contains(&"all.zip".to_owned()) && names.contains(&"all.zip/b.pdf/c.pdf".to_owned()), "{names:?}");
    vault.restore_file(a).expect("back");
    vault.restore_file(zip).expect("nothing to do");
    assert_eq!((vault.search(&needle).expect("search").total, walked(&vault)), (3, 3));
    let file = vault.files().expect("files").into_iter().find(|f| f.id == b).expect("there");
    assert_eq!((file.state, file.problem, file.pages), (FileState::DoneWithProblems, Some(FileProblem::TooBig), 9));
    // Bringing in a removed file again takes it out of the bin.
    vault.remove_file(a).expect("removed");
    let again = NewFile { name: "all.zip/a.pdf", parent: Some(zip), kind: FileKind::Pdf, bytes: b"all.zip/a.pdf" };
    let kept = vault.keep_file(again).expect("kept");
    assert!(kept.id == a && kept.already && kept.restored);
    assert_eq!(vault.page_numbers_done(a).expect("numbers"), [1]);
}

#[test]
fn a_lost_original_is_mended_by_bringing_it_in_again() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let id = keep(&mut vault, "a.pdf", b"bytes");
    let blob = snapshot(dir.path()).into_keys().find(|p| p.starts_with("blobs")).expect("a blob");
    std::fs::remove_file(dir.path().join(blob)).expect("lost");
    assert!(matches!(vault.original(id), Err(VaultError::Damaged { .. })));
    assert_eq!(keep(&mut vault, "a.pdf", b"bytes"), id);
    assert_eq!(vault.original(id).expect("whole"), b"bytes");
    assert_eq!(vault.files().expect("files").len(), 1);
}
