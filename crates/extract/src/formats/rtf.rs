//! Rich text (RTF), as WordPad and Word wrote it and as Outlook keeps mails in: words, tables, notes, comments, changes
//! told in words. Hidden words are not read, nor words painted over in their own colour. Pictures become pages behind the
//! words; objects are passed by.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};
use record::{FileProblem, TextFrom};

use super::covered::{self, Colour, is_covered};
use super::plates::{self, Found, Illustrated};
use super::revisions;
use crate::limits::{PLATE_BYTES, TEXT_BYTES};

/// Groups within groups; those further in are passed by.
const DEEPEST: usize = 500;

pub fn open(bytes: &[u8]) -> Result<Illustrated, FileProblem> {
    let (text, mut found) = read(bytes)?;
    shapes(bytes, &mut found);
    plates::behind(&text, found.plates(), TextFrom::Rtf)
}

/// The words of a file, for this kind and for mails that are kept so.
pub fn words(bytes: &[u8]) -> Result<String, FileProblem> {
    read(bytes).map(|(text, _)| text)
}

fn read(bytes: &[u8]) -> Result<(String, Found), FileProblem> {
    let start = bytes.iter().take(64).position(|&b| b == b'{').ok_or(FileProblem::Damaged)?;
    if !bytes[start..].starts_with(b"{\\rtf") {
        return Err(FileProblem::Damaged);
    }
    let mut reader = Reader::default();
    reader.read(&bytes[start..]);
    reader.flush();
    let mut text = reader.heads;
    text.push_str(&reader.text);
    for part in [&reader.notes, &reader.feet] {
        if !part.is_empty() {
            text.push('\n');
            text.push_str(part);
        }
    }
    Ok((revisions::told(&text), reader.found))
}

/// Tells of shapes that may lie on a picture, and of pictures that are shapes: where these lie and how they are cut is
/// written in properties that are not read here.
fn shapes(bytes: &[u8], found: &mut Found) {
    let count = |what: &[u8]| how_often(bytes, what);
    // Pictures, lines and connectors cover nothing.
    let harmless: usize =
        ["75", "20", "32"].iter().map(|kind| count(format!("shapeType}}{{\\sv {kind}}}").as_bytes())).sum();
    if count(b"\\shpinst") > harmless || OLD_SHAPES.iter().any(|shape| count(shape) > 0) {
        found.may_be_covered();
    }
    for _ in 0..count(b"{\\sn pib}").min(10_000) {
        found.add_drawing();
    }
}

const OLD_SHAPES: [&[u8]; 5] = [b"\\dprect", b"\\dpellipse", b"\\dpround", b"\\dppolygon", b"\\dptxbx"];

/// How often these bytes stand there.
fn how_often(bytes: &[u8], what: &[u8]) -> usize {
    aho_corasick::AhoCorasick::new([what]).map_or(0, |finder| finder.find_iter(bytes).count())
}

/// A picture in the file, while it is being read.
#[derive(Default)]
struct Pict {
    bytes: Vec<u8>,
    /// The first half of a byte in two signs.
    half: Option<u8>,
    kind: PictKind,
    /// Part of it is cut away.
    cut: bool,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum PictKind {
    /// A whole file of its kind: PNG, JPEG.
    #[default]
    File,
    /// A bitmap without the head that its file would have.
    Bitmap,
    /// A list of strokes, which is not drawn here.
    Strokes,
}

impl Pict {
    fn settle(self, found: &mut Found) {
        let bytes = match self.kind {
            PictKind::File => Some(self.bytes),
            PictKind::Bitmap => with_head(&self.bytes),
            PictKind::Strokes => None,
        };
        match bytes {
            Some(bytes) if !self.cut => found.add(bytes, None, false),
            _ => found.add_drawing(),
        }
    }
}

/// A bitmap with the head of a BMP file, which says where its points begin.
fn with_head(bitmap: &[u8]) -> Option<Vec<u8>> {
    let four = |at: usize| bitmap.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (head, about, used) = (four(0)?, four(14)? & 0xFFFF, four(32)?);
    let colours = match about {
        1..=8 if used == 0 => 4 << about,
        1..=8 => used.min(256) * 4,
        _ if four(16)? == 3 && head == 40 => 12,
        _ => 0,
    };
    let size = u32::try_from(bitmap.len()).ok()?.checked_add(14)?;
    let mut out = b"BM".to_vec();
    out.extend(size.to_le_bytes());
    out.extend([0; 4]);
    out.extend(head.checked_add(colours)?.checked_add(14)?.to_le_bytes());
    out.extend(bitmap);
    Some(out)
}

/// Where the words of a group go.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum To {
    #[default]
    Text,
    Head,
    Foot,
    Note,
    Comment,
    Author,
    /// The people who made changes.
    People,
    Fonts,
    Colours,
    Picture,
    Nowhere,
}

