//! Proves that a short form with two lives is settled by the words beside it, and by nothing else: where they are silent, every
//! meaning is shown, and letters that nobody has met get no meaning at all.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Knowledge, TermUse};

fn use_of(text: &str, year: i32, term: &str) -> Option<TermUse<'static>> {
    Knowledge::england().find_terms(text, Some(year)).into_iter().find(|u| u.term == term)
}

/// Each line: a sentence as a file has it, the year of the paper, the short form, and the one meaning that it can have there.
const SETTLED: &[(&str, i32, &str, &str)] = &[
    ("The police used PPO and took the child from the flat", 2012, "PPO", "police protection"),
    ("Stepfather is managed as a PPO, prolific for his offending", 2012, "PPO", "prolific offender"),
    ("SA under section 17 completed within 45 days", 2016, "SA", "single assessment"),
    ("On SA at school; the SENCO has an IEP in place", 2006, "SA", "School Action"),
    ("Stat visit. SA Y/N: yes, bedroom seen too", 2015, "SA", "seen alone"),
    ("Mum's SA is alcohol, and cannabis at weekends", 2015, "SA", "substance abuse"),
    ("Category: SA. Name stays on the register", 2002, "SA", "sexual abuse"),
    ("PO granted, so the adopters can be told", 2010, "PO", "placement order"),
    ("His PO says the licence ends in May, no new offence", 2010, "PO", "probation officer"),
    ("PO 4471 took a statement", 1999, "PO", "police officer"),
    ("Collects her giro from the PO", 1988, "PO", "post office"),
    ("RO to grandparents under section 8", 1999, "RO", "residence order"),
    ("The RO chaired the review and the minutes followed", 1999, "RO", "reviewing officer"),
    ("RO for 9 months; the YOT panel meets on Monday", 2009, "RO", "referral order"),
    ("RO from probation saw him about his YRO and the curfew", 2011, "RO", "responsible officer"),
    ("CP conference: a plan under the category of neglect", 2012, "CP", "child protection"),
    ("CP updated after the LAC review; aim is permanence", 2012, "CP", "care plan"),
    ("Gran as CP under reg 24, viability done", 2013, "CP", "connected person"),
    ("CP with fever; the ambulance did an ECG", 2012, "CP", "chest pain"),
    ("The EP saw him at school about the statement", 2004, "EP", "educational psychologist"),
    ("EP found tonight by EDT with carers in Hove", 2004, "EP", "emergency placement"),
    ("EP order made by the magistrate for 8 days", 1995, "EP", "emergency protection"),
    ("PM authorised this in supervision and signed it", 2010, "PM", "practice manager"),
    ("PM chaired by the team: where the placement goes next", 2010, "PM", "placement meeting"),
    ("PA will help with the tenancy and pathway", 2011, "PA", "personal adviser"),
    ("Category: PA and neglect, after the injury", 2001, "PA", "physical abuse"),
    ("At the tea: PGM, the PU and PA, and an uncle", 2001, "PA", "paternal aunt"),
    ("ICO renewed by the court for 28 days", 1996, "ICO", "interim care order"),
    ("PP signed with the carer: bedtime and routines", 2013, "PP", "placement plan"),
    ("PP for 72 hours, the police removed him", 2013, "PP", "police protection"),
    ("PP with her personal adviser: leaving care and independence", 2013, "PP", "pathway plan"),
    ("CAO made under section 43 for a doctor to see her", 1997, "CAO", "child assessment order"),
    ("CAO: to live with mother and spend time with father", 2016, "CAO", "child arrangements order"),
    ("AA sat in at the police station for the interview", 2003, "AA", "appropriate adult"),
    ("Father is at AA and has had no drink, no alcohol since May", 2003, "AA", "Alcoholics Anonymous"),
    ("FTE of three days from school for fighting; the pupil is back", 2012, "FTE", "fixed term exclusion"),
    ("He is an FTE to the youth justice team, his first offence", 2012, "FTE", "first time entrant"),
    ("ASC diagnosed by the paediatrician", 2015, "ASC", "autism spectrum condition"),
    ("ASC will take over as the adults team at 18", 2015, "ASC", "adult social care"),
    ("AP timetable: tuition, since the school excluded the pupil", 2015, "AP", "alternative provision"),
    ("Dad lives in AP on licence from prison; probation agree", 2015, "AP", "approved premises"),
    ("CD for 12 months at the youth court for the offence", 2001, "CD", "conditional discharge"),
    ("The psychiatrist diagnosed CD and ADHD", 2001, "CD", "conduct disorder"),
    ("OIC and two staff were on shift in the unit", 1988, "OIC", "officer in charge"),
    ("OIC says the CPS will decide after the police interview", 2015, "OIC", "police officer in charge of a case"),
    ("HBV vaccine at the clinic", 2009, "HBV", "hepatitis B virus"),
    ("Risk of HBV from the family after the forced marriage", 2009, "HBV", "honour-based violence"),
    ("LA solicitor told the court the council will share PR", 2009, "LA", "local authority"),
    ("Tooth out at the dentist with LA injection", 2009, "LA", "local anaesthetic"),
    ("CA 1989 section 20", 2005, "CA", "Children Act"),
    ("CA completed in 35 days after the IA", 2005, "CA", "core assessment"),
    ("On the test his CA was 8 and his reading age 6, IQ 90", 2005, "CA", "chronological age"),
    ("MO examined her at the clinic: medical clear", 1962, "MO", "medical officer"),
    ("KW led the core group after the conference", 2005, "KW", "key worker for child protection"),
    ("KW on shift at the unit held a session", 2005, "KW", "key worker in your home"),
    ("SM of police, health and us under section 47", 2012, "SM", "strategy meeting"),
    ("SM approved the budget and signed", 2012, "SM", "service manager"),
    ("HV weighed the baby at clinic", 1998, "HV", "health visitor"),
];

