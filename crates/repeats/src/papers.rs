//! Pages beside pages come to papers beside papers: how much of one stands in the other, and whether what differs lets them be one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use record::Document;

use crate::find::{LEAST_WORDS, PageSeen};
use crate::judge::{PageMatch, Stretch};

/// The share of a paper's words that must stand in its copy.
const WHOLE: f32 = 0.85;
const WHOLE_OF_A_SCAN: f32 = 0.72;
/// The share of the words of a copy with pages missing that must stand in the whole one.
const PART: f32 = 0.9;
/// Unexplained differences, as a share of the shared words, that two copies may have.
const DIFFERING: f32 = 0.03;
const DIFFERING_IN_A_SCAN: f32 = 0.22;
/// Whole numbers that may differ among those that stand beside each other.
const NUMBERS: f32 = 0.04;
const NUMBERS_IN_A_SCAN: f32 = 0.45;
/// Numbers that no misreading makes the same: so many, and this share of all, are other days and other sums.
const LEAST_APART: u32 = 2;
const APART: f32 = 0.2;
/// Papers with more identical pages than this in one place of the file are not paired page by page.
const MOST_SAME: usize = 48;

/// Two groups of identical pages that share words; `found` is the first beside the second.
pub(crate) struct Beside {
    pub a: usize,
    pub b: usize,
    pub found: Arc<PageMatch>,
}

/// How two pages, each of its paper, were found to be alike; none when their texts are identical.
#[derive(Debug, Clone)]
pub(crate) struct PagePair {
    pub a: usize,
    pub b: usize,
    pub found: Option<Arc<PageMatch>>,
    /// `found` is about `b` beside `a`.
    pub turned: bool,
}

/// How two papers belong together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bond {
    pub exact: bool,
    /// The second paper is the first with pages missing, or the other way round.
    pub lacks: Option<Lacks>,
    /// Words that both have; the more, the surer.
    pub words: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lacks {
    First,
    Second,
}

/// All papers of a file with what is known of their likeness. Papers and pages go by their places in the lists.
pub(crate) struct Papers<'a> {
    pub pages: &'a [PageSeen<'a>],
    pub documents: &'a [Document],
    /// Pages with words of each paper, in order.
    pub pages_of: Vec<Vec<usize>>,
    pub paper_of: &'a [Option<usize>],
    /// Identical pages of each page, itself among them; none for a page that is never a copy.
    pub same_as: Vec<Option<usize>>,
    pub same: &'a [Vec<usize>],
    pub beside: &'a [Beside],
    /// Papers whose pages hold the same words page by page; the first stands for all.
    pub classes: Vec<Vec<usize>>,
    /// Bonds between the first papers of two classes, the earlier first.
    pub bonds: BTreeMap<(usize, usize), Bond>,
    /// Beside pairs of each group of identical pages.
    pub pairs_of: HashMap<usize, Vec<usize>>,
}

