//! What happened in a made-up life, and the words in which papers tell it: running prose, entries written on the day, and
//! rows of a chronology. Plans, negatives and other people's moves stand among them, as they do in records.

mod even;
mod odd;

use chrono::{Datelike, Days, NaiveDate};
use record::{EventKind, When};

use super::house::{Era, House};
use super::life::Life;
use super::wordings as w;
use crate::rng::Lot;
use crate::truth::Told;

/// Where words stand, and so which date they bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The words name the day.
    Prose,
    /// An entry of a running record: its own day is meant.
    Entry,
    /// A row of a chronology: the day stands beside the words.
    Row,
}

/// A kind, where its words stand, the letters of the eras that use them, and the words.
pub struct Wording(pub EventKind, pub How, pub &'static str, pub &'static str);

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Fact {
    pub kind: EventKind,
    pub day: NaiveDate,
    /// The home, school, order or person that it is about; may be empty.
    pub about: String,
    /// Why a stay ended, where the file says so.
    pub why: Option<&'static str>,
}

impl Fact {
    /// Tellings of one fact have one name.
    fn same(&self) -> String {
        format!("{} {} {}", self.kind.as_str(), self.day, self.about)
    }
}

/// One telling on a paper: of something that happened, or that did not.
#[derive(Debug, Clone)]
pub struct Happening {
    pub kind: EventKind,
    pub day: NaiveDate,
    /// The date as the words give it.
    pub date: When,
    pub about: String,
    pub same: String,
    pub words: String,
    pub told: Told,
    /// Which part of its paper tells it.
    pub part: usize,
}

impl Happening {
    /// The day that stands beside a form's label.
    pub fn on_form(kind: EventKind, day: NaiveDate, about: &str, words: String, told: Told, part: usize) -> Self {
        let about = about.to_owned();
        let same = format!("{} {day} {about}", kind.as_str());
        Self { kind, day, date: When::day(day), about, same, words, told, part }
    }
}

/// Puts facts into the words of one council.
pub struct Teller<'a> {
    pub house: &'a House,
    pub life: &'a Life,
}

impl Teller<'_> {
    /// A telling of a fact; none where this council has no words for it in such a place.
    pub fn tell(&self, fact: &Fact, how: How, lot: &mut Lot) -> Option<Happening> {
        let fits = |w: &&Wording| {
            w.0 == fact.kind
                && w.1 == how
                && w.2.contains(self.letter())
                && (w.0 != EventKind::PlacementEnd || w.3.contains("{why}") == fact.why.is_some())
        };
        let all: Vec<&Wording> = wordings(self.house.half).iter().filter(fits).collect();
        let wording = all.get(lot.below(all.len()))?;
        let month = wording.3.contains("{month}");
        let words = self.fill(wording.3, fact.day, &fact.about).replace("{why}", fact.why.unwrap_or_default());
        Some(Happening {
            kind: fact.kind,
            day: fact.day,
            date: if month { month_of(fact.day) } else { When::day(fact.day) },
            about: fact.about.clone(),
            same: fact.same(),
            words,
            told: Told::Happened,
            part: 0,
        })
    }

    /// Words of a paper of this day about something that was planned, put off, or happened to somebody else.
    /// What lies ahead may be read as a plan of the paper's day.
    pub fn not_happened(&self, paper_day: NaiveDate, lot: &mut Lot) -> Vec<Happening> {
        let all = if self.house.half == 0 { even::NOT_HAPPENED } else { odd::NOT_HAPPENED };
        let wording = &all[lot.below(all.len())];
        let past = wording.3.contains("{past}");
        let apart = Days::new(10 + lot.below(40) as u64);
        let day = if past { paper_day - apart } else { paper_day + apart };
        let names = w::LAST_NAMES[self.house.half];
        let taken = |name: &str| self.life.homes.iter().any(|h| h.name.ends_with(name)) || self.life.last == name;
        let free: Vec<&&str> = names.iter().filter(|n| !taken(n)).collect();
        let other = format!("Mr and Mrs {}", free[lot.below(free.len())]);
        let words = self
            .fill(wording.3, day, "")
            .replace("{past}", &self.house.day(day))
            .replace("{other}", &other)
            .replace("{home}", &self.life.home_on(paper_day).name);
        let one = |kind: EventKind, day, told| Happening {
            kind,
            day,
            date: When::day(day),
            about: String::new(),
            same: format!("{told:?} {} {day}", kind.as_str()),
            words: words.clone(),
            told,
            part: 0,
        };
        let mut all = vec![one(wording.0, day, Told::Not)];
        if !past {
            all.push(one(EventKind::Plan, paper_day, Told::Open));
        }
        all
    }

    fn fill(&self, words: &str, day: NaiveDate, about: &str) -> String {
        words
            .replace("{child}", self.life.first)
            .replace("{x}", about)
            .replace("{day}", &self.house.day(day))
            .replace("{month}", &day.format("%B %Y").to_string())
            .replace("{mother}", &self.life.mother)
    }

    fn letter(&self) -> char {
        match self.house.era {
            Era::County => 'C',
            Era::Borough => 'B',
            Era::System => 'S',
        }
    }
}

