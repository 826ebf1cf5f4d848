//! The import that runs in the background: copy every original into the vault first, then read their pages.
//!
//! Every step is written before it is told, so that a crash, a full disk or a closed lid costs at most the pages in hand.

use std::collections::BTreeSet;
use std::fs;
use std::ops::{ControlFlow, RangeInclusive};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Instant;

use contract::{
    Failure, FailureCode, ImportStage, ImportState, ImportView, NotTaken, ScansState, ScansView, WhyNotTaken,
};
use extract::{Reader, ReaderProgram};
use record::{FileId, FileProblem, FileState, PageFindings, ReceivedFile};
use vault::{NewFile, VaultReader};

use crate::held;
use crate::index::PageIndex;
use crate::open::OpenPlace;
use crate::scans;
use crate::understanding::{findings_of, save_pages};
use crate::unlock;

/// Pages that may wait between the reader and the desk; bounds memory.
const PAGES_WAITING: usize = 64;
/// Files inside files inside files: how deep.
const MAX_DEPTH: usize = 6;
/// Files, and bytes, that may come out of one that was brought in, at any depth together. More is a trap and no record.
const MOST_INSIDE: usize = 100_000;
const MOST_BYTES_INSIDE: u64 = 32 << 30;
/// Where the chosen places that are not copied yet are kept (inside the vault), so that a crash does not forget them.
const COMING: &str = "coming";

const GO_ON: u8 = 0;
const PAUSE: u8 = 1;
const STOP: u8 = 2;

/// Something to bring in.
pub enum Source {
    Path { name: String, path: PathBuf },
    Bytes { name: String, bytes: Vec<u8> },
}

/// A chosen file that is not copied yet: its name as shown, and where it is.
type Coming = (String, PathBuf);

fn coming_of(sources: &[Source]) -> Vec<Coming> {
    let path = |source: &Source| match source {
        Source::Path { name, path } => Some((name.clone(), path.clone())),
        Source::Bytes { .. } => None,
    };
    sources.iter().filter_map(path).collect()
}

/// The import of one open safe place.
pub struct Import {
    told: Mutex<Told>,
    wanted: AtomicU8,
    /// Goes up whenever a page's findings change.
    pub(crate) pages_changed: AtomicU64,
    /// Pages are kept as they are read and not understood: only for measuring what understanding adds.
    pub(crate) plain: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Told {
    view: ImportView,
    reading_since: Option<Instant>,
    ready_at_start: u32,
    /// The files of this import, so that stopping can take them out again.
    added: Vec<FileId>,
}

impl Default for Import {
    fn default() -> Self {
        let told = Told { view: idle(), reading_since: None, ready_at_start: 0, added: Vec::new() };
        Self {
            told: Mutex::new(told),
            wanted: AtomicU8::new(GO_ON),
            pages_changed: AtomicU64::new(0),
            plain: AtomicBool::new(false),
            thread: Mutex::default(),
        }
    }
}

fn idle() -> ImportView {
    ImportView {
        state: ImportState::Idle,
        stage: ImportStage::Copying,
        files: 0,
        files_copied: 0,
        files_finished: 0,
        pages: 0,
        pages_ready: 0,
        current: None,
        minutes_left: None,
        already_here: 0,
        not_taken: Vec::new(),
        failure: None,
        pages_with_problems: 0,
        files_not_readable: 0,
        files_locked: 0,
        scans: ScansView {
            state: ScansState::Idle,
            waiting: 0,
            read: 0,
            could_not_read: 0,
            minutes_left: None,
            failure: None,
        },
    }
}

impl Import {
    pub fn is_running(&self) -> bool {
        held(&self.told).view.state == ImportState::Running
    }

    pub fn pages_changed(&self) -> u64 {
        self.pages_changed.load(Ordering::Acquire)
    }

    /// How far it is, with an honest guess of the time left once a minute has shown how fast this computer is.
    pub fn view(&self) -> ImportView {
        let told = held(&self.told);
        let mut view = told.view.clone();
        view.minutes_left = told.reading_since.filter(|_| view.state == ImportState::Running).and_then(|since| {
            let elapsed = since.elapsed().as_secs_f64();
            let read = view.pages_ready.saturating_sub(told.ready_at_start);
            let left = view.pages.saturating_sub(view.pages_ready);
            (elapsed >= 60.0 && read > 0).then(|| (f64::from(left) * elapsed / f64::from(read) / 60.0).ceil() as u32)
        });
        view
    }

    pub(crate) fn tell(&self, change: impl FnOnce(&mut ImportView)) {
        change(&mut held(&self.told).view);
    }

    pub fn pause(&self) {
        self.wanted.store(PAUSE, Ordering::Release);
        self.wait();
    }

