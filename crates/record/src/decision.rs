//! What the person decides, kept as a list that only grows: replaying it gives their notes, corrections, memories and questions.
//!
//! A reading never touches this list, so a better reader cannot overwrite a person. Undo marks an entry as taken back; redo clears the mark.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Anchor, CoverLook, CoverScope, CoversDecided, EventKey, EventKind, Evidence, FileId, Note, NoteKind, OwnQuestion,
    PageOf, PaperSaid, PapersDecided, PersonSaid, Question, TypedWord, When, WordsSaid,
};

/// Enough of an event to find it again when a later reading gives it another key, or no longer finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTarget {
    pub key: EventKey,
    pub kind: EventKind,
    pub title: String,
    pub when: Option<When>,
    pub evidence: Vec<Evidence>,
}

/// A paper as a decision names it: by the file's bytes and its first page, whatever number the file has when it is brought in again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PaperRef {
    pub file: FileId,
    /// SHA-256 of the received file, lower-case hex.
    pub sha256: String,
    /// The paper's first page, counting from 1.
    pub page: u32,
}

impl PaperRef {
    fn same(&self, other: &Self) -> bool {
        self.sha256 == other.sha256 && self.page == other.page
    }
}

/// What a person says an event should be. A field that is none stays as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    pub title: Option<String>,
    pub when: Option<When>,
}

/// Something that the person remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    pub id: String,
    pub title: String,
    pub body: String,
    pub when: Option<When>,
    /// The words of the date as the person typed them.
    pub when_words: String,
}

/// One thing that the person decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Decision {
    NoteAdded {
        note: Note,
    },
    NoteEdited {
        id: String,
        body: String,
        kind: NoteKind,
        at: String,
    },
    NoteRemoved {
        id: String,
    },
    EventConfirmed {
        target: EventTarget,
    },
    EventCorrected {
        target: EventTarget,
        to: Corrected,
    },
    EventHidden {
        target: EventTarget,
    },
    EventShown {
        target: EventTarget,
    },
    /// These two are one event; the first is the one that stays.
    EventsMerged {
        keep: EventTarget,
        fold: EventTarget,
    },
    MemoryAdded {
        memory: Memory,
    },
    MemoryEdited {
        memory: Memory,
    },
    MemoryRemoved {
        id: String,
    },
    QuestionWritten {
        question: OwnQuestion,
    },
    QuestionReworded {
        id: String,
        text: String,
    },
    QuestionRemoved {
        id: String,
    },
    /// The questions on the sheet, in order. `kept` are those of them that the file raised, as they stood when they were chosen: pages
    /// that are read later may raise them in other words, and what was chosen stays.
    QuestionsChosen {
        ids: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        kept: Vec<Question>,
    },
    /// What is said about the meeting on the sheet.
    MeetingSet {
        with: String,
        date: String,
        say_first: String,
    },
    /// What stands in a picture, where it was read wrongly. The words as they were read take it back.
    WordTyped {
        word: TypedWord,
    },
    /// The person's own day of birth, as they gave it.
    BornSet {
        when: Option<When>,
    },
    /// What the person is called on their papers' covers and sheets.
    NameSet {
        name: String,
    },
    /// A paper begins at this page.
    PaperCut {
        at: PageOf,
    },
    /// This page goes on with the paper before it.
    PapersJoined {
        at: PageOf,
    },
    /// This page belongs to the paper that holds page `to` of the same file; none puts it back where it stands.
    PageMoved {
        at: PageOf,
        to: Option<u32>,
    },
    /// What the paper that begins at this page is. It replaces all that was said of it before.
    PaperNamed {
        at: PageOf,
        said: PaperSaid,
    },
    /// This paper is not the same as the others, whatever they look like.
    PaperParted {
        paper: PaperRef,
        from: Vec<PaperRef>,
    },
    /// These two are the same paper; the first is the one that stands in front.
    PapersFolded {
        keep: PaperRef,
        fold: PaperRef,
    },
    /// Who somebody named in the file is.
    PersonSaid {
        said: PersonSaid,
    },
    /// Covers over hard passages are off or on: everywhere, for one kind, or on these pages.
    CoversTurned {
        scope: CoverScope,
        on: bool,
    },
    CoversLookSet {
        look: CoverLook,
    },
    /// What the person says of words that were listed as theirs, or as agreed.
    WordsSaid {
        at: Anchor,
        said: WordsSaid,
    },
}

/// An entry of the list, with its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    pub seq: i64,
    pub decision: Decision,
    pub undone: bool,
}

