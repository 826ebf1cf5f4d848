//! The open export as other people's programs see it: the Library of Congress's `bagit` and coreutils' `sha256sum`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use record::{Anchor, FileId, Note, NoteKind};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use share::{BagSource, ExportProblem, Made, Original, SourceProblem, StoryFile, Table, write_bag};

#[derive(Default)]
struct Shelf {
    files: Vec<(String, Vec<u8>)>,
    /// Numbers of files whose bytes fail halfway.
    torn: Vec<i64>,
    /// Numbers of files whose bytes are not what was received.
    changed: Vec<i64>,
    broken_table: Option<Table>,
    stop_after: Option<u64>,
    seen: Cell<u64>,
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

struct Torn;

impl Read for Torn {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("a damaged part"))
    }
}

impl BagSource for Shelf {
    fn made(&self) -> Made {
        let at = chrono::DateTime::from_timestamp(1_795_255_200, 0).expect("a time");
        Made { at, app: "Ownstory 0.1.0\nPayload-Oxum: 1.1".into() }
    }

    fn originals(&self) -> Result<Vec<Original>, SourceProblem> {
        let list = self.files.iter().enumerate();
        Ok(list
            .map(|(n, (name, bytes))| Original { id: FileId(n as i64), name: name.clone(), sha256: hex(bytes) })
            .collect())
    }

    fn open(&self, id: FileId) -> Result<Box<dyn Read + '_>, SourceProblem> {
        let bytes = self.files[id.0 as usize].1.as_slice();
        if self.torn.contains(&id.0) {
            return Ok(Box::new(bytes[..bytes.len() / 2].chain(Torn)));
        }
        if self.changed.contains(&id.0) {
            return Ok(Box::new(bytes.chain(b"!".as_slice())));
        }
        Ok(Box::new(bytes))
    }

    fn rows(&self, table: Table) -> Result<Box<dyn Iterator<Item = Result<Value, SourceProblem>> + '_>, SourceProblem> {
        if self.broken_table == Some(table) {
            return Ok(Box::new([Ok(json!({})), Err(SourceProblem::Broken("closed".into()))].into_iter()));
        }
        let count = if table == Table::Pages { 3000 } else { usize::from(table == Table::Gaps) };
        Ok(Box::new((0..count).map(|n| Ok(json!({"n": n, "text": "one\ntwo\u{2028}né"})))))
    }

    fn notes(&self) -> Result<Vec<Note>, SourceProblem> {
        Ok(vec![Note {
            id: "n1".into(),
            kind: NoteKind::Ask,
            anchor: Anchor::new(FileId(0), "aa", 1, "Mother was not invited.", 0, 6),
            body: "Why?".into(),
            created: "2026-11-21T10:00:00Z".into(),
            changed: "2026-11-21T10:00:00Z".into(),
        }])
    }

    fn story(&self) -> Result<Vec<StoryFile>, SourceProblem> {
        Ok(vec![StoryFile { name: "My story.md".into(), bytes: b"# My story\n".to_vec() }])
    }

    fn written(&self, bytes: u64) -> ControlFlow<()> {
        self.seen.set(self.seen.get() + bytes);
        if self.stop_after.is_some_and(|most| self.seen.get() > most) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

fn shelf() -> Shelf {
    let names = [
        "Case file.pdf",
        "../../../escape.txt",
        "/etc/cron.d/x",
        "a\\..\\b.doc",
        "outer.zip",
        "outer.zip/inner.pdf",
        "outer.zip/é/é.txt",
        "case FILE.pdf",
        "con",
        "new\nline\r.txt",
        "100% true.pdf",
        "..",
        "",
        "  lead.txt",
        "trail. ",
        "tab\there",
        "empty",
        "名前🎉.pdf",
    ];
    let files = names.iter().enumerate().map(|(n, name)| {
        let bytes = if *name == "empty" { vec![] } else { vec![n as u8; 70_000 + n] };
        ((*name).to_owned(), bytes)
    });
    Shelf { files: files.collect(), ..Shelf::default() }
}

fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(folder: &Path, root: &Path, out: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, root, out);
            } else {
                out.insert(path.strip_prefix(root).expect("inside").to_owned(), fs::read(&path).expect("a file"));
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(root, root, &mut out);
    out
}

fn run(command: &mut Command) -> String {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?} cannot be run: {e}"));
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{command:?}: {said}");
    said
}

