//! Recovery words as somebody types them.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use vault::{RecoveryWords, WordsError};

fuzz_target!(
    init: common::begin(|| {
        let words = "abandon amount liar amount expire adjust cage candy arch gather drum buyer";
        vec![
            ("words", words.into()),
            ("numbered", words.split(' ').enumerate().map(|(i, w)| format!("{}. {}\n", i + 1, w.to_uppercase())).collect::<String>().into()),
            ("short", words.split(' ').map(|w| format!("{} ", &w[..w.len().min(4)])).collect::<String>().into()),
            ("slip", words.replace("candy", "candi").into()),
        ]
    }),
    |bytes: &[u8]| {
        let typed = common::words(bytes);
        match RecoveryWords::parse(&typed) {
            Ok(words) => {
                let again = RecoveryWords::parse(&words.to_words().join(" ")).expect("its own words");
                assert_eq!(*again.to_age_identity(), *words.to_age_identity());
            }
            Err(WordsError::Count { found }) => assert_ne!(found, 12),
            Err(WordsError::Unknown { place, like, .. }) => {
                assert!((1..=12).contains(&place) && like.len() <= 3);
            }
            Err(WordsError::NotTogether) => {}
        }
    }
);
