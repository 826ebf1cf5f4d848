//! The date that a paper gives itself: a labelled date, the date of a letter, the date in its heading. Never one that it
//! only talks about, and none when it has none.

mod birthday;
mod foot;
mod labels;
mod meeting;
mod said;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use record::{DateMention, DocumentKind, How, When};

use crate::dates::{DateContext, find_dates};
use crate::lines::{leading_date, loose_label};
use crate::sheet::{Sheet, list};
use birthday::{is_named_as_birth, lies_long_before};
pub(crate) use foot::{at_foot, signed};
use labels::kind_labels;
use meeting::{day_and_place, of_a_sitting, where_and_when};

/// A paper's own date, and the bytes of the page's text where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OwnDate {
    pub(crate) when: When,
    pub(crate) how: How,
    pub(crate) span: Range<usize>,
}

/// Lines of a paper's first page on which its date may stand.
const TOP: usize = 34;

/// Lines from which on a day with a column to itself is most often that of something agreed or told.
const LATE: usize = 14;

/// Labels that never give the paper's own date.
const OTHER_DATES: &[&str] = list! {
    "birth" "d.o.b" "dob" "born" "next" "last" "previous" "due" "print" "into care" "placed" "placement" "order" "expiry"
    "expected" "start" "end" "began" "from" "until" "registered" "first seen" "adopted" "died" "death" "allocated"
    "of admission" "of discharge" "updated" "scanned" "review by" "distributed" "received into" "immunis" "vaccin"
    "became looked after" "looked after" "since" "required" "needed"
};

struct Candidate {
    score: u32,
    date: OwnDate,
}

