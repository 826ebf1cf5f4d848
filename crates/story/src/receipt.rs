//! The reckoning of a receipt: file by file what came and how each page ended, counted so that the parts add up to the whole. Pure.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use record::{Document, DocumentKind, FileId, FileState, PageProblem, ReceivedFile, TextFrom};

/// How one page ended. Every page ends in exactly one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageEnd {
    /// Its words stand in the file.
    Words,
    /// Its words were read from its picture.
    FromPicture,
    /// It can be looked at. Its words have not been read.
    Picture,
    Blank,
    /// The council put a sheet in its place that says that it was held back.
    Withheld,
    NotRead(PageProblem),
}

impl PageEnd {
    #[must_use]
    pub fn of(from: TextFrom, kind: Option<DocumentKind>, problem: Option<PageProblem>) -> Self {
        match (problem, kind, from) {
            (Some(problem), ..) => Self::NotRead(problem),
            (None, Some(DocumentKind::WithheldPage), _) => Self::Withheld,
            (None, _, TextFrom::None) => Self::Picture,
            (None, Some(DocumentKind::Blank), _) => Self::Blank,
            (None, _, TextFrom::Ocr) => Self::FromPicture,
            (None, ..) => Self::Words,
        }
    }
}

/// A page, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSeen {
    pub file: FileId,
    pub page: u32,
    pub end: PageEnd,
    /// Its words are kept, and a fault of the program ended the look for what they say.
    pub only_words: bool,
}

/// A part that was removed before the file was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovedSeen {
    pub file: FileId,
    pub page: u32,
    /// Words were left under it by mistake.
    pub words_left: bool,
}

/// Pages by how they ended, with removed parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Every page that the files say they have.
    pub pages: u32,
    pub words: u32,
    pub from_pictures: u32,
    pub pictures: u32,
    pub blank: u32,
    pub withheld: u32,
    pub not_read: u32,
    /// Not looked at yet.
    pub waiting: u32,
    pub removed_parts: u32,
}

impl Tally {
    fn count(&mut self, end: PageEnd) {
        let place = match end {
            PageEnd::Words => &mut self.words,
            PageEnd::FromPicture => &mut self.from_pictures,
            PageEnd::Picture => &mut self.pictures,
            PageEnd::Blank => &mut self.blank,
            PageEnd::Withheld => &mut self.withheld,
            PageEnd::NotRead(_) => &mut self.not_read,
        };
        *place += 1;
    }

    fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.words += other.words;
        self.from_pictures += other.from_pictures;
        self.pictures += other.pictures;
        self.blank += other.blank;
        self.withheld += other.withheld;
        self.not_read += other.not_read;
        self.waiting += other.waiting;
        self.removed_parts += other.removed_parts;
    }
}

/// One received file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileTally {
    pub file: FileId,
    /// How many files it came inside of.
    pub depth: u32,
    pub tally: Tally,
    /// The pages that could not be read, and why.
    pub not_read: Vec<(u32, PageProblem)>,
    /// Pages with words that were left under a black box by mistake.
    pub words_left: Vec<u32>,
    /// Pages whose words are kept, and in which nothing could be found.
    pub only_words: Vec<u32>,
    /// An earlier file with exactly the same bytes.
    pub same_as: Option<FileId>,
}

/// What came, reckoned up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    pub files: Vec<FileTally>,
    pub total: Tally,
    /// Papers that hold the same words as an earlier one, and their pages.
    pub repeated_papers: u32,
    pub repeated_pages: u32,
    /// The first and the last day that papers bear as their own date. A letter that came with the file is left out.
    pub span: Option<(NaiveDate, NaiveDate)>,
}

/// Reckons up. `files` are in the order of the whole file, each after the file that it came inside of.
#[must_use]
pub fn receipt(files: &[ReceivedFile], pages: &[PageSeen], removed: &[RemovedSeen], documents: &[Document]) -> Receipt {
    let mut of_file: BTreeMap<FileId, Vec<&PageSeen>> = BTreeMap::new();
    for seen in pages {
        of_file.entry(seen.file).or_default().push(seen);
    }
    let depths: HashMap<FileId, u32> = files.iter().fold(HashMap::new(), |mut depths, file| {
        let depth = file.parent.and_then(|p| depths.get(&p)).map_or(0, |d| d + 1);
        depths.insert(file.id, depth);
        depths
    });
    let mut seen: HashMap<&str, FileId> = HashMap::new();
    let mut made = Receipt::default();
    for file in files {
        let ends = of_file.remove(&file.id).unwrap_or_default();
        let mut tally = Tally { pages: file.pages.max(ends.len() as u32), ..Tally::default() };
        let mut not_read = Vec::new();
        for seen in &ends {
            tally.count(seen.end);
            if let PageEnd::NotRead(problem) = seen.end {
                not_read.push((seen.page, problem));
            }
        }
        let only_words = ends.iter().filter(|seen| seen.only_words).map(|seen| seen.page).collect();
        if file.state != FileState::NotReadable {
            tally.waiting = tally.pages - ends.len() as u32;
        }
        let parts = || removed.iter().filter(|r| r.file == file.id);
        tally.removed_parts = parts().count() as u32;
        let mut words_left: Vec<u32> = parts().filter(|r| r.words_left).map(|r| r.page).collect();
        words_left.dedup();
        made.total.add(&tally);
        let same_as = seen.get(file.sha256.as_str()).copied();
        seen.entry(&file.sha256).or_insert(file.id);
        let depth = depths.get(&file.id).copied().unwrap_or(0);
        made.files.push(FileTally { file: file.id, depth, tally, not_read, words_left, only_words, same_as });
    }
    let copies = || documents.iter().filter(|d| d.duplicate_of.is_some());
    made.repeated_papers = copies().count() as u32;
    made.repeated_pages = copies().map(pages_of).sum();
    made.span = span(documents);
    made
}

