//! Questions about papers: parts that were blacked out, papers without a date, and papers that are named but are not here.

use std::collections::BTreeMap;

use record::{Document, DocumentKind, Evidence, FileId};

use super::{About, Asking, Raised};
use crate::view::{FileView, RedactionSeen};
use crate::words::{kind_in_words, list, quoted, say};

/// How many undated papers get a question each before the rest share one.
const ONE_EACH: usize = 3;

/// What to call a paper: its own name, or its kind with its date.
fn called(document: &Document) -> String {
    if !document.title.trim().is_empty() {
        return quoted(&document.title);
    }
    let kind = kind_in_words(document.kind);
    match &document.date {
        Some(date) => format!("the {kind} of {}", say(date)),
        None => format!("the {kind} without a title"),
    }
}

/// A paper, where it is known which, with its removed parts.
type PaperParts<'a> = (Option<&'a Document>, Vec<&'a RedactionSeen>);

/// One question for each paper with removed parts. Pages outside any known paper are taken together by file.
pub(super) fn redactions(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut by_paper: BTreeMap<(FileId, u32), PaperParts<'_>> = BTreeMap::new();
    for seen in view.redactions {
        let document = view.document_of(&seen.evidence);
        let place = (seen.evidence.file, document.map_or(0, |d| d.first_page));
        by_paper.entry(place).or_insert((document, Vec::new())).1.push(seen);
    }
    // A copy of a paper raises nothing that the paper itself does not.
    by_paper
        .values()
        .filter(|(d, _)| d.is_none_or(|d| !d.is_copy()))
        .filter_map(|(d, seen)| one_paper(asking, *d, seen))
        .collect()
}

fn one_paper(asking: &Asking<'_>, document: Option<&Document>, seen: &[&RedactionSeen]) -> Option<Raised> {
    let mut pages: Vec<u32> = seen.iter().map(|s| s.evidence.page).collect();
    pages.sort_unstable();
    pages.dedup();
    let title = document.map_or_else(|| pages_in_words(&pages), called);
    let mut slots = vec![("title", title.clone()), ("count", seen.len().to_string())];
    // A reason is only named when it is the reason for every part.
    let reason = seen.first().and_then(|s| s.reason.as_deref()).map(str::trim).filter(|r| !r.is_empty());
    let shared = reason.filter(|r| seen.iter().all(|s| s.reason.as_deref().map(str::trim) == Some(*r)));
    slots.extend(shared.map(|r| ("reason", r.to_owned())));
    let text = if seen.len() == 1 { asking.wording.fill_for_one(&slots) } else { asking.wording.fill(&slots) };
    let unexplained = seen.iter().filter(|s| s.reason.is_none()).count();
    let about = About {
        weight: i64::try_from(seen.len() + unexplained).unwrap_or(i64::MAX),
        subject: title,
        evidence: one_a_page_first(seen),
        date: document.and_then(|d| d.date.clone()),
        ..About::default()
    };
    asking.raise(text, about)
}

/// Evidence with a new page before a second part of the same page.
fn one_a_page_first(seen: &[&RedactionSeen]) -> Vec<Evidence> {
    let mut on_page: BTreeMap<u32, usize> = BTreeMap::new();
    let mut ordered: Vec<(usize, &Evidence)> = seen
        .iter()
        .map(|s| {
            let n = on_page.entry(s.evidence.page).or_default();
            *n += 1;
            (*n, &s.evidence)
        })
        .collect();
    ordered.sort_by_key(|(n, e)| (*n, e.page, e.start));
    ordered.into_iter().map(|(_, e)| e.clone()).collect()
}

fn pages_in_words(pages: &[u32]) -> String {
    match pages {
        [one] => format!("page {one}"),
        [first, .., last] => format!("pages {first} to {last}"),
        [] => "the file".to_owned(),
    }
}

