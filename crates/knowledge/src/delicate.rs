//! Hard things that a page may speak of: what a cover says of each kind, and the patterns by which they are found. It finds nothing
//! itself; `knowledge/england/delicate.toml` says how a pattern is written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::DelicateKind;
use serde::Deserialize;

use crate::content::{self, ContentProblem, Table};

/// A group of patterns with one source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DelicateWords {
    pub speaks: Vec<String>,
    /// First and last year of a paper in which the words were used like this.
    pub from: Option<i32>,
    pub to: Option<i32>,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    #[serde(default)]
    pub to_be_checked: bool,
}

/// One kind of hard thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DelicateCover {
    pub kind: DelicateKind,
    /// What the cover says: `someone was hurt`.
    pub name: String,
    /// One flat sentence that says what is meant.
    pub line: String,
    /// Words close by that take a find back.
    pub against: Vec<String>,
    pub words: Vec<DelicateWords>,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delicate {
    /// Takes back a whole sentence: rules, forms, training.
    pub paperwork: Vec<String>,
    /// Takes back what follows in the same clause.
    pub denies: Vec<String>,
    pub lists: BTreeMap<String, Vec<String>>,
    /// One for every kind, in the order in which kinds are shown.
    pub kinds: Vec<DelicateCover>,
}

/// Lists that the rules for "who" look in.
const NEEDED: [&str; 5] = ["person", "young", "parent", "adult", "other-child"];

impl Delicate {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let file: Self = content::parse(table)?;
        let wrong = |what: String| Err(ContentProblem::new(table.0, what));
        if file.kinds.iter().map(|k| k.kind).ne(DelicateKind::ALL) {
            return wrong("every kind stands once, in order".to_owned());
        }
        if let Some(list) = NEEDED.iter().find(|list| file.lists.get(**list).is_none_or(Vec::is_empty)) {
            return wrong(format!("the list {list} is missing"));
        }
        for cover in &file.kinds {
            let mut seen = std::collections::BTreeSet::new();
            for words in &cover.words {
                content::has_source(table.0, &cover.name, &words.source)?;
                if words.from.zip(words.to).is_some_and(|(from, to)| from > to) {
                    return wrong(format!("{} ends before it begins", cover.name));
                }
                if let Some(twice) = words.speaks.iter().find(|p| !seen.insert(p.as_str())) {
                    return wrong(format!("{}: “{twice}” stands twice", cover.name));
                }
            }
            if seen.is_empty() {
                return wrong(format!("{} has no words", cover.name));
            }
        }
        Ok(file)
    }

    /// What a cover says of a kind.
    #[must_use]
    pub fn cover(&self, kind: DelicateKind) -> &DelicateCover {
        self.kinds.iter().find(|k| k.kind == kind).expect("reading the table proves that every kind is there")
    }
}
