//! Reading the words of pages that are pictures, in the background: the page that is looked at first, then its paper, then
//! the rest in order.
//!
//! What waits stands in the vault, and each page is saved as it is read. So a crash, a lock or a closed lid costs the pages
//! in hand and no other, and nothing that was finished is read again.

use std::collections::{BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use contract::{Failure, FailureCode, ImportView, ScansState, ScansView};
use extract::{Clock, Models, NotRecognised, Passwords, Reader, ReaderProgram};
use record::{FileId, FileProblem, ReceivedFile, Scan};
use vault::VaultReader;

use crate::held;
use crate::import::is_unfinished;
use crate::index::PageIndex;
use crate::open::OpenPlace;
use crate::readings::put_reading;

/// The two files of the models, in their folder.
const DETECTION: &str = "PP-OCRv6_det_small.onnx";
const RECOGNITION: &str = "PP-OCRv6_rec_small.onnx";
/// How often to look for more while an import goes on.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// The process waits for its turn behind all others, so its walls of time are further away.
const OPENS_WITHIN: Duration = Duration::from_secs(120);
/// The time left is told from so many pages on, and from the newest of them only.
const PAGES_TO_JUDGE: usize = 5;
const PAGES_JUDGED: usize = 40;

/// What pictures are read with.
pub struct Tools {
    pub reader: ReaderProgram,
    /// The folder with the models, if there is one.
    pub models: Option<PathBuf>,
}

/// The queue of one open safe place.
pub struct Scans {
    tools: OnceLock<Tools>,
    told: Mutex<Told>,
    stop: AtomicBool,
    looking_at: Mutex<Option<(FileId, u32)>>,
    /// Pages that a worker has taken since the start: none is taken twice, however its reading ends.
    taken: Mutex<BTreeSet<(FileId, u32)>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Told {
    state: ScansState,
    failure: Option<Failure>,
    /// When the newest pages were finished.
    finished: VecDeque<Instant>,
}

impl Default for Scans {
    fn default() -> Self {
        Self {
            tools: OnceLock::new(),
            told: Mutex::new(Told { state: ScansState::Idle, failure: None, finished: VecDeque::new() }),
            stop: AtomicBool::new(false),
            looking_at: Mutex::default(),
            taken: Mutex::default(),
            thread: Mutex::default(),
        }
    }
}

/// How one worker's search for a page ended.
enum Next {
    Page(Box<ReceivedFile>, u32),
    /// None now, but an import may bring more.
    Later,
    None,
}

impl Scans {
    /// Says once what pictures are read with. Without it nothing is started.
    pub fn equip(&self, tools: Tools) {
        let _ = self.tools.set(tools);
    }

    pub fn is_running(&self) -> bool {
        held(&self.told).state == ScansState::Running
    }

    /// True where the models are missing, so that no picture can be read.
    pub fn has_no_models(&self) -> bool {
        held(&self.told).state == ScansState::NoModels
    }

    /// True where the person holds it, or something stopped it.
    pub fn is_held(&self) -> bool {
        matches!(held(&self.told).state, ScansState::Paused | ScansState::Failed)
    }

    /// This page is looked at: it and its paper come first.
    pub fn look_at(&self, file: FileId, page: u32) {
        *held(&self.looking_at) = Some((file, page));
    }

    /// This page may be taken once more.
    pub fn try_again(&self, file: FileId, page: u32) {
        held(&self.taken).remove(&(file, page));
    }

    /// Stops after at most a moment. The pages in hand will be read anew.
    pub fn stop_and_wait(&self) {
        self.stop.store(true, Ordering::Release);
        self.wait();
    }

    /// As [`Scans::stop_and_wait`], and says so.
    pub fn pause(&self) {
        self.stop_and_wait();
        let mut told = held(&self.told);
        if told.state == ScansState::Running || told.state == ScansState::Idle {
            told.state = ScansState::Paused;
        }
    }

    /// Waits until nothing waits any more, or nothing more can be done.
    pub fn wait(&self) {
        let thread = held(&self.thread).take();
        if let Some(thread) = thread {
            // A worker that panicked has told so through its state; the vault is whole either way.
            let _ = thread.join();
        }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }

    fn view(&self, place: &OpenPlace) -> ScansView {
        let counts = place.with_reading(|vault| vault.scan_counts(None)).unwrap_or_default();
        let told = held(&self.told);
        let minutes_left = (told.state == ScansState::Running && told.finished.len() >= PAGES_TO_JUDGE).then(|| {
            let (first, last) = (told.finished.front(), told.finished.back());
            let took = first.zip(last).map_or(0.0, |(first, last)| (*last - *first).as_secs_f64());
            let pages = (told.finished.len() - 1) as f64;
            (f64::from(counts.to_read) * took / pages / 60.0).ceil() as u32
        });
        ScansView {
            state: if counts.to_read == 0 && told.state == ScansState::Paused { ScansState::Idle } else { told.state },
            waiting: counts.to_read,
            read: counts.read,
            could_not_read: counts.could_not_read,
            minutes_left,
            failure: told.failure.clone(),
        }
    }

    fn finished_one(&self) {
        let mut told = held(&self.told);
        if told.finished.len() == PAGES_JUDGED {
            told.finished.pop_front();
        }
        told.finished.push_back(Instant::now());
    }
}

impl OpenPlace {
    /// How bringing in is going, the reading of pictures with it.
    pub fn import_view(&self) -> ImportView {
        ImportView { scans: self.scans.view(self), ..self.import.view() }
    }
}

/// Starts reading in the background, unless it is at it. Nothing happens where nothing waits, or nothing may be written.
pub fn start(place: &Arc<OpenPlace>) -> Result<(), Failure> {
    let mut slot = held(&place.scans.thread);
    if place.is_reading_only() || place.scans.is_running() || place.scans.tools.get().is_none() {
        return Ok(());
    }
    if let Some(before) = slot.take() {
        let _ = before.join();
    }
    place.scans.stop.store(false, Ordering::Release);
    held(&place.scans.taken).clear();
    *held(&place.scans.told) = Told { state: ScansState::Running, failure: None, finished: VecDeque::new() };
    let work = Arc::clone(place);
    let thread = std::thread::Builder::new().name("pictures".into()).spawn(move || {
        let outcome = run(&work);
        work.changed();
        let mut told = held(&work.scans.told);
        (told.state, told.failure) = match outcome {
            Ok(state) => (state, None),
            Err(failure) => (ScansState::Failed, Some(failure)),
        };
    });
    *slot = Some(thread.map_err(|_| Failure::of(FailureCode::Unexpected))?);
    Ok(())
}

fn run(place: &OpenPlace) -> Result<ScansState, Failure> {
    // Nothing is loaded and no process started before a page waits.
    loop {
        if place.scans.stopped() {
            return Ok(ScansState::Paused);
        }
        let importing = place.import.is_running();
        if !place.with_reading(VaultReader::pages_to_read)?.is_empty() {
            break;
        }
        if !importing {
            return Ok(ScansState::Idle);
        }
        std::thread::sleep(LOOK_EVERY);
    }
    let Some(tools) = place.scans.tools.get() else { return Ok(ScansState::NoModels) };
    let Some(models) = tools.models.as_deref().and_then(load) else { return Ok(ScansState::NoModels) };
    let models = Arc::new(models);
    let workers = std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let outcomes: Vec<Result<(), Trouble>> = std::thread::scope(|scope| {
        let work = || {
            scope.spawn(|| {
                let outcome = work(place, tools, &models);
                if outcome.is_err() {
                    // What one cannot do, none can: a full disk, models that are not right.
                    place.scans.stop.store(true, Ordering::Release);
                }
                outcome
            })
        };
        let started: Vec<_> = (0..workers).map(|_| work()).collect();
        let unforeseen = || Err(Trouble::Failed(Failure::of(FailureCode::Unexpected)));
        started.into_iter().map(|worker| worker.join().unwrap_or_else(|_| unforeseen())).collect()
    });
    for outcome in outcomes {
        match outcome {
            Ok(()) => {}
            Err(Trouble::Models) => return Ok(ScansState::NoModels),
            Err(Trouble::Failed(failure)) => return Err(failure),
        }
    }
    Ok(if place.scans.stopped() { ScansState::Paused } else { ScansState::Idle })
}

fn load(folder: &std::path::Path) -> Option<Models> {
    let read = |name: &str| std::fs::read(folder.join(name)).ok();
    Some(Models { detection: read(DETECTION)?, recognition: read(RECOGNITION)? })
}

/// Why a worker gave up on all pages.
enum Trouble {
    Models,
    Failed(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// One worker: one reader process, kept for the file that it has open.
fn work(place: &OpenPlace, tools: &Tools, models: &Arc<Models>) -> Result<(), Trouble> {
    let mut open: Option<(FileId, Reader)> = None;
    loop {
        if place.scans.stopped() {
            return Ok(());
        }
        match next(place)? {
            Next::Page(file, page) => {
                read_one(place, tools, models, &mut open, &file, page)?;
            }
            Next::Later => std::thread::sleep(LOOK_EVERY),
            Next::None => return Ok(()),
        }
    }
}

/// Takes the page that comes next.
fn next(place: &OpenPlace) -> Result<Next, Failure> {
    let importing = place.import.is_running();
    let waiting = place.with_reading(VaultReader::pages_to_read)?;
    let index = place.index()?;
    let (looking_at, paper) = looked_at(place);
    let mut taken = held(&place.scans.taken);
    // While a file is still being brought in, its pages are understood in a row by the import.
    let ready = |id: FileId| index.file(id).is_some_and(|file| !importing || !is_unfinished(file));
    let best = waiting
        .iter()
        .filter(|page| !taken.contains(page) && ready(page.0))
        .min_by_key(|page| rank(&index, **page, looking_at, paper));
    let Some(&(id, page)) = best else { return Ok(if importing { Next::Later } else { Next::None }) };
    let Some(file) = index.file(id).cloned() else { return Ok(Next::None) };
    taken.insert((id, page));
    Ok(Next::Page(Box::new(file), page))
}

type Paper = (FileId, u32, u32);

/// The page that the person looks at, and the first and last page of its paper, as far as they are known.
fn looked_at(place: &OpenPlace) -> (Option<(FileId, u32)>, Option<Paper>) {
    let looking_at = *held(&place.scans.looking_at);
    let paper = looking_at.and_then(|(file, page)| {
        let known = held(&place.known).clone()?;
        known.document_at(file, page).map(|paper| (paper.file, paper.first_page, paper.last_page))
    });
    (looking_at, paper)
}

/// Lowest first.
fn rank(index: &PageIndex, page: (FileId, u32), looking_at: Option<(FileId, u32)>, paper: Option<Paper>) -> (u8, u32) {
    let in_paper = paper.is_some_and(|(file, first, last)| file == page.0 && (first..=last).contains(&page.1));
    let tier = if looking_at == Some(page) { 0 } else { 2 - u8::from(in_paper) };
    (tier, index.seq(page.0, page.1).unwrap_or(u32::MAX))
}

fn read_one(
    place: &OpenPlace,
    tools: &Tools,
    models: &Arc<Models>,
    open: &mut Option<(FileId, Reader)>,
    file: &ReceivedFile,
    page: u32,
) -> Result<(), Trouble> {
    if open.as_ref().is_none_or(|(id, _)| *id != file.id) {
        *open = None;
        let clock = Clock { open: OPENS_WITHIN, page: OPENS_WITHIN, ..Clock::default() };
        let start = || Reader::start_for_pictures(&tools.reader, clock, models);
        let mut reader = start().map_err(|_| Failure::of(FailureCode::NoSafeReader))?;
        let opened = match place.with_reading(|vault| vault.original(file.id)) {
            Ok(bytes) => {
                let passwords = Passwords::new(place.with_reading(|vault| vault.file_passwords(file.id))?);
                reader.open_with(Arc::new(bytes), file.kind, &file.name, passwords).map(|_| ())
            }
            Err(failure) if failure.code == FailureCode::Damaged => Err(FileProblem::Damaged),
            // Deleted for good meanwhile.
            Err(failure) if failure.code == FailureCode::NothingThere => return Ok(()),
            Err(failure) => return Err(failure.into()),
        };
        match opened {
            Ok(()) => *open = Some((file.id, reader)),
            Err(FileProblem::NoSafeReader) => return Err(Failure::of(FailureCode::NoSafeReader).into()),
            Err(_) => return Ok(could_not_read(place, file, page)?),
        }
    }
    let Some((_, reader)) = open.as_mut() else { return Ok(()) };
    match reader.recognise(page, &|| place.scans.stopped()) {
        Ok(read) => {
            gone_or(put_reading(place, file, page, read))?;
            place.scans.finished_one();
            Ok(())
        }
        Err(NotRecognised::Page(_)) => {
            place.scans.finished_one();
            Ok(could_not_read(place, file, page)?)
        }
        Err(NotRecognised::Models) => Err(Trouble::Models),
        Err(NotRecognised::Reader(_)) => Err(Failure::of(FailureCode::NoSafeReader).into()),
        Err(NotRecognised::Stopped) => Ok(()),
    }
}

/// The page keeps what it has, and is not tried again by itself.
fn could_not_read(place: &OpenPlace, file: &ReceivedFile, page: u32) -> Result<(), Failure> {
    let Some(row) = place.with_reading(|vault| vault.page(file.id, page))? else { return Ok(()) };
    let content = record::PageContent { scan: Scan::CouldNotRead, ..row.content };
    gone_or(put_reading(place, file, page, content))
}

/// A file that was deleted for good while one of its pages was read is no failure.
fn gone_or(saved: Result<(), Failure>) -> Result<(), Failure> {
    saved.or_else(|failure| if failure.code == FailureCode::NothingThere { Ok(()) } else { Err(failure) })
}

#[cfg(test)]
mod tests {
    use record::{FileKind, FileState};

    use super::*;

    fn file(id: i64, pages: u32) -> ReceivedFile {
        ReceivedFile {
            id: FileId(id),
            parent: None,
            name: format!("{id}"),
            kind: FileKind::Pdf,
            state: FileState::Done,
            problem: None,
            sha256: String::new(),
            size: 0,
            pages,
            added: String::new(),
        }
    }

    #[test]
    fn the_page_that_is_looked_at_comes_first_then_its_paper_then_the_file_in_order() {
        let index = PageIndex::new(vec![file(1, 4), file(2, 9)]);
        let mut pages: Vec<_> = (1..=4).map(|n| (FileId(1), n)).chain((1..=9).map(|n| (FileId(2), n))).collect();
        let (looking_at, paper) = (Some((FileId(2), 5)), Some((FileId(2), 4, 6)));
        pages.sort_by_key(|page| rank(&index, *page, looking_at, paper));
        let order: Vec<_> = pages.iter().map(|(file, page)| (file.0, *page)).collect();
        assert_eq!(order[..6], [(2, 5), (2, 4), (2, 6), (1, 1), (1, 2), (1, 3)]);
        assert_eq!(order.last(), Some(&(2, 9)));
    }
}
