//! Finds events that tell the same thing with dates that cannot be the same day. It names both and prefers neither.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{Event, EventKind, When};

use crate::alike::{occasion, of, same};

/// Two dates this many days apart can be one event misdated; further apart, they are more likely two events.
const NEAR_DAYS: i64 = 120;
/// A person leaves care once, so dates up to this many days apart tell of it.
const ONCE_DAYS: i64 = 366;

/// Marks every pair that disagrees, on both sides.
pub(crate) fn mark(events: &mut [Event]) {
    let mut by_kind: BTreeMap<EventKind, Vec<usize>> = BTreeMap::new();
    for (i, event) in events.iter().enumerate() {
        if event.when.as_ref().is_some_and(|w| w.earliest().is_some() && w.latest().is_some()) {
            by_kind.entry(event.kind).or_default().push(i);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (kind, mut places) in by_kind {
        places.sort_by_key(|i| events[*i].when.as_ref().map(When::order));
        for (n, a) in places.iter().enumerate() {
            let last = events[*a].when.as_ref().and_then(When::latest);
            for b in &places[n + 1..] {
                let first = events[*b].when.as_ref().and_then(When::earliest);
                let far = last.zip(first).is_some_and(|(l, f)| (f - l).num_days() > ONCE_DAYS);
                if far && kind != EventKind::Birth {
                    break;
                }
                if disagree(events, *a, *b) {
                    pairs.push((*a, *b));
                }
            }
        }
    }
    for (a, b) in pairs {
        let (first, second) = (events[a].key.clone(), events[b].key.clone());
        events[a].disagrees_with.push(second);
        events[b].disagrees_with.push(first);
    }
    for event in events {
        event.disagrees_with.sort();
        event.disagrees_with.dedup();
    }
}

fn disagree(events: &[Event], a: usize, b: usize) -> bool {
    use EventKind::*;
    let (first, second) = (&events[a], &events[b]);
    let Some(apart) = days_apart(first.when.as_ref(), second.when.as_ref()) else { return false };
    let subject = |e: &Event| of(e.kind, &e.place, &e.people, e.evidence.iter().map(|p| p.quote.as_str()));
    let about_same = || same(&subject(first), &subject(second));
    match first.kind {
        Birth => true,
        LeavingCare => apart <= ONCE_DAYS,
        PlacementStart | PlacementEnd | SchoolStart | SchoolEnd | SocialWorkerStart | SocialWorkerEnd => {
            apart <= NEAR_DAYS && about_same() && !came_between(events, first, second)
        }
        OrderMade => apart <= NEAR_DAYS && subject(first) == subject(second) && made_once(&first.place),
        Review | Conference | CourtHearing => {
            let words = |e: &Event| e.evidence.iter().find_map(|p| occasion(&p.quote));
            apart <= NEAR_DAYS && words(first).is_some() && words(first) == words(second)
        }
        _ => false,
    }
}

/// Days between two dates that cannot be one day; none when they can, or when an end is open.
fn days_apart(a: Option<&When>, b: Option<&When>) -> Option<i64> {
    let (a, b) = (a?, b?);
    if a.agrees_with(b) {
        return None;
    }
    let gap = |first: &When, second: &When| Some((second.earliest()? - first.latest()?).num_days());
    gap(a, b).filter(|d| *d > 0).or_else(|| gap(b, a).filter(|d| *d > 0))
}

/// Interim and emergency orders are made again and again; these are not.
fn made_once(order: &str) -> bool {
    let lower = order.to_lowercase();
    !["interim", "emergency", "safety", "police", "contact", "epo", "secure", "recovery"]
        .iter()
        .any(|w| lower.contains(w))
}

/// True when the person lived elsewhere, or left and came back, between the two dates: then both can be right.
fn came_between(events: &[Event], a: &Event, b: &Event) -> bool {
    let span = |e: &Event| e.when.as_ref().and_then(|w| Some((w.earliest()?, w.latest()?)));
    let (Some(x), Some(y)) = (span(a), span(b)) else { return false };
    let (from, to) = if x.0 <= y.0 { (x.1, y.0) } else { (y.1, x.0) };
    let (start, end) = match a.kind {
        EventKind::PlacementStart | EventKind::PlacementEnd => (EventKind::PlacementStart, EventKind::PlacementEnd),
        EventKind::SchoolStart | EventKind::SchoolEnd => (EventKind::SchoolStart, EventKind::SchoolEnd),
        _ => (EventKind::SocialWorkerStart, EventKind::SocialWorkerEnd),
    };
    let subject = |e: &Event| of(e.kind, &e.place, &e.people, std::iter::empty());
    let inside = |d: NaiveDate| from < d && d < to;
    events.iter().any(|e| {
        let here = same(&subject(e), &subject(a));
        let other_way = if a.kind == start {
            e.kind == end && here || e.kind == start && !here && !subject(e).is_empty()
        } else {
            e.kind == start && here
        };
        other_way && span(e).is_some_and(|(first, last)| inside(first) && inside(last))
    })
}
