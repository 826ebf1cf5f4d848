//! The day at the end of a paper: beside a signature, or beside or under the name of whoever wrote it.

use chrono::{Datelike, NaiveDate};
use record::{How, When};

use super::birthday::lies_long_before;
use super::{OwnDate, TIME_OF_DAY, calendar, date_in, has_no_year, other_date};
use crate::dates::{DateContext, find_dates};
use crate::sheet::{Sheet, list};

/// The date beside a signature, on whatever page of the paper it stands.
pub(crate) fn signed(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    (0..sheet.lines.len()).rev().take(14).find_map(|n| {
        let lower = sheet.line(n).to_ascii_lowercase();
        let by = ["submitted by", "written up by", "completed by", "filled in by"]
            .iter()
            .any(|w| lower.starts_with(w) || lower.contains(&format!(" {w}")));
        let near = |m: usize| m < sheet.lines.len() && sheet.line(m).to_ascii_lowercase().contains("sign");
        let beside = lower.contains("sign") || by || ((n > 0 && near(n - 1)) || near(n + 1)) && lower.contains("date");
        let date_word = lower.find("date").unwrap_or(0);
        (beside && !other_date(&lower))
            .then(|| {
                let from = if date_word > 0 {
                    date_word
                } else {
                    lower.find("sign").filter(|_| sheet.line(n).is_ascii()).unwrap_or(0)
                };
                date_in(sheet, sheet.lines[n].start + from..sheet.lines[n].end, 60, context)
            })
            .flatten()
            .filter(|own| own.when.earliest().is_some_and(|day| day.year() >= 1900))
    })
}

/// The day alone on one of the last lines of a letter, below the name and the address.
pub(super) fn under_a_letter(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    let lines: Vec<usize> =
        (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).collect();
    let closed =
        lines.iter().rev().take(8).any(|n| sheet.line(*n).trim_start().to_ascii_lowercase().starts_with("yours"));
    let last = lines.iter().rev().take(2).filter(|n| closed && lines.len() > 8 && !sheet.line(**n).contains('\t'));
    last.filter_map(|n| super::whole(sheet, sheet.lines[*n].clone(), context))
        .find(|date| date.when.is_one_day() && !has_no_year(&date.when))
}

/// Words before a date at the foot that make it the day on which somebody else saw or agreed to the paper.
const COUNTERSIGNED: &[&str] = list! {
    "seen" "agreed" "approved" "noted" "read" "received" "rec'd" "checked" "filed" "returned" "authorised" "counter" "c.c."
    "cc" "p.s" "typed"
};

