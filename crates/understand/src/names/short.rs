//! First names and initials that stand for a name which the same paper gives in full.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::{Named, bare};
use crate::people::{is_no_name, is_place_word};
use crate::sheet::Sheet;

static CAPITAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[A-Z][a-zà-öø-ÿ]+(?-u:\b)").expect("a fixed pattern"));
static HYPHENED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-zà-öø-ÿ]+)?(?-u:\b)").expect("a fixed pattern"));
static INITIALS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:[A-Z]\.[ ]?){2,3}|(?-u:\b)[A-Z]{2,3}(?-u:\b)").expect("a fixed pattern"));

/// Short forms that are no person's initials unless the page says so beside the name.
const NOT_INITIALS: &[&str] = &[
    "SW", "TM", "PA", "HV", "GP", "FC", "FM", "CP", "TC", "OV", "PE", "PF", "LM", "NF", "AM", "PM", "ID", "UK", "LA",
    "CO", "DR", "MR", "MS", "OK", "NB", "RE", "CC", "IT", "TV", "NO", "ON", "BE", "HO", "EP", "SS", "CH", "FP", "MP",
    "JP", "IS", "AS", "AT", "DOB", "IRO", "LAC", "PEP", "SEN", "CLA", "RSW", "SSW", "EWO", "CCO", "SSD", "NHS", "EDT",
    "CIN", "ICS", "CAF", "MGM", "MGF", "PGM", "PGF", "RHI", "NFA", "ICO", "EPO", "AND", "THE", "NOT", "ALL", "LEA",
    "DSS", "SHO", "CPS", "CAB", "PTA", "HMP", "YOT", "YOS", "PRU", "DNA", "TBC", "TBA", "NA",
];

/// How a name may be shortened on this page: its first names, its initials.
#[derive(Default)]
struct Known {
    firsts: BTreeSet<String>,
    /// First names that are on no list.
    rare: BTreeSet<String>,
    /// Initials, and whether the page itself puts them beside the name.
    initials: BTreeMap<String, bool>,
}

pub(super) fn shortened(sheet: &Sheet<'_>, known: &[&str]) -> Vec<Named> {
    let text = sheet.text;
    let mut short = Known::default();
    let beside = beside_names(text);
    for name in known {
        short.learn(name, text, &beside);
    }
    let mut found: Vec<Named> = Vec::new();
    if !short.firsts.is_empty() {
        found.extend(
            CAPITAL
                .find_iter(text)
                .filter(|m| short.firsts.contains(&m.as_str().to_lowercase()))
                // `Mrs Jean`, `Jean Smith` and `St Jean Road` are read by others, or are no person.
                .filter(|m| !next_is_capital(text, m.end()))
                .map(|m| (m.range(), None)),
        );
    }
    // A word that is on no list is only a name where a sentence writes it with a capital.
    let rare: Vec<Range<usize>> = (!short.rare.is_empty())
        .then(|| HYPHENED.find_iter(text))
        .into_iter()
        .flatten()
        .filter(|m| short.rare.contains(&m.as_str().to_lowercase()) && !next_is_capital(text, m.end()))
        .map(|m| m.range())
        .collect();
    for word in &rare {
        let same = |other: &&Range<usize>| text[(*other).clone()] == text[word.clone()];
        if rare.iter().filter(same).any(|other| is_within(text, other.start)) {
            found.push((word.clone(), None));
        }
    }
    let initials = (!short.initials.is_empty()).then(|| INITIALS.find_iter(text));
    found.extend(initials.into_iter().flatten().filter_map(|m| {
        let letters: String = m.as_str().chars().filter(char::is_ascii_uppercase).collect();
        let introduced = *short.initials.get(&letters)?;
        let common = NOT_INITIALS.contains(&letters.as_str());
        let range = m.start()..m.start() + m.as_str().trim_end().len();
        let stands = introduced || !common && (is_signed(text, &range) || m.as_str().contains('.'));
        stands.then_some((range, None))
    }));
    found
}

