//! Whether two words can be one word that a scan read differently.

/// Letters of a word that are looked at.
const MOST: usize = 40;

/// Letters that may be wrong in a word of this length.
fn allowed(length: usize) -> usize {
    match length {
        0 | 1 => 0,
        2..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// True when few enough letters differ. The same words are alike.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    if a.is_ascii() && b.is_ascii() {
        let (x, y) = (&a.as_bytes()[..a.len().min(MOST)], &b.as_bytes()[..b.len().min(MOST)]);
        return are_near(x, y);
    }
    let mut letters = [['\0'; MOST]; 2];
    let mut take = |word: &str, row: usize| {
        let mut count = 0;
        for (place, c) in letters[row].iter_mut().zip(word.chars()) {
            *place = c;
            count += 1;
        }
        count
    };
    let (x, y) = (take(a, 0), take(b, 1));
    are_near(&letters[0][..x], &letters[1][..y])
}

fn are_near<T: PartialEq>(x: &[T], y: &[T]) -> bool {
    let most = allowed(x.len().max(y.len()));
    if most == 0 || x.len().abs_diff(y.len()) > most {
        return false;
    }
    // What both begin and end with costs nothing, whichever way the rest is read.
    let same = |(a, b): &(&T, &T)| a == b;
    let head = x.iter().zip(y).take_while(same).count();
    let (x, y) = (&x[head..], &y[head..]);
    let tail = x.iter().rev().zip(y.iter().rev()).take_while(same).count();
    let (x, y) = (&x[..x.len() - tail], &y[..y.len() - tail]);
    x.is_empty() || y.is_empty() || distance(x, y, most) <= most
}

/// Letters put in, left out or changed; more than `most` is told as `most + 1`.
fn distance<T: PartialEq>(a: &[T], b: &[T], most: usize) -> usize {
    let mut row: [usize; MOST + 1] = std::array::from_fn(|i| i);
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = here;
            least = least.min(here);
        }
        if least > most {
            return most + 1;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_scan_may_have_misread() {
        for (a, b) in [("placement", "p1acemert"), ("the", "tne"), ("of", "ot"), ("hillside", "hillslde")] {
            assert!(alike(a, b), "{a} {b}");
        }
        for (a, b) in [("2004", "2oo5"), ("a", "i"), ("march", "april"), ("holt", "moss"), ("settled", "unhappy")] {
            assert!(!alike(a, b), "{a} {b}");
        }
    }
}
