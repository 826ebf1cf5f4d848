//! `page://localhost/<token>/<file>/<page>/<side>`: a page's picture, drawn on demand and never written to disk.
//!
//! On Linux and macOS any registered scheme counts as the app's own and could call commands, so this one only ever answers
//! a PNG of our own making or nothing at all.

use desk::Desk;
use tauri::http::{Method, Request, Response, StatusCode, header};

pub const SCHEME: &str = "page";

/// The longest side of a picture that the window may ask for, in pixels.
const MAX_SIDE: u32 = 4000;

/// The picture that is asked for, or 404 with nothing in it: for any other method, address or token, for whoever would show
/// the answer as a page, and while the safe place is closed.
pub fn answer(desk: &Desk, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let picture = wanted(request).and_then(|w| desk.picture(w.token, w.file, w.page, w.side));
    let (status, body) = match picture {
        Some(png) => (StatusCode::OK, png),
        None => (StatusCode::NOT_FOUND, Vec::new()),
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "image/png")
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(body)
        .expect("these headers are valid")
}

struct Wanted<'a> {
    token: &'a str,
    file: i64,
    page: u32,
    side: u32,
}

fn wanted(request: &Request<Vec<u8>>) -> Option<Wanted<'_>> {
    let uri = request.uri();
    if request.method() != Method::GET || uri.query().is_some() || as_a_page(request) {
        return None;
    }
    if !matches!(uri.host(), Some("localhost" | "page.localhost")) {
        return None;
    }
    let mut parts = uri.path().strip_prefix('/')?.split('/');
    let (token, file, page, side) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (file, page, side) = (number(file)?, number(page)?, number(side)?);
    (1..=MAX_SIDE).contains(&side).then_some(Wanted { token, file: i64::from(file), page, side })
}

/// True for a request that would be shown as a page of its own and not as a picture in ours.
fn as_a_page(request: &Request<Vec<u8>>) -> bool {
    let accepts = request.headers().get_all(header::ACCEPT).iter();
    accepts.filter_map(|a| a.to_str().ok()).any(|a| a.to_ascii_lowercase().contains("html"))
}

/// Digits only: no sign, no spaces, no percent signs.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(uri: &str) -> bool {
        Request::builder().uri(uri).body(Vec::new()).is_ok_and(|request| wanted(&request).is_some())
    }

    #[test]
    fn only_the_one_shape_of_address_is_understood() {
        assert!(asks("page://localhost/abc/1/2/900"));
        for uri in [
            "page://localhost/abc/1/2",
            "page://localhost/abc/1/2/900/x",
            "page://localhost/abc/-1/2/900",
            "page://localhost/abc/1/2/0",
            "page://localhost/abc/1/2/99999",
            "page://localhost/abc/..%2f/2/900",
            "page://evil/abc/1/2/900",
            "page://localhost/abc/1/2/900?x=1",
            "page://localhost//1/2/900/",
            "page://localhost/abc/1/%00/900",
            "page://localhost/",
        ] {
            assert!(!asks(uri), "{uri}");
        }
    }

    #[test]
    fn only_get_is_answered() {
        let request = Request::builder().method("POST").uri("page://localhost/a/1/2/900").body(Vec::new()).unwrap();
        assert!(wanted(&request).is_none());
    }
}
