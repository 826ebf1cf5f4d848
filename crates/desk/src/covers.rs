//! Covers over hard passages. Words under a cover that is not opened leave this crate towards the window in no view at all: not in
//! a page, its picture, a search hit, a note's words or a proof. What is opened is kept in memory only, so that locking covers it again.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock};

use chrono::Datelike;
use contract::{CoverLine, CoverSentence, CoverView, CoverWho};
use knowledge::Knowledge;
use record::{CoversDecided, DelicateKind, DelicateMention, DelicateWho, FileId, PageContent, PageFindings, PageOf};
use understand::delicate::{About, Finder, KindRules, Rules, Speaks};

use crate::held;

/// A page, as findings are kept by.
type At = (FileId, u32);
/// More boxes than this are not painted one by one: then the whole picture waits.
const MOST_MASKS: usize = 1_000;

/// What is covered now.
#[derive(Debug, Default)]
pub struct Covers(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Everything is shown: for the terminal, whose user asks for words and gets them.
    lifted: bool,
    choices: CoversDecided,
    /// The hard things of every page that is known by now, of most of them none.
    found: HashMap<At, Arc<Vec<DelicateMention>>>,
    /// Sentences that the person opened since the safe place was unlocked.
    opened: HashMap<At, HashSet<(u32, u32)>>,
}

/// Sentences under one cover.
#[derive(Debug, Clone)]
pub struct Passage {
    kinds: Vec<DelicateKind>,
    who: DelicateWho,
    /// Each with whether it is open.
    sentences: BTreeMap<(u32, u32), bool>,
}

/// Finds the hard passages of a page, by the table that is built in.
pub fn finder() -> &'static Finder {
    static FINDER: OnceLock<Finder> = OnceLock::new();
    FINDER.get_or_init(|| {
        let delicate = Knowledge::england().delicate();
        let kinds = delicate.kinds.iter().map(|k| KindRules {
            kind: k.kind,
            speaks: k.words.iter().map(|w| Speaks { from: w.from, to: w.to, patterns: &w.speaks }).collect(),
            against: &k.against,
        });
        let kinds = kinds.collect();
        let rules = Rules { lists: &delicate.lists, kinds, denies: &delicate.denies, paperwork: &delicate.paperwork };
        Finder::new(&rules).expect("a test makes the finder from this table before it ships")
    })
}

/// The hard passages of a page, as [`understand::read_page_for`] keeps them with its findings.
pub fn find(text: &str, found: &PageFindings) -> Vec<DelicateMention> {
    let day = found.head.date.as_ref().and_then(record::When::earliest);
    finder().find(text, &About { year: day.map(|d| d.year()), child: found.child.as_deref() })
}

/// Those of a page that may have been read by an older version.
pub fn of_page(text: &str, found: &PageFindings) -> Vec<DelicateMention> {
    if found.reader_version < understand::READER_VERSION { find(text, found) } else { found.delicate.clone() }
}

impl Covers {
    pub fn lift(&self, lifted: bool) {
        held(&self.0).lifted = lifted;
    }

    pub fn decide(&self, choices: &CoversDecided) {
        let mut state = held(&self.0);
        if state.choices != *choices {
            state.choices = choices.clone();
        }
    }

