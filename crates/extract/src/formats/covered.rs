//! Words that a writer painted over in their own colour: they are dropped here and stand as `█`, in whatever kind of file
//! they came. It looks at colours only; a box drawn over words is the business of the reader of PDFs.

use record::{PageContent, PageProblem, Redaction, RedactionKind, TextFrom};

use super::leaf;

/// Red, green and blue, 0 to 255.
pub type Colour = [u8; 3];

pub const WHITE: Colour = [255, 255, 255];

/// Stands for words that were painted over, until the text is tidied. Never left in a text.
const COVERED: char = '\u{F8D3}';

/// Adds words of the file.
pub fn push_words(out: &mut String, words: &str) {
    out.extend(words.chars().map(|c| if c == COVERED { '•' } else { c }));
}

/// Adds the mark for words that are not to come out.
pub fn push_covered(out: &mut String) {
    out.push(COVERED);
}

/// True for ink that cannot be told from its ground. Ink without a colour is black, a ground without one is white paper.
pub fn is_covered(ground: Option<Colour>, ink: Option<Colour>) -> bool {
    match (ground, ink) {
        (None, None) => false,
        (Some(ground), None) => dark(ground),
        (ground, Some(ink)) => near(ground.unwrap_or(WHITE), ink),
    }
}

/// A page of words on no paper, in which the marks of covered words become `█` with a redaction each.
pub fn page(text: &str, text_from: TextFrom) -> Result<PageContent, PageProblem> {
    let mut page = leaf(text, text_from)?;
    if !page.text.contains(COVERED) {
        return Ok(page);
    }
    let (mut out, mut covered, mut length) = (String::with_capacity(page.text.len()), Vec::new(), 0);
    let mut last = None;
    for c in page.text.chars() {
        // Neighbouring runs of one covered stretch are one removed part.
        if c == COVERED && last == Some(COVERED) {
            continue;
        }
        last = Some(c);
        if c == COVERED && covered.len() < crate::limits::REDACTIONS / 2 {
            covered.push(Redaction {
                kind: RedactionKind::Box,
                start: length,
                end: length + 1,
                bbox: None,
                reason: None,
                text_underneath: true,
            });
        }
        out.push(if c == COVERED { '█' } else { c });
        length += 1;
    }
    let said = crate::written::removed_in_words(&out, &mut covered);
    covered.extend(said);
    covered.sort_by_key(|r| r.start);
    page.text = out;
    page.redactions = covered;
    Ok(page)
}

/// `RRGGBB`, with or without `#` before it.
pub fn hex_colour(hex: &str) -> Option<Colour> {
    let hex = hex.trim().trim_start_matches('#');
    let value = u32::from_str_radix(hex.get(..6)?, 16).ok()?;
    (hex.len() == 6).then_some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

pub fn dark([r, g, b]: Colour) -> bool {
    u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b) < 500
}

pub fn near(a: Colour, b: Colour) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 26)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_black_and_white_on_white_are_covered() {
        assert!(dark([0, 0, 0]) && !dark([255, 255, 0]));
        assert_eq!(hex_colour("auto"), None);
        assert_eq!(hex_colour("#0A0B0C"), Some([10, 11, 12]));
        assert!(near([0, 0, 0], [20, 20, 20]));
        assert!(is_covered(Some([0, 0, 0]), None) && is_covered(None, Some(WHITE)));
        assert!(
            !is_covered(Some([255, 255, 0]), None) && !is_covered(None, Some([200, 0, 0])) && !is_covered(None, None)
        );
    }
}
