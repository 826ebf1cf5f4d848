//! When a told event happened: the sentence's own date, else the date of the entry or paper that it stands in, never sharper.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate};
use record::{DocumentKind, EventKind, How, When};

use super::Reading;
use crate::entries::entry_at;
use crate::head::is_log;
use crate::sheet::{list, says_any};

/// A date for an event, and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dated {
    pub(crate) when: When,
    pub(crate) how: How,
    /// True when the date stands in the sentence itself.
    pub(crate) in_words: bool,
    /// The day on which a stretch ended, when the words give one date for its beginning and its end.
    pub(crate) until: Option<When>,
}

/// Words before a date that make it another event's.
const OTHER: &[&str] = list! {
    "born" "dob" "d.o.b" "d.o.b." "birth" "printed" "next" "due" "until" "till" "review due" "expires" "expiring"
    "expiry" "valid" "rev." "rev" "revised" "next review" "birthday" "dated" "letter of" "report of" "printed on" "before" "created"
    "should have been" "should have been on" "instead of" "originally" "put back from" "moved from" "was to be"
};

/// The nearest date in the sentence that can be the act's. `told` is the place of the act in the page's flat words.
pub(crate) fn in_sentence(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Option<Dated> {
    let sheet = reading.sheet;
    let lead = entry_at(reading.entries, piece.start)
        .filter(|e| e.after_date <= piece.end && e.start <= piece.start)
        .map(|e| e.after_date);
    let inside = reading.date_spans.iter().enumerate().filter(|(_, s)| s.start >= piece.start && s.end <= piece.end);
    let best = inside
        .filter_map(|(i, span)| {
            let when = reading.dates[i].value.as_ref()?;
            let flat = sheet.flat_range(span);
            // "6/12 review": the figures are the phrase's own.
            if flat.start >= told.start && flat.end <= told.end {
                return None;
            }
            let opens_elsewhere = opens(&reading.dates[i].text, DUE_BY) || opens(&reading.dates[i].text, SINCE);
            if falls_due(kind) && opens_elsewhere && flat.start >= told.end {
                return None;
            }
            let before = &sheet.flat[sheet.flat_at(piece.start)..flat.start];
            let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '-' | ','));
            let spoken = before
                .strip_suffix(" on")
                .or_else(|| before.strip_suffix(" for"))
                .or_else(|| before.strip_suffix(" is"))
                .unwrap_or(before);
            let ends = |w: &str| {
                spoken.ends_with(w) && !spoken[..spoken.len() - w.len()].ends_with(|c: char| c.is_alphanumeric())
            };
            // "Looked after until 14 June": the act's own word leads to the date.
            let own = flat.start >= told.end && sheet.flat[told.end..flat.start].trim_matches([' ', ':']).is_empty();
            if kind != EventKind::Birth && !own && (OTHER.iter().any(|w| ends(w)) || is_of_the_next(spoken)) {
                return None;
            }
            // "The Care Order made on 9 February 1972 came to an end": that day it was made.
            if kind == EventKind::LeavingCare && !own && before.rfind("made").is_some_and(|m| before.len() - m <= 60) {
                return None;
            }
            // "Renewed by consent to 14 June": that day it runs out.
            if kind == EventKind::OrderMade && !own && ends("to") {
                return None;
            }
            // "Adjourned until 3 May" says nothing of when it was adjourned.
            if !is_end(kind) && opens(&reading.dates[i].text, UNTIL) && !own {
                return None;
            }
            let gap = if flat.start >= told.end { told.end..flat.start } else { flat.end.min(told.start)..told.start };
            let between = &sheet.flat[gap];
            let breaks = stops_in(between) * 40
                + between.matches(" and ").count() * 25
                + between.matches(", ").count() * 8;
            // "Left care on 14 May and moved to her flat on 17 May": a day that the next clause brings is its own.
            let breaks = breaks + if flat.end <= told.start && between.contains(" and ") { 25 } else { 0 };
            // "Juv. Court. Theft from Boots 12/12/87": the day of what somebody stood before the court for.
            const OFFENCES: &[&str] = list! {
                "theft" "thefts" "stealing" "shoplifting" "t.d.a." "tda" "burglary" "criminal damage" "assault" "offence" "offences" "t.w.o.c." "twoc" "affray" "handling"
            };
            if kind == EventKind::CourtHearing && flat.start >= told.end && says_any(between, OFFENCES) {
                return None;
            }
            // "K has chicken pox, can't go to contact tomorrow": what another clause says is to come.
            let ahead = opens(&reading.dates[i].text, &["tomorrow", "next"]);
            if ahead && kind != EventKind::Plan && flat.start >= told.end && between.contains([',', '.', ';']) {
                return None;
            }
            let is_lead = Some(span.end) == lead;
            // A date in the column before is the value of another label.
            let elsewhere = flat.end <= told.start
                && !is_lead
                && sheet.text[span.end..sheet.text_at(told.start).max(span.end)].contains('\t')
                && sheet.lines[sheet.line_at(span.start)].start + 3 < span.start;
            // "Absconded 18th, found yesterday": the second day is that of being found.
            let found_then = kind == EventKind::Missing
                && flat.start >= told.end
                && says_any(between, &["found", "returned", "back", "located", "picked up", "until", "brought back"]);
            // "The care order that was made on 19 May": nothing says more plainly when.
            let made = kind == EventKind::OrderMade && between.trim_end().ends_with("made on");
            let cost = between.len() + breaks + if is_lead { 60 } else { 0 } + if elsewhere { 90 } else { 0 };
            Some((if made { 0 } else { cost + if found_then { 120 } else { 0 } }, i, when))
        })
        .min_by_key(|(cost, i, _)| (*cost, *i));
    let (_, i, when) = best?;
    let mention = &reading.dates[i];
    // "Started at the Tech 13 Sept", written on 1 December: what was begun has been.
    let begun = || {
        let words = &sheet.flat[told.clone()];
        let past = ["started", "began", "commenced", "enrolled", "joined", "moved", "left", "went", "admitted"];
        let entry = entry_at(reading.entries, reading.date_spans[i].start)?;
        let ordinary = reading.dates[i].how.0.starts_with("year from ") && past.iter().any(|w| words.starts_with(w));
        ordinary.then(|| year_of_entry(reading, i, entry, kind)).flatten()
    };
    let seen_from_paper = year_again(reading, i, kind).or_else(begun);
    if let Some((when, how)) = seen_from_paper {
        return Some(Dated { when, how, in_words: true, until: None });
    }
    let own = own_end(&mention.text, when, kind);
    let own = month_before(reading, piece, told, i, kind).unwrap_or(own);
    let (when, until) = ends_of(&mention.text, &own);
    Some(match kind {
        EventKind::PlacementEnd | EventKind::SchoolEnd | EventKind::SocialWorkerEnd => {
            Dated { when: until.unwrap_or(when), how: mention.how.clone(), in_words: true, until: None }
        }
        _ => Dated { when, how: mention.how.clone(), in_words: true, until },
    })
}

