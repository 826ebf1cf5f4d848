//! The main job once: keep it safe, read it, understand a word, make a note, see a life in order, correct it, ask, take it out.

use contract::*;

use crate::support::*;

#[test]
fn a_person_does_the_whole_job_once_and_finds_it_all_again_the_next_day() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());

    // Every received file came to an end, and says how.
    let files = desk.files(nothing()).unwrap().files;
    assert!(files.iter().all(|f| matches!(f.state, FileStateView::Done)), "{files:#?}");
    let scanned = file_named(&desk, "Volume 2 scanned.pdf");
    assert_eq!(scanned.picture_only, scanned.pages);

    // Search, and read the page that it leads to.
    let found = desk.search(SearchWanted { words: "Hillside".into(), offset: 0, limit: 20 }).unwrap();
    assert!(found.total > 0 && !found.hits.is_empty());
    let hit = &found.hits[0];
    let page = desk.page(PageWanted { seq: hit.seq, find: Some("Hillside".into()) }).unwrap();
    assert!(!page.found.is_empty(), "the hit is marked on its page");
    let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
    assert!(text.contains("Hillside"));

    // A hard word is explained, with its source.
    let lac = desk.explain(ExplainWanted { word: "LAC".into(), year: Some(2006) }).unwrap();
    assert!(lac.known && lac.meanings.iter().all(|m| !m.plain.is_empty() && !m.source.is_empty()));

    // A note, edited, undone, done again.
    let note = AddNote {
        seq: hit.seq,
        start: page.found[0].start,
        end: page.found[0].end,
        kind: NoteKindView::Wrong,
        body: "It was a Tuesday".into(),
    };
    let note = desk.add_note(note).unwrap();
    assert_eq!(note.quote.to_lowercase(), "hillside");
    desk.edit_note(EditNote { id: note.id.clone(), kind: NoteKindView::Note, body: "It was a Wednesday".into() })
        .unwrap();
    assert_eq!(desk.undo(nothing()).unwrap().what.as_deref(), Some("note_edited"));
    assert_eq!(desk.notes(NotesWanted { words: Some("tuesday".into()), kind: None }).unwrap().notes.len(), 1);
    assert_eq!(desk.redo(nothing()).unwrap().what.as_deref(), Some("note_edited"));
    assert_eq!(desk.notes(NotesWanted { words: Some("wednesday".into()), kind: None }).unwrap().notes.len(), 1);

    // A life in order, every line with its page; the person's word wins.
    let timeline = desk.timeline(nothing()).unwrap();
    assert!(timeline.items.len() > 30);
    assert!(timeline.items.iter().all(|i| !i.evidence.is_empty()), "no line without proof");
    let item = timeline.items.iter().find(|i| i.kind == "review").unwrap().clone();
    desk.correct_event(CorrectEvent { key: item.key.clone(), title: None, when_words: Some("spring 2007".into()) })
        .unwrap();
    desk.add_memory(AddMemory {
        title: "The red door".into(),
        body: "It was red.".into(),
        when_words: "summer 2006".into(),
    })
    .unwrap();
    let timeline = desk.timeline(nothing()).unwrap();
    let corrected = timeline.items.iter().find(|i| i.key == item.key).unwrap();
    assert_eq!(corrected.when.as_ref().unwrap().words, "spring 2007");
    assert_eq!(corrected.file_says.as_ref().map(|w| &w.edtf), item.when.as_ref().map(|w| &w.edtf));
    assert!(timeline.items.iter().any(|i| i.kind == "memory" && i.title == "The red door"));

    // Three questions on one sheet.
    let questions = desk.questions(nothing()).unwrap();
    assert!(questions.suggested.len() >= 5 && questions.suggested.iter().all(|q| !q.evidence.is_empty()));
    let ids: Vec<String> = questions.suggested.iter().take(2).map(|q| q.id.clone()).collect();
    let own = desk.write_question(WriteQuestion {
        text: "Can I have the photos?".into(),
        seq: Some(hit.seq),
        start: Some(0),
        end: Some(5),
    });
    let own = own.unwrap().own.remove(0).id;
    let chosen = desk.choose_questions(ChooseQuestions { ids: [ids, vec![own]].concat() }).unwrap();
    assert_eq!((chosen.chosen.len(), chosen.advice), (3, SheetAdvice::Right));
    let sheet = folder.path().join("sheet.pdf");
    desk.save_sheet(SaveTo { place: place(&sheet), kind: PlaceFor::Sheet }).unwrap();
    let story = folder.path().join("story.pdf");
    desk.save_story(SaveTo { place: place(&story), kind: PlaceFor::StoryPdf }).unwrap();
    assert!(pdf_text(&sheet).contains("Can I have the photos?"));
    assert!(pdf_text(&story).contains("red"));

    // The next day all of it is still there.
    desk.keep_place(KeepPlace { seq: hit.seq }).unwrap();
    desk.close();
    drop(desk);
    let (desk, opened) = reopen(folder.path());
    assert_eq!(opened.seal, SealState::Verified);
    assert!(!opened.older_copy);
    assert_eq!(desk.home(nothing()).unwrap().place_kept.map(|p| p.seq), Some(hit.seq));
    assert_eq!(desk.notes(NotesWanted { words: None, kind: None }).unwrap().notes.len(), 1);
    let again = desk.timeline(nothing()).unwrap();
    assert_eq!(again.items.iter().find(|i| i.key == item.key).unwrap().when.as_ref().unwrap().words, "spring 2007");
    assert_eq!(desk.questions(nothing()).unwrap().chosen.len(), 3);
    let check = check(&desk, true);
    assert!(check.damage.is_empty(), "{:?}", check.damage);
    desk.close();
}

