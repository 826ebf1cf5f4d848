//! The people whom the file names: their names, roles and years, and what the person says of them.

use super::WhenView;

super::views! {
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum PersonKindView { You, Worker, Carer, Family, Other, NotKnown }

    /// Why a way of writing a name is taken for this person.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum JoinWhy { SameName, ShortForm, SamePaper, SameRole, SameYears, OnlyName, TheirFile, OnlyKin, Misread, Said }

    /// A way in which the file writes a name; `why` is none for the fullest.
    struct WrittenView { pub name: String, pub times: u32, pub why: Option<JoinWhy> }

    /// `first` and `last` are the times of the first and the last dated paper that names them, and say nothing of the time outside.
    struct PersonView {
        pub id: String,
        pub name: String,
        pub kind: PersonKindView,
        pub roles: Vec<String>,
        pub first: Option<WhenView>,
        pub last: Option<WhenView>,
        /// Whole months from the first to the last; none without both.
        pub months: Option<u32>,
        pub mentions: u32,
        pub pages: u32,
        pub written: Vec<WrittenView>,
        /// Others whom this short name could mean.
        pub perhaps: Vec<String>,
        pub decided: bool,
        /// A worker of the person's own, rather than a doctor or a teacher.
        pub own_worker: bool,
    }

    struct PeopleView { pub people: Vec<PersonView>, pub own_workers: u32, pub still_adding: bool }

    struct PersonAsked { pub id: String }

    /// Where a person is named first on a page.
    struct NamedPage { pub seq: u32, pub page: u32, pub start: u32, pub end: u32, pub name: String, pub title: String, pub when: Option<WhenView> }

    struct PersonPages { pub pages: Vec<NamedPage> }

    struct MergePeople { pub keep: String, pub fold: String }

    struct PartName { pub id: String, pub spelling: String }

    /// An empty name goes back to the name in the file.
    struct NamePerson { pub id: String, pub name: String }

    struct SetPersonKind { pub id: String, pub kind: PersonKindView }

    /// Somebody named in the words that tell an event.
    struct WhoView { pub id: String, pub name: String, pub role: Option<String> }
}
