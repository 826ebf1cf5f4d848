//! A pattern: a row of words inside one sentence, read from its line in the table. How it is written: `knowledge/england/delicate.toml`.

use std::collections::{BTreeMap, HashSet};

use super::sentence::Token;

/// A pattern that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternProblem {
    pub pattern: String,
    pub what: String,
}

impl std::fmt::Display for PatternProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "“{}”: {}", self.pattern, self.what)
    }
}

impl std::error::Error for PatternProblem {}

fn problem(pattern: &str, what: impl Into<String>) -> PatternProblem {
    PatternProblem { pattern: pattern.to_owned(), what: what.into() }
}

/// One word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Whole(String),
    /// The beginning of a word.
    Stem(String),
    /// Digits at these places: `19##`.
    Digits(String),
    /// Any word with a capital letter.
    Name,
}

impl Word {
    fn read(word: &str, pattern: &str) -> Result<Self, PatternProblem> {
        let (body, stem) = word.strip_suffix('*').map_or((word, false), |body| (body, true));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '\'';
        match body {
            "+name" => Ok(Self::Name),
            _ if body.contains('#') && body.chars().all(|c| c == '#' || plain(c)) => Ok(Self::Digits(body.to_owned())),
            _ if body.is_empty() || !body.chars().all(plain) => {
                Err(problem(pattern, format!("“{word}” is no word in small letters")))
            }
            _ if stem => Ok(Self::Stem(body.to_owned())),
            _ => Ok(Self::Whole(body.to_owned())),
        }
    }

    fn is(&self, token: &Token<'_>) -> bool {
        match self {
            Self::Whole(word) => token.word == word || token.written == word,
            Self::Stem(stem) => token.word.starts_with(stem.as_str()),
            Self::Digits(shape) => {
                shape.len() == token.word.len()
                    && shape.bytes().zip(token.word.bytes()).all(|(s, t)| s == t || s == b'#' && t.is_ascii_digit())
            }
            Self::Name => token.is_name,
        }
    }

    /// The letters that a page must hold for this word to be there; none when any may.
    fn letters(&self) -> Option<&str> {
        match self {
            Self::Whole(word) | Self::Stem(word) => Some(word),
            Self::Digits(_) | Self::Name => None,
        }
    }
}

/// The named lists of words.
pub struct Lists {
    /// Where each list stands.
    names: BTreeMap<String, usize>,
    lists: Vec<WordList>,
}

/// One list, its whole words ready to be looked up: a list is asked about every word of every sentence that may be hard.
struct WordList {
    words: Vec<Word>,
    openers: Openers,
    whole: HashSet<String>,
    /// What is not a whole word.
    others: Vec<Word>,
}

impl Lists {
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Result<Self, PatternProblem> {
        let read = |(name, words): (&String, &Vec<String>)| {
            let words = words.iter().map(|w| Word::read(w, name)).collect::<Result<Vec<_>, _>>()?;
            let whole = |word: &Word| if let Word::Whole(letters) = word { Some(letters.clone()) } else { None };
            Ok(WordList {
                openers: words.iter().map(Openers::of).fold(Openers::default(), Openers::and),
                whole: words.iter().filter_map(whole).collect(),
                others: words.iter().filter(|w| whole(w).is_none()).cloned().collect(),
                words,
            })
        };
        let names = lists.keys().enumerate().map(|(at, name)| (name.clone(), at)).collect();
        Ok(Self { names, lists: lists.iter().map(read).collect::<Result<_, _>>()? })
    }

    /// True when a word of the list is this one. A list that is not there has no words.
    pub fn holds(&self, list: &str, token: &Token<'_>) -> bool {
        self.names.get(list).is_some_and(|at| self.lists[*at].holds(token))
    }
}

