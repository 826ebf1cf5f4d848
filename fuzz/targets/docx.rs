//! A Word file: as it lies on the disk, or as its parts in clear, which are zipped here.
#![no_main]

mod common;
#[path = "common/parts.rs"]
mod parts;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

const AMOUNT: Amount = Amount { pages: 1, members: 0, picture_side: 0 };

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        if bytes.starts_with(b"PK") {
            common::read(bytes, FileKind::Docx, AMOUNT);
        } else {
            common::read(&parts::zipped(&common::words(bytes)), FileKind::Docx, AMOUNT);
        }
    }
);

const TYPES: &str = "=== [Content_Types].xml\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>\n\
    === _rels/.rels\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>\n\
    === word/document.xml\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

fn seeds() -> Vec<common::Seed> {
    let one = |body: &str| format!("{TYPES}{body}</w:body></w:document>\n").into_bytes();
    let mut seeds = vec![
        (
            "covered",
            one(
                "<w:p><w:r><w:rPr><w:highlight w:val=\"black\"/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>",
            ),
        ),
        (
            "table",
            one(
                "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"000000\"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>a</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>",
            ),
        ),
        (
            "list",
            one(
                "<w:p><w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>",
            ),
        ),
    ];
    for (name, bytes) in ["sample-1", "sample-2"].into_iter().zip(common::sample(".docx")) {
        seeds.push((name, parts::parts(&bytes).into_bytes()));
        if bytes.len() < 100_000 {
            seeds.push(if name == "sample-1" { ("packed-1", bytes) } else { ("packed-2", bytes) });
        }
    }
    seeds
}
