//! From letters with places to words in reading order. Lines are read from the top; two columns of prose one after the
//! other; tables and forms row by row, with a tab between cells.

use record::{Redaction, WordBox};

use super::columns::in_reading_order;
use super::cover::Removed;
use super::ink::{Drawn, Letter, Sign, UNKNOWN};

/// A gap of this share of the letter height parts words.
const WORD_GAP: f32 = 0.17;
/// A gap of this many letter heights parts cells.
const CELL_GAP: f32 = 2.0;
/// So many blanks in a row part cells too: a typist and a printer of figures make columns with them.
const CELL_BLANKS: u32 = 3;
/// Lines this much further apart than usual start a new paragraph.
const PARAGRAPH: f32 = 1.35;

#[derive(Debug, Default)]
pub struct Laid {
    pub text: String,
    pub words: Vec<WordBox>,
    pub redactions: Vec<Redaction>,
    /// False where there is nothing but removed parts, or signs that nobody can name.
    pub has_words: bool,
}

/// A letter or a removed part, turned so that its line runs to the right and lines follow downwards.
#[derive(Debug, Clone, Copy)]
struct Item {
    what: What,
    u0: f32,
    v: f32,
    size: f32,
    space_before: bool,
    /// A row of blanks stands before it.
    cell_before: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Letter(usize),
    Removed(usize),
}

/// Letters that follow each other on one line, as they were drawn.
#[derive(Debug, Clone, Copy)]
pub struct Piece {
    pub first: usize,
    pub end: usize,
    pub u0: f32,
    pub u1: f32,
    pub v: f32,
    pub size: f32,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub pieces: Vec<Piece>,
    pub v: f32,
    pub size: f32,
    /// True at the start of a block that does not follow from the line before.
    pub apart: bool,
}

/// Puts what is left to see in reading order. `removed` gets one `█` each, in its place.
pub fn lay_out(drawn: &Drawn, removed: &[Removed]) -> Laid {
    let seen: Vec<usize> = (0..drawn.letters.len()).filter(|&i| !drawn.letters[i].gone).collect();
    let (mut named, mut unnamed) = (0_u32, 0_u32);
    for &i in &seen {
        match drawn.letters[i].sign {
            Sign::Blank => {}
            Sign::One(UNKNOWN) => unnamed += 1,
            _ => named += 1,
        }
    }
    // More signs without a name than with one: the text would be a riddle. The picture has to be read instead.
    let legible = named > 0 && named >= unnamed;
    let mut writer = Writer { drawn, removed, laid: Laid { has_words: legible, ..Laid::default() }, length: 0 };
    let mut left: Vec<usize> = (0..removed.len()).collect();
    if legible {
        // The direction in which most is written first, then what stands across or upside down.
        let mut turns: Vec<(u8, Vec<usize>)> = (0..4).map(|t| (t, Vec::new())).collect();
        for &i in &seen {
            turns[usize::from(quarter(&drawn.letters[i]))].1.push(i);
        }
        turns.sort_by_key(|(_, letters)| std::cmp::Reverse(letters.len()));
        for (turn, letters) in turns.into_iter().filter(|(_, letters)| !letters.is_empty()) {
            let parts = std::mem::take(&mut left);
            let (items, pieces) = pieces(drawn, removed, turn, &letters, &parts);
            writer.rows(&items, in_reading_order(rows(&items, pieces, drawn)));
        }
    } else if !left.is_empty() {
        let (items, pieces) = pieces(drawn, removed, 0, &[], &left);
        writer.rows(&items, rows(&items, pieces, drawn));
    }
    writer.laid
}

/// In which of four directions a letter's line runs: right, down, left, up.
fn quarter(letter: &Letter) -> u8 {
    let (across, down) = (letter.to[0] - letter.from[0], letter.to[1] - letter.from[1]);
    match (across.abs() >= down.abs(), across >= 0.0, down >= 0.0) {
        (true, true, _) => 0,
        (true, false, _) => 2,
        (false, _, true) => 1,
        (false, _, false) => 3,
    }
}

