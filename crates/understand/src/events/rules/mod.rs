//! The words that tell of an event. Each rule is one phrase, what it means, and what must stand beside it before it counts.
//!
//! Phrases are in the flat form of a page: lower case, single spaces. `{his}`, `{him}`, `{himself}`, `{mum}` and `{was}` stand
//! for each word of a short list.

use record::EventKind::{self, *};

use crate::sheet::{list, words};

/// What must be true before a phrase counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// An act in the past: counts unless it is denied or only planned.
    Act,
    /// A form's label: counts when a date stands as its value.
    Label,
    /// The name of an occasion: counts when the words say that it took place, or give its date beside it.
    Occasion,
    /// The name of an order: as an occasion, with words such as "made" or "granted".
    Order,
    /// Words that look ahead: a plan.
    Plan,
    /// The name of a plan as a paper: counts where the words say that it was agreed, made or signed.
    Paper,
}

/// What the words after the phrase must name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    Nothing,
    /// A home. When they name a school or a hospital instead, the event is one of those.
    Home,
    /// A home, but the phrase is clear without one.
    MaybeHome,
    School,
    MaybeSchool,
    Worker,
}

/// What else must stand near a phrase that says too many things by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The phrase is clear, or `around` knows by its words what it needs.
    None,
    /// It heads an entry or a row, or a date stands right beside it.
    Head,
    /// Words of living somewhere, so that an outing is no move.
    Stay,
    /// Words of being in care.
    Care,
    /// Words of school.
    School,
    /// A member of the child's family.
    Family,
    /// That the child was away without leave.
    Missing,
    /// That somebody was hurt.
    Hurt,
    /// A hospital in which children are born.
    Maternity,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) phrase: &'static str,
    pub(crate) kind: EventKind,
    pub(crate) shape: Shape,
    pub(crate) names: Names,
    pub(crate) needs: Needs,
}

/// Phrases of one meaning.
struct Group {
    kind: EventKind,
    shape: Shape,
    names: Names,
    needs: Needs,
    phrases: &'static [&'static str],
}

macro_rules! rules {
    ($($kind:ident $shape:ident $names:ident $(needs $needs:ident)?: $($phrase:literal)+ ;)+) => {
        &[ $( Group {
            kind: $kind, shape: Shape::$shape, names: Names::$names, needs: needs!($($needs)?), phrases: &[$($phrase),+]
        }, )+ ]
    };
}
macro_rules! needs {
    () => {
        Needs::None
    };
    ($needs:ident) => {
        Needs::$needs
    };
}

mod course;
mod homes;
mod meetings;
mod more;
mod wellbeing;
mod working;

/// Every rule.
pub(crate) fn all() -> impl Iterator<Item = Rule> {
    let groups = [RULES, homes::RULES, working::RULES, meetings::RULES, wellbeing::RULES, course::RULES, more::RULES];
    groups.into_iter().flatten().flat_map(|g| {
        g.phrases.iter().map(|phrase| Rule { phrase, kind: g.kind, shape: g.shape, names: g.names, needs: g.needs })
    })
}

/// The words that a phrase stands for, each spelt out.
pub(crate) fn spellings(phrase: &str) -> Vec<String> {
    const SLOTS: &[(&str, &[&str])] = &[
        ("{his}", list! { "his" "her" "their" "the" "my" "your" }),
        ("{him}", list! { "him" "her" "them" "the child" "the children" "the boy" "the girl" "me" }),
        ("{himself}", list! { "himself" "herself" "themselves" "themself" }),
        (
            "{mum}",
            list! {
                "mum" "mummy" "mother" "mam" "dad" "daddy" "father" "parents" "both parents" "nan" "nana" "gran" "granny"
                "grandma" "grandmother" "grandad" "grandfather" "grandparents" "mgm" "mgf" "pgm" "pgf" "brother"
                "brothers" "sister" "sisters" "siblings" "aunt" "auntie" "uncle" "family" "birth family" "birth mother"
                "birth father" "half-sister" "half-brother" "parent"
            },
        ),
        ("{was}", list! { "was" "were" "has been" "have been" "had been" }),
    ];
    let mut all = vec![phrase.to_owned()];
    for (slot, words) in SLOTS {
        if phrase.contains(slot) {
            all = all.iter().flat_map(|p| words.iter().map(|w| p.replace(slot, w))).collect();
        }
    }
    // The spelling of older papers.
    let older: Vec<String> = all.iter().filter(|p| p.contains("today")).map(|p| p.replace("today", "to-day")).collect();
    all.extend(older);
    all
}

