//! Workers who write of themselves: "Allocated this case", "I start today", "My last day", "I am allocating him to you", and the
//! lists and closing forms that give a worker's years. Only in papers that workers write.

use std::ops::Range;
use std::sync::LazyLock;

use chrono::Datelike;
use record::{DocumentKind, EventKind, EventMention, How, When};
use regex::Regex;

use super::Reading;
use super::made::event;
use super::mood::{Mood, mood};
use super::rules::Shape;
use super::when::{Dated, ends_of, from_around, in_sentence};
use crate::entries::entry_at;
use crate::people::full_name_in;
use crate::sheet::{says_any, trimmed};

/// A worker's own note that the case is now theirs.
static MINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:taken|took) over (?:today )?from |^(?:this )?(?:case |file )?allocated(?: to me)?(?: this case| at last| today| to-day)?(?:[.,;]|$)",
        r"|^(?:case|file) (?:passed|transferred|handed|given|re-?allocated|allocated)(?: over)? to me(?-u:\b)",
        r"|(?-u:\b)you (?:have )?allocated me\b|(?-u:\b)i (?:have )?allocated myself(?-u:\b)",
        r"|^(?:case|file) (?:taken over|received|inherited|picked up|handed over) (?:by me )?(?:today )?from ",
        r"|(?-u:\b)i (?:have )?(?:today |now )?(?:taken|took|take) (?:over |on )(?:this|the) (?:case|file)(?-u:\b)",
        r"|(?-u:\b)i (?:start|started|begin|began|take over|took over) (?:with (?:you|him|her|them) |as (?:his|her|their) (?:social )?worker )?(?:today|to-day|this week)(?-u:\b)",
        r"|(?-u:\b)i (?:am|have been) (?:now )?(?:allocated|the (?:new |newly )?(?:allocated )?(?:social )?worker)(?-u:\b)",
        r"|^introduced (?:self|myself) (?:as (?:his|her|their) (?:new )?(?:social )?worker )?to(?-u:\b)",
        r"|^allocated (?:as )?(?:pa|p\.a\.|personal adviser|sw|social worker|key ?worker)(?:[.,;]|$)",
        r"|(?-u:\b)i have (?:had|held|carried) (?:this case|the case|him|her|them|[a-z]+) since(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// A senior's note to a worker.
static YOURS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?-u:\b)i (?:am|have) (?:now )?(?:allocating|allocated|passing|passed|transferring|transferred) (?:him|her|them|this case|the case|this|[a-z]+(?: [a-z]+)?) to you(?-u:\b)",
        r"|(?-u:\b)(?:this case|the case|he|she) is (?:now )?(?:allocated to you|yours)(?-u:\b)",
        r"|(?-u:\b)please take over (?:this|the) case(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// A worker's own note that they go.
static GOING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^last day(?: today)?[.,;]|^leaving (?:for|to join|the (?:dept|department|authority|council|service))(?-u:\b)",
        r"|(?-u:\b)my last day(?: is| will be)?(?-u:\b)(?: (?:in|at|with) (?:the|this) (?:office|team|department|area|post|authority))?",
        r"|(?-u:\b)my (?:last|final) (?:visit|contact|entry|session)(?-u:\b)",
        r"|(?-u:\b)i (?:go|am going|start) (?:on|off on) (?:maternity|adoption|sick|long) leave(?-u:\b)",
        r"|(?-u:\b)i (?:leave|finish|am leaving|am finishing|shall be leaving|will be leaving) (?:on|today|tomorrow|this|the|for|at)(?-u:\b)",
        r"|(?-u:\b)i (?:go|am going|am moving|move|transfer|have been moved|have been transferred) to (?:the )?[a-z' ]{3,30}(?:team|office|area|section|unit|department|authority)(?-u:\b)",
        r"|(?-u:\b)i have (?:got|been given|been offered|taken|accepted) (?:the|a|another) [a-z' ]{0,30}(?:post|job|secondment)(?-u:\b)",
        r"|(?-u:\b)(?:i )?will not have this case\b|(?-u:\b)i (?:hand|have handed) over (?:this|the) case(?-u:\b)"
    ))
    .expect("a fixed pattern")
});
/// "Case to agency worker Ann Voss", "File to Mr Wragg": the note of the one who gives it up.
static CASE_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[.;] )(?:(?:case|file) (?:goes |passes |passed |handed )?(?:over )?|handover |handed over )to (?:(?:the )?(?:new |agency |locum )?(?:social )?worker )?").expect("a fixed pattern")
});
/// "P Nair starts", "G. Shaw ends": a row of a list of key events.
static ROW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^((?:[A-Z]\.? ?){1,2}[A-Z][a-z'’-]{2,}|(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z'’-]{2,}) (starts|started|begins|began|allocated|ends|ended|leaves|left|finishes|finished)(?:$|[ \t]*(?:[.,;(\t]|  ))")
        .expect("a fixed pattern")
});
/// "Allocate Mrs Whitlow today": a senior's note on the case itself.
static ALLOCATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:please )?allocate (?:to )?").expect("a fixed pattern"));
/// "Following Miss Arkwright's departure today".
static DEPARTURE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"'s (?:leaving|departure|resignation|retirement)(?-u:\b)").expect("a fixed pattern"));
/// "Miss Pratt 61-64, Mr Dodd 1964 to 1967".
static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?(?:[A-Z]\.?\s)?[A-Z][a-z'’-]+(?:\s[A-Z][a-z'’-]+)?)[,:]?\s\(?((?:19|20)?\d\d)\s?(?:-|–|to)\s?((?:19|20)?\d\d|date|present|now)(?-u:\b)")
        .expect("a fixed pattern")
});

