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

/// A count of this many pages that runs with the file is taken for the file's.
const LONG: u32 = 20;

/// Lines at the head and at the foot that may hold a number.
const HEAD: usize = 4;
const FOOT: usize = 4;

/// A printed number and how many pages it says there are.
pub(crate) type Printed = (u32, Option<u32>);

/// The paper's own number on page `page` of its file, and how many pages it says there are. A number that the bundle bears on
/// every sheet is told from it by running with the file.
pub(crate) fn printed_page(sheet: &Sheet<'_>, page: u32) -> Option<Printed> {
    own_of(&printed_numbers(sheet), page).map(|(printed, _)| *printed)
}

/// The paper's own number among those that a page bears.
pub(crate) fn own_of(said: &[(Printed, Range<usize>)], page: u32) -> Option<&(Printed, Range<usize>)> {
    let own = |s: &&(Printed, Range<usize>)| own(Some(s.0), page).is_some();
    // "Page 1 of 2" says more than a "2" that may count anything.
    let counted = said.iter().find(|s| own(s) && s.0.1.is_some());
    counted.or_else(|| said.iter().find(own)).or_else(|| said.first())
}

/// Every number printed at the head or foot of a page, with the bytes of its words, the likeliest first.
pub(crate) fn printed_numbers(sheet: &Sheet<'_>) -> Vec<(Printed, Range<usize>)> {
    let lines: Vec<usize> = (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).collect();
    let foot = lines.len().saturating_sub(FOOT).max(HEAD.min(lines.len()));
    let places = || lines[foot..].iter().rev().chain(lines.iter().take(HEAD));
    let placed = |n: usize, found: &regex::Captures<'_>| {
        let (printed, words) = (read(found)?, found.get(0)?);
        let at = sheet.lines[n].start;
        Some((printed, at + words.start()..at + words.end()))
    };
    let mut said: Vec<(Printed, Range<usize>)> = places()
        .filter_map(|n| {
            let line = sheet.line(*n);
            // A page that another paper is quoted from stands inside a sentence; a printed number has little around it.
            // "16-OCT-92  08:41  FROM …  P.03/07" counts the sheets that a machine sent on, whatever papers they are of.
            let found = PAGE_OF.captures(line).filter(|_| !super::own_date::is_machine_line(line))?;
            let whole = found.get(0)?;
            let around = line.trim().chars().count().saturating_sub(whole.len());
            // "Subject: …    Range: …    Page 1 of 3".
            let counted = found.get(2).is_some();
            let column = counted && line[..whole.start()].ends_with('\t') && line[whole.end()..].trim().is_empty();
            ((around <= 60 || column) && !line.trim_end().ends_with('.')).then(|| placed(*n, &found)).flatten()
        })
        .collect();
    // "PATHWAY PLAN    L. Marchbank    2 of 2": in a column of its own.
    said.extend(places().filter_map(|n| {
        let line = sheet.line(*n).trim_end();
        let cell = line.rfind('\t').map(|tab| tab + 1)?;
        let found = ALONE.captures(&line[cell..]).filter(|_| line[cell..].contains(" of "))?;
        let printed = read(&found)?;
        let words = found.get(0)?;
        let at = sheet.lines[*n].start + cell;
        Some((printed, at + words.start()..at + words.end()))
    }));
    said.extend(places().filter_map(|n| {
        let line = sheet.line(*n);
        let digits = line.trim().trim_start_matches(['-', '–', '(', ' ']);
        // `00058` counts sheets of a bundle.
        (!digits.starts_with('0')).then(|| placed(*n, &ALONE.captures(line)?)).flatten().filter(|p| p.0.0 < 1000)
    }));
    said
}

/// The printed number, where it is the paper's and not the bundle's.
pub(crate) fn own(printed: Option<(u32, Option<u32>)>, page: u32) -> Option<(u32, Option<u32>)> {
    printed.filter(|(n, of)| {
        *n <= BUNDLE && of.is_none_or(|of| of <= BUNDLE) && (*n != page || of.is_some_and(|of| of <= LONG))
    })
}

/// True when a line is a page number and nothing else.
pub(crate) fn is_number(line: &str) -> bool {
    let line = line.trim();
    PAGE_OF.find(line).is_some_and(|m| m.start() == 0 && m.end() == line.len()) || ALONE.is_match(line)
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
    /// Sheets are missing between them, or the second belongs elsewhere.
    Jump,
    Nothing,
}

/// Compares the number on the page before with the number on page `number`, which would be the `place`th sheet of the paper before.
pub(crate) fn compare(
    before: Option<(u32, Option<u32>)>,
    now: Option<(u32, Option<u32>)>,
    number: u32,
    place: u32,
) -> Says {
    match (own(before, number.saturating_sub(1)), own(now, number)) {
        (_, Some((1, _))) => Says::NewPaper,
        (Some((a, of_a)), Some((b, of_b))) => {
            let other_total = of_a.is_some() && of_b.is_some() && of_a != of_b;
            if other_total || b <= a {
                Says::NewPaper
            } else if b == a + 1 && b == number && of_b.is_none_or(|t| t > 8) {
                // The numbers may be the file's own and say nothing about where one paper ends.
                Says::Nothing
            } else if b == a + 1 {
                Says::SamePaper
            } else if of_a.is_some() && of_a == of_b {
                Says::Jump
            } else {
                Says::Nothing
            }
        }
        // A typist leaves the first sheet without a number.
        (None, Some((b, _))) if before.is_none() && b >= 2 => {
            if b == place {
                Says::SamePaper
            } else {
                Says::Jump
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
        printed_page(&Sheet::new(text), 77)
    }

    #[test]
    fn numbers_are_read_at_head_and_foot() {
        assert_eq!(printed("CARE PLAN\nOne\nTwo\nThree\nFour\nFive\nPage 3 of 12"), Some((3, Some(12))));
        assert_eq!(printed("Review Record  Page 2/4\nwords"), Some((2, Some(4))));
        assert_eq!(printed("words\nmore words\n- 3 -"), Some((3, None)));
        assert_eq!(printed("See page 4 of the report about the whole of the family and the house.\nwords"), None);
        assert_eq!(printed("no number here"), None);
        assert_eq!(printed("words\nmore\n2/3\nPage 77 of 312"), Some((2, Some(3))));
        assert_eq!(printed("words\nmore\nPage 77 of 312"), Some((77, Some(312))));
        assert_eq!(printed("words\nmore\n00077"), None);
    }

    #[test]
    fn what_two_numbers_say() {
        assert_eq!(compare(Some((1, Some(3))), Some((2, Some(3))), 12, 9), Says::SamePaper);
        assert_eq!(compare(Some((3, Some(3))), Some((1, Some(2))), 13, 9), Says::NewPaper);
        assert_eq!(compare(Some((2, Some(5))), Some((3, Some(4))), 13, 9), Says::NewPaper);
        assert_eq!(compare(Some((3, Some(3))), None, 13, 9), Says::NewPaper);
        assert_eq!(compare(Some((11, Some(3104))), Some((12, Some(3104))), 12, 9), Says::Nothing);
        assert_eq!(compare(None, Some((4, None)), 2, 4), Says::SamePaper);
        assert_eq!(compare(None, Some((4, None)), 2, 2), Says::Jump);
    }
}
