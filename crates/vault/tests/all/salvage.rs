//! Salvage from many kinds of damage: what can be read is brought over whole, what cannot is named, and the old folder
//! is not touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use record::{Anchor, Decision, FileId, FileKind, FileState, Note, NoteKind};
use vault::{
    DamageKind, NewFile, OldDatabase, Passphrase, RecoveryWords, Salvaged, SearchQuery, Unlock, Vault, VaultError,
    salvage,
};

use crate::support::*;

const PAGES: u32 = 120;
const DECISIONS: i64 = 60;

fn fresh() -> Passphrase {
    Passphrase::new("a fresh one for the new place")
}

fn kind(bytes: &[u8]) -> (FileKind, &'static str) {
    if bytes.starts_with(b"%PDF") { (FileKind::Pdf, "pdf") } else { (FileKind::Text, "txt") }
}

fn original(n: i64) -> Vec<u8> {
    let start: &[u8] = if n == 3 { b"plain text" } else { b"%PDF-1.7 " };
    [start, format!("file {n} ").repeat(3_000).as_bytes()].concat()
}

fn text(file: i64, n: u32) -> String {
    format!("file{file}page{n} Moved to Hillside {}", "some words ".repeat(70))
}

fn decision(n: i64, sha256: &str) -> Decision {
    if n == 1 {
        let anchor = Anchor::new(FileId(1), sha256, 2, &text(1, 2), 0, 10);
        let (created, changed) = ("then".into(), "then".into());
        let note = Note { id: "n".into(), kind: NoteKind::Note, anchor, body: "My own words".into(), created, changed };
        return Decision::NoteAdded { note };
    }
    Decision::NameSet { name: format!("decision {n} {}", "own words ".repeat(25)) }
}

/// Three files (one in the bin), 120 pages, 60 decisions, some settings; closed.
fn made(folder: &Path) -> RecoveryWords {
    let (mut vault, words) = create(folder);
    for n in 1..=3i64 {
        let bytes = original(n);
        let new = NewFile { name: &format!("file {n}.pdf"), parent: None, kind: kind(&bytes).0, bytes: &bytes };
        let id = vault.keep_file(new).expect("kept").id;
        assert_eq!(id, FileId(n));
        let count = if n == 3 { 0 } else { PAGES / 2 };
        let pages: Vec<_> = (1..=count).map(|p| page(p, &text(n, p))).collect();
        save(&mut vault, id, &pages);
        vault.set_file(id, FileState::Done, None, count).expect("set");
    }
    vault.remove_file(FileId(2)).expect("binned");
    let sha = vault.files().expect("files")[0].sha256.clone();
    for n in 1..=DECISIONS {
        vault.decide(&decision(n, &sha), "2026-11-21T00:00:00Z").expect("decided");
    }
    vault.undo().expect("undone");
    for n in 0..10 {
        vault.set_setting(&format!("key {n}"), &"value ".repeat(9)).expect("saved");
    }
    vault.close().expect("closed");
    words
}

/// Salvages into a folder beside, and proves what must hold whatever was damaged.
fn bring(folder: &Path, unlock: Unlock) -> (Vault, Salvaged) {
    let into = folder.with_file_name("new");
    let before = snapshot(folder);
    let mut last = (0, 0);
    let (words, told) = salvage(folder, unlock, &into, &fresh(), "New place", &kind, &mut |done, all| {
        last = (done, all);
        true
    })
    .expect("salvaged");
    assert_eq!(last.0, last.1);
    assert_eq!(snapshot(folder), before, "the old folder is as it was");
    assert_eq!(hidden(folder), [] as [String; 0]);
    drop(Vault::open_with_recovery(&into, &words).expect("opens with the new words"));
    let (mut vault, report) = Vault::open(&into, &fresh()).expect("opens");
    assert!(report.closed_properly && report.damaged.is_empty());
    assert_eq!(vault.name(), "New place");
    let health = vault.check(true, &mut |_, _| {}).expect("checked");
    assert!(health.problems.iter().all(|d| d.what == DamageKind::OriginalMissing), "{:?}", health.problems);
    assert_eq!(health.problems.len(), told.lost_originals.len());
    assert_eq!((health.counts.files, health.counts.pages), (told.files.into(), told.pages.into()));
    assert_eq!(health.counts.decisions, u64::from(told.decisions));
    assert!(matches!(Vault::open(&into, &pass()), Err(VaultError::AlreadyOpen)));
    (vault, told)
}

fn hidden(folder: &Path) -> Vec<String> {
    let parent = fs::read_dir(folder.parent().expect("a parent")).expect("listed");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("an entry").file_name().to_string_lossy().into_owned();
    parent.map(name).filter(|n| n.starts_with('.')).collect()
}

