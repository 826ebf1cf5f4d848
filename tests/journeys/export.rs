//! Taking everything out: valid for a BagIt validator that is not ours, and true to the pages.

use std::fs;
use std::process::Command;

use contract::*;
use serde_json::Value;

use crate::support::*;

#[test]
fn the_open_export_is_a_valid_bag_and_its_quotes_are_on_their_pages() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    desk.add_note(AddNote { seq: 1, start: 0, end: 10, kind: NoteKindView::Ask, body: "Who wrote this?".into() })
        .unwrap();
    let out = folder.path().join("Everything");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    let again = desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport });
    assert_eq!(again.unwrap_err().code, FailureCode::AlreadyThere);
    desk.close();

    let python = std::env::var("OWNSTORY_BAGIT_PYTHON").unwrap_or_else(|_| "python3".into());
    let checked = Command::new(python)
        .args(["-c", "import sys, bagit; bagit.Bag(sys.argv[1]).validate()"])
        .arg(&out)
        .output()
        .expect("python runs");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));

    let rows = |name: &str| -> Vec<Value> {
        let text = fs::read_to_string(out.join("data/records").join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        text.lines().map(|line| serde_json::from_str(line).expect("a JSON row")).collect()
    };
    let pages = rows("pages.jsonl");
    let text_of = |file: &Value, page: &Value| -> Vec<char> {
        let row = pages.iter().find(|p| &p["file"] == file && &p["page"] == page).expect("a page row");
        row["text"].as_str().expect("text").chars().collect()
    };
    let quoted = |e: &Value, words: &str| {
        let text = text_of(&e["file"], &e["page"]);
        let at = |name: &str| e[name].as_u64().expect("an offset") as usize;
        let on_page: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(on_page, e[words].as_str().expect("words"));
    };
    let (events, dates, words) = (rows("events.jsonl"), rows("dates.jsonl"), rows("words.jsonl"));
    assert!(events.len() > 30 && dates.len() > 100 && words.len() > 100);
    events.iter().flat_map(|e| e["evidence"].as_array().expect("evidence")).for_each(|e| quoted(e, "quote"));
    dates.iter().for_each(|d| quoted(d, "text"));
    words.iter().for_each(|w| quoted(w, "text"));
    for name in ["documents", "people", "redactions", "gaps", "questions", "placements", "expected"] {
        rows(&format!("{name}.jsonl"));
    }
    for file in &made_up().files {
        assert_eq!(
            fs::read(out.join("data/originals/From the council").join(&file.name)).unwrap(),
            file.bytes,
            "{}",
            file.name
        );
    }
    let notes: Value = serde_json::from_slice(&fs::read(out.join("data/notes.jsonld")).unwrap()).unwrap();
    assert_eq!(notes["total"], 1);
    let everything = Command::new("grep")
        .args(["-r", "--count", "--binary-files=text", sample::UNDER_THE_BOX])
        .arg(out.join("data/records"))
        .output()
        .unwrap();
    assert!(!everything.status.success(), "words from under a box are in the export");
}
