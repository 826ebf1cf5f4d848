//! Entries and rows of a system's print that say of what type they are. "Date of note  25/03/2008   Note type  Contact": the head alone
//! tells of nothing that happened; the first sentence under it does where it does not take it back. "25-Jul-2008 | Placement change |
//! Lomas S & K": the type tells what happened, and the next column where, or who.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention, How, When};
use regex::Regex;

use super::Reading;
use super::handover::of_mention;
use super::made::event;
use super::place::place_after;
use super::rules::{Names, Needs, Rule, Shape};
use super::tables::cells;
use super::telling::Telling;
use super::when::Dated;
use crate::entries::{day_behind_a_name, labelled_day};
use crate::head::is_log;
use crate::lines::leading_date;
use crate::sheet::{list, trimmed, words};

const fn rule(phrase: &'static str, kind: EventKind) -> Rule {
    Rule { phrase, kind, shape: Shape::Act, names: Names::Nothing, needs: Needs::None }
}

static CONTACT: Rule = rule("contact", EventKind::Contact);
static COURT: Rule = rule("court", EventKind::CourtHearing);
static REVIEW: Rule = rule("review", EventKind::Review);

/// Types of notes on one meeting, with what the sentence under them tells of.
const TYPES: &[(&str, &Rule)] = &[
    ("contact", &CONTACT),
    ("access", &CONTACT),
    ("supervised contact", &CONTACT),
    ("family contact", &CONTACT),
    ("family time", &CONTACT),
    ("contact session", &CONTACT),
    ("contact visit", &CONTACT),
    ("contact supervision", &CONTACT),
    ("court", &COURT),
    ("court hearing", &COURT),
    ("court attendance", &COURT),
    ("hearing", &COURT),
    ("review", &REVIEW),
    ("lac review", &REVIEW),
    ("cla review", &REVIEW),
    ("statutory review", &REVIEW),
    ("looked after review", &REVIEW),
    ("child in care review", &REVIEW),
];

words! {
    /// What shows that the family were there.
    MET =
        "contact" "attended" "came" "arrived" "brought" "visit" "visited" "met" "saw" "seen" "on time" "late" "played" "went well" "there" "present"
}
words! {
    IN_COURT =
        "court" "hearing" "judge" "hhj" "dj" "magistrates" "bench" "fpc" "recorder" "counsel" "order" "orders" "adjourned" "directions"
}
words! {
    REVIEWED =
        "review" "rev" "rev." "reviewed" "chair" "chaired" "iro" "attended" "present" "minutes"
}
words! {
    /// What takes it back, or puts it off.
    NOT_SO =
        "cancelled" "canceled" "dna" "not" "no show" "failed" "refused" "declined" "re-arranged" "rearranged" "postponed" "put off" "tomorrow" "next" "booked"
        "to be" "will" "should" "due" "arranged" "rang" "t/c" "phoned" "telephoned" "e-mail" "email" "emailed" "letter" "wrote" "text" "asked" "would like" "requested" "invite"
        "invitations" "discussed" "vacated" "listed" "adjourned to" "unwell" "nobody" "no-one" "no one"
}

/// What the first sentences of such entries tell, where nothing else on the page tells it already.
pub(super) fn read(reading: &Reading<'_>, found: &[EventMention]) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut told = Vec::new();
    for (i, entry) in reading.entries.iter().enumerate() {
        let line = sheet.line_at(entry.start);
        let Some(rule) = type_of(sheet.line(line)).and_then(|(_, rule)| rule) else { continue };
        let end = reading.entries.get(i + 1).map_or(sheet.text.len(), |next| next.start);
        let known =
            |e: &&EventMention| e.kind == rule.kind && (entry.start..end).contains(&sheet.byte_of(e.evidence.start));
        let first = sheet.lines[line].end;
        let Some(n) = reading.units.iter().position(|u| u.range.start >= first && u.range.start < end) else {
            continue;
        };
        if found.iter().any(|e| known(&e)) {
            continue;
        }
        let piece = sheet.flat_range(&reading.units[n].range);
        let words = &sheet.flat[piece.clone()];
        let shows = match rule.kind {
            EventKind::Contact => MET.are_in(words),
            EventKind::CourtHearing => IN_COURT.are_in(words),
            _ => REVIEWED.are_in(words),
        };
        if shows && !NOT_SO.are_in(words) {
            // The whole sentence tells it: its first word stands for it, behind a day that opens it.
            let day = reading.date_spans.iter().map(|s| sheet.flat_range(s)).find(|s| s.start == piece.start);
            let start = day.map_or(piece.start, |s| (s.end + 1).min(piece.end));
            let at = start..sheet.flat[start..piece.end].find(' ').map_or(piece.end, |i| start + i);
            told.extend(Telling { reading, n, piece, told: at, rule }.plain());
        }
    }
    told
}

