//! A ZIP: the walk over what is inside, the names, and the bytes of the first members.
#![no_main]

mod common;
#[path = "common/parts.rs"]
mod parts;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("parts", b"=== ../a.txt\nhello\n=== C:\\b\nx\n=== d/\n\n=== .DS_Store\n".to_vec()),
            ("stored", parts::zipped("=== a.txt\nhello hello\n=== b/c.pdf\n%PDF")),
            ("word", common::sample(".docx").remove(0)),
            ("empty", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        let made;
        let zip = if bytes.starts_with(b"=== ") {
            made = parts::zipped(&common::words(bytes));
            &made
        } else {
            bytes
        };
        let amount = Amount { pages: 0, members: 8, picture_side: 0 };
        if let Ok(opened) = extract::fuzzing::read(zip, FileKind::Zip, amount, &mut |_| {}) {
            assert_eq!(opened.pages, 0);
            for member in &opened.members {
                assert!(member.name.split('/').all(|p| !p.is_empty() && p != "." && p != ".."), "{:?}", member.name);
                assert!(!member.name.contains(['\\', '\u{202e}']) && !member.name.contains(char::is_control));
            }
        }
    }
);
