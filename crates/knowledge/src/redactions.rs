//! What a blacked out part usually means as a class, and how to ask about it. It never guesses what is under one.

use chrono::NaiveDate;
use record::RedactionKind;
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// The card for one class of removed part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedactionHelp {
    pub id: String,
    #[serde(default)]
    pub kinds: Vec<RedactionKind>,
    #[serde(default)]
    pub codes: Vec<String>,
    /// What it means.
    pub says: String,
    /// What such a part often is.
    pub often: String,
    /// Sentences for a question or a letter.
    pub ask: Vec<String>,
    pub source: String,
    #[serde(deserialize_with = "content::day")]
    pub checked: NaiveDate,
    #[serde(default)]
    pub to_be_checked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    help: Vec<RedactionHelp>,
}

/// The cards, with at least one for every kind.
#[derive(Debug)]
pub(crate) struct Redactions {
    cards: Vec<RedactionHelp>,
    /// Each code as words, with its card; the longest first, because more words say more.
    codes: Vec<(Vec<String>, usize)>,
}

const KINDS: [RedactionKind; 6] = [
    RedactionKind::Box,
    RedactionKind::ScanBox,
    RedactionKind::White,
    RedactionKind::Words,
    RedactionKind::Code,
    RedactionKind::MissingPage,
];

impl Redactions {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let file: File = content::parse(table)?;
        let mut codes = Vec::new();
        for (number, card) in file.help.iter().enumerate() {
            content::has_source(table.0, &card.id, &card.source)?;
            if card.ask.is_empty() || (card.kinds.is_empty() && card.codes.is_empty()) {
                return Err(ContentProblem::new(table.0, format!("{} has no way to ask, or fits nothing", card.id)));
            }
            for code in &card.codes {
                let code = words(code);
                if codes.iter().any(|(other, _)| *other == code) {
                    return Err(ContentProblem::new(table.0, format!("{} repeats a code of another card", card.id)));
                }
                codes.push((code, number));
            }
        }
        for kind in KINDS {
            if file.help.iter().filter(|card| card.kinds.contains(&kind)).count() != 1 {
                return Err(ContentProblem::new(table.0, format!("{kind:?} needs exactly one card")));
            }
        }
        codes.sort_by_key(|(code, _)| std::cmp::Reverse(code.iter().map(String::len).sum::<usize>()));
        Ok(Self { cards: file.help, codes })
    }

    pub(crate) fn all(&self) -> &[RedactionHelp] {
        &self.cards
    }

    pub(crate) fn help(&self, kind: RedactionKind, reason: Option<&str>) -> &RedactionHelp {
        let reason = words(reason.unwrap_or_default());
        let by_code =
            self.codes.iter().find(|(code, _)| reason.windows(code.len()).any(|part| part == code.as_slice()));
        by_code
            .map(|(_, number)| &self.cards[*number])
            .or_else(|| self.cards.iter().find(|card| card.kinds.contains(&kind)))
            .expect("reading the cards proves that every kind has one")
    }
}

/// The words of a code, so that `Sch 2 (16)`, `Sch.2(16)` and `SCH 2(16)` are one.
fn words(code: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut last: Option<char> = None;
    for c in code.chars() {
        // `S2` stays one word because codes write it so; `Sch2` is two, as `Sch 2` is.
        let breaks = !c.is_alphanumeric()
            || last.is_some_and(|l| l.is_alphabetic() && c.is_numeric() && words.last().is_some_and(|w| w.len() > 1));
        if breaks && words.last().is_some_and(|w| !w.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        last = Some(c);
    }
    words.retain(|w| !w.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn id(kind: RedactionKind, reason: Option<&str>) -> &'static str {
        &Knowledge::england().redaction_help(kind, reason).id
    }

    #[test]
    fn a_printed_code_says_more_than_the_kind() {
        assert_eq!(id(RedactionKind::Box, Some("S2 P3 Rights of others")), "other-person");
        assert_eq!(id(RedactionKind::Box, Some("S3 P3 Para 11 SC harm")), "serious-harm");
        assert_eq!(id(RedactionKind::Code, Some("S2 P1 Para 2 Crime")), "crime");
        assert_eq!(id(RedactionKind::Code, Some("Sch. 2 (16)")), "other-person");
        assert_eq!(id(RedactionKind::Words, Some("[third party]")), "other-person");
        assert_eq!(id(RedactionKind::Code, Some("S2 P4 Para 24 References")), "reference");
    }

    #[test]
    fn every_kind_has_a_card_without_a_code() {
        for kind in KINDS {
            assert!(!Knowledge::england().redaction_help(kind, None).ask.is_empty());
        }
        assert_eq!(id(RedactionKind::MissingPage, None), "page");
        assert_eq!(id(RedactionKind::Box, Some("zzz")), "box");
    }
}
