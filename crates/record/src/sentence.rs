//! Sentences of a page as numbers, by which the same sentence is found on another page without reading any words again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A whole sentence. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SentenceMark {
    pub start: u32,
    pub end: u32,
    /// The same for the same words, whatever the lines, the capitals and the letters that scans confuse.
    pub mark: u64,
}

/// The sentences of one page that are worth finding again, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SentenceMarks(pub Vec<SentenceMark>);

/// Hexadecimal figures of one sentence: its start, its end, its mark.
const FIGURES: usize = 32;

impl Serialize for SentenceMarks {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use std::fmt::Write;
        let mut text = String::with_capacity(self.0.len() * FIGURES);
        for one in &self.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{:08x}{:08x}{:016x}", one.start, one.end, one.mark);
        }
        to.serialize_str(&text)
    }
}

impl<'a> Deserialize<'a> for SentenceMarks {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'a, str>::deserialize(from)?;
        let one = |figures: &[u8]| {
            let figures = std::str::from_utf8(figures).ok()?;
            if figures.len() != FIGURES || !figures.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            let number = |from: usize, to: usize| u64::from_str_radix(&figures[from..to], 16).ok();
            let place = |from: usize, to: usize| u32::try_from(number(from, to)?).ok();
            Some(SentenceMark { start: place(0, 8)?, end: place(8, 16)?, mark: number(16, FIGURES)? })
        };
        let marks: Option<Vec<SentenceMark>> = text.as_bytes().chunks(FIGURES).map(one).collect();
        marks.map(Self).ok_or_else(|| serde::de::Error::custom("a sentence is 32 hexadecimal figures"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_come_back_as_they_were_and_broken_ones_are_refused() {
        let marks = SentenceMarks(vec![
            SentenceMark { start: 0, end: 41, mark: u64::MAX },
            SentenceMark { start: 42, end: u32::MAX, mark: 7 },
        ]);
        let text = serde_json::to_string(&marks).unwrap();
        assert_eq!(text.len(), 2 * FIGURES + 2);
        assert_eq!(serde_json::from_str::<SentenceMarks>(&text).unwrap(), marks);
        for broken in ["\"00\"", "\"é\"", "\"zz000000000000000000000000000000\"", "7"] {
            assert!(serde_json::from_str::<SentenceMarks>(broken).is_err(), "{broken}");
        }
    }
}
