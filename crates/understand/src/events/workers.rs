//! Workers named in a list with the day on which they began or stopped: `Tunde Bakare (from 18 April 2006)`.

use record::{EventKind, EventMention};

use super::Reading;
use crate::people::full_name_in;
use crate::sheet::says_any;

/// How far before its bracket a name may begin, in bytes.
const REACH: usize = 44;

/// Reads every such bracket in a sentence or label that speaks of social workers.
pub(crate) fn in_brackets(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for (date, span) in reading.dates.iter().zip(&reading.date_spans) {
        let Some(when) = date.value.clone() else { continue };
        let n = reading.units.partition_point(|u| u.range.start <= span.start).saturating_sub(1);
        let Some(piece) = reading.units.get(n).map(|u| &u.range).filter(|p| p.start <= span.start && span.end <= p.end)
        else {
            continue;
        };
        let before = &sheet.text[piece.start..span.start];
        let Some(open) = before.rfind('(').filter(|i| !before[*i..].contains(')')) else { continue };
        let lead = before[open + 1..].trim().to_ascii_lowercase();
        let kind = if lead == "from" || lead.ends_with(" from") || lead.ends_with("since") {
            EventKind::SocialWorkerStart
        } else if lead == "until" || lead == "to" || lead.ends_with(" until") {
            EventKind::SocialWorkerEnd
        } else {
            continue;
        };
        let words = &sheet.flat[sheet.flat_range(piece)];
        let mine = says_any(&lead, &["social worker", "sw"]);
        if !mine
            && !(says_any(words, &["social worker", "social workers", "sw"])
                && matches!(lead.as_str(), "from" | "until" | "to" | "since"))
        {
            continue;
        }
        let from = (open.saturating_sub(REACH)..=open).find(|i| before.is_char_boundary(*i)).unwrap_or(open);
        let near =
            before[from..open].rfind([';', ':', ',']).map_or(&before[from..open], |i| &before[from + i + 1..open]);
        let Some(name) = full_name_in(near) else { continue };
        found.push(EventMention {
            kind,
            when: Some(when),
            how: date.how.clone(),
            place: String::new(),
            people: vec![near[name].to_owned()],
            reason: None,
            evidence: reading.evidence(piece.clone()),
        });
    }
    found
}
