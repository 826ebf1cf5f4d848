//! A text cut into tokens, with the small questions that every rule asks of it. The rules themselves are in the files beside this one.

use std::cell::Cell;

use super::lexicon::{Unit, W};
use super::shape::{Found, Item, Part, Shape, Year};
use super::token::{Gap, Kind, Token};

/// Years outside this range are taken for other numbers.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1800..=2100;

const DEEPEST: u8 = 5;

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    /// A person typed the words as a date, so that nothing else needs to be ruled out.
    pub(super) typed: bool,
    /// The year of the paper, where known.
    pub(super) year_hint: Option<i32>,
    pub(super) depth: Cell<u8>,
}

impl<'a> Parser<'a> {
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    pub(super) fn word(&self, at: usize) -> Option<W> {
        match self.kind(at) {
            Some(Kind::Word(w)) => Some(w),
            _ => None,
        }
    }

    pub(super) fn is(&self, at: usize, word: W) -> bool {
        self.word(at) == Some(word)
    }

    pub(super) fn mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(Kind::Mark(mark))
    }

    /// The characters of a token.
    pub(super) fn source(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Paragraph, |t| t.gap)
    }

    /// True when a column ends before this token.
    pub(super) fn after_column(&self, at: usize) -> bool {
        at > 0
            && self
                .tokens
                .get(at)
                .zip(self.tokens.get(at - 1))
                .is_some_and(|(here, before)| self.text[before.end as usize..here.start as usize].contains('\t'))
    }

    /// True when nothing stands between this token and the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        at < self.tokens.len() && at > 0 && self.gap(at) == Gap::None
    }

    /// True when this token follows on the same or the next line.
    pub(super) fn near(&self, at: usize) -> bool {
        at < self.tokens.len() && self.gap(at) <= Gap::Line
    }

    pub(super) fn starts_line(&self, at: usize) -> bool {
        at == 0 || self.gap(at) >= Gap::Line
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.source(at).starts_with(|c: char| c.is_uppercase())
    }

    /// A number written in digits: value, count of digits.
    pub(super) fn number(&self, at: usize) -> Option<(u32, u8)> {
        match self.kind(at) {
            Some(Kind::Number(n, digits)) => Some((n, digits)),
            _ => None,
        }
    }

    /// A clean number: no letter was read as a digit.
    pub(super) fn clean_number(&self, at: usize) -> Option<(u32, u8)> {
        if self.tokens.get(at).is_some_and(|t| t.ocr) { None } else { self.number(at) }
    }

    pub(super) fn month(&self, at: usize) -> Option<u8> {
        match self.word(at) {
            Some(W::Month(m, _)) => Some(m),
            _ => None,
        }
    }

    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        match self.word(at) {
            Some(W::Unit(unit, _)) => Some(unit),
            _ => None,
        }
    }

    /// Steps over `'s`.
    pub(super) fn past_s(&self, at: usize) -> usize {
        if self.mark(at, '\'') && self.glued(at) && self.is(at + 1, W::AnS) && self.glued(at + 1) { at + 2 } else { at }
    }

    pub(super) fn past(&self, at: usize, word: W) -> usize {
        if self.is(at, word) && (at == 0 || self.near(at)) { at + 1 } else { at }
    }

    /// Steps over a full stop that ends a short form, when more of the date can follow.
    pub(super) fn past_dot(&self, at: usize) -> usize {
        if self.mark(at, '.') && self.glued(at) { at + 1 } else { at }
    }

    /// The longest reading that starts exactly here, without ranges, lists or open ends.
    ///
    /// Dates told from dates told from dates are read a few levels deep and no further, so that no text can exhaust the stack.
    pub(super) fn atom(&self, at: usize) -> Option<Found> {
        let depth = self.depth.get();
        if depth > DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = self.atom_here(at);
        self.depth.set(depth);
        found
    }

    fn atom_here(&self, at: usize) -> Option<Found> {
        let kind = self.kind(at)?;
        let mut best: Option<Found> = None;
        let mut offer = |found: Option<Found>| {
            if let Some(found) = found
                && best.as_ref().is_none_or(|b| found.end > b.end)
            {
                best = Some(found);
            }
        };
        match kind {
            Kind::Number(..) => {
                offer(self.years_pair(at));
                offer(self.numeric(at));
                offer(self.day_month(at));
                offer(self.boxed_digits(at));
                offer(self.decade(at));
                offer(self.offset(at));
                offer(self.age(at));
                offer(self.birthday(at));
                offer(self.year_first(at));
                offer(self.year_alone(at));
            }
            Kind::Ordinal(_) => {
                offer(self.day_month(at));
                offer(self.inst(at));
                offer(self.birthday(at));
                offer(self.portion(at));
                offer(self.day_alone(at));
            }
            Kind::Mark('?' | '-' | '_' | '|' | '[') => {
                offer(self.numeric(at));
                offer(self.day_month(at));
                offer(self.boxed_digits(at));
            }
            Kind::Mark('\'') => {
                offer(self.decade(at));
                offer(self.year_alone(at));
            }
            Kind::Mark(_) => {}
            Kind::Other => {
                offer(self.years_pair(at));
                offer(self.numeric(at));
                offer(self.day_month(at));
                offer(self.school_year(at));
                offer(self.week(at));
                offer(self.misread_month(at));
            }
            Kind::Word(word) => self.word_atom(at, word, &mut offer),
        }
        best
    }

    fn word_atom(&self, at: usize, word: W, offer: &mut impl FnMut(Option<Found>)) {
        match word {
            W::Month(..) => {
                offer(self.month_first(at));
                offer(self.half_term(at));
                offer(self.feast(at));
            }
            W::Weekday(..) => {
                offer(self.weekday_date(at));
                offer(self.weekday(at));
            }
            W::Season(_) => {
                offer(self.term(at));
                offer(self.feast(at));
                offer(self.season(at));
            }
            W::Ordinal(_) | W::Sixth => {
                offer(self.day_month(at));
                offer(self.birthday(at));
                offer(self.portion(at));
            }
            W::Cardinal(_) => {
                offer(self.day_month(at));
                offer(self.spelled_year(at));
                offer(self.offset(at));
                offer(self.age(at));
                offer(self.birthday(at));
            }
            W::The | W::A => {
                offer(self.offset(at));
                offer(self.relative(at));
            }
            W::Tens(_) => offer(self.decade(at)),
            W::Couple | W::Few | W::Several => offer(self.offset(at)),
            W::In => offer(self.offset_ahead(at)),
            W::He | W::At | W::Time => offer(self.age(at)),
            W::Last | W::Next | W::This | W::That | W::Same | W::Following | W::Previous | W::Coming => {
                offer(self.relative(at));
                offer(self.leaning(at));
                offer(self.portion(at));
            }
            W::Today | W::Yesterday | W::Tomorrow | W::Tonight | W::Unit(Unit::Day, _) => offer(self.relative(at)),
            W::Aged | W::Age | W::When | W::Turned | W::Until | W::Since => offer(self.age(at)),
            W::Unit(Unit::Year, _) | W::AnY => {
                offer(self.years_pair(at));
                offer(self.school_year(at));
                offer(self.relative(at));
            }
            W::Reception => offer(self.school_year(at)),
            W::Academic | W::School | W::Financial => offer(self.years_pair(at)),
            W::Half => offer(self.half_term(at)),
            W::Michaelmas => {
                offer(self.term(at));
                offer(self.feast(at));
            }
            W::Birthday => offer(self.birthday(at)),
            W::AnDoubleU => offer(self.week(at)),
            W::Unit(Unit::Week | Unit::Weekend | Unit::Month, _) => {
                offer(self.week(at));
                offer(self.relative(at));
            }
            W::Early | W::Mid | W::Late | W::Latter | W::Start | W::End => offer(self.portion(at)),
            W::AnC => {
                offer(self.numeric(at));
            }
            _ => {
                offer(self.feast(at));
                offer(self.numeric(at));
            }
        }
        if matches!(word, W::Easter | W::Christmas) {
            offer(self.term(at));
        }
        if matches!(word, W::AnB | W::AnE | W::AnS) {
            offer(self.numeric(at));
        }
    }
}

/// A part that has only a year.
pub(super) fn year_part(year: Year) -> Shape {
    Shape::Day(Part { year: Some(year), ..Part::EMPTY })
}

/// The item around a shape, found between two tokens.
pub(super) fn found(start: usize, end: usize, shape: Shape) -> Option<Found> {
    Some(Found { start, end, item: Item::sure(shape) })
}
