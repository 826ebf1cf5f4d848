//! Reading: documents, one page with its words in runs, search, hard words, notes.

super::views! {
    /// A date as the person reads it, and as programs do.
    struct WhenView {
        pub edtf: String,
        pub words: String,
        pub earliest: Option<String>,
        pub latest: Option<String>,
        /// The words themselves said "about", "perhaps" or the like.
        pub doubted: bool,
    }

    struct DocumentsWanted {
        pub offset: u32,
        pub limit: u32,
        pub kind: Option<String>,
        pub words: Option<String>,
        /// By file and page, as the council sent them, when none is asked for.
        pub order: Option<super::PaperOrder>,
    }

    struct DocumentRow {
        pub id: String,
        pub kind: String,
        pub title: String,
        pub when: Option<WhenView>,
        pub file: String,
        pub first_page: u32,
        pub last_page: u32,
        pub seq: u32,
        pub picture_only: bool,
        /// The paper in front, when this one is folded under it.
        pub copy_of: Option<String>,
        /// The copies that are folded under this one.
        pub copies: Vec<CopyRow>,
        pub said: super::SaidView,
    }

    /// A folded copy. `exact`: the same words throughout.
    struct CopyRow { pub id: String, pub seq: u32, pub file: String, pub first_page: u32, pub last_page: u32, pub exact: bool }

    struct KindCount { pub kind: String, pub count: u32 }

    /// Folded copies have no rows of their own: each stands in the row of its clearest copy.
    struct DocumentsView { pub total: u32, pub rows: Vec<DocumentRow>, pub kinds: Vec<KindCount> }

    /// Which page: by its number in the whole file (from 1), with the search whose hits are to be marked.
    struct PageWanted { pub seq: u32, pub find: Option<String> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum RunKind { Words, BlackedOut, Covered }

    /// A stretch of the page. `start..end` count Unicode scalar values into the page's text. A blacked-out run has no words of its own, nor has a covered one.
    struct Run { pub kind: RunKind, pub start: u32, pub end: u32, pub text: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum WordsState { Read, PictureOnly, Blank, NotYet, Damaged, TookTooLong, TooBig }

    /// Words on the page and their box, as shares of the page's width and height (0 to 1) from the top left.
    struct BoxView { pub start: u32, pub end: u32, pub x: f32, pub y: f32, pub w: f32, pub h: f32 }

    struct MeaningView {
        pub plain: String,
        /// What the letters stand for.
        pub note: Option<String>,
        pub era: Option<String>,
        pub source: String,
        pub checked: String,
        /// Nobody has looked this up in a source yet.
        pub to_be_checked: bool,
    }

    /// A hard word where it stands. `certain` is false when it can mean two things here.
    struct TermView { pub start: u32, pub end: u32, pub term: String, pub certain: bool, pub meanings: Vec<MeaningView> }

    struct BlackedOutView {
        pub start: u32,
        pub end: u32,
        pub kind: super::RemovedKind,
        pub whole_page: bool,
        /// The code or reason printed with it, as written.
        pub reason: Option<String>,
        pub usually: String,
        /// Sentences to ask with.
        pub ask: Vec<String>,
        pub source: String,
        /// The council left words under it by mistake. They are not kept here.
        pub left_underneath: bool,
    }

    struct Mark { pub start: u32, pub end: u32 }

    /// How far the picture of a page is read. `no`: its words stand in the file itself.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum PageScan { No, Waiting, Paused, NoModels, Read, CouldNotRead }

    /// Words that the person typed, and what was read there.
    struct TypedView { pub start: u32, pub end: u32, pub was: String }

    /// What stands at `start..end` of a page that was read from a picture. The words as they were read take it back.
    struct TypeWord { pub seq: u32, pub start: u32, pub end: u32, pub words: String }

    struct PageView {
        pub seq: u32,
        pub total: u32,
        pub file_id: i64,
        pub file: String,
        pub page: u32,
        pub pages_in_file: u32,
        /// The council's own page number, as printed.
        pub printed: Option<String>,
        pub document: Option<DocumentRow>,
        pub words_state: WordsState,
        pub runs: Vec<Run>,
        /// The address of the page's picture, when it has one.
        pub picture: Option<String>,
        /// Points.
        pub width: f32,
        pub height: f32,
        pub boxes: Vec<BoxView>,
        pub terms: Vec<TermView>,
        pub blacked_out: Vec<BlackedOutView>,
        pub notes: Vec<NoteView>,
        pub found: Vec<Mark>,
        pub scan: PageScan,
        /// Words read from the picture that may be wrong, in order.
        pub unsure: Vec<Mark>,
        pub typed: Vec<TypedView>,
        /// Hard passages with their covers, in order. Nothing else of this view holds words that are covered.
        pub covers: Vec<super::CoverView>,
        /// The page has a picture, which waits because the place of covered words in it is not known.
        pub picture_waits: bool,
    }

    struct SearchWanted { pub words: String, pub offset: u32, pub limit: u32 }

    struct SearchHit {
        pub seq: u32,
        pub file: String,
        pub page: u32,
        pub title: String,
        pub when: Option<WhenView>,
        pub snippet: String,
        /// Scalar-value ranges of the words found, within `snippet`.
        pub marks: Vec<Mark>,
        /// The words around are covered, and the snippet is empty.
        pub covered: Option<super::CoverLine>,
    }

    struct SearchView { pub total: u32, pub more_than: bool, pub hits: Vec<SearchHit> }

    struct ExplainWanted { pub word: String, pub year: Option<i32> }

    struct ExplainView { pub word: String, pub known: bool, pub certain: bool, pub meanings: Vec<MeaningView> }

    struct KeepPlace { pub seq: u32 }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum NoteKindView { Highlight, Note, Wrong, Ask, Memory }

    struct AddNote { pub seq: u32, pub start: u32, pub end: u32, pub kind: NoteKindView, pub body: String }

    struct EditNote { pub id: String, pub kind: NoteKindView, pub body: String }

    struct NoteRef { pub id: String }

    struct NoteView {
        pub id: String,
        pub kind: NoteKindView,
        pub quote: String,
        pub body: String,
        pub seq: u32,
        pub file: String,
        pub page: u32,
        /// None when the words could not be found again: the note is kept, and says so.
        pub start: Option<u32>,
        pub end: Option<u32>,
        pub created: String,
        pub changed: String,
        /// The words that it is about are covered, and the quote is empty.
        pub covered: Option<super::CoverLine>,
    }

    struct NotesWanted { pub words: Option<String>, pub kind: Option<NoteKindView> }

    struct NotesView { pub notes: Vec<NoteView> }

    /// What was taken back or done again: the name of the decision (`note_added`, `event_hidden`…), or none when there was nothing.
    struct UndoView { pub what: Option<String>, pub can_undo: bool, pub can_redo: bool }
}
