//! Words beside a date that its own expression does not take in: "the 14th or 15th", "at about the age of 6", "over Christmas".
//! A value that they make too sharp is widened, doubted or given up.

use chrono::{Datelike, Days, NaiveDate};
use record::When;

/// Bytes on either side that are looked at.
const NEAR: usize = 26;

/// The value that the words on both sides leave of a date, which stands at `text[from..to]`. `how` says where it came from.
pub(super) fn widened(text: &str, from: usize, to: usize, value: When, how: &str, reference: Option<&When>) -> Option<When> {
    let said = text[from..to].to_ascii_lowercase();
    let before = before(text, from);
    let after = after(text, to);
    let (before, after) = (before.as_str(), after.as_str());
    let value = century(&said, before, value, reference);
    if is_damaged(after, how) || given_up(&said, before, after, &value) {
        return None;
    }
    if let Some(wide) = choice(&said, before, after, &value, how).or_else(|| stretch(&said, before, after, &value)) {
        return wide;
    }
    let open = open_end(&said, before, after, &value);
    let value = open.unwrap_or(value);
    let about = ends(before, ABOUT) || starts(after, ABOUT_AFTER);
    Some(if about && !value.is_doubted() { doubted(&value) } else { value })
}

const ABOUT: &[&str] = &[
    "about", "about the", "around", "around the", "roughly", "approximately", "approx", "approx.", "circa", "near", "nearly", "almost",
    "o/a", "about my", "about his", "about her", "around his", "around her", "getting on for", "close to", "somewhere around",
];
const ABOUT_AFTER: &[&str] = &["(approx", "approx", "or so", "or thereabouts", "or near", "ish", "-ish", "(about", "give or take", "(circa"];

fn before(text: &str, from: usize) -> String {
    let start = (from.saturating_sub(NEAR)..=from).find(|i| text.is_char_boundary(*i)).unwrap_or(from);
    let near = &text[start..from];
    let near = near.rfind(['.', ';', '!', '?']).filter(|i| near[*i + 1..].starts_with(' ')).map_or(near, |i| &near[i + 1..]);
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
    phrases.iter().any(|p| words.strip_prefix(p).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric()) || *p == "(approx" || *p == "approx"))
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
    (digits == 3 && matches!(rest.as_bytes(), [b'1', b'8' | b'9', ..] | [b'2', b'0', ..]) && (cut || !tail.starts_with([':', '.', ','])))
        || (1..=3).contains(&digits) && cut
        || digits == 0 && (tail.starts_with("__") || tail.starts_with("??"))
}

/// Words that turn the date into something that no value of it can say.
fn given_up(said: &str, before: &str, after: &str, value: &When) -> bool {
    let days_after = ["the days ", "the weeks ", "the months ", "the hours "].iter().any(|w| said.starts_with(w));
    let mixed = said.starts_with("between ") && value.edtf().starts_with('{');
    let back = starts(after, &["ago"]) && !said.ends_with("ago");
    days_after || mixed || back || said == "last morning" || said == "last afternoon" || before.ends_with("to the day") && said.contains("after")
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
    if how == "from age" {
        // "between 5 and 6 years old", "5 or 6 years old": the first number stands before.
        let joined = [" and", " or", " to", "-", "–", "/"].iter().find_map(|j| before.strip_suffix(j))?;
        let digits = joined.bytes().rev().take_while(u8::is_ascii_digit).count();
        let first: u32 = joined[joined.len() - digits..].parse().ok()?;
        let n = number(said.trim_start_matches(|c: char| !c.is_ascii_digit()))?.0;
        let by = n.checked_sub(first).filter(|by| (1..10).contains(by))?;
        let start = value.earliest()?;
        let start = start.with_year(start.year() - by as i32)?;
        return Some(When::parse(&format!("{start}/{}", value.latest()?)).ok());
    }
    let stretch = said.contains(" or ") || value.edtf().starts_with(['[', '{']);
    // The second of two weekdays: its own day alone is too sharp as well.
    let second = !stretch && ends(before, &["monday or", "tuesday or", "wednesday or", "thursday or", "friday or", "saturday or", "sunday or"]);
    (second && value.is_one_day()).then_some(None)
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
    let (back, on) = (|d: NaiveDate, n: u64| d.checked_sub_days(Days::new(n)), |d: NaiveDate, n: u64| d.checked_add_days(Days::new(n)));
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
        .find(|f| said.contains(*f) && !said.contains(" day") && !said.contains(" eve") && !said.contains("sunday") && !said.contains("monday"))?;
    if said == "new year" && ends(before, &["in the", "early in the", "into the", "early"]) {
        return Some(When::parse(&format!("{:04}-01", day.year())).ok());
    }
    let long = ends(before, &["over", "over the", "during", "during the", "throughout", "through", "across", "for"])
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
    if said.starts_with("age of") {
        if ends(before, &["by the", "before the", "until the", "till the", "under the", "up to the", "below the"]) {
            return until(last);
        }
        if ends(before, &["from the", "since the", "over the", "above the", "after the", "past the"]) {
            return since(first);
        }
    }
    if said.ends_with("ago") || said.ends_with("earlier") {
        if ends(before, &["more than", "over", "well over", "at least", "not less than"]) {
            return until(last);
        }
        if ends(before, &["less than", "under", "just under", "not more than", "at most", "within", "no more than"]) {
            return since(first);
        }
    }
    if starts(after, &["at the latest", "at latest"]) {
        return until(last);
    }
    if starts(after, &["at the earliest", "at earliest"]) {
        return since(first);
    }
    None
}

/// The same days with doubt about them.
fn doubted(value: &When) -> When {
    let edtf = value.edtf();
    let mark = |part: &str| if part.is_empty() || part == ".." { part.to_owned() } else { format!("{part}~") };
    let marked = match edtf.split_once('/') {
        Some((a, b)) => format!("{}/{}", mark(a), mark(b)),
        None if edtf.starts_with(['[', '{']) => return value.clone(),
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
    let birth = ["born", "b.", "dob", "d.o.b", "birth", "b"].iter().any(|w| ends(before.trim_end_matches([':', ' ', '.']), &[w]));
    let fits = year < OLDEST && !birth && short && !said.contains(&year.to_string()) && written.is_some_and(|w| year + 100 <= w + AHEAD);
    if !fits {
        return value;
    }
    let edtf = value.edtf();
    let moved = edtf.replace(&format!("{year:04}"), &format!("{:04}", year + 100));
    When::parse(&moved).unwrap_or(value)
}
