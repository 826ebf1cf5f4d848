//! Words of up to three pages (parted by form feeds), read as an import reads them, put on the timeline and told as a story.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use record::{Decided, FileId, TextFrom, When, char_slice};
use understand::{PageInput, read_page};

fuzz_target!(
    init: common::begin(|| {
        let mut seeds: Vec<common::Seed> = vec![
            ("review", b"\x01LAC REVIEW\nDate of review: 3 March 2009\nPage 1 of 2\nSam was placed with Mr. & Mrs. O'Hara at Hillside because of police.\x0CPage 2 of 2\nSocial Worker: Dee Marsh\n".to_vec()),
            ("mail", b"\0From: x\nSent: 3/4/09\nTo: y\nSubject: z\nSam left Hill Top School yesterday. Care order was made.".to_vec()),
            ("history", b"\x01Placement history\n12/3/98 - 4/6/99\tHillside\tfoster carer\n5/6/99 - \tThe Elms\tchildren's home\n".to_vec()),
            ("log", b"\0DIARY\n12.3.62 H.V. Missing from home; returned by police.\n13.3.62 allocated to Dee Marsh SW\nD.O.B. 4.5.55".to_vec()),
        ];
        for (name, text) in ["sample-1", "sample-2"].into_iter().zip(common::sample(".txt")) {
            seeds.push((name, [b"\x01".as_slice(), &text].concat()));
        }
        seeds
    }),
    |bytes: &[u8]| {
        let Some((known, rest)) = bytes.split_first() else { return };
        let text = common::words(rest);
        let born = When::parse("1996-06-14").expect("a day");
        let text_from = [TextFrom::Pdf, TextFrom::Email, TextFrom::Text][usize::from(known >> 1) % 3];
        let (mut before, mut mentions) = (None, Vec::new());
        for (number, text) in (1..).zip(text.split('\x0C').take(3)) {
            let page = PageInput {
                file: FileId(1),
                number,
                text,
                text_from,
                born: (known & 1 != 0).then_some(&born),
                file_name: "Box 1.pdf",
            };
            let found = read_page(&page, before.as_ref());
            common::dates_hold(text, &found.dates);
            for event in &found.events {
                let proof = &event.evidence;
                assert!(!proof.quote.is_empty() && proof.page == number);
                assert_eq!(char_slice(text, proof.start, proof.end), proof.quote);
                assert!(proof.end as usize <= text.chars().count());
            }
            for person in &found.people {
                assert_eq!(char_slice(text, person.start, person.end), person.text);
            }
            assert_eq!(found.head.starts_document, found.head.first_page == number);
            assert!(found.events.len() <= text.len() && found.people.len() <= text.len());
            mentions.extend(found.events.iter().cloned());
            before = Some(found);
        }
        let decided = Decided::default();
        let timeline = story::timeline(&mentions, &[], &decided);
        let story = story::life_story(&timeline, &decided, &|_| "Box 1.pdf".to_owned());
        for sentence in story.chapters.iter().flat_map(|c| &c.sentences) {
            let own = matches!(sentence.kind, story::SentenceKind::NotInFile);
            assert!(own || !sentence.sources.is_empty(), "a sentence without proof: {sentence:?}");
        }
    }
);
