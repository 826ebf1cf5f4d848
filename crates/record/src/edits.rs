//! Pieces of a text put in the place of others, and where every place of the one text stands in the other.
//!
//! All places count Unicode scalar values.

use crate::char_slice;

/// `text` is to stand where `start..end` stood. With `start == end` it is put in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

impl Edit {
    fn length(&self) -> u32 {
        self.text.chars().count() as u32
    }
}

/// Edits of one text, in order, none on top of another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edits(Vec<Edit>);

impl Edits {
    /// Puts them in order. One that lies on top of an earlier one is left out.
    #[must_use]
    pub fn new(mut list: Vec<Edit>) -> Self {
        list.sort_by_key(|e| (e.start, e.end));
        let mut ends = 0;
        list.retain(|e| {
            let fits = e.start >= ends && e.start <= e.end;
            ends = if fits { e.end } else { ends };
            fits
        });
        Self(list)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The edits, each with the place of its words in the new text.
    pub fn placed(&self) -> impl Iterator<Item = (&Edit, u32, u32)> {
        let mut shift = 0_i64;
        self.0.iter().map(move |edit| {
            let start = moved(edit.start, shift);
            shift += i64::from(edit.length()) - i64::from(edit.end - edit.start);
            (edit, start, start + edit.length())
        })
    }

    /// The new text.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for edit in &self.0 {
            new.push_str(char_slice(text, at, edit.start));
            new.push_str(&edit.text);
            at = edit.end;
        }
        new.push_str(char_slice(text, at, u32::MAX));
        new
    }

    /// Where a stretch of the old text stands in the new one. A stretch that an edit cuts into grows to hold all of the
    /// edit's words. What is put in at either end of it stays outside.
    #[must_use]
    pub fn forward(&self, start: u32, end: u32) -> (u32, u32) {
        let (mut from, mut to) = (i64::from(start), i64::from(end));
        for (edit, new_start, new_end) in self.placed() {
            let grown = i64::from(edit.length()) - i64::from(edit.end - edit.start);
            if edit.end <= start {
                from += grown;
            } else if edit.start < start {
                from = i64::from(new_start);
            }
            if edit.end < end || (edit.end == end && edit.start < edit.end) || (start == end && edit.end <= start) {
                to += grown;
            } else if edit.start < end && edit.end > end {
                to = i64::from(new_end);
            }
        }
        (u32::try_from(from).unwrap_or(0), u32::try_from(to).unwrap_or(0))
    }

    /// Where a stretch of the new text stood in the old one. A stretch that touches the words of an edit grows to all that
    /// the edit took the place of.
    #[must_use]
    pub fn back(&self, start: u32, end: u32) -> (u32, u32) {
        let (mut from, mut to) = (i64::from(start), i64::from(end));
        for (edit, new_start, new_end) in self.placed() {
            let shrunk = i64::from(edit.end - edit.start) - i64::from(edit.length());
            if new_end <= start {
                from += shrunk;
            } else if new_start < end {
                from = from.min(i64::from(edit.start));
            }
            if new_end <= start || new_end < end {
                to += shrunk;
            } else if new_start < end {
                to = i64::from(edit.end);
            }
        }
        (u32::try_from(from).unwrap_or(0), u32::try_from(to).unwrap_or(0))
    }
}

fn moved(place: u32, shift: i64) -> u32 {
    u32::try_from(i64::from(place) + shift).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { start, end, text: text.into() }
    }

    #[test]
    fn words_after_an_edit_are_found_again_both_ways() {
        let old = "Seen by Mrs Srnith at horne today";
        let edits = Edits::new(vec![edit(22, 27, "home"), edit(12, 18, "Smith"), edit(13, 14, "lost")]);
        let new = edits.apply(old);
        assert_eq!(new, "Seen by Mrs Smith at home today");
        for (start, end, word) in
            [(0, 4, "Seen"), (19, 21, "at"), (28, 33, "today"), (12, 18, "Smith"), (22, 27, "home")]
        {
            let (s, e) = edits.forward(start, end);
            assert_eq!(char_slice(&new, s, e), word);
            assert_eq!(edits.back(s, e), (start, end), "{word}");
        }
        // A part of a typed word, or a typed word and its neighbour.
        assert_eq!(edits.back(13, 14), (12, 18));
        assert_eq!(edits.back(12, 20), (12, 21));
    }

    #[test]
    fn what_is_put_in_between_stays_outside_its_neighbours() {
        let edits = Edits::new(vec![edit(4, 4, " █"), edit(9, 9, "\n█")]);
        let new = edits.apply("Seen home");
        assert_eq!(new, "Seen █ home\n█");
        assert_eq!(edits.forward(0, 4), (0, 4));
        assert_eq!(edits.forward(5, 9), (7, 11));
        let placed: Vec<_> = edits.placed().map(|(_, s, e)| (s, e)).collect();
        assert_eq!(placed, [(4, 6), (11, 13)]);
    }
}
