//! The child of a made-up file: where they lived, who came and went, and what anybody reading the file would ask.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use record::{Trigger, When};

use super::house::{Era, House};
use super::wordings as w;
use crate::rng::{Deck, Lot};
use crate::truth::{DisagreementTruth, EventTruth, GapTruth, PersonTruth, PlacementTruth, QuestionTruth, Told, Truth};

pub struct Home {
    pub name: String,
    pub kind: &'static str,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Why the child moved on, where the file says so.
    pub reason: Option<&'static str>,
}

pub struct Worker {
    pub name: &'static str,
    pub from: NaiveDate,
}

pub struct Life {
    pub first: &'static str,
    pub last: &'static str,
    pub born: NaiveDate,
    pub mother: String,
    pub into_care: NaiveDate,
    pub until: NaiveDate,
    pub homes: Vec<Home>,
    pub workers: Vec<Worker>,
    pub managers: [&'static str; 2],
    pub schools: [&'static str; 2],
    pub at_school: [NaiveDate; 2],
    /// Days on which a review was held; none in the silence.
    pub reviews: Vec<NaiveDate>,
    /// No paper is dated in these days.
    pub silent: (NaiveDate, NaiveDate),
    pub file_no: String,
}

impl Life {
    pub fn new(house: &House, lot: &mut Lot) -> Self {
        let half = house.half;
        let mut names = Deck::new(w::PEOPLE[half].to_vec());
        let mut last_names = Deck::new(w::LAST_NAMES[half].to_vec());
        let start_year = match house.era {
            Era::County => 1974,
            Era::Borough => 1993,
            Era::System => 2010,
        } + lot.below(2) as i32;
        let into_care = date(start_year, 1 + lot.below(9) as u32, 3 + lot.below(24) as u32);
        // Every second life of an era ends with the 18th birthday.
        let grown = house.number / 6 % 2 == 1;
        let age = if grown { 10 } else { 5 + lot.below(3) as i32 };
        let born = date(start_year - age, 1 + lot.below(12) as u32, 1 + lot.below(28) as u32);
        let until = if grown { date(born.year() + 18, born.month(), born.day()) } else { date(start_year + 8, 6, 20) };
        let last = last_names.deal(lot);
        let days = (until - into_care).num_days() as u64;
        let silent_from = into_care + Days::new(days / 2 + lot.below(200) as u64);
        let silent = (silent_from, silent_from + Days::new(300 + lot.below(120) as u64));
        let mut cuts =
            [into_care, into_care + Days::new(days / 6), into_care + Days::new(days * 2 / 5), silent.1 + Days::new(60)];
        for cut in &mut cuts {
            *cut = *cut + Days::new(lot.below(40) as u64);
        }
        cuts[0] = into_care;
        let house_names = w::HOMES[half];
        let homes = (0..4)
            .map(|n| {
                let family = last_names.deal(lot);
                let (name, kind) = match n {
                    0 => (format!("Mr and Mrs {family}"), "foster"),
                    1 => (lot.pick(house_names).to_owned(), "residential"),
                    2 => (format!("Mr and Mrs {family}"), "foster"),
                    _ => (format!("Mrs {family}"), "foster"),
                };
                let reason = (n < 2).then(|| lot.pick(w::REASONS[half]));
                Home { name, kind, from: cuts[n], to: cuts.get(n + 1).copied().unwrap_or(until), reason }
            })
            .collect();
        let workers = (0..3)
            .map(|n| Worker { name: names.deal(lot), from: into_care + Days::new(days * n / 3 + 20 * n.min(1)) })
            .collect();
        let reviews = reviews(house.era, into_care, until, silent, lot);
        let managers = [names.deal(lot), names.deal(lot)];
        let mut schools = Deck::new(w::SCHOOLS[half].to_vec());
        let schools = [schools.deal(lot), schools.deal(lot)];
        let at_school = [date(into_care.year() + 1, 1, 8), date(into_care.year() + 6, 9, 5)];
        Self {
            first: lot.pick(w::FIRST_NAMES[half]),
            last,
            born,
            mother: format!("Mrs {} {last}", lot.pick(w::MOTHERS[half])),
            into_care,
            until,
            homes,
            workers,
            managers,
            schools,
            at_school,
            reviews,
            silent,
            file_no: match house.era {
                Era::County => format!("CH/{}/{}", 100 + lot.below(800), start_year % 100),
                Era::Borough => format!("SS{:05}", lot.below(90_000)),
                Era::System => format!("{}", 200_000 + lot.below(700_000)),
            },
        }
    }

    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    pub fn home_on(&self, day: NaiveDate) -> &Home {
        self.homes.iter().rev().find(|h| h.from <= day).unwrap_or(&self.homes[0])
    }

    pub fn worker_on(&self, day: NaiveDate) -> &'static str {
        self.workers.iter().rev().find(|w| w.from <= day).unwrap_or(&self.workers[0]).name
    }

    pub fn school_on(&self, day: NaiveDate) -> &'static str {
        self.schools[usize::from(day >= self.at_school[1])]
    }

