//! Running records, chronologies, logs and e-mail threads: papers made of dated entries.

use chrono::{Days, NaiveDate};
use record::{DocumentKind as K, EventKind, When};

use super::Desk;
use crate::county::house::Era;
use crate::county::press::{Paper, Part};
use crate::county::tellings::{Fact, Happening, How};
use crate::county::wordings as w;
use crate::rng::Lot;

pub fn write(desk: &mut Desk, papers: &mut Vec<Paper>, lot: &mut Lot) {
    for n in 0..5 {
        let day = if n < 4 { near_a_fact(desk, lot) } else { desk.life.any_day(lot) };
        papers.push(record(desk, day, lot));
    }
    for _ in 0..2 {
        let day = desk.life.any_day(lot);
        papers.push(log(desk, day, lot));
    }
    papers.push(chronology(desk, lot));
    if desk.house.era == Era::System {
        for _ in 0..9 {
            let day = desk.life.any_day(lot);
            papers.push(thread(desk, day, lot));
        }
    }
}

/// A few days before something that an entry can tell.
fn near_a_fact(desk: &Desk, lot: &mut Lot) -> NaiveDate {
    let (life, silent) = (desk.life, desk.life.silent);
    let fits = |f: &&Fact| {
        let day = f.day - Days::new(3);
        day >= life.into_care && day < life.until && (day < silent.0 || day > silent.1)
    };
    let days: Vec<NaiveDate> = desk.facts.iter().filter(fits).map(|f| f.day - Days::new(3)).collect();
    lot.pick(&days)
}

/// Entries that tell what happened on their own day, for a run of entries.
fn told_on_the_day(desk: &Desk, days: &[NaiveDate], lot: &mut Lot) -> Vec<Happening> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Vec::new() };
    let silent = desk.life.silent;
    let within = |f: &&Fact| f.day >= *first && f.day <= *last && (f.day < silent.0 || f.day > silent.1);
    let facts: Vec<&Fact> = desk.facts.iter().filter(within).collect();
    facts.into_iter().filter_map(|f| desk.teller.tell(f, How::Entry, lot)).collect()
}

/// Days on which entries are written, none in the silence.
fn days(desk: &Desk, from: NaiveDate, many: usize, step: usize, lot: &mut Lot) -> Vec<NaiveDate> {
    let silent = desk.life.silent;
    let mut day = from;
    let mut all = Vec::new();
    for _ in 0..many {
        if (day >= silent.0 && day <= silent.1) || (day > silent.1 && from < silent.0) {
            break;
        }
        all.push(day);
        day = day + Days::new(1 + lot.below(step) as u64);
    }
    all
}

