//! Times without a page, and moves from one home to the next without a reason.

use record::{Event, EventKey, Placement};

use super::{About, Asking, Raised};
use crate::view::FileView;
use crate::words::{say, say_when};

/// One question for each time in care that no page tells of.
pub(super) fn gaps(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let question = |(from, to, evidence): &(record::When, record::When, Vec<record::Evidence>)| {
        let length = from.latest().zip(to.earliest()).map_or(0, |(a, b)| (b - a).num_days());
        let text = asking.wording.fill(&[("from", say(from)), ("to", say(to))]);
        let about = About {
            weight: length,
            evidence: evidence.clone(),
            from: Some(from.clone()),
            to: Some(to.clone()),
            ..About::default()
        };
        asking.raise(text, about)
    };
    view.gaps.iter().filter_map(question).collect()
}

/// One question for each move that no page gives a reason for. The last home is left out: leaving care is not a move to explain.
pub(super) fn moves(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut homes: Vec<&Placement> = view.placements.iter().filter(|p| p.from.is_some() || p.to.is_some()).collect();
    homes.sort_by_key(|p| (p.from.as_ref().or(p.to.as_ref()).map(record::When::order), p.id.clone()));
    // A week away in the middle of a stay is not where somebody moved from, or to.
    let long: Vec<&Placement> =
        homes.iter().copied().filter(|home| !homes.iter().any(|other| lies_within(home, other))).collect();
    long.windows(2).filter_map(|pair| unexplained(view, asking, pair[0], pair[1])).collect()
}

/// True when the whole of a stay falls inside another.
fn lies_within(stay: &Placement, other: &Placement) -> bool {
    let days = |p: &Placement| Some((p.from.as_ref()?.earliest()?, p.to.as_ref()?.latest()?));
    let inner = |p: &Placement| Some((p.from.as_ref()?.latest()?, p.to.as_ref()?.earliest()?));
    stay.id != other.id && days(stay).zip(inner(other)).is_some_and(|((a, b), (from, to))| a > from && b < to)
}

fn unexplained(view: &FileView<'_>, asking: &Asking<'_>, old: &Placement, new: &Placement) -> Option<Raised> {
    let same_place = old.name.trim().eq_ignore_ascii_case(new.name.trim());
    if same_place || is_told(old.reason_for_move.as_deref()) {
        return None;
    }
    let ends = [&old.end_event, &new.start_event].map(|key| key.as_ref().and_then(|key| event(view, key)));
    if ends.iter().flatten().any(|e| is_told(e.reason.as_deref()) || e.hidden) {
        return None;
    }
    let when = new.from.as_ref().or(old.to.as_ref());
    let mut slots = vec![("place", old.name.clone()), ("next_place", new.name.clone())];
    slots.extend(when.map(|w| ("when", say_when(w))));
    // A long stay that ended without a word matters most.
    let stay = old.from.as_ref().zip(when).and_then(|(from, to)| Some((to.earliest()? - from.latest()?).num_days()));
    let evidence = ends
        .iter()
        .flatten()
        .flat_map(|e| e.evidence.iter())
        .chain(new.proof.all().first())
        .chain(old.proof.all().last())
        .cloned()
        .collect();
    let about = About {
        weight: stay.unwrap_or(0),
        subject: format!("{} > {}", old.name, new.name),
        evidence,
        date: when.cloned(),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}

fn is_told(reason: Option<&str>) -> bool {
    reason.is_some_and(|r| !r.trim().is_empty())
}

fn event<'a>(view: &FileView<'a>, key: &EventKey) -> Option<&'a Event> {
    view.events.iter().find(|e| e.key == *key)
}
