//! No word of the file in clear on the disk: not during an import, not after, not in the vault, not in any folder that the
//! program may write to. And no internet socket.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use aho_corasick::AhoCorasick;

use crate::support::*;

/// Every file under a folder that holds one of these, in UTF-8 or either UTF-16.
pub fn holding(folder: &Path, canaries: &[&str]) -> Vec<PathBuf> {
    let mut needles: Vec<Vec<u8>> = Vec::new();
    for canary in canaries {
        needles.push(canary.as_bytes().to_vec());
        needles.push(canary.encode_utf16().flat_map(u16::to_le_bytes).collect());
        needles.push(canary.encode_utf16().flat_map(u16::to_be_bytes).collect());
    }
    let needles = AhoCorasick::new(needles).expect("words to look for");
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                // A file that went while it was looked for holds nothing any more.
                let bytes = fs::read(&path).unwrap_or_default();
                if needles.is_match(&bytes) {
                    found.push(path);
                }
            }
        }
    }
    found
}

#[test]
fn no_word_of_the_file_is_left_on_the_disk_and_no_internet_socket_is_opened() {
    let folder = folder();
    let home = folder.path().join("home");
    let temp = folder.path().join("temp");
    fs::create_dir_all(&home).unwrap();
    fs::create_dir_all(&temp).unwrap();
    let from = write_made_up(folder.path());
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, PASSPHRASE).unwrap();
    let safe = home.join("safe");
    let trace = folder.path().join("trace");

    let run = |words: &[&str], traced: bool| {
        let mut command = if traced {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-qq", "-e", "trace=socket,connect", "-o"]).arg(&trace).arg(cli());
            strace
        } else {
            Command::new(cli())
        };
        command.args(words).arg("--passphrase-file").arg(&passphrase);
        command
            .env("HOME", &home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"));
        command.env("XDG_CACHE_HOME", home.join(".cache")).env("TMPDIR", &temp);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let safe_text = safe.to_string_lossy().into_owned();
    let from_text = from.to_string_lossy().into_owned();
    assert!(run(&["create", &safe_text, "--recovery-file", "/dev/null"], false).status().unwrap().success());

    // During: looked at again and again while it runs, logs of the database and all.
    let mut import = run(&["import", &safe_text, &from_text, "--quiet"], true).spawn().unwrap();
    let mut looks = 0;
    while import.try_wait().unwrap().is_none() {
        let found = holding(&home, sample::CANARIES);
        assert!(found.is_empty(), "in clear during the import: {found:?}");
        looks += 1;
        // Pictures are read by processes that give way to everything else: leave them the processor between two looks.
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert!(import.wait().unwrap().success(), "the import ends well under strace");
    assert!(looks > 0);
    assert!(run(&["search", &safe_text, "Hillside"], false).status().unwrap().success());
    assert!(run(&["timeline", &safe_text], false).status().unwrap().success());

    // After: in the vault, the temporary folders, the app's own folders.
    for place in [home.as_path(), temp.as_path(), Path::new("/dev/shm"), Path::new("/var/tmp")] {
        let found = holding(place, sample::CANARIES);
        let found: Vec<_> = found.into_iter().filter(|file| fresh(file, folder.path())).collect();
        assert!(found.is_empty(), "in clear afterwards: {found:?}");
    }

    let trace = fs::read_to_string(&trace).unwrap();
    let internet: Vec<&str> = trace.lines().filter(|l| l.contains("AF_INET") || l.contains("AF_PACKET")).collect();
    assert!(internet.is_empty(), "{internet:#?}");
}

/// True for a file that was written since this test's folder was made: other programs' older files are not ours to judge.
fn fresh(file: &Path, folder: &Path) -> bool {
    let time = |p: &Path| p.metadata().and_then(|m| m.modified()).ok();
    match (time(file), folder.metadata().and_then(|m| m.created()).ok()) {
        (Some(file), Some(start)) => file >= start,
        _ => true,
    }
}
