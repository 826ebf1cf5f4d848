//! Walks what a person chose. It lists files and never reads them, follows no links, and says of each thing left out why.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use record::safe_name;

use crate::natural_order;

/// The biggest file taken in, in bytes (4 GiB).
pub const BIGGEST_FILE: u64 = 4 * 1024 * 1024 * 1024;
/// The most files taken in at once.
pub const MOST_FILES: usize = 100_000;
/// Folders within folders, counted from the chosen one.
const DEEPEST: usize = 64;

/// A file that may be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    pub path: PathBuf,
    /// Safe to show. For a file inside a chosen folder: the folder, the folders between and the name, joined by `/`.
    pub name: String,
    /// Bytes, when it was listed.
    pub size: u64,
}

/// Why something chosen is not among the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// There is nothing at that path any more.
    Missing,
    /// This computer's account may not read it.
    NotAllowed,
    /// A link, a device or something else that is neither a file nor a folder.
    NotAFile,
    /// More than [`BIGGEST_FILE`] bytes.
    TooBig,
    /// More than [`MOST_FILES`] files, or folders nested too deep.
    TooMany,
    /// The disk or the system gave an error while it was looked at.
    Failed,
}

/// What was found, in the order in which people number things (`Box 2` before `Box 10`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    pub files: Vec<Incoming>,
    /// Safe names of the things left out, and why.
    pub skipped: Vec<(String, Why)>,
}

/// Lists every file at or under the chosen paths. The same file chosen twice is listed once.
///
/// Links are not followed. Files that systems leave behind (`.DS_Store`, `Thumbs.db`, names that start with a dot) are
/// passed over in silence when they lie inside a chosen folder, and taken when they were chosen by name.
#[must_use]
pub fn gather<P: AsRef<Path>>(chosen: &[P]) -> Gathered {
    let mut found = Gathered::default();
    for path in chosen {
        let path = path.as_ref();
        let name =
            path.file_name().map_or_else(|| safe_name(&path.to_string_lossy()), |n| safe_name(&n.to_string_lossy()));
        look(path, name, 0, &mut found);
    }
    found.files.sort_by(|a, b| natural_order(&a.name, &b.name).then_with(|| a.path.cmp(&b.path)));
    found.files.dedup_by(|a, b| a.path == b.path);
    found.skipped.sort_by(|a, b| natural_order(&a.0, &b.0));
    found.skipped.dedup();
    found
}

fn look(path: &Path, name: String, depth: usize, found: &mut Gathered) {
    let about = match fs::symlink_metadata(path) {
        Ok(about) => about,
        Err(e) => return found.skipped.push((name, why(e.kind()))),
    };
    if about.is_dir() {
        return walk(path, name, depth, found);
    }
    let refusal = if !about.is_file() {
        Some(Why::NotAFile)
    } else if about.len() > BIGGEST_FILE {
        Some(Why::TooBig)
    } else if found.files.len() >= MOST_FILES {
        Some(Why::TooMany)
    } else {
        None
    };
    match refusal {
        Some(why) => found.skipped.push((name, why)),
        None => found.files.push(Incoming { path: path.to_owned(), name, size: about.len() }),
    }
}

fn walk(folder: &Path, name: String, depth: usize, found: &mut Gathered) {
    if depth >= DEEPEST || found.files.len() >= MOST_FILES {
        return found.skipped.push((name, Why::TooMany));
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) => return found.skipped.push((name, why(e.kind()))),
    };
    // Sorted before going on, so that which files fall past a limit does not depend on the disk.
    let mut inside = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => inside.push((safe_name(&entry.file_name().to_string_lossy()), entry)),
            Err(e) => found.skipped.push((name.clone(), why(e.kind()))),
        }
    }
    inside.sort_by(|a, b| natural_order(&a.0, &b.0).then_with(|| a.1.file_name().cmp(&b.1.file_name())));
    for (inner, entry) in inside {
        if left_behind_by_a_system(&entry.file_name().to_string_lossy()) {
            continue;
        }
        look(&entry.path(), format!("{name}/{inner}"), depth + 1, found);
    }
}

fn left_behind_by_a_system(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || ["thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "system volume information"]
            .contains(&name.to_lowercase().as_str())
}

fn why(kind: ErrorKind) -> Why {
    match kind {
        ErrorKind::NotFound => Why::Missing,
        ErrorKind::PermissionDenied => Why::NotAllowed,
        _ => Why::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Gathered) -> Vec<&str> {
        found.files.iter().map(|f| f.name.as_str()).collect()
    }

    #[test]
    fn a_folder_is_walked_in_order_without_system_files() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("My file");
        fs::create_dir_all(root.join("Box 10")).unwrap();
        fs::create_dir_all(root.join("Box 2")).unwrap();
        for name in ["Box 10/a.pdf", "Box 2/p10.pdf", "Box 2/p9.pdf", ".DS_Store", "Box 2/Thumbs.db", "Box 2/.hidden"] {
            fs::write(root.join(name), b"x").unwrap();
        }
        let found = gather(&[&root, &root]);
        assert_eq!(names(&found), ["My file/Box 2/p9.pdf", "My file/Box 2/p10.pdf", "My file/Box 10/a.pdf"]);
        assert!(found.skipped.is_empty());
        assert_eq!(found.files[0].size, 1);
    }

    #[test]
    fn a_missing_path_is_named() {
        let found = gather(&["/no/such/place/letter\u{202E}.pdf"]);
        assert_eq!(found.skipped, [("letter.pdf".to_owned(), Why::Missing)]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_are_left_out() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("real.txt"), b"x").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", dir.path().join("link.txt")).unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).unwrap();
        let found = gather(&[dir.path()]);
        assert_eq!(found.files.len(), 1);
        assert_eq!(found.skipped.len(), 2);
        assert!(found.skipped.iter().all(|(_, why)| *why == Why::NotAFile));
        assert_eq!(gather(&["/dev/null"]).skipped[0].1, Why::NotAFile);
    }

    #[test]
    fn a_file_over_the_limit_is_not_taken() {
        let dir = tempfile::tempdir().unwrap();
        let big = dir.path().join("big.pdf");
        fs::File::create(&big).unwrap().set_len(BIGGEST_FILE + 1).unwrap();
        assert_eq!(gather(&[&big]).skipped, [("big.pdf".to_owned(), Why::TooBig)]);
    }

    #[test]
    fn refusals_of_the_system_have_plain_codes() {
        assert_eq!(why(ErrorKind::PermissionDenied), Why::NotAllowed);
        assert_eq!(why(ErrorKind::Interrupted), Why::Failed);
    }
}
