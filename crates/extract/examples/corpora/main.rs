//! Reads every file under a folder through the locked-down reader, as an import does, and tells what became of it:
//! `cargo xtask corpora DIR [REPORT]`. It keeps nothing of what it reads; the report names files, never their words.
#![allow(clippy::print_stdout)]

mod compare;
mod tally;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use extract::{Clock, Reader, ReaderProgram};
use record::{FileKind, PageProblem};

use tally::{Outcome, Tally};

/// Shorter than the app's own, since thousands of files wait.
const CLOCK: Clock =
    Clock { page: Duration::from_secs(8), open: Duration::from_secs(20), recognise: Duration::from_secs(30) };
/// Pages read of one file, and how deep files are taken out of files.
const PAGES: u32 = 30;
const DEEPEST: u32 = 6;
const MEMBERS: usize = 50;
/// The longest side of the picture of the first page.
const PICTURE: u32 = 400;

fn main() -> ExitCode {
    extract::reader_main_if_asked();
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, report @ ..] = args.as_slice() else {
        eprintln!("corpora DIR [REPORT]");
        return ExitCode::from(2);
    };
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.sort();
    if files.is_empty() {
        eprintln!("there is no file under {}", folder.display());
        return ExitCode::FAILURE;
    }
    let mut tally = Tally::default();
    for (number, path) in files.iter().enumerate() {
        if number % 250 == 0 {
            eprintln!("{number} of {}", files.len());
        }
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
        // A panic here is one of the app's own: it is what this is looking for.
        let read = catch_unwind(AssertUnwindSafe(|| match std::fs::read(path) {
            Ok(bytes) => take(&name, Arc::new(bytes), 0, Some(path), &mut tally),
            Err(_) => tally.unreadable += 1,
        }));
        if read.is_err() {
            tally.crashes.push(name);
        }
    }
    println!("{tally}");
    if let Some(report) = report.first()
        && let Err(problem) = std::fs::write(report, tally.lines())
    {
        eprintln!("the report was not written: {problem}");
        return ExitCode::FAILURE;
    }
    if tally.crashes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), into),
            Ok(kind) if kind.is_file() => into.push(entry.path()),
            _ => {}
        }
    }
}

/// Reads one file and the files inside it. `path` is given for files that lie on the disk, to compare what others read.
fn take(name: &str, bytes: Arc<Vec<u8>>, depth: u32, path: Option<&Path>, tally: &mut Tally) {
    let started = Instant::now();
    let kind = intake::sniff(&bytes, name);
    let mut outcome = Outcome { name: name.to_owned(), kind, ..Outcome::new() };
    let mut words = String::new();
    let mut inside = Vec::new();
    let mut reader = Reader::start_with(&ReaderProgram::this_program(), CLOCK).expect("a locked-down reader");
    match reader.open_shared(bytes, kind, name) {
        Err(problem) => outcome.refused = Some(problem),
        Ok(opened) => {
            outcome.pages = opened.pages;
            let read = reader.pages(1..=PAGES, &mut |_, page| {
                match page {
                    Ok(page) => {
                        words.push_str(&page.text);
                        words.push('\n');
                    }
                    Err(problem) => outcome.problems.push(problem),
                }
                ControlFlow::Continue(())
            });
            read.expect("a reader can be started again");
            if matches!(kind, FileKind::Pdf | FileKind::Jpeg | FileKind::Png) {
                match reader.picture(1, PICTURE) {
                    Ok(_) => outcome.drawn = true,
                    Err(problem) => outcome.not_drawn = Some(problem),
                }
            }
            if depth < DEEPEST {
                for (index, member) in opened.members.iter().enumerate().take(MEMBERS) {
                    match reader.member(index as u32) {
                        Ok(bytes) => inside.push((format!("{name}/{}", member.name), bytes)),
                        Err(problem) => outcome.members_refused.push(problem),
                    }
                }
            }
        }
    }
    outcome.restarts = reader.restarts();
    outcome.took = started.elapsed();
    drop(reader);
    outcome.has_words = words.chars().any(char::is_alphanumeric);
    if kind == FileKind::Pdf
        && let Some(path) = path
    {
        outcome.compared = compare::with_poppler(path, PAGES, &words);
    }
    tally.add(outcome);
    for (name, bytes) in inside {
        take(&name, Arc::new(bytes), depth + 1, None, tally);
    }
}

/// True for a page that was ended by its clock.
fn hung(problem: &PageProblem) -> bool {
    *problem == PageProblem::TookTooLong
}
