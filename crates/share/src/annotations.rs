//! A person's notes as W3C Web Annotations (JSON-LD), so that other programs can show them on the same words.

use record::{FileId, Note, NoteKind};
use serde_json::{Map, Value, json};

/// Where a received file is in the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The name as received.
    pub name: String,
    /// From the folder that holds `notes.jsonld`, for instance `originals/notes.pdf`. None when its bytes are not in the export.
    pub path: Option<String>,
}

/// All notes as one `AnnotationCollection`.
///
/// A target is a page of an original (`originals/notes.pdf#page=3`); its `TextPositionSelector` counts Unicode scalar values into
/// that page's `text` in `records/pages.jsonl`. `file`, `page` and `kind` are our own additions, declared in the context.
#[must_use]
pub fn annotations(notes: &[Note], place: &dyn Fn(FileId) -> Placed) -> Value {
    let items: Vec<Value> = notes.iter().map(|note| annotation(note, &place(note.anchor.file))).collect();
    json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"file": "urn:ownstory:file", "page": "urn:ownstory:page", "kind": "urn:ownstory:kind"},
        ],
        "id": "urn:ownstory:notes",
        "type": "AnnotationCollection",
        "label": "Notes",
        "total": items.len(),
        "first": {
            "id": "urn:ownstory:notes:1",
            "type": "AnnotationPage",
            "partOf": "urn:ownstory:notes",
            "startIndex": 0,
            "items": items,
        },
    })
}

fn annotation(note: &Note, placed: &Placed) -> Value {
    let anchor = &note.anchor;
    let source = match &placed.path {
        Some(path) => format!("{}#page={}", encoded(path), anchor.page),
        None => format!("urn:ownstory:sha256:{}#page={}", encoded(&anchor.sha256), anchor.page),
    };
    let mut selectors = vec![];
    if !anchor.quote.is_empty() {
        selectors.push(json!({
            "type": "TextQuoteSelector", "exact": anchor.quote, "prefix": anchor.before, "suffix": anchor.after,
        }));
    }
    selectors.push(json!({"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}));
    let mut out = Map::new();
    out.insert("id".into(), json!(format!("urn:ownstory:note:{}", encoded(&note.id))));
    out.insert("type".into(), json!("Annotation"));
    out.insert("motivation".into(), json!(motivation(note.kind)));
    out.insert("kind".into(), json!(note.kind));
    out.insert("created".into(), json!(note.created));
    out.insert("modified".into(), json!(note.changed));
    if !note.body.is_empty() {
        out.insert(
            "body".into(),
            json!({"type": "TextualBody", "value": note.body, "format": "text/plain", "purpose": motivation(note.kind)}),
        );
    }
    out.insert(
        "target".into(),
        json!({"source": source, "file": placed.name, "page": anchor.page, "selector": selectors}),
    );
    Value::Object(out)
}

fn motivation(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Highlight => "highlighting",
        NoteKind::Note => "commenting",
        NoteKind::Wrong => "assessing",
        NoteKind::Ask => "questioning",
        NoteKind::Memory => "describing",
    }
}

/// A path as part of an IRI (RFC 3986): everything but unreserved characters and `/` percent-encoded.
fn encoded(path: &str) -> String {
    use std::fmt::Write;
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes any text");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use record::Anchor;

    use super::*;

    fn note(kind: NoteKind, body: &str) -> Note {
        Note {
            id: "n 1".into(),
            kind,
            anchor: Anchor::new(FileId(1), "ab12", 3, "Mother was not invited.", 0, 6),
            body: body.into(),
            created: "2026-11-21T10:00:00Z".into(),
            changed: "2026-11-21T11:00:00Z".into(),
        }
    }

    #[test]
    fn a_note_is_found_by_its_words_and_by_its_place() {
        let place = |_| Placed { name: "case file.pdf".into(), path: Some("originals/case file.pdf".into()) };
        let all = annotations(&[note(NoteKind::Ask, "Why?"), note(NoteKind::Highlight, "")], &place);
        assert_eq!(all["total"], 2);
        let first = &all["first"]["items"][0];
        assert_eq!(first["motivation"], "questioning");
        assert_eq!(first["id"], "urn:ownstory:note:n%201");
        assert_eq!(first["target"]["source"], "originals/case%20file.pdf#page=3");
        assert_eq!(first["target"]["file"], "case file.pdf");
        let quote =
            json!({"type": "TextQuoteSelector", "exact": "Mother", "prefix": "", "suffix": " was not invited."});
        assert_eq!(first["target"]["selector"][0], quote);
        assert_eq!(first["target"]["selector"][1], json!({"type": "TextPositionSelector", "start": 0, "end": 6}));
        assert_eq!(first["body"]["value"], "Why?");
        let second = &all["first"]["items"][1];
        assert_eq!(second["motivation"], "highlighting");
        assert!(second.get("body").is_none());
    }

    #[test]
    fn a_note_on_a_file_that_is_not_there_names_it_by_its_fingerprint() {
        let all = annotations(&[note(NoteKind::Memory, "x")], &|_| Placed { name: "gone.pdf".into(), path: None });
        assert_eq!(all["first"]["items"][0]["target"]["source"], "urn:ownstory:sha256:ab12#page=3");
    }
}
