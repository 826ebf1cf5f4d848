//! The day of the person's own birth, told apart from all the other birthdays in a file. Doubt is settled by leaving it out.

use std::ops::Range;

use record::{EventKind, EventMention};

use super::Reading;
use super::mood::of_someone_else;
use super::rules::Shape;
use super::when::in_sentence;
use crate::lines::label;
use crate::sheet::{list, says_any};

/// Lines from the top in which a form gives the child's own details.
const OWN_DETAILS: usize = 18;

const OTHERS: &[&str] = list! {
    "mother" "father" "mum" "dad" "brother" "sister" "sibling" "siblings" "parent" "parents" "carer" "carers"
    "grandmother" "grandfather" "partner" "half-brother" "half-sister" "baby" "household" "twins" "stepfather"
    "cousin" "aunt" "uncle" "his son" "her son" "his daughter" "her daughter" "wife" "husband" "relationship"
    "other children"
};

/// A day and month said the other way round or one slip of the pen away is still the same person's.
const NEAR: i64 = 800;
/// Bytes between "was born" and its date, after it and before it.
const AFTER: usize = 40;
const BEFORE: usize = 24;

/// True when a date follows the words, or opens the sentence that they stand in.
fn beside(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>) -> bool {
    let sheet = reading.sheet;
    reading.date_spans.iter().filter(|s| s.start >= piece.start && s.end <= piece.end).any(|s| {
        let flat = sheet.flat_range(s);
        let before = flat.end <= told.start && told.start - flat.end <= BEFORE;
        flat.start >= told.end && flat.start - told.end <= AFTER
            || before && !sheet.flat[flat.end..told.start].contains([';', '.'])
    })
}

pub(crate) fn birth(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    shape: Shape,
) -> Option<EventMention> {
    let sheet = reading.sheet;
    let flat = sheet.flat_range(piece);
    let words = &sheet.flat[flat.clone()];
    let here = told.start - flat.start..told.end - flat.start;
    if says_any(words, OTHERS) && !says_any(words, &["child", "child's name", "name of child"]) {
        return None;
    }
    if shape == Shape::Label {
        let line = sheet.line_at(sheet.text_at(told.start));
        let above = line.checked_sub(1).map(|n| sheet.line(n).to_ascii_lowercase()).unwrap_or_default();
        let first = reading
            .dates
            .iter()
            .zip(&reading.date_spans)
            .filter(|(d, s)| d.value.is_some() && s.start >= sheet.text_at(told.end))
            .map(|(_, s)| s.start)
            .next()?;
        let gap = sheet.text.get(sheet.text_at(told.end)..first)?;
        let earlier = says_any(&sheet.flat[..told.start], &["date of birth", "d.o.b", "dob", "born"]);
        let labelled = gap.len() <= 14 && !gap.chars().any(char::is_alphabetic);
        if line > OWN_DETAILS
            || says_any(&above, OTHERS)
            || earlier
            || !labelled
            || label(&above).is_some_and(|l| says_any(&above[l.name], OTHERS))
        {
            return None;
        }
    } else if of_someone_else(words, &here) || !beside(reading, piece, told) {
        return None;
    }
    let dated = in_sentence(reading, piece, told, EventKind::Birth)?;
    let fits = match (reading.page.born.and_then(|b| b.earliest()), dated.when.earliest()) {
        (Some(born), Some(said)) => (born - said).num_days().abs() <= NEAR,
        _ => true,
    };
    (fits && dated.when.days().is_some_and(|d| d <= 366)).then(|| EventMention {
        kind: EventKind::Birth,
        when: Some(dated.when),
        how: dated.how,
        place: String::new(),
        people: Vec::new(),
        reason: None,
        reason_at: None,
        evidence: reading.evidence(piece.clone()),
    })
}
