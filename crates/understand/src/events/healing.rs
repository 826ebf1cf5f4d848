//! Illness, doctors and tests told shortly: "K. in bed, bronchitis", "Ear tested July", "I saw this boy on 3rd October". Only of
//! the child, and only with a day or a month that the words or their entry give.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::kin::ends_in_kin;
use super::mood::of_someone_else;
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use crate::sheet::{list, says_any, words};

const fn rule(kind: EventKind) -> Rule {
    Rule { phrase: "health", kind, shape: Shape::Act, names: Names::Nothing, needs: Needs::None }
}
static HEALTH: Rule = rule(EventKind::Health);
static TEST: Rule = rule(EventKind::Assessment);

const ILLNESS: &str = r"(?:german measles|measles|rubella|mumps|chicken ?pox|whooping cough|scarlet fever|scarlatina|diphtheria|acute bronchitis|bronchitis|pneumonia|pleurisy|tonsillitis|'?influenza|'?flu|gastro-?enteritis|gastric '?flu|tummy (?:bug|upset)|stomach (?:bug|upset)|sickness bug|impetigo|ringworm|scabies|glandular fever|appendicitis|jaundice|hepatitis|meningitis|(?:ear|throat|chest|urine|water|kidney|eye) infection|septic (?:finger|foot|toe|hand|knee|leg)|quinsy|croup|bronchiolitis|shingles|conjunctivitis|concussion|food poisoning|rheumatic fever|polio|poliomyelitis|dysentery|septicaemia|covid(?:-19)?|abscess|mastoiditis|earache|asthma attack)";
const MONTH: &str = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
const CARE: &str = r"(?:clinic|hospital|infirmary|surgery|health centre|health center|camhs|c\.a\.m\.h\.s\.|a ?& ?e|casualty|child guidance|dispensary|outpatients|out-patients|walk-in centre|minor injuries|eye unit|dental hospital)";

