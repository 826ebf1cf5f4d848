//! The workers whom words name: who was allocated, who left, and lists such as `Tunde Bakare (from 18 April 2006)`.

use std::ops::Range;

use record::{EventKind, EventMention};

use super::Reading;
use super::names::Named;
use super::place::{Sort, place_after};
use super::rules::Rule;
use crate::entries::entry_at;
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
        let listed = says_any(
            words,
            &["social worker", "social workers", "sw", "is my pa", "my personal adviser", "is my worker"],
        ) && matches!(lead.as_str(), "from" | "until" | "to" | "since");
        if !mine && !listed {
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
            reason_at: None,
            evidence: reading.evidence(piece.clone()),
        });
    }
    found
}

/// The worker or team that an act names, if the words are sure enough that they speak of one.
pub(crate) fn worker(reading: &Reading<'_>, piece: &Range<usize>, told: &Range<usize>, rule: &Rule) -> Option<Named> {
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
    ) || [
        "takes over",
        "took over",
        "taken over",
        "has taken",
        "is the new",
        "is now",
        "held the case",
        "been ",
        "became ",
        "started as",
        "appointed",
        "picked up",
        "took on",
        "taken on the",
        "inherited",
        "assumed",
    ]
    .iter()
    .any(|w| rule.phrase.starts_with(w));
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
        // "Mr Bligh left": the name stands right before, and nothing that was left comes after.
        "left" | "leaves" | "is leaving" | "will be leaving" | "was leaving" | "finished" | "finishes" | "resigned"
        | "has resigned" | "retires" | "has retired" => {
            let rest = sheet.flat[told.end..sheet.flat_at(piece.end)].trim_start();
            let nothing_left = rest.is_empty()
                || rest.starts_with(['.', ',', ';', '(', '-'])
                || [
                    "on ",
                    "the department",
                    "the team",
                    "the authority",
                    "us",
                    "this ",
                    "at the end",
                    "in ",
                    "for ",
                    "to ",
                    "with the ",
                    "today",
                    "and ",
                ]
                .iter()
                .any(|w| rest.starts_with(w));
            let beside = full_name_in(&sheet.text[piece.start..from]).is_some_and(|r| {
                let gap = &sheet.text[piece.start + r.end..from];
                gap.split_whitespace().count() <= 4 && !gap.contains(['.', ';'])
            });
            nothing_left && beside
        }
        "last day" | "last visit" | "final visit" | "said goodbye" | "said farewell" | "last visit by" => {
            // "Changes of worker" may stand over it as a label.
            let from = sheet.flat_at(piece.start);
            let label = (from.saturating_sub(60)..=from).find(|i| sheet.flat.is_char_boundary(*i)).unwrap_or(from);
            let over = says_any(&sheet.flat[label..from], &["worker", "workers", "social worker"]);
            name.is_some() && (over || says_any(flat, &["social worker", "worker", "sw", "officer", "cco"]))
        }
        "will be {his} new social worker" | "will be your social worker" | "will be {his} allocated social worker" => {
            name.is_some() && reading.date_spans.iter().any(|s| s.start >= piece.start && s.end <= piece.end)
        }
        // A form names its new worker beside a label, and the day beside another.
        p if p.starts_with("new ")
            && !crate::head::is_log(reading.head.kind)
            && sheet.flat[told.end..].starts_with(':') =>
        {
            name.is_some() && reading.date_spans.iter().any(|s| s.start >= piece.start && s.end <= piece.end)
        }
        p if p.starts_with("new ") || p == "change of social worker" => {
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
