//! Finds the dates in a text and says what days they can mean, never sharper than the words: `3/4/91`, `early 1958`, `aged 7`, `ten days later`.
//!
//! Pure functions with rules that a person can follow (docs/annotation-dates.md). No model, no clock and no memory between texts.

mod age;
mod almanac;
mod around;
mod hedges;
mod join;
mod lexicon;
mod named;
mod names;
mod numeric;
mod ocr;
mod parser;
mod refuse;
mod relative;
mod resolve;
mod shape;
mod stretch;
mod token;
mod value;
mod words;
mod year;

use std::cell::Cell;

use chrono::Datelike;
use record::{DateMention, How, When};

use parser::Parser;
use resolve::{Placed, Resolver, Trouble};
use shape::{Base, Found, Item, Part, Shape};
use token::Gap;

/// The months by their whole names.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What is known from outside the text.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateContext<'a> {
    /// The paper's own date: what "yesterday", "14th inst." and a missing year are seen from.
    pub reference: Option<&'a When>,
    /// The day of birth of the person whom the file is about, for ages, birthdays and school years.
    pub born: Option<&'a When>,
}

/// Every date in a text, in order and without overlap. Offsets count Unicode scalar values.
///
/// A mention whose words no calendar has (`31.4.90`), or a school year without a date of birth, is kept with no value. Words that
/// hang on something unknown (an age without a date of birth, `yesterday` without a paper's date) are left out.
#[must_use]
pub fn find_dates(text: &str, context: &DateContext<'_>) -> Vec<DateMention> {
    if !token::may_hold_date(text) {
        return Vec::new();
    }
    let parser = Parser::new(text, context, false);
    let found = parser.all();
    let mut readings = Vec::with_capacity(found.len());
    let mut resolver = Resolver::new(context);
    let mut waiting = Vec::new();
    let (mut paragraph, mut counted) = (0, 0);
    // Only a paper's own day can be gone back to.
    let headings = if context.reference.is_some() && found.len() > 1 { headings(text) } else { Vec::new() };
    for f in &found {
        let ahead = parser.looks_ahead(f.start);
        paragraph += parser.tokens[counted..=f.start].iter().filter(|t| t.gap == Gap::Paragraph).count();
        counted = f.start + 1;
        let at = parser.tokens[f.start].start as usize;
        resolver.stand(Placed {
            paragraph,
            section: headings.partition_point(|heading| *heading <= at),
            in_columns: stands_in_columns(text, at),
            in_passing: parser.is_in_passing(f),
        });
        if resolver.names_none() && points_back(&f.item) {
            waiting.push(readings.len());
            readings.push(None);
            continue;
        }
        readings.push(Some(read(&mut resolver, &f.item, ahead || parser.is_deadline(f))));
    }
    // What pointed back at nothing may point at the first date that follows.
    for place in waiting {
        let f = &found[place];
        readings[place] = Some(read(&mut resolver, &f.item, parser.looks_ahead(f.start)));
    }
    let mut mentions = Vec::with_capacity(found.len());
    let mut chars = CharCount::new(text);
    for (f, reading) in found.iter().zip(readings) {
        let Some(reading) = reading.and_then(Reading::kept) else { continue };
        let (from, to) = (parser.tokens[f.start].start as usize, parser.tokens[f.end - 1].end as usize);
        let (start, end) = (chars.at(from), chars.at(to));
        let mut mention = reading.mention(start, end, &text[from..to]);
        mention.value =
            mention.value.and_then(|v| hedges::widened(text, from, to, v, &mention.how.0, context.reference));
        mentions.push(mention);
    }
    mentions
}

