//! Whose words: the child's own in the file, what was agreed and what became of it, words that were copied forward. Each with its
//! page, none from under a cover, and the person's word beside them.

use std::collections::BTreeSet;

use contract::*;
use desk::Desk;
use record::char_slice;

use crate::support::*;

const COPIED: &str = "Sam finds it hard to settle at night and likes his landing light left on.";
const HARD: &str = "Sam said that his father beat him with a belt and tore his cardigan.";

fn review(number: u32, date: &str, rest: &str) -> String {
    format!("Review of Arrangements, No. {number}\nDate of review: {date}\nChild: Sam Wrenfield (6)\n\n{rest}\n")
}

/// Three reviews: the second tells what became of the first's actions, the third has no part for what Sam said.
fn reviews(folder: &std::path::Path) -> Desk {
    let desk = desk_with_place(folder);
    desk.lift_covers(false);
    let papers = folder.join("papers");
    std::fs::create_dir_all(&papers).unwrap();
    let first = format!(
        "Health\nHe was measured in March and has grown two inches since he came.\n{COPIED}\n\n6. Sam's views\nI like the hens, and I want to know if I am stopping or not.\n\nPlacement\n{HARD}\n\n\
         Decisions\nDecision\tBy whom\tBy when\nPhotograph of father to be asked for\tJ. Moffat\t24 February 2003\nSwimming lessons on Saturdays to begin\tMrs Dale\tMarch 2003\n"
    );
    let second = format!(
        "Health\nThe dentist saw him in May and was pleased with his new front teeth.\n{COPIED}\n\nSam's views\nSam would like to see his sister more often.\n\n\
         Matters arising\nPhotograph of father: still not received, so Mrs Moffat is to ask again.\n"
    );
    let third = format!(
        "Sam was not present at the review.\n\nPlacement\nThe carers have put up shelves for his boats.\n{COPIED}\n\nSince then the photograph of father was received by post.\n"
    );
    for (name, text) in [
        ("Review 4.txt", review(4, "8 January 2003", &first)),
        ("Review 5.txt", review(5, "2 July 2003", &second)),
        ("Review 6.txt", review(6, "7 January 2004", &third)),
    ] {
        std::fs::write(papers.join(name), text).unwrap();
    }
    bring_in(&desk, &[&papers]);
    desk
}

#[test]
fn words_actions_and_copied_sentences_are_told_with_their_pages() {
    let folder = folder();
    let desk = reviews(folder.path());

    let yours = desk.your_words(nothing()).unwrap();
    assert_eq!(yours.child.as_deref(), Some("Sam"));
    let told: Vec<_> = yours.rows.iter().map(|r| (r.telling, r.when.as_ref().map(|w| w.edtf.as_str()))).collect();
    for wanted in [
        (VoiceTelling::Said, Some("2003-01-08")),
        (VoiceTelling::Reported, Some("2003-07-02")),
        (VoiceTelling::NotThere, Some("2004-01-07")),
    ] {
        assert!(told.contains(&wanted), "{:#?}", yours.rows);
    }
    let [unheard] = &yours.unheard[..] else { panic!("{:#?}", yours.unheard) };
    assert_eq!(unheard.left_out.len(), 1);
    // Hard words stay under their cover: this place says what kind they are, and no more.
    let all = serde_json::to_string(&yours).unwrap();
    assert!(!all.contains("cardigan") && yours.rows.iter().any(|r| r.evidence.covered.is_some()), "{all}");

    let agreed = desk.agreed(nothing()).unwrap();
    let of = |what: &str| agreed.rows.iter().find(|r| r.what.contains(what)).unwrap_or_else(|| panic!("{agreed:#?}"));
    let photo = of("Photograph");
    assert_eq!((photo.who.as_deref(), photo.by.as_ref().unwrap().edtf.as_str()), (Some("J. Moffat"), "2003-02-24"));
    assert_eq!(photo.told.iter().map(|t| t.became).collect::<Vec<_>>(), [BecameView::StillToDo, BecameView::Done]);
    assert!(!photo.two_ways, "first open and later done is one story");
    assert!(of("Swimming").told.is_empty());

    let copied = desk.copied(CopiedWanted { offset: 0, limit: 50 }).unwrap();
    let [row] = &copied.rows[..] else { panic!("{copied:#?}") };
    assert_eq!((row.words.quote.as_str(), row.places.len(), row.first), (COPIED, 3, FirstKnownView::Known));
    assert_eq!(row.places[0].when.as_ref().unwrap().edtf, "2003-01-08");
    let third = row.places[2].seq;
    let here = desk.repeats(RepeatsWanted { seq: third }).unwrap().copied;
    assert_eq!((here.len(), here[0].papers, here[0].at.seq), (1, 3, row.places[0].seq));
    desk.close();
}

