//! Who is named in a made-up life, and in how many ways: lists of those present, and sentences that name people shortly.
//!
//! Each half of the wordings has its own forms of a name. Two people share a surname and two share a first name.

use chrono::NaiveDate;

use super::house::House;
use super::life::Life;
use super::press::{Paper, Part};
use super::wordings::Half;
use crate::rng::Lot;
use crate::truth::PersonTruth;

/// Somebody who is written in several ways.
struct Person {
    /// Their place in the truth's list.
    at: usize,
    title: &'static str,
    first: &'static str,
    last: String,
    role: &'static str,
    /// As note-takers shorten it.
    short: &'static str,
}

/// The people in the order of the truth: after the child, the mother, the workers and the managers.
pub struct Cast {
    all: Vec<Person>,
}

/// Places in the truth's list that are taken before this cast's own people.
const CHILD_AND_MOTHER: usize = 2;

const HEADS: [&[(&str, &str)]; 2] = [
    &[("Mr", "Douglas"), ("Miss", "Pamela"), ("Mr", "Albert")],
    &[("Mr", "Kenneth"), ("Mrs", "Iris"), ("Mr", "Clive")],
];
const CARERS: [&[(&str, &str)]; 2] =
    [&[("Joyce", "Leonard"), ("Hilda", "Walter")], &[("Marjorie", "Trevor"), ("Beryl", "Norman")]];
const OTHER_LAST: Half = [&["Rigby", "Tattersall"], &["Capstick", "Shuttleworth"]];
const TITLES: [(&str, &str); 14] = [
    ("Alan", "Mr"),
    ("Jill", "Mrs"),
    ("Peter", "Mr"),
    ("Moira", "Miss"),
    ("Anne", "Mrs"),
    ("Roy", "Mr"),
    ("Sunita", "Ms"),
    ("Keith", "Mr"),
    ("Wendy", "Mrs"),
    ("Ian", "Mr"),
    ("Ruth", "Miss"),
    ("Farida", "Ms"),
    ("Graham", "Mr"),
    ("Sue", "Mrs"),
];

const SENTENCES: Half = [
    &[
        "{a} rang the office and will call again on Friday.",
        "It was left that {a} would speak to {b} before the next meeting.",
        "{a} asked for the papers to be copied to {b}.",
        "A message was taken from {a}.",
        "{a} was out when I called.",
    ],
    &[
        "I have since heard from {a}, who is content.",
        "{a} wrote to say that the form had gone to {b}.",
        "Copy sent to {a} and {b} for information.",
        "{a} is to follow this up with {b}.",
        "There was a note from {a} on my return.",
    ],
];

/// How a name is written, and every stretch of it that a reader may take for the name.
struct Written {
    shown: String,
    names: Vec<String>,
}

impl Person {
    fn initial(&self) -> &str {
        &self.first[..1]
    }

    fn initials(&self) -> String {
        format!("{}{}", self.initial(), &self.last[..1])
    }

    /// As a list of those present has them.
    fn in_list(&self, half: usize, lot: &mut Lot) -> Written {
        let Self { title, first, last, role, short, .. } = self;
        let (f, initials) = (self.initial(), self.initials());
        let (name, shown) = match (half, lot.below(3)) {
            (0, 0) => (format!("{first} {last}"), format!("{first} {last} ({initials})")),
            (0, 1) => (format!("{title} {f}. {last}"), format!("{title} {f}. {last} ({short})")),
            (0, _) => (format!("{f}. {last}"), format!("{f}. {last}, {role}")),
            (_, 0) => (format!("{last}, {first}"), format!("{last}, {first} - {role}")),
            (_, 1) => (format!("{f} {last}"), format!("{f} {last} ({role})")),
            _ => (format!("{title}. {first} {last}"), format!("{title}. {first} {last}, {short}")),
        };
        Written { names: vec![name], shown }
    }

    /// As a sentence has them; `listed` when this paper has given the whole of the name already.
    fn in_sentence(&self, half: usize, listed: Option<&str>, lot: &mut Lot) -> Written {
        let Self { title, first, last, short, .. } = self;
        let f = self.initial();
        let whole = listed.is_some_and(|l| l.contains(first));
        let plain = |name: String| Written { shown: name.clone(), names: vec![name] };
        match (half, lot.below(4)) {
            (0, 0) if listed.is_some_and(|l| l.contains('(')) && whole => plain(self.initials()),
            (0, 0 | 1) => plain(format!("{title} {last}")),
            (0, 2) => plain(format!("{f}. {last}")),
            (0, _) => plain(format!("{first} {last}")),
            (_, 0) if whole => plain((*first).to_owned()),
            (_, 0 | 1) => plain(format!("{title}. {last}")),
            (_, 2) if short.len() <= 3 => {
                Written { shown: format!("{short} {last}"), names: vec![format!("{short} {last}"), last.clone()] }
            }
            _ => plain(format!("{f} {last}")),
        }
    }
}

