//! What was found on every page, kept in memory while a safe place is open: a page is taken apart once, and after a change only
//! what was found on the pages that changed is new. It is a copy of what the vault holds, and never newer than that.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use contract::Failure;
use record::{FileId, PageFindings, TextFrom, TextHash};

use crate::held;
use crate::index::PageIndex;
use crate::open::OpenPlace;

/// One page's findings.
#[derive(Debug, Clone)]
pub struct FoundPage {
    pub file: FileId,
    pub page: u32,
    pub findings: Arc<PageFindings>,
    pub text_hash: TextHash,
    pub text_from: TextFrom,
}

impl FoundPage {
    pub fn has_words(&self) -> bool {
        self.text_from != TextFrom::None
    }

    /// The page came as a picture, whether its words were read since or not.
    pub fn is_picture(&self) -> bool {
        matches!(self.text_from, TextFrom::None | TextFrom::Ocr)
    }
}

/// The pages whose findings are in memory.
#[derive(Debug, Default)]
pub struct Found(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    pages: BTreeMap<(FileId, u32), FoundPage>,
    /// Files of which every saved page is here.
    whole: BTreeSet<FileId>,
}

impl Found {
    /// Nothing of this file is saved yet: all of it will come by [`Found::put`].
    pub fn begin(&self, file: FileId) {
        held(&self.0).whole.insert(file);
    }

    /// Takes over pages that the vault has just saved.
    pub fn put(&self, pages: impl IntoIterator<Item = FoundPage>) {
        let mut kept = held(&self.0);
        kept.pages.extend(pages.into_iter().map(|p| ((p.file, p.page), p)));
    }

    /// Takes over a new reading of the words of a page.
    pub fn update(&self, file: FileId, page: u32, findings: PageFindings) {
        if let Some(found) = held(&self.0).pages.get_mut(&(file, page)) {
            found.findings = Arc::new(findings);
        }
    }

    /// Lets go of a file, to be read from the vault when it is next needed.
    pub fn forget(&self, file: FileId) {
        let mut kept = held(&self.0);
        kept.whole.remove(&file);
        kept.pages.retain(|(f, _), _| *f != file);
    }
}

impl OpenPlace {
    /// The findings of every page, in the order of the whole file. Only what is not in memory is read.
    pub fn found_pages(&self, index: &PageIndex) -> Result<Vec<FoundPage>, Failure> {
        let mut kept = held(&self.found.0);
        let Kept { pages, whole } = &mut *kept;
        // What was taken out goes from memory too.
        pages.retain(|(file, _), _| index.file(*file).is_some());
        whole.retain(|file| index.file(*file).is_some());
        let missing: Vec<FileId> = index
            .files()
            .map(|(file, _)| file)
            .filter(|f| f.pages > 0 && !whole.contains(&f.id))
            .map(|f| f.id)
            .collect();
        self.with_reading(|vault| {
            let mut take = |file, page, findings, text_hash, text_from| {
                let found = FoundPage { file, page, findings: Arc::new(findings), text_hash, text_from };
                pages.insert((file, page), found);
            };
            if whole.is_empty() {
                return vault.all_findings(take);
            }
            missing.iter().try_for_each(|file| vault.findings_of(*file, &mut take))
        })?;
        whole.extend(missing);
        let of_file = |(file, _): (&record::ReceivedFile, u32)| pages.range((file.id, 1)..=(file.id, file.pages));
        Ok(index.files().filter(|(file, _)| file.pages > 0).flat_map(of_file).map(|(_, page)| page.clone()).collect())
    }
}
