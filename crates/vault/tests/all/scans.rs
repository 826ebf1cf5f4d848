//! Pages that are pictures: which wait to be read, what was read from them, and the reading under the person's words.

use record::{FileState, Scan, TextFrom};
use vault::{SavedPage, ScanCounts, SearchQuery, Unlock, Vault, salvage};

use crate::support::*;

fn hits(vault: &Vault, words: &str) -> u64 {
    vault.search(&SearchQuery { words: words.into(), limit: 5, offset: 0 }).expect("search").total.into()
}

#[test]
fn a_page_waits_is_read_and_is_read_over() {
    let dir = tempfile::tempdir().expect("dir");
    let (mut vault, _) = create(dir.path());
    let file = keep(&mut vault, "scans.pdf", b"%PDF-1.7 pictures");
    let pages: Vec<_> = [(1, Scan::ToRead), (2, Scan::ToRead), (3, Scan::No)]
        .map(|(n, scan)| {
            let (n, mut content, findings) = page(n, if scan == Scan::No { "typed page" } else { "" });
            if scan == Scan::ToRead {
                (content.text_from, content.words, content.redactions) = (TextFrom::None, vec![], vec![]);
            }
            content.scan = scan;
            (n, content, findings)
        })
        .into();
    save(&mut vault, file, &pages);
    assert_eq!(vault.pages_to_read().expect("asked"), [(file, 1), (file, 2)]);

    let (_, mut read, found) = page(1, "Mrs Srnith came");
    read.text_from = TextFrom::Ocr;
    read.scan = Scan::Read { confidence: 0.75, unsure: vec![(4, 10)] };
    vault.save_page_over(file, &SavedPage { number: 1, content: &read, findings: &found }, None).expect("saved");
    assert_eq!(vault.page(file, 1).expect("read").expect("there").content, read);
    assert_eq!((hits(&vault, "srnith"), vault.pages_to_read().expect("asked").len()), (1, 1));

    // The person's word lies over it, and what was read is kept.
    let (_, mut typed, found) = page(1, "Mrs Smith came");
    typed.text_from = TextFrom::Ocr;
    typed.scan = Scan::Read { confidence: 0.75, unsure: vec![] };
    vault
        .save_page_over(file, &SavedPage { number: 1, content: &typed, findings: &found }, Some(&read))
        .expect("saved");
    assert_eq!((hits(&vault, "srnith"), hits(&vault, "smith")), (0, 1));
    assert_eq!(vault.reading(file, 1).expect("asked"), Some(read.clone()));
    assert_eq!(vault.pages_with_typed_words().expect("asked"), [(file, 1)]);

    let (_, mut hopeless, found) = page(2, "");
    (hopeless.text_from, hopeless.words, hopeless.redactions) = (TextFrom::None, vec![], vec![]);
    hopeless.scan = Scan::CouldNotRead;
    vault.save_page_over(file, &SavedPage { number: 2, content: &hopeless, findings: &found }, None).expect("saved");
    let counts = ScanCounts { to_read: 0, read: 1, could_not_read: 1 };
    assert_eq!(vault.scan_counts(None).expect("asked"), counts);
    assert_eq!(vault.scan_counts(Some(file)).expect("asked"), counts);
    vault.set_file(file, FileState::Done, None, 3).expect("set");
    vault.close().expect("closed");

    // Salvage carries all of it over.
    let (vault, _) = Vault::open(dir.path(), &pass()).expect("opens");
    assert_eq!(vault.scan_counts(None).expect("asked"), counts);
    drop(vault);
    let to = tempfile::tempdir().expect("dir");
    let into = to.path().join("new");
    let kind = |_: &[u8]| (record::FileKind::Pdf, "pdf");
    salvage(dir.path(), Unlock::Passphrase(&pass()), &into, &pass(), "New", &kind, &mut |_, _| true).expect("saved");
    let (saved, _) = Vault::open(&into, &pass()).expect("opens");
    assert_eq!(saved.page(file, 1).expect("read").expect("there").content.scan, typed.scan);
    assert_eq!(saved.reading(file, 1).expect("asked"), Some(read));
    assert_eq!(saved.scan_counts(None).expect("asked"), counts);
    let mut saved = saved;
    saved.read_scan_again(file, 2).expect("waits");
    assert_eq!(saved.pages_to_read().expect("asked"), [(file, 2)]);
    // Taken out, it waits no longer; deleted, nothing of it stays.
    saved.remove_file(file).expect("removed");
    assert!(saved.pages_to_read().expect("asked").is_empty());
    saved.delete_for_good(file).expect("deleted");
    assert!(saved.pages_with_typed_words().expect("asked").is_empty());
}
