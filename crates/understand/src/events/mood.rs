//! Whether words tell of a thing as done, denied, planned or only thought of. Only the clause around the words is weighed.

use std::ops::Range;

use super::rules::{AGREED, MADE, Shape, TOOK_PLACE};
use crate::sheet::{Words, list, says, says_any, words};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Told as done. For an occasion: the words say that it took place.
    Done,
    /// Named, and neither said to have taken place nor denied.
    Named,
    Denied,
    Planned,
    /// Hoped, feared, asked for, or made to hang on an "if".
    Supposed,
}

const BREAKS: &[&str] = list! {
    ", " "; " " but " " although " " however " ": " " – " ". " " because " " then "
};
words! {
    DENIED =
        "not" "never" "nor" "without" "instead of" "rather than" "unable to" "refused to" "declined to" "failed to"
}
words! {
    PLANNED =
        "will" "to be" "is to" "are to" "was to" "were to" "plan to" "plans to" "planned to" "planning to" "going to"
        "shall" "arranged to" "arrangements to" "due to be" "intends to" "intend to" "plan for" "plan is for"
        "agreed that" "next" "forthcoming" "upcoming" "has an appointment" "have an appointment" "hopes to"
}
words! {
SUPPOSED =
        "if" "may" "might" "could" "should" "would" "whether" "possible" "possibly" "possibility of" "hope" "hopes"
        "hoped" "hoping" "want" "wants" "wanted" "wish" "wishes" "wished" "unless" "in order to" "need to" "needs to"
        "must" "likely" "expected" "awaiting" "await" "risk of" "refused to be" "prospect of" "in case"
        "asked whether" "when he is" "when she is" "until he is" "until she is" "idea of" "thought of" "to prevent"
        "to avoid"
}
words! {
    /// Weighed only before an act: "requested that he be placed with" tells of no move, but "discussed at the review" tells of a review.
SUPPOSED_ACT =
        "request that" "request for" "request to" "requested" "requests" "recommend" "recommended" "recommends"
        "proposed" "propose" "proposal" "consider" "considering" "considered" "seeking" "seek" "offered" "discuss"
        "discussed" "apply" "applied" "application" "suggested" "willing" "asking" "asked" "ask" "search for"
        "available"
}
words! {
DENIED_AFTER =
        "not" "cancelled" "postponed" "dna" "refused" "failed" "dismissed" "withdrawn" "rearranged" "re-arranged"
        "deferred" "never" "overdue" "discharged" "revoked" "outstanding" "vacated" "called off" "abandoned" "put off"
        "stood down" "did not" "put back"
}
words! {
    /// Words that say that an order came to its end.
    ENDED =
        "has ended" "have ended" "ended" "ends" "came to an end" "has come to an end" "comes to an end" "lapsed" "has lapsed" "lapses" "expired" "expires"
        "ceased" "ceases" "no longer" "ran out" "runs out"
}
words! {
PLANNED_AFTER =
        "to be" "will" "due" "booked" "planned" "arranged" "should" "scheduled" "needs" "required" "may" "would"
        "set for" "fixed for" "applied" "application" "needed" "listed" "pencilled" "requested" "needs to" "is to" "to go ahead" "expires" "if"
}
words! {
/// Words that make an occasion something else: papers for it, people it is told to.
ABOUT =
        "for the" "for his" "for her" "prior to" "at every" "at each" "before the" "before his" "before her" "until the" "date of next"
        "date for" "to discuss at" "ahead of" "preparation for" "invite to" "invited to" "apply for" "applied for"
        "application for" "applying for" "seek a" "seeking a" "seek an" "request for" "requested a" "requesting a"
        "breach of" "form for" "forms for" "consent for" "consent to" "waiting list for" "letter re" "letter about" "booked for"
}

