//! What a child calls the people at home: Nan, Mum, Uncle Bob. Only where the word stands as a name, with its capital.

use std::sync::LazyLock;

use regex::Regex;

use super::Named;
use crate::sheet::Sheet;

/// A word that is a name by itself, and the role that it tells.
const KIN: &[(&str, &str)] = &[
    ("Nan", "grandmother"),
    ("Nana", "grandmother"),
    ("Nanna", "grandmother"),
    ("Gran", "grandmother"),
    ("Granny", "grandmother"),
    ("Grandma", "grandmother"),
    ("Nanny", "grandmother"),
    ("Grandad", "grandfather"),
    ("Granddad", "grandfather"),
    ("Grandpa", "grandfather"),
    ("Mam", "mother"),
    ("Mum", "mother"),
    ("Mummy", "mother"),
    ("Dad", "father"),
    ("Daddy", "father"),
    ("MGM", "maternal grandmother"),
    ("MGF", "maternal grandfather"),
    ("PGM", "paternal grandmother"),
    ("PGF", "paternal grandfather"),
];

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words: Vec<&str> = KIN.iter().map(|(word, _)| *word).collect();
    let name = "[A-Z][a-zà-öø-ÿ]+";
    Regex::new(&format!(
        r"(?-u:\b)(?:(Nana|Nanna|Nan|Granny|Gran|Grandma|Nanny|Grandad|Grandpa|Mummy|Mum|Mam|Daddy|Dad|Auntie|Aunty|Aunt|Uncle) ({name})|({}))(?-u:\b)",
        words.join("|")
    ))
    .expect("a fixed pattern")
});

pub(super) fn kin(sheet: &Sheet<'_>) -> Vec<Named> {
    let text = sheet.text;
    WORDS
        .captures_iter(text)
        .filter_map(|c| {
            let whole = c.get(0)?;
            let after = &text[whole.end()..];
            let role = |word: &str| KIN.iter().find(|(k, _)| *k == word).map(|(_, role)| *role);
            if let (Some(kin), Some(name)) = (c.get(1), c.get(2)) {
                let uncle = if kin.as_str() == "Uncle" { Some("uncle") } else { None };
                let aunt = kin.as_str().starts_with("Aun").then_some("aunt");
                // What a child calls those who foster them is no place in the family: `Dad Ron`, `Mummy Dilly`.
                let parent = kin.as_str().starts_with(['M', 'D']);
                let role = role(kin.as_str()).filter(|_| !parent).or(uncle).or(aunt);
                // "Nan The" is a word at the start of a sentence; "Nan Maureen" is a name.
                return if record::is_first_name(name.as_str()) {
                    Some((whole.range(), role))
                } else if aunt.is_none() && uncle.is_none() {
                    Some((kin.range(), KIN.iter().find(|(k, _)| *k == kin.as_str()).map(|(_, role)| *role)))
                } else {
                    None
                };
            }
            // "Mum's the word on the form: Mum / Dad / Other" is a box to tick.
            let choice = after.trim_start().starts_with('/') || text[..whole.start()].trim_end().ends_with('/');
            (!choice).then(|| (whole.range(), role(whole.as_str())))
        })
        .collect()
}
