//! Who wrote a paper, where it says so: a label, a signature, the name under a letter, the sender of a mail. Never a guess from who is named.

use record::DocumentKind;

use super::forms::plain;
use crate::lines::{label, loose_label};
use crate::sheet::{Sheet, list};

/// Labels that name the writer, strongest first.
const LABELS: &[&str] = list! {
    "author" "written by" "report by" "report written by" "prepared by" "completed by" "compiled by" "form completed by"
    "assessed by" "minutes taken by" "recorded by" "worker completing" "signature" "signed" "worker"
};
/// Words that close a letter.
const CLOSINGS: &[&str] = list! {
    "yours sincerely" "yours faithfully" "yours truly" "yours" "kind regards" "best wishes" "regards" "with best wishes"
    "with love" "sincerely"
};

/// The writer's name as this page of a paper of that kind gives it.
pub(crate) fn on_page(sheet: &Sheet<'_>, kind: Option<DocumentKind>) -> Option<String> {
    use DocumentKind::*;
    match kind {
        None | Some(Blank | Divider | WithheldPage | FileCover | Photo | CaseNotes | ContactSheet | ResidentialLog) => {
            None
        }
        Some(Email | Memo) => from_line(sheet),
        Some(Letter | CoverLetter) => under_closing(sheet),
        Some(_) => labelled(sheet).or_else(|| from_line(sheet)),
    }
}

fn labelled(sheet: &Sheet<'_>) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for n in 0..sheet.lines.len() {
        let line = sheet.line(n);
        let (name, value) = match loose_label(line) {
            Some(found) => (plain(&line[found.name]), &line[found.value]),
            None => continue,
        };
        let Some(rank) = LABELS.iter().position(|l| *l == name) else { continue };
        if let Some(person) = person(value)
            && best.as_ref().is_none_or(|(r, _)| rank < *r)
        {
            best = Some((rank, person));
        }
    }
    best.map(|(_, person)| person)
}

fn from_line(sheet: &Sheet<'_>) -> Option<String> {
    (0..sheet.lines.len().min(24)).find_map(|n| {
        let line = sheet.line(n);
        let found = label(line).filter(|l| line[l.name.clone()].eq_ignore_ascii_case("from"))?;
        person(&line[found.value])
    })
}

/// The first name within a few lines of "Yours sincerely".
fn under_closing(sheet: &Sheet<'_>) -> Option<String> {
    let closes = |n: &usize| CLOSINGS.contains(&plain(sheet.line(*n)).as_str());
    let at = (0..sheet.lines.len()).rev().find(closes)?;
    let below = (at + 1..sheet.lines.len()).map(|n| sheet.line(n).trim()).filter(|l| !l.is_empty()).take(2);
    below.map(person).find(Option::is_some).flatten()
}

/// A person's name at the beginning of some words, without dots to sign on, an address or a role.
fn person(words: &str) -> Option<String> {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let end = words.find(['<', '[', ',', '(', '\t', ';', '/']).unwrap_or(words.len());
    let words = &words[..end];
    let end =
        ["...", "___", "  ", " - ", " Date", " date"].iter().filter_map(|w| words.find(w)).min().unwrap_or(words.len());
    let name = words[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    let parts: Vec<&str> = name.split_whitespace().collect();
    let shaped = |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "and" | "de" | "van" | "of" | "&");
    let fits =
        (2..=5).contains(&parts.len()) && parts.iter().all(shaped) && !name.contains(|c: char| c.is_ascii_digit());
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use DocumentKind::*;

    fn author(text: &str, kind: DocumentKind) -> Option<String> {
        on_page(&Sheet::new(text), Some(kind))
    }

    #[test]
    fn a_paper_says_who_wrote_it() {
        let is = |text, kind, name: &str| assert_eq!(author(text, kind).as_deref(), Some(name), "{text}");
        is("CARE PLAN\nwords\nCompleted by: Lin Parry, Social Worker", CarePlan, "Lin Parry");
        is("REVIEW\nwords\nSigned ...... Lin Parry ......  Social Worker", ReviewMinutes, "Lin Parry");
        is("Dear Sir,\nwords\nYours faithfully,\n\n\nJ. Ames\nHead Teacher", Letter, "J. Ames");
        is("From: Lin Parry <lin@example.org>\nSent: 3 May 2010", Email, "Lin Parry");
        assert_eq!(author("CARE PLAN\nSocial worker told Lin Parry", CarePlan), None);
        assert_eq!(author("CARE PLAN\nSigned:\n", CarePlan), None);
    }
}
