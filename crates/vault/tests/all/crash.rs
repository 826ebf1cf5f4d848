//! The program is stopped dead in the middle of its work, again and again: what it had said was saved is there.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use record::{Decision, FileId};
use vault::{DamagedPart, Seal, Vault, VaultError};

use crate::support::*;

const FOLDER: &str = "VAULT_TEST_CRASH_FOLDER";
const BATCH: u32 = 20;

/// Not a test of its own: the work that is stopped dead. It says what is saved, line by line.
#[test]
fn crash_worker() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (mut vault, _) = Vault::open(Path::new(&folder), &pass()).expect("opens");
    for round in 0u32.. {
        let name = format!("{round}-{}.pdf", std::process::id());
        let file = keep(&mut vault, &name, name.repeat(2_000).as_bytes());
        say(&format!("kept {} {name}", file.0));
        for batch in 0..5 {
            let pages: Vec<_> = (1..=BATCH)
                .map(|n| page(batch * BATCH + n, &format!("{name} {}", "some words ".repeat(250))))
                .collect();
            save(&mut vault, file, &pages);
            say(&format!("pages {} {}", file.0, (batch + 1) * BATCH));
        }
        let seq = vault.decide(&Decision::NameSet { name }, "2026-11-21T00:00:00Z").expect("decided");
        say(&format!("decided {seq}"));
    }
}

fn say(line: &str) {
    use std::io::Write;
    writeln!(std::io::stdout(), "@{line}").expect("a listener");
}

#[test]
fn what_was_saved_survives_twenty_sudden_ends() {
    let dir = tempfile::tempdir().expect("dir");
    closed_vault(dir.path());
    let mut random = scatter(5);
    let mut kept: Vec<(FileId, String)> = Vec::new();
    let mut pages: Vec<(FileId, u32)> = Vec::new();
    let mut decided: Vec<i64> = Vec::new();
    for round in 0..20 {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "crash::crash_worker", "--nocapture"])
            .env(FOLDER, dir.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child");
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let reader = std::thread::spawn(move || lines.map_while(Result::ok).collect::<Vec<_>>());
        std::thread::sleep(Duration::from_millis(250 + random(900) as u64));
        child.kill().expect("stopped dead");
        child.wait().expect("gone");
        for line in reader.join().expect("read") {
            let Some((_, said)) = line.split_once('@') else { continue };
            let words: Vec<_> = said.split(' ').collect();
            match words[..] {
                ["kept", id, name] => kept.push((FileId(id.parse().expect("a number")), name.to_owned())),
                ["pages", id, last] => {
                    pages.push((FileId(id.parse().expect("a number")), last.parse().expect("a number")));
                }
                ["decided", seq] => decided.push(seq.parse().expect("a number")),
                _ => {}
            }
        }
        let (mut vault, report) = Vault::open(dir.path(), &pass()).unwrap_or_else(|e| panic!("round {round}: {e}"));
        assert!(matches!(report.seal, Seal::NotClosed | Seal::Verified) && report.missing_steps == 0);
        for (id, name) in &kept {
            assert_eq!(vault.original(*id).expect("whole"), name.repeat(2_000).as_bytes());
        }
        for (id, last) in &pages {
            let done = vault.page_numbers_done(*id).expect("numbers");
            assert!(done.len() >= *last as usize && done.len() % BATCH as usize == 0, "whole batches");
        }
        let list = vault.decisions().expect("decisions");
        assert!(decided.iter().all(|seq| list.iter().any(|d| d.seq == *seq)));
        let health = vault.check(round % 5 == 0, &mut |_, _| {}).expect("checked");
        let real: Vec<_> = health.problems.iter().filter(|d| d.what != vault::DamageKind::StrayOriginal).collect();
        assert!(real.is_empty(), "round {round}: {real:?}");
        assert!(snapshot(dir.path()).keys().all(|p| !p.to_string_lossy().contains(".tmp-")), "swept");
        vault.close().expect("closed");
    }
    assert!(kept.len() >= 20 && pages.len() >= 20, "the work got somewhere: {} files", kept.len());
}

/// A folder as a crash leaves it: an open head and a log with saved steps.
fn crashed(folder: &Path) {
    closed_vault(folder);
    let (mut vault, _) = Vault::open(folder, &pass()).expect("opens");
    for n in 0..30 {
        vault.set_setting(&format!("key {n}"), &"value ".repeat(50)).expect("saved");
    }
    let copy = snapshot(folder);
    drop(vault);
    put_back(folder, &copy);
}

