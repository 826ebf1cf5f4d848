//! The home, school or hospital named after an act, as written. It takes what stands there and makes nothing up.

use std::ops::Range;

use crate::sheet::{Sheet, list};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Home,
    School,
    Hospital,
    Team,
    /// A person with a title.
    Person,
}

/// A named place, in bytes of the page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) range: Range<usize>,
    pub(crate) sort: Sort,
}

const HOME_NOUNS: &[&str] = list! {
    "carer" "carers" "foster" "home" "unit" "house" "hostel" "mother" "father" "mum" "dad" "parents" "grandmother"
    "grandfather" "grandparents" "gran" "nan" "nan's" "aunt" "aunt's" "uncle" "auntie" "relatives" "family" "secure"
    "flat" "lodgings" "bedsit" "refuge" "nursery" "accommodation" "care" "sister" "brother" "granny" "mother's"
    "father's" "grandmother's" "mum's" "dad's" "gran's" "placement" "digs" "cottage" "centre"
};
/// Words after which the place is over.
const STOPS: &[&str] = list! {
    "on" "from" "for" "because" "following" "after" "due" "as" "when" "where" "who" "which" "until" "by" "since"
    "while" "whilst" "but" "so" "during" "under" "via" "without" "under" "before" "aged" "age" "then" "however"
    "owing" "today" "yesterday" "last" "this" "next" "is" "was" "has" "had" "were" "are" "she" "he" "they" "it" "that"
    "about" "again" "if" "or" "not" "within" "pending"
};
/// Words that lead up to a name and are no part of it.
const LEADS: &[&str] = list! {
    "the" "a" "an" "his" "her" "their" "my" "our" "live" "stay" "with" "at" "in" "new" "another" "same" "of" "to"
    "temporary" "temporarily" "emergency" "short" "term" "short-term" "long" "long-term" "respite" "foster"
    "placement" "placements" "home" "care" "carers" "carer" "children's" "community" "residential" "local" "authority"
    "approved" "called" "known" "named" "family" "kinship" "maternal" "paternal" "bridging" "independent" "agency"
    "approved" "specialist" "mainstream" "small" "large" "private" "and" "council" "back" "pre-adoptive" "parents"
    "mother" "father" "house" "unit" "school" "primary" "secondary" "infant" "junior" "nursery" "special" "boarding"
    "college" "grandmother" "grandfather" "grandparents" "aunt" "uncle" "gran" "nan" "mum" "dad" "sister" "brother"
    "hostel" "flat" "lodgings" "bedsit" "secure" "accommodation" "semi-independent" "supported" "shared" "relatives"
    "refuge" "own" "hospital" "ward" "here" "us" "me" "friends" "supportive" "couple" "observation" "assessment"
    "reception" "remand" "centre" "digs" "cottage" "experienced" "adoptive" "prospective" "adopters" "two" "three"
    "one" "other" "older" "class" "reception" "half" "step" "great" "former" "previous"
};
/// What is somebody's and no house of theirs.
const ASKED: &[&str] = list! {
    "request" "wish" "wishes" "instance" "suggestion" "insistence" "behest" "own" "expense" "invitation" "consent" "signature"
    "funeral" "wedding" "side" "birthday"
};
const NOT_A_PLACE: &[&str] = list! {
    "room" "bed" "dormitory" "dorm" "class" "table" "form"
    "year" "yr" "set" "key" "january" "february" "march" "april" "may" "june" "july" "august" "september" "october"
    "november" "december" "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon" "tue" "tues" "wed" "weds" "thu" "thur" "thurs" "fri" "jan" "feb" "mar"
    "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec" "panel" "band" "tier" "level" "stage" "section" "part" "i"
    "la" "l.a" "christmas" "easter" "yes" "no" "not" "none" "nil" "sw" "tc" "lac" "child" "he" "she" "they" "category" "register"
};

