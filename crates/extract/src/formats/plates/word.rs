//! Finds the pictures of a Word file in the order of its words, and the shapes drawn over them ([ECMA-376] 20, and the older
//! VML that Word still writes). Pictures in hidden words and pictures that lie elsewhere than in the file are passed by.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Cut, Found};
use crate::formats::xml::{Node, tree};
use crate::limits::{PART_BYTES, PLATE_BYTES};

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Parts with words, in the order in which their pictures come.
const PARTS: [&str; 5] = ["document", "header", "footer", "footnotes", "endnotes"];

/// The pictures of a Word file; none of one that cannot be read.
pub fn pictures(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return found };
    let names: Vec<String> = archive.file_names().flatten().map(Cow::into_owned).collect();
    if !names.iter().any(|name| name.starts_with("word/media/")) {
        return found;
    }
    for part in PARTS {
        let is_part = |name: &&String| {
            name.strip_prefix("word/").and_then(|n| n.strip_prefix(part)).is_some_and(|n| {
                n.strip_suffix(".xml").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
            })
        };
        let mut names: Vec<&String> = names.iter().filter(is_part).collect();
        names.sort_by_key(|name| (name.len(), name.as_str()));
        for name in names {
            let Some(root) = read(&mut archive, name, PART_BYTES).and_then(|bytes| tree(&bytes).ok()) else { continue };
            let rels = name.replacen("word/", "word/_rels/", 1) + ".rels";
            let targets =
                read(&mut archive, &rels, PART_BYTES).and_then(|bytes| tree(&bytes).ok()).map(|r| targets(&r));
            let mut walk = Walk { archive: &mut archive, targets: targets.unwrap_or_default(), found: &mut found };
            walk.inside(&root, false, 0);
        }
    }
    found
}

fn read(archive: &mut Archive<'_>, name: &str, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(most + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// What each name in a part stands for: the place of another part in the file.
fn targets(relations: &Node) -> HashMap<String, String> {
    let relation = |node: &Node| {
        let target = node.attribute("Target").filter(|_| node.attribute("TargetMode") != Some("External"))?;
        let place = target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
        Some((node.attribute("Id")?.to_owned(), place))
    };
    relations.nodes().flat_map(Node::nodes).chain(relations.nodes()).filter_map(relation).collect()
}

struct Walk<'w, 'b> {
    archive: &'w mut Archive<'b>,
    targets: HashMap<String, String>,
    found: &'w mut Found,
}

impl Walk<'_, '_> {
    fn inside(&mut self, node: &Node, floats: bool, depth: u32) {
        if depth > 250 {
            return;
        }
        for child in node.nodes() {
            self.one(child, floats, depth + 1);
        }
    }

    fn one(&mut self, node: &Node, floats: bool, depth: u32) {
        match node.name.as_str() {
            // The same thing twice: for Word of today, and for older programs.
            "mc:AlternateContent" => {
                if let Some(one) = node.child("mc:Choice").or_else(|| node.child("mc:Fallback")) {
                    self.inside(one, floats, depth);
                }
            }
            "w:r" if is_hidden(node) => {}
            "wp:anchor" => self.inside(node, floats || node.attribute("behindDoc") != Some("1"), depth),
            "pic:pic" => self.picture(node, floats),
            "wps:wsp" => {
                if is_filled(node) {
                    self.found.may_be_covered();
                }
                self.inside(node, floats, depth);
            }
            "w14:contentPart" | "w:contentPart" => self.found.may_be_covered(),
            "v:shapetype" => {}
            "v:shape" | "v:rect" | "v:roundrect" | "v:oval" | "v:polyline" | "v:curve" | "v:arc" => {
                self.old_shape(node, floats, depth);
            }
            _ => self.inside(node, floats, depth),
        }
    }

    fn picture(&mut self, picture: &Node, floats: bool) {
        let Some(fill) = picture.child("pic:blipFill") else { return };
        let Some(name) = fill.child("a:blip").and_then(|blip| blip.attribute("r:embed")) else {
            // Linked, and not in the file.
            return self.found.add_drawing();
        };
        let side = |name: &str| match fill.child("a:srcRect").and_then(|cut| cut.attribute(name)) {
            // In thousandths of a per cent; some programs write the per cents out.
            Some(part) => match part.strip_suffix('%') {
                Some(part) => part.parse::<f32>().ok().map(|p| p / 100.0),
                None => part.parse::<f32>().ok().map(|p| p / 100_000.0),
            },
            None => Some(0.0),
        };
        self.add(name, [side("l"), side("t"), side("r"), side("b")], floats);
    }

    /// A shape of the older kind: a picture, writing bent to a shape, or a form that may be filled.
    fn old_shape(&mut self, shape: &Node, floats: bool, depth: u32) {
        let floats = floats || shape.attribute("style").is_some_and(|style| style.contains("position:absolute"));
        if let Some(data) = shape.child("v:imagedata") {
            let Some(name) = data.attribute("r:id") else { return self.found.add_drawing() };
            let side = |name: &str| match data.attribute(name) {
                // A part of one, or 65536ths of it with an f.
                Some(part) => match part.strip_suffix('f') {
                    Some(part) => part.parse::<f32>().ok().map(|p| p / 65_536.0),
                    None => part.parse().ok(),
                },
                None => Some(0.0),
            };
            return self.add(name, [side("cropleft"), side("croptop"), side("cropright"), side("cropbottom")], floats);
        }
        let is_open = matches!(shape.attribute("filled"), Some("f" | "false"));
        if !is_open && shape.child("v:textpath").is_none() {
            self.found.may_be_covered();
        }
        self.inside(shape, floats, depth);
    }

    /// A picture by the name that its part has for it. One of which nobody can say how it is cut is not shown.
    fn add(&mut self, name: &str, cut: [Option<f32>; 4], floats: bool) {
        let place = self.targets.get(name).cloned();
        let bytes = place.and_then(|place| read(self.archive, &place, PLATE_BYTES as u64));
        let cut: Option<Vec<f32>> = cut.into_iter().map(|part| part.filter(|p| p.is_finite())).collect();
        match (bytes, cut.as_deref()) {
            (Some(bytes), Some(&[left, top, right, bottom])) => {
                let cut: Cut = [left, top, right, bottom].map(|part| part.clamp(0.0, 1.0));
                self.found.add(bytes, Some(cut), floats);
            }
            _ => self.found.add_drawing(),
        }
    }
}

fn is_hidden(run: &Node) -> bool {
    let hidden = run.child("w:rPr").and_then(|properties| properties.child("w:vanish"));
    hidden.is_some_and(|hidden| !matches!(hidden.attribute("w:val"), Some("0" | "false" | "off")))
}

/// True for a shape that shows its inside in a colour or a picture.
fn is_filled(shape: &Node) -> bool {
    let Some(properties) = shape.child("wps:spPr") else { return true };
    let form = properties.child("a:prstGeom").and_then(|form| form.attribute("prst"));
    if matches!(form, Some("line" | "straightConnector1")) {
        return false;
    }
    for part in properties.nodes() {
        match part.name.as_str() {
            "a:noFill" => return false,
            "a:solidFill" | "a:gradFill" | "a:pattFill" | "a:blipFill" | "a:grpFill" => return true,
            _ => {}
        }
    }
    let style = shape.child("wps:style").and_then(|style| style.child("a:fillRef"));
    style.is_some_and(|fill| fill.attribute("idx") != Some("0"))
}
