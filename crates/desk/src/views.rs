//! From the nouns of the record to the plain data that crosses to the window.

use contract::{DocumentRow, EvidenceView, NoteKindView, NoteView, SaidView, WhenView};
use record::{Document, Evidence, Note, NoteKind, When};

use crate::index::PageIndex;

pub fn when_view(when: &When) -> WhenView {
    let day = |d: chrono::NaiveDate| d.format("%Y-%m-%d").to_string();
    WhenView {
        edtf: when.edtf().to_owned(),
        words: story::when_in_words(when),
        earliest: when.earliest().map(day),
        latest: when.latest().map(day),
        doubted: when.is_doubted(),
    }
}

/// None when the page is no longer in the file (it was taken out).
pub fn evidence_view(index: &PageIndex, evidence: &Evidence) -> Option<EvidenceView> {
    Some(EvidenceView {
        seq: index.seq(evidence.file, evidence.page)?,
        file: index.name(evidence.file).to_owned(),
        page: evidence.page,
        start: evidence.start,
        end: evidence.end,
        quote: evidence.quote.clone(),
    })
}

pub fn evidence_views(index: &PageIndex, evidence: &[Evidence]) -> Vec<EvidenceView> {
    evidence.iter().filter_map(|e| evidence_view(index, e)).collect()
}

pub fn document_row(index: &PageIndex, document: &Document) -> DocumentRow {
    DocumentRow {
        id: document.id.clone(),
        kind: document.kind.as_str().to_owned(),
        title: document.title.clone(),
        when: document.date.as_ref().map(when_view),
        file: index.name(document.file).to_owned(),
        first_page: document.first_page,
        last_page: document.last_page,
        seq: index.seq(document.file, document.first_page).unwrap_or(0),
        picture_only: document.scanned,
        copy_of: document.duplicate_of.clone().or_else(|| document.near_duplicate_of.clone()),
        copies: Vec::new(),
        said: SaidView::default(),
    }
}

pub fn note_kind_view(kind: NoteKind) -> NoteKindView {
    match kind {
        NoteKind::Highlight => NoteKindView::Highlight,
        NoteKind::Note => NoteKindView::Note,
        NoteKind::Wrong => NoteKindView::Wrong,
        NoteKind::Ask => NoteKindView::Ask,
        NoteKind::Memory => NoteKindView::Memory,
    }
}

pub fn note_kind(kind: NoteKindView) -> NoteKind {
    match kind {
        NoteKindView::Highlight => NoteKind::Highlight,
        NoteKindView::Note => NoteKind::Note,
        NoteKindView::Wrong => NoteKind::Wrong,
        NoteKindView::Ask => NoteKind::Ask,
        NoteKindView::Memory => NoteKind::Memory,
    }
}

/// `at` is where the note's words stand in the page's text now; none when they are gone.
pub fn note_view(index: &PageIndex, note: &Note, at: Option<(u32, u32)>) -> NoteView {
    let file = index.files().find(|(f, _)| f.sha256 == note.anchor.sha256).map_or(note.anchor.file, |(f, _)| f.id);
    NoteView {
        id: note.id.clone(),
        kind: note_kind_view(note.kind),
        quote: note.anchor.quote.clone(),
        body: note.body.clone(),
        seq: index.seq(file, note.anchor.page).unwrap_or(0),
        file: index.name(file).to_owned(),
        page: note.anchor.page,
        start: at.map(|(start, _)| start),
        end: at.map(|(_, end)| end),
        created: note.created.clone(),
        changed: note.changed.clone(),
    }
}
