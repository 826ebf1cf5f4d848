//! The date that a paper gives itself: a labelled date, the date of a letter, the date in its heading. Never one that it
//! only talks about, and none when it has none.

use std::ops::Range;

use record::{DateMention, DocumentKind, How, When};

use crate::dates::{DateContext, find_dates};
use crate::lines::{leading_date, loose_label};
use crate::sheet::{Sheet, list};

/// A paper's own date, and the bytes of the page's text where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OwnDate {
    pub(crate) when: When,
    pub(crate) how: How,
    pub(crate) span: Range<usize>,
}

/// Lines of a paper's first page on which its date may stand.
const TOP: usize = 34;

/// Labels that never give the paper's own date.
const OTHER_DATES: &[&str] = list! {
    "birth" "d.o.b" "dob" "born" "next" "last" "previous" "due" "print" "into care" "placed" "placement" "order" "expiry"
    "expected" "start" "end" "began" "from" "until" "registered" "first seen" "adopted" "died" "death" "allocated"
    "of admission" "of discharge" "updated" "scanned" "review by" "distributed" "received into" "immunis" "vaccin"
    "became looked after" "date looked after"
};

/// What a label of this kind of paper says about itself, strongest first. `date` alone fits every paper.
fn kind_labels(kind: DocumentKind) -> &'static [&'static str] {
    use DocumentKind::*;
    match kind {
        ReviewMinutes => &[
            "date of review",
            "date of this review",
            "review date",
            "date of meeting",
            "review held",
            "held on",
            "date held",
            "held",
            "actual date",
        ],
        ConferenceMinutes | StrategyDiscussion => &[
            "date of conference",
            "conference date",
            "date of meeting",
            "meeting date",
            "date of discussion",
            "date of strategy",
            "date and time",
            "held on",
            "date held",
            "held",
        ],
        Email => &["sent", "date"],
        Referral => &[
            "date referral received",
            "date of referral",
            "date received",
            "referral date",
            "date of contact",
            "contact date",
        ],
        Assessment | InitialAssessment | CoreAssessment | S47Outcome => &[
            "date of assessment",
            "date assessment completed",
            "assessment completed",
            "date completed",
            "completed on",
            "date of report",
            "report date",
            "date child seen",
        ],
        CarePlan | PathwayPlan | PlacementInformation => &[
            "date of plan",
            "date of this plan",
            "plan date",
            "date of care plan",
            "date completed",
            "date plan made",
            "date agreed",
        ],
        Pep => &["date of pep", "date of meeting", "pep date", "date of pep meeting", "date completed"],
        HealthAssessment | MedicalForm => &[
            "date of assessment",
            "date of medical",
            "date of examination",
            "date of health assessment",
            "date seen",
            "date of appointment",
            "examined on",
            "examined",
        ],
        Incident | Missing => &[
            "reported missing",
            "missing since",
            "date of incident",
            "incident date",
            "date missing",
            "date reported",
            "date reported missing",
            "date of absence",
            "date and time",
            "date of interview",
        ],
        CourtOrder | LegalNotice => &[
            "date of order",
            "order made",
            "made on",
            "dated",
            "dated this",
            "date made",
            "ordered by",
            "ordered on",
            "ordered this",
            "ordered",
        ],
        ContactSheet | CaseNotes => &[
            "date of contact",
            "date of visit",
            "contact date",
            "visit date",
            "date of session",
            "date and place",
            "date and time",
        ],
        ReceptionIntoCare => &["date of admission", "date received into care", "date of reception", "date admitted"],
        SchoolReport => &["date of report", "report date"],
        _ => &["date of report", "report date", "date completed", "date of meeting", "held"],
    }
}

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
            let end = cells(sheet, n).nth(1).map_or(sheet.lines[n].end, |cell| cell.end);
            offer(400 + early, date_in(sheet, sheet.lines[n].start..end, usize::MAX, context));
            continue;
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
        let near_title = title.is_some_and(|t| n > t && n - t <= 2);
        if let Some(date) = held_at(sheet, n, kind, context) {
            offer(560 + early, Some(date));
        } else if let Some((score, from)) = labelled(line, kind) {
            let start = sheet.lines[n].start + from;
            let end = sheet.lines[n].end;
            let here = date_in(sheet, start..end, 24, context);
            let below =
                || (n + 1 < sheet.lines.len() && line[from..].trim().is_empty()).then(|| sheet.lines[n + 1].clone());
            offer(score + early, here.or_else(|| below().and_then(|l| date_in(sheet, l, 4, context))));
        } else if let Some(date) = alone(sheet, n, context).or_else(|| in_last_column(sheet, n, context)) {
            offer(
                if letter {
                    450
                } else if near_title {
                    380
                } else {
                    150
                } + early,
                Some(date),
            );
        } else if near_title
            && ["held at", "held on", "on ", "for the period", "at "]
                .iter()
                .any(|w| line.trim_start().to_ascii_lowercase().starts_with(w))
        {
            offer(390 + early, date_in(sheet, sheet.lines[n].clone(), usize::MAX, context));
        }
    }
    found.into_iter().max_by_key(|c| c.score).map(|c| c.date).or_else(|| signed(sheet, context))
}

