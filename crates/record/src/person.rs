//! Whom the person decides about: how a decision finds somebody again after a better reading.

use serde::{Deserialize, Serialize};

use crate::PageOf;
use crate::document::named;

named! {
    /// What somebody is to the person whose file it is.
    PersonKind {
        You = "you", Worker = "worker", Carer = "carer", Family = "family", Other = "other", NotKnown = "not_known",
    }
}

/// A name as it stands on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NameSeen {
    pub at: PageOf,
    /// As written, with one space where there was more white space.
    pub name: String,
}

/// Somebody named in the file, by some of the pages that name them. A better reading finds them again by these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRef {
    pub seen: Vec<NameSeen>,
}

/// What the person said about somebody, in the order in which they said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum PersonSaid {
    /// These two are one; the first keeps its name.
    Merged { keep: PersonRef, fold: PersonRef },
    /// This spelling of the name is somebody else.
    Parted { person: PersonRef, spelling: String },
    /// What they are called; empty goes back to the name as the file has it.
    Named { person: PersonRef, name: String },
    /// What they are to the person.
    Kind { person: PersonRef, kind: PersonKind },
}

impl PersonSaid {
    /// Everybody that this is about.
    pub fn people_mut(&mut self) -> impl Iterator<Item = &mut PersonRef> {
        let (one, two) = match self {
            Self::Merged { keep, fold } => (keep, Some(fold)),
            Self::Parted { person, .. } | Self::Named { person, .. } | Self::Kind { person, .. } => (person, None),
        };
        std::iter::once(one).chain(two)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Decision, GonePapers, Kept};

    fn person(pages: &[(&str, &str)]) -> PersonRef {
        let seen = |(sha256, name): &(&str, &str)| NameSeen {
            at: PageOf { sha256: (*sha256).to_owned(), page: 1 },
            name: (*name).to_owned(),
        };
        PersonRef { seen: pages.iter().map(seen).collect() }
    }

    #[test]
    fn a_name_goes_for_good_with_the_last_page_that_has_it() {
        let gone = GonePapers { sha256: ["aa".to_owned()].into(), ..GonePapers::default() };
        let named = |seen: &[(&str, &str)]| Decision::PersonSaid {
            said: PersonSaid::Named { person: person(seen), name: "Auntie".into() },
        };
        assert_eq!(named(&[("bb", "Mrs Holt")]).without(&gone), Kept::AsItWas);
        assert_eq!(named(&[("aa", "Mrs Holt")]).without(&gone), Kept::Nothing);
        let left = named(&[("bb", "P. Holt")]);
        assert_eq!(named(&[("aa", "Mrs Holt"), ("bb", "P. Holt")]).without(&gone), Kept::Without(Box::new(left)));
        let parted = Decision::PersonSaid {
            said: PersonSaid::Parted { person: person(&[("aa", "PH"), ("bb", "P. Holt")]), spelling: "PH".into() },
        };
        assert_eq!(parted.without(&gone), Kept::Nothing);
    }
}
