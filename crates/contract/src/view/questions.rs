//! Questions worth asking, the meeting, and the sheet.

use super::{EvidenceView, WhenView};

super::views! {
    struct QuestionView {
        pub id: String,
        /// What in the file raises it, named as in the open export; `own` when the person wrote it.
        pub trigger: String,
        pub text: String,
        pub audience: String,
        pub evidence: Vec<EvidenceView>,
        pub from: Option<WhenView>,
        pub to: Option<WhenView>,
        pub own: bool,
        pub chosen: bool,
    }

    struct Meeting { pub with: String, pub date: String, pub say_first: String }

    #[derive(Copy, Eq)]
    #[serde(rename_all = "snake_case")]
    enum SheetAdvice { NoneChosen, Few, Right, Many }

    struct QuestionsView { pub suggested: Vec<QuestionView>, pub own: Vec<QuestionView>, pub chosen: Vec<QuestionView>, pub meeting: Meeting, pub advice: SheetAdvice }

    /// A question of the person's own, with the words on the page that it is about, if any.
    struct WriteQuestion { pub text: String, pub seq: Option<u32>, pub start: Option<u32>, pub end: Option<u32> }

    struct RewordQuestion { pub id: String, pub text: String }

    struct QuestionRef { pub id: String }

    /// The questions on the sheet, first one first.
    struct ChooseQuestions { pub ids: Vec<String> }

    /// One paper that a rule called for.
    struct DuePaper {
        pub due: WhenView,
        /// The page on which the paper that keeps the rule begins; none when none was found.
        pub found: Option<u32>,
        /// The words that the time is counted from.
        pub counted_from: Vec<EvidenceView>,
    }

    /// A rule of the day, in plain words, and each paper that it called for.
    struct ExpectedRule {
        pub rule: String,
        /// The kind of paper, named as in the open export.
        pub kind: String,
        pub plain: String,
        pub source: String,
        pub papers: Vec<DuePaper>,
    }

    /// What the rules of each time called for, and where it is in the file.
    struct ExpectedView {
        pub rules: Vec<ExpectedRule>,
        /// The day on which care began, where the file tells it: the time that rules count from.
        pub care_began: Option<WhenView>,
        /// Some rules go by age.
        pub born_known: bool,
    }

    struct SaveTo { pub place: super::Place, pub kind: super::PlaceFor }

    /// Where something was saved, as the person would find it again.
    struct Saved { pub label: String, pub files: u32 }
}
