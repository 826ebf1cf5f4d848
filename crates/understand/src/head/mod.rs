//! Which paper a page belongs to: whether a new one starts here, what kind it is, its title as written and its own date.
//!
//! It says what the page shows. It never makes up a title or a date.

mod author;
mod cues;
mod forms;
mod layout;
mod numbering;
mod own_date;
mod signed;

use std::ops::Range;

use chrono::Datelike;
use record::{DocumentKind, How, PageFindings, PageHead, TextFrom, When};

use crate::dates::{DateContext, find_dates};
use crate::sheet::{Sheet, says_any};
use crate::{PageInput, head::numbering::Says};
use layout::Look;
pub(crate) use numbering::{own_of, printed_numbers};

/// The head of a page, and where on the page it is written.
pub(crate) struct Head {
    pub(crate) head: PageHead,
    /// The lines that name the paper and give its date, in bytes of the text.
    pub(crate) title: Option<Range<usize>>,
    pub(crate) date: Option<Range<usize>>,
}

/// Kinds that stand by themselves: the page after one starts something new.
fn stands_alone(kind: Option<DocumentKind>) -> bool {
    matches!(
        kind,
        Some(DocumentKind::WithheldPage | DocumentKind::Divider | DocumentKind::Blank | DocumentKind::Photo) | None
    )
}

/// True for running records, written entry by entry: their date is the span of their entries.
pub(crate) fn is_log(kind: Option<DocumentKind>) -> bool {
    use DocumentKind::*;
    matches!(kind, Some(CaseNotes | FosterDailyLog | ResidentialLog | ContactSheet))
}

/// True for papers made of dated lines, whoever wrote them and whenever.
pub(crate) fn has_entries(kind: Option<DocumentKind>) -> bool {
    use DocumentKind::*;
    is_log(kind) || matches!(kind, Some(Chronology | TransferSummary | ClosingSummary))
}

/// The paper's own number of a page.
pub(crate) fn own_number(head: &PageHead, page: u32) -> Option<(u32, Option<u32>)> {
    numbering::own(head.printed_page, page)
}

/// True when a loose sheet bears the name of a paper at its head.
pub(crate) fn names(loose: &PageHead, paper: &PageHead) -> bool {
    let (Some(running), Some(title)) = (&loose.title, &paper.title) else { return false };
    let (running, title) = (forms::plain(running), forms::plain(title));
    title.len() >= 4 && running.contains(&title)
        || loose.kind == paper.kind && forms::named_in(&title).is_some_and(|(f, _)| running.contains(f.name))
}

/// Reads the head of a page, given the head of the page before it in the same file.
pub(crate) fn read_head(page: &PageInput<'_>, sheet: &Sheet<'_>, before: Option<&PageFindings>) -> Head {
    let all_before = before;
    let before = before.map(|f| &f.head);
    let context = DateContext { reference: None, born: page.born };
    if !page.text.chars().any(char::is_alphanumeric) {
        return wordless(page, before);
    }
    let printed = numbering::printed_page(sheet, page.number);
    let look = layout::look(page, sheet);
    let lists_again = all_before.is_some_and(|b| begins_after_a_list(page, sheet, b));
    if lists_again || before.is_none_or(|b| starts(page, sheet, &look, b, printed, &context)) {
        return new_paper(page, sheet, look, printed, &context);
    }
    let mut head = carried(page, before, printed);
    head.untitled = !matches!(&look, Look::Form { bare: true, kind, .. } if head.kind == Some(*kind));
    if head.author.is_none() && page.number != head.first_page {
        head.author = author::on_page(sheet, head.kind);
    }
    let mut date = None;
    if head.date.is_none() && !is_log(head.kind) {
        // A report is often dated only where it is signed.
        if let Some(own) = own_date::signed(sheet, &context).or_else(|| own_date::at_foot(sheet, &context)) {
            head.date = Some(own.when);
            head.how = Some(own.how);
            date = Some(own.span);
        }
    }
    Head { head, title: None, date }
}

fn carried(page: &PageInput<'_>, before: Option<&PageHead>, printed_page: Option<(u32, Option<u32>)>) -> PageHead {
    match before {
        Some(b) => PageHead { starts_document: false, printed_page, ..b.clone() },
        None => PageHead { starts_document: true, first_page: page.number, printed_page, ..PageHead::default() },
    }
}

