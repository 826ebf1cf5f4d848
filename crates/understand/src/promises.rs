//! What was to be done, from a paper's list of decisions or actions, and words that say whether something was done. Which of
//! these belong together is for a look at the whole file; nothing here says that a promise was broken.

use std::ops::Range;
use std::sync::LazyLock;

use record::{ActionMention, DocumentKind, OutcomeMention};
use regex::Regex;

use crate::events::Reading;
use crate::lines::{is_item, leading_date, loose_label};
use crate::sheet::{trimmed, words};

/// Actions and outcomes of one page.
const MOST: usize = 40;
/// Bytes of what is to be done; more is a paragraph.
const LONGEST: usize = 240;

static LIST_OF_ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:agreed |key )?(?:decisions?|actions?|recommendations?|action points?|action plan|tasks?)(?: (?:and|&) (?:decisions?|actions?|recommendations?|timescales?))?(?: (?:agreed|required|made|to be taken|from (?:this|the) (?:review|meeting|visit)|of (?:this|the) (?:review|meeting|conference)))?$|^what needs to happen(?: next)?$|^agreed$|^it was agreed(?: that)?$|^next steps$")
        .expect("a fixed pattern")
});
static LIST_OF_OUTCOMES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:decisions?|actions?|recommendations?).{0,40}(?:carried out|been done|completed|last (?:review|meeting|visit))|^(?:matters arising|progress (?:on|since|of)|update on)")
        .expect("a fixed pattern")
});
static COLUMN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\t+| {3,}| \| ").expect("a fixed pattern"));

words! { NOT_DONE =
    "not done" "still not" "not yet" "outstanding" "not started" "no progress" "never found" "never came" "never done"
    "cannot find" "cannot now find" "could not be found" "carried forward" "carried over" "still waiting" "still to be done"
    "not received" "not been done" "not been received" "has not happened" "not happened" "nothing has happened"
    "not completed" "not been completed" "not achieved" "not carried out" "did not happen" "no action taken" "ask again"
    "chase" "to be chased" "remains undone" "still awaited" "awaited" "i can find no" "not taken place" "has lapsed"
    "no further forward" "not been actioned" "not actioned" "overdue" "slipped" "was not kept" "never happened"
    "never sorted" "never sent" "never arranged" "not sent" "not been sent" "not been arranged" "not arranged" "not been begun"
    "not begun" "not applied for" "not collected" "not been collected" "not been followed up" "not followed up" "not pursued"
}
words! { DONE =
    "done" "completed" "carried out" "achieved" "has been given" "has now been" "now has" "actioned" "was found"
    "has been received" "was received" "has been found" "arrived" "took place" "has started" "have started" "has begun"
}

/// The actions listed on the page.
pub(crate) fn find_actions(reading: &Reading<'_>) -> Vec<ActionMention> {
    use DocumentKind as K;
    if matches!(
        reading.head.kind,
        Some(K::Chronology | K::CoverLetter | K::FileCover | K::CourtOrder | K::WithheldPage)
    ) {
        return Vec::new();
    }
    let sheet = reading.sheet;
    let lists = reading.sections.iter().filter(|s| LIST_OF_ACTIONS.is_match(&s.name));
    let lines = lists.flat_map(|s| s.lines.clone()).map(|n| trimmed(sheet.text, sheet.lines[n].clone()));
    let mut found: Vec<ActionMention> = lines.filter_map(|line| action(reading, line)).collect();
    if matches!(reading.head.kind, Some(K::ReviewMinutes | K::ConferenceMinutes | K::StrategyDiscussion | K::CaseNotes))
    {
        for told in beside_their_label(reading) {
            if !found.iter().any(|a| a.evidence.start < told.evidence.end && told.evidence.start < a.evidence.end) {
                found.push(told);
            }
        }
    }
    found.sort_by_key(|a| a.evidence.start);
    found.truncate(MOST);
    found
}

static LABEL_OF_ACTIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\d{1,2}[.)]?\s+)?(?:decisions?|actions?|plans?|recommendations?|agreed|action agreed|plan of action)$",
    )
    .expect("a fixed pattern")
});
static LETTERED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:^|\s)(?:\([a-z1-9]{1,3}\)|\d{1,2}[.)])\s+").expect("a fixed pattern"));
/// What makes a piece a thing to do: somebody is to do it, or it is to be done.
static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:to be|to (?:ask|arrange|book|bring|call|chase|check|consider|contact|discuss|explain|find|finish|follow|get|give|go|help|look|make|meet|obtain|offer|order|pay|pursue|provide|put|refer|report|ring|see|seek|send|speak|start|take|talk|tell|try|visit|work|write))(?-u:\b)")
        .expect("a fixed pattern")
});

