//! A long record of many pages, for measuring: the words read like case notes, and no two pages are the same.
//!
//! It is plain on purpose: one face, one column, so that what is measured is reading and not drawing.

use chrono::{Datelike, Days, NaiveDate};

use crate::ink::{Ink, Sheet, bind};
use crate::metrics::Face;
use crate::rng::Lot;

/// About how many words stand on a page.
const WORDS: usize = 450;

const SOURCES: [&str; 6] = [
    include_str!("../content/v1-1-beginnings.txt"),
    include_str!("../content/v1-3-reviews.txt"),
    include_str!("../content/v1-4-records.txt"),
    include_str!("../content/v1-5-papers.txt"),
    include_str!("../content/v3-later.txt"),
    include_str!("../content/days.txt"),
];
pub(crate) const WORKERS: [&str; 12] = [
    "Janet Moffat",
    "Colin Abbey",
    "Tunde Bakare",
    "Louise Pym",
    "Gareth Noakes",
    "Shanice Dorrell",
    "Hazel Winton",
    "Marion Teal",
    "David Osgood",
    "Rosemary Hallam",
    "Priya Menon",
    "Derek Fallow",
];
pub(crate) const HOMES: [&str; 8] = [
    "Mr and Mrs Deering",
    "Pat Bramley and Joan Cope",
    "Hillside",
    "Grace and Emmanuel Okafor",
    "Mrs Vera Stubbs",
    "Mr and Mrs Tansley",
    "The Lindens",
    "Ada and Tom Marchbank",
];
const SCHOOLS: [&str; 5] =
    ["Fen Lane Primary", "Holm St Mary C of E Primary", "Holmfield School", "Marsh Road School", "Westmarsh College"];
const CONTACTS: [&str; 7] = ["HV", "T/C", "Stat visit", "Letter", "LAC Review", "Contact", "Email"];

/// A PDF with a text layer, of so many pages of record-like words. The same number gives the same bytes.
#[must_use]
pub fn prose_pdf(pages: usize) -> Vec<u8> {
    let sentences = sentences();
    bind((0..pages).map(|n| page(n, pages, &sentences)).collect(), "Case record")
}

/// Whole sentences of the made-up file, without its marks.
pub(crate) fn sentences() -> Vec<&'static str> {
    SOURCES
        .iter()
        .flat_map(|s| s.lines())
        .filter(|l| l.chars().next().is_some_and(char::is_uppercase))
        .filter(|l| !l.contains("[[") && !l.contains("**"))
        .flat_map(|l| l.split_inclusive(". "))
        .map(str::trim)
        .filter(|s| s.len() > 30 && s.ends_with('.'))
        .collect()
}

/// One page with these lines, for tests that need certain words in print.
#[must_use]
pub fn plain_pdf(lines: &[&str]) -> Vec<u8> {
    let mut sheet = Sheet::new();
    for (n, line) in lines.iter().enumerate() {
        sheet.write(50.0, 80.0 + 30.0 * n as f32, Face::Sans, 11.0, Ink::Black, line);
    }
    bind(vec![sheet], "A letter")
}

fn page(n: usize, pages: usize, sentences: &[&str]) -> Sheet {
    let mut lot = Lot::new(0x5a6d ^ (n as u64).wrapping_mul(0x1000_0000_01b3));
    let mut sheet = Sheet::new();
    // Time goes on through the record, whatever its length, within one childhood.
    let day_of_record = (n as u64 * 4_600) / pages.max(1) as u64;
    let start = NaiveDate::from_ymd_opt(2001, 9, 14).unwrap_or_default();
    let mut day = start + Days::new(day_of_record);
    let worker = WORKERS[(day_of_record as usize / 430) % WORKERS.len()];
    sheet.write(
        50.0,
        44.0,
        Face::SansBold,
        10.0,
        Ink::Black,
        &format!("CASE RECORD   Sam WRENFIELD   Sheet {}", n + 1),
    );
    let mut y = 64.0;
    let mut words = 0;
    while words < WORDS && y < 790.0 {
        let head = format!("{}   {}   {worker}", written(day, &mut lot), lot.pick(&CONTACTS));
        sheet.write(50.0, y, Face::SansBold, 9.0, Ink::Black, &head);
        y += 12.0;
        let mut text = happening(day, &mut lot);
        for _ in 0..3 + lot.below(4) {
            text.push(' ');
            text.push_str(lot.pick(sentences));
        }
        words += text.split(' ').count() + 4;
        y = flow(&mut sheet, &text, y) + 5.0;
        day = day + Days::new(1 + lot.draw() % 3);
    }
    sheet.write(50.0, 822.0, Face::Sans, 8.0, Ink::Black, &format!("Page {} of {pages}", n + 1));
    sheet
}

/// A date as one or another hand writes it.
pub(crate) fn written(day: NaiveDate, lot: &mut Lot) -> String {
    let how = ["%-d %B %Y", "%d/%m/%Y", "%-d.%-m.%y", "%a %-d %b %Y"];
    day.format(lot.pick(&how)).to_string()
}

pub(crate) fn happening(day: NaiveDate, lot: &mut Lot) -> String {
    let (home, school, other) = (lot.pick(&HOMES), lot.pick(&SCHOOLS), lot.pick(&WORKERS));
    let later = day + Days::new(20 + lot.draw() % 40);
    match lot.below(9) {
        0 => format!("Visited Sam at {home} today and saw him alone for {} minutes.", 10 + lot.below(40)),
        1 => format!("LAC review held on {}, chaired by {other}.", written(day, lot)),
        2 => format!("Telephone call from {school}. Attendance this term is {}%.", 80 + lot.below(20)),
        3 => format!("Contact with mother at the family centre on {}.", written(day, lot)),
        4 => format!("{other} rang from {home} to say that all was well."),
        5 => format!("Next visit is due by {}.", written(later, lot)),
        6 => format!("Health assessment booked for {} at the surgery.", written(later, lot)),
        7 => format!("Letter received from {other}, dated {}, about the plan for {}.", written(day, lot), later.year()),
        _ => format!("Sam is in his class at {school} and is said to be in good heart."),
    }
}

fn flow(sheet: &mut Sheet, text: &str, mut y: f32) -> f32 {
    const SIZE: f32 = 9.6;
    let (mut line, mut wide) = (String::new(), 0.0);
    for word in text.split(' ') {
        let own = Face::Serif.width(word, SIZE);
        if wide + own + 2.4 > 495.0 && !line.is_empty() {
            sheet.write(50.0, y, Face::Serif, SIZE, Ink::Black, &line);
            y += 12.2;
            line.clear();
            wide = 0.0;
        }
        if !line.is_empty() {
            line.push(' ');
            wide += 2.4;
        }
        line.push_str(word);
        wide += own;
    }
    sheet.write(50.0, y, Face::Serif, SIZE, Ink::Black, &line);
    y + 12.2
}
