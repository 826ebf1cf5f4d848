//! The receipt on paper: what came, how its pages ended, what the papers speak of that was not found, and each original's SHA-256.
//!
//! For an advocate, or for the council. It counts and quotes; it accuses nobody.

use record::{FileProblem, NotFound, PageProblem};
use typeset::{Block, Day, Paper, Span, Style};

use super::PageRef;

/// Pages by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageCounts {
    pub pages: u32,
    pub words: u32,
    pub from_pictures: u32,
    pub pictures: u32,
    pub blank: u32,
    pub withheld: u32,
    pub not_read: u32,
    pub waiting: u32,
    pub removed_parts: u32,
}

/// One received file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptFile {
    pub name: String,
    /// How many files it came inside of.
    pub depth: u32,
    pub problem: Option<FileProblem>,
    pub counts: PageCounts,
    pub not_read: Vec<(u32, PageProblem)>,
    /// Pages with words that were left under a black box.
    pub words_left: Vec<u32>,
    /// Pages whose words are kept, and in which nothing could be found.
    pub only_words: Vec<u32>,
    pub same_as: Option<String>,
    pub sha256: String,
    pub bytes: u64,
    /// `2026-10-02`.
    pub added: String,
}

/// Why a chosen thing was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOutWhy {
    NotThere,
    NoPermission,
    NotAFile,
    TooBig,
    TooMany,
    CouldNotRead,
}

/// Something that the papers speak of and that was not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingLine {
    pub what: NotFound,
    /// The paper's day in words, where one is named.
    pub when: Option<String>,
    pub quote: String,
    pub page: PageRef,
    /// Other pages that speak of it.
    pub more: usize,
}

/// What goes on the receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptData {
    /// What the person is called; may be empty.
    pub called: String,
    pub made_on: Day,
    pub total: PageCounts,
    /// Each after the file that it came inside of.
    pub files: Vec<ReceiptFile>,
    pub left_out: Vec<(String, LeftOutWhy)>,
    pub repeated_papers: u32,
    pub repeated_pages: u32,
    /// The first and the last day that papers bear, in words.
    pub span: Option<(String, String)>,
    pub missing: Vec<MissingLine>,
}

/// Lays out the receipt.
#[must_use]
pub fn receipt_paper(data: &ReceiptData) -> Paper {
    let day = data.made_on;
    let month = record::MONTHS.get(usize::from(day.month).wrapping_sub(1)).copied().unwrap_or_default();
    let made = format!("Made on {} {month} {}", day.day, day.year);
    let mut blocks = summary(data);
    blocks.extend(files(data));
    blocks.extend(not_read(data));
    blocks.extend(left_out(data));
    blocks.extend(missing(data));
    blocks.extend(appendix(data));
    let called = data.called.trim();
    Paper {
        title: "What came".into(),
        subtitle: if called.is_empty() { made } else { format!("For {called}  ·  {made}") },
        made_on: day,
        style: Style::Plain,
        blocks,
    }
}

fn words(text: impl Into<String>) -> Vec<Span> {
    vec![Span::text(text)]
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(words(text))
}

fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: words(text) }
}

fn list(items: impl IntoIterator<Item = String>) -> Block {
    Block::List { ordered: false, items: items.into_iter().map(|item| vec![paragraph(item)]).collect() }
}

fn counted(number: u32, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", grouped(u64::from(number))) }
}

/// 3104 as `3,104`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn summary(data: &ReceiptData) -> Vec<Block> {
    let t = &data.total;
    let files = u32::try_from(data.files.len()).unwrap_or(u32::MAX);
    let mut first = format!("{} came, with {}.", counted(files, "file", "files"), counted(t.pages, "page", "pages"));
    if let Some((from, to)) = &data.span {
        first.push_str(&format!(" The dates on the papers run from {from} to {to}."));
    }
    let mut rows = vec![
        ("Pages with words", t.words),
        ("Pages whose words were read from a picture", t.from_pictures),
        ("Pages that are still pictures, without words", t.pictures),
        ("Blank pages", t.blank),
        ("Pages held back, with a sheet in their place", t.withheld),
        ("Pages that could not be read", t.not_read),
    ];
    if t.waiting > 0 {
        rows.push(("Pages not looked at yet", t.waiting));
    }
    let mut table: Vec<Vec<Vec<Span>>> =
        rows.into_iter().map(|(what, n)| vec![words(what), words(grouped(u64::from(n)))]).collect();
    table.push(vec![vec![Span::strong("All pages")], vec![Span::strong(grouped(u64::from(t.pages)))]]);
    let mut blocks = vec![
        paragraph(first),
        Block::Table { headers: vec![words("How the pages ended"), words("Pages")], rows: table },
    ];
    let mut more = Vec::new();
    if t.removed_parts > 0 {
        more.push(format!(
            "{} removed before the papers were sent.",
            counted(t.removed_parts, "part of a page was", "parts of pages were")
        ));
    }
    if data.repeated_papers > 0 {
        more.push(format!(
            "{} the very same words as an earlier one ({}).",
            counted(data.repeated_papers, "paper holds", "papers hold"),
            counted(data.repeated_pages, "page", "pages")
        ));
    }
    if let Some(places) = pages_of_files(data, |f| &f.words_left) {
        more.push(format!(
            "Words were left under a black box by mistake on {places}. They are not kept or shown here."
        ));
    }
    if let Some(places) = pages_of_files(data, |f| &f.only_words) {
        more.push(format!(
            "The words are kept on {places}. The program made a mistake there, so it could not look for dates, people and events."
        ));
    }
    if !more.is_empty() {
        blocks.push(list(more));
    }
    blocks
}

