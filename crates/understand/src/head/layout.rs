//! What a page looks like at first sight: a form with its name, a letter, an e-mail, a page that says it was held back.

mod letters;
mod opens;
mod titles;

use record::{DocumentKind, TextFrom};

use super::forms::{self, FORMS, Form};
use super::numbering;
use crate::PageInput;
use crate::lines::{is_capitals, label, leading_date, loose_label};
use crate::sheet::{Sheet, list, says, says_any};
use letters::letter;
pub(crate) use opens::{
    dated_lines, is_of_a_school, opens_addressed, opens_columns_of_days, opens_form, opens_in_columns, opens_record,
    opens_under_a_court, opens_under_a_head, opens_with_a_quoted_mail,
};
pub(crate) use titles::{kind_by_calm_title, kind_by_title, titled};

/// The look of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Look {
    /// A page that is a thing by itself: withheld, divider, blank.
    Whole(DocumentKind),
    /// The line and words of the subject.
    Mail {
        subject: Option<(usize, String)>,
    },
    Letter {
        kind: DocumentKind,
        about: Option<(usize, String)>,
    },
    /// `order` is how many lines of content stand above the name.
    Form {
        kind: DocumentKind,
        line: usize,
        title: String,
        weak: bool,
        order: usize,
        /// True when the line holds the name and nothing else, as a title does and a running head does not.
        bare: bool,
    },
    Plain,
}

/// Lines with words that are looked at for a form's name.
const ZONE: usize = 12;

/// Looks at a page that has words.
pub(crate) fn look(page: &PageInput<'_>, sheet: &Sheet<'_>) -> Look {
    if let Some(kind) = whole(sheet) {
        return Look::Whole(kind);
    }
    let form = form(sheet);
    let memo = matches!(form, Some(Look::Form { kind: DocumentKind::Memo, order: 0..=4, .. }));
    if !memo && let Some(subject) = mail(page, sheet) {
        return Look::Mail { subject };
    }
    if let Some(letter) = letter(sheet)
        && !matches!(
            form,
            Some(Look::Form {
                kind: DocumentKind::LegalNotice | DocumentKind::CourtOrder | DocumentKind::Memo,
                order: 0..=3,
                ..
            })
        )
        // A review may be written to the child, as a letter under its own name.
        && !matches!(
            form,
            Some(Look::Form {
                kind: DocumentKind::ReviewMinutes | DocumentKind::PathwayPlan | DocumentKind::Pep,
                order: 0..=2,
                weak: false,
                bare: true,
                ..
            })
        )
    {
        return letter;
    }
    // What a fax is, its own head says as little as the paper does that it is printed on.
    let named = matches!(&form, Some(Look::Form { weak: false, title, .. }) if forms::plain(title) != "fax message");
    if !named && let Some(line) = letters::memo_without_its_name(sheet) {
        let title = match &form {
            Some(Look::Form { kind: DocumentKind::Other, title, .. }) => title.clone(),
            _ => String::new(),
        };
        return Look::Form { kind: DocumentKind::Memo, line, title, weak: false, order: 0, bare: true };
    }
    form.unwrap_or(Look::Plain)
}

const WITHHELD: &[&str] = list! {
    "page withheld" "pages withheld" "this page has been withheld" "these pages have been withheld" "withheld in full"
    "page removed" "pages removed" "this page has been removed" "redacted in full" "document withheld"
    "page redacted in full" "page not disclosed" "this document has been withheld" "pages have been removed"
    "this sheet has been removed" "removed before disclosure" "removed prior to disclosure" "sheet withheld" "sheet removed"
    "these sheets have been removed" "page exempt" "fully redacted" "record withheld" "withheld page" "has been withheld under"
    "have been withheld under" "this page is withheld" "withheld in its entirety"
};
const EMPTY: &[&str] = list! {
    "intentionally left blank" "intentionally blank" "this page is blank" "blank page" "blank sheet"
};
const DIVIDERS: &[&str] = list! {
    "correspondence" "legal" "legal papers" "health" "medical" "education" "school" "case notes" "reviews"
    "lac reviews" "reports" "placement" "placements" "family" "contact" "court" "finance" "child protection"
    "closed papers" "photographs" "miscellaneous" "assessments" "care plans" "letters" "e-mails" "emails" "file notes"
    "running record" "foster carer logs" "other" "forms" "index" "loose papers" "papers"
};
/// Labels on the front of a file; two of them make a cover.
const COVER: &[&str] = list! {
    "file number" "file no" "file ref" "case file no" "volume" "destroy" "retain" "retain until" "ssd no" "s.s.d. no"
    "area team" "date opened" "date closed" "date received into care"
};

