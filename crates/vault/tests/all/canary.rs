//! Nothing of what a vault keeps stands in clear anywhere in its folder, at no moment.

use std::path::Path;

use record::Decision;
use vault::{SearchQuery, Vault};

use crate::support::*;

const CANARIES: [&str; 6] =
    ["canaryoriginal", "canarypagetext", "canaryfindings", "canaryfilename", "canarydecision", "canarysetting"];

/// Looks for the canaries, and for the passphrase and the words, as UTF-8 and UTF-16 in both byte orders.
fn sing(folder: &Path, secrets: &[&str]) -> Vec<String> {
    let mut heard = Vec::new();
    for (path, bytes) in snapshot(folder) {
        for secret in CANARIES.iter().chain(secrets) {
            let little: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = secret.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let name = path.to_string_lossy().contains(secret);
            if name || [secret.as_bytes(), &little, &big].iter().any(|n| bytes.windows(n.len()).any(|w| w == *n)) {
                heard.push(format!("{secret} in {}", path.display()));
            }
        }
    }
    heard
}

#[test]
fn no_word_stands_in_clear_in_the_folder() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = create(dir.path());
    let words = words.to_words();
    let identity = vault.new_recovery_words().expect("words").to_age_identity();
    let mut secrets = vec![PASS, identity.as_str(), "AGE-SECRET-KEY", "OSV1"];
    let sentence = words.join(" ");
    secrets.push(&sentence);
    for round in 0..4 {
        let file = keep(&mut vault, &format!("canaryfilename{round}.pdf"), "canaryoriginal ".repeat(500).as_bytes());
        let pages: Vec<_> = (1..=150)
            .map(|n| {
                let mut page = page(n, &format!("canarypagetext{n} {}", "canarypagetext ".repeat(200)));
                page.2.dates[0].text = "canaryfindings".into();
                page
            })
            .collect();
        save(&mut vault, file, &pages);
        vault.decide(&Decision::NameSet { name: "canarydecision".into() }, "now").expect("decided");
        vault.set_setting("canarysetting", "canarysetting").expect("saved");
        assert!(
            vault.search(&SearchQuery { words: "canarypage".into(), limit: 5, offset: 0 }).expect("found").total > 0
        );
        assert_eq!(sing(dir.path(), &secrets), [] as [String; 0], "open, round {round}");
        vault.remove_file(file).expect("removed");
    }
    assert!(dir.path().join("v.db-wal").exists(), "the log was looked into");
    vault.settle().expect("settled");
    assert_eq!(sing(dir.path(), &secrets), [] as [String; 0], "settled");
    vault.close().expect("closed");
    assert_eq!(sing(dir.path(), &secrets), [] as [String; 0], "closed");
    let left: Vec<_> = snapshot(dir.path()).into_keys().filter(|p| !p.starts_with("blobs")).collect();
    let left: Vec<_> = left.iter().map(|p| p.to_string_lossy()).collect();
    assert_eq!(
        left,
        [
            "head",
            "head.bak",
            "keys/pass.age",
            "keys/pass.age.bak",
            "keys/recovery.age",
            "keys/recovery.age.bak",
            "keys/sums",
            "lock",
            "room",
            "v.db",
            "vault.toml",
            "vault.toml.bak"
        ]
    );
    drop(Vault::open(dir.path(), &pass()).expect("opens"));
    // The search itself must be able to find one.
    std::fs::write(dir.path().join("plain"), "xx\0c\0a\0n\0a\0r\0y\0o\0r\0i\0g\0i\0n\0a\0l\0").expect("written");
    assert_eq!(sing(dir.path(), &secrets), ["canaryoriginal in plain"]);
}
