//! Calls that no window of ours would make: too big, of the wrong shape, for what is not there, for what was never allowed.

use std::time::{Duration, Instant};

use contract::COMMANDS;
use serde_json::{Value, json};
use tauri::ipc::InvokeBody;

use super::{Mocked, ask, ask_body, mocked, mocked_with};
use crate::support::*;

/// These open a system window, end the program or start another: asked only in ways that must fail before they do.
const NOT_HERE: [&str; 6] = ["choose_files", "choose_folder", "choose_save_place", "lock", "hide_now", "print_page"];

/// No call may take longer, however much it carries. Generous: machines differ.
const LONGEST: Duration = Duration::from_secs(20);

fn lives(mocked: &Mocked, state: &str) {
    assert_eq!(ask(mocked, "startup", json!({})).unwrap()["state"], state, "the program does not answer any more");
}

/// Asks, in the time that is allowed.
fn timed(mocked: &Mocked, command: &str, body: InvokeBody, about: &str) -> Result<Value, Value> {
    let start = Instant::now();
    let answer = ask_body(mocked, command, body);
    assert!(start.elapsed() < LONGEST, "{command}, {about}: {:?}", start.elapsed());
    answer
}

#[test]
fn broken_and_huge_bodies_are_errors() {
    let mocked = mocked();
    for power in (0..=26).step_by(2) {
        let size = 1_usize << power;
        let bytes = vec![b'{'; size];
        assert!(timed(&mocked, "page", InvokeBody::Raw(bytes), "raw").is_err(), "{size} bytes");
        let words = json!({ "request": { "seq": "9".repeat(size), "find": null } });
        assert!(timed(&mocked, "page", InvokeBody::Json(words), "a word for a number").is_err(), "{size} bytes");
    }
    // Deeper than this, a body is refused when it is read, before it is a value at all.
    let deep = (0..120).fold(Value::Null, |inner, _| json!([inner]));
    assert!(timed(&mocked, "page", InvokeBody::Json(json!({ "request": deep })), "deep").is_err());
    assert!(timed(&mocked, "page", InvokeBody::Raw(b"[".repeat(100_000)), "deep").is_err());
    let wide: serde_json::Map<String, Value> = (0..200_000).map(|n| (format!("k{n}"), json!(n))).collect();
    assert!(timed(&mocked, "page", InvokeBody::Json(Value::Object(wide)), "wide").is_err());
    for raw in [&b"\xff\xfe"[..], b"null", b"[]", b"{\"request\":", b"\0\0\0\0", b"{\"request\":{\"seq\":1}}trailing"] {
        assert!(timed(&mocked, "page", InvokeBody::Raw(raw.to_vec()), "broken").is_err(), "{raw:?}");
    }
    lives(&mocked, "welcome");
}