/// "Appendix out on the 11th", written on 20th May but read as 11th June: what was done was done on the last such day.
fn month_before(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    i: usize,
    kind: EventKind,
) -> Option<When> {
    use EventKind::*;
    let mention = &reading.dates[i];
    let bare = mention.text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let figures = bare.bytes().take_while(u8::is_ascii_digit).count();
    let ordinal = (1..=2).contains(&figures) && matches!(bare.get(figures..), Some("st" | "nd" | "rd" | "th"));
    if !ordinal || !mention.how.0.starts_with("relative to ") || matches!(kind, Plan | SocialWorkerEnd | LeavingCare) {
        return None;
    }
    let written = entry_at(reading.entries, piece.start).map(|e| &e.when).or(reading.head.date.as_ref())?.latest()?;
    let day = mention.value.as_ref().filter(|w| w.is_one_day())?.earliest()?;
    let verb = &reading.sheet.flat[told.clone()];
    let present = ["will", "moves", "goes", "starts", "leaves", "takes", "joins", "moving", "starting", "ends"];
    if !(1..=31).contains(&(day - written).num_days()) || says_any(verb, &present) {
        return None;
    }
    let before = day.checked_sub_months(chrono::Months::new(1)).filter(|b| b.day() == day.day() && *b <= written)?;
    Some(When::day(before))
}

