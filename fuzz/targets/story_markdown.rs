//! The story as Markdown: whatever words stand in it, none becomes mark-up, and none is lost.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Event, Options, Parser, Tag};
use story::{Chapter, ChapterKind, Sentence, SentenceKind, Story};

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("html", b"<script>alert(1)</script>\0[x](javascript:x)\0![a](b) `c` **d** ~~e~~".to_vec()),
            ("lines", b"# a\n===\n- b\n1. c\n\0> d\0| a | b |\n|---|---|\n| c | d |\n\n    code\n\tcode".to_vec()),
            ("signs", b"AT&amp;T &lt;b&gt; &#60;\0\\<\0[^1] [ref]: http://x <http://y> $a$ a\\".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        let text = common::words(bytes);
        let mut words = text.splitn(3, '\0').map(str::to_owned);
        let mut next = || words.next().unwrap_or_default();
        let (title, heading, told) = (next(), next(), next());
        let sentence = |text: &str| Sentence {
            text: text.to_owned(),
            kind: SentenceKind::File,
            sources: Vec::new(),
            event: None,
        };
        let story = Story {
            title: title.clone(),
            chapters: vec![Chapter { kind: ChapterKind::Home, heading: heading.clone(), sentences: vec![sentence(&told), sentence("The end.")] }],
        };
        let markdown = story.to_markdown();
        let mut read = String::new();
        // CommonMark, and what sites and editors commonly add to it.
        let added = Options::ENABLE_GFM
            | Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_MATH;
        for event in Parser::new_ext(&markdown, added) {
            match event {
                Event::Text(words) => read.push_str(&words),
                Event::SoftBreak | Event::HardBreak => read.push('\n'),
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) => read.push('\n'),
                Event::End(_) => {}
                other => panic!("{other:?} out of {markdown:?}"),
            }
        }
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\0').collect::<String>();
        assert_eq!(letters(&read), letters(&format!("{title}{heading}{told}The end.")), "{markdown:?}");
    }
);
