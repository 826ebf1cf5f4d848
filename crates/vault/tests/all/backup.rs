//! Backup and restore as a person meets them: what was kept comes back, and nothing half-done stays behind.

use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;

use record::{Decision, FileState};
use vault::{
    BackupJob, DamageKind, Passphrase, RecoveryWords, Seal, Unlock, Vault, VaultError, peek_backup, restore_backup,
};

use crate::support::*;

/// A vault with a bit of everything, open.
pub fn full_vault(folder: &Path) -> (Vault, RecoveryWords) {
    let (mut vault, words) = create(folder);
    let a = keep(&mut vault, "report.pdf", &b"%PDF-1.7 the first file ".repeat(30_000));
    let b = keep(&mut vault, "letter.txt", b"the second file");
    keep(&mut vault, "empty.txt", b"");
    keep(&mut vault, "report again.pdf", &b"%PDF-1.7 the first file ".repeat(30_000));
    let pages: Vec<_> = (1..=8).map(|n| page(n, &format!("Page {n}: moved to Hillside with Mrs Carer"))).collect();
    save(&mut vault, a, &pages);
    save(&mut vault, b, &[page(1, "A café by the sea")]);
    vault.set_file(a, FileState::Done, None, 8).expect("set");
    vault.remove_file(b).expect("removed");
    for name in ["Sam", "Alex", "Jo"] {
        vault.decide(&Decision::NameSet { name: name.into() }, "2026-11-21T00:00:00Z").expect("decided");
    }
    vault.undo().expect("undone");
    vault.set_setting("language", "en").expect("saved");
    (vault, words)
}

#[test]
fn what_was_backed_up_comes_back_by_words_and_by_passphrase() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let before = told(&vault, &["language"]);
    let out = dir.path().join("stick");
    fs::create_dir(&out).expect("made");
    let made = back_up(&mut vault, &out, true);
    assert_eq!((made.about.files, made.about.pages, made.about.decisions, made.about.damaged), (3, 8, 3, 0));
    assert_eq!(made.about.name, "My folder");
    assert_eq!(made.size, fs::metadata(&made.path).expect("there").len());
    let name = made.path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(name.starts_with("My folder-20") && name.ends_with("-g1.osbackup"), "{name}");
    assert_eq!(fs::read_dir(&out).expect("listed").count(), 1);

    let label = peek_backup(&made.path).expect("label");
    assert_eq!((label.vault.as_str(), label.generation, label.size), (vault.vault_id(), 1, made.size));
    assert!(label.opens_with_passphrase && label.made == made.about.made);
    assert_eq!(vault.test_backup(&made.path, &mut go_on()).expect("sound"), made.about);
    vault.close().expect("closed");
    assert!(snapshot(&dir.path().join("v")).keys().all(|p| !p.to_string_lossy().contains(".tmp-")));

    let new = || Passphrase::new("a new one for the new computer");
    let next = new();
    let by_words = dir.path().join("by words");
    let restored =
        restore_backup(&made.path, &by_words, Unlock::Words(&words), Some(&next), &mut go_on()).expect("restored");
    assert_eq!((restored.generation, &restored.about), (2, &made.about));
    let by_pass = dir.path().join("by passphrase");
    fs::create_dir(&by_pass).expect("an empty folder may be there");
    restore_backup(&made.path, &by_pass, Unlock::Passphrase(&pass()), None, &mut go_on()).expect("restored");
    let both = dir.path().join("both");
    restore_backup(&made.path, &both, Unlock::Passphrase(&pass()), Some(&next), &mut go_on()).expect("restored");

    for (folder, opens, refuses) in [(&by_words, &next, pass()), (&by_pass, &pass(), new()), (&both, &next, pass())] {
        assert!(matches!(Vault::open(folder, &refuses), Err(VaultError::WrongPassphrase)));
        Vault::test_recovery(folder, &words).expect("the old sheet still opens it");
        let (mut back, report) = Vault::open(folder, opens).expect("opens");
        assert_eq!((report.seal, report.closed_properly, report.missing_steps), (Seal::Verified, true, 0));
        assert_eq!((report.generation, report.files, report.pages), (2, 3, 8));
        assert!(report.repaired.is_empty() && report.damaged.is_empty(), "{report:?}");
        assert_eq!((told(&back, &["language"]), back.name()), (before.clone(), "My folder"));
        let health = back.check(true, &mut |_, _| {}).expect("checked");
        assert!(health.problems.is_empty(), "{:?}", health.problems);
        keep(&mut back, "more.txt", b"the story goes on");
        back.close().expect("closed");
    }
}

