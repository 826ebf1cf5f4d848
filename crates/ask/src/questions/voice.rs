//! Reviews in whose notes no words of the child were found. A form for them may exist and not have been sent, so it only asks.

use record::{Document, Evidence, Unheard};

use super::{About, Asking, Raised};
use crate::view::FileView;
use crate::words::{kind_in_words, quoted, say_when};

/// One question for each review whose pages record nothing that the child said, wished or felt.
pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let review = |unheard: &Unheard| view.documents.iter().find(|d| d.id == unheard.paper);
    view.unheard.iter().filter_map(|unheard| question(view, asking, review(unheard)?, &unheard.left_out)).collect()
}

fn question(view: &FileView<'_>, asking: &Asking<'_>, review: &Document, left_out: &[Evidence]) -> Option<Raised> {
    let head = view.heads.iter().find(|(id, _)| *id == review.id).map(|(_, e)| e.clone());
    let title = if review.title.trim().is_empty() {
        format!("the {}", kind_in_words(review.kind))
    } else {
        quoted(&review.title)
    };
    let mut slots = vec![("title", title)];
    slots.extend(review.date.as_ref().map(|when| ("when", say_when(when))));
    let about = About {
        // Where the paper itself says that the child was left out, the question weighs more.
        weight: i64::from(!left_out.is_empty()),
        subject: review.id.clone(),
        evidence: left_out.iter().cloned().chain(head).collect(),
        date: review.date.clone(),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}
