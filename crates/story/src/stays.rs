//! Homes, schools and workers as stretches of time, made from their starts and ends. An end that no page tells stays open,
//! unless the next one began: then it is that day, and marked as worked out.

use std::collections::{HashMap, HashSet};

use record::{Event, EventKey, EventKind, Evidence, Placement, Proof, When};

use crate::alike::{Subject, of, same};
use crate::timeline::{Move, Span};
use crate::titles::names_people;

/// Coming into care and the first home are told apart by at most this many days.
const SAME_MOVE_DAYS: i64 = 31;
/// Ends of one stay told with dates further apart than this belong to two stays.
const SAME_END_DAYS: i64 = 120;

/// One stretch with one home, school or worker.
#[derive(Debug, Clone)]
pub(crate) struct Stay {
    pub(crate) name: String,
    subject: Subject,
    pub(crate) from: Option<When>,
    pub(crate) to: Option<When>,
    /// True when the end is only that the next one began.
    pub(crate) inferred_end: bool,
    proof: Vec<Evidence>,
    pub(crate) start: Option<EventKey>,
    /// Every event that tells the start, also under another name.
    starts: Vec<EventKey>,
    end: Option<EventKey>,
    start_reason: Option<Why>,
    end_reason: Option<Why>,
}

/// Why a home was come to or left, with every page of the event that says so.
#[derive(Debug, Clone)]
struct Why {
    words: String,
    proof: Vec<Evidence>,
}

/// Events that tell one start or end: those that disagree with each other go together.
struct Told<'a> {
    events: Vec<&'a Event>,
    subject: Subject,
    when: Option<When>,
}

/// Builds the stays of one lane, in order of time; those without a date come last.
pub(crate) fn stays(events: &[Event], start: EventKind, end: EventKind) -> Vec<Stay> {
    let mut found: Vec<Stay> = Vec::new();
    let mut starts = told(events, start);
    let ends = told(events, end);
    if start == EventKind::PlacementStart {
        drop_comings_into_care(&mut starts);
    }
    for told in &starts {
        // Two names for one day's move are one home: the people and the address.
        if let Some(last) = found.last_mut().filter(|l| {
            start == EventKind::PlacementStart
                && l.from == told.when
                && told.when.as_ref().is_some_and(When::is_one_day)
        }) && !told.subject.is_empty()
        {
            last.also_called(told);
            continue;
        }
        let goes_on = found.last_mut().filter(|last| {
            let back = ends.iter().any(|e| {
                same(&e.subject, &last.subject) && lies_between(e.when.as_ref(), last.from.as_ref(), told.when.as_ref())
            });
            same(&last.subject, &told.subject) && !back
        });
        match goes_on {
            Some(last) => last.proof.extend(told.events.iter().flat_map(|e| e.evidence.clone())),
            None => found.push(Stay {
                name: name(told),
                subject: told.subject.clone(),
                from: told.when.clone(),
                to: None,
                inferred_end: false,
                proof: told.events.iter().flat_map(|e| e.evidence.clone()).collect(),
                start: told.events.first().map(|e| e.key.clone()),
                starts: told.events.iter().map(|e| e.key.clone()).collect(),
                end: None,
                start_reason: why(told),
                end_reason: None,
            }),
        }
    }
    for told in &ends {
        close(&mut found, told);
    }
    found.sort_by_cached_key(|s| {
        s.from.as_ref().or(s.to.as_ref()).map_or((true, chrono::NaiveDate::MAX, chrono::NaiveDate::MAX), When::order)
    });
    infer_ends(&mut found);
    found
}

