//! Events told on a page. A quick scan finds the words that can tell one; only the sentences that hold them are weighed.
//!
//! Every event quotes the sentence that tells it. Plans, hopes and denials are not taken for things that happened.

mod around;
mod birth;
mod family;
mod fields;
mod history;
mod labels;
mod mood;
mod names;
mod paper;
mod place;
mod reason;
mod rules;
mod telling;
mod when;
mod workers;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::{DateMention, DocumentKind, EventMention, Evidence, PageHead, PersonMention, TextHash};

use crate::PageInput;
use crate::entries::Entry;
use crate::head::Head;
use crate::sections::Section;
use crate::sheet::{Sheet, is_whole_word};
use crate::units::Unit;
use rules::{Rule, all, spellings};
use telling::Telling;
pub(crate) use when::is_the_event;

/// How an event got its date when it is the paper's own.
pub(crate) const FROM_PAPER: &str = "from the paper";
/// The `how` of a running record's date.
pub(crate) const FROM_ENTRIES: &str = "from its entries";

/// A page as far as it has been read.
pub(crate) struct Reading<'a> {
    pub(crate) page: &'a PageInput<'a>,
    pub(crate) sheet: &'a Sheet<'a>,
    pub(crate) units: &'a [Unit],
    /// The parts under its headings.
    pub(crate) sections: &'a [Section],
    pub(crate) entries: &'a [Entry],
    pub(crate) dates: &'a [DateMention],
    /// The dates' bytes in the text.
    pub(crate) date_spans: Vec<Range<usize>>,
    pub(crate) people: &'a [PersonMention],
    pub(crate) people_spans: Vec<Range<usize>>,
    pub(crate) head: &'a PageHead,
    pub(crate) hash: TextHash,
}

impl Reading<'_> {
    /// Proof for a stretch of bytes.
    pub(crate) fn evidence(&self, range: Range<usize>) -> Evidence {
        Evidence {
            file: self.page.file,
            page: self.page.number,
            start: self.sheet.chars_before(range.start),
            end: self.sheet.chars_before(range.end),
            quote: self.sheet.text[range].to_owned(),
            text_hash: self.hash.clone(),
        }
    }

    /// The names in a stretch, each once, as written.
    pub(crate) fn people_in(&self, range: &Range<usize>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (person, span) in self.people.iter().zip(&self.people_spans) {
            if span.start >= range.start && span.end <= range.end && !names.contains(&person.text) {
                names.push(person.text.clone());
            }
        }
        names
    }
}

static PHRASES: LazyLock<(AhoCorasick, Vec<Vec<Rule>>)> = LazyLock::new(|| {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut phrases: Vec<String> = Vec::new();
    let mut rules: Vec<Vec<Rule>> = Vec::new();
    for rule in all() {
        for phrase in spellings(rule.phrase) {
            let place = *places.entry(phrase).or_insert_with_key(|phrase| {
                phrases.push(phrase.clone());
                rules.push(Vec::new());
                rules.len() - 1
            });
            // One phrase may stand in two lists; the first that says this of it counts.
            if !rules[place].iter().any(|r| r.kind == rule.kind && r.shape == rule.shape && r.names == rule.names) {
                rules[place].push(rule);
            }
        }
    }
    let finder =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&phrases).expect("a fixed list of phrases");
    (finder, rules)
});

/// Finds every event told on the page, in the order of the page.
pub(crate) fn find_events(reading: &Reading<'_>, head: &Head) -> Vec<EventMention> {
    if matches!(reading.head.kind, Some(DocumentKind::WithheldPage | DocumentKind::Divider | DocumentKind::Blank)) {
        return Vec::new();
    }
    let sheet = reading.sheet;
    let pieces: Vec<Range<usize>> = reading.units.iter().map(|u| sheet.flat_range(&u.range)).collect();
    let mut found: Vec<EventMention> = history::rows(reading);
    found.extend(workers::in_brackets(reading));
    let (finder, rules) = &*PHRASES;
    for hit in finder.find_iter(&sheet.flat) {
        let told = hit.range();
        let Some(n) = pieces.partition_point(|p| p.start <= told.start).checked_sub(1) else { continue };
        if told.end > pieces[n].end || !is_whole_word(&sheet.flat, &told) || in_source_column(reading, &told) {
            continue;
        }
        for rule in &rules[hit.pattern().as_usize()] {
            let telling = Telling { reading, n, piece: pieces[n].clone(), told: told.clone(), rule };
            for event in telling.read() {
                keep(&mut found, event);
            }
        }
    }
    for event in fields::read(reading) {
        keep(&mut found, event);
    }
    found.extend(paper::of_paper(reading, head, &found));
    found.sort_by_key(|e| (e.evidence.start, e.evidence.end, e.kind));
    found
}

/// True for the last column of a chronology, which says where a row comes from: "Review 14", "Placement request form".
fn in_source_column(reading: &Reading<'_>, told: &Range<usize>) -> bool {
    if reading.head.kind != Some(DocumentKind::Chronology) {
        return false;
    }
    let sheet = reading.sheet;
    let at = sheet.text_at(told.start);
    let line = &sheet.text[sheet.lines[sheet.line_at(at)].clone()];
    let start = sheet.lines[sheet.line_at(at)].start;
    let columns: Vec<usize> =
        line.match_indices("   ").map(|(i, _)| i).chain(line.match_indices('\t').map(|(i, _)| i)).collect();
    let gaps = columns.iter().filter(|i| !columns.contains(&(**i + 1))).count();
    gaps >= 2 && columns.iter().max().is_some_and(|last| start + last < at)
}

/// One sentence tells one event of a kind once; the telling that names a place stays.
fn keep(found: &mut Vec<EventMention>, event: EventMention) {
    let same = |e: &EventMention| {
        e.kind == event.kind && e.evidence.start < event.evidence.end && event.evidence.start < e.evidence.end
    };
    match found.iter().position(same) {
        None => found.push(event),
        Some(i) => {
            let two_dates = found[i].when != event.when
                && found[i].place != event.place
                && !event.place.is_empty()
                && !found[i].place.is_empty();
            if two_dates {
                found.push(event);
            } else if found[i].place.is_empty() && !event.place.is_empty() {
                found[i] = event;
            }
        }
    }
}
