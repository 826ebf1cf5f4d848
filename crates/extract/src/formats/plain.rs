//! Plain text: finds out how the letters were written down, and cuts at form feeds, which is how old printers turned a page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH};
use record::{FileProblem, TextFrom};

use super::{Leaves, leaf};

/// A text without page marks is still cut here, at the end of a line, so that nothing of a very long one is lost.
const LONGEST_PAGE: usize = 400_000;

pub fn open(bytes: &[u8]) -> Result<Leaves, FileProblem> {
    let text = decode(bytes).ok_or(FileProblem::UnknownKind)?;
    let mut pages: Vec<&str> = text.split('\u{C}').collect();
    // A form feed at the very end turns to no new page.
    if pages.len() > 1 && pages.last().is_some_and(|last| last.trim().is_empty()) {
        pages.pop();
    }
    let pages: Vec<&str> = pages.into_iter().flat_map(cut).collect();
    if pages.len() > crate::limits::PAGES as usize {
        return Err(FileProblem::TooBig);
    }
    if pages.iter().all(|page| page.trim().is_empty()) {
        return Err(FileProblem::Empty);
    }
    Ok(Leaves { pages: pages.into_iter().map(|page| leaf(page, TextFrom::Text)).collect() })
}

/// A text in pieces that each fit on a page.
pub fn cut(mut text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    while text.len() > LONGEST_PAGE {
        let mut at = LONGEST_PAGE;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let at = text[..at].rfind('\n').map_or(at, |line_end| line_end + 1);
        pieces.push(&text[..at]);
        text = &text[at..];
    }
    pieces.push(text);
    pieces
}

/// The text, or nothing when the bytes are no text.
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if let Some(wide) = wide_without_mark(bytes) {
        return Some(wide.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    // Old programs: one byte a letter. A NUL says that it is not text at all.
    (!bytes.contains(&0)).then(|| one_byte(bytes).decode_without_bom_handling(bytes).0.into_owned())
}

/// In which of the old ways of writing a text each byte stands for a letter.
fn one_byte(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    let guess = detector.guess(Some(b"uk"), Utf8Detection::Deny);
    // The detector does not know the Macintosh's letters, which look to it like rare ones of Western Europe.
    if guess == MACINTOSH || !more_like_macintosh(bytes) { guess } else { MACINTOSH }
}

/// Quotation marks, dashes and accents that an English text would have, counted in both ways.
fn more_like_macintosh(bytes: &[u8]) -> bool {
    let (mut mac, mut windows) = (0, 0);
    let letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_lowercase);
    for (at, &byte) in bytes.iter().enumerate().filter(|(_, b)| **b >= 0x80).take(10_000) {
        let beside = letter(at.checked_sub(1)) || letter(Some(at + 1));
        match byte {
            // á à â ä ç é è ê ë ö ü as the Macintosh has them; on Windows signs, or nothing.
            0x87..=0x8A | 0x8D..=0x90 | 0x9A | 0x9F if beside => mac += 1,
            // – — “ ” ‘ ’ … • and the blank that does not break; on Windows capitals with accents.
            0xD0..=0xD5 | 0xC9 | 0xCA | 0xA5 => mac += 1,
            // The same on Windows.
            0x80 | 0x85 | 0x91..=0x97 | 0xA0 => windows += 1,
            0xE0..=0xFD if beside => windows += 1,
            _ => {}
        }
    }
    // Lines that end as only a Macintosh ended them.
    let old_ends = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    mac + 3 * usize::from(old_ends && mac > 0) > windows
}

/// UTF-16 without its mark: in English every other byte is 0.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count() * 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 10 > head.len() * 7 && even * 10 < head.len() => Some(encoding_rs::UTF_16LE),
        (even, odd) if even * 10 > head.len() * 7 && odd * 10 < head.len() => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_however_they_were_written() {
        for bytes in [
            "née £5".as_bytes().to_vec(),
            b"\xEF\xBB\xBFn\xC3\xA9e \xC2\xA35".to_vec(),
            b"n\xE9e \xA35".to_vec(),
            "\u{FEFF}née £5".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "\u{FEFF}née £5".encode_utf16().flat_map(u16::to_be_bytes).collect(),
            "née £5".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some("née £5"), "{bytes:?}");
        }
        // A Macintosh, with its own line ends and without.
        assert_eq!(decode(b"don\xD5t \xD2go\xD3 caf\x8E \xA35\rnext").as_deref(), Some("don’t “go” café £5\rnext"));
        assert_eq!(decode(b"It\xD5s Amy\xD5s home \xD0 a caf\x8E\n").as_deref(), Some("It’s Amy’s home – a café\n"));
        assert_eq!(
            decode(b"It\x92s Amy\x92s \xC9cole \x96 a caf\xE9\n").as_deref(),
            Some("It’s Amy’s École – a café\n")
        );
        assert_eq!(decode(b"\x93quoted\x94 \x80").as_deref(), Some("“quoted” €"));
        assert_eq!(decode(&[0, 1, 2, 0, 9]), None);
    }

    #[test]
    fn form_feeds_turn_pages_and_long_texts_are_cut_at_line_ends() {
        let leaves = open(b"one\x0Ctwo\x0C").unwrap_or_else(|_| panic!());
        assert_eq!(leaves.pages.len(), 2);
        let long = "a line of a long diary\n".repeat(40_000);
        let pieces = cut(&long);
        assert_eq!(pieces.concat(), long);
        assert!(pieces.len() > 1 && pieces.iter().all(|p| p.ends_with('\n')));
        assert!(open(b" \n\x0C ").is_err());
    }
}