#[test]
fn each_way_in_is_named_when_it_is_not_the_right_one() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let (only_words, both) = (back_up(&mut vault, dir.path(), false), back_up(&mut vault, dir.path(), true));
    assert!(both.path.to_string_lossy().ends_with("-g1-2.osbackup"), "a second one does not take the first one's name");
    assert!(!peek_backup(&only_words.path).expect("label").opens_with_passphrase);
    let other = RecoveryWords::parse("now lady hub shock mystery any ability clump remove erode luxury flavor");
    let other = other.expect("words of another vault");
    let (wrong, empty) = (Passphrase::new("wrong"), Passphrase::new(""));
    let into = dir.path().join("back");
    let try_it = |file: &Path, unlock: Unlock, new: Option<&Passphrase>| {
        let answer = restore_backup(file, &into, unlock, new, &mut go_on());
        assert!(!into.exists(), "nothing stays behind");
        answer.expect_err("refused")
    };
    use VaultError as E;
    assert!(matches!(try_it(&only_words.path, Unlock::Passphrase(&pass()), None), E::BackupNeedsWords));
    assert!(matches!(try_it(&only_words.path, Unlock::Words(&words), None), E::BackupNeedsPassphrase));
    assert!(matches!(try_it(&only_words.path, Unlock::Words(&words), Some(&empty)), E::EmptyPassphrase));
    assert!(matches!(try_it(&only_words.path, Unlock::Words(&other), Some(&wrong)), E::WrongRecoveryWords));
    assert!(matches!(try_it(&both.path, Unlock::Passphrase(&wrong), None), E::WrongPassphrase));

    let taken = dir.path().join("taken");
    fs::create_dir(&taken).expect("made");
    fs::write(taken.join("holiday.jpg"), "mine").expect("written");
    let restore = |into: &Path| restore_backup(&both.path, into, Unlock::Passphrase(&pass()), None, &mut go_on());
    assert!(matches!(restore(&taken), Err(E::NotEmpty)));
    assert_eq!(snapshot(&taken).len(), 1);
    assert!(matches!(restore(&dir.path().join("v")), Err(E::AlreadyExists)));
    assert!(restore(&dir.path().join("no/such/place")).is_err());

    let (stranger, _) = create(&dir.path().join("w"));
    assert!(matches!(stranger.test_backup(&both.path, &mut go_on()), Err(E::OtherVault)));
    let inside = vault.begin_backup(true).expect("begun").write(&dir.path().join("v"), "x", &mut go_on());
    assert!(matches!(inside, Err(E::InsideTheVault)));
    assert!(matches!(peek_backup(&dir.path().join("v/v.db")), Err(E::NotABackup)));
    assert!(matches!(peek_backup(dir.path()), Err(E::NotABackup)));
}

#[test]
fn work_goes_on_meanwhile_and_the_backup_holds_the_beginning() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    keep(&mut vault, "big.pdf", &(0..6_000_000u32).map(|n| (n >> 3) as u8).collect::<Vec<_>>());
    let before = told(&vault, &["language", "later"]);
    let job: BackupJob = vault.begin_backup(false).expect("begun");
    assert!(matches!(Vault::open(&dir.path().join("v"), &pass()), Err(VaultError::AlreadyOpen)));
    let (started, wait) = channel();
    let (go, may_go) = channel::<()>();
    let out = dir.path().to_owned();
    let other = std::thread::spawn(move || {
        let mut first = true;
        job.write(&out, "x", &mut |_, _| {
            if std::mem::take(&mut first) {
                started.send(()).expect("heard");
                may_go.recv().expect("told to go on");
            }
            true
        })
    });
    wait.recv().expect("the job runs");
    let late = keep(&mut vault, "late.pdf", b"came later");
    save(&mut vault, late, &[page(1, "Hillside again")]);
    vault.set_setting("later", "yes").expect("saved");
    vault.decide(&Decision::NameSet { name: "Later".into() }, "2026-11-22T00:00:00Z").expect("decided");
    vault.settle().expect("settled");
    go.send(()).expect("heard");
    for n in 0..40 {
        keep(&mut vault, &format!("{n}.pdf"), format!("more {n}").as_bytes());
    }
    let made = other.join().expect("no panic").expect("written");
    assert_eq!(made.about.files, 4);
    vault.close().expect("the job is over");
    let into = dir.path().join("back");
    restore_backup(&made.path, &into, Unlock::Words(&words), Some(&pass()), &mut go_on()).expect("restored");
    assert_eq!(told(&Vault::open(&into, &pass()).expect("opens").0, &["language", "later"]), before);
}

#[test]
fn a_job_that_is_not_written_keeps_the_vault_from_closing_and_leaves_nothing() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = full_vault(dir.path());
    let job = vault.begin_backup(true).expect("begun");
    assert!(matches!(vault.close(), Err(VaultError::StillReading)));
    drop(job);
    assert!(snapshot(dir.path()).keys().all(|p| !p.to_string_lossy().contains(".tmp-")));
    let (_, report) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(report.missing_steps, 0);
}

