//! Reads through the letters that a scanner puts where digits or other letters stood. It only says what a run could be; whether
//! it is part of a date is decided by what stands around it.

use super::MONTHS;
use super::lexicon::{W, look_up};

/// The digit that a scanner may have seen as this character.
fn digit(c: u8) -> Option<u8> {
    Some(match c {
        b'0'..=b'9' => c - b'0',
        b'O' | b'o' => 0,
        b'l' | b'I' | b'i' | b'|' | b'!' | b']' | b'[' => 1,
        b'Z' | b'z' => 2,
        b'A' => 4,
        b'S' | b's' => 5,
        b'b' | b'G' => 6,
        b'B' => 8,
        b'g' | b'q' => 9,
        _ => return None,
    })
}

/// A run of up to four characters read as a number; none when a character is like no digit.
pub(super) fn number(run: &str) -> Option<u32> {
    if run.is_empty() || run.len() > 4 {
        return None;
    }
    run.bytes().try_fold(0, |n, c| Some(n * 10 + u32::from(digit(c)?)))
}

/// `14th`, `2lst`, `3Oth`: the day from 1 to 31, and whether letters were read as digits.
pub(super) fn ordinal(run: &str) -> Option<(u8, bool)> {
    let (head, tail) = run.split_at_checked(run.len().checked_sub(2)?)?;
    let ending = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "St", "Nd", "Rd", "Th"].contains(&tail);
    if !ending || head.is_empty() || head.len() > 2 {
        return None;
    }
    let day = u8::try_from(number(head)?).ok()?;
    let read = !head.bytes().all(|b| b.is_ascii_digit());
    (1..=31).contains(&day).then_some((day, read))
}

/// The month that a badly read word stands for. At most one letter in five may differ, so that short words never match.
pub(super) fn month(word: &str) -> Option<u8> {
    if !(3..=12).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let mut clean = String::with_capacity(word.len());
    for c in word.chars() {
        clean.push(match c.to_ascii_lowercase() {
            '1' | '|' | '!' => 'l',
            '0' => 'o',
            '5' => 's',
            '6' => 'b',
            '9' => 'g',
            '4' => 'a',
            '3' => 'e',
            other => other,
        });
    }
    let split = clean.replace('n', "ri");
    let clean = clean.replace("rn", "m").replace("vv", "w").replace("ii", "u");
    for read in [&clean, &split] {
        if let Some(W::Month(m, _)) = look_up(read) {
            return Some(m);
        }
    }
    if clean.len() < 4 {
        return None;
    }
    let mut best: Option<(usize, u8)> = None;
    for (i, name) in MONTHS.iter().enumerate() {
        let allowed = if name.len() >= 7 { 2 } else { usize::from(name.len() >= 4) };
        let far = distance(clean.as_bytes(), name.as_bytes());
        if far <= allowed && best.is_none_or(|(b, _)| far < b) {
            best = Some((far, i as u8 + 1));
        }
    }
    best.map(|(_, m)| m)
}

/// The number of letters to add, drop or change.
fn distance(a: &[u8], b: &[u8]) -> usize {
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX;
    }
    let mut row = [0usize; 16];
    for (j, cell) in row.iter_mut().enumerate().take(b.len() + 1) {
        *cell = j;
    }
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(x != y)).min(above + 1).min(row[j] + 1);
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confused_digits_and_letters_are_read() {
        assert_eq!(number("l2"), Some(12));
        assert_eq!(number("19B4"), Some(1984));
        assert_eq!(number("4x"), None);
        assert_eq!(ordinal("2lst"), Some((21, true)));
        assert_eq!(ordinal("14th"), Some((14, false)));
        assert_eq!(month("Decernber"), Some(12));
        assert_eq!(month("Apri1"), Some(4));
        assert_eq!(month("Fehruary"), Some(2));
        assert_eq!(month("Mother"), None);
    }
}
