//! Hard passages, from the page to the window: their words are in no view before they are opened, are there after, and are gone
//! again after locking. What the person turned off stays off when a newer reader reads everything again.

use std::fs;

use contract::*;
use desk::Desk;

use crate::support::*;

/// Stands nowhere but in the hard sentence.
const HIDDEN: &str = "cardigan";
const SENTENCE: &str = "His father beat him with a belt and tore his cardigan.";

/// One page of plain print, with a hard sentence in the middle.
fn letter() -> Vec<u8> {
    let lines = [
        "Marlow County Council",
        "14 February 2004",
        "The garden is large and he plays in it every day.",
        SENTENCE,
        "He enjoys school and came third in the sack race.",
    ];
    sample::plain_pdf(&lines)
}

fn page(desk: &Desk) -> PageView {
    desk.page(PageWanted { seq: 1, find: Some(HIDDEN.into()) }).unwrap()
}

fn hits(desk: &Desk) -> Vec<SearchHit> {
    desk.search(SearchWanted { words: HIDDEN.into(), offset: 0, limit: 5 }).unwrap().hits
}

/// The picture that a page's address leads to.
fn picture(desk: &Desk, view: &PageView) -> Option<Vec<u8>> {
    let address = view.picture.clone().expect("a picture");
    let parts: Vec<&str> = address.split('/').collect();
    desk.picture(parts[0], parts[1].parse().unwrap(), parts[2].parse().unwrap(), 900)
}

/// Every view of this desk, as it would cross to the window.
fn everything(desk: &Desk) -> String {
    let all = [
        serde_json::to_string(&page(desk)).unwrap(),
        serde_json::to_string(&hits(desk)).unwrap(),
        serde_json::to_string(&desk.timeline(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.questions(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.story(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.notes(NotesWanted { words: None, kind: None }).unwrap()).unwrap(),
        serde_json::to_string(&desk.paper(PaperAt { seq: 1 }).unwrap()).unwrap(),
        serde_json::to_string(&desk.receipt(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.decisions_on(PaperAt { seq: 1 }).unwrap()).unwrap(),
        serde_json::to_string(&desk.your_words(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.agreed(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.copied(CopiedWanted { offset: 0, limit: 50 }).unwrap()).unwrap(),
        serde_json::to_string(&desk.repeats(RepeatsWanted { seq: 1 }).unwrap()).unwrap(),
        serde_json::to_string(&desk.compare_pages(CompareWanted { left: 1, right: 2 }).unwrap()).unwrap(),
    ];
    all.join("\n")
}

fn brought_in(folder: &std::path::Path) -> Desk {
    let desk = desk_with_place(folder);
    desk.lift_covers(false);
    let from = folder.join("From the council");
    fs::create_dir_all(&from).unwrap();
    fs::write(from.join("A letter.pdf"), letter()).unwrap();
    fs::write(from.join("Typed.txt"), format!("Record of a visit. {SENTENCE} He was given tea.")).unwrap();
    bring_in(&desk, &[&from]);
    desk
}

#[test]
fn covered_words_cross_only_when_they_are_opened_and_not_after_locking() {
    let folder = folder();
    let desk = brought_in(folder.path());
    let view = page(&desk);
    let [cover] = &view.covers[..] else { panic!("{:?}", view.covers) };
    assert_eq!((cover.line.what.as_slice(), cover.line.who), (&["someone was hurt".to_owned()][..], CoverWho::Parent));
    assert!(view.found.is_empty() && !view.picture_waits);
    let (start, end) = (cover.start, cover.end);
    // A mark on the covered words keeps them, and does not show them.
    let note = AddNote { seq: 1, start, end, kind: NoteKindView::Note, body: "I remember".into() };
    assert!(desk.add_note(note).unwrap().quote.is_empty());
    assert!(!everything(&desk).contains(HIDDEN), "{}", everything(&desk));
    assert_eq!(hits(&desk).len(), 2, "the page is found all the same");
    assert!(hits(&desk).iter().all(|hit| hit.covered.is_some() && hit.snippet.is_empty()));
    let masked = picture(&desk, &view).expect("drawn");

    desk.open_cover(CoverAt { seq: 1, start, end }).unwrap();
    let opened = page(&desk);
    assert!(opened.runs.iter().any(|run| run.text.contains(HIDDEN)));
    assert!(opened.covers[0].sentences.iter().all(|s| s.open) && opened.found.len() == 1);
    assert!(hits(&desk).iter().any(|hit| hit.snippet.contains(HIDDEN)));
    assert_ne!(opened.picture, view.picture, "the window asks for the picture again");
    assert!(picture(&desk, &opened).expect("drawn") != masked, "the mask is gone from the picture");
    assert!(picture(&desk, &view).is_none(), "only the address of now is answered");
    desk.close_cover(CoverAt { seq: 1, start, end }).unwrap();
    assert!(picture(&desk, &opened).is_none(), "nor does one from before the closing show what it did");
    assert!(picture(&desk, &page(&desk)).expect("drawn") == masked);
    assert!(!everything(&desk).contains(HIDDEN));

    desk.open_cover(CoverAt { seq: 1, start, end }).unwrap();
    desk.close();
    let (desk, _) = reopen(folder.path());
    desk.lift_covers(false);
    assert!(!everything(&desk).contains(HIDDEN), "locking covers it again");
}

#[test]
fn what_is_turned_off_stays_off_through_a_newer_reader_and_can_be_undone() {
    let folder = folder();
    let desk = brought_in(folder.path());
    let off = TurnCovers { of: CoverOf::Kind, kind: Some("hurt".into()), seq: None, on: false };
    assert!(desk.turn_covers(off).unwrap().kinds.iter().any(|k| k.kind == "hurt" && !k.on));
    assert!(page(&desk).covers.is_empty());
    // A new day of birth has every page read again, as a newer reader does.
    desk.set_born(SetBorn { words: "14 June 1996".into() }).unwrap();
    settle(&desk);
    assert!(everything(&desk).contains(HIDDEN));
    desk.close();
    let (desk, _) = reopen(folder.path());
    desk.lift_covers(false);
    assert!(page(&desk).covers.is_empty());
    desk.undo(Nothing {}).unwrap();
    assert_eq!(desk.undo(Nothing {}).unwrap().what.as_deref(), Some("covers_turned"));
    assert_eq!(page(&desk).covers.len(), 1);

    // For one page only; news about the family would stay.
    desk.turn_covers(TurnCovers { of: CoverOf::Page, kind: None, seq: Some(1), on: false }).unwrap();
    assert!(page(&desk).covers.is_empty());
    let other = desk.page(PageWanted { seq: 2, find: None }).unwrap();
    assert_eq!(other.covers.len(), 1);
    let none = TurnCovers { of: CoverOf::Kind, kind: Some("joy".into()), seq: None, on: false };
    assert_eq!(desk.turn_covers(none).unwrap_err().code, FailureCode::NothingThere);
}

#[test]
fn the_terminal_and_the_export_have_the_words() {
    let folder = folder();
    let desk = brought_in(folder.path());
    desk.lift_covers(true);
    assert!(hits(&desk).iter().all(|hit| hit.covered.is_none() && hit.snippet.contains(HIDDEN)));
    desk.lift_covers(false);
    let out = folder.path().join("Everything");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    let rows = fs::read_to_string(out.join("data/records/pages.jsonl")).unwrap();
    assert!(rows.contains(HIDDEN));
}
