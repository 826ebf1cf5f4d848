//! Changes of worker, school and home as notes put them in a few words, by the shape of the note: "Hannah Lowe takes over from Colin",
//! "Allocated 13.3.90 JP", "Larkfield Infants (Sept 07 – July 10)", "Ashgarth to 8.4.61; Beck House to Aug. 1962", "Juv. Ct., conditional discharge".

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Datelike, Days};
use record::{EventKind, EventMention, How, When};
use regex::{Captures, Regex};

use super::Reading;
use super::made::event;
use super::when::{Dated, from_around, in_sentence};
use crate::dates::{DateContext, read_date};
use crate::entries::entry_at;
use crate::lines::loose_label;
use crate::opening::month_of;
use crate::sheet::{list, says_any};

const NAME: &str = r"(?:(?:Mr|Mrs|Miss|Ms)\.? (?:[A-Z]\. ?)*[A-Z][\w'’-]+|[A-Z][a-z'’-]+(?: [A-Z][\w'’-]+)?)";

/// "Hannah Lowe takes over from Colin".
static TAKES_OVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?-u:\b)({NAME}) (?:takes|took|has taken|have taken) over from ({NAME})"))
        .expect("a fixed pattern")
});
/// "Case reassigned from SLATER, K to TRUMAN, N."
static REASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"[A-Z][A-Za-z'’-]+(?:,? (?:[A-Z][a-z'’-]+|[A-Z]\.?))?";
    Regex::new(&format!(
        r"(?-u:\b)(?i:re-?assigned|re-?allocated|transferred|passed|handed over|case moved) from ({name}) to ({name})"
    ))
    .expect("a fixed pattern")
});
/// "Case to Mr. K. Dyson".
static CASE_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:Case|File) (?:passed |handed |transferred |goes |went )?to ((?:Mr|Mrs|Miss|Ms)\.? (?:[A-Z]\. ?)*[A-Z][a-z'’-]+|[A-Z]\. ?[A-Z][a-z'’-]+)")
        .expect("a fixed pattern")
});
/// "Agency worker Rob Tennick takes case from today", "Miss Ackroyd has him from September 5th".
static HAS_FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?-u:\b)({NAME}) (?:(?:takes|took|picks|picked) (?:up )?(?:the |this |his |her |their )?case (?:on |over )?|(?:has|takes) (?:him|her|them|the case|the family) (?:on |over )?)(?:as )?from (?:today|\d|the \d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    ))
    .expect("a fixed pattern")
});
/// "New lady Gwen came to introduce herself".
static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?i:new) (?i:lady|man|worker|social worker|s/?w|one|person|cco|pa),? ([A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?),? (?:came|here|visited|called|rang) to introduce (?:herself|himself|themselves)")
        .expect("a fixed pattern")
});
/// "JP introduced Mr Goss, who has them from now on".
static INTRODUCED_AS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?i:introduced) ((?:Mr|Mrs|Miss|Ms)\.? (?:[A-Z]\. ?)*[A-Z][a-z'’-]+|[A-Z][a-z'’-]+ [A-Z][a-z'’-]+),? who (?:(?:has|takes|is taking|will have|is having) (?:them|him|her|the case|over|the children) (?:from now|from today|on from|from here|now|over)|(?:is taking|takes|has taken) over (?:from (?:me|us|her|him|today|now)|the case|today))")
        .expect("a fixed pattern")
});
/// "Handover visit with Wendy Sharples", "HANDOVER w. Mrs Frost".
static HANDOVER_WITH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?i:hand[ -]?over|handing over)(?i: visit| meeting| of case)?,? (?i:w\.|w/|with|to) ((?:Mr|Mrs|Miss|Ms)\.? (?:[A-Z]\. ?)*[A-Z][\w'’-]+|[A-Z][a-z'’-]+ [A-Z][\w'’-]+)",
    )
    .expect("a fixed pattern")
});
/// "I have only had this case since 6 October".
static HAD_SINCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)(?:have|has|had|'ve|'s) (?:only )?(?:had|held|carried|been responsible for) (?:this|the|his|her|their) (?:case|family|file|boy|girl|children)(?: only)? since (?:the )?\d")
        .expect("a fixed pattern")
});
/// "Allocated 13.3.90 JP", "Allocated CB 7/11/07": the day beside the word and a worker's initials.
static ALLOCATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?:Allocated|ALLOCATED|Alloc\.?)[: ]+(?:to )?(?:([A-Z]{2,3}) \d|\d[\d./-]{4,9} ([A-Z]{2,3})(?-u:\b))",
    )
    .expect("a fixed pattern")
});
/// "Patrick's last was Friday".
static LAST_WAS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)([A-Z][a-z-]+)['’]s last (?:day |one )?was (?:on )?(?:(?:last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|yesterday|today|the \d|\d)")
        .expect("a fixed pattern")
});
/// "Larkfield Infants (Sept 07 – July 10)".
static SCHOOL_SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let day = r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? ?['’]?\d{2,4}|\d{4})";
    Regex::new(&format!(
        r"((?:[A-Z][\w'’.-]+ ){{1,4}}(?:Infants?|Infant School|Juniors?|Junior School|Primary|Primary School|Academy|School|College|High|High School|First|First School|Middle|Middle School|Nursery|Comprehensive|Grammar))[ ,]*\(({day}) ?(?:[–-]|to|until) ?({day}|present|date|now)\)"
    ))
    .expect("a fixed pattern")
});
/// "Ashgarth to 8.4.61; Beck House to Aug. 1962".
static HOME_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[;:,.] +)(?:boarded[- ]out(?: with| at)? |fostered(?: with| at)? |at |then )?((?:(?:Mr|Mrs|Miss)\.? |[A-Z][\w'’&-]+ ?|and |& ){1,5}) ?to (\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{4})")
        .expect("a fixed pattern")
});
/// "Court: Referral Order, 6 months", "Juv. Ct., conditional discharge".
static AT_COURT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:youth|juvenile|juv\.?|magistrates'?|mags|crown|family|county|the) )?(?:court|ct\.?)[:,.; -]+(?:[^.;]{0,40}?(?-u:\b))?(referral order|conditional discharge|c\.d\.|absolute discharge|fined|bound over|remanded|adjourned|supervision order|attendance centre|probation|full order|care order|interim|i\.?c\.?o|community order|guilty|deferred)(?-u:\b|\.)")
        .expect("a fixed pattern")
});
/// What of these is an order.
const ORDERS: &[&str] = &[
    "referral order",
    "supervision order",
    "attendance centre",
    "probation",
    "full order",
    "care order",
    "community order",
];