/// A page without words: a picture that has not been read, a photo, or an empty sheet.
fn wordless(page: &PageInput<'_>, before: Option<&PageHead>) -> Head {
    let kind = if matches!(page.text_from, TextFrom::None | TextFrom::Ocr) && is_picture_file(page.file_name) {
        Some(DocumentKind::Photo)
    } else if page.text_from != TextFrom::None {
        Some(DocumentKind::Blank)
    } else {
        // Not read yet: no kind can be told, and the pages of one scanned file stay together.
        None
    };
    let goes_on = kind.is_none() && before.is_some_and(|b| b.kind.is_none());
    let head = match before.filter(|_| goes_on) {
        Some(b) => PageHead { starts_document: false, ..b.clone() },
        None => PageHead { starts_document: true, kind, first_page: page.number, ..PageHead::default() },
    };
    Head { head, title: None, date: None }
}

fn is_picture_file(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".heic", ".gif", ".bmp", ".webp"].iter().any(|end| name.ends_with(end))
}

fn starts(
    page: &PageInput<'_>,
    sheet: &Sheet<'_>,
    look: &Look,
    before: &PageHead,
    printed: Option<(u32, Option<u32>)>,
    context: &DateContext<'_>,
) -> bool {
    if stands_alone(before.kind) || matches!(look, Look::Whole(_)) {
        return true;
    }
    if layout::is_a_back(sheet) {
        return false;
    }
    let place = (page.number + 1).saturating_sub(before.first_page);
    match numbering::compare(before.printed_page, printed, page.number, place) {
        Says::Nothing => {}
        // A worker's sheet "2" behind a letter is not the letter's second sheet.
        Says::SamePaper if is_one_hand(before.kind) && layout::opens_record(sheet) => return true,
        // "9. Decision" below "Page 3 of 3" goes on though sheet 2 is lost.
        Says::Jump if same_count(before.printed_page, printed) && is_below_words(look) => return false,
        // Sheets are lost on a copier; but a sheet that names another paper strayed, and so may one that names none.
        Says::Jump => {
            return match look {
                Look::Form { kind, title, .. } => {
                    before.kind != Some(*kind) || is_log(before.kind) && named_otherwise(before, title)
                }
                Look::Plain => numbering::own(before.printed_page, page.number.saturating_sub(1)).is_none(),
                _ => true,
            };
        }
        says => return says == Says::NewPaper,
    }
    // The print of a record bears its own head on every sheet, over rows that bear the names of forms.
    let goes_on = is_log(before.kind) && before.kind != Some(DocumentKind::ContactSheet);
    if goes_on && is_same_head(sheet, before) && printed.is_some_and(|(n, _)| n > 1) {
        return false;
    }
    match look {
        // A mail that is quoted goes on with the thread.
        Look::Mail { .. } if before.kind == Some(DocumentKind::Email) && layout::opens_with_a_quoted_mail(sheet) => {
            false
        }
        Look::Whole(_) | Look::Mail { .. } | Look::Letter { .. } => true,
        Look::Form { kind, line, title, weak, order, bare } => {
            let same = before.title.as_ref().is_some_and(|t| forms::plain(t) == forms::plain(title));
            if is_session(sheet, *kind) {
                // A sheet for each visit: the next one bears another day.
                let day = |head: &PageHead| head.date.as_ref().filter(|d| d.is_one_day()).cloned();
                let own = own_date::of_first_page(sheet, *kind, Some(*line), context).map(|d| d.when);
                before.kind != Some(*kind) || !same || own.is_some() && own != day(before)
            } else if before.kind == Some(*kind)
                && is_log(before.kind)
                && *order <= 3
                && (named_otherwise(before, title) || !same && is_one_visit(sheet, title))
            {
                true
            } else if before.kind == Some(*kind) && !*bare && *order <= 1 {
                // A running head: the paper's name beside the child's. But a form that bears another day is another form.
                !is_log(Some(*kind)) && own_day_differs(sheet, *kind, *line, before, context, true)
            } else if *bare && before.untitled && same {
                // The sheets of the paper before did not repeat its name, and this one bears it.
                true
            } else if *bare && is_log(before.kind) && goes_back(page, sheet, before) {
                true
            } else if same && *order > 1 {
                false
            } else if same || before.kind == Some(*kind) && is_log(before.kind) {
                // The same heading again: a new form only when it bears another date of its own.
                !is_log(Some(*kind)) && own_day_differs(sheet, *kind, *line, before, context, false)
            } else if *weak {
                *order == 0 && !is_log(before.kind)
                    || titled_anew(sheet, before, context)
                    || is_another_form(sheet, before.kind)
            } else {
                *order <= 3 || *order <= 8 && layout::stands_below_a_head(sheet, *line)
            }
        }
        Look::Plain => {
            layout::opens_form(sheet)
                || titled_anew(sheet, before, context)
                || !has_entries(before.kind) && layout::opens_record(sheet)
                || !is_log(before.kind)
                    && before.kind != Some(DocumentKind::Chronology)
                    && layout::opens_columns_of_days(sheet)
                || before.kind != Some(DocumentKind::CourtOrder) && layout::opens_under_a_court(sheet)
                || is_one_hand(before.kind) && before.author.is_some() && layout::opens_in_columns(sheet)
                || is_another_form(sheet, before.kind)
        }
    }
}