fn whole(sheet: &Sheet<'_>) -> Option<DocumentKind> {
    // What the council stamps on every sheet says nothing about this one.
    let content = content(sheet);
    let words = content.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    if words == 0 {
        return (0..sheet.lines.len())
            .all(|n| sheet.line(n).split('\t').all(is_on_every_sheet))
            .then_some(DocumentKind::Blank);
    }
    if words <= 70 && (says_any(&content, WITHHELD) || is_spread(&content, WITHHELD))
        || words <= 30 && taken_out(&content)
    {
        return Some(DocumentKind::WithheldPage);
    }
    let flat = forms::plain(&content);
    if words <= 14 && says_any(&content, EMPTY) || flat == "blank" {
        return Some(DocumentKind::Blank);
    }
    let bare = flat
        .trim_start_matches("section ")
        .trim_start_matches("part ")
        .trim_start_matches("tab ")
        .trim_start_matches("divider ");
    let bare = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let divides = bare != flat || flat.contains("divider") || flat.contains("volume");
    let named = DIVIDERS.contains(&bare) || DIVIDERS.contains(&flat.as_str());
    let covers = || {
        let named = |l: &str| label(l).is_some_and(|f| COVER.contains(&l[f.name].to_ascii_lowercase().as_str()));
        (0..sheet.lines.len()).filter(|n| named(sheet.line(*n))).count() >= 2
    };
    let spread_title = || {
        let top: String =
            content_lines(sheet).take(4).flat_map(|n| sheet.line(n).chars()).filter(|c| !c.is_whitespace()).collect();
        let spread = content_lines(sheet).take(4).any(|n| sheet.line(n).contains("F I L E"));
        spread && ["casefile", "personalfile", "clientfile"].iter().any(|w| top.to_ascii_lowercase().contains(w))
    };
    if words <= 120 && covers() || words <= 260 && spread_title() {
        return Some(DocumentKind::FileCover);
    }
    let opens_section = first_line(sheet).is_some_and(|n| {
        let first = forms::plain(sheet.line(n));
        ["section", "part", "tab", "divider", "volume"]
            .iter()
            .any(|w| first.strip_prefix(w).is_some_and(|r| r.len() <= 5))
    });
    if words <= 18 && opens_section && !content.ends_with('.') {
        return Some(DocumentKind::Divider);
    }
    let short = words <= 16
        && !content.contains(|c: char| c.is_ascii_digit())
        && first_line(sheet).is_some_and(|n| DIVIDERS.contains(&forms::plain(sheet.line(n)).as_str()))
        && is_capitals(first_line(sheet).map_or("", |n| sheet.line(n)));
    if short {
        return Some(DocumentKind::Divider);
    }
    (words <= 10 && (named || divides && !flat.contains("page")) && !content.ends_with('.'))
        .then_some(DocumentKind::Divider)
}

/// "T H I S   P A G E   H A S   B E E N   W I T H H E L D": the same words with a space between the letters.
fn is_spread(content: &str, phrases: &[&str]) -> bool {
    if content.split_whitespace().filter(|w| w.len() == 1).count() < 8 {
        return false;
    }
    let tight: String = content.chars().filter(|c| c.is_alphanumeric()).collect();
    phrases.iter().any(|p| tight.contains(&p.replace(' ', "")))
}

