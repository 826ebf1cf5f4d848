//! What was found: which papers are copies of which, which pages hold the same words, and where a passage was first written.

use std::collections::{BTreeMap, HashMap};

use record::FileId;

/// Words on a page, in Unicode scalar values of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: FileId,
    pub page: u32,
    pub start: u32,
    pub end: u32,
}

/// A paper that is folded under another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The folded paper's id.
    pub id: String,
    /// The same words in the same order as the paper in front.
    pub exact: bool,
    /// The person said so.
    pub by_person: bool,
}

/// One paper and its copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The id of the clearest copy, which stands in front.
    pub kept: String,
    /// The others, in the order of the file.
    pub copies: Vec<Copy>,
}

/// Words that were written once and stand again in another paper.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Where they were first written, as far as dates and quoting tell.
    pub first: Place,
    pub again: Place,
    /// They stand in the later paper as a quoted mail.
    pub quoted: bool,
}

/// How another page is like this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlsoKind {
    /// The same words throughout.
    Exact,
    /// The same page: printed again, scanned, or with other parts removed.
    Near,
    /// Some of this page's words stand there too, and were written here first.
    CarriedOn,
    /// Some of this page's words were written there first.
    CarriedFrom,
    /// As [`AlsoKind::CarriedOn`], quoted in a later mail.
    QuotedIn,
    /// As [`AlsoKind::CarriedFrom`], quoted here.
    QuotedFrom,
}

/// Another page on which words of a page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Also {
    pub kind: AlsoKind,
    /// The words on the page that was asked about.
    pub here: (u32, u32),
    pub there: Place,
    /// Words that stand in clear there and under a removed part here.
    pub more_there: u32,
    /// The other way round.
    pub more_here: u32,
}

/// Everything found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Repeats {
    /// In the order of their papers in front.
    pub groups: Vec<Group>,
    /// In order of where they were first written.
    pub passages: Vec<Passage>,
    pub(crate) also: BTreeMap<(FileId, u32), Vec<Also>>,
    /// For a page of a folded paper, the page of the paper in front, and pairs of places at which the two go on together.
    pub(crate) fronts: HashMap<(FileId, u32), Vec<Front>>,
}

/// A page of the paper in front, beside the page of a copy.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Front {
    pub file: FileId,
    pub page: u32,
    /// The stretch on the copy's page.
    pub here: (u32, u32),
    /// `(on the copy, on the page in front)`, in order.
    pub steps: Vec<(u32, u32)>,
}

impl Repeats {
    /// The other pages on which this page's words stand: copies first, then passages in the order of this page.
    #[must_use]
    pub fn on_page(&self, file: FileId, page: u32) -> &[Also] {
        self.also.get(&(file, page)).map_or(&[], Vec::as_slice)
    }

    /// The group that a paper is in.
    #[must_use]
    pub fn group_of(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|g| g.kept == id || g.copies.iter().any(|c| c.id == id))
    }

    /// For words on a page of a folded paper, where the same words stand in the paper in front. None for every other page.
    #[must_use]
    pub fn in_front(&self, at: Place) -> Option<Place> {
        let fronts = self.fronts.get(&(at.file, at.page))?;
        let front = fronts.iter().find(|f| f.here.0 <= at.start && at.end <= f.here.1)?;
        let map = |place: u32| {
            let after = front.steps.partition_point(|s| s.0 <= place);
            let (here, there) = front.steps[..after].last().copied().or(front.steps.first().copied())?;
            Some((i64::from(there) + i64::from(place) - i64::from(here)).max(0) as u32)
        };
        let (start, end) = (map(at.start)?, map(at.end)?);
        (start < end).then_some(Place { file: front.file, page: front.page, start, end })
    }
}
