//! The people whom the file names, as the window and the open export show them, and what the person says of them.

use std::collections::{BTreeSet, HashMap};

use contract::*;
use record::{Decision, Document, FileId, PersonKind, PersonSaid, When};
use share::{MentionRow, Names, PersonRow};
use story::Span;
use story::people::{Join, Person, Seen, Why};

use crate::Desk;
use crate::index::PageIndex;
use crate::known::{FoundPage, Known};
use crate::place::short_enough;
use crate::views::when_view;

/// Days in a month, for saying how long about.
const MONTH: i64 = 30;

/// Gathers the people of the whole file.
pub(crate) fn gather(
    pages: &[FoundPage],
    documents: &[Document],
    said: &[PersonSaid],
    index: &PageIndex,
) -> Vec<Person> {
    let mut paper_of: HashMap<(FileId, u32), &Document> = HashMap::new();
    for document in documents {
        let run = (document.first_page..=document.last_page).filter(|_| document.pages.is_empty());
        for page in run.chain(document.pages.iter().copied()) {
            paper_of.entry((document.file, page)).or_insert(document);
        }
    }
    let written: Vec<Option<When>> = pages
        .iter()
        .map(|p| {
            // A page of a running record was written when its entries were, not over the whole time of the record.
            let entries = understand::days_of_entries(&p.findings);
            let first = entries.iter().filter_map(When::earliest).min();
            let last = entries.iter().filter_map(When::latest).max();
            match first.zip(last) {
                Some((first, last)) if first == last => Some(When::day(first)),
                Some((first, last)) => When::parse(&format!("{first}/{last}")).ok(),
                None => {
                    let paper = paper_of.get(&(p.file, p.page));
                    paper.map_or_else(|| p.findings.head.date.clone(), |d| d.date.clone())
                }
            }
        })
        .collect();
    let mut seen: Vec<Seen<'_>> = Vec::new();
    for (page, when) in pages.iter().zip(&written) {
        let paper = paper_of.get(&(page.file, page.page)).map_or("", |d| d.id.as_str());
        let one = |mention| Seen { file: page.file, page: page.page, paper, when: when.as_ref(), mention };
        seen.extend(page.findings.people.iter().map(one));
    }
    story::people::people(&seen, said, |file| index.file(file).map_or("", |f| f.sha256.as_str()))
}

impl Desk {
    pub fn people(&self, _: Nothing) -> Result<PeopleView, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        let people: Vec<PersonView> = known.people.iter().map(person_view).collect();
        Ok(PeopleView {
            own_workers: people.iter().filter(|p| p.own_worker).count() as u32,
            people,
            still_adding: place.import.is_running(),
        })
    }

    /// Every page that names somebody, in the order of the file.
    pub fn person_pages(&self, asked: PersonAsked) -> Result<PersonPages, Failure> {
        let known = self.place()?.known()?;
        let person = find(&known, &asked.id)?;
        let mut pages: Vec<NamedPage> = Vec::new();
        for at in &person.mentions {
            let Some(seq) = known.index.seq(at.file, at.page) else { continue };
            if pages.last().is_some_and(|p| p.seq == seq) {
                continue;
            }
            pages.push(NamedPage {
                seq,
                page: at.page,
                start: at.start,
                end: at.end,
                name: story::people::spelling(&at.text),
                title: known.document_at(at.file, at.page).map_or(String::new(), |d| d.title.clone()),
                when: at.when.as_ref().map(when_view),
            });
        }
        pages.sort_by_key(|p| p.seq);
        Ok(PersonPages { pages })
    }

    /// Says that two people are one. The first keeps its name.
    pub fn merge_people(&self, request: MergePeople) -> Result<Done, Failure> {
        if request.keep == request.fold {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        self.say_of_person(|known| {
            let [keep, fold] = [&request.keep, &request.fold].map(|id| find(known, id).map(|p| anchored(known, p)));
            Ok(PersonSaid::Merged { keep: keep?, fold: fold? })
        })
    }

    /// Says that one way of writing a name is somebody else.
    pub fn part_name(&self, request: PartName) -> Result<Done, Failure> {
        self.say_of_person(|known| {
            let person = find(known, &request.id)?;
            let there = person.written.len() > 1 && person.written.iter().any(|w| w.name == request.spelling);
            if !there {
                return Err(Failure::of(FailureCode::NothingThere));
            }
            Ok(PersonSaid::Parted { person: anchored(known, person), spelling: request.spelling.clone() })
        })
    }

    pub fn name_person(&self, request: NamePerson) -> Result<Done, Failure> {
        let name = request.name.trim().to_owned();
        short_enough(&name)?;
        self.say_of_person(|known| Ok(PersonSaid::Named { person: anchored(known, find(known, &request.id)?), name }))
    }

    pub fn set_person_kind(&self, request: SetPersonKind) -> Result<Done, Failure> {
        let kind = match request.kind {
            PersonKindView::You => PersonKind::You,
            PersonKindView::Worker => PersonKind::Worker,
            PersonKindView::Carer => PersonKind::Carer,
            PersonKindView::Family => PersonKind::Family,
            PersonKindView::Other => PersonKind::Other,
            PersonKindView::NotKnown => PersonKind::NotKnown,
        };
        self.say_of_person(|known| Ok(PersonSaid::Kind { person: anchored(known, find(known, &request.id)?), kind }))
    }

    fn say_of_person(&self, said: impl FnOnce(&Known) -> Result<PersonSaid, Failure>) -> Result<Done, Failure> {
        let place = self.place()?;
        let known = place.known()?;
        place.decide(&Decision::PersonSaid { said: said(&known)? })?;
        Ok(Done {})
    }
}

