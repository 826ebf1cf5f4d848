//! What an event is about, reduced to the words that count, so that "Hillside" and "Hillside Children's Home" are one place.

use std::collections::BTreeSet;

use record::{EventKind, EventMention};

/// The words that name what an event is about. Empty when it names nothing.
pub(crate) type Subject = BTreeSet<String>;

/// Words that come before a name and do not tell one from another.
const DROPPED: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "the",
    "a",
    "an",
    "and",
    "of",
    "at",
    "in",
    "with",
    "his",
    "maternal",
    "paternal",
    "her",
    "their",
    "my",
    "foster",
    "carer",
    "carers",
    "s",
    "family",
    "parents",
    "children",
    "childrens",
    "s",
];
/// Words that name a sort of place and no place.
const SORTS: &[&str] = &[
    "school",
    "home",
    "unit",
    "house",
    "placement",
    "team",
    "nursery",
    "primary",
    "college",
    "hospital",
    "flat",
    "emergency",
    "new",
    "temporary",
    "residential",
    "care",
    "children",
    "secondary",
    "order",
    "hostel",
    "area",
    "office",
    "respite",
    "court",
];

/// Words for the same relative.
const KIN: &[(&str, &str)] = &[
    ("mgm", "grandmother"),
    ("pgm", "grandmother"),
    ("nan", "grandmother"),
    ("nana", "grandmother"),
    ("gran", "grandmother"),
    ("granny", "grandmother"),
    ("grandma", "grandmother"),
    ("mgf", "grandfather"),
    ("pgf", "grandfather"),
    ("grandad", "grandfather"),
    ("grandpa", "grandfather"),
    ("mum", "mother"),
    ("dad", "father"),
];

/// The words of a name that count.
pub(crate) fn subject(name: &str) -> Subject {
    let words: Vec<String> = name
        .to_lowercase()
        .replace('\u{2019}', "'")
        .replace("'s", "")
        .replace('\'', "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 1)
        .map(|w| w.trim_end_matches('█').to_owned())
        .filter(|w| !w.is_empty() && !DROPPED.contains(&w.as_str()))
        .map(|w| KIN.iter().find(|(short, _)| *short == w).map_or(w, |(_, kin)| (*kin).to_owned()))
        .collect();
    if words.iter().all(|w| SORTS.contains(&w.as_str())) { Subject::new() } else { words.into_iter().collect() }
}

/// True when both name something and one name is within the other, short first names included.
pub(crate) fn same(a: &Subject, b: &Subject) -> bool {
    !a.is_empty() && !b.is_empty() && (a.is_subset(b) || b.is_subset(a) || within(a, b) || within(b, a))
}

/// "Pat and Joan" within "Patricia Bramley and Joan Cope": every word is there, or begins one that is, and one is the same.
fn within(small: &Subject, large: &Subject) -> bool {
    let begins = |w: &String| w.len() >= 3 && large.iter().any(|l| l.starts_with(w.as_str()));
    // "The Benjamins" within "Grace and Lloyd Benjamin".
    let family = |w: &String| w.len() >= 5 && w.strip_suffix('s').is_some_and(|one| large.contains(one));
    small.len() <= large.len()
        && small.iter().any(|w| (large.contains(w) || family(w)) && !SORTS.contains(&w.as_str()))
        && small.iter().all(|w| large.contains(w) || family(w) || begins(w))
}

/// True for kinds of which a life has many, so that a loose date cannot tell which one is meant.
pub(crate) fn recurs(kind: EventKind) -> bool {
    use EventKind::*;
    matches!(
        kind,
        Review
            | Contact
            | Health
            | Conference
            | CourtHearing
            | Missing
            | Return
            | Assessment
            | Referral
            | Allegation
            | Plan
    )
}

/// What a telling is about.
pub(crate) fn of_mention(mention: &EventMention) -> Subject {
    of(mention.kind, &mention.place, &mention.people, std::iter::once(mention.evidence.quote.as_str()))
}

/// What an event of this kind is about, from its place, its people and the words that tell it.
pub(crate) fn of<'a>(
    kind: EventKind,
    place: &str,
    people: &[String],
    quotes: impl Iterator<Item = &'a str>,
) -> Subject {
    use EventKind::*;
    match kind {
        PlacementStart | PlacementEnd | SchoolStart | SchoolEnd | CourtHearing | Plan => subject(place),
        OrderMade => place
            .to_lowercase()
            .split_whitespace()
            .map(str::to_owned)
            .filter(|w| !matches!(w.as_str(), "full" | "the" | "a" | "an"))
            .collect(),
        SocialWorkerStart | SocialWorkerEnd => {
            let named = people.first().map(|p| subject(p)).unwrap_or_default();
            if named.is_empty() { subject(place) } else { named }
        }
        Health | Contact | Conference | Assessment => {
            let mut found = Subject::new();
            for quote in quotes {
                found.extend(topic(kind, quote).map(|(topic, _)| topic.to_owned()));
            }
            found
        }
        _ => Subject::new(),
    }
}

