//! What the rules of a day called for when something was decided. A rule says what was called for, never that someone failed.

use chrono::NaiveDate;
use record::EventKind;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// One rule, with the days on which it was law (both included). It is about every child in care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRule {
    pub id: String,
    #[serde(deserialize_with = "content::day")]
    pub from: NaiveDate,
    #[serde(default, deserialize_with = "content::maybe_day")]
    pub to: Option<NaiveDate>,
    /// The kinds of event that it is about.
    pub kinds: Vec<EventKind>,
    pub plain: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory; it does not count as law until its text has been read.
    #[serde(default)]
    pub to_be_checked: bool,
}

impl DecisionRule {
    /// True when the rule was law on this day.
    #[must_use]
    pub fn is_law_on(&self, day: NaiveDate) -> bool {
        !self.to_be_checked && content::is_in_force(self.from, self.to, day)
    }
}

/// Every such rule whose text has been read, and the words by which another nation's papers are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionRules {
    elsewhere: Vec<String>,
    #[serde(rename = "decision")]
    pub decisions: Vec<DecisionRule>,
}

impl DecisionRules {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let rules: Self = content::parse(table)?;
        for rule in &rules.decisions {
            content::has_source(table.0, &rule.id, &rule.source)?;
            if rule.to.is_some_and(|to| to < rule.from) || rule.kinds.is_empty() {
                return Err(ContentProblem::new(table.0, format!("{} can never be in force", rule.id)));
            }
        }
        let lower = |w: &String| w.trim().is_empty() || w.to_lowercase() != *w;
        if rules.elsewhere.is_empty() || rules.elsewhere.iter().any(lower) {
            return Err(ContentProblem::new(table.0, "words of other nations are given in lower case"));
        }
        Ok(rules)
    }

    /// True when a page speaks of another nation's law or offices: then England's rules may not be the ones that counted.
    #[must_use]
    pub fn is_elsewhere(&self, page: &str) -> bool {
        let words = page.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'");
        let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        self.elsewhere.iter().any(|w| one_line.contains(w.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn rules_of_the_day_and_words_of_other_nations() {
        let rules = Knowledge::england().decision_rules();
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        let law = |d| rules.decisions.iter().filter(|r| r.is_law_on(d)).map(|r| r.id.as_str()).collect::<Vec<_>>();
        assert!(law(day(1991, 10, 13)).is_empty(), "no text of an older rule has been read");
        assert_eq!(law(day(2011, 3, 31)), ["WISHES-89", "ARR-91", "ARR-91N"]);
        assert_eq!(law(day(2011, 4, 1)), ["WISHES-89", "CHANGE-10", "WISHES-10", "CONTACT-10"]);
        assert!(rules.is_elsewhere("The Children’s\nHearing met on 3 May."));
        assert!(!rules.is_elsewhere("His grandmother moved to Scotland. The hearing was put off."));
    }

    #[test]
    fn a_rule_that_makes_no_sense_is_refused() {
        let with = |rest: &str| {
            let text = format!(
                "elsewhere = [\"sheriff court\"]\n[[decision]]\nid = \"X\"\nplain = \"p\"\nchecked = 2026-01-01\nfrom = 2001-01-01\n{rest}"
            );
            DecisionRules::read(("decisions.toml", &text)).is_ok()
        };
        assert!(with("source = \"s\"\nkinds = [\"plan\"]"));
        for wrong in [
            "source = \"\"\nkinds = [\"plan\"]",
            "source = \"s\"\nkinds = []",
            "source = \"s\"\nkinds = [\"party\"]",
            "source = \"s\"\nkinds = [\"plan\"]\nto = 2000-01-01",
        ] {
            assert!(!with(wrong), "{wrong}");
        }
    }
}
