//! Sheets of paper being drawn on, and the PDF files that they are bound into.
//!
//! A sheet remembers the words that were put on it and the parts that were covered, so that the truth is what was drawn.

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use record::RedactionKind;

use crate::metrics::{Face, windows_1252};

/// A4, in points.
pub const WIDE: f32 = 595.0;
pub const TALL: f32 = 842.0;

/// The colour of ink.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ink {
    Black,
    Grey,
    /// A biro.
    Blue,
    White,
}

/// A part that was covered, as drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub kind: RedactionKind,
    pub code: Option<String>,
    pub text_underneath: bool,
}

/// One page. Measures run in points from the top left corner.
pub struct Sheet {
    content: Content,
    /// The words that can be read on it, with a space between lines.
    pub text: String,
    pub covered: Vec<Covered>,
    /// True when block letters stand on it, which no standard font has.
    has_blocks: bool,
}

/// The name of the block letters' font in a page's font table, and the letter's code in it.
const BLOCK_FONT: Name<'static> = Name(b"F0");
const BLOCK_CODE: u8 = b'B';

impl Sheet {
    /// The letter that stands for words that were removed.
    pub const BLOCK: char = '█';

    pub fn new() -> Self {
        Self { content: Content::new(), text: String::new(), covered: Vec::new(), has_blocks: false }
    }

    /// Words on the baseline `y`.
    pub fn write(&mut self, x: f32, y: f32, face: Face, size: f32, ink: Ink, words: &str) {
        if words.is_empty() {
            return;
        }
        self.ink(ink);
        self.content.begin_text();
        self.content.set_font(Name(face.key().as_bytes()), size);
        self.content.next_line(x, TALL - y);
        self.content.show(Str(&windows_1252(words)));
        self.content.end_text();
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }

    /// One letter as a typewriter strikes it, `gray` from 0 for black. What is typed is not gathered into `text`.
    pub fn strike(&mut self, x: f32, y: f32, face: Face, size: f32, gray: f32, letter: char) {
        self.content.set_fill_gray(gray);
        self.content.begin_text();
        self.content.set_font(Name(face.key().as_bytes()), size);
        self.content.next_line(x, TALL - y);
        self.content.show(Str(&windows_1252(letter.encode_utf8(&mut [0; 4]))));
        self.content.end_text();
    }

    /// A row of block letters on the baseline `y`, each as wide as a typed letter: they can be read as such, and nothing is under them.
    pub fn blocks(&mut self, x: f32, y: f32, size: f32, count: usize) {
        self.ink(Ink::Black);
        self.content.begin_text();
        self.content.set_font(BLOCK_FONT, size);
        self.content.next_line(x, TALL - y);
        self.content.show(Str(&vec![BLOCK_CODE; count]));
        self.content.end_text();
        self.has_blocks = true;
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.extend(std::iter::repeat_n(Self::BLOCK, count));
        self.covered.push(Covered { kind: RedactionKind::Words, code: None, text_underneath: false });
    }

    pub fn write_centred(&mut self, y: f32, face: Face, size: f32, ink: Ink, words: &str) {
        self.write((WIDE - face.width(words, size)) / 2.0, y, face, size, ink, words);
    }

