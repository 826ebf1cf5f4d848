//! The parent's side: one child for one file, asked page by page, ended and started again when a page takes it down.

use std::ops::{ControlFlow, RangeInclusive};
use std::sync::Arc;

use record::{FileKind, FileProblem, PageContent, PageProblem};
use zeroize::Zeroizing;

use super::process::{Cell, Clock, ReaderProgram, Silence};
use super::wire::{Reply, Request, Trouble};
use super::{Confinement, Opened, ReaderProblem, check};
use crate::limits::{FILE_BYTES, PICTURE_BYTES, PICTURE_SIDE};
use crate::passwords::Passwords;

/// Pages asked for before the first of them is answered, so that the pipe is never idle.
const PAGES_AHEAD: u32 = 16;
/// A file that has taken down this many children is not given another for each further page.
pub(super) const MOST_RESTARTS: u32 = 20;

/// A reader process and the file that it has open.
pub struct Reader {
    program: ReaderProgram,
    pub(super) clock: Clock,
    pub(super) cell: Option<Cell>,
    confinement: Confinement,
    pub(super) file: Option<File>,
    /// Page answers on their way that nobody waits for any more.
    stale: u32,
    /// True for a child that leaves the processor to everything else.
    gently: bool,
    /// The models for reading pictures, and whether this child has them.
    pub(super) models: Option<Arc<ocr::Models>>,
    pub(super) has_models: bool,
    #[cfg(debug_assertions)]
    rehearsals: Vec<(u32, super::Rehearsal)>,
}

pub(super) struct File {
    bytes: Arc<Vec<u8>>,
    kind: FileKind,
    passwords: Passwords,
    /// Which of them opened it.
    used: Vec<u32>,
    opened: Opened,
    pub(super) restarts: u32,
}

/// What became of one request for a page.
enum Answer {
    Page(Result<PageContent, PageProblem>),
    Silence(Silence),
}

impl Reader {
    /// Starts a reader process and waits until it is locked down.
    ///
    /// # Errors
    /// `NoSafeReader` where it cannot be locked down (then nothing may be read here), `NotStarted` where it did not start.
    pub fn start(program: &ReaderProgram) -> Result<Self, ReaderProblem> {
        Self::start_with(program, Clock::default())
    }

    /// As [`Reader::start`], with other times.
    ///
    /// # Errors
    /// As [`Reader::start`].
    pub fn start_with(program: &ReaderProgram, clock: Clock) -> Result<Self, ReaderProblem> {
        Self::start_as(program, clock, false)
    }

    pub(super) fn start_as(program: &ReaderProgram, clock: Clock, gently: bool) -> Result<Self, ReaderProblem> {
        let (cell, confinement) = Cell::start(program, gently)?;
        Ok(Self {
            program: program.clone(),
            clock,
            cell: Some(cell),
            confinement,
            file: None,
            stale: 0,
            gently,
            models: None,
            has_models: false,
            #[cfg(debug_assertions)]
            rehearsals: Vec::new(),
        })
    }

    /// How far the child is locked down here.
    #[must_use]
    pub fn confinement(&self) -> Confinement {
        self.confinement
    }

    /// How often a child had to be started again for the file that is open.
    #[must_use]
    pub fn restarts(&self) -> u32 {
        self.file.as_ref().map_or(0, |file| file.restarts)
    }

    /// Opens a file. What was open before is forgotten: each file gets a fresh child. The name is not given to the child:
    /// it decides nothing.
    ///
    /// # Errors
    /// Why nothing of the file can be read. The bytes are not kept then.
    pub fn open(&mut self, bytes: &[u8], kind: FileKind, name: &str) -> Result<Opened, FileProblem> {
        self.open_shared(Arc::new(bytes.to_vec()), kind, name)
    }

    /// As [`Reader::open`], without a copy of the bytes. They are held until the next `open`, for starting again.
    ///
    /// # Errors
    /// As [`Reader::open`].
    pub fn open_shared(&mut self, bytes: Arc<Vec<u8>>, kind: FileKind, name: &str) -> Result<Opened, FileProblem> {
        self.open_with(bytes, kind, name, Passwords::default())
    }

