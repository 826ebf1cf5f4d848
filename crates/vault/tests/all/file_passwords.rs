//! Passwords of locked files: kept with their file, and gone with it.

use record::{FileProblem, FileState};
use vault::{Passphrase, Unlock, Vault, VaultError};

use crate::support::*;

const KEY: &str = "river-Seventeen-17";

fn told(vault: &Vault) -> Vec<String> {
    vault.all_file_passwords().expect("read").iter().map(|p| p.to_string()).collect()
}

#[test]
fn a_password_is_kept_with_its_file_and_goes_with_it() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let (mut vault, _) = create(&folder);
    let (a, b) = (keep(&mut vault, "a.pdf", b"first"), keep(&mut vault, "b.pdf", b"second"));
    for file in [a, b] {
        vault.set_file(file, FileState::NotReadable, Some(FileProblem::Locked), 0).expect("set");
    }
    assert!(vault.file_passwords(a).expect("read").is_empty());
    vault.keep_file_password(a, "other").expect("kept");
    for _ in 0..2 {
        vault.unlock_file(a, KEY).expect("kept");
        vault.unlock_file(b, KEY).expect("kept");
    }
    assert_eq!(told(&vault), [KEY, "other"], "the one that opened most comes first");
    assert_eq!(vault.file_passwords(a).expect("read").len(), 2, "each once");
    assert!(vault.files().expect("read").iter().all(|f| f.state == FileState::Kept && f.problem.is_none()));
    assert!(matches!(vault.unlock_file(record::FileId(99), KEY), Err(VaultError::NotFound)));

    // New keys take them along.
    let next = Passphrase::new("another long passphrase here");
    let new = vault.new_keys(&next, &mut |_, _| true).expect("new keys");
    drop(new);
    let (mut vault, _) = Vault::open(&folder, &next).expect("opens");
    assert_eq!(told(&vault), [KEY, "other"]);

    // What is deleted for good takes its own along, and leaves the other file's.
    vault.delete_for_good(a).expect("deleted");
    assert_eq!(told(&vault), [KEY]);
    vault.delete_for_good(b).expect("deleted");
    assert!(told(&vault).is_empty());
    vault.close().expect("closed");
}

#[test]
fn salvage_brings_them_back() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let (mut vault, _) = create(&folder);
    let a = keep(&mut vault, "a.pdf", b"first");
    vault.unlock_file(a, KEY).expect("kept");
    vault.close().expect("closed");
    let into = dir.path().join("new");
    let kind = |_: &[u8]| (record::FileKind::Pdf, "pdf");
    let fresh = Passphrase::new("another long passphrase here");
    vault::salvage(&folder, Unlock::Passphrase(&pass()), &into, &fresh, "New", &kind, &mut |_, _| true)
        .expect("salvaged");
    let (vault, _) = Vault::open(&into, &fresh).expect("opens");
    assert_eq!(told(&vault), [KEY]);
    vault.close().expect("closed");
}
