//! Bringing a file in: where it is, how far it is, and how each received file ended.

use std::path::{Path, PathBuf};

use contract::*;
use record::{FileId, FileProblem, FileState, PageProblem, ReceivedFile};
use vault::VaultReader;

use crate::import::{self, Source};
use crate::index::PageIndex;
use crate::open::{OpenPlace, new_id};
use crate::readings::lay_typed_words;
use crate::scans;
use crate::{Desk, held};

impl Desk {
    /// Remembers places that the person chose in the system's own window, and gives the window tokens for them.
    pub fn remember_places(&self, paths: impl IntoIterator<Item = PathBuf>) -> Chosen {
        let mut chosen = held(&self.chosen);
        let mut answer = Chosen { tokens: Vec::new(), labels: Vec::new() };
        for path in paths {
            let token = new_id();
            answer.labels.push(record::safe_place(&path.display().to_string()));
            answer.tokens.push(token.clone());
            chosen.insert(token, path);
        }
        answer
    }

    /// The path that a place means: chosen, or typed in full (`~` is the home folder).
    pub(crate) fn folder_of(&self, place: &Place) -> Result<PathBuf, Failure> {
        if let Some(token) = &place.chosen {
            return held(&self.chosen).get(token).cloned().ok_or_else(|| Failure::of(FailureCode::NotAPlace));
        }
        let typed = place.typed.as_deref().unwrap_or_default().trim().trim_matches('"');
        let path = match typed.strip_prefix('~') {
            Some(rest) => self.around.home.join(rest.trim_start_matches(['/', '\\'])),
            None => PathBuf::from(typed),
        };
        if typed.is_empty() || !path.is_absolute() { Err(Failure::of(FailureCode::NotAPlace)) } else { Ok(path) }
    }

    /// Where something could be kept or saved: a name that is not taken yet.
    pub fn suggest_place(&self, request: SuggestPlace) -> Result<SuggestedPlace, Failure> {
        let drive = self.around.drive();
        let (folder, stem, ending) = match request.purpose {
            // Best on another drive. A folder that is there is as good: the newest three backups stay in it together.
            PlaceFor::Backup => {
                let folder = drive.unwrap_or_else(|| self.around.documents.clone()).join("Backups of my folder");
                return Ok(SuggestedPlace { typed: folder.display().to_string() });
            }
            PlaceFor::SafePlace => (&self.around.home, safe_file_name(&request.name, "My folder"), ""),
            PlaceFor::RecoverySheet => (&self.around.documents, "Recovery sheet".to_owned(), ".pdf"),
            PlaceFor::Sheet => (&self.around.documents, "My questions".to_owned(), ".pdf"),
            PlaceFor::Receipt => (&self.around.documents, "What came".to_owned(), ".pdf"),
            PlaceFor::StoryPdf => (&self.around.documents, "My story".to_owned(), ".pdf"),
            PlaceFor::StoryMarkdown => (&self.around.documents, "My story".to_owned(), ".md"),
            PlaceFor::OpenExport => (&self.around.documents, "Everything from my folder".to_owned(), ""),
        };
        Ok(SuggestedPlace { typed: free_name(folder, &stem, ending).display().to_string() })
    }

    pub fn bring_in(&self, request: BringIn) -> Result<ImportView, Failure> {
        let place = self.place()?;
        let paths: Vec<PathBuf> = request.places.iter().map(|p| self.folder_of(p)).collect::<Result<_, _>>()?;
        let gathered = intake::gather(&paths);
        let not_taken: Vec<NotTaken> =
            gathered.skipped.into_iter().map(|(name, why)| NotTaken { name, why: why_not_taken(why) }).collect();
        if gathered.files.is_empty() {
            place.leave_out(&not_taken)?;
            return Err(match not_taken.first() {
                Some(NotTaken { name, why: WhyNotTaken::NoPermission }) => {
                    Failure::named(FailureCode::NoPermission, name)
                }
                Some(NotTaken { name, why: WhyNotTaken::NotThere }) => Failure::named(FailureCode::NotThere, name),
                _ => Failure::of(FailureCode::NothingToBringIn),
            });
        }
        let sources = gathered.files.into_iter().map(|f| Source::Path { name: f.name, path: f.path }).collect();
        place.leave_out(&not_taken)?;
        import::start(&place, &self.around.reader, sources, not_taken)?;
        Ok(place.import_view())
    }

