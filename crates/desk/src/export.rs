//! Taking everything out: gives the open export its rows, a page at a time, so that a big file needs no big memory.

use std::io::{Cursor, Read};
use std::sync::Arc;

use chrono::Datelike;
use contract::{Failure, FailureCode, SaveTo, Saved};
use knowledge::Knowledge;
use record::{FileId, Note, Page, Question, Trigger};
use serde_json::Value;
use share::{
    BagSource, DateRow, DocumentRow, EntryRow, EventRow, ExpectedRow, ExportProblem, GapRow, Made, Names, Original,
    PageRow, PlacementRow, QuestionRow, RedactionRow, SourceProblem, StoryFile, Table, WordRow,
};
use vault::VaultReader;

use crate::Desk;
use crate::known::Known;
use crate::open::OpenPlace;
use crate::people;
use crate::scans;
use crate::story_view::markdown;

impl Desk {
    /// Writes the open export into a folder that does not exist yet.
    pub fn open_export(&self, request: SaveTo) -> Result<Saved, Failure> {
        let place = self.place()?;
        if place.import.is_running() {
            return Err(Failure::of(FailureCode::Busy));
        }
        let folder = self.folder_of(&request.place)?;
        let label = folder.display().to_string();
        // Every quotation must stand where it is said to stand, so no page may change under the export.
        let was_reading = place.scans.is_running();
        if was_reading {
            place.scans.stop_and_wait();
        }
        let source = place.known().map(|known| Everything { known, place: Arc::clone(&place) });
        let report = source
            .and_then(|source| share::write_bag(&folder, &source).map_err(|problem| not_exported(&problem, &label)));
        if was_reading {
            scans::start(&place)?;
        }
        let report = report?;
        Ok(Saved { label, files: u32::try_from(report.files).unwrap_or(u32::MAX) })
    }
}

fn not_exported(problem: &ExportProblem, label: &str) -> Failure {
    let code = match problem {
        ExportProblem::AlreadyThere => FailureCode::AlreadyThere,
        ExportProblem::NotThere => FailureCode::NotThere,
        ExportProblem::NoRoom | ExportProblem::TooBigForDisk => FailureCode::NoRoom,
        ExportProblem::NoPermission => FailureCode::NoPermission,
        ExportProblem::ReadOnly => FailureCode::ReadOnly,
        ExportProblem::Source(_) => FailureCode::Damaged,
        ExportProblem::Stopped | ExportProblem::Disk(_) => FailureCode::Unexpected,
    };
    Failure::named(code, label)
}

struct Everything {
    place: Arc<OpenPlace>,
    known: Arc<Known>,
}

type Rows<'a> = Box<dyn Iterator<Item = Result<Value, SourceProblem>> + 'a>;

