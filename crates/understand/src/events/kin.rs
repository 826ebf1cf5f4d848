//! Who in a file is the child's family by name: "Mother: Doreen Cole", "his brother Barry", "Denise (mum)". Names go from page
//! to page of one file, so that "Mrs. Cole visited" on a later page is known for what it is. Foster families are not meant.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use record::{PageFindings, is_first_name};
use regex::Regex;

use crate::sheet::{Sheet, list};

/// Names of one file's family; more than this are not a family.
const MOST: usize = 40;

const KIN: &str = r"(?:mother|father|mum|mam|mummy|dad|daddy|parents?|brothers?|sisters?|siblings?|half[- ](?:brother|sister)|step-?(?:mother|father|dad|mum)|nan|nana|gran|granny|grandma|grandmother|grandad|grandfather|mgm|mgf|pgm|pgf|m\.g\.m\.?|aunt|auntie|uncle|cousin|twin)";
const WORD: &str = r"(?:[A-Z][a-zà-ÿ'’-]+|[A-Z][A-Z'’-]{2,})";

/// A name: a title and a surname, or first names with or without one.
fn name() -> String {
    format!(r"((?:(?:Mr|Mrs|Miss|Ms)\.? (?:[A-Z]\. ?){{0,3}})?{WORD}(?: {WORD}){{0,3}})")
}

/// `MOTHER    Doreen Cole`, `Siblings: Jordan`.
static LABELLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?m)(?:^|\t)[ \d.)]*(?:(?i:natural|birth|maternal|paternal|child's) )?(?i:{KIN})(?i:'s name|\(s\))?[ \t]*(?::|\.{{2,}}|\t)[ \t.]*(?:Name[ \t:.]+)?{}",
        name()
    ))
    .expect("a fixed pattern")
});
/// `mum (Denise)`, `Nan (Iris)`.
static IN_BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b)(?i:{KIN}) \({}\)", name())).expect("a fixed pattern"));
/// `Iris Cole (nan)`, `Mrs. Cole, his mother`, and a row of those present: `Ms D. Cole    Mother`.
static SAID_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"{}(?: ?\((?:(?i:birth|natural|maternal|paternal|mat\.?|pat\.?|m\.?|p\.?|his|her|the) ?)*(?i:{KIN})(?-u:\b)|, (?:(?:his|her|the|their|natural|birth|maternal|paternal|child's) )+{KIN}(?-u:\b)|\t(?:(?i:birth|natural|maternal|paternal|mat\.?|pat\.?|m\.|p\.) ?)?(?i:{KIN})(?-u:\b)|\. (?:She|He) is (?:the|his|her|their) {KIN}(?-u:\b))",
        name()
    ))
    .expect("a fixed pattern")
});
/// `his brother Barry`, `mother, Mrs Doreen Cole`, `Brother Barry`.
static SAID_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b)(?i:{KIN}),? {}", name())).expect("a fixed pattern"));
/// The child's own name on a form: no relative of theirs.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?m)(?:^|\t)[ \d.)]*(?i:name|child|child's name|name of child|child/young person|young person|client|pupil|forenames?|christian names?|boy|girl|re|subject|patient)[ \t]*(?::|\.{2,}|\t)[ \t.]*(?:[A-Z][A-Z'’-]{2,},? +)?([A-Z][a-zà-ÿ'’-]+|[A-Z][A-Z'’-]{2,})",
    )
    .expect("a fixed pattern")
});

/// What every word for a relative holds.
static RELATIVE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let stems = [
        "mother", "father", "mum", "mam", "dad", "parent", "brother", "sister", "sibling", "nan", "gran", "mgm", "mgf",
        "pgm", "pgf", "m.g.m", "aunt", "uncle", "cousin", "twin",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).build(stems).expect("a fixed list of words")
});

/// True where words (in lower case) may name a relative: a quick look that spares most sentences a slow one.
pub(super) fn may_name_kin(words: &str, kin: &[String]) -> bool {
    RELATIVE.is_match(words) || kin.iter().any(|name| name.split(' ').any(|part| words.contains(part)))
}

/// Words in capitals that are no name.
const NO_NAME: &[&str] = list! {
    "not" "none" "name" "names" "address" "present" "yes" "no" "age" "date" "the" "see" "also" "unknown" "nil" "known"
    "mother" "father" "mum" "dad" "contact" "health" "he" "she" "they" "his" "her" "was" "were" "is" "has" "had" "came"
    "said" "visited" "both" "all" "does" "will" "working" "deceased" "died" "occupation" "aged" "mr" "mrs" "miss" "ms"
};