    pub fn write_right(&mut self, right: f32, y: f32, face: Face, size: f32, ink: Ink, words: &str) {
        self.write(right - face.width(words, size), y, face, size, ink, words);
    }

    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), thick: f32, ink: Ink) {
        self.pen(ink, thick);
        self.content.move_to(from.0, TALL - from.1).line_to(to.0, TALL - to.1).stroke();
    }

    pub fn frame(&mut self, x: f32, y: f32, wide: f32, tall: f32, thick: f32) {
        self.pen(Ink::Black, thick);
        self.content.rect(x, TALL - y - tall, wide, tall).stroke();
    }

    /// A pale grey field, such as a form has behind its labels.
    pub fn shade(&mut self, x: f32, y: f32, wide: f32, tall: f32, gray: f32) {
        self.content.set_fill_gray(gray);
        self.content.rect(x, TALL - y - tall, wide, tall).fill_nonzero();
    }

    pub fn circle(&mut self, x: f32, y: f32, radius: f32, thick: f32) {
        let (cy, k) = (TALL - y, radius * 0.5523);
        self.pen(Ink::Black, thick);
        self.content.move_to(x + radius, cy);
        self.content.cubic_to(x + radius, cy + k, x + k, cy + radius, x, cy + radius);
        self.content.cubic_to(x - k, cy + radius, x - radius, cy + k, x - radius, cy);
        self.content.cubic_to(x - radius, cy - k, x - k, cy - radius, x, cy - radius);
        self.content.cubic_to(x + k, cy - radius, x + radius, cy - k, x + radius, cy).stroke();
    }

    /// A tick, drawn as a pen would.
    pub fn tick(&mut self, x: f32, y: f32) {
        self.pen(Ink::Black, 1.3);
        self.content.move_to(x, TALL - y + 4.0).line_to(x + 3.0, TALL - y + 1.0).line_to(x + 8.5, TALL - y + 9.0);
        self.content.stroke();
    }

    /// A black box over the line that stands on the baseline `y`, with the code printed in it if there is one.
    /// `left_under` is text that the holder forgot to take away: it is put on the page and then painted over.
    pub fn black_box(&mut self, area: [f32; 4], code: Option<&str>, left_under: Option<(&str, Face, f32, f32)>) {
        let [x, y, wide, tall] = area;
        if let Some((words, face, size, baseline)) = left_under {
            let seen = self.text.len();
            self.write(x, baseline, face, size, Ink::Black, words);
            self.text.truncate(seen);
        }
        self.content.set_fill_gray(0.0);
        self.content.rect(x, TALL - y - tall, wide, tall).fill_nonzero();
        if let Some(code) = code {
            let size = (tall * 0.55).min(7.5);
            let at = x + ((wide - Face::Sans.width(code, size)) / 2.0).max(1.0);
            self.write(at, y + tall / 2.0 + size * 0.35, Face::Sans, size, Ink::White, code);
        }
        self.covered.push(Covered {
            kind: RedactionKind::Box,
            code: code.map(str::to_owned),
            text_underneath: left_under.is_some(),
        });
    }

    /// A gap where words were painted white.
    pub fn white_out(&mut self, x: f32, y: f32, wide: f32, tall: f32) {
        self.content.set_fill_gray(1.0);
        self.content.rect(x, TALL - y - tall, wide, tall).fill_nonzero();
        self.covered.push(Covered { kind: RedactionKind::White, code: None, text_underneath: false });
    }

    /// Notes that words already written say that something was taken out.
    pub fn say(&mut self, words: &str) {
        self.covered.push(Covered { kind: RedactionKind::Words, code: Some(words.to_owned()), text_underneath: false });
    }

    /// Notes that a code already written stands on its own.
    pub fn code(&mut self, code: &str) {
        self.covered.push(Covered { kind: RedactionKind::Code, code: Some(code.to_owned()), text_underneath: false });
    }

    fn ink(&mut self, ink: Ink) {
        match ink {
            Ink::Black => self.content.set_fill_gray(0.0),
            Ink::Grey => self.content.set_fill_gray(0.42),
            Ink::White => self.content.set_fill_gray(1.0),
            Ink::Blue => self.content.set_fill_rgb(0.08, 0.13, 0.45),
        };
    }

    fn pen(&mut self, ink: Ink, thick: f32) {
        match ink {
            Ink::Black => self.content.set_stroke_gray(0.0),
            Ink::Grey => self.content.set_stroke_gray(0.72),
            Ink::White => self.content.set_stroke_gray(1.0),
            Ink::Blue => self.content.set_stroke_rgb(0.65, 0.74, 0.88),
        };
        self.content.set_line_width(thick);
    }
}

