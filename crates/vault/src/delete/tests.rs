//! The strictest look: every table, the index's own tables, and every page of the file in clear.

use record::{FileKind, PageContent, PageFindings, TextFrom};
use rusqlite::types::ValueRef;

use crate::locked::decrypted_pages;
use crate::{CreateOptions, NewFile, Passphrase, SavedPage, Vault};

fn content(text: &str) -> PageContent {
    PageContent {
        text: text.to_owned(),
        text_from: TextFrom::Pdf,
        width: 595.0,
        height: 842.0,
        words: Vec::new(),
        redactions: Vec::new(),
        problem: None,
        has_picture: false,
        scan: record::Scan::No,
    }
}

/// Every value of every table, shadow tables included, as bytes with their table's name.
fn everything(vault: &Vault) -> Vec<(String, Vec<u8>)> {
    let list = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'page_fts'";
    let mut statement = vault.connection.prepare(list).expect("listed");
    let tables: Vec<String> =
        statement.query_map([], |r| r.get(0)).expect("read").collect::<Result<_, _>>().expect("names");
    let mut all = Vec::new();
    for table in tables {
        let mut statement = vault.connection.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("read");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column).expect("a value") {
                    all.push((table.clone(), bytes.to_vec()));
                }
            }
        }
    }
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide].iter().any(|needle| bytes.windows(needle.len()).any(|w| w == *needle))
}

fn where_found(vault: &Vault, word: &str) -> Vec<String> {
    let mut found: Vec<String> =
        everything(vault).into_iter().filter(|(_, bytes)| holds(bytes, word)).map(|(table, _)| table).collect();
    if holds(&decrypted_pages(&vault.connection), word) {
        found.push("pages".into());
    }
    found
}

#[test]
fn no_word_of_a_deleted_paper_is_left_in_any_table_index_or_free_page() {
    let dir = tempfile::tempdir().expect("a folder");
    let folder = dir.path().join("v");
    let options = CreateOptions { name: "x".into(), passphrase: Passphrase::new("a b c d"), work_factor: 2 };
    let (mut vault, _) = Vault::create(&folder, options).expect("made");
    let mut keep = |name: &str| {
        let file = NewFile { name, parent: None, kind: FileKind::Pdf, bytes: name.as_bytes() };
        vault.keep_file(file).expect("kept").id
    };
    // A short paper, which is taken out of the index word by word; a long one, for which it is made anew; a short one
    // again after that.
    let papers = [("zebra", 1u32), ("yonder", 40), ("xenial", 1)];
    let gone: Vec<_> = papers.iter().map(|(word, _)| keep(&format!("{word}name.pdf"))).collect();
    let stays = keep("other.pdf");
    let findings = PageFindings::default();
    for round in 0..6 {
        for (file, word, many) in
            gone.iter().zip(papers).map(|(id, (word, n))| (*id, word, n)).chain([(stays, "plain", 90)])
        {
            let list: Vec<PageContent> = (1..=many)
                .map(|n| content(&format!("{word}word{round} {word} {word}{n} common {}", "filler text ".repeat(120))))
                .collect();
            let pages: Vec<_> = (1u32..)
                .zip(&list)
                .map(|(n, content)| SavedPage { number: n + round * many, content, findings: &findings })
                .collect();
            vault.save_pages(file, &pages).expect("saved");
        }
    }
    for ((word, many), id) in papers.into_iter().zip(gone) {
        assert!(where_found(&vault, &format!("{word}word")).len() > 2, "the search can find {word}");
        assert!(where_found(&vault, &format!("{word}name")).contains(&"file".to_owned()));
        let deleted = vault.delete_for_good(id).expect("deleted");
        assert_eq!((deleted.files, deleted.pages, deleted.log_emptied), (1, many * 6, true));
        // The index keeps what words have in common at their beginnings, so shorter parts are looked for too.
        for part in [&format!("{word}word"), &format!("{word}name"), word, &word[..4], &word[1..]] {
            assert_eq!(where_found(&vault, part), [] as [String; 0], "{part}");
        }
        assert!(where_found(&vault, "plainword").len() > 2, "what stays is there");
        assert!(vault.check(true, &mut |_, _| {}).expect("checked").problems.is_empty());
    }
}
