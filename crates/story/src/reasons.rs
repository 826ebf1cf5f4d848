//! Why a home ended, where the pages that tell of the move do not say: an entry or a letter of the weeks before may, "Agency give
//! notice with immediate effect". The words stand on another page than the move, so that page becomes part of the proof.

use std::collections::HashSet;

use chrono::NaiveDate;
use record::{Event, EventKind, Evidence, HangsOn, OpenTelling, REASON_AFTER, REASON_BEFORE};

use crate::alike::{Subject, subject};
use crate::stays::{Stay, stays, without_reason};

/// Words that say why a home could not go on.
struct Said<'a> {
    reason: &'a str,
    evidence: &'a Evidence,
    /// The day on which they were written.
    day: NaiveDate,
    names: Subject,
    must_name: bool,
}

/// Gives each move that has no reason the nearest such words of the weeks before, or of the days after. Words with another move
/// between them and this one, or that name only another home, belong elsewhere; so do words that stand in the proof of another move.
pub(crate) fn explain(events: &mut [Event], open: &[&OpenTelling]) {
    let said: Vec<Said<'_>> = open.iter().filter_map(|open| said(open)).collect();
    if said.is_empty() {
        return;
    }
    let homes = stays(events, EventKind::PlacementStart, EventKind::PlacementEnd);
    let mut used: HashSet<String> = events.iter().filter_map(|e| e.reason.clone()).collect();
    let mut explained = Vec::new();
    for (left, next) in without_reason(&homes) {
        let Some(key) = next.start.clone() else { continue };
        if let Some(words) = nearest(&said, left, next, &homes).filter(|s| used.insert(s.reason.to_owned())) {
            explained.push((key, words));
        }
    }
    for (key, words) in explained {
        if let Some(event) = events.iter_mut().find(|e| e.key == key) {
            event.reason = Some(words.reason.to_owned());
            if !event.evidence.contains(words.evidence) {
                event.evidence.push(words.evidence.clone());
            }
        }
    }
}

fn said(open: &OpenTelling) -> Option<Said<'_>> {
    let must_name = match open.hangs_on {
        HangsOn::Move => false,
        HangsOn::NamedMove => true,
        HangsOn::Family | HangsOn::School | HangsOn::Home => return None,
    };
    Some(Said {
        reason: open.event.reason.as_deref()?,
        evidence: &open.event.evidence,
        day: open.event.when.as_ref()?.earliest()?,
        names: subject(&open.event.evidence.quote),
        must_name,
    })
}

fn nearest<'s, 'a>(said: &'s [Said<'a>], left: &Stay, next: &Stay, homes: &[Stay]) -> Option<&'s Said<'a>> {
    let moved = next.from.as_ref()?;
    let (first, last) = (moved.earliest()?, moved.latest()?);
    let between = |day: NaiveDate| {
        let other = |home: &&Stay| home.start != next.start && home.from != next.from;
        homes
            .iter()
            .filter(other)
            .filter_map(|home| home.from.as_ref()?.latest())
            .any(|began| (day <= began && began < first) || (last < began && began <= day))
    };
    said.iter()
        .filter(|s| {
            s.day <= last && (first - s.day).num_days() <= REASON_BEFORE
                || s.day > last && (s.day - last).num_days() <= REASON_AFTER
        })
        .filter(|s| !between(s.day))
        .filter(|s| {
            let named = left.is_named_in(&s.names);
            let another = homes.iter().any(|home| home.start != left.start && home.is_named_in(&s.names));
            named || !s.must_name && !another
        })
        .min_by_key(|s| {
            (s.day > last, (first - s.day).num_days().abs(), s.evidence.file, s.evidence.page, s.evidence.start)
        })
}

#[cfg(test)]
mod tests {
    use record::{EventMention, When};

    use super::*;
    use crate::gather::gather;
    use crate::made_up::told;

    fn open(hangs_on: HangsOn, date: &str, page: u32, quote: &str) -> OpenTelling {
        let event = told(EventKind::PlacementEnd, date, "", page, quote);
        OpenTelling { hangs_on, names: Vec::new(), event: EventMention { reason: Some(quote.into()), ..event } }
    }

    /// Sam's three homes, with these words from other pages; the reasons of the moves to the second and to the third.
    fn reasons(open: &[OpenTelling]) -> [Option<String>; 2] {
        let start = EventKind::PlacementStart;
        let mut events = gather(&[
            told(start, "1990-01-10", "Mr and Mrs Dale", 1, "Moved Sam to the Dales."),
            told(start, "1994-06-03", "Hillside", 2, "Sam came to Hillside."),
            told(start, "1996-09-01", "Mrs Bell", 3, "To Mrs Bell."),
        ]);
        explain(&mut events, &open.iter().collect::<Vec<_>>());
        ["1994-06-03", "1996-09-01"].map(|day| {
            let event = events.iter().find(|e| e.when == When::parse(day).ok()).expect("a move");
            assert_eq!(event.reason.is_some(), event.evidence.len() == 2, "a reason comes with its page");
            event.reason.clone()
        })
    }

    #[test]
    fn the_nearest_words_before_a_move_explain_it_and_no_other() {
        let words = [
            open(HangsOn::Move, "1994-05-02", 8, "Cannot manage him any longer."),
            open(HangsOn::Move, "1994-05-20", 9, "Notice given today."),
            open(HangsOn::Move, "1995-01-01", 10, "She is at the end of her tether."),
        ];
        assert_eq!(reasons(&words), [Some("Notice given today.".into()), None]);
    }

    #[test]
    fn words_of_another_home_or_of_none_in_a_letter_explain_nothing() {
        let other = open(HangsOn::Move, "1994-05-02", 8, "Mrs Bell cannot keep him.");
        let letter = open(HangsOn::NamedMove, "1994-05-02", 8, "We cannot go on.");
        assert_eq!(reasons(&[other, letter]), [None, None]);
        let named = open(HangsOn::NamedMove, "1994-05-02", 8, "Mr Dale cannot go on.");
        assert_eq!(reasons(&[named]), [Some("Mr Dale cannot go on.".into()), None]);
    }
}
