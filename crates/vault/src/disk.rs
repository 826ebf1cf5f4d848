//! Files and folders inside a vault: owner-only, never through a link, replaced whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

const TEMPORARY: &str = ".tmp-";

pub(crate) fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| io::Error::other(e.to_string()))?;
    Ok(bytes)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut out = [0; N];
    if text.len() != N * 2 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[i * 2..i * 2 + 2], 16).ok()?;
    }
    Some(out)
}

/// Now, RFC 3339 in UTC, to the second.
pub(crate) fn now() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// Makes a folder that only its owner can enter. One that is there already stays as it is, if it is a folder.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => real_folder(path),
        other => other,
    }
}

/// Refuses a link or anything else that is not a folder.
pub(crate) fn real_folder(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() { Ok(()) } else { Err(not_regular()) }
}

fn not_regular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "not a regular file or folder")
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // O_NONBLOCK so that a pipe put in a file's place cannot hold the program up.
        options.mode(0o600).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    }
    options
}

pub(crate) fn create_new(path: &Path) -> io::Result<File> {
    options().write(true).create_new(true).open(path)
}

/// Opens a regular file for reading; a link, pipe or device is [`io::ErrorKind::InvalidData`].
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    let file = options().read(true).open(path).map_err(|e| if is_loop(&e) { not_regular() } else { e })?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

/// Opens a regular file that is there, to write over its bytes.
pub(crate) fn open_to_overwrite(path: &Path) -> io::Result<File> {
    let file = options().write(true).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

/// Opens (or makes) the file that carries the lock. It never holds a byte.
pub(crate) fn open_lock(path: &Path) -> io::Result<File> {
    let file = options().write(true).create(true).truncate(false).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(not_regular()) }
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(libc::ELOOP) || error.raw_os_error() == Some(libc::ENXIO)
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// Reads a small regular file; one longer than `limit` bytes is [`io::ErrorKind::InvalidData`].
pub(crate) fn read_small(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_regular(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(not_regular()) } else { Ok(bytes) }
}

/// True when there is something at the path, whatever it is.
pub(crate) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Makes a rename or a new name in this folder last through a power cut.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Windows keeps names by itself and cannot open a folder as a file.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// A file in the making. Its name is swept away on the next opening if it never gets its final one.
pub(crate) struct Draft {
    path: PathBuf,
    kept: bool,
}

impl Draft {
    pub(crate) fn new(folder: &Path) -> io::Result<(Self, File)> {
        let path = folder.join(format!("{TEMPORARY}{}", hex(&random::<8>()?)));
        let file = create_new(&path)?;
        Ok((Self { path, kept: false }, file))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, over any older one. The bytes must have been synced before.
    pub(crate) fn keep_as(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.kept = true;
        sync_folder(path.parent().expect("a file in a vault has a folder"))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing is lost if this fails: the next opening sweeps it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Puts these bytes in the place of a small file: the old ones or the new ones are there, never a part.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (draft, mut file) = Draft::new(path.parent().expect("a file in a vault has a folder"))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    draft.keep_as(path)
}

/// Removes what a stopped session left unfinished. Returns how many files went.
pub(crate) fn sweep(folder: &Path) -> io::Result<u32> {
    let mut gone = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(TEMPORARY) && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Free bytes for this user on the disk of a folder, where the system tells.
#[cfg(unix)]
pub(crate) fn free_space(folder: &Path) -> Option<u64> {
    let told = rustix::fs::statvfs(folder).ok()?;
    told.f_bavail.checked_mul(told.f_frsize)
}

#[cfg(not(unix))]
pub(crate) fn free_space(_: &Path) -> Option<u64> {
    None
}

/// True when nothing can be written in the folder: its disk can only be read, or this user may not.
#[cfg(unix)]
pub(crate) fn is_read_only(folder: &Path) -> bool {
    use rustix::io::Errno;
    let answer = rustix::fs::access(folder, rustix::fs::Access::WRITE_OK);
    matches!(answer, Err(Errno::ROFS | Errno::ACCESS | Errno::PERM))
}

/// Windows tells by trying only.
#[cfg(not(unix))]
pub(crate) fn is_read_only(folder: &Path) -> bool {
    use io::ErrorKind as K;
    Draft::new(folder).is_err_and(|e| matches!(e.kind(), K::PermissionDenied | K::ReadOnlyFilesystem))
}

/// True when others on this computer may read or enter the path.
#[cfg(unix)]
pub(crate) fn open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::symlink_metadata(path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
pub(crate) fn open_to_others(_: &Path) -> bool {
    false
}
