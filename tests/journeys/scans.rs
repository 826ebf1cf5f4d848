//! Pages that are pictures become words: found by search, on the timeline, resumed after a kill, and put right by the person.
//!
//! These need the models that `cargo xtask test` puts beside the built programs; without them they fail.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use contract::*;
use desk::{Desk, Surroundings};

use crate::support::*;

const SCANNED: &str = "Volume 2 scanned.pdf";

fn models() -> PathBuf {
    let folder = app().with_file_name("models");
    assert!(folder.is_dir(), "{} is missing: `cargo xtask test` puts the models there", folder.display());
    folder
}

/// A desk that reads pictures.
fn reading_desk(folder: &Path) -> Desk {
    fs::create_dir_all(folder.join("computer")).unwrap();
    let around = Surroundings::inside(folder.join("computer"), desk::ReaderProgram::at(app()));
    Desk::new(Surroundings { models: Some(models()), ..around })
}

fn opened(desk: &Desk, folder: &Path) {
    let place = Some(place(&folder.join("safe")));
    let request = OpenSafePlace { passphrase: PASSPHRASE.into(), place, despite_damage: false };
    desk.open_safe_place(request).expect("opens");
}

/// The scanned volume alone, in a folder of its own.
fn scans(folder: &Path) -> PathBuf {
    let path = folder.join(SCANNED);
    fs::write(&path, made_up().bytes(SCANNED).expect("in the made-up file")).unwrap();
    path
}

fn search(desk: &Desk, words: &str) -> SearchView {
    desk.search(SearchWanted { words: words.into(), offset: 0, limit: 20 }).expect("searched")
}

fn page(desk: &Desk, seq: u32) -> PageView {
    desk.page(PageWanted { seq, find: None }).expect("a page")
}