/// Looks for the date of the paper that starts on this page. `title` is the line that names it.
pub(crate) fn of_first_page(
    sheet: &Sheet<'_>,
    kind: DocumentKind,
    title: Option<usize>,
    context: &DateContext<'_>,
) -> Option<OwnDate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut offer = |score: u32, date: Option<OwnDate>| found.extend(date.map(|date| Candidate { score, date }));
    let letter = matches!(
        kind,
        DocumentKind::Letter | DocumentKind::CoverLetter | DocumentKind::Memo | DocumentKind::LegalNotice
    );
    let mut seen = 0;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        if line.trim().is_empty() {
            continue;
        }
        seen += 1;
        if seen > TOP {
            break;
        }
        let early = 40_u32.saturating_sub(seen as u32);
        if title == Some(n) {
            // Behind the title and the child's name stands the day of birth, as often as not.
            let second = cells(sheet, n).nth(1).unwrap_or(sheet.lines[n].clone());
            let words = &sheet.text[second.clone()];
            // "RE: a bed needed    printed 30/08/2013": when a sheet left the printer.
            let left_the_printer = words.trim_start().to_ascii_lowercase().starts_with("print");
            let of_another = for_a_meeting(words) || left_the_printer;
            let end = match () {
                () if of_another => second.start,
                () if second.end == sheet.lines[n].end => with_year_below(sheet, n).end,
                () => second.end,
            };
            // "F/C 4 (11/75)": when the form was printed.
            let printed = |date: &OwnDate| {
                let lead = &sheet.text[sheet.lines[n].start..date.span.start];
                !date.when.is_one_day()
                    && lead.rfind('(').is_some_and(|at| !lead[at..].contains(')'))
                    && sheet.text[date.span.end..].starts_with(')')
            };
            offer(400 + early, date_in(sheet, sheet.lines[n].start..end, usize::MAX, context).filter(|d| !printed(d)));
            offer(430 + early, drawn_up(sheet, n, context));
            offer(395 + early, in_last_column(sheet, n, context));
            continue;
        }
        if seen <= 8 {
            offer(430 + early, drawn_up(sheet, n, context));
        }
        if line.contains('\t') {
            let all: Vec<Range<usize>> = cells(sheet, n).collect();
            for (i, cell) in all.iter().enumerate() {
                let words = &sheet.text[cell.clone()];
                let Some((score, from)) = labelled(words, kind) else { continue };
                let here = date_in(sheet, cell.start + from..cell.end, 24, context);
                let next = all.get(i + 1).filter(|_| words[from..].trim().is_empty());
                offer(score + early, here.or_else(|| next.and_then(|c| date_in(sheet, c.clone(), 4, context))));
            }
        }
        // Who is missed was seen last on the day that the form is about, where it bears no other.
        if kind == DocumentKind::Missing
            && let Some(value) = behind_last_seen(line)
        {
            let whole = |d: &OwnDate| d.when.is_one_day() && !has_no_year(&d.when);
            let start = sheet.lines[n].start + value;
            offer(90 + early, date_in(sheet, start..sheet.lines[n].end, 24, context).filter(whole));
            continue;
        }
        let near_title = title.is_some_and(|t| n > t && n - t <= 2);
        if let Some(date) = held_at(sheet, n, kind, context) {
            offer(560 + early, Some(date));
        } else if let Some((score, from)) = labelled(line, kind) {
            let start = sheet.lines[n].start + from;
            let end = sheet.lines[n].end;
            // "held at the Civic Annexe, Harnmouth, Monday 3rd March 2008": the place stands before the day.
            let held = from > 0 && line[..from].trim_end().to_ascii_lowercase().ends_with("held");
            let here = date_in(sheet, start..end, if held { usize::MAX } else { 24 }, context);
            let below =
                || (n + 1 < sheet.lines.len() && line[from..].trim().is_empty()).then(|| sheet.lines[n + 1].clone());
            offer(score + early, here.or_else(|| below().and_then(|l| date_in(sheet, l, 4, context))));
        } else if near_title && title.is_some_and(|t| goes_before_a_meeting(sheet.line(t))) {
            // The day of the sitting, under the name of the court.
        } else if let Some(date) = alone(sheet, n, context).or_else(|| in_last_column(sheet, n, context)) {
            if !letter && has_no_year(&date.when) {
                continue;
            }
            let stamped = is_stamped(sheet, n, &date);
            offer(
                match (letter, near_title) {
                    (true, _) if stamped => 420,
                    (true, _) => 450,
                    // The day on which a form came in dates it only where it bears none.
                    (false, _) if stamped => 60,
                    (false, true) => 380,
                    (false, false) if seen > LATE => 100,
                    (false, false) => 150,
                } + early,
                Some(date),
            );
        } else if let Some(date) = (kind == DocumentKind::CourtOrder).then(|| of_a_sitting(sheet, n, context)).flatten()
        {
            offer(200 + early, Some(date));
        } else if let Some(date) = (seen <= 8).then(|| where_and_when(sheet, n, kind, context)).flatten() {
            offer(385 + early, Some(date));
        } else if let Some(date) = near_title.then(|| day_and_place(sheet, n, context)).flatten() {
            offer(if letter { 340 } else { 375 } + early, Some(date));
        } else if near_title
            && !line.trim_end().ends_with('.')
            && ["held at", "held on", "on ", "for the period", "for period", "period end", "for the half", "at "]
                .iter()
                .any(|w| line.trim_start().to_ascii_lowercase().starts_with(w))
        {
            let period = line.to_ascii_lowercase().contains("period") || line.to_ascii_lowercase().contains("half");
            offer(
                if period { 60 } else { 390 } + early,
                date_in(sheet, with_year_below(sheet, n), usize::MAX, context),
            );
        } else if let Some(date) = (letter && seen <= 12).then(|| in_a_reference(sheet, n, context)).flatten() {
            offer(435 + early, Some(date));
        } else if let Some(date) = (near_title || letter || seen <= 2).then(|| in_a_column(sheet, n, context)).flatten()
        {
            // The head of a fax, or the day of a meeting beside the name of the child.
            let stamped = is_stamped(sheet, n, &date);
            offer(
                match (letter, near_title) {
                    (true, _) if stamped => 418,
                    // The head that a machine printed over a letter that it passed on.
                    (true, _) if line.to_ascii_lowercase().contains("fax") => 412,
                    (true, _) => 440,
                    (false, true) => 370,
                    (false, false) => 110,
                } + early,
                Some(date).filter(|d| letter || !has_no_year(&d.when)),
            );
        }
    }
    if letter {
        // Stronger than a stamp wherever it stands, and weaker than a day over the letter.
        offer(465, foot::under_a_letter(sheet, context));
        offer(464, said::today(sheet, context));
        offer(463, said::before_the_stamp(sheet, context));
    }
    if letter || matches!(kind, DocumentKind::Note | DocumentKind::Referral | DocumentKind::Other) {
        offer(90, by_machine(sheet, context));
    }
    if let Some((score, date)) = said::in_words(sheet, kind, context) {
        found.push(Candidate { score, date });
    }
    found.retain(|c| context.born != Some(&c.date.when) && !is_named_as_birth(sheet, c));
    let mut best = found.into_iter().max_by_key(|c| c.score);
    // What only stands beside a name may be a birthday: then the whole page is later by years.
    if best.as_ref().is_some_and(|c| !letter && c.score < 480 && lies_long_before(sheet, &c.date, context)) {
        best = None;
    }
    let foot = || signed(sheet, context).or_else(|| at_foot(sheet, context)).or_else(|| said::finished(sheet, context));
    // The end of a period that a report speaks of dates it only where nobody signed.
    let weak = best.as_ref().is_some_and(|c| c.score < 110);
    match best.map(|c| c.date) {
        Some(date) if weak => Some(foot().unwrap_or(date)),
        Some(day) if letter && has_no_year(&day.when) => Some(by_a_stamp(sheet, &day, context).unwrap_or(day)),
        // "July 1998" at the head and "17/7/98" beside the name at the foot: the day is the sharper word for the same thing.
        Some(month) if !month.when.is_one_day() => {
            Some(foot().filter(|day| day.when.is_one_day() && covers(&month.when, &day.when)).unwrap_or(month))
        }
        Some(date) => Some(date),
        None => foot(),
    }
}