impl Everything {
    /// Every page's row in the vault, in order, read when it is its turn.
    fn pages(&self) -> impl Iterator<Item = Result<(FileId, u32, vault::PageRow), SourceProblem>> + '_ {
        self.known.pages.iter().map(|p| (p.file, p.page)).filter_map(|(file, page)| {
            let row = self.place.with_reading(|vault: &VaultReader| vault.page(file, page));
            match row {
                Ok(row) => row.map(|row| Ok((file, page, row))),
                Err(failure) => Some(Err(broken(&failure))),
            }
        })
    }

    fn of_pages<'a, R: serde::Serialize + 'a>(
        &'a self,
        rows: impl Fn(&Names<'_>, FileId, u32, vault::PageRow) -> Vec<R> + 'a,
    ) -> Rows<'a> {
        Box::new(self.pages().flat_map(move |page| match page {
            Ok((file, number, row)) => {
                self.with_names(|names| rows(names, file, number, row)).into_iter().map(json).collect()
            }
            Err(problem) => vec![Err(problem)],
        }))
    }

    fn with_names<T>(&self, work: impl FnOnce(&Names<'_>) -> T) -> T {
        let file = |id: FileId| self.known.index.name(id).to_owned();
        let document = |id: FileId, page: u32| self.known.document_at(id, page).map(|d| d.id.clone());
        work(&Names { file: &file, document: &document })
    }

    fn listed<'a, R: serde::Serialize>(&'a self, rows: impl FnOnce(&Names<'_>) -> Vec<R>) -> Rows<'a> {
        let rows: Vec<_> = self.with_names(rows).into_iter().map(json).collect();
        Box::new(rows.into_iter())
    }

    fn questions(&self, names: &Names<'_>) -> Vec<QuestionRow> {
        let decided = &self.known.decided;
        let state = |id: &str| {
            if decided.chosen_questions.iter().any(|c| c == id) {
                "chosen"
            } else if decided.removed_questions.iter().any(|r| r == id) {
                "removed"
            } else {
                "suggested"
            }
        };
        let mut rows: Vec<QuestionRow> = self
            .known
            .questions
            .iter()
            .map(|q| {
                let text = decided.reworded.get(&q.id).unwrap_or(&q.text).clone();
                QuestionRow::of(&Question { text, ..q.clone() }, state(&q.id), names)
            })
            .collect();
        rows.extend(decided.questions.values().map(|own| {
            let question = Question {
                id: own.id.clone(),
                trigger: Trigger::Own,
                text: own.text.clone(),
                audience: String::new(),
                evidence: own.evidence.clone(),
                from: None,
                to: None,
                date: None,
            };
            let state = if decided.chosen_questions.contains(&own.id) { "chosen" } else { "own" };
            QuestionRow::of(&question, state, names)
        }));
        rows
    }
}

impl BagSource for Everything {
    fn made(&self) -> Made {
        Made { at: chrono::Utc::now(), app: concat!("Ownstory ", env!("CARGO_PKG_VERSION")).to_owned() }
    }

    fn originals(&self) -> Result<Vec<Original>, SourceProblem> {
        let files = self.known.index.files();
        Ok(files.map(|(f, _)| Original { id: f.id, name: f.name.clone(), sha256: f.sha256.clone() }).collect())
    }

    fn open(&self, id: FileId) -> Result<Box<dyn Read + '_>, SourceProblem> {
        let bytes = self.place.with_reading(|vault: &VaultReader| vault.original(id));
        match bytes {
            Ok(bytes) => Ok(Box::new(Cursor::new(bytes))),
            Err(failure) if failure.code == FailureCode::Damaged => Err(SourceProblem::Damaged),
            Err(failure) => Err(broken(&failure)),
        }
    }

    fn rows(&self, table: Table) -> Result<Rows<'_>, SourceProblem> {
        let (known, timeline) = (&self.known, &self.known.timeline);
        Ok(match table {
            Table::Pages => self.of_pages(|names, file, number, row| {
                vec![PageRow::of(&Page { file, number, content: row.content }, names)]
            }),
            Table::Documents => self.listed(|names| {
                let row = |d| DocumentRow { scanned: known.is_scanned(d), ..DocumentRow::of(d, names) };
                known.documents.iter().map(row).collect()
            }),
            Table::Dates => self.of_pages(|names, file, number, row| {
                row.findings.dates.iter().map(|d| DateRow::of(d, file, number, names)).collect()
            }),
            Table::Entries => self.of_pages(|names, file, number, row| {
                understand::entries(&row.content.text, &row.findings)
                    .into_iter()
                    .map(|e| EntryRow {
                        file: (names.file)(file),
                        page: number,
                        start: e.start,
                        end: e.end,
                        date: e.when,
                        author: e.author,
                    })
                    .collect()
            }),
            Table::Events => self.listed(|names| timeline.events.iter().map(|e| EventRow::of(e, names)).collect()),
            Table::People => self.listed(|names| people::rows(known, names)),
            Table::Redactions => self.of_pages(|names, file, number, row| {
                let height = row.content.height;
                row.content.redactions.iter().map(|r| RedactionRow::of(r, file, number, height, names)).collect()
            }),
            Table::Gaps => self
                .listed(|_| timeline.gaps.iter().map(|g| GapRow { from: g.from.clone(), to: g.to.clone() }).collect()),
            Table::Questions => self.listed(|names| self.questions(names)),
            Table::Placements => {
                self.listed(|names| timeline.placements.iter().map(|p| PlacementRow::of(p, names)).collect())
            }
            Table::Expected => self.listed(|_| known.expected.iter().map(expected_row).collect()),
            Table::Words => self.of_pages(|names, file, number, row| {
                let text = &row.content.text;
                let day = row.findings.head.date.as_ref().and_then(record::When::earliest);
                Knowledge::england()
                    .find_terms(text, day.map(|d| d.year()))
                    .into_iter()
                    .map(|t| WordRow {
                        file: (names.file)(file),
                        page: number,
                        start: t.start,
                        end: t.end,
                        text: record::char_slice(text, t.start, t.end).to_owned(),
                        term: t.term,
                    })
                    .collect()
            }),
        })
    }

    fn notes(&self) -> Result<Vec<Note>, SourceProblem> {
        Ok(self.known.decided.notes.values().cloned().collect())
    }

    fn story(&self) -> Result<Vec<StoryFile>, SourceProblem> {
        Ok(vec![StoryFile { name: "story.md".to_owned(), bytes: markdown(&self.known).into_bytes() }])
    }
}

fn expected_row(expected: &ask::Expected) -> ExpectedRow {
    ExpectedRow {
        rule: expected.rule.clone(),
        due: Some(expected.due.clone()),
        found: expected.found.clone(),
        source: expected.source.clone(),
    }
}

fn json(row: impl serde::Serialize) -> Result<Value, SourceProblem> {
    serde_json::to_value(row).map_err(|e| SourceProblem::Broken(e.to_string()))
}

fn broken(failure: &Failure) -> SourceProblem {
    SourceProblem::Broken(format!("{:?}", failure.code))
}
