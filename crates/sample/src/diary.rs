//! The day books: entries put together from the sentences in `content/days.txt`, each sentence used once before any comes again.
//!
//! A `#diary` line in a content file asks for them: `#diary voice first-day entries days-between seed`.

use chrono::{Datelike, Days, NaiveDate};

use crate::markup::{Block, spans};
use crate::rng::{Deck, Lot};

const DAYS: &str = include_str!("../content/days.txt");

/// The sentences under one heading of `days.txt`.
fn sentences(heading: &str) -> Vec<&'static str> {
    let wanted = format!("[{heading}]");
    DAYS.lines()
        .skip_while(|l| *l != wanted)
        .skip(1)
        .take_while(|l| !l.starts_with('['))
        .filter(|l| !l.is_empty())
        .collect()
}

/// The entries that a `#diary` line asks for.
pub fn entries(order: &str) -> Vec<Block> {
    let parts: Vec<&str> = order.split_whitespace().collect();
    let [voice, first, count, step, seed] = parts.as_slice() else { panic!("#diary needs five words: {order}") };
    let mut day: NaiveDate = first.parse().expect("a first day");
    let count: usize = count.parse().expect("a number of entries");
    let step: u64 = step.parse().expect("days between entries");
    let mut lot = Lot::new(seed.parse().expect("a seed"));
    let authors: &[&str] = match *voice {
        "joan" => &["J.C.", "J.C.", "Pat"],
        "hillside" => &["D. Rook", "M. Shah", "T. Ellery", "K. Bright"],
        other => panic!("no such voice: {other}"),
    };
    let deck = |topic: &str| Deck::new(sentences(&format!("{voice} {topic}")));
    let (mut school, mut weekend) = (deck("school"), deck("weekend"));
    let (mut evening, mut night) = (deck("evening"), deck("night"));
    (0..count)
        .map(|_| {
            let at_school = day.weekday().num_days_from_monday() < 5;
            let first = if at_school { &mut school } else { &mut weekend };
            let words = [first.deal(&mut lot), evening.deal(&mut lot), night.deal(&mut lot)];
            let date = match *voice {
                "joan" => day.format("%a %-d %B %Y").to_string(),
                _ => day.format("%d/%m/%Y").to_string(),
            };
            let type_of = if *voice == "joan" { "" } else { "Residential daily log" };
            day = day + Days::new(step + lot.draw() % 2);
            Block::Entry {
                date,
                type_of: type_of.into(),
                by: lot.pick(authors).into(),
                body: vec![spans(&words.join(" "))],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_differ_and_repeat_exactly_when_asked_again() {
        let one = entries("joan 2006-03-06 12 1 5");
        assert_eq!(one, entries("joan 2006-03-06 12 1 5"));
        let mut bodies: Vec<String> = one.iter().map(|b| format!("{b:?}")).collect();
        bodies.dedup();
        assert_eq!(bodies.len(), 12);
    }
}
