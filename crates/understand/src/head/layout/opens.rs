//! How papers without a known name begin: the labels of a form, the columns of a list, the dated lines of a record, a school's head.

use std::collections::BTreeSet;

use super::{content_lines, first_line, heading, heads, without_brackets};
use crate::entries::labelled_days;
use crate::head::forms;
use crate::in_order::opening_days;
use crate::lines::{is_capitals, leading_date, loose_label};
use crate::opening::opening;
use crate::sheet::{Sheet, list, says};

/// Labels that open a form and seldom stand further down.
const OPENING_LABELS: &[&str] = list! {
    "to" "from" "date" "re" "ref" "subject" "name" "child" "name of child" "childs name" "dob" "date of birth" "fao"
    "for the attention of" "our ref" "case no" "file no" "time"
};

/// True for a page that opens as forms do though its name is not known: a heading, and right below it who and when.
pub(crate) fn opens_form(sheet: &Sheet<'_>) -> bool {
    if opens_unknown_form(sheet) {
        return true;
    }
    let Some(title) = heading(sheet) else { return false };
    let labels = content_lines(sheet).skip_while(|n| *n <= title).take(6).filter(|n| {
        let line = sheet.line(*n);
        loose_label(line).is_some_and(|l| OPENING_LABELS.contains(&forms::plain(&line[l.name]).as_str()))
    });
    labels.count() >= 2
}

/// True for a page whose first line is no row and no sentence that goes on: capitals, columns, or a name.
pub(crate) fn opens_under_a_head(sheet: &Sheet<'_>) -> bool {
    let mut lines = (0..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|line| !line.is_empty());
    lines.next().is_some_and(|line| {
        let part = line.split('\t').next().unwrap_or(line).trim();
        let named = part.split_whitespace().filter(|w| w.len() > 3).all(|w| !w.starts_with(char::is_lowercase));
        let starts = part.starts_with(|c: char| c.is_uppercase() || c == '+' || c == '|');
        starts && leading_date(line).is_none() && heads(line) && (line.contains('\t') || is_capitals(part) || named)
    })
}

/// True for a page that says at its head to whom it goes, and with what reference or about whom.
pub(crate) fn opens_addressed(sheet: &Sheet<'_>) -> bool {
    let (mut to, mut more) = (false, BTreeSet::new());
    for n in content_lines(sheet).take(8) {
        for cell in sheet.line(n).split('\t') {
            let Some((name, _)) = cell.split_once(':') else { continue };
            match forms::plain(name).as_str() {
                "to" => to = true,
                name @ ("from" | "ref" | "our ref" | "your ref" | "re" | "cc" | "date" | "subject" | "dob"
                | "d o b") => {
                    more.insert(name.to_owned());
                }
                _ => {}
            }
        }
    }
    to && more.len() >= 2
}

/// Words that open the column in which a form asks whom it is about.
const WHOM: &[&str] = list! {
    "name" "surname" "child" "childs name" "name of child" "full name" "d o b" "dob" "date of birth" "born" "d of b" "age" "employer"
    "status" "address" "next of kin" "file no" "home" "school" "in respect of" "pupil" "applicant" "young person" "client"
};

/// True for a page with a heading in capitals below nothing but the head of a form, and right below it the columns that ask for a name.
fn opens_unknown_form(sheet: &Sheet<'_>) -> bool {
    let top: Vec<usize> = content_lines(sheet).take(12).collect();
    let headed = top.iter().take(6).take_while(|n| heads(sheet.line(**n))).position(|n| {
        let part = without_brackets(sheet.line(*n).split('\t').next().unwrap_or_default());
        let count = part.split_whitespace().count();
        (2..=12).contains(&count)
            && is_capitals(part)
            && !part.ends_with(['.', ',', ':'])
            && !part.starts_with(|c: char| c.is_ascii_digit())
            && !["SECTION", "PART "].iter().any(|w| part.starts_with(w))
    });
    let Some(heading) = headed else { return false };
    let mut asked: Vec<&str> = Vec::new();
    for n in top.iter().skip(heading + 1).take(6) {
        for cell in sheet.line(*n).split('\t') {
            let words = cell.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' '));
            let plain = forms::plain(words.split(':').next().unwrap_or(words));
            if let Some(label) = WHOM.iter().find(|w| **w == plain)
                && !asked.contains(label)
            {
                asked.push(label);
            }
        }
    }
    asked.len() >= 2
}

/// True for a page whose first line is the name of a court in capitals: "IRKDALE JUVENILE COURT".
pub(crate) fn opens_under_a_court(sheet: &Sheet<'_>) -> bool {
    first_line(sheet).is_some_and(|n| {
        let head = sheet.line(n).trim().split('\t').next().unwrap_or_default().trim_end_matches('.');
        let words = head.split_whitespace().count();
        // "In the High Court of Justice".
        if head.to_ascii_lowercase().starts_with("in the ")
            && head.contains("Court")
            && words <= 9
            && !head.ends_with(',')
        {
            return true;
        }
        is_capitals(head)
            && (2..=8).contains(&words)
            && [
                "JUVENILE COURT",
                "MAGISTRATES COURT",
                "MAGISTRATES' COURT",
                "COUNTY COURT",
                "FAMILY COURT",
                "HIGH COURT",
                "YOUTH COURT",
                "PETTY SESSIONS",
            ]
            .iter()
            .any(|court| head.ends_with(court))
    })
}

