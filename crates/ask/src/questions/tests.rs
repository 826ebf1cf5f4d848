//! What raises a question, what does not, and what must hold for all of them.

use super::*;
use record::{
    DecidedBy, Document, DocumentKind, EventKey, EventKind, FileId, How, Placement, Proof, RedactionKind, TextHash,
    ToldLater,
};

use crate::view::{PagesNotFound, PaperNamed, RedactionSeen, ReviewNamed};

fn when(edtf: &str) -> When {
    When::parse(edtf).expect("valid EDTF")
}

fn on_page(page: u32) -> Evidence {
    let quote = format!("words of page {page}");
    Evidence { file: FileId(1), page, start: 0, end: 9, text_hash: TextHash::of(&quote), quote }
}

fn event(key: &str, kind: EventKind, at: &str, page: u32) -> Event {
    Event {
        key: EventKey(key.into()),
        kind,
        when: (!at.is_empty()).then(|| when(at)),
        how: How::written(),
        title: "Review meeting".into(),
        place: String::new(),
        people: Vec::new(),
        reason: None,
        evidence: vec![on_page(page)],
        disagrees_with: Vec::new(),
        decided_by: DecidedBy::Reader,
        confirmed: false,
        hidden: false,
        file_says: None,
    }
}

fn worker(key: &str, kind: EventKind, at: &str, name: &str) -> Event {
    Event { people: vec![name.into()], ..event(key, kind, at, 7) }
}

fn home(name: &str, from: &str, to: &str, page: u32) -> Placement {
    Placement {
        id: name.into(),
        name: name.into(),
        kind: "foster".into(),
        from: Some(when(from)),
        to: Some(when(to)),
        reason_for_move: None,
        proof: Proof::new(on_page(page)),
        start_event: None,
        end_event: None,
    }
}

fn paper(first: u32, last: u32, kind: DocumentKind, title: &str, date: &str) -> Document {
    Document {
        id: Document::id_for(FileId(1), first),
        kind,
        title: title.into(),
        date: (!date.is_empty()).then(|| when(date)),
        how: None,
        file: FileId(1),
        first_page: first,
        last_page: last,
        pages: Vec::new(),
        author: None,
        scanned: false,
        duplicate_of: None,
        near_duplicate_of: None,
    }
}

fn asked(view: &FileView<'_>) -> Vec<Question> {
    let questions = suggest(view, Knowledge::england());
    for question in &questions {
        assert!(!question.evidence.is_empty(), "no proof: {}", question.text);
        assert!(question.text.ends_with('?') && !question.text.contains(['{', '}']), "{}", question.text);
        for sentence in question.text.split_inclusive(['.', '?']) {
            assert!(sentence.split_whitespace().count() <= 22, "long: {sentence}");
        }
        let lower = question.text.to_lowercase();
        for accusing in ["fail", "broke", "should have", "late", "illegal"] {
            assert!(!lower.contains(accusing), "{accusing}: {}", question.text);
        }
    }
    questions
}

fn texts(view: &FileView<'_>) -> Vec<String> {
    asked(view).into_iter().map(|q| q.text).collect()
}

#[test]
fn an_empty_file_raises_nothing() {
    assert!(suggest(&FileView::default(), Knowledge::england()).is_empty());
}

#[test]
fn a_gap_is_asked_about_with_the_pages_on_either_side() {
    let gaps = [
        (when("2008-06"), when("2009-05"), vec![on_page(4), on_page(5)]),
        (when("2001-01-01"), when("2001-06-01"), Vec::new()),
    ];
    let found = asked(&FileView { gaps: &gaps, ..FileView::default() });
    assert_eq!(found.len(), 1, "a gap without a page on either side has no proof");
    assert_eq!(
        found[0].text,
        "My file has nothing from June 2008 to May 2009. Are there papers for this time that were not sent?"
    );
    assert_eq!(found[0].evidence.len(), 2);
    assert_eq!((found[0].from.as_ref(), found[0].audience.as_str()), (Some(&gaps[0].0), "council"));
}

#[test]
fn a_move_without_a_reason_is_asked_about_and_one_with_a_reason_is_not() {
    let homes = [home("Pat and Joan's", "2006", "2008-05-03", 1), home("Hillside", "2008-05-03", "2010-01", 2)];
    let view = FileView { placements: &homes, ..FileView::default() };
    assert_eq!(texts(&view), ["Why did I move from Pat and Joan's to Hillside on 3 May 2008, and who decided?"]);
    let mut told = homes.clone();
    told[0].reason_for_move = Some("Pat was ill".into());
    assert!(texts(&FileView { placements: &told, ..FileView::default() }).is_empty());
    let mut moved = event("m", EventKind::PlacementStart, "2008-05-03", 2);
    moved.reason = Some("nearer to school".into());
    let mut linked = homes.clone();
    linked[1].start_event = Some(moved.key.clone());
    let events = [moved];
    assert!(texts(&FileView { placements: &linked, events: &events, ..FileView::default() }).is_empty());
}

