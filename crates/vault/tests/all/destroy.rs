//! Destroying a vault: everything of it goes, the keys first, and nothing else in the folder is touched.

use std::fs;

use vault::{Destroyed, Passphrase, Unlock, Vault, VaultError, destroy};

use crate::support::*;

#[test]
fn a_destroyed_vault_is_gone_whole() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    let words = closed_vault(&folder);
    let before = snapshot(&folder);
    let wrong = Passphrase::new("another one");
    assert!(matches!(destroy(&folder, Unlock::Passphrase(&wrong)), Err(VaultError::WrongPassphrase)));
    assert!(matches!(destroy(dir.path(), Unlock::Words(&words)), Err(VaultError::NotAVault)));
    assert_eq!(snapshot(&folder), before, "nothing without the proof");
    let (vault, _) = Vault::open(&folder, &pass()).expect("opens");
    assert!(matches!(destroy(&folder, Unlock::Passphrase(&pass())), Err(VaultError::AlreadyOpen)));
    drop(vault);
    // What a crash and a laid log leave goes too.
    fs::write(folder.join("blobs/.tmp-0011223344556677"), "half").expect("written");
    fs::write(folder.join("set-aside-01234567-v.db-wal"), "log").expect("written");
    assert_eq!(destroy(&folder, Unlock::Words(&words)).expect("destroyed"), Destroyed::default());
    assert!(!folder.exists());
}

#[cfg(unix)]
#[test]
fn what_is_not_of_the_vault_stays_and_links_are_not_followed() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    closed_vault(&folder);
    let away = dir.path().join("away");
    fs::create_dir(&away).expect("made");
    // The originals' own names hang on the vault's key: the link takes a name that is free.
    let blobs = folder.join("blobs");
    let free = (0..=255).map(|n| format!("{n:02x}")).find(|n| !blobs.join(n).exists()).expect("a free name");
    fs::create_dir(away.join(&free)).expect("made");
    let precious = away.join("precious");
    fs::write(&precious, "mine").expect("written");
    fs::write(away.join(&free).join(free.repeat(32)), "mine too").expect("written");
    fs::write(folder.join("holiday.jpg"), "mine").expect("written");
    fs::write(blobs.join("note.txt"), "mine").expect("written");
    std::os::unix::fs::symlink(&precious, folder.join("keys/extra")).expect("linked");
    fs::remove_file(folder.join("keys/recovery.age.bak")).expect("removed");
    std::os::unix::fs::symlink(&precious, folder.join("keys/recovery.age.bak")).expect("linked");
    std::os::unix::fs::symlink(&away, blobs.join("zz")).expect("linked");
    std::os::unix::fs::symlink(away.join(&free), blobs.join(&free)).expect("linked");
    fs::remove_file(folder.join("keys/recovery.age")).expect("removed");
    fs::hard_link(&precious, folder.join("keys/recovery.age")).expect("linked");
    let outside = snapshot(&away);
    let left = destroy(&folder, Unlock::Passphrase(&pass())).expect("destroyed").left;
    let left: Vec<_> = left.iter().map(|p| p.to_str().expect("plain")).collect();
    let free = format!("blobs/{free}");
    assert_eq!(
        left,
        [free.as_str(), "blobs/note.txt", "blobs/zz", "holiday.jpg", "keys/extra", "keys/recovery.age.bak"]
    );
    assert_eq!(snapshot(&away), outside);
    assert!(matches!(Vault::open(&folder, &pass()), Err(VaultError::NotAVault)));
}

#[test]
fn destroying_goes_on_where_it_was_interrupted() {
    let dir = quick_dir();
    let folder = dir.path().join("v");
    closed_vault(&folder);
    for name in ["pass.age", "pass.age.bak", "recovery.age", "recovery.age.bak"] {
        fs::remove_file(folder.join("keys").join(name)).expect("removed");
    }
    assert!(Vault::open(&folder, &pass()).is_err());
    assert_eq!(destroy(&folder, Unlock::Passphrase(&pass())).expect("cleared up"), Destroyed::default());
    assert!(!folder.exists());
}
