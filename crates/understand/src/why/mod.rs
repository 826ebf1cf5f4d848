//! Why something was decided and by whom, as far as the words beside its telling say so. A sentence that only stands near is not
//! taken for its reason, and nobody is a decider for having been in the room.

mod decider;
mod reason;
#[cfg(test)]
mod tests;

use std::ops::Range;

use record::{DecisionWords, DocumentKind, EventKind, Evidence, TextHash, char_slice};

use crate::lines::leading_date;
use crate::sheet::{Sheet, list, says_any};
use crate::units::{Unit, units};

/// The page around one telling.
struct Around<'a> {
    sheet: &'a Sheet<'a>,
    units: &'a [Unit],
    /// The bytes of the telling.
    told: Range<usize>,
    kind: EventKind,
    paper: Option<DocumentKind>,
}

/// The reasons and deciders in the words of a page that tells of a decision.
///
/// `telling` is the words that tell it, `paper` the kind of the page's paper, and `reason` the reason that the reader kept for it.
/// Empty when the page no longer has those words.
#[must_use]
pub fn decision_words(
    text: &str,
    telling: &Evidence,
    kind: EventKind,
    paper: Option<DocumentKind>,
    reason: Option<&str>,
) -> DecisionWords {
    if telling.quote.is_empty() || char_slice(text, telling.start, telling.end) != telling.quote {
        return DecisionWords::default();
    }
    let sheet = Sheet::new(text);
    let units = units(&sheet);
    let told = sheet.byte_of(telling.start)..sheet.byte_of(telling.end);
    let around = Around { sheet: &sheet, units: &units, told, kind, paper };
    let hash = TextHash::of(text);
    let evidence = |range: Range<usize>| Evidence {
        file: telling.file,
        page: telling.page,
        start: sheet.chars_before(range.start),
        end: sheet.chars_before(range.end),
        quote: text[range].to_owned(),
        text_hash: hash.clone(),
    };
    DecisionWords {
        reasons: reason::reasons(&around, reason).into_iter().map(evidence).collect(),
        deciders: decider::deciders(&around)
            .into_iter()
            .map(|found| record::Decider { who: found.who, evidence: evidence(found.range) })
            .collect(),
    }
}

impl Around<'_> {
    /// The sentences that the telling is made of.
    fn own(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|u| u.range.start < self.told.end && self.told.start < u.range.end)
    }

    /// The sentence after the telling, where it goes on in the same paragraph or on the next line and begins no entry of its own.
    fn next(&self) -> Option<&Unit> {
        let last = self.units.iter().rposition(|u| u.range.start < self.told.end && self.told.start < u.range.end)?;
        let next = self.units.get(last + 1)?;
        let gap = &self.sheet.text[self.units[last].range.end..next.range.start];
        let close = gap.matches('\n').count() <= 1;
        (close && leading_date(&self.sheet.text[next.range.clone()]).is_none()).then_some(next)
    }

    fn flat(&self, range: &Range<usize>) -> &str {
        &self.sheet.flat[self.sheet.flat_range(range)]
    }

    /// True when words that follow speak of this very decision.
    fn speaks_of_it(&self, flat: &str) -> bool {
        const ANY: &[&str] = list! { "this" "the decision" "it was" "decision" };
        use EventKind as K;
        let named: &[&str] = match self.kind {
            K::PlacementStart | K::PlacementEnd | K::LeavingCare | K::Return => list! {
                "the move" "the placement" "placement" "the transfer" "the admission" "the discharge" "the change"
            },
            K::OrderMade => list! { "the order" "order" "the application" },
            K::Plan => list! { "the plan" "plan" "the proposal" },
            K::SchoolStart | K::SchoolEnd => {
                list! { "the change" "the change of school" "the transfer" "school place" }
            }
            K::SocialWorkerStart | K::SocialWorkerEnd => list! { "the change" "the transfer" "the allocation" },
            K::Contact => list! { "contact" "the change" "the visits" },
            _ => &[],
        };
        says_any(flat, ANY) || says_any(flat, named)
    }
}
