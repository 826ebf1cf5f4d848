//! Ages, birthdays and school years of the person whom the file is about. Another person's age is left alone.

use super::lexicon::{Unit, W};
use super::parser::{Parser, found};
use super::shape::{AgeOf, Found, Item, Lean, Shape};
use super::token::{Gap, Kind};

/// Words for somebody else whose age may be told.
const OTHERS: &[&str] = &[
    "mother",
    "father",
    "mum",
    "dad",
    "mam",
    "brother",
    "sister",
    "carer",
    "uncle",
    "aunt",
    "auntie",
    "grandmother",
    "grandfather",
    "nan",
    "gran",
    "mrs",
    "mr",
    "wife",
    "husband",
    "partner",
    "boyfriend",
    "girlfriend",
    "stepfather",
    "stepmother",
    "sibling",
    "siblings",
    "brothers",
    "sisters",
    "man",
    "woman",
    "parents",
    "mgm",
    "mgf",
    "pgm",
    "pgf",
    "cousin",
    "halfbrother",
    "son",
    "daughter",
    "friend",
    "pupil",
    "worker",
    "m",
    "f",
    "bm",
    "bf",
];
const SELF: &[&str] = &["he", "she", "i", "they", "me", "him", "you", "yp", "child", "boy", "girl"];

