//! Lays what the person decided over the proposed papers: where they begin, which page belongs where, and what each one is.
//!
//! The proposal is only read. A better reading makes another proposal, and the same decisions are laid over that.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use record::{Document, DocumentKind, FileId, How, PageHead, PageOf, PaperSaid, PapersDecided};

use crate::ReadPage;
use crate::documents::span;
use crate::head::is_log;

/// What of a paper is the person's own word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SaidOf {
    pub kind: bool,
    pub title: bool,
    pub date: bool,
    /// They said that it begins here.
    pub begins: bool,
}

/// The papers as the person has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecidedPapers {
    /// In the order of the proposal: by file and page.
    pub documents: Vec<Document>,
    /// By document id; only those that the person said something of.
    pub said: HashMap<String, SaidOf>,
    /// As the reader has them, before the person's kind, title and date; by document id, only where they said one.
    pub read_as: HashMap<String, Document>,
    /// Pages that the person moved, with the document that they belong to now. They win over [`Document::holds`].
    pub moved: HashMap<(FileId, u32), String>,
}

/// Lays the decisions over a proposal. `sha256` gives the fingerprint of a received file's bytes.
#[must_use]
pub fn decide<'a>(
    proposed: &[Document],
    pages: &[ReadPage<'_>],
    decided: &PapersDecided,
    sha256: impl Fn(FileId) -> &'a str,
) -> DecidedPapers {
    if decided.is_empty() {
        return DecidedPapers { documents: proposed.to_vec(), ..DecidedPapers::default() };
    }
    let mut by_file: BTreeMap<FileId, Vec<&ReadPage<'_>>> = BTreeMap::new();
    for page in pages {
        by_file.entry(page.0).or_default().push(page);
    }
    let mut made = DecidedPapers::default();
    let mut changed: BTreeSet<String> = BTreeSet::new();
    for (file, mut pages) in by_file {
        pages.sort_by_key(|p| p.1);
        let own = Own::of(decided, sha256(file));
        let of_file: Vec<&Document> = proposed.iter().filter(|d| d.file == file).collect();
        if own.is_empty() {
            made.documents.extend(of_file.into_iter().cloned());
        } else {
            own.lay(file, &of_file, &pages, &mut made, &mut changed);
        }
    }
    let there: BTreeSet<String> = made.documents.iter().map(|d| d.id.clone()).collect();
    for document in &mut made.documents {
        // A paper that lost or gained pages holds other words than its copy.
        if document.duplicate_of.as_ref().is_some_and(|of| changed.contains(of) || !there.contains(of)) {
            document.duplicate_of = None;
        }
    }
    made
}

/// The decisions about one file, by page.
struct Own<'a> {
    begins: BTreeMap<u32, bool>,
    moved: BTreeMap<u32, u32>,
    said: BTreeMap<u32, &'a PaperSaid>,
}

