//! What the timeline makes of tellings and decisions.

mod common;

use common::*;
use proptest::prelude::*;
use record::EventKind::*;
use record::*;
use story::{Dated, Timeline, WhatPagesSay, timeline, timeline_of};

fn plain(mentions: &[EventMention]) -> Timeline {
    timeline(mentions, &[], &Decided::default())
}

#[test]
fn tellings_of_one_event_become_one_with_every_proof() {
    let found = plain(&[
        told(PlacementStart, "2009-03-03", "Hillside", 4, "Sam moved to Hillside on 3 March 2009."),
        told(
            PlacementStart,
            "2009-03",
            "Hillside Children's Home",
            9,
            "In March 2009 he went to Hillside Children's Home.",
        ),
        told(PlacementStart, "../2012-05-01", "Hillside", 30, "Sam was placed at Hillside."),
        told(Review, "2009-04-01", "", 10, "A LAC review was held on 1 April 2009."),
        told(Review, "2009-10-01", "", 20, "A LAC review was held on 1 October 2009."),
    ]);
    assert_eq!(lines(&found.events), ["placement_start 2009-03-03 Hillside", "review 2009-04-01", "review 2009-10-01"]);
    assert_eq!(found.events[0].evidence.len(), 3);
    assert!(found.events.iter().all(|e| e.disagrees_with.is_empty()));
    assert_eq!(found.events[0].title, "Moved to Hillside");
}

#[test]
fn two_dates_for_one_thing_stand_side_by_side() {
    let found = plain(&[
        told(PlacementStart, "2006-04-14", "Pat and Joan Marsh", 3, "Placed with Pat and Joan Marsh on 14.4.06."),
        told(
            PlacementEnd,
            "2008-05-03",
            "Pat and Joan Marsh",
            212,
            "The placement with Pat and Joan Marsh ended on 3 May 2008.",
        ),
        told(PlacementEnd, "2008-06-20", "Marsh", 340, "He left the Marsh home on 20 June 2008."),
    ]);
    let ends: Vec<&Event> = found.events.iter().filter(|e| e.kind == PlacementEnd).collect();
    assert_eq!(ends.len(), 2);
    assert_eq!(
        (&ends[0].disagrees_with, &ends[1].disagrees_with),
        (&vec![ends[1].key.clone()], &vec![ends[0].key.clone()])
    );
    assert_eq!(found.placements.len(), 1);
    assert_eq!(found.placements[0].to, Some(when("2008-05-03/2008-06-20")));
    assert_eq!(found.placements[0].kind, "foster");
}

#[test]
fn what_happens_twice_is_no_disagreement() {
    let found = plain(&[
        told(PlacementStart, "2008-01-03", "Hillside", 1, "Moved to Hillside on 3 January 2008."),
        told(PlacementStart, "2008-02-03", "Mr and Mrs Holt", 2, "Placed with Mr and Mrs Holt on 3 February 2008."),
        told(PlacementStart, "2008-03-03", "Hillside", 3, "Moved back to Hillside on 3 March 2008."),
        told(Review, "2008-01-20", "", 4, "A review was held on 20 January 2008."),
        told(Review, "2008-04-20", "", 5, "A review was held on 20 April 2008."),
        told(OrderMade, "2008-01-03", "Interim Care Order", 6, "An Interim Care Order was made on 3 January 2008."),
        told(OrderMade, "2008-01-31", "Interim Care Order", 7, "An Interim Care Order was made on 31 January 2008."),
    ]);
    assert!(found.events.iter().all(|e| e.disagrees_with.is_empty()), "{:?}", lines(&found.events));
    assert_eq!(
        found.placements.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
        ["Hillside", "Mr and Mrs Holt", "Hillside"]
    );
}

#[test]
fn a_birth_and_a_numbered_review_can_disagree() {
    let found = plain(&[
        told(Birth, "1996-05-03", "", 1, "Date of birth: 3 May 1996"),
        told(Birth, "1996-03-05", "", 2, "D.O.B. 5.3.96"),
        told(Review, "2008-01-20", "", 4, "The first LAC review was held on 20 January 2008."),
        told(Review, "2008-02-20", "", 5, "The first LAC review was held on 20 February 2008."),
    ]);
    assert!(found.events.iter().all(|e| e.disagrees_with.len() == 1));
    assert_eq!(found.born, None);
}

