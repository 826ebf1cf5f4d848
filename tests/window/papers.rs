//! Hostile papers through the whole desk: what they carry is kept as words, shown as words, and goes out as words.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use contract::*;
use desk::Desk;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use sample::hostile::{LIVE_KEYS, RTL_CONTROLS, injections, is_plain, is_spreadsheet, live_pdfs, papers};
use serde_json::Value;

use crate::support::*;

/// Writes the hostile papers into a folder.
pub fn write_hostile_papers(folder: &Path) -> PathBuf {
    let from = folder.join("Hostile");
    fs::create_dir_all(&from).unwrap();
    for file in papers() {
        fs::write(from.join(&file.name), &file.bytes).unwrap();
    }
    from
}

/// The person's own fields, each with injections in it.
pub fn fill_own_fields(desk: &Desk) {
    let all = injections();
    let kinds = [NoteKindView::Note, NoteKindView::Wrong, NoteKindView::Ask, NoteKindView::Memory];
    for (n, some) in all.chunks(24).enumerate() {
        let words = some.join("\n");
        let first = some.iter().find(|w| !w.trim().is_empty()).expect("words").clone();
        desk.add_note(AddNote { seq: 1 + n as u32 % 20, start: 0, end: 5, kind: kinds[n % 4], body: words.clone() })
            .unwrap();
        desk.add_memory(AddMemory {
            title: some.join(" "),
            body: words.clone(),
            when_words: format!("May {}", 1990 + n % 30),
        })
        .unwrap();
        let view = desk.write_question(WriteQuestion { text: words, seq: None, start: None, end: None }).unwrap();
        if n < 8 {
            let ids =
                view.chosen.iter().map(|q| q.id.clone()).chain([view.own.last().expect("the new one").id.clone()]);
            desk.choose_questions(ChooseQuestions { ids: ids.collect() }).unwrap();
        }
        if let Some(suggested) = view.suggested.get(n) {
            desk.reword_question(RewordQuestion { id: suggested.id.clone(), text: first }).unwrap();
        }
    }
    let some = |from: usize| all.iter().skip(from).take(6).cloned().collect::<Vec<_>>().join(" ");
    desk.set_meeting(Meeting {
        with: some(0),
        date: some(80),
        say_first: all.iter().take(200).cloned().collect::<Vec<_>>().join(" "),
    })
    .unwrap();
    let settings = desk.settings(nothing()).unwrap();
    desk.set_settings(Settings { called: some(40), ..settings }).unwrap();
}

#[test]
fn hostile_words_are_read_as_words_and_go_out_as_words() {
    let folder = folder();
    let from = write_hostile_papers(folder.path());
    let desk = desk_with_place(folder.path());
    bring_in(&desk, &[&from]);
    for row in desk.files(nothing()).unwrap().files {
        assert!(matches!(row.state, FileStateView::Done), "{row:?}");
    }
    every_page_is_sound(&desk);
    fill_own_fields(&desk);
    searching_for_them_finds_words(&desk);

    let save = |name: &str, kind: PlaceFor| SaveTo { place: place(&folder.path().join(name)), kind };
    desk.save_story(save("story.md", PlaceFor::StoryMarkdown)).unwrap();
    desk.save_story(save("story.pdf", PlaceFor::StoryPdf)).unwrap();
    desk.save_sheet(save("sheet.pdf", PlaceFor::Sheet)).unwrap();
    desk.open_export(save("out", PlaceFor::OpenExport)).unwrap();
    desk.close();

    only_words(&fs::read_to_string(folder.path().join("story.md")).unwrap());
    only_words(&fs::read_to_string(folder.path().join("out/data/story/story.md")).unwrap());
    cannot_act(&folder.path().join("story.pdf"));
    cannot_act(&folder.path().join("sheet.pdf"));
    records_hold_words(&folder.path().join("out"));
}