impl<'a> Papers<'a> {
    pub fn new(
        pages: &'a [PageSeen<'a>],
        documents: &'a [Document],
        paper_of: &'a [Option<usize>],
        same: &'a [Vec<usize>],
        beside: &'a [Beside],
    ) -> Self {
        let mut pages_of = vec![Vec::new(); documents.len()];
        let mut same_as = vec![None; pages.len()];
        for (group, list) in same.iter().enumerate() {
            list.iter().for_each(|&i| same_as[i] = Some(group));
        }
        for (i, paper) in paper_of.iter().enumerate() {
            if let Some(paper) = paper.filter(|_| pages[i].sketch.words > 0) {
                pages_of[paper].push(i);
            }
        }
        let mut pairs_of: HashMap<usize, Vec<usize>> = HashMap::new();
        for (n, pair) in beside.iter().enumerate() {
            pairs_of.entry(pair.a).or_default().push(n);
            pairs_of.entry(pair.b).or_default().push(n);
        }
        let mut made = Self {
            pages,
            documents,
            pages_of,
            paper_of,
            same_as,
            same,
            beside,
            classes: Vec::new(),
            bonds: BTreeMap::new(),
            pairs_of,
        };
        made.classes = made.classes();
        made.bonds = made.bonds();
        made
    }

    /// The place of a paper's first page in the whole file.
    pub fn order(&self, paper: usize) -> u32 {
        self.pages_of[paper].first().map_or(u32::MAX, |&i| self.pages[i].order)
    }

    fn classes(&self) -> Vec<Vec<usize>> {
        let mut by_words: BTreeMap<Vec<u64>, Vec<usize>> = BTreeMap::new();
        for (paper, pages) in self.pages_of.iter().enumerate() {
            let words: u32 = pages.iter().map(|&i| self.pages[i].sketch.words).sum();
            if words >= LEAST_WORDS && pages.iter().any(|&i| self.same_as[i].is_some()) {
                by_words.entry(pages.iter().map(|&i| self.pages[i].sketch.whole).collect()).or_default().push(paper);
            }
        }
        let mut classes: Vec<Vec<usize>> = by_words.into_values().collect();
        for class in &mut classes {
            class.sort_by_key(|&paper| self.order(paper));
        }
        classes.sort_by_key(|class| self.order(class[0]));
        classes
    }

    /// Every pair of pages of two papers that are alike.
    pub fn page_pairs(&self, stand_for_all: &[bool]) -> BTreeMap<(usize, usize), Vec<PagePair>> {
        let mut found: BTreeMap<(usize, usize), Vec<PagePair>> = BTreeMap::new();
        let mut add = |i: usize, j: usize, match_: Option<&Arc<PageMatch>>| {
            let (Some(p), Some(q)) = (self.paper_of[i], self.paper_of[j]) else { return };
            if p == q || !stand_for_all[p] || !stand_for_all[q] {
                return;
            }
            let turned = self.order(q) < self.order(p);
            let (key, (a, b)) = if turned { ((q, p), (j, i)) } else { ((p, q), (i, j)) };
            found.entry(key).or_default().push(PagePair { a, b, found: match_.cloned(), turned });
        };
        for list in self.same.iter().filter(|l| l.len() <= MOST_SAME) {
            for (n, &i) in list.iter().enumerate() {
                list[n + 1..].iter().for_each(|&j| add(i, j, None));
            }
        }
        for pair in self.beside {
            for &i in self.same[pair.a].iter().take(MOST_SAME) {
                self.same[pair.b].iter().take(MOST_SAME).for_each(|&j| add(i, j, Some(&pair.found)));
            }
        }
        found
    }

    fn bonds(&self) -> BTreeMap<(usize, usize), Bond> {
        let mut stand_for_all = vec![false; self.documents.len()];
        self.classes.iter().for_each(|class| stand_for_all[class[0]] = true);
        let pairs = self.page_pairs(&stand_for_all);
        pairs.iter().filter_map(|(&(p, q), pages)| Some(((p, q), self.bond(p, q, pages)?))).collect()
    }

    /// Judges two papers by all their pages that are alike.
    fn bond(&self, p: usize, q: usize, pairs: &[PagePair]) -> Option<Bond> {
        let mut cover = (Cover::default(), Cover::default());
        let mut sum = Sum::default();
        let mut stretches: Vec<(usize, usize, Stretch, bool)> = Vec::new();
        for pair in pairs {
            let Some(found) = &pair.found else {
                let words = self.pages[pair.a].sketch.words;
                cover.0.add(pair.a, 0, u32::MAX);
                cover.1.add(pair.b, 0, u32::MAX);
                sum.same += words;
                continue;
            };
            let found = if pair.turned { found.turned() } else { PageMatch::clone(found) };
            sum.noisy |= found.noisy;
            cover.0.ends.insert(pair.a, found.a);
            cover.1.ends.insert(pair.b, found.b);
            stretches.extend(found.stretches.into_iter().map(|s| (pair.a, pair.b, s, found.ends_differ)));
        }
        // The longest first. One that runs over words whose place is known already is chance: a phrase that comes again.
        stretches.sort_by_key(|(i, j, s, _)| (Reverse(s.same + s.alike), *i, *j, s.a.first, s.b.first));
        for (i, j, s, ends_differ) in stretches {
            if cover.0.knows(i, s.a.first, s.a.end) || cover.1.knows(j, s.b.first, s.b.end) {
                continue;
            }
            let words = s.same + s.alike;
            if s.a.quoted != s.b.quoted {
                sum.quoted += words;
            }
            if ends_differ {
                sum.two_letters += words;
            }
            sum.same += s.same;
            sum.alike += s.alike;
            sum.differing += s.differing;
            sum.hidden += s.a.hidden + s.b.hidden;
            sum.numbers.0 += s.numbers_differing;
            sum.numbers.1 += s.numbers_same;
            sum.apart += s.numbers_apart;
            cover.0.add(i, s.a.first, s.a.end);
            cover.1.add(j, s.b.first, s.b.end);
        }
        let words = sum.same + sum.alike;
        let (most, numbers) = if sum.noisy { (DIFFERING_IN_A_SCAN, NUMBERS_IN_A_SCAN) } else { (DIFFERING, NUMBERS) };
        let all_numbers = (sum.numbers.0 + sum.numbers.1) as f32;
        let is_other = words < LEAST_WORDS
            || sum.quoted * 2 > words
            || sum.two_letters * 2 > words
            || (sum.apart >= LEAST_APART && sum.apart as f32 > APART * all_numbers)
            || sum.differing as f32 > most * words as f32
            || sum.numbers.0 as f32 > (numbers * all_numbers).max(if sum.noisy { 1.0 } else { 0.0 });
        if is_other {
            return None;
        }
        let (x, y) = (cover.0.share(self, p), cover.1.share(self, q));
        let whole = if sum.noisy { WHOLE_OF_A_SCAN } else { WHOLE };
        let exact = sum.alike == 0
            && sum.differing == 0
            && sum.hidden == 0
            && x.bare == 0
            && y.bare == 0
            && sum.numbers.0 == 0
            && self.words(p) == self.words(q);
        if x.share >= whole && y.share >= whole {
            return Some(Bond { exact, lacks: None, words });
        }
        let part = |of: &Share, whole: &Share, n: usize, m: usize| {
            of.share >= PART && n < m && whole.full_pages * 2 >= m && whole.full_pages >= n && whole.mixed_pages == 0
        };
        let (n, m) = (self.pages_of[p].len(), self.pages_of[q].len());
        if part(&y, &x, m, n) {
            return Some(Bond { exact: false, lacks: Some(Lacks::Second), words });
        }
        part(&x, &y, n, m).then_some(Bond { exact: false, lacks: Some(Lacks::First), words })
    }

    fn words(&self, paper: usize) -> u32 {
        self.pages_of[paper].iter().map(|&i| self.pages[i].sketch.words).sum()
    }
}

