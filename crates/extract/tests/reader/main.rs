//! The reader process, tested as it really runs: this program starts itself as the locked-down child.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod burnt;
mod every_kind;
mod hostile;
mod locked;
mod made;
mod other_kinds;
mod pdf_boxes;
mod pdf_words;
mod pictures;
mod plates;
#[path = "../../examples/removed-parts/score.rs"]
mod score;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use extract::{Reader, ReaderProgram};
use record::{FileKind, PageContent};

type Test = (&'static str, fn());

fn main() {
    extract::reader_main_if_asked();
    if std::env::args().nth(1).as_deref() == Some(hostile::HOLD) {
        hostile::hold_a_reader();
    }
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let kinds = [
        pdf_words::TESTS,
        pdf_boxes::TESTS,
        burnt::TESTS,
        other_kinds::TESTS,
        every_kind::TESTS,
        hostile::TESTS,
        pictures::TESTS,
        plates::TESTS,
        locked::TESTS,
    ];
    let all: Vec<Test> = kinds.into_iter().flatten().copied().collect();
    let chosen: Vec<Test> =
        all.into_iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| name.contains(w))).collect();
    if std::env::args().any(|a| a == "--list") {
        chosen.iter().for_each(|(name, _)| println!("{name}: test"));
        return;
    }
    let mut failed = Vec::new();
    for (name, test) in &chosen {
        let started = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(test));
        println!(
            "test {name} ... {} ({} ms)",
            if outcome.is_ok() { "ok" } else { "FAILED" },
            started.elapsed().as_millis()
        );
        if outcome.is_err() {
            failed.push(*name);
        }
    }
    println!("\n{} passed, {} failed {failed:?}", chosen.len() - failed.len(), failed.len());
    std::process::exit(i32::from(!failed.is_empty()));
}

fn reader() -> Reader {
    Reader::start(&ReaderProgram::this_program()).unwrap()
}

/// The first page of a file, with its offsets checked against its text.
fn first_page(bytes: &[u8], kind: FileKind) -> PageContent {
    let mut reader = reader();
    reader.open(bytes, kind, "test").unwrap();
    let page = reader.page(1).unwrap();
    check_offsets(&page);
    page
}

fn pdf_page(content: &str) -> PageContent {
    first_page(&made::pdf(&[content]), FileKind::Pdf)
}

fn check_offsets(page: &PageContent) {
    let by_words: Vec<&str> = page.words.iter().map(|w| record::char_slice(&page.text, w.start, w.end)).collect();
    if !page.words.is_empty() {
        assert_eq!(by_words, page.text.split_whitespace().collect::<Vec<_>>(), "words and text differ");
    }
    for r in &page.redactions {
        let words = record::char_slice(&page.text, r.start, r.end);
        assert!(!words.is_empty());
        if matches!(r.kind, record::RedactionKind::Box | record::RedactionKind::White) {
            assert_eq!(words, "█");
        }
    }
    assert!(page.redactions.windows(2).all(|p| p[0].start <= p[1].start), "removed parts out of order");
}
