//! Word files as one page of words: paragraphs, lists with their numbers, tables as lines with tabs, headers, notes.
//! What Word does not show is not read: hidden and deleted words, and words painted over in their own colour.

use std::io::Cursor;

use office_oxide::core::theme::ColorRef;
use office_oxide::docx::{
    BlockElement, BreakType, DocxDocument, DocxError, NumberFormat, Paragraph, ParagraphContent, Run, RunContent, Table,
};
use record::{FileProblem, PageProblem, Redaction, RedactionKind, TextFrom};

use super::{Leaves, leaf};
use crate::limits::TEXT_BYTES;

/// Stands for words that were painted over, until the text is tidied. Never left in a text.
const COVERED: char = '\u{F8D3}';

pub fn open(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    if is_locked(&bytes) {
        return Err(FileProblem::Locked);
    }
    let doc = DocxDocument::from_reader(Cursor::new(bytes)).map_err(|e| why(&e))?;
    let mut writer = Writer { doc: &doc, out: String::new(), numbers: Vec::new() };
    for header in doc.headers_footers.iter().filter(|h| h.active && h.is_header) {
        writer.blocks(&header.content, 0);
    }
    writer.blocks(&doc.body.elements, 0);
    for note in doc.footnotes.iter().chain(&doc.endnotes) {
        writer.blocks(&note.content, 0);
    }
    for comment in &doc.comments {
        let who = comment.author.as_deref().unwrap_or("someone");
        writer.out.push_str("Comment by ");
        writer.out.push_str(who);
        writer.out.push_str(": ");
        writer.blocks(&comment.content, 0);
    }
    for footer in doc.headers_footers.iter().filter(|h| h.active && !h.is_header) {
        writer.blocks(&footer.content, 0);
    }
    let page = finish(&writer.out);
    Ok(Leaves { pages: vec![page] })
}

/// True for an Office file with a password: an OLE file that holds the whole document as one encrypted stream. The name of
/// the stream stands in it in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0") && bytes.windows(name.len()).any(|w| w == name)
}

fn why(error: &DocxError) -> FileProblem {
    use office_oxide::core::Error;
    match error {
        DocxError::Core(Error::Unsupported(_)) => FileProblem::Locked,
        DocxError::Core(Error::FormatMismatch { .. }) => FileProblem::UnknownKind,
        DocxError::Core(Error::DecompressionLimit { .. } | Error::PackageLimit { .. }) => FileProblem::TooBig,
        _ => FileProblem::Damaged,
    }
}

