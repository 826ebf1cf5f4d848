//! A word or short form of a care file with all its meanings, as written in `words/*.md`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem};

/// What sort of word it is, so that a list of words can be sorted and filtered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermKind {
    Legal,
    Role,
    Family,
    Service,
    Meeting,
    Paper,
    Placement,
    Concern,
    Health,
    School,
    Shorthand,
    Records,
}

/// One meaning, in plain words of our own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// What the letters stand for, or the plainest name.
    pub stands_for: String,
    /// One or two short sentences.
    pub plain: String,
    /// The first year in which it can have meant this.
    pub from: Option<i32>,
    /// The last year in which it was in use. Later papers may still look back.
    pub to: Option<i32>,
    /// Words close by that speak for this meaning.
    #[serde(default)]
    pub near: Vec<String>,
    /// Words in the same sentence that rule it out.
    #[serde(default)]
    pub not_near: Vec<String>,
    /// What follows directly and settles it; `#` stands for a digit.
    #[serde(default)]
    pub next: Vec<String>,
    /// True for a meaning that is only thought of where a word close by speaks for it.
    #[serde(default)]
    pub rare: bool,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory and no source has been looked up.
    #[serde(default)]
    pub to_be_checked: bool,
}

impl Meaning {
    /// True when a paper of this year can have meant it.
    #[must_use]
    pub fn fits(&self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// A word with its spellings and meanings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The file that it is written in, for messages.
    pub file: String,
    pub term: String,
    /// Other spellings and short forms that mean the same.
    pub also: Vec<String>,
    pub kind: TermKind,
    /// True when it is only marked where a word close by speaks for one of its meanings.
    pub needs_context: bool,
    /// True when its capitals are also an everyday word, so that a line all in capitals says nothing.
    pub also_a_word: bool,
    pub meanings: Vec<Meaning>,
    /// Anything longer that the file says after its front matter, as Markdown.
    pub more: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    term: String,
    #[serde(default)]
    also: Vec<String>,
    kind: TermKind,
    #[serde(default)]
    needs_context: bool,
    #[serde(default)]
    also_a_word: bool,
    meanings: Vec<Meaning>,
}

impl Term {
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, ContentProblem> {
        let wrong = |what: &str| ContentProblem::new(file, what);
        let rest = text.strip_prefix("+++\n").ok_or_else(|| wrong("does not begin with a line of +++"))?;
        let (front, more) = rest.split_once("\n+++").ok_or_else(|| wrong("its front matter is not closed by +++"))?;
        let front: Front = content::parse((file, front))?;
        if front.term.trim().is_empty() || front.also.iter().any(|a| a.trim().is_empty()) {
            return Err(wrong("a spelling is empty"));
        }
        if front.meanings.is_empty() {
            return Err(wrong("it has no meaning"));
        }
        for meaning in &front.meanings {
            content::has_source(file, &meaning.stands_for, &meaning.source)?;
            if meaning.plain.trim().is_empty() || meaning.stands_for.trim().is_empty() {
                return Err(wrong("a meaning is empty"));
            }
            if meaning.from.zip(meaning.to).is_some_and(|(from, to)| from > to) {
                return Err(wrong("a meaning ends before it begins"));
            }
        }
        Ok(Self {
            file: file.to_owned(),
            term: front.term,
            also: front.also,
            kind: front.kind,
            needs_context: front.needs_context,
            also_a_word: front.also_a_word,
            meanings: front.meanings,
            more: more.trim().to_owned(),
        })
    }
}

/// The answer to "what does this word mean?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained<'k> {
    pub term: &'k str,
    pub kind: TermKind,
    pub meanings: Vec<&'k Meaning>,
    /// False when it could be any of the meanings.
    pub certain: bool,
    pub more: &'k str,
}
