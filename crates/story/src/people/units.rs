//! The same name in the same paper is one unit; units are gathered into groups, and a group is a person.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use record::{PersonKind, Sex};

use super::name::{Name, Shape, may_have, parse, sex_with};
use super::{Seen, Why, roles, spelling};

/// One way of writing a name in one paper.
#[derive(Debug)]
pub(crate) struct Unit<'a> {
    pub name: Name,
    pub paper: u32,
    /// Places in the sorted list of mentions.
    pub mentions: Vec<usize>,
    pub roles: BTreeMap<&'a str, u32>,
    pub sex: Option<Sex>,
    /// The titles that stand before it, in lower case.
    pub titles: BTreeSet<&'static str>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// Titles that tell people apart.
const TITLES: &[&str] = &["mr", "mrs", "miss", "ms", "dr", "rev", "canon", "sister", "nurse", "pc"];

/// The title that the words of a name open with.
fn title_of(text: &str) -> Option<&'static str> {
    let first = text.split_whitespace().next()?.trim_end_matches('.');
    TITLES.iter().copied().find(|t| first.eq_ignore_ascii_case(t)).filter(|_| parse(text).len() == 1)
}

/// Units of one person.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    /// What is known of the name, from its fullest units.
    pub name: Name,
    /// First names as written, more than one only where they are short forms of each other or misread.
    pub firsts: BTreeSet<String>,
    pub units: Vec<Unit<'a>>,
    pub papers: BTreeSet<u32>,
    pub sex: Option<Sex>,
    pub titles: BTreeSet<&'static str>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub roles: BTreeMap<&'a str, u32>,
    pub joins: BTreeSet<(String, Why)>,
    /// Other groups that these short names could belong to as well.
    pub perhaps: Vec<usize>,
}

/// Makes the units of all mentions, in a fixed order.
pub(crate) fn units<'a>(seen: &[&Seen<'a>]) -> Vec<Unit<'a>> {
    let mut papers: BTreeMap<&str, u32> = seen.iter().map(|s| (s.paper, 0)).collect();
    papers.values_mut().zip(0..).for_each(|(paper, n)| *paper = n);
    // A name is taken apart once, and then known by its place in the order of names.
    let mut parsed: HashMap<&str, Vec<Name>> = HashMap::new();
    for s in seen {
        parsed.entry(s.mention.text.as_str()).or_insert_with(|| or_whole(&s.mention.text));
    }
    let mut order: Vec<&Name> = parsed.values().flatten().collect();
    order.sort_unstable();
    order.dedup();
    let ranks: HashMap<&str, Vec<usize>> = parsed
        .iter()
        .map(|(text, names)| (*text, names.iter().filter_map(|name| order.binary_search(&name).ok()).collect()))
        .collect();
    let mut units: BTreeMap<(usize, u32), Unit<'a>> = BTreeMap::new();
    for (n, s) in seen.iter().enumerate() {
        let role = s.mention.role.as_deref().filter(|role| may_have(&s.mention.text, role));
        let paper = papers[s.paper];
        for rank in &ranks[s.mention.text.as_str()] {
            let name = order[*rank];
            let unit = units.entry((*rank, paper)).or_insert_with(|| Unit {
                name: name.clone(),
                paper,
                mentions: Vec::new(),
                roles: BTreeMap::new(),
                sex: name.sex(),
                titles: title_of(&s.mention.text).into_iter().collect(),
                from: None,
                to: None,
            });
            unit.mentions.push(n);
            unit.titles.extend(title_of(&s.mention.text));
            unit.sex = unit.sex.or_else(|| sex_with(name, role));
            if let Some(role) = role {
                *unit.roles.entry(role).or_default() += 1;
            }
            unit.from = least(unit.from, s.when.and_then(|w| w.earliest()));
            unit.to = unit.to.max(s.when.and_then(|w| w.latest()));
        }
    }
    units.into_values().collect()
}

/// Words that give no name stay a name of their own, so that no mention is lost.
fn or_whole(text: &str) -> Vec<Name> {
    let names = parse(text);
    if !names.is_empty() {
        return names;
    }
    let mut whole = parse("Nan");
    whole.iter_mut().for_each(|name| name.kin = spelling(text).to_lowercase());
    whole
}