/// Turns the marks of covered words into `█` with a redaction each.
fn finish(text: &str) -> Result<record::PageContent, PageProblem> {
    let mut page = leaf(text, TextFrom::Docx)?;
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
        if c == COVERED {
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
    let said = crate::written::removed_in_words(&out, &covered);
    covered.extend(said);
    covered.sort_by_key(|r| r.start);
    page.text = out;
    page.redactions = covered;
    Ok(page)
}

struct Writer<'d> {
    doc: &'d DocxDocument,
    out: String,
    /// For each list met, its id and how far each level has counted.
    numbers: Vec<(u32, [u32; 9])>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[BlockElement], depth: u32) {
        // Boxes in cells in boxes: nothing honest goes this deep, and every level costs stack.
        if depth > 60 || self.out.len() > 2 * TEXT_BYTES {
            return;
        }
        for block in blocks {
            match block {
                BlockElement::Paragraph(paragraph) => {
                    self.paragraph(paragraph, depth);
                    self.out.push('\n');
                }
                BlockElement::Table(table) => self.table(table, depth),
            }
        }
    }

    /// One line a row, cells parted by tabs. What a cell holds in several lines is put on one.
    fn table(&mut self, table: &Table, depth: u32) {
        for row in &table.rows {
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let start = self.out.len();
                self.blocks(&cell.content, depth + 1);
                let words = self.out.split_off(start);
                cells.push(words.trim().replace(['\n', '\t'], " "));
            }
            self.out.push_str(cells.join("\t").trim_end());
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, depth: u32) {
        let properties = paragraph.properties.as_ref();
        let style = properties.and_then(|p| p.style_id.as_deref());
        if let Some(list) = properties.and_then(|p| p.numbering_ref.as_ref()) {
            self.number(list.num_id, list.ilvl);
        }
        for content in &paragraph.content {
            match content {
                ParagraphContent::Run(run) => self.run(run, style, depth),
                ParagraphContent::Hyperlink(link) => link.runs.iter().for_each(|run| self.run(run, style, depth)),
            }
        }
    }

    fn run(&mut self, run: &Run, style: Option<&str>, depth: u32) {
        let direct = run.properties.as_ref();
        let hidden = match &self.doc.styles {
            Some(styles) => styles.effective_hidden(style, direct),
            None => direct.and_then(|p| p.hidden).unwrap_or(false),
        };
        if hidden {
            return;
        }
        let covered = self.is_covered(run, style);
        for content in &run.content {
            match content {
                RunContent::Text(_) if covered => self.out.push(COVERED),
                RunContent::Text(text) => self.out.extend(text.chars().map(|c| if c == COVERED { '•' } else { c })),
                RunContent::Tab => self.out.push('\t'),
                RunContent::Break(BreakType::Line) => self.out.push('\n'),
                RunContent::Break(_) => self.out.push_str("\n\n"),
                RunContent::TextBox(blocks) => {
                    self.out.push('\n');
                    self.blocks(blocks, depth + 1);
                }
                RunContent::FormField(field) => self.out.push_str(field.display_text.as_deref().unwrap_or_default()),
                RunContent::Drawing(_)
                | RunContent::FootnoteRef(..)
                | RunContent::EndnoteRef(..)
                | RunContent::CommentRef(_)
                | RunContent::CommentRangeStart(_)
                | RunContent::DeferredPart(_) => {}
            }
        }
    }

    /// Words on a ground of their own colour (black on black, white on white), which the council meant to take out.
    fn is_covered(&self, run: &Run, style: Option<&str>) -> bool {
        let Some(direct) = run.properties.as_ref() else { return false };
        let all = match &self.doc.styles {
            Some(styles) => styles.effective_run_properties(style, Some(direct)),
            None => direct.clone(),
        };
        let ground = all
            .highlight
            .as_deref()
            .and_then(named_colour)
            .or_else(|| all.shading_fill.as_deref().and_then(hex_colour));
        let ink = match &all.color {
            Some(ColorRef::Rgb(colour)) => Some(colour.0),
            _ => None,
        };
        match (ground, ink) {
            // Automatic ink turns white on a dark shading, but stays black on a black highlight.
            (Some(ground), None) => dark(ground) && all.highlight.is_some(),
            (Some(ground), Some(ink)) => near(ground, ink),
            (None, Some(ink)) => near(ink, [255, 255, 255]) && !self.on_colour(),
            (None, None) => false,
        }
    }

    /// White words may stand on a coloured table cell, which is not looked at run by run.
    fn on_colour(&self) -> bool {
        fn shaded(blocks: &[BlockElement], depth: u32) -> bool {
            depth < 8
                && blocks.iter().any(|b| match b {
                    BlockElement::Paragraph(_) => false,
                    BlockElement::Table(t) => {
                        t.properties.as_ref().is_some_and(|p| p.style_id.is_some())
                            || t.rows.iter().flat_map(|r| &r.cells).any(|c| {
                                c.properties.as_ref().is_some_and(|p| p.shading.is_some())
                                    || shaded(&c.content, depth + 1)
                            })
                    }
                })
        }
        shaded(&self.doc.body.elements, 0)
    }

    fn number(&mut self, list: u32, level: u8) {
        let Some(definitions) = &self.doc.numbering else { return };
        let (Some(about), level) = (definitions.resolve_level(list, level), usize::from(level.min(8))) else { return };
        let start = definitions.resolve_start(list, level as u8).unwrap_or(1);
        let at = match self.numbers.iter().position(|(id, _)| *id == list) {
            Some(at) => at,
            None => {
                self.numbers.push((list, [0; 9]));
                self.numbers.len() - 1
            }
        };
        let counts = &mut self.numbers[at].1;
        counts[level] = if counts[level] == 0 { start.max(1) } else { counts[level].saturating_add(1) };
        counts[level + 1..].fill(0);
        if about.format == NumberFormat::Bullet {
            return self.out.push_str("• ");
        }
        let mut label = about.level_text.clone();
        for (place, &count) in counts.iter().enumerate() {
            let format = definitions.resolve_level(list, place as u8).map_or(&NumberFormat::Decimal, |l| &l.format);
            label = label.replace(&format!("%{}", place + 1), &counted(count.max(1), format));
        }
        if !label.trim().is_empty() {
            self.out.push_str(label.trim());
            self.out.push(' ');
        }
    }
}

fn counted(count: u32, format: &NumberFormat) -> String {
    let letters = |first: u8| {
        let letter = char::from(first + ((count - 1) % 26) as u8);
        // After z comes aa, as Word counts.
        std::iter::repeat_n(letter, 1 + ((count - 1) / 26).min(4) as usize).collect()
    };
    match format {
        NumberFormat::LowerLetter => letters(b'a'),
        NumberFormat::UpperLetter => letters(b'A'),
        NumberFormat::LowerRoman => roman(count).to_lowercase(),
        NumberFormat::UpperRoman => roman(count),
        _ => count.to_string(),
    }
}

fn roman(mut count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while count >= value && out.len() < 24 {
            out.push_str(sign);
            count -= value;
        }
    }
    out
}

fn named_colour(name: &str) -> Option<[u8; 3]> {
    Some(match name {
        "black" => [0, 0, 0],
        "white" => [255, 255, 255],
        "darkGray" => [128, 128, 128],
        "lightGray" => [192, 192, 192],
        "yellow" => [255, 255, 0],
        "darkBlue" => [0, 0, 128],
        "red" => [255, 0, 0],
        "darkRed" => [128, 0, 0],
        "green" => [0, 255, 0],
        "darkGreen" => [0, 100, 0],
        "blue" => [0, 0, 255],
        _ => return None,
    })
}

fn hex_colour(hex: &str) -> Option<[u8; 3]> {
    let value = u32::from_str_radix(hex.get(..6)?, 16).ok()?;
    (hex.len() == 6).then_some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

fn dark([r, g, b]: [u8; 3]) -> bool {
    u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b) < 500
}

fn near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 26)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_word_does() {
        assert_eq!(counted(4, &NumberFormat::LowerRoman), "iv");
        assert_eq!(counted(28, &NumberFormat::LowerLetter), "bb");
        assert_eq!(counted(1994, &NumberFormat::UpperRoman), "MCMXCIV");
        assert_eq!(counted(3, &NumberFormat::Other("x".into())), "3");
    }

    #[test]
    fn black_on_a_black_highlight_is_dark_and_near() {
        assert!(dark([0, 0, 0]) && !dark([255, 255, 0]));
        assert_eq!(hex_colour("auto"), None);
        assert_eq!(hex_colour("0A0B0C"), Some([10, 11, 12]));
        assert!(near([0, 0, 0], [20, 20, 20]));
    }
}
