//! What a page says about being heard and about promises: the child's own voice, actions that were agreed, and what became of them.

use serde::{Deserialize, Serialize};

use crate::{Evidence, When};

/// How a page tells of the child's own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceKind {
    /// A part of the paper is for the child's views, and something is written there.
    Views,
    /// Somebody is said to have said, asked or wished something; the name tells who.
    Said,
    /// The child was there, or sent their words.
    TookPart,
    /// The paper says that the child was not there, or that no views were taken down.
    LeftOut,
}

/// One place where a page records the child's voice, or that it is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoiceMention {
    pub kind: VoiceKind,
    /// The first name of the one who spoke, as written; only for [`VoiceKind::Said`].
    pub name: Option<String>,
    pub evidence: Evidence,
}

/// Something that was to be done, from a list of decisions or actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionMention {
    /// What was to be done, as written.
    pub what: String,
    /// Who was to do it, as written.
    pub who: Option<String>,
    pub by: Option<When>,
    /// The whole line.
    pub evidence: Evidence,
}

/// Words that say whether something was done. Which action they speak of is for a look at the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeMention {
    pub done: bool,
    pub evidence: Evidence,
}
