//! Word files as one page of words: paragraphs, lists with their numbers, tables as lines with tabs, headers, notes,
//! comments, and changes told as such. Hidden words are not read, nor words painted over in their own colour. Its pictures are
//! pages behind it.

use std::io::Cursor;

use office_oxide::core::theme::ColorRef;
use office_oxide::docx::table::Shading;
use office_oxide::docx::{
    BlockElement, BreakType, DocxDocument, DocxError, NumberFormat, Paragraph, ParagraphContent, Run, RunContent, Table,
};
use office_oxide::ir::ListStyle;
use record::{FileProblem, TextFrom};

use super::covered::{self, dark, hex_colour, near};
use super::plates::{self, Illustrated};
use super::{Leaves, bound_office_files, revisions};
use crate::limits::TEXT_BYTES;

pub fn open(bytes: Vec<u8>) -> Result<Illustrated, FileProblem> {
    bound_office_files();
    let plates = plates::word::pictures(&bytes).plates();
    let bytes = revisions::marked(&bytes).unwrap_or(bytes);
    let doc = DocxDocument::from_reader(Cursor::new(bytes)).map_err(|e| why(&e))?;
    let mut writer = Writer { doc: &doc, out: String::new(), numbers: Vec::new(), ground: Ground::Paper };
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
    let words = revisions::told(&writer.out);
    let page = covered::page(&format!("{}{}", words.trim_end(), plates.told), TextFrom::Docx);
    Ok(Illustrated::new(Leaves { pages: vec![page] }, plates))
}

pub fn why(error: &DocxError) -> FileProblem {
    use office_oxide::core::Error;
    match error {
        DocxError::Core(Error::Unsupported(_)) => FileProblem::Locked,
        DocxError::Core(Error::FormatMismatch { .. }) => FileProblem::UnknownKind,
        DocxError::Core(Error::DecompressionLimit { .. } | Error::PackageLimit { .. }) => FileProblem::TooBig,
        _ => FileProblem::Damaged,
    }
}

struct Writer<'d> {
    doc: &'d DocxDocument,
    out: String,
    /// For each list met, its id and how far each level has counted.
    numbers: Vec<(u32, [u32; 9])>,
    /// What the paragraph in hand stands on.
    ground: Ground,
}

/// What words stand on before they have a colour of their own behind them.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ground {
    Paper,
    Colour([u8; 3]),
    /// A table with a style, which may colour any of its cells.
    Unknown,
}

impl Ground {
    fn shaded(self, shading: Option<&Shading>) -> Self {
        shading.and_then(|s| s.fill.as_deref()).and_then(hex_colour).map_or(self, Self::Colour)
    }
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
        let outside = self.ground;
        let styled = table.properties.as_ref().is_some_and(|p| p.style_id.is_some());
        let inside = if styled { Ground::Unknown } else { outside };
        for row in &table.rows {
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let start = self.out.len();
                self.ground = inside.shaded(cell.properties.as_ref().and_then(|p| p.shading.as_deref()));
                self.blocks(&cell.content, depth + 1);
                let words = self.out.split_off(start);
                cells.push(words.trim().replace(['\n', '\t'], " "));
            }
            self.out.push_str(cells.join("\t").trim_end());
            self.out.push('\n');
        }
        self.ground = outside;
    }

    fn paragraph(&mut self, paragraph: &Paragraph, depth: u32) {
        let properties = paragraph.properties.as_ref();
        let style = properties.and_then(|p| p.style_id.as_deref());
        let outside = self.ground;
        self.ground = outside.shaded(properties.and_then(|p| p.shading.as_deref()));
        if let Some(list) = properties.and_then(|p| p.numbering_ref.as_ref()) {
            self.number(list.num_id, list.ilvl);
        }
        for content in &paragraph.content {
            match content {
                ParagraphContent::Run(run) => self.run(run, style, depth),
                ParagraphContent::Hyperlink(link) => link.runs.iter().for_each(|run| self.run(run, style, depth)),
            }
        }
        self.ground = outside;
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
        let is_covered = self.is_covered(run, style);
        for content in &run.content {
            match content {
                RunContent::Text(_) if is_covered => covered::push_covered(&mut self.out),
                RunContent::Text(text) => covered::push_words(&mut self.out, text),
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
            (None, Some(ink)) => match self.ground {
                Ground::Paper => near(ink, [255, 255, 255]),
                Ground::Colour(ground) => near(ink, ground),
                Ground::Unknown => false,
            },
            (None, None) => false,
        }
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

/// A number of a list that says only in which style it counts.
pub fn counted_plainly(count: u32, style: &ListStyle) -> String {
    let format = match style {
        ListStyle::LowerRoman => NumberFormat::LowerRoman,
        ListStyle::UpperRoman => NumberFormat::UpperRoman,
        ListStyle::LowerAlpha => NumberFormat::LowerLetter,
        ListStyle::UpperAlpha => NumberFormat::UpperLetter,
        _ => NumberFormat::Decimal,
    };
    counted(count.max(1), &format)
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
}
