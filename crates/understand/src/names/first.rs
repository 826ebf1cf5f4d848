//! A listed first name that stands by itself, as most running records name the children and their families: "Took Barry to
//! tea". Not where it is part of a longer name, a street, a school or a cottage, and not where it may be a plain word.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use record::is_first_name;
use regex::Regex;

use super::{Named, bare};
use crate::people::{is_no_name, is_place_word};
use crate::sheet::{Sheet, list};

static CAPITAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-z]+)?|[A-Z]{4,})(?-u:\b)").expect("a fixed pattern")
});

/// First names that are also plain words, months, towns or trees. Such a word is a name only within a sentence.
const WORDS_TOO: &[&str] = list! {
    "amber" "ash" "art" "basil" "bill" "carol" "chase" "chelsea" "clay" "coral" "dale" "dawn" "dean" "don" "drew" "ed" "eden" "eve"
    "faith" "flora" "frank" "gene" "glen" "grace" "grant" "guy" "hazel" "hope" "jan" "jet" "joy" "june" "kit" "lance" "lincoln" "mark"
    "max" "mercy" "miles" "mo" "olive" "paris" "pat" "patience" "pearl" "peg" "penny" "pip" "poppy" "prudence" "ray" "reg" "rex" "rob"
    "rod" "rose" "rowan" "royal" "sage" "sandy" "skye" "sterling" "sue" "summer" "trinity" "victoria" "wade" "ward" "warren" "will"
    "willow" "win" "christian" "sydney"
};

/// Words after which a first name is the name of a saint, a ship or a place.
const MAKES_PLACE: &[&str] = list! {
    "st" "saint" "ss" "mount" "fort" "port" "lake" "king" "queen" "prince" "princess" "lord" "lady" "pope" "hms" "the" "a" "an"
    "santa" "hurricane" "trawler"
};
/// Labels of places: `Cottage  Rodney`.
const PLACE_FIELDS: &[&str] = list! {
    "Cottage" "COTTAGE" "House" "HOUSE" "Unit" "UNIT" "Dormitory" "DORMITORY" "Wing" "WING" "Villa" "VILLA" "Ship" "SHIP" "Vessel"
    "Road" "Street" "Class" "CLASS" "Ward" "WARD" "School" "SCHOOL" "Home" "HOME" "Group" "Team" "TEAM"
};

/// Words that open a note and speak of a person: "Took Grace to school".
const BEFORE_A_PERSON: &[&str] = list! {
    "took" "saw" "told" "asked" "met" "collected" "fetched" "visited" "rang" "phoned" "gave" "brought" "found" "left" "helped"
    "informed" "advised" "when" "with" "after" "both" "and" "that" "because" "if" "as" "while" "but" "so" "transported" "moved"
    "returned" "escorted" "interviewed" "invited" "see" "discussed" "introduced" "reminded" "thanked" "praised" "where" "since"
};

/// Words before "in" that make what follows a person after all.
const IN_A_PERSON: &[&str] = list! {
    "change" "changes" "confided" "confide" "confides" "confidence" "interest" "interested" "trust" "faith" "believe" "believed" "improvement"
    "difference" "progress" "disappointed" "development" "resilience" "anxiety" "distress" "bruising" "pride" "noticed"
    "observed" "symptoms" "bruises" "behaviour" "delight" "concern" "concerns"
};

/// How a word stands on the page.
enum Stands {
    /// As part of something else.
    Not,
    /// As the name of a place: "seen in Rodney", "Cottage: Rodney".
    Place,
    /// At the start of a sentence, a line or a column.
    Opens,
    /// Within a sentence, where only a name has a capital.
    Within,
}

/// First names by themselves. `told` are first names in lower case that the paper has given in full: those are people's.
pub(super) fn first_names(sheet: &Sheet<'_>, told: &BTreeSet<String>) -> Vec<Named> {
    let text = sheet.text;
    let (mut places, mut within) = (BTreeSet::new(), told.clone());
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for m in CAPITAL.find_iter(text).filter(|m| is_first_name(m.as_str())) {
        let word = m.as_str().to_lowercase();
        let shouted = m.as_str().len() > 3 && m.as_str().bytes().all(|b| b.is_ascii_uppercase());
        // In capitals only where a sentence goes on: "NATALIE is six".
        let sentence =
            text[m.end()..].strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_lowercase()));
        let follows = text[..m.start()]
            .strip_suffix(' ')
            .is_some_and(|t| t.ends_with(|c: char| c.is_ascii_lowercase() || c == ','));
        if is_no_name(&word) || shouted && (!(sentence || follows) || WORDS_TOO.contains(&word.as_str())) {
            continue;
        }
        match stands(text, m.range()) {
            Stands::Not => continue,
            Stands::Place => {
                places.insert(word);
                continue;
            }
            Stands::Opens => {}
            Stands::Within => {
                within.insert(word.clone());
            }
        }
        found.push((m.range(), word));
    }
    let is_person = |word: &String| {
        told.contains(word) || !places.contains(word) && (!WORDS_TOO.contains(&word.as_str()) || within.contains(word))
    };
    found.into_iter().filter(|(_, word)| is_person(word)).map(|(range, _)| (range, None)).collect()
}