/// Every command that takes words, with `@` where the words go. `Err` in the second place when it must refuse them.
const WORDS: &[(&str, &str)] = &[
    ("judge_passphrase", r#"{"text":"@"}"#),
    ("suggest_place", r#"{"purpose":"safe_place","name":"@"}"#),
    ("open_with_recovery", r#"{"words":"@","place":null}"#),
    ("check_recovery_words", r#"{"text":"@"}"#),
    ("open_safe_place", r#"{"passphrase":"x","place":{"typed":"@","chosen":null}}"#),
    ("open_safe_place", r#"{"passphrase":"x","place":{"typed":null,"chosen":"@"}}"#),
    ("create_safe_place", r#"{"name":"n","passphrase":"long enough to be taken","place":{"typed":"@","chosen":null}}"#),
    ("bring_in", r#"{"places":[{"typed":"/@","chosen":null}]}"#),
    ("documents", r#"{"offset":0,"limit":9,"kind":"@","words":"@"}"#),
    ("page", r#"{"seq":1,"find":"@"}"#),
    ("search", r#"{"words":"@","offset":0,"limit":9}"#),
    ("search", r#"{"words":"\"@","offset":4294967295,"limit":4294967295}"#),
    ("explain", r#"{"word":"@","year":-2147483648}"#),
    ("add_note", r#"{"seq":1,"start":0,"end":1,"kind":"note","body":"@"}"#),
    ("edit_note", r#"{"id":"@","kind":"note","body":"x"}"#),
    ("remove_note", r#"{"id":"@"}"#),
    ("notes", r#"{"words":"@","kind":null}"#),
    ("read_date", r#"{"text":"@"}"#),
    ("set_born", r#"{"words":"@"}"#),
    ("confirm_event", r#"{"key":"@"}"#),
    ("correct_event", r#"{"key":"@","title":"@","when_words":"@"}"#),
    ("merge_events", r#"{"keep":"@","fold":"@"}"#),
    ("add_memory", r#"{"title":"@","body":"@","when_words":"@"}"#),
    ("edit_memory", r#"{"id":"@","title":"@","body":"@","when_words":"@"}"#),
    ("remove_memory", r#"{"id":"@"}"#),
    ("write_question", r#"{"text":"@","seq":null,"start":null,"end":null}"#),
    ("reword_question", r#"{"id":"@","text":"@"}"#),
    ("choose_questions", r#"{"ids":["@","@","@"]}"#),
    ("save_sheet", r#"{"place":{"typed":"/@","chosen":null},"kind":"sheet"}"#),
    ("save_story", r#"{"place":{"typed":"/@","chosen":null},"kind":"story_markdown"}"#),
    ("open_export", r#"{"place":{"typed":"/@","chosen":null},"kind":"open_export"}"#),
    ("save_recovery_sheet", r#"{"recovery":{"words":["@"],"identity":"@"},"place":{"typed":"/@","chosen":null}}"#),
    ("set_meeting", r#"{"with":"@","date":"@","say_first":"@"}"#),
    ("set_settings", r#"{"who_for":null,"called":"@","born_words":"","idle_minutes":10,"layout":"both"}"#),
];

/// The commands whose answer to any words is an answer: they judge, suggest, look for or explain them.
const ANSWERS: [&str; 6] = ["judge_passphrase", "suggest_place", "documents", "page", "search", "notes"];

#[test]
fn very_long_words_are_refused_and_nothing_of_them_is_kept() {
    let mocked = open_with_a_paper();
    let before = std::fs::metadata(mocked.folder.path().join("safe/v.db")).unwrap().len();
    for size in [300_000, 8 << 20] {
        for filling in ["x", "3 May 1999 ", "a\u{301}", "\" "] {
            let words = filling.repeat(size / filling.len());
            for (command, shape) in WORDS {
                let mut request: Value = serde_json::from_str(shape).unwrap();
                fill(&mut request, &words);
                let about = format!("{size} bytes of {filling:?}");
                let answer = timed(&mocked, command, InvokeBody::Json(json!({ "request": request })), &about);
                let may = ANSWERS.contains(command) || *command == "explain";
                assert!(may || answer.is_err(), "{command} took {about}");
                // A failure is a code; it may name a thing, and never says it all back.
                assert!(may || answer.unwrap_err().to_string().len() < 3 * size + 1000, "{command}");
            }
        }
    }
    let after = std::fs::metadata(mocked.folder.path().join("safe/v.db")).unwrap().len();
    assert!(after < before + 1_000_000, "words that were refused are in the safe place");
    lives(&mocked, "open");
}

fn fill(value: &mut Value, words: &str) {
    match value {
        Value::String(text) => *text = text.replace('@', words),
        Value::Array(all) => all.iter_mut().for_each(|v| fill(v, words)),
        Value::Object(all) => all.values_mut().for_each(|v| fill(v, words)),
        _ => {}
    }
}

#[test]
fn a_flood_of_nonsense_stops_nothing() {
    let mocked = open_with_a_paper();
    let shapes = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(1e308),
        json!("x"),
        json!([[[]]]),
        json!([1, 2]),
        json!({ "seq": null }),
        json!({ "seq": -1 }),
        json!({ "id": "x", "key": 1 }),
        json!({ "text": [] }),
        json!({ "__proto__": { "seq": 1 } }),
        json!({ "words": { "a": 1 } }),
        json!("\u{0}\u{FFFF}"),
    ];
    let (mut asked, mut taken) = (0, Vec::new());
    'flood: loop {
        for command in COMMANDS.iter().filter(|c| !NOT_HERE.contains(c)) {
            // Those that want nothing take any object for it, and do their work: that is asked elsewhere.
            let wants_words = *command != "notes" && WORDS.iter().any(|(name, _)| name == command);
            for shape in shapes.iter().filter(|s| wants_words || !(s.is_object() || s.is_array())) {
                asked += 1;
                if ask(&mocked, command, shape.clone()).is_ok() {
                    taken.push(format!("{command} {shape}"));
                }
                if asked == 10_000 {
                    break 'flood;
                }
            }
        }
    }
    assert!(taken.is_empty(), "nonsense was taken for sense: {taken:?}");
    lives(&mocked, "open");
    assert_eq!(ask(&mocked, "page", json!({ "seq": 1, "find": null })).unwrap()["seq"], 1);
}

#[test]
fn what_is_not_there_is_refused() {
    let mocked = open_with_a_paper();
    let total = ask(&mocked, "page", json!({ "seq": 1, "find": null })).unwrap()["total"].as_i64().unwrap();
    let numbers =
        [0, -1, total + 1, total + 1000, 1 - 1000, i64::from(u32::MAX), i64::from(u32::MAX) + 1, i64::MAX, i64::MIN];
    for number in numbers {
        for (command, request) in [
            ("page", json!({ "seq": number, "find": null })),
            ("keep_place", json!({ "seq": number })),
            ("read_page_next", json!({ "seq": number })),
            ("type_word", json!({ "seq": number, "start": 0, "end": 1, "words": "x" })),
            ("add_note", json!({ "seq": number, "start": 0, "end": 0, "kind": "note", "body": "x" })),
            (
                "add_note",
                json!({ "seq": 1, "start": number.max(1), "end": number.min(0), "kind": "note", "body": "x" }),
            ),
            ("write_question", json!({ "text": "Why?", "seq": number, "start": 0, "end": 0 })),
        ] {
            assert!(ask(&mocked, command, request).is_err(), "{command} {number}");
        }
    }
    let files = ask(&mocked, "files", json!({})).unwrap();
    let there = files["files"][0]["id"].as_i64().unwrap();
    for id in (1..=1000).flat_map(|n| [there + n, there - n]).chain([0, i64::MAX, i64::MIN]) {
        for command in ["take_file_out", "put_file_back", "try_file_again"] {
            assert!(ask(&mocked, command, json!({ "id": id })).is_err(), "{command} {id}");
        }
    }
    // The right file, in a state in which it cannot be put back.
    assert_eq!(ask(&mocked, "files", json!({})).unwrap(), files, "a refused call changed something");
    for id in [
        "",
        "x",
        "0",
        "-1",
        "../x",
        "memory-",
        "memory-x",
        "own",
        "q-1",
        "00000000000000000000000000000000",
        "' OR 1=1 --",
        "\u{0}",
        "__proto__",
    ] {
        for (command, request) in [
            ("edit_note", json!({ "id": id, "kind": "note", "body": "x" })),
            ("remove_note", json!({ "id": id })),
            ("confirm_event", json!({ "key": id })),
            ("correct_event", json!({ "key": id, "title": "x", "when_words": null })),
            ("hide_event", json!({ "key": id })),
            ("show_event", json!({ "key": id })),
            ("merge_events", json!({ "keep": id, "fold": id })),
            ("edit_memory", json!({ "id": id, "title": "x", "body": "x", "when_words": "" })),
            ("remove_memory", json!({ "id": id })),
            ("reword_question", json!({ "id": id, "text": "Why?" })),
            ("remove_question", json!({ "id": id })),
            ("choose_questions", json!({ "ids": [id] })),
            ("save_sheet", json!({ "place": { "typed": null, "chosen": id }, "kind": "sheet" })),
            ("open_export", json!({ "place": { "typed": null, "chosen": id }, "kind": "open_export" })),
            ("bring_in", json!({ "places": [{ "typed": null, "chosen": id }] })),
        ] {
            assert!(ask(&mocked, command, request).is_err(), "{command} {id:?}");
        }
    }
    let undo = ask(&mocked, "undo", json!({})).unwrap();
    assert!(undo["what"].is_null(), "a refused call left something to undo: {undo}");
}

/// What Tauri itself can do, for a window that is allowed to. Ours may only hear that something was dropped on it.
const OF_TAURI: &[&str] = &[
    "plugin:app|version",
    "plugin:app|app_hide",
    "plugin:app|exit",
    "plugin:app|restart",
    "plugin:app|set_app_theme",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:image|from_path",
    "plugin:image|from_bytes",
    "plugin:menu|new",
    "plugin:menu|popup",
    "plugin:path|resolve",
    "plugin:path|resolve_directory",
    "plugin:resources|close",
    "plugin:tray|new",
    "plugin:webview|create_webview",
    "plugin:webview|create_webview_window",
    "plugin:webview|get_all_webviews",
    "plugin:webview|internal_toggle_devtools",
    "plugin:webview|webview_close",
    "plugin:webview|set_webview_zoom",
    "plugin:webview|print",
    "plugin:webview|reparent",
    "plugin:webview|clear_all_browsing_data",
    "plugin:window|create",
    "plugin:window|close",
    "plugin:window|destroy",
    "plugin:window|set_title",
    "plugin:window|set_content_protected",
    "plugin:window|set_fullscreen",
    "plugin:window|set_always_on_top",
    "plugin:window|get_all_windows",
    "plugin:window|internal_toggle_maximize",
    "plugin:window|start_dragging",
    "plugin:__TAURI_CHANNEL__|fetch",
    "plugin:shell|open",
    "plugin:shell|execute",
    "plugin:fs|read_file",
    "plugin:fs|write_file",
    "plugin:http|fetch",
    "plugin:opener|open_url",
    "plugin:dialog|open",
    "plugin:process|exit",
    "plugin:updater|check",
    "plugin:clipboard-manager|read_text",
    "plugin:",
    "plugin:|",
    "plugin:event",
    "|",
    "",
    "Page",
    "page ",
    "allow-page",
    "../page",
    "__proto__",
    "constructor",
];

#[test]
fn what_was_never_allowed_is_refused() {
    let mocked = mocked();
    for command in OF_TAURI {
        for body in [
            json!({}),
            json!({ "request": {}, "label": "main", "path": "/etc/passwd", "url": "/", "rid": 0, "event": "x", "payload": null }),
        ] {
            assert!(ask_body(&mocked, command, InvokeBody::Json(body)).is_err(), "{command}");
        }
    }
    lives(&mocked, "welcome");
}

/// A window whose safe place is open, with one paper of two pages and no decision made.
fn open_with_a_paper() -> Mocked {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let paper = folder.path().join("paper.pdf");
    std::fs::write(&paper, sample::prose_pdf(2)).unwrap();
    bring_in(&desk, &[&paper]);
    mocked_with(folder, desk)
}