/// Where a clause ends: no stop of "Mr." or of initials.
fn stops_in(words: &str) -> usize {
    words
        .match_indices(['.', ';'])
        .filter(|(at, mark)| {
            let last = words[..*at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            *mark == ";" || last.len() > 3
        })
        .count()
}

/// True for words that end in what comes after: "next hearing", "next court date", but not "the next day".
fn is_of_the_next(words: &str) -> bool {
    let mut last = words.rsplit(' ').take(3);
    let (Some(first), second, third) = (last.next(), last.next(), last.next()) else { return false };
    let time = ["day", "morning", "week", "month", "night", "afternoon"].contains(&first);
    let ended = |word: &str| word.ends_with(['.', ';', ',']);
    !time && (second == Some("next") || third == Some("next") && !ended(second.unwrap_or_default()))
}

/// Words before a day by which something was to happen.
const DUE_BY: &[&str] = list! { "by" "no later than" "not later than" "before" };

fn falls_due(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, Review | Conference | CourtHearing | Health | Assessment | Contact | Plan)
}

/// Days within which a day without its year is one to come rather than one of last year: "Christmas contact 21/12", on 16 December.
const SOON: i64 = 31;

/// True for an occasion that lay a few weeks ahead when it was written down, by a day without its year.
pub(super) fn was_to_come(reading: &Reading<'_>, event: &record::EventMention) -> bool {
    use EventKind::*;
    let occasion = matches!(event.kind, Contact | Health | Review | Conference | CourtHearing | Assessment);
    if !occasion || !event.how.0.starts_with("year from ") {
        return false;
    }
    let entry = entry_at(reading.entries, reading.sheet.byte_of(event.evidence.start)).map(|e| &e.when);
    let paper =
        || reading.head.date.as_ref().filter(|_| reading.head.how.as_ref().is_none_or(|h| h.0 != super::FROM_ENTRIES));
    let written = entry.or_else(paper).filter(|w| w.is_one_day()).and_then(When::latest);
    let day = event.when.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest);
    written.zip(day).is_some_and(|(written, day)| (1..=SOON).contains(&(day - written).num_days()))
}

/// A day and month whose year was taken from a date that cannot give it: a day of birth in a heading, a day ahead of the paper
/// in the words of what had happened. Seen from the paper's own date instead: the last such day before it.
pub(super) fn year_again(reading: &Reading<'_>, i: usize, kind: EventKind) -> Option<(When, How)> {
    use EventKind::*;
    let told = matches!(
        kind,
        Health | Contact | Allegation | Assessment | Referral | Review | Conference | CourtHearing | Missing | Return
    );
    let mention = &reading.dates[i];
    if !told || !mention.how.0.starts_with("year from ") {
        return None;
    }
    if let Some(entry) = entry_at(reading.entries, reading.date_spans[i].start) {
        return year_of_entry(reading, i, entry, kind);
    }
    let head = reading.head;
    if head.how.as_ref().is_some_and(|h| h.0 == super::FROM_ENTRIES) {
        return None;
    }
    let paper = head.date.as_ref().filter(|p| p.days().is_some_and(|d| d <= 31))?;
    let (from, to) = (paper.earliest()?, paper.latest()?);
    if from.year() < 1900 || to.year() > 2200 {
        return None;
    }
    let value = mention.value.as_ref()?;
    let ahead = value.earliest().is_some_and(|d| d > to);
    let root = root_of(reading, i);
    let of_paper = root.is_none_or(|r| reading.dates[r].value.as_ref() == Some(paper));
    let of_a_field = root.is_some_and(|r| is_field(reading, r) && block_of(reading, r) != block_of(reading, i));
    let chained = of_paper && mention.how.0 != format!("year from {paper}");
    if !(ahead || of_a_field || chained || kind == Return && of_paper) {
        return None;
    }
    if value.earliest().is_some_and(|day| (1..=SOON).contains(&(day - to).num_days())) {
        return None;
    }
    // A form that was begun when a child went away was filled in when they came back.
    let leeway = if kind == Return { 60 } else { 0 };
    let last = to + chrono::Days::new(leeway);
    let by = (-12..=40).rev().find_map(|years| {
        let moved = in_year(value, years)?;
        (moved.latest()? <= last).then_some(moved)
    })?;
    (by != *value).then(|| (by, How(format!("year from {paper}"))))
}

