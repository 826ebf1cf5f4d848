//! "Why was this decided?" over the made-up file: a reason with its page where one is written, and nothing where none is. Words
//! under a cover stay in the desk.

use std::fs;

use contract::*;
use desk::Desk;

use crate::support::*;

/// Words without breaks of lines and marks of what was removed, which cross as parts of their own.
fn one_line(words: &str) -> String {
    words.replace('\u{2588}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn why(desk: &Desk, key: &str) -> WhyView {
    desk.why(EventRef { key: key.to_owned() }).expect("a decision has a card")
}

/// Every proof on the card.
fn proofs(view: &WhyView) -> Vec<&EvidenceView> {
    let lists = [&view.told, &view.decided].into_iter().chain(view.dates.iter().map(|d| &d.evidence));
    let lists = lists.chain(view.who.iter().map(|w| &w.evidence)).chain(view.reasons.iter().map(|r| &r.evidence));
    let lists = lists.chain(view.mentioned.iter().map(|m| &m.evidence));
    lists.flatten().chain(view.said.iter().map(|s| &s.evidence)).collect()
}

/// The first event of a kind that can be on this day.
fn on<'a>(timeline: &'a TimelineView, kind: &str, day: &str) -> Vec<&'a ItemView> {
    let fits = |i: &&ItemView| {
        let when = i.when.as_ref();
        i.kind == kind
            && when.and_then(|w| w.earliest.as_deref()).is_some_and(|d| d <= day)
            && when.and_then(|w| w.latest.as_deref()).is_some_and(|d| day <= d)
    };
    timeline.items.iter().filter(fits).collect()
}

#[test]
fn a_known_move_has_its_reason_with_its_page_and_a_move_without_one_says_so() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    desk.set_born(SetBorn { words: desk::MADE_UP_BORN.into() }).unwrap();
    settle(&desk);
    let timeline = desk.timeline(nothing()).unwrap();

    // From Hillside, which was to close.
    let closed: Vec<WhyView> = ["placement_end", "placement_start"]
        .iter()
        .flat_map(|kind| on(&timeline, kind, "2011-02-14"))
        .map(|item| why(&desk, &item.key))
        .collect();
    let says = |view: &&WhyView| {
        view.reasons.iter().flat_map(|r| &r.evidence).any(|e| e.quote.to_lowercase().contains("close"))
    };
    let view = closed.iter().find(says).unwrap_or_else(|| panic!("no reason: {closed:#?}"));
    let reason = view.reasons.iter().flat_map(|r| &r.evidence).find(|e| e.quote.contains("close")).unwrap();
    let page = desk.page(PageWanted { seq: reason.seq, find: None }).unwrap();
    let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
    assert!(one_line(&text).contains(&one_line(&reason.quote)), "the page that it opens has the words");
    assert!(view.rules.iter().all(|r| !r.plain.is_empty() && !r.source.is_empty()));
    assert!(!view.rules.is_empty() && view.no_rule.is_none(), "{view:#?}");

    // From Pat and Joan to Hillside, of which no page gives the reason; two days for it.
    let without: Vec<WhyView> = on(&timeline, "placement_start", "2008-05-03")
        .into_iter()
        .chain(on(&timeline, "placement_start", "2008-06-20"))
        .map(|item| why(&desk, &item.key))
        .collect();
    assert!(!without.is_empty());
    for view in &without {
        assert!(view.reasons.is_empty(), "a reason that no page gives: {:#?}", view.reasons);
    }
    assert!(without.iter().any(|view| view.dates.len() > 1), "both days stand side by side");

    // Every card: no line without proof, and every proof is the page's own words.
    let (mut reasons, mut deciders, mut said) = (0, 0, 0);
    let mut whole: std::collections::HashMap<u32, String> = std::collections::HashMap::new();
    for item in timeline.items.iter().filter(|i| i.decision) {
        let view = why(&desk, &item.key);
        assert!(!view.told.is_empty() && view.rules.is_empty() == view.no_rule.is_some(), "{view:#?}");
        assert!(view.who.iter().all(|w| !w.who.is_empty() && !w.evidence.is_empty()));
        for proof in proofs(&view) {
            let text = whole.entry(proof.seq).or_insert_with(|| {
                let page = desk.page(PageWanted { seq: proof.seq, find: None }).unwrap();
                one_line(&page.runs.iter().map(|r| r.text.as_str()).collect::<String>())
            });
            assert!(text.contains(&one_line(&proof.quote)), "{} is not on page {}", proof.quote, proof.seq);
        }
        if let Some(kept) = &item.reason {
            let quotes: Vec<String> =
                view.reasons.iter().flat_map(|r| &r.evidence).map(|e| one_line(&e.quote)).collect();
            assert!(
                quotes.iter().any(|q| q.contains(kept.as_str()) || kept.contains(q.as_str())),
                "{kept}: {quotes:?}"
            );
        }
        reasons += usize::from(!view.reasons.is_empty());
        deciders += usize::from(!view.who.is_empty());
        said += usize::from(!view.said.is_empty());
        for who in &view.who {
            eprintln!("{}: {} by “{}”", item.kind, item.title, who.who);
        }
    }
    eprintln!("cards with a reason: {reasons}, with a decider: {deciders}, with the child's words: {said}");
    assert!(reasons >= 4 && said >= 1, "{reasons} {said}");

    // What a page tells leads to the same cards.
    let seq = view.told[0].seq;
    let here = desk.decisions_on(PaperAt { seq }).unwrap().decisions;
    assert!(here.iter().any(|d| d.key == view.key), "{here:#?}");
    let not_decided = timeline.items.iter().find(|i| !i.decision).expect("a birth was not decided");
    assert_eq!(desk.why(EventRef { key: not_decided.key.clone() }).unwrap_err().code, FailureCode::NothingThere);
    desk.hide_event(EventRef { key: view.key.clone() }).unwrap();
    assert_eq!(why(&desk, &view.key).reasons, view.reasons, "a hidden one can still be asked about");
    let here = desk.decisions_on(PaperAt { seq }).unwrap().decisions;
    assert!(!here.iter().any(|d| d.key == view.key), "and is not offered");
    desk.close();
}

