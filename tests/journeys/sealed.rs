//! Words that a council left under boxes, in five ways: nowhere in the safe place's answers, nor in anything that leaves it.

use std::fs;

use contract::*;

use crate::support::*;

const SECRET: &str = "WOMBAT-UNDER-THE-BOX";

#[test]
fn words_left_under_boxes_come_out_nowhere_and_are_told_of() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let from = folder.path().join("From the council");
    fs::create_dir_all(&from).unwrap();
    let files = sample::boxed::sealed_files(SECRET);
    for file in &files {
        fs::write(from.join(&file.name), &file.bytes).unwrap();
    }
    bring_in(&desk, &[&from]);

    // Searching, whole or in part; each part is the beginning of a word, as the index keeps it.
    for words in [SECRET, "WOMBAT", "wom", "UNDER-THE", "\"UNDER THE BOX\""] {
        assert_eq!(desk.search(SearchWanted { words: words.into(), offset: 0, limit: 5 }).unwrap().total, 0, "{words}");
    }
    assert_eq!(desk.search(SearchWanted { words: "Amy".into(), offset: 0, limit: 9 }).unwrap().total, 5);

    // Every page as the window gets it: words to read, to speak and to copy, marks, reasons, hard words.
    for seq in 1..=5 {
        let page = desk.page(PageWanted { seq, find: Some("WOMBAT".into()) }).unwrap();
        let all = serde_json::to_string(&page).unwrap();
        assert!(!all.contains("WOMBAT") && page.found.is_empty(), "page {seq}: {all}");
        assert!(page.blacked_out.iter().any(|b| b.left_underneath), "page {seq} ({}) does not tell of it", page.file);
    }

    // The map tells of it, and of how many papers.
    let map = desk.removed_map(RemovedWanted { offset: 0, limit: 50 }).unwrap();
    assert_eq!((map.left_underneath, map.pages, map.parts), (5, 5, 5));
    assert!(map.left_papers >= 1 && map.papers_total == map.papers.len() as u32);
    assert!(map.papers.iter().flat_map(|p| &p.pages).all(|p| p.share < 0.05));
    assert!(map.meanings.iter().all(|m| !m.source.is_empty()));
    let answers = [
        serde_json::to_string(&map).unwrap(),
        serde_json::to_string(&desk.questions(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.timeline(Nothing {}).unwrap()).unwrap(),
        serde_json::to_string(&desk.story(Nothing {}).unwrap()).unwrap(),
    ];
    assert!(answers.iter().all(|a| !a.contains("WOMBAT")));

    // Taking everything out: in no record, note or story. The originals are as they came, byte for byte.
    let out = folder.path().join("Everything");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    let story = folder.path().join("story.md");
    desk.save_story(SaveTo { place: place(&story), kind: PlaceFor::StoryMarkdown }).unwrap();
    let text = "What was under the boxes?".into();
    let asked = desk.write_question(WriteQuestion { text, seq: None, start: None, end: None }).unwrap();
    let ids = asked.own.iter().chain(&asked.suggested).map(|question| question.id.clone()).take(10).collect();
    desk.choose_questions(ChooseQuestions { ids }).unwrap();
    // What is printed: the words of a PDF are packed, so they are taken out of it.
    for (name, kind) in
        [("story.pdf", PlaceFor::StoryPdf), ("sheet.pdf", PlaceFor::Sheet), ("came.pdf", PlaceFor::Receipt)]
    {
        let to = folder.path().join(name);
        let saved = SaveTo { place: place(&to), kind };
        match kind {
            PlaceFor::StoryPdf => drop(desk.save_story(saved).unwrap()),
            PlaceFor::Sheet => drop(desk.save_sheet(saved).unwrap()),
            _ => drop(desk.save_receipt(saved).unwrap()),
        }
        let printed = super::main_job::pdf_text(&to);
        assert!(!printed.trim().is_empty() && !printed.to_uppercase().contains("WOMBAT"), "{name}: {printed}");
    }
    desk.close();

    // The database itself, decrypted: every cell of every table, and every word of the index.
    let cells = keys::cells(&keys::database(&folder.path().join("safe")));
    let holds = |column: &str, words: &str| cells.iter().any(|(c, b)| c.starts_with(column) && shows(b, words));
    assert!(holds("page.", "Amy was seen by") && holds("indexed.", "amy"), "the look misses what is there");
    let telling: Vec<_> = cells.iter().filter(|(_, bytes)| shows(bytes, "wombat")).map(|(column, _)| column).collect();
    assert!(telling.is_empty(), "{telling:?}");
    let holding = crate::journeys::no_trace::holding(folder.path(), &[SECRET, "WOMBAT"]);
    let holding: Vec<_> = holding.into_iter().filter(|p| !p.starts_with(&from)).collect();
    let originals = out.join("data/originals");
    assert!(holding.iter().all(|p| p.starts_with(&originals)), "{holding:?}");
    let rows = fs::read_to_string(out.join("data/records/redactions.jsonl")).unwrap();
    assert_eq!(rows.matches("\"text_underneath\":true").count(), 5, "{rows}");
}

/// Whether bytes hold words, in any letters' case, in UTF-8 or UTF-16.
fn shows(bytes: &[u8], words: &str) -> bool {
    let lower = bytes.to_ascii_lowercase();
    let mut finds = [words.to_ascii_lowercase().into_bytes(), Vec::new()];
    finds[1] = words.to_ascii_lowercase().encode_utf16().flat_map(u16::to_le_bytes).collect();
    finds.iter().any(|find| lower.windows(find.len()).any(|at| at == &find[..]))
}
