//! Disks in a file: made, mounted through a loop device, and let go of.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::room::{need, run};

/// A file system that the rig can put on a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Ext4,
    Xfs,
}

impl Kind {
    pub fn parse(name: &str) -> Result<Self, String> {
        match name {
            "ext4" => Ok(Self::Ext4),
            "xfs" => Ok(Self::Xfs),
            _ => Err(format!("there is no file system named {name} here; there is ext4, xfs")),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Ext4 => "ext4",
            Self::Xfs => "xfs",
        }
    }

    /// Bytes of a disk on which there is room for one session. xfs is made no smaller than 300 MB.
    pub fn disk_size(self) -> u64 {
        match self {
            Self::Ext4 => 96 << 20,
            Self::Xfs => 304 << 20,
        }
    }

    fn tool(self) -> (&'static str, &'static str) {
        match self {
            Self::Ext4 => ("mkfs.ext4", "e2fsprogs"),
            Self::Xfs => ("mkfs.xfs", "xfsprogs"),
        }
    }
}

/// Makes a file of so many bytes with an empty file system in it.
pub fn make(image: &Path, kind: Kind, size: u64) -> Result<(), String> {
    need(&[kind.tool()])?;
    File::create(image).and_then(|f| f.set_len(size)).map_err(|e| format!("{}: {e}", image.display()))?;
    let mut command = Command::new(kind.tool().0);
    command.arg("-q");
    if kind == Kind::Ext4 {
        // Root may not use more than others may; 4 KiB blocks however small the disk is.
        command.args(["-m", "0", "-b", "4096"]);
    }
    run(command.arg(image)).map(|_| ())
}

/// A mounted disk. It is let go of when dropped, and at the latest when the room ends.
pub struct Mounted {
    at: PathBuf,
    gone: bool,
}

impl Mounted {
    /// Mounts a disk in a file (or one that a daemon shows as a file) through a loop device.
    pub fn new(image: &Path, kind: Kind, at: &Path) -> Result<Self, String> {
        fs::create_dir_all(at).map_err(|e| format!("{}: {e}", at.display()))?;
        run(Command::new("mount").args(["-t", kind.name(), "-o", "loop"]).arg(image).arg(at))
            .map_err(|e| format!("a disk could not be mounted (needs root and loop devices): {e}"))?;
        Ok(Self { at: at.to_owned(), gone: false })
    }

    pub fn path(&self) -> &Path {
        &self.at
    }

    /// The loop device that it is mounted from.
    pub fn device(&self) -> Result<String, String> {
        let mounts = fs::read_to_string("/proc/self/mounts").map_err(|e| e.to_string())?;
        let at = self.at.to_string_lossy();
        let mut lines = mounts.lines().filter_map(|l| l.split_once(' '));
        let found = lines.rfind(|(_, rest)| rest.starts_with(&format!("{at} ")));
        found.map(|(device, _)| device.to_owned()).ok_or_else(|| format!("{at} is not mounted"))
    }

    /// Lets go of it and says whether that worked.
    pub fn end(mut self) -> Result<(), String> {
        self.gone = true;
        run(Command::new("umount").arg(&self.at)).map(|_| ())
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if !self.gone {
            // On the way out of a failure; the end of the room does the same.
            let _ = run(Command::new("umount").arg("--lazy").arg(&self.at));
        }
    }
}

/// Copies a disk, its holes as holes.
pub fn copy(from: &Path, to: &Path) -> Result<(), String> {
    run(Command::new("cp").args(["--sparse=auto", "--reflink=auto"]).arg(from).arg(to)).map(|_| ())
}
