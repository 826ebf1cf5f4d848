//! The life story: chapters by home, each sentence plain and with the words it rests on. It says "I", tells no feelings that
//! nobody wrote, and where the file gives two dates it gives both.

use std::collections::HashSet;

use record::{Decided, Event, EventKey, EventKind, Evidence, FileId, Placement, When};
use serde::Serialize;

use crate::key::holds;
use crate::timeline::{Gap, Timeline};
use crate::titles::{comes_into_care, names_people, own_words};
use crate::when_words::{moment_in_words, when_in_words};

/// What a chapter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChapterKind {
    Before,
    Home,
    /// A stretch for which the file holds nothing.
    NotInFile,
    After,
    /// Things whose time is not known well enough to place them.
    NoDate,
}

/// Whose sentence it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceKind {
    File,
    /// From the file, with a date or words that the person put right.
    Corrected,
    Memory,
    Disagreement,
    NotInFile,
}

/// Words on a page that a sentence rests on, with the file's name for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    pub evidence: Evidence,
    pub file_name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    pub text: String,
    pub kind: SentenceKind,
    /// Empty only for a memory.
    pub sources: Vec<Source>,
    pub event: Option<EventKey>,
    /// Words of a page that it repeats as they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quoted: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    pub kind: ChapterKind,
    pub heading: String,
    pub sentences: Vec<Sentence>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Story {
    pub title: String,
    pub chapters: Vec<Chapter>,
}

/// A date wider than this many days does not place an event within a chapter.
const PLACED_DAYS: i64 = 1100;

/// Tells the story. `file_names` gives the name under which a file was received.
#[must_use]
pub fn life_story(timeline: &Timeline, decided: &Decided, file_names: &dyn Fn(FileId) -> String) -> Story {
    let name = decided.name.trim();
    let title = if name.is_empty() { "My story".to_owned() } else { format!("My story, by {name}") };
    let mut teller = Teller { timeline, decided, file_names, told: HashSet::new(), chapters: Vec::new() };
    teller.tell();
    Story { title, chapters: teller.chapters }
}

struct Teller<'a> {
    timeline: &'a Timeline,
    decided: &'a Decided,
    file_names: &'a dyn Fn(FileId) -> String,
    /// Disagreements that are told already.
    told: HashSet<EventKey>,
    chapters: Vec<Chapter>,
}

/// Which chapter an event belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    Before,
    /// A place of the timeline's list.
    Home(usize),
    Elsewhere,
    AfterCare,
}

impl Where {
    fn kind(self) -> ChapterKind {
        match self {
            Self::Before => ChapterKind::Before,
            Self::Home(_) => ChapterKind::Home,
            Self::Elsewhere | Self::AfterCare => ChapterKind::After,
        }
    }
}

