//! The dated entries of running records, logs and chronologies: which stretch of a page stands under which date.

use chrono::Datelike;
use record::{DateMention, PageFindings, When};

use crate::head::has_entries;
use crate::in_order::{begins, is_put_in};
use crate::lines::{label, leading_date};
use crate::opening::opening;
use crate::sheet::{Sheet, list};
use crate::units::leaves_open;

/// A stretch of a page under one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// First byte of the line that bears the date.
    pub(crate) start: usize,
    /// First byte after the date.
    pub(crate) after_date: usize,
    pub(crate) when: When,
}

/// A dated entry of a page, for a reader who goes through it one by one. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedEntry {
    pub start: u32,
    pub end: u32,
    pub when: When,
    /// Who wrote it, where a line at its head says so.
    pub author: Option<String>,
}

/// The dated entries of a page as it was read: of a running record, a log, a chronology, or the mails of a thread, each with its own day.
/// Empty for a page without any. `findings` are those of the page whose words these are.
#[must_use]
pub fn dated_entries(text: &str, findings: &PageFindings) -> Vec<DatedEntry> {
    let sheet = Sheet::new(text);
    let kind = findings.head.kind;
    let starts: Vec<(usize, When)> =
        entries(&sheet, kind, &findings.dates).into_iter().map(|e| (e.start, e.when)).collect();
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, when), end)| DatedEntry {
            start: sheet.chars_before(*start),
            end: sheet.chars_before(*start + text[*start..end].trim_end().len()),
            when: when.clone(),
            author: writer(&text[*start..end]),
        })
        .collect()
}

/// Where each mail of a thread begins, its day, and where that ends: a block of headers, or "On … wrote:".
fn mails(sheet: &Sheet<'_>, dates: &[DateMention]) -> Vec<(usize, When, usize)> {
    let day_on = |n: usize| {
        let range = &sheet.lines[n];
        let here = |d: &&DateMention| range.contains(&sheet.byte_of(d.start));
        dates.iter().filter(here).find_map(|d| d.value.clone()).map(|when| (when, range.end))
    };
    let mut found: Vec<(usize, When, usize)> = Vec::new();
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n).trim_start_matches(['>', ' ', '*', '|', '\t']);
        let lower = line.get(..5).unwrap_or(line).to_ascii_lowercase();
        // "[3]  "Lucy Venables" wrote, Tue 27 Aug 2013 18:41": a print that numbers the mails of a thread.
        let numbered = line.starts_with('[') && line.find(']').is_some_and(|end| line[1..end].parse::<u8>().is_ok());
        let day = if lower == "from:" {
            // "Sent:" or "Date:" stands within the next lines.
            (n + 1..(n + 5).min(sheet.lines.len()))
                .find(|m| {
                    let header = sheet.line(*m).trim_start_matches(['>', ' ', '*']).to_ascii_lowercase();
                    header.starts_with("sent:") || header.starts_with("date:")
                })
                .and_then(day_on)
        } else if numbered && line.len() <= 120 || lower.starts_with("on ") && line.trim_end().ends_with("wrote:") {
            day_on(n)
        } else {
            None
        };
        found.extend(day.map(|(when, end)| (sheet.lines[n].start, when, end)));
    }
    found
}