/// Reads all of it.
pub(super) fn read(reading: &Reading<'_>) -> Vec<EventMention> {
    let mut found = lists(reading);
    found.extend(closing_form(reading));
    found.extend(known_since(reading));
    if !is_a_workers_paper(reading) {
        return found;
    }
    for n in 0..reading.units.len() {
        found.extend(sentence(reading, n));
    }
    found
}

/// "I have known Sam since 19th September 1983, when I took over": in a report that a worker signed.
fn known_since(reading: &Reading<'_>) -> Option<EventMention> {
    let sheet = reading.sheet;
    let at = sheet.flat.find("i have known ").or_else(|| sheet.flat.find("i have been his social worker since"))?;
    let n = reading.units.partition_point(|u| sheet.flat_at(u.range.start) <= at).checked_sub(1)?;
    let range = &reading.units[n].range;
    let flat = sheet.flat_range(range);
    let words = sheet.flat.get(at..flat.end)?;
    let since = words.find(" since ").filter(|i| *i <= 48)?;
    let took_over = says_any(
        words,
        &["took over", "taken over", "social worker", "allocated", "became his worker", "became her worker", "took on"],
    );
    let told = at..at + since + 6;
    let dated = in_sentence(reading, range, &told, EventKind::SocialWorkerStart)
        .filter(|d| took_over && d.when.earliest().is_some())?;
    let who = head_worker(reading).into_iter().collect();
    Some(event(reading, EventKind::SocialWorkerStart, dated, String::new(), who, None, range.clone()))
}

fn is_a_workers_paper(reading: &Reading<'_>) -> bool {
    use DocumentKind::*;
    !reading.entries.is_empty() && !matches!(reading.head.kind, Some(FosterDailyLog | ResidentialLog | SchoolReport))
        || matches!(
            reading.head.kind,
            Some(Memo | CaseNotes | ContactSheet | TransferSummary | ClosingSummary | Email | Referral)
        )
}

