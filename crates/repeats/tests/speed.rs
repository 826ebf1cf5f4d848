//! How long ten thousand pages take. Reported, never failed: `cargo test -p repeats --test speed -- --ignored --nocapture`

mod common;

use std::time::Instant;

use common::{found, laid, words};
use repeats::{Judged, Said};
use sample::copies::{Copies, Family, copies};

#[test]
#[ignore = "prints times"]
fn ten_thousand_pages() {
    let mut made = Copies::default();
    let mut seed = 900;
    while made.papers.iter().map(|p| p.pages.len()).sum::<usize>() < 10_000 {
        // Many files of moderate size, each of a vocabulary of its own making.
        let family = if seed % 2 == 0 { Family::First } else { Family::Second };
        made.papers.extend(copies(family, seed, 600).papers);
        seed += 1;
    }
    let start = Instant::now();
    for page in made.papers.iter().flat_map(|p| &p.pages) {
        std::hint::black_box(repeats::sketch(&words(page), None));
    }
    let sketched = start.elapsed();
    let laid = laid(&made);
    let mut judged = Judged::default();
    let start = Instant::now();
    let all = found(&made, &laid, &Said::default(), &mut judged);
    let first = start.elapsed();
    let start = Instant::now();
    let again = found(&made, &laid, &Said::default(), &mut judged);
    let second = start.elapsed();
    assert_eq!(all, again);
    let bytes: usize = laid.pages.iter().map(|p| p.2.marks.len() * 4).sum();
    eprintln!(
        "{} pages: sketches {sketched:?} ({bytes} bytes), whole view {first:?} ({} pairs), again {second:?}, {} groups, {} passages",
        laid.pages.len(),
        judged.len(),
        all.groups.len(),
        all.passages.len()
    );

    let start = Instant::now();
    let all = made.papers.iter().flat_map(|p| &p.pages);
    let kept: Vec<_> = all.map(|page| repeats::sentences(&words(page), &[])).collect();
    let numbered = start.elapsed();
    let pages: Vec<repeats::PageSentences<'_>> = laid
        .pages
        .iter()
        .zip(&kept)
        .enumerate()
        .map(|(i, ((file, page, ..), sentences))| repeats::PageSentences {
            file: *file,
            page: *page,
            order: i as u32 + 1,
            sentences: &sentences.0,
        })
        .collect();
    let start = Instant::now();
    let copied = repeats::copied(&pages, &laid.documents, &mut |_| Ok::<_, ()>(None)).unwrap();
    eprintln!(
        "{} sentences in {numbered:?}; copied forward in {:?}: {} passages",
        kept.iter().map(|s| s.0.len()).sum::<usize>(),
        start.elapsed(),
        copied.len()
    );
}
