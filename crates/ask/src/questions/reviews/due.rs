//! Reviews that the rules of the day called for before the first that was found or after the last: one question for each rule.

use std::collections::BTreeMap;

use chrono::Days;
use record::DocumentKind;

use super::super::{About, Asking, Raised};
use super::{is_asked, may_be_held};
use crate::expected::Expected;
use crate::view::FileView;
use crate::words::{list, say};

/// How many of them are named in a question about many.
const NAMED: usize = 2;
/// A later review is due half a year after the one before: one that was held early may be this one.
const EARLY: u64 = 150;
/// A first or second review is due within weeks.
const EARLY_AT_FIRST: u64 = 27;
const LATE: u64 = 95;

pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>, asked: &[Raised]) -> Vec<Raised> {
    let mut by_rule: BTreeMap<&str, Vec<&Expected>> = BTreeMap::new();
    let rows = view.expected.iter().filter(|e| e.paper == DocumentKind::ReviewMinutes && e.found.is_none());
    for row in rows.filter(|row| is_open(view, row, asked).unwrap_or(false)) {
        by_rule.entry(&row.plain).or_default().push(row);
    }
    by_rule.into_iter().filter_map(|(rule, rows)| question(asking, rule, &rows)).collect()
}

/// True where no page tells of a review near the day, and no other question asks about it.
fn is_open(view: &FileView<'_>, row: &Expected, asked: &[Raised]) -> Option<bool> {
    let (first, last) = (row.due.earliest()?, row.due.latest()?);
    let early = if row.rule.ends_with("-1") || row.rule.ends_with("-2") { EARLY_AT_FIRST } else { EARLY };
    let (from, to) = (first.checked_sub_days(Days::new(early))?, last.checked_add_days(Days::new(LATE))?);
    Some(!is_asked(asked, first) && !is_asked(asked, last) && !may_be_held(view, from, to))
}

fn question(asking: &Asking<'_>, rule: &str, rows: &[&Expected]) -> Option<Raised> {
    let (first, last) = (rows.first()?, rows.last()?);
    let text = if rows.len() == 1 {
        asking.wording.fill(&[("to", say(&first.due)), ("rule", rule.to_owned())])
    } else {
        let some: Vec<String> = rows.iter().take(NAMED).map(|row| say(&row.due)).collect();
        let slots = [("count", rows.len().to_string()), ("dates", list(&some)), ("rule", rule.to_owned())];
        asking.wording.fill_for_many(&slots)
    };
    let one = rows.len() == 1;
    let about = About {
        weight: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        subject: format!("reviews due {rule}"),
        evidence: rows.iter().flat_map(|row| row.counted_from.iter().take(1)).cloned().collect(),
        date: one.then(|| first.due.clone()),
        from: (!one).then(|| first.due.clone()),
        to: (!one).then(|| last.due.clone()),
    };
    asking.raise(text, about)
}
