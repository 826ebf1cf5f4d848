//! Cuts a page into the pieces that tell one thing: a sentence, a form's line, a table row. Each is a stretch of the page as
//! it stands, so that it can be quoted exactly.

use std::ops::Range;

use crate::lines::{is_capitals, is_item, is_row, label, leading_date};
use crate::sheet::{Sheet, list, trimmed};

/// One piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Bytes of the page's text, without white space at the ends.
    pub(crate) range: Range<usize>,
    /// The paragraph that it is part of.
    pub(crate) block: usize,
    /// True when it opens its paragraph.
    pub(crate) first: bool,
}

/// A piece longer than this many bytes is closed at its line end: a page without stops would else be one quote.
const LONG: usize = 500;

/// Cuts the page.
pub(crate) fn units(sheet: &Sheet<'_>) -> Vec<Unit> {
    let mut found = Vec::new();
    for (number, block) in blocks(sheet).into_iter().enumerate() {
        let mut first = true;
        for range in sentences(sheet.text, block) {
            found.push(Unit { range, block: number, first });
            first = false;
        }
    }
    found
}

/// Paragraphs, label lines, items and rows.
fn blocks(sheet: &Sheet<'_>) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for n in 0..sheet.lines.len() {
        let range = trimmed(sheet.text, sheet.lines[n].clone());
        if range.is_empty() {
            blocks.extend(open.take());
            continue;
        }
        open = match open.take() {
            Some(block) if !ends_before(sheet, n) => Some(block.start..range.end),
            closed => {
                blocks.extend(closed);
                Some(range)
            }
        };
    }
    blocks.extend(open);
    blocks
}

/// True for a line of a box in which only the column of words goes on: "| Kershaw.  Mrs Pomfret in tears.   | T.A."
fn goes_on_in_a_box(above: &str, line: &str) -> bool {
    let Some(words) = line.strip_prefix('|') else { return false };
    let mut cells = words.split('|').map(str::trim);
    let said = cells.next().is_some_and(|c| c.chars().any(char::is_alphabetic) && !c.contains('\t'));
    let rest: Vec<&str> = cells.filter(|c| !c.is_empty()).collect();
    let initials =
        matches!(rest[..], [] | [_]) && rest.iter().all(|c| c.len() <= 8 && !c.contains(char::is_whitespace));
    // The row above is one of the same box, with its day or without.
    let row = above.strip_prefix('|').map_or_else(
        || leading_date(above).is_some() && above.matches('|').count() >= 1,
        |words| words.trim_end_matches('|').matches('|').count() <= 1,
    );
    said && initials && row && above.chars().any(char::is_alphabetic)
}

/// True when line `n` does not carry on the words of the line before it.
fn ends_before(sheet: &Sheet<'_>, n: usize) -> bool {
    let (above, line) = (sheet.line(n - 1).trim(), sheet.line(n).trim());
    if goes_on_in_a_box(above, line) {
        return false;
    }
    let capital = line.starts_with(|c: char| c.is_uppercase());
    let short = above.len() * 10 < sheet.width * 7;
    let stopped = above.ends_with(['.', '!', '?', ':', '"', '\u{201d}']);
    // A form's words run on below their label: "Information    On 3 May Sam told Mrs Bell that her" and "uncle had …"; so do an entry's,
    // beside its day, and above the letters of whoever wrote it.
    let runs_on = !stopped
        && above.len() * 2 >= sheet.width
        && !is_row(without_initials(line))
        && carries_on(above, line, sheet.width);
    is_item(line) && !leading_date(line).is_some_and(|_| !stopped && !short)
        || is_row(above) && !runs_on
        || is_row(line) && !runs_on
        || is_capitals(above)
        || is_capitals(line)
        || quotes_a_mails_head(above)
        || quotes_a_mails_head(line)
        || label(line).is_some()
        || (label(above).is_some_and(|l| l.value.is_empty() || short) && capital)
        || (leading_date(line).is_some() && (short || stopped))
        || (short && capital && (stopped || above.len() * 2 < sheet.width))
}

/// "> Sent: 20 August 2009 09:31", or ">" alone: no words of the mail above or below it.
fn quotes_a_mails_head(line: &str) -> bool {
    const HEADS: &[&str] = list! { "from:" "sent:" "to:" "cc:" "bcc:" "date:" "subject:" };
    let Some(quoted) = line.strip_prefix(['>', '|']) else { return false };
    let words = quoted.trim_start_matches(['>', '|', ' ']);
    words.is_empty() || HEADS.iter().any(|w| words.get(..w.len()).is_some_and(|h| h.eq_ignore_ascii_case(w)))
}

/// True where a line is read together with the one above it: its first letter, or the comma or the full width before it, says so.
fn carries_on(above: &str, line: &str, width: usize) -> bool {
    let labelled = above.split_once('\t').is_some_and(|(label, rest)| label.len() <= 24 && !is_row(rest));
    let wraps = (!is_row(above) || leading_date(above).is_some() || labelled) && above.len() * 10 >= width * 8;
    leaves_open(above)
        || leading_date(line).is_none()
            && (line.starts_with(|c: char| c.is_lowercase()) || above.ends_with(',') || wraps)
}

