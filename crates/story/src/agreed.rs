//! What was agreed, and what later papers say became of it: each action by the first paper that lists it, with the papers that
//! list it again and those that tell of its outcome. Where two papers tell two things, both are kept; nothing says who is right.

use std::collections::BTreeMap;

use record::{ActionMention, Agreed, Became, Document, Evidence, OutcomeMention, ToldLater, When};

use crate::papers::Papers;

/// So many telling words must be the same in the action and in the words about its outcome.
const FEWEST_SHARED: usize = 2;

/// Words about an outcome that was still open when they were written.
const STILL_OPEN: &[&str] = &[
    "still",
    "not yet",
    "outstanding",
    "carried forward",
    "carried over",
    "awaited",
    "ongoing",
    "to be done",
    "to be chased",
    "chase",
    "ask again",
    "overdue",
    "partly",
    "partially",
];

/// Joins actions with the words about their outcomes. Copies of a paper agree and tell nothing of their own.
///
/// In the order of the days on which they were agreed; those on papers without a date come last, in the order of the file.
#[must_use]
pub fn agreed<'a>(
    actions: impl IntoIterator<Item = &'a ActionMention>,
    outcomes: impl IntoIterator<Item = &'a OutcomeMention>,
    documents: &'a [Document],
) -> Vec<Agreed> {
    let papers = Papers::of(documents);
    let outcomes = Outcomes::of(outcomes, &papers);
    let mut found = gather(actions, &papers);
    for one in &mut found {
        one.told = outcomes.about(one, &papers);
    }
    found
}

/// Words that say by themselves that something had been agreed or promised and was not done.
const LEFT_UNDONE: &[&str] = &[
    "still not",
    "still outstanding",
    "still to be done",
    "still waiting for",
    "never done",
    "never sorted",
    "never sent",
    "never arranged",
    "never happened",
    "not been carried out",
    "not carried out",
    "not been actioned",
    "not actioned",
    "has not happened",
    "nothing has happened",
    "not been sent",
    "not been arranged",
    "remains undone",
    "has lapsed",
    "was not kept",
    "promised",
];
/// Tests and answers on forms: "BP not done".
const FEWEST_WORDS: usize = 3;

/// What pages say was still not done, where no list of decisions was found that it speaks of: with the day of the paper.
#[must_use]
pub fn left_undone<'a>(
    outcomes: impl IntoIterator<Item = &'a OutcomeMention>,
    agreed: &[Agreed],
    documents: &'a [Document],
) -> Vec<ToldLater> {
    let papers = Papers::of(documents);
    let told = |e: &Evidence| agreed.iter().any(|a| a.first.evidence == *e || a.told.iter().any(|t| t.evidence == *e));
    let mut found: Vec<ToldLater> = Vec::new();
    for outcome in outcomes.into_iter().filter(|o| !o.done && !told(&o.evidence)) {
        let lower = outcome.evidence.quote.to_lowercase();
        let says = LEFT_UNDONE.iter().any(|w| lower.contains(w)) && lower.split_whitespace().count() > FEWEST_WORDS;
        let Some(when) = day_of(&papers, &outcome.evidence).filter(|_| says) else { continue };
        let words = telling_words(&outcome.evidence.quote);
        let again = |t: &ToldLater| same(&telling_words(&t.evidence.quote), &words);
        if !words.is_empty() && !found.iter().any(again) {
            found.push(ToldLater { became: became(outcome), when: when.cloned(), evidence: outcome.evidence.clone() });
        }
    }
    found
}

/// A day to sort by; what has none comes last.
fn by_day(when: Option<&When>) -> impl Ord + use<> {
    when.map_or((true, None), |w| (false, Some(w.order())))
}

fn place(evidence: &Evidence) -> impl Ord + use<> {
    (evidence.file, evidence.page, evidence.start)
}

/// The day of the paper that words stand on; none where it has none. Outer none: the paper is a copy of another.
fn day_of<'a>(papers: &Papers<'a>, evidence: &Evidence) -> Option<Option<&'a When>> {
    match papers.at(evidence) {
        Some(paper) if paper.is_copy() => None,
        paper => Some(paper.and_then(|d| d.date.as_ref()).filter(|w| w.earliest().is_some())),
    }
}

/// Actions with the same telling words are one, in the order in which they were agreed.
fn gather<'a>(actions: impl IntoIterator<Item = &'a ActionMention>, papers: &Papers<'a>) -> Vec<Agreed> {
    let mut listed: Vec<(Option<&When>, &ActionMention)> =
        actions.into_iter().filter_map(|a| Some((day_of(papers, &a.evidence)?, a))).collect();
    listed.sort_by_key(|(when, a)| (by_day(*when), place(&a.evidence)));
    let mut found: Vec<Agreed> = Vec::new();
    let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (when, action) in listed {
        let words = telling_words(&action.what);
        let candidates = words.iter().filter_map(|w| by_word.get(w)).flatten().copied();
        let nearest = candidates.max_by_key(|n| shared(&found[*n].words, &words));
        match nearest.filter(|n| same(&found[*n].words, &words)) {
            Some(n) => found[n].again.push((when.cloned(), action.evidence.clone())),
            None => {
                for word in &words {
                    by_word.entry(word.clone()).or_default().push(found.len());
                }
                let (first, when) = (action.clone(), when.cloned());
                found.push(Agreed { first, when, words, again: Vec::new(), told: Vec::new() });
            }
        }
    }
    found
}

