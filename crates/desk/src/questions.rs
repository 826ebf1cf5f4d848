//! Questions worth asking, the person's own, and the sheet for a meeting.

use std::path::Path;

use chrono::Datelike;
use contract::*;
use record::{Decision, Evidence, OwnQuestion, Question};
use share::{Day, PageRef, SheetData, SheetQuestion, sheet_paper};

use crate::Desk;
use crate::asked::is_again;
use crate::fail::not_written;
use crate::held;
use crate::known::Known;
use crate::notes::anchor;
use crate::open::new_id;
use crate::place::short_enough;
use crate::views::{evidence_views, when_view};

/// More than this do not fit a meeting, and not a sheet.
const MOST_CHOSEN: usize = 10;
/// Questions that are remembered as shown. A file suggests some fifty, and in other words each time that more of it is read.
const MOST_SHOWN: usize = 2000;

impl Desk {
    pub fn questions(&self, _: Nothing) -> Result<QuestionsView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let mut shown = held(&place.shown_questions);
        if shown.len() > MOST_SHOWN {
            shown.clear();
        }
        shown.extend(known.questions.iter().map(|q| (q.id.clone(), q.clone())));
        Ok(questions_view(&known))
    }

    pub fn write_question(&self, request: WriteQuestion) -> Result<QuestionsView, Failure> {
        let text = asked(&request.text)?;
        let place = self.place()?;
        let mut evidence = Vec::new();
        if let (Some(seq), Some(start), Some(end)) = (request.seq, request.start, request.end) {
            let at = anchor(&place, seq, start, end)?;
            let row = place.with_reading(|v: &vault::VaultReader| v.page(at.file, at.page))?;
            if let Some(row) = row {
                let text_hash = row.text_hash;
                evidence.push(Evidence { file: at.file, page: at.page, start, end, quote: at.quote, text_hash });
            }
        }
        place.decide(&Decision::QuestionWritten { question: OwnQuestion { id: new_id(), text, evidence } })?;
        self.questions(Nothing {})
    }

    pub fn reword_question(&self, request: RewordQuestion) -> Result<QuestionsView, Failure> {
        let text = asked(&request.text)?;
        let id = self.meant(request.id)?;
        self.place()?.decide(&Decision::QuestionReworded { id, text })?;
        self.questions(Nothing {})
    }

    pub fn remove_question(&self, request: QuestionRef) -> Result<QuestionsView, Failure> {
        let id = self.meant(request.id)?;
        self.place()?.decide(&Decision::QuestionRemoved { id })?;
        self.questions(Nothing {})
    }

    pub fn choose_questions(&self, request: ChooseQuestions) -> Result<QuestionsView, Failure> {
        if request.ids.len() > MOST_CHOSEN {
            return Err(Failure::counted(FailureCode::QuestionsTooMany, MOST_CHOSEN as u32));
        }
        let mut ids = Vec::new();
        for id in request.ids {
            let id = self.meant(id)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let place = self.place()?;
        let known = place.known()?;
        let raised = |id: &String| {
            let now = known.questions.iter().find(|q| q.id == *id).cloned();
            now.or_else(|| held(&place.shown_questions).get(id).cloned())
        };
        let kept = ids.iter().filter_map(raised).collect();
        place.decide(&Decision::QuestionsChosen { ids, kept })?;
        self.questions(Nothing {})
    }

    pub fn set_meeting(&self, request: Meeting) -> Result<QuestionsView, Failure> {
        let Meeting { with, date, say_first } = request;
        for text in [&with, &date, &say_first] {
            short_enough(text)?;
        }
        self.place()?.decide(&Decision::MeetingSet { with, date, say_first })?;
        self.questions(Nothing {})
    }

    /// The question that the person means: their own, one that the file raises, or one that it raised when they saw it. Where the file
    /// raises that one still, under another id because more pages tell of it, it is that one.
    fn meant(&self, id: String) -> Result<String, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        if known.decided.questions.contains_key(&id) || known.questions.iter().any(|q| q.id == id) {
            return Ok(id);
        }
        match held(&place.shown_questions).get(&id) {
            Some(shown) => Ok(known.questions.iter().find(|q| is_again(q, shown)).map_or(id, |q| q.id.clone())),
            None => Err(Failure::of(FailureCode::NothingThere)),
        }
    }

    /// One sheet for an IRO or an advocate, as PDF.
    pub fn save_sheet(&self, request: SaveTo) -> Result<Saved, Failure> {
        let place = self.place()?;
        let view = self.questions(Nothing {})?;
        if view.chosen.is_empty() {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        let sheet = SheetData {
            called: place.decided()?.name.clone(),
            meeting_with: view.meeting.with,
            meeting_date: view.meeting.date,
            say_first: view.meeting.say_first,
            made_on: today(),
            questions: view.chosen.into_iter().map(on_sheet).collect(),
        };
        let pdf = typeset_pdf(&sheet_paper(&sheet))?;
        self.write(&request.place, &pdf)
    }

    /// Writes a paper where the person chose, beside first and then in place, so that a full disk leaves no half of one.
    pub(crate) fn write(&self, place: &Place, bytes: &[u8]) -> Result<Saved, Failure> {
        let path = self.folder_of(place)?;
        let label = path.display().to_string();
        write_whole(&path, bytes).map_err(|error| not_written(&error, &label))?;
        Ok(Saved { label, files: 1 })
    }
}

