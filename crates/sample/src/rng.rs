//! Numbers that look drawn by lot and are the same every time: SplitMix64, from a seed written in the code.

/// A stream of numbers.
#[derive(Debug, Clone)]
pub struct Lot(u64);

impl Lot {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.draw() % end as u64) as usize }
    }

    /// One of a list that is not empty.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Deals from a list, each item once before any comes again.
#[derive(Debug, Clone)]
pub struct Deck<'a> {
    all: Vec<&'a str>,
    left: Vec<&'a str>,
}

impl<'a> Deck<'a> {
    pub fn new(all: Vec<&'a str>) -> Self {
        Self { all, left: Vec::new() }
    }

    /// The next item; empty when the list is.
    pub fn deal(&mut self, lot: &mut Lot) -> &'a str {
        if self.left.is_empty() {
            self.left = self.all.clone();
        }
        if self.left.is_empty() {
            return "";
        }
        let at = lot.below(self.left.len());
        self.left.swap_remove(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let run = |seed| {
            (0..5)
                .map({
                    let mut lot = Lot::new(seed);
                    move |_| lot.draw()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
    }

    #[test]
    fn a_deck_deals_every_card_before_any_again() {
        let mut lot = Lot::new(1);
        let mut deck = Deck::new(vec!["a", "b", "c"]);
        let mut first: Vec<_> = (0..3).map(|_| deck.deal(&mut lot)).collect();
        first.sort_unstable();
        assert_eq!(first, ["a", "b", "c"]);
    }
}