fn has_no_year(when: &When) -> bool {
    when.edtf().starts_with("XXXX")
}

/// "August 22nd." beside the stamp "23 AUG 1961": the day before the stamp, where it came within two months.
fn by_a_stamp(sheet: &Sheet<'_>, day: &OwnDate, context: &DateContext<'_>) -> Option<OwnDate> {
    find_dates(sheet.text, context).into_iter().filter_map(|d| d.value).filter(When::is_one_day).find_map(|stamp| {
        let seen = DateContext { reference: Some(&stamp), born: context.born };
        let read = find_dates(&sheet.text[day.span.clone()], &seen).into_iter().next()?;
        let when = read.value.filter(When::is_one_day)?;
        let days = (stamp.earliest()? - when.earliest()?).num_days();
        (0..=60).contains(&days).then(|| OwnDate { when, how: read.how, span: day.span.clone() })
    })
}

/// A line, and the year where it was broken off onto the next.
fn with_year_below(sheet: &Sheet<'_>, n: usize) -> Range<usize> {
    let here = sheet.lines[n].clone();
    let year = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        (digits == 4 && !line[4..].starts_with(|c: char| c.is_alphanumeric())).then_some(4)
    };
    let wide = here.end - here.start >= 40;
    match sheet
        .lines
        .get(n + 1)
        .filter(|_| wide)
        .and_then(|next| year(&sheet.text[next.clone()]).map(|y| next.start + y))
    {
        Some(end) => here.start..end,
        None => here,
    }
}

/// True when every day of `inner` lies in `outer`.
fn covers(outer: &When, inner: &When) -> bool {
    matches!(
        (outer.earliest(), outer.latest(), inner.earliest(), inner.latest()),
        (Some(a), Some(b), Some(c), Some(d)) if a <= c && d <= b
    )
}

/// "REPORT TO THE JUVENILE COURT SITTING AT …": the day below such a title is that of the sitting, not of the paper.
fn goes_before_a_meeting(title: &str) -> bool {
    let lower = title.to_ascii_lowercase();
    ["to the ", "to ", "for "]
        .iter()
        .any(|w| lower.contains(&format!("report {w}")) || lower.contains(&format!("statement {w}")))
        && ["court", "committee", "panel", "magistrates", "conference", "review"].iter().any(|w| lower.contains(w))
}

/// "for LAC Review 18 November 1997": the day of the meeting that a paper was written for.
fn for_a_meeting(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    // "(stand-down, for sentence 24 May 2018)"
    if ["for sentence", "for hearing", "for the hearing"].iter().any(|w| lower.contains(w)) {
        return true;
    }
    lower.starts_with("for ")
        && ["review", "conference", "hearing", "meeting", "panel", "court"].iter().any(|w| lower.contains(w))
}

