//! Papers, tables and slides of OpenOffice and LibreOffice (ODT, ODS, ODP). Changes and comments are told in words. Hidden
//! words are not read, nor words painted over in their own colour. The pictures of a paper are pages behind it.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use record::{FileProblem, TextFrom};
use zip::ZipArchive;

use super::covered::{self, Colour, hex_colour, is_covered};
use super::plates::{self, Illustrated};
use super::table::{Pages, one_line};
use super::workbook::{comment_on, heading};
use super::xml::{Child, Node, tree};
use super::{Leaves, revisions};
use crate::limits::{PAGES, PART_BYTES, TEXT_BYTES};

/// A row or a cell that says it stands many times is written out this often when it holds words.
const REPEATED: usize = 1_000;

struct Parts {
    content: Node,
    styles: Option<Node>,
    looks: HashMap<String, Look>,
}

/// What of a style matters here.
#[derive(Default, Clone)]
struct Look {
    ink: Option<Colour>,
    ground: Option<Colour>,
    hidden: bool,
    parent: Option<String>,
}

pub fn open_text(bytes: Vec<u8>) -> Result<Illustrated, FileProblem> {
    let plates = plates::odf::pictures(&bytes).plates();
    let parts = Parts::open(bytes)?;
    let body = parts.body("office:text").ok_or(FileProblem::Damaged)?;
    let mut out = Writer::new(&parts);
    let furniture = |out: &mut Writer<'_>, names: [&str; 3]| {
        let masters = parts.styles.iter().flat_map(|s| s.nodes()).filter(|n| n.name == "office:master-styles");
        for part in masters.flat_map(Node::nodes).flat_map(Node::nodes).filter(|n| names.contains(&n.name.as_str())) {
            out.blocks(part, None, 0);
        }
    };
    furniture(&mut out, ["style:header", "style:header-first", "style:header-left"]);
    out.changes(body);
    out.blocks(body, None, 0);
    out.end_of_words();
    furniture(&mut out, ["style:footer", "style:footer-first", "style:footer-left"]);
    plates::behind(&revisions::told(&out.text), plates, TextFrom::Odt)
}

pub fn open_slides(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    let parts = Parts::open(bytes)?;
    let body =
        parts.body("office:presentation").or_else(|| parts.body("office:drawing")).ok_or(FileProblem::Damaged)?;
    let pages: Vec<_> = body
        .nodes()
        .filter(|node| node.name == "draw:page")
        .take(PAGES as usize)
        .map(|slide| {
            let mut out = Writer::new(&parts);
            out.blocks(slide, None, 0);
            out.end_of_words();
            covered::page(&out.text, TextFrom::Odt)
        })
        .collect();
    if pages.is_empty() { Err(FileProblem::Empty) } else { Ok(Leaves { pages }) }
}

pub fn open_sheets(bytes: Vec<u8>) -> Result<Leaves, FileProblem> {
    let parts = Parts::open(bytes)?;
    let body = parts.body("office:spreadsheet").ok_or(FileProblem::Damaged)?;
    let mut pages = Pages::default();
    for sheet in body.nodes().filter(|node| node.name == "table:table") {
        let (mut lines, mut end) = (Vec::new(), String::new());
        rows(&parts, sheet, &mut lines, &mut end, 0);
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let hidden = sheet.attribute("table:style-name").is_some_and(|style| parts.look(Some(style)).hidden);
        pages.sheet(&heading(sheet.attribute("table:name").unwrap_or_default(), hidden), lines, &end)?;
    }
    pages.finish()
}

