//! Actions that a meeting agreed and that a later page says were not done. Where no later page speaks of one, nothing is said.

use std::collections::BTreeMap;

use record::{ActionMention, Document, Evidence, OutcomeMention, When};

use super::{About, Asking, Raised};
use crate::view::{FileView, Papers};
use crate::words::{quoted, say_when};

/// So many telling words must be the same in the action and in the words about its outcome.
const FEWEST_SHARED: usize = 2;
/// A list of decisions that repeats an action so many times says that it was not done.
const REPEATED: usize = 3;

/// An action, by the first paper that agreed it, with the pages that agreed it again.
struct Promise<'a> {
    words: Vec<String>,
    first: &'a ActionMention,
    agreed: &'a When,
    again: Vec<(&'a When, &'a Evidence)>,
}

/// One question for each action whose last telling is that it was not done.
pub(super) fn not_kept(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let papers = Papers::of(view.documents);
    let outcomes = Outcomes::of(view, &papers);
    promises(view, &papers).iter().filter_map(|promise| question(asking, promise, &outcomes)).collect()
}

fn dated<'a>(papers: &Papers<'a>, evidence: &Evidence) -> Option<(&'a Document, &'a When)> {
    let paper = papers.at(evidence).filter(|d| !d.is_copy())?;
    Some((paper, paper.date.as_ref().filter(|w| w.earliest().is_some())?))
}

/// Actions with the same telling words are one promise, in the order in which they were agreed.
fn promises<'a>(view: &FileView<'a>, papers: &Papers<'a>) -> Vec<Promise<'a>> {
    let mut agreed: Vec<(&'a When, &'a ActionMention)> =
        view.actions.iter().filter_map(|a| Some((dated(papers, &a.evidence)?.1, a))).collect();
    agreed.sort_by_key(|(when, a)| (when.order(), a.evidence.file, a.evidence.page, a.evidence.start));
    let mut found: Vec<Promise<'a>> = Vec::new();
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (when, action) in agreed {
        let words = telling_words(&action.what);
        if words.len() < FEWEST_SHARED {
            continue;
        }
        let candidates = words.iter().filter_map(|w| by_word.get(w)).flatten().copied();
        match candidates.max_by_key(|n| shared(&found[*n].words, &words)).filter(|n| same(&found[*n].words, &words)) {
            Some(n) => found[n].again.push((when, &action.evidence)),
            None => {
                for word in &words {
                    by_word.entry(word.clone()).or_default().push(found.len());
                }
                found.push(Promise { words, first: action, agreed: when, again: Vec::new() });
            }
        }
    }
    found
}

/// Words about outcomes, by their telling words.
struct Outcomes<'a> {
    all: Vec<(&'a When, &'a OutcomeMention, Vec<String>)>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl<'a> Outcomes<'a> {
    fn of(view: &FileView<'a>, papers: &Papers<'a>) -> Self {
        let mut outcomes = Self { all: Vec::new(), by_word: BTreeMap::new() };
        for outcome in view.outcomes {
            let Some((_, when)) = dated(papers, &outcome.evidence) else { continue };
            let words = telling_words(&outcome.evidence.quote);
            for word in &words {
                outcomes.by_word.entry(word.clone()).or_default().push(outcomes.all.len());
            }
            outcomes.all.push((when, outcome, words));
        }
        outcomes
    }

    /// What later papers say of this promise, in order.
    fn about(&self, promise: &Promise<'_>) -> Vec<(&'a When, &'a OutcomeMention)> {
        let mut near: Vec<usize> =
            promise.words.iter().filter_map(|w| self.by_word.get(w)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let later = |when: &When| when.earliest() > promise.agreed.latest();
        let mut found: Vec<_> = near
            .into_iter()
            .map(|n| &self.all[n])
            .filter(|(when, _, words)| later(when) && speaks_of(words, &promise.words))
            .map(|(when, outcome, _)| (*when, *outcome))
            .collect();
        found.sort_by_key(|(when, o)| (when.order(), o.evidence.file, o.evidence.page, o.evidence.start));
        found
    }
}

fn question(asking: &Asking<'_>, promise: &Promise<'_>, outcomes: &Outcomes<'_>) -> Option<Raised> {
    let told = outcomes.about(promise);
    let last = told.last();
    let repeated = promise.again.len() + 1 >= REPEATED && !told.iter().any(|(_, o)| o.done);
    if !repeated && last.is_none_or(|(_, o)| o.done) {
        return None;
    }
    let not_done = told.iter().rev().filter(|(_, o)| !o.done).map(|(_, o)| o.evidence.clone());
    let again = promise.again.iter().map(|(_, evidence)| (*evidence).clone());
    let slots = [("title", quoted(&promise.first.what)), ("when", capital(&say_when(promise.agreed)))];
    let about = About {
        weight: i64::try_from(told.len() + promise.again.len()).unwrap_or(i64::MAX),
        subject: promise.words.join(" "),
        evidence: std::iter::once(promise.first.evidence.clone()).chain(not_done).chain(again).collect(),
        date: Some(promise.agreed.clone()),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|w| b.contains(w)).count()
}

/// True when two lists tell of one action.
fn same(a: &[String], b: &[String]) -> bool {
    let common = shared(a, b);
    common >= FEWEST_SHARED && common * 3 >= a.len().max(b.len()) * 2
}

/// True when words about an outcome speak of an action: most of what tells the action apart stands in them.
fn speaks_of(outcome: &[String], action: &[String]) -> bool {
    let common = shared(outcome, action);
    common >= FEWEST_SHARED && common * 2 >= action.len()
}

/// The words that tell one action from another: their beginnings, so that "photographs" and "photograph" are one.
fn telling_words(text: &str) -> Vec<String> {
    const EVERYDAY: &[&str] = &[
        "about",
        "after",
        "again",
        "agreed",
        "also",
        "asked",
        "been",
        "before",
        "being",
        "child",
        "done",
        "each",
        "from",
        "further",
        "given",
        "have",
        "into",
        "made",
        "make",
        "more",
        "next",
        "note",
        "only",
        "other",
        "review",
        "seek",
        "send",
        "should",
        "soon",
        "take",
        "taken",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "time",
        "until",
        "visit",
        "week",
        "weeks",
        "when",
        "where",
        "which",
        "will",
        "with",
        "work",
        "worker",
        "would",
        "year",
        "young",
        "person",
        "social",
        "meeting",
        "contact",
        "arrange",
        "arranged",
        "discuss",
        "discussed",
        "continue",
        "completed",
        "complete",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| w.chars().count() >= 3 && w.chars().all(char::is_alphabetic) && !EVERYDAY.contains(&w.as_str()))
        .filter(|w| {
            w.chars().count() >= 4
                || ["bus", "dad", "mum", "nan", "pep", "eye", "ear", "bed", "pet", "gp"].contains(&w.as_str())
        })
        .map(|w| stem(&w))
        .collect();
    words.sort();
    words.dedup();
    words
}

fn stem(word: &str) -> String {
    let cut = ["ings", "ing", "ies", "es", "s", "ed"]
        .iter()
        .find_map(|end| word.strip_suffix(end).filter(|rest| rest.len() >= 4));
    cut.unwrap_or(word).trim_end_matches('e').to_owned()
}
