//! Parts of a month, year or decade, and the stretch of days in which somebody has an age.

use chrono::{Datelike, NaiveDate};

use super::almanac::{self, Days2, month, plus_days, plus_months, week_of, ymd};
use super::lexicon::Unit;
use super::shape::{AgeOf, Portion, Shape};

/// The first and last day of a stretch of something.
pub(super) fn part_of(portion: Portion, inner: &Shape, lo: NaiveDate, hi: NaiveDate) -> Option<Days2> {
    let length = hi.signed_duration_since(lo).num_days() + 1;
    let day = |from: i64, to: i64| Some((plus_days(lo, from)?, plus_days(lo, to)?.min(hi)));
    let months = |from: i32, to: i32| Some((plus_months(lo, from)?, plus_months(lo, to)?.pred_opt()?.min(hi)));
    if matches!(inner, Shape::Decade(_)) || length > 3000 {
        return match portion {
            Portion::Early => months(0, 48),
            Portion::Mid => months(48, 84),
            Portion::Late => months(84, 120),
            Portion::FirstHalf => months(0, 60),
            Portion::SecondHalf => months(60, 120),
            _ => None,
        };
    }
    // Where early or late in a week lies, nobody says.
    if length < 20 {
        return Some((lo, hi));
    }
    if length <= 31 {
        return match portion {
            Portion::Early => day(0, 9),
            Portion::Mid => day(10, 19),
            Portion::Late => day(20, 31),
            Portion::Week(5) => Some((plus_days(hi, -6)?, hi)),
            Portion::Week(n) => day(i64::from(n) * 7 - 7, i64::from(n) * 7 - 1),
            Portion::FirstDay => day(0, 0),
            Portion::LastDay => Some((hi, hi)),
            Portion::FirstDays(n) => day(0, i64::from(n) - 1),
            Portion::LastDays(n) => Some((plus_days(hi, 1 - i64::from(n))?.max(lo), hi)),
            Portion::Quarter(_) => None,
            Portion::Weekday(n, weekday) => nth_weekday(lo, hi, n, weekday).map(|d| (d, d)),
            Portion::Weekend(n) => {
                let saturday = nth_weekday(lo, hi, n, 5)?;
                Some((saturday, saturday.succ_opt()?))
            }
            Portion::FirstHalf => day(0, 14),
            Portion::SecondHalf => day(15, 31),
        };
    }
    let whole = i32::try_from(length / 30).ok()?.max(3);
    let third = whole / 3;
    match portion {
        Portion::Quarter(n) if whole == 12 => months(i32::from(n) * 3 - 3, i32::from(n) * 3),
        Portion::Early => months(0, third),
        Portion::Mid => months(third, whole - third),
        Portion::Late => months(whole - third, whole + 1),
        Portion::FirstHalf => months(0, whole / 2),
        Portion::SecondHalf => months(whole / 2, whole + 1),
        _ => None,
    }
}

/// The nth such weekday from the first day to the last; 5 is the last one.
fn nth_weekday(lo: NaiveDate, hi: NaiveDate, n: u8, weekday: u8) -> Option<NaiveDate> {
    let place = |d: NaiveDate| i64::from(d.weekday().num_days_from_monday());
    let weekday = i64::from(weekday);
    if n == 5 {
        return plus_days(hi, -(place(hi) - weekday).rem_euclid(7));
    }
    let first = plus_days(lo, (weekday - place(lo)).rem_euclid(7))?;
    plus_days(first, i64::from(n) * 7 - 7).filter(|d| *d <= hi)
}

/// The whole week, month, year, weekend or day so many away from the days of an anchor.
pub(super) fn whole(lo: NaiveDate, hi: NaiveDate, unit: Unit, by: i32) -> Option<Days2> {
    let one = |d: NaiveDate| -> Option<Days2> {
        match unit {
            Unit::Week | Unit::Fortnight => week_of(plus_days(d, i64::from(by) * 7)?),
            Unit::Weekend => {
                let (monday, sunday) = week_of(plus_days(d, i64::from(by) * 7)?)?;
                Some((plus_days(monday, 5)?, sunday))
            }
            Unit::Month => {
                let d = plus_months(ymd(d.year(), d.month(), 1)?, by)?;
                month(d.year(), d.month())
            }
            Unit::Year => Some((ymd(d.year() + by, 1, 1)?, ymd(d.year() + by, 12, 31)?)),
            Unit::Decade => {
                let first = d.year().div_euclid(10) * 10 + by * 10;
                Some((ymd(first, 1, 1)?, ymd(first + 9, 12, 31)?))
            }
            Unit::Day => plus_days(d, i64::from(by)).map(|d| (d, d)),
            Unit::Hour => None,
        }
    };
    Some((one(lo)?.0, one(hi)?.1))
}

/// From the first day on which the person can have had an age to the last.
pub(super) fn age_days(born_lo: NaiveDate, born_hi: NaiveDate, age: AgeOf) -> Option<Days2> {
    if let Some(weeks) = age.weeks {
        return Some((plus_days(born_lo, i64::from(weeks) * 7)?, plus_days(born_hi, i64::from(weeks) * 7 + 6)?));
    }
    if let Some(days) = age.days {
        return Some((plus_days(born_lo, i64::from(days))?, plus_days(born_hi, i64::from(days))?));
    }
    let reached = |born: NaiveDate, more: u32| match age.months {
        Some(months) => almanac::anniversary(born, age.years, months + more),
        None => almanac::anniversary(born, age.years + more, 0),
    };
    Some((reached(born_lo, 0)?, reached(born_hi, 1)?.pred_opt()?))
}
