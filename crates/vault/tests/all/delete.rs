//! Deleting for good, as the person sees it: what is gone is gone everywhere, and what they wrote stays.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use record::{
    Anchor, Corrected, Decided, Decision, EventKey, EventKind, EventTarget, Evidence, FileId, FileKind, Memory, Note,
    NoteKind, Own, OwnQuestion, TextHash,
};
use vault::{DamageKind, NewFile, STRAY_DAYS, SearchQuery, Vault, VaultError};

use crate::support::*;

const TEXT: &str = "Moved to canaryhill with Mrs Carer";

fn note(id: &str, file: FileId, sha256: &str, body: &str) -> Decision {
    Decision::NoteAdded {
        note: Note {
            id: id.into(),
            kind: NoteKind::Note,
            anchor: Anchor::new(file, sha256, 1, TEXT, 9, 19),
            body: body.into(),
            created: "2026-11-21T00:00:00Z".into(),
            changed: "2026-11-21T00:00:00Z".into(),
        },
    }
}

fn evidence(file: FileId) -> Vec<Evidence> {
    vec![Evidence { file, page: 1, start: 0, end: 34, quote: TEXT.into(), text_hash: TextHash::of(TEXT) }]
}

fn target(file: FileId) -> EventTarget {
    EventTarget {
        key: EventKey("e1".into()),
        kind: EventKind::PlacementStart,
        title: "Moved to canaryhill".into(),
        when: None,
        evidence: evidence(file),
    }
}

/// Everything that the vault says, as text.
fn all_said(vault: &Vault) -> String {
    let mut said = format!("{:?} {:?}", vault.files().expect("files"), vault.decisions().expect("decisions"));
    said += &format!("{:?}", vault.removed_files().expect("files"));
    vault.all_findings(|f, n, found, hash, from| said += &format!("{f:?}{n}{found:?}{hash:?}{from:?}")).expect("read");
    said += &format!("{:?}", vault.removed_parts().expect("parts"));
    for id in 1..9 {
        for n in 1..9 {
            said += &format!("{:?}", vault.page(FileId(id), n).expect("read").map(|p| p.content));
        }
    }
    for words in ["canaryhill", "canar", "carer"] {
        let query = SearchQuery { words: words.into(), limit: 50, offset: 0 };
        said += &format!("{:?}", vault.search(&query).expect("search").hits);
    }
    said
}

#[test]
fn a_deleted_paper_is_gone_everywhere_and_the_persons_words_stay() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let gone = keep(&mut vault, "canaryname.pdf", b"canary bytes");
    let other = keep(&mut vault, "other.pdf", b"other bytes");
    let sha = vault.files().expect("files")[0].sha256.clone();
    save(&mut vault, gone, &[page(1, TEXT), page(2, TEXT)]);
    save(&mut vault, other, &[page(1, "Review at the school with Mrs Carer")]);
    let at = "2026-11-21T00:00:00Z";
    for decision in [
        note("n", gone, &sha, "I was six"),
        note("bare", gone, &sha, ""),
        Decision::EventConfirmed { target: target(gone) },
        Decision::EventCorrected {
            target: target(gone),
            to: Corrected { title: Some("Went to live by the sea".into()), when: None },
        },
        Decision::QuestionWritten {
            question: OwnQuestion { id: "q".into(), text: "Who chose it?".into(), evidence: evidence(gone) },
        },
        Decision::EventHidden { target: target(gone) },
    ] {
        vault.decide(&decision, at).expect("decided");
    }
    vault.undo().expect("undone");
    assert!(all_said(&vault).matches("canaryhill").count() > 8);
    let blobs = || snapshot(dir.path()).keys().filter(|p| p.starts_with("blobs")).count();
    assert_eq!(blobs(), 2);

    let deleted = vault.delete_for_good(gone).expect("deleted");
    assert_eq!((deleted.files, deleted.pages, deleted.decisions, deleted.originals_left), (1, 2, 6, 0));
    assert!(deleted.log_emptied && deleted.still_inside.is_empty());
    let said = all_said(&vault);
    assert!(!said.contains("canary") && !said.contains(&sha), "{said}");
    assert!(said.contains("I was six") && said.contains("Who chose it?") && said.contains("by the sea"));
    assert!(said.contains("Review at the school"));
    assert_eq!(Decided::replay(&vault.decisions().expect("list")).notes.len(), 1);
    assert_eq!(blobs(), 1, "the original is gone from the folder");
    assert!(matches!(vault.original(gone), Err(VaultError::NotFound)));
    assert!(matches!(vault.delete_for_good(gone), Err(VaultError::NotFound)));
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    vault.close().expect("closed");

    let (mut vault, report) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!((report.files, report.missing_steps), (1, 0));
    assert!(keep(&mut vault, "canaryname.pdf", b"canary bytes") > other, "a number is never used again");
}

