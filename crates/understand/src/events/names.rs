//! What an act is about: the home, school or worker that its words must name.

use std::ops::Range;

use record::EventKind;

use super::Reading;
use super::made::as_written;
use super::place::{Place, Sort, place_after};
use super::rules::{Names, Needs, Rule};
use super::workers::worker;
use crate::entries::entry_at;
use crate::people::full_name_in;
use crate::sheet::{Sheet, says_any};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) kind: EventKind,
    pub(crate) place: String,
    pub(crate) people: Vec<String>,
}

/// Finds what the act names; none when the rule needs a name and none is there.
pub(crate) fn name(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule) -> Option<Named> {
    let sheet = reading.sheet;
    let (from, end) = (sheet.text_at(told.end), piece.end);
    let at = |place: &Place| as_written(sheet.text, place.range.clone());
    let plain =
        |kind, place: Option<&Place>| Named { kind, place: place.map(at).unwrap_or_default(), people: Vec::new() };
    match rule.names {
        Names::Nothing => Some(plain(rule.kind, None)),
        Names::Worker => worker(reading, piece, told, rule),
        Names::School => {
            let place = place_after(sheet, from, end).filter(|p| is_school(reading, piece, p))?;
            Some(plain(rule.kind, Some(&place)))
        }
        Names::MaybeSchool => {
            let place =
                place_after(sheet, from, end).filter(|p| p.sort == Sort::School).or_else(|| school_in(sheet, piece));
            Some(plain(rule.kind, place.as_ref()))
        }
        Names::MaybeHome => {
            let place = home_of(sheet, piece, told, rule, from).filter(|p| matches!(p.sort, Sort::Home | Sort::Person));
            // "Came into care in February 1971, and has been boarded out with Mrs Holt since January 1972": each has its own day.
            let dated = |from: usize, to: usize| reading.date_spans.iter().any(|d| d.start >= from && d.end <= to);
            let place = place.filter(|p| !(dated(from, p.range.start) && dated(p.range.end, end)));
            Some(plain(rule.kind, place.as_ref()))
        }
        Names::Home => {
            let place = home_of(sheet, piece, told, rule, from)?;
            // "Handed to Matron": she takes the child in, and the house has another name.
            if rule.phrase.starts_with("handed") && !is_a_couple(&sheet.text[place.range.clone()]) {
                return Some(plain(rule.kind, gone_to(reading, piece, told).as_ref()));
            }
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

/// Where the entry says that they were going: "all the way to The Lindens. Handed to Miss Cole".
fn gone_to(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<Place> {
    let sheet = reading.sheet;
    let entry = entry_at(reading.entries, piece.start)?;
    let start = sheet.flat_at(entry.after_date).min(told.start);
    sheet.flat[start..told.start].rmatch_indices(" to ").take(4).find_map(|(at, to)| {
        place_after(sheet, sheet.text_at(start + at + to.len()), sheet.text_at(told.start)).filter(|p| {
            let direct = sheet.flat_at(p.range.start) <= start + at + to.len() + 4;
            p.sort == Sort::Home && direct && sheet.text[p.range.clone()].starts_with(char::is_uppercase)
        })
    })
}

fn is_a_couple(name: &str) -> bool {
    name.contains(" & ") || name.contains(" and ")
}

/// A school by its name, or a name in a sentence that speaks of classes: "Started Marsh Road, Yr 7."
fn is_school(reading: &Reading<'_>, piece: &Range<usize>, place: &Place) -> bool {
    let sheet = reading.sheet;
    let words = &sheet.flat[sheet.flat_range(piece)];
    let name = &sheet.text[place.range.clone()];
    // "Joined in at PE": short letters name a lesson or a form, not a school.
    let capital = name.starts_with(|c: char| c.is_uppercase()) && name.contains(|c: char| c.is_lowercase());
    place.sort == Sort::School
        || place.sort == Sort::Home
            && capital
            && (reading.any_school
                || says_any(words, &["yr", "year", "class", "pupil", "form", "teacher", "school", "nursery"]))
}

/// "Moved on 2 June from Mr and Mrs Clarke in Leytonmere to Mrs Strudwick": the home that was left and the next one, as written. None
/// where either is not named.
pub(crate) fn left_and_next(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>) -> Option<(String, String)> {
    let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
    let left = rest.find(" from ").filter(|i| rest[..*i].split_whitespace().count() <= 5)? + 6;
    let to = rest[left..].find(" to ").filter(|i| rest[left..left + i].split_whitespace().count() <= 12)?;
    let named = |from: usize, to: usize| {
        let place = place_after(sheet, sheet.text_at(told.end + from), sheet.text_at(told.end + to))?;
        let name = &sheet.text[place.range];
        let home = matches!(place.sort, Sort::Home | Sort::Person) && name.starts_with(char::is_uppercase);
        home.then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    Some((named(left, left + to)?, named(left + to + 4, rest.len())?))
}

/// Where the home of an act is named.
fn home_of(sheet: &Sheet<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule, from: usize) -> Option<Place> {
    if rule.phrase == "moved from" && rule.kind == EventKind::PlacementStart {
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let to = rest.find(" to ")?;
        return place_after(sheet, sheet.text_at(told.end + to + 4), piece.end);
    }
    if rule.kind == EventKind::PlacementEnd
        && matches!(rule.phrase, "collected" | "drove" | "escorted" | "transported" | "conveyed")
    {
        // "Collected Sam from Mrs Cole and took him to Hillside": only with the journey on does it end a stay.
        let words = &sheet.flat[sheet.flat_range(piece)];
        let goes_on = says_any(
            words,
            &["took him to", "took her to", "took them to", "moved to", "taken to", "placed at", "placed with"],
        );
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let at = rest.find(" from ").filter(|i| {
            (goes_on || rule.phrase != "collected" && rest[*i..].contains(" to "))
                && rest[..*i].split_whitespace().count() <= 3
        })?;
        return place_after(sheet, sheet.text_at(told.end + at + 6), piece.end);
    }
    if matches!(
        rule.phrase,
        "took" | "drove" | "escorted" | "transported" | "conveyed" | "accompanied" | "transferred" | "brought"
    ) {
        // "Took Sam to Hillside, where he is to stay": without such words it was an outing.
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let long = if rule.phrase == "took" { 2 } else { 6 };
        let to = rest.find(" to ").filter(|i| *i > 0 && rest[..*i].split_whitespace().count() <= long)?;
        let stays = rule.needs == Needs::Stay
            || says_any(rest, &["to stay", "to live", "will live", "new placement", "his new home", "her new home"]);
        // "To his new home, Mr and Mrs Holt": the name comes after the noun.
        let from = told.end + to + 4;
        let noun = sheet.flat[from..sheet.flat_at(piece.end)].find(", ").filter(|i| {
            says_any(&sheet.flat[from..from + i], &["home", "placement", "carers", "foster parents", "foster carers"])
                && *i <= 30
        });
        return stays
            .then(|| place_after(sheet, sheet.text_at(noun.map_or(from, |i| from + i + 2)), piece.end))
            .flatten()
            .filter(|p| sheet.text[p.range.clone()].starts_with(|c: char| c.is_uppercase()));
    }
    if rule.phrase == "moved" {
        // "Moved Sam to Orchard Row": one or two words stand between.
        let rest = &sheet.flat[told.end..sheet.flat_at(piece.end)];
        let to = rest
            .find(" to ")
            .filter(|i| *i > 0 && rest[..*i].split_whitespace().count() <= 2 && !stops(&rest[..*i]))?;
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
    if rule.names == Names::MaybeHome && matches!(rule.phrase, "began" | "commenced" | "started" | "has begun") {
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

/// True where words end or break off: the stop of an initial does neither.
fn stops(words: &str) -> bool {
    words.contains(',') || words.split_whitespace().any(|w| w.ends_with('.') && w.len() > 2)
}

/// True where the words before a place, in its line or the one above, say that the child came into care.
fn says_into_care(sheet: &Sheet<'_>, at: usize) -> bool {
    let n = sheet.line_at(at);
    let words = sheet.text[sheet.lines[n.saturating_sub(1)].start..at].to_ascii_lowercase();
    ["into care", "in to care", "into the care"].iter().any(|w| words.contains(w))
}

/// What an act of moving is, by the sort of place that it names.
fn route(rule: &Rule, place: &Place, sheet: &Sheet<'_>, end: usize) -> Option<EventKind> {
    use EventKind::*;
    let start = rule.kind == PlacementStart;
    let words = sheet.text[place.range.clone()].to_ascii_lowercase();
    let first = words.split_whitespace().next().unwrap_or_default();
    // "LEAVES HIM WITH ANYBODY", "Left R. at Corder House": nobody lives in those.
    if matches!(first, "him" | "her" | "them" | "it" | "me" | "us" | "with") || words.trim_end_matches('.').len() < 2 {
        return None;
    }
    match place.sort {
        // Fetched from school, he has not left it.
        Sort::School if !start && rule.needs == Needs::Stay => None,
        // "Received into care and placed at Hill View Nursery": children lived there.
        Sort::School if start && words.ends_with(" nursery") && says_into_care(sheet, place.range.start) => {
            Some(PlacementStart)
        }
        Sort::School => Some(if start { SchoolStart } else { SchoolEnd }),
        Sort::Hospital => Some(Health),
        Sort::Team => None,
        Sort::Person | Sort::Home if matches!(rule.phrase, "left" | "has left" | "had left" | "has now left") => {
            let after = sheet.text[place.range.end..end].trim_start().to_ascii_lowercase();
            let words = &sheet.text[place.range.clone()];
            // "Left Mrs Holt on 3 May": a day or a reason makes it a going away; "left Mrs Holt a note" has neither.
            let day = after.strip_prefix("on ").is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
            let away = day || ["because", "this morning", "today", "as the "].iter().any(|w| after.starts_with(w));
            let own = place.sort == Sort::Home
                || away
                || after.is_empty()
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
                    "this morning",
                    "today",
                    "care",
                    ":",
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
