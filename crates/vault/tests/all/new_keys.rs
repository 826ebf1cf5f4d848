//! New keys: after it nothing old opens anything, and at no moment is there less than one whole vault.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use record::{Decision, FileId, FileKind, FileState};
use vault::{
    CheckCounts, DamageKind, NewFile, Passphrase, RecoveryWords, Seal, SearchQuery, Unlock, Vault, VaultError, destroy,
};

use crate::support::*;

fn next() -> Passphrase {
    Passphrase::new("another one entirely")
}

/// A vault with some of everything in a folder of its own below `dir`.
fn made(dir: &Path) -> (PathBuf, RecoveryWords) {
    let folder = dir.join("v");
    let (mut vault, words) = create(&folder);
    let a = keep(&mut vault, "a.pdf", &[1; 150_000]);
    let b = keep(&mut vault, "b.pdf", &[2; 4_000]);
    keep(&mut vault, "same bytes as b.pdf", &[2; 4_000]);
    let inner = NewFile { name: "a.pdf/c", parent: Some(a), kind: FileKind::Text, bytes: b"inner" };
    vault.keep_file(inner).expect("kept");
    let pages: Vec<_> =
        (1..=420).map(|n| page(n, &format!("page{n} Moved to Hillside {}", "words ".repeat(60)))).collect();
    save(&mut vault, a, &pages);
    vault.set_file(a, FileState::Done, None, 420).expect("set");
    vault.remove_file(b).expect("removed");
    for name in ["Sam", "Alex", "Kit"] {
        vault.decide(&Decision::NameSet { name: name.into() }, "2026-11-21T00:00:00Z").expect("decided");
    }
    vault.undo().expect("undone");
    vault.set_setting("language", "cy").expect("saved");
    let last = keep(&mut vault, "deleted.pdf", b"deleted");
    vault.delete_for_good(last).expect("deleted");
    vault.close().expect("closed");
    (folder, words)
}

/// Everything that a vault says of itself, to be compared.
fn told(vault: &Vault) -> Vec<String> {
    let mut said = vec![format!("{:?}", vault.files().expect("files")), vault.name().to_owned()];
    said.push(format!("{:?}", vault.removed_files().expect("bin")));
    said.push(format!("{:?} {:?}", vault.decisions().expect("list"), vault.can_redo().expect("asked")));
    said.push(format!("{:?}", vault.setting("language").expect("read")));
    for file in 1..=4 {
        said.push(format!("{:?}", vault.original(FileId(file)).expect("whole")));
    }
    for n in [1, 77, 420] {
        said.push(format!("{:?}", vault.page(FileId(1), n).expect("read").expect("there")));
    }
    let query = SearchQuery { words: "page77 hillside".into(), limit: 5, offset: 0 };
    said.push(format!("{:?}", vault.search(&query).expect("search")));
    said
}

fn beside(folder: &Path) -> Vec<String> {
    let parent = fs::read_dir(folder.parent().expect("a parent")).expect("listed");
    let name = |e: std::io::Result<fs::DirEntry>| e.expect("an entry").file_name().to_string_lossy().into_owned();
    parent.map(name).filter(|n| n.starts_with('.')).collect()
}

