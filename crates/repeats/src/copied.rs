//! Sentences that were written once and stand in later papers again: where first, and where after. Only what is the same word for
//! word is told; a copy of a whole paper, a mail in a thread and a list of events that gathers other papers copy nothing forward.

use std::collections::HashMap;

use record::{Document, DocumentKind, FileId, SentenceMark, When};

use crate::told::Place;

/// A sentence in more papers than this, and in so great a part of all, is a form's.
const MANY_PAPERS: usize = 40;
const PART_OF_ALL: usize = 4;
/// Characters between two sentences of one passage: a space or a line end.
const BETWEEN: u32 = 3;

/// A page with its kept sentences.
#[derive(Debug, Clone, Copy)]
pub struct PageSentences<'a> {
    pub file: FileId,
    pub page: u32,
    /// Its place in the order of the whole file.
    pub order: u32,
    pub sentences: &'a [SentenceMark],
}

/// What is known of which paper came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FirstKnown {
    /// The first paper's day is before all others.
    Known,
    /// Another paper may be of the same day.
    Tie,
    /// At least one of the papers has no date.
    NoDate,
}

/// Words in one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedAt {
    pub at: Place,
    /// The place of the paper in the list of papers.
    pub paper: usize,
    pub when: Option<When>,
}

/// One or more sentences, side by side, that stand in several papers: once for each, in order of their days, undated ones last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub places: Vec<CopiedAt>,
    pub first: FirstKnown,
    pub sentences: u32,
}

/// Finds them all: those in most papers first, then the longest, then in the order of the file.
///
/// `day` gives the day of a place in a running record, where its entry has one; it is asked only about words that stand in two papers.
///
/// # Errors
/// What `day` answers with.
pub fn copied<E>(
    pages: &[PageSentences<'_>],
    documents: &[Document],
    day: &mut dyn FnMut(Place) -> Result<Option<When>, E>,
) -> Result<Vec<Copied>, E> {
    let papers = papers(documents);
    let mut all: Vec<(u64, u32, u32, u32, u32)> = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        if let Some(&paper) = papers.get(&(page.file, page.page)) {
            all.extend(page.sentences.iter().map(|s| (s.mark, paper as u32, n as u32, s.start, s.end)));
        }
    }
    all.sort_unstable_by_key(|&(mark, paper, page, start, _)| (mark, paper, pages[page as usize].order, start));
    let mut found = Vec::new();
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let once: Vec<_> = same.chunk_by(|a, b| a.1 == b.1).map(|of_paper| of_paper[0]).collect();
        if once.len() < 2 || (once.len() > MANY_PAPERS && once.len() * PART_OF_ALL > documents.len()) {
            continue;
        }
        let mut places = Vec::with_capacity(once.len());
        for (_, paper, page, start, end) in once {
            let (page, document) = (&pages[page as usize], &documents[paper as usize]);
            let at = Place { file: page.file, page: page.page, start, end };
            let entry = if has_entries(document.kind) { day(at)? } else { None };
            let when = entry.or_else(|| document.date.clone()).filter(|w| w.earliest().is_some());
            places.push((page.order, CopiedAt { at, paper: paper as usize, when }));
        }
        found.extend(one(places, documents));
    }
    let mut found = joined(found);
    let length = |c: &Copied| c.places[0].at.end - c.places[0].at.start;
    let order: HashMap<(FileId, u32), u32> = pages.iter().map(|p| ((p.file, p.page), p.order)).collect();
    let at = |c: &Copied| (order.get(&(c.places[0].at.file, c.places[0].at.page)).copied(), c.places[0].at.start);
    found.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then(length(b).cmp(&length(a))).then(at(a).cmp(&at(b))));
    Ok(found)
}

/// The paper of each page, for papers that can copy or be copied.
fn papers(documents: &[Document]) -> HashMap<(FileId, u32), usize> {
    use DocumentKind as K;
    let mut of = HashMap::new();
    for (n, document) in documents.iter().enumerate() {
        let gathers = matches!(
            document.kind,
            K::Chronology | K::CoverLetter | K::FileCover | K::Divider | K::Blank | K::WithheldPage | K::Photo
        );
        if gathers || document.is_copy() {
            continue;
        }
        let run = (document.first_page..=document.last_page).filter(|_| document.pages.is_empty());
        for page in run.chain(document.pages.iter().copied()) {
            of.entry((document.file, page)).or_insert(n);
        }
    }
    of
}

fn has_entries(kind: DocumentKind) -> bool {
    use DocumentKind as K;
    matches!(kind, K::CaseNotes | K::FosterDailyLog | K::ResidentialLog | K::ContactSheet | K::Note)
}

/// None when the papers are all of one day, or all but one are mails: a thread quotes, it does not copy.
fn one(mut places: Vec<(u32, CopiedAt)>, documents: &[Document]) -> Option<Copied> {
    places.sort_by_key(|(order, p)| (p.when.is_none(), p.when.as_ref().map(When::order), *order));
    let mut mails = 0;
    places.retain(|(_, p)| {
        let mail = documents[p.paper].kind == DocumentKind::Email;
        mails += u32::from(mail);
        !mail || mails == 1
    });
    let places: Vec<CopiedAt> = places.into_iter().map(|(_, p)| p).collect();
    let first = places.first()?.when.as_ref();
    let others = places.get(1..).filter(|o| !o.is_empty())?;
    let undated = places.iter().any(|p| p.when.is_none());
    let agrees = |p: &CopiedAt| first.zip(p.when.as_ref()).is_some_and(|(a, b)| a.agrees_with(b));
    if !undated && others.iter().all(agrees) {
        return None;
    }
    let first = match (undated, others.iter().any(agrees)) {
        (true, _) => FirstKnown::NoDate,
        (false, true) => FirstKnown::Tie,
        (false, false) => FirstKnown::Known,
    };
    Some(Copied { places, first, sentences: 1 })
}

