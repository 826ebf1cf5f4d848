//! What an act is about: the home, school or worker that its words must name, and what else must stand around weak phrases.

use std::ops::Range;

use record::{DocumentKind, EventKind};

use super::Reading;
use super::place::{Place, Sort, place_after, sort};
use super::rules::{Names, Rule};
use crate::entries::entry_at;
use crate::lines::value_near;
use crate::people::full_name_in;
use crate::sheet::{Sheet, list, says, says_any, words};

/// Titles that a page sometimes leaves without a name.
pub(crate) const TITLES_ONLY: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Dr"];

/// What an act turned out to be about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) place: String,
    pub(crate) people: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) kind: EventKind,
    pub(crate) place: String,
    pub(crate) people: Vec<String>,
}

/// The words around a phrase.
pub(crate) struct Context<'a> {
    /// The sentence and a few before it.
    pub(crate) around: &'a str,
    pub(crate) kind: Option<DocumentKind>,
    pub(crate) heads_entry: bool,
    pub(crate) dated: bool,
}

words! {
    WORKER_WORDS =
        "social worker" "worker" "sw" "cco" "child care officer" "officer" "personal adviser" "key worker" "allocated"
        "case" "area team" "caseworker" "team" "authority" "department"
}
words! {
    MISSING_WORDS =
        "missing" "absconded" "absconding" "ran away" "run away" "failed to return" "whereabouts" "did not return"
}

/// Words after a weak phrase that make it something else.
const OTHER_AFTER: &[(&str, &[&str])] = &[
    (
        "medical",
        &[
            "needs",
            "consent",
            "history",
            "card",
            "treatment",
            "advice",
            "condition",
            "conditions",
            "records",
            "information",
            "form",
            "issues",
            "problems",
            "attention",
            "staff",
            "insurance",
            "certificate",
            "opinion",
            "grounds",
            "reasons",
            "help",
            "centre",
            "practice",
            "report",
        ],
    ),
    ("operation", &["of", "to"]),
    (
        "hearing",
        &[
            "aid",
            "aids",
            "loss",
            "impaired",
            "problems",
            "difficulties",
            "test",
            "that",
            "from",
            "about",
            "his",
            "her",
            "the",
        ],
    ),
    ("clinic", &["letter"]),
    (
        "review",
        &[
            "of medication",
            "of the",
            "of his",
            "of her",
            "the",
            "his",
            "her",
            "again",
            "officer",
            "officers",
            "form",
            "forms",
            "dates",
            "this",
        ],
    ),
    (
        "contact with",
        &[
            "doctor",
            "gp",
            "police",
            "health",
            "hospital",
            "solicitor",
            "legal",
            "other",
            "agencies",
            "professionals",
            "the family",
            "head",
            "service",
            "me",
            "us",
            "the school",
            "school",
            "the department",
            "social services",
            "this office",
            "you",
        ],
    ),
    ("section 20", &["agreement form"]),
];
/// Words before a weak phrase that make it something else.
const OTHER_BEFORE: &[(&str, &[&str])] = &[
    (
        "review",
        &[
            "pep",
            "medication",
            "health",
            "annual",
            "file",
            "case file",
            "peer",
            "judicial",
            "house",
            "foster carer",
            "carers",
            "carer",
            "financial",
            "to",
            "will",
            "under",
            "medical",
            "please",
            "kept",
        ],
    ),
    ("medical", &["bad", "para", "no"]),
    (
        "contact with",
        &[
            "no",
            "has",
            "have",
            "having",
            "in",
            "into",
            "make",
            "made",
            "lost",
            "keep",
            "keeping",
            "wants",
            "more",
            "regular",
            "any",
            "direct",
            "indirect",
            "some",
            "of",
            "his",
            "her",
            "no direct",
            "little",
            "further",
        ],
    ),
    ("operation", &["in", "co", "after"]),
    ("clinic", &["health"]),
    ("contact order", &["no"]),
];

