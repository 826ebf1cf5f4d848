//! Family time told by who came and who was taken to whom: "Mrs. Cole visited with the baby", "took K. to see Barry", a visitor's
//! name on a sheet of a family centre. Only of the child's own family, and never of a visit to the office.

mod sheets;

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind, EventMention, is_first_name};
use regex::Regex;

use super::Reading;
use super::kin::{RELATIVES, begins_with_kin, ends_in_kin};
use super::rules::{Names, Needs, Rule, Shape};
use super::telling::Telling;
use crate::entries::entry_at;
use crate::sheet::{list, says_any};

static VISIT: Rule =
    Rule { phrase: "visit", kind: EventKind::Contact, shape: Shape::Act, names: Names::Nothing, needs: Needs::None };

static CAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:visited|visits|came|did come|called|popped in|dropped in|arrived|turned up|met|saw|spent|stayed with|sat with|played with|took|had|there|here|rang|phoned|telephoned|brought|seen with)(?-u:\b)")
        .expect("a fixed pattern")
});
/// A child taken to somebody; group 1 is what stands between the verb and why.
static TAKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)(?:took|taken|drove|driven|brought|escorted|accompanied|transported|fetched|walked|went|visit|trip|outing|journey)(?-u:\b)",
        r"([^;:!?]{0,70}?) (?:to (?:see|visit|meet|stay with|have (?:tea|lunch|dinner) with|spend (?:the|a|an) [a-z]+ with)|for (?:tea|lunch|dinner|contact|access|family time|the (?:day|afternoon|weekend|morning)|a (?:day|visit|weekend)) (?:with|to)) "
    ))
    .expect("a fixed pattern")
});
/// "N's first Saturday with dad went well".
static WENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:contact|access|visit|weekend|day|sat|saturday|sun|sunday|tea|outing|leave|time|session|overnight|stay|afternoon|morning|meal|lunch) (?:w|w/|with|at|to) (?:his |her |their |birth |the )?([a-z'-]+)(?:'s)?,? (?:has gone|went|was (?:ok|fine|good|lovely|positive|enjoy)|ok|fine|good|lovely)(?-u:\b)")
        .expect("a fixed pattern")
});
/// In a child's own log, whom the child rang.
static RANG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:rang|phoned|telephoned|rings|skyped|facetimed|spoke to|spoke with|phone call to|phone call from|phone call with|call from|call to|phone from) (?:his |her |their )?(?:own |older |younger |little |big )?([a-z-]+)(?-u:\b)")
        .expect("a fixed pattern")
});
/// Words after "came" and "visited" that make it no visit to the child.
const ELSEWHERE: &[&str] = list! {
    "office" "the office" "to office" "to see me" "to see us" "to court" "to the court" "to the meeting" "to the review" "to the conference"
    "to terms" "to live" "to say that" "to ask" "from" "out of" "off" "round to the idea" "into" "prison" "solicitor" "in custody" "on remand"
    "to the department" "the department" "area office" "town hall" "the doctor" "in the street" "to the door" "duty" "to discuss" "to complain"
};

/// Every visit of the page that its words tell so.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Vec<EventMention>> {
    let sheet = reading.sheet;
    let mut found = in_pieces(reading, std::slice::from_ref(&(0..sheet.flat.len())));
    if is_childs_log(reading) {
        let sentences = Sentences::of(reading);
        for rang in RANG.captures_iter(&sheet.flat) {
            let (Some(whole), Some(who)) = (rang.get(0), rang.get(1)) else { continue };
            // Without "his" it is a worker's own call, but for one that came to the house.
            let own = [" his ", " her ", " their "].iter().any(|w| whole.as_str().contains(w))
                || whole.as_str().starts_with("phone from");
            if let Some(n) = sentences.with(&whole.range()).filter(|_| own && RELATIVES.contains(&who.as_str())) {
                found.push(sentences.tell(reading, n, whole.range()));
            }
        }
    }
    found.push(sheets::sessions(reading));
    found.push(sheets::rows(reading));
    found.push(sheets::book(reading));
    found
}

