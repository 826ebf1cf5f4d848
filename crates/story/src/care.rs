//! The time in care, and the stretches of it for which the file holds nothing dated.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use chrono::{Days, Months, NaiveDate};
use record::{Document, DocumentKind, Event, EventKind, EventMention, Evidence, FileId, TextHash, When};

use crate::timeline::{Dated, GAP_DAYS, Gap, InCare};

/// A date looser than a season does not show that anything was written at a given time.
const SEASON_DAYS: i64 = 92;
/// Years of age at which care ends in England.
const GROWN: u32 = 18;

/// A stretch with something dated in it.
struct Record {
    from: NaiveDate,
    to: NaiveDate,
    proof: Evidence,
}

/// Everything that a gap is measured against.
pub(crate) struct Known<'a> {
    pub(crate) events: &'a [Event],
    pub(crate) mentions: &'a [EventMention],
    pub(crate) documents: &'a [Document],
    pub(crate) days: &'a [Dated],
    pub(crate) born: Option<&'a When>,
}

/// As [`time_in_care`], with the beginning as sharp as the words that tell of it.
pub(crate) fn in_care(known: &Known<'_>) -> Option<InCare> {
    let until = time_in_care(known)?.end;
    let born = first_birth(known);
    let told = known.events.iter().filter(|e| begins_care(e, born)).filter_map(|e| e.when.as_ref());
    let from = told.filter(|w| w.earliest().is_some()).min_by_key(|w| (w.earliest(), w.latest()))?.clone();
    Some(InCare { from, until })
}

/// The child's day of birth; where the file tells more than one birth, the first of them: nothing before it is the child's.
fn first_birth(known: &Known<'_>) -> Option<NaiveDate> {
    let told = known.events.iter().filter(|e| e.kind == EventKind::Birth && !e.hidden);
    let told = told.filter_map(|e| e.when.as_ref()?.earliest()).min();
    let born = known.born.map_or(told, When::earliest)?;
    // A birth that most of the homes lie before is that of somebody else, as of the child's own child.
    let homes = || known.events.iter().filter(|e| begins_care(e, None)).filter_map(|e| e.when.as_ref()?.latest());
    (homes().filter(|day| *day >= born).count() * 2 >= homes().count()).then_some(born)
}

/// A day before the child was born is a misread one, or somebody else's.
fn begins_care(event: &Event, born: Option<NaiveDate>) -> bool {
    let starts = event.kind == EventKind::PlacementStart;
    let before_birth = || {
        let day = event.when.as_ref().and_then(When::latest);
        day.zip(born).is_some_and(|(day, born)| day < born)
    };
    !event.hidden && (starts || event.kind == EventKind::OrderMade && is_care_order(&event.place)) && !before_birth()
}

/// From the first day in care to the last that the file can speak of; none when no page says that care began.
pub(crate) fn time_in_care(known: &Known<'_>) -> Option<Range<NaiveDate>> {
    let born = first_birth(known);
    let visible = || known.events.iter().filter(|e| !e.hidden);
    let start = visible().filter(|e| begins_care(e, born)).filter_map(|e| e.when.as_ref()?.earliest()).min()?;
    let left = visible().filter(|e| e.kind == EventKind::LeavingCare).filter_map(|e| e.when.as_ref()?.latest()).max();
    let left = left.filter(|left| !goes_on_after(known, *left));
    let last = records(known).iter().map(|r| r.to).max()?;
    let grown = known.born.and_then(When::earliest).and_then(|b| b.checked_add_months(Months::new(GROWN * 12)));
    // Care ends at eighteen at the latest, whatever the file tells of help after it.
    let end = match (left, grown) {
        (Some(left), Some(grown)) => left.min(grown),
        (Some(left), None) => left,
        (None, Some(grown)) => grown.min(last),
        (None, None) => last,
    };
    (start < end).then_some(start..end)
}

/// True where more than one home began after the day on which care is said to have ended: somebody misread it, or wrote it wrongly.
/// One may be a flat of their own.
fn goes_on_after(known: &Known<'_>, left: NaiveDate) -> bool {
    let born = first_birth(known);
    let later = |e: &&Event| {
        e.kind == EventKind::PlacementStart
            && begins_care(e, born)
            && e.when.as_ref().and_then(When::earliest).is_some_and(|day| day > left)
    };
    known.events.iter().filter(later).count() > 1
}

fn is_care_order(place: &str) -> bool {
    let lower = place.to_lowercase();
    ["care order", "fit person", "place of safety", "emergency protection", "section 20", "s.20", "s20"]
        .iter()
        .any(|w| lower.contains(w))
}

/// Stretches of the time in care of at least [`GAP_DAYS`] with nothing dated in them.
pub(crate) fn gaps(known: &Known<'_>) -> Vec<Gap> {
    let Some(care) = time_in_care(known) else { return Vec::new() };
    let records = records(known);
    let mut found = Vec::new();
    let mut covered: Option<&Record> = None;
    for record in records.iter().filter(|r| r.from <= care.end) {
        if let Some(last) = covered
            && record.from > care.start
            && (record.from - last.to.max(care.start)).num_days() >= GAP_DAYS
        {
            found.extend(gap(last, record, care.start));
        }
        if covered.is_none_or(|last| record.to >= last.to) {
            covered = Some(record);
        }
    }
    found
}

