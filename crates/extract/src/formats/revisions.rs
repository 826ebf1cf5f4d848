//! Tracked changes in a Word file: marks in its parts what was added and what was deleted, so that a reader of the words
//! can tell. It changes nothing else in the file, and leaves a file without tracked changes as it is.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::limits::PART_BYTES;

/// Marks in the words, until [`told`] puts words in their place.
const DELETED: char = '\u{F8D4}';
const ADDED: char = '\u{F8D5}';
const BY: char = '\u{F8D6}';
const END: char = '\u{F8D7}';

/// The file with the changes marked in its words, or nothing if there are none to mark.
pub fn marked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut changed = HashMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).ok()?;
        let is_words = file.name().is_ok_and(|name| name.starts_with("word/") && name.ends_with(".xml"));
        if !is_words || file.size() > PART_BYTES {
            continue;
        }
        let mut part = Vec::new();
        if file.by_ref().take(PART_BYTES + 1).read_to_end(&mut part).is_err() || part.len() as u64 > PART_BYTES {
            continue;
        }
        let has = |what: &[u8]| part.windows(what.len()).any(|w| w == what);
        if (has(b"<w:ins ") || has(b"<w:del "))
            && let Some(marked) = std::str::from_utf8(&part).ok().and_then(mark_part)
        {
            changed.insert(place, marked);
        }
    }
    if changed.is_empty() {
        return None;
    }
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for place in 0..archive.len() {
        let file = archive.by_index_raw(place).ok()?;
        match changed.remove(&place) {
            Some(part) => {
                out.start_file(file.name().ok()?.into_owned(), stored).ok()?;
                out.write_all(&part).ok()?;
            }
            None => out.raw_copy_file(file).ok()?,
        }
    }
    Some(out.finish().ok()?.into_inner())
}

/// One part: each piece of words inside an addition or a deletion gets a mark before and after it.
fn mark_part(part: &str) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    let mut writer = Writer::new(Vec::with_capacity(part.len() + part.len() / 8));
    // What each open addition or deletion starts with; and for each open element of their kind, whether it is one.
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(writer.into_inner()),
            Event::Start(start) if is_change(start.name().as_ref()) => {
                let mut mark = String::from(if start.name().as_ref() == "w:del" { DELETED } else { ADDED });
                let author = start.attributes().flatten().find(|a| a.key.as_ref() == "w:author");
                mark.extend(author.iter().flat_map(|a| a.value.chars()).filter(|&c| !is_mark(c)).take(100));
                mark.push(BY);
                // A deletion is left out by the reader, so what was deleted stands in an addition.
                if start.name().as_ref() == "w:del" {
                    writer.write_event(Event::Start(BytesStart::new("w:ins"))).ok()?;
                } else {
                    writer.write_event(Event::Start(start)).ok()?;
                }
                open.push(mark);
            }
            Event::End(end) if is_change(end.name().as_ref()) => {
                open.pop();
                writer.write_event(Event::End(BytesEnd::new("w:ins"))).ok()?;
            }
            Event::Start(start) if !open.is_empty() && is_words(start.name().as_ref()) => {
                let mut text = BytesStart::new("w:t");
                text.push_attribute(("xml:space", "preserve"));
                writer.write_event(Event::Start(text)).ok()?;
                let mark = open.last().map_or("", String::as_str);
                writer.write_event(Event::Text(BytesText::from_escaped(mark))).ok()?;
            }
            Event::End(end) if !open.is_empty() && is_words(end.name().as_ref()) => {
                writer.write_event(Event::Text(BytesText::from_escaped(END.to_string()))).ok()?;
                writer.write_event(Event::End(BytesEnd::new("w:t"))).ok()?;
            }
            event => writer.write_event(event).ok()?,
        }
    }
}

fn is_change(name: &str) -> bool {
    matches!(name, "w:ins" | "w:del")
}

fn is_words(name: &str) -> bool {
    matches!(name, "w:t" | "w:delText")
}

