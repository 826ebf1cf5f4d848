//! Names in forms and lists: after `Name of child`, `Signed`, `From`, `cc`, and under `Present` or `Apologies`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Named, bare};
use crate::people::{is_no_name, is_place_word};
use crate::sheet::Sheet;

/// Labels that stand before one name or a few, in lower case, longest first; and the role that the label tells.
const LABELS: &[(&str, Option<&str>)] = &[
    ("name of young person", Some("child")),
    ("name of social worker", Some("social worker")),
    ("child's full name", Some("child")),
    ("name of child", Some("child")),
    ("child's name", Some("child")),
    ("name of worker", Some("social worker")),
    ("name of carers", Some("foster carer")),
    ("name of carer", Some("foster carer")),
    ("allocated worker", Some("social worker")),
    ("handed over by", None),
    ("completed by", None),
    ("prepared by", None),
    ("assessed by", None),
    ("recorded by", None),
    ("chaired by", Some("chair")),
    ("written by", None),
    ("report by", None),
    ("referred by", None),
    ("young person", Some("child")),
    ("staff on duty", Some("residential worker")),
    ("taken by", None),
    ("signature", None),
    ("in attendance", None),
    ("participants", None),
    ("those present", None),
    ("distribution", None),
    ("copies to", None),
    ("copy to", None),
    ("apologies", None),
    ("attended by", None),
    ("attendees", None),
    ("attending", None),
    ("invited", None),
    ("present", None),
    ("regrets", None),
    ("author", None),
    ("subject", None),
    ("worker", None),
    ("signed", None),
    ("pupil", Some("child")),
    ("child", Some("child")),
    ("name", None),
    ("from", None),
    ("cc", None),
    ("to", None),
];

/// Labels that a list follows, line by line.
const LISTS: &[&str] = &[
    "in attendance",
    "participants",
    "those present",
    "distribution",
    "copies to",
    "apologies",
    "attendees",
    "attending",
    "invited",
    "present",
    "regrets",
    "cc",
];

const WORD: &str = r"[A-Z][A-Za-zÀ-ÖØ-öø-ÿ]*(?:['’\-][A-Z]?[A-Za-zÀ-ÖØ-öø-ÿ]+)*";

/// One name at the start of an item, and what may follow it.
static ITEM: LazyLock<Regex> = LazyLock::new(|| {
    let title = r"(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Rev|Sister|Cllr|PC|DC|WPC|DS|Sgt)(?-u:\b)\.? )";
    Regex::new(&format!(
        r"^({title}?(?:{WORD}, (?:(?:[A-Z]\.? ?)+|{WORD})|(?:[A-Z]\.? ?){{1,3}}{WORD}|{WORD}(?: [A-Z]\.)?(?: {WORD}){{1,2}}|{title}{WORD}))(?:\.?$|[ \t]*[(,;<\[–/-]|[ \t]{{2,}}|\.{{2,}}| (?:and|&) |\. )"
    ))
    .expect("a fixed pattern")
});

pub(super) fn in_forms(sheet: &Sheet<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    for n in 0..sheet.lines.len() {
        let range = sheet.lines[n].clone();
        let Some((label, role, at)) = label(&sheet.text[range.clone()]) else { continue };
        let value = range.start + at..range.end;
        let is_list = LISTS.contains(&label);
        let any = items(sheet.text, value.clone(), role, &mut found);
        if sheet.text[value].trim().is_empty() || is_list && any {
            // A list goes on down the page for as long as each line is a name; another label has its value below it.
            let most = if is_list { 20 } else { 1 };
            for below in (n + 1..sheet.lines.len()).take(most) {
                let line = sheet.lines[below].clone();
                if label_alone(&sheet.text[line.clone()]) || !items(sheet.text, line, role, &mut found) {
                    break;
                }
            }
        }
    }
    found
}