/// The family named on the page and on those before it in the file.
pub(crate) fn kin_of(sheet: &Sheet<'_>, before: Option<&PageFindings>) -> Vec<String> {
    let mut own: Vec<String> = before.and_then(|b| b.child.clone()).into_iter().map(|n| n.to_lowercase()).collect();
    let mut kin: Vec<String> = before.map(|b| b.kin.clone()).unwrap_or_default();
    // "Re: COLE, Michelle" on a later page is a paper about the aunt: only the child's own name takes one away again.
    let child = own.clone();
    // The patterns are dear and look at every capital: only lines that can hold one of them are shown to them.
    let lines = || sheet.lines.iter().map(|l| (l.start, &sheet.text[l.clone()]));
    let fields = lines().filter(|(_, line)| line.contains(['\t', ':']) || line.contains(".."));
    for (_, line) in fields {
        own.extend(OWN.captures_iter(line).filter_map(|c| c.get(1)).map(|m| m.as_str().to_lowercase()));
    }
    for (start, line) in lines().filter(|(_, line)| RELATIVE.is_match(line)) {
        for pattern in [&*LABELLED, &*IN_BRACKETS, &*SAID_AFTER, &*SAID_BEFORE] {
            for found in pattern.captures_iter(line) {
                let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
                let lead = &sheet.text[..start + whole.start()];
                let lead = lead.get(lead.len().saturating_sub(14)..).unwrap_or_default().to_lowercase();
                let others = ["foster", "foster ", "foster-", "house", "'s ", "\u{2019}s ", "carer's ", "adoptive "];
                if others.iter().any(|w| lead.ends_with(w)) && !lead.ends_with("child's ") {
                    continue;
                }
                kin.extend(named(name.as_str()).filter(|n| !own.contains(&first_of(n))));
            }
        }
    }
    kin.retain(|n| !child.contains(&first_of(n)));
    kin.sort();
    kin.dedup();
    kin.truncate(MOST);
    kin
}

/// The words of a name that are one, in lower case: "mrs cole", "barry", "denise cole".
fn named(words: &str) -> Option<String> {
    let mut kept: Vec<String> = Vec::new();
    let titled = ["Mr", "Mrs", "Miss", "Ms"].contains(&bare(words.split(' ').next()?));
    for (n, word) in words.split(' ').map(bare).filter(|w| !w.is_empty()).enumerate() {
        let lower = word.to_lowercase();
        let fits = n == 0 && (titled || is_first_name(word)) || n > 0 && !NO_NAME.contains(&lower.as_str());
        if !fits {
            break;
        }
        // Initials between a title and a surname do not tell one from another.
        if lower.len() > 1 {
            kept.push(lower);
        }
    }
    if kept.len() <= usize::from(titled) {
        return None;
    }
    // "Mrs. Doreen Cole" is known by her first name too.
    if titled && kept.len() > 2 {
        kept.remove(0);
    }
    Some(kept.join(" "))
}

