//! What was found in the made-up file, against what its generator knows is there. Floors, not targets: the figures are printed.

use std::collections::BTreeSet;

use contract::*;
use record::{EventKind, When};

use crate::support::*;

#[test]
fn what_is_there_is_found_and_what_is_under_a_box_is_not() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    desk.set_born(SetBorn { words: desk::MADE_UP_BORN.into() }).unwrap();
    settle(&desk);
    let truth = &made_up().truth;
    let timeline = desk.timeline(nothing()).unwrap();

    assert_eq!(timeline.born.as_ref().unwrap().edtf, truth.born);

    // Events that stand in words: found on their page, with a date that can be the same day.
    let wanted: Vec<_> = truth.events.iter().filter(|e| !e.scanned && e.kind != EventKind::Birth).collect();
    let mut missed = Vec::new();
    for event in &wanted {
        let Some(when) = &event.date else { continue };
        let hit = timeline.items.iter().any(|item| {
            item.kind == event.kind.as_str()
                && item.when.as_ref().is_some_and(|w| When::parse(&w.edtf).unwrap().agrees_with(when))
        });
        if !hit {
            missed.push(format!("{} {} {}", event.kind.as_str(), when, event.about));
        }
    }
    let share = 1.0 - missed.len() as f64 / wanted.len() as f64;
    eprintln!("events found: {:.0} % of {}; missed: {missed:#?}", share * 100.0, wanted.len());
    assert!(share >= 0.6, "too few events are found");

    // The gap is found, and nothing is invented inside it.
    for gap in &truth.gaps {
        let (from, to) = (gap.from.earliest().unwrap(), gap.to.latest().unwrap());
        let found = timeline.gaps.iter().any(|g| {
            let start: chrono::NaiveDate = g.from.earliest.as_ref().unwrap().parse().unwrap();
            let end: chrono::NaiveDate = g.to.latest.as_ref().unwrap().parse().unwrap();
            start < to && end > from
        });
        assert!(found, "the gap {from} to {to} is not among {:?}", timeline.gaps);
    }

    // Two dates for one event stay two, and name each other.
    let two: Vec<_> = timeline.items.iter().filter(|i| !i.disagrees_with.is_empty()).collect();
    assert!(two.len() >= 2, "the disagreement is not shown");

    // Questions: the triggers that the truth calls for.
    let questions = desk.questions(nothing()).unwrap();
    let raised: BTreeSet<&str> = questions.suggested.iter().map(|q| q.trigger.as_str()).collect();
    for trigger in ["gap", "unexplained_move", "redaction", "contradiction"] {
        assert!(raised.contains(trigger), "{trigger} is not among {raised:?}");
    }

    // What the council left under a box is nowhere: not in a page, not in a search.
    let under = sample::UNDER_THE_BOX;
    assert_eq!(desk.search(SearchWanted { words: under.into(), offset: 0, limit: 5 }).unwrap().total, 0);
    let total = desk.home(nothing()).unwrap().pages;
    let mut told = false;
    for seq in 1..=total {
        let page = desk.page(PageWanted { seq, find: None }).unwrap();
        let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
        assert!(!text.contains(under), "page {seq} shows what was left under a box");
        told |= page.blacked_out.iter().any(|b| b.left_underneath);
        for blacked in &page.blacked_out {
            assert!(!blacked.usually.is_empty() && !blacked.ask.is_empty(), "a black box is explained");
        }
        // Every quote of the timeline is exactly what stands on its page.
        for item in timeline.items.iter().flat_map(|i| &i.evidence).filter(|e| e.seq == seq) {
            let letters: Vec<char> = whole_text(&page).chars().collect();
            let quote: String = letters[item.start as usize..item.end as usize].iter().collect();
            assert_eq!(quote, item.quote, "page {seq}");
        }
    }
    assert!(told, "the person is told that words were left under a box");

    let removed: usize = truth.redactions.iter().map(|r| r.count as usize).sum();
    let found: usize =
        (1..=total).map(|seq| desk.page(PageWanted { seq, find: None }).unwrap().blacked_out.len()).sum();
    eprintln!("removed parts: {found} found, {removed} in the truth");
    assert!(found as f64 >= removed as f64 * 0.8 && found as f64 <= removed as f64 * 1.3);
    desk.close();
}

/// The page's text with a mark for every removed letter, so that offsets count as they do in the vault.
fn whole_text(page: &PageView) -> String {
    let part = |run: &Run| match run.kind {
        RunKind::Words => run.text.clone(),
        // A removed part holds block characters, or the words that say so; only its length matters here.
        RunKind::BlackedOut | RunKind::Covered => "█".repeat((run.end - run.start) as usize),
    };
    page.runs.iter().map(part).collect()
}
