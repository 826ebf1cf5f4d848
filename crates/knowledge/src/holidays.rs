//! Bank holidays of England and Wales: from the list for the years that it holds, by rule for the others, and always telling which.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::content::{self, ContentProblem, Table};

/// Whether people count this day as a working day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WorkingDay {
    pub is_working: bool,
    /// The holiday's name, when it is one.
    pub holiday: Option<String>,
    /// True when no official list was used for the year: a one-off holiday may be missing.
    pub worked_out: bool,
}

/// The days on which nobody counts as working.
#[derive(Debug)]
pub struct Holidays {
    listed: BTreeMap<NaiveDate, String>,
    /// Years that the list holds; true for those written by the rule before the official list was out.
    years: BTreeMap<i32, bool>,
    added: BTreeMap<NaiveDate, String>,
    dropped: BTreeSet<NaiveDate>,
    pub source: String,
    pub checked: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    #[serde(deserialize_with = "content::day")]
    checked: NaiveDate,
    year: Vec<Year>,
    #[serde(default)]
    change: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    #[serde(default)]
    worked_out: bool,
    days: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    year: i32,
    #[serde(default)]
    add: Vec<String>,
    #[serde(default)]
    drop: Vec<String>,
}

impl Holidays {
    pub(crate) fn read(table: Table<'_>) -> Result<Self, ContentProblem> {
        let file: File = content::parse(table)?;
        content::has_source(table.0, "the list", &file.source)?;
        let mut holidays = Self {
            listed: BTreeMap::new(),
            years: BTreeMap::new(),
            added: BTreeMap::new(),
            dropped: BTreeSet::new(),
            source: file.source,
            checked: file.checked,
        };
        let wrong = |what: String| ContentProblem::new(table.0, what);
        for year in &file.year {
            if holidays.years.insert(year.year, year.worked_out).is_some() {
                return Err(wrong(format!("{} is written twice", year.year)));
            }
            for written in &year.days {
                let (day, name) =
                    named_day(year.year, written).ok_or_else(|| wrong(format!("not a day: {written}")))?;
                if holidays.listed.insert(day, name).is_some() {
                    return Err(wrong(format!("{day} is written twice")));
                }
            }
        }
        for change in &file.change {
            for written in &change.add {
                let (day, name) =
                    named_day(change.year, written).ok_or_else(|| wrong(format!("not a day: {written}")))?;
                holidays.added.insert(day, name);
            }
            for written in &change.drop {
                let day = month_day(change.year, written).ok_or_else(|| wrong(format!("not a day: {written}")))?;
                holidays.dropped.insert(day);
            }
        }
        Ok(holidays)
    }

    /// Whether this day is a working day: not a Saturday, Sunday or bank holiday.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> WorkingDay {
        let worked_out = self.is_worked_out(day.year());
        let holiday = self.holiday(day);
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        WorkingDay { is_working: !weekend && holiday.is_none(), holiday, worked_out }
    }

    /// True when the year's holidays come from the rule and not from an official list.
    #[must_use]
    pub fn is_worked_out(&self, year: i32) -> bool {
        self.years.get(&year).copied().unwrap_or(true)
    }

    /// This day when it is a working day, else the next one that is.
    #[must_use]
    pub fn next_working_day(&self, mut day: NaiveDate) -> NaiveDate {
        // No run of weekend and holidays is longer than a week, so the end of the calendar is the only other way out.
        while !self.is_working_day(day).is_working {
            match day.checked_add_days(Days::new(1)) {
                Some(next) => day = next,
                None => break,
            }
        }
        day
    }

    fn holiday(&self, day: NaiveDate) -> Option<String> {
        if self.years.contains_key(&day.year()) {
            return self.listed.get(&day).cloned();
        }
        if let Some(name) = self.added.get(&day) {
            return Some(name.clone());
        }
        if self.dropped.contains(&day) {
            return None;
        }
        by_rule(day.year()).into_iter().find(|(d, _)| *d == day).map(|(_, name)| name.to_owned())
    }
}

