//! Markdown as a small set of blocks, for the window and for paper: headings, paragraphs, lists, quotes, and links to pages.
//!
//! Nothing else gets through. HTML and code come out as the plain words they are, other links as their words and address.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// Lists and quotes inside each other; what is deeper joins the level above.
const DEEPEST: usize = 6;

/// Where a link leads: words on a page of a received file, written `page:<file>:<page>:<start>:<end>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageTarget {
    pub file: record::FileId,
    /// Counts from 1 in the received file.
    pub page: u32,
    /// Unicode scalar values into the page's text.
    pub start: u32,
    pub end: u32,
}

impl PageTarget {
    /// Reads a target. None when it is anything but the one form that is allowed.
    #[must_use]
    pub fn parse(target: &str) -> Option<Self> {
        let mut parts = target.strip_prefix("page:")?.split(':');
        let file = number(parts.next()?).and_then(|n| i64::try_from(n).ok())?;
        let mut small = || number(parts.next()?).and_then(|n| u32::try_from(n).ok());
        let (page, start, end) = (small()?, small()?, small()?);
        let whole = parts.next().is_none() && page >= 1 && start <= end;
        whole.then_some(Self { file: record::FileId(file), page, start, end })
    }
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

impl std::fmt::Display for PageTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "page:{}:{}:{}:{}", self.file.0, self.page, self.start, self.end)
    }
}

/// How words are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    #[default]
    Plain,
    Strong,
    Emphasis,
}

/// Words of one kind. A line break inside them is `\n`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub text: String,
    pub weight: Weight,
    /// A [`PageTarget`] in its written form, and never anything else.
    pub target: Option<String>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// Level 1 (biggest) to 6.
    Heading {
        level: u8,
        spans: Vec<Span>,
    },
    Paragraph {
        spans: Vec<Span>,
    },
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Quote {
        blocks: Vec<Block>,
    },
    /// A line between two parts.
    Rule,
}

/// Reads Markdown (CommonMark, without its extensions).
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut build = Build::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        build.take(event);
    }
    build.finish()
}

enum Open {
    Quote,
    List { ordered: bool, items: Vec<Vec<Block>> },
    Item,
}

#[derive(Default)]
struct Build {
    /// What is open, each with the blocks that it interrupts.
    open: Vec<(Open, Vec<Block>)>,
    /// Starts that were too deep, whose ends are still to come.
    too_deep: usize,
    blocks: Vec<Block>,
    line: Vec<Span>,
    strong: u32,
    emphasis: u32,
    links: Vec<Link>,
}

struct Link {
    address: String,
    /// Where in the line its words begin, in bytes of all words before.
    from: usize,
}

impl Build {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.words(&words)
            }
            Event::InlineMath(words) | Event::DisplayMath(words) | Event::FootnoteReference(words) => {
                self.words(&words)
            }
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }),
            Event::Rule => {
                self.paragraph();
                self.blocks.push(Block::Rule);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.push(Open::Quote),
            Tag::List(first) => self.push(Open::List { ordered: first.is_some(), items: vec![] }),
            Tag::Item => self.push(Open::Item),
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                let from = self.line.iter().map(|s| s.text.len()).sum();
                self.links.push(Link { address: dest_url.into_string(), from });
            }
            _ => self.paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.pop(),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Heading(level) => {
                if let Some(spans) = self.whole_line() {
                    self.blocks.push(Block::Heading { level: level_of(level), spans });
                }
            }
            _ => self.paragraph(),
        }
    }

    fn words(&mut self, words: &str) {
        let weight = match (self.strong, self.emphasis) {
            (0, 0) => Weight::Plain,
            (0, _) => Weight::Emphasis,
            _ => Weight::Strong,
        };
        let target = self.links.last().and_then(|l| PageTarget::parse(&l.address)).map(|t| t.to_string());
        match self.line.last_mut() {
            Some(last) if last.weight == weight && last.target == target => last.text.push_str(words),
            _ => self.line.push(Span { text: words.to_owned(), weight, target }),
        }
    }

    /// A link that does not lead to a page says its address in words, so that nothing is lost and nothing can be pressed.
    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        if link.address.is_empty() || PageTarget::parse(&link.address).is_some() {
            return;
        }
        let line: String = self.line.iter().map(|s| s.text.as_str()).collect();
        let said = line.get(link.from..).unwrap_or_default();
        if said == link.address {
            return;
        }
        let address = if said.is_empty() { link.address } else { format!(" ({})", link.address) };
        self.words(&address);
    }

    /// The line so far without space at its ends, or none when it has no words.
    fn whole_line(&mut self) -> Option<Vec<Span>> {
        let mut spans = std::mem::take(&mut self.line);
        if let Some(first) = spans.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        spans.retain(|s| !s.text.is_empty());
        (!spans.is_empty()).then_some(spans)
    }

    fn paragraph(&mut self) {
        if let Some(spans) = self.whole_line() {
            self.blocks.push(Block::Paragraph { spans });
        }
    }

    fn push(&mut self, what: Open) {
        self.paragraph();
        // A list and its items come and go together, so that an item always has its list.
        let room = if matches!(what, Open::Item) { DEEPEST + 1 } else { DEEPEST };
        if self.too_deep > 0 || self.open.len() >= room {
            self.too_deep += 1;
        } else {
            self.open.push((what, std::mem::take(&mut self.blocks)));
        }
    }

    fn pop(&mut self) {
        self.paragraph();
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some((what, before)) = self.open.pop() else { return };
        let inside = std::mem::replace(&mut self.blocks, before);
        match what {
            Open::Quote if !inside.is_empty() => self.blocks.push(Block::Quote { blocks: inside }),
            Open::List { ordered, items } if !items.is_empty() => self.blocks.push(Block::List { ordered, items }),
            Open::Item => match self.open.last_mut() {
                Some((Open::List { items, .. }, _)) if !inside.is_empty() => items.push(inside),
                _ => self.blocks.extend(inside),
            },
            Open::Quote | Open::List { .. } => {}
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.paragraph();
        while !self.open.is_empty() {
            self.pop();
        }
        self.blocks
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests;
