//! Reads the content files: papers one after another, in a light markup that can be read as it stands.
//!
//! `content/README.md` tells the marks. What is wrong in a content file stops the program: the tests make every one of them.

use record::{DocumentKind, EventKind, When};

use crate::diary;

/// The stationery that a paper is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Cover,
    Divider,
    Letter,
    Form,
    Memo,
    /// A continuation sheet with a column for the date.
    Record,
    /// What a case system prints.
    System,
    Typed,
    /// Lined paper and a biro.
    Hand,
    /// A private letter.
    Personal,
    Court,
    /// Somebody else's letterhead, from the `#head` lines.
    Outside,
    Bare,
}

/// A piece of a line that must not be broken.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    Word {
        text: String,
        bold: bool,
        glued: bool,
    },
    /// A black box as wide as so many letters. `clear` is what stands there in a copy without the box.
    Black {
        letters: usize,
        code: Option<String>,
        clear: Option<String>,
        glued: bool,
    },
    /// Words left under a box by mistake.
    Under {
        text: String,
    },
    White {
        letters: usize,
    },
    /// Words that say that something was taken out.
    Said {
        text: String,
        glued: bool,
    },
    /// A code printed on its own.
    Code {
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(String),
    Sub(String),
    Para(Vec<Span>),
    Line(Vec<Span>),
    Right(String),
    Centred(String),
    Hand(Vec<Span>),
    Bullet(Vec<Span>),
    Tick(bool, Vec<Span>),
    Field(String, Vec<Span>),
    Widths(Vec<f32>),
    Row {
        cells: Vec<Vec<Span>>,
        header: bool,
    },
    /// A dated entry: date, type of contact, who wrote it.
    Entry {
        date: String,
        type_of: String,
        by: String,
        body: Vec<Vec<Span>>,
    },
    Sign {
        name: String,
        role: String,
        date: String,
    },
    /// So many whole lines blacked out.
    BlackLines(usize, Option<String>),
    Rule,
    Space(f32),
    /// A new page; the council's own number skips one where `true`.
    Break(bool),
}

/// Something to find in a paper, told by words that stand in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    Event { kind: EventKind, date: Option<When>, about: String, same: Option<String>, words: String },
    Loose { value: When, words: String },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub id: String,
    pub kind: DocumentKind,
    pub title: String,
    pub date: Option<When>,
    pub look: Look,
    pub undated: bool,
    pub small: bool,
    /// The first printed number and the printed total; none prints no number, `(0, 0)` counts by itself.
    pub printed: Option<(u32, u32)>,
    /// This page belongs to the paper with this id, and strayed.
    pub stray_of: Option<String>,
    pub head: Vec<String>,
    pub blocks: Vec<Block>,
    pub marks: Vec<Mark>,
}

/// Every paper of a content file, in order.
pub fn papers(text: &str) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    let mut para: Vec<&str> = Vec::new();
    let mut entry_open = false;
    for line in text.lines() {
        let line = line.trim_end();
        if line.starts_with("//") {
            continue;
        }
        if let Some(rest) = line.strip_prefix("#doc ") {
            if let Some(paper) = papers.last_mut() {
                close(paper, &mut para, entry_open);
            }
            entry_open = false;
            papers.push(begin(rest));
            continue;
        }
        let Some(paper) = papers.last_mut() else { continue };
        let special = line.is_empty() || starts_block(line);
        if !special {
            para.push(line);
            continue;
        }
        close(paper, &mut para, entry_open);
        if line.is_empty() {
            continue;
        }
        if let Some(rest) = line.strip_prefix("% ") {
            let (date, type_of, by) = three(rest);
            paper.blocks.push(Block::Entry { date, type_of, by, body: Vec::new() });
            entry_open = true;
            continue;
        }
        if !line.starts_with('@') {
            entry_open = false;
        }
        special_line(paper, line);
    }
    if let Some(paper) = papers.last_mut() {
        close(paper, &mut para, entry_open);
    }
    papers
}

fn starts_block(line: &str) -> bool {
    ["#", "@", "= ", "== ", "- ", "[x] ", "[ ] ", ": ", "|", "% ", "> ", "^ ", "~ ", "/ ", "+ "]
        .iter()
        .any(|p| line.starts_with(p))
        || matches!(line, "---" | "===" | "=== skip" | "%%")
}

