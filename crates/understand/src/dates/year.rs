//! Years on their own, in pairs and in tens: `1984`, `'84`, `nineteen eighty-four`, `2005/6`, `1982-84`, `the 1950s`.

use super::lexicon::{Unit, W};
use super::parser::{Parser, YEARS, found, year_part};
use super::shape::{Found, Part, Shape, Year, YearKind};
use super::token::{Gap, Kind};

impl Parser<'_> {
    /// A year of four digits, or two after an apostrophe, that is not some other number.
    pub(super) fn year_alone(&self, at: usize) -> Option<Found> {
        if self.mark(at, '\'') {
            let (n, digits) = self.clean_number(at + 1)?;
            let quoted = self.glued(at) || self.mark(at + 2, '\'');
            let fits = digits == 2 && self.glued(at + 1) && !quoted && self.clean_right(at + 2).is_some();
            return if fits { found(at, at + 2, year_part(Year::Two(n as u8))) } else { None };
        }
        let (n, digits) = self.clean_number(at)?;
        if self.typed && digits == 2 && n > 31 && self.tokens.len() < 6 {
            return found(at, at + 1, year_part(Year::Two(n as u8)));
        }
        if digits != 4 || !YEARS.contains(&n) || !self.clean_left(at) || !self.clean_year_right(at + 1) {
            return None;
        }
        let longer = matches!(self.kind(at + 1), Some(Kind::Mark('-' | '/')))
            && self.number(at + 2).is_some()
            && matches!(self.kind(at + 3), Some(Kind::Mark('-' | '/')))
            && (1..=3).all(|i| self.glued(at + i));
        if longer || !self.typed && self.refused_year(at, n) {
            return None;
        }
        let part = Part { year: Some(Year::Full(n as i32)), birth: self.says_born(at), ..Part::EMPTY };
        found(at, at + 1, Shape::Day(part))
    }

    /// A row of a chronology: the year in its own column or at the head of the line, then the month and perhaps the day.
    pub(super) fn year_first(&self, at: usize) -> Option<Found> {
        let (n, digits) = self.clean_number(at)?;
        let month = self.month(at + 1).filter(|_| self.is_capital(at + 1))?;
        if digits != 4 || !YEARS.contains(&n) || !self.starts_line(at) || self.gap(at + 1) != Gap::Space {
            return None;
        }
        let after = self.past_dot(at + 2);
        let day = match self.kind(after) {
            Some(Kind::Number(day, digits)) if digits <= 2 => u8::try_from(day).ok(),
            Some(Kind::Ordinal(day)) => Some(day),
            _ => None,
        };
        let closed = !self.glued(after + 1) || matches!(self.kind(after + 1), Some(Kind::Mark(',' | '.' | ';' | ')')));
        let day = day.filter(|d| (1..=31).contains(d) && self.gap(after) == Gap::Space && closed);
        // "1984 March" at the head of a line may be the end of one sentence and the start of the next.
        if day.is_none() && !self.after_column(at + 1) {
            return None;
        }
        let part = Part { year: Some(Year::Full(n as i32)), month: Some(month), day, ..Part::EMPTY };
        found(at, if day.is_some() { after + 1 } else { at + 2 }, Shape::Day(part))
    }

    /// Nothing glued to a year makes it part of a longer number.
    pub(super) fn clean_year_right(&self, at: usize) -> bool {
        if !self.glued(at) {
            return true;
        }
        match self.kind(at) {
            Some(Kind::Mark(':')) => !(self.glued(at + 1) && self.number(at + 1).is_some()),
            Some(Kind::Mark('/' | '-')) => {
                let number = self.glued(at + 1) && self.number(at + 1).is_some();
                !number
                    || self.number(at + 1).is_some_and(|(n, d)| d == 4 && YEARS.contains(&n) || d == 2)
                    || self.month(at + 1).is_some()
            }
            Some(Kind::Mark(_)) => self.clean_right(at).is_some(),
            _ => false,
        }
    }

    /// Two years that belong together, with or without the words that say what they frame.
    pub(super) fn years_pair(&self, at: usize) -> Option<Found> {
        let (mut i, mut kind) = (at, YearKind::Plain);
        if let Some(word @ (W::Academic | W::School | W::Financial)) = self.word(at) {
            kind = if word == W::Financial { YearKind::Financial } else { YearKind::School };
            if self.unit(at + 1) != Some(Unit::Year) {
                return None;
            }
            i = at + 2;
        } else if self.unit(at) == Some(Unit::Year) {
            i = at + 1;
        } else if self.source(at) == "FY" {
            (i, kind) = (at + 1, YearKind::Financial);
        }
        if i > at {
            i = self.past(i, W::Of);
            i += usize::from(self.mark(i, ':') || self.mark(i, ','));
        }
        let (first, digits) = self.clean_number(i).filter(|_| self.near(i) || i == at)?;
        if !self.clean_left(i) || self.refused_year(i, first) {
            return None;
        }
        let pair = matches!(self.kind(i + 1), Some(Kind::Mark('/' | '-')))
            && self.gap(i + 1) <= Gap::Space
            && self.near(i + 2);
        let spaced = self.gap(i + 1) != Gap::None || self.gap(i + 2) != Gap::None;
        let second = if pair { self.clean_number(i + 2) } else { None };
        let far = |last: u32, digits: u8| digits == 4 || digits == 2 && last > first % 100 && self.ends_phrase(i + 3);
        let Some((last, last_digits)) = second.filter(|&(last, digits)| !spaced || far(last, digits)) else {
            // `academic year 2005`, `school year 1998`: the year in which it starts.
            let named = kind != YearKind::Plain && digits == 4 && YEARS.contains(&first);
            return if named {
                found(at, i + 1, Shape::Years(Year::Full(first as i32), Year::Full(first as i32 + 1), kind))
            } else {
                None
            };
        };
        let mut end = self.clean_right(i + 3)?;
        if kind == YearKind::Plain {
            (kind, end) = match (self.word(end), self.unit(end + 1)) {
                (Some(W::Academic | W::School), Some(Unit::Year)) if self.near(end) => (YearKind::School, end + 2),
                (Some(W::Financial), Some(Unit::Year)) if self.near(end) => (YearKind::Financial, end + 2),
                _ => (kind, end),
            };
        }
        let full = |n: u32| Year::Full(n as i32);
        let (from, to) = match (digits, last_digits) {
            (4, 4) if YEARS.contains(&first) && first < last && last < first + 60 => (full(first), full(last)),
            (4, 1 | 2) if YEARS.contains(&first) => {
                let tail = if last_digits == 1 { first / 10 * 10 + last } else { first / 100 * 100 + last };
                // `1999-00` and `1998-00` end in 2000.
                let tail =
                    if tail < first && last == 0 { tail + if last_digits == 1 { 10 } else { 100 } } else { tail };
                // `1984-03` is March 1984 in the systems' own style, unless it is the next year.
                let month = last_digits == 2 && (1..=12).contains(&last) && self.mark(i + 1, '-') && tail != first + 1;
                if month && kind == YearKind::Plain {
                    let part = Part { year: Some(full(first)), month: Some(last as u8), ..Part::EMPTY };
                    return found(at, end, Shape::Day(part));
                }
                if tail <= first || last_digits == 1 && tail != first + 1 {
                    return None;
                }
                (full(first), full(tail))
            }
            (2, 2) if kind != YearKind::Plain || self.typed && last == first + 1 && first > 31 => {
                (Year::Two(first as u8), Year::Two(last as u8))
            }
            _ => return None,
        };
        found(at, end, Shape::Years(from, to, kind))
    }

    /// `1950s`, `1980's`, `the 60s`, `'70s`, `the sixties`, `nineteen-fifties`.
    pub(super) fn decade(&self, at: usize) -> Option<Found> {
        if let Some(W::Tens(tens)) = self.word(at) {
            let fits = !self.is_of_a_person(at);
            return if fits && self.has_the_or_part(at) {
                found(at, at + 1, Shape::Decade(Year::Two(tens)))
            } else {
                None
            };
        }
        let apostrophe = self.mark(at, '\'');
        let i = at + usize::from(apostrophe);
        let (n, digits) = self.clean_number(i)?;
        let mut end = i + 1;
        end += usize::from(self.mark(end, '\'') && self.glued(end));
        let plural = self.glued(end) && self.is(end, W::AnS) && (end == i + 1 || self.mark(end - 1, '\''));
        if !plural || n % 10 != 0 || !self.clean_left(i) && !apostrophe {
            return None;
        }
        let year = match digits {
            4 if YEARS.contains(&n) => Year::Full(n as i32),
            2 if (apostrophe || self.has_the_or_part(at)) && !self.is_of_a_person(at) => Year::Two(n as u8),
            _ => return None,
        };
        found(at, end + 1, Shape::Decade(year))
    }

    fn has_the_or_part(&self, at: usize) -> bool {
        self.typed
            || at.checked_sub(1).is_some_and(|b| {
                matches!(self.word(b), Some(W::The | W::Early | W::Mid | W::Late))
                    // `1960s and 70s`
                    || (self.word(b) == Some(W::And) || matches!(self.kind(b), Some(Kind::Mark('/' | '&'))))
                        && b > 0
                        && self.is(b - 1, W::AnS)
                    || self.mark(b, '-') && b > 0 && self.is(b - 1, W::Mid)
            })
    }

    /// `his 30s`, `in her late forties`: an age, not a decade.
    fn is_of_a_person(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at)
            .any(|i| matches!(self.source(i).to_ascii_lowercase().as_str(), "his" | "her" | "their" | "my" | "your"))
    }

    /// `nineteen eighty-four`, `nineteen hundred and forty-eight`, `two thousand and four`.
    pub(super) fn spelled_year(&self, at: usize) -> Option<Found> {
        let hyphen = |i: usize| i + usize::from(self.mark(i, '-') && self.glued(i));
        let cardinal = |i: usize| match self.word(i) {
            Some(W::Cardinal(n)) if self.near(i) || i == at => Some(u32::from(n)),
            _ => None,
        };
        let tens = |i: usize| -> Option<(u32, usize)> {
            let n = cardinal(i)?;
            if (20..100).contains(&n) {
                let ones = hyphen(i + 1);
                if let Some(o) = cardinal(ones).filter(|o| *o < 10) {
                    return Some((n + o, ones + 1));
                }
            }
            (n < 100).then_some((n, i + 1))
        };
        let mut i;
        let century = match cardinal(at)? {
            1 if cardinal(at + 1) == Some(1000) => {
                i = self.past(at + 2, W::And);
                match (cardinal(i), cardinal(i + 1)) {
                    (Some(nine), Some(100)) if nine < 10 => {
                        i += 2;
                        1000 + nine * 100
                    }
                    _ => return None,
                }
            }
            c @ (18 | 19) => {
                i = hyphen(at + 1);
                if cardinal(i) == Some(100) {
                    i += 1;
                }
                c * 100
            }
            2 if cardinal(at + 1) == Some(1000) => {
                i = at + 2;
                2000
            }
            20 if cardinal(hyphen(at + 1)).is_some_and(|n| (10..40).contains(&n)) => {
                i = hyphen(at + 1);
                2000
            }
            _ => return None,
        };
        if let Some(W::Tens(n)) = self.word(i)
            && century < 2000
        {
            return found(at, i + 1, Shape::Decade(Year::Full((century + u32::from(n)) as i32)));
        }
        let after_and = self.past(i, W::And);
        match tens(after_and) {
            // `nineteen days` or `nineteen and six` are not years.
            Some((rest, end)) if rest >= 10 || century >= 2000 || i > at + 1 => {
                if matches!(self.word(end), Some(W::Unit(..))) {
                    return None;
                }
                found(at, end, year_part(Year::Full((century + rest) as i32)))
            }
            Some(_) => None,
            None if century == 2000 && i == at + 2 && self.ends_phrase(i) => found(at, i, year_part(Year::Full(2000))),
            None => None,
        }
    }
}
