//! Everybody whom a page names, in every way that records name people: beside a title or a role, in lists and forms, by a
//! first name or initials that the same paper has given in full, and by what a child calls them.
//!
//! It would rather miss a name than take a street, a home or a heading for one. It never decides that two names are one person.

mod family;
mod fields;
mod first;
mod forms;
mod full;
mod lettered;
mod short;
mod shouted;

use std::collections::BTreeSet;
use std::ops::Range;

use record::PersonMention;

use crate::people::kept_apart;
use crate::sheet::Sheet;

/// A stretch that is a name, with the role that the words give.
pub(crate) type Named = (Range<usize>, Option<&'static str>);

/// Adds to the people beside titles and roles all the others that the page names. `before` are the people of the page before
/// where that is the same paper. In the order of the page; spans do not overlap.
pub(crate) fn everybody(sheet: &Sheet<'_>, sure: &[PersonMention], before: &[PersonMention]) -> Vec<PersonMention> {
    let spans: Vec<Range<usize>> = sure.iter().map(|p| sheet.byte_of(p.start)..sheet.byte_of(p.end)).collect();
    let mut found: Vec<Named> = forms::in_forms(sheet);
    found.extend(fields::in_fields(sheet));
    found.extend(shouted::in_capitals(sheet));
    let others: Vec<&str> =
        before.iter().map(|p| p.text.as_str()).chain(found.iter().map(|(r, _)| &sheet.text[r.clone()])).collect();
    found.extend(full::full_names(sheet, sure, &others));
    let known: Vec<&str> = before
        .iter()
        .map(|p| p.text.as_str())
        .chain(sure.iter().map(|p| p.text.as_str()))
        .chain(found.iter().map(|(r, _)| &sheet.text[r.clone()]))
        .collect();
    let short = short::shortened(sheet, &known);
    found.extend(first::first_names(sheet, &told_firsts(&known)));
    found.extend(short);
    found.extend(lettered::lettered(sheet));
    found.extend(family::kin(sheet));
    let found = kept_apart(sheet, found);
    let mut all: Vec<PersonMention> = sure.to_vec();
    for ((range, role), mention) in found {
        match spans.iter().position(|s| s.start < range.end && range.start < s.end) {
            // The longer of two readings of one name stands, with whichever role was found.
            Some(at)
                if range.len() > spans[at].len() && range.start <= spans[at].start && range.end >= spans[at].end =>
            {
                let role = all[at].role.clone().or_else(|| role.map(str::to_owned));
                all[at] = PersonMention { role, ..mention };
            }
            // `Mrs Denise` at the end of a line, and her surname on the next.
            Some(at)
                if spans[at].start < range.start && spans[at].end < range.end && ends_in_first_name(&all[at].text) =>
            {
                let whole = spans[at].start..range.end;
                all[at].end = sheet.chars_before(whole.end);
                all[at].text = sheet.text[whole].to_owned();
            }
            Some(at) => all[at].role = all[at].role.take().or_else(|| role.map(str::to_owned)),
            None => all.push(mention),
        }
    }
    all.sort_by_key(|p| (p.start, std::cmp::Reverse(p.end)));
    // Two readings may have grown into each other: the first stands.
    let mut end = 0;
    all.retain(|p| {
        let apart = p.start >= end;
        end = if apart { p.end } else { end };
        apart
    });
    all
}

/// The listed first names of those who are named in full, in lower case.
fn told_firsts(known: &[&str]) -> BTreeSet<String> {
    let firsts = known.iter().flat_map(|name| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let full = words.len() > 1;
        words.into_iter().filter(move |w| full && record::is_first_name(w)).map(bare).collect::<Vec<_>>()
    });
    firsts.collect()
}

fn ends_in_first_name(name: &str) -> bool {
    name.split_whitespace().next_back().is_some_and(record::is_first_name)
}

/// The word without marks at its ends, in lower case.
pub(crate) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests;
