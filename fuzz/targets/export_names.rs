//! Names of received files as paths of the open export: inside its folder, on every disk, no two alike. One name a line.
#![no_main]

mod common;

#[path = "../../crates/share/src/bag/names.rs"]
mod names;

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use unicode_normalization::UnicodeNormalization;

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("ways", b"../../etc/passwd\nC:\\Windows\\x.dll\n..\n\n///\na/./b\nCON\nnul.txt\ndot. ".to_vec()),
            ("same", "a.pdf\nA.PDF\ne\u{301}.pdf\n\u{e9}.pdf\nmail.eml\nmail.eml/a.pdf\nsafe\u{202e}fdp.exe".into()),
        ]
    }),
    |bytes: &[u8]| {
        let text = common::words(bytes);
        let mut given = names::Names::default();
        let mut seen = HashSet::new();
        for name in text.split('\n').take(40) {
            let path = given.place(name);
            assert!(path.len() < 1000);
            for part in path.split('/') {
                assert!(!part.is_empty() && part != "." && part != ".." && part.len() < 255, "{path:?}");
                assert!(!part.contains(|c: char| c.is_control() || "<>:\"\\|?*%".contains(c)), "{path:?}");
                assert!(!part.ends_with(['.', ' ']), "{path:?}");
                let stem = part.split('.').next().unwrap_or_default().trim_end().to_uppercase();
                assert!(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT9"].contains(&stem.as_str()), "{path:?}");
            }
            let key: String = path.nfkc().flat_map(char::to_lowercase).nfkc().collect();
            assert!(seen.insert(key), "{path:?} twice");
        }
        for path in &seen {
            for (slash, _) in path.match_indices('/') {
                assert!(!seen.contains(&path[..slash]), "{path:?} is under a file");
            }
        }
    }
);