/// Words about outcomes, by their telling words.
struct Outcomes<'a> {
    all: Vec<(Option<&'a When>, &'a OutcomeMention, Vec<String>)>,
    by_word: BTreeMap<String, Vec<usize>>,
}

impl<'a> Outcomes<'a> {
    fn of(outcomes: impl IntoIterator<Item = &'a OutcomeMention>, papers: &Papers<'a>) -> Self {
        let mut made = Self { all: Vec::new(), by_word: BTreeMap::new() };
        for outcome in outcomes {
            let Some(when) = day_of(papers, &outcome.evidence) else { continue };
            let words = telling_words(&outcome.evidence.quote);
            for word in &words {
                made.by_word.entry(word.clone()).or_default().push(made.all.len());
            }
            made.all.push((when, outcome, words));
        }
        made
    }

    /// What later papers say of this action, and what papers say of it that may be later: those of a paper without a day.
    fn about(&self, agreed: &Agreed, papers: &Papers<'_>) -> Vec<ToldLater> {
        let mut near: Vec<usize> = agreed.words.iter().filter_map(|w| self.by_word.get(w)).flatten().copied().collect();
        near.sort_unstable();
        near.dedup();
        let own = papers.at(&agreed.first.evidence).map(|d| &d.id);
        let may_be_later = |when: Option<&When>, evidence: &Evidence| match when.zip(agreed.when.as_ref()) {
            Some((told, agreed)) => told.earliest() > agreed.latest(),
            None => own.is_none() || papers.at(evidence).map(|d| &d.id) != own,
        };
        let mut found: Vec<_> = near
            .into_iter()
            .map(|n| &self.all[n])
            .filter(|(when, o, words)| may_be_later(*when, &o.evidence) && speaks_of(words, &agreed.words))
            .collect();
        found.sort_by_key(|(when, o, _)| (by_day(*when), place(&o.evidence)));
        let told = |(when, o, _): &(Option<&When>, &OutcomeMention, Vec<String>)| ToldLater {
            became: became(o),
            when: when.cloned(),
            evidence: o.evidence.clone(),
        };
        found.into_iter().map(told).collect()
    }
}

fn became(outcome: &OutcomeMention) -> Became {
    let lower = outcome.evidence.quote.to_lowercase();
    match outcome.done {
        true => Became::Done,
        false if STILL_OPEN.iter().any(|w| lower.contains(w)) => Became::StillToDo,
        false => Became::NotDone,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::tests::{paper, words_on};

    fn action(what: &str, page: u32) -> ActionMention {
        ActionMention { what: what.into(), who: None, by: None, evidence: words_on(page, what) }
    }

    fn outcome(quote: &str, done: bool, page: u32) -> OutcomeMention {
        OutcomeMention { done, evidence: words_on(page, quote) }
    }

    #[test]
    fn what_later_papers_say_is_kept_beside_what_was_agreed() {
        let papers = [paper(1, "2003-01-08"), paper(2, "2003-07-02"), paper(3, "2004-01-07"), paper(4, "")];
        let actions = [
            action("Bus pass for grandmother", 1),
            action("Photograph of father to be asked for", 1),
            action("Bus pass for the grandmother", 2),
            action("PEP", 4),
        ];
        let outcomes = [
            outcome("Photograph of father: Ms Wrenfield cannot now find it.", false, 3),
            outcome("Photograph of father: cannot find it.", false, 1),
            outcome("Grandmother's bus pass: still awaited.", false, 2),
            outcome("Nan's bus pass for grandmother has now been received, done.", true, 3),
            outcome("The grandmother's bus pass was received.", true, 4),
        ];
        let found = agreed(&actions, &outcomes, &papers);
        let told: Vec<(&str, usize, Vec<Became>)> = found
            .iter()
            .map(|a| (a.first.what.as_str(), a.again.len(), a.told.iter().map(|t| t.became).collect()))
            .collect();
        assert_eq!(
            told,
            [
                ("Bus pass for grandmother", 1, vec![Became::StillToDo, Became::Done, Became::Done]),
                ("Photograph of father to be asked for", 0, vec![Became::NotDone]),
                ("PEP", 0, vec![]),
            ]
        );
        assert!(
            found[0].told[2].when.is_none() && found[0].is_told_two_ways(),
            "a page without a day may be from any time"
        );
        assert!(!found[1].is_told_two_ways());
    }

    #[test]
    fn a_copy_agrees_nothing_again() {
        let mut papers = [paper(1, "2003-01-08"), paper(2, "2003-01-08")];
        papers[1].duplicate_of = Some(papers[0].id.clone());
        let actions = [action("Bus pass for grandmother", 1), action("Bus pass for grandmother", 2)];
        assert!(agreed(&actions, &[], &papers)[0].again.is_empty());
    }
}
