//! Wrong passphrases and wrong words: never opened, and not a byte of the folder changed by trying.

use std::collections::BTreeSet;

use vault::{Passphrase, RecoveryWords, Unlock, Vault, VaultError, WordsError, destroy};

use crate::support::*;

/// A hundred phrases near the right one, none of them it.
fn near() -> Vec<String> {
    let right: Vec<char> = PASS.chars().collect();
    let mut all: BTreeSet<String> = BTreeSet::new();
    for i in 0..right.len() {
        let mut without = right.clone();
        without.remove(i);
        let mut twice = right.clone();
        twice.insert(i, right[i]);
        let mut upper = right.clone();
        upper[i] = right[i].to_ascii_uppercase();
        let mut other = right.clone();
        other[i] = 'q';
        let mut swapped = right.clone();
        swapped.swap(i, (i + 1) % right.len());
        all.extend([without, twice, upper, other, swapped].map(String::from_iter));
    }
    for odd in ["", " ", "\0", "AGE-SECRET-KEY-1", "p\u{430}ssword"] {
        all.insert(odd.to_owned());
    }
    // Not a zero character at the end: scrypt fills short phrases up with those, and nobody can type one.
    for ending in [" ", "\t", "\u{a0}", ".", "x"] {
        all.insert(format!("{PASS}{ending}"));
        all.insert(format!("{ending}{PASS}"));
    }
    all.insert(format!("\0{PASS}"));
    all.insert(PASS.replace(' ', "  "));
    all.insert(PASS.replace(' ', ""));
    all.insert(format!("{PASS} {PASS}"));
    all.insert("a".repeat(1 << 20));
    all.insert(format!("{PASS}{}", " ".repeat(1 << 20)));
    all.remove(PASS);
    all.into_iter().collect()
}

#[test]
fn no_wrong_passphrase_opens_it_or_changes_a_byte() {
    let dir = quick_dir();
    closed_vault(dir.path());
    let before = snapshot(dir.path());
    let phrases = near();
    assert!(phrases.len() >= 100, "{}", phrases.len());
    for phrase in &phrases {
        let wrong = Passphrase::new(phrase);
        let shown: String = phrase.chars().take(40).collect();
        let answer = Vault::open(dir.path(), &wrong).map(|_| ());
        assert!(matches!(answer, Err(VaultError::WrongPassphrase)), "{shown:?}: {answer:?}");
        let answer = Vault::open_despite_damage(dir.path(), Unlock::Passphrase(&wrong)).map(|_| ());
        assert!(matches!(answer, Err(VaultError::WrongPassphrase)), "{shown:?}: {answer:?}");
        let answer = destroy(dir.path(), Unlock::Passphrase(&wrong));
        assert!(matches!(answer, Err(VaultError::WrongPassphrase)), "{shown:?}: {answer:?}");
    }
    assert_eq!(snapshot(dir.path()), before);
    drop(Vault::open(dir.path(), &pass()).expect("the right one still does"));
}

#[test]
fn one_phrase_typed_on_two_keyboards_is_one_passphrase() {
    let dir = quick_dir();
    let (mut vault, _) = create(dir.path());
    let (composed, decomposed) = ("caf\u{e9} \u{c5}ngstr\u{f6}m", "cafe\u{301} A\u{30a}ngstro\u{308}m");
    vault.change_passphrase(&Passphrase::new(composed)).expect("changed");
    vault.close().expect("closed");
    for typed in [composed, decomposed, &format!("{decomposed}\n")] {
        drop(Vault::open(dir.path(), &Passphrase::new(typed)).expect("opens"));
    }
    let plain = Passphrase::new("cafe Angstrom");
    assert!(matches!(Vault::open(dir.path(), &plain), Err(VaultError::WrongPassphrase)));
}

#[test]
fn no_set_of_words_with_one_wrong_opens_it_or_changes_a_byte() {
    let dir = quick_dir();
    let words = closed_vault(dir.path());
    let right = words.to_words();
    let before = snapshot(dir.path());
    let list = bip39::Language::English.word_list();
    let mut random = scatter(61);
    let (mut tried, mut told) = (0, 0);
    for place in 0..12 {
        for _ in 0..20 {
            let mut typed = right;
            while typed[place] == right[place] {
                typed[place] = list[random(list.len())];
            }
            tried += 1;
            match RecoveryWords::parse(&typed.join(" ")) {
                Err(WordsError::NotTogether) => told += 1,
                Ok(wrong) => {
                    let answer = Vault::open_with_recovery(dir.path(), &wrong).map(|_| ());
                    assert!(matches!(answer, Err(VaultError::WrongRecoveryWords)), "{answer:?}");
                    assert!(matches!(Vault::test_recovery(dir.path(), &wrong), Err(VaultError::WrongRecoveryWords)));
                }
                Err(other) => panic!("{other}"),
            }
        }
        // A word that is in no list is named by its place.
        let mut typed = right.map(str::to_owned);
        typed[place] = format!("{}qq", &typed[place][..2]);
        match RecoveryWords::parse(&typed.join(" ")) {
            Err(WordsError::Unknown { place: told, .. }) => assert_eq!(told, place + 1),
            other => panic!("{:?}", other.map(|_| ())),
        }
    }
    // The checksum is four bits long: about 15 of 16 are noticed before the vault is asked.
    assert!(tried == 240 && told >= 204, "{told} of {tried}");
    for wrong in [right[..11].join(" "), format!("{} {}", right.join(" "), right[0])] {
        assert!(matches!(RecoveryWords::parse(&wrong), Err(WordsError::Count { .. })));
    }
    let mut turned = right;
    turned.reverse();
    if let Ok(wrong) = RecoveryWords::parse(&turned.join(" ")) {
        assert!(Vault::open_with_recovery(dir.path(), &wrong).is_err());
    }
    assert_eq!(snapshot(dir.path()), before);
    drop(Vault::open_with_recovery(dir.path(), &words).expect("the right ones still do"));
}
