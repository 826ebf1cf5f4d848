//! A paper as the template reads it: every word cleaned, nothing empty, nothing nested deeper than a page can show.

use serde::Serialize;

use crate::clean::Cleaner;
use crate::paper::{Block, Paper, Qr, Span, Style};

/// Blocks inside blocks; what is deeper is set as plain paragraphs.
const DEEPEST: u8 = 6;
/// As many letters as surely fit on one page with the lines below them.
const TOGETHER_LETTERS: usize = 1_000;
/// A book of as many chapters and letters (about three pages) gets a list of chapters.
const CHAPTERS: usize = 4;
const CONTENTS_LETTERS: usize = 7_000;
const TITLE_LETTERS: usize = 200;
/// White modules around a QR code, as its standard asks.
const QUIET: usize = 4;

#[derive(Serialize)]
pub(crate) struct WirePaper {
    title: String,
    subtitle: String,
    style: Style,
    contents: bool,
    blocks: Vec<WireBlock>,
    pub(crate) fit: Fit,
}

/// How tightly a paper is set.
#[derive(Clone, Copy, Serialize)]
pub(crate) struct Fit {
    /// Points.
    pub size: f32,
    /// Lines to write on, beyond those asked for.
    pub more_lines: i16,
    /// 1 is usual; less closes the space between blocks.
    pub air: f32,
}

#[derive(Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
enum WireBlock {
    Heading { level: u8, text: Vec<Span> },
    Paragraph(Vec<Span>),
    Small(Vec<Span>),
    List { ordered: bool, items: Vec<Vec<WireBlock>> },
    Quote(Vec<WireBlock>),
    Lines(u8),
    Ticks(Vec<String>),
    Fields(Vec<String>),
    Table { headers: Vec<Vec<Span>>, cells: Vec<Vec<Span>> },
    Boxed(Vec<WireBlock>),
    Words(Vec<String>),
    Rule,
    Together { blocks: Vec<WireBlock>, whole: bool },
    Qr { svg: String, width_mm: u8, alt: String },
    PageBreak,
}

pub(crate) fn wire(paper: &Paper, fit: Fit) -> WirePaper {
    let mut setter = Setter { cleaner: Cleaner::default(), levels: vec![], chapters: 0 };
    let mut title: String = setter.cleaner.clean(&paper.title).trim().chars().take(TITLE_LETTERS).collect();
    if title.is_empty() {
        "Untitled".clone_into(&mut title);
    }
    let subtitle = setter.cleaner.clean(&paper.subtitle);
    let blocks = setter.blocks(&paper.blocks, 0);
    let letters = paper.blocks.iter().fold(String::new(), |mut words, block| {
        gather(block, &mut words);
        words
    });
    let contents = paper.style == Style::Book && setter.chapters >= CHAPTERS && letters.len() >= CONTENTS_LETTERS;
    WirePaper { title, subtitle, style: paper.style, contents, blocks, fit }
}

struct Setter {
    cleaner: Cleaner,
    /// Of the headings that the next one stands under, as given.
    levels: Vec<u8>,
    chapters: usize,
}

impl Setter {
    fn blocks(&mut self, blocks: &[Block], depth: u8) -> Vec<WireBlock> {
        blocks.iter().filter_map(|block| self.block(block, depth)).collect()
    }

    fn block(&mut self, block: &Block, depth: u8) -> Option<WireBlock> {
        if depth >= DEEPEST {
            let mut words = String::new();
            gather(block, &mut words);
            return self.spans(&[Span::Text(words)]).map(WireBlock::Paragraph);
        }
        Some(match block {
            Block::Heading { level, text } => {
                let text = self.spans(&[Span::Text(plain(text))])?;
                self.levels.retain(|above| above < level);
                self.levels.push(*level);
                let level = self.levels.len().min(6) as u8;
                self.chapters += usize::from(level == 1);
                WireBlock::Heading { level, text }
            }
            Block::Paragraph(text) => WireBlock::Paragraph(self.spans(text)?),
            Block::Small(text) => WireBlock::Small(self.spans(text)?),
            Block::List { ordered, items } => {
                let items: Vec<_> = items.iter().map(|i| self.blocks(i, depth + 1)).filter(|i| !i.is_empty()).collect();
                if items.is_empty() {
                    return None;
                }
                WireBlock::List { ordered: *ordered, items }
            }
            Block::Quote(inner) => WireBlock::Quote(self.some(inner, depth)?),
            Block::Lines(count) => WireBlock::Lines(*count),
            Block::Ticks(words) => WireBlock::Ticks(words.iter().map(|w| self.cleaner.clean(w)).collect()),
            Block::Fields(words) => WireBlock::Fields(words.iter().map(|w| self.cleaner.clean(w)).collect()),
            Block::Table { headers, rows } => self.table(headers, rows)?,
            Block::Boxed(inner) => WireBlock::Boxed(self.some(inner, depth)?),
            Block::Words(words) => {
                let words: Vec<_> = words.iter().map(|w| self.cleaner.clean(w)).collect();
                (!words.is_empty()).then_some(WireBlock::Words(words))?
            }
            Block::Rule => WireBlock::Rule,
            Block::Together(inner) => {
                let mut words = String::new();
                gather(block, &mut words);
                let whole = words.chars().count() <= TOGETHER_LETTERS;
                WireBlock::Together { blocks: self.some(inner, depth)?, whole }
            }
            Block::Qr(qr) => {
                let alt = self.cleaner.clean(&qr.alt);
                let alt = if alt.trim().is_empty() { "A QR code".into() } else { alt };
                WireBlock::Qr { svg: svg(qr)?, width_mm: qr.width_mm, alt }
            }
            Block::PageBreak => WireBlock::PageBreak,
        })
    }

