//! Papers as the person has them: what one is and why the program thinks so, the papers of a received file as a strip of pages, and
//! the person's cuts, joins, moves and names.

use contract::*;
use record::{Decision, Document, DocumentKind, Evidence, FileId, Mentioned, PageOf, PaperSaid, char_slice};
use understand::reading_order;
use vault::{PageRow, VaultReader};

use crate::Desk;
use crate::covers;
use crate::known::Known;
use crate::open::OpenPlace;
use crate::place::short_enough;
use crate::views::{document_row, evidence_view, when_view};

/// Pages of one paper in which its date is looked for.
const LOOKED_THROUGH: usize = 20;
/// Characters of a page's first words on a strip, and of an entry's.
const FIRST_WORDS: usize = 90;

/// A page with the received file that it stands in.
struct At {
    file: FileId,
    sha256: String,
    page: u32,
}

impl At {
    fn of(&self) -> PageOf {
        PageOf { sha256: self.sha256.clone(), page: self.page }
    }
}

impl Desk {
    pub fn paper(&self, wanted: PaperAt) -> Result<PaperView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let at = at(&known, wanted.seq)?;
        let document = known.document_at(at.file, at.page).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let paper = known.row(document);
        let row = place.with_reading(|vault: &VaultReader| vault.page(at.file, at.page))?;
        let entries = match row.as_ref().zip(known.index.file(at.file)) {
            Some((row, file)) => entries(row, &place.closed(file, at.page, row)?),
            None => Vec::new(),
        };
        let moved = known.papers.moved.contains_key(&(at.file, at.page));
        let begins = first_read(document) == at.page;
        Ok(PaperView {
            said: paper.said,
            read_as: known.papers.read_as.get(&document.id).map(|read| document_row(&known.index, read)),
            how: document.how.as_ref().map(|how| how.0.clone()),
            why: why(&place, &known, document)?,
            entries,
            file_id: at.file.0,
            can_cut: !moved && !begins,
            can_join: begins && at.page > 1 && known.pages.iter().any(|p| p.file == at.file && p.page + 1 == at.page),
            moved,
            paper,
        })
    }

    pub fn file_papers(&self, wanted: FilePapersWanted) -> Result<FilePapersView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let file = FileId(wanted.id);
        let name = known.index.file(file).ok_or_else(|| Failure::of(FailureCode::NothingThere))?.name.clone();
        let mut papers = Vec::new();
        for document in known.documents.iter().filter(|d| d.file == file) {
            let mut pages = Vec::new();
            for page in reading_order(document) {
                let moved = known.papers.moved.contains_key(&(file, page));
                pages.push(strip_page(&place, &known, file, page, moved)?);
            }
            let paper = known.row(document);
            let head = known.pages.iter().find(|p| p.file == file && p.page == first_read(document));
            let unsure = document.first_page > 1
                && !paper.said.begins
                && head.is_some_and(|p| understand::unsure_start(&p.findings.head));
            papers.push(StripPaper { said: paper.said, paper, unsure, pages });
        }
        let unsure = papers.iter().filter(|p| p.unsure).count() as u32;
        Ok(FilePapersView { id: wanted.id, file: name, papers, unsure })
    }

    /// Begins a paper at this page.
    pub fn cut_paper(&self, wanted: PaperAt) -> Result<Done, Failure> {
        self.decide_of_paper(wanted.seq, |known, at| {
            let there = known.document_at(at.file, at.page).is_some_and(|d| first_read(d) == at.page);
            // A page that the program begins a paper at, and that the person says the same of, is no longer unsure.
            let said = known.document_at(at.file, at.page).is_some_and(|d| known.row(d).said.begins);
            (!there || !said).then(|| Decision::PaperCut { at: at.of() })
        })
    }

    /// Lets this page go on with the paper before it.
    pub fn join_paper(&self, wanted: PaperAt) -> Result<Done, Failure> {
        self.decide_of_paper(wanted.seq, |known, at| {
            let begins = known.document_at(at.file, at.page).is_some_and(|d| first_read(d) == at.page);
            (begins && at.page > 1).then(|| Decision::PapersJoined { at: at.of() })
        })
    }

    pub fn move_page(&self, wanted: MovePage) -> Result<Done, Failure> {
        self.decide_of_paper(wanted.seq, |known, from| {
            let to = match wanted.to {
                None => None,
                Some(seq) => {
                    let to = at(known, seq).ok().filter(|to| to.file == from.file)?;
                    let paper = |a: &At| known.document_at(a.file, a.page).map(|d| d.id.as_str());
                    if paper(&to) == paper(from) {
                        return None;
                    }
                    Some(first_read(known.document_at(to.file, to.page)?))
                }
            };
            (to.is_some() || wanted.to.is_none()).then(|| Decision::PageMoved { at: from.of(), to })
        })
    }

    pub fn name_paper(&self, wanted: NamePaper) -> Result<Done, Failure> {
        let kind = match wanted.kind.as_deref() {
            None => None,
            Some(name) => Some(DocumentKind::named(name).ok_or_else(|| Failure::of(FailureCode::NothingThere))?),
        };
        let title = wanted.title.map(|t| t.trim().to_owned());
        short_enough(title.as_deref().unwrap_or_default())?;
        let words = wanted.when_words.as_deref().map(str::trim).filter(|w| !w.is_empty());
        let said = PaperSaid { kind, title, when: words.map(|w| self.dated(w)).transpose()? };
        self.decide_of_paper(wanted.seq, |known, at| {
            let document = known.document_at(at.file, at.page)?;
            let first = PageOf { sha256: at.sha256.clone(), page: first_read(document) };
            Some(Decision::PaperNamed { at: first, said })
        })
    }

    fn decide_of_paper(
        &self,
        seq: u32,
        decision: impl FnOnce(&Known, &At) -> Option<Decision>,
    ) -> Result<Done, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let at = at(&known, seq)?;
        let decision = decision(&known, &at).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
        place.decide(&decision)?;
        // The open page asks for its paper without waiting for the whole file, so the whole is worked out now.
        place.known()?;
        Ok(Done {})
    }
}

