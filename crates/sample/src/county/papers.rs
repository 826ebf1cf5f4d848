//! Writes the papers of a made-up life: forms and reports by their spec, and the letters, memos, records, e-mails and odd sheets around them.

mod letters;
mod own_day;
mod prints;
mod sheets;

use chrono::{Days, NaiveDate};
use record::EventKind;

use super::house::{Era, House, Labels, Numbering};
use super::life::Life;
use super::press::{Paper, Part};
use super::sentences::Pen;
use super::spec::{SPECS, Spec};
use super::tellings::{Fact, Happening, How, Teller, facts};
use super::wordings as w;
use crate::metrics::Face;
use crate::rng::Lot;

/// What a writer of papers has at hand.
pub struct Desk<'a> {
    pub house: &'a House,
    pub life: &'a Life,
    pub pen: Pen<'a>,
    pub teller: Teller<'a>,
    pub facts: Vec<Fact>,
    /// Tellings in running words that no paper has yet.
    pub untold: Vec<Happening>,
    /// Reviews that have no minutes yet.
    reviews_left: Vec<NaiveDate>,
}

impl Desk<'_> {
    /// A paper with nothing on it, in the council's style.
    pub fn bare(&self, kind: record::DocumentKind, title: &str) -> Paper {
        Paper {
            kind,
            title: title.to_owned(),
            date: None,
            author: None,
            parts: Vec::new(),
            numbering: Numbering::None,
            head: String::new(),
            foot: String::new(),
            happenings: Vec::new(),
            named: Vec::new(),
            misread: 0,
            face: self.house.face,
        }
    }

    /// Words for a paper of this day, with a happening of before it woven in where one is untold.
    pub fn words(&mut self, paper: &mut Paper, sentences: usize, day: NaiveDate, lot: &mut Lot) -> String {
        let mut words = self.pen.para(sentences, day, lot);
        let due = |h: &Happening| h.day <= day && (day - h.day).num_days() < 400 || h.kind == EventKind::Birth;
        let due = self.untold.iter().position(due);
        if let Some(at) = due
            && lot.below(3) == 0
        {
            let happening = self.untold.remove(at);
            words = format!("{} {words}", happening.words);
            paper.happenings.push(Happening { part: paper.parts.len(), ..happening });
        } else if lot.below(25) == 0 {
            let part = paper.parts.len();
            let told = self.teller.not_happened(day, lot);
            words = format!("{} {words}", told[0].words);
            paper.happenings.extend(told.into_iter().map(|h| Happening { part, ..h }));
        }
        if lot.below(9) == 0 {
            let boxed = 6 + lot.below(18);
            words = if lot.below(3) == 0 { format!("{words} [REDACTED]") } else { format!("{words} ⟦{boxed}⟧") };
        }
        words
    }

    /// What stands beside a label.
    fn value(&self, what: &str, day: NaiveDate, lot: &mut Lot) -> String {
        let (house, life) = (self.house, self.life);
        match what {
            "@name" => life.name(),
            "@first" => life.first.to_owned(),
            "@dob" => house.day(life.born),
            "@last" => house.day(self.last_review(day).unwrap_or(day - Days::new(90))),
            "@seen" => house.day(day - Days::new(2 + lot.below(5) as u64)),
            "@lastname" => life.last.to_owned(),
            "@since" => house.day(life.home_on(day).from),
            "@next" => house.day(day + Days::new(90 + lot.below(90) as u64)),
            "@worker" => life.worker_on(day).to_owned(),
            "@chair" => life.managers[1].to_owned(),
            "@people" => format!("{}, {}, {}", life.worker_on(day), life.managers[0], life.home_on(day).name),
            "@home" => life.home_on(day).name.clone(),
            "@school" => life.school_on(day).to_owned(),
            "@mother" => life.mother.clone(),
            "@no" => life.file_no.clone(),
            other => other.trim_start_matches('=').to_owned(),
        }
    }

    /// The last review before a day.
    fn last_review(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.life.reviews.iter().rev().find(|r| **r < day).copied()
    }

    /// The running head and foot of a form in this council.
    pub fn dress(&self, paper: &mut Paper, day: NaiveDate, lot: &mut Lot) {
        let (house, life) = (self.house, self.life);
        paper.numbering = house.numbering;
        if house.running_head {
            paper.head = match house.half {
                0 => format!("{}   {}   {}", life.name(), life.file_no, paper.title),
                _ => format!("{}  |  {} ({})", paper.title, life.name(), life.file_no),
            };
        }
        if house.printed_by {
            let printed = self.life.until + Days::new(700 + lot.below(30) as u64);
            let who = self.life.managers[0];
            paper.foot = match house.half {
                0 => format!("Printed by {who} on {} 10:{:02}", printed.format("%d/%m/%Y"), 10 + lot.below(49)),
                _ => format!("{} | Run date {} | User: {who}", house.council, printed.format("%d-%b-%Y 14:07")),
            };
        } else if house.era == Era::Borough {
            paper.foot = format!("{} {}", house.council, if house.half == 0 { "LAC/95" } else { "Form CS22 (rev)" });
        }
        let _ = day;
    }
}

