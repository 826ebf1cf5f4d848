//! Pages to papers: each run of pages with one head is a document; a paper whose pages hold the same words as an earlier
//! one is marked as its copy. Near copies are not judged here.

use std::collections::HashMap;

use record::{Document, DocumentKind, FileId, PageFindings, TextHash, When};

use crate::head::is_log;
use crate::loose::put_in_order;

/// One read page: its file, number, findings, the fingerprint of its words, and whether it has words at all.
pub type ReadPage<'a> = (FileId, u32, &'a PageFindings, &'a TextHash, bool);

/// Gathers pages into papers, in the order of files and pages. The pages may come in any order.
#[must_use]
pub fn documents(pages: &[ReadPage<'_>]) -> Vec<Document> {
    let mut pages: Vec<&ReadPage<'_>> = pages.iter().collect();
    pages.sort_by_key(|p| (p.0, p.1));
    let runs = pages.chunk_by(|a, b| a.0 == b.0 && b.1 == a.1 + 1 && !b.2.head.starts_document && same_paper(a, b));
    let mut found: Vec<Document> = Vec::new();
    let mut copies: HashMap<Vec<&TextHash>, String> = HashMap::new();
    for run in put_in_order(runs.map(<[_]>::to_vec).collect()) {
        let mut paper = paper(&run);
        let words: Vec<&TextHash> = run.iter().filter(|p| p.4).map(|p| p.3).collect();
        // Empty sheets and dividers all look alike; that makes none of them a copy.
        let plain = matches!(paper.kind, DocumentKind::Blank | DocumentKind::Divider | DocumentKind::WithheldPage);
        if !words.is_empty() && !plain {
            paper.duplicate_of = copies.get(&words).cloned();
            copies.entry(words).or_insert_with(|| paper.id.clone());
        }
        found.push(paper);
    }
    found.sort_by_key(|d| (d.file, d.first_page));
    found
}

fn same_paper(a: &ReadPage<'_>, b: &ReadPage<'_>) -> bool {
    let first = |p: &ReadPage<'_>| if p.2.head.first_page == 0 { p.1 } else { p.2.head.first_page };
    first(a) == first(b) || first(b) < b.1
}

/// A paper from its pages in reading order.
pub(crate) fn paper(run: &[&ReadPage<'_>]) -> Document {
    let first = run[0];
    let head = &first.2.head;
    let kind = head.kind.unwrap_or(DocumentKind::Other);
    let dated = run.iter().map(|p| &p.2.head).find(|h| h.date.is_some());
    let date = if is_log(head.kind) { span(run) } else { dated.and_then(|h| h.date.clone()) };
    let numbers: Vec<u32> = run.iter().map(|p| p.1).collect();
    // The run that its first page lies in; a sheet beyond a break strayed.
    let mut in_file = numbers.clone();
    in_file.sort_unstable();
    let at = in_file.iter().position(|n| *n == first.1).unwrap_or(0);
    let joined = |a: usize| in_file[a] + 1 == in_file[a + 1];
    let from = (0..at).rev().take_while(|n| joined(*n)).last().unwrap_or(at);
    let to = (at..in_file.len() - 1).take_while(|n| joined(*n)).last().map_or(at, |n| n + 1);
    let (first_page, last_page) = (in_file[from], in_file[to]);
    let plain = numbers.iter().copied().eq(first_page..=last_page);
    Document {
        id: Document::id_for(first.0, first_page),
        kind,
        title: head.title.clone().unwrap_or_default(),
        how: date.as_ref().and(dated.and_then(|h| h.how.clone())),
        date,
        file: first.0,
        first_page,
        last_page,
        pages: if plain { Vec::new() } else { numbers },
        author: run.iter().find_map(|p| p.2.head.author.clone()),
        scanned: run.iter().all(|p| !p.4) && kind != DocumentKind::Blank,
        duplicate_of: None,
        near_duplicate_of: None,
    }
}

/// A running record is dated from its first entry to its last.
fn span(run: &[&ReadPage<'_>]) -> Option<When> {
    let dates: Vec<&When> = run.iter().filter_map(|p| p.2.head.date.as_ref()).collect();
    let first = dates.iter().filter_map(|d| d.earliest()).min();
    let last = dates.iter().filter_map(|d| d.latest()).max();
    match (first, last) {
        (Some(a), Some(b)) if a < b => When::parse(&format!("{a}/{b}")).ok(),
        _ => dates.first().map(|d| (*d).clone()),
    }
}

/// The days on which something was written on a page of a running record: its entries' days. Empty for every other page.
///
/// A date that an entry speaks of counts when it lies between the page's first entry and its last.
#[must_use]
pub fn days_of_entries(findings: &PageFindings) -> Vec<When> {
    let head = &findings.head;
    let (true, Some(span)) = (is_log(head.kind), head.date.as_ref()) else { return Vec::new() };
    let mut days: Vec<When> = Vec::new();
    for date in &findings.dates {
        if let Some(day) = date.value.as_ref().filter(|w| w.is_one_day() && w.agrees_with(span))
            && (date.how.0 == "written" || opens_an_entry(date))
            && !days.contains(day)
        {
            days.push(day.clone());
        }
    }
    days
}

/// True for a day and month whose year, or a number whose month, was told by the entries around it.
fn opens_an_entry(date: &record::DateMention) -> bool {
    let counted = ["year from ", "relative to "].iter().any(|w| date.how.0.starts_with(w));
    counted && date.text.bytes().any(|b| b.is_ascii_digit())
}
