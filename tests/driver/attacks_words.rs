//! Injections in every field that a paper or the person can fill, shown in every view of the real window: they are words there,
//! and nothing else.

use std::fs;

use sample::hostile::{injections, is_plain, names_on_disk};
use serde_json::{Value, json};

use super::attacks::{ask, desk_at_home, unlock};
use super::client::{Window, key};
use super::screen::Display;
use super::watch::Watch;
use crate::support::*;
use crate::window::papers::{fill_own_fields, write_hostile_papers};

/// Pages turned in one script: a script has half a minute.
const AT_ONCE: usize = 20;

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn injections_in_every_field_are_only_words_in_every_view() {
    let folder = folder();
    let home = folder.path().join("home");
    fs::create_dir_all(&home).unwrap();
    let from = write_hostile_papers(folder.path());
    let called = injections().into_iter().filter(|w| w.starts_with('<')).take(3).collect::<Vec<_>>().join(" ");
    let desk = desk_at_home(&home);
    let request =
        contract::CreateSafePlace { name: called, passphrase: PASSPHRASE.into(), place: place(&home.join("safe")) };
    desk.create_safe_place(request).unwrap();
    bring_in(&desk, &[&from]);
    fill_own_fields(&desk);
    desk.close();

    let display = Display::start();
    let window = Window::open(&app(), &home, &display.name);
    window.until("the lock screen", "return document.querySelector('main input') !== null", &[]);
    let watch = Watch::start(&window);
    watch.nothing_happened(&window, "the lock screen");
    unlock(&window);
    watch.nothing_happened(&window, "home");

    every_list(&window);
    watch.nothing_happened(&window, "the lists");
    finding(&window);
    watch.nothing_happened(&window, "what was found");
    timeline(&window);
    watch.nothing_happened(&window, "the timeline");
    questions_and_story(&window);
    watch.nothing_happened(&window, "questions and story");
    names_while_they_come_in(&window, folder.path());
    watch.nothing_happened(&window, "bringing names in");
    go(&window, "1", "[data-keep=home-ask-start]");
    let pages = every_page(&window);
    watch.nothing_happened(&window, "every page");
    assert!(watch.seen(&window) > 20_000, "the watch saw only {} elements", watch.seen(&window));
    let shown = injections().iter().filter(|w| is_plain(w) && pages.contains(w.as_str())).count();
    assert!(shown >= 500, "only {shown} injections were shown on pages");
}

/// Presses what keeps its place under this name.
fn press(window: &Window, keep: &str) {
    let pressed = window.until(
        keep,
        "const b = document.querySelector(`[data-keep=\"${arguments[0]}\"]`); b?.click(); return b !== null",
        &[json!(keep)],
    );
    assert_eq!(pressed, json!(true));
}

fn go(window: &Window, number: &str, until: &str) {
    window.chord(&[key::ALT], number);
    window.until(until, "return document.querySelector(arguments[0]) !== null", &[json!(until)]);
}

/// Chooses the tab after the one that is open, or the first after the last.
fn next_tab(window: &Window) {
    window.script("document.querySelector('[role=tab][aria-selected=true]').focus()", &[]);
    window.press(&["\u{e014}"]);
}

/// Turns every page of the whole file, and gives back every word that was shown.
fn every_page(window: &Window) -> String {
    let total = ask(window, "page", &json!({ "seq": 1, "find": null }))["total"].as_u64().expect("pages") as usize;
    press(window, "home-ask-start");
    window.until("the first page", "return document.querySelector('[data-keep=\"page-after\"]') !== null", &[]);
    let mut shown = String::new();
    let turn = "const [from, to, done] = arguments;
        const read = () => document.querySelector('[data-text-of-page]')?.textContent ?? '';
        const at = () => Number(/\\d+/.exec(document.querySelector('[data-keep=\"go-to-page\"]')?.textContent.replaceAll(',', '') ?? '0')?.[0]);
        const words = []; let seq = from; const start = Date.now(); let pressed = false;
        const step = () => {
          if (Date.now() - start > 25000) return done({ stuck: seq, words });
          if (at() !== seq || document.querySelector('[data-pane]') === null) return setTimeout(step, 8);
          words.push(document.getElementById('place-title').textContent + ' ' + read());
          if (seq === to) return done({ words });
          seq += 1;
          document.querySelector('[data-keep=\"page-after\"]').click();
          setTimeout(step, 8);
        };
        step()";
    for first in (1..=total).step_by(AT_ONCE) {
        let last = (first + AT_ONCE).min(total);
        let told = window.script_async(turn, &[json!(first), json!(last)]);
        assert!(told.get("stuck").is_none(), "page {} does not come", told["stuck"]);
        for words in told["words"].as_array().expect("words") {
            shown.push_str(&words.as_str().unwrap_or_default().replace('\u{A0}', " "));
            shown.push('\n');
        }
    }
    shown
}

