//! A script that has got into the real window tries everything that a page can try to get out of it, or to get something in.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use desk::{Desk, Surroundings};
use serde_json::{Value, json};

use super::client::{Window, key};
use super::screen::Display;
use crate::support::*;

/// A server that keeps what is said to it.
struct Server {
    address: String,
    heard: Arc<Mutex<String>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(String::new()));
        let hear = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
                let mut said = [0; 1024];
                let length = stream.read(&mut said).unwrap_or(0);
                hear.lock().unwrap().push_str(&String::from_utf8_lossy(&said[..length]));
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<b>hi");
            }
        });
        Self { address, heard }
    }

    /// Fails when anything was said. WebKit opens a connection ahead for a link that is pressed and for `rel=preconnect`,
    /// which no policy of a page forbids; no word goes over it, and outside a test the system refuses the socket.
    fn heard_nothing(&self, what: &str) {
        let heard = self.heard.lock().unwrap();
        assert!(heard.is_empty(), "{what} reached the server: {heard}");
    }
}

/// A desk that keeps its things where the app itself, started with this home folder, looks for them.
pub fn desk_at_home(home: &std::path::Path) -> Desk {
    let around = Surroundings::inside(home.to_owned(), desk::ReaderProgram::at(app()));
    let (config, data) = (home.join(".config/ownstory"), home.join(".local/share/ownstory"));
    fs::create_dir_all(&config).unwrap();
    Desk::new(Surroundings { config, data, ..around })
}

/// Opens the safe place that the lock screen offers.
pub fn unlock(window: &Window) {
    window.until("the lock screen", "return document.querySelector('main input') !== null", &[]);
    window.fill("Passphrase", PASSPHRASE);
    window.press(&[key::ENTER]);
    window.until("the open desk", "return document.querySelector('[data-pane=\"side\"]') !== null", &[]);
}

