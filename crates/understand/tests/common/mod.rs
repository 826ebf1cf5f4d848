//! Reads made-up pages the way an import does: one after the other, each with what was found before it.

#![allow(dead_code)]

use record::{EventKind, EventMention, FileId, PageFindings, TextFrom, When, char_slice};
use understand::{PageInput, read_page};

pub fn input(text: &str) -> PageInput<'_> {
    PageInput { file: FileId(1), number: 1, text, text_from: TextFrom::Pdf, born: None, file_name: "Box 1.pdf" }
}

pub fn read(text: &str) -> PageFindings {
    let found = read_page(&input(text), None);
    proven(text, &found);
    found
}

pub fn read_all(pages: &[&str]) -> Vec<PageFindings> {
    let mut found: Vec<PageFindings> = Vec::new();
    for (i, text) in pages.iter().enumerate() {
        let next = read_page(&PageInput { number: i as u32 + 1, ..input(text) }, found.last());
        proven(text, &next);
        found.push(next);
    }
    found
}

/// Every quote is exactly the page's characters at its offsets.
pub fn proven(text: &str, found: &PageFindings) {
    let open = found.open.iter().map(|o| &o.event);
    for event in found.events.iter().chain(open) {
        if let Some(at) = &event.reason_at {
            assert_eq!(char_slice(text, at.start, at.end), at.quote);
            assert!(!at.quote.is_empty());
        }
        assert_eq!(char_slice(text, event.evidence.start, event.evidence.end), event.evidence.quote);
        assert!(!event.evidence.quote.is_empty());
    }
    let said = found.voice.iter().flat_map(|v| std::iter::once(&v.evidence).chain(&v.obtained));
    let done = found.actions.iter().map(|a| &a.evidence).chain(found.outcomes.iter().map(|o| &o.evidence));
    for evidence in said.chain(done) {
        assert_eq!(char_slice(text, evidence.start, evidence.end), evidence.quote);
        assert!(!evidence.quote.is_empty());
    }
    for person in &found.people {
        assert_eq!(char_slice(text, person.start, person.end), person.text);
    }
}

/// Each event as `kind date place`.
pub fn told(found: &PageFindings) -> Vec<String> {
    found
        .events
        .iter()
        .map(|e| format!("{} {} {}", e.kind.as_str(), date(e.when.as_ref()), e.place).trim_end().to_owned())
        .collect()
}

pub fn of_kind(found: &PageFindings, kind: EventKind) -> Vec<&EventMention> {
    found.events.iter().filter(|e| e.kind == kind).collect()
}

pub fn date(when: Option<&When>) -> String {
    when.map_or_else(|| "-".to_owned(), ToString::to_string)
}
