//! Reads one page, in order: its head, its dates, its people, its events. The page before gives what a crash must not lose.

use std::borrow::Cow;

use chrono::Datelike;
use record::{DateMention, DocumentKind, FileId, How, PageFindings, PageHead, PersonMention, TextFrom, TextHash, When};

use crate::dates::{DateContext, find_dates, read_date};
use crate::delicate::{About, Finder};
use crate::entries::{Entry, entries, entry_at, has_days_in_order, span};
use crate::events::{FROM_ENTRIES, Reading, Told, find_events, kin_of, schools_named};
use crate::head::{Head, is_log, read_head};
use crate::in_order::days_in_order;
use crate::lines::leading_date;
use crate::mentions::find_mentions;
use crate::names::everybody;
use crate::people::find_people;
use crate::promises::{find_actions, find_outcomes};
use crate::sections::sections;
use crate::sheet::Sheet;
use crate::units::units;
use crate::voice::{child_of, find_voice};

/// Goes up whenever a page would be read differently, so that older findings are made again.
pub const READER_VERSION: u32 = 16;

/// A page to read.
#[derive(Debug, Clone, Copy)]
pub struct PageInput<'a> {
    pub file: FileId,
    /// Counts from 1 in the received file.
    pub number: u32,
    pub text: &'a str,
    pub text_from: TextFrom,
    /// The person's day of birth, where it is known.
    pub born: Option<&'a When>,
    /// The received file's name, with the outer file's name and a stroke before it where it came inside another.
    pub file_name: &'a str,
}

/// Reads a page. `before` is what was found on the page before it in the same file; none for a file's first page.
///
/// Reading can be taken up again at any page, since all that is carried over stands in the findings of the page before.
#[must_use]
pub fn read_page(page: &PageInput<'_>, before: Option<&PageFindings>) -> PageFindings {
    read_page_for(page, before, None)
}

/// As [`read_page`]; with a finder, the hard passages too.
#[must_use]
pub fn read_page_for(page: &PageInput<'_>, before: Option<&PageFindings>, hard: Option<&Finder>) -> PageFindings {
    OpenedPage::open(page, before).finish(page, hard)
}

/// A page half read: all that the page behind it needs is found, so that the dear rest can be read on another thread.
pub struct OpenedPage {
    /// What is found so far, as it will stand in the end.
    findings: PageFindings,
    /// None for a page without words, of which nothing more can be said.
    words: Option<Opened>,
}

struct Opened {
    head: Head,
    entries: Vec<Entry>,
    /// Those beside titles and roles alone.
    people: Vec<PersonMention>,
}

impl OpenedPage {
    /// Finds what the page behind this one must know: the head, the dates, the people, the family. `before` as for [`read_page`]:
    /// the findings of the page before, or what [`OpenedPage::so_far`] says of it.
    #[must_use]
    pub fn open(page: &PageInput<'_>, before: Option<&PageFindings>) -> Self {
        let sheet = Sheet::new(page.text);
        let mut head = read_head(page, &sheet, before);
        if page.text.trim().is_empty() {
            let findings = PageFindings { reader_version: READER_VERSION, head: head.head, ..PageFindings::default() };
            return Self { findings, words: None };
        }
        let log = is_log(head.head.kind);
        // A day without a year tells no other date anything.
        let known = |when: &When| when.latest().is_some_and(|day| day.year() < 9999);
        let carried =
            if log { head.head.date.as_ref().and_then(When::latest).map(When::day) } else { head.head.date.clone() }
                .filter(known);
        // A running record's first entry is what its relative words are first seen from; each entry corrects its own below.
        let reference = if log && carried.is_none() { first_written(&sheet, page.born) } else { carried.clone() };
        let context = DateContext { reference: reference.as_ref(), born: page.born };
        let mut dates = find_dates(page.text, &context);
        dates.sort_by_key(|d| d.start);
        if has_days_in_order(head.head.kind) {
            // Only a record that goes on has its year from the page before.
            let last = carried.as_ref().filter(|_| log && !head.head.starts_document);
            days_in_order(&sheet, &mut dates, last, page.born);
        }
        let mut entries = entries(&sheet, head.head.kind, &dates);
        let first_entry = entries.first().map_or(page.text.len(), |e| e.start);
        // A thread that was printed without its headers is as old as its newest mail, which stands first.
        if head.head.kind == Some(DocumentKind::Email) && head.head.starts_document && head.head.date.is_none() {
            head.head.date = entries.first().map(|e| e.when.clone());
            head.head.how = head.head.date.as_ref().map(|_| How::written());
        }
        if log {
            if let Some(written) = span(&entries) {
                head.head.date = Some(written);
                head.head.how = Some(How(FROM_ENTRIES.into()));
            }
            // The words above the first entry of a page that goes on belong to the last entry of the page before.
            if let Some(when) = carried.clone().filter(|_| !head.head.starts_document && first_entry > 0) {
                entries.insert(0, Entry { start: 0, after_date: 0, when });
            }
        }
        place_in_time(&mut dates, &entries, &sheet, reference.as_ref(), page.born);
        let people = find_people(&sheet);
        let known = before.filter(|_| !head.head.starts_document).map_or(&[][..], |b| &b.people);
        let findings = PageFindings {
            reader_version: READER_VERSION,
            head: head.head.clone(),
            dates,
            people: everybody(&sheet, &people, known),
            child: child_of(&sheet),
            kin: kin_of(&sheet, before),
            ..PageFindings::default()
        };
        Self { findings, words: Some(Opened { head, entries, people }) }
    }

    /// What the page behind this one is opened with.
    #[must_use]
    pub fn so_far(&self) -> &PageFindings {
        &self.findings
    }

