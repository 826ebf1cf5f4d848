//! The receipt: what came, what was not taken and why, and what the papers speak of that was not found, on the screen and on paper.

use std::fs;

use contract::*;

use super::main_job::pdf_text;
use crate::support::*;

/// Pages of a text file, parted by form feeds.
fn pages(list: &[&str]) -> String {
    list.join("\u{c}")
}

#[test]
fn the_receipt_adds_up_and_says_what_was_not_found_with_its_words() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    let view = desk.receipt(nothing()).unwrap();
    let t = view.total;
    assert_eq!(t.words + t.from_pictures + t.pictures + t.blank + t.withheld + t.not_read + t.waiting, t.pages);
    assert_eq!(t.pages, desk.home(nothing()).unwrap().pages);
    assert_eq!(t.withheld, 1, "one page was held back, with a sheet in its place");
    let files = desk.files(nothing()).unwrap().files;
    assert_eq!(view.files.len(), files.len());
    let inside = view.files.iter().find(|f| f.name.ends_with("PEP 2008.pdf")).unwrap();
    assert_eq!((inside.depth, inside.tally.pages), (1, 2));
    assert_eq!(view.files.iter().flat_map(|f| &f.words_left).count(), 1, "words under one box");
    assert!(view.first_day.is_some() && view.last_day.is_some());
    // The stray page 2 of 7 lies elsewhere in the file, so no page of that paper is missing.
    assert!(view.missing.iter().all(|m| m.kind != MissingKind::Pages), "{:?}", view.missing);
    for missing in &view.missing {
        let said = &missing.evidence[0];
        let page = desk.page(PageWanted { seq: said.seq, find: None }).unwrap();
        let text: String = page.runs.iter().map(|r| r.text.as_str()).collect();
        let clean = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        let start = clean(said.quote.split('█').next().unwrap());
        assert!(clean(&text).contains(&start), "{} opens at its page", said.quote);
    }
    let told = view.missing.iter().map(|m| m.title.as_str()).collect::<Vec<_>>();
    assert!(told.contains(&"Case recording") && told.contains(&"Red book"), "{told:?}");
    assert!(told.iter().all(|t| !t.contains("Volume") && !t.contains("PEP")), "{told:?}");

    let to = folder.path().join("What came.pdf");
    desk.save_receipt(SaveTo { place: place(&to), kind: PlaceFor::Receipt }).unwrap();
    let paper = pdf_text(&to).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(paper.contains("What came") && paper.contains("may not have been sent") && paper.contains("red book"));
    let letters: String = paper.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect();
    assert!(view.files.iter().all(|f| letters.contains(&f.sha256)), "each original's number is in the appendix");
    assert!(!paper.contains(sample::UNDER_THE_BOX));
    desk.close();
}

#[test]
fn a_page_a_volume_and_a_letter_that_the_papers_mention_and_that_never_come() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let body = "Sam was seen at home and at school.\nHe was well and talked about the garden.\nNan was there for the whole of it.\n";
    let report = pages(&[
        &format!("CORE ASSESSMENT\nVolume 2 of 3\n\nDate: 4 June 1994\n\n{body}{body}\nPage 1 of 4"),
        &format!("{body}{body}Please read the psychology report dated 3 May 1994 with this.\n{body}\nPage 2 of 4"),
        &format!("{body}{body}{body}\nPage 4 of 4"),
    ]);
    let from = folder.path().join("in");
    fs::create_dir_all(&from).unwrap();
    fs::write(from.join("report.txt"), report).unwrap();
    bring_in(&desk, &[&from]);
    let view = desk.receipt(nothing()).unwrap();
    let lines: Vec<(MissingKind, Option<u32>, Option<u32>)> =
        view.missing.iter().map(|m| (m.kind, m.from, m.of)).collect();
    assert!(lines.contains(&(MissingKind::Pages, Some(3), Some(4))), "{lines:?}");
    assert!(lines.contains(&(MissingKind::Volume, Some(1), Some(3))), "{lines:?}");
    assert!(lines.contains(&(MissingKind::Volume, Some(3), Some(3))), "{lines:?}");
    let paper = view.missing.iter().find(|m| m.kind == MissingKind::Paper).expect("the report is named");
    assert_eq!((paper.title.as_str(), paper.when.as_ref().unwrap().edtf.as_str()), ("Psychology report", "1994-05-03"));
    assert_eq!((paper.evidence[0].page, lines.len()), (2, 4), "{lines:?}");
    let asked = desk.questions(nothing()).unwrap().suggested;
    assert!(
        asked
            .iter()
            .any(|q| q.trigger == "missing_document_referenced" && q.text.contains("Psychology report of 3 May 1994"))
    );
    // The report comes after all: nothing speaks of it any more.
    fs::write(folder.path().join("late.txt"), format!("PSYCHOLOGY REPORT\n\nDate: 3 May 1994\n\n{body}")).unwrap();
    bring_in(&desk, &[&folder.path().join("late.txt")]);
    let view = desk.receipt(nothing()).unwrap();
    assert!(view.missing.iter().all(|m| m.kind != MissingKind::Paper), "{:?}", view.missing);
    desk.close();
}

#[test]
fn what_was_not_taken_is_still_told_after_a_restart_until_it_comes_in() {
    let folder = folder();
    let desk = desk_with_place(folder.path());
    let from = folder.path().join("in");
    fs::create_dir_all(&from).unwrap();
    fs::write(from.join("letter.txt"), "Dear Sam\n").unwrap();
    let gone = folder.path().join("gone.txt");
    bring_in(&desk, &[&from, &gone]);
    let left = |desk: &desk::Desk| desk.receipt(nothing()).unwrap().left_out;
    assert_eq!(
        left(&desk).iter().map(|l| (l.name.as_str(), l.why)).collect::<Vec<_>>(),
        [("gone.txt", WhyNotTaken::NotThere)]
    );
    desk.close();
    drop(desk);
    let (desk, _) = reopen(folder.path());
    assert_eq!(left(&desk).len(), 1, "kept inside the safe place");
    fs::write(&gone, "Here after all\n").unwrap();
    bring_in(&desk, &[&gone]);
    assert_eq!(left(&desk), []);
    desk.close();
}
