//! Gathers the tellings of one event into one: the same kind, about the same thing, on days that can be the same.
//!
//! Tellings that cannot agree stay apart. What comes out does not depend on the order in which tellings come in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Days, NaiveDate};
use record::{DecidedBy, Event, EventKind, EventMention, Evidence, How, When};

use crate::alike::{Subject, of_mention, recurs, same};
use crate::key::{Keys, plain};
use crate::titles::title;

/// A date of at most this many days pins an event; a looser one only joins events that are already pinned.
const SHARP_DAYS: i64 = 7;
/// A loose date that spans more than this says too little to choose among events that recur.
const YEAR: i64 = 366;
/// A quote shorter than this many characters may well be written again about something else.
const OWN_WORDS: usize = 25;

struct Telling<'a> {
    mention: &'a EventMention,
    subject: Subject,
    words: String,
}

/// Tellings of one event so far.
struct Cluster<'a> {
    tellings: Vec<Telling<'a>>,
    subject: Subject,
}

impl<'a> Cluster<'a> {
    fn takes(&self, when: Option<&When>) -> bool {
        self.tellings.iter().all(|t| match (t.mention.when.as_ref(), when) {
            (Some(a), Some(b)) => a.agrees_with(b),
            _ => true,
        })
    }

    fn add(&mut self, telling: Telling<'a>) {
        if telling.subject.len() > self.subject.len() {
            self.subject = telling.subject.clone();
        }
        self.tellings.push(telling);
    }
}

/// Gathers tellings into events, each with its key, in no particular order of time.
pub(crate) fn gather(mentions: &[EventMention]) -> Vec<Event> {
    let mut by_kind: BTreeMap<EventKind, Vec<Telling<'_>>> = BTreeMap::new();
    for mention in mentions {
        let telling = Telling { subject: of_mention(mention), words: plain(&mention.evidence.quote), mention };
        by_kind.entry(mention.kind).or_default().push(telling);
    }
    let mut keys = Keys::default();
    let mut events = Vec::new();
    for (kind, mut tellings) in by_kind {
        tellings.sort_by_cached_key(|t| place_in_file(t.mention));
        tellings.dedup_by(|a, b| a.mention == b.mention);
        let mut clusters = cluster(kind, tellings);
        for cluster in &mut clusters {
            cluster.tellings.sort_by_cached_key(|t| place_in_file(t.mention));
        }
        clusters.sort_by_cached_key(|c| place_in_file(c.tellings[0].mention));
        events.extend(clusters.iter().map(|c| event(kind, c, &mut keys)));
    }
    events
}

fn place_in_file(m: &EventMention) -> impl Ord + use<> {
    (
        m.evidence.file,
        m.evidence.page,
        m.evidence.start,
        m.evidence.end,
        m.when.as_ref().map(|w| w.edtf().to_owned()),
        m.place.clone(),
        m.people.clone(),
        m.reason.clone(),
        m.evidence.quote.clone(),
        m.how.0.clone(),
    )
}

fn width(when: Option<&When>) -> i64 {
    when.and_then(When::days).unwrap_or(i64::MAX)
}

/// Clusters as they grow, with quick ways to find those that a telling may belong to.
#[derive(Default)]
struct Clusters<'a> {
    list: Vec<Cluster<'a>>,
    /// By the first day of their sharp tellings.
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    by_words: HashMap<String, Vec<usize>>,
}

impl<'a> Clusters<'a> {
    fn join(&mut self, found: Option<usize>, telling: Telling<'a>) {
        let i = found.unwrap_or(self.list.len());
        if width(telling.mention.when.as_ref()) <= SHARP_DAYS
            && let Some(day) = telling.mention.when.as_ref().and_then(When::earliest)
        {
            let here = self.by_day.entry(day).or_default();
            if !here.contains(&i) {
                here.push(i);
            }
        }
        if telling.words.chars().count() >= OWN_WORDS {
            self.by_words.entry(telling.words.clone()).or_default().push(i);
        }
        match self.list.get_mut(i) {
            Some(cluster) => cluster.add(telling),
            None => self.list.push(Cluster { subject: telling.subject.clone(), tellings: vec![telling] }),
        }
    }