/// A few words that say of a page or paper that it was taken out before the file was given.
fn taken_out(content: &str) -> bool {
    says_any(content, &["removed", "withheld", "not disclosed", "not released", "taken out"])
        && says_any(content, &["page", "pages", "document", "record", "sheet", "sheets"])
        && !says_any(content, &["he", "she", "they", "i", "we"])
}

/// The words of a sheet in lower case, without stamps and running heads and feet.
fn content(sheet: &Sheet<'_>) -> String {
    let mut words = String::new();
    for n in content_lines(sheet).take(90) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.extend(sheet.line(n).trim().chars().map(|c| if c == '\u{2019}' { '\'' } else { c.to_ascii_lowercase() }));
        if words.len() > 1500 {
            break;
        }
    }
    words
}

/// The printed headers of an e-mail at the top of the page; `Some(None)` for an e-mail without a subject.
#[allow(clippy::option_option)]
fn mail(page: &PageInput<'_>, sheet: &Sheet<'_>) -> Option<Option<(usize, String)>> {
    let mut seen = 0;
    let mut first = None;
    let mut subject = None;
    let mut sent = false;
    for (order, n) in content_lines(sheet).take(12).enumerate() {
        let line = sheet.line(n);
        let Some(found) = label(line).or_else(|| loose_label(line)) else { continue };
        let name = line[found.name].to_ascii_lowercase();
        if matches!(name.as_str(), "from" | "sent" | "date" | "to" | "cc" | "bcc" | "subject") {
            seen += 1;
            first.get_or_insert(order);
            sent |= name == "sent";
            if name == "subject" && !found.value.is_empty() {
                subject = Some((n, line[found.value].to_owned()));
            }
        }
    }
    if let Some(thread) = printed_thread(sheet) {
        return Some(Some(thread));
    }
    let headed = seen >= 3 && first.is_some_and(|o| o <= 4) && (sent || says_any(&sheet.flat, &["subject:", "sent:"]));
    (headed || page.text_from == TextFrom::Email && page.number == 1).then_some(subject)
}

/// A thread that was printed without the headers of its mails: "RE: Kittiwake closing" over "… wrote on Wed 28 Aug at 11:06".
fn printed_thread(sheet: &Sheet<'_>) -> Option<(usize, String)> {
    let n = first_line(sheet)?;
    let subject = sheet.line(n).split('\t').next().unwrap_or_default().trim();
    let answers = ["re: ", "fw: ", "fwd: "].iter().any(|w| subject.to_ascii_lowercase().starts_with(w));
    let wrote = || {
        (0..sheet.lines.len()).any(|n| {
            let line = sheet.line(n);
            let dated = line.bytes().any(|b| b.is_ascii_digit());
            dated && line.len() <= 120 && [" wrote on ", " wrote, ", " wrote:"].iter().any(|w| line.contains(w))
        })
    };
    let greets = || content_lines(sheet).take(12).any(|n| sheet.line(n).trim_start().starts_with("Dear "));
    (answers && !greets() && wrote()).then(|| (n, subject.to_owned()))
}