#[test]
fn after_new_keys_everything_is_there_and_nothing_old_opens_it() {
    let dir = tempfile::tempdir().expect("dir");
    let (folder, old_words) = made(dir.path());
    // A stray original, noted at an opening.
    let stray = Vault::open(&folder, &pass()).expect("opens").0.vault_id().to_owned();
    let old = snapshot(&folder);
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    let before = told(&vault);
    let label = Vault::peek(&folder).expect("peeked");
    let mut steps = Vec::new();
    let new = vault
        .new_keys(&next(), &mut |done, all| {
            steps.push((done, all));
            true
        })
        .expect("new keys");
    assert!(!new.old_left && beside(&folder).is_empty());
    assert!(steps.len() > 10 && steps.iter().all(|(d, a)| d <= a) && steps.windows(2).all(|w| w[0].0 <= w[1].0));
    assert_eq!(steps.last().map(|(d, a)| d == a), Some(true));
    assert_eq!(Vault::peek(&folder).expect("peeked"), label, "the same name and age");

    let (mut vault, report) = Vault::open(&folder, &next()).expect("opens");
    assert_eq!((report.seal, report.missing_steps, report.closed_properly), (Seal::Verified, 0, true));
    assert!(report.damaged.is_empty() && report.repaired.is_empty());
    assert_eq!(told(&vault), before);
    assert_ne!(vault.vault_id(), stray, "another id");
    let health = vault.check(true, &mut |_, _| {}).expect("checked");
    assert_eq!(health.problems, []);
    assert_eq!(health.counts, CheckCounts { files: 4, pages: 420, originals: 3, decisions: 3 });
    assert_eq!(keep(&mut vault, "new.pdf", b"new"), FileId(6), "a number is never used again");
    let seq = vault.decide(&Decision::NameSet { name: "x".into() }, "now").expect("decided");
    assert_eq!(seq, 4);
    vault.close().expect("closed");
    drop(Vault::open_with_recovery(&folder, &new.words).expect("opens with the new words"));

    // Nothing of the old folder lies in the new one, and nothing old opens it.
    let now = snapshot(&folder);
    for (path, bytes) in &old {
        let empty = bytes.is_empty();
        assert!(empty || now.get(path) != Some(bytes), "{} is as it was", path.display());
        assert!(!path.starts_with("blobs") || !now.contains_key(path), "originals have other names");
    }
    assert!(matches!(Vault::open(&folder, &pass()), Err(VaultError::WrongPassphrase)));
    assert!(matches!(Vault::open_with_recovery(&folder, &old_words), Err(VaultError::WrongRecoveryWords)));
    for file in ["keys/pass.age", "keys/pass.age.bak", "keys/recovery.age", "keys/recovery.age.bak", "keys/sums"] {
        fs::write(folder.join(file), &old[Path::new(file)]).expect("laid");
    }
    for unlock in [Unlock::Passphrase(&pass()), Unlock::Words(&old_words)] {
        let refused = Vault::open_despite_damage(&folder, unlock);
        assert!(matches!(refused, Err(VaultError::Damaged { .. })), "{:?}", refused.err());
    }
    put_back(&folder, &now);
    fs::write(folder.join("v.db"), &old[Path::new("v.db")]).expect("laid");
    let refused = Vault::open_despite_damage(&folder, Unlock::Passphrase(&next()));
    assert!(matches!(refused, Err(VaultError::Damaged { .. })), "the old database");
    put_back(&folder, &now);
    let (old_blob, new_blob) = (blob(&old), blob(&now));
    fs::write(folder.join(new_blob), &old[&old_blob]).expect("laid");
    let (mut vault, _) = Vault::open(&folder, &next()).expect("opens");
    let problems = vault.check(true, &mut |_, _| {}).expect("checked").problems;
    // Whichever original it is: one of them belongs to two files.
    let changed = problems.iter().all(|d| d.what == DamageKind::OriginalChanged);
    assert!(!problems.is_empty() && changed, "the old original under a new name: {problems:?}");
}

fn blob(files: &std::collections::BTreeMap<PathBuf, Vec<u8>>) -> PathBuf {
    files.keys().find(|p| p.starts_with("blobs")).expect("a blob").clone()
}

