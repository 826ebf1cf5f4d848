//! The days of a diary or a log, told by the order in which they stand: "1954" over "12.11" and "19.11", "Sat 26" below "Fri 25 Mar",
//! "Jan 3" below "Dec 27". A day that no line above or below it fixes is left as it was read.

use chrono::{Datelike, Days, NaiveDate};
use record::{DateMention, How, When};

use crate::dates::{DateContext, find_dates, read_date};
use crate::entries::opens;
use crate::opening::{Day, Opening, heading, opening};
use crate::sheet::Sheet;

/// Days by which an entry may lie before the one above it without a new year having begun.
const ASTRAY: u64 = 45;

/// A line that opens with a day.
struct Row {
    line: usize,
    opening: Opening,
    /// The year and month that stand over it, where they do so for the first time.
    under: (Option<i32>, Option<u32>),
    /// The day on which a system's head of the entry says that it was put in: it happened by then.
    put_in: Option<NaiveDate>,
    day: Option<NaiveDate>,
}

/// How many lines of a page open with a day, with or without its year.
pub(crate) fn opening_days(sheet: &Sheet<'_>) -> usize {
    let rows = rows(sheet, &[], true);
    rows.iter().filter(|r| r.opening.day.month.is_some() || r.opening.day.number.is_some()).count()
}

/// The lines that open with a day. Numbers of paragraphs are left out. A sheet that goes on has its year from the one before.
fn rows(sheet: &Sheet<'_>, dates: &[DateMention], goes_on: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut under = if goes_on { (None, None) } else { above_the_rows(sheet, dates) };
    let mut hours = 0;
    let mut below_month = under.1.is_some();
    let mut put_in: Option<(usize, NaiveDate)> = None;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        if let Some((year, month)) = heading(line) {
            under = (year.or(under.0), month);
            below_month = month.is_some();
            continue;
        }
        // "1995    March    Statement of S.E.N.": the year in its own column holds for the rows below it too.
        under.0 = year_in_a_column(line).or(under.0);
        hours += usize::from(is_hour(line));
        let of_a_month = below_month || rows.last().is_some_and(|above: &Row| above.opening.day.number.is_some());
        match opening(line).filter(|o| fits(line, o, below_month, of_a_month) && begins(sheet, n, o)) {
            Some(opening) => {
                let put_in = put_in.filter(|(at, _)| n - at <= 2).map(|(_, day)| day);
                rows.push(Row { line: n, opening, under, put_in, day: None });
                under = (None, None);
            }
            None => put_in = day_put_in(sheet, n, dates).map(|day| (n, day)).or(put_in),
        }
    }
    if hours > 0 || are_paragraphs(&rows) {
        rows.retain(|r| !r.opening.day.stopped);
    }
    rows
}

fn year_in_a_column(line: &str) -> Option<i32> {
    let (year, _) = line.trim_start().split_once('\t')?;
    let year = year.trim();
    (year.len() == 4).then(|| year.parse().ok()).flatten().filter(|y| (1900..2100).contains(y))
}

/// True for a day that can be meant: a bare number only in a column below the name of its month, "21st" also in a column below
/// another day.
fn fits(line: &str, opening: &Opening, below_month: bool, of_a_month: bool) -> bool {
    let day = opening.day;
    let in_column = line[opening.range.end..].starts_with('\t');
    if day.month.is_none() && day.number.is_some() && day.weekday.is_none() {
        let ordinal = ["st", "nd", "rd", "th"].iter().any(|end| line[..opening.range.end].ends_with(end));
        // "24th. Kim better" below "10th May. …".
        let closed = line[opening.range.start..].trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        let closed = ordinal && closed.starts_with(['.', ':']);
        return in_column && (below_month || ordinal && of_a_month) || ordinal && below_month || closed && of_a_month;
    }
    // "1/2" at the foot of a page is its number.
    !(day.figures && day.year.is_none() && line[opening.range.end..].trim().is_empty())
}

/// True when the line above does not run on into this one. In a column of its own a day begins an entry whatever stands above.
pub(crate) fn begins(sheet: &Sheet<'_>, n: usize, opening: &Opening) -> bool {
    const RUNS_ON: &[&str] = &[
        "since", "on", "until", "till", "before", "after", "for", "at", "the", "by", "of", "to", "from", "and", "in",
        "last", "next", "or",
    ];
    if sheet.line(n)[opening.range.end..].starts_with('\t') {
        return true;
    }
    let above = n.checked_sub(1).map_or("", |above| sheet.line(above).trim_end());
    let last = above.rsplit([' ', '\t']).next().unwrap_or_default();
    !RUNS_ON.contains(&last) && opens(sheet, n)
}

