//! Repeats through the whole app: folded under the clearest copy, compared, parted and folded by hand, and nothing lost.

use contract::*;
use desk::Desk;

use crate::support::*;

const BODY: &str = "Sam was seen at Hillside on 14 March 2004 and had settled well since the move in January.\n\
    He asked when he would see his sister, and was told that a visit would be set up for Easter.\n\
    Mrs Osei said that he eats better now and sleeps through the night with the landing light on.\n\
    The school has been in touch about his reading, which is coming on, and about his coat, which was lost.\n\
    It was agreed that a new coat would be bought and that the next visit would be on 2 April 2004.";

fn rows(desk: &Desk) -> Vec<DocumentRow> {
    desk.documents(DocumentsWanted { offset: 0, limit: 500, kind: None, words: None, order: None }).unwrap().rows
}

fn seq(desk: &Desk, file: &str) -> u32 {
    let pages = desk.home(nothing()).unwrap().pages;
    let at = |seq: &u32| desk.page(PageWanted { seq: *seq, find: None }).unwrap().file.ends_with(file);
    (1..=pages).find(at).unwrap()
}

#[test]
fn copies_are_folded_compared_and_parted_and_every_one_can_be_opened() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let papers = folder.path().join("papers");
    std::fs::create_dir_all(&papers).unwrap();
    let again = format!(
        "MARLOW COUNTY COUNCIL\nCourt bundle, tab C\n\n{}\n\nPrinted 3 May 2011",
        BODY.replace('\n', " ").replace(". ", ".\n")
    );
    let hidden = BODY.replace("his sister", "[REDACTED]").replace("Mrs Osei", "[REDACTED]");
    let other = "Sam was seen at Hillside on 2 April 2004 and was cross about the coat, which is green and not blue.\n\
        He will not wear it to school. Mrs Osei has put it on the hook by the door and says nothing more about it.\n\
        The visit with his sister went well, they fed the ducks, and both cried a little when it was over.";
    for (name, text) in [("a.txt", BODY), ("b.txt", &again), ("c.txt", &hidden), ("d.txt", other)] {
        std::fs::write(papers.join(name), text).unwrap();
    }
    bring_in(&desk, &[&papers]);

    // One row for the three copies; the other visit stands by itself.
    let listed = rows(&desk);
    assert_eq!(listed.len(), 2, "{listed:#?}");
    let front = listed.iter().find(|row| !row.copies.is_empty()).unwrap();
    assert!(
        front.file.ends_with("a.txt") || front.file.ends_with("b.txt"),
        "the one without removed parts: {}",
        front.file
    );
    assert_eq!(front.copies.len(), 2);

    // The page says where its words stand too, and what the other copy shows.
    let (a, c) = (seq(&desk, "a.txt"), seq(&desk, "c.txt"));
    let told = desk.repeats(RepeatsWanted { seq: c }).unwrap();
    assert!(told.repeats.iter().any(|r| r.seq == a && r.kind == RepeatKind::Near && r.more_there == 4), "{told:#?}");
    assert_eq!(told.paper.as_ref().unwrap().id, front.id);
    let d = seq(&desk, "d.txt");
    assert!(desk.repeats(RepeatsWanted { seq: d }).unwrap().repeats.is_empty());

    // Side by side: the words shown in one and hidden in the other, and never a word that is not in clear.
    let compared = desk.compare_pages(CompareWanted { left: c, right: a }).unwrap();
    assert_eq!((compared.more_left, compared.more_right), (0, 4));
    let shown: Vec<&str> = compared.changes.iter().map(|c| c.right.as_str()).collect();
    assert_eq!(shown, ["his sister", "Mrs Osei"]);
    assert!(compared.changes.iter().all(|c| c.kind == ChangeKind::LeftHides));
    let text: String = compared.left.runs.iter().map(|run| run.text.as_str()).collect();
    assert!(!text.contains("his sister") && !text.contains("REDACTED"));

    // A note on a folded copy stays, and the copy opens.
    desk.add_note(AddNote { seq: c, start: 0, end: 3, kind: NoteKindView::Note, body: "Mine".into() }).unwrap();
    assert_eq!(desk.page(PageWanted { seq: c, find: None }).unwrap().notes.len(), 1);

    // The person has the last word, and can take it back.
    let copy = told.own.clone().unwrap();
    desk.part_copy(PartCopy { id: copy.clone() }).unwrap();
    assert_eq!(rows(&desk).len(), 3);
    assert!(desk.repeats(RepeatsWanted { seq: c }).unwrap().repeats.is_empty());
    assert_eq!(desk.undo(nothing()).unwrap().what.as_deref(), Some("paper_parted"));
    assert_eq!(rows(&desk).len(), 2);
    desk.redo(nothing()).unwrap();
    assert_eq!(rows(&desk).len(), 3);
    desk.fold_copies(FoldCopies { keep: copy.clone(), fold: front.id.clone() }).unwrap();
    let listed = rows(&desk);
    assert_eq!(listed.len(), 2);
    assert!(
        listed.iter().any(|row| row.id == copy && row.copies.len() == 2),
        "the person put it in front: {listed:#?}"
    );
    assert!(desk.part_copy(PartCopy { id: "f9p9".into() }).is_err());
    assert!(desk.fold_copies(FoldCopies { keep: copy.clone(), fold: copy }).is_err());

    // What was decided holds after closing.
    desk.close();
    let (desk, _) = reopen(folder.path());
    settle(&desk);
    assert_eq!(rows(&desk).len(), 2);
    assert_eq!(desk.page(PageWanted { seq: c, find: None }).unwrap().notes.len(), 1);
    desk.close();
}

#[test]
fn the_copies_of_the_made_up_file_are_folded_and_nothing_else_is() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    settle(&desk);
    let listed = rows(&desk);
    let place =
        |file: &str, first: u32, row: (&str, u32, u32)| row.0.ends_with(file) && row.1 <= first && first <= row.2;
    let truth = &made_up().truth;
    let mut wrong: Vec<String> = Vec::new();
    for copy in &truth.duplicates {
        let found = listed.iter().any(|row| {
            let mut of: Vec<(&str, u32, u32)> =
                row.copies.iter().map(|c| (c.file.as_str(), c.first_page, c.last_page)).collect();
            of.push((&row.file, row.first_page, row.last_page));
            of.iter().any(|p| place(&copy.file, copy.first_page, *p))
                && of.iter().any(|p| place(&copy.of_file, copy.of_first_page, *p))
        });
        if !found {
            wrong.push(format!("not folded: {copy:?}"));
        }
    }
    let folded: usize = listed.iter().map(|row| row.copies.len()).sum();
    let told: Vec<_> =
        listed.iter().filter(|r| !r.copies.is_empty()).map(|r| (&r.title, r.first_page, &r.copies)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}\n{told:#?}");
    assert_eq!(folded, truth.duplicates.len(), "{told:#?}");
    desk.close();
}
