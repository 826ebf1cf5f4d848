//! Letters: by their greeting, by what stands above it, or by how a hand without a greeting ends.

use record::DocumentKind;

use super::{Look, content_lines, heads};
use crate::lines::{is_capitals, leading_date};
use crate::sheet::{Sheet, list, says_any};

pub(super) fn letter(sheet: &Sheet<'_>) -> Option<Look> {
    let lines: Vec<usize> = content_lines(sheet).take(30).collect();
    let dear = lines.iter().position(|n| {
        let line = sheet.line(*n).trim();
        ["Dear ", "My dear ", "My Dear ", "Dearest "].iter().any(|d| line.starts_with(d)) && line.len() <= 60
            || ["Hiya ", "Hi ", "Hello ", "Hallo "].iter().any(|d| line.starts_with(d))
                && line.ends_with(',')
                && line.len() <= 30
            || ["To who", "To Who", "TO WHOM"].iter().any(|d| line.starts_with(d)) && line.len() <= 40
            || matches!(line, "Dear" | "Sir," | "Sirs," | "Madam," | "Gentlemen,")
    });
    let Some(dear) = dear else {
        return by_hand_without_greeting(sheet, &lines)
            .then_some(Look::Letter { kind: DocumentKind::Letter, about: None });
    };
    let above = lines[..dear].iter().map(|n| sheet.line(*n).to_ascii_lowercase());
    let headed = above.filter(|l| is_letter_head(l)).count();
    // A hand that wrote no date and no reference still put where it lived, or nothing, above the greeting.
    // Whatever stands above a greeting is the head of a letter, as long as none of it is a sentence.
    let by_hand = dear <= 14 && lines[..dear].iter().all(|n| heads(sheet.line(*n)));
    const CLOSES: &[&str] = list! {
        "yours sincerely" "yours faithfully" "yours truly" "yours very truly" "with best wishes" "best wishes" "kind regards"
        "with kind regards" "with every good wish" "with good wishes"
    };
    let closed = says_any(&sheet.flat, CLOSES);
    if headed == 0 && dear > 1 && !by_hand && !closed {
        return None;
    }
    let about = lines[dear..].iter().take(4).find_map(|n| {
        let line = sheet.line(*n).trim();
        let rest = line
            .strip_prefix("Re:")
            .or_else(|| line.strip_prefix("RE:"))
            .or_else(|| line.strip_prefix("Re "))
            .or_else(|| line.strip_prefix("Re. "));
        rest.map(|_| (*n, line.to_owned()))
            .or_else(|| (is_capitals(line) && line.len() > 6).then(|| (*n, line.to_owned())))
    });
    let covers = says_any(
        &sheet.flat,
        &[
            "subject access request",
            "access to your records",
            "access to your file",
            "copy of your file",
            "copies of your records",
            "your request for records",
            "your request for your records",
            "your request for your social care records",
            "your social care records",
            "your care records",
            "right of access",
            "your childhood records",
            "request to see your file",
            "copy of your records",
            "access to personal files",
            "written about you",
            "wrote about you",
            "asked for everything",
            "asked to see everything",
            "asked to see your file",
            "asked for your file",
            "what we hold",
            "records we hold",
            "papers we hold",
            "your file is",
            "your social work file",
            "your children's social work file",
            "your social services file",
            "your children's file",
            "while you were in the care",
            "you were looked after by",
            "information commissioner",
            "your own file",
            "data protection act",
            "council's records about",
        ],
    ) && !says_any(
        // Who asks for the papers encloses a fee and an authority.
        &sheet.flat,
        &["we act for", "i act for", "we are instructed", "act on behalf of", "please send me", "send us copies"],
    ) && says_any(
        &sheet.flat,
        &[
            "enclose",
            "enclosed",
            "enclosing",
            "attached",
            "redacted",
            "redactions",
            "blacked out",
            "painted out",
            "taken out",
            "black strip",
            "black strips",
            "black box",
            "black boxes",
            "covered over",
            "inked over",
            "removed",
            "this folder",
            "this letter comes with",
            "obscured",
        ],
    );
    Some(Look::Letter { kind: if covers { DocumentKind::CoverLetter } else { DocumentKind::Letter }, about })
}

/// The first line of a memo that is not called one: "To", "From" and "Date" or "Re" at its head, each a label of its own.
pub(super) fn memo_without_its_name(sheet: &Sheet<'_>) -> Option<usize> {
    let (mut to, mut from, mut about) = (None, false, false);
    for n in content_lines(sheet).take(8) {
        for cell in sheet.line(n).split('\t') {
            let name = cell.split(':').next().unwrap_or(cell).trim();
            let named = cell.contains(':') || name.len() == cell.trim().len();
            match name.to_ascii_lowercase().as_str() {
                "to" if named => to = to.or(Some(n)),
                "from" if named => from = true,
                // A mail has its own head.
                "sent" if named => return None,
                "date" | "re" | "subject" | "our ref" if named => about = true,
                _ => about |= leading_date(cell).is_some() && cell.trim().len() <= 32,
            }
        }
    }
    to.filter(|_| from && about)
}

/// A note that opens with a name and ends as people end who love or know each other: "Natalie / Hello darling its mum … all my love".
fn by_hand_without_greeting(sheet: &Sheet<'_>, lines: &[usize]) -> bool {
    const CLOSES: &[&str] = list! {
        "love from" "all my love" "lots of love" "with love" "your loving" "god bless" "yours truly" "yours sincerely" "yours faithfully"
        "take care"
    };
    let Some(first) = lines.first().map(|n| sheet.line(*n).trim()) else { return false };
    let words = first.trim_end_matches([',', '.']).split_whitespace().count();
    let greets = words <= 3
        && first.starts_with(char::is_uppercase)
        && !is_capitals(first)
        && !first.contains([':', '\t'])
        && !first.bytes().any(|b| b.is_ascii_digit());
    let written: Vec<usize> = content_lines(sheet).collect();
    let foot = written.len().saturating_sub(5);
    let closes = written[foot..].iter().any(|n| {
        let line = sheet.line(*n).to_ascii_lowercase();
        CLOSES.iter().any(|w| line.contains(w))
            || line.contains("xxx")
            || line.contains("x x x")
            || line.trim() == "love"
    });
    greets && closes && written.len() >= 4 && says_any(&sheet.flat, &["i", "you", "me"])
}

fn is_letter_head(line: &str) -> bool {
    let line = line.trim();
    [
        "our ref",
        "your ref",
        "tel",
        "telephone",
        "ref:",
        "date",
        "my ref",
        "please ask for",
        "when calling",
        "direct line",
        "fax",
        "council",
        "department",
    ]
    .iter()
    .any(|w| line.starts_with(w) || line.contains(w) && line.len() < 60)
        || leading_date(line).is_some()
        || ends_in_postcode(line)
        || line.starts_with(|c: char| c.is_ascii_digit())
            && ["road", "street", "avenue", "close", "lane", "drive"].iter().any(|w| line.contains(w))
}

fn ends_in_postcode(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let (Some(inner), Some(outer)) = (words.next(), words.next()) else { return false };
    let shape = |w: &str| w.bytes().map(|b| if b.is_ascii_digit() { 'd' } else { 'a' }).collect::<String>();
    shape(inner) == "daa" && matches!(shape(outer).as_str(), "ad" | "aad" | "add" | "aadd" | "ada" | "aada")
}
