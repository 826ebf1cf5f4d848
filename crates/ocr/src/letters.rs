//! The recogniser's answer for one strip → letters, and letters → words with their places along the strip.

use crate::picture::Picture;

/// One letter and the steps of the answer that told of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Letter {
    pub letter: char,
    pub sure: f32,
    /// First step, and one after the last.
    pub from: usize,
    pub to: usize,
}

/// Takes the likeliest class of each step, and drops repeats and "no letter" (CTC, the greedy way).
///
/// `answer` has a row of `letters.len() + 1` chances for each step; class 0 is "no letter".
pub fn decode(answer: &[f32], letters: &[char]) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::new();
    let mut last = 0;
    for (step, row) in answer.chunks_exact(letters.len() + 1).enumerate() {
        let (class, chance) = row
            .iter()
            .enumerate()
            .fold((0, f32::NEG_INFINITY), |best, (n, v)| if *v > best.1 { (n, *v) } else { best });
        if class != 0 {
            let chance = chance.clamp(0.0, 1.0);
            match out.last_mut() {
                Some(letter) if class == last => {
                    letter.to = step + 1;
                    letter.sure = letter.sure.max(chance);
                }
                _ => out.push(Letter { letter: letters[class - 1], sure: chance, from: step, to: step + 1 }),
            }
        }
        last = class;
    }
    out
}

/// A word and where it stands along its strip, in parts of the strip's length.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    pub text: String,
    /// Of its letters, the least sure, and the mean.
    pub least: f32,
    pub mean: f32,
    pub from: f32,
    pub to: f32,
}

/// Parts letters into words, and finds where the ink of each begins and ends.
pub fn words(letters: &[Letter], steps: usize, strip: &Picture) -> Vec<Part> {
    let ink = Ink::of(strip);
    let groups: Vec<&[Letter]> =
        letters.split(|l| l.letter.is_whitespace()).filter(|group| !group.is_empty()).collect();
    let pixel = strip.width as f32 / steps.max(1) as f32;
    let at = |step: f32| (step * pixel).clamp(0.0, strip.width as f32);
    let pitch = pitch(letters);
    let mut out = Vec::with_capacity(groups.len());
    let mut left = 0.0_f32;
    for (n, group) in groups.iter().enumerate() {
        let (first, last) = (group[0], group[group.len() - 1]);
        // Half-way through the white between two words; the answer comes late by about half a letter, so not half-way
        // through the steps between them.
        let right = groups
            .get(n + 1)
            .map_or(strip.width as f32, |next| ink.gap(at(last.to as f32), at(next[0].from as f32 + 0.5)));
        let guess = (at(first.from as f32 - 0.5 * pitch), at(last.to as f32 + 0.3 * pitch));
        let (from, to) = ink
            .trim(left.max(at(first.from as f32 - 1.6 * pitch)), right.min(at(last.to as f32 + 1.2 * pitch)))
            .unwrap_or(guess);
        left = right;
        let sure = group.iter().map(|l| l.sure);
        out.push(Part {
            text: group.iter().map(|l| l.letter).collect(),
            least: sure.clone().fold(1.0, f32::min),
            mean: sure.sum::<f32>() / group.len() as f32,
            from: from / strip.width as f32,
            to: to / strip.width as f32,
        });
    }
    out
}

/// Steps from one letter to the next, as a rule.
fn pitch(letters: &[Letter]) -> f32 {
    let mut steps: Vec<usize> = letters.windows(2).map(|p| p[1].from.saturating_sub(p[0].from)).collect();
    steps.sort_unstable();
    steps.get(steps.len() / 2).map_or(2.0, |s| *s as f32)
}

/// How much ink each column of a strip has.
struct Ink {
    columns: Vec<u32>,
}

