//! Finds the sentences of a page that speak of hard things, so that they can be covered before they are seen. One pass looks for
//! the rarest word of every pattern; only sentences that hold one are looked at closer. It knows no patterns of its own, judges
//! nobody, and finds no more than the sentences themselves.

mod pattern;
mod sentence;

use std::borrow::Cow;
use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use record::{DelicateKind, DelicateMention};

use crate::sheet::Sheet;
use crate::units::{Unit, units};

pub use pattern::PatternProblem;
use pattern::{Lists, Pattern};
use sentence::{Asked, Hit, Sentence};

/// Patterns that speak for a kind in these years. Either year may be open.
#[derive(Debug, Clone, Copy)]
pub struct Speaks<'a> {
    pub from: Option<i32>,
    pub to: Option<i32>,
    pub patterns: &'a [String],
}

/// How one kind is found.
#[derive(Debug, Clone)]
pub struct KindRules<'a> {
    pub kind: DelicateKind,
    pub speaks: Vec<Speaks<'a>>,
    /// Takes a passage back when it stands close by in the same sentence.
    pub against: &'a [String],
}

/// What the finder is made from. `knowledge/england/delicate.toml` says how a pattern is written.
#[derive(Debug, Clone)]
pub struct Rules<'a> {
    pub lists: &'a BTreeMap<String, Vec<String>>,
    pub kinds: Vec<KindRules<'a>>,
    /// Takes back what follows it in the same clause.
    pub denies: &'a [String],
    /// Takes back a whole sentence: rules, forms and training.
    pub paperwork: &'a [String],
}

/// What is known of the page beside its words.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// The year in which the paper was written.
    pub year: Option<i32>,
    /// The first name that the paper gives to the child whom it is about.
    pub child: Option<&'a str>,
}

struct Spoken {
    kind: DelicateKind,
    from: Option<i32>,
    to: Option<i32>,
    pattern: Pattern,
}

/// The rules, ready to be used on any page. Build it once.
pub struct Finder {
    lists: Lists,
    anchors: AhoCorasick,
    /// The patterns that each anchor may begin.
    anchored: Vec<Vec<u32>>,
    speaks: Vec<Spoken>,
    against: BTreeMap<DelicateKind, Vec<Pattern>>,
    denies: Vec<Pattern>,
    paperwork: Vec<Pattern>,
}

impl Finder {
    /// Makes the rules ready.
    ///
    /// # Errors
    /// [`PatternProblem`] names the pattern that cannot be used.
    pub fn new(rules: &Rules<'_>) -> Result<Self, PatternProblem> {
        let lists = Lists::new(rules.lists)?;
        let read = |patterns: &[String]| patterns.iter().map(|p| Pattern::read(p, &lists)).collect::<Result<_, _>>();
        let mut speaks = Vec::new();
        let mut against = BTreeMap::new();
        for of_kind in &rules.kinds {
            against.insert(of_kind.kind, read(of_kind.against)?);
            for group in &of_kind.speaks {
                for pattern in group.patterns {
                    let pattern = Pattern::read(pattern, &lists)?;
                    speaks.push(Spoken { kind: of_kind.kind, from: group.from, to: group.to, pattern });
                }
            }
        }
        let mut by_anchor: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (number, spoken) in speaks.iter().enumerate() {
            for anchor in spoken.pattern.anchors(&lists)? {
                by_anchor.entry(anchor).or_default().push(number as u32);
            }
        }
        let anchors = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::Standard)
            .build(by_anchor.keys())
            .map_err(|e| PatternProblem { pattern: String::new(), what: e.to_string() })?;
        let (denies, paperwork) = (read(rules.denies)?, read(rules.paperwork)?);
        Ok(Self { anchored: by_anchor.into_values().collect(), anchors, lists, speaks, against, denies, paperwork })
    }

    /// Every passage about something hard, in the order of the page. The same words always give the same answer.
    #[must_use]
    pub fn find(&self, text: &str, about: &About<'_>) -> Vec<DelicateMention> {
        let sheet = Sheet::new(text);
        self.find_on(&sheet, || Cow::Owned(units(&sheet)), about)
    }

    /// As [`Finder::find`], on a page that is cut already. It is cut here only where something may be hard.
    pub(crate) fn find_on<'u>(
        &self,
        sheet: &Sheet<'_>,
        units: impl FnOnce() -> Cow<'u, [Unit]>,
        about: &About<'_>,
    ) -> Vec<DelicateMention> {
        let text = sheet.text;
        let candidates = self.candidates(sheet);
        if candidates.is_empty() {
            return Vec::new();
        }
        let units = units();
        let units = &*units;
        let mut found: Vec<(usize, Hit)> = Vec::new();
        let mut rest = candidates.as_slice();
        while let Some(&(first, _)) = rest.first() {
            let at = sheet.text_at(first);
            let unit = units.partition_point(|u| u.range.end <= at);
            let Some(range) = units.get(unit).map(|u| sheet.flat_range(&u.range)) else { break };
            let mine = rest.partition_point(|(place, _)| *place < range.end.max(first + 1));
            let mut numbers: Vec<u32> = rest[..mine].iter().map(|(_, number)| *number).collect();
            rest = &rest[mine..];
            numbers.sort_unstable();
            numbers.dedup();
            let sentence = Sentence::new(sheet, range);
            let next = units.get(unit + 1).filter(|n| n.block == units[unit].block || sentence.is_question());
            let yes = next.is_some_and(|n| text[n.range.clone()].to_lowercase().starts_with("yes"));
            for hit in self.hits(&sentence, &numbers, about, Asked { answered_yes: yes }) {
                found.push((unit, hit));
                if yes && sentence.is_question() {
                    found.push((unit + 1, Hit { because: Vec::new(), ..found[found.len() - 1].1.clone() }));
                }
            }
        }
        gather(sheet, units, found)
    }

    /// Places in the flat text where a pattern may stand, with its number.
    fn candidates(&self, sheet: &Sheet<'_>) -> Vec<(usize, u32)> {
        let flat = sheet.flat.as_bytes();
        let mut found = Vec::new();
        for hit in self.anchors.find_overlapping_iter(&sheet.flat) {
            let opens =
                hit.start() == 0 || !flat[hit.start() - 1].is_ascii_alphanumeric() && flat[hit.start() - 1] < 0x80;
            if opens {
                let numbers = &self.anchored[hit.pattern().as_usize()];
                found.extend(numbers.iter().map(|n| (hit.start(), *n)));
            }
        }
        found.sort_unstable();
        found
    }

    fn hits(&self, sentence: &Sentence<'_>, numbers: &[u32], about: &About<'_>, asked: Asked) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for spoken in numbers.iter().map(|n| &self.speaks[*n as usize]) {
            let fits =
                about.year.is_none_or(|y| spoken.from.is_none_or(|f| f <= y) && spoken.to.is_none_or(|t| y <= t));
            if !fits {
                continue;
            }
            for place in sentence.places(&spoken.pattern, &self.lists) {
                let against = self.against.get(&spoken.kind).map_or(&[][..], Vec::as_slice);
                if sentence.is_taken_back(&place, &spoken.pattern, against, &self.denies, &self.lists) {
                    continue;
                }
                let because = sentence.flat_of(&place);
                match hits.iter_mut().find(|h| h.kind == spoken.kind) {
                    Some(hit) => hit.because.push(because),
                    None => hits.push(Hit {
                        kind: spoken.kind,
                        who: sentence.who(&self.lists, about.child),
                        because: vec![because],
                    }),
                }
            }
        }
        let is_form = |s: &Sentence<'_>| s.is_heading() || s.is_answered_no() || s.is_question_of_a_form(asked);
        if !hits.is_empty() && (is_form(sentence) || sentence.has_any(&self.paperwork, &self.lists)) {
            hits.clear();
        }
        hits
    }
}

