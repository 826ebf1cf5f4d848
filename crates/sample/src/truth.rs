//! What there is to find in the made-up file, so that a test can hold what was found against it.
//!
//! Kinds are those of the open export; dates are EDTF; pages count from 1; a file inside another is `outer/inner`.

use record::{DocumentKind, EventKind, RedactionKind, Trigger, When};
use serde::{Deserialize, Serialize};

/// A page, and words that stand on it. `words` is as written, with one space where a line ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub file: String,
    pub page: u32,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTruth {
    pub file: String,
    /// 0 for a file that only holds others.
    pub pages: u32,
    /// False when its pages are pictures.
    pub has_words: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentTruth {
    pub file: String,
    pub first_page: u32,
    pub last_page: u32,
    pub kind: DocumentKind,
    pub title: String,
    pub date: Option<When>,
    /// Who wrote it, where the paper says so and the generator keeps it.
    #[serde(default)]
    pub author: Option<String>,
    pub scanned: bool,
    pub undated: bool,
}

/// What words about an event say of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// It happened.
    #[default]
    Happened,
    /// The words can be read as an event of this kind or not: to tell it is neither right nor wrong.
    Open,
    /// It was planned, put off, refused, or happened to somebody else.
    Not,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTruth {
    pub kind: EventKind,
    pub date: Option<When>,
    /// The home, school, order or person that it is about; may be empty.
    pub about: String,
    /// Tellings of one event have one name.
    pub same: Option<String>,
    pub evidence: Place,
    /// True when the page is a picture, so that its words need a later reader.
    pub scanned: bool,
    #[serde(default)]
    pub told: Told,
}

/// A paper that a rule of `knowledge/england` called for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectedTruth {
    pub rule: String,
    pub due: When,
    /// Whether a paper in the file keeps the rule.
    pub found: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementTruth {
    pub name: String,
    /// As in `record::Placement`.
    pub kind: String,
    pub from: When,
    /// Every day that the file gives for the end, in order.
    pub to: Vec<When>,
    /// None when no page says why the person moved on.
    pub reason_for_move: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapTruth {
    pub from: When,
    pub to: When,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedactionTruth {
    pub file: String,
    pub page: u32,
    pub kind: RedactionKind,
    /// The code or reason printed with it.
    pub reason: Option<String>,
    /// How many of this kind and reason stand on the page.
    pub count: u32,
    /// True where the words were left under the box.
    pub text_underneath: bool,
}

/// One event that is told with dates that cannot be the same day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisagreementTruth {
    pub kind: EventKind,
    pub about: String,
    pub dates: Vec<When>,
    pub evidence: Vec<Place>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTruth {
    pub trigger: Trigger,
    /// What the question is about, in a few words for the reader of a failed test.
    pub about: String,
}

/// Pages that are the same as others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateTruth {
    pub file: String,
    pub first_page: u32,
    pub last_page: u32,
    pub of_file: String,
    pub of_first_page: u32,
    /// False when the copies were blacked out in different places, or printed with other heads and feet.
    pub exact: bool,
}

/// A page that stands away from the paper that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayTruth {
    pub file: String,
    pub page: u32,
    /// The first page of the paper that it belongs to.
    pub belongs_to: u32,
    pub printed: u32,
}

/// A number that is missing from the pages as the council numbered them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JumpTruth {
    pub file: String,
    /// The page after the jump.
    pub page: u32,
    pub missing: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonTruth {
    pub names: Vec<String>,
    pub roles: Vec<String>,
}

/// A name as it stands on a page, and whose it is: for names that are not one person's all through the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTruth {
    /// The person's place in the list of people, from 0.
    pub person: usize,
    pub evidence: Place,
}

/// A dated entry of a running record, a log or an e-mail thread. Its words are its first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryTruth {
    pub date: When,
    pub author: String,
    pub evidence: Place,
}

/// A date that the words leave open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LooseDateTruth {
    pub value: When,
    pub evidence: Place,
}

/// Everything there is to find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truth {
    pub name: String,
    pub born: String,
    pub files: Vec<FileTruth>,
    pub documents: Vec<DocumentTruth>,
    pub events: Vec<EventTruth>,
    pub placements: Vec<PlacementTruth>,
    pub gaps: Vec<GapTruth>,
    pub redactions: Vec<RedactionTruth>,
    pub disagreements: Vec<DisagreementTruth>,
    pub questions: Vec<QuestionTruth>,
    pub duplicates: Vec<DuplicateTruth>,
    pub strays: Vec<StrayTruth>,
    pub jumps: Vec<JumpTruth>,
    pub people: Vec<PersonTruth>,
    pub loose_dates: Vec<LooseDateTruth>,
    #[serde(default)]
    pub entries: Vec<EntryTruth>,
    #[serde(default)]
    pub named: Vec<NamedTruth>,
    #[serde(default)]
    pub expected: Vec<ExpectedTruth>,
    /// False where the list of expected papers is not given.
    #[serde(default)]
    pub expected_known: bool,
}

impl Truth {
    /// The papers that bear no date.
    pub fn undated(&self) -> impl Iterator<Item = &DocumentTruth> {
        self.documents.iter().filter(|d| d.undated)
    }

    /// The pages that say that they were held back.
    pub fn withheld(&self) -> impl Iterator<Item = &DocumentTruth> {
        self.documents.iter().filter(|d| d.kind == DocumentKind::WithheldPage)
    }

    /// Pages in all files together.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.files.iter().map(|f| f.pages).sum()
    }
}