    /// Clusters with a sharp telling that may be the same day, in the order in which they were made.
    fn about(&self, when: Option<&When>) -> Vec<usize> {
        let Some((from, to)) = when.and_then(|w| w.earliest().zip(w.latest())) else { return Vec::new() };
        let from = from.checked_sub_days(Days::new(SHARP_DAYS as u64)).unwrap_or(from);
        let mut found: Vec<usize> = self
            .by_day
            .range(from..=to)
            .flat_map(|(_, c)| c.iter().copied())
            .filter(|i| self.list[*i].takes(when))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn cluster(kind: EventKind, tellings: Vec<Telling<'_>>) -> Vec<Cluster<'_>> {
    let (sharp, mut loose): (Vec<_>, Vec<_>) =
        tellings.into_iter().partition(|t| width(t.mention.when.as_ref()) <= SHARP_DAYS);
    let (mut named, unnamed): (Vec<_>, Vec<_>) = sharp.into_iter().partition(|t| !t.subject.is_empty());
    let mut clusters = Clusters::default();
    // Longest names first, so that a short name finds the one place that it can be short for.
    named.sort_by_cached_key(|t| (width(t.mention.when.as_ref()), std::cmp::Reverse(t.subject.len())));
    for telling in named {
        let found = clusters
            .about(telling.mention.when.as_ref())
            .into_iter()
            .find(|i| same(&clusters.list[*i].subject, &telling.subject));
        clusters.join(found, telling);
    }
    let pinned = clusters.list.len();
    for telling in unnamed {
        let fits = clusters.about(telling.mention.when.as_ref());
        let named: Vec<usize> = fits.iter().copied().filter(|i| *i < pinned).collect();
        let only = if let [one] = named[..] { Some(one) } else { fits.iter().copied().find(|i| *i >= pinned) };
        clusters.join(only, telling);
    }
    loose.sort_by_key(|t| width(t.mention.when.as_ref()));
    for telling in loose {
        let found = home_for(kind, &clusters, &telling);
        clusters.join(found, telling);
    }
    clusters.list
}

/// The event that a loosely dated telling belongs to, if that can be said.
fn home_for(kind: EventKind, clusters: &Clusters<'_>, telling: &Telling<'_>) -> Option<usize> {
    let when = telling.mention.when.as_ref();
    let copies = clusters.by_words.get(&telling.words).into_iter().flatten();
    if let Some(copy) = copies.copied().find(|i| clusters.list[*i].takes(when)) {
        return Some(copy);
    }
    let named = !telling.subject.is_empty();
    let fits = |about_same: bool| {
        clusters.list.iter().enumerate().filter(move |(_, c)| {
            if about_same {
                same(&c.subject, &telling.subject)
            } else {
                !named || c.subject.is_empty() || same(&c.subject, &telling.subject)
            }
        })
    };
    if named && !recurs(kind) {
        // A paper that names a home without a date speaks of the latest stay there.
        return fits(true)
            .filter(|(_, c)| c.takes(when))
            .max_by_key(|(i, c)| (best(c).and_then(|t| t.mention.when.as_ref()).and_then(When::latest), *i))
            .map(|(i, _)| i);
    }
    if when.is_none() || width(when) > YEAR {
        return None;
    }
    let mut all = fits(false).filter(|(_, c)| c.takes(when));
    match (all.next(), all.next()) {
        (Some((one, _)), None) => Some(one),
        _ => None,
    }
}

/// The sharpest telling; among equals the one that comes first in the file.
fn best<'c, 'a>(cluster: &'c Cluster<'a>) -> Option<&'c Telling<'a>> {
    cluster.tellings.iter().filter(|t| t.mention.when.is_some()).min_by_key(|t| {
        let when = t.mention.when.as_ref();
        (width(when), when.is_some_and(When::is_doubted), when.and_then(When::earliest).is_none())
    })
}

fn event(kind: EventKind, cluster: &Cluster<'_>, keys: &mut Keys) -> Event {
    let tellings = &cluster.tellings;
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut people: Vec<String> = Vec::new();
    for telling in tellings {
        if !evidence.contains(&telling.mention.evidence) {
            evidence.push(telling.mention.evidence.clone());
        }
        for person in &telling.mention.people {
            if !people.contains(person) {
                people.push(person.clone());
            }
        }
    }
    // What proves the reason comes last: it tells why, not what.
    let why = tellings.iter().find(|t| t.mention.reason.is_some());
    if let Some(at) = why.and_then(|t| t.mention.reason_at.as_ref()).filter(|at| !evidence.contains(at)) {
        evidence.push(at.clone());
    }
    let place = place(tellings);
    let dated = best(cluster);
    Event {
        key: keys.next(kind, &evidence[0]),
        kind,
        when: dated.and_then(|t| t.mention.when.clone()),
        how: dated.map_or_else(|| How("no date".into()), |t| t.mention.how.clone()),
        title: title(kind, &place, &people, &evidence),
        place,
        people,
        reason: why.and_then(|t| t.mention.reason.clone()),
        evidence,
        disagrees_with: Vec::new(),
        decided_by: DecidedBy::Reader,
        confirmed: false,
        hidden: false,
        file_says: None,
    }
}

/// The name used in most wordings (a copied sentence counts once); among equals the longest, then the first in the alphabet.
fn place(tellings: &[Telling<'_>]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut counted: BTreeSet<(&str, &str)> = BTreeSet::new();
    let named = tellings.iter().filter(|t| !t.mention.place.is_empty());
    for telling in named.filter(|t| counted.insert((&t.mention.place, &t.words))) {
        *counts.entry(telling.mention.place.as_str()).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(name, n)| (*n, name.len(), std::cmp::Reverse(*name)))
        .map(|(name, _)| name.to_owned())
        .unwrap_or_default()
}
