//! "Why was this decided?": what the pages that tell of one decision say of it, line by line. Every line is words of a page or is
//! empty; where two pages differ both stand, and nothing here chooses between them.

use std::collections::HashSet;

use record::{
    ActionMention, DecisionWords, Document, DocumentKind, Event, EventKind, Evidence, How, Missing, Proof, VoiceKind,
    VoiceMention, When,
};

use crate::Timeline;
use crate::voice::is_the_childs;

/// A paper of a meeting or a plan counts as near a decision from so many days before it to so many after.
const BEFORE: i64 = 62;
const AFTER: i64 = 31;
/// A paper dated further from the decision than this only looks back on it.
const SAME_TIME: i64 = 183;
/// The two ends of one move are told at most this many days apart.
const SAME_MOVE: i64 = 31;

/// All that a card may rest on.
#[derive(Debug, Clone, Copy)]
pub struct WhyAsked<'a> {
    pub event: &'a Event,
    pub timeline: &'a Timeline,
    pub documents: &'a [Document],
    /// What stands beside each telling, in the order of [`tellings`].
    pub words: &'a [DecisionWords],
    /// Where the child's voice is recorded in the whole file, and the child's first name where papers give it.
    pub voice: &'a [VoiceMention],
    pub child: Option<&'a str>,
    pub actions: &'a [ActionMention],
    /// What the papers of the whole file speak of and that was not found.
    pub missing: &'a [Missing],
}

/// One date that the file gives for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateTold {
    /// None where its pages give no date.
    pub when: Option<When>,
    pub how: How,
    /// Empty only for a date that is the person's own.
    pub proof: Vec<Evidence>,
}

/// Who is said to have decided, with every page that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedBySaid {
    pub who: String,
    pub proof: Proof,
}

/// Where the child's voice is recorded near the decision, or said to be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidThen {
    pub kind: VoiceKind,
    pub evidence: Evidence,
    /// The id of the paper that it stands in, where it is known.
    pub paper: Option<String>,
    /// True for a paper that itself tells of the decision.
    pub same_paper: bool,
}

/// The lines of the card that the file itself can fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// More than one where the file gives more than one date.
    pub dates: Vec<DateTold>,
    /// For a meeting or a plan: what its own paper lists as decided.
    pub decided: Vec<Evidence>,
    pub deciders: Vec<DecidedBySaid>,
    /// Each is one account of the reason, with every page that has it.
    pub reasons: Vec<Proof>,
    pub said: Vec<SaidThen>,
    /// What the pages that tell of it speak of and that was not found.
    pub not_here: Vec<Missing>,
}

/// True for what somebody must have decided. A visit, an illness or a memory was not decided; a change of contact was.
#[must_use]
pub fn is_decision(event: &Event) -> bool {
    use EventKind as K;
    let says = |list: &[&str]| event.evidence.iter().any(|e| says_any(&e.quote, list));
    match event.kind {
        K::PlacementStart
        | K::PlacementEnd
        | K::OrderMade
        | K::Plan
        | K::Review
        | K::Conference
        | K::LeavingCare
        | K::Return
        | K::SchoolStart
        | K::SchoolEnd
        | K::SocialWorkerStart
        | K::SocialWorkerEnd => !event.evidence.is_empty(),
        K::Contact => says(&[
            "stop",
            "stopped",
            "suspend",
            "suspended",
            "ended",
            "cease",
            "ceased",
            "reduce",
            "reduced",
            "increase",
            "increased",
            "terminate",
            "terminated",
            "refused",
            "supervised",
            "changed",
            "varied",
            "resume",
            "resumed",
            "no longer",
        ]),
        K::Allegation => says(&[
            "substantiated",
            "unsubstantiated",
            "unfounded",
            "no further action",
            "nfa",
            "upheld",
            "outcome",
            "concluded",
            "decided",
            "not proven",
            "withdrawn",
        ]),
        K::Birth | K::Referral | K::Assessment | K::CourtHearing | K::Health | K::Missing | K::Memory => false,
    }
}

/// The events whose tellings speak of this decision: itself, those that give another date for it, and the other end of a move.
/// What the person hid is left out, unless it is the one that was asked about.
#[must_use]
pub fn told_by<'a>(event: &'a Event, timeline: &'a Timeline) -> Vec<&'a Event> {
    let mut all: Vec<&Event> = vec![event];
    let more = event.disagrees_with.iter().filter_map(|key| timeline.event(key)).chain(other_ends(event, timeline));
    for other in more {
        if !other.hidden && !all.iter().any(|e| e.key == other.key) {
            all.push(other);
        }
    }
    all
}

