//! The window's side of every command, on Tauri's mock runtime: permissions, shapes and failures, without a display.

mod addresses;
mod calls;
mod golden;
mod names;
pub mod papers;

use std::sync::Arc;

use desk::Desk;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow};

use crate::support::*;

struct Mocked {
    folder: tempfile::TempDir,
    _app: tauri::App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

fn mocked() -> Mocked {
    let folder = folder();
    let desk = new_desk(folder.path());
    mocked_with(folder, desk)
}

fn mocked_with(folder: tempfile::TempDir, desk: Desk) -> Mocked {
    let desk = Arc::new(desk);
    let app = ownstory_app::builder(mock_builder(), desk, ownstory_app::Start::default());
    let app = app.build(ownstory_app::context()).expect("the app is built on the mock runtime");
    // On the mock runtime nothing runs the app's own start, so the window that it would open is opened here.
    let window = match app.get_webview_window(ownstory_app::WINDOW) {
        Some(window) => window,
        None => tauri::WebviewWindowBuilder::new(&app, ownstory_app::WINDOW, tauri::WebviewUrl::default())
            .build()
            .expect("a window"),
    };
    Mocked { folder, _app: app, window }
}

fn ask_from(window: &WebviewWindow<MockRuntime>, url: &str, command: &str, body: InvokeBody) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().expect("an address"),
        body,
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("JSON"))
}

fn ask_body(mocked: &Mocked, command: &str, body: InvokeBody) -> Result<Value, Value> {
    ask_from(&mocked.window, "tauri://localhost", command, body)
}

fn ask(mocked: &Mocked, command: &str, request: Value) -> Result<Value, Value> {
    ask_body(mocked, command, InvokeBody::Json(json!({ "request": request })))
}

#[test]
fn a_safe_place_is_made_and_opened_through_the_window() {
    let mocked = mocked();
    let start = ask(&mocked, "startup", json!({})).unwrap();
    assert_eq!(start["state"], "welcome");
    let suggested = ask(&mocked, "suggest_place", json!({ "purpose": "safe_place", "name": "Box" })).unwrap();
    let made = ask(
        &mocked,
        "create_safe_place",
        json!({ "name": "Box", "passphrase": PASSPHRASE, "place": { "typed": suggested["typed"], "chosen": null } }),
    );
    let made = made.unwrap();
    assert_eq!(made["recovery"]["words"].as_array().unwrap().len(), 12);
    assert_eq!(ask(&mocked, "startup", json!({})).unwrap()["state"], "open");
    assert_eq!(ask(&mocked, "home", json!({})).unwrap()["name"], "Box");
}

#[test]
fn a_failure_crosses_as_a_code_and_never_as_prose() {
    let mocked = mocked();
    let failure = ask(&mocked, "home", json!({})).unwrap_err();
    assert_eq!(failure, json!({ "code": "locked", "facts": { "name": null, "count": null } }));
}

#[test]
fn nonsense_is_refused_and_the_app_lives_on() {
    let mocked = mocked();
    for request in [
        Value::Null,
        json!([]),
        json!({ "seq": -1 }),
        json!({ "seq": "x" }),
        json!({ "seq": 1e99 }),
        json!("x".repeat(1 << 20)),
    ] {
        assert!(ask(&mocked, "page", request).is_err());
    }
    assert!(ask(&mocked, "no_such_command", json!({})).is_err());
    assert_eq!(ask(&mocked, "startup", json!({})).unwrap()["state"], "welcome");
}

#[test]
fn a_page_from_elsewhere_may_ask_for_nothing() {
    let mocked = mocked();
    for url in ["https://evil.example/", "http://tauri.localhost.evil.example/", "http://localhost/"] {
        let body = InvokeBody::Json(json!({ "request": {} }));
        assert!(ask_from(&mocked.window, url, "startup", body).is_err(), "{url}");
    }
}
