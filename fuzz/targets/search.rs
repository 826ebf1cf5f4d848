//! What somebody types to search, against a page of any words. The typed words end at the first NUL.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use record::char_slice;
use vault::fuzzing::{Shelf, page_of};

thread_local! {
    static SHELF: Shelf = Shelf::new();
}

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("phrase", b"\"foster ca\0Amy had foster care in Leeds; fostering, cared.".to_vec()),
            ("accents", "née siân\0Née Siân's NÉE letter".into()),
            ("signs", b"O'Brien NOT text:x* ^ OR -- NEAR(a b)\0O'Brien NEAR text or x".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        let at = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len() / 2);
        let typed = common::words(&bytes[..at]);
        let text = common::words(bytes.get(at + 1..).unwrap_or_default());
        // The check on what a reader says has taken these out of every page.
        let never = |c: char| matches!(c, '\u{fdd0}' | '\u{fdd1}') || (c.is_control() && c != '\n' && c != '\t');
        let page = page_of(&text.replace(never, " "));
        let length = page.text.chars().count() as u32;
        SHELF.with(|shelf| {
            let (hits, places, back) = shelf.look(&page, &typed);
            assert_eq!(back, page, "a page comes back as it was saved");
            assert!(places.iter().all(|&(a, b)| a < b && b <= length), "{places:?} of {length}");
            for hit in hits {
                assert_eq!(hit.places, places, "the list and the page differ");
                let snippet = hit.snippet.chars().count() as u32;
                assert!(!hit.marks.is_empty() && snippet <= 182 + length.min(200), "{hit:?}");
                for (&(a, b), mark) in hit.places.iter().zip(&hit.marks) {
                    assert!(mark.0 <= mark.1 && mark.1 <= snippet, "{hit:?}");
                    // What is marked are letters or digits, in the page and in the snippet alike.
                    assert!(char_slice(&page.text, a, b).chars().any(|c| !c.is_whitespace()), "{hit:?}");
                }
            }
        });
    }
);