/// True for words that could tell of a visit, whoever the people in them are.
pub(super) fn could_tell(words: &str) -> bool {
    CAME.is_match(words) || TAKEN.is_match(words) || WENT.is_match(words)
}

/// Who came and who was taken to whom, in these stretches of the page's flat words.
pub(super) fn in_pieces(reading: &Reading<'_>, stretches: &[Range<usize>]) -> Vec<Vec<EventMention>> {
    let mut found = Vec::new();
    if stretches.is_empty() {
        return found;
    }
    let sheet = reading.sheet;
    let sentences = Sentences::of(reading);
    for stretch in stretches {
        let words = &sheet.flat[stretch.clone()];
        let on_page = |r: Range<usize>| stretch.start + r.start..stretch.start + r.end;
        for verb in CAME.find_iter(words).map(|m| on_page(m.range())) {
            if let Some(n) = sentences.with(&verb).filter(|n| is_visit_of(reading, &sentences.0[*n], &verb)) {
                found.push(sentences.tell(reading, n, verb));
            }
        }
        for taken in TAKEN.captures_iter(words) {
            let (Some(whole), Some(whom)) = (taken.get(0), taken.get(1)) else { continue };
            let (at, whom) = (on_page(whole.range()), on_page(whom.range()));
            let told = at.start..at.end - 1;
            if let Some(n) = sentences.with(&told).filter(|n| {
                let after = sheet.flat.get(at.end..sentences.0[*n].end).unwrap_or_default();
                is_taken(reading, whole.as_str(), &whom, after, at.end)
            }) {
                found.push(sentences.tell(reading, n, told));
            }
        }
        for went in WENT.captures_iter(words) {
            let (Some(whole), Some(who)) = (went.get(0), went.get(1)) else { continue };
            let related = ends_in_kin(who.as_str().trim_end_matches("'s"), reading.kin);
            if let Some(n) = sentences.with(&on_page(whole.range())).filter(|_| related) {
                found.push(sentences.tell(reading, n, on_page(whole.range())));
            }
        }
    }
    found
}

/// The page's sentences, in its flat words.
struct Sentences(Vec<Range<usize>>);

impl Sentences {
    fn of(reading: &Reading<'_>) -> Self {
        Self(reading.units.iter().map(|u| reading.sheet.flat_range(&u.range)).collect())
    }

    /// The sentence that holds the whole phrase.
    fn with(&self, told: &Range<usize>) -> Option<usize> {
        let n = self.0.partition_point(|p| p.start <= told.start).checked_sub(1)?;
        (told.end <= self.0[n].end).then_some(n)
    }

    fn tell(&self, reading: &Reading<'_>, n: usize, told: Range<usize>) -> Vec<EventMention> {
        Telling { reading, n, piece: self.0[n].clone(), told, rule: &VISIT }.plain()
    }
}

/// The words right before a verb that are its subject, without a part in commas or brackets.
fn subject(before: &str) -> &str {
    let mut words = before.trim_end();
    for passing in [
        " has", " had", " have", " also", " then", " again", " duly", " both", " did", " just", " only", " was",
        " were",
    ] {
        words = words.strip_suffix(passing).unwrap_or(words).trim_end();
    }
    if let Some(open) = words.strip_suffix(',').and_then(|w| w.rfind(", ")) {
        words = &words[..open];
    }
    if words.ends_with(')')
        && let Some(open) = words.rfind(" (")
    {
        words = &words[..open];
    }
    let breaks = [". ", "; ", ": ", " - ", " – ", " but ", ", ", " that ", " when ", " as ", " said ", " says "];
    let start = breaks.iter().filter_map(|b| words.rfind(b).map(|i| i + b.len())).max().unwrap_or(0);
    let clause = words[start..].trim();
    // A title's own stop ends nothing: "mrs. cole".
    let titled = words[..start].trim_end().rsplit(' ').next().unwrap_or_default();
    if matches!(titled, "mr." | "mrs." | "ms." | "dr.") {
        return words[start - 1 - titled.len()..].trim();
    }
    clause
}

