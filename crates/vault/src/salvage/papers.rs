//! What a damaged database still says, put into the new vault: decisions, settings, files, pages.

use std::collections::{BTreeMap, BTreeSet};

use record::{Decision, FileId, FileKind, FileState, PageContent, PageFindings, Scan, TextFrom, TextHash};
use rusqlite::{Connection, Row};
use zeroize::Zeroizing;

use super::originals::Originals;
use super::source::Source;
use super::{OldDatabase, Salvaged, never_again};
use crate::SavedPage;
use crate::blob::Blob;
use crate::db::{files, from_json, from_word, pages, passwords, scans, settings};
use crate::error::{Result, VaultError};
use crate::stray;
use crate::vault::{HeadWrite, Vault};

/// Looked for up to here where nothing tells how many there are.
const GUESS: i64 = 1 << 16;
/// Pages in one transaction.
const BATCH: usize = 100;

/// A file's row as it was, and what became of it.
struct File {
    id: FileId,
    parent: Option<i64>,
    name: String,
    kind: String,
    state: FileState,
    state_word: String,
    problem: Option<String>,
    sha256: String,
    size: u64,
    blob: String,
    stored: u64,
    pages: u32,
    added: String,
    removed: Option<String>,
    whole: bool,
}

fn file(row: &Row) -> Result<File> {
    let (kind, state_word): (String, String) = (row.get(3)?, row.get(4)?);
    let _: FileKind = from_word(kind.clone())?;
    Ok(File {
        id: FileId(row.get(0)?),
        parent: row.get(1)?,
        name: row.get(2)?,
        kind,
        state: from_word(state_word.clone())?,
        state_word,
        problem: row.get(5)?,
        sha256: row.get(6)?,
        size: row.get(7)?,
        blob: row.get(8)?,
        stored: row.get(9)?,
        pages: row.get(10)?,
        added: row.get(11)?,
        removed: row.get(12)?,
        whole: false,
    })
}

struct Entry {
    seq: i64,
    at: String,
    text: String,
    decision: Decision,
    undone: bool,
    lost: bool,
}

fn entry(row: &Row) -> Result<Entry> {
    let text: String = row.get(2)?;
    let decision = from_json(&text)?;
    Ok(Entry { seq: row.get(0)?, at: row.get(1)?, text, decision, undone: row.get(3)?, lost: row.get(4)? })
}

/// Reads the rows of one table between two numbers, each by the function.
fn rows<T>(c: &Connection, sql: &str, from: i64, to: i64, read: fn(&Row) -> Result<T>) -> Result<Vec<T>> {
    let mut statement = c.prepare_cached(sql)?;
    let mut rows = statement.query((from, to))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

/// Brings over everything that can be read, the person's own words first.
pub(super) fn carry(
    source: &mut Source,
    originals: Originals,
    new: &mut Vault,
    kind: &dyn Fn(&[u8]) -> (FileKind, &'static str),
    told: &mut Salvaged,
) -> Result<()> {
    told.database = source.state;
    let last_decision = source.highest("decision");
    let sql = "SELECT seq, at, decision, undone, lost FROM decision WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq";
    let (entries, lost) = source.each((1, last_decision.unwrap_or(GUESS)), |c, from, to| rows(c, sql, from, to, entry));
    told.lost_decisions = real(&lost, last_decision, entries.iter().map(|e| e.seq).max());
    told.decisions = entries.len() as u32;
    put_decisions(new, &entries)?;
    let deleted = put_settings(source, new, told)?;

    let last_file = source.highest("file");
    let sql = "SELECT id, parent, name, kind, state, problem, sha256, size, blob, stored, pages, added, removed
               FROM file WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
    let (mut list, lost) = source.each((1, last_file.unwrap_or(GUESS)), |c, from, to| rows(c, sql, from, to, file));
    told.lost_names = real(&lost, last_file, list.iter().map(|f| f.id.0).max());
    let named: BTreeSet<String> = list.iter().map(|f| f.blob.clone()).chain(deleted).collect();
    for file in &mut list {
        if let Some(blob) = originals.get(&file.blob) {
            file.whole = true;
            (file.blob, file.stored) = (blob.name.clone(), blob.stored);
        } else {
            told.lost_originals.push(file.name.clone());
        }
    }
    let decided = papers_in_decisions(&entries);
    let highest = [
        last_file.unwrap_or(0),
        list.iter().map(|f| f.id.0).max().unwrap_or(0),
        decided.keys().map(|id| id.0).max().unwrap_or(0),
        source.page_ids().last().map_or(0, |id| pages::split(*id).0.0),
    ];
    let highest = highest.into_iter().max().unwrap_or(0);
    let (papers, foreign, unreadable) = originals.unclaimed(&named);
    told.unreadable = unreadable;
    for blob in &foreign {
        new.session.blobs.remove(&blob.name)?;
    }
    let recovered = name_papers(papers, &list, &decided, highest, new, kind)?;
    told.recovered = recovered.iter().map(|f| f.name.clone()).collect();
    list.extend(recovered);
    list.sort_by_key(|f| f.id);
    told.files = list.len() as u32;
    put_files(new, &list)?;
    put_passwords(source, new, &list)?;
    let last = list.last().map_or(highest, |f| f.id.0.max(highest));
    never_again(new, last, last_decision.unwrap_or(0).max(entries.last().map_or(0, |e| e.seq)))?;
    put_pages(source, new, &list, told)
}

/// How many of the numbers that could not be read may have been something: none beyond the highest ever given out.
fn real(lost: &[i64], given_out: Option<i64>, seen: Option<i64>) -> u32 {
    match given_out.or(seen) {
        Some(highest) => lost.iter().filter(|n| **n <= highest).count() as u32,
        None => u32::from(!lost.is_empty()),
    }
}

fn put_decisions(new: &mut Vault, entries: &[Entry]) -> Result<()> {
    new.write(HeadWrite::Soon, |c| {
        let mut insert = c.prepare_cached("INSERT INTO decision VALUES (?1, ?2, ?3, ?4, ?5)")?;
        entries.iter().try_for_each(|e| {
            insert.execute((e.seq, &e.at, &e.text, e.undone, e.lost))?;
            Ok(())
        })
    })
}

/// Returns the names of originals whose file was deleted for good: they do not come back.
fn put_settings(source: &mut Source, new: &mut Vault, told: &mut Salvaged) -> Result<Vec<String>> {
    let read = |row: &Row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?));
    let sql = "SELECT rowid, key, value FROM setting NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid";
    let highest = |from: &'static str| move |c: &Connection| Ok(c.query_row(from, [], |r| r.get::<_, Option<i64>>(0))?);
    let last = source.try_to(highest("SELECT max(rowid) FROM setting")).or_else(|| {
        // Where the last page of the table is damaged, the index of its keys still tells.
        source.try_to(highest("SELECT max(rowid) FROM setting INDEXED BY sqlite_autoindex_setting_1"))
    });
    let (found, lost) =
        source.each((1, last.map_or(1 << 12, |n| n.unwrap_or(0))), |c, from, to| rows(c, sql, from, to, read));
    told.lost_settings = real(&lost, last.flatten(), found.iter().map(|s| s.0).max());
    let (strays, kept): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, key, _)| stray::is_note(key));
    told.settings = kept.len() as u32;
    new.write(HeadWrite::Soon, |c| kept.iter().try_for_each(|(_, key, value)| settings::set(c, key, value)))?;
    Ok(strays.iter().filter_map(|(_, key, value)| stray::deleted_blob(key, value)).collect())
}

