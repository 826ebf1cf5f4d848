//! Who is named in the words that tell an event, and the events' own names for them.

use std::collections::HashMap;

use record::{Event, Evidence, FileId};

use super::{Person, spelling};

/// Where on a page a name stands, and the place of its person in the list.
type OnPage = (u32, u32, usize);

/// Finds the people in a piece of proof.
#[derive(Debug, Default)]
pub struct WhoIsThere {
    by_page: HashMap<(FileId, u32), Vec<OnPage>>,
}

impl WhoIsThere {
    #[must_use]
    pub fn new(people: &[Person]) -> Self {
        let mut by_page: HashMap<(FileId, u32), Vec<OnPage>> = HashMap::new();
        for (n, person) in people.iter().enumerate() {
            for at in &person.mentions {
                by_page.entry((at.file, at.page)).or_default().push((at.start, at.end, n));
            }
        }
        by_page.values_mut().for_each(|list| list.sort_unstable());
        Self { by_page }
    }

    /// The people named in these words, in the order of the words, by their place in the list.
    pub fn in_proof(&self, proof: &Evidence) -> impl Iterator<Item = usize> {
        let on_page = self.by_page.get(&(proof.file, proof.page)).map_or(&[][..], Vec::as_slice);
        on_page.iter().filter(|(start, end, _)| proof.start <= *start && *end <= proof.end).map(|(.., n)| *n)
    }

    /// Everybody named in the words that tell this event, each once.
    #[must_use]
    pub fn at(&self, event: &Event) -> Vec<usize> {
        let mut all = Vec::new();
        for n in event.evidence.iter().flat_map(|proof| self.in_proof(proof)) {
            if !all.contains(&n) {
                all.push(n);
            }
        }
        all
    }

    /// Gives each event its people under one name each. A name that nobody has stays as it is written.
    pub fn name(&self, events: &mut [Event], people: &[Person]) {
        for event in events {
            let there = self.at(event);
            let mut named: Vec<String> = Vec::new();
            for name in &event.people {
                let plain = spelling(name);
                let whose = there.iter().find(|n| people[**n].written.iter().any(|w| w.name == plain));
                let name = whose.map_or_else(|| name.clone(), |n| people[*n].name.clone());
                if !named.contains(&name) {
                    named.push(name);
                }
            }
            event.people = named;
        }
    }
}