fn sentence(reading: &Reading<'_>, n: usize) -> Option<EventMention> {
    let sheet = reading.sheet;
    let range = &reading.units[n].range;
    let entry = entry_at(reading.entries, range.start);
    let opening =
        entry.filter(|e| e.after_date > range.start && e.after_date < range.end).map_or(range.start, |e| e.after_date);
    let from = opening
        + (sheet.text[opening..range.end].len()
            - sheet.text[opening..range.end].trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    // "05-JAN-88  SC    Allocated today": the letters of the writer stand in a column of their own.
    let column = sheet.text[from..range.end]
        .split_once('\t')
        .filter(|(by, _)| (1..=4).contains(&by.trim().len()) && by.trim().bytes().all(|b| b.is_ascii_uppercase()));
    let from = column.map_or(from, |(by, rest)| from + by.len() + 1 + (rest.len() - rest.trim_start().len()));
    let flat = sheet.flat_at(from)..sheet.flat_at(range.end);
    let words = &sheet.flat[flat.clone()];
    if !["allocat", "introduced", "my ", "i ", "case", "file", "last day", "'s ", "starts", "ends", "began", "left"]
        .iter()
        .any(|w| words.contains(w))
        || says_any(words, &["said \"", "says \"", "school", "college"])
    {
        return None;
    }
    let at = |hit: regex::Match<'_>| hit.range();
    let told = |r: &Range<usize>| flat.start + r.start..flat.start + r.end;
    let is_done = |r: &Range<usize>| matches!(mood(words, r, Shape::Act), Mood::Done);
    let quoted = |r: &Range<usize>| words[..r.start].matches('"').count() % 2 == 1;
    let dated = |r: &Range<usize>, kind| {
        in_words_but_brackets(reading, range, &told(r), kind)
            .or_else(|| from_around(reading, range.start, kind))
            .filter(|d| d.when.earliest().is_some())
    };
    let tell = |kind, r: &Range<usize>, who: Option<String>| {
        let ahead = kind == EventKind::SocialWorkerEnd && looks_ahead(&words[r.clone()])
            || words[r.clone()].contains("to ") && !words[r.clone()].contains("to me");
        let dated = dated(r, kind).map(|d| if ahead { not_before(d, entry.map(|e| &e.when)) } else { d })?;
        Some(event(reading, kind, dated, String::new(), who.into_iter().collect(), None, range.clone()))
    };
    if reading.head.kind == Some(DocumentKind::Chronology)
        && let Some(row) = ROW.captures(&sheet.text[from..range.end])
        && let (Some(name), Some(verb)) = (row.get(1), row.get(2))
    {
        let starts = matches!(verb.as_str(), "starts" | "started" | "begins" | "began" | "allocated");
        let kind = if starts { EventKind::SocialWorkerStart } else { EventKind::SocialWorkerEnd };
        let dated = from_around(reading, range.start, kind).filter(|d| d.when.earliest().is_some())?;
        let name = name.as_str().to_owned();
        return Some(event(reading, kind, dated, String::new(), vec![name], None, range.clone()));
    }
    if let Some(hit) = MINE.find(words).map(at).filter(|r| is_done(r) && !quoted(r)) {
        let since = words[..hit.end].ends_with("since");
        // "I have had Keith since May": a name, and no cold.
        let who = sheet.text[..sheet.text_at(flat.start + hit.end)]
            .trim_end_matches("since")
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        let a_child = who.starts_with(char::is_uppercase) || matches!(who, "him" | "her" | "them" | "case");
        let day = reading.date_spans.iter().any(|s| s.start >= range.start && s.end <= range.end);
        return (!since || day && a_child)
            .then(|| tell(EventKind::SocialWorkerStart, &hit, writer(reading, n)))
            .flatten();
    }
    if let Some(hit) = YOURS.find(words).map(at).filter(|r| is_done(r) && !quoted(r)) {
        return tell(EventKind::SocialWorkerStart, &hit, addressee(reading));
    }
    if let Some(hit) = GOING.find(words).map(at).filter(|r| !quoted(r) && r.start <= 90) {
        // "My last visit. I go on maternity leave on Friday": the second of them gives the day.
        let visit = words[hit.clone()].contains("visit") || words[hit.clone()].contains("entry");
        let next = reading.units.get(n + 1).map(|u| sheet.flat_range(&u.range)).map_or("", |r| &sheet.flat[r]);
        let later = visit && (GOING.is_match(next) || GOING.is_match(&words[hit.end..]));
        let others =
            says_any(&words[..hit.start], &["if", "when", "until", "before", "after", "mother", "mum", "dad", "carer"]);
        return (!later && !others).then(|| tell(EventKind::SocialWorkerEnd, &hit, writer(reading, n))).flatten();
    }
    if let Some(hit) = DEPARTURE.find(words).map(at) {
        let before = &sheet.text[from..sheet.text_at(flat.start + hit.start)];
        let day = reading.date_spans.iter().any(|s| s.start >= range.start && s.end <= range.end);
        let name = full_name_in(before).filter(|r| r.end == before.len() && day);
        if let Some(name) = name {
            return tell(EventKind::SocialWorkerEnd, &hit, Some(before[name].to_owned()));
        }
    }
    let hit = CASE_TO.find(words).or_else(|| ALLOCATE.find(words)).map(at)?;
    let after = sheet.text_at(flat.start + hit.end);
    // The words may end where a box has its side.
    let name = full_name_in(sheet.text.get(after..range.end)?).filter(|r| r.start == 0)?;
    tell(
        EventKind::SocialWorkerStart,
        &hit,
        Some(sheet.text[after..after + name.end].split_whitespace().collect::<Vec<_>>().join(" ")),
    )
}

/// "I go on Friday", "from 2 January": words in the present, of a day to come.
fn looks_ahead(words: &str) -> bool {
    ["i go", "i leave", "i finish", "i am", "i shall", "i will", "i start", "go on", "day is", "day will"]
        .iter()
        .any(|w| words.contains(w))
}

/// The same weekday, or the same day of the year, after the note was written.
fn not_before(dated: Dated, written: Option<&When>) -> Dated {
    let Some((said, written)) =
        dated.when.earliest().filter(|d| dated.when.latest() == Some(*d)).zip(written.and_then(When::latest))
    else {
        return dated;
    };
    let away = (written - said).num_days();
    let moved = if !dated.in_words || away <= 0 {
        None
    } else if away <= 7 && dated.how.0.starts_with("relative") {
        said.checked_add_days(chrono::Days::new(7))
    } else if (300..=370).contains(&away) && dated.how.0.starts_with("year") {
        said.checked_add_months(chrono::Months::new(12))
    } else {
        None
    };
    match moved {
        Some(day) => Dated { when: When::day(day), ..dated },
        None => dated,
    }
}

/// The sentence's own date, but not one in a bracket that says when something else ended: "(agency contract ended 20/4)".
fn in_words_but_brackets(
    reading: &Reading<'_>,
    range: &Range<usize>,
    told: &Range<usize>,
    kind: EventKind,
) -> Option<Dated> {
    let sheet = reading.sheet;
    let flat = sheet.flat_range(range);
    let aside = sheet.flat[told.start..flat.end].find('(').is_some_and(|i| {
        let rest = &sheet.flat[told.start + i..flat.end];
        let inside = rest.split(')').next().unwrap_or_default();
        says_any(inside, &["ended", "left", "until", "from", "since", "started", "began"])
    });
    (!aside).then(|| in_sentence(reading, range, told, kind)).flatten()
}

/// The worker who wrote a note: their name right after it, or the one that the sheet's head gives.
fn writer(reading: &Reading<'_>, n: usize) -> Option<String> {
    let sheet = reading.sheet;
    let entry = entry_at(reading.entries, reading.units[n].range.start).map(|e| e.start);
    let signed = reading.units.iter().skip(n + 1).take(4).find_map(|u| {
        let words = &sheet.text[u.range.clone()];
        let same = entry_at(reading.entries, u.range.start).map(|e| e.start) == entry;
        let name = full_name_in(words)
            .filter(|r| same && r.start == 0 && words[r.end..].trim_matches(['.', ' ', ',']).is_empty())?;
        Some(words[name].to_owned())
    });
    signed.or_else(|| head_worker(reading))
}

fn head_worker(reading: &Reading<'_>) -> Option<String> {
    let sheet = reading.sheet;
    sheet.lines.iter().take(6).find_map(|l| {
        let line = &sheet.text[l.clone()];
        let lower = line.to_ascii_lowercase();
        let at = ["s.w.:", "sw:", "s/w:", "social worker:", "worker:", "from:", "from\t"]
            .iter()
            .filter_map(|w| lower.find(w).map(|i| i + w.len()))
            .min()?;
        let rest = line.get(at..)?.trim_start();
        full_name_in(rest).filter(|r| r.start == 0).map(|r| rest[r].to_owned())
    })
}

/// The one to whom a memo goes.
fn addressee(reading: &Reading<'_>) -> Option<String> {
    let sheet = reading.sheet;
    sheet.lines.iter().take(12).find_map(|l| {
        let line = &sheet.text[l.clone()];
        let at = ["To:", "TO:", "To\t", "TO\t", "To ", "TO "]
            .iter()
            .filter_map(|w| line.find(w).map(|i| i + w.len()))
            .min()?;
        let rest = line[at..].trim_start();
        full_name_in(rest).filter(|r| r.start <= 3).map(|r| rest[r].to_owned())
    })
}

/// "Workers: Miss Pratt 61-64, Mr Dodd 64-67".
fn lists(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let line = trimmed(sheet.text, sheet.lines[n].clone());
        let words = &sheet.text[line.clone()];
        let lower = words.to_ascii_lowercase();
        let opens = [
            "workers",
            "social workers",
            "sws",
            "s.w.s",
            "child care officers",
            "c.c.o.s",
            "ccos",
            "allocated workers",
            "previous workers",
            "previous social workers",
        ];
        if !opens.iter().any(|o| lower.strip_prefix(o).is_some_and(|r| r.starts_with([':', ' ', '\t', '-']))) {
            continue;
        }
        for item in YEARS.captures_iter(words) {
            let (Some(name), Some(from), Some(to)) = (item.get(1), item.get(2), item.get(3)) else { continue };
            let years = (year(reading, from.as_str()), year(reading, to.as_str()));
            if years.0.zip(years.1).is_some_and(|(a, b)| b < a) {
                continue;
            }
            let quote = line.start + name.start()..line.start + to.end();
            let mut tell = |kind, year: Option<i32>| {
                let Some(when) = year.and_then(|y| When::parse(&format!("{y:04}")).ok()) else { return };
                let dated = Dated { when, how: How::written(), in_words: true, until: None };
                found.push(event(
                    reading,
                    kind,
                    dated,
                    String::new(),
                    vec![name.as_str().to_owned()],
                    None,
                    quote.clone(),
                ));
            };
            tell(EventKind::SocialWorkerStart, years.0);
            tell(EventKind::SocialWorkerEnd, years.1);
        }
    }
    found
}