#[test]
fn bringing_the_same_folder_in_again_adds_nothing_and_keeps_the_notes() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let before = desk.files(nothing()).unwrap();
    let seq = file_named(&desk, "Duty notes.txt").first_seq.unwrap();
    desk.add_note(AddNote { seq, start: 0, end: 4, kind: NoteKindView::Highlight, body: String::new() }).unwrap();
    let view = bring_in(&desk, &[&folder.path().join("From the council")]);
    assert_eq!(view.already_here as usize, made_up().files.len());
    assert_eq!(desk.files(nothing()).unwrap().files.len(), before.files.len());
    let note = desk.notes(NotesWanted { words: None, kind: None }).unwrap().notes.remove(0);
    assert_eq!((note.seq, note.start), (seq, Some(0)));
    desk.close();
}

#[test]
fn a_file_taken_out_is_gone_from_search_and_comes_back_whole() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let file = file_named(&desk, "Duty notes.txt");
    let count =
        |desk: &desk::Desk| desk.search(SearchWanted { words: "duty".into(), offset: 0, limit: 100 }).unwrap().total;
    let before = count(&desk);
    desk.take_file_out(FileRef { id: file.id }).unwrap();
    assert!(count(&desk) < before);
    assert_eq!(desk.files(nothing()).unwrap().taken_out.len(), 1);
    desk.put_file_back(FileRef { id: file.id }).unwrap();
    assert_eq!(count(&desk), before);
    desk.close();
}

#[test]
fn looking_around_in_the_made_up_file_leaves_nothing_behind_and_touches_no_other_place() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    desk.close();
    let opened = desk.look_around(nothing()).unwrap();
    assert!(opened.made_up);
    desk.bring_in_made_up_file(nothing()).unwrap();
    assert_eq!(desk.wait_for_import().unwrap().state, ImportState::Finished);
    assert!(desk.home(nothing()).unwrap().pages >= 140);
    assert!(desk.home(nothing()).unwrap().has_kind_words.is_some(), "there is something kind in it");
    desk.close();
    let left = std::fs::read_dir(folder.path().join("computer/data")).map_or(0, |entries| entries.count());
    assert_eq!(left, 0, "the made-up file's own safe place is gone");
    drop(desk);
    let (desk, opened) = reopen(folder.path());
    assert!(!opened.made_up && opened.papers == 0);
    desk.close();
}

#[test]
fn a_paused_import_carries_on_after_the_program_was_closed() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let from = write_made_up(folder.path());
    desk.bring_in(BringIn { places: vec![place(&from)] }).unwrap();
    let paused = desk.pause_import(nothing()).unwrap();
    assert_eq!(paused.state, ImportState::Paused);
    desk.close();
    drop(desk);
    let (desk, opened) = reopen(folder.path());
    assert!(opened.import_waiting);
    desk.carry_on_import(nothing()).unwrap();
    assert_eq!(desk.wait_for_import().unwrap().state, ImportState::Finished);
    let files = desk.files(nothing()).unwrap().files;
    assert!(files.len() >= made_up().files.len() && files.iter().all(|f| f.state == FileStateView::Done));
    desk.close();
}

#[test]
fn the_persons_word_holds_when_the_file_is_read_again() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let timeline = desk.timeline(nothing()).unwrap();
    let moved = timeline.items.iter().find(|i| i.kind == "placement_start" && i.evidence.len() > 1).unwrap().clone();
    let hidden = timeline.items.iter().find(|i| i.kind == "health").unwrap().clone();
    desk.correct_event(CorrectEvent {
        key: moved.key.clone(),
        title: Some("I went to live there".into()),
        when_words: Some("2003".into()),
    })
    .unwrap();
    desk.hide_event(EventRef { key: hidden.key.clone() }).unwrap();
    // A day of birth makes the program read every page again.
    desk.set_born(SetBorn { words: desk::MADE_UP_BORN.into() }).unwrap();
    settle(&desk);
    let again = desk.timeline(nothing()).unwrap();
    let now = again.items.iter().find(|i| i.title == "I went to live there").expect("the correction holds");
    assert_eq!((now.when.as_ref().unwrap().edtf.as_str(), now.decided_by), ("2003", DecidedByView::Person));
    assert!(again.items.iter().any(|i| i.hidden && i.title == hidden.title));
    for _ in 0..3 {
        desk.undo(nothing()).unwrap();
    }
    let undone = desk.timeline(nothing()).unwrap();
    assert!(undone.items.iter().all(|i| i.title != "I went to live there" && !i.hidden));
    desk.close();
}

/// The words of a PDF, by a reader that is not ours.
pub fn pdf_text(path: &std::path::Path) -> String {
    let output =
        std::process::Command::new("pdftotext").arg(path).arg("-").output().expect("poppler-utils is installed");
    assert!(output.status.success(), "pdftotext reads {}", path.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}