fn wordings(half: usize) -> &'static [Wording] {
    if half == 0 { even::WORDINGS } else { odd::WORDINGS }
}

pub fn month_of(day: NaiveDate) -> When {
    When::parse(&format!("{:04}-{:02}", day.year(), day.month())).expect("a month")
}

/// Everything that happened in a life and that its papers may tell.
pub fn facts(life: &Life, house: &House, lot: &mut Lot) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::new();
    let mut add = |kind, day, about: &str, why| all.push(Fact { kind, day, about: about.to_owned(), why });
    add(EventKind::Birth, life.born, "", None);
    let before = |days: u64| life.into_care - Days::new(days);
    add(EventKind::Referral, before(50), "", None);
    add(EventKind::Assessment, before(20), "", None);
    for (n, home) in life.homes.iter().enumerate() {
        add(EventKind::PlacementStart, home.from, &home.name, None);
        if n + 1 < life.homes.len() {
            add(EventKind::PlacementEnd, home.to, &home.name, home.reason);
        }
    }
    for (school, day) in life.schools.iter().zip(life.at_school) {
        add(EventKind::SchoolStart, day, school, None);
    }
    let summer = NaiveDate::from_ymd_opt(life.at_school[1].year(), 7, 19).expect("a day in July");
    add(EventKind::SchoolEnd, summer, life.schools[0], None);
    for two in life.workers.windows(2) {
        add(EventKind::SocialWorkerStart, two[1].from, two[1].name, None);
        add(EventKind::SocialWorkerEnd, two[1].from - Days::new(9), two[0].name, None);
    }
    let order = if house.era == Era::County { w::ORDERS[0] } else { w::ORDERS[1] };
    add(EventKind::OrderMade, life.into_care + Days::new(60), order, None);
    add(EventKind::CourtHearing, life.into_care + Days::new(31), "", None);
    add(EventKind::LeavingCare, life.until, "", None);
    for day in &life.reviews {
        add(EventKind::Review, *day, "", None);
    }
    for (kind, many) in [
        (EventKind::Contact, 4),
        (EventKind::Health, 3),
        (EventKind::Conference, 1),
        (EventKind::Allegation, 1),
        (EventKind::Plan, 1),
        (EventKind::Assessment, 1),
    ] {
        for _ in 0..many {
            let day = life.any_day(lot);
            add(kind, day, "", None);
        }
    }
    for _ in 0..2 {
        let day = life.any_day(lot);
        add(EventKind::Missing, day, "", None);
        add(EventKind::Return, day + Days::new(2), "", None);
    }
    all
}
