//! Pages to papers: each run of pages with one head is a document; a paper whose pages hold the same words as an earlier
//! one is marked as its copy. Near copies are not judged here.

use std::collections::HashMap;

use record::{Document, DocumentKind, FileId, PageFindings, TextHash, When};

use crate::head::is_log;

/// One read page: its file, number, findings, the fingerprint of its words, and whether it has words at all.
pub type ReadPage<'a> = (FileId, u32, &'a PageFindings, &'a TextHash, bool);

/// Gathers pages into papers, in the order of files and pages. The pages may come in any order.
#[must_use]
pub fn documents(pages: &[ReadPage<'_>]) -> Vec<Document> {
    let mut pages: Vec<&ReadPage<'_>> = pages.iter().collect();
    pages.sort_by_key(|p| (p.0, p.1));
    let mut found: Vec<Document> = Vec::new();
    let mut copies: HashMap<Vec<&TextHash>, String> = HashMap::new();
    for run in pages.chunk_by(|a, b| a.0 == b.0 && b.1 == a.1 + 1 && !b.2.head.starts_document && same_paper(a, b)) {
        let mut paper = paper(run);
        let words: Vec<&TextHash> = run.iter().filter(|p| p.4).map(|p| p.3).collect();
        // Empty sheets and dividers all look alike; that makes none of them a copy.
        let plain = matches!(paper.kind, DocumentKind::Blank | DocumentKind::Divider | DocumentKind::WithheldPage);
        if !words.is_empty() && !plain {
            paper.duplicate_of = copies.get(&words).cloned();
            copies.entry(words).or_insert_with(|| paper.id.clone());
        }
        found.push(paper);
    }
    found
}

fn same_paper(a: &ReadPage<'_>, b: &ReadPage<'_>) -> bool {
    let first = |p: &ReadPage<'_>| if p.2.head.first_page == 0 { p.1 } else { p.2.head.first_page };
    first(a) == first(b) || first(b) < b.1
}

fn paper(run: &[&ReadPage<'_>]) -> Document {
    let (first, last) = (run[0], run[run.len() - 1]);
    let head = &first.2.head;
    let kind = head.kind.unwrap_or(DocumentKind::Other);
    let dated = run.iter().map(|p| &p.2.head).find(|h| h.date.is_some());
    let date = if is_log(head.kind) { span(run) } else { dated.and_then(|h| h.date.clone()) };
    Document {
        id: Document::id_for(first.0, first.1),
        kind,
        title: head.title.clone().unwrap_or_default(),
        how: date.as_ref().and(dated.and_then(|h| h.how.clone())),
        date,
        file: first.0,
        first_page: first.1,
        last_page: last.1,
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
            && date.how.0 == "written"
            && !days.contains(day)
        {
            days.push(day.clone());
        }
    }
    days
}