#[test]
fn what_came_inside_goes_along_and_shared_bytes_stay() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let mut inner = |name: &str, parent, bytes: &[u8]| {
        vault.keep_file(NewFile { name, parent, kind: FileKind::Pdf, bytes }).expect("kept").id
    };
    let outer = inner("box.zip", None, b"outer");
    let a = inner("box.zip/a.pdf", Some(outer), b"same bytes");
    let b = inner("box.zip/deep.zip", Some(outer), b"deep");
    let c = inner("box.zip/deep.zip/c.pdf", Some(b), b"bytes of c");
    let twin = inner("twin.pdf", None, b"same bytes");
    let one = vault.delete_for_good(c).expect("deleted");
    assert_eq!((one.files, one.still_inside), (1, vec![b]), "its bytes are still in the file that it came in");
    let all = vault.delete_for_good(outer).expect("deleted");
    assert_eq!((all.files, all.still_inside), (3, vec![]));
    assert_eq!(vault.original(twin).expect("stays"), b"same bytes");
    assert!(vault.original(a).is_err());
    assert_eq!(vault.files().expect("files").len(), 1);
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
}

#[test]
fn emptying_the_bin_takes_what_is_in_it_and_nothing_else() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let ids: Vec<_> = (0..4).map(|n| keep(&mut vault, &format!("{n}.pdf"), &[n; 900])).collect();
    assert_eq!(vault.empty_bin().expect("nothing to do").files, 0);
    vault.remove_file(ids[1]).expect("binned");
    vault.remove_file(ids[3]).expect("binned");
    // Something came in from the file after it was put in the bin.
    let late = NewFile { name: "3.pdf/late", parent: Some(ids[3]), kind: FileKind::Text, bytes: b"late" };
    let late = vault.keep_file(late).expect("kept").id;
    assert_eq!(vault.empty_bin().expect("emptied").files, 1);
    assert_eq!(vault.removed_files().expect("bin").len(), 1, "it still holds what is not in the bin");
    assert_eq!(vault.original(late).expect("stays"), b"late");
    vault.remove_file(late).expect("binned");
    assert_eq!(vault.empty_bin().expect("emptied").files, 2);
    assert!(vault.removed_files().expect("bin").is_empty());
    assert_eq!(vault.files().expect("files").len(), 2);
}

#[test]
fn what_the_person_wrote_can_be_forgotten_with_its_older_versions() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    let memory = |body: &str| Memory {
        id: "m".into(),
        title: "T".into(),
        body: body.into(),
        when: None,
        when_words: String::new(),
    };
    let edit = Decision::NoteEdited { id: "n".into(), body: "second".into(), kind: NoteKind::Note, at: "now".into() };
    let list = [
        note("n", file, "sha", "first"),
        edit,
        Decision::NoteRemoved { id: "n".into() },
        Decision::MemoryAdded { memory: memory("third") },
        Decision::NameSet { name: "Sam".into() },
    ];
    for decision in &list {
        vault.decide(decision, "now").expect("decided");
    }
    assert_eq!(vault.forget(Own::Note("n")).expect("forgotten"), 3);
    assert_eq!(vault.forget(Own::Note("n")).expect("nothing left"), 0);
    assert_eq!(vault.forget(Own::Memory("m")).expect("forgotten"), 1);
    let said = format!("{:?}", vault.decisions().expect("list"));
    assert!(["first", "second", "third"].iter().all(|word| !said.contains(word)) && said.contains("Sam"));
    assert_eq!(vault.decide(&list[4], "now").expect("decided"), 6, "a number is never used again");
    assert_eq!(vault.undo().expect("undone"), Some(list[4].clone()));
}

#[test]
fn a_stray_original_is_noted_and_goes_after_thirty_days() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", &[1; 500]);
    let blob = snapshot(dir.path()).into_keys().find(|p| p.starts_with("blobs")).expect("a blob");
    let stray = dir.path().join("blobs/00").join("0".repeat(64));
    fs::create_dir_all(stray.parent().expect("a folder")).expect("made");
    fs::copy(dir.path().join(&blob), &stray).expect("laid");
    let told = |vault: &mut Vault| {
        let problems = vault.check(true, &mut |_, _| {}).expect("checked").problems;
        problems.into_iter().map(|d| (d.what, d.goes_on)).collect::<Vec<_>>()
    };
    assert_eq!(told(&mut vault), [(DamageKind::StrayOriginal, None)], "not seen by an opening yet");
    vault.close().expect("closed");
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    let [(DamageKind::StrayOriginal, Some(day))] = &told(&mut vault)[..] else { panic!("noted") };
    let due: chrono::NaiveDate = day.parse().expect("a day");
    let before = due.pred_opt().expect("a day before");
    assert!((STRAY_DAYS as i64 - (due - chrono::Utc::now().date_naive()).num_days()).abs() <= 1);
    assert_eq!(vault.sweep_strays(before).expect("swept").waiting, 1);
    assert!(stray.exists());
    assert_eq!(vault.sweep_strays(due).expect("swept").gone, 1);
    assert!(!stray.exists() && dir.path().join(&blob).exists());
    assert_eq!(told(&mut vault), []);
    assert_eq!(vault.original(file).expect("whole"), [1; 500]);
    assert_eq!(vault.sweep_strays(due).expect("swept"), vault::Strays::default());
}

