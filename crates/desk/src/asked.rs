//! What is worth asking: hands everything that is known of the file to the rules and the questions.

use contract::Failure;
use knowledge::Knowledge;
use record::{Decided, Document, DocumentKind, Evidence, Mentioned, Missing, NotFound, Question, char_slice};
use story::Timeline;
use vault::VaultReader;

use crate::found::FoundPage;
use crate::known::{Heard, papers_may_be_unread};
use crate::open::OpenPlace;

/// Undated papers whose first line is looked up. More of them than this raise no more questions.
const UNDATED_LOOKED_AT: usize = 40;
/// Reviews whose first line is looked up, as a question about their words points to it.
const REVIEWS_LOOKED_AT: usize = 300;
/// Characters of a paper's first line.
const OPENING_WORDS: usize = 120;

impl OpenPlace {
    /// What the rules of the day called for, and the questions that the whole file raises.
    pub(crate) fn suggest(
        &self,
        documents: &[Document],
        timeline: &Timeline,
        missing: &[Missing],
        reviews_named: &[ask::ReviewNamed],
        heard: &Heard,
    ) -> Result<(Vec<ask::Expected>, Vec<Question>), Failure> {
        let removed = self.with_reading(VaultReader::removed_parts)?;
        let redactions: Vec<ask::RedactionSeen> = removed
            .into_iter()
            .map(|part| ask::RedactionSeen {
                evidence: Evidence {
                    file: part.file,
                    page: part.page,
                    start: part.redaction.start,
                    end: part.redaction.end,
                    quote: part.quote,
                    text_hash: part.text_hash,
                },
                kind: part.redaction.kind,
                reason: part.redaction.reason,
            })
            .collect();
        let gaps: Vec<_> = timeline
            .gaps
            .iter()
            .map(|gap| (gap.from.clone(), gap.to.clone(), vec![gap.before.clone(), gap.after.clone()]))
            .collect();
        let undated = documents.iter().filter(|d| d.date.is_none() && !d.scanned).take(UNDATED_LOOKED_AT);
        let reviews = documents.iter().filter(|d| d.date.is_some() && d.kind == DocumentKind::ReviewMinutes);
        let heads = undated
            .chain(reviews.take(REVIEWS_LOOKED_AT))
            .map(|d| self.opening_words(d))
            .collect::<Result<Vec<_>, _>>()?;
        let heads: Vec<(String, Evidence)> = heads.into_iter().flatten().collect();
        let view = ask::FileView {
            events: &timeline.events,
            placements: &timeline.placements,
            documents,
            heads: &heads,
            gaps: &gaps,
            redactions: &redactions,
            papers_named: &papers_named(missing, documents),
            reviews_named,
            pages_not_found: &pages_not_found(missing),
            born: timeline.born.as_ref(),
            in_care: timeline.in_care.as_ref().map(|care| (&care.from, &care.until)),
            unheard: &heard.unheard,
            agreed: &heard.agreed,
            left_undone: &heard.left_undone,
            expected: &[],
        };
        let expected = ask::expected(&view, Knowledge::england());
        let questions = ask::suggest(&ask::FileView { expected: &expected, ..view }, Knowledge::england());
        Ok((expected, questions))
    }

    /// The first line of a paper, which a question about the whole of it points to.
    fn opening_words(&self, document: &Document) -> Result<Option<(String, Evidence)>, Failure> {
        let row = self.with_reading(|vault| vault.page(document.file, document.first_page))?;
        Ok(row.and_then(|row| {
            let text = &row.content.text;
            let start = text.chars().take_while(|c| c.is_whitespace()).count() as u32;
            let rest = char_slice(text, start, u32::MAX);
            let length = rest.chars().take_while(|c| *c != '\n').take(OPENING_WORDS).count() as u32;
            let evidence = Evidence {
                file: document.file,
                page: document.first_page,
                start,
                end: start + length,
                quote: char_slice(text, start, start + length).to_owned(),
                text_hash: row.text_hash,
            };
            (length > 0).then(|| (document.id.clone(), evidence))
        }))
    }
}

