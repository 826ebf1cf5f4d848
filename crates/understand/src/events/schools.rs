//! A school that a note names with the day on which the child began there, without a verb of its own: "At the Junior School from
//! the 26th", "School: Thorpe C.E. - began after Easter". And whether a paper is a school's own.

use std::ops::Range;

use record::{DocumentKind, EventKind, EventMention, When};

use super::Reading;
use super::forms::school_head;
use super::made::{as_written, event};
use super::mood::{Mood, mood};
use super::place::{Place, Sort, place_after, sort};
use super::rules::Shape;
use super::when::{from_around, in_sentence};
use crate::entries::entry_at;
use crate::sheet::{says_any, trimmed};

/// True for a report or a letter that a school writes.
pub(super) fn is_a_schools_paper(reading: &Reading<'_>) -> bool {
    reading.head.kind == Some(DocumentKind::SchoolReport)
        || school_head(reading.sheet).is_some()
            && says_any(
                &reading.sheet.flat,
                &[
                    "form",
                    "class",
                    "tutor",
                    "headmaster",
                    "headmistress",
                    "headteacher",
                    "head master",
                    "head mistress",
                    "head teacher",
                    "pupil",
                ],
            )
            && !says_any(&reading.sheet.flat, &["housemaster", "houseparent", "dormitory", "remand"])
}

/// Reads every such note.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let own = is_a_schools_paper(reading);
    let mut found = Vec::new();
    for unit in reading.units {
        let flat = sheet.flat_range(&unit.range);
        let words = &sheet.flat[flat.clone()];
        if own {
            found.extend(since_joining(reading, &unit.range, &flat));
        }
        if ![
            "school", "middle", "infant", "junior", "college", "nursery", "academy", "primary", "c.e.", "c.p.",
            "sec. mod", "comp.", "grammar", "high", "unit",
        ]
        .iter()
        .any(|w| words.contains(w))
        {
            continue;
        }
        found.extend(first_day(reading, &unit.range, &flat));
        found.extend(at_a_school_from(reading, &unit.range, &flat).or_else(|| beside_its_label(reading, &unit.range)));
    }
    found
}

/// What the page tells of names that might be a school's.
pub(super) fn if_one(as_if: &Reading<'_>) -> Vec<EventMention> {
    let sheet = as_if.sheet;
    let mut found = Vec::new();
    for unit in as_if.units {
        let flat = sheet.flat_range(&unit.range);
        let words = &sheet.flat[flat.clone()];
        if words.contains("first") || words.contains("day one") || words.contains("today") {
            found.extend(first_day(as_if, &unit.range, &flat));
        }
        if words.contains("since ") || words.contains("from ") || words.contains("wef") || words.contains("w.e.f") {
            found.extend(at_a_school_from(as_if, &unit.range, &flat));
        }
    }
    found
}

/// True for a school's name; for any name written large where it may be one.
fn may_be_one(reading: &Reading<'_>, place: &Place) -> bool {
    let name = &reading.sheet.text[place.range.clone()];
    place.sort == Sort::School
        || reading.any_school
            && place.sort == Sort::Home
            && name.starts_with(char::is_uppercase)
            && name.contains(char::is_lowercase)
}

/// "Since joining us last September", "has been with us since January", in a school's own words.
fn since_joining(reading: &Reading<'_>, range: &Range<usize>, flat: &Range<usize>) -> Option<EventMention> {
    let words = &reading.sheet.flat[flat.clone()];
    let lead = [
        "joining us",
        "joining the school",
        "been with us since",
        "been here since",
        "been at this school since",
        "joined this school",
        "came to this school",
        "entered this school",
        "coming to us",
        "began with us",
        "started with us",
        "began here",
        "started here",
        "joined our school",
        "joined my class",
        "joined my form",
        "joined our class",
        "entered my class",
    ];
    let (at, lead) = lead.iter().find_map(|l| words.find(l).map(|i| (i, l)))?;
    let told = flat.start + at..flat.start + at + lead.trim_end_matches(" since").len();
    let dated = in_sentence(reading, range, &told, EventKind::SchoolStart).filter(|d| d.when.earliest().is_some())?;
    let done = mood(words, &(at..at + lead.len()), Shape::Act) == Mood::Done;
    done.then(|| {
        event(
            reading,
            EventKind::SchoolStart,
            dated,
            school_head(reading.sheet).unwrap_or_default(),
            Vec::new(),
            None,
            range.clone(),
        )
    })
}

