//! What a file is, told by its bytes. A name helps only where the bytes leave it open: which office program wrote a ZIP or
//! an old office file, and whether lines with commas are a table.

use record::FileKind;

use crate::container;

/// How many bytes from the start [`sniff`] makes use of for all but old office files, whose list of parts may stand
/// anywhere.
pub const FIRST_BYTES: usize = 64 * 1024;

/// Says what a file is from its bytes and its name. [`FIRST_BYTES`] are enough for most kinds; give the whole file where it
/// is at hand, as old office files tell what they are further on.
///
/// A file with no bytes at all is `Unknown`; the reader then says that it is empty.
#[must_use]
pub fn sniff(bytes: &[u8], name: &str) -> FileKind {
    let first = &bytes[..bytes.len().min(FIRST_BYTES)];
    if first.is_empty() {
        return FileKind::Unknown;
    }
    if let Some(kind) = picture(first) {
        return kind;
    }
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") || first.starts_with(b"PK\x07\x08") {
        return container::in_zip(first, &ending(name));
    }
    if first.starts_with(&container::COMPOUND) {
        return container::in_compound(bytes, &ending(name));
    }
    if first.trim_ascii_start().starts_with(b"{\\rtf") {
        return FileKind::Rtf;
    }
    // Scanners and mail gateways sometimes put a few bytes before the mark.
    if holds(&first[..first.len().min(1024)], b"%PDF-") {
        return FileKind::Pdf;
    }
    match readable_text(first) {
        Some(text) => of_text(&text, &ending(name)),
        None => FileKind::Unknown,
    }
}

/// The letters after the last dot, small.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

fn picture(first: &[u8]) -> Option<FileKind> {
    Some(match first {
        [0xFF, 0xD8, 0xFF, ..] => FileKind::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => FileKind::Png,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => FileKind::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => FileKind::Webp,
        // Also the kind for files over 4 GB.
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => FileKind::Tiff,
        [b'B', b'M', ..] if is_bitmap(first) => FileKind::Bmp,
        [_, _, _, _, b'f', b't', b'y', b'p', ..] if is_heic(first) => FileKind::Heic,
        _ => return None,
    })
}

/// "BM" may begin a letter; a bitmap goes on with where its points start and how long its head is.
fn is_bitmap(first: &[u8]) -> bool {
    let number = |at: usize| first.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes);
    matches!(number(14), 12 | 40 | 52 | 56 | 64 | 108 | 124) && number(10) >= 26
}

fn is_heic(first: &[u8]) -> bool {
    let size = u32::from_be_bytes([first[0], first[1], first[2], first[3]]) as usize;
    let brands = &first[8..size.clamp(8, first.len().min(256))];
    brands
        .chunks_exact(4)
        .any(|brand| matches!(brand, b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1"))
        && !brands.starts_with(b"avif")
}

fn of_text(text: &str, ending: &str) -> FileKind {
    match () {
        () if is_mailbox(text) => FileKind::Mbox,
        () if is_email(text) => {
            let lower: String = text.chars().take(4_000).collect::<String>().to_ascii_lowercase();
            let saved_page = matches!(ending, "mht" | "mhtml")
                || lower.starts_with("from: <saved by ")
                || lower.contains("\nsnapshot-content-location:");
            if saved_page { FileKind::Mht } else { FileKind::Eml }
        }
        () if is_web_page(text) => FileKind::Html,
        () if is_markup(text) => FileKind::Unknown,
        () if is_list(text, ending) => FileKind::Csv,
        () => FileKind::Text,
    }
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
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
    starts_with_any(text, &["<?xml", "<svg", "%!ps"])
}

fn is_web_page(text: &str) -> bool {
    if starts_with_any(text, &["<!doctype html", "<html", "<head>", "<body", "<!-- saved from url"]) {
        return true;
    }
    // XHTML, and pages that begin with a remark.
    let start: String = text.chars().take(2_000).collect::<String>().to_ascii_lowercase();
    (start.trim_start().starts_with("<?xml") || start.trim_start().starts_with("<!--"))
        && (start.contains("<html") || start.contains("<!doctype html"))
}

fn starts_with_any(text: &str, marks: &[&str]) -> bool {
    let start: String = text.trim_start().chars().take(40).collect::<String>().to_ascii_lowercase();
    marks.iter().any(|mark| start.starts_with(mark))
}

/// A table is told by its name, as lines with commas are also how people write. The lines have to bear it out.
fn is_list(text: &str, ending: &str) -> bool {
    let marks: &[char] = match ending {
        "csv" => &[',', ';', '\t'],
        "tsv" | "tab" => &['\t'],
        _ => return false,
    };
    text.lines().take(20).any(|line| line.contains(marks))
}

/// A mailbox begins each mail with `From someone Tue May  3 14:05:00 2011` and goes on with header lines.
fn is_mailbox(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    let Some(words) = first.strip_prefix("From ") else { return false };
    let is_clock = |w: &str| {
        w.split(':').count() >= 2 && w.split(':').all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_year = |w: &str| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit());
    words.split_whitespace().any(is_clock) && words.split_whitespace().any(is_year) && is_email(rest)
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
        assert_eq!(sniff(b"{\\rtf1\\ansi", "a.doc"), FileKind::Rtf);
        assert_eq!(sniff(b"<!DOCTYPE html><p>", "a.txt"), FileKind::Html);
        assert_eq!(sniff(b"<?xml version=\"1.0\"?>\n<html>", "a.xls"), FileKind::Html);
        assert_eq!(sniff(b"<?xml version=\"1.0\"?><case/>", "a.xml"), FileKind::Unknown);
    }

    #[test]
    fn pictures() {
        assert_eq!(sniff(b"GIF89a...", "a"), FileKind::Gif);
        assert_eq!(sniff(b"RIFF\x10\0\0\0WEBPVP8 ", "a"), FileKind::Webp);
        assert_eq!(sniff(b"II*\0....", "fax.doc"), FileKind::Tiff);
        assert_eq!(sniff(b"MM\0*....", "a"), FileKind::Tiff);
        assert_eq!(sniff(b"BM....\0\0\0\x36\0\0\0\x28\0\0\0", "a"), FileKind::Unknown);
        assert_eq!(sniff(b"BM\x10\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "a"), FileKind::Bmp);
        assert_eq!(sniff(b"BMW car seen outside the home", "a"), FileKind::Text);
        assert_eq!(sniff(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "a"), FileKind::Heic);
        assert_eq!(sniff(b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "film.heic"), FileKind::Unknown);
    }

    #[test]
    fn tables_pages_and_mailboxes() {
        assert_eq!(sniff(b"Date,Event\n3 May,Moved", "log.CSV"), FileKind::Csv);
        assert_eq!(sniff(b"Date,Event\n3 May,Moved", "log.txt"), FileKind::Text);
        assert_eq!(sniff(b"no table", "log.csv"), FileKind::Text);
        let mail =
            b"From a@b.example Tue May  3 14:05:00 2011\nFrom: a@b.example\nSubject: Hi\nMessage-ID: <1>\n\nHello";
        assert_eq!(sniff(mail, "Inbox"), FileKind::Mbox);
        assert_eq!(sniff(b"From the file of 14:05 in 2011\nwe learn", "note"), FileKind::Text);
        let page = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x\r\nSubject: A\r\nDate: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n";
        assert_eq!(sniff(page, "a"), FileKind::Mht);
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
