//! Rows of tables that tell without a sentence: who came on which day to see the child, which worker held the case from when to when, and
//! which injection was given on which days.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Datelike;
use record::{EventKind, EventMention, How, When};
use regex::Regex;

use super::Reading;
use super::history::heads_columns;
use super::kin::ends_in_kin;
use crate::dates::{DateContext, read_date};
use crate::lines::leading_date;
use crate::sheet::{list, says_any, trimmed};

/// What a system calls the worker whose case it is.
const HOLDERS: &[&str] = list! {
    "case holder" "caseholder" "allocated worker" "allocated social worker" "allocated sw" "case worker" "caseworker" "lead worker" "key worker" "social worker"
    "responsible worker" "primary worker" "named worker" "lead social worker" "case responsible"
};
/// What a column of workers is called.
const HOLDER_COLUMNS: &[&str] = list! {
    "social worker" "social workers" "worker" "workers" "allocated worker" "allocated social worker" "c.c.o" "cco" "child care officer"
    "c.c.o. / social worker" "c.c.o./social worker" "cco / social worker" "cco/social worker" "c.c.o./s.w" "sw" "s.w" "case worker" "caseworker"
    "worker's name" "name of worker" "name of social worker" "responsible worker" "case holder" "lead worker" "key worker" "officer"
};
/// What stands by itself over a list of workers.
const HOLDER_HEADINGS: &[&str] = list! {
    "workers" "social workers" "allocated workers" "allocated social workers" "officers" "child care officers" "c.c.o.s" "c.c.o.'s" "caseworkers" "workers to date"
    "workers on this case" "social workers to date"
};
static LENGTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:\d{1,3}|one|two|three|half an?|1½|2½) ?(?:m|mins?|minutes|hrs?|hours?|h)(?-u:\b)|(?-u:\b)\d{1,2}[.:]\d{2} ?(?:-|–|to) ?\d{1,2}[.:]\d{2}(?-u:\b)")
        .expect("a fixed pattern")
});
static VACCINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[\s|*.\d)-]*(?i:polio|diphtheria|tetanus|triple|dtp|d\.t\.p|dip(?:h)?[ ./&]+tet|mmr|measles(?: vaccine| jab| inj)|rubella|b\.?c\.?g|smallpox|whooping cough (?:inj|vaccine)|men ?[abcwy]+|hib|hpv|pre-?school booster|booster|vaccinat\w+|immunis\w+|hepatitis b|flu (?:jab|vaccine)|covid)(?-u:\b)")
        .expect("a fixed pattern")
});

/// Every such row of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let top: String =
        sheet.lines.iter().take(6).map(|l| &sheet.text[l.clone()]).collect::<Vec<_>>().join(" ").to_lowercase();
    let of_contact = says_any(&top, &["contact", "access", "family time", "visits", "visitors"])
        && !says_any(&top, &["contact sheet", "contact details", "type", "worker", "medical"]);
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        // A column of roles says itself who held the case.
        let alone = || HOLDER_HEADINGS.contains(&line.trim().trim_end_matches(':').to_lowercase().as_str());
        if (alone() || heads_columns(line, HOLDER_COLUMNS))
            && !says_any(&line.to_lowercase(), &["role", "roles", "type"])
        {
            found.extend(held_in_columns(reading, n));
        }
        if !line.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        if of_contact && leading_date(line).is_some() {
            found.extend(came(reading, n));
        }
        if line.contains(['\t', '|']) {
            found.extend(held(reading, n));
            found.extend(held_from(reading, n));
        }
        if VACCINE.is_match(line) {
            found.extend(given(reading, n));
        }
    }
    found
}

/// The bytes of a row's cells that hold words.
pub(super) fn cells(reading: &Reading<'_>, n: usize) -> Vec<Range<usize>> {
    let line = reading.sheet.lines[n].clone();
    let mut at = line.start;
    let mut found = Vec::new();
    for cell in reading.sheet.text[line].split(['\t', '|']) {
        let range = trimmed(reading.sheet.text, at..at + cell.len());
        at += cell.len() + 1;
        if !range.is_empty() {
            found.push(range);
        }
    }
    found
}

fn days_on(reading: &Reading<'_>, line: &Range<usize>) -> Vec<usize> {
    let on = |i: &usize| reading.date_spans[*i].start >= line.start && reading.date_spans[*i].end <= line.end;
    let one_day = |i: &usize| reading.dates[*i].value.as_ref().is_some_and(When::is_one_day);
    (0..reading.dates.len()).filter(on).filter(one_day).collect()
}

fn event(
    reading: &Reading<'_>,
    kind: EventKind,
    date: usize,
    people: Vec<String>,
    line: &Range<usize>,
) -> EventMention {
    EventMention {
        kind,
        when: reading.dates[date].value.clone(),
        how: reading.dates[date].how.clone(),
        place: String::new(),
        people,
        reason: None,
        reason_at: None,
        evidence: reading.evidence(trimmed(reading.sheet.text, line.clone())),
    }
}