/// Running case notes.
fn record(desk: &mut Desk, from: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let title = match (house.era, house.half) {
        (Era::County, 0) => "Running Record",
        (Era::County, _) => "Record of Visits and Interviews",
        (Era::Borough, 0) => "Contact Sheets",
        (Era::Borough, _) => "Case Recording",
        (Era::System, 0) => "Case Notes",
        (Era::System, _) => "Case note report",
    };
    let mut paper =
        desk.bare(if house.era == Era::Borough && house.half == 0 { K::ContactSheet } else { K::CaseNotes }, title);
    desk.dress(&mut paper, from, lot);
    paper.parts.push(Part::Title(title.to_owned()));
    paper.parts.push(Part::Line(format!("{}   {}", desk.life.name(), desk.life.file_no)));
    paper.parts.push(Part::Space(8.0));
    let many = 8 + lot.below(24);
    let days = days(desk, from, many, 12, lot);
    let mut special = told_on_the_day(desk, &days, lot);
    let mut all: Vec<NaiveDate> = days.iter().copied().chain(special.iter().map(|h| h.day)).collect();
    all.sort_unstable();
    for day in &all {
        let author = desk.life.worker_on(*day).to_owned();
        let short: String = author.split(' ').filter_map(|w| w.chars().next()).collect();
        let shown = house.entry_day(*day);
        let kind = match house.era {
            Era::System => lot.pick(&["Home Visit", "Telephone Contact", "Record of Meeting", "Correspondence"]),
            _ => lot.pick(&["H.V.", "T/C", "O.V.", "Letter"]),
        };
        let count = 2 + lot.below(3);
        let words = match special.iter().position(|h| h.day == *day) {
            Some(at) => {
                let told = special.remove(at);
                let words = format!("{} {}", told.words, desk.pen.para(1, *day, lot));
                paper.happenings.push(Happening { part: paper.parts.len(), ..told });
                words
            }
            None => desk.words(&mut paper, count, *day, lot),
        };
        let (head, body) = match (house.era, house.half) {
            (Era::County, 0) => (format!("{shown}  {kind}"), format!("{words} {short}")),
            (Era::County, _) => (format!("{shown}   {kind}"), format!("{words} ({short})")),
            (Era::Borough, 0) => (format!("{shown}    {kind}    {author}"), words),
            (Era::Borough, _) => (format!("{shown} - {kind} - {author}"), words),
            (Era::System, 0) => (format!("Case Note Date: {shown}   Type: {kind}\nRecorded by: {author}"), words),
            (Era::System, _) => (format!("Note type: {kind}\nCreated on: {shown}  Created by: {author}"), words),
        };
        paper.parts.push(Part::Entry { day: *day, author, head, body });
    }
    paper.date = days.first().copied().zip(days.last().copied());
    paper
}

/// A home's or a carer's log.
fn log(desk: &mut Desk, from: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let home = desk.life.home_on(from);
    let residential = home.kind == "residential";
    let (kind, title) = match (residential, house.half) {
        (true, 0) => (K::ResidentialLog, "Daily Log"),
        (true, _) => (K::ResidentialLog, "Residential Daily Log"),
        (false, 0) => (K::FosterDailyLog, "Foster Carer Daily Log"),
        (false, _) => (K::FosterDailyLog, "Foster Carer's Diary Sheet"),
    };
    let mut paper = desk.bare(kind, title);
    paper.parts.push(Part::Title(title.to_owned()));
    paper.parts.push(Part::Line(format!("{}: {}", if residential { "Unit" } else { "Carer" }, home.name)));
    paper.author = (!residential).then(|| home.name.clone());
    let many = 10 + lot.below(12);
    let days = days(desk, from, many, 2, lot);
    for day in &days {
        let head = match house.half {
            0 => format!("{}", day.format("%A %-d %B %Y")),
            _ => house.entry_day(*day),
        };
        let words = desk.pen.para(2, *day, lot);
        paper.parts.push(Part::Entry { day: *day, author: desk.life.home_on(*day).name.clone(), head, body: words });
    }
    paper.date = days.first().copied().zip(days.last().copied());
    desk.dress(&mut paper, from, lot);
    paper
}

