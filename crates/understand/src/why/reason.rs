//! The words of a reason: those that the reader kept for a move, found again on the page, or for any other decision the words
//! after "because" and its like. Words that only say when are no reason.

use std::ops::Range;

use record::EventKind;

use super::Around;
use crate::lines::value_near;
use crate::sheet::{list, trimmed, words};

words! {
    MARKS =
        "because" "because of" "due to" "owing to" "as a result of" "on account of" "in view of" "so that" "in order to"
        "at the request of" "on the grounds that" "on the grounds of" "on grounds of" "for reasons of" "in the light of"
        "the reason being" "the reason was" "the reason is" "reason given was" "reason given is" "grounds for"
}
const LABELS: &[&str] = list! {
    "reason for decision" "reasons for decision" "reason for the decision" "reasons for the decision" "reason for change"
    "reasons for change" "reason for order" "grounds" "reason given"
};
const OPENS: &[&str] = list! {
    "this was" "this is" "the reason" "the reasons" "reason for" "reason:" "reasons:" "because" "this followed"
};
/// "Due to move on Friday" says when.
const NO_REASON_AFTER: &[&str] = list! {
    "be " "start" "move" "begin" "take place" "happen" "return" "monday" "tuesday" "wednesday" "thursday" "friday"
    "saturday" "sunday"
};
const NOTHING: &[&str] = list! {
    "not recorded" "not known" "unknown" "none given" "no reason" "not given" "n/a" "none recorded" "not stated" "none"
};
/// Lines between a telling and a form's reason for it.
const NEAR_LINES: usize = 6;
/// Bytes on each side of a telling in which the reason that was kept for it must stand.
const NEAR: usize = 900;

/// The places of the reasons, in bytes of the page.
pub(super) fn reasons(around: &Around<'_>, kept: Option<&str>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if let Some(kept) = kept {
        found.extend(place_of(around, kept));
    }
    // What counts as the reason for a move is settled where moves are read, so that every view says the same.
    if !matches!(around.kind, EventKind::PlacementStart | EventKind::PlacementEnd) {
        found.extend(around.own().filter_map(|unit| in_words(around, &unit.range)));
        if found.is_empty() {
            let next = around.next().filter(|u| OPENS.iter().any(|w| around.flat(&u.range).starts_with(w)));
            found.extend(
                next.and_then(|unit| in_words(around, &unit.range).or_else(|| after_colon(around, &unit.range))),
            );
        }
        if found.is_empty() {
            found.extend(labelled(around));
        }
    }
    found.dedup();
    found
}

/// Where words stand near the telling, whatever white space parts them. The reader keeps a reason in one line.
fn place_of(around: &Around<'_>, kept: &str) -> Option<Range<usize>> {
    let text = around.sheet.text;
    let wanted: Vec<&str> = kept.split_whitespace().collect();
    let first = *wanted.first()?;
    let from = boundary(text, around.told.start.saturating_sub(NEAR));
    let to = boundary(text, (around.told.end + NEAR).min(text.len()));
    let places = text[from..to].match_indices(first).filter_map(|(at, _)| {
        let start = from + at;
        let mut rest = start;
        for (n, word) in wanted.iter().enumerate() {
            if n > 0 {
                rest += text[rest..].len() - text[rest..].trim_start().len();
            }
            rest = text[rest..].starts_with(word).then_some(rest + word.len())?;
        }
        Some(start..rest)
    });
    // A reason within the telling comes before the same words elsewhere.
    let inside = |r: &Range<usize>| around.told.start <= r.start && r.end <= around.told.end;
    places.min_by_key(|r| (!inside(r), r.start.abs_diff(around.told.start)))
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn in_words(around: &Around<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let sheet = around.sheet;
    let flat = sheet.flat_range(range);
    let words = &sheet.flat[flat.clone()];
    let says_why = |mark: &Range<usize>| {
        let rest = words[mark.end..].trim_start();
        !NO_REASON_AFTER.iter().any(|w| rest.starts_with(w)) && !words[..mark.start].trim_end().ends_with("not")
    };
    let mark = MARKS.all_in(words).filter(says_why).min_by_key(|r| (r.start, std::cmp::Reverse(r.end)))?;
    let rest = &words[mark.start..];
    let stop = match mark.start {
        0 => rest.find(", "),
        _ => rest.find("; "),
    };
    let end = stop.map_or(words.len(), |i| mark.start + i);
    tidy(around, sheet.text_at(flat.start + mark.start)..sheet.text_at(flat.start + end))
}

fn after_colon(around: &Around<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let colon = around.sheet.text[range.clone()].find(':').filter(|i| *i <= 60)?;
    tidy(around, range.start + colon + 1..range.end)
}

/// A form's own line for the reason.
fn labelled(around: &Around<'_>) -> Option<Range<usize>> {
    let sheet = around.sheet;
    let line = sheet.line_at(around.told.start);
    let lines = line.saturating_sub(NEAR_LINES)..(line + NEAR_LINES + 1).min(sheet.lines.len());
    let (n, value) = value_near(|n| sheet.line(n), lines, line, LABELS)?;
    let start = sheet.lines[n].start;
    tidy(around, start + value.start..start + value.end)
}

/// Without the stops at its end; none when the words say that there is no reason.
fn tidy(around: &Around<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let text = around.sheet.text;
    let range = trimmed(text, range);
    let words = text[range.clone()].trim_end_matches(['.', ',', ';', ':', ' ']);
    let lower = words.to_ascii_lowercase();
    let says = words.len() > 3 && !NOTHING.iter().any(|n| lower.starts_with(n) || lower.ends_with(n));
    says.then(|| range.start..range.start + words.len())
}