#[test]
fn stopping_at_any_moment_leaves_nothing_behind() {
    let dir = quick_dir();
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let made = back_up(&mut vault, dir.path(), true);
    let out = dir.path().join("stick");
    fs::create_dir(&out).expect("made");
    let before = snapshot(&dir.path().join("v"));
    let into = dir.path().join("back");
    let stop_at = |stop: u32| {
        let mut calls = 0;
        move |_: u64, _: u64| {
            calls += 1;
            calls < stop
        }
    };
    let mut stopped = [0; 3];
    for stop in 1..10_000 {
        let job = vault.begin_backup(true).expect("begun");
        let written = job.write(&out, "x", &mut stop_at(stop));
        let tested = vault.test_backup(&made.path, &mut stop_at(stop));
        let restored = restore_backup(&made.path, &into, Unlock::Words(&words), Some(&pass()), &mut stop_at(stop));
        let answers = [written.map(|_| ()), tested.map(|_| ()), restored.map(|_| ())];
        if answers.iter().all(Result::is_ok) {
            break;
        }
        for (count, answer) in stopped.iter_mut().zip(&answers) {
            assert!(matches!(answer, Ok(()) | Err(VaultError::Stopped)), "{answer:?}");
            *count += u32::from(answer.is_err());
        }
        for (path, answer) in [(&out, &answers[0]), (&into, &answers[2])] {
            if answer.is_err() {
                assert!(!path.exists() || fs::read_dir(path).expect("listed").next().is_none(), "{stop}");
            } else {
                fs::remove_dir_all(path).expect("removed");
                fs::create_dir(path).expect("made again");
            }
        }
        // What is in the vault's folder is what was there; the log may have been emptied.
        let now = snapshot(&dir.path().join("v"));
        let names = |s: &std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| s.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&now), names(&before), "{stop}");
    }
    assert!(stopped.iter().all(|n| *n > 5), "{stopped:?}");
}

#[test]
fn a_reader_in_the_way_is_named() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = full_vault(dir.path());
    let reader = vault.reader().expect("a reader");
    let mut answers = Vec::new();
    reader
        .all_findings(|_, _, _, _, _| {
            if answers.is_empty() {
                vault.set_setting("new", "step").expect("saved");
                answers.push(vault.begin_backup(false).map(|_| ()));
            }
        })
        .expect("walked");
    assert!(matches!(answers[..], [Err(VaultError::StillReading)]), "{answers:?}");
    drop(vault.begin_backup(false).expect("when it is done, all is well"));
}

#[test]
fn what_is_damaged_already_is_counted_and_the_rest_comes_back() {
    let dir = tempfile::tempdir().expect("dir");
    let folder = dir.path().join("v");
    let (mut vault, words) = full_vault(&folder);
    for n in 0..3 {
        keep(&mut vault, &format!("{n}.pdf"), format!("more {n}").repeat(200).as_bytes());
    }
    let blobs: Vec<_> = snapshot(&folder).into_keys().filter(|p| p.starts_with("blobs")).collect();
    assert_eq!(blobs.len(), 6);
    fs::remove_file(folder.join(&blobs[1])).expect("removed");
    flip_middle(&folder.join(&blobs[3]));
    let mut cut = fs::read(folder.join(&blobs[4])).expect("read");
    cut.truncate(100);
    fs::write(folder.join(&blobs[4]), cut).expect("written");
    let damaged = |vault: &mut Vault| {
        let health = vault.check(true, &mut |_, _| {}).expect("checked");
        let wrong = [DamageKind::OriginalChanged, DamageKind::OriginalMissing];
        health.problems.into_iter().filter(|d| wrong.contains(&d.what)).collect::<Vec<_>>()
    };
    let before = (told(&vault, &[]), damaged(&mut vault));
    let made = back_up(&mut vault, dir.path(), false);
    assert_eq!(made.about.damaged, 3);
    assert_eq!(vault.test_backup(&made.path, &mut go_on()).expect("as it was made").damaged, 3);
    let into = dir.path().join("back");
    restore_backup(&made.path, &into, Unlock::Words(&words), Some(&pass()), &mut go_on()).expect("restored");
    let (mut back, _) = Vault::open(&into, &pass()).expect("opens");
    assert_eq!((told(&back, &[]), damaged(&mut back)), before);
}

#[cfg(unix)]
#[test]
fn a_backup_and_what_comes_out_of_it_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let made = back_up(&mut vault, dir.path(), false);
    let mode = |p: &Path| fs::metadata(p).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&made.path), 0o600);
    let into = dir.path().join("back");
    restore_backup(&made.path, &into, Unlock::Words(&words), Some(&pass()), &mut go_on()).expect("restored");
    for path in snapshot(&into).keys() {
        assert_eq!(mode(&into.join(path)), 0o600, "{}", path.display());
        assert_eq!(mode(into.join(path).parent().expect("a folder")), 0o700);
    }
}

#[test]
fn nothing_private_stands_in_clear() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(&dir.path().join("v"));
    let file = keep(&mut vault, "Zanzibar.pdf", b"a canary sang in Ormskirk");
    save(&mut vault, file, &[page(1, "the Featherstonehaugh place")]);
    let made = vault.begin_backup(true).expect("begun").write(dir.path(), "x", &mut go_on()).expect("written");
    let bytes = fs::read(&made.path).expect("read");
    for word in ["My folder", "Zanzibar", "Ormskirk", "Featherstonehaugh", PASS, "SQLite format"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word}");
    }
    assert_eq!(bytes.len() % (1 << 20) / (1 << 17), 0, "filled up to a round length, but for the parts in clear");
}
