//! What must hold of every file: the order of pages makes no difference, groups are whole, and no word comes out that is not on its page.

mod common;

use common::{found, laid, pairs_found, words};
use proptest::prelude::*;
use record::{Document, DocumentKind, FileId, TextHash};
use repeats::{AlsoKind, Judged, PageSeen, PageWords, Said, compare, find};
use sample::copies::{Copies, Family, copies};

fn made(seed: u64) -> Copies {
    copies(if seed.is_multiple_of(2) { Family::First } else { Family::Second }, seed, 14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_order_in_which_pages_are_given_makes_no_difference(seed in 0_u64..500, turn in 0_usize..1000) {
        let made = made(seed);
        let laid = laid(&made);
        let straight = found(&made, &laid, &Said::default(), &mut Judged::default());
        let mut seen: Vec<PageSeen<'_>> = laid.pages.iter().enumerate()
            .map(|(i, (file, page, sketch, text_hash))| PageSeen { file: *file, page: *page, order: i as u32 + 1, sketch, text_hash })
            .collect();
        let by = turn % seen.len();
        seen.rotate_left(by);
        seen.reverse();
        let mut documents = laid.documents.clone();
        documents.reverse();
        let mut read = |file: FileId, page: u32| -> Result<PageWords, ()> {
            Ok(words(&made.papers[file.0 as usize - 1].pages[page as usize - 1]))
        };
        let turned = find(&seen, &documents, &Said::default(), &mut read, &mut Judged::default()).unwrap();
        prop_assert_eq!(straight, turned);
    }

    #[test]
    fn likeness_is_told_on_both_pages_and_every_place_is_on_its_page(seed in 0_u64..500) {
        let made = made(seed);
        let laid = laid(&made);
        let all = found(&made, &laid, &Said::default(), &mut Judged::default());
        let length = |file: FileId, page: u32| made.papers[file.0 as usize - 1].pages[page as usize - 1].text.chars().count() as u32;
        for (file, page, ..) in &laid.pages {
            for also in all.on_page(*file, *page) {
                let there = also.there;
                prop_assert!((there.file, there.page) != (*file, *page));
                prop_assert!(also.here.0 < also.here.1 && there.start < there.end);
                if also.kind != AlsoKind::Exact {
                    prop_assert!(also.here.1 <= length(*file, *page) && there.end <= length(there.file, there.page));
                }
                let back = all.on_page(there.file, there.page).iter().any(|b| (b.there.file, b.there.page) == (*file, *page));
                prop_assert!(back, "told on one page alone");
            }
        }
        // Every paper is in one group at most, and no paper in front is folded itself.
        let mut ids: Vec<&str> = all.groups.iter().flat_map(|g| g.copies.iter().map(|c| c.id.as_str()).chain([g.kept.as_str()])).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
    }

    #[test]
    fn a_pair_is_compared_once_and_what_the_person_parts_stays_apart(seed in 0_u64..500) {
        let made = made(seed);
        let laid = laid(&made);
        let mut judged = Judged::default();
        let first = found(&made, &laid, &Said::default(), &mut judged);
        let pages: Vec<PageSeen<'_>> = laid.pages.iter().enumerate()
            .map(|(i, (file, page, sketch, text_hash))| PageSeen { file: *file, page: *page, order: i as u32 + 1, sketch, text_hash })
            .collect();
        let mut never = |_: FileId, _: u32| -> Result<PageWords, &'static str> { Err("read again") };
        prop_assert_eq!(&find(&pages, &laid.documents, &Said::default(), &mut never, &mut judged).unwrap(), &first);
        let Some(&(a, b)) = pairs_found(&first).iter().next() else { return Ok(()) };
        let id = |paper: usize| laid.documents[paper].id.clone();
        let said = Said { parted: vec![(id(a), id(b))], folded: Vec::new() };
        let parted = find(&pages, &laid.documents, &said, &mut never, &mut judged).unwrap();
        prop_assert!(!pairs_found(&parted).contains(&(a, b)));
        let said = Said { parted: Vec::new(), folded: vec![(id(b), id(a))] };
        let folded = find(&pages, &laid.documents, &said, &mut never, &mut judged).unwrap();
        prop_assert_eq!(&folded.group_of(&id(a)).unwrap().kept, &id(b));
    }

    #[test]
    fn comparing_never_gives_out_what_is_hidden(text in "[a-e ]{0,60}(\n[a-e ]{0,40}){0,3}", other in "[a-e ]{0,60}",
        holes in prop::collection::vec((0_u32..90, 0_u32..12), 0..4), more in prop::collection::vec((0_u32..90, 0_u32..12), 0..4)) {
        let hide = |holes: Vec<(u32, u32)>| holes.into_iter().map(|(start, long)| (start, start + long)).collect::<Vec<_>>();
        let left = PageWords { text, hidden: hide(holes), scanned: false };
        let right = PageWords { text: format!("{}\n{other}", left.text), hidden: hide(more), scanned: false };
        let told = compare(&left, &right);
        let clear = |page: &PageWords, start: u32, end: u32| {
            start < end && end <= page.text.chars().count() as u32
                && page.hidden.iter().filter(|h| h.0 < h.1).all(|h| h.1 <= start || end <= h.0)
        };
        for (page, pieces) in [(&left, &told.left), (&right, &told.right)] {
            prop_assert!(pieces.iter().all(|p| clear(page, p.start, p.end)));
            prop_assert!(pieces.windows(2).all(|w| w[0].end <= w[1].start));
        }
        for change in &told.changes {
            prop_assert!(change.left.iter().all(|&(a, b)| clear(&left, a, b)));
            prop_assert!(change.right.iter().all(|&(a, b)| clear(&right, a, b)));
        }
    }
}

#[test]
fn blank_pages_dividers_and_withheld_sheets_are_never_copies() {
    let text =
        "THIS PAGE HAS BEEN WITHHELD under the Data Protection Act 2018, Schedule 3, Part 3, by the information team.";
    let page = PageWords { text: text.into(), ..PageWords::default() };
    let sketch = repeats::sketch(&page, None);
    let hash = TextHash::of(text);
    for kind in [DocumentKind::Blank, DocumentKind::Divider, DocumentKind::WithheldPage] {
        let paper = |n: i64| Document {
            id: Document::id_for(FileId(n), 1),
            kind,
            title: String::new(),
            date: None,
            how: None,
            file: FileId(n),
            first_page: 1,
            last_page: 1,
            scanned: false,
            duplicate_of: None,
            near_duplicate_of: None,
            pages: Vec::new(),
            author: None,
        };
        let seen = |n: i64| PageSeen { file: FileId(n), page: 1, order: n as u32, sketch: &sketch, text_hash: &hash };
        let mut read = |_: FileId, _: u32| -> Result<PageWords, ()> { Ok(page.clone()) };
        let told =
            find(&[seen(1), seen(2)], &[paper(1), paper(2)], &Said::default(), &mut read, &mut Judged::default());
        assert_eq!(told.unwrap(), repeats::Repeats::default());
    }
}