/// True for a page under a head of its own, without dated lines, that is full of the words of another kind of form, or says to whom it
/// goes and about whom: no sheet of a letter or of a record that goes on.
fn is_another_form(sheet: &Sheet<'_>, before: Option<DocumentKind>) -> bool {
    use DocumentKind::*;
    let short = is_one_hand(before) || is_log(before);
    let form = matches!(
        before,
        Some(ReceptionIntoCare | EssentialInformation | PlacementInformation | LegalNotice | Assessment)
    );
    (short || form)
        && layout::opens_under_a_head(sheet)
        && layout::dated_lines(sheet) < 3
        && (cues::form_by_cues(sheet).is_some_and(|kind| Some(kind) != before)
            || short && layout::opens_addressed(sheet))
}

/// True for what one person wrote at one time: no running record is its second sheet.
fn is_one_hand(kind: Option<DocumentKind>) -> bool {
    use DocumentKind::*;
    matches!(kind, Some(Letter | CoverLetter | Email | Memo | MedicalForm | SchoolReport | CourtOrder))
}

/// True when the first line of the page holds the whole title of the paper before.
fn is_same_head(sheet: &Sheet<'_>, before: &PageHead) -> bool {
    let first = layout::first_line(sheet).map(|n| forms::plain(sheet.line(n)));
    let title = before.title.as_ref().map(|t| forms::plain(t));
    first.zip(title).is_some_and(|(first, title)| title.len() >= 8 && first.contains(&title))
}

/// True when both pages say of how many sheets their paper is, and say the same.
fn same_count(before: Option<(u32, Option<u32>)>, now: Option<(u32, Option<u32>)>) -> bool {
    matches!((before, now), (Some((a, Some(of))), Some((b, Some(same)))) if of == same && b > a)
}

/// True when nothing, or other words than a title, stands at the head of the page.
fn is_below_words(look: &Look) -> bool {
    matches!(look, Look::Form { order: 1.., .. })
}

/// True when a page of entries stands behind a list of events that has already gone further: another record begins.
fn begins_after_a_list(page: &PageInput<'_>, sheet: &Sheet<'_>, before: &PageFindings) -> bool {
    if before.head.kind != Some(DocumentKind::Chronology) || !layout::opens_record(sheet) {
        return false;
    }
    let written = before.dates.iter().rev().filter(|d| d.how == How::written());
    let days = written.filter_map(|d| d.value.as_ref().filter(|w| w.is_one_day()).and_then(When::latest));
    let last = days.take(3).filter(|day| day.year() < 9999).min();
    let first = crate::page::first_written(sheet, page.born).and_then(|w| w.latest());
    first.zip(last).is_some_and(|(first, last)| first < last)
}