/// The name in the first lines of an entry: a mail's sender, "… wrote:", "Recorded by: …", "Worker: …".
fn writer(words: &str) -> Option<String> {
    words.lines().take(3).find_map(|line| {
        let line = line.trim_start_matches(['>', ' ', '*']).trim();
        if let Some(said) = line.strip_suffix(" wrote:") {
            let from = said.rfind(|c: char| c.is_ascii_digit() || c == ',').map_or(0, |at| at + 1);
            return Some(said[from..].trim().to_owned()).filter(|name| !name.is_empty());
        }
        line.split('\t')
            .flat_map(|cell| cell.split("  "))
            .find_map(|cell| {
                let found = label(cell)?;
                let name = cell[found.name].to_ascii_lowercase();
                let value = &cell[found.value];
                let value = value.split(['<', '[']).next().unwrap_or_default().trim();
                let names = ["from", "recorded by", "created by", "author", "worker", "entered by", "written by"];
                // One space may part two labels on a line of a system's print.
                let cut = names.iter().filter_map(|n| value.to_ascii_lowercase().find(&format!(" {n}:"))).min();
                let value = &value[..cut.unwrap_or(value.len())];
                (names.contains(&name.as_str()) && !value.is_empty()).then(|| value.to_owned())
            })
            .or_else(|| {
                let at = line.find("Created by: ").or_else(|| line.find("Recorded by: "))?;
                line[at..].split_once(": ").map(|(_, name)| name.trim().to_owned())
            })
    })
}

/// Labels that open an entry in a system's print of case notes.
const ENTRY_LABELS: &[&str] = list! {
    "date" "date of contact" "date of visit" "event date" "contact date" "case note date" "note date" "date and time"
    "date of event" "date of note" "date of case note" "date of entry" "entry date" "date of recording" "recording date" "date of call"
    "date/time" "date & time" "date / time" "activity date" "date of activity" "visit date" "date of log" "log date" "occurred" "date occurred"
};

/// Fewer dated lines than this on a page that is not a record made of entries are just lines with dates.
const ENOUGH: usize = 3;

/// True for the records whose lines open with days that leave out what the line above has said.
pub(crate) fn has_days_in_order(kind: Option<record::DocumentKind>) -> bool {
    crate::head::is_log(kind) || kind == Some(record::DocumentKind::Chronology)
}

/// Finds the entries, in order. `dates` are those of the page.
pub(crate) fn entries(sheet: &Sheet<'_>, kind: Option<record::DocumentKind>, dates: &[DateMention]) -> Vec<Entry> {
    use record::DocumentKind::*;
    if matches!(kind, Some(Letter | CoverLetter | Memo | CourtOrder)) {
        return Vec::new();
    }
    if kind == Some(Email) {
        let mail = |(start, when, after_date)| Entry { start, after_date, when };
        return mails(sheet, dates).into_iter().map(mail).collect();
    }
    let starts: Vec<usize> = dates.iter().map(|d| sheet.byte_of(d.start)).collect();
    let mut found = Vec::new();
    let mut led = 0;
    let in_order = has_days_in_order(kind);
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let range = &sheet.lines[n];
        let week = week_head(line);
        let (at, labelled) = if let Some(at) = leading_date(line) {
            (at, false)
        } else if let Some(at) = labelled_day(line) {
            (at, true)
        } else if let Some(at) = week {
            (at, false)
        } else if let Some(opening) = opening(line).filter(|o| in_order && begins(sheet, n, o)) {
            (opening.range.start, false)
        } else {
            continue;
        };
        let at = range.start + at;
        let alone = week.is_some() || is_whole_day(line);
        let in_column = || in_order && opening(line).is_some_and(|o| begins(sheet, n, &o));
        if !labelled && !alone && !opens(sheet, n) && !in_column() {
            continue;
        }
        // The span may open with the weekday, before the digits that were seen.
        let Some(date) =
            starts.iter().zip(dates).find(|(s, d)| **s >= range.start && **s <= at + 2 && sheet.byte_of(d.end) > at)
        else {
            continue;
        };
        let Some(when) = date.1.value.clone().filter(|w| w.earliest().is_some() && w.latest().is_some()) else {
            continue;
        };
        led += usize::from(!labelled);
        // The head that a system prints over an entry is part of it.
        let head = n.checked_sub(1).filter(|above| in_order && is_put_in(sheet.line(*above)));
        let start = head.map_or(range.start, |above| sheet.lines[above].start);
        found.push((labelled, Entry { start, after_date: sheet.byte_of(date.1.end), when }));
    }
    let record = has_entries(kind);
    let mut coded = coded_rows(sheet, dates);
    coded.extend(rows_behind_names(sheet, dates));
    led += coded.len();
    if !record && led < ENOUGH {
        return Vec::new();
    }
    found.extend(coded.into_iter().map(|entry| (false, entry)));
    found.sort_by_key(|(_, entry)| entry.start);
    found.dedup_by_key(|(_, entry)| entry.start);
    found.into_iter().filter(|(labelled, _)| record || !labelled).map(|(_, e)| e).collect()
}

