//! The day that opens a line of a diary, a log or a running record, as its writer put it: with or without a year, a month or the name
//! of the day. Which day of the calendar it is, is told by the lines around it ([`crate::in_order`]).

use std::ops::Range;

use chrono::Weekday;

use crate::dates::MONTHS;

/// What a line says of its day before its words begin. `range` is in bytes of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) range: Range<usize>,
    pub(crate) day: Day,
}

/// A day as it is written. What is none was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Day {
    pub(crate) year: Option<i32>,
    pub(crate) month: Option<u32>,
    pub(crate) number: Option<u32>,
    /// The last day of a stretch: "July 22-25".
    pub(crate) until: Option<u32>,
    pub(crate) weekday: Option<Weekday>,
    /// The name of a feast, as the almanac has it: "Easter Sunday".
    pub(crate) feast: Option<&'static str>,
    /// "12.11", "8/2": figures alone, which may be anything.
    pub(crate) figures: bool,
    /// "12.11": with a stop, as paragraphs and hours are written too.
    pub(crate) stopped: bool,
    /// "ditto", "same day": the day of the entry above.
    pub(crate) same: bool,
}

impl Day {
    /// True when the words leave nothing to be told by other lines.
    pub(crate) fn is_whole(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.number.is_some()
    }
}

const FEASTS: &[(&str, &str)] = &[
    ("christmas eve", "Christmas Eve"),
    ("xmas eve", "Christmas Eve"),
    ("christmas day", "Christmas Day"),
    ("xmas day", "Christmas Day"),
    ("x-mas day", "Christmas Day"),
    ("christmas", "Christmas Day"),
    ("xmas", "Christmas Day"),
    ("boxing day", "Boxing Day"),
    ("new year's eve", "New Year's Eve"),
    ("new years eve", "New Year's Eve"),
    ("new year's day", "New Year's Day"),
    ("new years day", "New Year's Day"),
    ("shrove tuesday", "Shrove Tuesday"),
    ("ash wednesday", "Ash Wednesday"),
    ("palm sunday", "Palm Sunday"),
    ("good friday", "Good Friday"),
    ("easter saturday", "Easter Saturday"),
    ("easter sat", "Easter Saturday"),
    ("easter sunday", "Easter Sunday"),
    ("easter sun", "Easter Sunday"),
    ("easter day", "Easter Sunday"),
    ("easter monday", "Easter Monday"),
    ("easter mon", "Easter Monday"),
    ("whit sunday", "Whit Sunday"),
    ("whit monday", "Whit Monday"),
    ("whit mon", "Whit Monday"),
    ("bonfire night", "Bonfire Night"),
    ("guy fawkes night", "Bonfire Night"),
];

const SAME: &[&str] =
    &["ditto", "do.", "-do-", "- do -", "same day", "same date", "later same day", "later the same day"];

/// The day that opens a line, or that stands in its second column behind a number, an initial or a short code.
pub(crate) fn opening(line: &str) -> Option<Opening> {
    let indent = line.len() - line.trim_start_matches([' ', '\t', '*', '•', '|']).len();
    let first = line[indent..].bytes().next()?;
    let found = at(line, indent);
    // A number alone may be that of the row.
    let bare = |o: &Opening| o.day.month.is_none() && o.day.weekday.is_none() && o.day.number.is_some();
    if found.as_ref().is_some_and(|o| !bare(o)) || !first.is_ascii_alphanumeric() {
        return found;
    }
    second_column(line, indent).or(found)
}

fn second_column(line: &str, indent: usize) -> Option<Opening> {
    // "J.H.	12.11.54	H.V. …", "3	4/5/91	…"
    let tab = indent + line[indent..].find('\t').filter(|tab| *tab <= 10)?;
    let code = line[indent..tab].trim();
    let number = code.len() <= 3 && code.bytes().all(|b| b.is_ascii_digit());
    let initials = code.len() <= 6
        && code.bytes().any(|b| b.is_ascii_uppercase())
        && code.bytes().all(|b| b.is_ascii_uppercase() || matches!(b, b'.' | b'/' | b' '));
    let from = tab + 1 + (line[tab + 1..].len() - line[tab + 1..].trim_start().len());
    let found = (number || initials).then(|| at(line, from)).flatten()?;
    line[found.range.end..].trim_start_matches(['.', ':', ' ']).starts_with('\t').then_some(found)
}

