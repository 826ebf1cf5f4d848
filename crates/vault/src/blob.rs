//! Originals: one age file each, named by a keyed hash of what is inside, so that a swapped, forged or cut-off one is
//! noticed without the database. A blob never changes; the same bytes are kept once.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::disk;
use crate::error::{DamagedPart, Result, VaultError, damaged};
use crate::keys::KeyRing;

/// What the name is made over, before the bytes: so that another kind of blob never shares a name with an original.
const CONTEXT: &[u8] = b"blob\0original\0";
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
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
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
        Watched { inner, sha: Sha256::new(), name, read: 0 }
    }

    /// The name that these bytes have here.
    #[cfg(feature = "fuzzing")]
    pub(crate) fn name_of(&self, bytes: &[u8]) -> String {
        let mut watched = self.watch(bytes);
        io::copy(&mut watched, &mut io::sink()).expect("memory can be read");
        watched.name.finalize().to_hex().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(&name[..2]).join(name)
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
        file.sync_all()?;
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
        // The name tells the bytes, so putting this over an older file of the same name can only mend it.
        draft.keep_as(&path)?;
        Ok(blob)
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
        let file = disk::open_regular(path).map_err(missing)?;
        // The length bounds the header and the plaintext before anything is parsed.
        if file.metadata()?.len() != blob.stored {
            return Err(damaged(DamagedPart::Original));
        }
        let broken = |_| damaged(DamagedPart::Original);
        let decryptor = age::Decryptor::new_buffered(BufReader::new(file)).map_err(broken)?;
        let reader = decryptor.decrypt(std::iter::once(&self.identity as _)).map_err(broken)?;
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