/// Papers to ask for. While pages are still pictures, what is named may be on one of them: then only what the papers themselves
/// say is not there.
fn papers_named(missing: &[Missing], documents: &[Document]) -> Vec<ask::PaperNamed> {
    let unread = papers_may_be_unread(documents);
    let named = missing.iter().filter_map(|m| match &m.what {
        NotFound::Paper { title, date, said_missing, .. } if *said_missing || !unread => Some((m, title, date)),
        _ => None,
    });
    named
        .flat_map(|(m, title, date)| {
            let title = match date {
                Some(date) => format!("{title} of {}", story::when_in_words(date)),
                None => title.clone(),
            };
            m.evidence.iter().map(move |e| ask::PaperNamed { evidence: e.clone(), title: title.clone() })
        })
        .collect()
}

/// The reviews that pages speak of without being their notes.
pub(crate) fn reviews_named(pages: &[FoundPage]) -> Vec<ask::ReviewNamed> {
    let named = |page: &FoundPage| {
        let (file, number, text_hash) = (page.file, page.page, page.text_hash.clone());
        let found = page.findings.mentions.iter().filter_map(move |mention| match &mention.of {
            Mentioned::Review { date, not_held } => Some(ask::ReviewNamed {
                evidence: Evidence {
                    file,
                    page: number,
                    start: mention.start,
                    end: mention.end,
                    quote: mention.text.clone(),
                    text_hash: text_hash.clone(),
                },
                date: date.clone(),
                not_held: *not_held,
            }),
            _ => None,
        });
        found.collect::<Vec<_>>()
    };
    pages.iter().flat_map(named).collect()
}

/// The pages that papers' own numbers speak of and that were not found.
fn pages_not_found(missing: &[Missing]) -> Vec<ask::PagesNotFound> {
    let pages = |m: &Missing| match m.what {
        NotFound::Pages { from, to, of } => {
            let evidence = m.evidence.first()?.clone();
            Some(ask::PagesNotFound { evidence, from, to, of })
        }
        _ => None,
    };
    missing.iter().filter_map(pages).collect()
}

/// True for a question that the file raised before, in the same words.
pub(crate) fn is_again(now: &Question, before: &Question) -> bool {
    now.trigger == before.trigger && now.text == before.text
}

/// The questions that the file raises, with those on the sheet that it no longer raises: what was chosen stays where it was put.
pub(crate) fn with_chosen(mut raised: Vec<Question>, decided: &Decided) -> Vec<Question> {
    for kept in decided.kept_questions.iter().filter(|q| decided.chosen_questions.contains(&q.id)) {
        if raised.iter().any(|q| q.id == kept.id) {
            continue;
        }
        match raised.iter_mut().find(|q| is_again(q, kept) && !decided.chosen_questions.contains(&q.id)) {
            Some(again) => again.id.clone_from(&kept.id),
            None => raised.push(kept.clone()),
        }
    }
    raised
}

#[cfg(test)]
mod tests {
    use record::{FileId, TextHash, Trigger};

    use super::*;

    fn question(id: &str, text: &str, page: u32) -> Question {
        let evidence =
            Evidence { file: FileId(1), page, start: 0, end: 2, quote: "He".into(), text_hash: TextHash::of("He") };
        Question {
            id: id.into(),
            trigger: Trigger::Gap,
            text: text.into(),
            audience: "council".into(),
            evidence: vec![evidence],
            from: None,
            to: None,
            date: None,
        }
    }

    #[test]
    fn a_chosen_question_stays_when_more_pages_raise_it_in_other_words_or_not_at_all() {
        let chosen = |ids: &[&str], kept: Vec<Question>| Decided {
            chosen_questions: ids.iter().map(|id| (*id).to_owned()).collect(),
            kept_questions: kept,
            ..Decided::default()
        };
        let decided = chosen(&["a", "b"], vec![question("a", "Why?", 1), question("b", "When?", 2)]);
        let now = with_chosen(vec![question("c", "Why?", 9), question("d", "Who?", 3)], &decided);
        let told: Vec<_> = now.iter().map(|q| (q.id.as_str(), q.text.as_str(), q.evidence[0].page)).collect();
        assert_eq!(told, [("a", "Why?", 9), ("d", "Who?", 3), ("b", "When?", 2)]);
        let none = chosen(&[], vec![question("a", "Why?", 1)]);
        assert!(with_chosen(Vec::new(), &none).is_empty(), "what was taken off the sheet is gone");
    }
}