/// The child in bed with it, or said to have had it.
static ILL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:(?:in bed|poorly|unwell|laid up|ill|down|off school|off nursery|kept home|kept off|sent home|at home|not well|recovering|recovered|suffering|suffered|diagnosed)(?-u:\b)[^.;\n]{{0,24}}?|(?:has had|have had|had|has|got|caught|contracted|developed|having) (?:a |an |the |slight |bad |severe |mild |nasty |another |bout of |attack of |touch of |his |her |dose of )*){ILLNESS}(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// An illness or a check with its month: "Flu in Jan.", "Dentist Aug., 2 extractions".
static IN_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:{ILLNESS}|dentist|dental|dental check|dental treatment|school dentist|optician|opticians|oculist|eye test|sight test|hearing test|medical|lac medical|annual medical|school medical|health assessment|hospital|clinic|operation|tonsils out|x-ray|injections|booster|vaccination|accident)(?:,? (?:in|last week of|early|late|mid|during|at the end of|done|seen|attended|visited|ok|fine|last|again|end of|beginning of))*([ ,(-]+(?:{MONTH}))(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// An illness right before its day: "Measles, 22nd to 30th May".
static ON_A_DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!(r"(?-u:\b){ILLNESS}(?-u:\b)")).expect("a fixed pattern"));
/// "Dr. Pettifer saw her", "Dr. Mowbray examined."
static DOCTOR_SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)dr\.? (?:[a-z]\. ?)*[a-z'-]+ (?:has |had |came and |called and )?(?:saw|examined|seen|visited|called to see|attended|looked at|stitched|vaccinated|immunised)(?: (?:him|her|them|the (?:child|boy|girl|baby|children)|[a-z]+))?(?-u:\b)")
        .expect("a fixed pattern")
});
/// "Admitted Holmchester Cottage Hospital".
static ADMITTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:re-?)?admitted (?:to )?(?:the )?(?:[a-z'.&-]+ ){0,4}(?:hospital|infirmary|sanatorium|hosp\.?|ward|isolation hospital)(?: |[.,;:]|$)")
        .expect("a fixed pattern")
});
/// Injections that were done, stitches, and what was fitted.
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:triple|polio|diphtheria|diph\.?|mmr|bcg|b\.c\.g\.|tetanus|smallpox|whooping cough|measles|imms?|jabs?|immunisations?|injections?|vaccinations?|pre-school booster)(?: (?:vaccine|vaccination|injection|injections|jab|jabs|course|booster|immunisation))?,? (?:completed|complete|done|given)|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:stitches|sutures))(?-u:\b)")
        .expect("a fixed pattern")
});
/// "Ear tested", "eyes were checked".
static TESTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:ears?|eyes?|eyesight|sight|hearing|vision|chest|blood|urine|heart|squint|feet)(?: (?:was|were|has been|have been|re-?))? ?(?:tested|checked|examined|syringed|x-?rayed|screened|inspected|seen to)(?-u:\b)")
        .expect("a fixed pattern")
});
/// A doctor's own words: "I saw this boy on", "whom I examined", "I have this day examined".
static I_SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:(?:i|we) (?:saw|reviewed|met) [a-z'-]+ (?:for (?:a |his |her )?(?:review|follow[- ]up|assessment)|(?:in|at) (?:my |the |our )?clinic)(?-u:\b)|(?:i|we) (?:have |have today |today |have this day |first |again |have again |last )?(?:saw|seen|examined|reviewed|assessed)|(?:whom|who) (?:i|we) (?:saw|examined|reviewed|have seen)|this (?:[a-z]+ ){0,2}(?:boy|girl|child|baby|infant|lad|youngster),? who (?:came|attended|was brought|was seen|presented|was admitted)|i have this day (?:seen|examined)) ?(?:(?:this|the|your|above|above named|above-named|little|young|delightful|pleasant|small|lively|nice|[a-z]+[ -]year[ -]old|\d+[ -]year[ -]old|named|him|her|them|boy|girl|child|lad|youngster|patient|man|lady|person|woman|infant|baby|in|at|clinic|my|surgery|outpatients|out-patients|the clinic|,)[ ,]?)*")
        .expect("a fixed pattern")
});
/// "Seen at Child & Family Clinic", "clinic appointment kept".
static SEEN_AT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:(?:seen|examined|treated|stitched|x-?rayed) (?:again )?(?:at|in|by) (?:the |a )?(?:[^ .;]+ ){{0,5}}?{CARE}|attended (?:the |a |his |her )?(?:[^ .;]+ ){{0,4}}?{CARE}|(?:{CARE}|dentist|optician|dental|medical|hospital|doctor's|asthma|eye|hearing|orthodontic)(?: appt\.?| appointment| apt\.?)? (?:kept|attended))(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// A heading of a report's part with the day in brackets: "MEDICAL (Dr. Ferriby, visiting 21.1.72)".
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(medical|physical|health|dental|psychological|psychologist's report|psychiatric|educational psychologist) ?\((?:[^()]{0,60}?)(?:seen|visiting|visited|examined|tested|interviewed|assessed|dated|on)[ :]")
        .expect("a fixed pattern")
});
/// A psychologist's test.
static PSYCHOLOGIST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:seen by [^.;]{0,40}psychologist(?-u:\b)|(?:tested|re-tested|retested|assessed) (?:him|her|this (?:boy|girl|child|lad|young man|young woman|young person|pupil)|the (?:boy|girl|child|lad)|[a-z]+ on|[a-z]+ in))(?-u:\b)")
        .expect("a fixed pattern")
});
static OVERDOSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:took|taken|swallowed) (?:an overdose|\d+ [a-z]*paracetamol|\d+ (?:tablets|pills|aspirins?|[a-z]+ tablets))(?-u:\b)")
        .expect("a fixed pattern")
});

