//! Lays two pages' words beside each other: stretches that run alike on both, wherever on the page they stand.
//!
//! Pairs of words that stand on both pages are chained (as genome and reprint finders do), then what lies between is matched word by
//! word, allowing for misread letters, for words that a scan parts or joins, and for removed parts.

use crate::alike::{Letters, alike};
use crate::words::Words;

/// A pair of words that stands more often than this on one page says nothing about where they belong.
const OFTEN: usize = 6;
/// Words that may lie between two pairs of a chain.
const GAP: usize = 25;
/// The same where a removed part lies between.
const GAP_AT_HOLE: usize = 90;
/// How far back a chain looks for what it goes on from.
const LOOK_BACK: usize = 60;
/// Chains of fewer words are chance.
const LEAST_WORDS: f32 = 6.0;
/// Chains taken from one pair of pages.
const MOST_CHAINS: usize = 12;
/// What each word between two pairs of a chain takes from it, and each word that one side has more than the other.
const GAP_COST: f32 = 0.12;
/// Words looked at beyond the end of a chain at a time.
const REACH: usize = 12;
/// A gap with more cells than this is not looked into.
const MOST_CELLS: usize = 12_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Like {
    Same,
    /// May be one word, read differently.
    Alike,
}

/// Words `a..a+na` on one page are words `b..b+nb` on the other; one of the counts may be two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub a: usize,
    pub na: usize,
    pub b: usize,
    pub nb: usize,
    pub like: Like,
}

/// One stretch that runs alike: links in order on both pages.
pub(crate) type Chain = Vec<Link>;

/// The stretches that two pages share, longest first; no word is in two of them.
pub(crate) fn align(a: &Words, b: &Words) -> Vec<Chain> {
    let mut anchors = anchors(a, b);
    let holes = (holes_before(a), holes_before(b));
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut chains = Vec::new();
    while chains.len() < MOST_CHAINS {
        let Some(core) = best_chain(&anchors, &holes) else { break };
        let chain = fill(a, b, &core, &used_a, &used_b);
        for link in &chain {
            used_a[link.a..link.a + link.na].fill(true);
            used_b[link.b..link.b + link.nb].fill(true);
        }
        // What the chain spans belongs to it, matched or not, so that no later chain runs through it.
        if let (Some(first), Some(last)) = (chain.first(), chain.last()) {
            used_a[first.a..last.a + last.na].fill(true);
            used_b[first.b..last.b + last.nb].fill(true);
        }
        anchors.retain(|&(i, j)| !(used_a[i] || used_a[i + 1] || used_b[j] || used_b[j + 1]));
        chains.push(chain);
    }
    chains
}

/// Places where the same two words stand on both pages.
fn anchors(a: &Words, b: &Words) -> Vec<(usize, usize)> {
    let places = b.pairs();
    let mut found = Vec::new();
    for i in 0..a.len() {
        let Some(key) = a.pair(i) else { continue };
        let from = places.partition_point(|p| p.0 < key);
        let at = places[from..].iter().take_while(|p| p.0 == key).take(OFTEN + 1);
        if at.clone().count() <= OFTEN {
            found.extend(at.map(|p| (i, p.1 as usize)));
        }
    }
    found
}

fn holes_before(words: &Words) -> Vec<u32> {
    let mut count = 0;
    let mut before = vec![0];
    for word in &words.list {
        count += u32::from(word.hole);
        before.push(count);
    }
    before
}

