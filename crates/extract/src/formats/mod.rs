//! The parsers, one module a kind. They run in the reader process only, on bytes alone.

mod covered;
mod email;
mod heic;
mod html;
mod mbox;
mod msg;
mod odf;
mod old_office;
mod pdf;
mod photo;
mod plain;
mod plates;
mod revisions;
mod rtf;
pub(crate) mod scan_boxes;
mod shrink;
mod table;
mod tiff;
mod unlock;
mod word;
mod workbook;
mod xml;
mod zipped;

use image::ImageFormat;
use office_oxide::DocumentFormat;
use record::{FileKind, FileProblem, PageContent, PageProblem, TextFrom, turns_words};

use crate::Opened;
use crate::limits::TEXT_BYTES;
use crate::passwords::Passwords;
use crate::written;

/// An open file. Page numbers count from 1 and have been checked against [`Paper::opened`].
pub trait Paper {
    fn opened(&self) -> Opened;

    /// Which of the given passwords opened it, or parts of it; none where none was needed.
    fn opened_with(&self) -> Vec<u32> {
        Vec::new()
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem>;

    /// PNG, longest side `max_side` pixels.
    fn picture(&mut self, _number: u32, _max_side: u32) -> Result<Vec<u8>, PageProblem> {
        Err(PageProblem::Damaged)
    }

    fn member(&mut self, _index: u32) -> Result<Vec<u8>, FileProblem> {
        Err(FileProblem::Damaged)
    }
}

/// Opens a file, with one of the passwords where it is locked, and lends it to `then`, or tells it why the file cannot be
/// read. Some papers borrow from the opened bytes, which is why they are lent and not given.
pub fn with_paper(
    bytes: Vec<u8>,
    kind: FileKind,
    passwords: &Passwords,
    then: &mut dyn FnMut(Result<&mut dyn Paper, FileProblem>),
) {
    if bytes.is_empty() {
        return then(Err(FileProblem::Empty));
    }
    match unlock::unlocked(bytes, kind, passwords) {
        Err(problem) => then(Err(problem)),
        Ok(unlock::Open { bytes, kind, password }) => {
            let mut then = |paper: Result<&mut dyn Paper, FileProblem>| match (paper, password) {
                (Ok(paper), Some(password)) => then(Ok(&mut Unlocked { paper, password })),
                // A lock that could not even be found, in a file that is cut off or far too old: no password opens it.
                (Err(FileProblem::Locked), _) if unlock::takes(kind) => then(Err(FileProblem::UnknownKind)),
                (paper, _) => then(paper),
            };
            parse(bytes, kind, passwords, &mut then);
        }
    }
}

fn parse(
    bytes: Vec<u8>,
    kind: FileKind,
    passwords: &Passwords,
    then: &mut dyn FnMut(Result<&mut dyn Paper, FileProblem>),
) {
    match kind {
        FileKind::Pdf => pdf::with_pdf(bytes, passwords, then),
        FileKind::Jpeg => lend(photo::Photo::open(bytes, ImageFormat::Jpeg), then),
        FileKind::Png => lend(photo::Photo::open(bytes, ImageFormat::Png), then),
        FileKind::Gif => lend(photo::Photo::open(bytes, ImageFormat::Gif), then),
        FileKind::Bmp => lend(photo::Photo::open(bytes, ImageFormat::Bmp), then),
        FileKind::Webp => lend(photo::Photo::open(bytes, ImageFormat::WebP), then),
        FileKind::Tiff => lend(tiff::Sheets::open(bytes), then),
        FileKind::Heic => lend(heic::Heic::open(bytes), then),
        FileKind::Docx => lend(word::open(bytes), then),
        FileKind::Doc => lend(old_office::open_doc(bytes), then),
        FileKind::Rtf => lend(rtf::open(&bytes), then),
        FileKind::Odt => lend(odf::open_text(bytes), then),
        FileKind::Xlsx => lend(workbook::open_xlsx(bytes), then),
        FileKind::Xls => lend(workbook::open_xls(bytes), then),
        FileKind::Ods => lend(odf::open_sheets(bytes), then),
        FileKind::Csv => lend(table::open_csv(&bytes), then),
        FileKind::Pptx => lend(old_office::open_slides(bytes, DocumentFormat::Pptx), then),
        FileKind::Ppt => lend(old_office::open_slides(bytes, DocumentFormat::Ppt), then),
        FileKind::Odp => lend(odf::open_slides(bytes), then),
        FileKind::Eml => lend(email::Email::open(&bytes), then),
        FileKind::Msg => lend(msg::Mail::open(bytes), then),
        FileKind::Mbox => lend(mbox::Mailbox::open(bytes), then),
        FileKind::Html => lend(html::open(&bytes), then),
        FileKind::Mht => lend(email::Email::open_mht(&bytes), then),
        FileKind::Text => lend(plain::open(&bytes), then),
        FileKind::Zip => lend(zipped::Zipped::open(bytes, passwords), then),
        FileKind::Unknown => then(Err(FileProblem::UnknownKind)),
    }
}

/// A file whose lock was taken off before it was parsed.
struct Unlocked<'p> {
    paper: &'p mut dyn Paper,
    password: u32,
}

