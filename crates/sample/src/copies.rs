//! Made-up papers with copies among them, and papers that only look alike, for measuring how well repeats are found.
//!
//! Two families: other words, other headers, other ways of misreading. What is tuned on the first is reported on the second.

mod spoil;
mod write;

use record::{DocumentKind, When};

use crate::rng::Lot;

/// Which of the two generators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Sentences put together from parts; misreadings that swap letters which look alike.
    First,
    /// Sentences of the made-up file; misreadings of any letter, words parted and joined.
    Second,
}

/// How a paper came to be a copy of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Exact,
    /// The same words in other lines.
    Rewrapped,
    /// Other headers and footers.
    Reprinted,
    /// Other headers, other lines, other page breaks.
    Repaged,
    Scanned,
    /// Other parts blacked out.
    BlackedOut,
    /// Its last page is missing.
    Short,
}

/// A page: its text, the removed stretches in it (Unicode scalar values), and whether it was "scanned".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub text: String,
    pub hidden: Vec<(u32, u32)>,
    pub scanned: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub kind: DocumentKind,
    pub date: Option<When>,
    pub pages: Vec<Page>,
}

/// A passage that stands in two papers: the place of the first paper in the list, of the second, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub first: usize,
    pub again: usize,
    pub words: String,
    pub quoted: bool,
}

/// Papers in the order of a file, and the truth about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies {
    pub papers: Vec<Paper>,
    /// The copy, the paper that it was made from, and how. Everything else is no copy.
    pub copies: Vec<(usize, usize, Way)>,
    pub carried: Vec<Carried>,
}

const WAYS: [Way; 7] =
    [Way::Exact, Way::Rewrapped, Way::Reprinted, Way::Repaged, Way::Scanned, Way::BlackedOut, Way::Short];

/// Makes a file of about `size` papers. The same family, seed and size give the same file.
#[must_use]
pub fn copies(family: Family, seed: u64, size: usize) -> Copies {
    let mut lot = Lot::new(seed ^ 0x00c0_91e5);
    let mut made = Copies::default();
    let mut writer = write::Writer::new(family);
    while made.papers.len() < size {
        let dice = lot.below(20);
        match dice {
            // Two or more that look alike: one template, other answers.
            0..=2 => {
                let form = writer.form(&mut lot);
                for _ in 0..2 + lot.below(2) {
                    let paper = writer.filled(&form, &mut lot);
                    made.papers.push(paper);
                }
            }
            3..=4 => {
                let template = writer.template(&mut lot);
                for _ in 0..2 + lot.below(3) {
                    let paper = writer.letter(&template, &mut lot);
                    made.papers.push(paper);
                }
            }
            5 => made.papers.push(writer.plain(&mut lot)),
            6..=8 => {
                let (mail, said) = writer.mail(&mut lot);
                let reply = writer.reply(&mail, &mut lot);
                let first = made.papers.len();
                made.papers.push(mail);
                made.papers.push(reply);
                made.carried.push(Carried { first, again: first + 1, words: said, quoted: true });
            }
            9..=10 => {
                let first = made.papers.len();
                let notes: Vec<(Paper, String)> = (0..2).map(|_| writer.note(&mut lot)).collect();
                let pasted: Vec<String> = notes.iter().map(|n| n.1.clone()).collect();
                for (i, (paper, words)) in notes.into_iter().enumerate() {
                    made.papers.push(paper);
                    made.carried.push(Carried { first: first + i, again: first + 2, words, quoted: false });
                }
                made.papers.push(writer.chronology(&pasted, &mut lot));
            }
            _ => made.papers.push(writer.record(&mut lot)),
        }
    }
    // About every third paper comes again, some of them twice.
    let originals = made.papers.len();
    for original in 0..originals {
        let blank = matches!(
            made.papers[original].kind,
            DocumentKind::Blank | DocumentKind::Divider | DocumentKind::WithheldPage
        );
        for _ in 0..2 {
            if blank || lot.below(3) > 0 {
                break;
            }
            let way = lot.pick(&WAYS);
            let paper = &made.papers[original];
            let way = if way == Way::Short && paper.pages.len() < 3 { Way::Reprinted } else { way };
            let copy = spoil::copy(family, paper, way, &mut lot);
            made.copies.push((made.papers.len(), original, way));
            made.papers.push(copy);
        }
    }
    made
}

impl Copies {
    /// The paper that each paper is at bottom: its own place, or that of what it was copied from.
    #[must_use]
    pub fn origins(&self) -> Vec<usize> {
        let mut origin: Vec<usize> = (0..self.papers.len()).collect();
        for &(copy, of, _) in &self.copies {
            origin[copy] = of;
        }
        origin
    }
}