    pub fn bring_in_made_up_file(&self, _: Nothing) -> Result<ImportView, Failure> {
        let place = self.place()?;
        let files = sample::made_up_file().files;
        let sources = files.into_iter().map(|f| Source::Bytes { name: f.name, bytes: f.bytes }).collect();
        import::start(&place, &self.around.reader, sources, Vec::new())?;
        Ok(place.import_view())
    }

    pub fn import_status(&self, _: Nothing) -> Result<ImportView, Failure> {
        Ok(self.place()?.import_view())
    }

    pub fn pause_import(&self, _: Nothing) -> Result<ImportView, Failure> {
        let place = self.place()?;
        place.import.pause();
        place.scans.pause();
        Ok(place.import_view())
    }

    pub fn carry_on_import(&self, _: Nothing) -> Result<ImportView, Failure> {
        let place = self.place()?;
        let paused = place.import_view();
        let only_pictures = paused.scans.state == ScansState::Paused && paused.state == ImportState::Finished;
        if only_pictures {
            scans::start(&place)?;
        } else if !place.import.is_running() {
            import::start(&place, &self.around.reader, Vec::new(), Vec::new())?;
        }
        Ok(place.import_view())
    }

    /// Stops, and keeps what is ready or takes this import's files out again. Either can be undone: files taken out wait in the bin.
    pub fn stop_import(&self, request: StopImport) -> Result<ImportView, Failure> {
        let place = self.place()?;
        place.import.stop_and_wait();
        place.scans.pause();
        if !request.keep {
            for file in place.import.take_added() {
                place.with_vault(|vault| vault.remove_file(file))?;
            }
            place.changed();
        }
        Ok(place.import_view())
    }

    /// Reads the picture of this page before all others. One that could not be read is tried once more.
    pub fn read_page_next(&self, request: ReadPageNext) -> Result<ImportView, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let (file, page) = index.at(request.seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
        place.scans.look_at(file.id, page);
        let row = place.with_reading(|vault| vault.page(file.id, page))?;
        if row.is_some_and(|row| row.content.scan == record::Scan::CouldNotRead) {
            place.scans.try_again(file.id, page);
            place.with_vault(|vault| vault.read_scan_again(file.id, page))?;
        }
        place.changed();
        scans::start(&place)?;
        Ok(place.import_view())
    }

    /// Waits for the import in hand to end, and for the pictures of pages to be read. The terminal has nothing else to do
    /// meanwhile.
    pub fn wait_for_import(&self) -> Result<ImportView, Failure> {
        let place = self.place()?;
        place.import.wait();
        place.scans.wait();
        Ok(place.import_view())
    }

    pub fn files(&self, _: Nothing) -> Result<FilesView, Failure> {
        let place = self.place()?;
        let index = place.index()?;
        let rows = index.files().map(|(file, _)| file_row(&place, &index, file)).collect::<Result<_, _>>()?;
        let removed = place.with_reading(VaultReader::removed_files)?;
        let taken_out = removed.iter().map(|(file, _)| file_row(&place, &index, file)).collect::<Result<_, _>>()?;
        Ok(FilesView { files: rows, taken_out })
    }

    /// From now on pages that come in are kept and indexed, and nothing is looked for on them. Only for the benchmark, which
    /// measures what understanding adds; the next opening understands them.
    pub fn import_without_understanding(&self) -> Result<(), Failure> {
        self.place()?.import.plain.store(true, std::sync::atomic::Ordering::Relaxed);
        Ok(())
    }

    /// Reads a file again from its original: its troubled pages, or all of it where nothing could be read.
    pub fn try_file_again(&self, request: FileRef) -> Result<ImportView, Failure> {
        let place = self.place()?;
        let id = FileId(request.id);
        place.with_vault(|vault| vault.read_again(id))?;
        place.found.forget(id);
        place.changed();
        self.carry_on_import(Nothing {})
    }

