//! The made-up file is what its truth says, reads as files of its kinds, and never gives away what was left under a box.

#![allow(clippy::unwrap_used)] // A test that cannot go on should stop.

mod words;

use std::io::{Cursor, Read};
use std::sync::{Arc, LazyLock};

use hayro::hayro_syntax::Pdf;
use record::{DocumentKind, EventKind, RedactionKind};
use sample::{CANARIES, MadeUpFile, UNDER_THE_BOX, made_up_file, prose_pdf, small_file};
use words::pages_of;

static WHOLE: LazyLock<MadeUpFile> = LazyLock::new(made_up_file);

fn attachment(eml: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(eml).unwrap();
    let from = text.find("Content-Disposition: attachment").unwrap();
    let body = &text[from..];
    let body = &body[body.find("\r\n\r\n").unwrap() + 4..body.find("\r\n------=_").unwrap()];
    let (mut out, mut bits, mut count) = (Vec::new(), 0u32, 0);
    for letter in body.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 255) as u8);
        }
    }
    out
}

fn member(archive: &[u8], name: &str) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// Every PDF of the folder by its name in the truth, also those inside another file.
fn pdfs(made: &MadeUpFile) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> =
        made.files.iter().filter(|f| f.name.ends_with(".pdf")).map(|f| (f.name.clone(), f.bytes.clone())).collect();
    let eml = "Email re school place.eml";
    found.push((format!("{eml}/PEP 2008.pdf"), attachment(made.bytes(eml).unwrap())));
    if let Some(zip) = made.bytes("Education.zip") {
        found.push(("Education.zip/School report 2010.pdf".into(), member(zip, "School report 2010.pdf")));
    }
    found
}

#[test]
fn it_is_the_same_every_time() {
    let again = made_up_file();
    assert_eq!(again.truth, WHOLE.truth);
    for (one, two) in again.files.iter().zip(&WHOLE.files) {
        assert_eq!(one.name, two.name);
        assert!(one.bytes == two.bytes, "{} differs", one.name);
    }
}

#[test]
fn the_first_page_says_that_it_is_made_up() {
    for made in [&*WHOLE, &small_file()] {
        let first = &made.files[0];
        let page = &pages_of(&first.bytes)[0];
        assert!(page.contains("THIS FILE IS MADE UP."), "{page}");
        assert!(page.contains("Nobody in it is real."));
    }
}

#[test]
fn it_has_about_150_pages_and_each_pdf_has_as_many_as_the_truth_says() {
    let pages = WHOLE.truth.pages();
    assert!((140..=165).contains(&pages), "{pages} pages");
    for (name, bytes) in pdfs(&WHOLE) {
        let pdf = Pdf::new(Arc::new(bytes)).unwrap_or_else(|_| panic!("{name} does not parse"));
        let told = WHOLE.truth.files.iter().find(|f| f.file == name).unwrap();
        assert_eq!(pdf.pages().len() as u32, told.pages, "{name}");
    }
}

#[test]
fn scanned_pages_hold_no_words_and_stay_small() {
    let scanned = WHOLE.bytes("Volume 2 scanned.pdf").unwrap();
    assert!(pages_of(scanned).iter().all(String::is_empty));
    assert!(scanned.len() < 6_000_000, "{} bytes", scanned.len());
    assert!(WHOLE.files.iter().map(|f| f.bytes.len()).sum::<usize>() < 9_000_000);
}

#[test]
fn what_the_truth_tells_stands_on_its_page() {
    for made in [&*WHOLE, &small_file()] {
        let pdfs: Vec<_> = pdfs(made).into_iter().map(|(name, bytes)| (name, pages_of(&bytes))).collect();
        let events = made.truth.events.iter().filter(|e| !e.scanned).map(|e| &e.evidence);
        let mut checked = 0;
        for place in events.chain(made.truth.loose_dates.iter().map(|d| &d.evidence)) {
            let Some((_, pages)) = pdfs.iter().find(|(name, _)| *name == place.file) else { continue };
            let page = &pages[place.page as usize - 1];
            assert!(page.contains(&place.words), "{} p.{}: {:?}\n{page}", place.file, place.page, place.words);
            checked += 1;
        }
        assert!(checked > 10, "only {checked} places were looked at");
    }
}

#[test]
fn documents_cover_every_page_once() {
    for file in &WHOLE.truth.files {
        let mut pages: Vec<u32> = WHOLE
            .truth
            .documents
            .iter()
            .filter(|d| d.file == file.file)
            .flat_map(|d| d.first_page..=d.last_page)
            .chain(WHOLE.truth.strays.iter().filter(|s| s.file == file.file).map(|s| s.page))
            .collect();
        pages.sort_unstable();
        assert_eq!(pages, (1..=file.pages).collect::<Vec<_>>(), "{}", file.file);
    }
}