/// A power cut while the log is being emptied into the database: pages are half written there and whole in the log.
#[test]
fn pages_torn_in_the_database_are_put_right_from_the_log() {
    let dir = quick_dir();
    crashed(dir.path());
    let log = fs::read(dir.path().join("v.db-wal")).expect("a log");
    let path = dir.path().join("v.db");
    let mut database = fs::read(&path).expect("a database");
    let mut torn = 0;
    // After its head of 32 bytes a log is frames: 24 bytes that begin with the page's number, and the page.
    for frame in log[32..].chunks_exact(24 + 4096) {
        let number = u32::from_be_bytes(frame[..4].try_into().expect("four bytes")) as usize;
        if number * 4096 <= database.len() {
            database[number * 4096 - 512..number * 4096].fill(0);
            torn += 1;
        }
    }
    assert!(torn > 0);
    fs::write(&path, database).expect("torn");
    let (mut vault, report) = Vault::open(dir.path(), &pass()).expect("the log holds every torn page");
    assert_eq!((report.seal, report.missing_steps), (Seal::NotClosed, 0));
    assert_eq!(vault.setting("key 29").expect("read").as_deref(), Some("value ".repeat(50).as_str()));
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    vault.close().expect("closed");
    assert_eq!(Vault::open(dir.path(), &pass()).expect("opens").1.seal, Seal::Verified);

    // Torn without a log that holds them, they are damage as before.
    let mut random = scatter(23);
    let mut database = fs::read(&path).expect("a database");
    let length = database.len();
    database[random(length / 4096) * 4096 + 2048] ^= 1;
    fs::write(&path, database).expect("changed");
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::Damaged { what: DamagedPart::Database })));
}

/// A row speaks of its original by the length on the disk. Were a second copy laid over the first, a power cut before
/// the row is told would leave an original that looks damaged.
#[test]
fn the_same_bytes_kept_again_leave_the_kept_original_alone() {
    let dir = quick_dir();
    let (mut vault, _) = create(dir.path());
    let bytes = b"the same letter, twice".repeat(50);
    let first = keep(&mut vault, "a.pdf", &bytes);
    let before = snapshot(&dir.path().join("blobs"));
    for name in ["b.pdf", "c.pdf", "a.pdf"] {
        let size = bytes.len() as u64;
        vault.keep_file_from(name, None, record::FileKind::Pdf, &mut &bytes[..], size).expect("kept");
        assert_eq!(snapshot(&dir.path().join("blobs")), before, "{name}");
    }
    // A damaged one is put right by bringing it again.
    let (name, _) = before.first_key_value().expect("one original");
    flip_middle(&dir.path().join("blobs").join(name));
    assert!(vault.original(first).is_err());
    vault.keep_file_from("d.pdf", None, record::FileKind::Pdf, &mut &bytes[..], 1).expect("kept");
    assert_eq!(vault.original(first).expect("whole again"), bytes);
}

#[test]
fn a_log_cut_off_or_changed_after_a_crash_is_noticed_by_the_count() {
    let dir = quick_dir();
    crashed(dir.path());
    let good = snapshot(dir.path());
    let log = dir.path().join("v.db-wal");
    let length = good[Path::new("v.db-wal")].len();
    assert!(length > 10_000);

    let (vault, report) = Vault::open(dir.path(), &pass()).expect("a whole log loses nothing");
    assert_eq!((report.seal, report.closed_properly), (Seal::NotClosed, false));
    assert_eq!(vault.setting("key 29").expect("read").as_deref(), Some("value ".repeat(50).as_str()));
    drop(vault);
    put_back(dir.path(), &good);

    fs::remove_file(&log).expect("removed");
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::StepsMissing { n: 30 })));
    put_back(dir.path(), &good);

    let mut random = scatter(19);
    for _ in 0..60 {
        flip(&log, random(length), random(8) as u8);
        match Vault::open(dir.path(), &pass()) {
            Err(VaultError::StepsMissing { n }) => assert!((1..=30).contains(&n)),
            Err(VaultError::Damaged { what: DamagedPart::Database }) => {}
            // A few bytes of a log carry nothing: then nothing may be missing.
            Ok((vault, _)) => assert!(vault.setting("key 29").expect("read").is_some()),
            Err(other) => panic!("{other}"),
        }
        put_back(dir.path(), &good);
    }
    for cut in (0..length).step_by(length / 12) {
        fs::write(&log, &good[Path::new("v.db-wal")][..cut]).expect("cut");
        let answer = Vault::open(dir.path(), &pass());
        assert!(matches!(answer, Err(VaultError::StepsMissing { .. })), "cut at {cut} of {length}");
        assert_eq!(fs::read(&log).map_or(0, |b| b.len()), cut, "refusing changes nothing");
        put_back(dir.path(), &good);
    }
}
