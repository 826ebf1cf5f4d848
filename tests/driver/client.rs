//! As much of W3C WebDriver as a keyboard needs. WebKitWebDriver starts the app itself and speaks to its web view.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long anything on the screen may take to appear. Generous, because machines differ; nothing waits for it when it is there.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Keys as WebDriver writes them.
pub mod key {
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const SHIFT: &str = "\u{e008}";
    pub const CONTROL: &str = "\u{e009}";
    pub const ALT: &str = "\u{e00a}";
    pub const ESCAPE: &str = "\u{e00c}";
    pub const DOWN: &str = "\u{e015}";
}

/// A window being driven. It closes when dropped.
pub struct Window {
    driver: Child,
    agent: ureq::Agent,
    session: String,
}

impl Window {
    /// Starts the app with this home folder, on this display.
    pub fn open(app: &Path, home: &Path, display: &str) -> Self {
        let port = free_port();
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .env("DISPLAY", display)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let driver = driver.spawn().expect("WebKitWebDriver is installed (package webkit2gtk-driver)");
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE * 2)).build();
        let mut window = Self { driver, agent: config.into(), session: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while window.agent.get(format!("{}/status", window.session)).call().is_err() {
            assert!(start.elapsed() < PATIENCE, "WebKitWebDriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": { "binary": app, "args": [] } } } });
        let answer = window.post("/session", &wanted);
        let id = answer["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {answer}")).to_owned();
        window.session = format!("{}/session/{id}", window.session);
        window
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.try_post(path, body).unwrap_or_else(|problem| panic!("{path}: {problem}"))
    }

    fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let answer = self.agent.post(format!("{}{path}", self.session)).send_json(body);
        let mut answer = answer.map_err(|e| e.to_string())?;
        let value: Value = answer.body_mut().with_config().limit(200_000_000).read_json().map_err(|e| e.to_string())?;
        let value = value["value"].clone();
        if value.get("error").is_some() { Err(value.to_string()) } else { Ok(value) }
    }

    /// Runs a script in the page and gives what it returns.
    pub fn script(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// Runs a script that calls its last argument with the answer.
    pub fn script_async(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": args }))
    }

    /// A picture of the page, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        let mut answer = self.agent.get(format!("{}/screenshot", self.session)).call().expect("a picture");
        let value: Value = answer.body_mut().with_config().limit(200_000_000).read_json().expect("a picture");
        base64(value["value"].as_str().expect("a picture"))
    }

    pub fn resize(&self, width: u32, height: u32) {
        self.post("/window/rect", &json!({ "width": width, "height": height }));
    }

    /// Presses these keys one after the other.
    pub fn press(&self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|k| [json!({ "type": "keyDown", "value": k }), json!({ "type": "keyUp", "value": k })])
            .collect();
        self.keys(&actions);
    }

    /// Presses a key while others are held down.
    pub fn chord(&self, held: &[&str], key: &str) {
        let mut actions: Vec<Value> = held.iter().map(|k| json!({ "type": "keyDown", "value": k })).collect();
        actions.push(json!({ "type": "keyDown", "value": key }));
        actions.push(json!({ "type": "keyUp", "value": key }));
        actions.extend(held.iter().rev().map(|k| json!({ "type": "keyUp", "value": k })));
        self.keys(&actions);
    }

    fn keys(&self, actions: &[Value]) {
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Types text, letter by letter.
    pub fn type_text(&self, text: &str) {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        for some in letters.chunks(40) {
            self.press(&some.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    /// Asks the web view itself to go to an address. What it says when it does not is given back.
    pub fn visit(&self, url: &str) -> Result<(), String> {
        // What is refused never comes, and would be waited for.
        self.post("/timeouts", &json!({ "pageLoad": 800 }));
        self.try_post("/url", &json!({ "url": url })).map(drop)
    }

    /// How many windows there are.
    pub fn windows(&self) -> usize {
        let mut answer = self.agent.get(format!("{}/window/handles", self.session)).call().expect("the windows");
        let value: Value = answer.body_mut().read_json().expect("the windows");
        value["value"].as_array().map_or(0, Vec::len)
    }

    /// True while the window answers.
    pub fn is_there(&self) -> bool {
        self.try_post("/execute/sync", &json!({ "script": "return 1", "args": [] })).is_ok()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

fn base64(text: &str) -> Vec<u8> {
    let mut bits = 0_u32;
    let mut count = 0;
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for letter in text.bytes().filter(|b| *b != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}
