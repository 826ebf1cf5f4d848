//! More names, and shorter ones, for reviews, conferences, hearings and orders, and the verbs with which they are told.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    Review Occasion Nothing:
        "lac rev" "lac rev." "cla rev" "cic rev" "stat rev" "stat. rev" "stat. review" "statutory rev" "6/12 review"
        "3/12 review" "6/52 review" "half-yearly review" "half yearly review" "half-yearly boarding-out review"
        "half yearly boarding out review" "six month review" "six-month review" "6 month review" "6-month review"
        "three month review" "three-month review" "3 month review" "3-month review" "four month review" "28 day review"
        "28-day review" "20 day review" "four week review" "4 week review" "annual review of placement"
        "looked after child's review" "child looked after review" "review of child looked after" "child in care reviews"
        "children's review" "child's review" "your review" "our care review" "cared for review" "care review"
        "looked-after child review" "looked-after children review" "looked after children's review" "review of the case"
        "review of {his} case" "review of this case" "case review" "reg 26 review" "residential review" "foster home review"
        "fifth review" "sixth review" "seventh review" "eighth review" "ninth review" "tenth review" "final review"
        "1st review" "2nd review" "3rd review" "4th review" "5th review" "6th review" "7th review" "8th review"
        "1st lac review" "2nd lac review" "3rd lac review" "first lac review" "second lac review" "third lac review"
        "last lac review" "last review" "previous review" "latest review" "most recent review" "review of arrangements meeting"
        "roa review" "pathway review" "virtual review" "interim review" "early review" "emergency review"
        "special review" "boarded out review" "boarded-out review" "b.o. review" "child care committee review"
        "children's committee review" "placement review" "statutory child in care review" "lac review meeting"
        "permanence review" "12 month review" "meeting with your iro";
    Review Label Nothing:
        "date of meeting" "review took place" "meeting took place" "date of lac review" "date of cla review" "date of statutory review"
        "date of most recent review" "date of latest review" "lac review" "cla review" "cic review" "statutory review"
        "date of child's review" "date of looked after review" "date reviewed" "date and time of review";
    Review Act Nothing:
        "case was considered at" "case was reviewed" "reviewed at" "reviewed by" "{was} reviewed at" "{was} reviewed by" "reviewed on"
        "case was reviewed by" "reviewed {his} case" "considered {his} case at the review" "reviewed today"
        "arrangements were reviewed" "placement was reviewed" "plan was reviewed at" "thank you for coming to your review"
        "met to review";
    Conference Occasion Nothing:
        "icpcc" "rcpcc" "cpcc" "icpc conference" "initial cpc" "review cpc" "case conf" "case conf." "cp conf"
        "rev conf" "review case conference" "initial case conference" "reconvened case conference" "recalled case conference"
        "initial child protection case conference" "child protection review conference" "pre-birth conference"
        "transfer conference" "transfer in conference" "cp review conference" "register conference" "non-accidental injury conference" "nai conference"
        "strat disc" "strat disc." "strat mtg" "strat meeting" "strategy mtg" "strategy disc" "strategy meet"
        "disruption mtg" "placement disruption meeting" "core group mtg" "core grp" "cg meeting" "core group met"
        "multi-agency meeting" "multi agency meeting" "inter-agency meeting" "inter agency meeting" "multi-disciplinary meeting"
        "multidisciplinary meeting" "meeting of professionals" "meeting of all the agencies" "meeting of all agencies" "professionals mtg"
        "prof mtg" "prof meeting" "area review committee" "fgc" "family group meeting" "lpm" "legal planning mtg"
        "legal gateway meeting" "gateway meeting" "pre-proceedings meeting" "plo meeting" "permanency planning meeting"
        "permanence planning meeting" "permanence meeting" "placement stability mtg" "placement stability meeting"
        "planning mtg" "care planning meeting" "discharge planning meeting" "placement agreement meeting"
        "placement meeting" "lado meeting" "allegations meeting" "management of allegations meeting" "asv meeting"
        "cp case conference" "child in need meeting" "cin meeting" "complex strategy meeting"
        "linking meeting" "matching meeting" "introductions planning meeting" "team around the child meeting"
        "tac meeting" "marac" "mace meeting" "sexual exploitation meeting" "cse meeting" "missing strategy meeting";
    Conference Act Nothing:
        "discussed in conference" "conferenced" "{was} conferenced" "placed on the child protection register"
        "placed on the at risk register" "name was placed on the register" "names were placed on the register"
        "name placed on the register" "names placed on the register" "registered under the category"
        "registered under category" "put on the at risk register" "put on the register" "removed from the register"
        "de-registered" "deregistered";
    Conference Label Nothing:
        "date of case conference" "date of meeting" "date of initial conference" "date of child protection conference"
        "date of initial child protection conference" "date of planning meeting" "date of discussion"
        "date and time of meeting" "date of strategy" "meeting held" "conference held" "date registered"
        "date of registration" "date name placed on register";
    CourtHearing Occasion Nothing:
        "fcmh" "cmh" "cmc" "irh" "fdh" "edh" "fch" "fact finding hearing" "fact-finding hearing" "finding of fact hearing"
        "early final hearing" "contested hearing" "contested final hearing" "ico hearing" "renewal hearing" "review hearing"
        "remand hearing" "adjourned hearing" "emergency hearing" "care hearing" "appeal hearing" "urgent hearing" "initial hearing"
        "first appointment" "directions appt" "directions appointment" "further directions hearing"
        "pre-hearing review" "court appearance" "court attendance" "court case" "fpc" "f.p.c." "juvenile ct"
        "juv court" "juv. court" "mags court" "magistrates ct" "county ct" "youth court" "quarter sessions"
        "petty sessions" "assizes" "court sitting" "children's court" "sheriff court" "criminal court" "central family court"
        "crown ct" "high ct" "royal courts of justice" "court today";
    CourtHearing Act Nothing:
        "case called on" "case was called on" "matter was called on" "case was heard" "case heard" "matter was heard"
        "matter came before" "case came before" "application was heard" "came up at" "came up before" "up before"
        "attended before" "attended the hearing" "attended hearing" "before district judge" "before dj"
        "before hhj" "before his honour" "before her honour" "before mr justice" "before mrs justice"
        "before the justices" "before the bench" "before the magistrates" "before the stipendiary" "before a bench"
        "heard before" "heard by the magistrates" "listed before" "gave evidence at" "{was} remanded by"
        "taken to court" "{was} taken before" "charged and brought before" "went to court" "was at court"
        "adjourned for reports" "bench adjourned" "court adjourned" "magistrates adjourned" "case adjourned" "case was adjourned"
        "matter was adjourned" "matter adjourned" "proceedings were issued" "proceedings issued" "evidence was heard" "judgment was given"
        "judgment was handed down" "judgment handed down";
    CourtHearing Label Nothing:
        "date heard" "court hearing" "date and time of hearing" "date of appearance" "last hearing" "final hearing";
    OrderMade Order Nothing:
        "ico" "icos" "fco" "sgo" "eph" "i.c.o." "e.p.o." "psoo" "place of safety" "place of safety warrant" "pos order"
        "p.o.s.o." "poso" "interim order" "interim orders" "final care order"
        "care and placement orders" "care orders" "supervision orders" "placement orders"
        "full parental rights" "parental rights" "parental responsibility order" "criminal care order"
        "matrimonial care order" "school attendance order" "education supervision order" "family assistance order"
        "non-molestation order" "exclusion requirement" "wardship"
        "training school order" "detention order" "attendance centre order" "remand order" "secure accommodation"
        "secure authorisation" "deprivation of liberty order" "dol order" "dols order" "s31 order" "s.31 order"
        "section 31 order" "section 38" "s38" "s.38" "section 44" "s.44" "section 46" "s.46" "section 34 order"
        "s34 order" "s.34 order" "s.34(4)" "s20 agreement" "section 20 agreement" "s.20 agreement" "voluntary care"
        "section 25" "custodianship order" "custodianship" "joint custody order" "custody order" "cao" "leave to place"
        "section 1 care" "s.2 resolution" "s.3 resolution" "s2 resolution" "ward of the court";
    OrderMade Act Nothing:
        "assume parental rights" "assumed parental rights" "assumption of parental rights" "vested in the council"
        "committed the child to the care" "committed the children to the care" "committed {him} to the care"
        "{was} committed to the care" "{was} committed to care" "committed to the care of the" "committed as a fit person"
        "{was} made a ward" "{was} made the subject of" "{was} made subject to" "became subject to" "became the subject of"
        "taken into police protection" "used police powers of protection" "placed under a place of safety"
        "signed section 20" "signed s20" "signed s.20" "signed the section 20" "signed the voluntary care"
        "consented to section 20" "agreed to section 20" "agreed to s20"
        "resolved to assume";
    OrderMade Label Nothing:
        "order made on" "order granted" "date granted" "date of making" "date of resolution" "date of committal"
        "committal date" "committed" "date legal status began" "legal status from" "legal status since" "legal status start date"
        "date of legal status" "care order made" "care order" "interim care order" "supervision order" "placement order"
        "ico" "ico made" "fco" "resolution passed" "order dated" "date of care order";
    Review Occasion Nothing needs Head:
        "rev." "my review" "rev";
    Conference Occasion Nothing needs Head:
        "strategy" "strat" "conference" "family meeting" "cpc" "c/c" "c.c.";
    CourtHearing Occasion Nothing needs Head:
        "court" "at court" "directions";
    OrderMade Order Nothing needs Head:
        "full order" "final order" "final orders" "co";
};
