//! A page's words as they are compared: small letters, no marks, each with its place, and the lines that only a printer put there.

use std::sync::OnceLock;

use crate::alike::Letters;
use crate::mix;

/// A page longer than this is compared by its beginning: no paper page holds so much.
const MOST_WORDS: usize = 8_000;
/// Lines at the top and at the foot of a page in which a header or footer can stand.
const EDGE_LINES: usize = 4;
/// The head of a mail in the first lines of a page is the page's own.
const TOP_LINES: usize = 5;
/// A header or footer has at most so many words in a line.
const EDGE_WORDS: usize = 16;
/// Words of headers, footers and stamps. What differs in a line with one of them is no difference between papers.
const OF_A_PRINTER: &[&str] = &[
    "page",
    "pages",
    "pg",
    "printed",
    "print",
    "printout",
    "sheet",
    "scanned",
    "scan",
    "bundle",
    "tab",
    "fax",
    "exhibit",
    "received",
    "copy",
    "confidential",
    "produced",
    "reprint",
    "disclosure",
    "folio",
    "user",
    "restricted",
    "sensitive",
    "downloaded",
    "exported",
    "archive",
];

/// The page to compare: its text, and which stretches of it were removed (Unicode scalar values).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageWords {
    pub text: String,
    pub hidden: Vec<(u32, u32)>,
    /// The words were read from a picture, so letters may be wrong.
    pub scanned: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Bytes in the lower-case text.
    low: (u32, u32),
    /// Unicode scalar values in the page's text.
    pub start: u32,
    pub end: u32,
    pub line: u32,
    /// The same for words that differ only in letters that scans confuse.
    pub folded: u64,
    pub exact: u64,
    pub letters: Letters,
    /// A removed part.
    pub hole: bool,
}

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Line {
    pub first: u32,
    pub words: u32,
    /// Begins with the mark of quoted mail.
    pub quoted: bool,
    /// Near the top or the foot, and short.
    pub edge: bool,
    /// At the edge, and says so itself: "Page 3 of 9", "Printed on…".
    pub printer: bool,
    /// Opens words quoted from another mail.
    pub opens_quote: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    low: String,
    pub list: Vec<Word>,
    pub lines: Vec<Line>,
    pub scanned: bool,
    /// See [`Words::pairs`].
    pairs: OnceLock<Vec<(u64, u32)>>,
}

impl Words {
    pub fn of(page: &PageWords) -> Self {
        let mut made = Self { scanned: page.scanned, ..Self::default() };
        made.low.reserve(page.text.len());
        let mut hidden = page.hidden.clone();
        hidden.sort_unstable();
        let chars: Vec<char> = page.text.chars().collect();
        let mut next_hole = 0;
        let mut at = 0;
        let mut line = Line::default();
        let mut fresh = true;
        while at < chars.len() && made.list.len() < MOST_WORDS {
            while hidden.get(next_hole).is_some_and(|h| (h.1 as usize) <= at) {
                next_hole += 1;
            }
            if let Some(&(from, to)) = hidden.get(next_hole)
                && (from as usize) <= at
            {
                let end = (to as usize).min(chars.len());
                made.hole(at, end);
                line.words += 1;
                fresh = false;
                // Lines inside a removed part are not counted: nothing stands there.
                at = end;
                continue;
            }
            let c = chars[at];
            if c == '\n' || c == '\u{c}' {
                made.end_line(&mut line);
                fresh = true;
                at += 1;
            } else if c == '█' {
                let end = (at..chars.len()).find(|&i| chars[i] != '█').unwrap_or(chars.len());
                made.hole(at, end);
                line.words += 1;
                fresh = false;
                at = end;
            } else if c.is_alphanumeric() {
                let stop = hidden.get(next_hole).map_or(chars.len(), |h| (h.0 as usize).min(chars.len()));
                at = made.word(&chars[..stop], at);
                line.words += 1;
                fresh = false;
            } else {
                if fresh && (c == '>' || c == '|') {
                    line.quoted = true;
                }
                at += 1;
            }
        }
        made.end_line(&mut line);
        made.mark_lines();
        made
    }

    fn hole(&mut self, start: usize, end: usize) {
        let low = self.low.len() as u32;
        let line = self.lines.len() as u32;
        // Two removed parts side by side are one: how many boxes were drawn says nothing.
        if let Some(last) = self.list.last_mut().filter(|w| w.hole && w.line == line && w.end as usize + 1 >= start) {
            last.end = end as u32;
            return;
        }
        self.list.push(Word {
            low: (low, low),
            start: start as u32,
            end: end as u32,
            line,
            folded: 0,
            exact: 0,
            letters: Letters::default(),
            hole: true,
        });
    }

