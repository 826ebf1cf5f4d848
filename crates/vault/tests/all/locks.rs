//! Opening and not opening: passphrases, words, versions, and one writer at a time.

use std::fs;

use vault::{CreateOptions, Passphrase, RecoveryWords, Seal, Vault, VaultError, WordsError};

use crate::support::*;

#[test]
fn a_new_vault_opens_with_its_passphrase_and_says_how_it_was_left() {
    let dir = tempfile::tempdir().expect("dir");
    let folder = dir.path().join("records");
    closed_vault(&folder);
    let label = Vault::peek(&folder).expect("label");
    assert_eq!(label.name, "My folder");
    let (vault, report) = Vault::open(&folder, &pass()).expect("opens");
    assert_eq!((report.seal, report.closed_properly, report.missing_steps), (Seal::Verified, true, 0));
    assert_eq!((report.files, report.generation, vault.generation()), (2, 2, 3));
    assert!(report.repaired.is_empty() && report.damaged.is_empty() && !report.last_opened.is_empty());
    vault.close().expect("closed");
    let (_, report) = Vault::open(&folder, &pass()).expect("opens");
    assert_eq!(report.generation, 4);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_no_byte() {
    let dir = tempfile::tempdir().expect("dir");
    closed_vault(dir.path());
    let before = snapshot(dir.path());
    let long = "x".repeat(1 << 20);
    let near = [PASS.to_uppercase(), format!(" {PASS}"), format!("{PASS} "), String::new(), "\0".into(), long];
    let more = (0..40).map(|i| format!("{PASS}{i}"));
    for wrong in near.into_iter().chain(more) {
        let answer = Vault::open(dir.path(), &Passphrase::new(&wrong));
        assert!(matches!(answer, Err(VaultError::WrongPassphrase)), "{:?}", answer.err());
    }
    assert_eq!(snapshot(dir.path()), before);
}

#[test]
fn both_forms_of_an_accented_letter_open_the_vault() {
    let dir = tempfile::tempdir().expect("dir");
    let options = CreateOptions { name: "x".into(), passphrase: Passphrase::new("caf\u{e9} au lait"), work_factor: 2 };
    drop(Vault::create(dir.path(), options).expect("made"));
    Vault::open(dir.path(), &Passphrase::new("cafe\u{301} au lait\n")).expect("opens");
}

#[test]
fn recovery_words_open_the_vault_and_other_words_do_not() {
    let dir = tempfile::tempdir().expect("dir");
    let words = closed_vault(dir.path());
    let typed = words.to_words().join(" ");
    let again = RecoveryWords::parse(&typed).expect("the printed words");
    Vault::test_recovery(dir.path(), &again).expect("the sheet is right");
    let (vault, _) = Vault::open_with_recovery(dir.path(), &again).expect("opens");
    assert_eq!(vault.files().expect("files").len(), 2);
    drop(vault);
    let other = RecoveryWords::parse(&["abandon"; 11].iter().chain(&["about"]).copied().collect::<Vec<_>>().join(" "));
    let other = other.expect("a well-known set of words");
    let before = snapshot(dir.path());
    assert!(matches!(Vault::open_with_recovery(dir.path(), &other), Err(VaultError::WrongRecoveryWords)));
    assert_eq!(snapshot(dir.path()), before);
    let slip = typed.replacen(words.to_words()[0], "zzzz", 1);
    assert!(matches!(RecoveryWords::parse(&slip), Err(WordsError::Unknown { place: 1, .. })));
}

#[test]
fn a_changed_passphrase_takes_over_at_once_and_new_words_too() {
    let dir = tempfile::tempdir().expect("dir");
    let words = closed_vault(dir.path());
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    let next = Passphrase::new("another one entirely");
    vault.change_passphrase(&next).expect("changed");
    assert!(matches!(vault.change_passphrase(&Passphrase::new("")), Err(VaultError::EmptyPassphrase)));
    let fresh = vault.new_recovery_words().expect("new words");
    vault.close().expect("closed");
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::WrongPassphrase)));
    assert!(matches!(Vault::open_with_recovery(dir.path(), &words), Err(VaultError::WrongRecoveryWords)));
    drop(Vault::open_with_recovery(dir.path(), &fresh).expect("opens"));
    let (_, report) = Vault::open(dir.path(), &next).expect("opens");
    assert!(report.repaired.is_empty());
}

