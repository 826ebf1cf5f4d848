//! Forgetting for good: which decisions still hold words of a paper that is taken out, and what stays of them.
//!
//! What the person wrote stays; what was copied out of the paper goes. A decision that holds nothing else goes with it.

use std::collections::BTreeSet;

use crate::{Anchor, CoverScope, Decision, EventTarget, Evidence, FileId, PaperRef, PersonSaid, Undoable};

/// The papers that are taken out for good.
#[derive(Debug, Clone, Default)]
pub struct GonePapers {
    pub files: BTreeSet<FileId>,
    /// SHA-256 of those whose bytes are now in no received file.
    pub sha256: BTreeSet<String>,
    /// SHA-256 of every file that stays: a note on these bytes keeps its words, whichever of the files it names.
    pub staying: BTreeSet<String>,
}

impl GonePapers {
    fn holds(&self, anchor: &Anchor) -> bool {
        self.sha256.contains(&anchor.sha256)
            || (self.files.contains(&anchor.file) && !self.staying.contains(&anchor.sha256))
    }

    fn names(&self, paper: &PaperRef) -> bool {
        self.sha256.contains(&paper.sha256)
            || (self.files.contains(&paper.file) && !self.staying.contains(&paper.sha256))
    }

    /// Takes out the pieces that are words of these papers. True when there were any.
    fn take_out(&self, evidence: &mut Vec<Evidence>) -> bool {
        let before = evidence.len();
        evidence.retain(|piece| !self.files.contains(&piece.file));
        evidence.len() < before
    }

    /// An event's name is made from the words that tell it, so it goes with any of them. The story names it anew.
    fn take_out_of(&self, target: &mut EventTarget) -> bool {
        let any = self.take_out(&mut target.evidence);
        if any {
            target.title.clear();
        }
        if any && target.evidence.is_empty() {
            target.when = None;
        }
        any
    }
}

/// What becomes of one decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It holds nothing of the papers.
    AsItWas,
    /// The same decision without the papers' words.
    Without(Box<Decision>),
    /// It was about the papers alone and holds no word of the person's own.
    Nothing,
}

impl Decision {
    /// Takes out every word that was copied from these papers.
    ///
    /// A note keeps its own words and its page number, and loses the place and the words that it was set beside. An
    /// event loses its proof and its name; a correction of it stays, since the value is the person's.
    #[must_use]
    pub fn without(&self, gone: &GonePapers) -> Kept {
        let mut new = self.clone();
        let (touched, stays) = match &mut new {
            Self::NoteAdded { note } => {
                let touched = gone.holds(&note.anchor);
                if touched {
                    let Anchor { quote, before, after, sha256, .. } = &mut note.anchor;
                    [quote, before, after, sha256].into_iter().for_each(String::clear);
                }
                (touched, true)
            }
            // What the person typed is the paper's own words.
            Self::WordTyped { word } => (gone.holds(&word.anchor), false),
            Self::WordsSaid { at, .. } => (gone.holds(at), false),
            Self::EventCorrected { target, .. } => (gone.take_out_of(target), true),
            Self::EventConfirmed { target } | Self::EventHidden { target } | Self::EventShown { target } => {
                (gone.take_out_of(target), !target.evidence.is_empty())
            }
            Self::EventsMerged { keep, fold } => {
                let touched = [gone.take_out_of(keep), gone.take_out_of(fold)].contains(&true);
                (touched, !keep.evidence.is_empty() && !fold.evidence.is_empty())
            }
            Self::QuestionWritten { question } => (gone.take_out(&mut question.evidence), true),
            // The words of such a question may be the paper's; it stays chosen, and the file may raise it again from other papers.
            Self::QuestionsChosen { kept, .. } => {
                let before = kept.len();
                kept.retain(|q| !q.evidence.iter().any(|piece| gone.files.contains(&piece.file)));
                (kept.len() < before, true)
            }
            // A title may be copied from the paper, and a place in a paper that is gone says nothing.
            Self::PaperCut { at }
            | Self::PapersJoined { at }
            | Self::PageMoved { at, .. }
            | Self::PaperNamed { at, .. } => (gone.sha256.contains(&at.sha256), false),
            // No words are in these, but the fingerprint of a file is; without one of the two there is nothing to say.
            Self::PaperParted { paper, from } => {
                let before = from.len();
                from.retain(|other| !gone.names(other));
                let named = gone.names(paper);
                (named || from.len() < before, !named && !from.is_empty())
            }
            Self::PapersFolded { keep, fold } => {
                let named = gone.names(keep) || gone.names(fold);
                (named, !named)
            }
            // A name is words of the papers that have it. It stays while another paper that has it stays.
            Self::PersonSaid { said } => {
                let (mut touched, mut stays) = (false, true);
                for person in said.people_mut() {
                    let before = person.seen.len();
                    person.seen.retain(|name| !gone.sha256.contains(&name.at.sha256));
                    touched |= person.seen.len() < before;
                    stays &= !person.seen.is_empty();
                }
                if let PersonSaid::Parted { person, spelling } = said {
                    stays &= person.seen.iter().any(|name| name.name == *spelling);
                }
                (touched, stays)
            }
            Self::CoversTurned { scope: CoverScope::Pages { pages }, .. } => {
                let before = pages.len();
                pages.retain(|page| !gone.sha256.contains(&page.sha256));
                (pages.len() < before, !pages.is_empty())
            }
            Self::CoversTurned { .. }
            | Self::CoversLookSet { .. }
            | Self::NoteEdited { .. }
            | Self::NoteRemoved { .. }
            | Self::MemoryAdded { .. }
            | Self::MemoryEdited { .. }
            | Self::MemoryRemoved { .. }
            | Self::QuestionReworded { .. }
            | Self::QuestionRemoved { .. }
            | Self::MeetingSet { .. }
            | Self::BornSet { .. }
            | Self::NameSet { .. } => (false, true),
        };
        match (touched, stays) {
            (false, _) => Kept::AsItWas,
            (true, true) => Kept::Without(Box::new(new)),
            (true, false) => Kept::Nothing,
        }
    }

