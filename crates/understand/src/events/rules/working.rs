//! More words for schools and social workers: beginning, ending, and the ways in which a change of worker is announced.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    SchoolStart Act School:
        "started reception at" "started in reception at" "started in the reception class at" "began in the reception class at"
        "entered the reception class at" "entered" "on roll at" "went on roll at" "put on roll at" "placed on roll at"
        "on the roll of" "joined the roll of" "taken on to the roll of" "pupil at" "been a pupil at" "been on roll at"
        "first morning at" "1st day at" "1st day in class at" "1st morning at" "first day in" "first morning in" "first week at" "first term at" "welcomed into" "welcomed to"
        "now goes to" "goes to school at" "now at" "is now at" "now attending" "is attending" "attends" "attending"
        "moved up to" "moved schools to" "changed schools to" "changed school to" "transferred schools to"
        "transferred school to" "new school is" "took up {his} place at" "took up a place at" "started today at"
        "started this week at" "started on monday at" "commenced school at" "commenced attending" "commenced at"
        "starts" "starts at" "starting at" "began today at" "returned to school at" "went up to" "gained a place at and started"
        "placed at school in" "enrolled today at" "enrolled on a course at" "enrolled at" "enrolled" "started college at" "started sixth form at"
        "admitted to the infants at" "admitted to the juniors at" "registered at";
    SchoolStart Act MaybeSchool:
        "first day at school" "first morning at school" "first day at secondary school" "first day at primary school"
        "first day at {his} new school" "first day at big school" "first day at nursery" "first day at college"
        "started at school" "started big school" "started high school" "started grammar school" "started special school"
        "started boarding school" "started reception" "joined {his} class" "joined reception" "joined the reception class" "joined year" "1st day in class" "first day in class" "1st day at school" "started in reception" "started sixth form" "started school today"
        "started {his} new school" "began {his} new school" "started at {his} new school" "started at the new school"
        "changed school" "changed schools" "moved schools" "moved school" "started pre-school" "started preschool"
        "started at nursery" "started at playgroup" "started at college" "started infants" "started in the infants" "started juniors"
        "started in the juniors" "began infants" "began in the infants" "went up to the juniors" "went up to the seniors" "went into the juniors"
        "went into the infants" "into the juniors";
    SchoolStart Label MaybeSchool:
        "date of admission to this school" "date admitted to school" "date entered school" "joined school" "started school"
        "on roll from" "on roll since" "admitted to roll" "date on roll" "enrolled" "school from" "entry date"
        "date of entry to school" "joined";
    SchoolEnd Act MaybeSchool:
        "perm. exclusion" "perm exclusion" "pex from" "perm ex from" "expelled" "{was} expelled" "{was} expelled from" "expelled from" "pex" "perm excluded" "perm ex" "perm. excluded"
        "permanently excluded from" "off roll" "{was} taken off roll" "came off roll" "left the school" "leaves school"
        "left college" "ceased to be a pupil" "left nursery" "left playgroup" "left secondary school" "left primary school" "left {his} school"
        "last morning at school" "last day at junior school" "last day at primary school" "last day at infant school" "last day at secondary school" "last day at high school" "last day at nursery" "last day of school" "finished school" "finished at school" "finished primary school"
        "finished secondary school" "school leaving date" "ceased to attend school" "stopped going to school"
        "{was} withdrawn from school" "{was} taken out of school" "{was} removed from school" "{was} asked to leave school";
    SchoolEnd Act School:
        "off roll at" "taken off roll at" "last morning at" "last week at" "last term at"
        "final day at" "ceased to attend" "ceased attending" "ceased at" "stopped going to" "{was} removed from"
        "{was} withdrawn from" "transferred from" "leaves" "left school at" "completed {his} time at" "finished {his} time at"
        "said goodbye to" "farewell to" "{was} asked to leave" "on roll until" "attended until" "left" "left the roll of" "last morning";
    SchoolEnd Act MaybeSchool needs School:
        "last morning with us" "last day with us" "final day with us" "leaves us" "left us";
    SchoolEnd Label MaybeSchool:
        "left school" "date left" "off roll" "date off roll" "on roll until" "school until" "date of withdrawal"
        "date of last attendance" "last day at school";
    SocialWorkerStart Act Worker:
        "takes over responsibility for" "took over responsibility for" "taken over responsibility for" "takes over from"
        "takes over as" "takes over the case" "has taken over" "have taken over" "has taken on the case"
        "took on the case" "taken on the case" "case taken on by" "case was taken on by" "case picked up by" "picked up the case"
        "picked up this case" "inherited the case" "inherited this case" "assumed responsibility for the case"
        "assumed responsibility for" "has held the case" "held the case since" "held this case since" "case held by"
        "been {his} social worker since" "been the social worker since" "been {his} allocated social worker since"
        "been the allocated social worker since" "been {his} worker since" "been the allocated worker since"
        "been allocated since" "social worker since" "is the new social worker" "is {his} new social worker"
        "is now the social worker" "is now {his} social worker" "is now the allocated social worker" "is now allocated"
        "now the allocated worker" "{was} appointed as social worker" "{was} appointed social worker"
        "appointed as social worker" "appointed social worker" "appointed s/w" "appointed sw" "appointed cco"
        "appointed as {his} social worker" "appointed as {his} worker" "{was} assigned" "{was} assigned to" "case assigned to"
        "case reassigned to" "case re-assigned to" "reassigned to" "case handed over to" "case was handed over to"
        "handed the case to" "handed over the case to" "handed the case over to" "handover from" "handover to"
        "transferred to me" "case transferred to me" "case allocated to me" "allocated to me" "case transferred from"
        "case re-allocated to" "case reallocated to" "case was allocated to" "case was reallocated to" "case has been allocated to"
        "case has been reallocated to" "case has been transferred to" "case has passed to" "case was passed to"
        "case passes to" "first visit as" "first visit by new" "introduced as new" "introduced as {his} new"
        "introduced as the new" "introductory visit by" "introduced {him} to {his} new social worker" "joined as {his} social worker"
        "will be {his} new social worker" "will be your social worker" "will be {his} allocated social worker"
        "new s/w" "new sw" "new cco" "new child care officer" "new field worker" "new case worker" "new caseworker"
        "new key social worker" "new allocated social worker" "new pa" "new personal adviser"
        "started as {his} social worker" "started as {his} worker" "became {his} worker" "became {his} allocated social worker"
        "became {his} new social worker" "became the allocated social worker" "became the allocated worker"
        "became responsible for" "undertook supervision" "supervision passed to" "supervision taken over by"
        "supervision was taken over by" "taken on by me" "have picked this up" "picked this up" "picked this case up" "have taken this on"
        "have this case from" "have had this case since" "have only had this case since" "allocated this case" "been allocated this case" "given the case to" "given this case to"
        "passed the case to" "passed this case to";
    SocialWorkerStart Label Worker:
        "new worker from" "sw from" "worker from" "allocated on" "allocated from" "date case allocated"
        "date worker allocated" "with effect from" "date of transfer" "transfer date" "date of handover" "handover date"
        "allocated since" "case held since";
    SocialWorkerEnd Act Worker:
        "is leaving" "will be leaving" "was leaving" "leaves" "left" "left the service" "left the local authority"
        "left the area" "left the borough" "left the county" "left social services" "left our employ" "left the agency"
        "left the organisation" "left children's services" "left this authority" "left this department" "left this team"
        "left the area team" "left the long term team" "left the district" "finish with the department" "finishes with the department"
        "finished with the department" "finished work with" "finished today" "finishes today" "finished working with"
        "finishes" "finished" "resigned" "has resigned" "resignation took effect" "last day today" "last day is" "last day was"
        "last working day" "last day in the office" "last day in post" "last day with the team" "last day with the department"
        "last day at work" "last visit by" "last visit as" "last visit to" "last visit from" "went off on long term sick"
        "off on long term sick" "on long term sick" "long-term sick" "long term sick leave" "went on sick leave"
        "went off sick" "began maternity leave" "started maternity leave" "goes on maternity leave" "commenced maternity leave"
        "is on maternity leave from" "maternity leave from" "seconded to" "went on secondment" "on secondment from" "has moved to another post"
        "moved to another post" "moved to a new post" "moved to a different team" "moved to a different post"
        "transferred to another team" "transferred to another area" "took up another post" "took up a new post"
        "took another post" "ended {his} involvement" "involvement ceased" "involvement has ended" "no longer the social worker"
        "no longer {his} social worker" "no longer {his} allocated social worker" "no longer the allocated social worker"
        "no longer allocated" "no longer holds the case" "ceased to hold the case" "ceased involvement"
        "ceased to act" "ceases to be" "ceased as social worker" "ceased as {his} social worker" "case closed to"
        "case returned to duty" "case to duty" "case put to duty" "returned to the team manager"
        "returned to team manager" "farewell visit" "goodbye visit" "visit to say goodbye" "visited to say goodbye" "said my farewells" "said my goodbyes"
        "i finish here" "i finish on" "i finish in" "i finish at" "i leave the department" "i leave the service" "i leave the team" "i leave here"
        "i leave on" "said goodbye" "said farewell" "my last day" "my last visit" "relinquished" "relinquished the case"
        "gave up the case" "handed the case back" "handed over the case"
        "contract ended" "agency contract ended" "retires" "has retired" "was dismissed" "was promoted";
    SocialWorkerEnd Label Worker:
        "worker until" "sw until" "allocated until" "date case closed to worker" "last day in post" "leaving date"
        "worker left" "left post";
};
