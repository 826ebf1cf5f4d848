//! Papers that are there twice, word for word or nearly.

use std::collections::BTreeSet;

use sample::Truth;

use crate::Measure;
use crate::export::{Export, Paper};

type Begins = (String, u32);

pub fn score(export: &Export, truth: &Truth) -> Vec<Measure> {
    let begins = |paper: &Paper| paper.pages.iter().min().cloned();
    let of = |id: &Option<String>| export.papers.iter().find(|p| Some(&p.id) == id.as_ref()).and_then(begins);
    let pairs = |field: &dyn Fn(&Paper) -> &Option<String>| -> BTreeSet<(Begins, Begins)> {
        export.papers.iter().filter_map(|p| Some(pair(begins(p)?, of(field(p))?))).collect()
    };
    let exact = pairs(&|p| &p.duplicate_of);
    let near = pairs(&|p| &p.near_duplicate_of);
    let there = |exact: bool| -> BTreeSet<(Begins, Begins)> {
        let alike = truth.duplicates.iter().filter(|d| d.exact == exact);
        alike.map(|d| pair((d.file.clone(), d.first_page), (d.of_file.clone(), d.of_first_page))).collect()
    };
    let measure = |name: &str, found: &BTreeSet<_>, wanted: &BTreeSet<_>| {
        Measure::hits(name, found.intersection(wanted).count(), found.len(), wanted.len())
    };
    vec![measure("exact copies", &exact, &there(true)), measure("near copies", &near, &there(false))]
}

/// Which of two alike papers is called the copy does not matter.
fn pair(a: Begins, b: Begins) -> (Begins, Begins) {
    if a < b { (a, b) } else { (b, a) }
}
