//! Making and opening a safe place from the terminal.

use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use contract::{CreateSafePlace, OpenSafePlace, OpenWithRecovery, Place};
use desk::{Desk, Surroundings};

use crate::args::{Create, KeyFiles, Opening};
use crate::say::{Ended, Outcome, told};

/// A desk that remembers nothing outside the safe place.
pub fn new_desk() -> Desk {
    let mut around = Surroundings::of_this_computer(false);
    around.config = PathBuf::new();
    let desk = Desk::new(around);
    // Who types a command for it asks for it: covers are the window's.
    desk.lift_covers(true);
    desk
}

/// The place that a path means.
pub fn place(path: &Path) -> Result<Place, String> {
    let full = std::path::absolute(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(Place { typed: Some(full.display().to_string()), chosen: None })
}

/// Opens a safe place to ask it something: nothing is started in it.
pub fn open(opening: &Opening) -> Result<Desk, String> {
    open_and(opening, false)
}

/// Opens a safe place. With `read_pictures` the words of pages that are pictures are read meanwhile.
pub fn open_and(opening: &Opening, read_pictures: bool) -> Result<Desk, String> {
    let desk = new_desk();
    desk.read_pictures(read_pictures);
    let place = Some(place(&opening.vault)?);
    let despite_damage = opening.despite_damage;
    let opened = match key(&opening.key)? {
        Key::Words(words) => desk.open_with_recovery(OpenWithRecovery { words, place, despite_damage }),
        Key::Passphrase(passphrase) => desk.open_safe_place(OpenSafePlace { passphrase, place, despite_damage }),
    };
    let opened = opened.map_err(told)?;
    if opened.older_copy {
        eprintln!("An older copy of this safe place seems to have been put back. The newest things may be missing.");
    }
    Ok(desk)
}

/// What the person opens something with.
pub enum Key {
    Passphrase(String),
    Words(String),
}

pub fn key(files: &KeyFiles) -> Result<Key, String> {
    match &files.recovery_file {
        Some(file) => fs::read_to_string(file).map(Key::Words).map_err(|e| format!("{}: {e}", file.display())),
        None => passphrase(files.passphrase_file.as_deref(), false).map(Key::Passphrase),
    }
}

/// From a file's first line, from a prompt, or from standard input when that is not a terminal. Never from an argument.
pub fn passphrase(file: Option<&Path>, new: bool) -> Result<String, String> {
    if let Some(file) = file {
        let text = fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?;
        return Ok(text.lines().next().unwrap_or_default().to_owned());
    }
    if std::io::stdin().is_terminal() {
        let ask =
            |prompt| rpassword::prompt_password(prompt).map_err(|e| format!("The passphrase could not be read: {e}"));
        let first = ask("Passphrase: ")?;
        if new && ask("The same again: ")? != first {
            return Err("The two passphrases are not the same. Nothing was made.".into());
        }
        return Ok(first);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(|e| format!("The passphrase could not be read: {e}"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

pub fn create(args: &Create) -> Outcome {
    let passphrase = passphrase(args.passphrase_file.as_deref(), true)?;
    // Before anything is made: a safe place whose recovery words could not be written would be worse than none.
    let mut sheet = args.recovery_file.as_deref().map(new_sheet).transpose()?;
    let desk = new_desk();
    let request = CreateSafePlace { name: args.name.clone(), passphrase, place: place(&args.vault)? };
    let made = desk.create_safe_place(request).map_err(told)?;
    desk.close();
    let words = made.recovery.words.join(" ");
    tell_words(&words, sheet.as_mut())?;
    Ok(Ended::Done)
}

/// Gives the recovery words of a safe place that is ready: into the file that was opened for them, or once on the screen.
pub fn tell_words(words: &str, sheet: Option<&mut fs::File>) -> Result<(), String> {
    match sheet {
        Some(sheet) => {
            let written = writeln!(sheet, "{words}").and_then(|()| sheet.flush());
            written
                .map_err(|e| format!("The safe place is ready, but its recovery words could not be written: {e}"))?;
            println!("The safe place is ready. Its recovery words are in the file that you named.");
        }
        None => {
            println!(
                "The safe place is ready. These words open it if the passphrase is forgotten. They are shown once:"
            );
            println!("{words}");
        }
    }
    println!("Nobody can reset this. Keep the words on paper, where nobody else looks.");
    Ok(())
}

/// A file for the recovery words, that only its owner may read. One that is there already is left alone, except a device.
pub fn new_sheet(path: &Path) -> Result<fs::File, String> {
    let mut options = fs::OpenOptions::new();
    options.write(true);
    let is_device = path.exists() && !path.is_file();
    if !is_device {
        options.create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path).map_err(|e| format!("{}: {e}", path.display()))
}
