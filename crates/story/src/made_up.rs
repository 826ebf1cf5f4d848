//! Tellings for tests.

use record::{EventKind, EventMention, Evidence, FileId, How, TextHash, When};

pub(crate) fn proof(page: u32, quote: &str) -> Evidence {
    let end = quote.chars().count() as u32;
    Evidence { file: FileId(1), page, start: 0, end, quote: quote.into(), text_hash: TextHash::of(quote) }
}

pub(crate) fn told(kind: EventKind, date: &str, place: &str, page: u32, quote: &str) -> EventMention {
    EventMention {
        kind,
        when: Some(When::parse(date).expect("valid EDTF")),
        how: How::written(),
        place: place.into(),
        people: Vec::new(),
        reason: None,
        reason_at: None,
        evidence: proof(page, quote),
    }
}