/// True where one of the family came, or had the child with them.
fn is_visit_of(reading: &Reading<'_>, piece: &Range<usize>, verb: &Range<usize>) -> bool {
    let sheet = reading.sheet;
    let start = entry_at(reading.entries, sheet.text_at(piece.start))
        .map_or(piece.start, |e| sheet.flat_at(e.after_date).clamp(piece.start, verb.start));
    let (before, after) =
        (&sheet.flat[start..verb.start], sheet.flat[verb.end..piece.end].trim_start_matches([' ', '!']));
    let who = subject(before.trim_start_matches(|c: char| !c.is_alphanumeric()));
    // "Lol's mum + Ron": whose mother is told by the child's name.
    let who = who.split_once("'s ").filter(|(name, _)| !name.contains(' ')).map_or(who, |(_, rest)| rest);
    // "L. saw Tracey at gran's", "Kieran met mum": the child by name or letter, with one of the family.
    let of_child = reading.child.map(str::to_lowercase).is_some_and(|child| {
        let name = who.trim_end_matches('.');
        name == child || name.len() == 1 && child.starts_with(name)
    });
    if of_child && matches!(&sheet.flat[verb.clone()], "saw" | "met" | "visited" | "stayed with") {
        return begins_with_kin(after, reading.kin);
    }
    // "Uncle Declan", "Nana Mo", "Declan F.": a relative with a name behind.
    let few = who.split(' ').count() <= 3 && begins_with_kin(who, reading.kin);
    let led = who.strip_suffix(" and").is_some_and(|w| begins_with_kin(w, reading.kin)) && who.starts_with("the ");
    let two = few
        || led
        || who.split(' ').count() <= 6
            && [" and ", " with ", " & ", " + "].iter().any(|j| who.contains(j))
            && begins_with_kin(who, reading.kin);
    if !(ends_in_kin(who, reading.kin) || two) {
        return is_unknown_visitor(reading, &sheet.flat[verb.clone()], after);
    }
    let near = after.get(..60).unwrap_or(after);
    let first = after.split([' ', ',', '.', ';']).next().unwrap_or_default();
    // "Denise saw the children at the office": where the child was seen, whatever the place is otherwise.
    let sees_child = matches!(&sheet.flat[verb.clone()], "saw" | "met") && is_child(reading, verb.end);
    let elsewhere =
        ELSEWHERE.iter().any(|w| near.strip_prefix(w).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric())))
            || says_any(
                near,
                &["prison", "solicitor", "in custody", "the office", "at office", "area office", "duty officer"],
            );
    if elsewhere && !sees_child {
        return false;
    }
    // Who came to a meeting came to the meeting.
    if matches!(&sheet.flat[verb.clone()], "came" | "there" | "here" | "arrived" | "turned up")
        && says_any(
            &sheet.flat[piece.clone()],
            &["review", "conference", "meeting", "court", "panel", "hearing", "case conf"],
        )
    {
        return false;
    }
    let child = || is_child(reading, verb.end);
    match &sheet.flat[verb.clone()] {
        "visited" => {
            after.is_empty()
                || !matches!(
                    first,
                    "office" | "school" | "dr" | "doctor" | "court" | "me" | "us" | "mr" | "mrs" | "ms" | "miss"
                ) && !begins_with_kin(near, reading.kin)
        }
        "visits" => matches!(after.trim(), "" | "."),
        "came" | "did come" => {
            let owner = near.strip_prefix("to ").and_then(|r| r.strip_prefix("the ").unwrap_or(r).split(' ').next());
            first.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    first,
                    "" | "for"
                        | "today"
                        | "yesterday"
                        | "this"
                        | "at"
                        | "over"
                        | "along"
                        | "unannounced"
                        | "without"
                        | "with"
                        | "and"
                        | "on"
                        | "late"
                        | "up"
                        | "by"
                        | "down"
                        | "here"
                        | "again"
                        | "once"
                        | "twice"
                        | "alone"
                        | "early"
                        | "all"
                        | "(first"
                )
                || [
                    "to see",
                    "to visit",
                    "to tea",
                    "to the home",
                    "to the unit",
                    "to the house",
                    "to the cottage",
                    "to the hostel",
                    "as planned",
                    "as arranged",
                    "down to see",
                    "down to visit",
                    "to the open day",
                    "to the sports",
                    "to the school sports",
                    "to sports day",
                    "to the school play",
                    "to the concert",
                    "to the carol",
                    "to the prize",
                    "to the fete",
                    "to the party",
                    "to the christening",
                    "to the confirmation",
                    "to the match",
                    "to the show",
                    "to his birthday",
                    "to her birthday",
                    "to his party",
                    "to her party",
                ]
                .iter()
                .any(|w| near.starts_with(w))
                || near.starts_with("to ") && sits_with_child(after)
                // "Jade came to the Whybrows' on 28 December".
                || owner.is_some_and(|w| w.ends_with("s'") || w.ends_with("'s"))
        }
        "called" => [
            "to see",
            "to visit",
            "in to see",
            "at the home",
            "at the unit",
            "at the house",
            "at the hostel",
            "at the cottage",
            "at the foster",
        ]
        .iter()
        .any(|w| near.starts_with(w)),
        "arrived" | "turned up" => [
            "to see",
            "to visit",
            "for contact",
            "for access",
            "for the visit",
            "for his",
            "for her",
            "for their",
            "for family time",
        ]
        .iter()
        .any(|w| near.starts_with(w)),
        "popped in" | "dropped in" => true,
        "brought" => {
            entry_at(reading.entries, sheet.text_at(piece.start)).is_some()
                && (matches!(
                    first,
                    "a" | "an"
                        | "him"
                        | "her"
                        | "them"
                        | "sweets"
                        | "presents"
                        | "toys"
                        | "clothes"
                        | "some"
                        | "his"
                        | "new"
                        | "birthday"
                        | "christmas"
                        | "cake"
                ) || is_kin_then_child(reading, near, verb.end))
                && !says_any(
                    near,
                    &["to the office", "to office", "to court", "a letter", "the form", "a form", "a complaint"],
                )
        }
        "there" | "here" => {
            ["with", "to see", "for tea", "for the", "visiting", "again", "today"].iter().any(|w| near.starts_with(w))
                && !says_any(before, &["is", "are", "will", "not"])
        }
        "spent" => {
            says_any(near, &["with him", "with her", "with them"])
                || near.contains(" with ") && child_after(reading, verb.end, " with ")
        }
        "rang" | "phoned" | "telephoned" if lasts_minutes(near) => true,
        "rang" | "phoned" | "telephoned" => says_any(
            near,
            &[
                "spoke to him",
                "spoke to her",
                "spoke to them",
                "to speak to him",
                "to speak to her",
                "to speak to them",
                "to wish him",
                "to wish her",
                "talked to him",
                "talked to her",
                "for a chat with",
            ],
        ),
        "took" => {
            child()
                && !says_any(
                    near,
                    &[
                        "to hospital",
                        "to the hospital",
                        "to the doctor",
                        "to school",
                        "to court",
                        "to a&e",
                        "home from school",
                    ],
                )
        }
        "had" => {
            child()
                && says_any(
                    near,
                    &[
                        "for the day",
                        "for tea",
                        "for the weekend",
                        "for the afternoon",
                        "overnight",
                        "to stay",
                        "for lunch",
                        "for dinner",
                        "for the night",
                        "for a week",
                        "for the week",
                        "for a fortnight",
                        "for christmas",
                        "for xmas",
                        "for easter",
                        "for his birthday",
                        "for her birthday",
                        "for half term",
                        "for the holiday",
                        "new year's day",
                        "christmas day",
                        "boxing day",
                        "easter day",
                        "easter sunday",
                        "easter monday",
                        "out for",
                    ],
                )
        }
        "seen with" => child(),
        // "Brother Barry - saw once in August": a form's short way.
        "met" | "saw" => child() || before.trim_end().ends_with(['-', ':', '–']),
        "stayed with" | "sat with" | "played with" => child(),
        _ => false,
    }
}

