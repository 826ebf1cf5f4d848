use record::*;

use super::*;
use crate::made_up::{proof, told};
use crate::timeline;

fn when(edtf: &str) -> When {
    When::parse(edtf).expect("valid EDTF")
}

fn paper(kind: DocumentKind, date: &str, page: u32) -> Document {
    Document {
        id: Document::id_for(FileId(1), page),
        kind,
        title: String::new(),
        date: (!date.is_empty()).then(|| when(date)),
        how: None,
        file: FileId(1),
        first_page: page,
        last_page: page,
        pages: Vec::new(),
        author: None,
        scanned: false,
        duplicate_of: None,
        near_duplicate_of: None,
    }
}

fn voice(kind: VoiceKind, name: Option<&str>, page: u32, quote: &str) -> VoiceMention {
    VoiceMention { kind, name: name.map(str::to_owned), evidence: proof(page, quote), when: None, obtained: None }
}

/// Nan's until 14 April 2006, then Pat and Joan, then Hillside; the second move has no reason.
fn moves() -> Timeline {
    use EventKind as K;
    let mentions = [
        told(K::PlacementStart, "2005-02-11", "Nan", 3, "Sam went to live with Nan on 11.2.05."),
        told(K::PlacementEnd, "2006-04-14", "Nan", 5, "Left Nan on 14.4.06, as Nan was in hospital."),
        told(K::PlacementStart, "2006-04-14", "Pat and Joan Winter", 6, "Placed with Pat and Joan Winter on 14.4.06."),
        told(K::PlacementStart, "2008-05-03", "Hillside", 12, "Moved to Hillside on 3 May 2008."),
        told(K::PlacementStart, "2008-06-20", "Hillside", 13, "Admitted to Hillside 20/06/08."),
    ];
    timeline(&mentions, &[], &Decided::default())
}

fn event(timeline: &Timeline, kind: EventKind, page: u32) -> &Event {
    let found = timeline.events.iter().find(|e| e.kind == kind && e.evidence.iter().any(|p| p.page == page));
    found.expect("the event is on the timeline")
}

fn asked<'a>(event: &'a Event, timeline: &'a Timeline, words: &'a [DecisionWords]) -> WhyAsked<'a> {
    WhyAsked { event, timeline, documents: &[], words, voice: &[], child: None, actions: &[], missing: &[] }
}

fn reason(page: u32, quote: &str) -> DecisionWords {
    DecisionWords { reasons: vec![proof(page, quote)], deciders: Vec::new() }
}

#[test]
fn a_move_without_a_reason_says_nothing_and_guesses_nothing() {
    let life = moves();
    let one = event(&life, EventKind::PlacementStart, 12);
    let card = why(&asked(one, &life, &[DecisionWords::default()])).expect("a move is decided");
    assert!(card.reasons.is_empty() && card.deciders.is_empty() && card.said.is_empty() && card.decided.is_empty());
    let dates: Vec<&str> = card.dates.iter().filter_map(|d| d.when.as_ref()).map(When::edtf).collect();
    assert_eq!(dates, ["2008-05-03", "2008-06-20"], "both dates stand side by side");
    assert!(card.dates.iter().all(|d| !d.proof.is_empty()));
}

#[test]
fn the_reason_may_stand_with_the_other_end_of_the_move() {
    let life = moves();
    let start = event(&life, EventKind::PlacementStart, 6);
    let pages: Vec<(EventKind, u32)> = tellings(start, &life).into_iter().map(|(k, e)| (k, e.page)).collect();
    assert_eq!(pages, [(EventKind::PlacementStart, 6), (EventKind::PlacementEnd, 5)]);
    let end = event(&life, EventKind::PlacementEnd, 5);
    assert_eq!(told_by(end, &life).iter().map(|e| &e.key).collect::<Vec<_>>(), [&end.key, &start.key]);
    let words = [DecisionWords::default(), reason(5, "as Nan was in hospital")];
    let card = why(&asked(start, &life, &words)).expect("a card");
    assert_eq!(card.reasons[0].first().page, 5);
}

#[test]
fn two_reasons_stand_side_by_side_and_the_same_words_are_one() {
    let life = moves();
    let one = event(&life, EventKind::PlacementStart, 6);
    let words = [
        reason(6, "Grandmother in hospital"),
        reason(5, "because grandmother in  hospital for some weeks"),
        reason(9, "Sam asked to leave"),
    ];
    let card = why(&asked(one, &life, &words)).expect("a card");
    let quotes: Vec<&str> = card.reasons.iter().map(|r| r.first().quote.as_str()).collect();
    assert_eq!(quotes, ["because grandmother in  hospital for some weeks", "Sam asked to leave"]);
    assert_eq!(card.reasons[0].all().len(), 2, "every page that has it");
}

#[test]
fn two_accounts_of_who_decided_stand_side_by_side() {
    let life = moves();
    let one = event(&life, EventKind::PlacementStart, 6);
    let by = |who: &str, page| DecisionWords {
        reasons: Vec::new(),
        deciders: vec![Decider { who: who.into(), evidence: proof(page, &format!("Agreed by {who}.")) }],
    };
    let words = [by("the panel", 6), by("The Panel", 8), by("Mr R. Speight", 9)];
    let card = why(&asked(one, &life, &words)).expect("a card");
    let who: Vec<(&str, usize)> = card.deciders.iter().map(|d| (d.who.as_str(), d.proof.all().len())).collect();
    assert_eq!(who, [("the panel", 2), ("Mr R. Speight", 1)]);
}

