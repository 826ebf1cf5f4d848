//! Words on a page that speak of more than the page: its number among others, a volume, a paper that it names or lists.
//!
//! Found page by page. Whether what is named is there is worked out over the whole file, never here.

use serde::{Deserialize, Serialize};

use crate::{DocumentKind, Evidence, When};

/// What the words speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Mentioned {
    /// The number printed on this page (`Page 3 of 12`).
    Page { number: u32, of: Option<u32> },
    /// The number of the leaf in the council's bound file (`Folio 31`).
    Folio { number: u32 },
    /// A volume. `heading` is true where the words stand by themselves, as the name of what they are on.
    Volume { number: u32, of: Option<u32>, heading: bool },
    /// The foot of the page says that it goes on (`continued overleaf`).
    GoesOn,
    /// The head of the page says that it carries something on (`continued from previous page`).
    CarriesOn,
    /// A paper that a sentence names (`see enclosed report of 3 May 1994`).
    Paper {
        /// Its name as written, without the date.
        title: String,
        kind: Option<DocumentKind>,
        date: Option<When>,
        /// The words themselves say that it is not in the file.
        said_missing: bool,
    },
    /// A review that the words say was to be held on a day (`Next review: 12 May 1975`), or was not.
    Review { date: When, not_held: bool },
    /// A line of an index or a contents page.
    Listed { title: String, date: Option<When> },
}

/// Words that speak of pages or papers beyond their page. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperMention {
    pub start: u32,
    pub end: u32,
    /// Exactly those characters.
    pub text: String,
    pub of: Mentioned,
}

/// What was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// Pages of a numbered paper, both ends counted. `of` is how many the paper says it has.
    Pages {
        from: u32,
        to: u32,
        of: Option<u32>,
    },
    /// Leaves of the council's bound file, both ends counted.
    Folios {
        from: u32,
        to: u32,
    },
    Volume {
        number: u32,
        of: Option<u32>,
    },
    /// A page says that it goes on, and no page does.
    GoesOn,
    /// A page says that it carries something on, and nothing is before it.
    CarriesOn,
    Paper {
        title: String,
        kind: Option<DocumentKind>,
        date: Option<When>,
        /// The words themselves say that it is not there.
        said_missing: bool,
        /// An index or a contents page lists it.
        listed: bool,
    },
}

/// Something that the papers speak of and that was not found, with the words that speak of it. There is always one piece at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    pub what: NotFound,
    pub evidence: Vec<Evidence>,
}
