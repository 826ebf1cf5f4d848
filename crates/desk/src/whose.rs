//! Whose words: the child's own in the file, what was agreed and what became of it, and sentences that were copied forward.

use contract::*;
use record::{Agreed, Became, Decision, Evidence, FileId, When, WordsSaid, char_slice};
use repeats::{Copied, CopiedAt, FirstKnown};
use story::{Telling, VoicePlace};

use crate::Desk;
use crate::known::Known;
use crate::notes::anchor;
use crate::open::OpenPlace;
use crate::views::{evidence_view, evidence_views, when_view};

/// Rows of one answer; a screen asks for the next.
const MOST_ROWS: u32 = 200;

impl Desk {
    /// Every place where the child's words, wishes and feelings are recorded, and the reviews in which none were found.
    pub fn your_words(&self, _: Nothing) -> Result<YourWordsView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let unheard = known.unheard.iter().filter_map(|one| {
            let paper = known.document(&one.paper)?;
            Some(UnheardRow {
                seq: known.index.seq(paper.file, paper.first_page)?,
                title: paper.title.clone(),
                when: paper.date.as_ref().map(when_view),
                left_out: evidence_views(&known.index, &one.left_out),
            })
        });
        Ok(YourWordsView {
            rows: known.voices.iter().filter_map(|v| voice_row(&known, v)).collect(),
            unheard: unheard.collect(),
            child: known.child.clone(),
            still_adding: place.import.is_running(),
        })
    }

    /// Everything that was agreed, with what other papers say became of it.
    pub fn agreed(&self, _: Nothing) -> Result<AgreedView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let rows = known.agreed.iter().filter_map(|a| agreed_row(&known, a)).collect();
        Ok(AgreedView { rows, still_adding: place.import.is_running() })
    }

    /// Sentences that stand in several papers of different days.
    pub fn copied(&self, wanted: CopiedWanted) -> Result<CopiedView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let shown = known.copied.iter().skip(wanted.offset as usize).take(wanted.limit.min(MOST_ROWS) as usize);
        let mut rows = Vec::new();
        for copied in shown {
            rows.extend(copied_row(&place, &known, copied)?);
        }
        Ok(CopiedView { total: known.copied.len() as u32, rows, still_adding: place.import.is_running() })
    }

    /// Keeps what the person says of words that were listed.
    pub fn say_of_words(&self, request: SayOfWords) -> Result<Done, Failure> {
        let said = match request.said {
            WordsSaidView::NotMine => WordsSaid::NotMine,
            WordsSaidView::NotAboutMe => WordsSaid::NotAboutMe,
            WordsSaidView::Done => WordsSaid::Done,
            WordsSaidView::NotDone => WordsSaid::NotDone,
            WordsSaidView::NotKnown => WordsSaid::NotKnown,
            WordsSaidView::Nothing => WordsSaid::Nothing,
        };
        if request.start >= request.end {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        let place = self.place()?;
        let at = anchor(&place, request.seq, request.start, request.end)?;
        place.decide(&Decision::WordsSaid { at, said })?;
        Ok(contract::Done {})
    }
}

fn said_view(known: &Known, words: &Evidence) -> Option<WordsSaidView> {
    let sha256 = &known.index.file(words.file)?.sha256;
    Some(match known.decided.said_of(sha256, words)? {
        WordsSaid::NotMine => WordsSaidView::NotMine,
        WordsSaid::NotAboutMe => WordsSaidView::NotAboutMe,
        WordsSaid::Done => WordsSaidView::Done,
        WordsSaid::NotDone => WordsSaidView::NotDone,
        WordsSaid::NotKnown => WordsSaidView::NotKnown,
        WordsSaid::Nothing => return None,
    })
}

fn title(known: &Known, words: &Evidence) -> String {
    known.document_at(words.file, words.page).map_or(String::new(), |d| d.title.clone())
}

/// None when the page is no longer in the file.
fn voice_row(known: &Known, voice: &VoicePlace) -> Option<VoiceRow> {
    Some(VoiceRow {
        telling: match voice.telling {
            Telling::Written => VoiceTelling::Written,
            Telling::Said => VoiceTelling::Said,
            Telling::Reported => VoiceTelling::Reported,
            Telling::WasThere => VoiceTelling::WasThere,
            Telling::NotThere => VoiceTelling::NotThere,
            Telling::NotAsked => VoiceTelling::NotAsked,
        },
        evidence: evidence_view(&known.index, &voice.evidence)?,
        title: title(known, &voice.evidence),
        when: voice.when.as_ref().map(when_view),
        obtained: voice.obtained.as_ref().and_then(|e| evidence_view(&known.index, e)),
        said: said_view(known, &voice.evidence)
            .filter(|s| matches!(s, WordsSaidView::NotMine | WordsSaidView::NotAboutMe)),
    })
}