fn gap(last: &Record, next: &Record, care_began: NaiveDate) -> Option<Gap> {
    let from = last.to.max(care_began).checked_add_days(Days::new(1))?;
    let to = next.from.checked_sub_days(Days::new(1))?;
    Some(Gap { from: When::day(from), to: When::day(to), before: last.proof.clone(), after: next.proof.clone() })
}

/// Every dated thing, by its first day.
fn records(known: &Known<'_>) -> Vec<Record> {
    let quoted = first_quotes(known.mentions);
    let papers = Papers::of(known.documents);
    let mut found: Vec<Record> = Vec::new();
    for event in known.events.iter().filter(|e| e.kind != EventKind::Birth) {
        if let Some(when) = &event.when
            && let Some(proof) = event.evidence.iter().find(|e| is_of_its_time(&papers, e, when))
        {
            found.extend(record(when, || proof.clone()));
        }
    }
    for day in known.days {
        found.extend(record(&day.when, || page_proof(&quoted, day.file, day.page..=day.page)));
    }
    for document in known.documents.iter().filter(|d| !is_not_of_its_time(d.kind)) {
        let Some(when) = &document.date else { continue };
        let proof = || page_proof(&quoted, document.file, document.first_page..=document.last_page);
        match (when.earliest(), when.latest()) {
            // A running record covers its whole span only when its entries' days are not known.
            (Some(from), Some(to)) if (to - from).num_days() >= SEASON_DAYS && is_running(document.kind) => {
                if known.days.iter().any(|d| document.holds(d.file, d.page)) {
                    found.extend([from, to].map(|day| Record { from: day, to: day, proof: proof() }));
                } else {
                    found.push(Record { from, to, proof: proof() });
                }
            }
            _ => found.extend(record(when, proof)),
        }
    }
    found.sort_by(|a, b| {
        (a.from, a.to, a.proof.file, a.proof.page, a.proof.start).cmp(&(
            b.from,
            b.to,
            b.proof.file,
            b.proof.page,
            b.proof.start,
        ))
    });
    found
}

fn record(when: &When, proof: impl Fn() -> Evidence) -> Option<Record> {
    let (from, to) = (when.earliest()?, when.latest()?);
    ((to - from).num_days() < SEASON_DAYS).then(|| Record { from, to, proof: proof() })
}

/// Papers by where they begin, for looking up many pages.
struct Papers<'a> {
    by_page: BTreeMap<(FileId, u32), &'a Document>,
    /// Those with sheets that lie away from them.
    scattered: Vec<&'a Document>,
}

impl<'a> Papers<'a> {
    fn of(documents: &'a [Document]) -> Self {
        Self {
            by_page: documents.iter().map(|d| ((d.file, d.first_page), d)).collect(),
            scattered: documents.iter().filter(|d| !d.pages.is_empty()).collect(),
        }
    }

    fn at(&self, evidence: &Evidence) -> Option<&'a Document> {
        let on = |d: &&Document| d.holds(evidence.file, evidence.page);
        let before = self.by_page.range(..=(evidence.file, evidence.page)).next_back().map(|(_, d)| *d);
        self.scattered.iter().copied().find(on).or(before.filter(on))
    }
}

/// True unless the words stand in a paper of another time: what a later report tells of a year is no record from that year.
fn is_of_its_time(papers: &Papers<'_>, evidence: &Evidence, when: &When) -> bool {
    let Some(paper) = papers.at(evidence) else { return true };
    if is_not_of_its_time(paper.kind) {
        return false;
    }
    let Some(made) = &paper.date else { return true };
    match (when.earliest(), when.latest(), made.earliest(), made.latest()) {
        (Some(from), Some(to), Some(first), Some(last)) => {
            (first - to).num_days() < SEASON_DAYS && (from - last).num_days() < SEASON_DAYS
        }
        _ => true,
    }
}

fn is_running(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::CaseNotes
            | DocumentKind::FosterDailyLog
            | DocumentKind::ResidentialLog
            | DocumentKind::ContactSheet
    )
}

/// Papers made when the file was put together or sent, not when life went on.
fn is_not_of_its_time(kind: DocumentKind) -> bool {
    use DocumentKind::*;
    matches!(kind, CoverLetter | FileCover | Divider | Blank | WithheldPage | Chronology)
}

/// The first quote on each page that has one.
fn first_quotes(mentions: &[EventMention]) -> BTreeMap<(FileId, u32), &Evidence> {
    let mut quotes: BTreeMap<(FileId, u32), &Evidence> = BTreeMap::new();
    for evidence in mentions.iter().map(|m| &m.evidence) {
        let first = quotes.entry((evidence.file, evidence.page)).or_insert(evidence);
        if (evidence.start, evidence.end) < (first.start, first.end) {
            *first = evidence;
        }
    }
    quotes
}

/// Words on these pages that were already quoted as proof; else the page itself, with an empty quote.
fn page_proof(quoted: &BTreeMap<(FileId, u32), &Evidence>, file: FileId, pages: RangeInclusive<u32>) -> Evidence {
    let first = quoted.range((file, *pages.start())..=(file, *pages.end())).next();
    first.map(|(_, e)| (*e).clone()).unwrap_or_else(|| Evidence {
        file,
        page: *pages.start(),
        start: 0,
        end: 0,
        quote: String::new(),
        text_hash: TextHash::of(""),
    })
}