words! {
    PSYCHOLOGY =
        "psychologist" "psychological" "psychology" "i.q." "i.q" "iq" "w.i.s.c" "w.i.s.c." "wisc" "w.a.i.s" "w.a.i.s." "wais" "binet" "terman"
        "reading age" "child guidance" "schonell" "intelligence" "full scale" "mental age" "cognitive" "percentile"
}
words! {
    DOCTORS =
        "clinic" "hospital" "infirmary" "surgery" "m.b." "m.r.c.p." "mrcp" "f.r.c.p." "frcp" "consultant" "paediatric" "psychiatrist" "paediatrician"
        "medical officer" "d.p.m." "d.c.h." "dch" "mrcpch" "mbbs" "m.b., ch.b." "mb chb" "medical" "psychiatric" "child guidance" "health centre"
}
/// Words around an illness that make it another's, or none.
pub(super) const NO_ILLNESS: &[&str] = list! {
    "in the house" "against" "immune" "immunised" "immunisation" "vaccinated" "vaccination" "contact with" "contacts" "history of" "allergic"
    "family history" "never had" "not had" "has not had" "no history" "quarantine for" "outbreak" "exposed to" "risk of" "in the cottage" "cottage in" "epidemic"
    "prone to" "tendency to" "subject to"
};

/// Every such event of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    let pieces: Vec<Range<usize>> = reading.units.iter().map(|u| sheet.flat_range(&u.range)).collect();
    let mut told_here: Vec<Vec<EventMention>> = Vec::new();
    let mut look = |pattern: &Regex, rule: &'static Rule, fits: &dyn Fn(&str, &Range<usize>) -> bool| {
        for found in pattern.captures_iter(&sheet.flat) {
            let Some(hit) = found.get(0) else { continue };
            // A month that was looked for is a date, and no part of the phrase.
            let end = found.get(1).map_or(hit.end(), |month| month.start());
            let words = sheet.flat[hit.start()..end].trim_end_matches([' ', ',', '(', ':']);
            let told = hit.start()..hit.start() + words.len();
            let Some(n) = pieces.partition_point(|p| p.start <= told.start).checked_sub(1) else { continue };
            if told.end > pieces[n].end {
                continue;
            }
            let here = told.start - pieces[n].start..told.end - pieces[n].start;
            if fits(&sheet.flat[pieces[n].clone()], &here) {
                told_here.push(Telling { reading, n, piece: pieces[n].clone(), told, rule }.plain());
            }
        }
    };
    let of_child = |words: &str, here: &Range<usize>| {
        !of_someone_else(words, here) && !of_kin(words, here, reading.kin) && !says_any(words, NO_ILLNESS)
    };
    look(&ILL, &HEALTH, &of_child);
    look(&IN_MONTH, &HEALTH, &of_child);
    look(&TESTED, &HEALTH, &of_child);
    look(&DONE, &HEALTH, &of_child);
    look(&ADMITTED, &HEALTH, &of_child);
    look(&ON_A_DAY, &HEALTH, &|words, here| {
        // The day stands right behind, or the words are no more than the illness and its day.
        let after = words[here.end..].trim_start_matches([',', ' ', ':', '-', '(']);
        of_child(words, here) && after.starts_with(|c: char| c.is_ascii_digit())
    });
    look(&DOCTOR_SAW, &HEALTH, &|words, here| {
        let whom = words[here.clone()].rsplit(' ').next().unwrap_or_default();
        let child = matches!(
            whom,
            "him"
                | "her"
                | "them"
                | "child"
                | "boy"
                | "girl"
                | "baby"
                | "children"
                | "examined"
                | "attended"
                | "stitched"
        ) || !matches!(
            whom,
            "mother"
                | "father"
                | "mum"
                | "dad"
                | "me"
                | "us"
                | "that"
                | "no"
                | "the"
                | "a"
                | "an"
                | "his"
                | "it"
                | "mrs"
                | "mr"
                | "miss"
                | "to"
                | "and"
                | "in"
                | "for"
                | "saw"
                | "seen"
                | "visited"
        );
        child && !ends_in_kin(whom, reading.kin) && !says_any(words, NO_ILLNESS)
    });
    look(&OVERDOSE, &HEALTH, &of_child);
    look(&SEEN_AT, &HEALTH, &|words, here| {
        of_child(words, here) && !says_any(&words[here.start..], &["to see his", "to see her", "to visit", "visiting"])
    });
    let by_doctor = DOCTORS.are_in(&sheet.flat);
    if by_doctor && !matches!(reading.head.kind, Some(DocumentKind::CaseNotes | DocumentKind::Chronology)) {
        look(&I_SAW, &HEALTH, &|words, here| is_patient(&words[here.clone()]));
    }
    if PSYCHOLOGY.are_in(&sheet.flat) {
        look(&PSYCHOLOGIST, &TEST, &|words, _| {
            !says_any(words, &["urine", "blood", "hearing", "eyes", "drugs", "covid", "ears", "eyesight", "hiv"])
        });
    }
    found.extend(told_here);
    for part in PART.captures_iter(&sheet.flat) {
        let (Some(whole), Some(what)) = (part.get(0), part.get(1)) else { continue };
        let Some(n) = pieces.partition_point(|p| p.start <= whole.start()).checked_sub(1) else { continue };
        let told = what.range();
        let close = whole.end();
        let dated = reading.date_spans.iter().any(|s| (close..close + 4).contains(&sheet.flat_at(s.start)));
        let rule =
            if what.as_str().starts_with("psych") || what.as_str().starts_with("educ") { &TEST } else { &HEALTH };
        if dated && close <= pieces[n].end {
            found.push(Telling { reading, n, piece: pieces[n].clone(), told, rule }.plain());
        }
    }
    found
}

