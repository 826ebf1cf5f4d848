//! The timeline: what happened, in lanes, with every telling's page.

use super::{WhenView, WhoView};

super::views! {
    struct EvidenceView {
        pub seq: u32,
        pub file: String,
        pub page: u32,
        pub start: u32,
        pub end: u32,
        pub quote: String,
        /// The words are covered, and the quote is empty.
        pub covered: Option<super::CoverLine>,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum Lane { Home, School, People, Decisions, Health, Family, Mine }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum DecidedByView { Reader, Person }

    struct ItemView {
        pub key: String,
        pub kind: String,
        pub lane: Lane,
        pub when: Option<WhenView>,
        pub title: String,
        pub place: String,
        pub people: Vec<String>,
        /// Workers, carers and others named where it is told.
        pub who: Vec<WhoView>,
        /// The reason as written, for a move.
        pub reason: Option<String>,
        pub how: String,
        pub evidence: Vec<EvidenceView>,
        pub disagrees_with: Vec<String>,
        pub decided_by: DecidedByView,
        pub confirmed: bool,
        pub hidden: bool,
        pub file_says: Option<WhenView>,
        /// The person's own words, for a memory.
        pub body: String,
        /// True for what somebody must have decided: `why` has a card for it.
        pub decision: bool,
    }

    /// A stretch of time: a home, a school or a worker. An end that the file does not tell is none.
    struct SpanView {
        pub id: String,
        pub lane: Lane,
        pub name: String,
        pub from: Option<WhenView>,
        pub to: Option<WhenView>,
        /// True when the end is only known because the next one began.
        pub end_from_next: bool,
        /// True when the ends are only the first and the last paper that name them.
        pub named_only: bool,
        pub reason: Option<String>,
        pub start_key: Option<String>,
        pub end_key: Option<String>,
        pub evidence: Vec<EvidenceView>,
    }

    struct GapView { pub from: WhenView, pub to: WhenView, pub before: Option<EvidenceView>, pub after: Option<EvidenceView> }

    struct TimelineView {
        pub born: Option<WhenView>,
        pub items: Vec<ItemView>,
        pub spans: Vec<SpanView>,
        pub gaps: Vec<GapView>,
        pub first_year: Option<i32>,
        pub last_year: Option<i32>,
        pub hidden: u32,
        pub still_adding: bool,
    }

    struct DateRead { pub when: WhenView }

    struct SetBorn { pub words: String }

    struct EventRef { pub key: String }

    /// A field that is none stays as the file has it. `when_words` is read as a date ("spring 2006", "about 1998").
    struct CorrectEvent { pub key: String, pub title: Option<String>, pub when_words: Option<String> }

    struct MergeEvents { pub keep: String, pub fold: String }

    struct AddMemory { pub title: String, pub body: String, pub when_words: String }

    struct EditMemory { pub id: String, pub title: String, pub body: String, pub when_words: String }

    struct MemoryRef { pub id: String }
}