/// "IN THE … COURT" over the names of the parties: what is below it, by the first heading that says what it is.
fn court_paper(sheet: &Sheet<'_>) -> Option<Look> {
    let lines: Vec<usize> = content_lines(sheet).take(18).collect();
    let in_court = |n: &usize| {
        let line = sheet.line(*n).trim();
        let cell = line.split('\t').next().unwrap_or_default();
        let calm = cell.starts_with("In the ") && cell.ends_with(" Court") && cell.len() <= 60;
        (line.starts_with("IN THE ") || line.starts_with("In the "))
            && is_capitals(cell.trim_start_matches("In the"))
            && cell.contains("COURT")
            || calm
    };
    // "JUVENILE COURT" below the name of its division, over what it orders.
    let named = |n: &usize| {
        let cell = sheet.line(*n).split('\t').next().unwrap_or_default().trim();
        is_capitals(cell) && cell.ends_with(" COURT") && cell.split(' ').count() <= 5
    };
    if says(&sheet.flat, "orders that")
        && let Some(line) = lines.iter().copied().take(4).find(named)
    {
        let title = sheet.line(line).trim().to_owned();
        return Some(Look::Form { kind: DocumentKind::CourtOrder, line, title, weak: false, order: 0, bare: true });
    }
    let top = lines.iter().take(2).position(in_court)?;
    let kind_of = |plain: &str| {
        let has = |words: &[&str]| plain.split(' ').any(|w| words.contains(&w));
        if plain.split(' ').count() > 9 {
            None
        } else if has(&["report"]) {
            Some(DocumentKind::Assessment)
        } else if has(&["statement", "notice", "application", "threshold", "summons"]) {
            Some(DocumentKind::LegalNotice)
        } else if has(&["order", "injunction", "judgment"]) {
            Some(DocumentKind::CourtOrder)
        } else {
            None
        }
    };
    let titled = lines[top + 1..].iter().find_map(|n| {
        let cell = sheet.line(*n).split('\t').next().unwrap_or_default();
        let whole = if cell.trim().len() <= 2 { sheet.line(*n) } else { without_brackets(cell) };
        let plain = forms::plain(whole);
        is_capitals(whole).then(|| kind_of(&plain)).flatten().map(|kind| (*n, whole.trim().to_owned(), kind))
    });
    let (line, title, kind) = match titled {
        Some(found) => found,
        None if says_any(&sheet.flat, &["it is ordered", "the court orders", "upon hearing", "upon reading"]) => {
            (lines[top], sheet.line(lines[top]).trim().to_owned(), DocumentKind::CourtOrder)
        }
        None => return None,
    };
    Some(Look::Form { kind, line, title, weak: false, order: 0, bare: true })
}

/// The name of a form in the head of the page.
fn form(sheet: &Sheet<'_>) -> Option<Look> {
    if let Some(court) = court_paper(sheet) {
        return Some(court);
    }
    let mut weak = None;
    for (order, n) in content_lines(sheet).take(ZONE).enumerate() {
        let line = forms::without_spread_columns(sheet.line(n));
        // A box is drawn round the head of a form.
        let whole = if order == 0 { line.trim_matches(['|', ' ']) } else { &line };
        // "CARE ORDER    YES" in the middle of a form asks a question.
        if order > 4 && whole.rsplit_once('\t').is_some_and(|(_, answer)| answer.trim().len() <= 12) {
            continue;
        }
        // A running head has the form's name at the left and the council's at the right: "CLA Review Record    Westmarsh Services".
        let line = if order <= 1 { whole.split('\t').next().unwrap_or(whole).trim() } else { whole };
        // What stands there as it is written goes before what may be another name misread.
        let named = form_on(line).or_else(|| (order <= 3).then(|| form_in_a_column(whole)).flatten());
        let Some((found, words)) = named.or_else(|| (order <= 4).then(|| misread_form(line)).flatten()) else {
            continue;
        };
        let numbered =
            words.trim_end().rsplit([' ', '-']).next().is_some_and(|w| w.len() <= 2 && w.parse::<u32>().is_ok());
        let bare = forms::plain(&words).len() <= found.name.len() + 12
            && words.len() + 2 >= whole.trim().len()
            // "Core assessment / A. Sand": a running head.
            && !words.contains(" / ")
            && !(numbered && forms::plain(&words) != found.name);
        let look = Look::Form { kind: found.kind, line: n, title: words, weak: found.weak, order, bare };
        if !found.weak {
            return Some(look);
        }
        weak.get_or_insert(look);
    }
    // A plain word in the middle of a page is a heading inside a paper, so only the top lines count for it.
    weak.filter(|w| matches!(w, Look::Form { order: 0..=3, .. }))
}