fn rows(parts: &Parts, node: &Node, lines: &mut Vec<String>, end: &mut String, depth: u32) {
    for row in node.nodes() {
        match row.name.as_str() {
            "table:table-row" if lines.len() < 2_000_000 => {
                let line = one_row(parts, row, lines.len() + 1, end);
                let most = if line.is_empty() { usize::MAX } else { REPEATED };
                let times = repeated(row, "table:number-rows-repeated").min(most);
                // A million empty rows at the end are how a sheet without an end is written.
                let times =
                    if line.is_empty() { times.min(1_048_576_usize.saturating_sub(lines.len())) } else { times };
                lines.extend(std::iter::repeat_n(line, times));
            }
            "table:table-header-rows" | "table:table-rows" | "table:table-row-group" if depth < 20 => {
                rows(parts, row, lines, end, depth + 1);
            }
            _ => {}
        }
    }
}

fn one_row(parts: &Parts, row: &Node, number: usize, end: &mut String) -> String {
    let (mut line, mut blanks, mut column) = (String::new(), 0, 0_u32);
    for cell in row.nodes().filter(|n| n.name == "table:table-cell" || n.name == "table:covered-table-cell") {
        let mut out = Writer::new(parts);
        out.in_cell = true;
        let look = parts.look(cell.attribute("table:style-name"));
        out.blocks(cell, Some(&look), 0);
        let times = repeated(cell, "table:number-columns-repeated");
        let words = one_line(out.text.trim());
        if !out.notes.is_empty() {
            let name = office_oxide::xlsx::cell::CellRef::col_name(column.min(16_383));
            for (author, words) in out.notes {
                comment_on(end, &format!("{name}{number}"), author.as_deref(), &words);
            }
        }
        column = column.saturating_add(u32::try_from(times).unwrap_or(u32::MAX));
        if words.is_empty() {
            blanks += times.min(REPEATED);
            continue;
        }
        line.extend(std::iter::repeat_n('\t', std::mem::take(&mut blanks)));
        let times = times.min(REPEATED);
        for _ in 0..times {
            line.push_str(&words);
            line.push('\t');
        }
        if line.len() > TEXT_BYTES / 8 {
            break;
        }
    }
    line.truncate(line.trim_end_matches('\t').len());
    line
}

fn repeated(node: &Node, what: &str) -> usize {
    node.attribute(what).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}

impl Parts {
    fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
        if let Ok(manifest) = part(&mut archive, "META-INF/manifest.xml")
            && manifest.windows(15).any(|w| w == b"encryption-data")
        {
            return Err(FileProblem::Locked);
        }
        let content = tree(&part(&mut archive, "content.xml")?)?;
        let styles = match part(&mut archive, "styles.xml") {
            Ok(bytes) => tree(&bytes).ok(),
            Err(_) => None,
        };
        let mut looks = HashMap::new();
        for root in styles.iter().chain([&content]) {
            for list in root.nodes().filter(|n| matches!(n.name.as_str(), "office:styles" | "office:automatic-styles"))
            {
                for style in list.nodes().filter(|n| n.name == "style:style") {
                    if let Some(name) = style.attribute("style:name") {
                        looks.insert(name.to_owned(), look_of(style));
                    }
                }
            }
        }
        Ok(Self { content, styles, looks })
    }

    fn body(&self, name: &str) -> Option<&Node> {
        self.content.child("office:body")?.child(name)
    }

    /// A style with what it takes from those that it is made from.
    fn look(&self, name: Option<&str>) -> Look {
        let mut all = Look::default();
        let mut next = name;
        for _ in 0..20 {
            let Some(look) = next.and_then(|name| self.looks.get(name)) else { break };
            all.ink = all.ink.or(look.ink);
            all.ground = all.ground.or(look.ground);
            all.hidden |= look.hidden;
            next = look.parent.as_deref();
        }
        all
    }
}

fn look_of(style: &Node) -> Look {
    let mut look = Look { parent: style.attribute("style:parent-style-name").map(str::to_owned), ..Look::default() };
    for properties in style.nodes() {
        look.ink = look.ink.or_else(|| hex_colour(properties.attribute("fo:color")?));
        look.ground = look.ground.or_else(|| hex_colour(properties.attribute("fo:background-color")?));
        look.hidden |= properties.attribute("text:display") == Some("none")
            || properties.attribute("table:display") == Some("false");
    }
    look
}

