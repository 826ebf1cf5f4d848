//! Reading: the list of documents, one page with its words in runs, search, and hard words.

use chrono::Datelike;
use contract::*;
use knowledge::{Knowledge, Meaning};
use record::{PageProblem, ReceivedFile, Scan, TextFrom, char_slice};
use vault::{PageRow, SearchQuery, VaultReader};

use crate::Desk;
use crate::covers::{self, touches};
use crate::open::OpenPlace;
use crate::repeats_view::with_copies;
use crate::typed::typed_views;
use crate::views::note_view;

/// Rows in one answer, whatever is asked for.
const MOST_ROWS: u32 = 500;

/// Words that letters to a child are kind in. Found as they are written; the page itself is what is shown.
const KIND_WORDS: &[&str] = &[
    "\"so proud of you\"",
    "\"proud of you\"",
    "\"we will miss you\"",
    "\"lots of love\"",
    "\"a pleasure to\"",
    "\"a joy to\"",
    "\"you did nothing wrong\"",
    "\"sends her love\"",
    "\"sends his love\"",
    "\"all my love\"",
    "\"well done\"",
];

impl Desk {
    pub fn documents(&self, wanted: DocumentsWanted) -> Result<DocumentsView, Failure> {
        let known = self.place()?.known()?;
        let words = wanted.words.unwrap_or_default().to_lowercase();
        let listed = || known.documents.iter().filter(|d| !d.is_copy());
        let mut kinds: Vec<KindCount> = Vec::new();
        for document in listed() {
            match kinds.iter_mut().find(|k| k.kind == document.kind.as_str()) {
                Some(kind) => kind.count += 1,
                None => kinds.push(KindCount { kind: document.kind.as_str().to_owned(), count: 1 }),
            }
        }
        kinds.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
        let mut matching: Vec<_> = listed()
            .filter(|d| wanted.kind.as_ref().is_none_or(|k| d.kind.as_str() == k))
            .filter(|d| {
                words.is_empty()
                    || d.title.to_lowercase().contains(&words)
                    || known.index.name(d.file).to_lowercase().contains(&words)
            })
            .collect();
        // The council's own order is the order of files and pages; the sort is stable, so it stays within each day or kind.
        match wanted.order {
            Some(PaperOrder::Date) => {
                let undated = (true, chrono::NaiveDate::MAX, chrono::NaiveDate::MAX);
                matching.sort_by_key(|d| d.date.as_ref().map_or(undated, record::When::order));
            }
            Some(PaperOrder::Kind) => matching.sort_by_key(|d| d.kind),
            Some(PaperOrder::Council) | None => {}
        }
        let rows = matching
            .iter()
            .skip(wanted.offset as usize)
            .take(wanted.limit.min(MOST_ROWS) as usize)
            .map(|d| with_copies(&known, d))
            .collect();
        Ok(DocumentsView { total: matching.len() as u32, rows, kinds })
    }

    pub fn page(&self, wanted: PageWanted) -> Result<PageView, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let (file, page) = index.at(wanted.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let row = place.with_reading(|vault: &VaultReader| vault.page(file.id, page))?;
        let head = row.as_ref().map(|row| &row.findings.head);
        let mut view = PageView {
            seq: wanted.seq,
            total: index.total(),
            file_id: file.id.0,
            file: file.name.clone(),
            page,
            pages_in_file: file.pages,
            printed: None,
            document: place.paper_at(&index, file.id, page, head),
            words_state: WordsState::NotYet,
            runs: Vec::new(),
            picture: None,
            width: 595.0,
            height: 842.0,
            boxes: Vec::new(),
            terms: Vec::new(),
            blacked_out: Vec::new(),
            notes: Vec::new(),
            found: Vec::new(),
            scan: PageScan::No,
            unsure: Vec::new(),
            typed: Vec::new(),
            covers: Vec::new(),
            picture_waits: false,
        };
        if let Some(row) = row {
            fill(&mut view, &place, file, page, &row, wanted.find.as_deref())?;
        }
        Ok(view)
    }

    pub fn search(&self, wanted: SearchWanted) -> Result<SearchView, Failure> {
        let place = self.place()?;
        let query = SearchQuery { words: wanted.words, offset: wanted.offset, limit: wanted.limit.clamp(1, MOST_ROWS) };
        let answer = place.with_reading(|vault: &VaultReader| vault.search(&query))?;
        let index = place.index()?;
        let mut hits = Vec::with_capacity(answer.hits.len());
        for hit in answer.hits {
            let Some(seq) = index.seq(hit.file, hit.page) else { continue };
            let row = place.with_reading(|vault: &VaultReader| vault.page(hit.file, hit.page))?;
            let paper = place.paper_at(&index, hit.file, hit.page, row.as_ref().map(|row| &row.findings.head));
            let passages = match row.as_ref().zip(index.file(hit.file)) {
                Some((row, file)) => place.passages(file, hit.page, row)?,
                None => Vec::new(),
            };
            let (from, to) = hit.shows;
            let over = passages.iter().find(|p| touches(&p.closed().collect::<Vec<_>>(), from, to));
            let covered = over.map(covers::Passage::line);
            let (snippet, marks) = if covered.is_some() { Default::default() } else { (hit.snippet, hit.marks) };
            hits.push(SearchHit {
                seq,
                file: index.name(hit.file).to_owned(),
                page: hit.page,
                title: paper.as_ref().map(|p| p.title.clone()).unwrap_or_default(),
                when: paper.and_then(|p| p.when),
                snippet,
                covered,
                marks: marks.into_iter().map(|(start, end)| Mark { start, end }).collect(),
            });
        }
        Ok(SearchView { total: answer.total, more_than: answer.capped, hits })
    }