/// "Rang 20 min", "rang from a call box, 4 min": how long a call to the child lasted.
fn lasts_minutes(near: &str) -> bool {
    let words: Vec<&str> = near.split([' ', ',']).filter(|w| !w.is_empty()).take(8).collect();
    words.windows(2).any(|w| {
        w[0].bytes().all(|b| b.is_ascii_digit())
            && matches!(w[1].trim_end_matches('.'), "min" | "mins" | "minutes" | "m")
    })
}

/// "Brought Michelle to show him": another of the family, to the child.
fn is_kin_then_child(reading: &Reading<'_>, near: &str, at: usize) -> bool {
    let named = sheet_text(reading, at).is_some_and(|t| t.starts_with(char::is_uppercase));
    let down = |n: usize| matches!(near.split([' ', ',', '.']).nth(n), Some("down" | "over" | "up" | "along"));
    if named && (down(1) || down(2)) {
        return true;
    }
    begins_with_kin(near, reading.kin)
        && says_any(
            near,
            &["to see", "to show", "with her", "with him", "to visit", "down", "over", "up", "along", "too", "for tea"],
        )
}

/// The words of the page from a flat byte on.
fn sheet_text<'a>(reading: &Reading<'a>, at: usize) -> Option<&'a str> {
    reading.sheet.text.get(reading.sheet.text_at(at)..).map(str::trim_start)
}

