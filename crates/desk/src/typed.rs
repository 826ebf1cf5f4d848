//! The person's own reading of a word in a picture. It wins over what was read, and can be taken back.

use contract::{Done, Failure, FailureCode, TypeWord, TypedView};
use record::{Anchor, Decision, ReceivedFile, Scan, TypedWord, char_slice, turns_words};

use crate::Desk;
use crate::open::OpenPlace;
use crate::readings::lay_typed_words;

/// Longest stretch of a page that is typed at once, and the longest text for it, in characters.
const LONGEST: u32 = 200;

impl Desk {
    /// Puts what the person sees in the picture in the place of what was read there.
    pub fn type_word(&self, request: TypeWord) -> Result<Done, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let not_there = || Failure::of(FailureCode::PageNotThere);
        let (file, page) = index.at(request.seq).ok_or_else(not_there)?;
        let row = place.with_reading(|vault| vault.page(file.id, page))?.ok_or_else(not_there)?;
        let marked = char_slice(&row.content.text, request.start, request.end);
        let is_words = request.start < request.end
            && marked.chars().count() as u32 == request.end - request.start
            && !marked.contains(['\n', '█']);
        if !is_words || !matches!(row.content.scan, Scan::Read { .. }) {
            return Err(not_there());
        }
        let now = plain(&request.words);
        if now.is_empty() {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        if request.end - request.start > LONGEST || now.chars().count() as u32 > LONGEST {
            return Err(Failure::of(FailureCode::TextTooLong));
        }
        let reading = place.with_reading(|vault| vault.reading(file.id, page))?.unwrap_or(row.content);
        let decided = place.decided()?;
        let laid = reading.edits_of(decided.typed_on(&file.sha256, page));
        let (start, end) = laid.back(request.start, request.end);
        let anchor = Anchor::new(file.id, &file.sha256, page, &reading.text, start, end);
        place.decide(&Decision::WordTyped { word: TypedWord { anchor, now } })?;
        lay_typed_words(&place)?;
        Ok(Done {})
    }
}

/// One line, without signs that a page cannot hold.
fn plain(typed: &str) -> String {
    let kept: String =
        typed.chars().filter(|c| !turns_words(*c) && *c != '█').map(|c| if c.is_control() { ' ' } else { c }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a page that the person typed, where they stand now.
pub fn typed_views(place: &OpenPlace, file: &ReceivedFile, page: u32) -> Result<Vec<TypedView>, Failure> {
    let Some(reading) = place.with_reading(|vault| vault.reading(file.id, page))? else { return Ok(Vec::new()) };
    let decided = place.decided()?;
    let edits = reading.edits_of(decided.typed_on(&file.sha256, page));
    let view = |(edit, start, end): (&record::Edit, u32, u32)| TypedView {
        start,
        end,
        was: char_slice(&reading.text, edit.start, edit.end).to_owned(),
    };
    Ok(edits.placed().map(view).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_one_plain_line() {
        assert_eq!(plain("  Mrs\tSmith\n\u{202E}Jones █ "), "Mrs Smith Jones");
        assert_eq!(plain(" \n█"), "");
    }
}
