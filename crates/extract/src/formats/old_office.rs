//! Word files of the years before 2007 as one page of words, and slides (old and new), one page each. Changes and comments
//! are told in words. Hidden words are not read, nor words painted over in their own colour.

use std::io::Cursor;

use office_oxide::ir::{DocumentIR, Element, HeaderFooter, InlineContent, List, ListStyle, Note, Section, Table};
use office_oxide::options::ParseOptions;
use office_oxide::{Document, DocumentFormat, OfficeError};
use record::{FileProblem, TextFrom};
use similar::{ChangeTag, TextDiff};

use super::covered::{self, Colour, is_covered};
use super::word::counted_plainly;
use super::{Leaves, bound_office_files};
use crate::limits::{PAGES, TEXT_BYTES};

pub fn open_doc(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    let shown = words_of_all(&read(bytes.clone(), DocumentFormat::Doc, false)?);
    // The library leaves deleted words out or puts them in unmarked: what is in one reading only was deleted.
    let text = match read(bytes, DocumentFormat::Doc, true) {
        Ok(with_deleted) => tell_deleted(&shown, &words_of_all(&with_deleted)),
        Err(_) => shown,
    };
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    Ok(Leaves { pages: vec![covered::page(&text, TextFrom::Doc)] })
}

pub fn open_slides(bytes: Vec<u8>, format: DocumentFormat) -> Result<Leaves, FileProblem> {
    let deck = read(bytes, format, false)?;
    if deck.sections.is_empty() {
        return Err(FileProblem::Empty);
    }
    if deck.sections.len() > PAGES as usize {
        return Err(FileProblem::TooBig);
    }
    let pages = deck.sections.iter().map(|slide| {
        let mut out = Writer::default();
        if slide.hidden {
            out.text.push_str("(This slide is hidden.)\n");
        }
        out.section(slide);
        if let Some(notes) = &slide.speaker_notes {
            out.text.push_str("\nNotes:\n");
            out.elements(notes, slide.background_rgb, 0);
        }
        covered::page(&out.finish(), TextFrom::Doc)
    });
    Ok(Leaves { pages: pages.collect() })
}

fn read(bytes: Vec<u8>, format: DocumentFormat, include_deleted_text: bool) -> Result<DocumentIR, FileProblem> {
    bound_office_files();
    let mut options = ParseOptions::default();
    options.include_deleted_text = include_deleted_text;
    options.include_hidden_text = false;
    let document = Document::from_reader_with(Cursor::new(bytes), format, &options).map_err(|e| why(&e))?;
    Ok(document.to_ir())
}

fn why(error: &OfficeError) -> FileProblem {
    use office_oxide::core::Error;
    use office_oxide::doc::DocError;
    match error {
        OfficeError::Doc(DocError::Encrypted) | OfficeError::Core(Error::Unsupported(_)) => FileProblem::Locked,
        OfficeError::Doc(DocError::UnsupportedVersion(_) | DocError::MissingStream(_)) => FileProblem::UnknownKind,
        OfficeError::Core(Error::DecompressionLimit { .. } | Error::PackageLimit { .. }) => FileProblem::TooBig,
        other if other.to_string().contains("encrypted") => FileProblem::Locked,
        _ => FileProblem::Damaged,
    }
}

fn words_of_all(document: &DocumentIR) -> String {
    let mut out = Writer::default();
    let mut told: Vec<String> = Vec::new();
    let mut furniture = |out: &mut Writer, part: &Option<HeaderFooter>| {
        let Some(part) = part else { return };
        let mut words = Writer::default();
        words.elements(&part.content, None, 0);
        let words = words.finish();
        // Each section carries its own copy of the same letterhead.
        if !words.trim().is_empty() && !told.contains(&words) {
            out.text.push_str(&words);
            out.text.push('\n');
            told.push(words);
        }
    };
    for section in &document.sections {
        for header in [&section.header, &section.first_page_header, &section.even_page_header] {
            furniture(&mut out, header);
        }
        out.section(section);
    }
    let mut text = out.finish();
    let mut feet = Writer::default();
    for section in &document.sections {
        for footer in [&section.footer, &section.first_page_footer, &section.even_page_footer] {
            furniture(&mut feet, footer);
        }
    }
    text.push_str(&feet.finish());
    text
}

