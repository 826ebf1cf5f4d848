//! Papers: where one begins and ends, what it is, why the program thinks so, and what the person decided instead.

use super::{DocumentRow, EvidenceView, WhenView};

super::views! {
    /// What of a paper is the person's own word.
    #[derive(Copy, Eq, Default)]
    struct SaidView {
        pub kind: bool,
        pub title: bool,
        pub date: bool,
        /// They said that it begins where it does.
        pub begins: bool,
    }

    /// A page, by its number in the whole file.
    #[derive(Copy, Eq)]
    struct PaperAt { pub seq: u32 }

    /// The page goes to the paper that holds page `to` of the same received file; none puts it back where it stands.
    #[derive(Copy, Eq)]
    struct MovePage { pub seq: u32, pub to: Option<u32> }

    /// All that the person says of the paper that holds a page. A field that is none is left to the program; an empty title says
    /// that the paper has none. `when_words` is read as a date.
    struct NamePaper { pub seq: u32, pub kind: Option<String>, pub title: Option<String>, pub when_words: Option<String> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum PaperSign { Title, Date, PageNumber, Opening }

    /// Words on the paper that the program went by.
    struct PaperWhy { pub sign: PaperSign, pub evidence: EvidenceView }

    /// A dated entry of a running record on the page that was asked about.
    struct EntryView { pub start: u32, pub end: u32, pub when: WhenView, pub words: String }

    struct PaperView {
        pub paper: DocumentRow,
        pub said: SaidView,
        /// As the program has it, where the person says otherwise.
        pub read_as: Option<DocumentRow>,
        /// How the date was worked out, named as in the open export.
        pub how: Option<String>,
        pub why: Vec<PaperWhy>,
        pub entries: Vec<EntryView>,
        pub file_id: i64,
        /// A paper can begin at this page, and does not.
        pub can_cut: bool,
        /// A paper begins at this page, and another page of the file is before it.
        pub can_join: bool,
        /// The person moved this page here from where it stands.
        pub moved: bool,
    }

    struct StripPage {
        pub seq: u32,
        pub page: u32,
        /// The council's own page number, as printed.
        pub printed: Option<String>,
        /// The first words of the page.
        pub words: String,
        /// The address of the page's picture, when it has one.
        pub picture: Option<String>,
        /// The person moved it here from where it stands.
        pub moved: bool,
    }

    struct StripPaper {
        pub paper: DocumentRow,
        pub said: SaidView,
        /// The program could not tell well whether a paper begins here.
        pub unsure: bool,
        pub pages: Vec<StripPage>,
    }

    struct FilePapersWanted { pub id: i64 }

    /// The papers of one received file, in the council's own order.
    struct FilePapersView { pub id: i64, pub file: String, pub papers: Vec<StripPaper>, pub unsure: u32 }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum PaperOrder { Council, Date, Kind }
}
