//! Turns a received name, whatever it holds, into a path that every disk can carry and that stays inside its folder.
//!
//! The same list of names always gives the same paths. What was changed is told in `export.json`.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Bytes of one part of a path; what disks and archives allow (255) with room for a number.
const LONGEST_PART: usize = 150;
/// Bytes of a whole path, so that it opens on Windows inside a folder of an ordinary length.
const LONGEST_PATH: usize = 400;
const DEEPEST: usize = 12;

/// Paths given so far.
#[derive(Default)]
pub(super) struct Names {
    files: HashSet<String>,
    folders: HashSet<String>,
}

impl Names {
    /// A free path for this name, with `/` between its parts.
    pub(super) fn place(&mut self, name: &str) -> String {
        let mut parts: Vec<String> = name.split('/').filter(|p| !p.is_empty()).map(safe).collect();
        if parts.is_empty() {
            parts.push("unnamed".into());
        }
        if parts.len() > DEEPEST || name.len() > LONGEST_PATH {
            parts.drain(..parts.len() - 1);
        }
        let mut folder = String::new();
        let last = parts.pop().expect("there is at least one part");
        for part in parts {
            folder = self.folder(&folder, &part);
        }
        self.file(&folder, &last)
    }

    /// A folder may have the name of a file, when a file came inside another: then it gets an ending of its own.
    fn folder(&mut self, inside: &str, part: &str) -> String {
        let mut path = format!("{inside}{part}/");
        while self.files.contains(&key(path.trim_end_matches('/'))) {
            path = format!("{}.files/", path.trim_end_matches('/'));
        }
        self.folders.insert(key(path.trim_end_matches('/')));
        path
    }

    fn file(&mut self, folder: &str, last: &str) -> String {
        let (stem, ending) = split(last);
        let mut path = format!("{folder}{last}");
        let mut number = 2;
        while self.files.contains(&key(&path)) || self.folders.contains(&key(&path)) {
            path = format!("{folder}{stem} ({number}){ending}");
            number += 1;
        }
        self.files.insert(key(&path));
        path
    }
}