/// Every such note of the page.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for unit in reading.units {
        let range = &unit.range;
        let text = &sheet.text[range.clone()];
        let at = |m: regex::Match<'_>| range.start + m.start()..range.start + m.end();
        let flat = &sheet.flat[sheet.flat_range(range)];
        let mut worker = |kind, told: Range<usize>, name: &str| {
            let dated = dated(reading, range, &told, kind);
            found.extend(
                dated.map(|d| event(reading, kind, d, String::new(), vec![name.to_owned()], None, range.clone())),
            );
        };
        let name = |c: &Captures<'_>, n: usize| c.get(n).map_or_else(String::new, |m| m.as_str().to_owned());
        let planned = says_any(
            flat,
            &["will", "is to", "next week", "next month", "to be", "if", "would", "carer", "carers", "foster"],
        );
        if text.contains("over from")
            && !planned
            && let Some(c) = TAKES_OVER.captures(text)
            && let Some(whole) = c.get(0)
        {
            worker(EventKind::SocialWorkerStart, at(whole), &name(&c, 1));
            worker(EventKind::SocialWorkerEnd, at(whole), &name(&c, 2));
        }
        if flat.contains(" from ")
            && !planned
            && says_any(
                flat,
                &["case", "worker", "allocation", "allocated", "reallocated", "reassigned", "re-allocated"],
            )
            && let Some(c) = REASSIGNED.captures(text)
            && let Some(whole) = c.get(0)
        {
            worker(EventKind::SocialWorkerEnd, at(whole), &name(&c, 1));
            worker(EventKind::SocialWorkerStart, at(whole), &name(&c, 2));
        }
        for (pattern, kind) in [
            (&*CASE_TO, EventKind::SocialWorkerStart),
            (&*INTRODUCED, EventKind::SocialWorkerStart),
            (&*INTRODUCED_AS, EventKind::SocialWorkerStart),
            (&*HAS_FROM, EventKind::SocialWorkerStart),
            (&*HANDOVER_WITH, EventKind::SocialWorkerStart),
        ] {
            // "Case to Mr. K. Dyson," at the end of a line: the day stands on the next.
            let whole_note = !text.trim_end().ends_with(',');
            if let Some(c) = pattern.captures(text).filter(|_| !planned && whole_note)
                && let Some(whole) = c.get(0)
            {
                worker(kind, at(whole), &name(&c, 1));
            }
        }
        if let Some(c) = LAST_WAS.captures(text).filter(|_| !planned)
            && let Some(whole) = c.get(0)
        {
            let day = weekday_before(reading, range, whole.as_str())
                .or_else(|| dated(reading, range, &at(whole), EventKind::SocialWorkerEnd));
            let who = vec![name(&c, 1)];
            found.extend(
                day.map(|d| event(reading, EventKind::SocialWorkerEnd, d, String::new(), who, None, range.clone())),
            );
        }
        if flat.contains(" since ")
            && let Some(told) = HAD_SINCE.find(text)
        {
            let author = reading.head.author.clone().unwrap_or_default();
            let day = range.start + told.end() - 1;
            let beside = reading.date_spans.iter().position(|span| span.contains(&day));
            let people: Vec<String> = Some(author).filter(|a| !a.is_empty()).into_iter().collect();
            let since = beside.and_then(|i| of_mention(reading, i)).and_then(from_its_first_day);
            found.extend(
                since.map(|d| {
                    event(reading, EventKind::SocialWorkerStart, d, String::new(), people, None, range.clone())
                }),
            );
        }
        if text.contains("lloc") || text.contains("LLOC") {
            for c in ALLOCATED.captures_iter(text) {
                let Some(whole) = c.get(0) else { continue };
                let initials = c.get(1).or(c.get(2)).map_or("", |m| m.as_str());
                let here = at(whole);
                let day = reading.date_spans.iter().position(|s| s.start >= here.start && s.start < here.end);
                let Some(i) = day.filter(|i| reading.dates[*i].value.as_ref().is_some_and(When::is_one_day)) else {
                    continue;
                };
                let Some(dated) = of_mention(reading, i) else { continue };
                let who = vec![initials.to_owned()];
                found.push(event(
                    reading,
                    EventKind::SocialWorkerStart,
                    dated,
                    String::new(),
                    who,
                    None,
                    range.clone(),
                ));
            }
        }
        found.extend(schools(reading, range));
        found.extend(homes(reading, range));
        found.extend(at_court(reading, range));
    }
    found.extend(allocated_rows(reading));
    found
}

