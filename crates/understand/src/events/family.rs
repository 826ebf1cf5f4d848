//! Whether words of a visit tell of the child's family: by what they call the visitor, or by a surname that the child has too.

use std::ops::Range;

use super::Reading;
use crate::sheet::{list, says_any};

/// Phrases that say by themselves who came are not weighed here.
const WEAK: &[&str] = list! {
    "visited" "came to see" "spent the day with" "spent the weekend with"
};
const FAMILY: &[&str] = list! {
    "mother" "father" "mum" "dad" "parents" "sister" "brother" "sisters" "brothers" "siblings" "nan" "gran" "granny"
    "grandmother" "grandfather" "grandparents" "aunt" "uncle" "family"
};

/// True unless a weak phrase of visiting stands between people who need not be family.
pub(super) fn is_visit(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>, phrase: &str) -> bool {
    let flat = &reading.sheet.flat;
    let around = reading.sheet.flat_range(piece);
    let (said_before, said_after) = (&flat[around.start..told.start], &flat[told.end..around.end]);
    // "Stat. review at the office, mother came": to the review.
    let meeting = || says_any(&flat[around.clone()], &["review", "conference", "meeting", "court", "panel", "hearing"]);
    if phrase.ends_with(" came") && meeting() {
        return false;
    }
    // "Foster mother visited the school", "Mum visited dad in prison": nobody came to the child.
    if says_any(said_before, &["foster", "foster mother", "foster father", "foster parents"])
        || says_any(said_after, &["in prison", "in custody", "solicitor", "the office", "the school", "to the office"])
    {
        return false;
    }
    if !WEAK.contains(&phrase) {
        return true;
    }
    let sheet = reading.sheet;
    let (start, end) = (sheet.text_at(told.start), sheet.text_at(told.end));
    let (before, after) = (&sheet.text[piece.start..start], &sheet.text[end..piece.end]);
    let lower = |words: &str| words.to_lowercase();
    let near = |words: &str| words.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    if phrase.starts_with("spent") {
        return says_any(&lower(&near(after)), FAMILY);
    }
    let visitor: Vec<&str> = before.split_whitespace().rev().take(4).collect();
    let object = bare(after.split_whitespace().next().unwrap_or_default());
    let sees_child = matches!(lower(object).as_str(), "him" | "her" | "them") || is_name(object);
    if !sees_child {
        return false;
    }
    if visitor.first().is_some_and(|w| FAMILY.contains(&lower(bare(w)).as_str())) {
        return true;
    }
    // "Mrs Ann Holt visited Sam", where the page speaks of Sam Holt.
    let titled = visitor.iter().skip(1).any(|w| matches!(bare(w), "Mr" | "Mrs" | "Ms" | "Miss"));
    visitor.first().map(|w| bare(w)).is_some_and(|surname| {
        titled && is_name(surname) && is_name(object) && sheet.text.contains(&format!("{object} {surname}"))
    })
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_name(word: &str) -> bool {
    word.len() > 2 && word.starts_with(char::is_uppercase)
}
