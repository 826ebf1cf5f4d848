//! The day on which a council must answer a request for records, worked out step by step. It is a way of counting, not legal advice.
//!
//! One month (three when extended) from the day of the request, or of the proof of identity or the fee when those came later:
//! the same date in that month, or its last day; plus the days for which the council waited for an answer; then the next working day.

use chrono::{Datelike, Days, Months, NaiveDate};
use knowledge::Knowledge;
use serde::Serialize;

use crate::words::say_day;

const COUNTING: &str = "Information Commissioner's Office, guide to subject access: how to count the time";
const START: &str = "UK GDPR article 12A, added by the Data (Use and Access) Act 2025, section 76";
const IDENTITY: &str = "UK GDPR article 12(6), as changed by the Data (Use and Access) Act 2025, section 76";

/// Something that the council asked for and waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    pub asked: NaiveDate,
    /// None while it has not been given.
    pub given: Option<NaiveDate>,
}

/// What happened with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineFacts {
    /// The day on which the council got the request, working day or not.
    pub received: NaiveDate,
    /// When the council doubted who was asking.
    pub identity: Option<Wait>,
    /// The day on which a fee was paid, in the rare case that one was due.
    pub fee_paid: Option<NaiveDate>,
    /// Each time that the council asked what was wanted.
    pub clarified: Vec<Wait>,
    /// True when the council said that it needs two more months.
    pub extended: bool,
}

impl DeadlineFacts {
    /// A request about which nothing else happened.
    #[must_use]
    pub fn received(received: NaiveDate) -> Self {
        Self { received, identity: None, fee_paid: None, clarified: Vec::new(), extended: false }
    }
}

/// Why no day can be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeadlineProblem {
    #[error("The council asked who you are on {}. The clock starts when you answer.", say_day(*.asked))]
    IdentityNotGiven { asked: NaiveDate },
    #[error("The council asked you about your request on {}. The clock is stopped until you answer.", say_day(*.asked))]
    QuestionNotAnswered { asked: NaiveDate },
    #[error("The council cannot have asked on {}, before it got the request on {}.", say_day(*.asked), say_day(*.received))]
    AskedBeforeReceived { asked: NaiveDate, received: NaiveDate },
    #[error("The answer on {} is before the question on {}.", say_day(*.given), say_day(*.asked))]
    GivenBeforeAsked { asked: NaiveDate, given: NaiveDate },
    #[error("A date is too far from today to count with.")]
    TooFar,
}

/// One step of the working out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub date: NaiveDate,
    pub why: String,
    pub source: String,
}

/// The day, how sure it is, and how it was worked out. Serialises as the `deadline` command's JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadlineAnswer {
    /// The latest day for a reply, counted as the Information Commissioner counts. Always a working day.
    pub due: NaiveDate,
    /// The day by the strictest reading of the law: the month begins with the day of the request, so it ends a day sooner.
    pub earliest: NaiveDate,
    /// The day by the kindest reading to the council: counting starts the day after, or stopped days are added after a weekend.
    pub latest: NaiveDate,
    /// The last day on which the council could say that it needs two more months.
    pub extension_notice_due: NaiveDate,
    pub steps: Vec<Step>,
    /// What to bear in mind, in whole sentences: holidays that were worked out, a law of another time.
    pub notes: Vec<String>,
}

/// The explained clock.
#[derive(Debug, Clone, Copy)]
pub struct Deadline;

impl Deadline {
    /// Works out the day.
    ///
    /// # Errors
    /// [`DeadlineProblem`] when the clock has not started, is stopped, or the days given cannot be in that order.
    pub fn work_out(facts: &DeadlineFacts) -> Result<DeadlineAnswer, DeadlineProblem> {
        check(facts)?;
        let mut steps = Vec::new();
        let start = start_of_clock(facts, &mut steps)?;
        let months = if facts.extended { 3 } else { 1 };
        let plain = add_months(start, months)?;
        let first_month = add_months(start, 1)?;
        let stopped = stopped_days(facts, start, plain, first_month, &mut steps)?;
        let extension_notice_due = add_days(first_month, stopped.in_first_month)?;
        if facts.extended {
            let why = "This was the last day for the council to say that it needs two more months, and why.";
            push(&mut steps, extension_notice_due, why, START);
        }
        push(&mut steps, plain, month_step(start, plain, months), COUNTING);
        let unrolled = add_days(plain, stopped.total)?;
        if stopped.total > 0 {
            let why = match stopped.total {
                1 => "The clock was stopped for 1 day, so 1 day is added.".to_owned(),
                days => format!("The clock was stopped for {days} days, so {days} days are added."),
            };
            push(&mut steps, unrolled, why, START);
        }
        let due = roll(unrolled);
        if due != unrolled {
            push(&mut steps, due, roll_step(unrolled), COUNTING);
        }
        push(&mut steps, due, "This is the latest day for a reply.", COUNTING);
        let strict = plain.pred_opt().ok_or(DeadlineProblem::TooFar)?;
        let next_day = start.succ_opt().ok_or(DeadlineProblem::TooFar)?;
        let day_after = roll(add_days(add_months(next_day, months)?, stopped.total)?);
        let rolled_first = roll(add_days(roll(plain), stopped.total)?);
        Ok(DeadlineAnswer {
            due,
            earliest: roll(add_days(strict, stopped.total)?),
            latest: due.max(day_after).max(rolled_first),
            extension_notice_due,
            notes: notes(facts, due),
            steps,
        })
    }
}

