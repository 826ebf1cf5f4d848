//! Lays what the person decided over the proposed papers: where they begin, which page belongs where, and what each one is.
//!
//! The proposal is only read. A better reading makes another proposal, and the same decisions are laid over that.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use record::{Document, DocumentKind, FileId, How, PageHead, PageOf, PaperSaid, PapersDecided};

use crate::ReadPage;
use crate::documents::paper;
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
    /// By file and page.
    pub documents: Vec<Document>,
    /// By document id; only those that the person said something of.
    pub said: HashMap<String, SaidOf>,
    /// As the reader has them, before the person's kind, title and date; by document id, only where they said one.
    pub read_as: HashMap<String, Document>,
    /// Pages that the person moved, with the document that they belong to now.
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
        let copy = document.duplicate_of.as_ref().or(document.near_duplicate_of.as_ref());
        if copy.is_some_and(|of| changed.contains(of) || !there.contains(of)) {
            (document.duplicate_of, document.near_duplicate_of) = (None, None);
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
        let there: BTreeMap<u32, &ReadPage<'_>> = pages.iter().map(|p| (p.1, *p)).collect();
        let mut papers: Vec<Vec<u32>> = proposed.iter().map(|d| reading_order(d)).collect();
        self.cut(&mut papers);
        self.join(&mut papers);
        let moved = self.move_pages(&mut papers);
        for list in papers {
            let run: Vec<&ReadPage<'_>> = list.iter().filter_map(|n| there.get(n).copied()).collect();
            let Some(first) = run.first().map(|p| p.1) else { continue };
            let document = match proposed.iter().find(|d| reading_order(d).first() == Some(&first)) {
                Some(same) if reading_order(same) == list => (*same).clone(),
                other => {
                    let document = resized(&run, other.copied());
                    changed.insert(document.id.clone());
                    document
                }
            };
            let id = document.id.clone();
            made.moved.extend(moved.iter().filter(|p| list.contains(p)).map(|p| ((file, *p), id.clone())));
            let document = self.say(first, document, made);
            made.documents.push(document);
        }
        made.documents.sort_by_key(|d| (d.file, d.first_page));
    }

    /// What was said of a paper holds it together from its first page on, so that is a cut too.
    fn cut(&self, papers: &mut Vec<Vec<u32>>) {
        let said = self.said.keys().filter(|page| self.begins.get(page) != Some(&false));
        let cuts: BTreeSet<u32> =
            self.begins.iter().filter(|(_, b)| **b).map(|(p, _)| *p).chain(said.copied()).collect();
        for page in cuts {
            let found = papers.iter_mut().find_map(|list| Some((list.iter().position(|p| *p == page)?, list)));
            if let Some((at, list)) = found.filter(|(at, _)| *at > 0) {
                let rest = list.split_off(at);
                papers.push(rest);
            }
        }
    }

    fn join(&self, papers: &mut Vec<Vec<u32>>) {
        for page in self.begins.iter().filter(|(_, b)| !**b).map(|(page, _)| *page) {
            let from = papers.iter().position(|list| list.first() == Some(&page));
            let to = papers.iter().position(|list| list.contains(&page.saturating_sub(1)));
            if let (Some(from), Some(to)) = (from, to)
                && from != to
            {
                let list = std::mem::take(&mut papers[from]);
                papers[to].extend(list);
            }
        }
        papers.retain(|list| !list.is_empty());
    }

    /// Moves what can be moved: to a page that is there and stays where it is, in another paper. Gives the pages that were moved.
    fn move_pages(&self, papers: &mut Vec<Vec<u32>>) -> BTreeSet<u32> {
        let mut moved = BTreeSet::new();
        for (page, to) in &self.moved {
            let holds = |wanted: u32| papers.iter().position(|list| list.contains(&wanted));
            let (Some(from), Some(into)) = (holds(*page), holds(*to)) else { continue };
            if from == into || self.moved.contains_key(to) {
                continue;
            }
            papers[from].retain(|p| p != page);
            // In the order of the file, but never in front: its first page is what names a paper. A cut and a join put it there.
            let list = &mut papers[into];
            let at = list.iter().position(|p| p > page).filter(|at| *at > 0).unwrap_or(list.len());
            list.insert(at, *page);
            moved.insert(*page);
        }
        papers.retain(|list| !list.is_empty());
        moved
    }

    /// Lays the person's word over the paper that begins at this page.
    fn say(&self, first: u32, mut document: Document, made: &mut DecidedPapers) -> Document {
        let mut said = SaidOf { begins: self.begins.get(&first) == Some(&true), ..SaidOf::default() };
        if let Some(word) = self.said.get(&first) {
            made.read_as.insert(document.id.clone(), document.clone());
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
        }
        if said != SaidOf::default() {
            made.said.insert(document.id.clone(), said);
        }
        document
    }
}