/// A patient, where the words name one: not "I saw the mother" and not "I saw that".
fn is_patient(words: &str) -> bool {
    says_any(
        words,
        list! {
            "him" "her" "them" "boy" "girl" "child" "lad" "youngster" "patient" "young man" "young lady" "young person" "young woman" "infant" "baby"
            "whom i saw" "whom i examined" "who i saw" "whom we saw" "whom i have seen" "whom i reviewed" "for review" "for a review" "for follow up" "for follow-up" "for assessment" "clinic" "above named" "above-named" "the above"
        },
    )
}

/// "Mrs. P. poorly", "Barry in bed with flu": somebody else in the clause before.
pub(super) fn of_kin(words: &str, here: &Range<usize>, kin: &[String]) -> bool {
    // A title's own stop, and an initial's, end nothing: "Mrs. P."
    let before: Vec<&str> = words[..here.start]
        .split(' ')
        .map(|w| match w.strip_suffix('.') {
            Some(short) if short.len() == 1 || matches!(short, "mr" | "mrs" | "ms" | "dr") => short,
            _ => w,
        })
        .collect();
    let before = before.join(" ");
    let start = [". ", "; ", ": ", ", ", " and ", " but "]
        .iter()
        .filter_map(|b| before.rfind(b).map(|i| i + b.len()))
        .max()
        .unwrap_or(0);
    let mut who = before[start..].trim();
    for passing in [" has", " had", " have", " was", " is", " been", " still", " also", " now"] {
        who = who.strip_suffix(passing).unwrap_or(who).trim_end();
    }
    // "His brother's arm": what is hurt is theirs.
    let mut upto = who.len();
    for word in who.rsplit(' ').take(3) {
        let start = upto - word.len();
        if word.ends_with("'s") && ends_in_kin(&who[..upto - 2], kin) {
            return true;
        }
        upto = start.saturating_sub(1);
    }
    let titled = who.split(' ').any(|w| matches!(w, "mr" | "mrs" | "ms" | "miss" | "dr"));
    !who.is_empty() && (titled || ends_in_kin(who, kin))
}