/// The papers that decisions speak of, with the hash of their bytes where a note holds it.
fn papers_in_decisions(entries: &[Entry]) -> BTreeMap<FileId, Option<String>> {
    let mut papers: BTreeMap<FileId, Option<String>> = BTreeMap::new();
    for entry in entries {
        for (file, sha256) in entry.decision.papers() {
            let known = papers.entry(file).or_default();
            if known.is_none() {
                *known = sha256.map(str::to_owned);
            }
        }
    }
    papers
}

/// Rows for originals that lost theirs. Where a note tells whose bytes they are, the file gets its old number again, so
/// that the note and its pages find it; else a number that nothing ever had.
fn name_papers(
    papers: Vec<(String, Blob)>,
    list: &[File],
    decided: &BTreeMap<FileId, Option<String>>,
    highest: i64,
    new: &Vault,
    kind: &dyn Fn(&[u8]) -> (FileKind, &'static str),
) -> Result<Vec<File>> {
    let mut taken: BTreeSet<FileId> = list.iter().map(|f| f.id).collect();
    let mut recovered = Vec::new();
    let mut next = highest;
    for (n, (_, blob)) in papers.into_iter().enumerate() {
        let told = decided.iter().find(|(id, sha)| sha.as_deref() == Some(&blob.sha256) && !taken.contains(id));
        let id = told.map(|(id, _)| *id).unwrap_or_else(|| {
            next += 1;
            FileId(next)
        });
        taken.insert(id);
        let (kind, ending) = kind(&new.session.blobs.read(&blob)?);
        recovered.push(File {
            id,
            parent: None,
            name: format!("Recovered paper {}.{ending}", n + 1),
            kind: crate::db::word(kind),
            state: FileState::Kept,
            state_word: crate::db::word(FileState::Kept),
            problem: None,
            sha256: blob.sha256,
            size: blob.size,
            blob: blob.name,
            stored: blob.stored,
            pages: 0,
            added: crate::disk::now(),
            removed: None,
            whole: true,
        });
    }
    Ok(recovered)
}

fn put_files(new: &mut Vault, list: &[File]) -> Result<()> {
    let ids: BTreeSet<i64> = list.iter().map(|f| f.id.0).collect();
    new.write(HeadWrite::Soon, |c| {
        let mut insert = c.prepare_cached(
            "INSERT INTO file (id, parent, name, kind, state, problem, sha256, size, blob, stored, pages, added, removed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        list.iter().try_for_each(|f| {
            let parent = f.parent.filter(|id| ids.contains(id));
            insert.execute(rusqlite::params![
                f.id.0, parent, f.name, f.kind, f.state_word, f.problem, f.sha256, f.size, f.blob, f.stored, f.pages,
                f.added, f.removed
            ])?;
            Ok(())
        })
    })
}