#[test]
fn removed_parts_are_gathered_by_paper() {
    let papers = [
        paper(1, 4, DocumentKind::ReviewMinutes, "LAC Review", "2004-03-15"),
        paper(5, 5, DocumentKind::Letter, "", "2004"),
    ];
    let seen = |page, reason: Option<&str>| RedactionSeen {
        evidence: on_page(page),
        kind: RedactionKind::Box,
        reason: reason.map(str::to_owned),
    };
    let redactions = [seen(1, None), seen(2, None), seen(2, Some("TP")), seen(5, Some("TP")), seen(9, None)];
    let found = texts(&FileView { documents: &papers, redactions: &redactions, ..FileView::default() });
    assert_eq!(
        found,
        [
            "3 parts of “LAC Review” are blacked out. Which rule was used, and why does it fit?",
            "One part of page 9 is blacked out. Which rule was used, and why does it fit?",
            "One part of the letter of 2004 is blacked out, marked “TP”. Why does that fit these words?",
        ]
    );
}

#[test]
fn each_change_of_worker_and_many_in_a_year() {
    let start = EventKind::SocialWorkerStart;
    let mut events = vec![
        worker("a", start, "2001-03-01", "Jane Hill"),
        worker("a2", start, "2001-09-01", "Mrs J Hill"),
        worker("b", start, "2003-03-01", "Tom Fox"),
    ];
    let view = FileView { events: &events, ..FileView::default() };
    assert_eq!(
        texts(&view),
        ["Why did my social worker change from Mrs J Hill to Tom Fox on 1 March 2003, and was I told?"]
    );
    events.push(worker("c", EventKind::SocialWorkerEnd, "2003-06-01", "Tom Fox"));
    events.push(worker("d", start, "2003-08-01", "Ann Lee"));
    let view = FileView { events: &events, ..FileView::default() };
    assert_eq!(
        texts(&view),
        ["From 1 March 2003 to 1 August 2003 I had 3 social workers. Why did they change so often?"]
    );
    let ended = [
        worker("a", start, "2001-03-01", "Jane Hill"),
        worker("e", EventKind::SocialWorkerEnd, "2002-05", "Jane Hill"),
    ];
    let view = FileView { events: &ended, ..FileView::default() };
    assert_eq!(texts(&view), ["Why did Jane Hill stop being my social worker in May 2002, and who came next?"]);
}

