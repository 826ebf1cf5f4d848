//! What the person decides about where papers begin and end and what they are. Anchored on the file's bytes and the page, like notes,
//! so that it holds through a better reading and when the same file comes in again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{DocumentKind, When};

/// A page of a received file, by the SHA-256 of the file's bytes (lower-case hex). Pages count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageOf {
    pub sha256: String,
    pub page: u32,
}

/// What the person says a paper is. A field that is none stays as the reader has it; an empty title says that it has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSaid {
    pub kind: Option<DocumentKind>,
    pub title: Option<String>,
    pub when: Option<When>,
}

impl PaperSaid {
    /// True when the person leaves everything to the reader.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Everything decided about papers, replayed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PapersDecided {
    /// True where a paper begins at this page; false where the page goes on with the one before.
    pub begins: BTreeMap<PageOf, bool>,
    /// Pages that belong to the paper which holds another page of the same file.
    pub moved: BTreeMap<PageOf, u32>,
    /// By the paper's first page.
    pub said: BTreeMap<PageOf, PaperSaid>,
}

impl PapersDecided {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.begins.is_empty() && self.moved.is_empty() && self.said.is_empty()
    }
}
