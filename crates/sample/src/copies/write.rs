//! Writes the papers that copies are made of: records, forms, letters, mails, notes. Two families of words and layout.

use record::{DocumentKind, When};

use super::{Family, Page, Paper};
use crate::prose::sentences;
use crate::rng::{Deck, Lot};

/// Words on one page of a longer paper.
const PAGE_WORDS: usize = 230;

const NAMES: [[&str; 10]; 2] = [
    [
        "Sam",
        "Mrs Holt",
        "Dee Marsh",
        "Mr Penny",
        "Joan",
        "Ms Okafor",
        "Lin Hayes",
        "Mr Tansley",
        "Grace",
        "Pat Bramley",
    ],
    [
        "Kai",
        "Mrs Rudd",
        "Jo Falconer",
        "Mr Iqbal",
        "Bernice",
        "Ms Adeyemi",
        "Tom Wragg",
        "Miss Loveday",
        "Nadia",
        "Ron Speight",
    ],
];
const PLACES: [[&str; 6]; 2] = [
    ["Hillside", "Orchard Row", "Beckfield Primary", "the family centre", "the surgery", "the park"],
    ["Quarry Lodge", "Marl Street", "St Bede's School", "the contact room", "the clinic", "the leisure pool"],
];
const WHO: [&str; 8] =
    ["was seen", "was visited", "telephoned", "wrote", "came in", "was asked", "was met", "called round"];
