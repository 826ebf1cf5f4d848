//! The window's side of every command, on Tauri's mock runtime: permissions, shapes and failures, without a display.

use std::collections::BTreeSet;
use std::sync::Arc;

use contract::COMMANDS;
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow};

use crate::support::*;

struct Mocked {
    _folder: tempfile::TempDir,
    _app: tauri::App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

fn mocked() -> Mocked {
    let folder = folder();
    let desk = Arc::new(new_desk(folder.path()));
    let app = ownstory_app::builder(mock_builder(), desk, ownstory_app::Start::default());
    let app = app.build(ownstory_app::context()).expect("the app is built on the mock runtime");
    // On the mock runtime nothing runs the app's own start, so the window that it would open is opened here.
    let window = match app.get_webview_window(ownstory_app::WINDOW) {
        Some(window) => window,
        None => tauri::WebviewWindowBuilder::new(&app, ownstory_app::WINDOW, tauri::WebviewUrl::default())
            .build()
            .expect("a window"),
    };
    Mocked { _folder: folder, _app: app, window }
}

fn ask_from(window: &WebviewWindow<MockRuntime>, url: &str, command: &str, request: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: url.parse().expect("an address"),
        body: InvokeBody::Json(json!({ "request": request })),
        headers: tauri::http::HeaderMap::new(),
        invoke_key: INVOKE_KEY.into(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().expect("JSON"))
}

fn ask(mocked: &Mocked, command: &str, request: Value) -> Result<Value, Value> {
    ask_from(&mocked.window, "tauri://localhost", command, request)
}

#[test]
fn the_window_may_ask_for_exactly_the_contracts_commands() {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
    assert_eq!(capabilities.len(), 1, "there is one window and one capability");
    let allowed: BTreeSet<&str> =
        capabilities[0]["permissions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let commands: BTreeSet<String> = COMMANDS.iter().map(|c| format!("allow-{}", c.replace('_', "-"))).collect();
    let own: BTreeSet<&str> = allowed.iter().copied().filter(|p| p.starts_with("allow-")).collect();
    assert_eq!(own, commands.iter().map(String::as_str).collect());
    let core: Vec<&str> = allowed.iter().copied().filter(|p| !p.starts_with("allow-")).collect();
    assert_eq!(core, ["core:event:allow-listen", "core:event:allow-unlisten"]);
}

#[test]
fn the_content_policy_lets_nothing_in_from_outside() {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let security = &config["app"]["security"];
    let policy = security["csp"].as_str().unwrap();
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    ] {
        assert!(policy.split(';').any(|p| p.trim() == part), "{part} is missing");
    }
    for word in ["unsafe", "https:", "*", "data:", "blob:"] {
        assert!(!policy.contains(word), "{word} is in the policy");
    }
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
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
        assert!(ask_from(&mocked.window, url, "startup", json!({})).is_err(), "{url}");
    }
}
