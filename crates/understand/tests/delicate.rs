//! How well hard passages are found: on the tuned half, which may be looked at, and on the half set aside, which may not.
#![allow(clippy::print_stdout)]

use chrono::Datelike;
use knowledge::Knowledge;
use record::{DelicateKind, FileId, PageFindings, TextFrom, When};
use serde::Deserialize;
use understand::delicate::{About, Finder, KindRules, Rules, Speaks};
use understand::{PageInput, read_page, read_page_for};

#[derive(Deserialize)]
struct Case {
    kind: Option<DelicateKind>,
    year: i32,
    text: String,
}

fn finder() -> Finder {
    let delicate = Knowledge::england().delicate();
    let kinds = delicate.kinds.iter().map(|k| KindRules {
        kind: k.kind,
        speaks: k.words.iter().map(|w| Speaks { from: w.from, to: w.to, patterns: &w.speaks }).collect(),
        against: &k.against,
    });
    let rules = Rules {
        lists: &delicate.lists,
        kinds: kinds.collect(),
        denies: &delicate.denies,
        paperwork: &delicate.paperwork,
    };
    Finder::new(&rules).unwrap_or_else(|problem| panic!("{problem}"))
}

#[derive(Debug, Default)]
struct Score {
    seeded: usize,
    covered: usize,
    right_kind: usize,
    ordinary: usize,
    wrongly_covered: usize,
}

/// Scores a set; what went wrong is told only for the set that may be looked at.
fn score(lines: &str, tell: bool) -> Score {
    let finder = finder();
    let mut score = Score::default();
    for case in lines.lines().map(|line| serde_json::from_str::<Case>(line).expect("a case")) {
        let found = finder.find(&case.text, &About { year: Some(case.year), child: None });
        for mention in &found {
            let length = case.text.chars().count() as u32;
            assert!(mention.start < mention.end && mention.end <= length, "{mention:?} in {}", case.text);
            assert_eq!(
                (mention.start, mention.end),
                (mention.sentences[0].0, mention.sentences[mention.sentences.len() - 1].1)
            );
        }
        match case.kind {
            Some(kind) => {
                score.seeded += 1;
                score.covered += usize::from(!found.is_empty());
                let right = found.iter().any(|m| m.kind == kind);
                score.right_kind += usize::from(right);
                if tell && !right {
                    let kinds: Vec<_> = found.iter().map(|m| m.kind.as_str()).collect();
                    println!("missed {} {kinds:?}: {}", kind.as_str(), case.text);
                }
            }
            None => {
                score.ordinary += 1;
                score.wrongly_covered += usize::from(!found.is_empty());
                if let Some(m) = found.first().filter(|_| tell) {
                    let words: Vec<String> =
                        m.because.iter().map(|(a, b)| record::char_slice(&case.text, *a, *b).to_owned()).collect();
                    println!("wrongly {} {words:?}: {}", m.kind.as_str(), case.text);
                }
            }
        }
    }
    println!("{score:?}");
    score
}

#[test]
fn hard_passages_are_found_and_ordinary_sentences_left_alone_in_the_tuned_half() {
    let score = score(include_str!("delicate/tuned.jsonl"), true);
    assert!(score.covered * 100 >= score.seeded * 98, "{score:?}");
    assert!(score.wrongly_covered * 100 <= score.ordinary, "{score:?}");
}

#[test]
fn hard_passages_are_found_and_ordinary_sentences_left_alone_in_the_half_set_aside() {
    let score = score(include_str!("delicate/held-out.jsonl"), false);
    assert!(score.covered * 100 >= score.seeded * 95, "{score:?}");
    assert!(score.wrongly_covered * 100 <= score.ordinary * 2, "{score:?}");
}

fn told(text: &str, about: &About<'_>) -> Vec<(&'static str, String)> {
    let found = finder().find(text, about);
    found.iter().map(|m| (m.kind.as_str(), record::char_slice(text, m.start, m.end).to_owned())).collect()
}

#[test]
fn a_sentence_is_found_and_not_its_page() {
    let text = "RECORD OF A VISIT\n\nSam showed me the garden. His father — “Big Jim” — beat him with a belt. He had tea.\n\nThe shed is new.";
    assert_eq!(told(text, &About::default()), [("hurt", "His father — “Big Jim” — beat him with a belt.".to_owned())]);
}