/// "HV 12.5.94.  Introduced by …", "REVIEW 5.10.94 at The Croft.", "School tel 14.11.95, …": how it came about stands before the day.
fn coded_rows(sheet: &Sheet<'_>, dates: &[DateMention]) -> Vec<Entry> {
    const MOST: usize = 16;
    let rows: Vec<Entry> = (0..sheet.lines.len())
        .filter_map(|n| {
            let range = &sheet.lines[n];
            let line = sheet.line(n);
            let at = line.find(|c: char| c.is_ascii_digit()).filter(|at| (2..=MOST).contains(at))?;
            let code = line[..at].trim();
            let fits = (1..=2).contains(&code.split_whitespace().count())
                && code.starts_with(char::is_uppercase)
                && code.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '.'))
                && leading_date(line).is_none()
                && label(line).is_none_or(|l| !l.value.is_empty())
                && (n == 0 || sheet.line(n - 1).trim().is_empty());
            let day = dates.iter().find(|d| sheet.byte_of(d.start) == range.start + at).filter(|_| fits)?;
            let when = day.value.clone().filter(When::is_one_day)?;
            Some(Entry { start: range.start, after_date: sheet.byte_of(day.end), when })
        })
        .collect();
    if rows.len() >= ENOUGH { rows } else { Vec::new() }
}

/// "TULLY Yvonne    Wed 05 Aug 2020    Phone call": the head of an entry with its writer before the day and its type behind.
fn rows_behind_names(sheet: &Sheet<'_>, dates: &[DateMention]) -> Vec<Entry> {
    let rows: Vec<Entry> = (0..sheet.lines.len())
        .filter_map(|n| {
            let range = &sheet.lines[n];
            let at = range.start + day_behind_a_name(sheet.line(n))?;
            let day = dates.iter().find(|d| (at..=at + 5).contains(&sheet.byte_of(d.start)))?;
            let when = day.value.clone().filter(When::is_one_day)?;
            Some(Entry { start: range.start, after_date: sheet.byte_of(day.end), when })
        })
        .collect();
    if rows.len() >= ENOUGH { rows } else { Vec::new() }
}

/// Where the day begins in a row of three columns: a name, a day with its year, a few words.
pub(crate) fn day_behind_a_name(line: &str) -> Option<usize> {
    let (name, rest) = line.split_once('\t')?;
    let (day, kind) = rest.split_once('\t')?;
    let named = (1..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(|w| w.starts_with(char::is_uppercase))
        && !name.bytes().any(|b| b.is_ascii_digit())
        && name.len() <= 40;
    let typed = !kind.contains('\t') && kind.len() <= 40 && kind.starts_with(char::is_uppercase);
    let whole = leading_date(day).is_some_and(|at| at <= 5)
        && day.len() <= 24
        && day.bytes().filter(u8::is_ascii_digit).count() >= 5;
    (named && typed && whole).then_some(name.len() + 1)
}

/// "Thurs 13 Sep 2012", with nothing before or behind it: no end of a sentence.
fn is_whole_day(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    words.len() == 4
        && words[0].starts_with(char::is_uppercase)
        && words[0].chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ','))
        && words[1].starts_with(|c: char| c.is_ascii_digit())
        && year(words[3])
        && leading_date(line).is_some()
}

