//! Changes of social worker. Several within a year are one question, because the number is what matters then.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use record::{Event, EventKind, Evidence, When};

use super::{About, Asking, Raised, dated};
use crate::view::FileView;
use crate::words::{say, say_when};

/// How many workers within a year are many.
const MANY: usize = 3;
const YEAR: i64 = 365;

/// One worker giving way to another, or to nobody that the file names.
struct Change<'a> {
    when: &'a When,
    day: NaiveDate,
    old: Option<String>,
    new: Option<String>,
    evidence: Vec<Evidence>,
}

pub(super) fn changes(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut changes = in_order(view);
    let mut raised = Vec::new();
    while let Some(run) = busiest_year(&changes) {
        let many: Vec<Change<'_>> = changes.drain(run).collect();
        raised.extend(many_at_once(asking, &many));
    }
    raised.extend(changes.iter().filter_map(|change| {
        let mut slots = vec![("when", say_when(change.when))];
        slots.extend(change.old.clone().map(|w| ("worker", w)));
        slots.extend(change.new.clone().map(|w| ("next_worker", w)));
        let about = About {
            weight: 0,
            subject: format!("{:?} > {:?}", change.old, change.new),
            evidence: change.evidence.clone(),
            date: Some(change.when.clone()),
            ..About::default()
        };
        asking.raise(asking.wording.fill(&slots), about)
    }));
    raised
}

fn in_order<'a>(view: &FileView<'a>) -> Vec<Change<'a>> {
    let told = dated(view, |e| matches!(e.kind, EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd));
    let mut changes = Vec::new();
    let mut current: Option<&Event> = None;
    // A worker who has left, until somebody is named as the next.
    let mut left: Option<(&Event, &When)> = None;
    for (event, when) in told {
        if event.kind == EventKind::SocialWorkerEnd {
            // An end that is told again, on another page, is not a second change.
            if left.is_none_or(|(before, _)| !same_worker(before, event)) {
                changes.extend(left.and_then(|(gone, at)| change(Some(gone), None, at)));
                left = Some((event, when));
            }
            current = None;
        } else if let Some((gone, _)) = left.take() {
            changes.extend(change(Some(gone), Some(event), when));
            current = Some(event);
        } else {
            if current.is_some_and(|c| !same_worker(c, event)) {
                changes.extend(change(current, Some(event), when));
            }
            current = Some(event);
        }
    }
    changes.extend(left.and_then(|(gone, at)| change(Some(gone), None, at)));
    changes
}

fn change<'a>(old: Option<&Event>, new: Option<&Event>, when: &'a When) -> Option<Change<'a>> {
    let evidence = new.into_iter().chain(old).flat_map(|e| e.evidence.iter().take(2)).cloned().collect();
    Some(Change { when, day: when.earliest()?, old: old.and_then(name), new: new.and_then(name), evidence })
}

fn name(event: &Event) -> Option<String> {
    event.people.first().map(|p| p.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|n| !n.is_empty())
}

/// Two tellings are of one worker when their last names are the same; a worker without a name could be anyone.
fn same_worker(a: &Event, b: &Event) -> bool {
    let last = |e| name(e).and_then(|n| n.split(' ').next_back().map(str::to_lowercase));
    last(a).is_some() && last(a) == last(b)
}

/// The changes of the fullest year, when they make many workers.
fn busiest_year(changes: &[Change<'_>]) -> Option<std::ops::Range<usize>> {
    let runs = (0..changes.len()).map(|first| {
        let within = |c: &&Change<'_>| (c.day - changes[first].day).num_days() <= YEAR;
        first..first + changes[first..].iter().take_while(within).count()
    });
    runs.filter(|run| workers(&changes[run.clone()]) >= MANY)
        .max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)))
}

/// How many different workers these changes went through: each one that left, and the last that came.
fn workers(changes: &[Change<'_>]) -> usize {
    let named: BTreeSet<String> =
        changes.iter().flat_map(|c| [&c.old, &c.new]).flatten().map(|n| n.to_lowercase()).collect();
    let unnamed = changes.iter().filter(|c| c.old.is_none()).count();
    named.len() + unnamed
}

fn many_at_once(asking: &Asking<'_>, changes: &[Change<'_>]) -> Option<Raised> {
    let (first, last) = (changes.first()?, changes.last()?);
    let count = workers(changes);
    let slots = [("from", say(first.when)), ("to", say(last.when)), ("count", count.to_string())];
    let about = About {
        weight: i64::try_from(count).unwrap_or(i64::MAX),
        subject: "many".into(),
        evidence: changes.iter().flat_map(|c| c.evidence.iter().take(2)).cloned().collect(),
        from: Some(first.when.clone()),
        to: Some(last.when.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}
