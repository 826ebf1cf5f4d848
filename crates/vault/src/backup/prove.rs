//! Reading the encrypted part of a backup and proving every byte of it: the one way in for testing and for restoring.
//!
//! Nothing that it finds is believed before it is compared: names are only ever the known forms, in their one order.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::content::{self, About, Manifest};
use super::frame::{self, Part, bounded_age};
use super::label::Label;
use super::making::decisions;
use super::outer::Outer;
use super::{BackupAbout, Watch, ask_for_space, gone, inside, pipe};
use crate::blob;
use crate::db::open::{Access, bad_pages, checkpoint, connect, is_well_formed};
use crate::db::{files, migrations};
use crate::disk::{self, Draft};
use crate::error::{BackupPart, DamagedPart, Result, VaultError};
use crate::keys::KeyRing;
use crate::label as vault_label;
use crate::reader::Session;

/// No small file inside is longer.
const SMALL: u64 = 64 * 1024;
/// What one line of the manifest takes at most.
const LINE: u64 = 256;

/// Where the parts go while they are proved.
pub(super) struct Place {
    /// An empty file for the database, and its path.
    pub database: (File, PathBuf),
    /// The folder `blobs` to write the originals into; none when they are only to be proved.
    pub blobs: Option<PathBuf>,
}

/// A backup whose every byte was proved.
pub(super) struct Proved {
    pub about: BackupAbout,
    pub label: vault_label::Label,
}

/// Proves a backup with the keys of an open vault, and keeps nothing of it.
pub(super) fn test(outer: &Outer, session: &Session, watch: &mut Watch) -> Result<BackupAbout> {
    let (draft, file) = Draft::new(&session.folder)?;
    let path = draft.path().to_owned();
    let proved = prove(outer, &session.keys, Place { database: (file, path.clone()), blobs: None }, watch);
    for log in ["-wal", "-shm"] {
        let mut name = path.clone().into_os_string();
        name.push(log);
        // Mostly not there. What stays is swept at the next opening.
        let _ = std::fs::remove_file(name);
    }
    let about = proved?.about;
    watch.step(watch.all)?;
    Ok(about)
}

/// Proves a backup with the keys that opened it.
///
/// # Errors
/// Damage by name; [`VaultError::Stopped`]; [`VaultError::NoSpace`].
pub(super) fn prove(outer: &Outer, keys: &KeyRing, mut place: Place, watch: &mut Watch) -> Result<Proved> {
    let label = &outer.found.label;
    if !outer.found.is_genuine(keys.get("manifest")) {
        return Err(gone(BackupPart::Label));
    }
    let identity: age::x25519::Identity = keys.originals().parse().expect("our own key is one that age reads");
    let mut inner = Inner {
        keys,
        label,
        time: label.time().expect("a label is read only with a time"),
        manifest: Manifest::new(label),
        found: BTreeMap::new(),
    };
    let (about, vault_label) = pipe::decrypt(outer.content()?, &identity, |from| inner.read(from, &mut place, watch))?;
    drop(place.database.0);
    let damaged = inner.database(&place.database.1, &vault_label, &about)?;
    let About { vault, name, generation, commit_seq, made, files, pages, decisions, .. } = about;
    let about = BackupAbout { vault, name, generation, commit_seq, made, files, pages, decisions, damaged };
    Ok(Proved { about, label: vault_label })
}

struct Inner<'a> {
    keys: &'a KeyRing,
    label: &'a Label,
    time: u64,
    manifest: Manifest,
    /// Each original: its stored length, and its own length if it is what its name says.
    found: BTreeMap<[u8; 32], (u64, Option<u64>)>,
}