/// True when what a phrase needs around it is there.
pub(crate) fn holds(words: &str, here: &Range<usize>, rule: &Rule, context: Context<'_>) -> bool {
    let after = words[here.end..].trim_start();
    let before = words[..here.start].trim_end();
    let next_is = |list: &[&str]| {
        list.iter().any(|w| after.strip_prefix(w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())))
    };
    let last_is = |list: &[&str]| {
        list.iter().any(|w| before.strip_suffix(w).is_some_and(|r| !r.ends_with(|c: char| c.is_alphanumeric())))
    };
    if OTHER_AFTER.iter().any(|(p, list)| *p == rule.phrase && next_is(list))
        || OTHER_BEFORE.iter().any(|(p, list)| *p == rule.phrase && last_is(list))
    {
        return false;
    }
    match rule.kind {
        // "20/08/01 To live with MGM" tells; "a plan, which is to live with his mother" does not.
        EventKind::PlacementStart if rule.phrase == "to live with" => before.is_empty() || context.heads_entry,
        // "Found 06.40 at the tide mill" opens a note; in the middle of a sentence "found" says too many things.
        EventKind::Return if matches!(rule.phrase, "found" | "found at") => {
            (before.is_empty() || before.ends_with('.') || context.heads_entry) && MISSING_WORDS.are_in(context.around)
        }
        EventKind::Return => context.kind == Some(DocumentKind::Missing) || MISSING_WORDS.are_in(context.around),
        EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd => {
            WORKER_WORDS.are_in(words) && !says_any(words, &["foster carer has left", "school place"])
        }
        EventKind::PlacementEnd
            if matches!(
                rule.phrase,
                "broke down"
                    | "disrupted"
                    | "ended"
                    | "came to an end"
                    | "was ended"
                    | "has ended"
                    | "terminated"
                    | "finished"
            ) =>
        {
            says(before, "placement") && !says(before, "placement order")
        }
        EventKind::Review if rule.phrase == "review" => {
            context.heads_entry
                || before.is_empty()
                || context.dated
                || says_any(words, &["held", "took place", "convened", "chaired", "chaired by"])
        }
        EventKind::Missing if rule.phrase == "was missing" => {
            says_any(context.around, &["police", "overnight", "whereabouts", "placement", "unit"])
        }
        // "An order was made at the county court" tells of the order.
        EventKind::CourtHearing if rule.phrase.contains("court") && !rule.phrase.contains("hearing") => {
            !says_any(words, &["order", "orders"])
        }
        EventKind::Referral if rule.phrase == "referral from" || rule.phrase == "referred by" => {
            !says_any(words, &["camhs", "gp"]) || context.heads_entry
        }
        _ => true,
    }
}

