//! "Why was this decided?": one card with the same seven lines for every decision. A line that the file cannot fill is empty.

use super::{EvidenceView, MissingView, WhenView};

super::views! {
    /// One date that the file, or the person, gives.
    struct WhyDate {
        pub when: Option<WhenView>,
        pub how: String,
        /// Empty for a date of the person's own.
        pub evidence: Vec<EvidenceView>,
    }

    /// Who is said to have decided; `who` is empty when the words are covered.
    struct WhyWho { pub who: String, pub evidence: Vec<EvidenceView> }

    /// One account of the reason. The words are the first quote; the other pages have the same.
    struct WhyReason { pub evidence: Vec<EvidenceView> }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum WhySaidKind { Views, Said, TookPart, LeftOut }

    /// Where the person's own voice is recorded near the decision, or said to be missing.
    struct WhySaid {
        pub kind: WhySaidKind,
        /// The kind of the paper that it stands in, and its date.
        pub paper: Option<String>,
        pub when: Option<WhenView>,
        /// True for a paper that itself tells of the decision.
        pub same_paper: bool,
        pub evidence: EvidenceView,
    }

    struct WhyRule { pub plain: String, pub source: String }

    /// Why there is no rule to tell.
    #[derive(Copy, Eq)]
    #[serde(rename_all = "kebab-case")]
    enum NoRuleWhy { NoneChecked, NoDate, NotInCare, OtherNation }

    /// A paper that a rule called for about then, and that is not in the file.
    struct WhyNotFound { pub kind: String, pub due: WhenView, pub plain: String, pub source: String }

    struct WhyView {
        pub key: String,
        pub kind: String,
        pub title: String,
        /// The words that tell of it.
        pub told: Vec<EvidenceView>,
        /// For a meeting or a plan: what its own paper lists.
        pub decided: Vec<EvidenceView>,
        pub dates: Vec<WhyDate>,
        pub who: Vec<WhyWho>,
        pub reasons: Vec<WhyReason>,
        pub said: Vec<WhySaid>,
        pub rules: Vec<WhyRule>,
        pub no_rule: Option<NoRuleWhy>,
        pub not_found: Vec<WhyNotFound>,
        pub mentioned: Vec<MissingView>,
    }

    /// A decision that a page tells of.
    struct DecisionHere { pub key: String, pub title: String, pub when: Option<WhenView>, pub start: u32, pub end: u32 }

    /// In the order of the page; without those that the person hid.
    struct DecisionsOn { pub decisions: Vec<DecisionHere> }
}
