//! A name that a machine misread is one with the name that stands elsewhere, where only letters that look alike differ.

use std::collections::BTreeMap;

use record::is_first_name;

use super::resolve::fold;
use super::units::Group;
use super::{Seen, Why};

/// A misread name is rare: at most so many mentions, and the right one has this many times more.
const RARE: usize = 3;
const TIMES: usize = 3;
/// A shorter surname has too few letters to be sure.
const LEAST_LETTERS: usize = 5;

/// Joins rare full names to the one that looks the same to a bad scanner.
pub(crate) fn join(groups: &mut Vec<Group<'_>>, seen: &[&Seen<'_>]) {
    let mut alike: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (n, group) in groups.iter().enumerate().filter(|(_, g)| g.is_full()) {
        alike.entry((looks(&group.name.first), looks(&group.name.last))).or_default().push(n);
    }
    let mut pairs = Vec::new();
    for of_look in alike.values().filter(|g| g.len() > 1) {
        let Some(right) = of_look.iter().copied().max_by_key(|n| (groups[*n].count(), std::cmp::Reverse(*n))) else {
            continue;
        };
        for rare in of_look.iter().copied().filter(|n| *n != right) {
            let (a, b) = (&groups[right], &groups[rare]);
            // Joan and Jean look alike too, and are two names that people bear.
            let two_names = a.name.first != b.name.first && known(&a.name.first) && known(&b.name.first);
            let sure = b.count() <= RARE && a.count() >= TIMES * b.count() && a.name.last.len() >= LEAST_LETTERS;
            let clash = matches!((a.sex, b.sex), (Some(x), Some(y)) if x != y);
            if sure && !two_names && !clash && a.is_around(b) {
                pairs.push((right, rare));
            }
        }
    }
    fold(groups, pairs, Why::Misread, seen);
}

fn known(first: &str) -> bool {
    let mut chars = first.chars();
    chars.next().is_some_and(|c| is_first_name(&(c.to_uppercase().collect::<String>() + chars.as_str())))
}

/// The word with letters that scanners take for each other made one.
fn looks(word: &str) -> String {
    word.replace("rn", "m").replace("cl", "d").replace("vv", "w").chars().map(class).collect()
}

fn class(c: char) -> char {
    match c {
        'e' | 'o' | 'c' | '0' => 'c',
        'h' | 'b' => 'b',
        't' | 'f' => 't',
        'a' | 's' | '5' => 's',
        'l' | 'i' | '1' => 'l',
        other => other,
    }
}
