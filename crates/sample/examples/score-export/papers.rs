//! Where papers begin, what they are, when and by whom they were written, which sheets strayed, and their dated entries.

use std::collections::{BTreeMap, BTreeSet};

use sample::{DocumentTruth, Truth};

use crate::Measure;
use crate::export::{Export, Paper, number, same_days, when};

type Page = (String, u32);

/// Which paper each page is part of: its place in the list.
fn by_page<'a>(papers: impl Iterator<Item = &'a [Page]>) -> BTreeMap<Page, usize> {
    papers.enumerate().flat_map(|(n, pages)| pages.iter().map(move |p| (p.clone(), n))).collect()
}

/// Pages (not a file's first) that are part of another paper than the page before them.
fn boundaries(of: &BTreeMap<Page, usize>) -> BTreeSet<Page> {
    let other = |(page, n): &(&Page, &usize)| page.1 > 1 && of.get(&(page.0.clone(), page.1 - 1)) != Some(*n);
    of.iter().filter(other).map(|(page, _)| page.clone()).collect()
}

fn true_pages(truth: &Truth, paper: &DocumentTruth) -> Vec<Page> {
    let run = (paper.first_page..=paper.last_page).map(|n| (paper.file.clone(), n));
    let strays = truth.strays.iter().filter(|s| s.file == paper.file && s.belongs_to == paper.first_page);
    run.chain(strays.map(|s| (s.file.clone(), s.page))).collect()
}

/// The found papers by the page on which they begin.
fn begins(export: &Export) -> BTreeMap<&Page, &Paper> {
    export.papers.iter().filter_map(|p| Some((p.pages.iter().min()?, p))).collect()
}

fn right_date(paper: &Paper, truth: &DocumentTruth) -> bool {
    match (&paper.date, &truth.date) {
        (Some(found), Some(there)) => same_days(found, there) && paper.how.is_some(),
        (None, None) => paper.undated == truth.undated,
        _ => false,
    }
}

pub fn score(export: &Export, truth: &Truth) -> Vec<Measure> {
    let wanted_pages: Vec<Vec<Page>> = truth.documents.iter().map(|d| true_pages(truth, d)).collect();
    let wanted = boundaries(&by_page(wanted_pages.iter().map(Vec::as_slice)));
    let found = boundaries(&by_page(export.papers.iter().map(|p| p.pages.as_slice())));
    let mut measures = vec![Measure::hits(
        "where papers begin and end",
        wanted.intersection(&found).count(),
        found.len(),
        wanted.len(),
    )];
    let begins = begins(export);
    let met: Vec<(&DocumentTruth, &Paper)> =
        truth.documents.iter().filter_map(|d| Some((d, *begins.get(&(d.file.clone(), d.first_page))?))).collect();
    let share = |what: &str, right: &dyn Fn(&DocumentTruth, &Paper) -> bool| {
        Measure::share(what, met.iter().filter(|(d, p)| right(d, p)).count(), met.len())
    };
    measures.push(share("kind of paper", &|d, p| p.kind == d.kind.as_str()));
    measures.push(share("date of paper", &|d, p| right_date(p, d)));
    let sorted: BTreeSet<Vec<Page>> = wanted_pages.into_iter().map(ordered).collect();
    let whole: BTreeSet<Vec<Page>> = export.papers.iter().map(|p| ordered(p.pages.clone())).collect();
    measures.push(Measure::hits("whole papers", sorted.intersection(&whole).count(), whole.len(), sorted.len()));
    let titled = met.iter().filter(|(d, _)| !d.title.is_empty());
    let same_title = |d: &DocumentTruth, p: &Paper| p.title.to_lowercase().contains(&d.title.to_lowercase());
    measures.push(Measure::share("title", titled.clone().filter(|(d, p)| same_title(d, p)).count(), titled.count()));
    let by = met.iter().filter(|(d, _)| d.author.is_some());
    let same = |d: &DocumentTruth, p: &Paper| p.author.as_deref().is_some_and(|a| d.author.as_deref() == Some(a));
    let named = met.iter().filter(|(d, p)| d.author.is_some() && p.author.is_some()).count();
    measures.push(Measure::hits("author", by.clone().filter(|(d, p)| same(d, p)).count(), named, by.count()));
    measures.push(strays(export, truth));
    measures.push(entries(export, truth));
    measures
}