/// All papers, in the order of their making.
pub fn all(house: &House, life: &Life, lot: &mut Lot) -> Vec<Paper> {
    let teller = Teller { house, life };
    let facts = facts(life, house, lot);
    let untold = in_prose(&teller, &facts, lot);
    let reviews_left = life.reviews.clone();
    let mut desk = Desk { house, life, pen: Pen::new(house.half, life), teller, facts, untold, reviews_left };
    let mut papers = Vec::new();
    for spec in SPECS.iter().filter(|s| s.eras.contains(&house.era)) {
        for _ in 0..4 {
            if lot.below(100) < spec.often
                && let Some(day) = own_day::day(spec.kind, &mut desk, lot)
            {
                papers.push(form(spec, &mut desk, day, lot));
            }
        }
    }
    letters::write(&mut desk, &mut papers, lot);
    prints::write(&mut desk, &mut papers, lot);
    sheets::write(&mut desk, &mut papers, lot);
    for paper in &mut papers {
        // Half of an old file came through a scanner.
        let woven = paper.happenings.iter().any(|h| !matches!(paper.parts[h.part], Part::Field(..)));
        if lot.below(if woven { 6 } else { 2 }) == 0 && house.misread > 0 {
            paper.misread = house.misread;
        }
    }
    papers
}

/// Each fact in running words, the weightier ones more than once, in no order.
fn in_prose(teller: &Teller<'_>, facts: &[Fact], lot: &mut Lot) -> Vec<Happening> {
    let mut all = Vec::new();
    for fact in facts {
        let many = match fact.kind {
            EventKind::PlacementStart | EventKind::PlacementEnd | EventKind::OrderMade => 3,
            EventKind::Review | EventKind::Contact | EventKind::Health | EventKind::Missing => 1,
            _ => 2,
        };
        let told = (0..many).filter_map(|_| teller.tell(fact, How::Prose, lot)).collect::<Vec<_>>();
        all.extend(told);
    }
    for at in (1..all.len()).rev() {
        all.swap(at, lot.below(at + 1));
    }
    all
}

/// A form or report.
fn form(spec: &Spec, desk: &mut Desk, day: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let title = house.word(&spec.titles, lot);
    let mut paper = desk.bare(spec.kind, title);
    paper.date = Some((day, day));
    desk.dress(&mut paper, day, lot);
    let author = desk.life.worker_on(day);
    if house.era != Era::System || lot.below(2) == 0 {
        let line = format!("{} {}", house.council, house.department);
        paper.parts.push(if house.centred { Part::Centred(line) } else { Part::Line(line) });
    }
    paper.parts.push(Part::Title(title.to_owned()));
    let day_label = house.word(&spec.day_labels, lot);
    let mut fields: Vec<(String, String)> = spec.labels[house.half]
        .iter()
        .map(|label| {
            let (name, what) = label.split_once('|').expect("a label and what stands beside it");
            (name.to_owned(), desk.value(what, day, lot))
        })
        .collect();
    let at = lot.below(fields.len() + 1);
    fields.insert(at, (day_label.to_owned(), house.day(day)));
    own_day::note(&mut paper, desk, day, spec, (day_label, &fields));
    for (label, value) in fields {
        paper.parts.push(Part::Field(label, value));
    }
    let sections = spec.sections[house.half];
    let pages = spec.length.0 + lot.below(spec.length.1 - spec.length.0 + 1);
    // About thirty sentences of this size fill a sheet.
    let paras = (pages * 7).max(sections.len()).saturating_sub(2);
    let each = paras.div_ceil(sections.len());
    for section in sections {
        paper.parts.push(Part::Section((*section).to_owned()));
        for _ in 0..each {
            let count = if pages == 1 { 2 } else { 3 + lot.below(3) };
            let words = desk.words(&mut paper, count, day, lot);
            paper.parts.push(Part::Para(words));
        }
    }
    if house.labels == Labels::Columns && lot.below(2) == 0 {
        actions(&mut paper, desk, day, lot);
    }
    paper.parts.push(Part::Space(14.0));
    let signed = match (house.era, house.half) {
        (Era::System, 0) => format!("Completed by: {author}"),
        (Era::System, _) => format!("Worker: {author}"),
        (_, 0) => format!("Signed ...... {author} ......  Social Worker"),
        (_, _) => format!("Signature: {author}, Social Worker"),
    };
    paper.author = Some(author.to_owned());
    paper.parts.push(Part::Line(signed));
    paper
}

/// A table of what is to be done.
fn actions(paper: &mut Paper, desk: &mut Desk, day: NaiveDate, lot: &mut Lot) {
    let wide = vec![0.5, 0.25, 0.25];
    let heads = if desk.house.half == 0 { ["Action", "By whom", "By when"] } else { ["What", "Who", "Timescale"] };
    paper.parts.push(Part::Row(heads.iter().map(|h| (*h).to_owned()).collect(), wide.clone(), true));
    for _ in 0..3 {
        let what = desk.pen.para(1, day, lot);
        let by = desk.house.day(day + Days::new(20 + lot.below(60) as u64));
        let who = desk.life.worker_on(day).to_owned();
        paper.parts.push(Part::Row(vec![what, who, by], wide.clone(), false));
    }
}

/// A face for a paper from elsewhere.
pub fn other_face(house: &House) -> Face {
    if house.face == Face::Serif { Face::Sans } else { Face::Serif }
}

/// A name of this council's half that is nobody in the life.
pub fn outsider(house: &House, lot: &mut Lot) -> &'static str {
    lot.pick(w::LAST_NAMES[house.half])
}
