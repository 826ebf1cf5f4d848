//! The open export: a BagIt 1.0 bag (RFC 8493) of everything a person has, readable without this program.
//!
//! It is written beside its place under another name and moved there when whole, so that a half-written one is never mistaken for
//! a finished one. What cannot be finished is taken away again.

mod names;
mod part;
mod source;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use record::FileId;
use serde_json::{Value, json};

pub use source::{BagSource, Made, Original, SourceProblem, StoryFile, Table};

use crate::annotations::{Placed, annotations};
use names::Names;
use part::{Part, PartProblem};

/// The version of the format in `export.json`.
const FORMAT: u32 = 1;

/// Why there is no export. Nothing was left behind, except where [`ExportProblem::AlreadyThere`] says that something was there before.
#[derive(Debug, thiserror::Error)]
pub enum ExportProblem {
    /// Something is at that place already (or an unfinished export that is not ours).
    #[error("something is already at that place")]
    AlreadyThere,
    /// The folder that the export should stand in is not there.
    #[error("the folder to write in is not there")]
    NotThere,
    #[error("the disk is full")]
    NoRoom,
    #[error("writing is not allowed there")]
    NoPermission,
    #[error("the disk can only be read")]
    ReadOnly,
    /// One file is bigger than that disk's format can hold.
    #[error("a file is too big for that disk")]
    TooBigForDisk,
    /// [`BagSource::written`] asked to stop.
    #[error("stopped")]
    Stopped,
    #[error("the disk failed: {0}")]
    Disk(io::ErrorKind),
    /// The safe place could not give what was asked for.
    #[error(transparent)]
    Source(SourceProblem),
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BagReport {
    /// Payload files and their bytes, as in `Payload-Oxum`.
    pub files: u64,
    pub bytes: u64,
    /// Rows by table, and `originals`, `notes`, `story`.
    pub counts: BTreeMap<String, u64>,
    /// Received names that no disk or archive could carry as they are, with the path given instead.
    pub renamed: Vec<(String, String)>,
    /// Received files whose bytes could not be read whole. They are not in the export, which says so.
    pub missing: Vec<String>,
}

/// Writes the export at `dir`, which must not exist; the folder around it must.
///
/// # Errors
/// See [`ExportProblem`].
pub fn write_bag(dir: &Path, contents: &dyn BagSource) -> Result<BagReport, ExportProblem> {
    let part = Part::begin(dir, contents).map_err(problem)?;
    let (made, report) = fill(&part, contents)?;
    tags(&part, &made, &report)?;
    part.finish().map_err(problem)?;
    Ok(report)
}

fn fill(part: &Part<'_>, contents: &dyn BagSource) -> Result<(Made, BagReport), ExportProblem> {
    let made = contents.made();
    let mut report = BagReport::default();
    let placed = originals(part, contents, &mut report)?;
    for table in Table::ALL {
        let rows = contents.rows(*table).map_err(ExportProblem::Source)?;
        let count = part.write_lines(&format!("data/records/{}.jsonl", table.name()), rows).map_err(problem)?;
        report.counts.insert(table.name().into(), count);
    }
    let notes = contents.notes().map_err(ExportProblem::Source)?;
    let unknown = || Placed { name: String::new(), path: None };
    let notes_file = annotations(&notes, &|id| placed.get(&id).map_or_else(unknown, |p| p.placed.clone()));
    part.write_bytes("data/notes.jsonld", &pretty(&notes_file)).map_err(problem)?;
    report.counts.insert("notes".into(), notes.len() as u64);

    let mut names = Names::default();
    let story = contents.story().map_err(ExportProblem::Source)?;
    for file in &story {
        let path = names.place(&file.name);
        part.write_bytes(&format!("data/story/{path}"), &file.bytes).map_err(problem)?;
    }
    report.counts.insert("story".into(), story.len() as u64);

    let index = json!({
        "format": FORMAT,
        "made_at": made.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "app": made.app,
        "counts": report.counts,
        "originals": in_order(placed),
        "missing": report.missing,
    });
    part.write_bytes("data/export.json", &pretty(&index)).map_err(problem)?;
    (report.files, report.bytes) = part.payload();
    Ok((made, report))
}

/// A received file in the export.
struct InPlace {
    placed: Placed,
    sha256: String,
    order: usize,
}

/// Copies every original, and says where each one went.
fn originals(
    part: &Part<'_>,
    contents: &dyn BagSource,
    report: &mut BagReport,
) -> Result<BTreeMap<FileId, InPlace>, ExportProblem> {
    let mut names = Names::default();
    let mut placed = BTreeMap::new();
    let mut count = 0;
    for (order, original) in contents.originals().map_err(ExportProblem::Source)?.into_iter().enumerate() {
        let path = format!("originals/{}", names.place(&original.name));
        let copied = match contents.open(original.id) {
            Ok(mut bytes) => part.copy(&format!("data/{path}"), &mut bytes, &original.sha256),
            Err(SourceProblem::Damaged) => Err(PartProblem::Unreadable),
            Err(other) => return Err(ExportProblem::Source(other)),
        };
        let path = match copied {
            Ok(()) => {
                count += 1;
                if path.strip_prefix("originals/") != Some(&original.name) {
                    report.renamed.push((original.name.clone(), path.clone()));
                }
                Some(path)
            }
            // One damaged original does not keep a person from all the others.
            Err(PartProblem::Unreadable) => {
                report.missing.push(original.name.clone());
                None
            }
            Err(other) => return Err(problem(other)),
        };
        let in_place = InPlace { placed: Placed { name: original.name, path }, sha256: original.sha256, order };
        placed.insert(original.id, in_place);
    }
    report.counts.insert("originals".into(), count);
    Ok(placed)
}

fn in_order(placed: BTreeMap<FileId, InPlace>) -> Vec<Value> {
    let mut all: Vec<InPlace> = placed.into_values().collect();
    all.sort_by_key(|p| p.order);
    all.into_iter().map(|p| json!({"file": p.placed.name, "path": p.placed.path, "sha256": p.sha256})).collect()
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).expect("a JSON value is always writable");
    bytes.push(b'\n');
    bytes
}

