//! Without this program: stock tar, stock age and the recovery sheet open a backup, as its READ ME says. What comes out
//! is a vault folder but for its head.

use std::fs;
use std::path::Path;
use std::process::Command;

use vault::{Unlock, Vault};

use crate::backup::full_vault;
use crate::support::*;

fn shell(folder: &Path, script: &str) -> String {
    let out = Command::new("sh").args(["-e", "-c", script]).current_dir(folder).output().expect("a shell");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{script}: {said} (it needs the programs age and tar)");
    assert_eq!(said, "", "{script}");
    String::from_utf8(out.stdout).expect("text")
}

#[test]
fn stock_tar_and_age_open_a_backup_with_the_recovery_sheet() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, words) = full_vault(&dir.path().join("v"));
    let before = told(&vault, &["language"]);
    let mut originals: Vec<Vec<u8>> =
        vault.files().expect("files").iter().map(|f| vault.original(f.id).expect("whole")).collect();
    originals.push(b"the second file".to_vec());
    originals.sort();
    originals.dedup();
    let made = back_up(&mut vault, dir.path(), true);
    let out = dir.path().join("out");
    fs::create_dir(&out).expect("made");
    fs::rename(&made.path, out.join("BACKUP")).expect("moved");
    fs::write(out.join("sheet.txt"), format!("{}\n", words.to_age_identity().as_str())).expect("written");

    shell(&out, "tar xf BACKUP");
    assert_eq!(
        shell(&out, "tar tf BACKUP"),
        "READ ME.txt\nbackup.toml\nkeys/recovery.age\nkeys/pass.age\ncontent.age\n"
    );
    shell(&out, "age -d -i sheet.txt keys/recovery.age > keys.txt");
    // As in a pipe, and to a file: the filling at the end troubles neither.
    shell(&out, "age -d -i keys.txt content.age | tar x");
    shell(&out, "age -d -i keys.txt content.age > inner.tar && tar tf inner.tar > list");
    let list = fs::read_to_string(out.join("list")).expect("a list");
    assert!(list.starts_with("about.json\nvault.toml\nv.db\nblobs/") && list.ends_with("\nmanifest.json\n"), "{list}");

    let mut found = Vec::new();
    for blob in list.lines().filter(|l| l.starts_with("blobs/")) {
        shell(&out, &format!("age -d -i keys.txt {blob} > paper"));
        found.push(fs::read(out.join("paper")).expect("read"));
    }
    found.sort();
    assert_eq!(found, originals);
    let json = |name: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(out.join(name)).expect("there")).expect("JSON")
    };
    assert_eq!(
        (json("about.json")["name"].as_str(), json("about.json")["files"].as_u64()),
        (Some("My folder"), Some(3))
    );
    assert_eq!(json("manifest.json")["count"].as_u64(), Some(list.lines().count() as u64 - 1));

    // The READ ME in the file is the one that says how.
    let read_me = fs::read_to_string(out.join("READ ME.txt")).expect("text");
    for line in
        ["tar xf BACKUP", "age -d -i sheet.txt keys/recovery.age > keys.txt", "age -d -i keys.txt content.age | tar x"]
    {
        assert!(read_me.contains(line), "{line}");
    }
    assert!(read_me.is_ascii() && read_me.lines().all(|l| l.len() <= 76));

    // What was unpacked is a vault without its head: opened on purpose, everything is there.
    for file in ["keys.txt", "sheet.txt", "BACKUP", "READ ME.txt", "inner.tar", "list", "paper"] {
        fs::remove_file(out.join(file)).expect("removed");
    }
    let (back, _) = Vault::open_despite_damage(&out, Unlock::Passphrase(&pass())).expect("opens");
    assert_eq!(told(&back, &["language"]), before);
}