    /// Takes one word from `at`; a word that is parted at the end of a line is one. Gives where to go on.
    fn word(&mut self, chars: &[char], mut at: usize) -> usize {
        let (start, from) = (at, self.low.len());
        let mut end = at;
        while at < chars.len() {
            let c = chars[at];
            if c.is_ascii_alphanumeric() {
                self.low.push(c.to_ascii_lowercase());
                at += 1;
                end = at;
            } else if c.is_alphanumeric() {
                self.low.extend(c.to_lowercase());
                at += 1;
                end = at;
            } else if matches!(c, '\'' | '\u{2019}' | '\u{ad}')
                && chars.get(at + 1).is_some_and(|n| n.is_alphanumeric())
            {
                at += 1;
            } else if matches!(c, '-' | '\u{2010}' | '\u{ad}')
                && chars.get(at + 1) == Some(&'\n')
                && chars.get(at + 2).is_some_and(|n| n.is_lowercase())
                && chars[at - 1].is_alphabetic()
            {
                at += 2;
            } else {
                break;
            }
        }
        let low = (from as u32, self.low.len() as u32);
        let (exact, folded) = hashes(&self.low[from..]);
        let line = self.lines.len() as u32;
        let letters = Letters::of(&self.low[from..]);
        self.list.push(Word { low, start: start as u32, end: end as u32, line, folded, exact, letters, hole: false });
        end
    }

    fn end_line(&mut self, line: &mut Line) {
        line.first = self.list.len() as u32 - line.words.min(self.list.len() as u32);
        self.lines.push(*line);
        *line = Line::default();
    }

    fn mark_lines(&mut self) {
        let full: Vec<usize> = (0..self.lines.len()).filter(|&i| self.lines[i].words > 0).collect();
        // A page of few lines is all text: nothing in the middle would be left.
        let edge = EDGE_LINES.min(full.len() / 3);
        for (n, &i) in full.iter().enumerate() {
            let near = n < edge || n + edge >= full.len();
            let short = self.lines[i].words as usize <= EDGE_WORDS;
            let opens = match self.on_line(i).next() {
                Some("original") => self.on_line(i).eq(["original", "message"]),
                Some("forwarded") => self.on_line(i).nth(1) == Some("message"),
                Some("on") => self.lines[i].words > 1 && self.on_line(i).last() == Some("wrote"),
                // The head of a mail itself stands at the top, whatever a printer wrote above it.
                Some("from") => {
                    n > TOP_LINES && full[n + 1..].iter().take(3).any(|&l| self.opens_with(l, &["sent", "date", "to"]))
                }
                _ => false,
            };
            let printer = near && (short && self.is_printed(i) || n < edge && is_of_a_fax(self.on_line(i)));
            let line = &mut self.lines[i];
            (line.edge, line.printer, line.opens_quote) = (near && short, printer, opens);
        }
    }

    fn is_printed(&self, line: usize) -> bool {
        self.on_line(line).any(|w| OF_A_PRINTER.contains(&w)) || is_stamp(self.on_line(line))
    }

    fn opens_with(&self, line: usize, words: &[&str]) -> bool {
        self.on_line(line).next().is_some_and(|w| words.contains(&w))
    }

    fn on_line(&self, line: usize) -> impl Iterator<Item = &str> {
        let line = self.lines[line];
        let first = line.first as usize;
        self.list.get(first..first + line.words as usize).unwrap_or_default().iter().map(|w| self.low_of(w))
    }

    pub fn low_of(&self, word: &Word) -> &str {
        &self.low[word.low.0 as usize..word.low.1 as usize]
    }

    pub fn low(&self, i: usize) -> &str {
        self.low_of(&self.list[i])
    }

    pub fn line_of(&self, i: usize) -> Line {
        self.lines[self.list[i].line as usize]
    }

    /// What stands for this word and the next; none beside a removed part.
    pub fn pair(&self, i: usize) -> Option<u64> {
        let (x, y) = (&self.list[i], self.list.get(i + 1)?);
        (!x.hole && !y.hole).then(|| mix(x.folded ^ mix(y.folded)))
    }

    /// Every pair with its place, in order of the pairs; made once, however many pages this one is laid beside.
    pub fn pairs(&self) -> &[(u64, u32)] {
        self.pairs.get_or_init(|| {
            let places = 0..self.len() as u32;
            let mut pairs: Vec<(u64, u32)> = places.filter_map(|i| self.pair(i as usize).map(|key| (key, i))).collect();
            pairs.sort_unstable();
            pairs
        })
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// A whole number as written in figures.
    pub fn is_number(&self, i: usize) -> bool {
        let low = self.low(i);
        !low.is_empty() && low.bytes().all(|b| b.is_ascii_digit())
    }
}

/// The months as they begin.
pub(crate) const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// True for the number that is stamped or printed on every page of what is sent out: "SAR/1008/0026", "00025". Not for a day.
fn is_stamp<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    /// What stands before a number that is somebody's own.
    const OWN: &[&str] = &["no", "ref", "case", "nhs", "tel", "ext", "room", "flat", "file", "form", "id"];
    let words: Vec<&str> = words.take(5).collect();
    let figures = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let Some((last, before)) = words.split_last().filter(|(last, _)| figures(last) && last.len() >= 3) else {
        return false;
    };
    let code = |w: &&&str| !figures(w);
    let codes = before.iter().filter(code).count();
    let short = before.iter().filter(code).all(|w| w.len() <= 5 && !OWN.contains(w));
    // "26.3.1987" is a day, "1987" a year.
    let counted = last.starts_with('0') || last.len() >= 5;
    let coded = before.first().is_some_and(|w| !figures(w) && w.get(..3).is_none_or(|m| !MONTHS.contains(&m)));
    before.len() <= 3 && codes <= 1 && short && (coded || before.is_empty() && counted)
}

