//! Shorter names and rarer verbs, as rows of a chronology and short notes have them.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    Conference Occasion Nothing:
        "review conf" "review conf." "review conference" "initial conf" "initial conf." "initial conference" "recon conf" "reconvened conference"
        "cp review conf" "strategy talk" "matching meeting" "plo mtg" "plo meeting" "legal planning meeting" "legal planning mtg"
        "pre-proceedings meeting";
    Referral Occasion Nothing needs Head:
        "referral" "initial referral" "first referral" "referral in";
    Allegation Occasion Nothing needs Head:
        "allegation v" "allegation v." "allegation vs" "allegation versus" "allegation re" "allegations re" "allegations v" "allegation" "allegations"
        "disclosure" "complaint against" "complaint re" "complaint v" "alleged assault" "alleged abuse";
    LeavingCare Act Nothing:
        "care order has ended" "care order ended" "care order ends" "care order came to an end" "care order has come to an end" "care order lapsed"
        "care order has lapsed" "care order expired" "care order has expired" "care order ceased" "care order ceases" "order came to an end on your"
        "order came to an end on his" "order came to an end on her" "came out of care" "out of care at" "went out of care" "released from care"
        "no longer in the care of" "no longer in care" "ceased to be in the care of" "care order comes to an end" "order ends today" "order lapsed today"
        "no longer a looked after child" "ceased to be in our care" "left our care at 18" "18 today";
    Health Act Nothing:
        "went off in the ambulance" "went by ambulance" "went in the ambulance" "taken in the ambulance" "taken away by ambulance" "went in an ambulance"
        "taken away in the ambulance" "gone in the ambulance" "off in the ambulance";
    Health Occasion Nothing:
        "medical on admission" "medical on reception" "medical on discharge" "medical before boarding out" "medical before boarding-out"
        "skeletal survey" "dental van" "mobile dentist" "b.o. medical" "bo medical" "checked over at";
    Health Occasion Nothing needs Head:
        "blood test" "blood tests" "brain scan" "scan" "mantoux" "heaf test" "grommet" "grommets" "t's & a's" "tonsils & adenoids" "brace" "chiropodist"
        "cottage hosp" "cottage hospital" "day case";
    Health Act Nothing:
        "brace was fitted" "brace was put on" "brace off" "brace removed" "glasses collected" "seen by dentist" "seen by optician" "seen by doctor"
        "seen by school nurse" "seen by psychiatrist" "grommet done" "grommets done" "grommet fitted" "grommet inserted" "grommets in";
    Contact Occasion Nothing needs Head:
        "access";
    CourtHearing Occasion Nothing:
        "juv. ct." "juv. ct" "juv ct" "juv. cts";
    OrderMade Order Nothing:
        "f.p.o." "fpo" "p.s.o." "pso" "p.o.s." "f.c.o." "interim care" "fit person orders" "1st interim" "2nd interim" "3rd interim" "4th interim" "5th interim" "first interim"
        "second interim" "third interim" "fourth interim" "further interim";
    Missing Act Nothing needs Head:
        "missing" "absent overnight";
    Return Act Nothing needs Missing:
        "returned of own accord" "back of own accord" "returned {him}" "took {him} back to" "brought {him} back" "returned {himself}" "located c/o"
        "{was} handed over to" "handed over to" "collected by police";
    Missing Act Nothing needs Missing:
        "did not come in" "didn't come in" "has not come in" "not come in last night" "failed to come in" "runs away" "runs off" "ran off to" "absented"
        "absented himself" "absented herself" "took {himself} off" "found missing" "bed not slept in" "went off without" "stayed out all night";
};
