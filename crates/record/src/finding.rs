//! What reading one page gave. Derived and stored by page, with the version of the reader that found it.

use serde::{Deserialize, Serialize};

use crate::{
    ActionMention, DelicateMention, DocumentKind, EventMention, How, OpenTelling, OutcomeMention, PaperMention,
    SentenceMarks, Sketch, VoiceMention, When,
};

/// A date as written on a page. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateMention {
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// None when the words look like a date that no calendar has (`31.4.90`).
    pub value: Option<When>,
    pub how: How,
    /// Other readings that the words allow.
    pub alternatives: Vec<When>,
}

/// A person named on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonMention {
    pub start: u32,
    pub end: u32,
    /// The name as written.
    pub text: String,
    /// The role as written beside the name (`SW`, `foster carer`), in plain lower-case words where known.
    pub role: Option<String>,
}

/// What a page says about the paper that it belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageHead {
    /// True when a new paper begins on this page.
    pub starts_document: bool,
    pub kind: Option<DocumentKind>,
    pub title: Option<String>,
    /// The paper's own date: written on this page when it starts here, else carried from the page where it did.
    pub date: Option<When>,
    pub how: Option<How>,
    /// The first page of the paper that this page belongs to.
    pub first_page: u32,
    /// The council's own number printed on the page, and how many it says there are.
    pub printed_page: Option<(u32, Option<u32>)>,
    /// True on a sheet that goes on with a paper and does not repeat its name as a title.
    #[serde(default)]
    pub untitled: bool,
    /// The writer's name, where the paper gives it: found on this page, else carried from an earlier one.
    #[serde(default)]
    pub author: Option<String>,
}

/// Everything found on one page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageFindings {
    /// The version of the reader that found this; an older one means "read it again".
    pub reader_version: u32,
    pub head: PageHead,
    pub dates: Vec<DateMention>,
    pub events: Vec<EventMention>,
    pub people: Vec<PersonMention>,
    /// Words that speak of pages or papers beyond this one. Absent from findings of an older reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<PaperMention>,
    /// The first name that the paper gives to the child whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<String>,
    /// The child's family by name, as far as this page and those before it in the file tell them. Absent from findings of an older reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kin: Vec<String>,
    /// What the page tells if the whole file knows its names. Absent from findings of an older reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<OpenTelling>,
    /// Schools that the page names, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schools: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voice: Vec<VoiceMention>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionMention>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeMention>,
    /// Hard things that the page speaks of. Absent from findings of an older reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delicate: Vec<DelicateMention>,
    /// True where a fault of the reader ended the look at the page: its words are all kept, and nothing but hard passages was found on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_words: bool,
    /// What finds the other copies of this page without its words.
    #[serde(default)]
    pub sketch: Sketch,
    /// What finds its sentences in other papers without its words. Absent from findings of an older reader.
    #[serde(default)]
    pub sentences: SentenceMarks,
}