/// A year or a month with a line to itself, over the days that follow: "1954", "- 1954 -", "JUNE 1971", "March".
pub(crate) fn heading(line: &str) -> Option<(Option<i32>, Option<u32>)> {
    let words = line.trim().trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() || words.len() > 24 {
        return None;
    }
    let words = words.strip_suffix("contd").or_else(|| words.strip_suffix("cont")).unwrap_or(words).trim_end();
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if let Some(year) = spread_year(words) {
        return Some((Some(year), None));
    }
    let mut parts = words.split([' ', '\t', ',', '.']).filter(|w| !w.is_empty());
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    if third.is_some() {
        return None;
    }
    let first_year = full_year(first);
    match (first_year, second) {
        (Some(year), None) => Some((Some(year), None)),
        (Some(year), Some(month)) => Some((Some(year), Some(month_of(month)?))),
        (None, Some(year)) if first.eq_ignore_ascii_case("year") => Some((Some(full_year(year)?), None)),
        (None, Some(year)) => Some((Some(full_year(year)?), Some(month_of(first)?))),
        (None, None) => Some((None, Some(month_of(first).filter(|_| first.starts_with(char::is_uppercase))?))),
    }
}

/// "1 9 6 0", as a typewriter spreads a year over the line.
fn spread_year(words: &str) -> Option<i32> {
    let digits: Vec<&str> = words.split([' ', '\t', '.', '-']).filter(|w| !w.is_empty()).collect();
    let spread = digits.len() == 4 && digits.iter().all(|d| d.len() == 1);
    spread.then(|| full_year(&digits.concat())).flatten()
}

fn full_year(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..=2100).contains(&year).then_some(year)
}

/// The month that a word or its beginning names.
pub(crate) fn month_of(word: &str) -> Option<u32> {
    let lower = word.to_ascii_lowercase();
    if lower.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|m| m.starts_with(lower.as_str()) || lower == "sept" && *m == "september")?;
    Some(at as u32 + 1)
}

fn weekday_of(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let lower = word.to_ascii_lowercase();
    if lower.len() < 3 {
        return None;
    }
    DAYS.iter()
        .find(|(name, _)| name.starts_with(lower.as_str()) || lower == "weds" && *name == "wednesday")
        .map(|d| d.1)
}

/// Reads along a line.
struct Cursor<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn word(&self) -> &'a str {
        let letters = self.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
        &self.rest()[..letters]
    }

    fn digits(&self) -> &'a str {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        &self.rest()[..digits]
    }

    fn skip(&mut self, of: &[char]) -> usize {
        let more = self.rest().len() - self.rest().trim_start_matches(of).len();
        self.at += more;
        more
    }

    /// A day of the month, with or without its ending: "3", "23rd".
    fn number(&mut self) -> Option<(u32, bool)> {
        let digits = self.digits();
        let number: u32 = digits.parse().ok().filter(|n| (1..=31).contains(n) && digits.len() <= 2)?;
        self.at += digits.len();
        let ending = ["st", "nd", "rd", "th"].iter().any(|e| self.word().eq_ignore_ascii_case(e));
        self.at += if ending { 2 } else { 0 };
        Some((number, ending))
    }

    fn month(&mut self) -> Option<u32> {
        let word = self.word();
        let month = month_of(word)?;
        self.at += word.len();
        if self.rest().starts_with('.') {
            self.at += 1;
        }
        Some(month)
    }

    /// A year behind a day and month: "2010", "'83", "68"; two figures only where nothing else can be meant.
    fn year(&mut self) -> Option<i32> {
        let from = self.at;
        self.skip(&[' ', ',', '\t', '.']);
        let quoted = self.rest().starts_with(['\'', '\u{2019}']);
        if quoted {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        let digits = self.digits();
        let after = &self.rest()[digits.len()..];
        let parted = !self.line[from..self.at].contains('\t') || quoted;
        let stopped = after.strip_prefix(['.', ',', ':', ';', ')']);
        let ended = after.is_empty()
            || after.starts_with('\t')
            || after.starts_with("  ")
            // "Mon 22 Nov 10 > Rang the bank.", "3 May 06 - visited".
            || after.trim_start().strip_prefix(['>', '|', '-', '–', '~', '='])
                .is_some_and(|a| after.starts_with(' ') && !a.trim_start().starts_with(|c: char| c.is_ascii_digit()))
            || stopped.is_some_and(|a| !a.starts_with(|c: char| c.is_alphanumeric()));
        let late = |year: i32| year >= 48 && after.trim_start().starts_with(char::is_uppercase);
        let open = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | ':'));
        let year = match digits.len() {
            4 if parted && open => full_year(digits),
            2 if open && parted => {
                let year = digits.parse().ok()?;
                (quoted || ended || late(year)).then(|| in_full(year))
            }
            _ => None,
        };
        match year {
            Some(year) => {
                self.at += digits.len();
                Some(year)
            }
            None => {
                self.at = from;
                None
            }
        }
    }
}