fn begin(rest: &str) -> Paper {
    let parts = split(rest);
    let [kind, title, date, look] = parts.as_slice() else { panic!("#doc needs four parts: {rest}") };
    Paper {
        id: String::new(),
        kind: DocumentKind::named(kind).unwrap_or_else(|| panic!("no such kind: {kind}")),
        title: title.clone(),
        date: when(date),
        look: look_named(look),
        undated: false,
        small: false,
        printed: Some((0, 0)),
        stray_of: None,
        head: Vec::new(),
        blocks: Vec::new(),
        marks: Vec::new(),
    }
}

fn close(paper: &mut Paper, para: &mut Vec<&str>, entry_open: bool) {
    if para.is_empty() {
        return;
    }
    let words = spans(&para.join(" "));
    para.clear();
    match (entry_open, paper.blocks.last_mut()) {
        (true, Some(Block::Entry { body, .. })) => body.push(words),
        _ => paper.blocks.push(Block::Para(words)),
    }
}

fn special_line(paper: &mut Paper, line: &str) {
    let rest = line.split_once(' ').map_or("", |(_, rest)| rest).trim();
    let block = match line.split(' ').next().unwrap_or("") {
        "=" => Block::Heading(rest.into()),
        "==" => Block::Sub(rest.into()),
        "-" => Block::Bullet(spans(rest)),
        "[x]" => Block::Tick(true, spans(rest)),
        "[" => Block::Tick(false, spans(rest.trim_start_matches("] "))),
        ">" => Block::Hand(spans(rest)),
        "^" => Block::Right(rest.into()),
        "~" => Block::Centred(rest.into()),
        "/" => Block::Line(spans(rest)),
        "+" => Block::Space(rest.parse().expect("points of space")),
        "---" => Block::Rule,
        "===" => Block::Break(rest == "skip"),
        ":" => {
            let (label, value) = rest.split_once("::").unwrap_or((rest, ""));
            Block::Field(label.trim().into(), spans(value.trim()))
        }
        "|w" => Block::Widths(rest.split(' ').map(|n| n.parse().expect("a width in hundredths")).collect()),
        "|!" => Block::Row { cells: split(rest).iter().map(|c| spans(c)).collect(), header: true },
        "|" => Block::Row { cells: split(rest).iter().map(|c| spans(c)).collect(), header: false },
        "#black" => {
            let parts = split(rest);
            Block::BlackLines(parts[0].parse().expect("a number of lines"), parts.get(1).cloned())
        }
        "#sign" => {
            let (name, role, date) = three(rest);
            Block::Sign { name, role, date }
        }
        _ => return setting(paper, line, rest),
    };
    paper.blocks.push(block);
}

fn setting(paper: &mut Paper, line: &str, rest: &str) {
    match line.split(' ').next().unwrap_or("") {
        "#id" => paper.id = rest.into(),
        "#small" => paper.small = true,
        "#undated" => paper.undated = true,
        "#head" => paper.head.push(rest.into()),
        "#stray" => paper.stray_of = Some(rest.into()),
        "#printed" if rest == "none" => paper.printed = None,
        "#printed" => {
            let (first, of) = rest.split_once('/').expect("#printed 2/7");
            paper.printed = Some((first.parse().expect("a number"), of.parse().expect("a number")));
        }
        "#diary" => paper.blocks.extend(diary::entries(rest)),
        "@loose" => {
            let parts = split(rest);
            paper.marks.push(Mark::Loose { value: when(&parts[0]).expect("a loose date"), words: parts[1].clone() });
        }
        "%%" => {}
        mark if mark.starts_with('@') => {
            let parts = split(rest);
            let [date, about, same, words] = parts.as_slice() else { panic!("a mark needs four parts: {line}") };
            paper.marks.push(Mark::Event {
                kind: EventKind::named(&mark[1..]).unwrap_or_else(|| panic!("no such event: {mark}")),
                date: when(date),
                about: about.clone(),
                same: (same != "-").then(|| same.clone()),
                words: words.clone(),
            });
        }
        other => panic!("no such mark: {other}"),
    }
}

