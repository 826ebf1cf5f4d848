//! Hears every deciding word of a page in one pass, so that settling one use costs a look-up and not another reading.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, BuildError};

use crate::fold::begins_word;
use crate::spelling::Spelling;
use crate::term::Term;

/// How far to look on either side, in bytes of the folded text: about two lines of type.
const AROUND: usize = 200;
/// A word in the same sentence says more than one in the next.
pub(crate) const SAME_SENTENCE: u32 = 3;

/// The words that decide for one meaning, as numbers in [`ClueWords`].
#[derive(Debug)]
pub(crate) struct Clues {
    pub(crate) near: Vec<usize>,
    pub(crate) not_near: Vec<usize>,
}

/// Every deciding word of every term, once.
#[derive(Debug)]
pub(crate) struct ClueWords {
    words: Vec<Spelling>,
    automaton: AhoCorasick,
}

impl ClueWords {
    /// The words, and for each term the clues of each of its meanings.
    pub(crate) fn new(terms: &[Term]) -> Result<(Self, Vec<Vec<Clues>>), BuildError> {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut words = Vec::new();
        let mut number = |written: &String| {
            let word = Spelling::new(written);
            *numbers.entry(word.text.clone()).or_insert_with(|| {
                words.push(word);
                words.len() - 1
            })
        };
        let clues = terms
            .iter()
            .map(|term| {
                let of = |m: &crate::Meaning| Clues {
                    near: m.near.iter().map(&mut number).collect(),
                    not_near: m.not_near.iter().map(&mut number).collect(),
                };
                term.meanings.iter().map(of).collect()
            })
            .collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words.iter().map(|w: &Spelling| w.text.as_str()))?;
        Ok((Self { words, automaton }, clues))
    }

    pub(crate) fn word(&self, number: usize) -> &str {
        &self.words[number].text
    }

    /// Every deciding word on a page: (number, start, end), in order of number.
    pub(crate) fn hear(&self, text: &str) -> Vec<(usize, usize, usize)> {
        let mut heard: Vec<_> = self
            .automaton
            .find_overlapping_iter(text)
            .map(|hit| (hit.pattern().as_usize(), hit.start(), hit.end()))
            .filter(|(number, start, end)| {
                ends(text, *end) && begins_word(text, *start) && self.words[*number].has_case_of(&text[*start..*end])
            })
            .collect();
        heard.sort_unstable();
        heard
    }
}

/// A clue may carry an everyday ending: `grants` and `granted` speak as `grant` does.
fn ends(text: &str, end: usize) -> bool {
    let rest = &text[end..];
    let tail = rest.find(|c: char| !c.is_alphanumeric()).map_or(rest, |n| &rest[..n]);
    ["", "s", "es", "d", "ed", "ing"].contains(&tail)
}

/// What can be heard from one place on a page.
pub(crate) struct Around<'h> {
    heard: &'h [(usize, usize, usize)],
    /// The word itself, how far to listen, and its sentence, as bytes of the folded text.
    word: (usize, usize),
    window: (usize, usize),
    sentence: (usize, usize),
}

impl<'h> Around<'h> {
    pub(crate) fn new(text: &str, heard: &'h [(usize, usize, usize)], word: (usize, usize)) -> Self {
        let from = floor(text, word.0.saturating_sub(AROUND));
        let to = floor(text, (word.1 + AROUND).min(text.len()));
        let begin = text[from..word.0].rmatch_indices(['\n', '.', '?', '!']).find(|(at, _)| is_end(text, from + at));
        let finish = text[word.1..to].match_indices(['\n', '.', '?', '!']).find(|(at, _)| is_end(text, word.1 + at));
        let sentence = (begin.map_or(from, |(at, _)| from + at + 1), finish.map_or(to, |(at, _)| word.1 + at));
        Self { heard, word, window: (from, to), sentence }
    }

    /// 0 when the clue is not here, 1 when it is close by, more in the same sentence.
    pub(crate) fn weight(&self, clue: usize) -> u32 {
        let first = self.heard.partition_point(|(number, ..)| *number < clue);
        let mut weight = 0;
        for (_, start, end) in self.heard[first..].iter().take_while(|(number, ..)| *number == clue).copied() {
            let apart = end <= self.word.0 || start >= self.word.1;
            if apart && start >= self.window.0 && end <= self.window.1 {
                let same = start >= self.sentence.0 && end <= self.sentence.1;
                weight = weight.max(if same { SAME_SENTENCE } else { 1 });
            }
        }
        weight
    }
}

/// A paragraph's end, or a stop before a space.
fn is_end(text: &str, at: usize) -> bool {
    text.as_bytes()[at] == b'\n' || text.as_bytes().get(at + 1) == Some(&b' ')
}

fn floor(text: &str, mut byte: usize) -> usize {
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clues_are_whole_words_in_the_right_case() {
        let front = "+++\nterm = \"LAC\"\nkind = \"legal\"\n[[meanings]]\nstands_for = \"a\"\nplain = \"A.\"\n\
                     near = [\"court\", \"courtesy\", \"CALL\", \"grant\"]\nsource = \"s\"\nchecked = 2026-11-21\n+++\n";
        let term = Term::read("words/x.md", front).expect("reads");
        let (words, clues) = ClueWords::new(&[term]).expect("builds");
        let text = "The courtesy call. LAC granted in court today";
        let heard = words.hear(text);
        let around = Around::new(text, &heard, (19, 22));
        let weights: Vec<u32> = clues[0][0].near.iter().map(|n| around.weight(*n)).collect();
        assert_eq!(weights, [SAME_SENTENCE, 1, 0, SAME_SENTENCE]);
    }
}
