//! What the whole file says, gathered from what every page says: documents, the timeline, gaps and questions.
//!
//! All of it is derived. It is worked out when first asked for and again after a change; nothing of it is stored.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use contract::{DocumentRow, Failure, SaidView};
use record::{
    Agreed, Decided, Document, DocumentKind, EventMention, Evidence, FileId, Missing, OpenTelling, PageHead, Question,
    ToldLater, Unheard, When,
};
use repeats::{Copied, Repeats, Said};
use story::people::{Person, WhoIsThere};
use story::{Dated, FromAllPages, PageSaid, Timeline, VoicePlace, WhatPagesSay, WholeFile};
use understand::DecidedPapers;

use crate::asked::{reviews_named, with_chosen};
pub use crate::found::FoundPage;
use crate::held;
use crate::index::PageIndex;
use crate::open::OpenPlace;
use crate::people;
use crate::repeated;
use crate::views::document_row;

/// While an import runs, how old a view of the whole may be before it is worked out again.
const STALE_WHILE_ADDING: Duration = Duration::from_secs(4);

/// The tellings of one page.
pub type PageTellings<'a> = ((FileId, u32), Cow<'a, [EventMention]>);

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
    pub documents: Arc<Vec<Document>>,
    /// What of the papers is the person's word. Its list of documents is the one above.
    pub papers: DecidedPapers,
    pub repeats: Arc<Repeats>,
    said: Said,
    /// Everybody whom the file names, with what the person said of them.
    pub people: Arc<Vec<Person>>,
    /// Where on the pages they are named.
    pub there: Arc<WhoIsThere>,
    pub timeline: Timeline,
    /// The papers that the rules of the day called for.
    pub expected: Vec<ask::Expected>,
    pub questions: Vec<Question>,
    /// What the papers speak of and that was not found.
    pub missing: Vec<Missing>,
    /// The child's first name, as most papers' forms give it.
    pub child: Option<String>,
    /// Where the child's own words, wishes and feelings are recorded.
    pub voices: Vec<VoicePlace>,
    /// Reviews in which none were found.
    pub unheard: Vec<Unheard>,
    /// What was agreed, and what became of it.
    pub agreed: Vec<Agreed>,
    /// Sentences that stand in several papers.
    pub copied: Arc<Vec<Copied>>,
}

impl Known {
    /// The paper that a page belongs to.
    pub fn document_at(&self, file: FileId, page: u32) -> Option<&Document> {
        let after = self.documents.partition_point(|d| self.key(d.file, d.first_page) <= self.key(file, page));
        // A sheet that strayed lies in the run of another paper, or between two.
        let strayed = || self.documents.iter().find(|d| !d.pages.is_empty() && d.holds(file, page));
        self.documents[..after].last().filter(|d| d.holds(file, page)).or_else(strayed)
    }

    /// True for a paper all of whose pages came as pictures.
    pub fn is_scanned(&self, paper: &Document) -> bool {
        let mut pages = self.pages.iter().filter(|p| paper.holds(p.file, p.page)).peekable();
        paper.kind != DocumentKind::Blank && pages.peek().is_some() && pages.all(FoundPage::is_picture)
    }

