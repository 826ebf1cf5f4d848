//! How fast dates are read on one core, in megabytes a second, page by page of about 3 kB. Run with `cargo bench -p understand --bench dates`.
//!
//! `benches/peers/dates.py` puts the same prose before other tools.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use record::When;
use understand::dates::{DateContext, find_dates};

/// Sentences as they stand in case notes: a date in about one of four.
const PROSE: &str = include_str!("peers/prose.txt");
const PAGE: usize = 3000;

fn main() {
    let sentences: Vec<&str> = PROSE.lines().filter(|line| !line.is_empty()).collect();
    let dated = |s: &&str| s.contains(|c: char| c.is_ascii_digit());
    let plain: Vec<&str> = sentences.iter().copied().filter(|s| !dated(s)).collect();
    let dates: Vec<&str> = sentences.iter().copied().filter(dated).collect();
    for (name, sentences) in
        [("case-note prose", &sentences), ("without figures", &plain), ("dates all through", &dates)]
    {
        measure(name, &pages(sentences));
    }
}

/// A hundred pages of the sentences, each starting with another one.
fn pages(sentences: &[&str]) -> Vec<String> {
    let mut next = 0;
    (0..100)
        .map(|_| {
            let mut page = String::with_capacity(PAGE + 200);
            while page.len() < PAGE {
                page.push_str(sentences[next % sentences.len()]);
                page.push(if next % 5 == 4 { '\n' } else { ' ' });
                next += 1;
            }
            page
        })
        .collect()
}

/// The quickest of many runs, so that other work on the machine counts little.
fn measure(name: &str, pages: &[String]) {
    let reference = When::parse("1994-05-20").expect("a day");
    let context = DateContext { reference: Some(&reference), born: None };
    let bytes: usize = pages.iter().map(String::len).sum();
    let mut found = 0;
    let best = (0..60)
        .map(|_| {
            let start = Instant::now();
            found = pages.iter().map(|page| black_box(find_dates(page, &context)).len()).sum();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    println!("{name}: {:.1} MB/s, {found} dates in {} kB", bytes as f64 / 1e6 / best, bytes / 1000);
}
