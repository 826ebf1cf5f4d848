//! Papers that the rules of a day called for, apart from reviews. A rule says what was called for, never that someone failed.

use chrono::NaiveDate;
use record::DocumentKind;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// What the time allowed is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountFrom {
    /// The day on which the time in care began.
    Care,
    /// The first day in each home.
    EachHome,
    /// The last paper of this kind, or the day on which the time in care began.
    Last,
    /// The 16th birthday.
    #[serde(rename = "age_16")]
    Age16,
}

/// A length of time as a rule gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    Weeks(u32),
    Months(u32),
    WorkingDays(u32),
}

/// How often a paper was called for, up to an age in whole years; without one, at any age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Every {
    pub under: Option<u32>,
    pub months: u32,
}

/// The ages in whole years at which a rule applies: from the first, up to but not at the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    pub from: u32,
    pub under: u32,
}

/// One rule, with the days on which it was law (both included). It is about every child in care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordRule {
    pub id: String,
    #[serde(deserialize_with = "content::day")]
    pub from: NaiveDate,
    #[serde(default, deserialize_with = "content::maybe_day")]
    pub to: Option<NaiveDate>,
    /// Any paper of these kinds keeps the rule.
    pub papers: Vec<DocumentKind>,
    pub count_from: CountFrom,
    /// For a rule that calls for one paper.
    pub within: Option<Within>,
    /// For a rule that calls for a paper again and again; the first line that fits the age counts.
    #[serde(default)]
    pub every: Vec<Every>,
    pub ages: Option<Ages>,
    pub plain: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory; it does not count as law until its text has been read.
    #[serde(default)]
    pub to_be_checked: bool,
}

impl RecordRule {
    /// True when the rule was law on this day.
    #[must_use]
    pub fn is_law_on(&self, day: NaiveDate) -> bool {
        !self.to_be_checked && content::is_in_force(self.from, self.to, day)
    }
}

/// Every such rule whose text has been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordRules {
    /// Days beyond the rule before a paper counts as not found.
    pub slack_days: u32,
    #[serde(rename = "record")]
    pub records: Vec<RecordRule>,
}

impl RecordRules {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let rules: Self = content::parse(table)?;
        for rule in &rules.records {
            content::has_source(table.0, &rule.id, &rule.source)?;
            let wrong = |what: &str| Err(ContentProblem::new(table.0, format!("{}: {what}", rule.id)));
            if rule.to.is_some_and(|to| to < rule.from) {
                return wrong("it can never be in force");
            }
            if rule.papers.is_empty() {
                return wrong("no paper would keep it");
            }
            let repeats = rule.count_from == CountFrom::Last;
            if repeats != rule.within.is_none() || repeats == rule.every.is_empty() {
                return wrong("a rule is kept once within a time, or again and again");
            }
            if rule.every.iter().any(|e| e.months == 0) {
                return wrong("no time at all");
            }
            if repeats && rule.every.last().is_some_and(|e| e.under.is_some()) {
                return wrong("nothing is said for the ages after the last line");
            }
        }
        Ok(rules)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    #[test]
    fn the_rules_are_read_and_a_rule_that_makes_no_sense_is_refused() {
        let rules = Knowledge::england().record_rules();
        assert!(rules.records.iter().any(|r| r.id == "HR-91" && r.every[0].under == Some(2)));
        let start = "slack_days = 5\n[[record]]\nid = \"X\"\nplain = \"p\"\nsource = \"s\"\nchecked = 2026-01-01\nfrom = 2001-01-01\n";
        for wrong in [
            "papers = []\ncount_from = \"care\"\nwithin = { weeks = 1 }",
            "papers = [\"pep\"]\ncount_from = \"care\"",
            "papers = [\"pep\"]\ncount_from = \"last\"\nwithin = { weeks = 1 }",
            "papers = [\"pep\"]\ncount_from = \"last\"\nevery = [{ under = 5, months = 6 }]",
            "papers = [\"pep\"]\ncount_from = \"care\"\nwithin = { weeks = 1 }\nto = 2000-01-01",
        ] {
            assert!(RecordRules::read(("expected.toml", &format!("{start}{wrong}"))).is_err(), "{wrong}");
        }
    }
}