/// "15.12.64 Gran came … on Oct. 4th", where the year was taken from a paper above: the last such day before the entry's own.
fn year_of_entry(
    reading: &Reading<'_>,
    i: usize,
    entry: &crate::entries::Entry,
    kind: EventKind,
) -> Option<(When, How)> {
    let written = entry.when.latest().filter(|d| entry.when.is_one_day() && (1900..2200).contains(&d.year()))?;
    let value = reading.dates[i].value.as_ref().filter(|w| w.days().is_some_and(|d| d <= 31))?;
    // The entry's own day is read with the rest of its line.
    if entry.after_date > reading.date_spans[i].start {
        return None;
    }
    let away = (written - value.latest()?).num_days();
    // A row that tells of going away tells of coming back too.
    let ahead = if kind == EventKind::Return { -60 } else { 0 };
    if (ahead..=366).contains(&away) || (-SOON..0).contains(&away) {
        return None;
    }
    let by = (-12..=12).rev().find_map(|years| {
        let moved = in_year(value, years)?;
        (moved.latest()? <= written).then_some(moved)
    })?;
    (by != *value).then(|| (by, How(format!("year from {}", entry.when))))
}

/// The date from which a chain of years was taken.
fn root_of(reading: &Reading<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    for _ in 0..reading.dates.len() {
        let Some(from) = reading.dates[at].how.0.strip_prefix("year from ") else { return Some(at) };
        at = (0..at).rev().find(|j| reading.dates[*j].value.as_ref().is_some_and(|v| v.edtf() == from))?;
    }
    None
}

fn block_of(reading: &Reading<'_>, i: usize) -> Option<usize> {
    let at = reading.date_spans[i].start;
    reading.units.iter().find(|u| u.range.start <= at && at < u.range.end).map(|u| u.block)
}

/// True for a date in a form's field or in brackets behind a name, which says nothing of the sentences below.
fn is_field(reading: &Reading<'_>, i: usize) -> bool {
    let (sheet, span) = (reading.sheet, &reading.date_spans[i]);
    let line = sheet.lines[sheet.line_at(span.start)].clone();
    let before = sheet.text[line.start..span.start].trim_end();
    let lower = before.to_ascii_lowercase();
    before.ends_with('(')
        || sheet.text[line].contains('\t')
        || ["born", "birth", "b.", "dob", "d.o.b", "d.o.b."]
            .iter()
            .any(|w| lower.trim_end_matches([':', ' ']).ends_with(w))
}

