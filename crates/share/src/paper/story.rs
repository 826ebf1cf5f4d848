//! The life story as a book, from the same Markdown that is saved and exported.

use typeset::{Block, Day, Paper, Span, Style};

use crate::blocks::{self, Weight};

/// Lays out a story. A first heading of level 1 is the title; without one, `title` is. Links to pages are set small, in brackets.
#[must_use]
pub fn story_paper(markdown: &str, title: &str, subtitle: &str, made_on: Day) -> Paper {
    let mut read = blocks::blocks(markdown);
    let mut title = title.to_owned();
    if let Some(blocks::Block::Heading { level: 1, spans }) = read.first() {
        title = spans.iter().map(|s| s.text.as_str()).collect();
        read.remove(0);
    }
    Paper { title, subtitle: subtitle.to_owned(), made_on, style: Style::Book, blocks: set(read) }
}

fn set(blocks: Vec<blocks::Block>) -> Vec<Block> {
    blocks
        .into_iter()
        .map(|block| match block {
            blocks::Block::Heading { level, spans } => Block::Heading { level, text: line(spans) },
            blocks::Block::Paragraph { spans } => Block::Paragraph(line(spans)),
            blocks::Block::List { ordered, items } => {
                Block::List { ordered, items: items.into_iter().map(set).collect() }
            }
            blocks::Block::Quote { blocks } => Block::Quote(set(blocks)),
            blocks::Block::Rule => Block::Rule,
        })
        .collect()
}

fn line(spans: Vec<blocks::Span>) -> Vec<Span> {
    let mut out = vec![];
    for span in spans {
        if span.target.is_some() {
            let words = span.text.replace('\n', " ");
            out.push(Span::Source(words.trim_matches(['[', ']', '(', ')', ' ']).to_owned()));
            continue;
        }
        for (n, words) in span.text.split('\n').enumerate() {
            if n > 0 {
                out.push(Span::LineBreak);
            }
            let words = words.to_owned();
            out.push(match span.weight {
                Weight::Plain => Span::Text(words),
                Weight::Strong => Span::Strong(words),
                Weight::Emphasis => Span::Emphasis(words),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Day = Day { year: 2026, month: 11, day: 21 };

    #[test]
    fn the_first_heading_is_the_title_and_links_become_sources() {
        let paper =
            story_paper("# Sam's story\n\n## Hillside\n\nYou moved ([page 12](page:1:12:0:4)).", "My story", "", DAY);
        assert_eq!(paper.title, "Sam's story");
        assert_eq!(
            paper.blocks,
            vec![
                Block::Heading { level: 2, text: vec![Span::text("Hillside")] },
                Block::Paragraph(vec![Span::text("You moved ("), Span::Source("page 12".into()), Span::text(").")]),
            ]
        );
        assert_eq!(story_paper("Words.", "My story", "", DAY).title, "My story");
    }
}
