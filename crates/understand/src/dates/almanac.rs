//! Calendar arithmetic and the days that move: Easter and all that hangs on it, and bank holidays as England kept them in each year.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// A named day or short season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    NewYearsDay,
    ValentinesDay,
    ShroveTuesday,
    AshWednesday,
    MotheringSunday,
    LadyDay,
    PalmSunday,
    MaundyThursday,
    GoodFriday,
    EasterSaturday,
    Easter,
    EasterMonday,
    EasterWeekend,
    EasterWeek,
    EasterHolidays,
    MayDay,
    MayDayWeekend,
    Ascension,
    Whit,
    WhitMonday,
    WhitWeek,
    WhitWeekend,
    SpringBank,
    SpringBankWeekend,
    Trinity,
    FathersDay,
    Midsummer,
    AugustBank,
    AugustBankWeekend,
    Michaelmas,
    Halloween,
    AllSaints,
    AllSouls,
    BonfireNight,
    RemembranceSunday,
    ArmisticeDay,
    ChristmasEve,
    Christmas,
    ChristmasWeek,
    ChristmasHolidays,
    BoxingDay,
    NewYearsEve,
}

/// The first and last day, both counted.
pub(super) type Days2 = (NaiveDate, NaiveDate);

pub(super) fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

pub(super) fn plus_days(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    if by >= 0 {
        day.checked_add_days(Days::new(by.unsigned_abs()))
    } else {
        day.checked_sub_days(Days::new(by.unsigned_abs()))
    }
}

/// The same day of another month; the last day where the month is shorter.
pub(super) fn plus_months(day: NaiveDate, by: i32) -> Option<NaiveDate> {
    if by >= 0 {
        day.checked_add_months(Months::new(by.unsigned_abs()))
    } else {
        day.checked_sub_months(Months::new(by.unsigned_abs()))
    }
}

/// The day on which someone born on `born` reaches an age. A person born on 29 February does so on 1 March in other years.
pub(super) fn anniversary(born: NaiveDate, years: u32, months: u32) -> Option<NaiveDate> {
    let moved = plus_months(born, i32::try_from(years.checked_mul(12)?.checked_add(months)?).ok()?)?;
    if moved.day() < born.day() { moved.succ_opt() } else { Some(moved) }
}

pub(super) fn month(year: i32, month: u32) -> Option<Days2> {
    let first = ymd(year, month, 1)?;
    Some((first, plus_months(first, 1)?.pred_opt()?))
}

/// Monday to Sunday.
pub(super) fn week_of(day: NaiveDate) -> Option<Days2> {
    let monday = plus_days(day, -i64::from(day.weekday().num_days_from_monday()))?;
    Some((monday, plus_days(monday, 6)?))
}

/// Easter Sunday in the Gregorian calendar (the anonymous method printed in Nature in 1876).
pub(super) fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    ymd(year, month.unsigned_abs(), day.unsigned_abs())
}

fn first(weekday: Weekday, year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, 1)
}

fn last(weekday: Weekday, year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, 5)
        .or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4))
}

/// The late spring bank holiday: Whit Monday until 1966, then the last Monday in May but for a few royal and trial years.
fn spring_bank(year: i32) -> Option<NaiveDate> {
    match year {
        ..=1966 => plus_days(easter(year)?, 50),
        1968 => ymd(1968, 6, 3),
        2002 | 2012 => ymd(year, 6, 4),
        2022 => ymd(2022, 6, 2),
        _ => last(Weekday::Mon, year, 5),
    }
}

/// The first Monday in August until 1964, the Monday after the last Saturday on trial to 1970, the last Monday since.
fn august_bank(year: i32) -> Option<NaiveDate> {
    match year {
        ..=1964 => first(Weekday::Mon, year, 8),
        1965..=1970 => plus_days(last(Weekday::Sat, year, 8)?, 2),
        _ => last(Weekday::Mon, year, 8),
    }
}

/// The early May bank holiday, kept since 1978; before that May Day is 1 May.
fn may_day(year: i32) -> Option<NaiveDate> {
    match year {
        ..=1977 => ymd(year, 5, 1),
        1995 | 2020 => ymd(year, 5, 8),
        _ => first(Weekday::Mon, year, 5),
    }
}

