//! A little room kept back in the vault's folder. On a full disk it is given up, so that a vault can still be opened, and
//! papers taken out or deleted, which is what makes room again. It holds nothing, and a vault works without it.

use std::fs;
use std::path::Path;

use crate::disk;

pub(crate) const NAME: &str = "room";
/// Bytes kept back: enough for the small files and a log of many small steps.
const SIZE: usize = 1 << 20;
/// With fewer bytes free than this the room is given up.
const TIGHT: u64 = 256 * 1024;
/// Room is kept back only where this much stays free besides.
const BESIDES: u64 = 1 << 20;

/// Keeps room back, where there is none yet and the disk has plenty. Failing at it costs nothing that was saved.
pub(crate) fn keep(folder: &Path) {
    let path = folder.join(NAME);
    if disk::exists(&path) || disk::free_space(folder).is_none_or(|free| free < BESIDES + SIZE as u64) {
        return;
    }
    // Random, so that no file system keeps it smaller than it is.
    let mut bytes = vec![0; SIZE];
    if getrandom::fill(&mut bytes).is_ok() {
        let _ = disk::replace(&path, &bytes);
    }
}

/// Gives the room up when the disk is full. The folder is synced, because many systems free the room only then.
pub(crate) fn give_up_if_tight(folder: &Path) {
    let tight = disk::free_space(folder).is_some_and(|free| free < TIGHT);
    if tight && fs::remove_file(folder.join(NAME)).is_ok() {
        let _ = disk::sync_folder(folder);
    }
}
