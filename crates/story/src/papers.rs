//! Papers by where they stand, for looking up many pages.

use std::collections::BTreeMap;

use record::{Document, Evidence, FileId};

/// Borrowed from the list of papers.
pub(crate) struct Papers<'a>(BTreeMap<(FileId, u32), &'a Document>);

impl<'a> Papers<'a> {
    pub(crate) fn of(documents: &'a [Document]) -> Self {
        let mut pages = BTreeMap::new();
        for document in documents {
            let run = (document.first_page..=document.last_page).filter(|_| document.pages.is_empty());
            for page in run.chain(document.pages.iter().copied()) {
                pages.entry((document.file, page)).or_insert(document);
            }
        }
        Self(pages)
    }

    /// The paper that a page belongs to; strayed sheets belong to theirs.
    pub(crate) fn at(&self, evidence: &Evidence) -> Option<&'a Document> {
        self.0.get(&(evidence.file, evidence.page)).copied()
    }
}