fn part(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<u8>, FileProblem> {
    let file = archive.by_name(name).map_err(|_| FileProblem::Damaged)?;
    if file.encrypted() {
        return Err(FileProblem::Locked);
    }
    let mut bytes = Vec::new();
    file.take(PART_BYTES + 1).read_to_end(&mut bytes).map_err(|_| FileProblem::Damaged)?;
    if bytes.len() as u64 > PART_BYTES { Err(FileProblem::TooBig) } else { Ok(bytes) }
}

struct Writer<'p> {
    parts: &'p Parts,
    text: String,
    /// Comments: who, and what.
    notes: Vec<(Option<String>, String)>,
    footnotes: String,
    /// For each change: who, and for a deletion the words.
    changes: HashMap<String, (String, Option<String>)>,
    /// Who added what is being written now.
    adding: Option<String>,
    in_cell: bool,
}

impl<'p> Writer<'p> {
    fn new(parts: &'p Parts) -> Self {
        Self {
            parts,
            text: String::new(),
            notes: Vec::new(),
            footnotes: String::new(),
            changes: HashMap::new(),
            adding: None,
            in_cell: false,
        }
    }

    fn changes(&mut self, body: &Node) {
        let regions = body.nodes().filter(|n| n.name == "text:tracked-changes").flat_map(Node::nodes);
        for region in regions {
            let Some(id) = region.attribute("text:id").or_else(|| region.attribute("xml:id")) else { continue };
            let Some(change) = region.nodes().next() else { continue };
            let author = change.child("office:change-info").and_then(|info| info.child("dc:creator")).map(Node::words);
            let words = (change.name == "text:deletion").then(|| {
                let mut gone = Writer::new(self.parts);
                gone.blocks(change, None, 0);
                gone.text.trim().to_owned()
            });
            self.changes.insert(id.to_owned(), (author.unwrap_or_default(), words));
        }
    }

    fn end_of_words(&mut self) {
        if !self.footnotes.is_empty() {
            self.text.push_str(&std::mem::take(&mut self.footnotes));
        }
        for (author, words) in std::mem::take(&mut self.notes) {
            self.text.push_str("Comment by ");
            covered::push_words(&mut self.text, author.as_deref().unwrap_or("someone"));
            self.text.push_str(": ");
            self.text.push_str(&words);
            self.text.push('\n');
        }
    }

    /// Everything that stands one below the other.
    fn blocks(&mut self, node: &Node, ground: Option<&Look>, depth: u32) {
        if depth > 200 || self.text.len() > 2 * TEXT_BYTES {
            return;
        }
        for child in node.nodes() {
            match child.name.as_str() {
                "text:p" | "text:h" => {
                    self.inline(child, &self.look_over(ground, child), depth + 1);
                    self.text.push('\n');
                }
                "text:list-item" => {
                    self.text.push_str("• ");
                    let start = self.text.len();
                    self.blocks(child, ground, depth + 1);
                    if self.text.len() == start {
                        self.text.push('\n');
                    }
                }
                "table:table" => self.table(child, depth + 1),
                "office:annotation" => self.note(child),
                // Told where they stand, not here; and what tells about the file.
                "text:tracked-changes"
                | "office:change-info"
                | "office:forms"
                | "text:sequence-decls"
                | "office:annotation-end"
                | "svg:title"
                | "svg:desc" => {}
                "presentation:notes" => {
                    let start = self.text.len();
                    self.blocks(child, ground, depth + 1);
                    if !self.text[start..].trim().is_empty() {
                        self.text.insert_str(start, "Notes:\n");
                    }
                }
                "text:section" if child.attribute("text:display") == Some("none") => {}
                _ => self.blocks(child, ground, depth + 1),
            }
        }
    }

    fn look_over(&self, under: Option<&Look>, node: &Node) -> Look {
        let name = node.attribute("text:style-name").or_else(|| node.attribute("table:style-name"));
        let mut look = self.parts.look(name);
        if let Some(under) = under {
            look.ink = look.ink.or(under.ink);
            look.ground = look.ground.or(under.ground);
            look.hidden |= under.hidden && !self.in_cell;
        }
        look
    }

