//! The reason for a move, in the words of the same passage. None when none is written: an unexplained move is itself worth knowing.

use std::ops::Range;

use crate::lines::value_near;
use crate::sheet::{Sheet, list, words};

words! {
    MARKS =
        "because of" "because" "due to" "owing to" "as a result of" "following" "after his" "after her" "after the"
        "after a" "after an" "after mr" "after mrs" "at the request of" "on account of" "as the" "as his" "as her"
        "as a" "as an" "since a" "since an" "since his" "since her" "as mr" "as mrs" "as mother" "as carers" "as carer" "as she" "as he" "when the" "when mother" "when his"
        "when her" "so that" "in order to" "since the" "since mother" "in view of" "for reasons of" "as there"
}
const LABELS: &[&str] = list! {
    "reason for move" "reason for placement ending" "reason for placement change" "reason for change"
    "reason for change of placement" "reason placement ended" "reason for admission"
    "reason for reception into care" "reason for discharge" "reason for placement" "reason for leaving"
    "reason for removal" "reason for ending"
};
const NO_REASON: &[&str] = list! {
    "not recorded" "not known" "unknown" "none given" "no reason" "not given" "n/a" "none recorded" "not stated"
    "none"
};

/// The reason said in a piece, or in the next one when that opens with "this was because" or the like.
pub(crate) fn reason_in(
    sheet: &Sheet<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    next: Option<&Range<usize>>,
) -> Option<String> {
    let flat = sheet.flat_range(piece);
    in_words(sheet, &flat, told).or_else(|| {
        let next = sheet.flat_range(next?);
        let words = &sheet.flat[next.clone()];
        let opens = ["this was", "this is", "the reason", "reason for", "because", "reason:"]
            .iter()
            .any(|w| words.starts_with(w));
        let colon = words.starts_with("reason").then(|| words.find(": ").map(|i| i + 2)).flatten();
        match colon {
            Some(at) => tidy(sheet, next.start + at..next.end),
            None if opens => in_words(sheet, &next, &(next.start..next.start)),
            None => None,
        }
    })
}

/// The reason after a colon: "Left Hillside this morning: the home was to close".
pub(crate) fn after_colon(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let rest = &sheet.flat[told.end..flat.end];
    let colon = rest.find(": ").filter(|i| *i <= 60)?;
    tidy(sheet, told.end + colon + 2..flat.end)
}

fn in_words(sheet: &Sheet<'_>, flat: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let words = &sheet.flat[flat.clone()];
    let at = MARKS
        .all_in(words)
        .filter(|r| !is_time(words, r))
        // Words before the act give its reason only when they open the sentence: "Following the breakdown he moved to …".
        .filter(|r| r.start + flat.start >= told.end || r.start <= 2)
        .min_by_key(|r| (r.start + flat.start < told.end, r.start, std::cmp::Reverse(r.end)))?;
    let end = if at.start + flat.start < told.start {
        words[at.start..]
            .find(", ")
            .map_or(told.start.saturating_sub(flat.start), |i| at.start + i)
            .min(told.start.saturating_sub(flat.start))
    } else {
        words[at.start..].find("; ").map_or(words.len(), |i| at.start + i)
    };
    tidy(sheet, flat.start + at.start..flat.start + end)
}

/// "following day", "after the weekend", "due to move" say when, not why.
fn is_time(words: &str, mark: &Range<usize>) -> bool {
    let rest = words[mark.end..].trim_start();
    let time = [
        "day",
        "week",
        "month",
        "year",
        "weekend",
        "morning",
        "evening",
        "afternoon",
        "summer",
        "christmas",
        "easter",
        "holiday",
        "holidays",
        "move",
        "start",
        "be ",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunch",
        "school",
        "introductions",
        "end of",
        "following",
    ];
    let mark = &words[mark.clone()];
    time.iter().any(|t| rest.starts_with(t))
        || mark.starts_with("after") && rest.starts_with(|c: char| c.is_ascii_digit())
        || mark == "following" && rest.starts_with(|c: char| c.is_ascii_digit())
}

fn tidy(sheet: &Sheet<'_>, flat: Range<usize>) -> Option<String> {
    let words = &sheet.text[sheet.text_at(flat.start)..sheet.text_at(flat.end)];
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason = one_line.trim_end_matches(['.', ',', ';', ':']).trim();
    let lower = reason.to_ascii_lowercase();
    (reason.len() > 3 && !NO_REASON.iter().any(|n| lower.starts_with(n) || lower.ends_with(n)))
        .then(|| reason.to_owned())
}

/// The reason on a form, within a few lines.
pub(crate) fn labelled_reason(sheet: &Sheet<'_>, line: usize) -> Option<String> {
    let range = line.saturating_sub(5)..(line + 6).min(sheet.lines.len());
    let (n, value) = value_near(|n| sheet.line(n), range, line, LABELS)?;
    let start = sheet.lines[n].start;
    tidy(sheet, sheet.flat_range(&(start + value.start..start + value.end)))
}
