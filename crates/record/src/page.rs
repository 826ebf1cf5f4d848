//! One page: its exact words, where they stand on the paper, and what was removed from it.

use serde::{Deserialize, Serialize};

use crate::FileId;

/// Where the words of a page came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFrom {
    Pdf,
    /// Read from the page's picture.
    Ocr,
    Docx,
    Doc,
    Rtf,
    Odt,
    /// A table: a spreadsheet or a list with commas.
    Sheet,
    Email,
    Html,
    Text,
    /// The page is a picture and its words have not been read.
    None,
}

/// One word of the text and its box on the page, in PDF points from the page's top left corner.
///
/// `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WordBox {
    pub start: u32,
    pub end: u32,
    pub x0: f32,
    pub y0: f32,
    pub x1: f32,
    pub y1: f32,
}

/// How a part was removed, named as in the open export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedactionKind {
    /// A box drawn by a program.
    Box,
    /// A box that is part of a scanned picture.
    ScanBox,
    White,
    /// Words such as `[REDACTED]` or a row of block characters.
    Words,
    /// A printed exemption code.
    Code,
    /// A whole page that says that it was withheld.
    MissingPage,
}

/// A removed part. The text holds `█` (or the words that say so) at `start..end`; what was underneath is never kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Redaction {
    pub kind: RedactionKind,
    /// Where it stands in the page's text, in Unicode scalar values.
    pub start: u32,
    pub end: u32,
    /// `[x0, y0, x1, y1]` in PDF points from the top left corner, where known.
    pub bbox: Option<[f32; 4]>,
    /// The reason or code printed with it, as written.
    pub reason: Option<String>,
    /// True where the council left words under the box. They were dropped before the page reached the vault.
    pub text_underneath: bool,
}

/// Why one page could not be read. The rest of its file is not touched by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageProblem {
    Damaged,
    TookTooLong,
    TooBig,
}

/// What is to be done, or was done, with the picture of a page to get at its words (OCR).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scan {
    /// The words stand in the file itself. Nothing is to be read from the picture.
    #[default]
    No,
    /// The page shows writing that is not among its words, or its words cannot be trusted: a scan, a garbled font.
    ToRead,
    /// The words were read from the picture.
    Read {
        /// Mean over the words, 0 to 1.
        confidence: f32,
        /// Words that may be wrong, `start..end` in Unicode scalar values of the page's text, in order.
        unsure: Vec<(u32, u32)>,
    },
    /// The picture was looked at and could not be read; the page stays a picture.
    CouldNotRead,
}

/// What the reader process answers about one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageContent {
    pub text: String,
    pub text_from: TextFrom,
    /// PDF points; for a thing without paper, 595 × 842.
    pub width: f32,
    pub height: f32,
    pub words: Vec<WordBox>,
    pub redactions: Vec<Redaction>,
    pub problem: Option<PageProblem>,
    /// True when a picture of the page can be drawn from the original.
    pub has_picture: bool,
    /// Reading the picture.
    pub scan: Scan,
}

/// A page in the vault.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub file: FileId,
    /// Counts from 1 in the received file.
    pub number: u32,
    pub content: PageContent,
}

/// The characters `start..end` of a text, counted in Unicode scalar values; clipped to the text.
#[must_use]
pub fn char_slice(text: &str, start: u32, end: u32) -> &str {
    let rest = &text[byte_of(text, start)..];
    &rest[..byte_of(rest, end.saturating_sub(start))]
}

/// The byte at which a character starts; the end of the text for one past the last.
fn byte_of(text: &str, char: u32) -> usize {
    /// Bytes that are counted at a time.
    const STEP: usize = 64;
    let starts = |b: &u8| *b & 0xC0 != 0x80;
    let (mut at, mut left) = (0, char as usize);
    for step in text.as_bytes().chunks(STEP) {
        let count = step.iter().filter(|b| starts(b)).count();
        if count > left {
            break;
        }
        left -= count;
        at += step.len();
    }
    let rest = text.as_bytes()[at..].iter().enumerate();
    rest.filter(|(_, b)| starts(b)).nth(left).map_or(text.len(), |(i, _)| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_count_scalar_values_and_clip() {
        assert_eq!(char_slice("née £5", 1, 3), "ée");
        let long = "née £5 ".repeat(40);
        for start in 0..290 {
            let plain: String = long.chars().skip(start).take(7).collect();
            assert_eq!(char_slice(&long, start as u32, start as u32 + 7), plain);
        }
        assert_eq!(char_slice("abc", 2, 99), "c");
        assert_eq!(char_slice("abc", 3, 1), "");
    }
}
