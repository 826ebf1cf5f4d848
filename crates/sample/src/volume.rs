//! Puts papers one after another into a received file, and writes down as truth what stands on which page.

use std::collections::BTreeMap;

use record::{DocumentKind, RedactionKind};

use crate::ink::Sheet;
use crate::markup::{Mark, Paper};
use crate::paper::print;
use crate::truth::{
    DisagreementTruth, DocumentTruth, DuplicateTruth, EventTruth, FileTruth, JumpTruth, LooseDateTruth, Place,
    RedactionTruth, StrayTruth, Told, Truth,
};

/// A paper as it is filed: itself, or a copy of one that stands elsewhere.
#[derive(Clone, Copy)]
pub struct Filed<'a> {
    pub paper: &'a Paper,
    pub copy: Option<Copied>,
}

/// How a copy differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    Exactly,
    /// Its boxes were not put on.
    Clear,
}

/// The files made so far, and what there is to find in them.
#[derive(Default)]
pub struct Shelf {
    pub truth: Truth,
    /// Where the papers with a name stand: file and first page.
    placed: BTreeMap<String, (String, u32)>,
}

impl Shelf {
    /// Prints papers into the file `name`. `scanned` tells that its pages will be pictures.
    pub fn print(&mut self, name: &str, papers: &[Filed], scanned: bool) -> Vec<Sheet> {
        let mut sheets: Vec<Sheet> = Vec::new();
        for filed in papers {
            let paper = filed.paper;
            let mut printed = print(paper, filed.copy == Some(Copied::Clear));
            let first = sheets.len() as u32 + 1;
            for (at, missing) in std::mem::take(&mut printed.jumps) {
                self.truth.jumps.push(JumpTruth { file: name.into(), page: first + at as u32, missing });
            }
            self.file_paper(name, filed, first, printed.sheets.len() as u32, scanned);
            if let Some(of) = &paper.stray_of {
                let (_, belongs_to) = self.placed.get(of).expect("a stray page follows its paper");
                self.truth.strays.push(StrayTruth {
                    file: name.into(),
                    page: first,
                    belongs_to: *belongs_to,
                    printed: printed.numbers.first().copied().unwrap_or_default(),
                });
            }
            let texts: Vec<&str> = printed.sheets.iter().map(|s| s.text.as_str()).collect();
            self.mark(name, paper, first, &texts, scanned);
            for (n, sheet) in printed.sheets.iter().enumerate() {
                self.covered(name, first + n as u32, sheet, scanned);
            }
            if paper.kind == DocumentKind::WithheldPage {
                self.redaction(name, first, RedactionKind::MissingPage, Some("S3 P3 Para 11 SC harm"), false);
            }
            sheets.append(&mut printed.sheets);
        }
        self.truth.files.push(FileTruth { file: name.into(), pages: sheets.len() as u32, has_words: !scanned });
        sheets
    }

    /// Notes a paper that is a file of its own, of one page and with its words: an e-mail, a text, a Word document.
    pub fn file_alone(&mut self, name: &str, paper: &Paper, text: &str) {
        self.file_paper(name, &Filed { paper, copy: None }, 1, 1, false);
        self.mark(name, paper, 1, &[text], false);
        for reason in said_in(text) {
            self.redaction(name, 1, RedactionKind::Words, reason, false);
        }
        self.truth.files.push(FileTruth { file: name.into(), pages: 1, has_words: true });
    }

    fn file_paper(&mut self, name: &str, filed: &Filed, first: u32, pages: u32, scanned: bool) {
        let paper = filed.paper;
        if paper.stray_of.is_some() {
            return;
        }
        let last = first + pages - 1;
        match filed.copy {
            Some(how) => {
                let (of_file, of_first_page) =
                    self.placed.get(&paper.id).cloned().expect("a copy follows what it copies");
                self.truth.duplicates.push(DuplicateTruth {
                    file: name.into(),
                    first_page: first,
                    last_page: last,
                    of_file,
                    of_first_page,
                    exact: how == Copied::Exactly,
                });
            }
            None if !paper.id.is_empty() => {
                self.placed.insert(paper.id.clone(), (name.into(), first));
            }
            None => {}
        }
        self.truth.documents.push(DocumentTruth {
            file: name.into(),
            first_page: first,
            last_page: last,
            kind: paper.kind,
            title: paper.title.clone(),
            date: paper.date.clone(),
            author: None,
            scanned,
            undated: paper.undated,
        });
    }