/// The chain with the most words; among equals the one that comes first.
fn best_chain(anchors: &[(usize, usize)], holes: &(Vec<u32>, Vec<u32>)) -> Option<Vec<(usize, usize)>> {
    let mut scores: Vec<(f32, Option<usize>)> = Vec::with_capacity(anchors.len());
    for (n, &(i, j)) in anchors.iter().enumerate() {
        let mut best = (2.0, None);
        for p in (n.saturating_sub(LOOK_BACK)..n).rev() {
            // Two words at most are won by going on from a place.
            if scores[p].0 + 2.0 <= best.0 {
                continue;
            }
            let (pi, pj) = anchors[p];
            if pi >= i || pj >= j {
                continue;
            }
            let (di, dj) = (i - pi, j - pj);
            let more = match (di, dj) {
                (1, 1) => 1.0,
                (1, _) | (_, 1) => continue,
                _ => 2.0,
            };
            let at_hole = holes.0[i] > holes.0[pi] || holes.1[j] > holes.1[pj];
            if di.max(dj) > if at_hole { GAP_AT_HOLE } else { GAP } {
                continue;
            }
            let cost =
                if at_hole { 0.5 } else { GAP_COST * ((di.max(dj) - more as usize) as f32 + di.abs_diff(dj) as f32) };
            let score = scores[p].0 + more - cost;
            if score > best.0 {
                best = (score, Some(p));
            }
        }
        scores.push(best);
    }
    let mut end = (0..scores.len()).max_by(|&x, &y| scores[x].0.total_cmp(&scores[y].0).then(y.cmp(&x)))?;
    if scores[end].0 < LEAST_WORDS {
        return None;
    }
    let mut chain = vec![anchors[end]];
    while let Some(before) = scores[end].1 {
        chain.push(anchors[before]);
        end = before;
    }
    chain.reverse();
    Some(chain)
}

/// Goes over a chain again word by word: what lies between its pairs, and what goes on alike beyond its ends.
fn fill(a: &Words, b: &Words, core: &[(usize, usize)], used_a: &[bool], used_b: &[bool]) -> Chain {
    let mut links: Chain = Vec::with_capacity(core.len() * 2);
    let push = |links: &mut Chain, i: usize, j: usize| {
        let after = links.last().is_none_or(|l: &Link| l.a + l.na <= i && l.b + l.nb <= j);
        if after {
            links.push(Link { a: i, na: 1, b: j, nb: 1, like: same_or_alike(a, b, i, j) });
        }
    };
    for &(i, j) in core {
        if let Some(last) = links.last().copied() {
            let (x, y) = (last.a + last.na, last.b + last.nb);
            if x < i && y < j {
                let (x, y): (Vec<usize>, Vec<usize>) = ((x..i).collect(), (y..j).collect());
                links.extend(between(a, b, &x, &y, false));
            }
        }
        push(&mut links, i, j);
        push(&mut links, i + 1, j + 1);
    }
    extend(a, b, &mut links, used_a, used_b, true);
    links.reverse();
    extend(a, b, &mut links, used_a, used_b, false);
    links.reverse();
    links
}

fn same_or_alike(a: &Words, b: &Words, i: usize, j: usize) -> Like {
    if a.list[i].exact == b.list[j].exact { Like::Same } else { Like::Alike }
}

/// Goes on beyond the last link (forwards, or backwards when the links were turned round) while enough words match.
fn extend(a: &Words, b: &Words, links: &mut Chain, used_a: &[bool], used_b: &[bool], forwards: bool) {
    loop {
        let Some(last) = links.last().copied() else { return };
        let reach = |used: &[bool], from: usize, to: usize| -> Vec<usize> {
            let free = |i: &usize| !used[*i];
            if forwards {
                (to..used.len().min(to + REACH)).take_while(free).collect()
            } else {
                (from.saturating_sub(REACH)..from).rev().take_while(free).collect()
            }
        };
        let x = reach(used_a, last.a, last.a + last.na);
        let y = reach(used_b, last.b, last.b + last.nb);
        let more = between(a, b, &x, &y, !forwards);
        let mut best = (0.0, 0);
        for (n, link) in more.iter().enumerate() {
            let far = if forwards {
                (link.a + link.na - last.a - last.na).max(link.b + link.nb - last.b - last.nb)
            } else {
                (last.a - link.a).max(last.b - link.b)
            };
            let score = (n + 1) as f32 - 0.45 * far as f32;
            if score > best.0 {
                best = (score, n + 1);
            }
        }
        if best.1 == 0 {
            return;
        }
        links.extend(&more[..best.1]);
    }
}