/// True after a small word on the same line.
fn is_within(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let word = before.strip_suffix(' ').and_then(|b| b.rsplit(char::is_whitespace).next()).unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.ends_with(|c: char| c.is_ascii_lowercase())
}

impl Known {
    fn learn(&mut self, name: &str, text: &str, beside: &[(usize, &str)]) {
        let words: Vec<&str> = name.split_whitespace().collect();
        if let [one] = words[..] {
            // A first name alone was learnt on the page before.
            if is_first_name(one) {
                self.firsts.insert(one.to_lowercase());
            } else if one.len() <= 4 && one.chars().all(|c| c.is_ascii_uppercase() || c == '.') {
                self.initials.entry(one.replace('.', "")).or_insert(false);
            }
            return;
        }
        let names: Vec<&str> = words.iter().copied().filter(|w| !is_title(w)).collect();
        // `Smith, Jean` and `Jean Smith`.
        let (first, last) = match names[..] {
            [last, first, ..] if last.ends_with(',') => (first, last),
            [first, .., last] => (first, last),
            _ => return,
        };
        let plain = bare(first);
        if plain.len() > 1 && !is_no_name(&plain) && !first.contains('.') && is_first_name(first) {
            self.firsts.insert(plain);
        }
        let plausible = |w: &str| {
            let low = bare(w);
            w.len() > 3
                && w.starts_with(char::is_uppercase)
                && !w.contains('.')
                && !is_no_name(&low)
                && !is_place_word(&low)
        };
        if !is_first_name(first) && plausible(first) && plausible(last) && names.len() == words.len() {
            self.rare.insert(bare(first));
        }
        let letters: String = [first, last].iter().filter_map(|w| w.chars().next()).collect();
        if letters.len() == 2 && letters.chars().all(|c| c.is_ascii_uppercase()) {
            let beside = beside.iter().any(|(at, there)| *there == letters && text[..*at].ends_with(name));
            let introduced = self.initials.entry(letters).or_insert(false);
            *introduced |= beside;
        }
    }
}

/// Two capitals in brackets, each with the place of the space before them: `Jean Smith (JS)`.
fn beside_names(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let opens = text.match_indices(['(', '[']).filter(|(at, _)| *at > 0 && bytes[at - 1] == b' ');
    let brackets = opens.filter_map(|(at, open)| {
        let letters = text.get(at + 1..at + 3).filter(|l| l.bytes().all(|b| b.is_ascii_uppercase()))?;
        let shut = if open == "(" { b')' } else { b']' };
        (bytes.get(at + 3) == Some(&shut)).then_some((at - 1, letters))
    });
    brackets.collect()
}

fn is_title(word: &str) -> bool {
    matches!(bare(word).as_str(), "mr" | "mrs" | "ms" | "miss" | "dr" | "mx" | "prof" | "rev" | "cllr" | "sister")
}

fn next_is_capital(text: &str, at: usize) -> bool {
    text[at..].strip_prefix(' ').is_some_and(|rest| {
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        word.len() > 1 && word.starts_with(|c: char| c.is_uppercase()) && !is_no_name(&word.to_lowercase())
    })
}

/// Initials that close an entry or a column: alone on the line, or at its end after a full stop, a bar or a stroke.
fn is_signed(text: &str, range: &std::ops::Range<usize>) -> bool {
    let line_start = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
    let before = text[line_start..range.start].trim_end();
    let after = text[range.end..].split('\n').next().unwrap_or_default().trim();
    let closes = after.is_empty() || after == "." || after.starts_with('|');
    let own_column = text[line_start..range.start].ends_with("  ") || before.ends_with(['|', '\t']);
    closes && (before.is_empty() || before.ends_with(['.', '?', '!', ')', '|', '-', '–', ':']) || own_column)
        || before.is_empty() && after.starts_with(|c: char| c.is_lowercase())
        || own_column
}
