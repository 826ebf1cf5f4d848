//! What is told of each page: its copies, the passages that it shares with other papers, and which of two stood first.

use std::collections::{BTreeMap, HashMap, HashSet};

use record::{DocumentKind, FileId};

use crate::fold::{Folded, Said};
use crate::judge::{PASSAGE, PageMatch, Side, Stretch};
use crate::papers::Papers;
use crate::told::{Also, AlsoKind, Front, Passage, Place, Repeats};

/// The share of both pages that makes them the same page rather than two pages with a passage in common.
const SAME_PAGE: f32 = 0.8;
/// Shared words in a stretch with more unexplained differences than this are a form or a way of writing…
const FORM: f32 = 0.12;
/// …unless so many of them stand together.
const LONG: u32 = 45;
/// Papers of one kind that share this much of their pages, and are no copies, are filled-in forms.
const HALF: f32 = 0.5;
/// Words near the top of a page, and how far apart the same words of a form may begin.
const TOP_WORDS: u32 = 60;
const SAME_PLACE: u32 = 15;
/// Words that stand in more papers than this are boilerplate.
const BOILERPLATE: usize = 7;
/// Identical pages named at most for one page.
const MOST_NAMED: usize = 48;
/// The whole of a page, whatever its length.
const WHOLE: (u32, u32) = (0, u32::MAX);