/// "page 7 of Volume 2.pdf and pages 3 and 4 of Box.pdf".
fn pages_of_files(data: &ReceiptData, of: impl Fn(&ReceiptFile) -> &[u32]) -> Option<String> {
    let with = data.files.iter().filter(|f| !of(f).is_empty());
    let named: Vec<String> = with.map(|f| format!("{} of {}", pages(of(f)), f.name)).collect();
    (!named.is_empty()).then(|| and(&named))
}

fn files(data: &ReceiptData) -> Vec<Block> {
    let rows = data
        .files
        .iter()
        .map(|f| {
            let mut name = words(name_of(f));
            if let Some(other) = &f.same_as {
                name.push(Span::LineBreak);
                name.push(Span::text(format!("The very same file as {other}.")));
            }
            vec![name, words(counts_in_words(&f.counts))]
        })
        .collect();
    vec![heading("File by file"), Block::Table { headers: ["File", "Pages"].map(words).into(), rows }]
}

/// "75 pages: 73 with words, 1 still a picture, 1 held back. 43 removed parts."
fn counts_in_words(c: &PageCounts) -> String {
    let ends = [
        (c.words, "with words"),
        (c.from_pictures, "read from pictures"),
        (c.pictures, "still pictures"),
        (c.blank, "blank"),
        (c.withheld, "held back"),
        (c.not_read, "could not be read"),
        (c.waiting, "not looked at yet"),
    ];
    let ends: Vec<String> =
        ends.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{} {what}", grouped(u64::from(*n)))).collect();
    let mut told = if c.pages == 0 { "No pages of its own".to_owned() } else { counted(c.pages, "page", "pages") };
    if !ends.is_empty() {
        told.push_str(&format!(": {}", ends.join(", ")));
    }
    told.push('.');
    if c.removed_parts > 0 {
        told.push_str(&format!(" {}.", counted(c.removed_parts, "removed part", "removed parts")));
    }
    told
}

/// A file inside another stands under it, by its own name.
fn name_of(file: &ReceiptFile) -> String {
    let own = if file.depth == 0 { file.name.as_str() } else { file.name.rsplit('/').next().unwrap_or(&file.name) };
    format!("{}{own}", "– ".repeat(file.depth as usize))
}

fn not_read(data: &ReceiptData) -> Vec<Block> {
    let mut items = Vec::new();
    for file in &data.files {
        if let Some(problem) = file.problem {
            items.push(format!("{}: {}", file.name, whole_file(problem)));
        }
        for (page, problem) in &file.not_read {
            let why = match problem {
                PageProblem::Damaged => "is damaged",
                PageProblem::TookTooLong => "took too long to read",
                PageProblem::TooBig => "is too big to read",
            };
            items.push(format!("{}: page {page} {why}.", file.name));
        }
    }
    if items.is_empty() {
        return vec![
            heading("What could not be read"),
            paragraph("Every file could be opened, and every page could be read or looked at."),
        ];
    }
    vec![heading("What could not be read"), paragraph("Exact copies of these are kept all the same."), list(items)]
}

fn whole_file(problem: FileProblem) -> &'static str {
    match problem {
        FileProblem::Empty => "it has nothing in it. Ask the sender for it again.",
        FileProblem::Damaged => "it may be damaged. Ask the sender for another copy.",
        FileProblem::Locked => "it is locked with a password. The sender may have given it in a letter or an email.",
        FileProblem::UnknownKind => "its kind is not known. Ask the sender for it as a PDF.",
        FileProblem::TooBig => "it is too big to read in one piece. Ask the sender for it in smaller parts.",
        FileProblem::TookTooLong => "it took too long to read. It can be tried again.",
        FileProblem::NoSafeReader => {
            "the closed box that papers are read in could not be set up. It can be tried again."
        }
    }
}

fn left_out(data: &ReceiptData) -> Vec<Block> {
    if data.left_out.is_empty() {
        return Vec::new();
    }
    let why = |why| match why {
        LeftOutWhy::NotThere => "was not there any more",
        LeftOutWhy::NoPermission => "this computer did not allow it to be read",
        LeftOutWhy::NotAFile => "is not a file",
        LeftOutWhy::TooBig => "is too big",
        LeftOutWhy::TooMany => "came after more files than fit in one go",
        LeftOutWhy::CouldNotRead => "could not be read from where it lies",
    };
    let items = data.left_out.iter().map(|(name, reason)| format!("{name}: {}.", why(*reason)));
    vec![heading("Chosen, and not taken"), list(items)]
}

