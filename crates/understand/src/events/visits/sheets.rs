//! Family time on its own sheets: who came to a supervised session, and a form's row of visits with their days.

use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::super::Reading;
use super::super::kin::{begins_with_kin, ends_in_kin};
use crate::sheet::{list, says_any};

/// Who came to a supervised session, on its sheet.
static VISITOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|\t|  )(?:visitors?|visitor\(s\)|adult\(s\)|adults?|visiting|visited by|family members?(?: present| attending)?|(?:adults?|parents?|relatives?) (?:present|attending)|people present|persons? attending|who attended|attended by|in attendance|attended|present|contact with|contact between|seen by)[ ]*[:\t] *([^\t\n]+)")
        .expect("a fixed pattern")
});
/// A row of a form that lists visits: "VISITORS  Mother 14.9.68".
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[ \d.)]*(?:visitors?|visits|visited by|family visits|parental (?:visits|contact)|visits (?:from|by) (?:family|parents|relatives)|own relatives|relatives|family|family contact|contacts?|access|home contact)[ ]*[:\t]")
        .expect("a fixed pattern")
});

const NOT_THERE: &[&str] = list! {
    "did not attend" "didn't attend" "dna" "did not come" "cancelled" "no show" "failed" "nobody" "none" "not present" "absent"
    "apologies" "did not arrive" "not attend" "no contact" "not taken place" "refused"
};
/// The sheet of a session at a family centre: its day, and a visitor of the family who came.
pub(super) fn sessions(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let line = sheet.lines[n].clone();
        let Some(value) = VISITOR.captures(&sheet.text[line.clone()]).and_then(|c| c.get(1)) else { continue };
        let from = n.saturating_sub(7);
        let heading = sheet.flat_range(&(sheet.lines[from].start..line.start));
        let heading = &sheet.flat[heading];
        let sheet_of_contact =
            says_any(heading, &["contact", "access", "family time", "supervised visit", "family visit"])
                && (reading.head.kind == Some(DocumentKind::ContactSheet)
                    || says_any(
                        heading,
                        &[
                            "supervised",
                            "observation",
                            "record",
                            "sheet",
                            "report",
                            "session",
                            "supervisor",
                            "notes",
                            "log",
                        ],
                    ));
        let who = value.as_str().to_lowercase();
        let family = who.split([',', '+', '&', ';', '/']).any(|w| {
            let w = w.trim().replace('.', " ");
            let w = w.split_whitespace().collect::<Vec<_>>().join(" ");
            ends_in_kin(w.split(" (").next().unwrap_or_default(), reading.kin) || begins_with_kin(&w, reading.kin)
        });
        let rest = sheet.text[line.clone()].to_lowercase();
        if !sheet_of_contact || !family || says_any(&rest, NOT_THERE) {
            continue;
        }
        // The day stands on the same line, or as the nearest labelled date above.
        let day = reading
            .date_spans
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, s)| s.start >= sheet.lines[from].start && s.end <= line.end)
            .find(|(_, s)| {
                let start = sheet.lines[sheet.line_at(s.start)].start;
                let label = sheet.text[start..s.start].trim_end_matches([' ', '\t', ':', '.']).to_lowercase();
                let label = label.rsplit('\t').next().unwrap_or_default();
                label.is_empty()
                    || ["date", "day", "held on", "date of contact", "date of visit", "date of session", "session"]
                        .iter()
                        .any(|w| label.ends_with(w))
            })
            .map(|(i, _)| i);
        let Some(i) = day else { continue };
        let Some(when) = reading.dates[i].value.clone().filter(|w| w.days().is_some_and(|d| d <= 7)) else { continue };
        let first = sheet.lines[sheet.line_at(reading.date_spans[i].start)].start;
        let range = first.min(line.start)..line.end;
        found.push(EventMention {
            kind: EventKind::Contact,
            when: Some(when),
            how: reading.dates[i].how.clone(),
            place: String::new(),
            people: reading.people_in(&range),
            reason: None,
            reason_at: None,
            evidence: reading.evidence(crate::sheet::trimmed(sheet.text, range)),
        });
    }
    found
}

