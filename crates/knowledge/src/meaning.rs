//! Chooses between the meanings of one word from the year and the words close by. Where they do not decide, all stay.

use std::cmp::Reverse;

use crate::clues::{Around, Clues, SAME_SENTENCE};
use crate::term::Term;

/// What was decided: the meanings that remain (by number, the likeliest first), and whether one was chosen.
pub(crate) struct Choice {
    pub(crate) meanings: Vec<usize>,
    pub(crate) certain: bool,
    /// The words that spoke for the first meaning, as numbers of clue words.
    pub(crate) because: Vec<usize>,
}

impl Choice {
    fn one(meaning: usize, certain: bool) -> Self {
        Self { meanings: vec![meaning], certain, because: Vec::new() }
    }
}

/// How the meanings that are left sit with the year of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// They were in use in that year, or the year is not known.
    Fits,
    /// They had ended: the paper may be looking back.
    LooksBack,
    /// None had begun, so either the year or the word is not what it seems.
    TooEarly,
}

/// The meanings that a paper of this year can have meant.
pub(crate) fn of_the_year(term: &Term, year: Option<i32>) -> (Vec<usize>, Year) {
    let all: Vec<usize> = (0..term.meanings.len()).collect();
    let Some(year) = year else { return (all, Year::Fits) };
    let in_time: Vec<usize> = all.iter().copied().filter(|i| term.meanings[*i].fits(year)).collect();
    if !in_time.is_empty() {
        return (in_time, Year::Fits);
    }
    let begun: Vec<usize> =
        all.iter().copied().filter(|i| term.meanings[*i].from.is_none_or(|from| from <= year)).collect();
    if begun.is_empty() { (all, Year::TooEarly) } else { (begun, Year::LooksBack) }
}

/// Decides for one use, with `rest` the text after it; none when nothing here speaks for any meaning and the term asks for that.
pub(crate) fn choose<'h>(
    term: &Term,
    clues: &[Clues],
    rest: &str,
    year: Option<i32>,
    around: impl FnOnce() -> Around<'h>,
) -> Option<Choice> {
    let (mut left, fit) = of_the_year(term, year);
    if term.needs_context && fit != Year::Fits {
        return None;
    }
    if !term.needs_context && term.meanings.len() == 1 {
        return Some(Choice::one(0, fit != Year::TooEarly));
    }
    let settles = |i: &usize| term.meanings[*i].next.iter().any(|n| follows(n, rest));
    if let Some(settled) = left.iter().copied().find(settles) {
        return Some(Choice::one(settled, true));
    }
    let around = around();
    let ruled_out = |i: &usize| clues[*i].not_near.iter().any(|w| around.weight(*w) == SAME_SENTENCE);
    keep_unless_none(&mut left, |i| !ruled_out(i));
    let mut scored: Vec<(u32, usize)> =
        left.iter().map(|i| (clues[*i].near.iter().map(|w| around.weight(*w)).sum(), *i)).collect();
    keep_unless_none(&mut scored, |(score, i)| *score > 0 || !term.meanings[*i].rare);
    scored.sort_by_key(|(score, i)| (Reverse(*score), *i));
    let (best, first) = scored[0];
    if term.needs_context && (best == 0 || ruled_out(&first)) {
        return None;
    }
    let because = clues[first].near.iter().copied().filter(|w| around.weight(*w) > 0).collect();
    let second = scored.get(1).map_or(0, |s| s.0);
    if fit != Year::TooEarly && (scored.len() == 1 || (best > 0 && best > 2 * second)) {
        return Some(Choice { because, ..Choice::one(first, true) });
    }
    Some(Choice { meanings: scored.into_iter().map(|s| s.1).collect(), certain: false, because })
}

/// Narrows a list, but never to nothing: a word that is on the page means something.
fn keep_unless_none<T: Clone>(list: &mut Vec<T>, keep: impl Fn(&T) -> bool) {
    let kept: Vec<T> = list.iter().filter(|item| keep(item)).cloned().collect();
    if !kept.is_empty() {
        *list = kept;
    }
}

/// True when the text goes on with this pattern; `#` is any digit.
fn follows(pattern: &str, rest: &str) -> bool {
    let mut rest = rest.chars();
    pattern.chars().all(|p| rest.next().is_some_and(|c| if p == '#' { c.is_ascii_digit() } else { p == c }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_can_ask_for_digits() {
        assert!(follows("(##", "(99)29"));
        assert!(!follows("(##", "(a9)"));
        assert!(follows(" ####", " 1234 attended"));
    }
}