#[test]
fn every_original_comes_out_byte_for_byte_and_nothing_leaves_the_folder() {
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("deep/er/bag");
    fs::create_dir_all(bag.parent().expect("a parent")).expect("folders");
    let shelf = shelf();
    let report = write_bag(&bag, &shelf).expect("an export");
    let all = tree(home.path());
    assert!(all.keys().all(|path| path.starts_with("deep/er/bag")), "{:?}", all.keys());
    assert!(report.missing.is_empty());

    let index: Value =
        serde_json::from_slice(&fs::read(bag.join("data/export.json")).expect("an index")).expect("JSON");
    assert_eq!(index["format"], 1);
    assert_eq!(index["made_at"], "2026-11-21T10:00:00Z");
    assert_eq!(index["counts"]["pages"], 3000);
    assert_eq!(index["counts"]["originals"], shelf.files.len());
    for (n, (name, bytes)) in shelf.files.iter().enumerate() {
        assert_eq!(index["originals"][n]["file"], *name);
        let path = index["originals"][n]["path"].as_str().expect("a path");
        assert_eq!(&fs::read(bag.join("data").join(path)).expect("the original"), bytes, "{name:?} at {path:?}");
    }
    for ordinary in ["Case file.pdf", "outer.zip", "名前🎉.pdf", "  lead.txt"] {
        assert!(bag.join("data/originals").join(ordinary).is_file(), "{ordinary:?} is kept as it came");
    }
    assert!(report.renamed.contains(&("outer.zip/inner.pdf".into(), "originals/outer.zip.files/inner.pdf".into())));
    assert_eq!(index["counts"]["notes"], 1);
    let notes: Value = serde_json::from_slice(&fs::read(bag.join("data/notes.jsonld")).expect("notes")).expect("JSON");
    assert_eq!(notes["first"]["items"][0]["target"]["source"], "originals/Case%20file.pdf#page=1");

    let pages = fs::read_to_string(bag.join("data/records/pages.jsonl")).expect("pages");
    assert_eq!(pages.lines().count(), 3000);
    assert!(pages.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    assert!(Table::ALL.iter().all(|t| bag.join(format!("data/records/{}.jsonl", t.name())).is_file()));
    let payload: Vec<_> = all.iter().filter(|(path, _)| path.starts_with("deep/er/bag/data")).collect();
    assert_eq!(report.files, payload.len() as u64);
    assert_eq!(report.bytes, payload.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>());
    let info = fs::read_to_string(bag.join("bag-info.txt")).expect("bag-info");
    assert!(info.contains("Bagging-Date: 2026-11-21\n"));
    assert!(info.contains(&format!("\nPayload-Oxum: {}.{}\n", report.bytes, report.files)));
    assert_eq!(info.matches("\nPayload-Oxum").count(), 1, "no name can add a line");
}

/// A Python that can `import bagit`: the one named in the environment, or the computer's own. None is only allowed on a
/// programmer's own machine.
fn bagit_python() -> Option<PathBuf> {
    let named = std::env::var_os("OWNSTORY_BAGIT_PYTHON").map(PathBuf::from);
    let can = |python: &Path| {
        Command::new(python).args(["-c", "import bagit"]).output().is_ok_and(|out| out.status.success())
    };
    if let Some(python) = named {
        assert!(can(&python), "OWNSTORY_BAGIT_PYTHON names a Python that cannot import bagit");
        return Some(python);
    }
    let own = PathBuf::from("python3");
    let found = can(&own);
    assert!(found || std::env::var_os("CI").is_none(), "CI has to have bagit: set OWNSTORY_BAGIT_PYTHON");
    found.then_some(own)
}

#[test]
fn the_library_of_congress_finds_the_bag_valid() {
    let Some(python) = bagit_python() else {
        eprintln!("not checked: no Python with bagit here");
        return;
    };
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("bag");
    write_bag(&bag, &shelf()).expect("an export");
    let said = run(Command::new(&python).args(["-m", "bagit", "--validate"]).arg(&bag));
    assert!(said.contains("is valid"), "{said}");
    // The check can fail: one changed byte is found.
    fs::write(bag.join("data/export.json"), b"{}").expect("a changed file");
    let out = Command::new(&python).args(["-m", "bagit", "--validate"]).arg(&bag).output().expect("bagit runs");
    assert!(!out.status.success());
}

#[cfg(unix)]
#[test]
fn sha256sum_agrees_with_both_manifests() {
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("bag");
    write_bag(&bag, &shelf()).expect("an export");
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        run(Command::new("sha256sum").args(["--check", "--strict", "--quiet", manifest]).current_dir(&bag));
    }
    let listed = fs::read_to_string(bag.join("manifest-sha256.txt")).expect("a manifest");
    let payload = tree(&bag).keys().filter(|p| p.starts_with("data")).count();
    assert_eq!(listed.lines().count(), payload, "every payload file is listed");
    assert_eq!(fs::read_to_string(bag.join("tagmanifest-sha256.txt")).expect("tags").lines().count(), 3);
}