impl Cast {
    pub fn new(house: &House, life: &Life, lot: &mut Lot) -> Self {
        let half = house.half;
        let title = |first: &str| TITLES.iter().find(|(f, _)| *f == first).map_or("Mr", |(_, t)| *t);
        let split = |name: &'static str| name.split_once(' ').expect("a first name and a surname");
        let short = if half == 0 { "SW" } else { "S/W" };
        let mut all: Vec<Person> = Vec::new();
        let names = life.workers.iter().map(|w| (w.name, "Social Worker", short));
        let managers = life.managers.iter().map(|m| (*m, "Team Manager", "TM"));
        for (name, role, short) in names.chain(managers) {
            let (first, last) = split(name);
            let at = CHILD_AND_MOTHER + all.len();
            all.push(Person { at, title: title(first), first, last: last.to_owned(), role, short });
        }
        let (head_title, head) = lot.pick(HEADS[half]);
        let (mother, father) = lot.pick(CARERS[half]);
        let carers = life.homes[0].name.rsplit(' ').next().unwrap_or_default().to_owned();
        let shared = all[1].first;
        let (head_last, others) = (all[0].last.clone(), lot.pick(OTHER_LAST[half]).to_owned());
        let mut add = |title, first, last, role, short| {
            let at = CHILD_AND_MOTHER + all.len();
            all.push(Person { at, title, first, last, role, short });
        };
        add(head_title, head, head_last, "Head Teacher", "Head Teacher");
        add(title(shared), shared, others, "Health Visitor", "HV");
        add("Mrs", mother, carers.clone(), "Foster Carer", "Foster Carer");
        add("Mr", father, carers, "Foster Carer", "Foster Carer");
        Self { all }
    }

    /// The truth's rows of those who are in no other list of the life.
    pub fn own_truths(&self, life: &Life) -> Vec<PersonTruth> {
        let from = life.workers.len() + life.managers.len();
        self.all[from..]
            .iter()
            .map(|p| PersonTruth { names: vec![format!("{} {}", p.first, p.last)], roles: vec![p.role.to_lowercase()] })
            .collect()
    }

    /// Those who may be named on a day: its own worker, the managers, the school, the surgery, and the first home while it lasted.
    fn around(&self, life: &Life, day: NaiveDate) -> Vec<&Person> {
        let worker = life.worker_on(day);
        let workers = life.workers.len();
        self.all
            .iter()
            .enumerate()
            .filter(|(n, p)| match n {
                n if *n < workers => worker == format!("{} {}", p.first, p.last),
                n if *n >= self.all.len() - 2 => day < life.homes[0].to,
                _ => true,
            })
            .map(|(_, p)| p)
            .collect()
    }

    /// Names people in about two papers of three, at the end of a form or in the entries of a record.
    pub fn weave(&self, papers: &mut [Paper], house: &House, life: &Life, lot: &mut Lot) {
        for paper in papers {
            let Some((day, last_day)) = paper.date else { continue };
            if lot.below(3) == 0 {
                continue;
            }
            let mut named = Vec::new();
            if day == last_day && matches!(paper.parts.as_slice(), [.., Part::Space(_), Part::Line(_)]) {
                let parts = self.those_present(house, &self.some(life, day, 3, lot), &mut named, lot);
                let at = paper.parts.len() - 2;
                paper.parts.splice(at..at, parts);
            }
            for part in &mut paper.parts {
                if let Part::Entry { day, body, .. } = part
                    && lot.below(3) == 0
                {
                    let people: Vec<_> = self.some(life, *day, 2, lot).into_iter().map(|p| (p, None)).collect();
                    body.push(' ');
                    body.push_str(&sentence(house.half, &people, &mut named, lot));
                }
            }
            paper.named.extend(named);
        }
    }

    fn some(&self, life: &Life, day: NaiveDate, count: usize, lot: &mut Lot) -> Vec<&Person> {
        let mut around = self.around(life, day);
        (0..count.min(around.len())).map(|_| around.swap_remove(lot.below(around.len()))).collect()
    }

    /// A list of people, then words that name them again; in one paper of three the words alone.
    fn those_present(
        &self,
        house: &House,
        people: &[&Person],
        named: &mut Vec<(usize, String)>,
        lot: &mut Lot,
    ) -> Vec<Part> {
        let (half, mut parts) = (house.half, Vec::new());
        let mut known: Vec<(&Person, Option<String>)> = people.iter().map(|p| (*p, None)).collect();
        if lot.below(3) > 0 {
            for (person, listed) in &mut known {
                let written = person.in_list(half, lot);
                named.extend(written.names.into_iter().map(|n| (person.at, n)));
                *listed = Some(written.shown);
            }
            let shown: Vec<&str> = known.iter().filter_map(|(_, l)| l.as_deref()).collect();
            if half == 0 {
                parts.push(Part::Para(format!("Present: {}.", shown.join("; "))));
            } else {
                parts.push(Part::Line("In attendance".into()));
                parts.extend(shown.iter().map(|s| Part::Line((*s).to_owned())));
                parts.push(Part::Space(6.0));
            }
        }
        let known: Vec<_> = known.iter().map(|(p, l)| (*p, l.as_deref())).collect();
        let said: Vec<String> = (0..2).map(|n| sentence(half, &known[n % known.len()..], named, lot)).collect();
        parts.push(Part::Para(said.join(" ")));
        parts
    }
}

/// A sentence that names the first of these, and the last where it names two.
fn sentence(
    half: usize,
    people: &[(&Person, Option<&str>)],
    named: &mut Vec<(usize, String)>,
    lot: &mut Lot,
) -> String {
    let words = lot.pick(SENTENCES[half]);
    let (first, last) = (people[0], people[people.len() - 1]);
    let mut fill = |words: String, slot: &str, (person, listed): (&Person, Option<&str>)| {
        if !words.contains(slot) {
            return words;
        }
        let written = person.in_sentence(half, listed, lot);
        named.extend(written.names.into_iter().map(|n| (person.at, n)));
        words.replace(slot, &written.shown)
    };
    let words = fill(words.to_owned(), "{a}", first);
    if first.0.at == last.0.at { words.replace("{b}", "the duty desk") } else { fill(words, "{b}", last) }
}