/// Things to do that stand beside their label and below it, without a list: "12. Plans   Mother to be encouraged; warrants to be sent (CL)".
fn beside_their_label(reading: &Reading<'_>) -> Vec<ActionMention> {
    const LINES: usize = 6;
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let whole = sheet.line(n);
        let line = whole.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
        let Some(label) = loose_label(line).filter(|l| !l.value.is_empty()) else { continue };
        if !LABEL_OF_ACTIONS.is_match(&line[label.name].to_ascii_lowercase()) {
            continue;
        }
        let from = sheet.lines[n].start + (whole.len() - line.len()) + label.value.start;
        let goes_on = |m: &usize| {
            let next = sheet.line(*m);
            let opens = loose_label(next).is_some() && !is_item(next) || leading_date(next).is_some();
            !next.trim().is_empty() && !opens && !next.trim_start().starts_with("Signed")
        };
        let last = (n + 1..(n + LINES).min(sheet.lines.len())).take_while(goes_on).last().unwrap_or(n);
        let text = &sheet.text[from..sheet.lines[last].end];
        let marks: Vec<usize> = LETTERED.find_iter(text).map(|m| m.end()).collect();
        let cuts: Vec<usize> = if marks.is_empty() {
            std::iter::once(0).chain(text.match_indices(['.', ';']).map(|(i, _)| i + 1)).collect()
        } else {
            marks
        };
        for (i, start) in cuts.iter().enumerate() {
            let end = cuts.get(i + 1).copied().unwrap_or(text.len());
            let piece = LETTERED.find_iter(&text[*start..end]).next().map_or(end, |m| *start + m.start());
            let range = trimmed(sheet.text, from + start..from + piece);
            let words = &sheet.text[range.clone()];
            let count = words.split_whitespace().count();
            if !(3..=40).contains(&count) || words.len() > LONGEST || !TO_DO.is_match(&words.to_ascii_lowercase()) {
                continue;
            }
            let by = reading.dates.iter().zip(&reading.date_spans);
            let mut by =
                by.filter(|(_, s)| s.start >= range.start && s.end <= range.end).filter_map(|(d, _)| d.value.clone());
            found.push(ActionMention {
                what: words
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .trim_end_matches(['.', ';', ','])
                    .to_owned(),
                who: None,
                by: by.next_back(),
                evidence: reading.evidence(range),
            });
        }
    }
    found
}

/// Who is to do it, where the column holds a name or an office and no day.
fn who(cell: &str) -> Option<String> {
    let cell = cell.strip_prefix("by ").unwrap_or(cell).trim();
    let fits = cell.split_whitespace().count() <= 6
        && cell.chars().any(char::is_alphabetic)
        && !cell.bytes().any(|b| b.is_ascii_digit())
        && !["started", "completed", "typed", "within", "by", "this week", "ongoing", "asap"]
            .iter()
            .any(|w| cell.to_ascii_lowercase().starts_with(w));
    fits.then(|| cell.to_owned())
}

/// True for a signature and for the day of the next meeting, which nobody was asked to do.
fn is_nothing_to_do(what: &str, item: bool) -> bool {
    let lower = what.to_ascii_lowercase();
    let opens = [
        "signed",
        "next review",
        "review conference",
        "date of next",
        "next meeting",
        "chair",
        "circulation",
        "copies to",
    ];
    let words: Vec<&str> = what.split_whitespace().collect();
    // "J. Bell", "L. Purslow": a name by itself.
    let name = words.len() <= 3
        && words[0].trim_end_matches('.').len() <= 2
        && words.iter().all(|w| w.starts_with(char::is_uppercase));
    opens.iter().any(|w| lower.starts_with(w)) || name || !item && what.starts_with(char::is_lowercase)
}

fn action(reading: &Reading<'_>, line: Range<usize>) -> Option<ActionMention> {
    let words = &reading.sheet.text[line.clone()];
    // A box that was not ticked was not decided.
    if words.starts_with("[ ]") || words.starts_with("[]") {
        return None;
    }
    let ticked = words.strip_prefix("[X]").or_else(|| words.strip_prefix("[x]"));
    let words = ticked.unwrap_or(words);
    let cells: Vec<&str> = COLUMN.split(words).map(str::trim).filter(|c| !c.is_empty()).collect();
    let item = is_item(words) || ticked.is_some();
    if cells.is_empty() || words.len() > LONGEST || (cells.len() < 2 && !item) || is_column_heading(&cells) {
        return None;
    }
    let what = cells[0].trim_start_matches(|c: char| !c.is_alphabetic() && c != '"').trim();
    if what.is_empty() || is_nothing_to_do(what, item) {
        return None;
    }
    let who = cells.get(1).and_then(|c| who(c));
    let by = reading.dates.iter().zip(&reading.date_spans);
    let by = by
        .filter(|(_, span)| span.start >= line.start && span.end <= line.end)
        .filter_map(|(d, _)| d.value.clone())
        .next_back();
    (what.split_whitespace().count() >= 2).then(|| ActionMention {
        what: what.to_owned(),
        who,
        by,
        evidence: reading.evidence(line),
    })
}

fn is_column_heading(cells: &[&str]) -> bool {
    let heads = |c: &&str| {
        let lower = c.to_lowercase();
        [
            "by whom",
            "by when",
            "who",
            "when",
            "person responsible",
            "responsible",
            "timescale",
            "date",
            "decision",
            "action",
        ]
        .contains(&lower.trim_end_matches(['?', ':']))
    };
    cells.iter().skip(1).any(heads)
}

