//! What a page tells only if a name on it is known from elsewhere in the file: "Barbara rang at tea-time" is family time if Barbara
//! is family, "Finished at Beckside on the 2nd" is an end of school if Beckside is one. The page is read as though it were; what
//! comes of it is kept apart, and counts once the whole file says so.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use record::{EventKind, EventMention, HangsOn, OpenTelling, is_first_name};
use regex::Regex;

use super::place::{Sort, sort};
use super::{Reading, journeys, outings, overlap, schools, visits};

/// More names than this on a page make it a list, and no story of a visit.
const MOST_NAMES: usize = 24;

/// A title with a surname, initials between them or none.
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(Mr|Mrs|Miss|Ms)\.? (?:(?:and|&) (Mrs|Ms)\.? )?(?:[A-Z]\. ?){0,3}([A-Z][a-z'’-]{2,})")
        .expect("a fixed pattern")
});
/// Words in capitals that end the name of a school.
static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)((?:(?:St\.?|[A-Z][a-z'’-]+|[A-Z]{2,3})[ ]){1,4}",
        r"(?:(?:County |C\.? ?of ?E\.? |C\.E\.? |R\.C\.? )?(?:Primary|Junior|Infants?|Nursery|Secondary|Comprehensive|Grammar|Middle|High|First|Special|Boarding|Upper|Secondary Modern)(?: (?:Modern|Mixed|School|Academy|College|Infants))*|School|Academy|College|Juniors|C\.P\.?|C\.E\.?))",
        r"(?: (Road|Rd|Street|St|Lane|Court|Close|Avenue|Drive|Class|Officer|Wood|Report|Nurse|Doctor|Medical|Fund|Week))?"
    ))
    .expect("a fixed pattern")
});

/// The schools that the page names, each once, as written.
pub(crate) fn schools_named(text: &str) -> Vec<String> {
    const WORDS: &[&str] = &[
        "School",
        "Academy",
        "College",
        "Primary",
        "Junior",
        "Infant",
        "Secondary",
        "Comprehensive",
        "Grammar",
        "Middle",
        "High",
        "C.P",
        "C.E",
        "First",
    ];
    let mut found = BTreeSet::new();
    for line in text.lines().filter(|l| WORDS.iter().any(|w| l.contains(w))) {
        let named = SCHOOL.captures_iter(line).filter(|c| c.get(2).is_none());
        let names = named.filter_map(|c| c.get(1)).map(|m| m.as_str());
        found.extend(names.filter(|name| sort(name) == Sort::School).map(str::to_owned));
    }
    found.into_iter().take(MOST_NAMES).collect()
}

/// Names of people on the page who are not known for family, each with the sentences that hold it.
fn strangers(reading: &Reading<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let child = reading.child.map(str::to_lowercase);
    let known = |name: &str| {
        if child.as_deref() == Some(name) {
            return true;
        }
        let first = name.split(' ').next().unwrap_or_default();
        reading.kin.iter().any(|k| k == name || k.split(' ').next() == Some(first) && !is_title(first))
    };
    for (n, unit) in reading.units.iter().enumerate() {
        let words = &reading.sheet.text[unit.range.clone()];
        let mut add = |name: String| {
            if !known(&name) {
                let units = found.entry(name).or_default();
                if units.last() != Some(&n) {
                    units.push(n);
                }
            }
        };
        for titled in TITLED.captures_iter(words) {
            if let (Some(title), Some(name)) = (titled.get(1), titled.get(3)) {
                add(format!("{} {}", title.as_str(), name.as_str()).to_lowercase());
            }
        }
        for word in words.split_whitespace().filter(|w| w.contains(|c: char| c.is_ascii_uppercase())) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let name = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
            if is_first_name(name) {
                add(name.to_lowercase());
            }
        }
    }
    if found.len() > MOST_NAMES { BTreeMap::new() } else { found }
}

fn is_title(word: &str) -> bool {
    matches!(word, "mr" | "mrs" | "miss" | "ms")
}

