//! The child's side: locks itself down before it reads a byte, takes one file, and answers until the pipe closes.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::exit;

use record::{FileProblem, PageProblem};

use super::wire::{Reply, Request, Trouble, read_request, write_reply};
use super::{GENTLY, READ_PAPERS, confine};
use crate::formats::{Paper, with_paper};
use crate::limits::{CHILD_STACK, FILE_BYTES, MODEL_BYTES, PART};
use crate::recognise::recognise;

/// Call this first in every `main`, before anything else runs or starts a thread. In a reader process it never returns;
/// anywhere else it does nothing.
pub fn reader_main_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    let is_reader = arguments.next().is_some_and(|a| a == READ_PAPERS);
    let gently = arguments.next();
    if is_reader && gently.as_ref().is_none_or(|a| a == GENTLY) && arguments.next().is_none() {
        exit(run(gently.is_some()));
    }
}

fn run(gently: bool) -> i32 {
    if gently {
        confine::give_way();
    }
    // A message of a panic may hold words of the file. There is nowhere that it may go.
    std::panic::set_hook(Box::new(|_| {}));
    let confinement = confine::lock_down();
    if write_reply(&mut io::stdout(), &Reply::Hello(confinement)).and_then(|()| io::stdout().flush()).is_err() {
        return 1;
    }
    if !(confinement.seccomp && confinement.limits) {
        return 3;
    }
    confine::end_with_the_parent();
    let work = std::thread::Builder::new().stack_size(CHILD_STACK).spawn(|| {
        // An error is the parent's going away.
        let _ = serve(io::stdin().lock(), io::stdout().lock());
    });
    match work.map(std::thread::JoinHandle::join) {
        Ok(Ok(())) => 0,
        _ => 1,
    }
}

/// Takes one file and answers until the pipe closes.
///
/// # Errors
/// When the parent went away, or asked for what no parent asks.
pub(crate) fn serve(from: impl Read, to: impl Write) -> io::Result<()> {
    let mut pipes = Pipes {
        from: BufReader::with_capacity(64 * 1024, from),
        to: BufWriter::with_capacity(64 * 1024, to),
        #[cfg(debug_assertions)]
        rehearsals: Vec::new(),
    };
    pipes.take_file()
}

struct Pipes<R: Read, W: Write> {
    from: BufReader<R>,
    to: BufWriter<W>,
    #[cfg(debug_assertions)]
    rehearsals: Vec<(u32, super::Rehearsal)>,
}

