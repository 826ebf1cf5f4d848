//! The only place where the database is opened: with a raw key, or not at all.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keys::KeyRing;
use crate::locked;
use crate::mutant::{self, Mutant};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Write,
    Read,
    /// For a closed database, proved by its seal, in a place where nothing can be written: no log, no lock, no file
    /// beside it. What another program changed in it meanwhile would go unnoticed until a page fails its check.
    Sealed,
}

/// Opens `v.db`. The file must be there, if empty, so that it has the right owner and mode.
///
/// # Errors
/// Damage when the key does not fit: the key was proved before on the key file, so it is never "wrong passphrase".
pub(crate) fn connect(path: &Path, keys: &KeyRing, salt: &[u8; 16], access: Access) -> Result<Connection> {
    // A pipe, device or link in its place is refused here; SQLite refuses links again.
    let length = disk::open_regular(path).map_err(not_there)?.metadata()?.len();
    let mode = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Sealed => OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    };
    let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let named = if access == Access::Sealed { PathBuf::from(immutable(path)) } else { path.to_owned() };
    let connection = Connection::open_with_flags(named, flags)?;

    // Its default is to write warnings to standard error.
    connection.query_row("PRAGMA cipher_log_level = NONE", [], |_| Ok(()))?;
    let mut spec = Zeroizing::new(Vec::with_capacity(99));
    spec.extend_from_slice(b"x'");
    push_hex(&mut spec, keys.get("database"));
    push_hex(&mut spec, salt);
    spec.push(b'\'');
    locked::give_key(&connection, &spec)?;

    let version: String = connection.query_row("PRAGMA cipher_version", [], |r| r.get(0))?;
    assert!(version.starts_with("4."), "built with SQLCipher 4: a plain SQLite would write in clear");
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -32768;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_prepared_statement_cache_capacity(64);
    // The first read: fails here and not later when the key does not fit the file.
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |r| r.get(0))?;
    if length > 0 && tables == 0 {
        return Err(damaged(DamagedPart::Database));
    }
    if access == Access::Write {
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |r| r.get(0))?;
        if mode != "wal" {
            return Err(VaultError::Database { code: -2 });
        }
        connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000;")?;
        if mutant::on(Mutant::UnsyncedLog) {
            connection.execute_batch("PRAGMA synchronous = NORMAL;")?;
        }
    }
    Ok(connection)
}

/// The path as SQLite takes it where it is told to trust that nobody writes.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push('/');
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(*byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            b':' if cfg!(windows) => uri.push(':'),
            b if b.is_ascii_alphanumeric() => uri.push(char::from(*b)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?immutable=1"
}

fn not_there(error: std::io::Error) -> VaultError {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::InvalidData => damaged(DamagedPart::Database),
        _ => error.into(),
    }
}

fn push_hex(into: &mut Vec<u8>, bytes: &[u8]) {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            into.push(b"0123456789abcdef"[usize::from(digit)]);
        }
    }
}

/// Proves on the file itself that it is encrypted.
pub(crate) fn is_encrypted(path: &Path) -> Result<bool> {
    let mut start = [0; 16];
    std::io::Read::read_exact(&mut disk::open_regular(path)?, &mut start)?;
    Ok(&start != b"SQLite format 3\0")
}

/// Moves everything from the log into the database file and empties the log. False when a reader was in the way.
pub(crate) fn checkpoint(connection: &Connection) -> Result<bool> {
    let (busy, log): (i64, i64) =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(busy == 0 && log <= 0)
}

/// How many pages of the file fail SQLCipher's own check (at most 100 are counted).
pub(crate) fn bad_pages(connection: &Connection) -> Result<u32> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    let mut bad = 0;
    while bad < 100 && rows.next()?.is_some() {
        bad += 1;
    }
    Ok(bad)
}

/// True when SQLite finds every page and row well formed.
pub(crate) fn is_well_formed(connection: &Connection) -> Result<bool> {
    let answer = connection.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0));
    match answer.map_err(VaultError::from) {
        Ok(word) => Ok(word == "ok"),
        Err(VaultError::Damaged { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(connection: &Connection, sql: &str) -> String {
        connection
            .query_row(sql, [], |r| r.get::<_, rusqlite::types::Value>(0))
            .map(|v| match v {
                rusqlite::types::Value::Integer(n) => n.to_string(),
                rusqlite::types::Value::Text(t) => t,
                other => format!("{other:?}"),
            })
            .unwrap_or_default()
    }

    #[test]
    fn the_database_is_opened_with_every_guard_on() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().canonicalize().expect("a real path").join("v.db");
        disk::create_new(&path).expect("made");
        let keys = KeyRing::new(&[1; 32], "a");
        let connection = connect(&path, &keys, &[2; 16], Access::Write).expect("opens");
        connection.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES ('canary')").expect("written");
        for (pragma, value) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("secure_delete", "1"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("temp_store", "2"),
            ("cipher_log_level", "NONE"),
            ("cipher_memory_security", "0"),
            ("cipher_page_size", "4096"),
        ] {
            assert_eq!(answer(&connection, &format!("PRAGMA {pragma}")), value, "{pragma}");
        }
        // Set in .cargo/config.toml: nothing can move temporary tables to a file in clear.
        assert_eq!(answer(&connection, "SELECT sqlite_compileoption_used('TEMP_STORE=3')"), "1");
        assert!(connection.execute("ATTACH ':memory:' AS other", []).is_err());
        assert!(connection.query_row("SELECT load_extension('x')", [], |_| Ok(())).is_err());
        assert!(checkpoint(&connection).expect("emptied"));
        assert!(is_encrypted(&path).expect("read"));
        drop(connection);

        let other = KeyRing::new(&[1; 32], "b");
        for access in [Access::Write, Access::Read] {
            let wrong = connect(&path, &other, &[2; 16], access);
            assert!(matches!(wrong, Err(VaultError::Damaged { what: DamagedPart::Database })), "{:?}", wrong.err());
        }
        let reader = connect(&path, &keys, &[2; 16], Access::Read).expect("opens");
        assert_eq!(answer(&reader, "SELECT x FROM t"), "canary");
        assert!(matches!(reader.execute("DELETE FROM t", []).map_err(VaultError::from), Err(VaultError::ReadOnly)));
        drop(reader);

        // A name that means something in an address.
        let odd = path.with_file_name("50% of it?a=1#b é.db");
        std::fs::rename(&path, &odd).expect("renamed");
        let files = || std::fs::read_dir(dir.path()).expect("listed").count();
        let before = files();
        let sealed = connect(&odd, &keys, &[2; 16], Access::Sealed).expect("opens");
        assert_eq!(answer(&sealed, "SELECT x FROM t"), "canary");
        assert!(sealed.execute("DELETE FROM t", []).is_err());
        assert_eq!(files(), before, "nothing beside it");
        assert!(matches!(
            connect(&odd, &other, &[2; 16], Access::Sealed),
            Err(VaultError::Damaged { what: DamagedPart::Database })
        ));
    }
}
