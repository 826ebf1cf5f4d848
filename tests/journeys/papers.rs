//! Papers as the person has them: cut, joined, moved and named, through the desk; undone, read again, and taken out.

use std::fs;

use contract::*;

use crate::support::*;

/// Papers with more than one page, of one file.
fn long(desk: &desk::Desk, name: &str) -> DocumentRow {
    rows(desk, None)
        .into_iter()
        .find(|d| d.file.ends_with(name) && d.last_page > d.first_page + 1)
        .expect("a long paper")
}

fn rows(desk: &desk::Desk, order: Option<PaperOrder>) -> Vec<DocumentRow> {
    desk.documents(DocumentsWanted { offset: 0, limit: 500, kind: None, words: None, order }).unwrap().rows
}

fn at(desk: &desk::Desk, seq: u32) -> PaperView {
    desk.paper(PaperAt { seq }).unwrap()
}

const VOLUME: &str = "Volume 1 Social services file.pdf";

#[test]
fn a_paper_is_cut_joined_and_undone_and_the_open_page_shows_it_at_once() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let paper = long(&desk, VOLUME);
    let second = paper.seq + 1;
    assert!(at(&desk, second).can_cut && !at(&desk, second).can_join);
    let why = at(&desk, paper.seq).why;
    assert!(!why.is_empty() && why.iter().all(|w| !w.evidence.quote.is_empty()), "{why:?}");
    desk.cut_paper(PaperAt { seq: second }).unwrap();
    let cut = at(&desk, second);
    assert_eq!((cut.paper.seq, cut.paper.title.as_str(), cut.said.begins, cut.can_join), (second, "", true, true));
    assert_eq!(at(&desk, paper.seq).paper.last_page, paper.first_page);
    let page = desk.page(PageWanted { seq: second, find: None }).unwrap();
    assert_eq!(page.document.unwrap().id, cut.paper.id);
    assert_eq!(desk.undo(nothing()).unwrap().what.as_deref(), Some("paper_cut"));
    let page = desk.page(PageWanted { seq: second, find: None }).unwrap();
    assert_eq!(page.document.unwrap().id, paper.id, "the open page shows it without the whole being asked for");
    desk.redo(nothing()).unwrap();
    desk.join_paper(PaperAt { seq: second }).unwrap();
    assert_eq!(at(&desk, second).paper.last_page, paper.last_page);
    assert_eq!(at(&desk, second).paper.title, paper.title);
    assert_eq!(
        desk.join_paper(PaperAt { seq: 1 }).unwrap_err().code,
        FailureCode::NothingThere,
        "nothing is before it"
    );
    desk.close();
}

#[test]
fn the_persons_kind_title_and_date_are_marked_and_hold_through_a_new_reading_and_in_the_export() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let review = rows(&desk, None)
        .into_iter()
        .find(|d| d.kind == "review_minutes" && d.when.is_some() && d.copies.is_empty())
        .unwrap();
    let day = review.when.clone().unwrap();
    let before = desk.timeline(nothing()).unwrap();
    let on_day = |t: &TimelineView, edtf: &str| {
        t.items.iter().any(|i| {
            i.kind == "review"
                && i.when.as_ref().is_some_and(|w| w.edtf == edtf)
                && i.evidence.iter().any(|e| e.seq == review.seq)
        })
    };
    assert!(on_day(&before, &day.edtf), "the minutes tell of their review");
    let name = |kind: Option<&str>, title: Option<&str>, when: Option<&str>| NamePaper {
        seq: review.seq,
        kind: kind.map(str::to_owned),
        title: title.map(str::to_owned),
        when_words: when.map(str::to_owned),
    };
    assert_eq!(desk.name_paper(name(None, None, Some("the day of the cake"))).unwrap_err().code, FailureCode::NotADate);
    desk.name_paper(name(None, Some("The one with the cake"), Some("5 July 1999"))).unwrap();
    let said = at(&desk, review.seq);
    assert_eq!(said.said, SaidView { kind: false, title: true, date: true, begins: false });
    assert_eq!((said.paper.title.as_str(), said.how.as_deref()), ("The one with the cake", Some("person")));
    assert_eq!(said.read_as.unwrap().when.unwrap().edtf, day.edtf);
    let after = desk.timeline(nothing()).unwrap();
    assert!(on_day(&after, "1999-07-05") && !on_day(&after, &day.edtf), "what hangs on the paper's date moves with it");
    desk.set_born(SetBorn { words: desk::MADE_UP_BORN.into() }).unwrap();
    settle(&desk);
    assert_eq!(at(&desk, review.seq).paper.title, "The one with the cake");
    let by_date = rows(&desk, Some(PaperOrder::Date));
    let days: Vec<Option<&String>> =
        by_date.iter().map(|d| d.when.as_ref().and_then(|w| w.earliest.as_ref())).collect();
    let dated: Vec<_> = days.iter().flatten().collect();
    assert!(
        dated.is_sorted() && days.iter().rev().skip_while(|d| d.is_none()).all(Option::is_some),
        "the undated come last"
    );
    assert_eq!(rows(&desk, Some(PaperOrder::Council)), rows(&desk, None));
    let out = folder.path().join("out");
    desk.open_export(SaveTo { place: place(&out), kind: PlaceFor::OpenExport }).unwrap();
    let text = fs::read_to_string(out.join("data/records/documents.jsonl")).unwrap();
    let row = text.lines().find(|l| l.contains("The one with the cake")).expect("the export follows the person");
    assert!(row.contains("\"how\":\"person\"") && row.contains("1999-07-05"), "{row}");
    desk.name_paper(name(None, None, None)).unwrap();
    let back = at(&desk, review.seq);
    assert_eq!((back.said, back.paper.title), (SaidView::default(), review.title));
    desk.close();
}

#[test]
fn the_strip_of_a_file_shows_every_page_once_and_a_moved_page_in_its_paper() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let file = file_named(&desk, VOLUME);
    let strip = || desk.file_papers(FilePapersWanted { id: file.id }).unwrap();
    let once = |view: &FilePapersView| {
        let mut pages: Vec<u32> = view.papers.iter().flat_map(|p| &p.pages).map(|p| p.page).collect();
        pages.sort_unstable();
        assert!(pages.into_iter().eq(1..=file.pages), "every page stands in one paper");
    };
    once(&strip());
    let paper = long(&desk, VOLUME);
    let other = strip().papers.into_iter().find(|p| p.paper.first_page > paper.last_page + 3).unwrap();
    desk.move_page(MovePage { seq: paper.seq + 1, to: Some(other.paper.seq) }).unwrap();
    let moved = strip();
    once(&moved);
    let into = moved.papers.iter().find(|p| p.paper.id == other.paper.id).unwrap();
    assert!(into.pages.iter().any(|p| p.seq == paper.seq + 1 && p.moved));
    assert!(at(&desk, paper.seq + 1).moved);
    let elsewhere = file_named(&desk, "Duty notes.txt").first_seq.unwrap();
    assert!(desk.move_page(MovePage { seq: paper.seq, to: Some(elsewhere) }).is_err(), "within one received file");
    desk.move_page(MovePage { seq: paper.seq + 1, to: None }).unwrap();
    assert_eq!(at(&desk, paper.seq + 1).paper.id, paper.id);
    let log = rows(&desk, None).into_iter().find(|d| d.kind == "foster_daily_log").unwrap();
    let entries = at(&desk, log.seq).entries;
    assert!(
        entries.len() > 1 && entries.iter().all(|e| !e.words.is_empty()),
        "a running record's entries: {entries:?}"
    );
    desk.close();
}
