//! Hard things on a page: which sentences, of what kind, who is spoken of, and what the person decided about covering them.
//!
//! A mention holds places and no words: the words stay on their page.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::PageOf;

/// What a hard passage is about. The names are those of `knowledge/england/delicate.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DelicateKind {
    Hurt,
    Sexual,
    Neglect,
    Fear,
    SelfHarm,
    Death,
    Held,
    DrinkDrugs,
    SentAway,
    CruelWords,
    Identity,
    Police,
    Body,
    FamilyNews,
    AnotherChild,
}

impl DelicateKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 15] = [
        Self::Hurt,
        Self::Sexual,
        Self::Neglect,
        Self::Fear,
        Self::SelfHarm,
        Self::Death,
        Self::Held,
        Self::DrinkDrugs,
        Self::SentAway,
        Self::CruelWords,
        Self::Identity,
        Self::Police,
        Self::Body,
        Self::FamilyNews,
        Self::AnotherChild,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Sexual => "sexual",
            Self::Neglect => "neglect",
            Self::Fear => "fear",
            Self::SelfHarm => "self_harm",
            Self::Death => "death",
            Self::Held => "held",
            Self::DrinkDrugs => "drink_drugs",
            Self::SentAway => "sent_away",
            Self::CruelWords => "cruel_words",
            Self::Identity => "identity",
            Self::Police => "police",
            Self::Body => "body",
            Self::FamilyNews => "family_news",
            Self::AnotherChild => "another_child",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Whom the words of a passage speak of, in general terms. It does not say who did what to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DelicateWho {
    Parent,
    Adult,
    AnotherChild,
    /// The child whom the paper is about, by the name that the paper gives.
    You,
    Someone,
    NotSaid,
}

/// Sentences about one hard thing that stand together on a page. All places count Unicode scalar values into the page's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelicateMention {
    pub start: u32,
    pub end: u32,
    pub kind: DelicateKind,
    pub who: DelicateWho,
    /// Each sentence, in order. The first begins at `start`, the last ends at `end`.
    pub sentences: Vec<(u32, u32)>,
    /// The words that spoke for this kind, in order.
    pub because: Vec<(u32, u32)>,
}

/// How a cover looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CoverLook {
    /// A panel with its doors.
    #[default]
    Panel,
    /// One line, which opens into the panel.
    Line,
}

/// Where covers are turned off or on again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum CoverScope {
    /// Every kind but news about the family, which has its own switch only.
    All,
    Kind {
        kind: DelicateKind,
    },
    /// A page, or every page that a paper has.
    Pages {
        pages: Vec<PageOf>,
    },
}

/// What the person decided about covers, replayed. At first everything is covered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoversDecided {
    pub all_off: bool,
    pub kinds_off: BTreeSet<DelicateKind>,
    pub pages_off: BTreeSet<PageOf>,
    pub look: CoverLook,
}

impl CoversDecided {
    /// Turns covers off or on.
    pub fn turn(&mut self, scope: CoverScope, on: bool) {
        match scope {
            CoverScope::All => self.all_off = !on,
            CoverScope::Kind { kind } if on => {
                self.kinds_off.remove(&kind);
            }
            CoverScope::Kind { kind } => {
                self.kinds_off.insert(kind);
            }
            CoverScope::Pages { pages } if on => self.pages_off.retain(|page| !pages.contains(page)),
            CoverScope::Pages { pages } => self.pages_off.extend(pages),
        }
    }

    /// True when a passage of this kind on this page is to be covered. News about the family stays covered when other kinds
    /// are turned off, until it is turned off itself.
    #[must_use]
    pub fn covers(&self, kind: DelicateKind, page: &PageOf) -> bool {
        let open = self.all_off || self.pages_off.contains(page);
        !self.kinds_off.contains(&kind) && (kind == DelicateKind::FamilyNews || !open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(page: u32) -> PageOf {
        PageOf { sha256: "aa".into(), page }
    }

    #[test]
    fn names_lead_back_to_their_kinds() {
        for kind in DelicateKind::ALL {
            assert_eq!(DelicateKind::named(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
        assert_eq!(DelicateKind::named("joy"), None);
    }

    #[test]
    fn news_about_the_family_has_its_own_switch() {
        let mut decided = CoversDecided::default();
        assert!(decided.covers(DelicateKind::Hurt, &page(1)));
        decided.turn(CoverScope::Pages { pages: vec![page(1)] }, false);
        assert!(!decided.covers(DelicateKind::Hurt, &page(1)) && decided.covers(DelicateKind::Hurt, &page(2)));
        assert!(decided.covers(DelicateKind::FamilyNews, &page(1)));
        decided.turn(CoverScope::All, false);
        assert!(!decided.covers(DelicateKind::Hurt, &page(2)) && decided.covers(DelicateKind::FamilyNews, &page(2)));
        decided.turn(CoverScope::Kind { kind: DelicateKind::FamilyNews }, false);
        assert!(!decided.covers(DelicateKind::FamilyNews, &page(2)));
        decided.turn(CoverScope::All, true);
        decided.turn(CoverScope::Pages { pages: vec![page(1)] }, true);
        assert!(decided.covers(DelicateKind::Hurt, &page(1)) && !decided.covers(DelicateKind::FamilyNews, &page(1)));
    }
}