/// "At the Junior School from the 26th": the name, then "from" or "since" with a day.
fn at_a_school_from(reading: &Reading<'_>, range: &Range<usize>, flat: &Range<usize>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let words = &sheet.flat[flat.clone()];
    let lead = ["at ", "now at ", "goes to ", "attending ", "attends ", "in the ", "on the roll of "]
        .iter()
        .filter_map(|l| words.find(l).filter(|i| opens(words, *i)).map(|i| (i, i + l.len())))
        .min()?;
    let place = place_after(sheet, sheet.text_at(flat.start + lead.1), range.end).filter(|p| may_be_one(reading, p))?;
    let end = sheet.flat_at(place.range.end);
    if sheet.flat_at(place.range.start).saturating_sub(flat.start + lead.1) > 12 {
        return None;
    }
    // The date's own words may begin with "from".
    let started = reading.date_spans.iter().any(|s| {
        let at = sheet.flat_at(s.start);
        at >= end && at - end <= 14 && {
            let upto = &sheet.flat[end..sheet.flat_at(s.end).max(end)];
            says_any(upto, &["from", "since", "wef", "w.e.f"])
        }
    });
    let mut event = started.then(|| told(reading, range, &(flat.start + lead.0..end), &place)).flatten()?;
    // "From the 26th", written on the 4th: the month before.
    let written = entry_at(reading.entries, range.start).and_then(|e| e.when.latest());
    if let Some((day, written)) = event.when.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest).zip(written)
        && (1..=31).contains(&(day - written).num_days())
        && event.how.0.starts_with("relative")
    {
        event.when = day.checked_sub_months(chrono::Months::new(1)).map(When::day);
    }
    Some(event)
}

/// "Sallow Road Juniors, first day."
fn first_day(reading: &Reading<'_>, range: &Range<usize>, flat: &Range<usize>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let words = &sheet.flat[flat.clone()];
    let at = [
        ", first day",
        ", first morning",
        ", started today",
        ", began today",
        " - first day",
        ": first day",
        ", day one",
        " - day one",
    ]
    .iter()
    .filter_map(|w| words.find(w))
    .min()?;
    let lead = entry_at(reading.entries, range.start)
        .filter(|e| e.after_date > range.start && e.after_date < range.end)
        .map_or(range.start, |e| e.after_date);
    let place = place_after(sheet, lead, sheet.text_at(flat.start + at)).filter(|p| may_be_one(reading, p))?;
    let direct = !sheet.text[lead..place.range.start].contains(char::is_alphabetic)
        && sheet.flat_at(place.range.end) == flat.start + at;
    direct.then(|| told(reading, range, &(flat.start + at..flat.start + at + 6), &place)).flatten()
}

/// True where a sentence, or its words after a date, begins.
fn opens(words: &str, at: usize) -> bool {
    let before = words[..at].trim_end();
    before.is_empty()
        || !before.chars().any(char::is_alphabetic)
        || before.ends_with(['.', ';', ':'])
        || before.ends_with(" is")
        || before.ends_with(" now")
}

/// "School    Thorpe Garth C.E. - began after Easter": a label, a name, and a verb with a day.
fn beside_its_label(reading: &Reading<'_>, range: &Range<usize>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let line = trimmed(sheet.text, sheet.lines[sheet.line_at(range.start)].clone());
    let text = &sheet.text[line.clone()];
    let lower = text.to_ascii_lowercase();
    let label =
        ["school", "present school", "current school", "name of school", "school attended", "nursery", "college"]
            .iter()
            .filter(|l| lower.strip_prefix(**l).is_some_and(|r| r.starts_with([':', '\t']) || r.starts_with("  ")))
            .map(|l| l.len())
            .max()?;
    let value = label + (text[label..].len() - text[label..].trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let verb = [" began", " started", " since", " commenced", " entered"]
        .iter()
        .filter_map(|v| lower[value..].find(v).map(|i| (value + i + 1, v.len() - 1)))
        .min()?;
    let name = text[value..verb.0].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned();
    let fits =
        name.starts_with(char::is_uppercase) && name.len() <= 60 && !name.contains(". ") || sort(&name) == Sort::School;
    if !fits || name.split_whitespace().count() > 7 {
        return None;
    }
    let at = sheet.flat_at(line.start + verb.0);
    let verb = at..at + verb.1;
    let dated = in_sentence(reading, range, &verb, EventKind::SchoolStart).filter(|d| d.when.earliest().is_some())?;
    Some(event(reading, EventKind::SchoolStart, dated, name, Vec::new(), None, range.clone()))
}

fn told(reading: &Reading<'_>, range: &Range<usize>, at: &Range<usize>, place: &Place) -> Option<EventMention> {
    let dated = in_sentence(reading, range, at, EventKind::SchoolStart)
        .or_else(|| from_around(reading, range.start, EventKind::SchoolStart))
        .filter(|d| d.when.earliest().is_some())?;
    let name = as_written(reading.sheet.text, place.range.clone());
    Some(event(reading, EventKind::SchoolStart, dated, name, Vec::new(), None, range.clone()))
}
