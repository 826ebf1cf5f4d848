//! The process is killed at 50 random moments of an import. Afterwards no received file and no finished page is lost, the
//! safe place passes its own check, and the import carries on to the same end.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use contract::*;

use crate::support::*;

const KILLS: u32 = 50;

fn import(folder: &Path, paths: &[&Path]) -> Command {
    let mut command = Command::new(cli());
    command.arg("import").arg(folder.join("safe")).args(paths).args(["--no-ocr", "--quiet"]);
    command.arg("--passphrase-file").arg(folder.join("passphrase"));
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn nothing_acknowledged_is_lost_by_fifty_kills() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
    let from = write_made_up(folder.path());
    // Enough pages that the import is still at work at most of the moments.
    fs::write(from.join("Volume 9 long.pdf"), sample::prose_pdf(3000)).unwrap();

    // A fixed seed: a moment that failed once can be tried again.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut files, mut pages) = (0, 0);
    let mut working = 0;
    for kill in 0..KILLS {
        let mut child = import(folder.path(), &[&from]).spawn().expect("the terminal face starts");
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = Duration::from_millis(700 + (state >> 33) % 900);
        let start = Instant::now();
        while start.elapsed() < moment && child.try_wait().expect("it runs").is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        if child.try_wait().expect("it runs").is_none() {
            working += 1;
        }
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
        if kill % 10 == 9 {
            let (desk, _) = reopen(folder.path());
            let now = desk.files(nothing()).unwrap().files;
            let ready: u32 = now.iter().map(|f| f.pages_ready).sum();
            assert!(now.len() >= files, "a received file is lost");
            assert!(ready >= pages, "a finished page is lost: {ready} of {pages}");
            (files, pages) = (now.len(), ready);
            let check = check(&desk, false);
            let bad: Vec<_> = check.damage.iter().filter(|d| d.what != DamageWhat::StrayOriginal).collect();
            assert!(bad.is_empty(), "{bad:?}");
            desk.close();
        }
    }
    assert!(working >= KILLS / 5, "only {working} kills met an import at work");

    let end = import(folder.path(), &[&from]).status().expect("it runs");
    assert!(end.success(), "the import carries on to its end");
    let (desk, opened) = reopen(folder.path());
    assert!(!opened.import_waiting);
    let done = desk.files(nothing()).unwrap().files;
    assert!(done.iter().all(|f| f.state == FileStateView::Done && f.pages_ready == f.pages), "{done:#?}");
    assert_eq!(done.iter().filter(|f| f.name.ends_with("Volume 9 long.pdf")).map(|f| f.pages).sum::<u32>(), 3000);
    let check = check(&desk, true);
    let bad: Vec<_> = check.damage.iter().filter(|d| d.what != DamageWhat::StrayOriginal).collect();
    assert!(bad.is_empty(), "{bad:?}");
    desk.close();
}
