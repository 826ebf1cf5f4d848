//! What the words of a date say, before any other date or reference is brought in. Nothing here is worked out.

use super::almanac::Feast;
use super::lexicon::Unit;

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    Full(i32),
    /// Two digits: the century is settled later.
    Two(u8),
}

/// Which of the days (or months, or summers) that fit the words is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lean {
    /// The words do not say.
    Open,
    /// `last`, `next`, `this`: as seen from the paper's date.
    Last,
    Next,
    This,
    /// `the following`, `the previous`, `that`: as seen from the date named before.
    Following,
    Previous,
    That,
    /// `last year`, `this year`, `next year`: so many years from the paper's.
    Year(i8),
    /// `the Wednesday`: the next one in the story, when a date was named before.
    Story,
}

/// A day, month or year, with whatever of it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) year: Option<Year>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// A day was written in a way that cannot be read: `??/9/84`.
    pub(super) blank_day: bool,
    /// Both orders of day and month make a day.
    pub(super) either_order: bool,
    pub(super) weekday: Option<u8>,
    /// The words before say that this is a date of birth.
    pub(super) birth: bool,
    pub(super) lean: Lean,
}

impl Part {
    pub(super) const EMPTY: Self = Self {
        year: None,
        month: None,
        day: None,
        blank_day: false,
        either_order: false,
        weekday: None,
        birth: false,
        lean: Lean::Open,
    };
}

/// A stretch of a month, year, decade or term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    Early,
    Mid,
    Late,
    /// Counted from 1; 5 is the last week of a month.
    Week(u8),
    /// Which of the weekdays of a month, and the weekday; 5 is the last.
    Weekday(u8, u8),
    Weekend(u8),
    /// The first day, or the last.
    FirstDay,
    LastDay,
    /// So many days from the start, or up to the end.
    FirstDays(u8),
    LastDays(u8),
    /// A quarter of a year, counted from 1.
    Quarter(u8),
    FirstHalf,
    SecondHalf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    Autumn,
    Spring,
    Summer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearKind {
    Plain,
    School,
    Financial,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Week {
    Starting,
    Ending,
    /// Saturday and Sunday of that week.
    End,
}

/// From where an offset is counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Base {
    Reference,
    Before,
    Date(Box<Shape>),
}

/// An age in whole units; a missing unit was not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AgeOf {
    pub(super) years: u32,
    pub(super) months: Option<u32>,
    pub(super) weeks: Option<u32>,
    pub(super) days: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Day(Part),
    /// The first year of the decade, written in full or as two digits.
    Decade(Year),
    /// From and to; the second already lies in the same count as the first.
    Years(Year, Year, YearKind),
    Season(u8, Option<Year>, Lean),
    Term(Term, Option<Year>, Lean),
    /// `this term`, `last term`: so many terms from the paper's.
    TermAway(i8),
    /// The month of a half term.
    HalfTerm(Option<u8>, Option<Year>, Lean),
    Feast(Feast, Option<Year>, Lean),
    Portion(Portion, Box<Shape>),
    Week(Week, Box<Shape>),
    Range(Box<Item>, Box<Item>),
    All(Vec<Item>),
    OneOf(Vec<Item>),
    /// From the date on.
    Since(Box<Item>),
    /// Up to the date.
    Until(Box<Item>),
    /// `from` to `to` units away; positive is later.
    Offset {
        from: i32,
        to: i32,
        unit: Unit,
        base: Base,
    },
    /// `the weekend`: the one before, or the one to come when the sentence looks ahead.
    Weekend,
    /// The same day as another date.
    Same(Unit),
    /// The whole week, month, year or weekend so many away; positive is later.
    Whole {
        by: i32,
        unit: Unit,
        base: Base,
    },
    /// A weekday, and how many weeks to add to it.
    Weekday {
        day: u8,
        lean: Lean,
        weeks: i32,
        base: Base,
    },
    /// The day of this month, the one before or the one after.
    OfMonth {
        day: Option<u8>,
        by: i32,
    },
    Age(AgeOf),
    Birthday(Option<u32>, Lean),
    SchoolYear(u8, u8),
}

/// A shape with what the words say about how sure they are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub(super) shape: Shape,
    pub(super) about: bool,
    pub(super) unsure: bool,
}

impl Item {
    pub(super) fn sure(shape: Shape) -> Self {
        Self { shape, about: false, unsure: false }
    }
}

/// An item with the tokens that it takes up: `start..end`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) item: Item,
}

impl Found {
    pub(super) fn new(start: usize, end: usize, shape: Shape) -> Self {
        Self { start, end, item: Item::sure(shape) }
    }
}