/// The page that a paper begins with, as it is read. Decisions about the paper hang on it.
fn first_read(document: &Document) -> u32 {
    reading_order(document).first().copied().unwrap_or(document.first_page)
}

fn at(known: &Known, seq: u32) -> Result<At, Failure> {
    let (file, page) = known.index.at(seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
    Ok(At { file: file.id, sha256: file.sha256.clone(), page })
}

/// The words that the program went by: the title, the date, the first page's number; else the first line.
fn why(place: &OpenPlace, known: &Known, document: &Document) -> Result<Vec<PaperWhy>, Failure> {
    let document = known.papers.read_as.get(&document.id).unwrap_or(document);
    let mut signs: Vec<(PaperSign, Evidence)> = Vec::new();
    let mut dated = false;
    let pages = reading_order(document);
    for number in pages.iter().copied().take(LOOKED_THROUGH) {
        let first = pages.first() == Some(&number);
        if !first && (dated || document.date.is_none()) {
            break;
        }
        let Some(row) = place.with_reading(|vault: &VaultReader| vault.page(document.file, number))? else { continue };
        let text = row.content.text.as_str();
        let evidence = |start: u32, end: u32| Evidence {
            file: document.file,
            page: number,
            start,
            end,
            quote: char_slice(text, start, end).to_owned(),
            text_hash: row.text_hash.clone(),
        };
        if first {
            let title = Some(document.title.as_str()).filter(|t| !t.is_empty()).and_then(|title| find(text, title));
            match title {
                Some((start, end)) => signs.push((PaperSign::Title, evidence(start, end))),
                None => {
                    let start = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
                    let length = first_words(char_slice(text, start, u32::MAX)).chars().count() as u32;
                    if length > 0 {
                        signs.push((PaperSign::Opening, evidence(start, start + length)));
                    }
                }
            }
            let one = row.findings.mentions.iter().find(|m| matches!(m.of, Mentioned::Page { number: 1, .. }));
            signs.extend(one.map(|m| (PaperSign::PageNumber, evidence(m.start, m.end))));
        }
        let day = row.findings.dates.iter().find(|d| d.value.is_some() && d.value == document.date);
        if let Some(day) = day.filter(|_| !dated) {
            signs.push((PaperSign::Date, evidence(day.start, day.end)));
            dated = true;
        }
    }
    let view =
        |(sign, e): &(PaperSign, Evidence)| Some(PaperWhy { sign: *sign, evidence: evidence_view(&known.index, e)? });
    Ok(signs.iter().filter_map(view).collect())
}

/// Where words stand in a text, in Unicode scalar values.
fn find(text: &str, words: &str) -> Option<(u32, u32)> {
    let start = text[..text.find(words)?].chars().count() as u32;
    Some((start, start + words.chars().count() as u32))
}

/// The first words that are not under a closed cover.
fn first_words(text: &str) -> String {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim().chars().take(FIRST_WORDS).collect()
}

fn entries(row: &PageRow, closed: &[(u32, u32)]) -> Vec<EntryView> {
    let text = row.content.text.as_str();
    understand::entries(text, &row.findings)
        .into_iter()
        .map(|entry| EntryView {
            start: entry.start,
            end: entry.end,
            words: first_words(&covers::without(text, (entry.start, entry.end), closed)),
            when: when_view(&entry.when),
        })
        .collect()
}

fn strip_page(place: &OpenPlace, known: &Known, file: FileId, page: u32, moved: bool) -> Result<StripPage, Failure> {
    let row = place.with_reading(|vault: &VaultReader| vault.page(file, page))?;
    let closed = match row.as_ref().zip(known.index.file(file)) {
        Some((row, received)) => place.closed(received, page, row)?,
        None => Vec::new(),
    };
    let printed = row.as_ref().and_then(|r| r.findings.head.printed_page).map(|(n, of)| match of {
        Some(of) => format!("{n} of {of}"),
        None => n.to_string(),
    });
    Ok(StripPage {
        seq: known.index.seq(file, page).unwrap_or(0),
        page,
        printed,
        words: row
            .as_ref()
            .map(|r| first_words(&covers::without(&r.content.text, (0, u32::MAX), &closed)))
            .unwrap_or_default(),
        picture: row
            .filter(|r| r.content.has_picture)
            .and_then(|r| covers::masks(&r.content, &closed))
            .map(|masks| place.pictures.address(file, page, &masks)),
        moved,
    })
}
