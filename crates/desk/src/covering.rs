//! The commands for covers: opening a passage and covering it again, and what the person wants covered at all.

use contract::*;
use knowledge::Knowledge;
use record::{CoverLook, CoverScope, Decision, DelicateKind, FileId, PageOf, ReceivedFile};
use vault::{PageRow, VaultReader};

use crate::Desk;
use crate::covers::{self, Passage};
use crate::open::OpenPlace;

impl OpenPlace {
    /// The covers of a page that was read.
    pub(crate) fn passages(&self, file: &ReceivedFile, page: u32, row: &PageRow) -> Result<Vec<Passage>, Failure> {
        self.decided()?;
        let of = PageOf { sha256: file.sha256.clone(), page };
        let (text, at) = (&row.content.text, (file.id, page));
        let mentions = covers::of_page(text, &row.findings);
        self.covers.know(at, &mentions);
        Ok(self.covers.passages(&of, at, Some(text), &mentions))
    }

    /// The stretches of a page that are held back.
    pub(crate) fn closed(&self, file: &ReceivedFile, page: u32, row: &PageRow) -> Result<Vec<(u32, u32)>, Failure> {
        Ok(covers::closed(&self.passages(file, page, row)?, &row.content.text))
    }

    /// The areas of a page's picture to paint over; none when the picture has to wait.
    pub(crate) fn masks(&self, file: FileId, page: u32) -> Result<Option<Vec<[f32; 4]>>, Failure> {
        let index = self.index()?;
        let received = index.file(file).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let Some(row) = self.with_reading(|vault: &VaultReader| vault.page(file, page))? else {
            return Ok(Some(Vec::new()));
        };
        let closed = self.closed(received, page, &row)?;
        Ok(covers::masks(&row.content, &closed))
    }
}

impl Desk {
    /// Opens the covered sentences in a stretch of a page, until the safe place is locked.
    pub fn open_cover(&self, wanted: CoverAt) -> Result<Done, Failure> {
        self.turn_sentences(&wanted, true)
    }

    /// Covers them again.
    pub fn close_cover(&self, wanted: CoverAt) -> Result<Done, Failure> {
        self.turn_sentences(&wanted, false)
    }

    fn turn_sentences(&self, wanted: &CoverAt, open: bool) -> Result<Done, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let (file, page) = index.at(wanted.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let row = place.with_reading(|vault: &VaultReader| vault.page(file.id, page))?;
        let row = row.ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        let passages = place.passages(file, page, &row)?;
        let sentences = passages.iter().flat_map(Passage::sentences);
        let within: Vec<_> = sentences.filter(|s| s.0 >= wanted.start && s.1 <= wanted.end).collect();
        if within.is_empty() {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        place.covers.open((file.id, page), within.into_iter(), open);
        Ok(Done {})
    }

    /// What is covered, and how covers look.
    pub fn covers(&self, _: Nothing) -> Result<CoversView, Failure> {
        let decided = self.place()?.decided()?;
        let choices = &decided.covers;
        let kind = |k: &knowledge::DelicateCover| CoverKindView {
            kind: k.kind.as_str().to_owned(),
            name: k.name.clone(),
            line: k.line.clone(),
            on: !choices.kinds_off.contains(&k.kind),
            by_itself: k.kind == DelicateKind::FamilyNews,
        };
        Ok(CoversView {
            all: !choices.all_off,
            look: match choices.look {
                CoverLook::Panel => CoverLookView::Panel,
                CoverLook::Line => CoverLookView::Line,
            },
            kinds: Knowledge::england().delicate().kinds.iter().map(kind).collect(),
            pages_off: choices.pages_off.len() as u32,
        })
    }

    /// Turns covers on or off. It can be undone like every decision.
    pub fn turn_covers(&self, wanted: TurnCovers) -> Result<CoversView, Failure> {
        let place = self.place()?;
        let nothing = || Failure::of(FailureCode::NothingThere);
        let scope = match wanted.of {
            CoverOf::All => CoverScope::All,
            CoverOf::Kind => {
                let kind = wanted.kind.as_deref().and_then(DelicateKind::named).ok_or_else(nothing)?;
                CoverScope::Kind { kind }
            }
            CoverOf::Page | CoverOf::Paper => {
                CoverScope::Pages { pages: pages(&place, wanted.of, wanted.seq.ok_or_else(nothing)?)? }
            }
        };
        place.decide(&Decision::CoversTurned { scope, on: wanted.on })?;
        self.covers(Nothing {})
    }

    /// How covers look. It can be undone like every decision.
    pub fn set_cover_look(&self, wanted: SetCoverLook) -> Result<CoversView, Failure> {
        let look = match wanted.look {
            CoverLookView::Panel => CoverLook::Panel,
            CoverLookView::Line => CoverLook::Line,
        };
        self.place()?.decide(&Decision::CoversLookSet { look })?;
        self.covers(Nothing {})
    }
}

/// One page, or every page that its paper has now.
fn pages(place: &OpenPlace, of: CoverOf, seq: u32) -> Result<Vec<PageOf>, Failure> {
    let index = place.index()?;
    let (file, page) = index.at(seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
    let one = |page| PageOf { sha256: file.sha256.clone(), page };
    if of == CoverOf::Page {
        return Ok(vec![one(page)]);
    }
    let known = place.known()?;
    let paper = known.document_at(file.id, page);
    let all = paper.map(|p| (1..=file.pages).filter(|n| p.holds(file.id, *n)).map(one).collect());
    Ok(all.unwrap_or_else(|| vec![one(page)]))
}
