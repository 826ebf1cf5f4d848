//! Reading pictures in the locked-down child, with the real models (`cargo xtask test` puts them into `models/`).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use extract::{Clock, Models, NotRecognised, Reader, ReaderProgram, Rehearsal};
use record::{FileKind, PageProblem, Scan, TextFrom, char_slice};

use crate::made::{black_box, line, pdf};

pub const TESTS: &[(&str, fn())] = &[
    ("a page is read from its picture, and what a box covers is not", pictured),
    ("a page that ends the child while it is read costs no other", contained),
    ("a page whose picture takes too long is ended, and so is one that is not wanted any more", late),
    ("models that are not right are told apart from pages", wrong_models),
];

fn models() -> Arc<Models> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models");
    let read = |name: &str| std::fs::read(folder.join(name)).expect("`cargo xtask test` puts the models into models/");
    Arc::new(Models { detection: read("PP-OCRv6_det_small.onnx"), recognition: read("PP-OCRv6_rec_small.onnx") })
}

fn reader(recognise: Duration, bytes: &[u8], models: &Arc<Models>) -> Reader {
    let clock = Clock { recognise, open: Duration::from_secs(60), ..Clock::default() };
    let mut reader = Reader::start_for_pictures(&ReaderProgram::this_program(), clock, models).unwrap();
    reader.open(bytes, FileKind::Pdf, "a.pdf").unwrap();
    reader
}

fn three_pages() -> Vec<u8> {
    let seen = line(72.0, 700.0, 14.0, "Sam was placed with Mr and Mrs Deering");
    let covered = line(72.0, 650.0, 14.0, "CANARY of Swansea came");
    let page = format!("{seen}{covered}{}", black_box(70.0, 645.0, 70.0, 18.0));
    pdf(&[&page, &page, &page])
}

fn pictured() {
    let mut reader = reader(Duration::from_secs(60), &three_pages(), &models());
    let page = reader.recognise(1, &|| false).unwrap();
    assert_eq!(page.text_from, TextFrom::Ocr);
    assert!(page.text.contains("Sam was placed with Mr and Mrs Deering"), "{:?}", page.text);
    assert!(!page.text.contains("CANARY"), "{:?}", page.text);
    let Scan::Read { confidence, .. } = page.scan else { panic!("{:?}", page.scan) };
    assert!(confidence > 0.7, "{confidence}");
    let [hole] = page.redactions.as_slice() else { panic!("{:?}", page.redactions) };
    assert_eq!(char_slice(&page.text, hole.start, hole.end), "█");
    let lines: Vec<&str> = page.text.lines().filter(|l| !l.is_empty()).collect();
    assert!(lines[1].starts_with('█') && lines[1].contains("came"), "{lines:?}");
    let deering = page.words.iter().find(|w| char_slice(&page.text, w.start, w.end) == "Deering").unwrap();
    assert!((700.0..=715.0).contains(&(842.0 - deering.y0)), "{deering:?}");
}

fn contained() {
    let mut reader = reader(Duration::from_secs(60), &three_pages(), &models());
    reader.recognise(1, &|| false).unwrap();
    reader.rehearse(2, Rehearsal::Die);
    assert_eq!(reader.recognise(2, &|| false), Err(NotRecognised::Page(PageProblem::Damaged)));
    assert_eq!(reader.restarts(), 1, "tried once more in a fresh child");
    assert!(matches!(reader.recognise(3, &|| false).unwrap().scan, Scan::Read { .. }));
}

fn late() {
    let mut reader = reader(Duration::from_millis(300), &three_pages(), &models());
    reader.rehearse(2, Rehearsal::Hang);
    assert_eq!(reader.recognise(2, &|| false), Err(NotRecognised::Page(PageProblem::TookTooLong)));
    assert_eq!(reader.recognise(3, &|| true), Err(NotRecognised::Stopped));
}

fn wrong_models() {
    let junk = Arc::new(Models { detection: vec![7; 1000], recognition: vec![7; 1000] });
    let mut reader = reader(Duration::from_secs(60), &three_pages(), &junk);
    assert_eq!(reader.recognise(1, &|| false), Err(NotRecognised::Models));
}