/// What two names share when some disk takes them for one.
fn key(path: &str) -> String {
    path.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

/// The name before its ending, and the ending with its dot.
fn split(part: &str) -> (&str, &str) {
    match part.rfind('.') {
        Some(dot) if dot > 0 && part.len() - dot <= 12 => part.split_at(dot),
        _ => (part, ""),
    }
}

fn safe(part: &str) -> String {
    let mut out: String = part.nfc().map(|c| if forbidden(c) { '_' } else { c }).collect();
    // "." and "..", and endings that Windows drops without a word.
    if out.ends_with(['.', ' ']) {
        let kept = out.trim_end_matches(['.', ' ']).len();
        let dropped = out.split_off(kept);
        out.extend(dropped.chars().map(|_| '_'));
    }
    if reserved(&out) {
        out.insert(0, '_');
    }
    if out.len() > LONGEST_PART {
        let (stem, ending) = split(&out);
        let room = LONGEST_PART - ending.len();
        let end = (0..=room).rev().find(|i| stem.is_char_boundary(*i)).unwrap_or(0);
        // The cut may lay bare another ending that Windows would drop.
        out = format!("{}{ending}", stem[..end].trim_end_matches(|c: char| c == '.' || c.is_whitespace()));
        // Or nothing at all, or a name that was not one before.
        if out.is_empty() {
            out.push_str("unnamed");
        } else if reserved(&out) {
            out.insert(0, '_');
        }
    }
    out
}

/// What Windows forbids, what turns or hides words, and `%`, which bag readers disagree about (RFC 8493, 2.1.3).
fn forbidden(c: char) -> bool {
    let invisible = matches!(u32::from(c),
        0xAD | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE000..=0xF8FF | 0xE_0000..=0x10_FFFF);
    c.is_control() || invisible || "<>:\"\\|?*%/".contains(c)
}

/// Names that Windows keeps for devices, with any ending.
fn reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|n| matches!(n, "¹" | "²" | "³") || (n.len() == 1 && n.as_bytes()[0].is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn placed(names: &[&str]) -> Vec<String> {
        let mut given = Names::default();
        names.iter().map(|n| given.place(n)).collect()
    }

    #[test]
    fn ordinary_names_stay_as_they_came() {
        let names = ["Case file 2004–2009.pdf", "Siân's letter.docx", "outer/inner.pdf", ".hidden", "名前.pdf"];
        assert_eq!(placed(&names), names);
    }

    #[test]
    fn names_that_want_to_leave_the_folder_stay_in_it() {
        assert_eq!(
            placed(&["../../etc/passwd", "/etc/passwd", "C:\\Windows\\x.dll", "..", "", "///", "a/./b"]),
            ["__/__/etc/passwd", "etc/passwd", "C__Windows_x.dll", "__ (2)", "unnamed", "unnamed (2)", "a/_/b"]
        );
    }

    #[test]
    fn names_that_some_system_cannot_carry_are_changed() {
        assert_eq!(
            placed(&[
                "CON",
                "nul.txt",
                "com1.pdf",
                "Lpt³",
                "a\nb\r.pdf",
                "100%.pdf",
                "dot. ",
                "safe\u{202e}fdp.exe",
                "what?.pdf"
            ]),
            ["_CON", "_nul.txt", "_com1.pdf", "_Lpt³", "a_b_.pdf", "100_.pdf", "dot__", "safe_fdp.exe", "what_.pdf"]
        );
        let long = placed(&[&format!("{}.pdf", "é".repeat(300))]).remove(0);
        assert!(long.len() <= LONGEST_PART && long.ends_with("é.pdf"));
        let mixed = placed(&[&format!("{}. \u{a0}{}", "x".repeat(146), "y".repeat(30))]).remove(0);
        assert_eq!(mixed, "x".repeat(146));
        let blanks = "\u{a0}".repeat(90);
        assert_eq!(placed(&[&format!("{blanks}@"), &format!("con{blanks}@")]), ["unnamed", "_con"]);
    }

    #[test]
    fn two_files_never_share_a_path() {
        assert_eq!(
            placed(&["a.pdf", "A.PDF", "a.pdf", "e\u{301}.pdf", "é.pdf"]),
            ["a.pdf", "A (2).PDF", "a (3).pdf", "é.pdf", "é (2).pdf"]
        );
        assert_eq!(placed(&["mail.eml", "mail.eml/a.pdf"]), ["mail.eml", "mail.eml.files/a.pdf"]);
        assert_eq!(placed(&["mail.eml/a.pdf", "mail.eml"]), ["mail.eml/a.pdf", "mail (2).eml"]);
    }

    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("..".to_owned()),
            Just("/".to_owned()),
            Just("\\".to_owned()),
            Just("con".to_owned()),
            Just(".".to_owned()),
            Just(" ".to_owned()),
            Just("%2e".to_owned()),
            Just("\u{202e}".to_owned()),
            "[aAéİıſß.]{1,3}",
            any::<String>(),
            "x{0,300}",
        ];
        prop::collection::vec(piece, 0..8).prop_map(|p| p.concat())
    }

    proptest! {
        #[test]
        fn hostile_names_never_leave_the_folder_or_meet(names in prop::collection::vec(hostile(), 1..12)) {
            let mut given = Names::default();
            let paths: Vec<String> = names.iter().map(|n| given.place(n)).collect();
            let mut seen = HashSet::new();
            for path in &paths {
                prop_assert!(path.len() < 1000);
                for part in path.split('/') {
                    prop_assert!(!part.is_empty() && part != "." && part != ".." && part.len() < 250, "{path:?}");
                    prop_assert!(!part.contains(|c: char| c.is_control() || "<>:\"\\|?*%".contains(c)));
                    prop_assert!(!part.ends_with(['.', ' ']) && !reserved(part), "{part:?}");
                }
                prop_assert!(seen.insert(key(path)), "{path:?} twice");
            }
            // No file stands where another needs a folder.
            for path in &paths {
                for (slash, _) in path.match_indices('/') {
                    prop_assert!(!seen.contains(&key(&path[..slash])), "{path:?} is under a file");
                }
            }
            let mut again = Names::default();
            prop_assert_eq!(paths, names.iter().map(|n| again.place(n)).collect::<Vec<_>>());
        }
    }
}
