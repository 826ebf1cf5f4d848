//! What the labels near a form's date say that the event is about: the carers, the school, the worker, the order.

use record::EventKind;

use super::place::{Sort, sort};
use crate::lines::value_near;
use crate::sheet::{Sheet, list};

/// What an act turned out to be about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) place: String,
    pub(crate) people: Vec<String>,
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
