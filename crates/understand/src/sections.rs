//! The parts of a paper: a heading or a form's label, and the lines that stand under it.

use std::ops::Range;

use crate::lines::{is_capitals, is_row, label};
use crate::sheet::{Sheet, trimmed};

/// A heading longer than this is a sentence.
const LONGEST: usize = 70;

/// A part of a page under a heading.
pub(crate) struct Section {
    /// The heading in lower case, without its number and colon.
    pub(crate) name: String,
    /// The line of the heading.
    pub(crate) heading: usize,
    /// Bytes of words on the heading's own line, after its colon; empty when there are none.
    pub(crate) beside: Range<usize>,
    /// The lines under it, up to the next heading.
    pub(crate) lines: Range<usize>,
}

/// Cuts the page at its headings. What stands above the first one is no section.
pub(crate) fn sections(sheet: &Sheet<'_>) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for n in 0..sheet.lines.len() {
        let Some((name, beside)) = heading(sheet, n) else { continue };
        if let Some(last) = found.last_mut() {
            last.lines.end = n;
        }
        found.push(Section { name, heading: n, beside, lines: n + 1..sheet.lines.len() });
    }
    found
}

/// The name of a heading, and the words that follow its colon.
fn heading(sheet: &Sheet<'_>, n: usize) -> Option<(String, Range<usize>)> {
    let line = sheet.line(n);
    let start = sheet.lines[n].start;
    if line.trim_start().starts_with(['-', '•', '*', '–', '·']) {
        return None;
    }
    if let Some(found) = label(line) {
        let beside = start + found.value.start..start + found.value.end;
        return Some((line[found.name].to_lowercase(), beside));
    }
    let words = without_number(line.trim());
    let capital = words.chars().next().is_some_and(char::is_uppercase);
    let stands_alone = n == 0 || sheet.line(n - 1).trim().is_empty() || is_short(sheet, n - 1) || is_capitals(words);
    let fits = capital
        && stands_alone
        && words.len() <= LONGEST
        && words.split_whitespace().count() <= 12
        && !words.ends_with(['.', ',', ';', '!'])
        && !is_row(line);
    let at = trimmed(sheet.text, sheet.lines[n].clone()).end;
    fits.then(|| (words.trim_end_matches([':', '?']).to_lowercase(), at..at))
}

/// True for a line that stops well before the page's edge, so that the next does not carry it on.
fn is_short(sheet: &Sheet<'_>, n: usize) -> bool {
    let line = sheet.line(n).trim();
    line.len() * 10 < sheet.width * 7 || line.ends_with(['.', '!', '?', ':', '"', '\u{201d}'])
}

/// `6. Sam's views` without its number.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() < line.len() && rest.starts_with([' ', ')', '\t']) {
        rest.trim_start_matches([')', ' ', '\t'])
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_headings() {
        let sheet = Sheet::new(
            "Child: Sam Wrenfield\n6. Sam's views\nI like it here, and I want to know if I am stopping or not.\n\nDecisions\nDecision\tBy whom\nBus pass\tJ. Moffat\n",
        );
        let found: Vec<(String, usize)> = sections(&sheet).into_iter().map(|s| (s.name, s.lines.len())).collect();
        assert_eq!(found, [("child".into(), 0), ("sam's views".into(), 2), ("decisions".into(), 2)]);
    }
}
