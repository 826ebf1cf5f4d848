//! Marks at the edges of a page: its printed number, its folio, its volume, and whether it goes on or carries something on.

use std::sync::LazyLock;

use record::{Mentioned, PageHead};
use regex::Regex;

use super::Found;
use crate::head::{own_of, printed_numbers};
use crate::sheet::Sheet;

static FOLIO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|\t|\s{3,})(?:folio|fol\.)\s*(?:no\.?)?\s*:?\s*(\d{1,4})\s*(?:$|\t|\s{3,})")
        .expect("a fixed pattern")
});
/// With a capital, as volumes of a file are named: "volume 2 of the recording" is somebody's shorthand.
static VOLUME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:Volume|VOLUME|Vol\.?|VOL\.?)\s*:?\s*(?:No\.?\s*)?(\d{1,2}|[IVX]{1,4})(?-u:\b)(?:\s+(?i:of)\s+(\d{1,2}|[IVX]{1,4})(?-u:\b))?",
    )
    .expect("a fixed pattern")
});
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^\W*(?:(?:continued|continues|cont'd|contd|cont)\W*",
        r"(?:over\s?leaf|over|over page|on (?:the )?(?:next|following) page|on (?:page|sheet) \d{1,4}",
        r"|on (?:a )?(?:separate|continuation) (?:page|sheet))?|p\.?t\.?o|please turn over)\W*$"
    ))
    .expect("a fixed pattern")
});
static CARRIES_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:(?:continued|cont'd|contd)|(?:continued|cont'd|contd|cont\.?)\s+from\s+(?:the\s+)?(?:previous|last|page|sheet|overleaf).{0,24})\W*$")
        .expect("a fixed pattern")
});
/// Words before a volume's number that point to it rather than name the page's own.
const POINTS: &[&str] = &["see", "in", "from", "to", "into", "inside", "and", "with", "of", "vide"];
/// A numbering that runs past this many pages is the bundle's.
const BUNDLE: u32 = 60;
/// A heading is short.
const HEADING: usize = 60;
/// Lines at the head and the foot that may say that the page carries on or goes on.
const EDGE: usize = 3;

pub(super) fn marks(sheet: &Sheet<'_>, head: &PageHead, page: u32) -> Vec<Found> {
    let mut found = Vec::new();
    let printed = printed_numbers(sheet);
    let own = own_of(&printed, page).filter(|_| head.printed_page.is_some());
    // Beside the paper's own number, the bundle's, which says of how many; a number by itself may be anything.
    let bundle = printed.iter().filter(|p| p.0.1.is_some_and(|of| of > BUNDLE) && Some(*p) != own);
    for ((number, of), range) in own.into_iter().chain(bundle) {
        found.push((range.clone(), Mentioned::Page { number: *number, of: *of }));
    }
    let lines: Vec<usize> = (0..sheet.lines.len()).filter(|n| !sheet.line(*n).trim().is_empty()).collect();
    let edge = |n: usize| n < 4 || n + 4 >= lines.len();
    for (i, n) in lines.iter().enumerate() {
        let (line, at) = (sheet.line(*n), sheet.lines[*n].start);
        if edge(i)
            && let Some(folio) = FOLIO.captures(line)
            && let Some(number) = folio.get(1).and_then(|m| m.as_str().parse().ok()).filter(|n| *n > 0)
        {
            found.push((at..at + line.len(), Mentioned::Folio { number }));
        }
        for volume in VOLUME.captures_iter(line) {
            found.extend(volume_in(line, at, &volume, edge(i)));
        }
    }
    let straight = |n: usize| sheet.line(n).trim().replace('\u{2019}', "'");
    if let Some(n) = lines.iter().rev().take(EDGE).find(|n| GOES_ON.is_match(&straight(**n))) {
        found.push((sheet.lines[*n].clone(), Mentioned::GoesOn));
    }
    if let Some(n) =
        lines.iter().take(EDGE.min(lines.len().saturating_sub(EDGE))).find(|n| CARRIES_ON.is_match(&straight(**n)))
    {
        found.push((sheet.lines[*n].clone(), Mentioned::CarriesOn));
    }
    found
}

fn volume_in(line: &str, at: usize, words: &regex::Captures<'_>, edge: bool) -> Option<Found> {
    let whole = words.get(0)?;
    let number = counted(words.get(1)?.as_str())?;
    let of = words.get(2).and_then(|m| counted(m.as_str()));
    if number == 0 || of.is_some_and(|of| of < number) {
        return None;
    }
    let before = line[..whole.start()].split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let heading = edge && line.trim().len() <= HEADING && !POINTS.contains(&before.as_str());
    Some((at + whole.start()..at + whole.end(), Mentioned::Volume { number, of, heading }))
}

/// A number in figures or, up to XXXIX, in Roman letters.
fn counted(word: &str) -> Option<u32> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let value = |c| match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        _ => 0,
    };
    let letters: Vec<u32> = word.chars().map(value).collect();
    let total: i64 = letters
        .iter()
        .enumerate()
        .map(|(i, v)| if letters.get(i + 1).is_some_and(|next| next > v) { -i64::from(*v) } else { i64::from(*v) })
        .sum();
    u32::try_from(total).ok().filter(|n| *n > 0)
}
