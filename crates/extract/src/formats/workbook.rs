//! Workbooks of Excel, old and new, as tables. Hidden sheets are read and told as hidden. Comments come after the sheet
//! with their cell and who wrote them. Words in the colour of their cell are not read.

use std::io::Cursor;

use office_oxide::xls::{XlsDocument, XlsError};
use office_oxide::xlsx::cell::{Cell, CellRef};
use office_oxide::xlsx::styles::StyleSheet;
use office_oxide::xlsx::{SheetState, XlsxDocument, XlsxError};
use record::FileProblem;

use super::covered::{self, Colour, is_covered};
use super::table::{Pages, one_line};
use super::{Leaves, bound_office_files};

/// Columns that Excel can have; a cell that says it stands further right is set at the end of its row.
const COLUMNS: usize = 16_384;

pub fn open_xlsx(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    use office_oxide::core::Error;
    bound_office_files();
    let mut book = XlsxDocument::from_reader(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Core(Error::Unsupported(_)) => FileProblem::Locked,
        XlsxError::Core(Error::DecompressionLimit { .. } | Error::PackageLimit { .. }) => FileProblem::TooBig,
        XlsxError::Core(Error::FormatMismatch { .. }) => FileProblem::UnknownKind,
        _ => FileProblem::Damaged,
    })?;
    book.ensure_styles();
    book.ensure_theme();
    let mut pages = Pages::default();
    for sheet in &book.worksheets {
        let lines = sheet.rows.iter().map(|row| {
            let mut line = String::new();
            let mut at = 0;
            for cell in &row.cells {
                let column = cell.reference.col as usize;
                for _ in at..column.min(COLUMNS) {
                    line.push('\t');
                }
                at = column.max(at);
                let words = one_line(&book.format_cell_value(cell));
                if words.trim().is_empty() {
                    continue;
                }
                if cell_is_covered(&book, cell) {
                    covered::push_covered(&mut line);
                } else {
                    covered::push_words(&mut line, &words);
                }
            }
            line
        });
        let mut end = String::new();
        for comment in sheet.comments.iter() {
            comment_on(&mut end, &comment.cell_ref, comment.author.as_deref(), &comment.text);
        }
        for shape in sheet.text_shapes.iter() {
            covered::push_words(&mut end, &shape.text);
            end.push('\n');
        }
        if sheet.damage.is_some() {
            end.push_str("(Part of this sheet could not be read.)\n");
        }
        pages.sheet(&heading(&sheet.name, sheet.state != SheetState::Visible), lines, &end)?;
    }
    for (name, _) in &book.unreadable_sheets {
        pages.sheet(name, [], "(This sheet could not be read.)\n")?;
    }
    pages.finish()
}

pub fn open_xls(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    bound_office_files();
    let book = XlsDocument::from_reader(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Encrypted | XlsError::EncryptionNotSupported(_) => FileProblem::Locked,
        XlsError::UnsupportedVersion(_) | XlsError::MissingStream(_) => FileProblem::UnknownKind,
        _ => FileProblem::Damaged,
    })?;
    let mut pages = Pages::default();
    for sheet in &book.sheets {
        let lines = sheet.rows.iter().enumerate().map(|(row, cells)| {
            let mut line = String::new();
            for column in 0..cells.len() {
                if column > 0 {
                    line.push('\t');
                }
                covered::push_words(&mut line, &one_line(&sheet.display_text(row, column).unwrap_or_default()));
            }
            line
        });
        let mut end = String::new();
        for comment in &sheet.comments {
            let cell = format!("{}{}", CellRef::col_name(u32::from(comment.col)), u32::from(comment.row) + 1);
            comment_on(&mut end, &cell, comment.author.as_deref(), &comment.text);
        }
        pages.sheet(&heading(&sheet.name, sheet.hidden), lines, &end)?;
    }
    for notice in book.notices() {
        pages.sheet("", [notice.clone()], "")?;
    }
    pages.finish()
}

pub fn heading(name: &str, hidden: bool) -> String {
    let mut heading = String::from("Sheet: ");
    covered::push_words(&mut heading, &one_line(name));
    if hidden {
        heading.push_str(" (hidden sheet)");
    }
    heading
}

pub fn comment_on(end: &mut String, cell: &str, author: Option<&str>, words: &str) {
    end.push_str("Comment on ");
    end.push_str(cell);
    if let Some(author) = author.filter(|a| !a.trim().is_empty()) {
        end.push_str(" by ");
        covered::push_words(end, author.trim());
    }
    end.push_str(": ");
    covered::push_words(end, &one_line(words.trim()));
    end.push('\n');
}

fn cell_is_covered(book: &XlsxDocument, cell: &Cell) -> bool {
    let Some(styles) = &book.styles else { return false };
    let Some((ground, ink)) = colours(book, styles, cell) else { return false };
    is_covered(ground, ink)
}

fn colours(book: &XlsxDocument, styles: &StyleSheet, cell: &Cell) -> Option<(Option<Colour>, Option<Colour>)> {
    let format = styles.cell_formats.get(cell.style_index? as usize)?;
    let rgb = |colour: &office_oxide::core::theme::ColorRef| colour.resolve_opt(book.theme.as_ref()).map(|c| c.0);
    let fill = format.fill_index.and_then(|at| styles.fills.get(at as usize));
    let ground = fill.and_then(|fill| fill.solid_color()).and_then(rgb);
    let font = format.font_index.and_then(|at| styles.fonts.get(at as usize));
    let ink = font.and_then(|font| font.color.as_ref()).and_then(rgb);
    Some((ground, ink))
}
