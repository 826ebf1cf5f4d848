//! Which addresses the window may open, and what the picture protocol answers to addresses made to get more out of it.

use desk::Desk;
use ownstory_app::{is_own_page, may_open, picture};
use tauri::Url;
use tauri::http::{HeaderMap, Request, StatusCode, header};

use crate::support::*;

#[test]
fn only_our_own_page_may_be_opened() {
    let own = [
        "tauri://localhost",
        "tauri://localhost/",
        "tauri://localhost/index.html",
        "tauri://localhost/index.html#read",
        "tauri://localhost/?a=1",
        "TAURI://localhost/",
    ];
    for url in own {
        assert!(may_open(&Url::parse(url).unwrap()), "{url}");
    }
    let on_windows = [
        "http://tauri.localhost/",
        "https://tauri.localhost/index.html",
        "HTTP://TAURI.LOCALHOST:80/",
        "http://tauri.localhost\\x",
    ];
    for url in on_windows {
        let url = Url::parse(url).unwrap();
        assert!(is_own_page(&url, true) && !is_own_page(&url, false), "{url}");
        assert_eq!(may_open(&url), cfg!(windows), "{url}");
    }
    let mut read = 0;
    for text in ELSEWHERE {
        // What is no address at all is opened by nobody.
        let Ok(url) = Url::parse(text) else { continue };
        read += 1;
        assert!(!is_own_page(&url, false) && !is_own_page(&url, true) && !may_open(&url), "{text}");
    }
    assert!(read >= 80, "only {read} of {} were addresses at all", ELSEWHERE.len());
}

const ELSEWHERE: &[&str] = &[
    // Other hosts that look like ours.
    "http://localhost/",
    "https://localhost/",
    "http://tauri.localhost.evil.com/",
    "https://tauri.localhost.evil.com/",
    "http://app.evil.com/",
    "http://evil.com/tauri.localhost",
    "http://evil.com/?tauri://localhost",
    "http://evil.com#tauri://localhost",
    "http://xtauri.localhost/",
    "http://tauri.localhost.",
    "http://tauri.localhost./",
    "http://tauri.localhosts/",
    "http://tauri.loca1host/",
    "http://tauri-localhost/",
    "http://tauri.localhost%2eevil.com/",
    "http://tauri.localhost%00.evil.com/",
    "http:\\\\evil.com\\",
    "http://t\u{430}uri.localhost/",
    "http://tauri\u{3002}localhost.evil.com/",
    "http://xn--turi-43d.localhost/",
    "http://\u{24E3}auri.localhost.evil/",
    "http://www.tauri.localhost/",
    "http://page.localhost/a/1/1/600",
    "http://ipc.localhost/lock",
    "http://asset.localhost/etc/passwd",
    // Our scheme with another host, a user, a port.
    "tauri://evil/",
    "tauri://evil.com/",
    "tauri://localhost.evil/",
    "tauri://localhost.",
    "tauri://localhost./",
    "tauri://LOCALHOST/",
    "tauri://xlocalhost/",
    "tauri://local%68ost/",
    "tauri://localhost%00/",
    "tauri://localhost%2eevil/",
    "tauri://user@localhost/",
    "tauri://user:pw@localhost/",
    "tauri://:pw@localhost/",
    "tauri://localhost@evil/",
    "tauri://localhost:pw@evil/",
    "tauri://localhost:80/",
    "tauri://localhost:1430/",
    "tauri://127.0.0.1/",
    "tauri://[::1]/",
    "tauri:///",
    "tauri:",
    "tauri:localhost",
    "tauri:/localhost/",
    "tauri://",
    "tauri://index.html",
    "tauri://tauri.localhost/",
    "tauri://\u{2113}ocalhost/",
    "tauri://localhost\u{2024}evil/",
    "http://user@tauri.localhost/",
    "http://tauri.localhost@evil.com/",
    "http://tauri.localhost:80@evil.com/",
    "http://tauri.localhost:8080/",
    "https://tauri.localhost:80/",
    "http://:pw@tauri.localhost/",
    // Schemes that are ours for other things, or nobody's.
    "page://localhost/a/1/1/600",
    "page://tauri.localhost/",
    "ipc://localhost/lock",
    "asset://localhost/etc/passwd",
    "tauris://localhost/",
    "xtauri://localhost/",
    "tauri+x://localhost/",
    "wry://localhost/",
    "isolation://localhost/",
    "ws://localhost/",
    "wss://tauri.localhost/",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "file:///C:/Windows/win.ini",
    "FILE:///etc/passwd",
    "C:\\Windows\\win.ini",
    "c:/windows",
    "\\\\evil\\share",
    "//evil.com/",
    // Words that are pages.
    "data:text/html,<script>1</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "blob:tauri://localhost/1",
    "blob:null/1",
    "filesystem:tauri://localhost/temporary/x",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "vbscript:x",
    "about:blank",
    "about:srcdoc",
    "about:tauri://localhost",
    "view-source:tauri://localhost/",
    "webkit://localhost/",
    "resource:///x",
    "chrome://settings",
    "webkit-fake-url://x/",
    "inspector://x",
    "feed:tauri://localhost",
    "jar:tauri://localhost!/x",
    "tel:999",
    "mailto:a@b.c",
    "sms:1",
    "ms-settings:",
    // This computer and the rest of the network.
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://0.0.0.0/",
    "http://169.254.169.254/",
    "ftp://localhost/",
    "gopher://localhost/",
    "ldap://localhost/",
];

