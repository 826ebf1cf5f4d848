//! A question worth asking, with the pages that raise it.

use serde::{Deserialize, Serialize};

use crate::document::named;
use crate::{Evidence, When};

named! {
    /// What in the file raises a question, named as in the open export.
    Trigger {
        Gap = "gap", UnexplainedMove = "unexplained_move", Redaction = "redaction", MissingReview = "missing_review",
        Contradiction = "contradiction", UnkeptAction = "unkept_action", Undated = "undated",
        MissingDocumentReferenced = "missing_document_referenced", NoChildVoice = "no_child_voice",
        ChangeOfWorker = "change_of_worker", MissingRecord = "missing_record", Own = "own",
    }
}

/// A question that the file itself raises. Derived; `id` stays the same while its trigger and pages do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    pub trigger: Trigger,
    /// The question in plain words, as the person would ask it.
    pub text: String,
    /// Who can answer: `council`, `iro`, `advocate`, `school`, `health` or `court`.
    pub audience: String,
    pub evidence: Vec<Evidence>,
    pub from: Option<When>,
    pub to: Option<When>,
    pub date: Option<When>,
}

/// A question that the person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnQuestion {
    pub id: String,
    pub text: String,
    /// Where it was asked from, if it was asked from a page.
    pub evidence: Vec<Evidence>,
}
