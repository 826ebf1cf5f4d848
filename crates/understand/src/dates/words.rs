//! Dates written with the name of a month: `3rd April 1971`, `14th day of March`, `Mar-84`, `7th/8th July`, `2, 3 and 8 March 2011`.

use super::lexicon::{Unit, W, look_up};
use super::ocr;
use super::parser::{Parser, YEARS, found};
use super::shape::{Found, Item, Lean, Part, Shape, Year};
use super::token::{Gap, Kind};

/// How the days of a list are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
    To,
    Stroke,
}

impl Parser<'_> {
    /// A day of the month: the day, whether it has an ending, and the next token.
    fn day(&self, at: usize) -> Option<(u8, bool, usize)> {
        match self.kind(at)? {
            Kind::Number(n, digits) if digits <= 2 && (1..=31).contains(&n) => {
                // `14 th`: the ending stands apart.
                let apart = self.gap(at + 1) <= Gap::Space && matches!(self.source(at + 1), "th" | "st" | "nd" | "rd");
                Some((n as u8, apart, if apart { at + 2 } else { at + 1 }))
            }
            Kind::Ordinal(n) => Some((n, true, at + 1)),
            Kind::Word(W::Ordinal(n)) => Some((n, true, at + 1)),
            Kind::Word(W::Sixth) => Some((6, true, at + 1)),
            Kind::Word(W::Cardinal(tens @ (20 | 30))) => {
                let ones = at + 1 + usize::from(self.mark(at + 1, '-'));
                match self.word(ones) {
                    Some(W::Ordinal(n)) if n < 10 => Some((tens as u8 + n, true, ones + 1)),
                    Some(W::Sixth) => Some((26, true, ones + 1)),
                    _ => None,
                }
                .filter(|d| d.0 <= 31)
            }
            Kind::Other | Kind::Word(W::AnS) => {
                let source = self.source(at);
                if let Some((n, _)) = ocr::ordinal(source) {
                    return Some((n, true, at + 1));
                }
                let n = ocr::number(source).filter(|n| source.len() == 2 && (1..=31).contains(n))?;
                Some((n as u8, false, at + 1))
            }
            _ => None,
        }
    }

    /// A month's name here, also a badly read one when `loose`.
    fn month_name(&self, at: usize, loose: bool) -> Option<(u8, usize)> {
        if loose && let Some(month) = self.torn_month(at) {
            return Some((month, at + 2));
        }
        if let Some(month) = self.month(at) {
            return Some((month, at + 1));
        }
        if !loose || !matches!(self.kind(at), Some(Kind::Other)) {
            return None;
        }
        Some((ocr::month(self.source(at))?, at + 1))
    }

    /// `Ncvember 1969`, `Ma rch 1971`: a month with wrong letters or a gap in it, where a full year stands beside.
    pub(super) fn misread_month(&self, at: usize) -> Option<Found> {
        let torn = self.torn_month(at).filter(|_| self.is_capital(at));
        let source = self.source(at);
        let after = at + 1 + usize::from(torn.is_some());
        let (year, end) = self.year_after(after, false);
        year?;
        let month = torn.or_else(|| {
            // A short name is one letter from too many others, unless a digit stands in it.
            let digits = source.bytes().any(|b| b.is_ascii_digit());
            let fits = source.len() >= 7 || digits && source.len() >= 3;
            ocr::month(source).filter(|_| fits && source.as_bytes()[0].is_ascii_alphanumeric())
        })?;
        if self.is_name_before(at) || source.eq_ignore_ascii_case("augusta") || source.eq_ignore_ascii_case("augustus")
        {
            return None;
        }
        found(at, end, Shape::Day(Part { month: Some(month), year, ..Part::EMPTY }))
    }

    /// `Dec ember`, `]uly`: a month in two tokens.
    fn torn_month(&self, at: usize) -> Option<u8> {
        let tail = self.source(at + 1);
        let bracket = self.mark(at, ']') || self.mark(at, '|') || self.mark(at, '!');
        if !matches!(self.kind(at + 1), Some(Kind::Other))
            || self.gap(at + 1) > Gap::Line
            || tail.len() > 8
            || !bracket && self.source(at).len() > 7
        {
            return None;
        }
        if bracket != self.glued(at + 1) {
            return None;
        }
        let whole = if bracket { format!("j{tail}") } else { format!("{}{tail}", self.source(at)) };
        match look_up(&whole) {
            Some(W::Month(month, false)) => Some(month),
            _ => None,
        }
    }

    /// `14 March 1984` and lists of days that share the month.
    pub(super) fn day_month(&self, at: usize) -> Option<Found> {
        if !self.clean_left(at) {
            return None;
        }
        let mut days: Vec<u8> = Vec::new();
        let mut joints: Vec<Joint> = Vec::new();
        let mut i = at;
        let mut blank = false;
        loop {
            if let Some((day, ending, next)) = self.day(i) {
                // `the three 14 March`: a bare number right after another number is not a day.
                if days.is_empty()
                    && !ending
                    && at > 0
                    && self.number(at - 1).is_some()
                    && self.gap(at) == Gap::Space
                    && !self.is_clock_time_before(at)
                    && !self.is_rows_number_before(at)
                {
                    return None;
                }
                days.push(day);
                i = next;
            } else if days.is_empty()
                && (self.mark(i, '?') || self.mark(i, '-') || self.mark(i, '_'))
                && self.kind(i) == self.kind(i + 1)
                && self.glued(i + 1)
            {
                blank = true;
                i += 2;
            } else {
                return None;
            }
            if let Some(found) = self.after_days(at, i, &days, &joints, blank) {
                return Some(found);
            }
            if blank || days.len() > 12 {
                return None;
            }
            let (joint, next) = self.joint(i)?;
            joints.push(joint);
            i = next;
        }
    }

    /// `00.15 20 May 2001`: the figures before a day are the hour.
    fn is_clock_time_before(&self, at: usize) -> bool {
        at >= 3
            && self.number(at - 1).is_some_and(|(n, digits)| digits == 2 && n < 60)
            && (self.mark(at - 2, '.') || self.mark(at - 2, ':'))
            && self.glued(at - 1)
            && self.glued(at - 2)
            && self.number(at - 3).is_some_and(|(n, digits)| digits <= 2 && n <= 24)
            && (at < 4 || !self.glued(at - 3))
    }

    /// `#4711 13-Aug-21`, `4711    13 Aug 21`: the row's own number stands before its day.
    fn is_rows_number_before(&self, at: usize) -> bool {
        let opens = self.starts_line(at - 1) || at >= 2 && self.mark(at - 2, '#') && self.starts_line(at - 2);
        let own = self.number(at - 1).is_some_and(|(n, digits)| digits >= 3 && !(digits == 4 && YEARS.contains(&n)));
        self.after_column(at) || opens && (own || at >= 2 && self.mark(at - 2, '#'))
    }

    /// What joins two days of one month.
    fn joint(&self, at: usize) -> Option<(Joint, usize)> {
        if !self.near(at) {
            return None;
        }
        let the = |i: usize| self.past(i, W::The);
        Some(match self.kind(at)? {
            Kind::Mark(',') => {
                let next = self.past(self.past(at + 1, W::And), W::Or);
                let joint = if self.is(at + 1, W::Or) { Joint::Or } else { Joint::And };
                (joint, the(next))
            }
            Kind::Mark('&' | '+') | Kind::Word(W::And) => (Joint::And, the(at + 1)),
            Kind::Mark('/') => (Joint::Stroke, at + 1),
            Kind::Mark('-') => (Joint::To, at + 1),
            Kind::Mark('.') if self.mark(at + 1, '/') => (Joint::Stroke, at + 2),
            Kind::Word(W::To | W::Until) => (Joint::To, the(at + 1)),
            Kind::Word(W::Or) => (Joint::Or, the(at + 1)),
            _ => return None,
        })
    }

    /// The month and year after one or more days, in words or (for several days) in numbers.
    fn after_days(&self, at: usize, i: usize, days: &[u8], joints: &[Joint], blank: bool) -> Option<Found> {
        let (template, end) =
            self.month_and_year(i, days, joints).or_else(|| self.month_in_numbers(i, days, joints))?;
        let part = |day: u8| Part { day: Some(day), ..template };
        if blank {
            return found(at, end, Shape::Day(Part { blank_day: true, ..template }));
        }
        let items: Vec<Item> = days.iter().map(|&d| Item::sure(Shape::Day(part(d)))).collect();
        let [only] = items.as_slice() else {
            let shape = if joints.contains(&Joint::Or) {
                Shape::OneOf(items)
            } else if let ([Joint::To | Joint::Stroke], [a, b]) = (joints, items.as_slice()) {
                if days[0] >= days[1] {
                    return None;
                }
                Shape::Range(Box::new(a.clone()), Box::new(b.clone()))
            } else if joints.iter().any(|j| matches!(j, Joint::To | Joint::Stroke)) {
                let (low, high) = (*days.iter().min()?, *days.iter().max()?);
                Shape::Range(Box::new(Item::sure(Shape::Day(part(low)))), Box::new(Item::sure(Shape::Day(part(high)))))
            } else {
                Shape::All(items)
            };
            return found(at, end, shape);
        };
        found(at, end, only.shape.clone())
    }

    fn month_and_year(&self, i: usize, days: &[u8], joints: &[Joint]) -> Option<(Part, usize)> {
        if !self.near(i) {
            return None;
        }
        let mut i = i;
        let mark = matches!(self.kind(i), Some(Kind::Mark('-' | '/' | '.' | ',')))
            && self.gap(i) == Gap::None
            && self.near(i + 1);
        if mark || self.unit(i) == Some(Unit::Day) && self.is(i + 1, W::Of) {
            i += 1;
        }
        let of = self.is(i, W::Of);
        i = self.past(i, W::Of);
        // `the 10th of last month`
        if of && days.len() == 1 && self.unit(i + 1) == Some(Unit::Month) {
            let by = match self.word(i)? {
                W::Last => -1,
                W::Next => 1,
                W::This => 0,
                _ => return None,
            };
            // The lean counts months here, and is unpacked by the resolver.
            return Some((Part { lean: Lean::Year(by), ..Part::EMPTY }, i + 2));
        }
        let (month, next) = self.month_name(i, true)?;
        let exact = self.month(i).is_some() || next > i + 1;
        let ocr_days = days.len() > 1 && !joints.is_empty();
        let lower = self.source(i).starts_with(|c: char| c.is_lowercase());
        let (year, end) = self.year_after(next, true);
        if !exact && (year.is_none() || ocr_days) {
            return None;
        }
        // `3 may be`, `the 2 march off`: a verb unless a year follows or the word has a capital.
        if lower
            && matches!(month, 3 | 5)
            && year.is_none()
            && !self.typed
            && !matches!(self.kind(i - 1), Some(Kind::Ordinal(_)))
            && !of
        {
            return None;
        }
        let street = self.gap(next) == Gap::Space && self.is_street(next) && self.is_capital(i);
        if street && year.is_none() {
            return None;
        }
        let (lean, end) = if year.is_some() { (Lean::Open, end) } else { self.lean_after(end) };
        Some((Part { month: Some(month), year, lean, ..Part::EMPTY }, end))
    }

    /// `12-14/3/84`, `2 & 3.4.84`: several days with the month and year in numbers.
    fn month_in_numbers(&self, i: usize, days: &[u8], joints: &[Joint]) -> Option<(Part, usize)> {
        // `12/13.3.84` is two days; `5/6 and 7/8/84` is not three.
        if days.len() < 2 || joints.contains(&Joint::Stroke) && (!self.mark(i, '.') || days.len() > 2) {
            return None;
        }
        let Some(Found { end, item: Item { shape: Shape::Day(part), .. }, .. }) = self.numeric_body(i - 1) else {
            return None;
        };
        (part.year.is_some() && part.day == days.last().copied())
            .then_some((Part { day: None, either_order: false, ..part }, end))
    }

    /// A month first: `March 1984`, `Mar-84`, `Sept. '79`, `March 3rd, 1984`, or the month alone.
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        if self.is_name_before(at) {
            return None;
        }
        let after = self.past_dot(at + 1);
        // `March 3rd, 1984` and `March 3, 1984`.
        if let Some((day, ending, next)) = self.day(self.past(after, W::The))
            && self.near(after)
            && (self.is(after, W::The) || self.word(after).is_none())
            && self.number(after).is_none_or(|(_, d)| d <= 2)
        {
            let (year, end) = self.year_after(next, false);
            // "Aug 12th 75": a year in two figures, where no day and no count can be meant.
            let (year, end) = match self.year_after(next, ending) {
                (Some(Year::Two(n)), end) if year.is_none() && (n > 31 || self.ends_phrase(end)) => {
                    (Some(Year::Two(n)), end)
                }
                _ => (year, end),
            };
            let comma = self.mark(next, ',');
            if ending || year.is_some() && (comma || self.number(end - 1).is_some_and(|(_, d)| d == 4)) {
                let part = Part { day: Some(day), month: Some(month), year, ..Part::EMPTY };
                return found(at, if year.is_some() { end } else { next }, Shape::Day(part));
            }
        }
        if let Some(found) = self.days_after_month(at, after, month) {
            return Some(found);
        }
        let (year, end) = self.year_after(at + 1, true);
        if let Some(year) = year {
            let doubtful = matches!(year, Year::Two(n) if (1..=31).contains(&n))
                && self.gap(end - 1) == Gap::Space
                && !self.mark(end - 2, '\'');
            // `March 12` is a day; `in March 12` and `March 09` are a year, in papers that can be of that year.
            if let Year::Two(n) = year
                && doubtful
                && !(self.year_hint.is_none_or(|hint| hint >= 2000 && i32::from(n) + 2000 <= hint + 5)
                    && (self.source(end - 1).starts_with('0')
                        || at > 0 && matches!(self.word(at - 1), Some(W::In | W::Since | W::Until))))
            {
                return found(at, end, Shape::Day(Part { month: Some(month), day: Some(n), ..Part::EMPTY }));
            }
            return found(at, end, Shape::Day(Part { month: Some(month), year: Some(year), ..Part::EMPTY }));
        }
        let (lean, end) = self.lean_after(at + 1);
        if lean == Lean::Open && !self.month_stands_alone(at, month) {
            return None;
        }
        found(at, end, Shape::Day(Part { month: Some(month), lean, ..Part::EMPTY }))
    }

    /// `July 13-15, 2013`, `July 2`: days after their month, as some write them.
    fn days_after_month(&self, at: usize, after: usize, month: u8) -> Option<Found> {
        let plain =
            |i: usize| self.clean_number(i).filter(|&(n, d)| d <= 2 && (1..=31).contains(&n)).map(|(n, _)| n as u8);
        let first = plain(after).filter(|_| self.gap(after) == Gap::Space && self.is_capital(at))?;
        let part =
            |day: u8, year: Option<Year>| Shape::Day(Part { day: Some(day), month: Some(month), year, ..Part::EMPTY });
        if self.mark(after + 1, '-')
            && let Some(last) = plain(after + 2)
            && first < last
            && self.clean_right(after + 3).is_some()
        {
            let (year, end) = self.year_after(after + 3, false);
            let end = if year.is_some() { end } else { after + 3 };
            let (a, b) = (Item::sure(part(first, year)), Item::sure(part(last, year)));
            return found(at, end, Shape::Range(Box::new(a), Box::new(b)));
        }
        let single = self.number(after).is_some_and(|(_, d)| d == 1);
        let entry = self.starts_entry(at) && (self.is_capital(after + 1) || self.ends_phrase(after + 1));
        let goes_on = (single && self.ends_phrase(after + 1) || entry) && self.clean_right(after + 1).is_some();
        if goes_on { found(at, after + 1, part(first, None)) } else { None }
    }

    /// True for a year that opens a row of columns: "1978  Mr & Mrs Kershaw, 11 September" above "1979  Parental rights".
    pub(super) fn heads_a_row(&self, at: usize) -> bool {
        self.gap(at) == Gap::Line
            && self.tokens.get(at).is_some_and(|t| {
                self.text[t.end as usize..].starts_with(['\t', '|']) || self.text[t.end as usize..].starts_with("   ")
            })
    }

    /// A year right after a month, season or feast, and the token after it. `short` allows two digits.
    pub(super) fn year_after(&self, at: usize, short: bool) -> (Option<Year>, usize) {
        let mut i = at;
        if !self.near(i) {
            return (None, at);
        }
        if matches!(self.kind(i), Some(Kind::Mark('.' | ',' | '-' | '/'))) && self.gap(i) <= Gap::Space {
            let dashed = self.mark(i, '-') && self.gap(i) != Gap::None;
            if dashed {
                return (None, at);
            }
            i += 1;
            if self.mark(i - 1, '.') && (self.mark(i, ',') || self.mark(i, '-') || self.mark(i, '/')) && self.glued(i) {
                i += 1;
            }
        }
        i = self.past(i, W::Of);
        if !self.near(i) || self.heads_a_row(i) {
            return (None, at);
        }
        if let Some(Found { end, item: Item { shape: Shape::Day(Part { year, .. }), .. }, .. }) = self.spelled_year(i) {
            return (year, end);
        }
        if self.mark(i, '\'')
            && self.glued(i + 1)
            && let Some((n, 2)) = self.number(i + 1)
        {
            return (Some(Year::Two(n as u8)), i + 2);
        }
        let read = match self.kind(i) {
            Some(Kind::Number(n, digits)) => Some((n, digits)),
            Some(Kind::Other) if self.source(i).len() == 4 => ocr::number(self.source(i)).map(|n| (n, 4)),
            _ => None,
        };
        match read {
            Some((n, 4)) if YEARS.contains(&n) && self.clean_year_right(i + 1) => (Some(Year::Full(n as i32)), i + 1),
            Some((n, 2))
                if short
                    && (self.two_digit_year_fits(i)
                        || n == 19
                            && self.gap(i + 1) == Gap::Space
                            && self.number(i + 1).is_some_and(|(_, d)| d == 2)) =>
            {
                // `19 84`
                match self.number(i + 1) {
                    Some((rest, 2)) if n == 19 && self.gap(i + 1) == Gap::Space => {
                        (Some(Year::Full(1900 + rest as i32)), i + 2)
                    }
                    _ => (Some(Year::Two(n as u8)), i + 1),
                }
            }
            _ => (None, at),
        }
    }

    /// `last`, `next`, `last year`, `of this year` after a day and month.
    pub(super) fn lean_after(&self, at: usize) -> (Lean, usize) {
        let i = self.past(self.past_dot(at), W::Of);
        if !self.near(i) {
            return (Lean::Open, at);
        }
        let of_year = self.unit(i + 1) == Some(Unit::Year);
        match self.word(i) {
            Some(W::Last) if of_year => (Lean::Year(-1), i + 2),
            Some(W::Next) if of_year => (Lean::Year(1), i + 2),
            Some(W::This) if of_year => (Lean::Year(0), i + 2),
            Some(W::That | W::Same) if of_year => (Lean::That, i + 2),
            Some(W::The) if self.is(i + 1, W::Same) && self.unit(i + 2) == Some(Unit::Year) => (Lean::That, i + 3),
            Some(W::The) if self.is(i + 1, W::Following) && self.unit(i + 2) == Some(Unit::Year) => {
                (Lean::Following, i + 3)
            }
            Some(W::Last) if self.ends_phrase(i + 1) => (Lean::Last, i + 1),
            Some(W::Next) if self.ends_phrase(i + 1) => (Lean::Next, i + 1),
            _ => (Lean::Open, at),
        }
    }

    /// A weekday and the date that it belongs to: `Thursday 14th March 1991`, `Mon 6/1/86`, `Wed 4th`.
    pub(super) fn weekday_date(&self, at: usize) -> Option<Found> {
        let Some(W::Weekday(weekday, _)) = self.word(at) else { return None };
        let mut i = self.past_dot(at + 1);
        // "She moved on Friday." and the next entry's date below it.
        if i > at + 1 && self.gap(i) >= Gap::Line {
            return None;
        }
        if self.mark(i, ',') || self.mark(i, ':') {
            i += 1;
        }
        i = self.past(self.past(i, W::On), W::The);
        if !self.near(i) || self.gap(i) == Gap::None && i == at + 1 {
            return None;
        }
        let month_first = self.month_first(i).filter(|f| matches!(f.item.shape, Shape::Day(Part { day: Some(_), .. })));
        let inner = [self.numeric_forced(i), self.day_month(i), self.inst(i), self.day_alone(i), month_first]
            .into_iter()
            .flatten()
            .max_by_key(|f| f.end)?;
        let shape = match inner.item.shape {
            Shape::Day(part) => Shape::Day(Part { weekday: Some(weekday), ..part }),
            other => other,
        };
        found(at, inner.end, shape)
    }

    /// `14th inst.`, `3rd ult`, `10th of last month`.
    pub(super) fn inst(&self, at: usize) -> Option<Found> {
        let (day, ending, next) = self.day(at)?;
        let i = self.past(self.past_dot(next), W::Of);
        if !self.near(i) || !ending && self.is(i, W::Inst) && self.source(i) == "instant" {
            return None;
        }
        let by = match self.word(i)? {
            W::Inst => 0,
            W::Ult => -1,
            W::Prox => 1,
            _ => return None,
        };
        found(at, i + 1, Shape::OfMonth { day: Some(day), by })
    }

    /// `the 14th`: a day whose month is named elsewhere.
    pub(super) fn day_alone(&self, at: usize) -> Option<Found> {
        let (day, ending, next) = self.day(at)?;
        if !ending || !self.clean_left(at) {
            return None;
        }
        let lead = at.checked_sub(1).map(|b| (b, self.word(b)));
        let fits = match lead {
            _ if self.typed => true,
            Some((b, Some(W::The))) => b > 0 && self.leads_to_day(b - 1),
            Some((_, Some(W::Weekday(..) | W::On | W::By | W::Until | W::Since | W::From))) => true,
            _ => false,
        };
        (fits && self.ends_phrase(next))
            .then(|| Found::new(at, next, Shape::Day(Part { day: Some(day), ..Part::EMPTY })))
    }
}
