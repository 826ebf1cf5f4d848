//! What every target shares: seeds on request, panics told apart by whose they are, and what must hold for any page.

#![allow(dead_code)]

use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;

use extract::fuzzing::{Amount, Seen};
use record::{DateMention, FileKind, PageContent, RedactionKind, char_slice};

/// A named input to begin with.
pub type Seed = (&'static str, Vec<u8>);

/// Call this first. With `OWNSTORY_FUZZ_SEEDS` set to a folder it writes the seeds there and ends the program.
///
/// A panic in this project's code ends the run as a find. One inside a library goes on to whoever guards against it (in
/// the app that is the reader process); it is told once for each place, as `CONTAINED`.
pub fn begin(seeds: impl FnOnce() -> Vec<Seed>) {
    if let Some(folder) = std::env::var_os("OWNSTORY_FUZZ_SEEDS") {
        for (name, bytes) in seeds() {
            std::fs::write(Path::new(&folder).join(name), bytes).expect("the folder can be written in");
        }
        std::process::exit(0);
    }
    static TOLD: Mutex<Option<HashSet<String>>> = Mutex::new(None);
    let ends_the_run = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        if !place.contains("/registry/src/") {
            return ends_the_run(panic);
        }
        let mut told = TOLD.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if told.get_or_insert_default().insert(place) {
            eprintln!("CONTAINED {panic}");
        }
    }));
}

/// Reads a file of one kind as the reader process does, and checks every page that comes.
pub fn read(bytes: &[u8], kind: FileKind, amount: Amount) {
    let _ = extract::fuzzing::read(bytes, kind, amount, &mut |seen| page_holds(&seen));
}

/// What our own reader gives, the parent takes; and what the parent takes points into the page.
pub fn page_holds(seen: &Seen) {
    if let (Ok(given), Err(why)) = (&seen.given, &seen.taken) {
        panic!("the parent would refuse a page of our own reader ({why:?}): {given:?}");
    }
    if let Ok(page) = &seen.taken {
        taken_page_holds(page);
    }
    // Before the parent puts blanks where a file has letters that nobody may have.
    if let Ok(page) = &seen.given {
        if !page.words.is_empty() {
            // Looked up in one list: finding each word from the start would take longer than the reader does.
            let ends = page.text.char_indices().map(|(at, _)| at).chain([page.text.len()]);
            let ends: Vec<usize> = ends.collect();
            let by_words = page.words.iter().map(|w| &page.text[ends[w.start as usize]..ends[w.end as usize]]);
            assert!(by_words.eq(page.text.split_whitespace()), "words and boxes differ: {page:?}");
        }
        for removed in &page.redactions {
            if matches!(removed.kind, RedactionKind::Box | RedactionKind::White) {
                assert_eq!(char_slice(&page.text, removed.start, removed.end), "█");
            }
        }
        assert!(page.redactions.windows(2).all(|p| p[0].start <= p[1].start), "removed parts out of order");
    }
}

/// What the parent promises about any page, whoever said it.
pub fn taken_page_holds(page: &PageContent) {
    let length = page.text.chars().count() as u32;
    assert!(page.text.len() <= 5_000_000);
    assert!(page.width.is_finite() && page.height.is_finite() && page.width >= 1.0 && page.height >= 1.0);
    assert!(!page.text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
    let mut end = 0;
    for word in &page.words {
        assert!(end <= word.start && word.start < word.end && word.end <= length, "{word:?}");
        assert!([word.x0, word.y0, word.x1, word.y1].iter().all(|v| v.is_finite()), "{word:?}");
        end = word.end;
    }
    for removed in &page.redactions {
        assert!(removed.start < removed.end && removed.end <= length, "{removed:?}");
        assert!(removed.reason.as_ref().is_none_or(|r| r.chars().count() <= 200 && !r.contains(char::is_control)));
    }
}

/// Dates stand in order, at the words that they quote, and no value is outside what its own text says of it.
pub fn dates_hold(text: &str, dates: &[DateMention]) {
    let mut end = 0;
    for date in dates {
        assert!(end <= date.start && date.start < date.end, "out of order: {date:?}");
        assert_eq!(char_slice(text, date.start, date.end), date.text);
        date_holds(date);
        end = date.end;
    }
}

pub fn date_holds(date: &DateMention) {
    for value in date.value.iter().chain(&date.alternatives) {
        assert_eq!(record::When::parse(value.edtf()).as_ref(), Ok(value));
        if let (Some(first), Some(last)) = (value.earliest(), value.latest()) {
            assert!(first <= last, "{value} ends before it begins");
        }
    }
    assert!(date.alternatives.len() <= 8, "{date:?}");
}

/// The files of the made-up file that are small, for seeds.
pub fn sample(ending: &str) -> Vec<Vec<u8>> {
    let files = sample::small_file().files;
    files.into_iter().filter(|f| f.name.ends_with(ending)).map(|f| f.bytes).collect()
}

/// Any bytes as words: what is no UTF-8 stands for itself as Latin-1, so that no input is wasted.
pub fn words(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|&b| char::from(b)).collect(),
    }
}
