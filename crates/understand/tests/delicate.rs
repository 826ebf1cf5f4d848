//! How well hard passages are found: on the tuned half, which may be looked at, and on the half set aside, which may not.

use knowledge::Knowledge;
use record::DelicateKind;
use serde::Deserialize;
use understand::delicate::{About, Finder, KindRules, Rules, Speaks};

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
            assert_eq!((mention.start, mention.end), (mention.sentences[0].0, mention.sentences[mention.sentences.len() - 1].1));
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
                    let words: Vec<String> = m.because.iter().map(|(a, b)| record::char_slice(&case.text, *a, *b).to_owned()).collect();
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
