//! Harm that a child said was done to them, and wrong that somebody said the child did, in the short words of logs and duty notes:
//! "Says relief worker held him by the throat", "Man at door says S. took his lad's bike". What is told is that it was said.

use std::ops::Range;
use std::sync::LazyLock;

use record::{EventKind, EventMention};
use regex::Regex;

use super::Reading;
use super::made::event;
use super::mood::{Mood, mood};
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use super::when::from_around;
use crate::entries::entry_at;
use crate::sheet::{says_any, words};

static SAID: Rule =
    Rule { phrase: "said", kind: EventKind::Allegation, shape: Shape::Act, names: Names::Nothing, needs: Needs::None };

/// The child says what a grown-up or another child did to them.
static BY_CHILD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:says|said|told|tells|claims|claimed|reported|complained|disclosed|alleges|alleged|wrote|states|stated)(?-u:\b)[^.;!?]{0,70}?(?-u:\b)",
        r"(?:(?:held|grabbed|took|gripped|pulled|dragged|lifted|picked) (?:him|her|them|me) (?:up )?by the (?:throat|neck|hair|arm|ear|wrist|collar|scruff)|twist(?:ed|s) (?:his|her|their|my) (?:arm|wrist)|(?:lock(?:s|ed)?|shut(?:s)?) (?:him|her|them|me|the children|the boys|the girls) (?:in|up|out)|(?:pushed|threw|kicked|hit|slapped|smacked|punched|struck|pinched|strangled|choked|sat on|spat at|shook|burnt|burned|thumped|clouted|belted|caned|beat|beats|hits|kicks|slaps|smacks) (?:him|her|them|me)(?-u:\b)|hit (?:him|her|them|me) with|(?:left|being left|been left|are left|were left) (?:alone|on (?:his|her|their) own|of an evening|of a night|all night|at night)|locked in|touched (?:him|her|them|me)|(?:gets|got|comes|came) into (?:his|her|my|their) (?:bed|room))"
    ))
    .expect("a fixed pattern")
});
/// Somebody says that the child took, broke or hurt something.
static OF_CHILD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:(?:a |an |the |another |some )?(?:boy|girl|lad|pupil|child|man|woman|lady|neighbour|shopkeeper|shop-keeper|manager|caretaker|teacher|resident|parent|father|mother|driver|conductor|farmer|police|p\.?c\.?|store detective|school)s?(?: (?:at|in|from|next|of|on|over|down) [a-z' ]{2,20}?)?|mrs?\.? [a-z'-]+|miss [a-z'-]+) ",
        r"(?:says|said|claims|claimed|alleges|alleged|reports|reported|complains|complained|states|stated|accuses|accused|insists)(?: that)? ",
        r"(?:[a-z]\.?|he|she|they|him|her|[a-z'-]+) (?:of )?(?:had |has )?(?:took|taken|stole|stolen|stealing|taking|broke|broken|breaking|smashed|threw|throwing|hit|hitting|kicked|punched|bit|bullied|bullying|attacked|threatened|set fire|spat|scratched|damaged|pinched|nicked|robbed)(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// Words of a child, put down as they were said: "Wayne did it cos …".
static DID_IT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?-u:\b)(?:told|said|says)(?-u:\b)[^.;]{0,60}["'“‘](?:[a-z]+|my [a-z]+) (?:did|done|does|made) (?:it|that|this)(?-u:\b)"#).expect("a fixed pattern")
});
words! {
    SPOKE = "says" "said" "told" "tells" "claims" "claimed" "reported" "reports" "complained" "complains" "disclosed" "alleges" "alleged" "states" "stated" "wrote" "accuses" "accused" "insists"
}
words! {
    /// A cheap look for harm or wrong before any pattern is tried.
    HARM =
        "held" "grabbed" "gripped" "pulled" "dragged" "lifted" "twisted" "twists" "lock" "locks" "locked" "shut" "pushed" "threw" "kicked" "hit" "hits" "slapped" "slaps" "smacked" "smacks"
        "punched" "struck" "pinched" "strangled" "choked" "sat on" "spat" "shook" "burnt" "burned" "thumped" "clouted" "belted" "caned" "beat" "beats" "kicks" "left alone" "alone" "own" "left"
        "touched" "bed" "room" "did it" "done it" "did that" "did this" "done that" "took" "taken" "stole" "stolen" "stealing" "taking" "broke" "broken" "breaking" "smashed" "throwing"
        "hitting" "bit" "bullied" "bullying" "attacked" "threatened" "set fire" "scratched" "damaged" "nicked" "robbed"
}
words! {
    /// What makes it no telling of harm, or one that is told elsewhere.
    NOT_SO =
        "not" "never" "denied" "denies" "nobody" "no one" "film" "dream" "joking" "joke" "game" "football" "if" "would" "will" "horse" "pony" "dog" "cat" "ball" "to school" "to the doctor" "in the bath"
        "himself" "herself" "myself" "cane" "dentist" "nurse" "injection"
}

/// Every such telling of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for (n, unit) in reading.units.iter().enumerate() {
        let piece = sheet.flat_range(&unit.range);
        let words = &sheet.flat[piece.clone()];
        if !SPOKE.are_in(words) || !HARM.are_in(words) {
            continue;
        }
        let entry = entry_at(reading.entries, unit.range.start);
        let dated = entry.is_some()
            || reading.date_spans.iter().any(|s| s.start >= unit.range.start && s.end <= unit.range.end);
        let Some(told) = dated.then(|| harm_in(words)).flatten() else { continue };
        // In an entry it was said on that day, whenever the harm was: "held him by the throat last night".
        if entry.is_some_and(|e| e.after_date > 0) {
            let done = mood(words, &told, Shape::Act) == Mood::Done;
            let when =
                from_around(reading, unit.range.start, EventKind::Allegation).filter(|d| done && d.when.is_one_day());
            let said = when
                .map(|d| event(reading, EventKind::Allegation, d, String::new(), Vec::new(), None, unit.range.clone()));
            found.push(said.into_iter().collect());
            continue;
        }
        let told = piece.start + told.start..piece.start + told.end;
        found.push(Telling { reading, n, piece: piece.clone(), told, rule: &SAID }.plain());
    }
    found
}

fn harm_in(words: &str) -> Option<Range<usize>> {
    let by_child = BY_CHILD.find(words).or_else(|| DID_IT.find(words)).filter(|m| {
        // "His mother said that he hit her": not the child's words.
        let before = words[..m.start()].trim_end();
        let who = before.rsplit(['.', ';']).next().unwrap_or_default();
        !says_any(who, &["mother", "father", "mum", "dad", "carer", "i", "we", "teacher", "staff"])
            && !NOT_SO.are_in(m.as_str())
            && !says_any(&words[m.end()..], &["in a dream", "in the film"])
    });
    by_child
        .or_else(|| {
            OF_CHILD.find(words).filter(|m| {
                let what = words[m.end()..].trim_start();
                let small = [
                    "his tea",
                    "his dinner",
                    "his lunch",
                    "his time",
                    "his medicine",
                    "his tablets",
                    "his turn",
                    "his bath",
                    "her tea",
                    "her dinner",
                    "her time",
                    "her bath",
                    "part",
                    "off",
                    "out",
                    "to ",
                    "up",
                    "him",
                    "her ",
                    "a bath",
                    "the bus",
                    "it well",
                    "down",
                    "in",
                    "it to",
                    "an interest",
                ];
                !NOT_SO.are_in(m.as_str()) && !small.iter().any(|w| what.starts_with(w))
            })
        })
        .map(|m| m.range())
}
