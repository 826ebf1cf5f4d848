//! Something that happened: found in the words of a page, then gathered from every page that tells of it.

use serde::{Deserialize, Serialize};

use crate::document::named;
use crate::{DecidedBy, Evidence, How, Proof, When};

named! {
    /// The kinds of event of the open export.
    EventKind {
        Birth = "birth", Referral = "referral", Assessment = "assessment", PlacementStart = "placement_start",
        PlacementEnd = "placement_end", Review = "review", CourtHearing = "court_hearing", OrderMade = "order_made",
        SchoolStart = "school_start", SchoolEnd = "school_end", SocialWorkerStart = "social_worker_start",
        SocialWorkerEnd = "social_worker_end", Health = "health", Contact = "contact", Missing = "missing",
        Return = "return", Conference = "conference", Allegation = "allegation", Plan = "plan",
        LeavingCare = "leaving_care", Memory = "memory",
    }
}

/// One telling of an event on one page, as the reader found it. Derived: thrown away and found again by a better reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventMention {
    pub kind: EventKind,
    /// None when the words give no date and the paper has none.
    pub when: Option<When>,
    pub how: How,
    /// The place, school, order or plan named in the words, as written; empty when none is.
    pub place: String,
    /// People named in the words, as written.
    pub people: Vec<String>,
    /// For a move: the reason as written in the same passage.
    pub reason: Option<String>,
    /// Where on the page the reason stands, when it is not in the words that tell the move. Absent from findings of an older reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_at: Option<Evidence>,
    /// The whole sentence (or line) that tells it.
    pub evidence: Evidence,
}

/// What has to be known from elsewhere before words tell something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HangsOn {
    /// One of the child's family, or somebody with whom they lived before.
    Family,
    /// A school.
    School,
    /// A home, to which or from which the child moved about then.
    Home,
    /// That a home ended about then: words that say why one could not go on.
    Move,
    /// The same, of the home that the words name.
    NamedMove,
}

/// How long before a move, and how long after it, words may stand that say why it came about, in days.
pub const REASON_BEFORE: i64 = 92;
pub const REASON_AFTER: i64 = 7;

impl HangsOn {
    /// True for words that say why a home could not go on, which tell of no event by themselves.
    #[must_use]
    pub fn is_of_a_move(self) -> bool {
        matches!(self, Self::Move | Self::NamedMove)
    }
}

/// Words that tell an event only if a name in them is what the page itself does not say: "Finished at Beckside on the 2nd" tells of a
/// school if the file knows Beckside for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTelling {
    pub hangs_on: HangsOn,
    /// The names, any one of which will do: people's in lower case ("barbara", "mrs ackroyd"), a school's as written. None for a move.
    pub names: Vec<String>,
    /// What is told then.
    pub event: EventMention,
}

/// Names an event so that a person's decision about it holds through a later reading of the same words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKey(pub String);

/// One event, with every telling of it and the person's word where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub key: EventKey,
    pub kind: EventKind,
    /// The person's value where they gave one, else the sharpest telling that no other telling contradicts.
    pub when: Option<When>,
    pub how: How,
    /// A few plain words: "Moved to Hillside", "Review meeting".
    pub title: String,
    pub place: String,
    pub people: Vec<String>,
    pub reason: Option<String>,
    /// Empty only for a memory of the person's own, which says `decided_by: person`.
    pub evidence: Vec<Evidence>,
    /// Events that tell the same thing with a date that cannot be the same day.
    pub disagrees_with: Vec<EventKey>,
    pub decided_by: DecidedBy,
    /// True when the person said "yes, that is right".
    pub confirmed: bool,
    /// True when the person hid it from their timeline.
    pub hidden: bool,
    /// What the reader had found where the person changed it: shown quietly as "the file says".
    pub file_says: Option<When>,
}

/// A place where the person lived, from its two ends where the file tells them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    pub id: String,
    pub name: String,
    /// `foster`, `residential`, `family`, `kinship`, `secure`, `supported`, `hospital` or `unknown`.
    pub kind: String,
    pub from: Option<When>,
    pub to: Option<When>,
    pub reason_for_move: Option<String>,
    pub proof: Proof,
    pub start_event: Option<EventKey>,
    pub end_event: Option<EventKey>,
}
