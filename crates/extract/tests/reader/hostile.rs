//! A child that a file has taken over, pages that hang or die, and files that were broken on purpose.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use extract::{Clock, Landlock, Reader, ReaderProblem, ReaderProgram, Rehearsal};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use record::{FileKind, PageProblem};

use crate::made::{black_box, docx, line, pdf, pdf_of, run, zip};
use crate::{Test, reader};

pub const TESTS: &[Test] = &[
    ("the cell is closed", closed),
    ("the child is gone when the reader is", gone),
    ("the child ends when the parent is killed", orphan),
    ("a page that hangs is ended and the next goes on", hangs),
    ("a page that kills the child is tried once more and the next goes on", dies),
    ("a child that lies, floods or eats memory is contained", lies),
    ("a drawing that never ends is ended", endless),
    ("a file that always kills its child comes to an end", hopeless),
    ("a program that is no reader is told apart", no_reader),
    ("broken files never hurt the parent", mutants),
];

const QUICK: Clock =
    Clock { page: Duration::from_millis(1500), open: Duration::from_secs(10), recognise: Duration::from_secs(2) };

fn ten_pages() -> Vec<u8> {
    let contents: Vec<String> = (1..=10).map(|n| line(72.0, 700.0, 12.0, &format!("Page {n}"))).collect();
    pdf(&contents.iter().map(String::as_str).collect::<Vec<_>>())
}

fn quick() -> Reader {
    let mut reader = Reader::start_with(&ReaderProgram::this_program(), QUICK).unwrap();
    reader.open(&ten_pages(), FileKind::Pdf, "a.pdf").unwrap();
    reader
}

fn closed() {
    let mut reader = reader();
    let cell = reader.confinement();
    assert!(cell.seccomp && cell.limits);
    // Kernels without Landlock still have seccomp; where it is there, it has to be used.
    if std::path::Path::new("/sys/kernel/security/landlock").exists() {
        assert_ne!(cell.landlock, Landlock::None);
    }
    for opened in [false, true] {
        if opened {
            reader.open(&ten_pages(), FileKind::Pdf, "a.pdf").unwrap();
        }
        let attempts = reader.probe();
        assert!(attempts.len() >= 40, "only {} attempts", attempts.len());
        for attempt in &attempts {
            assert_eq!(attempt.errno, 1, "{attempt:?} was not refused with EPERM");
        }
    }
    // After all that it still reads.
    assert_eq!(reader.page(3).unwrap().text, "Page 3");
    assert!(!std::path::Path::new("/tmp/ownstory-reader-was-here").exists());
}

/// With this argument the test program starts a reader that is stuck on a page, and waits to be killed.
pub const HOLD: &str = "--hold-a-reader";

pub fn hold_a_reader() -> ! {
    let mut reader = Reader::start(&ReaderProgram::this_program()).unwrap();
    reader.open(&ten_pages(), FileKind::Pdf, "a.pdf").unwrap();
    reader.rehearse(1, Rehearsal::Hang);
    println!("ready");
    let _ = reader.page(1);
    std::process::exit(1);
}