#[test]
fn a_paragraph_is_found_whole_where_most_of_it_is_hard() {
    let text = "His father beat him with a belt. It was a Sunday. He had two black eyes. He was punched in the face.\n\nHe likes maths.";
    let found = told(text, &About::default());
    assert_eq!(found.len(), 1);
    assert!(found[0].1.starts_with("His father") && found[0].1.ends_with("in the face."), "{found:?}");
}

#[test]
fn a_forms_question_counts_only_with_a_yes() {
    let asked = |answer: &str| told(&format!("Is there a history of self-harm? {answer}"), &About::default()).len();
    assert_eq!((asked("No."), asked("Yes, in 2009.")), (0, 1));
    assert!(told("Domestic violence: none known.", &About::default()).is_empty());
}

#[test]
fn old_words_are_read_by_their_years() {
    let year = |year| About { year: Some(year), child: None };
    let text = "Considered to be a backward child.";
    assert_eq!(told(text, &year(1962)).len(), 1);
    assert!(told(text, &year(2015)).is_empty());
}

#[test]
fn who_is_said_only_in_general_and_only_if_the_words_say_so() {
    use record::DelicateWho as Who;
    let finder = finder();
    let who = |text: &str| finder.find(text, &About { year: None, child: Some("Sam") })[0].who;
    assert_eq!(who("His mother slapped him."), Who::Parent);
    assert_eq!(who("The lodger slapped him."), Who::Adult);
    assert_eq!(who("Another resident was punched by him."), Who::AnotherChild);
    assert_eq!(who("Sam was slapped."), Who::You);
    assert_eq!(who("Weals and two black eyes were seen."), Who::NotSaid);
}

#[test]
fn the_same_words_give_the_same_answer_and_no_words_give_none() {
    let finder = finder();
    let text = "He took an overdose. █████ died in May.\r\n\u{0}\u{fdd0} naïve — 🙂 He was arrested.";
    let found = finder.find(text, &About::default());
    assert_eq!(found, finder.find(text, &About::default()));
    assert_eq!(found.len(), 3);
    assert!(finder.find("", &About::default()).is_empty() && finder.find("\n\n \t", &About::default()).is_empty());
}

#[test]
fn looking_costs_little_beside_reading() {
    use record::{FileId, TextFrom};
    let finder = finder();
    let lines: Vec<serde_json::Value> =
        include_str!("delicate/tuned.jsonl").lines().map(|l| serde_json::from_str(l).expect("a case")).collect();
    let words: Vec<&str> = lines.iter().filter(|l| l["kind"].is_null()).filter_map(|l| l["text"].as_str()).collect();
    let pages: Vec<String> = words.chunks(40).map(|w| w.join(" ")).collect();
    let timed = |work: &dyn Fn(&str)| {
        pages.iter().for_each(|p| work(p));
        let start = std::time::Instant::now();
        (0..5).for_each(|_| pages.iter().for_each(|p| work(p)));
        start.elapsed()
    };
    let read = timed(&|text| {
        let page = understand::PageInput {
            file: FileId(1),
            number: 1,
            text,
            text_from: TextFrom::Pdf,
            born: None,
            file_name: "a.pdf",
        };
        std::hint::black_box(understand::read_page(&page, None));
    });
    let looked = timed(&|text| {
        std::hint::black_box(finder.find(text, &About::default()));
    });
    println!("reading {read:?}, looking for hard things {looked:?}");
    // A guard against falling into a trap, not a measure: other work on the computer makes both times uncertain.
    assert!(looked < read * 2, "reading {read:?}, looking {looked:?}");
}

#[test]
fn a_page_that_is_read_with_the_finder_says_what_the_finder_says_by_itself() {
    let finder = finder();
    let pages: Vec<String> = include_str!("delicate/tuned.jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Case>(line).expect("a case").text)
        .collect();
    let mut hard = 0;
    for words in pages.chunks(6) {
        let text = format!("CASE RECORD\nName: Sam Wrenfield\n3 March 1998\n\n{}\n", words.join("\n"));
        let page = PageInput {
            file: FileId(1),
            number: 1,
            text: &text,
            text_from: TextFrom::Pdf,
            born: None,
            file_name: "Box 1.pdf",
        };
        let read = read_page_for(&page, None, Some(&finder));
        let year = read.head.date.as_ref().and_then(When::earliest).map(|day| day.year());
        assert_eq!(read.delicate, finder.find(&text, &About { year, child: read.child.as_deref() }));
        hard += read.delicate.len();
        assert_eq!(PageFindings { delicate: Vec::new(), ..read }, read_page(&page, None));
    }
    assert!(hard > 20, "{hard}");
}
