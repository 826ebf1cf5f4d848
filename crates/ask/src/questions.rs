//! Suggests questions that the file itself raises: each has its pages, the best come first, and no kind crowds out the others.

mod clashes;
mod homes;
mod papers;
mod promises;
mod records;
mod reviews;
mod voice;
mod workers;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use knowledge::{Knowledge, QuestionWording};
use record::{Event, Evidence, Question, Trigger, When};

use crate::view::FileView;

/// The most pages that one question carries.
const MOST_EVIDENCE: usize = 8;

/// A question before it is put in order.
struct Raised {
    /// Larger is better; compared only with questions of the same trigger.
    weight: i64,
    /// What the question is about, so that two questions from one page keep different ids.
    subject: String,
    question: Question,
}

/// The triggers that can be raised, the most useful first, with the most questions that each may suggest.
const TRIGGERS: [(Trigger, usize); 11] = [
    (Trigger::UnexplainedMove, 6),
    (Trigger::Gap, 6),
    (Trigger::MissingReview, 6),
    (Trigger::Contradiction, 6),
    (Trigger::UnkeptAction, 5),
    (Trigger::NoChildVoice, 4),
    (Trigger::ChangeOfWorker, 4),
    (Trigger::MissingRecord, 4),
    (Trigger::Redaction, 5),
    (Trigger::MissingDocumentReferenced, 5),
    (Trigger::Undated, 4),
];

/// The questions worth asking, best first. The same file gives the same questions with the same ids.
#[must_use]
pub fn suggest(view: &FileView<'_>, knowledge: &Knowledge) -> Vec<Question> {
    let mut ranked: Vec<(usize, usize, Question)> = Vec::new();
    for (order, (trigger, most)) in TRIGGERS.into_iter().enumerate() {
        let Some(wording) = knowledge.question_wording(trigger) else { continue };
        let asking = Asking { trigger, wording };
        let mut raised = match trigger {
            Trigger::Gap => homes::gaps(view, &asking),
            Trigger::UnexplainedMove => homes::moves(view, &asking),
            Trigger::MissingReview => reviews::missing(view, &asking, knowledge.review_rules()),
            Trigger::Contradiction => clashes::dates(view, &asking),
            Trigger::ChangeOfWorker => workers::changes(view, &asking),
            Trigger::Redaction => papers::redactions(view, &asking),
            Trigger::MissingDocumentReferenced => papers::not_found(view, &asking),
            Trigger::Undated => papers::undated(view, &asking),
            Trigger::UnkeptAction => promises::not_kept(view, &asking),
            Trigger::NoChildVoice => voice::missing(view, &asking),
            Trigger::MissingRecord => records::missing(view, &asking, knowledge.review_rules()),
            _ => Vec::new(),
        };
        raised.sort_by(|a, b| Reverse(a.weight).cmp(&Reverse(b.weight)).then_with(|| a.subject.cmp(&b.subject)));
        let mut ids = BTreeSet::new();
        raised.retain(|r| !r.question.evidence.is_empty() && ids.insert(r.question.id.clone()));
        ranked.extend(raised.into_iter().take(most).enumerate().map(|(n, r)| (n, order, r.question)));
    }
    // The best of each kind before the second of any: five gaps in a row would hide the rest.
    ranked.sort_by_key(|(n, order, _)| (*n, *order));
    ranked.into_iter().map(|(_, _, question)| question).collect()
}

/// One kind of question with its wording.
struct Asking<'a> {
    trigger: Trigger,
    wording: &'a QuestionWording,
}

/// What a question is about, apart from its words.
#[derive(Default)]
struct About {
    weight: i64,
    subject: String,
    evidence: Vec<Evidence>,
    from: Option<When>,
    to: Option<When>,
    date: Option<When>,
}

impl Asking<'_> {
    /// The question, or none when no wording fits what is known or there is no page to point to.
    fn raise(&self, text: Option<String>, about: About) -> Option<Raised> {
        let About { weight, subject, evidence, from, to, date } = about;
        let evidence = once_each(evidence);
        if evidence.is_empty() {
            return None;
        }
        let text = text?;
        let id = id(self.trigger, &subject, &evidence, [&from, &to, &date]);
        let audience = self.wording.audience.clone();
        Some(Raised {
            weight,
            subject,
            question: Question { id, trigger: self.trigger, text, audience, evidence, from, to, date },
        })
    }
}

/// Stays the same while the trigger, its subject, its pages and its dates do. Offsets are left out, so a better reading of a page keeps it.
fn id(trigger: Trigger, subject: &str, evidence: &[Evidence], dates: [&Option<When>; 3]) -> String {
    let pages: BTreeSet<_> = evidence.iter().map(|e| (e.file, e.page)).collect();
    let mut hasher = blake3::Hasher::new();
    hasher.update(trigger.as_str().as_bytes());
    hasher.update(b"\0");
    hasher.update(subject.to_lowercase().as_bytes());
    for (file, page) in pages {
        hasher.update(b"\0p");
        hasher.update(&file.0.to_le_bytes());
        hasher.update(&page.to_le_bytes());
    }
    for date in dates {
        hasher.update(b"\0d");
        hasher.update(date.as_ref().map_or("", When::edtf).as_bytes());
    }
    format!("q{}", &hasher.finalize().to_hex()[..16])
}

fn once_each(evidence: Vec<Evidence>) -> Vec<Evidence> {
    let mut kept: Vec<Evidence> = Vec::new();
    for piece in evidence {
        if kept.len() < MOST_EVIDENCE && !kept.contains(&piece) {
            kept.push(piece);
        }
    }
    kept
}

/// Events that the person has not hidden, with their place in time.
fn dated<'a>(view: &FileView<'a>, wanted: impl Fn(&Event) -> bool) -> Vec<(&'a Event, &'a When)> {
    let mut events: Vec<_> = view
        .events
        .iter()
        .filter(|e| !e.hidden && wanted(e))
        .filter_map(|e| Some((e, e.when.as_ref()?)))
        .filter(|(_, when)| when.earliest().is_some() && when.latest().is_some())
        .collect();
    events.sort_by_key(|(e, when)| (when.order(), e.key.clone()));
    events
}

#[cfg(test)]
mod tests;
