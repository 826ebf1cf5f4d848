//! Cuts a text into words, numbers and marks, with the byte offsets of each. It keeps every character's place and changes nothing.

use super::lexicon::{Unit, W, look_up};
use super::ocr;

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number of up to nine digits, as a value and a count of digits.
    Number(u32, u8),
    /// `14th`: a day with its ending.
    Ordinal(u8),
    Word(W),
    /// A word that no date uses, or letters and digits mixed.
    Other,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) gap: Gap,
    /// True when letters had to be read as digits.
    pub(super) ocr: bool,
}

/// True when the text holds a digit or a word without which there is no date. Allocates nothing.
pub(super) fn may_hold_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let b = bytes[at];
        if b.is_ascii_digit() {
            return true;
        }
        if !b.is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let from = at;
        while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        if look_up(&text[from..at]).is_some_and(W::is_trigger) {
            return true;
        }
    }
    false
}

/// Cuts the whole text. Texts of 4 GiB and more are cut at that length.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 8);
    let mut gap = Gap::None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let from = at;
        at += c.len_utf8();
        if c.is_whitespace() {
            let now = if c == '\n' { if gap >= Gap::Line { Gap::Paragraph } else { Gap::Line } } else { Gap::Space };
            gap = gap.max(now);
            continue;
        }
        if u32::try_from(from + 64).is_err() {
            break;
        }
        if c.is_alphanumeric() && !matches!(c, '½' | '¼' | '¾') {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            // A letter beyond these carries the word on.
            if bytes.get(at).is_some_and(|b| *b >= 0x80) {
                let on = |c: char| c.is_alphanumeric() && !matches!(c, '½' | '¼' | '¾');
                at = text[at..].find(|c| !on(c)).map_or(text.len(), |more| at + more);
            }
            run(text, from, at, gap, &mut out);
        } else {
            let mark = match c {
                '–' | '—' | '‒' | '−' | '‑' | '\u{ad}' => '-',
                '’' | '‘' | '`' => '\'',
                other => other,
            };
            push(&mut out, from, from + c.len_utf8(), Kind::Mark(mark), gap, false);
        }
        gap = Gap::None;
    }
    out
}

fn push(out: &mut Vec<Token>, start: usize, end: usize, kind: Kind, gap: Gap, ocr: bool) {
    out.push(Token { start: start as u32, end: end as u32, kind, gap, ocr });
}

/// Reads one run of letters and digits, and cuts it where a month, a unit or an ending is glued to a number.
fn run(text: &str, from: usize, to: usize, gap: Gap, out: &mut Vec<Token>) {
    let word = &text[from..to];
    let bytes = word.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    if digits == bytes.len() {
        let kind = number(word).map_or(Kind::Other, |n| Kind::Number(n, digits as u8));
        return push(out, from, to, kind, gap, false);
    }
    if digits == 0 {
        return push(out, from, to, look_up(word).map_or(Kind::Other, Kind::Word), gap, false);
    }
    if word.is_ascii() {
        if let Some((day, ocr)) = ocr::ordinal(word) {
            return push(out, from, to, Kind::Ordinal(day), gap, ocr);
        }
        if cut_glued(text, from, to, gap, out) {
            return;
        }
        if let Some(n) = ocr::number(word) {
            return push(out, from, to, Kind::Number(n, bytes.len() as u8), gap, true);
        }
    }
    push(out, from, to, Kind::Other, gap, false);
}

fn number(digits: &str) -> Option<u32> {
    if digits.len() > 9 { None } else { digits.parse().ok() }
}

