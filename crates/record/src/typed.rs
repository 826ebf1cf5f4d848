//! A word that the person typed in the place of one that was read wrongly from a picture, and how it is laid over the page.
//!
//! The reading itself is kept beside it, so that taking a word back gives what was read. See docs/decisions/0011.

use serde::{Deserialize, Serialize};

use crate::{Anchor, Edit, Edits, PageContent, Scan, WordBox};

/// The person's own reading of some words of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedWord {
    /// The words as they were read, in the page's text before any typed word.
    pub anchor: Anchor,
    /// What the person sees there.
    pub now: String,
}

impl TypedWord {
    /// True for another one of the same words.
    #[must_use]
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        let (a, b) = (&self.anchor, &other.anchor);
        a.sha256 == b.sha256 && a.page == b.page && a.start < b.end && b.start < a.end
    }
}

impl PageContent {
    /// What these words change on this page, which must be as it was read. A word that has lost its place, or would touch a
    /// removed part, changes nothing.
    #[must_use]
    pub fn edits_of<'a>(&self, typed: impl IntoIterator<Item = &'a TypedWord>) -> Edits {
        let edit = |word: &TypedWord| {
            let (start, end) = word.anchor.find_in(&self.text)?;
            let free = self.redactions.iter().all(|r| r.end <= start || end <= r.start);
            (start < end && free).then(|| Edit { start, end, text: word.now.clone() })
        };
        Edits::new(typed.into_iter().filter_map(edit).collect())
    }

    /// The page with the person's words in the place of those that were read. Every place on it moves along.
    #[must_use]
    pub fn with_typed(&self, edits: &Edits) -> Self {
        let mut page = self.clone();
        page.text = edits.apply(&self.text);
        page.words = words_with(&self.words, edits);
        for redaction in &mut page.redactions {
            (redaction.start, redaction.end) = edits.forward(redaction.start, redaction.end);
        }
        if let Scan::Read { unsure, .. } = &mut page.scan {
            // The person was sure.
            unsure.retain(|(start, end)| edits.placed().all(|(e, ..)| e.end <= *start || *end <= e.start));
            for span in unsure {
                *span = edits.forward(span.0, span.1);
            }
        }
        page
    }
}

/// The boxes of the typed words share the room of the words that were read there.
fn words_with(words: &[WordBox], edits: &Edits) -> Vec<WordBox> {
    let touched = |w: &WordBox| edits.placed().any(|(e, ..)| w.start < e.end && e.start < w.end);
    let mut made: Vec<WordBox> = words
        .iter()
        .filter(|w| !touched(w))
        .map(|w| {
            let (start, end) = edits.forward(w.start, w.end);
            WordBox { start, end, ..*w }
        })
        .collect();
    for (edit, start, end) in edits.placed() {
        let under = words.iter().filter(|w| w.start < edit.end && edit.start < w.end);
        let room = under.copied().reduce(|a, b| WordBox {
            x0: a.x0.min(b.x0),
            y0: a.y0.min(b.y0),
            x1: a.x1.max(b.x1),
            y1: a.y1.max(b.y1),
            ..a
        });
        let Some(room) = room else { continue };
        let across = |place: u32| room.x0 + (room.x1 - room.x0) * (place - start) as f32 / (end - start).max(1) as f32;
        let mut at = start;
        for word in edit.text.split(' ') {
            let to = at + word.chars().count() as u32;
            if at < to {
                made.push(WordBox { start: at, end: to, x0: across(at), x1: across(to), ..room });
            }
            at = to + 1;
        }
    }
    made.sort_by_key(|w| w.start);
    // A box that began before or ended after an edit's words would lie on top of its neighbour.
    let mut ends = 0;
    made.retain(|w| {
        let fits = w.start >= ends;
        ends = if fits { w.end } else { ends };
        fits
    });
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileId, Redaction, RedactionKind, TextFrom, char_slice};

    fn read() -> PageContent {
        let text = "Mrs Srnith saw █ at horne";
        let word = |start: u32, end: u32| WordBox { start, end, x0: start as f32, y0: 0.0, x1: end as f32, y1: 9.0 };
        PageContent {
            text: text.into(),
            text_from: TextFrom::Ocr,
            width: 595.0,
            height: 842.0,
            words: vec![word(0, 3), word(4, 10), word(11, 14), word(17, 19), word(20, 25)],
            redactions: vec![Redaction {
                kind: RedactionKind::ScanBox,
                start: 15,
                end: 16,
                bbox: None,
                reason: None,
                text_underneath: false,
            }],
            problem: None,
            has_picture: true,
            scan: Scan::Read { confidence: 0.8, unsure: vec![(4, 10), (20, 25)] },
        }
    }

    fn typed(page: &PageContent, start: u32, end: u32, now: &str) -> TypedWord {
        TypedWord { anchor: Anchor::new(FileId(1), "aa", 1, &page.text, start, end), now: now.into() }
    }

    #[test]
    fn a_typed_word_takes_the_place_of_what_was_read() {
        let page = read();
        let words = [typed(&page, 4, 10, "Smith Jones"), typed(&page, 15, 16, "Amy")];
        let laid = page.with_typed(&page.edits_of(&words));
        assert_eq!(laid.text, "Mrs Smith Jones saw █ at horne");
        assert_eq!(char_slice(&laid.text, laid.redactions[0].start, laid.redactions[0].end), "█");
        let shown: Vec<_> = laid.words.iter().map(|w| char_slice(&laid.text, w.start, w.end)).collect();
        assert_eq!(shown, ["Mrs", "Smith", "Jones", "saw", "at", "horne"]);
        let Scan::Read { unsure, .. } = &laid.scan else { panic!("still read") };
        assert_eq!(unsure.iter().map(|(s, e)| char_slice(&laid.text, *s, *e)).collect::<Vec<_>>(), ["horne"]);
        assert_eq!(page.with_typed(&page.edits_of(&[])), page);
    }
}