/// "prepared C. Lathom 11/6/73", "compiled by … on …", "as at 3 May 1990", in one column of a paper's head.
fn drawn_up(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    cells(sheet, n).find_map(|cell| {
        let lower = sheet.text[cell.clone()].to_ascii_lowercase();
        // What was dictated and then typed bears the day of its typing.
        let typed = |m: usize| sheet.line(m).to_ascii_lowercase().contains("typed");
        if lower.contains("dictated") && (n..(n + 3).min(sheet.lines.len())).any(typed) {
            return None;
        }
        // "Drawn up by P. Wetherill from the paper file, 30 May 2012, for adult services": whatever stands between.
        let opens = ["compiled by ", "drawn up by ", "prepared by "].iter().any(|w| lower.trim_start().starts_with(w));
        if opens && !lower.ends_with(". ") && !for_a_meeting(&lower) {
            let last = |d: &OwnDate| !has_no_year(&d.when) && d.when.is_one_day();
            if let Some(date) = date_in(sheet, cell.clone(), usize::MAX, context).filter(last) {
                return Some(date);
            }
        }
        let word = [
            "prepared",
            "compiled",
            "drawn up",
            "as at ",
            "completed by",
            "written by",
            "written ",
            "dictated",
            "typed ",
        ]
        .iter()
        .find_map(|w| {
            lower.find(w).filter(|at| *w != "written " || lower[..*at].trim().is_empty()).map(|at| at + w.len())
        })?;
        let short = (lower.len() <= 70 || lower.trim_start().starts_with("compiled")) && !for_a_meeting(&lower[word..]);
        let whole = |date: &OwnDate| !has_no_year(&date.when);
        let here = || date_in(sheet, cell.start + word..cell.end, 46, context).filter(whole);
        // The name and the day may have a column to themselves: "Compiled from the file    H. Broad  06-Mar-2017".
        let beside = || cells(sheet, n).find(|c| c.start == cell.end + 1).and_then(|c| date_in(sheet, c, 30, context));
        short.then(|| here().or_else(beside)).flatten()
    })
}

/// True for a date in the capitals of a rubber stamp, or below or beside the word that says when a paper came in.
fn is_stamped(sheet: &Sheet<'_>, n: usize, date: &OwnDate) -> bool {
    let words = &sheet.text[date.span.clone()];
    let near = (n.saturating_sub(1)..=(n + 1).min(sheet.lines.len() - 1)).any(|m| {
        let line = sheet.line(m).to_ascii_lowercase();
        ["received", "rec'd", "recd", "scanned"].iter().any(|w| line.contains(w)) && line.trim().len() <= 40
            || m < n && line.starts_with("copy") && line.contains("typed")
    });
    near || words.bytes().filter(u8::is_ascii_alphabetic).count() >= 3 && !words.bytes().any(|b| b.is_ascii_lowercase())
}

/// True when a column in the head of the page asks for the day of one visit or one meeting.
pub(crate) fn names_a_session(sheet: &Sheet<'_>) -> bool {
    const DAY: &[&str] = list! { "date" "date of visit" "visit date" "date of contact" "date of session" "date of access" "date seen" "actual date" "date and time of visit" };
    (0..sheet.lines.len()).filter(|n| sheet.line(*n).chars().any(char::is_alphanumeric)).take(9).any(|n| {
        cells(sheet, n).any(|cell| {
            let words = sheet.text[cell].to_ascii_lowercase();
            let label = words.split(':').next().unwrap_or_default().trim();
            DAY.contains(&label) && (words.contains(':') || words.trim() == label)
        })
    })
}

/// `Held at: County Hall on Tuesday 3 April 2001` and `Date and place: …`: a place and a date behind one label.
fn held_at(sheet: &Sheet<'_>, n: usize, kind: DocumentKind, context: &DateContext<'_>) -> Option<OwnDate> {
    let meets = matches!(
        kind,
        DocumentKind::ReviewMinutes
            | DocumentKind::ConferenceMinutes
            | DocumentKind::StrategyDiscussion
            | DocumentKind::Pep
            | DocumentKind::Other
    );
    let line = sheet.line(n);
    let found = loose_label(line).filter(|l| {
        meets
            && matches!(
                line[l.name.clone()].to_ascii_lowercase().as_str(),
                "held at"
                    | "held"
                    | "venue"
                    | "venue and date"
                    | "meeting held at"
                    | "place and date"
                    | "time and place"
            )
    })?;
    let start = sheet.lines[n].start;
    date_in(sheet, start + found.value.start..start + found.value.end, usize::MAX, context)
}