/// Joins sentences that stand together, and fills a paragraph most of whose sentences were found.
fn gather(sheet: &Sheet<'_>, units: &[Unit], mut found: Vec<(usize, Hit)>) -> Vec<DelicateMention> {
    fill_paragraphs(units, &mut found);
    found.sort_by_key(|(unit, hit)| (hit.kind, *unit));
    let mut mentions: Vec<(usize, DelicateMention)> = Vec::new();
    for (unit, hit) in found {
        let range = &units[unit].range;
        let (start, end) = (sheet.chars_before(range.start), sheet.chars_before(range.end));
        let places = hit.because.iter().map(|f| {
            (sheet.chars_before(sheet.text_at(f.start)), sheet.chars_before(sheet.text_at(f.end.saturating_sub(1))) + 1)
        });
        let mut because: Vec<(u32, u32)> = places.collect();
        because.sort_unstable();
        because.dedup();
        match mentions.last_mut() {
            Some((last, m)) if m.kind == hit.kind && *last == unit => m.because.extend(because),
            Some((last, m)) if m.kind == hit.kind && *last + 1 == unit && units[*last].block == units[unit].block => {
                (*last, m.end, m.who) = (unit, end, m.who.min(hit.who));
                m.sentences.push((start, end));
                m.because.extend(because);
            }
            _ => {
                let (kind, who) = (hit.kind, hit.who);
                mentions
                    .push((unit, DelicateMention { start, end, kind, who, sentences: vec![(start, end)], because }));
            }
        }
    }
    let mut mentions: Vec<DelicateMention> = mentions.into_iter().map(|(_, m)| m).collect();
    mentions.sort_by_key(|m| (m.start, m.kind));
    mentions
}

/// Where more than half of a paragraph's sentences are hard, those between them belong to what they tell.
fn fill_paragraphs(units: &[Unit], found: &mut Vec<(usize, Hit)>) {
    let mut at: Vec<usize> = found.iter().map(|(unit, _)| *unit).collect();
    at.sort_unstable();
    at.dedup();
    let mut more = Vec::new();
    for together in at.chunk_by(|a, b| units[*a].block == units[*b].block) {
        let block = units[together[0]].block;
        let sentences = units.iter().filter(|u| u.block == block).count();
        if together.len() * 2 <= sentences || together.len() < 2 {
            continue;
        }
        let (first, last) = (together[0], together[together.len() - 1]);
        for unit in (first..last).filter(|unit| !together.contains(unit)) {
            let before = together.iter().rev().find(|t| **t < unit);
            if let Some((_, hit)) = before.and_then(|before| found.iter().find(|(u, _)| u == before)) {
                more.push((unit, Hit { because: Vec::new(), ..hit.clone() }));
            }
        }
    }
    found.append(&mut more);
}