/// Labels whose value is the paper's name.
const FORM_LABELS: &[&str] = list! {
    "form" "form name" "form title" "title" "document" "document type" "document title" "type of document" "report type"
    "form type" "step" "activity" "task"
};

/// Kinds whose name after a colon is the paper's: a home's log, an incident report.
fn names_itself(kind: DocumentKind) -> bool {
    use DocumentKind::*;
    matches!(
        kind,
        ResidentialLog | FosterDailyLog | Incident | CaseNotes | ContactSheet | Missing | SchoolReport | Chronology
    )
}

/// Kinds whose name in capitals after a colon is the paper's: "LOOKING AFTER CHILDREN : ASSESSMENT AND ACTION RECORD". An order in such a
/// place is what a form says of somebody.
fn names_itself_in_capitals(kind: DocumentKind) -> bool {
    use DocumentKind::*;
    matches!(kind, ReviewMinutes | ConferenceMinutes | Assessment | EssentialInformation | CarePlan)
}

/// The form that a line names, when the line is a heading and not a sentence that speaks of one.
fn form_on(line: &str) -> Option<(&'static Form, String)> {
    let mut words = line.trim().trim_matches(|c: char| matches!(c, '*' | '_' | '=' | '-' | '#' | '|')).trim();
    if let Some(found) = label(words) {
        let name = words[found.name].to_ascii_lowercase();
        let value = &words[found.value];
        if FORM_LABELS.contains(&name.as_str()) {
            words = value;
        } else {
            let value = forms::plain(value);
            let whole = forms::plain(words);
            // "BOARDED-OUT CHILD: VISITS" is one name, with a colon in it.
            if let Some((form, 0)) = forms::named_in(&whole)
                && form.name == whole
                && !form.weak
            {
                return Some((form, words.to_owned()));
            }
            match forms::named_in(&value) {
                // "CHILDREN IN HOMES: HALF-YEARLY REVIEW"
                Some((form, 0))
                    if form.name == value
                        && !form.weak
                        && is_capitals(words)
                        && names_itself_in_capitals(form.kind) =>
                {
                    return Some((form, words.to_owned()));
                }
                // "Hillside: Daily Log". A label such as "Legal status: Care order" names no paper.
                Some((form, 0)) if form.name == value && !form.weak && names_itself(form.kind) => {
                    return Some((form, words.to_owned()));
                }
                _ => {}
            }
            let by_label = forms::named_in(&forms::plain(&name)).is_some_and(|(f, at)| !f.weak && at == 0);
            if !value.is_empty() && !by_label || name.starts_with("date") || name.contains(" date") {
                return None;
            }
        }
    }
    // "NOTES OF CASE CONFERENCE held in the Headmaster's study on …": where and when it was held is no part of the name.
    let whole_heading = words;
    if let Some(held) =
        [" held ", " convened ", " which took place ", " concerning "].iter().filter_map(|w| words.find(w)).min()
        && held >= 8
    {
        words = words[..held].trim_end();
    }
    if words.len() > 110 || words.split_whitespace().count() > 16 || leading_date(words).is_some() {
        return None;
    }
    let plain = forms::plain(words);
    let (found, at) = forms::named_in(&plain)?;
    let capitals = is_capitals(words);
    let opens = at == 0
        || ["minutes of ", "record of ", "report of ", "notes of ", "form of ", "the ", "extract from the "]
            .iter()
            .any(|p| plain[..at].ends_with(p) && at <= p.len() + 4);
    let most = found.name.len() * 10 >= plain.len() * 4;
    let sentence = words.ends_with('.') && !capitals
        || [" was ", " is ", " has ", " will ", " were ", " been ", " had ", " to be ", " should ", " please "]
            .iter()
            .any(|w| format!(" {} ", words.to_ascii_lowercase()).contains(w));
    let titled = words.split_whitespace().filter(|w| w.len() > 3).all(|w| !w.starts_with(|c: char| c.is_lowercase()));
    let whole = plain == found.name;
    let heading = if found.weak {
        whole || capitals && (most || at == 0) || titled && most
    } else {
        capitals
            || whole
            || opens && (most || titled || at == 0 && found.name.split(' ').count() >= 3)
            || titled && most
    };
    // A report under a school's name is a school's report.
    let by_school = found.weak
        && found.name.ends_with("report")
        && !plain.contains("residential")
        && ["school", "primary", "infants", "academy", "college", "nursery"].iter().any(|w| says(&plain, w));
    let found = if by_school { FORMS.iter().find(|f| f.name == "school report").unwrap_or(found) } else { found };
    let title = if is_capitals(words) { words } else { whole_heading };
    (heading && (!sentence || whole && !found.weak)).then(|| (found, title.to_owned()))
}

