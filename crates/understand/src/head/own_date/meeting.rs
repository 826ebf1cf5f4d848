//! The day of a meeting, where it stands beside its place or its hour and no label names it.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, When};
use regex::Regex;

use super::{OwnDate, TIME_OF_DAY, cells, date_in, has_no_year, other_date};
use crate::dates::DateContext;
use crate::sheet::Sheet;

/// "Fernhill Lodge, Wednesday 9 February 1977, 2.15 pm" and "at St Oswin's, Thurs 26 April 2012": a meeting's place and day, in a line
/// or a column of its own.
pub(super) fn where_and_when(
    sheet: &Sheet<'_>,
    n: usize,
    kind: DocumentKind,
    context: &DateContext<'_>,
) -> Option<OwnDate> {
    use DocumentKind::*;
    if !matches!(kind, ReviewMinutes | ConferenceMinutes | StrategyDiscussion | Pep | ContactSheet | Email) {
        return None;
    }
    let all: Vec<Range<usize>> = cells(sheet, n).collect();
    all.iter().enumerate().find_map(|(i, cell)| {
        let words = sheet.text[cell.clone()].trim();
        let lower = words.to_ascii_lowercase();
        if words.len() > 90
            || words.ends_with('.') && words.len() > 60
            || other_date(&lower)
            || !words.bytes().any(|b| b.is_ascii_digit())
            || !words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                && !["at ", "on ", "held "].iter().any(|w| lower.starts_with(w))
        {
            return None;
        }
        let date = date_in(sheet, cell.clone(), usize::MAX, context)
            .filter(|d| When::is_one_day(&d.when) && !has_no_year(&d.when))?;
        let (before, after) = (&sheet.text[cell.start..date.span.start], &sheet.text[date.span.end..cell.end]);
        let rest = after.trim_matches([',', '.', ' ', ')']).to_ascii_lowercase();
        // "4.15 p.m. at The Hollies": the place behind the hour.
        let rest = match rest.split_once(" at ") {
            Some((hour, place)) if place.len() <= 40 && rest.starts_with(|c: char| c.is_ascii_digit()) => {
                hour.to_owned()
            }
            _ => rest,
        };
        let next = all.get(i + 1).map(|c| sheet.text[c.clone()].trim().to_ascii_lowercase());
        // A day of the week, an hour, or "at" before the place says that people met then.
        let named_day = date_has_weekday(&sheet.text[date.span.clone()]);
        let hour = |w: &str| TIME_OF_DAY.is_match(w) || HOUR.is_match(w);
        let timed = hour(&rest) || rest.is_empty() && next.as_deref().is_some_and(hour);
        let placed = before.trim_start().to_ascii_lowercase();
        let placed = ["at ", "held "].iter().any(|w| placed.starts_with(w)) && rest.is_empty();
        let ends = rest.is_empty() || hour(&rest);
        (ends && (named_day && before.trim().len() + after.len() >= 3 || timed || placed)).then_some(date)
    })
}

/// "Tuesday, 16th September 1997, Committee Room 3": a day of the week and the place, and no sentence.
pub(super) fn day_and_place(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    let cell = cells(sheet, n).next()?;
    let words = sheet.text[cell.clone()].trim();
    let opens = date_has_weekday(words) && words.len() <= 80 && !words.ends_with('.');
    let date = opens.then(|| date_in(sheet, cell.clone(), 1, context)).flatten()?;
    let place = sheet.text[date.span.end..cell.end].trim_start().strip_prefix([',', ';'])?.trim();
    let named = place.split_whitespace().all(|w| {
        w.starts_with(|c: char| !c.is_lowercase()) || matches!(w, "of" | "the" | "at" | "in" | "and" | "am" | "pm")
    });
    let whole = date.when.is_one_day() && !has_no_year(&date.when);
    (whole && named && !place.is_empty() && place.split_whitespace().count() <= 8).then_some(date)
}

/// "Before the JUVENILE COURT sitting at the Law Courts, 24th day of March 1966".
pub(super) fn of_a_sitting(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    let line = sheet.line(n);
    let lower = line.to_ascii_lowercase();
    let sits = lower.contains("court") && ["sitting", "before "].iter().any(|w| lower.contains(w));
    let date =
        (sits && line.len() <= 110).then(|| date_in(sheet, sheet.lines[n].clone(), usize::MAX, context)).flatten()?;
    let rest = &sheet.text[date.span.end..sheet.lines[n].end];
    (date.when.is_one_day() && !has_no_year(&date.when) && rest.trim_matches(['.', ',', ' ']).is_empty())
        .then_some(date)
}

fn date_has_weekday(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|w| lower.starts_with(w))
}

static HOUR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:at\s+|from\s+)?(?:\d{1,2}(?:\s?[.:]\s?\d{2})?\s*(?:[ap]\.?m\.?|noon|hrs|hours|o'clock)|noon|\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to)\s*\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?)$")
        .expect("a fixed pattern")
});