const ABOUT: [&str; 12] = [
    "about the broken window",
    "about new shoes",
    "about the school trip",
    "after the argument at tea",
    "about bedtime and the landing light",
    "to say that all was well",
    "about the missed appointment",
    "about the dog",
    "because the heating had failed",
    "about pocket money",
    "about a letter from the court",
    "about the swimming lessons",
];
const THEN: [&str; 12] = [
    "It was agreed to wait until the holidays",
    "A second visit is to follow",
    "No further action was needed",
    "The carers would like more help at weekends",
    "The doctor is to be told",
    "A taxi will be found for the journey",
    "The plan stays as it is",
    "The head teacher has promised to ring",
    "The form was signed and sent on",
    "Everyone thought this a good idea",
    "The bill is to go to the area office",
    "There was some upset but it passed",
];
const FEELING: [&str; 10] = [
    "cheerful",
    "tired",
    "rather quiet",
    "cross",
    "full of plans",
    "worried",
    "polite",
    "off colour",
    "excited",
    "calm",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub struct Writer {
    family: Family,
    natural: Deck<'static>,
    day: u32,
}

/// A form's printed questions.
pub struct Form {
    title: String,
    asks: Vec<String>,
}

/// A letter's printed words, with `{}` where something is filled in.
pub struct Template {
    body: Vec<String>,
}

impl Writer {
    pub fn new(family: Family) -> Self {
        Self { family, natural: Deck::new(sentences()), day: 0 }
    }

    fn of<'a>(&self, lists: &'a [[&'a str; 10]; 2]) -> &'a [&'a str; 10] {
        &lists[usize::from(self.family == Family::Second)]
    }

    fn name(&self, lot: &mut Lot) -> &'static str {
        lot.pick(self.of(&NAMES))
    }

    fn place(&self, lot: &mut Lot) -> &'static str {
        lot.pick(&PLACES[usize::from(self.family == Family::Second)])
    }

    /// A later day than any before, as words and as a date.
    fn next_day(&mut self, lot: &mut Lot) -> (String, Option<When>) {
        self.day += 1 + lot.below(6) as u32;
        let (year, month, day) = (1996 + self.day / 336, self.day / 28 % 12, self.day % 28 + 1);
        let written = match self.family {
            Family::First => format!("{day} {} {year}", MONTHS[month as usize]),
            Family::Second => format!("{day:02}/{:02}/{year}", month + 1),
        };
        (written, When::parse(&format!("{year}-{:02}-{day:02}", month + 1)).ok())
    }

    fn sentence(&mut self, lot: &mut Lot) -> String {
        if self.family == Family::Second {
            // The beginning of one and the end of another: no long run of words comes again by chance.
            let (one, other) = (self.natural.deal(lot), self.natural.deal(lot));
            let (one, other): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
            let sentence = [&one[..one.len() / 2], &other[other.len() / 2..]].concat().join(" ");
            return sentence.replace("Sam", self.name(lot)).replace("Hillside", self.place(lot));
        }
        let (a, b, place) = (self.name(lot), self.name(lot), self.place(lot));
        match lot.below(5) {
            0 => format!("{a} {} at {place} {}.", lot.pick(&WHO), lot.pick(&ABOUT)),
            1 => format!("{}, and {b} was {} when told.", lot.pick(&THEN), lot.pick(&FEELING)),
            2 => format!(
                "{a} said {} {} times {}.",
                lot.pick(&["this", "so", "the same"]),
                2 + lot.below(7),
                lot.pick(&ABOUT)
            ),
            3 => format!("{b} seemed {} and {} on the way back from {place}.", lot.pick(&FEELING), lot.pick(&FEELING)),
            _ => format!("{}. {a} {} {}.", lot.pick(&THEN), lot.pick(&WHO), lot.pick(&ABOUT)),
        }
    }

    fn sentences(&mut self, count: usize, lot: &mut Lot) -> String {
        (0..count).map(|_| self.sentence(lot)).collect::<Vec<_>>().join(" ")
    }

    /// An ordinary visit or record: the house's style, its own words.
    pub fn record(&mut self, lot: &mut Lot) -> Paper {
        let (day, date) = self.next_day(lot);
        let (worker, place) = (self.name(lot), self.place(lot));
        let head = match self.family {
            Family::First => format!(
                "RECORD OF VISIT\nDate of visit: {day}\nWorker: {worker}\nPlace: {place}\nPurpose: statutory visit"
            ),
            Family::Second => format!("Case note {}\n{day} {worker} Home visit to {place}", 100 + lot.below(9000)),
        };
        let length = [8, 14, 30, 60][lot.below(4)];
        let mut body = vec![head];
        for _ in 0..length / 4 {
            body.push(self.sentences(4, lot));
        }
        body.push(format!("Signed: {worker}"));
        self.paper(DocumentKind::CaseNotes, date, &body)
    }

    pub fn form(&mut self, lot: &mut Lot) -> Form {
        let asks = [
            "Health since the last review",
            "School and learning",
            "Contact with family",
            "What the child says",
            "Views of the carers",
            "Is the plan still right",
            "Hobbies and interests",
            "Changes of worker",
            "Savings and pocket money",
        ];
        let number = lot.below(900);
        let preface = match self.family {
            Family::First => format!(
                "FORM R{number} REVIEW OF ARRANGEMENTS\nThis form must be completed by the social worker before the meeting and sent to the chair five working days ahead."
            ),
            Family::Second => format!(
                "Looked after review record (LR/{number})\nPart A is for the worker, part B for the carer. Send both parts to the reviewing unit in good time."
            ),
        };
        let first = lot.below(3);
        Form { title: preface, asks: asks[first..first + 6].iter().map(|a| format!("{a}:")).collect() }
    }

    pub fn filled(&mut self, form: &Form, lot: &mut Lot) -> Paper {
        let (day, date) = self.next_day(lot);
        let mut body = vec![form.title.clone(), format!("Date of review: {day}\nChair: {}", self.name(lot))];
        for ask in &form.asks {
            let answer = self.sentences(1 + lot.below(2), lot);
            body.push(format!("{ask}\n{answer}"));
        }
        self.paper(DocumentKind::ReviewMinutes, date, &body)
    }

    pub fn template(&mut self, lot: &mut Lot) -> Template {
        let kept = self.sentences(5 + lot.below(4), lot);
        Template {
            body: vec![
                "I am writing to invite you to a meeting on {} at {} to be held at {}.".into(),
                kept,
                "If you cannot come, ring the office on extension {}. Your views matter to us and will be written down.".into(),
            ],
        }
    }

    pub fn letter(&mut self, template: &Template, lot: &mut Lot) -> Paper {
        let (day, date) = self.next_day(lot);
        let (meeting, _) = self.next_day(lot);
        let fill = [meeting, format!("{}.{}0", 9 + lot.below(8), lot.below(6)), self.place(lot).to_owned()];
        let mut opening = template.body[0].clone();
        for word in &fill {
            opening = opening.replacen("{}", word, 1);
        }
        let last = template.body[2].replacen("{}", &(1000 + lot.below(9000)).to_string(), 1);
        let to = self.name(lot);
        let body =
            vec![format!("{day}\n\nDear {to},"), opening, template.body[1].clone(), last, "Yours sincerely".into()];
        self.paper(DocumentKind::Letter, date, &body)
    }

    pub fn plain(&mut self, lot: &mut Lot) -> Paper {
        let (kind, text) = match lot.below(3) {
            0 => (DocumentKind::Blank, ""),
            1 => (
                DocumentKind::Divider,
                "SECTION\n\nReferral, assessment and child protection papers of the file in their own order",
            ),
            _ => (
                DocumentKind::WithheldPage,
                "THIS PAGE HAS BEEN WITHHELD\n\nIt was removed under the Data Protection Act 2018, Schedule 3, Part 3.",
            ),
        };
        Paper { kind, date: None, pages: vec![Page { text: text.into(), hidden: Vec::new(), scanned: false }] }
    }

    pub fn mail(&mut self, lot: &mut Lot) -> (Paper, String) {
        let (day, date) = self.next_day(lot);
        let said = self.sentences(3 + lot.below(8), lot);
        let body = vec![
            format!("From: {}\nSent: {day}\nTo: {}\nSubject: {}", self.name(lot), self.name(lot), self.place(lot)),
            said.clone(),
        ];
        (self.paper(DocumentKind::Email, date, &body), said)
    }

    pub fn reply(&mut self, mail: &Paper, lot: &mut Lot) -> Paper {
        let (day, date) = self.next_day(lot);
        let (from, to) = (self.name(lot), self.name(lot));
        let answer = self.sentences(1 + lot.below(3), lot);
        let old = &mail.pages[0].text;
        let text = match self.family {
            Family::First => format!(
                "From: {from}\nSent: {day}\nTo: {to}\nSubject: RE\n\n{answer}\n\n-----Original Message-----\n{old}"
            ),
            Family::Second => {
                let quoted: String = old.lines().map(|l| format!("> {l}\n")).collect();
                format!("From: {from}\nDate: {day}\nTo: {to}\n\n{answer}\n\nOn {day}, {to} wrote:\n{quoted}")
            }
        };
        Paper { kind: DocumentKind::Email, date, pages: vec![Page { text, hidden: Vec::new(), scanned: false }] }
    }

    pub fn note(&mut self, lot: &mut Lot) -> (Paper, String) {
        let (day, date) = self.next_day(lot);
        let words = self.sentences(3 + lot.below(4), lot);
        let body = vec![format!("File note {day}\nBy {}", self.name(lot)), words.clone()];
        (self.paper(DocumentKind::Note, date, &body), words)
    }

    pub fn chronology(&mut self, pasted: &[String], lot: &mut Lot) -> Paper {
        let mut body = vec!["CHRONOLOGY OF SIGNIFICANT EVENTS".to_owned()];
        let mut date = None;
        for n in 0..9 {
            let (day, when) = self.next_day(lot);
            date = when;
            let words = pasted.get(n / 3).filter(|_| n % 3 == 1).cloned();
            body.push(format!("{day}  {}", words.unwrap_or_else(|| self.sentences(2, lot))));
        }
        self.paper(DocumentKind::Chronology, date, &body)
    }

    fn paper(&self, kind: DocumentKind, date: Option<When>, body: &[String]) -> Paper {
        let wide = if self.family == Family::First { 78 } else { 96 };
        let pages = paged(body, PAGE_WORDS, wide).into_iter();
        let pages: Vec<String> = pages.collect();
        let all = pages.len();
        let header = |n: usize, text: String| match self.family {
            Family::First => format!("Marlow County Council   Children's file\n\n{text}\n\nPage {n} of {all}"),
            Family::Second => format!("{text}\n\nNorth Shire Social Services - {n}"),
        };
        let page = |(n, text)| Page { text: header(n + 1, text), hidden: Vec::new(), scanned: false };
        Paper { kind, date, pages: pages.into_iter().enumerate().map(page).collect() }
    }
}

/// Breaks paragraphs into lines and pages. A line break within a paragraph stays.
pub fn paged(body: &[String], words: usize, wide: usize) -> Vec<String> {
    let mut pages = vec![String::new()];
    let mut count = 0;
    for paragraph in body {
        for line in paragraph.lines() {
            let mut long = 0;
            for word in line.split_whitespace() {
                if count >= words {
                    pages.push(String::new());
                    (count, long) = (0, 0);
                }
                let page = pages.last_mut().expect("there is always a page");
                if long > 0 && long + word.chars().count() > wide {
                    page.push('\n');
                    long = 0;
                } else if long > 0 {
                    page.push(' ');
                }
                page.push_str(word);
                long += word.chars().count() + 1;
                count += 1;
            }
            if let Some(page) = pages.last_mut().filter(|p| !p.is_empty()) {
                page.push('\n');
            }
        }
        if let Some(page) = pages.last_mut().filter(|p| !p.is_empty()) {
            page.push('\n');
        }
    }
    pages.retain(|p| !p.trim().is_empty());
    if pages.is_empty() {
        pages.push(String::new());
    }
    pages
}