/// "09/01 | Mum | 60 min | ok": one of the family, and how long they stayed.
fn came(reading: &Reading<'_>, n: usize) -> Option<EventMention> {
    let sheet = reading.sheet;
    let line = sheet.lines[n].clone();
    let cells = cells(reading, n);
    if cells.len() < 3 {
        return None;
    }
    let date = *days_on(reading, &line).first()?;
    let low = |r: &Range<usize>| sheet.text[r.clone()].to_lowercase();
    let family = cells[1..].iter().any(|c| {
        let words = low(c);
        words.len() <= 40 && words.split([',', '&', '+', '/']).any(|w| ends_in_kin(w.trim(), reading.kin))
    });
    let stayed = cells[1..].iter().any(|c| {
        let words = low(c);
        LENGTH.is_match(&words)
            || matches!(
                words.trim_end_matches('.'),
                "yes" | "y" | "attended" | "came" | "took place" | "present" | "seen" | "ok"
            )
    });
    let fell_through = says_any(
        &low(&line),
        list! { "no" "not" "cancelled" "dna" "did not" "didn't" "sick" "ill" "no show" "closed" "failed" "refused" "due" "planned" "next" "to be" "postponed" },
    );
    (family && stayed && !fell_through)
        .then(|| event(reading, EventKind::Contact, date, reading.people_in(&line), &line))
}

/// "Lakhani, P    Case Holder    07/01/2019    28/06/2019    left authority".
fn held(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let cells = cells(reading, n);
    let role = cells.iter().take(3).position(|c| HOLDERS.contains(&sheet.text[c.clone()].to_lowercase().as_str()));
    let Some(role) = role else { return Vec::new() };
    let line = sheet.lines[n].clone();
    let days = days_on(reading, &line);
    let whose = if role == 0 { cells.get(1) } else { cells.first() };
    let Some(name) = whose.map(|c| sheet.text[c.clone()].split('(').next().unwrap_or_default().trim()) else {
        return Vec::new();
    };
    let named = name.starts_with(char::is_uppercase)
        && !name.bytes().any(|b| b.is_ascii_digit())
        && name.split_whitespace().count() <= 4;
    let Some(&from) = days.first().filter(|_| named && (1..=2).contains(&days.len())) else { return Vec::new() };
    // The day must begin a cell of its own: a row of a form that asks for a name and a signature is none.
    let whole_cell = |i: usize| cells.iter().any(|c| c.start == reading.date_spans[i].start);
    let after_the_name = reading.date_spans[from].start > cells[role].end;
    let ended = days.get(1).copied();
    let goes_on = sheet.text[line.clone()].trim_end().ends_with(['–', '-'])
        || says_any(&sheet.text[line.clone()].to_lowercase(), &["present", "current", "to date", "ongoing"]);
    if !after_the_name || !days.iter().all(|i| whole_cell(*i)) || ended.is_none() && !goes_on {
        return Vec::new();
    }
    let people = vec![name.to_owned()];
    let mut told = vec![event(reading, EventKind::SocialWorkerStart, from, people.clone(), &line)];
    told.extend(ended.map(|to| event(reading, EventKind::SocialWorkerEnd, to, people, &line)));
    told
}

/// "SOCIAL WORKER   P. Greenhalgh   3/76" and, in the lines below, "T. Ashworth   9/78": each from when they had the case.
fn held_from(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let first = cells(reading, n);
    let label = first.first().map(|c| sheet.text[c.clone()].trim_end_matches(':').to_lowercase());
    if first.len() != 3
        || !label.is_some_and(|l| HOLDERS.contains(&l.trim_end_matches('s')) || HOLDERS.contains(&l.as_str()))
    {
        return Vec::new();
    }
    let mut rows = vec![(n, first[1..].to_vec())];
    rows.extend((n + 1..sheet.lines.len()).map(|m| (m, cells(reading, m))).take_while(|(_, c)| c.len() == 2));
    let told: Vec<EventMention> = rows
        .iter()
        .map_while(|(n, cells)| {
            let [name, day] = &cells[..] else { return None };
            let words = &sheet.text[name.clone()];
            let named = words.starts_with(char::is_uppercase)
                && !words.bytes().any(|b| b.is_ascii_digit())
                && (1..=4).contains(&words.split_whitespace().count());
            let date = reading.date_spans.iter().position(|s| s.start == day.start && s.end == day.end);
            let whole =
                date.and_then(|i| reading.dates[i].value.clone()).filter(|w| w.days().is_some_and(|d| d <= 366));
            let when = whole.or_else(|| month_in_figures(reading, &sheet.text[day.clone()]))?;
            named.then(|| EventMention {
                kind: EventKind::SocialWorkerStart,
                when: Some(when),
                how: date.map_or_else(How::written, |i| reading.dates[i].how.clone()),
                place: String::new(),
                people: vec![words.to_owned()],
                reason: None,
                reason_at: None,
                evidence: reading.evidence(trimmed(sheet.text, sheet.lines[*n].clone())),
            })
        })
        .collect();
    // One row by itself is a form's field, which says no more than that day.
    if told.len() >= 2 { told } else { Vec::new() }
}

