//! The story that is told, and its pages.

mod common;

use common::*;
use record::EventKind::*;
use record::*;
use story::{ChapterKind, SentenceKind, Story, life_story, timeline};

fn story(mentions: &[EventMention], decided: &Decided) -> Story {
    life_story(&timeline(mentions, &[], decided), decided, &|_| "Box 1.pdf".to_owned())
}

fn life() -> Vec<EventMention> {
    vec![
        told(Birth, "1996-05-03", "", 1, "Date of birth: 3 May 1996"),
        EventMention {
            reason: Some("because his mother was ill".into()),
            reason_at: None,
            ..told(
                PlacementStart,
                "2006-21",
                "Pat and Joan Marsh",
                88,
                "In spring 2006 he was placed with Pat and Joan Marsh because his mother was ill.",
            )
        },
        told(Review, "2006-06-01", "", 90, "A LAC review was held on 1 June 2006."),
        told(
            PlacementEnd,
            "2008-05-03",
            "Pat and Joan Marsh",
            212,
            "The placement with Pat and Joan Marsh ended on 3 May 2008.",
        ),
        told(
            PlacementEnd,
            "2008-06-20",
            "Pat and Joan Marsh",
            340,
            "The placement with Pat and Joan Marsh broke down on 20 June 2008.",
        ),
        told(PlacementStart, "2009-05-10", "Hillside", 400, "Sam moved to Hillside on 10 May 2009."),
        told(Health, "", "", 401, "Sam had a medical."),
    ]
}

#[test]
fn chapters_by_home_with_what_the_file_does_not_hold() {
    let memory = record::Memory {
        id: "m".into(),
        title: "Biscuit".into(),
        body: "They had a dog called Biscuit.".into(),
        when: Some(when("2007-07")),
        when_words: "2007".into(),
    };
    let told =
        story(&life(), &decided(vec![Decision::MemoryAdded { memory }, Decision::NameSet { name: "Sam".into() }]));
    assert_eq!(
        told.to_markdown(),
        "# My story, by Sam\n\n## Before\n\nI was born on 3 May 1996. (Box 1.pdf, page 1)\n\n\
         ## Pat and Joan Marsh\n\nI went to live with Pat and Joan Marsh in spring 2006. (Box 1.pdf, page 88)\n\n\
         My file gives this reason: \u{201c}because his mother was ill\u{201d}. (Box 1.pdf, page 88)\n\n\
         There was a review meeting about me on 1 June 2006. (Box 1.pdf, page 90)\n\n\
         ## Not in my file: 2 June 2006 to 2 May 2008\n\nMy file has nothing with a date from 2 June 2006 to 2 May 2008. (Box 1.pdf, page 90; Box 1.pdf, page 212)\n\n\
         They had a dog called Biscuit. (July 2007) *(my memory)*\n\n\
         ## Pat and Joan Marsh, later\n\nMy file gives two dates for the day I left Pat and Joan Marsh: 3 May 2008 and 20 June 2008. (Box 1.pdf, page 212; Box 1.pdf, page 340)\n\n\
         ## Not in my file: 21 June 2008 to 9 May 2009\n\nMy file has nothing with a date from 21 June 2008 to 9 May 2009. (Box 1.pdf, page 340; Box 1.pdf, page 400)\n\n\
         ## Hillside\n\nI moved to Hillside on 10 May 2009. (Box 1.pdf, page 400)\n\n\
         ## Things whose date is not clear\n\nHealth check. (Box 1.pdf, page 401)\n"
    );
}

#[test]
fn every_sentence_of_the_file_has_its_page() {
    let told = story(&life(), &Decided::default());
    assert_eq!(told.title, "My story");
    for sentence in told.chapters.iter().flat_map(|c| &c.sentences) {
        assert!(!sentence.sources.is_empty(), "{}", sentence.text);
        assert!(sentence.text.split_whitespace().count() <= 24, "{}", sentence.text);
    }
    assert!(told.chapters.iter().any(|c| c.kind == ChapterKind::NotInFile));
}

#[test]
fn a_corrected_date_is_theirs_and_the_files_is_said_quietly() {
    let mentions = [told(PlacementStart, "2009-05-10", "Hillside", 400, "Sam moved to Hillside on 10 May 2009.")];
    let event = timeline(&mentions, &[], &Decided::default()).events.remove(0);
    let mine = decided(vec![Decision::EventCorrected {
        target: target(&event),
        to: Corrected { title: None, when: Some(when("2009-06")) },
    }]);
    let sentence = story(&mentions, &mine).chapters[0].sentences[0].clone();
    assert_eq!(sentence.text, "I moved to Hillside in June 2009. My file says 10 May 2009.");
    assert_eq!(sentence.kind, SentenceKind::Corrected);
}

#[test]
fn hidden_events_are_not_told() {
    let mentions = [told(Missing, "2009-05-10", "", 4, "Sam went missing on 10 May 2009.")];
    let event = timeline(&mentions, &[], &Decided::default()).events.remove(0);
    assert!(story(&mentions, &decided(vec![Decision::EventHidden { target: target(&event) }])).chapters.is_empty());
}
