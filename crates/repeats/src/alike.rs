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

/// What a word's letters are, without their order: one bit for each that it has, and how many it has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Letters {
    kinds: u32,
    count: u8,
}

impl Letters {
    pub fn of(word: &str) -> Self {
        let mut letters = Self::default();
        for c in word.chars().take(MOST) {
            letters.kinds |= 1 << (u32::from(c) % u32::BITS);
            letters.count += 1;
        }
        letters
    }

    /// Of both words as one; none where the whole is longer than what is looked at.
    pub fn joined(self, next: Self) -> Option<Self> {
        let count = self.count + next.count;
        (usize::from(count) < MOST).then_some(Self { kinds: self.kinds | next.kinds, count })
    }

    /// False only for words that are not alike: asked of every two words of a gap, before their letters are compared.
    pub fn may_be_alike(self, other: Self) -> bool {
        let most = allowed(usize::from(self.count.max(other.count)));
        // A changed letter takes away one kind at most, and brings in one.
        most > 0
            && usize::from(self.count.abs_diff(other.count)) <= most
            && (self.kinds ^ other.kinds).count_ones() as usize <= 2 * most
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_look_at_the_letters_never_parts_words_that_are_alike(a in "[a-f0é]{0,44}", b in "[a-f0é]{0,44}", at in 0usize..44, c in "[a-z]?") {
            prop_assert!(a == b || !alike(&a, &b) || Letters::of(&a).may_be_alike(Letters::of(&b)));
            // And of two words that are nearly one.
            let near: String = a.chars().take(at).chain(c.chars()).chain(a.chars().skip(at + 1)).collect();
            prop_assert!(a == near || !alike(&a, &near) || Letters::of(&a).may_be_alike(Letters::of(&near)));
            let (x, y) = a.split_at(a.char_indices().nth(a.chars().count() / 2).map_or(0, |(i, _)| i));
            if let Some(joined) = Letters::of(x).joined(Letters::of(y)) {
                prop_assert_eq!(joined, Letters::of(&a));
            }
        }
    }

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
