//! Reviews in whose notes no words of the child were found. A form for them may exist and not have been sent, so it only asks.

use std::collections::BTreeMap;

use record::{Document, DocumentKind, Evidence, VoiceKind, VoiceMention};

use super::{About, Asking, Raised};
use crate::view::{FileView, Papers};
use crate::words::{kind_in_words, quoted, say_when};

/// One question for each review whose pages record nothing that the child said, wished or felt.
pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let papers = Papers::of(view.documents);
    let mut voices: BTreeMap<&str, Vec<&VoiceMention>> = BTreeMap::new();
    for mention in view.voice {
        if let Some(paper) = papers.at(&mention.evidence) {
            voices.entry(&paper.id).or_default().push(mention);
        }
    }
    let reviews = view.documents.iter().filter(|d| d.kind == DocumentKind::ReviewMinutes && !d.is_copy() && !d.scanned);
    reviews
        .filter_map(|review| {
            let mentions = voices.get(review.id.as_str()).map_or(&[][..], Vec::as_slice);
            question(view, asking, review, mentions)
        })
        .collect()
}

fn question(view: &FileView<'_>, asking: &Asking<'_>, review: &Document, mentions: &[&VoiceMention]) -> Option<Raised> {
    let by_the_child = |v: &VoiceMention| match (v.kind, &v.name, view.child) {
        (VoiceKind::Views | VoiceKind::TookPart, ..) => true,
        // Where nobody knows what the child is called, anybody who spoke may be the child.
        (VoiceKind::Said, Some(name), Some(child)) => name == child,
        (VoiceKind::Said, ..) => true,
        (VoiceKind::LeftOut, ..) => false,
    };
    if mentions.iter().any(|v| by_the_child(v)) {
        return None;
    }
    let left_out: Vec<Evidence> =
        mentions.iter().filter(|v| v.kind == VoiceKind::LeftOut).map(|v| v.evidence.clone()).collect();
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
        evidence: left_out.into_iter().chain(head).collect(),
        date: review.date.clone(),
        ..About::default()
    };
    asking.raise(asking.wording.fill(&slots), about)
}