#[test]
fn a_hidden_event_has_its_own_card_and_lends_nothing_to_another() {
    let mut life = moves();
    let key = event(&life, EventKind::PlacementEnd, 5).key.clone();
    life.events.iter_mut().find(|e| e.key == key).expect("there").hidden = true;
    let start = event(&life, EventKind::PlacementStart, 6);
    assert_eq!(told_by(start, &life).len(), 1);
    let hidden = event(&life, EventKind::PlacementEnd, 5);
    let card = why(&asked(hidden, &life, &[reason(5, "as Nan was in hospital")])).expect("it was asked about itself");
    assert_eq!(card.reasons.len(), 1);
}

#[test]
fn a_memory_and_what_nobody_decided_have_no_card() {
    let memory = Memory {
        id: "m1".into(),
        title: "The red door".into(),
        body: String::new(),
        when: Some(when("2006")),
        when_words: "2006".into(),
    };
    let list = [Undoable { seq: 0, decision: Decision::MemoryAdded { memory }, undone: false }];
    let told = [
        told(EventKind::Birth, "1998-10-02", "", 1, "D.O.B. 2.10.98"),
        told(EventKind::Contact, "2007-03-01", "", 2, "Mum visited on 1.3.07."),
        told(EventKind::Contact, "2007-05-01", "", 4, "Contact with Mum stopped from 1.5.07."),
    ];
    let life = timeline(&told, &[], &Decided::replay(&list));
    for event in &life.events {
        let expected = event.evidence.iter().any(|e| e.page == 4);
        assert_eq!(why(&asked(event, &life, &[])).is_some(), expected, "{}", event.title);
    }
    assert!(life.events.iter().any(|e| e.kind == EventKind::Memory));
}

#[test]
fn what_the_child_said_is_taken_from_the_same_paper_or_a_meeting_near_it() {
    let life = moves();
    let one = event(&life, EventKind::PlacementStart, 12);
    let documents = [
        paper(DocumentKind::Letter, "2008-05-04", 12),
        paper(DocumentKind::ReviewMinutes, "2008-03-20", 20),
        paper(DocumentKind::ReviewMinutes, "2007-03-20", 21),
        paper(DocumentKind::CaseNotes, "2008-04", 22),
    ];
    let voices = [
        voice(VoiceKind::Said, Some("Sam"), 20, "Sam said he wants to stay with Pat."),
        voice(VoiceKind::Said, Some("Karen"), 20, "Karen said she would visit."),
        voice(VoiceKind::Views, None, 21, "I like it here."),
        voice(VoiceKind::Views, None, 22, "Sam is happy."),
        voice(VoiceKind::LeftOut, None, 12, "Sam's views were not sought."),
    ];
    let card = why(&WhyAsked { documents: &documents, voice: &voices, child: Some("Sam"), ..asked(one, &life, &[]) });
    let said: Vec<(u32, bool)> = card.expect("a card").said.iter().map(|s| (s.evidence.page, s.same_paper)).collect();
    assert_eq!(said, [(12, true), (20, false)], "a year before and a page of a running record are not near");
    let unnamed = why(&WhyAsked { documents: &documents, voice: &voices, ..asked(one, &life, &[]) }).expect("a card");
    assert!(unnamed.said.iter().all(|s| s.kind != VoiceKind::Said), "without a name nobody's words are the child's");
}

#[test]
fn a_meeting_lists_what_its_own_paper_decided() {
    let told = [
        told(EventKind::Review, "2008-03-20", "", 20, "Date of review: 20 March 2008"),
        told(EventKind::Review, "2007-09-20", "", 20, "The last review was held on 20 September 2007."),
    ];
    let documents = [paper(DocumentKind::ReviewMinutes, "2008-03-20", 20)];
    let life = timeline(&told, &documents, &Decided::default());
    let actions =
        [ActionMention { what: "Find a tutor".into(), who: None, by: None, evidence: proof(20, "1. Find a tutor") }];
    let of = |page_words: &str| {
        let event = life.events.iter().find(|e| e.evidence[0].quote.starts_with(page_words)).expect("there");
        why(&WhyAsked { documents: &documents, actions: &actions, ..asked(event, &life, &[]) })
            .expect("a card")
            .decided
            .len()
    };
    assert_eq!((of("Date of review"), of("The last review")), (1, 0));
}

#[test]
fn what_the_page_itself_speaks_of_and_is_not_there_is_told() {
    let life = moves();
    let one = event(&life, EventKind::PlacementStart, 12);
    let missing = |page| Missing { what: NotFound::GoesOn, evidence: vec![proof(page, "see report overleaf")] };
    let all = [missing(12), missing(14)];
    let card = why(&WhyAsked { missing: &all, ..asked(one, &life, &[]) }).expect("a card");
    assert_eq!(card.not_here, all[..1]);
}

#[test]
fn a_date_of_the_persons_own_stands_beside_what_the_file_says() {
    let life = moves();
    let mut own = event(&life, EventKind::PlacementStart, 6).clone();
    own.decided_by = DecidedBy::Person;
    own.file_says = own.when.replace(when("2006-05"));
    let card = why(&asked(&own, &life, &[])).expect("a card");
    assert_eq!(card.dates.len(), 2);
    assert!(card.dates[0].proof.is_empty() && !card.dates[1].proof.is_empty());
    assert_eq!(card.dates[1].when, Some(when("2006-04-14")));
}
