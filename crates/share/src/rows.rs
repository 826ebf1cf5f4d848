//! The rows of the open export, with exactly the names that it promises. Add fields; never rename one or change what it means.

use record::{
    DateMention, DecidedBy, Document, Event, Evidence, FileId, Page, Placement, Question, Redaction, RedactionKind,
    Scan, TextFrom, When,
};
use serde::{Deserialize, Serialize};

/// Turns a vault's own numbers into the names that a reader of the export knows.
pub struct Names<'a> {
    /// The received file's name, with `outer.zip/` before it when it came inside another.
    pub file: &'a dyn Fn(FileId) -> String,
    /// The document that a page belongs to.
    pub document: &'a dyn Fn(FileId, u32) -> Option<String>,
}

/// `text[start..end] == quote`, counted in Unicode scalar values of the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceRow {
    pub document: Option<String>,
    pub file: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub quote: String,
}

/// `pages.jsonl`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageRow {
    pub file: String,
    pub page: u32,
    pub text: String,
    pub text_from: TextFrom,
    /// 0 to 1, where the words were read from a picture.
    pub ocr_confidence: Option<f32>,
    /// PDF points.
    pub width: f32,
    pub height: f32,
}

/// A page of a document whose pages are not one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOf {
    pub file: String,
    pub page: u32,
}

/// `documents.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    pub id: String,
    pub kind: record::DocumentKind,
    pub title: String,
    pub date: Option<When>,
    pub how: Option<String>,
    pub file: String,
    pub first_page: u32,
    pub last_page: u32,
    /// Only when they are not one run in its order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<Vec<PageOf>>,
    /// Who wrote it, as the paper says.
    #[serde(default)]
    pub author: Option<String>,
    pub scanned: bool,
    pub undated: bool,
    pub duplicate_of: Option<String>,
    pub near_duplicate_of: Option<String>,
}

/// `dates.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRow {
    pub file: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub value: Option<When>,
    pub how: String,
    pub alternatives: Vec<When>,
}

/// `entries.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryRow {
    pub file: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub date: When,
    pub author: Option<String>,
}

/// `events.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventRow {
    pub id: String,
    pub kind: record::EventKind,
    pub date: Option<When>,
    pub how: String,
    pub title: String,
    pub people: Vec<String>,
    pub place: String,
    pub evidence: Vec<EvidenceRow>,
    /// Ids of events that tell the same thing with another date.
    pub disagrees_with: Vec<String>,
    pub decided_by: DecidedBy,
}

/// One place where a person is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionRow {
    pub file: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// `people.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    pub id: String,
    /// As the person calls them, else the fullest name in the file.
    #[serde(default)]
    pub name: String,
    /// `you`, `worker`, `carer`, `family`, `other` or `not_known`.
    #[serde(default)]
    pub kind: String,
    pub names: Vec<String>,
    pub roles: Vec<String>,
    /// The first and last date of a paper that names them.
    pub first: Option<When>,
    pub last: Option<When>,
    pub mentions: Vec<MentionRow>,
}

/// `redactions.jsonl`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RedactionRow {
    pub file: String,
    pub page: u32,
    pub kind: RedactionKind,
    /// `[x0, y0, x1, y1]` in PDF points from the bottom left corner.
    pub bbox: Option<[f32; 4]>,
    pub reason: Option<String>,
    /// The holder failed to remove the words. The words themselves are never exported.
    pub text_underneath: bool,
}

/// `gaps.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapRow {
    pub from: When,
    pub to: When,
}

/// `questions.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    pub id: String,
    pub trigger: record::Trigger,
    pub question: String,
    pub audience: String,
    pub evidence: Vec<EvidenceRow>,
    pub state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
}

/// `placements.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementRow {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub from: Option<When>,
    pub to: Option<When>,
    pub reason_for_move: Option<String>,
    pub evidence: Vec<EvidenceRow>,
}

/// `expected.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedRow {
    pub rule: String,
    pub due: Option<When>,
    /// The id of the document that keeps the rule, if one was found.
    pub found: Option<String>,
    pub source: String,
}

/// `words.jsonl`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordRow {
    pub file: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub term: String,
}