/// The visible events of one kind, gathered where they disagree, in order of time.
fn told(events: &[Event], kind: EventKind) -> Vec<Told<'_>> {
    let visible: Vec<&Event> = events.iter().filter(|e| e.kind == kind && !e.hidden).collect();
    let by_key: HashMap<&EventKey, &Event> = visible.iter().map(|e| (&e.key, *e)).collect();
    let mut seen: HashSet<&EventKey> = HashSet::new();
    let mut groups = Vec::new();
    for event in &visible {
        if !seen.insert(&event.key) {
            continue;
        }
        let mut group = vec![*event];
        let mut next = 0;
        while let Some(member) = group.get(next).copied() {
            let linked = member.disagrees_with.iter().filter_map(|k| by_key.get(k).copied());
            group.extend(linked.filter(|other| seen.insert(&other.key)));
            next += 1;
        }
        let subject = group.iter().map(|e| subject_of(e)).max_by_key(Subject::len).unwrap_or_default();
        // Where the person gave a date, theirs stands for the whole group.
        let own: Vec<&When> = group
            .iter()
            .filter(|e| e.decided_by == record::DecidedBy::Person)
            .filter_map(|e| e.when.as_ref())
            .collect();
        let all: Vec<&When> = group.iter().filter_map(|e| e.when.as_ref()).collect();
        groups.push(Told { when: hull(if own.is_empty() { &all } else { &own }), events: group, subject });
    }
    groups.sort_by_cached_key(|g| {
        (
            g.when.as_ref().map_or((true, chrono::NaiveDate::MAX, chrono::NaiveDate::MAX), When::order),
            g.events[0].key.clone(),
        )
    });
    groups
}

pub(crate) fn subject_of(event: &Event) -> Subject {
    of(event.kind, &event.place, &event.people, event.evidence.iter().map(|e| e.quote.as_str()))
}

/// One value that holds every date given: "some time from 3 May to 20 June".
pub(crate) fn hull(dates: &[&When]) -> Option<When> {
    match dates {
        [] => None,
        [one] => Some((*one).clone()),
        many => {
            let first = many.iter().filter_map(|w| w.earliest()).min()?;
            let last = many.iter().filter_map(|w| w.latest()).max()?;
            if first == last { Some(When::day(first)) } else { When::parse(&format!("{first}/{last}")).ok() }
        }
    }
}

fn why(told: &Told<'_>) -> Option<Why> {
    told.events.iter().find_map(|e| Some(Why { words: e.reason.clone()?, proof: e.evidence.clone() }))
}

fn name(told: &Told<'_>) -> String {
    let event = told.events.iter().max_by_key(|e| e.place.len()).map_or(told.events[0], |e| *e);
    match event.kind {
        EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd => {
            told.events.iter().find_map(|e| e.people.first()).cloned().unwrap_or_else(|| event.place.clone())
        }
        _ => event.place.clone(),
    }
}

/// "Came into care" names no home; when a home begins about then, that home is where it led. Without one, only a known day
/// makes a home of it.
fn drop_comings_into_care(starts: &mut Vec<Told<'_>>) {
    let named: Vec<Option<When>> = starts.iter().filter(|s| !s.subject.is_empty()).map(|s| s.when.clone()).collect();
    starts.retain(|s| {
        if !s.subject.is_empty() {
            return true;
        }
        let near = |w: &Option<When>| match (w, &s.when) {
            (Some(a), Some(b)) => a.agrees_with(b) || days_between(a, b).is_some_and(|d| d <= SAME_MOVE_DAYS),
            _ => true,
        };
        s.when.as_ref().and_then(When::days).is_some_and(|d| d <= SAME_MOVE_DAYS) && !named.iter().any(near)
    });
}

fn days_between(a: &When, b: &When) -> Option<i64> {
    let gap = |x: &When, y: &When| Some((y.earliest()? - x.latest()?).num_days());
    gap(a, b).filter(|d| *d >= 0).or_else(|| gap(b, a).filter(|d| *d >= 0))
}

fn lies_between(when: Option<&When>, from: Option<&When>, to: Option<&When>) -> bool {
    let (Some(when), Some(from), Some(to)) = (when, from, to) else { return false };
    from.order() <= when.order() && when.order() <= to.order()
}