/// The same days some years later or earlier.
pub(super) fn in_year(when: &When, years: i32) -> Option<When> {
    let edtf = when.edtf();
    let mut moved = String::with_capacity(edtf.len());
    let mut rest = edtf;
    while !rest.is_empty() {
        let opens = moved.is_empty() || moved.ends_with(['/', '{', ',', '.']);
        match rest.get(..4).filter(|y| opens && y.bytes().all(|b| b.is_ascii_digit())) {
            Some(year) => {
                moved.push_str(&format!("{:04}", year.parse::<i32>().ok()? + years));
                rest = &rest[4..];
            }
            None => {
                let first = rest.chars().next()?;
                moved.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    When::parse(&moved).ok()
}

/// "Seen on 15 July and again on 18 November": the days after "again".
pub(crate) fn again_on(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Vec<Dated> {
    use EventKind::*;
    if !matches!(kind, Health | Contact | CourtHearing | Assessment | Missing | Review) {
        return Vec::new();
    }
    let sheet = reading.sheet;
    let inside = reading.date_spans.iter().enumerate().filter(|(_, s)| s.start >= piece.start && s.end <= piece.end);
    // "On 19.12.82, 9.1 and 30.1.83": each date that follows a date with no more than a joining word between.
    let mut last: Option<usize> = None;
    inside
        .filter_map(|(i, span)| {
            let flat = sheet.flat_range(span);
            let before = sheet.flat.get(told.end..flat.start)?.trim_end();
            let listed = last.is_some_and(|end| {
                let between = sheet.flat.get(end..flat.start).unwrap_or("?");
                matches!(
                    between.trim(),
                    "," | "and" | "&" | ", and" | "and on" | "+" | ";" | "and again on" | "and again"
                )
            });
            last = Some(flat.end);
            if listed && reading.dates[i].value.as_ref().is_some_and(|w| w.days() == Some(1)) {
                let (when, how) = year_again(reading, i, kind)
                    .or_else(|| Some((reading.dates[i].value.clone()?, reading.dates[i].how.clone())))?;
                return Some(Dated { when, how, in_words: true, until: None });
            }
            let again = ["and again on", "and again in", "and again", "then again on", "then on"];
            if !again.iter().any(|w| before.ends_with(w)) {
                return None;
            }
            let (when, how) = year_again(reading, i, kind)
                .or_else(|| Some((reading.dates[i].value.clone()?, reading.dates[i].how.clone())))?;
            Some(Dated { when, how, in_words: true, until: None })
        })
        .collect()
}

/// "Absconded 18th", "Back 24th" in an entry: the day of the month by itself, right behind the words, and "y'day".
pub(crate) fn ordinal_in(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Option<Dated> {
    use EventKind::*;
    if !matches!(kind, Missing | Return | Health | Contact) {
        return None;
    }
    let written = entry_at(reading.entries, piece.start).filter(|e| e.after_date > 0)?.when.clone();
    let seen = written.earliest().filter(|_| written.is_one_day())?;
    let sheet = reading.sheet;
    let mut end = sheet.flat_range(piece).end;
    // "On Sat. 3rd": the short form's stop has cut the sentence before its figure.
    if [" mon.", " tues.", " wed.", " thurs.", " fri.", " sat.", " sun."].iter().any(|d| sheet.flat[..end].ends_with(d))
    {
        end = (end + 6).min(sheet.flat.len());
    }
    let after = sheet.flat.get(told.end..end)?;
    let how = || How(format!("relative to {seen}"));
    let lead = after.trim_start();
    if ["y'day", "yday", "yest.", "yest'day"].iter().any(|w| lead.starts_with(w)) {
        return Some(Dated { when: When::day(seen.pred_opt()?), how: how(), in_words: true, until: None });
    }
    let lead = lead.strip_prefix("on ").unwrap_or(lead);
    let lead = lead.strip_prefix("the ").unwrap_or(lead);
    // "Tea with mother at the office on Sat. 3rd": the day of the week is named with its number.
    let lead = after_weekday(after).unwrap_or(lead);
    let figures = lead.bytes().take_while(u8::is_ascii_digit).count();
    let day: u32 = lead.get(..figures)?.parse().ok().filter(|d| (1..=31).contains(d))?;
    let rest = lead.get(figures..)?;
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|o| rest.strip_prefix(o))?;
    // "18th May" and "18th inst." have been read already.
    let own = ordinal.trim_start_matches([' ', ',']).split(' ').next().unwrap_or_default();
    let bare = !MONTHS.iter().any(|(m, _)| own.trim_end_matches('.') == *m)
        && !own.starts_with("inst")
        && !own.starts_with("ult");
    let read = reading.date_spans.iter().enumerate().any(|(i, s)| {
        let flat = sheet.flat_range(s);
        flat.start >= told.end && flat.start <= told.end + 8 && reading.dates[i].value.is_some()
    });
    if !bare || read || !(ordinal.is_empty() || ordinal.starts_with([' ', ',', '.', ';', ')'])) {
        return None;
    }
    let same = seen.with_day(day);
    let when = match kind {
        Return if day < seen.day() => seen.checked_add_months(chrono::Months::new(1))?.with_day(day)?,
        Missing | Health | Contact if day > seen.day() => {
            seen.checked_sub_months(chrono::Months::new(1))?.with_day(day)?
        }
        _ => same?,
    };
    Some(Dated { when: When::day(when), how: how(), in_words: true, until: None })
}

/// The words from the figure on in "Sat. 3rd", no more than some words ahead.
fn after_weekday(words: &str) -> Option<&str> {
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut from = 0;
    let mut named = false;
    for word in words.split(' ').take(10) {
        if word.ends_with(';') || word.ends_with('.') && word.len() > 6 {
            return None;
        }
        if named && word.starts_with(|c: char| c.is_ascii_digit()) {
            return words.get(from..);
        }
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        named = bare.get(..3).is_some_and(|d| DAYS.contains(&d)) && (bare.len() <= 5 || bare.ends_with("day"));
        from += word.len() + 1;
    }
    None
}

const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// "Dentist Aug., two extractions": a month without a year that no date was read from, as the last one before the words were written.
pub(crate) fn month_in(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Option<Dated> {
    use EventKind::*;
    if !matches!(kind, Health | Contact | Allegation | Assessment) {
        return None;
    }
    let written = match entry_at(reading.entries, piece.start) {
        Some(entry) => entry.when.clone(),
        None if is_log(reading.head.kind) => return None,
        None => reading.head.date.clone()?,
    };
    let known = |d: &chrono::NaiveDate| (1900..2200).contains(&d.year());
    let seen = written.latest().filter(|_| written.days().is_some_and(|d| d <= 31)).filter(known)?;
    let sheet = reading.sheet;
    let flat = sheet.flat_range(piece);
    let words = &sheet.flat[flat.clone()];
    let mut best: Option<(usize, u32)> = None;
    let mut at = 0;
    for piece in words.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let here = flat.start + at..flat.start + at + word.len();
        at += piece.len();
        let Some((_, month)) = MONTHS.iter().find(|(m, _)| *m == word) else { continue };
        let before = sheet.flat[flat.start..here.start].trim_end();
        let after = &sheet.flat[here.end..flat.end];
        let lead = before.rsplit(' ').next().unwrap_or_default();
        // "May" and "march" are verbs, and Jan is a friend, unless the words or a stop say otherwise.
        let plain = word.len() > 3 && word != "march" || after.starts_with('.');
        let led = matches!(lead, "in" | "last" | "early" | "late" | "mid" | "during");
        let ahead = matches!(
            lead,
            "next"
                | "by"
                | "until"
                | "till"
                | "from"
                | "since"
                | "before"
                | "after"
                | "for"
                | "to"
                | "due"
                | "end"
                | "of"
                | "until:"
        );
        let figure = after.trim_start_matches(['.', ' ', '\'']).starts_with(|c: char| c.is_ascii_digit())
            || before.ends_with(|c: char| c.is_ascii_digit());
        let near = if here.start >= told.end { here.start - told.end } else { told.start.saturating_sub(here.end) };
        if (plain || led) && !ahead && !figure && near <= 60 && best.is_none_or(|(b, _)| near < b) {
            best = Some((near, *month));
        }
    }
    let (_, month) = best?;
    let year = if month > seen.month() { seen.year() - 1 } else { seen.year() };
    let when = When::parse(&format!("{year:04}-{month:02}")).ok()?;
    Some(Dated { when, how: How(format!("relative to {seen}")), in_words: true, until: None })
}

const SINCE: &[&str] = list! {
    "since" "from" "w.e.f" "wef" "with effect" "as from" "starting" "commencing" "beginning"
};
const UNTIL: &[&str] = list! {
    "until" "till" "up to" "up until" "to" "ending"
};

fn opens(words: &str, with: &[&str]) -> bool {
    let words = words.to_ascii_lowercase();
    with.iter().any(|w| words.strip_prefix(w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())))
}

fn is_end(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, PlacementEnd | SchoolEnd | SocialWorkerEnd | LeavingCare)
}

/// "Lived there since 3 May" begins that day, and "looked after until 3 May" ends then: the day itself, as sharp as it is written.
pub(crate) fn own_end(words: &str, when: &When, kind: EventKind) -> When {
    use EventKind::*;
    let starts = matches!(kind, PlacementStart | SchoolStart | SocialWorkerStart | OrderMade | Referral | Missing);
    let edtf = when.edtf();
    let day = if starts && opens(words, SINCE) {
        edtf.strip_suffix("/..")
    } else if is_end(kind) && opens(words, UNTIL) {
        edtf.strip_prefix("../")
    } else {
        None
    };
    day.and_then(|d| When::parse(d).ok()).map_or_else(|| when.clone(), |d| as_wide_as_said(words, &d, starts))
}

/// "Since the end of March" began on some day from the 21st on, and not on the 21st. `first` for the first day of what is said, else
/// its last.
fn as_wide_as_said(words: &str, end: &When, first: bool) -> When {
    let lower = words.to_ascii_lowercase();
    let said = |list: &[&str]| list.iter().any(|w| lower.contains(w));
    let (Some(day), true) = (end.earliest(), said(&PARTS_OF_A_MONTH)) else { return end.clone() };
    let wide = |from: NaiveDate, to: NaiveDate| When::parse(&format!("{from}/{to}")).unwrap_or_else(|_| end.clone());
    if end.is_one_day() {
        let days = if said(&["weekend", "week-end"]) {
            1
        } else if said(&["week", "w/c", "w/e"]) {
            // "Since Tuesday of last week" is a day.
            if said(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]) {
                return end.clone();
            }
            6
        } else {
            // Ten days and the rest of the month, as everywhere else.
            let last = day + Months::new(1) - Days::new(u64::from(day.day()));
            match (day.day(), first) {
                (21.., true) => return wide(day, last),
                (21.., false) => return wide(day.with_day(21).unwrap_or(day), day),
                _ => 9,
            }
        };
        let days = Days::new(days);
        return if first { wide(day, day + days) } else { wide(day - days, day) };
    }
    // Of a year, "early 2016" is its first four months.
    let (month, more) = (end.edtf(), Months::new(if said(&["half"]) { 5 } else { 3 }));
    match month.len() {
        7 if first => When::parse(&format!("{month}/{}", (day + more).format("%Y-%m"))),
        7 => When::parse(&format!("{}/{month}", (day - more).format("%Y-%m"))),
        _ => Ok(end.clone()),
    }
    .unwrap_or_else(|_| end.clone())
}

/// Words that make of a date in a month, or in a year, a stretch of days.
const PARTS_OF_A_MONTH: [&str; 12] = [
    "early",
    "late",
    "mid",
    "middle of",
    "beginning of",
    "start of",
    "end of",
    "week",
    "w/c",
    "w/e",
    "first half",
    "second half",
];

/// A note's own day where it opens with what was done and when: "HV 24.10.96, 6 pm.", "Contact 19.8.95, Lime St."
fn opening_of_note(reading: &Reading<'_>, byte: usize) -> Option<When> {
    let head = reading.head;
    if !(head.kind.is_none() || is_log(head.kind)) {
        return None;
    }
    let block = reading.units.iter().find(|u| u.range.start <= byte && byte < u.range.end)?.block;
    let first = reading.units.iter().find(|u| u.block == block)?.range.start;
    let (i, span) = reading.date_spans.iter().enumerate().find(|(_, s)| s.start >= first && s.start <= first + 24)?;
    let lead = reading.sheet.text[first..span.start].trim();
    let after = reading.sheet.text[span.end..].trim_start_matches(' ');
    let short = lead.split_whitespace().count() <= 3
        && !lead.contains(['.', ',', ';', ':'])
        && lead.starts_with(char::is_uppercase);
    let closed = after.starts_with(['.', ',', ':', ';', '-', '–', '\n', '\t']);
    let written = reading.dates[i].how == How::written();
    reading.dates[i].value.clone().filter(|w| short && closed && written && w.is_one_day())
}

/// The date of the entry, else of the paper.
pub(crate) fn from_around(reading: &Reading<'_>, byte: usize, kind: EventKind) -> Option<Dated> {
    if entry_at(reading.entries, byte).is_none()
        && let Some(when) = opening_of_note(reading, byte)
    {
        return Some(Dated { how: How(format!("relative to {when}")), when, in_words: false, until: None });
    }
    // Who writes a mail tells, as in a letter, of what was before.
    let mail = reading.head.kind == Some(DocumentKind::Email);
    let entry = entry_at(reading.entries, byte).filter(|e| !stands_below_a_list(reading, e.start, byte));
    if let Some(entry) = entry.filter(|_| !mail) {
        // A week's entry tells of some day in it.
        let one_week = entry.when.days().is_some_and(|d| (2..=7).contains(&d));
        let when = if one_week { entry.when.clone() } else { ends_of("-", &entry.when).0 };
        return Some(Dated { how: How(format!("relative to {when}")), when, in_words: false, until: None });
    }
    let head = reading.head;
    if is_log(head.kind) && head.how.as_ref().is_none_or(|h| h.0 == super::FROM_ENTRIES) {
        return None;
    }
    let paper = entry.map(|e| &e.when).or(head.date.as_ref())?;
    if is_the_event(head.kind, kind) {
        return Some(Dated { when: paper.clone(), how: How(super::FROM_PAPER.into()), in_words: false, until: None });
    }
    // A paper tells of what had happened by the day it was written: that day is only the latest that it can be.
    let latest = paper.latest()?;
    let when = When::parse(&format!("../{latest}")).ok()?;
    Some(Dated { when, how: How(format!("relative to {latest}")), in_words: false, until: None })
}

/// True for words of a summary that stand below its list of rows, behind an empty line: the last row's day is not theirs.
fn stands_below_a_list(reading: &Reading<'_>, row: usize, byte: usize) -> bool {
    let summary = matches!(reading.head.kind, Some(DocumentKind::TransferSummary | DocumentKind::ClosingSummary));
    let (first, last) = (reading.sheet.line_at(row), reading.sheet.line_at(byte));
    summary && (first + 1..last).any(|n| reading.sheet.line(n).trim().is_empty())
}

/// True for papers that are the record of the event itself.
pub(crate) fn is_the_event(paper: Option<DocumentKind>, kind: EventKind) -> bool {
    use DocumentKind as D;
    use EventKind as E;
    matches!(
        (paper, kind),
        (_, E::Plan)
            | (Some(D::ReviewMinutes), E::Review)
            | (Some(D::ConferenceMinutes | D::StrategyDiscussion), E::Conference)
            | (Some(D::CourtOrder), E::OrderMade | E::CourtHearing)
            | (Some(D::HealthAssessment | D::MedicalForm), E::Health)
            | (Some(D::Missing | D::Incident), E::Missing)
            | (Some(D::Incident), E::Allegation)
            | (Some(D::ContactSheet | D::CaseNotes), E::Contact)
            | (Some(D::ReceptionIntoCare), E::PlacementStart)
            | (Some(D::Referral), E::Referral)
            | (Some(D::Assessment | D::InitialAssessment | D::CoreAssessment | D::S47Outcome), E::Assessment)
    )
}

/// The two ends of a stretch ("12/3/98 - 4/6/99"); a value that is merely unsure ("between May and June") stays whole.
pub(crate) fn ends_of(words: &str, when: &When) -> (When, Option<When>) {
    // "Feb. 69    to    July 71": in columns.
    let lower = words.to_ascii_lowercase().replace('\t', " ");
    let stretch = lower == "-" || [" to ", "-", "–", "until", "till", "present"].iter().any(|w| lower.contains(w));
    let unsure = [
        "between",
        "early",
        "mid",
        "late",
        "end of",
        "start of",
        "beginning",
        "half",
        "w/",
        "week",
        "weekend",
        "term",
        "about",
        "circa",
        "night",
        "holiday",
        "summer",
        "winter",
    ]
    .iter()
    .any(|w| lower.contains(w));
    if let Some((a, b)) = when.edtf().split_once('/')
        && stretch
        && !unsure
        && a.len() >= 7
        && (b.len() >= 7 || b == "..")
        && let Ok(start) = When::parse(a)
    {
        return (start, When::parse(b).ok().filter(|_| b != ".."));
    }
    (when.clone(), None)
}