/// "Miss O. came to Moor Lane without notice and sat with Keith": whoever sits with the child unasked is no official.
fn is_unknown_visitor(reading: &Reading<'_>, verb: &str, after: &str) -> bool {
    let unasked = says_any(
        after,
        &[
            "without notice",
            "unannounced",
            "uninvited",
            "without warning",
            "with the baby",
            "with her baby",
            "with the new baby",
        ],
    );
    match verb {
        "came" => {
            unasked
                && (sits_with_child(after) || says_any(after, &["with the baby", "with her baby", "with the new baby"]))
                && after.starts_with("to ")
        }
        "visited" => {
            let with = says_any(
                after,
                &["with the baby", "with her baby", "with the new baby", "with the little one", "with the little ones"],
            );
            with && reading.head.kind != Some(DocumentKind::Letter)
        }
        _ => false,
    }
}

fn sits_with_child(after: &str) -> bool {
    says_any(
        after,
        &[
            "sat with",
            "to see him",
            "to see her",
            "to see them",
            "played with",
            "stayed with",
            "walked with",
            "and saw him",
            "and saw her",
        ],
    )
}

/// True when the words at a flat byte are the child: a pronoun, an initial, or a first name that is none of the family's.
fn is_child(reading: &Reading<'_>, from: usize) -> bool {
    let sheet = reading.sheet;
    let text = sheet.text[sheet.text_at(from)..].trim_start();
    let word = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).next().unwrap_or_default();
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = text.get(..16).unwrap_or(text).to_lowercase();
    matches!(bare, "him" | "them")
        || bare == "her" && !her_own(text)
        || ["the child", "the boy", "the girl", "the kids", "both boys", "both girls", "both children", "all the"]
            .iter()
            .any(|w| lower.starts_with(w))
        || bare.len() == 1 && bare.starts_with(char::is_uppercase)
        || is_first_name(bare) && !ends_in_kin(&bare.to_lowercase(), reading.kin)
}