/// How strongly a line is labelled as the paper's date, and where in the line the value begins.
fn labelled(line: &str, kind: DocumentKind) -> Option<(u32, usize)> {
    let lower = line.to_ascii_lowercase();
    let open = lower.len() - lower.trim_start().len();
    // The day stands in the column beside: "Date/time    Wed. 14.8.96".
    let bare = lower.trim().trim_end_matches([':', '.', ' ']);
    if matches!(bare, "date/time" | "date & time" | "date and time" | "date + time" | "time/date") {
        return Some((500, line.len()));
    }
    for (rank, name) in kind_labels(kind).iter().enumerate() {
        if let Some(at) = lower.find(name)
            && (at == open || opens_cell(&lower[..at]))
            && (name.ends_with(['\t', ':']) || !continues(&lower[at + name.len()..]))
            && (*name != "held" || !lower[at + name.len()..].trim_start().starts_with(['/', '-', '.', '(']))
        {
            return Some((600 - rank as u32 * 10, at + name.len()));
        }
    }
    if let Some(found) = loose_label(line) {
        let name = &lower[found.name.clone()];
        // "Reviewed on", "Report dated", "Closed".
        let done = name.split(' ').count() <= 4
            && (name.ends_with("ed on") || name.ends_with("held on") || name.ends_with(" dated"));
        let bare = matches!(name, "completed" | "authorised" | "closed" | "received" | "signed" | "filed" | "typed")
            || name.ends_with(" completed");
        // A letter bears the day on which it was typed, not that of the clinic which it tells of.
        let typed = (name == "typed" || name.ends_with(" typed"))
            && matches!(kind, DocumentKind::Letter | DocumentKind::CoverLetter);
        // "Date & time 22/03/89 16:07": the colon of an hour ends no label.
        let timed = name.bytes().any(|b| b.is_ascii_digit());
        if !timed
            && (name.starts_with("date") || name == "sent" || name.ends_with(" date") || done || bare || typed)
            && !other_date(name)
        {
            let score = if of_what_it_is_for(name, kind) {
                WHAT_FOR
            } else if matches!(name, "date" | "dated" | "sent") {
                500
            } else if typed {
                340
            } else if name.contains("record") || name.contains("creat") || bare {
                260
            } else {
                300
            };
            return Some((score, found.value.start.min(line.len())));
        }
    }
    // A plan for a home is dated by nothing but the day on which it begins.
    if kind == DocumentKind::PlacementInformation
        && let Some(found) = loose_label(line)
        && lower[found.name.clone()].contains("placement")
        && ["date", "begin", "start", "made"].iter().any(|w| lower[found.name.clone()].contains(w))
        && !["end", "birth", "last", "previous", "next"].iter().any(|w| lower[found.name.clone()].contains(w))
    {
        return Some((120, found.value.start.min(line.len())));
    }
    // A court's order says before whom and when, often with the day in a column of its own.
    let spaced = lower.replace('\t', " ");
    if matches!(kind, DocumentKind::CourtOrder | DocumentKind::LegalNotice)
        && let Some(at) = [" on the ", " on ", " this "]
            .iter()
            .find_map(|w| spaced.rfind(w).map(|at| at + w.len()))
            .or_else(|| spaced.starts_with("on ").then_some(3))
        && ["before ", "made ", "sitting ", "heard ", "at ", "on "].iter().any(|w| spaced.trim_start().starts_with(w))
    {
        return Some((200, at));
    }
    // A second column (`Ref: 12   Date: 3 March 2009`), or `Date 12.3.62` without a colon.
    let at = lower.match_indices("date").map(|(i, _)| i).find(|i| {
        let before = &lower[..*i];
        before.trim().is_empty() || before.ends_with("  ") || before.ends_with('\t') || before.ends_with("| ")
    })?;
    let rest = &lower[at + 4..];
    let rest = [" & time", " and time", "/time", " + time", " as postmark"]
        .iter()
        .find_map(|w| rest.strip_prefix(w))
        .unwrap_or(rest);
    let value = rest.trim_start_matches(['d', ':', '.', ' ', '-', '\t']);
    // "DATE  Thurs. 14.2.91".
    let day = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|d| value.starts_with(d));
    let behind = value.trim_start_matches(|c: char| c.is_ascii_lowercase()).trim_start_matches(['.', ',', ' ']);
    let value = if day && value.len() - behind.len() <= 11 { behind } else { value };
    let near: String = lower[at..].chars().take(24).collect();
    if value.starts_with(|c: char| c.is_ascii_digit()) {
        let score = if of_what_it_is_for(&near, kind) { WHAT_FOR } else { 480 };
        return (!other_date(&near)).then(|| (score, lower.len() - value.len()));
    }
    // "Date of completion 14.06.99": the label and its day in one column with nothing between.
    let digit = rest.find(|c: char| c.is_ascii_digit())?;
    let named = &rest[..digit];
    let label = named.split_whitespace().count() <= 4
        && named.starts_with(' ')
        && named.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ':' | '/' | '.' | '-'));
    let score = if of_what_it_is_for(named, kind) { WHAT_FOR } else { 290 };
    (label && !other_date(named)).then_some((score, at + 4 + rest.len() - rest[digit..].len()))
}

