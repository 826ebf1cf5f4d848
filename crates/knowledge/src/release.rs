//! What a release may not ship: a statement whose source nobody has looked up, or a telephone number looked up long ago.
//!
//! It goes by what the files say of themselves. It cannot tell how well a source was read.

use chrono::NaiveDate;

use crate::Knowledge;

/// A help line must have been looked up within this many days of a release: numbers change.
pub const HELP_LINE_DAYS: i64 = 90;

/// How far one kind of content has been checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HowChecked {
    /// A heading, in the plural: "meanings of words".
    pub kind: &'static str,
    pub checked: usize,
    /// Everything of this kind whose source has not been looked up, as `file: what`.
    pub to_be_checked: Vec<String>,
}

/// One statement of the content, with what its file says of its source.
struct Entry<'k> {
    file: &'k str,
    about: &'k str,
    source: &'k str,
    checked: NaiveDate,
    to_be_checked: bool,
}

impl Entry<'_> {
    fn name(&self) -> String {
        format!("{}: {}", self.file, self.about)
    }

    /// Its file says so, or the source itself does.
    fn is_open(&self) -> bool {
        self.to_be_checked || self.source.contains("looked up yet")
    }
}

macro_rules! entry {
    ($file:expr, $about:expr, $of:expr) => {
        Entry {
            file: $file,
            about: $about,
            source: &$of.source,
            checked: $of.checked,
            to_be_checked: $of.to_be_checked,
        }
    };
}

/// Every statement that has a source of its own, by kind.
fn entries(knowledge: &Knowledge) -> Vec<(&'static str, Vec<Entry<'_>>)> {
    let words = knowledge.terms().iter().flat_map(|t| t.meanings.iter().map(|m| entry!(&t.file, &m.stands_for, m)));
    let lines = knowledge.support().iter().map(|l| entry!("support.toml", &l.name, l));
    let cards = knowledge.redactions.all().iter().map(|c| entry!("redactions.toml", &c.id, c));
    let reviews = knowledge.rules.reviews.iter().map(|r| entry!("rules.toml", &r.id, r));
    let visits = knowledge.rules.visits.iter().map(|r| entry!("rules.toml", &r.id, r));
    let softened = knowledge.rules.softened.iter().map(|s| entry!("rules.toml", &s.plain, s));
    let records = knowledge.records.records.iter().map(|r| entry!("expected.toml", &r.id, r));
    let decisions = knowledge.decisions.decisions.iter().map(|r| entry!("decisions.toml", &r.id, r));
    let questions = knowledge.questions.values().map(|q| entry!("questions.toml", q.trigger.as_str(), q));
    let covers =
        knowledge.delicate.kinds.iter().flat_map(|c| c.words.iter().map(|w| entry!("delicate.toml", &c.name, w)));
    vec![
        ("meanings of words", words.collect()),
        ("help lines", lines.collect()),
        ("cards for blacked out parts", cards.collect()),
        ("rules", reviews.chain(visits).chain(softened).chain(records).chain(decisions).collect()),
        ("questions", questions.collect()),
        ("words that a cover looks for", covers.collect()),
    ]
}

impl Knowledge {
    /// For each kind of content, how much has been checked and what has not.
    #[must_use]
    pub fn how_checked(&self) -> Vec<HowChecked> {
        let count = |(kind, entries): (&'static str, Vec<Entry<'_>>)| {
            let to_be_checked: Vec<String> = entries.iter().filter(|e| e.is_open()).map(Entry::name).collect();
            HowChecked { kind, checked: entries.len() - to_be_checked.len(), to_be_checked }
        };
        entries(self).into_iter().map(count).collect()
    }

    /// Everything whose source has not been looked up, as `file: what`. A release with any of these is not ready.
    #[must_use]
    pub fn to_be_checked(&self) -> Vec<String> {
        self.how_checked().into_iter().flat_map(|kind| kind.to_be_checked).collect()
    }

