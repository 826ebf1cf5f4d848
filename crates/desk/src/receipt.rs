//! The receipt: what came, how each page ended, and what the papers speak of that was not found; shown, and saved as a PDF.

use std::collections::HashMap;

use contract::*;
use record::{FileId, Missing, NotFound, PageProblem, ReceivedFile};
use share::ReceiptData;
use story::{PageEnd, PageSeen, RemovedSeen, Tally};
use vault::VaultReader;

use crate::Desk;
use crate::bring::{kind_word, page_troubles, state_view, why_not_readable};
use crate::index::PageIndex;
use crate::known::Known;
use crate::open::OpenPlace;
use crate::questions::{today, typeset_pdf};
use crate::views::{evidence_views, when_view};

impl Desk {
    pub fn receipt(&self, _: Nothing) -> Result<ReceiptView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let made = reckoned(&place, &known)?;
        let index = &known.index;
        let files =
            made.files.iter().filter_map(|tally| Some(file_view(index, index.file(tally.file)?, tally))).collect();
        let day = |d: chrono::NaiveDate| story::when_in_words(&record::When::day(d));
        Ok(ReceiptView {
            files,
            total: tally_view(&made.total),
            left_out: place.left_out()?,
            repeated_papers: made.repeated_papers,
            repeated_pages: made.repeated_pages,
            first_day: made.span.map(|(first, _)| day(first)),
            last_day: made.span.map(|(_, last)| day(last)),
            missing: known.missing.iter().filter_map(|m| missing_view(index, m)).collect(),
            still_adding: place.import.is_running(),
        })
    }

    /// The receipt as a PDF, for an advocate or for the council.
    pub fn save_receipt(&self, request: SaveTo) -> Result<Saved, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let made = reckoned(&place, &known)?;
        let index = &known.index;
        let data = ReceiptData {
            called: place.decided()?.name.clone(),
            made_on: today(),
            total: counts(&made.total),
            files: made
                .files
                .iter()
                .filter_map(|tally| {
                    let file = index.file(tally.file)?;
                    Some(share::ReceiptFile {
                        name: file.name.clone(),
                        depth: tally.depth,
                        problem: file.problem,
                        counts: counts(&tally.tally),
                        not_read: tally.not_read.clone(),
                        words_left: tally.words_left.clone(),
                        only_words: tally.only_words.clone(),
                        same_as: tally.same_as.map(|id| index.name(id).to_owned()),
                        sha256: file.sha256.clone(),
                        bytes: file.size,
                        added: file.added.chars().take(10).collect(),
                    })
                })
                .collect(),
            left_out: place.left_out()?.into_iter().map(|left| (left.name, left_out_why(left.why))).collect(),
            repeated_papers: made.repeated_papers,
            repeated_pages: made.repeated_pages,
            span: made.span.map(|(a, b)| [a, b].map(|d| story::when_in_words(&record::When::day(d))).into()),
            missing: known.missing.iter().filter_map(|m| missing_line(index, m)).collect(),
        };
        let pdf = typeset_pdf(&share::receipt_paper(&data))?;
        self.write(&request.place, &pdf)
    }
}

fn reckoned(place: &OpenPlace, known: &Known) -> Result<story::Receipt, Failure> {
    let files: Vec<ReceivedFile> = known.index.files().map(|(file, _)| file.clone()).collect();
    let mut problems: HashMap<(FileId, u32), PageProblem> = HashMap::new();
    for file in &files {
        let of_file = place.with_reading(|vault: &VaultReader| vault.page_problems(file.id))?;
        problems.extend(of_file.into_iter().map(|(page, why)| ((file.id, page), why)));
    }
    let pages: Vec<PageSeen> = known
        .pages
        .iter()
        .map(|p| {
            let problem = problems.get(&(p.file, p.page)).copied();
            let end = PageEnd::of(p.text_from, p.findings.head.kind, problem);
            PageSeen { file: p.file, page: p.page, end, only_words: p.findings.only_words }
        })
        .collect();
    let removed: Vec<RemovedSeen> = place
        .with_reading(VaultReader::removed_parts)?
        .into_iter()
        .map(|part| RemovedSeen { file: part.file, page: part.page, words_left: part.redaction.text_underneath })
        .collect();
    Ok(story::receipt(&files, &pages, &removed, &known.documents))
}

