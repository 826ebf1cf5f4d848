//! What the rules of each time called for, rule by rule, for the window.

use contract::{DuePaper, ExpectedRule, ExpectedView, Failure, Nothing};

use crate::Desk;
use crate::known::Known;
use crate::views::{evidence_views, when_view};

impl Desk {
    pub fn expected(&self, _: Nothing) -> Result<ExpectedView, Failure> {
        Ok(expected_view(&*self.place()?.known()?))
    }
}

fn expected_view(known: &Known) -> ExpectedView {
    let mut rules: Vec<ExpectedRule> = Vec::new();
    for row in &known.expected {
        let found = row.found.as_ref().and_then(|id| known.documents.iter().find(|d| d.id == *id));
        let paper = DuePaper {
            due: when_view(&row.due),
            found: found.and_then(|d| known.index.seq(d.file, d.first_page)),
            counted_from: evidence_views(&known.index, &row.counted_from),
        };
        // The parts of one rule (the first review, the second, the later ones) are told in one sentence.
        match rules.iter_mut().find(|r| r.plain == row.plain && r.source == row.source) {
            Some(rule) => rule.papers.push(paper),
            None => rules.push(ExpectedRule {
                rule: row.rule.clone(),
                kind: row.paper.as_str().to_owned(),
                plain: row.plain.clone(),
                source: row.source.clone(),
                papers: vec![paper],
            }),
        }
    }
    let timeline = &known.timeline;
    ExpectedView {
        rules,
        care_began: timeline.in_care.as_ref().map(|care| when_view(&care.from)),
        born_known: timeline.born.is_some(),
    }
}
