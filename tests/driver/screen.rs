//! A display of the test's own, and looking at what is on it: what has the focus, what can be read, what axe finds.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{PATIENCE, Window, key};

/// A display in memory.
pub struct Display {
    server: Child,
    pub name: String,
    /// Where the display keeps what it shows.
    shown: tempfile::TempDir,
}

impl Display {
    pub fn start() -> Self {
        let (mut read, write) = std::io::pipe().expect("a pipe");
        let shown = tempfile::tempdir().expect("a folder");
        let mut server = Command::new("Xvfb");
        server.arg("-fbdir").arg(shown.path());
        // Without this it starts anew whenever its last client goes, and turns away who comes at that moment.
        server.arg("-noreset");
        server.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let server = server.stdout(write).stderr(Stdio::null()).spawn().expect("Xvfb is installed");
        let mut number = String::new();
        let mut byte = [0_u8];
        while std::io::Read::read(&mut read, &mut byte).is_ok_and(|n| n == 1) && byte[0] != b'\n' {
            number.push(char::from(byte[0]));
        }
        assert!(!number.is_empty(), "Xvfb names no display");
        Self { server, name: format!(":{number}"), shown }
    }

    /// True once there are words to be seen: an empty window has two or three colours, and the soft edges of letters have many.
    pub fn shows_words(&self) -> bool {
        let shown = std::fs::read(self.shown.path().join("Xvfb_screen0")).unwrap_or_default();
        let mut colours = std::collections::HashSet::new();
        // The file begins with a table of colours.
        shown.chunks_exact(4).skip(1024).any(|pixel| colours.insert(pixel) && colours.len() > 40)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Where pictures of the screens go, for a person to look at.
pub fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/out/screens");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    folder
}

impl Window {
    /// Waits until a script gives something that is true, and gives it back.
    pub fn until(&self, what: &str, script: &str, args: &[Value]) -> Value {
        let start = Instant::now();
        loop {
            let value = self.script(script, args);
            let is_there = !matches!(value, Value::Null | Value::Bool(false)) && value != json!("");
            if is_there {
                return value;
            }
            if start.elapsed() > PATIENCE {
                std::fs::write(pictures().join("failed.png"), self.picture()).expect("a picture");
                let focus = self.script("return document.activeElement?.outerHTML.slice(0, 300) ?? ''", &[]);
                panic!("waited for {what}; the focus is on {focus}; the screen says: {}", self.words());
            }
            std::thread::sleep(Duration::from_millis(60));
        }
    }

    /// Everything that can be read on the screen.
    pub fn words(&self) -> String {
        self.script("return document.body.innerText", &[]).as_str().unwrap_or_default().to_owned()
    }

    pub fn until_reads(&self, words: &str) {
        self.until(&format!("“{words}”"), "return document.body.innerText.includes(arguments[0])", &[json!(words)]);
    }

    /// The accessible name of what has the focus, as far as a label, its text or its title give it.
    pub fn focused(&self) -> String {
        let script = "const e = document.activeElement; if (!e || e === document.body) return '';
            const by = e.getAttribute('aria-labelledby');
            const named = by ? by.split(' ').map(i => document.getElementById(i)?.textContent ?? '').join(' ') : '';
            const label = e.labels && e.labels.length ? e.labels[0].textContent : '';
            return (e.getAttribute('aria-label') || named || label || e.textContent || '').trim()";
        self.script(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until what has the focus is called this. Fails when the focus comes round without meeting it.
    pub fn tab_to(&self, name: &str) {
        let start = Instant::now();
        let mut met = Vec::new();
        while start.elapsed() < PATIENCE && met.len() < 250 {
            let focused = self.focused();
            if focused == name || (!name.is_empty() && focused.starts_with(name)) {
                self.focus_shows(name);
                return;
            }
            met.push(focused);
            self.press(&[key::TAB]);
        }
        std::fs::write(pictures().join("failed.png"), self.picture()).expect("a picture");
        panic!("“{name}” cannot be reached by Tab; met {met:?}");
    }

    /// Tabs to a control and presses Enter on it.
    pub fn choose(&self, name: &str) {
        self.tab_to(name);
        self.press(&[key::ENTER]);
    }

    /// Tabs to a field, empties it, and types into it.
    pub fn fill(&self, name: &str, text: &str) {
        self.tab_to(name);
        self.chord(&[key::CONTROL], "a");
        self.type_text(text);
    }

    /// Whoever cannot use a mouse must see where they are.
    fn focus_shows(&self, name: &str) {
        let script = "const e = document.activeElement;
            for (let n = e; n && n !== document.body; n = n.parentElement) {
              const s = getComputedStyle(n);
              if ((s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none') return true;
            } return false";
        assert_eq!(self.script(script, &[]), json!(true), "the focus on “{name}” cannot be seen");
    }

    /// Looks at the screen in light and dark: no violation that axe can find, and a picture of each.
    pub fn check_screen(&self, name: &str) {
        let before = self.script("return document.documentElement.dataset.theme", &[]);
        for theme in ["light", "dark"] {
            self.script("document.documentElement.dataset.theme = arguments[0]", &[json!(theme)]);
            // A button on its way from one colour to the next has the contrast of neither.
            self.until("the colours", "return document.getAnimations().length === 0", &[]);
            let found = self.axe();
            std::fs::write(pictures().join(format!("{name}-{theme}.png")), self.picture()).expect("a picture");
            assert!(found == json!([]), "axe on {name}, {theme}: {found:#}");
        }
        self.script("document.documentElement.dataset.theme = arguments[0]", &[before]);
        let wide =
            self.script("return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1", &[]);
        assert_eq!(wide, json!(false), "{name} scrolls sideways");
    }

    fn axe(&self) -> Value {
        if self.script("return typeof window.axe", &[]) != json!("object") {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(path).expect("axe-core is installed with the window's packages");
            self.script(&axe, &[]);
        }
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] } })
              .then(r => done(r.violations.map(v => ({ rule: v.id, help: v.help, at: v.nodes.map(n => n.html.slice(0, 200)) }))))
              .catch(e => done([{ rule: 'axe did not run', help: String(e) }]))";
        self.script_async(script, &[])
    }
}
