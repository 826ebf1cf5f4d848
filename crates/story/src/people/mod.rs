//! Everybody whom the file names: the mentions of all pages gathered into people, with their names, roles and years.
//!
//! Pure, and the same whatever the order of the pages. It joins two names only where one person alone fits, says why it did,
//! and otherwise leaves them two. What the person decided is laid over it last.

mod decided;
mod misread;
pub(crate) mod name;
mod resolve;
mod roles;
mod there;
mod turned;
mod units;

use std::collections::BTreeMap;

use record::{FileId, NameSeen, PageOf, PersonKind, PersonMention, PersonRef, PersonSaid, TextHash, When};

pub use self::decided::spelling;
pub use self::there::WhoIsThere;
use self::units::Group;

/// A mention, with the paper that it stands in and the time that the paper or its entry was written.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    pub file: FileId,
    pub page: u32,
    /// The paper's id.
    pub paper: &'a str,
    pub when: Option<&'a When>,
    pub mention: &'a PersonMention,
}

/// Where a person is named. `start..end` count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAt {
    pub file: FileId,
    pub page: u32,
    pub start: u32,
    pub end: u32,
    /// As it stands on the page.
    pub text: String,
    pub role: Option<String>,
    /// When the paper, or the entries of this page of it, were written.
    pub when: Option<When>,
}

impl NamedAt {
    fn place(&self) -> (FileId, u32, u32, u32) {
        (self.file, self.page, self.start, self.end)
    }
}

/// Why one way of writing a name was taken for a person who is also written otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The same first name and surname.
    SameName,
    /// One first name is a usual short form of the other.
    ShortForm,
    /// Nobody else in the same paper can be meant.
    SamePaper,
    /// Of those who can be meant in the same paper or in those years, one has the same role.
    SameRole,
    /// Nobody else who was around in those years can be meant.
    SameYears,
    /// Nobody else in the whole file can be meant, and few people bear such a name.
    OnlyName,
    /// Others bear the first name as well, but this is the child whose file it is.
    TheirFile,
    /// The only person with that place in the family.
    OnlyKin,
    /// The letters differ only as a machine misreads them.
    Misread,
    /// The person said so.
    Said,
}

/// One way of writing a name, and why it is taken for this person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Join {
    pub name: String,
    pub why: Why,
}

/// A way in which the file writes a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub name: String,
    pub times: u32,
}

/// Somebody whom the file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Holds for as long as the same pages are read in the same way; a decision uses [`Person::anchored`].
    pub id: String,
    /// As the person named them, else the fullest name in the file.
    pub name: String,
    /// The most used first.
    pub written: Vec<Written>,
    /// In plain words, the most used first.
    pub roles: Vec<String>,
    pub kind: PersonKind,
    /// The times of the first and the last dated paper that names them. Nothing is said of the time outside.
    pub first: Option<When>,
    pub last: Option<When>,
    /// In the order of files and pages.
    pub mentions: Vec<NamedAt>,
    /// Ways of writing that were joined, beside the fullest name itself.
    pub joins: Vec<Join>,
    /// Names of several people whom this short name could mean, so that it was joined to none.
    pub perhaps: Vec<String>,
    /// The person decided something about them.
    pub decided: bool,
    /// The fullest name in the file.
    file_name: String,
}

impl Person {
    /// True for somebody who was the child's own worker, by the roles that papers give.
    #[must_use]
    pub fn is_own_worker(&self) -> bool {
        self.kind == PersonKind::Worker && self.roles.iter().any(|r| roles::is_own_worker(r))
    }

    /// How a decision names this person.
    #[must_use]
    pub fn anchored<'a>(&self, sha256: impl Fn(FileId) -> &'a str) -> PersonRef {
        let mut seen: Vec<NameSeen> = Vec::new();
        let mut of_name: BTreeMap<String, usize> = BTreeMap::new();
        for at in &self.mentions {
            let name = spelling(&at.text);
            // A few pages for each way of writing are enough to find the person again.
            let count = of_name.entry(name.clone()).or_default();
            let here = NameSeen { at: PageOf { sha256: sha256(at.file).to_owned(), page: at.page }, name };
            if *count < ANCHORS && !seen.contains(&here) {
                *count += 1;
                seen.push(here);
            }
        }
        PersonRef { seen }
    }
}

/// Pages by which a decision finds each spelling of a name again.
const ANCHORS: usize = 8;

