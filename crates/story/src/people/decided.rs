//! Lays what the person said of people over what the file gives, in the order in which they said it.
//!
//! A decision finds its person by the names on its pages, so that it holds through a better reading; where none of them is
//! found any more it does nothing, and is kept.

use std::collections::BTreeSet;

use record::{FileId, PersonKind, PersonRef, PersonSaid, TextHash};

use super::{Join, Person, Why, roles};

/// A name as written, with one space where there is white space: how a decision names a spelling.
#[must_use]
pub fn spelling(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn lay<'a>(people: &mut Vec<Person>, said: &[PersonSaid], sha256: impl Fn(FileId) -> &'a str) {
    for one in said {
        match one {
            PersonSaid::Merged { keep, fold } => {
                if let (Some(keep), Some(fold)) = (find(people, keep, &sha256), find(people, fold, &sha256)) {
                    merge(people, keep, fold);
                }
            }
            PersonSaid::Parted { person, spelling } => {
                if let Some(at) = find_spelling(people, person, spelling, &sha256) {
                    part(people, at, spelling);
                }
            }
            PersonSaid::Named { person, name } => {
                if let Some(at) = find(people, person, &sha256) {
                    people[at].name = if name.is_empty() { people[at].file_name.clone() } else { name.clone() };
                    people[at].decided = true;
                }
            }
            PersonSaid::Kind { person, kind } => {
                if let Some(at) = find(people, person, &sha256) {
                    if *kind == PersonKind::You {
                        // There is one person whose file this is.
                        for other in people.iter_mut().filter(|p| p.kind == PersonKind::You) {
                            other.kind = PersonKind::Other;
                        }
                    }
                    people[at].kind = *kind;
                    people[at].decided = true;
                }
            }
        }
    }
}

/// The person who has most of these names on these pages; by the names alone where the pages are gone.
fn find<'a>(people: &[Person], wanted: &PersonRef, sha256: &impl Fn(FileId) -> &'a str) -> Option<usize> {
    let there: BTreeSet<(&str, u32, &str)> =
        wanted.seen.iter().map(|s| (s.at.sha256.as_str(), s.at.page, s.name.as_str())).collect();
    let names: BTreeSet<&str> = wanted.seen.iter().map(|s| s.name.as_str()).collect();
    let score = |person: &Person| {
        if !person.written.iter().any(|w| names.contains(w.name.as_str())) {
            return (0, 0);
        }
        let hits: BTreeSet<(&str, u32, String)> = person
            .mentions
            .iter()
            .map(|m| (sha256(m.file), m.page, spelling(&m.text)))
            .filter(|(sha, page, name)| there.contains(&(*sha, *page, name.as_str())))
            .collect();
        (hits.len(), person.written.iter().filter(|w| names.contains(w.name.as_str())).count())
    };
    let scored = people.iter().enumerate().map(|(n, p)| (score(p), std::cmp::Reverse(n)));
    scored.filter(|((hits, named), _)| hits + named > 0).max().map(|(_, std::cmp::Reverse(n))| n)
}

/// The person who has this spelling on those pages.
fn find_spelling<'a>(
    people: &[Person],
    wanted: &PersonRef,
    name: &str,
    sha256: &impl Fn(FileId) -> &'a str,
) -> Option<usize> {
    let narrowed = PersonRef { seen: wanted.seen.iter().filter(|s| s.name == name).cloned().collect() };
    find(people, &narrowed, sha256)
}

fn merge(people: &mut Vec<Person>, keep: usize, fold: usize) {
    if keep == fold {
        return;
    }
    let gone = people[fold].clone();
    let person = &mut people[keep];
    let own: BTreeSet<String> = person.written.iter().map(|w| w.name.clone()).collect();
    person.joins.extend(
        gone.written.iter().filter(|w| !own.contains(&w.name)).map(|w| Join { name: w.name.clone(), why: Why::Said }),
    );
    person.mentions.extend(gone.mentions);
    person.count();
    if person.kind == PersonKind::NotKnown || gone.kind == PersonKind::You {
        person.kind = gone.kind;
    }
    person.perhaps.retain(|name| *name != gone.name);
    person.decided = true;
    people.remove(fold);
}

/// Sets one way of writing apart as somebody else.
fn part(people: &mut Vec<Person>, at: usize, name: &str) {
    let person = &mut people[at];
    let (theirs, own): (Vec<_>, Vec<_>) = person.mentions.iter().cloned().partition(|m| spelling(&m.text) == name);
    if theirs.is_empty() || own.is_empty() {
        return;
    }
    person.mentions = own;
    person.count();
    person.joins.retain(|j| j.name != name);
    person.decided = true;
    let id = format!("person-{}", TextHash::of(&format!("{}|parted|{name}", person.id)).0);
    if person.file_name == name {
        // The name went with the other; what is left is called as it is most written.
        person.file_name = person.written.first().map_or_else(String::new, |w| w.name.clone());
        person.name.clone_from(&person.file_name);
    }
    let mut new = Person { id, decided: true, ..Person::of(name.to_owned(), theirs) };
    new.kind = new.roles.first().map_or(PersonKind::NotKnown, |role| roles::kind_of(role));
    people.push(new);
}
