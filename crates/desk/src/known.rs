//! What the whole file says, gathered from what every page says: documents, the timeline, gaps and questions.
//!
//! All of it is derived. It is worked out when first asked for and again after a change; nothing of it is stored.

use std::sync::Arc;
use std::time::{Duration, Instant};

use contract::{DocumentRow, Failure, SaidView};
use knowledge::Knowledge;
use record::{
    Decided, Document, DocumentKind, EventMention, Evidence, FileId, Missing, NotFound, PageFindings, PageHead, Question, TextFrom, TextHash, When, char_slice,
};
use story::{Dated, PageSaid, Timeline};
use understand::DecidedPapers;
use vault::VaultReader;

use crate::held;
use crate::index::PageIndex;
use crate::open::OpenPlace;
use crate::views::document_row;

/// While an import runs, how old a view of the whole may be before it is worked out again.
const STALE_WHILE_ADDING: Duration = Duration::from_secs(4);

/// Undated papers whose first line is looked up. More of them than this raise no more questions.
const UNDATED_LOOKED_AT: usize = 40;
/// Characters of a paper's first line.
const OPENING_WORDS: usize = 120;

/// One page's findings, in the order of the whole file.
pub struct FoundPage {
    pub file: FileId,
    pub page: u32,
    pub findings: PageFindings,
    pub text_hash: TextHash,
    pub text_from: TextFrom,
}

impl FoundPage {
    pub fn has_words(&self) -> bool {
        self.text_from != TextFrom::None
    }
}

pub struct Known {
    change: u64,
    made: Instant,
    pub index: Arc<PageIndex>,
    pub decided: Arc<Decided>,
    pub pages: Arc<Vec<FoundPage>>,
    pages_change: (u64, u32),
    /// The papers as the reader proposes them, before the person's decisions.
    proposed: Arc<Vec<Document>>,
    /// The papers as the person has them, in the order of the whole file.
    pub papers: DecidedPapers,
    pub timeline: Timeline,
    pub questions: Vec<Question>,
    /// What the papers speak of and that was not found.
    pub missing: Vec<Missing>,
}

impl Known {
    /// The paper that a page belongs to.
    pub fn document_at(&self, file: FileId, page: u32) -> Option<&Document> {
        let documents = &self.papers.documents;
        if let Some(id) = self.papers.moved.get(&(file, page)) {
            return documents.iter().find(|d| d.id == *id);
        }
        let after = documents.partition_point(|d| self.key(d.file, d.first_page) <= self.key(file, page));
        documents[..after].last().filter(|d| d.holds(file, page))
    }

    pub fn documents(&self) -> &[Document] {
        &self.papers.documents
    }

    /// A paper as the window shows it, with what of it is the person's word.
    pub fn row(&self, document: &Document) -> DocumentRow {
        let said = self.papers.said.get(&document.id).copied().unwrap_or_default();
        let said = SaidView { kind: said.kind, title: said.title, date: said.date, begins: said.begins };
        DocumentRow { said, ..document_row(&self.index, document) }
    }

    fn key(&self, file: FileId, page: u32) -> u32 {
        self.index.seq(file, page).unwrap_or(u32::MAX)
    }
}

impl OpenPlace {
    /// What the whole file says now. While pages are still coming in, a view a few seconds old is good enough.
    pub fn known(&self) -> Result<Arc<Known>, Failure> {
        // One at a time; what is kept can be read meanwhile, so that opening a page does not wait for the whole file.
        let _working = held(&self.working_out);
        let kept = held(&self.known).clone();
        let change = self.change();
        if let Some(known) = kept.as_ref() {
            let adding = self.import.is_running();
            let decided_now = *self.decided()? == *known.decided;
            if known.change == change || (adding && decided_now && known.made.elapsed() < STALE_WHILE_ADDING) {
                return Ok(Arc::clone(known));
            }
        }
        let known = Arc::new(self.work_out(change, kept.as_deref())?);
        *held(&self.known) = Some(Arc::clone(&known));
        Ok(known)
    }

