//! Words beside a date that its own expression does not take in: "the 14th or 15th", "at about the age of 6", "over Christmas".
//! A value that they make too sharp is widened, doubted or given up.

use chrono::{Datelike, Days, NaiveDate};
use record::When;

/// Bytes on either side that are looked at.
const NEAR: usize = 26;

/// The value that the words on both sides leave of a date, which stands at `text[from..to]`. `how` says where it came from.
pub(super) fn widened(
    text: &str,
    from: usize,
    to: usize,
    value: When,
    how: &str,
    reference: Option<&When>,
) -> Option<When> {
    let said = text[from..to].to_ascii_lowercase();
    let before = before(text, from);
    let after = after(text, to);
    let (before, after) = (before.as_str(), after.as_str());
    let value = century(&said, before, value, reference);
    if is_damaged(after, how) || given_up(&said, before, after, &value, how) {
        return None;
    }
    if let Some(wide) = choice(&said, before, after, &value, how).or_else(|| stretch(&said, before, after, &value)) {
        return wide;
    }
    let open = open_end(&said, before, after, &value).or_else(|| open_age(&said, before, after, &value, how));
    let value = open.unwrap_or(value);
    if value.is_doubted() {
        return Some(value);
    }
    // What is counted from an unsure day is unsure itself.
    let base = how.strip_prefix("relative to ").unwrap_or_default();
    let about = ends(before, ABOUT)
        || starts(after, ABOUT_AFTER)
        || starts(&said, &["about", "around", "approx", "circa", "c."]);
    let unsure = ends(before, UNSURE) || starts(after, UNSURE_AFTER);
    let base = if value.is_one_day() { base } else { "" };
    let year_from = how.strip_prefix("year from ").unwrap_or_default();
    Some(if about || base.contains('~') || year_from.contains('~') {
        doubted(&value, '~')
    } else if unsure || base.contains(['?', '%']) || year_from.contains(['?', '%']) {
        doubted(&value, '?')
    } else {
        value
    })
}

const UNSURE: &[&str] = &[
    "think",
    "we think",
    "i think",
    "thinks",
    "believed to be",
    "thought to be",
    "said to be",
    "understood to be",
    "presumed",
    "presumably",
    "may have been",
    "might have been",
    "could have been",
    "may be",
    "might be",
    "could be",
    "perhaps",
    "seems to be",
    "appears to be",
    "presumed to be",
    "assumed to be",
    "believes",
    "guess",
    "allegedly",
];
const UNSURE_AFTER: &[&str] = &[
    "(date uncertain",
    "(uncertain",
    "(not certain",
    "(unsure",
    "(not sure",
    "(unconfirmed",
    "(day not",
    "(date not",
    "(tbc",
    "(date unclear",
    "(unclear",
    "(illegible",
    "perhaps",
    "possibly",
    "i think",
    "we think",
    "it is thought",
    "(day uncertain",
    "(year not",
    "(not confirmed",
    "(estimated",
    "(estimate",
];

const ABOUT: &[&str] = &[
    "about",
    "about the",
    "around",
    "around the",
    "roughly",
    "approximately",
    "approx",
    "approx.",
    "circa",
    "near",
    "nearly",
    "almost",
    "o/a",
    "about my",
    "about his",
    "about her",
    "around his",
    "around her",
    "getting on for",
    "close to",
    "somewhere around",
];
const ABOUT_AFTER: &[&str] =
    &["(approx", "approx", "or so", "or thereabouts", "or near", "ish", "-ish", "(about", "give or take", "(circa"];

fn before(text: &str, from: usize) -> String {
    let start = (from.saturating_sub(NEAR)..=from).find(|i| text.is_char_boundary(*i)).unwrap_or(from);
    let near = &text[start..from];
    let near =
        near.rfind(['.', ';', '!', '?']).filter(|i| near[*i + 1..].starts_with(' ')).map_or(near, |i| &near[i + 1..]);
    near.to_ascii_lowercase().trim_end().to_owned()
}