/// Under "SOCIAL WORKER   FROM   TO": "Mrs. J. Marchant   (Wharfside)   9.2.83   10.5.85" in each row.
fn held_in_columns(reading: &Reading<'_>, head: usize) -> Vec<EventMention> {
    /// Rows of such a list.
    const REACH: usize = 14;
    let sheet = reading.sheet;
    let mut told = Vec::new();
    for n in (head + 1..sheet.lines.len()).take(REACH) {
        let line = sheet.lines[n].clone();
        let cells = cells(reading, n);
        let Some((name, rest)) = cells.split_first() else { break };
        let words = sheet.text[name.clone()].split(['(', ',']).next().unwrap_or_default();
        let words =
            [" Area ", " Team", " AREA "].iter().find_map(|w| words.split_once(w)).map_or(words, |(n, _)| n).trim();
        let named = words.starts_with(char::is_uppercase)
            && !words.bytes().any(|b| b.is_ascii_digit())
            && (1..=5).contains(&words.split_whitespace().count())
            && !is_capitals_of_a_heading(words, rest.len());
        let days: Vec<(When, How)> = rest.iter().flat_map(|cell| days_of(reading, cell)).collect();
        if !named || days.is_empty() || days.len() > 2 {
            break;
        }
        let row = |kind, (when, how): &(When, How)| EventMention {
            kind,
            when: Some(when.clone()),
            how: how.clone(),
            place: String::new(),
            people: vec![words.to_owned()],
            reason: None,
            reason_at: None,
            evidence: reading.evidence(trimmed(sheet.text, line.clone())),
        };
        told.push(row(EventKind::SocialWorkerStart, &days[0]));
        told.extend(days.get(1).map(|day| row(EventKind::SocialWorkerEnd, day)));
    }
    told
}

/// The days of a column of days: "9.2.83", "3/76", "9/70 - 5/73".
fn days_of(reading: &Reading<'_>, cell: &Range<usize>) -> Vec<(When, How)> {
    let text = reading.sheet.text;
    let words = &text[cell.clone()];
    let parts = [" - ", " – ", " to "].iter().find_map(|dash| words.split_once(dash)).map_or_else(
        || vec![cell.clone()],
        |(from, to)| vec![cell.start..cell.start + from.len(), cell.end - to.len()..cell.end],
    );
    let day = |part: Range<usize>| {
        let part = trimmed(text, part);
        let date = reading.date_spans.iter().position(|s| *s == part);
        let whole = date.and_then(|i| reading.dates[i].value.clone()).filter(|w| w.days().is_some_and(|d| d <= 366));
        let words = text[part].trim_end_matches(['-', '–']).trim_end();
        let read = || read_date(words, &DateContext { reference: None, born: reading.page.born }).and_then(|d| d.value);
        let when = whole.or_else(|| month_in_figures(reading, words)).or_else(read)?;
        let how = date.map_or_else(How::written, |i| reading.dates[i].how.clone());
        when.days().is_some_and(|d| d <= 366).then_some((when, how))
    };
    parts.into_iter().filter_map(day).collect()
}

/// True for a heading in capitals with a day beside it, below the last row: no worker is called by one word in capitals and nothing else.
fn is_capitals_of_a_heading(words: &str, cells: usize) -> bool {
    crate::lines::is_capitals(words) && cells < 2 && !words.contains(['.', ',']) && words.split_whitespace().count() > 2
}

/// "3/76" in a column of days: March 1976, or of the century that the page's other days are of.
fn month_in_figures(reading: &Reading<'_>, words: &str) -> Option<When> {
    let (month, year) = words.split_once('/')?;
    let (month, year): (i32, i32) = (month.parse().ok()?, year.parse().ok().filter(|_| year.len() == 2)?);
    let mut years: Vec<i32> =
        reading.dates.iter().filter_map(|d| Some(d.value.as_ref()?.earliest()?.year())).filter(|y| *y < 9999).collect();
    years.sort_unstable();
    let near = *years.get(years.len() / 2)?;
    let year = [1900 + year, 2000 + year].into_iter().min_by_key(|y| (y - near).abs())?;
    When::parse(&format!("{year}-{month:02}")).ok().filter(|_| (1..=12).contains(&month))
}

/// "Polio   1st 3.4.62   2nd 8.5.62   3rd due Dec."
fn given(reading: &Reading<'_>, n: usize) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let line = sheet.lines[n].clone();
    let due = |i: &usize| {
        let before = &sheet.flat[sheet.flat_at(line.start)..sheet.flat_at(reading.date_spans[*i].start)];
        let near = before.char_indices().rev().nth(14).map_or(before, |(at, _)| &before[at..]);
        !says_any(near, &["due", "next", "not", "refused", "booked", "d.o.b", "dob", "born", "b.", "to be"])
    };
    let days: Vec<usize> = days_on(reading, &line).into_iter().filter(due).collect();
    days.into_iter().map(|i| event(reading, EventKind::Health, i, Vec::new(), &line)).collect()
}