/// Family time of people whom the page does not know for family. `sure` is what it tells without them.
pub(super) fn family_time(reading: &Reading<'_>, sure: &[EventMention]) -> Vec<OpenTelling> {
    let sheet = reading.sheet;
    let told: Vec<Range<usize>> = sure
        .iter()
        .filter(|e| e.kind == EventKind::Contact)
        .map(|e| sheet.byte_of(e.evidence.start)..sheet.byte_of(e.evidence.end))
        .collect();
    let is_told = |range: &Range<usize>| told.iter().any(|t| t.start < range.end && range.start < t.end);
    // A sentence names several people, and is asked once what it could tell of any of them.
    let mut could_tell: BTreeMap<usize, (bool, bool)> = BTreeMap::new();
    let mut ask = |n: usize| {
        *could_tell.entry(n).or_insert_with(|| {
            let range = &reading.units[n].range;
            if is_told(range) {
                return (false, false);
            }
            (visits::could_tell(&sheet.flat[sheet.flat_range(range)]), outings::is_dated(reading, n))
        })
    };
    let mut open: Vec<OpenTelling> = Vec::new();
    for (name, units) in strangers(reading) {
        let visited: Vec<usize> = units.iter().copied().filter(|n| ask(*n).0).collect();
        let out: Vec<usize> = units.into_iter().filter(|n| ask(*n).1).collect();
        if visited.is_empty() && out.is_empty() {
            continue;
        }
        let kin: Vec<String> = reading.kin.iter().chain([&name]).cloned().collect();
        let as_if = Reading { kin: &kin, ..reading.clone() };
        let pieces: Vec<Range<usize>> = visited.iter().map(|n| sheet.flat_range(&reading.units[*n].range)).collect();
        let found = visits::in_pieces(&as_if, &pieces).into_iter().chain(outings::in_units(&as_if, &out));
        for event in found.flatten() {
            match open.iter_mut().find(|o| o.event == event) {
                Some(same) if !same.names.contains(&name) => same.names.push(name.clone()),
                Some(_) => {}
                None => {
                    open.push(OpenTelling { hangs_on: HangsOn::Family, names: vec![name.clone()], event });
                }
            }
        }
    }
    open
}

/// Moves to and from names that might be homes'. `sure` is what the page tells without them.
pub(super) fn moves(reading: &Reading<'_>, sure: &[EventMention]) -> Vec<OpenTelling> {
    let is_told = |event: &EventMention| sure.iter().any(|e| e.kind == event.kind && overlap(e, event));
    let sharp = |event: &EventMention| event.when.as_ref().is_some_and(record::When::is_one_day);
    let found = journeys::if_known(reading).into_iter().filter(|event| sharp(event) && !is_told(event));
    by_their_place(HangsOn::Home, found)
}

/// Tellings that hang on the name of their place, each sentence once for a kind.
fn by_their_place(hangs_on: HangsOn, found: impl Iterator<Item = EventMention>) -> Vec<OpenTelling> {
    let mut open: Vec<OpenTelling> = Vec::new();
    for event in found {
        if !open.iter().any(|o| o.event.kind == event.kind && o.event.evidence == event.evidence) {
            open.push(OpenTelling { hangs_on, names: vec![event.place.clone()], event });
        }
    }
    open
}

/// Beginnings and ends of school whose name might be a school's. `sure` is what the page tells without them.
pub(super) fn school_days(
    reading: &Reading<'_>,
    phrased: Vec<EventMention>,
    sure: &[EventMention],
) -> Vec<OpenTelling> {
    use EventKind::{SchoolEnd, SchoolStart};
    let is_told =
        |event: &EventMention| sure.iter().any(|e| matches!(e.kind, SchoolStart | SchoolEnd) && overlap(e, event));
    let as_if = Reading { any_school: true, ..reading.clone() };
    let dated = |event: &EventMention| event.when.as_ref().is_some_and(|w| w.earliest().is_some());
    let named = |event: &EventMention| matches!(event.kind, SchoolStart | SchoolEnd) && !event.place.is_empty();
    let found = phrased.into_iter().chain(schools::if_one(&as_if));
    by_their_place(HangsOn::School, found.filter(|event| named(event) && dated(event) && !is_told(event)))
}