/// Every telling of [`told_by`], each once, with the kind of event that it tells.
#[must_use]
pub fn tellings<'a>(event: &'a Event, timeline: &'a Timeline) -> Vec<(EventKind, &'a Evidence)> {
    let mut all: Vec<(EventKind, &Evidence)> = Vec::new();
    for (kind, piece) in told_by(event, timeline).into_iter().flat_map(|e| e.evidence.iter().map(|p| (e.kind, p))) {
        if !all.contains(&(kind, piece)) {
            all.push((kind, piece));
        }
    }
    all
}

/// For a move, the event that ends the stay before it or begins the one after it. Only where both days are known to be close.
fn other_ends<'a>(event: &Event, timeline: &'a Timeline) -> Vec<&'a Event> {
    let mut homes: Vec<_> = timeline.placements.iter().collect();
    homes.sort_by_key(|h| h.from.as_ref().or(h.to.as_ref()).map(When::order));
    let keys = match event.kind {
        EventKind::PlacementStart => homes
            .windows(2)
            .filter(|pair| pair[1].start_event.as_ref() == Some(&event.key))
            .filter_map(|pair| pair[0].end_event.as_ref())
            .collect(),
        EventKind::PlacementEnd => homes
            .windows(2)
            .filter(|pair| pair[0].end_event.as_ref() == Some(&event.key))
            .filter_map(|pair| pair[1].start_event.as_ref())
            .collect(),
        _ => Vec::new(),
    };
    let near = |other: &&Event| match (&event.when, &other.when) {
        (Some(a), Some(b)) => apart(a, b).is_some_and(|days| days <= SAME_MOVE),
        _ => false,
    };
    keys.into_iter().filter_map(|key| timeline.event(key)).filter(near).collect()
}

/// Days that surely lie between two dates; none where an end is open.
fn apart(a: &When, b: &When) -> Option<i64> {
    let gap = |x: &When, y: &When| Some((y.earliest()? - x.latest()?).num_days());
    Some(gap(a, b)?.max(gap(b, a)?).max(0))
}

/// Fills the card; none for what nobody decided, and for what no page tells.
#[must_use]
pub fn why(asked: &WhyAsked<'_>) -> Option<Why> {
    let event = asked.event;
    if !is_decision(event) || event.evidence.is_empty() {
        return None;
    }
    Some(Why {
        dates: dates(asked),
        decided: decided(asked),
        deciders: deciders(asked.words),
        reasons: reasons(asked.words),
        said: said(asked),
        not_here: asked
            .missing
            .iter()
            .filter(|m| m.evidence.iter().any(|e| event.evidence.iter().any(|p| (p.file, p.page) == (e.file, e.page))))
            .cloned()
            .collect(),
    })
}

fn dates(asked: &WhyAsked<'_>) -> Vec<DateTold> {
    let event = asked.event;
    let one = |e: &Event| DateTold { when: e.when.clone(), how: e.how.clone(), proof: e.evidence.clone() };
    let mut all = vec![one(event)];
    if event.decided_by == record::DecidedBy::Person {
        // The person's own date rests on no page; what the file says stands beside it.
        let file = event.file_says.clone().map(|when| DateTold {
            when: Some(when),
            how: How::written(),
            proof: std::mem::take(&mut all[0].proof),
        });
        all.extend(file);
    }
    let others = event.disagrees_with.iter().filter_map(|key| asked.timeline.event(key));
    all.extend(others.filter(|e| !e.hidden).map(one));
    all
}

/// The actions that the decision's own paper lists. An older meeting that a paper only looks back on decided none of them.
fn decided(asked: &WhyAsked<'_>) -> Vec<Evidence> {
    use EventKind as K;
    if !matches!(asked.event.kind, K::Review | K::Conference | K::Plan) {
        return Vec::new();
    }
    let of_then = |d: &&Document| match (&d.date, &asked.event.when) {
        (Some(a), Some(b)) => is_meeting(d.kind) && a.agrees_with(b),
        _ => false,
    };
    let papers: Vec<&Document> = own_papers(asked).into_iter().filter(of_then).collect();
    let of_paper = |a: &&ActionMention| papers.iter().any(|d| d.holds(a.evidence.file, a.evidence.page));
    asked.actions.iter().filter(of_paper).map(|a| a.evidence.clone()).collect()
}

fn deciders(words: &[DecisionWords]) -> Vec<DecidedBySaid> {
    let mut all: Vec<DecidedBySaid> = Vec::new();
    for found in words.iter().flat_map(|w| &w.deciders) {
        let name = plain(&found.who);
        match all.iter_mut().find(|one| plain(&one.who) == name) {
            Some(one) => one.proof.add([found.evidence.clone()]),
            None => all.push(DecidedBySaid { who: found.who.clone(), proof: Proof::new(found.evidence.clone()) }),
        }
    }
    all
}