/// Every injection that a paper can carry is on a page as it was written, and nothing on any page turns the words round.
fn every_page_is_sound(desk: &Desk) {
    let total = desk.page(PageWanted { seq: 1, find: None }).unwrap().total;
    let (mut plain, mut pdf) = (String::new(), String::new());
    for seq in 1..=total {
        let page = desk.page(PageWanted { seq, find: None }).unwrap();
        let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
        assert!(!text.contains(RTL_CONTROLS), "page {seq} of {} turns words round: {text:?}", page.file);
        assert!(!text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "{}: {text:?}", page.file);
        let to = if page.file.ends_with("Words.pdf") { &mut pdf } else { &mut plain };
        to.push_str(&text);
        if let Some(document) = page.document {
            assert!(!document.title.contains(RTL_CONTROLS), "{}", document.title);
        }
    }
    let all = injections();
    let whole = all.iter().filter(|w| is_plain(w) && plain.contains(w.as_str())).count();
    assert!(whole >= 500, "only {whole} injections came through as they were written");
    let squeezed = |words: &str| words.split_whitespace().collect::<String>();
    let pdf = squeezed(&pdf);
    let in_pdf = all.iter().filter(|w| is_plain(w) && pdf.contains(&squeezed(w))).count();
    assert!(in_pdf >= 450, "only {in_pdf} injections were read from the PDF");
    let timeline = desk.timeline(nothing()).unwrap();
    let titled = timeline.items.iter().filter(|i| i.title.contains('<')).count();
    assert!(titled >= 40, "only {titled} events are named by injections: the views would not be tested");
    assert!(timeline.items.iter().all(|i| !i.title.contains(RTL_CONTROLS)));
}

fn searching_for_them_finds_words(desk: &Desk) {
    let mut hits = 0;
    for words in injections() {
        let found = desk.search(SearchWanted { words: words.clone(), offset: 0, limit: 20 });
        let found = found.unwrap_or_else(|e| panic!("{words:?}: {e:?}"));
        hits += found.hits.len();
        for hit in found.hits {
            let length = hit.snippet.chars().count() as u32;
            assert!(hit.marks.iter().all(|m| m.start < m.end && m.end <= length), "{words:?}: {hit:?}");
            assert!(
                !hit.snippet.contains(['\u{FDD0}', '\u{FDD1}']),
                "{words:?}: the index's own marks are shown: {hit:?}"
            );
        }
        desk.notes(NotesWanted { words: Some(words.clone()), kind: None }).unwrap();
        desk.documents(DocumentsWanted { offset: 0, limit: 5, kind: None, words: Some(words.clone()), order: None })
            .unwrap();
        desk.page(PageWanted { seq: 1, find: Some(words) }).unwrap();
    }
    assert!(hits > 1000, "{hits} hits");
}

/// Markdown that any reader of it, however generous, takes for headings, paragraphs and our own emphasis.
fn only_words(markdown: &str) {
    let mut emphasis = false;
    let mut words = String::new();
    // Every addition that there is, but the one that only makes quotation marks pretty.
    let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::Paragraph) | Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => {
                words.push('\n')
            }
            Event::Start(Tag::Emphasis) => emphasis = true,
            Event::End(TagEnd::Emphasis) => emphasis = false,
            Event::Text(text) => {
                let own = matches!(&*text, "(my memory)" | "(my correction)");
                assert!(!emphasis || own, "emphasis that is not ours: {text}");
                words.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            other => panic!("{other:?} in the story; after {:?}", &words[words.len().saturating_sub(300)..]),
        }
    }
    let all = injections();
    let told = all.iter().filter(|w| is_plain(w) && words.contains(w.as_str())).count();
    assert!(told >= 300, "only {told} injections are in the story: nothing is tested");
    assert!(
        all.iter().filter(|w| w.contains('&')).filter(|w| is_plain(w) && words.contains(w.as_str())).count() >= 8,
        "entities were read as what they stand for"
    );
    // Some readers make a link of any address; none of a broken one.
    for address in ["http://", "https://", "www.", "javascript:", "mailto:"] {
        let at = markdown.find(address);
        assert!(at.is_none(), "a reader would make a link of the {address} at byte {at:?}");
    }
}