/// True for a page of dated lines, one under the other from its top, as a worker's running record has them.
pub(crate) fn opens_record(sheet: &Sheet<'_>) -> bool {
    let lines: Vec<usize> = content_lines(sheet).collect();
    let dated = |n: &&usize| {
        leading_date(sheet.line(**n)).is_some_and(|at| at < 12)
            || opening(sheet.line(**n))
                .is_some_and(|o| o.day.number.is_some() && o.day.month.is_some() && !o.day.stopped)
    };
    lines.iter().take(4).any(|n| dated(&n)) && lines.iter().filter(dated).count() >= 5
}

/// True for a page whose columns are headed by "Date" and by what happened, with dated lines under them.
pub(crate) fn opens_columns_of_days(sheet: &Sheet<'_>) -> bool {
    let heads = |n: &usize| {
        let mut cells = sheet.line(*n).split('\t').map(|c| c.trim().to_ascii_lowercase());
        cells.next().is_some_and(|c| matches!(c.as_str(), "date" | "day" | "date and time" | "date/time"))
            && cells.next().is_some_and(|c| !c.is_empty() && !c.bytes().any(|b| b.is_ascii_digit()))
    };
    content_lines(sheet).take(5).any(|n| heads(&n)) && dated_lines(sheet) >= 4
}

/// True for a page whose columns are headed by "Date" and "Event", as those who draw up a life for a court head them.
pub(super) fn lists_events(sheet: &Sheet<'_>) -> bool {
    content_lines(sheet).take(8).any(|n| {
        let mut cells = sheet.line(n).split('\t').map(|c| c.trim().to_ascii_lowercase());
        cells.next().is_some_and(|c| matches!(c.as_str(), "date" | "date(s)" | "dates" | "when"))
            && cells.next().is_some_and(|c| c.starts_with("event") || c.starts_with("significant"))
    })
}

/// True for the book in which a family centre writes down one supervised visit after the other.
pub(super) fn is_contact_book(sheet: &Sheet<'_>) -> bool {
    let head: Vec<String> = content_lines(sheet).take(5).map(|n| sheet.line(n).to_lowercase()).collect();
    let says_of = |words: &[&str]| head.iter().any(|line| words.iter().any(|w| says(line, w)));
    says_of(&["contact", "access", "family time"])
        && says_of(&["supervised", "supervisor", "supervision", "family centre", "contact centre", "observation"])
}

/// True for a page whose first line stands in columns of words, one of them in capitals, as the head of a form and no second sheet has.
pub(crate) fn opens_in_columns(sheet: &Sheet<'_>) -> bool {
    first_line(sheet).is_some_and(|n| {
        let line = sheet.line(n).trim();
        line.contains('\t')
            && !line.bytes().any(|b| b.is_ascii_digit())
            && line.split('\t').next().is_some_and(|cell| is_capitals(cell) && cell.trim().contains(' '))
    })
}

/// True when the page opens with the mark over a mail that another one quotes.
pub(crate) fn opens_with_a_quoted_mail(sheet: &Sheet<'_>) -> bool {
    first_line(sheet).is_some_and(|n| {
        let line = sheet.line(n).to_ascii_lowercase();
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        line.starts_with("original message")
            || line.starts_with("forwarded message")
            || line.starts_with("begin forwarded")
            || line.starts_with("on ") && line.ends_with("wrote")
    })
}

/// True when a school's name stands at the head of the page, over the title or beside it.
pub(crate) fn is_of_a_school(sheet: &Sheet<'_>, title: usize) -> bool {
    content_lines(sheet).take_while(|n| *n <= title).take(3).any(|n| {
        let line = forms::plain(sheet.line(n));
        line.len() <= 90
            && ["school", "primary", "infants", "academy", "college", "grammar", "comprehensive"]
                .iter()
                .any(|w| says(&line, w))
            && heads(sheet.line(n))
    })
}

/// Lines that open with a date, or with the label that a system prints before the day of each entry.
pub(crate) fn dated_lines(sheet: &Sheet<'_>) -> usize {
    let dated = |line: &str| leading_date(line).is_some_and(|at| at < 12);
    let written =
        (0..sheet.lines.len()).map(|n| sheet.line(n)).filter(|line| dated(line) || dated(behind_numbers(line))).count();
    // Fewer days without their year or month may be anything.
    let written = written.max(labelled_days(sheet));
    let in_part = opening_days(sheet);
    if in_part >= 4 { written.max(in_part) } else { written }
}

/// What follows the numbers that a system gives to an entry and to whom it is about: "5510281  700512  10/09/2014 …".
fn behind_numbers(line: &str) -> &str {
    let mut rest = line.trim_start();
    for _ in 0..2 {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits < 5 || !rest[digits..].starts_with([' ', '\t']) {
            break;
        }
        rest = rest[digits..].trim_start();
    }
    if rest.len() < line.trim_start().len() { rest } else { "" }
}
