//! The time in care, cut where the file tells of a time at home: rules count afresh from each day on which care began.

use chrono::NaiveDate;
use record::{EventKind, Evidence, Placement, When};

use crate::view::FileView;

/// One stretch in care, from the day on which it began to the last day that the file can speak of.
pub(crate) struct Stretch {
    pub(crate) from: When,
    pub(crate) until: NaiveDate,
    /// The words that tell of its beginning.
    pub(crate) told_by: Vec<Evidence>,
}

/// The stretches in order.
pub(crate) fn stretches(view: &FileView<'_>) -> Vec<Stretch> {
    let Some((from, until)) = view.in_care else { return Vec::new() };
    let mut homes: Vec<(&Placement, &When)> =
        view.placements.iter().filter_map(|p| Some((p, p.from.as_ref().filter(|w| w.earliest().is_some())?))).collect();
    homes.sort_by_key(|(_, from)| from.order());
    let mut found = Vec::new();
    let mut open: Option<(When, Vec<Evidence>)> = Some((from.clone(), began(view, from)));
    for (home, moved_in) in homes.iter().filter(|(_, w)| w.earliest() > from.latest() && w.earliest() <= Some(*until)) {
        if home.kind == "family" {
            if let (Some((from, told_by)), Some(day)) = (open.take(), moved_in.earliest()) {
                found.push(Stretch { from, until: day, told_by });
            }
        } else if open.is_none() {
            open = Some(((*moved_in).clone(), vec![home.proof.first().clone()]));
        }
    }
    found.extend(open.map(|(from, told_by)| Stretch { from, until: *until, told_by }));
    found
}

/// The words that tell of the day on which care began.
fn began(view: &FileView<'_>, from: &When) -> Vec<Evidence> {
    let starts = |kind| matches!(kind, EventKind::PlacementStart | EventKind::OrderMade);
    view.events
        .iter()
        .filter(|e| !e.hidden && starts(e.kind) && e.when.as_ref() == Some(from))
        .flat_map(|e| e.evidence.iter().take(2).cloned())
        .take(2)
        .collect()
}
