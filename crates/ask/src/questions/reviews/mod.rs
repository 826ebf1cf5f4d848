//! Reviews that no page shows: between two others further apart than the rule of the day allowed, before the first or after the last
//! that was found, and those that a page itself speaks of. A paper may exist and not have been sent, so it only asks.

mod due;
mod named;

use chrono::{Days, Months, NaiveDate};
use knowledge::{Applies, ReviewRule, ReviewRules};
use record::{DocumentKind, Event, EventKind, When};

use super::{About, Asking, Raised, dated};
use crate::view::FileView;
use crate::words::say;

/// A review dated more loosely than this cannot end or begin a gap, but it can fill one.
const LOOSE_DAYS: i64 = 62;

/// One question for each stretch between two reviews that is longer than the rule allowed, for each review that a page speaks of
/// outside these, and for what else the rules called for.
pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>, rules: &ReviewRules) -> Vec<Raised> {
    let reviews = dated(view, |e| e.kind == EventKind::Review);
    let sharp: Vec<_> = reviews.iter().filter(|(_, w)| is_sharp(w)).copied().collect();
    let mut raised: Vec<Raised> =
        sharp.windows(2).filter_map(|pair| between(view, asking, rules, pair[0], pair[1])).collect();
    raised.extend(named::missing(view, asking, &raised));
    raised.extend(due::missing(view, asking, &raised));
    raised
}

fn is_sharp(when: &When) -> bool {
    when.days().is_some_and(|days| days <= LOOSE_DAYS)
}

/// True where a question already asks about a time that holds this day.
fn is_asked(raised: &[Raised], day: NaiveDate) -> bool {
    raised.iter().any(|r| {
        let from = r.question.from.as_ref().or(r.question.date.as_ref()).and_then(When::earliest);
        let to = r.question.to.as_ref().or(r.question.date.as_ref()).and_then(When::latest);
        from.zip(to).is_some_and(|(from, to)| from <= day && day <= to)
    })
}

/// True where a review may have been held between these days: told of, or with notes. A loose date may be any of its days.
fn may_be_held(view: &FileView<'_>, from: NaiveDate, to: NaiveDate) -> bool {
    let within = |when: &When| when.earliest().is_none_or(|d| d <= to) && when.latest().is_none_or(|d| d >= from);
    let told = |e: &Event| !e.hidden && e.kind == EventKind::Review && e.when.as_ref().is_some_and(within);
    view.events.iter().any(told)
        || view.documents.iter().any(|d| d.kind == DocumentKind::ReviewMinutes && d.date.as_ref().is_none_or(within))
}

fn between(
    view: &FileView<'_>,
    asking: &Asking<'_>,
    rules: &ReviewRules,
    (before, from): (&Event, &When),
    (after, to): (&Event, &When),
) -> Option<Raised> {
    let (start, end) = (from.latest()?, to.earliest()?);
    let (rule, counted_from) = rule_for(rules, start, end)?;
    let due = counted_from.checked_add_months(Months::new(rule.later_months))?;
    let limit = due.checked_add_days(Days::new(u64::from(rules.slack_days)))?;
    let filled = || {
        let within = |when: &When| when.earliest().is_none_or(|d| d < end) && when.latest().is_none_or(|d| d > start);
        let review = |e: &Event| e.kind == EventKind::Review && e.key != before.key && e.key != after.key;
        view.events.iter().any(|e| !e.hidden && review(e) && e.when.as_ref().is_none_or(within))
            || view.documents.iter().any(|d| {
                d.kind == DocumentKind::ReviewMinutes && d.date.as_ref().is_some_and(|w| fits_inside(w, start, end))
            })
    };
    if end <= limit || rules.is_softened(due, due) || !in_care(view, rule, counted_from, end) || filled() {
        return None;
    }
    let slots = [("from", say(from)), ("to", say(to)), ("rule", rule.plain.clone())];
    let about = About {
        weight: (end - limit).num_days(),
        subject: "review".into(),
        evidence: before.evidence.iter().take(2).chain(after.evidence.iter().take(2)).cloned().collect(),
        from: Some(from.clone()),
        to: Some(to.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}

/// The rule for a stretch, and the day from which it counts: the last review, or the day on which the first rule began.
fn rule_for(rules: &ReviewRules, start: NaiveDate, end: NaiveDate) -> Option<(&ReviewRule, NaiveDate)> {
    rules.in_force(start).map(|rule| (rule, start)).or_else(|| {
        rules.reviews.iter().filter(|r| r.from > start && r.from < end).min_by_key(|r| r.from).map(|r| (r, r.from))
    })
}

/// Minutes dated on the day of either review belong to it; only minutes from between fill a gap.
fn fits_inside(when: &When, start: NaiveDate, end: NaiveDate) -> bool {
    let after = start.checked_add_days(Days::new(14)).unwrap_or(start);
    let before = end.checked_sub_days(Days::new(14)).unwrap_or(end);
    when.latest().is_some_and(|d| d > after) && when.earliest().is_some_and(|d| d < before)
}

/// False when the file shows a time at home or the end of care in the stretch, so that no review may have been called for.
fn in_care(view: &FileView<'_>, rule: &ReviewRule, start: NaiveDate, end: NaiveDate) -> bool {
    let inside = |when: &Option<When>| when.as_ref().and_then(When::earliest).is_some_and(|d| d >= start && d <= end);
    let left = view.events.iter().any(|e| !e.hidden && e.kind == EventKind::LeavingCare && inside(&e.when));
    let home = view.placements.iter().any(|p| p.kind == "family" && inside(&p.from));
    let touches = |p: &record::Placement| {
        p.from.as_ref().and_then(When::earliest).is_none_or(|d| d <= end)
            && p.to.as_ref().and_then(When::latest).is_none_or(|d| d >= start)
    };
    let fostered = view.placements.iter().any(|p| p.kind == "foster" && touches(p));
    !left && !home && (rule.applies == Applies::InCare || fostered)
}
