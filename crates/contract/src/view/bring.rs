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
        /// Reading the words of pages that are pictures. It goes on beside and after the import itself.
        pub scans: ScansView,
    }

    /// `no_models`: what pictures are read with is not on this computer. They stay pictures; all else works.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum ScansState { Idle, Running, Paused, NoModels, Failed }

    /// Pages of the whole safe place whose words stand in a picture.
    struct ScansView {
        pub state: ScansState,
        pub waiting: u32,
        pub read: u32,
        pub could_not_read: u32,
        /// Whole minutes, rounded up; none until enough pages have shown how fast this computer is.
        pub minutes_left: Option<u32>,
        pub failure: Option<crate::Failure>,
    }

    /// Which page to read next, by its number in the whole file (from 1). One that could not be read is tried again.
    struct ReadPageNext { pub seq: u32 }

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
        /// Pages whose picture waits to be read.
        pub pictures_waiting: u32,
        /// Pages whose picture was looked at in vain.
        pub pictures_not_read: u32,
        pub trouble: Vec<PageTrouble>,
        pub bytes: u64,
        pub first_seq: Option<u32>,
    }

    struct FilesView { pub files: Vec<FileRow>, pub taken_out: Vec<FileRow> }
}
