//! Vaults and pages for the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use record::{
    DateMention, FileId, FileKind, How, PageContent, PageFindings, PageHead, Redaction, RedactionKind, TextFrom, When,
    WordBox,
};
use vault::{BackupMade, CreateOptions, NewFile, Passphrase, RecoveryWords, SavedPage, SearchQuery, Vault};

pub const PASS: &str = "purple kettle sings at dawn";

pub fn pass() -> Passphrase {
    Passphrase::new(PASS)
}

/// A folder in memory where the system has one: for tests that open a vault thousands of times and prove nothing about disks.
pub fn quick_dir() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

pub fn create(folder: &Path) -> (Vault, RecoveryWords) {
    let options = CreateOptions { name: "My folder".into(), passphrase: pass(), work_factor: 2 };
    Vault::create(folder, options).expect("a new vault")
}

/// A vault with two files and five pages, closed, and its recovery words.
pub fn closed_vault(folder: &Path) -> RecoveryWords {
    let (mut vault, words) = create(folder);
    let a = keep(&mut vault, "a.pdf", b"%PDF-1.7 the first file");
    keep(&mut vault, "b.txt", b"the second file");
    let pages: Vec<_> = (1..=5).map(|n| page(n, "Moved to Hillside with Mrs Carer")).collect();
    save(&mut vault, a, &pages);
    vault.set_setting("language", "en").expect("saved");
    vault.close().expect("closed");
    words
}

pub fn keep(vault: &mut Vault, name: &str, bytes: &[u8]) -> FileId {
    vault.keep_file(NewFile { name, parent: None, kind: FileKind::Pdf, bytes }).expect("kept").id
}

pub fn save(vault: &mut Vault, file: FileId, pages: &[(u32, PageContent, PageFindings)]) {
    let list: Vec<_> =
        pages.iter().map(|(number, content, findings)| SavedPage { number: *number, content, findings }).collect();
    vault.save_pages(file, &list).expect("saved");
}

/// A page of these words, with a box for each, one date and one redaction.
pub fn page(number: u32, text: &str) -> (u32, PageContent, PageFindings) {
    let mut words = Vec::new();
    let mut at = 0u32;
    for (i, word) in text.split(' ').enumerate() {
        let length = word.chars().count() as u32;
        let (x, y) = (72.0 + (i % 10) as f32 * 40.0, 72.0 + (i / 10) as f32 * 14.0);
        words.push(WordBox { start: at, end: at + length, x0: x, y0: y, x1: x + 36.5, y1: y + 11.25 });
        at += length + 1;
    }
    let redaction = Redaction {
        kind: RedactionKind::Box,
        start: 0,
        end: 1,
        bbox: Some([72.0, 72.0, 90.0, 84.0]),
        reason: Some("s.40".into()),
        text_underneath: true,
    };
    let content = PageContent {
        text: text.to_owned(),
        text_from: TextFrom::Pdf,
        width: 595.0,
        height: 842.0,
        words,
        redactions: vec![redaction],
        problem: None,
        has_picture: true,
        scan: record::Scan::No,
    };
    let date = DateMention {
        start: 0,
        end: 4,
        text: "3.4.90".into(),
        value: When::parse("1990-04-03").ok(),
        how: How::written(),
        alternatives: vec![],
    };
    let findings = PageFindings {
        reader_version: 3,
        head: PageHead { first_page: 1, ..PageHead::default() },
        dates: vec![date],
        ..PageFindings::default()
    };
    (number, content, findings)
}

/// Every file under a folder with its bytes.
pub fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                todo.push(path);
            } else {
                all.insert(path.strip_prefix(folder).expect("inside").to_owned(), fs::read(&path).expect("readable"));
            }
        }
    }
    all
}

/// Puts a folder back to a snapshot.
pub fn put_back(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) {
    for path in snapshot(folder).keys().filter(|p| !files.contains_key(*p)) {
        fs::remove_file(folder.join(path)).expect("removed");
    }
    for (path, bytes) in files {
        fs::write(folder.join(path), bytes).expect("written");
    }
}

pub fn flip(path: &Path, byte: usize, bit: u8) {
    let mut bytes = fs::read(path).expect("readable");
    bytes[byte] ^= 1 << bit;
    fs::write(path, bytes).expect("written");
}

/// One bit in the middle. A locked file's length hangs on chance (its header has a stanza of random length), so a test
/// that wants "some byte of it" names no place.
pub fn flip_middle(path: &Path) {
    let middle = fs::metadata(path).expect("there").len() as usize / 2;
    flip(path, middle, 2);
}

/// Numbers that look random and are the same each time.
pub fn scatter(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// A progress function that never stops anything.
pub fn go_on() -> impl FnMut(u64, u64) -> bool {
    |done, all| {
        assert!(done <= all, "{done} of {all}");
        true
    }
}

/// Backs an open vault up into a folder.
pub fn back_up(vault: &mut Vault, folder: &Path, with_passphrase: bool) -> BackupMade {
    let job = vault.begin_backup(with_passphrase).expect("begun");
    job.write(folder, "My folder", &mut go_on()).expect("written and proved")
}

/// Everything that a vault holds, as it is read: files, removed files, originals, pages, decisions, settings asked for.
pub fn told(vault: &Vault, settings: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    let mut ids: Vec<FileId> = vault.files().expect("files").iter().map(|f| f.id).collect();
    all.extend(vault.files().expect("files").iter().map(|f| format!("{f:?}")));
    for (file, at) in vault.removed_files().expect("removed files") {
        ids.push(file.id);
        all.push(format!("{file:?} removed {at}"));
    }
    for id in ids {
        all.push(format!("{:?}", vault.original(id).map(|b| blake3::hash(&b)).map_err(|e| e.to_string())));
        for number in vault.page_numbers_done(id).expect("numbers") {
            all.push(format!("{:?}", vault.page(id, number).expect("read")));
        }
    }
    all.push(format!("{:?}", vault.decisions().expect("decisions")));
    all.push(format!("{:?}", (vault.can_undo().expect("asked"), vault.can_redo().expect("asked"))));
    all.extend(settings.iter().map(|key| format!("{:?}", vault.setting(key).expect("read"))));
    let query = SearchQuery { words: "hillside".into(), limit: 50, offset: 0 };
    all.push(format!("{:?}", vault.search(&query).expect("search")));
    all
}

/// Runs a script that makes disks which only it sees, and then one worker test of this program on them.
///
/// The script gets `folder` as `$1` and this program as `$2`; the worker finds the folder in the variable `told_in`.
#[cfg(target_os = "linux")]
pub fn with_disks_of_its_own(script: &str, told_in: &str, folder: &Path) {
    let program = std::env::current_exe().expect("this program");
    let output = std::process::Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script, "sh"])
        .args([folder, program.as_path()])
        .env(told_in, folder)
        .output()
        .expect("unshare, of util-linux");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}