    /// Takes over what is known of every page, for the proofs that are shown elsewhere.
    pub fn learn<'a>(&self, pages: impl Iterator<Item = (At, &'a PageFindings)>) {
        let none = Arc::new(Vec::new());
        // What an older version read is not known: it did not look for hard things.
        let read = pages.filter(|(_, findings)| findings.reader_version >= understand::READER_VERSION);
        let found = read.map(|(at, findings)| {
            let calm = findings.delicate.is_empty();
            (at, if calm { Arc::clone(&none) } else { Arc::new(findings.delicate.clone()) })
        });
        held(&self.0).found = found.collect();
    }

    /// Takes over what is known of one page.
    pub fn know(&self, at: At, mentions: &[DelicateMention]) {
        held(&self.0).found.insert(at, Arc::new(mentions.to_vec()));
    }

    /// The covers of one page, open ones too, in order. With the page's text, those that only white space parts are one.
    pub fn passages(&self, page: &PageOf, at: At, text: Option<&str>, mentions: &[DelicateMention]) -> Vec<Passage> {
        let state = held(&self.0);
        if state.lifted {
            return Vec::new();
        }
        let opened = state.opened.get(&at);
        let mut passages: Vec<Passage> = Vec::new();
        let mut wanted: Vec<_> = mentions.iter().filter(|m| state.choices.covers(m.kind, page)).collect();
        wanted.sort_by_key(|m| (m.start, m.kind));
        for mention in wanted {
            let sentences = mention
                .sentences
                .iter()
                .map(|s| (*s, opened.is_some_and(|o| o.contains(s))))
                .collect::<BTreeMap<_, _>>();
            let joins = |p: &Passage| {
                let blank = |text| record::char_slice(text, p.end(), mention.start).chars().all(char::is_whitespace);
                mention.start <= p.end() || text.is_some_and(blank)
            };
            match passages.last_mut().filter(|p| joins(p)) {
                Some(passage) => {
                    passage.sentences.extend(sentences);
                    passage.who = passage.who.min(mention.who);
                    if !passage.kinds.contains(&mention.kind) {
                        passage.kinds.push(mention.kind);
                    }
                }
                None => passages.push(Passage { kinds: vec![mention.kind], who: mention.who, sentences }),
            }
        }
        passages
    }

    /// What stands in place of a quote, when any of its words are covered.
    pub fn line(&self, page: &PageOf, at: At, place: (u32, u32), quote: &str) -> Option<CoverLine> {
        let found = {
            let state = held(&self.0);
            if state.lifted {
                return None;
            }
            state.found.get(&at).cloned()
        };
        // A page that is not known yet: the quote itself is looked at.
        let Some(mentions) = found else { return self.line_for_words(page, quote) };
        let passages = self.passages(page, at, None, &mentions);
        let hidden = passages.iter().find(|p| p.closed().any(|(start, end)| start < place.1 && end > place.0));
        hidden.map(Passage::line)
    }

    /// What stands in place of words whose page is not at hand.
    pub fn line_for_words(&self, page: &PageOf, words: &str) -> Option<CoverLine> {
        let mentions = finder().find(words, &About::default());
        let nowhere = (FileId(i64::MIN), 0);
        self.passages(page, nowhere, Some(words), &mentions).first().map(Passage::line)
    }

    /// Opens sentences, or covers them again.
    pub fn open(&self, at: At, sentences: impl Iterator<Item = (u32, u32)>, open: bool) {
        let mut state = held(&self.0);
        let opened = state.opened.entry(at).or_default();
        for sentence in sentences {
            if open {
                opened.insert(sentence);
            } else {
                opened.remove(&sentence);
            }
        }
    }
}

impl Passage {
    fn start(&self) -> u32 {
        self.sentences.keys().next().map_or(0, |s| s.0)
    }

    fn end(&self) -> u32 {
        self.sentences.keys().map(|s| s.1).max().unwrap_or(0)
    }

    /// The sentences that are not open.
    pub fn closed(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.sentences.iter().filter(|(_, open)| !**open).map(|(s, _)| *s)
    }

    pub fn sentences(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.sentences.keys().copied()
    }

    pub fn line(&self) -> CoverLine {
        let delicate = Knowledge::england().delicate();
        CoverLine {
            what: self.kinds.iter().map(|k| delicate.cover(*k).name.clone()).collect(),
            who: match self.who {
                DelicateWho::Parent => CoverWho::Parent,
                DelicateWho::Adult => CoverWho::Adult,
                DelicateWho::AnotherChild => CoverWho::AnotherChild,
                DelicateWho::You => CoverWho::You,
                DelicateWho::Someone => CoverWho::Someone,
                DelicateWho::NotSaid => CoverWho::NotSaid,
            },
            sentences: self.sentences.len() as u32,
        }
    }

    pub fn view(&self) -> CoverView {
        let sentence = |(&(start, end), &open): (&(u32, u32), &bool)| CoverSentence { start, end, open };
        CoverView {
            start: self.start(),
            end: self.end(),
            line: self.line(),
            kinds: self.kinds.iter().map(|k| k.as_str().to_owned()).collect(),
            sentences: self.sentences.iter().map(sentence).collect(),
        }
    }
}

/// Every stretch of a page whose words are held back: sentences that are not open, with the white space between two of them.
pub fn closed(passages: &[Passage], text: &str) -> Vec<(u32, u32)> {
    let mut closed: Vec<(u32, u32)> = Vec::new();
    for (start, end) in passages.iter().flat_map(Passage::closed) {
        match closed.last_mut() {
            Some(last) if record::char_slice(text, last.1, start).chars().all(char::is_whitespace) => {
                last.1 = last.1.max(end);
            }
            _ => closed.push((start, end)),
        }
    }
    closed
}

/// A stretch of a page with its covered parts left out, `…` in their place.
pub fn without(text: &str, (from, to): (u32, u32), closed: &[(u32, u32)]) -> String {
    let mut words = String::new();
    let mut at = from;
    for &(start, end) in closed.iter().filter(|c| c.0 < to && c.1 > from) {
        if at < start {
            words.push_str(record::char_slice(text, at, start));
        }
        words.push('…');
        at = at.max(end.min(to));
    }
    words.push_str(record::char_slice(text, at, to.max(at)));
    words
}

/// True when the two stretches share a character.
pub fn touches(closed: &[(u32, u32)], start: u32, end: u32) -> bool {
    closed.iter().any(|(a, b)| *a < end && *b > start)
}

