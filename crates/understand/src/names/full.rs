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
    Regex::new(&format!(r"{WORD}(?:\.? [A-Z]\.)?(?:(?: (?:and|&))?[ \n]{WORD}\.?){{1,11}}")).expect("a fixed pattern")
});
/// `SMITH, Jean` and `Smith, J.`
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b)({WORD}), ((?:[A-Z]\.){{1,2}}|{WORD}|[A-Z](?-u:\b))((?: {WORD})?)"))
        .expect("a fixed pattern")
});
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

/// `Violet (Vi) Ambler`, `Edward "Ted" Pell`.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r#"(?-u:\b)({WORD}) [("'‘“]({WORD})[)"'’”] ({WORD})"#)).expect("a fixed pattern")
});

/// `others` are names that forms, capitals and the page before gave.
pub(super) fn full_names(sheet: &Sheet<'_>, sure: &[PersonMention], others: &[&str]) -> Vec<Named> {
    let text = sheet.text;
    let told = sure.iter().map(|p| p.text.as_str()).chain(others.iter().copied());
    let mut surnames: BTreeSet<String> = told.filter_map(surname).collect();
    let mut found: Vec<Named> = Vec::new();
    for c in TURNED.captures_iter(text) {
        let (Some(last), Some(first), Some(more)) = (c.get(1), c.get(2), c.get(3)) else { continue };
        // `SMITH, Jean Ann` has both; in `SMITH, Jean Tel 212` the third word is no name.
        let both = is_first_name(more.as_str().trim()) && !is_place_after(text, more.end());
        let whole = last.start()..if both { more.end() } else { first.end() };
        let initials = first.as_str().contains('.') || first.as_str().len() == 1;
        let given = is_first_name(first.as_str());
        let before = text[..last.start()].chars().next_back();
        let opens = before.is_none_or(|c| ";:|(\n\t".contains(c)) || text[..last.start()].ends_with("  ");
        // "Leeds, Jean said" opens nothing; "SMITH, Jean" is written so on purpose.
        let shouted = last.as_str().len() > 3 && last.as_str().chars().all(|c| !c.is_lowercase());
        let surname = shouted || !is_first_name(last.as_str());
        let last_fits = !is_no_name(&bare(last.as_str())) && surname && last.as_str().len() > 2;
        // In a row of people (`Colin Abbey, Hazel Winton`) the comma parts two of them.
        if last_fits && (opens || shouted) && (given || initials && shouted) {
            found.push((whole, None));
        }
    }
    // Surnames beside a listed first name tell the first names that are on no list: `Jade Pell`, so `Tiana-Mae Pell`.
    let mut sure_ones: Vec<Named> = Vec::new();
    let runs: Vec<Range<usize>> = RUN.find_iter(text).map(|run| run.range()).collect();
    for run in &runs {
        names_in(text, run.clone(), &surnames, &mut sure_ones);
    }
    surnames.extend(found.iter().chain(&sure_ones).filter_map(|(r, _)| surname(&text[r.clone()])));
    for run in runs {
        names_in(text, run, &surnames, &mut found);
    }
    for c in CALLED.captures_iter(text) {
        let (Some(first), Some(called), Some(last)) = (c.get(1), c.get(2), c.get(3)) else { continue };
        let given = is_first_name(first.as_str()) && is_first_name(called.as_str());
        if given && is_surname(last.as_str()) && !is_place_after(text, last.end()) {
            found.push((first.start()..last.end(), None));
        }
    }
    for c in LETTER.captures_iter(text) {
        let (Some(whole), Some(letter), Some(last)) = (c.get(0), c.get(1), c.get(2)) else { continue };
        let word = bare(last.as_str());
        let known = surnames.contains(&word);
        let before = text[..letter.start()].trim_end_matches(' ').rsplit(char::is_whitespace).next().map(bare);
        let of_a_thing = before.is_some_and(|b| LETTERED.contains(&b.as_str()) || b.len() == 1 && b != "w");
        // Within a sentence `A` and `I` are letters of a name: "seen by A Pryce", "To I Feather".
        let is_word = matches!(letter.as_str(), "A" | "I") && !goes_on(text, letter.start());
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
    // `PELL, Jade` and `PELL K`.
    let turned = name.split_whitespace().next().filter(|w| w.ends_with(','));
    if let Some(last) = turned {
        return Some(bare(last)).filter(|l| l.len() > 2);
    }
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
        let by_surname = surnames.contains(&bare(last))
            && first.len() > 1
            && !is_no_name(&bare(first))
            && !is_place_word(&bare(first));
        let ends_sentence = first.ends_with('.') || first.contains(['’', '\'']);
        if (given || by_surname)
            && !ends_sentence
            && is_surname(last)
            && (text[words[n].end..].starts_with(' ') || !is_first_name(last))
            && n + 1 + middle < words.len()
            && one_line(text, &words[n], &words[n + 1 + middle])
            && !is_place_after(text, words[n + 1 + middle].end)
        {
            let third = n + 2 + middle;
            let same_line = |m: usize| text[words[m - 1].end..].starts_with(' ') && !word(m - 1).ends_with(['.', '\'']);
            let shouted = |w: &str| w.len() > 2 && w.chars().all(|c| !c.is_lowercase());
            // `Keith Raymond Pell`, `Natalie Simone PELL`: the second is a first name too.
            let middle_name = middle == 0
                && given
                && third < words.len()
                && same_line(third)
                && (is_first_name(last) || shouted(word(third)) && !shouted(last) && again(text, word(third)))
                && is_surname(word(third))
                && (!is_first_name(word(third)) || shouted(word(third)))
                && !is_place_after(text, words[third].end);
            let end = if middle_name { third } else { third - 1 };
            found.push((words[n].start..end_of(text, &words[end]), None));
            n = end + 1;
        } else {
            n += 1;
        }
    }
}

