//! Which pages are worth comparing: those that share runs of words that few other pages have.

use record::Sketch;

use crate::sketch::{FINER, is_short};

/// A run of words that stands on more pages than this is the house's way of writing, or its form.
const COMMON: usize = 64;
/// How much two pages must share: each shared run counts one, divided by the number of other pages that have it too.
const ENOUGH: f32 = 1.1;
/// And at least so many runs.
const LEAST: u16 = 2;
/// Or this share (of a hundred) of the runs of the shorter page, and at least so many, however common they are.
const MUCH: usize = 40;
const MANY: u16 = 4;
/// Pages that one page is compared with, best first. It may be among the best of more.
const MOST: usize = 16;

/// Pairs of places in the list, the smaller first, in order. The order of the list makes no difference to which pages pair up.
#[must_use]
pub(crate) fn candidates(pages: &[&Sketch]) -> Vec<(usize, usize)> {
    let mut postings: Vec<(u32, u32)> = Vec::with_capacity(pages.iter().map(|p| p.marks.len()).sum());
    for (i, page) in pages.iter().enumerate() {
        postings.extend(page.marks.iter().map(|m| (*m, i as u32)));
    }
    postings.sort_unstable();
    // For each page, the stretches of the postings that hold its marks.
    let mut of_page: Vec<Vec<(u32, u32)>> = vec![Vec::new(); pages.len()];
    let mut from = 0;
    for run in postings.chunk_by(|a, b| a.0 == b.0) {
        let to = from + run.len();
        if (2..=COMMON).contains(&run.len()) {
            for (_, page) in run {
                of_page[*page as usize].push((from as u32, to as u32));
            }
        }
        from = to;
    }
    let mut shared: Vec<(f32, u16)> = vec![(0.0, 0); pages.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (i, runs) in of_page.iter().enumerate() {
        for &(from, to) in runs {
            let weight = 1.0 / (to - from - 1) as f32;
            for (_, other) in &postings[from as usize..to as usize] {
                let other = *other as usize;
                if shared[other].1 == 0 {
                    touched.push(other);
                }
                shared[other].0 += weight;
                shared[other].1 += 1;
            }
        }
        let mut found: Vec<(f32, usize)> = touched
            .iter()
            .filter(|&&o| {
                let (weight, runs) = shared[o];
                // Of a short page more runs are kept than of a long one: beside a long one, only as many of them count.
                let comparable = |x: usize, y: usize| {
                    let finer = is_short(pages[x]) && !is_short(pages[y]);
                    pages[x].marks.len() / if finer { FINER } else { 1 }
                };
                let shorter = comparable(i, o).min(comparable(o, i));
                let much = runs >= MANY && usize::from(runs) * 100 >= MUCH * shorter;
                o != i && runs >= LEAST && (weight >= ENOUGH || much)
            })
            .map(|&o| (shared[o].0, o))
            .collect();
        // Ties are broken by the pages' own numbers, so that the order of the list does not show.
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| pages[a.1].whole.cmp(&pages[b.1].whole)));
        pairs.extend(found.iter().take(MOST).map(|&(_, o)| (i.min(o), i.max(o))));
        for o in touched.drain(..) {
            shared[o] = (0.0, 0);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