/// True for the line that a fax machine prints over a page: "16-OCT-92 08:41  FROM EMERGENCY DUTY TEAM  TO 0555 41190  P.01/01".
fn is_of_a_fax<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let words: Vec<&str> = words.take(24).collect();
    let figures = |w: &&&str| w.bytes().all(|b| b.is_ascii_digit());
    let numbered = words.windows(2).any(|w| w[0] == "p" && w[1].bytes().all(|b| b.is_ascii_digit()));
    words.contains(&"from") && numbered && words.iter().filter(figures).count() >= 5
}

/// What stands for a word as it is, and for all words that scans confuse with it.
fn hashes(word: &str) -> (u64, u64) {
    let exact = word.chars().fold(START, step);
    let confused = |b: u8| matches!(b, b'0' | b'1' | b'i' | b'5' | b'8' | b'r' | b'v');
    (mix(exact), mix(if word.bytes().any(confused) { folded(word) } else { exact }))
}

/// FNV-1a, a letter at a time.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, letter: char) -> u64 {
    (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
}

/// The word's number when letters and figures that scans take for each other are one.
fn folded(word: &str) -> u64 {
    let mut hash = START;
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        let (one, two) = match c {
            '0' => ('o', None),
            '1' | 'i' => ('l', None),
            '5' => ('s', None),
            '8' => ('b', None),
            'r' => ('m', Some('n')),
            'v' => ('w', Some('v')),
            other => (other, None),
        };
        let whole = two.is_none_or(|two| rest.as_str().starts_with(two));
        if whole && two.is_some() {
            rest.next();
        }
        hash = step(hash, if whole { one } else { c });
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    fn low(text: &str, hidden: &[(u32, u32)]) -> Vec<String> {
        let words = Words::of(&PageWords { text: text.into(), hidden: hidden.to_vec(), scanned: false });
        (0..words.len()).map(|i| if words.list[i].hole { "#".into() } else { words.low(i).to_owned() }).collect()
    }

    #[test]
    fn words_are_the_same_whatever_the_lines() {
        assert_eq!(low("The appoint-\nment wasn\u{2019}t kept.", &[]), ["the", "appointment", "wasnt", "kept"]);
        assert_eq!(low("Seen by ███ at [REDACTED] home", &[(15, 25)]), ["seen", "by", "#", "at", "#", "home"]);
    }

    #[test]
    fn the_number_stamped_on_a_page_is_a_printers() {
        let is =
            |line: &str| is_stamp(line.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()));
        for stamp in ["SAR/1008/0026", "00025", "WMC 004417", "0003"] {
            assert!(is(stamp), "{stamp}");
        }
        for other in [
            "26.3.1987",
            "1987",
            "26 March 1987",
            "March 1987",
            "Case no 4471",
            "Tel 223",
            "3",
            "Sam was 100",
            "Room 101",
        ] {
            assert!(!is(other), "{other}");
        }
    }

    #[test]
    fn the_line_that_a_fax_machine_prints_is_a_printers() {
        let is = |line: &str| {
            is_of_a_fax(line.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()))
        };
        assert!(is("16-OCT-92 08:41\tFROM TCC EMERGENCY DUTY TEAM\tTO 0555 41190\tP.01/01"));
        assert!(is("FROM : ESSEX P GUARDIAN 01xx 555 0177\t14 OCT '02 09:26\tP. 02/02"));
        assert!(!is("From 16.10.92 to 20.10.92 Sam stayed with P. Holt"));
    }

    #[test]
    fn a_printers_lines_are_known_and_a_page_of_one_line_has_none() {
        let text =
            format!("Printed 4 May 2011 by JB\n{}Page 3 of 9", "Sam was seen at home and was well.\n".repeat(12));
        let words = Words::of(&PageWords { text, ..PageWords::default() });
        assert!(words.line_of(0).printer && words.line_of(words.len() - 1).printer);
        assert!(!words.line_of(words.len() / 2).edge);
        let one = Words::of(&PageWords { text: "Page 3 of the letter".into(), ..PageWords::default() });
        assert!(!one.line_of(0).edge);
    }
}