const HIDDEN: &str = "cardigan";

#[test]
fn covered_words_of_a_reason_and_of_a_decider_stay_in_the_desk() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    desk.lift_covers(false);
    let from = folder.path().join("From the council");
    fs::create_dir_all(&from).unwrap();
    let text = "Marlow County Council\nLetter\n12 May 2003\n\nSam moved to Hillside Children's Home on 3 May 2003 because his father beat him with a belt and tore his \
                cardigan. The move was agreed by Mrs B. Cole, Area Officer.\n";
    fs::write(from.join("Letter.txt"), text).unwrap();
    fs::write(
        from.join("Scottish letter.txt"),
        "Letter\n12 May 2004\n\nSam moved to Larkfield House on 3 May 2004. The Children's Hearing had met on 1 May 2004.\n",
    )
    .unwrap();
    bring_in(&desk, &[&from]);
    let timeline = desk.timeline(nothing()).unwrap();
    let moved = on(&timeline, "placement_start", "2003-05-03");
    let [moved] = moved[..] else { panic!("{:#?}", timeline.items) };
    let covered = why(&desk, &moved.key);
    assert!(!serde_json::to_string(&covered).unwrap().contains(HIDDEN), "{covered:#?}");
    assert!(covered.reasons[0].evidence[0].covered.is_some(), "there is a reason, and a cover says of what kind");
    let cover = desk.page(PageWanted { seq: covered.told[0].seq, find: None }).unwrap().covers.remove(0);
    desk.open_cover(CoverAt { seq: covered.told[0].seq, start: cover.start, end: cover.end }).unwrap();
    let opened = why(&desk, &moved.key);
    assert!(opened.reasons[0].evidence[0].quote.contains(HIDDEN));
    assert_eq!(opened.who.iter().map(|w| w.who.as_str()).collect::<Vec<_>>(), ["Mrs B. Cole, Area Officer"]);
    let elsewhere = on(&timeline, "placement_start", "2004-05-03");
    let [elsewhere] = elsewhere[..] else { panic!("{:#?}", timeline.items) };
    let view = why(&desk, &elsewhere.key);
    assert_eq!((view.rules.len(), view.no_rule), (0, Some(NoRuleWhy::OtherNation)));
    desk.close();
}

