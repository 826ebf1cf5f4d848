//! Injuries, stays in hospital, who looked at the child, and small illnesses, as logs, visits and reviews put them: "Broke L. wrist",
//! "burn to forearm", "plaster off", "One night in the Infirmary", "GP saw him". Only of the child, and only on a day that is known.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::healing::{NO_ILLNESS, of_kin};
use super::kin::begins_with_kin;
use super::mood::of_someone_else;
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use crate::entries::entry_at;
use crate::head::is_log;
use crate::sheet::{says_any, words};

static HURT: Rule =
    Rule { phrase: "hurt", kind: EventKind::Health, shape: Shape::Act, names: Names::Nothing, needs: Needs::None };

const BODY: &str = r"(?:head|forehead|face|cheeks?|chin|nose|lips?|mouth|tooth|teeth|ears?|eyes?|eyebrow|neck|throat|shoulders?|collar ?-?bone|clavicle|upper arm|arms?|forearm|elbow|wrist|hands?|fingers?|thumb|knuckles?|chest|ribs?|hip|legs?|thighs?|knees?|shin|ankle|foot|feet|toes?|scalp|skull|jaw|stomach|buttocks?|heel|palm|temple|wound)";
const SIDE: &str = r"(?:(?:his|her|their|the|a|an|one|both|left|right|l\.?|r\.?|lt\.?|rt\.?|upper|lower|front|little|big|index|ring|middle|back|side|inside|open|of|two|three) )*";
const WARD: &str = r"(?:hospital|infirmary|sick ?bay|sanatorium|sick room|hosp\.?|ward(?: \w+)?|cottage hospital|fever hospital|isolation|casualty|a ?& ?e|intensive care|special care|high dependency|burns unit|queen [a-z]+)";
const CLINICIAN: &str = r"(?:gp|g\.p\.?|doctor|dr\.? [a-z'-]+|paediatrician|consultant|specialist|surgeon|school doctor|school nurse|(?:lac|cla|cic|asthma|diabetic|diabetes|community|district|clinic|practice|school|specialist|camhs|dental) nurse|nurse [a-z'-]+|optician|oculist|dentist|orthodontist|physio|physiotherapist|counsellor|psychiatrist|psychotherapist|therapist|play therapist|speech therapist|audiologist|chiropodist|podiatrist|dermatologist|paramedics?|ambulance(?: crew| men)?)";

