//! When a told event happened: the sentence's own date, else the date of the entry or paper that it stands in, never sharper.

use std::ops::Range;

use record::{DocumentKind, EventKind, How, When};

use super::Reading;
use crate::entries::entry_at;
use crate::head::is_log;
use crate::sheet::list;

/// A date for an event, and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dated {
    pub(crate) when: When,
    pub(crate) how: How,
    /// True when the date stands in the sentence itself.
    pub(crate) in_words: bool,
    /// The day on which a stretch ended, when the words give one date for its beginning and its end.
    pub(crate) until: Option<When>,
}

/// Words before a date that make it another event's.
const OTHER: &[&str] = list! {
    "born" "dob" "d.o.b" "d.o.b." "birth" "printed" "next" "due" "until" "till" "review due" "expires" "expiring"
    "expiry" "valid" "next review" "birthday" "dated" "letter of" "report of" "printed on" "before" "created"
};

/// The nearest date in the sentence that can be the act's. `told` is the place of the act in the page's flat words.
pub(crate) fn in_sentence(
    reading: &Reading<'_>,
    piece: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Option<Dated> {
    let sheet = reading.sheet;
    let lead = entry_at(reading.entries, piece.start)
        .filter(|e| e.after_date <= piece.end && e.start <= piece.start)
        .map(|e| e.after_date);
    let inside = reading.date_spans.iter().enumerate().filter(|(_, s)| s.start >= piece.start && s.end <= piece.end);
    let best = inside
        .filter_map(|(i, span)| {
            let when = reading.dates[i].value.as_ref()?;
            let flat = sheet.flat_range(span);
            let before = &sheet.flat[sheet.flat_at(piece.start)..flat.start];
            let before = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | '-' | ','));
            let spoken = before
                .strip_suffix(" on")
                .or_else(|| before.strip_suffix(" for"))
                .or_else(|| before.strip_suffix(" is"))
                .unwrap_or(before);
            let ends = |w: &str| {
                spoken.ends_with(w) && !spoken[..spoken.len() - w.len()].ends_with(|c: char| c.is_alphanumeric())
            };
            // "Looked after until 14 June": the act's own word leads to the date.
            let own = flat.start >= told.end && sheet.flat[told.end..flat.start].trim_matches([' ', ':']).is_empty();
            if kind != EventKind::Birth && !own && OTHER.iter().any(|w| ends(w)) {
                return None;
            }
            // "Adjourned until 3 May" says nothing of when it was adjourned.
            if !is_end(kind) && opens(&reading.dates[i].text, UNTIL) && !own {
                return None;
            }
            let gap = if flat.start >= told.end { told.end..flat.start } else { flat.end.min(told.start)..told.start };
            let between = &sheet.flat[gap];
            let breaks = between.matches(['.', ';']).count() * 40
                + between.matches(" and ").count() * 25
                + between.matches(", ").count() * 8;
            let is_lead = Some(span.end) == lead;
            Some((between.len() + breaks + if is_lead { 60 } else { 0 }, i, when))
        })
        .min_by_key(|(cost, i, _)| (*cost, *i));
    let (_, i, when) = best?;
    let mention = &reading.dates[i];
    let own = own_end(&mention.text, when, kind);
    let (when, until) = ends_of(&mention.text, &own);
    Some(match kind {
        EventKind::PlacementEnd | EventKind::SchoolEnd | EventKind::SocialWorkerEnd => {
            Dated { when: until.unwrap_or(when), how: mention.how.clone(), in_words: true, until: None }
        }
        _ => Dated { when, how: mention.how.clone(), in_words: true, until },
    })
}

const SINCE: &[&str] = list! {
    "since" "from" "w.e.f" "wef" "with effect" "as from" "starting" "commencing" "beginning"
};
const UNTIL: &[&str] = list! {
    "until" "till" "up to" "up until" "to" "ending"
};