/// Weighs `told`, the place of the phrase in `unit` (both flat).
pub(crate) fn mood(unit: &str, told: &Range<usize>, shape: Shape) -> Mood {
    let before = clause_before(unit, told);
    let words: Vec<&str> = before.split_whitespace().collect();
    let words: Vec<&str> = (0..words.len()).filter(|i| !is_month(&words, *i)).map(|i| words[i]).collect();
    let near = |count: usize| words[words.len().saturating_sub(count)..].join(" ");
    let close = near(5);
    let denied = DENIED.are_in(&close)
        || close.contains("n't")
        || says(&near(2), "no")
        || near(3).starts_with("no ") && shape != Shape::Act;
    if denied {
        return Mood::Denied;
    }
    match shape {
        Shape::Label => Mood::Done,
        Shape::Act | Shape::Plan => {
            // "To be treated before admission to the cottage" tells of no move.
            let sooner = matches!(words.last().copied(), Some("before" | "pending" | "awaiting" | "until"))
                || close.ends_with("prior to");
            let near = near(9).replace("as planned", "");
            if sooner || SUPPOSED.are_in(&near) || SUPPOSED_ACT.are_in(&near) {
                Mood::Supposed
            } else if PLANNED.are_in(&near) || near.ends_with(" be") || near == "be" {
                Mood::Planned
            } else {
                Mood::Done
            }
        }
        Shape::Occasion | Shape::Order | Shape::Paper => occasion(unit, told, &near(7), shape),
    }
}

/// True for "may" the month.
fn is_month(words: &[&str], i: usize) -> bool {
    // "23-may-90".
    if words[i].len() > 3 && ["-may-", "/may/", ".may."].iter().any(|m| words[i].contains(m)) {
        return true;
    }
    let digit = |w: Option<&&str>| w.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    words[i] == "may"
        && (digit(words.get(i + 1))
            || i > 0
                && (digit(words.get(i - 1)) || matches!(words[i - 1], "in" | "of" | "early" | "late" | "mid" | "last")))
}

/// Where the words behind an occasion begin to deny it. What nobody opposed was held.
fn denied_after(after: &str) -> Option<usize> {
    let unopposed = |at: usize| {
        ["not contested", "not opposed", "not in dispute", "not minuted"].iter().any(|w| after[at..].starts_with(w))
    };
    DENIED_AFTER.all_in(after).map(|r| r.start).filter(|at| !unopposed(*at)).min()
}

fn occasion(unit: &str, told: &Range<usize>, before: &str, shape: Shape) -> Mood {
    let after = &unit[told.end..];
    let after = &after[..after.find("; ").unwrap_or(after.len())];
    let done_words: &Words = match shape {
        Shape::Order => &MADE,
        Shape::Paper => &AGREED,
        _ => &TOOK_PLACE,
    };
    let (done, denied, planned) = (done_words.first_in(after), denied_after(after), PLANNED_AFTER.first_in(after));
    let first = |at: Option<usize>| at.unwrap_or(usize::MAX);
    let ended = ENDED.first_in(after).filter(|_| shape == Shape::Order);
    if first(ended) < 60 && first(ended) < first(done) {
        return Mood::Denied;
    }
    if first(denied) < first(done).min(first(planned)) && first(denied) < 40 {
        return Mood::Denied;
    }
    if first(planned) < first(done) && first(planned) < 40 {
        return Mood::Planned;
    }
    if ABOUT.are_in(before) {
        return Mood::Supposed;
    }
    if PLANNED.are_in(before) {
        return Mood::Planned;
    }
    if SUPPOSED.are_in(before) {
        return Mood::Supposed;
    }
    let limit = if shape == Shape::Occasion { 80 } else { 60 };
    let done_before = shape != Shape::Paper && done_words.are_in(before);
    if first(done) < limit || done_before { Mood::Done } else { Mood::Named }
}

/// Words that cannot open a clause of their own after "and": "removed and placed with" is one act.
const PARTICIPLES: &[&str] = list! {
    "placed" "admitted" "re-admitted" "readmitted" "accommodated" "boarded" "fostered" "taken" "remanded" "received"
    "discharged" "transferred" "removed" "allocated" "rehabilitated" "re-placed"
};

fn clause_before<'a>(unit: &'a str, told: &Range<usize>) -> &'a str {
    let all = &unit[..told.start];
    let mut start = BREAKS.iter().filter_map(|b| all.rfind(b).map(|i| i + b.len())).max().unwrap_or(0);
    if let Some(and) = all.rfind(" and ").map(|i| i + 5).filter(|i| *i > start) {
        let between = &all[and..];
        let first = unit[told.clone()].split_whitespace().next().unwrap_or_default();
        let own_verb = says_any(between, &["was", "were", "has", "had", "have", "is"]);
        if own_verb || !PARTICIPLES.contains(&first) {
            start = and;
        }
    }
    &unit[start..told.start]
}

