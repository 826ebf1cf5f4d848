//! A heading in capitals that calls itself some sort of paper, though no list knows its name, and what its words make it.

use record::DocumentKind;

use super::{content_lines, heads, without_brackets};
use crate::head::forms;
use crate::lines::{is_capitals, label, leading_date};
use crate::sheet::{Sheet, list};

/// What papers are called by whoever made up a form: words of a heading in capitals.
const TITLES: &[&str] = list! {
    "report" "record" "form" "notice" "notification" "application" "review" "minutes" "notes" "statement" "agreement"
    "undertaking" "certificate" "summary" "register" "sheet" "questionnaire" "checklist" "memorandum" "resolution" "referral"
    "assessment" "plan" "interview" "schedule" "diary" "log" "book" "history" "profile" "contract" "consent" "observation"
    "enquiry" "inquiry" "discharge" "admission" "dates" "chronology" "message" "return" "request" "card" "fax" "order" "note"
    "authority" "nomination" "extract" "warrant" "timeline" "particulars"
};

/// The line of a heading in capitals at the top of a page that calls itself some sort of paper, though no list knows its name.
pub(crate) fn titled(sheet: &Sheet<'_>) -> Option<(usize, String)> {
    content_lines(sheet).take(6).take_while(|n| heads(sheet.line(*n))).find_map(|n| {
        let line = forms::without_spread_columns(sheet.line(n));
        let mut parts = line.split('\t').map(without_brackets);
        parts.find(|part| is_title(part)).map(|part| (n, part.to_owned()))
    })
}

fn is_title(part: &str) -> bool {
    let plain = forms::plain(part);
    let count = plain.split(' ').count();
    (1..=10).contains(&count)
        && part.len() <= 70
        && is_capitals(part)
        && !part.ends_with(['.', ','])
        && leading_date(part).is_none()
        && label(part).is_none_or(|l| l.value.is_empty())
        && plain.split(' ').any(|w| TITLES.contains(&w))
        // "FORM T/7" is a number.
        && (count == 1 || plain.split(' ').any(|w| w.len() >= 3 && !matches!(w, "form" | "card" | "sheet" | "book")))
}

/// What a heading in small letters is the title of, where nothing else says what the paper is: "Notes of a visit to the Grange".
pub(crate) fn kind_by_calm_title(sheet: &Sheet<'_>) -> Option<DocumentKind> {
    content_lines(sheet).take(5).take_while(|n| heads(sheet.line(*n))).find_map(|n| {
        sheet.line(n).split('\t').map(without_brackets).find_map(|part| {
            let plain = forms::plain(part);
            let short = (2..=8).contains(&plain.split(' ').count()) && part.len() <= 60 && !part.ends_with(['.', ',']);
            let titled = part.starts_with(char::is_uppercase)
                && label(part).is_none_or(|l| l.value.is_empty())
                && plain.split(' ').any(|w| TITLES.contains(&w));
            (short && titled).then(|| kind_by_title(part)).flatten()
        })
    })
}

/// What a title in capitals is the title of, by its words.
pub(crate) fn kind_by_title(title: &str) -> Option<DocumentKind> {
    use DocumentKind::*;
    let plain = forms::plain(title);
    let has = |words: &[&str]| plain.split(' ').any(|w| words.contains(&w));
    Some(if has(&["absconding", "missing", "absconder"]) || has(&["unauthorised"]) && has(&["absence"]) {
        Missing
    } else if has(&["outcome"]) && has(&["enquiry", "inquiry", "enquiries"]) {
        S47Outcome
    } else if has(&["dates", "chronology", "timeline"]) {
        Chronology
    } else if has(&["closing", "closure"]) {
        ClosingSummary
    } else if has(&["duty"]) && has(&["emergency", "hours"]) {
        Note
    } else if has(&["referral"]) {
        Referral
    } else if has(&["order", "authority"]) && has(&["committal", "court", "person", "custody", "secure"]) {
        CourtOrder
    // "REPORT FOR REVIEW" was written before one.
    } else if has(&["review", "reviews"]) && !plain.contains("for review") && !plain.contains("report for") {
        ReviewMinutes
    } else if has(&["conference", "meeting"]) {
        ConferenceMinutes
    } else if has(&["school", "pupil", "education"]) && has(&["report", "record", "certificate", "attendance"]) {
        SchoolReport
    } else if has(&["visit", "visits", "contacts", "interviews"]) {
        CaseNotes
    } else if has(&["undertaking", "agreement"]) {
        PlacementInformation
    } else if has(&["contact", "access"])
        && has(&["supervision", "supervised", "session", "sessions", "observation", "centre"])
    {
        ContactSheet
    } else if has(&["reception"]) && has(&["care"]) || has(&["particulars"]) && has(&["taken", "received", "coming"]) {
        ReceptionIntoCare
    } else if plain.contains("looked after") && has(&["medical", "health"]) {
        HealthAssessment
    } else if has(&["medical", "health"]) {
        MedicalForm
    } else if has(&["after", "aftercare"]) && has(&["report", "visit"]) && plain.contains("care") {
        CaseNotes
    } else if has(&["assessment", "enquiry", "inquiry", "psychological", "observation"])
        || has(&["report"]) && has(&["home", "court", "welfare"])
    {
        Assessment
    } else if has(&["log", "diary"]) {
        ResidentialLog
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        titled(&Sheet::new(text)).map(|(_, title)| title)
    }

    #[test]
    fn a_heading_in_capitals_that_calls_itself_a_paper_is_a_title() {
        assert_eq!(
            title("C.D. 31\tBOROUGH OF WRAY\nNOTIFICATION OF ADMISSION (Reg. 4)\nTo the Officer"),
            Some("NOTIFICATION OF ADMISSION".into())
        );
        assert_eq!(kind_by_title("REPORT ON A PUPIL"), Some(DocumentKind::SchoolReport));
        for text in [
            "HEALTH\nShe is well.",
            "The report was read.\nREPORT",
            "REPORT: none made\nwords",
            "Admission report\nwords",
            "It was a long letter about the house, and all of them came to the meeting in the end.\nFORM OF CONSENT",
        ] {
            assert_eq!(title(text), None, "{text}");
        }
    }
}