#[test]
fn a_change_of_passphrase_cut_short_leaves_one_that_works() {
    let dir = tempfile::tempdir().expect("dir");
    closed_vault(dir.path());
    let before = snapshot(dir.path());
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    let next = Passphrase::new("another one entirely");
    vault.change_passphrase(&next).expect("changed");
    vault.close().expect("closed");
    let after = snapshot(dir.path());
    // The new key file got its name, then the power went.
    for file in ["keys/pass.age.bak", "keys/sums"] {
        fs::write(dir.path().join(file), &before[std::path::Path::new(file)]).expect("written");
    }
    let (vault, _) = Vault::open(dir.path(), &next).expect("the new one opens");
    vault.close().expect("closed");
    assert_eq!(
        fs::read(dir.path().join("keys/pass.age.bak")).expect("there"),
        after[std::path::Path::new("keys/pass.age")]
    );
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::WrongPassphrase)));
}

#[test]
fn one_opens_it_at_a_time() {
    let dir = tempfile::tempdir().expect("dir");
    let (vault, _) = create(dir.path());
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::AlreadyOpen)));
    let reader = vault.reader().expect("a reader");
    assert!(matches!(vault.close(), Err(VaultError::StillReading)));
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::AlreadyOpen)), "the reader holds the lock");
    drop(reader);
    let (_, report) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(report.seal, Seal::NotClosed);
}

#[test]
fn what_is_no_vault_and_what_is_not_empty_is_left_alone() {
    let dir = tempfile::tempdir().expect("dir");
    assert!(matches!(Vault::peek(dir.path()), Err(VaultError::NotAVault)));
    assert!(matches!(Vault::open(&dir.path().join("gone"), &pass()), Err(VaultError::NotAVault)));
    let options = || CreateOptions { name: "x".into(), passphrase: pass(), work_factor: 2 };
    fs::write(dir.path().join("holiday.jpg"), "mine").expect("written");
    assert!(matches!(Vault::create(dir.path(), options()), Err(VaultError::NotEmpty)));
    assert_eq!(snapshot(dir.path()).len(), 1);
    let inside = dir.path().join("v");
    closed_vault(&inside);
    assert!(matches!(Vault::create(&inside, options()), Err(VaultError::AlreadyExists)));
    let empty = CreateOptions { passphrase: Passphrase::new(""), ..options() };
    assert!(matches!(Vault::create(&dir.path().join("w"), empty), Err(VaultError::EmptyPassphrase)));
    assert!(!dir.path().join("w").exists());
}

#[test]
fn a_later_version_is_refused_politely_and_not_touched() {
    let dir = tempfile::tempdir().expect("dir");
    closed_vault(dir.path());
    // What a later version would write: its own fields, our rule for the last two lines.
    let body = "format = 2\nvault = \"x\"\nlock = \"of another kind\"\n";
    let check = &blake3::hash(body.as_bytes()).to_hex()[..16];
    let text = format!("{body}check = \"{check}\"\nmac = \"{}\"\n", "0".repeat(64));
    for file in ["vault.toml", "vault.toml.bak"] {
        fs::write(dir.path().join(file), &text).expect("written");
    }
    let before = snapshot(dir.path());
    assert!(matches!(Vault::open(dir.path(), &pass()), Err(VaultError::Newer(2))));
    assert!(matches!(Vault::peek(dir.path()), Err(VaultError::Newer(2))));
    assert_eq!(snapshot(dir.path()), before);
}

#[test]
fn a_very_long_name_is_cut_and_does_no_harm() {
    let dir = tempfile::tempdir().expect("dir");
    let options = CreateOptions { name: "né\n\"x".repeat(10_000), passphrase: pass(), work_factor: 2 };
    drop(Vault::create(dir.path(), options).expect("made"));
    let (vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(vault.name().chars().count(), 120);
    fn goes_to_another_thread<T: Send>(_: &T) {}
    goes_to_another_thread(&vault);
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_computer_can_look_in() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("dir");
    let folder = dir.path().join("v");
    let (mut vault, _) = create(&folder);
    keep(&mut vault, "a.pdf", b"bytes");
    let mode = |p: &std::path::Path| fs::metadata(p).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for path in snapshot(&folder).keys() {
        assert_eq!(mode(&folder.join(path)), 0o600, "{}", path.display());
        assert_eq!(mode(folder.join(path).parent().expect("a folder")), 0o700);
    }
}
