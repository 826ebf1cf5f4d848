//! Makes any text printable: letters that no font has become a box, and nothing invisible can turn the words around.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::text::{Coverage, is_default_ignorable};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::world::{FAMILIES, fonts};

/// Stands where a letter cannot be printed.
const BOX: char = '□';
/// A place where a line may end, of no width.
const MAY_BREAK: char = '\u{200b}';
/// As many letters as fit on a line even when all of them are wide.
const LONGEST_WORD: usize = 38;

/// What every face of one family has, by its place in [`FAMILIES`].
static FACES: LazyLock<Vec<Vec<&'static Coverage>>> = LazyLock::new(|| {
    FAMILIES
        .iter()
        .map(|family| fonts().iter().filter(|f| f.info().family == *family).map(|f| &f.info().coverage).collect())
        .collect()
});

/// True when one family has all of these letters, upright, bold and slanted, so that they can be set side by side.
fn one_family_has(letters: &str) -> bool {
    FACES.iter().any(|faces| faces.iter().all(|face| letters.chars().all(|c| face.contains(u32::from(c)))))
}

fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF)
}

/// Cleans texts, remembering what it has looked up.
#[derive(Default)]
pub(crate) struct Cleaner {
    known: HashMap<String, String>,
}

impl Cleaner {
    /// The text as it will be printed: the same words in the same order, on one line.
    pub(crate) fn clean(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut unbroken = 0;
        for cluster in text.graphemes(true) {
            let printed = match cluster.as_bytes() {
                [b' '..=b'~'] => cluster,
                _ => self.known.entry(cluster.to_owned()).or_insert_with(|| printable(cluster)).as_str(),
            };
            if printed.is_empty() {
                continue;
            }
            unbroken = if printed.starts_with(' ') { 0 } else { unbroken + 1 };
            if unbroken > LONGEST_WORD {
                out.push(MAY_BREAK);
                unbroken = 1;
            }
            out.push_str(printed);
        }
        out
    }
}

fn printable(cluster: &str) -> String {
    let seen: String = cluster.chars().filter(|c| !is_default_ignorable(*c) && *c != '\u{feff}').collect();
    let Some(first) = seen.chars().next() else { return String::new() };
    if first.is_control() || matches!(first, '\u{2028}' | '\u{2029}') {
        return " ".into();
    }
    if seen.chars().any(is_private) {
        return BOX.into();
    }
    if one_family_has(&seen) {
        return seen;
    }
    let composed: String = seen.nfc().collect();
    if one_family_has(&composed) {
        return composed;
    }
    // A letter without its accent can still be read; a picture without its parts cannot.
    if first.is_alphabetic() && one_family_has(first.encode_utf8(&mut [0; 4])) { first.into() } else { BOX.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(text: &str) -> String {
        Cleaner::default().clean(text)
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        for text in ["Moved to Hillside — “for now”.", "Siân Ó Néill £5", "Łukasz Żółć", "Μαρία Иван שלום"]
        {
            assert_eq!(clean(text), text);
        }
        assert!(one_family_has(&BOX.to_string()));
    }

    #[test]
    fn what_no_font_has_becomes_a_box_and_controls_become_spaces() {
        assert_eq!(clean("well done 🎉 👨‍👩‍👧"), "well done □ □");
        assert_eq!(clean("a\u{e000}b\u{0}c\nd"), "a□b c d");
        assert_eq!(clean("q\u{1e8d0}"), "q");
    }

    #[test]
    fn nothing_invisible_turns_the_words_around() {
        assert_eq!(clean("safe\u{202e}txt.exe\u{2066}\u{200b}\u{feff}"), "safetxt.exe");
    }

    #[test]
    fn long_words_get_places_to_break() {
        let cleaned = clean(&"W".repeat(100));
        assert_eq!(cleaned.matches(MAY_BREAK).count(), 2);
        assert_eq!(cleaned.replace(MAY_BREAK, ""), "W".repeat(100));
    }
}