impl Paper for Unlocked<'_> {
    fn opened(&self) -> Opened {
        self.paper.opened()
    }

    fn opened_with(&self) -> Vec<u32> {
        vec![self.password]
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        self.paper.page(number)
    }

    fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        self.paper.picture(number, max_side)
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        self.paper.member(index)
    }
}

fn lend<P: Paper>(paper: Result<P, FileProblem>, then: &mut dyn FnMut(Result<&mut dyn Paper, FileProblem>)) {
    match paper {
        Ok(mut paper) => then(Ok(&mut paper)),
        Err(problem) => then(Err(problem)),
    }
}

/// How much one file may make the library for office files unpack and keep: what the child has room for.
fn bound_office_files() {
    office_oxide::limits::set_max_part_bytes(256 << 20);
    office_oxide::limits::set_max_package_bytes(512 << 20);
    office_oxide::limits::set_max_package_entries(20_000);
    office_oxide::limits::set_max_memory_bytes(384 << 20);
    office_oxide::limits::set_max_text_chars(100 << 20);
}

/// A text as pages: one, or more where it is very long.
///
/// # Errors
/// `Empty` without words, `TooBig` past the limit of pages.
fn leaves(text: &str, text_from: TextFrom) -> Result<Leaves, FileProblem> {
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let pages: Vec<_> = plain::cut(text).into_iter().map(|piece| covered::page(piece, text_from)).collect();
    if pages.len() > crate::limits::PAGES as usize { Err(FileProblem::TooBig) } else { Ok(Leaves { pages }) }
}

/// Pages that are words alone, made when the file is opened.
struct Leaves {
    pages: Vec<Result<PageContent, PageProblem>>,
}

impl Paper for Leaves {
    fn opened(&self) -> Opened {
        Opened { pages: u32::try_from(self.pages.len()).unwrap_or(u32::MAX), members: Vec::new() }
    }

    fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        self.pages.get(number as usize - 1).cloned().unwrap_or(Err(PageProblem::Damaged))
    }
}

/// A page of words on no paper, with what the words themselves say was removed.
fn leaf(text: &str, text_from: TextFrom) -> Result<PageContent, PageProblem> {
    let text = tidy(text);
    if text.len() > TEXT_BYTES {
        return Err(PageProblem::TooBig);
    }
    let redactions = written::removed_in_words(&text, &mut []);
    Ok(PageContent {
        text,
        text_from,
        width: 595.0,
        height: 842.0,
        words: Vec::new(),
        redactions,
        problem: None,
        has_picture: false,
        scan: record::Scan::No,
    })
}

/// One kind of line end, no control characters, nothing that turns the reading direction round, no blanks at the end of a line, at most two empty lines together.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{B}'], "\n");
    let mut empty = 0;
    for line in text.split('\n') {
        let line: String =
            line.chars().filter(|&c| c == '\t' || !(c.is_control() || c == '\u{FEFF}' || turns_words(c))).collect();
        let line = line.trim_end();
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty <= 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.truncate(out.trim_end().len());
    let start = out.len() - out.trim_start_matches('\n').len();
    out.split_off(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_tidied_without_losing_words() {
        assert_eq!(tidy("\u{FEFF}a\r\nb \rc\t d\u{7}\n\n\n\n\ne\n\n"), "a\nb\nc\t d\n\n\ne");
        assert_eq!(tidy("photo\u{202E}fdp.exe \u{2067}a\u{2069}"), "photofdp.exe a");
        assert_eq!(tidy(""), "");
        assert_eq!(tidy("\n\n"), "");
    }
}
