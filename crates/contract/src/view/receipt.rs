//! The receipt: what came, how every page of it ended, and what the papers speak of that was not found.

use super::{EvidenceView, FileStateView, PageTrouble, WhenView, WhyNotReadable, WhyNotTaken};

super::views! {
    /// Pages by how they ended; all but the first and the last add up to the first.
    #[derive(Copy, Eq)]
    struct TallyView {
        pub pages: u32,
        pub words: u32,
        pub from_pictures: u32,
        pub pictures: u32,
        pub blank: u32,
        pub withheld: u32,
        pub not_read: u32,
        pub waiting: u32,
        pub removed_parts: u32,
    }

    /// A page that a line of the receipt is about.
    #[derive(Copy, Eq)]
    struct PageAt { pub seq: u32, pub page: u32 }

    struct ReceiptFile {
        pub id: i64,
        pub name: String,
        pub kind: String,
        /// How many files it came inside of.
        pub depth: u32,
        pub state: FileStateView,
        pub why: Option<WhyNotReadable>,
        pub tally: TallyView,
        pub trouble: Vec<PageTrouble>,
        /// Pages with words that were left under a black box by mistake.
        pub words_left: Vec<PageAt>,
        /// Pages whose words are kept, and in which a fault of ours kept us from finding anything.
        pub only_words: Vec<PageAt>,
        /// The name of an earlier file with exactly the same bytes.
        pub same_as: Option<String>,
        pub sha256: String,
        pub bytes: u64,
        pub added: String,
        pub first_seq: Option<u32>,
    }

    /// A chosen thing that was not taken. `at` is when (RFC 3339, UTC).
    struct LeftOut { pub name: String, pub why: WhyNotTaken, pub at: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum MissingKind { Pages, Folios, Volume, GoesOn, CarriesOn, Paper, SaidMissing, Listed }

    /// Something that the papers speak of and that was not found. The words that speak of it are in `evidence`, which is never empty.
    struct MissingView {
        pub kind: MissingKind,
        /// The paper's name as written; empty for pages and volumes.
        pub title: String,
        pub when: Option<WhenView>,
        /// The first and last number of pages or leaves; both are the volume's number for a volume.
        pub from: Option<u32>,
        pub to: Option<u32>,
        /// How many the papers say there are.
        pub of: Option<u32>,
        pub evidence: Vec<EvidenceView>,
    }

    struct ReceiptView {
        pub files: Vec<ReceiptFile>,
        pub total: TallyView,
        pub left_out: Vec<LeftOut>,
        pub repeated_papers: u32,
        pub repeated_pages: u32,
        /// The first and the last day that papers bear, in words.
        pub first_day: Option<String>,
        pub last_day: Option<String>,
        pub missing: Vec<MissingView>,
        pub still_adding: bool,
    }
}
