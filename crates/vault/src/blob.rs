//! Originals: one age file each, named by a keyed hash of what is inside, so that a swapped, forged or cut-off one is
//! noticed without the database. A blob never changes; the same bytes are kept once.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use age::stream::StreamReader;
use sha2::{Digest, Sha256};

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keys::KeyRing;
use crate::mutant::{self, Mutant};

/// What the name is made over, before the bytes: so that another kind of blob never shares a name with an original.
pub(crate) const CONTEXT: &[u8] = b"blob\0original\0";
/// Free bytes that are left alone for the database.
const SPARE: u64 = 1 << 20;

/// The blobs of an open vault.
pub(crate) struct Blobs {
    folder: PathBuf,
    identity: age::x25519::Identity,
    name_key: zeroize::Zeroizing<[u8; 32]>,
}

/// One kept original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blob {
    pub name: String,
    pub sha256: String,
    /// Bytes of the original, and of its age file.
    pub size: u64,
    pub stored: u64,
}

/// Hashes everything that is read through it.
struct Watched<R> {
    inner: R,
    sha: Sha256,
    name: blake3::Hasher,
    read: u64,
    /// True when reading failed: then it was not writing that did.
    failed: bool,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let answer = self.inner.read(buffer);
        self.failed |= answer.as_ref().is_err_and(|e| e.kind() != io::ErrorKind::Interrupted);
        let n = answer?;
        self.sha.update(&buffer[..n]);
        self.name.update(&buffer[..n]);
        self.read += n as u64;
        Ok(n)
    }
}

impl Blobs {
    pub(crate) fn new(vault: &Path, keys: &KeyRing) -> Self {
        Self {
            folder: vault.join("blobs"),
            identity: keys.originals().parse().expect("our own key is one that age reads"),
            name_key: zeroize::Zeroizing::new(*keys.get("blob-name")),
        }
    }

    fn watch<R: Read>(&self, inner: R) -> Watched<R> {
        let mut name = blake3::Hasher::new_keyed(&self.name_key);
        name.update(CONTEXT);
        Watched { inner, sha: Sha256::new(), name, read: 0, failed: false }
    }

