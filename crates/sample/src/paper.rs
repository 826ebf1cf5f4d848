//! Sets a paper: its blocks go down the page, and onto the next when there is no more room.
//!
//! It knows lines, tables and boxes, and nothing of what the words say. Letterheads and footers are in `stationery`.

use crate::ink::{Ink, Sheet};
use crate::lines::{Line, Piece, break_lines};
use crate::markup::{Block, Look, Paper, Span};
use crate::metrics::Face;
use crate::stationery;

/// How the words of a look are set. Points.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub face: Face,
    pub size: f32,
    pub lead: f32,
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    pub ink: Ink,
}

/// A paper as set.
pub struct Printed {
    pub sheets: Vec<Sheet>,
    /// The number that the council printed on each page, where it printed one.
    pub numbers: Vec<u32>,
    /// The page (from 0) before which numbers are missing, and those numbers.
    pub jumps: Vec<(usize, Vec<u32>)>,
}

/// Sets a paper; `clear` gives the copy whose boxes show what stood there.
pub fn print(paper: &Paper, clear: bool) -> Printed {
    let mut press = Press::new(paper, clear);
    for block in &paper.blocks {
        press.set(block);
    }
    press.finish()
}

struct Press<'a> {
    paper: &'a Paper,
    how: Setting,
    clear: bool,
    sheets: Vec<Sheet>,
    skips: Vec<usize>,
    y: f32,
    columns: Vec<f32>,
    /// True while rows of a form or table are being set, which stand without a space between.
    in_rows: bool,
}

impl<'a> Press<'a> {
    fn new(paper: &'a Paper, clear: bool) -> Self {
        let how = stationery::setting(paper.look);
        let mut press = Self {
            paper,
            how,
            clear,
            sheets: Vec::new(),
            skips: Vec::new(),
            y: 0.0,
            columns: vec![1.0],
            in_rows: false,
        };
        press.turn();
        press
    }

    fn turn(&mut self) {
        let mut sheet = Sheet::new();
        self.y = stationery::head(&mut sheet, self.paper, self.sheets.is_empty());
        self.sheets.push(sheet);
    }

    fn sheet(&mut self) -> &mut Sheet {
        self.sheets.last_mut().expect("a press begins with a sheet")
    }

    /// Turns the page when less than `tall` points are left.
    fn room(&mut self, tall: f32) {
        if self.y + tall > self.how.bottom {
            self.turn();
        }
    }

    fn set(&mut self, block: &Block) {
        let how = self.how;
        let wide = how.right - how.left;
        let row = matches!(block, Block::Field(..) | Block::Row { .. } | Block::Widths(_));
        if self.in_rows && !row {
            self.y += 5.0;
        } else if row && !self.in_rows {
            self.y += 3.0;
        }
        self.in_rows = row;
        match block {
            Block::Heading(text) => self.heading(text, 1.2, 8.0),
            Block::Sub(text) => self.heading(text, 1.0, 5.0),
            Block::Para(spans) => {
                self.flow(spans, how.face, how.ink, how.left, wide);
                self.y += how.lead * if self.paper.look == Look::Hand { 1.0 } else { 0.5 };
            }
            Block::Line(spans) => self.flow(spans, how.face, how.ink, how.left, wide),
            Block::Hand(spans) => {
                self.flow(spans, Face::SerifItalic, Ink::Blue, how.left + 6.0, wide - 12.0);
                self.y += how.lead * 0.45;
            }
            Block::Right(text) => {
                self.single(text, |sheet, y| sheet.write_right(how.right, y, how.face, how.size, how.ink, text))
            }
            Block::Centred(text) => {
                self.single(text, |sheet, y| sheet.write_centred(y, how.face.bold(), how.size + 0.5, how.ink, text));
            }
            Block::Bullet(spans) => {
                self.room(how.lead);
                let y = self.y + how.size;
                self.sheet().write(how.left + 6.0, y, how.face, how.size, how.ink, "\u{2022}");
                self.flow(spans, how.face, how.ink, how.left + 20.0, wide - 20.0);
                self.y += 2.0;
            }
            Block::Tick(ticked, spans) => self.tick(*ticked, spans),
            Block::Field(label, value) => self.field(label, value),
            Block::Widths(parts) => {
                let all: f32 = parts.iter().sum();
                self.columns = parts.iter().map(|p| p / all).collect();
            }
            Block::Row { cells, header } => self.row(cells, *header),
            Block::Entry { date, type_of, by, body } => self.entry(date, type_of, by, body),
            Block::Sign { name, role, date } => self.sign(name, role, date),
            Block::BlackLines(lines, code) => self.black_lines(*lines, code.as_deref()),
            Block::Rule => {
                self.y += 4.0;
                let y = self.y;
                self.sheet().line((how.left, y), (how.right, y), 0.6, Ink::Black);
                self.y += 6.0;
            }
            Block::Space(points) => self.y += points,
            Block::Break(skip) => {
                if *skip {
                    self.skips.push(self.sheets.len());
                }
                self.turn();
            }
        }
    }

