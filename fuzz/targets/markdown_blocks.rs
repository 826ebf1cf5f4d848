//! Any Markdown as the small set of blocks that the window and the paper show. The file is taken in by its path: the crate
//! around it needs the typesetter, which takes very long to build with coverage.
#![no_main]

mod common;

#[rustfmt::skip]
#[path = "../../crates/share/src/blocks.rs"]
#[allow(dead_code)]
mod blocks;

use blocks::{Block, PageTarget, Span};
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("all", b"# One\n\n- two **three**\n  1. *four*\n\n> five\n\n---\n[six](page:1:2:3:4) [seven](http://x) <b>\n\n`c` &amp; ![i](j)".to_vec()),
            ("deep", b"> > > > > > > > - - - - - - a\n".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        let text = common::words(bytes);
        hold(&blocks::blocks(&text), 0);
        if let Some(target) = PageTarget::parse(&text) {
            assert_eq!(PageTarget::parse(&target.to_string()), Some(target));
        }
    }
);

fn hold(blocks: &[Block], depth: usize) {
    assert!(depth <= 8, "deeper than is shown");
    for block in blocks {
        match block {
            Block::Heading { level, spans } => {
                assert!((1..=6).contains(level));
                hold_spans(spans);
            }
            Block::Paragraph { spans } => hold_spans(spans),
            Block::List { items, .. } => items.iter().for_each(|item| hold(item, depth + 1)),
            Block::Quote { blocks } => hold(blocks, depth + 1),
            Block::Rule => {}
        }
    }
}

fn hold_spans(spans: &[Span]) {
    assert!(!spans.is_empty());
    for span in spans {
        assert!(!span.text.is_empty());
        // A link leads to a page of the file or nowhere.
        assert!(span.target.as_deref().is_none_or(|t| PageTarget::parse(t).is_some()), "{span:?}");
    }
}