#[test]
fn a_long_time_between_reviews_is_asked_about() {
    let review = |key: &str, at: &str, page| event(key, EventKind::Review, at, page);
    let events = [review("1", "2001-03-01", 1), review("2", "2001-08-28", 2), review("3", "2002-10-01", 3)];
    let view = FileView { events: &events, ..FileView::default() };
    let found = asked(&view);
    assert_eq!(found.len(), 1);
    assert!(found[0].text.starts_with("I did not find a review meeting between 28 August 2001 and 1 October 2002."));
    assert_eq!(found[0].evidence.iter().map(|e| e.page).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn what_fills_or_excuses_a_gap_between_reviews() {
    let review = |key: &str, at: &str| event(key, EventKind::Review, at, 1);
    let ends = [review("1", "2001-03-01"), review("2", "2002-10-01")];
    let with = |extra: Event| [ends.as_slice(), &[extra]].concat();
    for (why, events) in [
        ("a review dated loosely may be the one", with(review("3", "2001"))),
        ("so may a review without a date", with(review("3", ""))),
        ("care ended in between", with(event("4", EventKind::LeavingCare, "2001-06", 2))),
        ("no rule has been read for 1980", vec![review("1", "1980-01-01"), review("2", "1982-01-01")]),
        ("the rules were loosened", vec![review("1", "2020-01-10"), review("2", "2020-10-01")]),
        ("within the slack", vec![review("1", "2001-03-01"), review("2", "2001-09-05")]),
        ("perhaps close enough", vec![review("1", "2001-03"), review("2", "2001-09-30")]),
    ] {
        assert!(texts(&FileView { events: &events, ..FileView::default() }).is_empty(), "{why}");
    }
    let minutes = [paper(9, 9, DocumentKind::ReviewMinutes, "", "2001-11-01")];
    assert!(texts(&FileView { events: &ends, documents: &minutes, ..FileView::default() }).is_empty());
    let at_home = [Placement { kind: "family".into(), ..home("Mum", "2001-05-01", "2002-01-01", 3) }];
    assert!(texts(&FileView { events: &ends, placements: &at_home, ..FileView::default() }).is_empty());
    let older = [review("1", "1989-07-01"), review("2", "1991-01-01")];
    assert!(texts(&FileView { events: &older, ..FileView::default() }).is_empty(), "a rule for foster homes only");
    let fostered = [home("The Kellys", "1988", "1992", 3)];
    assert_eq!(texts(&FileView { events: &older, placements: &fostered, ..FileView::default() }).len(), 1);
}

#[test]
fn dates_that_disagree_are_asked_about_once_until_the_person_settles_them() {
    let mut events = [
        event("a", EventKind::PlacementEnd, "2008-05-03", 1),
        event("b", EventKind::PlacementEnd, "2008-06-20", 2),
        event("c", EventKind::PlacementEnd, "2008-06-20", 3),
    ];
    for (n, other) in [(0, "b"), (1, "a"), (2, "a")] {
        events[n].title = "Left Pat and Joan's".into();
        events[n].disagrees_with = vec![EventKey(other.into())];
    }
    let view = FileView { events: &events, ..FileView::default() };
    let found = asked(&view);
    assert_eq!(found.len(), 1);
    assert!(found[0].text.contains("“Left Pat and Joan's”: 3 May 2008 and 20 June 2008."), "{}", found[0].text);
    assert_eq!(found[0].evidence.len(), 3);
    for settle in [|e: &mut Event| e.confirmed = true, |e: &mut Event| e.decided_by = DecidedBy::Person] {
        let mut settled = events.clone();
        settle(&mut settled[0]);
        assert!(texts(&FileView { events: &settled, ..FileView::default() }).is_empty());
    }
}

#[test]
fn undated_papers_are_asked_about_and_many_share_a_question() {
    let mut papers: Vec<Document> =
        (1..=8).map(|p| paper(p, p, DocumentKind::Letter, &format!("Letter {p}"), "")).collect();
    papers.push(paper(20, 20, DocumentKind::Blank, "", ""));
    papers.push(paper(21, 21, DocumentKind::CourtOrder, "", ""));
    let heads: Vec<(String, Evidence)> = papers.iter().map(|d| (d.id.clone(), on_page(d.first_page))).collect();
    let found = texts(&FileView { documents: &papers, heads: &heads, ..FileView::default() });
    assert_eq!(found.len(), 4);
    assert_eq!(found[0], "I found no date on the court order without a title. When was it written, and who wrote it?");
    assert_eq!(found[3], "6 more papers have no date, such as “Letter 3” and “Letter 4”. When was each one written?");
    assert!(texts(&FileView { documents: &papers, ..FileView::default() }).is_empty(), "no words, no question");
}

#[test]
fn a_paper_that_is_named_and_not_here() {
    let named = |title: &str, page| PaperNamed { evidence: on_page(page), title: title.into() };
    let papers = [
        paper(1, 2, DocumentKind::Letter, "Letter to Mrs Bell", "2004"),
        paper(3, 9, DocumentKind::CoreAssessment, "Assessment of Sam", "2004"),
    ];
    let names = [
        named("core assessment", 1),
        named("the attached psychology report", 1),
        named("Psychology Report", 2),
        named("Letter to Mrs Bell", 4),
        named("the", 4),
    ];
    let found = asked(&FileView { documents: &papers, papers_named: &names, ..FileView::default() });
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].text.starts_with("A page names “the attached psychology report”."));
    assert_eq!(found[0].evidence.len(), 2);
}

#[test]
fn ids_are_stable_and_the_best_of_each_kind_comes_first() {
    let homes: Vec<Placement> =
        (0..12).map(|n| home(&format!("Home {n}"), &format!("{}", 1990 + n), &format!("{}", 1991 + n), n)).collect();
    let gaps = [(when("2008-06"), when("2009-05"), vec![on_page(4)])];
    let view = FileView { placements: &homes, gaps: &gaps, ..FileView::default() };
    let first = asked(&view);
    assert_eq!(first, asked(&view));
    let kinds: Vec<Trigger> = first.iter().map(|q| q.trigger).collect();
    assert_eq!(kinds[..2], [Trigger::UnexplainedMove, Trigger::Gap]);
    assert_eq!(kinds.len(), 7, "no more than six moves");
    let ids: BTreeSet<&str> = first.iter().map(|q| q.id.as_str()).collect();
    assert_eq!(ids.len(), first.len());
    let mut read_again = gaps.clone();
    read_again[0].2[0].start += 3;
    let again = FileView { gaps: &read_again, ..FileView::default() };
    assert_eq!(asked(&again)[0].id, first[1].id, "a better reading of the page keeps the question");
    let mut other_page = gaps.clone();
    other_page[0].2[0].page += 1;
    assert_ne!(asked(&FileView { gaps: &other_page, ..FileView::default() })[0].id, first[1].id);
}