impl WordList {
    fn holds(&self, token: &Token<'_>) -> bool {
        self.whole.contains(token.word)
            || token.written.len() != token.word.len() && self.whole.contains(token.written)
            || self.others.iter().any(|w| w.is(token))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    /// With what its words may begin with.
    OneOf(Openers, Vec<Choice>),
    /// Up to so many words of any kind.
    Gap(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice {
    Word(Word),
    /// By its place among the lists.
    List(usize),
}

/// First letters, as bits: most words of a sentence are told from a pattern's by these alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Openers(u64);

impl Openers {
    const ANY: Self = Self(u64::MAX);

    fn of(word: &Word) -> Self {
        match word {
            Word::Whole(letters) | Word::Stem(letters) => Self::letter(letters.as_bytes().first().copied()),
            Word::Digits(_) | Word::Name => Self::ANY,
        }
    }

    fn letter(byte: Option<u8>) -> Self {
        byte.map_or(Self::ANY, |b| Self(1 << (b & 63)))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// False only for a word that none of the words can be.
    fn may_open(self, token: &Token<'_>) -> bool {
        let letters = Self::letter(token.word.bytes().next()).0 | Self::letter(token.written.bytes().next()).0;
        self.0 & letters != 0
    }
}

/// A row of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    written: String,
    row: Vec<Element>,
}

impl Pattern {
    pub fn read(written: &str, lists: &Lists) -> Result<Self, PatternProblem> {
        let row = written
            .split_whitespace()
            .map(|part| match part {
                ".." => Ok(Element::Gap(3)),
                "..." => Ok(Element::Gap(8)),
                words => {
                    let choices = words.split('/').map(|w| choice(w, written, lists)).collect::<Result<Vec<_>, _>>()?;
                    let openers = choices.iter().fold(Openers::default(), |all, choice| match choice {
                        Choice::Word(word) => all.and(Openers::of(word)),
                        Choice::List(list) => all.and(lists.lists[*list].openers),
                    });
                    Ok(Element::OneOf(openers, choices))
                }
            })
            .collect::<Result<Vec<_>, _>>()?;
        let gap = |e: Option<&Element>| e.is_none_or(|e| matches!(e, Element::Gap(_)));
        if gap(row.first()) || gap(row.last()) {
            return Err(problem(written, "a pattern begins and ends with a word"));
        }
        Ok(Self { written: written.to_owned(), row })
    }

    /// Letters of which one must be on the page, at the start of a word: those of the element with the rarest words.
    pub fn anchors(&self, lists: &Lists) -> Result<Vec<String>, PatternProblem> {
        let letters = |element: &Element| -> Option<Vec<String>> {
            let Element::OneOf(_, choices) = element else { return None };
            let mut all = Vec::new();
            for choice in choices {
                match choice {
                    Choice::Word(word) => all.push(word.letters()?.to_owned()),
                    Choice::List(list) => {
                        for word in &lists.lists[*list].words {
                            all.push(word.letters()?.to_owned());
                        }
                    }
                }
            }
            Some(all)
        };
        // A long word is rarer than a short one, and one word than many.
        let rare = |all: &Vec<String>| {
            let shortest = all.iter().map(String::len).min().unwrap_or(0);
            (shortest.min(6), usize::MAX - all.len())
        };
        let best = self.row.iter().filter_map(letters).max_by_key(rare);
        best.ok_or_else(|| problem(&self.written, "no word of it says what to look for"))
    }

    /// True when a word of the pattern itself is this one, and not only fits into a gap of it.
    pub fn names(&self, token: &Token<'_>, lists: &Lists) -> bool {
        self.row.iter().any(|element| matches!(element, Element::OneOf(openers, choices) if openers.may_open(token) && fits(choices, token, lists)))
    }

    /// Where the pattern ends when it begins at `from`: one past its last word.
    pub fn ends(&self, tokens: &[Token<'_>], from: usize, lists: &Lists) -> Option<usize> {
        row_ends(&self.row, tokens, from, lists)
    }
}

fn choice(word: &str, pattern: &str, lists: &Lists) -> Result<Choice, PatternProblem> {
    let Some(name) = word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) else {
        return Word::read(word, pattern).map(Choice::Word);
    };
    let at = lists.names.get(name).ok_or_else(|| problem(pattern, format!("there is no list “{name}”")))?;
    Ok(Choice::List(*at))
}

fn fits(choices: &[Choice], token: &Token<'_>, lists: &Lists) -> bool {
    choices.iter().any(|choice| match choice {
        Choice::Word(word) => word.is(token),
        Choice::List(list) => lists.lists[*list].holds(token),
    })
}

fn row_ends(row: &[Element], tokens: &[Token<'_>], from: usize, lists: &Lists) -> Option<usize> {
    let Some((first, rest)) = row.split_first() else { return Some(from) };
    match first {
        Element::Gap(most) => {
            (from..=from + most).take_while(|at| *at < tokens.len()).find_map(|at| row_ends(rest, tokens, at, lists))
        }
        Element::OneOf(openers, choices) => {
            let token = tokens.get(from)?;
            if openers.may_open(token) && fits(choices, token, lists) {
                row_ends(rest, tokens, from + 1, lists)
            } else {
                None
            }
        }
    }
}