/// "ALLOC TO    H MARSH    W.E.F. 24-SEP-01", "To whom allocated    Miss J. Haigh    by F.W.L.    22.11.68", "Keyworker: P. Noonan from
/// 2 January 1980": a row that names a worker and the day of beginning.
fn allocated_rows(reading: &Reading<'_>) -> Vec<EventMention> {
    const ALLOCATED_TO: &[&str] = list! {
        "alloc to" "alloc. to" "allocated to" "to whom allocated" "case allocated to" "worker allocated" "officer allocated"
        "allocated worker" "allocated social worker" "allocated officer"
    };
    const ROLES: &[&str] = list! { "keyworker" "key worker" "social worker" "worker" "s.w." "sw" "c.c.o." "child care officer" "case worker" };
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let whole = sheet.line(n);
        let lower = whole.to_ascii_lowercase();
        if !["alloc", "worker", "c.c.o", "officer"].iter().any(|w| lower.contains(w)) {
            continue;
        }
        let columns = whole.match_indices('\t').map(|(tab, _)| tab + 1);
        for at in std::iter::once(0).chain(columns) {
            let line = &whole[at..];
            let Some(label) = loose_label(line) else { continue };
            let name = line[label.name].trim().to_ascii_lowercase();
            let allocated = ALLOCATED_TO.contains(&name.as_str());
            if !allocated && !ROLES.contains(&name.as_str()) {
                continue;
            }
            let start = sheet.lines[n].start + at;
            let on_line = |s: &Range<usize>| s.start >= start && s.end <= sheet.lines[n].end;
            let Some(i) = reading.date_spans.iter().rposition(on_line) else { continue };
            let Some(value) = reading.dates[i].value.as_ref() else { continue };
            // The date's own words may begin with "from".
            let since = value.edtf().ends_with("/..");
            let lead = sheet.text[start..reading.date_spans[i].start].trim_end().to_ascii_lowercase();
            let begins = since || ["from", "since", "w.e.f.", "wef"].iter().any(|w| lead.ends_with(w));
            let worker = line[label.value].split(['\t', ',']).next().unwrap_or_default();
            let ends = [" from ", " since ", " w.e.f", " wef "].iter().filter_map(|w| worker.find(w)).min();
            let worker = worker[..ends.unwrap_or(worker.len())].trim();
            let named = worker.starts_with(char::is_uppercase)
                && (1..=4).contains(&worker.split_whitespace().count())
                && !worker.bytes().any(|b| b.is_ascii_digit());
            let Some(day) =
                value.earliest().filter(|_| (value.is_one_day() || since) && named && (allocated || begins))
            else {
                continue;
            };
            let dated = Dated { when: When::day(day), how: reading.dates[i].how.clone(), in_words: true, until: None };
            let range = sheet.lines[n].clone();
            let who = vec![worker.to_owned()];
            found.push(event(reading, EventKind::SocialWorkerStart, dated, String::new(), who, None, range));
            break;
        }
    }
    found
}