    /// A day on which a paper may be dated: not in the silent stretch.
    pub fn any_day(&self, lot: &mut Lot) -> NaiveDate {
        let days = (self.until - self.into_care).num_days() as usize;
        loop {
            let day = self.into_care + Days::new(lot.below(days) as u64);
            if day < self.silent.0 || day > self.silent.1 {
                return day;
            }
        }
    }

    /// Writes what is known of the life as a whole.
    pub fn tell(&self, truth: &mut Truth, unheard: bool) {
        truth.name = self.name();
        truth.born = self.born.to_string();
        truth.placements = self
            .homes
            .iter()
            .map(|h| PlacementTruth {
                name: h.name.clone(),
                kind: h.kind.into(),
                from: When::day(h.from),
                to: vec![When::day(h.to)],
                reason_for_move: h.reason.map(str::to_owned),
            })
            .collect();
        let person = |names: Vec<String>, role: &str| PersonTruth { names, roles: vec![role.into()] };
        truth.people =
            vec![person(vec![self.name(), self.first.into()], "child"), person(vec![self.mother.clone()], "mother")];
        truth.people.extend(self.workers.iter().map(|w| person(vec![w.name.into()], "social worker")));
        truth.people.extend(self.managers.iter().map(|m| person(vec![(*m).into()], "team manager")));
        let (from, to) = self.silence(truth);
        truth.gaps = vec![GapTruth { from: When::day(from), to: When::day(to) }];
        let ask = |trigger, about: &str| QuestionTruth { trigger, about: about.into() };
        truth.questions = vec![
            ask(Trigger::Gap, "the stretch without a record"),
            ask(Trigger::UnexplainedMove, "the third move, with no reason in the file"),
            ask(Trigger::Redaction, "the parts that were taken out"),
            ask(Trigger::ChangeOfWorker, "three workers"),
            ask(Trigger::Undated, "the notes without a date"),
        ];
        truth.disagreements = disagreements(truth);
        truth.expected = super::expected::expected(self, truth);
        truth.expected_known = true;
        let missing = |review: bool| truth.expected.iter().any(|e| !e.found && e.rule.starts_with("REV") == review);
        if missing(true) {
            truth.questions.push(ask(Trigger::MissingReview, "a review without minutes or any word of it"));
        }
        if missing(false) {
            truth.questions.push(ask(Trigger::MissingRecord, "a paper that the rules called for"));
        }
        if unheard {
            truth.questions.push(ask(Trigger::NoChildVoice, "a review without a word of the child"));
        }
        if !truth.disagreements.is_empty() {
            truth.questions.push(ask(Trigger::Contradiction, "one day told in two ways"));
        }
    }

    /// From the last paper's day before the silence to the first after it.
    fn silence(&self, truth: &Truth) -> (NaiveDate, NaiveDate) {
        let days =
            |f: fn(&When) -> Option<NaiveDate>| truth.documents.iter().filter_map(move |d| d.date.as_ref().and_then(f));
        let from = days(When::latest).filter(|d| *d <= self.silent.0).max().unwrap_or(self.silent.0);
        let to = days(When::earliest).filter(|d| *d >= self.silent.1).min().unwrap_or(self.silent.1);
        (from, to)
    }
}

/// Events that are told with days that cannot be one.
fn disagreements(truth: &Truth) -> Vec<DisagreementTruth> {
    let mut told: BTreeMap<&str, Vec<&EventTruth>> = BTreeMap::new();
    for event in truth.events.iter().filter(|e| e.told == Told::Happened) {
        told.entry(event.same.as_deref().unwrap_or_default()).or_default().push(event);
    }
    told.into_values()
        .filter_map(|tellings| {
            let mut dates: Vec<When> = tellings.iter().filter_map(|e| e.date.clone()).collect();
            dates.sort_by_key(When::order);
            dates.dedup();
            let apart = dates.iter().any(|a| dates.iter().any(|b| !a.agrees_with(b)));
            apart.then(|| DisagreementTruth {
                kind: tellings[0].kind,
                about: tellings[0].about.clone(),
                evidence: tellings.iter().map(|e| e.evidence.clone()).collect(),
                dates,
            })
        })
        .collect()
}

/// The rhythm of the time: half-yearly, with an early first and second one after 1991. A few were not held.
fn reviews(
    era: Era,
    from: NaiveDate,
    until: NaiveDate,
    silent: (NaiveDate, NaiveDate),
    lot: &mut Lot,
) -> Vec<NaiveDate> {
    let mut all = Vec::new();
    let mut day = from + Days::new(if era == Era::County { 150 } else { 20 + lot.below(6) as u64 });
    while day < until {
        let silence = day >= silent.0 && day <= silent.1;
        if !silence && (all.len() < 2 || lot.below(8) > 0) {
            all.push(day);
        }
        let early = era != Era::County && day < from + Days::new(60);
        day = day + Days::new(if early { 80 + lot.below(8) as u64 } else { 160 + lot.below(20) as u64 });
    }
    all
}

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that every calendar has")
}
