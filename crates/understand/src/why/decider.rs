//! Who decided, where the words say "decided by", "authorised by", "panel agreed" or the like, or which court made an order. The
//! chair of a meeting and those who were there decided nothing for that alone, and what was only asked for was not decided.

use std::ops::Range;
use std::sync::LazyLock;

use record::{DocumentKind, EventKind};
use regex::Regex;

use super::Around;
use crate::lines::{label, leading_date};
use crate::sheet::{list, says, says_any};

/// Deciders of one telling.
const MOST: usize = 6;
/// Lines between a telling and a form's line that says who decided.
const NEAR_LINES: usize = 6;

/// Somebody who is said to have decided, and the sentence that says so, in bytes of the page.
pub(super) struct Found {
    pub(super) who: String,
    pub(super) range: Range<usize>,
}

/// `decided by`, with what stands between the act and the name.
static BY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)\b(?:decided|agreed|authorised|authorized|approved|sanctioned|ordered|granted|ratified|directed|resolved|signed off|(?:decision|order|orders|resolution)(?:\s+(?:was|were|has been|had been))?(?:\s+(?:made|taken|passed|granted))|made)",
        r"(?:\s+(?:on|at)\s+[^,.;:]{1,40}?)?\s+by\s+(?P<who>[^;:\n]{2,90}?(?:\n[^;:\n]{2,60}?)?)(?:[;:]|$)"
    ))
    .expect("a fixed pattern")
});

/// A body or an office that decides, and that it did.
static DID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?P<who>(?:(?:[Tt]he|[Oo]ur|[Aa]|[Aa]n)\s+)?(?:[A-Z][\w'’&.-]*\s+(?:and\s+)?){0,4}",
        r"(?i:panel|court|magistrates|justices|bench|judge|recorder|sub-committee|committee|case conference|conference|review meeting|review|strategy meeting|planning meeting|meeting|team manager|area manager|service manager|district manager|area officer|principal officer|senior social worker|team leader|head of service|assistant director|deputy director|director of [a-z']+(?: [a-z]+)?|director|department|local authority|council|governors|children's officer|children’s officer)",
        r"(?:[,\s]+\(?(?:Mr|Mrs|Ms|Miss|Dr|HHJ)\.?\s+(?:[A-Z]\.?\s*){0,3}[A-Z][\w'’-]+\)?,?)?)\s+",
        r"(?:(?:has|have|had|then|also|therefore|today|unanimously)\s+)*(?P<did>decided|agreed|authorised|authorized|approved|sanctioned|ordered|granted|directed|resolved|ruled|made)\b"
    ))
    .expect("a fixed pattern")
});

/// Somebody by name who decided. "Agreed" by a person may be only that they would help.
static NAMED_DID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?P<who>(?:Mr|Mrs|Ms|Miss|Dr|Judge|HHJ|His Honour Judge|Her Honour Judge)\.?\s+(?:[A-Z]\.?\s*){0,3}[A-Z][\w'’-]+(?:\s*\([^)\n]{2,40}\))?)\s+",
        r"(?:(?:has|have|had|then|also|therefore)\s+)*(?P<did>decided|authorised|authorized|approved|sanctioned|ordered|directed)\b"
    ))
    .expect("a fixed pattern")
});

/// The court at which an order was made.
static COURT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?:at|in|by|before|from)\s+(?P<who>(?:the\s+)?(?:[A-Z][\w'’.-]*\s+){0,4}",
        r"(?i:juvenile court|magistrates['’]? court|magistrates|county court|family proceedings court|family court|high court|crown court|youth court|domestic court|sheriff court|justices|court))\b"
    ))
    .expect("a fixed pattern")
});

