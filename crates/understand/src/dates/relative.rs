//! Dates told from another date: yesterday, last Tuesday, ten days later, three weeks ago, the same evening, a week on Sunday.

use super::lexicon::{Unit, W};
use super::parser::{Parser, found};
use super::shape::{Base, Found, Item, Lean, Part, Shape};
use super::token::{Gap, Kind};

impl Parser<'_> {
    /// How many of something: from, to, and the next token.
    fn count(&self, at: usize) -> Option<(i32, i32, usize)> {
        let one = |i: usize| -> Option<(i32, usize)> {
            match self.kind(i)? {
                Kind::Number(n, digits) if digits <= 3 => Some((n as i32, i + 1)),
                Kind::Word(W::Cardinal(n)) if n < 100 => {
                    let ones = i + 1 + usize::from(self.mark(i + 1, '-'));
                    match self.word(ones) {
                        Some(W::Cardinal(o)) if n >= 20 && o < 10 => Some((i32::from(n + o), ones + 1)),
                        _ => Some((i32::from(n), i + 1)),
                    }
                }
                _ => None,
            }
        };
        let start = self.past(at, W::A);
        match self.word(start) {
            Some(W::Couple) => return Some((2, 2, self.past(start + 1, W::Of))),
            Some(W::Few) => return Some((2, 7, start + 1)),
            Some(W::Several) => return Some((3, 10, start + 1)),
            _ if start > at => return Some((1, 1, start)),
            _ => {}
        }
        let (n, next) = one(at)?;
        if (matches!(self.word(next), Some(W::Or | W::To)) || self.mark(next, '-'))
            && let Some((m, end)) = one(next + 1)
            && m > n
        {
            return Some((n, m, end));
        }
        Some((n, n, next))
    }

    /// A count with its unit: `three weeks`, `2/52`, `a fortnight`.
    fn span_of_time(&self, at: usize) -> Option<(i32, i32, Unit, usize)> {
        if let (Some((n, _)), true, Some((over, 1 | 2))) =
            (self.number(at), self.mark(at + 1, '/') && self.glued(at + 1), self.number(at + 2))
        {
            let unit = match over {
                7 => Unit::Day,
                52 => Unit::Week,
                12 => Unit::Month,
                _ => return None,
            };
            return Some((n as i32, n as i32, unit, at + 3));
        }
        let (from, to, i) = self.count(at)?;
        let i = i + usize::from(self.mark(i, '-') && self.glued(i));
        let unit = self.unit(i)?;
        (unit != Unit::Hour).then_some((from, to, unit, i + 1))
    }

    /// `ten days ago`, `two weeks later`, `a month before Christmas 1984`, `the day after 3 March`.
    pub(super) fn offset(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.week_on(at) {
            return Some(found);
        }
        let named =
            self.is(at, W::The) && matches!(self.unit(at + 1), Some(Unit::Day | Unit::Week | Unit::Month | Unit::Year));
        let (from, to, unit, mut end) = if named { (1, 1, self.unit(at + 1)?, at + 2) } else { self.span_of_time(at)? };
        if self.mark(end, '\'') && self.glued(end) {
            end += 1;
        }
        if !self.near(end) {
            return None;
        }
        let later = |base: Base, end: usize| found(at, end, Shape::Offset { from, to, unit, base });
        let earlier = |base: Base, end: usize| found(at, end, Shape::Offset { from: -to, to: -from, unit, base });
        match self.word(end) {
            Some(W::Ago) if !named => earlier(Base::Reference, end + 1),
            Some(W::Later) if !named => later(Base::Before, end + 1),
            Some(W::Earlier) if !named => earlier(Base::Before, end + 1),
            Some(way @ (W::Before | W::After | W::From)) => {
                let i = self.past_whose(end + 1);
                let after = way != W::Before;
                if way == W::From && matches!(self.word(i), Some(W::Now | W::Today)) {
                    return later(Base::Reference, i + 1);
                }
                if let Some((shape, to_end)) = self.shape_at(i)
                    && self.near(i)
                    && way != W::From
                    && is_anchor(&shape)
                {
                    let base = Base::Date(Box::new(shape));
                    return if after { later(base, to_end) } else { earlier(base, to_end) };
                }
                if !self.ends_phrase(end + 1) || way == W::From || self.is_capital(end + 1) {
                    return None;
                }
                if after { later(Base::Before, end + 1) } else { earlier(Base::Before, end + 1) }
            }
            _ if self.source(end).eq_ignore_ascii_case("afterwards") => later(Base::Before, end + 1),
            _ if self.source(end).eq_ignore_ascii_case("hence") => later(Base::Reference, end + 1),
            _ => None,
        }
    }

    /// Steps over `the`, `his`, `her`.
    pub(super) fn past_whose(&self, at: usize) -> usize {
        let whose = matches!(self.source(at), "his" | "her" | "my" | "their") && self.near(at);
        if whose { at + 1 } else { self.past(at, W::The) }
    }

    /// `a week on Sunday`, `a week last Monday`, `a week tomorrow`.
    fn week_on(&self, at: usize) -> Option<Found> {
        let (n, _, unit, i) = self.span_of_time(at)?;
        let weeks = match unit {
            Unit::Week => n,
            Unit::Fortnight => n * 2,
            _ => return None,
        };
        match (self.word(i)?, self.word(i + 1)) {
            (W::On, Some(W::Weekday(day, _))) => {
                found(at, i + 2, Shape::Weekday { day, lean: Lean::Next, weeks, base: Base::Reference })
            }
            (W::Last, Some(W::Weekday(day, _))) => {
                found(at, i + 2, Shape::Weekday { day, lean: Lean::Last, weeks: -weeks, base: Base::Reference })
            }
            (W::Today, _) => found(
                at,
                i + 1,
                Shape::Offset { from: weeks * 7, to: weeks * 7, unit: Unit::Day, base: Base::Reference },
            ),
            (W::Tomorrow, _) => found(
                at,
                i + 1,
                Shape::Offset { from: weeks * 7 + 1, to: weeks * 7 + 1, unit: Unit::Day, base: Base::Reference },
            ),
            (W::Yesterday, _) => found(
                at,
                i + 1,
                Shape::Offset { from: -weeks * 7 - 1, to: -weeks * 7 - 1, unit: Unit::Day, base: Base::Reference },
            ),
            _ => None,
        }
    }

    /// `in three weeks' time`, `in 3/12` where the sentence looks ahead.
    pub(super) fn offset_ahead(&self, at: usize) -> Option<Found> {
        if !self.source(at).eq_ignore_ascii_case("in") {
            return None;
        }
        let (from, to, unit, mut end) = self.span_of_time(self.past(at + 1, W::About))?;
        let mut said = false;
        if self.mark(end, '\'') && self.glued(end) {
            end += 1;
        }
        end = self.past(end, W::AnS);
        if self.is(end, W::Time) {
            end += 1;
            said = true;
        }
        let fits = said || self.looks_ahead(at) || self.reviewed(at);
        let item = Item {
            shape: Shape::Offset { from, to, unit, base: Base::Reference },
            about: self.is(at + 1, W::About),
            unsure: false,
        };
        fits.then_some(Found { start: at, end, item })
    }

    /// `review in 6/52`, `be reviewed in two months`.
    fn reviewed(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| {
            matches!(
                self.source(b).to_ascii_lowercase().as_str(),
                "review" | "reviewed" | "again" | "back" | "appointment" | "visit"
            ) || b >= 2 && self.mark(b - 1, '/') && self.one_of(b, &["v"]) && self.one_of(b - 2, &["r"])
        })
    }

    /// Words that point at a day, week, month or year without naming it.
    pub(super) fn relative(&self, at: usize) -> Option<Found> {
        let day = |by: i32, end: usize| {
            found(at, end, Shape::Offset { from: by, to: by, unit: Unit::Day, base: Base::Reference })
        };
        let i = self.past(at, W::The);
        let the = i > at;
        let next = i + 1;
        match self.word(i)? {
            W::Today | W::Tonight => day(0, next),
            W::Yesterday => day(-1, next),
            W::Tomorrow => day(1, next),
            W::Unit(Unit::Day, false) if self.is(next, W::Before) && self.is(i + 2, W::Yesterday) => day(-2, i + 3),
            W::Unit(Unit::Day, false) if self.is(next, W::After) && self.is(i + 2, W::Tomorrow) => day(2, i + 3),
            W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Weekend), false) => {
                let by = match (self.word(next), self.word(i + 2)) {
                    (Some(W::Before), Some(W::Last)) => -2,
                    (Some(W::After), Some(W::Next)) => 2,
                    _ if the && unit == Unit::Weekend && self.ends_phrase(next) && !self.is(next, W::Of) => {
                        return found(at, next, Shape::Weekend);
                    }
                    _ => return None,
                };
                found(at, i + 3, Shape::Whole { by, unit, base: Base::Reference })
            }
            word @ (W::Last | W::Next | W::This | W::That | W::Same | W::Following | W::Previous | W::Coming) => {
                if the && let Some(mut found) = self.leaning(i) {
                    if found.start == i {
                        found.start = at;
                        // `the next spring` is seen from the date before, `next spring` from the paper's.
                        if word == W::Next {
                            follow(&mut found.item.shape);
                        }
                    }
                    return Some(found);
                }
                self.pointing(at, i, word, the)
            }
            _ => None,
        }
    }

    fn pointing(&self, at: usize, i: usize, word: W, the: bool) -> Option<Found> {
        let end = i + 2;
        if !self.near(i + 1) || self.number(end).is_some() && self.gap(end) == Gap::Space {
            return None;
        }
        let offset = |by: i32, base: Base| found(at, end, Shape::Offset { from: by, to: by, unit: Unit::Day, base });
        let whole = |by: i32, unit: Unit, base: Base| found(at, end, Shape::Whole { by, unit, base });
        match (word, self.word(i + 1)?) {
            (W::Last, W::DayPart) if !the => offset(-1, Base::Reference),
            (W::This, W::DayPart) => offset(0, Base::Reference),
            (W::Same | W::That, W::DayPart) => found(at, end, Shape::Same(Unit::Day)),
            (W::Following | W::Next, W::DayPart) => offset(1, Base::Before),
            (W::Previous, W::DayPart) => offset(-1, Base::Before),
            (W::Same | W::That, W::Unit(unit, false)) if unit != Unit::Hour => found(at, end, Shape::Same(unit)),
            (W::Following | W::Next, W::Unit(Unit::Day, false)) => offset(1, Base::Before),
            (W::Previous, W::Unit(Unit::Day, false)) => offset(-1, Base::Before),
            (_, W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Weekend), false)) => match word {
                W::Last if !the => whole(-1, unit, Base::Reference),
                W::This => whole(0, unit, Base::Reference),
                W::Next if !the => whole(1, unit, Base::Reference),
                W::Coming => whole(1, unit, Base::Reference),
                W::Next | W::Following => whole(1, unit, Base::Before),
                W::Previous => whole(-1, unit, Base::Before),
                _ => None,
            },
            _ => None,
        }
    }

    /// `last March`, `this Easter`, `next Friday`, `the following Tuesday`, `that summer`.
    pub(super) fn leaning(&self, at: usize) -> Option<Found> {
        let lean = match self.word(at)? {
            W::Last => Lean::Last,
            W::Next | W::Coming => Lean::Next,
            W::This => Lean::This,
            W::That | W::Same => Lean::That,
            W::Following => Lean::Following,
            W::Previous => Lean::Previous,
            _ => return None,
        };
        let i = at + 1;
        if !self.near(i) {
            return None;
        }
        if matches!(lean, Lean::Last | Lean::Next) && self.is(i, W::Birthday) {
            return self.birthday(i).and_then(|_| found(at, i + 1, Shape::Birthday(None, lean)));
        }
        if self.is(i, W::Term) {
            let away = match lean {
                Lean::Last => -1,
                Lean::This => 0,
                Lean::Next => 1,
                _ => return None,
            };
            return found(at, i + 1, Shape::TermAway(away));
        }
        if let Some(W::Weekday(day, short)) = self.word(i) {
            if let Some(full) = self.weekday_date(i) {
                return Some(full);
            }
            if short && !self.is_capital(i) && self.source(i).len() == 3 && !self.typed {
                return None;
            }
            return found(at, i + 1, Shape::Weekday { day, lean, weeks: 0, base: Base::Reference });
        }
        if let Some(month) = self.month(i) {
            let inner = self.month_first(i);
            if let Some(f) = inner
                && !matches!(f.item.shape, Shape::Day(Part { year: None, day: None, .. }))
            {
                return Some(f);
            }
            if let Some(feast) = self.feast(i).or_else(|| self.half_term(i)) {
                return self.lean_shape(at, feast, lean);
            }
            return found(at, i + 1, Shape::Day(Part { month: Some(month), lean, ..Part::EMPTY }));
        }
        if let Some(W::Season(code)) = self.word(i) {
            if let Some(other) = self.term(i).or_else(|| self.feast(i)) {
                return self.lean_shape(at, other, lean);
            }
            if self.is_for_a_thing(i + 1) {
                return None;
            }
            return match self.season(i) {
                Some(f) => self.lean_shape(at, f, lean),
                None => found(at, i + 1, Shape::Season(code, None, lean)),
            };
        }
        let other = self.term(i).or_else(|| self.half_term(i)).or_else(|| self.feast(i))?;
        self.lean_shape(at, other, lean)
    }

    /// Gives a lean to a shape without a year; one with a year needs none.
    fn lean_shape(&self, at: usize, f: Found, lean: Lean) -> Option<Found> {
        let shape = match f.item.shape {
            Shape::Season(code, None, _) => Shape::Season(code, None, lean),
            Shape::Term(term, None, _) => Shape::Term(term, None, lean),
            Shape::HalfTerm(month, None, _) => Shape::HalfTerm(month, None, lean),
            Shape::Feast(feast, None, _) => Shape::Feast(feast, None, lean),
            _ => return Some(f),
        };
        found(at, f.end, shape)
    }

    /// A weekday by itself, with what may follow it: `Wednesday week`, `Tuesday last`, `Friday of last week`.
    pub(super) fn weekday(&self, at: usize) -> Option<Found> {
        let Some(W::Weekday(day, short)) = self.word(at) else { return None };
        let the = at > 0 && self.is(at - 1, W::The) && self.near(at);
        if self.is_name_before(at) || self.recurs(at) || !self.weekday_stands_alone(at, short) {
            return None;
        }
        let make = |lean: Lean, weeks: i32, end: usize| {
            found(at, end, Shape::Weekday { day, lean, weeks, base: Base::Reference })
        };
        let next = at + 1;
        let i = self.past(next, W::Of);
        if self.near(i) && self.unit(i + 1) == Some(Unit::Week) {
            match self.word(i) {
                Some(W::Last) => return make(Lean::This, -1, i + 2),
                Some(W::This) => return make(Lean::This, 0, i + 2),
                Some(W::Next) => return make(Lean::This, 1, i + 2),
                _ => {}
            }
        }
        if short
            && matches!(self.word(self.past_dot(next)), Some(W::Last | W::Next))
            && self.ends_phrase(self.past_dot(next) + 1)
        {
            let i = self.past_dot(next);
            return make(if self.is(i, W::Last) { Lean::Last } else { Lean::Next }, 0, i + 1);
        }
        match self.word(next).filter(|_| self.near(next)) {
            // "… and Fri" at the end of a line, and "Week ending" below it.
            Some(W::Unit(Unit::Week, false)) if self.gap(next) < Gap::Line => make(Lean::Next, 1, at + 2),
            Some(W::Unit(Unit::Fortnight, false)) => make(Lean::Next, 2, at + 2),
            Some(W::Last) if self.ends_phrase(at + 2) => make(Lean::Last, 0, at + 2),
            Some(W::Next) if self.ends_phrase(at + 2) => make(Lean::Next, 0, at + 2),
            Some(W::After) if self.is(at + 2, W::Next) && self.ends_phrase(at + 3) => make(Lean::Next, 1, at + 3),
            Some(way @ (W::Before | W::After)) => {
                let to = self.past(at + 2, W::The);
                match self.shape_at(to) {
                    Some((shape, end)) if is_anchor(&shape) && self.near(to) => {
                        let lean = if way == W::Before { Lean::Previous } else { Lean::Following };
                        found(at, end, Shape::Weekday { day, lean, weeks: 0, base: Base::Date(Box::new(shape)) })
                    }
                    _ => make(Lean::Open, 0, next),
                }
            }
            _ => make(if the { Lean::Story } else { Lean::Open }, 0, next),
        }
    }

    /// `every Friday`, `Monday to Friday`, `a Tuesday`, `Monday mornings`.
    fn recurs(&self, at: usize) -> bool {
        let weekday = |i: usize| matches!(self.word(i), Some(W::Weekday(..)));
        let joint = |i: usize| matches!(self.kind(i), Some(Kind::Mark('-' | '/') | Kind::Word(W::To)));
        let before = at > 0
            && (matches!(self.word(at - 1), Some(W::Each | W::A)) && self.near(at)
                || at > 1 && joint(at - 1) && weekday(at - 2));
        let each_list = at > 2
            && matches!(self.word(at - 1), Some(W::And | W::Or))
            && weekday(at - 2)
            && matches!(self.word(at - 3), Some(W::Each | W::A));
        let plural = matches!(self.source(at + 1), "mornings" | "afternoons" | "evenings" | "nights" | "only");
        before || each_list || plural || joint(at + 1) && weekday(at + 2)
    }

    fn weekday_stands_alone(&self, at: usize, short: bool) -> bool {
        if !short || self.typed {
            return self.typed
                || self.is_capital(at)
                || at > 0
                    && matches!(
                        self.word(at - 1),
                        Some(W::On | W::Last | W::Next | W::This | W::Since | W::Until | W::By)
                    );
        }
        let lead = at > 0
            && matches!(self.word(at - 1), Some(W::On | W::Last | W::Next | W::This | W::Since | W::Until | W::By));
        let doubtful = matches!(self.source(at), "Sat" | "Sun" | "Wed" | "Mon" | "SAT" | "SUN");
        let part_of_day =
            matches!(self.word(at + 1), Some(W::DayPart)) || matches!(self.source(at + 1), "am" | "pm" | "a" | "p");
        let listed = at > 1
            && matches!(self.kind(at - 1), Some(Kind::Word(W::And) | Kind::Mark('&' | ',')))
            && matches!(self.word(at - 2), Some(W::Weekday(..)));
        if self.is_capital(at) { !doubtful || lead || part_of_day || listed } else { lead && self.source(at).len() > 3 }
    }

    /// True when the words around say that what is told is still to come. The nearest verb before decides; then the clause after.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        let mut i = at;
        for _ in 0..30 {
            let Some(b) = i.checked_sub(1) else { break };
            if self.ends_sentence(b) || self.gap(i) == Gap::Paragraph {
                break;
            }
            match self.word(b) {
                Some(W::Ahead) => return !self.was_past(b),
                Some(W::Would | W::Tomorrow) => return true,
                Some(W::To) if b > 0 && matches!(self.source(b - 1), "is" | "are") => return true,
                Some(W::Next) if self.unit(i).is_none() => return true,
                Some(W::To) if self.source(i).eq_ignore_ascii_case("be") => return true,
                Some(W::Back | W::Was) if !self.one_of(b, &["is", "are"]) => return false,
                None if self.kind(b) == Some(Kind::Other)
                    && self.source(b).len() > 4
                    && self.source(b).ends_with("ed")
                    && !(b > 0 && self.source(b - 1).eq_ignore_ascii_case("be")) =>
                {
                    return false;
                }
                _ => {}
            }
            i = b;
        }
        for i in at..(at + 16).min(self.tokens.len()) {
            if i > at && self.gap(i) == Gap::Paragraph
                || matches!(self.kind(i), Some(Kind::Mark('.' | ';' | ',' | '!'))) && !self.glued(i + 1)
            {
                return false;
            }
            match self.word(i) {
                Some(W::Ahead) => return !self.was_past(i),
                Some(W::Would) => return self.source(i + 1).eq_ignore_ascii_case("like"),
                Some(W::Back | W::Was) => return false,
                _ => {}
            }
        }
        false
    }

    /// `was due`, `had been booked`: what was ahead then.
    fn was_past(&self, at: usize) -> bool {
        at > 0 && self.source(at - 1).eq_ignore_ascii_case("had")
    }

    fn ends_sentence(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Mark('!' | '?' | ';')) => true,
            Some(Kind::Mark('.')) => {
                !self.glued(at + 1) && (at == 0 || self.source(at - 1).len() > 3 || self.number(at - 1).is_some())
            }
            _ => false,
        }
    }
}

/// True for a shape that another date can be counted from.
fn is_anchor(shape: &Shape) -> bool {
    match shape {
        Shape::Day(part) => part.month.is_some() || part.day.is_some(),
        Shape::Feast(..) | Shape::Birthday(..) => true,
        _ => false,
    }
}

fn follow(shape: &mut Shape) {
    match shape {
        Shape::Day(Part { lean, .. })
        | Shape::Season(_, _, lean)
        | Shape::Term(_, _, lean)
        | Shape::HalfTerm(_, _, lean)
        | Shape::Feast(_, _, lean)
        | Shape::Weekday { lean, .. }
            if *lean == Lean::Next =>
        {
            *lean = Lean::Following;
        }
        _ => {}
    }
}
