//! A disk that fills up: the cause is named, nothing saved is lost, and work goes on when there is room again.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use record::{FileId, FileKind};
use vault::{NewFile, SavedPage, Vault, VaultError};

use crate::support::*;

const DISK: &str = "VAULT_TEST_SMALL_DISK";

/// Not a test of its own: what is done inside the small disk.
#[test]
fn full_disk_worker() {
    let Ok(disk) = std::env::var(DISK) else { return };
    let disk = Path::new(&disk);
    let folder = disk.join("v");
    let (mut vault, _) = create(&folder);
    let first = keep(&mut vault, "a.pdf", &[7; 300_000]);

    let huge = vec![1; 40 << 20];
    let new = |name, bytes| NewFile { name, parent: None, kind: FileKind::Pdf, bytes };
    assert!(matches!(vault.keep_file(new("huge.pdf", &huge)), Err(VaultError::NoSpace)));
    // A length that was told wrong: the disk fills up in the middle of the copy.
    let answer = vault.keep_file_from("huge.pdf", None, FileKind::Pdf, &mut &huge[..], 1);
    assert!(matches!(answer, Err(VaultError::NoSpace)), "{answer:?}");
    assert!(snapshot(&folder).keys().all(|p| !p.to_string_lossy().contains(".tmp-")));

    let mut saved = 0;
    let error = loop {
        let (number, content, findings) = page(saved + 1, &format!("page {} {}", saved + 1, "words ".repeat(800)));
        match vault.save_pages(first, &[SavedPage { number, content: &content, findings: &findings }]) {
            Ok(()) => saved += 1,
            Err(e) => break e,
        }
        assert!(saved < 100_000, "the disk never fills up");
    };
    assert!(matches!(error, VaultError::NoSpace), "{error:?}");
    assert!(saved > 50);
    all_there(&vault, first, saved);
    // Closing may not be able to seal; nothing is lost by that.
    let _ = vault.close();

    let ballast = disk.join("ballast");
    fs::remove_file(&ballast).expect("room again");
    let (mut vault, report) = Vault::open(&folder, &pass()).expect("opens");
    assert_eq!(report.missing_steps, 0);
    all_there(&vault, first, saved);
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    let (number, content, findings) = page(saved + 1, "goes on");
    vault.save_pages(first, &[SavedPage { number, content: &content, findings: &findings }]).expect("goes on");
    vault.close().expect("closed");

    // The same disk, now one that cannot be written to.
    let mounted = Command::new("mount").args(["-o", "remount,ro"]).arg(disk).status().expect("mount, of util-linux");
    assert!(mounted.success());
    let before = snapshot(&folder);
    let (vault, report) = Vault::open(&folder, &pass()).expect("opens for reading");
    assert!(report.reading_only && report.read_only_place);
    all_there(&vault, first, saved + 1);
    assert!(Vault::peek(&folder).is_ok());
    vault.close().expect("closed");
    assert_eq!(snapshot(&folder), before);
}

fn all_there(vault: &Vault, file: FileId, pages: u32) {
    assert_eq!(vault.original(file).expect("whole"), [7; 300_000]);
    assert_eq!(vault.page_numbers_done(file).expect("numbers"), (1..=pages).collect::<Vec<_>>());
}

#[test]
fn a_full_disk_loses_nothing() {
    let dir = tempfile::tempdir().expect("dir");
    // A disk of 24 MB that only this child sees, half of it taken by ballast.
    let script = "mount -t tmpfs -o size=24m none \"$1\" && head -c 12000000 /dev/zero > \"$1/ballast\" && \
                  exec \"$2\" --exact full_disk::full_disk_worker --nocapture";
    with_disks_of_its_own(script, DISK, dir.path());
}
