//! More words for health, family time, being away and coming back, and for telling of harm.

use record::EventKind::*;

use super::{Group, Names, Needs, Shape};

pub(super) const RULES: &[Group] = rules! {
    Health Occasion Nothing:
        "rha" "iha" "r.h.a." "i.h.a." "review health assessment" "lac health assessment" "cla health assessment" "annual health assessment"
        "yearly health assessment" "health review" "health check" "health appointment" "paediatric medical" "paediatric assessment" "cp medical"
        "child protection medical" "school medical" "medical inspection" "boarding-out medical" "boarding out medical"
        "b.o. medical" "freedom from infection" "f.f.i." "medical examn" "routine medical" "periodic medical" "yearly medical"
        "6 monthly medical" "six monthly medical" "developmental check" "development check" "hearing check" "sight test" "eye check"
        "eyesight test" "optician's appointment" "opticians appointment"
        "dental treatment" "dental inspection" "dental exam" "dental extraction" "orthodontic appointment"
        "hospital admission"
        "walk-in centre" "walk in centre" "minor injuries unit"
        "health visitor check" "appendicectomy" "circumcision" "surgical procedure" "x ray"
        "triple vaccine"
        "flu vaccine" "covid vaccine" "pre-school booster"

        "asthma attack" "epileptic fit"
        "therapy session" "counselling session" "play therapy" "psychotherapy" "child guidance appointment"
        "ed. psych" "speech therapist" "audiologist" "ent appointment" "eye clinic"
        "enuresis clinic" "asthma clinic" "camhs assessment" "nit check";
    Health Act Nothing:
        "operated on" "had an op" "had {his} op" "had {his} operation" "had {his} appendix" "appendix out" "appendix removed" "op. done" "op done" "operation done"
        "had {his} tonsils" "had {his} adenoids" "adenoids removed" "had grommets" "grommets inserted" "grommets fitted"
        "had {his} medical" "had a medical" "had {his} health assessment" "had a health assessment" "had {his} eyes tested"
        "had {his} hearing tested" "eyes tested" "eyes were tested" "hearing tested" "hearing was tested" "examined the child"
        "examined the boy" "examined the girl" "examined {him}" "{was} examined" "{was} medically examined" "medically examined"
        "{was} inspected by" "inspected by the" "extracted" "teeth out" "tooth out" "teeth extracted" "tooth extracted"
        "teeth removed" "teeth {was} filled" "teeth filled" "teeth were filled" "had a filling" "had two fillings" "had fillings" "had a brace" "brace fitted"
        "{was} x-rayed" "x-rayed" "put in plaster" "in plaster" "plaster put on" "stitched" "sutured" "stitches removed"
        "broke an arm" "broke a leg" "fell and broke" "fractured" "sprained" "scalded" "concussed"
        "given the injection" "given {his} injection" "given {his} booster" "given {his} immunisation" "given an injection"
        "given {his} jab" "given {his} jabs" "given {his} mmr" "booster given" "mmr given" "bcg given" "immunised against"
        "vaccinated against" "inoculated against" "seen by the doctor" "seen by doctor" "seen by a gp" "seen by {his} gp"
        "seen by school doctor" "seen by the school m.o." "seen by the m.o." "seen by the medical officer" "seen by m.o."
        "seen by the psychiatrist" "seen by a psychiatrist" "seen by the psychologist" "seen by the consultant"
        "seen by consultant" "seen by the orthodontist" "seen by the health visitor" "seen by lac nurse" "seen by the lac nurse"
        "seen by paramedics" "seen by camhs" "seen at a&e" "seen at casualty" "seen at clinic" "seen at the clinic" "seen at the surgery" "seen in clinic"
        "attended camhs" "attended the surgery" "attended the clinic" "attended clinic" "attended hospital" "attended the hospital"
        "attended {his} hospital appointment" "attended {his} medical" "attended the dentist" "attended dentist"
        "attended the optician" "attended opticians" "attended the doctor" "attended gp" "attended the gp" "attended for {his} medical"
        "attended child guidance" "attended the child guidance clinic" "attended a health assessment" "attended {his} health assessment"
        "attended walk-in" "attended minor injuries" "took {him} to the doctor" "took {him} to hospital" "took {him} to a&e"
        "took {him} to casualty" "took {him} to the dentist" "took {him} to the surgery" "took {him} to the optician"
        "took {him} to the clinic" "took {him} to gp" "took {him} to the gp" "took {him} to dentist" "took {him} to opticians"
        "taken to the doctor" "taken to the dentist" "taken to the surgery" "taken to the optician" "taken to the clinic"
        "taken to the health centre" "taken to gp" "taken to the gp" "taken by ambulance" "taken ill" "rushed to hospital"
        "went to hospital" "went into hospital" "went to the hospital" "went to the dentist" "went to the doctor"
        "went to the doctors" "went to the optician" "went to the opticians" "went to see the doctor" "visited the dentist"
        "visited the doctor" "visited the optician" "saw dr" "saw the gp" "saw {his} gp" "saw the nurse" "saw the school nurse"
        "saw the school doctor" "saw the paediatrician" "saw the psychiatrist" "saw the psychologist" "saw the consultant"
        "saw the specialist" "saw a doctor" "saw a dentist" "saw an optician" "overnight in hospital" "in hospital overnight" "kept in overnight"
        "kept in hospital" "discharged home from hospital" "home from hospital" "doctor called" "dr. called" "doctor was called"
        "dr. was called" "called the doctor" "called in the doctor" "called out the doctor" "doctor sent for" "sent for the doctor"
        "ambulance called" "ambulance was called" "doctor visited" "called out, says" "prescribed" "put on antibiotics" "started on medication"
        "{was} diagnosed with" "{was} diagnosed as" "diagnosed as having" "make the diagnosis of" "made the diagnosis of" "made a diagnosis of" "home from the hosp" "home from hosp" "home from the hospital" "caught measles" "caught chicken pox"
        "has had measles" "has measles" "has chicken pox" "went down with" "confined to bed with"
        "took an overdose" "had an asthma attack" "had a fit" "had a seizure" "fitted with glasses"
        "prescribed glasses" "new glasses" "received glasses" "had an eye test" "had a hearing test" "had a dental check"
        "had a check-up" "had a check up" "had {his} check-up" "first session with dr" "completed the sdq" "weighed and measured"
        "{was} assessed by camhs" "health assessment done" "health assessment was done" "health assessment completed"
        "rha done" "rha completed" "iha done" "iha completed" "medical done" "medical completed" "medical took place"
        "{was} circumcised";
    Health Label Nothing:
        "date of rha" "date of iha" "date of initial health assessment" "date of review health assessment" "date of last rha"
        "last health assessment" "date of last health assessment" "health assessment completed" "health assessment date" "last optician"
        "last dentist" "last dental" "last dental appointment" "date of last dental" "last eye test" "date of last eye test" "last optical check"
        "dentist last seen" "dentist" "optician" "dental" "mmr" "bcg" "medical" "examined" "examined on" "date examined" "seen by dentist" "seen by optician"
        "date of last immunisation" "date seen by dentist" "date of accident" "date of operation" "admitted to hospital" "vaccinated";
    Contact Act Nothing:
        "saw {his} {mum}" "met with {mum}" "met with {his} {mum}" "met up with {his} {mum}" "visited {his} {mum}"
        "visited by {mum}" "visited by {his} {mum}" "{mum} visited" "{mum} came" "{mum} called to see"
        "{mum} called to visit" "{mum} attended contact" "{mum} attended for contact" "visit from {mum}"
        "visit from {his} {mum}" "visit by {mum}" "visit by {his} {mum}" "visits from {mum}" "went to see {his} {mum}"
        "went to visit {his} {mum}" "went to stay with {his} {mum}" "went to {his} {mum}'s for" "taken to see {his} {mum}" "taken to visit {his} {mum}"
        "took {him} to see {his} {mum}" "taken to {his} {mum}'s" "stayed with {his} {mum}" "stayed overnight with {his} {mum}"
        "stayed at {his} {mum}'s" "spent the day with {his} {mum}" "spent the day with {mum}" "spent the weekend with {his} {mum}"
        "spent the weekend with {mum}" "spent the afternoon with {his} {mum}" "spent the afternoon with {mum}" "spent time with {his} {mum}"
        "spent time with {mum}" "spent time with both" "time with {mum}" "had tea with {his} {mum}" "had lunch with {his} {mum}"
        "had a visit from" "had a good contact" "had a supervised visit" "had time with {his} {mum}" "had a day with {his} {mum}"
        "day out with {his} {mum}" "outing with {his} {mum}" "weekend with {his} {mum}" "weekend at {his} {mum}'s" "contact was held"
        "contact was supervised" "contact was observed" "contact took place with" "contact has taken place" "contact with {his} {mum} took place"
        "access took place" "access visit took place" "supervised contact took place" "family time took place" "attended family time"
        "attended {his} contact" "attended supervised contact" "came for contact" "came for access" "came to contact" "came to access" "arrived for contact"
        "arrived for access" "turned up for contact" "had {him} for the day" "had {him} for the afternoon" "had {him} for the weekend" "had {him} for tea"
        "took {him} out for tea" "took {him} out for the day" "took {him} out for the afternoon" "reunited with {his} {mum}"
        "contact session took place" "contact went smoothly" "contact was positive" "good contact with" "positive contact with";
    Contact Act Nothing needs Family:
        "took the boys out" "took the girls out" "took the children out" "took {him} out" "called to see" "came unannounced"
        "for the afternoon" "for the day" "for the weekend" "came to visit" "came to see" "visited" "came, brought" "brought presents"
        "came with presents" "on leave to" "weekend leave" "home leave" "home for the weekend" "weekend at home" "day at home";
    Contact Occasion Nothing:
        "ft with" "family time with" "sup contact" "sup. contact" "sup'd contact" "s/c with" "sibling contact" "sibs contact"

        "unsupervised contact" "overnight contact" "indirect contact" "telephone contact with {his} {mum}" "phone contact with {mum}" "video contact"
        "video call with {mum}" "access visit" "access today" "sibling visit" "parental contact" "parental visit"
        "family visit" "birthday contact" "christmas contact" "final contact" "goodbye contact" "wish you well contact" "contact with {mum}" "contact with {his} {mum}"
        "letterbox contact received" "visit to {mum}" "visit to {his} {mum}" "visits to {his} {mum}" "staying contact";
    Contact Label Nothing:
        "date of contact visit" "date of family time" "date of session" "date of visit by parent" "last contact" "last saw mother"
        "last contact with mother" "last contact with father" "date of last contact" "last visited";
    Missing Act Nothing:
        "absent overnight" "stopped out all night" "stayed out all night" "stopped out overnight" "stayed out overnight" "gone awol" "went awol" "is awol" "awol" "awol from" "been awol since" "misper" "reported as a missing person" "reported as missing"
        "reported as an absconder" "reported to police as missing" "reported to the police as missing" "reported him missing"
        "reported her missing" "reported them missing" "reported {him} as missing" "reported absent" "declared missing" "recorded as missing" "is missing from"
        "remains missing" "missing from home" "missing from school"
        "has absconded" "had absconded" "absconds" "absconded from" "reported as abscond" "as abscond" "ran out of the house"
        "has run away" "had run away" "has run off" "had run off" "has run off from" "running away from"
        "got out of the window" "left without permission" "left the unit without"
        "left the home without" "left the placement without" "left placement without" "absent without leave" "absent without authority"
        "absent without permission" "unauthorised absence"
        "had not come home"
        "not returned from" "failed to come home" "failed to come back"
        "failed to arrive home" "not returned by" "bed not slept in" "bed was not slept in" "bed had not been slept in"
        "bed found empty" "out all night" "stayed out all night" "stayed out overnight" "away overnight without"
        "nowhere to be found"
        "could not be found" "cannot be found" "reported to edt as missing" "reported missing to" "left hospital without"
        "left school and did not" "has not been seen since";
    Missing Label Nothing:
        "date absconded" "absconded" "last seen" "date last seen" "date and time last seen" "missing episode start" "start of missing episode"
        "missing episode started" "time and date missing" "date of missing episode" "went missing" "date went missing" "date of absence"
        "reported missing" "absent from" "date/time missing" "date/time reported missing" "date and time reported missing";
    Return Act Nothing needs Missing:
        "picked up by" "picked up at" "picked up in" "brought home" "brought home by" "brought in by" "brought back to" "taken back to" "taken back by"
        "taken home by" "returned to care" "returned to carers" "returned to {his} carers" "returned to {his} placement" "returned to school"
        "returned this morning" "returned today" "returned at" "returned on" "returned under" "returned by" "returned with" "returned to"
        "{was} returned" "{was} returned by" "{was} returned to" "has returned" "has now returned" "have returned" "had returned" "back in placement"
        "back at placement" "back at the unit" "back at the home" "back home" "back with us" "is back" "back in the unit" "back safe"
        "back today" "back this morning" "safe and well" "safe & well" "found safe" "found well" "found in" "found on" "found hiding" "found sleeping"
        "found asleep" "found by" "{was} found" "{was} found at" "{was} found in" "found with" "located" "{was} located" "located at" "located by" "located in"
        "has been located" "has been found" "been found" "traced" "{was} traced" "traced to" "traced by" "apprehended" "{was} apprehended" "arrested at"
        "detained by police" "caught by" "recovered by" "recovered from" "conveyed back" "walked in" "walked back in" "walked back"
        "turned up at" "turned up" "came home" "came in at" "came back on" "came back at" "came back to" "came back of" "came back with"
        "arrived back" "got back" "made {his} way back" "made {his} own way back" "made {his} own way home" "gave {himself} up" "handed {himself} in"
        "presented {himself}" "presented at" "reappeared" "re-appeared" "showed up" "rang to be collected" "fetched back" "escorted back" "collected from"
        "no longer missing" "missing episode ended" "missing episode closed";
    Return Label Nothing:
        "date/time returned" "time and date returned" "located" "date located" "date and time located" "end of missing episode"
        "missing episode end" "missing episode ended" "date of recovery" "date and time found" "date/time found" "found" "returned to placement";
    Allegation Act Nothing:
        "made an allegation against" "made allegation" "made an allegation that" "made a serious allegation" "made further allegations"
        "has made an allegation" "has made allegations" "allegation was received"
        "allegation was made by" "allegation has been made" "allegations have been made"
        "made a complaint against"
        "made a complaint of" "made a complaint about" "made complaints about" "complained of being" "made a statement alleging"
        "came out with a story that" "made a disclosure that" "made disclosures" "disclosure made"
        "disclosed sexual" "disclosed physical" "disclosed abuse" "made accusations"
       ;
    Allegation Act Nothing needs Hurt:
        "said" "has said" "says" "stated" "has stated" "states" "informed" "reported" "has reported" "reports" "disclosed" "has disclosed"
        "confided" "confided in" "confided to" "revealed" "claimed" "claims" "has claimed" "complained" "complains" "has complained" "told";
    Allegation Label Nothing:
        "date of alleged incident" "date allegation made" "date of disclosure" "date allegation received" "allegation made on" "allegation made"
        "allegation received";
    Health Occasion Nothing needs Head:
        "a&e" "a & e" "a and e" "casualty" "hospital" "hospital visit" "surgery" "gp" "gp surgery" "doctor's surgery" "doctors" "doctor's" "dental" "dentists" "dentist's" "opticians" "optician's" "fit" "appendix" "ent" "e.n.t." "imms" "jab" "jabs" "measles" "german measles" "chicken pox" "chickenpox" "mumps" "scarlet fever" "rubella" "impetigo" "ringworm" "school nurse" "filling" "stitches" "overdose" "fracture" "fractured" "head injury" "plaster cast" "mmr" "bcg" "polio" "diphtheria" "whooping cough" "tetanus" "sdq" "medical exam" "lac nurse" "extraction" "extractions" "orthodontist" "seizure" "convulsion" "hpv" "out-patients" "outpatients" "o.p.d." "opd" "minor injuries" "vaccination" "vaccinations" "immunisation" "immunisations" "tonsillectomy" "physiotherapy" "audiology";
    Contact Act Nothing:
        "had contact with {mum}" "had contact with {his} {mum}";
    Contact Occasion Nothing needs Head:
        "access at" "contact at" "contact:" "community contact" "family time" "contact held" "contact today"
        "contact supervised" "contact observed" "contact";
    Missing Act Nothing needs Missing:
        "whereabouts unknown" "whereabouts not known" "whereabouts were unknown" "whereabouts are unknown" "missing episode"
        "missing from" "missing for" "is missing" "still missing" "disappeared" "has disappeared" "made off"
        "took off from" "slipped out" "slipped away" "ran off" "did not come back" "didn't come back" "has not returned"
        "had not returned" "hasn't returned" "didn't return" "did not return from" "bed was empty" "not seen since"
        "climbed out" "not back by" "not back at" "not in by" "not home by" "walked out of" "walked out and"
        "has not come back" "has not come home" "did not come home" "didn't come home" "did not return home";
    Allegation Act Nothing needs Hurt:
        "alleges" "alleged" "alleging" "accused" "has accused" "allegation of" "allegations of" "allegation that"
        "allegations that" "allegation about" "allegation re" "disclosure of" "disclosure that" "disclosed to {his}"
        "allegation by" "allegation from";
};
