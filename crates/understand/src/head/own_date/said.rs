//! The day of a paper where a sentence says it: "Given under my hand this 20th day of March, 1951", "We met on …", "Typed 16.vii.73".

use std::sync::LazyLock;

use chrono::{Datelike, Days};
use record::{DocumentKind, When};
use regex::Regex;

use super::{OwnDate, cells, date_in, has_no_year};
use crate::dates::DateContext;
use crate::sheet::Sheet;

/// Words before the day on which a deed, a notice or an order was made.
static MADE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:given under (?:my|our) hands?|dated|is made|was made|made|sealed|signed|witness(?:ed)?|sworn|declared|holden|held)(?: at [a-z' ]{3,40}?)?(?: on)?,?\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?((?:this|the) (?:[a-z-]+|\d{1,2}(?:st|nd|rd|th)?) day of )",
    )
    .expect("a fixed pattern")
});
static DAY_OF: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^(?:on )?(?:the|this) [a-z0-9-]+ day of [a-z]").expect("a fixed pattern"));
/// A statement's mark: "Applicant: I. Farr: 2nd: 5.2.96".
static MARKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[:;\t ](?:\d(?:st|nd|rd|th)|first|second|third)[:;\t ]").expect("a fixed pattern")
});
/// A short code and a day: "LPM 17.10.13".
static CODED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[A-Z][A-Z/ .-]{1,14} (\d)").expect("a fixed pattern"));

/// "It is Sunday the 11th December and I am sat down at last": a letter that says in its first lines which day it is.
pub(super) fn today(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    let greeted =
        (0..sheet.lines.len()).find(|n| sheet.line(*n).trim_start().to_ascii_lowercase().starts_with("dear"))?;
    let first = (greeted + 1..sheet.lines.len()).find(|n| sheet.line(*n).chars().any(char::is_alphanumeric))?;
    let line = sheet.line(first);
    let lower = line.to_ascii_lowercase();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let at = ["it is ", "today is ", "this is "].iter().find_map(|w| {
        let at = lower.find(w)? + w.len();
        days.iter().any(|d| lower.get(at..).is_some_and(|r| r.starts_with(d))).then_some(at)
    })?;
    date_in(sheet, sheet.lines[first].start + at..sheet.lines[first].end, 2, context)
}

/// "Sunday 29th" over a letter that was stamped on 31 January: the day of that name and number in the five weeks before.
pub(super) fn before_the_stamp(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:^|[\t ,])((mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?:the )?(\d{1,2})(?:st|nd|rd|th)?)\.?\s*$")
            .expect("a fixed pattern")
    });
    let top: Vec<usize> =
        (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).take(8).collect();
    let (n, found) = top.iter().find_map(|n| Some((*n, DAY.captures(sheet.line(*n))?)))?;
    let (whole, name, number) = (found.get(1)?, found.get(2)?, found.get(3)?.as_str().parse::<u32>().ok()?);
    let stamp = crate::dates::find_dates(sheet.text, context)
        .into_iter()
        .filter(|d| d.how == record::How::written() && d.text.chars().filter(char::is_ascii_uppercase).count() >= 3)
        .find_map(|d| d.value.filter(|w| w.is_one_day() && !has_no_year(w))?.latest())?;
    let day = (0..35).filter_map(|back| stamp.checked_sub_days(Days::new(back))).find(|day| day.day() == number)?;
    let same = day.format("%a").to_string().eq_ignore_ascii_case(name.as_str());
    let start = sheet.lines[n].start;
    same.then(|| OwnDate {
        when: When::day(day),
        how: record::How(format!("relative to {stamp}")),
        span: start + whole.start()..start + whole.end(),
    })
}

