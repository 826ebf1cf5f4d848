//! What the council removed, over the whole file: how much, where on each page, and what it usually means.

super::views! {
    /// How a part was removed, as in the open export.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum RemovedKind { Box, ScanBox, White, Words, Code, MissingPage }

    /// Which of the papers with removed parts to list, in the order of the file.
    struct RemovedWanted { pub offset: u32, pub limit: u32 }

    struct RemovedCount { pub kind: RemovedKind, pub count: u32 }

    /// A place on a page, in shares of its width and height from the top left corner.
    struct RemovedAt { pub x: f32, pub y: f32, pub w: f32, pub h: f32 }

    struct RemovedPart {
        pub kind: RemovedKind,
        /// None where only the words say that something is gone, and it is not known where they stand.
        pub at: Option<RemovedAt>,
        pub start: u32,
        pub end: u32,
        /// The code or reason printed with it, as written.
        pub reason: Option<String>,
        /// The id of what it usually means, in `meanings`.
        pub meaning: String,
        pub left_underneath: bool,
    }

    struct RemovedPage {
        pub seq: u32,
        pub page: u32,
        /// Height for a width of 1.
        pub tall: f32,
        /// Share of the page that the removed parts cover, 0 to 1.
        pub share: f32,
        pub whole_page: bool,
        pub parts: Vec<RemovedPart>,
    }

    struct RemovedPaper {
        /// Empty for pages that belong to no paper that is known.
        pub title: String,
        pub kind: String,
        pub when: Option<super::WhenView>,
        pub file: String,
        pub seq: u32,
        pub parts: u32,
        pub pages_withheld: u32,
        pub left_underneath: u32,
        pub kinds: Vec<RemovedCount>,
        pub pages: Vec<RemovedPage>,
        /// The question that these parts raise, where there is one.
        pub question: Option<String>,
    }

    /// What a code, or a part without one, usually means.
    struct RemovedMeaning {
        pub id: String,
        pub says: String,
        pub often: String,
        pub ask: Vec<String>,
        pub source: String,
        pub checked: String,
        pub to_be_checked: bool,
        /// The codes and reasons of this meaning that are printed in the file.
        pub printed: Vec<String>,
        pub count: u32,
    }

    struct RemovedMapView {
        pub parts: u32,
        pub pages: u32,
        pub pages_withheld: u32,
        /// Parts under which the council left words by mistake, and how many papers they are in.
        pub left_underneath: u32,
        pub left_papers: u32,
        pub kinds: Vec<RemovedCount>,
        pub meanings: Vec<RemovedMeaning>,
        pub papers_total: u32,
        pub papers: Vec<RemovedPaper>,
    }
}