/// The form that stands in a column of a line, between its number and the council's name: "C.D. 22    REVIEW FORM    Page 1".
fn form_in_a_column(line: &str) -> Option<(&'static Form, String)> {
    if leading_date(line).is_some() || line.trim_start().starts_with('|') {
        return None;
    }
    // "DAY BOOK - extracts for the social worker": what stands behind the stroke is no part of the name.
    let name = |part| {
        let part = without_brackets(part);
        let whole = |name: &str| {
            let plain = forms::plain(name);
            is_capitals(name) && forms::named_in(&plain).is_some_and(|(form, _)| form.name == plain)
        };
        part.split_once(" - ").filter(|(name, _)| whole(name)).map_or(part, |(name, _)| name.trim_end())
    };
    let parts = line.split('\t').map(name).filter(|part| part.len() < line.trim().len());
    let under_a_name = is_capitals(line.split('\t').next().unwrap_or_default());
    // In small letters only the whole name counts: "Running Record", "Review of Boarded-out Child (Reg. 22)".
    let heads = |part: &&str| {
        let plain = forms::plain(part);
        // "Review Conference No. 4"
        let plain = match plain.rsplit_once(" no ") {
            Some((name, number)) if number.bytes().all(|b| b.is_ascii_digit()) => name.to_owned(),
            _ => plain,
        };
        is_capitals(part)
            || part.starts_with(char::is_uppercase) && forms::named_in(&plain).is_some_and(|(f, _)| f.name == plain)
            // "KITTIWAKE HOUSE    daily log"
            || under_a_name && forms::named_in(&plain).is_some_and(|(f, _)| f.name == plain && names_itself(f.kind))
            // "Log of child: S. ROWE"
            || part.split_once(':').is_some_and(|(name, _)| {
                let name = forms::plain(name);
                forms::named_in(&name).is_some_and(|(f, _)| f.name == name && names_itself(f.kind))
            })
    };
    parts.filter(heads).filter_map(form_on).find(|(form, _)| !form.weak)
}

/// "REPORT OF VISIT (Reg. 21)": what stands in brackets behind a title says where it comes from.
fn without_brackets(part: &str) -> &str {
    part.split('(').next().unwrap_or(part).trim()
}

/// True for a line that can stand above a paper's title: short or in columns, and no sentence.
fn heads(line: &str) -> bool {
    let words = line.trim();
    let small = |w: &str| w.len() > 3 && w.starts_with(char::is_lowercase);
    let sentence = words.ends_with('.') && words.split_whitespace().count() > 3 && words.split_whitespace().any(small);
    (without_brackets(words).len() <= 64 || words.contains('\t')) && !sentence
}

/// True for a title that has nothing but the head of a form above it, however many lines of it.
pub(crate) fn stands_below_a_head(sheet: &Sheet<'_>, title: usize) -> bool {
    is_capitals(without_brackets(sheet.line(title).split('\t').next().unwrap_or_default()))
        && content_lines(sheet).take_while(|n| *n < title).all(|n| heads(sheet.line(n)))
}

