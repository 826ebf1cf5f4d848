//! Seasons, terms, feasts and bank holidays, and the stretches of a month, year or decade: `winter of 1962-63`, `half term`, `early 1991`.

use super::almanac::Feast;
use super::lexicon::{Unit, W};
use super::parser::{Parser, found};
use super::shape::{Base, Found, Item, Lean, Part, Portion, Shape, Term, Week, Year};
use super::token::{Gap, Kind};

impl Parser<'_> {
    /// True when a number of two digits can be a year here and not a count.
    pub(super) fn two_digit_year_fits(&self, at: usize) -> bool {
        let Some((n, 2)) = self.number(at) else { return false };
        let next = at + 1;
        if self.glued(next) && (self.mark(next, ':') || self.clean_right(next).is_none()) {
            return false;
        }
        let noun = matches!(self.word(next), Some(W::Unit(..)))
            || matches!(self.source(next), "am" | "pm" | "AM" | "PM" | "years" | "th" | "st");
        // "25 Aug 06 came": nobody counts with a nought before the number, and a column's end is as good as a stop.
        let written_as_year = self.source(at).starts_with('0') || self.after_column(next);
        // "13-Aug-21 Visit": tied to the month, it counts nothing that follows.
        let tied = at > 2 && self.glued(at) && self.glued(at - 1) && self.mark(at - 1, '-') && self.glued(at - 2);
        !noun && (n > 31 || written_as_year || tied || self.ends_phrase(next))
    }

    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let Some(W::Season(code)) = self.word(at) else { return None };
        if self.is_name_before(at) {
            return None;
        }
        let named = self.past(at + 1, W::Holiday);
        if named == at + 1 && self.is_for_a_thing(named) {
            return None;
        }
        // `winter of 82/83`
        let first = self.past(named, W::Of);
        if let (Some((n, 2)), Some((m, 2)), true) =
            (self.clean_number(first), self.clean_number(first + 2), self.glued(first + 1) && self.glued(first + 2))
            && matches!(self.kind(first + 1), Some(Kind::Mark('/' | '-')))
            && m == (n + 1) % 100
            && self.clean_right(first + 3).is_some()
        {
            return found(at, first + 3, Shape::Season(code, Some(Year::Two(n as u8)), Lean::Open));
        }
        let (year, end) = self.year_after(named, true);
        if let Some(first) = year {
            return found(at, self.past_second_year(first, end), Shape::Season(code, year, Lean::Open));
        }
        let (lean, end) = self.lean_after(named);
        let fits =
            self.typed || lean != Lean::Open || named > at + 1 || self.season_stands_alone(at) || self.season_joins(at);
        if fits { found(at, end, Shape::Season(code, None, lean)) } else { None }
    }

    /// `winter of 1962-63`: steps over the second year.
    fn past_second_year(&self, first: Year, end: usize) -> usize {
        let (Year::Full(y), Some(Kind::Mark('-' | '/'))) = (first, self.kind(end)) else { return end };
        match self.number(end + 1) {
            Some((n, 1)) if self.glued(end) && n as i32 == (y + 1) % 10 => end + 2,
            Some((n, 2)) if self.glued(end) && n as i32 == (y + 1) % 100 => end + 2,
            Some((n, 4)) if self.glued(end) && n as i32 == y + 1 => end + 2,
            _ => end,
        }
    }

    /// `Spring/Summer 1983`: the next season has the year.
    fn season_joins(&self, at: usize) -> bool {
        let joint = matches!(self.kind(at + 1), Some(Kind::Mark('/' | '-' | '&') | Kind::Word(W::To | W::Or | W::And)));
        joint && matches!(self.word(at + 2), Some(W::Season(_))) && self.year_after(at + 3, true).0.is_some()
    }

    fn season_stands_alone(&self, at: usize) -> bool {
        let Some(mut b) = at.checked_sub(1).filter(|_| self.near(at)) else { return false };
        let article = self.is(b, W::The);
        if article {
            let Some(earlier) = b.checked_sub(1) else { return false };
            b = earlier;
        }
        let strong = matches!(self.word(b), Some(W::In | W::Since | W::Until | W::Early | W::Mid | W::Late));
        let weak = matches!(self.word(b), Some(W::By | W::Before | W::After | W::Of | W::From));
        let plain = !self.is_capital(at) || self.starts_line(at);
        strong || weak && plain
    }

    /// `autumn term 1998`, `Michaelmas term`, `summer half term 2003`.
    pub(super) fn term(&self, at: usize) -> Option<Found> {
        let (term, half) = match self.word(at)? {
            W::Season(21) | W::Easter => (Term::Spring, 2),
            W::Season(22) => (Term::Summer, 5),
            W::Season(23) | W::Michaelmas | W::Christmas => (Term::Autumn, 10),
            _ => return None,
        };
        if let Some(end) = self.past_half_term(at + 1) {
            let (year, lean, end) = self.year_or_lean(end);
            return found(at, end, Shape::HalfTerm(Some(half), year, lean));
        }
        if !self.is(at + 1, W::Term) || !self.near(at + 1) {
            return None;
        }
        let (year, lean, end) = self.year_or_lean(at + 2);
        found(at, end, Shape::Term(term, year, lean))
    }

    fn year_or_lean(&self, at: usize) -> (Option<Year>, Lean, usize) {
        let (year, end) = self.year_after(at, true);
        if year.is_some() {
            return (year, Lean::Open, end);
        }
        let (lean, end) = self.lean_after(at);
        (None, lean, end)
    }

    /// The token after `half term`, `half-term holiday`.
    fn past_half_term(&self, at: usize) -> Option<usize> {
        let term = at + 1 + usize::from(self.mark(at + 1, '-'));
        if !self.is(at, W::Half) || !self.is(term, W::Term) {
            return None;
        }
        Some(self.past(term + 1, W::Holiday))
    }

    /// `October half term 1999`, `half-term`.
    pub(super) fn half_term(&self, at: usize) -> Option<Found> {
        let month = self.month(at);
        let end = self.past_half_term(at + usize::from(month.is_some()))?;
        if month.is_none()
            && self.is(end, W::In)
            && let Some(named) = self.month(end + 1)
        {
            let (year, lean, end) = self.year_or_lean(end + 2);
            return found(at, end, Shape::HalfTerm(Some(named), year, lean));
        }
        let (year, lean, end) = self.year_or_lean(end);
        found(at, end, Shape::HalfTerm(month, year, lean))
    }

    /// The feast named here and the token after its name.
    fn feast_name(&self, at: usize) -> Option<(Feast, usize)> {
        let day = |i: usize| i + usize::from(self.unit(i) == Some(Unit::Day));
        let weekday = |i: usize, n: u8| matches!(self.word(i), Some(W::Weekday(d, _)) if d == n);
        let unit = |i: usize| self.unit(i).filter(|_| self.near(i));
        let bank = |i: usize| {
            (self.is(i, W::Bank) && self.is(i + 1, W::Holiday)).then(|| if weekday(i + 2, 0) { i + 3 } else { i + 2 })
        };
        // A bank holiday, or the weekend that ends with it.
        let banked = |end: usize, day: Feast, weekend: Feast| match self.past_weekend(end) {
            Some(end) => (weekend, end),
            None => (day, end),
        };
        let night = |i: usize| (self.is(i, W::DayPart) || unit(i) == Some(Unit::Day)).then_some(i + 1);
        let next = at + 1;
        Some(match self.word(at)? {
            W::Christmas if self.is(next, W::Eve) => (Feast::ChristmasEve, at + 2),
            W::Christmas if unit(next) == Some(Unit::Week) => (Feast::ChristmasWeek, at + 2),
            W::Christmas if self.is(next, W::Holiday) || self.source(next) == "break" => {
                (Feast::ChristmasHolidays, at + 2)
            }
            W::Christmas => (Feast::Christmas, day(next)),
            W::Boxing if unit(next) == Some(Unit::Day) => (Feast::BoxingDay, at + 2),
            W::New
                if unit(next) == Some(Unit::Year)
                    && (self.is_capital(at) && self.is_capital(next) || self.typed || self.past_s(at + 2) > at + 2) =>
            {
                let i = self.past_s(at + 2);
                if self.is(i, W::Eve) { (Feast::NewYearsEve, i + 1) } else { (Feast::NewYearsDay, day(i)) }
            }
            W::Easter if bank(next).is_some() => (Feast::EasterMonday, bank(next)?),
            W::Easter if weekday(next, 6) => (Feast::Easter, at + 2),
            W::Easter if weekday(next, 0) => (Feast::EasterMonday, at + 2),
            W::Easter if weekday(next, 5) => (Feast::EasterSaturday, at + 2),
            W::Easter if self.past_weekend(next).is_some() => (Feast::EasterWeekend, self.past_weekend(next)?),
            W::Easter if unit(next) == Some(Unit::Week) => (Feast::EasterWeek, at + 2),
            W::Easter if self.is(next, W::Holiday) || self.source(next) == "break" => (Feast::EasterHolidays, at + 2),
            W::Easter => (Feast::Easter, day(next)),
            W::Good if weekday(next, 4) && (self.is_capital(at) || self.typed) => (Feast::GoodFriday, at + 2),
            W::Whit if bank(next).is_some() => banked(bank(next)?, Feast::SpringBank, Feast::SpringBankWeekend),
            W::Whit if weekday(next, 6) => (Feast::Whit, at + 2),
            W::Whit if weekday(next, 0) => (Feast::WhitMonday, at + 2),
            W::Whit if unit(next) == Some(Unit::Week) || self.is(next, W::Holiday) => (Feast::WhitWeek, at + 2),
            W::Whit | W::Whitsun if self.past_weekend(next).is_some() => (Feast::WhitWeekend, self.past_weekend(next)?),
            W::Whitsun if unit(next) == Some(Unit::Week) || self.is(next, W::Holiday) => (Feast::WhitWeek, at + 2),
            W::Whitsun => (Feast::Whit, next),
            W::Ascension if unit(next) == Some(Unit::Day) => (Feast::Ascension, at + 2),
            W::Trinity if weekday(next, 6) => (Feast::Trinity, at + 2),
            W::All if matches!(self.source(next), "Saints" | "Souls") => {
                let i = next + 1 + usize::from(self.mark(next + 1, '\''));
                let feast = if self.source(next) == "Saints" { Feast::AllSaints } else { Feast::AllSouls };
                (feast, if unit(i) == Some(Unit::Day) { i + 1 } else { return None })
            }
            W::Pentecost => (Feast::Whit, if weekday(next, 6) { at + 2 } else { next }),
            W::Lady if unit(next) == Some(Unit::Day) && self.is_capital(at) => (Feast::LadyDay, at + 2),
            W::Midsummer => {
                let i = self.past_s(next);
                (Feast::Midsummer, if unit(i) == Some(Unit::Day) { i + 1 } else { return None })
            }
            W::Michaelmas => (Feast::Michaelmas, day(next)),
            W::Bonfire => (Feast::BonfireNight, night(next)?),
            W::Guy if self.is(next, W::Fawkes) => (Feast::BonfireNight, night(self.past_s(at + 2))?),
            W::Halloween => {
                (Feast::Halloween, if self.mark(next, '\'') && self.source(at + 2) == "en" { at + 3 } else { next })
            }
            W::Mothering if weekday(next, 6) => (Feast::MotheringSunday, at + 2),
            W::Mother | W::Father | W::Valentine => {
                let i = self.past(self.past_s(next), W::AnS);
                let i = i + usize::from(self.mark(i, '\'') && self.glued(i));
                if unit(i) != Some(Unit::Day) || !self.is_capital(i) && self.year_after(i + 1, false).0.is_none() {
                    return None;
                }
                let feast = match self.word(at)? {
                    W::Mother => Feast::MotheringSunday,
                    W::Father => Feast::FathersDay,
                    _ => Feast::ValentinesDay,
                };
                (feast, i + 1)
            }
            W::Shrove if weekday(next, 1) => (Feast::ShroveTuesday, at + 2),
            W::Pancake => (
                Feast::ShroveTuesday,
                if unit(next) == Some(Unit::Day) || weekday(next, 1) { at + 2 } else { return None },
            ),
            W::Ash if weekday(next, 2) => (Feast::AshWednesday, at + 2),
            W::Palm if weekday(next, 6) => (Feast::PalmSunday, at + 2),
            W::Maundy if weekday(next, 3) => (Feast::MaundyThursday, at + 2),
            W::Remembrance if weekday(next, 6) => (Feast::RemembranceSunday, at + 2),
            W::Remembrance | W::Armistice if unit(next) == Some(Unit::Day) => (Feast::ArmisticeDay, at + 2),
            W::Season(21) => banked(bank(next)?, Feast::SpringBank, Feast::SpringBankWeekend),
            W::Season(22) | W::Month(8, _) => banked(bank(next)?, Feast::AugustBank, Feast::AugustBankWeekend),
            W::Month(5, _) => {
                let i = day(next);
                match bank(i) {
                    // The late holiday in May is the spring one; the early one has no name but May Day.
                    Some(end) if i == next && at > 0 && self.is(at - 1, W::Late) => {
                        banked(end, Feast::SpringBank, Feast::SpringBankWeekend)
                    }
                    Some(end) => banked(end, Feast::MayDay, Feast::MayDayWeekend),
                    None if i > next && self.is_capital(next) => (Feast::MayDay, i),
                    None => return None,
                }
            }
            _ => return None,
        })
    }

    pub(super) fn feast(&self, at: usize) -> Option<Found> {
        let (feast, after) = self.feast_name(at)?;
        if at > 0 && matches!(self.source(at - 1), "Father" | "Happy" | "Merry" | "happy" | "merry") {
            return None;
        }
        let (year, lean, end) = self.year_or_lean(after);
        let bare = year.is_none() && lean == Lean::Open;
        if bare
            && !self.typed
            && (self.is_for_a_thing(after)
                || self.gap(after) == Gap::Space && self.is_street(after)
                || self.is(after, W::Term)
                || self.is_capital(after)
                    && self.gap(after) == Gap::Space
                    && !self.ends_phrase(after)
                    && self.month(after).is_none()
                    && self.is(at, W::Easter))
        {
            return None;
        }
        found(at, end, Shape::Feast(feast, year, lean))
    }

    /// `early 1991`, `end of March`, `first week of June`, `second half of 1984`.
    pub(super) fn portion(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.two_portions(at) {
            return Some(found);
        }
        let (portion, i) = self.portion_name(at)?;
        if let Some(unit @ (Unit::Week | Unit::Month | Unit::Year)) = self.unit(i)
            && self.is(i - 1, W::The)
            && self.ends_phrase(i + 1)
        {
            let whole = Shape::Whole { by: 0, unit, base: Base::Before };
            return found(at, i + 1, Shape::Portion(portion, Box::new(whole)));
        }
        let inner = self.atom(i).filter(|f| f.start == i && self.near(i))?;
        let days = matches!(
            portion,
            Portion::Week(_)
                | Portion::Weekday(..)
                | Portion::Weekend(_)
                | Portion::FirstDay
                | Portion::LastDay
                | Portion::FirstDays(_)
                | Portion::LastDays(_)
        );
        let fits = match &inner.item.shape {
            Shape::Day(Part { day, month, blank_day, .. }) => day.is_none() && !blank_day && (month.is_some() || !days),
            Shape::Decade(_) | Shape::Season(..) | Shape::Term(..) | Shape::Years(..) => !days,
            Shape::Whole { unit, .. } | Shape::Same(unit) => {
                *unit == Unit::Month || *unit == Unit::Year && !days || *unit == Unit::Week && !days
            }
            _ => false,
        };
        if fits { found(at, inner.end, Shape::Portion(portion, Box::new(inner.item.shape))) } else { None }
    }

    /// `early to mid 1983`, `early/mid March 1984`: from the start of one part to the end of the other.
    fn two_portions(&self, at: usize) -> Option<Found> {
        let first = match self.word(at)? {
            W::Early => Portion::Early,
            W::Mid => Portion::Mid,
            _ => return None,
        };
        let joint = matches!(self.kind(at + 1), Some(Kind::Mark('/' | '-') | Kind::Word(W::To | W::Or | W::And)));
        if !joint || !matches!(self.word(at + 2), Some(W::Mid | W::Late)) {
            return None;
        }
        let second = self.portion(at + 2)?;
        let Shape::Portion(_, inner) = &second.item.shape else { return None };
        let from = Item::sure(Shape::Portion(first, inner.clone()));
        found(at, second.end, Shape::Range(Box::new(from), Box::new(second.item)))
    }

    fn portion_name(&self, at: usize) -> Option<(Portion, usize)> {
        let next = at + 1;
        let stretch = self.one_of(next, &["part", "months", "weeks", "days", "years"]);
        let of = |i: usize| {
            (self.is(i, W::Of) || self.is(i, W::In) && self.source(i) == "in").then(|| self.past(i + 1, W::The))
        };
        Some(match self.word(at) {
            Some(W::Early | W::Start) if stretch => (Portion::Early, of(at + 2)?),
            Some(W::Late) if stretch => (Portion::Late, of(at + 2)?),
            Some(W::Latter) if stretch || self.is(next, W::Half) => (Portion::SecondHalf, of(at + 2)?),
            Some(W::Latter) => return None,
            Some(W::Early) => (Portion::Early, self.past(self.past(self.past(next, W::In), W::The), W::Of)),
            Some(W::Mid) => {
                let i = next + usize::from(self.mark(next, '-'));
                (Portion::Mid, self.past(self.past(self.past(i, W::Of), W::In), W::The))
            }
            Some(W::Late) => (Portion::Late, self.past(self.past(next, W::In), W::The)),
            Some(W::Start) => (Portion::Early, of(next)?),
            Some(W::End) => (Portion::Late, of(next).or_else(|| self.month(next).map(|_| next))?),
            _ => {
                let nth = match self.kind(at)? {
                    Kind::Word(W::Ordinal(n @ 1..=4)) | Kind::Ordinal(n @ 1..=4) => n,
                    Kind::Word(W::Last) => 5,
                    _ => return None,
                };
                let half = self.is(next, W::Half);
                if let Some((n @ 2..=14, many)) = self.small_count(next)
                    && let Some(unit @ (Unit::Week | Unit::Day)) = self.unit(many)
                {
                    let days = if unit == Unit::Week { n * 7 } else { n };
                    return match nth {
                        1 if days <= 28 => Some((Portion::FirstDays(days), of(many + 1)?)),
                        5 if days <= 28 => Some((Portion::LastDays(days), of(many + 1)?)),
                        _ => None,
                    };
                }
                if self.one_of(next, &["quarter"]) {
                    return Some((Portion::Quarter(nth.min(4)), of(at + 2)?));
                }
                match (nth, half) {
                    (1, true) => (Portion::FirstHalf, of(at + 2)?),
                    (2 | 5, true) => (Portion::SecondHalf, of(at + 2)?),
                    (1, false) if self.unit(next) == Some(Unit::Day) => (Portion::FirstDay, of(at + 2)?),
                    (5, false) if self.unit(next) == Some(Unit::Day) => (Portion::LastDay, of(at + 2)?),
                    (n, false) if self.unit(next) == Some(Unit::Week) => (Portion::Week(n), of(at + 2)?),
                    (n, false) if self.unit(next) == Some(Unit::Weekend) => (Portion::Weekend(n), of(at + 2)?),
                    (n, false) => match self.word(next) {
                        Some(W::Weekday(day, _)) => (Portion::Weekday(n, day), of(at + 2)?),
                        _ => return None,
                    },
                    _ => return None,
                }
            }
        })
    }

    fn small_count(&self, at: usize) -> Option<(u8, usize)> {
        match self.kind(at)? {
            Kind::Number(n, 1 | 2) => Some((u8::try_from(n).ok()?, at + 1)),
            Kind::Word(W::Cardinal(n)) => Some((u8::try_from(n).ok()?, at + 1)),
            _ => None,
        }
    }

    /// `w/c 14/3/88`, `week ending 4 May`, `weekend of 3 July`.
    pub(super) fn week(&self, at: usize) -> Option<Found> {
        let (week, mut i) = self.week_name(at)?;
        if self.mark(i, ':') || self.mark(i, '.') {
            i += 1;
        }
        i = self.past(i, W::The);
        let inner = self.atom(i).filter(|f| f.start == i && self.near(i))?;
        match (&inner.item.shape, week) {
            (Shape::Range(..) | Shape::All(_), Week::End | Week::Ending) => found(at, inner.end, inner.item.shape),
            (Shape::Day(Part { day: Some(_), .. }) | Shape::Feast(..), week) => {
                found(at, inner.end, Shape::Week(week, Box::new(inner.item.shape)))
            }
            _ => None,
        }
    }

    fn week_name(&self, at: usize) -> Option<(Week, usize)> {
        if self.is(at, W::AnDoubleU) {
            let third = at + 3;
            if self.mark(at + 1, '/') && self.glued(at + 1) && self.glued(at + 2) {
                match self.word(at + 2) {
                    Some(W::Ending | W::End) => return Some((Week::Ending, third)),
                    Some(W::Commencing | W::Start) => return Some((Week::Starting, third)),
                    _ if self.is_beginning(at + 2) => return Some((Week::Starting, self.past_dot(third))),
                    _ => {}
                }
            }
            let stroke =
                matches!(self.kind(at + 1), Some(Kind::Mark('/' | '.'))) && self.glued(at + 1) && self.glued(at + 2);
            let week = match self.word(at + 2)? {
                W::AnC | W::AnB => Week::Starting,
                W::AnE => Week::Ending,
                _ => return None,
            };
            // `w.e.f.` is something else.
            let third = self.mark(at + 3, '.') && self.source(at + 4).eq_ignore_ascii_case("f");
            return (stroke && !third).then_some((week, at + 3));
        }
        if matches!(self.source(at), "wc" | "WC" | "wb" | "WB") && self.number(at + 1).is_some() {
            return Some((Week::Starting, at + 1));
        }
        let next = at + 1 + usize::from(self.mark(at + 1, '-') && self.glued(at + 1));
        if self.unit(at) == Some(Unit::Week) && self.is_beginning(next) {
            return Some((Week::Starting, self.past_dot(next + 1)));
        }
        match (self.unit(at)?, self.word(next)?) {
            (Unit::Week, W::Commencing | W::Start) => Some((Week::Starting, next + 1)),
            (Unit::Week, W::Ending) => Some((Week::Ending, next + 1)),
            (Unit::Week, W::Of) => Some((Week::Starting, next + 1)),
            (Unit::Weekend, W::Of) => Some((Week::End, next + 1)),
            // `weekend 3/4 July`: the days themselves say which.
            (Unit::Week, W::End) if next > at + 1 && self.is(next + 1, W::Of) => Some((Week::End, next + 2)),
            _ => None,
        }
    }

    /// `beg.`, `beginning`, `comm.`
    fn is_beginning(&self, at: usize) -> bool {
        self.one_of(at, &["beg", "beginning", "comm", "commence", "commences", "begins"])
    }

    /// The token after `weekend`, `week-end`.
    fn past_weekend(&self, at: usize) -> Option<usize> {
        if self.unit(at) == Some(Unit::Weekend) && self.near(at) {
            return Some(at + 1);
        }
        let split = self.unit(at) == Some(Unit::Week) && self.mark(at + 1, '-') && self.is(at + 2, W::End);
        (split && self.near(at) && self.glued(at + 2)).then_some(at + 3)
    }

    /// The item of a found date, for rules that only need its shape.
    pub(super) fn shape_at(&self, at: usize) -> Option<(Shape, usize)> {
        let Found { start, end, item: Item { shape, .. } } = self.atom(at)?;
        (start == at).then_some((shape, end))
    }
}