    /// The paper that a page belongs to: from what is known of the whole file if that is worked out already, else from the page's
    /// own findings. Opening a page must not wait for the whole file.
    pub fn paper_at(&self, index: &PageIndex, file: FileId, page: u32, head: Option<&PageHead>) -> Option<DocumentRow> {
        if let Some(known) = held(&self.known).as_ref()
            && let Some(document) = known.document_at(file, page)
        {
            return Some(known.row(document));
        }
        let head = head?;
        let first_page = if head.first_page == 0 { page } else { head.first_page };
        let mut document = Document {
            id: Document::id_for(file, first_page),
            kind: head.kind.unwrap_or(DocumentKind::Other),
            title: head.title.clone().unwrap_or_default(),
            date: head.date.clone(),
            how: head.how.clone(),
            file,
            first_page,
            last_page: page,
            scanned: false,
            duplicate_of: None,
        };
        // The person's word on the paper is shown at once; where they cut it is seen when the whole is worked out.
        let said = self.decided().ok().zip(index.file(file)).and_then(|(decided, f)| {
            decided.papers.said.get(&record::PageOf { sha256: f.sha256.clone(), page: first_page }).cloned()
        });
        let said = said.unwrap_or_default();
        let view = SaidView { kind: said.kind.is_some(), title: said.title.is_some(), date: said.when.is_some(), begins: false };
        document.kind = said.kind.unwrap_or(document.kind);
        document.title = said.title.unwrap_or(document.title);
        document.date = said.when.or(document.date);
        Some(DocumentRow { said: view, ..document_row(index, &document) })
    }

    fn work_out(&self, change: u64, before: Option<&Known>) -> Result<Known, Failure> {
        let index = self.index()?;
        let decided = self.decided()?;
        let pages_change = (self.import.pages_changed(), index.total());
        let reuse = before.filter(|k| k.pages_change == pages_change && !self.import.is_running());
        let (pages, proposed) = match reuse {
            Some(known) => (Arc::clone(&known.pages), Arc::clone(&known.proposed)),
            None => {
                let pages = self.found_pages(&index)?;
                let proposed = understand::documents(&read_pages(&pages));
                (Arc::new(pages), Arc::new(proposed))
            }
        };
        let sha256 = |file: FileId| index.file(file).map_or("", |f| f.sha256.as_str());
        let mut papers = understand::decide(&proposed, &read_pages(&pages), &decided.papers, sha256);
        papers.documents.sort_by_key(|d| index.seq(d.file, d.first_page));
        let mentions = mentions(&pages, &papers, decided.born.as_ref());
        let timeline = story::timeline_with_days(&mentions, &papers.documents, &days(&pages), &decided);
        let missing = missing(&pages, &papers.documents, &index);
        let questions = self.suggest(&papers.documents, &timeline, &missing)?;
        let made = Instant::now();
        Ok(Known { change, made, index, decided, pages, pages_change, proposed, papers, timeline, questions, missing })
    }

    fn found_pages(&self, index: &PageIndex) -> Result<Vec<FoundPage>, Failure> {
        let mut pages = Vec::with_capacity(index.total() as usize);
        self.with_reading(|vault| {
            vault.all_findings(|file, page, findings, text_hash, text_from| {
                pages.push(FoundPage { file, page, findings, text_hash, text_from });
            })
        })?;
        pages.retain(|p| index.seq(p.file, p.page).is_some());
        pages.sort_by_key(|p| index.seq(p.file, p.page));
        Ok(pages)
    }

    fn suggest(
        &self,
        documents: &[Document],
        timeline: &Timeline,
        missing: &[Missing],
    ) -> Result<Vec<Question>, Failure> {
        let removed = self.with_reading(VaultReader::removed_parts)?;
        let redactions: Vec<ask::RedactionSeen> = removed
            .into_iter()
            .map(|part| ask::RedactionSeen {
                evidence: Evidence {
                    file: part.file,
                    page: part.page,
                    start: part.redaction.start,
                    end: part.redaction.end,
                    quote: part.quote,
                    text_hash: part.text_hash,
                },
                kind: part.redaction.kind,
                reason: part.redaction.reason,
            })
            .collect();
        let gaps: Vec<_> = timeline
            .gaps
            .iter()
            .map(|gap| (gap.from.clone(), gap.to.clone(), vec![gap.before.clone(), gap.after.clone()]))
            .collect();
        let undated = documents.iter().filter(|d| d.date.is_none() && !d.scanned).take(UNDATED_LOOKED_AT);
        let heads = undated.map(|d| self.opening_words(d)).collect::<Result<Vec<_>, _>>()?;
        let heads: Vec<(String, Evidence)> = heads.into_iter().flatten().collect();
        let view = ask::FileView {
            events: &timeline.events,
            placements: &timeline.placements,
            documents,
            heads: &heads,
            gaps: &gaps,
            redactions: &redactions,
            papers_named: &papers_named(missing, documents),
        };
        Ok(ask::suggest(&view, Knowledge::england()))
    }

