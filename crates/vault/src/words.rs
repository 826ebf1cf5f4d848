//! The recovery words: twelve words on paper that open the vault when the passphrase is gone.
//!
//! They are 128 random bits with a checksum (BIP39 English). The same bits make an age key, so that stock age opens
//! the vault's recovery file without this program. BIP39's own way to make a seed is not used.

use age::x25519::Identity;
use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use crate::disk;
use crate::error::Result;
use crate::keys::{age_identity, derive};

const COUNT: usize = 12;

/// Twelve words, 128 bits. Wiped on drop.
pub struct RecoveryWords(Zeroizing<[u8; 16]>);

/// What is wrong with words that were typed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    #[error("{found} words, and twelve are needed")]
    Count { found: usize },
    /// `place` counts from 1. `like` holds up to three words of the list that look alike.
    #[error("word {place} is not one of the words")]
    Unknown { place: usize, word: String, like: Vec<String> },
    /// Every word is in the list, but together they are not a set that was ever printed: one is wrong or in another place.
    #[error("the words do not belong together")]
    NotTogether,
}

impl RecoveryWords {
    pub(crate) fn generate() -> Result<Self> {
        Ok(Self(Zeroizing::new(disk::random()?)))
    }

    /// Reads typed words. Case, spaces, commas, dashes and numbers between them do not matter; four letters of a word are enough.
    ///
    /// # Errors
    /// [`WordsError`], which names the word that is wrong where that can be told. One wrong word of the list goes
    /// unnoticed here once in 16 times; then it does not open the vault.
    pub fn parse(typed: &str) -> std::result::Result<Self, WordsError> {
        let typed: Vec<Zeroizing<String>> = typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
            .map(|w| Zeroizing::new(w.to_lowercase()))
            .collect();
        if typed.len() != COUNT {
            return Err(WordsError::Count { found: typed.len() });
        }
        let mut words = Vec::with_capacity(COUNT);
        for (i, word) in typed.iter().enumerate() {
            words.push(find(word).ok_or_else(|| WordsError::Unknown {
                place: i + 1,
                word: word.to_string(),
                like: alike(word),
            })?);
        }
        let sentence = Zeroizing::new(words.join(" "));
        let known = Mnemonic::parse_in_normalized(Language::English, &sentence).map_err(|_| WordsError::NotTogether)?;
        let entropy = Zeroizing::new(known.to_entropy());
        let bits = entropy.as_slice().try_into().map_err(|_| WordsError::NotTogether)?;
        Ok(Self(Zeroizing::new(bits)))
    }

    /// The twelve words in order.
    #[must_use]
    pub fn to_words(&self) -> [&'static str; COUNT] {
        let mnemonic = Mnemonic::from_entropy_in(Language::English, &*self.0).expect("16 bytes are twelve words");
        let mut words = [""; COUNT];
        for (place, word) in words.iter_mut().zip(mnemonic.words()) {
            *place = word;
        }
        words
    }

    /// The age key that the words stand for: `AGE-SECRET-KEY-1…`.
    #[must_use]
    pub fn to_age_identity(&self) -> Zeroizing<String> {
        let mut secret = Zeroizing::new([0; 32]);
        derive(&*self.0, "ownstory/v1/recovery", &mut secret);
        age_identity(&secret)
    }

    pub(crate) fn identity(&self) -> Identity {
        self.to_age_identity().parse().expect("our own key is one that age reads")
    }
}

impl std::fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryWords(…)")
    }
}

/// The word of the list that was meant: the word itself, or the only one that begins with these four or more letters.
fn find(word: &str) -> Option<&'static str> {
    let list = Language::English;
    if let Some(place) = list.find_word(word) {
        return Some(list.word_list()[usize::from(place)]);
    }
    let mut meant = list.words_by_prefix_iter(word);
    let first = meant.next().filter(|_| word.len() >= 4);
    if meant.next().is_none() { first } else { None }
}

fn alike(word: &str) -> Vec<String> {
    let mut near: Vec<_> =
        Language::English.word_list().iter().map(|w| (edits(word, w), *w)).filter(|(n, _)| *n <= 2).collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, w)| w.to_owned()).collect()
}

/// Letters to change, add or take away to get from one word to the other.
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_however_they_are_typed() {
        let words = RecoveryWords::generate().expect("random bytes");
        let list = words.to_words();
        let messy: Vec<_> = list.iter().enumerate().map(|(i, w)| format!("{}. {}", i + 1, w.to_uppercase())).collect();
        let again = RecoveryWords::parse(&messy.join(",\n")).expect("the same words");
        assert_eq!(*again.0, *words.0);
        let short: Vec<_> = list.iter().map(|w| &w[..w.len().min(4)]).collect();
        assert_eq!(*RecoveryWords::parse(&short.join(" ")).expect("four letters").0, *words.0);
        assert_eq!(*again.to_age_identity(), *words.to_age_identity());
    }

    /// The example of docs/formats/vault.md.
    #[test]
    fn the_example_of_the_format_holds() {
        let words = RecoveryWords(Zeroizing::new(std::array::from_fn(|i| i as u8)));
        assert_eq!(
            words.to_words().join(" "),
            "abandon amount liar amount expire adjust cage candy arch gather drum buyer"
        );
        assert_eq!(
            *words.to_age_identity(),
            "AGE-SECRET-KEY-1Q3K90N8RTXS4ZRFV77WH852TRAMSVGW9W6F6T0UT5C5K7G0YZKQQLSA8D6"
        );
    }

    #[test]
    fn a_slip_is_named_or_noticed() {
        let words = RecoveryWords(Zeroizing::new([0x5a; 16]));
        let list = words.to_words();
        assert_eq!(RecoveryWords::parse("one two").unwrap_err(), WordsError::Count { found: 2 });
        let mut typed: Vec<_> = list.iter().map(|w| (*w).to_owned()).collect();
        typed[4] = "abandn".into();
        let error = RecoveryWords::parse(&typed.join(" ")).unwrap_err();
        assert!(matches!(&error, WordsError::Unknown { place: 5, like, .. } if like[0] == "abandon"), "{error:?}");
        let all = Language::English.word_list();
        let (mut noticed, mut tried) = (0, 0);
        for place in 0..COUNT {
            for step in 1..=20 {
                let mut typed = list;
                typed[place] =
                    all[(usize::from(Language::English.find_word(list[place]).expect("known")) + step * 97) % 2048];
                tried += 1;
                noticed += usize::from(RecoveryWords::parse(&typed.join(" ")).is_err());
            }
        }
        assert!(noticed * 100 >= tried * 85, "{noticed} of {tried}");
    }
}