fn find<'k>(known: &'k Known, id: &str) -> Result<&'k Person, Failure> {
    known.people.iter().find(|p| p.id == id).ok_or_else(|| Failure::of(FailureCode::NothingThere))
}

fn anchored(known: &Known, person: &Person) -> record::PersonRef {
    person.anchored(|file| known.index.file(file).map_or("", |f| f.sha256.as_str()))
}

fn person_view(person: &Person) -> PersonView {
    let why = |name: &str| person.joins.iter().find(|j: &&Join| j.name == name).map(|j| join_why(j.why));
    let pages: BTreeSet<(FileId, u32)> = person.mentions.iter().map(|m| (m.file, m.page)).collect();
    let days = person.first.as_ref().and_then(When::earliest).zip(person.last.as_ref().and_then(When::latest));
    PersonView {
        id: person.id.clone(),
        name: person.name.clone(),
        kind: kind_view(person.kind),
        roles: person.roles.clone(),
        first: person.first.as_ref().map(when_view),
        last: person.last.as_ref().map(when_view),
        months: days.and_then(|(from, to)| u32::try_from((to - from).num_days() / MONTH).ok()),
        mentions: person.mentions.len() as u32,
        pages: pages.len() as u32,
        written: person
            .written
            .iter()
            .map(|w| WrittenView { name: w.name.clone(), times: w.times, why: why(&w.name) })
            .collect(),
        perhaps: person.perhaps.clone(),
        decided: person.decided,
        own_worker: person.is_own_worker(),
    }
}

fn kind_view(kind: PersonKind) -> PersonKindView {
    match kind {
        PersonKind::You => PersonKindView::You,
        PersonKind::Worker => PersonKindView::Worker,
        PersonKind::Carer => PersonKindView::Carer,
        PersonKind::Family => PersonKindView::Family,
        PersonKind::Other => PersonKindView::Other,
        PersonKind::NotKnown => PersonKindView::NotKnown,
    }
}

fn join_why(why: Why) -> JoinWhy {
    match why {
        Why::SameName => JoinWhy::SameName,
        Why::ShortForm => JoinWhy::ShortForm,
        Why::SamePaper => JoinWhy::SamePaper,
        Why::SameRole => JoinWhy::SameRole,
        Why::SameYears => JoinWhy::SameYears,
        Why::OnlyName => JoinWhy::OnlyName,
        Why::TheirFile => JoinWhy::TheirFile,
        Why::OnlyKin => JoinWhy::OnlyKin,
        Why::Misread => JoinWhy::Misread,
        Why::Said => JoinWhy::Said,
    }
}

/// Who is named where an event is told. The person themself and their family are left to the People place.
pub(crate) fn who(known: &Known, event: &record::Event) -> Vec<WhoView> {
    let there = known.there.at(event).into_iter().map(|n| &known.people[n]);
    there
        .filter(|p| matches!(p.kind, PersonKind::Worker | PersonKind::Carer | PersonKind::Other))
        .map(|p| WhoView { id: p.id.clone(), name: p.name.clone(), role: p.roles.first().cloned() })
        .collect()
}

/// The times in which papers name the person's own workers, for the drawing. It is not said that they worked from then to then.
pub(crate) fn worker_spans(known: &Known) -> Vec<SpanView> {
    let own = known.people.iter().filter(|p| p.is_own_worker() && p.first.is_some());
    own.map(|p| SpanView {
        id: p.id.clone(),
        lane: Lane::People,
        name: p.name.clone(),
        from: p.first.as_ref().map(when_view),
        to: p.last.as_ref().map(when_view),
        end_from_next: false,
        named_only: true,
        reason: None,
        start_key: None,
        end_key: None,
        evidence: ends(known, p),
    })
    .collect()
}

/// The first and the last dated page that name somebody.
fn ends(known: &Known, person: &Person) -> Vec<EvidenceView> {
    let dated = || person.mentions.iter().filter(|m| m.when.is_some());
    let first = dated().min_by_key(|m| m.when.as_ref().map(When::order));
    let last = dated().max_by_key(|m| m.when.as_ref().map(When::order));
    let mut views: Vec<EvidenceView> = Vec::new();
    for at in first.into_iter().chain(last) {
        let Some(seq) = known.index.seq(at.file, at.page) else { continue };
        if views.iter().all(|v| v.seq != seq) {
            let (file, quote) = (known.index.name(at.file).to_owned(), at.text.clone());
            // A name alone tells of nothing hard, whatever stands around it.
            views.push(EvidenceView { seq, file, page: at.page, start: at.start, end: at.end, quote, covered: None });
        }
    }
    views
}

/// True when a worker that an event names is drawn already, from first to last paper.
pub(crate) fn is_drawn(known: &Known, span: &Span) -> bool {
    let name = story::people::spelling(&span.name);
    known
        .people
        .iter()
        .any(|p| p.is_own_worker() && p.first.is_some() && (p.name == name || p.written.iter().any(|w| w.name == name)))
}

/// The rows of the open export.
pub(crate) fn rows(known: &Known, names: &Names<'_>) -> Vec<PersonRow> {
    let row = |p: &Person| PersonRow {
        id: p.id.clone(),
        name: p.name.clone(),
        kind: p.kind.as_str().to_owned(),
        names: p.written.iter().map(|w| w.name.clone()).collect(),
        roles: p.roles.clone(),
        first: p.first.clone(),
        last: p.last.clone(),
        mentions: p
            .mentions
            .iter()
            .map(|m| MentionRow {
                file: (names.file)(m.file),
                page: m.page,
                start: m.start,
                end: m.end,
                text: m.text.clone(),
            })
            .collect(),
    };
    known.people.iter().map(row).collect()
}
