//! What a file is, told by its first bytes. A name helps only to tell a Word file from any other ZIP.

use record::FileKind;

/// How many bytes from the start [`sniff`] makes use of.
pub const FIRST_BYTES: usize = 64 * 1024;

/// Says what a file is from its first bytes ([`FIRST_BYTES`] are enough, fewer if it is shorter) and its name.
///
/// A file with no bytes at all is `Unknown`; the reader then says that it is empty.
#[must_use]
pub fn sniff(first: &[u8], name: &str) -> FileKind {
    let first = &first[..first.len().min(FIRST_BYTES)];
    if first.is_empty() {
        return FileKind::Unknown;
    }
    if first.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return FileKind::Jpeg;
    }
    if first.starts_with(b"\x89PNG\r\n\x1a\n") {
        return FileKind::Png;
    }
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") || first.starts_with(b"PK\x07\x08") {
        return if is_word_file(first, name) { FileKind::Docx } else { FileKind::Zip };
    }
    // A Word file with a password is an older kind of box with the file locked inside.
    if first.starts_with(b"\xD0\xCF\x11\xE0") && has_word_ending(name) {
        return FileKind::Docx;
    }
    // Scanners and mail gateways sometimes put a few bytes before the mark.
    if holds(&first[..first.len().min(1024)], b"%PDF-") {
        return FileKind::Pdf;
    }
    match readable_text(first) {
        Some(text) if is_markup(&text) => FileKind::Unknown,
        Some(text) if is_email(&text) => FileKind::Eml,
        Some(_) => FileKind::Text,
        None => FileKind::Unknown,
    }
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

fn is_word_file(first: &[u8], name: &str) -> bool {
    holds(first, b"word/document.xml") || has_word_ending(name)
}

fn has_word_ending(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "docx" | "docm" | "dotx" | "dotm")
}

/// The start of the file as text, if it is text: UTF-8, UTF-16, or one byte a letter as old Windows programs wrote it.
fn readable_text(first: &[u8]) -> Option<String> {
    let wide = |little: bool| {
        let units = first[2..]
            .chunks_exact(2)
            .map(|c| if little { u16::from_le_bytes([c[0], c[1]]) } else { u16::from_be_bytes([c[0], c[1]]) });
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or('\u{FFFD}')).collect();
        (text.chars().filter(|&c| c == '\u{FFFD}').count() <= 1).then_some(text)
    };
    if first.starts_with(&[0xFF, 0xFE]) {
        return wide(true);
    }
    if first.starts_with(&[0xFE, 0xFF]) {
        return wide(false);
    }
    let odd = first
        .iter()
        .filter(|&&b| b == 0x7F || (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1B)))
        .count();
    if first.contains(&0) || odd * 200 > first.len() {
        return None;
    }
    let text = match std::str::from_utf8(first) {
        Ok(text) => text.to_owned(),
        // A letter cut in two by the end of the look-ahead is no fault.
        Err(e) if e.error_len().is_none() => String::from_utf8_lossy(&first[..e.valid_up_to()]).into_owned(),
        Err(_) => {
            let high = first.iter().filter(|&&b| b >= 0x80).count();
            if high * 4 > first.len() {
                return None;
            }
            first.iter().map(|&b| char::from(b)).collect()
        }
    };
    Some(text.trim_start_matches('\u{FEFF}').to_owned())
}

/// Kinds that are text on the disk but not words to read.
fn is_markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(40).collect::<String>().to_ascii_lowercase();
    ["<!doctype", "<html", "<?xml", "<svg", "{\\rtf", "%!ps", "mime-version: 1.0\nx-document-type: workbook"]
        .iter()
        .any(|m| start.starts_with(m))
}

/// An e-mail starts with header lines, at least two of which are ones that every e-mail has.
fn is_email(text: &str) -> bool {
    const KNOWN: [&str; 11] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "mime-version",
        "message-id",
        "return-path",
        "delivered-to",
        "content-type",
        "x-mailer",
    ];
    let mut known = 0;
    for (number, line) in text.lines().take(200).enumerate() {
        if number == 0 && line.starts_with("From ") {
            continue;
        }
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && number > 0 {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else { return false };
        if field.is_empty() || !field.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return false;
        }
        if KNOWN.contains(&field.to_ascii_lowercase().as_str()) {
            known += 1;
        }
    }
    // A typed note may start "To: ... Date: ..."; a sent e-mail carries at least one line that only programs write.
    let lower: String = text.chars().take(20_000).collect::<String>().to_ascii_lowercase();
    let by_program =
        ["mime-version:", "message-id:", "received:", "content-type:", "return-path:", "delivered-to:", "x-mailer:"]
            .iter()
            .any(|f| lower.starts_with(f) || lower.contains(&format!("\n{f}")));
    known >= 2 && (by_program || (known >= 3 && lower.contains("from:") && lower.contains("subject:")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_not_the_name() {
        assert_eq!(sniff(b"%PDF-1.7\n", "letter.docx"), FileKind::Pdf);
        assert_eq!(sniff(b"\x00\x01%PDF-1.4", "x"), FileKind::Pdf);
        assert_eq!(sniff(&[0xFF, 0xD8, 0xFF, 0xE0], "x.pdf"), FileKind::Jpeg);
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...", "x"), FileKind::Png);
        assert_eq!(sniff(b"", "x.pdf"), FileKind::Unknown);
        assert_eq!(sniff(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0], "old.doc"), FileKind::Unknown);
        assert_eq!(sniff(b"{\\rtf1\\ansi", "a.txt"), FileKind::Unknown);
        assert_eq!(sniff(b"<!DOCTYPE html><p>", "a.txt"), FileKind::Unknown);
    }

    #[test]
    fn a_word_file_is_told_from_a_zip() {
        assert_eq!(sniff(b"PK\x03\x04....[Content_Types].xml....word/document.xml", "x"), FileKind::Docx);
        assert_eq!(sniff(b"PK\x03\x04....[Content_Types].xml", "Plan.DOCX"), FileKind::Docx);
        assert_eq!(sniff(b"PK\x03\x04....scan.pdf", "box.zip"), FileKind::Zip);
        assert_eq!(sniff(b"\xD0\xCF\x11\xE0locked", "Plan.docx"), FileKind::Docx);
        assert_eq!(sniff(b"PK\x05\x06", "empty.zip"), FileKind::Zip);
    }

    #[test]
    fn text_and_email() {
        assert_eq!(sniff("Dear Amy, née Smith".as_bytes(), "a"), FileKind::Text);
        assert_eq!(sniff(b"caf\xE9 visit \xA35", "a.txt"), FileKind::Text);
        assert_eq!(sniff(&[0xFF, 0xFE, b'H', 0, b'i', 0], "a"), FileKind::Text);
        assert_eq!(
            sniff(b"From: a@b.c\r\nTo: d@e.f\r\nSubject: Visit\r\nMIME-Version: 1.0\r\n\r\nHello", "a"),
            FileKind::Eml
        );
        assert_eq!(sniff(b"Received: by x\n\tfor y\nFrom: a@b.c\n\nHello", "a"), FileKind::Eml);
        assert_eq!(sniff(b"To: file\nDate: 3 May 1994\nHome visit today.", "note.txt"), FileKind::Text);
        assert_eq!(sniff("\u{e9}".as_bytes().split_at(1).0, "a"), FileKind::Text);
    }
}