    /// The name that these bytes have here.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn name_of(&self, bytes: &[u8]) -> String {
        let mut watched = self.watch(bytes);
        io::copy(&mut watched, &mut io::sink()).expect("memory can be read");
        watched.name.finalize().to_hex().to_string()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(&name[..2]).join(name)
    }

    /// Does the work while the blob is not there, and writes it after. Only for [`Mutant::RowFirst`].
    pub(crate) fn after<T>(&self, blob: &Blob, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let path = self.path(&blob.name);
        let bytes = fs::read(&path)?;
        fs::remove_file(&path)?;
        let done = work();
        disk::replace(&path, &bytes)?;
        done
    }

    /// True when a file of this length stands under the blob's name.
    pub(crate) fn is_there(&self, blob: &Blob) -> bool {
        fs::symlink_metadata(self.path(&blob.name)).is_ok_and(|m| m.is_file() && m.len() == blob.stored)
    }

    /// Keeps what a reader gives, to its end. When this returns, the bytes are on the disk and were read back.
    ///
    /// # Errors
    /// As reading and writing do. `expected` bytes and half as much again must be free, else [`VaultError::NoSpace`]
    /// at once. Nothing stays behind.
    pub(crate) fn keep(&self, from: &mut dyn Read, expected: u64) -> Result<Blob> {
        let needed = expected.saturating_add(expected / 2).saturating_add(SPARE);
        if disk::free_space(&self.folder).is_some_and(|free| free < needed) {
            return Err(VaultError::NoSpace);
        }
        let (draft, file) = disk::Draft::new(&self.folder)?;
        let mut source = self.watch(from);
        let recipient = self.identity.to_public();
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as _))
            .map_err(|e| VaultError::Io(io::Error::other(e.to_string())))?;
        let mut writer = encryptor.wrap_output(BufWriter::new(file))?;
        io::copy(&mut source, &mut writer)?;
        let file = writer.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        if !mutant::on(Mutant::UnsyncedOriginal) {
            file.sync_all()?;
        }
        let stored = file.metadata()?.len();
        drop(file);
        let name = source.name.finalize().to_hex().to_string();
        let sha256 = disk::hex(&source.sha.finalize());
        let blob = Blob { name, sha256, size: source.read, stored };
        self.read_at(draft.path(), &blob, &mut io::sink())?;

        let path = self.path(&blob.name);
        let folder = path.parent().expect("a blob stands in a folder");
        if !disk::exists(folder) {
            disk::make_folder(folder)?;
            disk::sync_folder(&self.folder)?;
        }
        disk::real_folder(folder)?;
        if let Some(there) = self.sound(&path, &blob) {
            // A row may speak of it by its length on the disk, so a sound file is never put aside for another. Its name
            // may be younger than the last sync.
            disk::sync_folder(folder)?;
            return Ok(there);
        }
        // The name tells the bytes, so putting this over a damaged file of the same name can only mend it.
        draft.keep_as(&path)?;
        Ok(blob)
    }

    /// Opens an age file of this vault, and says how long the file is: its plaintext is shorter.
    fn decrypt(&self, path: &Path) -> Result<(StreamReader<BufReader<File>>, u64)> {
        let file = disk::open_regular(path).map_err(missing)?;
        let length = file.metadata()?.len();
        let broken = |_| damaged(DamagedPart::Original);
        let decryptor = age::Decryptor::new_buffered(BufReader::new(file)).map_err(broken)?;
        let reader = decryptor.decrypt(std::iter::once(&self.identity as _)).map_err(broken)?;
        Ok((reader, length))
    }

    /// Keeps an original of this vault in another one, under the other's key and name.
    ///
    /// # Errors
    /// Damage when it is missing or not what its name says; then nothing stays behind.
    pub(crate) fn carry(&self, blob: &Blob, to: &Self) -> Result<Blob> {
        let path = self.path(&blob.name);
        disk::real_folder(path.parent().expect("a blob stands in a folder")).map_err(missing)?;
        let (name, carried) = self.carry_file(&path, to)?;
        if name == blob.name && carried.size == blob.size {
            return Ok(carried);
        }
        // Whole, but not what it should be: some other original lay under the name.
        let _ = to.remove(&carried.name);
        Err(damaged(DamagedPart::Original))
    }

    /// Keeps what a file under `blobs/` holds in another vault, whatever it is called. Returns the name that its bytes
    /// have in this vault.
    pub(crate) fn carry_file(&self, path: &Path, to: &Self) -> Result<(String, Blob)> {
        // Whatever keeps it from being read: this one cannot be brought over.
        let (reader, length) = self.decrypt(path).map_err(|_| damaged(DamagedPart::Original))?;
        let mut source = self.watch(reader.take(length));
        let kept = to.keep(&mut source, length);
        let carried = if source.failed { Err(damaged(DamagedPart::Original)) } else { kept }?;
        Ok((source.name.finalize().to_hex().to_string(), carried))
    }

    /// The file that stands at the path, when it holds these bytes.
    fn sound(&self, path: &Path, blob: &Blob) -> Option<Blob> {
        let stored = fs::symlink_metadata(path).ok()?.len();
        let there = Blob { stored, ..blob.clone() };
        // Two age files of the same bytes differ in length only by their headers: what is much longer is not read.
        let plausible = stored < blob.stored + 4096;
        (plausible && self.read_at(path, &there, &mut io::sink()).is_ok()).then_some(there)
    }

    /// The bytes of an original.
    ///
    /// # Errors
    /// Damage when it is missing or not what its name says.
    pub(crate) fn read(&self, blob: &Blob) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.copy(blob, &mut bytes)?;
        Ok(bytes)
    }

    /// Copies an original out, checked on the way. What was written counts only when this says so at the end.
    pub(crate) fn copy(&self, blob: &Blob, to: &mut dyn Write) -> Result<()> {
        let path = self.path(&blob.name);
        disk::real_folder(path.parent().expect("a blob stands in a folder")).map_err(missing)?;
        self.read_at(&path, blob, to)
    }

    pub(crate) fn read_at(&self, path: &Path, blob: &Blob, to: &mut dyn Write) -> Result<()> {
        let (reader, length) = self.decrypt(path)?;
        if length != blob.stored {
            return Err(damaged(DamagedPart::Original));
        }
        let mut source = self.watch(reader.take(blob.size + 1));
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => to.write_all(&buffer[..n])?,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) if matches!(e.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof) => {
                    return Err(damaged(DamagedPart::Original));
                }
                Err(e) => return Err(e.into()),
            }
        }
        let same = source.read == blob.size && source.name.finalize().to_hex().as_str() == blob.name;
        if same { Ok(()) } else { Err(damaged(DamagedPart::Original)) }
    }

    /// Takes an original away. The caller has made sure that no row names it.
    pub(crate) fn remove(&self, name: &str) -> Result<()> {
        let path = self.path(name);
        let shelf = path.parent().expect("a blob stands in a folder");
        disk::real_folder(shelf)?;
        fs::remove_file(&path)?;
        Ok(disk::sync_folder(shelf)?)
    }

    /// The age file of a blob as it stands, and its length. None when it is missing, or is no regular file.
    pub(crate) fn stored(&self, name: &str) -> Result<Option<(fs::File, u64)>> {
        let path = self.path(name);
        let opened = disk::real_folder(path.parent().expect("a blob stands in a folder"))
            .and_then(|()| disk::open_regular(&path))
            .and_then(|file| Ok((file.metadata()?.len(), file)));
        match opened {
            Ok((length, file)) => Ok(Some((file, length))),
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    /// Every file under `blobs/` that has the form of a blob, with its length.
    pub(crate) fn all(&self) -> Result<BTreeMap<String, u64>> {
        let mut found = BTreeMap::new();
        for shelf in fs::read_dir(&self.folder)? {
            let shelf = shelf?;
            if !shelf.file_type()?.is_dir() {
                continue;
            }
            for entry in fs::read_dir(shelf.path())? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if entry.file_type()?.is_file() && disk::unhex::<32>(&name).is_some() {
                    found.insert(name, entry.metadata()?.len());
                }
            }
        }
        Ok(found)
    }
}

fn missing(error: io::Error) -> VaultError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::InvalidData => damaged(DamagedPart::Original),
        _ => error.into(),
    }
}
