//! The timeline as the window shows it, and what a person decides about it.

use chrono::Datelike;
use contract::*;
use record::{Corrected, DecidedBy, Decision, Event, EventKind, EventTarget, How, Memory, Placement, When};
use story::Span;
use understand::dates::{DateContext, read_date};

use crate::Desk;
use crate::index::PageIndex;
use crate::known::Known;
use crate::open::new_id;
use crate::people;
use crate::place::short_enough;
use crate::views::{evidence_view, evidence_views, quoted_instead, said_instead, when_view};

impl Desk {
    pub fn timeline(&self, _: Nothing) -> Result<TimelineView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let (timeline, index) = (&known.timeline, &known.index);
        let mut all_spans: Vec<SpanView> = timeline
            .placements
            .iter()
            .map(|home| home_view(index, home, timeline.inferred_ends.contains(&home.id)))
            .collect();
        all_spans.extend(timeline.schools.iter().map(|s| span_view(index, Lane::School, s)));
        let told = timeline.workers.iter().filter(|s| !people::is_drawn(&known, s));
        all_spans.extend(told.map(|s| span_view(index, Lane::People, s)));
        all_spans.extend(people::worker_spans(&known));
        let gaps = timeline
            .gaps
            .iter()
            .map(|gap| GapView {
                from: when_view(&gap.from),
                to: when_view(&gap.to),
                before: evidence_view(index, &gap.before),
                after: evidence_view(index, &gap.after),
            })
            .collect();
        let items: Vec<ItemView> = timeline.events.iter().map(|event| item_view(&known, event)).collect();
        let days: Vec<chrono::NaiveDate> = timeline
            .events
            .iter()
            .filter(|e| !e.hidden)
            .filter_map(|e| e.when.as_ref())
            .flat_map(|w| [w.earliest(), w.latest()])
            .flatten()
            .collect();
        Ok(TimelineView {
            born: known.decided.born.as_ref().map(when_view),
            hidden: items.iter().filter(|i| i.hidden).count() as u32,
            items,
            spans: all_spans,
            gaps,
            first_year: days.iter().min().map(Datelike::year),
            last_year: days.iter().max().map(Datelike::year),
            still_adding: place.import.is_running(),
        })
    }

    /// What the program understands by a date that a person typed, shown before it is kept.
    pub fn read_date(&self, typed: Typed) -> Result<DateRead, Failure> {
        Ok(DateRead { when: when_view(&self.dated(&typed.text)?) })
    }

    pub(crate) fn dated(&self, words: &str) -> Result<When, Failure> {
        let decided = self.place()?.decided()?;
        let context = DateContext { reference: None, born: decided.born.as_ref() };
        read_date(words.trim(), &context)
            .and_then(|mention| mention.value)
            .ok_or_else(|| Failure::of(FailureCode::NotADate))
    }

    pub fn confirm_event(&self, event: EventRef) -> Result<Done, Failure> {
        self.decide_about(&event.key, |target| Decision::EventConfirmed { target })
    }

    pub fn correct_event(&self, request: CorrectEvent) -> Result<Done, Failure> {
        let when = request.when_words.as_deref().map(|words| self.dated(words)).transpose()?;
        let title = request.title.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        short_enough(title.as_deref().unwrap_or_default())?;
        self.decide_about(&request.key, |target| Decision::EventCorrected { target, to: Corrected { title, when } })
    }

    pub fn hide_event(&self, event: EventRef) -> Result<Done, Failure> {
        self.decide_about(&event.key, |target| Decision::EventHidden { target })
    }

    pub fn show_event(&self, event: EventRef) -> Result<Done, Failure> {
        self.decide_about(&event.key, |target| Decision::EventShown { target })
    }

    pub fn merge_events(&self, request: MergeEvents) -> Result<Done, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let (keep, fold) = (target(&known, &request.keep)?, target(&known, &request.fold)?);
        place.decide(&Decision::EventsMerged { keep, fold })?;
        Ok(Done {})
    }

    pub fn add_memory(&self, request: AddMemory) -> Result<Done, Failure> {
        let memory = self.memory(new_id(), request.title, request.body, request.when_words)?;
        self.place()?.decide(&Decision::MemoryAdded { memory })?;
        Ok(Done {})
    }

    pub fn edit_memory(&self, request: EditMemory) -> Result<Done, Failure> {
        let place = self.place()?;
        let id = memory_id(&request.id).unwrap_or(&request.id).to_owned();
        if !place.decided()?.memories.contains_key(&id) {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        let memory = self.memory(id, request.title, request.body, request.when_words)?;
        place.decide(&Decision::MemoryEdited { memory })?;
        Ok(Done {})
    }

    pub fn remove_memory(&self, request: MemoryRef) -> Result<Done, Failure> {
        let place = self.place()?;
        let id = memory_id(&request.id).unwrap_or(&request.id).to_owned();
        if !place.decided()?.memories.contains_key(&id) {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        place.decide(&Decision::MemoryRemoved { id })?;
        Ok(Done {})
    }

    fn memory(&self, id: String, title: String, body: String, when_words: String) -> Result<Memory, Failure> {
        short_enough(&title)?;
        short_enough(&body)?;
        let when_words = when_words.trim().to_owned();
        let when = if when_words.is_empty() { None } else { Some(self.dated(&when_words)?) };
        Ok(Memory { id, title: title.trim().to_owned(), body: body.trim().to_owned(), when, when_words })
    }

    fn decide_about(&self, key: &str, decision: impl FnOnce(EventTarget) -> Decision) -> Result<Done, Failure> {
        let place = self.place()?;
        let target = target(&*place.known()?, key)?;
        place.decide(&decision(target))?;
        Ok(Done {})
    }
}

fn target(known: &Known, key: &str) -> Result<EventTarget, Failure> {
    let event = known.timeline.events.iter().find(|e| e.key.0 == key);
    let event = event.ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
    Ok(EventTarget {
        key: event.key.clone(),
        kind: event.kind,
        title: event.title.clone(),
        when: event.file_says.clone().or_else(|| event.when.clone()),
        evidence: event.evidence.clone(),
    })
}

fn item_view(known: &Known, event: &Event) -> ItemView {
    let instead = |words: &str| said_instead(&known.index, &event.evidence, words);
    let memory = memory_id(&event.key.0).and_then(|id| known.decided.memories.get(id));
    ItemView {
        key: event.key.0.clone(),
        kind: event.kind.as_str().to_owned(),
        lane: lane(event.kind),
        when: event.when.as_ref().map(when_view),
        title: instead(&event.title).unwrap_or_else(|| event.title.clone()),
        place: event.place.clone(),
        people: event.people.clone(),
        who: people::who(known, event),
        reason: event.reason.clone().filter(|words| quoted_instead(&known.index, &event.evidence, words).is_none()),
        how: how_in_words(&event.how),
        evidence: evidence_views(&known.index, &event.evidence),
        disagrees_with: event.disagrees_with.iter().map(|k| k.0.clone()).collect(),
        decided_by: match event.decided_by {
            DecidedBy::Reader => DecidedByView::Reader,
            DecidedBy::Person => DecidedByView::Person,
        },
        confirmed: event.confirmed,
        hidden: event.hidden,
        file_says: event.file_says.as_ref().map(when_view),
        body: memory.map(|m| m.body.clone()).unwrap_or_default(),
        decision: story::why::is_decision(event),
    }
}

fn lane(kind: EventKind) -> Lane {
    use EventKind as K;
    match kind {
        K::PlacementStart | K::PlacementEnd | K::LeavingCare | K::Missing | K::Return => Lane::Home,
        K::SchoolStart | K::SchoolEnd => Lane::School,
        K::SocialWorkerStart | K::SocialWorkerEnd => Lane::People,
        K::Review
        | K::CourtHearing
        | K::OrderMade
        | K::Referral
        | K::Assessment
        | K::Conference
        | K::Allegation
        | K::Plan => Lane::Decisions,
        K::Health => Lane::Health,
        K::Contact | K::Birth => Lane::Family,
        K::Memory => Lane::Mine,
    }
}

fn home_view(index: &PageIndex, home: &Placement, end_from_next: bool) -> SpanView {
    SpanView {
        id: home.id.clone(),
        lane: Lane::Home,
        name: home.name.clone(),
        from: home.from.as_ref().map(when_view),
        to: home.to.as_ref().map(when_view),
        end_from_next,
        named_only: false,
        reason: home.reason_for_move.clone().filter(|words| quoted_instead(index, home.proof.all(), words).is_none()),
        start_key: home.start_event.as_ref().map(|k| k.0.clone()),
        end_key: home.end_event.as_ref().map(|k| k.0.clone()),
        evidence: evidence_views(index, home.proof.all()),
    }
}

fn span_view(index: &PageIndex, lane: Lane, span: &Span) -> SpanView {
    SpanView {
        id: span.id.clone(),
        lane,
        name: span.name.clone(),
        from: span.from.as_ref().map(when_view),
        to: span.to.as_ref().map(when_view),
        end_from_next: span.inferred_end,
        named_only: false,
        reason: None,
        start_key: span.start_event.as_ref().map(|k| k.0.clone()),
        end_key: span.end_event.as_ref().map(|k| k.0.clone()),
        evidence: evidence_views(index, span.proof.all()),
    }
}

/// How a date was worked out, as a person reads it. `written` and `person` are names that the window has sentences for.
pub(crate) fn how_in_words(how: &How) -> String {
    let dated = |edtf: &str| When::parse(edtf).map_or_else(|_| edtf.to_owned(), |when| story::when_in_words(&when));
    match how.0.split_once(" to ").or_else(|| how.0.split_once(" from ")) {
        Some(("relative", edtf)) => format!("counted from {}", dated(edtf)),
        Some(("year", edtf)) => format!("the year comes from {}", dated(edtf)),
        _ => how.0.clone(),
    }
}

/// The memory that an event of the timeline stands for.
fn memory_id(key: &str) -> Option<&str> {
    key.strip_prefix("memory-")
}