/// Cuts `12Mar84`, `3rdApril`, `11T14`, `6mths`, `1950s`, `c1948` and `Yr9`; false when the run is none of these.
fn cut_glued(text: &str, from: usize, to: usize, gap: Gap, out: &mut Vec<Token>) -> bool {
    let bytes = text.as_bytes();
    let mut parts: [(usize, usize); 5] = [(0, 0); 5];
    let mut count = 0;
    let mut at = from;
    while at < to {
        if count == parts.len() {
            return false;
        }
        let digit = bytes[at].is_ascii_digit();
        let start = at;
        while at < to && bytes[at].is_ascii_digit() == digit {
            at += 1;
        }
        parts[count] = (start, at);
        count += 1;
    }
    let parts = &parts[..count];
    let is_digits = |p: (usize, usize)| bytes[p.0].is_ascii_digit();
    let word = |p: (usize, usize)| &text[p.0..p.1];
    let known = |p: (usize, usize)| if is_digits(p) { None } else { look_up(word(p)) };
    let cuts = match *parts {
        [a, b] if is_digits(a) => match known(b) {
            Some(W::Month(..) | W::Unit(..)) => true,
            Some(W::AnS) => b.1 - b.0 == 1 && matches!(a.1 - a.0, 2 | 4),
            _ => matches!(word(b), "am" | "pm" | "AM" | "PM" | "h"),
        },
        [a, b] => match known(a) {
            Some(W::Month(..)) => true,
            Some(W::AnC) => b.1 - b.0 == 4,
            Some(W::AnY | W::Unit(Unit::Year, false)) => b.1 - b.0 <= 2,
            _ => false,
        },
        [a, b, _] if is_digits(a) => matches!(known(b), Some(W::Month(..))) || word(b) == "T",
        [a, b, _, d, _] if is_digits(a) => word(b) == "T" && matches!(word(d), "Z"),
        _ => false,
    };
    if cuts {
        for (i, &p) in parts.iter().enumerate() {
            let kind = if is_digits(p) {
                number(word(p)).map_or(Kind::Other, |n| Kind::Number(n, (p.1 - p.0) as u8))
            } else {
                known(p).map_or(Kind::Other, Kind::Word)
            };
            push(out, p.0, p.1, kind, if i == 0 { gap } else { Gap::None }, false);
        }
        return true;
    }
    // `3rdApril`: a day with its ending and a month without the space between.
    if let [a, b, ..] = *parts
        && is_digits(a)
        && b.1 - b.0 > 4
        && let Some(W::Month(m, short)) = text.get(b.0 + 2..b.1).and_then(look_up)
        && let Some((day, _)) = ocr::ordinal(&text[a.0..b.0 + 2])
    {
        push(out, a.0, b.0 + 2, Kind::Ordinal(day), gap, false);
        push(out, b.0 + 2, b.1, Kind::Word(W::Month(m, short)), Gap::None, false);
        if let [_, _, c] = *parts {
            let kind = number(word(c)).map_or(Kind::Other, |n| Kind::Number(n, (c.1 - c.0) as u8));
            push(out, c.0, c.1, kind, Gap::None, false);
        } else if parts.len() > 3 {
            push(out, parts[2].0, to, Kind::Other, Gap::None, false);
        }
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        tokens(text).iter().map(|t| t.kind).collect()
    }

    #[test]
    fn glued_words_are_cut_and_read() {
        assert_eq!(kinds("12Mar84"), [Kind::Number(12, 2), Kind::Word(W::Month(3, true)), Kind::Number(84, 2)]);
        assert_eq!(kinds("3rdApril"), [Kind::Ordinal(3), Kind::Word(W::Month(4, false))]);
        assert_eq!(kinds("O7"), [Kind::Number(7, 2)]);
        assert_eq!(kinds("1950s"), [Kind::Number(1950, 4), Kind::Word(W::AnS)]);
        assert_eq!(kinds("A823200903001"), [Kind::Other]);
    }

    #[test]
    fn prose_without_dates_is_passed_over() {
        assert!(!may_hold_date("The carer said that he ate well and played with the others."));
        assert!(may_hold_date("He came back on Tuesday."));
        assert!(may_hold_date("Flat 3"));
    }
}