fn first_of(name: &str) -> String {
    name.split(' ').next().unwrap_or_default().to_owned()
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Words for a relative that stand for one by themselves.
pub(super) const RELATIVES: &[&str] = list! {
    "mother" "father" "mum" "mam" "mummy" "dad" "daddy" "parents" "brother" "brothers" "sister" "sisters" "sibling" "siblings"
    "half-brother" "half-sister" "nan" "nana" "nanna" "gran" "granny" "grandma" "grandmother" "grandad" "granddad" "grandpa"
    "grandfather" "grandparents" "aunt" "auntie" "aunty" "uncle" "cousin" "cousins" "mgm" "mgf" "pgm" "pgf" "stepfather"
    "stepmother" "step-father" "step-mother" "stepdad" "twin"
};

/// True when a page's words (lower case, one space between two) end in a relative: "his mother", "mrs. cole", "barry".
pub(super) fn ends_in_kin(words: &str, kin: &[String]) -> bool {
    let words: Vec<&str> = words.split(' ').map(bare).filter(|w| !w.is_empty()).collect();
    let Some(last) = words.last() else { return false };
    let before = words.len().checked_sub(2).map_or("", |i| words[i]);
    if RELATIVES.contains(last) {
        // "Mrs. Holt's mother" is hers.
        let hers = before.ends_with("'s")
            && words.len().checked_sub(3).is_some_and(|i| matches!(words[i], "mr" | "mrs" | "ms" | "miss"));
        return !hers && !matches!(before, "foster" | "house" | "ward" | "carer's" | "adoptive");
    }
    let titled = matches!(before, "mr" | "mrs" | "ms" | "miss")
        || words
            .len()
            .checked_sub(3)
            .is_some_and(|i| before.len() == 1 && matches!(words[i], "mr" | "mrs" | "ms" | "miss"));
    kin.iter().any(|name| {
        let parts: Vec<&str> = name.split(' ').collect();
        let surname = if parts.len() > 1 { parts.last().copied() } else { None };
        let by_title = titled && surname == Some(*last);
        let by_first = !titled && parts[0] == *last && !matches!(parts[0], "mr" | "mrs" | "ms" | "miss");
        let whole = parts.len() > 1 && words.ends_with(&parts) && !matches!(parts[0], "mr" | "mrs" | "ms" | "miss");
        by_title || by_first || whole
    })
}

/// True where a relative does what the words at `at` tell, alone: "Barry went to Mr. and Mrs. Tordoff". Not "Barry and Jean moved", and
/// not what a relative does to the child ("mum took him to").
pub(super) fn is_done_by_kin(words: &str, at: &Range<usize>, kin: &[String]) -> bool {
    const PASSING: &[&str] = list! {
        "has" "had" "have" "was" "is" "been" "then" "later" "also" "now" "since" "recently" "just" "being" "who" "again" "duly"
    };
    if kin.is_empty() {
        return false;
    }
    let after = words[at.end..].trim_start();
    let to_child = |w: &&str| matches!(*w, "him" | "her" | "them" | "me" | "us");
    if after.split(' ').take(1).any(|w| to_child(&w)) || words[at.clone()].split(' ').any(|w| to_child(&w)) {
        return false;
    }
    let start = words[..at.start].rfind([';', ':', '(']).map_or(0, |i| i + 1);
    let mut who = words[start..at.start].trim_end();
    while let Some((rest, _)) = who.rsplit_once(' ').filter(|(_, last)| PASSING.contains(last)) {
        who = rest.trim_end();
    }
    let lead = who.rsplit_once(' ').map_or("", |(rest, _)| rest).trim_end();
    let together = lead.ends_with(" and") || lead.ends_with('&') || lead.ends_with(" with") || lead.ends_with(',');
    !together && ends_in_kin(who, kin)
}

/// True when the words begin with a relative: "his mother and", "barry", "mrs. cole".
pub(super) fn begins_with_kin(words: &str, kin: &[String]) -> bool {
    let mut so_far = String::new();
    for word in words.split(' ').take(4) {
        if !so_far.is_empty() {
            so_far.push(' ');
        }
        so_far.push_str(word);
        let said = bare(word);
        let leads = matches!(
            said,
            "his" | "her" | "their" | "my" | "the" | "both" | "maternal" | "paternal" | "birth" | "older"
        ) || matches!(said, "mr" | "mrs" | "ms" | "miss" | "younger" | "little" | "big" | "baby" | "own")
            || said.len() == 1;
        if ends_in_kin(&so_far, kin) {
            return true;
        }
        let given = kin.iter().any(|k| k.starts_with(said) && k.contains(' ') && k.split(' ').next() == Some(said));
        if !leads && !given {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        kin_of(&Sheet::new(text), None)
    }

    #[test]
    fn forms_and_sentences_name_the_family() {
        assert_eq!(of("MOTHER\tDoreen Cole\nFATHER\tnot disclosed\n"), ["doreen cole"]);
        assert_eq!(of("Siblings: Jordan, placed with her"), ["jordan"]);
        assert_eq!(of("Visitor: mum (Denise) and Nan (Iris)"), ["denise", "iris"]);
        assert_eq!(of("He saw his brother Barry. Mrs. Doreen Cole, his mother, was there."), ["barry", "doreen cole"]);
        assert_eq!(of("Ms D. Cole\tMother (for items 1 - 4)"), ["ms cole"]);
    }

    #[test]
    fn foster_families_and_the_child_are_not_meant() {
        assert!(of("Foster mother: Jean Holt").is_empty());
        assert!(of("his foster mother Jean Holt").is_empty());
        assert!(of("Mrs Holt's sister Joan came").is_empty());
        assert_eq!(of("Child: Sam Cole\nsibling Sam, and his sister Ann"), ["ann"]);
    }

    #[test]
    fn names_are_known_again() {
        let kin = ["doreen cole".to_owned(), "barry".to_owned()];
        let done = |words: &str| {
            let at = words.find("went").or_else(|| words.find("took")).expect("a verb");
            is_done_by_kin(words, &(at..at + 4), &kin)
        };
        assert!(done("barry went to mr. and mrs. tordoff") && done("on 3 may barry then went home"));
        assert!(!done("sam and barry went to mr. and mrs. tordoff") && !done("barry took him to the bells"));
        assert!(!done("sam went home"));
        assert!(ends_in_kin("mrs. cole", &kin) && ends_in_kin("then barry", &kin) && ends_in_kin("his mother", &kin));
        assert!(
            !ends_in_kin("mrs. holt", &kin) && !ends_in_kin("foster mother", &kin) && !ends_in_kin("mr barry", &kin)
        );
        assert!(begins_with_kin("his older brother and", &kin) && begins_with_kin("mrs d. cole at", &kin));
        assert!(!begins_with_kin("the doctor about his mother", &kin));
    }
}
