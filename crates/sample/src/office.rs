//! Papers as Word documents, and files in a ZIP. Only what a council's shared drive would hold: headings, paragraphs, tables.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::markup::{Block, Paper, Span};

/// A Word document, and its words in order.
pub fn docx(paper: &Paper) -> (Vec<u8>, String) {
    let mut body = String::new();
    let mut text = String::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for block in &paper.blocks {
        let cells = match block {
            Block::Field(label, value) => Some(vec![label.clone(), words(value)]),
            Block::Row { cells, .. } => Some(cells.iter().map(|c| words(c)).collect()),
            _ => None,
        };
        if let Some(cells) = cells {
            if rows.last().is_some_and(|last: &Vec<String>| last.len() != cells.len()) {
                flush(&mut rows, &mut body);
            }
            say(&mut text, &cells.join(" "));
            rows.push(cells);
            continue;
        }
        flush(&mut rows, &mut body);
        let (style, line) = match block {
            Block::Heading(line) => ("Heading1", line.clone()),
            Block::Sub(line) => ("Heading2", line.clone()),
            Block::Para(spans) | Block::Line(spans) => ("Normal", words(spans)),
            Block::Bullet(spans) => ("Normal", format!("\u{2022} {}", words(spans))),
            _ => continue,
        };
        say(&mut text, &line);
        paragraph(&mut body, style, &line);
    }
    flush(&mut rows, &mut body);
    let document = format!(
        "{XML}<w:document xmlns:w=\"{W}\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>"
    );
    let styles = format!(
        "{XML}<w:styles xmlns:w=\"{W}\">{}{}{}</w:styles>",
        style("Normal", "Normal", 22, false),
        style("Heading1", "heading 1", 30, true),
        style("Heading2", "heading 2", 25, true)
    );
    let core = format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title></cp:coreProperties>",
        escaped(&paper.title)
    );
    let parts: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT_RELATIONS.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/_rels/document.xml.rels", RELATIONS.as_bytes()),
    ];
    (zip(&parts), text)
}

/// A ZIP of these files, with no clock in it.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in parts {
        writer.start_file(*name, how).expect("writing to memory");
        writer.write_all(bytes).expect("writing to memory");
    }
    writer.finish().expect("writing to memory").into_inner()
}

/// As [`zip`], with what the file is as its first part, not packed, as papers of OpenOffice have it.
pub fn zip_with_mimetype(mimetype: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let first = how.compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", first).expect("writing to memory");
    writer.write_all(mimetype.as_bytes()).expect("writing to memory");
    for (name, bytes) in parts {
        writer.start_file(*name, how.compression_method(CompressionMethod::Deflated)).expect("writing to memory");
        writer.write_all(bytes).expect("writing to memory");
    }
    writer.finish().expect("writing to memory").into_inner()
}

fn say(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words);
}

fn words(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let (word, glued) = match span {
            Span::Word { text, glued, .. } | Span::Said { text, glued } => (text.clone(), *glued),
            Span::Black { letters, glued, .. } => ("█".repeat(*letters), *glued),
            Span::Under { text } | Span::Code { text } => (text.clone(), false),
            Span::White { letters } => (" ".repeat(*letters), false),
        };
        if !out.is_empty() && !glued {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

fn paragraph(body: &mut String, style: &str, line: &str) {
    let _ = write!(
        body,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
        escaped(line)
    );
}

fn flush(rows: &mut Vec<Vec<String>>, body: &mut String) {
    let Some(columns) = rows.first().map(Vec::len) else { return };
    let wide = 9638 / columns;
    body.push_str("<w:tbl><w:tblPr><w:tblW w:w=\"9638\" w:type=\"dxa\"/><w:tblBorders>");
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
        let _ = write!(body, "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
    }
    body.push_str("</w:tblBorders></w:tblPr><w:tblGrid>");
    for _ in 0..columns {
        let _ = write!(body, "<w:gridCol w:w=\"{wide}\"/>");
    }
    body.push_str("</w:tblGrid>");
    for row in rows.drain(..) {
        body.push_str("<w:tr>");
        for cell in row {
            let _ = write!(body, "<w:tc><w:tcPr><w:tcW w:w=\"{wide}\" w:type=\"dxa\"/></w:tcPr>");
            paragraph(body, "Normal", &cell);
            body.push_str("</w:tc>");
        }
        body.push_str("</w:tr>");
    }
    // Word wants a paragraph after a table.
    body.push_str("</w:tbl><w:p/>");
}

fn style(id: &str, name: &str, size: u32, bold: bool) -> String {
    let bold = if bold { "<w:b/>" } else { "" };
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:pPr><w:spacing w:after=\"120\"/></w:pPr>\
         <w:rPr>{bold}<w:sz w:val=\"{size}\"/></w:rPr></w:style>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";
const ROOT_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
</Relationships>";
