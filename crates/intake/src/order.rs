//! The order in which people expect to see numbered names: `Box 2` before `Box 10`.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Compares two names with runs of digits taken as numbers and capitals beside their small letters. Names that read the
/// same are told apart by their exact characters, so that the order is always the same.
#[must_use]
pub fn natural_order(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let step = match (left.peek().copied(), right.peek().copied()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(l), Some(r)) if l.is_ascii_digit() && r.is_ascii_digit() => {
                let (l, r) = (digits(&mut left), digits(&mut right));
                l.len().cmp(&r.len()).then_with(|| l.cmp(&r))
            }
            (Some(l), Some(r)) => {
                left.next();
                right.next();
                rank(l).cmp(&rank(r)).then_with(|| l.to_lowercase().cmp(r.to_lowercase()))
            }
        };
        if step != Ordering::Equal {
            return step;
        }
    }
}

/// Folder strokes come before everything, so that a folder's files stay together.
fn rank(c: char) -> u8 {
    u8::from(c != '/')
}

/// Takes a run of digits without its leading noughts: longer is then greater, whatever the length.
fn digits(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(d) = chars.next_if(char::is_ascii_digit) {
        if d != '0' || !run.is_empty() {
            run.push(d);
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count() {
        let mut names = vec!["Box 10.pdf", "box 2.pdf", "Box 1.pdf", "Box 02b.pdf", "Annex.pdf", "Box 1/9.pdf"];
        names.sort_by(|a, b| natural_order(a, b));
        assert_eq!(names, ["Annex.pdf", "Box 1/9.pdf", "Box 1.pdf", "box 2.pdf", "Box 02b.pdf", "Box 10.pdf"]);
        assert_eq!(natural_order("7", "007"), Ordering::Greater);
        assert_eq!(natural_order("99999999999999999999999", "100000000000000000000000"), Ordering::Less);
    }
}
