//! Proof: the words on a page that a statement rests on. A statement without proof cannot be built.

use serde::{Deserialize, Serialize};

use crate::FileId;

/// A short fingerprint of a page's words, so that proof taken from an older reading is noticed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextHash(pub String);

impl TextHash {
    /// The fingerprint of these words.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(blake3::hash(text.as_bytes()).to_hex()[..16].to_owned())
    }
}

/// Words on a page. `start..end` count Unicode scalar values into the page's text, and `quote` is exactly those characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    pub file: FileId,
    /// Counts from 1 in the received file.
    pub page: u32,
    pub start: u32,
    pub end: u32,
    pub quote: String,
    pub text_hash: TextHash,
}

/// A statement was about to be made without any words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a statement needs at least one piece of evidence")]
pub struct NoProof;

/// At least one piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Evidence>", into = "Vec<Evidence>")]
pub struct Proof(Vec<Evidence>);

impl Proof {
    #[must_use]
    pub fn new(first: Evidence) -> Self {
        Self(vec![first])
    }

    /// The piece found first.
    #[must_use]
    pub fn first(&self) -> &Evidence {
        &self.0[0]
    }

    #[must_use]
    pub fn all(&self) -> &[Evidence] {
        &self.0
    }

    /// Adds evidence, once for each place.
    pub fn add(&mut self, more: impl IntoIterator<Item = Evidence>) {
        for piece in more {
            if !self.0.contains(&piece) {
                self.0.push(piece);
            }
        }
    }
}

impl TryFrom<Vec<Evidence>> for Proof {
    type Error = NoProof;
    fn try_from(pieces: Vec<Evidence>) -> Result<Self, NoProof> {
        if pieces.is_empty() { Err(NoProof) } else { Ok(Self(pieces)) }
    }
}

impl From<Proof> for Vec<Evidence> {
    fn from(proof: Proof) -> Self {
        proof.0
    }
}

/// How a value was worked out, in the words of the open export: `written`, `from age`, `relative to 2004-03-12`, `file name`, `person`…
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct How(pub String);

impl How {
    #[must_use]
    pub fn written() -> Self {
        Self("written".into())
    }
    #[must_use]
    pub fn person() -> Self {
        Self("person".into())
    }
}

/// Who has the last word on a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    Reader,
    Person,
}