    fn heading(&mut self, text: &str, larger: f32, above: f32) {
        let how = self.how;
        // A heading stays with the first lines that it heads.
        self.room(how.lead * 3.5);
        self.y += above;
        let size = how.size * larger;
        let y = self.y + size;
        self.sheet().write(how.left, y, how.face.bold(), size, how.ink, text);
        self.y += size * 1.35 + 2.0;
    }

    fn single(&mut self, _text: &str, write: impl FnOnce(&mut Sheet, f32)) {
        self.room(self.how.lead);
        let y = self.y + self.how.size;
        write(self.sheet(), y);
        self.y += self.how.lead;
    }

    /// Lines of running words.
    fn flow(&mut self, spans: &[Span], face: Face, ink: Ink, x: f32, wide: f32) {
        let how = self.how;
        for line in break_lines(spans, face, how.size, wide, self.clear) {
            self.room(how.lead);
            let y = self.y;
            self.draw(&line, x, y, face, how.size, ink);
            self.y += how.lead;
        }
    }

    fn draw(&mut self, line: &Line, x: f32, top: f32, face: Face, size: f32, ink: Ink) {
        let baseline = top + size;
        let (box_top, box_tall) = (top - 0.5, size * 1.28);
        let sheet = self.sheet();
        for piece in &line.pieces {
            match piece {
                Piece::Words { at, face: own, words } => sheet.write(x + at, baseline, *own, size, ink, words),
                Piece::Said { at, words } => {
                    sheet.write(x + at, baseline, face, size, ink, words);
                    sheet.say(words);
                }
                Piece::Code { at, words } => {
                    sheet.write(x + at, baseline, Face::Sans, size * 0.78, Ink::Grey, words);
                    sheet.code(words);
                }
                Piece::Black { at, wide, code } => {
                    sheet.black_box([x + at, box_top, *wide, box_tall], code.as_deref(), None);
                }
                Piece::Under { at, wide, words } => {
                    let area = [x + at, box_top, *wide, box_tall];
                    sheet.black_box(area, None, Some((words, face, size, baseline)));
                }
                Piece::White { at, wide } => sheet.white_out(x + at, box_top, *wide, box_tall),
            }
        }
    }

    fn tick(&mut self, ticked: bool, spans: &[Span]) {
        let how = self.how;
        self.room(how.lead);
        let y = self.y + 1.0;
        let sheet = self.sheet();
        sheet.frame(how.left + 4.0, y, 9.0, 9.0, 0.7);
        if ticked {
            sheet.tick(how.left + 5.0, y + 9.0);
        }
        self.flow(spans, how.face, how.ink, how.left + 22.0, how.right - how.left - 22.0);
        self.y += 3.0;
    }