/// True when the page gives itself another date than the paper before. `at_head`: the day beside a signature says nothing.
fn own_day_differs(
    sheet: &Sheet<'_>,
    kind: DocumentKind,
    line: usize,
    before: &PageHead,
    context: &DateContext<'_>,
    at_head: bool,
) -> bool {
    let head = sheet.lines.get(sheet.lines.len() / 3).map_or(sheet.text.len(), |l| l.end);
    let own = own_date::of_first_page(sheet, kind, Some(line), context).filter(|d| !at_head || d.span.start < head);
    own.is_some_and(|d| before.date.as_ref().is_some_and(|b| !d.when.agrees_with(b)))
}

/// True for the form that is filled in for one visit or one meeting with the family, each on a sheet of its own.
fn is_session(sheet: &Sheet<'_>, kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::CaseNotes | DocumentKind::ContactSheet)
        && layout::dated_lines(sheet) <= 1
        && own_date::names_a_session(sheet)
}

/// True for the form on which one visit is written up: "REPORT OF VISIT TO BOARDED-OUT CHILD".
fn is_one_visit(sheet: &Sheet<'_>, title: &str) -> bool {
    let title = forms::plain(title);
    let named = ["report of visit", "visit report", "statutory visit", "cla visit", "home visit record"];
    named.iter().any(|name| crate::sheet::says(&title, name)) && layout::dated_lines(sheet) < 3
}

/// True when the record before bore another form's name: "REPORT OF VISIT" and then "RECORD OF VISITS AND INTERVIEWS".
fn named_otherwise(before: &PageHead, title: &str) -> bool {
    let form = |t: &str| forms::named_in(&forms::plain(t)).map(|(f, _)| f.name);
    let words = forms::plain(title);
    before.title.as_deref().and_then(form).zip(form(title)).is_some_and(|(a, b)| a != b)
        && !["contd", "continued", "cont", "continuation"].iter().any(|w| words.split(' ').any(|x| x == *w))
}

/// True for a heading that calls itself a paper and is not the heading of the sheets before; the same one again where it bears
/// another day.
fn titled_anew(sheet: &Sheet<'_>, before: &PageHead, context: &DateContext<'_>) -> bool {
    let Some((line, title)) = layout::titled(sheet) else { return false };
    let title = forms::plain(&title);
    let again = before.title.as_ref().is_some_and(|t| {
        let before = forms::plain(t);
        before.contains(&title) || title.contains(&before)
    });
    if !again {
        return true;
    }
    let own = own_date::of_first_page(sheet, before.kind.unwrap_or(DocumentKind::Other), Some(line), context);
    !is_log(before.kind) && own.is_some_and(|d| before.date.as_ref().is_some_and(|b| !d.when.agrees_with(b)))
}

/// True when the first entry on a page of a record is older than the last one of the page before.
fn goes_back(page: &PageInput<'_>, sheet: &Sheet<'_>, before: &PageHead) -> bool {
    let first = crate::page::first_written(sheet, page.born).and_then(|w| w.latest());
    let last = before.date.as_ref().and_then(record::When::latest);
    first.zip(last).is_some_and(|(first, last)| first < last)
}

