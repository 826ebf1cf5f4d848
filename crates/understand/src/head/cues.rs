//! What a paper is whose head does not say it: by the words that only such papers are full of. Each word counts once, the kind with
//! the most weight wins, and where none is clearly ahead the paper stays without a kind.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use record::DocumentKind::{self, *};

use crate::sheet::{Sheet, is_whole_word};

/// The least weight that makes a kind; of a kind that tells of a meeting or an order, where a wrong one would tell of what never was;
/// and how far it has to be ahead of the next.
const ENOUGH: u32 = 4;
const ENOUGH_TO_TELL: u32 = 6;
const AHEAD: u32 = 1;

macro_rules! cues {
    ($( $kind:ident $weight:literal: $($cue:literal)+ ;)+) => { &[ $($( ($cue, $kind, $weight), )+)+ ] };
}

/// In small letters, as a sheet's flat text has them.
const CUES: &[(&str, DocumentKind, u32)] = cues! {
    SchoolReport 2:
        "class teacher" "form teacher" "form tutor" "form mistress" "form master" "head of year" "year head" "no. in class" "position in class"
        "position in form" "no. in form" "number in class" "school closes" "term begins" "next term" "times late" "times absent" "half days" "effort" "attainment"
        "homework" "summer term" "autumn term" "spring term" "lent term" "michaelmas term" "half-yearly examination" "exam marks" "end of year"
        "headmaster" "headmistress" "head teacher" "headteacher" "predicted grade" "target grade" "key stage" "general remarks" "school year";
    SchoolReport 1:
        "reading" "writing" "composition" "arithmetic" "arith" "mathematics" "maths" "english" "science" "geography" "history" "french" "p.e."
        "handwork" "handicraft" "art" "woodwork" "needlework" "domestic science" "scripture" "spelling" "handwriting" "music" "games"
        "attendance" "conduct" "punctuality" "pupil" "class" "subject" "grade" "cookery";
    MedicalForm 2:
        "height" "tonsils" "urine" "n.a.d" "nad" "blood pressure" "adenoids" "diagnosis" "vaccination" "b.c.g" "b.c.g." "m.r.c.s" "m.b., ch.b." "mb bs"
        "head circ" "squint" "heart sounds" "glands" "discharge letter" "date of discharge" "ward" "centile" "mantoux" "general condition" "haemoglobin" "medical adviser" "examining doctor";
    MedicalForm 1:
        "weight" "ht" "wt" "teeth" "vision" "hearing" "heart" "lungs" "chest" "skin" "posture" "immunisations" "immunisation" "polio" "diphtheria"
        "temperature" "prescribed" "treatment" "dose" "tablets" "eyes" "ears" "nose" "throat" "bowels" "menses" "hospital" "consultant" "patient" "d.p.h" "clinic"
        "symptoms" "infectious" "allergies";
    HealthAssessment 2:
        "health action plan" "health recommendations" "annual examination" "emotional wellbeing" "emotional well-being" "substance misuse" "sexual health" "lac nurse" "looked after nurse" "cla nurse" "nurse for looked after";
    CarePlan 3: "overall aim" "overall plan";
    CarePlan 2:
        "contingency" "contingency plan" "how they will be met" "desired outcome" "desired outcomes" "views of the child" "permanence" "aim of the plan"
        "how needs will be met" "plan for contact" "likely duration" "arrangements for ending";
    CarePlan 1: "timescale" "by whom" "by when" "to be reviewed" "identified needs" "needs" "objectives" "wishes and feelings";
    ReviewMinutes 3: "date of next review" "date of last review" "date of this review" "next review date" "since the last review" "review chaired by";
    ReviewMinutes 2: "last review" "next review" "independent reviewing officer" "iro" "decisions of last review" "date of review" "review decisions" "case reviewed" "reviewed by" "decision of review" "review panel" "decisions from";
    ReviewMinutes 1: "present" "apologies" "chair" "decisions" "recommendations" "review" "contact" "placement";
    ConferenceMinutes 2:
        "in the chair" "apologies were received" "apologies" "child protection register" "at risk register" "n.a.i. register" "registration category" "core group" "conference"
        "it was agreed" "was agreed that" "there attended" "it was resolved" "key worker" "circulated" "in attendance" "attended by" "the meeting" "panel" "minutes of the last";
    ConferenceMinutes 1: "present" "minutes" "chairman" "chairperson" "agreed" "decided" "discussion" "action points" "actions" "recommended";
    StrategyDiscussion 2: "strategy" "section 47" "s.47" "s47" "lado" "joint investigation" "single agency" "threshold" "police" "child abuse investigation";
    LegalNotice 4:
        "take notice" "hereby give notice" "hereby given" "make oath and say" "notice is hereby" "statement of truth" "i make this statement"
        "this statement is true" "to the best of my knowledge and belief";
    LegalNotice 2:
        "given under my hand" "rights and powers" "hereby" "the applicant" "the respondent" "applicant's solicitor" "solicitors for" "dated this" "resolution"
        "parental rights" "i am the social worker" "respondents" "the local authority seeks" "section 31" "threshold criteria" "served" "solicitor" "counsel";
    LegalNotice 1: "the said child" "court" "hearing" "guardian" "proceedings" "resolved" "objection" "children act";
    CourtOrder 3: "it is ordered" "the court orders" "it is hereby ordered" "it is this day ordered" "by the court" "is hereby committed" "clerk to the justices" "justices' clerk" "petty sessional division" "justice of the peace" "by order of the court";
    CourtOrder 2: "the justices" "district judge" "his honour" "her honour" "sitting at" "order made" "upon hearing" "recorder" "fit person" "committed to the care" "magistrates";
    PlacementInformation 2:
        "foster parents will" "foster carers will" "we will care for" "the carer will" "carers will" "undertake" "pocket money" "boarding-out allowance" "boarding out allowance" "overnight stays"
        "date of placement" "start of placement" "date the placement begins" "name of carer" "name of carers" "name of foster parents" "placement begins" "fostering agency" "bedtime" "delegated" "school trips"
        "placed with" "haircut" "haircuts" "placement type" "matching";
    PlacementInformation 1: "allowance" "clothing" "carers" "foster parents" "placement" "routine" "routines" "likes" "dislikes" "consent" "agreement" "boarded out" "boarded-out";
    EssentialInformation 2: "next of kin" "first language" "ethnic origin" "ethnicity" "nhs no" "nhs number" "national insurance" "religion" "known as" "parental responsibility" "home address" "place of birth" "nationality" "likes to be called" "distinguishing marks";
    EssentialInformation 1: "surname" "forenames" "forename" "legal status" "g.p." "gp" "d.o.b" "dob" "date of birth" "school" "siblings" "mother" "father" "dentist" "optician" "address" "gender" "sex" "allergies" "disability";
    PathwayPlan 2: "personal adviser" "personal advisor" "independent living" "setting up home" "eet" "neet" "leaving care grant" "budgeting" "bedsit" "own tenancy" "tenancy" "after i am 18" "when i am 18" "after care" "independence" "move on";
    PathwayPlan 1: "accommodation" "support network" "employment" "housing" "benefits" "training" "my plan" "who will help" "cooking";
    Pep 2: "designated teacher" "pupil premium" "education targets" "virtual school" "virtual head" "sen support" "attainment targets" "education plan" "pep";
    Incident 3: "restraint used" "staff involved" "injuries sustained" "how it happened" "how did it happen" "type of incident" "time of incident" "place of incident" "nature of injury" "details of incident" "was restraint" "hold used";
    Incident 3: "sch. 5" "schedule 5" "serious incident" "type of event" "bound book" "inc. sheet";
    Incident 2: "occurred" "what happened" "debrief" "accident" "accidents" "injury" "injuries" "witnesses" "witness" "treatment given" "seen by whom" "first aid" "restraint" "restrained" "struck" "incident" "damage" "sanction" "what led up" "de-escalation";
    Missing 3: "misper" "mis-per" "missing episode" "noticed missing" "last seen" "circumstances of return" "reported missing" "time reported" "missing person" "police informed at" "date missing" "time left" "whereabouts unknown" "absconded";
    Missing 2: "located" "found by" "description" "wearing" "reported to police" "police ref" "returned at" "missing" "absconding" "return interview" "whereabouts";
    Assessment 2:
        "home conditions" "applicants" "referees" "impression" "family composition" "home circumstances" "parenting capacity" "family background" "i.q." "iq" "wisc" "stanford-binet"
        "intelligence" "personality" "test results" "conclusions" "conclusion" "social history" "early history" "interviews with" "attachment" "developmental needs" "formulation" "in my opinion" "present position"
        "sources of information" "environmental factors" "analysis" "my assessment" "strengths" "summary and recommendation";
    Assessment 1: "recommendation" "recommended" "recommend" "housing" "employment" "relationship" "relationships" "offence" "standards" "behaviour" "income" "rent";
    Referral 2: "referred by";
    Referral 3: "referrer" "reason for referral" "source of referral" "nature of referral" "referral taken" "nature of concern" "person referring" "details of referral" "call taken by" "name of caller";
    Referral 2: "caller" "anonymous" "informant" "duty officer" "duty" "allocated to" "nature of enquiry" "nature of problem" "immediate action" "n.s.p.c.c." "nspcc inspector" "outcome of referral" "screening";
    ReceptionIntoCare 3: "date and hour received" "officer receiving" "clothing brought" "taken under section" "particulars of child" "reception into care" "received into care" "date of reception" "section 1 of the children act" "request the council to receive" "receive into care" "receive into its care" "take into care";
    ReceptionIntoCare 2: "reason for admission" "date of admission" "reasons for admission" "relatives approached" "contribution" "admitted from" "religious persuasion" "why care is needed" "reason for reception";
    TransferSummary 3: "please take over" "handing over" "handed over" "new worker" "taking over from me" "transfer of case" "your area" "accept transfer" "receiving team" "to the next worker" "incoming worker" "my successor";
    TransferSummary 2: "outstanding work" "transferred to" "work outstanding" "came into our care" "case to" "to be transferred" "key issues" "summary of involvement" "reason for transfer" "background";
    ClosingSummary 3: "for closing" "to close" "supervision lapses" "case closed" "close the case" "case may be closed" "file closed" "closing" "reason for closure" "closed to" "recommend closure" "for closure" "discharged from care";
    ClosingSummary 2: "no further action" "work done" "work undertaken" "no outstanding" "nfa" "destroy" "archive" "to records" "since leaving care";
    ContactSheet 3: "contact session" "supervised contact" "contact supervisor" "quality of contact" "access visit" "contact centre";
    ContactSheet 2: "venue" "time arrived" "arrived late" "at the end of contact" "said goodbye" "supervisor" "interaction" "supervised" "contact";
    ResidentialLog 2: "sleep-in" "sleep in" "on shift" "shift" "night staff" "staff on duty" "handover" "key worker" "keyworker" "waking night" "a.m. staff" "settled to bed" "p.m. staff" "housemother";
    Chronology 3: "career in care" "prepared from the file" "compiled from the file" "from the paper file" "drawn up from the file" "date event" "significant event" "date and event" "dates and events";
    Photo 4: "[reverse]" "velox" "kodak" "ilford" "polaroid" "photo of" "[back of photograph]" "back of photograph" "photograph" "agfa" "fujifilm";
};

