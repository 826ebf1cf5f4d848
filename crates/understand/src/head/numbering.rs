//! The council's own page numbers, as printed at the head or foot of a page.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::sheet::Sheet;

static PAGE_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?-u:\b)(?:page|pg\.?|p\.|sheet)\s*(?:no\.?\s*)?:?\s*(\d{1,4})(?:\s*(?:of|/)\s*(\d{1,4}))?(?-u:\b)",
    )
    .expect("a fixed pattern")
});
static ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*[-–(]?\s*(\d{1,4})\s*(?:(?:of|/)\s*(\d{1,4}))?\s*[-–)]?\s*$").expect("a fixed pattern")
});

/// A numbering that runs past this many pages is the bundle's, not a paper's.
const BUNDLE: u32 = 60;

/// Lines at the head and at the foot that may hold a number.
const HEAD: usize = 4;
const FOOT: usize = 4;

/// The number printed on a page, and how many pages it says there are.
pub(crate) fn printed_page(sheet: &Sheet<'_>) -> Option<(u32, Option<u32>)> {
    printed_at(sheet).map(|(printed, _)| printed)
}

/// As [`printed_page`], with the place of the words in bytes of the text.
pub(crate) fn printed_at(sheet: &Sheet<'_>) -> Option<((u32, Option<u32>), Range<usize>)> {
    let placed = |n: usize, found: &regex::Captures<'_>| {
        let (printed, words) = (read(found)?, found.get(0)?);
        let at = sheet.lines[n].start;
        Some((printed, at + words.start()..at + words.end()))
    };
    let lines: Vec<usize> = (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).collect();
    let foot = lines.len().saturating_sub(FOOT).max(HEAD.min(lines.len()));
    let places = || lines[foot..].iter().rev().chain(lines.iter().take(HEAD));
    let said = places().find_map(|n| {
        let line = sheet.line(*n);
        // A page that another paper is quoted from stands inside a sentence; a printed number has little around it.
        let found = PAGE_OF.captures(line)?;
        let whole = found.get(0)?;
        let around = line.trim().len().saturating_sub(whole.len());
        (around <= 60 && !line.trim_end().ends_with('.')).then(|| placed(*n, &found)).flatten()
    });
    said.or_else(|| {
        let ends = [lines.last(), lines.first()];
        ends.into_iter().flatten().find_map(|n| placed(*n, &ALONE.captures(sheet.line(*n))?)).filter(|p| p.0.0 < 1000)
    })
}

fn read(found: &regex::Captures<'_>) -> Option<(u32, Option<u32>)> {
    let number: u32 = found.get(1)?.as_str().parse().ok()?;
    let total: Option<u32> = found.get(2).and_then(|t| t.as_str().parse().ok());
    (number >= 1 && total.is_none_or(|t| t >= number)).then_some((number, total))
}

/// What two printed numbers, one page after the other, say about the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// The second carries on the first.
    SamePaper,
    NewPaper,
    Nothing,
}

/// Compares the number on the page before with the number on this one, which is page `number` of its file.
pub(crate) fn compare(before: Option<(u32, Option<u32>)>, now: Option<(u32, Option<u32>)>, number: u32) -> Says {
    let whole_file = |(n, total): (u32, Option<u32>)| n > BUNDLE || total.is_some_and(|t| t > BUNDLE);
    match (before, now) {
        (_, Some(n)) | (Some(n), None) if whole_file(n) => Says::Nothing,
        (_, Some((1, _))) => Says::NewPaper,
        (Some((a, of_a)), Some((b, of_b))) => {
            let other_total = of_a.is_some() && of_b.is_some() && of_a != of_b;
            if other_total || b <= a {
                Says::NewPaper
            } else if b == a + 1 && b == number && of_b.is_none_or(|t| t > 8) {
                // The numbers may be the file's own and say nothing about where one paper ends.
                Says::Nothing
            } else if b == a + 1 || of_a.is_some() && of_a == of_b {
                Says::SamePaper
            } else {
                Says::Nothing
            }
        }
        (Some((a, Some(of))), None) if a == of => Says::NewPaper,
        _ => Says::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Option<(u32, Option<u32>)> {
        printed_page(&Sheet::new(text))
    }

    #[test]
    fn numbers_are_read_at_head_and_foot() {
        assert_eq!(printed("CARE PLAN\nOne\nTwo\nThree\nFour\nFive\nPage 3 of 12"), Some((3, Some(12))));
        assert_eq!(printed("Review Record  Page 2/4\nwords"), Some((2, Some(4))));
        assert_eq!(printed("words\nmore words\n- 3 -"), Some((3, None)));
        assert_eq!(printed("See page 4 of the report about the whole of the family and the house.\nwords"), None);
        assert_eq!(printed("no number here"), None);
    }

    #[test]
    fn what_two_numbers_say() {
        assert_eq!(compare(Some((1, Some(3))), Some((2, Some(3))), 12), Says::SamePaper);
        assert_eq!(compare(Some((3, Some(3))), Some((1, Some(2))), 13), Says::NewPaper);
        assert_eq!(compare(Some((2, Some(5))), Some((3, Some(4))), 13), Says::NewPaper);
        assert_eq!(compare(Some((3, Some(3))), None, 13), Says::NewPaper);
        assert_eq!(compare(Some((11, Some(3104))), Some((12, Some(3104))), 12), Says::Nothing);
        assert_eq!(compare(None, Some((4, None)), 2), Says::Nothing);
    }
}
