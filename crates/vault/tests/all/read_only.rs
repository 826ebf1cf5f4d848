//! A vault on a disk that cannot be written: a closed and sealed one opens for reading, and nothing at all is written.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use record::{Decision, FileId};
use vault::{
    DamageKind, DamagedPart, Passphrase, RecoveryWords, Seal, SearchQuery, Unlock, Vault, VaultError, destroy,
};

use crate::support::*;

const PLACE: &str = "VAULT_TEST_READ_ONLY_PLACE";

fn remount(place: &Path, how: &str) {
    let mounted = Command::new("mount").args(["-o", &format!("remount,{how}")]).arg(place).status();
    assert!(mounted.expect("mount, of util-linux").success());
}

/// Not a test of its own: what is done inside a mount of its own.
#[test]
fn read_only_worker() {
    let Ok(place) = std::env::var(PLACE) else { return };
    let place = Path::new(&place);
    let folder = place.join("v #1 100% é?mode=rw");
    let words = closed_vault(&folder);
    let with_words = RecoveryWords::parse(&words.to_words().join(" ")).expect("words");
    let good = snapshot(&folder);
    let on_read_only = |work: &dyn Fn()| {
        remount(place, "ro");
        let before = (snapshot(&folder), fs::read_dir(place).expect("listed").count());
        work();
        assert_eq!((snapshot(&folder), fs::read_dir(place).expect("listed").count()), before, "nothing was written");
        remount(place, "rw");
        put_back(&folder, &good);
    };

    on_read_only(&|| {
        let (mut vault, report) = Vault::open(&folder, &pass()).expect("opens for reading");
        assert!(report.reading_only && report.read_only_place && report.closed_properly);
        assert_eq!((report.seal, report.files, report.pages), (Seal::Verified, 2, 0));
        assert!(report.damaged.is_empty() && report.repaired.is_empty());
        assert_eq!(vault.original(FileId(1)).expect("whole"), b"%PDF-1.7 the first file");
        assert_eq!(vault.setting("language").expect("read").as_deref(), Some("en"));
        let query = SearchQuery { words: "hillside".into(), limit: 9, offset: 0 };
        // Another reader, on another thread.
        let reader = vault.reader().expect("a reader");
        let found = std::thread::spawn(move || reader.search(&query).expect("search").total).join().expect("read");
        assert_eq!(found, 5);
        let name = Decision::NameSet { name: "x".into() };
        assert!(matches!(vault.decide(&name, "now"), Err(VaultError::ReadOnly)));
        assert!(matches!(vault.delete_for_good(FileId(1)), Err(VaultError::ReadOnly)));
        assert!(matches!(vault.change_passphrase(&pass()), Err(VaultError::ReadOnly)));
        assert_eq!(vault.check(true, &mut |_, _| {}).expect("checked").problems, []);
        // Two may read at once.
        let (second, _) = Vault::open_with_recovery(&folder, &with_words).expect("opens for reading");
        assert_eq!(second.files().expect("files").len(), 2);
        vault.close().expect("closed");
        drop(second);
        let wrong = Passphrase::new("another one");
        assert!(matches!(Vault::open(&folder, &wrong), Err(VaultError::WrongPassphrase)));
        let (vault, _) = Vault::open(&folder, &pass()).expect("opens for reading");
        assert!(matches!(vault.new_keys(&pass(), &mut |_, _| true), Err(VaultError::ReadOnly)));
        assert!(matches!(destroy(&folder, Unlock::Passphrase(&pass())), Err(VaultError::ReadOnly)));
    });

    // Damaged small files are told and not mended.
    for (name, part) in [
        ("vault.toml", DamagedPart::Label),
        ("head.bak", DamagedPart::Head),
        ("keys/pass.age", DamagedPart::PassphraseKey),
    ] {
        flip(&folder.join(name), 60, 1);
        on_read_only(&|| {
            let (mut vault, report) = Vault::open(&folder, &pass()).expect("the copy opens it");
            assert_eq!((report.damaged.as_slice(), report.repaired.as_slice()), ([part].as_slice(), [].as_slice()));
            let problems = vault.check(false, &mut |_, _| {}).expect("checked").problems;
            assert!(problems.iter().any(|d| d.what == DamageKind::Part(part)), "{problems:?}");
        });
    }

    // A log laid beside is not read and not moved.
    fs::write(folder.join("v.db-wal"), "some log").expect("laid");
    on_read_only(&|| {
        let (vault, report) = Vault::open(&folder, &pass()).expect("opens for reading");
        assert_eq!(report.damaged, [DamagedPart::ForeignLog]);
        assert_eq!(vault.setting("language").expect("read").as_deref(), Some("en"));
    });

    // Changed since the closing, without a sound seal: not opened, unless one insists; then only for reading.
    let length = good[Path::new("v.db")].len();
    flip(&folder.join("v.db"), length - 2000, 1);
    on_read_only(&|| {
        let refused = Vault::open(&folder, &pass());
        assert!(matches!(refused, Err(VaultError::Damaged { what: DamagedPart::Database })));
        let (vault, report) = Vault::open_despite_damage(&folder, Unlock::Passphrase(&pass())).expect("if one insists");
        assert!(report.reading_only && report.seal == Seal::Broken);
        assert_eq!(vault.reader().expect("reader").original(FileId(2)).expect("whole"), b"the second file");
    });

    // Not closed: what was saved last may be in the log.
    let (mut vault, _) = Vault::open(&folder, &pass()).expect("opens");
    vault.set_setting("language", "cy").expect("saved");
    let open = snapshot(&folder);
    drop(vault);
    put_back(&folder, &open);
    on_read_only(&|| {
        assert!(matches!(Vault::open(&folder, &pass()), Err(VaultError::ReadOnly)));
        let despite = Vault::open_despite_damage(&folder, Unlock::Passphrase(&pass()));
        assert!(matches!(despite, Err(VaultError::ReadOnly)));
    });

    let (mut vault, report) = Vault::open(&folder, &pass()).expect("opens as ever where it can be written");
    assert!(!report.reading_only && !report.read_only_place);
    vault.set_setting("a", "b").expect("saved");
}

#[test]
fn a_closed_vault_on_a_disk_that_cannot_be_written_opens_for_reading() {
    let dir = tempfile::tempdir().expect("dir");
    let script = "mount -t tmpfs -o size=24m none \"$1\" && \
                  exec \"$2\" --exact read_only::read_only_worker --nocapture";
    with_disks_of_its_own(script, PLACE, dir.path());
}
