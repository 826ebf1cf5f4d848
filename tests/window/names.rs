//! Received names that try to leave the folder, to lie over another file, or to look like another: shown safely, and exported
//! inside the export and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use contract::{PlaceFor, SaveTo};
use sample::hostile::{RTL_CONTROLS, injections, names_on_disk, path_tricks, tricky_mail, tricky_zip};

use crate::support::*;

/// Everything under a folder: what it is, and its bytes' length.
fn everything(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let about = entry.path().symlink_metadata().unwrap();
            if about.is_dir() {
                folders.push(entry.path());
            }
            found.insert(
                entry.path(),
                format!("{:?} {}", about.file_type(), if about.is_dir() { 0 } else { about.len() }),
            );
        }
    }
    found
}

/// A name as it is shown: nothing in it can turn, hide or break words, and it points nowhere.
fn shown_safely(name: &str) {
    let bad = |c: char| {
        c.is_control()
            || RTL_CONTROLS.contains(&c)
            || "\u{200B}\u{200E}\u{200F}\u{FEFF}\u{2028}\u{2029}\u{061C}".contains(c)
    };
    assert!(!name.contains(bad), "{name:?}");
    assert!(!name.is_empty() && name.chars().count() <= 2000, "{name:?}");
    assert!(name.split('/').all(|part| part != ".." && part != "." && !part.is_empty()), "{name:?}");
    assert!(!name.starts_with('/'), "{name:?}");
}

#[test]
fn names_that_point_outside_stay_inside() {
    let folder = folder();
    let deep = folder.path().join("a/b/c");
    fs::create_dir_all(&deep).unwrap();
    let from = deep.join("From the council");
    fs::create_dir_all(&from).unwrap();
    fs::write(from.join("box.zip"), tricky_zip()).unwrap();
    fs::write(from.join("mail.eml"), tricky_mail()).unwrap();
    let desk = desk_with_place(&deep);
    bring_in(&desk, &[&from]);

    let tricks = path_tricks();
    let rows = desk.files(nothing()).unwrap().files;
    let of = |start: &str| rows.iter().filter(|r| r.name.starts_with(start)).count();
    let (in_box, in_mail) = (of("From the council/box.zip/"), of("From the council/mail.eml/"));
    // Entries that are folders, or that systems leave behind, are no papers.
    assert!(in_box > tricks.len() - 8 && in_mail > tricks.len() - 8, "{in_box} and {in_mail} of {}", tricks.len());
    rows.iter().for_each(|row| shown_safely(&row.name));
    assert!(rows.iter().all(|row| !row.name.contains('\\')), "a way that Windows would follow");

    let before = everything(folder.path());
    let out = deep.join("Everything");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    desk.close();
    let written: Vec<(PathBuf, String)> =
        everything(folder.path()).into_iter().filter(|(path, about)| before.get(path) != Some(about)).collect();
    let own = deep.join("safe");
    let computer = deep.join("computer");
    let outside: Vec<_> = written
        .iter()
        .filter(|(path, _)| !path.starts_with(&out) && !path.starts_with(&own) && !path.starts_with(&computer))
        .collect();
    assert!(outside.is_empty(), "written outside the export: {outside:?}");
    for place in ["/tmp/ownstory-escaped.txt", "/tmp/escaped.txt", "/escaped.txt"] {
        assert!(!Path::new(place).exists(), "{place} was written");
    }

    let originals = out.join("data/originals");
    let mut contents = BTreeSet::new();
    let mut files = 0;
    for (path, about) in everything(&originals) {
        assert!(!about.contains("symlink: true") && !path.is_symlink(), "{path:?} is a link");
        let part = path.file_name().unwrap().to_str().expect("names are text");
        shown_safely(part);
        assert!(
            part.len() <= 255
                && !part.ends_with(['.', ' '])
                && !part.contains(['<', '>', ':', '"', '|', '?', '*', '%']),
            "{part:?}"
        );
        let stem = part.split('.').next().unwrap_or_default().to_uppercase();
        assert!(
            !["CON", "NUL", "AUX", "PRN", "COM1", "LPT9", "CONIN$", "COM\u{B9}"].contains(&stem.trim()),
            "{part:?} is a device"
        );
        if path.is_file() {
            files += 1;
            contents.insert(fs::read(&path).unwrap());
        }
    }
    assert_eq!(files, rows.len(), "every received file is in the export");
    assert_eq!(contents.len(), rows.len(), "one lies over another");
}

#[test]
fn names_on_the_disk_are_shown_safely() {
    let folder = folder();
    let from = folder.path().join("Names");
    fs::create_dir_all(&from).unwrap();
    let named = names_on_disk();
    for file in &named {
        let path = from.join(&file.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.bytes).unwrap();
    }
    fs::write(from.join("report\u{202E}fdp.exe"), "Turned round.").unwrap();
    let carried: String = named.iter().map(|f| f.name.clone()).collect();
    assert!(injections().iter().filter(|w| carried.contains(&w.replace(['/', '\0'], "\u{2215}"))).count() >= 500);

    let desk = desk_with_place(folder.path());
    // What was chosen or dropped is named before it is brought in.
    let paths: Vec<PathBuf> = fs::read_dir(&from).unwrap().flatten().map(|e| e.path()).collect();
    for label in desk.remember_places(paths).labels {
        assert!(!label.contains(|c: char| c.is_control() || RTL_CONTROLS.contains(&c)), "{label:?}");
    }
    let view = bring_in(&desk, &[&from]);
    assert!(view.not_taken.is_empty(), "{:?}", view.not_taken);
    let rows = desk.files(nothing()).unwrap().files;
    assert_eq!(rows.len(), named.len() + 1);
    rows.iter().for_each(|row| shown_safely(&row.name));
    assert!(rows.iter().any(|row| row.name == "Names/reportfdp.exe"));
    // Paths that are not there are named by what was typed.
    let missing =
        desk.bring_in(contract::BringIn { places: vec![place(&folder.path().join("no\u{202E}\u{7}pe.pdf"))] });
    let name = missing.unwrap_err().facts.name.unwrap();
    shown_safely(&name);
    desk.close();
}
