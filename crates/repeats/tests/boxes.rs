//! Two copies with other parts removed: what each shows more, in words that stand in clear.

use repeats::{ChangeKind, PageWords, compare};

#[test]
fn the_words_that_one_copy_shows_and_the_other_hides() {
    let open = "He asked when he would see his sister, and was told that a visit would be set up for Easter.\nMrs Osei said that he eats better now.";
    let text = open.replace("his sister", "[REDACTED]").replace("Mrs Osei", "[REDACTED]");
    let mark = |from: usize| {
        let at = from + text[from..].find("[REDACTED]").unwrap();
        (at as u32, at as u32 + 10)
    };
    let first = mark(0);
    let hidden = vec![first, mark(first.1 as usize)];
    let left = PageWords { text: text.clone(), hidden, scanned: false };
    let right = PageWords { text: open.into(), ..PageWords::default() };
    let told = compare(&left, &right);
    assert_eq!((told.more_left, told.more_right), (0, 4));
    let shown: Vec<&str> =
        told.changes.iter().flat_map(|c| &c.right).map(|&(a, b)| &open[a as usize..b as usize]).collect();
    assert_eq!(shown, ["his sister", "Mrs Osei"]);
    assert!(told.changes.iter().all(|c| c.kind == ChangeKind::LeftHides && c.left.is_empty()));
}