/// The century that two figures of a year stand in: no file is older than 1930.
fn in_full(year: i32) -> i32 {
    if year < 30 { 2000 + year } else { 1900 + year }
}

/// The day that is written at this byte of the line.
fn at(line: &str, from: usize) -> Option<Opening> {
    let words = &line[from..];
    let first = *words.as_bytes().first()?;
    if first.is_ascii_digit() {
        return in_figures(line, from);
    }
    if !first.is_ascii_alphabetic() && first != b'-' && first != b'\'' {
        return None;
    }
    if let Some(found) = feast_or_same(line, from) {
        return Some(found);
    }
    if first == b'\'' {
        return in_figures(line, from);
    }
    let mut c = Cursor { line, at: from };
    // "B.H. Mon 30", "Bank Holiday Mon 30".
    for holiday in ["B.H.", "BH ", "Bank Hol. ", "Bank Hol ", "Bank Holiday "] {
        if words.starts_with(holiday) {
            c.at += holiday.len();
            c.skip(&[' ']);
            break;
        }
    }
    let start = c.at;
    let mut day = Day::default();
    if let Some(weekday) = weekday_of(c.word()) {
        c.at += c.word().len();
        c.skip(&['.', ',', ' ', '\t']);
        day.weekday = Some(weekday);
        let on_its_own = c.at;
        if c.digits().is_empty() && month_of(c.word()).is_none() {
            let end = start + line[start..on_its_own].trim_end().len();
            let alone = line[end..].is_empty()
                || line[end..].starts_with('\t')
                || line[end..].trim_start_matches('.').starts_with([':', '\t'])
                || line[end..].trim_start().starts_with(['-', '–']);
            return alone.then_some(Opening { range: start..end, day });
        }
    }
    if !c.digits().is_empty() {
        let inner = in_figures(line, c.at)?;
        return Some(Opening { range: start..inner.range.end, day: Day { weekday: day.weekday, ..inner.day } })
            .filter(|o| day.weekday.is_some() || o.day.month.is_some());
    }
    // "June 11", "Jan 9, 67", "Mar. 24, 1966", "July 22-25".
    day.month = Some(c.month()?);
    let named = c.at;
    if c.skip(&[' ', '\t']) == 0 && !line[..c.at].ends_with('.') {
        return None;
    }
    // "Dec.    7.  Called.": days that stand below each other in a column of their own.
    let column = line[named..c.at].contains('\t');
    let (number, _) = c.number()?;
    if column && !c.rest().starts_with(['.', '\t']) {
        return None;
    }
    day.number = Some(number);
    let single = c.at;
    c.skip(&[' ']);
    if c.rest().starts_with(['-', '–']) {
        c.skip(&['-', '–', ' ']);
        let until = c.number().map(|(n, _)| n).filter(|n| *n > number && *n - number <= 20);
        match until {
            Some(_) => day.until = until,
            None => c.at = single,
        }
    } else {
        c.at = single;
    }
    day.year = c.year();
    closes(&line[c.at..], true).then_some(Opening { range: start..c.at, day })
}