fn words_of(page: &PageView) -> String {
    page.runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn scanned_pages_become_words_and_the_persons_word_wins() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    let desk = reading_desk(folder.path());
    opened(&desk, folder.path());
    let view = bring_in(&desk, &[&scans(folder.path())]);
    let file = file_named(&desk, SCANNED);
    assert_eq!((view.scans.state, view.scans.waiting, view.scans.read), (ScansState::Idle, 0, file.pages), "{view:?}");
    assert_eq!((file.picture_only, file.pictures_waiting, file.pictures_not_read), (0, 0, 0));

    // The words are found, on the page where they stand, with their places.
    let hit = search(&desk, "name plate for the bedroom door").hits.into_iter().next().expect("read and indexed");
    let shown = page(&desk, hit.seq);
    assert_eq!((shown.scan, shown.words_state), (PageScan::Read, WordsState::Read));
    assert!(!shown.boxes.is_empty());
    // What the council removed is a hole there, and no words.
    assert!(desk.timeline(nothing()).unwrap().items.iter().any(|item| {
        item.evidence.iter().any(|e| e.file.ends_with(SCANNED))
            && item.when.as_ref().is_some_and(|w| w.edtf == "2001-09-14")
    }));

    // A word is put right. It is found, shown and exported, and the old one is not.
    let text = words_of(&shown);
    let (byte, _) = text.match_indices("plate").next().expect("the word stands there");
    let start = shown.runs[0].start + text[..byte].chars().count() as u32;
    let all: Vec<char> = text.chars().collect();
    assert_eq!(all[start as usize..start as usize + 5].iter().collect::<String>(), "plate", "no hole before it");
    let before = search(&desk, "plate").total;
    let typed = TypeWord { seq: hit.seq, start, end: start + 5, words: " zebrawood  sign ".into() };
    desk.type_word(typed).expect("typed");
    let found = search(&desk, "zebrawood sign");
    assert_eq!((found.total, found.hits[0].seq), (1, hit.seq));
    assert_eq!(search(&desk, "plate").total, before - u32::from(!words_of(&page(&desk, hit.seq)).contains("plate")));
    let now = page(&desk, hit.seq);
    assert_eq!((now.typed.len(), now.typed[0].was.as_str()), (1, "plate"));
    let out = folder.path().join("out");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).expect("exported");
    let pages = fs::read_to_string(out.join("data/records/pages.jsonl")).unwrap();
    let row = pages.lines().find(|line| line.contains("zebrawood sign")).expect("the page with the typed word");
    let row: serde_json::Value = serde_json::from_str(row).unwrap();
    assert_eq!(row["text_from"], "ocr");
    assert!(row["ocr_confidence"].as_f64().is_some_and(|c| (0.5..=1.0).contains(&c)), "{row}");
    let papers = fs::read_to_string(out.join("data/records/documents.jsonl")).unwrap();
    assert!(papers.lines().all(|line| line.contains(r#""scanned":true"#)), "they came as pictures");

    // Undone and done again; typing over what was typed; and it is there after closing.
    desk.undo(nothing()).unwrap();
    assert_eq!((search(&desk, "zebrawood").total, words_of(&page(&desk, hit.seq))), (0, text.clone()));
    desk.redo(nothing()).unwrap();
    let again = page(&desk, hit.seq).typed[0].clone();
    desk.type_word(TypeWord { seq: hit.seq, start: again.start, end: again.end, words: "brass plate".into() }).unwrap();
    assert_eq!((search(&desk, "zebrawood").total, search(&desk, "brass plate").total), (0, 1));
    desk.close();
    opened(&desk, folder.path());
    assert_eq!(search(&desk, "brass plate").total, 1);
    // A stretch over two lines, or none, is no word.
    for (start, end) in [(0, 0), (0, text.chars().count() as u32), (4, 100_000)] {
        let refused = desk.type_word(TypeWord { seq: hit.seq, start, end, words: "x".into() });
        assert_eq!(refused.unwrap_err().code, FailureCode::PageNotThere);
    }
    desk.close();
}

#[test]
fn reading_pictures_is_carried_on_after_a_kill_and_can_be_left_out() {
    let folder = folder();
    desk_with_place(folder.path()).close();
    fs::write(folder.path().join("passphrase"), PASSPHRASE).unwrap();
    let from = scans(folder.path());
    let _ = models();
    let import = |more: &[&str]| {
        let mut command = Command::new(cli());
        command.arg("import").arg(folder.path().join("safe")).arg(&from).args(more).arg("--quiet");
        command.arg("--passphrase-file").arg(folder.path().join("passphrase"));
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(import(&["--no-ocr"]).status().expect("it runs").success(), "what was asked for is done");
    // A desk that does not read pictures, to look without changing anything.
    let look = || {
        let desk = new_desk(folder.path());
        desk.read_pictures(false);
        opened(&desk, folder.path());
        let scans = desk.import_status(nothing()).unwrap().scans;
        let texts: Vec<_> = (1..=file_named(&desk, SCANNED).pages).map(|seq| page(&desk, seq)).collect();
        desk.close();
        (scans, texts)
    };
    let (left, pages) = look();
    let all = pages.len() as u32;
    assert_eq!((left.waiting, left.read), (all, 0));
    assert!(pages.iter().all(|p| p.scan == PageScan::Waiting && p.words_state == WordsState::PictureOnly));

    // Killed as soon as some pages are read: those are kept.
    let mut child = import(&[]).spawn().expect("it starts");
    let started = Instant::now();
    std::thread::sleep(Duration::from_secs(6));
    child.kill().expect("killed");
    child.wait().expect("it ends");
    let (half, at_half) = look();
    assert_eq!(half.waiting + half.read + half.could_not_read, all, "none is skipped");
    eprintln!("{} of {all} pages in {:?}", half.read, started.elapsed());

    assert!(import(&[]).status().expect("it runs").success(), "it carries on to its end");
    let (end, at_end) = look();
    assert_eq!((end.waiting, end.read, end.could_not_read), (0, all, 0));
    for (before, after) in at_half.iter().zip(&at_end).filter(|(before, _)| before.scan == PageScan::Read) {
        assert_eq!(words_of(before), words_of(after), "a finished page stays as it was");
    }
}

#[test]
fn without_the_models_pages_stay_pictures_and_it_is_told() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let view = bring_in(&desk, &[&scans(folder.path())]);
    let file = file_named(&desk, SCANNED);
    assert_eq!((view.scans.state, view.scans.waiting), (ScansState::NoModels, file.pages));
    let shown = page(&desk, 1);
    assert_eq!((shown.scan, shown.words_state), (PageScan::NoModels, WordsState::PictureOnly));
    let refused = desk.type_word(TypeWord { seq: 1, start: 0, end: 1, words: "x".into() });
    assert_eq!(refused.unwrap_err().code, FailureCode::PageNotThere);
    desk.close();
}
