//! A disk that fills up while a backup is written, tested or brought back: it is said, and nothing stays behind.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use vault::{Unlock, Vault, VaultError, restore_backup};

use crate::support::*;

const DISK: &str = "VAULT_TEST_SMALL_BACKUP_DISK";

/// Not a test of its own: what is done inside the small disks.
#[test]
fn backup_full_disk_worker() {
    let Ok(place) = std::env::var(DISK) else { return };
    let (home, stick) = (Path::new(&place).join("home"), Path::new(&place).join("stick"));
    let folder = home.join("v");
    let (mut vault, words) = create(&folder);
    for n in 0..4u8 {
        keep(&mut vault, &format!("{n}.pdf"), &vec![n; 1_000_000]);
    }
    let before = told(&vault, &[]);
    let inside = |folder: &Path| snapshot(folder).into_keys().collect::<Vec<_>>();
    let at_rest = inside(&folder);
    let ballast = |disk: &Path, left: u64| {
        let file = disk.join("ballast");
        let _ = fs::remove_file(&file);
        let free = rustix::fs::statvfs(disk).map(|s| s.f_bavail * s.f_frsize).expect("asked");
        fs::write(&file, vec![1; (free - left) as usize]).expect("written");
        file
    };

    // Too little room: said at once. Room that goes away meanwhile: said then.
    ballast(&stick, 3_000_000);
    let job = vault.begin_backup(true).expect("begun");
    let mut calls = 0;
    let answer = job.write(&stick, "x", &mut |_, _| {
        calls += 1;
        true
    });
    assert!(matches!(answer, Err(VaultError::NoSpace)) && calls == 0, "{answer:?}");
    let room = ballast(&stick, 8_500_000);
    for gone_at in [1, 3, 6] {
        let job = vault.begin_backup(true).expect("begun");
        let more = stick.join("more");
        let mut calls = 0;
        let answer = job.write(&stick, "x", &mut |_, _| {
            calls += 1;
            if calls == gone_at {
                // Somebody else fills the disk.
                let _ = fs::write(&more, vec![2; 20_000_000]);
            }
            true
        });
        assert!(matches!(answer, Err(VaultError::NoSpace)) && calls >= gone_at, "{answer:?} after {calls}");
        fs::remove_file(&more).expect("removed");
        assert_eq!(inside(&stick), [Path::new("ballast")]);
        assert_eq!(inside(&folder), at_rest);
    }
    // The vault's own disk is full: neither snapshot nor test has room there.
    let full = ballast(&home, 20_000);
    assert!(matches!(vault.begin_backup(true).map(drop), Err(VaultError::NoSpace)));
    fs::remove_file(&full).expect("removed");
    fs::remove_file(&room).expect("removed");
    let made = back_up(&mut vault, &stick, true);
    ballast(&home, 20_000);
    assert!(matches!(vault.test_backup(&made.path, &mut go_on()), Err(VaultError::NoSpace)));
    fs::remove_file(&full).expect("removed");
    vault.test_backup(&made.path, &mut go_on()).expect("whole");
    assert_eq!(inside(&folder), at_rest);

    let into = home.join("back");
    ballast(&home, 2_000_000);
    let restore = |progress: &mut dyn FnMut(u64, u64) -> bool| {
        restore_backup(&made.path, &into, Unlock::Words(&words), Some(&pass()), progress)
    };
    assert!(matches!(restore(&mut go_on()), Err(VaultError::NoSpace)));
    assert!(!into.exists());
    ballast(&home, 8_500_000);
    let more = home.join("more");
    let mut filled = false;
    let answer = restore(&mut |done, _| {
        if done > 500_000 && !std::mem::replace(&mut filled, true) {
            let _ = fs::write(&more, vec![2; 20_000_000]);
        }
        true
    });
    assert!(matches!(answer, Err(VaultError::NoSpace)), "{answer:?}");
    assert!(filled && !into.exists());
    fs::remove_file(&more).expect("removed");
    restore(&mut go_on()).expect("with room it comes back");
    assert_eq!(told(&Vault::open(&into, &pass()).expect("opens").0, &[]), before);

    // A stick that cannot be written to.
    let mounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&stick).status().expect("mount, of util-linux");
    assert!(mounted.success());
    let answer = vault.begin_backup(true).expect("begun").write(&stick, "x", &mut go_on());
    assert!(matches!(answer, Err(VaultError::ReadOnly)), "{answer:?}");
    assert_eq!(inside(&folder), at_rest);
}

#[test]
fn a_full_disk_leaves_no_half_a_backup() {
    let dir = tempfile::tempdir().expect("dir");
    let script = "mkdir \"$1/home\" \"$1/stick\" && mount -t tmpfs -o size=24m none \"$1/home\" && \
                  mount -t tmpfs -o size=12m none \"$1/stick\" && \
                  exec \"$2\" --exact backup_full_disk::backup_full_disk_worker --nocapture";
    with_disks_of_its_own(script, DISK, dir.path());
}
