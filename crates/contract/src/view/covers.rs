//! Covers over hard passages: what stands on one, opening it, and what the person wants covered.

super::views! {
    /// Whom the words under a cover speak of, in general terms.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum CoverWho { Parent, Adult, AnotherChild, You, Someone, NotSaid }

    /// What stands in place of words that are covered.
    struct CoverLine {
        /// Short names of what it is about: "someone was hurt".
        pub what: Vec<String>,
        pub who: CoverWho,
        pub sentences: u32,
    }

    struct CoverSentence { pub start: u32, pub end: u32, pub open: bool }

    /// A passage with a cover. Those of its sentences that are not open are holes in the page, without their words.
    struct CoverView {
        pub start: u32,
        pub end: u32,
        pub line: CoverLine,
        /// The kinds, as they are named to turn one off.
        pub kinds: Vec<String>,
        pub sentences: Vec<CoverSentence>,
    }

    /// Sentences of a page to open or to cover again: every one that lies in `start..end`.
    struct CoverAt { pub seq: u32, pub start: u32, pub end: u32 }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum CoverLookView { Panel, Line }

    struct SetCoverLook { pub look: CoverLookView }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum CoverOf { All, Kind, Page, Paper }

    /// Turns covers on or off: `kind` is for one kind, `seq` for a page or its paper.
    struct TurnCovers { pub of: CoverOf, pub kind: Option<String>, pub seq: Option<u32>, pub on: bool }

    struct CoverKindView {
        pub kind: String,
        pub name: String,
        /// One sentence that says what is meant.
        pub line: String,
        pub on: bool,
        /// It stays on when everything else is off, until it is turned off itself.
        pub by_itself: bool,
    }

    struct CoversView {
        pub all: bool,
        pub look: CoverLookView,
        pub kinds: Vec<CoverKindView>,
        /// Pages whose covers are off.
        pub pages_off: u32,
    }
}