static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(CUES.iter().map(|(cue, ..)| cue))
        .expect("a fixed list of words")
});

/// A page that is full of the words of a form has begun it, whatever lies before.
const STRONG: u32 = 9;
const FAR_AHEAD: u32 = 4;

/// The kind of form that the page is so full of that nothing else can be meant.
pub(super) fn form_by_cues(sheet: &Sheet<'_>) -> Option<DocumentKind> {
    let weights = weights(sheet);
    let (kind, most) = *weights.first()?;
    let next = weights.get(1).map_or(0, |(_, weight)| *weight);
    let filled_in = matches!(
        kind,
        SchoolReport
            | MedicalForm
            | HealthAssessment
            | ReceptionIntoCare
            | EssentialInformation
            | PlacementInformation
            | Incident
            | Missing
            | CourtOrder
            | Pep
    );
    (filled_in && most >= STRONG && most >= next + FAR_AHEAD).then_some(kind)
}

/// The kind that the words of a page speak for.
pub(super) fn kind_by_cues(sheet: &Sheet<'_>) -> Option<DocumentKind> {
    let weights = weights(sheet);
    let (kind, most) = *weights.first()?;
    let next = weights.get(1).map_or(0, |(_, weight)| *weight);
    let tells = matches!(
        kind,
        ReviewMinutes | ConferenceMinutes | StrategyDiscussion | CourtOrder | Missing | Referral | Assessment
    );
    (most >= if tells { ENOUGH_TO_TELL } else { ENOUGH } && most >= next + AHEAD).then_some(kind)
}

/// What the words of a page weigh for each kind, the heaviest first.
fn weights(sheet: &Sheet<'_>) -> Vec<(DocumentKind, u32)> {
    let mut said = vec![false; CUES.len()];
    for found in FINDER.find_overlapping_iter(&sheet.flat) {
        said[found.pattern().as_usize()] |= is_whole_word(&sheet.flat, &found.range());
    }
    let mut weights: Vec<(DocumentKind, u32)> = Vec::new();
    for ((_, kind, weight), _) in CUES.iter().zip(said).filter(|(_, said)| *said) {
        match weights.iter_mut().find(|(k, _)| k == kind) {
            Some((_, all)) => *all += weight,
            None => weights.push((*kind, *weight)),
        }
    }
    weights.retain(|(kind, _)| fits(*kind, sheet));
    weights.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    weights
}

/// What lies on the back of a photograph is a few words; what people say of photographs is not.
fn fits(kind: DocumentKind, sheet: &Sheet<'_>) -> bool {
    kind != Photo || sheet.flat.split_whitespace().count() <= 30
}
