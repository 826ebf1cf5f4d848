//! First name and surname with nothing beside them: known by a first name that many bear, or by a surname that the page has
//! given with a title. Also a pair (`Jean and Tom Brown`), a household (`the Browns`) and a surname put first (`SMITH, Jean`).

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use record::{PersonMention, is_first_name};
use regex::Regex;

use super::{Named, bare};
use crate::people::{is_no_name, is_place_word};
use crate::sheet::Sheet;

const WORD: &str = r"[A-Z][A-Za-zÀ-ÖØ-öø-ÿ]*(?:['’\-][A-Z]?[A-Za-zÀ-ÖØ-öø-ÿ]+)*";

static RUN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"{WORD}(?:\.? [A-Z]\.)?(?:(?: (?:and|&))?[ \n]{WORD}\.?){{1,3}}")).expect("a fixed pattern")
});
/// `SMITH, Jean` and `Smith, J.`
static TURNED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b)({WORD}), ((?:[A-Z]\.){{1,2}}|{WORD})")).expect("a fixed pattern"));
/// `W Holroyd`: one letter without a dot.
static LETTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b)([A-Z]) ({WORD})")).expect("a fixed pattern"));
static HOUSEHOLD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b)[Tt]he ({WORD}s)(?-u:\b)")).expect("a fixed pattern"));

/// Words before a letter that make it the name of a thing: `Form C`, `Hepatitis B`.
const LETTERED: &[&str] = &[
    "form",
    "part",
    "section",
    "class",
    "plan",
    "unit",
    "flat",
    "room",
    "category",
    "grade",
    "group",
    "year",
    "band",
    "level",
    "type",
    "vitamin",
    "hepatitis",
    "appendix",
    "annex",
    "schedule",
    "block",
    "option",
    "set",
    "tab",
    "volume",
    "key",
    "stage",
    "mr",
    "mrs",
    "miss",
    "ms",
    "dr",
];

pub(super) fn full_names(sheet: &Sheet<'_>, sure: &[PersonMention]) -> Vec<Named> {
    let text = sheet.text;
    let surnames: BTreeSet<String> = sure.iter().filter_map(|p| surname(&p.text)).collect();
    let mut found: Vec<Named> = Vec::new();
    for run in RUN.find_iter(text) {
        names_in(text, run.range(), &surnames, &mut found);
    }
    for c in TURNED.captures_iter(text) {
        let (Some(whole), Some(last), Some(first)) = (c.get(0), c.get(1), c.get(2)) else { continue };
        let initials = first.as_str().contains('.');
        let given = is_first_name(first.as_str());
        let before = text[..last.start()].chars().next_back();
        let opens = before.is_none_or(|c| c == '\n' || ";:|(".contains(c)) || text[..last.start()].ends_with("  ");
        // "Leeds, Jean said" opens nothing; "SMITH, Jean" is written so on purpose.
        let shouted = last.as_str().len() > 3 && last.as_str().chars().all(|c| !c.is_lowercase());
        let last_fits = !is_no_name(&bare(last.as_str())) && !is_first_name(last.as_str()) && last.as_str().len() > 2;
        // In a row of people (`Colin Abbey, Hazel Winton`) the comma parts two of them.
        if last_fits && (opens || shouted) && (given || initials && shouted) {
            found.push((whole.range(), None));
        }
    }
    for c in LETTER.captures_iter(text) {
        let (Some(whole), Some(letter), Some(last)) = (c.get(0), c.get(1), c.get(2)) else { continue };
        let word = bare(last.as_str());
        let known = surnames.contains(&word);
        let before = text[..letter.start()].trim_end_matches(' ').rsplit(char::is_whitespace).next().map(bare);
        let of_a_thing = before.is_some_and(|b| LETTERED.contains(&b.as_str()) || b.len() == 1);
        let is_word = matches!(letter.as_str(), "A" | "I");
        let fits = word.len() > 2 && !is_no_name(&word) && !is_place_after(text, whole.end()) && !is_place_word(&word);
        let lower = last.as_str().chars().any(char::is_lowercase);
        if fits && !of_a_thing && lower && (known || !is_word) && !is_first_name(last.as_str()) {
            found.push((whole.range(), None));
        }
    }
    found.extend(HOUSEHOLD.captures_iter(text).filter_map(|c| {
        let name = c.get(1)?.as_str().to_lowercase();
        let one = name.strip_suffix('s')?;
        (surnames.contains(one) || one.strip_suffix('e').is_some_and(|o| surnames.contains(o)))
            .then(|| (c.get(0).map_or(0..0, |m| m.range()), None))
    }));
    found
}

/// The surname of a name with a title or initials, in lower case.
fn surname(name: &str) -> Option<String> {
    let last = name.split_whitespace().next_back()?;
    let many = name.split_whitespace().count() > 1 || name.contains('.');
    (many && last.len() > 2).then(|| bare(last.rsplit('.').next().unwrap_or(last)))
}

/// The names in a run of words with capitals: a first name, perhaps an initial or another first name, and one word more.
fn names_in(text: &str, run: Range<usize>, surnames: &BTreeSet<String>, found: &mut Vec<Named>) {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = run.start;
    for word in text[run].split([' ', '\n']) {
        words.push(at..at + word.len());
        at += word.len() + 1;
    }
    let word = |n: usize| words.get(n).map_or("", |r| &text[r.clone()]);
    let mut n = 0;
    while n < words.len() {
        let first = word(n);
        // Two capitals are initials, whatever short name they spell.
        let given = is_first_name(first) && !(first.len() < 3 && first.chars().all(char::is_uppercase));
        let pair = given && matches!(word(n + 1), "and" | "&") && is_first_name(word(n + 2));
        if pair && is_surname(word(n + 3)) && !is_place_after(text, words[n + 3].end) {
            found.push((words[n].start..end_of(text, &words[n + 3]), None));
            n += 4;
            continue;
        }
        let middle = usize::from(word(n + 1).len() == 2 && word(n + 1).ends_with('.') && n + 2 < words.len());
        let last = word(n + 1 + middle);
        let by_surname = surnames.contains(&bare(last)) && first.len() > 1 && !is_no_name(&bare(first));
        let ends_sentence = first.ends_with('.') || first.contains(['’', '\'']);
        if (given || by_surname)
            && !ends_sentence
            && is_surname(last)
            && (text[words[n].end..].starts_with(' ') || !is_first_name(last))
            && n + 1 + middle < words.len()
            && !is_place_after(text, words[n + 1 + middle].end)
        {
            found.push((words[n].start..end_of(text, &words[n + 1 + middle]), None));
            n += 2 + middle;
        } else {
            n += 1;
        }
    }
}

/// Without a full stop or an apostrophe and s.
fn end_of(text: &str, word: &Range<usize>) -> usize {
    let words = text[word.clone()].trim_end_matches('.');
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix('\u{2019}')).unwrap_or(words);
    word.start + words.strip_suffix("\u{2019}s").unwrap_or(words).len()
}

fn is_surname(word: &str) -> bool {
    let plain = bare(word);
    plain.len() > 2 && !is_no_name(plain.trim_end_matches("'s")) && !is_place_word(&plain) && plain != "and"
}

/// A word after the name that makes it a street, a school or a home.
fn is_place_after(text: &str, at: usize) -> bool {
    let next = text[at..].trim_start_matches([' ', '\'', '\u{2019}', 's']).split(|c: char| !c.is_alphabetic()).next();
    next.is_some_and(|w| w.starts_with(char::is_uppercase) && is_place_word(&w.to_lowercase()))
}
