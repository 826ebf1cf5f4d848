//! Whether two words can be one word that a scan read differently.

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
    let (x, y): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    let most = allowed(x.len().max(y.len()));
    most > 0 && x.len().abs_diff(y.len()) <= most && distance(&x, &y, most) <= most
}

/// Letters put in, left out or changed; more than `most` is told as `most + 1`.
fn distance(a: &[char], b: &[char], most: usize) -> usize {
    let mut row: [usize; 41] = std::array::from_fn(|i| i);
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
