//! Bits that turn over, files put back, swapped or replaced: every one is noticed and named.

use std::fs;
use std::path::Path;

use record::FileId;
use vault::{DamageKind, DamagedPart, Seal, Unlock, Vault, VaultError};

use crate::support::*;

#[test]
fn every_byte_of_the_small_files_is_guarded_and_named() {
    let dir = quick_dir();
    let words = closed_vault(dir.path());
    let good = snapshot(dir.path());
    let mut bit = scatter(7);
    for (name, part) in [
        ("vault.toml", DamagedPart::Label),
        ("vault.toml.bak", DamagedPart::Label),
        ("keys/pass.age", DamagedPart::PassphraseKey),
        ("keys/pass.age.bak", DamagedPart::PassphraseKey),
        ("keys/recovery.age", DamagedPart::RecoveryKey),
        ("keys/recovery.age.bak", DamagedPart::RecoveryKey),
        ("keys/sums", DamagedPart::KeySums),
        ("head", DamagedPart::Head),
        ("head.bak", DamagedPart::Head),
    ] {
        for byte in 0..good[Path::new(name)].len() {
            flip(&dir.path().join(name), byte, bit(8) as u8);
            let opened = if byte % 3 == 0 {
                Vault::open_with_recovery(dir.path(), &words)
            } else {
                Vault::open(dir.path(), &pass())
            };
            let (vault, report) = opened.unwrap_or_else(|e| panic!("{name} byte {byte}: {e}"));
            assert!(report.repaired.contains(&part), "{name} byte {byte}: {report:?}");
            assert_eq!((report.seal, report.damaged.len()), (Seal::Verified, 0), "{name} byte {byte}");
            vault.close().expect("closed");
            let (_, report) = Vault::open(dir.path(), &pass()).expect("repaired");
            assert!(report.repaired.is_empty(), "{name} byte {byte} was put right: {report:?}");
            put_back(dir.path(), &good);
        }
    }
}

#[test]
fn a_small_file_lost_with_its_copy_is_named_and_never_called_a_wrong_passphrase() {
    let dir = quick_dir();
    let words = closed_vault(dir.path());
    let good = snapshot(dir.path());
    for (name, part) in
        [("vault.toml", DamagedPart::Label), ("keys/pass.age", DamagedPart::PassphraseKey), ("head", DamagedPart::Head)]
    {
        let length = good[Path::new(name)].len();
        for byte in (0..length).step_by(9) {
            flip(&dir.path().join(name), byte, 3);
            flip(&dir.path().join(format!("{name}.bak")), (byte + 50) % length, 2);
            match Vault::open(dir.path(), &pass()) {
                Err(VaultError::Damaged { what }) => assert_eq!(what, part, "{name} byte {byte}"),
                // Some bytes of an age file say nothing (one in its name for a random stanza, say).
                other => panic!("{name} byte {byte}: {:?}", other.map(|(_, r)| r)),
            }
            put_back(dir.path(), &good);
        }
    }
    flip(&dir.path().join("keys/pass.age"), 100, 3);
    flip(&dir.path().join("keys/pass.age.bak"), 101, 3);
    let (mut vault, report) = Vault::open_with_recovery(dir.path(), &words).expect("the words still open it");
    assert_eq!(report.damaged, [DamagedPart::PassphraseKey]);
    vault.change_passphrase(&pass()).expect("a new lock mends it");
    vault.close().expect("closed");
    let (_, report) = Vault::open(dir.path(), &pass()).expect("opens");
    assert!(report.damaged.is_empty());
}

#[test]
fn a_bit_turned_over_in_the_closed_database_is_noticed_at_opening() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let good = snapshot(dir.path());
    let length = good[Path::new("v.db")].len();
    let mut random = scatter(11);
    let mut still_open = 0;
    for n in 0..1500 {
        let byte = if n < 20 { n } else { random(length) };
        flip(&dir.path().join("v.db"), byte, random(8) as u8);
        match Vault::open(dir.path(), &pass()) {
            Err(VaultError::Damaged { what: DamagedPart::Database }) => {}
            Ok((_, report)) => {
                assert_eq!(report.seal, Seal::Broken, "byte {byte}");
                still_open += 1;
            }
            Err(other) => panic!("byte {byte}: {other}"),
        }
        put_back(dir.path(), &good);
    }
    assert!(still_open <= 60, "only the salt and unused bytes of a page are harmless, {still_open} were");
}