fn pages_of(document: &Document) -> u32 {
    match u32::try_from(document.pages.len()) {
        Ok(0) => document.last_page + 1 - document.first_page,
        Ok(pages) => pages,
        Err(_) => u32::MAX,
    }
}

/// A year is the widest date that counts: "the 1990s" says too little to be an end.
const YEAR: i64 = 366;

fn span(documents: &[Document]) -> Option<(NaiveDate, NaiveDate)> {
    let came_with = |kind| matches!(kind, DocumentKind::CoverLetter | DocumentKind::FileCover);
    let ends: Vec<(NaiveDate, NaiveDate)> = documents
        .iter()
        .filter(|d| !came_with(d.kind))
        .filter_map(|d| d.date.as_ref())
        .filter(|when| !when.is_doubted() && (when.days().is_some_and(|d| d <= YEAR) || when.edtf().contains('/')))
        .filter_map(|when| Some((when.earliest()?, when.latest()?)))
        .collect();
    Some((ends.iter().map(|e| e.0).min()?, ends.iter().map(|e| e.1).max()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::{FileKind, When};

    fn file(id: i64, parent: Option<i64>, pages: u32, sha256: &str) -> ReceivedFile {
        ReceivedFile {
            id: FileId(id),
            parent: parent.map(FileId),
            name: format!("{id}.pdf"),
            kind: FileKind::Pdf,
            state: FileState::Done,
            problem: None,
            sha256: sha256.into(),
            size: 1,
            pages,
            added: String::new(),
        }
    }

    fn paper(kind: DocumentKind, date: &str, copy: bool) -> Document {
        Document {
            id: "f1p1".into(),
            kind,
            title: String::new(),
            date: When::parse(date).ok(),
            how: None,
            file: FileId(1),
            first_page: 1,
            last_page: 2,
            pages: Vec::new(),
            author: None,
            near_duplicate_of: None,
            scanned: false,
            duplicate_of: copy.then(|| "f1p9".into()),
        }
    }

    #[test]
    fn every_page_is_counted_once_and_the_parts_add_up() {
        let ends = [
            PageEnd::of(TextFrom::Pdf, None, None),
            PageEnd::of(TextFrom::Ocr, None, None),
            PageEnd::of(TextFrom::None, None, None),
            PageEnd::of(TextFrom::Pdf, Some(DocumentKind::Blank), None),
            PageEnd::of(TextFrom::Ocr, Some(DocumentKind::WithheldPage), None),
            PageEnd::of(TextFrom::None, None, Some(PageProblem::Damaged)),
        ];
        let seen = |(i, end): (usize, &PageEnd)| {
            let page = i as u32 + 1;
            PageSeen { file: FileId(1), page, end: *end, only_words: page == 2 }
        };
        let pages: Vec<_> = ends.iter().enumerate().map(seen).collect();
        let files = [file(1, None, 8, "a"), file(2, Some(1), 0, "b"), file(3, Some(2), 0, "a")];
        let removed = [
            RemovedSeen { file: FileId(1), page: 2, words_left: true },
            RemovedSeen { file: FileId(1), page: 2, words_left: true },
            RemovedSeen { file: FileId(1), page: 3, words_left: false },
        ];
        let made = receipt(&files, &pages, &removed, &[paper(DocumentKind::Letter, "1994-05-03", true)]);
        let t = made.total;
        assert_eq!((t.pages, t.words, t.from_pictures, t.pictures, t.blank), (8, 1, 1, 1, 1));
        assert_eq!((t.withheld, t.not_read, t.waiting, t.removed_parts), (1, 1, 2, 3));
        assert_eq!(t.words + t.from_pictures + t.pictures + t.blank + t.withheld + t.not_read + t.waiting, t.pages);
        assert_eq!(made.files[0].not_read, [(6, PageProblem::Damaged)]);
        assert_eq!(made.files[0].words_left, [2]);
        assert_eq!(made.files[0].only_words, [2]);
        assert_eq!(made.files.iter().map(|f| f.depth).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!((made.files[1].same_as, made.files[2].same_as), (None, Some(FileId(1))));
        assert_eq!((made.repeated_papers, made.repeated_pages), (1, 2));
    }

    #[test]
    fn the_dates_span_from_the_first_paper_to_the_last_without_the_letter_that_came_along() {
        let papers = [
            paper(DocumentKind::Letter, "1994-05-03", false),
            paper(DocumentKind::CaseNotes, "2001-02-03/2004-05-06", false),
            paper(DocumentKind::CoverLetter, "2026-10-02", false),
            paper(DocumentKind::Note, "197X", false),
        ];
        let day = |s: &str| s.parse::<NaiveDate>().unwrap();
        assert_eq!(span(&papers), Some((day("1994-05-03"), day("2004-05-06"))));
        assert_eq!(span(&papers[2..]), None);
    }
}