/// True for a line that ends with a word that asks for another: "Mother came on", above "Sat. 4 May as planned".
pub(crate) fn leaves_open(line: &str) -> bool {
    const OPEN: &[&str] = list! { "on" "of" "the" "from" "since" "until" "till" "by" "before" "after" "to" "and" "for" "with" "at" "between" };
    let last = line.rsplit([' ', '\t']).next().unwrap_or_default();
    OPEN.contains(&last) && line.split_whitespace().count() >= 5
}

/// A line without a last narrow column, in which whoever wrote an entry put their letters: "was left alone.    S.G."
fn without_initials(line: &str) -> &str {
    let Some(at) = line.rfind('\t').max(line.rfind("   ")) else { return line };
    let last = line[at..].trim();
    if last.len() <= 8 && !last.contains(|c: char| c.is_ascii_digit()) { line[..at].trim_end() } else { line }
}

/// Short forms after which a stop does not end a sentence.
const SHORT_FORMS: &[&str] = list! {
    "mr" "mrs" "ms" "dr" "st" "rev" "no" "nos" "ref" "tel" "inst" "ult" "prox" "approx" "eg" "ie" "etc" "vs" "jan"
    "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec" "para" "sec" "hon" "sgt" "cllr" "prof" "messrs"
    "dept" "re" "ext" "appt" "appts" "rd" "ave" "miss" "wk" "yrs" "yr" "mths" "sr"
};

fn sentences(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = block.start;
    let bytes = text.as_bytes();
    let mut i = block.start;
    while i < block.end {
        let long = i - start > LONG && bytes[i] == b'\n';
        if long || (matches!(bytes[i], b'.' | b'!' | b'?') && ends_sentence(text, start, i, block.end)) {
            let mut end = i + 1;
            while end < block.end && matches!(bytes[end], b'"' | b'\'' | b')') {
                end += 1;
            }
            push(&mut found, trimmed(text, start..end));
            start = end;
            i = end;
        } else {
            i += 1;
        }
    }
    push(&mut found, trimmed(text, start..block.end));
    found
}

fn push(found: &mut Vec<Range<usize>>, range: Range<usize>) {
    if !range.is_empty() {
        found.push(range);
    }
}

fn ends_sentence(text: &str, start: usize, stop: usize, end: usize) -> bool {
    let after = text[stop + 1..end].trim_start_matches(['"', '\'', ')', '\u{2019}', '\u{201d}']);
    let next = after.trim_start_matches(|c: char| c.is_whitespace() || c == '|');
    let spaced = next.len() < after.len();
    let opens = next.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '\u{201c}' | '(' | '\u{2018}' | '█')
    });
    if next.is_empty() || !spaced || !opens {
        return next.is_empty();
    }
    if text.as_bytes()[stop] != b'.' {
        return true;
    }
    let so_far = &text[start..stop];
    let word = so_far.rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '(' | '/')).next().unwrap_or_default();
    // "Started at Wharnley Tech. 13 Sept": the stop of a shortened name, with the day behind it.
    const NAMES: &[&str] = list! { "mon" "tues" "tue" "wed" "weds" "thur" "thurs" "fri" "sat" "sun" "tech" "sch" "coll" "hosp" "infirm" "inf" "jnr" "prim" "gram" "comp" "nurs" };
    if next.starts_with(|c: char| c.is_ascii_digit()) && NAMES.contains(&word.to_ascii_lowercase().as_str()) {
        return false;
    }
    let initial = word.chars().count() == 1 && word.chars().all(|c| c.is_alphabetic());
    // `12.3.62.` and `4.` open an entry; they do not end one.
    let lead = so_far.trim();
    let only_number = lead.len() <= 12 && lead.chars().all(|c| !c.is_alphabetic())
        // "2nd October, 1974." opens an entry too.
        || lead.len() <= 28 && lead.ends_with(|c: char| c.is_ascii_digit()) && leading_date(lead) == Some(0);
    // "Confirmed by VS.": the virtual school, and no "versus".
    let short = SHORT_FORMS.contains(&word.to_ascii_lowercase().as_str()) && word != "VS";
    !initial && !only_number && !short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        units(&Sheet::new(text)).into_iter().map(|u| &text[u.range]).collect()
    }

    #[test]
    fn short_forms_do_not_end_a_sentence() {
        assert_eq!(
            cut("Saw Mrs. B. Jones at St. Anne's on 3.4.91. She was well. H.V. planned."),
            ["Saw Mrs. B. Jones at St. Anne's on 3.4.91.", "She was well.", "H.V. planned."]
        );
    }

    #[test]
    fn a_sentence_runs_over_line_ends_and_a_form_line_stands_alone() {
        let text = "Date of review: 3 March 2009\nChair: Lin Parry\n\nSam moved to Hillside because the placement with his\n\
                    carers had ended. He is settled.\n12.3.09  T/C from school.\n14.3.09  Visit.";
        assert_eq!(
            cut(text),
            [
                "Date of review: 3 March 2009",
                "Chair: Lin Parry",
                "Sam moved to Hillside because the placement with his\ncarers had ended.",
                "He is settled.",
                "12.3.09  T/C from school.",
                "14.3.09  Visit."
            ]
        );
    }

    #[test]
    fn a_date_that_wraps_to_a_new_line_stays_in_its_sentence() {
        let text = "After the meeting it was agreed that Sam should stay and he moved to Hillside on\n\
                    12 March 2009 and settled in quickly with the other young people there.";
        assert_eq!(cut(text).len(), 1);
    }
}
