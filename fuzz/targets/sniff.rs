//! What a file is, told from its first bytes and its name.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("pdf", b"\x08report.d%PDF-1.7\n".to_vec()),
            ("zip", b"\x05a.zipPK\x03\x04....word/document.xml".to_vec()),
            ("mail", b"\x01aReceived: by x\n\tfor y\nFrom: a@b.c\n\nHello".to_vec()),
            ("old", [b"\x01a".to_vec(), sample::kinds::named("mail.msg")].concat()),
            ("mailbox", [b"\x01a".to_vec(), sample::kinds::named("Inbox.mbox")].concat()),
            ("wide", b"\x01a\xff\xfeH\0i\0".to_vec()),
            ("text", "\u{1}aDear Amy, née Smith".as_bytes().to_vec()),
        ]
    }),
    |input: &[u8]| {
        // The first byte says how long the name is.
        let Some((&length, rest)) = input.split_first() else { return };
        let (name, bytes) = rest.split_at(rest.len().min(usize::from(length)));
        let name = common::words(name);
        let kind = intake::sniff(bytes, &name);
        assert_eq!(kind, intake::sniff(bytes, &name));
        assert!(!bytes.is_empty() || kind == FileKind::Unknown);
        // A name tells only what the bytes leave open.
        let nameless = intake::sniff(bytes, "");
        let compound = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
        let open = matches!(nameless, FileKind::Zip | FileKind::Text | FileKind::Eml) || compound;
        assert!(kind == nameless || open, "{nameless:?} became {kind:?}");
    }
);