fn feast_or_same(line: &str, from: usize) -> Option<Opening> {
    let words = &line[from..];
    let begins = |name: &str| words.get(..name.len()).is_some_and(|w| w.eq_ignore_ascii_case(name));
    if let Some(same) = SAME.iter().rev().find(|s| begins(s)) {
        let after = words[same.len()..].trim_start_matches(['.', ' ']);
        return (after.starts_with(['\t', ':', '-', '–']) || words[same.len()..].starts_with("  "))
            .then(|| Opening { range: from..from + same.len(), day: Day { same: true, ..Day::default() } });
    }
    if !matches!(
        words.as_bytes()[0].to_ascii_lowercase(),
        b'c' | b'x' | b'b' | b'n' | b's' | b'a' | b'p' | b'g' | b'e' | b'w'
    ) {
        return None;
    }
    let straight = words.get(..20).map_or_else(|| words.to_owned(), str::to_owned).replace('\u{2019}', "'");
    let (name, feast) =
        FEASTS.iter().find(|(name, _)| straight.get(..name.len()).is_some_and(|w| w.eq_ignore_ascii_case(name)))?;
    let curly = usize::from(words.get(..name.len() + 2).is_some_and(|w| w.contains('\u{2019}'))) * 2;
    let mut c = Cursor { line, at: from + name.len() + curly };
    if c.rest().starts_with(|ch: char| ch.is_alphanumeric() || ch == '\'') {
        return None;
    }
    let year = c.year();
    // "Christmas Day was quiet" may run on from anywhere; a column, a stop or a new sentence follows a heading.
    // By itself, "Christmas" is a day only in a column of days.
    let by_itself = matches!(*name, "christmas" | "xmas");
    (if by_itself { c.rest().starts_with('\t') } else { closes(c.rest(), false) })
        .then_some(Opening { range: from..c.at, day: Day { feast: Some(feast), year, ..Day::default() } })
}

/// "12.11", "11/4", "9 . 8 . 68", "61 8/4", "3.xi.62", "27 June", "1st December", "23rd", "2 Sept 68".
fn in_figures(line: &str, from: usize) -> Option<Opening> {
    let mut c = Cursor { line, at: from };
    // A year before its first day: "61 8/4", "'62 Jan 3", "1962 20/2".
    let quoted = c.rest().starts_with('\'');
    c.at += usize::from(quoted);
    let digits = c.digits();
    let year = match digits.len() {
        4 => full_year(digits),
        2 => digits.parse().ok().filter(|n| quoted || *n > 31).map(in_full),
        _ => None,
    };
    if let Some(year) = year
        && line[c.at + digits.len()..].starts_with([' ', '\t'])
    {
        c.at += digits.len();
        c.skip(&[' ', '\t']);
        let inner = at(line, c.at).filter(|o| o.day.year.is_none() && o.day.month.is_some())?;
        return Some(Opening { range: from..inner.range.end, day: Day { year: Some(year), ..inner.day } });
    }
    if quoted {
        return None;
    }
    let (number, ending) = c.number()?;
    let mut day = Day { number: Some(number), ..Day::default() };
    let single = c.at;
    c.skip(&[' ', '.', '-', '/']);
    if c.word().eq_ignore_ascii_case("of") {
        c.at += 2;
        c.skip(&[' ']);
    }
    if let Some(month) = c.month().filter(|_| c.at > single) {
        day.month = Some(month);
        if c.rest().starts_with(['-', '/']) {
            c.at += 1;
        }
        day.year = c.year();
        return closes(c.rest(), true).then_some(Opening { range: from..c.at, day });
    }
    c.at = single;
    c.skip(&[' ']);
    let sign = c.rest().chars().next().filter(|s| matches!(s, '.' | '/' | '-'));
    if let Some(sign) = sign.filter(|_| !ending) {
        c.at += 1;
        c.skip(&[' ']);
        if let Some(month) = figure_of_month(&mut c) {
            let without_year = c.at;
            let before = c.at;
            c.skip(&[' ']);
            if c.rest().starts_with(sign) {
                c.at += 1;
                c.skip(&[' ']);
                let digits = c.digits();
                if matches!(digits.len(), 2 | 4) {
                    let year: i32 = digits.parse().ok()?;
                    c.at += digits.len();
                    day.month = Some(month);
                    day.year = Some(if digits.len() == 2 { in_full(year) } else { year });
                    return closes(c.rest(), true)
                        .then_some(Opening { range: from..c.at, day: Day { figures: true, ..day } });
                }
                c.at = before;
            } else {
                c.at = without_year;
            }
            let after = c.rest();
            // "4.10pm", "7.1.2", "3-4 weeks" and "1/2 day" are no days of the year.
            let clear = !after.starts_with(['/', '-', '%', '"']) && !after.trim_start().starts_with(['a', 'p'])
                || after.starts_with('\t');
            return (clear && sign != '-' && closes(after, false)).then_some(Opening {
                range: from..c.at,
                day: Day { month: Some(month), figures: true, stopped: sign == '.', ..day },
            });
        }
    }
    // The number alone, below the name of its month or behind the name of its day.
    let parted = |rest: &str| rest.starts_with('\t') || closes(rest, false);
    c.at = single;
    parted(c.rest()).then_some(Opening { range: from..single, day })
}

