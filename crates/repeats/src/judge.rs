//! What the likeness of two pages comes to: every stretch that they share, with every difference in it explained or counted.
//!
//! A copy differs from its original only where a printer, a scan or a black box made it differ. What else differs in the middle of
//! shared words makes two papers of one template out of them.

use crate::align::{Chain, Like, align};
use crate::words::{MONTHS, Words};

/// A removed part stands for at most so many words of the other page.
const UNDER_A_HOLE: usize = 80;
/// Words in a row that a stretch must hold without an unexplained difference to be worth telling by itself.
pub(crate) const PASSAGE: u32 = 18;
/// Both pages read from text: this share of misread words means that one was a scan all the same.
const SCAN_LIKE: f32 = 0.04;
/// And at least so many words.
const LEAST_MISREAD: f32 = 6.0;

/// A stretch on one page, in words and in Unicode scalar values of its text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Side {
    pub first: u32,
    /// One past the last word.
    pub end: u32,
    pub start_char: u32,
    pub end_char: u32,
    /// Words of the other page that stand under a removed part here.
    pub hidden: u32,
    /// The stretch stands here as words quoted from another mail.
    pub quoted: bool,
}

/// A stretch that two pages share.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Stretch {
    pub a: Side,
    pub b: Side,
    pub same: u32,
    /// Words that may be one word misread.
    pub alike: u32,
    /// Words that differ without a reason.
    pub differing: u32,
    /// Whole numbers that differ without a reason, and those that are the same.
    pub numbers_differing: u32,
    pub numbers_same: u32,
    /// Whole numbers that no misreading of one figure makes the same.
    pub numbers_apart: u32,
    /// The longest run of shared words without an unexplained difference.
    pub longest: u32,
    /// Where the longest run stands.
    pub clean: (Side, Side),
    /// Pairs of places (`a`, `b`, in Unicode scalar values) at which the two go on together, in order.
    pub steps: Vec<(u32, u32)>,
}

/// Words of one page, and where its header and footer lines end and begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    pub words: u32,
    /// Words before this one stand in lines that can be a header; words from `foot` on in lines that can be a footer.
    pub head: u32,
    pub foot: u32,
}

/// Two pages beside each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct PageMatch {
    pub a: Extent,
    pub b: Extent,
    pub stretches: Vec<Stretch>,
    /// The two greet other persons, or bear other days outside what they share: two letters, two visits.
    pub ends_differ: bool,
    /// At least one of them was read from a picture, or looks so.
    pub noisy: bool,
}

impl PageMatch {
    /// The same with the two pages changed over.
    pub fn turned(&self) -> Self {
        let turn = |s: &Stretch| Stretch {
            a: s.b,
            b: s.a,
            clean: (s.clean.1, s.clean.0),
            steps: s.steps.iter().map(|&(x, y)| (y, x)).collect(),
            ..s.clone()
        };
        Self { a: self.b, b: self.a, stretches: self.stretches.iter().map(turn).collect(), ..self.clone() }
    }
}

pub(crate) fn judge(a: &Words, b: &Words) -> PageMatch {
    let chains = align(a, b);
    let count = |like: Like| chains.iter().flatten().filter(|l| l.like == like).count() as f32;
    let numbers = |l: &&crate::align::Link| l.na == 1 && l.nb == 1 && a.is_number(l.a) && b.is_number(l.b);
    let same = count(Like::Same);
    // Other days and numbers are what a form is filled in with, and no sign of a scan.
    let alike =
        count(Like::Alike) - chains.iter().flatten().filter(|l| l.like == Like::Alike).filter(numbers).count() as f32;
    let noisy = a.scanned || b.scanned || alike > (SCAN_LIKE * (same + alike)).max(LEAST_MISREAD);
    let stretches: Vec<Stretch> = chains.iter().filter(|c| !c.is_empty()).map(|c| stretch(a, b, c, noisy)).collect();
    PageMatch { a: extent(a), b: extent(b), ends_differ: ends_differ(a, b, &stretches, noisy), stretches, noisy }
}

fn extent(words: &Words) -> Extent {
    let edges = |w: &crate::words::Word| words.lines[w.line as usize].edge;
    let head = words.list.iter().position(|w| !edges(w)).unwrap_or(words.len());
    let foot = words.list.iter().rposition(|w| !edges(w)).map_or(head, |i| i + 1);
    Extent { words: words.len() as u32, head: head as u32, foot: foot as u32 }
}

fn side(words: &Words, first: usize, end: usize) -> Side {
    let quoted =
        words.line_of(first).quoted || words.lines[..=words.list[first].line as usize].iter().any(|l| l.opens_quote);
    Side {
        first: first as u32,
        end: end as u32,
        start_char: words.list[first].start,
        end_char: words.list[end - 1].end,
        hidden: 0,
        quoted,
    }
}