    /// As [`Reader::open_shared`], trying these passwords where the file is locked. They are held as long as the bytes:
    /// files inside a ZIP may each have their own.
    ///
    /// # Errors
    /// As [`Reader::open`]; `Locked` when none of them opens it.
    pub fn open_with(
        &mut self,
        bytes: Arc<Vec<u8>>,
        kind: FileKind,
        _name: &str,
        passwords: Passwords,
    ) -> Result<Opened, FileProblem> {
        if self.file.take().is_some() {
            self.end_child();
        }
        if bytes.is_empty() {
            return Err(FileProblem::Empty);
        }
        if kind == FileKind::Unknown {
            return Err(FileProblem::UnknownKind);
        }
        if bytes.len() as u64 > FILE_BYTES {
            return Err(FileProblem::TooBig);
        }
        let opened = Opened { pages: 0, members: Vec::new() };
        let mut file = File { bytes, kind, passwords, used: Vec::new(), opened, restarts: 0 };
        let (opened, used) = match self.hand_over(&file) {
            Ok(opened) => opened,
            Err(problem) => {
                // The child has had its one file.
                self.end_child();
                return Err(problem);
            }
        };
        file.opened = opened.clone();
        file.used = used;
        self.file = Some(file);
        Ok(opened)
    }

    /// The passwords that opened the file that is open, or parts of it. None where it is not locked.
    pub fn passwords_used(&self) -> impl Iterator<Item = &Zeroizing<String>> {
        self.file.iter().flat_map(|file| file.used.iter().filter_map(|&used| file.passwords.get(used as usize)))
    }

    /// Reads one page, counted from 1.
    ///
    /// # Errors
    /// Why this page cannot be read. Other pages can still be asked for.
    pub fn page(&mut self, number: u32) -> Result<PageContent, PageProblem> {
        let mut answer = Err(PageProblem::Damaged);
        if let Some(file) = &mut self.file {
            file.restarts = file.restarts.min(MOST_RESTARTS - 2);
        }
        let read = self.pages(number..=number, &mut |_, content| {
            answer = content;
            ControlFlow::Continue(())
        });
        read.map_or(Err(PageProblem::Damaged), |()| answer)
    }

    /// Reads pages in order and hands each over as it arrives, while the child is already at the next. Pages past the
    /// end of the file are left out.
    ///
    /// # Errors
    /// Only if the child ended and another could not be started; the pages not handed over are then still to be read.
    pub fn pages(
        &mut self,
        range: RangeInclusive<u32>,
        take: &mut dyn FnMut(u32, Result<PageContent, PageProblem>) -> ControlFlow<()>,
    ) -> Result<(), ReaderProblem> {
        let Some(file) = &self.file else { return Ok(()) };
        let last = (*range.end()).min(file.opened.pages);
        let mut want = (*range.start()).max(1);
        let mut asked = want;
        let mut second_try = 0;
        self.settle();
        while want <= last {
            if self.cell.is_none() {
                asked = want;
                if let Some(problem) = self.start_again()? {
                    if take(want, Err(problem)).is_break() {
                        return Ok(());
                    }
                    want += 1;
                    continue;
                }
            }
            while asked <= last && asked - want < PAGES_AHEAD {
                if self.say(&Request::Page(asked)).is_err() {
                    break;
                }
                asked += 1;
            }
            let content = match self.answer(want) {
                Answer::Page(content) => content,
                Answer::Silence(silence) => {
                    self.end_child();
                    // A child that has read many pages may have run out of memory; in a fresh one the page may be fine.
                    if silence == Silence::Gone && second_try != want {
                        second_try = want;
                        continue;
                    }
                    Err(match silence {
                        Silence::Late => PageProblem::TookTooLong,
                        Silence::Gone => PageProblem::Damaged,
                    })
                }
            };
            let flow = take(want, content);
            want += 1;
            if flow.is_break() {
                self.stale = if self.cell.is_some() { asked.saturating_sub(want) } else { 0 };
                return Ok(());
            }
        }
        Ok(())
    }