#[test]
fn what_the_person_hid_raises_nothing() {
    let mut events = [event("1", EventKind::Review, "2001-03-01", 1), event("2", EventKind::Review, "2002-10-01", 2)];
    events[1].hidden = true;
    assert!(texts(&FileView { events: &events, ..FileView::default() }).is_empty());
}

#[test]
fn a_review_without_the_childs_words_is_asked_about() {
    let papers: Vec<Document> =
        (1..=3).map(|p| paper(p, p, DocumentKind::ReviewMinutes, &format!("Review {p}"), "2003-01-08")).collect();
    let heads: Vec<(String, Evidence)> = papers.iter().map(|d| (d.id.clone(), on_page(d.first_page))).collect();
    let without = |n: usize, left_out: Vec<Evidence>| record::Unheard { paper: papers[n].id.clone(), left_out };
    let unheard = [without(1, Vec::new()), without(2, vec![on_page(3)])];
    let view = FileView { documents: &papers, heads: &heads, unheard: &unheard, ..FileView::default() };
    assert_eq!(
        texts(&view),
        [
            "Where does “Review 3” on 8 January 2003 say what I wanted, and who asked me?",
            "Where does “Review 2” on 8 January 2003 say what I wanted, and who asked me?",
        ],
        "where the paper says it itself comes first"
    );
}

#[test]
fn an_action_that_a_later_page_says_was_not_done_is_asked_about() {
    use record::{Agreed, Became, ToldLater};
    let agreed = |what: &str, told: &[(Became, &str)], again: usize| {
        let first = record::ActionMention { what: what.into(), who: None, by: None, evidence: on_page(1) };
        let words = what.split(' ').map(str::to_lowercase).collect();
        let told = told.iter().map(|(became, at)| ToldLater {
            became: *became,
            when: (!at.is_empty()).then(|| when(at)),
            evidence: on_page(2),
        });
        let again = (0..again).map(|n| (Some(when("2004-01-07")), on_page(3 + n as u32))).collect();
        Agreed { first, when: Some(when("2003-01-08")), words, again, told: told.collect() }
    };
    let asks = |one: Agreed| texts(&FileView { agreed: &[one], ..FileView::default() });
    assert_eq!(
        asks(agreed("Photograph of father to be asked for", &[(Became::NotDone, "2004-01-07")], 0)),
        [
            "On 8 January 2003 it was agreed: “Photograph of father to be asked for”. Another page, after that, says that it was not done. \
          What became of it, and who was to do it?"
        ]
    );
    let done_in_the_end = [(Became::StillToDo, "2003-07-02"), (Became::Done, "2004-01-07")];
    assert!(asks(agreed("Bus pass for grandmother", &done_in_the_end, 0)).is_empty());
    assert!(asks(agreed("Bus pass for grandmother", &[(Became::NotDone, "")], 0)).is_empty(), "it may be from before");
    assert!(asks(agreed("Bus pass for grandmother", &[], 1)).is_empty());
    assert_eq!(asks(agreed("Life story book to be finished", &[], 2)).len(), 1, "agreed three times and never done");
}

#[test]
fn a_paper_that_the_rules_called_for_and_that_is_not_here_is_asked_about_once_a_rule() {
    let row = |due: &str, found: Option<&str>| crate::expected::Expected {
        rule: "HR-91".into(),
        paper: DocumentKind::HealthAssessment,
        due: when(due),
        found: found.map(str::to_owned),
        plain: "A child's health had to be looked at.".into(),
        source: "a law".into(),
        counted_from: vec![on_page(3)],
    };
    let one = [row("2001-05-01", None), row("2002-05-01", Some("f1p9"))];
    assert_eq!(
        texts(&FileView { expected: &one, ..FileView::default() }),
        [
            "I did not find a health assessment in my file for 1 May 2001 or before. A child's health had to be looked at. \
          Is there one, and can I have it?"
        ]
    );
    let two = [row("2001-05-01", None), row("2002-05-01", None)];
    let asked = texts(&FileView { expected: &two, ..FileView::default() });
    assert!(asked[0].contains("2 times, such as by 1 May 2001 and 1 May 2002"), "{asked:?}");
}

