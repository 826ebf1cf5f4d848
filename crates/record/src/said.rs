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
    /// The day of the entry that it stands in, in a running record; else the paper's own day holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// What the page says of how it was learnt (`He filled in the form with his teacher`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obtained: Option<Evidence>,
}

/// A review in whose pages nothing that the child said, wished or felt was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unheard {
    /// The paper's id.
    pub paper: String,
    /// Where the paper itself says that the child was not there or was not asked.
    pub left_out: Vec<Evidence>,
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

/// What a page says became of something that was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    Done,
    NotDone,
    /// Not done yet when the page was written.
    StillToDo,
}

/// Words in another paper about something that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLater {
    pub became: Became,
    /// The day of the paper; none where it has none, and then nobody knows whether it was later.
    pub when: Option<When>,
    pub evidence: Evidence,
}

/// Something that a paper agreed, with the papers that agreed it again and those that say what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// From the first paper that agreed it, as written.
    pub first: ActionMention,
    /// The day of that paper.
    pub when: Option<When>,
    /// The words that tell it from other actions.
    pub words: Vec<String>,
    /// Other papers that list it, in order of their days, those without one last.
    pub again: Vec<(Option<When>, Evidence)>,
    /// What other papers say of it, in the same order. Those of known days are all later than the first.
    pub told: Vec<ToldLater>,
}

impl Agreed {
    /// True when a page says that it was done, and a page that is not from before then says that it was not.
    #[must_use]
    pub fn is_told_two_ways(&self) -> bool {
        let done = self.told.iter().filter(|t| t.became == Became::Done);
        let not_before = |one: &Option<When>, other: &Option<When>| match one.as_ref().zip(other.as_ref()) {
            Some((one, other)) => one.latest() >= other.earliest(),
            None => true,
        };
        done.into_iter().any(|d| self.told.iter().any(|t| t.became != Became::Done && not_before(&t.when, &d.when)))
    }
}

/// What the person says of words on a page that the program listed: as their own, or as something that was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordsSaid {
    /// The person did not say or write these.
    NotMine,
    /// They are about somebody else.
    NotAboutMe,
    Done,
    NotDone,
    NotKnown,
    /// Takes back what was said before.
    Nothing,
}