fn after(text: &str, to: usize) -> String {
    let end = (to..=(to + NEAR).min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(to);
    text[to..end].to_ascii_lowercase()
}

/// True when the words end in one of the phrases, as whole words.
fn ends(before: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|p| before.strip_suffix(p).is_some_and(|r| !r.ends_with(|c: char| c.is_alphanumeric())))
}

fn starts(after: &str, phrases: &[&str]) -> bool {
    let words = after.trim_start();
    phrases.iter().any(|p| {
        words
            .strip_prefix(p)
            .is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric()) || *p == "(approx" || *p == "approx")
    })
}

/// The number that a text opens with.
fn number(words: &str) -> Option<(u32, &str)> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let n = words[..digits].parse().ok().filter(|_| (1..=2).contains(&digits))?;
    Some((n, &words[digits..]))
}

/// A day and month whose year is there, but cannot be read: `3 May 198_`.
fn is_damaged(after: &str, how: &str) -> bool {
    if !how.starts_with("year from") {
        return false;
    }
    let rest = after.strip_prefix(',').unwrap_or(after);
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &rest[digits..];
    let cut = tail.starts_with(['_', '?', '*', '\u{2026}', '#', '█']) || tail.starts_with("..");
    (digits == 3
        && matches!(rest.as_bytes(), [b'1', b'8' | b'9', ..] | [b'2', b'0', ..])
        && (cut || !tail.starts_with([':', '.', ','])))
        || (1..=3).contains(&digits) && cut
        || digits == 0 && (tail.starts_with("__") || tail.starts_with("??"))
}

/// Words that turn the date into something that no value of it can say.
fn given_up(said: &str, before: &str, after: &str, value: &When, how: &str) -> bool {
    // "Before May. A week later": a week after a day that nobody knows.
    let base = how.strip_prefix("relative to ").unwrap_or_default();
    let year_from = how.strip_prefix("year from ").unwrap_or_default();
    let is_open = |base: &str| base.starts_with("../") || base.ends_with("/..");
    let unmoored = is_open(base) || is_open(year_from);
    let weekend =
        said.ends_with("the weekend") && starts(after, &["before", "after", "prior to", "following", "preceding"]);
    // "The spring term of Year 3": not this year's.
    let school = said.ends_with("term")
        && ["of year ", "in year ", "of y", "of his ", "of her "].iter().any(|w| after.trim_start().starts_with(w));
    // A month without a year has no place in the calendar.
    let nowhere = value.earliest().is_some_and(|d| d.year() < 1500) && !value.edtf().contains("XXXX");
    let around = ends(before, AROUND) && value.is_one_day() && !said.starts_with("week of");
    let birthdays =
        said.contains("birthday") && ["st or", "nd or", "rd or", "th or"].iter().any(|w| before.ends_with(w));
    if no_such_day(said, before) || unmoored || weekend || school || nowhere || around || birthdays {
        return true;
    }
    let days_after = ["the days ", "the weeks ", "the months ", "the hours "].iter().any(|w| said.starts_with(w));
    let mixed = said.starts_with("between ") && value.edtf().starts_with('{');
    let back = starts(after, &["ago"]) && !said.ends_with("ago");
    days_after
        || mixed
        || back
        || said == "last morning"
        || said == "last afternoon"
        || before.ends_with("to the day") && said.contains("after")
}

/// `32 May 1984`: a day that no month has, before a month that is read without it.
fn no_such_day(said: &str, before: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words = before.strip_suffix(" of").unwrap_or(before);
    let words = ["st", "nd", "rd", "th"].iter().find_map(|s| words.strip_suffix(s)).unwrap_or(words);
    let digits = words.bytes().rev().take_while(u8::is_ascii_digit).count();
    let day: Option<u32> = words[words.len() - digits..].parse().ok().filter(|_| digits == 2);
    let apart = !words[..words.len() - digits].ends_with(['.', '/', '-', '£', ':', ',']);
    day.is_some_and(|d| d > 31) && apart && MONTHS.iter().any(|m| said.starts_with(m))
}

