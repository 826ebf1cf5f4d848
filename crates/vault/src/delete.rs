//! Deleting for good: a paper, the bin, or something that the person wrote. What is deleted here cannot come back.
//!
//! Of a paper everything goes: the rows, the search index, the original, the password that opened it, and every word that
//! decisions copied from it.
//! What the person wrote themselves stays. Older copies of the folder, and backups, are out of reach.

use std::collections::BTreeSet;

use record::{FileId, GonePapers, Own, without_own, without_papers};
use rusqlite::Connection;

use crate::db::{decisions, files, pages, passwords, search};
use crate::error::{Result, VaultError};
use crate::room;
use crate::stray;
use crate::vault::{HeadWrite, Vault};

/// Taking one page out of the search index, so that nothing of it stays, takes as long as putting about so many in: from
/// there on making the index anew is faster.
const REBUILD: u64 = 30;

/// What was deleted for good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deleted {
    pub files: u32,
    pub pages: u32,
    /// Decisions that lost the paper's words, or went because they held nothing else.
    pub decisions: u32,
    /// Files that stay and that a deleted one came inside of: its bytes are still in there.
    pub still_inside: Vec<FileId>,
    /// Originals that could not be taken away now. The next opening tries again.
    pub originals_left: u32,
    /// False when a reader was in the way: then the words leave the log at the next [`Vault::settle`] or at closing.
    pub log_emptied: bool,
}

impl Vault {
    /// Deletes a received file, and all that came inside it, for good. It need not be in the bin.
    ///
    /// Notes and corrections keep the person's own words, and lose the paper's. A power cut in the middle leaves the
    /// file whole, or gone with at most its original still lying there until the next opening.
    ///
    /// # Errors
    /// [`VaultError::NotFound`], or why it could not be written; then nothing was deleted.
    pub fn delete_for_good(&mut self, file: FileId) -> Result<Deleted> {
        self.delete(|c| {
            let all = files::inside(c, file)?;
            if all.is_empty() { Err(VaultError::NotFound) } else { Ok(all) }
        })
    }

    /// Deletes every file in the bin for good. One that holds a file which is not in the bin stays where it is.
    pub fn empty_bin(&mut self) -> Result<Deleted> {
        self.delete(|c| {
            let removed: BTreeSet<FileId> = files::removed(c)?.into_iter().map(|(file, _)| file.id).collect();
            let mut going = BTreeSet::new();
            for file in &removed {
                let inside = files::inside(c, *file)?;
                if inside.is_subset(&removed) {
                    going.extend(inside);
                }
            }
            Ok(going)
        })
    }

    /// Takes something that the person wrote out of the list of decisions for good, with every older version of it.
    ///
    /// Returns how many entries went or were changed; 0 when there is no such thing.
    pub fn forget(&mut self, own: Own) -> Result<u32> {
        let changed = self.write(HeadWrite::Now, |c| {
            let changes = without_own(&decisions::all(c)?, own);
            changes.iter().try_for_each(|(seq, stays)| decisions::replace(c, *seq, stays.as_ref()))?;
            Ok(changes.len() as u32)
        })?;
        // The words are out of the database; that they leave the log too may wait for the next time.
        let _ = self.settle();
        Ok(changed)
    }

    fn delete(&mut self, which: impl FnOnce(&Connection) -> Result<BTreeSet<FileId>>) -> Result<Deleted> {
        room::give_up_if_tight(&self.session.folder);
        let mut deleted = self.write(HeadWrite::Now, |c| {
            let going = which(c)?;
            take_out(c, &going)
        })?;
        if deleted.files == 0 {
            deleted.log_emptied = true;
            return Ok(deleted);
        }
        // From here on the file is gone; what is left over is told and is cleared up at the next opening.
        deleted.originals_left = match self.sweep_strays(stray::today()) {
            Ok(strays) => strays.stuck,
            Err(_) => deleted.files,
        };
        deleted.log_emptied = self.settle().unwrap_or(false);
        Ok(deleted)
    }
}

/// Everything that one transaction can delete. The originals are only marked: they may go when this is saved.
fn take_out(c: &Connection, going: &BTreeSet<FileId>) -> Result<Deleted> {
    let mut deleted = Deleted { files: going.len() as u32, ..Deleted::default() };
    if going.is_empty() {
        return Ok(deleted);
    }
    let rows = files::blobs(c)?;
    let (gone, stay): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(id, ..)| going.contains(id));
    let staying: BTreeSet<String> = stay.iter().map(|(_, _, blob)| blob.sha256.clone()).collect();
    let kept_blobs: BTreeSet<&str> = stay.iter().map(|(_, _, blob)| blob.name.as_str()).collect();
    let around: BTreeSet<FileId> =
        going.iter().filter_map(|id| files::parent(c, *id).transpose()).collect::<Result<_>>()?;
    deleted.still_inside = around.difference(going).copied().collect();

    deleted.pages = take_out_pages(c, going)?;
    passwords::delete(c, going)?;
    files::delete(c, going)?;
    for (_, _, blob) in gone.iter().filter(|(_, _, blob)| !kept_blobs.contains(blob.name.as_str())) {
        stray::mark_deleted(c, &blob.name)?;
    }

    let sha256 = gone.iter().map(|(_, _, b)| b.sha256.clone()).filter(|sha| !staying.contains(sha)).collect();
    let papers = GonePapers { files: going.clone(), sha256, staying };
    let changes = without_papers(&decisions::all(c)?, &papers);
    deleted.decisions = changes.len() as u32;
    changes.iter().try_for_each(|(seq, stays)| decisions::replace(c, *seq, stays.as_ref()))?;
    Ok(deleted)
}

fn take_out_pages(c: &Connection, going: &BTreeSet<FileId>) -> Result<u32> {
    let mut list = Vec::new();
    for file in going {
        list.extend(pages::every_number(c, *file)?.into_iter().map(|number| (*file, number)));
    }
    let stay = pages::count(c)?.saturating_sub(list.len() as u64);
    if list.len() as u64 * REBUILD > stay {
        list.iter().try_for_each(|(file, number)| pages::forget_unindexed(c, *file, *number))?;
        search::rebuild(c)?;
    } else {
        list.iter().try_for_each(|(file, number)| pages::forget(c, *file, *number))?;
    }
    Ok(list.len() as u32)
}

#[cfg(test)]
mod tests;
