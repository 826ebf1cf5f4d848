//! Dates and kinds of paper in plain English. A date is never said more sharply than it is known.

use chrono::{Datelike, NaiveDate};
use record::{DocumentKind, MONTHS, When};

/// One day: `3 March 2009`.
#[must_use]
pub fn say_day(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

/// An uncertain date without a small word before it: `3 March 2009`, `March 2009`, `spring 2006`, `about 2006`, `the 1990s`.
#[must_use]
pub fn say(when: &When) -> String {
    said(when).1
}

/// An uncertain date with its small word: `on 3 March 2009`, `in March 2009`, `about 2006`, `some time from … to …`.
#[must_use]
pub fn say_when(when: &When) -> String {
    let (small, words) = said(when);
    if small.is_empty() { words } else { format!("{small} {words}") }
}

/// The small word and the rest.
fn said(when: &When) -> (&'static str, String) {
    let edtf = when.edtf();
    if !edtf.contains('/') {
        let bare = edtf.trim_end_matches(['~', '?', '%']);
        let doubt = match &edtf[bare.len()..] {
            "" => Some(""),
            "?" => Some("perhaps "),
            "~" | "%" | "?~" | "~?" => Some("about "),
            _ => None,
        };
        if let (Some(doubt), Some((small, words))) = (doubt, simple(bare)) {
            return if doubt.is_empty() { (small, words) } else { ("", format!("{doubt}{words}")) };
        }
    }
    ("", bounds(when))
}

/// A day, month, season, year or ten years that nobody doubted.
fn simple(edtf: &str) -> Option<(&'static str, String)> {
    let parts: Vec<&str> = edtf.split('-').collect();
    let year: &str = parts.first().filter(|y| y.len() == 4)?;
    if let Some(ten) = year.strip_suffix('X').filter(|_| parts.len() == 1) {
        return (ten.len() == 3 && ten.bytes().all(|b| b.is_ascii_digit())).then(|| ("in", format!("the {ten}0s")));
    }
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match parts[1..] {
        [] => Some(("in", year.to_owned())),
        [month] => {
            let number: usize = month.parse().ok()?;
            let season = match number {
                1..=12 => return Some(("in", format!("{} {year}", MONTHS[number - 1]))),
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                24 => "winter",
                _ => return None,
            };
            Some(("in", format!("{season} {year}")))
        }
        [_, _] => Some(("on", say_day(NaiveDate::parse_from_str(edtf, "%Y-%m-%d").ok()?))),
        _ => None,
    }
}

fn bounds(when: &When) -> String {
    match (when.earliest(), when.latest()) {
        (Some(first), Some(last)) if first == last => format!("about {}", say_day(first)),
        (Some(first), Some(last)) => format!("some time from {} to {}", say_day(first), say_day(last)),
        (Some(first), None) => format!("some time from {}", say_day(first)),
        (None, Some(last)) => format!("some time up to {}", say_day(last)),
        (None, None) => "at a time that is not known".to_owned(),
    }
}

/// What a kind of paper is called, after "the" (`case notes`, `review minutes`).
#[must_use]
pub fn kind_in_words(kind: DocumentKind) -> &'static str {
    use DocumentKind as K;
    match kind {
        K::CaseNotes => "case notes",
        K::Referral => "referral",
        K::Assessment => "assessment",
        K::InitialAssessment => "initial assessment",
        K::CoreAssessment => "core assessment",
        K::StrategyDiscussion => "strategy discussion",
        K::S47Outcome => "section 47 outcome",
        K::ConferenceMinutes => "conference minutes",
        K::ReviewMinutes => "review minutes",
        K::CarePlan => "care plan",
        K::PathwayPlan => "pathway plan",
        K::PlacementInformation => "placement information",
        K::EssentialInformation => "essential information form",
        K::Pep => "personal education plan",
        K::HealthAssessment => "health assessment",
        K::SchoolReport => "school report",
        K::Letter => "letter",
        K::Memo => "memo",
        K::Email => "email",
        K::Note => "note",
        K::Chronology => "chronology",
        K::CourtOrder => "court order",
        K::LegalNotice => "legal notice",
        K::ReceptionIntoCare => "reception into care form",
        K::FosterDailyLog => "foster carer's daily log",
        K::ResidentialLog => "children's home log",
        K::Incident => "incident report",
        K::Missing => "missing report",
        K::ContactSheet => "contact sheet",
        K::TransferSummary => "transfer summary",
        K::ClosingSummary => "closing summary",
        K::MedicalForm => "medical form",
        K::CoverLetter => "cover letter",
        K::FileCover => "file cover",
        K::Divider => "divider",
        K::Blank => "blank page",
        K::WithheldPage => "page that was kept back",
        K::Photo => "photo",
        K::Other => "paper",
    }
}

/// A list in words: `a`, `a and b`, `a, b and c`.
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A title as written, in quotes, cut at a word when it is long.
pub(crate) fn quoted(title: &str) -> String {
    const MOST: usize = 60;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() <= MOST {
        return format!("“{title}”");
    }
    let cut: String = title.chars().take(MOST).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("“{cut}…”")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(edtf: &str) -> When {
        When::parse(edtf).expect("valid EDTF")
    }

    #[test]
    fn a_date_is_said_as_sharply_as_it_is_known() {
        for (edtf, words) in [
            ("2009-03-03", "on 3 March 2009"),
            ("2009-03", "in March 2009"),
            ("2006-21", "in spring 2006"),
            ("2006", "in 2006"),
            ("2006~", "about 2006"),
            ("2006-03?", "perhaps March 2006"),
            ("199X", "in the 1990s"),
            ("2006-03-01/2006-05-31", "some time from 1 March 2006 to 31 May 2006"),
            ("../1998-05-31", "some time up to 31 May 1998"),
            ("1998-05-01/..", "some time from 1 May 1998"),
        ] {
            assert_eq!(say_when(&when(edtf)), words, "{edtf}");
        }
        assert_eq!(say(&when("2009-03-03")), "3 March 2009");
    }

    #[test]
    fn lists_and_titles() {
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(quoted("  LAC\nReview "), "“LAC Review”");
        assert!(quoted(&"word ".repeat(40)).ends_with("word…”"));
    }
}