/// What was broken, cut or burnt.
static DID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:broke|broken|fractured|dislocated|sprained|twisted|cut|gashed|scalded|burnt|burned|grazed|crushed|trapped|stitched|injured|chipped|hurt (?:his|her)|knocked out|cracked|split|banged|bumped|pulled|strained|bruised)(?: open| badly| over| above| under| below| on| to)* {SIDE}{BODY}(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// "A burn on his hand", "fracture of left arm", "three stitches in chin".
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:burns?|scalds?|cuts?|gash|gashes|bruises?|bruising|bump|graze|grazes|fracture|swelling|sting|bite|bites|(?:fresh|new|red|linear|nasty|bad|visible|unexplained|deep) marks?|wound|lump|stitch|stitches|sutures|sprain|blow|knock|abscess|rash|boil|infection)(?: seen| found| noticed)? (?:on|to|over|of|in|above|under|below|round|around|behind|across) {SIDE}(?:[a-z]+'s )?{BODY}(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// "Knee stitched", "collar bone broken", "clavicle fracture".
static PART_HURT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b){BODY}(?: was| were| is| has been| had been)? (?:broken|fractured|fracture|stitched|cut open|burnt|burned|scalded|bruised|sprained|dislocated|dressed|bandaged|x-?rayed|lanced|set|bleeding|swollen|infected|septic|injury|injured)(?-u:\b)|(?-u:\b){BODY}[,:;]? (?:a ?& ?e|casualty|x-?ray|(?:in |put in )?(?:a )?(?:sling|splint))(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// What was done for it.
static TREATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:plaster(?: cast)?,? (?:on|off|removed|came off|taken off|put on|for (?:\w+ ){1,2}?(?:weeks?|months?|wks)|(?:\w+ )(?:weeks?|wks))",
        r"|(?:in|out of|came out of) plaster|stitches (?:out|removed|taken out|came out)|(?:one|two|three|four|five|six|seven|eight|ten|several|\d+) (?:stitches|sutures|fillings?|extractions?|teeth (?:out|extracted|removed|filled)|out with gas)",
        r"|(?:appendix|tonsils|adenoids|tooth|teeth|wisdom tooth|grommets|cyst|verrucas?|toe ?nail|squint|hernia) (?:was |were |has been |have been )?(?:out|removed|taken out|extracted|operated|repaired|put in|in today)",
        r"|stung by (?:a |an )?(?:wasp|bee|hornet|jelly ?fish)|bitten by (?:a |the |next door's )?[a-z' -]{0,14}dog|treated for (?:head )?(?:lice|nits|scabies|impetigo|ringworm|worms|burns|shock|a [a-z]+|an [a-z]+)",
        r"|(?:he|she) (?:was|has been|had been) in hospital (?:for|with)|nebuli[sz]er|stomach pumped|triaged(?: on| him| her| today)|given (?:drops|penicillin|antibiotics|an inhaler|a new inhaler|oxygen)|(?:drops|antibiotics|penicillin|ointment) (?:given|prescribed|started)|dressed (?:at|by)|had (?:his|her) (?:teeth|eyes|ears|hearing|chest) (?:seen to|tested|checked|x-?rayed|syringed)",
        r"|concussed|concussion|knocked unconscious|passed out|fainted|collapsed at|had a (?:fit|seizure|convulsion|nose ?bleed|temperature)|could not breathe|couldn't breathe)(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// "One night in the Infirmary", "rushed to Queen Adelaide", "kept in overnight".
static STAYED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:(?:one|two|three|four|five|six|seven|eight|ten|several|\d+|a|another|second|third|first) (?:nights?|days?|weeks?),? (?:in|at) (?:the |our )?(?:[a-z.&-]+ ){{0,3}}?{WARD}|(?:rushed|ambulance|blue-lighted|conveyed|taken|whisked|carried)(?: in| back| straight| off| by ambulance| by car| up)* (?:to|into) (?:the |our )?(?:[a-z.&-]+ ){{0,3}}?{WARD}|(?:out of|home from|back from|discharged from) (?:the )?(?:[a-z.&-]+ ){{0,2}}?(?:hospital|infirmary|sick ?bay|sanatorium|special care|intensive care)(?: for| with| from| since| today|[.,;])|in (?:the )?(?:sick ?bay|sanatorium|special care|intensive care)|kept (?:him |her )?in (?:overnight|for observation|at (?:the )?hospital)|discharged (?:a\.?m\.?|p\.?m\.?|this morning|from (?:the )?ward))"
    ))
    .expect("a fixed pattern")
});
/// A doctor, a nurse or the like saw the child.
static LOOKED_AT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(?:{CLINICIAN},? (?:has |had |came and |came to )?(?:saw|seen|visited|examined|reviewed|treated|stitched|triaged|checked|dressed|looked at|called to see|called out|came out|came to see|removed|prescribed)(?-u:\b)|(?:seen|checked|examined|treated|reviewed|looked at|triaged|weighed|visited|dressed|stitched|x-?rayed|passed fit)(?: today| again| this morning| here| at home| at school| there)? by (?:the |a |our |his |her |another )?{CLINICIAN}(?-u:\b)|{CLINICIAN},? for (?:a |an |his |her |the )?(?:rash|cough|cold|chest|throat|sore|eczema|asthma|inhaler|eyes?|ears?|jabs?|injection|booster|spots|boils?|stomach|tummy|wrist|ankle|knee|foot|back|headaches?|medical|check)|(?:saw|seen|attended|visited) (?:the |a |our |his |her )?(?:school |lac |asthma |practice )?(?:counsellor|gp|optician|orthodontist|physio|physiotherapist|dentist|paediatrician|nurse|psychiatrist)(?-u:\b))"
    ))
    .expect("a fixed pattern")
});
/// A small illness that opens a note of the child's day.
static AILMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?:(?:[a-z]\.){1,3}|[a-z]|he|she|has|had|having|a|an|bad|slight|heavy|nasty|another|severe|still|more|with|complained of|complaining of|kept in with|home with|off school with) ){0,4}",
        r"(?:chilblains|sore throat|nits|head lice|boils?|styes?|sunburn|rash|ear ?ache|tooth ?ache|(?:high |raised )?temperature|nose ?bleeds?|thread ?worms|scabies|swollen glands|heat ?stroke|sun ?stroke|migraine|asthma (?:attack|bad)|wheezy|vomiting|sick all night|been sick all night|coughing|bilious(?: attack)?|diarrh?oea|septic [a-z]+|poisoned [a-z]+)(?: |[.,;]|$)",
    ))
    .expect("a fixed pattern")
});
/// A check, an injection or a clinic named right before its day.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:mmr ?\d?|bcg|b\.c\.g\.|triple(?: vaccine)?|polio|pertussis|diphtheria(?: immunised)?|whooping cough|tetanus|(?:pre-?school )?booster|hpv|men ?c|smallpox|rubella|covid jab",
        r"|(?:chest|eye|ear|asthma|fracture|dental|enuresis|hearing|skin|foot|e\.?n\.?t\.?|allergy|diabetic|orthopaedic|orthodontic|child guidance|welfare|school|growth|speech|family planning|sexual health) clinic",
        r"|(?:dental|dentist|optician|eyes|vision|hearing|teeth|asthma(?: nurse)?|asthma clinic|doctor|gp|school medical|medical)[ :-]*(?:last )?(?:seen|checked|attended|tested|reviewed|visited|done)",
        r"|(?:rha|iha|health assessment|medical)(?: was)? (?:done|completed|carried out|took place)(?: on)?|fracture|fractured)[ ,:;(-]*(?:on |in |done |given |the )*$"
    ))
    .expect("a fixed pattern")
});

