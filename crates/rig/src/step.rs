//! What a session does to a vault, one call at a time, and what each call is about. All of it follows from a seed.
//!
//! A new kind of step needs four lines: here, in `state.rs` (what it changes), in `worker.rs` (the call) and in a scenario.

use record::{
    Anchor, DateMention, Decision, FileId, How, Note, NoteKind, PageContent, PageFindings, PageHead, TextFrom, When,
    WordBox,
};

use crate::rng::Rng;

/// One call on a vault. Files, notes, settings and passphrases are told apart by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Always the first, with passphrase 0.
    Create,
    Keep {
        file: u32,
        size: usize,
    },
    /// As `Keep`, through a reader instead of from memory.
    KeepFrom {
        file: u32,
        size: usize,
    },
    Pages {
        file: u32,
        first: u32,
        count: u32,
    },
    Finish {
        file: u32,
        pages: u32,
    },
    Note {
        n: u32,
    },
    Undo,
    Redo,
    Setting {
        key: u32,
        value: u32,
    },
    Remove {
        file: u32,
    },
    Restore {
        file: u32,
    },
    /// Deletes a file for good.
    Delete {
        file: u32,
    },
    /// Deletes for good what was taken out.
    EmptyBin,
    Passphrase {
        n: u32,
    },
    NewWords,
    /// Builds the whole vault anew under other keys, with another passphrase.
    NewKeys {
        n: u32,
    },
    Settle,
    /// Closes the vault and opens it again.
    Reopen,
}

impl Step {
    /// True when it gives recovery words that only the caller then knows.
    pub fn gives_words(self) -> bool {
        matches!(self, Self::Create | Self::NewWords | Self::NewKeys { .. })
    }
}

/// The settings that are looked at; there are no others.
pub const SETTINGS: u32 = 6;

pub fn file_name(file: u32) -> String {
    format!("letter {file}.pdf")
}

/// Two neighbours of the same size are the same paper, as people often get them twice.
pub fn bytes(seed: u64, file: u32, size: usize) -> Vec<u8> {
    Rng::part(seed, 0x1000 + u64::from(file / 2)).bytes(size)
}

pub fn passphrase(n: u32) -> String {
    format!("paper lantern harbour violet meadow {n}")
}

pub fn setting(key: u32, value: u32) -> (String, String) {
    (format!("setting {key}"), format!("value {value} {}", "of some length ".repeat(value as usize % 40)))
}

pub fn note(n: u32) -> Decision {
    let at = "2026-11-22T00:00:00Z";
    // A file that never is, so that no deletion touches the note.
    let anchor = Anchor::new(FileId(1 << 40), "00", 1, "They said that I was happy there.", 15, 26);
    let body = format!("note {n}: {}", "this is not how it was ".repeat(1 + n as usize % 30));
    let note = Note { id: format!("n{n}"), kind: NoteKind::Note, anchor, body, created: at.into(), changed: at.into() };
    Decision::NoteAdded { note }
}

/// A page as the reader would hand it over.
pub fn page(seed: u64, file: u32, number: u32) -> (PageContent, PageFindings) {
    const WORDS: [&str; 12] = [
        "placement",
        "review",
        "contact",
        "visit",
        "school",
        "mother",
        "hospital",
        "carer",
        "meeting",
        "letter",
        "birthday",
        "transfer",
    ];
    let mut rng = Rng::part(seed, u64::from(file) << 20 | u64::from(number));
    let mut text = format!("3.4.90 page {number} of {}:", file_name(file));
    for _ in 0..80 + rng.below(160) {
        text.push(' ');
        text.push_str(WORDS[rng.below(WORDS.len())]);
    }
    let mut words = Vec::new();
    let mut at = 0;
    for (i, word) in text.split(' ').enumerate() {
        let (x0, y0) = (72.0 + (i % 10) as f32 * 40.0, 72.0 + (i / 10) as f32 * 14.0);
        let end = at + word.chars().count() as u32;
        words.push(WordBox { start: at, end, x0, y0, x1: x0 + 36.5, y1: y0 + 11.25 });
        at = end + 1;
    }
    let content = PageContent {
        text,
        text_from: TextFrom::Pdf,
        width: 595.0,
        height: 842.0,
        words,
        redactions: Vec::new(),
        problem: None,
        has_picture: true,
        scan: record::Scan::No,
    };
    let date = DateMention {
        start: 0,
        end: 6,
        text: "3.4.90".into(),
        value: When::parse("1990-04-03").ok(),
        how: How::written(),
        alternatives: Vec::new(),
    };
    let head = PageHead { first_page: 1, ..PageHead::default() };
    let findings = PageFindings { reader_version: 1 + number % 3, head, dates: vec![date], ..PageFindings::default() };
    (content, findings)
}