/// "19.58  Rang carers": figures with a stop that are no day of any month.
fn is_hour(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let minutes = rest.strip_prefix('.').map_or("", |r| &r[..r.bytes().take_while(u8::is_ascii_digit).count()]);
    let ended = || rest[1 + minutes.len()..].starts_with([' ', '\t']) || rest.len() == 1 + minutes.len();
    matches!(digits, 1 | 2) && minutes.len() == 2 && ended() && !matches!(minutes.parse::<u32>(), Ok(1..=12))
}

/// The month or year in the head of a record: "Drake Cottage   Log Book   June 1971", "Week beginning 3 June 1971".
fn above_the_rows(sheet: &Sheet<'_>, dates: &[DateMention]) -> (Option<i32>, Option<u32>) {
    const HEAD: usize = 5;
    const BOOKS: &[&str] = &[
        "log",
        "diary",
        "book",
        "record",
        "week",
        "w/c",
        "w/e",
        "month",
        "commencing",
        "period",
        "notes",
        "journal",
        "sheet",
        "summary",
    ];
    for n in 0..sheet.lines.len().min(HEAD) {
        let line = sheet.line(n);
        if opening(line).is_some_and(|o| o.day.month.is_some()) {
            break;
        }
        if line.contains('\t')
            && let Some(found) = line.split('\t').skip(1).find_map(heading).filter(|h| h.0.is_some())
        {
            return found;
        }
        // "Placed since March 1990" in the head says nothing of the days below it.
        let lower = line.to_ascii_lowercase();
        if !BOOKS.iter().any(|w| lower.contains(w)) || lower.contains("since") {
            continue;
        }
        let range = &sheet.lines[n];
        let of_a_month = |d: &&DateMention| {
            range.contains(&sheet.byte_of(d.start))
                && d.how == How::written()
                && d.value.as_ref().is_some_and(|w| !w.is_one_day())
        };
        let ends = dates.iter().filter(of_a_month).find_map(|d| {
            let when = d.value.as_ref()?;
            when.earliest().zip(when.latest()).filter(|(a, b)| (a.year(), a.month()) == (b.year(), b.month()))
        });
        if let Some((first, _)) = ends {
            return (Some(first.year()), Some(first.month()));
        }
        if ["week", "w/c", "w/e", "month", "commencing", "period"].iter().any(|w| lower.contains(w)) {
            let day = dates.iter().filter(|d| range.contains(&sheet.byte_of(d.start)) && d.how == How::written());
            let day = day.filter_map(|d| d.value.as_ref().filter(|w| w.is_one_day())).find_map(When::earliest);
            if let Some(day) = day.filter(|d| d.year() < 9999) {
                return (Some(day.year()), Some(day.month()));
            }
        }
    }
    (None, None)
}

/// "7.1", "7.2", "7.3": figures that count up. Hours and amounts fall and rise; days of a record go on.
fn are_paragraphs(rows: &[Row]) -> bool {
    let figures: Vec<(u32, u32)> = rows
        .iter()
        .map(|r| r.opening.day)
        .filter(|d| d.stopped && d.year.is_none())
        .filter_map(|d| d.number.zip(d.month))
        .collect();
    let steps = figures.windows(2).filter(|w| {
        let ((a, b), (c, d)) = (w[0], w[1]);
        (a, b + 1) == (c, d) || (a + 1, 1) == (c, d)
    });
    let steps = steps.count();
    figures.len() == 1 && rows.len() == 1 || steps * 2 >= figures.len() && steps > 0
}

/// The day in a row such as "CaseNoteId 990142  CreatedOn 2018-06-11 10:20  CreatedBy …".
fn day_put_in(sheet: &Sheet<'_>, n: usize, dates: &[DateMention]) -> Option<NaiveDate> {
    let line = sheet.line(n);
    if line.len() > 160 || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if !is_put_in(line) {
        return None;
    }
    let range = &sheet.lines[n];
    dates
        .iter()
        .filter(|d| range.contains(&sheet.byte_of(d.start)))
        .find_map(|d| d.value.as_ref().filter(|w| w.is_one_day() && d.how == How::written()).and_then(When::earliest))
}

/// True for the head that a system prints over each entry, with the day on which it was put in.
pub(crate) fn is_put_in(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    [
        "created on",
        "createdon",
        "created:",
        "recorded on",
        "recordedon",
        "entered on",
        "enteredon",
        "date created",
        "date entered",
        "date recorded",
        "input on",
        "added on",
    ]
    .iter()
    .any(|w| lower.contains(w))
}