/// Numbers that look as if they came from nowhere, and always come.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const ODD: &[&str] = &[
    "",
    ".",
    "..",
    "...",
    "%2e%2e",
    "..%2f..%2fetc%2fpasswd",
    "..\\..",
    "%5c%5cevil%5cshare",
    "\\\\evil\\share",
    "%00",
    "1%00",
    "C:",
    "C%3A%5C",
    "~",
    "index.html",
    "etc",
    "passwd",
    "-1",
    "+1",
    "01",
    "0",
    "1",
    "2",
    "3",
    "600",
    "900",
    "4000",
    "4001",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "99999999999999999999",
    "1e3",
    "0x1",
    "1.0",
    "1 ",
    "%31",
    "\u{661}",
    "１",
    "NaN",
    "null",
    "undefined",
    "<svg>",
    "%3Csvg%3E",
    "a.svg",
    "a.html",
    ";type=text/html",
    "*",
    "$",
    "@",
    "!",
    "'",
    "%",
    "%zz",
    "%u002e",
    "%c0%ae%c0%ae",
    "con",
    "nul",
];

#[test]
fn the_picture_protocol_answers_a_picture_or_nothing() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let paper = folder.path().join("paper.pdf");
    std::fs::write(&paper, sample::prose_pdf(2)).unwrap();
    bring_in(&desk, &[&paper]);
    let page = desk.page(contract::PageWanted { seq: 1, find: None }).unwrap();
    let address = page.picture.expect("a PDF's page has a picture");
    let (token, rest) = address.split_once('/').unwrap();
    let good = format!("page://localhost/{address}/600");

    assert!(is_picture(&desk, &request("GET", &good, &[])), "the right address gives the picture");
    assert!(
        !is_picture(&desk, &request("GET", &good, &[("accept", "text/html,application/xhtml+xml,*/*;q=0.8")])),
        "{good}, as a page"
    );
    for method in ["POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "GETT", "PROPFIND"] {
        assert!(!is_picture(&desk, &request(method, &good, &[])), "{method}");
    }

    let mut chance = Chance(0x0b5e_55ed_2026_1122);
    let (mut asked, mut pictures) = (0, 0);
    while asked < 4000 {
        let uri = made_up_address(&mut chance, token, rest);
        let method = chance.one(&["GET", "GET", "GET", "POST", "HEAD", "PUT", "OPTIONS"]);
        let accept = chance.one(&["*/*", "image/*", "text/html", "image/svg+xml", "application/xml;q=0.9,*/*"]);
        let dest = chance.one(&["image", "document", "iframe", "script", "style", "empty"]);
        let Ok(request) = Request::builder()
            .method(method)
            .uri(&uri)
            .header("accept", accept)
            .header("sec-fetch-dest", dest)
            .body(b"<script>1</script>".to_vec())
        else {
            continue;
        };
        asked += 1;
        if is_picture(&desk, &request) {
            pictures += 1;
            let path = request.uri().path().to_owned();
            assert!(path.starts_with(&format!("/{token}/")), "{uri}: answered without the token");
            assert!(method == "GET" && accept != "text/html", "{method} {uri} {accept}");
            assert!(request.uri().query().is_none() && !path.contains(['%', '\\']) && !path.contains(".."), "{uri}");
        }
    }
    // Were everything refused, the test would prove nothing.
    assert!(pictures >= 20, "{pictures} of {asked} were answered");

    // Once the safe place is closed, nothing is: not even what was drawn before.
    desk.close();
    assert!(!is_picture(&desk, &request("GET", &good, &[])), "answered while locked");
    let never_opened = new_desk(&folder.path().join("other"));
    assert!(!is_picture(&never_opened, &request("GET", &good, &[])), "answered by a desk that never opened");
}