/// The areas of the page's picture under which covered words stand, as shares of its width and height; none when the place of a
/// word is not known, and then the whole picture has to wait.
pub fn masks(content: &PageContent, closed: &[(u32, u32)]) -> Option<Vec<[f32; 4]>> {
    let (width, height) = (content.width.max(1.0), content.height.max(1.0));
    let mut masks: Vec<[f32; 4]> = Vec::new();
    for &(start, end) in closed {
        let boxes: Vec<_> = content.words.iter().filter(|b| b.start < end && b.end > start).collect();
        let placed = |at: u32| boxes.iter().any(|b| b.start <= at && at < b.end);
        let words = record::char_slice(&content.text, start, end);
        let removed = |at: u32| content.redactions.iter().any(|r| r.start <= at && at < r.end);
        let all = (start..).zip(words.chars()).all(|(at, c)| !c.is_alphanumeric() || placed(at) || removed(at));
        if !all || boxes.is_empty() {
            return None;
        }
        for b in boxes {
            let pad = (b.y1 - b.y0).abs().max(4.0) * 0.3;
            let next = [(b.x0 - pad) / width, (b.y0 - pad) / height, (b.x1 + pad) / width, (b.y1 + pad) / height];
            // Words of one line become one area, so that the gaps between them tell nothing.
            let middle = (next[1] + next[3]) / 2.0;
            match masks
                .last_mut()
                .filter(|m| m[1] < middle && middle < m[3] && next[0] >= m[0] && next[0] - m[2] < 0.08)
            {
                Some(line) => {
                    *line = [line[0], line[1].min(next[1]), line[2].max(next[2]), line[3].max(next[3])];
                }
                None => masks.push(next),
            }
        }
    }
    let clamp = |m: &mut [f32; 4]| m.iter_mut().for_each(|edge| *edge = edge.clamp(0.0, 1.0));
    masks.iter_mut().for_each(clamp);
    (masks.len() <= MOST_MASKS).then_some(masks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He likes maths. His father beat him with a belt.\nHis Nan died in May. He had tea.";

    fn page() -> PageOf {
        PageOf { sha256: "aa".into(), page: 1 }
    }

    fn covers_of(covers: &Covers) -> Vec<Passage> {
        covers.passages(&page(), (FileId(1), 1), Some(TEXT), &find(TEXT, &PageFindings::default()))
    }

    #[test]
    fn hard_sentences_that_stand_together_have_one_cover_and_open_one_by_one() {
        let covers = Covers::default();
        let made = covers_of(&covers);
        let [passage] = &made[..] else { panic!("{made:?}") };
        assert_eq!(passage.kinds, [DelicateKind::Hurt, DelicateKind::Death]);
        assert_eq!((passage.line().who, passage.line().sentences), (CoverWho::Parent, 2));
        let [(start, end)] = closed(&made, TEXT)[..] else { panic!("one stretch") };
        assert_eq!(record::char_slice(TEXT, start, end), "His father beat him with a belt.\nHis Nan died in May.");
        let first = passage.sentences().next();
        covers.open((FileId(1), 1), first.into_iter(), true);
        let [(start, end)] = closed(&covers_of(&covers), TEXT)[..] else { panic!("one stretch") };
        assert_eq!(record::char_slice(TEXT, start, end), "His Nan died in May.");
        covers.open((FileId(1), 1), first.into_iter(), false);
        assert_eq!(closed(&covers_of(&covers), TEXT).len(), 1);
    }

    #[test]
    fn a_kind_that_is_turned_off_leaves_the_others() {
        let covers = Covers::default();
        let mut choices = CoversDecided::default();
        choices.turn(record::CoverScope::Kind { kind: DelicateKind::Hurt }, false);
        covers.decide(&choices);
        let [(start, end)] = closed(&covers_of(&covers), TEXT)[..] else { panic!("one stretch") };
        assert_eq!(record::char_slice(TEXT, start, end), "His Nan died in May.");
    }

    #[test]
    fn a_mask_lies_over_every_word_and_a_word_without_a_place_makes_the_picture_wait() {
        let word =
            |start: u32, end: u32, x0: f32| record::WordBox { start, end, x0, y0: 100.0, x1: x0 + 40.0, y1: 110.0 };
        let mut content = PageContent {
            text: "He was hit".into(),
            width: 400.0,
            height: 800.0,
            words: vec![word(0, 2, 10.0), word(3, 6, 60.0), word(7, 10, 110.0)],
            ..crate::understanding::not_read(record::PageProblem::Damaged)
        };
        let masks_of = |content: &PageContent| masks(content, &[(0, 10)]);
        let made = masks_of(&content).unwrap();
        assert_eq!(made.len(), 1);
        assert!(made[0][0] <= 10.0 / 400.0 && made[0][2] >= 150.0 / 400.0 && made[0][1] < 100.0 / 800.0);
        content.words.pop();
        assert!(masks_of(&content).is_none());
    }
}
