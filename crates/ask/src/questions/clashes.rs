//! The same thing told with dates that cannot both be right. Both are kept; the question asks how anyone knows.

use std::collections::{BTreeMap, BTreeSet};

use record::{DecidedBy, Event, EventKey};

use super::{About, Asking, Raised};
use crate::view::FileView;
use crate::words::{list, quoted, say};

/// One question for each group of tellings that disagree, unless the person has already settled it.
pub(super) fn dates(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let events: BTreeMap<&EventKey, &Event> = view.events.iter().filter(|e| !e.hidden).map(|e| (&e.key, e)).collect();
    let mut links: BTreeMap<&EventKey, BTreeSet<&EventKey>> = BTreeMap::new();
    for event in events.values() {
        for other in event.disagrees_with.iter().filter(|k| **k != event.key && events.contains_key(k)) {
            links.entry(&event.key).or_default().insert(other);
            links.entry(other).or_default().insert(&event.key);
        }
    }
    let mut seen = BTreeSet::new();
    let mut raised = Vec::new();
    for start in links.keys() {
        let group = group_of(start, &links, &mut seen);
        raised.extend(question(asking, &group.iter().filter_map(|k| events.get(k).copied()).collect::<Vec<_>>()));
    }
    raised
}

/// Everything that hangs together with `start` and has not been seen.
fn group_of<'a>(
    start: &'a EventKey,
    links: &BTreeMap<&'a EventKey, BTreeSet<&'a EventKey>>,
    seen: &mut BTreeSet<&'a EventKey>,
) -> Vec<&'a EventKey> {
    let (mut group, mut next) = (Vec::new(), vec![start]);
    while let Some(key) = next.pop() {
        if seen.insert(key) {
            group.push(key);
            next.extend(links.get(key).into_iter().flatten().copied());
        }
    }
    group
}

fn question(asking: &Asking<'_>, group: &[&Event]) -> Option<Raised> {
    if group.iter().any(|e| e.confirmed || e.decided_by == DecidedBy::Person) {
        return None;
    }
    let mut tellings: Vec<_> = group.iter().filter_map(|e| Some((e.when.as_ref()?, *e))).collect();
    tellings.sort_by_key(|(when, e)| (when.order(), e.key.clone()));
    let (first, event) = tellings.first().copied()?;
    let (last, _) = tellings.last().copied()?;
    let mut said: Vec<String> = Vec::new();
    for (when, _) in &tellings {
        let words = say(when);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    if said.len() < 2 {
        return None;
    }
    let apart = first.earliest().zip(last.latest()).map_or(0, |(a, b)| (b - a).num_days());
    // The first page of each telling comes before the second of any, so that every date can be seen.
    let most = group.iter().map(|e| e.evidence.len()).max().unwrap_or(0);
    let evidence =
        (0..most).flat_map(|n| tellings.iter().filter_map(move |(_, e)| e.evidence.get(n)).cloned()).collect();
    let about =
        About { weight: apart, subject: event.title.clone(), evidence, date: Some(first.clone()), ..About::default() };
    asking.raise(asking.wording.fill(&[("title", quoted(&event.title)), ("dates", list(&said))]), about)
}