#[test]
fn the_persons_word_is_kept_beside_the_papers_and_can_be_taken_back() {
    let folder = folder();
    let desk = reviews(folder.path());
    let like = |desk: &Desk| {
        let rows = desk.your_words(nothing()).unwrap().rows;
        rows.into_iter().find(|r| r.evidence.quote.contains("hens")).unwrap()
    };
    let say = |desk: &Desk, of: &EvidenceView, said| {
        desk.say_of_words(SayOfWords { seq: of.seq, start: of.start, end: of.end, said }).unwrap();
    };
    let row = like(&desk);
    say(&desk, &row.evidence, WordsSaidView::NotMine);
    assert_eq!(like(&desk).said, Some(WordsSaidView::NotMine));
    assert_eq!(desk.undo(nothing()).unwrap().what.as_deref(), Some("words_said"));
    assert_eq!(like(&desk).said, None);
    desk.redo(nothing()).unwrap();
    let photo =
        |desk: &Desk| desk.agreed(nothing()).unwrap().rows.into_iter().find(|r| r.what.contains("Photo")).unwrap();
    say(&desk, &photo(&desk).evidence, WordsSaidView::NotDone);
    let nowhere = SayOfWords { seq: 1, start: 5, end: 5, said: WordsSaidView::Done };
    assert!(desk.say_of_words(nowhere).is_err());
    // It holds after closing, and can be said anew.
    desk.close();
    let (desk, _) = reopen(folder.path());
    settle(&desk);
    assert_eq!((like(&desk).said, photo(&desk).said), (Some(WordsSaidView::NotMine), Some(WordsSaidView::NotDone)));
    say(&desk, &row.evidence, WordsSaidView::Nothing);
    assert_eq!(like(&desk).said, None);
    desk.close();
}

#[test]
fn in_the_made_up_file_every_quote_is_the_words_of_its_page() {
    let folder = folder();
    let desk = desk_with_made_up(folder.path());
    settle(&desk);
    let (yours, agreed) = (desk.your_words(nothing()).unwrap(), desk.agreed(nothing()).unwrap());
    let copied = desk.copied(CopiedWanted { offset: 0, limit: 200 }).unwrap();
    let kinds: BTreeSet<String> = yours.rows.iter().map(|r| format!("{:?}", r.telling)).collect();
    assert!(yours.rows.len() >= 20 && kinds.len() >= 3, "{kinds:?}");
    assert!(agreed.rows.len() >= 20 && agreed.rows.iter().any(|r| !r.told.is_empty()));
    eprintln!(
        "words {}, reviews without {}, agreed {}, copied {}",
        yours.rows.len(),
        yours.unheard.len(),
        agreed.rows.len(),
        copied.total
    );
    for row in &copied.rows {
        eprintln!("  {} papers: {}", row.places.len(), row.words.quote);
    }
    let proofs = yours
        .rows
        .iter()
        .flat_map(|r| std::iter::once(&r.evidence).chain(&r.obtained))
        .chain(yours.unheard.iter().flat_map(|r| &r.left_out))
        .chain(agreed.rows.iter().flat_map(|r| std::iter::once(&r.evidence).chain(r.told.iter().map(|t| &t.evidence))))
        .chain(copied.rows.iter().map(|r| &r.words));
    for proof in proofs {
        let page = desk.page(PageWanted { seq: proof.seq, find: None }).unwrap();
        let text: String = page.runs.iter().map(|run| run.text.as_str()).collect();
        // A removed part is a hole without words, so places are compared only on pages without one.
        if page.runs.iter().all(|run| run.kind == RunKind::Words) {
            assert_eq!(char_slice(&text, proof.start, proof.end), proof.quote, "page {}", proof.seq);
        }
    }
    desk.close();
}