#[test]
fn homes_end_when_the_next_begins_and_that_is_said() {
    let found = plain(&[
        told(PlacementStart, "2006-04-14", "Mr and Mrs Holt", 1, "Placed with Mr and Mrs Holt on 14.4.06."),
        told(PlacementStart, "2008-05-03", "Hillside", 2, "Moved to Hillside on 3 May 2008."),
        told(PlacementEnd, "2009-01-10", "Hillside", 3, "The placement at Hillside ended on 10 January 2009."),
        EventMention {
            reason: Some("because the unit closed".into()),
            ..told(PlacementStart, "2009-01-10", "Nan", 4, "Went to live with Nan on 10.1.09 because the unit closed.")
        },
    ]);
    let homes: Vec<String> = found
        .placements
        .iter()
        .map(|p| {
            format!("{} {} {}", p.name, p.from.clone().unwrap(), p.to.as_ref().map_or("-".into(), ToString::to_string))
        })
        .collect();
    assert_eq!(homes, ["Mr and Mrs Holt 2006-04-14 2008-05-03", "Hillside 2008-05-03 2009-01-10", "Nan 2009-01-10 -"]);
    assert_eq!(found.inferred_ends, [found.placements[0].id.clone()]);
    assert_eq!(found.placements[1].reason_for_move.as_deref(), Some("because the unit closed"));
    assert_eq!(found.unexplained_moves.iter().map(|m| m.to.as_str()).collect::<Vec<_>>(), ["Hillside"]);
    assert_eq!(found.placements[2].kind, "kinship");
}

#[test]
fn one_home_under_several_names_and_a_week_away() {
    let found = plain(&[
        told(PlacementStart, "2003-01-20", "Orchard Row", 1, "Moved Alex to Orchard Row."),
        told(PlacementStart, "2003-01-20", "Patricia Bell and Joan Cope", 2, "Date placement begins: 20 January 2003"),
        told(PlacementStart, "2003-01", "", 3, "When he came to us in January 2003 he was quiet."),
        told(PlacementStart, "2005-08-02", "Mr and Mrs Lamb", 4, "Mr and Mrs Lamb   2.8.05   9.8.05   respite"),
        told(PlacementEnd, "2005-08-09", "Mr and Mrs Lamb", 4, "Mr and Mrs Lamb   2.8.05   9.8.05   respite"),
        told(PlacementEnd, "2008-05-03", "Pat and Joan's", 5, "Alex left Pat and Joan's on 3 May 2008."),
        told(PlacementStart, "2008-05-03", "Fairlawns", 6, "Moved to Fairlawns on 3 May 2008."),
    ]);
    let homes: Vec<String> = found
        .placements
        .iter()
        .map(|p| format!("{} {} {}", p.name, p.kind, p.to.as_ref().map_or("-".into(), ToString::to_string)))
        .collect();
    assert_eq!(
        homes,
        ["Patricia Bell and Joan Cope foster 2008-05-03", "Mr and Mrs Lamb foster 2005-08-09", "Fairlawns unknown -"]
    );
    assert_eq!(found.unexplained_moves.iter().map(|m| m.to.as_str()).collect::<Vec<_>>(), ["Fairlawns"]);
}

