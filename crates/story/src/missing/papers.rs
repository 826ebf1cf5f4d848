//! Papers that a sentence or an index names. One is taken to be here when any paper or file may be it: better to say too little.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use record::{Document, DocumentKind, FileId, Mentioned, Missing, NotFound, When};

use super::{PageSaid, Papers, each};
use crate::when_words::when_in_words;

/// A paper is often typed up some days after the day that others know it by.
const DAYS_APART: i64 = 7;
/// Pages that one line tells.
const MOST_PAGES: usize = 8;
/// A date wider than this says nothing about one day.
const MONTH: i64 = 31;

struct Named<'a> {
    title: &'a str,
    kind: Option<DocumentKind>,
    date: Option<&'a When>,
    said_missing: bool,
    listed: bool,
}

/// A paper that is here, with the words of its title.
struct Here<'a> {
    document: &'a Document,
    title: Vec<String>,
}

pub(super) fn papers(pages: &[PageSaid<'_>], documents: &Papers<'_>, names: &[(FileId, &str)]) -> Vec<Missing> {
    let here: Vec<Here<'_>> = documents.all.iter().map(|d| Here { document: d, title: telling(&d.title) }).collect();
    let names: Vec<Vec<String>> = names.iter().map(|(_, name)| telling(name)).collect();
    let mut order: Vec<Missing> = Vec::new();
    let mut told: BTreeMap<(Vec<String>, Option<String>), usize> = BTreeMap::new();
    for (_, page, mention) in each(pages) {
        let named = match &mention.of {
            Mentioned::Paper { title, kind, date, said_missing } => {
                Named { title, kind: *kind, date: date.as_ref(), said_missing: *said_missing, listed: false }
            }
            Mentioned::Listed { title, date } => {
                Named { title, kind: None, date: date.as_ref(), said_missing: false, listed: true }
            }
            _ => continue,
        };
        let own = documents.of(page);
        // A copy says nothing that the page it copies does not.
        if own.is_some_and(Document::is_copy) || !named.said_missing && is_here(&named, own, &here, &names) {
            continue;
        }
        let mut words = telling(named.title);
        words.sort();
        let key = (words, named.date.map(|d| d.edtf().to_owned()));
        match told.get(&key) {
            Some(i) if order[*i].evidence.len() < MOST_PAGES => order[*i].evidence.push(page.evidence(mention)),
            Some(_) => {}
            None => {
                told.insert(key, order.len());
                let what = NotFound::Paper {
                    title: named.title.to_owned(),
                    kind: named.kind,
                    date: named.date.cloned(),
                    said_missing: named.said_missing,
                    listed: named.listed,
                };
                order.push(page.line(what, mention));
            }
        }
    }
    order
}

/// True when some paper or file may be the one that is named.
fn is_here(named: &Named<'_>, own: Option<&Document>, here: &[Here<'_>], names: &[Vec<String>]) -> bool {
    let words = telling(named.title);
    if words.is_empty() {
        return true;
    }
    // One line of an index may list several things.
    if named.listed {
        let parts = named.title.split([',', ';', '&']).map(str::trim).filter(|part| *part != named.title);
        let one = |part: &str| is_here(&Named { title: part, ..*named }, own, here, names);
        if parts.filter(|part| telling(part).len() > 1).any(one) {
            return true;
        }
    }
    let mut others = here.iter().filter(|h| own.is_none_or(|o| o.id != h.document.id));
    others.any(|h| may_be(named, &words, h)) || names.iter().any(|name| in_name(named, &words, name))
}

fn may_be(named: &Named<'_>, words: &[String], Here { document, title }: &Here<'_>) -> bool {
    let all = words.iter().all(|w| title.contains(w));
    let some = words.iter().any(|w| w.len() > 3 && title.contains(w));
    let kind = named.kind.is_some_and(|k| alike(k, document.kind));
    let Some(date) = named.date else {
        return all
            || kind
            || (named.listed && some && words.iter().filter(|w| title.contains(w)).count() * 2 > words.len());
    };
    match &document.date {
        // A picture that has not been read has neither title nor date. It is counted elsewhere.
        None => !document.scanned && (all || kind),
        Some(own) if own.days().is_some_and(|d| d <= MONTH) => {
            let apart = apart(own, date);
            apart == 0 && (kind || some || named.kind.is_none() || document.kind == DocumentKind::Other)
                || apart <= DAYS_APART && (kind || all)
        }
        Some(own) => (kind || all) && own.agrees_with(date),
    }
}

/// Days between two dates; 0 when they can be the same day.
fn apart(a: &When, b: &When) -> i64 {
    if a.agrees_with(b) {
        return 0;
    }
    let ends = |w: &When| -> Option<(NaiveDate, NaiveDate)> { Some((w.earliest()?, w.latest()?)) };
    match (ends(a), ends(b)) {
        (Some((a0, a1)), Some((b0, b1))) => (b0 - a1).num_days().max((a0 - b1).num_days()).max(0),
        _ => 0,
    }
}

fn in_name(named: &Named<'_>, words: &[String], name: &[String]) -> bool {
    let day = named.date.map(|d| telling(&when_in_words(d))).unwrap_or_default();
    let all = words.iter().all(|w| name.contains(w));
    all && (named.date.is_none() || named.listed || day.iter().all(|w| name.contains(w)))
}

/// Kinds that people call by each other's names.
fn alike(a: DocumentKind, b: DocumentKind) -> bool {
    use DocumentKind as K;
    const GROUPS: &[&[DocumentKind]] = &[
        &[K::Letter, K::CoverLetter, K::Email, K::Memo, K::LegalNotice],
        &[K::CaseNotes, K::Note, K::ContactSheet],
        &[K::Assessment, K::CoreAssessment, K::InitialAssessment],
        &[K::CarePlan, K::PathwayPlan, K::PlacementInformation],
        &[K::CourtOrder, K::LegalNotice],
    ];
    a == b || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b))
}

/// The words of a name that tell one paper from another.
fn telling(title: &str) -> Vec<String> {
    const EVERYDAY: &[&str] = &[
        "a", "an", "the", "of", "and", "for", "on", "to", "from", "by", "re", "in", "with", "my", "his", "her",
        "their", "your", "our", "copy", "file", "paper", "papers", "document", "dated", "mr", "mrs", "ms", "miss",
        "dr", "pdf", "docx", "doc", "eml", "zip", "txt", "s",
    ];
    title
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .map(|w| if w.len() > 4 && w.ends_with('s') { w[..w.len() - 1].to_owned() } else { w })
        .filter(|w| !w.is_empty() && !EVERYDAY.contains(&w.as_str()))
        .collect()
}