/// Passwords that cannot be read any more are no loss for good: the file asks for its password again.
fn put_passwords(source: &mut Source, new: &mut Vault, list: &[File]) -> Result<()> {
    let last =
        source.try_to(|c| Ok(c.query_row("SELECT max(rowid) FROM file_password", [], |r| r.get::<_, Option<i64>>(0))?));
    // A vault of the first layout has no such table.
    let Some(Some(last)) = last else { return Ok(()) };
    let read = |row: &Row| Ok((FileId(row.get(1)?), Zeroizing::new(row.get::<_, String>(2)?)));
    let sql =
        "SELECT rowid, file, password FROM file_password NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid";
    let (found, _) = source.each((1, last), |c, from, to| rows(c, sql, from, to, read));
    new.write(HeadWrite::Soon, |c| {
        found
            .iter()
            .filter(|(file, _)| list.iter().any(|f| f.id == *file))
            .try_for_each(|(file, password)| passwords::add(c, *file, password))
    })
}

fn put_pages(source: &mut Source, new: &mut Vault, list: &[File], told: &mut Salvaged) -> Result<()> {
    let saved_ids = source.page_ids();
    for file in list {
        let (first, last) = pages::range(file.id)?;
        let by_index = saved_ids.range(first..=last).map(|id| pages::split(*id).1);
        // The pages that there should be, whatever the index says.
        let numbers: BTreeSet<u32> = by_index.chain(1..=file.pages.min(crate::MOST_PAGES)).collect();
        let ended = !matches!(file.state, FileState::Kept | FileState::Reading);
        let mut batch: Vec<Saved> = Vec::new();
        let mut missing = Vec::new();
        for number in numbers {
            let read = source.try_to(|c| sound_page(c, file.id, number));
            match read {
                Some(Some((mut content, findings))) => {
                    content.scan = scan_of(source, file.id, number, &content);
                    let reading = source.try_to(|c| scans::reading(c, pages::id(file.id, number)?)).flatten();
                    batch.push(Saved { number, content, findings, reading });
                }
                Some(None) if !ended => {}
                _ if source.state == OldDatabase::Lost => {}
                _ => missing.push(number),
            }
            if batch.len() >= BATCH {
                save(new, file.id, &mut batch, told)?;
            }
        }
        save(new, file.id, &mut batch, told)?;
        let known = missing.iter().map(|n| (file.name.clone(), *n));
        if file.whole {
            told.to_read_again.extend(known);
            if !missing.is_empty() {
                new.write(HeadWrite::Soon, |c| files::wait(c, file.id))?;
            }
        } else {
            told.lost_pages.extend(known);
        }
    }
    Ok(())
}

/// A page as it was saved, or an error: its words must be those that its own hash tells.
fn sound_page(c: &Connection, file: FileId, number: u32) -> Result<Option<(PageContent, PageFindings)>> {
    let Some(page) = pages::get_without_scan(c, file, number)? else { return Ok(None) };
    if TextHash::of(&page.content.text) == page.text_hash {
        Ok(Some((page.content, page.findings)))
    } else {
        Err(VaultError::NotFound)
    }
}

/// How far the picture of a page was read. Where that is lost, the page itself tells enough.
fn scan_of(source: &mut Source, file: FileId, number: u32, content: &PageContent) -> Scan {
    let kept = source.try_to(|c| scans::get(c, pages::id(file, number)?));
    kept.unwrap_or(match content.text_from {
        TextFrom::None if content.has_picture && content.problem.is_none() => Scan::ToRead,
        TextFrom::Ocr => Scan::Read { confidence: 0.0, unsure: Vec::new() },
        _ => Scan::No,
    })
}

/// A page on its way into the new vault.
struct Saved {
    number: u32,
    content: PageContent,
    findings: PageFindings,
    reading: Option<PageContent>,
}

fn save(new: &mut Vault, file: FileId, batch: &mut Vec<Saved>, told: &mut Salvaged) -> Result<()> {
    let (plain, with_reading): (Vec<&Saved>, Vec<&Saved>) = batch.iter().partition(|page| page.reading.is_none());
    let list: Vec<_> = plain
        .iter()
        .map(|page| SavedPage { number: page.number, content: &page.content, findings: &page.findings })
        .collect();
    if !list.is_empty() {
        new.save_pages(file, &list)?;
    }
    for page in with_reading {
        let saved = SavedPage { number: page.number, content: &page.content, findings: &page.findings };
        new.save_page_over(file, &saved, page.reading.as_ref())?;
    }
    told.pages += batch.len() as u32;
    batch.clear();
    Ok(())
}
