//! What must stand around a weak phrase before it counts: "review" alone says little, "medical needs" says nothing happened.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind};

use super::rules::{Needs, Rule, Shape};
use crate::sheet::{Words, list, says, says_any, words};

/// The words around a phrase.
pub(crate) struct Context<'a> {
    /// The sentence and a few before it.
    pub(crate) around: &'a str,
    pub(crate) kind: Option<DocumentKind>,
    pub(crate) heads_entry: bool,
    pub(crate) dated: bool,
}

words! {
    WORKER_WORDS =
        "social worker" "worker" "sw" "cco" "child care officer" "officer" "personal adviser" "key worker" "allocated"
        "s/w" "pa" "aftercare worker" "cwo" "c.c.o." "child care" "visitor" "field worker" "case" "area team" "caseworker" "team" "authority" "department"
}
/// Words of going that tell of a worker where the sentences before speak of one.
const NEAR_WORKER: &[&str] = list! {
    "left" "leaves" "is leaving" "will be leaving" "finished" "finishes" "resigned" "has resigned" "last day" "my last day" "last visit"
};
words! {
    MISSING_WORDS =
        "missing" "misper" "awol" "abscond" "absconder" "edt report" "return interview" "return i/v" "absconded" "absconding" "ran away" "run away" "failed to return" "whereabouts" "did not return"
}

words! {
    AWAY =
        "nights away" "nights" "absence" "of his own accord" "of her own accord" "of their own accord" "brought back" "taken back"
        "brought home by" "by police" "by the police"
}
/// Words of somebody having been hurt: each verb with whom it was done to, and a few that need nobody.
static HURT: LazyLock<Words> = LazyLock::new(|| {
    const DONE: &[&str] = list! {
        "hit" "hits" "hitting" "hurt" "hurts" "hurting" "beat" "beats" "beaten" "beating" "touched" "touches" "touching"
        "smacked" "smacks" "smacking" "slapped" "slaps" "slapping" "punched" "punches" "kicked" "kicks" "struck" "pushed" "shoved"
        "grabbed" "shaken" "shook" "thrown" "threw" "bruised" "burnt" "burned" "bitten" "bit" "tied" "locked" "strapped"
        "caned" "belted" "whipped" "thumped" "pinched" "strangled" "choked" "dragged" "clouted" "thrashed" "restrained"
        "pulled" "yanked" "twisted" "squeezed" "poked" "knocked"
    };
    const ALONE: &[&str] = list! {
        "interfered with" "interfering with" "messed about with" "abused" "abusing" "abuse" "assaulted" "assault"
        "sexually" "sexual" "raped" "rape" "indecent" "indecently" "molested" "ill-treated" "ill treated" "ill-treatment"
        "physically" "been hit" "was hit" "being hit" "been hurt" "was hurt" "been beaten" "been smacked" "was smacked"
        "into her room at night" "into his room at night" "into my room at night" "comes into her room" "comes into his room" "comes into my room"
        "came into her room" "came into his room" "came into my room" "got into her bed" "got into his bed" "got into my bed" "gets into her bed"
        "gets into his bed" "pulled her hair" "pulled his hair" "pulled my hair" "been touched" "was touched" "been locked" "been slapped" "was slapped" "pushed him" "pushed her"
    };
    let whom = [
        "him",
        "her",
        "them",
        "me",
        "us",
        "the boys",
        "the girls",
        "the children",
        "the lads",
        "the child",
        "his",
        "my",
        "boys",
        "girls",
        "the little ones",
        "children",
    ];
    let mut all: Vec<String> = DONE.iter().flat_map(|d| whom.iter().map(move |w| format!("{d} {w}"))).collect();
    all.extend(ALONE.iter().map(|w| (*w).to_owned()));
    Words::new(&all.iter().map(String::as_str).collect::<Vec<_>>())
});