    fn inline(&mut self, node: &Node, look: &Look, depth: u32) {
        if depth > 200 {
            return;
        }
        for child in &node.children {
            let child = match child {
                Child::Text(text) => {
                    self.words(text, look);
                    continue;
                }
                Child::Node(child) => child,
            };
            match child.name.as_str() {
                "text:tab" => self.text.push('\t'),
                "text:line-break" => self.text.push('\n'),
                "text:s" => {
                    let count = child.attribute("text:c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                    self.text.extend(std::iter::repeat_n(' ', count.min(200)));
                }
                "text:note" => {
                    if let Some(body) = child.child("text:note-body") {
                        let mut note = Writer::new(self.parts);
                        note.blocks(body, None, depth + 1);
                        self.footnotes.push_str(note.text.trim());
                        self.footnotes.push('\n');
                        self.notes.extend(note.notes);
                    }
                }
                "office:annotation" => self.note(child),
                "text:change-start" => {
                    let id = child.attribute("text:change-id").unwrap_or_default();
                    self.adding = self.changes.get(id).filter(|(_, gone)| gone.is_none()).map(|(who, _)| who.clone());
                }
                "text:change-end" => self.adding = None,
                "text:change" => {
                    let id = child.attribute("text:change-id").unwrap_or_default();
                    if let Some((author, Some(words))) = self.changes.get(id) {
                        revisions::push_deleted(&mut self.text, author, &one_line(words));
                    }
                }
                "text:hidden-text" | "text:hidden-paragraph" | "office:annotation-end" | "svg:title" | "svg:desc" => {}
                "draw:frame" | "draw:text-box" | "draw:g" | "draw:custom-shape" | "draw:rect" => {
                    let start = self.text.len();
                    self.blocks(child, None, depth + 1);
                    if self.text.len() > start && start > 0 && !self.text[..start].ends_with('\n') {
                        self.text.insert(start, '\n');
                    }
                }
                _ => self.inline(child, &self.look_over(Some(look), child), depth + 1),
            }
        }
    }

    fn words(&mut self, text: &str, look: &Look) {
        if look.hidden || text.is_empty() {
            return;
        }
        if is_covered(look.ground, look.ink) {
            if text.trim().is_empty() {
                self.text.push(' ')
            } else {
                covered::push_covered(&mut self.text)
            }
            return;
        }
        // Line ends and rows of blanks in the part itself are one blank.
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
            if !(c == ' ' && plain.ends_with(' ')) {
                plain.push(c);
            }
        }
        match self.adding.clone() {
            Some(author) => revisions::push_added(&mut self.text, &author, &plain),
            None => covered::push_words(&mut self.text, &plain),
        }
    }

    /// One line a row, cells parted by tabs. What a cell holds in several lines is put on one.
    fn table(&mut self, table: &Node, depth: u32) {
        if depth > 200 {
            return;
        }
        for row in table.nodes() {
            match row.name.as_str() {
                "table:table-row" => {
                    let mut cells = Vec::new();
                    for cell in row.nodes().filter(|n| n.name.ends_with("table-cell")) {
                        let start = self.text.len();
                        let look = self.look_over(None, cell);
                        self.blocks(cell, Some(&look), depth + 1);
                        cells.push(one_line(self.text.split_off(start).trim()));
                    }
                    self.text.push_str(cells.join("\t").trim_end());
                    self.text.push('\n');
                }
                "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => self.table(row, depth + 1),
                _ => {}
            }
        }
    }

    fn note(&mut self, note: &Node) {
        let mut inside = Writer::new(self.parts);
        inside.blocks(note, None, 0);
        let author = note.child("dc:creator").map(|who| who.words().trim().to_owned()).filter(|who| !who.is_empty());
        self.notes.push((author, inside.text.trim().to_owned()));
    }
}
