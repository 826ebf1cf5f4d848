//! Pages to papers: each run of pages with one head is a document; a paper whose pages hold the same words as an earlier
//! one is marked as its copy. Near copies are not judged here.

use std::collections::HashMap;

use record::{Document, DocumentKind, FileId, PageFindings, PageHead, TextHash, When};

use crate::head::{is_log, own_number};
use crate::loose::put_in_order;

/// One read page: its file, number, findings, the fingerprint of its words, and whether it has words at all.
pub type ReadPage<'a> = (FileId, u32, &'a PageFindings, &'a TextHash, bool);

/// Gathers pages into papers, in the order of files and pages. The pages may come in any order.
#[must_use]
pub fn documents(pages: &[ReadPage<'_>]) -> Vec<Document> {
    let mut pages: Vec<&ReadPage<'_>> = pages.iter().collect();
    pages.sort_by_key(|p| (p.0, p.1));
    let goes_on = |a: &&ReadPage<'_>, b: &&ReadPage<'_>| {
        a.0 == b.0 && b.1 == a.1 + 1 && !b.2.head.starts_document && same_paper(a, b)
    };
    let again = begins_again(&pages.chunk_by(goes_on).collect::<Vec<_>>());
    let runs = pages.chunk_by(|a, b| goes_on(a, b) && !again.contains_key(&(b.0, b.1)));
    let mut found: Vec<Document> = Vec::new();
    let mut copies: HashMap<Vec<&TextHash>, String> = HashMap::new();
    for run in put_in_order(runs.map(<[_]>::to_vec).collect()) {
        let mut paper = paper(&run);
        // What was taken for more of the paper before it has that paper's head: a copy's own is that of what it copies, and of what
        // lies behind it nothing is known.
        if let Some(head) = again.get(&(run[0].0, run[0].1)) {
            let none = PageHead::default();
            let head = head.unwrap_or(&none);
            paper.kind = head.kind.unwrap_or(DocumentKind::Other);
            paper.title = head.title.clone().unwrap_or_default();
            paper.author = head.author.clone();
            if !is_log(head.kind) {
                (paper.date, paper.how) = (head.date.clone(), head.how.clone());
            }
        }
        let words: Vec<&TextHash> = run.iter().filter(|p| p.4).map(|p| p.3).collect();
        if !words.is_empty() && !is_plain(paper.kind) {
            paper.duplicate_of = copies.get(&words).cloned();
            copies.entry(words).or_insert_with(|| paper.id.clone());
        }
        found.push(paper);
    }
    found.sort_by_key(|d| (d.file, d.first_page));
    found
}

/// Pages that begin papers though their own heads do not say so: a copy of a paper's first page within other pages, with the head
/// that it copies, and what lies behind a copy of a whole paper.
fn begins_again<'a>(runs: &[&[&'a ReadPage<'a>]]) -> HashMap<(FileId, u32), Option<&'a PageHead>> {
    let mut firsts: HashMap<&TextHash, Vec<usize>> = HashMap::new();
    for (n, run) in runs.iter().enumerate() {
        let head = &run[0].2.head;
        if run[0].4 && head.starts_document && !is_plain(head.kind.unwrap_or(DocumentKind::Other)) {
            firsts.entry(run[0].3).or_default().push(n);
        }
    }
    let mut found = HashMap::new();
    for (n, run) in runs.iter().enumerate() {
        let mut at = 0;
        while at < run.len() {
            let others = firsts.get(run[at].3).into_iter().flatten().copied().filter(|of| *of != n && run[at].4);
            let whole = |of: &usize| {
                let copied = runs[*of];
                copied.len() < run.len() - at + 1 && run[at..].iter().zip(copied).all(|(a, b)| a.3 == b.3)
            };
            let Some(of) = others.clone().filter(whole).min_by_key(|of| runs[*of].len()).or(others.min()) else {
                at += 1;
                continue;
            };
            // Behind a copy that lies within a paper the paper goes on.
            let behind = (at > 0).then_some(&run[0].2.head);
            if at > 0 {
                found.insert((run[at].0, run[at].1), Some(&runs[of][0].2.head));
            }
            let is_whole = whole(&of);
            at += run[at..].iter().zip(runs[of]).take_while(|(a, b)| a.3 == b.3).count();
            let after = run.get(at).filter(|p| own_number(&p.2.head, p.1).is_none_or(|(n, _)| n < 2));
            if let Some(after) = after.filter(|_| is_whole) {
                found.entry((after.0, after.1)).or_insert(behind);
            }
        }
    }
    found
}

/// Empty sheets and dividers all look alike; that makes none of them a copy.
fn is_plain(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Blank | DocumentKind::Divider | DocumentKind::WithheldPage)
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