/// `14th or 15th`, `Monday or Tuesday`, `Year 3 or 4`, `between 5 and 6 years`: the other one counts too.
#[allow(clippy::option_option)]
fn choice(said: &str, before: &str, after: &str, value: &When, how: &str) -> Option<Option<When>> {
    let other = after.strip_prefix(" or ").or_else(|| after.strip_prefix(" and/or "));
    if let Some(other) = other {
        let other = other.strip_prefix("the ").or_else(|| other.strip_prefix("possibly ")).unwrap_or(other);
        if how == "from school year" {
            let (last, (m, _)) = (last_number(said)?, number(other)?);
            return Some(later_by(value, m.checked_sub(last).filter(|n| *n < 8)?));
        }
        if how == "from age" {
            let (last, (m, _)) = (last_number(said)?, number(other)?);
            return Some(later_by(value, m.checked_sub(last).filter(|n| *n < 8)?));
        }
        if let (Some((m, rest)), true, Some(day)) = (number(other), value.is_one_day(), value.earliest()) {
            let ordinal = ["st", "nd", "rd", "th"].iter().any(|s| rest.starts_with(s));
            let two = day.with_day(m).filter(|d| ordinal && *d > day);
            return ordinal.then(|| two.and_then(|b| When::parse(&format!("[{day},{b}]")).ok()));
        }
        const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        if let Some(n) = WEEKDAYS.iter().position(|w| other.starts_with(w))
            && WEEKDAYS.iter().any(|w| said.contains(w))
            && value.is_one_day()
            && let Some(day) = value.earliest()
        {
            let by = (7 + n as u64 - u64::from(day.weekday().num_days_from_monday())) % 7;
            let two = day.checked_add_days(Days::new(by))?;
            return Some(When::parse(&format!("[{day},{two}]")).ok());
        }
    }
    if let Some(year) = other_year(after, value) {
        return Some(year);
    }
    if how == "from age" {
        // "between 5 and 6 years old", "5 or 6 years old": the first number stands before.
        let joined = [" and", " or", " to", "-", "–", "/"].iter().find_map(|j| before.strip_suffix(j))?;
        let digits = joined.bytes().rev().take_while(u8::is_ascii_digit).count();
        let first: u32 = joined[joined.len() - digits..].parse().ok()?;
        let n = number(said.trim_start_matches(|c: char| !c.is_ascii_digit()))?.0;
        let by = n.checked_sub(first).filter(|by| (1..10).contains(by))?;
        let start = value.earliest()?;
        let year = start.year() - by as i32;
        // Born on 29 February, a person is a year older on 1 March in other years.
        let start = start.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
        return Some(When::parse(&format!("{start}/{}", value.latest()?)).ok());
    }
    let stretch = said.contains(" or ") || value.edtf().starts_with(['[', '{']);
    // The second of two weekdays: its own day alone is too sharp as well.
    let second = !stretch
        && ends(
            before,
            &["monday or", "tuesday or", "wednesday or", "thursday or", "friday or", "saturday or", "sunday or"],
        );
    (second && value.is_one_day()).then_some(None)
}

/// `3 May 1979/80`, `'84-'85`, `1980?-82`, `1980 (or 1981)`: a second year, which the first alone would hide.
#[allow(clippy::option_option)]
fn other_year(after: &str, value: &When) -> Option<Option<When>> {
    let edtf = value.edtf().trim_end_matches(['?', '~', '%']);
    let year: i32 = edtf.get(..4).filter(|_| edtf.is_ascii() && !edtf.contains(['/', '[', '{', '.']))?.parse().ok()?;
    let rest = after.strip_prefix('?').unwrap_or(after);
    let (joint, rest) = match rest.strip_prefix(" (or ") {
        Some(_) if value.is_doubted() => return None,
        Some(rest) => ('/', rest),
        None => {
            (rest.chars().next().filter(|c| matches!(c, '/' | '-' | '–'))?, rest.trim_start_matches(['/', '-', '–']))
        }
    };
    let digits = rest.trim_start_matches(['\'', '\u{2019}']);
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &digits[count..];
    let ends = !tail.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-')) && !tail.starts_with(":");
    let n: i32 = digits[..count].parse().ok().filter(|_| ends)?;
    let second = match count {
        4 => n,
        2 => year / 100 * 100 + n + if n < year % 100 { 100 } else { 0 },
        _ => return None,
    };
    if second <= year || second > year + 12 || joint != '/' && edtf.len() > 4 {
        return None;
    }
    let other = format!("{second:04}{}", &edtf[4..]);
    let both = if joint == '/' { format!("[{edtf},{other}]") } else { format!("{edtf}/{other}") };
    Some(When::parse(&both).ok())
}

