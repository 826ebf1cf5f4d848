//! Events told on a page. A quick scan finds the words that can tell one; only the sentences that hold them are weighed.
//!
//! Every event quotes the sentence that tells it. Plans, hopes and denials are not taken for things that happened.

mod around;
mod birth;
mod decided;
mod family;
mod fields;
mod forms;
mod handover;
mod healing;
mod history;
mod hurts;
mod if_known;
mod journeys;
mod kin;
mod labels;
mod lists;
mod made;
mod mood;
mod names;
mod others;
mod outings;
mod own_words;
mod paper;
mod place;
mod reason;
mod rows;
mod rules;
mod said_against;
mod schools;
mod tables;
mod telling;
mod tested;
mod turned_up;
mod typed;
mod undertaking;
mod visits;
mod when;
mod workers;

use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::{
    DateMention, DocumentKind, EventKind, EventMention, Evidence, OpenTelling, PageHead, PersonMention, TextHash, When,
};
use regex::Regex;

use crate::PageInput;
use crate::entries::Entry;
use crate::head::Head;
use crate::sections::Section;
use crate::sheet::{Sheet, is_whole_word};
use crate::units::Unit;
pub(crate) use if_known::schools_named;
pub(crate) use kin::kin_of;
use rules::{Names, Rule, Shape, all, spellings};
use telling::Telling;
pub(crate) use when::is_the_event;

/// How an event got its date when it is the paper's own.
pub(crate) const FROM_PAPER: &str = "from the paper";
/// The `how` of a running record's date.
pub(crate) const FROM_ENTRIES: &str = "from its entries";

/// A page as far as it has been read.
#[derive(Clone)]
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
    /// The child's family by name, from this page and those before it.
    pub(crate) kin: &'a [String],
    /// The child's first name, where a form on the page gives it.
    pub(crate) child: Option<&'a str>,
    /// Takes a name that only might be a school's for one.
    pub(crate) any_school: bool,
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

/// The phrases that can tell of an event, each with what it may mean.
struct Phrases {
    finder: AhoCorasick,
    rules: Vec<Vec<Rule>>,
    /// For a phrase that is only ever a form's label: the longest other phrase that it begins with, and how long that is.
    /// "Care order made to …" is no label, and "care order" tells it.
    shorter: Vec<Option<(usize, usize)>>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
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
    let begins_with = |phrase: &str| {
        phrase.rmatch_indices(' ').find_map(|(at, _)| places.get(&phrase[..at]).map(|place| (*place, at)))
    };
    let label = |rules: &[Rule]| rules.iter().all(|r| r.shape == Shape::Label);
    let shorter = phrases.iter().zip(&rules).map(|(p, r)| label(r).then(|| begins_with(p)).flatten()).collect();
    let finder =
        AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&phrases).expect("a fixed list of phrases");
    Phrases { finder, rules, shorter }
});

/// What a page tells.
#[derive(Default)]
pub(crate) struct Told {
    /// In the order of the page.
    pub(crate) events: Vec<EventMention>,
    /// What it tells if the whole file knows its names.
    pub(crate) open: Vec<OpenTelling>,
}

