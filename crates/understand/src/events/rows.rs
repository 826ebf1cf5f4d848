//! Rows of a chronology that only name where the child went next, which school began, or which worker left: a date, and a few
//! words in the column beside it. A row that says more than a name is left to the sentences.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention, How, When};
use regex::Regex;

use super::Reading;
use super::made::{as_written, event, is_a_home};
use super::place::{Sort, place_after};
use super::when::{Dated, ends_of};
use crate::lines::leading_date;
use crate::sheet::{list, says_any, trimmed};

/// Dated lines that make a page a list of days.
const ENOUGH: usize = 7;
/// What may lead from a date to the home's name.
const LEADS: &[&str] = &[
    "back to ",
    "to ",
    "moved to ",
    "placed with ",
    "placed at ",
    "placed ",
    "in to ",
    "removed to ",
    "returned to ",
    "boarded out with ",
    "boarded out to ",
    "boarded out ",
    "b/o ",
    "fostered with ",
    "fostered ",
    "transferred to ",
    "admitted to ",
    "admitted ",
    "home to ",
];

/// Words of how a child comes to be in a home, which may stand before its name in the same row.
const COMES_INTO_CARE: &[&str] = &[
    "police",
    "prot'n",
    "protection",
    "epo",
    "e.p.o",
    "pso",
    "p.s.o",
    "place of safety",
    "into care",
    "court",
    "remand",
    "remanded",
    "s.1",
    "s.20",
    "s20",
    "rec'd into care",
    "received into care",
    "accommodated",
    "re-placed",
    "placement breakdown",
    "disruption",
    "moved",
    "placed",
];
static WORKER_LEFT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:SW|S/W|CCO|C\.C\.O\.|PA|Social [Ww]orker|Worker)\s+((?:(?:Mr|Mrs|Ms|Miss)\.?\s)?[A-Z][\w'’.-]+(?:\s[A-Z][\w'’-]+)?)\s+(?:left|leaves|has left|resigned|retired)(?-u:\b)(?:[,;.]\s+(?:to|now)?\s*([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s*(?:allocated|started|takes over|took over|appointed)?\.?\s*$)?")
        .expect("a fixed pattern")
});

/// Reads every such row of a chronology.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    if is_a_medical_card(reading) {
        return medical_card(reading);
    }
    if !is_a_list_of_days(reading) {
        return Vec::new();
    }
    let sheet = reading.sheet;
    let mut found: Vec<EventMention> = Vec::new();
    for (date, span) in reading.dates.iter().zip(&reading.date_spans) {
        let Some(value) = &date.value else { continue };
        let line = trimmed(sheet.text, sheet.lines[sheet.line_at(span.start)].clone());
        // A date that opens the line, and a column beside it.
        if span.end >= line.end
            || span.start < line.start
            || sheet.text[line.start..span.start].contains(char::is_alphanumeric)
        {
            continue;
        }
        let Some(cell) = second_cell(sheet.text, span.end..line.end) else { continue };
        let (when, _) = ends_of(&date.text, value);
        found.extend(row(reading, &line, &cell, when, &date.how));
    }
    found
}

/// A card with a column of days and one of what ailed the child: "Date    Complaint / treatment    Seen by".
fn is_a_medical_card(reading: &Reading<'_>) -> bool {
    const AILS: &[&str] =
        &["complaint", "treatment", "illness", "condition", "diagnosis", "ailment", "reason for visit"];
    let sheet = reading.sheet;
    reading.head.kind == Some(DocumentKind::MedicalForm)
        && (0..sheet.lines.len()).take(24).any(|n| {
            let line = sheet.line(n).to_ascii_lowercase();
            let heads = line.trim_start().starts_with("date") && line.trim().len() <= 90;
            heads && line.contains(['\t', '|']) && says_any(&line, AILS)
        })
}

