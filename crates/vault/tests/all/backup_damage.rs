//! A damaged backup: every cut and every flipped bit is noticed and named, and never taken for a wrong passphrase.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;

use vault::{BackupPart, Unlock, VaultError, peek_backup, restore_backup};

use crate::backup::full_vault;
use crate::backup_forge::*;
use crate::support::*;

/// Where each part outside begins (its header) and ends (its filling), with what its bytes are called when damaged.
fn map(bytes: &[u8]) -> Vec<(usize, usize, usize, BackupPart)> {
    let mut at = 0;
    let mut found = Vec::new();
    for (name, part) in untar(bytes).0 {
        let what = match name.as_str() {
            "READ ME.txt" => BackupPart::ReadMe,
            "backup.toml" => BackupPart::Label,
            "keys/recovery.age" => BackupPart::RecoveryKey,
            "keys/pass.age" => BackupPart::PassphraseKey,
            "content.age" => BackupPart::Content,
            other => panic!("{other}"),
        };
        let start = at + 512;
        found.push((at, start, start + part.len(), what));
        at = (start + part.len()).next_multiple_of(512);
    }
    assert_eq!(at + 1024, bytes.len());
    found
}

/// Changes one bit in the file for as long as `work` takes.
fn flipped<T>(file: &Path, byte: u64, bit: usize, work: impl FnOnce() -> T) -> T {
    let open = OpenOptions::new().read(true).write(true).open(file).expect("opened");
    let mut old = [0];
    open.read_exact_at(&mut old, byte).expect("read");
    open.write_all_at(&[old[0] ^ 1 << bit], byte).expect("written");
    let done = work();
    open.write_all_at(&old, byte).expect("put back");
    done
}

#[test]
fn every_flipped_bit_is_noticed_and_named() {
    let dir = quick_dir();
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let file = back_up(&mut vault, dir.path(), true).path;
    let bytes = fs::read(&file).expect("read");
    let parts = map(&bytes);
    let content = parts[4].1;
    let mut random = scatter(8);
    let into = dir.path().join("back");
    let mut names: BTreeMap<BackupPart, u32> = BTreeMap::new();

    // Every byte outside of the encrypted part, one bit each; and the end.
    for byte in (0..content).chain(parts[4].2..bytes.len()) {
        let bit = random(8);
        let (told, by_pass, by_words) = flipped(&file, byte as u64, bit, || {
            let unlock = [Unlock::Passphrase(&pass()), Unlock::Words(&words)].map(|unlock| {
                // Opening takes a moment, so not for every byte.
                (byte % 7 == 0).then(|| restore_backup(&file, &into, unlock, Some(&pass()), &mut go_on()))
            });
            let [by_pass, by_words] = unlock;
            (named(vault.test_backup(&file, &mut go_on())), by_pass, by_words)
        });
        let inside = parts.iter().find(|(_, start, end, _)| (*start..*end).contains(&byte));
        assert_eq!(told, inside.map_or(BackupPart::Frame, |p| p.3), "byte {byte} bit {bit}");
        for answer in [by_pass, by_words].into_iter().flatten() {
            assert_eq!(named(answer), told, "byte {byte} bit {bit}");
        }
        *names.entry(told).or_default() += 1;
    }
    assert!(!into.exists());
    assert_eq!(names.len(), 5, "{names:?}");

    // The encrypted part: its head closely, the rest in samples.
    let mut inside: BTreeMap<BackupPart, u32> = BTreeMap::new();
    let close = (content..content + 400).step_by(3);
    let samples: Vec<_> = (0..400).map(|_| content + random(parts[4].2 - content)).collect();
    for byte in close.chain(samples).chain([parts[4].2 - 1]) {
        let bit = random(8);
        let told = flipped(&file, byte as u64, bit, || {
            assert!(peek_backup(&file).is_ok(), "without a key it cannot be seen");
            if byte % 10 == 0 {
                named(restore_backup(&file, &into, Unlock::Words(&words), Some(&pass()), &mut go_on()));
                assert!(!into.exists());
            }
            named(vault.test_backup(&file, &mut go_on()))
        });
        *inside.entry(told).or_default() += 1;
    }
    assert!(inside.keys().all(|p| *p >= BackupPart::Content) && inside[&BackupPart::Content] > 100, "{inside:?}");
    vault.test_backup(&file, &mut go_on()).expect("whole again");
}

#[test]
fn every_cut_and_every_addition_is_noticed() {
    let dir = quick_dir();
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    keep(&mut vault, "big.pdf", &(0..3_000_000u32).map(|n| (n >> 3) as u8).collect::<Vec<_>>());
    let file = back_up(&mut vault, dir.path(), true).path;
    let bytes = fs::read(&file).expect("read");
    let borders = map(&bytes).into_iter().flat_map(|(header, start, end, _)| [header, start, end]);
    let near = borders.flat_map(|b| [b.saturating_sub(1), b, b + 1]);
    let cuts: Vec<_> = (0..bytes.len()).step_by(4096).chain(near).chain([bytes.len() - 1, bytes.len() - 512]).collect();
    let cut = dir.path().join("cut.osbackup");
    let into = dir.path().join("back");
    assert!(cuts.len() > 700);
    for length in cuts {
        fs::write(&cut, &bytes[..length]).expect("written");
        assert_eq!(named(peek_backup(&cut)), BackupPart::CutOff, "{length}");
        assert_eq!(named(vault.test_backup(&cut, &mut go_on())), BackupPart::CutOff, "{length}");
        let answer = restore_backup(&cut, &into, Unlock::Words(&words), Some(&pass()), &mut go_on());
        assert_eq!(named(answer), BackupPart::CutOff, "{length}");
    }
    for more in [1, 511, 512, 4096, 1 << 20] {
        let mut longer = bytes.clone();
        longer.resize(bytes.len() + more, b'\0');
        fs::write(&cut, &longer).expect("written");
        assert_eq!(named(peek_backup(&cut)), BackupPart::Frame, "{more} more");
    }
    assert!(!into.exists());
    // Holes in the place of bytes, as a copy that was broken off leaves them on some disks.
    for from in (8192..bytes.len() - 8192).step_by(300_000) {
        let mut holed = bytes.clone();
        holed[from..from + 4096].fill(0);
        fs::write(&cut, &holed).expect("written");
        assert!(named(vault.test_backup(&cut, &mut go_on())) >= BackupPart::Content);
    }
    // Without its ending a cut-off piece is still known by its first words; other files are no backups.
    let plain = dir.path().join("download");
    fs::write(&plain, &bytes[..100_000]).expect("written");
    assert_eq!(named(peek_backup(&plain)), BackupPart::CutOff);
    for other in [&b""[..], b"hello", &[0; 5000], &[0xff; 100_000]] {
        fs::write(&plain, other).expect("written");
        assert!(matches!(peek_backup(&plain), Err(VaultError::NotABackup)), "{} bytes", other.len());
    }
}