/// What is in the new vault is exactly what was in the old one; what is not there is named.
fn exact(vault: &Vault, told: &Salvaged) {
    let sha = |bytes: &[u8]| vault.files().expect("files").iter().any(|f| f.size == bytes.len() as u64);
    for decided in vault.decisions().expect("list") {
        let made = decision(
            decided.seq,
            match &decided.decision {
                Decision::NoteAdded { note } => &note.anchor.sha256,
                _ => "",
            },
        );
        assert_eq!(decided.decision, made);
        assert_eq!(decided.undone, decided.seq == DECISIONS);
    }
    assert!(i64::from(told.decisions + told.lost_decisions) >= DECISIONS, "{told:?}");
    assert!(told.settings + told.lost_settings >= 10);
    assert!(sha(&original(1)) || told.database == OldDatabase::Lost || told.lost_names > 0);
    let all: Vec<_> = vault
        .files()
        .expect("files")
        .into_iter()
        .chain(vault.removed_files().expect("bin").into_iter().map(|(f, _)| f))
        .collect();
    for file in all.iter().filter(|f| f.name.starts_with("file ")) {
        let n = file.id.0;
        assert_eq!(file.name, format!("file {n}.pdf"));
        let count = if n == 3 { 0 } else { PAGES / 2 };
        let done: BTreeSet<u32> = vault.page_numbers_done(file.id).expect("numbers").into_iter().collect();
        for p in 1..=count {
            let named = told.to_read_again.iter().chain(&told.lost_pages).any(|(f, at)| *f == file.name && *at == p);
            assert_eq!(done.contains(&p), !named, "page {p} of {n}");
            if done.contains(&p) {
                let row = vault.page(file.id, p).expect("read").expect("there");
                let (_, content, findings) = page(p, &text(n, p));
                assert_eq!((row.content, row.findings), (content, findings));
            }
        }
        assert_eq!(file.state == FileState::Kept, told.to_read_again.iter().any(|(f, _)| *f == file.name));
    }
}

fn all_originals(vault: &Vault) -> Vec<Vec<u8>> {
    let kept = vault.files().expect("files").into_iter();
    let binned = vault.removed_files().expect("bin").into_iter().map(|(f, _)| f);
    let mut all: Vec<_> = kept.chain(binned).filter_map(|f| vault.original(f.id).ok()).collect();
    all.sort();
    all
}

fn wanted(numbers: &[i64]) -> Vec<Vec<u8>> {
    let mut all: Vec<_> = numbers.iter().map(|n| original(*n)).collect();
    all.sort();
    all
}

#[test]
fn a_whole_vault_comes_over_whole() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let words = made(&folder);
    let (vault, told) = bring(&folder, Unlock::Words(&words));
    exact(&vault, &told);
    let clean = Salvaged {
        database: OldDatabase::Whole,
        files: 3,
        pages: PAGES,
        decisions: DECISIONS as u32,
        settings: 10,
        ..Salvaged::default()
    };
    assert_eq!(told, clean);
    assert_eq!(all_originals(&vault), wanted(&[1, 2, 3]));
    assert!(vault.can_redo().expect("asked"));
    assert_eq!(vault.removed_files().expect("bin").len(), 1);
    let query = SearchQuery { words: "file1page7 ".into(), limit: 5, offset: 0 };
    assert_eq!(vault.search(&query).expect("search").total, 1);
}

#[test]
fn bad_pages_of_the_database_are_read_around() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    made(&folder);
    let good = fs::read(folder.join("v.db")).expect("read");
    let pages = good.len() / 4096;
    let mut random = scatter(42);
    let (mut kept_pages, mut kept_decisions, mut named) = (0, 0, 0);
    for round in 0..24 {
        let mut bad = good.clone();
        for _ in 0..1 + round % 6 {
            // Not the first page: that is another test.
            let at = 4096 + random((pages - 1) * 4096);
            bad[at] ^= 1 << random(8);
        }
        fs::write(folder.join("v.db"), &bad).expect("written");
        let (vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
        assert_eq!(told.database, OldDatabase::Damaged, "round {round}");
        exact(&vault, &told);
        assert_eq!(all_originals(&vault), wanted(&[1, 2, 3]), "round {round}");
        kept_pages += told.pages;
        kept_decisions += told.decisions;
        named += u32::from(told.lost_names == 0);
        vault.close().expect("closed");
        fs::remove_dir_all(folder.with_file_name("new")).expect("removed");
    }
    // One bad page of the file costs a few pages of the papers, not all of them.
    assert!(kept_pages > 24 * PAGES * 8 / 10, "{kept_pages} pages");
    assert!(kept_decisions > 24 * 60 * 8 / 10, "{kept_decisions} decisions");
    assert!(named > 12, "{named} of 24 kept every name");
}