/// Gathers the mentions of a whole file into people, and lays over them what the person said.
///
/// In the order of the names. Every mention is in some person; one that names two people (`Mr and Mrs Brown`) is in both. The
/// order of `seen` makes no difference. `sha256` gives the fingerprint of a received file's bytes.
#[must_use]
pub fn people<'a>(seen: &[Seen<'_>], said: &[PersonSaid], sha256: impl Fn(FileId) -> &'a str) -> Vec<Person> {
    let mut seen: Vec<&Seen<'_>> = seen.iter().collect();
    seen.sort_by(|a, b| place(a).cmp(&place(b)));
    seen.dedup_by(|a, b| place(a) == place(b));
    let groups = resolve::groups(&seen);
    let you = resolve::the_child(&groups, &seen);
    let names: Vec<String> = groups.iter().map(|g| g.title(&seen)).collect();
    let mut people: Vec<Person> =
        groups.iter().enumerate().map(|(n, group)| person(group, &names, n, Some(n) == you, &seen)).collect();
    decided::lay(&mut people, said, sha256);
    people.sort_by_cached_key(|p| (p.name.to_lowercase(), p.mentions.first().map(NamedAt::place), p.id.clone()));
    people
}

fn place<'s>(seen: &'s Seen<'_>) -> impl Ord + 's {
    let m = seen.mention;
    (seen.file, seen.page, m.start, m.end, m.text.as_str(), m.role.as_deref(), seen.paper)
}

fn person(group: &Group<'_>, names: &[String], own: usize, is_you: bool, seen: &[&Seen<'_>]) -> Person {
    let at: Vec<usize> = group.mentions();
    let mentions: Vec<NamedAt> = at
        .iter()
        .map(|n| {
            let (s, m) = (seen[*n], seen[*n].mention);
            NamedAt {
                file: s.file,
                page: s.page,
                start: m.start,
                end: m.end,
                text: m.text.clone(),
                role: m.role.clone().filter(|role| name::may_have(&m.text, role)),
                when: s.when.cloned(),
            }
        })
        .collect();
    let name = names[own].clone();
    let mut joins: Vec<Join> = group.joins.iter().map(|(name, why)| Join { name: name.clone(), why: *why }).collect();
    joins.retain(|j| j.name != name);
    joins.sort();
    joins.dedup_by(|a, b| a.name == b.name);
    if group.is_full() {
        // `SMITH, Jean` and `Mrs Jean Smith` needed no choice.
        let plain = written(&mentions).into_iter().map(|w| w.name);
        let same: Vec<String> = plain.filter(|w| *w != name && joins.iter().all(|j| j.name != *w)).collect();
        joins.extend(same.into_iter().map(|name| Join { name, why: Why::SameName }));
    }
    let perhaps = group.perhaps.iter().filter_map(|n| names.get(*n)).cloned().collect();
    let kind = if is_you { PersonKind::You } else { group.kind() };
    Person { kind, joins, perhaps, ..Person::of(name, mentions) }
}

impl Person {
    /// Somebody with this name and these mentions, and all that follows from the mentions.
    fn of(name: String, mentions: Vec<NamedAt>) -> Self {
        let first = mentions.first().map_or((FileId(0), 0, 0, 0), NamedAt::place);
        let mut person = Self {
            id: format!("person-{}", TextHash::of(&format!("{}|{first:?}", name.to_lowercase())).0),
            file_name: name.clone(),
            name,
            written: Vec::new(),
            roles: Vec::new(),
            kind: PersonKind::NotKnown,
            first: None,
            last: None,
            mentions,
            joins: Vec::new(),
            perhaps: Vec::new(),
            decided: false,
        };
        person.count();
        person
    }

    /// Counts spellings and roles and finds the first and the last time again, after the mentions changed.
    fn count(&mut self) {
        self.mentions.sort_by_key(NamedAt::place);
        self.mentions.dedup_by(|a, b| a.place() == b.place());
        let dated = || self.mentions.iter().filter_map(|m| m.when.as_ref());
        self.first = dated().min_by_key(|w| w.order()).cloned();
        self.last = dated().max_by_key(|w| w.order()).cloned();
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for role in self.mentions.iter().filter_map(|m| m.role.as_deref()) {
            *count.entry(role).or_default() += 1;
        }
        let mut in_order: Vec<(&str, usize)> = count.into_iter().collect();
        // Of roles that are written as often, what somebody was at work is told first.
        in_order.sort_by_key(|(role, n)| (std::cmp::Reverse(*n), roles::kind_of(role), *role));
        self.roles = in_order.into_iter().map(|(role, _)| role.to_owned()).collect();
        self.written = written(&self.mentions);
    }
}

/// The ways in which mentions write a name, the most used first.
fn written(mentions: &[NamedAt]) -> Vec<Written> {
    let mut count: BTreeMap<String, u32> = BTreeMap::new();
    for mention in mentions {
        *count.entry(spelling(&mention.text)).or_default() += 1;
    }
    let mut all: Vec<Written> = count.into_iter().map(|(name, times)| Written { name, times }).collect();
    all.sort_by_key(|w| std::cmp::Reverse(w.times));
    all
}

#[cfg(test)]
mod tests;