#[derive(Clone, Default)]
struct State {
    to: To,
    hidden: bool,
    deleted: Option<usize>,
    added: Option<usize>,
    ink: usize,
    ground: usize,
    font: i32,
    in_table: bool,
    /// Letters after `\u` that stand for the same.
    instead: usize,
}

#[derive(Default)]
struct Reader {
    state: State,
    outer: Vec<State>,
    text: String,
    heads: String,
    feet: String,
    notes: String,
    /// The group that is just beginning says that it may be passed by.
    may_pass: bool,
    /// Bytes of letters that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a letter in two.
    half: Option<u16>,
    skip: usize,
    code_page: Option<&'static Encoding>,
    fonts: HashMap<i32, &'static Encoding>,
    /// The font that the table of fonts is telling of.
    told_font: i32,
    colours: Vec<Option<Colour>>,
    colour: (Colour, bool),
    people: Vec<String>,
    person: String,
    author: String,
    passed: usize,
    picture: Pict,
    found: Found,
}

impl Reader {
    fn read(&mut self, bytes: &[u8]) {
        self.state.instead = 1;
        let mut at = 0;
        while at < bytes.len() && self.text.len() < 20 * TEXT_BYTES {
            match bytes[at] {
                b'{' => {
                    self.flush();
                    if self.outer.len() < DEEPEST {
                        self.outer.push(self.state.clone());
                    } else {
                        self.passed += 1;
                    }
                    self.may_pass = false;
                    self.skip = 0;
                    at += 1;
                }
                b'}' => {
                    self.flush();
                    self.close();
                    at += 1;
                }
                b'\\' => at = self.control(bytes, at + 1),
                b'\r' | b'\n' => at += 1,
                letter => {
                    self.letter(letter);
                    at += 1;
                }
            }
        }
    }

    fn close(&mut self) {
        if self.passed > 0 {
            self.passed -= 1;
            return;
        }
        let ending = self.state.to;
        let Some(outer) = self.outer.pop() else { return };
        match (ending, outer.to) {
            (To::People, To::People) => {
                self.people.push(std::mem::take(&mut self.person).trim_end_matches(';').to_owned())
            }
            (To::Comment | To::Note, to) if to != ending => self.notes.push('\n'),
            (To::Head, to) if to != To::Head => self.heads.push('\n'),
            (To::Foot, to) if to != To::Foot => self.feet.push('\n'),
            (To::Picture, to) if to != To::Picture => std::mem::take(&mut self.picture).settle(&mut self.found),
            _ => {}
        }
        self.state = outer;
        self.may_pass = false;
        self.skip = 0;
    }

