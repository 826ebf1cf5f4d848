//! What was decided: the first item under "Decision", "Agreed" or "Plan" in minutes and forms, and a sentence of a running record
//! that opens with one of these words. Told as a plan on the day of the paper or the entry, never as a thing done.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::made::event;
use super::when::from_around;
use crate::entries::entry_at;
use crate::sheet::{says_any, trimmed, words};

/// A label of decisions, with the number of the first of them where it stands on the same line.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^[ \t]*(?:\(?[0-9]{1,2}[.)][ \t]*)?(?:agreed(?: actions?| plan)?|decisions?(?: (?:made|taken|reached|agreed|of (?:the )?(?:review|meeting|conference)))?|it was (?:agreed|decided)|what was (?:agreed|decided)|what we (?:agreed|decided)|plan agreed|(?:outline |agreed |future |care |protection |child protection |outline child protection )?plans?|decided|outcome of (?:review|meeting))",
        r"(?:[ \t]*[:.\-–]+[ \t]*|[ \t]{2,}|\t|[ \t]*$)(.*)$"
    ))
    .expect("a fixed pattern")
});
/// An item that says where the child is to be: the child is not named, for the paper is about nobody else.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:\(?[0-9a-z]{1,2}[.)] ?)?(?:that )?(?:he |she |they )?(?:to |should |will |is to |shall )?",
        r"(?:remain|remains|stay|stays|continue|continues|move|return|go home|go to live|live|be (?:placed|boarded|fostered|adopted|rehabilitated|returned|found a)|placement (?:to )?(?:continue|continues|confirmed|to be permanent)|present (?:placement|arrangements?) (?:to )?continue|introductions?|long[- ]term|permanen|leave care|rehabilitation|adoption|fostering|boarding[- ]out|home on trial|independen|own flat|lodgings|hostel)"
    ))
    .expect("a fixed pattern")
});
/// A sentence that opens with what was agreed.
static OPENS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:it was |all |we |and |both |so |also )*agreed(?: that| to| with (?:him|her|them|all|[a-z. &]{1,24}?))?|(?:the )?plan(?: now| agreed)?(?: is|:| -| =)(?: that| for| to)?|(?:the )?decision(?: is|:| -)|decided(?: that| to)?|(?:it is |it was )?(?:proposed|intended|recommended|resolved) that|placement (?:is |was )?(?:confirmed|agreed|approved)(?: as)?|[a-z. ]{2,20} (?:confirmed|agreed|approved) as (?:long[- ]term|permanent)|[a-z ]{2,20} to be (?:the )?permanent plan)(?:[ :.,]|$)")
    .expect("a fixed pattern")
});
words! {
    /// What a plan for a child's life is about.
    OF_A_LIFE =
        "stay" "remain" "remains" "continue" "continues" "move" "return" "home" "live" "placed" "placement" "boarded" "foster" "fostering" "fostered" "long term" "long-term" "permanent" "permanence" "permanency"
        "leave care" "leaving care" "flat" "lodgings" "hostel" "introductions" "introduction" "visit" "visits" "contact" "access" "holiday" "holidays" "week-ends" "weekends" "relief" "respite" "adoption"
        "adopted" "independence" "independent" "rehabilitation" "kinship" "fetched" "see" "school" "boarding" "family" "gran" "mother" "aunt" "together" "brother" "sister" "volunteer" "group" "plan" "care"
}
words! {
    /// What makes it a matter of money, papers or a later meeting.
    OF_PAPERS =
        "minutes" "venue" "chair" "apologies" "date of next" "next meeting" "next review" "allowance" "grant" "form" "cheque" "not agreed" "no plan" "not to" "register" "not" "wants" "wanted" "would" "shopping list" "copy" "signed by"
}

