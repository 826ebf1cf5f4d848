//! Full names that are one person's in another order or cut: `Ollery Keith` for Keith Ollery, `Keith Raymond` in a field for first
//! names for Keith Raymond Ollery. Only where one person alone fits.

use std::collections::BTreeMap;

use record::is_first_name;

use super::units::Group;
use super::{Seen, Why};

/// Joins them to the person, whose own name stays.
pub(crate) fn join(groups: &mut Vec<Group<'_>>, seen: &[&Seen<'_>]) {
    let pairs: BTreeMap<usize, usize> = (0..groups.len()).filter_map(|n| Some((n, only_one(groups, n)?))).collect();
    let mut slots: Vec<Option<Group<'_>>> = std::mem::take(groups).into_iter().map(Some).collect();
    // One that others join joins nobody itself.
    for (gone, keep) in pairs.iter().filter(|(gone, _)| !pairs.values().any(|keep| keep == *gone)) {
        if let Some(other) = slots[*gone].take()
            && let Some(group) = slots[*keep].as_mut()
        {
            group.take(other, Why::SameName, seen);
        }
    }
    groups.extend(slots.into_iter().flatten());
}

/// The one group that this name turned round or made whole can mean.
fn only_one(groups: &[Group<'_>], n: usize) -> Option<usize> {
    let name = &groups[n].name;
    // A surname that is a first name too is where a name can be read either way.
    if !is_listed(&name.last) {
        return None;
    }
    let given = is_listed(&name.first);
    let fits = |other: &Group<'_>| {
        let turned = !given && other.name.first == name.last && other.name.last == name.first;
        turned || given && other.name.first == name.first && is_cut(&groups[n], other)
    };
    let mut all = (0..groups.len()).filter(|m| *m != n && fits(&groups[*m]));
    all.next().filter(|_| all.next().is_none())
}

/// `Keith Raymond` beside Keith Raymond Ollery: the last word begins with the middle letter.
fn is_cut(short: &Group<'_>, long: &Group<'_>) -> bool {
    let middle = long.name.initials.chars().nth(1);
    middle.is_some() && middle == short.name.last.chars().next() && !is_listed(&long.name.last)
}

/// True for a listed first name, given in lower case.
fn is_listed(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|c| is_first_name(&(c.to_uppercase().collect::<String>() + letters.as_str())))
}