fn stands(text: &str, range: Range<usize>) -> Stands {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let touches = before.ends_with(|c: char| c.is_alphanumeric() || "@_-'’.\\#█".contains(c));
    let owns = after.starts_with("'s") || after.starts_with("’s");
    let mut next = after.chars();
    let mark = next.next();
    let joined =
        matches!(mark, Some('-' | '.' | '\'' | '’')) && next.next().is_some_and(char::is_alphanumeric) && !owns;
    if touches || joined || matches!(mark, Some('@' | '_' | '█')) || is_part_of_more(after) {
        return Stands::Not;
    }
    let line = &before[before.rfind('\n').map_or(0, |n| n + 1)..];
    let gap = line.len() - line.trim_end_matches([' ', '\t']).len();
    let last = line.split_whitespace().next_back().unwrap_or_default();
    let word = bare(last);
    let close = gap == 1 && line.ends_with(' ');
    if PLACE_FIELDS.contains(&last.trim_end_matches(':')) {
        return Stands::Place;
    }
    if close && MAKES_PLACE.contains(&word.as_str()) && !last.ends_with(',') {
        return Stands::Not;
    }
    if close && matches!(word.as_str(), "in" | "into" | "at" | "near") && last == word {
        let earlier = line.split_whitespace().rev().nth(1).map(bare).unwrap_or_default();
        let person = IN_A_PERSON.contains(&earlier.as_str()) || owns;
        return if person { Stands::Within } else { Stands::Place };
    }
    // A month beside a figure.
    if word.ends_with(|c: char| c.is_ascii_digit()) && close && matches!(&text[range], "Jan" | "June") {
        return Stands::Not;
    }
    // "Dear Sue", and a name that signs.
    let signs = line.trim().is_empty() && after.trim_start_matches([' ', 'x', 'X', ',']).starts_with('\n');
    if signs || after.is_empty() || matches!(word.as_str(), "dear" | "hi" | "hello") {
        return Stands::Within;
    }
    let ends = last.ends_with(['.', '!', '?', ':', ';', '"', '”', ')']);
    if close && !ends && last.starts_with(char::is_uppercase) && last.len() > 1 && !last.ends_with([',', '/']) {
        let head = &line[..line.trim_end().len() - last.len()];
        let stop = |c: char| c.is_ascii_digit() || ".!?:;-–".contains(c);
        let opens = head.ends_with(['\t', '.'])
            || head.ends_with("  ")
            || head.trim_end().is_empty()
            || head.trim_end().ends_with(stop);
        let acronym = last.chars().all(|c| !c.is_lowercase()) && last.len() < 5;
        let plain = is_no_name(&word) || acronym;
        if is_place_word(&word) && !plain || is_first_name(last) || !opens && !plain {
            return Stands::Not;
        }
        return if BEFORE_A_PERSON.contains(&word.as_str()) { Stands::Within } else { Stands::Opens };
    }
    if close
        && (last.ends_with(|c: char| c.is_ascii_lowercase()) && !last.starts_with(char::is_uppercase)
            || last == "&"
            || last.ends_with(','))
    {
        return Stands::Within;
    }
    Stands::Opens
}

/// True where the next word makes a longer name or a place of it: `Jean Pell`, `Jordan Road`, `James's Hospital`.
fn is_part_of_more(after: &str) -> bool {
    let owns = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s"));
    let rest = owns.unwrap_or(after);
    // `Reg. 22`, `Jan. 4`.
    if after.strip_prefix(". ").is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let Some(next) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix('\n')) else { return false };
    let word: &str = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if !word.starts_with(char::is_uppercase) {
        // `Thomas the Tank`.
        let the = next.strip_prefix("the ").is_some_and(|t| t.starts_with(char::is_uppercase));
        if the {
            return true;
        }
        return after.starts_with(" 0") || after.starts_with(" 19") || after.starts_with(" 20");
    }
    let plain = word.to_lowercase();
    if rest.starts_with('\n') {
        return owns.is_none() && is_place_word(&plain) && !is_no_name(&plain);
    }
    let place = is_place_word(&plain);
    let acronym = word.len() < 5 && word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    place || owns.is_none() && word.len() > 1 && !acronym && !is_no_name(&plain)
}
