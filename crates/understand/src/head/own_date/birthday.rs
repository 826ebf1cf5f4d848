//! Days of birth that stand where a paper's own day might: behind a name, in brackets, at the end of a row.

use record::How;

use super::{Candidate, OwnDate, has_no_year};
use crate::dates::{DateContext, find_dates};
use crate::sheet::Sheet;

/// True for a day behind "born" or "b.", and for one in brackets behind a name: "CASE CONFERENCE: SAM HOLT (9.8.68)".
pub(super) fn is_named_as_birth(sheet: &Sheet<'_>, found: &Candidate) -> bool {
    let span = &found.date.span;
    let n = sheet.line_at(span.start);
    let mut before = sheet.text[sheet.lines[n].start..span.start].trim_end();
    if before.is_empty() && n > 0 {
        // "Half-sister Susan b." at the end of the line above.
        before = sheet.line(n - 1).trim_end();
    }
    let bare = before.trim_end_matches([':', '.', '-', '(', ' ', '\t']).to_ascii_lowercase();
    if ["born", "dob", "d.o.b", "birth", "birthdate"].iter().any(|w| bare.ends_with(w))
        || [" b", "(b", "\tb", " d of b"].iter().any(|w| bare.ends_with(w))
    {
        return true;
    }
    // "C.D. 2 (rev. 1953)": the year of the form.
    if !found.date.when.is_one_day() && ["rev", "revised", "reprinted"].iter().any(|w| bare.ends_with(w)) {
        return true;
    }
    // "Kiera-Louise, 9.2.2005; Kaiden, 11.11.2011": names with a day each.
    let day_of_a_name = |words: &str| {
        let first = words.trim_end().strip_suffix(',').and_then(|w| w.split([' ', '\t', ';']).next_back());
        first.is_some_and(|w| w.split('-').all(record::is_first_name))
    };
    if found.score < 480 && sheet.text[span.end..].starts_with(';') && day_of_a_name(before) {
        return true;
    }
    let name = before.strip_suffix('(').and_then(|b| b.split_whitespace().last());
    found.score < 480
        && sheet.text[span.end..].starts_with(')')
        && name.is_some_and(|n| n.starts_with(char::is_uppercase) && n.chars().all(|c| c.is_alphabetic() || c == '\''))
}

/// True when the page speaks of days, and all of them lie more than a year after this one.
pub(super) fn lies_long_before(sheet: &Sheet<'_>, date: &OwnDate, context: &DateContext<'_>) -> bool {
    let Some(day) = date.when.latest().filter(|_| date.when.is_one_day() && !has_no_year(&date.when)) else {
        return false;
    };
    let mut later = 0;
    for told in find_dates(sheet.text, context).iter().filter(|d| d.how == How::written()) {
        // "from 11.2.72 to 9.8.86" is two days; a year or a month alone says too little.
        let Some(when) = told.value.as_ref().filter(|w| !has_no_year(w) && **w != date.when) else { continue };
        let ends = if when.is_one_day() { 1 } else { 2 };
        if ends == 2 && !when.edtf().contains('/') {
            continue;
        }
        match when.earliest().map(|other| (other - day).num_days()) {
            Some(days) if days > 400 => later += ends,
            _ => return false,
        }
    }
    later >= 2
}
