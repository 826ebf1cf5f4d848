//! How each kind of question is worded. A wording is a sentence with slots; it is used only when every slot is known.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::Trigger;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// The names that may stand between braces in a wording. `when` and `not_held` come with their small word ("on 3 May 1998"), `title`
/// with its quotes.
pub const SLOTS: &[&str] = &[
    "place",
    "next_place",
    "from",
    "to",
    "when",
    "not_held",
    "dates",
    "worker",
    "next_worker",
    "title",
    "count",
    "pages",
    "reason",
    "rule",
];

const AUDIENCES: &[&str] = &["council", "iro", "advocate", "school", "health", "court"];

/// The wordings of one kind of question, the fullest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionWording {
    pub trigger: Trigger,
    /// Who can answer, named as in the open export.
    pub audience: String,
    pub wordings: Vec<String>,
    /// Used instead when the question is about one thing; empty when there is no difference.
    #[serde(default)]
    pub wordings_for_one: Vec<String>,
    /// Used instead when several things share one question; empty when they never do.
    #[serde(default)]
    pub wordings_for_many: Vec<String>,
    /// Why it is worth asking.
    pub why: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when what it rests on has not been looked up.
    #[serde(default)]
    pub to_be_checked: bool,
}

impl QuestionWording {
    /// The first wording whose slots are all known, filled; none when no wording fits.
    #[must_use]
    pub fn fill(&self, slots: &[(&str, String)]) -> Option<String> {
        fill(&self.wordings, slots)
    }

    /// As [`Self::fill`], from the wordings for one thing.
    #[must_use]
    pub fn fill_for_one(&self, slots: &[(&str, String)]) -> Option<String> {
        fill(&self.wordings_for_one, slots).or_else(|| self.fill(slots))
    }

    /// As [`Self::fill`], from the wordings for several things.
    #[must_use]
    pub fn fill_for_many(&self, slots: &[(&str, String)]) -> Option<String> {
        fill(&self.wordings_for_many, slots).or_else(|| self.fill(slots))
    }
}

fn fill(wordings: &[String], slots: &[(&str, String)]) -> Option<String> {
    wordings.iter().find_map(|wording| {
        let mut text = String::new();
        for part in parts(wording).ok()? {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Slot(name) => {
                    let value = slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| value.trim())?;
                    if value.is_empty() {
                        return None;
                    }
                    text.push_str(value);
                }
            }
        }
        Some(text)
    })
}

enum Part<'a> {
    Words(&'a str),
    Slot(&'a str),
}

/// Splits a wording at its braces. Values are put in afterwards, so a brace in a value is only a brace.
fn parts(wording: &str) -> Result<Vec<Part<'_>>, String> {
    let mut parts = Vec::new();
    let mut rest = wording;
    while let Some((words, after)) = rest.split_once('{') {
        let (slot, after) = after.split_once('}').ok_or_else(|| format!("a brace is not closed: {wording}"))?;
        if !SLOTS.contains(&slot) {
            return Err(format!("{{{slot}}} is not a slot"));
        }
        parts.push(Part::Words(words));
        parts.push(Part::Slot(slot));
        rest = after;
    }
    parts.push(Part::Words(rest));
    Ok(parts)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<QuestionWording>,
}

pub(crate) fn read(table: Table<'_>) -> Result<BTreeMap<Trigger, QuestionWording>, ContentProblem> {
    let file: File = content::parse(table)?;
    let mut by_trigger = BTreeMap::new();
    for question in file.question {
        let about = question.trigger.as_str();
        let wrong = |what: String| ContentProblem::new(table.0, format!("{about}: {what}"));
        content::has_source(table.0, about, &question.source)?;
        if question.wordings.is_empty() {
            return Err(wrong("it has no wording".into()));
        }
        if !AUDIENCES.contains(&question.audience.as_str()) {
            return Err(wrong(format!("nobody is called “{}”", question.audience)));
        }
        for wording in question.wordings.iter().chain(&question.wordings_for_one).chain(&question.wordings_for_many) {
            parts(wording).map_err(wrong)?;
            if !wording.ends_with('?') {
                return Err(wrong(format!("not a question: {wording}")));
            }
        }
        let trigger = question.trigger;
        if by_trigger.insert(trigger, question).is_some() {
            return Err(ContentProblem::new(table.0, format!("{about} is written twice")));
        }
    }
    Ok(by_trigger)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn the_fullest_wording_that_is_known_is_used() {
        let moved = Knowledge::england().question_wording(Trigger::UnexplainedMove).expect("worded");
        let place = ("place", "Hillside".to_owned());
        let full = moved.fill(&[place.clone(), ("next_place", "the Kellys".into()), ("when", "in May 1998".into())]);
        assert_eq!(full.as_deref(), Some("Why did I move from Hillside to the Kellys in May 1998, and who decided?"));
        assert_eq!(
            moved.fill(std::slice::from_ref(&place)).as_deref(),
            Some("Why did I leave Hillside, and who decided?")
        );
        assert_eq!(moved.fill(&[("place", " ".into())]), None);
    }

    #[test]
    fn braces_in_a_value_are_left_alone() {
        let gap = Knowledge::england().question_wording(Trigger::Gap).expect("worded");
        let text = gap.fill(&[("from", "{to}".into()), ("to", "May".into())]).expect("filled");
        assert!(text.contains("from {to} to May"));
    }

    #[test]
    fn a_wrong_wording_is_refused() {
        let start = "[[question]]\ntrigger = \"gap\"\nwhy = \"w\"\nsource = \"s\"\nchecked = 2026-01-01\n";
        for wrong in [
            "audience = \"council\"\nwordings = [\"What of {nonsense}?\"]",
            "audience = \"council\"\nwordings = [\"What of {from?\"]",
            "audience = \"council\"\nwordings = [\"You broke the law.\"]",
            "audience = \"king\"\nwordings = [\"Why?\"]",
            "audience = \"council\"\nwordings = []",
        ] {
            assert!(read(("questions.toml", &format!("{start}{wrong}"))).is_err(), "{wrong}");
        }
    }
}
