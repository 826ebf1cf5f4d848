//! A ZIP as a list of files inside it. Nothing is written anywhere, so a name cannot point outside; bombs are stopped by
//! counting what really comes out.

use std::io::{Cursor, Read};

use record::{FileProblem, PageContent, PageProblem, safe_path};
use zip::ZipArchive;
use zip::result::ZipError;

use super::Paper;
use crate::limits::{FILE_BYTES, INFLATE_RATIO, MEMBERS, MEMBERS_BYTES};
use crate::{Member, Opened};

pub struct Zipped {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    members: Vec<Member>,
    /// For each member, its place in the archive.
    places: Vec<usize>,
}

impl Zipped {
    pub fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(why)?;
        if archive.is_empty() {
            return Err(FileProblem::Empty);
        }
        if archive.len() > MEMBERS {
            return Err(FileProblem::TooBig);
        }
        // The same bytes as many members: nothing honest does that.
        if archive.has_overlapping_files().map_err(why)? {
            return Err(FileProblem::TooBig);
        }
        let (mut members, mut places, mut total, mut locked) = (Vec::new(), Vec::new(), 0_u64, 0);
        for place in 0..archive.len() {
            let file = archive.by_index_raw(place).map_err(why)?;
            if file.is_dir() || file.is_symlink() {
                continue;
            }
            let raw = file.name().map_or_else(|_| format!("file {}", place + 1), |name| name.into_owned());
            if left_behind_by_a_system(&raw) {
                continue;
            }
            locked += usize::from(file.encrypted());
            total = total.saturating_add(file.size());
            members.push(Member { name: safe_path(&raw), size: file.size() });
            places.push(place);
        }
        if members.is_empty() {
            return Err(FileProblem::Empty);
        }
        if locked == members.len() {
            return Err(FileProblem::Locked);
        }
        if total > MEMBERS_BYTES {
            return Err(FileProblem::TooBig);
        }
        Ok(Self { archive, members, places })
    }
}

impl Paper for Zipped {
    fn opened(&self) -> Opened {
        Opened { pages: 0, members: self.members.clone() }
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        Err(PageProblem::Damaged)
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        let place = *self.places.get(index as usize).ok_or(FileProblem::Damaged)?;
        let packed = {
            let file = self.archive.by_index_raw(place).map_err(why)?;
            if file.encrypted() {
                return Err(FileProblem::Locked);
            }
            file.compressed_size()
        };
        let most = packed.saturating_mul(INFLATE_RATIO).saturating_add(1 << 20).min(FILE_BYTES);
        let mut bytes = Vec::new();
        let file = self.archive.by_index(place).map_err(why)?;
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| FileProblem::Damaged)?;
        if bytes.len() as u64 > most { Err(FileProblem::TooBig) } else { Ok(bytes) }
    }
}

fn left_behind_by_a_system(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    let last = parts.clone().next_back().unwrap_or_default().to_lowercase();
    parts.any(|part| part == "__MACOSX") || matches!(last.as_str(), ".ds_store" | "thumbs.db" | "desktop.ini")
}

fn why(error: ZipError) -> FileProblem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => FileProblem::Locked,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => FileProblem::UnknownKind,
        _ => FileProblem::Damaged,
    }
}
