//! What a paper says, as plain data: a title and blocks of words. How it looks is the template's business.

use serde::Serialize;

/// A calendar day, printed nowhere by itself: it becomes the PDF's own date, so that the same paper gives the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// The three looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// One side of A4 with room to write: 12 pt where it fits, down to 10.5 pt, and a second side when even that is too small.
    Sheet,
    /// For reading: 12 on 17 pt, page numbers, a list of chapters when there are many.
    Book,
    /// A letter or a list: 12 on 17 pt.
    Plain,
}

/// A whole paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Also the PDF's own title. An empty one becomes "Untitled", because a tagged PDF has to have one.
    pub title: String,
    /// A line under the title; may be empty.
    pub subtitle: String,
    pub made_on: Day,
    pub style: Style,
    pub blocks: Vec<Block>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Span {
    Text(String),
    Strong(String),
    Emphasis(String),
    /// Letters of one width, for what has to be copied letter by letter.
    Exact(String),
    /// Where the words come from ("page 12"), set small and in brackets.
    Source(String),
    /// A note at the foot of the page.
    Footnote(Vec<Span>),
    LineBreak,
}

impl Span {
    #[must_use]
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    #[must_use]
    pub fn strong(words: impl Into<String>) -> Self {
        Self::Strong(words.into())
    }
}

/// A square of dark and light modules, drawn crisp at any size.
#[derive(Debug, Clone, PartialEq)]
pub struct Qr {
    /// Modules on one side, without the white border, which is added here.
    pub side: usize,
    /// Row by row, `side * side` of them; true is dark.
    pub dark: Vec<bool>,
    /// Width on paper in millimetres.
    pub width_mm: u8,
    /// What it is, for someone who cannot see it.
    pub alt: String,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Level 1 is the biggest. A level that skips one is brought up, because readers of tagged PDFs get lost otherwise.
    Heading {
        level: u8,
        text: Vec<Span>,
    },
    Paragraph(Vec<Span>),
    /// A smaller paragraph.
    Small(Vec<Span>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Empty lines to write on. A sheet with room to spare gets more of them.
    Lines(u8),
    /// Boxes to tick, side by side, each with its words.
    Ticks(Vec<String>),
    /// Words with a line to write on after each, side by side.
    Fields(Vec<String>),
    Table {
        headers: Vec<Vec<Span>>,
        rows: Vec<Vec<Vec<Span>>>,
    },
    Boxed(Vec<Block>),
    /// Short words in three numbered columns, large, to be copied in order.
    Words(Vec<String>),
    /// A line between two parts.
    Rule,
    /// Kept on one page where it is short enough to be.
    Together(Vec<Block>),
    Qr(Qr),
    PageBreak,
}