/// The day or days of a feast in a year. A feast that runs over the new year belongs to the year in which it starts.
pub(super) fn feast(feast: Feast, year: i32) -> Option<Days2> {
    let one = |day: Option<NaiveDate>| day.map(|d| (d, d));
    let fixed = |m: u32, d: u32| one(ymd(year, m, d));
    let by_easter = |from: i64, to: i64| {
        let sunday = easter(year)?;
        Some((plus_days(sunday, from)?, plus_days(sunday, to)?))
    };
    // A bank holiday weekend, from its Saturday.
    let up_to_monday = |day: Option<NaiveDate>| {
        let day = day?;
        let back = (i64::from(day.weekday().num_days_from_monday()) + 2) % 7;
        Some((plus_days(day, -back)?, day))
    };
    match feast {
        Feast::NewYearsDay => fixed(1, 1),
        Feast::ValentinesDay => fixed(2, 14),
        Feast::ShroveTuesday => by_easter(-47, -47),
        Feast::AshWednesday => by_easter(-46, -46),
        Feast::MotheringSunday => by_easter(-21, -21),
        Feast::LadyDay => fixed(3, 25),
        Feast::PalmSunday => by_easter(-7, -7),
        Feast::MaundyThursday => by_easter(-3, -3),
        Feast::GoodFriday => by_easter(-2, -2),
        Feast::EasterSaturday => by_easter(-1, -1),
        Feast::Easter => by_easter(0, 0),
        Feast::EasterMonday => by_easter(1, 1),
        Feast::EasterWeekend => by_easter(-2, 1),
        Feast::EasterWeek => by_easter(-7, 7),
        Feast::EasterHolidays => by_easter(-16, 16),
        Feast::MayDay => one(may_day(year)),
        Feast::MayDayWeekend => up_to_monday(may_day(year)),
        Feast::Ascension => by_easter(39, 39),
        Feast::Whit => by_easter(49, 49),
        Feast::WhitMonday => by_easter(50, 50),
        Feast::WhitWeek => by_easter(49, 55),
        Feast::WhitWeekend => by_easter(48, 50),
        Feast::SpringBank => one(spring_bank(year)),
        Feast::SpringBankWeekend => up_to_monday(spring_bank(year)),
        Feast::Trinity => by_easter(56, 56),
        Feast::FathersDay => one(NaiveDate::from_weekday_of_month_opt(year, 6, Weekday::Sun, 3)),
        Feast::Midsummer => fixed(6, 24),
        Feast::AugustBank => one(august_bank(year)),
        Feast::AugustBankWeekend => up_to_monday(august_bank(year)),
        Feast::Michaelmas => fixed(9, 29),
        Feast::Halloween => fixed(10, 31),
        Feast::AllSaints => fixed(11, 1),
        Feast::AllSouls => fixed(11, 2),
        Feast::BonfireNight => fixed(11, 5),
        Feast::RemembranceSunday => one(NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Sun, 2)),
        Feast::ArmisticeDay => fixed(11, 11),
        Feast::ChristmasEve => fixed(12, 24),
        Feast::Christmas => fixed(12, 25),
        Feast::ChristmasWeek => Some((ymd(year, 12, 19)?, ymd(year, 12, 31)?)),
        Feast::ChristmasHolidays => Some((ymd(year, 12, 1)?, ymd(year + 1, 1, 31)?)),
        Feast::BoxingDay => fixed(12, 26),
        Feast::NewYearsEve => fixed(12, 31),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_where_the_tables_put_it() {
        for (year, sunday) in [
            (1943, "1943-04-25"),
            (1957, "1957-04-21"),
            (1970, "1970-03-29"),
            (1984, "1984-04-22"),
            (2000, "2000-04-23"),
            (2008, "2008-03-23"),
            (2019, "2019-04-21"),
        ] {
            assert_eq!(easter(year), Some(day(sunday)));
        }
    }

    #[test]
    fn bank_holidays_follow_the_law_of_the_year() {
        let of = |f, y| feast(f, y).unwrap().0;
        assert_eq!(of(Feast::AugustBank, 1960), day("1960-08-01"));
        assert_eq!(of(Feast::AugustBank, 1968), day("1968-09-02"));
        assert_eq!(of(Feast::AugustBank, 1979), day("1979-08-27"));
        assert_eq!(of(Feast::SpringBank, 1964), day("1964-05-18"));
        assert_eq!(of(Feast::SpringBank, 2012), day("2012-06-04"));
        assert_eq!(of(Feast::MayDay, 1995), day("1995-05-08"));
    }

    #[test]
    fn a_leap_day_child_comes_of_age_on_the_first_of_march() {
        assert_eq!(anniversary(day("1984-02-29"), 5, 0), Some(day("1989-03-01")));
        assert_eq!(anniversary(day("1984-02-29"), 4, 0), Some(day("1988-02-29")));
        assert_eq!(anniversary(day("1984-01-31"), 0, 1), Some(day("1984-03-01")));
    }
}
