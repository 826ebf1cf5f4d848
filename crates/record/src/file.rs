//! A file as it was received, kept byte for byte whatever became of reading it.

use serde::{Deserialize, Serialize};

/// Names a received file inside one vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileId(pub i64);

/// What the bytes are, told by looking at them, never by the name alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Pdf,
    Jpeg,
    Png,
    Gif,
    Bmp,
    Webp,
    /// Scans and faxes, often with many pages.
    Tiff,
    /// A photograph from a telephone.
    Heic,
    Docx,
    /// Word before 2007.
    Doc,
    Rtf,
    Odt,
    Xlsx,
    /// Excel before 2007.
    Xls,
    Ods,
    Csv,
    Pptx,
    /// PowerPoint before 2007.
    Ppt,
    Odp,
    Eml,
    /// A mail as Outlook saves it.
    Msg,
    /// A mailbox: many mails in one file.
    Mbox,
    Html,
    /// A page of the web, saved with its pictures.
    Mht,
    Text,
    Zip,
    /// A kind that this version cannot read. The original is kept.
    Unknown,
}

impl FileKind {
    /// True for files that only hold other files and have no page of their own.
    #[must_use]
    pub fn is_container(self) -> bool {
        matches!(self, Self::Zip | Self::Mbox)
    }
}

/// Where a received file stands. The last three are ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// The original is safe in the vault; its pages are waiting to be read.
    Kept,
    /// Some pages are read.
    Reading,
    Done,
    /// Finished, but some pages could not be read; each says why.
    DoneWithProblems,
    /// Nothing of it could be read; [`FileProblem`] says why. The original is kept.
    NotReadable,
}

/// Why a whole file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileProblem {
    /// The file holds no bytes at all.
    Empty,
    Damaged,
    /// It asks for a password that we do not have.
    Locked,
    /// A kind of file that this version cannot read.
    UnknownKind,
    /// Bigger than the limits that keep the computer safe (pages, size, nesting).
    TooBig,
    /// The reader was stopped because it took too long or too much memory.
    TookTooLong,
    /// The locked-down reader could not be set up on this computer, so nothing was opened.
    NoSafeReader,
}

/// One received file, or a file found inside another (`outer.zip/inner.pdf`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedFile {
    pub id: FileId,
    /// The file that this one came inside of.
    pub parent: Option<FileId>,
    /// The name as received; inside another file, with the outer name and a stroke before it.
    pub name: String,
    pub kind: FileKind,
    pub state: FileState,
    pub problem: Option<FileProblem>,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Pages known so far; 0 until the file has been opened.
    pub pages: u32,
    /// When it was added, RFC 3339 in UTC.
    pub added: String,
}