#[test]
fn an_original_that_lost_its_row_to_damage_is_never_swept() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let old = fs::read(dir.path().join("v.db")).expect("read");
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    keep(&mut vault, "late.pdf", b"kept late");
    vault.close().expect("closed");
    fs::write(dir.path().join("v.db"), &old).expect("an older database put back");
    let (mut vault, report) =
        Vault::open_despite_damage(dir.path(), vault::Unlock::Passphrase(&pass())).expect("if one insists");
    assert!(report.missing_steps > 0);
    let far = "2099-01-01".parse().expect("a day");
    assert_eq!(vault.sweep_strays(far).expect("swept").waiting, 1);
    let again = keep(&mut vault, "late.pdf", b"kept late");
    assert_eq!(vault.original(again).expect("whole"), b"kept late");
    assert_eq!(vault.sweep_strays(far).expect("swept").waiting, 0);
}

const FOLDER: &str = "VAULT_TEST_DELETE_FOLDER";
const FILES: u8 = 60;

/// Not a test of its own: deletes file after file until it is stopped dead.
#[test]
fn delete_worker() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (mut vault, _) = Vault::open(Path::new(&folder), &pass()).expect("opens");
    for file in vault.files().expect("files") {
        writeln!(std::io::stdout(), "@begun {}", file.id.0).expect("a listener");
        vault.delete_for_good(file.id).expect("deleted");
        writeln!(std::io::stdout(), "@deleted {}", file.id.0).expect("a listener");
    }
    std::thread::sleep(Duration::from_secs(60));
}

#[test]
fn stopped_dead_in_the_middle_a_file_is_whole_or_gone() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let mut ids = Vec::new();
    for n in 0..FILES {
        let id = keep(&mut vault, &format!("{n}.pdf"), &vec![n; 20_000]);
        let pages: Vec<_> = (1..=15).map(|i| page(i, &format!("file{n} {}", "canary words ".repeat(150)))).collect();
        save(&mut vault, id, &pages);
        ids.push(id);
    }
    vault.close().expect("closed");
    let mut random = scatter(23);
    let mut deleted: Vec<i64> = Vec::new();
    let mut rounds = 0;
    while deleted.len() < usize::from(FILES) - 10 && rounds < 25 {
        rounds += 1;
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "delete::delete_worker", "--nocapture"])
            .env(FOLDER, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut begun = 0;
        // Stopped a moment after some deletion began, wherever it is by then.
        let stop_at = 1 + random(4);
        for line in lines.map_while(Result::ok) {
            if line.contains("@begun") {
                begun += 1;
                if begun == stop_at {
                    break;
                }
            } else if let Some((_, id)) = line.split_once("@deleted ") {
                deleted.push(id.parse().expect("a number"));
            }
        }
        std::thread::sleep(Duration::from_micros(random(30_000) as u64));
        child.kill().expect("stopped dead");
        child.wait().expect("gone");
        let (mut vault, report) = Vault::open(dir.path(), &pass()).expect("opens");
        assert_eq!(report.missing_steps, 0);
        let there: Vec<FileId> = vault.files().expect("files").iter().map(|f| f.id).collect();
        for (n, id) in ids.iter().enumerate() {
            let pages = vault.page_numbers_done(*id).expect("pages").len();
            if there.contains(id) {
                assert!(!deleted.contains(&id.0), "{id:?} was said to be gone");
                assert_eq!((vault.original(*id).expect("whole"), pages), (vec![n as u8; 20_000], 15));
            } else {
                assert_eq!(pages, 0);
                let query = SearchQuery { words: format!("file{n} "), limit: 5, offset: 0 };
                assert_eq!(vault.search(&query).expect("search").total, 0);
            }
        }
        // What was gone but not said so counts as gone from now on.
        deleted = ids.iter().filter(|id| !there.contains(id)).map(|id| id.0).collect();
        assert_eq!(vault.check(true, &mut |_, _| {}).expect("checked").problems, [], "not even a stray original");
        let blobs = snapshot(dir.path()).keys().filter(|p| p.starts_with("blobs")).count();
        assert_eq!(blobs, there.len());
        vault.close().expect("closed");
    }
    assert!(rounds >= 8 && deleted.len() >= 20, "{rounds} rounds, {} deleted", deleted.len());
}
