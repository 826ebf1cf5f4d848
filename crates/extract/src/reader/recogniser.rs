//! The parent's side of reading pictures: a child that has the models, one page at a time, with a clock of its own.

use std::sync::Arc;
use std::time::Instant;

use record::{FileProblem, PageContent, PageProblem, Scan};

use super::ReaderProblem;
use super::client::{MOST_RESTARTS, Reader};
use super::process::{Clock, LOOK_EVERY, ReaderProgram, Silence};
use super::wire::{Reply, Request};

/// By the clock on the wall a page may take this many times its processor time: other programs come first.
const PATIENCE: u32 = 10;

/// Why a page's picture was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotRecognised {
    /// This page cannot be read; others can.
    #[error("this page cannot be read: {0:?}")]
    Page(PageProblem),
    /// The models are not those that are expected: no page can be read.
    #[error("the models cannot be used")]
    Models,
    /// There is no reader process any more.
    #[error(transparent)]
    Reader(#[from] ReaderProblem),
    /// The caller wanted to stop.
    #[error("stopped")]
    Stopped,
}

impl Reader {
    /// As [`Reader::start`], for reading pictures: the process leaves the processor to everything else (on Linux, nice 19).
    ///
    /// # Errors
    /// As [`Reader::start`].
    pub fn start_for_pictures(
        program: &ReaderProgram,
        clock: Clock,
        models: &Arc<ocr::Models>,
    ) -> Result<Self, ReaderProblem> {
        let mut reader = Self::start_as(program, clock, true)?;
        reader.models = Some(Arc::clone(models));
        Ok(reader)
    }

    /// Reads the words of one page, counted from 1, from its picture. `stop` is asked every 50 milliseconds.
    ///
    /// # Errors
    /// Why not. A page that ends the child is tried once more in a fresh one, as a child that has read many pages may
    /// have run out of memory.
    pub fn recognise(&mut self, number: u32, stop: &dyn Fn() -> bool) -> Result<PageContent, NotRecognised> {
        let Some(file) = &mut self.file else { return Err(NotRecognised::Page(PageProblem::Damaged)) };
        file.restarts = file.restarts.min(MOST_RESTARTS - 2);
        self.settle();
        let was_fresh = !self.has_models;
        match self.recognise_once(number, stop) {
            Err(NotRecognised::Page(PageProblem::Damaged)) if self.cell.is_none() && !was_fresh => {
                self.recognise_once(number, stop)
            }
            other => other,
        }
    }

    fn recognise_once(&mut self, number: u32, stop: &dyn Fn() -> bool) -> Result<PageContent, NotRecognised> {
        if self.cell.is_none()
            && let Some(problem) = self.start_again()?
        {
            return Err(NotRecognised::Page(problem));
        }
        self.give_models(stop)?;
        let answer = match self.say(&Request::Recognise(number)) {
            Ok(()) => self.hear_patiently(stop),
            Err(_) => Err(NotRecognised::Page(PageProblem::Damaged)),
        };
        match answer {
            Ok(Reply::Page(told, content)) if told == number => {
                let mut content = content.map_err(NotRecognised::Page)?;
                // Or the page would wait for ever.
                if content.scan == Scan::ToRead {
                    content.scan = Scan::CouldNotRead;
                }
                Ok(content)
            }
            answer => {
                self.end_child();
                Err(answer.err().unwrap_or(NotRecognised::Page(PageProblem::Damaged)))
            }
        }
    }

    /// Gives this child the models, if it has none yet.
    fn give_models(&mut self, stop: &dyn Fn() -> bool) -> Result<(), NotRecognised> {
        if self.has_models {
            return Ok(());
        }
        let (Some(models), Some(cell)) = (&self.models, &mut self.cell) else { return Err(NotRecognised::Models) };
        let request =
            Request::Models { detection: models.detection.len() as u64, recognition: models.recognition.len() as u64 };
        let bytes = [models.detection.as_slice(), &models.recognition].concat();
        match cell.say_with_bytes(&request, &bytes, self.clock.open * PATIENCE, stop) {
            Ok(Reply::End(None)) => {
                self.has_models = true;
                Ok(())
            }
            Ok(Reply::End(Some(super::wire::Trouble::File(FileProblem::Damaged)))) => Err(NotRecognised::Models),
            Err(silence) => {
                self.end_child();
                Err(if stop() { NotRecognised::Stopped } else { NotRecognised::Page(problem_of(silence)) })
            }
            Ok(_) => {
                self.end_child();
                Err(NotRecognised::Page(PageProblem::Damaged))
            }
        }
    }

    /// Hears one answer. The child's processor time counts where the system tells it, so that a busy computer does not
    /// make good pages late.
    fn hear_patiently(&self, stop: &dyn Fn() -> bool) -> Result<Reply, NotRecognised> {
        let Some(cell) = &self.cell else { return Err(NotRecognised::Page(PageProblem::Damaged)) };
        let most = self.clock.recognise;
        let (started, before) = (Instant::now(), cell.spent());
        loop {
            match cell.hear(LOOK_EVERY) {
                Ok(reply) => return Ok(reply),
                Err(Silence::Gone) => return Err(NotRecognised::Page(PageProblem::Damaged)),
                Err(Silence::Late) if stop() => return Err(NotRecognised::Stopped),
                Err(Silence::Late) => {}
            }
            let late = match (before, cell.spent()) {
                (Some(before), Some(now)) => now.saturating_sub(before) >= most || started.elapsed() >= most * PATIENCE,
                _ => started.elapsed() >= most,
            };
            if late {
                return Err(NotRecognised::Page(PageProblem::TookTooLong));
            }
        }
    }
}

fn problem_of(silence: Silence) -> PageProblem {
    match silence {
        Silence::Late => PageProblem::TookTooLong,
        Silence::Gone => PageProblem::Damaged,
    }
}
