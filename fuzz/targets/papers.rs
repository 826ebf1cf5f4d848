//! A file of any of the kinds that have no target of their own: old and open office files, tables, slides, saved mails,
//! mailboxes, pages of the web, scans, telephone pictures. Kinds that are ZIPs may come as their parts in clear.
#![no_main]

mod common;
#[path = "common/parts.rs"]
mod parts;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

const KINDS: &[FileKind] = &[
    FileKind::Doc,
    FileKind::Rtf,
    FileKind::Odt,
    FileKind::Xlsx,
    FileKind::Xls,
    FileKind::Ods,
    FileKind::Csv,
    FileKind::Pptx,
    FileKind::Ppt,
    FileKind::Odp,
    FileKind::Msg,
    FileKind::Mbox,
    FileKind::Html,
    FileKind::Mht,
    FileKind::Tiff,
    FileKind::Heic,
    FileKind::Gif,
    FileKind::Bmp,
    FileKind::Webp,
];

fuzz_target!(
    init: common::begin(seeds),
    |input: &[u8]| {
        // The first byte says which kind.
        let Some((&which, bytes)) = input.split_first() else { return };
        let kind = KINDS[usize::from(which) % KINDS.len()];
        let amount = Amount { pages: 3, members: 3, picture_side: 32 };
        if bytes.starts_with(b"=== ") {
            common::read(&parts::zipped(&common::words(bytes)), kind, amount);
        } else {
            common::read(bytes, kind, amount);
        }
    }
);

fn seeds() -> Vec<common::Seed> {
    let mut seeds = Vec::new();
    for file in sample::kinds::all() {
        let kind = intake::sniff(&file.bytes, file.name);
        let Some(which) = KINDS.iter().position(|k| *k == kind) else { continue };
        let bytes = if file.bytes.starts_with(b"PK") { parts::parts(&file.bytes).into_bytes() } else { file.bytes };
        seeds.push((file.name, [vec![which as u8], bytes].concat()));
    }
    seeds
}
