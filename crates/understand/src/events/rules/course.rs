//! More words for births, referrals, assessments and plans.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    Birth Act Nothing:
        "born at" "born in" "was delivered at" "was delivered by" "birth took place" "was born at" "was born prematurely";
    Birth Act Nothing needs Maternity:
        "arrived" "was delivered" "born";
    Birth Label Nothing:
        "date and place of birth" "place and date of birth" "date & place of birth" "born on" "d. o. b." "date of child's birth" "child's date of birth";
    Referral Act Nothing:
        "brought to our attention" "came to our attention" "came to our notice" "brought to our notice" "brought to the attention of"
        "brought to the notice of" "came to the notice of" "drawn to our attention" "first known to" "became known to" "first became known"
        "has been known to the department since" "been known to the department since" "known to this department since"
        "known to social services since" "referred the family" "referred the child" "referred the case" "referred this family" "referred {him} to"
        "you referred {him}" "you referred this" "case was referred on" "referred to us by" "referred to us" "referred to this office" "referred to this department" "referred to social services" "referred to children's social care"
        "referred to the area office" "referred to duty" "referred to the team" "referred to the nspcc" "referred to the n.s.p.c.c."
        "referred via" "{was} referred by" "{was} referred to camhs" "referral via" "referral in from" "referral came from" "referral was made by"
        "referral made" "referral was made" "referral has been received" "referral sent to" "referral sent" "referral submitted" "new referral" "re-referral" "re-referred"
        "duty referral" "referral taken" "contact from health visitor" "contact from the health visitor" "contact from police" "contact from the police" "contact from school"
        "contact from hospital" "contact from gp" "contact from neighbour" "contact from nspcc" "contact from housing" "contact from midwife" "contact from ambulance" "contact from probation"
        "contact from education" "contact from nursery" "contact from hv" "contact received from" "contact and referral received"
        "notification received from" "notification from police" "police notification" "anonymous call" "anonymous caller" "anonymous letter"
        "anonymous telephone call" "anonymous phone call" "anonymous information" "anon. caller" "anon caller" "anon. call" "anon call" "anon. letter" "anon referral" "anon. referral"
        "neighbour reported" "neighbour rang" "neighbour telephoned" "neighbours reported" "called at office re this family" "called at the office concerning"
        "self referred" "self-referred" "presented at duty" "presented as homeless" "reported to the department" "reported to the nspcc" "reported to the n.s.p.c.c."
        "contacted social services with concerns" "contacted duty" "rang duty" "rang with concerns" "expressed concern to this department"
        "n.s.p.c.c. inspector called" "nspcc inspector called" "n.s.p.c.c. informed us" "safeguarding referral" "child protection referral" "mash referral"
        "cp referral";
    Referral Label Nothing:
        "date of contact" "contact date/time" "date/time of contact" "date and time of contact" "date and time of referral" "referred on" "date referred"
        "date received by duty" "date of first referral" "date of initial contact" "date first known" "first known to department" "referral taken" "date of enquiry" "received by duty";
    Assessment Act Nothing:
        "assessment signed off" "assessment was signed off" "assessment finalised" "assessment was finalised" "assessment has been finalised" "assessment authorised"
        "assessment has been carried out" "assessment has been undertaken" "assessment done" "assessment was done" "assessment filed" "assessment was filed" "assessment undertaken by"
        "assessment conducted" "assessment was conducted" "assessment was concluded" "assessment has concluded" "assessment finished" "assessment was finished" "assessment has been finished" "finished {his} assessment"
        "completed {his} assessment" "completed the assessment" "completed a core assessment" "completed an initial assessment" "completed a parenting assessment" "completed an assessment"
        "completed their report on" "completed {his} report on" "completed a report on" "carried out an assessment" "carried out the assessment" "carried out a psychological"
        "carried out a psychological evaluation" "carried out a psychological assessment" "undertook an assessment" "undertook the assessment" "conducted an assessment" "conducted a psychological assessment"
        "assessed {him}" "{was} assessed" "{was} assessed at" "assessed at" "sent for assessment" "admitted for assessment" "psychological report was" "psychiatric report was"
        "social enquiry report was completed" "enquiries completed" "enquiries concluded" "enquiries were concluded" "enquiries were completed" "s47 completed" "s47 concluded" "section 47 completed" "section 47 concluded" "s.47 completed"
        "assessment closed" "assessment was closed" "assessment was completed by" "assessment completed by" "assessment was prepared" "assessment was written";
    Assessment Occasion Nothing:
        "core ass" "core ass." "core assmt" "core assessment" "initial ass" "initial ass." "initial assmt" "initial assess" "c&f assessment" "c & f assessment" "c and f assessment" "cfa" "single assessment"
        "child and family" "comprehensive assessment" "social enquiry report" "social inquiry report" "sgo viability" "sgo assessment" "connected persons assessment" "connected person assessment"
        "reg 24 assessment" "regulation 24 assessment" "family and friends assessment" "psychological evaluation" "psychological report" "psychiatric assessment" "psychiatric report" "cognitive assessment"
        "educational psychology assessment" "ed psych assessment" "statutory assessment" "pathway needs assessment" "needs assessment" "pre-birth assessment" "sibling assessment" "together and apart assessment" "attachment assessment"
        "fostering assessment" "form f assessment" "aim assessment" "nai assessment" "observation and assessment" "o and a" "specialist assessment" "section 47" "s47 investigation" "s.47 investigation" "section 47 investigation" "s47 enquiries"
        "child protection investigation" "asset assessment" "guardian's report" "welfare report" "common assessment";
    Assessment Label Nothing:
        "date of core assessment" "date of initial assessment" "date of report" "date assessed" "assessed on" "assessment signed off" "date assessment signed off" "date assessment ended" "assessment end date"
        "assessment finished" "date enquiries completed" "enquiries ended" "date of completion" "completion date" "date signed off" "assessment authorised" "date of enquiry";
    Plan Paper Nothing:
        "care plans" "interim care plan" "final care plan" "plan for permanence" "plan of adoption" "plan for adoption" "adoption plan" "permanency plan" "leaving care plan" "placement agreement"
        "child protection plan" "cp plan" "child in need plan" "cin plan" "rehabilitation plan" "rehab plan" "transition plan"
        "long term plan" "long-term plan" "parallel plan" "twin track plan" "plan for long term fostering" "plan of long term fostering" "plan of rehabilitation" "plan for rehabilitation" "plan of permanence";
    Plan Label Nothing:
        "plan completed on" "plan completed" "date plan completed" "plan agreed" "plan approved" "date plan approved" "date of permanence plan" "date of this plan" "plan dated" "date of placement plan" "plan signed" "date plan signed" "plan made on"
        "date plan made" "pathway plan completed";
    Plan Plan MaybeHome:
        "agreed that the plan" "agreed plan is" "agreed plan was" "plan was agreed" "plan should be"
        "will be moving in with" "will move in with" "will move into" "will be going to live with" "are going to move" "is going to move to" "is going to live with" "is due to move" "moving to live with" "to move to" "to move in with" "to be fostered by"
        "to be boarded out with" "will be boarded out with" "will be fostered by" "arranged for {him} to go to" "arranged for {him} to live" "arrangements for {him} to go to" "arrangements made for {him} to go to" "will leave care" "will be leaving care"
        "will be discharged from care" "will become independent";
    Assessment Occasion Nothing needs Head:
        "ia" "caf" "viability";
};
