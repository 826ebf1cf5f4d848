//! The vault's small files: label, head, key file payload, recovery file. The first byte says which one the rest is.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use vault::fuzzing;

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        let Some((which, rest)) = bytes.split_first() else { return };
        let words = common::words(rest);
        let _ = match which {
            b'l' => fuzzing::label(&words),
            b'L' => fuzzing::raw_label(rest),
            b'h' => fuzzing::head(&words),
            b'k' => fuzzing::key_payload(&words),
            _ => fuzzing::recovery_file(rest),
        };
    }
);

fn seeds() -> Vec<common::Seed> {
    let id = "00000000-0000-4000-8000-000000000000";
    let salt = "0".repeat(32);
    let with = |first: u8, rest: &[u8]| [&[first], rest].concat();
    let label = format!(
        "format = 1\nvault = \"{id}\"\nname = \"My safe place\"\ncreated = \"2026-11-21T10:00:00Z\"\nkey_cost = 18\nsalt = \"{salt}\"\n"
    );
    let head = format!(
        "format = 1\nvault = \"{id}\"\ngeneration = 3\nstate = \"closed\"\ncommit_seq = 9\ndb_len = 4096\ndb_mac = \"{salt}{salt}\"\n\
         opened = \"2026-11-21T10:00:00Z\"\nwritten = \"2026-11-21T10:00:00Z\"\n"
    );
    assert!(fuzzing::label(&label) && fuzzing::head(&head) && fuzzing::recovery_file(&fuzzing::sound_recovery_file()));
    vec![
        ("label", with(b'l', label.as_bytes())),
        ("later", with(b'l', b"format = 2\nnew = \"x\"\n")),
        ("raw", with(b'L', label.as_bytes())),
        ("head", with(b'h', head.as_bytes())),
        ("payload", with(b'k', fuzzing::sound_payload().as_bytes())),
        ("recovery", with(b'r', &fuzzing::sound_recovery_file())),
    ]
}