fn new_paper(
    page: &PageInput<'_>,
    sheet: &Sheet<'_>,
    look: Look,
    printed: Option<(u32, Option<u32>)>,
    context: &DateContext<'_>,
) -> Head {
    let (kind, title_line, title) = match look {
        Look::Whole(kind) => (kind, layout::first_line(sheet), String::new()),
        Look::Mail { subject } => {
            (DocumentKind::Email, subject.as_ref().map(|s| s.0), subject.map_or_else(String::new, |s| s.1))
        }
        Look::Letter { kind, about } => (kind, about.as_ref().map(|a| a.0), about.map_or_else(String::new, |a| a.1)),
        // A "contact record" of many days is a running record, not the record of a first contact.
        Look::Form { kind: DocumentKind::Referral, line, title, .. }
            if is_log(Some(layout::kind_by_words(page, sheet))) && !forms::plain(&title).contains("referral") =>
        {
            (DocumentKind::CaseNotes, Some(line), title)
        }
        // A worker's "contact sheet" has a line for every call and visit; a family centre's is about one meeting, or many of them.
        Look::Form { kind: DocumentKind::ContactSheet, line, title, .. }
            if layout::dated_lines(sheet) >= 3 && layout::is_workers_record(sheet) =>
        {
            (DocumentKind::CaseNotes, Some(line), title)
        }
        // A daily record is the home's, or the foster carer's where it speaks of carers.
        Look::Form { kind: DocumentKind::ResidentialLog, line, title, .. }
            if forms::plain(&title).contains("daily record")
                && says_any(&sheet.flat, &["carer", "carers", "foster"])
                && !says_any(
                    &sheet.flat,
                    &["keyworker", "key worker", "staff", "night staff", "on shift", "shift"],
                ) =>
        {
            (DocumentKind::FosterDailyLog, Some(line), title)
        }
        // What a committee resolved on a parent's rights is notice of it, whoever extracted the minute.
        Look::Form { kind: DocumentKind::ConferenceMinutes, line, title, .. }
            if forms::plain(&title).contains("extract")
                && says_any(&sheet.flat, &["resolved"])
                && says_any(&sheet.flat, &["parental rights", "rights and powers", "parental rights and duties"]) =>
        {
            (DocumentKind::LegalNotice, Some(line), title)
        }
        // "REPORT for the year ended" under a school's name is the school's.
        Look::Form { kind: DocumentKind::Assessment, line, title, weak, .. }
            if (weak || forms::plain(&title).ends_with("report")) && layout::is_of_a_school(sheet, line) =>
        {
            (DocumentKind::SchoolReport, Some(line), title)
        }
        // A plain word such as "report" says less than the words around it.
        Look::Form { kind, line, title, weak: true, .. } => {
            (layout::kind_by_title(&title).unwrap_or(kind), Some(line), title)
        }
        Look::Form { kind, line, title, .. } => (kind, Some(line), title),
        Look::Plain => match layout::titled(sheet) {
            Some((line, title)) => {
                let by_title = layout::kind_by_title(&title);
                let kind = match layout::kind_by_words(page, sheet) {
                    _ if by_title == Some(DocumentKind::Chronology) => DocumentKind::Chronology,
                    _ if layout::is_book_of_a_home(&title) => DocumentKind::ResidentialLog,
                    DocumentKind::Other => by_title.unwrap_or(DocumentKind::Other),
                    kind => kind,
                };
                (kind, Some(line), title)
            }
            None => {
                let line = layout::heading(sheet);
                let title = line.map_or_else(String::new, |n| sheet.line(n).trim().to_owned());
                (layout::kind_by_words(page, sheet), line, title)
            }
        },
    };
    let kind = match kind {
        DocumentKind::Other => {
            cues::kind_by_cues(sheet).or_else(|| layout::kind_by_calm_title(sheet)).unwrap_or(DocumentKind::Other)
        }
        kind => kind,
    };
    let alone = matches!(
        kind,
        DocumentKind::WithheldPage | DocumentKind::Divider | DocumentKind::Blank | DocumentKind::FileCover
    );
    let own = (!alone).then(|| own_date::of_first_page(sheet, kind, title_line, context)).flatten();
    let named = (own.is_none() && page.number == 1 && !alone && !is_log(Some(kind)))
        .then(|| date_in_name(page.file_name, context))
        .flatten();
    let how = own.as_ref().map(|o| o.how.clone()).or_else(|| named.as_ref().map(|_| How("file name".into())));
    let date_span = own.as_ref().map(|o| o.span.clone());
    let head = PageHead {
        starts_document: true,
        kind: Some(kind),
        title: Some(title.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty()),
        date: own.map(|o| o.when).or(named),
        how,
        first_page: page.number,
        printed_page: printed,
        untitled: false,
        author: (!alone).then(|| author::on_page(sheet, Some(kind))).flatten(),
    };
    Head { head, title: title_line.map(|n| sheet.lines[n].clone()), date: date_span }
}

/// A whole day in the file's own name. A bare year names a box of papers, so it is not taken for one paper's date.
fn date_in_name(name: &str, context: &DateContext<'_>) -> Option<record::When> {
    let stem = name.rsplit('/').next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(s, _)| s).replace('_', " ");
    let mut days = find_dates(&stem, context).into_iter().filter_map(|d| d.value).filter(record::When::is_one_day);
    match (days.next(), days.next()) {
        (Some(day), None) => Some(day),
        _ => None,
    }
}