/// Breaks a text into words and boxes.
pub fn spans(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut rest, mut bold) = (text, false);
    while let Some(at) = rest.find("[[") {
        plain(&rest[..at], &mut bold, &mut out);
        let glued = at > 0 && !rest[..at].ends_with(' ');
        let end = rest[at..].find("]]").expect("a box that is closed") + at;
        out.push(hole(&rest[at + 2..end], glued));
        rest = &rest[end + 2..];
        if !rest.starts_with(' ') && !rest.is_empty() && !rest.starts_with("[[") {
            let stop = rest.find(' ').unwrap_or(rest.len());
            out.push(Span::Word { text: rest[..stop].into(), bold, glued: true });
            rest = &rest[stop..];
        }
    }
    plain(rest, &mut bold, &mut out);
    out
}

fn plain(text: &str, bold: &mut bool, out: &mut Vec<Span>) {
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let opens = word.starts_with("**");
        *bold |= opens;
        let closes = word.len() > 2 && word.trim_end_matches(['.', ',', ':', ';']).ends_with("**");
        out.push(Span::Word { text: word.replace("**", ""), bold: *bold, glued: false });
        *bold &= !closes;
    }
}

fn hole(inside: &str, glued: bool) -> Span {
    let (head, tail) = inside.trim().split_once('=').map_or((inside.trim(), None), |(h, t)| (h, Some(t.to_owned())));
    match (head, tail) {
        ("under", Some(text)) => Span::Under { text },
        ("say", Some(text)) => Span::Said { text, glued },
        ("code", Some(text)) => Span::Code { text },
        ("white", Some(n)) => Span::White { letters: n.parse().expect("a number of letters") },
        (_, clear) => {
            let (n, code) = head.split_once('|').map_or((head, None), |(n, c)| (n, Some(c.to_owned())));
            Span::Black { letters: n.parse().expect("a number of letters"), code, clear, glued }
        }
    }
}

fn split(text: &str) -> Vec<String> {
    text.split(" | ").map(|p| p.trim().trim_end_matches(" |").to_owned()).collect()
}

fn three(text: &str) -> (String, String, String) {
    let mut parts = split(text).into_iter();
    let mut next = || parts.next().unwrap_or_default();
    (next(), next(), next())
}

fn when(text: &str) -> Option<When> {
    (text != "-").then(|| When::parse(text).unwrap_or_else(|e| panic!("{e}")))
}

fn look_named(name: &str) -> Look {
    match name {
        "cover" => Look::Cover,
        "divider" => Look::Divider,
        "letter" => Look::Letter,
        "form" => Look::Form,
        "memo" => Look::Memo,
        "record" => Look::Record,
        "system" => Look::System,
        "typed" => Look::Typed,
        "hand" => Look::Hand,
        "personal" => Look::Personal,
        "court" => Look::Court,
        "outside" => Look::Outside,
        "bare" => Look::Bare,
        other => panic!("no such look: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_and_boxes() {
        let spans = spans("Seen by [[8|S2 P3]], and **not alone**. [[under=left]]");
        assert_eq!(spans.len(), 8);
        assert_eq!(spans[2], Span::Black { letters: 8, code: Some("S2 P3".into()), clear: None, glued: false });
        assert_eq!(spans[3], Span::Word { text: ",".into(), bold: false, glued: true });
        assert_eq!(spans[6], Span::Word { text: "alone.".into(), bold: true, glued: false });
        assert_eq!(spans[7], Span::Under { text: "left".into() });
    }

    #[test]
    fn a_paper_has_fields_entries_and_marks() {
        let text = "#doc note | A note | 2006-21 | record\n#undated\n% 1.2.06 | T/C | CA\nOne.\n\nTwo.\n@return 2006 | Sam | - | Two.\n: Name :: Sam\n";
        let papers = papers(text);
        assert_eq!(papers.len(), 1);
        assert!(papers[0].undated);
        assert_eq!(papers[0].marks.len(), 1);
        assert!(matches!(&papers[0].blocks[0], Block::Entry { body, .. } if body.len() == 2));
        assert!(matches!(&papers[0].blocks[1], Block::Field(label, _) if label == "Name"));
    }
}
