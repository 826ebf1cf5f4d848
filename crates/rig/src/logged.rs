//! A disk whose every write is listed: QEMU's storage daemon shows it as a file through FUSE, and a loop device lies on that.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::disk::{self, Kind, Mounted};
use crate::room::need;
use crate::writelog::WriteLog;

/// A mounted disk with its list, and the disk as it was before.
pub struct Logged {
    daemon: Child,
    mounted: Option<Mounted>,
    pub before: PathBuf,
    pub log: WriteLog,
}

impl Logged {
    /// Makes a disk in this folder and mounts it at `folder/disk`.
    pub fn new(folder: &Path, kind: Kind) -> Result<Self, String> {
        need(&[("qemu-storage-daemon", "qemu-utils or qemu-system-common")])?;
        if !Path::new("/dev/fuse").exists() {
            return Err("there is no /dev/fuse: the kernel needs FUSE".into());
        }
        let told = |e: std::io::Error| format!("{}: {e}", folder.display());
        let (before, image) = (folder.join("before.img"), folder.join("live.img"));
        let (list, shown) = (folder.join("list"), folder.join("shown"));
        disk::make(&before, kind, kind.disk_size())?;
        disk::copy(&before, &image)?;
        File::create(&list).and_then(|f| f.set_len(8 << 30)).map_err(told)?;
        fs::write(&shown, "").map_err(told)?;
        let mut daemon = Command::new("qemu-storage-daemon")
            .args(["--blockdev", &format!("driver=file,node-name=disk,filename={}", image.display())])
            .args(["--blockdev", &format!("driver=file,node-name=list,filename={}", list.display())])
            .args(["--blockdev", "driver=blklogwrites,node-name=logged,file=disk,log=list,log-sector-size=512"])
            .args(["--export", &format!("type=fuse,id=e,node-name=logged,mountpoint={},writable=on", shown.display())])
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("qemu-storage-daemon could not be started: {e}"))?;
        let start = Instant::now();
        while fs::metadata(&shown).map_or(0, |m| m.len()) != kind.disk_size() {
            if let Some(status) = daemon.try_wait().map_err(told)? {
                let mut said = String::new();
                let _ = daemon.stderr.take().map(|mut e| e.read_to_string(&mut said));
                return Err(format!("qemu-storage-daemon ended with {status}: {}", said.trim()));
            }
            if start.elapsed() > Duration::from_secs(30) {
                let _ = daemon.kill();
                return Err("qemu-storage-daemon did not show the disk within 30 seconds".into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let log = WriteLog::open(&list).map_err(told)?;
        let mut logged = Self { daemon, mounted: None, before, log };
        let mounted = Mounted::new(&shown, kind, &folder.join("disk"))?;
        let device = mounted.device()?;
        logged.mounted = Some(mounted);
        // A loop device that goes round the page cache corrupts data on such a file.
        let direct = device.rsplit('/').next().map(|name| format!("/sys/block/{name}/loop/dio"));
        let direct =
            direct.and_then(|path| fs::read_to_string(path).ok()).ok_or(format!("{device} is no loop device"))?;
        if direct.trim() != "0" {
            return Err(format!("{device} uses direct input and output, which is not sound here"));
        }
        Ok(logged)
    }

    pub fn path(&self) -> &Path {
        self.mounted.as_ref().expect("it is mounted until it ends").path()
    }

    /// How many writes there were so far.
    pub fn position(&mut self) -> Result<usize, String> {
        self.log.read_on().map_err(|e| format!("the list of writes: {e}"))
    }

    /// Lets go of the disk; the list of writes stays. Nothing that was written after now counts.
    pub fn end(mut self) -> Result<(PathBuf, WriteLog), String> {
        let entries = self.position()?;
        self.mounted.take().expect("it ends once").end()?;
        // The daemon writes the number of entries into the list when it is told to end.
        crate::room::run(Command::new("kill").arg(self.daemon.id().to_string()))?;
        let status = self.daemon.wait().map_err(|e| e.to_string())?;
        if !status.success() {
            return Err(format!("qemu-storage-daemon ended with {status}"));
        }
        let folder = self.before.parent().expect("it stands in a folder").to_owned();
        let mut log = WriteLog::open(&folder.join("list")).map_err(|e| e.to_string())?;
        log.read_on().map_err(|e| e.to_string())?;
        if !log.is_whole().map_err(|e| e.to_string())? {
            return Err(format!("the list of writes is not whole: {} entries", log.entries.len()));
        }
        log.entries.truncate(entries);
        Ok((self.before.clone(), log))
    }
}

impl Drop for Logged {
    fn drop(&mut self) {
        self.mounted.take();
        // Also on the way out of a failure; it may be gone already.
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
