//! Small parts that several readers of moves share: a telling made from what was read, and what makes a name that of a home.

use std::ops::Range;

use record::{EventKind, EventMention};

use super::Reading;
use super::place::{Place, Sort};
use super::when::Dated;
use crate::sheet::list;

/// Words in a name that make it that of a place where children live.
const LIVED_IN: &[&str] = list! {
    "house" "home" "homes" "lodge" "cottage" "cottages" "hostel" "unit" "grange" "hall" "manor" "villa" "croft" "farm"
    "foster" "carer" "carers" "lodgings" "children's" "centre" "flat" "bungalow" "nursery" "gran" "nan" "grandmother"
    "aunt" "auntie" "uncle" "grandparents" "court" "towers" "place" "bank"
};
const TITLES: &[&str] = list! { "mr" "mrs" "ms" "miss" "dr" "auntie" "aunty" "uncle" };

/// An event told on a stretch of the page.
pub(super) fn event(
    reading: &Reading<'_>,
    kind: EventKind,
    dated: Dated,
    place: String,
    people: Vec<String>,
    reason: Option<String>,
    range: Range<usize>,
) -> EventMention {
    let mut all = reading.people_in(&range);
    all.extend(people.into_iter().filter(|p| !all.contains(p)).collect::<Vec<_>>());
    EventMention {
        kind,
        when: Some(dated.when),
        how: dated.how,
        place,
        people: all,
        reason,
        reason_at: None,
        evidence: reading.evidence(range),
    }
}

/// The words of a place on one line.
pub(super) fn as_written(text: &str, range: Range<usize>) -> String {
    text[range].split_whitespace().filter(|w| *w != "|").collect::<Vec<_>>().join(" ")
}

/// True for `Elm House`, `Mr and Mrs Holt`, `Vi Ambler's`: a name that can only be that of a home or of those who keep one.
pub(super) fn is_a_home(place: &Place, text: &str) -> bool {
    let name = &text[place.range.clone()];
    let before = text[..place.range.start].trim_end();
    let lower = name.to_lowercase().replace('\u{2019}', "'");
    let has = |list: &[&str]| {
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|w| list.contains(&w.trim_end_matches("'s")))
    };
    let capital = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '█');
    // "The Hobsons": a family by its name. "The Lindens": a house that has one.
    let family = before.to_lowercase().ends_with(" the") && lower.ends_with('s') && !lower.contains(' ');
    let house = name.starts_with("The ") && name.len() > 6
        || before.ends_with(" The") && !before.trim_end_matches(" The").ends_with(['.', '!', '?']);
    let owned = lower.strip_suffix("'s").is_some_and(|n| n.len() >= 4);
    // "Karen & Steve Poole".
    let couple = [" and ", " & "].iter().any(|j| {
        name.split_once(j).is_some_and(|(a, b)| {
            a.starts_with(char::is_uppercase) && b.starts_with(char::is_uppercase) && b.contains(' ')
        })
    });
    matches!(place.sort, Sort::Home | Sort::Person)
        && capital
        && (has(TITLES) || has(LIVED_IN) || owned || family || house || couple)
}
