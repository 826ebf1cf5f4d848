//! Notes in the margin, and taking decisions back.

use contract::*;
use record::{Anchor, Decision, Note};
use vault::{Vault, VaultReader};

use crate::Desk;
use crate::open::{OpenPlace, new_id, now};
use crate::place::short_enough;
use crate::readings::lay_typed_words;
use crate::views::{note_kind, note_kind_view, note_view};

impl Desk {
    pub fn add_note(&self, request: AddNote) -> Result<NoteView, Failure> {
        short_enough(&request.body)?;
        let place = self.place()?;
        let anchor = anchor(&place, request.seq, request.start, request.end)?;
        let when = now();
        let note = Note {
            id: new_id(),
            kind: note_kind(request.kind),
            anchor,
            body: request.body.trim().to_owned(),
            created: when.clone(),
            changed: when,
        };
        place.decide(&Decision::NoteAdded { note: note.clone() })?;
        found_again(&place, &note)
    }

    pub fn edit_note(&self, request: EditNote) -> Result<NoteView, Failure> {
        short_enough(&request.body)?;
        let place = self.place()?;
        if !place.decided()?.notes.contains_key(&request.id) {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        let (body, kind) = (request.body.trim().to_owned(), note_kind(request.kind));
        place.decide(&Decision::NoteEdited { id: request.id.clone(), body, kind, at: now() })?;
        let decided = place.decided()?;
        let note = decided.notes.get(&request.id).ok_or_else(|| Failure::of(FailureCode::NothingThere))?;
        found_again(&place, note)
    }

    pub fn remove_note(&self, request: NoteRef) -> Result<Done, Failure> {
        let place = self.place()?;
        if !place.decided()?.notes.contains_key(&request.id) {
            return Err(Failure::of(FailureCode::NothingThere));
        }
        place.decide(&Decision::NoteRemoved { id: request.id })?;
        Ok(Done {})
    }

    pub fn notes(&self, wanted: NotesWanted) -> Result<NotesView, Failure> {
        let place = self.place()?;
        let words = wanted.words.unwrap_or_default().to_lowercase();
        let decided = place.decided()?;
        let mut notes = Vec::new();
        for note in decided.notes.values() {
            let told = words.is_empty()
                || note.body.to_lowercase().contains(&words)
                || note.anchor.quote.to_lowercase().contains(&words);
            if told && wanted.kind.is_none_or(|kind| kind == note_kind_view(note.kind)) {
                notes.push(found_again(&place, note)?);
            }
        }
        notes.sort_by(|a, b| (a.seq, a.start, &a.created).cmp(&(b.seq, b.start, &b.created)));
        Ok(NotesView { notes })
    }

    /// Takes back the newest decision that still stands.
    pub fn undo(&self, _: Nothing) -> Result<UndoView, Failure> {
        self.step(Vault::undo)
    }

    /// Does again what was taken back last.
    pub fn redo(&self, _: Nothing) -> Result<UndoView, Failure> {
        self.step(Vault::redo)
    }

    fn step(
        &self,
        step: impl FnOnce(&mut Vault) -> Result<Option<Decision>, vault::VaultError>,
    ) -> Result<UndoView, Failure> {
        let place = self.place()?;
        let decision = place.with_vault(step)?;
        place.changed();
        if decision.as_ref().is_some_and(is_about_papers) {
            place.known()?;
        }
        if matches!(decision, Some(Decision::WordTyped { .. })) {
            lay_typed_words(&place)?;
        }
        let what = decision.as_ref().and_then(|d| {
            let value = serde_json::to_value(d).ok()?;
            Some(value.get("what")?.as_str()?.to_owned())
        });
        let can_undo = place.with_reading(VaultReader::can_undo)?;
        let can_redo = place.with_reading(VaultReader::can_redo)?;
        Ok(UndoView { what, can_undo, can_redo })
    }
}

/// The page that is open shows its paper from what is known of the whole, so that has to be worked out again before it is asked for.
fn is_about_papers(decision: &Decision) -> bool {
    use Decision::{PageMoved, PaperCut, PaperNamed, PapersJoined};
    matches!(decision, PaperCut { .. } | PapersJoined { .. } | PageMoved { .. } | PaperNamed { .. })
}

/// Where a note's words stand in the page as it reads now.
fn found_again(place: &OpenPlace, note: &Note) -> Result<NoteView, Failure> {
    let index = place.index()?;
    let file = index.files().find(|(f, _)| f.sha256 == note.anchor.sha256).map(|(f, _)| f);
    let row = match file {
        Some(file) => place.with_reading(|vault: &VaultReader| vault.page(file.id, note.anchor.page))?,
        None => None,
    };
    if let Some((file, row)) = file.zip(row.as_ref()) {
        place.passages(file, note.anchor.page, row)?;
    }
    let at = row.and_then(|row| note.anchor.find_in(&row.content.text));
    Ok(note_view(&index, note, at))
}

/// Marks words on a page. An empty stretch marks the page itself.
pub fn anchor(place: &OpenPlace, seq: u32, start: u32, end: u32) -> Result<Anchor, Failure> {
    let index = place.index()?;
    let (file, page) = index.at(seq).ok_or_else(|| Failure::of(FailureCode::PageNotThere))?;
    let row = place.with_reading(|vault: &VaultReader| vault.page(file.id, page))?;
    let text = row.map(|r| r.content.text).unwrap_or_default();
    let length = text.chars().count() as u32;
    if start > end || end > length {
        return Err(Failure::of(FailureCode::PageNotThere));
    }
    Ok(Anchor::new(file.id, &file.sha256, page, &text, start, end))
}