/// Where the value begins on a line that says when a child was last seen.
fn behind_last_seen(line: &str) -> Option<usize> {
    let lower = line.to_ascii_lowercase();
    if let Some(label) = loose_label(line).filter(|l| lower[l.name.clone()].ends_with("last seen")) {
        return Some(label.value.start);
    }
    let at = lower.find("last seen")? + "last seen".len();
    ["last seen", "date last", "date/time", "date & time", "date and time", "time and date"]
        .iter()
        .any(|w| lower.trim_start().starts_with(w))
        .then_some(at)
}

/// How much such a day says of a paper: something only where nobody dated or signed it.
const WHAT_FOR: u32 = 60;

/// True for the day of the hearing or the meeting that a report was written for.
fn of_what_it_is_for(name: &str, kind: DocumentKind) -> bool {
    use DocumentKind::*;
    let written_for = matches!(
        kind,
        Assessment
            | InitialAssessment
            | CoreAssessment
            | SchoolReport
            | HealthAssessment
            | MedicalForm
            | Letter
            | Other
    );
    written_for
        && ["hearing", "of court", "court date", "of panel", "of conference", "of review"]
            .iter()
            .any(|w| name.contains(w))
}

/// True when nothing but the number of a question stands before a label in its column: "5. Date of this review".
fn opens_cell(before: &str) -> bool {
    let cell = before
        .rfind('\t')
        .map_or(0, |i| i + 1)
        .max(before.rfind("  ").map_or(0, |i| i + 2))
        .max(before.rfind("| ").map_or(0, |i| i + 2));
    let number = before[cell..].trim();
    number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ')' | '('))
}

/// True when words follow that make it another label (`date of review` + `er's report`).
fn continues(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_alphanumeric())
        || rest.trim_start().starts_with("due")
        || rest.trim_start().starts_with("of next")
}

fn other_date(name: &str) -> bool {
    OTHER_DATES.iter().any(|o| name.contains(o))
}

/// The first date in a stretch that starts within `reach` bytes of its beginning.
fn date_in(sheet: &Sheet<'_>, range: Range<usize>, reach: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    let words = sheet.text.get(range.clone())?;
    let part = Sheet::new(words);
    let found = find_dates(words, context).into_iter().find(|d| d.value.is_some() && calendar(d))?;
    let (start, end) = (part.byte_of(found.start), part.byte_of(found.end));
    (start <= reach.saturating_add(words.len() - words.trim_start().len()))
        .then(|| Some(OwnDate { when: found.value?, how: found.how, span: range.start + start..range.start + end }))
        .flatten()
}

/// A date that is written, not an age or "yesterday".
fn calendar(date: &DateMention) -> bool {
    let in_words = || date.text.to_ascii_lowercase().contains(" day of ");
    (date.text.bytes().any(|b| b.is_ascii_digit()) || in_words())
        && !date.how.0.starts_with("from ")
        && !date.how.0.starts_with("relative")
}

/// A date with a line to itself, or at the end of a letter's reference line.
fn alone(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    // "… requested statutory assessment / on 9 December 1996.": the end of a sentence.
    let ends_a_sentence =
        sheet.line(n).trim_end().ends_with('.') && sheet.line(n).starts_with(|c: char| c.is_lowercase());
    if ends_a_sentence {
        return None;
    }
    whole(sheet, sheet.lines[n].clone(), context)
}

/// The columns of a line.
fn cells<'a>(sheet: &'a Sheet<'_>, n: usize) -> impl Iterator<Item = Range<usize>> + 'a {
    let start = sheet.lines[n].start;
    let mut at = 0;
    sheet.line(n).split('\t').map(move |cell| {
        let from = start + at;
        at += cell.len() + 1;
        from..from + cell.len()
    })
}

