//! A real small disk that fills up: the cause is named, nothing is lost, and work goes on when there is room again.

use std::fs;
use std::path::Path;

use record::{FileId, FileKind};
use serde_json::{Value, json};
use vault::{CreateOptions, NewFile, Passphrase, SavedPage, Vault, VaultError};

use crate::args::Args;
use crate::disk::{self, Kind, Mounted};
use crate::rng::Rng;
use crate::room::Bench;
use crate::step;

/// The smallest and the largest disk, bytes.
const SMALLEST: u64 = 9 << 20;
const LARGEST: u64 = 16 << 20;

/// What must be there.
#[derive(Default)]
struct Kept {
    /// True when it could be closed with not a byte free.
    closed: bool,
    files: Vec<(FileId, u32, usize)>,
    pages: Vec<(FileId, u32, u32)>,
    notes: u32,
    removed: Vec<FileId>,
}

/// `full count=10 [seed=…]`: so many disks of different sizes.
pub fn run(args: &Args, bench: &Bench) -> Result<Value, String> {
    args.only(&["count", "seed"])?;
    let (count, seed) = (args.number("count", 10)?.max(1), args.seed()?);
    let (mut files, mut pages, mut closed) = (0, 0, 0u64);
    for n in 0..count {
        let size = (SMALLEST + (LARGEST - SMALLEST) * n / count) & !0xfff;
        let place = bench.folder("full")?;
        disk::make(&place.join("image"), Kind::Ext4, size)?;
        let mounted = Mounted::new(&place.join("image"), Kind::Ext4, &place.join("disk"))?;
        let kept = one(mounted.path(), &mut Rng::part(seed, n))
            .map_err(|why| format!("seed {seed}, disk {n} of {size} bytes: {why}"))?;
        mounted.end()?;
        files += kept.files.len();
        pages += kept.pages.len();
        closed += u64::from(kept.closed);
    }
    Ok(json!({
        "part": "full", "count": count, "files": files, "pages": pages, "seed": seed,
        "closed_while_full": closed,
    }))
}

fn one(disk: &Path, rng: &mut Rng) -> Result<Kept, String> {
    let (folder, seed) = (disk.join("vault"), rng.next());
    let ballast = disk.join("ballast");
    fs::write(&ballast, vec![1; 1 << 20]).map_err(|e| e.to_string())?;
    let passphrase = || Passphrase::new(&step::passphrase(0));
    let options = CreateOptions { name: "Folder".into(), passphrase: passphrase(), work_factor: 1 };
    let (mut vault, _) = Vault::create(&folder, options).map_err(|e| format!("making it: {e}"))?;
    let mut kept = Kept::default();

    // As people fill it: files until there is no room, then pages and notes until there is none for them either.
    fill_with_files(&mut vault, &mut kept, seed, rng)?;
    fill_with_pages(&mut vault, &mut kept, seed)?;
    fill_with_notes(&mut vault, &mut kept)?;
    all_there(&vault, &kept, seed)?;

    // On the full disk it opens, papers can be taken out and deleted, and with the room that makes it can be closed. Only
    // closing before that may be refused for want of room, and then loses nothing.
    kept.closed = no_room_at_most("closing", vault.close())?;
    let full = |what: &'static str| move |e: VaultError| format!("{what} on the full disk: {e:?}");
    let (mut vault, report) = Vault::open(&folder, &passphrase()).map_err(full("opening"))?;
    if report.missing_steps > 0 || !report.damaged.is_empty() {
        return Err(format!("opening the full disk says {report:?}"));
    }
    all_there(&vault, &kept, seed)?;
    // The first file has the pages, so it stays.
    let file = kept.files[1 + rng.below(kept.files.len() - 1)].0;
    vault.remove_file(file).map_err(full("taking out"))?;
    kept.removed.push(file);
    all_there(&vault, &kept, seed)?;
    // The biggest makes the most room.
    let (place, _) = kept.files.iter().enumerate().skip(1).max_by_key(|(_, f)| f.2).ok_or("only one file fits")?;
    let file = kept.files.remove(place).0;
    vault.delete_for_good(file).map_err(full("deleting"))?;
    kept.removed.retain(|removed| *removed != file);
    all_there(&vault, &kept, seed)?;
    vault.close().map_err(full("closing after deleting"))?;

    fs::remove_file(&ballast).map_err(|e| e.to_string())?;
    let (mut vault, report) = Vault::open(&folder, &passphrase()).map_err(|e| format!("with room again: {e:?}"))?;
    if report.missing_steps > 0 || !report.damaged.is_empty() {
        return Err(format!("with room again, opening says {report:?}"));
    }
    all_there(&vault, &kept, seed)?;
    let health = vault.check(true, &mut |_, _| {}).map_err(|e| e.to_string())?;
    if !health.problems.is_empty() {
        return Err(format!("the check found {:?}", health.problems));
    }
    keep(&mut vault, &mut kept, seed, 10_000).map_err(|e| format!("going on: {e:?}"))?;
    vault.decide(&step::note(kept.notes), "2026-11-22T00:00:00Z").map_err(|e| format!("going on: {e:?}"))?;
    kept.notes += 1;
    all_there(&vault, &kept, seed)?;
    vault.close().map_err(|e| format!("closing with room again: {e:?}"))?;
    Ok(kept)
}

