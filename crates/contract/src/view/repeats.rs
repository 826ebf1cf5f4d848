//! Repeats: the same words on more than one page, two copies side by side, and what the person says about them.

use super::DocumentRow;

super::views! {
    struct RepeatsWanted { pub seq: u32 }

    /// How another page is like this one. `from`: the words were written there first; `on`: here first.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum RepeatKind { Exact, Near, CarriedOn, CarriedFrom, QuotedIn, QuotedFrom }

    /// Another page with words of this page.
    struct RepeatView {
        pub kind: RepeatKind,
        pub seq: u32,
        pub file: String,
        pub page: u32,
        /// The title of its paper; may be empty.
        pub title: String,
        /// The id of its paper.
        pub paper: Option<String>,
        /// The words on this page and on that one, in Unicode scalar values of each page's text.
        pub start: u32,
        pub end: u32,
        pub there_start: u32,
        pub there_end: u32,
        /// Words in clear there that are blacked out here.
        pub more_there: u32,
        /// Words in clear here that are blacked out there.
        pub more_here: u32,
    }

    struct RepeatsView {
        pub repeats: Vec<RepeatView>,
        /// The paper in front, when this page's paper has copies, with all of them.
        pub paper: Option<DocumentRow>,
        /// The id of this page's own paper.
        pub own: Option<String>,
        /// Sentences of this page that stand in several papers, in the order of the page.
        pub copied: Vec<super::CopiedHere>,
    }

    struct CompareWanted { pub left: u32, pub right: u32 }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum CompareKind { Same, ReadOtherwise, HiddenThere, OnlyHere, BlackedOut, Covered }

    /// A stretch of a page. A blacked-out or covered one has no words.
    struct CompareRun { pub kind: CompareKind, pub text: String }

    struct CompareSide { pub seq: u32, pub file: String, pub page: u32, pub title: String, pub runs: Vec<CompareRun> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum ChangeKind { RightHides, LeftHides, Differ, OnlyLeft, OnlyRight, ReadTwoWays }

    /// One difference. Words stand in clear on the side that they are told of; a side without words is empty.
    struct ChangeView { pub kind: ChangeKind, pub left: String, pub right: String }

    struct CompareView {
        pub left: CompareSide,
        pub right: CompareSide,
        pub changes: Vec<ChangeView>,
        /// Words in clear on the left that are blacked out on the right, and the other way round.
        pub more_left: u32,
        pub more_right: u32,
        /// Words on both.
        pub shared: u32,
    }

    struct PartCopy { pub id: String }

    /// `keep` stands in front afterwards.
    struct FoldCopies { pub keep: String, pub fold: String }
}
