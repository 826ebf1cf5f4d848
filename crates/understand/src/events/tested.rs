//! Tests and interviews by psychologists: "Mr. Fabian, the Educational Psychologist, saw him on 24th April", "I.Q. 118, taken on 9th
//! March", and a psychologist's own "I saw this boy on". A doctor's look at the child is no such thing.

use std::ops::Range;
use std::sync::LazyLock;

use record::{EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use crate::sheet::says_any;

static TEST: Rule = Rule {
    phrase: "tested",
    kind: EventKind::Assessment,
    shape: Shape::Act,
    names: Names::Nothing,
    needs: Needs::None,
};

/// A psychologist saw the child.
static SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:psychologist|ed\.? ?psych\.?|e\.?p\.?),?(?: [a-z]{2,4}\.? [a-z'-]+,?)? (?:has |had |have |came and |came to )?(saw|seen|tested|assessed|interviewed|examined|visited|observed)(?-u:\b)",
        r"|(?-u:\b)(seen|tested|assessed|interviewed|examined|observed) (?:again |at school |here |today )?by (?:the |an |our |[a-z]{2,4}\.? [a-z'-]+,? ?)*(?:educational |clinical |child |consultant |forensic |school )*(?:psychologist|ed\.? ?psych)",
        r"|(?-u:\b)(?:i\.? ?q\.?|w\.?i\.?s\.?c\.?|terman[- ]merrill|stanford[- ]binet|binet|schonell|reading age)(?-u:\b)[^;]{0,60}?(?-u:\b)(taken|tested|given|done|administered|assessed|carried out|by)(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// A psychologist's own words.
static I_SAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.] |(?-u:\b)i |(?-u:\b)we )((?:have )?(?:saw|seen|tested|assessed|interviewed|observed))(?: [a-z'-]+| this (?:boy|girl|child|pupil|lad|young man|young woman)| him| her)?,? (?:on|in|at|twice|again|for|yesterday|last)(?-u:\b)")
        .expect("a fixed pattern")
});

/// Every test of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let flat = &sheet.flat;
    let by_name = flat.contains("psych")
        || flat.contains("i.q")
        || flat.contains("reading age")
        || flat.contains("binet")
        || flat.contains("iq ")
        || flat.contains("terman");
    if !by_name {
        return Vec::new();
    }
    let own = is_a_psychologists(reading);
    let mut found = Vec::new();
    for (n, unit) in reading.units.iter().enumerate() {
        let piece = sheet.flat_range(&unit.range);
        let words = &sheet.flat[piece.clone()];
        let dated = reading.date_spans.iter().any(|s| s.start >= unit.range.start && s.end <= unit.range.end);
        if !dated || says_any(words, &["mother", "foster mother", "parents", "will", "to be", "cancelled", "failed"]) {
            continue;
        }
        let hit: Option<Range<usize>> = SAW
            .captures(words)
            .and_then(|c| (1..=3).find_map(|i| c.get(i)))
            .or_else(|| own.then(|| I_SAW.captures(words)).flatten().and_then(|c| c.get(1)))
            .map(|m| m.range());
        let Some(hit) = hit else { continue };
        let told = piece.start + hit.start..piece.start + hit.end;
        found.push(Telling { reading, n, piece: piece.clone(), told, rule: &TEST }.plain());
    }
    found
}

/// True for a paper that a psychologist signed, or one under the head of a psychological service.
fn is_a_psychologists(reading: &Reading<'_>) -> bool {
    let sheet = reading.sheet;
    let of_trade = |n: usize| {
        let line = sheet.line(n);
        line.len() <= 100 && {
            let lower = line.to_lowercase();
            ["psychologist", "psychological service", "psychology service"].iter().any(|w| lower.contains(w))
                && !says_any(&lower, &["consultant psychiatrist", "psychiatrist", "referred", "seen by", "saw"])
                && lower.split_whitespace().count() <= 9
        }
    };
    let last = sheet.lines.len();
    (0..last.min(8)).chain(last.saturating_sub(7).max(8.min(last))..last).any(of_trade)
        && !says_any(
            &sheet.flat,
            &["m.b.", "m.r.c.p.", "d.p.m.", "f.r.c.p.", "psychiatrist", "medical officer", "child guidance"],
        )
}
