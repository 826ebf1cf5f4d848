//! One sentence as words, and what in it takes a find back: a denial, a word close by, a form's question or heading.

use std::ops::Range;

use record::{DelicateKind, DelicateWho};

use super::pattern::{Lists, Pattern};
use crate::sheet::Sheet;

/// Words on either side of a find in which others may speak against it.
const CLOSE_BY: usize = 6;
/// Words after a denial that it reaches.
const DENIED: usize = 7;
/// A heading has no more words than this, and a bare one no more than the second.
const HEADING: usize = 9;
const BARE_HEADING: usize = 4;

/// One word.
pub struct Token<'a> {
    /// As it stands in the flat text.
    pub written: &'a str,
    /// Without `'s` and apostrophes at its ends.
    pub word: &'a str,
    pub flat: Range<usize>,
    /// It has a capital letter where a name would.
    pub is_name: bool,
    /// A comma, stop, bracket or colon stands before it.
    breaks: bool,
}

/// What one sentence says of one kind.
#[derive(Debug, Clone)]
pub struct Hit {
    pub kind: DelicateKind,
    pub who: DelicateWho,
    /// Places in the flat text.
    pub because: Vec<Range<usize>>,
}

/// What follows a form's question.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub answered_yes: bool,
}

pub struct Sentence<'a> {
    flat: &'a str,
    tokens: Vec<Token<'a>>,
    written: &'a str,
}

/// Words that open a sentence with a capital and are nobody's name.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "there",
    "it",
    "its",
    "no",
    "not",
    "all",
    "any",
    "in",
    "on",
    "at",
    "of",
    "and",
    "but",
    "when",
    "after",
    "before",
    "as",
    "if",
    "i",
    "we",
    "please",
    "form",
    "section",
    "was",
    "were",
    "is",
    "are",
    "does",
    "did",
    "has",
    "have",
    "had",
    "to",
    "for",
    "with",
    "from",
    "by",
    "some",
    "both",
    "each",
    "english",
    "christmas",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "french",
    "history",
    "easter",
];

impl<'a> Sentence<'a> {
    pub fn new(sheet: &'a Sheet<'a>, range: Range<usize>) -> Self {
        let flat = &sheet.flat[range.clone()];
        let mut tokens: Vec<Token<'a>> = Vec::new();
        let mut breaks = false;
        let mut open: Option<usize> = None;
        let ends = flat.char_indices().map(|(i, c)| (i, Some(c))).chain([(flat.len(), None)]);
        for (i, c) in ends {
            let joins = c.is_some_and(|c| c.is_alphanumeric() || c == '\'');
            if joins {
                open.get_or_insert(i);
                continue;
            }
            if let Some(from) = open.take() {
                let written = &flat[from..i];
                let word = written.trim_matches('\'');
                let word = word.strip_suffix("'s").unwrap_or(word);
                let at = sheet.text_at(range.start + from);
                let capital = sheet.text[at..].starts_with(|c: char| c.is_uppercase());
                let is_name = capital && word.len() > 1 && !OPENERS.contains(&word);
                if !word.is_empty() {
                    let flat = range.start + from..range.start + i;
                    tokens.push(Token { written, word, flat, is_name, breaks });
                    breaks = false;
                }
            }
            breaks |= c.is_some_and(|c| matches!(c, ',' | ';' | ':' | '(' | ')' | '.' | '?' | '!'));
        }
        let text = sheet.text_at(range.start)..sheet.text_at(range.end);
        Self { flat, tokens, written: &sheet.text[text] }
    }

    /// Every place where the pattern stands, as ranges of words.
    pub fn places(&self, pattern: &Pattern, lists: &Lists) -> Vec<Range<usize>> {
        (0..self.tokens.len()).filter_map(|at| pattern.ends(&self.tokens, at, lists).map(|end| at..end)).collect()
    }

    pub fn flat_of(&self, place: &Range<usize>) -> Range<usize> {
        self.tokens[place.start].flat.start..self.tokens[place.end - 1].flat.end
    }

    pub fn has_any(&self, patterns: &[Pattern], lists: &Lists) -> bool {
        patterns.iter().any(|p| (0..self.tokens.len()).any(|at| p.ends(&self.tokens, at, lists).is_some()))
    }

