//! Pages, findings and settings as the desk saves and reads them, also from a second thread.

use record::{FileId, FileState, PageProblem, TextFrom, TextHash};
use vault::{MOST_PAGES, SearchQuery, Vault, VaultError};

use crate::support::*;

#[test]
fn pages_come_back_as_they_were_saved() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    let mut odd = page(2, "née £5 \u{2588}\u{2588} \0 \u{1f600}");
    odd.1.problem = Some(PageProblem::TookTooLong);
    odd.1.text_from = TextFrom::None;
    odd.1.redactions.clear();
    let pages = [page(1, "First page of words"), odd, page(MOST_PAGES, "")];
    save(&mut vault, file, &pages);
    for again in 0..2 {
        for (n, content, findings) in &pages {
            let row = vault.page(file, *n).expect("read").expect("saved");
            assert_eq!((&row.content, &row.findings), (content, findings), "page {n}, {again}");
            assert_eq!(row.text_hash, TextHash::of(&content.text));
        }
        vault.close().expect("closed");
        vault = Vault::open(dir.path(), &pass()).expect("opens").0;
    }
    assert_eq!(vault.page_numbers_done(file).expect("numbers"), [1, 2, MOST_PAGES]);
    assert_eq!(vault.page(file, 3).expect("read"), None);
    assert_eq!(vault.page(file, 0).expect("read"), None);
    assert_eq!(vault.page(FileId(77), 1).expect("read"), None);
    let (_, content, findings) = page(1, "x");
    for number in [0, MOST_PAGES + 1] {
        let list = [vault::SavedPage { number, content: &content, findings: &findings }];
        assert!(matches!(vault.save_pages(file, &list), Err(VaultError::NotFound)));
    }
    let list = [vault::SavedPage { number: 1, content: &content, findings: &findings }];
    assert!(matches!(vault.save_pages(FileId(77), &list), Err(VaultError::NotFound)));
}

#[test]
fn a_batch_is_saved_whole_or_not_at_all() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    let (_, content, findings) = page(1, "needle");
    let numbers = [1, 2, MOST_PAGES + 1];
    let list = numbers.map(|number| vault::SavedPage { number, content: &content, findings: &findings });
    assert!(vault.save_pages(file, &list).is_err());
    assert!(vault.page_numbers_done(file).expect("numbers").is_empty());
    let query = SearchQuery { words: "needle".into(), limit: 9, offset: 0 };
    assert_eq!(vault.search(&query).expect("search").total, 0);
}

#[test]
fn a_page_read_anew_replaces_the_old_reading_in_search_too() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    save(&mut vault, file, &[page(1, "the misread wrod"), page(2, "another")]);
    save(&mut vault, file, &[page(1, "the misread word")]);
    let count = |vault: &Vault, words: &str| {
        vault.search(&SearchQuery { words: words.into(), limit: 9, offset: 0 }).expect("search").total
    };
    assert_eq!((count(&vault, "wrod "), count(&vault, "word ")), (0, 1));
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    vault.rebuild_search().expect("rebuilt");
    assert_eq!((count(&vault, "wrod "), count(&vault, "word ")), (0, 1));
}

#[test]
fn findings_are_walked_in_order_and_renewed() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let (a, b) = (keep(&mut vault, "a.pdf", b"1"), keep(&mut vault, "b.pdf", b"2"));
    save(&mut vault, b, &[page(2, "b two"), page(1, "b one")]);
    save(&mut vault, a, &[page(10, "a ten"), page(9, "a nine")]);
    let mut seen = Vec::new();
    vault.all_findings(|f, n, found, hash, from| seen.push((f, n, found, hash, from))).expect("walked");
    let order: Vec<_> = seen.iter().map(|s| (s.0, s.1)).collect();
    assert_eq!(order, [(a, 9), (a, 10), (b, 1), (b, 2)]);
    assert!(seen.iter().all(|s| s.2 == page(1, "x").2 && s.4 == TextFrom::Pdf));
    assert_eq!(seen[3].3, TextHash::of("b two"));
    assert_eq!(vault.findings_older_than(3).expect("list"), []);
    assert_eq!(vault.findings_older_than(4).expect("list"), order);
    let mut newer = page(1, "x").2;
    newer.reader_version = 4;
    vault.update_findings(a, 9, &newer).expect("renewed");
    vault.update_many_findings(&[(b, 1, newer.clone()), (b, 2, newer.clone())]).expect("renewed");
    assert_eq!(vault.findings_older_than(4).expect("list"), [(a, 10)]);
    assert_eq!(vault.page(a, 9).expect("read").expect("there").findings, newer);
    assert!(matches!(vault.update_findings(a, 1, &newer), Err(VaultError::NotFound)));
}

