//! Which forms and reports a made-up council uses: their titles, labels and sections, by era and half.

use record::DocumentKind as K;

use super::house::Era::{self, Borough, County, System};
use super::wordings::Half;

/// A form or report: a title, labels with values, headed sections, a signature.
pub struct Spec {
    pub kind: K,
    pub eras: &'static [Era],
    pub titles: Half,
    /// The label of the paper's own day.
    pub day_labels: Half,
    /// Other labels; `@dob`, `@last`, `@next`, `@worker`, `@home`, `@school`, `@name`, `@mother`, `@no` say what stands beside them.
    pub labels: Half,
    pub sections: Half,
    /// Sheets, at least and at most, about.
    pub length: (usize, usize),
    /// How often it is made, of a hundred.
    pub often: usize,
}

pub const SPECS: &[Spec] = &[
    Spec {
        kind: K::ReviewMinutes,
        eras: &[County],
        titles: [
            &["Six Monthly Review", "Boarding-Out Review"],
            &["Statutory Review of Child in Care", "Report to Review Panel"],
        ],
        day_labels: [&["Date of review"], &["Reviewed on"]],
        labels: [
            &["Child|@name", "D.O.B.|@dob", "Foster home|@home", "Boarded out since|@since", "Last review|@last"],
            &["Name of child|@name", "Born|@dob", "Boarded out with|@home", "Date placed|@since", "Next due|@next"],
        ],
        sections: [
            &["Present position", "Health", "Education", "Access", "Plans"],
            &["Placement", "Physical health", "School progress", "Parental contact", "Recommendations"],
        ],
        length: (1, 3),
        often: 100,
    },
    Spec {
        kind: K::ConferenceMinutes,
        eras: &[County, Borough],
        titles: [
            &["Minutes of Case Conference"],
            &["Case Conference: Notes of Meeting", "Child Protection Conference Minutes"],
        ],
        day_labels: [&["Held on"], &["Date of conference"]],
        labels: [&["Present|@people", "Apologies|@worker"], &["In attendance|@people", "Regrets|@worker"]],
        sections: [&["Background", "Discussion", "Decisions"], &["History", "Views of those present", "Conclusions"]],
        length: (2, 4),
        often: 70,
    },
    Spec {
        kind: K::ReceptionIntoCare,
        eras: &[County],
        titles: [&["Reception into Care"], &["Application for Reception into Care"]],
        day_labels: [&["Date received into care"], &["Date of reception"]],
        labels: [
            &["Name|@name", "Date of birth|@dob", "Religion|=C. of E.", "Parent|@mother"],
            &["Child's full name|@name", "D. of B.|@dob", "Legal basis|=Section 1, 1948 Act", "Mother|@mother"],
        ],
        sections: [
            &["Reason for application", "Relatives approached", "Consent of parent"],
            &["Circumstances", "Other relatives", "Medical consent"],
        ],
        length: (1, 2),
        often: 100,
    },
    Spec {
        kind: K::MedicalForm,
        eras: &[County],
        titles: [&["Medical Inspection of Child before Boarding-Out"], &["Medical Report on a Child in Care"]],
        day_labels: [&["Date of examination"], &["Examined on"]],
        labels: [
            &["Name|@name", "Height|=3 ft. 9 in.", "Weight|=3 st. 11 lb.", "Vaccinated|=Yes"],
            &["Child|@name", "Vision|=6/6", "Hearing|=Normal", "Teeth|=Two fillings"],
        ],
        sections: [&["Freedom from infection", "Remarks"], &["General condition", "Medical Officer's remarks"]],
        length: (1, 1),
        often: 90,
    },
    Spec {
        kind: K::PlacementInformation,
        eras: &[County],
        titles: [&["Form of Undertaking to be signed by Foster Parents"], &["Statement of Undertaking"]],
        day_labels: [&["Dated this day"], &["Date signed"]],
        labels: [&["Foster parents|@home", "Child|@name"], &["We, the undersigned|@home", "in respect of|@name"]],
        sections: [&["Conditions"], &["We undertake"]],
        length: (1, 1),
        often: 60,
    },
    Spec {
        kind: K::TransferSummary,
        eras: &[County, Borough, System],
        titles: [&["Transfer Summary"], &["Case Transfer Summary", "Summary on Transfer of Case"]],
        day_labels: [&["Date of summary"], &["Date completed"]],
        labels: [
            &["Name|@name", "From|@worker", "File No.|@no"],
            &["Child|@name", "Handed over by|@worker", "Case No.|@no"],
        ],
        sections: [
            &["Family background", "Work done", "Outstanding"],
            &["Reason for involvement", "Summary of events", "Tasks for new worker"],
        ],
        length: (2, 4),
        often: 90,
    },
    Spec {
        kind: K::ClosingSummary,
        eras: &[County, Borough, System],
        titles: [&["Closing Summary"], &["Case Closure Summary"]],
        day_labels: [&["Date closed"], &["Closure date"]],
        labels: [&["Name|@name", "D.O.B.|@dob"], &["Young person|@name", "Date of Birth|@dob"]],
        sections: [&["Reasons for closure", "Position now"], &["Outcome", "Future contact"]],
        length: (1, 2),
        often: 40,
    },
    Spec {
        kind: K::Referral,
        eras: &[County],
        titles: [&["Referral Form"], &["Duty Referral"]],
        day_labels: [&["Date of referral"], &["Received"]],
        labels: [
            &["Source|=Health Visitor", "Duty Officer|@worker", "Child|@name"],
            &["Referred by|=Head Teacher", "Taken by|@worker", "Re|@name"],
        ],
        sections: [&["Presenting problem", "Action taken"], &["Details", "Outcome: N.F.A. / Visit"]],
        length: (1, 1),
        often: 70,
    },
    Spec {
        kind: K::Assessment,
        eras: &[County],
        titles: [
            &["Observation and Assessment Centre Report", "Social Enquiry Report"],
            &["Report on Foster Home", "Assessment Report"],
        ],
        day_labels: [&["Date of report"], &["Report dated"]],
        labels: [&["Name|@name", "Admitted from|@home"], &["Subject|@name", "Prepared by|@worker"]],
        sections: [
            &["Reason for report", "Behaviour in the group", "Education", "Conclusion"],
            &["Household", "Accommodation", "Attitudes", "Opinion"],
        ],
        length: (2, 5),
        often: 80,
    },
    Spec {
        kind: K::EssentialInformation,
        eras: &[Borough],
        titles: [&["Essential Information Record Part One"], &["Essential Information Record (Part 2)"]],
        day_labels: [&["Date completed"], &["Completed on"]],
        labels: [
            &["Family name|@lastname", "Forenames|@first", "Date of Birth|@dob", "Nationality|=British"],
            &["Child's name|@name", "Date of birth|@dob", "First language|=English", "Legal status|=s.31"],
        ],
        sections: [
            &["Health", "Education", "Family members"],
            &["Medical details", "Schools attended", "People who matter"],
        ],
        length: (2, 5),
        often: 90,
    },
    Spec {
        kind: K::CarePlan,
        eras: &[Borough, System],
        titles: [&["Care Plan"], &["Care Plan Part A", "Child's Care Plan"]],
        day_labels: [&["Date of plan"], &["Plan start date"]],
        labels: [
            &["Child|@name", "DoB|@dob", "Social worker|@worker"],
            &["Name|@name", "D.o.B.|@dob", "Allocated worker|@worker"],
        ],
        sections: [
            &["Overall aim of plan", "Child's needs", "How needs will be met", "Contact", "Views of child"],
            &["Why this plan", "Needs and actions", "Contingency", "Who agrees"],
        ],
        length: (2, 5),
        often: 95,
    },
    Spec {
        kind: K::PlacementInformation,
        eras: &[Borough, System],
        titles: [&["Placement Plan Part One: Placement Agreement"], &["Placement Information Record"]],
        day_labels: [&["Date placement begins"], &["Date of placement"]],
        labels: [
            &["Name of carers|@home", "Child|@name", "Legal status|=Section 20"],
            &["Carer|@home", "Young person|@name", "Expected length|=Six months"],
        ],
        sections: [
            &["Routines", "Likes and dislikes", "Consent to medical treatment"],
            &["Day to day arrangements", "Overnight stays", "Contact arrangements"],
        ],
        length: (2, 4),
        often: 95,
    },
    Spec {
        kind: K::ReviewMinutes,
        eras: &[Borough, System],
        titles: [
            &["Review of Arrangements", "Looked After Child Review"],
            &["Record of Statutory Review", "CLA Review Record"],
        ],
        day_labels: [&["Date of this review"], &["Review date"]],
        labels: [
            &["Child|@name", "DoB|@dob", "Chair|@chair", "Date of last review|@last", "Date of next review|@next"],
            &[
                "Young person|@name",
                "Date of Birth|@dob",
                "Independent Reviewing Officer|@chair",
                "Previous review|@last",
            ],
        ],
        sections: [
            &["Have decisions of last review been carried out?", "Placement", "Health", "Education", "Decisions"],
            &["Since we last met", "What is working", "What is worrying", "Recommendations and timescales"],
        ],
        length: (3, 6),
        often: 100,
    },
    Spec {
        kind: K::ReviewMinutes,
        eras: &[Borough, System],
        titles: [&["Looked After Child Review"], &["CLA Review Record"]],
        day_labels: [&["Date of this review"], &["Review date"]],
        labels: [
            &["Child|@name", "DoB|@dob", "Chair|@chair", "Date of last review|@last"],
            &[
                "Young person|@name",
                "Date of Birth|@dob",
                "Independent Reviewing Officer|@chair",
                "Previous review|@last",
            ],
        ],
        sections: [
            &["Placement", "Health", "Education", "Decisions"],
            &["Since we last met", "What is working", "Recommendations and timescales"],
        ],
        length: (2, 5),
        often: 90,
    },
    Spec {
        kind: K::InitialAssessment,
        eras: &[Borough, System],
        titles: [&["Initial Assessment"], &["Initial Assessment Record"]],
        day_labels: [&["Date assessment completed"], &["Date completed"]],
        labels: [
            &["Child|@name", "DoB|@dob", "Date child seen|@seen"],
            &["Name|@name", "Date of birth|@dob", "Assessed by|@worker"],
        ],
        sections: [
            &["Developmental needs", "Parents' capacities", "Analysis"],
            &["Reason for assessment", "Family and environment", "Decision"],
        ],
        length: (2, 4),
        often: 70,
    },
    Spec {
        kind: K::CoreAssessment,
        eras: &[System],
        titles: [&["Core Assessment"], &["Core Assessment Record"]],
        day_labels: [&["Date assessment completed"], &["Completed"]],
        labels: [&["Child|@name", "DoB|@dob"], &["Name|@name", "Person ID|@no"]],
        sections: [
            &["Basic care", "Ensuring safety", "Emotional warmth", "Stability", "Analysis"],
            &["Identity", "Guidance and boundaries", "Housing", "Income", "Summary"],
        ],
        length: (4, 9),
        often: 80,
    },
    Spec {
        kind: K::Assessment,
        eras: &[System],
        titles: [&["Child and Family Assessment"], &["Single Assessment", "Child & Family Assessment"]],
        day_labels: [&["Date of assessment"], &["Authorised"]],
        labels: [
            &["Child|@name", "DoB|@dob", "Worker|@worker"],
            &["Subject|@name", "DOB|@dob", "Completed by|@worker"],
        ],
        sections: [
            &["Family history", "Child's views", "Analysis", "Manager's decision"],
            &["What are we worried about?", "What is working well?", "What needs to happen?"],
        ],
        length: (3, 7),
        often: 90,
    },
    Spec {
        kind: K::StrategyDiscussion,
        eras: &[System, Borough],
        titles: [&["Record of Strategy Discussion"], &["Strategy Discussion", "Strategy Meeting Record"]],
        day_labels: [&["Date and time"], &["Date of discussion"]],
        labels: [&["Participants|@people", "Child|@name"], &["Agencies|@people", "Re|@name"]],
        sections: [
            &["Information shared", "Is a section 47 enquiry needed?", "Actions"],
            &["Concerns", "Decision", "Who does what"],
        ],
        length: (1, 3),
        often: 70,
    },
    Spec {
        kind: K::S47Outcome,
        eras: &[System, Borough],
        titles: [&["Record of Outcome of s47 Enquiries"], &["Outcome of Section 47 Enquiry"]],
        day_labels: [&["Date completed"], &["Outcome date"]],
        labels: [&["Child|@name", "DoB|@dob"], &["Name|@name", "DOB|@dob"]],
        sections: [&["Concerns not substantiated", "Next steps"], &["Findings", "Decision"]],
        length: (1, 3),
        often: 60,
    },
    Spec {
        kind: K::PathwayPlan,
        eras: &[System],
        titles: [&["Pathway Plan"], &["My Pathway Plan"]],
        day_labels: [&["Date of plan"], &["Date completed"]],
        labels: [
            &["Name|@name", "DoB|@dob", "Personal Adviser|@worker"],
            &["Young person|@name", "DOB|@dob", "PA|@worker"],
        ],
        sections: [
            &["Accommodation", "Education and training", "Money", "Health", "Contingency"],
            &["Where I live", "Work and learning", "Practical skills", "If things go wrong"],
        ],
        length: (3, 6),
        often: 60,
    },
    Spec {
        kind: K::Pep,
        eras: &[System, Borough],
        titles: [&["Personal Education Plan"], &["Personal Education Plan (PEP)"]],
        day_labels: [&["Date of meeting"], &["PEP date"]],
        labels: [
            &["Pupil|@name", "School|@school", "Designated teacher|@chair"],
            &["Name|@name", "Current school|@school", "Key stage|=2"],
        ],
        sections: [
            &["Short-term targets", "Long-term plans", "Young person's views"],
            &["Strengths", "Targets this term", "My views"],
        ],
        length: (2, 4),
        often: 80,
    },
    Spec {
        kind: K::HealthAssessment,
        eras: &[System, Borough],
        titles: [
            &["Review Health Assessment", "Initial Health Assessment"],
            &["Health Assessment for a Looked After Child", "Review Health Assessment (RHA-C)"],
        ],
        day_labels: [&["Date of assessment"], &["Date of health assessment"]],
        labels: [
            &["Child|@name", "DoB|@dob", "GP|=Dr Allott"],
            &["Name|@name", "Date of Birth|@dob", "Dentist|=Mr Singh"],
        ],
        sections: [
            &["Immunisations", "Emotional wellbeing", "Health recommendations"],
            &["Growth", "Diet and sleep", "Action plan"],
        ],
        length: (1, 3),
        often: 90,
    },
    Spec {
        kind: K::Missing,
        eras: &[System],
        titles: [&["Missing Episode"], &["Missing from Care Notification", "Return Interview"]],
        day_labels: [&["Date reported"], &["Date of interview"]],
        labels: [&["Child|@name", "Episode type|=Missing"], &["Young person|@name", "RHI offered|=Yes"]],
        sections: [&["Circumstances", "Action taken"], &["What happened", "What would help"]],
        length: (1, 2),
        often: 70,
    },
    Spec {
        kind: K::Incident,
        eras: &[System, Borough],
        titles: [&["Incident Report"], &["Serious Incident Report", "Incident Record Form"]],
        day_labels: [&["Date of incident"], &["Incident date"]],
        labels: [&["Location|@home", "Young person|@name"], &["Home|@home", "Staff on duty|@worker"]],
        sections: [
            &["Antecedent", "Behaviour", "Consequence", "Child's account"],
            &["Description", "Physical intervention", "Debrief", "Manager comments"],
        ],
        length: (1, 2),
        often: 80,
    },
    Spec {
        kind: K::Referral,
        eras: &[System, Borough],
        titles: [&["Referral and Information Record"], &["Referral Record", "Contact and Referral"]],
        day_labels: [&["Date referral received"], &["Date of referral"]],
        labels: [
            &["Family name|@lastname", "Given names|@first", "DoB|@dob"],
            &["Child|@name", "DOB|@dob", "Referrer|=School"],
        ],
        sections: [&["Reason for referral", "Further action"], &["Details of referral", "Decision"]],
        length: (1, 3),
        often: 80,
    },
    Spec {
        kind: K::SchoolReport,
        eras: &[County, Borough, System],
        titles: [&["School Report", "Annual Report to Parents"], &["Pupil Report", "End of Year Report"]],
        day_labels: [&["Date"], &["Date"]],
        labels: [&["Pupil|@name", "School|@school"], &["Name|@name", "Form|=2B"]],
        sections: [
            &["English", "Mathematics", "Head teacher's comment"],
            &["Maths", "Reading and writing", "Form tutor"],
        ],
        length: (1, 2),
        often: 90,
    },
    Spec {
        kind: K::LegalNotice,
        eras: &[County],
        titles: [
            &["Notice of Parental Rights Resolution", "Notice of Termination of Access"],
            &["Notice under Section 3", "Notice of Resolution"],
        ],
        day_labels: [&["Dated"], &["Date of notice"]],
        labels: [&["To|@mother", "In the matter of|@name"], &["Addressed to|@mother", "Child|@name"]],
        sections: [&["Take notice"], &["Notice is hereby given"]],
        length: (1, 1),
        often: 70,
    },
];
