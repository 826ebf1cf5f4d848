//! A page's words made ready for looking: lines, a flat lower-case copy for finding phrases over line ends, and the way
//! back from any place in either to the characters of the page. It never changes the page's own words.

use std::ops::Range;

/// Bytes between two marks of the character count.
const STEP: usize = 64;

/// One page, with what is needed to look things up in it. All ranges are byte ranges of `text` unless they say `flat`.
pub(crate) struct Sheet<'a> {
    pub(crate) text: &'a str,
    /// The same words in ASCII lower case, each run of white space one space, curly apostrophes straight.
    pub(crate) flat: String,
    /// The byte of `text` that each byte of `flat` came from; one more for the end.
    flat_from: Vec<u32>,
    /// Characters before each [`STEP`]th byte.
    marks: Vec<u32>,
    /// The lines without their line ends.
    pub(crate) lines: Vec<Range<usize>>,
    /// The longest line in bytes, at most 110: a line well short of it ends a paragraph.
    pub(crate) width: usize,
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let (flat, flat_from) = flatten(text);
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut before = 0;
        for step in text.as_bytes().chunks(STEP) {
            marks.push(before);
            before += count(step);
        }
        let lines = lines_of(text);
        let width = lines.iter().map(|l| l.len()).max().unwrap_or(0).min(110);
        Self { text, flat, flat_from, marks, lines, width }
    }

    /// The words of a line.
    pub(crate) fn line(&self, n: usize) -> &'a str {
        &self.text[self.lines[n].clone()]
    }

    /// The line that a byte stands on.
    pub(crate) fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|l| l.start <= byte).saturating_sub(1)
    }

    /// Characters before a byte.
    pub(crate) fn chars_before(&self, byte: usize) -> u32 {
        let block = byte / STEP;
        let Some(&mark) = self.marks.get(block) else {
            return self
                .marks
                .last()
                .map_or(0, |last| last + count(&self.text.as_bytes()[(self.marks.len() - 1) * STEP..]));
        };
        mark + count(&self.text.as_bytes()[block * STEP..byte])
    }

    /// The byte at which a character starts; the end of the text for one past the last.
    pub(crate) fn byte_of(&self, char: u32) -> usize {
        let block = self.marks.partition_point(|m| *m <= char).saturating_sub(1);
        let from = block * STEP;
        let mut left = char - self.marks.get(block).copied().unwrap_or(0);
        // Where every byte of the step is a letter of its own, the place needs no counting.
        if self.marks.get(block + 1).is_some_and(|next| next - self.marks[block] == STEP as u32) {
            return from + left as usize;
        }
        for (i, byte) in self.text.bytes().enumerate().skip(from) {
            if starts_char(byte) {
                if left == 0 {
                    return i;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// The place in `flat` for a byte of the text.
    pub(crate) fn flat_at(&self, byte: usize) -> usize {
        self.flat_from.partition_point(|f| (*f as usize) < byte).min(self.flat.len())
    }

    /// The byte of the text for a place in `flat`.
    pub(crate) fn text_at(&self, flat: usize) -> usize {
        self.flat_from[flat.min(self.flat.len())] as usize
    }

    /// The same stretch in `flat`.
    pub(crate) fn flat_range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.flat_at(range.start);
        start..self.flat_at(range.end).max(start)
    }
}

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| starts_char(**b)).count() as u32
}

fn flatten(text: &str) -> (String, Vec<u32>) {
    let mut flat = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len() + 1);
    let mut spaced = true;
    for (i, c) in text.char_indices() {
        // The sides of a box are no words: a sentence runs on from one of its lines to the next.
        if c == '|' && is_a_side(text, i) {
            if !spaced {
                flat.push(' ');
                from.push(i as u32);
            }
            spaced = true;
            continue;
        }
        // Nearly every letter of a page is one of these.
        if c.is_ascii_graphic() && c != '`' {
            flat.push(c.to_ascii_lowercase());
            from.push(i as u32);
            spaced = false;
            continue;
        }
        if c.is_whitespace() {
            if !spaced {
                flat.push(' ');
                from.push(i as u32);
            }
            spaced = true;
            continue;
        }
        spaced = false;
        let c = if matches!(c, '\u{2019}' | '\u{2018}' | '`') { '\'' } else { c };
        flat.push(c);
        from.resize(flat.len(), i as u32);
    }
    from.push(text.len() as u32);
    (flat, from)
}

/// True for a stroke with nothing but white space before or behind it on its line.
fn is_a_side(text: &str, at: usize) -> bool {
    let line_ends = |c: char| c == '\n' || c == '\r';
    let blank = |c: char| c == ' ' || c == '\t';
    text[at + 1..].trim_start_matches(blank).chars().next().is_none_or(line_ends)
        || text[..at].trim_end_matches(blank).chars().next_back().is_none_or(line_ends)
}

fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive('\n') {
        let words = piece.trim_end_matches(['\n', '\r']);
        lines.push(start..start + words.len());
        start += piece.len();
    }
    lines
}

/// The part of a range of `text` without white space at its ends.
pub(crate) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    let end = range.end - (words.len() - words.trim_end().len());
    start..end.max(start)
}

/// True when the bytes around `range` do not carry on a word.
pub(crate) fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let open = range.start == 0 || !joins(bytes[range.start]) || !joins(bytes[range.start - 1]);
    let shut = range.end >= bytes.len() || !joins(bytes[range.end - 1]) || !joins(bytes[range.end]);
    open && shut
}

/// True for a byte that carries on a word.
fn joins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// True when `phrase` (lower case) stands in `flat` as whole words.
pub(crate) fn says(flat: &str, phrase: &str) -> bool {
    // Asked of every sentence and most often wrong: a plain look costs less than walking the places.
    flat.contains(phrase) && flat.match_indices(phrase).any(|(i, p)| is_whole_word(flat, &(i..i + p.len())))
}