/// The bytes of the type that the head of an entry gives it, and what an entry of this type tells of, if anything.
fn type_of(line: &str) -> Option<(Range<usize>, Option<&'static Rule>)> {
    const LABELS: &[&str] = list! { "note type" "type" "type of note" "type of contact" "case note type" "category" "contact type" "entry type" "event type" "activity" "reason" };
    // Asked of every phrase that may tell of something: most stand in no columns.
    if !line.contains('\t') {
        return None;
    }
    let mut start = 0;
    let mut value: Option<Range<usize>> = None;
    if day_behind_a_name(line).is_some() {
        let at = line.rfind('\t').map_or(0, |tab| tab + 1);
        value = Some(at..line.len());
    } else if let Some(named) = type_before_a_writer(line) {
        value = Some(named);
    } else {
        labelled_day(line)?;
    }
    for cell in line.split('\t').take_while(|_| value.is_none()) {
        let at = start;
        start += cell.len() + 1;
        let (name, behind) = cell.split_once(':').unwrap_or((cell, ""));
        if LABELS.contains(&name.trim().to_ascii_lowercase().as_str()) {
            let rest = if behind.trim().is_empty() { line.get(start..).unwrap_or_default() } else { behind };
            let words = rest.split('\t').next().unwrap_or_default();
            let from = if behind.trim().is_empty() { start } else { at + cell.len() - behind.len() };
            value = Some(from..from + words.len());
            break;
        }
    }
    let range = value?;
    let named = line[range.clone()].trim().to_ascii_lowercase();
    Some((range, TYPES.iter().find(|(name, _)| *name == named).map(|(_, rule)| *rule)))
}

/// "18-JUN-2004    Court J MARSHAM.", "18-JUN-2004    Court    J MARSHAM": a day, a type in few words, and who wrote it in capitals.
fn type_before_a_writer(line: &str) -> Option<Range<usize>> {
    static WRITER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-Z][A-Za-z/ -]{1,26}?[ \t]+([A-Z]\.? ?[A-Z][A-Z'’-]{2,}(?: \([A-Z]{2,5}\))?)\.?$")
            .expect("a fixed pattern")
    });
    let (day, rest) = line.trim_end().split_once('\t')?;
    let whole = leading_date(day).is_some_and(|at| at <= 4) && day.len() <= 16;
    let writer = WRITER.captures(rest).filter(|_| whole)?.get(1)?;
    let named = rest[..writer.start()].trim_end();
    let start = day.len() + 1;
    (named.split_whitespace().count() <= 3).then_some(start..start + named.len())
}

/// True for words in the head of an entry that say what type of note it is.
pub(super) fn is_type(line: &str, at: usize) -> bool {
    type_of(line).is_some_and(|(range, _)| range.contains(&at))
}

/// Types of rows that say that a child came to live somewhere.
const MOVES: &[&str] = list! {
    "placement" "placement change" "change of placement" "new placement" "placement start" "placement started" "placement move" "placed" "move"
    "cla start" "lac start" "start of care" "became looked after" "became lac" "became cla" "accommodated" "admitted to care"
};
/// Types of rows on whose case it is.
const WORKERS: &[&str] = list! {
    "worker" "allocation" "case allocation" "allocated" "reallocation" "change of worker" "worker change" "case transfer" "allocated worker"
};
/// Types of rows on schools.
const SCHOOLS: &[&str] =
    list! { "education" "school" "school change" "change of school" "new school" "school start" "school move" };
/// Types of rows on somebody else.
const OTHERS: &[&str] =
    list! { "sibling" "siblings" "brother" "sister" "parent" "parents" "mother" "father" "carer" "carers" };
/// Rows of a chronology in which "contact" is a call about a child, as systems have it.
const CALLS: &[&str] = list! { "contact" "initial contact" "contact received" "contact record" };

/// A row that opens with its day: its line, the number of its date, the type as written in small letters, and the words behind it.
struct Row {
    line: Range<usize>,
    when: When,
    how: How,
    named: String,
    detail: Range<usize>,
}

fn row(reading: &Reading<'_>, n: usize) -> Option<Row> {
    let sheet = reading.sheet;
    let line = sheet.lines[n].clone();
    let text = &sheet.text[line.clone()];
    if !text.contains(['\t', '|']) || leading_date(text).is_none() {
        return None;
    }
    let cells = cells(reading, n);
    let [day, named, rest @ ..] = &cells[..] else { return None };
    let date = reading.date_spans.iter().position(|s| s.start >= day.start && s.end <= day.end)?;
    let when = reading.dates[date].value.clone().filter(When::is_one_day)?;
    let detail = rest.first().cloned().unwrap_or(named.end..named.end);
    let named = sheet.text[named.clone()].to_lowercase();
    Some(Row { line: trimmed(sheet.text, line), when, how: reading.dates[date].how.clone(), named, detail })
}

