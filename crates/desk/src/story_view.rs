//! The life story: chapters by home, each sentence with its page; shown as blocks and saved as Markdown or PDF from the same text.

use contract::*;
use record::FileId;
use share::RecoverySheet;
use story::{Sentence, SentenceKind, Story};

use crate::Desk;
use crate::known::Known;
use crate::questions::{today, typeset_pdf};
use crate::views::{quoted_instead, said_instead};

impl Desk {
    pub fn story(&self, _: Nothing) -> Result<StoryView, Failure> {
        let known = self.place()?.known()?;
        let story = told(&known);
        let mut blocks = vec![heading(1, &story.title)];
        for chapter in &story.chapters {
            blocks.push(heading(2, &chapter.heading));
            blocks.extend(chapter.sentences.iter().map(|sentence| paragraph(&known, sentence)));
        }
        let chapters = story.chapters.len() as u32;
        Ok(StoryView { empty: chapters == 0, blocks, chapters })
    }

    pub fn save_story(&self, request: SaveTo) -> Result<Saved, Failure> {
        let place = self.place()?;
        let markdown = markdown(&*place.known()?);
        match request.kind {
            PlaceFor::StoryMarkdown => self.write(&request.place, markdown.as_bytes()),
            _ => {
                let title = "My story";
                let paper = share::story_paper(&markdown, title, &place.decided()?.name, today());
                let pdf = typeset_pdf(&paper)?;
                self.write(&request.place, &pdf)
            }
        }
    }

    pub fn save_recovery_sheet(&self, request: SaveRecoverySheet) -> Result<Saved, Failure> {
        let place = self.place()?;
        let sheet = RecoverySheet {
            name: place.name.clone(),
            words: request.recovery.words,
            identity: request.recovery.identity,
            made_on: today(),
        };
        let paper = share::recovery_paper(&sheet).map_err(|_| Failure::of(FailureCode::WrongRecoveryWords))?;
        let pdf = typeset_pdf(&paper)?;
        self.write(&request.place, &pdf)
    }
}

/// Pages named after one sentence; the others are counted, and are all on the timeline.
const PAGES_NAMED: usize = 4;

fn told(known: &Known) -> Story {
    let name = |file: FileId| known.index.name(file).to_owned();
    story::life_story(&known.timeline, &known.decided, &name)
}

/// The story as Markdown, each sentence with the pages that it rests on.
pub(crate) fn markdown(known: &Known) -> String {
    told(known).to_markdown()
}

fn words(kind: SpanKind, text: &str) -> StorySpan {
    StorySpan { kind, text: text.to_owned(), seq: None, start: None, end: None }
}

fn heading(level: u8, text: &str) -> StoryBlock {
    StoryBlock { kind: BlockKind::Heading, level, spans: vec![words(SpanKind::Text, text)] }
}

/// A sentence and its pages. The person's own words stand the same size, marked as theirs.
fn paragraph(known: &Known, sentence: &Sentence) -> StoryBlock {
    let own = matches!(sentence.kind, SentenceKind::Memory | SentenceKind::Corrected);
    let evidence: Vec<_> = sentence.sources.iter().map(|s| s.evidence.clone()).collect();
    let quoted = || quoted_instead(&known.index, &evidence, sentence.quoted.as_deref()?);
    let instead = if own { None } else { quoted().or_else(|| said_instead(&known.index, &evidence, &sentence.text)) };
    let text = instead.map_or_else(|| sentence.text.clone(), |what| format!("{what}."));
    let mut spans = vec![words(if own { SpanKind::Mine } else { SpanKind::Text }, &text)];
    spans.extend(sentence.sources.iter().take(PAGES_NAMED).filter_map(|source| {
        let at = &source.evidence;
        Some(StorySpan {
            kind: SpanKind::Source,
            text: format!("{}, page {}", source.file_name, at.page),
            seq: Some(known.index.seq(at.file, at.page)?),
            start: Some(at.start),
            end: Some(at.end),
        })
    }));
    let more = sentence.sources.len().saturating_sub(PAGES_NAMED);
    if more > 0 {
        spans.push(words(SpanKind::Text, &format!(" (and {more} more)")));
    }
    StoryBlock { kind: BlockKind::Paragraph, level: 0, spans }
}