impl<R: Read, W: Write> Pipes<R, W> {
    fn take_file(&mut self) -> io::Result<()> {
        loop {
            match read_request(&mut self.from)? {
                Request::Open { kind, size, passwords } => {
                    if size > FILE_BYTES {
                        return self.answer(&Reply::Opened(Err(FileProblem::TooBig)));
                    }
                    let bytes = self.take(size)?;
                    let mut done = Ok(());
                    let opened = catch_unwind(AssertUnwindSafe(|| {
                        with_paper(bytes, kind, &passwords, &mut |paper| done = self.serve(paper));
                    }));
                    return match opened {
                        Ok(()) => done,
                        Err(_) => self.answer(&Reply::Opened(Err(FileProblem::Damaged))),
                    };
                }
                #[cfg(debug_assertions)]
                Request::Rehearse(page, act) => self.rehearsals.push((page, act)),
                #[cfg(debug_assertions)]
                Request::Probe => self.answer(&Reply::Probed(confine::probe()))?,
                _ => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }

    fn serve(&mut self, paper: Result<&mut dyn Paper, FileProblem>) -> io::Result<()> {
        let paper = match paper {
            Ok(paper) => paper,
            Err(problem) => return self.answer(&Reply::Opened(Err(problem))),
        };
        let opened = paper.opened();
        let pages = opened.pages;
        let mut recogniser = None;
        self.answer(&Reply::Opened(Ok((opened, paper.opened_with()))))?;
        loop {
            match read_request(&mut self.from)? {
                Request::Page(number) => {
                    #[cfg(debug_assertions)]
                    self.rehearse(number)?;
                    let content = if (1..=pages).contains(&number) {
                        guarded(|| paper.page(number), PageProblem::Damaged)
                    } else {
                        Err(PageProblem::Damaged)
                    };
                    write_reply(&mut self.to, &Reply::Page(number, content))?;
                    // While more questions wait, answers may share a write.
                    if self.from.buffer().is_empty() {
                        self.to.flush()?;
                    }
                }
                Request::Picture { page, max_side, covered } => {
                    let png = if (1..=pages).contains(&page) {
                        let draw = || {
                            let png = paper.picture(page, max_side)?;
                            if covered.is_empty() { Ok(png) } else { crate::mask::paint_over(&png, &covered) }
                        };
                        guarded(draw, PageProblem::Damaged)
                    } else {
                        Err(PageProblem::Damaged)
                    };
                    self.answer_whole(png.map_err(Trouble::Page))?;
                }
                Request::Member(index) => {
                    let bytes = guarded(|| paper.member(index), FileProblem::Damaged);
                    self.answer_whole(bytes.map_err(Trouble::File))?;
                }
                Request::Models { detection, recognition } => {
                    if recogniser.is_some() || detection > MODEL_BYTES || recognition > MODEL_BYTES {
                        return Err(io::ErrorKind::InvalidData.into());
                    }
                    let models = ocr::Models { detection: self.take(detection)?, recognition: self.take(recognition)? };
                    let load = || ocr::Recogniser::load(&models).map_err(|_| FileProblem::Damaged);
                    let end = match guarded(load, FileProblem::Damaged) {
                        Ok(loaded) => {
                            recogniser = Some(loaded);
                            None
                        }
                        Err(problem) => Some(Trouble::File(problem)),
                    };
                    self.answer(&Reply::End(end))?;
                }
                Request::Recognise(number) => {
                    #[cfg(debug_assertions)]
                    self.rehearse(number)?;
                    let content = match recogniser.as_mut().filter(|_| (1..=pages).contains(&number)) {
                        Some(recogniser) => guarded(|| recognise(paper, recogniser, number), PageProblem::Damaged),
                        None => Err(PageProblem::Damaged),
                    };
                    self.answer(&Reply::Page(number, content))?;
                }
                #[cfg(debug_assertions)]
                Request::Rehearse(page, act) => self.rehearsals.push((page, act)),
                #[cfg(debug_assertions)]
                Request::Probe => self.answer(&Reply::Probed(confine::probe()))?,
                // One file in a life: what one file did to this process must not reach the next.
                Request::Open { .. } => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }

    /// Raw bytes after a request.
    fn take(&mut self, size: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX)).map_err(|_| io::ErrorKind::OutOfMemory)?;
        (&mut self.from).take(size).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn answer(&mut self, reply: &Reply) -> io::Result<()> {
        write_reply(&mut self.to, reply)?;
        self.to.flush()
    }

    fn answer_whole(&mut self, whole: Result<Vec<u8>, Trouble>) -> io::Result<()> {
        let end = match whole {
            Ok(bytes) => {
                for part in bytes.chunks(PART) {
                    write_reply(&mut self.to, &Reply::Part(part.to_vec()))?;
                }
                None
            }
            Err(trouble) => Some(trouble),
        };
        self.answer(&Reply::End(end))
    }

    #[cfg(debug_assertions)]
    fn rehearse(&mut self, number: u32) -> io::Result<()> {
        use super::Rehearsal;
        let Some((_, act)) = self.rehearsals.iter().find(|(page, _)| *page == number) else {
            return Ok(());
        };
        self.to.flush()?;
        match act {
            Rehearsal::Hang => loop {
                std::thread::sleep(std::time::Duration::from_secs(1));
            },
            Rehearsal::Die => std::process::abort(),
            Rehearsal::Lie => {
                let lie = record::PageContent {
                    text: "a lie".into(),
                    text_from: record::TextFrom::Pdf,
                    width: f32::NAN,
                    height: -1.0,
                    words: vec![record::WordBox { start: 0, end: u32::MAX, x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 }],
                    redactions: vec![],
                    problem: None,
                    has_picture: true,
                    scan: record::Scan::No,
                };
                self.answer(&Reply::Page(number, Ok(lie)))?;
                // Whatever the parent does next, this child has nothing true to say any more.
                self.take_all()
            }
            Rehearsal::Flood => loop {
                super::wire::write_flood(&mut self.to)?;
            },
            Rehearsal::EatMemory => {
                let mut eaten = Vec::new();
                loop {
                    eaten.push(vec![1_u8; 64 << 20]);
                }
            }
        }
    }

    #[cfg(debug_assertions)]
    fn take_all(&mut self) -> io::Result<()> {
        io::copy(&mut self.from, &mut io::sink()).map(|_| ())
    }
}

/// A panic inside a parser costs one answer, not the child.
pub(crate) fn guarded<T, E>(work: impl FnOnce() -> Result<T, E>, damaged: E) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(damaged))
}