fn made_up_address(chance: &mut Chance, token: &str, rest: &str) -> String {
    let start = chance.one(&[
        "page://localhost",
        "page://localhost",
        "page://localhost",
        "page://page.localhost",
        "http://page.localhost",
        "page://LOCALHOST",
        "page://evil",
        "page://localhost.evil.com",
        "page://localhost:80",
        "page://user@localhost",
        "page://localhost@evil",
        "page://[::1]",
        "page://127.0.0.1",
        "http://evil.com",
        "",
    ]);
    let (file, page) = rest.split_once('/').unwrap_or(("1", "1"));
    let changed = [
        token.to_uppercase(),
        token[1..].to_owned(),
        format!("{token}0"),
        format!("%{token}"),
        token.chars().rev().collect(),
    ];
    let mut parts: Vec<String> = vec![token.into(), file.into(), page.into(), "600".into()];
    for _ in 0..chance.below(4) {
        let at = chance.below(parts.len());
        match chance.below(6) {
            0 => parts[0] = changed[chance.below(changed.len())].clone(),
            1 => parts.insert(at, chance.one(ODD).into()),
            2 if parts.len() > 1 => drop(parts.remove(at)),
            3 => parts[at] = chance.one(&["1", "2", "3", "600", "900", "1400"]).into(),
            4 => parts[at] = "9".repeat(chance.below(5000)),
            _ => parts[at] = chance.one(ODD).into(),
        }
    }
    let joint = chance.one(&["/", "/", "/", "/", "/", "//", "\\", "%2f", "/./", "/../"]);
    let end = chance.one(&[
        "",
        "",
        "",
        "",
        "",
        "?",
        "?x=1",
        "#x",
        "/",
        "?<script>",
        "%00",
        "/../../etc/passwd",
        ";a=b",
        ".html",
    ]);
    format!("{start}/{}{end}", parts.join(joint))
}

fn request(method: &str, uri: &str, headers: &[(&str, &str)]) -> Request<Vec<u8>> {
    let mut builder = Request::builder().method(method).uri(uri);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(Vec::new()).expect("a request")
}

/// Asks, and checks what holds for every answer. True for a picture.
fn is_picture(desk: &Desk, request: &Request<Vec<u8>>) -> bool {
    let answer = picture::answer(desk, request);
    let about = format!("{} {}", request.method(), request.uri());
    hardened(answer.headers(), &about);
    match answer.status() {
        StatusCode::OK => {
            assert!(answer.body().starts_with(b"\x89PNG\r\n\x1a\n"), "{about}: something that is no PNG");
            true
        }
        StatusCode::NOT_FOUND => {
            assert!(answer.body().is_empty(), "{about}: a refusal with words");
            false
        }
        other => panic!("{about}: {other}"),
    }
}

fn hardened(headers: &HeaderMap, about: &str) {
    let is = |name: header::HeaderName, value: &str| {
        let all: Vec<_> = headers.get_all(&name).iter().collect();
        assert_eq!(all, [value], "{about}: {name}");
    };
    is(header::CONTENT_TYPE, "image/png");
    is(header::CACHE_CONTROL, "no-store");
    is(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox");
    is(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    is(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    assert_eq!(headers.len(), 5, "{about}: {headers:?}");
    assert!(!headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), "{about}");
}