    fn mark(&mut self, name: &str, paper: &Paper, first: u32, texts: &[&str], scanned: bool) {
        for mark in &paper.marks {
            let (Mark::Event { words, .. } | Mark::Loose { words, .. }) = mark;
            let at = texts.iter().position(|t| t.contains(words.as_str())).unwrap_or_else(|| {
                panic!("{name}, {}: no page has the words \"{words}\"", paper.title);
            });
            let evidence = Place { file: name.into(), page: first + at as u32, words: words.clone() };
            match mark.clone() {
                Mark::Event { kind, date, about, same, .. } => {
                    self.truth.events.push(EventTruth {
                        kind,
                        date,
                        about,
                        same,
                        evidence,
                        scanned,
                        told: Told::Happened,
                    });
                }
                Mark::Loose { value, .. } => self.truth.loose_dates.push(LooseDateTruth { value, evidence }),
            }
        }
    }

    fn covered(&mut self, name: &str, page: u32, sheet: &Sheet, scanned: bool) {
        for part in &sheet.covered {
            let kind = match part.kind {
                RedactionKind::Box if scanned => RedactionKind::ScanBox,
                // On a picture only a box can be seen for what it is.
                _ if scanned => continue,
                kind => kind,
            };
            self.redaction(name, page, kind, part.code.as_deref(), part.text_underneath && !scanned);
        }
    }

    fn redaction(&mut self, file: &str, page: u32, kind: RedactionKind, reason: Option<&str>, text_underneath: bool) {
        let like = |r: &&mut RedactionTruth| {
            r.file == file
                && r.page == page
                && r.kind == kind
                && r.reason.as_deref() == reason
                && r.text_underneath == text_underneath
        };
        match self.truth.redactions.iter_mut().find(like) {
            Some(same) => same.count += 1,
            None => self.truth.redactions.push(RedactionTruth {
                file: file.into(),
                page,
                kind,
                reason: reason.map(str::to_owned),
                count: 1,
                text_underneath,
            }),
        }
    }

    /// Works out which events are told with days that cannot be the same.
    pub fn compare(&mut self) {
        let mut told: BTreeMap<&str, Vec<&EventTruth>> = BTreeMap::new();
        for event in &self.truth.events {
            if let Some(same) = &event.same {
                told.entry(same).or_default().push(event);
            }
        }
        let mut found = Vec::new();
        for events in told.values() {
            let mut dates: Vec<_> = events.iter().filter_map(|e| e.date.clone()).collect();
            dates.sort_by_key(record::When::order);
            dates.dedup();
            let clash = dates.iter().any(|a| dates.iter().any(|b| !a.agrees_with(b)));
            if clash {
                found.push(DisagreementTruth {
                    kind: events[0].kind,
                    about: events[0].about.clone(),
                    dates,
                    evidence: events.iter().map(|e| e.evidence.clone()).collect(),
                });
            }
        }
        self.truth.disagreements = found;
    }
}

/// Each place in a text that says that something was taken out, with its words; a row of blocks has none.
fn said_in(text: &str) -> Vec<Option<&'static str>> {
    let mut found: Vec<Option<&'static str>> = text.matches("[REDACTED]").map(|_| Some("[REDACTED]")).collect();
    let rows = text.split(|c| c != '█').filter(|run| !run.is_empty()).count();
    found.extend(std::iter::repeat_n(None, rows));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_blocks_counts_once() {
        assert_eq!(said_in("a ███ b █ [REDACTED] c").len(), 3);
    }
}
