//! How fast a backup is written, against stock age on the same bytes in the same run. For measuring, not for passing:
//! `cargo test -p vault --features quick-kdf --test all -- --ignored --nocapture backup_speed`.

use std::fs::{self, File};
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use record::FileKind;
use vault::{Unlock, restore_backup};

use crate::support::*;

const ROUNDS: usize = 5;

fn megabytes_a_second(bytes: u64, took: Duration) -> f64 {
    bytes as f64 / 1e6 / took.as_secs_f64()
}

#[test]
#[ignore = "measures for a minute; see the first line of this file"]
fn backup_speed_against_stock_age() {
    let dir = tempfile::tempdir().expect("dir");
    let folder = dir.path().join("v");
    let (mut vault, words) = create(&folder);
    // Three hundred megabytes in files such as people have: many of some hundred kilobytes, some big ones.
    let mut random = scatter(3);
    let mut bytes = vec![0u8; 24 << 20];
    let mut total = 0u64;
    for n in 0..700usize {
        let length = if n % 100 == 99 { 20 << 20 } else { 50_000 + random(350_000) };
        let mut state = n as u64 + 1;
        for word in bytes[..length / 8 * 8].chunks_exact_mut(8) {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            word.copy_from_slice(&state.to_le_bytes());
        }
        vault
            .keep_file_from(&format!("{n}.pdf"), None, FileKind::Pdf, &mut &bytes[..length], length as u64)
            .expect("kept");
        total += length as u64;
    }
    vault.settle().expect("settled");
    eprintln!("{} MB in 700 files", total / 1_000_000);

    let plain = dir.path().join("plain");
    let mut file = File::create(&plain).expect("made");
    for bytes in snapshot(&folder).into_values() {
        file.write_all(&bytes).expect("written");
    }
    file.sync_all().expect("synced");
    let same = fs::metadata(&plain).expect("there").len();

    let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let (mut ours, mut theirs, mut theirs_synced, mut testing) = (vec![], vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        let out = dir.path().join("plain.age");
        let _ = fs::remove_file(&out);
        let start = Instant::now();
        let said = Command::new("age").args(["-r", recipient, "-o"]).args([&out, &plain]).status();
        assert!(said.expect("the age program (Debian: apt install age)").success());
        theirs.push(start.elapsed());
        File::open(&out).and_then(|f| f.sync_all()).expect("synced");
        theirs_synced.push(start.elapsed());

        let start = Instant::now();
        let job = vault.begin_backup(false).expect("begun");
        let begun = start.elapsed();
        let made = job.write(dir.path(), "x", &mut go_on()).expect("written and proved");
        ours.push(begun + made.writing);
        testing.push(made.testing);
        eprintln!(
            "snapshot {begun:?}, written and on the disk {:?}, proved {:?}; age {:?}, on the disk {:?}",
            made.writing,
            made.testing,
            theirs[theirs.len() - 1],
            theirs_synced[theirs_synced.len() - 1]
        );
        if ours.len() == ROUNDS {
            let start = Instant::now();
            restore_backup(&made.path, &dir.path().join("back"), Unlock::Words(&words), Some(&pass()), &mut go_on())
                .expect("restored");
            eprintln!("restored in {:?}", start.elapsed());
        }
        fs::remove_file(&made.path).expect("removed");
    }
    for list in [&mut ours, &mut theirs, &mut theirs_synced, &mut testing] {
        list.sort_unstable();
    }
    let middle = |list: &[Duration]| megabytes_a_second(same, list[ROUNDS / 2]);
    eprintln!(
        "median MB/s: backup {:.0} (on the disk), age {:.0}, age with sync {:.0}, proving {:.0}",
        middle(&ours),
        middle(&theirs),
        middle(&theirs_synced),
        middle(&testing)
    );
    eprintln!("ratio to age: {:.2}", middle(&ours) / middle(&theirs));
    eprintln!("ratio to age with sync: {:.2}", middle(&ours) / middle(&theirs_synced));
}
