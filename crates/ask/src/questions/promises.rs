//! Actions that a meeting agreed and that a later page says were not done, and what a page says by itself was still not done. Where
//! no page speaks of an action again, nothing is said.

use record::{Agreed, Became, ToldLater, When};

use super::{About, Asking, Raised};
use crate::view::FileView;
use crate::words::{quoted, say_when};

/// A list of decisions that repeats an action so many times says that it was not done.
const REPEATED: usize = 3;
/// Fewer telling words than this do not tell one action from another.
const FEWEST_WORDS: usize = 2;

/// One question for each action whose last telling is that it was not done.
pub(super) fn not_kept(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let agreed = view.agreed.iter().filter_map(|agreed| question(asking, agreed));
    agreed.chain(view.left_undone.iter().filter_map(|told| by_itself(asking, told))).collect()
}

/// What was agreed stands on no page that was found; the words that say it was not done are the reason to ask.
fn by_itself(asking: &Asking<'_>, told: &ToldLater) -> Option<Raised> {
    let words = quoted(told.evidence.quote.trim_end_matches('.'));
    let about = About {
        subject: words.clone(),
        evidence: vec![told.evidence.clone()],
        date: told.when.clone(),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&[("reason", words)]), about)
}

fn question(asking: &Asking<'_>, agreed: &Agreed) -> Option<Raised> {
    let when = agreed.when.as_ref().filter(|_| agreed.words.len() >= FEWEST_WORDS)?;
    // A page without a day may be from before: it raises no question.
    let told = || agreed.told.iter().filter(|t| t.when.is_some());
    let again: Vec<_> = agreed.again.iter().filter(|(day, _)| day.is_some()).map(|(_, e)| e.clone()).collect();
    let repeated = again.len() + 1 >= REPEATED && !told().any(|t| t.became == Became::Done);
    if !repeated && told().next_back().is_none_or(|t| t.became == Became::Done) {
        return None;
    }
    let not_done = told().filter(|t| t.became != Became::Done).map(|t| t.evidence.clone()).collect::<Vec<_>>();
    let slots = [("title", quoted(&agreed.first.what)), ("when", capital(&say_when(when)))];
    let about = About {
        weight: i64::try_from(told().count() + again.len()).unwrap_or(i64::MAX),
        subject: agreed.words.join(" "),
        evidence: std::iter::once(agreed.first.evidence.clone())
            .chain(not_done.into_iter().rev())
            .chain(again)
            .collect(),
        date: Some(When::clone(when)),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
