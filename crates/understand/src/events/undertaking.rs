//! The undertaking that foster parents signed from 1946 to 1988: "We/I, …, having on the 3rd day of May 1955 received from the
//! Council … into our/my home". The regulations gave the words, so every council's form has them. Its day is that of the move.

use record::{EventKind, EventMention};

use super::Reading;
use super::made::event;
use super::when::Dated;
use crate::sheet::says_any;

/// Flat bytes from "having on" to "received from".
const APART: usize = 90;

/// The move that the form tells of, and who took the child in.
pub(super) fn read(reading: &Reading<'_>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let flat = &sheet.flat;
    let received = flat.find("received from")?;
    let having = flat[..received].rfind("having on").filter(|at| received - at <= APART)?;
    if !says_any(
        flat,
        &[
            "into our/my home",
            "into my/our home",
            "into our home",
            "into my home",
            "member of our/my family",
            "member of our family",
        ],
    ) {
        return None;
    }
    let (date, _) = reading.dates.iter().zip(&reading.date_spans).find(|(d, s)| {
        let at = sheet.flat_range(s);
        at.start >= having && at.end <= received && d.value.is_some()
    })?;
    let line = sheet.lines[sheet.line_at(sheet.text_at(received))].clone();
    let end = sheet.text[..line.end].trim_end().len();
    let dated = Dated { when: date.value.clone()?, how: date.how.clone(), in_words: true, until: None };
    Some(event(
        reading,
        EventKind::PlacementStart,
        dated,
        keepers(reading).unwrap_or_default(),
        Vec::new(),
        None,
        sheet.text_at(having)..end,
    ))
}

/// The names after "We/I", on the line or the next.
fn keepers(reading: &Reading<'_>) -> Option<String> {
    let sheet = reading.sheet;
    (0..sheet.lines.len()).find_map(|n| {
        let line = sheet.line(n).trim();
        let rest = ["We/I", "I/We", "We, ", "I, ", "WE/I", "I/WE"].iter().find_map(|l| line.strip_prefix(l))?;
        let rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
        let rest = if rest.is_empty() && n + 1 < sheet.lines.len() { sheet.line(n + 1).trim() } else { rest };
        let cut = [",", "\t", "(", " of "].iter().filter_map(|c| rest.find(c)).min().unwrap_or(rest.len());
        let name = rest[..cut].split_whitespace().collect::<Vec<_>>().join(" ");
        let named = (2..=7).contains(&name.split(' ').count())
            && name.split(' ').all(|w| w.starts_with(char::is_uppercase) || matches!(w, "and" | "&"));
        named.then_some(name)
    })
}