impl<'a> Own<'a> {
    fn of(decided: &'a PapersDecided, sha256: &str) -> Self {
        let here = |at: &PageOf| at.sha256 == sha256;
        Self {
            begins: decided.begins.iter().filter(|(at, _)| here(at)).map(|(at, b)| (at.page, *b)).collect(),
            moved: decided.moved.iter().filter(|(at, _)| here(at)).map(|(at, to)| (at.page, *to)).collect(),
            said: decided.said.iter().filter(|(at, _)| here(at)).map(|(at, said)| (at.page, said)).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.begins.is_empty() && self.moved.is_empty() && self.said.is_empty()
    }

    fn lay(
        &self,
        file: FileId,
        proposed: &[&Document],
        pages: &[&ReadPage<'_>],
        made: &mut DecidedPapers,
        changed: &mut BTreeSet<String>,
    ) {
        let mut starts: BTreeSet<u32> = proposed.iter().map(|d| d.first_page).collect();
        // What was said of a paper holds it together from its first page on.
        starts.extend(self.said.keys());
        for (page, begins) in &self.begins {
            if *begins { starts.insert(*page) } else { starts.remove(page) };
        }
        let moved = self.moves(&starts, pages);
        let mut runs: Vec<Vec<&ReadPage<'_>>> = Vec::new();
        let mut before: Option<u32> = None;
        let mut begin_next = true;
        for page in pages {
            let gap = before.is_none_or(|b| b + 1 != page.1);
            before = Some(page.1);
            begin_next |= gap || starts.contains(&page.1);
            if moved.contains_key(&page.1) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if !begin_next => run.push(page),
                _ => runs.push(vec![page]),
            }
            begin_next = false;
        }
        for run in runs {
            let document = self.paper(file, &run, proposed, made);
            if proposed.iter().all(|d| d.id != document.id || d.last_page != document.last_page)
                || moved.keys().any(|p| document.holds(file, *p))
            {
                changed.insert(document.id.clone());
            }
            made.documents.push(document);
        }
        for (page, to) in moved {
            let of_file = made.documents.iter().filter(|d| d.file == file);
            if let Some(id) = of_file.filter(|d| d.holds(file, to)).map(|d| d.id.clone()).next() {
                changed.insert(id.clone());
                made.moved.insert((file, page), id);
            }
        }
    }

    /// The moves that can be made: to a page that is there and stays where it is, in another paper.
    fn moves(&self, starts: &BTreeSet<u32>, pages: &[&ReadPage<'_>]) -> BTreeMap<u32, u32> {
        let there: BTreeSet<u32> = pages.iter().map(|p| p.1).collect();
        let paper = |page: u32| starts.range(..=page).next_back().copied();
        self.moved
            .iter()
            .filter(|(page, to)| {
                there.contains(page) && there.contains(to) && !self.moved.contains_key(to) && paper(**page) != paper(**to)
            })
            .map(|(page, to)| (*page, *to))
            .collect()
    }

    fn paper(&self, file: FileId, run: &[&ReadPage<'_>], proposed: &[&Document], made: &mut DecidedPapers) -> Document {
        let (first, last) = (run[0].1, run[run.len() - 1].1);
        let mut document = match proposed.iter().find(|d| d.first_page == first) {
            Some(same) if same.last_page == last => (*same).clone(),
            Some(longer) => resized((*longer).clone(), run),
            None => piece(file, run),
        };
        let mut said = SaidOf { begins: self.begins.get(&first) == Some(&true), ..SaidOf::default() };
        if let Some(word) = self.said.get(&first) {
            let read_as = document.clone();
            if let Some(kind) = word.kind {
                (document.kind, said.kind) = (kind, true);
            }
            if let Some(title) = &word.title {
                document.title.clone_from(title);
                said.title = true;
            }
            if let Some(when) = &word.when {
                (document.date, document.how, said.date) = (Some(when.clone()), Some(How::person()), true);
            }
            made.read_as.insert(document.id.clone(), read_as);
        }
        if said != SaidOf::default() {
            made.said.insert(document.id.clone(), said);
        }
        document
    }
}

/// A proposed paper that now ends on another page.
fn resized(mut document: Document, run: &[&ReadPage<'_>]) -> Document {
    document.last_page = run[run.len() - 1].1;
    document.scanned = run.iter().all(|p| !p.4) && document.kind != DocumentKind::Blank;
    document.duplicate_of = None;
    if is_log(Some(document.kind)) {
        document.date = span(run);
    }
    document
}

/// A paper that the person cut out of another. It keeps the kind as a guess; a title and a date that stand on another page are not
/// its own.
fn piece(file: FileId, run: &[&ReadPage<'_>]) -> Document {
    let (first, last) = (run[0].1, run[run.len() - 1].1);
    let head = &run[0].2.head;
    let kind = head.kind.unwrap_or(DocumentKind::Other);
    let own = head.starts_document;
    let date = if is_log(head.kind) { span(run) } else { head.date.clone().filter(|_| own) };
    Document {
        id: Document::id_for(file, first),
        kind,
        title: head.title.clone().filter(|_| own).unwrap_or_default(),
        how: date.as_ref().and(head.how.clone()),
        date,
        file,
        first_page: first,
        last_page: last,
        scanned: run.iter().all(|p| !p.4) && kind != DocumentKind::Blank,
        duplicate_of: None,
    }
}

/// True when the signs that a paper begins on this page are weak: no page number 1, no form that says what it is.
#[must_use]
pub fn unsure_start(head: &PageHead) -> bool {
    use DocumentKind::{Blank, CoverLetter, Divider, Email, FileCover, Letter, Other, Photo, WithheldPage};
    let first = matches!(head.printed_page, Some((1, _)));
    let alone = matches!(head.kind, Some(Letter | CoverLetter | Email | FileCover | Divider | Blank | Photo | WithheldPage));
    head.starts_document && !first && !alone && (head.title.is_none() || matches!(head.kind, None | Some(Other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents;
    use record::{Decided, Decision, PageFindings, TextHash, Undoable, When};

    /// Two letters of three pages each, in one file.
    struct Shelf {
        pages: Vec<PageFindings>,
        hashes: Vec<TextHash>,
        decisions: Vec<Decision>,
    }

    fn shelf() -> Shelf {
        let page = |n: u32| {
            let first_page = if n <= 3 { 1 } else { 4 };
            let head = PageHead {
                starts_document: n == first_page,
                kind: Some(DocumentKind::Letter),
                title: Some(format!("Letter {first_page}")),
                date: When::parse("1994-05-03").ok(),
                how: Some(How::written()),
                first_page,
                printed_page: None,
            };
            PageFindings { head, ..PageFindings::default() }
        };
        Shelf {
            pages: (1..=6).map(page).collect(),
            hashes: (1..=6).map(|n: u32| TextHash::of(&n.to_string())).collect(),
            decisions: Vec::new(),
        }
    }

    fn at(page: u32) -> PageOf {
        PageOf { sha256: "aa".into(), page }
    }

    impl Shelf {
        fn with(mut self, decision: Decision) -> Self {
            self.decisions.push(decision);
            self
        }

        fn papers(&self) -> DecidedPapers {
            let pages: Vec<ReadPage<'_>> = self
                .pages
                .iter()
                .zip(&self.hashes)
                .enumerate()
                .map(|(i, (found, hash))| (FileId(1), i as u32 + 1, found, hash, true))
                .collect();
            let list = self.decisions.iter().enumerate();
            let list: Vec<Undoable> =
                list.map(|(i, d)| Undoable { seq: i as i64, decision: d.clone(), undone: false }).collect();
            decide(&documents(&pages), &pages, &Decided::replay(&list).papers, |_| "aa")
        }

        fn runs(&self) -> Vec<(u32, u32)> {
            self.papers().documents.iter().map(|d| (d.first_page, d.last_page)).collect()
        }
    }

    #[test]
    fn a_cut_makes_two_papers_and_a_join_makes_one() {
        assert_eq!(shelf().runs(), [(1, 3), (4, 6)]);
        let cut = shelf().with(Decision::PaperCut { at: at(3) });
        assert_eq!(cut.runs(), [(1, 2), (3, 3), (4, 6)]);
        let papers = cut.papers();
        assert_eq!((papers.documents[1].title.as_str(), &papers.documents[1].date), ("", &None), "they stand on page 1");
        assert!(papers.said["f1p3"].begins);
        assert_eq!(cut.with(Decision::PapersJoined { at: at(3) }).runs(), [(1, 3), (4, 6)]);
        assert_eq!(shelf().with(Decision::PapersJoined { at: at(4) }).runs(), [(1, 6)]);
    }

    #[test]
    fn a_page_moves_to_another_paper_and_back() {
        let moved = shelf().with(Decision::PageMoved { at: at(2), to: Some(5) });
        assert_eq!(moved.runs(), [(1, 3), (4, 6)]);
        assert_eq!(moved.papers().moved[&(FileId(1), 2)], "f1p4");
        let last = shelf().with(Decision::PageMoved { at: at(3), to: Some(4) });
        assert_eq!(last.runs(), [(1, 2), (4, 6)]);
        let first = shelf().with(Decision::PageMoved { at: at(4), to: Some(1) });
        assert_eq!(first.runs(), [(1, 3), (5, 6)]);
        let back = last.with(Decision::PageMoved { at: at(3), to: None });
        assert_eq!((back.runs(), back.papers().moved.len()), (vec![(1, 3), (4, 6)], 0));
        let nowhere = shelf().with(Decision::PageMoved { at: at(3), to: Some(99) });
        assert_eq!(nowhere.runs(), [(1, 3), (4, 6)]);
    }

    #[test]
    fn the_persons_word_wins_and_what_was_read_is_kept_beside_it() {
        let said = PaperSaid {
            kind: Some(DocumentKind::Memo),
            title: Some("From Nan".into()),
            when: When::parse("1996").ok(),
        };
        let papers = shelf().with(Decision::PaperNamed { at: at(4), said }).papers();
        let paper = &papers.documents[1];
        assert_eq!((paper.kind, paper.title.as_str()), (DocumentKind::Memo, "From Nan"));
        assert_eq!((paper.date.as_ref().unwrap().edtf(), paper.how.clone()), ("1996", Some(How::person())));
        assert_eq!(papers.said["f1p4"], SaidOf { kind: true, title: true, date: true, begins: false });
        assert_eq!(papers.read_as["f1p4"].title, "Letter 4");
        let nothing = PaperSaid::default();
        let taken_back = shelf()
            .with(Decision::PaperNamed { at: at(4), said: PaperSaid { title: Some("x".into()), ..PaperSaid::default() } })
            .with(Decision::PaperNamed { at: at(4), said: nothing });
        assert_eq!(taken_back.papers().documents[1].title, "Letter 4");
    }

    #[test]
    fn decisions_hold_when_a_better_reader_proposes_otherwise() {
        let mut better = shelf()
            .with(Decision::PaperCut { at: at(2) })
            .with(Decision::PaperNamed { at: at(4), said: PaperSaid { title: Some("Mine".into()), ..PaperSaid::default() } });
        // The newer reader takes all six pages for one paper.
        for (i, page) in better.pages.iter_mut().enumerate() {
            page.head.starts_document = i == 0;
            page.head.first_page = 1;
        }
        assert_eq!(better.runs(), [(1, 1), (2, 3), (4, 6)]);
        assert_eq!(better.papers().documents[2].title, "Mine");
    }

    #[test]
    fn a_copy_that_was_cut_is_no_copy_any_more() {
        let mut twice = shelf();
        for i in 3..6 {
            twice.hashes[i] = twice.hashes[i - 3].clone();
        }
        assert_eq!(twice.papers().documents[1].duplicate_of.as_deref(), Some("f1p1"));
        let cut = twice.with(Decision::PaperCut { at: at(2) });
        assert!(cut.papers().documents.iter().all(|d| d.duplicate_of.is_none()));
    }
}