/// Each is run in the page; `at` is a server, `picture` the address of a real page's picture.
const WAYS_OUT: &[(&str, &str)] = &[
    ("a new window", "window.open(at + '/w')"),
    ("a new window of our own page", "window.open('tauri://localhost/index.html')"),
    ("an empty window", "const w = window.open('about:blank'); if (w) { w.document.write('x'); return 'opened' }"),
    ("a window of a picture", "window.open(picture, 'x', 'popup')"),
    ("a window of words", "window.open('data:text/html,<b>x')"),
    (
        "a link to a new window",
        "const a = document.createElement('a'); a.href = at + '/a'; a.target = '_blank'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a link",
        "const a = document.createElement('a'); a.href = at + '/a'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a link that asks the server",
        "const a = document.createElement('a'); a.href = '#'; a.ping = at + '/p'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a download",
        "const a = document.createElement('a'); a.href = at + '/d'; a.download = 'stolen.txt'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a download of our own",
        "const a = document.createElement('a'); a.href = 'tauri://localhost/index.html'; a.download = 'stolen.html'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a download of a picture",
        "const a = document.createElement('a'); a.href = picture; a.download = 'stolen.png'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a download of words",
        "const a = document.createElement('a'); a.href = 'data:text/plain,stolen'; a.download = 'stolen.txt'; document.body.append(a); a.click(); a.remove()",
    ),
    (
        "a download of a blob",
        "const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['stolen'])); a.download = 'stolen.bin'; document.body.append(a); a.click(); a.remove()",
    ),
    ("another address", "location.href = at + '/l'"),
    ("another address in its place", "location.replace(at + '/r')"),
    ("a file", "location.href = 'file:///etc/passwd'"),
    ("words as a page", "location.href = 'data:text/html,<script>1</script>'"),
    ("a blob as a page", "location.href = URL.createObjectURL(new Blob(['<b>x'], { type: 'text/html' }))"),
    ("nothing as a page", "location.href = 'about:blank'"),
    ("a picture as a page", "location.href = picture"),
    ("a picture by another name", "location.href = picture.replace('page://localhost', 'page://page.localhost')"),
    ("the calls as a page", "location.href = 'ipc://localhost/startup'"),
    ("another host of our scheme", "location.href = 'tauri://evil/index.html'"),
    ("our page as someone", "location.href = 'tauri://user@localhost/'"),
    ("a script as an address", "location.href = 'javascript:window.__ran=1'"),
    ("mail", "location.href = 'mailto:a@example.invalid'"),
    (
        "a form",
        "const f = document.createElement('form'); f.action = at + '/f'; f.method = 'post'; document.body.append(f); f.submit(); f.remove()",
    ),
    (
        "a form to a new window",
        "const f = document.createElement('form'); f.action = at + '/f'; f.target = '_blank'; document.body.append(f); f.submit(); f.remove()",
    ),
    (
        "a form of our own",
        "const f = document.createElement('form'); f.action = picture; document.body.append(f); f.submit(); f.remove()",
    ),
    (
        "a refresh",
        "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + at + '/m'; document.head.append(m)",
    ),
    (
        "another base",
        "const b = document.createElement('base'); b.href = at + '/'; document.head.append(b); const i = new Image(); i.src = 'x.png'; b.remove()",
    ),
    (
        "a looser policy",
        "const m = document.createElement('meta'); m.httpEquiv = 'Content-Security-Policy'; m.content = 'default-src *'; document.head.append(m)",
    ),
    ("a request", "fetch(at + '/x').catch(() => 0)"),
    ("a request without an answer", "fetch(at + '/x', { mode: 'no-cors', keepalive: true }).catch(() => 0)"),
    ("an old request", "const x = new XMLHttpRequest(); x.open('GET', at + '/x'); x.send()"),
    ("a beacon", "navigator.sendBeacon(at + '/b', 'x')"),
    ("a socket", "new WebSocket(at.replace('http', 'ws') + '/s')"),
    ("events", "new EventSource(at + '/e')"),
    ("a picture", "new Image().src = at + '/i.png'"),
    (
        "a style",
        "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = at + '/s.css'; document.head.append(l)",
    ),
    (
        "a prefetch",
        "for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'modulepreload', 'icon', 'manifest', 'prerender']) { const l = document.createElement('link'); l.rel = rel; l.href = at + '/' + rel; l.as = 'image'; document.head.append(l) }",
    ),
    ("a background", "document.body.style.backgroundImage = `url(${at}/g.png)`"),
    (
        "a style rule",
        "const s = new CSSStyleSheet(); s.replaceSync(`body { background: url(${at}/r.png) } @import '${at}/i.css'`); document.adoptedStyleSheets = [s]",
    ),
    ("a font", "const f = new FontFace('x', `url(${at}/f.woff2)`); document.fonts.add(f); f.load().catch(() => 0)"),
    ("a sound", "new Audio(at + '/a.ogg').play().catch(() => 0)"),
    (
        "a film",
        "const v = document.createElement('video'); v.src = at + '/v.mp4'; v.poster = at + '/p.png'; document.body.append(v)",
    ),
    (
        "a script from elsewhere",
        "const s = document.createElement('script'); try { s.src = at + '/s.js' } catch {} document.head.append(s)",
    ),
    ("a module from elsewhere", "import(at + '/m.js').catch(() => 0)"),
    (
        "a script in the page",
        "const s = document.createElement('script'); try { s.textContent = 'window.__ran=1' } catch {} document.head.append(s)",
    ),
    (
        "a handler in the page",
        "const b = document.createElement('b'); b.setAttribute('onclick', 'window.__ran=1'); document.body.append(b); b.click(); b.remove()",
    ),
    ("words as a script", "try { window.eval('window.__ran=1') } catch {}"),
    ("words as a function", "try { new Function('window.__ran=1')() } catch {}"),
    ("words as a timer", "try { setTimeout('window.__ran=1', 0) } catch {}"),
    (
        "words as HTML",
        "try { const d = document.createElement('div'); d[`inner` + `HTML`] = '<img src=x onerror=window.__ran=1>'; document.body.append(d) } catch {}",
    ),
    ("a worker", "new Worker(at + '/w.js')"),
    ("a worker of a blob", "new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))"),
    ("a worker that stays", "return navigator.serviceWorker?.register('/sw.js').then(() => 'registered')"),
    ("a frame", "const f = document.createElement('iframe'); f.src = at + '/f'; document.body.append(f)"),
    (
        "a frame of words",
        "const f = document.createElement('iframe'); try { f.srcdoc = '<script>parent.__ran=1</script>' } catch { f.src = 'data:text/html,x' } document.body.append(f)",
    ),
    ("a frame of a picture", "const f = document.createElement('iframe'); f.src = picture; document.body.append(f)"),
    (
        "a frame of our own page",
        "const f = document.createElement('iframe'); f.src = 'tauri://localhost/index.html'; document.body.append(f)",
    ),
    ("an object", "const o = document.createElement('object'); o.data = at + '/o'; document.body.append(o)"),
    ("an embedded thing", "const e = document.createElement('embed'); e.src = at + '/e.pdf'; document.body.append(e)"),
    (
        "a call between computers",
        "const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] }); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o))",
    ),
    ("the words of a picture", "return fetch(picture).then((r) => r.ok && 'read', () => 0)"),
    (
        "the words of a picture, drawn",
        "return new Promise((done) => { const i = new Image(); i.crossOrigin = 'anonymous'; i.onload = () => done(0); i.onerror = () => done(0); i.src = picture.replace('localhost', 'evil') })",
    ),
];

