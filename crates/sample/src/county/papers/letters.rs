//! Letters, memos, faxes and court papers.

use chrono::{Days, NaiveDate};
use record::{DocumentKind as K, EventKind};

use super::{Desk, other_face, outsider};
use crate::county::house::{Era, Numbering};
use crate::county::press::{Paper, Part};
use crate::county::tellings::Happening;
use crate::county::wordings as w;
use crate::rng::Lot;
use crate::truth::Told;

pub fn write(desk: &mut Desk, papers: &mut Vec<Paper>, lot: &mut Lot) {
    let many = if desk.house.era == Era::System { 6 } else { 14 };
    for _ in 0..many {
        let day = desk.life.any_day(lot);
        papers.push(letter(desk, day, lot));
    }
    for _ in 0..if desk.house.era == Era::System { 1 } else { 9 } {
        let day = desk.life.any_day(lot);
        papers.push(memo(desk, day, lot));
    }
    for _ in 0..if desk.house.era == Era::County { 0 } else { 2 } {
        let day = desk.life.any_day(lot);
        papers.push(fax(desk, day, lot));
    }
    let ordered = desk.life.into_care + Days::new(60);
    papers.push(order(desk, ordered, lot));
}

fn letter(desk: &mut Desk, day: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let outside = lot.below(3) == 0;
    let mut paper = desk.bare(K::Letter, "");
    paper.date = Some((day, day));
    let author = if outside { format!("J. {}", outsider(house, lot)) } else { desk.life.worker_on(day).to_owned() };
    let parts = &mut paper.parts;
    if outside {
        paper.face = other_face(house);
        parts.push(Part::Centred(desk.life.school_on(day).to_owned()));
        parts.push(Part::Centred("Station Road".into()));
    } else {
        parts.push(Part::Line(house.council.to_owned()));
        parts.push(Part::Line(house.department.to_owned()));
        let no = &desk.life.file_no;
        match house.half {
            0 => parts.push(Part::Line(format!("Our ref: {no}/{}   Your ref:", initials(&author)))),
            _ => parts.push(Part::Right(format!("Please quote: {no}"))),
        }
    }
    let right = lot.below(2) == 0;
    let shown = house.day(day);
    parts.push(if right { Part::Right(shown) } else { Part::Line(shown) });
    parts.push(Part::Space(12.0));
    let opening = house.word(&w::OPENINGS, lot);
    parts.push(Part::Line(opening.to_owned()));
    parts.push(Part::Space(6.0));
    if lot.below(2) == 0 {
        let subject = format!("Re: {}  {}", desk.life.name(), house.word(&w::SUBJECTS, lot));
        paper.title = subject.clone();
        paper.parts.push(Part::Line(subject));
        paper.parts.push(Part::Space(6.0));
    }
    let paras = [2, 3, 4, 16][lot.below(4)];
    for _ in 0..paras {
        let words = desk.words(&mut paper, 2 + lot.below(2), day, lot);
        paper.parts.push(Part::Para(words));
    }
    paper.parts.push(Part::Line(house.word(&w::CLOSINGS, lot).to_owned()));
    paper.parts.push(Part::Space(30.0));
    paper.parts.push(Part::Line(author.clone()));
    paper.parts.push(Part::Line(if outside { "Head Teacher".into() } else { "Social Worker".to_owned() }));
    if lot.below(3) == 0 {
        paper.parts.push(Part::Line(format!("c.c. {}", desk.life.managers[0])));
    }
    paper.numbering = if house.era == Era::System { Numbering::None } else { Numbering::Dashes };
    paper.author = Some(author);
    paper
}

fn memo(desk: &mut Desk, day: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let heading = match (house.era, house.half) {
        (Era::County, 0) => "Memorandum",
        (Era::County, _) => "Internal Memo",
        (_, 0) => "Internal Memorandum",
        (_, _) => "Memo",
    };
    let mut paper = desk.bare(K::Memo, heading);
    paper.date = Some((day, day));
    let from = desk.life.worker_on(day);
    paper.author = Some(from.to_owned());
    paper.parts.push(Part::Title(heading.to_owned()));
    let subject = format!("{} {}", desk.life.name(), house.word(&w::SUBJECTS, lot));
    let rows = match house.half {
        0 => [
            ("From", from.to_owned()),
            ("To", desk.life.managers[0].to_owned()),
            ("Date", house.day(day)),
            ("Subject", subject),
        ],
        _ => [
            ("To", desk.life.managers[0].to_owned()),
            ("From", from.to_owned()),
            ("Re", subject),
            ("Date", house.day(day)),
        ],
    };
    for (label, value) in rows {
        paper.parts.push(Part::Line(format!("{label}: {value}")));
    }
    paper.parts.push(Part::Space(10.0));
    for _ in 0..2 + lot.below(3) {
        let words = desk.words(&mut paper, 3, day, lot);
        paper.parts.push(Part::Para(words));
    }
    paper.parts.push(Part::Line(initials(from)));
    paper
}

fn fax(desk: &mut Desk, day: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let heading = if house.half == 0 { "Facsimile Transmission" } else { "Fax cover sheet" };
    let mut paper = desk.bare(K::Other, heading);
    paper.date = Some((day, day));
    paper.author = Some(desk.life.worker_on(day).to_owned());
    paper.parts.push(Part::Title(heading.to_owned()));
    let from = desk.life.worker_on(day).to_owned();
    for (label, value) in [
        ("To", desk.life.school_on(day).to_owned()),
        ("From", from),
        ("Date", house.day(day)),
        ("No. of pages including this one", format!("{}", 2 + lot.below(6))),
    ] {
        paper.parts.push(Part::Field(label.to_owned(), value));
    }
    paper.parts.push(Part::Space(20.0));
    paper
        .parts
        .push(Part::Para("Confidential: for the named person only. If a page is missing telephone the sender.".into()));
    paper
}

fn order(desk: &mut Desk, day: NaiveDate, lot: &mut Lot) -> Paper {
    let house = desk.house;
    let title = if house.era == Era::County { w::ORDERS[0] } else { w::ORDERS[1] };
    let mut paper = desk.bare(K::CourtOrder, title);
    paper.date = Some((day, day));
    paper.face = other_face(house);
    paper.parts.push(Part::Centred(format!("In the {}", house.word(&w::COURTS, lot))));
    paper.parts.push(Part::Title(title.to_owned()));
    paper.parts.push(Part::Line(format!("The child: {}, born {}", desk.life.name(), house.day(desk.life.born))));
    let judge = house.word(&w::JUDGES, lot);
    paper.parts.push(Part::Line(format!("Before {judge} on {}", house.day(day))));
    paper.parts.push(Part::Space(14.0));
    let body = format!("It is ordered that {} be committed to the care of {}.", desk.life.first, house.council);
    paper.parts.push(Part::Para(body));
    let at = paper.parts.len() - 1;
    let on_form =
        |kind, about: &str, words: String, told, part| Happening::on_form(kind, day, about, words, told, part);
    paper.happenings.push(on_form(EventKind::OrderMade, title, "It is ordered".into(), Told::Happened, at));
    paper.happenings.push(on_form(EventKind::CourtHearing, "", house.day(day), Told::Open, at - 2));
    paper.happenings.push(Happening::on_form(
        EventKind::Birth,
        desk.life.born,
        "",
        house.day(desk.life.born),
        Told::Happened,
        at - 3,
    ));
    paper.parts.push(Part::Line("Justices' Clerk".into()));
    paper
}

fn initials(name: &str) -> String {
    name.split(' ').filter_map(|w| w.chars().next()).collect()
}