pub(crate) fn least(a: Option<NaiveDate>, b: Option<NaiveDate>) -> Option<NaiveDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl<'a> Group<'a> {
    pub fn new(first: Unit<'a>) -> Self {
        let mut group = Self {
            name: first.name.clone(),
            firsts: BTreeSet::new(),
            units: Vec::new(),
            papers: BTreeSet::new(),
            sex: None,
            titles: BTreeSet::new(),
            from: None,
            to: None,
            roles: BTreeMap::new(),
            joins: BTreeSet::new(),
            perhaps: Vec::new(),
        };
        group.add(first);
        group
    }

    pub fn add(&mut self, unit: Unit<'a>) {
        if !unit.name.first.is_empty() && unit.name.shape <= Shape::Initial {
            self.firsts.insert(unit.name.first.clone());
        }
        if unit.name.initials.len() > self.name.initials.len() && unit.name.last == self.name.last {
            self.name.initials.clone_from(&unit.name.initials);
        }
        self.papers.insert(unit.paper);
        self.sex = self.sex.or(unit.sex);
        self.titles.extend(&unit.titles);
        self.from = least(self.from, unit.from);
        self.to = self.to.max(unit.to);
        for (role, count) in &unit.roles {
            *self.roles.entry(role).or_default() += count;
        }
        self.units.push(unit);
    }

    pub fn take(&mut self, other: Self, why: Why, seen: &[&Seen<'_>]) {
        self.joins.extend(other.spellings(seen).into_iter().map(|name| (name, why)));
        self.joins.extend(other.joins);
        for unit in other.units {
            self.add(unit);
        }
    }

    /// Takes a unit in, and keeps why.
    pub fn join(&mut self, unit: Unit<'a>, why: Why, seen: &[&Seen<'_>]) {
        let mut before = "";
        for n in &unit.mentions {
            let text = seen[*n].mention.text.as_str();
            if text != before {
                self.joins.insert((spelling(text), why));
            }
            before = text;
        }
        self.add(unit);
    }

    /// The ways in which its units write the name.
    pub fn spellings(&self, seen: &[&Seen<'_>]) -> BTreeSet<String> {
        self.units.iter().flat_map(|u| &u.mentions).map(|n| spelling(&seen[*n].mention.text)).collect()
    }

    pub fn is_full(&self) -> bool {
        self.name.shape == Shape::Full
    }

    /// Every mention once, in order.
    pub fn mentions(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.units.iter().flat_map(|u| u.mentions.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    pub fn count(&self) -> usize {
        self.units.iter().map(|u| u.mentions.len()).sum()
    }

    /// What most of the roles say that they are. A role of `child` says only that they are somebody's.
    pub fn kind(&self) -> PersonKind {
        let mut count: BTreeMap<PersonKind, u32> = BTreeMap::new();
        for (role, n) in &self.roles {
            *count.entry(roles::kind_of(role)).or_default() += n;
        }
        match count.into_iter().max_by_key(|(kind, n)| (*n, std::cmp::Reverse(*kind))) {
            Some((PersonKind::You, _)) => PersonKind::Other,
            Some((kind, _)) => kind,
            None => PersonKind::NotKnown,
        }
    }

    /// The fullest name as the file writes it: `SMITH, Jean` is told as Jean Smith.
    pub fn title(&self, seen: &[&Seen<'_>]) -> String {
        let fullest = self.units.iter().map(|u| (u.name.shape, u.name.title_sex.is_none())).min();
        let mut texts: BTreeMap<(&Name, &str), usize> = BTreeMap::new();
        for unit in self.units.iter().filter(|u| Some((u.name.shape, u.name.title_sex.is_none())) == fullest) {
            for n in &unit.mentions {
                *texts.entry((&unit.name, seen[*n].mention.text.as_str())).or_default() += 1;
            }
        }
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for ((name, text), times) in texts {
            // A pair's words name two people: of one of them, their own parts are told.
            let own = if parse(text).len() > 1 { from_parts(name) } else { upright(text) };
            *count.entry(own).or_default() += times;
        }
        count
            .into_iter()
            .max_by_key(|(name, n)| (*n, std::cmp::Reverse(name.clone())))
            .map_or(String::new(), |(n, _)| n)
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

fn from_parts(name: &Name) -> String {
    let title = match name.title_sex {
        Some(Sex::Man) => "Mr ",
        Some(Sex::Woman) => "Mrs ",
        None => "",
    };
    let first = match name.shape {
        Shape::Full => format!("{} ", capital(&name.first)),
        _ => name.initials.chars().map(|c| format!("{}. ", c.to_uppercase())).collect(),
    };
    format!("{title}{first}{}", capital(&name.last))
}

/// A name the right way round, and not in capitals throughout.
fn upright(text: &str) -> String {
    let words = spelling(text);
    let turned = match words.split_once(", ") {
        Some((last, first)) => format!("{first} {last}"),
        None => words,
    };
    let calm =
        |word: &str| match word.chars().count() > 3 && word.chars().all(|c| !c.is_lowercase()) && !word.contains('.') {
            true => word.split('-').map(|part| capital(&part.to_lowercase())).collect::<Vec<_>>().join("-"),
            false => word.to_owned(),
        };
    turned.split(' ').map(calm).collect::<Vec<_>>().join(" ")
}