fn file_view(index: &PageIndex, file: &ReceivedFile, tally: &story::FileTally) -> contract::ReceiptFile {
    let at = |page: &u32| index.seq(file.id, *page).map(|seq| PageAt { seq, page: *page });
    contract::ReceiptFile {
        id: file.id.0,
        name: file.name.clone(),
        kind: kind_word(file),
        depth: tally.depth,
        state: state_view(file.state),
        why: file.problem.map(why_not_readable),
        tally: tally_view(&tally.tally),
        trouble: page_troubles(&tally.not_read),
        words_left: tally.words_left.iter().filter_map(at).collect(),
        only_words: tally.only_words.iter().filter_map(at).collect(),
        same_as: tally.same_as.map(|id| index.name(id).to_owned()),
        sha256: file.sha256.clone(),
        bytes: file.size,
        added: file.added.clone(),
        first_seq: index.seq(file.id, 1),
    }
}

fn tally_view(t: &Tally) -> TallyView {
    TallyView {
        pages: t.pages,
        words: t.words,
        from_pictures: t.from_pictures,
        pictures: t.pictures,
        blank: t.blank,
        withheld: t.withheld,
        not_read: t.not_read,
        waiting: t.waiting,
        removed_parts: t.removed_parts,
    }
}

fn counts(t: &Tally) -> share::PageCounts {
    share::PageCounts {
        pages: t.pages,
        words: t.words,
        from_pictures: t.from_pictures,
        pictures: t.pictures,
        blank: t.blank,
        withheld: t.withheld,
        not_read: t.not_read,
        waiting: t.waiting,
        removed_parts: t.removed_parts,
    }
}

fn left_out_why(why: WhyNotTaken) -> share::LeftOutWhy {
    match why {
        WhyNotTaken::NotThere => share::LeftOutWhy::NotThere,
        WhyNotTaken::NoPermission => share::LeftOutWhy::NoPermission,
        WhyNotTaken::NotAFile => share::LeftOutWhy::NotAFile,
        WhyNotTaken::TooBig => share::LeftOutWhy::TooBig,
        WhyNotTaken::TooMany => share::LeftOutWhy::TooMany,
        WhyNotTaken::CouldNotRead => share::LeftOutWhy::CouldNotRead,
    }
}

/// None when its page was taken out: a line without its words would be a bare claim.
pub(crate) fn missing_view(index: &PageIndex, missing: &Missing) -> Option<MissingView> {
    let evidence = evidence_views(index, &missing.evidence);
    let line = |kind| MissingView { kind, title: String::new(), when: None, from: None, to: None, of: None, evidence };
    let made = match &missing.what {
        NotFound::Pages { from, to, of } => {
            MissingView { from: Some(*from), to: Some(*to), of: *of, ..line(MissingKind::Pages) }
        }
        NotFound::Folios { from, to } => MissingView { from: Some(*from), to: Some(*to), ..line(MissingKind::Folios) },
        NotFound::Volume { number, of } => {
            MissingView { from: Some(*number), to: Some(*number), of: *of, ..line(MissingKind::Volume) }
        }
        NotFound::GoesOn => line(MissingKind::GoesOn),
        NotFound::CarriesOn => line(MissingKind::CarriesOn),
        NotFound::Paper { title, date, said_missing, listed, .. } => {
            let kind = match (said_missing, listed) {
                (true, _) => MissingKind::SaidMissing,
                (_, true) => MissingKind::Listed,
                _ => MissingKind::Paper,
            };
            MissingView { title: title.clone(), when: date.as_ref().map(when_view), ..line(kind) }
        }
    };
    (!made.evidence.is_empty()).then_some(made)
}

fn missing_line(index: &PageIndex, missing: &Missing) -> Option<share::MissingLine> {
    let first = missing.evidence.first()?;
    index.seq(first.file, first.page)?;
    let when = match &missing.what {
        NotFound::Paper { date: Some(date), .. } => Some(story::when_in_words(date)),
        _ => None,
    };
    Some(share::MissingLine {
        what: missing.what.clone(),
        when,
        quote: first.quote.clone(),
        page: share::PageRef { file: index.name(first.file).to_owned(), page: first.page },
        more: missing.evidence.len() - 1,
    })
}