#[test]
fn a_reader_reads_from_another_thread_while_pages_are_saved() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "a.pdf", b"bytes");
    save(&mut vault, file, &[page(1, "the needle")]);
    let reader = vault.reader().expect("a reader");
    let thread = std::thread::spawn(move || {
        let query = SearchQuery { words: "needle".into(), limit: 5, offset: 0 };
        let mut last = 0;
        while last < 400 {
            let total = reader.search(&query).expect("search").total;
            assert!(total >= last && total % 20 <= 1, "whole batches only: {total}");
            assert!(reader.page(file, 1).expect("read").is_some());
            last = total;
        }
    });
    for batch in 0..20 {
        let pages: Vec<_> = (1..=20).map(|n| page(1 + batch * 20 + n, "the needle again")).collect();
        save(&mut vault, file, &pages);
    }
    thread.join().expect("the reader saw it all");
    assert!(vault.settle().expect("settled"));
    vault.close().expect("closed");
}

#[test]
fn pages_are_counted_by_how_their_reading_ended() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let (a, b) = (keep(&mut vault, "a.pdf", b"1"), keep(&mut vault, "b.pdf", b"2"));
    let mut picture = page(2, "");
    picture.1.text_from = TextFrom::None;
    let mut broken = page(3, "");
    broken.1.text_from = TextFrom::None;
    broken.1.problem = Some(PageProblem::Damaged);
    for troubled in [&mut picture, &mut broken] {
        troubled.1.redactions.clear();
    }
    save(&mut vault, a, &[page(1, "seen by the worker"), picture, broken]);
    save(&mut vault, b, &[page(1, "words on the other file")]);
    let both = |vault: &Vault| (vault.pages_ready().expect("count"), vault.pages_with_problems().expect("count"));
    assert_eq!(both(&vault), (4, 1));
    let counts = vault.page_counts(a).expect("count");
    assert_eq!((counts.ready, counts.without_words), (3, 1));
    assert_eq!(vault.page_problems(a).expect("list"), [(3, PageProblem::Damaged)]);
    assert_eq!(vault.page_problems(b).expect("list"), []);
    let parts = vault.removed_parts().expect("list");
    assert_eq!(
        parts.iter().map(|p| (p.file, p.page, p.quote.as_str())).collect::<Vec<_>>(),
        [(a, 1, "s"), (b, 1, "w")]
    );
    assert_eq!(parts[0].text_hash, TextHash::of("seen by the worker"));
    assert_eq!(vault.find_on_page(b, 1, "file other").expect("places"), [(13, 18), (19, 23)]);
    assert_eq!(vault.find_on_page(b, 1, "nowhere").expect("places"), []);

    vault.remove_file(b).expect("removed");
    assert_eq!((both(&vault), vault.removed_parts().expect("list").len()), ((3, 1), 1));
    vault.set_file(a, FileState::DoneWithProblems, None, 3).expect("set");
    vault.read_again(a).expect("waits again");
    assert_eq!((both(&vault), vault.page_numbers_done(a).expect("numbers")), ((2, 0), vec![1, 2]));
    let file = &vault.files().expect("files")[0];
    assert_eq!((file.state, file.pages), (FileState::Kept, 3));
    assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
}

#[test]
fn settings_are_kept() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    assert_eq!(vault.setting("size").expect("read"), None);
    vault.set_setting("size", "big").expect("saved");
    vault.set_setting("size", "bigger").expect("saved");
    vault.close().expect("closed");
    let (vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(vault.setting("size").expect("read").as_deref(), Some("bigger"));
}