#[test]
fn the_box_with_words_under_it_is_on_one_page_of_one_file() {
    let left: Vec<_> = WHOLE.truth.redactions.iter().filter(|r| r.text_underneath).collect();
    assert_eq!(left.len(), 1);
    let volume = pages_of(WHOLE.bytes("Volume 1 Social services file.pdf").unwrap());
    let pages: Vec<_> = (1..).zip(&volume).filter(|(_, p)| p.contains(UNDER_THE_BOX)).map(|(n, _)| n).collect();
    assert_eq!(pages, [left[0].page], "pdftotext, which knows nothing of boxes, finds it there and only there");
    let truth = serde_json::to_string(&WHOLE.truth).unwrap();
    assert!(!truth.contains(UNDER_THE_BOX));
}

#[test]
fn the_file_holds_what_a_test_of_a_reader_needs() {
    let truth = &WHOLE.truth;
    for kind in [
        RedactionKind::Box,
        RedactionKind::ScanBox,
        RedactionKind::White,
        RedactionKind::Words,
        RedactionKind::Code,
        RedactionKind::MissingPage,
    ] {
        assert!(truth.redactions.iter().any(|r| r.kind == kind), "no {kind:?}");
    }
    let boxes: Vec<_> = truth.redactions.iter().filter(|r| r.kind == RedactionKind::Box).collect();
    assert!(boxes.iter().any(|r| r.reason.is_none()) && boxes.iter().any(|r| r.reason.is_some()));
    assert_eq!(truth.withheld().count(), 1);
    assert!(truth.undated().any(|d| d.kind == DocumentKind::Memo));
    assert!(truth.documents.iter().all(|d| d.undated == d.date.is_none()));
    assert!(truth.documents.iter().any(|d| d.kind == DocumentKind::Blank));
    assert_eq!(truth.strays.len(), 1);
    assert!(truth.jumps.iter().any(|j| j.missing == [2]));
    assert_eq!(truth.duplicates.iter().filter(|d| d.exact).count(), 2);
    let left = truth.disagreements.iter().find(|d| d.kind == EventKind::PlacementEnd).unwrap();
    let dates: Vec<_> = left.dates.iter().map(record::When::edtf).collect();
    assert_eq!(dates, ["2008-05-03", "2008-06-20"]);
    assert_eq!(truth.disagreements.len(), 2, "both ends of the one move: {:#?}", truth.disagreements);
    assert_eq!(truth.placements.iter().filter(|p| p.reason_for_move.is_none()).count(), 1);
}

#[test]
fn exact_copies_have_the_same_words() {
    for copy in &WHOLE.truth.duplicates {
        let (here, there) = (pages_of(WHOLE.bytes(&copy.file).unwrap()), pages_of(WHOLE.bytes(&copy.of_file).unwrap()));
        for n in 0..=copy.last_page - copy.first_page {
            let same = here[(copy.first_page + n) as usize - 1] == there[(copy.of_first_page + n) as usize - 1];
            assert_eq!(same, copy.exact, "{copy:?}");
        }
    }
}

#[test]
fn no_paper_is_dated_inside_the_gap() {
    let gap = &WHOLE.truth.gaps[0];
    let (from, to) = (gap.from.earliest().unwrap(), gap.to.latest().unwrap());
    for document in &WHOLE.truth.documents {
        let Some(date) = &document.date else { continue };
        let inside = date.latest().is_some_and(|d| d >= from) && date.earliest().is_some_and(|d| d <= to);
        assert!(!inside, "{}: {date}", document.title);
    }
}

#[test]
fn each_canary_stands_in_several_kinds_of_file() {
    for canary in CANARIES {
        let mut kinds = Vec::new();
        for (name, bytes) in pdfs(&WHOLE) {
            if pages_of(&bytes).iter().any(|p| p.contains(canary)) {
                kinds.push(name);
            }
        }
        for file in &WHOLE.files {
            let holds = match file.name.rsplit('.').next().unwrap() {
                "docx" => String::from_utf8(member(&file.bytes, "word/document.xml")).unwrap().contains(canary),
                "eml" | "txt" => String::from_utf8_lossy(&file.bytes).contains(canary),
                _ => false,
            };
            if holds {
                kinds.push(file.name.clone());
            }
        }
        assert!(kinds.len() >= 3, "{canary} only in {kinds:?}");
        assert!(kinds.iter().any(|k| !k.ends_with(".pdf")), "{canary} only in {kinds:?}");
    }
}

#[test]
fn the_text_file_is_windows_1252() {
    let bytes = WHOLE.bytes("Duty notes.txt").unwrap();
    assert!(std::str::from_utf8(bytes).is_err());
    assert!(bytes.contains(&0xA3) && bytes.contains(&0x93) && bytes.contains(&0x94) && bytes.contains(&0x96));
}

#[test]
fn pictures_can_be_opened() {
    for name in ["Photo Hillside garden.jpg", "Swimming certificate.jpg"] {
        let picture = image::load_from_memory(WHOLE.bytes(name).unwrap()).unwrap();
        assert!(picture.width() > 600 && picture.height() > 600, "{name}");
    }
}

#[test]
fn the_long_record_has_its_pages_and_its_words() {
    let pdf = prose_pdf(30);
    assert_eq!(pdf, prose_pdf(30));
    let pages = pages_of(&pdf);
    assert_eq!(pages.len(), 30);
    for page in &pages {
        let words = page.split(' ').count();
        assert!((400..=620).contains(&words), "{words} words");
    }
    let mut different = pages.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), 30);
}
