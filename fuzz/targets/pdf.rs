//! A PDF: its words, boxes and removed parts, three pages at most, and the first picture small.
#![no_main]

mod common;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        let amount = Amount { pages: 3, members: 0, picture_side: if bytes.len() % 4 == 0 { 64 } else { 0 } };
        common::read(bytes, FileKind::Pdf, amount);
    }
);

fn seeds() -> Vec<common::Seed> {
    let mut seeds = vec![
        ("plain", page_of("BT /F1 12 Tf 72 700 Td (On 3 May 2009 Amy moved.) Tj ET")),
        ("covered", page_of("BT /F1 12 Tf 72 700 Td (Amy saw SECRET) Tj ET 0 0 0 rg 120 697 60 14 re f")),
        (
            "form",
            page_of(
                "q 1 0 0 1 90 300 cm /Box Do Q /Half gs 0 0 0 rg 9 9 99 99 re f BT /F1 9 Tf 9 9 Td [(A) -250 (b)] TJ ET",
            ),
        ),
        (
            "inline",
            page_of("q 20 0 0 20 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q BT /F1 8 Tf 3 Tr 9 9 Td (hidden) Tj ET"),
        ),
    ];
    for (name, bytes) in ["sample-1", "sample-2", "sample-3"].into_iter().zip(common::sample(".pdf")) {
        if bytes.len() < 200_000 {
            seeds.push((name, bytes));
        }
    }
    seeds
}

/// A page with nothing packed, so that changes reach the reader.
fn page_of(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 0/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>\
         /XObject<</Box 8 0 R>>/ExtGState<</Half<</ca .7/BM/Multiply>>>>>>>>endobj\n\
         5 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
         7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
         8 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 100 14]/Group<</S/Transparency>>/Length 26>>stream\n\
         0 0 0 rg 0 0 100 14 re f  \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}
