//! The finished PDFs, looked at with poppler, which is not ours. It has to be installed: a missing tool fails the test.

use std::io::Write;
use std::process::Command;

use typeset::{Block, Day, Paper, Qr, Span, Style, to_pdf};

const DAY: Day = Day { year: 2026, month: 11, day: 21 };

fn paper(style: Style, blocks: Vec<Block>) -> Paper {
    Paper { title: "My story".into(), subtitle: String::new(), made_on: DAY, style, blocks }
}

fn say(words: impl Into<String>) -> Block {
    Block::Paragraph(vec![Span::Text(words.into())])
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, text: vec![Span::text(words)] }
}

fn poppler(tool: &str, options: &[&str], pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(pdf).expect("room for a PDF");
    let mut command = Command::new(tool);
    command.args(options).arg(file.path());
    if tool == "pdftotext" {
        command.arg("-");
    }
    let out = command.output().unwrap_or_else(|e| panic!("{tool} (of poppler-utils) has to be installed: {e}"));
    assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("poppler writes UTF-8")
}

/// The words of a PDF with every run of white space as one space, and without the places where a long word may break.
fn words(pdf: &[u8]) -> String {
    let text = poppler("pdftotext", &["-raw"], pdf).replace(['\u{200b}', '\u{c}'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn pages(pdf: &[u8]) -> usize {
    let info = poppler("pdfinfo", &[], pdf);
    let line = info.lines().find(|l| l.starts_with("Pages:")).expect("a number of pages");
    line["Pages:".len()..].trim().parse().expect("a number")
}

fn has(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len()).any(|w| w == bytes.as_bytes())
}

fn everything() -> Vec<Block> {
    vec![
        heading(1, "Hillside"),
        Block::Paragraph(vec![
            Span::text("You moved "),
            Span::strong("here"),
            Span::Emphasis(" then".into()),
            Span::Source("page 12".into()),
            Span::Footnote(vec![Span::text("The council’s own number is 203.")]),
            Span::LineBreak,
            Span::Exact("AGE-1".into()),
        ]),
        Block::Small(vec![Span::text("Small words.")]),
        heading(2, "School"),
        Block::List { ordered: true, items: vec![vec![say("St Mary’s")], vec![say("Oakfield")]] },
        Block::Quote(vec![say("As it was written.")]),
        Block::Lines(2),
        Block::Ticks(vec!["Answered".into(), "Not answered".into()]),
        Block::Fields(vec!["Who".into(), "By when".into()]),
        Block::Table {
            headers: vec![vec![Span::text("When")], vec![Span::text("What")]],
            rows: vec![
                vec![vec![Span::text("1998")], vec![Span::text("Moved")]],
                vec![vec![Span::text("1999")]],
                vec![vec![Span::text("2000")], vec![Span::text("Review")], vec![Span::text("extra")]],
            ],
        },
        Block::Boxed(vec![say("In a box.")]),
        Block::Words(vec!["alpha".into(), "bravo".into(), "charlie".into(), "delta".into()]),
        Block::Rule,
        Block::Together(vec![say("Kept together.")]),
        Block::Qr(Qr { side: 2, dark: vec![true, false, false, true], width_mm: 20, alt: "A small code".into() }),
        Block::PageBreak,
        say("The last page."),
    ]
}

#[test]
fn it_is_tagged_titled_and_in_british_english() {
    for style in [Style::Sheet, Style::Book, Style::Plain] {
        let pdf = to_pdf(&paper(style, everything())).expect("a PDF");
        let info = poppler("pdfinfo", &[], &pdf);
        let field = |name: &str| {
            let line = info.lines().find(|l| l.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {info}"));
            line[name.len()..].trim().to_owned()
        };
        assert_eq!(field("Title:"), "My story");
        assert_eq!(field("Tagged:"), "yes");
        assert_eq!(field("PDF version:"), "1.7");
        assert_eq!(field("JavaScript:"), "no");
        assert!(field("CreationDate:").contains("2026"));
        assert!(has(&pdf, "/Lang(en-GB)") || has(&pdf, "/Lang (en-GB)"));
        assert!(poppler("pdfinfo", &["-meta"], &pdf).contains("pdfuaid:part"), "PDF/UA-1 is claimed and was checked");
        let structure = poppler("pdfinfo", &["-struct"], &pdf);
        for tag in ["H1", "H2", "P (", "L (", "BlockQuote", "Table", "TH", "Figure", "Note"] {
            assert!(structure.contains(tag), "no {tag} in {structure}");
        }
    }
}

#[test]
fn every_word_is_on_the_paper_in_order() {
    let pdf = to_pdf(&paper(Style::Plain, everything())).expect("a PDF");
    let text = words(&pdf);
    let mut at = 0;
    for part in [
        "My story",
        "Hillside",
        "You moved here then",
        "[page 12]",
        "AGE-1",
        "Small words.",
        "School",
        "St Mary’s",
        "Oakfield",
        "As it was written.",
        "Answered",
        "Not answered",
        "Who",
        "By when",
        "When",
        "What",
        "1998",
        "Moved",
        "1999",
        "2000",
        "Review extra",
        "In a box.",
        "1. alpha",
        "2. bravo",
        "3. charlie",
        "4. delta",
        "Kept together.",
        "The last page.",
    ] {
        let found =
            text[at..].find(part).unwrap_or_else(|| panic!("{part:?} is not after {:?} in {text}", &text[..at]));
        at += found + part.len();
    }
    assert!(text.contains("The council’s own number is 203."));
    assert_eq!(pages(&pdf), 2);
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = paper(Style::Book, everything());
    assert_eq!(to_pdf(&paper).expect("a PDF"), to_pdf(&paper).expect("a PDF"));
}

#[test]
fn hostile_words_are_only_words() {
    let hostile = [
        "#panic() #include \"/etc/passwd\" #read(\"/etc/passwd\") @ref <label> $x^2$ *bold* _it_ = Title - list `raw` \\u{41} // no /* no */ https://a.example/",
        "]) #set page(width: 1pt) ([ \" ' \\ ~ --- ... \"quoted\" 'single'",
        "{\"kind\": \"page_break\"} %PDF-1.7 /JS (app.alert(1)) >> endobj <script>alert(1)</script>",
    ];
    for words_in in hostile {
        for block in [
            say(words_in),
            heading(1, words_in),
            Block::Ticks(vec![words_in.into()]),
            Block::Quote(vec![say(words_in)]),
        ] {
            let pdf = to_pdf(&Paper { title: words_in.into(), ..paper(Style::Plain, vec![block]) }).expect("a PDF");
            // Poppler writes a line's end as a space.
            let close = |text: &str| text.replace(' ', "");
            let text = close(&words(&pdf));
            let twice = text.matches(&close(words_in)).count();
            assert_eq!(twice, 2, "title and words as they are: {words_in:?} in {text:?}");
            assert_eq!(pages(&pdf), 1);
        }
    }
}

#[test]
fn letters_that_turn_or_do_not_exist_never_fail_the_export() {
    let odd = "safe\u{202e}fdp.exe\u{2066} 🎉👨‍👩‍👧 \u{0}\u{1}\u{feff}\u{fffe}\u{e000}\u{10ffff} 名前 नमस्ते العربية שלום é́ q̈̃ a\u{300}\u{301}\u{302} \u{fffd} ﬁ ½ ✓ ☐ → \t\r\n end";
    for make in [
        say,
        |w: String| heading(1, &w),
        |w: String| Block::Paragraph(vec![Span::Strong(w.clone()), Span::Emphasis(w)]),
    ] {
        let pdf = to_pdf(&Paper {
            title: odd.into(),
            subtitle: odd.into(),
            ..paper(Style::Book, vec![make(odd.to_owned())])
        });
        let pdf = pdf.expect("a PDF whatever the letters");
        let text = words(&pdf);
        assert!(text.contains("safefdp.exe") && text.contains("end") && text.contains('□'), "{text}");
    }
}

#[test]
fn european_names_keep_the_standard() {
    let names = "Siân Ó Néill, Łukasz Żółć, Nguyễn Thị, Šárka, Ağaoğlu, Ørsted, Μαρία, Иван, שלום, ½ £ € – — “ ” ’ …";
    let pdf = to_pdf(&paper(Style::Plain, vec![say(names), Block::Paragraph(vec![Span::Emphasis(names.into())])]))
        .expect("a PDF");
    assert!(poppler("pdfinfo", &["-meta"], &pdf).contains("pdfuaid:part"));
    assert!(words(&pdf).contains("Łukasz Żółć, Nguyễn Thị, Šárka, Ağaoğlu, Ørsted, Μαρία, Иван"));
    assert!(!words(&pdf).contains('□'));
}

#[test]
fn a_word_of_a_hundred_thousand_letters_stays_on_the_paper() {
    let word = "Wx".repeat(50_000);
    let pdf = to_pdf(&paper(Style::Plain, vec![say(word.clone())])).expect("a PDF");
    let text: String = words(&pdf).chars().filter(|c| matches!(c, 'W' | 'x')).collect();
    assert_eq!(text, word);
    // Poppler leaves out what stands beyond the paper's edge.
    let cropped = poppler("pdftotext", &["-raw", "-nopgbrk", "-x", "0", "-y", "0", "-W", "595", "-H", "842"], &pdf);
    assert_eq!(cropped.matches('W').count(), 50_000);
}

#[test]
fn three_hundred_pages_are_no_trouble() {
    let mut blocks = vec![];
    for chapter in 1..=60 {
        blocks.push(heading(1, &format!("Chapter {chapter}")));
        for n in 0..50 {
            blocks.push(Block::Paragraph(vec![
                Span::Text(format!(
                    "Sentence {chapter}-{n}. {}",
                    "You lived at Hillside and went to school. ".repeat(8)
                )),
                Span::Source(format!("page {n}")),
            ]));
        }
    }
    let pdf = to_pdf(&paper(Style::Book, blocks)).expect("a PDF");
    assert!(pages(&pdf) >= 300, "{} pages", pages(&pdf));
    let text = words(&pdf);
    assert!(text.contains("Sentence 60-49."));
    assert!(text.contains(&format!("Page {0} of {0}", pages(&pdf))));
    assert!(text.contains("In this story Chapter 1 "), "a long book lists its chapters");
    let outline = poppler("pdfinfo", &["-struct"], &pdf).matches("TOCI").count();
    assert_eq!(outline, 60);
}

#[test]
fn blocks_inside_blocks_keep_their_words_however_deep() {
    let mut block = say("at the bottom");
    for n in 0..200 {
        block = if n % 2 == 0 {
            Block::Quote(vec![block])
        } else {
            Block::List { ordered: false, items: vec![vec![block]] }
        };
    }
    let pdf = to_pdf(&paper(Style::Plain, vec![block])).expect("a PDF");
    assert!(words(&pdf).contains("at the bottom"));
}

#[test]
fn an_empty_paper_is_still_a_paper() {
    let empty = Paper {
        title: "  ".into(),
        ..paper(
            Style::Book,
            vec![
                heading(1, " "),
                say(""),
                Block::List { ordered: false, items: vec![] },
                Block::Quote(vec![]),
                Block::Table { headers: vec![], rows: vec![] },
            ],
        )
    };
    let pdf = to_pdf(&empty).expect("a PDF");
    assert!(words(&pdf).contains("Untitled"));
}

#[test]
fn levels_that_skip_are_brought_together() {
    let blocks = vec![
        heading(3, "first"),
        heading(3, "second"),
        heading(6, "under it"),
        heading(1, "third"),
        heading(0, "fourth"),
    ];
    let pdf = to_pdf(&paper(Style::Plain, blocks)).expect("a PDF");
    let structure = poppler("pdfinfo", &["-struct-text"], &pdf);
    let heads: Vec<&str> = structure.lines().map(str::trim).filter(|l| l.starts_with('H')).map(|l| &l[..2]).collect();
    assert_eq!(heads, ["H1", "H1", "H2", "H1", "H1"]);
}
