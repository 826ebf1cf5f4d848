use record::{FileId, TextHash};

use super::*;
use EventKind as K;

/// Finds the words that tell in a page and answers reasons and deciders.
fn at(
    kind: EventKind,
    paper: Option<DocumentKind>,
    text: &str,
    told: &str,
    kept: Option<&str>,
) -> (Vec<String>, Vec<String>) {
    let byte = text.find(told).expect("the words that tell are on the page");
    let start = text[..byte].chars().count() as u32;
    let telling = Evidence {
        file: FileId(1),
        page: 4,
        start,
        end: start + told.chars().count() as u32,
        quote: told.to_owned(),
        text_hash: TextHash::of(text),
    };
    let found = decision_words(text, &telling, kind, paper, kept);
    for proof in found.reasons.iter().chain(found.deciders.iter().map(|d| &d.evidence)) {
        assert_eq!(char_slice(text, proof.start, proof.end), proof.quote, "a proof is the page's own words");
        assert_eq!((proof.file, proof.page), (FileId(1), 4));
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    (found.reasons.iter().map(|e| words(&e.quote)).collect(), found.deciders.into_iter().map(|d| d.who).collect())
}

fn who(kind: EventKind, sentence: &str) -> Vec<String> {
    at(kind, None, sentence, sentence, None).1
}

fn why(kind: EventKind, sentence: &str) -> Vec<String> {
    at(kind, None, sentence, sentence, None).0
}

#[test]
fn the_reason_that_was_kept_for_a_move_is_found_on_its_page() {
    let text = "Sam moved to Hillside on 3 May 2008 because his carers\n  were moving away. He took it well.";
    let told = "Sam moved to Hillside on 3 May 2008 because his carers\n  were moving away.";
    let kept = Some("because his carers were moving away");
    assert_eq!(at(K::PlacementStart, None, text, told, kept).0, ["because his carers were moving away"]);
    assert!(
        at(K::PlacementStart, None, text, told, None).0.is_empty(),
        "what is a reason for a move is settled elsewhere"
    );
    assert!(at(K::PlacementStart, None, text, told, Some("because of the dog")).0.is_empty());
}

#[test]
fn other_decisions_have_their_reason_in_the_same_sentence_the_next_or_on_the_form() {
    assert_eq!(
        why(K::Contact, "Contact with Mum was stopped on 3.5.94 because Sam was upset after visits."),
        ["because Sam was upset after visits"]
    );
    assert_eq!(
        why(K::OrderMade, "On the grounds of neglect, a care order was made on 4 June 1992."),
        ["On the grounds of neglect"]
    );
    let text = "Sam started at Hill Top School on 4 September 2001. This was because Beckfield had no place.\n";
    let told = "Sam started at Hill Top School on 4 September 2001.";
    assert_eq!(at(K::SchoolStart, None, text, told, None).0, ["because Beckfield had no place"]);
    let form = "School: Hill Top\nDate of change: 4 September 2001\nReason for change: Nearer to the carers\n";
    assert_eq!(at(K::SchoolStart, None, form, "Date of change: 4 September 2001", None).0, ["Nearer to the carers"]);
    assert!(why(K::SchoolStart, "Sam started at Hill Top School on 4 September 2001.").is_empty());
    assert!(why(K::Plan, "A care plan was agreed and Sam is due to move on Friday.").is_empty());
    assert!(why(K::SchoolEnd, "Sam left Hill Top on 4 May 2001, not because of his work.").is_empty());
    let none = "Date of change: 4 May 2001\nReason for change: not recorded\n";
    assert!(at(K::SchoolStart, None, none, "Date of change: 4 May 2001", None).0.is_empty());
}

#[test]
fn who_decided_only_where_the_words_say_so() {
    for (kind, sentence, expected) in [
        (
            K::PlacementStart,
            "The move to Hillside was agreed by Team Manager R. Speight on 3 May 2008.",
            "Team Manager R. Speight",
        ),
        (
            K::PlacementStart,
            "Placed with the Kellys on 3 May 2008, authorised by Mrs B. Cole (Area Officer).",
            "Mrs B. Cole (Area Officer)",
        ),
        (K::Plan, "Panel agreed the plan of long term fostering on 3 May 2008.", "Panel"),
        (K::Plan, "The Fostering Panel approved the plan on 3 May 2008.", "The Fostering Panel"),
        (K::Contact, "The team manager has decided that contact will stop from 3 May 2008.", "The team manager"),
        (K::OrderMade, "A care order was made at Marlow Juvenile Court on 4 June 1985.", "Marlow Juvenile Court"),
        (K::OrderMade, "The magistrates made a care order on 4 June 1985.", "The magistrates"),
        (
            K::OrderMade,
            "An interim care order was made by Marlow Family Proceedings Court on 4 June 1995.",
            "Marlow Family Proceedings Court",
        ),
        (K::Plan, "On 3 May Panel approved the plan for long term fostering.", "Panel"),
        (K::Contact, "Mr Okafor decided on 3 May 1994 to stop the visits.", "Mr Okafor"),
        (K::Conference, "The conference decided that Sam's name be placed on the register.", "The conference"),
    ] {
        assert_eq!(who(kind, sentence), [expected], "{sentence}");
    }
}

#[test]
fn nobody_decided_for_being_there_being_asked_or_being_about_to() {
    for (kind, sentence) in [
        (K::PlacementStart, "Sam moved to Hillside on 3 May 2008. It was decided at short notice."),
        (K::Review, "Review held on 3 May 2008, chaired by Lin Parry. Present: M. Okafor, Mrs Kelly."),
        (K::PlacementStart, "The move to Hillside is to be agreed by the team manager."),
        (K::Plan, "The plan has not been approved by the panel."),
        (K::Plan, "Panel will be asked whether the plan can be approved by the director."),
        (K::PlacementStart, "The move was agreed by telephone on 3 May 2008."),
        (K::PlacementStart, "The move was agreed by 3 May 2008."),
        (K::PlacementStart, "Mrs Kelly agreed to have Sam from 3 May 2008."),
        (K::CourtHearing, "There was a hearing at Marlow Juvenile Court on 4 June 1985."),
        (K::PlacementStart, "Sam moved to Hillside on 3 May 2008 and the Department agreed to pay the fares."),
        (K::Review, "Review held on 3 May 2008. The last review agreed that nothing should change."),
        (K::Plan, "The care plan was gone through today and agreed by all."),
        (K::SchoolStart, "Sam made by hand a card for the court."),
    ] {
        assert_eq!(who(kind, sentence), Vec::<String>::new(), "{sentence}");
    }
}

#[test]
fn the_next_sentence_counts_when_it_speaks_of_the_decision_and_a_form_says_who() {
    let told = "Sam moved to Hillside on 3 May 2008.";
    let next = |more: &str| at(K::PlacementStart, None, &format!("{told} {more}"), told, None).1;
    assert_eq!(next("The placement was authorised by the Assistant Director."), ["the Assistant Director"]);
    assert_eq!(next("Agreed by Mr R. Speight."), ["Mr R. Speight"]);
    assert!(next("A new bicycle was approved by the team manager.").is_empty(), "another matter");
    let log = format!("3.5.08  {told}\n4.5.08  Placement agreed by the panel.\n");
    assert!(at(K::PlacementStart, None, &log, told, None).1.is_empty(), "another entry");
    let form = "Placed with: Mrs Kelly\nDate of placement: 3 May 2008\nAuthorised by: B. Cole, Area Officer\n";
    assert_eq!(at(K::PlacementStart, None, form, "Date of placement: 3 May 2008", None).1, ["B. Cole, Area Officer"]);
}

#[test]
fn the_minutes_of_a_meeting_say_what_it_decided_on_all_of_their_page() {
    let text = "Child Protection Conference\nHeld on: 4 June 2001\nChair: Lin Parry\n\nThe conference heard from the school.\n\n\
                The conference agreed that Sam's name stay on the register.\n";
    let found = at(K::Conference, Some(DocumentKind::ConferenceMinutes), text, "Held on: 4 June 2001", None);
    assert_eq!(found.1, ["The conference"]);
    assert!(at(K::Conference, Some(DocumentKind::CaseNotes), text, "Held on: 4 June 2001", None).1.is_empty());
}

#[test]
fn words_that_are_no_longer_on_the_page_tell_nothing() {
    let text = "Sam moved to Hillside, agreed by the panel.";
    let telling = Evidence {
        file: FileId(1),
        page: 1,
        start: 0,
        end: 9,
        quote: "Sam stayed".into(),
        text_hash: TextHash::of(text),
    };
    assert_eq!(decision_words(text, &telling, K::PlacementStart, None, None), DecisionWords::default());
}