impl Ink {
    fn of(strip: &Picture) -> Self {
        let mut counts = [0_usize; 256];
        for pixel in &strip.pixels {
            counts[usize::from(*pixel)] += 1;
        }
        let part = |share: f32| {
            let mut left = (strip.pixels.len() as f32 * share) as usize;
            counts
                .iter()
                .position(|n| {
                    if *n > left {
                        true
                    } else {
                        left -= n;
                        false
                    }
                })
                .unwrap_or(255)
        };
        // Half-way between dark and paper, so that grain is no ink.
        let limit = ((part(0.03) + part(0.7)) / 2) as u8;
        let mut columns = vec![0; strip.width];
        // The outermost rows may show the lines above and below.
        let edge = strip.height / 8;
        for row in strip.pixels.chunks_exact(strip.width.max(1)).skip(edge).take(strip.height.saturating_sub(2 * edge))
        {
            for (column, pixel) in columns.iter_mut().zip(row) {
                *column += u32::from(*pixel < limit);
            }
        }
        Self { columns }
    }

    /// The middle of the widest run without ink between two places; half-way where there is none.
    fn gap(&self, from: f32, to: f32) -> f32 {
        let (a, b) = ((from as usize).min(self.columns.len()), (to.max(from) as usize).min(self.columns.len()));
        let (mut best, mut start) = ((0, (from + to) / 2.0), a);
        for at in a..=b {
            if at == b || self.columns[at] > 0 {
                if at - start > best.0 {
                    best = (at - start, (at + start) as f32 / 2.0);
                }
                start = at + 1;
            }
        }
        best.1
    }

    /// The first and last columns with ink between two places.
    fn trim(&self, from: f32, to: f32) -> Option<(f32, f32)> {
        let (a, b) = ((from.max(0.0) as usize).min(self.columns.len()), (to.max(0.0) as usize).min(self.columns.len()));
        let inked = self.columns.get(a..b)?;
        let first = inked.iter().position(|n| *n > 0)?;
        let last = inked.iter().rposition(|n| *n > 0)?;
        Some(((a + first) as f32, (a + last + 1) as f32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LETTERS: [char; 3] = ['a', 'b', ' '];

    /// Chances that say these classes, one a step.
    fn answer(classes: &[usize]) -> Vec<f32> {
        classes.iter().flat_map(|c| (0..4).map(move |n| if n == *c { 0.7 } else { 0.1 })).collect()
    }

    fn text(classes: &[usize]) -> String {
        decode(&answer(classes), &LETTERS).iter().map(|l| l.letter).collect()
    }

    #[test]
    fn repeats_are_one_letter_unless_parted() {
        assert_eq!(text(&[0, 1, 1, 0, 1, 2, 2, 3, 3, 1, 0]), "aab a");
        assert_eq!(text(&[]), "");
    }

    #[test]
    fn words_begin_and_end_with_their_ink() {
        // Ink at 10..30 and 50..80 of 100 columns, told of by steps of 10.
        let row: Vec<u8> =
            (0..100).map(|x| if (10..30).contains(&x) || (50..80).contains(&x) { 20 } else { 230 }).collect();
        let strip = Picture { pixels: row.repeat(16), width: 100, height: 16 };
        let letters = decode(&answer(&[0, 1, 2, 0, 3, 0, 1, 2, 0, 0]), &LETTERS);
        let words = words(&letters, 10, &strip);
        let places: Vec<_> = words.iter().map(|w| (w.text.as_str(), w.from, w.to)).collect();
        assert_eq!(places, [("ab", 0.1, 0.3), ("ab", 0.5, 0.8)]);
    }

    proptest! {
        #[test]
        fn any_answer_gives_words_in_order(values in prop::collection::vec(prop_oneof![0.0_f32..1.0, Just(f32::NAN)], 0..400), width in 0_usize..90, height in 0_usize..20, grey: u8) {
            let strip = Picture { pixels: (0..width * height).map(|n| grey.wrapping_mul(n as u8)).collect(), width, height };
            let letters = decode(&values, &LETTERS);
            for word in words(&letters, values.len() / 4, &strip) {
                prop_assert!(!word.text.is_empty() && !word.text.contains(char::is_whitespace));
                prop_assert!((0.0..=1.0).contains(&word.least) && word.least <= word.mean + 1e-5);
                prop_assert!(width == 0 || (0.0..=1.0).contains(&word.from) && (0.0..=1.0).contains(&word.to));
            }
        }
    }
}