/// Who the words before an act speak of: true when it is plainly someone other than the child.
pub(crate) fn of_someone_else(unit: &str, told: &Range<usize>) -> bool {
    const PASSING: &[&str] = list! {
        "has" "had" "have" "was" "were" "is" "been" "then" "later" "also" "both" "who" "that" "be" "being" "recently"
        "now" "since" "again" "first" "subsequently" "finally" "being" "therefore" "and" "suddenly" "initially"
        "apparently" "just"
    };
    const OTHERS: &[&str] = list! {
        "mother" "father" "mum" "dad" "parents" "brother" "sister" "sibling" "siblings" "grandmother" "grandfather"
        "nan" "gran" "carer" "carers" "mr" "mrs" "mr." "mrs." "ms" "miss" "dr" "worker" "sw" "police" "staff"
        "teacher" "partner" "family" "i" "we" "cohabitee" "stepfather" "step-father" "officer" "manager" "aunt"
        "uncle" "boyfriend" "husband" "wife" "iro" "baby" "twins" "uncle"
    };
    const NOT_THE_CHILD: &[&str] = list! {
        "another boy" "another girl" "another child" "another resident" "another young person" "another lad"
        "other boys" "other girls" "other young people" "other residents" "other children" "the other boy"
        "the other girl" "two boys" "two girls"
    };
    let before = &unit[..told.start];
    if says_any(before, NOT_THE_CHILD) {
        return true;
    }
    // "Mrs Holt: has moved to Leeds": what stands before the colon is who.
    let ends = BREAKS.iter().filter(|b| **b != ": ");
    let clause = &before[ends.filter_map(|b| before.rfind(b).map(|i| i + b.len())).max().unwrap_or(0)..];
    let words: Vec<&str> =
        clause.split_whitespace().map(|w| w.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | '"' | ':'))).collect();
    let subject: Vec<&str> = words.iter().rev().copied().skip_while(|w| PASSING.contains(w)).take(3).collect();
    // "Ms Rowe had been hurt and was taken to hospital": one subject for both verbs.
    let joined =
        clause.rfind(" and ").is_some_and(|i| clause[i + 5..].split_whitespace().all(|w| PASSING.contains(&w)));
    if joined
        && words.first().is_some_and(|w| OTHERS.contains(w))
        && !words.iter().any(|w| matches!(*w, "he" | "she" | "they"))
    {
        return true;
    }
    let Some(last) = subject.first() else {
        // "The father did not come, being detained at Wrayham": who it was stands before.
        let opens: Vec<&str> = before.split_whitespace().take(3).map(|w| w.trim_matches(',')).collect();
        return before.ends_with("being ") && opens.iter().any(|w| OTHERS.contains(w));
    };
    if matches!(*last, "he" | "she" | "they" | "child" | "children") {
        return false;
    }
    // "Mrs Holt", "Miss Hyacinth Dacres".
    let titled =
        subject[1..].iter().any(|w| matches!(*w, "mr" | "mrs" | "mr." | "mrs." | "ms" | "miss" | "dr" | "dr."))
            && !subject[1..].contains(&"and");
    // "Sam and his sister were placed": one verb for both of them.
    let with_child = words.iter().any(|w| matches!(*w, "were" | "have")) && subject.contains(&"and");
    // "His brother Darren was placed with": the name belongs to the brother.
    const KIN: &[&str] = list! {
        "brother" "sister" "half-brother" "half-sister" "stepbrother" "stepsister" "sibling" "cousin" "twin" "uncle"
        "aunt" "son" "daughter" "friend"
    };
    let of_kin = subject.get(1).is_some_and(|w| KIN.contains(w));
    (OTHERS.contains(last) || titled || of_kin) && !with_child
}

