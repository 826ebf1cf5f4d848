//! What the open export asks for, so that it need not know the vault.

use std::io::Read;
use std::ops::ControlFlow;

use record::{FileId, Note};
use serde_json::Value;

/// A received file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    pub id: FileId,
    /// The name as received; any text at all.
    pub name: String,
    /// SHA-256 of its bytes in lower-case hex. A copy that differs is not kept.
    pub sha256: String,
}

/// A file of the life story: Markdown or a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// When the export is made, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub at: chrono::DateTime<chrono::Utc>,
    /// Name and version of the program.
    pub app: String,
}

/// Why something could not be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceProblem {
    /// These bytes are damaged. For one original, the export goes on without it and says so.
    #[error("a part of the safe place is damaged")]
    Damaged,
    /// Nothing more can be given: the export ends.
    #[error("the safe place cannot be read: {0}")]
    Broken(String),
}

macro_rules! tables {
    ($($table:ident = $name:literal),+ $(,)?) => {
        /// The tables of the export; each is one file of JSON Lines under `data/records/`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Table { $($table),+ }

        impl Table {
            /// Every table, in the order in which they are written.
            pub const ALL: &'static [Self] = &[$(Self::$table),+];

            /// The file's name without `.jsonl`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$table => $name),+ }
            }
        }
    };
}

tables! {
    Pages = "pages", Documents = "documents", Dates = "dates", Entries = "entries", Events = "events", People = "people",
    Redactions = "redactions", Gaps = "gaps", Questions = "questions", Placements = "placements",
    Expected = "expected", Words = "words",
}

/// Gives an export its contents, a piece at a time.
pub trait BagSource {
    /// When and by what the export is made.
    fn made(&self) -> Made;

    /// Every received file, in the order in which they came.
    ///
    /// # Errors
    /// When the list cannot be read.
    fn originals(&self) -> Result<Vec<Original>, SourceProblem>;

    /// The bytes of one received file. A read that fails counts as damage to that file alone.
    ///
    /// # Errors
    /// [`SourceProblem::Damaged`] for this file alone, [`SourceProblem::Broken`] for good.
    fn open(&self, id: FileId) -> Result<Box<dyn Read + '_>, SourceProblem>;

    /// The rows of one table, each one of the structs of this crate as JSON.
    ///
    /// # Errors
    /// When the table cannot be read; a row can also fail on its own. Either ends the export.
    fn rows(&self, table: Table) -> Result<Rows<'_>, SourceProblem>;

    /// The person's notes.
    ///
    /// # Errors
    /// When they cannot be read.
    fn notes(&self) -> Result<Vec<Note>, SourceProblem>;

    /// The life story.
    ///
    /// # Errors
    /// When it cannot be told.
    fn story(&self) -> Result<Vec<StoryFile>, SourceProblem>;

    /// Called after every piece of at most 64 KiB, with its bytes; answer `Break` to stop and take everything away again.
    fn written(&self, _bytes: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// Rows of a table, one at a time.
pub type Rows<'a> = Box<dyn Iterator<Item = Result<Value, SourceProblem>> + 'a>;
