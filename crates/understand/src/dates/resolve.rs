//! Works out what days a date means, from the date itself, the paper's own date, the dates named before it and the date of birth.
//! A value is never narrower than every reading of the words.

use chrono::{Datelike, NaiveDate};
use record::{How, When};

use super::DateContext;
use super::almanac::{self, Days2, feast, month, plus_days, plus_months, ymd};
use super::lexicon::Unit;
use super::shape::{Base, Item, Lean, Part, Shape, Term, Week, Year, YearKind};
use super::stretch::{age_days, part_of, whole};
use super::value::Value;

/// Why a shape has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No calendar has such a day.
    Impossible,
    /// What it hangs on is not known.
    Unknown,
}

type Result<T> = std::result::Result<T, Trouble>;

/// The latest year that two digits can stand for when nothing says when the paper was written.
const NOW: i32 = 2026;
/// A step back of up to this many days still tells of the same year as the date before.
const SAME_STORY: i64 = 62;

/// A day without a year that is at most this many days after the paper's own is of that year all the same: added when it was
/// sent, or still to come.
const JUST_AFTER: i64 = 21;
/// A date further before the paper's own than this is of another time.
const LONG_BEFORE: i64 = 366;
/// Dates no further apart than this tell one story.
const ONE_STORY: i64 = 400;

/// How many dates later words can point back at.
const REMEMBERED: usize = 32;

/// A day, month or year from which others are counted, and its text.
#[derive(Debug, Clone)]
struct Anchor {
    lo: NaiveDate,
    hi: NaiveDate,
    edtf: String,
    at: Placed,
}

/// Where a date stands, and how much the words after it lean on it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Placed {
    /// Counts the paragraphs of the text.
    pub(super) paragraph: usize,
    /// Counts the headings of sections.
    pub(super) section: usize,
    /// True in a row of columns, as forms and tables have them.
    pub(super) in_columns: bool,
    /// "Since January 1998", "the 2016 one": named in passing, and no year for the days that follow.
    pub(super) in_passing: bool,
}

