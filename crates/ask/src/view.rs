//! What is known of a file, borrowed from wherever it is kept: all that a suggestion may rest on.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{
    ActionMention, Document, Event, Evidence, FileId, OutcomeMention, Placement, RedactionKind, VoiceMention, When,
};

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
    /// The person's day of birth.
    pub born: Option<&'a When>,
    /// When the time in care began, and the last day of it that the file can speak of; none when no page says that it began.
    pub in_care: Option<(&'a When, &'a NaiveDate)>,
    /// The child's first name, as most papers' forms give it.
    pub child: Option<&'a str>,
    /// Where the child's voice is recorded, or said to be missing.
    pub voice: &'a [VoiceMention],
    /// What was to be done, and words that say what became of something.
    pub actions: &'a [ActionMention],
    pub outcomes: &'a [OutcomeMention],
    /// The papers that the rules of the day called for, as [`crate::expected`] answers.
    pub expected: &'a [Expected],
}

/// Papers by where they stand, for looking up many pages.
pub(crate) struct Papers<'a>(BTreeMap<(FileId, u32), &'a Document>);

impl<'a> Papers<'a> {
    pub(crate) fn of(documents: &'a [Document]) -> Self {
        Self(documents.iter().map(|d| ((d.file, d.first_page), d)).collect())
    }

    /// The paper that a page belongs to.
    pub(crate) fn at(&self, evidence: &Evidence) -> Option<&'a Document> {
        let before = self.0.range(..=(evidence.file, evidence.page)).next_back()?;
        Some(*before.1).filter(|d| d.holds(evidence.file, evidence.page))
    }
}

impl<'a> FileView<'a> {
    /// The document that a page belongs to.
    pub(crate) fn document_of(&self, evidence: &Evidence) -> Option<&'a Document> {
        self.documents.iter().find(|d| d.holds(evidence.file, evidence.page))
    }
}
