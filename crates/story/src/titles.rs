//! A few plain words for an event: "Moved to Hillside", "New social worker: M. Okafor".

use record::{EventKind, Evidence};

use crate::alike::topic;
use crate::key::plain;

/// True when the words name people rather than a house.
pub(crate) fn names_people(place: &str, evidence: &[Evidence]) -> bool {
    let lower = place.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |list: &[&str]| list.iter().any(|w| words.contains(w));
    if has(&[
        "home",
        "house",
        "unit",
        "hostel",
        "centre",
        "school",
        "flat",
        "lodge",
        "project",
        "placement",
        "nursery",
        "refuge",
    ]) {
        return false;
    }
    // "Grace and Emmanuel Okafor": two names joined are people.
    let names = place.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).count();
    if has(&["and"]) && names >= 2 || place.contains(" & ") {
        return true;
    }
    let with = format!("with {lower}");
    has(&[
        "mr",
        "mrs",
        "ms",
        "miss",
        "mother",
        "father",
        "mum",
        "dad",
        "parents",
        "grandmother",
        "grandfather",
        "grandparents",
        "nan",
        "gran",
        "aunt",
        "uncle",
        "auntie",
        "carers",
        "carer",
        "sister",
        "brother",
        "family",
    ]) || evidence.iter().any(|e| plain(&e.quote).contains(&with))
}

/// The place as the person would say it: "his mother" in the file is "my mother".
pub(crate) fn own_words(place: &str) -> String {
    for lead in ["his ", "her ", "their ", "His ", "Her ", "Their "] {
        if let Some(rest) = place.strip_prefix(lead) {
            return format!("my {rest}");
        }
    }
    if place.starts_with(|c: char| c.is_lowercase())
        && !["a ", "an ", "the ", "my "].iter().any(|a| place.starts_with(a))
        && !place.contains("carers")
        && !place.ends_with('s')
    {
        let vowel = place.starts_with(['a', 'e', 'i', 'o', 'u']);
        return format!("{} {place}", if vowel { "an" } else { "a" });
    }
    place.to_owned()
}

/// The title of an event.
pub(crate) fn title(kind: EventKind, place: &str, people: &[String], evidence: &[Evidence]) -> String {
    use EventKind::*;
    let seen = without_blacked_out(place);
    let place = seen.as_str();
    let home = own_words(place);
    let quote = evidence.first().map(|e| plain(&e.quote)).unwrap_or_default();
    let topical = || evidence.iter().find_map(|e| topic(kind, &e.quote)).map(|(_, title)| title.to_owned());
    let person = people.first().map(String::as_str);
    match kind {
        PlacementStart if place.is_empty() => {
            if comes_into_care(&quote) { "Came into care" } else { "Moved to a new home" }.to_owned()
        }
        PlacementStart if names_people(place, evidence) => format!("Moved to live with {home}"),
        PlacementStart => format!("Moved to {home}"),
        PlacementEnd if place.is_empty() => "A home came to an end".to_owned(),
        PlacementEnd => format!("Left {home}"),
        SchoolStart if place.is_empty() => "Started school".to_owned(),
        SchoolStart => format!("Started at {place}"),
        SchoolEnd if place.is_empty() => "Left school".to_owned(),
        SchoolEnd => format!("Left {place}"),
        SocialWorkerStart => match person {
            Some(name) => format!("New social worker: {name}"),
            None if place.is_empty() => "New social worker".to_owned(),
            None => format!("Passed to the {}", place.trim_start_matches("the ").trim_start_matches("The ")),
        },
        SocialWorkerEnd => {
            person.map_or_else(|| "Social worker left".to_owned(), |name| format!("Social worker left: {name}"))
        }
        Review => "Review meeting".to_owned(),
        CourtHearing => {
            if place.is_empty() || place.to_lowercase().contains("court") {
                "Court hearing".to_owned()
            } else {
                sentence_case(place)
            }
        }
        OrderMade if place.is_empty() => "Court order made".to_owned(),
        OrderMade => order(place),
        Health => topical().unwrap_or_else(|| "Health".to_owned()),
        Contact => topical().unwrap_or_else(|| "Contact with family".to_owned()),
        Conference => topical().unwrap_or_else(|| "Meeting".to_owned()),
        Assessment => topical().unwrap_or_else(|| "Assessment".to_owned()),
        Missing => "Reported missing".to_owned(),
        Return => "Came back".to_owned(),
        Allegation => "An allegation was made".to_owned(),
        Plan if place.is_empty() => "A plan was made".to_owned(),
        Plan => format!("Plan: {home}"),
        LeavingCare => "Left care".to_owned(),
        Birth => "Born".to_owned(),
        Referral => "Referral".to_owned(),
        Memory => "My memory".to_owned(),
    }
}

/// A place as it can be told: a name that is all blacked out is no name, and a blacked-out part says that it is one.
fn without_blacked_out(place: &str) -> String {
    if !place.contains('█') {
        return place.to_owned();
    }
    let named = place.chars().any(|c| c.is_alphanumeric());
    if !named {
        return String::new();
    }
    let parts: Vec<&str> = place.split('█').map(str::trim).filter(|part| !part.is_empty()).collect();
    format!("{} (part of the name is blacked out)", parts.join(" … "))
}

/// True when words tell of coming into care rather than of one home.
pub(crate) fn comes_into_care(quote: &str) -> bool {
    ["into care", "to care", "looked after", "accommodated", "entered care", "into the care", "reception"]
        .iter()
        .any(|w| quote.contains(w))
}

fn order(place: &str) -> String {
    let words = sentence_case(place);
    let lower = words.to_lowercase();
    if lower.starts_with('s') && lower.contains("20") {
        return "Section 20 agreement".to_owned();
    }
    if lower.starts_with("police protection") || lower.contains("made") || lower.contains("renew") {
        words
    } else {
        format!("{words} made")
    }
}

fn sentence_case(words: &str) -> String {
    let lower =
        if words.chars().any(char::is_lowercase) || words.len() > 5 { words.to_lowercase() } else { words.to_owned() };
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}