/// The sort of visit, meeting or report that a quote speaks of, and its plain title.
pub(crate) fn topic(kind: EventKind, quote: &str) -> Option<(&'static str, &'static str)> {
    const TOPICS: &[(EventKind, &str, &str, &str)] = &[
        (EventKind::Health, "dent", "dentist", "Dentist"),
        (EventKind::Health, "optic", "eyes", "Eye test"),
        (EventKind::Health, "eye test", "eyes", "Eye test"),
        (EventKind::Health, "glasses", "eyes", "Eye test"),
        (EventKind::Health, "hearing test", "ears", "Hearing test"),
        (EventKind::Health, "immunis", "injections", "Injections"),
        (EventKind::Health, "vaccin", "injections", "Injections"),
        (EventKind::Health, "booster", "injections", "Injections"),
        (EventKind::Health, "camhs", "camhs", "Seen by CAMHS"),
        (EventKind::Health, "child guidance", "guidance", "Child guidance"),
        (EventKind::Health, "health assessment", "check", "Health check"),
        (EventKind::Health, "medical", "check", "Health check"),
        (EventKind::Health, "hospital", "hospital", "Hospital"),
        (EventKind::Health, "infirmary", "hospital", "Hospital"),
        (EventKind::Health, "casualty", "hospital", "Hospital"),
        (EventKind::Health, "a&e", "hospital", "Hospital"),
        (EventKind::Health, "operation", "hospital", "Operation"),
        (EventKind::Contact, "mother", "mother", "Contact with mother"),
        (EventKind::Contact, "mum", "mother", "Contact with mother"),
        (EventKind::Contact, "father", "father", "Contact with father"),
        (EventKind::Contact, "dad", "father", "Contact with father"),
        (EventKind::Contact, "sister", "sister", "Contact with sister"),
        (EventKind::Contact, "brother", "brother", "Contact with brother"),
        (EventKind::Contact, "sibling", "siblings", "Contact with brothers and sisters"),
        (EventKind::Contact, "nan", "nan", "Contact with nan"),
        (EventKind::Contact, "grandmother", "nan", "Contact with grandmother"),
        (EventKind::Conference, "strategy", "strategy", "Strategy meeting"),
        (EventKind::Conference, "core group", "core group", "Core group meeting"),
        (EventKind::Conference, "planning meeting", "planning", "Planning meeting"),
        (EventKind::Conference, "disruption", "disruption", "Meeting about why a home ended"),
        (EventKind::Conference, "professionals", "professionals", "Meeting of professionals"),
        (EventKind::Conference, "family group", "family group", "Family group conference"),
        (EventKind::Conference, "conference", "conference", "Case conference"),
        (EventKind::Conference, "icpc", "conference", "Case conference"),
        (EventKind::Conference, "rcpc", "conference", "Case conference"),
        (EventKind::Assessment, "initial assessment", "initial", "Initial assessment"),
        (EventKind::Assessment, "core assessment", "core", "Core assessment"),
        (EventKind::Assessment, "47 enquir", "enquiry", "Child protection enquiry"),
        (EventKind::Assessment, "parenting", "parenting", "Parenting assessment"),
        (EventKind::Assessment, "risk assessment", "risk", "Risk assessment"),
    ];
    let lower = quote.to_lowercase();
    TOPICS
        .iter()
        .find(|(k, word, _, _)| *k == kind && lower.contains(word))
        .map(|(_, _, topic, title)| (*topic, *title))
}

/// The words that tell one occasion of a kind from the others: "first", "final".
pub(crate) fn occasion(quote: &str) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("first", "first"),
        ("1st", "first"),
        ("initial", "first"),
        ("second", "second"),
        ("2nd", "second"),
        ("third", "third"),
        ("3rd", "third"),
        ("fourth", "fourth"),
        ("4th", "fourth"),
        ("fifth", "fifth"),
        ("final", "final"),
    ];
    let lower = quote.to_lowercase();
    let said: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let at = said.iter().position(|w| matches!(*w, "review" | "reviews" | "conference" | "hearing"))?;
    said[at.saturating_sub(3)..at].iter().find_map(|w| WORDS.iter().find(|(word, _)| word == w).map(|(_, name)| *name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_place() {
        let is = |a: &str, b: &str| same(&subject(a), &subject(b));
        assert!(is("Hillside", "Hillside Children's Home"));
        assert!(is("Mr. & Mrs. J. Holt", "Mr and Mrs Holt"));
        assert!(is("M. Okafor", "Maria Okafor"));
        assert!(is("Beckfield Primary", "Beckfield Primary School"));
        assert!(!is("Beckfield Primary School", "Beckfield Junior School"));
        assert!(is("Pat and Joan's", "Patricia Bramley and Joan Cope"));
        assert!(!is("Hill School", "Hillside School"));
        assert!(is("Pat Bramley and Joan Cope", "Patricia Bramley and Joan Cope"));
        assert!(is("Benjamins", "Grace and Lloyd Benjamin"));
        assert!(is("MGM", "his maternal grandmother"));
        assert!(!is("Hill Top Primary School", "Hill Top Junior School"));
        assert!(!is("foster placement", "Hillside"));
        assert!(!is("Mr and Mrs ████", "Mr and Mrs Holt"));
    }

    #[test]
    fn occasions() {
        assert_eq!(occasion("The first LAC review was held"), Some("first"));
        assert_eq!(occasion("A review was held, the second visit that week"), None);
    }
}
