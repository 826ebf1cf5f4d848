//! One side of paper to take into a meeting: what to say first, three to five questions, and room for the answers.

use typeset::{Block, Day, Paper, Span, Style};

/// A page that a question rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageRef {
    /// The received file's name.
    pub file: String,
    /// Counts from 1 in that file.
    pub page: u32,
}

/// One question, in the person's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetQuestion {
    pub text: String,
    /// Where in the file to look. Empty to leave the pages off the paper.
    pub pages: Vec<PageRef>,
}

/// What goes on the sheet. What is empty becomes a line to write on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetData {
    /// What the person is called.
    pub called: String,
    /// Who the sheet is for: "Ms Okafor, my IRO".
    pub meeting_with: String,
    /// The day of the meeting, in words.
    pub meeting_date: String,
    pub say_first: String,
    /// In the order in which they will be asked. Three to five fit one side.
    pub questions: Vec<SheetQuestion>,
    pub made_on: Day,
}

/// Most pages named under one question; the rest are counted.
const PAGES_NAMED: usize = 8;

/// Lays out the sheet.
#[must_use]
pub fn sheet_paper(sheet: &SheetData) -> Paper {
    let mut known = vec![];
    let mut asked_for = vec![];
    for (label, words) in [("From", &sheet.called), ("For", &sheet.meeting_with), ("Meeting on", &sheet.meeting_date)] {
        let words = words.trim();
        if words.is_empty() {
            asked_for.push(label.to_owned());
        } else {
            known.push(format!("{label} {words}"));
        }
    }
    let mut blocks = vec![];
    if !asked_for.is_empty() {
        blocks.push(Block::Fields(asked_for));
    }
    let mut first = vec![Block::Heading { level: 1, text: vec![Span::text("What I want to say first")] }];
    if sheet.say_first.trim().is_empty() {
        first.push(Block::Lines(2));
    } else {
        first.extend(sheet.say_first.lines().map(|line| Block::Paragraph(vec![Span::text(line)])));
    }
    blocks.push(Block::Boxed(first));
    blocks.extend(sheet.questions.iter().enumerate().map(|(i, q)| Block::Together(question(i + 1, q))));
    Paper {
        title: "My questions".into(),
        subtitle: known.join("  ·  "),
        made_on: sheet.made_on,
        style: Style::Sheet,
        blocks,
    }
}

fn question(number: usize, question: &SheetQuestion) -> Vec<Block> {
    let mut blocks =
        vec![Block::Heading { level: 1, text: vec![Span::text(format!("{number}. {}", question.text.trim()))] }];
    if !question.pages.is_empty() {
        blocks.push(Block::Small(vec![Span::text(format!("In my file: {}", pages_in_words(&question.pages)))]));
    }
    blocks.push(Block::Ticks(vec!["Answered".into(), "Not answered".into(), "Someone will find out".into()]));
    blocks.push(Block::Fields(vec!["Who".into(), "By when".into()]));
    blocks.push(Block::Lines(1));
    blocks
}

/// "pages 12 and 13 of notes.pdf, page 4 of letter.docx and 3 more".
fn pages_in_words(pages: &[PageRef]) -> String {
    let mut unique: Vec<&PageRef> = vec![];
    for page in pages {
        if !unique.contains(&page) {
            unique.push(page);
        }
    }
    let more = unique.len().saturating_sub(PAGES_NAMED);
    unique.truncate(PAGES_NAMED);
    unique.sort_by_key(|p| p.page);
    let mut files: Vec<&str> = vec![];
    for page in pages {
        if !files.contains(&page.file.as_str()) {
            files.push(&page.file);
        }
    }
    let mut parts: Vec<String> = vec![];
    for file in files {
        let numbers: Vec<String> = unique.iter().filter(|p| p.file == file).map(|p| p.page.to_string()).collect();
        match numbers.as_slice() {
            [] => {}
            [one] => parts.push(format!("page {one} of {file}")),
            many => parts.push(format!("pages {} of {file}", and(many))),
        }
    }
    if more > 0 {
        parts.push(format!("{more} more"));
    }
    and(&parts)
}

fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(file: &str, page: u32) -> PageRef {
        PageRef { file: file.into(), page }
    }

    #[test]
    fn pages_are_told_in_words_once_each() {
        let pages = [page("a.pdf", 13), page("a.pdf", 12), page("b.docx", 4), page("a.pdf", 12)];
        assert_eq!(pages_in_words(&pages), "pages 12 and 13 of a.pdf and page 4 of b.docx");
        let many: Vec<_> = (1..=11).map(|n| page("a.pdf", n)).collect();
        assert_eq!(pages_in_words(&many), "pages 1, 2, 3, 4, 5, 6, 7 and 8 of a.pdf and 3 more");
    }

    #[test]
    fn what_is_not_known_becomes_a_line_to_write_on() {
        let sheet = SheetData {
            called: "Sam".into(),
            meeting_with: " ".into(),
            meeting_date: String::new(),
            say_first: String::new(),
            questions: vec![],
            made_on: Day { year: 2026, month: 11, day: 21 },
        };
        let paper = sheet_paper(&sheet);
        assert_eq!(paper.subtitle, "From Sam");
        assert_eq!(paper.blocks[0], Block::Fields(vec!["For".into(), "Meeting on".into()]));
        assert!(matches!(&paper.blocks[1], Block::Boxed(b) if b.contains(&Block::Lines(2))));
    }
}
