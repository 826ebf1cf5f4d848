//! Words on a page that speak of other pages and papers: its number among others, a volume, "continued", a paper that it names or
//! lists. It says what the words say; whether the thing is in the file is worked out elsewhere.

mod listed;
mod marks;
mod named;
mod reviews;

use std::ops::Range;

use record::{Mentioned, PaperMention};

use crate::events::Reading;
use crate::sheet::{Sheet, trimmed};

/// More mentions than this on one page say nothing that the first ones do not.
const MOST: usize = 200;

/// Finds the mentions on one page, in the order in which they stand.
pub(crate) fn find_mentions(reading: &Reading<'_>) -> Vec<PaperMention> {
    let (sheet, head) = (reading.sheet, reading.head);
    let mut found = marks::marks(sheet, head, reading.page.number);
    let listed = listed::listed(sheet, reading.dates);
    if listed.is_empty() {
        found.extend(named::named(sheet, head, reading.dates));
    }
    found.extend(reviews::reviews(reading));
    found.extend(listed);
    let mut mentions: Vec<PaperMention> = found.into_iter().map(|(range, of)| mention(sheet, range, of)).collect();
    mentions.sort_by_key(|m| (m.start, m.end));
    mentions.dedup();
    mentions.truncate(MOST);
    mentions
}

/// What was found, by bytes of the page's text.
type Found = (Range<usize>, Mentioned);

fn mention(sheet: &Sheet<'_>, range: Range<usize>, of: Mentioned) -> PaperMention {
    let range = trimmed(sheet.text, range);
    let (start, end) = (sheet.chars_before(range.start), sheet.chars_before(range.end));
    PaperMention { start, end, text: sheet.text[range].to_owned(), of }
}

/// The first letters large, as names of papers are written.
fn as_title(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests;
