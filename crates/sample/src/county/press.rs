//! Sets the parts of a paper on sheets, in its council's house style, with a running head and foot where the paper has them.

use chrono::NaiveDate;
use record::DocumentKind;

use super::damage::misread;
use super::house::{House, Labels, Numbering};
use super::tellings::Happening;
use crate::ink::{Ink, Sheet, TALL, WIDE};
use crate::metrics::Face;
use crate::rng::Lot;

/// A piece of a paper.
#[derive(Debug, Clone)]
pub enum Part {
    Title(String),
    Section(String),
    /// One line as it stands.
    Line(String),
    Right(String),
    Centred(String),
    /// Words that run over lines. `⟦12⟧` is a black box as wide as twelve letters.
    Para(String),
    Field(String, String),
    Row(Vec<String>, Vec<f32>, bool),
    /// A dated entry; its first line, and its words.
    Entry {
        day: NaiveDate,
        author: String,
        head: String,
        body: String,
    },
    Space(f32),
}

/// A paper before it is printed.
#[derive(Debug, Clone)]
pub struct Paper {
    pub kind: DocumentKind,
    pub title: String,
    pub date: Option<(NaiveDate, NaiveDate)>,
    pub author: Option<String>,
    pub parts: Vec<Part>,
    pub numbering: Numbering,
    /// What stands at the head of every sheet but the first; empty for nothing.
    pub head: String,
    /// What stands at the foot of every sheet; empty for nothing.
    pub foot: String,
    pub happenings: Vec<Happening>,
    /// People of the truth's list, with their names as written in this paper.
    pub named: Vec<(usize, String)>,
    /// Letters in a thousand that were misread.
    pub misread: usize,
    pub face: Face,
}

/// A dated entry as it was printed.
pub struct PrintedEntry {
    /// From 0, in this paper.
    pub page: usize,
    pub day: NaiveDate,
    pub author: String,
    pub words: String,
}

pub struct Printed {
    pub sheets: Vec<Sheet>,
    /// The words of each sheet before any was misread.
    pub clear: Vec<String>,
    pub entries: Vec<PrintedEntry>,
    /// The sheets (from 0) on which each part of the paper begins and ends.
    pub parts: Vec<(usize, usize)>,
}

const LEFT: f32 = 62.0;
const RIGHT: f32 = 540.0;
const TOP: f32 = 66.0;
const BOTTOM: f32 = 770.0;

pub fn print(paper: &Paper, house: &House, seed: u64) -> Printed {
    let mut press = Press {
        paper,
        house,
        lot: Lot::new(seed),
        sheets: vec![Sheet::new()],
        clear: vec![String::new()],
        entries: Vec::new(),
        y: TOP,
    };
    let mut parts = Vec::new();
    for part in &paper.parts {
        // A part that finds no room begins on the next sheet.
        let before = press.sheets.len() - 1;
        let bare = press.clear[before].len();
        press.part(part);
        let last = press.sheets.len() - 1;
        let begins = if press.clear[before].len() > bare { before } else { (before + 1).min(last) };
        parts.push((begins, last));
    }
    press.finish(parts)
}

struct Press<'a> {
    paper: &'a Paper,
    house: &'a House,
    lot: Lot,
    sheets: Vec<Sheet>,
    clear: Vec<String>,
    entries: Vec<PrintedEntry>,
    y: f32,
}

