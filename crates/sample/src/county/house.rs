//! How one council prints: its faces, heads, feet, labels and ways of writing a day. Drawn once for each made-up life.

use chrono::{Datelike, NaiveDate};

use super::wordings as w;
use crate::metrics::Face;
use crate::rng::Lot;

/// Which kind of council made the papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// Typed memos and boarding-out forms, 1974 to 1986.
    County,
    /// Printed forms filled in on a word processor, 1993 to 2003.
    Borough,
    /// Prints of a case system and of e-mails, 2010 to 2019.
    System,
}

/// How a form sets its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    Colon,
    Dots,
    Columns,
    Above,
}

/// How a paper numbers its own pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    PageOf,
    Stroke,
    Dashes,
    Word,
    None,
}

/// What the council's disclosure team stamped on every sheet of the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folio {
    None,
    Digits,
    OfAll,
    Code,
}

pub struct House {
    pub number: u64,
    /// 0 or 1: which half of the wordings.
    pub half: usize,
    pub era: Era,
    pub council: &'static str,
    pub department: &'static str,
    pub face: Face,
    pub size: f32,
    pub caps: bool,
    pub centred: bool,
    pub labels: Labels,
    pub numbering: Numbering,
    /// True when a number stands at the head of a sheet and not at its foot.
    pub numbers_on_top: bool,
    pub folio: Folio,
    /// True when each sheet names the child and the file number at its head.
    pub running_head: bool,
    /// True when a print says who printed it, and when.
    pub printed_by: bool,
    /// Letters in a thousand that a machine misread, on papers that were scanned.
    pub misread: usize,
    day: usize,
}

impl House {
    pub fn new(number: u64, lot: &mut Lot) -> Self {
        let half = (number % 2) as usize;
        let era = [Era::County, Era::Borough, Era::System][(number / 2 % 3) as usize];
        let typed = era == Era::County;
        let face = match era {
            Era::County => Face::Typed,
            Era::Borough => lot.pick(&[Face::Serif, Face::Sans]),
            Era::System => lot.pick(&[Face::Sans, Face::Sans, Face::Serif]),
        };
        Self {
            number,
            half,
            era,
            council: lot.pick(w::COUNCILS[era as usize][half]),
            department: lot.pick(w::DEPARTMENTS[era as usize][half]),
            face,
            size: if typed { 10.0 } else { 9.0 + lot.below(3) as f32 },
            caps: typed || lot.below(3) == 0,
            centred: lot.below(2) == 0,
            labels: lot.pick(match era {
                Era::County => &[Labels::Colon, Labels::Dots],
                Era::Borough => &[Labels::Colon, Labels::Columns, Labels::Above],
                Era::System => &[Labels::Columns, Labels::Colon],
            }),
            numbering: lot.pick(match era {
                Era::County => &[Numbering::Dashes, Numbering::Word, Numbering::None],
                Era::Borough => &[Numbering::PageOf, Numbering::Stroke, Numbering::Word],
                Era::System => &[Numbering::PageOf, Numbering::Stroke],
            }),
            numbers_on_top: typed && lot.below(2) == 0,
            folio: lot.pick(&[Folio::None, Folio::Digits, Folio::OfAll, Folio::Code]),
            running_head: era == Era::System || lot.below(2) == 0,
            printed_by: era == Era::System,
            misread: if era == Era::System { 0 } else { lot.below(3) * 6 },
            day: lot.below(3),
        }
    }

    /// A day as this council writes it.
    pub fn day(&self, day: NaiveDate) -> String {
        let pattern = match (self.era, self.day) {
            (Era::County, 0) => return format!("{} {}", ordinal(day.day()), day.format("%B, %Y")),
            (Era::County, 1) => return format!("{} {}", ordinal(day.day()), day.format("%B %Y")),
            (Era::County, _) => "%-d.%-m.%y",
            (Era::Borough, 0) => "%-d %B %Y",
            (Era::Borough, 1) => "%d/%m/%Y",
            (Era::Borough, _) => "%d.%m.%y",
            (Era::System, 0) => "%d/%m/%Y",
            (Era::System, 1) => "%d-%b-%Y",
            (Era::System, _) => "%-d %B %Y",
        };
        day.format(pattern).to_string()
    }

    /// The day as the dated entries of a record have it.
    pub fn entry_day(&self, day: NaiveDate) -> String {
        let pattern = match (self.era, self.half) {
            (Era::County, 0) => "%-d.%-m.%y",
            (Era::County, _) => "%-d/%-m/%y",
            (Era::Borough, 0) => "%d/%m/%Y",
            (Era::Borough, _) => "%-d %b %Y",
            (Era::System, 0) => "%d/%m/%Y",
            (Era::System, _) => "%d-%b-%Y",
        };
        day.format(pattern).to_string()
    }

    /// A wording of this council's half.
    pub fn word(&self, both: &[&'static [&'static str]; 2], lot: &mut Lot) -> &'static str {
        lot.pick(both[self.half])
    }
}

fn ordinal(day: u32) -> String {
    let end = match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{end}")
}