#[test]
fn stopped_or_failed_the_old_vault_is_as_it_was() {
    let dir = tempfile::tempdir().expect("dir");
    let (folder, _) = made(dir.path());
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    let before = told(&vault);
    vault.close().expect("closed");
    let whole = |why: &str| {
        assert!(beside(&folder).is_empty(), "{why}: {:?}", beside(&folder));
        assert!(!folder.join("new-keys").exists(), "{why}");
        let (vault, report) = Vault::open(&folder, &pass()).unwrap_or_else(|e| panic!("{why}: {e}"));
        assert_eq!((report.seal, told(&vault) == before), (Seal::Verified, true), "{why}");
        vault
    };
    for stop in [0, 3, 5, 9, 12, 200] {
        let mut n = 0;
        let answer = whole("before").new_keys(&next(), &mut |_, _| {
            n += 1;
            n <= stop
        });
        assert!(matches!(answer, Err(VaultError::Stopped)), "at {stop}: {:?}", answer.err());
    }
    let vault = whole("stopped");
    let reader = vault.reader().expect("a reader");
    assert!(matches!(vault.new_keys(&next(), &mut |_, _| true), Err(VaultError::StillReading)));
    drop(reader);
    drop(Vault::open(&folder, &pass()).expect("opens"));
    let empty = Passphrase::new("");
    assert!(matches!(whole("read").new_keys(&empty, &mut |_, _| true), Err(VaultError::EmptyPassphrase)));
    let path = folder.join(blob(&snapshot(&folder)));
    flip_middle(&path);
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    assert!(matches!(vault.new_keys(&next(), &mut |_, _| true), Err(VaultError::Damaged { .. })), "a damaged original");
    flip_middle(&path);
    whole("damaged");
}

#[test]
fn a_power_cut_between_two_renames_is_put_right() {
    let dir = tempfile::tempdir().expect("dir");
    let (folder, _) = made(dir.path());
    let aside = dir.path().join(".v.old-keys-0011223344556677");
    fs::rename(&folder, &aside).expect("the first of the two");
    fs::create_dir(dir.path().join(".v.new-keys-0011223344556677")).expect("made");
    assert!(Vault::peek(&folder).is_ok());
    drop(Vault::open(&folder, &pass()).expect("opens"));
    assert!(!aside.exists());
    // Two of them: nobody can say which one it was.
    fs::rename(&folder, &aside).expect("moved");
    closed_vault(&dir.path().join(".v.old-keys-8811223344556677"));
    assert!(matches!(Vault::open(&folder, &pass()), Err(VaultError::NotAVault)));
}

const FOLDER: &str = "VAULT_TEST_NEW_KEYS_FOLDER";
const ROUND: &str = "VAULT_TEST_NEW_KEYS_ROUND";

fn phrase(round: u32) -> Passphrase {
    if round == 0 { pass() } else { Passphrase::new(&format!("passphrase number {round}")) }
}

/// Not a test of its own: the work that is stopped dead.
#[test]
fn new_keys_worker() {
    let (Ok(folder), Ok(round)) = (std::env::var(FOLDER), std::env::var(ROUND)) else { return };
    let round: u32 = round.parse().expect("a number");
    let (vault, _) = Vault::open(Path::new(&folder), &phrase(round)).expect("opens");
    say("begun");
    let new = vault.new_keys(&phrase(round + 1), &mut |done, all| {
        if done == all {
            say("proved");
        }
        true
    });
    say(&format!("done {}", new.expect("new keys").words.to_words().join(" ")));
    std::thread::sleep(Duration::from_secs(60));
}

fn say(line: &str) {
    writeln!(std::io::stdout(), "@{line}").expect("a listener");
}

