//! Pages that come from the reader are understood and saved, in their order.
//!
//! Threads side by side, so that none waits for another: one opens each page with what is known of the page before it, others find the
//! rest, which hangs on no other page, and one saves. What waits between them is bounded.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use contract::{Failure, FailureCode};
use record::{
    DelicateMention, PageContent, PageFindings, PageHead, PageProblem, ReceivedFile, TextFrom, TextHash, When,
};
use understand::{OpenedPage, PageInput};
use vault::SavedPage;

use crate::covers;
use crate::found::FoundPage;
use crate::held;
use crate::open::OpenPlace;
use crate::repeated;

/// Pages are saved together when this many are ready…
const PAGES_AT_ONCE: usize = 200;
/// …or when the first of them has waited this long.
const SAVE_AT_LEAST_EVERY: Duration = Duration::from_millis(500);
/// Opened pages that may wait for the rest or for saving; bounds memory.
const PAGES_OPEN: usize = 64;
/// Threads that find the rest: opening takes about half of the time, so more would wait for it.
const MOST_FINISHERS: usize = 2;

/// What the reader process told of a page.
pub type ReadPage = (u32, Result<PageContent, PageProblem>);
/// A page that is understood and not saved yet.
type Ready = (u32, PageContent, Arc<PageFindings>);

/// A page on its way: its words, and what was found when it was opened.
struct Opened {
    number: u32,
    content: PageContent,
    found: Found,
    to: SyncSender<Ready>,
}

/// What opening a page came to.
#[derive(Clone)]
enum Found {
    Opened(Arc<OpenedPage>),
    /// A fault of ours ended it.
    Fault,
    /// Pages are kept as they are read: only for measuring what understanding adds.
    NotAsked,
}

impl Found {
    /// What the next page is opened with.
    fn so_far(&self) -> Option<&PageFindings> {
        match self {
            Self::Opened(page) => Some(page.so_far()),
            Self::Fault | Self::NotAsked => None,
        }
    }
}

/// Understands the pages of a file and saves them, until there are no more.
pub fn save_pages(place: &OpenPlace, file: &ReceivedFile, pages: Receiver<ReadPage>) -> Result<(), Failure> {
    let born = place.decided()?.born.clone();
    let born = born.as_ref();
    let (open, opened) = sync_channel::<Opened>(PAGES_OPEN);
    // In the order of the pages, whoever is finished first.
    let (place_in_line, line) = sync_channel::<Receiver<Ready>>(PAGES_OPEN);
    let opened = Arc::new(Mutex::new(opened));
    let finishers = available_parallelism().map_or(1, |n| n.get()).clamp(1, MOST_FINISHERS);
    std::thread::scope(|scope| {
        let saving = scope.spawn(move || save_in_order(place, file, &line));
        for _ in 0..finishers {
            let opened = Arc::clone(&opened);
            scope.spawn(move || {
                loop {
                    // The next page is taken by one thread at a time.
                    let next = held(&opened).recv();
                    let Ok(page) = next else { break };
                    let (to, ready) = finish(file, born, page);
                    // Nobody waits for it when saving has failed.
                    let _ = to.send(ready);
                }
            });
        }
        // Whoever finishes holds the queue; were it held here too, opening would wait for ever once they are gone.
        drop(opened);
        let opened = open_pages(place, file, born, pages, |page, ready| {
            place_in_line.send(ready).is_ok() && open.send(page).is_ok()
        });
        drop((open, place_in_line));
        saving.join().unwrap_or_else(|_| Err(Failure::of(FailureCode::Unexpected)))?;
        opened
    })
}

/// Opens page after page, each with what is known of the one before, until `hand_on` takes no more.
fn open_pages(
    place: &OpenPlace,
    file: &ReceivedFile,
    born: Option<&When>,
    pages: Receiver<ReadPage>,
    mut hand_on: impl FnMut(Opened, Receiver<Ready>) -> bool,
) -> Result<(), Failure> {
    let mut before: Option<(u32, Found)> = None;
    for (number, page) in pages {
        let content = page.unwrap_or_else(not_read);
        let found = if place.import.plain.load(Ordering::Relaxed) {
            Found::NotAsked
        } else {
            let input = input(file, number, &content, born);
            let open = |before: Option<&PageFindings>| match or_fault(|| OpenedPage::open(&input, before)) {
                Some(page) => Found::Opened(Arc::new(page)),
                None => Found::Fault,
            };
            match &before {
                Some((n, earlier)) if n + 1 == number => open(earlier.so_far()),
                _ if number > 1 => {
                    let saved = place.with_reading(|vault| vault.page(file.id, number - 1))?;
                    open(saved.as_ref().map(|row| &row.findings))
                }
                _ => open(None),
            }
        };
        before = Some((number, found.clone()));
        let (to, ready) = sync_channel(1);
        if !hand_on(Opened { number, content, found, to }, ready) {
            break;
        }
    }
    Ok(())
}

/// Finds the rest of an opened page, and tells whom to hand it to.
fn finish(file: &ReceivedFile, born: Option<&When>, opened: Opened) -> (SyncSender<Ready>, Ready) {
    let Opened { number, content, found, to } = opened;
    let all = match &found {
        Found::NotAsked => PageFindings::default(),
        Found::Fault => only_its_words(number, &content),
        Found::Opened(page) => or_fault(|| rest(page, &input(file, number, &content, born), &content))
            .unwrap_or_else(|| only_its_words(number, &content)),
    };
    (to, (number, content, Arc::new(all)))
}

fn rest(page: &OpenedPage, input: &PageInput<'_>, content: &PageContent) -> PageFindings {
    let found = page.finish(input, Some(covers::finder()));
    let (sketch, sentences) = repeated::sketch_and_sentences(content, &found);
    PageFindings { sketch, sentences, ..found }
}