impl Papers<'_> {
    /// Puts everything into the words of pages and papers.
    pub(crate) fn tell(&self, folded: Vec<Folded>, said: &Said) -> Repeats {
        let mut set_of: HashMap<usize, usize> = HashMap::new();
        for (n, one) in folded.iter().enumerate() {
            one.members.iter().for_each(|&paper| {
                set_of.insert(paper, n);
            });
        }
        let parted = |i: usize, j: usize| match (self.paper_of[i], self.paper_of[j]) {
            (Some(p), Some(q)) => said.parts(&self.documents[p].id, &self.documents[q].id),
            _ => true,
        };
        let one_set = |i: usize, j: usize| {
            let set = |page: usize| self.paper_of[page].and_then(|p| set_of.get(&p));
            set(i).is_some() && set(i) == set(j)
        };
        let mut also: BTreeMap<(FileId, u32), Vec<Also>> = BTreeMap::new();
        for list in self.same {
            for &i in list {
                let at = (self.pages[i].file, self.pages[i].page);
                let others = list.iter().filter(|&&j| j != i && !parted(i, j)).take(MOST_NAMED);
                let named = others.map(|&j| Also {
                    kind: AlsoKind::Exact,
                    here: WHOLE,
                    there: self.place(j, WHOLE),
                    more_there: 0,
                    more_here: 0,
                });
                also.entry(at).or_default().extend(named);
            }
        }
        let mut shared: Vec<Shared> = Vec::new();
        for pair in self.beside {
            let found = &*pair.found;
            for &i in self.same[pair.a].iter().take(MOST_NAMED) {
                for &j in self.same[pair.b].iter().take(MOST_NAMED) {
                    if parted(i, j) {
                        continue;
                    }
                    if one_set(i, j) || same_page(found) {
                        let (here, there) = span(found);
                        let hidden = |side: fn(&Stretch) -> &Side| found.stretches.iter().map(|s| side(s).hidden).sum();
                        let (in_a, in_b) = (hidden(|s| &s.a), hidden(|s| &s.b));
                        let mut add = |i: usize, j: usize, here, there, more_there, more_here| {
                            let whole = self.pages[i].sketch.whole == self.pages[j].sketch.whole;
                            let kind = if whole { AlsoKind::Exact } else { AlsoKind::Near };
                            let there = self.place(j, there);
                            also.entry((self.pages[i].file, self.pages[i].page)).or_default().push(Also {
                                kind,
                                here,
                                there,
                                more_there,
                                more_here,
                            });
                        };
                        add(i, j, here, there, in_a, in_b);
                        add(j, i, there, here, in_b, in_a);
                    } else {
                        let form = self.one_form(i, j, found);
                        let worth =
                            found.stretches.iter().filter(|s| is_passage(s) && !(form && s.a.quoted == s.b.quoted));
                        let one_paper = self.paper_of[i] == self.paper_of[j];
                        let worth = worth.filter(|s| !one_paper || s.longest >= LONG);
                        shared.extend(worth.map(|s| self.shared(i, j, s)));
                    }
                }
            }
        }
        let mut passages = Vec::new();
        for one in self.without_boilerplate(shared) {
            let (on, from) = if one.passage.quoted {
                (AlsoKind::QuotedIn, AlsoKind::QuotedFrom)
            } else {
                (AlsoKind::CarriedOn, AlsoKind::CarriedFrom)
            };
            let Passage { first, again, .. } = one.passage;
            let mut add = |kind, here: Place, there: Place| {
                let told = Also { kind, here: (here.start, here.end), there, more_there: 0, more_here: 0 };
                also.entry((here.file, here.page)).or_default().push(told);
            };
            add(on, first, again);
            add(from, again, first);
            let in_front = |page: usize| {
                self.paper_of[page].is_some_and(|p| set_of.get(&p).is_none_or(|&set| folded[set].members[0] == p))
            };
            if in_front(one.pages.0) && in_front(one.pages.1) {
                passages.push(one.passage);
            }
        }
        for list in also.values_mut() {
            list.sort_by_key(|a| {
                (a.kind > AlsoKind::Near, a.here.0, a.there.file, a.there.page, a.there.start, a.kind)
            });
            list.dedup();
        }
        also.retain(|_, list| !list.is_empty());
        passages.sort();
        passages.dedup();
        let fronts = self.fronts(&folded);
        Repeats { groups: folded.into_iter().map(|f| f.group).collect(), passages, also, fronts }
    }

    /// True when two papers of one kind look alike because they were written on one form: alike for the most part, or with the
    /// same words at the same place of the page.
    fn one_form(&self, i: usize, j: usize, found: &PageMatch) -> bool {
        let kind = |page: usize| self.paper_of[page].map(|p| self.documents[p].kind);
        let (a, b) = covered(found);
        let at_one_place = found.stretches.iter().all(|s| {
            let (x, y) = (s.clean.0.first, s.clean.1.first);
            x.max(y) < TOP_WORDS && x.abs_diff(y) < SAME_PLACE
        });
        kind(i) == kind(j) && (found.ends_differ || a.min(b) >= HALF || at_one_place)
    }

    fn place(&self, page: usize, (start, end): (u32, u32)) -> Place {
        Place { file: self.pages[page].file, page: self.pages[page].page, start, end }
    }

    fn shared(&self, i: usize, j: usize, s: &Stretch) -> Shared {
        let a = self.place(i, (s.clean.0.start_char, s.clean.0.end_char));
        let b = self.place(j, (s.clean.1.start_char, s.clean.1.end_char));
        let quoted = s.clean.0.quoted != s.clean.1.quoted;
        let turned = if quoted { s.clean.0.quoted } else { self.later(i, j) };
        let (first, again, pages) = if turned { (b, a, (j, i)) } else { (a, b, (i, j)) };
        Shared { passage: Passage { first, again, quoted }, pages }
    }

    /// True when the words were written on the second page's paper first.
    fn later(&self, i: usize, j: usize) -> bool {
        let paper = |page: usize| self.paper_of[page].map(|p| &self.documents[p]);
        let day = |page: usize| paper(page).and_then(|d| d.date.as_ref());
        let gathers = |page: usize| paper(page).is_some_and(|d| d.kind == DocumentKind::Chronology);
        if gathers(i) != gathers(j) {
            return gathers(i);
        }
        if let (Some(x), Some(y)) = (day(i), day(j))
            && !x.agrees_with(y)
        {
            return y.order() < x.order();
        }
        self.pages[j].order < self.pages[i].order
    }

    /// Leaves out what so many papers share that it belongs to none.
    fn without_boilerplate(&self, shared: Vec<Shared>) -> Vec<Shared> {
        let mut on_page: HashMap<usize, Vec<(u32, u32, Option<usize>)>> = HashMap::new();
        for one in &shared {
            let Passage { first, again, .. } = one.passage;
            let (p, q) = one.pages;
            on_page.entry(p).or_default().push((first.start, first.end, self.paper_of[q]));
            on_page.entry(q).or_default().push((again.start, again.end, self.paper_of[p]));
        }
        let common = |page: usize, at: Place| {
            let list = on_page.get(&page).map_or(&[][..], Vec::as_slice);
            let over = list.iter().filter(|(start, end, _)| *start < at.end && at.start < *end);
            over.map(|(_, _, paper)| paper).collect::<HashSet<_>>().len() > BOILERPLATE
        };
        let is_common = |s: &Shared| common(s.pages.0, s.passage.first) || common(s.pages.1, s.passage.again);
        let keep: Vec<bool> = shared.iter().map(|s| !is_common(s)).collect();
        shared.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(s, _)| s).collect()
    }

    /// For every page of a folded paper, where its words stand in the paper in front.
    fn fronts(&self, folded: &[Folded]) -> HashMap<(FileId, u32), Vec<Front>> {
        let mut fronts: HashMap<(FileId, u32), Vec<Front>> = HashMap::new();
        for one in folded {
            let front = one.members[0];
            for &i in one.members[1..].iter().flat_map(|&paper| &self.pages_of[paper]) {
                let Some(group) = self.same_as[i] else { continue };
                let at = (self.pages[i].file, self.pages[i].page);
                let of_front = |group: usize| self.same[group].iter().find(|&&j| self.paper_of[j] == Some(front));
                if let Some(&j) = of_front(group) {
                    let (file, page) = (self.pages[j].file, self.pages[j].page);
                    fronts.entry(at).or_default().push(Front { file, page, here: WHOLE, steps: vec![(0, 0)] });
                    continue;
                }
                for &n in self.pairs_of.get(&group).map_or(&[][..], Vec::as_slice) {
                    let pair = &self.beside[n];
                    let other = if pair.a == group { pair.b } else { pair.a };
                    let Some(&j) = of_front(other) else { continue };
                    let turned;
                    let found = if pair.a == group {
                        &*pair.found
                    } else {
                        turned = pair.found.turned();
                        &turned
                    };
                    for s in &found.stretches {
                        fronts.entry(at).or_default().push(Front {
                            file: self.pages[j].file,
                            page: self.pages[j].page,
                            here: (s.a.start_char, s.a.end_char),
                            steps: s.steps.clone(),
                        });
                    }
                }
            }
        }
        fronts
    }
}