fn keep(vault: &mut Vault, kept: &mut Kept, seed: u64, size: usize) -> Result<(), VaultError> {
    let n = kept.files.last().map_or(0, |(_, n, _)| n + 1);
    let bytes = step::bytes(seed, n, size);
    let file = NewFile { name: &step::file_name(n), parent: None, kind: FileKind::Pdf, bytes: &bytes };
    kept.files.push((vault.keep_file(file)?.id, n, size));
    Ok(())
}

fn fill_with_files(vault: &mut Vault, kept: &mut Kept, seed: u64, rng: &mut Rng) -> Result<(), String> {
    // The first is small, so that there is one on the smallest disk.
    let mut size = 5_000;
    for _ in 0..10_000 {
        match keep(vault, kept, seed, size) {
            Ok(()) => size = 1_000 + rng.below(600_000),
            Err(VaultError::NoSpace) if size < 4_000 => return Ok(()),
            Err(VaultError::NoSpace) => size /= 2,
            Err(other) => return Err(format!("keeping a file: {other:?}")),
        }
    }
    Err("ten thousand files did not fill the disk".into())
}

fn fill_with_pages(vault: &mut Vault, kept: &mut Kept, seed: u64) -> Result<(), String> {
    let (id, file, _) = kept.files[0];
    for number in 1..100_000 {
        let (content, findings) = step::page(seed, file, number);
        match vault.save_pages(id, &[SavedPage { number, content: &content, findings: &findings }]) {
            Ok(()) => kept.pages.push((id, file, number)),
            Err(VaultError::NoSpace) => return Ok(()),
            Err(other) => return Err(format!("saving page {number}: {other:?}")),
        }
    }
    Err("the pages never filled the disk".into())
}

fn fill_with_notes(vault: &mut Vault, kept: &mut Kept) -> Result<(), String> {
    for _ in 0..100_000 {
        match vault.decide(&step::note(kept.notes), "2026-11-22T00:00:00Z") {
            Ok(_) => kept.notes += 1,
            Err(VaultError::NoSpace) => return Ok(()),
            Err(other) => return Err(format!("a note: {other:?}")),
        }
    }
    Err("the notes never filled the disk".into())
}

/// True when it was done, false when there was no room for it.
fn no_room_at_most<T: std::fmt::Debug>(what: &str, answer: Result<T, VaultError>) -> Result<bool, String> {
    match answer {
        Ok(_) => Ok(true),
        Err(VaultError::NoSpace) => Ok(false),
        Err(other) => Err(format!("{what} on the full disk: {other:?}")),
    }
}

fn all_there(vault: &Vault, kept: &Kept, seed: u64) -> Result<(), String> {
    let told = |e: VaultError| format!("reading: {e:?}");
    let files = vault.files().map_err(told)?.len() + vault.removed_files().map_err(told)?.len();
    let removed: Vec<FileId> = vault.removed_files().map_err(told)?.into_iter().map(|(f, _)| f.id).collect();
    let notes = vault.decisions().map_err(told)?;
    if files != kept.files.len() || notes.len() != kept.notes as usize || removed != kept.removed {
        return Err(format!("{files} files, {} notes; {} and {} were kept", notes.len(), kept.files.len(), kept.notes));
    }
    for (id, n, size) in &kept.files {
        if vault.original(*id).map_err(told)? != step::bytes(seed, *n, *size) {
            return Err(format!("file {n} has other bytes"));
        }
    }
    for (id, file, number) in &kept.pages {
        let content = vault.page(*id, *number).map_err(told)?.map(|row| row.content);
        if content != Some(step::page(seed, *file, *number).0) {
            return Err(format!("page {number} is another"));
        }
    }
    if notes.iter().enumerate().any(|(n, d)| d.decision != step::note(n as u32)) {
        return Err("a note is another".into());
    }
    Ok(())
}