/// Gives an end to the stay that it ends, or makes a stay of which only the end is told.
fn close(found: &mut Vec<Stay>, told: &Told<'_>) {
    let order = told.when.as_ref().map(When::order);
    let began_before = |s: &Stay| match (&s.from, &told.when) {
        // An end that names no home does not end what began on its own day.
        (Some(from), Some(to)) if told.subject.is_empty() => {
            from.earliest().zip(to.latest()).is_none_or(|(a, b)| a < b)
        }
        (Some(from), Some(to)) => from.earliest().zip(to.latest()).is_none_or(|(a, b)| a <= b),
        _ => true,
    };
    // "Home from respite" ends the days away, not the home.
    let from_respite = told.subject.is_empty() && told.events.iter().flat_map(|e| &e.evidence).any(speaks_of_respite);
    let short = |s: &Stay| {
        let days = s.from.as_ref().zip(told.when.as_ref()).and_then(|(a, b)| days_between(a, b));
        days.is_none_or(|d| d <= SAME_MOVE_DAYS)
    };
    let fits = |s: &Stay| {
        if told.subject.is_empty() {
            order.is_some() && s.from.is_some() && (!from_respite || short(s))
        } else {
            same(&s.subject, &told.subject)
        }
    };
    let stay = found
        .iter()
        .enumerate()
        .filter(|(_, s)| fits(s) && began_before(s))
        .max_by_key(|(i, s)| (s.from.as_ref().map(When::order), *i))
        .map(|(i, _)| i);
    // "Left Oxmoor, to The Spinney": where the next home began that very day, the one before it is meant, by its village.
    let stay = stay.or_else(|| {
        let day = told.when.as_ref().filter(|w| w.is_one_day())?;
        found.iter().find(|s| s.from.as_ref() == Some(day))?;
        let before = found.iter().enumerate().filter(|(_, s)| s.from.as_ref().is_some_and(|f| f.order() < day.order()));
        before
            .max_by_key(|(i, s)| (s.from.as_ref().map(When::order), *i))
            .filter(|(_, s)| s.to.as_ref().is_none_or(|to| to.agrees_with(day)))
            .map(|(i, _)| i)
    });
    // A home whose beginning names nobody is the one that was left, where no other began in between.
    let stay = stay.or_else(|| {
        let latest = found.iter().enumerate().filter(|(_, s)| s.from.is_some() && began_before(s));
        latest
            .max_by_key(|(i, s)| (s.from.as_ref().map(When::order), *i))
            .filter(|(_, s)| s.subject.is_empty() && s.to.is_none() && told.when.is_some())
            .map(|(i, _)| i)
    });
    let reason = why(told);
    let proof = told.events.iter().flat_map(|e| e.evidence.clone());
    match stay {
        Some(i) => {
            let stay = &mut found[i];
            if stay.subject.is_empty() && !told.subject.is_empty() {
                stay.name = name(told);
                stay.subject = told.subject.clone();
            }
            let joined = match (&stay.to, &told.when) {
                (Some(a), Some(b)) if a.agrees_with(b) => {
                    Some(if a.days().unwrap_or(i64::MAX) <= b.days().unwrap_or(i64::MAX) {
                        a.clone()
                    } else {
                        b.clone()
                    })
                }
                (Some(a), Some(b)) if days_between(a, b).is_some_and(|d| d <= SAME_END_DAYS) => hull(&[a, b]),
                (Some(a), _) => Some(a.clone()),
                (None, w) => w.clone(),
            };
            stay.to = joined;
            stay.end_reason = stay.end_reason.take().or(reason);
            stay.end = stay.end.take().or_else(|| told.events.first().map(|e| e.key.clone()));
            stay.proof.extend(proof);
        }
        None if !told.subject.is_empty() => found.push(Stay {
            name: name(told),
            subject: told.subject.clone(),
            from: None,
            to: told.when.clone(),
            inferred_end: false,
            proof: proof.collect(),
            start: None,
            starts: Vec::new(),
            end: told.events.first().map(|e| e.key.clone()),
            start_reason: None,
            end_reason: reason,
        }),
        None => {}
    }
}

