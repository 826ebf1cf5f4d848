//! Every page of the whole file in one order: "page 212 of 3,104".

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use record::{FileId, ReceivedFile};

use crate::covers::Covers;

/// Received files in reading order, with the number that each one's first page has in the whole file.
#[derive(Debug, Clone, Default)]
pub struct PageIndex {
    files: Vec<(ReceivedFile, u32)>,
    by_id: HashMap<FileId, usize>,
    total: u32,
    /// What is covered on the pages.
    covers: Arc<Covers>,
}

impl PageIndex {
    /// Orders files as they were received, each followed by the files that came inside it.
    #[must_use]
    pub fn new(received: Vec<ReceivedFile>) -> Self {
        let mut inside: HashMap<Option<FileId>, Vec<ReceivedFile>> = HashMap::new();
        let known: HashSet<FileId> = received.iter().map(|f| f.id).collect();
        for file in received {
            let parent = file.parent.filter(|p| known.contains(p));
            inside.entry(parent).or_default().push(file);
        }
        for files in inside.values_mut() {
            files.sort_by_key(|f| f.id);
        }
        let mut index = Self::default();
        index.add(None, &mut inside);
        index
    }

    fn add(&mut self, parent: Option<FileId>, inside: &mut HashMap<Option<FileId>, Vec<ReceivedFile>>) {
        for file in inside.remove(&parent).unwrap_or_default() {
            let id = file.id;
            let first = self.total + 1;
            self.total += file.pages;
            self.by_id.insert(id, self.files.len());
            self.files.push((file, first));
            self.add(Some(id), inside);
        }
    }

    #[must_use]
    pub fn with_covers(self, covers: Arc<Covers>) -> Self {
        Self { covers, ..self }
    }

    #[must_use]
    pub fn covers(&self) -> &Covers {
        &self.covers
    }

    #[must_use]
    pub fn total(&self) -> u32 {
        self.total
    }

    pub fn files(&self) -> impl Iterator<Item = (&ReceivedFile, u32)> {
        self.files.iter().map(|(file, first)| (file, *first))
    }

    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&ReceivedFile> {
        self.by_id.get(&id).map(|&i| &self.files[i].0)
    }

    /// How many files came out of the one that this one was brought in with, at any depth, and how many bytes they are.
    #[must_use]
    pub fn came_inside(&self, id: FileId) -> (usize, u64) {
        let brought = |(file, _): &(ReceivedFile, u32)| file.parent.is_none_or(|p| !self.by_id.contains_key(&p));
        let Some(&at) = self.by_id.get(&id) else { return (0, 0) };
        let first = self.files[..=at].iter().rposition(brought).unwrap_or(0);
        let inside = self.files[first + 1..].iter().take_while(|file| !brought(file));
        inside.fold((0, 0), |(files, bytes), (file, _)| (files + 1, bytes + file.size))
    }

    /// The name of a file as it was received; empty for one that is no longer there.
    #[must_use]
    pub fn name(&self, id: FileId) -> &str {
        self.file(id).map_or("", |f| f.name.as_str())
    }

    /// The number of a page in the whole file.
    #[must_use]
    pub fn seq(&self, id: FileId, page: u32) -> Option<u32> {
        let (file, first) = &self.files[*self.by_id.get(&id)?];
        (1..=file.pages).contains(&page).then(|| first + page - 1)
    }

    /// The file and page with this number.
    #[must_use]
    pub fn at(&self, seq: u32) -> Option<(&ReceivedFile, u32)> {
        let after = self.files.partition_point(|(_, first)| *first <= seq);
        let (file, first) = self.files[..after].iter().rev().find(|(file, _)| file.pages > 0)?;
        let page = seq - first + 1;
        (page <= file.pages).then_some((file, page))
    }
}

#[cfg(test)]
mod tests {
    use record::{FileKind, FileState};

    use super::*;

    fn file(id: i64, parent: Option<i64>, pages: u32) -> ReceivedFile {
        ReceivedFile {
            id: FileId(id),
            parent: parent.map(FileId),
            name: format!("{id}"),
            kind: FileKind::Pdf,
            state: FileState::Done,
            problem: None,
            sha256: String::new(),
            size: 0,
            pages,
            added: String::new(),
        }
    }

    #[test]
    fn files_inside_follow_the_file_they_came_in() {
        let index = PageIndex::new(vec![file(1, None, 2), file(2, None, 3), file(3, Some(1), 4), file(4, None, 0)]);
        assert_eq!(index.total(), 9);
        assert_eq!(index.seq(FileId(3), 1), Some(3));
        assert_eq!(index.seq(FileId(2), 3), Some(9));
        assert_eq!(index.seq(FileId(2), 4), None);
        for seq in 1..=9 {
            let (file, page) = index.at(seq).unwrap();
            assert_eq!(index.seq(file.id, page), Some(seq));
        }
        assert!(index.at(0).is_none() && index.at(10).is_none());
    }
    #[test]
    fn what_came_out_of_a_file_counts_at_any_depth() {
        let sized = |id, parent, size| ReceivedFile { size, ..file(id, parent, 0) };
        let zip = [sized(1, None, 50), sized(3, Some(1), 5), sized(4, Some(3), 7), sized(5, Some(1), 1)];
        let index = PageIndex::new([&zip[..], &[sized(2, None, 9), sized(6, Some(99), 2)]].concat());
        for id in [1, 3, 4, 5] {
            assert_eq!(index.came_inside(FileId(id)), (3, 13), "{id}");
        }
        // Nothing came out of one, and the ZIP that another came in was taken out.
        assert_eq!((index.came_inside(FileId(2)), index.came_inside(FileId(6))), ((0, 0), (0, 0)));
        assert_eq!(index.came_inside(FileId(7)), (0, 0));
    }
}