/// "Her mother", "her bag": not the child but what is hers.
fn her_own(text: &str) -> bool {
    let next = text.split_whitespace().nth(1).unwrap_or_default();
    let bare = next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let carries_on = matches!(
        bare.as_str(),
        "" | "at"
            | "for"
            | "on"
            | "in"
            | "to"
            | "out"
            | "with"
            | "and"
            | "home"
            | "back"
            | "off"
            | "away"
            | "there"
            | "today"
            | "swimming"
            | "shopping"
            | "overnight"
            | "again"
            | "twice"
            | "once"
            | "by"
            | "from"
            | "while"
            | "when"
            | "alone"
            | "christmas"
            | "boxing"
            | "easter"
    ) || text.to_lowercase().starts_with("her new year");
    !(carries_on
        || text.split_whitespace().next().is_some_and(|w| w.ends_with(['.', ',', ';']))
        || bare.starts_with(|c: char| c.is_ascii_digit()))
}

fn child_after(reading: &Reading<'_>, from: usize, word: &str) -> bool {
    reading.sheet.flat[from..]
        .get(..80)
        .and_then(|w| w.find(word))
        .is_some_and(|i| is_child(reading, from + i + word.len()))
}

/// True where it is the child who was taken, and to one of the family; or one of them to the child.
fn is_taken(reading: &Reading<'_>, words: &str, whom: &Range<usize>, after: &str, to: usize) -> bool {
    let sheet = reading.sheet;
    let gap = &sheet.flat[whom.clone()];
    let child_in = || {
        says_any(
            gap,
            &["him", "her", "them", "the child", "the children", "the boys", "the girls", "the boy", "the girl"],
        ) || sheet.text[sheet.text_at(whom.start)..sheet.text_at(whom.end)].split_whitespace().any(|w| {
            let bare = w.trim_matches(|c: char| !c.is_alphanumeric());
            bare.len() == 1 && bare.starts_with(char::is_uppercase)
                || is_first_name(bare) && !ends_in_kin(&bare.to_lowercase(), reading.kin)
        })
    };
    if says_any(gap, &["willing", "unwilling", "wants", "asks", "asked", "hopes", "wishes", "refuses", "refused"]) {
        return false;
    }
    let passive = ["taken", "driven", "escorted", "transported"].iter().any(|v| words.starts_with(v));
    if gap.trim_start().len() < gap.len() && begins_with_kin(gap.trim_start(), reading.kin) {
        return is_child(reading, to);
    }
    if !(child_in() || passive) {
        return false;
    }
    if begins_with_kin(after, reading.kin) {
        return true;
    }
    // A first name by itself, beside a child who is taken there, is a friend or one of the family.
    let text = sheet.text[sheet.text_at(to)..].trim_start();
    let mut next = text.split_whitespace();
    let (name, then) = (next.next().unwrap_or_default(), next.next().unwrap_or_default());
    let bare = name.trim_matches(|c: char| !c.is_alphanumeric());
    is_first_name(bare)
        && (name.len() > bare.len() || !then.starts_with(char::is_uppercase))
        && !gap.contains(&bare.to_lowercase())
}

/// True for a log that is kept of the child's day by those who look after them.
fn is_childs_log(reading: &Reading<'_>) -> bool {
    let kept = matches!(reading.head.kind, Some(DocumentKind::ResidentialLog | DocumentKind::FosterDailyLog));
    let flat = &reading.sheet.flat;
    let top = flat.char_indices().nth(160).map_or(flat.as_str(), |(end, _)| &flat[..end]);
    kept || says_any(
        top,
        &["daily record", "daily log", "log book", "daily diary", "unit log", "day book", "house log", "log sheet"],
    )
}