#[test]
fn the_words_beside_a_short_form_settle_it() {
    let wrong: Vec<String> = SETTLED
        .iter()
        .filter_map(|(text, year, term, meaning)| {
            let found = use_of(text, *year, term);
            let settled = found.as_ref().filter(|u| u.certain).map(|u| u.meanings[0].stands_for.as_str());
            let shown = || found.as_ref().map(|u| u.meanings.iter().map(|m| m.stands_for.as_str()).collect::<Vec<_>>());
            (settled != Some(meaning)).then(|| format!("{text}: not “{meaning}” but {:?}", shown()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_form_in_that_list_is_met_in_two_lives_at_least() {
    let mut lives: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, _, term, meaning) in SETTLED {
        lives.entry(term).or_default().insert(meaning);
    }
    let knowledge = Knowledge::england();
    for term in lives.keys() {
        let meanings = knowledge.explain(term, None).expect("known").meanings.len();
        assert!(meanings >= 2, "{term} has one meaning, so nothing has to settle it");
    }
}

#[test]
fn with_nothing_beside_it_a_form_keeps_every_common_meaning_or_is_left_alone() {
    for (term, least) in
        [("SA", 4), ("PO", 3), ("CP", 3), ("PP", 3), ("RO", 2), ("SM", 2), ("CA", 2), ("ASC", 2), ("KW", 2)]
    {
        let found = use_of(&format!("{term} noted."), 2013, term).expect(term);
        assert!(!found.certain, "{term} was settled by nothing");
        assert!(found.because.is_empty(), "{term}: {:?}", found.because);
        assert!(found.meanings.len() >= least, "{term}: {:?}", found.meanings);
    }
    for term in ["AA", "AP", "CD", "FTE", "PM", "HBV", "FH", "TOP", "IO"] {
        assert!(
            use_of(&format!("{term} noted."), 2013, term).is_none(),
            "{term} is marked with nothing that speaks for it"
        );
    }
}

#[test]
fn when_two_meanings_speak_equally_both_are_shown() {
    let found = use_of("PP: the police, and the carer signed", 2013, "PP").expect("marked");
    assert!(!found.certain);
    assert!(found.meanings.len() >= 2);
}

#[test]
fn letters_that_nobody_has_met_get_no_meaning() {
    for letters in ["CAIST", "USL", "SAILS", "EPD", "YPLA", "XQZ", "NMO"] {
        assert!(Knowledge::england().explain(letters, None).is_none(), "{letters}");
        let text = format!("{letters} to see the child at home with the SW on Monday");
        let marked = Knowledge::england().find_terms(&text, Some(2010));
        assert!(marked.iter().all(|u| u.start != 0), "{letters} was given a meaning");
    }
}