/// "Seen 14 and 28 May by Dr Weir": the days stand between.
static SEEN_BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)(seen|examined|reviewed|treated)(?: on| in)? \d[^.;]{{0,34}}? by (?:the |a |our )?{CLINICIAN}(?-u:\b)"
    ))
    .expect("a fixed pattern")
});

words! {
    /// A cheap look: a piece without any of these tells nothing here.
    STEMS =
        "broke" "broken" "fractured" "fracture" "dislocated" "sprained" "twisted" "cut" "gashed" "scalded" "burnt" "burned" "burn" "burns" "scald" "grazed" "crushed" "trapped" "stitched" "hurt" "injured"
        "chipped" "knocked" "cracked" "banged" "bumped" "pulled" "strained" "bruised" "bruise" "bruises" "bruising" "bump" "graze" "grazes" "swelling" "sting" "bite" "mark" "marks" "wound" "lump"
        "stitch" "stitches" "sutures" "sprain" "abscess" "rash" "boil" "boils" "infection" "plaster" "fillings" "filling" "extractions" "extraction" "teeth" "tooth" "out with gas" "appendix" "tonsils" "adenoids"
        "grommets" "stung" "bitten" "treated" "nebuliser" "nebulizer" "pumped" "drops" "antibiotics" "penicillin" "dressed" "concussed" "concussion" "unconscious" "fainted" "collapsed" "fit" "seizure"
        "convulsion" "temperature" "breathe" "rushed" "ambulance" "conveyed" "hospital" "infirmary" "sick bay" "sickbay" "ward" "special care"
        "gp" "g.p." "g.p" "doctor" "dr" "dr." "nurse" "optician" "dentist" "orthodontist" "physio" "physiotherapist" "counsellor" "psychiatrist" "therapist" "paediatrician" "consultant" "surgeon" "paramedics" "paramedic"
        "chilblains" "sore throat" "nits" "lice" "sunburn" "earache" "ear ache" "toothache" "tooth ache" "nosebleed" "nose bleed" "worms" "threadworms" "scabies" "glands" "sunstroke" "heatstroke" "migraine" "asthma" "wheezy"
        "vomiting" "sick all night" "coughing" "bilious" "diarrhoea" "septic" "poisoned" "clinic" "mmr" "mmr2" "bcg" "triple" "polio" "pertussis" "diphtheria" "whooping cough" "tetanus" "booster" "hpv" "smallpox" "medical" "rha" "iha"
        "dental" "vision" "hearing" "eyes" "knee" "wrist" "arm" "collar bone" "clavicle" "hand" "finger" "health assessment" "chest" "foot" "ear" "eye" "stye" "styes" "overnight" "casualty" "a&e" "a & e" "queen" "sanatorium" "intensive care" "triaged" "discharged a.m" "discharged p.m" "discharged this morning"
}
words! {
    /// Words that make it an old hurt, a fear, or another's.
    NOT_THE_CHILDS =
        "history" "birthmark" "cannot" "accident book" "in case" "risk" "risks" "his father" "her father" "his mother" "her mother" "mother's" "father's" "baby's" "brother's"
        "sister's" "another boy" "another girl" "gran's" "nan's" "himself up" "carer's" "staff" "the dog's" "police officer" "no marks" "no injuries" "no injury" "not himself" "not herself" "sleeve" "window" "windows"
        "discussed" "appointment to" "waiting" "wait list" "waiting list" "needs" "to see the" "refused" "would not" "cancelled" "did not attend" "dna" "not attended" "not yet" "missed"
        "alleged" "alleges" "allegation" "form" "records" "trousers" "jacket" "rent" "off school last week"
}

/// Every hurt, stay and look of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for (n, unit) in reading.units.iter().enumerate() {
        let piece = sheet.flat_range(&unit.range);
        let words = &sheet.flat[piece.clone()];
        let entry = entry_at(reading.entries, unit.range.start);
        let dated = entry.is_some()
            || reading.date_spans.iter().any(|s| s.start >= unit.range.start && s.end <= unit.range.end);
        if !dated || !STEMS.are_in(words) {
            continue;
        }
        let lead =
            entry.map_or(piece.start, |e| sheet.flat_at(e.after_date).clamp(piece.start, piece.end)) - piece.start;
        let Some(told) = in_words(reading, &piece, lead, entry.is_some()) else { continue };
        let told = piece.start + told.start..piece.start + told.end;
        found.push(Telling { reading, n, piece: piece.clone(), told, rule: &HURT }.plain());
    }
    found
}