    /// The first line of a paper, which a question about the whole of it points to.
    fn opening_words(&self, document: &Document) -> Result<Option<(String, Evidence)>, Failure> {
        let row = self.with_reading(|vault| vault.page(document.file, document.first_page))?;
        Ok(row.and_then(|row| {
            let text = &row.content.text;
            let start = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
            let rest = char_slice(text, start, u32::MAX);
            let length = rest.chars().take_while(|c| *c != '\n').take(OPENING_WORDS).count() as u32;
            let evidence = Evidence {
                file: document.file,
                page: document.first_page,
                start,
                end: start + length,
                quote: char_slice(text, start, start + length).to_owned(),
                text_hash: row.text_hash,
            };
            (length > 0).then(|| (document.id.clone(), evidence))
        }))
    }
}

/// The days of entries in running records: a day that something was written on is no gap.
fn days(pages: &[FoundPage]) -> Vec<Dated> {
    let of_page = |p: &FoundPage| {
        let (file, page) = (p.file, p.page);
        understand::days_of_entries(&p.findings).into_iter().map(move |when| Dated { file, page, when })
    };
    pages.iter().flat_map(of_page).collect()
}

fn read_pages(pages: &[FoundPage]) -> Vec<understand::ReadPage<'_>> {
    pages.iter().map(|p| (p.file, p.page, &p.findings, &p.text_hash, p.has_words())).collect()
}

/// Every telling; where the person gave a paper its date, what hangs on that date moves with it.
fn mentions(pages: &[FoundPage], papers: &DecidedPapers, born: Option<&When>) -> Vec<EventMention> {
    let dated: Vec<&Document> =
        papers.documents.iter().filter(|d| papers.said.get(&d.id).is_some_and(|said| said.date)).collect();
    let mut all = Vec::new();
    for page in pages {
        let moved = papers.moved.get(&(page.file, page.page));
        let paper = dated.iter().find(|d| match moved {
            Some(id) => d.id == *id,
            None => d.holds(page.file, page.page),
        });
        let Some((paper, new)) = paper.and_then(|d| Some((d, d.date.as_ref()?))) else {
            all.extend(page.findings.events.iter().cloned());
            continue;
        };
        let old = papers.read_as.get(&paper.id).and_then(|read| read.date.as_ref());
        all.extend(understand::redated(&page.findings, paper.kind, old, new, born));
    }
    all
}

fn missing(pages: &[FoundPage], documents: &[Document], index: &PageIndex) -> Vec<Missing> {
    let said: Vec<PageSaid<'_>> = pages
        .iter()
        .map(|p| PageSaid { file: p.file, page: p.page, mentions: &p.findings.mentions, text_hash: &p.text_hash })
        .collect();
    let names: Vec<(FileId, &str)> = index.files().map(|(f, _)| (f.id, f.name.as_str())).collect();
    story::missing(&said, documents, &names)
}

/// Papers to ask for. While pages are still pictures, what is named may be on one of them: then only what the papers themselves
/// say is not there.
fn papers_named(missing: &[Missing], documents: &[Document]) -> Vec<ask::PaperNamed> {
    let unread = documents.iter().any(|d| d.scanned && d.kind != DocumentKind::Photo);
    let named = missing.iter().filter_map(|m| match &m.what {
        NotFound::Paper { title, date, said_missing, .. } if *said_missing || !unread => Some((m, title, date)),
        _ => None,
    });
    named
        .flat_map(|(m, title, date)| {
            let title = match date {
                Some(date) => format!("{title} of {}", story::when_in_words(date)),
                None => title.clone(),
            };
            m.evidence.iter().map(move |e| ask::PaperNamed { evidence: e.clone(), title: title.clone() })
        })
        .collect()
}