fn input<'a>(file: &'a ReceivedFile, number: u32, content: &'a PageContent, born: Option<&'a When>) -> PageInput<'a> {
    let ReceivedFile { id, name, .. } = file;
    PageInput { file: *id, number, text: &content.text, text_from: content.text_from, born, file_name: name }
}

/// Understands one page. `before` is what was found on the page before it.
pub fn findings_of(
    file: &ReceivedFile,
    number: u32,
    content: &PageContent,
    born: Option<&When>,
    before: Option<&PageFindings>,
) -> PageFindings {
    let input = input(file, number, content, born);
    or_fault(|| rest(&OpenedPage::open(&input, before), &input, content))
        .unwrap_or_else(|| only_its_words(number, content))
}

/// None where a fault of ours ends the work.
fn or_fault<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Where a fault of ours ended the understanding of a page, it keeps its words and its covers, is a paper by itself, and the pages
/// behind it are read.
fn only_its_words(number: u32, content: &PageContent) -> PageFindings {
    or_no_covers(number, || covers::find(&content.text, &PageFindings::default()))
}

fn or_no_covers(number: u32, covers: impl FnOnce() -> Vec<DelicateMention>) -> PageFindings {
    let delicate = or_fault(covers);
    // A page of an older version has its hard passages looked for whenever it is opened.
    let reader_version = if delicate.is_some() { understand::READER_VERSION } else { 0 };
    let head = PageHead { starts_document: true, first_page: number, ..PageHead::default() };
    let delicate = delicate.unwrap_or_default();
    PageFindings { reader_version, head, delicate, only_words: true, ..PageFindings::default() }
}

/// Saves the pages of the line, some at a time. Ends early when one cannot be saved: nobody takes pages then.
fn save_in_order(place: &OpenPlace, file: &ReceivedFile, line: &Receiver<Receiver<Ready>>) -> Result<(), Failure> {
    let mut ready: Vec<Ready> = Vec::with_capacity(PAGES_AT_ONCE);
    let mut oldest = Instant::now();
    let mut next: Option<Receiver<Ready>> = None;
    loop {
        let wait = if ready.is_empty() { Duration::MAX } else { SAVE_AT_LEAST_EVERY.saturating_sub(oldest.elapsed()) };
        let page = match &next {
            Some(page) => receive(page, wait),
            None => match receive(line, wait) {
                Ok(page) => {
                    next = Some(page);
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => Err(RecvTimeoutError::Timeout),
            },
        };
        match page {
            Ok(page) => {
                next = None;
                if ready.is_empty() {
                    oldest = Instant::now();
                }
                ready.push(page);
                if ready.len() < PAGES_AT_ONCE && oldest.elapsed() < SAVE_AT_LEAST_EVERY {
                    continue;
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            // A page that is neither told nor on its way: what stands before it is kept.
            Err(RecvTimeoutError::Disconnected) => {
                save(place, file, ready)?;
                return Err(Failure::of(FailureCode::Unexpected));
            }
        }
        save(place, file, std::mem::replace(&mut ready, Vec::with_capacity(PAGES_AT_ONCE)))?;
    }
    save(place, file, ready)
}

/// The next of a channel, within a time. The longest time is without end.
fn receive<T>(channel: &Receiver<T>, wait: Duration) -> Result<T, RecvTimeoutError> {
    if wait == Duration::MAX {
        return channel.recv().map_err(|_| RecvTimeoutError::Disconnected);
    }
    channel.recv_timeout(wait)
}

fn save(place: &OpenPlace, file: &ReceivedFile, ready: Vec<Ready>) -> Result<(), Failure> {
    if ready.is_empty() {
        return Ok(());
    }
    let batch: Vec<SavedPage<'_>> =
        ready.iter().map(|(number, content, findings)| SavedPage { number: *number, content, findings }).collect();
    place.with_vault(|vault| vault.save_pages(file.id, &batch))?;
    let count = ready.len() as u32;
    place.found.put(ready.into_iter().map(|(page, content, findings)| FoundPage {
        file: file.id,
        page,
        findings,
        text_hash: TextHash::of(&content.text),
        text_from: content.text_from,
    }));
    place.import.pages_changed.fetch_add(1, Ordering::AcqRel);
    place.changed();
    place.import.tell(|view| view.pages_ready += count);
    Ok(())
}

/// A page that could not be read keeps its place, and says why.
pub fn not_read(problem: PageProblem) -> PageContent {
    PageContent {
        text: String::new(),
        text_from: TextFrom::None,
        width: 595.0,
        height: 842.0,
        words: Vec::new(),
        redactions: Vec::new(),
        problem: Some(problem),
        has_picture: problem != PageProblem::TooBig,
        scan: record::Scan::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_in_reading_a_page_costs_what_was_found_on_it_and_nothing_else() {
        assert_eq!(or_fault(|| 7), Some(7));
        assert_eq!(or_fault(|| -> u32 { panic!("a fault") }), None);
        let words = "He was hit by the carer with a belt.";
        let content = PageContent { text: words.into(), ..not_read(PageProblem::Damaged) };
        let faulty = only_its_words(7, &content);
        assert!(
            faulty.only_words && faulty.head.starts_document && faulty.head.first_page == 7 && faulty.events.is_empty()
        );
        assert_eq!(faulty.reader_version, understand::READER_VERSION);
        assert_eq!(
            faulty.delicate,
            covers::find(words, &PageFindings::default()),
            "what is hard to read stays covered"
        );
        assert!(!faulty.delicate.is_empty());
        assert_eq!(or_no_covers(7, || panic!("another")).reader_version, 0);
    }
}
