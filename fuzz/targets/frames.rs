//! The frames between the reader process and the app: both sides, and the app's check of what a reader says.
#![no_main]

mod common;

use extract::fuzzing;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        fuzzing::requests(bytes);
        // A reader that a file has taken over may say anything; what the app takes of it holds all the same.
        fuzzing::replies(bytes, &mut |seen| {
            if let Ok(page) = &seen.taken {
                common::taken_page_holds(page);
            }
        });
        // Whatever a parent says, an honest reader answers in whole frames that the parent takes.
        let answers = fuzzing::child_answers(bytes);
        let left = fuzzing::replies(&answers, &mut |seen| common::page_holds(&seen));
        assert_eq!(left, 0, "the parent cannot read what the reader says");
    }
);

fn seeds() -> Vec<common::Seed> {
    let pdf = common::sample(".pdf").into_iter().min_by_key(Vec::len).expect("the made-up file has a PDF");
    let mut page = None;
    let amount = fuzzing::Amount { pages: 1, members: 0, picture_side: 0 };
    let _ = fuzzing::read(&pdf, FileKind::Pdf, amount, &mut |seen| page = seen.taken.ok());
    let mut page = page.expect("the made-up file can be read");
    page.words.truncate(20);
    page.text = record::char_slice(&page.text, 0, page.words.last().map_or(0, |w| w.end)).to_owned();
    page.redactions.clear();
    vec![
        ("asks", fuzzing::said_by_a_parent(FileKind::Text, b"one [REDACTED] \x0C two", 3, 1)),
        ("mail", fuzzing::said_by_a_parent(FileKind::Eml, b"From: a@b\r\nSubject: x\r\n\r\nhello", 2, 2)),
        ("answers", fuzzing::said_by_a_child(page)),
    ]
}