/// Words before the act that leave it undone.
const NOT_DONE: &[&str] = list! {
    "not" "never" "will be" "to be" "would" "should" "if" "unless" "until" "awaiting" "needs" "need" "yet" "may" "might"
    "could" "whether" "hopes" "hoped" "asked" "asking" "requested" "request" "requests" "seeking" "must" "can be" "cannot"
    "will" "recommended" "recommend" "recommends" "proposed" "due to"
};
/// What stands after "by" and is nobody.
const NOBODY: &[&str] = list! {
    "letter" "phone" "telephone" "email" "e-mail" "fax" "memo" "post" "the end" "law" "consent" "then" "now" "return" "way"
    "means" "virtue" "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "him" "her" "them" "us" "me"
    "all" "everyone" "everybody" "those present" "mutual" "all concerned" "it"
};
/// Words that open a sentence before the name and are no part of it.
const BEFORE_NAME: &[&str] = list! {
    "january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november" "december" "monday"
    "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "today" "yesterday" "then" "later" "however" "on" "at" "in"
    "after" "also" "but" "and" "when" "as" "so" "that" "because" "since"
};
/// Another meeting than the one that is told of.
const ANOTHER: &[&str] = list! { "last" "previous" "earlier" "former" "next" "another" "first" };
/// To agree to do one of these is not to decide what is told.
const SMALL_THINGS: &[&str] = list! {
    "pay" "fund" "write" "meet" "contact" "ring" "phone" "help" "look" "consider" "ask" "visit" "send" "discuss" "inform"
    "attend" "see" "find" "check" "think" "chase" "monitor" "offer" "supply" "lend" "speak" "talk" "wait"
};
/// Where the name after "by" ends.
const NAME_ENDS: &[&str] = list! {
    " on the grounds" " on " " that " " to " " because" " due to" " at " " in view" " in order" " so that" " and that" " who "
    " which " " as " " for " " with " " when " " after " " before " " following" " in "
};
const LABELS: &[&str] = list! {
    "decision made by" "decision taken by" "decided by" "authorised by" "authorized by" "approved by" "agreed by"
    "sanctioned by" "placement agreed by" "placement authorised by" "placement approved by" "decision maker"
    "authorising officer" "authorising manager" "order made by" "ordered by" "name of court" "court making order"
};

/// Everybody who is said to have decided it, in the order of the page.
pub(super) fn deciders(around: &Around<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut ranges: Vec<Range<usize>> = around.own().map(|u| u.range.clone()).collect();
    if is_minutes_of(around) {
        // The minutes of a meeting are about what it decided, on all of their page.
        ranges = around.units.iter().map(|u| u.range.clone()).collect();
    } else if let Some(next) = around.next() {
        let flat = around.flat(&next.range);
        if opens_with_act(flat) || around.speaks_of_it(flat) {
            ranges.push(next.range.clone());
        }
    }
    for range in ranges {
        for who in in_sentence(around, &range) {
            found.push(Found { who, range: range.clone() });
        }
    }
    found.extend(labelled(around));
    found.sort_by_key(|f| f.range.start);
    let mut seen: Vec<String> = Vec::new();
    found.retain(|f| {
        let plain = f.who.to_lowercase();
        let new = !seen.contains(&plain);
        seen.push(plain);
        new
    });
    found.truncate(MOST);
    found
}

fn is_minutes_of(around: &Around<'_>) -> bool {
    use DocumentKind as D;
    use EventKind as K;
    matches!(
        (around.kind, around.paper),
        (K::Review, Some(D::ReviewMinutes)) | (K::Conference, Some(D::ConferenceMinutes | D::StrategyDiscussion))
    )
}

fn opens_with_act(flat: &str) -> bool {
    ["agreed by", "authorised by", "authorized by", "approved by", "decided by", "sanctioned by", "decision made by"]
        .iter()
        .any(|w| flat.starts_with(w))
}

fn in_sentence(around: &Around<'_>, range: &Range<usize>) -> Vec<String> {
    let words = &around.sheet.text[range.clone()];
    let meeting = matches!(around.kind, EventKind::Review | EventKind::Conference);
    let mut who: Vec<String> = Vec::new();
    for found in BY.captures_iter(words) {
        let (Some(all), Some(name)) = (found.get(0), found.name("who")) else { continue };
        // "Made by": only a decision and an order are made.
        let made = words[all.range()].to_lowercase().starts_with("made");
        let is_order = around.kind == EventKind::OrderMade && says(around.flat(range), "order");
        if is_done(words, all.start()) && (!made || is_order) {
            who.extend(name_in(name.as_str()));
        }
    }
    for pattern in [&*DID, &*NAMED_DID] {
        for found in pattern.captures_iter(words) {
            let (Some(name), Some(did)) = (found.name("who"), found.name("did")) else { continue };
            let flat = name.as_str().to_lowercase();
            let court = says_any(&flat, &["court", "magistrates", "justices", "bench", "judge", "recorder"]);
            let fits = match did.as_str() {
                "made" => court && says(around.flat(range), "order"),
                // A meeting's minutes speak of many; that the meeting itself agreed is what it decided.
                _ => !meeting || !says_any(&flat, &["department", "council", "local authority"]),
            };
            let before = words[..name.start()].to_lowercase();
            let other = before.split_whitespace().next_back().is_some_and(|w| ANOTHER.contains(&w));
            if fits && !other && is_done(words, name.start()) && !is_small(&words[did.end()..]) {
                let opened = name.as_str().split_whitespace();
                let bare = opened.skip_while(|w| BEFORE_NAME.contains(&w.to_lowercase().as_str()));
                who.extend(name_in(&bare.collect::<Vec<_>>().join(" ")));
            }
        }
    }
    if around.kind == EventKind::OrderMade
        && who.is_empty()
        && says_any(around.flat(range), &["made", "granted", "ordered", "committed", "imposed"])
    {
        let court = COURT.captures_iter(words).find(|c| c.get(0).is_some_and(|m| is_done(words, m.start())));
        who.extend(court.and_then(|c| name_in(c.name("who")?.as_str())));
    }
    who
}

