//! How far apart reviews and a worker's visits could be, and in which years that was law. A rule says what was called for, never that someone failed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// Whom a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applies {
    /// Only a child in a foster home.
    Fostered,
    /// Every child in care.
    InCare,
}

/// How soon the first review was due after coming into care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstReview {
    Weeks(u32),
    Months(u32),
    WorkingDays(u32),
}

/// One rule, with the days on which it was law (both included).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRule {
    pub id: String,
    #[serde(deserialize_with = "content::day")]
    pub from: NaiveDate,
    #[serde(default, deserialize_with = "content::maybe_day")]
    pub to: Option<NaiveDate>,
    pub applies: Applies,
    pub first: FirstReview,
    /// Months from the first review to the second, where the rule set it apart.
    pub second_months: Option<u32>,
    /// The most months between later reviews.
    pub later_months: u32,
    pub plain: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory; it does not count as law until its text has been read.
    #[serde(default)]
    pub to_be_checked: bool,
}

/// How often a worker had to visit, with the days on which it was law (both included).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitRule {
    pub id: String,
    #[serde(deserialize_with = "content::day")]
    pub from: NaiveDate,
    #[serde(default, deserialize_with = "content::maybe_day")]
    pub to: Option<NaiveDate>,
    pub applies: Applies,
    /// The most months that the rule lets pass between two visits at any time of a stay.
    pub most_months: u32,
    pub plain: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory; it does not count as law until its text has been read.
    #[serde(default)]
    pub to_be_checked: bool,
}

/// A time in which the rules were loosened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Softened {
    #[serde(deserialize_with = "content::day")]
    pub from: NaiveDate,
    #[serde(deserialize_with = "content::day")]
    pub to: NaiveDate,
    pub plain: String,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    /// True when it is written from memory; it does not count as law until its text has been read.
    #[serde(default)]
    pub to_be_checked: bool,
}

/// Every rule about reviews and visits whose text has been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewRules {
    /// Days beyond the rule before a gap counts as long.
    pub slack_days: u32,
    #[serde(rename = "review")]
    pub reviews: Vec<ReviewRule>,
    #[serde(default, rename = "visit")]
    pub visits: Vec<VisitRule>,
    #[serde(default)]
    pub softened: Vec<Softened>,
}

impl ReviewRules {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let rules: Self = content::parse(table)?;
        for rule in &rules.reviews {
            content::has_source(table.0, &rule.id, &rule.source)?;
            if rule.to.is_some_and(|to| to < rule.from) || rule.later_months == 0 {
                return Err(ContentProblem::new(table.0, format!("{} can never be in force", rule.id)));
            }
        }
        for rule in &rules.visits {
            content::has_source(table.0, &rule.id, &rule.source)?;
            if rule.to.is_some_and(|to| to < rule.from) || rule.most_months == 0 {
                return Err(ContentProblem::new(table.0, format!("{} can never be in force", rule.id)));
            }
        }
        for soft in &rules.softened {
            content::has_source(table.0, &soft.plain, &soft.source)?;
        }
        for (n, rule) in rules.reviews.iter().enumerate() {
            let overlaps = |other: &&ReviewRule| {
                other.to.is_none_or(|to| to >= rule.from) && rule.to.is_none_or(|to| to >= other.from)
            };
            if let Some(other) = rules.reviews[n + 1..].iter().find(overlaps) {
                return Err(ContentProblem::new(table.0, format!("{} and {} overlap", rule.id, other.id)));
            }
        }
        Ok(rules)
    }

    /// The rule that was law on this day; none where no rule has been read for it.
    #[must_use]
    pub fn in_force(&self, day: NaiveDate) -> Option<&ReviewRule> {
        self.reviews.iter().find(|r| !r.to_be_checked && content::is_in_force(r.from, r.to, day))
    }

    /// The rule about visits that was law on this day; none where no rule has been read for it.
    #[must_use]
    pub fn visits_on(&self, day: NaiveDate) -> Option<&VisitRule> {
        self.visits.iter().find(|r| !r.to_be_checked && content::is_in_force(r.from, r.to, day))
    }

    /// True when the rules were loosened at some time from `from` to `to`.
    #[must_use]
    pub fn is_softened(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.softened.iter().any(|s| !s.to_be_checked && s.from <= to && from <= s.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day")
    }

    #[test]
    fn the_rule_of_the_day() {
        let rules = Knowledge::england().review_rules();
        let id = |d| rules.in_force(d).map(|r| r.id.as_str());
        assert_eq!(id(day(1985, 1, 1)), None, "no text of an older rule has been read");
        assert_eq!(id(day(1990, 1, 1)), Some("REV-BO88"));
        assert_eq!(id(day(1991, 10, 14)), Some("REV-91"));
        assert_eq!(id(day(2011, 3, 31)), Some("REV-91"));
        assert_eq!(id(day(2011, 4, 1)), Some("REV-10"));
        assert!(rules.is_softened(day(2020, 1, 1), day(2020, 6, 1)));
        let visits = |d| rules.visits_on(d).map(|r| r.id.as_str());
        assert_eq!(visits(day(1985, 1, 1)), None);
        assert_eq!(visits(day(1991, 10, 13)), Some("VIS-88"));
        assert_eq!(visits(day(2015, 4, 1)), Some("VIS-15"));
        assert!(!rules.is_softened(day(2021, 1, 1), day(2021, 6, 1)));
    }
}