impl EvidenceRow {
    #[must_use]
    pub fn of(evidence: &Evidence, names: &Names<'_>) -> Self {
        Self {
            document: (names.document)(evidence.file, evidence.page),
            file: (names.file)(evidence.file),
            page: evidence.page,
            start: evidence.start,
            end: evidence.end,
            quote: evidence.quote.clone(),
        }
    }

    fn all(evidence: &[Evidence], names: &Names<'_>) -> Vec<Self> {
        evidence.iter().map(|e| Self::of(e, names)).collect()
    }
}

impl PageRow {
    #[must_use]
    pub fn of(page: &Page, names: &Names<'_>) -> Self {
        Self {
            file: (names.file)(page.file),
            page: page.number,
            text: page.content.text.clone(),
            text_from: page.content.text_from,
            ocr_confidence: match page.content.scan {
                Scan::Read { confidence, .. } => Some(confidence),
                _ => None,
            },
            width: page.content.width,
            height: page.content.height,
        }
    }
}

impl DocumentRow {
    #[must_use]
    pub fn of(document: &Document, names: &Names<'_>) -> Self {
        Self {
            id: document.id.clone(),
            kind: document.kind,
            title: document.title.clone(),
            date: document.date.clone(),
            how: document.how.as_ref().map(|how| how.0.clone()),
            file: (names.file)(document.file),
            first_page: document.first_page,
            last_page: document.last_page,
            pages: (!document.pages.is_empty()).then(|| {
                let file = (names.file)(document.file);
                document.pages.iter().map(|page| PageOf { file: file.clone(), page: *page }).collect()
            }),
            author: document.author.clone(),
            scanned: document.scanned,
            undated: document.date.is_none(),
            duplicate_of: document.duplicate_of.clone(),
            near_duplicate_of: document.near_duplicate_of.clone(),
        }
    }
}

impl DateRow {
    #[must_use]
    pub fn of(date: &DateMention, file: FileId, page: u32, names: &Names<'_>) -> Self {
        Self {
            file: (names.file)(file),
            page,
            start: date.start,
            end: date.end,
            text: date.text.clone(),
            value: date.value.clone(),
            how: date.how.0.clone(),
            alternatives: date.alternatives.clone(),
        }
    }
}

impl EventRow {
    #[must_use]
    pub fn of(event: &Event, names: &Names<'_>) -> Self {
        Self {
            id: event.key.0.clone(),
            kind: event.kind,
            date: event.when.clone(),
            how: event.how.0.clone(),
            title: event.title.clone(),
            people: event.people.clone(),
            place: event.place.clone(),
            evidence: EvidenceRow::all(&event.evidence, names),
            disagrees_with: event.disagrees_with.iter().map(|key| key.0.clone()).collect(),
            decided_by: event.decided_by,
        }
    }
}

impl RedactionRow {
    /// `height` is the page's, in points: the record counts from the top of the page, the export from its foot.
    #[must_use]
    pub fn of(redaction: &Redaction, file: FileId, page: u32, height: f32, names: &Names<'_>) -> Self {
        Self {
            file: (names.file)(file),
            page,
            kind: redaction.kind,
            bbox: redaction.bbox.map(|[x0, y0, x1, y1]| [x0, height - y1, x1, height - y0]),
            reason: redaction.reason.clone(),
            text_underneath: redaction.text_underneath,
        }
    }
}

impl QuestionRow {
    /// `state` says where the question stands, for instance `suggested` or `chosen`.
    #[must_use]
    pub fn of(question: &Question, state: &str, names: &Names<'_>) -> Self {
        Self {
            id: question.id.clone(),
            trigger: question.trigger,
            question: question.text.clone(),
            audience: question.audience.clone(),
            evidence: EvidenceRow::all(&question.evidence, names),
            state: state.to_owned(),
            from: question.from.clone(),
            to: question.to.clone(),
            date: question.date.clone(),
        }
    }
}

impl PlacementRow {
    #[must_use]
    pub fn of(placement: &Placement, names: &Names<'_>) -> Self {
        Self {
            id: placement.id.clone(),
            name: placement.name.clone(),
            kind: placement.kind.clone(),
            from: placement.from.clone(),
            to: placement.to.clone(),
            reason_for_move: placement.reason_for_move.clone(),
            evidence: EvidenceRow::all(placement.proof.all(), names),
        }
    }
}

#[cfg(test)]
mod tests;
