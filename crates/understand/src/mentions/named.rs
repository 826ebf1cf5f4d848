//! Papers that a sentence names: with their day ("your letter of 3 May 1994"), as sent along ("the attached core assessment"), or
//! as not on the file. A name that could be any paper ("see report") is left out.

use std::sync::LazyLock;

use record::{DateMention, DocumentKind, Mentioned, PageHead, When};
use regex::{Captures, Regex};

use super::{Found, as_title};
use crate::head::is_log;
use crate::sheet::Sheet;

/// What papers are called, longest first where one begins another. The flag says that the words alone tell which paper it is.
const NOUNS: &[(&str, Option<DocumentKind>, bool)] = {
    use DocumentKind as K;
    &[
        ("core assessment", Some(K::CoreAssessment), true),
        ("initial assessment", Some(K::InitialAssessment), true),
        ("health assessment", Some(K::HealthAssessment), true),
        ("assessment", None, false),
        ("personal education plan", Some(K::Pep), true),
        ("pathway plan", Some(K::PathwayPlan), true),
        ("care plan", Some(K::CarePlan), true),
        ("pep", Some(K::Pep), true),
        ("school report", Some(K::SchoolReport), true),
        ("incident report", Some(K::Incident), false),
        ("report", None, false),
        ("minutes", None, false),
        ("letter", Some(K::Letter), false),
        ("memorandum", Some(K::Memo), false),
        ("memo", Some(K::Memo), false),
        ("e-mail", Some(K::Email), false),
        ("email", Some(K::Email), false),
        ("chronology", Some(K::Chronology), true),
        ("court order", Some(K::CourtOrder), false),
        ("care order", Some(K::CourtOrder), true),
        ("statement", None, false),
        ("birth certificate", None, true),
        ("transfer summary", Some(K::TransferSummary), true),
        ("closing summary", Some(K::ClosingSummary), true),
        ("referral form", Some(K::Referral), true),
        ("contact sheet", Some(K::ContactSheet), false),
        ("file note", Some(K::Note), false),
        ("note", None, false),
        ("case recording", Some(K::CaseNotes), true),
        ("case notes", Some(K::CaseNotes), true),
        ("red book", None, true),
        ("photograph albums", None, true),
        ("photograph album", None, true),
        ("life story book", None, true),
        ("life story work", None, true),
    ]
};

/// Words before the name that say nothing about which paper it is.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "the",
    "my",
    "our",
    "your",
    "his",
    "her",
    "their",
    "this",
    "that",
    "any",
    "copy",
    "copies",
    "of",
    "full",
    "last",
    "latest",
    "recent",
    "previous",
    "earlier",
    "completed",
    "signed",
    "separate",
    "further",
    "attached",
    "enclosed",
    "written",
    "brief",
    "short",
    "new",
    "old",
    "final",
    "draft",
    "first",
    "second",
    "same",
    "above",
    "following",
    "other",
    "said",
    "relevant",
    "original",
    "see",
    "per",
    "with",
    "in",
    "and",
    "to",
    "from",
    "for",
    "on",
    "refer",
    "was",
    "is",
    "are",
    "were",
    "has",
    "have",
    "had",
    "by",
    "as",
    "at",
    "i",
    "we",
    "he",
    "she",
    "they",
    "it",
    "not",
    "no",
    "please",
    "find",
    "received",
    "sent",
    "enclose",
    "attach",
    "typed",
    "seen",
    "read",
    "one",
    "two",
];

fn nouns() -> String {
    NOUNS.iter().map(|(words, ..)| words.replace('-', r"\-")).collect::<Vec<_>>().join("|")
}

fn pattern(before: &str, after: &str) -> Regex {
    // At most three words before the name, none of them with a stop in it but for a title (`Insp. Lockwood's report`).
    Regex::new(&format!(r"(?:^|[^a-z]){before}((?:(?:(?:mr|mrs|dr|insp|sgt|supt|rev|prof)\.|[a-z][a-z'\-]{{0,20}}) ){{0,3}}?)((?:{})s?)(?-u:\b){after}", nouns()))
        .expect("a fixed pattern")
}

/// The words that stand right before a day.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:the|your|my|our|his|her|their|attached|enclosed|see|a copy of) )?",
        r"(?: (?:from|by|to) (?:[a-z.'\-]+ ?){1,4})?,? (dated|of)(?: the)? $",
    )
});
static SENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        concat!(
            r"(?:(?:i|we) (?:enclose|attach|am enclosing|am attaching|are enclosing)|enclosing|please find (?:enclosed|attached)",
            r"|(?:enclosed|attached) (?:is|are)|see (?:the )?(?:enclosed|attached)|the (?:enclosed|attached)",
            r"|(?:encs?|enclosures?|attachments?)[.:]+) "
        ),
        "",
    )
});
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("", r",? (?:\(?(?:is|are|see) )?\(?(?:enclosed|attached|appended|to follow)(?:[.,;)]|$| with)")
});
static SEE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:see|refer to) (?:the )?", r"[.,;)]"));
static NOT_HERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "",
        concat!(
            r" \(?(?:(?:that|which|is|are|was|were) ){0,2}(?:not (?:held |found )?(?:on|in)|missing from) ",
            r"(?:this|the|his|her|your|our) (?:paper |case )?files?(?-u:\b)"
        ),
    )
});
static NOT_FOUND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:have|has|been|are|is|was|were) (?:not (?:been able to (?:find|locate|trace)|found|located)|unable to (?:find|locate|trace)) ",
        "",
    )
});