fn stretch(a: &Words, b: &Words, chain: &Chain, noisy: bool) -> Stretch {
    let (first, last) = (chain[0], chain[chain.len() - 1]);
    let mut made =
        Stretch { a: side(a, first.a, last.a + last.na), b: side(b, first.b, last.b + last.nb), ..Stretch::default() };
    // The run of links without an unexplained difference that is being walked, and how many words it has.
    let mut run = (0, 0);
    let mut best = (0, 0, 0);
    for (n, link) in chain.iter().enumerate() {
        if let Some(before) = n.checked_sub(1).map(|p| chain[p]) {
            let (x, y) = (before.a + before.na..link.a, before.b + before.nb..link.b);
            if !made.difference(a, b, x, y) {
                run = (n, 0);
            }
        }
        let numbers = link.na == 1 && link.nb == 1 && a.is_number(link.a) && b.is_number(link.b);
        match link.like {
            Like::Same => {
                made.same += 1;
                made.numbers_same += u32::from(numbers);
            }
            Like::Alike if noisy && !numbers => made.alike += 1,
            // A day or a number is another one when one figure differs; a name when one letter does.
            Like::Alike => {
                let printers = a.line_of(link.a).printer || b.line_of(link.b).printer;
                made.alike += u32::from(noisy || printers);
                made.differing += u32::from(!noisy && !printers);
                made.numbers_differing += u32::from(numbers && !printers);
                if !noisy && !printers {
                    run = (n + 1, 0);
                    continue;
                }
            }
        }
        run.1 += 1;
        if run.1 > best.2 {
            best = (run.0, n, run.1);
        }
        let place = (a.list[link.a].start, b.list[link.b].start);
        if made.steps.last().is_none_or(|s| i64::from(place.0) - i64::from(s.0) != i64::from(place.1) - i64::from(s.1))
        {
            made.steps.push(place);
        }
    }
    if best.2 > 0 {
        let (from, to) = (chain[best.0], chain[best.1]);
        made.longest = best.2;
        made.clean = (side(a, from.a, to.a + to.na), side(b, from.b, to.b + to.nb));
    }
    made
}

impl Stretch {
    /// Counts what lies between two links. False when it differs without a reason.
    fn difference(&mut self, a: &Words, b: &Words, x: std::ops::Range<usize>, y: std::ops::Range<usize>) -> bool {
        if x.is_empty() && y.is_empty() {
            return true;
        }
        let holes =
            |words: &Words, range: &std::ops::Range<usize>| words.list[range.clone()].iter().filter(|w| w.hole).count();
        let (hx, hy) = (holes(a, &x), holes(b, &y));
        let (wx, wy) = (x.len() - hx, y.len() - hy);
        let under = |words: usize, own: usize, holes: usize| holes > 0 && own <= 1 && words <= UNDER_A_HOLE * holes;
        if under(wx, wy, hy) {
            self.b.hidden += wx as u32;
            self.a.hidden += if hx > 0 { wy as u32 } else { 0 };
            return true;
        }
        if under(wy, wx, hx) {
            self.a.hidden += wy as u32;
            return true;
        }
        let printed = |words: &Words, range: &std::ops::Range<usize>| range.clone().all(|i| words.line_of(i).printer);
        if printed(a, &x) && printed(b, &y) {
            return true;
        }
        let numbers = |words: &Words, range: &std::ops::Range<usize>| -> Vec<usize> {
            range.clone().filter(|&i| words.is_number(i)).collect()
        };
        let (nx, ny) = (numbers(a, &x), numbers(b, &y));
        self.numbers_differing += nx.len().min(ny.len()) as u32;
        // Whole numbers that are both read cleanly, side by side, and differ in more than one figure.
        let apart = nx.iter().zip(&ny).filter(|(i, j)| !crate::alike::alike(a.low(**i), b.low(**j)));
        self.numbers_apart += if nx.len() == ny.len() { apart.count() as u32 } else { 0 };
        self.differing += wx.max(wy) as u32;
        wx == 0 && wy == 0
    }
}

/// True when the two greet other persons ("Dear…"), or bear other days outside the shared words, so that these are two letters.
fn ends_differ(a: &Words, b: &Words, stretches: &[Stretch], noisy: bool) -> bool {
    let Some(first) = stretches.iter().max_by_key(|s| s.same + s.alike) else { return false };
    let head = |words: &Words, side: &Side| loose(words, 0, side.first as usize);
    let foot = |words: &Words, side: &Side| loose(words, side.end as usize, words.len());
    let (mut x, mut y) = (head(a, &first.a), head(b, &first.b));
    // Whom a letter greets counts wherever it stands: the word before the name is in every letter.
    (x.dear, y.dear) = (loose(a, 0, a.len()).dear, loose(b, 0, b.len()).dear);
    x.conflicts(&y, noisy) || foot(a, &first.a).conflicts(&foot(b, &first.b), noisy)
}

/// What unshared lines at one end of a page say.
#[derive(Default)]
struct Loose {
    dear: Vec<String>,
    days: Vec<Vec<String>>,
}

impl Loose {
    fn conflicts(&self, other: &Self, noisy: bool) -> bool {
        let apart = |x: &String, y: &String| !crate::alike::alike(x, y);
        let dear = !self.dear.is_empty()
            && !other.dear.is_empty()
            && self.dear.iter().all(|x| other.dear.iter().all(|y| apart(x, y)));
        // A misread day is no other day.
        let days = !noisy
            && !self.days.is_empty()
            && !other.days.is_empty()
            && self.days.iter().all(|x| other.days.iter().all(|y| x != y));
        dear || days
    }
}

fn loose(words: &Words, from: usize, to: usize) -> Loose {
    let mut found = Loose::default();
    for i in from..to {
        if words.line_of(i).printer {
            continue;
        }
        if words.low(i) == "dear" && i + 1 < to {
            let line = words.list[i].line;
            let named = (i + 1..to).take_while(|&j| words.list[j].line == line).last();
            found.dear.extend(named.map(|j| words.low(j).to_owned()));
        }
        // A day: three in a row of day, month and year.
        if i + 3 <= to && words.list[i].line == words.list[i + 2].line {
            let month =
                |w: &str| w.len() >= 3 && MONTHS.contains(&&w[..w.char_indices().nth(3).map_or(w.len(), |c| c.0)]);
            let number = |j: usize| words.is_number(j) && words.low(j).len() <= 4;
            if number(i) && number(i + 2) && words.low(i).len() <= 2 && (number(i + 1) || month(words.low(i + 1))) {
                found.days.push((i..i + 3).map(|j| words.low(j).to_owned()).collect());
            }
        }
    }
    found
}
