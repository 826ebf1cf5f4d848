//! Papers that the rules of the day called for and that are not in the file: one question for each rule. Reviews have their own.

use std::collections::BTreeMap;

use record::DocumentKind;

use super::{About, Asking, Raised};
use crate::expected::Expected;
use crate::view::FileView;
use crate::words::{kind_in_words, list, say};

/// How many of the missing ones are named in a question about many.
const NAMED: usize = 2;

pub(super) fn missing(view: &FileView<'_>, asking: &Asking<'_>) -> Vec<Raised> {
    let mut by_rule: BTreeMap<&str, Vec<&Expected>> = BTreeMap::new();
    let others = view.expected.iter().filter(|e| e.found.is_none() && e.paper != DocumentKind::ReviewMinutes);
    for row in others {
        by_rule.entry(&row.rule).or_default().push(row);
    }
    by_rule.into_iter().filter_map(|(rule, rows)| question(asking, rule, &rows)).collect()
}

fn question(asking: &Asking<'_>, rule: &str, rows: &[&Expected]) -> Option<Raised> {
    let first = rows.first()?;
    let slots = [("title", called(first.paper)), ("rule", first.plain.clone())];
    let text = if rows.len() == 1 {
        asking.wording.fill_for_one(&[&slots[..], &[("to", say(&first.due))]].concat())
    } else {
        let some: Vec<String> = rows.iter().take(NAMED).map(|row| say(&row.due)).collect();
        asking
            .wording
            .fill_for_many(&[&slots[..], &[("count", rows.len().to_string()), ("dates", list(&some))]].concat())
    };
    let about = About {
        weight: i64::try_from(rows.len()).unwrap_or(i64::MAX),
        subject: rule.to_owned(),
        evidence: rows.iter().flat_map(|row| row.counted_from.iter().take(1)).cloned().collect(),
        date: (rows.len() == 1).then(|| first.due.clone()),
        from: (rows.len() > 1).then(|| first.due.clone()),
        to: rows.last().filter(|_| rows.len() > 1).map(|row| row.due.clone()),
    };
    asking.raise(text, about)
}

/// What the rules call the paper; the project's own name for the kind is wider.
fn called(paper: DocumentKind) -> String {
    match paper {
        DocumentKind::PlacementInformation => "a placement plan".to_owned(),
        other => format!("a {}", kind_in_words(other)),
    }
}
