//! Pages of the web (HTML) as pages of words: what a reader sees, tables as lines with tabs. Nothing is fetched and nothing
//! is run; hidden words are not read, nor words painted over in their own colour.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use record::{FileProblem, TextFrom};

use super::covered::{self, Colour, hex_colour, is_covered};
use super::{Leaves, leaves, plain};
use crate::limits::TEXT_BYTES;

/// Elements within elements; what stands further in is passed by.
const DEEPEST: u32 = 800;
/// Bytes of a page that are looked at: the tree of a bigger one does not fit in the memory that there is.
const MOST: usize = 32 << 20;

pub fn open(bytes: &[u8]) -> Result<Leaves, FileProblem> {
    leaves(&words(bytes)?, TextFrom::Html)
}

/// The words of a page whose letters are written in any usual way.
pub fn words(bytes: &[u8]) -> Result<String, FileProblem> {
    let text = match told_encoding(bytes) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None => plain::decode(bytes).ok_or(FileProblem::UnknownKind)?,
    };
    words_of(&text)
}

/// The words of a page.
pub fn words_of(html: &str) -> Result<String, FileProblem> {
    if html.len() > MOST {
        return Err(FileProblem::TooBig);
    }
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut out = Writer::default();
    out.node(&dom.document, Look::default(), 0);
    Ok(out.text)
}

/// `charset=` in the head of the page.
fn told_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    if encoding_rs::Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = &head[head.find("charset=")? + 8..];
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:".contains(*c))
        .collect();
    // A page in 16 bits a letter could not have been read up to here.
    encoding_rs::Encoding::for_label(label.as_bytes()).filter(|e| e.is_ascii_compatible())
}

#[derive(Clone, Copy, Default)]
struct Look {
    ink: Option<Colour>,
    ground: Option<Colour>,
    /// Line ends and blanks are kept as written.
    as_written: bool,
    in_cell: bool,
}

#[derive(Default)]
struct Writer {
    text: String,
    lists: Vec<Option<u32>>,
}

impl Writer {
    fn node(&mut self, node: &Handle, look: Look, depth: u32) {
        if depth > DEEPEST || self.text.len() > 20 * TEXT_BYTES {
            return;
        }
        match &node.data {
            NodeData::Text { contents } => self.words(&contents.borrow(), look),
            NodeData::Element { name, attrs, .. } => {
                let attrs = attrs.borrow();
                let attribute =
                    |wanted: &str| attrs.iter().find(|a| &*a.name.local == wanted).map(|a| a.value.to_string());
                self.element(node, &name.local, &attribute, look, depth);
            }
            _ => self.children(node, look, depth),
        }
    }

    fn children(&mut self, node: &Handle, look: Look, depth: u32) {
        for child in node.children.borrow().iter() {
            self.node(child, look, depth + 1);
        }
    }

    fn element(
        &mut self,
        node: &Handle,
        name: &str,
        attribute: &dyn Fn(&str) -> Option<String>,
        mut look: Look,
        depth: u32,
    ) {
        if attribute("hidden").is_some() {
            return;
        }
        for (wanted, place) in [("bgcolor", &mut look.ground), ("color", &mut look.ink)] {
            if let Some(colour) = attribute(wanted).and_then(|c| colour(&c)) {
                *place = Some(colour);
            }
        }
        if let Some(style) = attribute("style") {
            for (property, value) in style.split(';').filter_map(|s| s.split_once(':')) {
                let value = value.trim().to_ascii_lowercase();
                match property.trim().to_ascii_lowercase().as_str() {
                    "display" if value.starts_with("none") => return,
                    "visibility" if value.starts_with("hidden") => return,
                    "color" => look.ink = colour(&value).or(look.ink),
                    "background" | "background-color" => look.ground = colour(&value).or(look.ground),
                    _ => {}
                }
            }
        }
        match name {
            "script" | "style" | "noscript" | "template" | "iframe" | "object" | "svg" | "head" | "select"
            | "textarea" | "audio" | "video" => {}
            "br" => self.text.push_str(if look.in_cell { " " } else { "\n" }),
            "hr" => self.new_line(look),
            "img" => {
                if let Some(says) = attribute("alt").filter(|says| !says.trim().is_empty()) {
                    self.words(&format!("[picture: {}]", says.trim()), look);
                }
            }
            "tr" => {
                self.new_line(look);
                let mut cells = Vec::new();
                for cell in node.children.borrow().iter() {
                    let start = self.text.len();
                    self.node(cell, Look { in_cell: true, ..look }, depth + 1);
                    let is_cell = matches!(&cell.data, NodeData::Element { .. });
                    let words = self.text.split_off(start);
                    if is_cell {
                        cells.push(words.split_whitespace().collect::<Vec<_>>().join(" "));
                    }
                }
                self.text.push_str(cells.join(if look.in_cell { " " } else { "\t" }).trim_end());
                self.text.push_str(if look.in_cell { " " } else { "\n" });
            }
            "ul" | "ol" | "menu" => {
                self.new_line(look);
                let start = attribute("start").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(start));
                self.children(node, look, depth);
                self.lists.pop();
            }
            "li" => {
                self.new_line(look);
                let label = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", number.saturating_sub(1))
                    }
                    _ => "• ".to_owned(),
                };
                self.text.push_str(&label);
                self.children(node, look, depth);
                self.new_line(look);
            }
            "pre" => {
                self.new_line(look);
                self.children(node, Look { as_written: true, ..look }, depth);
                self.new_line(look);
            }
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" => {
                self.gap(look);
                self.children(node, look, depth);
                self.gap(look);
            }
            "div" | "section" | "article" | "header" | "footer" | "main" | "nav" | "aside" | "address" | "table"
            | "dl" | "dt" | "dd" | "figure" | "figcaption" | "fieldset" | "form" | "body" | "caption" | "details"
            | "summary" | "center" => {
                self.new_line(look);
                self.children(node, look, depth);
                self.new_line(look);
            }
            _ => self.children(node, look, depth),
        }
    }

    fn new_line(&mut self, look: Look) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if look.in_cell {
            self.text.push(' ');
        } else if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn gap(&mut self, look: Look) {
        // The first paragraph of an item stands beside its mark.
        if self.text.ends_with("• ") {
            return;
        }
        self.new_line(look);
        if !look.in_cell && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn words(&mut self, words: &str, look: Look) {
        let blank = words.trim().is_empty();
        if !blank && is_covered(look.ground, look.ink) {
            return covered::push_covered(&mut self.text);
        }
        if look.as_written {
            return covered::push_words(&mut self.text, words);
        }
        let mut plain = String::with_capacity(words.len());
        let mut after_blank = self.text.is_empty() || self.text.ends_with([' ', '\n']);
        for c in words.chars() {
            // A blank that may not be broken is a blank that was meant.
            let is_blank = matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{C}');
            if !(is_blank && after_blank) {
                plain.push(if is_blank { ' ' } else { c });
            }
            after_blank = is_blank;
        }
        covered::push_words(&mut self.text, &plain);
    }
}