    fn some(&mut self, blocks: &[Block], depth: u8) -> Option<Vec<WireBlock>> {
        let blocks = self.blocks(blocks, depth + 1);
        (!blocks.is_empty()).then_some(blocks)
    }

    /// Cleaned spans without the space at either end, or none when nothing is left to print.
    fn spans(&mut self, spans: &[Span]) -> Option<Vec<Span>> {
        let mut out: Vec<Span> = spans.iter().filter_map(|s| self.span(s)).collect();
        if let Some(Span::Text(first)) = out.first_mut() {
            *first = first.trim_start().to_owned();
        }
        if let Some(Span::Text(last)) = out.last_mut() {
            *last = last.trim_end().to_owned();
        }
        let has_words = |s: &Span| !matches!(s, Span::LineBreak) && !matches!(s, Span::Text(t) if t.is_empty());
        out.iter().any(has_words).then_some(out)
    }

    fn span(&mut self, span: &Span) -> Option<Span> {
        let some = |words: String| (!words.is_empty()).then_some(words);
        Some(match span {
            Span::Text(words) => Span::Text(some(self.cleaner.clean(words))?),
            Span::Strong(words) => Span::Strong(some(self.cleaner.clean(words))?),
            Span::Emphasis(words) => Span::Emphasis(some(self.cleaner.clean(words))?),
            Span::Exact(words) => Span::Exact(some(self.cleaner.clean(words))?),
            Span::Source(words) => Span::Source(some(self.cleaner.clean(words))?),
            // A note inside a note has no foot of its own to stand at.
            Span::Footnote(note) => Span::Footnote(self.spans(&[Span::Text(plain(note))])?),
            Span::LineBreak => Span::LineBreak,
        })
    }

    fn table(&mut self, headers: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) -> Option<WireBlock> {
        let width = headers.len();
        if width == 0 {
            return None;
        }
        let headers = headers.iter().map(|cell| self.spans(cell).unwrap_or_default()).collect();
        let mut cells = Vec::with_capacity(rows.len() * width);
        for row in rows {
            // What does not fit under a heading goes into the last cell: it is not lost.
            for column in 0..width {
                let end = if column + 1 == width { row.len() } else { (column + 1).min(row.len()) };
                let cell: Vec<Span> = row.get(column..end).unwrap_or_default().join(&Span::text(" "));
                cells.push(self.spans(&cell).unwrap_or_default());
            }
        }
        Some(WireBlock::Table { headers, cells })
    }
}

/// The words alone, without notes.
fn plain(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(w) | Span::Strong(w) | Span::Emphasis(w) | Span::Exact(w) | Span::Source(w) => w.as_str(),
            Span::LineBreak => " ",
            Span::Footnote(_) => "",
        })
        .collect()
}

fn gather(block: &Block, words: &mut String) {
    let mut add = |more: &str| {
        if !words.is_empty() && !more.is_empty() {
            words.push(' ');
        }
        words.push_str(more);
    };
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Small(text) => add(&plain(text)),
        Block::Ticks(list) | Block::Fields(list) | Block::Words(list) => add(&list.join(" ")),
        Block::Table { headers, rows } => {
            for cell in headers.iter().chain(rows.iter().flatten()) {
                add(&plain(cell));
            }
        }
        Block::Qr(qr) => add(&qr.alt),
        Block::Lines(_) | Block::Rule | Block::PageBreak => {}
        Block::List { items, .. } => items.iter().flatten().for_each(|b| gather(b, words)),
        Block::Quote(inner) | Block::Boxed(inner) | Block::Together(inner) => {
            inner.iter().for_each(|b| gather(b, words));
        }
    }
}

/// The code as one drawn path, or none when its squares do not make a square.
fn svg(qr: &Qr) -> Option<String> {
    if qr.side == 0 || qr.dark.len() != qr.side * qr.side {
        return None;
    }
    let whole = qr.side + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in qr.dark.chunks(qr.side).enumerate() {
        let mut x = 0;
        // One rectangle for a run of dark modules, so that no hairline shows between them.
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] {
                path.push_str(&format!("M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len()));
            }
            x += run.len();
        }
    }
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}"><path shape-rendering="crispEdges" d="{path}"/></svg>"#
    ))
}
