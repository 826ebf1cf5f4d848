//! Other papers: plans and health reports, each due once after a day or again and again.

use chrono::{Datelike, Days, Months, NaiveDate};
use knowledge::{CountFrom, Knowledge, RecordRule, Within};
use record::{Document, When};

use super::care::Stretch;
use super::{Expected, dated_papers, days_after, is_sharp, months_after, opening, shifted};
use crate::view::FileView;

/// A paper made so many days before the day that is counted from, or after it was due, is still that paper.
const NEAR_CARE: u64 = 92;
const NEAR_HOME: u64 = 31;
const BEFORE_16: u64 = 183;
const AFTER_16: u64 = 365;
/// A stay shorter than this is over before its plan is due.
const SHORT_STAY: i64 = 7;
const MOST_PAPERS: usize = 80;

pub(super) fn expected(view: &FileView<'_>, stretches: &[Stretch], knowledge: &Knowledge) -> Vec<Expected> {
    let rules = knowledge.record_rules();
    let born = view.born.filter(|b| is_sharp(b));
    let (mut rows, mut repeated) = (Vec::new(), Vec::new());
    for rule in &rules.records {
        let asking = Asking {
            view,
            rule,
            knowledge,
            slack: u64::from(rules.slack_days),
            papers: dated_papers(view, &rule.papers),
        };
        match rule.count_from {
            CountFrom::Care => rows.extend(stretches.iter().filter_map(|s| asking.after_care(s, born))),
            CountFrom::EachHome => rows.extend(stretches.iter().flat_map(|s| asking.after_homes(s))),
            CountFrom::Age16 => rows.extend(born.and_then(|b| asking.at_16(stretches, b))),
            // Each law's line takes over where the one before it ended: they are followed together.
            CountFrom::Last => repeated.push(asking),
        }
    }
    if let Some(born) = born {
        rows.extend(stretches.iter().flat_map(|s| again_and_again(&repeated, s, born)));
    }
    rows
}

/// One rule, with the papers that can keep it.
struct Asking<'a> {
    view: &'a FileView<'a>,
    rule: &'a RecordRule,
    knowledge: &'a Knowledge,
    slack: u64,
    papers: Vec<(&'a Document, &'a When)>,
}

impl Asking<'_> {
    fn after_care(&self, stretch: &Stretch, born: Option<&When>) -> Option<Expected> {
        let from = Some(&stretch.from).filter(|f| is_sharp(f))?;
        if let Some(ages) = self.rule.ages {
            let age = age_on(born?, from.latest()?)?;
            if age < ages.from || age >= ages.under {
                return None;
            }
        }
        self.once(from, stretch.until, NEAR_CARE, stretch.told_by.clone())
    }

    fn after_homes(&self, stretch: &Stretch) -> Vec<Expected> {
        let homes = self.view.placements.iter().filter(|p| !matches!(p.kind.as_str(), "family" | "hospital"));
        homes
            .filter_map(|home| {
                let from = home.from.as_ref().filter(|f| f.is_one_day() && f.earliest() >= stretch.from.earliest())?;
                let stayed = home
                    .to
                    .as_ref()
                    .and_then(When::latest)
                    .map_or(i64::MAX, |to| from.earliest().map_or(0, |f| (to - f).num_days()));
                if stayed < SHORT_STAY {
                    return None;
                }
                self.once(from, stretch.until, NEAR_HOME, vec![home.proof.first().clone()])
            })
            .collect()
    }

    fn at_16(&self, stretches: &[Stretch], born: &When) -> Option<Expected> {
        let birthday = shifted(born, |day| months_after(day, 16 * 12))?;
        let (first, last) = (birthday.earliest()?, birthday.latest()?);
        let thirteen_weeks_before = first.checked_sub_days(Days::new(13 * 7))?;
        // In care at 16, and for 13 weeks since 14: only where the file shows both beyond doubt.
        let stretch = stretches
            .iter()
            .find(|s| s.from.latest().is_some_and(|from| from <= thirteen_weeks_before) && s.until > last)?;
        let due = self.due(&birthday)?;
        if !self.rule.is_law_on(first) || !self.rule.is_law_on(last) || due.latest()? > stretch.until {
            return None;
        }
        let from = first.checked_sub_days(Days::new(BEFORE_16))?;
        let to = days_after(last, AFTER_16)?;
        Some(self.row(due, self.paper_within(from, to), stretch.told_by.clone()))
    }

    /// A paper that is due once, counted from a day.
    fn once(&self, from: &When, until: NaiveDate, near: u64, counted_from: Vec<record::Evidence>) -> Option<Expected> {
        let (first, last) = (from.earliest()?, from.latest()?);
        let due = self.due(from)?;
        let last_due = due.latest()?;
        if !self.rule.is_law_on(first) || !self.rule.is_law_on(last) || last_due > until {
            return None;
        }
        let found =
            self.paper_within(first.checked_sub_days(Days::new(near))?, days_after(last_due, self.slack + near)?);
        Some(self.row(due, found, counted_from))
    }

    fn due(&self, from: &When) -> Option<When> {
        shifted(from, |day| match self.rule.within? {
            Within::Weeks(weeks) => days_after(day, u64::from(weeks) * 7),
            Within::Months(months) => months_after(day, months),
            Within::WorkingDays(days) => working_days_after(day, days, self.knowledge),
        })
    }

    fn paper_within(&self, from: NaiveDate, to: NaiveDate) -> Option<String> {
        let fits = |when: &When| when.latest() >= Some(from) && when.earliest().is_some_and(|d| d <= to);
        self.papers.iter().find(|(_, when)| fits(when)).map(|(d, _)| d.id.clone())
    }

    fn row(&self, due: When, found: Option<String>, counted_from: Vec<record::Evidence>) -> Expected {
        row(self.rule, due, found, counted_from)
    }
}