words! {
    STAY =
        "new home" "new placement" "placement" "belongings" "cases" "suitcase" "suitcases" "bags" "things" "luggage" "to live"
        "live there" "will live" "to stay" "stay there" "foster" "fostered" "settle" "settled" "settling" "bed" "bedroom"
        "carer" "carers" "children's home" "boarded" "boarding" "admitted" "admission" "care" "moved" "move" "hostel"
        "lodgings" "handed over" "superintendent" "matron" "housemother" "signed for" "undertaking" "unit" "accommodated"
        "approved school" "remand" "committed" "emergency" "duty" "order"
}
words! {
    IN_CARE =
        "care" "looked after" "looked-after" "accommodated" "care leaver" "leaving care" "order" "file closed" "case closed"
        "closed" "aftercare" "after-care" "after care" "leaving" "pathway" "independence" "supervision" "authority"
}
words! {
    AT_SCHOOL =
        "school" "class" "pupil" "year" "yr" "term" "teacher" "head" "roll" "nursery" "college" "academy" "primary"
}
words! {
    KIN =
        "mother" "father" "mum" "dad" "mam" "mummy" "daddy" "parents" "sister" "brother" "sisters" "brothers" "siblings" "nan" "nana" "gran" "granny"
        "grandma" "grandad" "grandmother" "grandfather" "grandparents" "aunt" "auntie" "uncle" "cousin" "family" "mgm" "mgf" "pgm"
}
words! {
    SOUGHT =
        "police" "constabulary" "curfew" "missing" "misper" "abscond" "absconded" "awol" "overnight" "whereabouts" "search"
        "searched" "edt" "midnight" "all night" "last seen" "risk assessed" "friends" "out of hours" "description"
}
words! {
    MATERNITY = "maternity" "hospital" "infirmary" "weighing" "weighed" "weeks early" "prematurely" "caesarean" "nursing home"
}

/// True when what a rule needs besides its phrase is there. `around` gives the sentence with those beside it, and is asked only where it counts.
pub(crate) fn has<'a>(
    words: &str,
    here: &Range<usize>,
    rule: &Rule,
    around: impl Fn() -> &'a str,
    kind: Option<DocumentKind>,
) -> bool {
    match rule.needs {
        Needs::None | Needs::Head => true,
        Needs::Stay => STAY.are_in(words),
        Needs::Care => IN_CARE.are_in(around()),
        Needs::School => AT_SCHOOL.are_in(around()),
        Needs::Family => KIN.are_in(words),
        Needs::Missing => {
            let sought = || {
                let around = around();
                SOUGHT.are_in(around) || MISSING_WORDS.are_in(around) || AWAY.are_in(words)
            };
            (kind == Some(DocumentKind::Missing) || sought()) && (rule.kind == EventKind::Return || !KIN.are_in(words))
        }
        Needs::Hurt => {
            let (before, after) = (&words[..here.start], &words[here.end..]);
            HURT.are_in(after.get(..160).unwrap_or(after))
                && (rule.phrase.starts_with("allegation")
                    || !says_any(
                        before,
                        &["was", "been", "mother", "father", "carer", "carers", "i", "mum", "dad", "police"],
                    ))
        }
        Needs::Maternity => MATERNITY.are_in(words),
    }
}