impl Teller<'_> {
    fn tell(&mut self) {
        let (placed, unplaced): (Vec<&Event>, Vec<&Event>) =
            self.timeline.events.iter().filter(|e| !e.hidden).partition(|e| is_placed(e));
        let mut now = Where::Before;
        let mut seen: HashSet<Where> = HashSet::from([now]);
        let mut gaps = self.timeline.gaps.iter().peekable();
        let mut silent_until: Option<&When> = None;
        self.open(ChapterKind::Before, "Before".to_owned());
        for event in placed {
            let Some(when) = &event.when else { continue };
            // A gap opens before the first event inside it: a memory stands in the silence that it fills.
            while let Some(gap) = gaps.next_if(|g| when.order() >= g.from.order()) {
                self.gap(gap);
                silent_until = Some(&gap.to);
            }
            let silent = silent_until.is_some_and(|to| when.order() <= to.order());
            let place = self.place_of(event, now);
            if !silent && (place != now || silent_until.take().is_some()) {
                let again = !seen.insert(place);
                self.open(place.kind(), self.heading(place, again));
                now = place;
            }
            self.say(event);
        }
        for gap in gaps {
            self.gap(gap);
        }
        self.open(ChapterKind::NoDate, "Things whose date is not clear".to_owned());
        for event in unplaced {
            self.say(event);
        }
        self.chapters.retain(|c| !c.sentences.is_empty());
    }

    /// The chapter that an event belongs to.
    fn place_of(&self, event: &Event, now: Where) -> Where {
        let homes = &self.timeline.placements;
        if event.kind == EventKind::PlacementStart
            && let Some(i) = homes.iter().position(|p| p.start_event.as_ref() == Some(&event.key))
        {
            return Where::Home(i);
        }
        if let Where::Home(i) = now
            && homes[i].end_event.as_ref() == Some(&event.key)
        {
            return now;
        }
        let Some(day) = event.when.as_ref().and_then(When::earliest) else { return now };
        let left = |e: &&Event| {
            e.kind == EventKind::LeavingCare
                && !e.hidden
                && e.when.as_ref().and_then(When::latest).is_some_and(|l| l < day)
        };
        if self.timeline.events.iter().any(|e| left(&e)) {
            return Where::AfterCare;
        }
        let began = |p: &Placement| p.from.as_ref().and_then(When::earliest);
        let lasts = |p: &Placement| p.to.as_ref().and_then(When::latest).is_none_or(|l| l >= day);
        let here = homes.iter().enumerate().filter(|(_, p)| began(p).is_some_and(|b| b <= day) && lasts(p));
        match here.max_by_key(|(i, p)| (began(p), *i)) {
            Some((i, _)) => Where::Home(i),
            None if homes.iter().filter_map(began).min().is_none_or(|first| day < first) => Where::Before,
            None => Where::Elsewhere,
        }
    }

    fn heading(&self, place: Where, again: bool) -> String {
        let name = match place {
            Where::Before => "Before".to_owned(),
            Where::Elsewhere => "A time without a home in my file".to_owned(),
            Where::AfterCare => "After care".to_owned(),
            Where::Home(i) => {
                let name = own_words(&self.timeline.placements[i].name);
                let mut chars = name.chars();
                let first = chars.next().map(|c| c.to_uppercase().collect::<String>() + chars.as_str());
                first.unwrap_or_else(|| "A home that my file does not name".to_owned())
            }
        };
        if again { format!("{name}, later") } else { name }
    }

    fn open(&mut self, kind: ChapterKind, heading: String) {
        self.chapters.push(Chapter { kind, heading, sentences: Vec::new() });
    }

    fn sources(&self, evidence: &[Evidence]) -> Vec<Source> {
        let mut found: Vec<Source> = Vec::new();
        for piece in evidence {
            let seen = found.iter().any(|s| s.evidence.file == piece.file && s.evidence.page == piece.page);
            if !seen {
                found.push(Source { evidence: piece.clone(), file_name: (self.file_names)(piece.file) });
            }
        }
        found
    }

    fn add(&mut self, text: String, kind: SentenceKind, evidence: &[Evidence], event: Option<EventKey>) {
        let sources = self.sources(evidence);
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.sentences.push(Sentence { text, kind, sources, event, quoted: None });
        }
    }

    fn gap(&mut self, gap: &Gap) {
        let span = format!("{} to {}", when_in_words(&gap.from), when_in_words(&gap.to));
        self.open(ChapterKind::NotInFile, format!("Not in my file: {span}"));
        let text = format!("My file has nothing with a date from {span}.");
        self.add(text, SentenceKind::NotInFile, &[gap.before.clone(), gap.after.clone()], None);
    }

    fn say(&mut self, event: &Event) {
        if event.kind == EventKind::Memory {
            let memory = self.decided.memories.values().find(|m| crate::decided::memory_key(&m.id) == event.key);
            let body = memory.map_or(event.title.as_str(), |m| {
                if m.body.trim().is_empty() { m.title.as_str() } else { m.body.as_str() }
            });
            let when = event.when.as_ref().map(|w| format!(" ({})", when_in_words(w))).unwrap_or_default();
            self.add(format!("{}{when}", body.trim()), SentenceKind::Memory, &[], Some(event.key.clone()));
            return;
        }
        let others: Vec<&Event> =
            event.disagrees_with.iter().filter_map(|k| self.timeline.event(k)).filter(|e| !e.hidden).collect();
        let settled = event.decided_by == record::DecidedBy::Person && event.when.is_some();
        if !others.is_empty() && !settled {
            if self.told.contains(&event.key)
                || others.iter().any(|o| o.decided_by == record::DecidedBy::Person && o.when.is_some())
            {
                return;
            }
            let mut all = vec![event];
            all.extend(&others);
            self.told.extend(all.iter().map(|e| e.key.clone()));
            let dates: Vec<String> = all.iter().filter_map(|e| e.when.as_ref()).map(when_in_words).collect();
            let proof: Vec<Evidence> = all.iter().flat_map(|e| e.evidence.iter().take(1)).cloned().collect();
            self.add(two_dates(event, &dates), SentenceKind::Disagreement, &proof, Some(event.key.clone()));
            return;
        }
        let kind = if event.decided_by == record::DecidedBy::Person && !event.confirmed {
            SentenceKind::Corrected
        } else {
            SentenceKind::File
        };
        let mut text = sentence(event);
        if let Some(said) = &event.file_says {
            text.push_str(&format!(" My file says {}.", when_in_words(said)));
        }
        self.add(text, kind, &event.evidence, Some(event.key.clone()));
        if let Some(reason) = &event.reason {
            self.add(
                format!("My file gives this reason: \u{201c}{reason}\u{201d}."),
                SentenceKind::File,
                &proof_of(reason, &event.evidence),
                Some(event.key.clone()),
            );
            if let Some(added) = self.chapters.last_mut().and_then(|c| c.sentences.last_mut()) {
                added.quoted = Some(reason.clone());
            }
        }
    }
}