/// True for "agreed to pay the fares".
fn is_small(after: &str) -> bool {
    let mut words = after.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.next() == Some("to") && words.next().is_some_and(|verb| SMALL_THINGS.contains(&verb.to_lowercase().as_str()))
}

/// True when nothing in the clause before says that it was denied, asked for or still to come.
fn is_done(words: &str, at: usize) -> bool {
    let before = words[..at].to_lowercase();
    let clause = before.rsplit([',', ';', ':', '.']).next().unwrap_or_default();
    let clause = clause.rsplit(" but ").next().unwrap_or_default();
    let near: Vec<&str> = clause.split_whitespace().collect();
    !says_any(&near[near.len().saturating_sub(7)..].join(" "), NOT_DONE)
}

/// A name without what follows it; none for what is no name.
fn name_in(words: &str) -> Option<String> {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = one_line.to_lowercase();
    // Lower-casing may change lengths in other scripts; then the whole is taken.
    let cut = if lower.len() == one_line.len() {
        NAME_ENDS.iter().filter_map(|w| lower.find(w)).min().unwrap_or(one_line.len())
    } else {
        one_line.len()
    };
    let cut = one_line[..cut].find(". ").map_or(cut, |stop| if is_initial(&one_line[..stop]) { cut } else { stop });
    let name = one_line[..cut].trim().trim_end_matches(['.', ',', ')', '(']).trim();
    let name = if one_line[..cut].contains('(') && one_line[..cut].trim_end_matches(['.', ',', ' ']).ends_with(')') {
        one_line[..cut].trim().trim_end_matches(['.', ','])
    } else {
        name
    };
    let plain = name.to_lowercase();
    let named = name.chars().filter(|c| c.is_alphabetic()).count() >= 2 || name.contains('█');
    let nobody = NOBODY.iter().any(|w| plain == *w || plain.starts_with(&format!("{w} ")));
    let a_day = plain.starts_with(|c: char| c.is_ascii_digit());
    (named && !nobody && !a_day).then(|| name.to_owned())
}

/// "Mr. ", "R. ": a stop after a title or an initial ends no name.
fn is_initial(before: &str) -> bool {
    let last = before.rsplit([' ', '.']).next().unwrap_or_default();
    last.chars().count() <= 1
        || ["mr", "mrs", "ms", "dr", "st", "messrs", "cllr"].contains(&last.to_lowercase().as_str())
}

/// A form's own line, no further off than the next entry.
fn labelled(around: &Around<'_>) -> Vec<Found> {
    let sheet = around.sheet;
    let (first, last) = (sheet.line_at(around.told.start), sheet.line_at(around.told.end.saturating_sub(1)));
    let begins_entry = |n: &usize| leading_date(sheet.line(*n)).is_some();
    let above = (first.saturating_sub(NEAR_LINES)..first).rev();
    // A telling that itself opens an entry owns nothing above it.
    let above: Vec<usize> =
        if begins_entry(&first) { Vec::new() } else { above.take_while(|n| !begins_entry(n)).collect() };
    let below = (last + 1..(last + 1 + NEAR_LINES).min(sheet.lines.len())).take_while(|n| !begins_entry(n));
    let lines = above.into_iter().chain(first..=last).chain(below);
    lines
        .filter_map(|n| {
            let line = sheet.line(n);
            let found = label(line)?;
            let name = line[found.name.clone()].to_ascii_lowercase();
            let court = name.contains("court");
            let fits = LABELS.contains(&name.as_str()) && (!court || around.kind == EventKind::OrderMade);
            let who = fits.then(|| name_in(&line[found.value.clone()])).flatten()?;
            let start = sheet.lines[n].start;
            Some(Found { who, range: start + found.name.start..start + found.value.end })
        })
        .collect()
}
