//! What the labels near a form's date say that the event is about: the carers, the school, the worker, the order.

use record::EventKind;

use super::forms::home_near;
use crate::lines::value_near;
use crate::sheet::Sheet;

/// What an act turned out to be about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) place: String,
    pub(crate) people: Vec<String>,
}

/// What the labels near a form's date say that it is about.
pub(crate) fn labelled(sheet: &Sheet<'_>, line: usize, kind: EventKind) -> About {
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
            About { place: home_near(sheet, line).unwrap_or_default(), people: Vec::new() }
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