/// Gives each day that opens a line of a record its place in the calendar, and reads the words below it from there. `carried` is the
/// last day of the page before.
pub(crate) fn days_in_order(
    sheet: &Sheet<'_>,
    dates: &mut Vec<DateMention>,
    carried: Option<&When>,
    born: Option<&When>,
) {
    let mut rows = rows(sheet, dates, carried.is_some());
    if rows.iter().all(|r| r.opening.day.is_whole() && read_to_its_end(sheet, r, dates).is_some()) {
        return;
    }
    for row in &mut rows {
        row.day = read_to_its_end(sheet, row, dates).filter(|_| row.opening.day.is_whole());
    }
    let start = carried.and_then(When::latest);
    place_all(&mut rows, start);
    if names_of_days_disagree(&rows) {
        return;
    }
    rows.retain(|r| r.day.is_some());
    let mut before = start;
    for i in 0..rows.len() {
        let row = &rows[i];
        let Some(day) = row.day else { continue };
        let at = &sheet.lines[row.line];
        let span = at.start + row.opening.range.start..at.start + row.opening.range.end;
        let anchor = before.map(|b| b.to_string()).or(row.under.0.map(|y| y.to_string()));
        before = Some(day);
        if read_to_its_end(sheet, row, dates) == Some(day) && row.opening.day.until.is_none() {
            continue;
        }
        let said = row.opening.day;
        let how = match anchor {
            _ if said.is_whole() || said.feast.is_some() && said.year.is_some() => How::written(),
            Some(anchor) if said.number.is_some() && said.month.is_some() => How(format!("year from {anchor}")),
            Some(anchor) => How(format!("relative to {anchor}")),
            None => How(format!("year from {}", day.year())),
        };
        let last = said.until.and_then(|n| day.with_day(n)).filter(|last| *last > day);
        let value = match last {
            Some(last) => When::parse(&format!("{day}/{last}")).ok(),
            None => Some(When::day(day)),
        };
        let next = rows.get(i + 1).map_or(sheet.text.len(), |r| sheet.lines[r.line].start);
        let mention = DateMention {
            start: sheet.chars_before(span.start),
            end: sheet.chars_before(span.end),
            text: sheet.text[span.clone()].to_owned(),
            value,
            how,
            alternatives: Vec::new(),
        };
        read_again(sheet, dates, mention, span.end..next, day, born);
    }
    dates.sort_by_key(|d| d.start);
}

/// Puts the day of an entry in the place of what was read there, and reads the entry's own words from that day.
fn read_again(
    sheet: &Sheet<'_>,
    dates: &mut Vec<DateMention>,
    mention: DateMention,
    below: std::ops::Range<usize>,
    day: NaiveDate,
    born: Option<&When>,
) {
    let (from, to) = (mention.start, sheet.chars_before(below.end));
    dates.retain(|d| d.end <= from || d.start >= to);
    let reference = When::day(day);
    let context = DateContext { reference: Some(&reference), born };
    let shift = mention.end;
    dates.push(mention);
    dates.extend(find_dates(&sheet.text[below], &context).into_iter().map(|mut d| {
        d.start += shift;
        d.end += shift;
        d
    }));
}

/// The day that was read from a row's own words, where it was read with all of them.
fn read_to_its_end(sheet: &Sheet<'_>, row: &Row, dates: &[DateMention]) -> Option<NaiveDate> {
    let at = &sheet.lines[row.line];
    let (from, to) = (at.start + row.opening.range.start, at.start + row.opening.range.end);
    let here = dates.iter().find(|d| {
        let (start, end) = (sheet.byte_of(d.start), sheet.byte_of(d.end));
        start < to && end >= to && start >= from
    })?;
    here.value
        .as_ref()
        .filter(|w| w.is_one_day() && w.latest().is_some_and(|d| d.year() < 9999))
        .and_then(When::earliest)
}

/// Goes down the rows from the day before them, then up from the first that is known.
fn place_all(rows: &mut [Row], start: Option<NaiveDate>) {
    let known: Vec<NaiveDate> = rows.iter().filter_map(|r| r.day).collect();
    let falls = known.windows(2).filter(|w| w[1] < w[0]).count();
    let newest_first = falls * 2 > known.len().saturating_sub(1) && falls >= 2;
    let mut last = start;
    let mut month: Option<(i32, u32)> = None;
    let mut first_known = None;
    for (i, row) in rows.iter_mut().enumerate() {
        if let (year, Some(named)) = row.under {
            let year = year.or(last.map(|l| if named + 2 < l.month() { l.year() + 1 } else { l.year() }));
            month = year.map(|y| (y, named));
        }
        if row.day.is_none() {
            row.day = placed(row, last, month, newest_first);
        }
        if let Some(day) = row.day {
            month = month.filter(|m| *m == (day.year(), day.month()));
            last = Some(day);
            first_known.get_or_insert(i);
        }
    }
    let Some(first) = first_known.filter(|first| *first > 0 && !newest_first) else { return };
    let mut next = rows[first].day;
    for row in rows[..first].iter_mut().rev() {
        row.day = next.and_then(|next| placed_before(&row.opening.day, next));
        next = row.day.or(next);
    }
}