/// Words after a weak phrase that make it something else.
const OTHER_AFTER: &[(&str, &[&str])] = &[
    (
        "found",
        list! {
            "missing" "to be missing" "guilty" "that" "out" "himself" "herself" "it" "a"
        },
    ),
    (
        "prescribed",
        list! {
            "form" "manner" "period" "by" "fee" "time" "limit" "limits" "rate" "scale" "hours" "forms"
        },
    ),
    (
        "fit",
        list! {
            "for" "and" "as" "to" "well" "in" "into" "with" "person"
        },
    ),
    (
        "missing",
        list! {
            "person" "persons" "link" "teeth" "appointments" "school" "his" "her" "mum" "mother" "home" "dad" "out" "from" "the" "review" "papers"
        },
    ),
    (
        "court",
        list! {
            "form" "forms" "report" "reports" "papers" "order" "officer" "welfare" "clothes" "bundle" "date" "dates" "costs"
        },
    ),
    (
        "access",
        list! {
            "arrangements" "to file" "to files" "to records" "officer" "visit" "visits" "refused" "stopped" "terminated" "cancelled" "not"
        },
    ),
    (
        "brace",
        list! {
            "to be" "needed" "for"
        },
    ),
    (
        "referral",
        list! {
            "form" "forms" "back" "for" "will" "criteria" "agreed" "is" "should" "fee"
        },
    ),
    (
        "medical",
        list! {
            "needs" "consent" "history" "card" "treatment" "advice" "condition" "conditions" "records" "information"
            "form" "issues" "problems" "attention" "staff" "insurance" "certificate" "opinion" "grounds" "reasons"
            "help" "centre" "practice" "report"
        },
    ),
    (
        "operation",
        list! {
            "of" "to"
        },
    ),
    (
        "hearing",
        list! {
            "aid" "aids" "loss" "impaired" "problems" "difficulties" "test" "that" "from" "about" "his" "her" "the"
        },
    ),
    (
        "clinic",
        list! {
            "letter"
        },
    ),
    (
        "conference",
        list! {
            "call" "room" "minutes" "report" "report." "papers" "chair" "centre"
        },
    ),
    (
        "review",
        list! {
            "of medication" "of the" "of his" "of her" "the" "his" "her" "again" "officer" "officers" "form" "forms"
            "dates" "this" "papers" "paperwork" "report" "reports" "minutes" "pack"
        },
    ),
    (
        "contact with",
        list! {
            "doctor" "gp" "police" "health" "hospital" "solicitor" "legal" "other" "agencies" "professionals"
            "the family" "head" "service" "me" "us" "the school" "school" "the department" "social services"
            "this office" "you"
        },
    ),
    (
        "camhs",
        list! {
            "referral" "waiting" "letter" "report" "closed" "is" "will" "to" "waiting list"
        },
    ),
    (
        "section 20",
        list! {
            "agreement form"
        },
    ),
    (
        "{mum} came",
        list! {
            "to the office" "to office" "in to" "into" "to see me" "to see us" "to the meeting" "to the review" "to court" "to the conference"
            "back" "round" "across" "from" "out" "up" "to live" "to terms" "off"
        },
    ),
];
/// Words before a weak phrase that make it something else.
const OTHER_BEFORE: &[(&str, &[&str])] = &[
    (
        "review",
        list! {
            "pep" "medication" "health" "annual" "file" "case file" "peer" "judicial" "house" "foster carer"
            "carers" "carer" "financial" "to" "will" "under" "medical" "please" "kept"
        },
    ),
    (
        "c.c.",
        list! {
            "n.s.p."
        },
    ),
    (
        "brace",
        list! {
            "wheel" "car" "neck" "back"
        },
    ),
    (
        "school nurse",
        list! {
            "from" "from the" "with the" "to the" "by the" "the"
        },
    ),
    (
        "missing",
        list! {
            "found" "to be" "was" "is" "not" "still" "who went" "be"
        },
    ),
    (
        "prescribed",
        list! {
            "the" "as" "duly" "so" "in the"
        },
    ),
    (
        "fit",
        list! {
            "fully" "keep" "keeping" "quite" "very" "medically" "physically" "found" "is" "was" "now" "not" "and" "well" "certified" "him" "her"
            "perfectly" "looks" "looking" "seems" "kept" "still" "passed" "a good"
        },
    ),
    (
        "medical",
        list! {
            "bad" "para" "no" "form for" "forms for" "consent for" "consent form for" "due for" "appointment for"
        },
    ),
    (
        "contact with",
        list! {
            "no" "has" "have" "having" "in" "into" "make" "made" "lost" "keep" "keeping" "wants" "more" "regular"
            "any" "direct" "indirect" "some" "of" "his" "her" "no direct" "little" "further"
        },
    ),
    (
        "contact",
        list! {
            "re" "about" "regarding" "concerning" "discuss" "discussed" "letter re" "telephone" "phone" "school" "professional" "email" "e-mail" "no" "other" "duty" "agency" "initial" "health"
            "doctor" "first" "in" "any" "make" "made" "main" "of" "sw" "worker" "emergency" "point of" "solicitor" "police"
        },
    ),
    (
        "operation",
        list! {
            "in" "co" "after"
        },
    ),
    (
        "clinic",
        list! {
            "health"
        },
    ),
    (
        "conference",
        list! {
            "telephone" "video" "press" "party" "annual" "for" "to" "the next"
        },
    ),
    (
        "contact order",
        list! {
            "no"
        },
    ),
];