/// Every row of such a card is about the child's health on its day.
fn medical_card(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let rows = reading.dates.iter().zip(&reading.date_spans).filter_map(|(date, span)| {
        let line = trimmed(sheet.text, sheet.lines[sheet.line_at(span.start)].clone());
        let opens = span.end < line.end && !sheet.text[line.start..span.start].contains(char::is_alphanumeric);
        let told = sheet.text.get(span.end..line.end)?;
        let says = told.chars().filter(|c| c.is_alphabetic()).count() >= 3 && told.starts_with(['\t', ' ', '|']);
        let missed = says_any(
            &told.to_ascii_lowercase(),
            &["dna", "did not attend", "not seen", "cancelled", "failed to attend"],
        );
        let when = date.value.clone().filter(|w| w.is_one_day() && opens && says && !missed)?;
        let dated = Dated { when, how: date.how.clone(), in_words: true, until: None };
        Some(event(reading, EventKind::Health, dated, String::new(), Vec::new(), None, line))
    });
    rows.collect()
}

fn is_a_list_of_days(reading: &Reading<'_>) -> bool {
    let sheet = reading.sheet;
    // Many short rows, each on a line of its own, are such a list whatever it is called.
    let rows: Vec<usize> = (0..sheet.lines.len()).filter(|n| leading_date(sheet.line(*n)).is_some()).collect();
    let short = rows.iter().filter(|n| {
        let next = n.checked_add(1).filter(|m| *m < sheet.lines.len()).map_or("", |m| sheet.line(m)).trim();
        // In a box, the words go on behind the stroke.
        let words = next.trim_start_matches(['|', ' ', '\t']);
        sheet.line(**n).trim().len() <= 76 && (leading_date(next).is_some() || !words.starts_with(char::is_alphabetic))
    });
    if rows.len() >= ENOUGH && short.count() * 4 >= rows.len() * 3 {
        return true;
    }
    let top =
        reading.sheet.lines.iter().take(4).map(|l| &reading.sheet.text[l.clone()]).collect::<String>().to_lowercase();
    reading.head.kind == Some(DocumentKind::Chronology)
        || says_any(
            &top,
            &["chronology", "key dates", "significant events", "summary of placements", "history of placements"],
        )
}

/// What stands in the column after the date, up to the next column.
fn second_cell(text: &str, rest: Range<usize>) -> Option<Range<usize>> {
    let words = &text[rest.clone()];
    let from =
        words.len() - words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | ':' | '-' | '–')).len();
    let end = ["\t", "   ", " | "].iter().filter_map(|g| words[from..].find(g)).min().map_or(words.len(), |i| from + i);
    let cell = trimmed(text, rest.start + from..rest.start + end);
    (!cell.is_empty()).then_some(cell)
}

fn row(reading: &Reading<'_>, line: &Range<usize>, cell: &Range<usize>, when: When, how: &How) -> Vec<EventMention> {
    let text = reading.sheet.text;
    let tell = |kind, place: String, people: Vec<String>| {
        let dated = Dated { when: when.clone(), how: how.clone(), in_words: true, until: None };
        event(reading, kind, dated, place, people, None, line.clone())
    };
    let words = &text[cell.clone()];
    if let Some(left) = WORKER_LEFT.captures(words) {
        let name = |n: usize| left.get(n).map(|m| m.as_str().to_owned());
        let mut told: Vec<EventMention> =
            name(1).map(|n| tell(EventKind::SocialWorkerEnd, String::new(), vec![n])).into_iter().collect();
        told.extend(name(2).map(|n| tell(EventKind::SocialWorkerStart, String::new(), vec![n])));
        return told;
    }
    let (named, moved) = parts(text, cell);
    named
        .into_iter()
        .find_map(|part| named_alone(reading, &part, moved))
        .map(|(kind, name)| tell(kind, name, Vec::new()))
        .into_iter()
        .collect()
}