fn dated(reading: &Reading<'_>, range: &Range<usize>, told: &Range<usize>, kind: EventKind) -> Option<Dated> {
    let told = reading.sheet.flat_range(told);
    in_sentence(reading, range, &told, kind)
        .or_else(|| from_around(reading, range.start, kind))
        .and_then(from_its_first_day)
}

/// "As of today", "since 6 October": the day on which it began. None where that is not known.
fn from_its_first_day(dated: Dated) -> Option<Dated> {
    let first = dated.when.earliest()?;
    let open = dated.when.edtf().ends_with("/..");
    Some(if open { Dated { when: When::day(first), ..dated } } else { dated })
}

/// A date of the page, taken as the event's own.
pub(super) fn of_mention(reading: &Reading<'_>, i: usize) -> Option<Dated> {
    let when = reading.dates[i].value.clone()?;
    Some(Dated { when, how: reading.dates[i].how.clone(), in_words: true, until: None })
}

/// The last day of that name before the entry was written: "Patrick's last was Friday".
fn weekday_before(reading: &Reading<'_>, range: &Range<usize>, told: &str) -> Option<Dated> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let named = DAYS.iter().position(|d| {
        told.ends_with(d)
            || told.ends_with(&format!("{d}s"))
            || told.rsplit(' ').next().is_some_and(|w| w.starts_with(d))
    })?;
    let entry = entry_at(reading.entries, range.start)?;
    let day = entry.when.earliest().filter(|_| entry.when.is_one_day())?;
    let back = (day.weekday().num_days_from_monday() as usize + 6 - named) % 7 + 1;
    let when = When::day(day.checked_sub_days(Days::new(back as u64))?);
    Some(Dated { when, how: How(format!("relative to {day}")), in_words: true, until: None })
}

