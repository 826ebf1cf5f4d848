//! Holes in printed numbers: page 5 of 12 that never comes, a folio that is skipped.
//!
//! A page without a number may be the one that seems to be missing, so it fills a hole; a page that strayed elsewhere does too.

use std::collections::{BTreeMap, BTreeSet};

use record::{Document, FileId, Mentioned, Missing, NotFound, PaperMention};

use super::{PageSaid, Papers, each};

/// A numbering that runs past this many pages is the whole bundle's, not one paper's.
const BUNDLE: u32 = 60;
/// Numbers that agree with their place on both sides of a hole before the hole is believed.
const STEADY: usize = 3;
/// A bigger step is another numbering.
const WIDEST: u32 = 20;

/// A printed number with its place in the list of pages.
#[derive(Clone, Copy)]
struct Printed<'a> {
    at: usize,
    number: u32,
    page: &'a PageSaid<'a>,
    mention: &'a PaperMention,
}

/// Numbers of one paper that rise from page to page, and the pages that it spans in the list.
struct Fragment<'a> {
    printed: Vec<Printed<'a>>,
    first: usize,
    last: usize,
}

/// A hole: the numbers that are not there and whose words say so.
type Hole<'a> = (BTreeSet<u32>, Printed<'a>);

pub(super) fn numbers(pages: &[PageSaid<'_>], documents: &Papers<'_>) -> Vec<Missing> {
    let mut by_total: BTreeMap<u32, Vec<Printed<'_>>> = BTreeMap::new();
    let mut bare: BTreeMap<FileId, Vec<Printed<'_>>> = BTreeMap::new();
    let mut folios: BTreeMap<FileId, Vec<Printed<'_>>> = BTreeMap::new();
    for (at, page, mention) in each(pages) {
        let printed = |number| Printed { at, number, page, mention };
        match mention.of {
            Mentioned::Page { number, of: Some(of) } => by_total.entry(of).or_default().push(printed(number)),
            Mentioned::Page { number, of: None } => bare.entry(page.file).or_default().push(printed(number)),
            Mentioned::Folio { number } => folios.entry(page.file).or_default().push(printed(number)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (of, printed) in by_total {
        let holes = if of > BUNDLE { bundle(printed, of) } else { papers(&printed, of, pages, documents) };
        found.extend(
            holes.into_iter().flat_map(|hole| told(hole, |from, to| NotFound::Pages { from, to, of: Some(of) })),
        );
    }
    for list in bare.values() {
        found.extend(
            skipped(list, list).into_iter().flat_map(|h| told(h, |from, to| NotFound::Pages { from, to, of: None })),
        );
    }
    let all: Vec<Printed<'_>> = folios.values().flatten().copied().collect();
    for list in folios.values() {
        found.extend(skipped(list, &all).into_iter().flat_map(|h| told(h, |from, to| NotFound::Folios { from, to })));
    }
    found.sort_by_key(|m| m.evidence.first().map(|e| (e.file, e.page, e.start)));
    found
}

/// One line for each run of numbers.
fn told((numbers, by): Hole<'_>, what: impl Fn(u32, u32) -> NotFound) -> Vec<Missing> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs.into_iter().map(|(from, to)| by.page.line(what(from, to), by.mention)).collect()
}

/// Holes in papers that say how many pages they have.
fn papers<'a>(printed: &[Printed<'a>], of: u32, pages: &[PageSaid<'_>], documents: &Papers<'_>) -> Vec<Hole<'a>> {
    let mut fragments: Vec<Fragment<'a>> = Vec::new();
    let mut at_last: Option<&Document> = None;
    for p in printed {
        let Some(document) = documents.of(p.page) else { continue };
        if document.is_copy() || !document.pages.is_empty() {
            continue;
        }
        let same = at_last.is_some_and(|d| d.id == document.id);
        let (first, last) = span(document, p, pages);
        match fragments.last_mut() {
            Some(f) if same && f.printed.last().is_some_and(|l| l.number < p.number) => f.printed.push(*p),
            Some(f) if same => {
                // The numbers begin again: another copy, or two papers that were taken for one.
                f.last = p.at - 1;
                fragments.push(Fragment { printed: vec![*p], first: p.at, last });
            }
            _ => fragments.push(Fragment { printed: vec![*p], first, last }),
        }
        at_last = Some(document);
    }
    let out_of_order: Vec<Hole<'a>> = documents
        .all
        .iter()
        .filter(|d| !d.pages.is_empty() && !d.is_copy())
        .filter_map(|d| gathered(d, printed, of))
        .collect();
    let mut holes: Vec<(usize, Vec<Hole<'a>>)> = fragments.iter().map(|f| holes(f, of)).enumerate().collect();
    // What strayed elsewhere is not missing: pieces that do not begin at 1 fill holes of the same length of paper.
    let mut used = BTreeSet::new();
    holes.sort_by_key(|(i, _)| fragments[*i].printed[0].number > 1);
    for (i, of_fragment) in &mut holes {
        for (j, stray) in fragments.iter().enumerate() {
            let numbers: BTreeSet<u32> = stray.printed.iter().map(|p| p.number).collect();
            let fits = of_fragment.iter().flat_map(|h| &h.0).copied().collect::<BTreeSet<_>>().is_superset(&numbers);
            if j != *i && stray.printed[0].number > 1 && fits && !used.contains(&j) && !used.contains(i) {
                used.insert(j);
                of_fragment.iter_mut().for_each(|h| h.0.retain(|n| !numbers.contains(n)));
            }
        }
    }
    let left = holes.into_iter().filter(|(i, _)| !used.contains(i)).flat_map(|(_, h)| h);
    left.chain(out_of_order).filter(|h| !h.0.is_empty()).collect()
}

/// The hole of a paper whose sheets were put in order from several places: told only when each of them bears its number.
fn gathered<'a>(document: &Document, printed: &[Printed<'a>], of: u32) -> Option<Hole<'a>> {
    let own: Vec<Printed<'a>> = printed.iter().filter(|p| document.holds(p.page.file, p.page.page)).copied().collect();
    let last = own.iter().max_by_key(|p| p.number).copied().filter(|_| own.len() == document.pages.len())?;
    let here: BTreeSet<u32> = own.iter().map(|p| p.number).collect();
    Some(((1..=of).filter(|n| !here.contains(n)).collect(), last))
}

