//! Reviews, one after the other: each is due a set time after the one before it, or after care began.

use chrono::{Months, NaiveDate};
use knowledge::{Applies, FirstReview, Knowledge, ReviewRule, ReviewRules};
use record::{Document, DocumentKind, EventKind, Evidence, When};

use super::care::Stretch;
use super::{Expected, dated_papers, days_after, is_sharp, months_after, opening, shifted};
use crate::view::FileView;

/// More reviews than this in one stretch are a mistake in a date somewhere.
const MOST_REVIEWS: usize = 80;
/// A review that another page tells of within so many days of minutes is the review of the minutes.
const SAME_REVIEW_DAYS: i64 = 14;

/// A review that was held: by its own minutes, or as another page tells.
struct Held<'a> {
    when: &'a When,
    minutes: Option<&'a Document>,
    told_by: Vec<Evidence>,
}

pub(super) fn expected(view: &FileView<'_>, stretches: &[Stretch], knowledge: &Knowledge) -> Vec<Expected> {
    let held = held(view);
    stretches.iter().flat_map(|stretch| in_stretch(view, stretch, &held, knowledge)).collect()
}

fn held<'a>(view: &FileView<'a>) -> Vec<Held<'a>> {
    let minutes = dated_papers(view, &[DocumentKind::ReviewMinutes]);
    let near = |when: &When| {
        minutes.iter().any(|(_, m)| {
            let apart = |a: Option<NaiveDate>, b: Option<NaiveDate>| {
                a.zip(b).map_or(i64::MAX, |(a, b)| (a - b).num_days().abs())
            };
            m.agrees_with(when) || apart(m.earliest(), when.earliest()) <= SAME_REVIEW_DAYS
        })
    };
    let mut all: Vec<Held<'a>> = minutes
        .iter()
        .map(|(d, when)| Held { when, minutes: Some(d), told_by: opening(view, d).cloned().into_iter().collect() })
        .collect();
    for event in view.events.iter().filter(|e| !e.hidden && e.kind == EventKind::Review) {
        if let Some(when) = event.when.as_ref().filter(|w| is_sharp(w) && !near(w)) {
            all.push(Held { when, minutes: None, told_by: event.evidence.iter().take(1).cloned().collect() });
        }
    }
    all.sort_by_key(|h| (h.when.order(), h.minutes.is_none()));
    all
}

fn in_stretch(view: &FileView<'_>, stretch: &Stretch, held: &[Held<'_>], knowledge: &Knowledge) -> Vec<Expected> {
    let rules = knowledge.review_rules();
    let mut rows = Vec::new();
    let Some((mut since, mut counted_from, mut number)) = start(stretch, held, rules) else { return rows };
    for _ in 0..MOST_REVIEWS {
        let Some(rule) = since.latest().and_then(|day| rules.in_force(day)) else { break };
        let Some((due, id)) = due(rule, &since, number, knowledge) else { break };
        let Some(last) = due.latest().filter(|day| *day <= stretch.until) else { break };
        // A review held somewhat late is still that review.
        let allowed = (last - since.latest().unwrap_or(last)).num_days().max(0) as u64;
        let too_late = days_after(last, u64::from(rules.slack_days) + allowed / 2);
        let next = held.iter().find(|h| h.when.earliest() > since.latest());
        let kept = next.filter(|h| h.when.earliest() <= too_late && h.when.earliest() <= Some(stretch.until));
        let found = kept.and_then(|h| h.minutes);
        let softened = rules.is_softened(due.earliest().unwrap_or(last), last);
        if applies(view, rule, last) && (found.is_some() || !softened) {
            rows.push(Expected {
                rule: id,
                paper: DocumentKind::ReviewMinutes,
                due: due.clone(),
                found: found.map(|d| d.id.clone()),
                plain: rule.plain.clone(),
                source: rule.source.clone(),
                counted_from: counted_from.clone(),
            });
        }
        (since, counted_from) = match kept {
            Some(h) => (h.when.clone(), if h.told_by.is_empty() { counted_from } else { h.told_by.clone() }),
            None => (due, counted_from),
        };
        number += 1;
    }
    rows
}

/// What the first time is counted from: the day on which care began; where that is not known well enough, or no rule was in force
/// on it, the first review that one was in force for. With it, how many reviews came before.
fn start(stretch: &Stretch, held: &[Held<'_>], rules: &ReviewRules) -> Option<(When, Vec<Evidence>, u32)> {
    let has_rule = |when: &When| when.latest().is_some_and(|day| rules.in_force(day).is_some());
    if is_sharp(&stretch.from) && has_rule(&stretch.from) {
        return Some((stretch.from.clone(), stretch.told_by.clone(), 0));
    }
    let within = |h: &&Held<'_>| h.when.earliest() > stretch.from.latest() && has_rule(h.when);
    held.iter().find(within).map(|h| (h.when.clone(), h.told_by.clone(), 2))
}

/// When the next review is due, and the name of the rule that says so. `number` is how many there have been.
fn due(rule: &ReviewRule, since: &When, number: u32, knowledge: &Knowledge) -> Option<(When, String)> {
    let id = |which: &str| if rule.second_months.is_some() { format!("{}-{which}", rule.id) } else { rule.id.clone() };
    Some(match (number, rule.second_months) {
        (0, _) => (shifted(since, |day| first_due(rule.first, day, knowledge))?, id("1")),
        (1, Some(months)) => (shifted(since, |day| months_after(day, months))?, id("2")),
        _ => (shifted(since, |day| day.checked_add_months(Months::new(rule.later_months)))?, id("N")),
    })
}

fn first_due(first: FirstReview, from: NaiveDate, knowledge: &Knowledge) -> Option<NaiveDate> {
    match first {
        FirstReview::Weeks(weeks) => days_after(from, u64::from(weeks) * 7),
        FirstReview::Months(months) => months_after(from, months),
        FirstReview::WorkingDays(days) => super::records::working_days_after(from, days, knowledge),
    }
}

/// A rule for foster homes speaks only where the file shows a foster home on that day.
fn applies(view: &FileView<'_>, rule: &ReviewRule, day: NaiveDate) -> bool {
    let there = |p: &record::Placement| {
        p.from.as_ref().and_then(When::earliest).is_some_and(|from| from <= day)
            && p.to.as_ref().and_then(When::latest).is_none_or(|to| to >= day)
    };
    rule.applies == Applies::InCare || view.placements.iter().any(|p| p.kind == "foster" && there(p))
}