/// The tag files, once the payload is whole.
fn tags(part: &Part<'_>, made: &Made, report: &BagReport) -> Result<(), ExportProblem> {
    let bagit = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    // A line of bag-info is one line; `app` is ours, and is kept to one all the same.
    let app: String = made.app.chars().filter(|c| !c.is_control()).collect();
    let info = format!(
        "Source-Organization: Made by the person whose records these are\n\
         External-Description: Open export of a safe place\n\
         Bagging-Date: {}\n\
         Bag-Software-Agent: {app}\n\
         Payload-Oxum: {}.{}\n",
        made.at.format("%Y-%m-%d"),
        report.bytes,
        report.files,
    );
    let manifest = part.manifest();
    for (name, bytes) in [
        ("bagit.txt", bagit.as_slice()),
        ("bag-info.txt", info.as_bytes()),
        ("manifest-sha256.txt", manifest.as_bytes()),
    ] {
        part.write_bytes(name, bytes).map_err(problem)?;
    }
    part.write_bytes("tagmanifest-sha256.txt", part.tag_manifest().as_bytes()).map_err(problem)
}

fn problem(problem: PartProblem) -> ExportProblem {
    use io::ErrorKind as Kind;
    match problem {
        PartProblem::AlreadyThere => ExportProblem::AlreadyThere,
        PartProblem::Stopped => ExportProblem::Stopped,
        PartProblem::Source(source) => ExportProblem::Source(source),
        PartProblem::Unreadable => ExportProblem::Source(SourceProblem::Damaged),
        PartProblem::Disk(kind) => match kind {
            Kind::StorageFull | Kind::QuotaExceeded => ExportProblem::NoRoom,
            Kind::PermissionDenied => ExportProblem::NoPermission,
            Kind::ReadOnlyFilesystem => ExportProblem::ReadOnly,
            Kind::FileTooLarge => ExportProblem::TooBigForDisk,
            Kind::NotFound | Kind::NotADirectory => ExportProblem::NotThere,
            Kind::AlreadyExists => ExportProblem::AlreadyThere,
            other => ExportProblem::Disk(other),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_its_like_have_names_of_their_own() {
        let of = |kind| problem(PartProblem::Disk(kind));
        assert!(matches!(of(io::ErrorKind::StorageFull), ExportProblem::NoRoom));
        assert!(matches!(of(io::ErrorKind::QuotaExceeded), ExportProblem::NoRoom));
        assert!(matches!(of(io::ErrorKind::PermissionDenied), ExportProblem::NoPermission));
        assert!(matches!(of(io::ErrorKind::ReadOnlyFilesystem), ExportProblem::ReadOnly));
        assert!(matches!(of(io::ErrorKind::FileTooLarge), ExportProblem::TooBigForDisk));
        assert!(matches!(of(io::ErrorKind::BrokenPipe), ExportProblem::Disk(io::ErrorKind::BrokenPipe)));
    }
}