#[test]
fn a_damaged_database_can_still_be_read_where_it_is_whole() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    let b = FileId(2);
    let pages: Vec<_> = (1..=200).map(|n| page(n, &format!("page {n} {}", "words ".repeat(400)))).collect();
    save(&mut vault, b, &pages);
    vault.close().expect("closed");
    let length = fs::metadata(dir.path().join("v.db")).expect("there").len() as usize;
    flip(&dir.path().join("v.db"), length / 2, 1);
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::Damaged { what: DamagedPart::Database })));
    let before = snapshot(dir.path());
    let (mut vault, report) =
        Vault::open_despite_damage(dir.path(), Unlock::Passphrase(&pass())).expect("opens for reading");
    assert!(report.reading_only && report.damaged == [DamagedPart::Database]);
    assert!(matches!(vault.set_setting("a", "b"), Err(VaultError::ReadOnly)));
    let (mut whole, mut broken) = (0, 0);
    for n in 1..=200 {
        let reader = vault.reader().expect("a reader");
        match reader.page(b, n) {
            Ok(Some(_)) => whole += 1,
            Err(VaultError::Damaged { what: DamagedPart::Database }) => broken += 1,
            other => panic!("page {n}: {other:?}"),
        }
    }
    assert!(broken <= 8 && whole >= 192, "{whole} whole, {broken} broken");
    assert_eq!(vault.reader().expect("reader").original(FileId(1)).expect("whole"), b"%PDF-1.7 the first file");
    let found = vault.check(true, &mut |_, _| {}).expect("checked");
    assert!(found.problems.iter().any(|d| d.what == DamageKind::DatabasePages(1)), "{found:?}");
    drop(vault);
    let after = snapshot(dir.path());
    assert_eq!(before[Path::new("v.db")], after[Path::new("v.db")]);
    assert_eq!(before[Path::new("head")], after[Path::new("head")]);
}

#[test]
fn a_changed_original_is_named_and_the_others_still_open() {
    let dir = quick_dir();
    let (mut vault, _) = create(dir.path());
    let names = ["one.pdf", "two.pdf", "three.pdf"];
    let ids: Vec<_> = names.iter().map(|n| keep(&mut vault, n, n.repeat(40_000).as_bytes())).collect();
    let blobs: Vec<_> = snapshot(dir.path()).into_iter().filter(|(p, _)| p.starts_with("blobs")).collect();
    assert_eq!(blobs.len(), 3);
    let mut random = scatter(3);
    for n in 0..600 {
        let (path, bytes) = &blobs[n % 3];
        let byte = if n < 30 { n * 9 % bytes.len() } else { random(bytes.len()) };
        flip(&dir.path().join(path), byte, random(8) as u8);
        let report = vault.check(true, &mut |_, _| {}).expect("checked");
        let [damage] = &report.problems[..] else { panic!("one problem: {report:?}") };
        assert_eq!(damage.what, DamageKind::OriginalChanged);
        let place = names.iter().position(|n| damage.file_name.as_deref() == Some(n)).expect("named");
        assert_eq!(damage.file, Some(ids[place]));
        for (i, id) in ids.iter().enumerate() {
            match vault.original(*id) {
                Ok(bytes) => assert!(i != place && bytes == names[i].repeat(40_000).as_bytes()),
                Err(VaultError::Damaged { what: DamagedPart::Original }) => assert_eq!(i, place),
                Err(other) => panic!("{other}"),
            }
        }
        fs::write(dir.path().join(path), bytes).expect("put back");
    }
}

#[test]
fn swapped_missing_cut_and_stray_originals_are_named() {
    let dir = quick_dir();
    let (mut vault, _) = create(dir.path());
    keep(&mut vault, "one.pdf", &[1; 5000]);
    keep(&mut vault, "two.pdf", &[2; 5000]);
    let good = snapshot(dir.path());
    let blobs: Vec<_> = good.keys().filter(|p| p.starts_with("blobs")).map(|p| dir.path().join(p)).collect();
    let kinds = |vault: &mut Vault, full| -> Vec<DamageKind> {
        vault.check(full, &mut |_, _| {}).expect("checked").problems.iter().map(|d| d.what).collect()
    };
    assert_eq!(kinds(&mut vault, true), []);
    let (a, b) = (fs::read(&blobs[0]).expect("read"), fs::read(&blobs[1]).expect("read"));
    fs::write(&blobs[0], &b).expect("swapped");
    fs::write(&blobs[1], &a).expect("swapped");
    let both = kinds(&mut vault, true);
    assert!(!both.is_empty() && both.iter().all(|k| *k == DamageKind::OriginalChanged));
    fs::write(&blobs[0], &a[..a.len() - 1]).expect("cut");
    fs::write(&blobs[1], &b).expect("back");
    assert_eq!(kinds(&mut vault, false), [DamageKind::OriginalChanged]);
    fs::remove_file(&blobs[0]).expect("gone");
    assert_eq!(kinds(&mut vault, false), [DamageKind::OriginalMissing]);
    fs::write(&blobs[0], &a).expect("back");
    fs::write(blobs[0].with_file_name("0".repeat(64)), &a).expect("stray");
    assert_eq!(kinds(&mut vault, false), [DamageKind::StrayOriginal]);
}

#[test]
fn an_older_database_put_back_is_counted_step_by_step() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let old = fs::read(dir.path().join("v.db")).expect("read");
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    for n in 0..7 {
        vault.set_setting("n", &n.to_string()).expect("saved");
    }
    vault.close().expect("closed");
    fs::write(dir.path().join("v.db"), &old).expect("put back");
    let before = snapshot(dir.path());
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::StepsMissing { n: 7 })));
    assert_eq!(snapshot(dir.path())[Path::new("v.db")], before[Path::new("v.db")]);
    let (vault, report) = Vault::open_despite_damage(dir.path(), Unlock::Passphrase(&pass())).expect("if one insists");
    assert_eq!((report.missing_steps, report.seal, report.reading_only), (7, Seal::Broken, false));
    vault.close().expect("closed");
    let (_, report) = Vault::open(dir.path(), &pass()).expect("goes on from there");
    assert_eq!(report.seal, Seal::Verified);
}