/// Two words in a row that a scan may have parted.
struct Two {
    words: (usize, usize),
    bytes: usize,
    /// None where the two together are longer than what is compared of a word.
    letters: Option<Letters>,
}

impl Two {
    /// The word at a place of the list and the next, in the order of the page; none beside a removed part.
    fn at(words: &Words, list: &[usize], i: usize, turned: bool) -> Option<Self> {
        let (mut first, mut second) = (*list.get(i)?, *list.get(i + 1)?);
        if turned {
            std::mem::swap(&mut first, &mut second);
        }
        let (x, y) = (&words.list[first], &words.list[second]);
        (!x.hole && !y.hole).then(|| Self {
            words: (first, second),
            bytes: words.low(first).len() + words.low(second).len(),
            letters: x.letters.joined(y.letters),
        })
    }

    /// True when the two can be the one word `i` of the other page.
    fn is_alike(&self, words: &Words, other: &Words, i: usize) -> bool {
        if self.letters.is_some_and(|letters| !letters.may_be_alike(other.list[i].letters)) {
            return false;
        }
        let whole = [words.low(self.words.0), words.low(self.words.1)].concat();
        alike(&whole, other.low(i))
    }
}

/// The most words of two short stretches that can be matched in order. The stretches may both run backwards.
fn between(a: &Words, b: &Words, x: &[usize], y: &[usize], turned: bool) -> Chain {
    if x.is_empty() || y.is_empty() || x.len() * y.len() > MOST_CELLS {
        return Vec::new();
    }
    let wide = y.len() + 1;
    // The best score from each cell on, and the step that leads to it.
    let mut cells: Vec<(u16, u8)> = vec![(0, 0); (x.len() + 1) * wide];
    let twos: Vec<Option<Two>> = (0..y.len()).map(|j| Two::at(b, y, j, turned)).collect();
    for i in (0..x.len()).rev() {
        let (two_a, wa) = (Two::at(a, x, i, turned), &a.list[x[i]]);
        for j in (0..y.len()).rev() {
            let wb = &b.list[y[j]];
            let mut best = (cells[(i + 1) * wide + j].0, 1);
            let mut offer = |score: u16, step: u8| {
                if score > best.0 {
                    best = (score, step);
                }
            };
            offer(cells[i * wide + j + 1].0, 2);
            let ahead = cells[(i + 1) * wide + j + 1].0;
            match (wa.hole, wb.hole) {
                (true, true) => offer(ahead + 4, 3),
                (false, false) if wa.exact == wb.exact => offer(ahead + 4, 3),
                (false, false) => {
                    let near = || wa.letters.may_be_alike(wb.letters) && alike(a.low(x[i]), b.low(y[j]));
                    if wa.folded == wb.folded || near() {
                        offer(ahead + 3, 4);
                    }
                    if two_a.as_ref().is_some_and(|two| two.bytes > 3 && two.is_alike(a, b, y[j])) {
                        offer(cells[(i + 2) * wide + j + 1].0 + 3, 5);
                    }
                    if wa.end - wa.start > 3 && twos[j].as_ref().is_some_and(|two| two.is_alike(b, a, x[i])) {
                        offer(cells[(i + 1) * wide + j + 2].0 + 3, 6);
                    }
                }
                _ => {}
            }
            cells[i * wide + j] = best;
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut links = Vec::new();
    while i < x.len() && j < y.len() {
        let first = |list: &[usize], at: usize, n: usize| list[at..at + n].iter().copied().min().unwrap_or_default();
        let mut link =
            |na: usize, nb: usize, like| links.push(Link { a: first(x, i, na), na, b: first(y, j, nb), nb, like });
        match cells[i * wide + j].1 {
            1 => i += 1,
            2 => j += 1,
            5 => {
                link(2, 1, Like::Alike);
                (i, j) = (i + 2, j + 1);
            }
            6 => {
                link(1, 2, Like::Alike);
                (i, j) = (i + 1, j + 2);
            }
            step => {
                link(1, 1, if step == 3 { Like::Same } else { Like::Alike });
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    links
}