/// In care for the years that a test speaks of.
fn in_care(view: FileView<'_>, look: impl Fn(&FileView<'_>)) {
    let (from, until) = (when("1970-01-05"), chrono::NaiveDate::from_ymd_opt(1985, 6, 1).expect("a day"));
    look(&FileView { in_care: Some((&from, &until)), ..view });
}

fn named(date: &str, not_held: bool, page: u32) -> ReviewNamed {
    ReviewNamed { evidence: on_page(page), date: when(date), not_held }
}

#[test]
fn a_review_that_a_page_speaks_of_is_asked_for_where_none_is_near() {
    let events = [event("r", EventKind::Review, "1974-11-20", 9)];
    let reviews = [
        named("1974-11", false, 4),
        named("1975-05-12", false, 5),
        named("1975-05-20", true, 6),
        named("1990-01-01", false, 7),
    ];
    in_care(FileView { events: &events, reviews_named: &reviews, ..FileView::default() }, |view| {
        let found = asked(view);
        assert_eq!(found.len(), 1, "one was held, two are one, one lies after the file: {found:?}");
        assert_eq!(
            found[0].text,
            "A page says that the review on 20 May 1975 was not held. Was there another in its place, and can I have its notes?"
        );
        assert_eq!(found[0].evidence.len(), 2);
    });
    in_care(FileView { reviews_named: &reviews[..1], ..FileView::default() }, |view| {
        let text = "A page says that a review was to be held in November 1974. I did not find it. Was it held, and can I have its notes?";
        assert_eq!(texts(view), [text]);
    });
    assert!(
        texts(&FileView { reviews_named: &reviews, ..FileView::default() }).is_empty(),
        "nobody knows of a time in care"
    );
}

#[test]
fn a_silence_longer_than_the_time_between_visits_asks_for_their_notes() {
    let gaps = [(when("1995-03-01"), when("1995-12-01"), vec![on_page(4), on_page(5)])];
    let fostered = [home("Mrs Bell", "1994-01-01", "1997-01-01", 2)];
    let about = |view: &FileView<'_>| {
        asked(view).into_iter().filter(|q| q.trigger == Trigger::MissingRecord).map(|q| q.text).collect::<Vec<_>>()
    };
    let text = "I found no note of a visit from 1 March 1995 to 1 December 1995. A worker had to visit a fostered child at least \
                every 3 months, and more often in the first year. Are there notes of visits, and can I have them?";
    assert_eq!(about(&FileView { gaps: &gaps, placements: &fostered, ..FileView::default() }), [text]);
    assert!(
        about(&FileView { gaps: &gaps, ..FileView::default() }).is_empty(),
        "no foster home is known for that time"
    );
    let older = [(when("1975-03-01"), when("1975-12-01"), vec![on_page(4)])];
    let then = [home("Mrs Bell", "1974-01-01", "1977-01-01", 2)];
    assert!(about(&FileView { gaps: &older, placements: &then, ..FileView::default() }).is_empty(), "no rule was read");
}

#[test]
fn a_childrens_home_without_a_log_is_asked_for_one() {
    let homes = [Placement { kind: "residential".into(), ..home("Oak Bank", "1980-01-01", "1981-06-01", 3) }];
    let text = "I did not find a log or diary kept at Oak Bank, where I lived from 1 January 1980. Was one kept, and can I have it?";
    assert_eq!(texts(&FileView { placements: &homes, ..FileView::default() }), [text]);
    let kept = [paper(8, 9, DocumentKind::ResidentialLog, "Day book", "1980-11-02")];
    assert!(texts(&FileView { placements: &homes, documents: &kept, ..FileView::default() }).is_empty());
}

#[test]
fn pages_that_a_paper_numbers_and_that_are_not_there_are_asked_for() {
    let papers = [paper(8, 9, DocumentKind::Assessment, "Report to the court", "1984-06-11")];
    let pages = [PagesNotFound { evidence: on_page(9), from: 3, to: 3, of: Some(4) }];
    let text = "I did not find page 3 of 4 of “Report to the court”. Was it kept back, or not copied?";
    assert_eq!(texts(&FileView { documents: &papers, pages_not_found: &pages, ..FileView::default() }), [text]);
}

#[test]
fn what_a_page_says_was_still_not_done_is_asked_about_by_itself() {
    let mut evidence = on_page(4);
    evidence.quote = "Trophies still not collected.".into();
    let told = [ToldLater { became: record::Became::StillToDo, when: Some(when("1996-05-02")), evidence }];
    let text = "A page says: “Trophies still not collected”. What became of it after that, and who was to do it?";
    assert_eq!(texts(&FileView { left_undone: &told, ..FileView::default() }), [text]);
}
