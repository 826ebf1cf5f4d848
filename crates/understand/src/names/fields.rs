//! The name that a form gives to somebody in a field of its own, as forms write names: the surname first (`PELL Keith Ray`,
//! `Pell K.R.`), or one word alone (`Surname  PELL`). Only in fields for a name, so that no other column is taken for one.

use std::ops::Range;
use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::{Named, bare};
use crate::people::{is_no_name, is_place_word};
use crate::sheet::Sheet;

/// A label at the start of a line or of a column, with what parts it from its value.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?im)(?:^[ >]*(?:\d{1,2}[.)]? +)?|\t(?:\d{1,2}[.)]? +)?| {3,})",
        r"(?:(name of (?:the )?(?:child|boy|girl|pupil|young person|client|patient|resident)|child['’]?s (?:full )?names?|pupil['’]?s name",
        r"|child|boy|girl|pupil|young person|client|patient|resident|re|child/ren|children)",
        r"|full name|name in full|family name|surname(?: of child)?|christian names?|forenames?|first names?|names?|see also|subject|mother|father)",
        r"(?: *[:.…_–-]{1,60} *|\t| {2,})"
    ))
    .expect("a fixed pattern")
});
const MOST: usize = 3;

/// Names in fields. The role is that of the child where the label says so.
pub(super) fn in_fields(sheet: &Sheet<'_>) -> Vec<Named> {
    let text = sheet.text;
    let mut found = Vec::new();
    for label in FIELD.captures_iter(text) {
        let Some(whole) = label.get(0) else { continue };
        let words = whole.as_str().trim().to_lowercase();
        let letters = words.trim_end_matches(|c: char| !c.is_alphabetic());
        // `R.E.` is a lesson, and `Re` without a colon the start of a sentence.
        if letters == "re" && !words.ends_with(':') {
            continue;
        }
        let role =
            label.get(1).filter(|l| !matches!(l.as_str().to_lowercase().as_str(), "re" | "children" | "child/ren"));
        let role = role.map(|_| "child").or(match letters {
            "mother" => Some("mother"),
            "father" => Some("father"),
            _ => None,
        });
        let line_end = text[whole.end()..].find('\n').map_or(text.len(), |n| whole.end() + n);
        let value = &text[whole.end()..line_end];
        // A file's number may stand before the name: `See also  C/1961/46 PELL Barry`.
        let lead = if letters == "see also" { number(value) } else { 0 };
        if let Some(name) = value_name(&value[lead..], letters) {
            let at = whole.end() + lead;
            found.push((at + name.start..at + name.end, role));
        }
    }
    found
}

/// Bytes of a reference number and the space behind it.
fn number(value: &str) -> usize {
    let first = value.split(' ').next().unwrap_or_default();
    let is = first.contains(|c: char| c.is_ascii_digit());
    if is { (first.len() + 1).min(value.len()) } else { 0 }
}

/// The words of a cell that are a name: all of them, or up to a comma, a bracket or a gap.
fn value_name(value: &str, label: &str) -> Option<Range<usize>> {
    let cell = value.find(['\t', '(', ',', ';', '/', '█']).unwrap_or(value.len());
    let cell = value[..cell].find("   ").unwrap_or(cell);
    let whole = cell == value.len() || value[cell..].starts_with(['\t', ' ', '(', ',']);
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in value[..cell].split(' ') {
        if !word.is_empty() {
            words.push((at, word));
        }
        at += word.len() + 1;
    }
    let fits = whole && !words.is_empty() && words.len() <= MOST + 1 && words.iter().all(|(_, w)| is_part(w));
    if !fits {
        return None;
    }
    let (first, rest) = (words[0].1, &words[1..]);
    let end = words.last().map(|(at, w)| at + if is_initials(w) { w.len() } else { w.trim_end_matches('.').len() })?;
    let given = |w: &str| is_first_name(w);
    let is = match rest {
        // One word: a surname or a first name.
        [] => !is_initials(first) && (label.contains("name") && first.len() > 2 || given(first)),
        // `PELL K.R.`
        [(_, only)] if is_initials(only) => !is_initials(first) && first.len() > 2,
        [(_, a), (_, b)] if is_initials(a) && is_initials(b) => !is_initials(first) && first.len() > 2,
        // `PELL Keith Ray`, and `Keith Ray` in a field for first names. Only one word of them is no first name: `Keith Pell
        // Optician` runs into the next field.
        [(_, second), ..] => {
            let others = words.iter().filter(|(_, w)| !given(w) && !is_initials(w)).count();
            (given(second) || given(first) || is_initials(first)) && others <= 1
        }
    };
    is.then(|| words[0].0..end)
}

/// A word with a capital that may be part of a name, or initials.
fn is_part(word: &str) -> bool {
    let plain = bare(word);
    let named = word.starts_with(char::is_uppercase)
        && word.trim_end_matches('.').chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    is_initials(word) || named && plain.len() > 1 && !is_no_name(&plain) && !is_place_word(&plain)
}

pub(super) fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.split('.').all(|part| part.chars().count() <= 1)
        && (1..=3).contains(&letters)
        && word.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}