/// The list replayed: everything that the person has decided and not taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    pub notes: BTreeMap<String, Note>,
    pub confirmed: Vec<EventTarget>,
    pub corrected: Vec<(EventTarget, Corrected)>,
    pub hidden: Vec<EventTarget>,
    pub merged: Vec<(EventTarget, EventTarget)>,
    pub memories: BTreeMap<String, Memory>,
    pub questions: BTreeMap<String, OwnQuestion>,
    /// Rewordings of suggested questions.
    pub reworded: BTreeMap<String, String>,
    pub removed_questions: Vec<String>,
    pub chosen_questions: Vec<String>,
    /// Of these, those that the file raised, as they stood when they were chosen.
    pub kept_questions: Vec<Question>,
    pub meeting_with: String,
    pub meeting_date: String,
    pub say_first: String,
    /// The person's reading of words in pictures.
    pub typed: Vec<TypedWord>,
    pub born: Option<When>,
    /// Papers that the person said are not the same, and those that they said are; the first of these stands in front.
    pub parted: Vec<(PaperRef, PaperRef)>,
    pub folded: Vec<(PaperRef, PaperRef)>,
    pub name: String,
    pub papers: PapersDecided,
    pub covers: CoversDecided,
    /// What was said of people, in order: each is laid over what the ones before it made.
    pub people: Vec<PersonSaid>,
    /// What was said of words on pages, one for each place.
    pub words: Vec<(Anchor, WordsSaid)>,
}

impl Decided {
    /// Replays the list in order, leaving out what was taken back.
    #[must_use]
    pub fn replay<'a>(list: impl IntoIterator<Item = &'a Undoable>) -> Self {
        let mut state = Self::default();
        for entry in list.into_iter().filter(|e| !e.undone) {
            state.apply(&entry.decision);
        }
        state
    }

    /// Adds one decision to what is already decided.
    pub fn apply(&mut self, decision: &Decision) {
        match decision.clone() {
            Decision::NoteAdded { note } => {
                self.notes.insert(note.id.clone(), note);
            }
            Decision::NoteEdited { id, body, kind, at } => {
                if let Some(note) = self.notes.get_mut(&id) {
                    note.body = body;
                    note.kind = kind;
                    note.changed = at;
                }
            }
            Decision::NoteRemoved { id } => {
                self.notes.remove(&id);
            }
            Decision::EventConfirmed { target } => {
                self.confirmed.retain(|t| t.key != target.key);
                self.confirmed.push(target);
            }
            Decision::EventCorrected { target, to } => {
                self.corrected.retain(|(t, _)| t.key != target.key);
                self.corrected.push((target, to));
            }
            Decision::EventHidden { target } => {
                self.hidden.retain(|t| t.key != target.key);
                self.hidden.push(target);
            }
            Decision::EventShown { target } => self.hidden.retain(|t| t.key != target.key),
            Decision::EventsMerged { keep, fold } => self.merged.push((keep, fold)),
            Decision::MemoryAdded { memory } | Decision::MemoryEdited { memory } => {
                self.memories.insert(memory.id.clone(), memory);
            }
            Decision::MemoryRemoved { id } => {
                self.memories.remove(&id);
            }
            Decision::QuestionWritten { question } => {
                self.questions.insert(question.id.clone(), question);
            }
            Decision::QuestionReworded { id, text } => match self.questions.get_mut(&id) {
                Some(own) => own.text = text,
                None => {
                    self.reworded.insert(id, text);
                }
            },
            Decision::QuestionRemoved { id } => {
                self.questions.remove(&id);
                self.chosen_questions.retain(|q| *q != id);
                self.removed_questions.push(id);
            }
            Decision::QuestionsChosen { ids, kept } => {
                self.chosen_questions = ids;
                self.kept_questions = kept;
            }
            Decision::MeetingSet { with, date, say_first } => {
                self.meeting_with = with;
                self.meeting_date = date;
                self.say_first = say_first;
            }
            Decision::WordTyped { word } => {
                self.typed.retain(|other| !other.is_about_the_same(&word));
                if word.now != word.anchor.quote {
                    self.typed.push(word);
                }
            }
            Decision::BornSet { when } => self.born = when,
            Decision::NameSet { name } => self.name = name,
            Decision::PaperCut { at } => {
                self.papers.begins.insert(at, true);
            }
            Decision::PapersJoined { at } => {
                // What was said of the paper that ends here goes with it.
                self.papers.said.remove(&at);
                self.papers.begins.insert(at, false);
            }
            Decision::PageMoved { at, to } => {
                match to {
                    Some(to) => self.papers.moved.insert(at, to),
                    None => self.papers.moved.remove(&at),
                };
            }
            Decision::PaperNamed { at, said } => {
                if said.is_empty() {
                    self.papers.said.remove(&at);
                } else {
                    self.papers.said.insert(at, said);
                }
            }
            Decision::PaperParted { paper, from } => {
                for other in from {
                    self.folded.retain(|pair| !is_pair(pair, &paper, &other));
                    self.parted.push((paper.clone(), other));
                }
            }
            Decision::PapersFolded { keep, fold } => {
                // Who folds a paper again takes back that it was parted, from the other copies in that pile too.
                let either = |paper: &PaperRef| paper.same(&keep) || paper.same(&fold);
                self.parted.retain(|(a, b)| !either(a) && !either(b));
                self.folded.retain(|pair| !is_pair(pair, &keep, &fold));
                self.folded.push((keep, fold));
            }
            Decision::CoversTurned { scope, on } => self.covers.turn(scope, on),
            Decision::CoversLookSet { look } => self.covers.look = look,
            Decision::PersonSaid { said } => self.people.push(said),
            Decision::WordsSaid { at, said } => {
                let same =
                    |a: &Anchor| (&a.sha256, a.page, a.start, &a.quote) == (&at.sha256, at.page, at.start, &at.quote);
                self.words.retain(|(other, _)| !same(other));
                if said != WordsSaid::Nothing {
                    self.words.push((at, said));
                }
            }
        }
    }

    /// The notes on one page, in the order in which they stand on it.
    #[must_use]
    pub fn notes_on(&self, sha256: &str, page: u32) -> Vec<&Note> {
        let mut notes: Vec<_> =
            self.notes.values().filter(|n| n.anchor.sha256 == sha256 && n.anchor.page == page).collect();
        notes.sort_by_key(|n| (n.anchor.start, n.created.clone()));
        notes
    }

    /// What the person said of these words: at their place, else where the same words stand on the page as it reads now.
    #[must_use]
    pub fn said_of(&self, sha256: &str, words: &Evidence) -> Option<WordsSaid> {
        let mut here =
            self.words.iter().filter(|(a, _)| a.sha256 == sha256 && a.page == words.page && a.quote == words.quote);
        let first = here.clone().find(|(a, _)| a.start == words.start).or_else(|| here.next());
        first.map(|(_, said)| *said)
    }

    /// The words that the person typed for one page.
    pub fn typed_on<'a>(&'a self, sha256: &'a str, page: u32) -> impl Iterator<Item = &'a TypedWord> {
        self.typed.iter().filter(move |word| word.anchor.sha256 == sha256 && word.anchor.page == page)
    }
}

