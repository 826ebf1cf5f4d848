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

    struct SaveTo { pub place: super::Place, pub kind: super::PlaceFor }

    /// Where something was saved, as the person would find it again.
    struct Saved { pub label: String, pub files: u32 }
}