    pub fn stop_and_wait(&self) {
        self.wanted.store(STOP, Ordering::Release);
        self.wait();
    }

    /// The files that this import added, for taking them out again.
    pub fn take_added(&self) -> Vec<FileId> {
        std::mem::take(&mut held(&self.told).added)
    }

    /// Waits for the work in hand to end. Used by the terminal, which has nothing else to do.
    pub fn wait(&self) {
        let thread = held(&self.thread).take();
        if let Some(thread) = thread {
            // A worker that panicked has told so through its state; the vault is whole either way.
            let _ = thread.join();
        }
    }

    fn stop_asked(&self) -> bool {
        self.wanted.load(Ordering::Acquire) != GO_ON
    }
}

impl OpenPlace {
    /// Shows what is waiting to be read, after opening, without starting it.
    pub fn note_what_waits(&self) -> Result<bool, Failure> {
        let index = self.index()?;
        let coming = self.coming()?;
        let unfinished = index.files().filter(|(f, _)| is_unfinished(f)).count();
        let waiting = unfinished > 0 || !coming.is_empty();
        if waiting {
            let ready = self.with_reading(VaultReader::pages_ready)?;
            self.import.tell(|view| {
                view.state = ImportState::Paused;
                view.files = (unfinished + coming.len()) as u32;
                view.pages = index.total();
                view.pages_ready = ready;
            });
        }
        Ok(waiting)
    }

