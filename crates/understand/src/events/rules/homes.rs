//! More words for coming to a home, leaving one and leaving care: as visitors' notes, carers, forms and letters write them.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    PlacementStart Act Home:
        "changed placement to" "changed placements to" "placement changed to" "placement moved to" "moved placement to"
        "moved placements to" "change of placement to" "new placement is with" "new placement with" "new placement at"
        "placed on trial with" "placed for adoption with" "placed temporarily with" "placed temporarily at"
        "placed today with" "placed today at" "placed back at" "placed by the agency with" "matched and placed with"
        "fostered out to" "lodged with" "billeted with" "billeted on" "housed at" "housed with"
        "now living with" "is now living with" "is living with" "now lives with" "now living at" "is now living at"
        "now lives at" "has been placed with" "has been placed at" "been living with" "has been with" "has been staying with"
        "been in placement with" "been in placement at" "staying with" "resident at" "in residence at"
        "took up residence at" "took up residence with" "took up {his} place at" "took up a place at"
        "took up a bed at" "took up {his} placement at" "took up {his} placement with" "bed found at" "bed found with"
        "bed was found at" "bed was found with" "emergency bed with" "emergency bed at" "placement found with"
        "placement found at" "placement was found with" "placement was found at" "found a place at"
        "found a placement at" "found a placement with" "found a home with" "found a bed at"
        "taken in by" "joined the household of"
        "joined the family of" "moves to" "moves in with" "moves into" "moved over to" "moved across to" "moved today to"
        "moved yesterday to" "goes to live with" "goes to live at" "went back to live with" "went back to live at"
        "went back to the care of" "went home to" "returned to {his} mother" "returned to {his} father"
        "returned to {his} mother's care" "returned to {his} parents" "returned to {his} family" "returned to {his} mum"
        "reunited with" "reunified with" "rehabbed to" "detained at" "detained in" "remanded in"
        "p/w" "plcd with" "b/o with" "b.o. with" "boarded with" "boarded out at" "fostered at" "settled with"
        "brought to live with" "taken to stay with" "brought here from" "began {his} placement with"
        "began {his} placement at" "started {his} placement with" "started {his} placement at"
        "was taken on by" "moved to be with" "moved to foster carers" "placed with foster carers";
    PlacementStart Act Home needs Stay:
        "drove" "escorted" "transported" "conveyed" "accompanied" "transferred" "driven to" "escorted to"
        "transported to" "conveyed to" "accompanied to" "taken by car to" "taken by train to" "taken today to"
        "went to" "went into" "went on to" "delivered to" "brought" "moving to";
    PlacementStart Act MaybeHome:
        "rec'd into care" "recd into care" "received in to care" "admitted in to care" "taken in to care" "came in to care"
        "come into care" "comes into care" "first came into care" "brought into care" "went into care"
        "placed into care" "placed in care" "rec into care" "reception into care took place" "r.i.c." "accommodated under"
        "accommodated on" "accommodated by" "authority accommodated" "department accommodated" "has been accommodated"
        "looked after since" "has been looked after since" "been looked after since" "been in care since" "in care since"
        "accommodated since" "committed to the care of" "taken into local authority care" "taken into public care"
        "received into the care" "removed to foster care" "taken into foster care" "went into foster care"
        "placed in foster care" "home on trial" "placed home on trial" "allowed home on trial" "went home on trial"
        "returned home on trial" "rehabilitated home" "home to mother on trial" "home to parents on trial" "home to father on trial" "home on trial to" "home on trial with" "returned to mother's care" "returned to parents' care" "returned to mother" "returned to parents" "placed with parents" "placement has started" "placement has commenced"
        "placement begins" "placement started today" "became a looked after child" "became the subject of care"
        "joined us" "came to stay with us" "moved in with us" "arrived to live with us";
    PlacementStart Label MaybeHome:
        "rec'd into care" "received into care" "recd into care" "received into the care of the council" "admitted to care"
        "came into care" "became looked after" "start of looked after period" "date accommodated" "accommodated from"
        "admitted" "placed on" "moved in" "date of admission to home" "date of entry to placement" "commencement of placement"
        "placement commenced" "placement commencement date" "date of arrival" "arrived";
    PlacementEnd Act MaybeHome:
        "lost that home" "lost this home" "lost {his} home with" "lost {his} foster home" "lost {his} placement"
        "lost the placement" "lost {his} place at" "home from respite" "back from respite" "returned from respite"
        "respite ended" "end of respite" "back from {his} respite"
        "brought away" "brought away from there" "taken away from there" "fetched away" "placement ceased" "placement collapsed" "placement has collapsed" "placement has ceased" "placement failed"
        "placement has failed" "placement came to an abrupt end" "placement was brought to an end" "placement closed"
        "placement ends" "placement has been ended" "placement has been terminated" "placement given up"
        "left here" "left us"
        "left for good" "last night in placement" "last night here" "last night with us" "last day in placement"
        "asked for {him} to be removed" "asked for {his} removal" "gave {him} up" "gave up the fostering of"
        "could no longer keep {him}" "could not keep {him} any longer" "discharged from placement"
        "bed was closed" "notice on the placement expired";
    PlacementEnd Act Home:
        "has left" "had left" "has now left" "brought away from" "taken away from" "fetched away from"
        "withdrawn from the care of" "withdrawn from the foster home of" "departed from"
        "moved on from" "moved out from" "moved out of" "ceased to be placed with" "ceased to live with" "ceased to live at"
        "no longer placed with" "no longer living with" "no longer living at" "transferred from" "discharge from"
        "leaves" "departs" "removed by us from" "evicted from";
    PlacementEnd Label MaybeHome:
        "last night in placement" "last day in placement" "date of leaving placement" "date of leaving"
        "date of departure" "placement terminated" "date of termination" "placement ceased" "date placement ceased"
        "date placement terminated" "previous placement ended" "discharged";
    LeavingCare Act Nothing:
        "left the care of" "left local authority care" "left the council's care" "left the looked after system"
        "ceased to be accommodated" "ceased to be in care" "ceased to be a looked after child" "ceased being looked after"
        "ceased to be a child looked after" "ceased to be cared for" "no longer in care" "no longer in the care of"
        "no longer a looked after child" "no longer accommodated" "since leaving care"
        "on leaving care" "after leaving care" "looked after status ended" "looked after status ceased"
        "looked after episode ended" "period of care ended" "time in care ended" "episode of care ended"
        "care episode ended" "released from care" "went out of care" "passed out of the care"
        "discharged from the care of" "discharged from local authority care" "discharged from accommodation"
        "discharged from section 20" "discharged from s20" "order accordingly lapsed" "order lapsed" "order expired"
        "order has expired" "order came to an end" "order ceased" "order ended" "order was revoked" "order revoked"
        "order terminated" "orders discharged" "discharge of the care order" "discharge of care order"
        "moved to independence" "moved on to independence" "moved into independence" "moved into {his} own tenancy"
        "moved to {his} own tenancy" "took up {his} own tenancy" "took on {his} own tenancy" "signed for {his} own tenancy"
        "moved into {his} own place" "moved into {his} own accommodation" "moved into a flat of {his} own"
        "disch. from care" "disch from care" "case closed at 18" "case closed on reaching 18";
    LeavingCare Act Nothing needs Care:
        "turned 18" "turned eighteen" "reached 18" "reached eighteen" "reached the age of 18" "reached the age of eighteen"
        "attained 18" "attained the age of 18" "attained the age of eighteen" "attained {his} majority" "attained eighteen"
        "became 18" "is 18 today" "18 today" "18th birthday today" "eighteenth birthday today" "discharged to"
        "discharged to {his} own" "aged out";
    LeavingCare Label Nothing:
        "disch." "disch" "date of disch" "looked after to" "care ended" "date care ended" "ceased to be in care"
        "end of care" "date of leaving the care of the council" "period of care ended" "date looked after status ended"
        "date ceased being looked after" "date became a care leaver" "looked after period ended" "discharged from care"
        "end of looked after period" "lac end date" "cla end date" "date of cessation";
    PlacementStart Act Home needs Stay:
        "sent to" "handed to" "handed over to" "committed to" "accepted by" "welcomed to" "received at" "received into"
        "given over to" "was delivered to" "put with";
    PlacementEnd Act MaybeHome needs Stay:
        "moved on" "moved out" "departed" "{was} moved on" "{was} moved out" "{was} removed at the request";
    PlacementEnd Act Home needs Stay:
        "drove" "escorted" "transported" "conveyed" "collected from" "fetched from" "taken from" "brought back from" "last night at" "last night with"
        "moved away from";
    LeavingCare Act Nothing needs Head:
        "out of care" "passed out of care" "no longer subject to";
};
