//! Repeats as the window shows them: the other pages with a page's words, two pages side by side, and folding by hand.

use contract::*;
use record::{Decision, Document, PaperRef, char_slice};
use repeats::{Also, AlsoKind, PieceKind};

use crate::Desk;
use crate::covers::touches;
use crate::index::PageIndex;
use crate::known::Known;
use crate::open::OpenPlace;
use crate::repeated::page_words;
use crate::whose::copied_here;

/// Differences in one answer; more of them than this tell a person no more.
const MOST_CHANGES: usize = 300;

impl Desk {
    /// The other pages on which a page's words stand.
    pub fn repeats(&self, wanted: RepeatsWanted) -> Result<RepeatsView, Failure> {
        let known = self.place()?.known()?;
        let (file, page) = known.index.at(wanted.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let own = known.document_at(file.id, page);
        let group = own.and_then(|d| known.repeats.group_of(&d.id));
        Ok(RepeatsView {
            repeats: known.repeats.on_page(file.id, page).iter().filter_map(|also| repeat_view(&known, also)).collect(),
            paper: group.and_then(|g| known.document(&g.kept)).map(|d| with_copies(&known, d)),
            own: own.map(|d| d.id.clone()),
            copied: copied_here(&known, file.id, page),
        })
    }

    /// Two pages beside each other: what both show, and what one shows that the other does not.
    pub fn compare_pages(&self, wanted: CompareWanted) -> Result<CompareView, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let (left, right) = (side(&place, &index, wanted.left)?, side(&place, &index, wanted.right)?);
        let compared = repeats::compare(&left.words, &right.words);
        let told = |of: &Side, spans: &[(u32, u32)]| {
            let words = |&(start, end): &(u32, u32)| match touches(&of.covered, start, end) {
                true => "",
                false => char_slice(&of.words.text, start, end),
            };
            let clear: Vec<&str> = spans.iter().map(words).collect();
            clear.join(" … ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let changes = compared
            .changes
            .iter()
            .take(MOST_CHANGES)
            .map(|change| ChangeView {
                kind: match change.kind {
                    repeats::ChangeKind::RightHides => ChangeKind::RightHides,
                    repeats::ChangeKind::LeftHides => ChangeKind::LeftHides,
                    repeats::ChangeKind::Differ => ChangeKind::Differ,
                    repeats::ChangeKind::OnlyLeft => ChangeKind::OnlyLeft,
                    repeats::ChangeKind::OnlyRight => ChangeKind::OnlyRight,
                    repeats::ChangeKind::ReadTwoWays => ChangeKind::ReadTwoWays,
                },
                left: told(&left, &change.left),
                right: told(&right, &change.right),
            })
            .collect();
        Ok(CompareView {
            changes,
            more_left: compared.more_left,
            more_right: compared.more_right,
            shared: compared.shared,
            left: left.view(&compared.left),
            right: right.view(&compared.right),
        })
    }

    /// Takes a paper out of its copies: it is not the same as they are.
    pub fn part_copy(&self, wanted: PartCopy) -> Result<Done, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let group = known.repeats.group_of(&wanted.id).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
        let ids = group.copies.iter().map(|c| &c.id).chain([&group.kept]).filter(|id| **id != wanted.id);
        let from = ids.map(|id| paper_ref(&known, id)).collect::<Result<Vec<_>, _>>()?;
        place.decide(&Decision::PaperParted { paper: paper_ref(&known, &wanted.id)?, from })?;
        Ok(Done {})
    }

    /// Folds a paper under another, or puts another of its copies in front.
    pub fn fold_copies(&self, wanted: FoldCopies) -> Result<Done, Failure> {
        if wanted.keep == wanted.fold {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        let place = self.place()?;
        let known = place.known()?;
        let (keep, fold) = (paper_ref(&known, &wanted.keep)?, paper_ref(&known, &wanted.fold)?);
        place.decide(&Decision::PapersFolded { keep, fold })?;
        Ok(Done {})
    }
}

fn paper_ref(known: &Known, id: &str) -> Result<PaperRef, Failure> {
    let nothing = || Failure::of(FailureCode::NothingThere);
    let document = known.document(id).ok_or_else(nothing)?;
    let file = known.index.file(document.file).ok_or_else(nothing)?;
    Ok(PaperRef { file: file.id, sha256: file.sha256.clone(), page: document.first_page })
}

/// A paper with the copies that are folded under it.
pub fn with_copies(known: &Known, document: &Document) -> DocumentRow {
    let mut row = known.row(document);
    let group = known.repeats.groups.iter().find(|g| g.kept == document.id);
    let copies = group.into_iter().flat_map(|g| &g.copies);
    row.copies = copies
        .filter_map(|copy| {
            let paper = known.document(&copy.id)?;
            Some(CopyRow {
                id: copy.id.clone(),
                seq: known.index.seq(paper.file, paper.first_page)?,
                file: known.index.name(paper.file).to_owned(),
                first_page: paper.first_page,
                last_page: paper.last_page,
                exact: copy.exact,
            })
        })
        .collect();
    row
}

/// None when the page is no longer in the file.
fn repeat_view(known: &Known, also: &Also) -> Option<RepeatView> {
    let there = also.there;
    let paper = known.document_at(there.file, there.page);
    Some(RepeatView {
        kind: match also.kind {
            AlsoKind::Exact => RepeatKind::Exact,
            AlsoKind::Near => RepeatKind::Near,
            AlsoKind::CarriedOn => RepeatKind::CarriedOn,
            AlsoKind::CarriedFrom => RepeatKind::CarriedFrom,
            AlsoKind::QuotedIn => RepeatKind::QuotedIn,
            AlsoKind::QuotedFrom => RepeatKind::QuotedFrom,
        },
        seq: known.index.seq(there.file, there.page)?,
        file: known.index.name(there.file).to_owned(),
        page: there.page,
        title: paper.map(|d| d.title.clone()).unwrap_or_default(),
        paper: paper.map(|d| d.id.clone()),
        start: also.here.0,
        end: also.here.1,
        there_start: there.start,
        there_end: there.end,
        more_there: also.more_there,
        more_here: also.more_here,
    })
}

/// One of the two pages.
struct Side {
    seq: u32,
    file: String,
    page: u32,
    title: String,
    words: repeats::PageWords,
    /// Stretches under closed covers.
    covered: Vec<(u32, u32)>,
}

fn side(place: &OpenPlace, index: &PageIndex, seq: u32) -> Result<Side, Failure> {
    let (file, page) = index.at(seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
    let row = place.with_reading(|vault| vault.page(file.id, page))?;
    let head = row.as_ref().map(|row| &row.findings.head);
    let title = place.paper_at(index, file.id, page, head).map(|d| d.title).unwrap_or_default();
    let covered = match &row {
        Some(row) => place.closed(file, page, row)?,
        None => Vec::new(),
    };
    let words = row.map_or_else(repeats::PageWords::default, |row| {
        page_words(row.content.text, &row.content.redactions, row.findings.sketch.scan.is_some())
    });
    Ok(Side { seq, file: file.name.clone(), page, title, words, covered })
}

impl Side {
    /// The page's text from end to end: stretches as compared, what stands between them, and holes where parts were removed.
    fn view(self, pieces: &[repeats::Piece]) -> CompareSide {
        let text = self.words.text.as_str();
        let mut holes = self.words.hidden.clone();
        holes.sort_unstable();
        let mut runs: Vec<CompareRun> = Vec::new();
        let mut say = |kind: CompareKind, text: &str| match runs.last_mut().filter(|run| run.kind == kind) {
            Some(run) => run.text.push_str(text),
            None if text.is_empty() && !matches!(kind, CompareKind::BlackedOut | CompareKind::Covered) => {}
            None => runs.push(CompareRun { kind, text: text.to_owned() }),
        };
        let clear = |kind, from, to| if kind == CompareKind::BlackedOut { "" } else { char_slice(text, from, to) };
        // A stretch without its covered parts.
        let mut push = |kind: CompareKind, from: u32, to: u32| {
            let mut at = from;
            for &(start, end) in self.covered.iter().filter(|c| c.0 < to && c.1 > from) {
                if at < start {
                    say(kind, clear(kind, at, start));
                }
                say(CompareKind::Covered, "");
                at = at.max(end.min(to));
            }
            if at < to {
                say(kind, clear(kind, at, to));
            }
        };
        let length = text.chars().count() as u32;
        // What stands between two stretches goes with neither, and is cut where a part was removed.
        let between = |from: u32, to: u32, push: &mut dyn FnMut(CompareKind, u32, u32)| {
            let mut at = from;
            for &(start, end) in holes.iter().filter(|h| h.0 < to && h.1 > from) {
                if at < start {
                    push(CompareKind::Same, at, start);
                }
                push(CompareKind::BlackedOut, start, end);
                at = at.max(end.min(to));
            }
            if at < to {
                push(CompareKind::Same, at, to);
            }
        };
        let mut at = 0;
        for piece in pieces {
            between(at, piece.start, &mut push);
            let kind = match piece.kind {
                PieceKind::Same => CompareKind::Same,
                PieceKind::Otherwise => CompareKind::ReadOtherwise,
                PieceKind::HiddenThere => CompareKind::HiddenThere,
                PieceKind::OnlyHere => CompareKind::OnlyHere,
            };
            push(kind, piece.start, piece.end);
            at = piece.end;
        }
        between(at, length, &mut push);
        CompareSide { seq: self.seq, file: self.file, page: self.page, title: self.title, runs }
    }
}
