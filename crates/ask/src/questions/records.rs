//! Papers that the rules of the day called for and that are not in the file: one question for each rule. Then notes of visits, where
//! the file is silent for longer than a worker might stay away, and the log of a home. Reviews have their own.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};
use knowledge::{Applies, ReviewRules, VisitRule};
use record::{DocumentKind, Evidence, Placement, When};

use super::{About, Asking, Raised};
use crate::expected::Expected;
use crate::view::{FileView, PagesNotFound};
use crate::words::{kind_in_words, list, quoted, say};

/// How many of the missing ones are named in a question about many.
const NAMED: usize = 2;

/// A stay shorter than this need not have left a log.
const SHORT_STAY: i64 = 92;

pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>, rules: &ReviewRules) -> Vec<Raised> {
    let mut raised = papers(view, asking);
    raised.extend(view.gaps.iter().filter_map(|gap| visits(view, asking, rules, gap)));
    raised.extend(view.placements.iter().filter_map(|home| log(view, asking, home)));
    raised.extend(view.pages_not_found.iter().filter_map(|pages| leaves(view, asking, pages)));
    raised
}

/// A time without any paper, in which the law called for at least one visit.
fn visits(
    view: &FileView<'_>,
    asking: &Asking<'_>,
    rules: &ReviewRules,
    (from, to, evidence): &(When, When, Vec<Evidence>),
) -> Option<Raised> {
    let (start, end) = (from.latest()?, to.earliest()?);
    let rule = rules.visits_on(start)?;
    let slack = u64::from(rules.slack_days);
    let due = start.checked_add_months(Months::new(rule.most_months))?.checked_add_days(Days::new(slack))?;
    if end <= due || rules.is_softened(start, end) || !is_for(view, rule, start, due) {
        return None;
    }
    let slots = [("from", say(from)), ("to", say(to)), ("rule", rule.plain.clone())];
    let about = About {
        weight: (end - start).num_days() / i64::from(rule.most_months * 30),
        subject: "visits".into(),
        evidence: evidence.clone(),
        from: Some(from.clone()),
        to: Some(to.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}

/// Pages that a paper's own numbers say it has.
fn leaves(view: &FileView<'_>, asking: &Asking<'_>, missing: &PagesNotFound) -> Option<Raised> {
    let paper = view.document_of(&missing.evidence)?;
    if paper.is_copy() {
        return None;
    }
    let pages = if missing.from == missing.to {
        format!("page {}", missing.from)
    } else {
        format!("pages {} to {}", missing.from, missing.to)
    };
    let pages = missing.of.map_or_else(|| pages.clone(), |of| format!("{pages} of {of}"));
    let title =
        if paper.title.trim().is_empty() { format!("the {}", kind_in_words(paper.kind)) } else { quoted(&paper.title) };
    let about = About {
        weight: 2,
        subject: format!("{} {pages}", paper.id),
        evidence: vec![missing.evidence.clone()],
        date: paper.date.clone(),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&[("pages", pages), ("title", title)]), about)
}

/// A rule for foster homes speaks only where the file shows one foster home for the whole time.
fn is_for(view: &FileView<'_>, rule: &VisitRule, start: NaiveDate, due: NaiveDate) -> bool {
    let there = |p: &&Placement| {
        p.from.as_ref().and_then(When::latest).is_some_and(|from| from <= start)
            && p.to.as_ref().and_then(When::earliest).is_none_or(|to| to >= due)
    };
    let home = view.placements.iter().filter(there).max_by_key(|p| p.from.as_ref().and_then(When::earliest));
    match rule.applies {
        Applies::Fostered => home.is_some_and(|p| p.kind == "foster"),
        Applies::InCare => home.is_none_or(|p| p.kind != "family"),
    }
}

/// The log or day book of a children's home where the person lived for months, when nothing in the file is one.
fn log(view: &FileView<'_>, asking: &Asking<'_>, home: &Placement) -> Option<Raised> {
    let (from, to) = (home.from.as_ref()?, home.to.as_ref()?);
    let (start, end) = (from.latest()?, to.earliest()?);
    if !matches!(home.kind.as_str(), "residential" | "secure") || (end - start).num_days() < SHORT_STAY {
        return None;
    }
    let logs =
        |kind| matches!(kind, DocumentKind::ResidentialLog | DocumentKind::FosterDailyLog | DocumentKind::Incident);
    // One without a day may be of this time.
    let here = |when: &When| when.earliest().is_none_or(|d| d <= end) && when.latest().is_none_or(|d| d >= start);
    if view.documents.iter().any(|d| logs(d.kind) && d.date.as_ref().is_none_or(here)) {
        return None;
    }
    let about = About {
        weight: 1,
        subject: format!("log {}", home.name),
        evidence: vec![home.proof.first().clone()],
        from: Some(from.clone()),
        to: Some(to.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&[("place", home.name.clone()), ("from", say(from))]), about)
}

fn papers(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut by_rule: BTreeMap<&str, Vec<&Expected>> = BTreeMap::new();
    let others = view.expected.iter().filter(|e| e.found.is_none() && e.paper != DocumentKind::ReviewMinutes);
    for row in others {
        by_rule.entry(&row.rule).or_default().push(row);
    }
    by_rule.into_iter().filter_map(|(rule, rows)| question(asking, rule, &rows)).collect()
}

fn question(asking: &Asking<'_>, rule: &str, rows: &[&Expected]) -> Option<Raised> {
    let first = rows.first()?;
    let slots = [("title", called(first.paper)), ("rule", first.plain.clone())];
    let text = if rows.len() == 1 {
        asking.wording.fill_for_one(&[&slots[..], &[("to", say(&first.due))]].concat())
    } else {
        let some: Vec<String> = rows.iter().take(NAMED).map(|row| say(&row.due)).collect();
        asking
            .wording
            .fill_for_many(&[&slots[..], &[("count", rows.len().to_string()), ("dates", list(&some))]].concat())
    };
    let about = About {
        weight: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        subject: rule.to_owned(),
        evidence: rows.iter().flat_map(|row| row.counted_from.iter().take(1)).cloned().collect(),
        date: (rows.len() == 1).then(|| first.due.clone()),
        from: (rows.len() > 1).then(|| first.due.clone()),
        to: rows.last().filter(|_| rows.len() > 1).map(|row| row.due.clone()),
    };
    asking.raise(text, about)
}

/// What the rules call the paper; the project's own name for the kind is wider.
fn called(paper: DocumentKind) -> String {
    match paper {
        DocumentKind::PlacementInformation => "a placement plan".to_owned(),
        other => format!("a {}", kind_in_words(other)),
    }
}