#[derive(Default)]
struct Sum {
    noisy: bool,
    same: u32,
    alike: u32,
    differing: u32,
    hidden: u32,
    /// Differing, the same.
    numbers: (u32, u32),
    /// Numbers that differ by more than a misread figure.
    apart: u32,
    quoted: u32,
    two_letters: u32,
}

/// The words of a paper's pages that stand in another.
#[derive(Default)]
struct Cover {
    parts: BTreeMap<usize, Vec<(u32, u32)>>,
    ends: HashMap<usize, crate::judge::Extent>,
}

#[derive(Default)]
struct Share {
    share: f32,
    /// Words that stand nowhere in the other, headers and footers too.
    bare: u32,
    full_pages: usize,
    /// Pages of which a good part, but not all, stands in the other.
    mixed_pages: usize,
}

impl Cover {
    fn add(&mut self, page: usize, first: u32, end: u32) {
        self.parts.entry(page).or_default().push((first, end));
    }

    /// True when half of these words or more are covered.
    fn knows(&self, page: usize, first: u32, end: u32) -> bool {
        let parts = self.parts.get(&page).map_or(&[][..], Vec::as_slice);
        let over: u32 = parts.iter().map(|&(from, to)| to.min(end).saturating_sub(from.max(first))).sum();
        over * 2 >= end - first
    }

    fn share(&self, papers: &Papers<'_>, paper: usize) -> Share {
        let mut made = Share::default();
        let (mut covered, mut all) = (0_u32, 0_u32);
        for &page in &papers.pages_of[paper] {
            let sketch = papers.pages[page].sketch;
            let ends = self.ends.get(&page).copied();
            let count = ends.map_or(sketch.words + sketch.holes, |e| e.words);
            let mut parts = self.parts.get(&page).cloned().unwrap_or_default();
            parts.sort_unstable();
            let (mut here, mut edge, mut at) = (0, 0, 0);
            let mut bare = |from: u32, to: u32| {
                let Some(ends) = ends else { return to - from };
                let (head, foot) = (ends.head.clamp(from, to) - from, to - ends.foot.clamp(from, to));
                let free = if ends.head >= ends.foot { to - from } else { head + foot };
                edge += free;
                to - from
            };
            for (from, to) in parts {
                let (from, to) = (from.min(count), to.min(count));
                if from > at {
                    made.bare += bare(at, from);
                }
                here += to.saturating_sub(at.max(from));
                at = at.max(to);
            }
            if at < count {
                made.bare += bare(at, count);
            }
            let body = count - edge;
            covered += here;
            // A header that is shared is body; one that is not is nothing.
            all += body;
            match here as f32 / body.max(1) as f32 {
                s if s >= WHOLE => made.full_pages += 1,
                s if s > 0.2 => made.mixed_pages += 1,
                _ => {}
            }
        }
        made.share = covered as f32 / all.max(1) as f32;
        made
    }
}