    /// A label in a shaded cell with its answer beside it.
    fn field(&mut self, label: &str, value: &[Span]) {
        let how = self.how;
        let part = (how.right - how.left) * 0.34;
        let wide = how.right - how.left - part;
        let labels = break_lines(&crate::markup::spans(label), how.face.bold(), how.size * 0.93, part - 10.0, false);
        let answer = self.answer_face();
        let size = if answer.1 == Ink::Blue { how.size * 1.2 } else { how.size };
        let lines = break_lines(value, answer.0, size, wide - 12.0, self.clear);
        let tall = how.lead * labels.len().max(lines.len()).max(1) as f32 + 7.0;
        self.room(tall);
        let (top, x) = (self.y, how.left);
        self.sheet().shade(x, top, part, tall, 0.91);
        self.sheet().frame(x, top, part, tall, 0.5);
        self.sheet().frame(x + part, top, wide, tall, 0.5);
        for (n, line) in labels.iter().enumerate() {
            self.draw(line, x + 5.0, top + 3.5 + how.lead * n as f32, how.face.bold(), how.size * 0.93, Ink::Black);
        }
        for (n, line) in lines.iter().enumerate() {
            self.draw(line, x + part + 6.0, top + 3.5 + how.lead * n as f32, answer.0, size, answer.1);
        }
        self.y += tall;
    }

    /// Forms of the paper years are filled in with a pen or a typewriter, later ones on the screen.
    fn answer_face(&self) -> (Face, Ink) {
        match self.paper.look {
            Look::Form if self.paper.head.iter().any(|h| h == "pen") => (Face::SerifItalic, Ink::Blue),
            _ => (self.how.face, Ink::Black),
        }
    }

    fn row(&mut self, cells: &[Vec<Span>], header: bool) {
        let how = self.how;
        let all = how.right - how.left;
        let face = if header { how.face.bold() } else { how.face };
        let size = how.size * 0.94;
        let lead = how.lead * 0.95;
        let wides: Vec<f32> =
            (0..cells.len()).map(|n| self.columns.get(n).copied().unwrap_or(1.0 / cells.len() as f32) * all).collect();
        let set: Vec<_> =
            cells.iter().zip(&wides).map(|(c, wide)| break_lines(c, face, size, wide - 8.0, self.clear)).collect();
        let tall = lead * set.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32 + 6.0;
        self.room(if header { tall + lead * 2.0 } else { tall });
        let (top, mut x) = (self.y, how.left);
        for (lines, wide) in set.iter().zip(&wides) {
            if header {
                self.sheet().shade(x, top, *wide, tall, 0.88);
            }
            self.sheet().frame(x, top, *wide, tall, 0.5);
            for (n, line) in lines.iter().enumerate() {
                self.draw(line, x + 4.0, top + 3.0 + lead * n as f32, face, size, Ink::Black);
            }
            x += wide;
        }
        self.y += tall;
    }

    fn entry(&mut self, date: &str, type_of: &str, by: &str, body: &[Vec<Span>]) {
        match self.paper.look {
            Look::System => self.system_entry(date, type_of, by, body),
            Look::Hand => self.hand_entry(date, type_of, by, body),
            _ => self.column_entry(date, type_of, by, body),
        }
    }

    /// Date and kind of contact in their columns, the words beside them, initials at the end.
    fn column_entry(&mut self, date: &str, type_of: &str, by: &str, body: &[Vec<Span>]) {
        let how = self.how;
        let x = how.left + stationery::RECORD_COLUMN;
        self.room(how.lead * 2.0);
        let y = self.y + how.size;
        let sheet = self.sheet();
        sheet.write(how.left + 4.0, y, how.face, how.size, how.ink, date);
        sheet.write(how.left + stationery::RECORD_TYPE, y, how.face, how.size, how.ink, type_of);
        for (n, para) in body.iter().enumerate() {
            let mut words = para.clone();
            if n + 1 == body.len() && !by.is_empty() {
                words.push(Span::Word { text: by.to_owned(), bold: true, glued: false });
            }
            self.flow(&words, how.face, how.ink, x, how.right - x - 4.0);
            self.y += how.lead * 0.3;
        }
        self.y += how.lead * 0.3;
    }

