//! Finds the pictures of a paper of OpenOffice in the order of its words, and the shapes drawn over them ([OpenDocument] 10).
//! Pictures in hidden words and pictures that lie elsewhere than in the file are passed by.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Found;
use crate::formats::xml::{Node, tree};
use crate::limits::{PART_BYTES, PLATE_BYTES};

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// What of a style matters here.
#[derive(Default, Clone)]
struct Look {
    /// Whether the inside of a shape shows.
    filled: Option<bool>,
    /// Part of the picture is cut away.
    cut: bool,
    hidden: bool,
    parent: Option<String>,
}

/// The pictures of a paper; none of one that cannot be read.
pub fn pictures(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return found };
    if !archive.file_names_raw().any(|name| name.starts_with(b"Pictures/")) {
        return found;
    }
    let mut part = |name: &str| read(&mut archive, name, PART_BYTES).and_then(|bytes| tree(&bytes).ok());
    let (content, styles) = (part("content.xml"), part("styles.xml"));
    let mut looks = HashMap::new();
    for root in styles.iter().chain(&content) {
        let lists = root.nodes().filter(|n| matches!(n.name.as_str(), "office:styles" | "office:automatic-styles"));
        for style in lists.flat_map(Node::nodes).filter(|n| n.name == "style:style") {
            if let Some(name) = style.attribute("style:name") {
                looks.insert(name.to_owned(), look_of(style));
            }
        }
    }
    let mut walk = Walk { archive: &mut archive, looks: &looks, found: &mut found };
    for body in content.iter().filter_map(|root| root.child("office:body")) {
        walk.inside(body, 0);
    }
    for masters in styles.iter().filter_map(|root| root.child("office:master-styles")) {
        walk.inside(masters, 0);
    }
    found
}

fn look_of(style: &Node) -> Look {
    let mut look = Look { parent: style.attribute("style:parent-style-name").map(str::to_owned), ..Look::default() };
    for properties in style.nodes() {
        look.hidden |= properties.attribute("text:display") == Some("none");
        if properties.name == "style:graphic-properties" {
            look.filled = properties.attribute("draw:fill").map(|fill| fill != "none").or(look.filled);
            let ground = properties.attribute("fo:background-color").map(|ground| ground != "transparent");
            look.filled = if ground == Some(true) { ground } else { look.filled.or(ground) };
            look.cut |= properties.attribute("fo:clip").is_some_and(cuts);
        }
    }
    look
}

/// True for `rect(…)` with a side that is not nought.
fn cuts(clip: &str) -> bool {
    clip.chars().any(|c| matches!(c, '1'..='9'))
}

fn read(archive: &mut Archive<'_>, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

struct Walk<'w, 'b> {
    archive: &'w mut Archive<'b>,
    looks: &'w HashMap<String, Look>,
    found: &'w mut Found,
}

impl Walk<'_, '_> {
    fn inside(&mut self, node: &Node, depth: u32) {
        if depth > 250 {
            return;
        }
        for child in node.nodes() {
            self.one(child, depth + 1);
        }
    }

    fn one(&mut self, node: &Node, depth: u32) {
        match node.name.as_str() {
            "text:hidden-paragraph" | "text:hidden-text" => {}
            "text:p" | "text:h" | "text:span" | "text:section" if self.look(node, "text:style-name").hidden => {}
            "text:section" if node.attribute("text:display") == Some("none") => {}
            "draw:frame" => self.frame(node, depth),
            "draw:rect"
            | "draw:custom-shape"
            | "draw:ellipse"
            | "draw:circle"
            | "draw:polygon"
            | "draw:path"
            | "draw:regular-polygon"
            | "draw:caption" => {
                // A shape that says nothing of its inside shows one.
                if self.look(node, "draw:style-name").filled != Some(false) {
                    self.found.may_be_covered();
                }
                self.inside(node, depth);
            }
            _ => self.inside(node, depth),
        }
    }

    /// A frame holds a picture, in several kinds perhaps, or words, or a thing of another program with its picture.
    fn frame(&mut self, frame: &Node, depth: u32) {
        let look = self.look(frame, "draw:style-name");
        if frame.child("draw:text-box").is_some() && look.filled == Some(true) {
            self.found.may_be_covered();
        }
        let mut places = frame
            .nodes()
            .filter(|n| n.name == "draw:image")
            .map(|n| n.attribute("xlink:href").unwrap_or_default().trim_start_matches("./").to_owned());
        if let Some(first) = places.next() {
            let bytes = Some(first).into_iter().chain(places).filter(|place| place.starts_with("Pictures/")).find_map(
                |place| read(self.archive, &place, PLATE_BYTES as u64).filter(|b| super::format(b).is_some()),
            );
            match bytes {
                Some(bytes) if !look.cut => {
                    let floats = frame.attribute("text:anchor-type") != Some("as-char");
                    self.found.add(bytes, None, floats);
                }
                _ => self.found.add_drawing(),
            }
        }
        self.inside(frame, depth);
    }

    /// A style with what it takes from those that it is made from.
    fn look(&self, node: &Node, attribute: &str) -> Look {
        let mut all = Look::default();
        let mut next = node.attribute(attribute);
        for _ in 0..20 {
            let Some(look) = next.and_then(|name| self.looks.get(name)) else { break };
            all.filled = all.filled.or(look.filled);
            all.cut |= look.cut;
            all.hidden |= look.hidden;
            next = look.parent.as_deref();
        }
        all
    }
}
