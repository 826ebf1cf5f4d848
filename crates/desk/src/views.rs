//! From the nouns of the record to the plain data that crosses to the window.

use contract::{CoverLine, DocumentRow, EvidenceView, NoteKindView, NoteView, SaidView, WhenView};
use record::{Document, Evidence, FileId, Note, NoteKind, PageOf, When};

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

/// What stands in place of these words of a page, when they are covered.
pub fn cover_over(index: &PageIndex, at: (FileId, u32), place: (u32, u32), quote: &str) -> Option<CoverLine> {
    let sha256 = index.file(at.0)?.sha256.clone();
    index.covers().line(&PageOf { sha256, page: at.1 }, at, place, quote)
}

/// What to say instead of words that were made from a page, when what they rest on is covered and they tell of it themselves.
pub fn said_instead(index: &PageIndex, evidence: &[Evidence], words: &str) -> Option<String> {
    let closed = |e: &Evidence| cover_over(index, (e.file, e.page), (e.start, e.end), &e.quote).is_some();
    let first = evidence.iter().find(|e| closed(e))?;
    let page = PageOf { sha256: index.file(first.file)?.sha256.clone(), page: first.page };
    let what = index.covers().line_for_words(&page, words)?.what.into_iter().next()?;
    Some(opening_in_capital(&what))
}

/// The same for words that a page has, such as a reason: they stay in the desk wherever they stand in covered ones, also when they
/// tell of nothing hard by themselves.
pub fn quoted_instead(index: &PageIndex, evidence: &[Evidence], quoted: &str) -> Option<String> {
    let covers = evidence
        .iter()
        .filter(|e| story::holds(e, quoted))
        .filter_map(|e| cover_over(index, (e.file, e.page), (e.start, e.end), &e.quote));
    let mut what = covers.filter_map(|cover| cover.what.into_iter().next());
    what.next().map(|what| opening_in_capital(&what)).or_else(|| said_instead(index, evidence, quoted))
}

fn opening_in_capital(what: &str) -> String {
    let mut letters = what.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// None when the page is no longer in the file (it was taken out). Words that are covered do not cross.
pub fn evidence_view(index: &PageIndex, evidence: &Evidence) -> Option<EvidenceView> {
    let place = (evidence.start, evidence.end);
    let covered = cover_over(index, (evidence.file, evidence.page), place, &evidence.quote);
    Some(EvidenceView {
        seq: index.seq(evidence.file, evidence.page)?,
        file: index.name(evidence.file).to_owned(),
        page: evidence.page,
        start: evidence.start,
        end: evidence.end,
        quote: if covered.is_some() { String::new() } else { evidence.quote.clone() },
        covered,
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
    let quote = &note.anchor.quote;
    let covered = match at {
        Some(place) => cover_over(index, (file, note.anchor.page), place, quote),
        None => {
            let page = PageOf { sha256: note.anchor.sha256.clone(), page: note.anchor.page };
            index.covers().line_for_words(&page, quote)
        }
    };
    NoteView {
        id: note.id.clone(),
        kind: note_kind_view(note.kind),
        quote: if covered.is_some() { String::new() } else { quote.clone() },
        covered,
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