fn turned(turn: u8, [x, y]: [f32; 2]) -> (f32, f32) {
    match turn {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

/// Strings letters into pieces. Removed parts come last, each a piece of its own.
fn pieces(drawn: &Drawn, removed: &[Removed], turn: u8, letters: &[usize], parts: &[usize]) -> (Vec<Item>, Vec<Piece>) {
    let (sin, cos) = slant(drawn, turn, letters);
    let place = |point: [f32; 2]| {
        let (u, v) = turned(turn, point);
        (u * cos + v * sin, v * cos - u * sin)
    };
    let mut items: Vec<Item> = Vec::with_capacity(letters.len() + parts.len());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut blanks = 0;
    let mut end_of_last = f32::NEG_INFINITY;
    for &i in letters {
        let letter = &drawn.letters[i];
        let ((u0, v), (u1, _)) = (place(letter.from), place(letter.to));
        let (u0, u1) = (u0.min(u1), u0.max(u1));
        if letter.sign == Sign::Blank {
            blanks += 1;
            // The blank's own width is no gap.
            if pieces.last().is_some_and(|p| (p.v - v).abs() < 0.4 * p.size) && u0 >= end_of_last - letter.size {
                end_of_last = end_of_last.max(u1);
            }
            continue;
        }
        let cell_before = blanks >= CELL_BLANKS;
        let mut item = Item { what: What::Letter(i), u0, v, size: letter.size, space_before: blanks > 0, cell_before };
        if let (Some(piece), Some(last)) = (pieces.last_mut(), items.last()) {
            if is_again(drawn, last, &item) {
                continue;
            }
            let size = piece.size.max(letter.size);
            let gap = u0 - end_of_last;
            if !cell_before && (v - last.v).abs() < 0.45 * size && gap < size && gap > -0.6 * size {
                item.space_before |= gap > WORD_GAP * size.min(last.size);
                piece.end += 1;
                piece.u1 = piece.u1.max(u1);
                piece.u0 = piece.u0.min(u0);
                if letter.size > piece.size {
                    (piece.size, piece.v) = (letter.size, v);
                }
                items.push(item);
                (blanks, end_of_last) = (0, u1);
                continue;
            }
        }
        item.space_before = blanks > 0;
        pieces.push(Piece { first: items.len(), end: items.len() + 1, u0, u1, v, size: letter.size });
        items.push(item);
        (blanks, end_of_last) = (0, u1);
    }
    let usual = usual_size(&items);
    for &r in parts {
        let part = &removed[r];
        let corners = [[part.area[0], part.area[1]], [part.area[2], part.area[3]]].map(place);
        let (u0, u1) = (corners[0].0.min(corners[1].0), corners[0].0.max(corners[1].0));
        let (top, bottom) = (corners[0].1.min(corners[1].1), corners[0].1.max(corners[1].1));
        let (v, size) = match part.first {
            Some(first) if quarter(&first) == turn => (place(first.from).1, first.size),
            // The line that the box stands on: its middle, or the first line of a tall one.
            _ if bottom - top < 2.2 * usual => ((top + bottom) / 2.0 + 0.3 * usual, usual),
            _ => (top + usual, usual),
        };
        part_around(&items, &mut pieces, (u0 + u1) / 2.0, v);
        pieces.push(Piece { first: items.len(), end: items.len() + 1, u0, u1, v, size });
        items.push(Item { what: What::Removed(r), u0, v, size, space_before: false, cell_before: false });
    }
    (items, pieces)
}

/// Cuts the piece that runs on both sides of a removed part, so that the part's mark comes between.
fn part_around(items: &[Item], pieces: &mut Vec<Piece>, u: f32, v: f32) {
    let around = |p: &&mut Piece| p.u0 < u && u < p.u1 && (p.v - v).abs() < 0.5 * p.size;
    let Some(piece) = pieces.iter_mut().find(around) else { return };
    let after = (piece.first..piece.end).find(|&i| items[i].u0 >= u);
    if let Some(cut) = after.filter(|&cut| cut > piece.first) {
        let rest = Piece { first: cut, u0: items[cut].u0, ..*piece };
        piece.end = cut;
        piece.u1 = u.min(rest.u0);
        pieces.push(rest);
    }
}

/// Sine and cosine of the angle by which the lines lean, as on a scan that was not laid straight.
fn slant(drawn: &Drawn, turn: u8, letters: &[usize]) -> (f32, f32) {
    let (mut along, mut across) = (0.0_f64, 0.0_f64);
    for &i in letters {
        let letter = &drawn.letters[i];
        let (u, v) = turned(turn, [letter.to[0] - letter.from[0], letter.to[1] - letter.from[1]]);
        along += f64::from(u);
        across += f64::from(v);
    }
    let lean = across.atan2(along);
    if lean.abs() < 0.002 || lean.abs() > 0.7 { (0.0, 1.0) } else { (lean.sin() as f32, lean.cos() as f32) }
}

/// The same letter drawn again in its place, to look bold or shadowed.
fn is_again(drawn: &Drawn, last: &Item, item: &Item) -> bool {
    let (What::Letter(a), What::Letter(b)) = (last.what, item.what) else { return false };
    drawn.letters[a].sign == drawn.letters[b].sign
        && (last.u0 - item.u0).abs() < 0.15 * item.size
        && (last.v - item.v).abs() < 0.15 * item.size
}

fn usual_size(items: &[Item]) -> f32 {
    let mut sizes: Vec<f32> = items.iter().step_by(items.len() / 400 + 1).map(|i| i.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(11.0).clamp(4.0, 40.0)
}

/// Gathers pieces that stand on one line.
fn rows(items: &[Item], mut pieces: Vec<Piece>, drawn: &Drawn) -> Vec<Row> {
    pieces.sort_by(|a, b| a.v.total_cmp(&b.v).then(a.u0.total_cmp(&b.u0)));
    let mut rows: Vec<Row> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some(row) if piece.v - row.v <= 0.4 * row.size.max(piece.size) => {
                if piece.size > row.size {
                    row.size = piece.size;
                }
                row.pieces.push(piece);
            }
            _ => rows.push(Row { v: piece.v, size: piece.size, pieces: vec![piece], apart: false }),
        }
    }
    for row in &mut rows {
        row.pieces.sort_by(|a, b| a.u0.total_cmp(&b.u0));
        row.pieces.dedup_by(|next, one| {
            // Words drawn twice in one place, to look bold.
            let both = one.u1.min(next.u1) - one.u0.max(next.u0);
            both > 0.8 * (one.u1 - one.u0).max(next.u1 - next.u0) && same_words(items, drawn, one, next)
        });
    }
    rows
}

fn same_words(items: &[Item], drawn: &Drawn, a: &Piece, b: &Piece) -> bool {
    let sign = |item: &Item| match item.what {
        What::Letter(i) => match drawn.letters[i].sign {
            Sign::Several(s) => drawn.several.get(s as usize).map(String::as_str).unwrap_or_default().to_owned(),
            Sign::One(c) => c.to_string(),
            Sign::Blank => String::new(),
        },
        What::Removed(_) => String::new(),
    };
    a.end - a.first == b.end - b.first
        && items[a.first..a.end].iter().zip(&items[b.first..b.end]).all(|(x, y)| sign(x) == sign(y))
}

struct Writer<'d> {
    drawn: &'d Drawn,
    removed: &'d [Removed],
    laid: Laid,
    /// Unicode scalar values written.
    length: u32,
}