/// The day of a row, seen from the entry above it and what stands over it.
fn placed(row: &Row, last: Option<NaiveDate>, month: Option<(i32, u32)>, newest_first: bool) -> Option<NaiveDate> {
    let said = &row.opening.day;
    if said.same {
        return last;
    }
    let goes_on = |year: i32, in_year: &dyn Fn(i32) -> Option<NaiveDate>| {
        let last = last?;
        let here = in_year(year)?;
        if newest_first {
            if here > last + Days::new(ASTRAY) { in_year(year - 1) } else { Some(here) }
        } else if here + Days::new(ASTRAY) < last {
            in_year(year + 1)
        } else {
            Some(here)
        }
    };
    let named: Option<&dyn Fn(i32) -> Option<NaiveDate>>;
    let of_feast;
    let of_month;
    match (said.feast, said.month, said.number) {
        (Some(feast), ..) => {
            of_feast = move |year: i32| {
                read_date(&format!("{feast} {year}"), &DateContext::default())?
                    .value
                    .filter(When::is_one_day)
                    .and_then(|w| w.earliest())
            };
            named = Some(&of_feast);
        }
        (None, Some(m), Some(number)) => {
            of_month = move |year: i32| NaiveDate::from_ymd_opt(year, m, number);
            named = Some(&of_month);
        }
        _ => named = None,
    }
    if let Some(in_year) = named {
        if let Some(year) = said.year.or(row.under.0) {
            return in_year(year);
        }
        if let Some(by) = row.put_in {
            return [by.year(), by.year() - 1].into_iter().filter_map(in_year).find(|day| *day <= by);
        }
        return goes_on(last?.year(), in_year);
    }
    match (said.weekday, said.number) {
        (Some(weekday), Some(number)) => {
            let base = month.or(last.map(|l| (l.year(), l.month())))?;
            let from = last.map_or(NaiveDate::MIN, |l| l.checked_sub_days(Days::new(3)).unwrap_or(l));
            let from = if month.is_some() { NaiveDate::MIN } else { from };
            (0..=2).find_map(|ahead| in_month(base, ahead, number).filter(|d| d.weekday() == weekday && *d >= from))
        }
        (None, Some(number)) => match (month, last) {
            (Some(month), _) => in_month(month, 0, number),
            // "21st" below "18th July".
            (None, last) => in_month(last.map(|l| (l.year(), l.month()))?, 0, number).filter(|day| Some(*day) >= last),
        },
        // "Tues" below an entry of the day before, or of the Saturday.
        (Some(weekday), None) => {
            (1..=3).find_map(|n| last?.checked_add_days(Days::new(n)).filter(|d| d.weekday() == weekday))
        }
        (None, None) => None,
    }
}

fn in_month((year, month): (i32, u32), ahead: u32, number: u32) -> Option<NaiveDate> {
    let months = month - 1 + ahead;
    NaiveDate::from_ymd_opt(year + (months / 12) as i32, months % 12 + 1, number)
}

/// The day of a row that stands above the first one whose year is known.
fn placed_before(said: &Day, next: NaiveDate) -> Option<NaiveDate> {
    match (said.weekday, said.month, said.number) {
        (_, Some(month), Some(number)) => {
            let here = NaiveDate::from_ymd_opt(next.year(), month, number)?;
            if here > next + Days::new(ASTRAY) { here.with_year(next.year() - 1) } else { Some(here) }
        }
        (Some(weekday), None, Some(number)) => {
            let before = |back: u32| {
                let months = next.year() * 12 + next.month() as i32 - 1 - back as i32;
                NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12) as u32 + 1, number)
            };
            (0..=1).find_map(|back| before(back).filter(|d| d.weekday() == weekday && *d <= next))
        }
        _ => None,
    }
}

/// True when more names of days speak against the years that were taken from other lines than for them.
fn names_of_days_disagree(rows: &[Row]) -> bool {
    let told = rows.iter().filter(|r| !r.opening.day.is_whole() && r.opening.day.month.is_some());
    let (mut agree, mut differ) = (0, 0);
    for (day, weekday) in told.filter_map(|r| r.day.zip(r.opening.day.weekday)) {
        if day.weekday() == weekday {
            agree += 1;
        } else {
            differ += 1;
        }
    }
    differ > agree && differ >= 2
}
