//! Papers that carry the injections in every place where a paper can hold words, seen or unseen. A few big papers rather than
//! many small ones, so that reading them is quick.

use std::fmt::Write as _;

use image::{ExtendedColorType, ImageEncoder};

use super::words::{injections, is_plain};
use super::{names, page_font};
use crate::{SampleFile, mail, office};

/// Injections on one page.
const ON_A_PAGE: usize = 20;
/// Letters of one received name; what is longer is cut in the middle when it is brought in.
const IN_A_NAME: usize = 180;
/// Bytes of a name on a disk.
const ON_DISK: usize = 230;
/// Names above each other on the way to one file, which are all shown.
const ON_THE_WAY: usize = 6;
/// Injections in one e-mail's head.
const IN_A_HEAD: usize = 24;
/// An attachment has one short name, so that only the shorter injections go there.
const ATTACHED: usize = 520;

/// All papers but those whose own name on the disk is the attack.
#[must_use]
pub fn papers() -> Vec<SampleFile> {
    let all = injections();
    let mut files = vec![
        ("Words.txt".to_owned(), text(&all)),
        ("Words.pdf".to_owned(), page_font::pdf(&all, ON_A_PAGE)),
        ("Words.docx".to_owned(), word(&all)),
        ("Attached.eml".to_owned(), attached(&all)),
        ("Seen.png".to_owned(), png(&all)),
        ("Seen.jpg".to_owned(), jpeg(&all)),
        ("Names.zip".to_owned(), zipped(&all)),
    ];
    let mails = all.chunks(IN_A_HEAD).enumerate();
    let mails: Vec<(String, Vec<u8>)> = mails.map(|(n, some)| (format!("{n}.eml"), email(some, n % 2 == 1))).collect();
    let parts: Vec<(&str, &[u8])> = mails.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    files.push(("Mails.zip".to_owned(), office::zip(&parts)));
    files.into_iter().map(|(name, bytes)| SampleFile { name, bytes }).collect()
}

/// Small text files whose names and folders are the injections, as far as a disk can carry them. Parts are joined by `/`.
#[must_use]
pub fn names_on_disk() -> Vec<SampleFile> {
    let fit = |words: &String| words.replace(['/', '\0'], "\u{2215}").trim_matches('.').to_owned();
    let all: Vec<String> = injections().iter().map(fit).collect();
    let file = |(n, way): (usize, &[String])| SampleFile {
        name: format!("{}.txt", way.join("/")),
        bytes: format!("A small paper, number {n}.").into_bytes(),
    };
    name_groups(&all).chunks(ON_THE_WAY - 2).enumerate().map(file).collect()
}

/// Injections joined until a name is full.
fn name_groups(all: &[String]) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for words in all {
        let fits = |last: &String| {
            last.chars().count() + words.chars().count() < IN_A_NAME && last.len() + words.len() < ON_DISK
        };
        match groups.last_mut().filter(|last| fits(last)) {
            Some(last) => {
                last.push(' ');
                last.push_str(words);
            }
            None => groups.push(words.chars().take(IN_A_NAME / 3).collect()),
        }
    }
    groups
}

/// A record of moves, one injection in each line: in the middle of what the timeline, the story and the questions quote.
fn text(all: &[String]) -> Vec<u8> {
    let mut out = String::new();
    let (plain, odd): (Vec<_>, Vec<_>) = all.iter().filter(|w| !w.contains('\0')).partition(|w| is_plain(w));
    for (page, some) in plain.into_iter().chain(odd).collect::<Vec<_>>().chunks(ON_A_PAGE).enumerate() {
        if page > 0 {
            out.push('\u{C}');
        }
        let _ = writeln!(out, "CASE RECORD {}\n", some[0]);
        for (line, words) in some.iter().enumerate() {
            let (day, month, year) = (line % 28 + 1, page % 12 + 1, 1998 + page % 16);
            let glued = words.replace(' ', "\u{A0}");
            let _ = match line % 5 {
                0 => writeln!(out, "{day}/{month}/{year} Moved to live with Mrs A{glued} today."),
                1 => writeln!(out, "{day}/{month}/{year} Started school at B{glued} School."),
                2 => writeln!(out, "{day}/{month}/{year} New social worker: C{glued} was allocated."),
                3 => writeln!(out, "{day}/{month}/{year} Placed with D{glued} because {words}"),
                _ => writeln!(out, "{words}"),
            };
            if line % 5 != 4 {
                let _ = writeln!(out, "{words}");
            }
        }
    }
    out.into_bytes()
}

