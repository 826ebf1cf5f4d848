//! The main job in the real window, by keyboard alone: make a safe place, bring in the made-up file, read, note, timeline,
//! question, sheet, story, take out, lock, unlock. Every screen passes axe in light and dark, and leaves its picture.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::client::{PATIENCE, Window, key};
use super::screen::Display;
use crate::support::*;

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn the_main_job_by_keyboard_in_the_real_window() {
    let folder = folder();
    let home = folder.path().join("home");
    std::fs::create_dir_all(&home).unwrap();
    let from = write_made_up(folder.path());
    let display = Display::start();
    let window = Window::open(&app(), &home, &display.name);

    make_a_safe_place(&window, &home);
    bring_the_file_in(&window, &from);
    read_and_note(&window);
    open_a_cover(&window);
    see_the_people(&window);
    see_the_timeline(&window);
    ask_three_questions(&window, &home);
    take_it_out(&window, &home);
    other_screens(&window);
    small_window(&window);
    lock(window);

    // The program has started afresh at the lock screen; another one opens what was kept.
    let window = Window::open(&app(), &home, &display.name);
    unlock(&window);
    drop(window);
    let leaks = crate::journeys::no_trace::holding(&home, sample::CANARIES);
    let kept: Vec<_> = leaks
        .iter()
        .filter(|p| !p.starts_with(home.join("Everything from my folder")) && !p.starts_with(home.join("Taken out")))
        .collect();
    assert!(kept.is_empty(), "in clear outside what was taken out: {kept:?}");
}

fn make_a_safe_place(window: &Window, home: &Path) {
    window.until_reads("Your file, on this computer, for you");
    window.check_screen("welcome");
    window.choose("Make my safe place");
    window.until_reads("Nobody can reset this");
    window.check_screen("make-a-safe-place");
    window.tab_to("Use these words");
    window.press(&[key::DOWN]);
    window.fill("My passphrase", PASSPHRASE);
    window.until_reads("Strong.");
    window.choose("Make my safe place");
    window.until_reads("These 12 words open your safe place");
    window.check_screen("recovery-sheet");
    window.fill("Where to save the sheet", &home.join("Recovery sheet.pdf").display().to_string());
    window.choose("Save the sheet");
    window.until_reads("The sheet is saved");
    assert!(home.join("Recovery sheet.pdf").is_file());
    window.choose("Carry on");
    window.until_reads("Who is this for?");
    window.check_screen("who-is-it-for");
    window.fill("What should we call you?", "Sam");
    window.fill("Date of birth", desk::MADE_UP_BORN);
    window.choose("Save and carry on");
    window.until_reads("Nothing here yet");
    window.check_screen("home-empty");
}

fn bring_the_file_in(window: &Window, from: &Path) {
    window.choose("Bring my file in");
    window.until_reads("We keep an exact copy of each file");
    window.choose("I know where it is");
    window.fill("Where the file or folder is", &from.display().to_string());
    window.choose("Put it on the list");
    window.until_reads("From the council");
    window.check_screen("bring");
    window.choose("Add this file");
    window.until_reads("Your file is added");
    window.check_screen("bring-done");
    window.choose("See my files");
    window.until_reads("Volume 2 scanned.pdf");
    window.check_screen("files");
    // Where papers begin and end in one of them, and back.
    window.choose("Its papers: From the council/Volume 1");
    window.until_reads("These are the pages of one file");
    window.check_screen("papers");
    window.chord(&[key::ALT], "\u{e012}");
    window.until_reads("Volume 2 scanned.pdf");
    window.choose("What came");
    window.until_reads("How the pages ended");
    window.check_screen("receipt");
}