#[test]
#[ignore = "opens a real window; `cargo xtask test` runs it"]
fn a_script_in_the_window_gets_nothing_out_and_nothing_in() {
    let folder = folder();
    let home = folder.path().join("home");
    let downloads = home.join("Downloads");
    fs::create_dir_all(&downloads).unwrap();
    let paper = folder.path().join("paper.pdf");
    fs::write(&paper, sample::prose_pdf(2)).unwrap();
    let desk = desk_at_home(&home);
    desk.create_safe_place(contract::CreateSafePlace {
        name: "Box".into(),
        passphrase: PASSPHRASE.into(),
        place: place(&home.join("safe")),
    })
    .unwrap();
    bring_in(&desk, &[&paper]);
    desk.close();

    let server = Server::start();
    let display = Display::start();
    let window = Window::open(&app(), &home, &display.name);
    unlock(&window);
    let here = window.script("window.__here = 'still here'; window.__refused = []; document.addEventListener('securitypolicyviolation', (e) => window.__refused.push(e.effectiveDirective)); return location.href", &[]);
    let picture = ask(&window, "page", &json!({ "seq": 1, "find": null }));
    let picture = format!("page://localhost/{}/600", picture["picture"].as_str().expect("a picture"));
    // The address is a real one: as a picture in our page it is shown.
    let shown = "const done = arguments[1]; const i = new Image(); i.onload = () => done(i.naturalWidth); i.onerror = () => done(0); i.src = arguments[0]";
    assert!(window.script_async(shown, &[json!(picture)]).as_u64() > Some(100), "the picture is there to be had");

    for (what, script) in WAYS_OUT {
        let run = format!(
            "const [at, picture, done] = arguments;
             const act = () => {{ {script} }};
             let got; try {{ got = act() }} catch (e) {{ got = 0 }}
             Promise.race([Promise.resolve(got).catch(() => 0), new Promise((on) => setTimeout(on, 1500))]).then((got) => setTimeout(() => done(typeof got === 'string' ? got : null), 60))"
        );
        let got = window.script_async(&run, &[json!(server.address), json!(picture)]);
        assert_eq!(got, Value::Null, "{what}: {got}");
        stayed(&window, &here, what);
        server.heard_nothing(what);
    }
    // Frames can be made; nothing may be in them.
    let frames = "return [...document.querySelectorAll('iframe')].map((f) => { try { return f.contentDocument?.body?.[`inner` + `HTML`] ?? '' } catch { return 'elsewhere' } })";
    let frames = window.script(frames, &[]);
    let frames = frames.as_array().expect("frames");
    assert!(frames.iter().all(|inside| inside == ""), "something was loaded into a frame: {frames:?}");

    // The web view itself is told to go there, as a click on a link in it would.
    for url in [
        picture.as_str(),
        &server.address,
        "file:///etc/passwd",
        "about:blank",
        "data:text/html,x",
        "tauri://evil/",
        "ipc://localhost/startup",
    ] {
        let _ = window.visit(url);
        stayed(&window, &here, url);
    }
    std::thread::sleep(Duration::from_millis(500));
    server.heard_nothing("something, later,");
    let stolen = crate::journeys::no_trace::holding(&downloads, &["stolen", "doctype", "PNG"]);
    assert!(stolen.is_empty() && fs::read_dir(&downloads).unwrap().next().is_none(), "a download: {stolen:?}");
    let refused = window.script("return window.__refused", &[]);
    for directive in ["connect-src", "img-src", "frame-src", "script-src", "form-action", "base-uri", "object-src"] {
        assert!(
            refused.as_array().unwrap().iter().any(|r| r.as_str().is_some_and(|r| r.starts_with(directive))),
            "{directive} refused nothing: {refused}"
        );
    }
    foundations_hold(&window);
}

