use super::*;
use proptest::prelude::*;

fn plain(text: &str) -> Span {
    Span { text: text.into(), ..Span::default() }
}

fn all_spans(blocks: &[Block], spans: &mut Vec<Span>) {
    for block in blocks {
        match block {
            Block::Heading { spans: s, .. } | Block::Paragraph { spans: s } => spans.extend(s.iter().cloned()),
            Block::List { items, .. } => items.iter().for_each(|i| all_spans(i, spans)),
            Block::Quote { blocks } => all_spans(blocks, spans),
            Block::Rule => {}
        }
    }
}

fn depth(blocks: &[Block]) -> usize {
    let inside = blocks.iter().map(|b| match b {
        Block::List { items, .. } => items.iter().map(|i| 2 + depth(i)).max().unwrap_or(0),
        Block::Quote { blocks } => 1 + depth(blocks),
        _ => 0,
    });
    inside.max().unwrap_or(0)
}

#[test]
fn a_story_becomes_blocks_with_page_links() {
    let story = "# My story\n\nYou moved to **Hillside** [page 12](page:3:12:5:20).  \nThen on.\n\n- one\n- *two*\n\n> As written.\n\n---\n";
    let link = Span { text: "page 12".into(), weight: Weight::Plain, target: Some("page:3:12:5:20".into()) };
    assert_eq!(
        blocks(story),
        vec![
            Block::Heading { level: 1, spans: vec![plain("My story")] },
            Block::Paragraph {
                spans: vec![
                    plain("You moved to "),
                    Span { weight: Weight::Strong, ..plain("Hillside") },
                    plain(" "),
                    link,
                    plain(".\nThen on."),
                ]
            },
            Block::List {
                ordered: false,
                items: vec![
                    vec![Block::Paragraph { spans: vec![plain("one")] }],
                    vec![Block::Paragraph { spans: vec![Span { weight: Weight::Emphasis, ..plain("two") }] }],
                ]
            },
            Block::Quote { blocks: vec![Block::Paragraph { spans: vec![plain("As written.")] }] },
            Block::Rule,
        ]
    );
}

#[test]
fn only_pages_can_be_links() {
    for address in [
        "http://a.example/",
        "javascript:alert(1)",
        "page:1:2",
        "page:1:0:0:1",
        "page:1:2:9:3",
        "page:-1:2:0:1",
        "page:+1:2:0:1",
    ] {
        assert_eq!(PageTarget::parse(address), None, "{address}");
        let spans = vec![plain(&format!("words ({address})"))];
        assert_eq!(blocks(&format!("[words]({address})")), vec![Block::Paragraph { spans }]);
    }
    assert_eq!(blocks("<https://a.example/>"), vec![Block::Paragraph { spans: vec![plain("https://a.example/")] }]);
    assert_eq!(blocks("![a dog](dog.png)"), vec![Block::Paragraph { spans: vec![plain("a dog (dog.png)")] }]);
    let target = PageTarget { file: record::FileId(7), page: 2, start: 0, end: 9 };
    assert_eq!(PageTarget::parse(&target.to_string()), Some(target));
}

#[test]
fn html_and_code_are_only_words() {
    let mut spans = vec![];
    all_spans(&blocks("a <b onclick='x'>bold</b> `code`\n\n<script>\nalert(1)\n</script>\n"), &mut spans);
    let words: Vec<_> = spans.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(words, ["a <b onclick='x'>bold</b> code", "<script>\nalert(1)\n</script>"]);
    assert!(spans.iter().all(|s| s.target.is_none()));
}

#[test]
fn what_is_nested_too_deep_keeps_its_words() {
    let deep = format!("{} at the bottom\n\nafter", ">".repeat(500));
    let read = blocks(&deep);
    assert!(depth(&read) <= DEEPEST + 1);
    let mut spans = vec![];
    all_spans(&read, &mut spans);
    assert_eq!(spans, vec![plain("at the bottom"), plain("after")]);
    let lists: String = (0..40).map(|n| format!("{}- item {n}\n", "  ".repeat(n))).collect();
    let read = blocks(&lists);
    assert!(depth(&read) <= DEEPEST + 1);
    let mut spans = vec![];
    all_spans(&read, &mut spans);
    let words: String = spans.iter().map(|s| format!("{} ", s.text)).collect();
    assert!((0..40).all(|n| words.contains(&format!("item {n}"))), "{words}");
}

proptest! {
    #[test]
    fn no_text_gives_another_kind_of_link_or_depth(text in "([-#>*_`!\\[\\]()<> \n:a-z0-9]|page:1:2:3:4|\\]\\(){0,80}") {
        let read = blocks(&text);
        let mut spans = vec![];
        all_spans(&read, &mut spans);
        prop_assert!(spans.iter().filter_map(|s| s.target.as_deref()).all(|t| PageTarget::parse(t).is_some()));
        prop_assert!(depth(&read) <= DEEPEST + 1);
    }
}