const RULES: &[Group] = rules! {
    PlacementStart Act Home:
        "moved to" "moved into" "moved in with" "moved in to" "moved back to" "moved back in with" "moved on to"
        "moved from" "moved to live with" "moved to live at" "transferred to" "placed with" "placed at" "placed in"
        "re-placed with" "placed by the department with" "placed together with" "placed back with" "went to live with"
        "went to live at" "came to live with" "came to live at" "came to live here" "gone to live with"
        "began living with" "started living with" "living with since" "boarded out with" "boarded-out with"
        "boarded out to" "fostered with" "fostered by" "accommodated with" "accommodated at" "accommodated in"
        "rehabilitated to" "rehabilitated with" "returned to live with" "returned to live at"
        "returned to the care of" "returned home to" "went home to live" "discharged home to" "moved home to"
        "arrived at" "admitted to" "re-admitted to" "readmitted to" "remanded to" "went to stay with"
        "taken to live with" "moved here" "admission to" "moved" "came to" "to live with" "brought to" "taken to"
        "took him to" "took her to" "took them to" "respite to" "respite with" "respite at" "has lived with"
        "has lived at" "had lived with" "have lived with" "has been living with" "has been living at"
        "has been fostered by" "has been boarded out with" "took" "placed permanently with" "was received by";
    PlacementStart Act MaybeHome:
        "began" "commenced" "started" "has begun"
        "received into care" "taken into care" "came into care" "admitted to care" "admitted into care"
        "became looked after" "became accommodated" "was accommodated" "were accommodated" "came into the care of"
        "taken into the care of" "received into the care of" "entered care" "placement began" "placement started"
        "placement commenced" "placed in emergency" "placed in an emergency" "placed in the care of" "was boarded out"
        "was placed on an emergency basis" "came to us" "joined our family";
    PlacementStart Label MaybeHome:
        "date placed" "date of placement" "date placement begins" "date placement began" "placement start date"
        "placement began" "placement started" "date placement started" "date of admission" "date admitted"
        "date received into care" "date into care" "date of reception into care" "date boarded out"
        "looked after from" "in care from" "date became looked after" "date looked after" "date of reception"
        "start of placement" "placement start" "placement starts" "date of move" "date moved in" "came into care on"
        "date of boarding out" "boarded out since" "placed since" "fostered since";
    PlacementEnd Act MaybeHome:
        "placement ended" "placement has ended" "placement broke down" "placement has broken down"
        "placement had broken down" "placement breakdown" "placement disrupted" "placement has disrupted"
        "placement was ended" "placement was terminated" "placement terminated" "placement came to an end"
        "placement finished" "left the placement" "left placement" "left the home" "left the unit"
        "left the foster home" "was asked to leave" "broke down" "disrupted" "left our care" "ended" "came to an end"
        "was ended" "has ended" "terminated" "finished";
    PlacementEnd Act Home:
        "had to leave" "left" "removed from" "moved from" "discharged from" "moved out of" "collected";
    PlacementEnd Label MaybeHome:
        "date placement ended" "placement end date" "date of discharge" "date discharged" "placement ended"
        "end of placement" "date left" "placement end" "date moved out" "date of removal";
    SchoolStart Act School:
        "started at" "started school at" "began at" "began attending" "started attending" "joined" "enrolled at"
        "enrolled in" "commenced at" "first day at" "admitted to the roll of" "started in" "now attends"
        "transferred into" "went to school at" "started his new school" "started her new school"
        "started their new school" "started nursery at" "began school at" "started" "began"
        "has attended" "has been attending" "has been at";
    SchoolStart Act MaybeSchool:
        "started school" "began school" "started at a new school" "started a new school" "started at his new school"
        "started at her new school" "started nursery" "started secondary school" "started primary school"
        "started infant school" "started junior school" "started college" "started playgroup" "commenced school";
    SchoolStart Label MaybeSchool:
        "date started school" "date of admission to school" "school start date" "admission to school"
        "date joined school" "date of entry" "date started at school";
    SchoolEnd Act MaybeSchool:
        "left school" "permanently excluded" "permanent exclusion from" "taken off roll" "taken off the roll"
        "removed from roll" "removed from the roll" "last day at school" "excluded permanently";
    SchoolEnd Act School:
        "last day at" "stopped attending" "finished at" "withdrawn from";
    SchoolEnd Label MaybeSchool:
        "date left school" "school end date" "date of leaving school" "date of leaving";
    SocialWorkerStart Act Worker:
        "has been allocated" "was allocated" "have been allocated" "allocated to" "reallocated to" "re-allocated to"
        "case allocated" "case re-allocated" "worker allocated" "allocated as" "allocated" "allocated today"
        "allocated social worker" "new social worker" "new allocated worker" "took over as social worker"
        "took over the case" "taken over the case" "took over from" "taken over from" "taken over as" "took over as"
        "case taken over by" "taken over by" "case passed to" "case transferred to" "case was transferred to" "case transferred from" "transferred to" "handed over to"
        "assigned to" "became the social worker" "became his social worker" "became her social worker" "new worker"
        "social worker changed to" "change of social worker" "started as social worker" "introduced herself as"
        "introduced himself as" "introduced myself as" "my first visit as";
    SocialWorkerStart Label Worker:
        "date allocated" "allocation date" "date of allocation" "social worker from" "worker start date";
    SocialWorkerEnd Act Worker:
        "left the authority" "left the department" "left the council" "left the team" "has left" "has now left"
        "left her post" "left his post" "left post" "left the area office" "last day" "last visit" "de-allocated"
        "deallocated" "worker de-allocated" "worker deallocated" "went on maternity leave" "on maternity leave from"
        "leaves the department" "leaves the authority" "leaves the team" "leaves the area" "ceased to be"
        "involvement ended" "retired" "seconded to" "on secondment to" "leaving the authority" "leaving the department" "leaving the team" "ceased to be the social worker"
        "said goodbye" "final visit" "moved to another team" "moved teams";
    SocialWorkerEnd Label Worker:
        "date deallocated" "date de-allocated" "social worker until" "worker end date";
    Review Occasion Nothing:
        "lac review" "cla review" "cic review" "looked after review" "looked after child review"
        "looked after children review" "looked-after review" "child in care review" "statutory review" "stat review"
        "six monthly review" "six-monthly review" "6 monthly review" "6-monthly review" "three monthly review"
        "quarterly review" "review of arrangements" "boarding-out review" "boarding out review" "child care review"
        "first review" "second review" "third review" "fourth review" "initial review" "review meeting" "review held on" "review held"
        "review was held" "review took place" "review" "pathway plan review" "children looked after review";
    Review Label Nothing:
        "date of review" "date of this review" "review date" "date of last review" "date of previous review"
        "last review" "previous review" "review held on" "date review held" "reviewed on" "actual review date"
        "review held";
    Review Act Nothing:
        "was reviewed" "were reviewed" "case reviewed" "has been reviewed";
    Conference Occasion Nothing:
        "case conference" "child protection conference" "initial child protection conference"
        "review child protection conference" "icpc" "rcpc" "cp conference" "strategy meeting" "strategy discussion"
        "planning meeting" "disruption meeting" "professionals meeting" "professionals' meeting" "network meeting"
        "core group" "core group meeting" "family group conference" "legal planning meeting"
        "placement planning meeting" "stability meeting";
    Conference Label Nothing:
        "held on" "date of conference" "conference date" "date of strategy discussion" "date of strategy meeting"
        "conference held on";
    CourtHearing Occasion Nothing:
        "court hearing" "final hearing" "first hearing" "directions hearing" "case management hearing"
        "case management conference" "issues resolution hearing" "interim hearing" "care proceedings" "hearing"
        "juvenile court" "family proceedings court" "magistrates court" "magistrates' court" "county court"
        "high court" "crown court" "family court" "family division";
    CourtHearing Act Nothing:
        "appeared before" "appeared at court" "appeared in court" "brought before the" "came before" "went before"
        "attended court" "was in court";
    CourtHearing Label Nothing:
        "date of hearing" "hearing date" "court date" "heard on" "date of court hearing";
    OrderMade Order Nothing:
        "care order" "full care order" "interim care order" "interim care orders" "supervision order"
        "interim supervision order" "emergency protection order" "place of safety order" "residence order"
        "special guardianship order" "placement order" "adoption order" "fit person order" "freeing order"
        "approved school order" "secure accommodation order" "secure order" "recovery order" "contact order"
        "prohibited steps order" "child arrangements order" "wardship order" "child assessment order"
        "police protection" "section 20" "s.20" "s20" "section 2 resolution" "section 3 resolution"
        "parental rights resolution" "ward of court" "wards of court" "fit person" "epo" "guardianship order" "section 31"
        "matrimonial order";
    OrderMade Label Nothing:
        "date of order" "date order made" "order made on" "order dated" "date of care order" "care order made on"
        "date of resolution" "order made";
    Health Occasion Nothing:
        "medical" "medical examination" "annual medical" "lac medical" "statutory medical" "health assessment"
        "initial health assessment" "review health assessment" "dental check" "dental check-up" "dental check up"
        "dental appointment" "dentist" "optician" "eye test" "hearing test" "hospital appointment"
        "out-patient appointment" "outpatient appointment" "camhs appointment" "camhs" "gp appointment"
        "doctor's appointment" "operation" "x-ray" "grommets" "booster" "fillings" "tonsils" "child guidance"
        "child guidance clinic" "clinic" "injection" "injections" "inoculation" "inoculations" "paediatrician" "speech therapy";
    Health Act Nothing:
        "seen by the school doctor" "seen by the school nurse" "seen by the nurse" "seen by a doctor"
        "seen by the dentist" "seen by the optician" "seen by the paediatrician" "examined by" "inoculated"
        "immunised" "immunisations given" "vaccinated" "had his immunisations" "had her immunisations"
        "had his booster" "had her booster" "taken to hospital" "taken to casualty" "taken to a&e" "taken to a & e"
        "attended a&e" "attended a & e" "attended casualty" "attended accident and emergency" "admitted to hospital"
        "discharged from hospital" "seen by the gp" "seen by gp" "seen by the doctor" "seen by dr" "saw the doctor"
        "saw the dentist" "saw the optician" "seen at the hospital" "seen at camhs" "broke his arm" "broke her arm"
        "fractured his" "fractured her" "was diagnosed with" "diagnosed with" "treated for" "had an operation"
        "had stitches" "had his tonsils" "had her tonsils" "prescribed" "given glasses" "had measles"
        "broke his leg" "broke her leg" "broke his wrist" "broke her wrist" "tonsils removed" "tonsils out"
        "had chicken pox" "had chickenpox" "had mumps" "had whooping cough";
    Health Label Nothing:
        "date of medical" "date of medical examination" "date of examination" "date of health assessment"
        "date of last medical" "last medical" "last dental check" "date of last dental check" "dental check"
        "immunisations" "date of immunisation" "eye test" "date of health check" "medical examination";
    Missing Act Nothing:
        "reported missing" "went missing" "has gone missing" "had gone missing" "was missing" "missing from placement"
        "missing from care" "missing from the home" "missing from the unit" "missing overnight" "missing since"
        "absconded" "ran away" "ran off from" "run away" "failed to return" "did not return to placement"
        "did not return to the unit" "unauthorised absence";
    Missing Label Nothing:
        "date missing" "missing from" "date reported missing" "date of absconding" "missing since"
        "date and time missing";
    Return Act Nothing:
        "returned to placement" "returned to the placement" "returned to the unit" "returned to the home"
        "returned to the foster home" "returned by police" "returned by the police" "was found" "found safe"
        "came back" "has come back" "returned after" "turned up" "brought back" "back safely"
        "found by police" "found by the police" "found and returned" "returned safely" "returned of his own accord"
        "returned of her own accord" "returned of their own accord" "brought back by" "located by police"
        "returned home" "located and returned" "returned own accord" "returned of own accord" "found" "found at";
    Return Label Nothing:
        "returned" "date returned" "returned on" "date of return" "date found" "date and time returned";
    Contact Act Nothing:
        "had contact with" "contact took place" "contact with mother took place" "contact visit took place"
        "contact went well" "attended contact" "saw his mother" "saw her mother" "saw his father" "saw her father"
        "saw his mum" "saw her mum" "saw his dad" "saw her dad" "visited by his mother" "visited by her mother"
        "visited by his father" "visited by her father" "visited his mother" "visited her mother" "visited his mum"
        "visited her mum" "visited his nan" "visited her nan" "visited by his mum" "visited by her mum"
        "mother visited" "mum visited" "father visited" "dad visited" "spent the day with his"
        "spent the day with her" "had supervised contact" "met his brother" "met her brother" "met his sister"
        "met her sister" "saw his brother" "saw her brother" "saw his sister" "saw her sister" "saw his nan"
        "saw her nan";
    Contact Occasion Nothing:
        "contact with" "supervised contact" "contact session" "contact visit" "family contact" "sibling contact"
        "access visit" "access with" "supervised access" "supervised visit" "visit between" "contact between";
    Contact Act Nothing:
        "visited" "came to see" "spent the day with" "spent the weekend with";
    Contact Label Nothing:
        "date of contact session" "date of access" "date of access visit" "date of supervised contact";
    Allegation Act Nothing:
        "made an allegation" "made allegations" "an allegation was made" "allegations were made" "alleged that"
        "allegation made" "allegations made" "allegation received" "allegation against" "has alleged"
        "disclosed that" "made a disclosure" "disclosed to" "complained that";
    Allegation Label Nothing:
        "date of allegation";
    LeavingCare Act Nothing:
        "left care" "discharged from care" "ceased to be cla" "ceases to be cla" "ceased to be lac" "ceases to be lac" "ceases to be looked after" "ceased to be looked after" "no longer looked after"
        "care order was discharged" "care order discharged" "care order was revoked" "care order revoked"
        "moved into his own flat" "moved into her own flat" "moved into their own flat" "moved into independent"
        "moved to his own flat" "moved to her own flat" "moved to independent living" "started independent living"
        "ended care" "order was discharged" "order discharged";
    LeavingCare Label Nothing:
        "date left care" "looked after until" "in care until" "date of discharge from care"
        "date ceased to be looked after" "date of leaving care" "left care" "date discharged from care"
        "ceased to be looked after";
    Birth Act Nothing:
        "was born" "born on" "were born";
    Birth Label Nothing:
        "date of birth" "d.o.b." "d.o.b" "dob" "born" "birth date";
    Referral Act Nothing:
        "referral received" "referral was received" "was referred to" "were referred to" "referral made to"
        "referral was made to" "referred by" "referred to the department" "first came to the attention"
        "came to the attention of" "came to notice" "referral from" "referral made by" "self-referral"
        "anonymous referral";
    Referral Label Nothing:
        "date referral received" "date of referral" "referral date" "referral received" "referral received on";
    Assessment Act Nothing:
        "assessment completed" "assessment was completed" "assessment has been completed" "assessment carried out"
        "assessment was carried out" "assessment was undertaken" "assessment undertaken" "was assessed by"
        "assessment concluded" "assessment began" "assessment started";
    Assessment Occasion Nothing:
        "initial assessment" "core assessment" "section 47 enquiry" "s47 enquiry" "s.47 enquiry"
        "child and family assessment" "parenting assessment" "kinship assessment" "psychological assessment"
        "risk assessment" "viability assessment";
    Assessment Label Nothing:
        "date of assessment" "assessment date" "date assessment completed" "assessment completed"
        "date assessment started" "date completed";
    Plan Paper Nothing:
        "care plan" "placement plan" "pathway plan" "permanence plan" "protection plan";
    Plan Label Nothing:
        "date of plan" "date of care plan" "plan date" "date plan agreed" "plan agreed on" "date of pathway plan";
    Plan Plan MaybeHome:
        "will move to" "will be moved to" "is to move to" "are to move to" "due to move to" "due to move into"
        "plan to move" "plans to move" "planned to move" "planned move to" "to be placed with" "to be placed at"
        "will be placed with" "will be placed at" "will be moving to" "is moving to" "going to live with"
        "will go to live with" "will live with" "will be admitted to" "to be received into care" "will return home"
        "to return home" "will remain with" "to remain with" "will stay with" "to stay with" "will start at"
        "will start school at" "due to start at" "to start at" "introductions will" "the plan is"
        "plan is for" "the plan is for" "plan for" "long term plan" "long-term plan" "it is planned that"
        "it was planned that" "plan agreed" "care plan agreed" "permanence plan" "will be allocated";
};