/// The bank holidays of one year by the rule, without one-off days. Days that came later in history are left out before their time.
fn by_rule(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let mut days = Vec::new();
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(new_year) = on(1, 1).filter(|_| year >= 1974) {
        days.push((past_weekend(new_year), "New Year's Day"));
    }
    if let Some(easter) = easter(year) {
        days.push((easter - Days::new(2), "Good Friday"));
        days.push((easter + Days::new(1), "Easter Monday"));
    }
    if year >= 1978 {
        days.extend(
            NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1).map(|d| (d, "Early May bank holiday")),
        );
    }
    if year >= 1971 {
        days.extend(last_monday(year, 5).map(|d| (d, "Spring bank holiday")));
        days.extend(last_monday(year, 8).map(|d| (d, "Summer bank holiday")));
    }
    if let (Some(christmas), Some(boxing)) = (on(12, 25), on(12, 26)) {
        // A Christmas at the weekend moves after Boxing Day when Boxing Day is itself a weekday or has to move first.
        let (christmas, boxing) = match christmas.weekday() {
            Weekday::Sat => (christmas + Days::new(2), boxing + Days::new(2)),
            Weekday::Sun => (christmas + Days::new(2), boxing),
            Weekday::Fri => (christmas, boxing + Days::new(2)),
            _ => (christmas, boxing),
        };
        days.push((christmas, "Christmas Day"));
        days.push((boxing, "Boxing Day"));
    }
    days
}

fn past_weekend(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    let after = NaiveDate::from_ymd_opt(year, month + 1, 1)?;
    let back = after.weekday().num_days_from_monday();
    after.checked_sub_days(Days::new(if back == 0 { 7 } else { u64::from(back) }))
}

/// Easter Sunday in the Gregorian calendar (the anonymous computus); none for a year that the calendar does not hold.
fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let n = h + l - 7 * m;
    let month = (n + 90) / 25;
    let day = (n + 33 * month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

fn month_day(year: i32, written: &str) -> Option<NaiveDate> {
    let (month, day) = written.split_once('-')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

fn named_day(year: i32, written: &str) -> Option<(NaiveDate, String)> {
    let (day, name) = written.split_once(' ')?;
    Some((month_day(year, day)?, name.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Knowledge;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day")
    }

    #[test]
    fn the_rule_gives_the_list_except_for_days_that_were_moved_or_added() {
        let holidays = Knowledge::england().holidays();
        let one_off = [(2020, 5), (2022, 5), (2022, 6), (2022, 9), (2023, 5)];
        for year in 2015..=2030 {
            for month in 1..=12 {
                if one_off.contains(&(year, month)) {
                    continue;
                }
                let in_month = |d: &NaiveDate| d.year() == year && d.month() == month;
                let listed: Vec<_> = holidays.listed.keys().copied().filter(in_month).collect();
                let mut ruled: Vec<_> = by_rule(year).into_iter().map(|(d, _)| d).filter(in_month).collect();
                ruled.sort();
                assert_eq!(listed, ruled, "{year}-{month:02}");
            }
        }
    }

    #[test]
    fn one_off_days_count_and_moved_days_do_not() {
        let holidays = Knowledge::england().holidays();
        assert!(!holidays.is_working_day(day(2022, 9, 19)).is_working, "the state funeral");
        assert!(!holidays.is_working_day(day(2020, 5, 8)).is_working);
        assert!(holidays.is_working_day(day(2020, 5, 4)).is_working, "the early May holiday was moved");
        assert!(!holidays.is_working_day(day(2012, 6, 5)).is_working);
        assert!(holidays.is_working_day(day(2012, 5, 28)).is_working, "the spring holiday was moved");
    }

    #[test]
    fn years_without_a_list_say_that_they_were_worked_out() {
        let holidays = Knowledge::england().holidays();
        assert!(!holidays.is_working_day(day(2026, 12, 25)).worked_out);
        assert!(holidays.is_working_day(day(2029, 3, 30)).worked_out);
        let far = holidays.is_working_day(day(2041, 12, 25));
        assert!(far.worked_out && !far.is_working);
        assert!(holidays.is_working_day(day(1970, 1, 1)).is_working, "not a bank holiday until 1974");
    }

    #[test]
    fn the_next_working_day_steps_over_christmas() {
        let holidays = Knowledge::england().holidays();
        assert_eq!(holidays.next_working_day(day(2026, 12, 25)), day(2026, 12, 29));
        assert_eq!(holidays.next_working_day(day(2026, 11, 20)), day(2026, 11, 20));
    }

    #[test]
    fn a_wrong_list_is_refused() {
        let start = "source = \"x\"\nchecked = 2026-01-01\n";
        for wrong in [
            "checked = 2026-01-01\nyear = []".to_owned(),
            "source = \" \"\nchecked = 2026-01-01\nyear = []".to_owned(),
            format!("{start}[[year]]\nyear = 2015\ndays = [\"13-01 Nothing\"]"),
            format!("{start}[[year]]\nyear = 2015\ndays = [\"01-01 One\", \"01-01 Two\"]"),
        ] {
            let problem = Holidays::read(("holidays.toml", &wrong)).expect_err("refused");
            assert_eq!(problem.file, "holidays.toml");
        }
    }
}