pub(super) fn named(sheet: &Sheet<'_>, head: &PageHead, dates: &[DateMention]) -> Vec<Found> {
    let mut found: Vec<Found> = dates.iter().filter_map(|d| dated(sheet, head, d)).collect();
    let flat = sheet.flat.as_str();
    // Most pages have none of these words, and looking for a word is far quicker than for a pattern.
    let says = |any: &[&str]| any.iter().any(|word| flat.contains(word));
    let along = says(&["enclos", "attach", "append", "to follow", "enc:", "encs", "enc."]);
    let ways: [(bool, &LazyLock<Regex>, bool, bool); 5] = [
        (
            says(&[" not on ", " not in ", "(not on ", "(not in ", " not held ", " not found ", "missing from "]),
            &NOT_HERE,
            false,
            true,
        ),
        (says(&["not been able to", "not found", "not located", "unable to"]), &NOT_FOUND, false, true),
        (along, &SENT, true, false),
        (along, &ATTACHED, true, false),
        (says(&["see ", "refer to "]), &SEE, true, false),
    ];
    for (_, pattern, alone, said_missing) in ways.into_iter().filter(|way| way.0) {
        for words in pattern.captures_iter(flat) {
            let seen = undated(sheet, &words, alone, said_missing);
            // A name with its day, or one that is said not to be here, is told once.
            found.extend(seen.filter(|(r, _)| !found.iter().any(|(f, _)| f.start < r.end && r.start < f.end)));
        }
    }
    found
}

/// Bytes to the end of a sentence that is still quoted whole.
const LONG_SENTENCE: usize = 160;
/// Days wider than this do not tell which paper is meant.
const MONTH: i64 = 31;
/// Bytes before a day in which its paper is named.
const BEFORE: usize = 110;

fn dated(sheet: &Sheet<'_>, head: &PageHead, date: &DateMention) -> Option<Found> {
    let when = date.value.clone().filter(|w| w.days().is_some_and(|d| d <= MONTH))?;
    if !is_log(head.kind) && head.date.as_ref().is_some_and(|own| own.agrees_with(&when)) {
        return None;
    }
    let at = sheet.flat_at(sheet.byte_of(date.start));
    let mut from = at.saturating_sub(BEFORE);
    while !sheet.flat.is_char_boundary(from) {
        from += 1;
    }
    let before = sheet.flat.get(from..at)?;
    if !before.ends_with("of ") && !before.ends_with("dated ") && !before.ends_with("of the ") {
        return None;
    }
    let words = DATED.captures(before)?;
    let (modifiers, noun) = (words.get(1)?, words.get(2)?);
    let by = words.get(3)?.as_str();
    let whole = words.get(0)?;
    // "A report of 3 May that he was seen" tells of no paper; "the report dated" does.
    let pointed = before[..noun.start()].split_whitespace().rev().take(4).any(|w| {
        matches!(w, "the" | "your" | "my" | "our" | "his" | "her" | "their" | "attached" | "enclosed" | "see")
            || w.ends_with("'s")
    });
    if by == "of" && !pointed {
        return None;
    }
    let (kind, _) = kind_of(noun.as_str());
    let title = title(sheet, from + modifiers.start(), from + noun.end());
    let start = sheet.text_at(from + modifiers.start().min(noun.start()).max(whole.start()));
    let end = sheet.byte_of(date.end);
    Some((start..end, Mentioned::Paper { title, kind, date: Some(when), said_missing: false }))
}

fn undated(sheet: &Sheet<'_>, words: &Captures<'_>, alone: bool, said_missing: bool) -> Option<Found> {
    let (modifiers, noun, whole) = (words.get(1)?, words.get(2)?, words.get(0)?);
    let (kind, tells) = kind_of(noun.as_str());
    let telling = modifiers.as_str().split_whitespace().any(|w| !EMPTY.contains(&w));
    if alone && !tells && !telling {
        return None;
    }
    let title = title(sheet, modifiers.start(), noun.end());
    let start =
        sheet.text_at(whole.start() + usize::from(!whole.as_str().starts_with(|c: char| c.is_ascii_lowercase())));
    let end = sheet.text_at(whole.end().saturating_sub(1)) + 1;
    let end = (end..=sheet.text.len()).find(|e| sheet.text.is_char_boundary(*e))?;
    let end = if said_missing { end_of_sentence(sheet.text, end) } else { end };
    let date: Option<When> = None;
    (start < end).then_some((start..end, Mentioned::Paper { title, kind, date, said_missing }))
}

/// What is not there is best told in the whole sentence, as far as it is not a long one.
fn end_of_sentence(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let stop = rest.find(['.', ';', ')']).map(|at| at + 1).or_else(|| rest.find("\n\n"));
    stop.filter(|at| *at <= LONG_SENTENCE && !rest[..*at].contains("\n\n")).map_or(from, |at| from + at)
}

fn kind_of(noun: &str) -> (Option<DocumentKind>, bool) {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    NOUNS
        .iter()
        .find(|(words, ..)| *words == noun || *words == singular)
        .map_or((None, false), |(_, kind, tells)| (*kind, *tells))
}

/// The name as written, from a stretch of the flat copy, without the words before it that say nothing.
fn title(sheet: &Sheet<'_>, start: usize, end: usize) -> String {
    let words = &sheet.text[sheet.text_at(start)..sheet.text_at(end)];
    let words: Vec<&str> = words.split_whitespace().collect();
    let names = words.len().saturating_sub(1);
    let from = words[..names].iter().rposition(|w| EMPTY.contains(&w.to_lowercase().as_str())).map_or(0, |i| i + 1);
    as_title(&words[from..].join(" "))
}
