//! Plain text in any letters, with what its words say was removed.
#![no_main]

mod common;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("removed", "Amy saw [REDACTED] on 3 May. ████ ██ XXXXX s40(2) [s.40 (2)] ***** S2 P3 Rights of others".into()),
            ("withheld", "This page has been withheld in full. S2 P3".into()),
            ("pages", b"one\x0Ctwo\x0C\r\n\r\n\r\nthree".to_vec()),
            ("wide", "\u{FEFF}née £5".encode_utf16().flat_map(u16::to_be_bytes).collect()),
            ("old", b"n\xE9e \xA35 \x93quoted\x94".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        common::read(bytes, FileKind::Text, Amount { pages: 20, members: 0, picture_side: 0 });
    }
);