/// Where the headings of sections begin: "2 HEALTH", "EDUCATION", "4. Contact with family", each under an empty line.
fn headings(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let (mut at, mut below_nothing) = (0, true);
    for line in text.split('\n') {
        let words = line.trim();
        if below_nothing
            && (3..=60).contains(&words.len())
            && !words.contains('\t')
            && !words.ends_with(['.', ',', ':'])
        {
            let name =
                words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')']).trim_start();
            let numbered = name.len() < words.len() && name.starts_with(char::is_uppercase);
            let short = name.split_whitespace().count() <= 6 && !name.bytes().any(|b| b.is_ascii_digit());
            if short && (numbered || crate::lines::is_capitals(name)) {
                found.push(at);
            }
        }
        below_nothing = words.is_empty();
        at += line.len() + 1;
    }
    found
}

/// True for a place on a line of columns.
fn stands_in_columns(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    text[start..end].contains('\t')
}

/// Reads words that a person typed as a date; none unless the whole of them is one.
#[must_use]
pub fn read_date(words: &str, context: &DateContext<'_>) -> Option<DateMention> {
    let parser = Parser::new(words, context, true);
    let Some(found) = parser.whole() else { return written_in_edtf(words) };
    let mut resolver = Resolver::new(context);
    let reading = read(&mut resolver, &found.item, parser.looks_ahead(found.start)).kept()?;
    let (from, to) = (parser.tokens[found.start].start as usize, parser.tokens[found.end - 1].end as usize);
    let mut chars = CharCount::new(words);
    let (start, end) = (chars.at(from), chars.at(to));
    Some(reading.mention(start, end, &words[from..to]))
}

/// A person who knows EDTF may type it.
fn written_in_edtf(words: &str) -> Option<DateMention> {
    let text = words.trim();
    let value = When::parse(text).ok()?;
    let start = words.chars().take_while(|c| c.is_whitespace()).count() as u32;
    let end = start + text.chars().count() as u32;
    Some(DateMention {
        start,
        end,
        text: text.to_owned(),
        value: Some(value),
        how: How::written(),
        alternatives: Vec::new(),
    })
}

struct Reading {
    value: Result<When, Trouble>,
    how: How,
    alternatives: Vec<When>,
    keeps_place: bool,
}

impl Reading {
    fn kept(self) -> Option<Self> {
        let keep = match self.value {
            Ok(_) | Err(Trouble::Impossible) => true,
            Err(Trouble::Unknown) => self.keeps_place,
        };
        keep.then_some(self)
    }

    fn mention(self, start: u32, end: u32, text: &str) -> DateMention {
        DateMention {
            start,
            end,
            text: text.to_owned(),
            value: self.value.ok(),
            how: self.how,
            alternatives: self.alternatives,
        }
    }
}

fn read(resolver: &mut Resolver<'_>, item: &Item, ahead: bool) -> Reading {
    let other = resolver.other_order(item, ahead);
    let (value, how) = resolver.item(item, ahead);
    let when = value.and_then(|value| {
        let when = value.when().ok_or(Trouble::Unknown)?;
        if can_be_pointed_at(&item.shape) {
            resolver.remember(&value);
        }
        Ok(when)
    });
    let alternatives = other.into_iter().filter(|o| when.as_ref().ok() != Some(o)).collect();
    Reading { value: when, how, alternatives, keeps_place: matches!(item.shape, Shape::SchoolYear(..)) }
}

/// A date of birth and an age are no part of the story that later words point back at.
fn can_be_pointed_at(shape: &Shape) -> bool {
    !matches!(shape, Shape::Day(Part { birth: true, .. }) | Shape::Age(_) | Shape::SchoolYear(..) | Shape::Decade(_))
}

