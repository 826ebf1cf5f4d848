//! Lists of past homes: rows with a date, or two, and the name of a place, under a heading that says what they are.

use std::ops::Range;

use record::{EventKind, EventMention, How, When};

use super::Reading;
use super::place::{Sort, place_after};
use super::when::ends_of;
use crate::lines::{is_row, leading_date};
use crate::sheet::{list, says_any};

const HEADINGS: &[&str] = list! {
    "placement history" "previous placements" "placements" "record of placements" "list of placements"
    "placement record" "history of placements" "addresses whilst in care" "addresses in care" "places lived"
    "foster placements" "placements to date" "places of residence" "homes"
};

/// Lines under a heading that may be its rows.
const REACH: usize = 24;

/// Reads the rows of every such list on the page.
pub(crate) fn rows(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let mut left = 0;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let words = line.trim();
        if words.len() <= 60 && leading_date(line).is_none() && is_heading(&words.to_ascii_lowercase()) {
            left = REACH;
            continue;
        }
        if left == 0 {
            continue;
        }
        left -= 1;
        if leading_date(line).is_some() {
            found.extend(row(reading, n));
        } else if !words.is_empty() {
            found.extend(row_by_name(reading, n));
        }
    }
    found
}

/// "Placement history", "Where Sam lived".
fn is_heading(words: &str) -> bool {
    !words.ends_with('.') && (says_any(words, HEADINGS) || words.starts_with("where ") && words.ends_with(" lived"))
}

/// A row that names the home first: `Mr and Mrs Deering    14.9.01    20.1.03    foster`.
fn row_by_name(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = crate::sheet::trimmed(sheet.text, sheet.lines[n].clone());
    let on_line: Vec<usize> = (0..reading.dates.len())
        .filter(|i| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end)
        .collect();
    let Some(&first) = on_line.first() else { return Vec::new() };
    let lead = &sheet.text[line.start..reading.date_spans[first].start];
    let name =
        lead.split([',', '(', ':', '\t', '|']).next().unwrap_or_default().split("  ").next().unwrap_or_default().trim();
    let named = name.starts_with(|c: char| c.is_uppercase() || c == '█')
        && name.len() <= 60
        && name.split_whitespace().count() <= 7;
    // One date could be either end; a date in a sentence is no row.
    let Some(value) = reading.dates[first].value.as_ref().filter(|_| named && is_row(sheet.line(n))) else {
        return Vec::new();
    };
    let (from, mut until) = ends_of(&reading.dates[first].text, value);
    let after = sheet.text[reading.date_spans[first].end..line.end].trim_start().to_ascii_lowercase();
    match on_line.get(1) {
        Some(&second) => until = until.or_else(|| reading.dates[second].value.clone()),
        None if until.is_none()
            && !["present", "to date", "current", "now", "ongoing", "-"].iter().any(|w| after.starts_with(w)) =>
        {
            return Vec::new();
        }
        None => {}
    }
    tell(reading, &line, name, from, until, None)
}

fn row(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = crate::sheet::trimmed(sheet.text, sheet.lines[n].clone());
    let on_line: Vec<usize> = (0..reading.dates.len())
        .filter(|i| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end)
        .collect();
    let Some(&first) = on_line.first() else { return Vec::new() };
    let Some(value) = &reading.dates[first].value else { return Vec::new() };
    let (from, mut until) = ends_of(&reading.dates[first].text, value);
    let mut after = reading.date_spans[first].end;
    if let Some(&second) = on_line.get(1).filter(|i| reading.date_spans[**i].start - after <= 12) {
        until = until.or_else(|| reading.dates[second].value.clone());
        after = reading.date_spans[second].end;
    }
    // "4/6/99 - present": the words after the stroke say that it went on, not where.
    let rest = sheet.text[after..line.end].to_ascii_lowercase();
    if let Some(word) = ["present", "to date", "current", "ongoing", "now"]
        .iter()
        .find(|w| rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(**w))
    {
        after += rest.find(word).map_or(0, |i| i + word.len());
    }
    let start =
        after + sheet.text[after..line.end].find(|c: char| c.is_alphanumeric() || c == '█').unwrap_or(line.end - after);
    let Some(place) = place_after(sheet, start, line.end).filter(|p| !matches!(p.sort, Sort::School | Sort::Team))
    else {
        return Vec::new();
    };
    let rest = sheet.text[place.range.end..line.end].to_ascii_lowercase();
    let reason = [
        "breakdown",
        "broke down",
        "disruption",
        "disrupted",
        "return home",
        "planned move",
        "end of respite",
        "carers retired",
        "emergency",
    ]
    .iter()
    .find_map(|w| rest.find(w).map(|i| sheet.text[place.range.end + i..place.range.end + i + w.len()].to_owned()));
    tell(reading, &line, &sheet.text[place.range.clone()], from, until, reason)
}

fn tell(
    reading: &Reading<'_>,
    line: &Range<usize>,
    place: &str,
    from: When,
    until: Option<When>,
    reason: Option<String>,
) -> Vec<EventMention> {
    let one = |kind, when, reason: Option<String>| EventMention {
        kind,
        when: Some(when),
        how: How::written(),
        place: place.to_owned(),
        people: reading.people_in(line),
        reason,
        evidence: reading.evidence(line.clone()),
    };
    let mut told = vec![one(EventKind::PlacementStart, from, None)];
    told.extend(until.map(|to| one(EventKind::PlacementEnd, to, reason)));
    told
}