#[test]
fn an_older_page_put_back_is_noticed_by_the_seal() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let old = fs::read(dir.path().join("v.db")).expect("read");
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    vault.set_setting("language", "cy").expect("saved");
    vault.close().expect("closed");
    let new = fs::read(dir.path().join("v.db")).expect("read");
    let mut noticed = 0;
    for page in 0..old.len().min(new.len()) / 4096 {
        let range = page * 4096..(page + 1) * 4096;
        if old[range.clone()] == new[range.clone()] {
            continue;
        }
        let mut mixed = new.clone();
        mixed[range.clone()].copy_from_slice(&old[range]);
        fs::write(dir.path().join("v.db"), mixed).expect("written");
        let good = snapshot(dir.path());
        match Vault::open(dir.path(), &pass()) {
            Ok((_, report)) => assert_eq!(report.seal, Seal::Broken),
            Err(VaultError::StepsMissing { .. } | VaultError::Damaged { what: DamagedPart::Database }) => {}
            Err(other) => panic!("{other}"),
        }
        noticed += 1;
        put_back(dir.path(), &good);
        for head in ["head", "head.bak"] {
            assert!(dir.path().join(head).exists());
        }
        fs::write(dir.path().join("v.db"), &new).expect("back");
    }
    assert!(noticed >= 2, "the two databases differ in {noticed} pages");
}

#[test]
fn a_log_laid_beside_a_closed_database_is_not_played_in() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    vault.set_setting("language", "cy").expect("saved");
    let log = fs::read(dir.path().join("v.db-wal")).expect("a log");
    assert!(!log.is_empty());
    vault.set_setting("language", "en").expect("saved");
    vault.close().expect("closed");
    fs::write(dir.path().join("v.db-wal"), &log).expect("laid");
    fs::write(dir.path().join("v.db-journal"), &log).expect("laid");
    let (vault, report) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(vault.setting("language").expect("read").as_deref(), Some("en"));
    assert_eq!(report.damaged, [DamagedPart::ForeignLog]);
}

#[test]
fn a_database_cut_short_or_grown_is_noticed() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let good = snapshot(dir.path());
    let bytes = &good[Path::new("v.db")];
    let cuts = (0..bytes.len()).step_by(4096).flat_map(|at| [at, at + 1000]).filter(|at| *at < bytes.len());
    for cut in cuts {
        fs::write(dir.path().join("v.db"), &bytes[..cut]).expect("cut");
        match Vault::open(dir.path(), &pass()) {
            Err(VaultError::Damaged { what: DamagedPart::Database }) => {}
            other => panic!("cut at {cut}: {:?}", other.map(|(_, r)| r)),
        }
        put_back(dir.path(), &good);
    }
    for more in [1, 500, 4096, 10_000] {
        fs::write(dir.path().join("v.db"), [bytes.as_slice(), &vec![0x5a; more]].concat()).expect("grown");
        match Vault::open(dir.path(), &pass()) {
            Err(VaultError::Damaged { what: DamagedPart::Database }) => {}
            Ok((_, report)) => assert_eq!(report.seal, Seal::Broken),
            Err(other) => panic!("grown by {more}: {other}"),
        }
        put_back(dir.path(), &good);
    }
    fs::remove_file(dir.path().join("v.db")).expect("removed");
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::Damaged { what: DamagedPart::Database })));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_in_the_place_of_files_are_refused() {
    let dir = quick_dir();
    let away = quick_dir();
    closed_vault(dir.path());
    let path = dir.path().join("v.db");
    fs::rename(&path, away.path().join("it")).expect("moved");
    std::os::unix::fs::symlink(away.path().join("it"), &path).expect("linked");
    let refused = |answer| matches!(answer, Err(VaultError::Damaged { what: DamagedPart::Database }));
    assert!(refused(Vault::open(dir.path(), &pass())), "a link");
    fs::remove_file(&path).expect("unlinked");
    let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo");
    assert!(made.success());
    assert!(refused(Vault::open(dir.path(), &pass())), "a pipe");
    fs::remove_file(&path).expect("removed");
    fs::rename(away.path().join("it"), &path).expect("back");
    for name in ["vault.toml", "head", "keys/pass.age"] {
        let path = dir.path().join(name);
        fs::rename(&path, away.path().join("it")).expect("moved");
        std::os::unix::fs::symlink(away.path().join("it"), &path).expect("linked");
        let (vault, report) = Vault::open(dir.path(), &pass()).expect("the copy is used");
        assert_eq!(report.repaired.len(), 1, "{name}: {report:?}");
        drop(vault);
        assert!(fs::symlink_metadata(&path).expect("there").is_file(), "a real file again");
        fs::remove_file(away.path().join("it")).expect("removed");
    }
}
