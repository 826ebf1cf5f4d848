//! Whose words: the child's own in the file, what was agreed and what became of it, and sentences that were copied forward.

use super::{EvidenceView, WhenView};

super::views! {
    /// How a page tells of the child's voice. `said`: as the page gives it; `reported`: what somebody else says that the child wants or feels.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum VoiceTelling { Written, Said, Reported, WasThere, NotThere, NotAsked }

    /// What the person says of words. `nothing` takes back what was said before.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum WordsSaidView { NotMine, NotAboutMe, Done, NotDone, NotKnown, Nothing }

    struct VoiceRow {
        pub telling: VoiceTelling,
        pub evidence: EvidenceView,
        /// The paper's title; may be empty.
        pub title: String,
        pub when: Option<WhenView>,
        /// What the page says of how it was learnt.
        pub obtained: Option<EvidenceView>,
        pub said: Option<WordsSaidView>,
    }

    /// A review in which nothing of the child's voice was found. `left_out`: where the paper itself says so.
    struct UnheardRow { pub seq: u32, pub title: String, pub when: Option<WhenView>, pub left_out: Vec<EvidenceView> }

    /// In order of days, those without one last. Words that the person put away have `said`.
    struct YourWordsView {
        pub rows: Vec<VoiceRow>,
        pub unheard: Vec<UnheardRow>,
        /// The first name that papers give to the child; none when no form does.
        pub child: Option<String>,
        pub still_adding: bool,
    }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum BecameView { Done, NotDone, StillToDo, AgreedAgain }

    /// What another paper says. Without a day, nobody knows whether it was later.
    struct ToldRow { pub became: BecameView, pub when: Option<WhenView>, pub title: String, pub evidence: EvidenceView }

    struct AgreedRow {
        /// Empty when the words are covered.
        pub what: String,
        pub who: Option<String>,
        pub by: Option<WhenView>,
        /// The day of the paper that agreed it first.
        pub when: Option<WhenView>,
        pub title: String,
        pub evidence: EvidenceView,
        /// In order of days, those without one last.
        pub told: Vec<ToldRow>,
        /// One paper says that it was done, and one that is not from before says that it was not.
        pub two_ways: bool,
        /// The person's own word: done, not done or not known.
        pub said: Option<WordsSaidView>,
    }

    struct AgreedView { pub rows: Vec<AgreedRow>, pub still_adding: bool }

    struct CopiedWanted { pub offset: u32, pub limit: u32 }

    /// Which paper was first. `tie`: another may be of the same day; `no_date`: one of the papers has no date.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum FirstKnownView { Known, Tie, NoDate }

    struct CopiedPlace { pub seq: u32, pub start: u32, pub end: u32, pub title: String, pub when: Option<WhenView> }

    /// Words that stand in several papers, once for each, in order of days, undated ones last. `words` has the words where they stand first.
    struct CopiedRow { pub words: EvidenceView, pub places: Vec<CopiedPlace>, pub first: FirstKnownView }

    struct CopiedView { pub total: u32, pub rows: Vec<CopiedRow>, pub still_adding: bool }

    /// Words of a page that stand in several papers.
    struct CopiedHere { pub start: u32, pub end: u32, pub papers: u32, pub at: CopiedPlace, pub first: FirstKnownView }

    /// What the person says of the words at `start..end` of a page.
    struct SayOfWords { pub seq: u32, pub start: u32, pub end: u32, pub said: WordsSaidView }
}