fn speaks_of_respite(proof: &Evidence) -> bool {
    let lower = proof.quote.to_lowercase();
    ["respite", "short break", "holiday"].iter().any(|w| lower.contains(w))
}

fn infer_ends(found: &mut [Stay]) {
    for i in 0..found.len() {
        if found[i].to.is_some() || found[i].from.is_none() {
            continue;
        }
        // A start that is only known as "before …" says nothing about when the stay before it ended.
        let next = (i + 1..found.len()).filter(|j| !found.iter().any(|other| found[*j].lies_within(other))).find(|j| {
            let later = found[*j].from.as_ref().is_some_and(|w| {
                w.earliest().is_some() && found[i].from.as_ref().is_some_and(|f| f.order() < w.order())
            });
            later && !same(&found[*j].subject, &found[i].subject)
        });
        if let Some(j) = next {
            found[i].to = found[j].from.clone();
            found[i].inferred_end = true;
        }
    }
}

impl Stay {
    /// Takes in another name for the same home. People's names lead.
    fn also_called(&mut self, told: &Told<'_>) {
        let evidence: Vec<Evidence> = told.events.iter().flat_map(|e| e.evidence.clone()).collect();
        let other = name(told);
        if names_people(&other, &evidence) && !names_people(&self.name, &self.proof)
            || self.name.is_empty()
            || same(&told.subject, &self.subject) && other.len() > self.name.len()
        {
            self.name = other;
        }
        self.subject.extend(told.subject.iter().cloned());
        self.start_reason = self.start_reason.take().or_else(|| why(told));
        self.proof.extend(evidence);
        self.starts.extend(told.events.iter().map(|e| e.key.clone()));
    }

    /// True for a few days elsewhere after which the person came back.
    fn is_respite(&self) -> bool {
        let days = || Some((self.to.as_ref()?.latest()? - self.from.as_ref()?.earliest()?).num_days());
        !self.inferred_end && days().is_some_and(|d| d <= SAME_MOVE_DAYS) && self.proof.iter().any(speaks_of_respite)
    }

    /// True when this stay began and ended while the other went on, as a week of respite does.
    fn lies_within(&self, other: &Self) -> bool {
        if self.is_respite() && self.from != other.from {
            return true;
        }
        let known = |s: &Self| Some((s.from.as_ref()?.earliest()?, s.to.as_ref()?.latest()?));
        match (known(self), known(other)) {
            (Some(a), Some(b)) => !self.inferred_end && !other.inferred_end && a != b && b.0 < a.0 && a.1 < b.1,
            _ => false,
        }
    }

    /// Stable while the event that opens (or else closes) it is.
    fn id(&self, lane: &str) -> String {
        let key = self.start.as_ref().or(self.end.as_ref()).map_or("", |k| k.0.as_str());
        format!("{lane}-{key}")
    }

    /// True where words name this home, or those who kept it.
    pub(crate) fn is_named_in(&self, words: &Subject) -> bool {
        self.subject.iter().any(|w| w.chars().count() > 2 && words.contains(w))
    }

    fn proof(&self) -> Option<Proof> {
        let mut pieces = self.proof.iter().cloned();
        let mut proof = Proof::new(pieces.next()?);
        proof.add(pieces);
        Some(proof)
    }

    pub(crate) fn span(&self, lane: &str) -> Option<Span> {
        Some(Span {
            id: self.id(lane),
            name: self.name.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            inferred_end: self.inferred_end,
            proof: self.proof()?,
            start_event: self.start.clone(),
            end_event: self.end.clone(),
        })
    }