fn ordered(mut pages: Vec<Page>) -> Vec<Page> {
    pages.sort();
    pages
}

/// Sheets that lie away from their paper, and were put back to it.
fn strays(export: &Export, truth: &Truth) -> Measure {
    let found: BTreeSet<(Page, Page)> = export
        .papers
        .iter()
        .flat_map(|p| {
            let pages = ordered(p.pages.clone());
            let mut after_a_gap = false;
            let mut strays = Vec::new();
            for two in pages.windows(2) {
                after_a_gap |= two[0].0 != two[1].0 || two[0].1 + 1 != two[1].1;
                if after_a_gap {
                    strays.push((two[1].clone(), pages[0].clone()));
                }
            }
            strays
        })
        .collect();
    let wanted: BTreeSet<(Page, Page)> =
        truth.strays.iter().map(|s| ((s.file.clone(), s.page), (s.file.clone(), s.belongs_to))).collect();
    Measure::hits("sheets that strayed", wanted.intersection(&found).count(), found.len(), wanted.len())
}

/// Entries count by file, page, day and writer's name where one is told; only pages that the truth has entries on are looked at.
fn entries(export: &Export, truth: &Truth) -> Measure {
    let pages: BTreeSet<Page> = truth.entries.iter().map(|e| (e.evidence.file.clone(), e.evidence.page)).collect();
    let mut left: Vec<(Page, record::When)> = export
        .entries
        .iter()
        .filter_map(|row| Some(((export.file(row), number(row, "page")), when(row, "date")?)))
        .filter(|(page, _)| pages.contains(page))
        .collect();
    let found = left.len();
    let mut hits = 0;
    for entry in &truth.entries {
        let page = (entry.evidence.file.clone(), entry.evidence.page);
        if let Some(at) = left.iter().position(|(p, w)| *p == page && same_days(w, &entry.date)) {
            left.swap_remove(at);
            hits += 1;
        }
    }
    Measure::hits("dated entries", hits, found, truth.entries.len())
}

/// What went wrong, for somebody who works on the reader with made-up lives that are for looking at.
pub fn misses(export: &Export, truth: &Truth) -> Vec<String> {
    let wanted = boundaries(&by_page(
        truth.documents.iter().map(|d| true_pages(truth, d)).collect::<Vec<_>>().iter().map(Vec::as_slice),
    ));
    let found = boundaries(&by_page(export.papers.iter().map(|p| p.pages.as_slice())));
    let mut lines: Vec<String> = Vec::new();
    let at = |page: &Page| {
        let paper = truth.documents.iter().find(|d| d.file == page.0 && (d.first_page..=d.last_page).contains(&page.1));
        paper.map_or("a stray sheet".to_owned(), |d| {
            format!("{} \"{}\" {}-{}", d.kind.as_str(), d.title, d.first_page, d.last_page)
        })
    };
    lines.extend(wanted.difference(&found).map(|p| format!("not cut: {} {} {}", p.0, p.1, at(p))));
    lines.extend(found.difference(&wanted).map(|p| format!("cut too much: {} {} {}", p.0, p.1, at(p))));
    let begins = begins(export);
    for paper in &truth.documents {
        let Some(found) = begins.get(&(paper.file.clone(), paper.first_page)) else { continue };
        let place = format!("{} {}", paper.file, paper.first_page);
        if found.kind != paper.kind.as_str() {
            lines.push(format!("kind: {place} {} is {} \"{}\"", paper.kind.as_str(), found.kind, found.title));
        }
        if !right_date(found, paper) {
            lines.push(format!("date: {place} {} {:?} is {:?}", paper.kind.as_str(), paper.date, found.date));
        }
    }
    lines
}