pub(crate) fn typeset_pdf(paper: &share::Paper) -> Result<Vec<u8>, Failure> {
    share::to_pdf(paper).map_err(|_| Failure::of(FailureCode::Unexpected))
}

/// Today, as papers are dated.
pub(crate) fn today() -> Day {
    let today = chrono::Local::now().date_naive();
    Day { year: today.year(), month: today.month() as u8, day: today.day() as u8 }
}

fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let folder = path.parent().ok_or(std::io::ErrorKind::NotFound)?;
    let mut beside = path.file_name().ok_or(std::io::ErrorKind::NotFound)?.to_os_string();
    beside.push(".part");
    let beside = folder.join(beside);
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let outcome = written.and_then(|()| std::fs::rename(&beside, path));
    if outcome.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    outcome
}

fn asked(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::of(FailureCode::NothingThere));
    }
    short_enough(text)?;
    Ok(text.to_owned())
}

fn on_sheet(question: QuestionView) -> SheetQuestion {
    let mut pages: Vec<PageRef> =
        question.evidence.iter().map(|e| PageRef { file: e.file.clone(), page: e.page }).collect();
    pages.dedup();
    SheetQuestion { text: question.text, pages }
}

fn questions_view(known: &Known) -> QuestionsView {
    let decided = &known.decided;
    let chosen_at = |id: &str| decided.chosen_questions.iter().position(|q| q == id);
    let suggested: Vec<QuestionView> = known
        .questions
        .iter()
        .filter(|q| !decided.removed_questions.contains(&q.id))
        .map(|q| suggested_view(known, q, chosen_at(&q.id).is_some()))
        .collect();
    let own: Vec<QuestionView> = decided
        .questions
        .values()
        .map(|q| QuestionView {
            id: q.id.clone(),
            trigger: "own".to_owned(),
            text: q.text.clone(),
            audience: String::new(),
            evidence: evidence_views(&known.index, &q.evidence),
            from: None,
            to: None,
            own: true,
            chosen: chosen_at(&q.id).is_some(),
        })
        .collect();
    let mut chosen: Vec<QuestionView> = suggested.iter().chain(&own).filter(|q| q.chosen).cloned().collect();
    chosen.sort_by_key(|q| chosen_at(&q.id));
    let advice = match ask::SheetAdvice::for_number(chosen.len()) {
        ask::SheetAdvice::NoneYet => SheetAdvice::NoneChosen,
        ask::SheetAdvice::RoomForMore { .. } => SheetAdvice::Few,
        ask::SheetAdvice::JustRight { .. } => SheetAdvice::Right,
        ask::SheetAdvice::MoreThanFits { .. } => SheetAdvice::Many,
    };
    let meeting = Meeting {
        with: decided.meeting_with.clone(),
        date: decided.meeting_date.clone(),
        say_first: decided.say_first.clone(),
    };
    QuestionsView { suggested, own, chosen, meeting, advice }
}

fn suggested_view(known: &Known, question: &Question, chosen: bool) -> QuestionView {
    let text = known.decided.reworded.get(&question.id).unwrap_or(&question.text).clone();
    QuestionView {
        id: question.id.clone(),
        trigger: question.trigger.as_str().to_owned(),
        text,
        audience: question.audience.clone(),
        evidence: evidence_views(&known.index, &question.evidence),
        from: question.from.as_ref().or(question.date.as_ref()).map(when_view),
        to: question.to.as_ref().map(when_view),
        own: false,
        chosen,
    }
}