fn read_and_note(window: &Window) {
    window.chord(&[key::ALT], "1");
    window.until_reads("Start with a question");
    window.check_screen("home");
    window.choose("What was removed");
    window.until_reads("In your whole file");
    window.check_screen("removed");
    window.chord(&[key::ALT], "2");
    window.until_reads("Find in my file");
    window.check_screen("documents");
    window.fill("Find in my file", "LAC review");
    window.press(&[key::ENTER]);
    window.until("hits", "return document.querySelectorAll('mark').length > 0", &[]);
    window.check_screen("found");
    window.script("document.querySelector('[data-keep^=\"hit-\"]').focus()", &[]);
    window.press(&[key::ENTER]);
    window.until("the words of a page", "return document.querySelector('[data-pane] [data-start]') !== null", &[]);
    window.until(
        "the picture of the page",
        "const i = document.querySelector('img'); return !!i && i.complete && i.naturalWidth > 100",
        &[],
    );
    window.check_screen("read");

    // A hard word, explained in its place, by keyboard.
    window.script("document.querySelector('[data-keep^=\"term-\"]').focus()", &[]);
    window.press(&[key::ENTER]);
    window.until("an explanation", "return document.querySelector('[role=dialog]') !== null", &[]);
    window.check_screen("read-word");
    window.press(&[key::ESCAPE]);

    // A note from a sentence, by the reading cursor and the menu.
    window.script("document.querySelector('[data-keep=\"reading-cursor\"]').focus()", &[]);
    window.press(&[key::DOWN, key::DOWN, key::ENTER]);
    window.until("the actions", "return document.activeElement.getAttribute('role') === 'menuitem'", &[]);
    window.press(&["n"]);
    window.until(
        "a box for the note",
        "return document.activeElement && document.activeElement.tagName === 'TEXTAREA'",
        &[],
    );
    window.type_text("I remember this meeting.");
    window.choose("Save");
    window.until_reads("I remember this meeting.");
    window.check_screen("read-note");
    window.chord(&[key::CONTROL], "z");
    window.until_reads("Undone");
    window.choose("Put it back");
    window.until_reads("I remember this meeting.");
}

/// A hard passage is covered before it is seen, opens when it is asked for, and closes again; by keyboard.
fn open_a_cover(window: &Window) {
    window.chord(&[key::ALT], "2");
    window.until_reads("Find in my file");
    window.fill("Find in my file", "the dredgers");
    window.press(&[key::ENTER]);
    window.until("hits", "return document.querySelectorAll('mark').length > 0", &[]);
    window.script("document.querySelector('[data-keep^=\"hit-\"]').focus()", &[]);
    window.press(&[key::ENTER]);
    window.until("a cover", "return document.querySelector('[data-cover]') !== null", &[]);
    window.script("document.querySelector('[data-cover]').scrollIntoView({ block: 'center' })", &[]);
    assert!(!window.words().contains("Her father died"), "{}", window.words());
    window.check_screen("read-covered");
    window.choose("Read it now");
    window.until_reads("Her father died suddenly");
    window.check_screen("read-cover-opened");
    window.choose("Cover again");
    window.until("the cover again", "return document.querySelector('[data-cover]') !== null", &[]);
    assert!(!window.words().contains("Her father died"), "{}", window.words());
}

fn see_the_people(window: &Window) {
    window.chord(&[key::ALT], "1");
    window.until_reads("Start with a question");
    window.choose("Who worked with me?");
    window.until_reads("Who looked after me");
    window.check_screen("people");
}

fn see_the_timeline(window: &Window) {
    window.chord(&[key::ALT], "3");
    window.until_reads("Your file has nothing from");
    window.check_screen("timeline");
    window.choose("Whose words?");
    window.until_reads("Where your words are written down");
    window.check_screen("whose-words");
    window.tab_to("Your words");
    window.press(&["\u{e014}"]);
    window.until_reads("A paper that says nothing does not mean that nothing was done");
    window.check_screen("whose-agreed");
    window.chord(&[key::ALT], "\u{e012}");
    window.until_reads("Your file has nothing from");
    // Why a decision was made, as the pages have it, and back to where one was.
    window.choose("Moved to live with");
    window.choose("Why was this decided?");
    window.until_reads("The reason as written");
    window.until_reads("What the rules of that day called for");
    window.check_screen("why");
    window.chord(&[key::ALT], "\u{e012}");
    window.until_reads("Your file has nothing from");
    window.choose("Next place with two dates");
    window.until_reads("Your file gives more than one date for this");
    window.check_screen("timeline-two-dates");
    window.choose("Add what I remember");
    window.fill("What do you remember?", "The red front door");
    window.fill("When was it?", "spring 2007");
    window.until_reads("Understood as: spring 2007");
    window.choose("Save my memory");
    window.until_reads("Your memory is saved");
    // Every item opens its page at the words, and comes back.
    window.script("document.querySelector('[data-keep^=\"page-\"]').focus()", &[]);
    window.press(&[key::ENTER]);
    window.until("the page", "return document.querySelector('[data-pane] [data-start]') !== null", &[]);
    window.chord(&[key::ALT], "\u{e012}");
    window.until_reads("Your file gives more than one date for this");
    window.tab_to("List");
    window.press(&["\u{e014}"]);
    window.until_reads("My whole life");
    window.check_screen("timeline-drawing");
}