/// Papers whose missing date leaves a hole, the weightiest kinds first. Covers, photos and the like never had one.
fn weight(kind: DocumentKind) -> i64 {
    use DocumentKind as K;
    match kind {
        K::Blank | K::Divider | K::FileCover | K::WithheldPage | K::Photo | K::CoverLetter | K::Chronology => 0,
        K::CourtOrder | K::LegalNotice | K::ReviewMinutes | K::ConferenceMinutes | K::CarePlan | K::PathwayPlan => 5,
        K::Assessment | K::InitialAssessment | K::CoreAssessment | K::HealthAssessment | K::Referral => 4,
        K::Letter | K::Incident | K::Missing | K::TransferSummary | K::ClosingSummary | K::ReceptionIntoCare => 3,
        K::Other => 1,
        _ => 2,
    }
}

/// One question each for the weightiest undated papers, and one for all the rest.
pub(super) fn undated(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let head = |d: &Document| view.heads.iter().find(|(id, _)| *id == d.id).map(|(_, e)| e.clone());
    let mut papers: Vec<(&Document, Evidence)> = view
        .documents
        .iter()
        .filter(|d| d.date.is_none() && !d.is_copy() && weight(d.kind) > 0)
        .filter_map(|d| Some((d, head(d)?)))
        .collect();
    papers.sort_by_key(|(d, _)| (std::cmp::Reverse(weight(d.kind)), d.file, d.first_page));
    let rest = if papers.len() > ONE_EACH + 1 { papers.split_off(ONE_EACH) } else { Vec::new() };
    let mut raised: Vec<Raised> = papers
        .iter()
        .filter_map(|(d, evidence)| {
            let about = About {
                weight: weight(d.kind),
                subject: called(d),
                evidence: vec![evidence.clone()],
                ..About::default()
            };
            asking.raise(asking.wording.fill(&[("title", called(d))]), about)
        })
        .collect();
    if !rest.is_empty() {
        let some: Vec<String> = rest.iter().take(2).map(|(d, _)| called(d)).collect();
        let slots = [("title", list(&some)), ("count", rest.len().to_string())];
        let about = About {
            subject: "the rest".into(),
            evidence: rest.into_iter().map(|(_, e)| e).collect(),
            ..About::default()
        };
        raised.extend(asking.raise(asking.wording.fill_for_many(&slots), about));
    }
    raised
}

/// One question for each paper that is named and is not among the documents, by name or by kind.
pub(super) fn not_found(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut by_name: BTreeMap<Vec<String>, (String, Vec<Evidence>)> = BTreeMap::new();
    for named in view.papers_named {
        let mut words = telling_words(&named.title);
        words.sort();
        words.dedup();
        if !words.is_empty() && !view.documents.iter().any(|d| is_it(d, &words, &named.evidence)) {
            by_name.entry(words).or_insert_with(|| (named.title.clone(), Vec::new())).1.push(named.evidence.clone());
        }
    }
    by_name
        .into_iter()
        .filter_map(|(words, (title, evidence))| {
            let about = About {
                weight: i64::try_from(evidence.len()).unwrap_or(i64::MAX),
                subject: words.join(" "),
                evidence,
                ..About::default()
            };
            asking.raise(asking.wording.fill(&[("title", quoted(&title))]), about)
        })
        .collect()
}

/// True when this document may be the paper that was named. Better to ask too little than to ask for what is there.
fn is_it(document: &Document, words: &[String], named_on: &Evidence) -> bool {
    if document.holds(named_on.file, named_on.page) && document.kind != DocumentKind::Other {
        // A page that names its own paper says nothing about another.
        let own = telling_words(&document.title);
        return !own.is_empty() && words.iter().all(|w| own.contains(w));
    }
    let title = telling_words(&document.title);
    let kind = telling_words(kind_in_words(document.kind));
    let all_in = |some: &[String], of: &[String]| !some.is_empty() && some.iter().all(|w| of.contains(w));
    all_in(words, &title) || (document.kind != DocumentKind::Other && (all_in(words, &kind) || all_in(&kind, words)))
}

/// The words of a name that tell one paper from another.
fn telling_words(title: &str) -> Vec<String> {
    const EVERYDAY: &[&str] = &[
        "a", "an", "the", "of", "and", "for", "on", "my", "his", "her", "their", "attached", "enclosed", "copy", "see",
    ];
    title
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !w.is_empty() && !EVERYDAY.contains(&w.as_str()))
        .collect()
}
