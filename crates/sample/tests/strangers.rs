//! Each life that a stranger wrote is what its truth says: every word that the truth gives stands on its page, every page is
//! part of one paper, and every file is named. Nothing here knows what a life is called.

#![allow(clippy::unwrap_used)] // A test that cannot go on should stop.

mod words;

use std::collections::BTreeMap;

use record::RedactionKind;
use sample::{MadeUpFile, Place, Truth, stranger, strangers};
use words::pages_of;

fn lives() -> Vec<(String, MadeUpFile)> {
    let names = strangers().unwrap();
    assert!(!names.is_empty());
    names.into_iter().map(|name| (name.clone(), stranger(&name).unwrap())).collect()
}

/// Every place that a truth quotes.
fn quoted(truth: &Truth) -> Vec<&Place> {
    let mut places: Vec<&Place> = truth.events.iter().map(|e| &e.evidence).collect();
    places.extend(truth.entries.iter().map(|e| &e.evidence));
    places.extend(truth.named.iter().map(|n| &n.evidence));
    places.extend(truth.loose_dates.iter().map(|d| &d.evidence));
    places.extend(truth.disagreements.iter().flat_map(|d| &d.evidence));
    places
}

#[test]
fn every_word_of_a_truth_stands_on_its_page() {
    for (life, made) in lives() {
        let pages: BTreeMap<&str, Vec<String>> =
            made.files.iter().map(|f| (f.name.as_str(), pages_of(&f.bytes))).collect();
        for place in quoted(&made.truth) {
            let page = pages.get(place.file.as_str()).and_then(|p| p.get(place.page as usize - 1));
            let words = place.words.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.is_some_and(|p| p.contains(&words)), "{life}: {place:?}");
        }
    }
}

/// A row of block letters is a removed part, on each page where one stands.
#[test]
fn removed_words_are_counted_where_they_stand() {
    for (life, made) in lives() {
        for file in &made.files {
            for (n, page) in pages_of(&file.bytes).iter().enumerate() {
                let here = |r: &&sample::RedactionTruth| r.file == file.name && r.page as usize == n + 1;
                let removed = made.truth.redactions.iter().filter(here).any(|r| r.kind == RedactionKind::Words);
                assert!(removed || !page.contains('█'), "{life}: {} page {}", file.name, n + 1);
            }
        }
    }
}

#[test]
fn every_page_is_part_of_one_paper() {
    for (life, made) in lives() {
        let truth = &made.truth;
        for file in &truth.files {
            for page in 1..=file.pages {
                let on = |name: &str, first: u32, last: u32| name == file.file && (first..=last).contains(&page);
                let papers = truth.documents.iter().filter(|d| on(&d.file, d.first_page, d.last_page)).count();
                let strays = truth.strays.iter().filter(|s| on(&s.file, s.page, s.page)).count();
                assert_eq!(papers + strays, 1, "{life}: {} page {page}", file.file);
            }
        }
        let starts = |file: &str, page: u32| truth.documents.iter().any(|d| d.file == file && d.first_page == page);
        assert!(truth.strays.iter().all(|s| starts(&s.file, s.belongs_to)), "{life}: a stray sheet of no paper");
        for copy in &truth.duplicates {
            let both = starts(&copy.file, copy.first_page) && starts(&copy.of_file, copy.of_first_page);
            assert!(both, "{life}: {copy:?}");
        }
        assert!(truth.documents.iter().all(|d| d.undated == d.date.is_none()), "{life}: undated");
    }
}

#[test]
fn every_file_is_named_with_its_pages() {
    for (life, made) in lives() {
        let named: BTreeMap<&str, u32> = made.truth.files.iter().map(|f| (f.file.as_str(), f.pages)).collect();
        let printed: BTreeMap<&str, u32> =
            made.files.iter().map(|f| (f.name.as_str(), u32::try_from(pages_of(&f.bytes).len()).unwrap())).collect();
        assert_eq!(named, printed, "{life}");
    }
}