    /// The paper with this id.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|d| d.id == id)
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
            let adding = self.import.is_running() || self.scans.is_running();
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
            pages: Vec::new(),
            author: head.author.clone(),
            scanned: false,
            duplicate_of: None,
            near_duplicate_of: None,
        };
        // The person's word on the paper is shown at once; where they cut it is seen when the whole is worked out.
        let said = self.decided().ok().zip(index.file(file)).and_then(|(decided, f)| {
            decided.papers.said.get(&record::PageOf { sha256: f.sha256.clone(), page: first_page }).cloned()
        });
        let said = said.unwrap_or_default();
        let view = SaidView {
            kind: said.kind.is_some(),
            title: said.title.is_some(),
            date: said.when.is_some(),
            begins: false,
        };
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
                self.covers.learn(pages.iter().map(|p| ((p.file, p.page), &*p.findings)));
                let proposed = understand::documents(&read_pages(&pages));
                (Arc::new(pages), Arc::new(proposed))
            }
        };
        let sha256 = |file: FileId| index.file(file).map_or("", |f| f.sha256.as_str());
        let mut papers = understand::decide(&proposed, &read_pages(&pages), &decided.papers, sha256);
        let mut documents = std::mem::take(&mut papers.documents);
        documents.sort_by_key(|d| index.seq(d.file, d.first_page));
        let said = repeated::said(&decided, &documents, &index);
        let repeats = match reuse.filter(|k| k.said == said && k.decided.papers == decided.papers) {
            Some(known) => Arc::clone(&known.repeats),
            None => Arc::new(self.find_repeats(&index, &pages, &documents, &said)?),
        };
        repeated::mark_copies(&mut documents, &repeats);
        let same = |k: &&Known| k.decided.papers == decided.papers && k.decided.people == decided.people;
        let (people, there) = match reuse.filter(same) {
            Some(known) => (Arc::clone(&known.people), Arc::clone(&known.there)),
            None => {
                let people = people::gather(&pages, &documents, &decided.people, &index);
                let there = WhoIsThere::new(&people);
                (Arc::new(people), Arc::new(there))
            }
        };
        let tellings =
            repeated::tellings(&events(&pages, &people, &documents, &papers, decided.born.as_ref()), &repeats);
        let (on_days, open) = (days(&pages), open(&pages));
        let pages_say = WhatPagesSay { mentions: &tellings, days: &on_days, open: &open };
        let mut timeline = story::timeline_of(&pages_say, &documents, &decided);
        let missing = missing(&pages, &documents, &index);
        let heard = Heard::of(&pages, &documents);
        let reviews = reviews_named(&pages);
        let (expected, questions) = self.suggest(&documents, &timeline, &missing, &reviews, &heard)?;
        let questions = with_chosen(questions, &decided);
        let copied = match reuse.filter(|k| k.documents.as_ref() == &documents) {
            Some(known) => Arc::clone(&known.copied),
            None => Arc::new(self.find_copied(&index, &pages, &documents)?),
        };
        // After the questions: what a question is known by is the name as written, whatever the person calls somebody.
        there.name(&mut timeline.events, &people);
        Ok(Known {
            change,
            made: Instant::now(),
            index,
            decided,
            pages,
            pages_change,
            proposed,
            documents: Arc::new(documents),
            papers,
            repeats,
            said,
            people,
            there,
            timeline,
            expected,
            questions,
            missing,
            child: heard.child,
            voices: heard.voices,
            unheard: heard.unheard,
            agreed: heard.agreed,
            copied,
        })
    }
}

/// Whose words: what is told of the child's voice and of what was agreed.
pub(crate) struct Heard {
    child: Option<String>,
    voices: Vec<VoicePlace>,
    pub(crate) unheard: Vec<Unheard>,
    pub(crate) agreed: Vec<Agreed>,
    /// What pages say was still not done, by themselves.
    pub(crate) left_undone: Vec<ToldLater>,
}

impl Heard {
    fn of(pages: &[FoundPage], documents: &[Document]) -> Self {
        let child = name_of_the_child(pages);
        let findings = || pages.iter().map(|p| &p.findings);
        let voice = || findings().flat_map(|f| &f.voice);
        let actions = findings().flat_map(|f| &f.actions);
        let agreed = story::agreed(actions, findings().flat_map(|f| &f.outcomes), documents);
        // A question would quote these words, so none that a cover may lie on.
        let plain = findings().flat_map(|f| {
            let hard = |e: &Evidence| f.delicate.iter().any(|d| d.start < e.end && e.start < d.end);
            f.outcomes.iter().filter(move |o| !hard(&o.evidence))
        });
        Self {
            left_undone: story::left_undone(plain, &agreed, documents),
            voices: story::voices(voice(), documents, child.as_deref()),
            unheard: story::unheard(voice(), documents, child.as_deref()),
            agreed,
            child,
        }
    }
}