/// What a sentence or a mark near the head says, and how strongly.
pub(super) fn in_words(sheet: &Sheet<'_>, kind: DocumentKind, context: &DateContext<'_>) -> Option<(u32, OwnDate)> {
    use DocumentKind::*;
    let whole = |date: &OwnDate| date.when.is_one_day() && !has_no_year(&date.when);
    let deed = matches!(kind, LegalNotice | CourtOrder | PlacementInformation | ReceptionIntoCare | Other);
    // The day right behind one of these phrases, in one of the first lines.
    let right_behind = |phrases: &[&str], lines: usize, reach: usize| {
        (0..sheet.lines.len()).take(lines).find_map(|n| {
            let lower = sheet.line(n).to_ascii_lowercase();
            let at = phrases.iter().find_map(|w| lower.find(w).map(|at| at + w.len()))?;
            date_in(sheet, sheet.lines[n].start + at..sheet.lines[n].end, reach, context).filter(whole)
        })
    };
    let made = || MADE.captures_iter(&sheet.flat).last().and_then(|c| c.get(1)).map(|m| sheet.text_at(m.start()));
    // "THE FIFTH day of OCTOBER One thousand nine hundred and sixty seven", alone at the head of an order.
    let alone = || {
        (0..sheet.lines.len()).take(20).find_map(|n| {
            let words = sheet.line(n).trim_start();
            let day = DAY_OF.is_match(words) && sheet.line(n).split_whitespace().count() <= 14;
            day.then_some(sheet.lines[n].end - words.len())
        })
    };
    if deed && let Some(start) = made().or_else(|| (kind == CourtOrder).then(alone).flatten()) {
        let end = sheet.text[start..].char_indices().nth(90).map_or(sheet.text.len(), |(at, _)| start + at);
        if let Some(date) = date_in(sheet, start..end, 16, context).filter(whole) {
            return Some((520, date));
        }
    }
    // "I set down here on the 24th of November, 1982, what …": a report without a date over it.
    const SET_DOWN: &[&str] =
        &["i set down here on", "i write this on", "i am writing this on", "this report is written on", "i report on"];
    if let Some(date) = right_behind(SET_DOWN, 14, 6) {
        return Some((200, date));
    }
    let top: Vec<usize> =
        (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).take(8).collect();
    if kind == LegalNotice {
        let marked = top.iter().take(3).find_map(|n| {
            let at = MARKED.find(sheet.line(*n))?;
            date_in(sheet, sheet.lines[*n].start + at.end()..sheet.lines[*n].end, 4, context).filter(whole)
        });
        if let Some(date) = marked {
            return Some((560, date));
        }
    }
    if matches!(kind, ConferenceMinutes | ReviewMinutes | StrategyDiscussion | Pep | CarePlan) {
        let met = top.iter().find_map(|n| {
            let lower = sheet.line(*n).to_ascii_lowercase();
            let at = [
                "we met",
                "meeting held",
                "meeting convened",
                "notes of the meeting",
                "notes of a meeting",
                "notes of meeting",
                "the meeting in",
                "met at",
                "met on",
                "conference held",
                "review held",
                "day was held",
            ]
            .iter()
            .find_map(|w| lower.find(w))?;
            date_in(sheet, sheet.lines[*n].start + at..sheet.lines[*n].end, usize::MAX, context).filter(whole)
        });
        const HELD: &[&str] = &[
            "this review was held on",
            "this meeting was held on",
            "this conference was held on",
            "meeting took place on",
        ];
        if let Some(date) = met.or_else(|| right_behind(HELD, usize::MAX, 12)) {
            return Some((545, date));
        }
    }
    let first = *top.first()?;
    let cell = cells(sheet, first).next()?;
    let at = CODED.captures(&sheet.text[cell.clone()])?.get(1)?.start();
    let date = date_in(sheet, cell.start + at..cell.end, 1, context).filter(whole)?;
    (date.span.end == cell.end).then_some((340, date))
}

/// The last thing that was done with a paper, where it bears no other day: "Typed 16.vii.73/ef", "closed 02.10.06", "Met Kezia 27.04.09".
pub(super) fn finished(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    const DONE: &[&str] = &[
        "typed",
        "report typed",
        "closed",
        "met ",
        "reviewed with",
        "dictated",
        "completed",
        "interviewed",
        "seen and typed",
        "done ",
        "written",
    ];
    let lines: Vec<usize> =
        (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).collect();
    let few = lines.len().saturating_sub(4);
    // A clerk's mark may stand in the head as well.
    let looked = lines[few..].iter().rev().chain(lines.iter().take(8));
    looked
        .copied()
        .find_map(|n| {
            cells(sheet, n).find_map(|cell| {
                let words = &sheet.text[cell.clone()];
                let lower = words.trim_start().to_ascii_lowercase();
                let done = words.len() <= 60 && DONE.iter().any(|w| lower.starts_with(w));
                // "16.vii.73/ef": whose hand typed it.
                let end = words
                    .rfind('/')
                    .filter(|at| words[at + 1..].bytes().all(|b| b.is_ascii_alphabetic()))
                    .unwrap_or(words.len());
                done.then(|| date_in(sheet, cell.start..cell.start + end, 40, context)).flatten()
            })
        })
        .filter(|date| When::is_one_day(&date.when) && !has_no_year(&date.when))
}