/// What the page's labels and sentences say was decided.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    use DocumentKind::*;
    let mut found: Vec<EventMention> = Vec::new();
    let minutes = !matches!(
        reading.head.kind,
        Some(
            CourtOrder
                | SchoolReport
                | CarePlan
                | PathwayPlan
                | PlacementInformation
                | Letter
                | Email
                | HealthAssessment
                | MedicalForm
        )
    );
    if minutes {
        found.extend(under_a_label(reading));
    }
    let sheet = reading.sheet;
    for unit in reading.units {
        let flat = sheet.flat_range(&unit.range);
        let lead = match entry_at(reading.entries, unit.range.start) {
            Some(entry) => sheet.flat_at(entry.after_date).clamp(flat.start, flat.end),
            None if minutes && !unit.first => flat.start,
            None => continue,
        };
        let words = sheet.flat[lead..flat.end].trim_start_matches(|c: char| !c.is_alphanumeric());
        let said = [
            "agreed",
            "plan",
            "decided",
            "decision",
            "proposed",
            "intended",
            "recommended",
            "resolved",
            "confirmed",
            "approved",
            "permanent",
        ];
        if !said.iter().any(|w| words.contains(w)) {
            continue;
        }
        // "On as improver from Sept. Plan is own flat": a short form's stop has not ended the sentence.
        let starts = std::iter::once(0).chain(words.match_indices(". ").map(|(i, _)| i + 2));
        let opening = starts.take(6).find_map(|i| OPENS.find(&words[i..]).map(|m| (i, m)));
        let Some((at, opening)) = opening else { continue };
        let words = &words[at..];
        let rest = &words[opening.end()..];
        let what = if rest.trim().len() < 8 { words } else { rest };
        if !OF_A_LIFE.are_in(if opening.as_str().contains("permanent") || opening.as_str().contains("placement") {
            words
        } else {
            what
        }) || OF_PAPERS.are_in(words.get(..opening.end() + 60).unwrap_or(words))
            || words.contains('?')
        {
            continue;
        }
        found.extend(plan(reading, unit.range.clone()));
    }
    found
}

/// The first item under a label of decisions, on its own line or below it.
fn under_a_label(reading: &Reading<'_>) -> Option<EventMention> {
    let sheet = reading.sheet;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        // A cheap look first: a label opens with a capital and one of few letters.
        let opens = line
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '.' | ' ' | '\t'));
        if !opens.starts_with(['A', 'D', 'I', 'W', 'P', 'O', 'F', 'C', 'R'])
            || entry_at(reading.entries, sheet.lines[n].start).is_some()
        {
            continue;
        }
        let Some(value) = LABEL.captures(line).and_then(|c| c.get(1)) else { continue };
        let start = sheet.lines[n].start;
        let beside = trimmed(sheet.text, start + value.start()..start + value.end());
        let words = &sheet.text[beside.clone()];
        // "DECISIONS    BY WHOM    WHEN": the heads of columns.
        let columns = !words.is_empty() && !words.contains(char::is_lowercase);
        let item = if words.is_empty()
            || columns
            || words.to_lowercase().starts_with("by wh")
            || words.to_lowercase().starts_with("who")
        {
            let below = (n + 1..sheet.lines.len().min(n + 4)).find(|m| !sheet.line(*m).trim().is_empty())?;
            trimmed(sheet.text, sheet.lines[below].clone())
        } else {
            beside
        };
        let what = &sheet.flat[sheet.flat_range(&item)];
        if ITEM.is_match(what) && !OF_PAPERS.are_in(what) && what.len() >= 8 && !says_any(what, &["yes", "no", "n/a"]) {
            return plan(reading, item);
        }
    }
    None
}

/// A plan on the day of the entry or the paper.
fn plan(reading: &Reading<'_>, range: Range<usize>) -> Option<EventMention> {
    let dated = from_around(reading, range.start, EventKind::Plan).filter(|d| d.when.is_one_day())?;
    Some(event(reading, EventKind::Plan, dated, String::new(), Vec::new(), None, range))
}