pub(super) struct Resolver<'a> {
    context: &'a DateContext<'a>,
    reference: Option<Anchor>,
    /// Dates named so far, newest last.
    named: Vec<Anchor>,
    /// Where the date that is being read stands.
    at: Placed,
    ahead: bool,
    how: Option<String>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(context: &'a DateContext<'a>) -> Self {
        let reference = context.reference.and_then(|w| {
            let (lo, hi) = (w.earliest().or(w.latest())?, w.latest().or(w.earliest())?);
            Some(Anchor { lo, hi, edtf: w.edtf().to_owned(), at: Placed::default() })
        });
        Self { context, reference, named: Vec::new(), at: Placed::default(), ahead: false, how: None }
    }

    /// The value of an item and how it came about. `ahead` says that the sentence tells of what is still to come.
    pub(super) fn item(&mut self, item: &Item, ahead: bool) -> (Result<Value>, How) {
        self.ahead = ahead;
        self.how = None;
        let value = self.doubted(item);
        (value, self.how.take().map_or_else(How::written, How))
    }

    /// Says where the next date stands.
    pub(super) fn stand(&mut self, at: Placed) {
        self.at = at;
    }

    /// Remembers a value so that later words can point back at it.
    pub(super) fn remember(&mut self, value: &Value) {
        let (Some(lo), Some(hi)) = (value.lo.or(value.hi), value.hi.or(value.lo)) else { return };
        if hi.signed_duration_since(lo).num_days() <= 366 * 2 && lo.year() > 1 {
            if self.named.len() == REMEMBERED {
                self.named.remove(0);
            }
            self.named.push(Anchor { lo, hi, edtf: value.qualified(), at: self.at });
        }
    }

    pub(super) fn names_none(&self) -> bool {
        self.named.is_empty()
    }

    /// The other order of day and month, where the words allow it.
    pub(super) fn other_order(&mut self, item: &Item, ahead: bool) -> Option<When> {
        let swap = |part: Part| Part { day: part.month, month: part.day, either_order: false, ..part };
        let shape = match &item.shape {
            Shape::Day(p) if p.either_order => Shape::Day(swap(*p)),
            Shape::Day(p) if p.month.is_some_and(|m| m > 12) && p.day.is_some_and(|d| d <= 12) => Shape::Day(swap(*p)),
            Shape::Week(week, inner) => match **inner {
                Shape::Day(p) if p.either_order => Shape::Week(*week, Box::new(Shape::Day(swap(p)))),
                _ => return None,
            },
            Shape::Since(inner) | Shape::Until(inner) => {
                let Shape::Day(p) = inner.shape else { return None };
                if !p.either_order {
                    return None;
                }
                let swapped = Box::new(Item { shape: Shape::Day(swap(p)), ..(**inner).clone() });
                if matches!(item.shape, Shape::Since(_)) { Shape::Since(swapped) } else { Shape::Until(swapped) }
            }
            // `next Friday` is said of the coming one and of the one after.
            Shape::Weekday { day, lean: Lean::Next, weeks: 0, base: Base::Reference } => {
                Shape::Weekday { day: *day, lean: Lean::Next, weeks: 1, base: Base::Reference }
            }
            _ => return None,
        };
        let (value, _) = self.item(&Item { shape, ..item.clone() }, ahead);
        value.ok()?.when()
    }

    fn doubted(&mut self, item: &Item) -> Result<Value> {
        let mut value = self.shape(&item.shape)?;
        value.about |= item.about;
        value.unsure |= item.unsure;
        Ok(value)
    }

    fn shape(&mut self, shape: &Shape) -> Result<Value> {
        let unknown = Trouble::Unknown;
        match shape {
            Shape::Day(part) => self.part(part),
            Shape::Decade(year) => {
                let first = self.year(*year, false) / 10 * 10;
                Value::of(format!("{}X", first / 10)).ok_or(unknown)
            }
            Shape::Years(from, to, kind) => {
                let from = self.year(*from, false);
                let to = match to {
                    Year::Full(y) => *y,
                    Year::Two(_) => from + 1,
                };
                let text = match kind {
                    YearKind::Plain => format!("{from}/{to}"),
                    YearKind::School => format!("{from}-09/{to}-08"),
                    YearKind::Financial => format!("{from}-04/{to}-03"),
                };
                Value::of(text).ok_or(unknown)
            }
            Shape::Season(code, year, lean) => {
                let code = *code;
                let days = |y: i32| match code {
                    21 => Some((month(y, 3)?.0, month(y, 5)?.1)),
                    22 => Some((month(y, 6)?.0, month(y, 8)?.1)),
                    23 => Some((month(y, 9)?.0, month(y, 11)?.1)),
                    _ => Some((month(y, 12)?.0, month(y + 1, 2)?.1)),
                };
                self.yearly(*year, *lean, days, |y| Value::of(format!("{y:04}-{code}")))
            }
            Shape::Term(term, year, lean) => {
                let (from, to) = match term {
                    Term::Autumn => (9, 12),
                    Term::Spring => (1, 4),
                    Term::Summer => (4, 7),
                };
                let days = move |y: i32| Some((month(y, from)?.0, month(y, to)?.1));
                self.yearly(*year, *lean, days, |y| days(y).map(|(a, b)| Value::days(a, b)))
            }
            Shape::HalfTerm(m, year, lean) => self.half_term(*m, *year, *lean),
            Shape::Feast(f, year, lean) => {
                let f = *f;
                self.yearly(*year, *lean, |y| feast(f, y), |y| feast(f, y).map(|(a, b)| Value::days(a, b)))
            }
            Shape::Portion(portion, inner) => {
                let whole = self.shape(inner)?;
                let (lo, hi) = whole.lo.zip(whole.hi).ok_or(unknown)?;
                let (a, b) = part_of(*portion, inner, lo, hi).ok_or(unknown)?;
                Ok(Value::days(a, b))
            }
            Shape::Week(week, inner) => {
                let (lo, hi) = self.bounds(inner)?;
                match week {
                    Week::Starting => Some(Value::days(lo, plus_days(hi, 6).ok_or(unknown)?)),
                    Week::End => whole(lo, hi, Unit::Weekend, 0).map(|(a, b)| Value::days(a, b)),
                    Week::Ending => Some(Value::days(plus_days(lo, -6).ok_or(unknown)?, hi)),
                }
                .ok_or(unknown)
            }
            Shape::Range(a, b) => {
                let a = self.doubted(a)?;
                let b = self.doubted(b)?;
                Value::between(&a, &b).or_else(|| Value::several(&[a, b], true)).ok_or(unknown)
            }
            Shape::All(items) | Shape::OneOf(items) => {
                let values = items.iter().map(|i| self.doubted(i)).collect::<Result<Vec<_>>>()?;
                Value::several(&values, matches!(shape, Shape::All(_))).ok_or(unknown)
            }
            Shape::Since(inner) => self.doubted(inner)?.since().ok_or(unknown),
            Shape::Until(inner) => self.doubted(inner)?.until().ok_or(unknown),
            Shape::Offset { from, to, unit, base } => self.offset(*from, *to, *unit, base),
            Shape::Same(unit) => {
                let anchor = self.anchor(&Base::Before)?;
                self.relative_to(&anchor);
                whole(anchor.lo, anchor.hi, *unit, 0).map(|(a, b)| Value::days(a, b)).ok_or(unknown)
            }
            Shape::Whole { by, unit, base } => {
                let anchor = self.anchor(base)?;
                self.relative_to(&anchor);
                whole(anchor.lo, anchor.hi, *unit, *by).map(|(a, b)| Value::days(a, b)).ok_or(unknown)
            }
            Shape::Weekend => {
                let anchor = self.anchor(&Base::Reference)?;
                self.relative_to(&anchor);
                let begun = anchor.lo.weekday().num_days_from_monday() >= 5;
                whole(anchor.lo, anchor.hi, Unit::Weekend, if self.ahead || begun { 0 } else { -1 })
                    .map(|(a, b)| Value::days(a, b))
                    .ok_or(unknown)
            }
            Shape::Weekday { day, lean, weeks, base } => self.weekday(*day, *lean, *weeks, base),
            Shape::OfMonth { day, by } => {
                let anchor = self.anchor(&Base::Reference)?;
                self.relative_to(&anchor);
                self.of_month(&anchor, *day, *by)
            }
            Shape::Age(age) => {
                let (lo, hi) = self.born()?;
                self.how = Some("from age".into());
                let (a, b) = age_days(lo, hi, *age).ok_or(unknown)?;
                self.not_to_come(a)?;
                Ok(Value::days(a, b))
            }
            Shape::Birthday(years, lean) => self.birthday(*years, *lean),
            Shape::TermAway(by) => self.term_away(*by),
            Shape::SchoolYear(from, to) => {
                self.how = Some("from school year".into());
                let (lo, hi) = self.born()?;
                // A school year takes in those born from 1 September to 31 August.
                let first = |d: NaiveDate| if d.month() >= 9 { d.year() } else { d.year() - 1 };
                let start = ymd(first(lo) + 5 + i32::from(*from), 9, 1).ok_or(unknown)?;
                let end = ymd(first(hi) + 6 + i32::from(*to), 8, 31).ok_or(unknown)?;
                Ok(Value::days(start, end))
            }
        }
    }

    fn bounds(&mut self, shape: &Shape) -> Result<Days2> {
        let value = self.shape(shape)?;
        value.lo.zip(value.hi).ok_or(Trouble::Unknown)
    }

    /// A written year in full. Two digits stand for the latest year not more than five after the paper's (for a birth: not after it).
    fn year(&self, year: Year, birth: bool) -> i32 {
        let two = match year {
            Year::Full(y) => return y,
            Year::Two(n) => i32::from(n),
        };
        // A paper of an unknown year ends in no year.
        let latest = if let Some(reference) = self.reference.as_ref().filter(|r| r.hi.year() <= NOW + 5) {
            reference.hi.year() + if birth { 0 } else { 5 }
        } else if let Some(last) = self.named.last() {
            // A day that the words before give may be of birth, or long past: the nearest such year is meant.
            if birth { last.hi.year() } else { (last.hi.year() + 49).min(NOW + 5) }
        } else if let Some(born) = self.context.born.and_then(When::earliest) {
            (born.year() + 35).min(NOW + 5)
        } else {
            NOW + 5
        };
        let mut year = latest - (latest - two).rem_euclid(100);
        // "21.5.19" on a letter to somebody who was born in 1971 is of their own time, not of fifty years before it.
        if self.reference.is_none()
            && let Some(born) = self.context.born.and_then(When::earliest)
            && !birth
            && year < born.year() - 30
            && year + 100 <= NOW
        {
            year += 100;
        }
        // Nothing in these files happened before 1900; the paper's own date was taken too early.
        if year < 1900 && !birth { year + 100 } else { year }
    }

    fn part(&mut self, part: &Part) -> Result<Value> {
        if let (Lean::Year(by), None) = (part.lean, part.month)
            && let Some(day) = part.day
        {
            // `the 10th of last month`
            let anchor = self.anchor(&Base::Reference)?;
            self.relative_to(&anchor);
            return self.of_month(&anchor, Some(day), i32::from(by));
        }
        let impossible = |m: u8, d: u8| !(1..=12).contains(&m) || ymd(2000, u32::from(m), u32::from(d)).is_none();
        if let (Some(m), Some(d)) = (part.month, part.day)
            && impossible(m, d)
        {
            return Err(Trouble::Impossible);
        }
        let Some(m) = part.month else {
            return match (part.year, part.day) {
                (Some(year), _) => Value::of(format!("{:04}", self.year(year, part.birth))).ok_or(Trouble::Unknown),
                (None, Some(day)) => self.day_only(day),
                (None, None) => Err(Trouble::Unknown),
            };
        };
        if let Some(written) = part.year {
            let mut y = self.year(written, part.birth);
            if part.birth
                && matches!(written, Year::Two(_))
                && let Some(reference) = &self.reference
                && ymd(y, u32::from(m), u32::from(part.day.unwrap_or(1))).is_some_and(|d| d > reference.hi)
            {
                y -= 100;
            }
            return build(y, m, part.day, part.blank_day).ok_or(Trouble::Impossible);
        }
        let (day, blank) = (part.day, part.blank_day);
        let days = move |y: i32| match day {
            Some(d) => ymd(y, u32::from(m), u32::from(d)).map(|d| (d, d)),
            None => month(y, u32::from(m)),
        };
        let mut found = self.yearly(None, part.lean, days, |y| build(y, m, day, blank));
        // `Thursday 18 November` is in a year in which that day is a Thursday.
        if let (Some(weekday), Ok(value)) = (part.weekday, &found)
            && let (Some(d), true) = (value.lo, value.lo == value.hi)
        {
            let falls = |d: &NaiveDate| d.weekday().num_days_from_monday() == u32::from(weekday);
            let near = [0, 1, -1].iter().filter_map(|by| ymd(d.year() + by, d.month(), d.day())).find(falls);
            if let Some(y) = near {
                found = Ok(Value::days(y, y));
            }
        }
        match found {
            Err(Trouble::Unknown) => {
                let text = day.map_or_else(|| format!("XXXX-{m:02}"), |d| format!("XXXX-{m:02}-{d:02}"));
                Value::of(text).ok_or(Trouble::Unknown)
            }
            other => other,
        }
    }

    /// `the 14th`: in the month of the date before, else the last such day (or the next, when the sentence looks ahead).
    fn day_only(&mut self, day: u8) -> Result<Value> {
        let from_text =
            self.named.last().filter(|a| a.lo.year() == a.hi.year() && a.lo.month() == a.hi.month()).cloned();
        let text = from_text.is_some();
        let anchor = from_text.or_else(|| self.reference.clone()).ok_or(Trouble::Unknown)?;
        self.relative_to(&anchor);
        let one_day = anchor.lo == anchor.hi;
        let within = |by: i32| {
            almanac::plus_months(ymd(anchor.lo.year(), anchor.lo.month(), 1)?, by)
                .and_then(|d| ymd(d.year(), d.month(), u32::from(day)))
        };
        let steps: &[i32] = if text || self.ahead { &[0, 1, 2] } else { &[0, -1, -2] };
        let fits = |d: NaiveDate| !one_day && text || if text || self.ahead { d >= anchor.lo } else { d <= anchor.hi };
        let found = steps.iter().filter_map(|&by| within(by)).find(|&d| fits(d)).ok_or(Trouble::Unknown)?;
        Ok(Value::days(found, found))
    }

    fn of_month(&self, anchor: &Anchor, day: Option<u8>, by: i32) -> Result<Value> {
        let at = |d: NaiveDate| -> Option<Days2> {
            let first = plus_months(ymd(d.year(), d.month(), 1)?, by)?;
            match day {
                Some(n) => ymd(first.year(), first.month(), u32::from(n)).map(|d| (d, d)),
                None => month(first.year(), first.month()),
            }
        };
        match (at(anchor.lo), at(anchor.hi)) {
            (Some(a), Some(b)) => Ok(Value::days(a.0, b.1)),
            _ => Err(Trouble::Impossible),
        }
    }

    /// Something that comes once a year, with its year written or to be found.
    fn yearly(
        &mut self,
        year: Option<Year>,
        lean: Lean,
        days: impl Fn(i32) -> Option<Days2>,
        value: impl Fn(i32) -> Option<Value>,
    ) -> Result<Value> {
        if let Some(year) = year {
            return value(self.year(year, false)).ok_or(Trouble::Impossible);
        }
        let (first, second) = self.infer(lean, &days)?;
        let one = value(first).ok_or(Trouble::Impossible)?;
        if first == second {
            return Ok(one);
        }
        let other = value(second).ok_or(Trouble::Impossible)?;
        Value::several(&[one, other], false).ok_or(Trouble::Unknown)
    }

    /// The year that is meant; two when the paper's own date is too vague to choose.
    fn infer(&mut self, lean: Lean, days: &impl Fn(i32) -> Option<Days2>) -> Result<(i32, i32)> {
        let reference = self.reference.clone();
        let last = self.named.iter().rev().find(|a| a.hi.signed_duration_since(a.lo).num_days() <= 366).cloned();
        let seen_from = |anchor: &Anchor, pick: &dyn Fn(NaiveDate) -> Option<i32>| -> Result<(i32, i32)> {
            Ok((pick(anchor.lo).ok_or(Trouble::Unknown)?, pick(anchor.hi).ok_or(Trouble::Unknown)?))
        };
        let just_after = |at: NaiveDate| plus_days(at, JUST_AFTER).unwrap_or(at);
        let latest =
            |at: NaiveDate| (-1..9).map(|k| at.year() - k).find(|&y| days(y).is_some_and(|d| d.0 <= just_after(at)));
        let latest_over = |at: NaiveDate| (0..9).map(|k| at.year() - k).find(|&y| days(y).is_some_and(|d| d.1 < at));
        let coming = |at: NaiveDate| (-1..9).map(|k| at.year() + k).find(|&y| days(y).is_some_and(|d| d.1 >= at));
        let later = |at: NaiveDate| (0..9).map(|k| at.year() + k).find(|&y| days(y).is_some_and(|d| d.0 > at));
        let same = |at: NaiveDate| Some(at.year());
        match lean {
            Lean::Last | Lean::Next | Lean::This | Lean::Year(_) => {
                let anchor = reference.or(last).ok_or(Trouble::Unknown)?;
                self.year_from(&anchor, true);
                match lean {
                    Lean::Last => seen_from(&anchor, &latest_over),
                    Lean::Next => seen_from(&anchor, &later),
                    Lean::Year(by) => seen_from(&anchor, &|at| Some(at.year() + i32::from(by))),
                    _ if days(anchor.lo.year() - 1).is_some_and(|d| d.1 >= anchor.lo) => {
                        seen_from(&anchor, &|at| Some(at.year() - 1))
                    }
                    _ => seen_from(&anchor, &same),
                }
            }
            Lean::Following | Lean::Previous | Lean::That => {
                let anchor = last.or(reference).ok_or(Trouble::Unknown)?;
                self.year_from(&anchor, true);
                match lean {
                    Lean::Following => {
                        Ok((later(anchor.hi).ok_or(Trouble::Unknown)?, later(anchor.hi).ok_or(Trouble::Unknown)?))
                    }
                    Lean::Previous => Ok((
                        latest_over(anchor.lo).ok_or(Trouble::Unknown)?,
                        latest_over(anchor.lo).ok_or(Trouble::Unknown)?,
                    )),
                    _ => Ok((anchor.lo.year(), anchor.lo.year())),
                }
            }
            Lean::Open | Lean::Story => {
                if let Some(anchor) = last.filter(|_| lean == Lean::Story).or_else(|| self.goes_on_from()) {
                    self.year_from(&anchor, false);
                    let y = self.carried(&anchor, days).ok_or(Trouble::Unknown)?;
                    return Ok((y, y));
                }
                let anchor = reference.ok_or(Trouble::Unknown)?;
                self.year_from(&anchor, false);
                if self.ahead { seen_from(&anchor, &coming) } else { seen_from(&anchor, &latest) }
            }
        }
    }

    /// The date whose year a day without one goes on from: the last one named, unless that was only named in passing, or stands
    /// alone, in a form's field or under another heading in another paragraph and long before the paper itself.
    fn goes_on_from(&self) -> Option<Anchor> {
        let mut before = self.named.iter().rev().filter(|a| a.hi.signed_duration_since(a.lo).num_days() <= 366);
        let Some(paper) = &self.reference else { return before.next().cloned() };
        let last = before.find(|a| !a.at.in_passing)?;
        let long_ago = paper.lo.signed_duration_since(last.hi).num_days() > LONG_BEFORE;
        let of_one_story = |a: &Anchor| {
            let apart = (last.lo - a.hi).num_days().max((a.lo - last.hi).num_days());
            apart <= ONE_STORY && (a.lo, a.hi) != (last.lo, last.hi)
        };
        // What a form's field or another section says long before the paper's time is no year for the sentences here.
        let elsewhere = last.at.section != self.at.section || last.at.in_columns && !self.at.in_columns;
        let alone = last.at.paragraph != self.at.paragraph && long_ago && (elsewhere || !before.any(of_one_story));
        (!alone).then(|| last.clone())
    }

    /// The year of the date before, rolled forward so that the story moves on, but not past the paper's own date.
    fn carried(&self, anchor: &Anchor, days: &impl Fn(i32) -> Option<Days2>) -> Option<i32> {
        let y = anchor.hi.year();
        let after_paper = |year: i32| {
            !self.ahead
                && self.reference.as_ref().is_some_and(|r| {
                    let after = |d: Days2| d.0.signed_duration_since(r.hi).num_days() > JUST_AFTER;
                    anchor.lo <= r.hi && days(year).is_some_and(after)
                })
        };
        let Some(here) = days(y) else { return (1..9).map(|k| y + k).find(|&y| days(y).is_some()) };
        let back = anchor.lo.signed_duration_since(here.1).num_days();
        if (back > SAME_STORY || self.ahead && back > 0) && !after_paper(y + 1) {
            return Some(y + 1);
        }
        if after_paper(y) && days(y - 1).is_some() {
            return Some(y - 1);
        }
        Some(y)
    }

    fn half_term(&mut self, named: Option<u8>, year: Option<Year>, lean: Lean) -> Result<Value> {
        if let Some(m) = named {
            let days = move |y: i32| month(y, u32::from(m));
            return self.yearly(year, lean, days, |y| Value::of(format!("{y:04}-{m:02}")));
        }
        let months = [2u32, 5, 10];
        if let Some(year) = year {
            let y = self.year(year, false);
            let all: Vec<Value> = months.iter().filter_map(|&m| Value::of(format!("{y:04}-{m:02}"))).collect();
            return Value::several(&all, false).ok_or(Trouble::Unknown);
        }
        let from_text = self.named.last().cloned();
        let text = from_text.is_some();
        let anchor = from_text.or_else(|| self.reference.clone()).ok_or(Trouble::Unknown)?;
        self.relative_to(&anchor);
        let y = anchor.lo.year();
        let mut all = (y - 1..=y + 1).flat_map(|y| months.iter().filter_map(move |&m| month(y, m)));
        let found = if text || self.ahead { all.find(|d| d.1 >= anchor.lo) } else { all.rfind(|d| d.0 <= anchor.hi) };
        found.map(|(a, b)| Value::days(a, b)).ok_or(Trouble::Unknown)
    }

    fn offset(&mut self, from: i32, to: i32, unit: Unit, base: &Base) -> Result<Value> {
        let anchor = match base {
            Base::Date(shape) => {
                let value = self.shape(shape)?;
                let (lo, hi) = value.lo.zip(value.hi).ok_or(Trouble::Unknown)?;
                Anchor { lo, hi, edtf: value.qualified(), at: self.at }
            }
            other => self.anchor(other)?,
        };
        self.relative_to(&anchor);
        let days = |n: i32| i64::from(n);
        let found: Option<Value> = match unit {
            Unit::Hour => None,
            Unit::Day => {
                plus_days(anchor.lo, days(from)).zip(plus_days(anchor.hi, days(to))).map(|(a, b)| Value::days(a, b))
            }
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let each = if unit == Unit::Fortnight { 14 } else { 7 };
                plus_days(anchor.lo, days(from) * each)
                    .zip(plus_days(anchor.hi, days(to) * each))
                    .map(|(a, b)| Value { about: true, ..Value::days(a, b) })
            }
            Unit::Month => plus_months(anchor.lo, from)
                .and_then(|d| month(d.year(), d.month()))
                .zip(plus_months(anchor.hi, to).and_then(|d| month(d.year(), d.month())))
                .map(|(a, b)| Value::days(a.0, b.1)),
            Unit::Year | Unit::Decade => {
                let each = if unit == Unit::Decade { 10 } else { 1 };
                ymd(anchor.lo.year() + from * each, 1, 1)
                    .zip(ymd(anchor.hi.year() + to * each, 12, 31))
                    .map(|(a, b)| Value { about: unit == Unit::Decade, ..Value::days(a, b) })
            }
        };
        found.ok_or(Trouble::Unknown)
    }

    fn weekday(&mut self, day: u8, lean: Lean, weeks: i32, base: &Base) -> Result<Value> {
        let anchor = match (base, lean) {
            (Base::Date(shape), _) => {
                let value = self.shape(shape)?;
                let (lo, hi) = value.lo.zip(value.hi).ok_or(Trouble::Unknown)?;
                Anchor { lo, hi, edtf: value.qualified(), at: self.at }
            }
            (_, Lean::Following | Lean::Previous | Lean::That) => self.anchor(&Base::Before)?,
            (_, Lean::Story) if !self.named.is_empty() => self.anchor(&Base::Before)?,
            _ => self.anchor(&Base::Reference)?,
        };
        let lean = if lean == Lean::Story && !self.named.is_empty() { Lean::Following } else { lean };
        self.relative_to(&anchor);
        let day = i64::from(day);
        let place = |d: NaiveDate| i64::from(d.weekday().num_days_from_monday());
        // Strictly before or after, so that "Friday" written on a Friday is another Friday.
        let before = |d: NaiveDate| plus_days(d, -((place(d) - day - 1).rem_euclid(7) + 1));
        let after = |d: NaiveDate| plus_days(d, (day - place(d) - 1).rem_euclid(7) + 1);
        let within = |d: NaiveDate| plus_days(d, day - place(d));
        // In what was written of one week, "Tues" is the Tuesday of that week.
        let days = (anchor.hi - anchor.lo).num_days();
        if (1..7).contains(&days) && *base == Base::Reference && lean == Lean::Open && weeks == 0 && !self.ahead {
            let of_week = (0..=days).filter_map(|n| plus_days(anchor.lo, n)).find(|d| place(*d) == day);
            if let Some(found) = of_week {
                return Ok(Value::days(found, found));
            }
        }
        let pick = |d: NaiveDate| -> Option<NaiveDate> {
            let found = match lean {
                Lean::Last | Lean::Previous => before(d)?,
                Lean::Next | Lean::Following => after(d)?,
                Lean::This | Lean::That => within(d)?,
                _ if self.ahead => after(d)?,
                _ => before(d)?,
            };
            plus_days(found, i64::from(weeks) * 7)
        };
        match (pick(anchor.lo), pick(anchor.hi)) {
            (Some(a), Some(b)) => Ok(Value::days(a, b)),
            _ => Err(Trouble::Unknown),
        }
    }

    /// `this term`: the term that the paper's date lies in, or so many from it. Between two terms it is not clear which.
    fn term_away(&mut self, by: i8) -> Result<Value> {
        let anchor = self.anchor(&Base::Reference)?;
        self.relative_to(&anchor);
        let place = |d: NaiveDate| match d.month() {
            1..=3 => Some(d.year() * 3),
            5..=7 => Some(d.year() * 3 + 1),
            9..=12 => Some(d.year() * 3 + 2),
            _ => None,
        };
        let days = |n: i32| -> Option<Days2> {
            let (from, to) = [(1, 4), (4, 7), (9, 12)][n.rem_euclid(3).unsigned_abs() as usize];
            Some((month(n.div_euclid(3), from)?.0, month(n.div_euclid(3), to)?.1))
        };
        let (lo, hi) = place(anchor.lo).zip(place(anchor.hi)).ok_or(Trouble::Unknown)?;
        let (a, b) = days(lo + i32::from(by)).zip(days(hi + i32::from(by))).ok_or(Trouble::Unknown)?;
        Ok(Value::days(a.0, b.1))
    }

    fn birthday(&mut self, years: Option<u32>, lean: Lean) -> Result<Value> {
        let (lo, hi) = self.born()?;
        let at = |n: u32| almanac::anniversary(lo, n, 0).zip(almanac::anniversary(hi, n, 0));
        self.how = Some("from age".into());
        if let Some(n) = years {
            let (a, b) = at(n).ok_or(Trouble::Unknown)?;
            self.not_to_come(a)?;
            return Ok(Value::days(a, b));
        }
        let anchor = self.anchor(&Base::Reference)?;
        let age = anchor.hi.year() - lo.year();
        let mut near = (age - 1..=age + 1).filter_map(|n| at(u32::try_from(n).ok()?));
        let ahead = lean == Lean::Next || self.ahead && lean != Lean::Last;
        let found = if ahead { near.find(|d| d.1 >= anchor.lo) } else { near.rfind(|d| d.0 <= anchor.hi) };
        found.map(|(a, b)| Value::days(a, b)).ok_or(Trouble::Unknown)
    }

    /// An age that the person had not reached on the paper's date must be somebody else's, unless the sentence looks ahead.
    fn not_to_come(&self, from: NaiveDate) -> Result<()> {
        let to_come = !self.ahead && self.reference.as_ref().is_some_and(|r| from > r.hi);
        if to_come { Err(Trouble::Unknown) } else { Ok(()) }
    }

    fn born(&self) -> Result<Days2> {
        let born = self.context.born.ok_or(Trouble::Unknown)?;
        born.earliest().zip(born.latest()).ok_or(Trouble::Unknown)
    }

    fn anchor(&self, base: &Base) -> Result<Anchor> {
        let (first, second) = match base {
            Base::Reference => (self.reference.as_ref(), self.named.last()),
            Base::Before | Base::Date(_) => (self.named.last(), self.reference.as_ref()),
        };
        first.or(second).cloned().ok_or(Trouble::Unknown)
    }

    fn relative_to(&mut self, anchor: &Anchor) {
        self.how = Some(format!("relative to {}", anchor.edtf));
    }

    fn year_from(&mut self, anchor: &Anchor, said: bool) {
        self.how = Some(format!("{} {}", if said { "relative to" } else { "year from" }, anchor.edtf));
    }
}

fn build(y: i32, m: u8, day: Option<u8>, blank: bool) -> Option<Value> {
    Value::of(match day {
        Some(d) => format!("{y:04}-{m:02}-{d:02}"),
        None if blank => format!("{y:04}-{m:02}-XX"),
        None => format!("{y:04}-{m:02}"),
    })
}
