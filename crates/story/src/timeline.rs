//! The timeline: events in order, homes, schools, workers, gaps, disagreements and moves that no page explains.

use chrono::NaiveDate;
use record::{
    Decided, Document, Event, EventKey, EventKind, EventMention, Evidence, FileId, OpenTelling, Placement, Proof, When,
};
use serde::Serialize;

use crate::care::{Known, gaps, in_care};
use crate::stays::{next_after, stays, unexplained};
use crate::{decided as decisions, disagree, gather, reasons};

/// Days without anything dated that make a gap: half a year is the longest that reviews were ever allowed to be apart, so a
/// stretch this long in care with no paper at all is worth asking about.
pub const GAP_DAYS: i64 = 183;

/// A day on which something was written on a page, such as an entry in a running record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    pub file: FileId,
    pub page: u32,
    pub when: When,
}

/// A stretch of the time in care with no dated record at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The first and the last day without anything.
    pub from: When,
    pub to: When,
    /// The last record before it and the first after it. An empty quote means the page as a whole.
    pub before: Evidence,
    pub after: Evidence,
}

/// The time in care, as far as the file tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InCare {
    /// As the words that tell of its beginning say it.
    pub from: When,
    /// The last day of it that the file can speak of.
    pub until: NaiveDate,
}

/// A school or a worker, from its two ends where the file tells them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    pub id: String,
    /// As written; empty when no page names it.
    pub name: String,
    pub from: Option<When>,
    pub to: Option<When>,
    /// True when the end is only that the next one began.
    pub inferred_end: bool,
    pub proof: Proof,
    pub start_event: Option<EventKey>,
    pub end_event: Option<EventKey>,
}

/// A move from one home to another for which no page gives a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    pub from: String,
    pub to: String,
    pub when: Option<When>,
    /// The event of moving in.
    pub event: EventKey,
    pub proof: Proof,
}

/// Everything known about a life, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// What the person gave, else what the file says without contradicting itself.
    pub born: Option<When>,
    /// By date; those without one come last.
    pub events: Vec<Event>,
    pub placements: Vec<Placement>,
    /// Ids of the placements whose end is only that the next placement began.
    pub inferred_ends: Vec<String>,
    pub schools: Vec<Span>,
    pub workers: Vec<Span>,
    pub gaps: Vec<Gap>,
    /// None when no page says that care began.
    pub in_care: Option<InCare>,
    pub unexplained_moves: Vec<Move>,
    /// The first and the last day of anything on the timeline.
    pub extent: Option<(NaiveDate, NaiveDate)>,
}

impl Timeline {
    /// The event with this key.
    #[must_use]
    pub fn event(&self, key: &EventKey) -> Option<&Event> {
        self.events.iter().find(|e| e.key == *key)
    }

    /// Where an event that was decided about stands now, by key or by the same words on the same page.
    #[must_use]
    pub fn find(&self, target: &record::EventTarget) -> Option<&Event> {
        decisions::find(&self.events, target).map(|i| &self.events[i])
    }
}

/// Builds the timeline. A running record counts as covering its whole span; see [`timeline_of`].
#[must_use]
pub fn timeline(mentions: &[EventMention], documents: &[Document], decided: &Decided) -> Timeline {
    timeline_of(&WhatPagesSay { mentions, days: &[], open: &[] }, documents, decided)
}

/// What the pages of a file say, for its timeline.
#[derive(Debug, Clone, Copy)]
pub struct WhatPagesSay<'a> {
    pub mentions: &'a [EventMention],
    /// The days of the entries in running records, so that gaps inside such a record are seen.
    pub days: &'a [Dated],
    /// What counts only by what else the file tells. Here, why homes ended.
    pub open: &'a [&'a OpenTelling],
}

/// Builds the timeline. The order of what the pages say and of `documents` makes no difference.
#[must_use]
pub fn timeline_of(pages: &WhatPagesSay<'_>, documents: &[Document], decided: &Decided) -> Timeline {
    let WhatPagesSay { mentions, days, open } = *pages;
    let mut events = gather::gather(mentions);
    disagree::mark(&mut events);
    reasons::explain(&mut events, open);
    decisions::apply(&mut events, decided);
    events.sort_by_cached_key(|e| {
        (
            e.when.as_ref().map_or((true, NaiveDate::MAX, NaiveDate::MAX), When::order),
            !ends(e.kind),
            e.kind,
            e.key.clone(),
        )
    });
    let born = decided.born.clone().or_else(|| born(&events));
    let homes = stays(&events, EventKind::PlacementStart, EventKind::PlacementEnd);
    let mut placements = Vec::new();
    let mut inferred_ends = Vec::new();
    for (i, stay) in homes.iter().enumerate() {
        if let Some(placement) = stay.placement(next_after(&homes, i)) {
            if stay.inferred_end {
                inferred_ends.push(placement.id.clone());
            }
            placements.push(placement);
        }
    }
    let lane = |start, end, name: &str| stays(&events, start, end).iter().filter_map(|s| s.span(name)).collect();
    let schools = lane(EventKind::SchoolStart, EventKind::SchoolEnd, "school");
    let workers = lane(EventKind::SocialWorkerStart, EventKind::SocialWorkerEnd, "worker");
    let known = Known { events: &events, mentions, documents, days, born: born.as_ref() };
    let (gaps, in_care) = (gaps(&known), in_care(&known));
    Timeline {
        extent: extent(&events),
        unexplained_moves: unexplained(&homes),
        born,
        placements,
        inferred_ends,
        schools,
        workers,
        gaps,
        in_care,
        events,
    }
}

/// What ends on a day is told before what begins on it.
fn ends(kind: EventKind) -> bool {
    matches!(kind, EventKind::PlacementEnd | EventKind::SchoolEnd | EventKind::SocialWorkerEnd)
}

fn born(events: &[Event]) -> Option<When> {
    let mut births = events.iter().filter(|e| e.kind == EventKind::Birth && !e.hidden);
    match (births.next(), births.next()) {
        (Some(one), None) => one.when.clone(),
        _ => None,
    }
}

fn extent(events: &[Event]) -> Option<(NaiveDate, NaiveDate)> {
    let dates = || events.iter().filter(|e| !e.hidden).filter_map(|e| e.when.as_ref());
    let first = dates().filter_map(|w| w.earliest().or(w.latest())).min()?;
    let last = dates().filter_map(|w| w.latest().or(w.earliest())).max()?;
    Some((first, last))
}
