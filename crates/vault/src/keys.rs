//! The keys of one vault, all made from one random root. They live in one locked page and never leave this crate.

use bech32::{Bech32, Hrp};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::locked::KeyPage;

const APP: &str = "ownstory/v1";

/// What each key is for. The words are part of the format.
const PURPOSES: [&str; 7] = ["database", "blob-name", "label", "head", "seal", "manifest", "originals"];

/// The root and every key that is derived from it.
pub(crate) struct KeyRing(KeyPage);

impl KeyRing {
    /// Derives every key. The vault's id is part of each, so that no key fits two vaults.
    pub(crate) fn new(root: &[u8; 32], vault: &str) -> Self {
        let mut page = KeyPage::new();
        page.slot_mut(0).copy_from_slice(root);
        for (i, purpose) in PURPOSES.iter().enumerate() {
            derive(root, &format!("{APP}/{purpose}/{vault}"), page.slot_mut(i + 1));
        }
        Self(page)
    }

    pub(crate) fn root(&self) -> &[u8; 32] {
        self.0.slot(0)
    }

    pub(crate) fn get(&self, purpose: &str) -> &[u8; 32] {
        let place = PURPOSES.iter().position(|p| *p == purpose).expect("a purpose from the list");
        self.0.slot(place + 1)
    }

    /// The age identity that opens every original, as stock age reads it.
    pub(crate) fn originals(&self) -> Zeroizing<String> {
        age_identity(self.get("originals"))
    }
}

/// HKDF-SHA256 without salt.
pub(crate) fn derive(from: &[u8], info: &str, into: &mut [u8; 32]) {
    Hkdf::<Sha256>::new(None, from).expand(info.as_bytes(), into).expect("32 bytes is a length that HKDF gives");
}

/// Writes an X25519 secret as age does: `AGE-SECRET-KEY-1…`.
pub(crate) fn age_identity(secret: &[u8; 32]) -> Zeroizing<String> {
    let prefix = Hrp::parse("AGE-SECRET-KEY-").expect("a valid prefix");
    Zeroizing::new(bech32::encode_upper::<Bech32>(prefix, secret).expect("32 bytes fit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_purpose_and_by_vault() {
        let (a, b) = (KeyRing::new(&[7; 32], "a"), KeyRing::new(&[7; 32], "b"));
        let mut all: Vec<_> = PURPOSES.iter().flat_map(|p| [*a.get(p), *b.get(p)]).collect();
        all.push(*a.root());
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 15);
    }

    /// The examples of docs/formats/vault.md. If one of them changes, no vault opens any more.
    #[test]
    fn the_examples_of_the_format_hold() {
        let root: [u8; 32] = std::array::from_fn(|i| i as u8);
        let ring = KeyRing::new(&root, "00000000-0000-4000-8000-000000000000");
        let told = |p| crate::disk::hex(ring.get(p));
        assert_eq!(told("database"), "9fc9e5fe5f3a95471bad4c2b78bb859b0cf863aa73c42a8f717bbdc8b3a7480d");
        assert_eq!(told("blob-name"), "148952434255b98c3fb487d4f81e4a6338bdc41545201ce9c004c40c406d5505");
        assert_eq!(*ring.originals(), "AGE-SECRET-KEY-1T2JDFLDV4P8VCA87JW68VQ4JHJX3CSPGLQZUGQ7F07TR779U2UZQ93M7NH");
    }

    #[test]
    fn the_identity_is_one_that_age_reads() {
        let text = age_identity(&[9; 32]);
        assert!(text.starts_with("AGE-SECRET-KEY-1"));
        text.parse::<age::x25519::Identity>().expect("age reads it");
    }
}
