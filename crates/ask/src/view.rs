//! What is known of a file, borrowed from wherever it is kept: all that a suggestion may rest on.

use chrono::NaiveDate;
use record::{Agreed, Document, Event, Evidence, Placement, RedactionKind, ToldLater, Unheard, When};

use crate::expected::Expected;

/// A removed part, with the words (or the mark) on the page where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactionSeen {
    pub evidence: Evidence,
    pub kind: RedactionKind,
    /// The code or words printed with it.
    pub reason: Option<String>,
}

/// A paper that the words of a page name (`see attached core assessment`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperNamed {
    pub evidence: Evidence,
    /// The paper's name as written.
    pub title: String,
}

/// A review that a page speaks of without being its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewNamed {
    pub evidence: Evidence,
    /// The day on which it was to be held.
    pub date: When,
    /// The page says that it was not held.
    pub not_held: bool,
}

/// Pages of a numbered paper that were not found, both ends counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesNotFound {
    pub evidence: Evidence,
    pub from: u32,
    pub to: u32,
    /// How many the paper says that it has.
    pub of: Option<u32>,
}

/// One file, as far as it has been read and put in order. Empty parts raise no question.
#[derive(Debug, Clone, Copy, Default)]
pub struct FileView<'a> {
    pub events: &'a [Event],
    /// In any order; the last home known raises no question about leaving it.
    pub placements: &'a [Placement],
    pub documents: &'a [Document],
    /// The opening words of documents, by document id: what a question about a whole paper points to.
    pub heads: &'a [(String, Evidence)],
    /// Times in care without a page: the last day before, the first day after, and the pages on either side.
    pub gaps: &'a [(When, When, Vec<Evidence>)],
    pub redactions: &'a [RedactionSeen],
    pub papers_named: &'a [PaperNamed],
    pub reviews_named: &'a [ReviewNamed],
    pub pages_not_found: &'a [PagesNotFound],
    /// The person's day of birth.
    pub born: Option<&'a When>,
    /// When the time in care began, and the last day of it that the file can speak of; none when no page says that it began.
    pub in_care: Option<(&'a When, &'a NaiveDate)>,
    /// Reviews in which nothing of the child's voice was found.
    pub unheard: &'a [Unheard],
    /// What was agreed, and what other papers say became of it.
    pub agreed: &'a [Agreed],
    /// What pages say was still not done, where no list of decisions speaks of it.
    pub left_undone: &'a [ToldLater],
    /// The papers that the rules of the day called for, as [`crate::expected`] answers.
    pub expected: &'a [Expected],
}

impl<'a> FileView<'a> {
    /// The document that a page belongs to.
    pub(crate) fn document_of(&self, evidence: &Evidence) -> Option<&'a Document> {
        self.documents.iter().find(|d| d.holds(evidence.file, evidence.page))
    }
}