fn figure_of_month(c: &mut Cursor<'_>) -> Option<u32> {
    const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let digits = c.digits();
    if !digits.is_empty() {
        let month: u32 = digits.parse().ok().filter(|n| (1..=12).contains(n) && digits.len() <= 2)?;
        c.at += digits.len();
        return Some(month);
    }
    let word = c.word();
    let month = ROMAN.iter().position(|r| *r == word.to_ascii_lowercase())? as u32 + 1;
    c.at += word.len();
    Some(month)
}

/// True when the day ends here and an entry begins. `named` says that a month was named, so that small letters may follow.
fn closes(rest: &str, named: bool) -> bool {
    const RUNS_ON: &[&str] = &[
        "and", "to", "or", "at", "until", "till", "is", "was", "were", "has", "had", "have", "when", "who", "which",
        "but", "for", "by", "will", "would", "onwards", "deadline", "in", "as",
    ];
    let Some(next) = rest.chars().next() else { return true };
    if matches!(next, '\t' | ':' | ';' | '|' | ')' | ']') || rest.starts_with("  ") {
        return true;
    }
    let words = match next {
        '.' | ',' | '-' | '–' | '—' => &rest[next.len_utf8()..],
        ' ' => rest,
        _ => return false,
    };
    let Some(after) = words.trim_start().chars().next() else { return true };
    if words.starts_with(|c: char| c.is_alphanumeric()) {
        // "12.5.62.Visited" is a day and an entry; "3.4.2" is a number.
        return named && after.is_uppercase();
    }
    if after.is_lowercase() {
        let word = words.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        return named && next != ',' && !RUNS_ON.contains(&word) || next == '–' || next == '-';
    }
    !after.is_ascii_digit() || named || matches!(next, '-' | '–')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the opening with its year, month and day.
    type Read = (String, Option<i32>, Option<u32>, Option<u32>);

    fn read(line: &str) -> Option<Read> {
        opening(line).map(|o| (line[o.range].to_owned(), o.day.year, o.day.month, o.day.number))
    }

    #[test]
    fn a_line_opens_with_a_day_however_much_of_it_is_left_out() {
        for (line, words, year, month, number) in [
            ("Feb 11\tCame 4.10", "Feb 11", None, Some(2), Some(11)),
            ("Sept 21 Whooping cough", "Sept 21", None, Some(9), Some(21)),
            ("Jan 9, 67\tXmas with gran", "Jan 9, 67", Some(1967), Some(1), Some(9)),
            ("Mar. 24, 1966\tCourt.", "Mar. 24, 1966", Some(1966), Some(3), Some(24)),
            ("Jan 15\t'73. New Year.", "Jan 15\t'73", Some(1973), Some(1), Some(15)),
            ("Aug 9\t4 today", "Aug 9", None, Some(8), Some(9)),
            ("27 June\tI marry", "27 June", None, Some(6), Some(27)),
            ("17 June 13\tNew lady", "17 June 13", Some(2013), Some(6), Some(17)),
            ("12 May\tplaster off", "12 May", None, Some(5), Some(12)),
            ("1st December\tBad cold", "1st December", None, Some(12), Some(1)),
            ("2nd Sept 68\tM. engaged", "2nd Sept 68", Some(1968), Some(9), Some(2)),
            ("Fri 25 Mar '83 Adm.", "Fri 25 Mar '83", Some(1983), Some(3), Some(25)),
            ("Thurs 18 Nov 2010", "Thurs 18 Nov 2010", Some(2010), Some(11), Some(18)),
            ("Sat 26 Slept till 1.", "Sat 26", None, None, Some(26)),
            ("Sat 23rd", "Sat 23rd", None, None, Some(23)),
            ("Thurs. 12\tBathed", "Thurs. 12", None, None, Some(12)),
            ("Wed. June 11\tNew girl", "Wed. June 11", None, Some(6), Some(11)),
            ("B.H. Mon 30 Uncle", "Mon 30", None, None, Some(30)),
            ("12.11\tLetter in", "12.11", None, Some(11), Some(12)),
            ("08.06 – Took R", "08.06", None, Some(6), Some(8)),
            ("11/4\tNelson St.", "11/4", None, Some(4), Some(11)),
            ("61 8/4\tArr. Sat", "61 8/4", Some(1961), Some(4), Some(8)),
            ("12.4.77\tMoved E.", "12.4.77", Some(1977), Some(4), Some(12)),
            ("9 . 8 . 68", "9 . 8 . 68", Some(1968), Some(8), Some(9)),
            ("14.iii.62 T/C", "14.iii.62", Some(1962), Some(3), Some(14)),
            ("J.H.\t12.11.54\tVisited", "12.11.54", Some(1954), Some(11), Some(12)),
            ("4\t3 May\tVisited", "3 May", None, Some(5), Some(3)),
            ("Mon 22 Nov 10 > Rang the bank", "Mon 22 Nov 10", Some(2010), Some(11), Some(22)),
            ("3 May 06 - visited", "3 May 06", Some(2006), Some(5), Some(3)),
            ("Dec.\t7. Called", "Dec.\t7", None, Some(12), Some(7)),
        ] {
            assert_eq!(read(line), Some((words.to_owned(), year, month, number)), "{line}");
        }
        let feast = |line: &str| opening(line).and_then(|o| o.day.feast);
        assert_eq!(feast("Christmas Day\t20 to dinner."), Some("Christmas Day"));
        assert_eq!(feast("Xmas Day"), Some("Christmas Day"));
        assert_eq!(feast("Xmas\tNan here for dinner."), Some("Christmas Day"));
        assert_eq!(feast("Xmas at Nan's."), None);
        assert_eq!(feast("Easter Sun Walked in 7.40am"), Some("Easter Sunday"));
        assert!(opening("Ditto\tTel. school").is_some_and(|o| o.day.same));
        assert_eq!(opening("July 22-25\tSee sheet").map(|o| o.day.until), Some(Some(25)));
        assert!(opening("Tues: slept well").is_some_and(|o| o.day.weekday == Some(Weekday::Tue)));
    }

    #[test]
    fn numbers_hours_and_sentences_open_no_day() {
        for line in [
            "3 boxes were found",
            "Mon 3 beds were changed",
            "4.15 Handed over",
            "4.10pm home",
            "1.2.3 Health",
            "1/2 day at school",
            "May I say that",
            "March was cold",
            "May 8 and 9 were fine",
            "June 3 was her birthday",
            "Christmas Day was quiet",
            "Sunday dinner was late",
            "31/2/19 is wrong/",
            "12 Elm Road",
            "Satisfactory",
            "Marble 3 Hill",
            "2½ hours",
            "Document 3\t4 May\t",
            "June\t8st 4lb",
        ] {
            let found =
                opening(line).filter(|o| o.day.month.is_some() || o.day.weekday.is_some() || o.day.feast.is_some());
            assert!(found.is_none(), "{line} {found:?}");
        }
    }

    #[test]
    fn a_year_or_a_month_stands_over_the_days_that_follow() {
        assert_eq!(heading("1954"), Some((Some(1954), None)));
        assert_eq!(heading("1 9 6 0"), Some((Some(1960), None)));
        assert_eq!(heading("1 2 3 4"), None);
        assert_eq!(heading(" - 1954 contd. -"), Some((Some(1954), None)));
        assert_eq!(heading("JUNE 1971"), Some((Some(1971), Some(6))));
        assert_eq!(heading("March"), Some((None, Some(3))));
        for line in ["1954 was cold", "Page 3", "1234567", "", "Maybe", "May Cole"] {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