/// A date with a column to itself at the right of a letter's reference or name: "Our ref. TC/4    26th September, 1963".
fn in_last_column(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    let columns: Vec<Range<usize>> = cells(sheet, n).collect();
    let (last, before) = columns.split_last()?;
    // What a column is the date of stands in the label before it, or over it.
    let of_a_label = |cell: &Range<usize>| {
        let words = sheet.text[cell.clone()].to_ascii_lowercase();
        words.contains("date") || is_label_of_another(&words)
    };
    let above = (n > 0).then(|| cells(sheet, n - 1).last()).flatten();
    let under_birth = (n.saturating_sub(5)..=n).any(|m| {
        let line = sheet.line(m).to_ascii_lowercase();
        ["birth", "born", "d.o.b", "dob"].iter().any(|w| line.contains(w))
    });
    // "b. 23/10/57" at the end of a child's row.
    let own = sheet.text[last.clone()].trim().to_ascii_lowercase();
    let under_birth = under_birth || ["b.", "b:", "b "].iter().any(|w| own.starts_with(w));
    // "Child    Jade Cole    14/08/2001": whose name stands in the row is whose birthday it is.
    let of_the_child = columns.len() > 2
        && columns.first().is_some_and(|c| {
            let label = sheet.text[c.clone()].trim().trim_end_matches(':').to_ascii_lowercase();
            matches!(
                label.as_str(),
                "child"
                    | "children"
                    | "name"
                    | "child's name"
                    | "name of child"
                    | "young person"
                    | "client"
                    | "pupil"
                    | "subject"
                    | "child/ren"
            )
        });
    let bears_another =
        of_the_child || before.last().is_none_or(of_a_label) || above.as_ref().is_some_and(of_a_label) || under_birth;
    let row_of_entries = leading_date(sheet.line(n)).is_some();
    (!bears_another && !row_of_entries).then(|| whole(sheet, last.clone(), context)).flatten()
}

/// The day at the end of a letter's reference: "GRL/TB/1187/27 Feb 67".
fn in_a_reference(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    cells(sheet, n).find_map(|cell| {
        let words = &sheet.text[cell.clone()];
        if let Some(at) = REFERENCE_WITH_DAY.captures(words).and_then(|c| c.get(1)) {
            let start = cell.start + at.start();
            return date_in(sheet, start..cell.end, 1, context).filter(|d| d.when.is_one_day());
        }
        // "Re: MF/jb/1182    Dr. Feldman to the Department, 8th June, 1976": from whom a copied letter went to whom, and when.
        if let Some((sent, day)) = words.split_once(", ").filter(|(sent, _)| sent.contains(" to ") && words.len() <= 80)
        {
            let start = cell.end - day.len();
            let date =
                date_in(sheet, start..cell.end, 1, context).filter(|d| d.when.is_one_day() && d.span.end == cell.end);
            if date.is_some() && sent.starts_with(char::is_uppercase) && sheet.line(n).trim_start().starts_with("Re") {
                return date;
            }
        }
        let (reference, day) = words.rsplit_once('/')?;
        let code = reference.rsplit([' ', ':']).next().unwrap_or(reference);
        let is_code = code.contains('/') && code.chars().all(|c| !c.is_lowercase());
        let named = day.trim_start().starts_with(|c: char| c.is_ascii_digit()) && day.contains(char::is_alphabetic);
        let start = cell.end - day.len();
        let date = (is_code && named).then(|| date_in(sheet, start..cell.end, 1, context)).flatten()?;
        (date.when.is_one_day() && date.span.end == cell.end).then_some(date)
    })
}

/// "Our ref  F/MI/31/3/77".
static REFERENCE_WITH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[ :])(?:[A-Z]{1,4}/)+(\d{1,2}/\d{1,2}/(?:19)?\d\d)\s*$").expect("a fixed pattern")
});

/// When a machine sent the page on, in the line that it printed over it: "16-OCT-92  08:41   FROM  DUTY TEAM   TO …   P.01/01".
fn by_machine(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    let n = (0..sheet.lines.len()).find(|n| sheet.line(*n).chars().any(char::is_alphanumeric))?;
    is_machine_line(sheet.line(n)).then(|| date_in(sheet, sheet.lines[n].clone(), 2, context)).flatten()
}

