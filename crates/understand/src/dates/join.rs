//! Puts dates together: doubts around one date, ranges, lists, choices and open ends.

use super::around::PRE;
use super::lexicon::W;
use super::parser::Parser;
use super::shape::{Found, Item, Lean, Part, Shape, Year};
use super::token::{Gap, Kind};

impl Parser<'_> {
    /// The whole expression that starts here.
    pub(super) fn expression(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.open_end(at) {
            return Some(found);
        }
        if self.is(at, W::Between) {
            return self.ages(at).or_else(|| self.between(at));
        }
        if self.is(at, W::From) {
            return self.starting_from(at);
        }
        if self.is(at, W::DayPart) && self.source(at).eq_ignore_ascii_case("night") && self.is(at + 1, W::Of) {
            let inner = self.joined(self.past(at + 2, W::The))?;
            return Some(Found { start: at, ..inner });
        }
        let found = self.joined(at)?;
        Some(self.with_open_tail(found))
    }

    /// One date with the words that make it doubtful.
    pub(super) fn item(&self, at: usize) -> Option<Found> {
        let mut i = at;
        let (mut about, mut unsure) = (false, false);
        // At most three such words: `possibly about c. 1948`.
        for _ in 0..3 {
            match self.kind(i)? {
                Kind::Word(W::About) => {
                    about = true;
                    i = self.past_dot(i + 1);
                }
                Kind::Word(W::Circa) => {
                    about = true;
                    i = self.past_dot(i + 1);
                }
                Kind::Word(W::AnC)
                    if self.clean_left(i)
                        && (self.mark(i + 1, '.') && self.glued(i + 1) || self.glued(i + 1) || self.typed) =>
                {
                    about = true;
                    i = self.past_dot(i + 1);
                }
                Kind::Word(W::On | W::At) if self.is(i + 1, W::Or) && self.is(i + 2, W::About) => {
                    about = true;
                    i += 3;
                }
                Kind::Word(W::Possibly) => {
                    unsure = true;
                    i = self.past(self.past(i + 1, W::In), W::On);
                }
                Kind::Mark('~') => {
                    about = true;
                    i += 1;
                }
                Kind::Mark('?') if self.glued(i + 1) && !self.glued(i) && self.number(i + 1).is_some() => {
                    unsure = true;
                    i += 1;
                }
                Kind::Mark('(') if i == at => return None,
                _ => break,
            }
            if !self.near(i) {
                return None;
            }
        }
        let after = if i > at { self.past_whose(i) } else { i };
        let blank_first = if unsure && i == at + 1 && self.mark(at, '?') { self.atom(at) } else { None };
        let inner = blank_first.or_else(|| self.atom(after).filter(|f| f.start == after || i == at))?;
        if i > at && matches!(inner.item.shape, Shape::Age(_)) && !self.typed {
            return None;
        }
        let start = if i > at { at } else { inner.start };
        let (mut more_about, more_unsure, end) = self.doubt_after(inner.end);
        // `over a year ago`, `nearly two years ago`
        more_about |= matches!(inner.item.shape, Shape::Offset { .. })
            && start > 0
            && matches!(
                self.source(start - 1).to_ascii_lowercase().as_str(),
                "nearly" | "almost" | "over" | "under" | "than" | "some" | "least"
            );
        let item = Item {
            about: about || more_about || inner.item.about,
            unsure: unsure && !matches!(inner.item.shape, Shape::Day(Part { blank_day: true, .. })) || more_unsure,
            shape: inner.item.shape,
        };
        Some(Found { start, end, item })
    }

    /// `1984?`, `1984 (?)`, `1984 approx`, `1984 or so`.
    fn doubt_after(&self, at: usize) -> (bool, bool, usize) {
        if self.mark(at, '?') && self.glued(at) && !self.is_question(at) {
            return (false, true, at + 1);
        }
        if self.mark(at, '(') && self.mark(at + 1, '?') && self.mark(at + 2, ')') {
            return (false, true, at + 3);
        }
        let approx = self.source(at).len() >= 6
            && self.is(at, W::About)
            && self.source(at).to_ascii_lowercase().starts_with("approx");
        if approx && self.near(at) && self.ends_phrase(at + 1) {
            return (true, false, at + 1);
        }
        if self.is(at, W::Or) && matches!(self.source(at + 1), "so" | "thereabouts") && self.near(at) {
            return (true, false, at + 2);
        }
        (false, false, at)
    }

    /// True when the mark ends a question rather than doubting the date before it.
    fn is_question(&self, at: usize) -> bool {
        let goes_on = self.near(at + 1) && !self.is_capital(at + 1);
        if goes_on {
            return false;
        }
        let mut first = at;
        for _ in 0..40 {
            let Some(b) = first.checked_sub(1) else { break };
            if matches!(self.kind(b), Some(Kind::Mark('.' | '!' | '?' | ';' | ':'))) && !self.glued(first)
                || self.gap(first) == Gap::Paragraph
            {
                break;
            }
            first = b;
        }
        let asks = [
            "were", "was", "did", "do", "does", "is", "are", "had", "has", "have", "what", "when", "where", "who",
            "why", "how", "can", "could", "will", "would", "which", "should", "whose",
        ];
        asks.iter().any(|w| self.source(first).eq_ignore_ascii_case(w))
    }

    /// A date with its range, choice or list.
    fn joined(&self, at: usize) -> Option<Found> {
        let first = self.item(at)?;
        if first.start != at {
            return Some(first);
        }
        if matches!(
            first.item.shape,
            Shape::Age(_) | Shape::SchoolYear(..) | Shape::Birthday(..) | Shape::Offset { .. } | Shape::Same(_)
        ) {
            return Some(first);
        }
        if let Some(found) =
            self.range_from(&first).or_else(|| self.choice_from(&first)).or_else(|| self.list_from(&first))
        {
            return Some(found);
        }
        Some(first)
    }

    /// The token after a mark or word that says "to".
    fn past_to(&self, at: usize) -> Option<usize> {
        if !self.near(at) {
            return None;
        }
        let next = match self.kind(at)? {
            Kind::Mark('-') if self.gap(at) <= Gap::Space => at + 1 + usize::from(self.mark(at + 1, '-')),
            Kind::Word(W::To | W::Until) => at + 1,
            Kind::Word(W::Up) if self.is(at + 1, W::To) => at + 2,
            _ => return None,
        };
        (self.near(next) && (self.gap(next) <= Gap::Space || !self.mark(at, '-'))).then(|| self.past(next, W::The))
    }

    fn range_from(&self, first: &Found) -> Option<Found> {
        if !can_join(&first.item.shape) {
            return None;
        }
        let dot = self.past_dot(first.end);
        let next = self.past_to(if self.mark(dot, '-') { dot } else { first.end })?;
        let second = self.item(next).filter(|f| f.start == next)?;
        let (mut a, mut b) = (first.item.clone(), second.item);
        // A list at the far end is its own expression.
        if !can_join(&b.shape) {
            return None;
        }
        if self.mark(first.end, '-') && !same_grain(&a.shape, &b.shape) {
            return None;
        }
        lend_back(&mut a.shape, &b.shape);
        lend_on(&a.shape, &mut b.shape);
        Some(Found::new(first.start, second.end, Shape::Range(Box::new(a), Box::new(b))))
    }

    /// `1981 or 1982`, `March or April 1990`; and `Dec 1989/Jan 1990`, which is a range.
    fn choice_from(&self, first: &Found) -> Option<Found> {
        let or = self.is(first.end, W::Or) && self.near(first.end);
        let stroke = self.mark(first.end, '/')
            && self.gap(first.end) <= Gap::Space
            && (matches!(
                first.item.shape,
                Shape::Day(Part { day: None, .. })
                    | Shape::Season(..)
                    | Shape::Portion(..)
                    | Shape::Feast(..)
                    | Shape::Decade(_)
            ) || self.mark(first.end.saturating_sub(2), '-')
                // `30 Apr/1 May 1976`
                || self.month(first.end - 1).is_some()
                || self.month(first.end.saturating_sub(2)).is_some());
        if !or && !stroke || !can_join(&first.item.shape) {
            return None;
        }
        let next = self.past(first.end + 1, W::The);
        let second = self.item(next).filter(|f| f.start == next)?;
        let (mut a, mut b) = (first.item.clone(), second.item);
        // `May 1971 or 1972`
        if or
            && let (Shape::Day(p), Shape::Day(q)) = (&a.shape, &mut b.shape)
            && q.month.is_none()
            && q.day.is_none()
            && p.year.is_some()
        {
            (q.month, q.day) = (p.month, p.day);
        }
        if !same_grain(&a.shape, &b.shape) {
            return None;
        }
        lend_back(&mut a.shape, &b.shape);
        lend_on(&a.shape, &mut b.shape);
        let shape = if or { Shape::OneOf(vec![a, b]) } else { Shape::Range(Box::new(a), Box::new(b)) };
        Some(Found::new(first.start, second.end, shape))
    }

    /// Dates that share the year of the last: `3/4, 5/6 and 7/8/84`, `March and April 1990`.
    fn list_from(&self, first: &Found) -> Option<Found> {
        if !lacks_year(&first.item.shape) {
            return None;
        }
        let mut items = vec![first.item.clone()];
        let mut end = first.end;
        while items.len() < 8 {
            let Some(next) = self.past_and(end) else { break };
            let Some(found) = self.item(next).filter(|f| f.start == next) else { break };
            if !same_grain(&items[0].shape, &found.item.shape) {
                break;
            }
            let complete = !lacks_year(&found.item.shape);
            items.push(found.item);
            end = found.end;
            if complete {
                for i in (0..items.len() - 1).rev() {
                    let (head, tail) = items.split_at_mut(i + 1);
                    lend_back(&mut head[i].shape, &tail[0].shape);
                }
                return Some(Found::new(first.start, end, Shape::All(items)));
            }
        }
        None
    }

    fn past_and(&self, at: usize) -> Option<usize> {
        if !self.near(at) {
            return None;
        }
        // `Jan., Feb. and March`
        let dot = self.past_dot(at);
        let at = if dot > at && (self.mark(dot, ',') || self.is(dot, W::And)) { dot } else { at };
        let next = match self.kind(at)? {
            Kind::Mark(',') => self.past(self.past(at + 1, W::And), W::On),
            Kind::Mark('&' | '+') => at + 1,
            Kind::Word(W::And) => self.past(at + 1, W::On),
            _ => return None,
        };
        Some(self.past(next, W::The))
    }

    fn between(&self, at: usize) -> Option<Found> {
        let start = self.past(at + 1, W::The);
        let first = self.joined(start).filter(|f| f.start == start)?;
        let whole = |end: usize, a: Item, b: Item| Some(Found::new(at, end, Shape::Range(Box::new(a), Box::new(b))));
        match first.item.shape {
            Shape::Range(a, b) => whole(first.end, *a, *b),
            Shape::All(mut items) if items.len() == 2 => {
                let b = items.pop()?;
                whole(first.end, items.pop()?, b)
            }
            shape if can_join(&shape) => {
                let next = self.past_and(first.end).or_else(|| self.past_to(first.end))?;
                let second = self.item(next).filter(|f| f.start == next && can_join(&f.item.shape))?;
                let (mut a, mut b) = (Item { shape, ..first.item }, second.item);
                lend_back(&mut a.shape, &b.shape);
                lend_on(&a.shape, &mut b.shape);
                whole(second.end, a, b)
            }
            _ => None,
        }
    }

    /// `from X onwards`. Without the last word, X alone carries the value.
    fn starting_from(&self, at: usize) -> Option<Found> {
        let start = self.past(at + 1, W::The);
        if !self.near(start) {
            return None;
        }
        let inner = self.joined(start).filter(|f| f.start == start)?;
        let open = self.with_open_tail(inner);
        // `from 1975 on`
        if can_join(&open.item.shape)
            && self.is(open.end, W::On)
            && self.near(open.end)
            && self.ends_phrase(open.end + 1)
        {
            return Some(Found::new(at, open.end + 1, Shape::Since(Box::new(open.item))));
        }
        let onwards = matches!(open.item.shape, Shape::Since(_)) && self.is(open.end - 1, W::Onwards);
        Some(if onwards { Found { start: at, ..open } } else { open })
    }

    /// `onwards`, `to date`, `- present`.
    fn with_open_tail(&self, found: Found) -> Found {
        if !can_join(&found.item.shape) {
            return found;
        }
        let end = found.end;
        let past_present = |i: usize| -> Option<usize> {
            let i = self.past(i, W::The);
            match self.word(i)? {
                W::Present => Some(if self.unit(i + 1).is_some() { i + 2 } else { i + 1 }),
                W::Date | W::Now | W::Ongoing | W::Today => Some(i + 1),
                _ => None,
            }
        };
        let tail = match self.kind(end) {
            Some(Kind::Word(W::Onwards)) if self.near(end) => Some(end + 1),
            Some(Kind::Word(W::To | W::Until)) if self.near(end) => {
                past_present(end + 1).filter(|&e| self.ends_phrase(e) || !self.is(e - 1, W::Date))
            }
            Some(Kind::Mark('-')) => past_present(end + 1).filter(|&e| self.ends_phrase(e)),
            _ => None,
        };
        match tail {
            Some(tail) => Found::new(found.start, tail, Shape::Since(Box::new(found.item))),
            None => found,
        }
    }

    /// `since`, `until`, `by`, `before`, `after`, `with effect from` and what they open.
    fn open_end(&self, at: usize) -> Option<Found> {
        let (since, i) = self.opening(at)?;
        let least = self.is(i, W::At) && self.one_of(i + 1, &["least", "latest", "earliest"]);
        let i = self.past_whose(if least { i + 2 } else { i });
        if !self.near(i) || self.heads_a_column(at, i) {
            return None;
        }
        let inner = self.joined(i).filter(|f| f.start == i)?;
        let fits = match &inner.item.shape {
            Shape::Age(_) | Shape::SchoolYear(..) => self.typed,
            Shape::Same(_) => false,
            Shape::Weekday { lean: Lean::Story, .. } => false,
            Shape::Offset { .. } | Shape::Whole { .. } => !self.is(at, W::Before) && !self.is(at, W::After),
            Shape::All(_) => false,
            _ => true,
        };
        if !fits {
            return None;
        }
        let item = Box::new(inner.item);
        Some(Found::new(at, inner.end, if since { Shape::Since(item) } else { Shape::Until(item) }))
    }

    /// "Date    Complaint    Seen by" over a row that opens with its day: the last word of the heads of columns leads to no date.
    fn heads_a_column(&self, at: usize, next: usize) -> bool {
        let (Some(word), Some(day)) = (self.tokens.get(at), self.tokens.get(next)) else { return false };
        let (start, end) = (word.start as usize, day.start as usize);
        let above = self.text[..start].rsplit('\n').next().unwrap_or_default();
        above.contains('\t') && self.text[start..end].contains('\n')
    }

    /// True for "from then on", and the token after the opening words.
    fn opening(&self, at: usize) -> Option<(bool, usize)> {
        let next = at + 1;
        if self.mark(next, '-') && self.glued(next) && self.glued(at + 2) && self.one_of(at, PRE) {
            return Some((self.one_of(at, &PRE[1..]), at + 2));
        }
        Some(match self.word(at)? {
            W::Since => (true, next),
            W::After => (true, next),
            W::Wef => (true, next),
            W::Until | W::By | W::Before => (false, next),
            W::Up if matches!(self.word(next), Some(W::To | W::Until)) => (false, at + 2),
            W::Prior if self.is(next, W::To) => (false, at + 2),
            W::No if matches!(self.word(next), Some(W::Later | W::Earlier)) && self.is(at + 2, W::Than) => {
                (self.is(next, W::Earlier), at + 3)
            }
            W::No if matches!(self.word(next), Some(W::Before | W::Until | W::After)) => {
                (!self.is(next, W::After), at + 2)
            }
            W::On if self.is(next, W::Or) && matches!(self.word(at + 2), Some(W::Before | W::After)) => {
                (self.is(at + 2, W::After), at + 3)
            }
            W::As if matches!(self.word(next), Some(W::From | W::Of)) => (true, at + 2),
            W::With if self.is(next, W::Effect) && self.is(at + 2, W::From) => (true, at + 3),
            W::AnDoubleU
                if self.mark(next, '.') && self.is(at + 2, W::AnE) && self.source(at + 4).eq_ignore_ascii_case("f") =>
            {
                (true, self.past_dot(at + 5))
            }
            _ => return None,
        })
    }
}

