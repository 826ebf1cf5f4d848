//! A watch in the real window's page: what ran, what was asked of the person, what was refused by the content policy, what was
//! loaded, and every element that was ever put into the page.

use serde_json::{Value, json};

use super::client::Window;

/// Elements that our own screens are made of. Anything else in the page came from somewhere else.
const OURS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "link",
    "script",
    "body",
    "div",
    "main",
    "nav",
    "header",
    "footer",
    "section",
    "article",
    "aside",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "span",
    "strong",
    "em",
    "q",
    "mark",
    "blockquote",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "button",
    "label",
    "input",
    "textarea",
    "select",
    "option",
    "output",
    "fieldset",
    "legend",
    "img",
    "svg",
    "path",
    "circle",
    "rect",
    "line",
    "polyline",
    "polygon",
    "ellipse",
    "template",
    "kbd",
    "hr",
    "br",
    "details",
    "summary",
    "time",
];

/// Written into the page once; it stays as long as the page does.
const WATCH: &str = r"
    const ours = new Set(arguments[0]);
    const w = window.__watch = { here: arguments[1], asked: [], refused: [], strange: [], seen: 0, faults: [] };
    document.addEventListener('securitypolicyviolation', (e) => w.refused.push(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`));
    window.addEventListener('error', (e) => w.faults.push(String(e.message)));
    window.addEventListener('unhandledrejection', (e) => w.faults.push(String(e.reason)));
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...a) => { w.asked.push(name + ' ' + a.join()); return null; };
    const addresses = ['src', 'href', 'srcset', 'srcdoc', 'action', 'formaction', 'data', 'poster', 'background', 'ping', 'xlink:href', 'manifest', 'cite', 'http-equiv'];
    const own = (value) => /^(page:\/\/localhost\/[0-9a-f]+-[0-9a-f]+\/\d+\/\d+\/\d+|\.?\/assets\/[\w.-]+|tauri:\/\/localhost\/assets\/[\w.-]+)$/.test(value);
    const tell = (element, why) => w.strange.length < 20 && w.strange.push(`${why}: ${element.outerHTML.slice(0, 300)}`);
    w.look = (element) => {
      w.seen += 1;
      const name = element.localName;
      if (!ours.has(name)) tell(element, 'an element that is not ours');
      if (name === 'svg' && !(element.getAttribute('viewBox') === '0 0 24 24' && element.getAttribute('aria-hidden') === 'true')) tell(element, 'a drawing that is not ours');
      if (element.closest('svg') && element.closest('[data-text-of-page] p > span svg')) tell(element, 'a drawing among the words of a page');
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on')) tell(element, 'a handler in the page');
        if (addresses.includes(attribute) && !own(value)) tell(element, 'an address that is not ours');
        if (attribute === 'style' && /url\(|expression|import|binding/i.test(value)) tell(element, 'a style that loads');
      }
    };
    const deep = (node) => {
      if (node.nodeType !== 1) return;
      w.look(node);
      for (const inner of node.querySelectorAll('*')) w.look(inner);
    };
    new MutationObserver((changes) => {
      for (const change of changes) {
        if (change.type === 'attributes') w.look(change.target);
        else for (const node of change.addedNodes) deep(node);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: [...addresses, 'onload', 'onerror', 'onclick', 'onfocus', 'style'] });
    deep(document.documentElement);
    return true";

/// What the watch says, and what can be seen without it.
const REPORT: &str = r"
    const w = window.__watch;
    if (!w) return { here: 'gone' };
    const one = (what) => document.querySelectorAll(what).length;
    return {
      here: w.here, asked: w.asked, refused: w.refused, strange: w.strange, faults: w.faults, seen: w.seen,
      ran: window.__ran ?? null, title: document.title, at: location.href, frames: window.frames.length,
      roots: one('#root'), mains: one('#main'), named: typeof window.__TAURI_INTERNALS__, polluted: ({}).x ?? null,
      counts: ['script', 'meta', 'style', 'base', 'iframe', 'frame', 'object', 'embed', 'form', 'audio', 'video', 'a'].map((name) => `${name} ${one(name)}`),
      loaded: performance.getEntriesByType('resource').map((e) => e.name).filter((name) => !/^(tauri:\/\/localhost\/assets\/|page:\/\/localhost\/|ipc:\/\/localhost\/)/.test(name)),
    }";

/// A page that is being watched.
pub struct Watch {
    counts: Value,
}

impl Watch {
    /// Begins to watch the page that is in the window now.
    pub fn start(window: &Window) -> Self {
        window.script(WATCH, &[json!(OURS), json!("the page that was there first")]);
        let counts = window.script(REPORT, &[])["counts"].clone();
        Self { counts }
    }

    /// Fails when anything but words came out of what has been shown so far. `after` says what that was.
    pub fn nothing_happened(&self, window: &Window, after: &str) {
        let told = window.script(REPORT, &[]);
        assert_eq!(told["here"], "the page that was there first", "{after}: the page was left");
        assert_eq!(told["ran"], Value::Null, "{after}: a script ran");
        for what in ["asked", "refused", "strange", "faults", "loaded"] {
            assert_eq!(told[what], json!([]), "{after}: {what}");
        }
        assert_eq!(told["title"], "Folder", "{after}");
        assert!(told["at"].as_str().is_some_and(|at| at.starts_with("tauri://localhost")), "{after}: {}", told["at"]);
        assert_eq!(told["frames"], 0, "{after}");
        assert_eq!(told["roots"], 1, "{after}");
        assert!(told["mains"].as_u64().is_some_and(|n| n <= 1), "{after}");
        assert_eq!(told["named"], "object", "{after}");
        assert_eq!(told["polluted"], Value::Null, "{after}");
        assert_eq!(told["counts"], self.counts, "{after}: elements that our screens do not have");
        assert_eq!(window.windows(), 1, "{after}: a window opened");
    }

    /// How many elements the watch has looked at: proof that it looks.
    pub fn seen(&self, window: &Window) -> u64 {
        window.script("return window.__watch.seen", &[]).as_u64().unwrap_or_default()
    }
}
