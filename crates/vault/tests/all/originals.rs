//! Without this program: stock age, the recovery sheet, and every original comes out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::*;

fn age(identity: &str, file: &Path) -> Vec<u8> {
    let dir = tempfile::tempdir().expect("dir");
    let key = dir.path().join("key.txt");
    fs::File::create(&key).and_then(|mut f| f.write_all(identity.as_bytes())).expect("written");
    let out = Command::new("age")
        .args(["-d", "-i"])
        .args([&key, file])
        .stdin(Stdio::null())
        .output()
        .expect("the age program (Debian: apt install age)");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

#[test]
fn stock_age_opens_the_originals_with_the_recovery_sheet() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = create(dir.path());
    let bytes = vec![0x25; 200_000];
    keep(&mut vault, "a.pdf", &bytes);
    vault.close().expect("closed");
    fs::remove_file(dir.path().join("v.db")).expect("even without the database");
    let keys = age(&words.to_age_identity(), &dir.path().join("keys/recovery.age"));
    let keys = String::from_utf8(keys).expect("text");
    assert!(keys.starts_with("# OSV1\n# vault "));
    let blob = snapshot(dir.path()).into_keys().find(|p| p.starts_with("blobs")).expect("a blob");
    assert_eq!(age(&keys, &dir.path().join(blob)), bytes);
}
