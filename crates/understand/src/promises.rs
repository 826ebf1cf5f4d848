//! What was to be done, from a paper's list of decisions or actions, and words that say whether something was done. Which of
//! these belong together is for a look at the whole file; nothing here says that a promise was broken.

use std::ops::Range;
use std::sync::LazyLock;

use record::{ActionMention, DocumentKind, OutcomeMention};
use regex::Regex;

use crate::events::Reading;
use crate::lines::is_item;
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
    lines.filter_map(|line| action(reading, line)).take(MOST).collect()
}

fn action(reading: &Reading<'_>, line: Range<usize>) -> Option<ActionMention> {
    let words = &reading.sheet.text[line.clone()];
    let cells: Vec<&str> = COLUMN.split(words).map(str::trim).filter(|c| !c.is_empty()).collect();
    let item = is_item(words);
    if words.len() > LONGEST || (cells.len() < 2 && !item) || is_column_heading(&cells) {
        return None;
    }
    let what = cells[0].trim_start_matches(|c: char| !c.is_alphabetic() && c != '"').trim();
    let who = cells.get(1).filter(|c| c.split_whitespace().count() <= 6 && c.chars().any(char::is_alphabetic));
    let by = reading.dates.iter().zip(&reading.date_spans);
    let by = by
        .filter(|(_, span)| span.start >= line.start && span.end <= line.end)
        .filter_map(|(d, _)| d.value.clone())
        .next_back();
    (what.split_whitespace().count() >= 2).then(|| ActionMention {
        what: what.to_owned(),
        who: who.map(|w| (*w).to_owned()),
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