    /// True when words close by speak against a find, or the clause denies it.
    pub fn is_taken_back(
        &self,
        place: &Range<usize>,
        found: &Pattern,
        against: &[Pattern],
        denies: &[Pattern],
        lists: &Lists,
    ) -> bool {
        let near = place.start.saturating_sub(CLOSE_BY)..(place.end + CLOSE_BY).min(self.tokens.len());
        let close_by =
            |p: &Pattern| near.clone().any(|at| p.ends(&self.tokens, at, lists).is_some_and(|end| end <= near.end));
        // "He has never been hit": the denial stands inside what was found.
        let inside = |at: usize| {
            denies.iter().any(|p| p.ends(&self.tokens, at, lists).is_some_and(|end| end < place.end))
                && !found.names(&self.tokens[at], lists)
        };
        against.iter().any(close_by) || self.is_denied(place, denies, lists) || place.clone().any(inside)
    }

    fn is_denied(&self, place: &Range<usize>, denies: &[Pattern], lists: &Lists) -> bool {
        let reach = place.start.saturating_sub(DENIED)..place.start;
        reach.into_iter().any(|at| {
            denies
                .iter()
                .filter_map(|p| p.ends(&self.tokens, at, lists))
                .any(|end| end <= place.start && !(end..=place.start).any(|i| self.turns(i)))
        })
    }

    /// True where a new thought begins at this word, so that a denial before it does not reach over.
    fn turns(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let goes_on = |t: &Token<'_>| matches!(t.word, "or" | "nor");
        (token.breaks && !goes_on(token))
            || matches!(token.word, "but" | "however" | "although" | "because" | "since" | "until")
    }

    /// A heading or an empty line of a form: few words and no stop, with nothing written after it.
    pub fn is_heading(&self) -> bool {
        let written = self.written.trim();
        let after = written.split_once(':').map_or(written, |(head, rest)| {
            let numbered = head.trim_start_matches(|c: char| c.is_alphabetic()).trim().trim_matches('.');
            if numbered.chars().all(|c| c.is_ascii_digit()) { rest.trim() } else { written }
        });
        if written.ends_with(':') {
            return true;
        }
        if after.ends_with(['.', '!', '?']) || after.contains(':') || self.tokens.len() > HEADING {
            return false;
        }
        let words: Vec<&str> = after.split_whitespace().filter(|w| w.chars().any(char::is_alphabetic)).collect();
        let big = |w: &&str| w.len() < 4 || w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
        words.len() <= BARE_HEADING || words.iter().all(big)
    }

    /// `Domestic violence: none.`
    pub fn is_answered_no(&self) -> bool {
        let end = self.flat.trim_end_matches(['.', ' ']);
        let Some((_, answer)) = end.rsplit_once([':', '?']) else { return false };
        let answer = answer.trim();
        let none = ["no", "none", "nil", "n/a", "not applicable", "clear", "not known", "unknown", "-"];
        let opens = ["no ", "none ", "nil ", "not ", "n/a "];
        none.contains(&answer) || opens.iter().any(|o| answer.starts_with(o)) && answer.split(' ').count() <= 4
    }

    pub fn is_question(&self) -> bool {
        self.written.trim_end().ends_with('?')
    }

    /// `Is there a history of self-harm?` says nothing until it is answered with yes.
    pub fn is_question_of_a_form(&self, asked: Asked) -> bool {
        const ASKS: &[&str] = &[
            "is", "are", "does", "do", "has", "have", "any", "was", "were", "did", "if", "what", "who", "how", "when",
            "can",
        ];
        let opens = self.tokens.first().is_some_and(|t| ASKS.contains(&t.word));
        self.is_question() && opens && !asked.answered_yes
    }

    /// Whom the words speak of, in general terms.
    pub fn who(&self, lists: &Lists, child: Option<&str>) -> DelicateWho {
        let any = |list: &str| self.tokens.iter().any(|t| lists.holds(list, t));
        // The first word has its capital from the sentence.
        let person = self.tokens.iter().enumerate().any(|(n, t)| {
            let Token { written, word, ref flat, is_name, breaks } = *t;
            lists.holds("person", &Token { written, word, flat: flat.clone(), is_name: is_name && n > 0, breaks })
        });
        let child = child.map(str::to_lowercase);
        let other = |w: &[Token<'_>]| matches!(w[0].word, "another" | "other" | "younger" | "older" | "second");
        let another = self.tokens.windows(2).any(|w| {
            other(w) && (lists.holds("young", &w[1]) || matches!(w[1].word, "young" | "resident" | "foster" | "pupil"))
        });
        match () {
            () if any("parent") => DelicateWho::Parent,
            () if any("adult") => DelicateWho::Adult,
            () if another || any("other-child") => DelicateWho::AnotherChild,
            () if child.is_some_and(|name| self.tokens.iter().any(|t| t.word == name)) => DelicateWho::You,
            () if person => DelicateWho::Someone,
            () => DelicateWho::NotSaid,
        }
    }
}
