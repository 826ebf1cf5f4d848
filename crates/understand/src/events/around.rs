//! What must stand around a weak phrase before it counts: "review" alone says little, "medical needs" says nothing happened.

use std::ops::Range;

use record::{DocumentKind, EventKind};

use super::rules::Rule;
use crate::sheet::{list, says, says_any, words};

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
        "case" "area team" "caseworker" "team" "authority" "department"
}
words! {
    MISSING_WORDS =
        "missing" "absconded" "absconding" "ran away" "run away" "failed to return" "whereabouts" "did not return"
}

words! {
    AWAY = "away" "nights" "absence" "of his own accord" "of her own accord" "of their own accord"
}
words! {
    HURT =
        "hit him" "hit her" "hit them" "hurt him" "hurt her" "hurt them" "beaten him" "beaten her" "beat him" "beat her"
        "touched him" "touched her" "smacked him" "smacked her" "slapped him" "slapped her" "punched him" "punched her"
        "kicked him" "kicked her" "struck him" "struck her" "pushed him" "pushed her" "interfered with" "abused"
        "assaulted" "locked him" "locked her"
}

/// Words after a weak phrase that make it something else.
const OTHER_AFTER: &[(&str, &[&str])] = &[
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
            "dates" "this"
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
        "section 20",
        list! {
            "agreement form"
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
        "medical",
        list! {
            "bad" "para" "no"
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
    match rule.kind {
        // "20/08/01 To live with MGM" tells; "a plan, which is to live with his mother" does not.
        EventKind::PlacementStart if rule.phrase == "to live with" => before.is_empty() || context.heads_entry,
        // "Found 06.40 at the tide mill" opens a note; in the middle of a sentence "found" says too many things.
        EventKind::Return if matches!(rule.phrase, "found" | "found at") => {
            (before.is_empty() || before.ends_with('.') || context.heads_entry) && MISSING_WORDS.are_in(context.around)
        }
        // "Came back" and "returned after" say too many things outside a note of being away.
        EventKind::Return if matches!(rule.phrase, "returned after" | "turned up" | "came back" | "has come back") => {
            MISSING_WORDS.are_in(context.around) || context.heads_entry && AWAY.are_in(after)
        }
        EventKind::Return if matches!(rule.phrase, "was found" | "brought back") => {
            MISSING_WORDS.are_in(context.around)
                || context.kind == Some(DocumentKind::Missing)
                || rule.phrase == "was found" && says_any(after, &["brought back", "taken back", "returned to"])
        }
        EventKind::Return => context.kind == Some(DocumentKind::Missing) || MISSING_WORDS.are_in(context.around),
        EventKind::SocialWorkerEnd if rule.phrase == "ceased to be" => {
            after.split_whitespace().take(6).collect::<Vec<_>>().join(" ").contains("social worker")
        }
        EventKind::SocialWorkerStart | EventKind::SocialWorkerEnd => {
            WORKER_WORDS.are_in(words) && !says_any(words, &["foster carer has left", "school place"])
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
        EventKind::SchoolStart if matches!(rule.phrase, "has attended" | "has been attending" | "has been at") => {
            says_any(after, &["since", "from"])
        }
        // "Told": of being hurt, by the child. Anything else that was told is no allegation.
        EventKind::Allegation if rule.phrase == "told" => {
            after.find("that ").is_some_and(|i| i < 60 && HURT.are_in(&after[i..]))
                && !says_any(before, &["was", "been", "mother", "father", "carer", "i"])
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