/// Where the words begin that head a week in a record kept by the week: "Week ending Sunday 12 October 2003", "w/c 4.5.98".
fn week_head(line: &str) -> Option<usize> {
    const WEEK: &[&str] = list! {
        "week ending" "week commencing" "week beginning" "week starting" "week of" "for week ending" "w/e" "w/c" "wk end"
        "wk commencing"
    };
    // Asked of every line.
    let words = line.trim_start();
    if !words.starts_with(['w', 'W', 'f', 'F']) {
        return None;
    }
    let lower = words.get(..words.len().min(20))?.to_ascii_lowercase();
    let headed = words.len() <= 60 && !words.trim_end().ends_with('.') && WEEK.iter().any(|w| lower.starts_with(w));
    headed.then_some(line.len() - words.len())
}

/// Where the day begins that a system prints behind a label over each entry, in bytes of the line: "Date: 23/08/2012 12:30", also behind
/// other columns of the row and without a colon ("Date of note", "Note type").
pub(crate) fn labelled_day(line: &str) -> Option<usize> {
    let is_entry_label = |name: &str| ENTRY_LABELS.contains(&name.to_ascii_lowercase().as_str());
    let mut start = 0;
    line.split('\t').find_map(|cell| {
        let at = start;
        start += cell.len() + 1;
        let rest = &line[at..];
        if let Some(found) = label(rest).filter(|l| is_entry_label(&rest[l.name.clone()])) {
            return Some(at + found.value.start);
        }
        // "Event date 17/03/2011": with one space between.
        let words = cell.trim_start();
        let digits = words.find(|c: char| c.is_ascii_digit()).filter(|i| is_entry_label(words[..*i].trim()));
        if let Some(digits) = digits {
            return Some(at + (cell.len() - words.len()) + digits);
        }
        let beside = line.get(start..).filter(|_| is_entry_label(cell.trim()))?;
        Some(start + beside.len() - beside.trim_start().len())
    })
}

/// Heads of entries that bear their day behind a label: more than one makes a page a record.
pub(crate) fn labelled_days(sheet: &Sheet<'_>) -> usize {
    let days = (0..sheet.lines.len()).filter(|n| {
        let line = sheet.line(*n);
        labelled_day(line).is_some_and(|at| leading_date(&line[at..]) == Some(0))
    });
    let behind_names = (0..sheet.lines.len()).filter(|n| day_behind_a_name(sheet.line(*n)).is_some()).count();
    Some(days.count()).filter(|n| *n > 1).unwrap_or(0).max(if behind_names >= ENOUGH { behind_names } else { 0 })
}

/// True when the line above does not run on into this one.
pub(crate) fn opens(sheet: &Sheet<'_>, n: usize) -> bool {
    let Some(above) = n.checked_sub(1).map(|a| sheet.line(a).trim_end()) else { return true };
    if leaves_open(above) {
        return false;
    }
    // A ruled line, as under the heads of columns, is as good as an empty one.
    !above.chars().any(char::is_alphanumeric)
        || above.ends_with(['.', '!', '?', ':', ')', ']', '"', '\u{201d}', '\'', '\u{2019}', '█'])
        || above.len() * 10 < sheet.width * 8
        || leading_date(above).is_some()
        || label(above).is_some()
        || is_put_in(above)
}

/// The entry that a byte of the page stands in.
pub(crate) fn entry_at(entries: &[Entry], byte: usize) -> Option<&Entry> {
    entries[..entries.partition_point(|e| e.start <= byte)].last()
}

/// From the first entry's first day to the last entry's last day, as one value.
///
/// A day without a year says nothing of when that was.
pub(crate) fn span(entries: &[Entry]) -> Option<When> {
    let known = || entries.iter().map(|e| &e.when).filter(|w| w.latest().is_some_and(|day| day.year() < 9999));
    let first = known().filter_map(When::earliest).min()?;
    let last = known().filter_map(When::latest).max()?;
    if first == last { Some(When::day(first)) } else { When::parse(&format!("{first}/{last}")).ok() }
}