/// A PDF with nothing in it but pages of words.
fn cannot_act(pdf: &Path) {
    let open = pdf.with_extension("open");
    let done = Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .arg(pdf)
        .arg(&open)
        .output()
        .expect("qpdf is installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let bytes = fs::read(&open).unwrap();
    for key in LIVE_KEYS {
        let needle = key.as_bytes();
        let found =
            bytes.windows(needle.len() + 1).any(|w| w.starts_with(needle) && !w[needle.len()].is_ascii_alphanumeric());
        assert!(!found, "{key} in {}", pdf.display());
    }
    assert!(bytes.windows(5).any(|w| w == b"/Page"), "qpdf opened it");
}

/// The records are JSON, a row a line; there is no cell for a spreadsheet to run, and the injections are in there as strings.
fn records_hold_words(out: &Path) {
    let mut kinds = std::collections::BTreeSet::new();
    let mut formulas = 0;
    let mut folders = vec![out.join("data/records"), out.join("data/story")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            kinds.insert(name.rsplit('.').next().unwrap_or_default().to_owned());
            if !name.ends_with(".jsonl") {
                continue;
            }
            for line in fs::read_to_string(entry.path()).unwrap().lines() {
                // The person's own words stay as they typed them.
                let own = name.starts_with("events") || name.starts_with("questions");
                assert!(line.starts_with("{\"") && (own || !line.contains(RTL_CONTROLS)), "{name}: {line}");
                let row: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{name}: {e}: {line}"));
                let text = row["text"].as_str().unwrap_or_default();
                formulas += text.lines().filter(|l| is_spreadsheet(l)).count();
            }
        }
    }
    // Should a table that spreadsheets open ever be added, it needs a rule for cells that begin like a formula first.
    assert_eq!(kinds, ["jsonl", "md"].map(String::from).into());
    assert!(formulas >= 20, "only {formulas} rows begin like a formula: nothing is tested");
    let notes: Value = serde_json::from_slice(&fs::read(out.join("data/notes.jsonld")).unwrap()).unwrap();
    for note in notes["first"]["items"].as_array().unwrap() {
        assert_eq!(note["body"]["format"], "text/plain");
    }
}

#[test]
fn pdfs_that_act_do_nothing_here_and_nothing_of_it_goes_out() {
    let folder = folder();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}/reached", listener.local_addr().unwrap());
    let program = folder.path().join("ran");
    let from = folder.path().join("Live");
    fs::create_dir_all(&from).unwrap();
    let all = live_pdfs(&address, &program.display().to_string());
    for file in &all {
        let holds = LIVE_KEYS.iter().any(|key| file.bytes.windows(key.len()).any(|w| w == key.as_bytes()));
        assert!(holds || file.name == "Outside picture.pdf", "{} tries nothing", file.name);
        fs::write(from.join(&file.name), &file.bytes).unwrap();
    }
    let desk = desk_with_place(folder.path());
    bring_in(&desk, &[&from]);
    let rows = desk.files(nothing()).unwrap().files;
    assert_eq!(rows.len(), all.len(), "what is inside a PDF is not taken out of it");
    for row in &rows {
        assert!(matches!(row.state, FileStateView::Done) && row.pages == 1, "{row:?}");
        let seq = row.first_seq.unwrap();
        let page = desk.page(PageWanted { seq, find: None }).unwrap();
        let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
        assert!(text.starts_with("What this paper tries: "), "{}: {text}", row.name);
        let address = page.picture.expect("a picture");
        let [token, file, page] = address.split('/').collect::<Vec<_>>()[..] else { panic!("{address}") };
        let picture = desk.picture(token, file.parse().unwrap(), page.parse().unwrap(), 600).expect("a picture");
        assert!(picture.starts_with(b"\x89PNG"), "{}", row.name);
        desk.add_note(AddNote { seq, start: 0, end: 9, kind: NoteKindView::Ask, body: text.clone() }).unwrap();
        desk.add_memory(AddMemory { title: text.clone(), body: text.clone(), when_words: "2001".into() }).unwrap();
        desk.write_question(WriteQuestion { text, seq: Some(seq), start: Some(0), end: Some(9) }).unwrap();
    }
    let own = desk.questions(nothing()).unwrap().own;
    desk.choose_questions(ChooseQuestions { ids: own.iter().take(5).map(|q| q.id.clone()).collect() }).unwrap();
    for (name, kind) in [("story.pdf", PlaceFor::StoryPdf), ("story.md", PlaceFor::StoryMarkdown)] {
        desk.save_story(SaveTo { place: place(&folder.path().join(name)), kind }).unwrap();
    }
    desk.save_sheet(SaveTo { place: place(&folder.path().join("sheet.pdf")), kind: PlaceFor::Sheet }).unwrap();
    desk.close();
    cannot_act(&folder.path().join("story.pdf"));
    cannot_act(&folder.path().join("sheet.pdf"));
    assert!(!program.exists(), "something ran or was written");
    assert!(listener.accept().is_err(), "a paper reached out of the reader");
}
