//! Sheets that are hardly papers: covers, dividers, blank backs, pages held back, notes without a date.

use record::DocumentKind as K;

use super::{Desk, other_face};
use crate::county::house::Era;
use crate::county::press::{Paper, Part};
use crate::county::tellings::Happening;
use crate::county::wordings as w;
use crate::rng::Lot;
use crate::truth::Told;

pub fn write(desk: &mut Desk, papers: &mut Vec<Paper>, lot: &mut Lot) {
    papers.push(cover(desk));
    for words in w::DIVIDERS[desk.house.half] {
        let mut paper = desk.bare(K::Divider, &words.replace('\n', " "));
        paper.parts.push(Part::Space(260.0));
        paper.parts.push(Part::Centred((*words).to_owned()));
        papers.push(paper);
    }
    for _ in 0..3 {
        let words = desk.house.word(&w::WITHHELD, lot);
        let mut paper = desk.bare(K::WithheldPage, "");
        paper.parts.push(Part::Space(200.0));
        paper.parts.push(Part::Centred(words.to_owned()));
        papers.push(paper);
    }
    for _ in 0..if desk.house.era == Era::System { 3 } else { 8 } {
        let words = desk.house.word(&w::BLANK_WORDS, lot);
        let mut paper = desk.bare(K::Blank, "");
        if !words.is_empty() {
            paper.parts.push(Part::Space(300.0));
            paper.parts.push(Part::Centred(words.to_owned()));
        }
        papers.push(paper);
    }
    for _ in 0..3 {
        papers.push(note(desk, lot));
    }
}

fn cover(desk: &Desk) -> Paper {
    let (house, life) = (desk.house, desk.life);
    let title = match (house.era, house.half) {
        (Era::County, 0) => "Case File",
        (Era::County, _) => "Child in Care File",
        (_, 0) => "Client File: Volume 1",
        (_, _) => "Case File Volume 1",
    };
    let mut paper = desk.bare(K::FileCover, title);
    paper.parts.push(Part::Space(60.0));
    paper.parts.push(Part::Centred(house.council.to_owned()));
    paper.parts.push(Part::Title(title.to_owned()));
    let dob = Happening::on_form(
        record::EventKind::Birth,
        life.born,
        "",
        house.day(life.born),
        Told::Happened,
        paper.parts.len() + 1,
    );
    paper.happenings.push(dob);
    for (label, value) in [
        (["Name of child", "Name"][house.half], life.name()),
        (["D.O.B.", "Date of Birth"][house.half], house.day(life.born)),
        (["File No.", "Reference"][house.half], life.file_no.clone()),
        (["Area Office", "Team"][house.half], "East".to_owned()),
    ] {
        paper.parts.push(Part::Field(label.to_owned(), value));
    }
    paper
}

/// A note that nobody dated.
fn note(desk: &mut Desk, lot: &mut Lot) -> Paper {
    let title = if desk.house.half == 0 { "Note for file" } else { "File note" };
    let mut paper = desk.bare(K::Note, title);
    paper.face = other_face(desk.house);
    paper.parts.push(Part::Title(title.to_owned()));
    let day = desk.life.any_day(lot);
    for _ in 0..1 + lot.below(2) {
        let words = desk.pen.para(3, day, lot);
        paper.parts.push(Part::Para(words));
    }
    let short: String = desk.life.worker_on(day).split(' ').filter_map(|w| w.chars().next()).collect();
    paper.parts.push(Part::Line(short));
    paper
}