    fn coming(&self) -> Result<Vec<Coming>, Failure> {
        let kept = self.with_reading(|vault| vault.setting(COMING))?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    fn set_coming(&self, files: &[Coming]) -> Result<(), Failure> {
        let text = serde_json::to_string(files).map_err(|_| Failure::of(FailureCode::Unexpected))?;
        self.with_vault(|vault| vault.set_setting(COMING, &text))
    }
}

/// Starts (or carries on) an import in the background.
pub fn start(
    place: &Arc<OpenPlace>,
    reader: &ReaderProgram,
    mut sources: Vec<Source>,
    not_taken: Vec<NotTaken>,
) -> Result<(), Failure> {
    if place.import.is_running() {
        return Err(Failure::of(FailureCode::Busy));
    }
    place.import.wait();
    // The page that was in hand belongs to the import again while its file is read.
    place.scans.stop_and_wait();
    place.import.wanted.store(GO_ON, Ordering::Release);
    for (name, path) in place.coming()? {
        if !sources.iter().any(|s| matches!(s, Source::Path { path: p, .. } if *p == path)) {
            sources.push(Source::Path { name, path });
        }
    }
    place.set_coming(&coming_of(&sources))?;
    {
        let mut told = held(&place.import.told);
        let files = sources.len() as u32;
        told.view = ImportView { state: ImportState::Running, files, not_taken, ..idle() };
        told.reading_since = None;
        told.added.clear();
    }
    let (work, program) = (Arc::clone(place), reader.clone());
    let thread = std::thread::Builder::new().name("import".into()).spawn(move || {
        let outcome = run(&work, &program, sources);
        work.changed();
        finish(&work, outcome);
        if !work.import.stop_asked() {
            // Most often it is at it already. It cannot be started where nothing can: that is told elsewhere.
            let _ = scans::start(&work);
        }
    });
    let thread = thread.map_err(|_| Failure::of(FailureCode::Unexpected))?;
    *held(&place.import.thread) = Some(thread);
    scans::start(place)
}

fn finish(place: &OpenPlace, outcome: Result<(), Failure>) {
    let wanted = place.import.wanted.load(Ordering::Acquire);
    place.import.tell(|view| {
        view.current = None;
        view.state = match (&outcome, wanted) {
            (Err(_), _) | (_, PAUSE) => ImportState::Paused,
            (_, STOP) => ImportState::Stopped,
            _ => ImportState::Finished,
        };
        view.failure = outcome.err();
    });
}

fn run(place: &OpenPlace, program: &ReaderProgram, sources: Vec<Source>) -> Result<(), Failure> {
    copy_all(place, sources)?;
    let unfinished: Vec<FileId> = place.index()?.files().filter(|(f, _)| is_unfinished(f)).map(|(f, _)| f.id).collect();
    let finished_before = place.index()?.files().count() - unfinished.len();
    {
        let ready = place.with_reading(VaultReader::pages_ready)?;
        let mut told = held(&place.import.told);
        told.view.stage = ImportStage::Reading;
        told.view.pages_ready = ready;
        told.ready_at_start = ready;
        told.reading_since = Some(Instant::now());
    }
    loop {
        place.changed();
        let index = place.index()?;
        count(place, &index, finished_before)?;
        let Some(file) = index.files().find(|(f, _)| is_unfinished(f)).map(|(f, _)| f.clone()) else { break };
        if place.import.stop_asked() {
            return Ok(());
        }
        place.import.tell(|view| view.current = Some(file.name.clone()));
        read_file(place, program, &file, &index)?;
    }
    place.import.tell(|view| view.stage = ImportStage::Gathering);
    place.changed();
    Ok(())
}

fn count(place: &OpenPlace, index: &PageIndex, finished_before: usize) -> Result<(), Failure> {
    let finished = index.files().filter(|(f, _)| !is_unfinished(f)).count();
    let not_readable = index.files().filter(|(f, _)| f.state == FileState::NotReadable).count();
    let locked = index.files().filter(|(f, _)| unlock::is_locked(f)).count();
    let problems = place.with_reading(VaultReader::pages_with_problems)?;
    place.import.tell(|view| {
        view.pages = index.total();
        view.files = view.files.max((index.files().count() - finished_before) as u32);
        view.files_finished = finished.saturating_sub(finished_before) as u32;
        view.files_not_readable = not_readable as u32;
        view.files_locked = locked as u32;
        view.pages_with_problems = problems;
    });
    Ok(())
}

pub fn is_unfinished(file: &ReceivedFile) -> bool {
    matches!(file.state, FileState::Kept | FileState::Reading)
}

/// Copies every original into the vault. After this, nothing that was brought in can be lost by reading it.
fn copy_all(place: &OpenPlace, sources: Vec<Source>) -> Result<(), Failure> {
    let mut left = coming_of(&sources);
    for source in sources {
        if place.import.stop_asked() {
            return Ok(());
        }
        let (name, bytes) = match source {
            Source::Bytes { name, bytes } => (name, Ok(bytes)),
            Source::Path { name, path } => {
                let bytes = fs::read(&path);
                left.retain(|(_, p)| *p != path);
                (name, bytes)
            }
        };
        place.import.tell(|view| view.current = Some(name.clone()));
        match bytes {
            Ok(bytes) => keep(place, &name, None, &bytes)?,
            Err(error) => {
                let why = match error.kind() {
                    std::io::ErrorKind::NotFound => WhyNotTaken::NotThere,
                    std::io::ErrorKind::PermissionDenied => WhyNotTaken::NoPermission,
                    _ => WhyNotTaken::CouldNotRead,
                };
                not_taken(place, NotTaken { name: name.clone(), why })?;
            }
        }
        place.set_coming(&left)?;
        place.import.tell(|view| view.files_copied += 1);
    }
    Ok(())
}

/// Tells that something was not taken, and keeps it for the receipt.
fn not_taken(place: &OpenPlace, left: NotTaken) -> Result<(), Failure> {
    place.leave_out(std::slice::from_ref(&left))?;
    place.import.tell(|view| view.not_taken.push(left));
    Ok(())
}

fn keep(place: &OpenPlace, name: &str, parent: Option<FileId>, bytes: &[u8]) -> Result<(), Failure> {
    let kind = intake::sniff(bytes, name);
    let kept = place.with_vault(|vault| vault.keep_file(NewFile { name, parent, kind, bytes }))?;
    place.taken_after_all(name)?;
    if kept.already {
        if parent.is_none() {
            place.import.tell(|view| view.already_here += 1);
        }
    } else {
        held(&place.import.told).added.push(kept.id);
        place.changed();
    }
    Ok(())
}

/// Reads one file to an end, or as far as it may before a pause.
fn read_file(
    place: &OpenPlace,
    program: &ReaderProgram,
    file: &ReceivedFile,
    index: &PageIndex,
) -> Result<(), Failure> {
    let not_readable =
        |problem| place.with_vault(|vault| vault.set_file(file.id, FileState::NotReadable, Some(problem), 0));
    let bytes = Arc::new(place.with_reading(|vault| vault.original(file.id))?);
    let mut reader = unlock::started(program)?;
    let opened = match unlock::open_file(place, &mut reader, file, bytes)? {
        Ok(opened) => opened,
        Err(FileProblem::NoSafeReader) => return Err(Failure::of(FailureCode::NoSafeReader)),
        Err(problem) => return not_readable(problem),
    };
    place.with_vault(|vault| vault.set_file(file.id, FileState::Reading, None, opened.pages))?;
    place.changed();
    let mut locked = false;
    if !opened.members.is_empty() {
        if depth(index, file) >= MAX_DEPTH {
            return not_readable(FileProblem::TooBig);
        }
        let (mut files, mut size) = index.came_inside(file.id);
        for (i, member) in opened.members.iter().enumerate() {
            if place.import.stop_asked() {
                return Ok(());
            }
            if files >= MOST_INSIDE || size >= MOST_BYTES_INSIDE {
                not_taken(place, NotTaken { name: file.name.clone(), why: WhyNotTaken::TooMany })?;
                break;
            }
            let name = format!("{}/{}", file.name, member.name);
            match reader.member(i as u32) {
                Ok(bytes) => {
                    keep(place, &name, Some(file.id), &bytes)?;
                    files += 1;
                    size += bytes.len() as u64;
                }
                Err(FileProblem::Locked) => locked = true,
                Err(problem) => {
                    let why =
                        if problem == FileProblem::TooBig { WhyNotTaken::TooBig } else { WhyNotTaken::CouldNotRead };
                    not_taken(place, NotTaken { name: name.clone(), why })?;
                }
            }
        }
        place.import.tell(|view| view.files = view.files.max(view.files_copied) + opened.members.len() as u32);
    }
    place.import.tell(|view| view.pages = index.total() + opened.pages);
    read_pages(place, &mut reader, file, opened.pages)?;
    if place.import.stop_asked() {
        return Ok(());
    }
    if locked {
        // What could be taken out is here. The rest comes when its password does.
        return not_readable(FileProblem::Locked);
    }
    let troubled = place.with_reading(|vault| vault.page_problems(file.id))?;
    let state = if troubled.is_empty() { FileState::Done } else { FileState::DoneWithProblems };
    place.with_vault(|vault| vault.set_file(file.id, state, None, opened.pages))
}

fn depth(index: &PageIndex, file: &ReceivedFile) -> usize {
    std::iter::successors(file.parent, |id| index.file(*id).and_then(|f| f.parent)).take(MAX_DEPTH + 1).count()
}

/// The reader process reads ahead while this side understands what came before and saves what came before that.
fn read_pages(place: &OpenPlace, reader: &mut Reader, file: &ReceivedFile, pages: u32) -> Result<(), Failure> {
    let done: BTreeSet<u32> = place.with_reading(|vault| vault.page_numbers_done(file.id))?.into_iter().collect();
    if done.is_empty() {
        place.found.begin(file.id);
    }
    let wanted = runs((1..=pages).filter(|n| !done.contains(n)));
    let (send, receive) = sync_channel(PAGES_WAITING);
    std::thread::scope(|scope| {
        let saving = scope.spawn(|| save_pages(place, file, receive));
        let mut read = Ok(());
        for range in wanted {
            let mut stopped = false;
            read = reader.pages(range, &mut |number, page| {
                stopped = send.send((number, page)).is_err() || place.import.stop_asked();
                if stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if stopped || read.is_err() {
                break;
            }
        }
        drop(send);
        saving.join().unwrap_or_else(|_| Err(Failure::of(FailureCode::Unexpected)))?;
        read.map_err(|_| Failure::of(FailureCode::NoSafeReader))
    })
}

/// Numbers that follow each other, as ranges.
fn runs(numbers: impl Iterator<Item = u32>) -> Vec<RangeInclusive<u32>> {
    let mut runs: Vec<RangeInclusive<u32>> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run.end() + 1 == number => *run = *run.start()..=number,
            _ => runs.push(number..=number),
        }
    }
    runs
}

/// Reads every page's words again, in order, when the reader has become better or the day of birth has changed. What the person
/// decided is not touched by it.
pub fn read_again(place: &OpenPlace) -> Result<(), Failure> {
    let born = place.decided()?.born.clone();
    let index = place.index()?;
    for (file, _) in index.files() {
        let mut before: Option<PageFindings> = None;
        for number in 1..=file.pages {
            if place.import.stop_asked() {
                return Ok(());
            }
            let _one_at_a_time = held(&place.saving);
            let Some(row) = place.with_reading(|vault| vault.page(file.id, number))? else {
                before = None;
                continue;
            };
            let findings = findings_of(file, number, &row.content, born.as_ref(), before.as_ref());
            if findings != row.findings {
                place.with_vault(|vault| vault.update_findings(file.id, number, &findings))?;
                place.found.update(file.id, number, findings.clone());
                place.import.pages_changed.fetch_add(1, Ordering::AcqRel);
            }
            before = Some(findings);
        }
    }
    place.changed();
    Ok(())
}

/// Starts [`read_again`] in the background, as the import's own work, so that closing waits for it.
pub fn start_reading_again(place: &Arc<OpenPlace>) -> Result<(), Failure> {
    if place.import.is_running() {
        return Ok(());
    }
    place.import.wait();
    place.import.wanted.store(GO_ON, Ordering::Release);
    let work = Arc::clone(place);
    let thread = std::thread::Builder::new().name("read again".into()).spawn(move || {
        // What could not be read again keeps what was found before.
        let _ = read_again(&work);
    });
    *held(&place.import.thread) = Some(thread.map_err(|_| Failure::of(FailureCode::Unexpected))?);
    Ok(())
}