/// A year as written; a short one lies in the century that the page's other dates, or the person's birth, make it.
fn year(reading: &Reading<'_>, written: &str) -> Option<i32> {
    let said: i32 = written.parse().ok()?;
    if said >= 100 {
        return Some(said);
    }
    let about = reading
        .page
        .born
        .and_then(When::earliest)
        .or_else(|| reading.head.date.as_ref().and_then(When::latest))
        .or_else(|| reading.dates.iter().filter_map(|d| d.value.as_ref().and_then(When::earliest)).next_back())?
        .year();
    [1900, 2000].into_iter().map(|c| c + said).min_by_key(|y| (y - about).abs())
}

/// A closing or transfer form: "Period 1.4.74 to 18.3.77", "Worker Rose Kirk".
fn closing_form(reading: &Reading<'_>) -> Vec<EventMention> {
    let sheet = reading.sheet;
    if !matches!(reading.head.kind, Some(DocumentKind::ClosingSummary | DocumentKind::TransferSummary)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (date, span) in reading.dates.iter().zip(&reading.date_spans) {
        let n = sheet.line_at(span.start);
        let line = trimmed(sheet.text, sheet.lines[n].clone());
        let label = sheet.text[line.start..span.start.max(line.start)]
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let fits = [
            "period",
            "period of involvement",
            "dates of involvement",
            "period of supervision",
            "period allocated",
            "involvement",
        ]
        .contains(&label.as_str());
        let Some(value) = date.value.as_ref().filter(|_| fits) else { continue };
        let (from, until) = ends_of(&date.text, value);
        let Some(worker) = (n.saturating_sub(3)..(n + 4).min(sheet.lines.len())).find_map(|m| {
            let words = sheet.line(m).trim();
            let lower = words.to_ascii_lowercase();
            let label = ["social worker", "worker", "allocated worker", "s.w.", "c.c.o."]
                .iter()
                .find(|l| lower.strip_prefix(**l).is_some_and(|r| r.starts_with([':', '\t', ' '])))?;
            let rest = words[label.len()..].trim_start_matches(|c: char| !c.is_alphanumeric());
            full_name_in(rest).filter(|r| r.start == 0).map(|r| rest[r].to_owned())
        }) else {
            continue;
        };
        let mut tell = |kind, when: When| {
            let dated = Dated { when, how: date.how.clone(), in_words: true, until: None };
            found.push(event(reading, kind, dated, String::new(), vec![worker.clone()], None, line.clone()));
        };
        tell(EventKind::SocialWorkerStart, from);
        if let Some(until) = until {
            tell(EventKind::SocialWorkerEnd, until);
        }
    }
    found
}