/// True when the words need a date before them.
fn points_back(item: &Item) -> bool {
    let mut shape = &item.shape;
    while let Shape::Portion(_, inner) = shape {
        shape = inner;
    }
    matches!(shape, Shape::Same(_) | Shape::Offset { base: Base::Before, .. } | Shape::Whole { base: Base::Before, .. })
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, context: &DateContext<'_>, typed: bool) -> Self {
        let year_hint = context.reference.and_then(|r| r.latest().or(r.earliest())).map(|d| d.year());
        Self { text, tokens: token::tokens(text), typed, year_hint, depth: Cell::new(0) }
    }

    /// True for "since 1998", for the day of a paper that is named, and for a year that is only named ("the 2016 one"): the days that follow need not be of it. "In 1998" and
    /// a year that opens its line begin a story.
    fn is_in_passing(&self, found: &Found) -> bool {
        let year_only = matches!(found.item.shape, Shape::Day(Part { month: None, day: None, year: Some(_), .. }));
        let token = &self.tokens[found.start];
        let opens = found.start == 0 || matches!(token.gap, Gap::Line | Gap::Paragraph);
        let before = found.start.checked_sub(1).map(|n| &self.tokens[n]);
        let word = before.map_or("", |t| &self.text[t.start as usize..t.end as usize]);
        let leads = ["in", "during", "throughout", "by"].iter().any(|w| word.eq_ignore_ascii_case(w));
        // "The assessment of 21 April 2015": a paper's name.
        let names_a_paper = ["of", "dated"].iter().any(|w| word.eq_ignore_ascii_case(w));
        matches!(found.item.shape, Shape::Since(_)) || names_a_paper || year_only && !opens && !leads
    }

    /// Every expression, from left to right.
    fn all(&self) -> Vec<Found> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match if self.may_start(at) { self.expression(at) } else { None } {
                Some(found) if found.end > at => {
                    at = found.end;
                    out.push(found);
                }
                _ => at += 1,
            }
        }
        out
    }

    /// A quick look that spares most words the rules.
    fn may_start(&self, at: usize) -> bool {
        use lexicon::W;
        match self.tokens[at].kind {
            token::Kind::Other => {
                self.source(at).len() <= 5 || self.number(at + 1).is_some_and(|(_, digits)| digits == 4)
            }
            token::Kind::Mark(mark) => matches!(mark, '?' | '-' | '_' | '|' | '[' | '\'' | '~'),
            token::Kind::Word(word) => {
                !matches!(word, W::Of | W::To | W::And | W::Or | W::Was | W::Ahead | W::Would | W::Back)
            }
            token::Kind::Number(..) | token::Kind::Ordinal(_) => true,
        }
    }

    /// `by Friday` is still to come.
    fn is_deadline(&self, found: &Found) -> bool {
        match &found.item.shape {
            Shape::Until(inner) => match self.word(found.start) {
                Some(lexicon::W::By) => matches!(inner.shape, Shape::Weekday { .. }),
                Some(lexicon::W::No) => self.is(found.start + 1, lexicon::W::Later),
                _ => matches!(inner.shape, Shape::Birthday(..)),
            },
            _ => false,
        }
    }

    /// The expression that takes up the whole text, but for a leading article or preposition and a full stop at the end.
    fn whole(&self) -> Option<Found> {
        use lexicon::W;
        let mut last = self.tokens.len();
        while last > 0 && (self.mark(last - 1, '.') || self.mark(last - 1, ',')) {
            last -= 1;
        }
        let mut at = 0;
        while at < last {
            if let Some(found) = self.expression(at)
                && found.end >= last
            {
                return Some(found);
            }
            let small =
                matches!(self.word(at), Some(W::In | W::On | W::At | W::The | W::From | W::Date | W::Time | W::Of));
            let vague = matches!(self.source(at).to_ascii_lowercase().as_str(), "sometime" | "some" | "my");
            if !small && !vague {
                return None;
            }
            at += 1;
        }
        None
    }
}

/// Counts Unicode scalar values up to byte offsets that only grow.
struct CharCount<'a> {
    text: &'a str,
    byte: usize,
    chars: u32,
}

impl<'a> CharCount<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, byte: 0, chars: 0 }
    }

    fn at(&mut self, byte: usize) -> u32 {
        let more = self.text.as_bytes()[self.byte..byte].iter().filter(|b| (**b as i8) >= -0x40).count();
        self.chars += more as u32;
        self.byte = byte;
        self.chars
    }
}