fn last_number(words: &str) -> Option<u32> {
    let end = words.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = words[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    words[end - start..end].parse().ok()
}

/// The same value ending so many years later.
fn later_by(value: &When, years: u32) -> Option<When> {
    let (from, to) = value.edtf().split_once('/')?;
    let mark = if to.ends_with('~') { "~" } else { "" };
    let to = to.trim_end_matches('~');
    let year: i32 = to.get(..4)?.parse().ok()?;
    When::parse(&format!("{from}/{:04}{}{mark}", year + years as i32, &to[4..])).ok()
}

/// `over Christmas`, `the Easter period`, `in the New Year`, `the week before Christmas`, `within a week of 3 May`: days, not a day.
#[allow(clippy::option_option)]
fn stretch(said: &str, before: &str, after: &str, value: &When) -> Option<Option<When>> {
    let day = value.earliest().filter(|d| value.latest() == Some(*d));
    let span = |a: Option<NaiveDate>, b: Option<NaiveDate>| Some(When::parse(&format!("{}/{}", a?, b?)).ok());
    let (back, on) = (
        |d: NaiveDate, n: u64| d.checked_sub_days(Days::new(n)),
        |d: NaiveDate, n: u64| d.checked_add_days(Days::new(n)),
    );
    if ends(before, &["within a", "within the", "within one"]) && said.starts_with("week of") {
        let first = value.earliest()?;
        return span(back(first, 7), on(first, 7));
    }
    let day = day?;
    if said.starts_with("the week before ") && value.edtf().ends_with('~') {
        return span(Some(day), on(day, 6));
    }
    if said.starts_with("the week after ") && value.edtf().ends_with('~') {
        return span(back(day, 6), Some(day));
    }
    let feast = ["christmas", "easter", "new year", "whit", "bank holiday", "diwali", "eid", "hanukkah", "half term"]
        .iter()
        .find(|f| {
            said.contains(*f)
                && !said.contains(" day")
                && !said.contains(" eve")
                && !said.contains("sunday")
                && !said.contains("monday")
        })?;
    if said == "new year" && ends(before, &["in the", "early in the", "into the", "early"]) {
        return Some(When::parse(&format!("{:04}-01", day.year())).ok());
    }
    let long = ends(before, &["throughout", "all through", "during the", "over the"])
        || starts(after, &["period", "holiday", "holidays", "break", "time", "week", "season", "vacation"]);
    if !long {
        return None;
    }
    match *feast {
        "christmas" => span(back(day, 4), on(day, 7)),
        "easter" => span(back(day, 3), on(day, 7)),
        _ => span(back(day, 2), on(day, 2)),
    }
}

/// `by the age of 5`, `from the age of 5`, `3 May at the latest`, `more than a year ago`.
fn open_end(said: &str, before: &str, after: &str, value: &When) -> Option<When> {
    let closed = value.earliest().zip(value.latest());
    let (first, last) = closed?;
    let until = |d: NaiveDate| When::parse(&format!("../{d}")).ok();
    let since = |d: NaiveDate| When::parse(&format!("{d}/..")).ok();
    if said.starts_with("age of") && !said.contains(" to ") && !said.contains('-') {
        if ends(before, &["by the", "before the", "until the", "till the", "under the", "up to the", "below the"]) {
            return until(last);
        }
        if ends(before, &["from the", "since the", "over the", "above the", "after the", "past the"]) {
            return since(first);
        }
    }
    if said.ends_with("ago") || said.ends_with("earlier") {
        if ends(before, &["at least", "not less than"]) {
            return until(last);
        }
        if ends(before, &["not more than", "at most", "within", "no more than"]) {
            return since(first);
        }
    }
    let later = ["at the latest", "at latest", "or earlier", "or before", "or sooner", "or just before"];
    if starts(after, &later)
        || ends(
            before,
            &[
                "pre",
                "pre-",
                "earlier than",
                "sooner than",
                "prior to",
                "in advance of",
                "between then and",
                "in or before",
                "ahead of",
            ],
        )
    {
        return until(last);
    }
    let sooner = [
        "at the earliest",
        "at earliest",
        "or later",
        "or after",
        "or soon after",
        "or just after",
        "or shortly after",
        "plus",
        "or over",
        "and over",
        "or more",
    ];
    if starts(after, &sooner)
        || ends(
            before,
            &["post", "post-", "later than", "any time from", "anytime from", "subsequent to", "some time from"],
        ) && !ends(before, &["no later than", "not later than"])
    {
        return since(first);
    }
    None
}

/// `before he was 6`, `after age 6`, `since Year 3`, `by Year 3`: an age or school year that only begins or ends a stretch.
fn open_age(said: &str, before: &str, after: &str, value: &When, how: &str) -> Option<When> {
    if !matches!(how, "from age" | "from school year") || said.contains("birthday") || value.is_one_day() {
        return None;
    }
    let (first, last) = value.earliest().zip(value.latest())?;
    if starts(after, &["to", "until", "till", "-", "and"]) {
        return None;
    }
    let school = how == "from school year";
    if ends(before, &["before", "prior to"]) || school && ends(before, &["until", "till", "by", "up to"]) {
        When::parse(&format!("../{last}")).ok()
    } else if ends(before, &["after"]) || school && ends(before, &["since", "from"]) {
        When::parse(&format!("{first}/..")).ok()
    } else {
        None
    }
}

/// Words that put an event somewhere about a day, and not on it.
const AROUND: &[&str] = &[
    "within a month of",
    "within days of",
    "within weeks of",
    "within a few days of",
    "within a few weeks of",
    "within a day of",
    "within hours of",
    "within months of",
    "within a year of",
    "week following",
    "weeks following",
    "days following",
    "month following",
    "months following",
    "days either side of",
    "in the weeks after",
    "in the weeks before",
    "the days before",
    "the weeks before",
    "the months before",
    "the months after",
    "in the week of his",
    "in the week of her",
    "in the month of his",
    "in the month of her",
];

/// The same days with doubt about them.
fn doubted(value: &When, doubt: char) -> When {
    let edtf = value.edtf();
    let mark = |part: &str| if part.is_empty() || part == ".." { part.to_owned() } else { format!("{part}{doubt}") };
    let marked = match edtf.split_once('/') {
        Some((a, b)) => format!("{}/{}", mark(a), mark(b)),
        None if edtf.starts_with(['[', '{']) => match edtf.trim_matches(['[', ']', '{', '}']).split_once(',') {
            Some((a, b)) => format!("{}/{}", mark(a), mark(b.rsplit(',').next().unwrap_or(b))),
            None => return value.clone(),
        },
        None => mark(edtf),
    };
    When::parse(&marked).unwrap_or_else(|_| value.clone())
}

/// Two figures for a year that would lie before these records began, and in the near future of the paper a century later:
/// `expires 2.8.99` on a paper of 1984. A birth is left alone.
fn century(said: &str, before: &str, value: When, reference: Option<&When>) -> When {
    const OLDEST: i32 = 1905;
    const AHEAD: i32 = 20;
    let Some(year) = value.earliest().map(|d| d.year()) else { return value };
    let written = reference.and_then(|r| r.latest().or(r.earliest())).map(|d| d.year());
    let short = !said.contains("18") || said.len() < 7;
    let birth = ["born", "b.", "dob", "d.o.b", "birth", "b"]
        .iter()
        .any(|w| ends(before.trim_end_matches([':', ' ', '.']), &[w]));
    let fits = year < OLDEST
        && !birth
        && short
        && !said.contains(&year.to_string())
        && written.is_some_and(|w| year + 100 <= w + AHEAD);
    if !fits {
        return value;
    }
    let edtf = value.edtf();
    let moved = edtf.replace(&format!("{year:04}"), &format!("{:04}", year + 100));
    When::parse(&moved).unwrap_or(value)
}
