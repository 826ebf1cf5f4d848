//! The papers that the rules of `knowledge/england` called for in a made-up life, worked out from the truth alone.
//! Written from the two tables of rules; working days here pass over weekends only, which a measure has to allow for.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use record::{DocumentKind as K, EventKind, When};

use super::life::{Life, date};
use crate::truth::{ExpectedTruth, Told, Truth};

/// Days within which papers that are made early or late are still those that a rule called for.
const NEAR_CARE: u64 = 92;
const NEAR_HOME: u64 = 31;

pub fn expected(life: &Life, truth: &Truth) -> Vec<ExpectedTruth> {
    let mut rows = Vec::new();
    reviews(life, truth, &mut rows);
    if life.into_care >= date(2011, 4, 1) {
        let age = life.into_care.years_since(life.born).unwrap_or_default();
        once(truth, "CP-10", &[K::CarePlan], life.into_care, 10, NEAR_CARE, &mut rows);
        once(truth, "HA-10", &HEALTH, life.into_care, 20, NEAR_CARE, &mut rows);
        if (5..16).contains(&age) {
            once(truth, "PEP-10", &[K::Pep], life.into_care, 10, NEAR_CARE, &mut rows);
        }
    }
    for home in life.homes.iter().filter(|h| h.from >= date(2011, 4, 1)) {
        // From SI 2020/445: no day was set in the Covid months.
        let rule = match home.from {
            day if day <= date(2020, 4, 16) => "PP-10",
            day if day >= date(2020, 9, 25) => "PP-20",
            _ => continue,
        };
        once(truth, rule, &[K::PlacementInformation], home.from, 5, NEAR_HOME, &mut rows);
    }
    health(life, truth, &mut rows);
    at_16(life, truth, &mut rows);
    rows
}

const HEALTH: [K; 2] = [K::HealthAssessment, K::MedicalForm];

/// The days of papers of these kinds; a copy is none of its own.
fn days(truth: &Truth, kinds: &[K]) -> Vec<NaiveDate> {
    let copy = |file: &str, page: u32| truth.duplicates.iter().any(|d| d.file == file && d.first_page == page);
    let mut days: Vec<NaiveDate> = truth
        .documents
        .iter()
        .filter(|d| kinds.contains(&d.kind) && !copy(&d.file, d.first_page))
        .filter_map(|d| d.date.as_ref()?.earliest())
        .collect();
    days.sort_unstable();
    days
}

fn row(rule: &str, due: NaiveDate, found: bool) -> ExpectedTruth {
    ExpectedTruth { rule: rule.to_owned(), due: When::day(due), found }
}

fn once(
    truth: &Truth,
    rule: &str,
    kinds: &[K],
    from: NaiveDate,
    working_days: u32,
    near: u64,
    rows: &mut Vec<ExpectedTruth>,
) {
    let due = working_days_after(from, working_days);
    let allowed = from - Days::new(near)..=due + Days::new(5 + near);
    let found = days(truth, kinds).iter().any(|d| allowed.contains(d));
    rows.push(row(rule, due, found));
}

fn working_days_after(mut day: NaiveDate, count: u32) -> NaiveDate {
    let mut left = count;
    while left > 0 {
        day = day + Days::new(1);
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    day
}

/// From SI 1991/895 and SI 2010/959: the first, the second three months on, and then every six months.
fn reviews(life: &Life, truth: &Truth, rows: &mut Vec<ExpectedTruth>) {
    if life.into_care < date(1991, 10, 14) {
        return;
    }
    let minutes = days(truth, &[K::ReviewMinutes]);
    let told = truth.events.iter().filter(|e| e.kind == EventKind::Review && e.told == Told::Happened);
    let mut held: Vec<NaiveDate> = told.filter_map(|e| e.date.as_ref()?.earliest()).chain(minutes.clone()).collect();
    held.sort_unstable();
    held.dedup();
    let mut since = life.into_care;
    for number in 0..80_u32 {
        let new_law = since >= date(2011, 4, 1);
        let due = match number {
            0 if new_law => working_days_after(since, 20),
            0 => since + Days::new(28),
            1 => since + Months::new(3),
            _ => since + Months::new(6),
        };
        if due > life.until {
            return;
        }
        let late = due + Days::new(5 + (due - since).num_days() as u64 / 2);
        let next = held.iter().find(|d| **d > since).filter(|d| **d <= late && **d <= life.until);
        let which = ["1", "2", "N"][number.min(2) as usize];
        let law = if new_law { "REV-10" } else { "REV-91" };
        rows.push(row(&format!("{law}-{which}"), due, next.is_some_and(|d| minutes.contains(d))));
        since = next.copied().unwrap_or(due);
    }
}

/// From SI 1991/895, SI 2002/546 and SI 2010/959: every year, and every half year for the youngest.
fn health(life: &Life, truth: &Truth, rows: &mut Vec<ExpectedTruth>) {
    let papers = days(truth, &HEALTH);
    let mut since = life.into_care;
    for _ in 0..80 {
        let (rule, young) = match since {
            day if day >= date(2011, 4, 1) => ("HR-10", 5),
            day if day >= date(2002, 4, 1) => ("HR-02", 5),
            day if day >= date(1991, 10, 14) => ("HR-91", 2),
            _ => return,
        };
        let months = if since.years_since(life.born).unwrap_or_default() < young { 6 } else { 12 };
        let due = since + Months::new(months);
        if due > life.until {
            return;
        }
        let late = due + Months::new(months / 2) + Days::new(5);
        let next = papers.iter().find(|d| **d > since && **d <= late);
        rows.push(row(rule, due, next.is_some()));
        since = next.copied().unwrap_or(due);
    }
}

fn at_16(life: &Life, truth: &Truth, rows: &mut Vec<ExpectedTruth>) {
    let sixteen = life.born + Months::new(16 * 12);
    let due = sixteen + Months::new(3);
    if sixteen < date(2001, 10, 1) || due > life.until {
        return;
    }
    let rule = if sixteen < date(2011, 4, 1) { "LC-01" } else { "LC-11" };
    let allowed = sixteen - Days::new(183)..=sixteen + Days::new(365);
    let found = days(truth, &[K::PathwayPlan]).iter().any(|d| allowed.contains(d));
    rows.push(row(rule, due, found));
}