    /// Every reason not to release on this day, one a line; empty when the content is ready.
    #[must_use]
    pub fn not_ready_on(&self, day: NaiveDate) -> Vec<String> {
        let mut reasons: Vec<String> = Vec::new();
        for (kind, entries) in entries(self) {
            for entry in entries {
                let age = (day - entry.checked).num_days();
                if entry.is_open() {
                    reasons.push(format!("{}: no source has been looked up", entry.name()));
                } else if age < 0 {
                    reasons.push(format!(
                        "{}: it says it was checked on {}, after this day",
                        entry.name(),
                        entry.checked
                    ));
                } else if kind == "help lines" && age > HELP_LINE_DAYS {
                    reasons.push(format!("{}: looked up {age} days ago, the most is {HELP_LINE_DAYS}", entry.name()));
                }
            }
        }
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{TABLES, WORDS};

    const WORD: &str = "+++\nterm = \"ABC\"\nkind = \"legal\"\n[[meanings]]\nstands_for = \"a thing\"\nplain = \"A.\"\n\
                        source = \"A page that was read\"\nchecked = 2026-11-21\n+++\n";

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day")
    }

    /// The tables as they ship with nothing left to be checked, and then with one of them changed.
    fn with(word: &str, table: &str, change: impl Fn(&str) -> String) -> Knowledge {
        let settled = |text: &str| {
            text.replace("to_be_checked = true\n", "")
                .replace("looked up yet", "read")
                .replace("2026-11-22", "2026-11-21")
        };
        let tables: Vec<(&str, String)> = TABLES
            .iter()
            .map(|(name, text)| (*name, if *name == table { change(&settled(text)) } else { settled(text) }))
            .collect();
        let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Knowledge::read(&[("words/abc.md", word)], &tables).expect("the content reads")
    }

    #[test]
    fn checked_content_may_be_released() {
        let ready = with(WORD, "", str::to_owned);
        assert_eq!(ready.not_ready_on(day(2026, 11, 22)), Vec::<String>::new());
        assert!(ready.how_checked().iter().all(|kind| kind.checked > 0), "a kind that is empty was not read");
    }

    #[test]
    fn one_entry_that_is_not_checked_stops_a_release_whatever_its_kind() {
        let open = WORD.replace("checked = 2026", "to_be_checked = true\nchecked = 2026");
        assert_eq!(
            with(&open, "", str::to_owned).not_ready_on(day(2026, 11, 22)),
            ["words/abc.md: a thing: no source has been looked up"]
        );
        let unnamed = WORD.replace("A page that was read", "No published source looked up yet");
        assert_eq!(with(&unnamed, "", str::to_owned).to_be_checked(), ["words/abc.md: a thing"]);
        for table in [
            "support.toml",
            "redactions.toml",
            "rules.toml",
            "expected.toml",
            "decisions.toml",
            "questions.toml",
            "delicate.toml",
        ] {
            let one = with(WORD, table, |text| {
                text.replacen("checked = 2026-11-21\n", "checked = 2026-11-21\nto_be_checked = true\n", 1)
            });
            let reasons = one.not_ready_on(day(2026, 11, 22));
            assert_eq!(reasons.len(), 1, "{table}: {reasons:?}");
            assert!(reasons[0].starts_with(table), "{reasons:?}");
        }
    }

    #[test]
    fn a_telephone_number_is_looked_up_again_before_a_release() {
        let ready = with(WORD, "", str::to_owned);
        assert!(ready.not_ready_on(day(2027, 2, 19)).is_empty(), "90 days on");
        let late = ready.not_ready_on(day(2027, 2, 20));
        assert_eq!(late.len(), ready.support().len(), "{late:?}");
        assert!(!ready.not_ready_on(day(2026, 1, 1)).is_empty(), "checked on a day that is still to come");
    }

    #[test]
    fn what_ships_is_counted_whole() {
        let counts = Knowledge::england().how_checked();
        let all = counts[0].checked + counts[0].to_be_checked.len();
        let written: usize = WORDS.iter().map(|(_, text)| text.matches("[[meanings]]").count()).sum();
        assert_eq!(all, written);
    }
}
