//! A door for the fuzz targets: each reader of the vault's own files alone, with keys that are fixed and known.
//!
//! Checksums are made to fit here, since a fuzzer never finds one; so what stands behind them is reached.

use std::io::Write;
use std::path::Path;

use record::{FileId, PageContent, PageFindings, TextFrom, WordBox};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::blob::{Blob, Blobs};
use crate::db::{migrations, pages, search, word_boxes};
use crate::head::Head;
use crate::keyfile::{self, Root, Unlock};
use crate::keys::KeyRing;
use crate::{Hit, RecoveryWords, SearchQuery, label};

const VAULT: &str = "00000000-0000-4000-8000-000000000000";
const ROOT: [u8; 32] = [7; 32];

/// A label with a body that may be anything, and both its checksums made to fit. True when it is taken.
///
/// # Panics
/// When a label of this format that is taken does not come back as it was.
#[must_use]
pub fn label(body: &str) -> bool {
    let mut text = body.to_owned();
    text.push_str(&format!("check = \"{}\"\n", &blake3::hash(text.as_bytes()).to_hex()[..16]));
    let mac = blake3::keyed_hash(&ROOT, text.as_bytes());
    text.push_str(&format!("mac = \"{}\"\n", mac.to_hex()));
    let Some(found) = label::read(text.as_bytes()) else { return false };
    assert!(found.is_genuine(&ROOT));
    let _ = found.label.salt_bytes();
    if found.label.format <= label::FORMAT {
        let again = label::read(&found.label.seal(&ROOT)).expect("our own label");
        assert_eq!(again.label, found.label);
    }
    true
}

/// A label as it lies on the disk, checksums and all.
#[must_use]
pub fn raw_label(bytes: &[u8]) -> bool {
    label::read(bytes).is_some_and(|found| found.is_genuine(&ROOT))
}

/// A head with a body that may be anything, and its checksum made to fit. True when it is taken.
///
/// # Panics
/// When a head that is taken is not of the vault, or does not come back as it was.
#[must_use]
pub fn head(body: &str) -> bool {
    let keys = KeyRing::new(&ROOT, VAULT);
    let mut text = body.to_owned();
    text.push_str(&format!("mac = \"{}\"\n", blake3::keyed_hash(keys.get("head"), body.as_bytes()).to_hex()));
    let Some(found) = Head::read(text.as_bytes(), &keys, VAULT) else { return false };
    assert_eq!(found.vault, VAULT);
    assert_eq!(Head::read(&found.seal(&keys), &keys, VAULT), Some(found));
    true
}

/// What a key file holds inside. True when it is taken, which only the one text of a root key is.
///
/// # Panics
/// When another text than its own gives a root key.
#[must_use]
pub fn key_payload(text: &str) -> bool {
    Root::from_text(text).is_some_and(|root| {
        assert_eq!(root.to_text().as_str(), text);
        true
    })
}

/// The payload of a key file, for a seed.
#[must_use]
pub fn sound_payload() -> String {
    Root { vault: VAULT.into(), key: Zeroizing::new(ROOT) }.to_text().to_string()
}

/// `keys/recovery.age` with the recovery words `abandon amount liar …`. True when it opens.
#[must_use]
pub fn recovery_file(bytes: &[u8]) -> bool {
    keyfile::fuzzed(bytes, Unlock::Words(&words()))
}

/// A recovery file that opens, for a seed.
#[must_use]
pub fn sound_recovery_file() -> Vec<u8> {
    let recipient = words().identity().to_public();
    age::encrypt(&recipient, sound_payload().as_bytes()).expect("memory takes all")
}

fn words() -> RecoveryWords {
    RecoveryWords::parse("abandon amount liar amount expire adjust cage candy arch gather drum buyer")
        .expect("the example of the format")
}

/// Boxes of words, unpacked; those that come out are packed and unpacked again.
///
/// # Panics
/// When packing what was unpacked loses a place in the text, or makes more of it than went in.
#[must_use]
pub fn boxes(packed: &[u8]) -> Option<Vec<WordBox>> {
    let boxes = word_boxes::unpack(packed)?;
    assert!(boxes.len() <= packed.len() / 6, "a word takes six bytes or more");
    let again = word_boxes::unpack(&word_boxes::pack(&boxes)).expect("our own bytes");
    assert_eq!(again.len(), boxes.len());
    assert!(boxes.iter().zip(&again).all(|(a, b)| (a.start, a.end) == (b.start, b.end)));
    Some(boxes)
}

/// Boxes packed, for a seed.
#[must_use]
pub fn packed(boxes: &[WordBox]) -> Vec<u8> {
    word_boxes::pack(boxes)
}

/// An original as it lies on the disk, read as the original of `bytes` would be. True when it is taken.
///
/// # Panics
/// When other bytes are taken for it.
#[must_use]
pub fn blob(folder: &Path, stored: &[u8], bytes: &[u8]) -> bool {
    let blobs = Blobs::new(folder, &KeyRing::new(&ROOT, VAULT));
    let blob = Blob {
        name: blobs.name_of(bytes),
        sha256: String::new(),
        size: bytes.len() as u64,
        stored: stored.len() as u64,
    };
    let path = folder.join("blob");
    std::fs::File::create(&path).and_then(|mut f| f.write_all(stored)).expect("the folder is ours");
    let mut out = Vec::new();
    let taken = blobs.read_at(&path, &blob, &mut out).is_ok();
    assert!(out.len() as u64 <= blob.size + 1, "more came out than the row says");
    assert!(!taken || out == bytes, "other bytes were taken for the original");
    taken
}

/// An original as it is stored, for a seed.
#[must_use]
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    let identity: age::x25519::Identity =
        KeyRing::new(&ROOT, VAULT).originals().parse().expect("our own key is one that age reads");
    age::encrypt(&identity.to_public(), bytes).expect("memory takes all")
}

/// A database in memory with no key, for looking things up.
pub struct Shelf(Connection);

impl Shelf {
    /// # Panics
    /// When there is no memory for it.
    #[must_use]
    pub fn new() -> Self {
        let mut connection = Connection::open_in_memory().expect("memory");
        connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;").expect("settings");
        migrations::run(&mut connection, VAULT).expect("tables");
        Self(connection)
    }

    /// Saves one page over any before it, looks for what was typed, and gives what was found with the page as it came back.
    ///
    /// # Panics
    /// When a page cannot be saved, or anything typed is taken as a command of the index.
    pub fn look(&self, page: &PageContent, typed: &str) -> (Vec<Hit>, Vec<(u32, u32)>, PageContent) {
        let saved = pages::SavedPage { number: 1, content: page, findings: &PageFindings::default() };
        pages::save(&self.0, FileId(1), &saved).expect("a page is saved");
        let query = SearchQuery { words: typed.to_owned(), limit: 10, offset: 0 };
        let answer = search::search(&self.0, &query).expect("nothing typed is an error");
        let id = pages::id(FileId(1), 1).expect("a page");
        let places = search::on_page(&self.0, id, typed).expect("nothing typed is an error");
        let back = pages::get(&self.0, FileId(1), 1).expect("it is sound").expect("it is there");
        (answer.hits, places, back.content)
    }
}

impl Default for Shelf {
    fn default() -> Self {
        Self::new()
    }
}

/// A page of words alone.
#[must_use]
pub fn page_of(text: &str) -> PageContent {
    PageContent {
        text: text.to_owned(),
        text_from: TextFrom::Text,
        width: 595.0,
        height: 842.0,
        words: Vec::new(),
        redactions: Vec::new(),
        problem: None,
        has_picture: false,
        scan: record::Scan::No,
    }
}