words! {
    /// Words that say that an occasion took place.
    pub(crate) TOOK_PLACE =
        "held" "took place" "taken place" "attended" "convened" "chaired" "chaired by" "met" "completed" "carried out"
        "was seen" "seen at" "seen by" "concluded" "present" "went well" "underwent" "had" "took" "was present"
        "reviewed" "heard" "adjourned until" "appeared" "given" "saw" "went to" "made" "granted" "was given" "decided"
        "went" "visited" "ended early" "done" "finished" "registered" "renewed" "considered" "in attendance" "those present"
        "led by" "adjourned" "went ahead" "took part" "joined" "minuted" "convened by" "signed off" "authorised"
}

words! {
    /// Words that say that a plan was made.
    pub(crate) AGREED =
        "agreed" "approved" "drawn up" "signed" "endorsed" "ratified" "was made" "made" "completed" "written" "adopted"
        "set out" "finalised" "confirmed"
}

words! {
    /// Words that say that an order was made.
    pub(crate) MADE =
        "made" "granted" "obtained" "issued" "passed" "assumed" "ordered" "taken into" "was given" "placed on"
        "imposed" "renewed" "extended" "accommodated" "signed" "committed to" "received into care"
        "taken into police protection" "committed" "resolved" "taken" "taken by" "confirmed" "executed" "commenced" "taken out"
        "handed down" "sealed" "placed under" "made under" "directed"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_flat() {
        for rule in all() {
            assert!(spellings(rule.phrase).iter().all(|p| !p.contains(['{', '}'])), "{}", rule.phrase);
            assert_eq!(rule.phrase.to_ascii_lowercase(), rule.phrase);
            assert_eq!(rule.phrase.trim(), rule.phrase);
            assert!(!rule.phrase.contains("  "), "{}", rule.phrase);
        }
    }
}
