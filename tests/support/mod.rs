//! What every journey starts from: a fresh folder, a desk in it, the made-up file.

pub mod keys;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use contract::{
    BringIn, CheckSafePlace, CheckView, CreateSafePlace, Failure, ImportState, ImportView, JobState, JobView, Nothing,
    OpenSafePlace, Opened, Place,
};
use desk::{Desk, Surroundings};

pub const PASSPHRASE: &str = "paper lantern harbour violet meadow";

/// A folder that goes when the test ends.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The built app, which is also the program that papers are read with.
pub fn app() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_ownstory"))
}

/// The built terminal face, which stands beside the app.
pub fn cli() -> PathBuf {
    let path = app().with_file_name("ownstory-cli");
    assert!(path.is_file(), "{} is not built: run `cargo build --package ownstory-cli` first", path.display());
    path
}

pub fn new_desk(folder: &Path) -> Desk {
    std::fs::create_dir_all(folder.join("computer")).expect("a folder");
    let desk = Desk::new(Surroundings::inside(folder.join("computer"), desk::ReaderProgram::at(app())));
    // What the papers say is compared with what is told of them; covers have their own journey.
    desk.lift_covers(true);
    desk
}

pub fn place(path: &Path) -> Place {
    Place { typed: Some(path.display().to_string()), chosen: None }
}

/// A desk with a new safe place open at `folder/safe`.
pub fn desk_with_place(folder: &Path) -> Desk {
    let desk = new_desk(folder);
    let request =
        CreateSafePlace { name: "My folder".into(), passphrase: PASSPHRASE.into(), place: place(&folder.join("safe")) };
    desk.create_safe_place(request).expect("a new safe place");
    desk
}

pub fn reopen(folder: &Path) -> (Desk, Opened) {
    let desk = new_desk(folder);
    let place = Some(place(&folder.join("safe")));
    let opened = desk
        .open_safe_place(OpenSafePlace { passphrase: PASSPHRASE.into(), place, despite_damage: false })
        .expect("opens again");
    (desk, opened)
}

/// Brings paths in and waits for the end.
pub fn bring_in(desk: &Desk, paths: &[&Path]) -> ImportView {
    desk.bring_in(BringIn { places: paths.iter().map(|p| place(p)).collect() }).expect("the import starts");
    let view = desk.wait_for_import().expect("the import ends");
    assert_eq!(view.state, ImportState::Finished, "{view:?}");
    view
}

/// The made-up file, made once for all tests.
pub fn made_up() -> &'static sample::MadeUpFile {
    static MADE: OnceLock<sample::MadeUpFile> = OnceLock::new();
    MADE.get_or_init(sample::made_up_file)
}

/// Writes the made-up file into a folder, as a council would hand it over.
pub fn write_made_up(folder: &Path) -> PathBuf {
    let to = folder.join("From the council");
    std::fs::create_dir_all(&to).expect("a folder");
    for file in &made_up().files {
        std::fs::write(to.join(&file.name), &file.bytes).expect("a file");
    }
    to
}

/// A desk with the whole made-up file read.
pub fn desk_with_made_up(folder: &Path) -> Desk {
    let desk = desk_with_place(folder);
    let from = write_made_up(folder);
    bring_in(&desk, &[&from]);
    desk
}

/// Waits for what runs in the background after a change of the day of birth.
pub fn settle(desk: &Desk) {
    desk.wait_for_import().expect("it ends");
}

pub fn nothing() -> Nothing {
    Nothing {}
}

/// Received files by name.
pub fn file_named(desk: &Desk, name: &str) -> contract::FileRow {
    let files = desk.files(nothing()).expect("the files").files;
    files
        .into_iter()
        .find(|f| f.name == name || f.name.ends_with(&format!("/{name}")))
        .unwrap_or_else(|| panic!("no file named {name}"))
}

/// Waits for the job in hand and gives its outcome; it must have ended well.
pub fn done(desk: &Desk, started: Result<JobView, Failure>) -> JobView {
    let ended = ended(desk, started);
    assert_eq!(ended.state, JobState::Done, "{ended:?}");
    ended
}

/// Waits for the job in hand, however it ends.
pub fn ended(desk: &Desk, started: Result<JobView, Failure>) -> JobView {
    started.expect("the job starts");
    desk.wait_for_job().expect("the job ends")
}

pub fn check(desk: &Desk, full: bool) -> CheckView {
    done(desk, desk.start_check(CheckSafePlace { full })).check.expect("a check tells what it found")
}