/// The first and last place of a document's pages in the list, seen from one of them.
fn span(document: &Document, p: &Printed<'_>, pages: &[PageSaid<'_>]) -> (usize, usize) {
    let own = |at: &usize| pages.get(*at).is_some_and(|page| document.holds(page.file, page.page));
    let first = (0..=p.at).rev().take_while(own).last().unwrap_or(p.at);
    let last = (p.at..pages.len()).take_while(own).last().unwrap_or(p.at);
    (first, last)
}

fn holes<'a>(fragment: &Fragment<'a>, of: u32) -> Vec<Hole<'a>> {
    let (Some(first), Some(last)) = (fragment.printed.first(), fragment.printed.last()) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |numbers: std::ops::Range<u32>, unnumbered: usize, by: Printed<'a>| {
        // Where some pages bear no number, nobody can say which ones are missing: then only a hole without any is told.
        if unnumbered == 0 && !numbers.is_empty() {
            found.push((numbers.collect(), by));
        }
    };
    add(1..first.number, first.at.saturating_sub(fragment.first), *first);
    for pair in fragment.printed.windows(2) {
        add(pair[0].number + 1..pair[1].number, pair[1].at - pair[0].at - 1, pair[0]);
    }
    add(last.number + 1..of + 1, fragment.last.saturating_sub(last.at), *last);
    found
}

/// Holes in the numbering of a whole bundle, which may be spread over several received files.
fn bundle(mut printed: Vec<Printed<'_>>, of: u32) -> Vec<Hole<'_>> {
    printed.sort_by_key(|p| p.number);
    printed.dedup_by_key(|p| p.number);
    if printed.len() < STEADY {
        return Vec::new();
    }
    let (first, last) = (printed[0], printed[printed.len() - 1]);
    let mut found: Vec<Hole<'_>> = Vec::new();
    if first.number > 1 && first.at == 0 {
        found.push(((1..first.number).collect(), first));
    }
    for pair in printed.windows(2) {
        if pair[1].at == pair[0].at + 1 && pair[1].number > pair[0].number + 1 {
            found.push(((pair[0].number + 1..pair[1].number).collect(), pair[0]));
        }
    }
    if last.number < of {
        found.push(((last.number + 1..=of).collect(), last));
    }
    found
}

/// Numbers that are stepped over where the numbers before and after keep pace with the pages. `all` are the numbers that could
/// stand elsewhere.
fn skipped<'a>(list: &[Printed<'a>], all: &[Printed<'a>]) -> Vec<Hole<'a>> {
    let pace = |p: &Printed<'_>| i64::from(p.number) - i64::from(p.page.page);
    let steady: Vec<&[Printed<'a>]> =
        list.chunk_by(|a, b| pace(a) == pace(b)).filter(|run| run.len() >= STEADY).collect();
    let mut found = Vec::new();
    for pair in steady.windows(2) {
        let (Some(a), Some(b)) = (pair[0].last(), pair[1].first()) else { continue };
        let step = pace(b) - pace(a);
        if b.page.page == a.page.page + 1 && (1..=i64::from(WIDEST)).contains(&step) {
            let numbers: BTreeSet<u32> =
                (a.number + 1..b.number).filter(|n| !all.iter().any(|p| p.number == *n)).collect();
            if !numbers.is_empty() {
                found.push((numbers, *a));
            }
        }
    }
    found
}