#[test]
fn stopped_dead_at_any_moment_the_old_or_the_new_opens_and_nothing_is_lost() {
    let dir = tempfile::tempdir().expect("dir");
    let (folder, _) = made(dir.path());
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    let before = told(&vault);
    vault.close().expect("closed");
    let mut random = scatter(31);
    let (mut round, mut old_opened, mut new_opened, mut said_done) = (0, 0, 0, 0);
    let (mut building, mut ending) = (Duration::ZERO, Duration::ZERO);
    for kill in 0..60 {
        let mut child = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "new_keys::new_keys_worker", "--nocapture"])
            .env(FOLDER, &folder)
            .env(ROUND, round.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines().map_while(Result::ok);
        // A third dies somewhere in the building, the others in the few moments around the exchange.
        let sign = if kill % 3 == 0 { "@begun" } else { "@proved" };
        assert!(lines.any(|l| l.contains(sign)), "the work got as far as {sign}");
        let since = Instant::now();
        if kill == 0 {
            // The first one is left to end, to learn how long each part takes.
            assert!(lines.any(|l| l.contains("@proved")));
            building = since.elapsed();
            assert!(lines.any(|l| l.contains("@done")));
            ending = since.elapsed() - building;
        } else {
            let part = if kill % 3 == 0 { building } else { ending.mul_f64(1.5) };
            std::thread::sleep(part.mul_f64(random(1000) as f64 / 1000.0));
        }
        child.kill().expect("stopped dead");
        child.wait().expect("gone");
        let done = kill == 0 || lines.any(|l| l.contains("@done"));
        said_done += u32::from(done);
        let opened = match Vault::open(&folder, &phrase(round)) {
            Err(VaultError::WrongPassphrase) => None,
            Ok(opened) => Some(opened),
            Err(other) => panic!("kill {kill}: {other}"),
        };
        let (mut vault, report) = match opened {
            Some(opened) => {
                assert!(!done, "kill {kill}: what was said to be done is done");
                old_opened += 1;
                opened
            }
            None => {
                round += 1;
                new_opened += 1;
                Vault::open(&folder, &phrase(round)).unwrap_or_else(|e| panic!("kill {kill}: {e}"))
            }
        };
        assert_eq!(report.missing_steps, 0);
        assert!(report.damaged.is_empty(), "kill {kill}: {report:?}");
        assert_eq!(told(&vault), before, "kill {kill}");
        assert_eq!(beside(&folder), [] as [String; 0], "kill {kill}: swept");
        assert!(!folder.join("new-keys").exists(), "kill {kill}");
        if kill % 6 == 0 {
            assert_eq!(vault.check(true, &mut |_, _| {}).expect("checked").problems, []);
        }
        vault.close().expect("closed");
    }
    assert!(old_opened >= 8 && new_opened >= 8, "{old_opened} old, {new_opened} new, {said_done} said so");
    destroy(&folder, Unlock::Passphrase(&phrase(round))).expect("destroyed");
    assert!(!folder.exists());
}

#[cfg(target_os = "linux")]
const DISK: &str = "VAULT_TEST_NEW_KEYS_DISK";

/// Not a test of its own: what is done inside the small disk.
#[cfg(target_os = "linux")]
#[test]
fn full_disk_new_keys_worker() {
    let Ok(disk) = std::env::var(DISK) else { return };
    let (folder, _) = made(Path::new(&disk));
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    let before = told(&vault);
    vault.close().expect("closed");
    let ballast = Path::new(&disk).join("ballast");
    // So little that it is refused at once; then enough for the first look, and it fills up in the middle.
    let mut refused = 0;
    for (free, late) in [(3_000_000, 0), (11_500_000, 9_500_000), (11_500_000, 10_500_000), (11_500_000, 11_300_000)] {
        let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
        let room = || rustix::fs::statvfs(disk.as_str()).map(|s| s.f_bavail * s.f_frsize).expect("told");
        let grow = |to: u64| {
            let mut file = fs::OpenOptions::new().create(true).append(true).open(&ballast).expect("opened");
            let now = room();
            file.write_all(&vec![7; now.saturating_sub(to) as usize]).expect("filled");
        };
        grow(free);
        let mut first = true;
        let answer = vault.new_keys(&next(), &mut |_, _| {
            if std::mem::take(&mut first) && late > 0 {
                grow(free - late);
            }
            true
        });
        refused += u32::from(matches!(answer, Err(VaultError::NoSpace)));
        assert!(matches!(answer, Err(VaultError::NoSpace)), "{free} {late}: {:?}", answer.err());
        assert!(beside(&folder).is_empty());
        let (vault, report) = Vault::open(&folder, &pass()).expect("opens on the full disk");
        assert_eq!((report.missing_steps, told(&vault) == before), (0, true));
        drop(vault);
        fs::remove_file(&ballast).expect("room again");
    }
    assert_eq!(refused, 4);
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    vault.new_keys(&next(), &mut |_, _| true).expect("with room it is done");
    let (vault, _) = Vault::open(&folder, &next()).expect("opens");
    assert_eq!(told(&vault), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_vault_whole() {
    let dir = tempfile::tempdir().expect("dir");
    let script = "mount -t tmpfs -o size=40m none \"$1\" && \
                  exec \"$2\" --exact new_keys::full_disk_new_keys_worker --nocapture";
    with_disks_of_its_own(script, DISK, dir.path());
}
