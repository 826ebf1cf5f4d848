//! The reason for a move, in the words of the same passage. None when none is written: an unexplained move is itself worth knowing.

use std::ops::Range;

use crate::lines::value_near;
use crate::sheet::{Sheet, list, words};
use crate::units::Unit;

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
    "reason for removal" "reason for ending" "why ended" "why placement ended" "why moved" "reason for end"
    "reason left" "reason for termination" "reason for transfer" "reason for request" "cause of removal"
};
const NO_REASON: &[&str] = list! {
    "not recorded" "not known" "unknown" "none given" "no reason" "not given" "n/a" "none recorded" "not stated"
    "none"
};

words! {
    /// Words of a home that could not go on.
    COULD_NOT_GO_ON =
        "cannot keep" "can't keep" "could not keep" "couldn't keep" "no longer keep" "cannot go on" "can't go on"
        "could not go on" "cannot manage" "can't manage" "could not manage" "cannot cope" "can't cope" "could not cope"
        "couldn't cope" "unable to continue" "unable to keep" "unable to care" "unable to manage" "unable to cope"
        "cannot have" "can't have" "could not have" "will not have" "would not have" "won't have" "gave notice"
        "given notice" "served notice" "notice given" "notice was given" "not prepared to keep" "refused to have"
        "refuses to have" "refused to keep" "asked for him to be moved" "asked for her to be moved" "is to close"
        "to close" "closing down" "has closed" "had closed" "outgrown" "too ill" "taken ill" "taken bad" "stroke"
        "was killed" "has died" "had died" "went into hospital" "into hospital" "giving up fostering" "retiring from"
        "beyond control" "broken down" "irretrievably" "at breaking point" "out of control"
}

/// The sentence near a move that says why a home could not go on: within the same entry or paragraph, `units` around `n`.
pub(crate) fn near_by(
    sheet: &Sheet<'_>,
    units: &[Unit],
    n: usize,
    same_entry: impl Fn(&Unit) -> bool,
) -> Option<String> {
    let block = units[n].block;
    let near = [n.checked_add(1), n.checked_sub(1), n.checked_add(2), n.checked_sub(2)];
    near.into_iter().flatten().filter_map(|i| units.get(i)).filter(|u| u.block == block && same_entry(u)).find_map(
        |u| {
            let flat = sheet.flat_range(&u.range);
            let words = &sheet.flat[flat.clone()];
            let open = ["if ", "will be asked", "what happens if"].iter().any(|w| words.contains(w));
            (COULD_NOT_GO_ON.are_in(words) && !open).then(|| tidy(sheet, flat)).flatten()
        },
    )
}

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

/// "He would not have him back so I had to take him to Castle Mount": what stands before "so" is why.
pub(crate) fn before_so(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<String> {
    let flat = sheet.flat_range(piece);
    let before = &sheet.flat[flat.start..told.start.max(flat.start)];
    let so = [" so ", ", so "].iter().filter_map(|w| before.rfind(w)).max()?;
    let close = before[so + 4..].split_whitespace().count() <= 5;
    (close && !before[..so].ends_with("and") && before[so..].trim() != "so that")
        .then(|| tidy(sheet, flat.start..flat.start + so))
        .flatten()
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