    pub fn explain(&self, wanted: ExplainWanted) -> Result<ExplainView, Failure> {
        let explained = Knowledge::england().explain(&wanted.word, wanted.year);
        Ok(match explained {
            Some(e) => ExplainView {
                word: e.term.to_owned(),
                known: true,
                certain: e.certain,
                meanings: e.meanings.iter().map(|m| meaning_view(e.term, m)).collect(),
            },
            None => ExplainView { word: wanted.word, known: false, certain: false, meanings: Vec::new() },
        })
    }

    /// A page with kind words on it, if there is one.
    pub(crate) fn something_kind(&self, place: &OpenPlace) -> Result<Option<u32>, Failure> {
        let index = place.index()?;
        for words in KIND_WORDS {
            let query = SearchQuery { words: (*words).to_owned(), offset: 0, limit: 1 };
            let answer = place.with_reading(|vault: &VaultReader| vault.search(&query))?;
            if let Some(seq) = answer.hits.first().and_then(|hit| index.seq(hit.file, hit.page)) {
                return Ok(Some(seq));
            }
        }
        Ok(None)
    }
}

fn fill(
    view: &mut PageView,
    place: &OpenPlace,
    file: &ReceivedFile,
    page: u32,
    row: &PageRow,
    find: Option<&str>,
) -> Result<(), Failure> {
    let content = &row.content;
    let text = content.text.as_str();
    (view.width, view.height) = (content.width, content.height);
    view.words_state = match (content.problem, content.text_from) {
        (Some(PageProblem::Damaged), _) => WordsState::Damaged,
        (Some(PageProblem::TookTooLong), _) => WordsState::TookTooLong,
        (Some(PageProblem::TooBig), _) => WordsState::TooBig,
        (None, TextFrom::None) => WordsState::PictureOnly,
        (None, _) if text.trim().is_empty() => WordsState::Blank,
        (None, _) => WordsState::Read,
    };
    view.printed = row.findings.head.printed_page.map(|(n, of)| match of {
        Some(of) => format!("{n} of {of}"),
        None => n.to_string(),
    });
    let passages = place.passages(file, page, row)?;
    let closed = covers::closed(&passages, text);
    let masks = covers::masks(content, &closed);
    view.picture_waits = content.has_picture && masks.is_none();
    view.picture = masks.filter(|_| content.has_picture).map(|m| place.pictures.address(file.id, page, &m));
    view.runs = runs(text, &content.redactions.iter().map(|r| (r.start, r.end)).collect::<Vec<_>>(), &closed);
    view.covers = passages.iter().map(covers::Passage::view).collect();
    let (w, h) = (content.width.max(1.0), content.height.max(1.0));
    view.boxes = content
        .words
        .iter()
        .map(|b| BoxView {
            start: b.start,
            end: b.end,
            x: b.x0 / w,
            y: b.y0 / h,
            w: (b.x1 - b.x0) / w,
            h: (b.y1 - b.y0) / h,
        })
        .collect();
    let year = view.document.as_ref().and_then(|d| d.when.as_ref()).and_then(|when| when.earliest.as_ref());
    let year = year.and_then(|day| day.parse::<chrono::NaiveDate>().ok()).map(|day| day.year());
    let knowledge = Knowledge::england();
    let uses = knowledge.find_terms(text, year);
    view.terms = knowledge::first_uses(&uses)
        .into_iter()
        .map(|t| TermView {
            start: t.start,
            end: t.end,
            term: t.term.clone(),
            certain: t.certain,
            meanings: t.meanings.iter().map(|m| meaning_view(&t.term, m)).collect(),
        })
        .collect();
    view.blacked_out = content
        .redactions
        .iter()
        .map(|r| {
            let help = knowledge.redaction_help(r.kind, r.reason.as_deref());
            BlackedOutView {
                start: r.start,
                end: r.end,
                kind: crate::removed::kind_view(r.kind),
                whole_page: r.kind == record::RedactionKind::MissingPage,
                reason: r.reason.clone(),
                usually: help.often.clone(),
                ask: help.ask.clone(),
                source: help.source.clone(),
                left_underneath: r.text_underneath,
            }
        })
        .collect();
    (view.scan, view.unsure) = match &content.scan {
        Scan::No => (PageScan::No, Vec::new()),
        Scan::ToRead if place.scans.has_no_models() => (PageScan::NoModels, Vec::new()),
        Scan::ToRead if place.scans.is_held() => (PageScan::Paused, Vec::new()),
        Scan::ToRead => (PageScan::Waiting, Vec::new()),
        Scan::CouldNotRead => (PageScan::CouldNotRead, Vec::new()),
        Scan::Read { unsure, .. } => (PageScan::Read, unsure.iter().map(|&(start, end)| Mark { start, end }).collect()),
    };
    view.typed = typed_views(place, file, page)?;
    let index = place.index()?;
    view.notes = place
        .decided()?
        .notes_on(&file.sha256, page)
        .into_iter()
        .map(|note| note_view(&index, note, note.anchor.find_in(text)))
        .collect();
    if let Some(find) = find.filter(|f| !f.trim().is_empty()) {
        let places = place.with_reading(|vault: &VaultReader| vault.find_on_page(file.id, page, find))?;
        view.found = places.into_iter().map(|(start, end)| Mark { start, end }).collect();
    }
    withhold(view, &closed);
    Ok(())
}