fn stayed(window: &Window, here: &Value, what: &str) {
    let now = window.script("return [window.__here ?? null, window.__ran ?? null, location.href.split('#')[0]]", &[]);
    assert_eq!(now, json!(["still here", null, here]), "{what} got somewhere");
    assert_eq!(window.windows(), 1, "{what} opened a window");
}

/// Asks for a command as the window's own code does.
pub fn ask(window: &Window, command: &str, request: &Value) -> Value {
    window.script_async(
        "const [command, request, done] = arguments;
         window.__TAURI_INTERNALS__.invoke(command, { request }).then(done, (e) => done({ refused: String(e?.code ?? e) }))",
        &[json!(command), request.clone()],
    )
}

/// What a script could bend to make the window's own code work for it.
fn foundations_hold(window: &Window) {
    let bent = window.script(
        "const tries = [() => { Object.prototype.x = 1 }, () => { ({}).__proto__.x = 1 }, () => { Object.defineProperty(Object.prototype, 'x', { value: 1 }) },
           () => { Reflect.set(Object.prototype, 'x', 1) }, () => { JSON.parse('{\"__proto__\":{\"x\":1}}') }, () => { Object.setPrototypeOf(Object.prototype, { x: 1 }) },
           () => { Object.prototype.toString = () => 'x' }, () => { delete Object.prototype.hasOwnProperty }];
         for (const bend of tries) { try { bend() } catch {} }
         return [({}).x ?? null, Object.isFrozen(Object.prototype), String({}), typeof ({}).hasOwnProperty]",
        &[],
    );
    assert_eq!(bent, json!([null, true, "[object Object]", "function"]), "the ground of every object was changed");
    // What the program does not allow its window, a script in the window may not either.
    for command in [
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:window|close",
        "plugin:webview|internal_toggle_devtools",
        "plugin:app|version",
        "plugin:path|resolve_directory",
        "no_such_command",
    ] {
        assert!(ask(window, command, &json!({})).get("refused").is_some(), "{command} was done");
    }
    let global = window.script("return [typeof window.__TAURI__, typeof window.require, typeof window.process]", &[]);
    assert_eq!(global, json!(["undefined", "undefined", "undefined"]));
    // Trusted Types: no string becomes HTML in this page, whoever writes it.
    let refused = window.script(
        "const d = document.createElement('div');
         try { d[`inner` + `HTML`] = '<b>x</b>'; return 'taken' } catch (e) { return typeof window.trustedTypes + ' ' + e.name }",
        &[],
    );
    assert_eq!(refused, "object TypeError");
}
