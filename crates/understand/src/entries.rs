//! The dated entries of running records, logs and chronologies: which stretch of a page stands under which date.

use record::{DateMention, When};

use crate::head::has_entries;
use crate::lines::{label, leading_date};
use crate::sheet::{Sheet, list};

/// A stretch of a page under one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// First byte of the line that bears the date.
    pub(crate) start: usize,
    /// First byte after the date.
    pub(crate) after_date: usize,
    pub(crate) when: When,
}

/// Labels that open an entry in a system's print of case notes.
const ENTRY_LABELS: &[&str] = list! {
    "date" "date of contact" "date of visit" "event date" "contact date" "case note date" "note date" "date and time"
    "date of event"
};

/// Fewer dated lines than this on a page that is not a record made of entries are just lines with dates.
const ENOUGH: usize = 3;

/// Finds the entries, in order. `dates` are those of the page.
pub(crate) fn entries(sheet: &Sheet<'_>, kind: Option<record::DocumentKind>, dates: &[DateMention]) -> Vec<Entry> {
    use record::DocumentKind::*;
    if matches!(kind, Some(Letter | CoverLetter | Email | Memo | CourtOrder)) {
        return Vec::new();
    }
    let starts: Vec<usize> = dates.iter().map(|d| sheet.byte_of(d.start)).collect();
    let mut found = Vec::new();
    let mut led = 0;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let range = &sheet.lines[n];
        let (at, labelled) = if let Some(at) = leading_date(line) {
            (at, false)
        } else if let Some(found) =
            label(line).filter(|l| ENTRY_LABELS.contains(&line[l.name.clone()].to_ascii_lowercase().as_str()))
        {
            (found.value.start, true)
        } else if let Some(at) = dated_cell(line) {
            (at, true)
        } else {
            continue;
        };
        let at = range.start + at;
        if !labelled && !opens(sheet, n) {
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
        found.push((labelled, Entry { start: range.start, after_date: sheet.byte_of(date.1.end), when }));
    }
    let record = has_entries(kind);
    if !record && led < ENOUGH {
        return Vec::new();
    }
    found.into_iter().filter(|(labelled, _)| record || !labelled).map(|(_, e)| e).collect()
}

/// Where the date begins in a row such as `Case Note Type: Visit    Date: 23/08/2012 12:30`, in bytes of the line.
fn dated_cell(line: &str) -> Option<usize> {
    line.match_indices('\t').map(|(tab, _)| tab + 1).find_map(|cell| {
        let found = label(&line[cell..])?;
        let name = line[cell..][found.name].to_ascii_lowercase();
        ENTRY_LABELS.contains(&name.as_str()).then_some(cell + found.value.start)
    })
}

/// True when the line above does not run on into this one.
fn opens(sheet: &Sheet<'_>, n: usize) -> bool {
    let Some(above) = n.checked_sub(1).map(|a| sheet.line(a).trim_end()) else { return true };
    above.trim().is_empty()
        || above.ends_with(['.', '!', '?', ':', ')', ']', '"', '\u{201d}', '\'', '\u{2019}', '█'])
        || above.len() * 10 < sheet.width * 8
        || leading_date(above).is_some()
        || label(above).is_some()
}

/// The entry that a byte of the page stands in.
pub(crate) fn entry_at(entries: &[Entry], byte: usize) -> Option<&Entry> {
    entries[..entries.partition_point(|e| e.start <= byte)].last()
}

/// From the first entry's first day to the last entry's last day, as one value.
pub(crate) fn span(entries: &[Entry]) -> Option<When> {
    let first = entries.iter().filter_map(|e| e.when.earliest()).min()?;
    let last = entries.iter().filter_map(|e| e.when.latest()).max()?;
    if first == last { Some(When::day(first)) } else { When::parse(&format!("{first}/{last}")).ok() }
}

/// A dated entry of a page, for someone who looks at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageEntry {
    /// Where it begins and where the next one does, in Unicode scalar values of the page's text.
    pub start: u32,
    pub end: u32,
    pub when: When,
}

/// The dated entries of one page, in order, from what was found on it.
#[must_use]
pub fn entries_on(text: &str, found: &record::PageFindings) -> Vec<PageEntry> {
    let sheet = Sheet::new(text);
    let list = entries(&sheet, found.head.kind, &found.dates);
    let ends = list.iter().skip(1).map(|e| e.start).chain([text.len()]);
    list.iter()
        .zip(ends)
        .map(|(e, end)| PageEntry {
            start: sheet.chars_before(e.start),
            end: sheet.chars_before(end),
            when: e.when.clone(),
        })
        .collect()
}
