//! What must hold for any words: proof is exact, nothing falls over, and reading is the same each time.

mod common;

use std::sync::LazyLock;

use common::{input, proven};
use proptest::prelude::*;
use record::{TextFrom, When};
use understand::{PageInput, read_page};

/// Words that set off rules, with odd letters, breaks and black boxes between them.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("moved to "),
        Just("Hillside "),
        Just("Mr. & Mrs. O\u{2019}Hara "),
        Just("on 3 March 2009. "),
        Just("12.3.62 H.V. "),
        Just("\n"),
        Just("\n\n"),
        Just("LAC REVIEW\n"),
        Just("Date of review: "),
        Just("will "),
        Just("not "),
        Just("placed with "),
        Just("███ "),
        Just("née "),
        Just("Sam "),
        Just("care order "),
        Just("was made "),
        Just("Page 2 of 3\n"),
        Just("Dear Zoë\n"),
        Just("yesterday "),
        Just("because "),
        Just("Social Worker: Dee Marsh "),
        Just("left Hill Top School "),
        Just("\t"),
        Just("🙂 "),
        Just("Placement history\n"),
        Just("12/3/98 - 4/6/99   "),
        Just("From: x\nSent: 3/4/09\nTo: y\nSubject: z\n"),
        Just("born on "),
        Just("returned by police "),
        Just("went missing; "),
        Just("\r\n"),
        Just("D.O.B. "),
        Just("allocated to "),
        Just("\nSam's views\n"),
        Just("Sam said that "),
        Just("\nDecisions\n"),
        Just("Bus pass\tJ. Moffat\tMay\n"),
        Just("- Photograph: still not received.\n"),
        Just("Was the child present? No\n"),
        Just("told his teacher that "),
        Just("had hit him. "),
        Just("The care plan was agreed on "),
        Just("the placement with "),
        Just("began on "),
        Just("Mrs Ann Holt visited Sam "),
        Just("ceased to be Sam's social worker. "),
        Just("came back after two nights away. "),
    ];
    prop::collection::vec(prop_oneof![4 => piece.prop_map(str::to_owned), 1 => "\\PC{0,12}"], 0..40)
        .prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn quotes_are_the_words_at_their_place(first in page(), second in page()) {
        let born = When::parse("1996-05-03").unwrap();
        let one = read_page(&PageInput { born: Some(&born), ..input(&first) }, None);
        proven(&first, &one);
        let two = read_page(&PageInput { number: 2, ..input(&second) }, Some(&one));
        proven(&second, &two);
        prop_assert!(two.head.first_page == 2 || two.head.first_page == 1);
        prop_assert_eq!(two.head.starts_document, two.head.first_page == 2);
        prop_assert_eq!(&two, &read_page(&PageInput { number: 2, ..input(&second) }, Some(&one)));
    }

    #[test]
    fn no_words_fell_anything(text in "\\PC{0,400}") {
        let found = read_page(&PageInput { text_from: TextFrom::Email, ..input(&text) }, None);
        proven(&text, &found);
    }
}

/// Passages and first pages as records have them.
static PASSAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines = [
        include_str!("events/by_strangers/homes.txt"),
        include_str!("events/by_strangers/days.txt"),
        include_str!("events/by_strangers/formal.txt"),
        include_str!("events/by_strangers/logs.txt"),
        include_str!("events/passages.txt"),
    ];
    let passages = lines.into_iter().flat_map(str::lines).filter_map(|l| l.split_once(" | "));
    let passages = passages.map(|(_, words)| words.replace('⏎', "\n").replace("   ", "\t"));
    let heads = include_str!("heads/papers.txt").split("#### ").filter_map(|p| p.split_once('\n'));
    passages.chain(heads.map(|(_, page)| page.replace("   ", "\t"))).collect()
});

/// A slip of a typist or a machine: where, what is done there, and with which letter.
fn slip() -> impl Strategy<Value = (prop::sample::Index, u8, char)> {
    let letters = prop::sample::select(vec![
        'é', '’', '“', 'İ', 'ß', '漢', '\u{301}', '\t', '\n', ' ', '.', '(', ')', '½', '£', '–', '\u{200b}', '1', '9',
        'Ⅳ', 'ﬁ', '█', '|', '/', ':',
    ]);
    (any::<prop::sample::Index>(), 0_u8..4, letters)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    /// One such letter before the name of a month once ended the reading of a whole file.
    #[test]
    fn odd_letters_anywhere_end_nothing(which in any::<prop::sample::Index>(), slips in prop::collection::vec(slip(), 1..12)) {
        let mut letters: Vec<char> = which.get(&PASSAGES).chars().collect();
        for (at, what, letter) in slips {
            let at = at.index(letters.len().max(1)).min(letters.len());
            match what {
                0 => letters.insert(at, letter),
                1 if at < letters.len() => letters[at] = letter,
                2 if at < letters.len() => { letters.remove(at); }
                _ => { letters.drain(at..(at + 40).min(letters.len())); }
            }
        }
        let words: String = letters.into_iter().collect();
        proven(&words, &read_page(&input(&words), None));
    }
}
