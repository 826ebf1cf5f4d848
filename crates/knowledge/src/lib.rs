//! What the project knows about care files in England: the words, how to ask, the rules of the day, the holidays, who can help.
//!
//! The content lives in `/knowledge/england`, where people edit it without code, and is compiled in: nothing is read at run time.
//! This crate explains and never advises, and it knows nothing of any one person's file.

mod clues;
mod content;
mod decisions;
mod delicate;
mod expected;
mod find;
mod fold;
mod holidays;
mod meaning;
mod questions;
mod redactions;
mod release;
mod rules;
mod spelling;
mod support;
mod term;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use record::{RedactionKind, Trigger};

pub use content::ContentProblem;
pub use decisions::{DecisionRule, DecisionRules};
pub use delicate::{Delicate, DelicateCover, DelicateWords};
pub use expected::{Ages, CountFrom, Every, RecordRule, RecordRules, Within};
pub use find::{TermUse, first_uses};
pub use holidays::{Holidays, WorkingDay};
pub use questions::{QuestionWording, SLOTS};
pub use redactions::RedactionHelp;
pub use release::{HELP_LINE_DAYS, HowChecked};
pub use rules::{Applies, FirstReview, ReviewRule, ReviewRules, Softened, VisitRule};
pub use support::SupportLine;
pub use term::{Explained, Meaning, Term, TermKind};

/// Everything that is known, ready to be asked. Build it once; it is read only and may be shared between threads.
#[derive(Debug)]
pub struct Knowledge {
    finder: find::Finder,
    support: Vec<SupportLine>,
    holidays: Holidays,
    redactions: redactions::Redactions,
    questions: BTreeMap<Trigger, QuestionWording>,
    rules: ReviewRules,
    records: RecordRules,
    decisions: DecisionRules,
    delicate: Delicate,
}

impl Knowledge {
    /// The content for England.
    #[must_use]
    pub fn england() -> &'static Self {
        static ENGLAND: OnceLock<Knowledge> = OnceLock::new();
        ENGLAND.get_or_init(|| {
            Self::read(content::WORDS, content::TABLES)
                .expect("the content is proved by this crate's tests before it ships")
        })
    }

    /// Reads content from its files: `(name, text)` for each word, and for each table.
    ///
    /// # Errors
    /// [`ContentProblem`] names the file that is malformed, has no source or date, or repeats a word of another file.
    pub fn read(words: &[(&str, &str)], tables: &[(&str, &str)]) -> Result<Self, ContentProblem> {
        let terms = words.iter().map(|(file, text)| Term::read(file, text)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            finder: find::Finder::new(terms)?,
            support: support::read(content::table(tables, "support.toml")?)?,
            holidays: Holidays::read(content::table(tables, "holidays.toml")?)?,
            redactions: redactions::Redactions::read(content::table(tables, "redactions.toml")?)?,
            questions: questions::read(content::table(tables, "questions.toml")?)?,
            rules: ReviewRules::read(content::table(tables, "rules.toml")?)?,
            records: RecordRules::read(content::table(tables, "expected.toml")?)?,
            decisions: DecisionRules::read(content::table(tables, "decisions.toml")?)?,
            delicate: Delicate::read(content::table(tables, "delicate.toml")?)?,
        })
    }

    /// Every use of a known word in a page's text, in order. Offsets count Unicode scalar values.
    ///
    /// `year` is the year that the paper was written, where known; it helps to choose between meanings.
    #[must_use]
    pub fn find_terms(&self, text: &str, year: Option<i32>) -> Vec<TermUse<'_>> {
        self.finder.find(text, year)
    }

    /// The meaning of one word or short form; none when it is not known. Upper and lower case are told apart only where both are known.
    #[must_use]
    pub fn explain(&self, word: &str, year: Option<i32>) -> Option<Explained<'_>> {
        self.finder.explain(word, year)
    }

    /// Every known word, in the order of its file.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        self.finder.terms()
    }

    /// Who can help, in the order in which to show them.
    #[must_use]
    pub fn support(&self) -> &[SupportLine] {
        &self.support
    }

    /// Bank holidays and working days of England and Wales.
    #[must_use]
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// What a removed part usually means and how to ask about it. A printed reason says more than the kind.
    #[must_use]
    pub fn redaction_help(&self, kind: RedactionKind, reason: Option<&str>) -> &RedactionHelp {
        self.redactions.help(kind, reason)
    }

    /// How a question of this kind is worded; none for kinds that no page can raise by itself yet.
    #[must_use]
    pub fn question_wording(&self, trigger: Trigger) -> Option<&QuestionWording> {
        self.questions.get(&trigger)
    }

    /// How often a review had to be held, and when that was law.
    #[must_use]
    pub fn review_rules(&self) -> &ReviewRules {
        &self.rules
    }

    /// Which other papers were called for, and when that was law.
    #[must_use]
    pub fn record_rules(&self) -> &RecordRules {
        &self.records
    }

    /// What was called for when something was decided, and when that was law.
    #[must_use]
    pub fn decision_rules(&self) -> &DecisionRules {
        &self.decisions
    }

    /// Hard things that a page may speak of: what a cover says of each, and the words by which they are found.
    #[must_use]
    pub fn delicate(&self) -> &Delicate {
        &self.delicate
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod two_ways;