/// What the rows of a page tell by their type.
pub(super) fn rows(reading: &Reading<'_>) -> Vec<EventMention> {
    use EventKind::{PlacementStart, SocialWorkerEnd, SocialWorkerStart};
    let sheet = reading.sheet;
    let log = is_log(reading.head.kind);
    let mut told = Vec::new();
    for n in 0..sheet.lines.len() {
        let Some(row) = row(reading, n) else { continue };
        let (moves, worker) = (MOVES.contains(&row.named.as_str()), WORKERS.contains(&row.named.as_str()));
        let school = !log && SCHOOLS.contains(&row.named.as_str());
        if !moves && !worker && !school {
            continue;
        }
        let dated = || Dated { when: row.when.clone(), how: row.how.clone(), in_words: true, until: None };
        // A record's row names its writer; where the child went, and who has the case, stands in the sentence under it.
        let under = reading.units.iter().find(|u| u.range.start >= sheet.lines[n].end).map(|u| u.range.clone());
        let (words, proof) = match under {
            Some(under) if log => (under.clone(), under),
            _ if log => continue,
            _ => (row.detail.clone(), row.line.clone()),
        };
        let said = &sheet.text[words.clone()];
        if school {
            // "Education | Gateway Centre": a name and nothing that somebody did there.
            let name = said.split('(').next().unwrap_or(said).trim();
            let small = ["of", "the", "and", "for", "at"];
            let named = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || small.contains(&w))
                && (2..=7).contains(&name.split_whitespace().count())
                && !name
                    .split_whitespace()
                    .next()
                    .is_some_and(|w| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_uppercase()));
            if named {
                told.push(event(
                    reading,
                    EventKind::SchoolStart,
                    dated(),
                    name.to_owned(),
                    Vec::new(),
                    None,
                    proof.clone(),
                ));
            }
            continue;
        }
        if moves {
            let to = said.strip_prefix("To ").or_else(|| said.strip_prefix("to "));
            let place = match to {
                Some(_) => place_after(sheet, words.start + 3, words.end).map(|p| sheet.text[p.range].to_owned()),
                None if log => None,
                None => Some(home_of(said)).filter(|home| !home.is_empty()),
            };
            told.extend(
                place.map(|place| event(reading, PlacementStart, dated(), place, Vec::new(), None, proof.clone())),
            );
            continue;
        }
        for part in said.split([',', ';', '.']).map(str::trim) {
            let (name, kind) = if let Some(name) = part.strip_suffix(" allocated").or(part.strip_prefix("To ")) {
                (name, SocialWorkerStart)
            } else if let Some((name, _)) = part.split_once(" left").filter(|_| !log) {
                (name, SocialWorkerEnd)
            } else {
                continue;
            };
            let name = name.split('(').next().unwrap_or(name).trim();
            let is_name = name.split_whitespace().count() >= 2
                && name.split_whitespace().count() <= 4
                && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
            // "Oldershaw B left 28/3": the day behind the word is its own.
            let start = words.start + said.find(part).unwrap_or(0);
            let own = reading.date_spans.iter().position(|s| s.start >= start && s.end <= start + part.len());
            if is_name {
                let dated = own.and_then(|i| of_mention(reading, i)).unwrap_or_else(dated);
                told.push(event(reading, kind, dated, String::new(), vec![name.to_owned()], None, proof.clone()));
            }
        }
    }
    told
}

/// "s20 Bestwick J & R", "Rudge T (IFA)": those with whom the child was placed.
fn home_of(detail: &str) -> String {
    let words: Vec<&str> = detail.split('(').next().unwrap_or(detail).split_whitespace().collect();
    let lead = words.iter().take_while(|w| {
        let low = w.to_ascii_lowercase();
        low.starts_with("s.") || low.starts_with('s') && low[1..].starts_with(|c: char| c.is_ascii_digit())
    });
    let home = words[lead.count()..].join(" ");
    let fits = home.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && home.len() <= 60;
    if fits { home } else { String::new() }
}

/// True for an event that stands in a row on somebody else, or that takes a call about the child for family time.
pub(super) fn is_in_anothers_row(reading: &Reading<'_>, event: &EventMention) -> bool {
    let sheet = reading.sheet;
    let n = sheet.line_at(sheet.byte_of(event.evidence.start));
    let list = reading.head.kind == Some(DocumentKind::Chronology);
    row(reading, n).is_some_and(|row| {
        OTHERS.contains(&row.named.as_str())
            || list && event.kind == EventKind::Contact && CALLS.contains(&row.named.as_str())
            || sheet.text[row.detail].to_lowercase().starts_with("re another ")
    })
}