impl Press<'_> {
    fn lead(&self) -> f32 {
        self.house.size * 1.32
    }

    fn write(&mut self, x: f32, y: f32, face: Face, size: f32, ink: Ink, words: &str) {
        let seen = misread(words, self.paper.misread, &mut self.lot);
        self.sheets.last_mut().expect("a paper has a sheet").write(x, y, face, size, ink, &seen);
        let clear = self.clear.last_mut().expect("a paper has a sheet");
        if !words.is_empty() {
            if !clear.is_empty() {
                clear.push(' ');
            }
            clear.push_str(words);
        }
    }

    /// Turns the sheet when so many points are not left on it.
    fn room(&mut self, tall: f32) {
        if self.y + tall > BOTTOM {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.sheets.push(Sheet::new());
        self.clear.push(String::new());
        self.y = TOP;
        if !self.paper.head.is_empty() {
            let head = self.paper.head.clone();
            self.write(LEFT, 44.0, self.paper.face, self.house.size - 1.0, Ink::Grey, &head);
        }
    }

    fn part(&mut self, part: &Part) {
        let (face, size, lead) = (self.paper.face, self.house.size, self.lead());
        match part {
            Part::Title(words) => {
                self.room(lead * 4.0);
                let words = if self.house.caps { words.to_uppercase() } else { words.clone() };
                let big = if face == Face::Typed { size } else { size + 4.0 };
                for line in broken(&words, face.bold(), big, RIGHT - LEFT) {
                    self.y += big * 1.1;
                    let x = if self.house.centred { (WIDE - face.bold().width(&line, big)) / 2.0 } else { LEFT };
                    self.write(x, self.y, face.bold(), big, Ink::Black, &line);
                }
                self.y += lead;
            }
            Part::Section(words) => {
                self.room(lead * 3.5);
                self.y += lead * 0.5;
                let words = if face == Face::Typed { words.to_uppercase() } else { words.clone() };
                self.write(LEFT, self.y + size, face.bold(), size + 0.5, Ink::Black, &words);
                self.y += lead * 1.25;
            }
            Part::Line(words) => self.line(LEFT, words, face),
            Part::Right(words) => self.line(RIGHT - face.width(words, size), words, face),
            Part::Centred(words) => {
                for line in words.split('\n') {
                    self.line((WIDE - face.bold().width(line, size)) / 2.0, line, face.bold());
                }
            }
            Part::Para(words) => {
                self.para(words, LEFT);
                self.y += lead * 0.5;
            }
            Part::Field(label, value) => self.field(label, value),
            Part::Row(cells, wide, header) => self.row(cells, wide, *header),
            Part::Entry { day, author, head, body } => {
                self.room(lead * 3.0);
                self.entries.push(PrintedEntry {
                    page: self.sheets.len() - 1,
                    day: *day,
                    author: author.clone(),
                    words: head.split('\n').next().unwrap_or_default().to_owned(),
                });
                for line in head.split('\n') {
                    self.line(LEFT, line, if face == Face::Typed { face } else { face.bold() });
                }
                self.para(body, LEFT);
                self.y += lead * 0.7;
            }
            Part::Space(points) => self.y += points,
        }
    }

    fn line(&mut self, x: f32, words: &str, face: Face) {
        self.room(self.lead());
        self.write(x, self.y + self.house.size, face, self.house.size, Ink::Black, words);
        self.y += self.lead();
    }

    fn field(&mut self, label: &str, value: &str) {
        let (face, size, lead) = (self.paper.face, self.house.size, self.lead());
        match self.house.labels {
            Labels::Colon => self.line(LEFT, &format!("{label}: {value}"), face),
            Labels::Dots => {
                let dots = ".".repeat(34_usize.saturating_sub(label.chars().count()).max(3));
                self.line(LEFT, &format!("{label} {dots} {value}"), face);
            }
            Labels::Columns => {
                self.room(lead);
                let y = self.y + size;
                self.write(LEFT, y, face.bold(), size, Ink::Black, label);
                self.write(LEFT + 190.0, y, face, size, Ink::Black, value);
                self.y += lead * 1.1;
            }
            Labels::Above => {
                self.room(lead * 2.2);
                self.line(LEFT, label, face.bold());
                self.line(LEFT + 6.0, value, face);
                self.y += 3.0;
            }
        }
    }

    fn row(&mut self, cells: &[String], wide: &[f32], header: bool) {
        let (size, lead) = (self.house.size - 0.5, self.lead());
        let face = if header { self.paper.face.bold() } else { self.paper.face };
        let all = RIGHT - LEFT;
        let set: Vec<Vec<String>> =
            cells.iter().zip(wide).map(|(cell, wide)| broken(cell, face, size, wide * all - 8.0)).collect();
        let tall = lead * set.iter().map(Vec::len).max().unwrap_or(1) as f32 + 5.0;
        self.room(tall);
        let (top, mut x) = (self.y, LEFT);
        for (lines, wide) in set.iter().zip(wide) {
            self.sheets.last_mut().expect("a sheet").frame(x, top, wide * all, tall, 0.5);
            for (n, line) in lines.iter().enumerate() {
                self.write(x + 4.0, top + size + 2.0 + lead * n as f32, face, size, Ink::Black, line);
            }
            x += wide * all;
        }
        self.y += tall;
    }

    /// Words over lines; boxes and spoken removals are noted as they are drawn.
    fn para(&mut self, words: &str, left: f32) {
        let (face, size, lead) = (self.paper.face, self.house.size, self.lead());
        for line in broken(words, face, size, RIGHT - left) {
            self.room(lead);
            let y = self.y + size;
            let mut x = left;
            for (n, piece) in line.split(['⟦', '⟧']).enumerate() {
                if n % 2 == 0 {
                    let piece = piece.trim();
                    if !piece.is_empty() {
                        self.write(x, y, face, size, Ink::Black, piece);
                        x += face.width(piece, size) + face.width(" ", size);
                    }
                } else {
                    let wide = face.width("n", size) * piece.parse::<f32>().unwrap_or(8.0);
                    let sheet = self.sheets.last_mut().expect("a sheet");
                    sheet.black_box([x, y - size, wide, size * 1.25], None, None);
                    x += wide + face.width(" ", size);
                }
            }
            let said = line.matches("[REDACTED]").count();
            for _ in 0..said {
                self.sheets.last_mut().expect("a sheet").say("[REDACTED]");
            }
            self.y += lead;
        }
    }

    fn finish(mut self, parts: Vec<(usize, usize)>) -> Printed {
        let of = self.sheets.len();
        let (face, size) = (self.paper.face, self.house.size - 1.0);
        for (n, sheet) in self.sheets.iter_mut().enumerate() {
            let number = n + 1;
            let words = match self.paper.numbering {
                Numbering::PageOf => format!("Page {number} of {of}"),
                Numbering::Stroke => format!("{number}/{of}"),
                // A typist leaves the first sheet bare.
                Numbering::Dashes if number > 1 => format!("- {number} -"),
                Numbering::Word if number > 1 => format!("Page {number}"),
                _ => String::new(),
            };
            let y = if self.house.numbers_on_top { 30.0 } else { TALL - 42.0 };
            sheet.write_centred(y, face, size, Ink::Black, &words);
            if !self.paper.foot.is_empty() {
                sheet.write(LEFT, TALL - 30.0, face, size - 1.0, Ink::Grey, &self.paper.foot);
            }
        }
        Printed { sheets: self.sheets, clear: self.clear, entries: self.entries, parts }
    }
}

/// Words in lines of at most so many points.
fn broken(words: &str, face: Face, size: f32, wide: f32) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in words.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if !line.is_empty() && face.width(&longer, size) > wide {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    lines.push(line);
    lines
}