    /// The papers that this decision speaks of, with the SHA-256 of their bytes where it is known.
    pub fn papers(&self) -> impl Iterator<Item = (FileId, Option<&str>)> {
        let (anchor, evidence): (Option<&Anchor>, [&[Evidence]; 2]) = match self {
            Self::NoteAdded { note } => (Some(&note.anchor), [&[], &[]]),
            Self::WordTyped { word } => (Some(&word.anchor), [&[], &[]]),
            Self::WordsSaid { at, .. } => (Some(at), [&[], &[]]),
            Self::EventConfirmed { target }
            | Self::EventCorrected { target, .. }
            | Self::EventHidden { target }
            | Self::EventShown { target } => (None, [&target.evidence, &[]]),
            Self::EventsMerged { keep, fold } => (None, [&keep.evidence, &fold.evidence]),
            Self::QuestionWritten { question } => (None, [&question.evidence, &[]]),
            _ => (None, [&[], &[]]),
        };
        let kept = match self {
            Self::QuestionsChosen { kept, .. } => kept.as_slice(),
            _ => &[],
        };
        let papers: Vec<&PaperRef> = match self {
            Self::PaperParted { paper, from } => std::iter::once(paper).chain(from).collect(),
            Self::PapersFolded { keep, fold } => vec![keep, fold],
            _ => Vec::new(),
        };
        let papers = papers.into_iter().map(|p| (p.file, Some(p.sha256.as_str()).filter(|sha| !sha.is_empty())));
        let notes = anchor.into_iter().map(|a| (a.file, Some(a.sha256.as_str()).filter(|sha| !sha.is_empty())));
        let quoted = evidence.into_iter().flatten().chain(kept.iter().flat_map(|q| &q.evidence));
        papers.chain(notes).chain(quoted.map(|piece| (piece.file, None)))
    }

    /// The id of the note that this decision is about, and the person's words in it.
    fn note(&self) -> Option<(&str, &str)> {
        match self {
            Self::NoteAdded { note } => Some((&note.id, &note.body)),
            Self::NoteEdited { id, body, .. } => Some((id, body)),
            Self::NoteRemoved { id } => Some((id, "")),
            _ => None,
        }
    }
}

