//! Days in lists: the dates behind "Previous reviews", the rows of a medical card, the days on which a parent came.
//! A row counts for what its heading says, and only where its own words do not say no.

use std::sync::LazyLock;

use record::{EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::when::in_year;
use crate::lines::leading_date;
use crate::sheet::{list, says_any, trimmed};

/// "Previous reviews    4.8.77  16.11.77", "Missing episodes: 3 (4/7/15, 29/8/15)".
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^[ \d.)]*(?:(?:dates? of )?(?:previous|earlier|past|last|former)? ?(?:statutory |lac )?(?P<review>reviews)(?: held)?",
        r"|(?:previous |earlier |number of |past |recent )?(?:(?P<missing>missing episodes?|abscondings?|absconsions?|episodes missing|times missing|missing|previous episodes|previous absences)(?: since[^\t:]{0,24}| to date| so far)?)",
        r"|(?:dates of )?(?P<health>medicals|medical examinations|dental inspections|dental checks|eye tests|dates examined))[ ]*(?:\t|:|\()"
    ))
    .expect("a fixed pattern")
});
/// A row that says that somebody came.
static CAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^[\s|]*(?:yes|y|kept|came|attended|visited|present|both|mother|father|mum|dad|✓|√)(?-u:\b|[\s|]|$)",
    )
    .expect("a fixed pattern")
});

/// Lines under a heading that may be its rows.
const REACH: usize = 30;

pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let mut found = listed(reading);
    found.extend(medical_card(reading));
    found.extend(days_of_visits(reading));
    found
}

fn event(reading: &Reading<'_>, kind: EventKind, i: usize, range: std::ops::Range<usize>) -> Option<EventMention> {
    let when =
        reading.dates[i].value.clone().filter(|w| w.days().is_some_and(|d| d <= 31) && w.earliest().is_some())?;
    let evidence = reading.evidence(trimmed(reading.sheet.text, range.clone()));
    let people = reading.people_in(&range);
    Some(EventMention {
        kind,
        when: Some(when),
        how: reading.dates[i].how.clone(),
        place: String::new(),
        people,
        reason: None,
        reason_at: None,
        evidence,
    })
}

fn listed(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for line in &sheet.lines {
        let words = &sheet.text[line.clone()];
        let Some(label) = LISTED.captures(words) else { continue };
        let kind = match () {
            () if label.name("review").is_some() => EventKind::Review,
            () if label.name("missing").is_some() => EventKind::Missing,
            () => EventKind::Health,
        };
        let from = line.start + label.get(0).map_or(0, |m| m.end());
        let of_episodes = words.to_lowercase().contains("miss") || words.to_lowercase().contains("abscon");
        if kind == EventKind::Missing && !of_episodes && !super::fields::is_of_being_away(reading) {
            continue;
        }
        let value = sheet.text[from.min(line.end)..line.end].to_lowercase();
        if says_any(&value, list! { "next" "due" "overdue" "cancelled" "not" "none" "birth" "to be" "planned" }) {
            continue;
        }
        for (i, span) in reading.date_spans.iter().enumerate().filter(|(_, s)| s.start >= from && s.end <= line.end) {
            found.extend(event(reading, kind, i, line.start..span.end));
        }
    }
    found
}

/// A card with height and weight: each dated row is an examination.
fn medical_card(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let heading = (0..sheet.lines.len()).find(|n| {
        let lower = sheet.line(*n).to_lowercase();
        let has = |words: &[&str]| says_any(&lower, words);
        has(&["date"]) && has(&["height", "ht", "ht."]) && has(&["weight", "wt", "wt."])
    });
    let Some(heading) = heading else { return found };
    for n in heading + 1..(heading + REACH).min(sheet.lines.len()) {
        let line = sheet.lines[n].clone();
        if leading_date(sheet.line(n)).is_none() {
            continue;
        }
        let lower = sheet.line(n).to_lowercase();
        if says_any(&lower, list! { "not seen" "did not attend" "absent" "cancelled" "dna" }) {
            continue;
        }
        let first = reading.date_spans.iter().position(|s| s.start >= line.start && s.end <= line.end);
        found.extend(first.and_then(|i| event(reading, EventKind::Health, i, line)));
    }
    found
}

/// A table of visits: a date, and whether the parent came.
fn days_of_visits(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let mut left = 0;
    let mut last: Option<record::When> = None;
    for n in 0..sheet.lines.len() {
        let line = sheet.lines[n].clone();
        let lower = sheet.line(n).to_lowercase();
        let columns = says_any(&lower, &["date", "day"])
            && says_any(&lower, &["came", "kept", "attended", "visited", "attended?", "came?", "kept?", "present"]);
        if columns && leading_date(sheet.line(n)).is_none() {
            let top = sheet.flat_range(&(sheet.lines[n.saturating_sub(10)].start..line.end));
            let of_visits = says_any(
                &sheet.flat[top],
                &["visits", "visit", "visiting", "access", "contact", "family time", "parental"],
            );
            left = if of_visits { REACH } else { 0 };
            continue;
        }
        left = usize::saturating_sub(left, 1);
        if left == 0 || leading_date(sheet.line(n)).is_none() {
            continue;
        }
        let Some(i) = reading.date_spans.iter().position(|s| s.start >= line.start && s.end <= line.end) else {
            continue;
        };
        // Rows go forward: a day without a year is the next after the row above.
        let mention = &reading.dates[i];
        let after = |when: &record::When| {
            let above = last.as_ref().and_then(record::When::earliest)?;
            (-2..=2).find_map(|y| in_year(when, y).filter(|w| w.earliest().is_some_and(|d| d >= above)))
        };
        let when = match &mention.value {
            Some(when) if mention.how.0.starts_with("year from ") => after(when).or_else(|| Some(when.clone())),
            value => value.clone(),
        };
        if CAME.is_match(&sheet.text[reading.date_spans[i].end..line.end]) {
            found.extend(event(reading, EventKind::Contact, i, line).map(|e| EventMention { when: when.clone(), ..e }));
        }
        last = when.filter(|w| w.earliest().is_some());
    }
    found
}