    /// Draws one page, counted from 1, as PNG with its longest side `max_side` pixels (at most 8,000; photographs are
    /// never made bigger than they are).
    ///
    /// # Errors
    /// Why this page cannot be drawn.
    pub fn picture(&mut self, number: u32, max_side: u32) -> Result<Vec<u8>, PageProblem> {
        self.picture_with_covers(number, max_side, &[])
    }

    /// As [`Reader::picture`], with areas painted over: left, top, right and bottom as shares of the width and height. What is
    /// under them does not leave the reader process.
    ///
    /// # Errors
    /// Why this page cannot be drawn.
    pub fn picture_with_covers(
        &mut self,
        number: u32,
        max_side: u32,
        covered: &[[f32; 4]],
    ) -> Result<Vec<u8>, PageProblem> {
        let max_side = max_side.clamp(16, PICTURE_SIDE);
        let request = Request::Picture { page: number, max_side, covered: covered.to_vec() };
        let png = self.whole(&request, PICTURE_BYTES, |c| c.page).map_err(|trouble| match trouble {
            Trouble::Page(problem) => problem,
            Trouble::File(FileProblem::TookTooLong) => PageProblem::TookTooLong,
            Trouble::File(FileProblem::TooBig) => PageProblem::TooBig,
            Trouble::File(_) => PageProblem::Damaged,
        })?;
        if check::picture(&png, max_side) { Ok(png) } else { Err(PageProblem::Damaged) }
    }

