//! Keeping the safe place: long jobs (check, backup, restore, salvage, new keys), what they found, and deleting for good.

super::views! {
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum JobKind { Check, Backup, BackupTest, Restore, Salvage, NewKeys }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum JobState { Idle, Running, Done, Stopped, Failed }

    /// The one long job that may be running, or how the last one ended. Everything after `percent` is only there once it ended.
    struct JobView {
        pub kind: Option<JobKind>,
        pub state: JobState,
        /// 0 to 100.
        pub percent: u32,
        pub failure: Option<crate::Failure>,
        pub check: Option<CheckView>,
        pub backup: Option<BackupView>,
        pub salvaged: Option<SalvagedView>,
        /// The safe place that is open now, after a restore, a salvage or new keys.
        pub opened: Option<super::Opened>,
        /// The new recovery words, after a salvage or new keys. Shown once.
        pub recovery: Option<super::RecoveryWords>,
        /// After a restore: a newer state of this safe place was seen on this computer.
        pub older_than_seen: bool,
        /// After a backup: older backups that were taken away so that the newest three stay.
        pub backups_removed: u32,
    }

    struct CheckSafePlace { pub full: bool }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum DamageWhat {
        /// A small file of the safe place, mended from its copy at the next opening.
        Part,
        Database,
        SearchIndex,
        Page,
        OriginalMissing,
        OriginalChanged,
        StrayOriginal,
        OpenToOthers,
    }

    struct DamageView {
        pub what: DamageWhat,
        pub file: Option<String>,
        pub file_id: Option<i64>,
        pub page: Option<u32>,
        /// The page as the reader counts it, when it can be opened.
        pub seq: Option<u32>,
    }

    struct CheckView {
        pub damage: Vec<DamageView>,
        pub files: u32,
        pub pages: u32,
        pub notes: u32,
        pub full: bool,
    }

    struct StartBackup {
        /// The folder that the backup goes into.
        pub into: super::Place,
        /// The passphrase opens the backup too, not only the recovery sheet.
        pub with_passphrase: bool,
    }

    struct PlaceAsked { pub place: super::Place }

    struct BackupView {
        /// Where it is, as the person would find it again.
        pub label: String,
        /// RFC 3339, UTC.
        pub made: String,
        pub tested: String,
        pub files: u32,
        pub pages: u32,
        pub notes: u32,
        pub bytes: u64,
        pub opens_with_passphrase: bool,
        /// Originals that were missing or damaged in the safe place itself when it was made. Everything else is whole.
        pub damaged: u32,
        /// False when its drive is not plugged in, or it was moved.
        pub there: bool,
    }

    /// What a backup file says without a key.
    struct BackupLabelView { pub made: String, pub bytes: u64, pub opens_with_passphrase: bool, pub of_open_place: bool }

    struct StartRestore {
        pub backup: super::Place,
        pub into: super::Place,
        /// One of the two opens it.
        pub passphrase: Option<String>,
        pub words: Option<String>,
        /// Needed when it is opened with words.
        pub new_passphrase: Option<String>,
    }

    struct StartSalvage {
        /// The damaged safe place; none means the one that this computer remembers.
        pub from: Option<super::Place>,
        pub passphrase: Option<String>,
        pub words: Option<String>,
        pub into: super::Place,
        pub new_passphrase: String,
    }

    struct StartNewKeys {
        /// The passphrase of now, proved once more.
        pub current: String,
        pub passphrase: String,
    }

    struct SalvagedView {
        pub files: u32,
        pub pages: u32,
        pub notes: u32,
        /// Files whose own names are gone: they are called "Recovered paper 1" and so on, and wait to be read.
        pub recovered: u32,
        /// Pages that were lost and will be read again from their original.
        pub read_again: u32,
        /// At most so many: a damaged part may also have held none.
        pub notes_lost: u32,
        /// Papers whose original is lost, and pages that were lost with theirs.
        pub lost: Vec<DamageView>,
    }

    struct KeepingView {
        /// Newest first.
        pub backups: Vec<BackupView>,
        /// Things decided or brought in since the newest tested backup.
        pub changes_since: u32,
        /// It is time to say so once, quietly.
        pub remind: bool,
        pub reminders_on: bool,
        /// RFC 3339, or none when it never was.
        pub last_check: Option<String>,
        pub sheet_checked: Option<String>,
        /// True when the passphrase was one that this program made: then no one can guess it.
        pub passphrase_made: bool,
        /// The name of a service that copies this folder to other computers, when the safe place is in one.
        pub copied_by: Option<String>,
        pub reading_only: bool,
    }

    struct BackupReminder { pub on: bool }

    /// What was deleted for good.
    struct Deleted {
        pub files: u32,
        pub pages: u32,
        /// Files that stay and that a deleted one came inside of, such as a ZIP: its bytes are still in there.
        pub still_inside: Vec<String>,
        /// True when an original could not be taken away now; the next opening tries again.
        pub originals_left: bool,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum ForgetKind { Note, Memory, Question }

    struct Forget { pub what: ForgetKind, pub id: String }

    struct DestroySafePlace { pub passphrase: String }

    /// `left` things in its folder were not ours, and were left alone.
    struct Destroyed { pub left: u32 }
}
