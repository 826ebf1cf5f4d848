//! The list of everything that was written to a disk, in the order in which it was written, and disks rebuilt from it as
//! a power cut could have left them. The form is that of the kernel's dm-log-writes, which QEMU's `blklogwrites` writes.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::rng::Rng;

const MAGIC: u64 = 0x006a_7366_7773_6872;
const FLUSH: u64 = 1;
/// A write that is on the disk for good when it returns.
const THROUGH: u64 = 2;
const DISCARD: u64 = 4;
const MARK: u64 = 8;
/// The list counts in sectors of this many bytes; a disk writes one whole or not at all.
pub const SECTOR: u64 = 512;

/// One write, or a flush.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Where on the disk, and how many, in sectors.
    sector: u64,
    count: u64,
    flags: u64,
    /// Where in the list its bytes are.
    data: u64,
}

impl Entry {
    /// True when everything before it is on the disk for good.
    pub fn is_flush(&self) -> bool {
        self.flags & FLUSH != 0
    }

    fn has_data(&self) -> bool {
        self.count > 0 && self.flags & (DISCARD | MARK) == 0
    }
}

/// The list as far as it has been read. It may still grow.
pub struct WriteLog {
    file: File,
    next: u64,
    pub entries: Vec<Entry>,
}

impl WriteLog {
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { file: File::open(path)?, next: SECTOR, entries: Vec::new() })
    }

    /// Reads on to the end, and returns how many entries there are.
    ///
    /// The space after the last entry is a hole, and no entry is empty but for its flags, so zeros mean the end.
    pub fn read_on(&mut self) -> io::Result<usize> {
        let mut head = [0; 32];
        loop {
            if self.file.read_at(&mut head, self.next)? < head.len() {
                return Ok(self.entries.len());
            }
            let word = |i: usize| u64::from_le_bytes(head[i * 8..][..8].try_into().expect("eight bytes were taken"));
            let entry = Entry { sector: word(0), count: word(1), flags: word(2), data: self.next + SECTOR };
            if entry.count == 0 && entry.flags == 0 {
                return Ok(self.entries.len());
            }
            self.next = entry.data;
            if entry.has_data() {
                self.next += entry.count * SECTOR;
            } else if entry.flags & MARK != 0 {
                self.next += word(3).next_multiple_of(SECTOR);
            }
            self.entries.push(entry);
        }
    }

    /// True when the list is one, and says at least as many entries as were read.
    pub fn is_whole(&self) -> io::Result<bool> {
        let mut head = [0; 28];
        self.file.read_exact_at(&mut head, 0)?;
        let word = |i: usize| u64::from_le_bytes(head[i..][..8].try_into().expect("eight bytes were taken"));
        let sector = u32::from_le_bytes(head[24..28].try_into().expect("four bytes were taken"));
        Ok(word(0) == MAGIC && word(8) == 1 && u64::from(sector) == SECTOR && word(16) == self.entries.len() as u64)
    }

    /// The last flush before entry `end`: all up to it is safe, all from it on to `end` is not.
    pub fn safe_until(&self, end: usize) -> usize {
        self.entries[..end].iter().rposition(Entry::is_flush).unwrap_or(0)
    }

    /// Does these writes to a disk.
    pub fn replay(&self, disk: &File, from: usize, to: usize) -> io::Result<()> {
        self.entries[from..to].iter().try_for_each(|entry| self.write(disk, entry, |_| true))
    }

    /// Does each of these writes, or not, or only some of its sectors: what a disk with a cache may do before a flush.
    pub fn replay_some(&self, disk: &File, from: usize, to: usize, rng: &mut Rng, torn: bool) -> io::Result<()> {
        // Each time another share of the writes is lost: now nearly all, now nearly none.
        let lost = rng.below(5);
        for entry in &self.entries[from..to] {
            if entry.flags & THROUGH != 0 {
                self.write(disk, entry, |_| true)?;
            } else if torn && rng.below(3) == 0 {
                let mut kept = rng.clone();
                rng.next();
                self.write(disk, entry, |_| kept.below(2) == 0)?;
            } else if rng.below(5) >= lost {
                self.write(disk, entry, |_| true)?;
            }
        }
        Ok(())
    }

    fn write(&self, disk: &File, entry: &Entry, mut keeps: impl FnMut(u64) -> bool) -> io::Result<()> {
        if entry.flags & MARK != 0 {
            return Ok(());
        }
        let mut bytes = vec![0; (entry.count * SECTOR) as usize];
        if entry.has_data() {
            self.file.read_exact_at(&mut bytes, entry.data)?;
        }
        // Neighbours that are both kept go in one write.
        let mut run: Option<u64> = None;
        for i in 0..=entry.count {
            let kept = i < entry.count && keeps(i);
            match (run, kept) {
                (None, true) => run = Some(i),
                (Some(start), false) => {
                    let piece = &bytes[(start * SECTOR) as usize..(i * SECTOR) as usize];
                    disk.write_all_at(piece, (entry.sector + start) * SECTOR)?;
                    run = None;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of: write 2 sectors at 1, flush, write 1 sector at 4, discard sector 1.
    fn list(path: &Path) -> WriteLog {
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(&MAGIC.to_le_bytes());
        bytes[8] = 1;
        bytes[16] = 4;
        bytes[24..28].copy_from_slice(&512u32.to_le_bytes());
        for (sector, count, flags, fill) in
            [(1u64, 2u64, 0u64, 7u8), (0, 0, FLUSH, 0), (4, 1, 0, 9), (1, 1, DISCARD, 0)]
        {
            let mut head = [sector, count, flags, 0].map(u64::to_le_bytes).concat();
            head.resize(512, 0);
            bytes.extend(head);
            if flags == 0 {
                bytes.extend(vec![fill; count as usize * 512]);
            }
        }
        bytes.extend([0; 4096]);
        std::fs::write(path, bytes).expect("written");
        WriteLog::open(path).expect("opened")
    }

    #[test]
    fn a_list_is_read_and_done_again() {
        let folder = std::env::temp_dir().join(format!("rig-writelog-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut log = list(&folder.join("log"));
        assert_eq!(log.read_on().expect("read"), 4);
        assert!(log.is_whole().expect("read"));
        assert_eq!((log.safe_until(4), log.safe_until(1)), (1, 0));
        let open = || File::options().read(true).write(true).create(true).truncate(true).open(folder.join("disk"));
        let disk = open().expect("a disk");
        disk.set_len(5 * 512).expect("sized");
        log.replay(&disk, 0, 4).expect("done");
        let read = || std::fs::read(folder.join("disk")).expect("read").chunks(512).map(|c| c[0]).collect::<Vec<_>>();
        assert_eq!(read(), [0, 0, 7, 0, 9]);
        // Over many tries each sector that is not safe is now there, now not.
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let disk = open().expect("a disk");
            disk.set_len(5 * 512).expect("sized");
            log.replay_some(&disk, 0, 1, &mut Rng::part(seed, 0), true).expect("done");
            seen.insert(read());
        }
        assert_eq!(seen.len(), 4, "none, either, both: {seen:?}");
        std::fs::remove_dir_all(folder).expect("gone");
    }
}
