//! Two pages beside each other for a person: which words stand on both, which on one alone, and which are hidden on the other.
//!
//! Every stretch that comes out stands in clear on the page that it is said to stand on; removed parts are never part of one.

use crate::align::Like;
use crate::words::{PageWords, Words};

/// How a stretch of one page stands to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// On both pages.
    Same,
    /// On both pages, but not letter for letter: a scan may have misread it.
    Otherwise,
    /// In clear here, removed on the other page.
    HiddenThere,
    /// Only here.
    OnlyHere,
}

/// A stretch of one page's text, in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub start: u32,
    pub end: u32,
    pub kind: PieceKind,
}

/// What a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The left page shows words that are removed on the right.
    RightHides,
    LeftHides,
    /// Other words stand at the same place.
    Differ,
    OnlyLeft,
    OnlyRight,
    /// One word, read in two ways.
    ReadTwoWays,
}

/// One difference, in the order of the pages: stretches in clear on either side, without the removed parts among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    pub left: Vec<(u32, u32)>,
    pub right: Vec<(u32, u32)>,
}

/// Two pages compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    pub left: Vec<Piece>,
    pub right: Vec<Piece>,
    pub changes: Vec<Change>,
    /// Words in clear on the left and removed on the right.
    pub more_left: u32,
    pub more_right: u32,
    /// Words on both.
    pub shared: u32,
}

/// Compares two pages.
#[must_use]
pub fn compare(left: &PageWords, right: &PageWords) -> Comparison {
    let (a, b) = (Words::of(left), Words::of(right));
    let mut chains = crate::align::align(&a, &b);
    chains.retain(|c| !c.is_empty());
    chains.sort_by_key(|c| c[0].a);
    let mut kinds = (vec![PieceKind::OnlyHere; a.len()], vec![PieceKind::OnlyHere; b.len()]);
    let mut made = Comparison::default();
    let mut at = (0, 0);
    for chain in &chains {
        for (n, link) in chain.iter().enumerate() {
            // Before a chain, only what stands before it on the left: on the right, chains may come in another order.
            let x = at.0.max(if n == 0 { at.0 } else { chain[n - 1].a + chain[n - 1].na })..link.a;
            let y = if n == 0 { at.1..link.b.max(at.1) } else { chain[n - 1].b + chain[n - 1].nb..link.b };
            let y = if n == 0 && touched(&chains, &y) { 0..0 } else { y };
            made.change(&a, &b, x, y, &mut kinds);
            let kind = if link.like == Like::Same { PieceKind::Same } else { PieceKind::Otherwise };
            kinds.0[link.a..link.a + link.na].fill(kind);
            kinds.1[link.b..link.b + link.nb].fill(kind);
            made.shared += link.na as u32;
            if kind == PieceKind::Otherwise {
                let left = spans(&a, link.a..link.a + link.na);
                let right = spans(&b, link.b..link.b + link.nb);
                made.changes.push(Change { kind: ChangeKind::ReadTwoWays, left, right });
            }
            at = (link.a + link.na, link.b + link.nb);
        }
    }
    let rest = at.1..b.len();
    let rest = if touched(&chains, &rest) { 0..0 } else { rest };
    made.change(&a, &b, at.0..a.len(), rest, &mut kinds);
    made.left_over(&b, &kinds.1);
    made.left = pieces(&a, &kinds.0);
    made.right = pieces(&b, &kinds.1);
    made
}

fn touched(chains: &[crate::align::Chain], y: &std::ops::Range<usize>) -> bool {
    chains.iter().any(|c| c[0].b < y.end && c[c.len() - 1].b >= y.start)
}

/// The words of a range in clear, joined where nothing removed lies between.
fn spans(words: &Words, range: std::ops::Range<usize>) -> Vec<(u32, u32)> {
    words.list[range]
        .chunk_by(|x, y| x.hole == y.hole)
        .filter(|run| !run[0].hole)
        .map(|run| (run[0].start, run[run.len() - 1].end))
        .collect()
}

impl Comparison {
    fn change(
        &mut self,
        a: &Words,
        b: &Words,
        x: std::ops::Range<usize>,
        y: std::ops::Range<usize>,
        kinds: &mut (Vec<PieceKind>, Vec<PieceKind>),
    ) {
        let (left, right) = (spans(a, x.clone()), spans(b, y.clone()));
        let holes = |words: &Words, range: &std::ops::Range<usize>| words.list[range.clone()].iter().any(|w| w.hole);
        let kind = match (left.is_empty(), right.is_empty()) {
            (true, true) => return,
            (false, true) if holes(b, &y) => ChangeKind::RightHides,
            (true, false) if holes(a, &x) => ChangeKind::LeftHides,
            (false, true) => ChangeKind::OnlyLeft,
            (true, false) => ChangeKind::OnlyRight,
            (false, false) => ChangeKind::Differ,
        };
        match kind {
            ChangeKind::RightHides => {
                kinds.0[x.clone()].fill(PieceKind::HiddenThere);
                self.more_left += a.list[x].iter().filter(|w| !w.hole).count() as u32;
            }
            ChangeKind::LeftHides => {
                kinds.1[y.clone()].fill(PieceKind::HiddenThere);
                self.more_right += b.list[y].iter().filter(|w| !w.hole).count() as u32;
            }
            _ => {}
        }
        self.changes.push(Change { kind, left, right });
    }

    /// Words on the right that no change has told of yet, since they stand between stretches in another order.
    fn left_over(&mut self, b: &Words, kinds: &[PieceKind]) {
        let told: Vec<(u32, u32)> = self.changes.iter().flat_map(|c| c.right.iter().copied()).collect();
        let mut i = 0;
        while i < b.len() {
            let word = &b.list[i];
            let lone = |i: usize| kinds[i] == PieceKind::OnlyHere && !b.list[i].hole;
            if !lone(i) || told.iter().any(|t| t.0 <= word.start && word.end <= t.1) {
                i += 1;
                continue;
            }
            let end = (i..b.len()).find(|&j| !lone(j)).unwrap_or(b.len());
            self.changes.push(Change { kind: ChangeKind::OnlyRight, left: Vec::new(), right: spans(b, i..end) });
            i = end;
        }
    }
}

fn pieces(words: &Words, kinds: &[PieceKind]) -> Vec<Piece> {
    let mut made: Vec<Piece> = Vec::new();
    let mut broken = true;
    for (word, &kind) in words.list.iter().zip(kinds) {
        if word.hole {
            broken = true;
            continue;
        }
        match made.last_mut().filter(|p| p.kind == kind && !broken) {
            Some(piece) => piece.end = word.end,
            None => made.push(Piece { start: word.start, end: word.end, kind }),
        }
        broken = false;
    }
    made
}