/// Sentences that follow each other in every one of the same papers are one passage.
fn joined(mut found: Vec<Copied>) -> Vec<Copied> {
    found.sort_by_key(|c| c.places[0].at);
    let follows = |a: &Copied, b: &Copied| {
        a.places.len() == b.places.len()
            && a.places.iter().zip(&b.places).all(|(x, y)| {
                let (x, y) = (x.at, y.at);
                (x.file, x.page) == (y.file, y.page) && y.start >= x.end && y.start - x.end <= BETWEEN
            })
    };
    let mut made: Vec<Copied> = Vec::with_capacity(found.len());
    for next in found {
        match made.last_mut().filter(|last| follows(last, &next)) {
            Some(last) => {
                last.sentences += 1;
                last.places.iter_mut().zip(next.places).for_each(|(a, b)| a.at.end = b.at.end);
            }
            None => made.push(next),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(page: u32, kind: DocumentKind, date: &str) -> Document {
        Document {
            id: Document::id_for(FileId(1), page),
            kind,
            title: String::new(),
            date: When::parse(date).ok(),
            how: None,
            file: FileId(1),
            first_page: page,
            last_page: page,
            pages: Vec::new(),
            author: None,
            scanned: false,
            duplicate_of: None,
            near_duplicate_of: None,
        }
    }

    /// Every paper has one page, which has these sentences one after the other.
    fn found(papers: &[Document], marks: &[&[u64]]) -> Vec<Copied> {
        let sentence =
            |(n, mark): (usize, &u64)| SentenceMark { start: n as u32 * 50, end: n as u32 * 50 + 49, mark: *mark };
        let sentences: Vec<Vec<SentenceMark>> =
            marks.iter().map(|marks| marks.iter().enumerate().map(sentence).collect()).collect();
        let pages: Vec<PageSentences<'_>> = papers
            .iter()
            .zip(&sentences)
            .map(|(d, s)| PageSentences { file: d.file, page: d.first_page, order: d.first_page, sentences: s })
            .collect();
        let day = &mut |at: Place| Ok::<_, ()>((at.start == 0).then(|| When::parse("1999-05-01").unwrap()));
        copied(&pages, papers, day).unwrap()
    }

    use DocumentKind::{CaseNotes, Chronology, Email, ReviewMinutes};

    #[test]
    fn the_oldest_paper_is_first_and_sentences_side_by_side_are_one() {
        let papers = [
            paper(1, ReviewMinutes, "2004-01-07"),
            paper(2, ReviewMinutes, "2003-01-08"),
            paper(3, ReviewMinutes, "2003-07-02"),
        ];
        let told = found(&papers, &[&[1, 2, 9], &[1, 2], &[1, 2, 5]]);
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].sentences, told[0].first), (2, FirstKnown::Known));
        assert_eq!(told[0].places.iter().map(|p| p.at.page).collect::<Vec<_>>(), [2, 3, 1]);
        assert_eq!((told[0].places[0].at.start, told[0].places[0].at.end), (0, 99));
        let told = found(&papers, &[&[1, 2], &[1, 8], &[1, 2]]);
        assert_eq!(told.iter().map(|c| c.places.len()).collect::<Vec<_>>(), [3, 2], "other papers, another passage");
    }

    #[test]
    fn what_is_not_known_is_said() {
        let day = |date: &str| paper(1, ReviewMinutes, date);
        let two = |a: &str, b: &str| found(&[day(a), paper(2, ReviewMinutes, b)], &[&[1], &[1]]);
        assert_eq!(two("2004-01-07", "")[0].first, FirstKnown::NoDate);
        assert!(two("2004-01-07", "2004-01-07").is_empty(), "two papers of one day");
        let three = [day("2004-01-07"), paper(2, ReviewMinutes, "2004-01"), paper(3, ReviewMinutes, "2005")];
        assert_eq!(found(&three, &[&[1], &[1], &[1]])[0].first, FirstKnown::Tie);
    }

    #[test]
    fn copies_threads_and_lists_copy_nothing_forward() {
        let mut copy = [paper(1, ReviewMinutes, "2004-01-07"), paper(2, ReviewMinutes, "2005-01-07")];
        copy[1].duplicate_of = Some(copy[0].id.clone());
        assert!(found(&copy, &[&[1], &[1]]).is_empty());
        let thread = [paper(1, Email, "2004-01-07"), paper(2, Email, "2004-01-09"), paper(3, Email, "2004-01-10")];
        assert!(found(&thread, &[&[1], &[1], &[1]]).is_empty());
        let list = [paper(1, ReviewMinutes, "2004-01-07"), paper(2, Chronology, "2006-01-09")];
        assert!(found(&list, &[&[1], &[1]]).is_empty());
    }

    #[test]
    fn words_of_a_running_record_have_their_entrys_day() {
        let papers = [paper(1, ReviewMinutes, "2003-01-08"), paper(2, CaseNotes, "1998/2006")];
        let told = found(&papers, &[&[1], &[1]]);
        assert_eq!(told[0].first, FirstKnown::Known);
        assert_eq!(told[0].places[0].at.page, 2);
    }
}
