//! The life story as blocks of text, from the same Markdown that is saved.

super::views! {
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum SpanKind { Text, Strong, Emphasis, Source, Mine }

    /// A piece of a line. A source names a page, and opens it.
    struct StorySpan { pub kind: SpanKind, pub text: String, pub seq: Option<u32>, pub start: Option<u32>, pub end: Option<u32> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum BlockKind { Heading, Paragraph, Quote, ListItem }

    struct StoryBlock { pub kind: BlockKind, pub level: u8, pub spans: Vec<StorySpan> }

    struct StoryView { pub blocks: Vec<StoryBlock>, pub chapters: u32, pub empty: bool }
}
