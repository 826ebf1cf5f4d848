//! Bringing a file in: what was chosen, how far it is, and how each received file ended.

super::views! {
    struct BringIn { pub places: Vec<super::Place> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum ImportState { Idle, Running, Paused, Stopped, Finished }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum ImportStage { Copying, Reading, Gathering }

    struct ImportView {
        pub state: ImportState,
        pub stage: ImportStage,
        pub files: u32,
        pub files_copied: u32,
        pub files_finished: u32,
        /// Pages known so far; grows while files are opened.
        pub pages: u32,
        pub pages_ready: u32,
        pub current: Option<String>,
        /// Whole minutes, rounded up; none in the first minute.
        pub minutes_left: Option<u32>,
        pub already_here: u32,
        /// Chosen things that were not taken, and why.
        pub not_taken: Vec<NotTaken>,
        /// What stopped the whole import, when something did.
        pub failure: Option<crate::Failure>,
        pub pages_with_problems: u32,
        pub files_not_readable: u32,
        /// Of these, the ones that ask for a password.
        pub files_locked: u32,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum WhyNotTaken { NotThere, NoPermission, NotAFile, TooBig, TooMany, CouldNotRead }

    struct NotTaken { pub name: String, pub why: WhyNotTaken }

    struct StopImport { pub keep: bool }

    struct FileRef { pub id: i64 }

    struct UnlockFile { pub id: i64, pub password: String }

    struct FileUnlocked {
        pub import: ImportView,
        /// How many other locked files the same password opened.
        pub others: u32,
        /// Files that still ask for a password.
        pub still_locked: u32,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum FileStateView { Waiting, Reading, Done, DoneWithProblems, NotReadable }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum WhyNotReadable { Empty, Damaged, Locked, UnknownKind, TooBig, TookTooLong, NoSafeReader }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum WhyPageNotRead { Damaged, TookTooLong, TooBig }

    struct PageTrouble { pub page: u32, pub why: WhyPageNotRead }

    struct FileRow {
        pub id: i64,
        pub name: String,
        pub kind: String,
        pub state: FileStateView,
        pub why: Option<WhyNotReadable>,
        pub pages: u32,
        pub pages_ready: u32,
        pub picture_only: u32,
        pub trouble: Vec<PageTrouble>,
        pub bytes: u64,
        pub first_seq: Option<u32>,
    }

    struct FilesView { pub files: Vec<FileRow>, pub taken_out: Vec<FileRow> }
}