fn is_pair(pair: &(PaperRef, PaperRef), a: &PaperRef, b: &PaperRef) -> bool {
    (pair.0.same(a) && pair.1.same(b)) || (pair.0.same(b) && pair.1.same(a))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_two_papers_holds() {
        let paper = |page| PaperRef { file: FileId(1), sha256: "aa".into(), page };
        let part = Decision::PaperParted { paper: paper(3), from: vec![paper(1)] };
        let fold = Decision::PapersFolded { keep: paper(1), fold: paper(3) };
        let decided = Decided::replay(&[entry(1, fold.clone(), false), entry(2, part.clone(), false)]);
        assert_eq!((decided.parted.len(), decided.folded.len()), (1, 0));
        let decided = Decided::replay(&[entry(1, part.clone(), false), entry(2, fold.clone(), false)]);
        assert_eq!((decided.parted.len(), decided.folded.len()), (0, 1));
        let decided = Decided::replay(&[entry(1, fold, false), entry(2, part, true)]);
        assert_eq!((decided.parted.len(), decided.folded.len()), (0, 1));
    }

    fn entry(seq: i64, decision: Decision, undone: bool) -> Undoable {
        Undoable { seq, decision, undone }
    }

    #[test]
    fn an_undone_entry_leaves_no_trace_and_redo_brings_it_back() {
        let name = |n: &str| Decision::NameSet { name: n.into() };
        let list = [entry(1, name("Sam"), false), entry(2, name("Alex"), true)];
        assert_eq!(Decided::replay(&list).name, "Sam");
        let list = [entry(1, name("Sam"), false), entry(2, name("Alex"), false)];
        assert_eq!(Decided::replay(&list).name, "Alex");
    }

    #[test]
    fn a_word_typed_again_replaces_the_first_and_the_read_word_takes_both_back() {
        let word = |now: &str| {
            let anchor = crate::Anchor::new(crate::FileId(1), "aa", 1, "Mrs Srnith", 4, 10);
            Decision::WordTyped { word: TypedWord { anchor, now: now.into() } }
        };
        let list = [entry(1, word("Smyth"), false), entry(2, word("Smith"), false)];
        let now = |list: &[Undoable]| Decided::replay(list).typed.iter().map(|w| w.now.clone()).collect::<Vec<_>>();
        assert_eq!(now(&list), ["Smith"]);
        assert_eq!(now(&[list[0].clone(), entry(2, word("Smith"), true)]), ["Smyth"]);
        assert!(now(&[list[0].clone(), entry(2, word("Srnith"), false)]).is_empty());
    }

    #[test]
    fn a_removed_question_leaves_the_sheet() {
        let list = [
            entry(1, Decision::QuestionsChosen { ids: vec!["a".into(), "b".into()], kept: Vec::new() }, false),
            entry(2, Decision::QuestionRemoved { id: "a".into() }, false),
        ];
        assert_eq!(Decided::replay(&list).chosen_questions, vec!["b".to_string()]);
    }
}