/// A paper's pages in the order in which they are read. The first of them is what decisions about the paper hang on.
#[must_use]
pub fn reading_order(document: &Document) -> Vec<u32> {
    if document.pages.is_empty() {
        (document.first_page..=document.last_page).collect()
    } else {
        document.pages.clone()
    }
}

/// A paper with other pages than the reader proposed; `same` is the proposal with the same first page. One that the person cut out of
/// another keeps the kind as a guess: a title and a date that stand on another page are not its own.
fn resized(run: &[&ReadPage<'_>], same: Option<&Document>) -> Document {
    let mut document = paper(run);
    let log = is_log(Some(document.kind));
    match same {
        Some(same) => {
            document.title.clone_from(&same.title);
            document.author.clone_from(&same.author);
            if !log {
                (document.date, document.how) = (same.date.clone(), same.how.clone());
            }
        }
        None if run[0].2.head.starts_document => {}
        None => {
            document.title.clear();
            document.author = None;
            if !log {
                (document.date, document.how) = (None, None);
            }
        }
    }
    document
}

/// True when the signs that a paper begins on this page are weak: no page number 1, no form that says what it is.
#[must_use]
pub fn unsure_start(head: &PageHead) -> bool {
    use DocumentKind::{Blank, CoverLetter, Divider, Email, FileCover, Letter, Other, Photo, WithheldPage};
    let first = matches!(head.printed_page, Some((1, _)));
    let alone =
        matches!(head.kind, Some(Letter | CoverLetter | Email | FileCover | Divider | Blank | Photo | WithheldPage));
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
                ..PageHead::default()
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
        assert_eq!(
            (papers.documents[1].title.as_str(), &papers.documents[1].date),
            ("", &None),
            "they stand on page 1"
        );
        assert!(papers.said["f1p3"].begins);
        assert_eq!(cut.with(Decision::PapersJoined { at: at(3) }).runs(), [(1, 3), (4, 6)]);
        assert_eq!(shelf().with(Decision::PapersJoined { at: at(4) }).runs(), [(1, 6)]);
    }

    #[test]
    fn a_page_moves_to_another_paper_and_back() {
        let moved = shelf().with(Decision::PageMoved { at: at(2), to: Some(5) });
        let papers = moved.papers();
        assert_eq!(papers.documents.iter().map(reading_order).collect::<Vec<_>>(), [vec![1, 3], vec![4, 5, 6, 2]]);
        assert_eq!(papers.moved[&(FileId(1), 2)], "f1p4");
        assert!(papers.documents[1].holds(FileId(1), 2) && !papers.documents[0].holds(FileId(1), 2));
        let last = shelf().with(Decision::PageMoved { at: at(3), to: Some(4) });
        assert_eq!(
            last.papers().documents.iter().map(reading_order).collect::<Vec<_>>(),
            [vec![1, 2], vec![4, 5, 6, 3]]
        );
        let first = shelf().with(Decision::PageMoved { at: at(4), to: Some(1) });
        assert_eq!(first.runs(), [(1, 4), (5, 6)]);
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
            .with(Decision::PaperNamed {
                at: at(4),
                said: PaperSaid { title: Some("x".into()), ..PaperSaid::default() },
            })
            .with(Decision::PaperNamed { at: at(4), said: nothing });
        assert_eq!(taken_back.papers().documents[1].title, "Letter 4");
    }

    #[test]
    fn decisions_hold_when_a_better_reader_proposes_otherwise() {
        let mut better = shelf().with(Decision::PaperCut { at: at(2) }).with(Decision::PaperNamed {
            at: at(4),
            said: PaperSaid { title: Some("Mine".into()), ..PaperSaid::default() },
        });
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
