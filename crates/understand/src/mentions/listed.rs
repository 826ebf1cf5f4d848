//! The lines of an index or a contents page: the name of each paper that it lists, with its date where the line gives one.

use std::sync::LazyLock;

use record::{DateMention, Mentioned, When};
use regex::Regex;

use super::Found;
use crate::sheet::Sheet;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(?:(?:file |case file )?(?:index|contents)|table of contents|(?:index|list|schedule) of .{1,40})\W*$",
    )
    .expect("a fixed pattern")
});
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*\(?\d{1,3}[.)]?(?:\t|\s+)").expect("a fixed pattern"));
/// Dots that lead to a page number, or the number in a column of its own.
static TAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\s*\.{2,}\s*|\t+|\s{3,})(?:pp?\.?\s*)?\d{1,4}(?:\s*[-–]\s*\d{1,4})?\s*$").expect("a fixed pattern")
});

/// Fewer lines than this make no list.
const FEW: usize = 2;
/// An entry is a name, not a sentence.
const LONGEST: usize = 120;
/// Lines at the head of a page in which an index says that it is one.
const ZONE: usize = 12;

/// The entries, or nothing when the page is no index.
pub(super) fn listed(sheet: &Sheet<'_>, dates: &[DateMention]) -> Vec<Found> {
    let lines: Vec<usize> = (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).collect();
    let Some(top) = lines.iter().take(ZONE).position(|n| is_heading(sheet.line(*n).trim())) else { return Vec::new() };
    let found: Vec<Found> = lines[top + 1..].iter().filter_map(|n| entry(sheet, *n, dates)).collect();
    if found.len() < FEW { Vec::new() } else { found }
}

/// Lists of people and things are no lists of papers.
fn is_heading(line: &str) -> bool {
    let words = line.to_lowercase();
    HEADING.is_match(line)
        && (!words.starts_with("list of") && !words.contains(" of ")
            || ["document", "paper", "enclos", "content", "file", "record", "report", "correspondence", "evidence"]
                .iter()
                .any(|w| words.contains(w)))
}

fn entry(sheet: &Sheet<'_>, n: usize, dates: &[DateMention]) -> Option<Found> {
    let (line, at) = (sheet.line(n), sheet.lines[n].start);
    if line.trim().len() > LONGEST {
        return None;
    }
    let number = NUMBERED.find(line).map_or(0, |m| m.end());
    let tail = TAIL.find(&line[number..]).filter(|m| !is_year(m.as_str())).map_or(line.len(), |m| number + m.start());
    let on_line = |d: &&DateMention| {
        let start = sheet.byte_of(d.start);
        start >= at && start < at + line.len()
    };
    let date = dates.iter().filter(on_line).find(|d| d.value.as_ref().is_some_and(sharp));
    if number == 0 && tail == line.len() && date.is_none() {
        return None;
    }
    // The name is the first column with letters, up to the date if that stands in the same column.
    let column =
        columns(&line[number..tail]).find(|(_, words)| words.chars().filter(|c| c.is_alphabetic()).count() >= 3)?;
    let mut start = at + number + column.0;
    let mut end = start + column.1.len();
    if let Some(date) = date {
        let (from, to) = (sheet.byte_of(date.start), sheet.byte_of(date.end));
        if from <= start && to < end && to > start {
            start = to;
        } else if from > start && from < end {
            end = from;
        }
    }
    let title = sheet.text.get(start..end)?.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    // A line that goes on from the one above begins with a small letter.
    if number == 0 && title.starts_with(char::is_lowercase) {
        return None;
    }
    if letters < 4 || title.to_lowercase().ends_with(" of") && date.is_none() {
        return None;
    }
    let title = title.trim_end_matches(" of").trim_end_matches(" dated").to_owned();
    Some((at..at + line.len(), Mentioned::Listed { title, date: date.and_then(|d| d.value.clone()) }))
}

/// A year in the last column counts no pages.
fn is_year(tail: &str) -> bool {
    let digits: String = tail.chars().filter(char::is_ascii_digit).collect();
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// The columns of a row with the byte at which each begins.
fn columns(row: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    row.split('\t').map(move |words| {
        let start = at;
        at += words.len() + 1;
        (start, words)
    })
}

/// A month or less: "2000 to 2008" beside a volume's name dates no paper.
fn sharp(when: &When) -> bool {
    when.days().is_some_and(|d| d <= 31)
}
