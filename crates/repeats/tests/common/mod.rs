//! Runs made-up papers through the whole of finding, as the desk does, and holds the answer against the truth.

// Each test program uses its own part of this.
#![allow(dead_code)]

use std::collections::BTreeSet;
use std::convert::Infallible;

use record::{Document, FileId, Sketch, TextHash};
use repeats::{Judged, PageSeen, PageWords, Repeats, Said, find};
use sample::copies::{Copies, Page};

pub struct Laid {
    pub documents: Vec<Document>,
    pub pages: Vec<(FileId, u32, Sketch, TextHash)>,
}

pub fn words(page: &Page) -> PageWords {
    PageWords { text: page.text.clone(), hidden: page.hidden.clone(), scanned: page.scanned }
}

/// Every paper is a file of its own.
pub fn laid(made: &Copies) -> Laid {
    let mut laid = Laid { documents: Vec::new(), pages: Vec::new() };
    for (n, paper) in made.papers.iter().enumerate() {
        let file = FileId(n as i64 + 1);
        laid.documents.push(Document {
            id: Document::id_for(file, 1),
            kind: paper.kind,
            title: String::new(),
            date: paper.date.clone(),
            how: None,
            file,
            first_page: 1,
            last_page: paper.pages.len() as u32,
            scanned: false,
            duplicate_of: None,
            near_duplicate_of: None,
            pages: Vec::new(),
            author: None,
        });
        for (i, page) in paper.pages.iter().enumerate() {
            let scan = page.scanned.then_some(90);
            let sketch = repeats::sketch(&words(page), scan);
            laid.pages.push((file, i as u32 + 1, sketch, TextHash::of(&page.text)));
        }
    }
    laid
}

pub fn found(made: &Copies, laid: &Laid, said: &Said, judged: &mut Judged) -> Repeats {
    let seen: Vec<PageSeen<'_>> = laid
        .pages
        .iter()
        .enumerate()
        .map(|(i, (file, page, sketch, text_hash))| PageSeen {
            file: *file,
            page: *page,
            order: i as u32 + 1,
            sketch,
            text_hash,
        })
        .collect();
    let mut read = |file: FileId, page: u32| -> Result<PageWords, Infallible> {
        Ok(words(&made.papers[file.0 as usize - 1].pages[page as usize - 1]))
    };
    match find(&seen, &laid.documents, said, &mut read, judged) {
        Ok(found) => found,
    }
}

/// Pairs of papers that were folded together.
pub fn pairs_found(found: &Repeats) -> BTreeSet<(usize, usize)> {
    let place = |id: &str| id[1..].split('p').next().and_then(|n| n.parse::<usize>().ok()).map_or(0, |n| n - 1);
    let mut pairs = BTreeSet::new();
    for group in &found.groups {
        let mut members: Vec<usize> = group.copies.iter().map(|c| place(&c.id)).collect();
        members.push(place(&group.kept));
        members.sort_unstable();
        for (n, &a) in members.iter().enumerate() {
            pairs.extend(members[n + 1..].iter().map(|&b| (a, b)));
        }
    }
    pairs
}

/// Pairs of papers that are copies, by the truth.
pub fn pairs_true(made: &Copies) -> BTreeSet<(usize, usize)> {
    let origin = made.origins();
    let mut pairs = BTreeSet::new();
    for a in 0..origin.len() {
        pairs.extend((a + 1..origin.len()).filter(|&b| origin[a] == origin[b]).map(|b| (a, b)));
    }
    pairs
}

#[derive(Default, Clone, Copy)]
pub struct Score {
    pub hit: usize,
    pub missed: usize,
    pub wrong: usize,
}

impl Score {
    pub fn f1(self) -> f64 {
        2.0 * self.hit as f64 / (2 * self.hit + self.missed + self.wrong).max(1) as f64
    }
}