/// False where the second word stands on the next line and is a label there, or is in capitals where the first is not.
fn one_line(text: &str, first: &Range<usize>, last: &Range<usize>) -> bool {
    if !text[first.end..last.start].contains('\n') {
        return true;
    }
    let shouted = |r: &Range<usize>| text[r.clone()].chars().all(|c| !c.is_lowercase());
    let after = &text[last.end..];
    shouted(first) == shouted(last)
        && !after.is_empty()
        && !after.starts_with(['\t', ':', '\n'])
        && !after.starts_with("  ")
}

/// True for a word that the page has more than once, in capitals or not.
fn again(text: &str, word: &str) -> bool {
    let low = text.to_lowercase();
    low.matches(&bare(word)).count() > 1
}

/// Without a full stop or an apostrophe and s.
fn end_of(text: &str, word: &Range<usize>) -> usize {
    let words = text[word.clone()].trim_end_matches('.');
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix('\u{2019}')).unwrap_or(words);
    word.start + words.strip_suffix("\u{2019}s").unwrap_or(words).len()
}

/// True after a small word or a stroke on the same line, where no sentence begins.
fn goes_on(text: &str, at: usize) -> bool {
    // Alone in its cell: a signature.
    let cell = text[at..].split(['\t', '\n']).next().unwrap_or_default();
    let alone = text[..at].is_empty() || text[..at].ends_with(['\t', '\n']);
    let verbal = ["ing", "tion", "ment", "ness"].iter().any(|end| cell.ends_with(end));
    if alone && cell.split_whitespace().count() == 2 && !verbal {
        return true;
    }
    let line = &text[text[..at].rfind('\n').map_or(0, |n| n + 1)..at];
    let Some(before) = line.strip_suffix(' ').filter(|l| !l.ends_with(' ')) else {
        return line
            .split_whitespace()
            .next_back()
            .is_some_and(|w| matches!(bare(w).as_str(), "to" | "from" | "manager"));
    };
    before.ends_with(['/', '&']) || before.ends_with(|c: char| c.is_ascii_lowercase())
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