/// A passage and the pages that it stands on: first, again.
struct Shared {
    passage: Passage,
    pages: (usize, usize),
}

fn is_passage(s: &Stretch) -> bool {
    let form = s.differing as f32 > FORM * (s.same + s.alike) as f32;
    s.longest >= PASSAGE && (!form || s.longest >= LONG)
}

/// True when the two are the same page by themselves, whatever papers they belong to.
fn same_page(found: &PageMatch) -> bool {
    let sum = |of: fn(&Stretch) -> u32| found.stretches.iter().map(of).sum::<u32>();
    let words = sum(|s| s.same + s.alike);
    let most = if found.noisy { 0.22 } else { 0.03 };
    let (a, b) = covered(found);
    let quoted: u32 = found.stretches.iter().filter(|s| s.a.quoted != s.b.quoted).map(|s| s.same + s.alike).sum();
    words >= PASSAGE
        && !found.ends_differ
        && quoted * 2 <= words
        && sum(|s| s.differing) as f32 <= most * words as f32
        && (found.noisy || sum(|s| s.numbers_differing) == 0)
        && a.min(b) >= SAME_PAGE
}

/// The shares of the two pages that stand on the other.
fn covered(found: &PageMatch) -> (f32, f32) {
    let share = |extent: crate::judge::Extent, side: fn(&Stretch) -> &Side| {
        let covered: u32 = found.stretches.iter().map(|s| side(s).end - side(s).first).sum();
        covered as f32 / extent.words.max(1) as f32
    };
    (share(found.a, |s| &s.a), share(found.b, |s| &s.b))
}

/// From the first shared word to the last, on both pages.
fn span(found: &PageMatch) -> ((u32, u32), (u32, u32)) {
    let over = |side: fn(&Stretch) -> &Side| {
        let start = found.stretches.iter().map(|s| side(s).start_char).min().unwrap_or(0);
        (start, found.stretches.iter().map(|s| side(s).end_char).max().unwrap_or(0))
    };
    (over(|s| &s.a), over(|s| &s.b))
}