/// The label that a line opens with, and where its value begins.
fn label(line: &str) -> Option<(&'static str, Option<&'static str>, usize)> {
    let lead = line.len() - line.trim_start().len();
    let words = &line[lead..];
    let first = words.bytes().next()?.to_ascii_lowercase();
    let (label, role) = LABELS.iter().find(|(l, _)| {
        l.as_bytes()[0] == first
            && words.get(..l.len()).is_some_and(|w| w.eq_ignore_ascii_case(l))
            && !words[l.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’')
    })?;
    let rest = &words[label.len()..];
    // A label ends with a colon, dots, a gap or the line; "Present at the meeting" is a sentence.
    let ends = rest.trim_start_matches(|c: char| c.is_whitespace() || ":.…_-–".contains(c));
    let gap = &rest[..rest.len() - ends.len()];
    let is_label =
        rest.trim().is_empty() || gap.contains([':', '…', '_', '\t']) || gap.contains("..") || gap.contains("  ");
    is_label.then(|| (*label, *role, line.len() - ends.len()))
}

fn label_alone(line: &str) -> bool {
    label(line).is_some()
}

/// Finds the names of a value. True when it opens with one.
fn items(text: &str, range: Range<usize>, role: Option<&'static str>, found: &mut Vec<Named>) -> bool {
    let (mut at, mut any) = (range.start, false);
    let first = text[range.clone()].len() - text[range.clone()].trim_start().len();
    at += first;
    while at < range.end {
        let rest = &text[at..range.end];
        let next = rest.find([';', '\t']).map_or(rest.len(), |n| n + 1);
        if let Some(name) = ITEM.captures(rest).and_then(|c| c.get(1)) {
            let whole = name.as_str().trim_end();
            // The full stop of an initial is part of the name; that of a sentence is not.
            let initial = whole.trim_end_matches('.').rsplit([' ', '.']).next().is_some_and(|w| w.len() == 1);
            let end = if initial { whole.len() } else { whole.trim_end_matches('.').len() };
            let end = without_next_field(text, &rest[..end]);
            if is_name(&rest[..end]) {
                found.push((at..at + end, role));
                any = true;
                at += end;
                let after = &text[at..range.end];
                // What stands in brackets or after a comma is the role, read elsewhere; the next name may follow it.
                let step = next_item(after);
                at += step;
                continue;
            }
        }
        if !any && at == range.start + first {
            return false;
        }
        at += next;
        at += text[at.min(range.end)..range.end].len() - text[at.min(range.end)..range.end].trim_start().len();
    }
    any
}

/// `Keith Pell Optician` runs into the next field where the page has the second word more often than the third.
fn without_next_field(text: &str, name: &str) -> usize {
    let words: Vec<&str> = name.split(' ').collect();
    let [first, second, third] = words[..] else { return name.len() };
    let often = |w: &str| text.matches(w).count();
    let known =
        record::is_first_name(first) && !record::is_first_name(second) && second.len() > 2 && !second.contains('.');
    if known && often(second) > often(third) { first.len() + 1 + second.len() } else { name.len() }
}

/// Bytes to the start of the next item.
fn next_item(after: &str) -> usize {
    let mut depth = 0;
    for (i, c) in after.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' | '\t' | '&' if depth <= 0 => {
                return i
                    + c.len_utf8()
                    + (after[i + c.len_utf8()..].len() - after[i + c.len_utf8()..].trim_start().len());
            }
            ' ' if depth <= 0 && after[i..].starts_with(" and ") => return i + " and ".len(),
            _ => {}
        }
    }
    after.len()
}

fn is_name(words: &str) -> bool {
    // `Sam, Pat` are two, and `MGM, Sam` too.
    if words.split_once(", ").is_some_and(|(last, _)| record::is_first_name(last) || last.len() < 4) {
        return false;
    }
    let names = words.split_whitespace().map(bare).filter(|w| w.len() > 1);
    // Mrs Hall and Hall, P. are people; Oak Hall is a house.
    let person = words.contains(['.', ',']);
    let mut count = 0;
    for word in names {
        if is_no_name(&word) || !person && is_place_word(&word) {
            return false;
        }
        count += 1;
    }
    count > 0 && !words.contains('█')
}