/// Lower-case words that may end a name: "Hillside children's home".
const ENDINGS: &[&str] = list! {
    "children's" "school" "home" "unit" "house" "primary" "hospital" "college" "academy" "nursery" "hostel" "family"
    "playgroup" "playschool" "infants" "juniors" "comprehensive"
};

struct Word<'a> {
    range: Range<usize>,
    bare: &'a str,
    /// Nothing of the place comes after this word.
    closes: bool,
    /// A bracket opens before it.
    in_bracket: bool,
}

/// Reads the place that stands in `text[from..to]`, right after the words of the act.
pub(crate) fn place_after(sheet: &Sheet<'_>, from: usize, to: usize) -> Option<Place> {
    let words = words(sheet.text, from, to);
    let mut name_from = None;
    let mut noun = None;
    for (i, word) in words.iter().enumerate().take(12) {
        let lower = word.bare.to_ascii_lowercase();
        // A house number opens an address; a number by itself is a year or an age.
        let address = !word.bare.starts_with(|c: char| c.is_ascii_digit())
            || words.get(i + 1).is_some_and(|w| {
                w.bare.starts_with(|c: char| c.is_uppercase())
                    && !NOT_A_PLACE.contains(&w.bare.to_ascii_lowercase().as_str())
            });
        if address && is_name(word.bare) && !NOT_A_PLACE.contains(&lower.as_str()) {
            name_from = Some(i);
            break;
        }
        if HOME_NOUNS.contains(&lower.as_str()) {
            noun.get_or_insert(i);
        }
        // "To her new carers, Jo and Pete Lunn": whose name follows.
        let named_next = matches!(lower.as_str(), "carers" | "carer" | "parents" | "family")
            && sheet.text[word.range.end..].starts_with(", ")
            && words.get(i + 1).is_some_and(|next| is_name(next.bare));
        if !LEADS.contains(&lower.as_str()) || STOPS.contains(&lower.as_str()) || word.closes && !named_next {
            break;
        }
    }
    // "Received into care at mother's request": what was asked, not where.
    let asked = |last: usize| {
        let bare = |n: usize| words.get(n).map_or("", |w: &Word<'_>| w.bare);
        (bare(last).ends_with("'s") || bare(last).ends_with("\u{2019}s") || bare(last).ends_with("s'"))
            && ASKED.contains(&bare(last + 1).to_ascii_lowercase().as_str())
    };
    match name_from {
        Some(i) => {
            let last = name_end(&words, i);
            if asked(last) {
                return None;
            }
            // "a children's home in Leeds" is named by its noun: the town alone would be no home.
            let town = i.checked_sub(1).is_some_and(|p| words[p].bare == "in") && noun.is_some() && last == i;
            let first = if town { noun_start(&words, noun?) } else { i };
            let range = words[first].range.start..words[last].range.end;
            Some(Place { sort: sort(&sheet.text[range.clone()]), range })
        }
        None => {
            let noun = noun?;
            let first = noun_start(&words, noun);
            let last = (noun..words.len().min(noun + 5))
                .take_while(|n| {
                    let lower = words[*n].bare.to_ascii_lowercase();
                    HOME_NOUNS.contains(&lower.as_str()) && (*n == noun || !words[*n - 1].closes)
                })
                .last()?;
            if asked(last) {
                return None;
            }
            // "placed in care" says no more than that; "home" alone is the family's.
            let range = words[first].range.start..words[last].range.end;
            let said = sheet.text[range.clone()].to_ascii_lowercase();
            (!matches!(
                said.as_str(),
                "our care"
                    | "their care"
                    | "the care"
                    | "her care"
                    | "his care"
                    | "care"
                    | "placement"
                    | "a placement"
                    | "the placement"
                    | "accommodation"
            ))
            .then(|| Place { sort: sort(&said), range })
        }
    }
}

/// Goes back over words such as "his maternal" before a noun.
fn noun_start(words: &[Word<'_>], noun: usize) -> usize {
    let mut first = noun;
    while let Some(before) = first.checked_sub(1) {
        let lower = words[before].bare.to_ascii_lowercase();
        if matches!(lower.as_str(), "with" | "at" | "in" | "to" | "live" | "stay" | "of" | "the" | "a" | "an" | "and") {
            break;
        }
        first = before;
    }
    first
}

fn words(text: &str, from: usize, to: usize) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let mut at = from;
    // "Mr & Mrs  |" and "| Kershaw" on the next line of a box.
    let wraps = |at: usize| {
        let rest = text[at..to].trim_start_matches([' ', '\t']).strip_prefix('|');
        rest.is_some_and(|r| {
            r.trim_start_matches([' ', '\t', '\r']).starts_with('\n') && r.trim_start().starts_with('|')
        })
    };
    for piece in text[from..to].split_inclusive(char::is_whitespace) {
        let whole = piece.trim_end();
        if whole == "|" {
            at += piece.len();
            continue;
        }
        if !whole.is_empty() {
            let lead = whole.len()
                - whole
                    .trim_start_matches(|c: char| {
                        matches!(c, '(' | '"' | '\'' | '\u{2018}' | '\u{201c}' | '-' | ':' | '–')
                    })
                    .len();
            let bare = whole[lead..].trim_end_matches(|c: char| {
                matches!(c, ',' | '.' | ';' | ':' | ')' | '"' | '\'' | '\u{2019}' | '\u{201d}' | '!' | '?')
            });
            let stop = &whole[lead + bare.len()..];
            // "42 Ropewalk Rd. See the letter": a street's own short word ends its name.
            let street = ["Rd", "Ave", "Tce", "Cres", "Gdns", "Sq"].contains(&bare) && !found.is_empty();
            let short =
                bare.len() <= 3 && stop == "." && bare.chars().next().is_some_and(char::is_uppercase) && !street;
            let gap = !wraps(at + whole.len())
                && (piece.ends_with('\t') || piece.len() > whole.len() && text[at + piece.len()..to].starts_with("  "));
            if bare.is_empty() && whole != "&" && !found.is_empty() {
                if let Some(last) = found.last_mut() {
                    last.closes = true;
                }
            } else {
                found.push(Word {
                    range: at + lead..at + lead + bare.len(),
                    bare,
                    closes: !stop.is_empty() && !short || gap,
                    in_bracket: whole.starts_with('('),
                });
            }
        }
        at += piece.len();
        if found.len() > 24 {
            break;
        }
    }
    found
}

fn is_name(word: &str) -> bool {
    let first = word.chars().next();
    first.is_some_and(|c| c.is_uppercase() || c == '█' || c == '[')
        || word.len() <= 4
            && first.is_some_and(|c| c.is_ascii_digit())
            && word.trim_end_matches(['A', 'B', 'C', 'D', 'a', 'b']).bytes().all(|b| b.is_ascii_digit())
}

/// The last word of a name that starts at word `first`.
fn name_end(words: &[Word<'_>], first: usize) -> usize {
    let mut last = first;
    while !words[last].closes {
        let Some(next) = words.get(last + 1).filter(|w| !w.in_bracket) else { break };
        let lower = next.bare.to_ascii_lowercase();
        // "LOMAS S & K": the first letters of two who share a name.
        let letter = |w: &Word<'_>| w.bare.len() == 1 && w.bare.starts_with(|c: char| c.is_ascii_uppercase());
        if lower == "&" && !next.closes && letter(&words[last]) && words.get(last + 2).is_some_and(letter) {
            last += 2;
            continue;
        }
        let joins = matches!(lower.as_str(), "and" | "&" | "of" | "the" | "for" | "de" | "le" | "upon");
        let named = is_name(next.bare)
            && !NOT_A_PLACE.contains(&lower.as_str())
            && !next.bare.starts_with(|c: char| c.is_ascii_digit());
        if named || ENDINGS.contains(&lower.as_str()) {
            last += 1;
        } else if joins
            && !next.closes
            && words.get(last + 2).is_some_and(|w| {
                is_name(w.bare)
                    && !w.bare.starts_with(|c: char| c.is_ascii_digit())
                    && !NOT_A_PLACE.contains(&w.bare.to_ascii_lowercase().as_str())
            })
        {
            let after = words[last + 2].bare.to_ascii_lowercase();
            // "Hillside and Sam settled": "and" joins two names only where a title stands on either side.
            let titled = |w: &str| matches!(w.trim_end_matches('.'), "mr" | "mrs" | "ms" | "miss" | "dr");
            let both = titled(&after)
                || titled(&words[last].bare.to_ascii_lowercase())
                || last == first && !matches!(lower.as_str(), "for");
            if matches!(lower.as_str(), "and" | "&") && !both {
                break;
            }
            last += 2;
        } else {
            break;
        }
    }
    last
}

/// What sort of place these words name.
pub(crate) fn sort(words: &str) -> Sort {
    let lower = words.to_ascii_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|p| !p.is_empty()).collect();
    let has = |list: &[&str]| parts.iter().any(|part| list.contains(part));
    let lives_there = has(&["approved", "residential", "boarding", "reception", "observation", "home", "che"]);
    if has(&[
        "school",
        "primary",
        "academy",
        "college",
        "infants",
        "infant",
        "juniors",
        "junior",
        "comprehensive",
        "grammar",
        "playgroup",
        "nursery",
        "preschool",
        "secondary",
        "pru",
        "tech",
    ]) && !lives_there
        || lower.ends_with(" high")
        // "Wrayholme C.P.", "Lodge Road Sec. Mod.": the short forms of English schools.
        || [" c.p", " c.e", " c. of e", " sec. mod", " sec mod", " s.m", " comp", " r.c. primary", " j. & i", " j & i", " j.m.i", " jmi"]
            .iter()
            .any(|w| lower.trim_end_matches('.').ends_with(w))
    {
        Sort::School
    } else if has(&["hospital", "infirmary", "ward", "clinic", "casualty", "a&e"]) {
        Sort::Hospital
    } else if has(&["team", "department", "service", "services", "council", "office", "authority", "directorate"])
        || lower.ends_with(" court")
            && has(&["county", "family", "crown", "high", "juvenile", "magistrates", "proceedings"])
    {
        Sort::Team
    } else if has(&["mr", "mrs", "ms", "miss", "dr"]) {
        Sort::Person
    } else {
        Sort::Home
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> Option<(&str, Sort)> {
        let sheet = Sheet::new(text);
        place_after(&sheet, 0, text.len()).map(|p| (&text[p.range], p.sort))
    }

    #[test]
    fn homes_schools_and_hospitals() {
        assert_eq!(after(" Hillside on 3 March"), Some(("Hillside", Sort::Home)));
        assert_eq!(after(" Hillside Children's Home because"), Some(("Hillside Children's Home", Sort::Home)));
        assert_eq!(after(" foster carers Mr. & Mrs. J. Holt, Leeds"), Some(("Mr. & Mrs. J. Holt", Sort::Person)));
        assert_eq!(after(" a foster placement with Pat and Joan Marsh."), Some(("Pat and Joan Marsh", Sort::Home)));
        assert_eq!(after(" Beckfield Primary School in September"), Some(("Beckfield Primary School", Sort::School)));
        assert_eq!(after(" St. Luke's Hospital after"), Some(("St. Luke's Hospital", Sort::Hospital)));
        assert_eq!(after(" his maternal grandmother on"), Some(("his maternal grandmother", Sort::Home)));
        assert_eq!(after(" a children's home in Leeds on"), Some(("children's home in Leeds", Sort::Home)));
        assert_eq!(after(" Mr and Mrs ████ on"), Some(("Mr and Mrs ████", Sort::Person)));
    }

    #[test]
    fn no_place() {
        for text in [" discuss the matter", " Year 9", " another subject", " care on 3 March", " March"] {
            assert_eq!(after(text), None, "{text}");
        }
    }
}