fn agreed_row(known: &Known, agreed: &Agreed) -> Option<AgreedRow> {
    let first = &agreed.first;
    let evidence = evidence_view(&known.index, &first.evidence)?;
    // What was to be done and by whom are words of the page: under a cover they stay behind with the rest.
    let open = evidence.covered.is_none();
    let row = |became, when: Option<&When>, words: &Evidence| {
        Some(ToldRow {
            became,
            when: when.map(when_view),
            title: title(known, words),
            evidence: evidence_view(&known.index, words)?,
        })
    };
    let became = |became| match became {
        Became::Done => BecameView::Done,
        Became::NotDone => BecameView::NotDone,
        Became::StillToDo => BecameView::StillToDo,
    };
    let again = agreed.again.iter().map(|(when, words)| (when, BecameView::AgreedAgain, words));
    let told = agreed.told.iter().map(|t| (&t.when, became(t.became), &t.evidence));
    let mut all: Vec<_> = again.chain(told).collect();
    all.sort_by_key(|(when, ..)| (when.is_none(), when.as_ref().map(When::order)));
    Some(AgreedRow {
        what: if open { first.what.clone() } else { String::new() },
        who: first.who.clone().filter(|_| open),
        by: first.by.as_ref().map(when_view),
        when: agreed.when.as_ref().map(when_view),
        title: title(known, &first.evidence),
        told: all.into_iter().filter_map(|(when, became, words)| row(became, when.as_ref(), words)).collect(),
        two_ways: agreed.is_told_two_ways(),
        said: said_view(known, &first.evidence)
            .filter(|s| matches!(s, WordsSaidView::Done | WordsSaidView::NotDone | WordsSaidView::NotKnown)),
        evidence,
    })
}

fn first_view(first: FirstKnown) -> FirstKnownView {
    match first {
        FirstKnown::Known => FirstKnownView::Known,
        FirstKnown::Tie => FirstKnownView::Tie,
        FirstKnown::NoDate => FirstKnownView::NoDate,
    }
}

fn copied_place(known: &Known, one: &CopiedAt) -> Option<CopiedPlace> {
    Some(CopiedPlace {
        seq: known.index.seq(one.at.file, one.at.page)?,
        start: one.at.start,
        end: one.at.end,
        title: known.documents.get(one.paper).map_or(String::new(), |d| d.title.clone()),
        when: one.when.as_ref().map(when_view),
    })
}

/// None when the first page is no longer in the file.
fn copied_row(place: &OpenPlace, known: &Known, copied: &Copied) -> Result<Option<CopiedRow>, Failure> {
    let at = copied.places[0].at;
    let Some(row) = place.with_reading(|vault| vault.page(at.file, at.page))? else { return Ok(None) };
    let quote = char_slice(&row.content.text, at.start, at.end).to_owned();
    let (file, page, start, end) = (at.file, at.page, at.start, at.end);
    let evidence = Evidence { file, page, start, end, quote, text_hash: row.text_hash };
    let Some(words) = evidence_view(&known.index, &evidence) else { return Ok(None) };
    let places = copied.places.iter().filter_map(|one| copied_place(known, one)).collect();
    Ok(Some(CopiedRow { words, places, first: first_view(copied.first) }))
}

/// Sentences of a page that stand in several papers. No words cross: the page has them.
pub(crate) fn copied_here(known: &Known, file: FileId, page: u32) -> Vec<CopiedHere> {
    let mut here: Vec<CopiedHere> = known
        .copied
        .iter()
        .filter_map(|copied| {
            let on_page = copied.places.iter().find(|p| p.at.file == file && p.at.page == page)?.at;
            Some(CopiedHere {
                start: on_page.start,
                end: on_page.end,
                papers: copied.places.len() as u32,
                at: copied_place(known, copied.places.first()?)?,
                first: first_view(copied.first),
            })
        })
        .collect();
    here.sort_by_key(|c| c.start);
    here
}