fn is_mark(c: char) -> bool {
    matches!(c, DELETED | ADDED | BY | END)
}

/// Adds words that someone deleted, marked for [`told`].
pub fn push_deleted(out: &mut String, author: &str, words: &str) {
    push(out, DELETED, author, words);
}

/// Adds words that someone added, marked for [`told`].
pub fn push_added(out: &mut String, author: &str, words: &str) {
    push(out, ADDED, author, words);
}

fn push(out: &mut String, kind: char, author: &str, words: &str) {
    out.push(kind);
    out.extend(author.chars().filter(|&c| !is_mark(c)).take(100));
    out.push(BY);
    out.extend(words.chars().filter(|&c| !is_mark(c)));
    out.push(END);
}

/// Puts words in the place of the marks: `(deleted by Jo Bell: Leeds)`. Changes by one person that touch are told once.
pub fn told(text: &str) -> String {
    if !text.contains(is_mark) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    while let Some(at) = rest.find(is_mark) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let head = rest.find(BY).map_or(rest, |by| &rest[..by]).to_owned();
        let kind = head.chars().next();
        if !matches!(kind, Some(DELETED | ADDED)) || head.len() == rest.len() {
            // A mark of the file's own, or one whose fellow is gone.
            let first = kind.map_or(0, char::len_utf8);
            rest = &rest[first..];
            continue;
        }
        let mut words = String::new();
        // Pieces that follow each other with the same head are one change.
        while let Some(inside) = rest.strip_prefix(head.as_str()).and_then(|r| r.strip_prefix(BY)) {
            let end = inside.find(END).unwrap_or(inside.len());
            words.extend(inside[..end].chars().filter(|&c| !is_mark(c)));
            rest = inside[end..].strip_prefix(END).unwrap_or("");
        }
        if words.trim().is_empty() {
            out.push_str(&words);
            continue;
        }
        let author = head.chars().skip(1).collect::<String>();
        let by = if author.trim().is_empty() { String::new() } else { format!(" by {}", author.trim()) };
        let what = if kind == Some(DELETED) { "deleted" } else { "added" };
        let (body, space) = words.split_at(words.trim_end().len());
        let before = &body[..body.len() - body.trim_start().len()];
        out.push_str(&format!("{before}({what}{by}: {}){space}", body.trim_start()));
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_told_in_words_and_touching_ones_once() {
        let del = |by: &str, words: &str| format!("{DELETED}{by}{BY}{words}{END}");
        let add = |by: &str, words: &str| format!("{ADDED}{by}{BY}{words}{END}");
        let text =
            format!("Amy moved to {}{}{} in May.", del("Jo Bell", "Le"), del("Jo Bell", "eds "), add("", "York"));
        assert_eq!(told(&text), "Amy moved to (deleted by Jo Bell: Leeds) (added: York) in May.");
        assert_eq!(told("no changes"), "no changes");
        assert_eq!(told(&format!("a{END}b{DELETED}c")), "abc");
        assert_eq!(told(&del("x", " ")), " ");
    }

    #[test]
    fn only_words_inside_changes_are_marked() {
        let part = "<w:p><w:r><w:t>a</w:t></w:r><w:del w:author=\"J &amp; B\"><w:r><w:delText>b &lt;</w:delText></w:r></w:del><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr></w:p>";
        let marked = String::from_utf8(mark_part(part).unwrap()).unwrap();
        assert_eq!(
            marked,
            format!(
                "<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t xml:space=\"preserve\">{DELETED}J &amp; B{BY}b &lt;{END}</w:t></w:r></w:ins><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr></w:p>"
            )
        );
        assert!(marked_text("<w:del><w:r><w:delText>x</w:delText></w:r>").is_some());
        assert!(super::marked(b"no zip").is_none());
    }

    fn marked_text(part: &str) -> Option<Vec<u8>> {
        mark_part(part)
    }
}