impl Writer<'_> {
    fn rows(&mut self, items: &[Item], rows: Vec<Row>) {
        let usual = usual_pitch(&rows);
        let mut last: Option<&Row> = None;
        for row in &rows {
            let apart = match last {
                None => !self.laid.text.is_empty(),
                Some(before) => {
                    let pitch = row.v - before.v;
                    row.apart || pitch < 0.0 || pitch > PARAGRAPH * usual.max(row.size.min(before.size))
                }
            };
            if !self.laid.text.is_empty() {
                self.break_line();
                if apart {
                    self.break_line();
                }
            }
            self.row(items, row);
            last = Some(row);
        }
    }

    fn row(&mut self, items: &[Item], row: &Row) {
        let mut last: Option<&Piece> = None;
        for piece in &row.pieces {
            let mut in_word = last.is_some();
            if let Some(before) = last {
                let gap = piece.u0 - before.u1;
                let size = piece.size.min(before.size).max(1.0);
                if gap > CELL_GAP * size || gap > WORD_GAP * size && items[piece.first].cell_before {
                    self.push('\t');
                    in_word = false;
                } else if gap > WORD_GAP * size
                    || gap < -0.3 * size
                    || items[piece.first].space_before
                    || self.parts_from_mark(&items[before.end - 1], &items[piece.first])
                {
                    self.push(' ');
                    in_word = false;
                }
            }
            for item in &items[piece.first..piece.end] {
                if item.space_before && !self.laid.text.ends_with([' ', '\t', '\n']) && !self.laid.text.is_empty() {
                    self.push(' ');
                    in_word = false;
                }
                self.item(item, in_word);
                in_word = true;
            }
            last = Some(piece);
        }
    }

    /// What was removed was whole words nearly always, and boxes are drawn a little too wide: a mark stands by itself
    /// but for the brackets, quotes and stops that lean on it.
    fn parts_from_mark(&self, before: &Item, next: &Item) -> bool {
        let leans = |item: &Item, signs: &str| match item.what {
            What::Letter(i) => matches!(self.drawn.letters[i].sign, Sign::One(c) if signs.contains(c)),
            What::Removed(_) => false,
        };
        match (before.what, next.what) {
            (What::Removed(_), _) => !leans(next, ".,;:!?)]}'’”\"/-"),
            (_, What::Removed(_)) => !leans(before, "([{‘“/-"),
            _ => false,
        }
    }

    fn item(&mut self, item: &Item, in_word: bool) {
        let start = self.length;
        let bounds = match item.what {
            What::Letter(i) => {
                let letter = &self.drawn.letters[i];
                match letter.sign {
                    Sign::One(c) => self.push(c),
                    Sign::Several(s) => {
                        let several = self.drawn.several.get(s as usize).map_or("", String::as_str);
                        several.chars().for_each(|c| self.push(c));
                    }
                    Sign::Blank => {}
                }
                letter.bounds
            }
            What::Removed(r) => {
                self.push('█');
                let part = &self.removed[r];
                self.laid.redactions.push(Redaction {
                    kind: part.kind,
                    start,
                    end: self.length,
                    bbox: Some(part.area),
                    reason: part.reason.clone(),
                    text_underneath: part.words_underneath,
                });
                part.area
            }
        };
        if self.length == start {
            return;
        }
        let end = self.length;
        match self.laid.words.last_mut() {
            Some(word) if in_word && word.end == start => {
                word.end = end;
                word.x0 = word.x0.min(bounds[0]);
                word.y0 = word.y0.min(bounds[1]);
                word.x1 = word.x1.max(bounds[2]);
                word.y1 = word.y1.max(bounds[3]);
            }
            _ => {
                self.laid.words.push(WordBox { start, end, x0: bounds[0], y0: bounds[1], x1: bounds[2], y1: bounds[3] })
            }
        }
    }

    fn push(&mut self, c: char) {
        self.laid.text.push(c);
        self.length += 1;
    }

    fn break_line(&mut self) {
        self.push('\n');
    }
}

/// The usual distance from line to line.
fn usual_pitch(rows: &[Row]) -> f32 {
    let mut pitches: Vec<f32> = rows
        .windows(2)
        .map(|pair| (pair[1].v - pair[0].v, pair[0].size.max(pair[1].size)))
        .filter(|(pitch, size)| *pitch > 0.5 * size && *pitch < 4.0 * size)
        .map(|(pitch, _)| pitch)
        .collect();
    pitches.sort_by(f32::total_cmp);
    // Single-spaced lines are the rule, so the lower third speaks for them even on a page of short paragraphs.
    pitches.get(pitches.len() / 3).copied().unwrap_or(0.0)
}