fn ask_three_questions(window: &Window, home: &Path) {
    window.chord(&[key::ALT], "5");
    window.until_reads("Ideas from my file");
    window.check_screen("questions");
    for chosen in 1..=3 {
        window.choose("Put it on my sheet");
        // Until the question is there its button still asks to be pressed: the next Tab would meet the same one.
        window.until(
            "one more question on the sheet",
            "return [...document.querySelectorAll('button[aria-pressed=true]')].filter(b => b.textContent.trim() === 'On my sheet').length === arguments[0]",
            &[json!(chosen)],
        );
    }
    window.tab_to("Ideas from my file");
    window.press(&["\u{e014}", "\u{e014}"]);
    window.until_reads("The law of each time said");
    window.check_screen("questions-expected");
    window.tab_to("What should be there");
    window.press(&["\u{e014}"]);
    window.until_reads("These fit one meeting");
    window.fill("Who is it for?", "Ms Okafor, my IRO");
    window.check_screen("sheet");
    let sheet = home.join("My questions.pdf");
    window.fill("Where to save the sheet", &sheet.display().to_string());
    window.choose("Save the sheet as PDF");
    window.until_reads("Your sheet is saved");
    let text = crate::journeys::main_job::pdf_text(&sheet);
    assert!(text.contains("Ms Okafor"), "{text}");
}

fn take_it_out(window: &Window, home: &Path) {
    window.chord(&[key::ALT], "4");
    window.until_reads("Save my story");
    window.check_screen("story");
    window.chord(&[key::ALT], "6");
    window.until_reads("Take everything out");
    window.check_screen("share");
    window.fill("The new folder", &home.join("Taken out").display().to_string());
    window.choose("Take everything out");
    window.until_reads("Everything is in");
    assert!(home.join("Taken out/bagit.txt").is_file());
}

fn other_screens(window: &Window) {
    window.press(&["\u{e031}"]);
    window.until_reads("Samaritans");
    window.check_screen("help");
    window.choose("Settings");
    window.until_reads("Check my safe place");
    window.check_screen("settings");
}

/// 400% zoom on a 1280 pixel wide window leaves 320 pixels: everything must still fit and be reachable.
fn small_window(window: &Window) {
    window.resize(320, 640);
    for place in ["1", "2", "3", "5", "6"] {
        window.chord(&[key::ALT], place);
        std::thread::sleep(Duration::from_millis(600));
        window.check_screen(&format!("small-{place}"));
    }
    window.resize(1280, 800);
}

fn lock(window: Window) {
    window.chord(&[key::CONTROL, key::SHIFT], "l");
    // The session ends with the process; a window that still answered would still hold the keys.
    let start = Instant::now();
    while window.is_there() {
        assert!(start.elapsed() < PATIENCE, "the process that held the keys is still there");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn unlock(window: &Window) {
    window.until_reads("My folder");
    window.check_screen("lock");
    window.fill("Passphrase", "not the right one");
    window.press(&[key::ENTER]);
    window.until_reads("That did not open it");
    window.check_screen("lock-wrong");
    window.fill("Passphrase", PASSPHRASE);
    window.press(&[key::ENTER]);
    window.until_reads("Hello, Sam");
    let notes = window.script_async(
        "const done = arguments[arguments.length - 1];
         window.__TAURI_INTERNALS__.invoke('notes', { request: { words: null, kind: null } }).then(r => done(r.notes.length), e => done(String(e)))",
        &[],
    );
    assert_eq!(notes, json!(1), "the note is still there");
}
