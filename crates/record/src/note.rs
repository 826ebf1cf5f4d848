//! A note in the margin, and how it finds its words again after a page is read anew.

use serde::{Deserialize, Serialize};

use crate::document::named;
use crate::{FileId, char_slice};

named! {
    /// What a mark means.
    NoteKind { Highlight = "highlight", Note = "note", Wrong = "wrong", Ask = "ask", Memory = "memory" }
}

/// How many characters of the words around a mark are kept.
const AROUND: usize = 32;

/// Several ways to find the same words: the place, the words themselves, and the words around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub file: FileId,
    /// SHA-256 of the received file, so that the mark is found when the file is brought in again.
    pub sha256: String,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub quote: String,
    pub before: String,
    pub after: String,
}

impl Anchor {
    /// Marks `start..end` (Unicode scalar values) of a page's text.
    #[must_use]
    pub fn new(file: FileId, sha256: &str, page: u32, text: &str, start: u32, end: u32) -> Self {
        let from = start.saturating_sub(AROUND as u32);
        Self {
            file,
            sha256: sha256.to_owned(),
            page,
            start,
            end,
            quote: char_slice(text, start, end).to_owned(),
            before: char_slice(text, from, start).to_owned(),
            after: char_slice(text, end, end + AROUND as u32).to_owned(),
        }
    }

    /// Where the words stand in this text now, or none when they are gone: then the note has lost its place, and says so.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Option<(u32, u32)> {
        if self.quote.is_empty() {
            return (self.start == self.end).then_some((self.start, self.end));
        }
        if char_slice(text, self.start, self.end) == self.quote {
            return Some((self.start, self.end));
        }
        let length = self.quote.chars().count() as u32;
        let mut best: Option<(usize, u32, u32)> = None;
        for (byte, _) in text.match_indices(&self.quote) {
            let start = text[..byte].chars().count() as u32;
            let score = common_suffix(&text[..byte], &self.before)
                + common_prefix(&text[byte + self.quote.len()..], &self.after);
            let distance = start.abs_diff(self.start);
            if best.is_none_or(|(s, d, _)| score > s || (score == s && distance < d)) {
                best = Some((score, distance, start));
            }
        }
        best.map(|(_, _, start)| (start, start + length))
    }
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).count()
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count()
}

/// What a person wrote beside the words. Never derived, never overwritten by a reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub id: String,
    pub kind: NoteKind,
    pub anchor: Anchor,
    pub body: String,
    /// RFC 3339, UTC.
    pub created: String,
    pub changed: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_again_when_the_page_reads_differently() {
        let old = "Seen at home. Mother was not invited. Mother was not invited again.";
        let anchor = Anchor::new(FileId(1), "aa", 3, old, 38, 60);
        assert_eq!(anchor.quote, "Mother was not invited");
        let new = "LEEDS\nSeen at home. Mother was not invited. Mother was not invited again.";
        assert_eq!(anchor.find_in(new), Some((44, 66)));
        assert_eq!(anchor.find_in("Something else"), None);
    }
}
