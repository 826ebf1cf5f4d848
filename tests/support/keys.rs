//! The database of a safe place opened from outside, as docs/formats/vault.md says how.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::PASSPHRASE;

/// The root key in letters, and the raw key of the database, from what a key file holds.
pub fn of(text: &str) -> (String, Vec<u8>) {
    let told =
        |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).expect("the key file tells it").to_owned();
    let (root, vault) = (told("# root "), told("# vault "));
    let raw: Vec<u8> = (0..32).map(|i| u8::from_str_radix(&root[i * 2..][..2], 16).expect("hex")).collect();
    let mut database = vec![0; 32];
    let info = format!("ownstory/v1/database/{vault}");
    hkdf::Hkdf::<sha2::Sha256>::new(None, &raw).expand(info.as_bytes(), &mut database).expect("32 bytes");
    (root, database)
}

/// The database of a closed safe place, decrypted by the passphrase.
pub fn database(safe: &Path) -> rusqlite::Connection {
    let locked = fs::read(safe.join("keys/pass.age")).expect("the key file");
    let passphrase = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    let mut text = String::new();
    age::Decryptor::new(&locked[..])
        .and_then(|file| file.decrypt(std::iter::once(&passphrase as &dyn age::Identity)))
        .expect("the passphrase opens it")
        .read_to_string(&mut text)
        .expect("text");
    let label = fs::read_to_string(safe.join("vault.toml")).expect("the label");
    let label: toml::Table = label.parse().expect("toml");
    let mut key = String::from("x'");
    of(&text).1.iter().for_each(|byte| write!(key, "{byte:02x}").expect("text grows"));
    key.push_str(label["salt"].as_str().expect("the salt"));
    key.push('\'');
    let database = rusqlite::Connection::open(safe.join("v.db")).expect("the database");
    database.pragma_update(None, "key", &key).expect("the key");
    database
}

/// Everything that a database holds, cell by cell: `table.column`, and its bytes. The last are the words of the search index, which
/// its own tables hold shortened.
pub fn cells(database: &rusqlite::Connection) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").expect("it is open");
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).expect("rows").map(|n| n.expect("a name")).collect();
    database
        .execute_batch("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, page_fts, row)")
        .expect("the index has words");
    for table in names.iter().map(String::as_str).chain(["indexed"]) {
        let mut all = database.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
        let columns: Vec<String> = all.column_names().map(|name| format!("{table}.{name}")).collect();
        let mut rows = all.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for (i, column) in columns.iter().enumerate() {
                let bytes = match row.get_ref(i).expect("a cell") {
                    rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => bytes.to_vec(),
                    _ => continue,
                };
                found.push((column.clone(), bytes));
            }
        }
    }
    found
}