/// What a part of a cell names, where it says nothing else. `moved`: the words before it tell of coming into care.
fn named_alone(reading: &Reading<'_>, named: &Range<usize>, moved: bool) -> Option<(EventKind, String)> {
    const NO_SCHOOL: &[&str] = &[
        "left",
        "leaves",
        "leaving",
        "finished",
        "excluded",
        "expelled",
        "suspended",
        "no",
        "out",
        "off",
        "refusing",
        "school",
        "new",
        "started",
        "starts",
        "began",
        "begins",
        "changed",
        "perm",
        "permanently",
        "not",
    ];
    // "Tel. Mrs Kershaw", "Took Mrs H. to see the children": what a worker did.
    const DONE: &[&str] = list! {
        "tel" "tel." "t/c" "rang" "phoned" "telephoned" "took" "saw" "met" "visit" "visited" "called" "call" "letter" "wrote" "spoke" "collected" "fetched" "interview" "discussed" "discussion"
    };
    let text = reading.sheet.text;
    let lower = text[named.clone()].to_ascii_lowercase();
    if lower.split_whitespace().next().is_some_and(|w| DONE.contains(&w)) {
        return None;
    }
    let lead = LEADS.iter().filter(|l| lower.starts_with(**l)).map(|l| l.len()).max().unwrap_or(0);
    let place = place_after(reading.sheet, named.start + lead, named.end)?;
    let direct = text[named.start + lead..place.range.start].trim().trim_start_matches("the").is_empty();
    let rest = text[place.range.end..named.end].trim_start_matches(['.', '\'', 's']).trim();
    // A town, a cottage, a number, the word of a doubt: nothing that somebody did.
    let ends = rest.is_empty()
        || rest.starts_with(['(', ',', '-', '–', '?']) && !rest.contains(". ") && rest.split_whitespace().count() <= 8;
    if !direct || !ends {
        return None;
    }
    let name = as_written(text, place.range.clone());
    if place.sort == Sort::School {
        let first = lower[lead..].split_whitespace().next().unwrap_or_default();
        return (!NO_SCHOOL.contains(&first)).then_some((EventKind::SchoolStart, name));
    }
    // "Brightside (2nd time)".
    let again =
        ["(1", "(2", "(3", "(first", "(second", "(again", "(third"].iter().any(|w| rest.to_lowercase().starts_with(w));
    // "Court. Adjourned": one word of what was done is nobody's house.
    let verb = !name.contains(' ') && (name.ends_with("ed") || name.ends_with("ing"));
    if name.to_lowercase().ends_with(" of court") {
        return None;
    }
    // "Started St Wilfrid's": what somebody did, and where.
    let did = ["started", "starts", "began", "left", "joined", "attended", "attending", "returned"];
    if let Some((verb, rest)) = name.split_once(' ').filter(|(verb, _)| did.contains(&verb.to_lowercase().as_str())) {
        let of_a_school = rest.starts_with("St ") || rest.starts_with("St. ") || rest.starts_with("Saint ");
        return (of_a_school && matches!(verb.to_lowercase().as_str(), "started" | "starts" | "began" | "joined"))
            .then(|| (EventKind::SchoolStart, rest.to_owned()));
    }
    // "Court - adjourned": where something was heard or done.
    if ["court", "hearing", "office", "hospital", "clinic"].contains(&name.to_lowercase().as_str()) {
        return None;
    }
    // "May 97    Mr Bartholomew": a man by himself in such a row may be anybody.
    let one_man = name.starts_with("Mr ") || name.starts_with("Mr. ");
    if one_man && lead == 0 && !moved && !name.contains(" and ") && !name.contains('&') {
        return None;
    }
    if is_a_home(&place, text)
        || !verb
            && (lead > 0 || again || moved)
            && matches!(place.sort, Sort::Home | Sort::Person)
            && text[place.range.clone()].starts_with(char::is_uppercase)
    {
        return Some((EventKind::PlacementStart, name));
    }
    None
}

/// The parts of a cell that may be a name: its last sentence where what stands before says how the child came to be moved, and
/// its first; or the whole of it. And whether such words stand before.
fn parts(text: &str, cell: &Range<usize>) -> (Vec<Range<usize>>, bool) {
    let words = &text[cell.clone()];
    let stops: Vec<usize> = words
        .match_indices(". ")
        .map(|(i, _)| i)
        .filter(|i| {
            words[..*i].rsplit([' ', '.']).next().is_some_and(|w| w.len() > 3 || w.chars().all(char::is_uppercase))
        })
        .collect();
    let (Some(&first), Some(&last)) = (stops.first(), stops.last()) else { return (vec![cell.clone()], false) };
    if says_any(&words[..last].to_ascii_lowercase(), COMES_INTO_CARE) {
        return (vec![trimmed(text, cell.start + last + 1..cell.end)], true);
    }
    (vec![trimmed(text, cell.start..cell.start + first)], false)
}