    pub fn take_file_out(&self, request: FileRef) -> Result<Done, Failure> {
        let place = self.place()?;
        place.with_vault(|vault| vault.remove_file(FileId(request.id)))?;
        place.changed();
        Ok(Done {})
    }

    pub fn put_file_back(&self, request: FileRef) -> Result<Done, Failure> {
        let place = self.place()?;
        place.with_vault(|vault| vault.restore_file(FileId(request.id)))?;
        place.changed();
        lay_typed_words(&place)?;
        scans::start(&place)?;
        Ok(Done {})
    }
}

fn file_row(place: &OpenPlace, index: &PageIndex, file: &ReceivedFile) -> Result<FileRow, Failure> {
    let counts = place.with_reading(|vault| vault.page_counts(file.id))?;
    let trouble = place.with_reading(|vault| vault.page_problems(file.id))?;
    let pictures = place.with_reading(|vault| vault.scan_counts(Some(file.id)))?;
    Ok(FileRow {
        id: file.id.0,
        name: file.name.clone(),
        kind: kind_word(file),
        state: state_view(file.state),
        why: file.problem.map(why_not_readable),
        pages: file.pages,
        pages_ready: counts.ready,
        picture_only: counts.without_words,
        pictures_waiting: pictures.to_read,
        pictures_not_read: pictures.could_not_read,
        trouble: page_troubles(&trouble),
        bytes: file.size,
        first_seq: index.seq(file.id, 1),
    })
}

/// What a received file is, named as in the open export.
pub(crate) fn kind_word(file: &ReceivedFile) -> String {
    serde_json::to_value(file.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(crate) fn state_view(state: FileState) -> FileStateView {
    match state {
        FileState::Kept => FileStateView::Waiting,
        FileState::Reading => FileStateView::Reading,
        FileState::Done => FileStateView::Done,
        FileState::DoneWithProblems => FileStateView::DoneWithProblems,
        FileState::NotReadable => FileStateView::NotReadable,
    }
}

pub(crate) fn page_troubles(list: &[(u32, PageProblem)]) -> Vec<PageTrouble> {
    let why = |problem| match problem {
        PageProblem::Damaged => WhyPageNotRead::Damaged,
        PageProblem::TookTooLong => WhyPageNotRead::TookTooLong,
        PageProblem::TooBig => WhyPageNotRead::TooBig,
    };
    list.iter().map(|(page, problem)| PageTrouble { page: *page, why: why(*problem) }).collect()
}

pub(crate) fn why_not_readable(problem: FileProblem) -> WhyNotReadable {
    match problem {
        FileProblem::Empty => WhyNotReadable::Empty,
        FileProblem::Damaged => WhyNotReadable::Damaged,
        FileProblem::Locked => WhyNotReadable::Locked,
        FileProblem::UnknownKind => WhyNotReadable::UnknownKind,
        FileProblem::TooBig => WhyNotReadable::TooBig,
        FileProblem::TookTooLong => WhyNotReadable::TookTooLong,
        FileProblem::NoSafeReader => WhyNotReadable::NoSafeReader,
    }
}

fn why_not_taken(why: intake::Why) -> WhyNotTaken {
    match why {
        intake::Why::Missing => WhyNotTaken::NotThere,
        intake::Why::NotAllowed => WhyNotTaken::NoPermission,
        intake::Why::NotAFile => WhyNotTaken::NotAFile,
        intake::Why::TooBig => WhyNotTaken::TooBig,
        intake::Why::TooMany => WhyNotTaken::TooMany,
        intake::Why::Failed => WhyNotTaken::CouldNotRead,
    }
}

/// A name with nothing in it that a file system minds.
fn safe_file_name(name: &str, otherwise: &str) -> String {
    let kept: String = name.chars().filter(|c| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c)).take(60).collect();
    let kept = kept.trim().trim_matches('.').trim();
    if kept.is_empty() { otherwise.to_owned() } else { kept.to_owned() }
}

fn free_name(folder: &Path, stem: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{stem}{ending}"));
    std::iter::once(first)
        .chain((2..).map(|n| folder.join(format!("{stem} {n}{ending}"))))
        .find(|path| !path.exists())
        .expect("there is always a free number")
}
