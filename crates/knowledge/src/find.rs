//! Finds the known words on a page in one pass and settles each use. It marks; it never changes the words of a page.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, BuildError};
use serde::Serialize;

use crate::clues::{Around, ClueWords, Clues};
use crate::content::ContentProblem;
use crate::fold::{Folded, begins_word, ends_word, fold_words};
use crate::meaning::{self, Year};
use crate::spelling::{self, Spelling};
use crate::term::{Explained, Meaning, Term};

/// One use of a known word. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermUse<'k> {
    pub start: u32,
    pub end: u32,
    /// The head word of the explanation, whatever spelling the page uses.
    pub term: String,
    /// One meaning when `certain`; else all that it could be, the likeliest first.
    pub meanings: Vec<&'k Meaning>,
    pub certain: bool,
    /// The words close by that spoke for the first meaning.
    pub because: Vec<String>,
}

/// The first use of each word on a page: a page that marks every use is hard to read.
#[must_use]
pub fn first_uses<'k>(uses: &[TermUse<'k>]) -> Vec<TermUse<'k>> {
    let mut seen = BTreeSet::new();
    uses.iter().filter(|u| seen.insert(u.term.clone())).cloned().collect()
}

/// All terms, ready for looking through pages.
#[derive(Debug)]
pub(crate) struct Finder {
    terms: Vec<Term>,
    /// For each term, the deciding words of each meaning.
    clues: Vec<Vec<Clues>>,
    clue_words: ClueWords,
    /// Each form with the number of its term.
    forms: Vec<(Spelling, usize)>,
    automaton: AhoCorasick,
    /// Forms in lower case, for looking up one word.
    by_key: BTreeMap<String, Vec<usize>>,
}

impl Finder {
    pub(crate) fn new(terms: Vec<Term>) -> Result<Self, ContentProblem> {
        let forms = all_forms(&terms)?;
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, (form, _)) in forms.iter().enumerate() {
            by_key.entry(lookup_key(&form.text)).or_default().push(number);
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(forms.iter().map(|(form, _)| form.text.as_str()))
            .map_err(too_many)?;
        let (clue_words, clues) = ClueWords::new(&terms).map_err(too_many)?;
        Ok(Self { terms, clues, clue_words, forms, automaton, by_key })
    }

    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub(crate) fn find(&self, text: &str, year: Option<i32>) -> Vec<TermUse<'_>> {
        let folded = Folded::new(text);
        let heard = OnceCell::new();
        let mut uses = Vec::new();
        let mut free_from = 0;
        for (start, end, number) in self.candidates(&folded) {
            if start < free_from {
                continue;
            }
            let number = self.forms[number].1;
            let term = &self.terms[number];
            let around = || {
                let heard = heard.get_or_init(|| self.clue_words.hear(&folded.text));
                Around::new(&folded.text, heard, (start, end))
            };
            let rest = &folded.text[end..];
            let Some(choice) = meaning::choose(term, &self.clues[number], rest, year, around) else { continue };
            free_from = end;
            let (from, to) = folded.original(start, end);
            uses.push(TermUse {
                start: from,
                end: to,
                term: term.term.clone(),
                meanings: choice.meanings.iter().map(|m| &term.meanings[*m]).collect(),
                certain: choice.certain,
                because: choice.because.iter().map(|w| self.clue_words.word(*w).to_owned()).collect(),
            });
        }
        uses
    }

    /// Whole-word hits in the right case: earliest first, then longest, then the one that fits in capitals.
    fn candidates(&self, folded: &Folded) -> Vec<(usize, usize, usize)> {
        let text = folded.text.as_str();
        let mut hits = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text) {
            let (start, mut end) = (hit.start(), hit.end());
            let number = hit.pattern().as_usize();
            let (form, term) = &self.forms[number];
            if !ends_word(text, end) || !begins_word(text, start) || !form.has_case_of(&text[start..end]) {
                continue;
            }
            if form.dotted && text[end..].starts_with('.') {
                if !ends_word(text, end + 1) {
                    continue;
                }
                end += 1;
            }
            if form.like_postcode && goes_on_as_postcode(&text[end..]) {
                continue;
            }
            if self.terms[*term].also_a_word && form.has_capitals() && in_capitals(folded.line(start), form) {
                continue;
            }
            hits.push((start, end, number));
        }
        hits.sort_by_key(|(start, end, number)| {
            (*start, std::cmp::Reverse(*end), !self.forms[*number].0.has_capitals(), *number)
        });
        hits
    }

    pub(crate) fn explain(&self, word: &str, year: Option<i32>) -> Option<Explained<'_>> {
        let numbers = self.by_key.get(&lookup_key(word))?;
        let same_case = |n: &&usize| {
            let form = &self.forms[**n].0;
            form.text.len() == word.trim().len() && form.has_case_of(word.trim())
        };
        let number = self.forms[*numbers.iter().find(same_case).or_else(|| numbers.first())?].1;
        let term = &self.terms[number];
        let (left, fit) = meaning::of_the_year(term, year);
        Some(Explained {
            term: &term.term,
            kind: term.kind,
            certain: fit != Year::TooEarly && left.len() == 1,
            meanings: left.iter().map(|m| &term.meanings[*m]).collect(),
            more: &term.more,
        })
    }
}

/// The written word made ready for looking up.
fn lookup_key(word: &str) -> String {
    fold_words(word).trim_end_matches('.').to_lowercase()
}

fn too_many(problem: BuildError) -> ContentProblem {
    ContentProblem::new("words", format!("the words cannot be searched: {problem}"))
}

/// Every form once. Two files that both write a spelling are a fault; a form that merely follows from one gives way.
fn all_forms(terms: &[Term]) -> Result<Vec<(Spelling, usize)>, ContentProblem> {
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        for spelling in std::iter::once(&term.term).chain(&term.also) {
            let form = Spelling::new(spelling);
            match written.insert(form.text.clone(), number) {
                Some(other) if other != number => {
                    let what = format!("“{spelling}” is already in {}", terms[other].file);
                    return Err(ContentProblem::new(&term.file, what));
                }
                Some(_) => {
                    return Err(ContentProblem::new(&term.file, format!("“{spelling}” is written twice")));
                }
                None => forms.push((form, number)),
            }
        }
    }
    for (number, term) in terms.iter().enumerate() {
        for spelling in std::iter::once(&term.term).chain(&term.also) {
            for form in spelling::forms(spelling).into_iter().skip(1) {
                if !written.contains_key(&form.text) {
                    written.insert(form.text.clone(), number);
                    forms.push((form, number));
                }
            }
        }
    }
    Ok(forms)
}

/// `S20` before ` 1AB` is a postcode and not a section of an Act.
fn goes_on_as_postcode(rest: &str) -> bool {
    let mut rest = rest.chars();
    rest.next() == Some(' ')
        && rest.next().is_some_and(|c| c.is_ascii_digit())
        && rest.next().is_some_and(|c| c.is_ascii_uppercase())
        && rest.next().is_some_and(|c| c.is_ascii_uppercase())
}

/// True when the rest of the line is in capitals too, so that capitals do not show a short form.
fn in_capitals(line: &str, form: &Spelling) -> bool {
    let others = line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1 && *w != form.text);
    let (mut capitals, mut lower) = (0, 0);
    for word in others.filter(|w| w.chars().any(char::is_alphabetic)) {
        if word.chars().any(char::is_lowercase) {
            lower += 1;
        } else {
            capitals += 1;
        }
    }
    capitals >= 2 && lower == 0
}