/// Finds every event told on the page.
pub(crate) fn find_events(reading: &Reading<'_>, head: &Head) -> Told {
    if matches!(reading.head.kind, Some(DocumentKind::WithheldPage | DocumentKind::Divider | DocumentKind::Blank)) {
        return Told::default();
    }
    let any_school = LazyCell::new(|| Reading { any_school: true, ..reading.clone() });
    let mut if_schools: Vec<EventMention> = Vec::new();
    let sheet = reading.sheet;
    let pieces: Vec<Range<usize>> = reading.units.iter().map(|u| sheet.flat_range(&u.range)).collect();
    let mut found: Vec<EventMention> = history::rows(reading);
    found.extend(workers::in_brackets(reading));
    found.extend(undertaking::read(reading));
    let short = [rows::read(reading), journeys::read(reading), schools::read(reading), own_words::read(reading)];
    for event in short.into_iter().flatten() {
        keep(&mut found, event);
    }
    let Phrases { finder, rules, shorter } = &*PHRASES;
    for hit in finder.find_iter(&sheet.flat) {
        let mut told = hit.range();
        let Some(n) = pieces.partition_point(|p| p.start <= told.start).checked_sub(1) else { continue };
        // "C.C." is a case conference, and "C.C.O." an officer.
        let runs_on = sheet.flat[..told.end].ends_with('.')
            && sheet.flat[told.end..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if told.end > pieces[n].end
            || runs_on
            || is_of_a_print(&sheet.flat, &told)
            || !is_whole_word(&sheet.flat, &told)
            || in_source_column(reading, &told)
        {
            continue;
        }
        let mut phrase = hit.pattern().as_usize();
        loop {
            let mut tells = false;
            for rule in &rules[phrase] {
                if rule.shape != Shape::Label && is_heading(reading, n, &told, rule.kind) {
                    continue;
                }
                let telling = Telling { reading, n, piece: pieces[n].clone(), told: told.clone(), rule };
                let events = telling.read();
                if events.is_empty() && rule.names == Names::School {
                    if_schools.extend(Telling { reading: &any_school, ..telling }.read());
                }
                tells |= !events.is_empty();
                keep_all(&mut found, events);
            }
            match shorter[phrase] {
                Some((begins, length)) if !tells => {
                    phrase = begins;
                    told.end = told.start + length;
                }
                _ => break,
            }
        }
    }
    for told in visits::read(reading).into_iter().chain(healing::read(reading)).chain(turned_up::read(reading)) {
        keep_all(&mut found, told);
    }
    for event in fields::read(reading) {
        keep(&mut found, event);
    }
    for told in outings::read(reading)
        .into_iter()
        .chain(hurts::read(reading))
        .chain(said_against::read(reading))
        .chain(tested::read(reading))
    {
        keep_all(&mut found, told);
    }
    for event in hurts::named(reading) {
        let same = |e: &EventMention| e.kind == event.kind && e.when == event.when && e.evidence == event.evidence;
        if !found.iter().any(same) {
            found.push(event);
        }
    }
    for event in decided::read(reading) {
        keep(&mut found, event);
    }
    for event in tables::read(reading).into_iter().chain(handover::read(reading)).chain(typed::rows(reading)) {
        let same = |e: &EventMention| e.kind == event.kind && e.when == event.when;
        if !found.iter().any(same) {
            // The day that stands in the row says more than the day of the paper.
            let vaguer = |e: &EventMention| {
                e.kind == event.kind
                    && overlap(e, &event)
                    && event.when.as_ref().is_some_and(When::is_one_day)
                    && e.when.as_ref().is_none_or(|w| w.earliest().is_none())
            };
            found.retain(|e| !vaguer(e));
            found.push(event);
        }
    }
    keep_all(&mut found, lists::read(reading));
    found.extend(typed::read(reading, &found));
    let mut found: Vec<EventMention> = found
        .into_iter()
        .filter(|event| !others::is_anothers(reading, event) && !typed::is_in_anothers_row(reading, event))
        .filter(|event| !when::was_to_come(reading, event))
        .flat_map(apart)
        .collect();
    found.extend(paper::of_paper(reading, head, &found));
    let said = reason::said(reading);
    reason::from_around(reading, &said, &mut found);
    // A question is no reason.
    for event in &mut found {
        event.reason = event.reason.take().filter(|reason| !reason.trim_end().ends_with('?'));
    }
    reason::find_places(reading, &mut found);
    found.sort_by_key(|e| (e.evidence.start, e.evidence.end, e.kind));
    let mut open = if_known::family_time(reading, &found);
    open.extend(if_known::school_days(reading, if_schools, &found));
    open.extend(if_known::moves(reading, &found));
    open.extend(reason::open(reading, &said));
    Told { events: found, open }
}

/// True for words in capitals that are a heading, a label or a sheet's running head: they name a kind of paper and tell of
/// nothing. A heading with its date, and an entry that opens in capitals, do.
fn is_heading(reading: &Reading<'_>, n: usize, told: &Range<usize>, kind: EventKind) -> bool {
    use EventKind::*;
    let named = matches!(
        kind,
        Contact | Health | Review | Conference | CourtHearing | Assessment | Referral | Allegation | Missing
    );
    let sheet = reading.sheet;
    let words = &sheet.text[sheet.text_at(told.start)..sheet.text_at(told.end)];
    let range = &reading.units[n].range;
    let n_line = sheet.line_at(sheet.text_at(told.start));
    let line = sheet.line(n_line);
    let of_many = matches!(kind, Contact | Health);
    let at = sheet.text_at(told.start) - sheet.lines[n_line].start;
    if named && (PAGE_OF.is_match(line) || typed::is_type(line, at)) || of_many && is_type_of_entry(line, words) {
        return true;
    }
    // "SIX-MONTHLY REVIEW   C.D. 22 (rev. 1967)": when the form was printed is no day of a review.
    let printed = |span: &Range<usize>| {
        let lead = sheet.text[range.start..span.start].trim_end().to_ascii_lowercase();
        lead.ends_with('(') || ["(rev.", "(rev", "(revised", "(amended"].iter().any(|w| lead.ends_with(w))
    };
    named
        && crate::lines::is_capitals(words)
        && words.len() > 4
        && !reading.date_spans.iter().any(|s| s.start >= range.start && s.end <= range.end && !printed(s))
        && crate::entries::entry_at(reading.entries, range.start).is_none_or(|e| e.after_date == 0)
}

/// "(rev. 1967)", "(Rev 4/96)": when a form was last printed anew.
fn is_of_a_print(flat: &str, told: &Range<usize>) -> bool {
    flat[told.clone()].starts_with("rev")
        && told.len() <= 4
        && flat[..told.start].ends_with('(')
        && flat[told.end..].trim_start_matches(['.', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// The foot or the running head of a sheet.
static PAGE_OF: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)(?-u:\b)(?:page|sheet) \d{1,3} of \d{1,3}\s*$").expect("a fixed pattern"));

/// True for the row that a system prints over an entry: its day, the type in capitals, and who put it in: "30/10/2003  CONTACT  DEOLA".
fn is_type_of_entry(line: &str, words: &str) -> bool {
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    let [_, kind, by] = cells[..] else { return false };
    let code = by.len() <= 12 && !by.contains(' ') && crate::lines::is_capitals(by);
    crate::lines::leading_date(line).is_some()
        && code
        && kind.len() <= 24
        && crate::lines::is_capitals(kind)
        && kind.contains(words)
}

/// "On 3rd and 31st October" is two days: one event for each.
fn apart(event: EventMention) -> Vec<EventMention> {
    use EventKind::*;
    let recurs = matches!(event.kind, Health | Contact | Review | Conference | CourtHearing | Missing | Assessment);
    let days: Option<Vec<When>> = event
        .when
        .as_ref()
        .filter(|_| recurs)
        .and_then(|w| w.edtf().strip_prefix('{')?.strip_suffix('}'))
        .filter(|list| !list.contains(".."))
        .and_then(|list| list.split(',').map(|d| When::parse(d.trim()).ok()).collect());
    match days {
        Some(days) if days.len() <= 8 => {
            days.into_iter().map(|when| EventMention { when: Some(when), ..event.clone() }).collect()
        }
        _ => vec![event],
    }
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

/// Keeps what one telling says: "visited on 19 December and 30 January" is one sentence and two days.
fn keep_all(found: &mut Vec<EventMention>, told: Vec<EventMention>) {
    let day = |e: &EventMention| e.when.as_ref().filter(|w| w.is_one_day()).and_then(When::earliest);
    for (n, event) in told.iter().enumerate() {
        let of_a_list = told.len() > 1
            && day(event).is_some()
            && told[..n].iter().all(|e| e.kind == event.kind && day(e) != day(event));
        if n > 0 && of_a_list {
            if !found.iter().any(|e| e.kind == event.kind && e.evidence == event.evidence && e.when == event.when) {
                found.push(event.clone());
            }
        } else {
            keep(found, event.clone());
        }
    }
}

/// True where two tellings share words of the page.
fn overlap(a: &EventMention, b: &EventMention) -> bool {
    a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end
}

/// One sentence tells one event of a kind once; the telling that names a place stays.
fn keep(found: &mut Vec<EventMention>, event: EventMention) {
    let same = |e: &EventMention| e.kind == event.kind && overlap(e, &event);
    match found.iter().position(same) {
        None => found.push(event),
        Some(i) => {
            let two_places = found[i].place != event.place && !event.place.is_empty() && !found[i].place.is_empty();
            let two_dates = found[i].when != event.when && two_places;
            // Coming into care and going to a home, each on its own day.
            let apart = matches!(event.kind, EventKind::PlacementStart | EventKind::PlacementEnd)
                && found[i].place.is_empty() != event.place.is_empty()
                && found[i].when.as_ref().zip(event.when.as_ref()).is_some_and(|(a, b)| !a.agrees_with(b));
            if two_dates || apart {
                found.push(event);
            } else if found[i].place.is_empty() && !event.place.is_empty() {
                found[i] = event;
            }
        }
    }
}
