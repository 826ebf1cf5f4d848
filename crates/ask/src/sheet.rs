//! The one page to take to a meeting: three to five questions with the pages that raise them. Plain data; drawing it is another's work.

use std::collections::BTreeSet;

use record::{Evidence, FileId};
use serde::Serialize;

/// The fewest questions that a sheet is best with.
pub const FEWEST_QUESTIONS: usize = 3;
/// The most questions that a meeting has time for.
pub const MOST_QUESTIONS: usize = 5;
/// How many pages are named for one question; the sheet has to stay one page.
const MOST_SOURCES: usize = 4;

/// One question on the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SheetQuestion {
    /// Counts from 1.
    pub number: u32,
    pub text: String,
    /// Where it comes from, such as `Box 1.pdf, page 12`; empty for a question of the person's own without a page.
    pub sources: Vec<String>,
    /// How many more pages there are than are named.
    pub more_sources: u32,
}

/// Everything on the sheet. Empty parts are left out when it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    pub name: String,
    pub meeting_with: String,
    pub meeting_date: String,
    pub say_first: String,
    pub questions: Vec<SheetQuestion>,
}

/// A quiet word about the number of questions. Never a reason not to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "advice")]
pub enum SheetAdvice {
    /// No question has been chosen.
    NoneYet,
    /// There is room for more.
    RoomForMore {
        chosen: usize,
    },
    JustRight {
        chosen: usize,
    },
    /// A meeting may not have time for all of them.
    MoreThanFits {
        chosen: usize,
    },
}

impl SheetAdvice {
    #[must_use]
    pub fn for_number(chosen: usize) -> Self {
        match chosen {
            0 => Self::NoneYet,
            n if n < FEWEST_QUESTIONS => Self::RoomForMore { chosen },
            n if n <= MOST_QUESTIONS => Self::JustRight { chosen },
            _ => Self::MoreThanFits { chosen },
        }
    }
}

/// What the person decided about the sheet.
#[derive(Debug, Clone, Copy)]
pub struct SheetFacts<'a> {
    pub name: &'a str,
    pub meeting_with: &'a str,
    pub meeting_date: &'a str,
    pub say_first: &'a str,
    /// The chosen questions in the person's order: the words, and the pages.
    pub questions: &'a [(&'a str, &'a [Evidence])],
}

impl Sheet {
    /// Lays out the sheet. `file_name` gives a received file's name as it came; a file without one is left out of the sources.
    #[must_use]
    pub fn new(facts: &SheetFacts<'_>, file_name: impl Fn(FileId) -> Option<String>) -> (Self, SheetAdvice) {
        let questions: Vec<SheetQuestion> = (1..)
            .zip(facts.questions.iter().filter(|(text, _)| !text.trim().is_empty()))
            .map(|(number, (text, evidence))| {
                let pages: BTreeSet<_> = evidence.iter().map(|e| (e.file, e.page)).collect();
                let mut sources: Vec<String> = pages
                    .into_iter()
                    .filter_map(|(file, page)| Some(format!("{}, page {page}", file_name(file)?)))
                    .collect();
                let more_sources = u32::try_from(sources.len().saturating_sub(MOST_SOURCES)).unwrap_or(u32::MAX);
                sources.truncate(MOST_SOURCES);
                SheetQuestion { number, text: text.trim().to_owned(), sources, more_sources }
            })
            .collect();
        let advice = SheetAdvice::for_number(questions.len());
        let sheet = Self {
            name: facts.name.trim().to_owned(),
            meeting_with: facts.meeting_with.trim().to_owned(),
            meeting_date: facts.meeting_date.trim().to_owned(),
            say_first: facts.say_first.trim().to_owned(),
            questions,
        };
        (sheet, advice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::TextHash;

    fn evidence(file: i64, page: u32) -> Evidence {
        Evidence { file: FileId(file), page, start: 0, end: 1, quote: "x".into(), text_hash: TextHash::of("x") }
    }

    fn name(file: FileId) -> Option<String> {
        (file.0 < 9).then(|| format!("Box {}.pdf", file.0))
    }

    #[test]
    fn questions_are_numbered_and_name_each_page_once() {
        let pages = [evidence(1, 12), evidence(1, 12), evidence(2, 3), evidence(9, 1)];
        let facts = SheetFacts {
            name: "Sam ",
            meeting_with: "Jo",
            meeting_date: "1 May",
            say_first: "",
            questions: &[("Why did I move?", &pages), (" ", &[]), ("Mine?", &[])],
        };
        let (sheet, advice) = Sheet::new(&facts, name);
        assert_eq!(sheet.questions.len(), 2, "an empty question is left out");
        assert_eq!(sheet.questions[0].sources, ["Box 1.pdf, page 12", "Box 2.pdf, page 3"]);
        assert_eq!((sheet.questions[1].number, sheet.questions[1].sources.len()), (2, 0));
        assert_eq!(advice, SheetAdvice::RoomForMore { chosen: 2 });
        assert_eq!(sheet.name, "Sam");
    }

    #[test]
    fn many_pages_are_counted_and_not_all_named() {
        let pages: Vec<_> = (1..=9).map(|p| evidence(1, p)).collect();
        let facts =
            SheetFacts { name: "", meeting_with: "", meeting_date: "", say_first: "", questions: &[("Why?", &pages)] };
        let (sheet, _) = Sheet::new(&facts, name);
        assert_eq!((sheet.questions[0].sources.len(), sheet.questions[0].more_sources), (4, 5));
    }

    #[test]
    fn advice_is_gentle_and_never_stops_anyone() {
        let advice: Vec<_> = [0, 1, 3, 5, 6].map(SheetAdvice::for_number).into();
        assert_eq!(
            advice,
            [
                SheetAdvice::NoneYet,
                SheetAdvice::RoomForMore { chosen: 1 },
                SheetAdvice::JustRight { chosen: 3 },
                SheetAdvice::JustRight { chosen: 5 },
                SheetAdvice::MoreThanFits { chosen: 6 },
            ]
        );
    }
}