/// True when any of the phrases does.
pub(crate) fn says_any(flat: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|p| says(flat, p))
}

/// A list of lower-case phrases that is looked for all at once, as whole words.
///
/// Asked of nearly every sentence of a page: only where a word begins, and only where its first two letters open a phrase, are the
/// phrases themselves compared.
pub(crate) struct Words {
    /// In the order of their letters.
    phrases: Vec<Box<str>>,
    /// For each first byte, where the phrases with it stand.
    of: Vec<Range<u16>>,
    /// For each first byte, a bit for each second byte (its last six bits) that follows it in a phrase.
    seconds: Vec<u64>,
}

impl Words {
    pub(crate) fn new(phrases: &[&str]) -> Self {
        let mut phrases: Vec<Box<str>> = phrases.iter().map(|p| Box::from(*p)).collect();
        phrases.sort_unstable();
        phrases.dedup();
        let first = |phrase: &str| phrase.as_bytes().first().copied();
        let of = (0..=u8::MAX).map(|byte| {
            let start = phrases.partition_point(|p| first(p) < Some(byte));
            let end = phrases.partition_point(|p| first(p) <= Some(byte));
            start as u16..end as u16
        });
        let of: Vec<Range<u16>> = of.collect();
        let seconds = of.iter().map(|range| {
            let second = |phrase: &str| phrase.as_bytes().get(1).map_or(u64::MAX, |byte| 1 << (byte & 63));
            phrases[usize::from(range.start)..usize::from(range.end)]
                .iter()
                .map(|phrase| second(phrase))
                .fold(0, |a, b| a | b)
        });
        let seconds = seconds.collect();
        Self { phrases, of, seconds }
    }

    /// True when any of the phrases stands in `flat`.
    pub(crate) fn are_in(&self, flat: &str) -> bool {
        self.all_in(flat).next().is_some()
    }

    /// Where the first of them begins.
    pub(crate) fn first_in(&self, flat: &str) -> Option<usize> {
        self.all_in(flat).next().map(|r| r.start)
    }

    /// Every place where one of them stands, in the order of their beginnings.
    pub(crate) fn all_in<'t>(&'t self, flat: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let bytes = flat.as_bytes();
        let may_open = move |at: &usize| {
            let second = bytes.get(at + 1).map_or(0, |byte| byte & 63);
            (self.seconds[usize::from(bytes[*at])] >> second) & 1 == 1
                && (*at == 0 || !joins(bytes[*at]) || !joins(bytes[at - 1]))
        };
        (0..bytes.len()).filter(may_open).flat_map(move |at| {
            let of = &self.of[usize::from(bytes[at])];
            let phrases = &self.phrases[usize::from(of.start)..usize::from(of.end)];
            phrases
                .iter()
                .filter(move |p| bytes[at..].starts_with(p.as_bytes()))
                .map(move |p| at..at + p.len())
                .filter(|range| is_whole_word(flat, range))
        })
    }
}

/// Names a list of phrases, made ready the first time that it is used.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis $name:ident = $($word:literal)+) => {
        $(#[$meta])*
        $vis static $name: std::sync::LazyLock<crate::sheet::Words> =
            std::sync::LazyLock::new(|| crate::sheet::Words::new(&[$($word),+]));
    };
}
pub(crate) use words;

/// A plain list of words, many to a line.
macro_rules! list {
    ($($word:literal)+) => { &[$($word),+] };
}
pub(crate) use list;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_flat_copy_reads_over_line_ends_and_leads_back() {
        let sheet = Sheet::new("Née £5\r\nHe moved\n  to Mrs. O\u{2019}Hara");
        assert_eq!(sheet.flat, "née £5 he moved to mrs. o'hara");
        let at = sheet.flat.find("o'hara").unwrap();
        assert!(sheet.text[sheet.text_at(at)..].starts_with("O\u{2019}Hara"));
        assert_eq!(sheet.line(1), "He moved");
    }

    #[test]
    fn whole_words_only() {
        assert!(says("he was not seen", "not"));
        assert!(!says("a nothing note", "not"));
    }

    proptest! {
        #[test]
        fn words_are_found_where_they_stand_whole(flat in "(not|no|none|at|a|at the|o'hara|\\(sgd\\)|é| |-|'|\\.){0,12}") {
            let phrases = ["not", "no", "at", "at the", "a", "o'hara", "(sgd)", "none at", "é"];
            let mut expected: Vec<(usize, usize)> = phrases
                .iter()
                .flat_map(|p| (0..flat.len()).filter(|i| flat.as_bytes()[*i..].starts_with(p.as_bytes())).map(|i| (i, i + p.len())))
                .filter(|(from, to)| is_whole_word(&flat, &(*from..*to)))
                .collect();
            expected.sort_unstable();
            let words = Words::new(&phrases);
            let mut found: Vec<(usize, usize)> = words.all_in(&flat).map(|r| (r.start, r.end)).collect();
            found.sort_unstable();
            prop_assert_eq!(words.first_in(&flat), expected.first().map(|r| r.0));
            prop_assert_eq!(words.are_in(&flat), !expected.is_empty());
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn characters_and_bytes_lead_to_each_other(text in "[a-zé£█\n ]{0,300}") {
            let sheet = Sheet::new(&text);
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(sheet.chars_before(byte), chars as u32);
                prop_assert_eq!(sheet.byte_of(chars as u32), byte);
            }
            prop_assert_eq!(sheet.chars_before(text.len()), text.chars().count() as u32);
            prop_assert_eq!(sheet.byte_of(text.chars().count() as u32), text.len());
        }
    }
}