fn orphan() {
    use std::io::{BufRead, BufReader};
    let mut parent =
        std::process::Command::new("/proc/self/exe").arg(HOLD).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(parent.stdout.take().unwrap()).read_line(&mut line).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(children_of(parent.id()).len(), 1);
    let child = children_of(parent.id())[0];
    parent.kill().unwrap();
    parent.wait().unwrap();
    let started = Instant::now();
    // Ended is gone, or a name in the list that its new parent has not taken off yet.
    let runs = || {
        let stat = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
        stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().next()).is_some_and(|state| state != "Z")
    };
    while runs() {
        assert!(started.elapsed() < Duration::from_secs(5), "the child outlives its parent");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Children of this process that are the reader.
fn children() -> usize {
    children_of(std::process::id()).len()
}

fn children_of(parent: u32) -> Vec<u32> {
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    numbers
        .filter(|number| {
            let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
            let after_name = stat.rsplit(')').next().unwrap_or_default();
            after_name.split_whitespace().nth(1) == Some(parent.to_string().as_str())
        })
        .collect()
}

fn gone() {
    let before = children();
    let mut reader = quick();
    assert_eq!(children(), before + 1);
    reader.open(b"another", FileKind::Text, "b.txt").unwrap();
    assert_eq!(children(), before + 1);
    drop(reader);
    assert_eq!(children(), before);
}

/// Problems by page when all pages are asked for.
fn problems(reader: &mut Reader) -> Vec<(u32, PageProblem)> {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    reader
        .pages(1..=10, &mut |n, content| {
            seen.push(n);
            match content {
                Ok(content) => assert_eq!(content.text, format!("Page {n}")),
                Err(problem) => found.push((n, problem)),
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen, (1..=10).collect::<Vec<_>>());
    found
}

fn hangs() {
    let mut reader = quick();
    reader.rehearse(4, Rehearsal::Hang);
    let started = Instant::now();
    assert_eq!(problems(&mut reader), [(4, PageProblem::TookTooLong)]);
    assert!(started.elapsed() < Duration::from_secs(10));
    assert_eq!(reader.page(5).unwrap().text, "Page 5");
    assert_eq!(reader.page(4), Err(PageProblem::TookTooLong));
    assert_eq!(reader.page(6).unwrap().text, "Page 6");
    assert!(reader.picture(6, 100).is_ok());
}

fn dies() {
    let mut reader = quick();
    reader.rehearse(1, Rehearsal::Die);
    reader.rehearse(7, Rehearsal::Die);
    assert_eq!(problems(&mut reader), [(1, PageProblem::Damaged), (7, PageProblem::Damaged)]);
}

fn lies() {
    let mut reader = quick();
    reader.rehearse(2, Rehearsal::Lie);
    reader.rehearse(5, Rehearsal::Flood);
    reader.rehearse(8, Rehearsal::EatMemory);
    let found = problems(&mut reader);
    assert!(found.contains(&(2, PageProblem::Damaged)), "{found:?}");
    let pages: Vec<u32> = found.iter().map(|(n, _)| *n).collect();
    assert!(pages.contains(&5) && pages.contains(&8), "{found:?}");
    // The liar does not answer the page after its lie, so that one may be lost with it; no other is.
    assert!(pages.iter().all(|n| [2, 3, 5, 8].contains(n)), "{found:?}");
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak: u64 = status
        .lines()
        .find(|l| l.starts_with("VmHWM"))
        .and_then(|l| l.split_whitespace().nth(1))
        .unwrap()
        .parse()
        .unwrap();
    assert!(peak < 300_000, "the parent used {peak} kB");
}

/// A form that draws the next ten times, nine deep: a thousand million drawings in two kilobytes.
fn endless() {
    let mut bytes = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R/Resources<</XObject<</A 10 0 R>>>>>>endobj\n4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>endobj\n5 0 obj<</Length 5>>stream\n/A Do\nendstream endobj\n6 0 obj<</Length 40>>stream\nBT /F1 12 Tf 20 100 Td (Still here) Tj ET\nendstream endobj\n7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n".to_vec();
    for level in 0..10 {
        let again = "/A Do ".repeat(10);
        let body = if level == 9 { "0 0 1 1 re f" } else { again.as_str() };
        bytes.extend(format!("{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</A {} 0 R>>>>/Length {}>>stream\n{body}\nendstream endobj\n", 10 + level, 11 + level, body.len()).bytes());
    }
    bytes.extend(b"trailer<</Root 1 0 R>>\n%%EOF");
    let mut reader = Reader::start_with(&ReaderProgram::this_program(), QUICK).unwrap();
    assert_eq!(reader.open(&bytes, FileKind::Pdf, "bomb.pdf").unwrap().pages, 2);
    assert_eq!(reader.page(1), Err(PageProblem::TookTooLong));
    assert_eq!(reader.page(2).unwrap().text, "Still here");
}

fn hopeless() {
    let mut reader = quick();
    let pages: Vec<String> = (1..=60).map(|n| line(72.0, 700.0, 12.0, &format!("Page {n}"))).collect();
    for n in 1..=60 {
        reader.rehearse(n, Rehearsal::Die);
    }
    reader.open(&pdf(&pages.iter().map(String::as_str).collect::<Vec<_>>()), FileKind::Pdf, "b.pdf").unwrap();
    let mut told = 0;
    reader
        .pages(1..=60, &mut |_, content| {
            assert!(content.is_err());
            told += 1;
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(told, 60);
}

fn no_reader() {
    assert_eq!(Reader::start(&ReaderProgram::at("/no/such/program")).err(), Some(ReaderProblem::NotStarted));
    assert_eq!(Reader::start(&ReaderProgram::at("/bin/true")).err(), Some(ReaderProblem::NotStarted));
    assert_eq!(Reader::start(&ReaderProgram::at("/bin/echo")).err(), Some(ReaderProblem::NotStarted));
}

fn mutants() {
    let drawn = line(72.0, 700.0, 12.0, "Amy saw SECRETNAME")
        + &black_box(122.0, 697.0, 88.0, 13.0)
        + "q 88 0 0 13 120 600 cm /Black Do Q /Half gs q 1 0 0 1 90 300 cm /Box Do Q";
    let seeds = [
        (FileKind::Pdf, pdf_of(&[drawn.clone().into_bytes(), drawn.into_bytes()], "90")),
        (FileKind::Docx, docx(&format!("<w:p>{}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", run("<w:b/>", "Amy")))),
        (FileKind::Eml, b"From: a@b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhi\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--".to_vec()),
        (FileKind::Zip, zip(&[("a.txt", b"hello hello hello"), ("b/c.pdf", b"%PDF")])),
        (FileKind::Jpeg, crate::made::photo(image::ImageFormat::Jpeg)),
    ];
    let mut runner = TestRunner::new(Config { cases: 150, failure_persistence: None, ..Config::default() });
    let change = (any::<prop::sample::Index>(), any::<u8>(), 0..5_u8);
    let strategy = (0..seeds.len() * 2, prop::collection::vec(change, 1..8));
    let reader = std::cell::RefCell::new(Reader::start_with(&ReaderProgram::this_program(), QUICK).unwrap());
    runner
        .run(&strategy, |(which, changes)| {
            // PDF is what matters most, so it gets half of the tries.
            let (kind, seed) = seeds.get(which).unwrap_or(&seeds[0]);
            let mut bytes = seed.clone();
            for (at, value, how) in changes {
                if bytes.is_empty() {
                    break;
                }
                let at = at.index(bytes.len());
                match how {
                    0 => bytes[at] = value,
                    1 => bytes[at] ^= 1 << (value % 8),
                    2 => bytes.truncate(at.max(1)),
                    3 => drop(bytes.splice(at..at, std::iter::repeat_n(b'9', usize::from(value) % 12))),
                    _ => drop(bytes.drain(at..(at + usize::from(value)).min(bytes.len()))),
                }
            }
            let mut reader = reader.borrow_mut();
            if let Ok(opened) = reader.open(&bytes, *kind, "mutant") {
                for n in 1..=opened.pages.min(3) {
                    if let Ok(page) = reader.page(n) {
                        crate::check_offsets(&page);
                        if *kind == FileKind::Pdf && page.has_picture {
                            let _ = reader.picture(n, 200);
                        }
                    }
                }
                for i in 0..opened.members.len().min(3) {
                    let _ = reader.member(i as u32);
                }
            }
            Ok(())
        })
        .unwrap();
}
