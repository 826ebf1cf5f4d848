//! Finds events that tell the same thing with dates that cannot be the same day. It names both and prefers neither.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{Event, EventKind};

use crate::alike::{Subject, occasion, same};
use crate::stays::subject_of;

/// Two dates this many days apart can be one event misdated; further apart, they are more likely two events.
const NEAR_DAYS: i64 = 120;
/// A person leaves care once, so dates up to this many days apart tell of it.
const ONCE_DAYS: i64 = 366;

/// Marks every pair that disagrees, on both sides.
pub(crate) fn mark(events: &mut [Event]) {
    let lanes = Lanes::new(events);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (kind, dated) in &lanes.by_kind {
        let Some(most) = most_days(*kind) else { continue };
        for (n, a) in dated.iter().enumerate() {
            for b in &dated[n + 1..] {
                if (b.from - a.to).num_days() > most {
                    break;
                }
                // Dates that share a day agree.
                if b.from > a.to && lanes.disagree(events, a, b) {
                    pairs.push((a.event, b.event));
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

/// How far apart two dates of a kind can be and still be one event misdated; none for kinds of which a life has many.
fn most_days(kind: EventKind) -> Option<i64> {
    use EventKind::*;
    match kind {
        Birth => Some(i64::MAX),
        LeavingCare => Some(ONCE_DAYS),
        PlacementStart | PlacementEnd | SchoolStart | SchoolEnd | SocialWorkerStart | SocialWorkerEnd | OrderMade
        | Review | Conference | CourtHearing => Some(NEAR_DAYS),
        _ => None,
    }
}

/// An event with both ends of its date.
struct Dated {
    event: usize,
    from: NaiveDate,
    to: NaiveDate,
}

/// The dated events of each kind by their first day, with what each is about.
struct Lanes {
    by_kind: BTreeMap<EventKind, Vec<Dated>>,
    subjects: Vec<Subject>,
    /// Which review or hearing an event tells of, where its words say so: asked of every pair, found out once.
    occasions: Vec<Option<&'static str>>,
}

impl Lanes {
    fn new(events: &[Event]) -> Self {
        let mut by_kind: BTreeMap<EventKind, Vec<Dated>> = BTreeMap::new();
        for (event, told) in events.iter().enumerate() {
            if let Some((from, to)) = told.when.as_ref().and_then(|w| Some((w.earliest()?, w.latest()?))) {
                by_kind.entry(told.kind).or_default().push(Dated { event, from, to });
            }
        }
        for dated in by_kind.values_mut() {
            dated.sort_by_key(|d| (d.from, d.to, d.event));
        }
        Self {
            by_kind,
            subjects: events.iter().map(subject_of).collect(),
            occasions: events.iter().map(occasion_of).collect(),
        }
    }

    /// Weighs two events of one kind, `b` wholly after `a` and within [`most_days`] of it.
    fn disagree(&self, events: &[Event], a: &Dated, b: &Dated) -> bool {
        use EventKind::*;
        let first = &events[a.event];
        let (x, y) = (&self.subjects[a.event], &self.subjects[b.event]);
        match first.kind {
            Birth | LeavingCare => true,
            PlacementStart | PlacementEnd => {
                same(x, y) && !self.came_between(PlacementStart, PlacementEnd, a, b, first.kind)
            }
            SchoolStart | SchoolEnd => same(x, y) && !self.came_between(SchoolStart, SchoolEnd, a, b, first.kind),
            SocialWorkerStart | SocialWorkerEnd => {
                same(x, y) && !self.came_between(SocialWorkerStart, SocialWorkerEnd, a, b, first.kind)
            }
            OrderMade => x == y && made_once(&first.place),
            Review | Conference | CourtHearing => {
                let (x, y) = (&self.occasions[a.event], &self.occasions[b.event]);
                x.is_some() && x == y
            }
            _ => false,
        }
    }

    /// True when the person lived elsewhere, or left and came back, between the two dates: then both can be right.
    fn came_between(&self, start: EventKind, end: EventKind, a: &Dated, b: &Dated, kind: EventKind) -> bool {
        let about = &self.subjects[a.event];
        let between = |lane: EventKind| {
            let dated = self.by_kind.get(&lane).map_or(&[][..], Vec::as_slice);
            let first = dated.partition_point(|d| d.from <= a.to);
            dated[first..].iter().take_while(|d| d.from < b.from).filter(|d| d.to < b.from)
        };
        let here = |d: &Dated| same(&self.subjects[d.event], about);
        if kind == start {
            between(end).any(here) || between(start).any(|d| !here(d) && !self.subjects[d.event].is_empty())
        } else {
            between(start).any(here)
        }
    }
}

fn occasion_of(event: &Event) -> Option<&'static str> {
    use EventKind::*;
    let has_one = matches!(event.kind, Review | Conference | CourtHearing);
    event.evidence.iter().filter(|_| has_one).find_map(|p| occasion(&p.quote))
}

/// Interim and emergency orders are made again and again; these are not.
fn made_once(order: &str) -> bool {
    let lower = order.to_lowercase();
    !["interim", "emergency", "safety", "police", "contact", "epo", "secure", "recovery"]
        .iter()
        .any(|w| lower.contains(w))
}