/// The form that a heading names with a few letters misread, as a machine reads a poor copy.
fn misread_form(line: &str) -> Option<(&'static Form, String)> {
    let words = line.trim();
    let heads = words.len() <= 60
        && words.split_whitespace().filter(|w| w.len() > 3).all(|w| !w.starts_with(|c: char| c.is_lowercase()))
        && !words.ends_with(['.', ','])
        && !words.contains(':')
        && leading_date(words).is_none();
    heads.then(|| forms::nearly(&forms::plain(words))).flatten().map(|form| (form, words.to_owned()))
}

/// Lines with words, without what a council prints on every sheet.
fn content_lines<'a>(sheet: &'a Sheet<'_>) -> impl Iterator<Item = usize> + 'a {
    (0..sheet.lines.len()).filter(|n| {
        let line = sheet.line(*n).trim();
        // A running head may hold the paper's name beside the council's: it is furniture only where every part of it is.
        line.chars().any(char::is_alphanumeric) && !line.split('\t').all(|part| is_furniture(part.trim()))
    })
}

/// A number or code that was stamped on every sheet: `00058`, `SAR/1008/0009`, `- 3 -`, `3/12`, `Page 5 of 312`.
pub(crate) fn is_stamp(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > 30 {
        return false;
    }
    let letters = line.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = line.bytes().filter(u8::is_ascii_digit).count();
    if letters == 0 {
        // A day written in figures has two strokes or stops; a page number has one at most.
        let strokes = line.bytes().filter(|b| matches!(b, b'/' | b'.')).count();
        return digits > 0 && digits <= 8 && strokes <= 1;
    }
    let code = digits >= 3
        && !line.contains(' ')
        && line.ends_with(|c: char| c.is_ascii_digit())
        && line.bytes().filter(u8::is_ascii_uppercase).count() == letters;
    code || numbering::is_number(line)
}

/// True for nothing, a stamp, and the line that says who printed a sheet.
fn is_on_every_sheet(part: &str) -> bool {
    let part = part.trim();
    let lower = part.to_ascii_lowercase();
    part.is_empty()
        || is_stamp(part)
        || ["printed", "reprinted", "run date", "http"].iter().any(|w| lower.starts_with(w))
}

fn is_furniture(line: &str) -> bool {
    let counts =
        |rest: &str| rest.trim_start_matches(['n', 'o', '.', ':', ' ']).starts_with(|c: char| c.is_ascii_digit());
    if is_stamp(line) || ["Page ", "page ", "PAGE "].iter().any(|w| line.strip_prefix(w).is_some_and(counts)) {
        return true;
    }
    let lower = line.to_ascii_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(
        bare,
        "confidential"
            | "strictly confidential"
            | "private and confidential"
            | "in confidence"
            | "restricted"
            | "official"
            | "official sensitive"
            | "copy"
    ) || ["printed by", "printed on", "reprinted", "run date", "person id", "www.", "http"]
        .iter()
        .any(|w| bare.starts_with(w))
        || bare.len() < 70
            && [
                " council",
                "social services department",
                "social services",
                "childrens services",
                "children's services",
                "childrens department",
                "children's department",
                "county of",
                "borough of",
                "department of social services",
            ]
            .iter()
            .any(|w| bare.ends_with(w) || bare.starts_with(w.trim_start()) && !bare.contains("case file"))
}

pub(crate) fn first_line(sheet: &Sheet<'_>) -> Option<usize> {
    content_lines(sheet).next()
}

/// A heading by its look alone: the first line, when it is short, not a sentence, and stands above other words.
pub(crate) fn heading(sheet: &Sheet<'_>) -> Option<usize> {
    let mut lines = content_lines(sheet);
    let first = lines.next()?;
    let words = sheet.line(first).trim();
    let titled = words.split_whitespace().filter(|w| w.len() > 3).all(|w| !w.starts_with(|c: char| c.is_lowercase()));
    let short = words.len() <= 80 && words.split_whitespace().count() <= 12;
    let shaped = short
        && !words.ends_with(['.', ',', ';'])
        && leading_date(words).is_none()
        && label(words).is_none()
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    (shaped && (titled || is_capitals(words)) && lines.next().is_some()).then_some(first)
}