/// A colour as pages write it: `#000`, `#000000`, `rgb(0, 0, 0)`, `black`.
fn colour(value: &str) -> Option<Colour> {
    let value = value.trim().to_ascii_lowercase();
    let first = value.split_whitespace().next().unwrap_or_default();
    if let Some(hex) = first.strip_prefix('#') {
        return match hex.len() {
            3 if hex.is_ascii() => hex_colour(&hex.chars().flat_map(|c| [c, c]).collect::<String>()),
            6.. => hex_colour(hex.get(..6)?),
            _ => None,
        };
    }
    if let Some(inside) = value.strip_prefix("rgb(").and_then(|v| v.split(')').next()) {
        let mut parts = inside.split([',', ' ']).filter(|p| !p.is_empty()).map(|p| p.parse::<u8>().ok());
        return Some([parts.next()??, parts.next()??, parts.next()??]);
    }
    match first {
        "black" | "windowtext" => Some([0, 0, 0]),
        "white" => Some(covered::WHITE),
        _ => hex_colour(first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> String {
        words_of(html).unwrap().trim().to_owned()
    }

    #[test]
    fn what_is_shown_is_read() {
        let html = "<html><head><title>T</title><style>p{}</style><script>alert(1)</script></head><body><h1>Review</h1><p>Dear <b>Amy</b>,\n  it &amp; was&nbsp;£5.<br>Yours</p><ul><li>one</li><li><p>two</p></li></ul><ol start=3><li>three</ol><table><tr><td>Date</td><td>Event</td></tr><tr><td>3 May</td><td>Moved<br>again</td></tr></table><pre>a\n  b</pre><img src=\"http://example.org/x.png\" alt=\"a tent\"></body></html>";
        assert_eq!(
            read(html),
            "Review\n\nDear Amy, it & was\u{A0}£5.\nYours\n\n• one\n• two\n\n3. three\nDate\tEvent\n3 May\tMoved again\na\n  b\n[picture: a tent]"
        );
    }

    #[test]
    fn covered_and_hidden_words_do_not_come_out() {
        let html = "Amy <span style=\"background:black;color:#000\">SECRET</span> <font color=white>WHITE</font> <span style='background-color: rgb(0, 0, 0)'>NAME</span><div style=\"display:none\">HIDDEN</div><table bgcolor=\"#336699\"><tr><td><font color=white>seen</font></table>";
        let text = read(html);
        assert!(!["SECRET", "WHITE", "NAME", "HIDDEN"].iter().any(|w| text.contains(w)), "{text}");
        assert!(text.contains("seen"), "{text}");
    }

    #[test]
    fn letters_are_read_as_the_page_says() {
        assert_eq!(words(b"<meta charset=\"windows-1251\"><p>\xC0").unwrap().trim(), "А");
        assert_eq!(words("<p>née".as_bytes()).unwrap().trim(), "née");
        assert_eq!(words(b"<p>n\xE9e \x80").unwrap().trim(), "née €");
    }

    #[test]
    fn deep_pages_come_to_an_end() {
        assert!(words_of(&"<div>".repeat(20_000)).is_ok());
    }
}