/// True when papers, meetings or goods did it: "the records came to us on microfilm", "Review moved to Leeds", "laptop arrived".
pub(crate) fn of_a_thing(unit: &str, told: &Range<usize>) -> bool {
    const THINGS: &[&str] = list! {
        "record" "records" "file" "files" "paper" "papers" "document" "documents" "letter" "letters" "report" "reports"
        "form" "forms" "volume" "volumes" "information" "review" "reviews" "meeting" "meetings" "conference" "hearing"
        "appointment" "appointments" "session" "sessions" "date" "money" "grant" "allowance" "parcel" "post" "laptop"
        "computer" "books" "book" "card" "cards" "clothes" "clothing" "toys" "furniture" "bicycle" "bike" "van" "taxi"
        "office" "department" "team" "agency" "school" "class" "contact" "case" "referral" "request" "payment" "foods"
        "photographs" "photos" "minutes" "set" "bundle" "box" "envelope" "copy" "copies" "microfilm" "microfiche" "stuff" "responsibility" "funding" "family" "decision"
    };
    const PEOPLE: &[&str] = list! { "he" "she" "they" "child" "children" "boy" "girl" "boys" "girls" "we" "i" };
    let clause = clause_before(unit, told);
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = clause.split_whitespace().map(bare).filter(|w| !w.is_empty()).collect();
    !words.iter().any(|w| PEOPLE.contains(&w.as_str())) && words.iter().any(|w| THINGS.contains(&w.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weigh(unit: &str, phrase: &str, shape: Shape) -> Mood {
        let at = unit.find(phrase).unwrap();
        mood(unit, &(at..at + phrase.len()), shape)
    }

    #[test]
    fn acts() {
        let act = |unit: &str, phrase: &str| weigh(unit, phrase, Shape::Act);
        assert_eq!(act("on 3 march sam moved to hillside.", "moved to"), Mood::Done);
        assert_eq!(act("sam was not placed with mr holt.", "placed with"), Mood::Denied);
        assert_eq!(act("sam is to be placed with mr holt", "placed with"), Mood::Planned);
        assert_eq!(act("if sam is placed with mr holt", "placed with"), Mood::Supposed);
        assert_eq!(act("mother asked that he be placed with her", "placed with"), Mood::Supposed);
        assert_eq!(act("mother could not cope and sam was placed with mr holt", "placed with"), Mood::Done);
        assert_eq!(act("he did not settle and moved to hillside", "moved to"), Mood::Done);
        assert_eq!(act("he will be removed and placed with mr holt", "placed with"), Mood::Planned);
        assert_eq!(act("as planned he moved to hillside", "moved to"), Mood::Done);
    }

    #[test]
    fn occasions() {
        let it = |unit: &str, phrase: &str| weigh(unit, phrase, Shape::Occasion);
        assert_eq!(it("the lac review was held on 3 march", "lac review"), Mood::Done);
        assert_eq!(it("no lac review was held", "lac review"), Mood::Denied);
        assert_eq!(it("the lac review did not take place", "lac review"), Mood::Denied);
        assert_eq!(it("lac review to be held on 3 march", "lac review"), Mood::Planned);
        assert_eq!(it("the next lac review is on 3 march", "lac review"), Mood::Planned);
        assert_eq!(it("sam attended his lac review", "lac review"), Mood::Done);
        assert_eq!(it("lac review 3.4.91", "lac review"), Mood::Named);
        assert_eq!(weigh("an interim care order was made", "interim care order", Shape::Order), Mood::Done);
        assert_eq!(weigh("we will apply for a care order", "care order", Shape::Order), Mood::Supposed);
    }

    #[test]
    fn whose_act_it_is() {
        let other = |unit: &str, phrase: &str| {
            let at = unit.find(phrase).unwrap();
            of_someone_else(unit, &(at..at + phrase.len()))
        };
        assert!(other("his mother has moved to leeds", "moved to"));
        assert!(other("mrs holt moved to leeds", "moved to"));
        assert!(!other("sam moved to hillside", "moved to"));
        assert!(!other("sam and his sister were placed with", "placed with"));
        assert!(!other("moved to hillside", "moved to"));
    }

    #[test]
    fn things_that_move_are_no_child() {
        let thing = |unit: &str, phrase: &str| {
            let at = unit.find(phrase).unwrap();
            of_a_thing(unit, &(at..at + phrase.len()))
        };
        assert!(thing("the records of the old department came to us on microfilm", "came to us"));
        assert!(thing("review moved to leeds", "moved to"));
        assert!(!thing("after the review she moved to leeds", "moved to"));
        assert!(!thing("sam moved to leeds", "moved to"));
    }
}