/// The day beside or under the name of whoever wrote the paper, as the last thing on the page: "D. Wragg  C.C.O.   19/10/64".
pub(crate) fn at_foot(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    let lines: Vec<usize> =
        (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).collect();
    let foot = lines.len().saturating_sub(6).max(1.min(lines.len()));
    let mut found: Vec<OwnDate> = Vec::new();
    for (i, n) in lines.iter().enumerate().skip(foot) {
        let line = sheet.line(*n);
        let part = Sheet::new(line);
        let mut dates = find_dates(line, context).into_iter().filter(|d| d.value.is_some() && calendar(d)).peekable();
        // "S.W. B. Charlton    17.3.88    Area Officer J.G. Lumley": of several columns, the day beside the first name.
        let Some(last) = dates.next() else { continue };
        let in_a_column = dates.peek().is_some() || line[part.byte_of(last.end)..].starts_with('\t');
        let span = sheet.lines[*n].start + part.byte_of(last.start)..sheet.lines[*n].start + part.byte_of(last.end);
        let whole = |w: &When| w.is_one_day() && w.earliest().is_some_and(|d| d.year() >= 1900);
        let (when, how) = match last.value {
            Some(when) if has_no_year(&when) => match in_the_year_of_the_page(sheet, &when, context) {
                Some(found) => found,
                None => continue,
            },
            Some(when) if whole(&when) => (when, last.how),
            _ => continue,
        };
        let lead = sheet.text[sheet.lines[*n].start..span.start].trim();
        // Of a row of names and offices, the one beside the day.
        let lead = if lead.len() > 64 { lead.rsplit('\t').next().unwrap_or(lead).trim() } else { lead };
        let lower = lead.to_ascii_lowercase();
        let second = |words: &str| COUNTERSIGNED.iter().any(|w| words.starts_with(w));
        let after = sheet.text[span.end..sheet.lines[*n].end]
            .trim_matches(['.', ')', ']', ' ', '\t', ','])
            .to_ascii_lowercase();
        let ends = after.is_empty()
            || in_a_column && line[part.byte_of(last.end)..].starts_with('\t')
            || TIME_OF_DAY.is_match(&after)
            || second(&after)
            || after.starts_with("manager");
        let made = ["copied", "typed", "prepared", "compiled", "completed", "written", "signed", "recorded", "drawn"];
        // "Parent / guardian    13.vii.79" over "Mrs. Barr has seen this    J. R. H.": the initials under the day.
        let last_cell = |i: usize| lines.get(i).and_then(|n| sheet.line(*n).rsplit_once('\t')).map(|(_, cell)| cell);
        let initialled = || {
            sheet.text[sheet.lines[*n].start..span.start].ends_with('\t')
                && after.is_empty()
                && last_cell(i + 1).is_some_and(is_initials)
        };
        let named = if lead.is_empty() {
            let above = i.checked_sub(1).map_or("", |i| sheet.line(lines[i]));
            // The stamp under "Parent or Guardian's signature    H. Stansfield".
            is_signature(above) || above.to_ascii_lowercase().contains("signature")
        } else {
            is_signature(lead) || initialled() || lead.len() <= 60 && made.iter().any(|w| lower.starts_with(w))
        };
        let own = OwnDate { when, how, span };
        // "SAM ROWE    9.8.68    now of 9 Purbeck House": a birthday in a row about the child.
        let of_birth = in_a_column && lies_long_before(sheet, &own, context);
        if ends && named && !second(&lower) && !other_date(&lower) && context.born != Some(&own.when) && !of_birth {
            found.push(own);
        }
    }
    // More than two are the rows of a list.
    (found.len() <= 2).then(|| found.into_iter().next()).flatten()
}

/// Days by which a paper may be signed before or after the latest day that it names.
const NEAR: i64 = 61;

/// "29/9" beside a name, on a report for a court that sits on "5. 10. 67": the year in which it lies near that day.
fn in_the_year_of_the_page(sheet: &Sheet<'_>, day: &When, context: &DateContext<'_>) -> Option<(When, How)> {
    let top = sheet.lines.get(4).map_or(sheet.text.len(), |line| line.end);
    let head = find_dates(&sheet.text[..top], context);
    let known = head.iter().filter(|d| calendar(d) && d.how == How::written()).filter_map(|d| d.value.as_ref());
    let near = known.filter(|w| w.is_one_day() && !has_no_year(w)).filter_map(When::latest).max()?;
    let (month, number) = day.latest().map(|d| (d.month(), d.day()))?;
    let here = (near.year() - 1..=near.year() + 1).filter_map(|y| NaiveDate::from_ymd_opt(y, month, number));
    let here = here.min_by_key(|d| (*d - near).num_days().abs()).filter(|d| (*d - near).num_days().abs() <= NEAR)?;
    Some((When::day(here), How(format!("year from {near}"))))
}

/// "J. R. H.", "JRH".
fn is_initials(words: &str) -> bool {
    let letters: Vec<char> = words.chars().filter(|c| c.is_alphabetic()).collect();
    (2..=4).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && words.trim().chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ' '))
}

/// True for a name, initials or an office, and nothing that is a sentence.
fn is_signature(words: &str) -> bool {
    let words = words.trim().trim_start_matches(['(', '[', '-', '/']);
    let plain: Vec<&str> = words.split_whitespace().collect();
    let stops =
        words.ends_with('.') && words.trim_end_matches('.').rsplit([' ', '.']).next().is_some_and(|w| w.len() > 4);
    (1..=9).contains(&plain.len())
        && words.len() <= 64
        && !stops
        && plain[0].starts_with(char::is_uppercase)
        && plain.iter().filter(|w| w.len() > 3).all(|w| {
            w.starts_with(|c: char| !c.is_lowercase())
                || matches!(*w, "social" | "worker" | "officer" | "care" | "senior" | "team")
        })
        && !plain.iter().any(|w| w.chars().filter(char::is_ascii_digit).count() >= 2)
}