    /// What stands after a backslash. Answers where to go on.
    fn control(&mut self, bytes: &[u8], at: usize) -> usize {
        let Some(&first) = bytes.get(at) else { return at };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let hex = bytes.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
                    if let Some(byte) = hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                        self.letter(byte);
                    }
                    return at + 3;
                }
                b'*' => self.may_pass = true,
                b'~' => self.letters("\u{A0}"),
                b'_' => self.letters("-"),
                b'\r' | b'\n' => self.end_of_line(),
                b'\\' | b'{' | b'}' => self.letter(first),
                // A hyphen that shows at the end of a line only, and marks for an index.
                _ => {}
            }
            return at + 1;
        }
        let end = at + bytes[at..].iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&bytes[at..end]).unwrap_or_default();
        let sign = usize::from(bytes.get(end) == Some(&b'-'));
        let digits = bytes[end + sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let number = std::str::from_utf8(&bytes[end..end + sign + digits]).ok().and_then(|n| n.parse::<i32>().ok());
        let mut next = if digits > 0 { end + sign + digits } else { end };
        if bytes.get(next) == Some(&b' ') {
            next += 1;
        }
        if word == "bin" {
            let end = next.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)).min(bytes.len());
            if self.state.to == To::Picture && self.picture.bytes.len() < PLATE_BYTES {
                self.picture.bytes.extend(&bytes[next..end]);
            }
            return end;
        }
        if word == "u" {
            self.wide(number.unwrap_or(0) as u16);
        } else {
            self.flush();
            let may_pass = std::mem::take(&mut self.may_pass);
            self.word(word, number, may_pass);
        }
        next
    }

    fn word(&mut self, word: &str, number: Option<i32>, may_pass: bool) {
        let on = number != Some(0);
        let at = |n: Option<i32>| usize::try_from(n.unwrap_or(0)).unwrap_or(0);
        match word {
            "par" | "line" => self.end_of_line(),
            "sect" | "page" | "row" | "nestrow" => self.letters("\n"),
            "cell" | "nestcell" | "tab" => self.letters("\t"),
            "emdash" => self.letters("—"),
            "endash" => self.letters("–"),
            "lquote" => self.letters("‘"),
            "rquote" => self.letters("’"),
            "ldblquote" => self.letters("“"),
            "rdblquote" => self.letters("”"),
            "bullet" => self.letters("•"),
            "emspace" | "enspace" | "qmspace" => self.letters(" "),
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = true,
            "plain" => {
                let before = std::mem::take(&mut self.state);
                self.state =
                    State { to: before.to, in_table: before.in_table, instead: before.instead, ..State::default() };
            }
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on.then(|| self.state.deleted.unwrap_or(0)),
            "revised" => self.state.added = on.then(|| self.state.added.unwrap_or(0)),
            "revauth" => self.state.added = self.state.added.map(|_| at(number)),
            "revauthdel" => self.state.deleted = self.state.deleted.map(|_| at(number)),
            "cf" => self.state.ink = at(number),
            "cb" | "highlight" | "chcbpat" => self.state.ground = at(number),
            "uc" => self.state.instead = at(number).min(8),
            "ansicpg" => self.code_page = number.and_then(code_page),
            "mac" => self.code_page = Some(encoding_rs::MACINTOSH),
            "f" if self.state.to == To::Fonts => self.told_font = number.unwrap_or(0),
            "f" => self.state.font = number.unwrap_or(0),
            "fcharset" => {
                if let Some(encoding) = number.and_then(of_charset) {
                    self.fonts.insert(self.told_font, encoding);
                }
            }
            "red" => self.colour = ([at(number) as u8, self.colour.0[1], self.colour.0[2]], true),
            "green" => self.colour = ([self.colour.0[0], at(number) as u8, self.colour.0[2]], true),
            "blue" => self.colour = ([self.colour.0[0], self.colour.0[1], at(number) as u8], true),
            "header" | "headerl" | "headerr" | "headerf" => self.state.to = To::Head,
            "footer" | "footerl" | "footerr" | "footerf" => self.state.to = To::Foot,
            "footnote" => self.state.to = To::Note,
            "annotation" => {
                let who = std::mem::take(&mut self.author);
                self.state = State { to: To::Comment, instead: self.state.instead, ..State::default() };
                self.notes.push_str("Comment by ");
                self.notes.push_str(if who.trim().is_empty() { "someone" } else { who.trim() });
                self.notes.push_str(": ");
            }
            "atnauthor" => {
                self.author.clear();
                self.state.to = To::Author;
            }
            "revtbl" => self.state.to = To::People,
            "fonttbl" => self.state.to = To::Fonts,
            "colortbl" => self.state.to = To::Colours,
            // The same words again in Unicode, inside a group of which the rest is passed by.
            "ud" if self.state.to == To::Nowhere => {
                self.state.to = self.outer.iter().rev().map(|s| s.to).find(|&t| t != To::Nowhere).unwrap_or_default()
            }
            "shpinst" | "shppict" => {}
            "pict" if !self.state.hidden && matches!(self.state.to, To::Text | To::Head | To::Foot | To::Note) => {
                self.state.to = To::Picture;
                self.picture = Pict::default();
            }
            "emfblip" | "wmetafile" | "macpict" | "pmmetafile" | "wbitmap" if self.state.to == To::Picture => {
                self.picture.kind = PictKind::Strokes;
            }
            "dibitmap" if self.state.to == To::Picture => self.picture.kind = PictKind::Bitmap,
            "piccropl" | "piccropt" | "piccropr" | "piccropb" if self.state.to == To::Picture => {
                self.picture.cut |= number.unwrap_or(0) != 0;
            }
            "stylesheet" | "info" | "pict" | "objdata" | "nonshppict" | "nonesttables" | "sp" | "fldinst"
            | "listtable" | "upr" | "xe" | "tc" | "rxe" | "template" => self.state.to = To::Nowhere,
            _ if may_pass => self.state.to = To::Nowhere,
            _ => {}
        }
    }

    fn end_of_line(&mut self) {
        // Lines of one cell are put on one.
        self.letters(if self.state.in_table { " " } else { "\n" });
    }

    fn letter(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match self.state.to {
            To::Nowhere => {}
            To::Fonts => {}
            To::Picture => self.half_a_byte(byte),
            To::Colours if byte == b';' => {
                let (colour, told) = std::mem::take(&mut self.colour);
                if self.colours.len() < 10_000 {
                    self.colours.push(told.then_some(colour));
                }
            }
            To::Colours => {}
            _ => self.bytes.push(byte),
        }
    }

    fn half_a_byte(&mut self, sign: u8) {
        let Some(value) = char::from(sign).to_digit(16).map(|value| value as u8) else { return };
        match self.picture.half.take() {
            None => self.picture.half = Some(value),
            Some(high) if self.picture.bytes.len() < PLATE_BYTES => self.picture.bytes.push(high << 4 | value),
            Some(_) => {}
        }
    }

    /// A letter by its number in Unicode, large ones in two halves.
    fn wide(&mut self, unit: u16) {
        self.flush_bytes();
        let half = self.half.take();
        let letter = match unit {
            0xD800..=0xDBFF => {
                self.half = Some(unit);
                None
            }
            0xDC00..=0xDFFF => half.and_then(|high| char::decode_utf16([high, unit]).next()?.ok()),
            // Symbols of a font of signs, which have no letter.
            0xF020..=0xF0FF => Some('•'),
            _ => char::from_u32(u32::from(unit)),
        };
        if let Some(letter) = letter {
            self.push(letter.encode_utf8(&mut [0; 4]));
        }
        self.skip = self.state.instead;
    }

    fn letters(&mut self, words: &str) {
        self.flush();
        self.push(words);
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.half = None;
        self.skip = 0;
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.fonts.get(&self.state.font).copied();
        let encoding = font.or(self.code_page).unwrap_or(WINDOWS_1252);
        let words = encoding.decode_without_bom_handling(&bytes).0;
        self.push(&words);
    }

    fn push(&mut self, words: &str) {
        let state = &self.state;
        let out = match state.to {
            To::Text => &mut self.text,
            To::Head => &mut self.heads,
            To::Foot => &mut self.feet,
            To::Note | To::Comment => &mut self.notes,
            To::Author => &mut self.author,
            To::People => &mut self.person,
            To::Fonts | To::Colours | To::Picture | To::Nowhere => return,
        };
        if matches!(state.to, To::Author | To::People) {
            return covered::push_words(out, words);
        }
        if state.hidden {
            return;
        }
        let blank = words.chars().all(char::is_whitespace);
        let colour = |at: usize| self.colours.get(at).copied().flatten();
        let (ground, ink) =
            (colour(state.ground).filter(|_| state.ground > 0), colour(state.ink).filter(|_| state.ink > 0));
        if !blank && is_covered(ground, ink) {
            return covered::push_covered(out);
        }
        let person = |at: usize| self.people.get(at).filter(|_| at > 0).map_or("", String::as_str);
        match (state.deleted, state.added) {
            (Some(who), _) if !blank => revisions::push_deleted(out, person(who), words),
            (None, Some(who)) if !blank => revisions::push_added(out, person(who), words),
            // Blanks inside a change belong to it, so that its words stay together.
            (Some(who), _) if words == " " => revisions::push_deleted(out, person(who), words),
            (None, Some(who)) if words == " " => revisions::push_added(out, person(who), words),
            _ => covered::push_words(out, words),
        }
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => "macintosh".to_owned(),
        65_001 => "utf-8".to_owned(),
        874 | 1250..=1258 => format!("windows-{number}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

fn of_charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        0 => 1252,
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rtf: &str) -> String {
        words(rtf.as_bytes()).unwrap()
    }

    #[test]
    fn letters_and_lines() {
        assert_eq!(
            read(
                r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 X;}}\f0 n\'e9e \u8364?5\par {\f1 \'c0}\line\{a\\b\}\~c\emdash d}"
            ),
            "née €5\nА\n{a\\b}\u{A0}c—d"
        );
        assert_eq!(read(r"{\rtf1 {\uc2 \u-10179\'3f\'3f\u-8704\'3f\'3f}x}"), "😀x");
        assert_eq!(
            read(
                "{\\rtf1 {\\*\\generator Riched}{\\pict\\pngblip 89504e47}{\\*\\unknown x}{\\stylesheet{\\s1 Normal;}}words\\bin3 {{{ on}"
            ),
            "wordson".replace("wordson", "words on")
        );
    }

    #[test]
    fn tables_notes_comments_and_changes() {
        let rtf = r"{\rtf1{\*\revtbl{Unknown;}{Jo Bell;}}{\header Council\par}\trowd\intbl Date\cell 3 May\par again\cell\row\pard Amy{\footnote See file.} moved to {\deleted\revauthdel1 Leeds }{\revised\revauth1 York}{\*\atnid JB}{\*\atnauthor Jo Bell}{\*\annotation{\*\atnref 1}Check this}.{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}}";
        assert_eq!(
            read(rtf),
            "Council\n\nDate\t3 May again\t\nAmy moved to (deleted by Jo Bell: Leeds) (added by Jo Bell: York).link\nSee file.\nComment by Jo Bell: Check this\n"
        );
    }

    #[test]
    fn covered_and_hidden_words_do_not_come_out() {
        let rtf = r"{\rtf1{\colortbl;\red0\green0\blue0;\red255\green255\blue0;\red255\green255\blue255;}Amy {\highlight1 SECRET}{\v HIDDEN}{\cf1\chcbpat1 NAME}{\cf3 WHITE}{\highlight2 seen}}";
        let text = read(rtf);
        assert!(!["SECRET", "HIDDEN", "NAME", "WHITE"].iter().any(|w| text.contains(w)), "{text}");
        assert!(text.starts_with("Amy ") && text.ends_with("seen"), "{text}");
    }

    #[test]
    fn broken_files_come_to_an_end() {
        for rtf in [
            r"{\rtf1",
            r"{\rtf1 a}}}}b",
            r"{\rtf1 \'",
            r"{\rtf1 \'4",
            r"{\rtf1 \bin99999999 x",
            r"{\rtf1 \u-",
            "{\\rtf1 \\",
        ] {
            let _ = words(rtf.as_bytes());
        }
        let deep = format!("{{\\rtf1 {}in{}out}}", "{".repeat(5000), "}".repeat(5000));
        assert_eq!(read(&deep), "inout");
        assert!(words(b"no rich text").is_err());
    }
}