    /// Finds the rest: what happened, what was said and agreed, which papers are spoken of, what is hard to read. `page` is the one
    /// that was opened.
    #[must_use]
    pub fn finish(&self, page: &PageInput<'_>, hard: Option<&Finder>) -> PageFindings {
        let findings = self.findings.clone();
        let Some(Opened { head, entries, people }) = &self.words else { return findings };
        let sheet = Sheet::new(page.text);
        let units = units(&sheet);
        let sections = sections(&sheet);
        let spans = |list: &mut dyn Iterator<Item = (u32, u32)>| {
            list.map(|(a, b)| sheet.byte_of(a)..sheet.byte_of(b)).collect::<Vec<_>>()
        };
        let child = findings.child.as_deref();
        let reading = Reading {
            page,
            sheet: &sheet,
            units: &units,
            sections: &sections,
            entries,
            date_spans: spans(&mut findings.dates.iter().map(|d| (d.start, d.end))),
            dates: &findings.dates,
            people_spans: spans(&mut people.iter().map(|p| (p.start, p.end))),
            people,
            kin: &findings.kin,
            child,
            any_school: false,
            head: &head.head,
            hash: TextHash::of(page.text),
        };
        let Told { events, open } = find_events(&reading, head);
        let voice = find_voice(&reading, child);
        let (actions, outcomes) = (find_actions(&reading), find_outcomes(&reading));
        let mentions = find_mentions(&reading);
        let delicate = hard.map_or_else(Vec::new, |finder| {
            let about = About { year: year_of(&head.head), child };
            finder.find_on(&sheet, || Cow::Borrowed(&units), &about)
        });
        let schools = schools_named(page.text);
        PageFindings { events, open, schools, mentions, voice, actions, outcomes, delicate, ..findings }
    }
}

/// The year in which the paper was written, as its head has it.
fn year_of(head: &PageHead) -> Option<i32> {
    head.date.as_ref().and_then(When::earliest).map(|day| day.year())
}

/// The first date that opens a line.
pub(crate) fn first_written(sheet: &Sheet<'_>, born: Option<&When>) -> Option<When> {
    let lines = (0..sheet.lines.len()).map(|n| sheet.line(n)).filter(|l| leading_date(l).is_some());
    let context = DateContext { reference: None, born };
    lines
        .take(8)
        .filter_map(|line| find_dates(line, &context).into_iter().next()?.value)
        .find(|when| when.latest().is_some_and(|day| day.year() < 9999))
}

/// "Yesterday" in an entry is the day before the entry, not before the paper.
fn place_in_time(
    dates: &mut [DateMention],
    entries: &[Entry],
    sheet: &Sheet<'_>,
    reference: Option<&When>,
    born: Option<&When>,
) {
    // What each entry writes out itself: a day told from one of these stands.
    let written: Vec<(usize, String)> = dates
        .iter()
        .filter(|d| d.how == How::written())
        .filter_map(|d| {
            let entry = entry_at(entries, sheet.byte_of(d.start))?;
            Some((entry.start, format!("relative to {}", d.value.as_ref()?)))
        })
        .collect();
    let from_paper = reference.map(|r| format!("relative to {r}"));
    for date in dates {
        let Some(entry) = entry_at(entries, sheet.byte_of(date.start)) else { continue };
        // "Monday" at the head of an entry is its own day, not the Monday before it.
        if sheet.byte_of(date.start) < entry.after_date {
            continue;
        }
        let of_paper = date.value.is_none() || from_paper.as_ref().is_some_and(|f| *f == date.how.0);
        // "The 10th" told from a "yesterday" that was itself told from another entry.
        let of_another = date.how.0.starts_with("relative to ")
            && !written.iter().any(|(start, how)| *start == entry.start && *how == date.how.0);
        if !(of_paper && Some(&entry.when) != reference || of_another) {
            continue;
        }
        let context = DateContext { reference: Some(&entry.when), born };
        if let Some(read) = read_again(sheet, entry, date, &context).filter(|r| r.value.is_some()) {
            date.value = read.value;
            date.how = read.how;
            date.alternatives = read.alternatives;
        }
    }
}

/// A date read again from another day, with the words before it that may say that it is still to come: "next hearing 13/8".
fn read_again(sheet: &Sheet<'_>, entry: &Entry, date: &DateMention, context: &DateContext<'_>) -> Option<DateMention> {
    /// Bytes of the words before and behind a date that are read with it.
    const AROUND: usize = 60;
    let (start, end) = (sheet.byte_of(date.start), sheet.byte_of(date.end));
    let whole = |mut at: usize| {
        while !sheet.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let first = whole(start.saturating_sub(AROUND).max(entry.after_date.min(start)));
    // Not from the middle of a word, and without the figures of another date.
    let lead = &sheet.text[first..start];
    let figures = lead.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let first = lead[figures..].find(char::is_whitespace).map_or(start, |gap| first + figures + gap);
    let behind = &sheet.text[end..whole((end + AROUND).min(sheet.text.len()))];
    let behind = behind.find(|c: char| c == '\n' || c.is_ascii_digit()).unwrap_or(behind.len());
    let words = &sheet.text[first..end + behind];
    let before = sheet.text[first..start].chars().count();
    // Another date before it, told in words, is no reason to read it otherwise.
    let from_entry = [format!("year from {}", entry.when), format!("relative to {}", entry.when)];
    find_dates(words, context)
        .into_iter()
        .find(|d| d.start as usize == before && d.text == date.text && from_entry.contains(&d.how.0))
        .filter(|d| d.value.is_some())
        .or_else(|| read_date(&date.text, context))
}
