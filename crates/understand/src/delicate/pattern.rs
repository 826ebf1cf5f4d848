//! A pattern: a row of words inside one sentence, read from its line in the table. How it is written: `knowledge/england/delicate.toml`.

use std::collections::BTreeMap;

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
pub struct Lists(BTreeMap<String, Vec<Word>>);

impl Lists {
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Result<Self, PatternProblem> {
        let read = |(name, words): (&String, &Vec<String>)| {
            let words = words.iter().map(|w| Word::read(w, name)).collect::<Result<Vec<_>, _>>()?;
            Ok((name.clone(), words))
        };
        lists.iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// True when a word of the list is this one. A list that is not there has no words.
    pub fn holds(&self, list: &str, token: &Token<'_>) -> bool {
        self.0.get(list).is_some_and(|words| words.iter().any(|w| w.is(token)))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Element {
    OneOf(Vec<Choice>),
    /// Up to so many words of any kind.
    Gap(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Choice {
    Word(Word),
    List(String),
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
                    words.split('/').map(|w| choice(w, written, lists)).collect::<Result<_, _>>().map(Element::OneOf)
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
            let Element::OneOf(choices) = element else { return None };
            let mut all = Vec::new();
            for choice in choices {
                match choice {
                    Choice::Word(word) => all.push(word.letters()?.to_owned()),
                    Choice::List(list) => {
                        for word in lists.0.get(list)? {
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
        self.row.iter().any(|element| matches!(element, Element::OneOf(choices) if fits(choices, token, lists)))
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
    if !lists.0.contains_key(name) {
        return Err(problem(pattern, format!("there is no list “{name}”")));
    }
    Ok(Choice::List(name.to_owned()))
}

fn fits(choices: &[Choice], token: &Token<'_>, lists: &Lists) -> bool {
    choices.iter().any(|choice| match choice {
        Choice::Word(word) => word.is(token),
        Choice::List(list) => lists.holds(list, token),
    })
}

fn row_ends(row: &[Element], tokens: &[Token<'_>], from: usize, lists: &Lists) -> Option<usize> {
    let Some((first, rest)) = row.split_first() else { return Some(from) };
    match first {
        Element::Gap(most) => {
            (from..=from + most).take_while(|at| *at < tokens.len()).find_map(|at| row_ends(rest, tokens, at, lists))
        }
        Element::OneOf(choices) => {
            let token = tokens.get(from)?;
            if fits(choices, token, lists) { row_ends(rest, tokens, from + 1, lists) } else { None }
        }
    }
}