fn chronology(desk: &mut Desk, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let title = if house.half == 0 { "Chronology" } else { "Chronology of Significant Events" };
    let mut paper = desk.bare(K::Chronology, title);
    let made = desk.life.until - Days::new(30 + lot.below(40) as u64);
    paper.date = Some((made, made));
    desk.dress(&mut paper, made, lot);
    paper.author = Some(desk.life.worker_on(made).to_owned());
    paper.parts.push(Part::Title(title.to_owned()));
    let label = if house.half == 0 { "Date compiled" } else { "Chronology completed" };
    paper.parts.push(Part::Line(format!("{label}: {}", house.day(made))));
    paper.parts.push(Part::Line(format!("Compiled by: {}", desk.life.worker_on(made))));
    paper.parts.push(Part::Space(6.0));
    let wide = vec![0.18, 0.57, 0.25];
    let heads: [&str; 3] =
        if house.half == 0 { ["Date", "Event", "Source"] } else { ["Date", "Significant event", "Recorded by"] };
    paper.parts.push(Part::Row(heads.iter().map(|h| (*h).to_owned()).collect(), wide.clone(), true));
    let mut rows: Vec<(NaiveDate, String, Option<Happening>)> = Vec::new();
    for _ in 0..26 {
        let day = desk.life.any_day(lot);
        rows.push((day, desk.pen.para(1, day, lot), None));
    }
    // What no other paper has told is told here at the latest, and half of the rest again. One day is copied wrongly.
    let untold = std::mem::take(&mut desk.untold);
    let mut slip = Some(EventKind::SchoolStart);
    for fact in desk.facts.iter().filter(|f| f.day < made) {
        let told = desk.teller.tell(fact, How::Row, lot);
        let alone = untold.iter().filter(|h| h.kind == fact.kind && h.day == fact.day).count();
        if let Some(mut told) = told
            && (alone > 0 || lot.below(2) == 0 || slip == Some(fact.kind))
        {
            if slip == Some(fact.kind) {
                slip = None;
                told.day = fact.day + Days::new(31);
                told.date = When::day(told.day);
            }
            rows.push((told.day, told.words.clone(), Some(told)));
        }
    }
    rows.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    for (day, words, told) in rows {
        let who = desk.life.worker_on(day).to_owned();
        if let Some(told) = told {
            // The cells break the words over lines, so that the happenings are told by their first words.
            let words = told.words.split(' ').take(3).collect::<Vec<_>>().join(" ");
            paper.happenings.push(Happening { words, part: paper.parts.len(), ..told });
        }
        paper.parts.push(Part::Row(vec![house.entry_day(day), words, who], wide.clone(), false));
    }
    paper
}

/// A print of an e-mail and the ones that it answers.
fn thread(desk: &mut Desk, last: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let mails = 1 + lot.below(5);
    let topic = house.word(&w::SUBJECTS, lot);
    let title =
        if mails > 1 { format!("RE: {topic} - {}", desk.life.first) } else { format!("{topic} - {}", desk.life.first) };
    let mut paper = desk.bare(K::Email, &title);
    paper.date = Some((last, last));
    if house.half == 0 {
        paper.parts.push(Part::Line(desk.life.managers[0].to_owned()));
        paper.parts.push(Part::Space(8.0));
    }
    let people = [desk.life.worker_on(last), desk.life.managers[0], desk.life.managers[1]];
    let mut day = last;
    for n in 0..mails {
        let (from, to) = (people[n % 3], people[(n + 1) % 3]);
        let time = format!("{:02}:{:02}", 8 + lot.below(9), lot.below(60));
        let sent = match house.half {
            0 => format!("{} {time}", day.format("%d %B %Y")),
            _ => format!("{} {time}", day.format("%a %d/%m/%Y")),
        };
        let head = match house.half {
            0 if n > 0 => format!("-----Original Message-----\nFrom: {from}\nSent: {sent}\nTo: {to}\nSubject: {title}"),
            1 if n > 0 && lot.below(3) == 0 => {
                format!("On {} at {time} {from} wrote:", day.format("%d %b %Y"))
            }
            _ => format!("From: {from}\nSent: {sent}\nTo: {to}\nSubject: {title}"),
        };
        if n == 0 {
            paper.author = Some(from.to_owned());
        }
        let count = 3 + lot.below(5);
        let body = format!("Hi {}, {} Thanks, {}", first(to), desk.words(&mut paper, count, day, lot), first(from));
        paper.parts.push(Part::Entry { day, author: from.to_owned(), head, body });
        if n == 0 {
            paper.parts.push(Part::Para(w::DISCLAIMERS[house.half].to_owned()));
        }
        day = day - Days::new(lot.below(3) as u64);
        if day >= desk.life.silent.0 && day <= desk.life.silent.1 {
            break;
        }
    }
    if house.half == 0 {
        paper.foot = "https://mail.council.example/owa/   1".into();
    }
    paper
}

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}