/// Takes out of a view whatever tells of words that are covered: where they stand, what they mean, what was typed over them.
fn withhold(view: &mut PageView, closed: &[(u32, u32)]) {
    if closed.is_empty() {
        return;
    }
    let open = |start: u32, end: u32| !touches(closed, start, end.max(start + 1));
    view.boxes.retain(|b| open(b.start, b.end));
    view.terms.retain(|t| open(t.start, t.end));
    view.typed.retain(|t| open(t.start, t.end));
    view.unsure.retain(|m| open(m.start, m.end));
    view.found.retain(|m| open(m.start, m.end));
    view.blacked_out.retain(|b| b.whole_page || !closed.iter().any(|c| c.0 <= b.start && b.end <= c.1));
}

/// Cuts a page into words and holes. A hole carries no words of its own, whatever the text held there.
fn runs(text: &str, removed: &[(u32, u32)], covered: &[(u32, u32)]) -> Vec<Run> {
    let covers = covered.iter().map(|&(start, end)| (start, RunKind::Covered, end));
    let mut holes: Vec<(u32, RunKind, u32)> =
        covers.chain(removed.iter().map(|&(start, end)| (start, RunKind::BlackedOut, end))).collect();
    holes.sort_by_key(|&(start, kind, end)| (start, kind != RunKind::Covered, end));
    let length = text.chars().count() as u32;
    let mut runs = Vec::new();
    let mut at = 0;
    for (start, kind, end) in holes {
        let (start, end) = (start.max(at), end.min(length));
        if start >= end {
            continue;
        }
        if at < start {
            runs.push(Run {
                kind: RunKind::Words,
                start: at,
                end: start,
                text: char_slice(text, at, start).to_owned(),
            });
        }
        runs.push(Run { kind, start, end, text: String::new() });
        at = end;
    }
    if at < length {
        runs.push(Run { kind: RunKind::Words, start: at, end: length, text: char_slice(text, at, length).to_owned() });
    }
    runs
}

/// What the letters stand for is only worth saying where it is not the word itself.
fn meaning_view(term: &str, meaning: &Meaning) -> MeaningView {
    MeaningView {
        plain: meaning.plain.clone(),
        era: era(meaning),
        source: meaning.source.clone(),
        checked: meaning.checked.to_string(),
        note: Some(meaning.stands_for.clone()).filter(|s| !s.is_empty() && !s.eq_ignore_ascii_case(term)),
        to_be_checked: meaning.to_be_checked,
    }
}

/// The years in which a word had this meaning, where that is known.
fn era(meaning: &Meaning) -> Option<String> {
    match (meaning.from, meaning.to) {
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_carry_no_words_and_the_rest_is_whole() {
        let made = runs("Seen by ███ today", &[(8, 11)], &[]);
        let kinds: Vec<_> = made.iter().map(|r| (r.kind, r.text.as_str())).collect();
        let expected = [(RunKind::Words, "Seen by "), (RunKind::BlackedOut, ""), (RunKind::Words, " today")];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn overlapping_and_overlong_holes_are_cut_to_the_text() {
        let made = runs("abcdef", &[(1, 3), (2, 4), (5, 99)], &[]);
        let spans: Vec<_> = made.iter().map(|r| (r.start, r.end)).collect();
        assert_eq!(spans, [(0, 1), (1, 3), (3, 4), (4, 5), (5, 6)]);
    }

    #[test]
    fn a_cover_hides_its_words_and_what_was_removed_among_them() {
        let made = runs("abcdefghij", &[(1, 4), (5, 6)], &[(3, 8)]);
        let told: Vec<_> = made.iter().map(|r| (r.kind, r.start, r.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (RunKind::Words, 0, "a"),
                (RunKind::BlackedOut, 1, ""),
                (RunKind::Covered, 4, ""),
                (RunKind::Words, 8, "ij")
            ]
        );
    }
}