#[test]
fn without_its_first_page_the_database_still_gives_names_and_decisions() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    made(&folder);
    let good = fs::read(folder.join("v.db")).expect("read");
    let length = good.len();
    type Change = (&'static str, Box<dyn Fn(&mut Vec<u8>)>);
    let changes: [Change; 4] = [
        ("a flipped bit", Box::new(|b| b[700] ^= 4)),
        ("zeros", Box::new(|b| b[..4096].fill(0))),
        ("cut short by three pages", Box::new(move |b| b.truncate(length - 3 * 4096))),
        ("cut in the middle of a page", Box::new(move |b| b.truncate(length - 4096 - 1000))),
    ];
    for (why, change) in &changes {
        let mut bad = good.clone();
        change(&mut bad);
        fs::write(folder.join("v.db"), &bad).expect("written");
        let (vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
        assert_eq!(told.database, OldDatabase::Damaged, "{why}");
        exact(&vault, &told);
        assert_eq!(told.lost_names, 0, "{why}");
        assert!(told.decisions >= 20 && told.pages > PAGES / 2, "{why}: {told:?}");
        vault.close().expect("closed");
        fs::remove_dir_all(folder.with_file_name("new")).expect("removed");
    }
    // The label with its salt is gone too: the file's own first bytes tell it.
    fs::write(folder.join("v.db"), &good).expect("written");
    for file in ["vault.toml", "vault.toml.bak", "head", "head.bak"] {
        fs::remove_file(folder.join(file)).expect("removed");
    }
    let (vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
    assert_eq!((told.database, told.decisions), (OldDatabase::Whole, DECISIONS as u32));
    exact(&vault, &told);
}

#[test]
fn without_any_database_the_originals_come_out() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let words = made(&folder);
    let length = fs::metadata(folder.join("v.db")).expect("there").len() as usize;
    let mut random = scatter(53);
    let noise: Vec<u8> = (0..length).map(|_| random(256) as u8).collect();
    for (why, bytes) in [("gone", None), ("empty", Some(vec![])), ("noise", Some(noise)), ("short", Some(vec![0; 300]))]
    {
        match bytes {
            Some(bytes) => fs::write(folder.join("v.db"), bytes).expect("written"),
            None => fs::remove_file(folder.join("v.db")).expect("removed"),
        }
        if why == "noise" {
            for file in ["vault.toml", "vault.toml.bak", "head", "keys/pass.age", "keys/pass.age.bak", "keys/sums"] {
                fs::remove_file(folder.join(file)).expect("removed");
            }
        }
        let (vault, told) = bring(&folder, Unlock::Words(&words));
        assert_eq!((told.database, told.files, told.pages), (OldDatabase::Lost, 3, 0), "{why}");
        assert_eq!(all_originals(&vault), wanted(&[1, 2, 3]), "{why}");
        let names: BTreeSet<_> = told.recovered.iter().map(String::as_str).collect();
        assert!(names.iter().all(|n| n.starts_with("Recovered paper ")), "{names:?}");
        assert_eq!(names.iter().filter(|n| n.ends_with(".pdf")).count(), 2);
        assert_eq!(names.iter().filter(|n| n.ends_with(".txt")).count(), 1);
        assert!(vault.files().expect("files").iter().all(|f| f.state == FileState::Kept));
        vault.close().expect("closed");
        fs::remove_dir_all(folder.with_file_name("new")).expect("removed");
    }
}

/// Which original lies in which file.
fn blobs(folder: &Path) -> BTreeMap<i64, PathBuf> {
    // Each of the three has its own length.
    let mut found = BTreeMap::new();
    let files = snapshot(folder);
    for (path, bytes) in files.iter().filter(|(p, _)| p.starts_with("blobs")) {
        let n = (1..=3).find(|n| bytes.len() as i64 - original(*n).len() as i64 == 200 + 16).unwrap_or(0);
        found.insert(n, folder.join(path));
    }
    found
}

#[test]
fn damaged_originals_are_named_and_their_pages_stay() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let (mut vault, _) = create(&folder);
    let ids: Vec<_> =
        (0..4u8).map(|n| keep(&mut vault, &format!("{n}.pdf"), &vec![n; 1000 * (usize::from(n) + 1)])).collect();
    for id in &ids {
        save(&mut vault, *id, &[page(1, "the first"), page(2, "the second")]);
        vault.set_file(*id, FileState::Done, None, 3).expect("set");
    }
    vault.close().expect("closed");
    assert!(!blobs(&folder).is_empty());
    let mut by_length: Vec<_> = snapshot(&folder).into_iter().filter(|(p, _)| p.starts_with("blobs")).collect();
    by_length.sort_by_key(|(_, bytes)| bytes.len());
    let path = |n: usize| folder.join(&by_length[n].0);
    flip_middle(&path(0));
    fs::remove_file(path(1)).expect("gone");
    // One lies under a strange name, where a disk repair may have put it; another has a foreign file's name.
    fs::rename(path(2), path(2).with_file_name("FILE0001.CHK")).expect("renamed");
    fs::write(folder.join("blobs/readme.txt"), "nothing of ours").expect("written");

    let (mut vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
    assert_eq!(told.lost_originals, ["0.pdf", "1.pdf"]);
    assert_eq!(told.lost_pages, [("0.pdf".to_owned(), 3), ("1.pdf".to_owned(), 3)]);
    assert_eq!(told.to_read_again, [("2.pdf".to_owned(), 3), ("3.pdf".to_owned(), 3)]);
    assert_eq!((told.unreadable, told.pages, told.recovered.len()), (1, 8, 0), "{told:?}");
    assert_eq!(vault.original(ids[2]).expect("found under its strange name"), vec![2; 3000]);
    assert_eq!(vault.page(ids[0], 2).expect("read").expect("its words stay").content.text, "the second");
    // Brought in again, a lost original takes its place.
    let again = keep(&mut vault, "1.pdf", &vec![1; 2000]);
    assert_eq!((again, vault.original(again).expect("whole")), (ids[1], vec![1; 2000]));
    assert_eq!(vault.check(true, &mut |_, _| {}).expect("checked").problems.len(), 1);
}

#[test]
fn saved_steps_in_the_log_of_a_crash_come_along_and_a_foreign_log_does_not() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    made(&folder);
    let (mut vault, _) = Vault::open(&folder, &pass()).expect("opens");
    vault.set_setting("late", "saved before the crash").expect("saved");
    let crashed = snapshot(&folder);
    drop(vault);
    let closed = snapshot(&folder);
    put_back(&folder, &crashed);
    let (vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
    assert_eq!((told.database, told.settings), (OldDatabase::Whole, 11));
    assert_eq!(vault.setting("late").expect("read").as_deref(), Some("saved before the crash"));
    vault.close().expect("closed");
    fs::remove_dir_all(folder.with_file_name("new")).expect("removed");

    put_back(&folder, &closed);
    fs::write(folder.join("v.db-wal"), &crashed[Path::new("v.db-wal")]).expect("laid");
    let (vault, told) = bring(&folder, Unlock::Passphrase(&pass()));
    assert_eq!((told.database, told.settings), (OldDatabase::Whole, 11));
    exact(&vault, &Salvaged { settings: 10, ..told });
}

#[test]
fn refused_or_stopped_there_is_nothing_new() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let words = made(&folder);
    let into = dir.path().join("new");
    let before = snapshot(&folder);
    let go = |folder: &Path, unlock: Unlock, into: &Path, steps: u64| {
        let mut n = 0;
        let answer = salvage(folder, unlock, into, &fresh(), "x", &kind, &mut |_, _| {
            n += 1;
            n <= steps
        });
        answer.map(|(_, told)| told)
    };
    let wrong = Passphrase::new("wrong");
    assert!(matches!(go(&folder, Unlock::Passphrase(&wrong), &into, 99), Err(VaultError::WrongPassphrase)));
    assert!(matches!(go(dir.path(), Unlock::Words(&words), &into, 99), Err(VaultError::NotAVault)));
    assert!(matches!(go(&folder, Unlock::Words(&words), &folder.join("inside"), 99), Err(VaultError::NotEmpty)));
    assert!(matches!(go(&folder, Unlock::Words(&words), &folder, 99), Err(VaultError::NotEmpty)));
    for steps in 0..4 {
        assert!(matches!(go(&folder, Unlock::Words(&words), &into, steps), Err(VaultError::Stopped)), "{steps}");
    }
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    assert!(matches!(go(&folder, Unlock::Words(&words), &into, 99), Err(VaultError::AlreadyOpen)));
    drop(vault);
    assert!(!into.exists() && hidden(&folder).is_empty());
    let label = |name: &str| before[Path::new(name)].clone();
    assert_eq!(fs::read(folder.join("vault.toml")).expect("read"), label("vault.toml"));
    fs::create_dir(&into).expect("made");
    fs::write(into.join("mine"), "mine").expect("written");
    assert!(matches!(go(&folder, Unlock::Words(&words), &into, 99), Err(VaultError::NotEmpty)));
    assert_eq!(snapshot(&into).len(), 1);
    fs::remove_file(into.join("mine")).expect("removed");
    // What an earlier call left when it was stopped dead is cleared up, an empty folder is taken.
    let left = dir.path().join(".new.salvage-0011223344556677");
    closed_vault(&left);
    assert_eq!(go(&folder, Unlock::Words(&words), &into, 99).expect("salvaged").files, 3);
    assert!(!left.exists());
}