const ARRANGED: &[&str] = list! {
    "agreed" "arrangements" "plan" "order" "sheet" "to" "should" "has been" "will" "book" "record" "notes" "centre" "is" "remains"
    "discussed" "suspended" "reduced" "increased" "arranged" "supervisor" "worker" "details" "number" "hours"
};
/// Words for being at a school, which give a beginning only with "since" or "from".
const STATES: &[&str] = list! {
    "has attended" "has been attending" "has been at" "attends" "attending" "is attending" "now attending" "now at" "is now at"
    "now goes to" "goes to school at" "on roll at" "on the roll of" "pupil at" "been a pupil at" "been on roll at" "new school is"
    "registered at" "now attends"
};

/// True when what a phrase needs around it is there.
pub(crate) fn holds(words: &str, here: &Range<usize>, rule: &Rule, context: Context<'_>) -> bool {
    let after = words[here.end..].trim_start();
    let before = words[..here.start].trim_end();
    let next_is = |list: &[&str]| {
        list.iter().any(|w| after.strip_prefix(w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())))
    };
    let last_is = |list: &[&str]| {
        list.iter().any(|w| before.strip_suffix(w).is_some_and(|r| !r.ends_with(|c: char| c.is_alphanumeric())))
    };
    if OTHER_AFTER.iter().any(|(p, list)| *p == rule.phrase && next_is(list))
        || OTHER_BEFORE.iter().any(|(p, list)| *p == rule.phrase && last_is(list))
    {
        return false;
    }
    // "Unsupervised contact agreed from May" is about meetings to come.
    if rule.kind == EventKind::Contact && rule.shape == Shape::Occasion && next_is(ARRANGED) {
        return false;
    }
    // "SGO report filed", "Care Order hearing": papers and hearings about an order.
    if rule.shape == Shape::Order
        && next_is(&[
            "report",
            "assessment",
            "application",
            "hearing",
            "proceedings",
            "review",
            "form",
            "papers",
            "leaflet",
        ])
    {
        return false;
    }
    match rule.kind {
        // "Visit & access" is a worker's visit that speaks of access.
        EventKind::Contact if rule.phrase == "access" => {
            !before.rsplit(['\t', ' ']).next().unwrap_or_default().contains(|c: char| c.is_alphabetic() || c == '&')
        }
        // A conference that is held at a hospital.
        EventKind::Health
            if matches!(rule.phrase, "hospital" | "child guidance" | "clinic" | "surgery" | "camhs")
                && says_any(words, &["conference", "meeting", "held at", "minutes"]) =>
        {
            false
        }
        // "20/08/01 To live with MGM" tells; "a plan, which is to live with his mother" does not.
        EventKind::PlacementStart if rule.phrase == "to live with" => before.is_empty() || context.heads_entry,
        // "Measles in the house": not the child's, yet.
        EventKind::Health if rule.needs == Needs::Head => !says_any(words, super::healing::NO_ILLNESS),
        // A carer who rings duty refers nobody: the words say that something is wrong.
        EventKind::Referral if matches!(rule.phrase, "rang duty" | "contacted duty") => says_any(
            context.around,
            &[
                "concern",
                "concerns",
                "concerned",
                "worried",
                "alone",
                "hit",
                "neglect",
                "neglected",
                "bruise",
                "bruises",
                "bruising",
                "injury",
                "screaming",
                "crying",
                "hungry",
                "dirty",
                "abuse",
                "unsafe",
                "drunk",
                "left",
                "referral",
            ],
        ),
        // "Found 06.40 at the tide mill" opens a note; in the middle of a sentence "found" says too many things.
        EventKind::Return if matches!(rule.phrase, "found" | "found at") => {
            (before.is_empty() || before.ends_with('.') || context.heads_entry) && MISSING_WORDS.are_in(context.around)
        }
        // "Came back" and "returned" say too many things outside a note of being away.
        EventKind::Return => {
            context.kind == Some(DocumentKind::Missing)
                || MISSING_WORDS.are_in(context.around)
                || AWAY.are_in(words)
                    && (context.heads_entry || says_any(words, &["found", "located", "traced", "picked up", "police"]))
        }
        EventKind::SocialWorkerEnd if rule.phrase == "ceased to be" => {
            after.split_whitespace().take(6).collect::<Vec<_>>().join(" ").contains("social worker")
        }
        EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd => {
            // "I finish here on the 31st" in a worker's own record.
            let own = context.kind == Some(DocumentKind::CaseNotes)
                && (rule.phrase.starts_with("i ")
                    || rule.phrase.contains("taken over") && last_is(&["i have", "i've", "have", "i"]));
            own || WORKER_WORDS.are_in(if NEAR_WORKER.contains(&rule.phrase) { context.around } else { words })
                && !says_any(words, &["foster carer has left", "school place"])
        }
        EventKind::PlacementStart if matches!(rule.phrase, "began" | "commenced" | "started" | "has begun") => {
            says(before, "placement") && !says(before, "placement order") && !before.contains(". ")
        }
        // "The court" must be what it came before: a child comes before many things.
        EventKind::CourtHearing if matches!(rule.phrase, "came before" | "went before") => {
            after.split_whitespace().take(5).any(|w| {
                matches!(w.trim_end_matches(['.', ',']), "court" | "magistrates" | "bench" | "justices" | "judge")
            })
        }
        // "Has attended Hill Top since 3 May" gives a beginning; "has attended well" does not.
        EventKind::SchoolStart if STATES.contains(&rule.phrase) => says_any(after, &["since", "from", "wef", "w.e.f."]),
        // "Visited mother" in a worker's note is the worker's own visit.
        EventKind::Contact
            if ["saw ", "met ", "visited ", "visit to", "went to see", "went to visit"]
                .iter()
                .any(|w| rule.phrase.starts_with(w)) =>
        {
            !before.is_empty() && !context.heads_entry && !says_any(before, &["i", "we", "worker", "sw", "s/w"])
        }
        EventKind::Allegation if rule.phrase == "allegation against" => context.heads_entry || before.is_empty(),
        EventKind::PlacementEnd
            if matches!(
                rule.phrase,
                "broke down"
                    | "disrupted"
                    | "ended"
                    | "came to an end"
                    | "was ended"
                    | "has ended"
                    | "terminated"
                    | "finished"
            ) =>
        {
            says(before, "placement") && !says(before, "placement order")
        }
        EventKind::Review if rule.phrase == "review" => {
            context.heads_entry
                || before.is_empty()
                || context.dated
                || says_any(words, &["held", "took place", "convened", "chaired", "chaired by"])
        }
        EventKind::Missing if rule.phrase == "was missing" => {
            says_any(context.around, &["police", "overnight", "whereabouts", "placement", "unit"])
        }
        // "An order was made at the county court" tells of the order.
        EventKind::CourtHearing if rule.phrase.contains("court") && !rule.phrase.contains("hearing") => {
            !says_any(words, &["order", "orders"])
        }
        EventKind::Referral if rule.phrase == "referral from" || rule.phrase == "referred by" => {
            !says_any(words, &["camhs", "gp"]) || context.heads_entry
        }
        _ => true,
    }
}