impl Parser<'_> {
    fn units_of_life(&self, at: usize) -> Option<(u32, usize)> {
        match self.kind(at)? {
            Kind::Number(n, digits) if digits <= 3 && n <= 110 => Some((n, at + 1)),
            Kind::Word(W::Cardinal(n)) if n < 100 => {
                let ones = at + 1 + usize::from(self.mark(at + 1, '-'));
                match self.word(ones) {
                    Some(W::Cardinal(o)) if n >= 20 && o < 10 => Some((u32::from(n + o), ones + 1)),
                    _ => Some((u32::from(n), at + 1)),
                }
            }
            _ => None,
        }
    }

    /// A length of life: `5`, `5 years 2 months`, `9 weeks`, `4½`, `9/12`, `3-year`. True when a unit was said.
    fn length(&self, at: usize) -> Option<(AgeOf, bool, usize)> {
        let (n, mut i) = self.units_of_life(at)?;
        let mut age = AgeOf { years: 0, months: None, weeks: None, days: None };
        if self.mark(i, '/') && self.glued(i) {
            let (12, end) = self.units_of_life(i + 1)? else { return None };
            return Some((AgeOf { months: Some(n), ..age }, true, end));
        }
        if matches!(self.kind(i), Some(Kind::Mark('½' | '¼' | '¾'))) {
            // Half a year old is somewhere in the second half of that year, so only the year is sure.
            return Some((
                AgeOf { years: n, ..age },
                self.unit(i + 1) == Some(Unit::Year),
                i + 1 + usize::from(self.unit(i + 1) == Some(Unit::Year)),
            ));
        }
        let hyphen = |i: usize| i + usize::from(self.mark(i, '-') && self.glued(i));
        let unit_at = hyphen(i);
        let unit = self.unit(unit_at).filter(|_| self.near(unit_at));
        match unit {
            Some(Unit::Year) => {
                age.years = n;
                i = unit_at + 1;
                let more = i + usize::from(self.is(i, W::And) || self.mark(i, ','));
                if let Some((m, m_end)) = self.units_of_life(more)
                    && self.unit(m_end) == Some(Unit::Month)
                    && m < 12
                {
                    age.months = Some(m);
                    i = m_end + 1;
                }
            }
            Some(Unit::Month) => {
                age.months = Some(n);
                i = unit_at + 1;
            }
            Some(Unit::Week | Unit::Fortnight) => {
                age.weeks = Some(if unit == Some(Unit::Fortnight) { n * 2 } else { n });
                i = unit_at + 1;
            }
            Some(Unit::Day) => {
                age.days = Some(n);
                i = unit_at + 1;
            }
            Some(_) => return None,
            None => {
                age.years = n;
                return Some((age, false, i));
            }
        }
        Some((age, true, i))
    }

    /// A length of life, or where one was `led` up to by a word also the second of two: `3 or 4`, `7/8`, `3 to 6 years`.
    fn one_or_two_lengths(&self, at: usize, led: bool) -> Option<(AgeOf, Option<AgeOf>, bool, usize)> {
        let two = || {
            let (n, joint) = self.units_of_life(at).filter(|_| led)?;
            let stroke = self.mark(joint, '/') && self.glued(joint);
            let fits = stroke
                || self.mark(joint, '-') && self.glued(joint)
                || matches!(self.word(joint), Some(W::Or | W::To)) && self.near(joint);
            let (m, _) = self.units_of_life(joint + 1).filter(|&(m, _)| fits && m > n && m < n + 10)?;
            if stroke && m != n + 1 {
                return None;
            }
            let (to, unit, end) = self.length(joint + 1)?;
            let same = AgeOf { years: n, ..to };
            let from = match to {
                AgeOf { weeks: Some(_), .. } => AgeOf { years: 0, weeks: Some(n), ..to },
                AgeOf { days: Some(_), .. } => AgeOf { years: 0, days: Some(n), ..to },
                AgeOf { months: Some(_), years: 0, .. } => AgeOf { years: 0, months: Some(n), ..to },
                AgeOf { months: Some(_), .. } => return None,
                _ => same,
            };
            Some((from, Some(to), unit, end))
        };
        two().or_else(|| self.length(at).map(|(age, unit, end)| (age, None, unit, end)))
    }

    pub(super) fn age(&self, at: usize) -> Option<Found> {
        let (start, mut i) = match self.word(at) {
            Some(W::Aged) => (at, self.past(at + 1, W::About)),
            Some(W::Age) => (at, self.past(at + 1, W::Of)),
            Some(W::Turned) => (at, at + 1),
            Some(W::When | W::Until | W::Since) => (at, self.after_when(at)?),
            Some(W::At | W::Time) if self.typed => return None,
            Some(W::At) => return self.age_at(at),
            // `by the time he was ten`
            Some(W::Time) if self.is(at + 1, W::He) => (at, self.after_was(at + 2)?),
            Some(W::Time) => return None,
            // A person typed `I was 7`.
            Some(W::He) if self.typed => (at, self.after_was(at + 1)?),
            Some(W::He) => return self.age_now(at),
            _ => (at, at),
        };
        i += usize::from(start < i && self.mark(i, ':'));
        let bare = start == i;
        let when = matches!(self.word(at), Some(W::When | W::Until | W::Since | W::Time));
        if !self.near(i) && !bare {
            return None;
        }
        let (age, to, unit, end) = self.one_or_two_lengths(i, start < i)?;
        let gap = end + usize::from(self.mark(end, '-') && self.glued(end));
        let mut tail = self.past(gap, W::Old);
        if tail == gap && self.is(end, W::Of) && self.is(end + 1, W::Age) {
            tail = end + 2;
        }
        let said = tail > gap;
        let end = if said { tail } else { end };
        let fits = if bare {
            said && unit
        } else {
            !when && !self.is(at, W::Turned)
                || said
                || !unit && (self.ends_phrase(end) || self.near(end) && !matches!(self.kind(end), Some(Kind::Other)))
        };
        if !fits
            || self.glued(end) && self.clean_right(end).is_none()
            || !self.clean_left(i)
            || self.is_of_another(start, end)
        {
            return None;
        }
        // `When she was 5 years old`: the age alone carries the value.
        let start = if when && said { i } else { start };
        let about = self.is(i - usize::from(i > start), W::About);
        let shape = match to {
            Some(to) => Shape::Range(Box::new(Item::sure(Shape::Age(age))), Box::new(Item::sure(Shape::Age(to)))),
            None => Shape::Age(age),
        };
        Some(Found { start, end, item: Item { shape, about, unsure: false } })
    }

    /// `at 9 weeks`, `at 14 months`: without a unit it is an hour of the day.
    fn age_at(&self, at: usize) -> Option<Found> {
        let (age, true, mut end) = self.length(at + 1).filter(|_| self.near(at + 1))? else { return None };
        end = self.past(end, W::Old);
        // Babies are born at so many weeks of pregnancy.
        let unborn = at > 0 && self.one_of(at - 1, &["born", "delivered", "delivery", "birth", "scan"])
            || self.one_of(end, &["gestation", "pregnant", "pregnancy", "gest"]);
        let day = age.days.is_some() && !self.is(end - 1, W::Old);
        if unborn || day || !self.ends_phrase(end) || self.is_of_another(at, end) {
            return None;
        }
        found(at, end, Shape::Age(age))
    }

    /// `she was 12`, `he is nine now`: only where nobody else was named shortly before.
    fn age_now(&self, at: usize) -> Option<Found> {
        if !matches!(self.source(at), "he" | "He" | "she" | "She") || self.names_another(at) {
            return None;
        }
        let (n, end) = self.units_of_life(self.after_was(at + 1)?)?;
        let tail = self.past(end, W::Old);
        let (age, said, end) = match self.length(end - 1).filter(|_| self.unit(end).is_some()) {
            Some((age, true, after)) => (age, true, self.past(after, W::Old)),
            _ => (AgeOf { years: n, months: None, weeks: None, days: None }, tail > end, tail),
        };
        let closed = self.closes(end)
            || matches!(self.kind(end), Some(Kind::Mark(',' | ')')))
            || matches!(self.word(end), Some(W::When | W::Now | W::And));
        let fits = if said { self.is(end - 1, W::Old) } else { closed && n <= 25 };
        fits.then_some(Found { start: at, end, item: Item::sure(Shape::Age(age)) })
    }

    /// True when somebody else stands in this sentence or the one before.
    fn names_another(&self, at: usize) -> bool {
        (at.saturating_sub(24)..at).any(|i| self.one_of(i, OTHERS))
    }

    /// `between the ages of 4 and 7`, `from the age of 2 to 5`: the token after, and both ages.
    pub(super) fn ages(&self, at: usize) -> Option<Found> {
        let i = self.past(at + 1, W::The);
        if !self.one_of(i, &["ages"]) || self.is_of_another(at, i) {
            return None;
        }
        let (from, _, next) = self.length(self.past(i + 1, W::Of))?;
        let joint = matches!(self.kind(next), Some(Kind::Mark('-' | '&') | Kind::Word(W::And | W::To)));
        let (to, _, end) = self.length(next + 1).filter(|_| joint)?;
        let age = |a: AgeOf| Box::new(Item::sure(Shape::Age(a)));
        found(at, end, Shape::Range(age(from), age(to)))
    }

    /// `when he was`, `when Sam was`: the token after.
    fn after_when(&self, at: usize) -> Option<usize> {
        let who = matches!(self.word(at + 1), Some(W::He)) || self.is_capital(at + 1) || self.typed;
        if who { self.after_was(at + 2) } else { None }
    }

    fn after_was(&self, at: usize) -> Option<usize> {
        matches!(self.word(at), Some(W::Was | W::Turned)).then(|| self.past(at + 1, W::About))
    }

    /// True when the nearest person named before, or right after, is somebody else.
    fn is_of_another(&self, at: usize, end: usize) -> bool {
        if self.typed {
            return false;
        }
        let known = |i: usize, words: &[&str]| words.iter().any(|w| self.source(i).eq_ignore_ascii_case(w));
        if known(end, OTHERS) && self.near(end) {
            return true;
        }
        for i in (at.saturating_sub(14)..at).rev() {
            if matches!(self.kind(i), Some(Kind::Mark('.' | ';' | '!' | '?'))) && !self.glued(i + 1)
                || self.gap(i + 1) == Gap::Paragraph
            {
                return false;
            }
            if known(i, SELF) {
                return false;
            }
            if known(i, OTHERS) {
                return true;
            }
        }
        false
    }

    /// `10th birthday`, `his birthday`.
    pub(super) fn birthday(&self, at: usize) -> Option<Found> {
        let (years, i) = match self.kind(at)? {
            Kind::Ordinal(n) | Kind::Word(W::Ordinal(n)) => (Some(u32::from(n)), at + 1),
            Kind::Word(W::Sixth) => (Some(6), at + 1),
            Kind::Word(W::Cardinal(20)) if self.is(at + 2, W::Ordinal(1)) => (Some(21), at + 3),
            Kind::Word(W::Birthday) => (None, at),
            _ => return None,
        };
        if !self.is(i, W::Birthday) || self.is_of_another(at, i + 1) {
            return None;
        }
        if years.is_none() {
            let lean = at > 0 && matches!(self.word(at - 1), Some(W::Last | W::Next));
            let whose = at.checked_sub(1 + usize::from(lean)).is_some_and(|b| {
                matches!(self.source(b).to_ascii_lowercase().as_str(), "his" | "her" | "my" | "their")
            });
            let thing = matches!(
                self.source(i + 1),
                "card" | "cards" | "present" | "presents" | "party" | "cake" | "money" | "gift" | "gifts" | "tea"
            );
            if !whose || thing {
                return None;
            }
        }
        found(at, i + 1, Shape::Birthday(years, Lean::Open))
    }

    /// `Year 9`, `Yr 7`, `Y10`, `Year 10/11`, `Reception class`.
    pub(super) fn school_year(&self, at: usize) -> Option<Found> {
        let next = at + 1;
        if self.is(at, W::Reception) {
            let class = self.source(next).eq_ignore_ascii_case("class") || self.unit(next) == Some(Unit::Year);
            if class && self.near(next) {
                return found(at, at + 2, Shape::SchoolYear(0, 0));
            }
            let in_it = at > 0 && self.is(at - 1, W::In) && self.is_capital(at) && self.ends_phrase(next);
            return if in_it { found(at, next, Shape::SchoolYear(0, 0)) } else { None };
        }
        if self.is(next, W::Sixth) && self.near(next) {
            return match self.source(at).to_ascii_lowercase().as_str() {
                "lower" => found(at, at + 2, Shape::SchoolYear(12, 12)),
                "upper" => found(at, at + 2, Shape::SchoolYear(13, 13)),
                _ => None,
            };
        }
        if let Some((from, to, end)) = self.school_years(at) {
            return found(at, end, Shape::SchoolYear(from, to));
        }
        let letter = self.is(at, W::AnY);
        if !letter && self.unit(at) != Some(Unit::Year)
            || letter && !self.glued(next)
            || !self.is_capital(at) && !self.typed && self.is(next + 1, W::Of)
        {
            return None;
        }
        let dot = self.past_dot(next);
        if self.source(dot) == "R" && self.gap(dot) == Gap::Space && self.is_capital(at) {
            return found(at, dot + 1, Shape::SchoolYear(0, 0));
        }
        let spelled = match self.word(dot) {
            Some(W::Cardinal(n @ 1..=13)) if self.is_capital(at) && self.is_capital(dot) => Some((u32::from(n), 2)),
            _ => None,
        };
        let (n, digits) = self.clean_number(dot).or(spelled).filter(|_| self.gap(dot) <= Gap::Space)?;
        let before_number = at > 0 && self.number(at - 1).is_some() && !self.is_capital(at);
        if digits > 2
            || !(1..=13).contains(&n)
            || before_number
            || self.unit(dot + 1).is_some()
            || self.is(dot + 1, W::Of) && !self.is_capital(at)
        {
            return None;
        }
        if matches!(self.kind(dot + 1), Some(Kind::Mark('/' | '-')))
            && self.glued(dot + 1)
            && let Some((m, _)) = self.clean_number(dot + 2)
            && m == n + 1
            && m <= 13
        {
            return found(at, dot + 3, Shape::SchoolYear(n as u8, m as u8));
        }
        found(at, self.clean_right(dot + 1)?, Shape::SchoolYear(n as u8, n as u8))
    }

    /// `Years 7-9`, `Years 3 and 4`.
    fn school_years(&self, at: usize) -> Option<(u8, u8, usize)> {
        let plural = matches!(self.word(at), Some(W::Unit(Unit::Year, true))) && self.is_capital(at);
        let (from, 1 | 2) = self.clean_number(at + 1)? else { return None };
        let joint = matches!(self.kind(at + 2), Some(Kind::Mark('-' | '/' | '&') | Kind::Word(W::To | W::And)));
        let (to, 1 | 2) = self.clean_number(at + 3)? else { return None };
        let fits = plural && joint && from < to && (1..=13).contains(&from) && to <= 13;
        fits.then_some((from as u8, to as u8, at + 4))
    }
}
