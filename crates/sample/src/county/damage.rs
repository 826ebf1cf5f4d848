//! Misreads letters as a machine does that reads a poor photocopy.

use crate::rng::Lot;

/// `line` with about `rate` letters in a thousand misread. White space stays.
pub fn misread(line: &str, rate: usize, lot: &mut Lot) -> String {
    if rate == 0 {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let letters: Vec<char> = line.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let pair = letters.get(at + 1).map(|next| (letter, *next));
        at += 1;
        if letter.is_whitespace() || lot.below(1000) >= rate {
            out.push(letter);
            continue;
        }
        match (letter, pair) {
            (_, Some(('r', 'n'))) => {
                out.push('m');
                at += 1;
            }
            ('m', _) => out.push_str("rn"),
            ('d', _) => out.push_str("cl"),
            ('l' | 'I', _) => out.push('1'),
            ('O', _) => out.push('0'),
            ('o', _) => out.push('c'),
            ('e', _) => out.push('c'),
            ('E', _) => out.push('F'),
            ('S', _) => out.push('5'),
            ('h', _) => out.push('b'),
            ('t', _) => out.push('f'),
            ('R', _) => out.push('K'),
            ('C', _) => out.push('G'),
            ('a', _) => out.push('s'),
            ('.' | ',' | '-' | ':', _) => {}
            // Digits stay: a misread day is another day, and nobody could tell.
            (kept, _) => out.push(kept),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rate_no_damage_and_a_rate_damages_the_same_each_time() {
        let line = "Report of the Review held in June";
        assert_eq!(misread(line, 0, &mut Lot::new(1)), line);
        assert_eq!(misread(line, 200, &mut Lot::new(1)), misread(line, 200, &mut Lot::new(1)));
        assert_ne!(misread(line, 200, &mut Lot::new(1)), line);
    }
}
