//! Reviews that a page speaks of: one that was to be held on a day, and one that it says was not. Asked for in every year, whatever
//! the law of the time, because the page itself is the reason.

use chrono::{Days, NaiveDate};
use record::{Document, When};

use super::super::{About, Asking, Raised};
use super::{is_asked, is_sharp, may_be_held};
use crate::view::{FileView, ReviewNamed};
use crate::words::say_when;

/// A review is often held some weeks before or after the day that was first fixed.
const EARLIER: u64 = 31;
const LATER: u64 = 62;
/// Days that pages give for one review.
const SAME: i64 = 45;

pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>, asked: &[Raised]) -> Vec<Raised> {
    let mut named: Vec<(NaiveDate, &ReviewNamed)> = view
        .reviews_named
        .iter()
        .filter(|n| is_sharp(&n.date) && !view.document_of(&n.evidence).is_some_and(Document::is_copy))
        .filter_map(|n| Some((n.date.earliest()?, n)))
        .collect();
    named.sort_by_key(|(day, n)| (*day, !n.not_held, n.evidence.file, n.evidence.page));
    // What two pages say of one review is one question; that it was not held is the sharper of the two.
    let mut groups: Vec<Vec<(NaiveDate, &ReviewNamed)>> = Vec::new();
    for one in named {
        match groups.last_mut().filter(|g| (one.0 - g[0].0).num_days() <= SAME) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups.iter().filter_map(|group| question(view, asking, asked, group)).collect()
}

fn question(
    view: &FileView<'_>,
    asking: &Asking<'_>,
    asked: &[Raised],
    group: &[(NaiveDate, &ReviewNamed)],
) -> Option<Raised> {
    let (day, named) = group.iter().find(|(_, n)| n.not_held).or(group.first()).copied()?;
    let last = named.date.latest()?;
    let earlier = if named.not_held { 0 } else { EARLIER };
    let (from, to) = (day.checked_sub_days(Days::new(earlier))?, last.checked_add_days(Days::new(LATER))?);
    if !in_care(view, day) || is_asked(asked, day) || may_be_held(view, from, to) {
        return None;
    }
    let slot = if named.not_held { "not_held" } else { "when" };
    let about = About {
        // Where a page says that it was not held, nobody can say that its notes were only not sent.
        weight: if named.not_held { i64::try_from(LATER).unwrap_or(0) } else { 0 },
        subject: format!("review of {}", named.date),
        evidence: group.iter().map(|(_, n)| n.evidence.clone()).collect(),
        date: Some(named.date.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&[(slot, say_when(&named.date))]), about)
}

/// A review that was fixed for a day after care had ended, or after the file's last page, was not called for or is not known of.
fn in_care(view: &FileView<'_>, day: NaiveDate) -> bool {
    view.in_care.is_some_and(|(from, until)| When::latest(from).is_none_or(|from| from <= day) && day <= *until)
}