/// What becomes of every entry of the list that holds words of these papers: its number, and the decision that stays.
///
/// A mark that the person never wrote a word to was nothing but the paper's words: all of it goes.
#[must_use]
pub fn without_papers(list: &[Undoable], gone: &GonePapers) -> Vec<(i64, Option<Decision>)> {
    let notes = || list.iter().filter_map(|entry| entry.decision.note());
    let worded: BTreeSet<&str> = notes().filter(|(_, words)| !words.trim().is_empty()).map(|(id, _)| id).collect();
    let mut bare: BTreeSet<&str> = BTreeSet::new();
    for entry in list {
        if let Decision::NoteAdded { note } = &entry.decision
            && gone.holds(&note.anchor)
            && !worded.contains(note.id.as_str())
        {
            bare.insert(&note.id);
        }
    }
    let of_bare = |decision: &Decision| decision.note().is_some_and(|(id, _)| bare.contains(id));
    list.iter()
        .filter_map(|entry| match entry.decision.without(gone) {
            _ if of_bare(&entry.decision) => Some((entry.seq, None)),
            Kept::AsItWas => None,
            Kept::Without(decision) => Some((entry.seq, Some(*decision))),
            Kept::Nothing => Some((entry.seq, None)),
        })
        .collect()
}

/// Something of the person's own that they want gone for good, by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own<'a> {
    Note(&'a str),
    Memory(&'a str),
    /// A question that they wrote, or their rewording of a suggested one.
    Question(&'a str),
}

/// What becomes of every entry of the list that holds this: its number, and the decision that stays.
///
/// A suggested question that was taken off the list stays off it; the sheet goes on without the question.
#[must_use]
pub fn without_own(list: &[Undoable], own: Own) -> Vec<(i64, Option<Decision>)> {
    let written = |id: &str| {
        list.iter().any(|e| matches!(&e.decision, Decision::QuestionWritten { question } if question.id == id))
    };
    list.iter()
        .filter_map(|entry| match (own, &entry.decision) {
            (Own::Note(id), decision) if decision.note().is_some_and(|(note, _)| note == id) => Some((entry.seq, None)),
            (Own::Memory(id), Decision::MemoryAdded { memory } | Decision::MemoryEdited { memory })
                if memory.id == id =>
            {
                Some((entry.seq, None))
            }
            (Own::Memory(id), Decision::MemoryRemoved { id: other }) if other == id => Some((entry.seq, None)),
            (Own::Question(id), Decision::QuestionWritten { question }) if question.id == id => Some((entry.seq, None)),
            (Own::Question(id), Decision::QuestionReworded { id: other, .. }) if other == id => Some((entry.seq, None)),
            (Own::Question(id), Decision::QuestionRemoved { id: other }) if other == id && written(id) => {
                Some((entry.seq, None))
            }
            (Own::Question(id), Decision::QuestionsChosen { ids, kept })
                if written(id) && ids.iter().any(|i| i == id) =>
            {
                let ids = ids.iter().filter(|i| *i != id).cloned().collect();
                Some((entry.seq, Some(Decision::QuestionsChosen { ids, kept: kept.clone() })))
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Corrected, EventKey, EventKind, Memory, Note, NoteKind, OwnQuestion, TextHash, When};

    fn piece(file: i64) -> Evidence {
        let quote = format!("words of {file}");
        Evidence { file: FileId(file), page: 1, start: 0, end: 9, text_hash: TextHash::of(&quote), quote }
    }

    fn target(files: &[i64]) -> EventTarget {
        EventTarget {
            key: EventKey("e1".into()),
            kind: EventKind::Review,
            title: "words of 1".into(),
            when: When::parse("1990-04-03").ok(),
            evidence: files.iter().map(|f| piece(*f)).collect(),
        }
    }

    fn note(id: &str, file: i64, body: &str) -> Decision {
        let anchor = Anchor::new(FileId(file), &format!("sha{file}"), 2, "ahead words of 1 after", 6, 16);
        let (created, changed) = (String::new(), String::new());
        Decision::NoteAdded {
            note: Note { id: id.into(), kind: NoteKind::Note, anchor, body: body.into(), created, changed },
        }
    }

    fn list(decisions: &[Decision]) -> Vec<Undoable> {
        let entry =
            |(i, d): (usize, &Decision)| Undoable { seq: i as i64 + 1, decision: d.clone(), undone: i % 2 == 1 };
        decisions.iter().enumerate().map(entry).collect()
    }

    fn gone() -> GonePapers {
        let set = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        GonePapers { files: [FileId(1)].into(), sha256: set(&["sha1"]), staying: set(&["sha2"]) }
    }

    #[test]
    fn the_papers_words_go_and_the_persons_words_stay() {
        let question = OwnQuestion { id: "q".into(), text: "Who decided?".into(), evidence: vec![piece(1), piece(2)] };
        let corrected = Corrected { title: Some("Own title".into()), when: None };
        let all = list(&[
            note("a", 1, "My own words"),
            note("b", 2, ""),
            Decision::EventConfirmed { target: target(&[1]) },
            Decision::EventHidden { target: target(&[1, 2]) },
            Decision::EventCorrected { target: target(&[1]), to: corrected.clone() },
            Decision::EventsMerged { keep: target(&[2]), fold: target(&[1]) },
            Decision::EventShown { target: target(&[2]) },
            Decision::QuestionWritten { question },
            Decision::NameSet { name: "Sam".into() },
            Decision::PaperCut { at: crate::PageOf { sha256: "sha2".into(), page: 3 } },
            Decision::PaperNamed {
                at: crate::PageOf { sha256: "sha1".into(), page: 3 },
                said: crate::PaperSaid::default(),
            },
        ]);
        let changes = without_papers(&all, &gone());
        assert_eq!(
            changes.iter().map(|(seq, d)| (*seq, d.is_some())).collect::<Vec<_>>(),
            [(1, true), (3, false), (4, true), (5, true), (6, false), (8, true), (11, false)]
        );
        let told = format!("{changes:?}");
        assert!(!told.contains("words of 1") && !told.contains("sha1") && !told.contains("ahead"), "{told}");
        assert!(told.contains("My own words") && told.contains("Who decided?") && told.contains("words of 2"));
        let Some(Decision::EventCorrected { to, .. }) = &changes[3].1 else { panic!("kept") };
        assert_eq!(to, &corrected);
    }

    #[test]
    fn a_bare_mark_goes_and_one_that_got_words_later_stays() {
        let edit = |id: &str, body: &str| Decision::NoteEdited {
            id: id.into(),
            body: body.into(),
            kind: NoteKind::Note,
            at: String::new(),
        };
        let all = list(&[note("bare", 1, " "), note("later", 1, ""), edit("bare", ""), edit("later", "Mine")]);
        let changes = without_papers(&all, &gone());
        let told: Vec<_> = changes.iter().map(|(seq, d)| (*seq, d.is_some())).collect();
        assert_eq!(told, [(1, false), (2, true), (3, false)]);
    }

    #[test]
    fn a_note_on_bytes_that_stay_keeps_its_words() {
        let mut gone = gone();
        gone.sha256.clear();
        gone.staying.insert("sha1".into());
        assert!(without_papers(&list(&[note("a", 1, "")]), &gone).is_empty());
        // A note that named an earlier row of the same bytes.
        let mut later = self::gone();
        later.files = [FileId(7)].into();
        assert_eq!(without_papers(&list(&[note("a", 1, "x")]), &later).len(), 1);
    }

    #[test]
    fn what_is_the_persons_own_goes_with_every_version_of_it() {
        let memory = |id: &str, body: &str| Memory {
            id: id.into(),
            title: String::new(),
            body: body.into(),
            when: None,
            when_words: String::new(),
        };
        let question = OwnQuestion { id: "q".into(), text: "One".into(), evidence: vec![] };
        let all = list(&[
            note("n", 2, "First"),
            Decision::NoteRemoved { id: "n".into() },
            Decision::MemoryAdded { memory: memory("m", "First") },
            Decision::MemoryEdited { memory: memory("m", "Second") },
            Decision::MemoryRemoved { id: "m".into() },
            Decision::QuestionWritten { question },
            Decision::QuestionReworded { id: "q".into(), text: "Two".into() },
            Decision::QuestionsChosen { ids: vec!["q".into(), "s".into()], kept: Vec::new() },
            Decision::QuestionReworded { id: "s".into(), text: "Three".into() },
            Decision::QuestionRemoved { id: "s".into() },
        ]);
        let seqs = |own| without_own(&all, own).iter().map(|(seq, d)| (*seq, d.is_some())).collect::<Vec<_>>();
        assert_eq!(seqs(Own::Note("n")), [(1, false), (2, false)]);
        assert_eq!(seqs(Own::Memory("m")), [(3, false), (4, false), (5, false)]);
        assert_eq!(seqs(Own::Question("q")), [(6, false), (7, false), (8, true)]);
        assert_eq!(seqs(Own::Question("s")), [(9, false)], "a suggestion stays off the list");
        assert_eq!(seqs(Own::Note("x")), []);
    }
}