/// A date written beside a name, read by itself.
fn written(words: &str) -> Option<Dated> {
    // "Sept 07" is a month and a year here, no day.
    if let Some((month, year)) = words.split_once(' ')
        && let Some(month) = month_of(month.trim_end_matches('.'))
        && let Ok(short) = year.trim_start_matches(['\'', '’']).parse::<u32>()
    {
        let year = if short >= 1900 {
            short
        } else if short > 40 {
            1900 + short
        } else {
            2000 + short
        };
        let when = When::parse(&format!("{year:04}-{month:02}")).ok()?;
        return Some(Dated { when, how: How::written(), in_words: true, until: None });
    }
    let read = read_date(words, &DateContext::default())?;
    let when = read.value.filter(|w| w.earliest().is_some() && w.latest().is_some())?;
    Some(Dated { when, how: read.how, in_words: true, until: None })
}

fn schools(reading: &Reading<'_>, range: &Range<usize>) -> Vec<EventMention> {
    let text = &reading.sheet.text[range.clone()];
    let mut found = Vec::new();
    if !text.contains('(') {
        return found;
    }
    for c in SCHOOL_SPAN.captures_iter(text) {
        let (Some(name), Some(from), Some(to)) = (c.get(1), c.get(2), c.get(3)) else { continue };
        let mut tell = |kind, words: &str| {
            found.extend(
                written(words)
                    .map(|d| event(reading, kind, d, name.as_str().to_owned(), Vec::new(), None, range.clone())),
            );
        };
        tell(EventKind::SchoolStart, from.as_str());
        tell(EventKind::SchoolEnd, to.as_str());
    }
    found
}

/// Two and more homes with the day to which each lasted.
fn homes(reading: &Reading<'_>, range: &Range<usize>) -> Vec<EventMention> {
    let text = &reading.sheet.text[range.clone()];
    if !text.contains(" to ") {
        return Vec::new();
    }
    let rows: Vec<Captures<'_>> = HOME_TO.captures_iter(text).collect();
    if rows.len() < 2 || says_any(&text.to_lowercase(), &["school", "leave", "pension", "holiday", "worker"]) {
        return Vec::new();
    }
    let tell = |c: &Captures<'_>| {
        let (name, to) = (c.get(1)?.as_str().trim(), c.get(2)?);
        Some(event(
            reading,
            EventKind::PlacementEnd,
            written(to.as_str())?,
            name.to_owned(),
            Vec::new(),
            None,
            range.clone(),
        ))
    };
    rows.iter().filter_map(tell).collect()
}

/// What a court did with the child, in an entry that opens with the court.
fn at_court(reading: &Reading<'_>, range: &Range<usize>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let Some(entry) = entry_at(reading.entries, range.start).filter(|e| e.after_date < range.end) else {
        return Vec::new();
    };
    let start = sheet.flat_at(entry.after_date.max(range.start));
    let words = &sheet.flat[start..sheet.flat_at(range.end)];
    let lead = words.len() - words.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let Some(c) = AT_COURT.captures(&words[lead..]) else { return Vec::new() };
    let Some(done) = c.get(1) else { return Vec::new() };
    if says_any(
        words,
        &[
            "mother", "father", "mum", "dad", "brother", "sister", "will", "to be", "due", "hoping", "may", "might",
            "not",
        ],
    ) {
        return Vec::new();
    }
    let told = start + lead + done.start()..start + lead + done.end();
    let tell = |kind| {
        let dated = in_sentence(reading, range, &told, kind).or_else(|| from_around(reading, range.start, kind))?;
        dated.when.earliest()?;
        Some(event(reading, kind, dated, String::new(), Vec::new(), None, range.clone()))
    };
    let order = ORDERS.contains(&done.as_str()).then_some(EventKind::OrderMade);
    std::iter::once(EventKind::CourtHearing).chain(order).filter_map(tell).collect()
}
