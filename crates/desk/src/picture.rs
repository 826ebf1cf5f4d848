//! Page pictures, drawn when looked at by a reader process that is kept for the file being read. They live in memory only.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use extract::{Passwords, Reader, ReaderProgram};
use record::FileId;
use vault::VaultReader;

use crate::open::{OpenPlace, new_id};
use crate::{Desk, held};

/// How many pictures are kept for turning back: this page, its neighbours, and their other size.
const KEPT: usize = 8;

pub struct Pictures {
    /// Only addresses with this in them are answered, so that an address cannot be guessed or kept.
    token: String,
    reader: Mutex<Option<(FileId, Reader)>>,
    kept: Mutex<VecDeque<(Asked, Vec<u8>)>>,
}

#[derive(Clone, PartialEq)]
struct Asked {
    file: FileId,
    page: u32,
    side: u32,
    /// Areas of closed covers.
    covered: Vec<[f32; 4]>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { token: new_id(), reader: Mutex::default(), kept: Mutex::default() }
    }
}

impl Pictures {
    /// The address of a page's picture, without its size. It is another one when other parts are covered, so that the window
    /// asks again; what is painted over is worked out when it does.
    pub fn address(&self, file: FileId, page: u32, covered: &[[f32; 4]]) -> String {
        format!("{}/{}/{page}", self.token_over(covered), file.0)
    }

    /// What an address begins with while these parts are covered.
    fn token_over(&self, covered: &[[f32; 4]]) -> String {
        let edges: Vec<u8> = covered.iter().flatten().flat_map(|edge| edge.to_le_bytes()).collect();
        format!("{}-{}", self.token, record::TextHash::of(&hex(&edges)).0)
    }

    /// Drops every picture and the file behind them.
    pub fn close(&self) {
        held(&self.reader).take();
        held(&self.kept).clear();
    }

    fn draw(&self, place: &OpenPlace, program: &ReaderProgram, asked: Asked) -> Option<Vec<u8>> {
        if let Some((_, png)) = held(&self.kept).iter().find(|(a, _)| *a == asked) {
            return Some(png.clone());
        }
        let mut current = held(&self.reader);
        if current.as_ref().is_none_or(|(file, _)| *file != asked.file) {
            *current = None;
            let file = place.index().ok()?.file(asked.file)?.clone();
            let bytes = place.with_reading(|vault: &VaultReader| vault.original(asked.file)).ok()?;
            let passwords = place.with_reading(|vault| vault.file_passwords(asked.file)).ok()?;
            let mut reader = Reader::start(program).ok()?;
            reader.open_with(Arc::new(bytes), file.kind, &file.name, Passwords::new(passwords)).ok()?;
            *current = Some((asked.file, reader));
        }
        let (_, reader) = current.as_mut()?;
        let png = reader.picture_with_covers(asked.page, asked.side, &asked.covered).ok()?;
        let mut kept = held(&self.kept);
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back((asked, png.clone()));
        Some(png)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

impl Desk {
    /// A page's picture as PNG, its longest side at most `side` pixels; none when there is none to show.
    #[must_use]
    pub fn picture(&self, token: &str, file: i64, page: u32, side: u32) -> Option<Vec<u8>> {
        let place = self.place().ok()?;
        let file = FileId(file);
        let covered = place.masks(file, page).ok()??;
        if token != place.pictures.token_over(&covered) {
            return None;
        }
        place.pictures.draw(&place, &self.around.reader, Asked { file, page, side, covered })
    }
}