/// One account for the same words, wherever they stand; the longest wording of it leads.
fn reasons(words: &[DecisionWords]) -> Vec<Proof> {
    let mut all: Vec<(String, Proof)> = Vec::new();
    for found in words.iter().flat_map(|w| &w.reasons) {
        let said = plain(&found.quote);
        match all.iter_mut().find(|(other, _)| is_part(other, &said) || is_part(&said, other)) {
            Some((other, proof)) if said.len() > other.len() => {
                let mut longer = Proof::new(found.clone());
                longer.add(proof.all().iter().cloned());
                (*other, *proof) = (said, longer);
            }
            Some((_, proof)) => proof.add([found.clone()]),
            None => all.push((said, Proof::new(found.clone()))),
        }
    }
    all.into_iter().map(|(_, proof)| proof).collect()
}

fn said(asked: &WhyAsked<'_>) -> Vec<SaidThen> {
    let own = own_papers(asked);
    let own: Vec<&Document> = own.into_iter().filter(|d| is_of_the_time(d, asked.event)).collect();
    let on_own_page = |e: &Evidence| asked.event.evidence.iter().any(|p| (p.file, p.page) == (e.file, e.page));
    let mut found: Vec<(bool, i64, SaidThen)> = Vec::new();
    for voice in asked.voice.iter().filter(|v| is_the_childs(v, asked.child)) {
        let at = &voice.evidence;
        let paper = asked.documents.iter().find(|d| d.holds(at.file, at.page));
        // A running record is years long: only its very page is near.
        let same = match paper {
            Some(d) => own.iter().any(|o| o.id == d.id) && (!is_running(d.kind) || on_own_page(at)),
            None => on_own_page(at),
        };
        let far = paper.and_then(|d| days_from(d, asked.event));
        if !same && !paper.zip(far).is_some_and(|(d, days)| is_meeting(d.kind) && (-BEFORE..=AFTER).contains(&days)) {
            continue;
        }
        let line =
            SaidThen { kind: voice.kind, evidence: at.clone(), paper: paper.map(|d| d.id.clone()), same_paper: same };
        found.push((!same, far.map_or(i64::MAX, i64::abs), line));
    }
    found.sort_by(|a, b| {
        let place = |s: &SaidThen| (s.evidence.file, s.evidence.page, s.evidence.start);
        (a.0, a.1, place(&a.2)).cmp(&(b.0, b.1, place(&b.2)))
    });
    let mut seen: HashSet<String> = HashSet::new();
    found.into_iter().map(|(.., line)| line).filter(|line| seen.insert(plain(&line.evidence.quote))).collect()
}

/// The papers that tell of the decision.
fn own_papers<'a>(asked: &WhyAsked<'a>) -> Vec<&'a Document> {
    let tells = |d: &&Document| asked.event.evidence.iter().any(|e| d.holds(e.file, e.page));
    asked.documents.iter().filter(tells).collect()
}

fn is_of_the_time(paper: &Document, event: &Event) -> bool {
    is_running(paper.kind) || days_from(paper, event).is_none_or(|days| days.abs() <= SAME_TIME)
}

/// Days from the decision to a paper, below nothing for a paper before it; none where either has no date.
fn days_from(paper: &Document, event: &Event) -> Option<i64> {
    let (paper, event) = (paper.date.as_ref()?, event.when.as_ref()?);
    let after = (paper.earliest()? - event.latest()?).num_days();
    let before = (event.earliest()? - paper.latest()?).num_days();
    Some(if after > 0 { after } else { -before.max(0) })
}

fn is_meeting(kind: DocumentKind) -> bool {
    use DocumentKind as D;
    matches!(
        kind,
        D::ReviewMinutes | D::ConferenceMinutes | D::StrategyDiscussion | D::CarePlan | D::PathwayPlan | D::Pep
    )
}

fn is_running(kind: DocumentKind) -> bool {
    use DocumentKind as D;
    matches!(kind, D::CaseNotes | D::FosterDailyLog | D::ResidentialLog | D::Chronology | D::ContactSheet)
}

/// Letters and figures in lower case, one space between words.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// True when the words stand whole within the others.
fn is_part(whole: &str, part: &str) -> bool {
    !part.is_empty() && format!(" {whole} ").contains(&format!(" {part} "))
}

fn says_any(quote: &str, list: &[&str]) -> bool {
    let words = plain(quote);
    list.iter().any(|w| is_part(&words, w))
}

#[cfg(test)]
mod tests;
