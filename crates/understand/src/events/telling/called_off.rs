//! Whether the words right below a heading say that what it names came to nothing.

use std::ops::Range;

use record::EventKind;

use super::super::kin::begins_with_kin;
use super::Telling;
use crate::entries::entry_at;
use crate::sheet::says_any;

impl Telling<'_> {
    /// True where the words right below a bare heading say that it came to nothing: `REVIEW`, and "Review cancelled".
    pub(super) fn called_off_below(&self) -> bool {
        let (sheet, units) = (self.reading.sheet, self.reading.units);
        let same_entry = |u: &Range<usize>| {
            entry_at(self.reading.entries, u.start).map(|e| e.start)
                == entry_at(self.reading.entries, self.range().start).map(|e| e.start)
        };
        units.get(self.n + 1).filter(|u| same_entry(&u.range)).is_some_and(|u| {
            let below = sheet.flat_range(&u.range);
            let below = &sheet.flat[below];
            // "Review. Mother invited, did not come": it was held without her.
            let meeting = matches!(self.rule.kind, EventKind::Review | EventKind::Conference | EventKind::CourtHearing);
            if meeting && begins_with_kin(below, self.reading.kin) {
                return false;
            }
            says_any(
                below.get(..70).unwrap_or(below),
                &[
                    "cancelled",
                    "did not attend",
                    "didn't attend",
                    "dna",
                    "postponed",
                    "put off",
                    "put back",
                    "not held",
                    "did not take place",
                    "deferred",
                    "no show",
                    "did not show",
                    "didn't show",
                    "did not come",
                    "didn't come",
                    "never came",
                    "did not turn up",
                    "nobody came",
                    "no one came",
                    "called off",
                    "abandoned",
                    "rearranged",
                    "re-arranged",
                ],
            )
        })
    }
}