/// Papers, files and notes.
fn every_list(window: &Window) {
    go(window, "2", "[role=listbox] [role=option]");
    let total =
        ask(window, "documents", &json!({ "offset": 0, "limit": 1, "kind": null, "words": null }))["total"].clone();
    // Only the rows in view are drawn, so it is gone through by keyboard, a view at a time.
    window.script("window.__rows = new Set(); document.querySelector('[role=listbox] [role=option]').focus()", &[]);
    let look = "document.querySelectorAll('[role=listbox] [role=option]').forEach((row) => window.__rows.add(row.dataset.keep ?? row.dataset.key)); return window.__rows.size";
    let mut rows = Value::Null;
    for _ in 0..40 {
        rows = window.script(look, &[]);
        window.press(&["\u{e00f}"]);
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    // A list of which only a part is drawn: how much of it was in view depends on the size of the window.
    assert!(total.as_u64() > Some(50) && rows.as_u64() >= Some(15), "{rows} papers of {total} were shown");
    press(window, "all-notes");
    window.until("the notes", "return document.querySelectorAll('main li').length > 30", &[]);
    go(window, "1", "[data-keep=files]");
    press(window, "files");
    window.until("the files", "return document.querySelectorAll('main li h3').length > 150", &[]);
    // What is said after something was done names it.
    window.script("document.querySelectorAll('main li')[5].querySelector('button[aria-label]').click()", &[]);
    window.until("a word about it", "return document.querySelectorAll('main section').length > 1", &[]);
    go(window, "1", "[data-keep=files]");
}

/// Looks for words that are in many injections, and for injections themselves.
fn finding(window: &Window) {
    for words in
        ["script", "onerror", "javascript", "evil.example", "<img src=x", "<b>bold</b>", "\"><script>", "cmd|' /C"]
    {
        window.chord(&[key::CONTROL], "f");
        go(window, "2", "[role=search] input");
        window.chord(&[key::CONTROL], "f");
        window.until("the field", "return document.activeElement?.localName === 'input'", &[]);
        window.type_text(words);
        window.press(&[key::ENTER]);
        window.until(words, "return document.querySelector('#found-count') !== null && document.querySelectorAll('main mark').length > 0", &[]);
    }
    window.script("document.querySelector('main ol button').click()", &[]);
    window.until(
        "the page of a hit",
        "return document.querySelector('[data-text-of-page] mark, [data-text-of-page] [data-start]') !== null",
        &[],
    );
}

/// Every event's card, one after another; then the drawing.
fn timeline(window: &Window) {
    go(window, "3", "[data-keep^=event-]");
    let opened = window.script_async(
        "const done = arguments[0]; const names = [...document.querySelectorAll('[data-keep^=event-]')].map((b) => b.dataset.keep); let n = 0;
         const step = () => {
           if (n >= Math.min(names.length, 90)) return done(n);
           document.querySelector(`[data-keep=\"${CSS.escape(names[n])}\"]`)?.click(); n += 1; setTimeout(step, 12);
         };
         step()",
        &[],
    );
    assert!(opened.as_u64() > Some(60), "{opened} events were opened");
    next_tab(window);
    window.until(
        "the drawing",
        "return document.querySelectorAll('[data-keep^=span-], [data-keep^=point-]').length > 10",
        &[],
    );
    window.script("document.querySelectorAll('[data-keep^=span-]').forEach((b) => b.click())", &[]);
}

fn questions_and_story(window: &Window) {
    go(window, "5", "[role=tab]");
    for _ in 0..3 {
        next_tab(window);
        window.until(
            "a tab",
            "return document.querySelectorAll('main [role=tabpanel] li, main [role=tabpanel] p').length > 0",
            &[],
        );
    }
    go(window, "4", "article");
    window.until("the story", "return document.querySelectorAll('article p').length > 30", &[]);
    go(window, "6", "#place-title");
    window.press(&["\u{e031}"]);
    window.until("help", "return document.getElementById('place-title') !== null", &[]);
}

/// Names are also shown while files come in, and when something cannot be taken.
fn names_while_they_come_in(window: &Window, folder: &std::path::Path) {
    let from = folder.join("On the disk");
    for file in names_on_disk() {
        let path = from.join(&file.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &file.bytes).unwrap();
    }
    for words in injections().iter().filter(|w| w.starts_with('<') && w.len() < 200).take(40) {
        std::os::unix::fs::symlink("/nowhere", from.join(words.replace(['/', '\0'], "\u{2215}"))).unwrap();
    }
    go(window, "1", "[data-keep=bring]");
    let taken =
        ask(window, "bring_in", &json!({ "places": [{ "typed": from.display().to_string(), "chosen": null }] }));
    assert!(taken["not_taken"].as_array().is_some_and(|n| n.len() == 40), "{taken}");
    press(window, "bring");
    window.until("what was left out", "return document.querySelectorAll('main li').length >= 40", &[]);
    let end = window.until(
        "the end of it",
        "const done = document.querySelector('[data-keep=see-files]') !== null; return done",
        &[],
    );
    assert_eq!(end, Value::Bool(true));
    press(window, "see-files");
    window.until("the files", "return document.querySelectorAll('main li h3').length > 150", &[]);
}