/// The stretch of a piece that tells of the child's health.
fn in_words(reading: &Reading<'_>, piece: &Range<usize>, lead: usize, entry: bool) -> Option<Range<usize>> {
    let words = &reading.sheet.flat[piece.clone()];
    // "Burned hand Nov. 2017, healed": the hurt has its own day.
    let day_follows = |here: &Range<usize>| {
        let end = piece.start + here.end;
        reading.date_spans.iter().any(|s| (end..end + 6).contains(&reading.sheet.flat_at(s.start)))
    };
    let childs = |here: &Range<usize>| {
        !of_someone_else(words, here)
            && !of_kin(words, here, reading.kin)
            && !NOT_THE_CHILDS.are_in(words)
            && !says_any(words, NO_ILLNESS)
            && (!says_any(words, &["healed", "old", "scar", "scars"]) || day_follows(here))
            && !led_by_kin(words, lead, here, reading.kin)
    };
    let by_shape = [&*DID, &*MARK, &*PART_HURT, &*TREATED, &*STAYED]
        .into_iter()
        .find_map(|p| p.find_iter(words).map(|m| m.range()).find(|r| r.start >= lead && childs(r)));
    if by_shape.is_some() {
        return by_shape;
    }
    let looked = LOOKED_AT.find_iter(words).map(|m| m.range()).find(|r| {
        let rest = words[r.end..].trim_start();
        r.start >= lead
            && !NOT_THE_CHILDS.are_in(words)
            && !begins_with_kin(rest, reading.kin)
            && !["mrs", "mr", "miss", "ms", "me ", "us ", "no ", "that", "the home", "the house"]
                .iter()
                .any(|w| rest.starts_with(w))
            && !of_kin(words, r, reading.kin)
            && !led_by_kin(words, lead, r, reading.kin)
    });
    let between = || SEEN_BETWEEN.captures(words).and_then(|c| c.get(1)).map(|m| m.range()).filter(|r| childs(r));
    if let Some(looked) = looked.or_else(between) {
        return Some(looked);
    }
    let opens = words[lead..].len() - words[lead..].trim_start_matches(|c: char| !c.is_alphanumeric()).len() + lead;
    let kept = is_log(reading.head.kind) || reading.head.kind == Some(DocumentKind::CaseNotes);
    (entry && kept)
        .then(|| AILMENT.find(&words[opens..]))
        .flatten()
        .map(|m| opens + m.start()..opens + m.end())
        .filter(childs)
}

/// True where the clause opens with one of the family, or with somebody by title: "Barry broke his arm", "Mrs. P. in hospital".
fn led_by_kin(words: &str, lead: usize, here: &Range<usize>, kin: &[String]) -> bool {
    let before = &words[lead.min(here.start)..here.start];
    let start = [". ", "; ", ", "].iter().filter_map(|b| before.rfind(b).map(|i| i + b.len())).max().unwrap_or(0);
    let clause = before[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = clause.split(' ').next().unwrap_or_default();
    matches!(first, "mrs" | "mrs." | "mr" | "mr." | "miss" | "ms") || !clause.is_empty() && begins_with_kin(clause, kin)
}

/// "MMR2 2/7/08", "Chest clinic 18 Sept": the name of it, then its day. Every such day of a line counts.
pub(super) fn named(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for span in &reading.date_spans {
        let n = reading.units.partition_point(|u| u.range.start <= span.start).saturating_sub(1);
        let Some(unit) = reading.units.get(n).filter(|u| u.range.start < span.start && span.end <= u.range.end) else {
            continue;
        };
        let piece = sheet.flat_range(&unit.range);
        let day = sheet.flat_at(span.start);
        let from =
            (day.saturating_sub(48).max(piece.start)..=day).find(|i| sheet.flat.is_char_boundary(*i)).unwrap_or(day);
        let before = &sheet.flat[from..day];
        let Some(name) = NAMED.find(before) else { continue };
        let words = &sheet.flat[piece.clone()];
        if NOT_THE_CHILDS.are_in(words) || says_any(before, &["due", "next", "not", "booked", "to be", "last"]) {
            continue;
        }
        let told = before[name.range()].trim_end_matches([' ', ',', ':', ';', '(', '-']).len();
        let told = from + name.start()..from + name.start() + told;
        if !told.is_empty() {
            found.extend(Telling { reading, n, piece, told, rule: &HURT }.plain());
        }
    }
    found
}