#[test]
fn coming_into_care_leads_to_the_first_home() {
    let found = plain(&[
        told(PlacementStart, "1988-05-04", "", 1, "Sam was received into care on 4 May 1988."),
        told(PlacementStart, "1988-05-06", "Mr and Mrs Cole", 2, "Placed with Mr and Mrs Cole on 6.5.88."),
    ]);
    assert_eq!(found.placements.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Mr and Mrs Cole"]);
    assert_eq!(found.events[0].title, "Came into care");
    assert!(found.unexplained_moves.is_empty());
}

#[test]
fn workers_and_schools_have_their_own_lanes() {
    let worker = |date, name: &str, page, kind| EventMention {
        people: vec![name.to_owned()],
        ..told(kind, date, "", page, &format!("{name} {date}"))
    };
    let found = plain(&[
        worker("2006-03-12", "Maria Okafor", 1, SocialWorkerStart),
        worker("2007-03-12", "M. Okafor", 2, SocialWorkerEnd),
        worker("2007-05-01", "Dee Marsh", 3, SocialWorkerStart),
        told(SchoolStart, "2005-09", "Beckfield Primary", 4, "Started at Beckfield Primary in September 2005."),
    ]);
    assert_eq!(
        found.workers.iter().map(|w| (w.name.as_str(), w.to.clone())).collect::<Vec<_>>(),
        [("Maria Okafor", Some(when("2007-03-12"))), ("Dee Marsh", None)]
    );
    assert_eq!(found.schools[0].name, "Beckfield Primary");
    assert_eq!(
        found.events.iter().find(|e| e.kind == SocialWorkerStart).unwrap().title,
        "New social worker: Maria Okafor"
    );
}

#[test]
fn gaps_are_half_a_year_of_nothing() {
    let mentions = [
        told(PlacementStart, "2006-04-14", "Hillside", 1, "Moved to Hillside on 14.4.06."),
        told(Review, "2008-06-01", "", 9, "A review was held on 1 June 2008."),
        told(Review, "2009-09-01", "", 12, "A review was held on 1 September 2009."),
    ];
    let papers = [
        paper(DocumentKind::Letter, "2006-09-01", 2),
        paper(DocumentKind::Letter, "2007-02-01", 3),
        paper(DocumentKind::CaseNotes, "2007-03-01/2008-05-20", 4),
        paper(DocumentKind::CoverLetter, "2009-01-01", 30),
    ];
    let found = timeline(&mentions, &papers, &Decided::default());
    assert_eq!(
        found.gaps.iter().map(|g| format!("{} {}", g.from, g.to)).collect::<Vec<_>>(),
        ["2008-06-02 2009-08-31"]
    );
    assert_eq!((found.gaps[0].before.page, found.gaps[0].after.page), (9, 12));
    // Knowing the days of the entries shows the gap inside the running record.
    let days = ["2007-03-01", "2008-05-20"].map(|d| Dated { file: FileId(1), page: 4, when: when(d) });
    let found =
        timeline_of(&WhatPagesSay { mentions: &mentions, days: &days, open: &[] }, &papers, &Decided::default());
    assert_eq!(found.gaps.iter().map(|g| g.from.to_string()).collect::<Vec<_>>(), ["2007-03-02", "2008-06-02"]);
}

#[test]
fn the_persons_word_wins_and_the_file_keeps_its_own() {
    let mentions = [told(PlacementStart, "2009-03-03", "Hillside", 4, "Sam moved to Hillside on 3 March 2009.")];
    let event = plain(&mentions).events.remove(0);
    let corrected = decided(vec![Decision::EventCorrected {
        target: target(&event),
        to: Corrected { title: None, when: Some(when("2009-04")) },
    }]);
    let found = timeline(&mentions, &[], &corrected);
    assert_eq!(
        (found.events[0].when.clone(), found.events[0].file_says.clone()),
        (Some(when("2009-04")), Some(when("2009-03-03")))
    );
    assert_eq!(
        (found.events[0].decided_by, found.placements[0].from.clone()),
        (DecidedBy::Person, Some(when("2009-04")))
    );
    // A reader that no longer finds it does not take it from them.
    let gone = timeline(&[], &[], &corrected);
    assert_eq!(lines(&gone.events), ["placement_start 2009-04"]);
    assert_eq!(gone.events[0].evidence, event.evidence);
    let hidden = timeline(&mentions, &[], &decided(vec![Decision::EventHidden { target: target(&event) }]));
    assert!(hidden.events[0].hidden && hidden.placements.is_empty());
}

#[test]
fn merging_keeps_the_first_and_ends_their_disagreement() {
    let mentions = [
        told(PlacementEnd, "2008-05-03", "Hillside", 2, "The placement at Hillside ended on 3 May 2008."),
        told(PlacementEnd, "2008-06-20", "Hillside", 3, "The placement at Hillside ended on 20 June 2008."),
    ];
    let events = plain(&mentions).events;
    let found = timeline(
        &mentions,
        &[],
        &decided(vec![Decision::EventsMerged { keep: target(&events[1]), fold: target(&events[0]) }]),
    );
    assert_eq!(lines(&found.events), ["placement_end 2008-06-20 Hillside"]);
    assert_eq!((found.events[0].evidence.len(), found.events[0].disagrees_with.len()), (2, 0));
}

#[test]
fn memories_are_theirs() {
    let memory = record::Memory {
        id: "m1".into(),
        title: "Biscuit the dog".into(),
        body: "They had a dog called Biscuit.".into(),
        when: Some(when("2007")),
        when_words: "when I was 11".into(),
    };
    let found = timeline(&[], &[], &decided(vec![Decision::MemoryAdded { memory }]));
    assert_eq!(
        (found.events[0].kind, found.events[0].decided_by, found.events[0].evidence.len()),
        (EventKind::Memory, DecidedBy::Person, 0)
    );
}

fn any_telling() -> impl Strategy<Value = EventMention> {
    let kind = prop::sample::select(vec![
        PlacementStart,
        PlacementEnd,
        Review,
        SchoolStart,
        OrderMade,
        Health,
        Birth,
        SocialWorkerStart,
        Missing,
    ]);
    let date = prop::sample::select(vec![
        "2008-05-03",
        "2008-05-03~",
        "2008-05",
        "2008",
        "2008-06-20",
        "../2012-01-01",
        "",
        "2009-01-01",
        "2008-21",
    ]);
    let place = prop::sample::select(vec!["", "Hillside", "Hillside Children's Home", "Mr and Mrs Holt", "Care Order"]);
    (kind, date, place, 1u32..8, "[a-d]{1,3} held on a day")
        .prop_map(|(kind, date, place, page, quote)| told(kind, date, place, page, &quote))
}

proptest! {
    #[test]
    fn the_order_of_tellings_makes_no_difference(list in prop::collection::vec(any_telling(), 0..24).prop_shuffle(), seed in any::<u64>()) {
        let mut other = list.clone();
        other.sort_by_key(|m| TextHash::of(&format!("{seed}{m:?}")).0);
        prop_assert_eq!(plain(&list), plain(&other));
    }

    #[test]
    fn nothing_told_is_lost_and_links_go_both_ways(list in prop::collection::vec(any_telling(), 0..24)) {
        let found = plain(&list);
        for mention in &list {
            prop_assert!(found.events.iter().any(|e| e.kind == mention.kind && e.evidence.contains(&mention.evidence)));
        }
        let keys: std::collections::BTreeSet<_> = found.events.iter().map(|e| e.key.clone()).collect();
        prop_assert_eq!(keys.len(), found.events.len());
        for event in &found.events {
            prop_assert!(!event.evidence.is_empty());
            for key in &event.disagrees_with {
                let other = found.event(key).unwrap();
                prop_assert!(other.disagrees_with.contains(&event.key));
                prop_assert!(!other.when.as_ref().unwrap().agrees_with(event.when.as_ref().unwrap()));
            }
        }
    }

    #[test]
    fn decisions_hold_when_the_key_changes(list in prop::collection::vec(any_telling(), 1..12), pick in any::<prop::sample::Index>(), longer in "[x-z]{1,4}") {
        let before = plain(&list);
        let chosen = target(&before.events[pick.index(before.events.len())]);
        let to = Corrected { title: Some("As I remember it".into()), when: Some(when("1990")) };
        let choice = decided(vec![Decision::EventCorrected { target: chosen.clone(), to }]);
        // A better reader quotes more of each sentence, so every key is another one.
        let reread: Vec<EventMention> = list.iter().cloned().map(|mut m| {
            m.evidence.quote.push_str(&longer);
            m.evidence.end += longer.chars().count() as u32;
            m
        }).collect();
        let after = timeline(&reread, &[], &choice);
        let mine: Vec<&Event> = after.events.iter().filter(|e| e.title == "As I remember it").collect();
        prop_assert_eq!(mine.len(), 1);
        prop_assert!(mine[0].key != chosen.key && mine[0].kind == chosen.kind && mine[0].when == Some(when("1990")));
        prop_assert_eq!(mine[0].decided_by, DecidedBy::Person);
    }
}