/// The proof that holds the words of a reason; all of it where none does.
fn proof_of(reason: &str, evidence: &[Evidence]) -> Vec<Evidence> {
    let held: Vec<Evidence> = evidence.iter().filter(|e| holds(e, reason)).cloned().collect();
    if held.is_empty() { evidence.to_vec() } else { held }
}

fn is_placed(event: &Event) -> bool {
    event.when.as_ref().is_some_and(|w| w.earliest().is_some() && w.days().is_none_or(|d| d <= PLACED_DAYS))
}

fn two_dates(event: &Event, dates: &[String]) -> String {
    let number = match dates.len() {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        n => n.to_string(),
    };
    let (last, rest) = dates.split_last().map_or(("", &[][..]), |(l, r)| (l.as_str(), r));
    format!("My file gives {number} dates for {}: {} and {last}.", occasion(event), rest.join(", "))
}

/// What happened, as a thing that a date can be given for.
fn occasion(event: &Event) -> String {
    use EventKind::*;
    let place = own_words(&event.place);
    let person = event.people.first().map(String::as_str).unwrap_or_default();
    match event.kind {
        PlacementStart if place.is_empty() => "the day I came into care".to_owned(),
        PlacementStart if names_people(&event.place, &event.evidence) => {
            format!("the day I moved to live with {place}")
        }
        PlacementStart => format!("the day I moved to {place}"),
        PlacementEnd if place.is_empty() => "the day I left a home".to_owned(),
        PlacementEnd => format!("the day I left {place}"),
        SchoolStart => format!("the day I started at {}", if place.is_empty() { "school" } else { &place }),
        SchoolEnd => format!("the day I left {}", if place.is_empty() { "school" } else { &place }),
        SocialWorkerStart if !person.is_empty() => format!("the day {person} became my social worker"),
        SocialWorkerEnd if !person.is_empty() => format!("the day {person} stopped being my social worker"),
        LeavingCare => "the day I left care".to_owned(),
        Birth => "the day I was born".to_owned(),
        _ => format!("this: {}", event.title),
    }
}

/// One plain sentence. Nothing in it goes beyond the event.
fn sentence(event: &Event) -> String {
    use EventKind::*;
    let place = own_words(&event.place);
    let when = event.when.as_ref().map(moment_in_words);
    let at = |words: String| when.as_ref().map_or_else(|| format!("{words}."), |w| format!("{words} {w}."));
    let quote = event.evidence.first().map(|e| e.quote.to_lowercase()).unwrap_or_default();
    let person = event.people.first().map(String::as_str);
    let titled = || {
        let words = event.title.trim_end_matches('.');
        when.as_ref().map_or_else(|| format!("{words}."), |w| format!("{words}, {w}."))
    };
    if event.place.is_empty() && event.evidence.is_empty() {
        return titled();
    }
    match event.kind {
        Birth => at("I was born".to_owned()),
        PlacementStart if place.is_empty() && comes_into_care(&quote) => at("I came into care".to_owned()),
        PlacementStart if place.is_empty() => at("I moved to a new home".to_owned()),
        PlacementStart if names_people(&event.place, &event.evidence) => at(format!("I went to live with {place}")),
        PlacementStart => at(format!("I moved to {place}")),
        PlacementEnd if place.is_empty() => at("A home of mine came to an end".to_owned()),
        PlacementEnd if names_people(&event.place, &event.evidence) => at(format!("I stopped living with {place}")),
        PlacementEnd => at(format!("I left {place}")),
        SchoolStart if place.is_empty() => at("I started school".to_owned()),
        SchoolStart => at(format!("I started at {place}")),
        SchoolEnd if place.is_empty() => at("I left school".to_owned()),
        SchoolEnd => at(format!("I left {place}")),
        SocialWorkerStart => match person {
            Some(name) => at(format!("{name} became my social worker")),
            None => at("I got a new social worker".to_owned()),
        },
        SocialWorkerEnd => match person {
            Some(name) => at(format!("{name} stopped being my social worker")),
            None => at("My social worker left".to_owned()),
        },
        Review => at("There was a review meeting about me".to_owned()),
        CourtHearing => at("There was a court hearing about me".to_owned()),
        LeavingCare => at("I left care".to_owned()),
        Missing => at("I was reported missing".to_owned()),
        Return => at("I came back".to_owned()),
        Allegation => at("My file says that an allegation was made".to_owned()),
        Referral => at("Someone told social services about me".to_owned()),
        Plan if !place.is_empty() => at(format!("There was a plan about {place}")),
        Plan => at("A plan was made for me".to_owned()),
        OrderMade | Health | Contact | Conference | Assessment | Memory => titled(),
    }
}