/// `(deleted: …)` around what only the fuller reading has.
fn tell_deleted(shown: &str, with_deleted: &str) -> String {
    if shown == with_deleted {
        return shown.to_owned();
    }
    let mut out = String::with_capacity(with_deleted.len());
    let mut gone = String::new();
    let close = |out: &mut String, gone: &mut String| {
        let words = std::mem::take(gone);
        if words.trim().is_empty() {
            return;
        }
        let (body, space) = words.split_at(words.trim_end().len());
        out.push_str(&format!("(deleted: {}){space}", body.trim_start()));
    };
    for change in TextDiff::configure()
        .timeout(std::time::Duration::from_secs(3))
        .diff_words(shown, with_deleted)
        .iter_all_changes()
    {
        match change.tag() {
            ChangeTag::Insert => gone.push_str(change.value()),
            ChangeTag::Equal | ChangeTag::Delete => {
                close(&mut out, &mut gone);
                out.push_str(change.value());
            }
        }
    }
    close(&mut out, &mut gone);
    out
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Notes and comments, which come after the words they belong to.
    notes: String,
}

impl Writer {
    fn finish(mut self) -> String {
        self.text.push_str(&self.notes);
        self.text
    }

    fn section(&mut self, section: &Section) {
        self.elements(&section.elements, section.background_rgb, 0);
    }

    fn elements(&mut self, elements: &[Element], ground: Option<Colour>, depth: u32) {
        // Boxes in cells in boxes: nothing honest goes this deep, and every level costs stack.
        if depth > 60 || self.text.len() > 2 * TEXT_BYTES {
            return;
        }
        for element in elements {
            match element {
                Element::Heading(heading) => self.line(&heading.content, ground),
                Element::Paragraph(paragraph) => self.line(&paragraph.content, ground),
                Element::Table(table) => self.table(table, ground, depth),
                Element::List(list) => self.list(list, ground, depth),
                Element::TextBox(inside) => self.elements(&inside.content, ground, depth + 1),
                Element::Footnote(note) | Element::Endnote(note) => self.note(note, depth),
                Element::CodeBlock(block) => {
                    covered::push_words(&mut self.text, &block.content);
                    self.text.push('\n');
                }
                Element::PageBreak | Element::ColumnBreak => self.text.push('\n'),
                _ => {}
            }
        }
    }

    fn line(&mut self, content: &[InlineContent], ground: Option<Colour>) {
        for inline in content {
            match inline {
                InlineContent::Text(span) if is_covered(span.highlight.or(ground), span.color) => {
                    covered::push_covered(&mut self.text);
                }
                InlineContent::Text(span) => covered::push_words(&mut self.text, &span.text),
                InlineContent::LineBreak => self.text.push('\n'),
                _ => {}
            }
        }
        self.text.push('\n');
    }

    /// One line a row, cells parted by tabs. What a cell holds in several lines is put on one.
    fn table(&mut self, table: &Table, ground: Option<Colour>, depth: u32) {
        for row in &table.rows {
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let start = self.text.len();
                self.elements(&cell.content, cell.background_color.or(ground), depth + 1);
                cells.push(self.text.split_off(start).trim().replace(['\n', '\t'], " "));
            }
            self.text.push_str(cells.join("\t").trim_end());
            self.text.push('\n');
        }
    }

    fn list(&mut self, list: &List, ground: Option<Colour>, depth: u32) {
        let mut number = list.start_number.unwrap_or(1);
        for item in &list.items {
            if list.ordered {
                self.text.push_str(&counted_plainly(number, list.style.as_ref().unwrap_or(&ListStyle::Decimal)));
                self.text.push_str(". ");
                number = number.saturating_add(1);
            } else {
                self.text.push_str("• ");
            }
            let start = self.text.len();
            self.elements(&item.content, ground, depth + 1);
            if self.text.len() == start {
                self.text.push('\n');
            }
            if let Some(inner) = item.nested.as_ref().filter(|_| depth < 60) {
                self.list(inner, ground, depth + 1);
            }
        }
    }

    fn note(&mut self, note: &Note, depth: u32) {
        let mut inside = Self::default();
        inside.elements(&note.content, None, depth + 1);
        let words = inside.finish();
        let is_comment = note.marker.as_deref().is_some_and(|marker| marker.starts_with("Comment"));
        if is_comment || note.author.is_some() {
            let who = note.author.as_deref().unwrap_or("someone");
            self.notes.push_str("Comment by ");
            covered::push_words(&mut self.notes, who);
            self.notes.push_str(": ");
        }
        self.notes.push_str(words.trim_end());
        self.notes.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deleted_words_are_told() {
        assert_eq!(
            tell_deleted("Amy moved to York in May.", "Amy moved to Leeds York in May."),
            "Amy moved to (deleted: Leeds) York in May."
        );
        assert_eq!(tell_deleted("same", "same"), "same");
        assert_eq!(tell_deleted("One.\nThree.\n", "One.\nTwo.\nThree.\n"), "One.\n(deleted: Two.)\nThree.\n");
    }
}
