//! The papers that the rules of the day called for, each found in the file or not. A paper that is not found may exist and not
//! have been sent; nothing here says that anyone broke a rule, and where a date is loose nothing is expected at all.

pub(crate) mod care;
mod records;
mod reviews;

use chrono::{Days, Months, NaiveDate};
use knowledge::Knowledge;
use record::{Document, DocumentKind, Evidence, When};

use crate::view::FileView;

/// A date looser than this is not counted from, and does not show that a paper was made in time.
const LOOSE_DAYS: i64 = 62;

/// One paper that a rule called for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The rule's name in the project's tables; a review's says which it was (`REV-91-2`).
    pub rule: String,
    /// The kind of paper that was called for first of all.
    pub paper: DocumentKind,
    /// The last day on which it was due; a stretch where the day counted from is itself one.
    pub due: When,
    /// The id of the document that keeps the rule.
    pub found: Option<String>,
    /// The rule in plain words.
    pub plain: String,
    pub source: String,
    /// The words that the time is counted from: the move into care or into a home, or the paper before.
    pub counted_from: Vec<Evidence>,
}

/// Every paper that the rules called for in this life, by the day on which it was due. Empty when no page says that care began.
#[must_use]
pub fn expected(view: &FileView<'_>, knowledge: &Knowledge) -> Vec<Expected> {
    let stretches = care::stretches(view);
    let mut rows = reviews::expected(view, &stretches, knowledge);
    rows.extend(records::expected(view, &stretches, knowledge));
    rows.sort_by(|a, b| a.due.order().cmp(&b.due.order()).then_with(|| a.rule.cmp(&b.rule)));
    rows
}

/// The same change to the first and the last day that a date can be; none when it is open at an end.
fn shifted(when: &When, by: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Option<When> {
    let (first, last) = (by(when.earliest()?)?, by(when.latest()?)?);
    if first == last { Some(When::day(first)) } else { When::parse(&format!("{first}/{last}")).ok() }
}

fn months_after(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(months))
}

fn days_after(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

fn is_sharp(when: &When) -> bool {
    when.days().is_some_and(|days| days <= LOOSE_DAYS)
}

/// Papers of these kinds with a date of their own that is sharp enough, by date. A copy is not a paper of its own.
fn dated_papers<'a>(view: &FileView<'a>, kinds: &[DocumentKind]) -> Vec<(&'a Document, &'a When)> {
    let mut papers: Vec<_> = view
        .documents
        .iter()
        .filter(|d| kinds.contains(&d.kind) && !d.is_copy())
        .filter_map(|d| Some((d, d.date.as_ref().filter(|w| is_sharp(w))?)))
        .collect();
    papers.sort_by_key(|(d, when)| (when.order(), d.file, d.first_page));
    papers
}

/// The opening words of a paper, where they are known.
fn opening<'a>(view: &FileView<'a>, document: &Document) -> Option<&'a Evidence> {
    view.heads.iter().find(|(id, _)| *id == document.id).map(|(_, evidence)| evidence)
}

#[cfg(test)]
mod tests;