#[test]
fn what_is_there_already_is_never_touched() {
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("bag");
    fs::create_dir(&bag).expect("a folder");
    assert!(matches!(write_bag(&bag, &shelf()), Err(ExportProblem::AlreadyThere)));
    fs::remove_dir(&bag).expect("removed");
    let other = home.path().join("bag.part");
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("mine.txt"), "mine").expect("a file");
    assert!(matches!(write_bag(&bag, &shelf()), Err(ExportProblem::AlreadyThere)));
    assert_eq!(fs::read_to_string(other.join("mine.txt")).expect("still there"), "mine");
    assert!(matches!(write_bag(&home.path().join("no/such/folder"), &shelf()), Err(ExportProblem::NotThere)));
}

#[test]
fn an_export_that_a_crash_cut_short_is_written_anew() {
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("bag");
    let left = home.path().join("bag.part");
    fs::create_dir_all(left.join("data")).expect("folders");
    fs::write(left.join("unfinished-export.txt"), "This export was not finished. You can delete this folder.\n")
        .expect("marker");
    fs::write(left.join("data/half"), "half").expect("a file");
    write_bag(&bag, &shelf()).expect("an export");
    assert!(!left.exists() && !bag.join("data/half").exists() && !bag.join("unfinished-export.txt").exists());
}

#[test]
fn a_damaged_original_is_named_and_the_others_come_out() {
    let home = tempfile::tempdir().expect("a folder");
    let bag = home.path().join("bag");
    let shelf = Shelf { torn: vec![0], changed: vec![4], ..shelf() };
    let report = write_bag(&bag, &shelf).expect("an export");
    assert_eq!(report.missing, ["Case file.pdf", "outer.zip"]);
    assert_eq!(report.counts["originals"], shelf.files.len() as u64 - 2);
    assert!(!bag.join("data/originals/Case file.pdf").exists());
    let index: Value =
        serde_json::from_slice(&fs::read(bag.join("data/export.json")).expect("an index")).expect("JSON");
    assert_eq!(index["missing"], json!(["Case file.pdf", "outer.zip"]));
    assert_eq!(index["originals"][0]["path"], Value::Null);
}

#[test]
fn an_export_that_cannot_be_finished_leaves_nothing() {
    for shelf in
        [Shelf { broken_table: Some(Table::People), ..shelf() }, Shelf { stop_after: Some(100_000), ..shelf() }]
    {
        let home = tempfile::tempdir().expect("a folder");
        let bag = home.path().join("bag");
        let problem = write_bag(&bag, &shelf).expect_err("it cannot be finished");
        assert!(
            matches!(problem, ExportProblem::Stopped | ExportProblem::Source(SourceProblem::Broken(_))),
            "{problem}"
        );
        assert_eq!(fs::read_dir(home.path()).expect("the folder").count(), 0);
    }
}

/// Runs itself again in a namespace of its own, where a small disk may be mounted without being root.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_as_one_and_leaves_nothing() {
    const SMALL: &str = "OWNSTORY_TEST_SMALL_DISK";
    let Some(small) = std::env::var_os(SMALL).map(PathBuf::from) else {
        if !Command::new("unshare").args(["-rm", "true"]).output().is_ok_and(|out| out.status.success()) {
            eprintln!("not checked: this computer lets nobody mount a small disk");
            return;
        }
        let place = tempfile::tempdir().expect("a folder");
        let again = std::env::current_exe().expect("this test's own program");
        let said = run(Command::new("unshare")
            .args(["-rm", "sh", "-c", "mount -t tmpfs -o size=2m none \"$0\" && exec \"$1\" --exact a_full_disk_is_told_as_one_and_leaves_nothing"])
            .arg(place.path())
            .arg(again)
            .env(SMALL, place.path()));
        assert!(said.contains("1 passed"), "{said}");
        return;
    };
    let big = Shelf { files: vec![("big.bin".into(), vec![7; 8 << 20])], ..Shelf::default() };
    let problem = write_bag(&small.join("bag"), &big).expect_err("it does not fit");
    assert!(matches!(problem, ExportProblem::NoRoom), "{problem}");
    assert_eq!(fs::read_dir(&small).expect("the disk").count(), 0);
}
