//! Reviews that a page speaks of without being their notes: the day on which the next was to be held, and one that was put off or
//! never held. Whether such a review is in the file is worked out elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use record::{Mentioned, When};
use regex::Regex;

use super::Found;
use crate::entries::entry_at;
use crate::events::Reading;
use crate::head::is_log;
use crate::sheet::{list, words};

/// A date looser than this says too little about when the review was to be.
const LOOSE_DAYS: i64 = 62;
/// Bytes between the words and their date.
const NEAR: usize = 36;

/// "Next review: 12.5.75", "Date of next statutory review", "Review due May 1975".
static DUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:(?:date of )?(?:the )?(?:next|following) (?:[a-z.-]+ ){0,3}?review(?: meeting| date)?(?: (?:is|was|to be|will be))?(?: (?:due|held|fixed|arranged|set|booked))?",
        r"|(?:next )?review (?:is |was |now |then )?(?:due|to be held|fixed for|arranged for|set for|booked for)",
        r"|(?:is |was |now )?due for review|to be reviewed(?: again)?)(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// "Review cancelled", "the review of 3 May was not held", "no review was held".
static NOT_HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:review(?:s)? (?:[a-z0-9./'-]+ ){0,7}?(?:was |were |has |had |is |been |be )*(?:not (?:been )?(?:held|done|convened|completed|take place|taken place)",
        r"|cancelled|postponed|put off|put back|deferred|adjourned|never (?:held|done|took place)|missed|overdue|abandoned|(?:did not|didn't) (?:happen|take place|go ahead))",
        r"|no (?:[a-z-]+ ){0,2}review (?:was |has been |had been |meeting )*(?:held|done|took place|convened)",
        r"|(?:cancelled|postponed|deferred) (?:the |his |her |their |my |today's )?(?:[a-z-]+ ){0,2}review)(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
words! {
    /// Reviews of something other than the child's care.
    OTHER =
        "health review" "medical review" "medication review" "pep review" "financial review" "foster carer review" "carer review"
        "carers review" "annual review" "pay review" "judicial review" "peer review" "file review" "rent review" "house review"
        "grant review" "statement review" "benefit review" "ehcp review" "ehc review"
}
/// Words between a review that was put off and the day that was fixed in its place.
const INSTEAD: &[&str] = list! { "to" "until" "till" "for" };

pub(super) fn reviews(reading: &Reading<'_>) -> Vec<Found> {
    let sheet = reading.sheet;
    if !sheet.flat.contains("review") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (n, unit) in reading.units.iter().enumerate() {
        let flat = sheet.flat_range(&unit.range);
        let words = &sheet.flat[flat.clone()];
        if !words.contains("review") || OTHER.are_in(words) {
            continue;
        }
        let in_text = |at: Range<usize>| sheet.text_at(flat.start + at.start)..sheet.text_at(flat.start + at.end);
        if let Some(hit) = NOT_HELD.find(words) {
            found.extend(not_held(reading, &unit.range, &in_text(hit.range())));
        } else if let Some(hit) = DUE.find(words) {
            found.extend(due(reading, n, &in_text(hit.range())));
        }
    }
    found
}

/// The day right after the words, in the sentence or below its label.
fn due(reading: &Reading<'_>, n: usize, told: &Range<usize>) -> Option<Found> {
    let unit = &reading.units[n].range;
    let (date, span) = dates(reading).find(|(_, span)| {
        let Some(between) = reading.sheet.text.get(told.end..span.start) else { return false };
        let in_unit = span.end <= unit.end;
        let blank = between.chars().all(|c| !c.is_alphanumeric());
        between.len() <= NEAR && (in_unit || blank && between.matches('\n').count() <= 2)
    })?;
    // A day that had passed when the paper was written is the day of another review.
    let written = written(reading, unit.start);
    let ahead = written.as_ref().and_then(When::latest).is_none_or(|w| date.earliest().is_some_and(|d| d > w));
    ahead.then(|| (unit.start.min(told.start)..unit.end.max(span.end), review(date, false)))
}

/// A review that was not held: on the day that its sentence names, else on that of its entry. Where another day was fixed in its
/// place, that is the day to look for.
fn not_held(reading: &Reading<'_>, unit: &Range<usize>, told: &Range<usize>) -> Option<Found> {
    let text = reading.sheet.text;
    let inside: Vec<_> = dates(reading).filter(|(_, span)| span.start >= unit.start && span.end <= unit.end).collect();
    let instead = inside.iter().find(|(_, span)| {
        let before = text.get(told.end..span.start).map(str::trim_end).unwrap_or_default();
        before.len() <= NEAR && before.split_whitespace().next_back().is_some_and(|w| INSTEAD.contains(&w))
    });
    if let Some((date, _)) = instead {
        return Some((unit.clone(), review(date, false)));
    }
    let entry = entry_at(reading.entries, unit.start);
    let own = inside.first().map(|(date, _)| (*date).clone());
    let date = own.or_else(|| entry.map(|e| e.when.clone())).filter(is_sharp)?;
    Some((unit.clone(), review(&date, true)))
}

fn review(date: &When, not_held: bool) -> Mentioned {
    Mentioned::Review { date: date.clone(), not_held }
}

/// The dates that are sharp enough, with the bytes that give them.
fn dates<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (&'a When, &'a Range<usize>)> {
    reading
        .dates
        .iter()
        .zip(&reading.date_spans)
        .filter_map(|(d, span)| Some((d.value.as_ref().filter(|w| is_sharp(w))?, span)))
}

fn is_sharp(when: &When) -> bool {
    when.days().is_some_and(|days| days <= LOOSE_DAYS)
}

/// When the words at a place were written: their entry's day, else the paper's. The days of a running record say nothing of one place.
fn written(reading: &Reading<'_>, at: usize) -> Option<When> {
    let paper = reading.head.date.clone().filter(|_| !is_log(reading.head.kind));
    entry_at(reading.entries, at).map(|e| e.when.clone()).or(paper)
}