impl Inner<'_> {
    /// The parts in their order; ends only when the last byte was read.
    fn read(
        &mut self,
        from: &mut pipe::Tap,
        place: &mut Place,
        watch: &mut Watch,
    ) -> Result<(About, vault_label::Label)> {
        let bytes = self.small(from, content::ABOUT, BackupPart::About)?;
        let about = About::read(&bytes, self.label).ok_or(gone(BackupPart::About))?;
        let bytes = self.small(from, vault_label::NAME, BackupPart::VaultLabel)?;
        let vault_label = self.vault_label(&bytes, &about)?;
        self.copy_database(from, place, watch)?;
        let last = loop {
            let part = self.next(from)?;
            let Some(hash) = content::blob_of(&part.name) else { break part };
            // Rising names: none twice, none out of place.
            let rises = self.found.last_key_value().is_none_or(|(last, _)| *last < hash);
            if !rises || self.found.len() == content::MOST_ORIGINALS {
                return Err(gone(BackupPart::Content));
            }
            self.original(from, &part, hash, place, watch)?;
        };
        self.end(from, &last)?;
        Ok((about, vault_label))
    }

    fn next(&mut self, from: &mut pipe::Tap) -> Result<Part> {
        match frame::next(from, Some(self.time)).map_err(inside(BackupPart::Content))? {
            Some((part, _)) => Ok(part),
            None => Err(gone(BackupPart::Content)),
        }
    }

    fn small(&mut self, from: &mut pipe::Tap, name: &str, what: BackupPart) -> Result<Vec<u8>> {
        let part = self.next(from)?;
        if part.name != name || part.length > SMALL {
            return Err(gone(BackupPart::Content));
        }
        let bytes = take(from, part.length, what)?;
        self.manifest.add(name, part.length, &blake3::hash(&bytes));
        Ok(bytes)
    }

    fn vault_label(&self, bytes: &[u8], about: &About) -> Result<vault_label::Label> {
        let found = vault_label::read(bytes).ok_or(gone(BackupPart::VaultLabel))?;
        if found.label.format > vault_label::FORMAT {
            return Err(VaultError::Newer(found.label.format));
        }
        let fits = found.is_genuine(self.keys.get("label"))
            && found.label.vault == about.vault
            && found.label.name == about.name
            && found.label.salt_bytes().is_ok();
        if fits { Ok(found.label) } else { Err(gone(BackupPart::VaultLabel)) }
    }

    fn copy_database(&mut self, from: &mut pipe::Tap, place: &mut Place, watch: &mut Watch) -> Result<()> {
        let part = self.next(from)?;
        if part.name != content::DATABASE || part.length == 0 {
            return Err(gone(BackupPart::Content));
        }
        let folder = place.database.1.parent().expect("a database stands in a folder");
        ask_for_space(folder, part.length)?;
        let mut tee = Tee::new(from, part.length, Some(&mut place.database.0));
        let mut buffer = vec![0; 256 * 1024];
        loop {
            match tee.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(n) => watch.step(n as u64)?,
            }
        }
        let hash = tee.finish(BackupPart::Database)?;
        place.database.0.sync_all()?;
        frame::end_of(from, part.length).map_err(inside(BackupPart::Content))?;
        self.manifest.add(&part.name, part.length, &hash);
        Ok(())
    }

    /// Proves one original, and writes it out where that is wanted.
    fn original(
        &mut self,
        from: &mut pipe::Tap,
        part: &Part,
        hash: [u8; 32],
        place: &mut Place,
        watch: &mut Watch,
    ) -> Result<()> {
        let mut out = match &place.blobs {
            Some(blobs) => {
                let name = disk::hex(&hash);
                let shelf = blobs.join(&name[..2]);
                disk::make_folder(&shelf)?;
                Some(disk::create_new(&shelf.join(name))?)
            }
            None => None,
        };
        let mut tee = Tee::new(from, part.length, out.as_mut());
        let before = watch.done;
        let size = self.plain(&mut tee, &hash, watch)?;
        // Whatever was left unread by a damaged one.
        let _ = io::copy(&mut tee, &mut io::sink());
        let sum = tee.finish(BackupPart::Original)?;
        if let (Some(file), false) = (out, cfg!(target_os = "linux")) {
            // On Linux the whole disk is told once, at the end.
            file.sync_all()?;
        }
        watch.step(part.length.saturating_sub(watch.done - before))?;
        frame::end_of(from, part.length).map_err(inside(BackupPart::Content))?;
        self.manifest.add(&part.name, part.length, &sum);
        self.found.insert(hash, (part.length, size));
        Ok(())
    }

    /// The length of an original if it opens and is what its name says.
    fn plain(&self, tee: &mut Tee, name: &[u8; 32], watch: &mut Watch) -> Result<Option<u64>> {
        let identity: age::x25519::Identity = self.keys.originals().parse().expect("our own key");
        let Ok(bounded) = bounded_age(tee) else { return Ok(None) };
        let Ok(decryptor) = age::Decryptor::new_buffered(BufReader::new(bounded)) else { return Ok(None) };
        let Ok(mut reader) = decryptor.decrypt(std::iter::once(&identity as _)) else { return Ok(None) };
        let mut hasher = blake3::Hasher::new_keyed(self.keys.get("blob-name"));
        hasher.update(blob::CONTEXT);
        let mut buffer = vec![0; 64 * 1024];
        let mut size = 0;
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => {
                    hasher.update(&buffer[..n]);
                    size += n as u64;
                    watch.step(n as u64)?;
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Ok(None),
            }
        }
        Ok((hasher.finalize() == *name).then_some(size))
    }

    /// The manifest must be the one that we make of what was read; after it only zeros come, up to a round length.
    fn end(&mut self, from: &mut pipe::Tap, last: &Part) -> Result<()> {
        if last.name != content::MANIFEST || last.length > SMALL + LINE * (self.found.len() as u64 + 3) {
            return Err(gone(BackupPart::Content));
        }
        let told = take(from, last.length, BackupPart::Manifest)?;
        let key = self.keys.get("manifest");
        let made = std::mem::replace(&mut self.manifest, Manifest::new(self.label)).finish(key);
        if told != made {
            return Err(gone(content::at_fault(&told, &made, key)));
        }
        let part = inside(BackupPart::Content);
        if frame::next(from, None).map_err(&part)?.is_some() || frame::only_zeros(from).map_err(&part)? > content::ROUND
        {
            return Err(gone(BackupPart::Content));
        }
        Ok(())
    }

    /// Proves the database itself, and each of its originals. Returns how many of those are missing or damaged.
    fn database(&self, path: &Path, label: &vault_label::Label, about: &About) -> Result<u64> {
        let named = |e| match e {
            VaultError::Damaged { what: DamagedPart::Database } => gone(BackupPart::Database),
            other => other,
        };
        self.rows(path, label, about).map_err(named)
    }

    fn rows(&self, path: &Path, label: &vault_label::Label, about: &About) -> Result<u64> {
        let damage = || gone(BackupPart::Database);
        let connection = connect(path, self.keys, &label.salt_bytes()?, Access::Write)?;
        if bad_pages(&connection)? > 0 || !is_well_formed(&connection)? {
            return Err(damage());
        }
        migrations::layout(&connection)?;
        // These are questions to tables of the first layout, so that a backup of any layout can answer them.
        let commit_seq = migrations::commit_seq(&connection, &about.vault)?;
        let told = (about.commit_seq, (about.files, about.pages), about.decisions);
        if (commit_seq, files::count(&connection)?, decisions(&connection)?) != told {
            return Err(damage());
        }
        let mut bad = BTreeMap::new();
        for (_, _, blob) in files::blobs(&connection)? {
            let there = disk::unhex::<32>(&blob.name).and_then(|hash| self.found.get(&hash));
            if there != Some(&(blob.stored, Some(blob.size))) {
                bad.insert(blob.name, ());
            }
        }
        if !checkpoint(&connection)? {
            return Err(damage());
        }
        connection.close().map_err(|(_, e)| VaultError::from(e))?;
        Ok(bad.len() as u64)
    }
}