/// A family centre's book of supervised visits: each day's entry that tells of somebody being there.
pub(super) fn book(reading: &Reading<'_>) -> Vec<EventMention> {
    const THERE: &[&str] = list! {
        "came" "brought" "arrived" "visit" "session" "mins" "minutes" "hour" "hours" "late" "played" "lap" "knee" "hug" "hugged" "goodbye" "tears" "cake" "presents"
        "held" "took place" "left early" "on time" "sweets" "photos" "cried" "parting" "cuddle" "cuddles" "attended" "stayed"
    };
    const FELL_THROUGH: &[&str] = list! {
        "no visit" "no session" "not coming" "put off" "did not come" "didn't come" "not held" "nobody" "suspended" "rang to say" "rang in" "not made up"
        "postponed" "stood down" "venue shut" "closed" "no contact took place" "did not attend" "dna" "did not turn up" "didn't turn up" "no show" "cancelled"
        "refused to come" "would not come" "to be arranged" "next session" "failed to" "unable to attend"
    };
    const DENIED: &[&str] = list! {
        "not" "no" "never" "nobody" "none" "didn't" "wasn't" "couldn't" "missed" "absent" "unwell" "poorly" "ill" "waited" "will" "due" "next" "if" "should"
        "phone" "rang" "t/c" "tc" "letter" "email" "e-mail" "text" "texted" "meeting" "review" "message" "booked" "moved to" "changed to" "arranged"
    };
    let sheet = reading.sheet;
    if reading.head.kind != Some(DocumentKind::ContactSheet) || reading.entries.len() < 2 {
        return Vec::new();
    }
    let ends = reading.entries.iter().skip(1).map(|e| e.start).chain([sheet.text.len()]);
    reading
        .entries
        .iter()
        .zip(ends)
        .filter(|(entry, end)| entry.when.is_one_day() && entry.after_date < *end)
        .filter_map(|(entry, end)| {
            let words = &sheet.flat[sheet.flat_range(&(entry.after_date..end))];
            let near = words.char_indices().nth(90).map_or(words, |(at, _)| &words[..at]);
            let opening = words.char_indices().nth(60).map_or(words, |(at, _)| &words[..at]);
            if says_any(near, FELL_THROUGH) || says_any(opening, DENIED) || !says_any(words, THERE) {
                return None;
            }
            let i = reading.date_spans.iter().position(|s| s.start >= entry.start && s.start < entry.after_date)?;
            // The first sentence tells it.
            let unit = reading.units.iter().find(|u| u.range.end > entry.after_date)?;
            let range = entry.start..unit.range.end.min(end);
            Some(EventMention {
                kind: EventKind::Contact,
                when: Some(entry.when.clone()),
                how: reading.dates[i].how.clone(),
                place: String::new(),
                people: reading.people_in(&range),
                reason: None,
                reason_at: None,
                evidence: reading.evidence(crate::sheet::trimmed(sheet.text, range)),
            })
        })
        .collect()
}

/// A form's row of visits: each date behind one of the family.
pub(super) fn rows(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let line = sheet.lines[n].clone();
        let words = &sheet.text[line.clone()];
        let Some(label) = ROW.find(words) else { continue };
        let from = line.start + label.end();
        let mut last = from;
        for (i, span) in reading.date_spans.iter().enumerate() {
            if span.start < from || span.end > line.end {
                continue;
            }
            let between = sheet.text[last..span.start].to_lowercase();
            last = span.end;
            let visits_only = label.as_str().to_lowercase().trim_start().starts_with("visit");
            let told =
                says_any(&between, list! { "saw" "seen" "visited" "came" "met" "stayed" "visit" }) || visits_only;
            let ahead = says_any(
                &between,
                list! { "next" "due" "to" "from" "since" "until" "weekly" "monthly" "fortnightly" "promised" "failed" "not" "no" "none" "will" "last" "refused" "stopped" "born" },
            );
            let family = between.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| ends_in_kin(w, reading.kin));
            let Some(when) = reading.dates[i].value.clone().filter(|w| w.days().is_some_and(|d| d <= 31)) else {
                continue;
            };
            if told && family && !ahead {
                let range = line.start..span.end;
                found.push(EventMention {
                    kind: EventKind::Contact,
                    when: Some(when),
                    how: reading.dates[i].how.clone(),
                    place: String::new(),
                    people: reading.people_in(&range),
                    reason: None,
                    reason_at: None,
                    evidence: reading.evidence(crate::sheet::trimmed(sheet.text, range)),
                });
            }
        }
    }
    found
}
