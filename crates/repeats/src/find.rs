//! From sketches to everything that is told: which pages to compare, comparing them once, and putting pages together to papers.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use record::{Document, DocumentKind, FileId, Sketch, TextHash};

use crate::candidates::candidates;
use crate::fold::{Said, groups};
use crate::judge::{PageMatch, judge};
use crate::papers::{Beside, Papers};
use crate::told::Repeats;
use crate::words::{PageWords, Words};

/// Pages with fewer words are never copies: a stamp, a number, "intentionally blank".
pub(crate) const LEAST_WORDS: u32 = 8;
/// Pages kept taken apart while pairs are compared; bounds memory.
const PAGES_AT_ONCE: usize = 1_500;
/// Pairs that are compared side by side.
const PAIRS_AT_ONCE: usize = 512;
const MOST_THREADS: usize = 4;

/// A page as the whole view of a file knows it.
#[derive(Debug, Clone, Copy)]
pub struct PageSeen<'a> {
    pub file: FileId,
    pub page: u32,
    /// Its place in the order of the whole file.
    pub order: u32,
    pub sketch: &'a Sketch,
    pub text_hash: &'a TextHash,
}

/// Pairs of pages that were compared before, by their words, so that a pair is compared once however often the whole is looked at.
#[derive(Debug, Default)]
pub struct Judged {
    pairs: HashMap<(TextHash, TextHash), Arc<PageMatch>>,
}

impl Judged {
    /// How many pairs are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// Finds every repeat. `read` gives the words of a page and is asked only for pages that may be copies and were not compared before.
///
/// # Errors
/// What `read` answers with, at the first page that cannot be read.
pub fn find<E>(
    pages: &[PageSeen<'_>],
    documents: &[Document],
    said: &Said,
    read: &mut dyn FnMut(FileId, u32) -> Result<PageWords, E>,
    judged: &mut Judged,
) -> Result<Repeats, E> {
    let mut pages: Vec<PageSeen<'_>> = pages.to_vec();
    pages.sort_by_key(|p| (p.order, p.file, p.page));
    let paper_of = paper_of(&pages, documents);
    let plain = |paper: Option<usize>| {
        paper.is_none_or(|d| {
            matches!(documents[d].kind, DocumentKind::Blank | DocumentKind::Divider | DocumentKind::WithheldPage)
        })
    };
    // Pages of the very same words are compared as one.
    let mut same: BTreeMap<&TextHash, Vec<usize>> = BTreeMap::new();
    for (i, page) in pages.iter().enumerate() {
        if page.sketch.words >= LEAST_WORDS && !plain(paper_of[i]) {
            same.entry(page.text_hash).or_default().push(i);
        }
    }
    let same: Vec<Vec<usize>> = same.into_values().collect();
    let sketches: Vec<&Sketch> = same.iter().map(|s| pages[s[0]].sketch).collect();
    let pairs = candidates(&sketches);
    let beside = compare_all(&pages, &same, &pairs, read, judged)?;
    let papers = Papers::new(&pages, documents, &paper_of, &same, &beside);
    let groups = groups(&papers, said);
    Ok(papers.tell(groups, said))
}

/// The paper of each page, by its place in the list of papers.
fn paper_of(pages: &[PageSeen<'_>], documents: &[Document]) -> Vec<Option<usize>> {
    let mut by_file: HashMap<FileId, Vec<usize>> = HashMap::new();
    for (d, document) in documents.iter().enumerate() {
        by_file.entry(document.file).or_default().push(d);
    }
    for list in by_file.values_mut() {
        list.sort_by_key(|&d| documents[d].first_page);
    }
    pages
        .iter()
        .map(|p| {
            let list = by_file.get(&p.file)?;
            let after = list.partition_point(|&d| documents[d].first_page <= p.page);
            list[..after].last().copied().filter(|&d| documents[d].holds(p.file, p.page))
        })
        .collect()
}

fn compare_all<E>(
    pages: &[PageSeen<'_>],
    same: &[Vec<usize>],
    pairs: &[(usize, usize)],
    read: &mut dyn FnMut(FileId, u32) -> Result<PageWords, E>,
    judged: &mut Judged,
) -> Result<Vec<Beside>, E> {
    let mut taken_apart: HashMap<usize, Words> = HashMap::new();
    let mut kept = HashMap::with_capacity(pairs.len());
    let mut beside = Vec::with_capacity(pairs.len());
    for some in pairs.chunks(PAIRS_AT_ONCE) {
        // Always compared the same way round, so that the order of the pages does not show.
        let hash = |group: usize| pages[same[group][0]].text_hash;
        let turn = |&(x, y): &(usize, usize)| if hash(x) <= hash(y) { (x, y) } else { (y, x) };
        let key = |(a, b): (usize, usize)| (hash(a).clone(), hash(b).clone());
        let new: Vec<(usize, usize)> =
            some.iter().map(turn).filter(|pair| !judged.pairs.contains_key(&key(*pair))).collect();
        if taken_apart.len() > PAGES_AT_ONCE {
            let first = some.iter().map(|(x, y)| *x.min(y)).min().unwrap_or(0);
            taken_apart.retain(|&group, _| group >= first);
            if taken_apart.len() > PAGES_AT_ONCE {
                taken_apart.clear();
            }
        }
        for group in new.iter().flat_map(|&(a, b)| [a, b]) {
            if let std::collections::hash_map::Entry::Vacant(empty) = taken_apart.entry(group) {
                let page = pages[same[group][0]];
                empty.insert(Words::of(&read(page.file, page.page)?));
            }
        }
        let found = judge_all(&new, &taken_apart);
        judged.pairs.extend(new.iter().map(|pair| key(*pair)).zip(found));
        for (a, b) in some.iter().map(turn) {
            let key = key((a, b));
            let found = Arc::clone(&judged.pairs[&key]);
            kept.insert(key, Arc::clone(&found));
            if !found.stretches.is_empty() {
                beside.push(Beside { a, b, found });
            }
        }
    }
    // What no pair needs any more is let go: a page was taken out, or reads differently now.
    judged.pairs = kept;
    Ok(beside)
}

/// Compares pairs on as many threads as the computer has cores for; each pair by itself, so that nothing hangs on who is first.
fn judge_all(pairs: &[(usize, usize)], words: &HashMap<usize, Words>) -> Vec<Arc<PageMatch>> {
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS));
    let judge_some = |some: &[(usize, usize)]| -> Vec<Arc<PageMatch>> {
        some.iter().map(|(a, b)| Arc::new(judge(&words[a], &words[b]))).collect()
    };
    if threads < 2 || pairs.len() < threads * 4 {
        return judge_some(pairs);
    }
    std::thread::scope(|scope| {
        let parts: Vec<_> = pairs.chunks(pairs.len().div_ceil(threads)).collect();
        let work: Vec<_> = parts.iter().map(|part| scope.spawn(|| judge_some(part))).collect();
        // Where a thread panicked, the same words would do it here.
        work.into_iter().zip(parts).flat_map(|(work, part)| work.join().unwrap_or_else(|_| judge_some(part))).collect()
    })
}
