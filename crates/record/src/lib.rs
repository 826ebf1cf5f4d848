//! The nouns of a care file: received files, pages, documents, uncertain dates, events, proof, and what the person decides.
//!
//! Everything here is plain data with its own rules. Nothing here reads a disk, opens a window or knows another crate.

mod decision;
mod decision_words;
mod delicate;
mod document;
mod edits;
mod event;
mod evidence;
mod file;
mod finding;
mod forgetting;
mod given;
mod mention;
mod name;
mod note;
mod page;
mod papers;
mod person;
mod question;
mod said;
mod sentence;
mod sketch;
mod typed;
mod when;

pub use decision::{Corrected, Decided, Decision, EventTarget, Memory, PaperRef, Undoable};
pub use decision_words::{Decider, DecisionWords};
pub use delicate::{CoverLook, CoverScope, CoversDecided, DelicateKind, DelicateMention, DelicateWho};
pub use document::{Document, DocumentKind};
pub use edits::{Edit, Edits};
pub use event::{
    Event, EventKey, EventKind, EventMention, HangsOn, OpenTelling, Placement, REASON_AFTER, REASON_BEFORE,
};
pub use evidence::{DecidedBy, Evidence, How, NoProof, Proof, TextHash};
pub use file::{FileId, FileKind, FileProblem, FileState, ReceivedFile};
pub use finding::{DateMention, PageFindings, PageHead, PersonMention};
pub use forgetting::{GonePapers, Kept, Own, without_own, without_papers};
pub use given::{Sex, is_first_name, is_short_for, sex_of};
pub use mention::{Mentioned, Missing, NotFound, PaperMention};
pub use name::{safe_name, safe_path, safe_place, turns_words};
pub use note::{Anchor, Note, NoteKind};
pub use page::{Page, PageContent, PageProblem, Redaction, RedactionKind, Scan, TextFrom, WordBox, char_slice};
pub use papers::{PageOf, PaperSaid, PapersDecided};
pub use person::{NameSeen, PersonKind, PersonRef, PersonSaid};
pub use question::{OwnQuestion, Question, Trigger};
pub use said::{ActionMention, Agreed, Became, OutcomeMention, ToldLater, Unheard, VoiceKind, VoiceMention, WordsSaid};
pub use sentence::{SentenceMark, SentenceMarks};
pub use sketch::Sketch;
pub use typed::TypedWord;
pub use when::{MONTHS, NotADate, When};