fn row(rule: &RecordRule, due: When, found: Option<String>, counted_from: Vec<record::Evidence>) -> Expected {
    Expected {
        rule: rule.id.clone(),
        paper: rule.papers[0],
        due,
        found,
        plain: rule.plain.clone(),
        source: rule.source.clone(),
        counted_from,
    }
}

/// Papers that are due a set time after the one before, by the law of the day on which the time began.
fn again_and_again(repeated: &[Asking<'_>], stretch: &Stretch, born: &When) -> Vec<Expected> {
    let law = |day: NaiveDate| repeated.iter().find(|asking| asking.rule.is_law_on(day));
    let mut rows = Vec::new();
    let (mut since, mut counted_from) = (stretch.from.clone(), stretch.told_by.clone());
    for _ in 0..MOST_PAPERS {
        if !is_sharp(&since) {
            break;
        }
        let Some((asking, day)) = since.latest().and_then(|day| Some((law(day)?, day))) else { break };
        let Some(every) =
            age_on(born, day).and_then(|age| asking.rule.every.iter().find(|e| e.under.is_none_or(|u| age < u)))
        else {
            break;
        };
        let Some(due) = shifted(&since, |d| months_after(d, every.months)) else { break };
        let Some(last) = due.latest().filter(|d| *d <= stretch.until) else { break };
        let too_late = last.checked_add_months(Months::new(every.months / 2)).and_then(|d| days_after(d, asking.slack));
        let next =
            asking.papers.iter().find(|(_, when)| when.earliest() > since.latest() && when.earliest() <= too_late);
        rows.push(asking.row(due.clone(), next.map(|(d, _)| d.id.clone()), counted_from.clone()));
        (since, counted_from) = match next {
            Some((d, when)) => ((*when).clone(), opening(asking.view, d).map_or(counted_from, |e| vec![e.clone()])),
            None => (due, counted_from),
        };
    }
    rows
}

/// Whole years of age on a day, where the day of birth leaves no doubt about them.
fn age_on(born: &When, day: NaiveDate) -> Option<u32> {
    let years = |born: NaiveDate| {
        let before = (day.month(), day.day()) < (born.month(), born.day());
        u32::try_from(day.year() - born.year() - i32::from(before)).ok()
    };
    let (oldest, youngest) = (years(born.earliest()?)?, years(born.latest()?)?);
    (oldest == youngest).then_some(oldest)
}

/// The day that is so many working days after this one.
pub(super) fn working_days_after(mut day: NaiveDate, count: u32, knowledge: &Knowledge) -> Option<NaiveDate> {
    let mut left = count;
    while left > 0 {
        day = day.succ_opt()?;
        if knowledge.holidays().is_working_day(day).is_working {
            left -= 1;
        }
    }
    Some(day)
}
