//! Names that are typed in capitals: `MRS. TONKS`, and in a cell of their own `POOLE K`, `PELL JADE MARIE`. Also a row of surnames
//! after one title for all of them: `Councillors Bray, Leeds and Revell`.

use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::Named;
use super::fields::is_initials;
use crate::people::{is_no_name, is_place_word};
use crate::sheet::Sheet;

static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:MRS|MR|MISS|MS|DR|REV|CLLR|SISTER)(?-u:\b)\.? ((?:[A-Z]\.? ){0,2}[A-Z][A-Z'’-]+)((?: [A-Z][A-Z'’-]+)?)(?-u:\b)")
        .expect("a fixed pattern")
});
/// `L. PELL`
static INITIALLED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:[A-Z]\. ?){1,2}([A-Z][A-Z'’-]{2,})(?-u:\b)").expect("a fixed pattern"));
static PLURAL: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?:Mrs\.? |Mr\.? |Miss |Ms\.? )?(?:[A-Z]\. ?)*[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*";
    Regex::new(&format!(
        r"(?-u:\b)(?:Councillors|Cllrs|Aldermen|Messrs|Drs|PCs|Misses|Mesdames|Doctors|Sisters)\.?:? ({name}(?:, {name})*,? (?:and|&) {name})"
    ))
    .expect("a fixed pattern")
});
static EACH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r",? (?:and|&) |, ").expect("a fixed pattern"));

/// Words in capitals before a letter that are the name of a thing: `FORM C`.
const THINGS: &[&str] = &[
    "FORM",
    "PART",
    "SECTION",
    "CLASS",
    "PLAN",
    "UNIT",
    "FLAT",
    "ROOM",
    "CATEGORY",
    "GRADE",
    "GROUP",
    "YEAR",
    "BAND",
    "LEVEL",
    "TYPE",
    "APPENDIX",
    "ANNEX",
    "SCHEDULE",
    "BLOCK",
    "OPTION",
    "SET",
    "TAB",
    "VOLUME",
    "VOL",
    "KEY",
    "STAGE",
    "TABLE",
    "LIST",
    "SHEET",
    "COPY",
    "PAGE",
    "BOX",
    "FILE",
    "TEAM",
    "AREA",
    "PHASE",
    "MODEL",
    "CODE",
    "ITEM",
    "LINE",
    "NOTE",
    "WING",
    "HEPATITIS",
    "VITAMIN",
    "DIVISION",
    "TIER",
    "SCALE",
    "POINT",
    "REF",
    "CARD",
    "BOOK",
    "EXHIBIT",
    "PARTS",
    "SECTIONS",
];

pub(super) fn in_capitals(sheet: &Sheet<'_>) -> Vec<Named> {
    let text = sheet.text;
    let mut found: Vec<Named> = Vec::new();
    for c in TITLED.captures_iter(text) {
        let (Some(whole), Some(first), Some(more)) = (c.get(0), c.get(1), c.get(2)) else { continue };
        let words =
            |s: &str| s.split(' ').filter(|w| w.len() > 1).all(|w| !is_no_name(&plain(w)) && !is_place_word(&plain(w)));
        let given = is_first_name(first.as_str()) && !more.is_empty() && words(more.as_str());
        if words(first.as_str()) {
            found.push((whole.start()..if given { more.end() } else { first.end() }, None));
        }
    }
    for c in INITIALLED.captures_iter(text) {
        let (Some(whole), Some(last)) = (c.get(0), c.get(1)) else { continue };
        let low = last.as_str().to_lowercase();
        // `B. EDUCATION` is a heading.
        let opens = whole.start() == 0 || text[..whole.start()].ends_with(['\n', '\t']);
        let again = text.to_lowercase().matches(&low).count() > 1;
        if (!opens || again) && !is_no_name(&low) && !is_place_word(&low) && !next_is_capitals(&text[whole.end()..]) {
            found.push((whole.range(), None));
        }
    }
    for line in &sheet.lines {
        let mut at = line.start;
        for cell in text[line.clone()].split('\t') {
            let lead = cell.len() - cell.trim_start().len();
            if in_cell(cell.trim()) {
                found.push((at + lead..at + lead + cell.trim().len(), None));
            }
            at += cell.len() + 1;
        }
    }
    for c in PLURAL.captures_iter(text) {
        let Some(names) = c.get(1) else { continue };
        let mut at = names.start();
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for gap in EACH.find_iter(names.as_str()) {
            parts.push((at, names.start() + gap.start()));
            at = names.start() + gap.end();
        }
        parts.push((at, names.end()));
        let fits = |(a, b): &(usize, usize)| !is_no_name(&text[*a..*b].to_lowercase());
        found.extend(parts.into_iter().filter(fits).map(|(a, b)| (a..b, None)));
    }
    found
}

/// True where a heading in capitals goes on.
fn next_is_capitals(after: &str) -> bool {
    after.strip_prefix(' ').is_some_and(|t| t.chars().take(2).filter(|c| c.is_uppercase()).count() == 2)
}

fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// A cell that holds a surname in capitals and initials or first names, and nothing else.
fn in_cell(cell: &str) -> bool {
    let words: Vec<&str> = cell.split(' ').collect();
    let [surname, rest @ ..] = &words[..] else { return false };
    let shouted = |w: &str| w.len() > 2 && w.chars().all(|c| c.is_uppercase() || matches!(c, '\'' | '’' | '-'));
    if rest.is_empty() || rest.len() > 3 || !shouted(surname) || THINGS.contains(surname) {
        return false;
    }
    let low = surname.to_lowercase();
    if is_no_name(&low) || is_place_word(&low) || is_first_name(surname) {
        return false;
    }
    if !rest.iter().all(|w| w.starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit())) {
        return false;
    }
    let titled = matches!(*rest.last().unwrap_or(&""), "Mr" | "Mrs" | "Miss" | "Ms");
    let names = &rest[..rest.len() - usize::from(titled)];
    let initials = !names.is_empty() && names.iter().all(|w| is_initials(w) && w.trim_end_matches('.').len() <= 3);
    let single = names.iter().all(|w| w.split('.').all(|p| p.len() <= 1));
    let given = names.first().is_some_and(|w| is_first_name(w)) && names.iter().all(|w| !is_no_name(&plain(w)));
    initials && single || given
}