fn check(facts: &DeadlineFacts) -> Result<(), DeadlineProblem> {
    for wait in facts.identity.iter().chain(&facts.clarified) {
        if wait.asked < facts.received {
            return Err(DeadlineProblem::AskedBeforeReceived { asked: wait.asked, received: facts.received });
        }
        if let Some(given) = wait.given.filter(|given| *given < wait.asked) {
            return Err(DeadlineProblem::GivenBeforeAsked { asked: wait.asked, given });
        }
    }
    if let Some(Wait { asked, given: None }) = facts.identity {
        return Err(DeadlineProblem::IdentityNotGiven { asked });
    }
    Ok(())
}

/// The latest of the request, the proof of identity and the fee.
fn start_of_clock(facts: &DeadlineFacts, steps: &mut Vec<Step>) -> Result<NaiveDate, DeadlineProblem> {
    let mut start = facts.received;
    push(steps, start, "The council got your request. The count starts on this day, working day or not.", COUNTING);
    if let Some(wait) = facts.identity {
        push(steps, wait.asked, "The council asked for proof of who you are. The clock waits for it.", IDENTITY);
        let given = wait.given.ok_or(DeadlineProblem::IdentityNotGiven { asked: wait.asked })?;
        push(steps, given, "The council had your proof. The count starts again from this day.", START);
        start = start.max(given);
    }
    if let Some(paid) = facts.fee_paid.filter(|paid| *paid > start) {
        push(steps, paid, "The fee was paid. The count starts again from this day.", START);
        start = paid;
    }
    Ok(start)
}

struct Stopped {
    total: u64,
    in_first_month: u64,
}

/// The days from each question to its answer, both counted, each day once, and none from before the clock started.
fn stopped_days(
    facts: &DeadlineFacts,
    start: NaiveDate,
    plain: NaiveDate,
    first_month: NaiveDate,
    steps: &mut Vec<Step>,
) -> Result<Stopped, DeadlineProblem> {
    let mut waits = facts.clarified.clone();
    waits.sort_by_key(|w| (w.asked, w.given));
    let mut stopped = Stopped { total: 0, in_first_month: 0 };
    let mut free_from = start;
    for wait in waits {
        if wait.asked > roll(add_days(plain, stopped.total)?) {
            push(
                steps,
                wait.asked,
                "The council asked about your request after the reply was due. That stops nothing.",
                START,
            );
            continue;
        }
        let given = wait.given.ok_or(DeadlineProblem::QuestionNotAnswered { asked: wait.asked })?;
        let from = wait.asked.max(free_from);
        let days = u64::try_from((given - from).num_days() + 1).unwrap_or(0);
        if wait.asked <= add_days(first_month, stopped.in_first_month)? {
            stopped.in_first_month += days;
        }
        stopped.total += days;
        free_from = free_from.max(given.succ_opt().ok_or(DeadlineProblem::TooFar)?);
        push(steps, wait.asked, "The council asked about your request. The clock stops on this day.", START);
        push(steps, given, "You answered. This day is the last that does not count.", START);
    }
    Ok(stopped)
}

fn month_step(start: NaiveDate, plain: NaiveDate, months: u32) -> String {
    let length = if months == 1 { "One month" } else { "Three months" };
    if plain.day() == start.day() {
        format!("{length} on is the same date in that month.")
    } else {
        format!("{length} on there is no day {}, so it is the last day of that month.", start.day())
    }
}

/// Why the day moves on: every day that was stepped over.
fn roll_step(mut day: NaiveDate) -> String {
    let holidays = Knowledge::england().holidays();
    let mut why = Vec::new();
    loop {
        let known = holidays.is_working_day(day);
        if known.is_working {
            break;
        }
        let name = known.holiday.unwrap_or_else(|| format!("a {}", day.format("%A")));
        why.push(format!("{} is {name}.", say_day(day)));
        match day.succ_opt() {
            Some(next) => day = next,
            None => break,
        }
    }
    why.push("The reply may come on the next working day.".to_owned());
    why.join(" ")
}

fn notes(facts: &DeadlineFacts, due: NaiveDate) -> Vec<String> {
    let mut notes = Vec::new();
    if Knowledge::england().holidays().is_worked_out(due.year()) {
        notes.push(format!(
            "The holidays of {} were worked out by rule. A one-off holiday could move the day.",
            due.year()
        ));
    }
    let new_law = NaiveDate::from_ymd_opt(2018, 5, 25);
    if new_law.is_some_and(|day| facts.received < day) {
        notes.push("This way to count began on 25 May 2018. Before that a council had 40 days.".to_owned());
    }
    notes
}

fn roll(day: NaiveDate) -> NaiveDate {
    Knowledge::england().holidays().next_working_day(day)
}

/// The same date so many months on, or the last day of that month.
fn add_months(day: NaiveDate, months: u32) -> Result<NaiveDate, DeadlineProblem> {
    day.checked_add_months(Months::new(months)).ok_or(DeadlineProblem::TooFar)
}

fn add_days(day: NaiveDate, days: u64) -> Result<NaiveDate, DeadlineProblem> {
    day.checked_add_days(Days::new(days)).ok_or(DeadlineProblem::TooFar)
}

fn push(steps: &mut Vec<Step>, date: NaiveDate, why: impl Into<String>, source: &str) {
    steps.push(Step { date, why: why.into(), source: source.to_owned() });
}

#[cfg(test)]
mod tests;
