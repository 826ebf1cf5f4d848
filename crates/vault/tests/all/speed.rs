//! How long things take on ten thousand pages. The bounds are wide: they catch a wrong plan, not a slow machine.

use std::time::Instant;

use record::FileKind;
use vault::{CreateOptions, Passphrase, SearchQuery, Unlock, Vault, salvage};

use crate::support::*;

/// Words as common as in real papers: the first ones are on every page.
fn prose(seed: u64, words: usize) -> String {
    let mut random = scatter(seed);
    let mut text = String::new();
    for _ in 0..words {
        // Squared, so that low numbers are common.
        let n = random(3000) * random(3000) / 3000;
        let syllables = ["the", "pla", "car", "mo", "ther", "ing", "re", "view", "so", "cial", "wor", "ker"];
        text.push_str(syllables[n % 12]);
        text.push_str(syllables[n / 12 % 12]);
        text.push_str(syllables[n / 144 % 12]);
        text.push(' ');
    }
    text
}

#[test]
fn ten_thousand_pages_are_saved_and_searched_fast() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let start = Instant::now();
    for part in 0..10u32 {
        let file = keep(&mut vault, &format!("{part}.pdf"), format!("file {part}").as_bytes());
        for batch in 0..10u32 {
            let pages: Vec<_> = (1..=100)
                .map(|n| page(batch * 100 + n, &prose(u64::from(part * 1000 + batch * 100 + n), 380)))
                .collect();
            save(&mut vault, file, &pages);
        }
        if part == 0 {
            eprintln!("first 1,000 pages, made and saved: {:?}", start.elapsed());
        }
    }
    eprintln!("10,000 pages, made and saved: {:?}", start.elapsed());
    vault.settle().expect("settled");
    let reader = vault.reader().expect("a reader");
    let mut took = Vec::new();
    for words in [
        "th",
        "the",
        "thet",
        "pl",
        "pla",
        "plac",
        "car",
        "care",
        "mo",
        "re",
        "re ",
        "thethethe",
        "thethethe ",
        "so",
        "review",
        "so wor",
        "thethethe plathethe",
        "\"thethethe plathethe\"",
        "carmothe rev",
        "zz",
        "wor",
        "socialwor",
        "thethethe mothermo",
        "s",
        "social",
    ] {
        for offset in [0, 20] {
            let start = Instant::now();
            let query = SearchQuery { words: words.into(), limit: 20, offset };
            let answer = reader.search(&query).expect("search");
            let time = start.elapsed();
            took.push(time);
            eprintln!("{words:24} {:6} {} {time:?}", answer.total, if answer.ranked { "ranked" } else { "in order" });
        }
    }
    took.sort_unstable();
    eprintln!("search: median {:?}, slowest {:?}", took[took.len() / 2], took[took.len() - 1]);
    assert!(took[took.len() / 2].as_millis() < 50 && took[took.len() - 1].as_millis() < 250);
    drop(reader);
    let start = Instant::now();
    let mut pages = 0;
    vault.all_findings(|_, _, _, _, _| pages += 1).expect("walked");
    eprintln!("all findings of {pages} pages: {:?}", start.elapsed());
    let start = Instant::now();
    let counted = (vault.pages_ready().expect("count"), vault.pages_with_problems().expect("count"));
    for file in vault.files().expect("files") {
        assert_eq!(
            (vault.page_counts(file.id).expect("count").ready, vault.page_problems(file.id).expect("list").len()),
            (1000, 0)
        );
    }
    assert_eq!(counted, (10_000, 0));
    eprintln!("counts of all files and of each: {:?}", start.elapsed());
    let start = Instant::now();
    vault.close().expect("closed");
    eprintln!("close and seal: {:?}", start.elapsed());
    let size = std::fs::metadata(dir.path().join("v.db")).expect("there").len();
    let start = Instant::now();
    let (mut vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    eprintln!("open {} MB without the passphrase's own time: {:?}", size >> 20, start.elapsed());
    let start = Instant::now();
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    eprintln!("full check: {:?}", start.elapsed());
    let start = Instant::now();
    let file = vault.files().expect("files")[4].id;
    assert_eq!(vault.delete_for_good(file).expect("deleted").pages, 1000);
    eprintln!("delete 1,000 pages for good: {:?}", start.elapsed());
    let next = Passphrase::new("another one entirely");
    let start = Instant::now();
    vault.new_keys(&next, &mut |_, _| true).expect("new keys");
    eprintln!("new keys, 9,000 pages: {:?}", start.elapsed());
    let start = Instant::now();
    let away = tempfile::tempdir().expect("dir");
    let kind = |_: &[u8]| (FileKind::Pdf, "pdf");
    let unlock = Unlock::Passphrase(&next);
    let told = salvage(dir.path(), unlock, &away.path().join("v"), &next, "n", &kind, &mut |_, _| true);
    assert_eq!(told.expect("salvaged").1.pages, 9_000);
    eprintln!("salvage, 9,000 pages: {:?}", start.elapsed());
}

#[test]
fn the_passphrase_lock_costs_what_it_should() {
    let dir = tempfile::tempdir().expect("dir");
    let options = CreateOptions { name: "x".into(), passphrase: pass(), work_factor: 18 };
    Vault::create(dir.path(), options).expect("made").0.close().expect("closed");
    let start = Instant::now();
    let (vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    let took = start.elapsed();
    eprintln!("open with work factor 18: {took:?}");
    drop(vault);
    assert!(took.as_millis() > 100, "2^18 rounds cannot be this fast: {took:?}");
    let text = std::fs::read(dir.path().join("keys/pass.age")).expect("there");
    assert!(String::from_utf8_lossy(&text).lines().nth(1).is_some_and(|l| l.ends_with(" 18")));
}
