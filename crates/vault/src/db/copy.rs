//! Copying a whole database row by row into a fresh one under another key. Free pages and old scraps do not come along.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::pages;
use crate::blob::Blob;
use crate::error::Result;
use crate::vault::{HeadWrite, Vault};

/// Rows in one transaction: enough to be fast, few enough to keep the log short.
const BATCH: usize = 200;

/// Copies every row but the counter, and makes the search index. `moved` names each blob's new form by its old name.
///
/// `step` is told how many pages were copied, and stops the copying with an error.
pub(crate) fn everything(
    from: &Connection,
    to: &mut Vault,
    moved: &BTreeMap<String, Blob>,
    step: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<()> {
    table(from, to, "file", "id", &mut |_| Ok(()))?;
    to.write(HeadWrite::Soon, |c| {
        moved.iter().try_for_each(|(old, blob)| {
            c.prepare_cached("UPDATE file SET blob = ?2, stored = ?3 WHERE blob = ?1")?.execute((
                old,
                &blob.name,
                blob.stored,
            ))?;
            Ok(())
        })
    })?;
    table(from, to, "page", "id", &mut |_| Ok(()))?;
    table(from, to, "page_words", "id", &mut |_| Ok(()))?;
    table(from, to, "page_scan", "id", &mut |_| Ok(()))?;
    table(from, to, "page_findings", "id", step)?;
    table(from, to, "decision", "seq", &mut |_| Ok(()))?;
    table(from, to, "setting", "rowid", &mut |_| Ok(()))?;
    table(from, to, "file_password", "rowid", &mut |_| Ok(()))?;
    let used: Vec<(String, i64)> = from
        .prepare("SELECT name, seq FROM sqlite_sequence")?
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    to.write(HeadWrite::Now, |c| used.iter().try_for_each(|(name, seq)| used_up_to(c, name, *seq)))
}

/// Numbers up to this one are never given out again by a table.
pub(crate) fn used_up_to(connection: &Connection, table: &str, seq: i64) -> Result<()> {
    let known = connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", (table, seq))?;
    if known == 0 {
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)", (table, seq))?;
    }
    Ok(())
}

fn table(
    from: &Connection,
    to: &mut Vault,
    name: &str,
    key: &str,
    step: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<()> {
    let mut statement =
        from.prepare(&format!("SELECT {key}, * FROM {name} WHERE {key} > ?1 ORDER BY {key} LIMIT {BATCH}"))?;
    let columns = statement.column_count();
    let marks = vec!["?"; columns - 1].join(", ");
    let insert = format!("INSERT INTO {name} VALUES ({marks})");
    let mut last = 0i64;
    loop {
        let mut batch: Vec<Vec<Value>> = Vec::with_capacity(BATCH);
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            batch.push((1..columns).map(|i| row.get(i)).collect::<rusqlite::Result<_>>()?);
        }
        if batch.is_empty() {
            return Ok(());
        }
        to.write(HeadWrite::Soon, |c| {
            let mut insert = c.prepare_cached(&insert)?;
            for row in &batch {
                insert.execute(params_from_iter(row))?;
                if name == "page" {
                    // The columns begin with the id and the text.
                    pages::index(c, &row[0], &row[1])?;
                }
            }
            Ok(())
        })?;
        step(batch.len() as u64)?;
    }
}
