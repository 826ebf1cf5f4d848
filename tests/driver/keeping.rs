//! Keeping a safe place in the real window, by keyboard alone: what is told at opening, the check, a backup, and bringing it back
//! on another computer by someone who has never seen the program. Every screen passes axe, and leaves its picture.

use std::fs;
use std::path::Path;

use super::attacks::desk_at_home;
use super::client::{Window, key};
use super::screen::Display;
use crate::support::*;

const SPACE: &str = " ";

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn a_backup_is_made_and_brought_back_by_keyboard_in_the_real_window() {
    let folder = folder();
    let (home, drive) = (folder.path().join("home"), folder.path().join("drive"));
    fs::create_dir_all(&home).unwrap();
    fs::create_dir_all(&drive).unwrap();
    let paper = folder.path().join("Visit.txt");
    fs::write(&paper, "A visit on 3 May 2004. Ms Okafor came.").unwrap();
    let desk = desk_at_home(&home);
    let request = contract::CreateSafePlace {
        name: "My folder".into(),
        passphrase: PASSPHRASE.into(),
        place: place(&home.join("safe")),
    };
    desk.create_safe_place(request).unwrap();
    bring_in(&desk, &[&paper]);
    desk.close();

    let display = Display::start();
    let window = Window::open(&app(), &home, &display.name);
    what_is_told_at_opening(&window);
    check(&window);
    let backup = back_up(&window, &drive);
    other_screens(&window);
    drop(window);

    let other = folder.path().join("another computer");
    fs::create_dir_all(&other).unwrap();
    let window = Window::open(&app(), &other, &display.name);
    bring_back(&window, &backup);
}

fn what_is_told_at_opening(window: &Window) {
    window.until_reads("My folder");
    window.fill("Passphrase", PASSPHRASE);
    window.press(&[key::ENTER]);
    window.until_reads("Last opened on");
    window.check_screen("opened");
    window.choose("Close");
}

fn settings(window: &Window, link: &str) {
    window.choose("Settings");
    window.until_reads("When it locks by itself");
    window.choose(link);
}

fn check(window: &Window) {
    settings(window, "Check my safe place");
    window.until_reads("It has not been checked yet");
    window.check_screen("health");
    window.choose("Check everything");
    window.until_reads("Everything is as it should be");
    window.check_screen("health-done");
}

fn back_up(window: &Window, drive: &Path) -> std::path::PathBuf {
    settings(window, "Backups");
    window.until_reads("Is your recovery sheet right?");
    window.check_screen("backup-sheet");
    window.choose("Not now");
    window.until_reads("Make a backup now");
    window.fill("Which folder or drive it goes into", &drive.display().to_string());
    window.tab_to("My recovery sheet or my passphrase");
    window.press(&[SPACE]);
    window.check_screen("backup");
    window.choose("Make a backup now");
    window.until_reads("Backup made and tested");
    window.check_screen("backup-done");
    window.choose("Close");
    let made: Vec<_> = fs::read_dir(drive).unwrap().map(|e| e.unwrap().path()).collect();
    let [backup] = &made[..] else { panic!("one backup: {made:?}") };
    backup.clone()
}

fn other_screens(window: &Window) {
    settings(window, "New keys");
    window.until_reads("Make new keys");
    window.check_screen("new-keys");
    settings(window, "What this app promises");
    window.until_reads("What it cannot do");
    window.check_screen("promises");
    window.resize(320, 640);
    for (link, name) in
        [("Check my safe place", "health"), ("Backups", "backup"), ("What this app promises", "promises")]
    {
        window.choose("Back to Settings");
        window.until_reads("When it locks by itself");
        window.choose(link);
        std::thread::sleep(std::time::Duration::from_millis(600));
        window.check_screen(&format!("small-{name}"));
    }
    window.resize(1280, 800);
}

fn bring_back(window: &Window, backup: &Path) {
    window.until_reads("Your file, on this computer, for you");
    window.choose("Restore from a backup");
    window.until_reads("Find the backup");
    window.fill("The backup file", &backup.display().to_string());
    window.check_screen("restore-find");
    window.choose("Next");
    window.until_reads("This backup was made on");
    window.tab_to("My passphrase");
    window.press(&[SPACE]);
    window.fill("Passphrase", PASSPHRASE);
    window.check_screen("restore-open");
    window.choose("Next");
    window.until_reads("Choose where it goes");
    window.check_screen("restore-where");
    window.choose("Restore everything");
    window.until_reads("Everything is back");
    window.check_screen("restore-done");
    window.choose("Go to my safe place");
    window.until_reads("Start with a question");
    window.choose("My files");
    window.until_reads("Visit.txt");
}
