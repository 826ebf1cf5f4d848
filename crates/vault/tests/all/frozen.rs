//! A vault of each format that was ever released, made by the program of its time: it opens, and nothing of it is lost.

use std::fs;
use std::path::Path;

use record::{Decided, Decision, FileId, FileState};
use vault::{RecoveryWords, Seal, SearchQuery, Vault};

use crate::support::*;

const FREEZE: &str = "VAULT_TEST_FREEZE";
const WORDS: &str = "now lady hub shock mystery any ability clump remove erode luxury flavor";

/// Not a test of its own: makes the vault to freeze, for a new format only, in the folder that the variable names.
#[test]
fn freeze_worker() {
    let Ok(folder) = std::env::var(FREEZE) else { return };
    let (mut vault, words) = create(Path::new(&folder));
    let file = keep(&mut vault, "report.pdf", b"%PDF-1.7 the frozen file");
    save(&mut vault, file, &[page(1, "Moved to Hillside on 3.4.90"), page(2, "Café at the review")]);
    vault.set_file(file, FileState::Done, None, 2).expect("set");
    for name in ["Sam", "Alex"] {
        vault.decide(&Decision::NameSet { name: name.into() }, "2026-11-21T00:00:00Z").expect("decided");
    }
    vault.undo().expect("undone");
    vault.set_setting("language", "en").expect("saved");
    vault.close().expect("closed");
    eprintln!("the words: {}", words.to_words().join(" "));
}

#[test]
fn the_frozen_vault_of_format_1_opens() {
    let dir = tempfile::tempdir().expect("dir");
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/format-1");
    for (path, bytes) in snapshot(&frozen) {
        let to = dir.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("made");
        fs::write(to, bytes).expect("copied");
    }
    let words = RecoveryWords::parse(WORDS).expect("the words of then");
    drop(Vault::open_with_recovery(dir.path(), &words).expect("opens with its words"));
    let (vault, report) = Vault::open(dir.path(), &pass()).expect("opens with its passphrase");
    assert_eq!((report.seal, report.files, report.pages), (Seal::Verified, 1, 2));
    assert!(report.repaired.is_empty() && report.damaged.is_empty());
    let file = FileId(1);
    assert_eq!(vault.original(file).expect("whole"), b"%PDF-1.7 the frozen file");
    for (n, content, findings) in [page(1, "Moved to Hillside on 3.4.90"), page(2, "Café at the review")] {
        let row = vault.page(file, n).expect("read").expect("there");
        assert_eq!((row.content, row.findings), (content, findings));
    }
    let query = SearchQuery { words: "hillside mov".into(), limit: 5, offset: 0 };
    assert_eq!(vault.search(&query).expect("search").total, 1);
    assert_eq!(Decided::replay(&vault.decisions().expect("list")).name, "Sam");
    assert!(vault.can_redo().expect("asked"));
    assert_eq!(vault.setting("language").expect("read").as_deref(), Some("en"));
}
