//! The event that a paper is itself the record of: minutes of a review say that the review was held on the paper's own date.

use record::{DocumentKind, EventKind, EventMention, How, When};

use super::Reading;
use crate::head::Head;
use crate::sheet::{says_any, trimmed};

/// The title and the date are quoted together only when they stand this close, in bytes.
const TOGETHER: usize = 300;

/// The event of the paper that starts on this page, unless the page already tells it.
pub(crate) fn of_paper(reading: &Reading<'_>, head: &Head, told: &[EventMention]) -> Option<EventMention> {
    use DocumentKind::*;
    let kind = match reading.head.kind? {
        ReviewMinutes => EventKind::Review,
        ConferenceMinutes | StrategyDiscussion => EventKind::Conference,
        CourtOrder => EventKind::OrderMade,
        HealthAssessment | MedicalForm => EventKind::Health,
        // A paper that is only called a report may be about anything.
        Assessment if !reading.head.title.as_deref().is_some_and(assesses) => return None,
        InitialAssessment | CoreAssessment | Assessment | S47Outcome => EventKind::Assessment,
        Referral => EventKind::Referral,
        CarePlan | PathwayPlan => EventKind::Plan,
        // A sheet for one meeting, unless it says that nobody came.
        ContactSheet if head.date.is_some() && !calls_off(reading) => EventKind::Contact,
        // A return interview is held after the child is back.
        Missing if !reading.head.title.as_deref().is_some_and(is_interview) => EventKind::Missing,
        _ => return None,
    };
    let (when, date) = (head.head.date.clone()?, head.date.clone()?);
    // A form that says when the child was last seen says when they went.
    if kind == EventKind::Missing
        && told.iter().any(|e| e.kind == kind && e.when.as_ref().is_some_and(When::is_one_day))
    {
        return None;
    }
    // A second sheet that lost its first has no day of its own but that of its signature.
    if !head.head.starts_document
        || head.head.title.is_none() && head.head.printed_page.is_some_and(|(n, _)| n > 1)
        || told.iter().any(|e| e.kind == kind && e.when.as_ref().is_some_and(|w| w.agrees_with(&when)))
    {
        return None;
    }
    let whole = match &head.title {
        Some(title) => {
            let both = title.start.min(date.start)..title.end.max(date.end);
            if both.len() <= TOGETHER { both } else { line_of(reading, &date) }
        }
        None => line_of(reading, &date),
    };
    let place = if kind == EventKind::OrderMade { head.head.title.clone().unwrap_or_default() } else { String::new() };
    Some(EventMention {
        kind,
        when: Some(when),
        how: head.head.how.clone().unwrap_or_else(How::written),
        place,
        people: Vec::new(),
        reason: None,
        reason_at: None,
        evidence: reading.evidence(trimmed(reading.sheet.text, whole)),
    })
}

/// True where the first lines say that the meeting did not take place.
fn calls_off(reading: &Reading<'_>) -> bool {
    let flat = &reading.sheet.flat;
    let top = flat.char_indices().nth(900).map_or(flat.as_str(), |(end, _)| &flat[..end]);
    says_any(
        top,
        &["cancelled", "did not attend", "did not take place", "dna", "no show", "did not come", "failed to attend"],
    ) || !reading.entries.is_empty()
}

fn assesses(title: &str) -> bool {
    let lower = title.to_lowercase();
    [
        "assess",
        "enquir",
        "inquir",
        "psycholog",
        "psychiatr",
        "guardian",
        "viability",
        "form e",
        "form f",
        "sdq",
        "difficulties",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

fn is_interview(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.contains("return") || lower.contains("interview")
}

fn line_of(reading: &Reading<'_>, span: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let line = reading.sheet.lines[reading.sheet.line_at(span.start)].clone();
    line.start.min(span.start)..line.end.max(span.end)
}
