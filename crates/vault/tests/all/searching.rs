//! Finding words: what matches, what is shown, and that nothing typed can break it.

use proptest::prelude::*;
use vault::{SearchAnswer, SearchQuery, Vault};

use crate::support::*;

fn shelf() -> (tempfile::TempDir, Vault) {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    let long =
        format!("{} Mrs O\u{2019}Brien moved the child to Hillside. {}", "before ".repeat(90), "after ".repeat(90));
    let texts = [
        "Foster care review at Leeds",
        "The carer fostered hope. Café Noël",
        "Review of the foster carer",
        long.as_str(),
    ];
    let pages: Vec<_> = (1..).zip(texts).map(|(n, t)| page(n, t)).collect();
    save(&mut vault, file, &pages);
    (dir, vault)
}

fn look(vault: &Vault, words: &str) -> SearchAnswer {
    vault.search(&SearchQuery { words: words.into(), limit: 20, offset: 0 }).expect("never an error")
}

fn pages(vault: &Vault, words: &str) -> Vec<u32> {
    let mut found: Vec<_> = look(vault, words).hits.iter().map(|h| h.page).collect();
    found.sort_unstable();
    found
}

#[test]
fn all_words_must_be_there_and_the_last_may_be_a_beginning() {
    let (_dir, vault) = shelf();
    assert_eq!(pages(&vault, "foster"), [1, 2, 3]);
    assert_eq!(pages(&vault, "foster "), [1, 3]);
    assert_eq!(pages(&vault, "FOSTER review"), [1, 3]);
    assert_eq!(pages(&vault, "foster hillside"), [] as [u32; 0]);
    assert_eq!(pages(&vault, "\"foster care\""), [1]);
    assert_eq!(pages(&vault, "\"foster care"), [1, 3]);
    assert_eq!(pages(&vault, "cafe noel"), [2]);
    assert_eq!(pages(&vault, "o'brien"), [4]);
    assert_eq!(pages(&vault, "review OR hillside"), [] as [u32; 0]);
    assert_eq!(pages(&vault, ""), [] as [u32; 0]);
}

#[test]
fn a_hit_says_where_the_words_are() {
    let (_dir, vault) = shelf();
    let answer = look(&vault, "hillside");
    assert_eq!((answer.total, answer.capped, answer.ranked), (1, false, true));
    let hit = &answer.hits[0];
    let cut = |text: &str, (a, b): (u32, u32)| record::char_slice(text, a, b).to_owned();
    assert_eq!(cut(&hit.snippet, hit.marks[0]), "Hillside");
    assert!(hit.snippet.starts_with('…') && hit.snippet.ends_with('…') && hit.snippet.chars().count() <= 190);
    let text = vault.page(hit.file, hit.page).expect("read").expect("there").content.text;
    assert_eq!(cut(&text, hit.places[0]), "Hillside");
}

#[test]
fn answers_come_in_pieces() {
    let (_dir, vault) = shelf();
    let piece = |offset| {
        let query = SearchQuery { words: "foster".into(), limit: 2, offset };
        vault.search(&query).expect("search").hits.into_iter().map(|h| h.page).collect::<Vec<_>>()
    };
    let mut all = [piece(0), piece(2)].concat();
    all.sort_unstable();
    assert_eq!(all, [1, 2, 3]);
    assert!(piece(4).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_typed_is_an_error(typed in prop::collection::vec("\\PC{0,40}|[\"*^:(){}+\\-a ]{0,20}|(NEAR|AND|OR|NOT|text|\"| |\\*){1,8}", 400)) {
        let (_dir, vault) = shelf();
        for words in typed {
            for hit in look(&vault, &words).hits {
                let length = hit.snippet.chars().count() as u32;
                prop_assert!(hit.marks.iter().all(|(a, b)| a <= b && *b <= length));
            }
        }
    }
}
