//! Everything that can be read from an open vault. A vault is one of these and more; others may read beside it from
//! other threads while it writes.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use record::{FileId, PageFindings, ReceivedFile, Redaction, TextFrom, TextHash, Undoable};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::blob::Blobs;
use crate::db::open::{Access, connect};
use crate::db::{decisions, files, findings, pages, passwords, search, settings};
use crate::error::Result;
use crate::keys::KeyRing;
use crate::label::Label;
use crate::opening::FolderLock;
use crate::{PageRow, SearchAnswer, SearchQuery};

/// What every connection to one open vault shares. The lock on the folder lasts as long as the last of them.
pub(crate) struct Session {
    pub folder: PathBuf,
    pub keys: KeyRing,
    pub label: Label,
    pub salt: [u8; 16],
    pub blobs: Blobs,
    /// Nothing can be written in the folder.
    pub read_only_place: bool,
    pub _lock: FolderLock,
}

impl Session {
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("v.db")
    }
}

/// A reading connection. It sees what was saved when each call begins, and never writes.
///
/// It can be sent to another thread; each thread needs its own. Every one must be dropped before the vault can close.
pub struct VaultReader {
    pub(crate) connection: Connection,
    pub(crate) session: Arc<Session>,
}

impl VaultReader {
    pub(crate) fn beside(session: &Arc<Session>) -> Result<Self> {
        let access = if session.read_only_place { Access::Sealed } else { Access::Read };
        let connection = connect(&session.database(), &session.keys, &session.salt, access)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Self { connection, session: Arc::clone(session) })
    }

    /// The vault's id, which holds no meaning.
    #[must_use]
    pub fn vault_id(&self) -> &str {
        &self.session.label.vault
    }

    /// The name that the person chose.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.session.label.name
    }

    /// The received files that are not removed, in the order in which they were added.
    pub fn files(&self) -> Result<Vec<ReceivedFile>> {
        files::all(&self.connection)
    }

    /// The removed files with the time of removal (RFC 3339, UTC), the last removed first.
    pub fn removed_files(&self) -> Result<Vec<(ReceivedFile, String)>> {
        files::removed(&self.connection)
    }

    /// An original, byte for byte as it was received; checked against its name.
    ///
    /// # Errors
    /// Damage when it is missing or was changed; [`crate::VaultError::NotFound`] for a file that is not in the vault.
    pub fn original(&self, file: FileId) -> Result<Vec<u8>> {
        self.session.blobs.read(&files::blob(&self.connection, file)?)
    }

    /// Writes an original out. Only when this returns without an error was every byte right.
    pub fn copy_original(&self, file: FileId, to: &mut dyn Write) -> Result<()> {
        self.session.blobs.copy(&files::blob(&self.connection, file)?, to)
    }

    /// The passwords that opened this file, or files inside it. Empty for a file that is not locked.
    pub fn file_passwords(&self, file: FileId) -> Result<Vec<Zeroizing<String>>> {
        passwords::of(&self.connection, file)
    }

    /// The passwords that opened any file, each once, the one that opened most files first.
    pub fn all_file_passwords(&self) -> Result<Vec<Zeroizing<String>>> {
        passwords::all(&self.connection)
    }

    /// One page, or none when it is not read yet. Pages of removed files can still be read.
    pub fn page(&self, file: FileId, number: u32) -> Result<Option<PageRow>> {
        pages::get(&self.connection, file, number)
    }

    /// The words of one page and what was removed from it: quicker than [`Self::page`] where no more is needed.
    pub fn page_words(&self, file: FileId, number: u32) -> Result<Option<(String, Vec<Redaction>)>> {
        pages::words(&self.connection, file, number)
    }

    /// The numbers of the pages that are saved, lowest first.
    pub fn page_numbers_done(&self, file: FileId) -> Result<Vec<u32>> {
        pages::numbers(&self.connection, file)
    }

    /// Walks what was found on every page of the files that are not removed, by file and page.
    pub fn all_findings(&self, mut visit: impl FnMut(FileId, u32, PageFindings, TextHash, TextFrom)) -> Result<()> {
        findings::each(&self.connection, &mut visit)
    }

    /// Walks what was found on every page of one file, removed or not, by page.
    pub fn findings_of(
        &self,
        file: FileId,
        mut visit: impl FnMut(FileId, u32, PageFindings, TextHash, TextFrom),
    ) -> Result<()> {
        findings::each_of(&self.connection, file, &mut visit)
    }

    /// Pages whose findings are older than this version of the reader.
    pub fn findings_older_than(&self, version: u32) -> Result<Vec<(FileId, u32)>> {
        findings::older_than(&self.connection, version)
    }

    /// Looks for words. What is typed can never be wrong: at worst nothing is found.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchAnswer> {
        search::search(&self.connection, query)
    }

    /// Every decision in order, those taken back included.
    pub fn decisions(&self) -> Result<Vec<Undoable>> {
        decisions::all(&self.connection)
    }

    pub fn can_undo(&self) -> Result<bool> {
        decisions::can_undo(&self.connection)
    }

    pub fn can_redo(&self) -> Result<bool> {
        decisions::can_redo(&self.connection)
    }

    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        settings::get(&self.connection, key)
    }
}
