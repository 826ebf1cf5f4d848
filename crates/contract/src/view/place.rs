//! The safe place: how it looks, opening and locking it, its health, and the support card.

super::views! {
    /// A request or answer with nothing in it.
    struct Nothing {}

    struct Done {}

    /// Text that the person typed.
    struct Typed { pub text: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum Theme { System, Light, Cream, Dark, Contrast }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum Face { Atkinson, Lexend, System }

    /// How the window looks. Kept outside the safe place, because it is needed before one is opened; it says nothing of the file.
    struct Look {
        pub theme: Theme,
        /// Pixels, 14 to 48.
        pub size: u8,
        pub face: Face,
        /// 0 (usual) to 3: more space between letters, words and lines, together.
        pub space: u8,
        pub still: bool,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum DeskState { Welcome, Locked, Open }

    struct Startup {
        pub state: DeskState,
        /// What the safe place is called, when one is known. Chosen by the person; shown on the lock screen.
        pub name: Option<String>,
        pub look: Look,
        pub version: String,
        /// True when the program locked itself because nobody used it.
        pub locked_by_idle: bool,
        pub idle_minutes: u32,
        pub system: System,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum System { Linux, Mac, Windows, Other }

    struct OfferedPassphrase { pub words: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum StrengthLevel { TooShort, Weak, Fair, Good, Strong }

    struct Strength { pub level: StrengthLevel }

    /// A place on this computer: either typed by the person, or chosen in the system's own window (then only its token crosses).
    struct Place { pub typed: Option<String>, pub chosen: Option<String> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum PlaceFor { SafePlace, RecoverySheet, Sheet, StoryPdf, StoryMarkdown, OpenExport, Backup, Receipt }

    struct SuggestPlace { pub purpose: PlaceFor, pub name: String }

    struct SuggestedPlace { pub typed: String }

    /// What the person chose in the system's own window. Empty when they closed it.
    struct Chosen { pub tokens: Vec<String>, pub labels: Vec<String> }

    struct CreateSafePlace { pub name: String, pub passphrase: String, pub place: Place }

    struct SafePlaceMade { pub opened: Opened, pub recovery: RecoveryWords }

    struct RecoveryWords { pub words: Vec<String>, pub identity: String }

    struct SaveRecoverySheet { pub recovery: RecoveryWords, pub place: Place }

    struct OpenSafePlace {
        pub passphrase: String,
        pub place: Option<Place>,
        /// The person was told of the damage or the missing steps, and goes on with what is there.
        pub despite_damage: bool,
    }

    struct OpenWithRecovery { pub words: String, pub place: Option<Place>, pub despite_damage: bool }

    struct ChangePassphrase { pub passphrase: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum SealState { Verified, NotClosedProperly, Broken, New }

    struct Opened {
        pub name: String,
        /// RFC 3339, or none the first time.
        pub last_opened: Option<String>,
        pub papers: u32,
        pub pages: u32,
        pub seal: SealState,
        /// Small files that were damaged and were put right from their copies.
        pub mended: u32,
        /// Saved steps that are gone; only after going on despite it.
        pub steps_missing: u32,
        /// The database is damaged, or the place cannot be written to: everything can be read and nothing changed.
        pub reading_only: bool,
        /// A part is damaged that could not be put right.
        pub damaged: bool,
        /// True when an older copy of the whole folder seems to have been put back.
        pub older_copy: bool,
        /// True for the made-up file that people can look around in.
        pub made_up: bool,
        pub import_waiting: bool,
        /// Sets where the app opens.
        pub who_for: Option<WhoFor>,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum WhoFor { Me, Helping, Reviews }

    struct Settings {
        pub who_for: Option<WhoFor>,
        /// What the person is called; empty when they would rather not say.
        pub called: String,
        /// The person's date of birth as they typed it; empty when not given.
        pub born_words: String,
        pub idle_minutes: u32,
        /// Pages open with the picture and the words, the words alone, or the picture alone.
        pub layout: PageLayout,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum PageLayout { Words, Both, Picture }

    /// What keeps the person safe on this computer, told as it is.
    struct SafetyView { pub folder: String, pub network_refused: bool, pub reader_confined: bool, pub landlock: bool, pub seccomp: bool, pub originals: u32, pub disk_encrypted: Option<bool> }

    struct HomeView {
        pub name: String,
        pub called: String,
        pub made_up: bool,
        pub pages: u32,
        pub files: u32,
        pub place_kept: Option<PlaceKept>,
        pub has_kind_words: Option<u32>,
        /// Files that wait for their password.
        pub locked_files: u32,
        pub import: super::ImportView,
    }

    struct PlaceKept { pub seq: u32, pub title: String, pub file: String, pub page: u32 }

    struct SupportLine {
        pub name: String,
        pub what: String,
        pub phone: Option<String>,
        pub text: Option<String>,
        pub web: Option<String>,
        pub hours: Option<String>,
        /// The day on which the number was last looked up.
        pub checked: String,
    }

    struct SupportCard { pub lines: Vec<SupportLine>, pub urgent: Vec<SupportLine> }
}