/// True for the words of a worker's own record: how the contact was made, and what a worker does.
pub(crate) fn is_workers_record(sheet: &Sheet<'_>) -> bool {
    !says_any(&sheet.flat, &["supervised", "supervisor", "observation"])
        && says_any(
            &sheet.flat,
            &[
                "hv", "h.v", "tc", "t/c", "ov", "p/c", "tel", "phone", "ph call", "visit", "visited", "rang", "review",
                "letter",
            ],
        )
}

/// True for the back of a form: "FORM 1A  (reverse)".
pub(crate) fn is_a_back(sheet: &Sheet<'_>) -> bool {
    const BACK: &[&str] =
        &["(reverse)", "(reverse side)", "(overleaf)", "(back)", "(back of form)", "reverse of form", "(other side)"];
    content_lines(sheet).take(2).any(|n| {
        let line = sheet.line(n).to_ascii_lowercase();
        line.len() <= 100 && BACK.iter().any(|w| line.contains(w))
    })
}

/// "COTTAGE 5 BOOK", "HOUSE DIARY": what the grown-ups of a home wrote into by turns.
pub(crate) fn is_book_of_a_home(title: &str) -> bool {
    let plain = forms::plain(title);
    let has = |words: &[&str]| plain.split(' ').any(|w| words.contains(&w));
    has(&["cottage", "house", "unit", "home", "hostel", "dormitory", "landing"]) && has(&["book", "log", "diary"])
}

/// The kind of a paper that bears no name: by the court that heads it, by its dated entries, else by its file's name.
pub(crate) fn kind_by_words(page: &PageInput<'_>, sheet: &Sheet<'_>) -> DocumentKind {
    if opens_under_a_court(sheet) {
        return DocumentKind::CourtOrder;
    }
    if dated_lines(sheet) >= 3 {
        if opens::lists_events(sheet) {
            return DocumentKind::Chronology;
        }
        if opens::is_contact_book(sheet) {
            return DocumentKind::ContactSheet;
        }
        let home = says_any(
            &sheet.flat,
            &["night staff", "unit", "staff on duty", "sleep in", "key worker", "keyworker", "on shift"],
        );
        let of_a_home = ["bedtime", "breakfast", "slept well", "woke", "our house", "tea"];
        let said = of_a_home.iter().filter(|w| says(&sheet.flat, w)).count();
        // "Her things came in a tea chest": one such word stands in a worker's record, too.
        let works = ["h.v.", "t/c", "o.v.", "court", "probation", "supervision", "case conference"];
        // Who boards a child out or goes to a committee with him keeps a record of other people's kitchens.
        let decides = ["boarded-out", "boarded out", "sub-committee", "called at", "children's officer", "c.c.o"];
        let decides = says_any(&sheet.flat, &decides);
        let carer = !decides && (said >= 2 || said == 1 && !says_any(&sheet.flat, &works));
        let own_book = || {
            let head = content_lines(sheet).take(2).map(|n| sheet.line(n).to_lowercase()).collect::<Vec<_>>().join(" ");
            says_any(&head, &["diary", "book", "log", "weekly record", "daily record"])
                && says_any(
                    &head,
                    &["foster carer", "foster carers", "foster mother", "foster parent", "carer", "carers"],
                )
        };
        if !home && own_book() {
            return DocumentKind::FosterDailyLog;
        }
        return match (home, carer) {
            (true, _) => DocumentKind::ResidentialLog,
            (_, true) => DocumentKind::FosterDailyLog,
            _ => DocumentKind::CaseNotes,
        };
    }
    let stem = page.file_name.rsplit('/').next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(s, _)| s);
    if page.number == 1
        && let Some((found, _)) = forms::named_in(&forms::plain(stem))
        && !found.weak
    {
        return found.kind;
    }
    DocumentKind::Other
}