fn missing(data: &ReceiptData) -> Vec<Block> {
    let mut blocks = vec![heading("What the papers speak of, and we did not find")];
    if data.missing.is_empty() {
        blocks.push(paragraph("We found nothing of this kind. That does not prove that all is here."));
        return blocks;
    }
    blocks.push(paragraph(
        "Each line may be somewhere else in the file, or may not have been sent. The words are quoted as they stand.",
    ));
    if data.total.pictures > 0 {
        blocks.push(paragraph(format!(
            "{} still pictures. What is named here may be on them.",
            counted(data.total.pictures, "page is", "pages are")
        )));
    }
    let items = data.missing.iter().map(|line| {
        let mut spans = vec![Span::strong(format!("{}. ", not_found(line)))];
        spans.push(Span::text(format!("“{}” ", one_line(&line.quote))));
        let more = if line.more == 0 { String::new() } else { format!(", and {} more", line.more) };
        spans.push(Span::Source(format!("{}, page {}{more}", line.page.file, line.page.page)));
        vec![Block::Paragraph(spans)]
    });
    blocks.push(Block::List { ordered: false, items: items.collect() });
    blocks
}

fn not_found(line: &MissingLine) -> String {
    let run = |from: &u32, to: &u32, one: &str, many: &str| {
        if from == to { format!("{one} {from}") } else { format!("{many} {from} to {to}") }
    };
    let of = |of: &Option<u32>| of.map_or_else(String::new, |n| format!(" of {n}"));
    match &line.what {
        NotFound::Pages { from, to, of: total } => format!("{}{}", run(from, to, "Page", "Pages"), of(total)),
        NotFound::Folios { from, to } => run(from, to, "Folio", "Folios"),
        NotFound::Volume { number, of: total } => format!("Volume {number}{}", of(total)),
        NotFound::GoesOn => "What comes after this page".to_owned(),
        NotFound::CarriesOn => "What comes before this page".to_owned(),
        NotFound::Paper { title, .. } => match &line.when {
            Some(when) => format!("{title}, {when}"),
            None => title.clone(),
        },
    }
}

fn appendix(data: &ReceiptData) -> Vec<Block> {
    let mut blocks = vec![
        Block::PageBreak,
        heading("The exact files"),
        paragraph(
            "The long number is each file’s SHA-256. Anyone can work it out again from the file. If it is the same, not one letter has changed.",
        ),
    ];
    blocks.extend(data.files.iter().map(|f| {
        Block::Together(vec![
            Block::Paragraph(words(f.name.clone())),
            Block::Small(vec![
                Span::text(format!("{} bytes, brought in on {}", grouped(f.bytes), f.added)),
                Span::LineBreak,
                Span::Exact(f.sha256.clone()),
            ]),
        ])
    }));
    blocks
}

fn pages(numbers: &[u32]) -> String {
    let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    if all.len() == 1 { format!("page {}", all[0]) } else { format!("pages {}", and(&all)) }
}

fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} and {last}", start.join(", ")),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> ReceiptData {
        let counts = PageCounts { pages: 3104, words: 3000, not_read: 1, pictures: 103, ..PageCounts::default() };
        let file = ReceiptFile {
            name: "Box.zip/Volume 2.pdf".into(),
            depth: 1,
            problem: None,
            counts,
            not_read: vec![(7, PageProblem::Damaged)],
            words_left: vec![2, 9],
            only_words: vec![11],
            same_as: None,
            sha256: "ab".repeat(32),
            bytes: 1_234_567,
            added: "2026-10-02".into(),
        };
        ReceiptData {
            called: "Sam".into(),
            made_on: Day { year: 2026, month: 11, day: 22 },
            total: counts,
            files: vec![file],
            left_out: vec![("link.pdf".into(), LeftOutWhy::NotAFile)],
            repeated_papers: 1,
            repeated_pages: 4,
            span: Some(("3 May 1994".into(), "6 May 2004".into())),
            missing: vec![MissingLine {
                what: NotFound::Pages { from: 5, to: 6, of: Some(12) },
                when: None,
                quote: "Page 4\nof 12".into(),
                page: PageRef { file: "Volume 2.pdf".into(), page: 4 },
                more: 0,
            }],
        }
    }

    #[test]
    fn the_receipt_counts_quotes_and_accuses_nobody() {
        let told = format!("{:?}", receipt_paper(&data()));
        for words in [
            "1 file came, with 3,104 pages.",
            "from 3 May 1994 to 6 May 2004",
            "page 7 is damaged",
            "Pages 5 to 6 of 12",
            "“Page 4 of 12”",
            "pages 2 and 9 of Box.zip/Volume 2.pdf",
            "The words are kept on page 11 of Box.zip/Volume 2.pdf.",
            "– Volume 2.pdf",
            "link.pdf: is not a file",
            "1,234,567 bytes",
            "may not have been sent",
            "For Sam  ·  Made on 22 November 2026",
        ] {
            assert!(told.contains(words), "{words}\n{told}");
        }
        for words in ["hid", "kept back by", "lost", "destroyed", "refused"] {
            assert!(!told.contains(words), "{words}");
        }
    }
}
