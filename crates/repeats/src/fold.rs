//! Which papers are folded together, and which of them stands in front. The person's word wins over every likeness.

use std::cmp::Reverse;

use crate::papers::{Lacks, Papers};
use crate::told::{Copy, Group};

/// What the person said about papers, by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// These two are not the same.
    pub parted: Vec<(String, String)>,
    /// These two are the same; the first stands in front.
    pub folded: Vec<(String, String)>,
}

impl Said {
    /// True when the person said that these two are not the same.
    #[must_use]
    pub fn parts(&self, a: &str, b: &str) -> bool {
        self.parted.iter().any(|(x, y)| (x == a && y == b) || (x == b && y == a))
    }
}

/// Papers that belong together, as places in the list of papers; the one in front first.
pub(crate) struct Folded {
    pub group: Group,
    pub members: Vec<usize>,
}

pub(crate) fn groups(papers: &Papers<'_>, said: &Said) -> Vec<Folded> {
    let count = papers.documents.len();
    let id = |paper: usize| papers.documents[paper].id.as_str();
    let place = |wanted: &str| papers.documents.iter().position(|d| d.id == wanted);
    let mut sets = Sets { of: (0..count).collect(), members: (0..count).map(|i| vec![i]).collect() };
    let parted: Vec<(usize, usize)> = said.parted.iter().filter_map(|(a, b)| Some((place(a)?, place(b)?))).collect();
    let by_person: Vec<(usize, usize)> = said.folded.iter().filter_map(|(a, b)| Some((place(a)?, place(b)?))).collect();
    for &(keep, fold) in &by_person {
        sets.join(keep, fold, &parted);
    }
    for class in &papers.classes {
        for &paper in &class[1..] {
            // A member that was parted from the first may still belong to a later one.
            for &other in class.iter().take_while(|&&o| o != paper) {
                if sets.join(other, paper, &parted) {
                    break;
                }
            }
        }
    }
    // The surest bonds first, so that where the person parted two papers, a third goes to the one that it is more like.
    let mut bonds: Vec<_> = papers.bonds.iter().collect();
    bonds.sort_by_key(|(pair, bond)| {
        (Reverse(bond.exact), bond.lacks.is_some(), Reverse(bond.words), papers.order(pair.0), papers.order(pair.1))
    });
    for (&(a, b), _) in bonds {
        sets.join(a, b, &parted);
    }
    let mut lacking = vec![false; count];
    for (&(a, b), bond) in &papers.bonds {
        match bond.lacks {
            Some(Lacks::First) => lacking[a] = true,
            Some(Lacks::Second) => lacking[b] = true,
            None => {}
        }
    }
    for class in &papers.classes {
        let first = lacking[class[0]];
        class.iter().for_each(|&paper| lacking[paper] = first);
    }
    let mut found = Vec::new();
    for members in sets.members.into_iter().filter(|m| m.len() > 1) {
        let mut members = members;
        members.sort_by_key(|&paper| papers.order(paper));
        let chosen = by_person.iter().rev().map(|(keep, _)| *keep).find(|keep| members.contains(keep));
        let Some(front) =
            chosen.or_else(|| members.iter().copied().min_by_key(|&p| (lacking[p], clearness(papers, p))))
        else {
            continue;
        };
        let copies = members
            .iter()
            .filter(|&&p| p != front)
            .map(|&p| Copy {
                id: id(p).to_owned(),
                exact: is_exact(papers, front, p),
                by_person: by_person.iter().any(|&(a, b)| (a, b) == (front, p) || (a, b) == (p, front)),
            })
            .collect();
        let group = Group { kept: id(front).to_owned(), copies };
        members.retain(|&p| p != front);
        members.insert(0, front);
        found.push(Folded { group, members });
    }
    found.sort_by_key(|f| papers.order(f.members[0]));
    found
}

/// Less is clearer: text over scan, fewer removed parts, a surer reading, more words, earlier in the file.
fn clearness(papers: &Papers<'_>, paper: usize) -> impl Ord {
    let sketches = || papers.pages_of[paper].iter().map(|&i| papers.pages[i].sketch);
    let scans: Vec<u32> = sketches().filter_map(|s| s.scan).map(u32::from).collect();
    let sure = if scans.is_empty() { 100 } else { scans.iter().sum::<u32>() / scans.len() as u32 };
    let holes: u32 = sketches().map(|s| s.holes).sum();
    (!scans.is_empty(), holes, Reverse(sure), papers.order(paper))
}

fn is_exact(papers: &Papers<'_>, a: usize, b: usize) -> bool {
    let class = |paper: usize| papers.classes.iter().find(|c| c.contains(&paper)).map(|c| c[0]);
    let (Some(x), Some(y)) = (class(a), class(b)) else { return false };
    x == y || papers.bonds.get(&(x, y)).or_else(|| papers.bonds.get(&(y, x))).is_some_and(|bond| bond.exact)
}

/// Sets that never come to hold two papers that the person parted.
struct Sets {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Sets {
    /// True when the two are in one set afterwards.
    fn join(&mut self, a: usize, b: usize, parted: &[(usize, usize)]) -> bool {
        let (x, y) = (self.of[a], self.of[b]);
        if x == y {
            return true;
        }
        let apart = parted.iter().any(|&(p, q)| {
            let (p, q) = (self.of[p], self.of[q]);
            (p, q) == (x, y) || (p, q) == (y, x)
        });
        if apart {
            return false;
        }
        let moved = std::mem::take(&mut self.members[y]);
        moved.iter().for_each(|&m| self.of[m] = x);
        self.members[x].extend(moved);
        true
    }
}
