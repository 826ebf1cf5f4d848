//! Small builders for tellings and papers.

#![allow(dead_code)]

use record::*;

pub fn when(edtf: &str) -> When {
    When::parse(edtf).expect("valid EDTF")
}

pub fn proof(page: u32, quote: &str) -> Evidence {
    let end = quote.chars().count() as u32;
    Evidence { file: FileId(1), page, start: 0, end, quote: quote.to_owned(), text_hash: TextHash::of(quote) }
}

/// A telling; `date` may be empty.
pub fn told(kind: EventKind, date: &str, place: &str, page: u32, quote: &str) -> EventMention {
    EventMention {
        kind,
        when: (!date.is_empty()).then(|| when(date)),
        how: How::written(),
        place: place.to_owned(),
        people: Vec::new(),
        reason: None,
        reason_at: None,
        evidence: proof(page, quote),
    }
}

pub fn paper(kind: DocumentKind, date: &str, page: u32) -> Document {
    Document {
        id: Document::id_for(FileId(1), page),
        kind,
        title: String::new(),
        date: (!date.is_empty()).then(|| when(date)),
        how: None,
        file: FileId(1),
        first_page: page,
        last_page: page,
        pages: Vec::new(),
        author: None,
        scanned: false,
        duplicate_of: None,
        near_duplicate_of: None,
    }
}

pub fn target(event: &Event) -> EventTarget {
    EventTarget {
        key: event.key.clone(),
        kind: event.kind,
        title: event.title.clone(),
        when: event.when.clone(),
        evidence: event.evidence.clone(),
    }
}

pub fn decided(list: Vec<Decision>) -> Decided {
    let list: Vec<Undoable> =
        list.into_iter().enumerate().map(|(i, decision)| Undoable { seq: i as i64, decision, undone: false }).collect();
    Decided::replay(&list)
}

/// `kind date place`, one a line.
pub fn lines(events: &[Event]) -> Vec<String> {
    events
        .iter()
        .map(|e| {
            format!(
                "{} {} {}",
                e.kind.as_str(),
                e.when.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string),
                e.place
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}