    /// Takes out one file inside this one: `index` counts from 0 in [`Opened::members`].
    ///
    /// # Errors
    /// Why this member cannot be taken out.
    pub fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        let limit = usize::try_from(FILE_BYTES).unwrap_or(usize::MAX);
        self.whole(&Request::Member(index), limit, |c| c.open).map_err(|trouble| match trouble {
            Trouble::File(problem) => problem,
            Trouble::Page(_) => FileProblem::Damaged,
        })
    }

    /// Makes the child misbehave when it is asked for a page, in tests.
    #[cfg(debug_assertions)]
    #[doc(hidden)]
    pub fn rehearse(&mut self, page: u32, act: super::Rehearsal) {
        self.rehearsals.push((page, act));
        let _ = self.say(&Request::Rehearse(page, act));
    }

    /// Lets the child try what a captured child would, in tests.
    #[cfg(debug_assertions)]
    #[doc(hidden)]
    pub fn probe(&mut self) -> Vec<super::Attempt> {
        let _ = self.say(&Request::Probe);
        match self.cell.as_ref().map(|cell| cell.hear(self.clock.open)) {
            Some(Ok(Reply::Probed(attempts))) => attempts,
            _ => Vec::new(),
        }
    }

    /// A picture or member: parts until the end.
    fn whole(
        &mut self,
        request: &Request,
        limit: usize,
        time: fn(&Clock) -> std::time::Duration,
    ) -> Result<Vec<u8>, Trouble> {
        const GONE: Trouble = Trouble::File(FileProblem::Damaged);
        if self.file.is_none() {
            return Err(GONE);
        }
        self.settle();
        if self.cell.is_none() {
            if let Some(file) = &mut self.file {
                file.restarts = file.restarts.min(MOST_RESTARTS - 1);
            }
            match self.start_again() {
                Ok(None) => {}
                Ok(Some(problem)) => return Err(Trouble::Page(problem)),
                Err(_) => return Err(Trouble::File(FileProblem::NoSafeReader)),
            }
        }
        let time = time(&self.clock);
        let started = std::time::Instant::now();
        let mut bytes = Vec::new();
        let trouble = if self.say(request).is_err() {
            GONE
        } else {
            loop {
                // One clock for the whole, so that a slow drip does not set it back.
                let left = time.saturating_sub(started.elapsed());
                match self.cell.as_ref().map(|cell| cell.hear(left)) {
                    Some(Ok(Reply::Part(part))) if bytes.len() + part.len() <= limit => bytes.extend_from_slice(&part),
                    Some(Ok(Reply::Part(_))) => break Trouble::File(FileProblem::TooBig),
                    Some(Ok(Reply::End(None))) => return Ok(bytes),
                    Some(Ok(Reply::End(Some(trouble)))) => return Err(trouble),
                    Some(Err(Silence::Late)) => break Trouble::File(FileProblem::TookTooLong),
                    _ => break GONE,
                }
            }
        };
        self.end_child();
        Err(trouble)
    }

    /// Gives the child its file and hears what it is.
    fn hand_over(&mut self, file: &File) -> Result<(Opened, Vec<u32>), FileProblem> {
        let within = self.clock.open;
        let request =
            Request::Open { kind: file.kind, size: file.bytes.len() as u64, passwords: file.passwords.clone() };
        let cell = match self.cell.take() {
            Some(cell) => cell,
            None => Cell::start(&self.program, self.gently).map_err(|_| FileProblem::NoSafeReader)?.0,
        };
        let cell = self.cell.insert(cell);
        self.stale = 0;
        #[cfg(debug_assertions)]
        for (page, act) in &self.rehearsals {
            let _ = cell.say(&Request::Rehearse(*page, *act));
        }
        match cell.say_with_bytes(&request, &file.bytes, within, &|| false) {
            Ok(Reply::Opened(Ok((told, used)))) => {
                let opened = check::opened(told).ok_or(FileProblem::TooBig)?;
                let known = used.len() <= file.passwords.len();
                Ok((opened, if known { used } else { Vec::new() }))
            }
            Ok(Reply::Opened(Err(problem))) => Err(problem),
            Ok(_) | Err(Silence::Gone) => Err(FileProblem::Damaged),
            Err(Silence::Late) => Err(FileProblem::TookTooLong),
        }
    }

    /// Starts another child for the same file. `Some` says that there is no more trying for now.
    pub(super) fn start_again(&mut self) -> Result<Option<PageProblem>, ReaderProblem> {
        let Some(mut file) = self.file.take() else {
            return Ok(Some(PageProblem::Damaged));
        };
        if file.restarts >= MOST_RESTARTS {
            self.file = Some(file);
            return Ok(Some(PageProblem::TookTooLong));
        }
        file.restarts += 1;
        let opened = self.hand_over(&file);
        self.file = Some(file);
        match opened {
            Ok(_) => Ok(None),
            Err(FileProblem::NoSafeReader) => Err(ReaderProblem::NotStarted),
            Err(problem) => {
                self.end_child();
                Ok(Some(match problem {
                    FileProblem::TookTooLong => PageProblem::TookTooLong,
                    _ => PageProblem::Damaged,
                }))
            }
        }
    }

    /// Takes in answers that nobody waits for, so that the next answer is to the next question.
    pub(super) fn settle(&mut self) {
        while self.stale > 0 {
            self.stale -= 1;
            if !matches!(self.cell.as_ref().map(|cell| cell.hear(self.clock.page)), Some(Ok(Reply::Page(..)))) {
                self.end_child();
            }
        }
    }

    fn answer(&self, want: u32) -> Answer {
        match self.cell.as_ref().map(|cell| cell.hear(self.clock.page)) {
            Some(Ok(Reply::Page(number, content))) if number == want => Answer::Page(content),
            Some(Err(silence)) => Answer::Silence(silence),
            // An answer to another question: this child is not to be believed any more.
            Some(Ok(_)) | None => Answer::Silence(Silence::Gone),
        }
    }

    pub(super) fn say(&mut self, request: &Request) -> Result<(), Silence> {
        self.cell.as_mut().map_or(Err(Silence::Gone), |cell| cell.say(request))
    }

    pub(super) fn end_child(&mut self) {
        self.cell = None;
        self.stale = 0;
        self.has_models = false;
    }
}
