//! Repeats in the order of the stages: a sketch as each page is read, and, from all sketches, which papers fold under which.
//!
//! The words of a page are read again here only when its sketch says that another page may hold them too.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use contract::Failure;
use record::{
    Decided, Document, EventMention, FileId, PageContent, PageFindings, PaperRef, Redaction, Scan, SentenceMarks,
    Sketch, TextFrom, When,
};
use repeats::{Copied, PageSeen, PageSentences, PageWords, Place, Repeats, Said};

use crate::held;
use crate::index::PageIndex;
use crate::known::{FoundPage, PageTellings};
use crate::open::OpenPlace;

/// How sure a reading of a picture is taken to be when nothing says so, in percent.
const NOT_SAID: u8 = 50;

/// What is kept of a page for finding its copies, and its sentences in other papers.
pub fn sketch_and_sentences(content: &PageContent, found: &PageFindings) -> (Sketch, SentenceMarks) {
    let scan = match &content.scan {
        Scan::Read { confidence, .. } => Some((confidence.clamp(0.0, 1.0) * 100.0) as u8),
        _ => (content.text_from == TextFrom::Ocr).then_some(NOT_SAID),
    };
    let people: Vec<(u32, u32)> = found.people.iter().map(|p| (p.start, p.end)).collect();
    let words = page_words(content.text.clone(), &content.redactions, scan.is_some());
    repeats::sketch_and_sentences(&words, scan, &people)
}

pub fn page_words(text: String, removed: &[Redaction], scanned: bool) -> PageWords {
    PageWords { text, hidden: removed.iter().map(|r| (r.start, r.end)).collect(), scanned }
}

/// What the person said about papers, by the ids that the papers have now.
pub fn said(decided: &Decided, documents: &[Document], index: &PageIndex) -> Said {
    let id = |paper: &PaperRef| {
        let bytes = |file: FileId| index.file(file).is_some_and(|f| f.sha256 == paper.sha256);
        let file = if bytes(paper.file) { paper.file } else { index.files().find(|(f, _)| bytes(f.id))?.0.id };
        documents.iter().find(|d| d.holds(file, paper.page)).map(|d| d.id.clone())
    };
    let pairs = |list: &[(PaperRef, PaperRef)]| list.iter().filter_map(|(a, b)| Some((id(a)?, id(b)?))).collect();
    Said { parted: pairs(&decided.parted), folded: pairs(&decided.folded) }
}

impl OpenPlace {
    /// Every repeat in the file.
    pub fn find_repeats(
        &self,
        index: &PageIndex,
        pages: &[FoundPage],
        documents: &[Document],
        said: &Said,
    ) -> Result<Repeats, Failure> {
        let scanned: HashMap<(FileId, u32), bool> =
            pages.iter().map(|p| ((p.file, p.page), p.findings.sketch.scan.is_some())).collect();
        let seen: Vec<PageSeen<'_>> = pages
            .iter()
            .map(|p| PageSeen {
                file: p.file,
                page: p.page,
                order: index.seq(p.file, p.page).unwrap_or(u32::MAX),
                sketch: &p.findings.sketch,
                text_hash: &p.text_hash,
            })
            .collect();
        let mut read = |file: FileId, page: u32| -> Result<PageWords, Failure> {
            let row = self.with_reading(|vault| vault.page_words(file, page))?;
            let (text, removed) = row.unwrap_or_default();
            Ok(page_words(text, &removed, scanned.get(&(file, page)).copied().unwrap_or(false)))
        };
        repeats::find(&seen, documents, said, &mut read, &mut held(&self.judged))
    }
}

impl OpenPlace {
    /// Sentences that were written once and stand in later papers again.
    pub fn find_copied(
        &self,
        index: &PageIndex,
        pages: &[FoundPage],
        documents: &[Document],
    ) -> Result<Vec<Copied>, Failure> {
        let kept: Vec<PageSentences<'_>> = pages
            .iter()
            .map(|p| PageSentences {
                file: p.file,
                page: p.page,
                order: index.seq(p.file, p.page).unwrap_or(u32::MAX),
                sentences: &p.findings.sentences.0,
            })
            .collect();
        // The entries of a running record are read again only where a sentence of it stands elsewhere too.
        let mut entries: HashMap<(FileId, u32), Vec<(u32, When)>> = HashMap::new();
        let mut day = |at: Place| -> Result<Option<When>, Failure> {
            let of_page = match entries.entry((at.file, at.page)) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unread) => {
                    let row = self.with_reading(|vault| vault.page(at.file, at.page))?;
                    let read = row.map(|row| understand::entries(&row.content.text, &row.findings)).unwrap_or_default();
                    unread.insert(read.into_iter().map(|e| (e.start, e.when)).collect())
                }
            };
            Ok(of_page.iter().rfind(|(start, _)| *start <= at.start).map(|(_, when)| when.clone()))
        };
        repeats::copied(&kept, documents, &mut day)
    }
}

/// Writes on each paper whose copy it is.
pub fn mark_copies(documents: &mut [Document], repeats: &Repeats) {
    let mut of: HashMap<&str, (&str, bool)> = HashMap::new();
    for group in &repeats.groups {
        of.extend(group.copies.iter().map(|copy| (copy.id.as_str(), (group.kept.as_str(), copy.exact))));
    }
    for document in documents {
        let copy = of.get(document.id.as_str());
        document.duplicate_of = copy.filter(|(_, exact)| *exact).map(|(kept, _)| (*kept).to_owned());
        document.near_duplicate_of = copy.filter(|(_, exact)| !*exact).map(|(kept, _)| (*kept).to_owned());
    }
}

/// The tellings of all pages. What a folded copy tells in the words of the paper in front is that paper's telling once more: a
/// misread figure on a scan makes no second event, and adds nothing but its place.
pub fn tellings(pages: &[PageTellings<'_>], repeats: &Repeats) -> Vec<EventMention> {
    let on_page: BTreeMap<(FileId, u32), &[EventMention]> = pages.iter().map(|(at, told)| (*at, &**told)).collect();
    let told_in_front = |mention: &EventMention| {
        let here = &mention.evidence;
        let at = Place { file: here.file, page: here.page, start: here.start, end: here.end };
        let front = repeats.in_front(at)?;
        let over = |e: &EventMention| e.evidence.end.min(front.end).saturating_sub(e.evidence.start.max(front.start));
        let there = on_page.get(&(front.file, front.page))?.iter().filter(|e| e.kind == mention.kind);
        there.max_by_key(|e| over(e)).filter(|e| over(e) * 2 > front.end - front.start)
    };
    pages
        .iter()
        .flat_map(|(_, told)| told.iter())
        .map(|mention| match told_in_front(mention) {
            Some(first) => EventMention { evidence: mention.evidence.clone(), ..first.clone() },
            None => mention.clone(),
        })
        .collect()
}
