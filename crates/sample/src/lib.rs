//! Makes the made-up care file: one fictional person's folder as an English council would release it, and the truth of what is in it.
//!
//! Everything is made in memory, from content that lies in `content/` and from fixed seeds: no clock, no disk, no chance. Nobody in it is real.
//! Only the lives of `strangers` are read from this crate's folder, so that they can be added without a line of code.

pub mod boxed;
pub mod copies;
mod county;
mod diary;
mod folder;
pub mod hostile;
mod ink;
pub mod kinds;
mod life;
mod lines;
pub mod locked;
mod mail;
mod markup;
mod metrics;
mod office;
mod paper;
mod picture;
mod prose;
mod reading;
mod rng;
mod scan;
mod stationery;
mod strangers;
mod truth;
mod volume;

pub use county::another_life;
pub use prose::{plain_pdf, prose_pdf};
pub use reading::{Condition, PlacedWord, ReadingPage, reading_page};
pub use strangers::{stranger, strangers};
pub use truth::{
    DisagreementTruth, DocumentTruth, DuplicateTruth, EntryTruth, EventTruth, ExpectedTruth, FileTruth, GapTruth,
    JumpTruth, LooseDateTruth, NamedTruth, PersonTruth, Place, PlacementTruth, QuestionTruth, RedactionTruth,
    StrayTruth, Told, Truth,
};

/// Rare words that stand in several kinds of file of the made-up file (PDF, Word, e-mail, text): look for them where nothing may leak.
pub const CANARIES: &[&str] = &["marmalade-striped", "heron-blue", "Buttonhook"];

/// Words that the council left under a black box by mistake. They may turn up nowhere: not in a page's text, an index or an export.
pub const UNDER_THE_BOX: &str = "ZEBRA-UNDER-THE-BOX";

/// The made-up person's day of birth, as they would type it.
pub const BORN: &str = "14 June 1996";

/// A received file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The folder and its truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpFile {
    pub files: Vec<SampleFile>,
    pub truth: Truth,
}

impl MadeUpFile {
    /// The bytes of a received file by its name.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.files.iter().find(|f| f.name == name).map(|f| f.bytes.as_slice())
    }
}

/// The whole made-up file. Takes seconds, most of them for the scanned pages: make it once and share it.
#[must_use]
pub fn made_up_file() -> MadeUpFile {
    folder::whole()
}

/// Three files of the made-up file, for tests that need something real quickly: a PDF, a Word document, an e-mail with a PDF in it.
#[must_use]
pub fn small_file() -> MadeUpFile {
    folder::small()
}
