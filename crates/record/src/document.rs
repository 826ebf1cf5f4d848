//! A document: one paper found inside the received files, with its kind and its own date.

use serde::{Deserialize, Serialize};

use crate::{FileId, How, When};

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $(#[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order of the open export.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the open export.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value with this name in the open export.
            #[must_use]
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.as_str() == name)
            }
        }
    };
}
pub(crate) use named;

named! {
    /// The kinds of document of the open export.
    DocumentKind {
        CaseNotes = "case_notes", Referral = "referral", Assessment = "assessment",
        InitialAssessment = "initial_assessment", CoreAssessment = "core_assessment",
        StrategyDiscussion = "strategy_discussion", S47Outcome = "s47_outcome",
        ConferenceMinutes = "conference_minutes", ReviewMinutes = "review_minutes", CarePlan = "care_plan",
        PathwayPlan = "pathway_plan", PlacementInformation = "placement_information",
        EssentialInformation = "essential_information", Pep = "pep", HealthAssessment = "health_assessment",
        SchoolReport = "school_report", Letter = "letter", Memo = "memo", Email = "email", Note = "note",
        Chronology = "chronology", CourtOrder = "court_order", LegalNotice = "legal_notice",
        ReceptionIntoCare = "reception_into_care", FosterDailyLog = "foster_daily_log",
        ResidentialLog = "residential_log", Incident = "incident", Missing = "missing",
        ContactSheet = "contact_sheet", TransferSummary = "transfer_summary", ClosingSummary = "closing_summary",
        MedicalForm = "medical_form", CoverLetter = "cover_letter", FileCover = "file_cover", Divider = "divider",
        Blank = "blank", WithheldPage = "withheld_page", Photo = "photo", Other = "other",
    }
}

/// One paper. Its pages are one run in one received file, but for sheets that strayed within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Stable while the file and its first page are: `f<file>p<first page>`.
    pub id: String,
    pub kind: DocumentKind,
    /// The title as written on the paper; empty when it has none.
    pub title: String,
    pub date: Option<When>,
    pub how: Option<How>,
    pub file: FileId,
    /// The first and last page of its run. Sheets that strayed may lie outside of it.
    pub first_page: u32,
    pub last_page: u32,
    /// Every page in reading order, where that is not the run from first to last: a sheet strayed, or the run lies back to front.
    #[serde(default)]
    pub pages: Vec<u32>,
    /// Who wrote it, as the paper says.
    #[serde(default)]
    pub author: Option<String>,
    /// True when its pages are pictures without words.
    pub scanned: bool,
    /// The document that this is an exact copy of (the same words, whatever the lines and the pages they stand on).
    pub duplicate_of: Option<String>,
    /// The document that this is the same paper as, with other headers, other black boxes, a page less, or read from a scan.
    /// Never set together with `duplicate_of`.
    #[serde(default)]
    pub near_duplicate_of: Option<String>,
}

impl Document {
    #[must_use]
    pub fn id_for(file: FileId, first_page: u32) -> String {
        format!("f{}p{first_page}", file.0)
    }

    /// True when another paper holds the same words and stands in front of this one.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        self.duplicate_of.is_some() || self.near_duplicate_of.is_some()
    }

    #[must_use]
    pub fn holds(&self, file: FileId, page: u32) -> bool {
        let inside = (self.first_page..=self.last_page).contains(&page);
        self.file == file && (inside && self.pages.is_empty() || self.pages.contains(&page))
    }
}
