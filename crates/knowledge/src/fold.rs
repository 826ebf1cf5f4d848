//! A page's text made even for matching (one kind of space, dash and apostrophe) while every place keeps its offset in the original.

/// Text with its white space, dashes and apostrophes made even. Case is kept.
#[derive(Debug)]
pub(crate) struct Folded {
    pub(crate) text: String,
    /// For each byte of `text`, the place of its character in the original, in Unicode scalar values.
    at: Vec<u32>,
    /// Bytes of `text` at which an original line begins.
    lines: Vec<usize>,
}

impl Folded {
    pub(crate) fn new(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            at: Vec::with_capacity(original.len()),
            lines: vec![0],
        };
        // Breaks of lines in the white space being skipped: two or more end a paragraph, which no term or sentence crosses.
        let (mut skipping, mut breaks) = (false, 0_u32);
        for (place, c) in (0_u32..).zip(original.chars()) {
            let even = even(c);
            if even != ' ' {
                if skipping && breaks > 0 {
                    folded.lines.push(folded.text.len());
                    if breaks > 1 && folded.text.ends_with(' ') {
                        folded.text.pop();
                        folded.text.push('\n');
                    }
                }
                (skipping, breaks) = (false, 0);
                folded.push(even, place);
                continue;
            }
            breaks += u32::from(c == '\n');
            if !skipping {
                skipping = true;
                folded.push(' ', place);
            }
        }
        folded
    }

    fn push(&mut self, c: char, place: u32) {
        self.text.push(c);
        self.at.resize(self.text.len(), place);
    }

    /// The original's offsets of `start..end` (bytes of `text`, not empty).
    pub(crate) fn original(&self, start: usize, end: usize) -> (u32, u32) {
        (self.at[start], self.at[end - 1] + 1)
    }

    /// The original line that holds this byte.
    pub(crate) fn line(&self, byte: usize) -> &str {
        let next = self.lines.partition_point(|l| *l <= byte);
        let end = self.lines.get(next).copied().unwrap_or(self.text.len());
        &self.text[self.lines[next - 1]..end]
    }
}

/// The same character, with every white space and dash made a space and every apostrophe the straight one.
pub(crate) fn even(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
        '-' | '\u{2010}'..='\u{2015}' | '\u{ad}' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// A short text made even: no space at its ends, one between words.
pub(crate) fn fold_words(text: &str) -> String {
    let even: String = text.chars().map(even).collect();
    even.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True when a word may begin here: not inside a word, and not just after an apostrophe or a full stop inside one.
pub(crate) fn begins_word(text: &str, start: usize) -> bool {
    let mut before = text[..start].chars().rev();
    match before.next() {
        None => true,
        Some(c) if c.is_alphanumeric() => false,
        Some('\'' | '.') => !before.next().is_some_and(char::is_alphanumeric),
        Some(_) => true,
    }
}

/// True when a word may end here.
pub(crate) fn ends_word(text: &str, end: usize) -> bool {
    !text[end..].chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_place() {
        let folded = Folded::new("née  looked-\nafter");
        assert_eq!(folded.text, "née looked after");
        let at = folded.text.find("looked").expect("there");
        assert_eq!(folded.original(at, at + "looked after".len()), (5, 18));
    }

    #[test]
    fn a_blank_line_ends_a_paragraph_and_a_line_is_kept() {
        let folded = Folded::new("CARE\nPLAN\n\nNext part");
        assert_eq!(folded.text, "CARE PLAN\nNext part");
        assert_eq!(folded.line(0), "CARE ");
        assert_eq!(folded.line(6), "PLAN\n");
        assert_eq!(folded.line(11), "Next part");
    }

    #[test]
    fn words_begin_and_end_outside_other_words() {
        assert!(begins_word("a LAC", 2));
        assert!(!begins_word("BLAC", 1));
        assert!(!begins_word("child's 20", 6), "the s of a possessive is not a short form");
        assert!(ends_word("LAC's", 3));
        assert!(!ends_word("LAC1", 3));
    }
}