/// Finds what the act names; none when the rule needs a name and none is there.
pub(crate) fn name(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule) -> Option<Named> {
    let sheet = reading.sheet;
    let (from, end) = (sheet.text_at(told.end), piece.end);
    let at = |place: &Place| sheet.text[place.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let plain =
        |kind, place: Option<&Place>| Named { kind, place: place.map(at).unwrap_or_default(), people: Vec::new() };
    match rule.names {
        Names::Nothing => Some(plain(rule.kind, None)),
        Names::Worker => worker(reading, piece, told, rule),
        Names::School => {
            let place = place_after(sheet, from, end).filter(|p| is_school(sheet, piece, p))?;
            Some(plain(rule.kind, Some(&place)))
        }
        Names::MaybeSchool => {
            let place =
                place_after(sheet, from, end).filter(|p| p.sort == Sort::School).or_else(|| school_in(sheet, piece));
            Some(plain(rule.kind, place.as_ref()))
        }
        Names::MaybeHome => {
            let place = home_of(sheet, piece, told, rule, from).filter(|p| matches!(p.sort, Sort::Home | Sort::Person));
            Some(plain(rule.kind, place.as_ref()))
        }
        Names::Home => {
            let place = home_of(sheet, piece, told, rule, from)?;
            if place.sort == Sort::Team && rule.phrase.starts_with("moved") {
                // "Colin Abbey moved to the Adoption Team": a worker went, not the child.
                let name = full_name_in(&sheet.text[piece.start..sheet.text_at(told.start)])?;
                let name = sheet.text[piece.start + name.start..piece.start + name.end].to_owned();
                return Some(Named { kind: EventKind::SocialWorkerEnd, place: String::new(), people: vec![name] });
            }
            let kind = route(rule, &place, sheet, end)?;
            Some(plain(kind, Some(&place)))
        }
    }
}

/// A school by its name, or a name in a sentence that speaks of classes: "Started Marsh Road, Yr 7."
fn is_school(sheet: &Sheet<'_>, piece: &Range<usize>, place: &Place) -> bool {
    let words = &sheet.flat[sheet.flat_range(piece)];
    let capital = sheet.text[place.range.clone()].starts_with(|c: char| c.is_uppercase());
    place.sort == Sort::School
        || place.sort == Sort::Home
            && capital
            && says_any(words, &["yr", "year", "class", "pupil", "form", "teacher", "school", "nursery"])
}

/// Where the home of an act is named.
fn home_of(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule, from: usize) -> Option<Place> {
    if rule.phrase == "moved from" && rule.kind == EventKind::PlacementStart {
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let to = rest.find(" to ")?;
        return place_after(sheet, sheet.text_at(told.end + to + 4), piece.end);
    }
    if rule.phrase == "moved" {
        // "Moved Sam to Orchard Row": one or two words stand between.
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let to = rest
            .find(" to ")
            .filter(|i| *i > 0 && rest[..*i].split_whitespace().count() <= 2 && !rest[..*i].contains(['.', ',']))?;
        return place_after(sheet, sheet.text_at(told.end + to + 4), piece.end)
            .filter(|p| sheet.text[p.range.clone()].starts_with(|c: char| c.is_uppercase()));
    }
    if matches!(rule.phrase, "came to" | "brought to" | "taken to" | "took him to" | "took her to" | "took them to") {
        // A visit is not a move: the sentence must also say what was left, or that it was to live.
        let words = &sheet.flat[sheet.flat_range(piece)];
        let moves = says_any(
            words,
            &["left", "collected", "move", "moved", "live", "placement", "from foster carers", "belongings", "stay"],
        );
        return moves
            .then(|| place_after(sheet, from, piece.end))
            .flatten()
            .filter(|p| sheet.text[p.range.clone()].starts_with(|c: char| c.is_uppercase()));
    }
    let placement_named_before = || {
        let start = sheet.flat_at(piece.start);
        let before = &sheet.flat[start..told.start];
        let at = ["placement with ", "placement at ", "placement in "]
            .iter()
            .filter_map(|p| before.rfind(p).map(|i| i + p.len()))
            .max()?;
        place_after(sheet, sheet.text_at(start + at), sheet.text_at(told.start))
    };
    if rule.kind == EventKind::PlacementEnd && rule.names == Names::MaybeHome {
        return placement_named_before().or_else(|| {
            let rest = sheet.text[from..piece.end].trim_start();
            ["with ", "at "].iter().any(|w| rest.starts_with(w)).then(|| place_after(sheet, from, piece.end)).flatten()
        });
    }
    if rule.names == Names::MaybeHome && rule.kind == EventKind::PlacementStart {
        // "came into care and was placed with Mr Holt": the home stands after its own words.
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let at = ["placed with ", "placed at ", "placed in ", "live with ", "boarded out with "]
            .iter()
            .filter_map(|p| rest.find(p).map(|i| i + p.len()))
            .min();
        let start = at.map_or(from, |i| sheet.text_at(told.end + i));
        let direct = ["with ", "at ", "on "].iter().any(|w| sheet.text[from..piece.end].trim_start().starts_with(w))
            || at.is_some();
        return direct.then(|| place_after(sheet, start, piece.end)).flatten();
    }
    place_after(sheet, from, piece.end)
}

/// What an act of moving is, by the sort of place that it names.
fn route(rule: &Rule, place: &Place, sheet: &Sheet<'_>, end: usize) -> Option<EventKind> {
    use EventKind::*;
    let start = rule.kind == PlacementStart;
    match place.sort {
        Sort::School => Some(if start { SchoolStart } else { SchoolEnd }),
        Sort::Hospital => Some(Health),
        Sort::Team => None,
        Sort::Person | Sort::Home if rule.phrase == "left" => {
            let after = sheet.text[place.range.end..end].trim_start().to_ascii_lowercase();
            let words = &sheet.text[place.range.clone()];
            let own = place.sort == Sort::Home
                || after.starts_with("'s")
                || after.starts_with('\u{2019}')
                || words.ends_with("'s")
                || words.ends_with("\u{2019}s");
            let ends = after.is_empty()
                || [
                    "on ",
                    "after",
                    "because",
                    "in ",
                    "to ",
                    "when",
                    "following",
                    "at ",
                    "for ",
                    "and ",
                    ".",
                    ",",
                    "'s",
                    "\u{2019}s",
                    "as ",
                ]
                .iter()
                .any(|w| after.starts_with(w));
            let capital = words.starts_with(|c: char| c.is_uppercase());
            (own && ends && capital).then_some(PlacementEnd)
        }
        Sort::Person if matches!(rule.phrase, "transferred to" | "admitted to" | "arrived at") => None,
        Sort::Home | Sort::Person => Some(rule.kind),
    }
}

/// A school named anywhere in the sentence.
fn school_in(sheet: &Sheet<'_>, piece: &Range<usize>) -> Option<Place> {
    [" at ", " to ", " from ", " called "].iter().find_map(|lead| {
        let start = sheet.flat_at(piece.start);
        let at = sheet.flat[start..sheet.flat_at(piece.end)].find(lead)?;
        place_after(sheet, sheet.text_at(start + at + lead.len()), piece.end).filter(|p| p.sort == Sort::School)
    })
}

fn worker(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule) -> Option<Named> {
    let sheet = reading.sheet;
    let (from, to) = (sheet.text_at(told.start), sheet.text_at(told.end));
    let after = full_name_in(&sheet.text[to..piece.end]).map(|r| to + r.start..to + r.end);
    let before = full_name_in(&sheet.text[piece.start..from]).map(|r| piece.start + r.start..piece.start + r.end);
    let starts = rule.kind == EventKind::SocialWorkerStart;
    let close = |r: &Range<usize>| r.start.saturating_sub(to) <= 40;
    let known = || {
        reading
            .people
            .iter()
            .zip(&reading.people_spans)
            .find(|(_, s)| s.start >= piece.start && s.end <= piece.end)
            .map(|(p, _)| p.text.clone())
    };
    let told_first = matches!(
        rule.phrase,
        "has been allocated"
            | "was allocated"
            | "took over as social worker"
            | "took over the case"
            | "taken over the case"
            | "took over from"
            | "taken over from"
            | "took over as"
            | "taken over as"
            | "allocated"
            | "allocated today"
            | "allocated as"
            | "became the social worker"
            | "became his social worker"
            | "became her social worker"
            | "started as social worker"
    );
    let words = |r: Range<usize>| sheet.text[r].split_whitespace().collect::<Vec<_>>().join(" ");
    let name = if starts && !told_first {
        after.filter(close).or(before).map(words)
    } else {
        before.or(after.filter(|r| close(r) && !rule.phrase.ends_with("from"))).map(words)
    }
    .or_else(known);
    let team = place_after(sheet, to, piece.end).filter(|p| p.sort == Sort::Team).map(|p| words(p.range));
    let flat = &sheet.flat[sheet.flat_range(piece)];
    let sure = match rule.phrase {
        "transferred to" => team.is_some() || flat.contains("case"),
        "handed over to" | "assigned to" | "allocated to" => name.is_some() || team.is_some(),
        "retired" | "has left" | "has now left" | "last day" | "last visit" | "final visit" | "said goodbye" => {
            name.is_some() && says_any(flat, &["social worker", "worker", "sw", "officer", "cco"])
        }
        "new social worker" | "new worker" | "change of social worker" | "new allocated worker" => {
            let rest = &sheet.text[to..piece.end];
            name.is_some()
                && full_name_in(rest).is_none_or(|r| {
                    !says_any(
                        &rest[..r.start].to_ascii_lowercase(),
                        &["before", "after", "until", "than", "when", "with"],
                    )
                })
        }
        "allocated" | "allocated today" => {
            let entry = || from_entry(reading, piece);
            return name.or_else(|| flat.contains("as social worker").then(entry).flatten()).map(|n| Named {
                kind: rule.kind,
                place: String::new(),
                people: vec![n],
            });
        }
        "was allocated" | "has been allocated" | "have been allocated" => {
            name.is_some() || says_any(flat, &["social worker", "worker", "sw", "case", "officer", "personal adviser"])
        }
        _ => true,
    };
    sure.then(|| Named { kind: rule.kind, place: team.unwrap_or_default(), people: name.into_iter().collect() })
}

/// The worker who wrote an entry, as its first line names them.
fn from_entry(reading: &Reading<'_>, piece: &Range<usize>) -> Option<String> {
    let entry = entry_at(reading.entries, piece.start)?;
    let line = &reading.sheet.lines[reading.sheet.line_at(entry.start)];
    let words = reading.sheet.text.get(entry.after_date..line.end)?;
    full_name_in(words).map(|r| words[r].to_owned())
}

/// What the labels near a form's date say that it is about.
pub(crate) fn labelled(sheet: &Sheet<'_>, line: usize, kind: EventKind) -> About {
    const HOMES: &[&str] = list! {
        "name of carer" "name of carers" "name of foster parents" "foster carers" "foster carer" "foster parents"
        "carers" "carer" "placed with" "name of home" "name of establishment" "establishment" "name of placement"
        "placement name" "placement address" "address of placement" "placement" "home" "boarded out with"
    };
    let range = line.saturating_sub(7)..(line + 8).min(sheet.lines.len());
    let value = |names: &[&str]| {
        value_near(|n| sheet.line(n), range.clone(), line, names).map(|(n, v)| {
            let words = &sheet.line(n)[v];
            let cut =
                [", ", "  ", " (", ";", "\t", " - "].iter().filter_map(|c| words.find(c)).min().unwrap_or(words.len());
            words[..cut].trim().to_owned()
        })
    };
    let short = |v: String| {
        if v.len() <= 60 && v.starts_with(|c: char| c.is_uppercase() || c == '█') { v } else { String::new() }
    };
    match kind {
        EventKind::PlacementStart | EventKind::PlacementEnd => {
            let place =
                value(HOMES).map(short).filter(|v| !matches!(sort(v), Sort::Team | Sort::School)).unwrap_or_default();
            About { place, people: Vec::new() }
        }
        EventKind::SchoolStart | EventKind::SchoolEnd => About {
            place: value(&["name of school", "school", "current school", "nursery"]).map(short).unwrap_or_default(),
            people: Vec::new(),
        },
        EventKind::OrderMade => About {
            place: value(&["type of order", "nature of order", "order", "legal status", "name of order"])
                .map(short)
                .unwrap_or_default(),
            people: Vec::new(),
        },
        EventKind::CourtHearing => About {
            place: value(&["court", "name of court", "type of hearing", "hearing"]).map(short).unwrap_or_default(),
            people: Vec::new(),
        },
        EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd => {
            let name = value(&[
                "social worker",
                "allocated worker",
                "allocated social worker",
                "name of social worker",
                "name of worker",
                "worker",
            ])
            .map(short)
            .filter(|v| !v.is_empty());
            About { place: String::new(), people: name.into_iter().collect() }
        }
        _ => About::default(),
    }
}