fn opens(words: &str, with: &[&str]) -> bool {
    let words = words.to_ascii_lowercase();
    with.iter().any(|w| words.strip_prefix(w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())))
}

fn is_end(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(kind, PlacementEnd | SchoolEnd | SocialWorkerEnd | LeavingCare)
}

/// "Lived there since 3 May" begins that day, and "looked after until 3 May" ends then: the day itself, as sharp as it is written.
pub(crate) fn own_end(words: &str, when: &When, kind: EventKind) -> When {
    use EventKind::*;
    let starts = matches!(kind, PlacementStart | SchoolStart | SocialWorkerStart | OrderMade | Referral | Missing);
    let edtf = when.edtf();
    let day = if starts && opens(words, SINCE) {
        edtf.strip_suffix("/..")
    } else if is_end(kind) && opens(words, UNTIL) {
        edtf.strip_prefix("../")
    } else {
        None
    };
    day.and_then(|d| When::parse(d).ok()).unwrap_or_else(|| when.clone())
}

/// The date of the entry, else of the paper.
pub(crate) fn from_around(reading: &Reading<'_>, byte: usize, kind: EventKind) -> Option<Dated> {
    if let Some(entry) = entry_at(reading.entries, byte) {
        let (when, _) = ends_of("-", &entry.when);
        return Some(Dated { how: How(format!("relative to {when}")), when, in_words: false, until: None });
    }
    let head = reading.head;
    if is_log(head.kind) && head.how.as_ref().is_none_or(|h| h.0 == super::FROM_ENTRIES) {
        return None;
    }
    let paper = head.date.as_ref()?;
    if is_the_event(head.kind, kind) {
        return Some(Dated { when: paper.clone(), how: How(super::FROM_PAPER.into()), in_words: false, until: None });
    }
    // A paper tells of what had happened by the day it was written: that day is only the latest that it can be.
    let latest = paper.latest()?;
    let when = When::parse(&format!("../{latest}")).ok()?;
    Some(Dated { when, how: How(format!("relative to {latest}")), in_words: false, until: None })
}

/// True for papers that are the record of the event itself.
pub(crate) fn is_the_event(paper: Option<DocumentKind>, kind: EventKind) -> bool {
    use DocumentKind as D;
    use EventKind as E;
    matches!(
        (paper, kind),
        (_, E::Plan)
            | (Some(D::ReviewMinutes), E::Review)
            | (Some(D::ConferenceMinutes | D::StrategyDiscussion), E::Conference)
            | (Some(D::CourtOrder), E::OrderMade | E::CourtHearing)
            | (Some(D::HealthAssessment | D::MedicalForm), E::Health)
            | (Some(D::Missing | D::Incident), E::Missing)
            | (Some(D::ContactSheet | D::CaseNotes), E::Contact)
            | (Some(D::ReceptionIntoCare), E::PlacementStart)
            | (Some(D::Referral), E::Referral)
            | (Some(D::Assessment | D::InitialAssessment | D::CoreAssessment | D::S47Outcome), E::Assessment)
    )
}

/// The two ends of a stretch ("12/3/98 - 4/6/99"); a value that is merely unsure ("between May and June") stays whole.
pub(crate) fn ends_of(words: &str, when: &When) -> (When, Option<When>) {
    let lower = words.to_ascii_lowercase();
    let stretch = lower == "-" || [" to ", "-", "–", "until", "till", "present"].iter().any(|w| lower.contains(w));
    let unsure = [
        "between", "early", "mid", "late", "w/", "week", "weekend", "term", "about", "circa", "night", "holiday",
        "summer", "winter",
    ]
    .iter()
    .any(|w| lower.contains(w));
    if let Some((a, b)) = when.edtf().split_once('/')
        && stretch
        && !unsure
        && a.len() >= 7
        && (b.len() >= 7 || b == "..")
        && let Ok(start) = When::parse(a)
    {
        return (start, When::parse(b).ok().filter(|_| b != ".."));
    }
    (when.clone(), None)
}
