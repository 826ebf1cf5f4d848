//! The finished papers, looked at with poppler: how many pages, every word, and the code that a camera has to read.

use std::path::Path;
use std::process::Command;

use share::{
    Day, PageRef, Paper, RecoverySheet, SheetData, SheetQuestion, recovery_paper, sheet_paper, story_paper, to_pdf,
};

const DAY: Day = Day { year: 2026, month: 11, day: 21 };

struct Printed {
    folder: tempfile::TempDir,
}

impl Printed {
    fn new(paper: &Paper) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("paper.pdf"), to_pdf(paper).expect("a PDF")).expect("room for a PDF");
        Self { folder }
    }

    fn poppler(&self, tool: &str, options: &[&str], end: Option<&Path>) -> String {
        let mut command = Command::new(tool);
        command.args(options).arg(self.folder.path().join("paper.pdf")).args(end);
        let out = command.output().unwrap_or_else(|e| panic!("{tool} (of poppler-utils) has to be installed: {e}"));
        assert!(out.status.success(), "{tool}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("poppler writes UTF-8")
    }

    fn pages(&self) -> usize {
        let info = self.poppler("pdfinfo", &[], None);
        assert!(info.contains("Tagged:          yes"), "{info}");
        let line = info.lines().find_map(|l| l.strip_prefix("Pages:")).expect("a number of pages");
        line.trim().parse().expect("a number")
    }

    fn words(&self) -> String {
        let text = self.poppler("pdftotext", &["-raw"], Some(Path::new("-")));
        text.replace('\u{200b}', "").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The size in points of the letters that spell this word, as drawn.
    fn size_of(&self, word: &str) -> f32 {
        let boxes = self.poppler("pdftotext", &["-bbox"], Some(Path::new("-")));
        let line =
            boxes.lines().find(|l| l.contains(&format!(">{word}<"))).unwrap_or_else(|| panic!("no {word} in {boxes}"));
        let side = |name: &str| -> f32 {
            let from = line.find(name).expect("a side") + name.len() + 2;
            line[from..].split('"').next().and_then(|n| n.parse().ok()).expect("a number")
        };
        side("yMax") - side("yMin")
    }
}

fn sheet(question: &str, count: usize) -> SheetData {
    let pages =
        vec![PageRef { file: "Case file.pdf".into(), page: 12 }, PageRef { file: "Case file.pdf".into(), page: 40 }];
    SheetData {
        called: "Sam".into(),
        meeting_with: "Ms Okafor, my IRO".into(),
        meeting_date: "3 December 2026".into(),
        say_first: "I want to be called Sam.".into(),
        questions: (0..count).map(|_| SheetQuestion { text: question.into(), pages: pages.clone() }).collect(),
        made_on: DAY,
    }
}

const LONG: &str = "Why does page 12 say that I moved in March 2004 when page 40 says that it was in May, and who decided on the day \
                    when I had to leave without saying goodbye to my brother, and was I asked what I wanted before that?";

#[test]
fn three_to_five_questions_are_one_side_with_room_to_write() {
    for (question, count) in
        [("Why did I move?", 1), ("Why did I move?", 3), ("Why did I move?", 5), (LONG, 3), (LONG, 5)]
    {
        let printed = Printed::new(&sheet_paper(&sheet(question, count)));
        assert_eq!(printed.pages(), 1, "{count} × {question}");
        let words = printed.words();
        assert_eq!(words.matches(&question.split_whitespace().collect::<Vec<_>>().join(" ")).count(), count);
        assert_eq!(words.matches("Answered Not answered Someone will find out").count(), count);
        assert_eq!(words.matches("By when").count(), count);
        assert_eq!(words.matches("In my file: pages 12 and 40 of Case file.pdf").count(), count);
        assert!(
            words.starts_with("My questions From Sam · For Ms Okafor, my IRO · Meeting on 3 December 2026"),
            "{words}"
        );
    }
}

#[test]
fn letters_shrink_only_as_far_as_they_can_be_read_and_then_the_sheet_has_two_sides() {
    let few = Printed::new(&sheet_paper(&sheet("Why did I move?", 3)));
    let many = Printed::new(&sheet_paper(&sheet(LONG, 5)));
    let (usual, small) = (few.size_of("Answered"), many.size_of("Answered"));
    assert!(small >= usual * 10.5 / 12.0 - 0.01, "{small} of {usual}");
    let most = Printed::new(&sheet_paper(&sheet(&LONG.repeat(4), 5)));
    assert!((2..=3).contains(&most.pages()));
    assert!(most.words().contains("Page 1 of"));
    assert!((most.size_of("Answered") - usual).abs() < 0.01, "two sides need no small letters");
}

#[test]
fn an_empty_sheet_can_be_filled_in_by_hand() {
    let empty = SheetData {
        called: String::new(),
        meeting_with: String::new(),
        meeting_date: String::new(),
        say_first: String::new(),
        questions: vec![],
        made_on: DAY,
    };
    let printed = Printed::new(&sheet_paper(&empty));
    assert_eq!(printed.pages(), 1);
    assert_eq!(printed.words(), "My questions From For Meeting on What I want to say first");
}

#[test]
fn the_recovery_sheet_is_one_side_and_a_camera_reads_its_key() {
    let identity = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    let words: Vec<String> = "garden swing window copper little orange school kitten ladder memory bridge yellow"
        .split(' ')
        .map(str::to_owned)
        .collect();
    let paper = recovery_paper(&RecoverySheet {
        name: "My folder".into(),
        words: words.clone(),
        identity: identity.into(),
        made_on: DAY,
    });
    let printed = Printed::new(&paper.expect("twelve words"));
    assert_eq!(printed.pages(), 1);
    let text = printed.words();
    for (n, word) in words.iter().enumerate() {
        assert!(text.contains(&format!("{}. {word}", n + 1)), "{text}");
    }
    assert!(text.replace(' ', "").contains(identity), "{text}");

    printed.poppler("pdftoppm", &["-gray", "-r", "300"], Some(&printed.folder.path().join("page")));
    let pgm = std::fs::read(printed.folder.path().join("page-1.pgm")).expect("a picture of the page");
    let (width, height, pixels) = grey(&pgm);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let codes: Vec<String> =
        picture.detect_grids().iter().map(|g| g.decode().expect("a code that can be read").1).collect();
    assert_eq!(codes, [identity]);
}

/// A binary PGM: `P5 <width> <height> 255`, then a byte a pixel.
fn grey(pgm: &[u8]) -> (usize, usize, &[u8]) {
    let mut fields = pgm.splitn(4, |b| b.is_ascii_whitespace());
    assert_eq!(fields.next(), Some(b"P5".as_slice()));
    let mut number = || -> usize {
        std::str::from_utf8(fields.next().expect("a field")).expect("digits").parse().expect("a number")
    };
    let (width, height) = (number(), number());
    (width, height, &pgm[pgm.len() - width * height..])
}

#[test]
fn a_story_says_its_pages_and_only_words_get_through() {
    let story = "# Sam's story\n\n## Hillside\n\nYou moved [page 12](page:1:12:0:4). <script>alert(1)</script> #panic() [a site](https://a.example/)\n\n> As *written*.\n";
    let printed = Printed::new(&story_paper(story, "My story", "Made on 21 November 2026", DAY));
    let words = printed.words();
    assert_eq!(
        words,
        "Sam's story Made on 21 November 2026 Hillside You moved [page 12]. <script>alert(1)</script> #panic() a site (https://a.example/) As written. Page 1 of 1"
    );
    let structure = printed.poppler("pdfinfo", &["-struct"], None);
    assert!(structure.contains("BlockQuote") && structure.contains("H1"));
    assert_eq!(printed.poppler("pdfinfo", &["-url"], None).lines().count(), 1, "nothing on the paper can be pressed");
}