    fn system_entry(&mut self, date: &str, type_of: &str, by: &str, body: &[Vec<Span>]) {
        let how = self.how;
        self.room(how.lead * 4.0);
        let (top, wide) = (self.y, how.right - how.left);
        let sheet = self.sheet();
        sheet.shade(how.left, top, wide, how.lead + 3.0, 0.88);
        let y = top + how.size + 2.0;
        sheet.write(how.left + 4.0, y, Face::SansBold, how.size, Ink::Black, &format!("Case Note  Type: {type_of}"));
        sheet.write_right(how.right - 4.0, y, Face::Sans, how.size, Ink::Black, &format!("Date: {date}"));
        self.y += how.lead + 6.0;
        self.flow(&crate::markup::spans(&format!("Recorded by: {by}")), how.face, Ink::Grey, how.left + 4.0, wide);
        self.y += 2.0;
        for para in body {
            self.flow(para, how.face, how.ink, how.left + 4.0, wide - 8.0);
            self.y += how.lead * 0.35;
        }
        self.y += how.lead * 0.5;
    }

    fn hand_entry(&mut self, date: &str, type_of: &str, by: &str, body: &[Vec<Span>]) {
        let how = self.how;
        self.room(how.lead * 3.0);
        let y = self.y + how.size;
        let head = if type_of.is_empty() { date.to_owned() } else { format!("{date}   {type_of}") };
        let wide = how.face.width(&head, how.size);
        let sheet = self.sheet();
        sheet.write(how.left, y, how.face, how.size, how.ink, &head);
        sheet.line((how.left, y + 2.0), (how.left + wide, y + 2.5), 0.7, Ink::Blue);
        self.y += how.lead;
        for (n, para) in body.iter().enumerate() {
            let mut words = para.clone();
            if n + 1 == body.len() && !by.is_empty() {
                words.push(Span::Word { text: by.to_owned(), bold: false, glued: false });
            }
            self.flow(&words, how.face, how.ink, how.left, how.right - how.left);
        }
        self.y += how.lead;
    }

    fn sign(&mut self, name: &str, role: &str, date: &str) {
        let how = self.how;
        self.room(how.lead * 3.6);
        self.y += 6.0;
        let y = self.y + 16.0;
        let sheet = self.sheet();
        sheet.write(how.left + 58.0, y - 2.0, Face::SerifItalic, how.size + 5.0, Ink::Blue, name);
        sheet.write(how.left, y, how.face, how.size, Ink::Black, "Signed");
        sheet.line((how.left + 52.0, y + 2.0), (how.left + 260.0, y + 2.0), 0.5, Ink::Black);
        if !date.is_empty() {
            sheet.write(how.left + 285.0, y, how.face, how.size, Ink::Black, &format!("Date  {date}"));
        }
        if !role.is_empty() {
            sheet.write(how.left + 52.0, y + how.lead, how.face, how.size, Ink::Black, &format!("{name}, {role}"));
        }
        self.y = y + how.lead * 1.8;
    }

    fn black_lines(&mut self, lines: usize, code: Option<&str>) {
        let how = self.how;
        let x = if self.paper.look == Look::Record { how.left + stationery::RECORD_COLUMN } else { how.left };
        let tall = how.lead * lines as f32;
        self.room(tall + 4.0);
        let top = self.y;
        self.sheet().black_box([x, top, how.right - x - 2.0, tall], code, None);
        self.y += tall + how.lead * 0.5;
    }

    fn finish(mut self) -> Printed {
        let pages = self.sheets.len() as u32;
        let (mut numbers, mut jumps) = (Vec::new(), Vec::new());
        if let Some((first, of)) = self.paper.printed {
            let mut number = first.max(1);
            let of = if of == 0 { pages + self.skips.len() as u32 } else { of };
            for (n, sheet) in self.sheets.iter_mut().enumerate() {
                if self.skips.contains(&n) {
                    jumps.push((n, vec![number]));
                    number += 1;
                }
                stationery::foot(sheet, self.paper, Some((number, of)));
                numbers.push(number);
                number += 1;
            }
        } else {
            for sheet in &mut self.sheets {
                stationery::foot(sheet, self.paper, None);
            }
        }
        Printed { sheets: self.sheets, numbers, jumps }
    }
}