/// A Word document with injections as its words, header, comments, their writers, its title and the target of a link.
fn word(all: &[String]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let run = |words: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", xml(words));
    let body: String = all.iter().map(|w| run(w)).collect();
    let comments: String = (all.iter().enumerate())
        .map(|(n, w)| {
            format!("<w:comment w:id=\"{n}\" w:author=\"{0}\" w:initials=\"{0}\">{1}</w:comment>", xml(w), run(w))
        })
        .collect();
    let document = format!(
        "{HEAD}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{LINKS}\"><w:body>{body}<w:p><w:hyperlink r:id=\"rId3\"><w:r><w:t>link</w:t></w:r>\
         </w:hyperlink></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr></w:body></w:document>"
    );
    let header = format!("{HEAD}<w:hdr xmlns:w=\"{MAIN}\">{body}</w:hdr>");
    let comments = format!("{HEAD}<w:comments xmlns:w=\"{MAIN}\">{comments}</w:comments>");
    let title = xml(&all.join(" "));
    let core = format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:creator>{title}</dc:creator></cp:coreProperties>"
    );
    let types = format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}.document.main+xml\"/>\
         <Override PartName=\"/word/header1.xml\" ContentType=\"{TYPE}.header+xml\"/>\
         <Override PartName=\"/word/comments.xml\" ContentType=\"{TYPE}.comments+xml\"/></Types>"
    );
    let relations = |list: &str| {
        format!(
            "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{list}</Relationships>"
        )
    };
    let root =
        relations(&format!("<Relationship Id=\"rId1\" Type=\"{LINKS}/officeDocument\" Target=\"word/document.xml\"/>"));
    let links = relations(&format!(
        "<Relationship Id=\"rId1\" Type=\"{LINKS}/header\" Target=\"header1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{LINKS}/comments\" Target=\"comments.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{LINKS}/hyperlink\" Target=\"javascript:window.__ran=1\" TargetMode=\"External\"/>\
         <Relationship Id=\"rId4\" Type=\"{LINKS}/attachedTemplate\" Target=\"http://127.0.0.1:9/x.dotm\" TargetMode=\"External\"/>"
    ));
    office::zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/header1.xml", header.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("word/_rels/document.xml.rels", links.as_bytes()),
    ])
}

/// As XML may hold it: what XML cannot carry at all is left out.
fn xml(words: &str) -> String {
    let allowed =
        |c: &char| !matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    let words: String = words.chars().filter(allowed).collect();
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An e-mail with these in its subject, its people and its words. With `only_html`, the words are HTML and stand as they are.
#[must_use]
pub fn email(some: &[String], only_html: bool) -> Vec<u8> {
    let named = |words: &String| {
        let words: String = words.chars().filter(|c| !c.is_control()).collect();
        format!("\"{}\" <a@example.invalid>", words.replace(['"', '\\'], "'"))
    };
    let people: Vec<String> = some.iter().map(named).collect();
    let people = people.join(",\r\n ");
    let kind = if only_html { "html" } else { "plain" };
    // As base64, so that control characters come through as well.
    let subject: Vec<String> =
        some.iter().map(|w| format!("=?utf-8?B?{}?=", mail::base64(w.as_bytes()).replace("\r\n", ""))).collect();
    let body = mail::base64(some.join("\r\n").as_bytes());
    format!(
        "From: {people}\r\nTo: {people}\r\nCc: {people}\r\nDate: Thu, 3 May 2001 10:00:00 +0100\r\nSubject: {}\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}",
        subject.join("\r\n ")
    )
    .into_bytes()
}

/// One e-mail with many attachments, each named by injections, and an HTML body of all of them.
fn attached(all: &[String]) -> Vec<u8> {
    let mut short: Vec<String> = all.to_vec();
    short.sort_by_key(String::len);
    short.truncate(ATTACHED);
    let parts: Vec<(String, Vec<u8>)> = (name_groups(&short).into_iter().enumerate())
        .map(|(n, name)| (name, format!("An attachment, number {n}.").into_bytes()))
        .collect();
    let html: String = all.iter().map(|w| w.replace(['\r', '\n', '\0'], " ") + "\r\n").collect();
    names::mail("Attachments", &html, &parts)
}

fn zipped(all: &[String]) -> Vec<u8> {
    let ways: Vec<String> = name_groups(all).chunks(ON_THE_WAY).map(|way| way.join("/")).collect();
    let bodies: Vec<String> = (0..ways.len()).map(|n| format!("A file in a box, number {n}.")).collect();
    let entries: Vec<(&str, &[u8])> =
        ways.iter().map(String::as_str).zip(bodies.iter().map(String::as_bytes)).collect();
    names::zip_with_names(&entries)
}

/// A picture with every injection as a text beside its pixels.
fn png(all: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(&[200; 64 * 64], 64, 64, ExtendedColorType::L8)
        .expect("writing to memory");
    let mut chunks = Vec::new();
    for words in all {
        let body = [b"Comment\0\0\0en\0\0".as_slice(), words.replace('\0', " ").as_bytes()].concat();
        chunks.extend(u32::try_from(body.len()).unwrap_or(0).to_be_bytes());
        let named = [b"iTXt".as_slice(), &body].concat();
        chunks.extend(&named);
        chunks.extend(names::crc(&named).to_be_bytes());
    }
    // After the signature (8) and the header (25).
    out.splice(33..33, chunks);
    out
}

/// A photograph with the injections as its camera's description and its comment.
fn jpeg(all: &[String]) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut out)
        .write_image(&[200; 64 * 64], 64, 64, ExtendedColorType::L8)
        .expect("writing to memory");
    let words: Vec<u8> = all.join(" ").bytes().take(60_000).collect();
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0E\0\x02".to_vec();
    exif.extend(u32::try_from(words.len()).unwrap_or(0).to_be_bytes());
    exif.extend([0, 0, 0, 26, 0, 0, 0, 0]);
    exif.extend(&words);
    let segment = |mark: u8, body: &[u8]| {
        [&[0xFF, mark][..], &u16::try_from(body.len() + 2).unwrap_or(2).to_be_bytes(), body].concat()
    };
    out.splice(2..2, [segment(0xE1, &exif), segment(0xFE, &words)].concat());
    out
}