fn take(from: &mut pipe::Tap, length: u64, what: BackupPart) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.by_ref().take(length).read_to_end(&mut bytes).map_err(inside(what))?;
    if bytes.len() as u64 != length {
        return Err(gone(what));
    }
    frame::end_of(from, length).map_err(inside(BackupPart::Content))?;
    Ok(bytes)
}

/// Hashes everything that is read through it, and writes it to a file where there is one. It remembers what failed, so
/// that a backup cut off in the middle of an original is not taken for a damaged original.
struct Tee<'a> {
    from: io::Take<&'a mut pipe::Tap>,
    to: Option<&'a mut File>,
    hasher: blake3::Hasher,
    left: u64,
    unread: Option<io::Error>,
    unwritten: Option<io::Error>,
}

impl<'a> Tee<'a> {
    fn new(from: &'a mut pipe::Tap, length: u64, to: Option<&'a mut File>) -> Self {
        let hasher = blake3::Hasher::new();
        Self { from: from.take(length), to, hasher, left: length, unread: None, unwritten: None }
    }

    /// The hash of all of it.
    fn finish(self, what: BackupPart) -> Result<blake3::Hash> {
        match (self.unwritten, self.unread) {
            (Some(e), _) => Err(e.into()),
            (_, Some(e)) => Err(inside(what)(e)),
            _ if self.left > 0 => Err(gone(what)),
            _ => Ok(self.hasher.finalize()),
        }
    }
}

impl Read for Tee<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.unwritten.is_some() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let n = self.from.read(buffer).inspect_err(|e| self.unread = Some(e.kind().into()))?;
        self.hasher.update(&buffer[..n]);
        self.left -= n as u64;
        if let Some(to) = &mut self.to
            && let Err(e) = to.write_all(&buffer[..n])
        {
            self.unwritten = Some(e);
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(n)
    }
}
