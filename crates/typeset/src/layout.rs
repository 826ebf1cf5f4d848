//! From a paper to the bytes of a PDF/UA-1 file, trying tighter settings until a sheet is one side of paper.

use std::thread;

use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::paper::{Day, Paper, Style};
use crate::wire::{Fit, wire};
use crate::world::OnePaper;

/// Layout goes deep for nested blocks; a thread of its own has room for it, and keeps a fault in it from ending the program.
const STACK: usize = 32 << 20;

/// From roomy to tight. The first that fits one page is taken.
const SHEET_FITS: [Fit; 12] = [
    fit(12.0, 5, 1.3),
    fit(12.0, 4, 1.3),
    fit(12.0, 3, 1.25),
    fit(12.0, 2, 1.15),
    fit(12.0, 1, 1.0),
    fit(12.0, 0, 1.0),
    fit(12.0, 0, 0.75),
    fit(11.5, 0, 0.75),
    fit(11.0, 0, 0.7),
    fit(11.0, -1, 0.65),
    fit(10.5, -1, 0.6),
    fit(10.5, -2, 0.5),
];
/// For a sheet that has to be two sides.
const TWO_SIDES: Fit = fit(12.0, 1, 1.0);
const USUAL: Fit = fit(12.0, 0, 1.0);

const fn fit(size: f32, more_lines: i16, air: f32) -> Fit {
    Fit { size, more_lines, air }
}

/// Why a paper did not become a PDF.
///
/// Says nothing of what the paper says, so that it may stand in a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypesetProblem {
    /// The day given as the day of making is not in the calendar.
    #[error("the day of making is not a day of the calendar")]
    NoSuchDay,
    /// The layout refused the paper: a fault of this crate. The reason has everything in quotes left out.
    #[error("the paper could not be laid out: {0}")]
    Refused(String),
    /// The layout broke down: a fault of this crate or of Typst.
    #[error("the layout broke down")]
    BrokeDown,
}

/// Lays out a paper as a tagged PDF 1.7 that meets PDF/UA-1.
///
/// The same paper always gives the same bytes. Letters that no font has are printed as an empty box. A sheet is one page where
/// 10.5 pt allows it. Where a script cannot be set so that PDF/UA-1 is met, the file is tagged all the same but does not claim it:
/// a person's words come before a standard. About 1.2 MB of memory a page.
///
/// # Errors
/// See [`TypesetProblem`].
pub fn to_pdf(paper: &Paper) -> Result<Vec<u8>, TypesetProblem> {
    let stamp = stamp(paper.made_on)?;
    let done = thread::scope(|scope| {
        let work = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            let document = lay_out(paper)?;
            export(&document, stamp, true).or_else(|_| export(&document, stamp, false))
        });
        work.map_err(|_| TypesetProblem::BrokeDown)?.join().map_err(|_| TypesetProblem::BrokeDown)?
    });
    // Typst remembers what it has laid out; a person's words are not to stay in memory after the paper is made.
    typst::comemo::evict(0);
    done
}

fn stamp(day: Day) -> Result<Timestamp, TypesetProblem> {
    let midnight = Datetime::from_ymd_hms(day.year, day.month, day.day, 0, 0, 0);
    midnight.filter(|_| (1..=9999).contains(&day.year)).map(Timestamp::new_utc).ok_or(TypesetProblem::NoSuchDay)
}

fn lay_out(paper: &Paper) -> Result<PagedDocument, TypesetProblem> {
    if paper.style != Style::Sheet {
        return compile(paper, USUAL);
    }
    for fit in SHEET_FITS {
        let document = compile(paper, fit)?;
        if document.pages().len() == 1 {
            return Ok(document);
        }
    }
    compile(paper, TWO_SIDES)
}

fn compile(paper: &Paper, fit: Fit) -> Result<PagedDocument, TypesetProblem> {
    let json = serde_json::to_vec(&wire(paper, fit)).map_err(|e| TypesetProblem::Refused(e.to_string()))?;
    typst::compile::<PagedDocument>(&OnePaper::new(json)).output.map_err(|found| refused(&found))
}

fn export(document: &PagedDocument, stamp: Timestamp, ua: bool) -> Result<Vec<u8>, TypesetProblem> {
    let standards: &[PdfStandard] = if ua { &[PdfStandard::V_1_7, PdfStandard::Ua_1] } else { &[PdfStandard::V_1_7] };
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Ownstory".into())),
        timestamp: Some(stamp),
        page_ranges: None,
        standards: PdfStandards::new(standards).expect("these two standards go together"),
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(document, &options).map_err(|found| refused(&found))
}

fn refused(found: &[SourceDiagnostic]) -> TypesetProblem {
    let first = found.first().map(|d| d.message.as_str()).unwrap_or_default();
    TypesetProblem::Refused(first.split(['`', '"']).step_by(2).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_to_be_in_the_calendar() {
        assert!(stamp(Day { year: 2026, month: 2, day: 28 }).is_ok());
        assert_eq!(stamp(Day { year: 2026, month: 2, day: 30 }).err(), Some(TypesetProblem::NoSuchDay));
        assert_eq!(stamp(Day { year: -4, month: 2, day: 3 }).err(), Some(TypesetProblem::NoSuchDay));
    }

    #[test]
    fn a_reason_never_repeats_the_words() {
        let found =
            [SourceDiagnostic::error(typst::syntax::Span::detached(), "the text `Mum` could not be \"shown\" here")];
        assert_eq!(refused(&found).to_string(), "the paper could not be laid out: the text  could not be  here");
    }
}
