//! Lays the person's decisions over what the file tells. Their word wins, and what the file said stays beside it.
//!
//! A decision finds its event by key, else by the same words on the same page, so that it holds through a better reading.

use record::{Corrected, Decided, DecidedBy, Event, EventKey, EventKind, EventTarget, Evidence, How, Memory};

use crate::key::plain;
use crate::titles::title;

/// Applies every decision, in the order in which each sort builds on the one before: merge, correct, confirm, hide, remember.
pub(crate) fn apply(events: &mut Vec<Event>, decided: &Decided) {
    for (keep, fold) in &decided.merged {
        merge(events, keep, fold);
    }
    for (target, to) in &decided.corrected {
        correct(events, target, to);
    }
    for target in &decided.confirmed {
        confirm(events, target);
    }
    for target in &decided.hidden {
        if let Some(i) = find(events, target) {
            events[i].hidden = true;
        }
    }
    events.extend(decided.memories.values().map(memory));
}

/// Finds the event that a decision was about.
pub(crate) fn find(events: &[Event], target: &EventTarget) -> Option<usize> {
    if let Some(i) = events.iter().position(|e| e.key == target.key) {
        return Some(i);
    }
    let score = |event: &Event| -> u32 {
        event
            .evidence
            .iter()
            .map(|a| target.evidence.iter().map(|b| overlap(a, b)).max().unwrap_or(0))
            .max()
            .unwrap_or(0)
    };
    events
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == target.kind)
        .map(|(i, e)| (i, score(e), e.when == target.when))
        .filter(|(_, s, _)| *s > 0)
        .max_by_key(|(i, s, same_day)| (*same_day, *s, std::cmp::Reverse(*i)))
        .map(|(i, _, _)| i)
}

/// How much two pieces of proof share: characters, or everything when the words are the same.
fn overlap(a: &Evidence, b: &Evidence) -> u32 {
    if a.file != b.file || a.page != b.page {
        return 0;
    }
    if !a.quote.is_empty() && plain(&a.quote) == plain(&b.quote) {
        return u32::MAX;
    }
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The event as it was when the person decided, for when no reading finds it any more.
fn from_snapshot(target: &EventTarget) -> Event {
    Event {
        key: target.key.clone(),
        kind: target.kind,
        when: target.when.clone(),
        how: How::person(),
        title: if target.title.is_empty() {
            // Its paper was taken out for good, with the words that named it.
            title(target.kind, "", &[], &target.evidence)
        } else {
            target.title.clone()
        },
        place: String::new(),
        people: Vec::new(),
        reason: None,
        evidence: target.evidence.clone(),
        disagrees_with: Vec::new(),
        decided_by: DecidedBy::Person,
        confirmed: false,
        hidden: false,
        file_says: None,
    }
}

fn find_or_restore(events: &mut Vec<Event>, target: &EventTarget) -> usize {
    find(events, target).unwrap_or_else(|| {
        events.push(from_snapshot(target));
        events.len() - 1
    })
}

fn correct(events: &mut Vec<Event>, target: &EventTarget, to: &Corrected) {
    let i = find_or_restore(events, target);
    let event = &mut events[i];
    if let Some(title) = &to.title {
        event.title.clone_from(title);
    }
    if let Some(when) = &to.when {
        event.file_says = event.when.take().filter(|w| w != when);
        event.when = Some(when.clone());
        event.how = How::person();
    }
    event.decided_by = DecidedBy::Person;
}

fn confirm(events: &mut Vec<Event>, target: &EventTarget) {
    let i = find_or_restore(events, target);
    let event = &mut events[i];
    event.confirmed = true;
    // A later reading may date it otherwise; the person said that this date is right. A later correction of theirs stands.
    if event.decided_by == DecidedBy::Reader && target.when.is_some() && event.when != target.when {
        event.file_says = event.when.take();
        event.when.clone_from(&target.when);
        event.how = How::person();
    }
    event.decided_by = DecidedBy::Person;
}

fn merge(events: &mut Vec<Event>, keep: &EventTarget, fold: &EventTarget) {
    let Some(folded) = find(events, fold) else { return };
    let kept = find_or_restore(events, keep);
    if kept == folded {
        return;
    }
    let gone = events[folded].clone();
    let event = &mut events[kept];
    for piece in gone.evidence {
        if !event.evidence.contains(&piece) {
            event.evidence.push(piece);
        }
    }
    for person in gone.people {
        if !event.people.contains(&person) {
            event.people.push(person);
        }
    }
    event.reason = event.reason.take().or(gone.reason);
    if event.when.is_none() {
        event.when = gone.when;
        event.how = gone.how;
    }
    if event.place.is_empty() {
        event.place = gone.place;
    }
    event.decided_by = DecidedBy::Person;
    let (stays, goes) = (event.key.clone(), gone.key);
    events.remove(folded);
    // What disagreed with the folded event now disagrees with the one that it became part of.
    for event in events {
        let links = &mut event.disagrees_with;
        if event.key == stays {
            links.extend(gone.disagrees_with.iter().cloned());
            links.retain(|k| *k != stays && *k != goes);
        } else if links.contains(&goes) {
            links.retain(|k| *k != goes);
            links.push(stays.clone());
        }
        links.sort();
        links.dedup();
    }
}

/// The key of a memory's event.
pub(crate) fn memory_key(id: &str) -> EventKey {
    EventKey(format!("memory-{id}"))
}

fn memory(memory: &Memory) -> Event {
    Event {
        key: memory_key(&memory.id),
        kind: EventKind::Memory,
        when: memory.when.clone(),
        how: How::person(),
        title: memory.title.clone(),
        place: String::new(),
        people: Vec::new(),
        reason: None,
        evidence: Vec::new(),
        disagrees_with: Vec::new(),
        decided_by: DecidedBy::Person,
        confirmed: false,
        hidden: false,
        file_says: None,
    }
}