/// True for a date that a range or a choice can be made of.
fn can_join(shape: &Shape) -> bool {
    match shape {
        Shape::Day(_)
        | Shape::Season(..)
        | Shape::Term(..)
        | Shape::Feast(..)
        | Shape::Decade(_)
        | Shape::HalfTerm(..) => true,
        Shape::Portion(_, inner) => can_join(inner),
        _ => false,
    }
}

fn same_grain(a: &Shape, b: &Shape) -> bool {
    match (a, b) {
        (Shape::Day(a), Shape::Day(b)) => {
            (a.day.is_some() == b.day.is_some()) && (a.month.is_some() == b.month.is_some() || a.day.is_some())
        }
        (Shape::Day(_), _) | (_, Shape::Day(_)) => false,
        _ => true,
    }
}

fn year_of(shape: &Shape) -> Option<Year> {
    match shape {
        Shape::Day(part) => part.year,
        Shape::Season(_, year, _)
        | Shape::Term(_, year, _)
        | Shape::HalfTerm(_, year, _)
        | Shape::Feast(_, year, _) => *year,
        Shape::Portion(_, inner) => year_of(inner),
        Shape::Range(_, b) => year_of(&b.shape),
        _ => None,
    }
}

fn lacks_year(shape: &Shape) -> bool {
    match shape {
        Shape::Day(part) => part.year.is_none() && part.month.is_some(),
        Shape::Season(_, year, Lean::Open) => year.is_none(),
        _ => false,
    }
}