    /// As a home. `next` is the home after it, whose start may say why this one ended.
    pub(crate) fn placement(&self, next: Option<&Self>) -> Option<Placement> {
        let reason = self.end_reason.clone().or_else(|| next.and_then(|n| n.start_reason.clone()));
        let mut proof = self.proof()?;
        if let Some(why) = &reason {
            proof.add(why.proof.iter().cloned());
        }
        Some(Placement {
            id: self.id("home"),
            name: self.name.clone(),
            kind: kind(&self.name, &self.proof).to_owned(),
            from: self.from.clone(),
            to: self.to.clone(),
            reason_for_move: reason.map(|why| why.words),
            proof,
            start_event: self.start.clone(),
            end_event: self.end.clone(),
        })
    }
}

/// The stay that began where this one ended, whatever lies between them in the list. One that began long after the end says nothing
/// of it: what came between is not known.
pub(crate) fn next_after(stays: &[Stay], i: usize) -> Option<&Stay> {
    let this = &stays[i];
    let began = |s: &Stay| s.from.as_ref().map(When::order);
    let away = |next: &Stay| match (&this.to, &next.from) {
        (Some(to), Some(from)) if from.agrees_with(to) => Some(0),
        (Some(to), Some(from)) => days_between(from, to).filter(|d| *d <= SAME_MOVE_DAYS),
        _ => None,
    };
    if this.to.is_none() {
        this.from.as_ref()?;
        return stays[i + 1..].iter().find(|next| next.from.is_some());
    }
    let others =
        stays.iter().enumerate().filter(|(n, next)| *n != i && (this.from.is_none() || began(next) > began(this)));
    others
        .filter_map(|(_, next)| Some((away(next)?, next)))
        .min_by_key(|(days, next)| (*days, began(next)))
        .map(|(_, next)| next)
}

/// Homes with the next one, where no page says why the one was left for the other.
pub(crate) fn without_reason(stays: &[Stay]) -> Vec<(&Stay, &Stay)> {
    let dated: Vec<&Stay> = stays
        .iter()
        .filter(|s| s.from.as_ref().is_some_and(|w| w.earliest().is_some()))
        .filter(|s| !stays.iter().any(|other| s.lies_within(other)))
        .collect();
    dated
        .windows(2)
        .filter(|pair| pair[0].end_reason.is_none() && pair[1].start_reason.is_none())
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

/// Moves from one home to the next for which no page in the proof gives a reason.
pub(crate) fn unexplained(stays: &[Stay]) -> Vec<Move> {
    without_reason(stays)
        .into_iter()
        .filter_map(|(left, next)| {
            Some(Move {
                from: left.name.clone(),
                to: next.name.clone(),
                when: next.from.clone(),
                event: next.start.clone()?,
                proof: next.proof()?,
            })
        })
        .collect()
}

/// The sort of home, by its name and by the words that tell of it.
fn kind(name: &str, proof: &[Evidence]) -> &'static str {
    let lower = name.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|w| lower.split(|c: char| !c.is_alphanumeric()).any(|x| x == *w));
    let said = |list: &[&str]| proof.iter().any(|p| list.iter().any(|w| p.quote.to_lowercase().contains(w)));
    if has(&["secure"]) {
        "secure"
    } else if has(&["hospital", "infirmary"]) {
        "hospital"
    } else if has(&[
        "grandmother",
        "grandfather",
        "grandparents",
        "nan",
        "gran",
        "granny",
        "aunt",
        "uncle",
        "auntie",
        "relatives",
        "nana",
    ]) {
        "kinship"
    } else if has(&["mother", "father", "mum", "dad", "parents"]) {
        "family"
    } else if has(&["flat", "hostel", "lodgings", "bedsit", "supported"])
        || said(&["semi-independent", "supported accommodation", "supported lodgings"])
    {
        "supported"
    } else if has(&["home", "unit", "house", "centre", "lodge", "school", "cottage", "nursery"])
        || said(&["children's home", "residential", "children\u{2019}s home", "key worker"])
    {
        "residential"
    } else if has(&["mr", "mrs", "ms", "miss", "carers", "carer", "foster"])
        || said(&["foster", "boarded out", "boarded-out"])
        || names_people(name, proof) && !name.is_empty()
    {
        "foster"
    } else {
        "unknown"
    }
}