/// The first name that most papers' forms give to the child; none where no form gives one.
pub(crate) fn name_of_the_child(pages: &[FoundPage]) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for name in pages.iter().filter_map(|p| p.findings.child.as_deref()) {
        *count.entry(name).or_default() += 1;
    }
    count.into_iter().max_by_key(|(name, n)| (*n, Reverse(*name))).map(|(name, _)| name.to_owned())
}

/// The days of entries in running records: a day that something was written on is no gap.
fn days(pages: &[FoundPage]) -> Vec<Dated> {
    let of_page = |p: &FoundPage| {
        let (file, page) = (p.file, p.page);
        understand::days_of_entries(&p.findings).into_iter().map(move |when| Dated { file, page, when })
    };
    pages.iter().flat_map(of_page).collect()
}

/// What pages tell only by what else the file tells.
fn open(pages: &[FoundPage]) -> Vec<&OpenTelling> {
    pages.iter().flat_map(|p| &p.findings.open).collect()
}

fn read_pages(pages: &[FoundPage]) -> Vec<understand::ReadPage<'_>> {
    pages.iter().map(|p| (p.file, p.page, &*p.findings, &p.text_hash, p.has_words())).collect()
}

/// The tellings of each page; where the person gave a paper its date, what hangs on that date moves with it.
fn events<'a>(
    pages: &'a [FoundPage],
    people: &[Person],
    documents: &[Document],
    papers: &DecidedPapers,
    born: Option<&When>,
) -> Vec<PageTellings<'a>> {
    let dated: Vec<(&Document, &When)> = documents
        .iter()
        .filter(|d| papers.said.get(&d.id).is_some_and(|said| said.date))
        .filter_map(|d| Some((d, d.date.as_ref()?)))
        .collect();
    let whole = whole_file(pages, people);
    let of_page = |p: &'a FoundPage| {
        let settled: Vec<EventMention> = p.findings.open.iter().filter_map(|open| whole.settle(open)).collect();
        let told = &p.findings.events;
        let own: Vec<&EventMention> = told.iter().filter(|e| !whole.is_anothers(e)).collect();
        let all = if settled.is_empty() && own.len() == told.len() {
            Cow::Borrowed(told.as_slice())
        } else {
            Cow::Owned(own.into_iter().cloned().chain(settled).collect())
        };
        let paper = dated.iter().find(|(d, _)| d.holds(p.file, p.page));
        let told = match paper {
            Some((paper, new)) => {
                let old = papers.read_as.get(&paper.id).and_then(|read| read.date.as_ref());
                Cow::Owned(understand::redated(&p.findings, &all, paper.kind, old, new, born))
            }
            None => all,
        };
        ((p.file, p.page), told)
    };
    pages.iter().map(of_page).collect()
}

/// What all pages together know of names.
fn whole_file(pages: &[FoundPage], people: &[Person]) -> WholeFile {
    let findings = || pages.iter().map(|p| &*p.findings);
    let told: Vec<&EventMention> = findings().flat_map(|f| &f.events).collect();
    let kin = findings().flat_map(|f| &f.kin).map(String::as_str).collect();
    let schools = findings().flat_map(|f| &f.schools).map(String::as_str).collect();
    let child = name_of_the_child(pages);
    let open = open(pages);
    WholeFile::new(&FromAllPages {
        told: &told,
        people,
        kin: &kin,
        schools: &schools,
        open: &open,
        child: child.as_deref(),
    })
}

fn missing(pages: &[FoundPage], documents: &[Document], index: &PageIndex) -> Vec<Missing> {
    let said: Vec<PageSaid<'_>> = pages
        .iter()
        .map(|p| PageSaid { file: p.file, page: p.page, mentions: &p.findings.mentions, text_hash: &p.text_hash })
        .collect();
    let names: Vec<(FileId, &str)> = index.files().map(|(f, _)| (f.id, f.name.as_str())).collect();
    story::missing(&said, documents, &names)
}

/// True while there are papers whose words nobody has read: what is named elsewhere may be one of them.
pub(crate) fn papers_may_be_unread(documents: &[Document]) -> bool {
    documents.iter().any(|d| d.scanned && d.kind != DocumentKind::Photo)
}