#[test]
fn a_reason_from_another_entry_or_another_paper_is_covered_where_it_stands() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    desk.lift_covers(false);
    let from = folder.path().join("From the council");
    fs::create_dir_all(&from).unwrap();
    fs::write(
        from.join("Record.txt"),
        "RUNNING RECORD\nName   Sam Cole\n\n3.4.01   Moved Sam to Mrs Dale, 4 Mill Lane.\n\n12.2.03   Mrs Dale cannot keep him now that her husband beat him with a belt and \
         tore his cardigan.\n\n3.3.03   Moved Sam to Mr and Mrs Holt, 9 Low Road.\n\n1.6.04   Mrs Holt is giving up fostering in the summer.\n",
    )
    .unwrap();
    fs::write(
        from.join("List.txt"),
        "PLACEMENT HISTORY\nSam Cole\n\nMr and Mrs Holt\t3.3.03\t2.7.04\nHillside\t2.7.04\tpresent\n",
    )
    .unwrap();
    // These words of a reason tell of nothing hard by themselves; the sentence around them does, and is covered.
    fs::write(
        from.join("Letter.txt"),
        "Marlow County Council\nLetter\n12 May 2007\n\nSam moved to Elm House on 3 May 2007 because of the torn cardigan; his father had beaten him with a belt.\n",
    )
    .unwrap();
    bring_in(&desk, &[&from]);
    let timeline = desk.timeline(nothing()).unwrap();
    assert!(!serde_json::to_string(&timeline).unwrap().contains(HIDDEN), "{timeline:#?}");
    let story = desk.story(nothing()).unwrap();
    assert!(!serde_json::to_string(&story).unwrap().contains(HIDDEN), "{story:#?}");
    let elm = on(&timeline, "placement_start", "2007-05-03");
    assert!(elm[0].evidence.iter().any(|e| e.covered.is_some()), "{elm:#?}");
    let moved = on(&timeline, "placement_start", "2003-03-03");
    let covered = why(&desk, &moved[0].key);
    assert!(!serde_json::to_string(&covered).unwrap().contains(HIDDEN), "{covered:#?}");
    let reason = &covered.reasons[0].evidence[0];
    assert!(reason.covered.is_some(), "there is a reason, and a cover says of what kind: {covered:#?}");
    let cover = desk.page(PageWanted { seq: reason.seq, find: None }).unwrap().covers.remove(0);
    desk.open_cover(CoverAt { seq: reason.seq, start: cover.start, end: cover.end }).unwrap();
    let timeline = desk.timeline(nothing()).unwrap();
    let moved = on(&timeline, "placement_start", "2003-03-03");
    assert!(moved[0].reason.as_deref().is_some_and(|r| r.contains(HIDDEN)), "{moved:#?}");
    let home = timeline.spans.iter().find(|s| s.name.contains("Dale")).expect("a home");
    assert!(home.reason.as_deref().is_some_and(|r| r.contains(HIDDEN)), "{home:#?}");

    // From the record's page to the list's: the words stand under the reason, and not among what was decided.
    let next = on(&timeline, "placement_start", "2004-07-02");
    let card = why(&desk, &next[0].key);
    assert_eq!(card.reasons[0].evidence[0].quote, "Mrs Holt is giving up fostering in the summer", "{card:#?}");
    assert!(card.told.iter().all(|e| !e.quote.contains("giving up")), "{card:#?}");
    desk.close();
}