/// Binds sheets into a PDF with a text layer.
pub fn bind(sheets: Vec<Sheet>, title: &str) -> Vec<u8> {
    let fonts_from = 3;
    let pages_from = fonts_from + Face::ALL.len() as i32;
    let mut pdf = Pdf::new();
    let page_ids: Vec<Ref> = (0..sheets.len() as i32).map(|n| Ref::new(pages_from + n * 2)).collect();
    let info = pages_from + sheets.len() as i32 * 2;
    head(&mut pdf, &page_ids, title, info);
    let blocks = Ref::new(info + 1);
    if sheets.iter().any(|s| s.has_blocks) {
        block_font(&mut pdf, blocks, Ref::new(info + 2), Ref::new(info + 3));
    }
    for (n, face) in Face::ALL.into_iter().enumerate() {
        let mut font = pdf.type1_font(Ref::new(fonts_from + n as i32));
        font.base_font(Name(face.font_name().as_bytes()));
        font.encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (sheet, id) in sheets.into_iter().zip(&page_ids) {
        let words = Ref::new(id.get() + 1);
        let mut page = pdf.page(*id);
        page.media_box(Rect::new(0.0, 0.0, WIDE, TALL)).parent(Ref::new(2)).contents(words);
        let mut resources = page.resources();
        let mut fonts = resources.fonts();
        for (n, face) in Face::ALL.into_iter().enumerate() {
            fonts.pair(Name(face.key().as_bytes()), Ref::new(fonts_from + n as i32));
        }
        if sheet.has_blocks {
            fonts.pair(BLOCK_FONT, blocks);
        }
        fonts.finish();
        resources.finish();
        page.finish();
        let packed = compress_to_vec_zlib(sheet.content.finish().as_slice(), 6);
        pdf.stream(words, &packed).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

/// A font of one letter, drawn here, that says of itself which letter it is.
fn block_font(pdf: &mut Pdf, font: Ref, drawing: Ref, meaning: Ref) {
    // Thousandths of the size: as wide as a typed letter, and as tall as a line.
    let (wide, below, tall) = (600.0, -200.0, 1000.0);
    let mut block = pdf.type3_font(font);
    block.bbox(Rect::new(0.0, below, wide, below + tall)).matrix([0.001, 0.0, 0.0, 0.001, 0.0, 0.0]);
    block.char_procs().pair(Name(b"block"), drawing);
    block.encoding_custom().differences().consecutive(BLOCK_CODE, [Name(b"block")]);
    block.first_char(BLOCK_CODE).last_char(BLOCK_CODE).widths([wide]).to_unicode(meaning);
    block.resources();
    block.finish();
    let mut content = Content::new();
    content.start_shape_glyph(wide, 0.0, below, wide, below + tall);
    content.rect(0.0, below, wide, tall).fill_nonzero();
    pdf.stream(drawing, content.finish().as_slice());
    let info = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"UCS"), supplement: 0 };
    let mut cmap = UnicodeCmap::<u8>::new(Name(b"Block"), info);
    cmap.pair(BLOCK_CODE, Sheet::BLOCK);
    pdf.stream(meaning, cmap.finish().as_slice());
}

/// A page that is only a picture: grey JPEG bytes with their width and height in pixels.
pub struct Plate {
    pub jpeg: Vec<u8>,
    pub wide: u32,
    pub tall: u32,
}

/// Binds pictures into a PDF without a single letter of text.
pub fn bind_plates(plates: &[Plate], title: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let page_ids: Vec<Ref> = (0..plates.len() as i32).map(|n| Ref::new(3 + n * 3)).collect();
    head(&mut pdf, &page_ids, title, 3 + plates.len() as i32 * 3);
    for (plate, id) in plates.iter().zip(&page_ids) {
        let (drawing, picture) = (Ref::new(id.get() + 1), Ref::new(id.get() + 2));
        let mut page = pdf.page(*id);
        page.media_box(Rect::new(0.0, 0.0, WIDE, TALL)).parent(Ref::new(2)).contents(drawing);
        page.resources().x_objects().pair(Name(b"Scan"), picture);
        page.finish();
        let mut content = Content::new();
        content.save_state().transform([WIDE, 0.0, 0.0, TALL, 0.0, 0.0]).x_object(Name(b"Scan")).restore_state();
        pdf.stream(drawing, content.finish().as_slice());
        let mut image = pdf.image_xobject(picture, &plate.jpeg);
        image.filter(Filter::DctDecode);
        image.width(plate.wide as i32).height(plate.tall as i32).bits_per_component(8);
        image.color_space().device_gray();
        image.finish();
    }
    pdf.finish()
}

fn head(pdf: &mut Pdf, pages: &[Ref], title: &str, info: i32) {
    pdf.catalog(Ref::new(1)).pages(Ref::new(2));
    pdf.pages(Ref::new(2)).kids(pages.iter().copied()).count(pages.len() as i32);
    pdf.document_info(Ref::new(info)).title(TextStr(title));
}