/// Pieces of the page that say that something was done, or was not.
pub(crate) fn find_outcomes(reading: &Reading<'_>) -> Vec<OutcomeMention> {
    let sheet = reading.sheet;
    let mut found = answers(reading);
    for unit in reading.units {
        let flat = &sheet.flat[sheet.flat_range(&unit.range)];
        let done = if NOT_DONE.are_in(flat) {
            false
        } else if DONE.are_in(flat) {
            true
        } else {
            continue;
        };
        let evidence = reading.evidence(unit.range.clone());
        if !found.iter().any(|o| o.evidence.start < evidence.end && evidence.start < o.evidence.end) {
            found.push(OutcomeMention { done, evidence });
        }
    }
    found.sort_by_key(|o| o.evidence.start);
    found.truncate(MOST);
    found
}

/// Rows that answer, one by one, what became of the last meeting's decisions: `Bus pass  Yes`.
fn answers(reading: &Reading<'_>) -> Vec<OutcomeMention> {
    let sheet = reading.sheet;
    let lists = reading.sections.iter().filter(|s| LIST_OF_OUTCOMES.is_match(&s.name));
    let lines = lists.flat_map(|s| s.lines.clone()).map(|n| trimmed(sheet.text, sheet.lines[n].clone()));
    lines
        .filter_map(|line| {
            let answer = COLUMN.split(&sheet.text[line.clone()]).nth(1)?.trim().to_lowercase();
            let done = match answer.split(|c: char| !c.is_alphabetic()).next()? {
                "yes" | "done" | "completed" | "achieved" => true,
                "no" | "not" | "outstanding" | "ongoing" | "partly" | "partially" => false,
                _ => return None,
            };
            Some(OutcomeMention { done, evidence: reading.evidence(line) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{PageInput, read_page};
    use record::{FileId, PageFindings, TextFrom};

    fn read(text: &str) -> PageFindings {
        let page =
            PageInput { file: FileId(1), number: 1, text, text_from: TextFrom::Pdf, born: None, file_name: "a.pdf" };
        read_page(&page, None)
    }

    #[test]
    fn a_table_of_decisions_gives_what_who_and_when() {
        let found = read(
            "Review of Arrangements, No. 4\nDate of review: 8 January 2003\nChild: Sam Wrenfield (6)\n\nDecisions\n\
             Decision\tBy whom\tBy when\nPEP at new school\tJ. Moffat\t24 February\n\
             Photograph of father to be asked for\tJ. Moffat\tFebruary 2003\nDate of next review: 2 July 2003.\n",
        );
        let told: Vec<_> = found.actions.iter().map(|a| (a.what.as_str(), a.who.as_deref(), a.by.is_some())).collect();
        assert_eq!(
            told,
            [
                ("PEP at new school", Some("J. Moffat"), true),
                ("Photograph of father to be asked for", Some("J. Moffat"), true)
            ]
        );
        assert_eq!(found.child.as_deref(), Some("Sam"));
    }

    #[test]
    fn what_stands_beside_its_label_is_to_be_done_and_a_signature_is_not() {
        let found = read(
            "SIX MONTHLY REVIEW\n5. Date of this review\t14/9/72\n12. Plans\tRemain 18 months.  Mother to be encouraged to visit; fare\n\
             warrants to be sent  (CL)\nSigned  C. Lathom\tSenior  M. Speight\n",
        );
        let told: Vec<_> = found.actions.iter().map(|a| a.what.as_str()).collect();
        assert_eq!(told, ["Mother to be encouraged to visit", "fare warrants to be sent (CL)"]);
        let found = read(
            "MINUTES OF CASE CONFERENCE\nDate of conference: 10 December 1974\n\nDecisions\n[X] Photograph to be sent\tJ. Bell\n[ ] Order to be sought\n\
             L. Purslow\ttyped 17.12.74\nREVIEW CONFERENCE\t14 June 1975\nHousing to be asked\tby 1 March 1975\n",
        );
        let told: Vec<_> = found.actions.iter().map(|a| (a.what.as_str(), a.who.as_deref(), a.by.is_some())).collect();
        assert_eq!(told, [("Photograph to be sent", Some("J. Bell"), false), ("Housing to be asked", None, true)]);
    }

    #[test]
    fn items_and_outcomes() {
        let found = read(
            "Statutory visit record\nDate of visit: 18/10/07\n\nActions\n- Mr Swann to be told, with Sam there.\n\
             - Photograph of mother's home: still not received. Ask again.\n\nHave the decisions of the last review been carried out?\n\
             Decision\tDone?\tComment\nDental check\tYes\t6 May\nBus pass\tNo\tNo form\n",
        );
        assert_eq!(found.actions.len(), 2, "{:?}", found.actions);
        let told: Vec<_> = found.outcomes.iter().map(|o| (o.done, o.evidence.quote.as_str())).collect();
        assert!(told.iter().any(|(done, q)| !done && q.contains("Photograph of mother")), "{told:?}");
        assert!(told.contains(&(true, "Dental check\tYes\t6 May")), "{told:?}");
        assert!(told.contains(&(false, "Bus pass\tNo\tNo form")), "{told:?}");
    }
}
