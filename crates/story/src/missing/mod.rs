//! What the papers themselves speak of and the file does not hold: pages, folios, volumes, continuations and papers. Pure.
//!
//! It says what was not found, never that somebody kept it back, and stays silent wherever the thing may be there.

mod edges;
mod numbers;
mod papers;
mod volumes;

use std::collections::HashMap;

use record::{Document, Evidence, FileId, Mentioned, Missing, NotFound, PaperMention, TextHash};

/// One read page with what its words speak of.
#[derive(Debug, Clone, Copy)]
pub struct PageSaid<'a> {
    pub file: FileId,
    /// Counts from 1 in the received file.
    pub page: u32,
    pub mentions: &'a [PaperMention],
    pub text_hash: &'a TextHash,
}

impl PageSaid<'_> {
    fn line(&self, what: NotFound, mention: &PaperMention) -> Missing {
        Missing { what, evidence: vec![self.evidence(mention)] }
    }

    fn evidence(&self, mention: &PaperMention) -> Evidence {
        Evidence {
            file: self.file,
            page: self.page,
            start: mention.start,
            end: mention.end,
            quote: mention.text.clone(),
            text_hash: self.text_hash.clone(),
        }
    }
}

/// Everything that the pages speak of and that is not among them. `pages` and `documents` are in the order of the whole file;
/// `names` are the names of the received files.
#[must_use]
pub fn missing(pages: &[PageSaid<'_>], documents: &[Document], names: &[(FileId, &str)]) -> Vec<Missing> {
    let mut found = volumes::volumes(pages, names);
    let documents = &Papers::new(documents);
    let holes = numbers::numbers(pages, documents);
    let told: Vec<(FileId, u32)> = holes.iter().flat_map(|m| &m.evidence).map(|e| (e.file, e.page)).collect();
    found.extend(holes);
    // A page whose number already says that the next is not there is not told twice.
    found.extend(
        edges::edges(pages, documents)
            .into_iter()
            .filter(|m| m.evidence.iter().all(|e| !told.contains(&(e.file, e.page)))),
    );
    found.extend(papers::papers(pages, documents, names));
    found
}

fn each<'a>(pages: &'a [PageSaid<'a>]) -> impl Iterator<Item = (usize, &'a PageSaid<'a>, &'a PaperMention)> {
    pages.iter().enumerate().flat_map(|(i, page)| page.mentions.iter().map(move |mention| (i, page, mention)))
}

/// The papers by the pages that they hold.
struct Papers<'a> {
    all: &'a [Document],
    by_page: HashMap<(FileId, u32), &'a Document>,
}

impl<'a> Papers<'a> {
    fn new(all: &'a [Document]) -> Self {
        let mut by_page = HashMap::new();
        for document in all {
            let run = (document.first_page..=document.last_page).filter(|n| document.holds(document.file, *n));
            by_page.extend(run.chain(document.pages.iter().copied()).map(|n| ((document.file, n), document)));
        }
        Self { all, by_page }
    }

    fn of(&self, page: &PageSaid<'_>) -> Option<&'a Document> {
        self.by_page.get(&(page.file, page.page)).copied()
    }
}

fn says(page: &PageSaid<'_>, wanted: &Mentioned) -> bool {
    page.mentions.iter().any(|m| m.of == *wanted)
}

#[cfg(test)]
mod tests;