/// True for the line of a fax machine: a day, an hour, and from whom or "P.01/03". The head of a print says "page 3 of 9".
pub(crate) fn is_machine_line(line: &str) -> bool {
    static MACHINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*\d{1,2}[-/ .](?:\d{1,2}|[a-z]{3})[-/ .]\d{2,4}\s+(?:at )?\d{1,2}[:.]\d{2}(?::\d\d)?(?: ?[ap]m)?\s.*(?:\bfrom\b|\bfax\b|\bp\.?\s?\d{1,3}/\d{1,3}\b)")
            .expect("a fixed pattern")
    });
    line.len() <= 140 && MACHINE.is_match(line)
}

/// As [`in_last_column`], in any column: "Re: Sam Holt    Thurs. 10th September 1992    County Hall".
fn in_a_column(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
    let columns: Vec<Range<usize>> = cells(sheet, n).collect();
    let labelled = |i: usize| {
        i.checked_sub(1).is_some_and(|b| {
            let words = sheet.text[columns[b].clone()].to_ascii_lowercase();
            words.contains("date") || is_label_of_another(&words) || words.trim_end().ends_with(':')
        })
    };
    let names_the_child = ["child", "name", "subject", "pupil", "boy", "girl", "client", "young person", "patient"]
        .iter()
        .any(|w| sheet.line(n).trim_start().to_ascii_lowercase().starts_with(w));
    (columns.len() > 1 && leading_date(sheet.line(n)).is_none() && !names_the_child)
        .then(|| {
            (0..columns.len()).find_map(|i| (!labelled(i)).then(|| whole(sheet, columns[i].clone(), context)).flatten())
        })
        .flatten()
        .filter(|date| date.when.is_one_day() || has_no_year(&date.when))
}

/// True for the words of a label whose date is another one's. "From M. Holt" in a memo's head names the writer.
fn is_label_of_another(words: &str) -> bool {
    let words = words.trim().trim_end_matches([':', '.']);
    const DONE: &[&str] = list! {
        "since" "admitted" "seen" "placed" "left" "started" "commenced" "returned" "absent" "arrived" "discharged" "received"
        "to commence" "no" "number" "b" "d of b" "d. of b" "status" "left on" "admission" "discharge" "removed" "opened"
        "sitting"
    };
    DONE.contains(&words)
        || words.ends_with("ending")
        || words.ends_with("ended")
        || words.ends_with("opens")
        || words.ends_with(" seen")
        || OTHER_DATES.iter().any(|o| match *o {
            "last" | "next" => words.starts_with(o) || words.ends_with(&format!(" {o}")),
            "from" | "start" | "end" | "until" => words == *o || words.ends_with(&format!(" {o}")),
            o => words.contains(o),
        })
}

static TIME_OF_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:at\s+)?\d{1,2}\s?[.:]?\s?\d{2}\s*(?:hrs|hours|[ap]\.?m\.?)?$").expect("a fixed pattern")
});

fn whole(sheet: &Sheet<'_>, range: Range<usize>, context: &DateContext<'_>) -> Option<OwnDate> {
    let line = &sheet.text[range.clone()];
    let words = line.trim();
    if words.len() > 44 || words.starts_with('(') || !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let tail = words.trim_end_matches(['.', ',']);
    // "August 22nd."
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .any(|e| tail.strip_suffix(e).is_some_and(|day| day.ends_with(|c: char| c.is_ascii_digit())));
    let looks = leading_date(line).is_some() || tail.ends_with(|c: char| c.is_ascii_digit()) || ordinal;
    let date = looks.then(|| date_in(sheet, range.clone(), usize::MAX, context)).flatten()?;
    let (before, after) = (&sheet.text[range.start..date.span.start], &sheet.text[date.span.end..range.end]);
    let rest = format!("{} {}", before.trim(), after.trim()).trim().to_ascii_lowercase();
    // "b. 23/10/57" is a birthday, "08/72" a number: neither is the day of a paper.
    let letters: String = rest.chars().filter(|c| c.is_alphabetic()).collect();
    let alone = letters.is_empty() || matches!(letters.as_str(), "date" | "dated" | "on" | "the" | "this" | "day");
    let month_in_words = sheet.text[date.span.clone()].bytes().any(|b| b.is_ascii_alphabetic());
    let sharp = date.when.is_one_day()
        || month_in_words && has_no_year(&date.when)
        || month_in_words && date.when.days().is_some_and(|d| d <= 31);
    ((rest.len() <= 6 && alone || TIME_OF_DAY.is_match(&rest)) && sharp).then_some(date)
}