/// The date beside a signature, on whatever page of the paper it stands.
pub(crate) fn signed(sheet: &Sheet<'_>, context: &DateContext<'_>) -> Option<OwnDate> {
    (0..sheet.lines.len()).rev().take(14).find_map(|n| {
        let lower = sheet.line(n).to_ascii_lowercase();
        let near = |m: usize| m < sheet.lines.len() && sheet.line(m).to_ascii_lowercase().contains("sign");
        let beside = lower.contains("sign") || ((n > 0 && near(n - 1)) || near(n + 1)) && lower.contains("date");
        let date_word = lower.find("date").unwrap_or(0);
        (beside && !other_date(&lower))
            .then(|| date_in(sheet, sheet.lines[n].start + date_word..sheet.lines[n].end, 60, context))
            .flatten()
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
    for (rank, name) in kind_labels(kind).iter().enumerate() {
        if let Some(at) = lower.find(name)
            && (at == open || lower[..at].ends_with("  ") || lower[..at].ends_with('\t') || lower[..at].ends_with("| "))
            && !continues(&lower[at + name.len()..])
        {
            return Some((600 - rank as u32 * 10, at + name.len()));
        }
    }
    if let Some(found) = loose_label(line) {
        let name = &lower[found.name.clone()];
        // "Reviewed on", "Report dated", "Closed".
        let done = name.split(' ').count() <= 4
            && (name.ends_with("ed on") || name.ends_with("held on") || name.ends_with(" dated"));
        let bare = matches!(name, "completed" | "authorised" | "closed" | "received" | "signed" | "filed" | "typed");
        if (name.starts_with("date") || name == "sent" || name.ends_with(" date") || done || bare) && !other_date(name)
        {
            let score = if matches!(name, "date" | "dated" | "sent") {
                500
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
    // A court's order says before whom and when.
    if matches!(kind, DocumentKind::CourtOrder | DocumentKind::LegalNotice)
        && let Some(at) = [" on the ", " on ", " this "]
            .iter()
            .find_map(|w| lower.rfind(w).map(|at| at + w.len()))
            .or_else(|| lower.starts_with("on ").then_some(3))
        && ["before ", "made ", "sitting ", "heard ", "at ", "on "].iter().any(|w| lower.trim_start().starts_with(w))
    {
        return Some((200, at));
    }
    // A second column (`Ref: 12   Date: 3 March 2009`), or `Date 12.3.62` without a colon.
    let at = lower.match_indices("date").map(|(i, _)| i).find(|i| {
        let before = &lower[..*i];
        before.trim().is_empty() || before.ends_with("  ") || before.ends_with('\t') || before.ends_with("| ")
    })?;
    let rest = &lower[at + 4..];
    let value = rest.trim_start_matches(['d', ':', '.', ' ', '-', '\t']);
    let near: String = lower[at..].chars().take(24).collect();
    (!other_date(&near) && value.starts_with(|c: char| c.is_ascii_digit())).then(|| (480, lower.len() - value.len()))
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
    date.text.bytes().any(|b| b.is_ascii_digit())
        && !date.how.0.starts_with("from ")
        && !date.how.0.starts_with("relative")
}

/// A date with a line to itself, or at the end of a letter's reference line.
fn alone(sheet: &Sheet<'_>, n: usize, context: &DateContext<'_>) -> Option<OwnDate> {
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
        words.contains("date") || other_date(&words)
    };
    let above = (n > 0).then(|| cells(sheet, n - 1).last()).flatten();
    let under_birth = (n.saturating_sub(5)..=n).any(|m| {
        let line = sheet.line(m).to_ascii_lowercase();
        ["birth", "born", "d.o.b", "dob"].iter().any(|w| line.contains(w))
    });
    let bears_another = before.last().is_none_or(of_a_label) || above.as_ref().is_some_and(of_a_label) || under_birth;
    let row_of_entries = leading_date(sheet.line(n)).is_some();
    (!bears_another && !row_of_entries).then(|| whole(sheet, last.clone(), context)).flatten()
}

fn whole(sheet: &Sheet<'_>, range: Range<usize>, context: &DateContext<'_>) -> Option<OwnDate> {
    let line = &sheet.text[range.clone()];
    let words = line.trim();
    if words.len() > 44 || words.starts_with('(') || !words.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let looks = leading_date(line).is_some() || words.ends_with(|c: char| c.is_ascii_digit());
    let date = looks.then(|| date_in(sheet, range, usize::MAX, context)).flatten()?;
    let rest = words.len().saturating_sub(date.span.len());
    (rest <= 6 && (date.when.is_one_day() || date.when.days().is_some_and(|d| d <= 31))).then_some(date)
}