fn set_year(shape: &mut Shape, year: Year) {
    match shape {
        Shape::Day(part) if part.month.is_some() => part.year = Some(year),
        Shape::Season(_, y, _) | Shape::Term(_, y, _) | Shape::HalfTerm(_, y, _) | Shape::Feast(_, y, _) => {
            *y = Some(year)
        }
        Shape::Portion(_, inner) => set_year(inner, year),
        _ => {}
    }
}

fn month_and_day(shape: &Shape) -> (u8, u8) {
    match shape {
        Shape::Day(part) => (part.month.unwrap_or(0), part.day.unwrap_or(0)),
        Shape::Portion(_, inner) => month_and_day(inner),
        _ => (0, 0),
    }
}

fn moved(year: Year, by: i32) -> Year {
    match year {
        Year::Full(y) => Year::Full(y + by),
        Year::Two(y) => Year::Two((i32::from(y) + by).rem_euclid(100) as u8),
    }
}

/// Gives the first of two dates the year (and month) of the second: `Dec - Feb 1990` began in 1989.
fn lend_back(first: &mut Shape, second: &Shape) {
    if let (Shape::Day(a), Shape::Day(b)) = (&mut *first, second)
        && a.month.is_none()
        && a.day.is_some()
        && a.year.is_none()
    {
        a.month = b.month;
    }
    if year_of(first).is_some() {
        return;
    }
    if let Some(year) = year_of(second) {
        let (a, b) = (month_and_day(first), month_and_day(second));
        let back = a.0 != 0 && b.0 != 0 && a > b && (a.0 > b.0 || b.1 != 0 && a.1 != 0);
        set_year(first, moved(year, -i32::from(back)));
    }
}

/// Gives the second of two dates the year (and month) of the first: `23 Dec 1990 to 3 Jan` ends in 1991.
fn lend_on(first: &Shape, second: &mut Shape) {
    if let (Shape::Day(a), Shape::Day(b)) = (first, &mut *second)
        && b.month.is_none()
        && b.day.is_some()
        && b.year.is_none()
        && a.day < b.day
    {
        b.month = a.month;
    }
    if year_of(second).is_some() {
        return;
    }
    if let Some(year) = year_of(first) {
        let (a, b) = (month_and_day(first), month_and_day(second));
        let on = b.0 != 0 && b < a;
        set_year(second, moved(year, i32::from(on)));
    }
}
